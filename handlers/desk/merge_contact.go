package desk

import (
	"milepost/storage/crm"
)

// MergeContacts makes one of two contacts of a customer who are one person: what names the
// first names the second, who stays with his number and his values and gets what he lacks.
// BadInput "contact.same" for one contact, "contact.apart" (one, other) for people of two
// customers, "contact.two" (one, other) where two full names say that they are two.
func (w *Work) MergeContacts(from, into crm.ContactID) (Edited[crm.Contact], error) {
	none := Edited[crm.Contact]{}
	gone, err := crm.Get[crm.Contact](w.tx, from)
	if err != nil {
		return none, err
	}
	stays, err := crm.Get[crm.Contact](w.tx, into)
	if err != nil {
		return none, err
	}
	account, err := w.account(stays.Account)
	if err != nil {
		return none, err
	}
	switch {
	case from == into:
		return none, crm.E(crm.BadInput, "contact.same", stays.Name.Text)
	case gone.Account != stays.Account:
		return none, crm.E(crm.BadInput, "contact.apart", gone.Name.Text, stays.Name.Text)
	case gone.Forgotten != "" || stays.Forgotten != "":
		return none, crm.E(crm.Stale, "contact.forgotten", label(&stays))
	case gone.Full != "" && stays.Full != "" && gone.Full != stays.Full:
		return none, crm.E(crm.BadInput, "contact.two", gone.Full, stays.Full)
	}
	p := &MergePlan{From: account, Into: account, Twice: map[crm.ContactID]crm.Contact{from: stays}, Moves: []crm.Record{&gone}}
	err = users(w.tx, &gone, func(u crm.Record) bool {
		if u.Kind() != crm.KindField {
			p.Moves = append(p.Moves, u)
		}
		return true
	})
	if err != nil {
		return none, err
	}
	if err := w.moveRecords(p); err != nil {
		return none, err
	}
	at := func(id crm.ContactID) crm.Pointer { return crm.Pointer{Kind: crm.KindContact, ID: string(id)} }
	if err := w.moveNotes(at(from), at(into)); err != nil {
		return none, err
	}
	now, err := crm.Get[crm.Contact](w.tx, into)
	return Edited[crm.Contact]{Before: stays, After: now}, err
}
