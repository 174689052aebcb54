package simulation

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"milepost/storage/crm"
)

// dayOver looks over a day that has ended for everybody of a zone: what was due
// and not said, which deals stand still with nobody told; at a month's end the
// counters and what became of every message and post.
func (w *watch) dayOver(ctx context.Context, zone string, d crm.Date) error {
	var looks []*look
	for _, who := range w.p.co.People {
		if who.Zone != zone {
			continue
		}
		stored, ok := w.stored(who)
		if !ok {
			continue
		}
		if who.rep() {
			s := w.seat(who)
			looks = append(looks, &look{
				overseer: w.over, who: who, stored: &stored, cal: w.p.Calendars(stored.Calendar), day: d,
				told: strings.Join(s.texts, "\n"), all: s.all > 0, accounts: map[crm.AccountID]*crm.Account{},
			})
		}
		w.settle(who, &stored, d)
	}
	err := w.over.begin(ctx, func(r crm.Reader) error {
		for _, l := range looks {
			if err := l.over(r); err != nil {
				return fmt.Errorf("%s: %w", l.who.Name, err)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if zone != w.p.co.People[0].Zone {
		return nil
	}
	if w.quarterEnds(d) {
		if err := w.sound.begin(ctx, w.p.Store, w.p.now); err != nil {
			return err
		}
	}
	w.forget()
	if d.AddDays(1)[8:] != "01" && d != w.p.To {
		return nil
	}
	return w.monthOver(ctx, d)
}

// quarters are the days on which one begins. A check reads the whole store: one
// each month would be a quarter of what a year costs.
var quarters = [...]string{"01-01", "04-01", "07-01", "10-01"}

// quarterEnds reports whether a quarter, or the play, ends with a day.
func (w *watch) quarterEnds(d crm.Date) bool {
	return d == w.p.To || slices.Contains(quarters[:], string(d.AddDays(1)[5:]))
}

// monthOver holds the counters against the lists, and looks for what was lost.
func (w *watch) monthOver(ctx context.Context, d crm.Date) error {
	from := max(d[:8]+"01", w.p.From)
	err := w.p.Store.View(ctx, func(r crm.Reader) error {
		return errors.Join(w.counters(r, from, d), w.boxes(r))
	})
	if err != nil {
		return fmt.Errorf("look over the month: %w", err)
	}
	if w.p.Month != nil {
		w.p.Month(d)
	}
	return nil
}

// counters compares what was counted for each rep with what his lists hold.
func (w *watch) counters(r crm.Reader, from, to crm.Date) error {
	for _, who := range w.p.co.reps() {
		stored, ok := w.stored(who)
		if !ok {
			continue
		}
		counted := map[string]int64{}
		ts, err := r.Tallies(stored.ID, from, to)
		if err != nil {
			return err
		}
		for _, t := range ts {
			counted[t.Metric] += t.N
		}
		listed := map[string]int64{}
		within := func(index string) crm.Filter {
			return crm.Where(index, string(stored.ID)).Between(string(from), string(to.AddDays(1)))
		}
		err = errors.Join(
			crm.Each(r, within(crm.ByPerson), func(v crm.Activity) bool { listed[v.Metric()]++; return true }),
			crm.Each(r, within(crm.ByOwner), func(crm.Lead) bool { listed[crm.MetricLeads]++; return true }))
		if err != nil {
			return err
		}
		for _, m := range []string{crm.MetricVisits, crm.MetricCalls, crm.MetricTried, crm.MetricOther, crm.MetricLeads} {
			if m == crm.MetricLeads && who.Leaves != "" { // leads go with the customers, what was counted stays
				continue
			}
			w.check(ruleCounters, counted[m] == listed[m], who, func() string {
				return fmt.Sprintf("%s of %s to %s: counted %d, listed %d", m, from, to, counted[m], listed[m])
			})
		}
	}
	return nil
}

// boxes holds that no message waits or is set aside, and that no post was given
// up or came too late.
func (w *watch) boxes(r crm.Reader) error {
	for _, state := range []crm.TakenState{crm.Waiting, crm.Parked} {
		rows, _, err := r.Messages(state, crm.Page{})
		if err != nil {
			return err
		}
		for _, m := range rows {
			w.once("message "+m.Key, ruleLost, nil, fmt.Sprintf("message %s of %s is %s, not handled: %s", m.Key, m.Identity, state, m.Reason))
		}
	}
	for page := (crm.Page{}); ; {
		rows, next, err := r.Posts(crm.Dropped, page)
		if err != nil {
			return err
		}
		for _, e := range rows {
			if e.Reason != crm.Replaced {
				w.once("post "+e.Key, ruleLost, nil, fmt.Sprintf("the post %s was dropped: %s", e.Key, e.Reason))
			}
		}
		if page.After = next; next == "" {
			break
		}
	}
	w.checked[ruleLost]++
	return nil
}

// overseer looks over days that have ended, beside the play, which goes on: in the
// store as it was when the day ended.
type overseer struct {
	*ledger
	p      *play
	at     time.Time            // when the day ended that is looked over
	said   map[string]crm.Date  // by what was due: when it was said last
	stands map[string]*standing // deals beyond their limit, by deal and milestone
	silent []string
	missed map[string]int // those of silent, by what stood between
	aside
}

func newOverseer(p *play) *overseer {
	o := &overseer{p: p, said: map[string]crm.Date{}, stands: map[string]*standing{}, missed: map[string]int{}}
	o.ledger = newLedger(func() time.Time { return o.at })
	return o
}

// begin looks over what the store holds now when what was begun before is over.
func (o *overseer) begin(ctx context.Context, look func(crm.Reader) error) error {
	if err := o.wait(); err != nil {
		return err
	}
	o.at = o.p.now
	done, opened := make(chan error, 1), make(chan struct{})
	go func() {
		done <- o.p.Store.View(ctx, func(r crm.Reader) error {
			close(opened)
			return look(r)
		})
	}()
	select {
	case <-opened:
	case err := <-done: // it cannot be read at all
		return err
	}
	o.done = done
	return nil
}

// wait waits for what is looked over.
func (o *overseer) wait() error {
	if err := o.aside.wait(); err != nil {
		return fmt.Errorf("look over a day: %w", err)
	}
	return nil
}

// aside is something that goes on beside the play.
type aside struct {
	done chan error // how it ended; nil = nothing goes on
}

// wait waits until it is over.
func (a *aside) wait() error {
	if a.done == nil {
		return nil
	}
	err := <-a.done
	a.done = nil
	return err
}

// look is what one day of a rep is looked over with.
type look struct {
	*overseer
	r        crm.Reader
	who      *person
	stored   *crm.Person
	cal      *crm.Calendar
	day      crm.Date
	told     string // everything that he was told today, unasked
	all      bool   // a card of today stands for everything that is due
	accounts map[crm.AccountID]*crm.Account
	failed   error // of reading one
}

// account is a customer of his; nil for one that is not, or cannot be read.
func (l *look) account(id crm.AccountID) *crm.Account {
	if a, known := l.accounts[id]; known || id == "" {
		return a
	}
	a, err := crm.Get[crm.Account](l.r, id)
	if err != nil && !crm.IsMissing(err) {
		l.failed = err
	}
	l.accounts[id] = nil
	if err == nil && a.Owner == l.stored.ID && !a.Deleted {
		l.accounts[id] = &a
	}
	return l.accounts[id]
}

// over looks for what was due and not said.
func (l *look) over(r crm.Reader) error {
	l.r = r
	return errors.Join(l.tasks(r), l.deadlines(r), l.deals(r), l.failed)
}

// speaks reports whether he could be told anything on a day.
func (l *look) speaks(d crm.Date) bool {
	return l.cal.Workday(d) && l.stored.Active(d) && !l.stored.AwayOn(d)
}

// quiet reports whether he wanted to hear nothing, or not of everything.
func (l *look) quiet() bool {
	for kind := range l.stored.Muted {
		if l.stored.Quiet(kind, l.day) {
			return true
		}
	}
	return false
}

// due holds that what has been due since a day was said by the end of the
// working day after it. about is how it would be named to him.
func (l *look) due(key string, since crm.Date, about ...string) (unsaid bool) {
	for _, name := range about {
		if l.all || name != "" && strings.Contains(l.told, name) {
			l.said[key] = l.day
		}
	}
	if l.quiet() || !l.speaks(l.day) {
		return false
	}
	full := 0 // working days over since then, today too
	for n := range 15 {
		if at := l.day.AddDays(-n); at >= since && l.speaks(at) {
			full++
		}
	}
	if full < 2 {
		return false
	}
	l.checked[ruleUnsaid]++
	return l.said[key] < since
}

// tasks looks at his next steps.
func (l *look) tasks(r crm.Reader) error {
	var open []crm.Task
	err := crm.Each(r, crm.Where(crm.OpenOwner, string(l.stored.ID)).Between("", string(l.day.AddDays(1))), func(t crm.Task) bool {
		open = append(open, t)
		return true
	})
	if err != nil {
		return err
	}
	zone := l.stored.Location()
	for i := range open {
		t := &open[i]
		if !t.Due.Valid() {
			continue
		}
		name, seen := "", false
		if a := l.account(t.Account); a != nil {
			name, seen = a.Name.Text, t.Visit && a.LastVisit >= t.Due
		}
		key := "task/" + string(t.ID) + "/" + string(l.stored.ID)
		since := max(l.cal.OnOrBefore(t.Due), crm.DateOf(t.Created.In(zone)))
		if l.said[key] == "" { // his only since then, perhaps
			since = max(since, crm.DateOf(t.Updated.In(zone)))
		}
		since = max(since, l.put(crm.Pointer{Kind: crm.KindTask, ID: string(t.ID)}, time.Time{}))
		for _, of := range []crm.Pointer{{Kind: crm.KindAccount, ID: string(t.Account)}, {Kind: crm.KindOpportunity, ID: string(t.Deal)}} {
			since = max(since, l.put(of, later(t.Created, t.Planned))) // who puts a customer or a deal off puts its steps off
		}
		if seen || !l.due(key, since, name, t.Text) {
			continue
		}
		if went, err := l.went(r, t); err != nil || went {
			if err != nil {
				return err
			}
			continue
		}
		l.once("unsaid "+key+"/"+string(since), ruleUnsaid, l.who,
			fmt.Sprintf("step %s of %s, %s, due %s, was not said by the end of %s (due, changed or put off until %s; last said %s)",
				t.Number(), name, t.Text, t.Due, l.day, since, cmp.Or(string(l.said[key]), "never")))
	}
	return nil
}

// went reports whether somebody went where a step was to be a visit, whether he
// met somebody or not.
func (l *look) went(r crm.Reader, t *crm.Task) (bool, error) {
	if !t.Visit || t.Account == "" {
		return false, nil
	}
	found := false
	err := crm.Each(r, crm.Where(crm.ByAccount, string(t.Account)).Between(string(t.Due), ""), func(v crm.Activity) bool {
		found = found || v.InPerson()
		return !found
	})
	return found, err
}

// put is the day until which he put a subject off; "" for none, or when he planned
// there later on.
func (l *look) put(of crm.Pointer, planned time.Time) crm.Date {
	said := l.stored.Snoozed[of.String()]
	if said == "" {
		return ""
	}
	until, err := time.Parse(time.RFC3339, said)
	if err != nil {
		return ""
	}
	if put, err := time.Parse(time.RFC3339, l.stored.PutOff[of.String()]); err == nil && !planned.Truncate(time.Second).Before(put) {
		return ""
	}
	return crm.DateOf(until.In(l.stored.Location()))
}
