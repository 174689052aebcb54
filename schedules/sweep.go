package schedules

import (
	"context"
	"fmt"
	"time"

	"milepost/storage/crm"
)

// Retain is how long things are kept; what is zero is kept for ever.
type Retain struct {
	Bodies time.Duration // words of messages that are done and of posts that were said
	Keys   time.Duration // what tells a repetition of those
	Blobs  time.Duration // files that belong to nothing
}

const (
	// nightfall is how long after midnight the night's sweep begins.
	nightfall = 3 * time.Hour
	// sweepPage is how much is removed in one transaction: others wait for one
	// page at most.
	sweepPage = crm.MaxPage
	// sweptDay is where the day of the last sweep is kept, or of the last night
	// that was only noted.
	sweptDay = "swept/day"
)

// before turns lengths into the moments up to which things are old.
func (r Retain) before(at time.Time) crm.Retention {
	since := func(d time.Duration) time.Time {
		if d <= 0 {
			return time.Time{}
		}
		return at.Add(-d)
	}
	return crm.Retention{Bodies: since(r.Bodies), Keys: since(r.Keys), Blobs: since(r.Blobs)}
}

// sweep removes once a night what has been kept long enough. A sweep that is
// broken off goes on at the next look. The first night after others that
// nobody has seen only notes that it was there: a clock that is a year ahead
// for an hour removes nothing.
func (s *Scheduler) sweep(ctx context.Context, at time.Time) error {
	day := crm.DateOf(at.In(s.Zone).Add(-nightfall))
	var last crm.Date
	err := s.Store.View(ctx, func(r crm.Reader) error {
		kept, err := r.Kept(sweptDay)
		last = crm.Date(kept)
		return err
	})
	if err != nil || last == day {
		return err
	}
	if last != day.AddDays(-1) {
		return s.Store.Update(ctx, func(tx crm.Tx) error { return tx.Keep(sweptDay, []byte(day)) })
	}
	if err := s.letGo(ctx, at); err != nil {
		return err
	}
	old := s.Retain.before(at)
	var all crm.Swept
	for more := true; more; more = all.More {
		var page crm.Swept
		err := s.Store.Update(ctx, func(tx crm.Tx) (err error) {
			if page, err = tx.Sweep(old, sweepPage); err != nil || page.More {
				return err
			}
			return tx.Keep(sweptDay, []byte(day))
		})
		if err != nil {
			return fmt.Errorf("sweep: %w", err)
		}
		all = all.Plus(page)
	}
	if all.Count() > 0 {
		s.Log.Info("what was kept long enough was removed", "messages", all.Messages, "posts", all.Posts,
			"keys", all.Keys, "files", all.Blobs, "bytes", all.Bytes)
	}
	return nil
}
