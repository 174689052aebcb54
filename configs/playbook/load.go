package playbook

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// The default method. Each file holds some sections of the Book; a user's
// file may hold any of them.
//
//go:embed method/*.yaml
var method embed.FS

// Default is the embedded playbook, made anew for each caller. The error says
// that the binary was built with a faulty one, which the tests rule out.
func Default() (*Book, error) {
	b := new(Book)
	files, err := fs.Glob(method, "method/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list embedded playbook: %w", err)
	}
	places := Places{}
	for _, name := range files {
		data, err := method.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read embedded playbook: %w", err)
		}
		at, faults := Decode(name, data, b)
		if len(faults) > 0 {
			return nil, fmt.Errorf("embedded playbook: %s", faults[0])
		}
		for key, place := range at {
			places[key] = place
		}
	}
	if faults := places.Locate(b.Validate()); len(faults) > 0 {
		return nil, fmt.Errorf("embedded playbook: %s", faults[0])
	}
	return b, nil
}

// Parse reads a playbook file over the default one: it need only say what
// differs (see Decode). Faults are sorted by their place; with any of them
// the book is nil.
func Parse(file string, data []byte) (*Book, []Fault) {
	b, err := Default()
	if err != nil {
		return nil, []Fault{{File: file, Problem: err.Error(), Fix: "this program was built wrong: use another release"}}
	}
	places, faults := Decode(file, data, b)
	if faults = append(faults, b.sound(NewUnread(places, faults))...); len(faults) == 0 {
		return b, nil
	}
	faults = places.Locate(faults)
	for i := range faults {
		faults[i].File = file
	}
	return nil, faults
}

// sound is Validate without what follows from the faults of reading the file:
// where rows were not read, other rows name them in vain.
func (b *Book) sound(u Unread) []Fault {
	if u.All() || u.lost() {
		return nil
	}
	return slices.DeleteFunc(b.Validate(), func(f Fault) bool {
		return u.Value(f.Key) || u.wayLost() && strings.HasPrefix(f.Problem, noWay)
	})
}

// Hash is the same for two books that say the same, whatever files they come
// from: 16 hexadecimal digits. The store keeps it to notice a changed method.
func (b *Book) Hash() string {
	data, err := json.Marshal(b)
	if err != nil { // a Book holds nothing that JSON cannot say
		return ""
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}
