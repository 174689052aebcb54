package desk

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"time"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// write is the one place that puts a business record: it puts it, logs the
// change, adds what it counts to the totals, sets its wake, and brings up to
// date what accounts and contacts derive from activities.
func (w *Work) write(rec crm.Record, reason string) error {
	return w.put(rec, reason, crm.TouchSaid)
}

func (w *Work) put(rec crm.Record, reason string, touch crm.Touch) error {
	before, old, err := w.stored(rec)
	if err != nil {
		return err
	}
	return w.replace(rec, before, old, reason, touch)
}

// putOver is put for a record that was read in this transaction, and not written
// since: before is what it was then.
func (w *Work) putOver(before, rec crm.Record, touch crm.Touch) error {
	old, err := json.Marshal(before)
	if err != nil {
		return fmt.Errorf("encode %s %s: %w", rec.Kind(), rec.Key(), err)
	}
	return w.replace(rec, before, old, "", touch)
}

// replace is put for a record whose stored version is known: nil for a new one.
func (w *Work) replace(rec, before crm.Record, old []byte, reason string, touch crm.Touch) error {
	meta := rec.Base()
	if before == nil {
		meta.By = w.actor.ID
	}
	meta.Group = w.group
	was := meta.Rev
	if err := w.tx.Put(rec); err != nil {
		return fmt.Errorf("put %s %s: %w", rec.Kind(), rec.Key(), err)
	}
	w.changes = append(w.changes, crm.Change{
		Group: w.group, Actor: w.actor.ID, Via: w.via.How, At: w.tx.Now(),
		Kind: rec.Kind(), ID: rec.Key(), RevBefore: was, RevAfter: meta.Rev, Before: old,
		Undoes: w.undoes, Item: w.item, Reason: cutRunes(Clean(reason), maxGist), Touch: touch,
	})
	change := &w.changes[len(w.changes)-1]
	if before != nil && touch == crm.TouchSaid && sourced(rec.Kind()) {
		change.Said = cutRunes(w.via.Text, maxGist)
	}
	if err := w.tx.Log(change); err != nil {
		return fmt.Errorf("log %s %s: %w", rec.Kind(), rec.Key(), err)
	}
	if d := crm.Deltas(before, rec); len(d) > 0 {
		if err := w.tx.Add(d...); err != nil {
			return fmt.Errorf("totals of %s %s: %w", rec.Kind(), rec.Key(), err)
		}
	}
	if err := w.wake(before, rec); err != nil {
		return err
	}
	if err := w.reconsider(before, rec); err != nil {
		return err
	}
	return w.derive(before, rec)
}

// save writes after if it differs from before: what is so already makes no
// change.
func save[T any, P interface {
	*T
	crm.Record
}](w *Work, before, after T, reason string,
) (Edited[T], error) {
	if reflect.DeepEqual(before, after) { // mostly; else what is stored decides
		return Edited[T]{before, before}, nil
	}
	was, err := json.Marshal(before)
	if err != nil {
		return Edited[T]{}, fmt.Errorf("encode: %w", err)
	}
	is, err := json.Marshal(after)
	if err != nil {
		return Edited[T]{}, fmt.Errorf("encode: %w", err)
	}
	if bytes.Equal(was, is) {
		return Edited[T]{before, before}, nil
	}
	if P(&before).Base().Rev == 0 {
		err = w.write(P(&after), reason)
	} else {
		err = w.replace(P(&after), P(&before), was, reason, crm.TouchSaid)
	}
	if err != nil {
		return Edited[T]{}, err
	}
	return Edited[T]{before, after}, nil
}

// stored reads the version that rec replaces; nil for a new record.
func (w *Work) stored(rec crm.Record) (crm.Record, []byte, error) {
	if rec.Base().Rev == 0 {
		return nil, nil, nil
	}
	before := crm.New(rec.Kind())
	if err := w.tx.Get(before, rec.Key()); err != nil {
		return nil, nil, fmt.Errorf("read %s %s before writing: %w", rec.Kind(), rec.Key(), err)
	}
	old, err := json.Marshal(before)
	if err != nil {
		return nil, nil, fmt.Errorf("encode %s %s: %w", rec.Kind(), rec.Key(), err)
	}
	return before, old, nil
}

// soon is how near a hint is set again although the record says the same: a look
// may have put it off, knowing more than was so when the record changed.
const soon = 5 * 24 * time.Hour

// wake keeps the hints of a record: the earliest moments at which there can be
// something to say about it, to its owner and to who is above him.
func (w *Work) wake(before, after crm.Record) error {
	was, err := w.wakes(before)
	if err != nil {
		return err
	}
	is, err := w.wakes(after)
	if err != nil {
		return err
	}
	for i, next := range is {
		same := i < len(was) && was[i].At.Equal(next.At)
		if same && (next.At.IsZero() || next.At.Sub(w.tx.Now()) > soon) || i >= len(was) && next.At.IsZero() {
			continue
		}
		if err := w.tx.Wake(crm.Wake(next)); err != nil {
			return fmt.Errorf("wake %s: %w", next.Subject, err)
		}
	}
	return nil
}

