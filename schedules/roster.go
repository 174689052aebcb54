package schedules

import (
	"context"
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
	// woken are the hints that have come; nil = not read yet.
	woken *woken
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

// everyPerson gives a page of everybody, everyTeam one of all teams.
func everyPerson(_ crm.Reader, ros *roster, _ time.Time, p crm.Page) ([]subject, string, error) {
	return paged(len(ros.people), p, func(i int) subject { return subject{person: &ros.people[i]} })
}

func everyTeam(_ crm.Reader, ros *roster, _ time.Time, p crm.Page) ([]subject, string, error) {
	return paged(len(ros.teams), p, func(i int) subject { return subject{team: &ros.teams[i]} })
}

// subjects gives a page of the subjects of a job.
func (j *job) subjects(r crm.Reader, ros *roster, at time.Time, p crm.Page) ([]subject, string, error) {
	if j.list == nil {
		subs, next, err := everyPerson(r, ros, at, p)
		if err == nil && j.hints != nil {
			err = j.hints(r, ros, at, subs)
		}
		return subs, next, err
	}
	return j.list(r, ros, at, p)
}

// stretch is a calm one: a time in which no job that speaks to people or teams at
// their clocks has anything to say, as long as they stay what they are: whoever
// looks in it need not ask each of them.
type stretch struct {
	outline     outline
	from, until time.Time
	next        time.Time // when something opens; zero = none in sight
}

// calmAt reports whether a moment is within what was found to be calm.
func (s *Scheduler) calmAt(ros *roster, at time.Time) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.calm
	return !c.from.IsZero() && c.outline == ros.outline() && !at.Before(c.from) && at.Before(c.until) && len(s.failed) == 0
}

// settled notes that everything was said that can be said at a moment, and until
// when nothing new can come up by itself.
func (s *Scheduler) settled(ctx context.Context, ros *roster, at time.Time) error {
	next, err := s.nextSteady(ctx, ros, at)
	if err != nil {
		return err
	}
	s.mu.Lock()
	s.calm = stretch{outline: ros.outline(), from: at, until: sooner(at.Add(longestCalm), next), next: next}
	s.mu.Unlock()
	return nil
}

// longestCalm is after what time everybody is asked again, whatever was found: so
// late it may be noticed that a platform does not know somebody any more.
const longestCalm = 10 * time.Minute

// nextSteady is the first moment after one at which a slot of a person or a team
// opens; the zero time for none in sight.
func (s *Scheduler) nextSteady(ctx context.Context, ros *roster, after time.Time) (time.Time, error) {
	var best time.Time
	err := s.Store.View(ctx, func(r crm.Reader) error {
		best = time.Time{}
		for i := range s.all {
			if !s.all[i].steady {
				continue
			}
			t, err := s.all[i].upcoming(r, ros, after)
			if err != nil {
				return err
			}
			best = sooner(best, t)
		}
		return nil
	})
	return best, err
}

// upcoming is the first moment after one at which a slot of a job opens.
func (j *job) upcoming(r crm.Reader, ros *roster, after time.Time) (best time.Time, err error) {
	for page := (crm.Page{}); ; {
		list := j.subjects
		if j.hints != nil {
			list = everyPerson
		}
		subjects, next, err := list(r, ros, after, page)
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
