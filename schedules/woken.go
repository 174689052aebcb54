package schedules

import (
	"context"
	"fmt"
	"time"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// wokenMost is how many hints one look takes in hand; what is left over is the
// earliest of the next one.
const wokenMost = 20_000

// woken are the records whose hint has come, by who may hear of them: so that a
// look costs what is due and not what exists.
type woken struct {
	own map[crm.PersonID][]crm.Pointer // his
	up  map[crm.PersonID][]crm.Pointer // of those below him, or of whom he asked for support
	all []hint
}

// hint is a record that was woken: its owner, and who else hears of it.
type hint struct {
	subject string
	rec     crm.Record // nil for one that is gone
	owner   *crm.Person
	up      bool
	hear    []crm.PersonID
}

// wakeUp reads the hints that have come.
func (s *Scheduler) wakeUp(r crm.Reader, at time.Time) (woken, error) {
	w := woken{own: map[crm.PersonID][]crm.Pointer{}, up: map[crm.PersonID][]crm.Pointer{}}
	hints, err := r.Wakes(at, wokenMost)
	if err != nil {
		return w, fmt.Errorf("hints: %w", err)
	}
	var people playbook.People
	owners := map[crm.PersonID]*crm.Person{}
	for _, one := range hints {
		p, up, ok := playbook.WakeOf(one.Subject)
		h := hint{subject: one.Subject, up: up}
		if ok {
			if h.rec, h.owner, ok, err = playbook.ReadOwned(r, p); err != nil {
				return w, fmt.Errorf("woken %s: %w", p, err)
			}
		}
		if !ok {
			h.rec = nil
			w.all = append(w.all, h)
			continue
		}
		if known := owners[h.owner.ID]; known != nil {
			h.owner = known
		}
		owners[h.owner.ID] = h.owner
		if !up {
			h.hear = []crm.PersonID{h.owner.ID}
			w.own[h.owner.ID] = append(w.own[h.owner.ID], p)
		} else {
			if people == nil {
				if people, err = playbook.Everybody(r); err != nil {
					return w, err
				}
			}
			h.hear = s.above(h, people, crm.DateOf(at.In(h.owner.Location())))
			for _, id := range h.hear {
				w.up[id] = append(w.up[id], p)
			}
		}
		w.all = append(w.all, h)
	}
	return w, nil
}

// wokenFor are the hints that have come at a look, read once for all its jobs:
// what they say is made of the records as they are by then.
func (s *Scheduler) wokenFor(r crm.Reader, ros *roster, at time.Time) (*woken, error) {
	if ros.woken == nil {
		w, err := s.wakeUp(r, at)
		if err != nil {
			return nil, err
		}
		ros.woken = &w
	}
	return ros.woken, nil
}

// above are those who may hear of a record besides its owner.
func (s *Scheduler) above(h hint, people playbook.People, on crm.Date) []crm.PersonID {
	var out []crm.PersonID
	add := func(p *crm.Person) {
		if p == nil {
			return
		}
		for _, id := range out {
			if id == p.ID {
				return
			}
		}
		out = append(out, p.ID)
	}
	owner := h.owner
	if t, ok := h.rec.(*crm.Task); ok && t.Asker != "" {
		if asker := people.Find(t.Asker, on); asker != nil {
			add(asker)
			owner = asker
		}
	}
	add(s.Book.Who(playbook.ToManager, owner, people, on))
	add(s.Book.Who(playbook.ToDirector, owner, people, on))
	return out
}

// settle sets the hints anew that have come and were not dealt with by a card:
// what belongs to a morning that is over, to somebody who is away, to a record
// that is gone. Whose card is still to come today keeps his.
func (s *Scheduler) settle(ctx context.Context, at time.Time) error {
	var moves []crm.Wake
	read := func(r crm.Reader) error {
		moves = nil
		w, err := s.wakeUp(r, at)
		if err != nil {
			return err
		}
		for _, h := range w.all {
			if h.rec == nil {
				moves = append(moves, crm.Wake{Subject: h.subject})
				continue
			}
			wait, err := s.stillToCome(r, h, at)
			if err != nil {
				return err
			}
			if wait {
				continue
			}
			cal := s.Calendars(h.owner.Calendar)
			for _, next := range s.Book.Wakes(h.rec, h.owner, cal, at) {
				if next.Subject == h.subject {
					moves = append(moves, crm.Wake(next))
				}
			}
		}
		return nil
	}
	if err := s.Store.View(ctx, read); err != nil || len(moves) == 0 {
		return err
	}
	return s.Store.Update(ctx, func(tx crm.Tx) error {
		if err := read(tx); err != nil {
			return err
		}
		return setHints(tx, moves)
	})
}

// keptHints is where the newest moment is kept at which hints were set anew.
const keptHints = "hints/at"

// setHints sets hints anew, and keeps when that was.
func setHints(tx crm.Tx, moves []crm.Wake) error {
	if len(moves) == 0 {
		return nil
	}
	for _, m := range moves {
		if err := tx.Wake(m); err != nil {
			return fmt.Errorf("wake %s: %w", m.Subject, err)
		}
	}
	if err := tx.Keep(keptHints, []byte(tx.Now().UTC().Format(time.RFC3339))); err != nil {
		return fmt.Errorf("keep %s: %w", keptHints, err)
	}
	return nil
}

// backBy is how far a clock goes back before the hints that were set until then
// are not trusted any more: further than two clocks differ.
const backBy = 10 * time.Minute

// rewind makes all hints anew when they were set by a clock that was far ahead:
// they may say that there is nothing to look at for a year.
func (s *Scheduler) rewind(ctx context.Context, at time.Time) error {
	ahead := false
	var people playbook.People
	err := s.Store.View(ctx, func(r crm.Reader) error {
		kept, err := r.Kept(keptHints)
		if err != nil {
			return fmt.Errorf("kept %s: %w", keptHints, err)
		}
		last, err := time.Parse(time.RFC3339, string(kept))
		if ahead = err == nil && last.After(at.Add(backBy)); !ahead {
			return nil
		}
		people, err = playbook.Everybody(r)
		return err
	})
	if err != nil || !ahead {
		return err
	}
	s.Log.Warn("the clock went back: what is to be looked at is made out anew", "now", at)
	for i := range people {
		p := &people[i]
		err := s.Store.Update(ctx, func(tx crm.Tx) error {
			var moves []crm.Wake
			err := s.Book.Open(tx, p, crm.DateOf(at.In(p.Location())), "", func(rec crm.Record) {
				for _, w := range s.Book.Wakes(rec, p, s.Calendars(p.Calendar), at) {
					moves = append(moves, crm.Wake(w))
				}
			})
			if err != nil {
				return err
			}
			return setHints(tx, moves)
		})
		if err != nil {
			return fmt.Errorf("hints of %s: %w", p.ID, err)
		}
	}
	return nil
}

// stillToCome reports whether somebody's card of today will speak of a hint, or
// a time of its own does and failed.
func (s *Scheduler) stillToCome(r crm.Reader, h hint, at time.Time) (bool, error) {
	for _, id := range h.hear {
		p := h.owner
		if id != p.ID {
			p = new(crm.Person)
			if err := r.Get(p, string(id)); err != nil {
				return false, fmt.Errorf("person %s: %w", id, err)
			}
		}
		sl, ok := s.cardOf(p, crm.DateOf(at.In(p.Location())))
		if !ok || !at.Before(sl.until) {
			continue
		}
		done, err := said(r, sl)
		if err != nil {
			return false, err
		}
		if !done {
			return true, nil
		}
	}
	if h.up {
		return false, nil
	}
	for _, m := range s.Book.Moments(h.rec, h.owner, s.Calendars(h.owner.Calendar), at) {
		if sl := momentSlot(h.owner, h.rec, m); sl.holds(at) {
			if done, err := said(r, sl); err != nil || !done {
				return true, err
			}
		}
	}
	return false, nil
}