// wakes are the hints of a record as it stands; none for one of a kind that
// nobody is reminded of.
func (w *Work) wakes(rec crm.Record) ([]playbook.Wake, error) {
	if rec == nil || reflect.ValueOf(rec).IsNil() {
		return nil, nil
	}
	owner := playbook.OwnerOf(rec)
	if owner == "" {
		return nil, nil
	}
	p, err := w.person(owner)
	if err != nil {
		return nil, err
	}
	return w.book.Wakes(rec, p, w.cal(p.Calendar), w.tx.Now()), nil
}

// derive brings up to date what accounts and contacts know from activities:
// the last visit and call that met somebody, and how often.
func (w *Work) derive(before, after crm.Record) error {
	if o, ok := after.(*crm.Opportunity); ok {
		was, _ := before.(*crm.Opportunity)
		return w.deriveDeals(was, o)
	}
	now, ok := after.(*crm.Activity)
	if !ok {
		return nil
	}
	was, _ := before.(*crm.Activity)
	var accounts []crm.AccountID
	var contacts []crm.ContactID
	for _, a := range []*crm.Activity{was, now} {
		if a != nil {
			accounts = append(accounts, a.Account)
			contacts = append(contacts, a.With...)
		}
	}
	for _, id := range unique(accounts) {
		if err := w.deriveAccount(id, was, now); err != nil {
			return err
		}
	}
	for _, id := range unique(contacts) {
		if err := w.deriveContact(id, was, now); err != nil {
			return err
		}
	}
	return nil
}

func (w *Work) deriveAccount(id crm.AccountID, was, now *crm.Activity) error {
	var a crm.Account
	if err := w.tx.Get(&a, string(id)); err != nil {
		return fmt.Errorf("account of activity %s: %w", now.ID, err)
	}
	if a.Deleted {
		return nil
	}
	next := a
	next.Met += count(visited(now, id)) - count(visited(was, id))
	var err error
	if next.LastVisit, err = w.newest(id, a.LastVisit, was, now, visited); err != nil {
		return err
	}
	if next.LastCall, err = w.newest(id, a.LastCall, was, now, called); err != nil {
		return err
	}
	if next.Met == a.Met && next.LastVisit == a.LastVisit && next.LastCall == a.LastCall {
		return nil
	}
	return w.putOver(&a, &next, crm.TouchDerived)
}

// newest is the date of the newest activity of the account that counts. Only
// when the one that held the date no longer does are the stored ones walked
// back, newest first, to the first that counts.
func (w *Work) newest(id crm.AccountID, held crm.Date, was, now *crm.Activity, counts func(*crm.Activity, crm.AccountID) bool) (crm.Date, error) {
	if counts(now, id) && now.Date >= held {
		return now.Date, nil
	}
	if !counts(was, id) || was.Date < held {
		return held, nil
	}
	for page := (crm.Page{Limit: 20, Desc: true}); ; {
		acts, next, err := crm.List[crm.Activity](w.tx, crm.Where(crm.ByAccount, string(id)), page)
		if err != nil {
			return "", fmt.Errorf("activities of account %s: %w", id, err)
		}
		for i := range acts {
			if counts(&acts[i], id) {
				return acts[i].Date, nil
			}
		}
		if next == "" {
			return "", nil
		}
		page.After = next
	}
}

func (w *Work) deriveContact(id crm.ContactID, was, now *crm.Activity) error {
	d := count(reached(now, id)) - count(reached(was, id))
	if d == 0 {
		return nil
	}
	var c crm.Contact
	if err := w.tx.Get(&c, string(id)); err != nil {
		return fmt.Errorf("contact of activity %s: %w", now.ID, err)
	}
	if c.Deleted {
		return nil
	}
	next := c
	next.Met += d
	return w.putOver(&c, &next, crm.TouchDerived)
}

// visited reports whether the activity is a visit to the account that met
// somebody.
func visited(a *crm.Activity, id crm.AccountID) bool {
	return a != nil && !a.Deleted && a.Account == id && a.InPerson() && a.Met()
}

// called reports whether it is a call that reached somebody.
func called(a *crm.Activity, id crm.AccountID) bool {
	return a != nil && !a.Deleted && a.Account == id && a.Type == crm.Call && a.Met()
}

// reached reports whether the contact was met or reached by it.
func reached(a *crm.Activity, id crm.ContactID) bool {
	return a != nil && !a.Deleted && a.Met() && has(a.With, id)
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// number counts the series of a kind up.
func (w *Work) number(k crm.Kind) (int, error) {
	n, err := w.tx.NextNumber(crm.Letter(k))
	if err != nil {
		return 0, fmt.Errorf("number of a new %s: %w", k, err)
	}
	return n, nil
}
