package handlers

import (
	"fmt"
	"slices"

	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// atPlace finds the customer at a place: the one that its name names, else
// the one at whose gate he was before. Without a sure one, others are those
// that it may be.
func (q *request) atPlace(here *crm.Arrival) (sure *crm.Account, others []crm.Account, err error) {
	street := false
	label := []rune(here.Label)
	for _, hit := range q.ctx.Names.Find(here.Label, parse.Asker{Who: q.who.ID, Recent: q.ctx.Recent}) {
		after := string(label[min(hit.Span.End, len(label)):])
		street = street || streetAfter.MatchString(after)
		fnd, err := q.resolve(&parse.Mention{Text: here.Label, Known: hit.Known}, crm.Write)
		if err != nil {
			return nil, nil, err
		}
		if fnd.Account != nil {
			others = append(others, *fnd.Account)
		}
		others = append(others, fnd.Known...)
	}
	if len(others) == 1 && !street {
		return &others[0], nil, nil
	}
	gate, err := q.sameGate(here)
	if err != nil {
		return nil, nil, err
	}
	if len(gate) == 1 && len(others) == 0 {
		return &gate[0], nil, nil
	}
	booked, err := q.bookedToday()
	if err != nil {
		return nil, nil, err
	}
	for _, a := range append(gate, booked...) {
		if !slices.ContainsFunc(others, func(b crm.Account) bool { return a.ID == b.ID }) {
			others = append(others, a)
		}
	}
	return nil, others, nil
}

// sameGate lists the customers at whose gate he was before.
func (q *request) sameGate(here *crm.Arrival) ([]crm.Account, error) {
	acts, _, err := crm.List[crm.Activity](q.tx, crm.Where(crm.ByPerson, string(q.who.ID)), crm.Page{Limit: maxArrivals, Desc: true})
	if err != nil {
		return nil, fmt.Errorf("visits of %s: %w", q.who.ID, err)
	}
	var at []crm.AccountID
	for i := range acts {
		if acts[i].Arrival.Within(here, sameGate) {
			at = append(at, acts[i].Account)
		}
	}
	return q.writable(at)
}

// bookedToday lists the customers at whose he has a visit today.
func (q *request) bookedToday() ([]crm.Account, error) { return q.bookedUntil("24:00") }

// bookedUntil lists those of them whose hour, if they have one, has come by another one.
func (q *request) bookedUntil(clock string) ([]crm.Account, error) {
	booked, err := q.meetsToday(func(t *crm.Task) bool { return t.Visit && t.Clock <= clock })
	if err != nil {
		return nil, err
	}
	var at []crm.AccountID
	for i := range booked {
		at = append(at, booked[i].Account)
	}
	return q.writable(at)
}

// meetsToday are those of his open visits and calls of today that fit.
func (q *request) meetsToday(fits func(*crm.Task) bool) ([]crm.Task, error) {
	var out []crm.Task
	day := crm.Where(crm.OpenOwner, string(q.who.ID)).Between(string(q.today()), string(q.today().AddDays(1)))
	err := crm.Each(q.tx, day, func(t crm.Task) bool {
		if (t.Visit || t.Call) && !t.Waiting && t.Account != "" && fits(&t) {
			out = append(out, t)
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("visits and calls of %s today: %w", q.who.ID, err)
	}
	return out, nil
}

// writable are the customers among these, each once, of which he may record
// something.
func (q *request) writable(ids []crm.AccountID) ([]crm.Account, error) {
	var out []crm.Account
	for _, id := range ids {
		if slices.ContainsFunc(out, func(a crm.Account) bool { return a.ID == id }) {
			continue
		}
		a, err := crm.Get[crm.Account](q.tx, id)
		if crm.IsMissing(err) || err == nil && !crm.Can(q.who, crm.Write, crm.ScopeOf(&a)) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("account %s: %w", id, err)
		}
		out = append(out, a)
	}
	return out, nil
}

// unproved is the visit of today that a location proves: the one that he has
// just told of at the customer that stands there or, where none is known there,
// the one on his last receipt of some minutes ago. nil when there is none.
func (q *request) unproved(at *crm.Account) (*crm.Activity, error) {
	fits := func(v *crm.Activity) bool {
		return v.InPerson() && !v.Arrival.Placed() && v.Date == q.today()
	}
	if at == nil {
		rec, err := q.justRecorded()
		v, ok := rec.(*crm.Activity)
		if err != nil || !ok || !fits(v) || q.said().Sub(q.conv.At) > provesWithin {
			return nil, err
		}
		return v, nil
	}
	var out *crm.Activity
	err := q.eachToday(func(v *crm.Activity) {
		if v.Account == at.ID && fits(v) && q.said().Sub(v.Created) <= filesHold {
			out = v
		}
	})
	return out, err
}

// eachToday gives what he did today, as far as it is on record.
func (q *request) eachToday(f func(*crm.Activity)) error {
	mine := crm.Where(crm.ByPerson, string(q.who.ID)).Between(string(q.today()), string(q.today().AddDays(1)))
	err := crm.Each(q.tx, mine, func(a crm.Activity) bool {
		f(&a)
		return true
	})
	if err != nil {
		return fmt.Errorf("what %s did today: %w", q.who.ID, err)
	}
	return nil
}

// prove adds a location to a visit that is on record.
func (q *request) prove(w *desk.Work, v *crm.Activity, here *crm.Arrival) error {
	now, err := w.ProveVisit(v.ID, *here)
	if err != nil {
		return err
	}
	q.conv.Group = w.Group()
	name, err := q.recordName(&now)
	if err != nil {
		return err
	}
	q.alone(q.say.Proved(*now.Arrival, name, w.Group()))
	return q.refreshOf(crm.Pointer{Kind: crm.KindActivity, ID: string(v.ID)})
}
