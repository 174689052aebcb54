package crm

import (
	"encoding/json"
	"fmt"
	"time"
)

// Stranger is what is kept of an identity that belongs to nobody.
type Stranger struct {
	Until time.Time `json:"until"`          // until then the admins are not asked about him again
	Asked time.Time `json:"asked,omitzero"` // when they were; it tells one card from the next
	// NotOurs says that an admin knows him to be none of the company: he is
	// answered no more, and nothing that he writes is kept.
	NotOurs bool   `json:"not_ours,omitzero"`
	Name    string `json:"name,omitzero"` // as his platform tells it; may be empty
}

func strangerKey(identity string) string { return "stranger/" + identity }

// StrangerOf is what is kept of an identity (chat.Identity's text form); the
// zero value for one who has not written yet.
func StrangerOf(r Reader, identity string) (Stranger, error) {
	var s Stranger
	data, err := r.Kept(strangerKey(identity))
	if err != nil || data == nil {
		return s, err
	}
	if at, err := time.Parse(time.RFC3339, string(data)); err == nil { // as the first release kept it
		return Stranger{Until: at}, nil
	}
	if err := json.Unmarshal(data, &s); err != nil {
		return s, fmt.Errorf("stranger %s: %w", identity, err)
	}
	return s, nil
}

// KeepStranger keeps it; the zero value forgets him.
func KeepStranger(tx Tx, identity string, s Stranger) error {
	if s == (Stranger{}) {
		return tx.Keep(strangerKey(identity), nil)
	}
	data, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("stranger %s: %w", identity, err)
	}
	return tx.Keep(strangerKey(identity), data)
}
