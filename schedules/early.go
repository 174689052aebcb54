package schedules

import (
	"context"
	"sync"
	"time"

	"milepost/storage/crm"
)

// abreast is how many subjects of a job are answered for at the same time at most:
// their answers are in memory until each is queued.
const abreast = 8

// early is what a job answers for a subject outside of the transaction that queues
// it; open is false when its slot is not open any more.
type early struct {
	answer
	open bool
	err  error
}

// read answers for a subject as it is stored now.
func (s *Scheduler) read(ctx context.Context, j job, p pending, at time.Time) *early {
	e := new(early)
	e.err = s.Store.View(ctx, func(r crm.Reader) (err error) {
		e.answer, e.open, err = p.answer(r, j, at)
		return err
	})
	return e
}

// early answers, on all processors, for the first of some subjects and those right
// behind it that do not depend on what it is told: whatever is read here was stored
// before any of them is told anything. It does nothing where that was done, or is of
// no use.
func (s *Scheduler) early(ctx context.Context, j job, open []pending, at time.Time) {
	if j.alone == nil || open[0].early != nil {
		return
	}
	n := 0
	for n < min(len(open), abreast) && j.alone(open[n].sub) {
		n++
	}
	if n < 2 {
		return
	}
	var all sync.WaitGroup
	defer all.Wait()
	for i := range open[:n] {
		all.Go(func() { open[i].early = s.read(ctx, j, open[i], at) })
	}
}
