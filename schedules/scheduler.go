// Package schedules says things unasked: the morning card, what is missing in
// the evening, the team's day. A job is a function of what is stored, a
// subject and a moment; cron only wakes the look. What is said is queued in a
// transaction that first sees that it was not said before and that the records
// it speaks of are still the same, or that makes the answer itself where totals
// are spoken of. So a second look, or a second process over the same store,
// does nothing.
package schedules

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// Options are what a Scheduler needs. Kick may be nil.
type Options struct {
	Store     crm.Store
	Book      *playbook.Book
	Hash      string // of Book; where it is not at hand New takes it
	Calendars func(name string) *crm.Calendar
	// Put queues posts in the transaction that records that they were said.
	Put func(crm.Tx, []chat.Post) error
	// Now is the present moment; it may run ahead of real time.
	Now func() time.Time
	Log *slog.Logger
	// Company is what stands above a form, Notice says that files are
	// confidential.
	Company string
	Notice  bool
	// Retain is how long things are kept that are no records; Zone is where the
	// night is in which they are swept, nil = UTC.
	Retain Retain
	Zone   *time.Location
	// Kick tells whoever sends that something was queued.
	Kick func()
	// Matters lists what needs the admins now; nil when nobody looks. It is
	// called within transactions.
	Matters func(crm.Reader) ([]cards.Matter, error)
	// Unheard reports platforms that deliver nothing later of what is said while
	// nobody listens. Nil when nobody is to be told of an outage.
	Unheard func(platform string) bool
}

// Scheduler knows the jobs. It keeps no state of its own but when to try
// again what failed; several of them may work over one store.
type Scheduler struct {
	Options
	all []job

	mu     sync.Mutex
	failed map[string]failure // by key of the slot
	ahead  *ahead             // as the last look left it
	seen   *ahead             // as Next found it when people had changed since
	// listens is set with the first look of the process.
	listens bool
	resting *resting // what the last look left to wait
}

// New makes a Scheduler. It does nothing before Look or Run is called.
func New(opt Options) *Scheduler {
	if opt.Zone == nil {
		opt.Zone = time.UTC
	}
	if opt.Hash == "" {
		opt.Hash = opt.Book.Hash()
	}
	s := &Scheduler{Options: opt, failed: map[string]failure{}}
	s.all = s.jobs()
	return s
}

// Look asks every job what there is to say at a moment, and queues it; once a
// night it removes what has been kept long enough. Of what was missed only the newest still counts, and only as long as it matters.
// What fails for one subject is logged, tried again later, and stops nobody
// else; the error is that of a store that cannot be read or a context that
// is over.
func (s *Scheduler) Look(ctx context.Context, at time.Time) error {
	s.forget(at)
	all := s.rewind(ctx, at)
	var ros *roster
	err := s.Store.View(ctx, func(r crm.Reader) (err error) {
		if ros, err = s.roster(r); err != nil {
			return err
		}
		ros.idle, err = s.idles(r, ros, at)
		return err
	})
	if err != nil {
		return errors.Join(all, err)
	}
	ask := s.ask(ros, at)
	for i, j := range s.all {
		only, skip := ask.skips(i, &j)
		if skip {
			continue
		}
		if err := s.lookAt(ctx, j, ros, at, only); err != nil {
			all = errors.Join(all, fmt.Errorf("job %s: %w", j.name, err))
		}
		if ctx.Err() != nil {
			return all
		}
	}
	if all == nil {
		s.settled(ros, at, ask)
	}
	return errors.Join(all, s.settle(ctx, ros, at), s.sweep(ctx, at), s.Care(ctx, at))
}

