package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// forgottenFile remembers, in the data folder, whose personal data was removed:
// a copy from before is made to forget them again. No name is in it.
const forgottenFile = "forgotten.jsonl"

// forgottenLine is a line of that file.
type forgottenLine struct {
	Contact crm.ContactID `json:"contact"`
	At      time.Time     `json:"at"` // UTC
}

// forgetting is what a command asks for.
type forgetting struct {
	Contact string `json:"contact"` // a number; or a name, which is only looked up
	Go      bool   `json:"go"`      // do it; else only say what it touches
}

// forgotten is what forgetting somebody touches, or has touched.
type forgotten struct {
	Number    string            `json:"number"`
	Name      string            `json:"name,omitzero"` // before it is done
	Account   string            `json:"account"`
	As        string            `json:"as"` // what he is called afterwards
	Ways      int               `json:"ways"`
	Visits    int               `json:"visits"`
	Named     map[crm.Trove]int `json:"named"`
	Files     int               `json:"files"`
	Namesakes []string          `json:"namesakes,omitempty"` // those who bear the name that was asked for
}

// Forget removes the personal data of a contact, or says what that would touch.
func (l *local) Forget(ctx context.Context, q forgetting) (forgotten, error) {
	id, namesakes, err := findContact(ctx, l.store, q.Contact)
	if err != nil || len(namesakes) > 0 {
		return forgotten{Namesakes: namesakes}, err
	}
	f, err := forgetOf(ctx, l.store, id)
	if err != nil {
		return forgotten{}, err
	}
	d := desk.New(nil, nil) // nothing of the method is needed
	plan, err := d.PlanForget(ctx, l.store, f)
	if fault, ok := crm.AsFault(err); ok && fault.Key == "forget.done" {
		return forgotten{}, fmt.Errorf("%s was forgotten before; nothing is left to do", q.Contact)
	}
	if err == nil && q.Go {
		// First in the file: should it break off, a copy that is restored goes on.
		if err = noteForgotten(l.dir, []forgottenLine{{id, l.now().UTC()}}); err == nil {
			plan, err = d.Forget(ctx, l.store, f)
		}
	}
	if err != nil {
		return forgotten{}, fmt.Errorf("forget %s: %w", q.Contact, err)
	}
	out := forgotten{
		Number: plan.Contact.Number(), Account: plan.Account, As: f.Name.Text, Ways: plan.Ways, Visits: plan.Visits, Named: plan.Named, Files: plan.Files,
	}
	if !q.Go {
		out.Name = calledBy(plan.Contact)
	}
	return out, nil
}

// calledBy is how a contact is called: 王总 (王建国).
func calledBy(k crm.Contact) string {
	if k.Full != "" && k.Full != k.Name.Text {
		return k.Name.Text + " (" + k.Full + ")"
	}
	return k.Name.Text
}

// findContact finds a contact by his number, one who was taken back too. For a
// name it lists who bears it.
func findContact(ctx context.Context, s crm.Store, said string) (id crm.ContactID, namesakes []string, err error) {
	said = strings.TrimSpace(said)
	number := strings.ToUpper(strings.TrimPrefix(said, "#"))
	if crm.KindOfNumber(number) != "" {
		err = s.View(ctx, func(r crm.Reader) error {
			rec, err := crm.ByNo(r, number)
			if k, ok := rec.(*crm.Contact); ok && err == nil {
				id = k.ID
			} else if err == nil {
				err = fmt.Errorf("%s is no contact; the number of one begins with K", number)
			}
			return err
		})
		if crm.IsMissing(err) {
			err = fmt.Errorf("there is no %s", number)
		}
		return id, nil, err
	}
	err = s.View(ctx, func(r crm.Reader) error {
		namesakes = nil
		var fault error
		err := crm.Each(r, crm.Where(crm.ByNumber), func(k crm.Contact) bool {
			if parse.Fold(k.Name.Text) != parse.Fold(said) && parse.Fold(k.Full) != parse.Fold(said) || k.Forgotten != "" {
				return true
			}
			var a crm.Account
			fault = r.Get(&a, string(k.Account))
			namesakes = append(namesakes, fmt.Sprintf("%s %s, %s", k.Number(), calledBy(k), a.Name.Text))
			return fault == nil
		})
		return errors.Join(err, fault)
	})
	if err == nil && len(namesakes) == 0 {
		err = fmt.Errorf("no contact is called %q; a number such as K12 stands on his card", said)
	}
	return "", namesakes, err
}

