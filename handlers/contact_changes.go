package handlers

import (
	"fmt"
	"maps"
	"slices"

	"milepost/bot/cards"
	"milepost/storage/crm"
)

// contactChanges lists the fields of a contact that differ.
func contactChanges(b, a crm.Contact) []cards.FieldChange {
	var out []cards.FieldChange
	add := func(field, old, now string) {
		if old != now {
			out = append(out, cards.FieldChange{Field: field, Old: old, New: now})
		}
	}
	add("name", b.Name.Text, a.Name.Text)
	add("full", b.Full, a.Full)
	add("title", b.Title, a.Title)
	add("department", b.Department, a.Department)
	add("phone", b.Phone, a.Phone)
	add("email", b.Email, a.Email)
	add("wechat", b.WeChat, a.WeChat)
	add("decision", b.Decision, a.Decision)
	add("support", b.Support, a.Support)
	if len(b.Roles) != len(a.Roles) {
		out = append(out, cards.FieldChange{Field: "roles", Old: b.Roles, New: a.Roles})
	}
	return append(out, cornerChanges(b, a)...)
}

// cornerChanges lists what differs in the deals in which a contact has corners of
// his own: from how he was there to how he is.
func cornerChanges(b, a crm.Contact) []cards.FieldChange {
	ids := map[crm.OpportunityID]bool{}
	for _, k := range []crm.Contact{b, a} {
		for id := range k.Deals {
			ids[id] = true
		}
	}
	var out []cards.FieldChange
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		was, now := b.In(id), a.In(id)
		for _, f := range []struct{ field, was, now, general string }{
			{"decision", was.Decision, now.Decision, b.Decision + "/" + a.Decision},
			{"attitude", was.Attitude, now.Attitude, b.Attitude + "/" + a.Attitude},
			{"support", was.Support, now.Support, b.Support + "/" + a.Support},
			{depthField, b.Deals[id].Depth, a.Deals[id].Depth, ""},
		} {
			if f.was != f.now && f.was+"/"+f.now != f.general {
				out = append(out, cards.FieldChange{Field: f.field, Old: f.was, New: f.now})
			}
		}
		if !slices.Equal(was.Roles, now.Roles) && slices.Equal(b.Roles, a.Roles) {
			out = append(out, cards.FieldChange{Field: "roles", Old: was.Roles, New: now.Roles})
		}
	}
	return out
}

// refreshContact brings the receipts up to date that name a contact: the one
// that made him, and the last one.
func (q *request) refreshContact(id crm.ContactID) error {
	p := crm.Pointer{Kind: crm.KindContact, ID: string(id)}
	if err := q.refreshOf(p); err != nil {
		return err
	}
	maker, err := q.makerOf(p)
	if err != nil || maker == q.was.Group {
		return err
	}
	if names, err := q.groupNames(q.was.Group, id); err != nil || !names {
		return err
	}
	return q.refresh(q.was.Group)
}

// groupNames reports whether what a group wrote names a contact: who was met, or with whom a step is.
func (q *request) groupNames(g crm.GroupID, id crm.ContactID) (bool, error) {
	if g == "" {
		return false, nil
	}
	changes, err := changesOf(q.tx, g)
	if err != nil {
		return false, err
	}
	for _, c := range changes {
		rec := crm.New(c.Kind)
		if rec == nil {
			continue
		}
		if err := q.tx.Get(rec, c.ID); crm.IsMissing(err) {
			continue
		} else if err != nil {
			return false, fmt.Errorf("%s %s of a receipt: %w", c.Kind, c.ID, err)
		}
		switch r := rec.(type) {
		case *crm.Activity:
			if slices.Contains(r.With, id) {
				return true, nil
			}
		case *crm.Task:
			if r.Contact == id {
				return true, nil
			}
		}
	}
	return false, nil
}