// lookAt lists the subjects of a job in pages and answers for one after the
// other; only = those that are meant of all people or teams.
func (s *Scheduler) lookAt(ctx context.Context, j job, ros *roster, at time.Time, only []int) error {
	for page := (crm.Page{}); ; {
		var open []pending
		var next string
		err := s.Store.View(ctx, func(r crm.Reader) error {
			subjects, cursor, err := j.subjects(r, ros, at, page, only)
			if err != nil {
				return err
			}
			next = cursor
			for _, sub := range subjects {
				sl, ok := j.slot(sub, at)
				if !ok || s.waits(sl, at) {
					continue
				}
				done, err := said(r, sl)
				if err != nil { // of him alone
					s.fail(sl, at, err)
				} else if !done {
					open = append(open, pending{sub: sub, slot: sl})
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		ros.spoke = ros.spoke || len(open) > 0
		if err := s.each(ctx, j, open, at); err != nil {
			return err
		}
		if next == "" {
			return nil
		}
		page.After = next
	}
}

// each answers for some subjects of a job, one after the other, and queues the
// answers. The error is that of a context that is over.
func (s *Scheduler) each(ctx context.Context, j job, open []pending, at time.Time) error {
	defer func() {
		for n := range open { // nothing is read any more when the look is over
			open[n].early.wait()
		}
	}()
	for n := range open {
		s.early(ctx, j, open[n:], at)
		open[n].early.wait()
		if err := s.one(ctx, j, open[n], at); err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			s.fail(open[n].slot, at, err)
		}
		open[n].early = nil
	}
	return nil
}

// pending is a subject with the slot that is open for it, and what was answered for
// it before it was its turn; nil = nothing.
type pending struct {
	sub   subject
	slot  slot
	early *early
}

// tries is how often an answer is made outside of the transaction that queues
// it, and made anew when what it spoke of changed meanwhile.
const tries = 2

// one answers for one subject, and queues the answer. What never stands still,
// and a job that speaks of totals, is answered inside of that transaction.
func (s *Scheduler) one(ctx context.Context, j job, p pending, at time.Time) error {
	for n := 0; n < tries && !j.inside; n++ {
		e := p.early
		if e == nil || n > 0 {
			e = s.read(ctx, j, p, at)
		}
		if e.err != nil || !e.open {
			return e.err
		}
		same, err := s.commit(ctx, p.slot, func(tx crm.Tx) (answer, bool, error) {
			same, err := e.holds(tx)
			return e.answer, same, err
		})
		if err != nil || same {
			return err
		}
	}
	if j.ahead != nil {
		err := s.Store.View(ctx, func(r crm.Reader) (err error) {
			p.sub.ahead, err = j.ahead(r, p.sub, p.slot, at)
			return err
		})
		if err != nil {
			return err
		}
	}
	_, err := s.commit(ctx, p.slot, func(tx crm.Tx) (answer, bool, error) { return p.answer(tx, j, at) })
	return err
}

// answer is what the job says for the subject as it is stored now; false when
// the slot is not open any more.
func (p pending) answer(r crm.Reader, j job, at time.Time) (answer, bool, error) {
	sub, err := p.sub.again(r)
	if err != nil {
		return answer{}, false, err
	}
	sl, open := j.slot(sub, at)
	if !open || sl.key != p.slot.key { // he changed his hours, or muted it, just now
		return answer{}, false, nil
	}
	a, err := j.say(r, sub, sl, at)
	return a, true, err
}

// Next is the first moment after the given one at which a job may have
// something to say; the zero time when there is none in sight.
func (s *Scheduler) Next(after time.Time) time.Time {
	var best time.Time
	err := s.Store.View(context.Background(), func(r crm.Reader) error {
		var err error
		if best, err = s.nextCare(r, after); err != nil {
			return err
		}
		told, err := s.nextListen(r, after)
		if err != nil {
			return err
		}
		hint, err := r.NextWake(after)
		if err != nil {
			return fmt.Errorf("next hint: %w", err)
		}
		best = sooner(sooner(best, told), hint)
		ros, err := s.roster(r)
		if err != nil {
			return err
		}
		best = sooner(best, s.nextClock(ros, after))
		for i := range s.all {
			if s.all[i].clock != ofRecords || s.all[i].next == nil {
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
	if err != nil {
		// The look that follows meets the same store and says so.
		s.Log.Error("find the next moment to look", "err", err)
		return after.Add(pulse)
	}
	return best
}
