package handlers

import (
	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// renamed lets the roster follow a platform that knows somebody under another
// identity from now on, and tells the admins. What waits for him goes there too,
// and what he wrote under it before anybody knew is asked about.
func (q *request) renamed() error {
	was, now := q.m.From.String(), q.m.Newly.String()
	owner, err := q.tx.PersonOf(now)
	if err != nil {
		return err
	}
	v := cards.RenamedView{Name: q.who.Name.Text, Platform: q.m.From.Platform, Was: q.m.From.ID, Now: q.m.Newly.ID}
	if owner != "" && owner != q.who.ID {
		other, err := crm.Get[crm.Person](q.tx, owner)
		if err != nil {
			return err
		}
		v.Taken = other.Name.Text
		return q.tellAdmins(v)
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	if err := w.RenameMyself(was, now); err != nil {
		return err
	}
	if err := q.follows(was, now); err != nil {
		return err
	}
	if err := present(q.tx, q.m.Newly); err != nil {
		return err
	}
	if err := q.tellAdmins(v); err != nil {
		return err
	}
	return q.askBack(now, q.who.ID)
}

func (q *request) tellAdmins(v cards.RenamedView) error {
	admins, err := peopleWith(q.tx, crm.RoleAdmin)
	if err != nil {
		return err
	}
	for i := range admins {
		if err := q.tell(&admins[i], q.m.Key+"/renamed", func(w *cards.Writer) chat.Card { return w.Renamed(v) }); err != nil {
			return err
		}
	}
	return nil
}
