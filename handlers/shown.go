package handlers

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// actedUpon brings the last morning card of whoever wrote, and of whose records
// he changed, up to date: what is not due any more stands there as done.
func (q *request) actedUpon() error {
	if q.work == nil || !q.work.Changed() {
		return nil
	}
	people := map[crm.PersonID]*crm.Person{q.who.ID: q.who}
	touched := map[crm.Pointer]bool{}
	for _, c := range q.work.Changes() {
		touched[crm.Pointer{Kind: c.Kind, ID: c.ID}] = true
		if c.Kind != crm.KindTask {
			continue
		}
		var t crm.Task // one that was taken back, too
		if err := q.tx.Get(&t, c.ID); err != nil {
			return fmt.Errorf("step %s: %w", c.ID, err)
		}
		if people[t.Owner] == nil && t.Owner != "" {
			p := new(crm.Person)
			if err := q.tx.Get(p, string(t.Owner)); err != nil {
				return fmt.Errorf("owner of step %s: %w", c.ID, err)
			}
			people[t.Owner] = p
		}
	}
	for _, p := range people {
		for _, kept := range []string{cards.KeptMorning(p.ID), cards.KeptAgain(p.ID)} {
			if err := q.morningDone(p, kept, touched); err != nil {
				return err
			}
		}
	}
	return nil
}

// morningDone edits a kept card of somebody's reminders, that of the morning or that of
// an hour of his own, when something that it lists was dealt with just now.
func (q *request) morningDone(p *crm.Person, kept string, touched map[crm.Pointer]bool) error {
	data, err := q.tx.Kept(kept)
	if err != nil || data == nil || !lists(data, touched) {
		return err
	}
	var shown cards.MorningShown
	if err := json.Unmarshal(data, &shown); err != nil {
		return fmt.Errorf("%s: %w", kept, err)
	}
	now := q.tx.Now()
	if shown.Date != crm.DateOf(now.In(p.Location())) {
		return nil // nobody looks at yesterday's
	}
	changed := false
	for i := range shown.View.Nudges {
		n := &shown.View.Nudges[i]
		of, ok := pointer(n.Subject)
		if !ok || !touched[of] {
			continue
		}
		due, err := q.stillDue(p, of, n.Rule)
		if err != nil {
			return err
		}
		if due == n.Done {
			n.Done, changed = !due, true
		}
	}
	if !changed {
		return nil
	}
	to, err := chat.ParsePlace(shown.Place)
	if err != nil {
		return fmt.Errorf("%s: %w", kept, err)
	}
	shown.Turn++
	if data, err = json.Marshal(shown); err != nil {
		return fmt.Errorf("encode %s: %w", kept, err)
	}
	if err := q.tx.Keep(kept, data); err != nil {
		return fmt.Errorf("keep %s: %w", kept, err)
	}
	card, _ := cards.For(p, now, q.Book, q.Calendars(p.Calendar)).Morning(shown.View)
	q.post(chat.Post{
		Key: shown.View.Key + "/" + strconv.Itoa(shown.Turn), Track: shown.View.Key, To: to, Class: chat.Nudge, Card: card,
	})
	return nil
}

// lists reports whether a kept card may speak of one of some records: whether the
// subject of one stands in it, as JSON has it. Most messages are about nothing that
// is on the card, which is long.
func lists(card []byte, records map[crm.Pointer]bool) bool {
	for of := range records {
		if subject, err := json.Marshal(string(of.Kind) + "/" + of.ID); err != nil || bytes.Contains(card, subject) {
			return true
		}
	}
	return false
}

// stillDue reports whether a record is still due for somebody by a rule.
func (q *request) stillDue(p *crm.Person, of crm.Pointer, rule string) (bool, error) {
	rec := crm.New(of.Kind)
	if err := q.tx.Get(rec, of.ID); err != nil {
		return false, fmt.Errorf("%s: %w", of, err)
	}
	if rec.Base().Deleted {
		return false, nil
	}
	c, err := q.Book.Gather(q.tx, p, q.Calendars(p.Calendar), q.tx.Now(), []crm.Record{rec})
	if err != nil {
		return false, err
	}
	for _, it := range q.Book.Due(c) {
		if it.Subject == of && (it.Rule.Nudge == rule || of.Kind == crm.KindTask) {
			return true, nil
		}
	}
	return false, nil
}
