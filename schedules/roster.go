package schedules

import (
	"fmt"
	"strconv"
	"time"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// roster is who works here at a look, read once for all jobs.
type roster struct {
	people playbook.People
	teams  []crm.Team
	// waits says that some request waits for a decision.
	waits   bool
	version string
	// hints have come, as the look found them at its beginning; nil = not listed.
	hints []crm.Wake
	// woken are the records of the hints that have come; nil = not read yet.
	woken *woken
	// idle says that all hints that have come only wait, spoke that something
	// was said at this look.
	idle, spoke bool
}

// outline is a roster as far as it opens slots.
type outline struct {
	version string
	waits   bool
}

func (ros *roster) outline() outline { return outline{ros.version, ros.waits} }

// roster is who works here, and whether anything waits for a decision.
func (s *Scheduler) roster(r crm.Reader) (*roster, error) {
	known, err := r.Roster()
	if err != nil {
		return nil, err
	}
	open, _, err := crm.List[crm.Approval](r, crm.Where(crm.ByStep), crm.Page{Limit: 1})
	if err != nil {
		return nil, fmt.Errorf("requests that wait: %w", err)
	}
	return &roster{version: known.Version, people: known.People, teams: known.Teams, waits: len(open) > 0}, nil
}

// paged gives a page of n subjects: a View is not held up by everybody at once.
func paged(n int, p crm.Page, one func(i int) subject) ([]subject, string, error) {
	from := 0
	if p.After != "" {
		var err error
		if from, err = strconv.Atoi(p.After); err != nil {
			return nil, "", fmt.Errorf("page of subjects: %w", err)
		}
	}
	to, next := min(from+crm.MaxPage, n), ""
	if to < n {
		next = strconv.Itoa(to)
	}
	out := make([]subject, 0, to-from)
	for i := from; i < to; i++ {
		out = append(out, one(i))
	}
	return out, next, nil
}

// subjects gives a page of the subjects of a job; only = those of everybody, or of
// all teams, that are meant, nil = all.
func (j *job) subjects(r crm.Reader, ros *roster, at time.Time, p crm.Page, only []int) ([]subject, string, error) {
	switch {
	case j.list != nil:
		return j.list(r, ros, at, p)
	case j.idle != nil && j.idle(ros):
		return nil, "", nil
	}
	one, n := j.subject(ros), j.size(ros)
	if only != nil {
		all := one
		one, n = func(i int) subject { return all(only[i]) }, len(only)
	}
	subs, next, err := paged(n, p, one)
	if err == nil && j.hints != nil {
		err = j.hints(r, ros, at, subs)
	}
	return subs, next, err
}

// subject gives the subjects of a job of people or teams by their place in the
// roster, size is how many they are.
func (j *job) subject(ros *roster) func(i int) subject {
	if j.clock == ofTeams {
		return func(i int) subject { return subject{team: &ros.teams[i]} }
	}
	return func(i int) subject { return subject{person: &ros.people[i]} }
}

func (j *job) size(ros *roster) int {
	if j.clock == ofTeams {
		return len(ros.teams)
	}
	return len(ros.people)
}

// upcoming is the first moment after one at which a slot of a job of records
// opens.
func (j *job) upcoming(r crm.Reader, ros *roster, after time.Time) (best time.Time, err error) {
	for page := (crm.Page{}); ; {
		subjects, next, err := j.list(r, ros, after, page)
		if err != nil {
			return best, fmt.Errorf("job %s: %w", j.name, err)
		}
		for _, sub := range subjects {
			best = sooner(best, j.next(sub, after))
		}
		if next == "" {
			return best, nil
		}
		page.After = next
	}
}

// sooner is the earlier of two moments of which either may be none.
func sooner(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}
