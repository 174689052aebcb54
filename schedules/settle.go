package schedules

import (
	"context"
	"fmt"
	"time"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// settle sets the hints anew that have come and were not dealt with by a card:
// what belongs to a morning that is over, to somebody who is away, to a record
// that is gone. Whose card is still to come today keeps his.
func (s *Scheduler) settle(ctx context.Context, ros *roster, at time.Time) error {
	if ros.idle && !ros.spoke {
		return nil
	}
	var over map[crm.Wake]bool
	var left map[crm.Wake]*rest
	err := s.Store.View(ctx, func(r crm.Reader) (err error) {
		over, left, err = s.leave(r, ros, at)
		return err
	})
	if err == nil && len(over) > 0 {
		err = s.Store.Update(ctx, func(tx crm.Tx) error {
			moves, err := s.anew(tx, ros, at, over)
			if err != nil {
				return err
			}
			return setHints(tx, moves)
		})
	}
	if err != nil {
		return err
	}
	s.rests(ros, at, left)
	return nil
}

// leave is what becomes of the hints that have come: which are over, and which wait.
// What was read of them at this look is not read again: a record that changes has its
// hint set anew.
func (s *Scheduler) leave(r crm.Reader, ros *roster, at time.Time) (over map[crm.Wake]bool, left map[crm.Wake]*rest, err error) {
	k, err := s.waking(r, ros, at)
	if err != nil {
		return nil, nil, err
	}
	if k.read, err = s.alreadyRead(r, ros); err != nil {
		return nil, nil, err
	}
	w, err := k.hints(nil)
	if err != nil {
		return nil, nil, err
	}
	over, left = map[crm.Wake]bool{}, make(map[crm.Wake]*rest, len(w.all))
	for i := range w.all {
		h := &w.all[i]
		if h.rests != nil {
			still, err := k.stillRests(h.rests)
			if err != nil {
				return nil, nil, err
			}
			if still {
				left[h.Wake] = h.rests
				continue
			}
			if err := k.find(h, h.Wake); err != nil {
				return nil, nil, err
			}
		}
		wait, err := k.waits(h)
		if err != nil {
			return nil, nil, err
		}
		if !wait {
			over[h.Wake] = true
		} else if n := k.rest(h); n != nil {
			left[h.Wake] = n
		}
	}
	return over, left, nil
}

// alreadyRead are the hints that were read at this look; nil when people have changed
// since.
func (s *Scheduler) alreadyRead(r crm.Reader, ros *roster) (map[crm.Wake]*hint, error) {
	if ros.woken == nil {
		return nil, nil
	}
	now, err := r.Roster()
	if err != nil || now.Version != ros.version {
		return nil, err
	}
	out := make(map[crm.Wake]*hint, len(ros.woken.all))
	for i := range ros.woken.all {
		if h := &ros.woken.all[i]; h.rests == nil {
			out[h.Wake] = h
		}
	}
	return out, nil
}

// anew is when hints come next that were found to be over: of those that still
// stand, as their records are now.
func (s *Scheduler) anew(r crm.Reader, ros *roster, at time.Time, over map[crm.Wake]bool) (moves []crm.Wake, err error) {
	k, err := s.waking(r, ros, at)
	if err != nil {
		return nil, err
	}
	come, err := r.Wakes(at, wokenMost)
	if err != nil {
		return nil, fmt.Errorf("hints: %w", err)
	}
	for _, one := range come {
		if !over[one] {
			continue
		}
		h := new(hint)
		if err := k.find(h, one); err != nil {
			return nil, err
		}
		if h.rec == nil {
			moves = append(moves, crm.Wake{Subject: h.Subject})
			continue
		}
		wait, err := k.waits(h)
		if err != nil {
			return nil, err
		}
		if wait {
			continue
		}
		for _, next := range s.Book.Wakes(h.rec, h.owner, s.Calendars(h.owner.Calendar), at) {
			if next.Subject == h.Subject {
				moves = append(moves, crm.Wake(next))
			}
		}
	}
	return moves, nil
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
