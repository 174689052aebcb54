// Package absence reads what an absence means for others and for whoever comes
// back: which customer appointments go to whom meanwhile, and what happened
// while he was not there.
package absence

import (
	"fmt"
	"slices"
	"time"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// Return is the job that sums up for somebody who is back.
const Return = "returned"

// CoverKey names what somebody is told once: that he stands in for a colleague
// who is absent, and what comes to him.
func CoverKey(away *crm.Person, who crm.PersonID) string {
	return fmt.Sprintf("covering/%s/%s/%s", away.ID, away.Away.From, who)
}

// FirstDay is the first working day after somebody's absence.
func FirstDay(p *crm.Person, cal *crm.Calendar) crm.Date { return cal.OnOrAfter(p.Away.To.AddDays(1)) }

// Ended is the absence of somebody after which a day is his first; the zero value
// for none.
func Ended(p *crm.Person, cal *crm.Calendar, day crm.Date) crm.Absence {
	for _, a := range p.Absences() {
		if FirstDay(p.In(a), cal) == day && !p.AwayOn(day) {
			return a
		}
	}
	return crm.Absence{}
}

// ReturnKey names the summary that somebody gets once, on that day.
func ReturnKey(p *crm.Person, first crm.Date) string {
	return fmt.Sprintf("%s/%s/%s", Return, p.ID, first)
}

// Cover is somebody whose customer appointments another sees to.
type Cover struct {
	Person crm.Person // who is absent
	Tasks  []crm.Task // his appointments that are meant, by day
}

// For lists whom somebody stands in for as of a day, with the appointments
// that come to him for that: those of the days from one to another, both
// included. People of whom nothing comes to him are left out.
func For(r crm.Reader, who crm.PersonID, today, from, to crm.Date) ([]Cover, error) {
	ps, err := playbook.Everybody(r)
	if err != nil {
		return nil, err
	}
	var out []Cover
	for _, p := range ps.Covers(who, today) {
		tasks, err := Appointments(r, p, today, from, to)
		if err != nil {
			return nil, err
		}
		if len(tasks) > 0 {
			out = append(out, Cover{*p, tasks})
		}
	}
	return out, nil
}

// Appointments lists what is booked with customers while somebody is absent
// and is not over as of today, on the days from one to another.
func Appointments(r crm.Reader, p *crm.Person, today, from, to crm.Date) ([]crm.Task, error) {
	var out []crm.Task
	days := crm.Where(crm.OpenOwner, string(p.ID)).Between(string(max(from, p.Away.From)), string(min(to, p.Away.To).AddDays(1)))
	err := crm.Each(r, days, func(t crm.Task) bool {
		if playbook.Covered(&t, p, today) {
			out = append(out, t)
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("appointments of %s: %w", p.ID, err)
	}
	return out, nil
}

// Decided is a request that was decided for somebody who was absent.
type Decided struct {
	Request crm.Approval
	Step    crm.Step
	Account string // the customer's name
}

// Met is something done meanwhile at a customer of his.
type Met struct {
	Activity crm.Activity
	Account  string
}

// Review is what went on while somebody was absent.
type Review struct {
	Days    crm.Absence
	Who     []string   // who did something for him
	Decided []Decided  // oldest first
	Met     []Met      // oldest first
	Waits   []Decided  // requests that wait for him now
	Open    []crm.Task // appointments of those days that nobody logged, by day
	Names   map[crm.AccountID]string
}

// Of reads what went on in an absence of somebody, as far as who stood in for
// him did it.
func Of(r crm.Reader, p *crm.Person, days crm.Absence) (Review, error) {
	v := Review{Days: days, Names: map[crm.AccountID]string{}}
	ps, err := playbook.Everybody(r)
	if err != nil {
		return v, err
	}
	for _, who := range stoodIn(ps, p, days) {
		did := len(v.Decided) + len(v.Met)
		if err := v.add(r, who.ID, p); err != nil {
			return v, err
		}
		if len(v.Decided)+len(v.Met) > did {
			v.Who = append(v.Who, who.Name.Text)
		}
	}
	slices.SortStableFunc(v.Decided, func(a, b Decided) int { return a.Step.When.Compare(b.Step.When) })
	slices.SortStableFunc(v.Met, func(a, b Met) int { return a.Activity.Created.Compare(b.Activity.Created) })
	return v, v.open(r, p)
}

// stoodIn lists who may have stood in for somebody: whoever he named, his
// standing deputy, who is above him and the colleagues of his team, whom an absent
// deputy may have named.
func stoodIn(ps playbook.People, p *crm.Person, days crm.Absence) []*crm.Person {
	seen := map[crm.PersonID]bool{p.ID: true}
	var out []*crm.Person
	add := func(who *crm.Person) {
		if who != nil && !seen[who.ID] {
			seen[who.ID] = true
			out = append(out, who)
		}
	}
	add(ps.Find(days.Deputy, days.To))
	add(ps.Find(p.Deputy, days.To))
	for up := ps.Above(p, days.To); up != nil && !seen[up.ID]; up = ps.Above(up, days.To) {
		add(up)
	}
	for i := range ps {
		if o := &ps[i]; p.Team != "" && o.Team == p.Team && o.Active(days.To) {
			add(o)
		}
	}
	return out
}

// add looks through what one of them did in these days, the newest first.
func (v *Review) add(r crm.Reader, who crm.PersonID, p *crm.Person) error {
	start := v.Days.From.In(p.Location())
	seen := map[string]bool{}
	for page := (crm.Page{Desc: true}); ; {
		changes, next, err := r.Changes(crm.ChangeFilter{Person: who, After: start.Add(-time.Microsecond)}, page)
		if err != nil {
			return fmt.Errorf("changes by %s: %w", who, err)
		}
		for i := range changes {
			c := &changes[i]
			if (c.Kind != crm.KindApproval && c.Kind != crm.KindActivity) || seen[c.ID] {
				continue
			}
			seen[c.ID] = true
			if err := v.addChange(r, c, p, start); err != nil {
				return err
			}
		}
		if next == "" {
			return nil
		}
		page.After = next
	}
}

func (v *Review) addChange(r crm.Reader, c *crm.Change, p *crm.Person, start time.Time) error {
	if c.Kind == crm.KindApproval {
		a, err := crm.Get[crm.Approval](r, crm.ApprovalID(c.ID))
		if crm.IsMissing(err) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("request %s: %w", c.ID, err)
		}
		for _, s := range a.Steps {
			if s.For == p.ID && s.Who == c.Actor && s.Decision != "" && !s.When.Before(start) {
				name, err := v.customer(r, &a)
				if err != nil {
					return err
				}
				v.Decided = append(v.Decided, Decided{a, s, name})
			}
		}
		return nil
	}
	act, err := crm.Get[crm.Activity](r, crm.ActivityID(c.ID))
	if crm.IsMissing(err) {
		return nil // taken back
	}
	if err != nil {
		return fmt.Errorf("activity %s: %w", c.ID, err)
	}
	if act.Who != c.Actor || act.Account == "" || act.Date < v.Days.From || act.Date > v.Days.To {
		return nil
	}
	at, err := crm.Get[crm.Account](r, act.Account)
	if crm.IsMissing(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("account of activity %s: %w", act.ID, err)
	}
	if at.Owner == p.ID {
		v.Met = append(v.Met, Met{act, at.Name.Text})
	}
	return nil
}

// open reads what waits for him now.
func (v *Review) open(r crm.Reader, p *crm.Person) error {
	var waits []crm.Approval
	err := crm.Each(r, crm.Where(crm.ByStep, string(p.ID)), func(a crm.Approval) bool {
		if s := a.Step(); s != nil && (s.Who == p.ID || s.For == p.ID) {
			waits = append(waits, a)
		}
		return true
	})
	if err != nil {
		return fmt.Errorf("requests that wait for %s: %w", p.ID, err)
	}
	for _, a := range waits {
		name, err := v.customer(r, &a)
		if err != nil {
			return err
		}
		v.Waits = append(v.Waits, Decided{a, *a.Step(), name})
	}
	was := *p
	was.Away = v.Days
	if v.Open, err = Appointments(r, &was, v.Days.To, v.Days.From, v.Days.To); err != nil {
		return err
	}
	for _, t := range v.Open {
		if _, err := v.name(r, t.Account); err != nil {
			return err
		}
	}
	return nil
}

// customer is what the customer of a request is called.
func (v *Review) customer(r crm.Reader, a *crm.Approval) (string, error) {
	if a.Deal == "" {
		return v.name(r, a.Account)
	}
	o, err := crm.Get[crm.Opportunity](r, a.Deal)
	if err != nil && !crm.IsMissing(err) {
		return "", fmt.Errorf("deal of request %s: %w", a.ID, err)
	}
	return v.name(r, o.Account)
}

// name is what a customer is called; it is remembered in Names.
func (v *Review) name(r crm.Reader, id crm.AccountID) (string, error) {
	if id == "" {
		return "", nil
	}
	if name, ok := v.Names[id]; ok {
		return name, nil
	}
	a, err := crm.Get[crm.Account](r, id)
	if err != nil && !crm.IsMissing(err) {
		return "", fmt.Errorf("account %s: %w", id, err)
	}
	v.Names[id] = a.Name.Text
	return a.Name.Text, nil
}
