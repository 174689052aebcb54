package schedules

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// counted is a store that counts the activities which are read from it.
type counted struct {
	crm.Store
	n *atomic.Int64
}

type countedReader struct {
	crm.Reader
	n *atomic.Int64
}

func (c counted) View(ctx context.Context, f func(crm.Reader) error) error {
	return c.Store.View(ctx, func(r crm.Reader) error { return f(countedReader{r, c.n}) })
}

func (r countedReader) List(k crm.Kind, f crm.Filter, p crm.Page) ([]crm.Record, string, error) {
	recs, next, err := r.Reader.List(k, f, p)
	if k == crm.KindActivity {
		r.n.Add(int64(len(recs)))
	}
	return recs, next, err
}

// A digest costs what there is of teams, customers and changes, however much was
// done in the years before.
func TestDigestsReadNoHistory(t *testing.T) {
	read := func(years int) int64 {
		w := newWorld(t)
		w.put(crmtest.Account("byd", "比亚迪"), deal("p1", "byd", "2026-11-02", 1_200_000), crmtest.Task("t1", "byd", "2026-11-05"))
		for i := range years * 20 {
			w.put(crmtest.Activity(crm.ActivityID(fmt.Sprint("v", i)), "byd", crm.Date("2026-08-01").AddDays(-i)))
		}
		var n atomic.Int64
		w.sched.Store = counted{w.store, &n}
		var ros *roster
		if err := w.store.View(t.Context(), func(r crm.Reader) (err error) {
			ros, err = w.sched.roster(r)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		for _, job := range w.sched.all {
			switch job.name {
			case "funnel", "weekly", "monday", "monthly":
				for _, at := range []string{"2026-11-06 18:45", "2026-11-09 10:00", "2026-12-01 10:00"} {
					if err := w.sched.lookAt(t.Context(), job, ros, shanghai(t, at), nil); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		for _, job := range []string{"funnel/", "weekly/", "monday/", "monthly/"} {
			if len(w.said(job)) == 0 {
				t.Fatalf("nothing was said under %s", job)
			}
		}
		return n.Load()
	}
	if few, many := read(1), read(4); few != many {
		t.Errorf("%d activities are read where 20 were done before, %d where 80 were", few, many)
	}
}