// forgetOf is how a contact is to be forgotten: he is called as the one who
// looks after his customer reads.
func forgetOf(ctx context.Context, s crm.Store, id crm.ContactID) (desk.Forget, error) {
	f := desk.Forget{Contact: id, Zh: cards.RemovedZh, En: cards.RemovedEn}
	err := s.View(ctx, func(r crm.Reader) error {
		var (
			k     crm.Contact
			a     crm.Account
			owner crm.Person
		)
		if err := r.Get(&k, string(id)); err != nil {
			return err
		}
		if err := r.Get(&a, string(k.Account)); err != nil {
			return err
		}
		if err := r.Get(&owner, string(a.Owner)); err != nil && !crm.IsMissing(err) {
			return err
		}
		f.Name = parse.Keys(cards.Removed(owner.Lang(), k.Number()))
		return nil
	})
	return f, err
}

// noteForgotten adds lines to the file of a data folder; what is in it stays.
func noteForgotten(dir string, lines []forgottenLine) (err error) {
	f, err := os.OpenFile(filepath.Join(dir, forgottenFile), os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return fmt.Errorf("note whom to forget: %w", plainer(err))
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	for _, l := range lines {
		text, err := json.Marshal(l)
		if err != nil {
			return err
		}
		if _, err := f.Write(append(text, '\n')); err != nil {
			return fmt.Errorf("note whom to forget: %w", plainer(err))
		}
	}
	return f.Sync()
}

// readForgotten reads such a file; one that is not there holds nobody. A last
// line that was cut off is passed over.
func readForgotten(path string) ([]forgottenLine, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read whom to forget: %w", plainerRead(err))
	}
	var out []forgottenLine
	lines := bufio.NewScanner(bytes.NewReader(text))
	for n := 1; lines.Scan(); n++ {
		var l forgottenLine
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil || l.Contact == "" {
			if len(bytes.TrimSpace(lines.Bytes())) == 0 || bytes.HasSuffix(text, lines.Bytes()) {
				continue
			}
			return nil, fmt.Errorf("%s:%d is not a line of %s; mend it, since a restored copy would remember somebody", path, n, forgottenFile)
		}
		out = append(out, l)
	}
	return out, lines.Err()
}

// forgetAgain makes a store that was made from a copy forget whom the files
// name, and keeps them all in the one of the data folder. It tells how many
// there were to forget.
func forgetAgain(ctx context.Context, store crm.Store, dir string, files ...string) (int, error) {
	own := filepath.Join(dir, forgottenFile)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return 0, fmt.Errorf("make %s: %w", dir, plainer(err))
	}
	known := map[crm.ContactID]bool{}
	n := 0
	for _, path := range append([]string{own}, files...) {
		lines, err := readForgotten(path)
		if err != nil {
			return n, err
		}
		for _, l := range lines {
			if known[l.Contact] {
				continue
			}
			known[l.Contact] = true
			if path != own {
				if err := noteForgotten(dir, []forgottenLine{l}); err != nil {
					return n, err
				}
			}
			f, err := forgetOf(ctx, store, l.Contact)
			if err == nil {
				_, err = desk.New(nil, nil).Forget(ctx, store, f)
			}
			if _, ok := crm.AsFault(err); ok { // not in the copy yet, or forgotten in it
				continue
			}
			if err != nil {
				return n, fmt.Errorf("forget again: %w", err)
			}
			n++
		}
	}
	return n, nil
}

// beside is the file of that name in the folder of a copy.
func beside(copied string) string { return filepath.Join(filepath.Dir(copied), forgottenFile) }

// tellForgotten says how many were forgotten again.
func tellForgotten(w world, n int) {
	if n > 0 {
		fmt.Fprintf(w.Out, "%s forgotten after this copy was made, and forgotten again now\n", counted(n, "contact was", "contacts were"))
	}
}
