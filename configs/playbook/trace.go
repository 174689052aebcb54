package playbook

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"milepost/storage/crm"
)

// scanned is how many of an account's newest activities are looked at for what
// was done with it, and for how many days back.
const (
	scanned     = 100
	scannedDays = 400
)

// few is how many activities are read at once to begin with, many how many from
// then on: mostly one of the newest is what is wanted.
const (
	few  = 4
	many = 24
)

// sought is what the rules want to know of what was done with an account: a look
// reads no more of its history than that.
type sought struct {
	since crm.Date // what was done from this day on, of whatever type; "" = none of it
	types []string // the newest of each of these, however long ago
}

// none reports whether nothing is wanted.
func (s sought) none() bool { return s.since == "" && len(s.types) == 0 }

// and is what either of two wants.
func (s sought) and(o sought) sought {
	if s.since == "" || o.since != "" && o.since < s.since {
		s.since = o.since
	}
	for _, of := range o.types {
		if !slices.Contains(s.types, of) {
			s.types = append(slices.Clip(s.types), of)
		}
	}
	return s
}

// holds reports whether what was read for s is enough for o too.
func (s sought) holds(o sought) bool {
	return (o.since == "" || s.since != "" && s.since <= o.since) &&
		!slices.ContainsFunc(o.types, func(of string) bool { return !slices.Contains(s.types, of) })
}

// wants is what an account's own rules want: its last touch, and the newest
// activity of those types without which one is due.
func (b *Book) wants(a *crm.Account, today crm.Date, zone *time.Location) sought {
	t, _ := b.Touch(a, today, zone)
	want := sought{since: t.Last}
	for i := range b.Nudges {
		if n := &b.Nudges[i]; n.condition() == "no_activity" && b.Concerns(n, a) {
			want = want.and(sought{types: []string{n.Of}})
		}
	}
	return want
}

// proofs is what shows that tasks of a deal's milestone were done: activities since
// it came there.
func (b *Book) proofs(o *crm.Opportunity) sought {
	m, ok := b.Milestone(o.Milestone)
	if !inPlay(o) || !ok || !o.Since.Valid() {
		return sought{}
	}
	for _, c := range m.Tasks {
		if c.Day > 0 && slices.ContainsFunc(c.Until, func(proof string) bool { return strings.HasPrefix(proof, "activity/") }) {
			return sought{since: o.Since}
		}
	}
	return sought{}
}

// trace reads the activities of an account, the newest first, as far as they are
// wanted. What is asked for is known then, though nothing may have been done.
func (g *gatherer) trace(id crm.AccountID, want sought) error {
	was, known := g.traced[id]
	if id == "" || known && was.holds(want) {
		return nil
	}
	want = want.and(was)
	g.traced[id] = want
	t := Trace{}
	g.c.Traces[id] = t
	if want.none() {
		return nil
	}
	for page, n := (crm.Page{Desc: true, Limit: few}), 0; n < scanned; page.Limit = many {
		acts, next, err := crm.List[crm.Activity](g.r, crm.Where(crm.ByAccount, string(id)), page)
		if err != nil {
			return fmt.Errorf("activities of its account: %w", err)
		}
		for i := range acts {
			v := &acts[i]
			if g.today.Sub(v.Date) > scannedDays || (want.since == "" || v.Date < want.since) && t.has(want.types) {
				return nil
			}
			if v.InPerson() {
				g.c.Seen[id] = max(g.c.Seen[id], v.Date)
			}
			if _, have := t[v.Type]; v.Met() && !have {
				t[v.Type] = Contacted{v.Date, v.Number()}
			}
		}
		if n += len(acts); next == "" {
			return nil
		}
		page.After = next
	}
	return nil
}

// has reports whether there is an activity of each of these types.
func (t Trace) has(types []string) bool {
	return !slices.ContainsFunc(types, func(of string) bool { _, have := t[of]; return !have })
}
