package desk

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"milepost/storage/crm"
)

// erasuresKey is the kept value that lists the requests to forget a contact.
const erasuresKey = "privacy/erasures"

// Erasure is a request to remove the personal data of a contact. With a second
// admin in the roster it waits for his word.
type Erasure struct {
	Contact crm.ContactID `json:"contact"`
	By      crm.PersonID  `json:"by"`
	At      time.Time     `json:"at"`
	Agreed  crm.PersonID  `json:"agreed,omitzero"`
	Go      bool          `json:"go,omitzero"` // it may be done
}

// Erasures are the requests that have not been carried out, oldest first.
func Erasures(r crm.Reader) ([]Erasure, error) {
	data, err := r.Kept(erasuresKey)
	if err != nil || data == nil {
		return nil, err
	}
	var all []Erasure
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, fmt.Errorf("requests to forget contacts: %w", err)
	}
	return all, nil
}

func keepErasures(tx crm.Tx, all []Erasure) error {
	if len(all) == 0 {
		return tx.Keep(erasuresKey, nil)
	}
	data, err := json.Marshal(all)
	if err != nil {
		return fmt.Errorf("requests to forget contacts: %w", err)
	}
	return tx.Keep(erasuresKey, data)
}

// AskForget asks for a contact to be forgotten. Where there is another active
// admin it waits for him, else it may be done at once. Forbidden "forget.admin"
// for anybody but an admin, Stale "forget.done" and "forget.asked".
func (w *Work) AskForget(id crm.ContactID, others int) (Erasure, error) {
	var e Erasure
	if _, err := w.privateData(id); err != nil {
		return e, err
	}
	all, err := Erasures(w.tx)
	if err != nil {
		return e, err
	}
	if slices.ContainsFunc(all, func(o Erasure) bool { return o.Contact == id }) {
		return e, crm.E(crm.Stale, "forget.asked")
	}
	e = Erasure{Contact: id, By: w.actor.ID, At: w.tx.Now(), Go: others == 0}
	return e, keepErasures(w.tx, append(all, e))
}

// DecideForget is the word of the second admin. Missing "forget.nobody" when
// nothing waits, Forbidden "forget.own" for the one who asked.
func (w *Work) DecideForget(id crm.ContactID, agree bool) (Erasure, error) {
	if _, err := w.privateData(id); err != nil {
		return Erasure{}, err
	}
	all, err := Erasures(w.tx)
	if err != nil {
		return Erasure{}, err
	}
	i := slices.IndexFunc(all, func(o Erasure) bool { return o.Contact == id && !o.Go })
	if i < 0 {
		return Erasure{}, crm.E(crm.Missing, "forget.nobody")
	}
	if all[i].By == w.actor.ID && agree {
		return Erasure{}, crm.E(crm.Forbidden, "forget.own")
	}
	e := all[i]
	if !agree {
		return e, keepErasures(w.tx, slices.Delete(all, i, i+1))
	}
	e.Agreed, e.Go = w.actor.ID, true
	all[i] = e
	return e, keepErasures(w.tx, all)
}

// CarriedOut takes a request off the list once it was carried out.
func CarriedOut(tx crm.Tx, id crm.ContactID) error {
	all, err := Erasures(tx)
	if err != nil {
		return err
	}
	return keepErasures(tx, slices.DeleteFunc(all, func(o Erasure) bool { return o.Contact == id }))
}

// NoteDisclosure notes that a contact's personal data was given out, so that he
// can have it. The note is never taken back. Errors as of AskForget.
func (w *Work) NoteDisclosure(id crm.ContactID, rows int) error {
	if _, err := w.privateData(id); err != nil {
		return err
	}
	return w.write(&crm.Exported{ID: crm.ExportID(w.next()), Who: w.actor.ID, Of: crm.KindContact, Day: w.Today(), Format: "xlsx", Rows: rows}, "")
}

// privateData is a contact whose personal data an admin deals with.
func (w *Work) privateData(id crm.ContactID) (crm.Contact, error) {
	if !w.actor.Has(crm.RoleAdmin) {
		return crm.Contact{}, crm.E(crm.Forbidden, "forget.admin")
	}
	var c crm.Contact
	if err := w.tx.Get(&c, string(id)); err != nil {
		return c, err
	}
	if c.Forgotten != "" {
		return c, crm.E(crm.Stale, "forget.done", c.Number())
	}
	return c, nil
}
