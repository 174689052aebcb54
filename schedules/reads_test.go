package schedules

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"
	"testing"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// reads is how many records of each kind were read, and rows of totals as
// kindTally.
type reads struct {
	mu sync.Mutex
	n  map[crm.Kind]int
}

const kindTally crm.Kind = "total"

func (x *reads) add(k crm.Kind, n int) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.n[k] += n
}

// counted is a store that counts what is read from it.
type counted struct {
	crm.Store
	reads *reads
}

type countedReader struct {
	crm.Reader
	reads *reads
}

type countedTx struct {
	crm.Tx
	reads countedReader
}

func (c counted) View(ctx context.Context, f func(crm.Reader) error) error {
	return c.Store.View(ctx, func(r crm.Reader) error { return f(countedReader{r, c.reads}) })
}

func (c counted) Update(ctx context.Context, f func(crm.Tx) error) error {
	return c.Store.Update(ctx, func(tx crm.Tx) error { return f(countedTx{tx, countedReader{tx, c.reads}}) })
}

func (r countedReader) Get(rec crm.Record, id string) error {
	r.reads.add(rec.Kind(), 1)
	return r.Reader.Get(rec, id)
}

func (r countedReader) List(k crm.Kind, f crm.Filter, p crm.Page) ([]crm.Record, string, error) {
	recs, next, err := r.Reader.List(k, f, p)
	r.reads.add(k, len(recs))
	return recs, next, err
}

func (r countedReader) Tallies(who crm.PersonID, from, to crm.Date) ([]crm.Tally, error) {
	rows, err := r.Reader.Tallies(who, from, to)
	r.reads.add(kindTally, len(rows))
	return rows, err
}

func (t countedTx) Get(rec crm.Record, id string) error { return t.reads.Get(rec, id) }

func (t countedTx) List(k crm.Kind, f crm.Filter, p crm.Page) ([]crm.Record, string, error) {
	return t.reads.List(k, f, p)
}

func (t countedTx) Tallies(who crm.PersonID, from, to crm.Date) ([]crm.Tally, error) {
	return t.reads.Tallies(who, from, to)
}

// readBy is what some jobs read when they are looked at at some moments; each has
// to say something.
func (w *world) readBy(jobs []string, at ...string) map[crm.Kind]int {
	w.Helper()
	all := &reads{n: map[crm.Kind]int{}}
	w.sched.Store = counted{w.store, all}
	var ros *roster
	if err := w.store.View(w.Context(), func(r crm.Reader) (err error) {
		ros, err = w.sched.roster(r)
		return err
	}); err != nil {
		w.Fatal(err)
	}
	for _, job := range w.sched.all {
		for _, moment := range at {
			if !slices.Contains(jobs, job.name) {
				continue
			}
			if err := w.sched.lookAt(w.Context(), job, ros, shanghai(w, moment), nil); err != nil {
				w.Fatal(err)
			}
		}
	}
	for _, job := range jobs {
		if len(w.said(job+"/")) == 0 {
			w.Fatalf("nothing was said under %s", job)
		}
	}
	return all.n
}

// What a team hears each day costs what there is of teams and of changes: ten
// times as many customers, deals and late steps, and not a record more is read.
func TestTheDailyDigestsReadNoCustomersDealsOrSteps(t *testing.T) {
	read := func(times int) map[crm.Kind]int {
		w := newWorld(t)
		for i := range times * 20 {
			id := fmt.Sprint("c", i)
			w.put(crmtest.Account(crm.AccountID(id), "客户"+id, func(a *crm.Account) {
				a.Tier, a.LastVisit = []string{"A", "B", "C"}[i%3], crm.Date("2026-09-01").AddDays(i%5)
			}))
			w.put(deal(crm.OpportunityID("p"+id), crm.AccountID(id), crm.Date("2026-08-01").AddDays(i%20), 1_200_000))
			w.put(crmtest.Task(crm.TaskID("t"+id), crm.AccountID(id), "2026-11-05", func(k *crm.Task) { k.No = i + 1 }))
		}
		w.put(crmtest.Activity("v", "c0", "2026-11-06"))
		return w.readBy([]string{"digest", "funnel"}, "2026-11-06 18:45")
	}
	if few, many := read(1), read(10); !maps.Equal(few, many) {
		t.Errorf("of 20 customers is read %v, of 200 %v", few, many)
	} else if few[crm.KindAccount] > 6 || few[crm.KindOpportunity]+few[crm.KindTask]+few[crm.KindActivity] > 0 {
		t.Errorf("records are read: %v", few)
	}
}

// A digest costs what there is of teams, customers and changes, however much was
// done in the years before.
func TestDigestsReadNoHistory(t *testing.T) {
	read := func(years int) int {
		w := newWorld(t)
		w.put(crmtest.Account("byd", "比亚迪"), deal("p1", "byd", "2026-11-02", 1_200_000), crmtest.Task("t1", "byd", "2026-11-05"))
		for i := range years * 20 {
			w.put(crmtest.Activity(crm.ActivityID(fmt.Sprint("v", i)), "byd", crm.Date("2026-08-01").AddDays(-i)))
		}
		jobs := []string{"funnel", "weekly", "monday", "monthly"}
		return w.readBy(jobs, "2026-11-06 18:45", "2026-11-09 10:00", "2026-12-01 10:00")[crm.KindActivity]
	}
	if few, many := read(1), read(4); few != many {
		t.Errorf("%d activities are read where 20 were done before, %d where 80 were", few, many)
	}
}

// A morning reads of what was done with a customer what its rules ask for: the last
// touch, and not the years before.
func TestAMorningReadsNoHistory(t *testing.T) {
	read := func(years int) int {
		w := newWorld(t)
		w.put(crmtest.Account("byd", "比亚迪", func(a *crm.Account) { a.Tier, a.LastVisit = "B", "2026-08-01" }))
		w.put(deal("p1", "byd", "2026-07-30", 1_200_000))
		for i := range years * 20 {
			w.put(crmtest.Activity(crm.ActivityID(fmt.Sprint("v", i)), "byd", crm.Date("2026-08-01").AddDays(-i)))
		}
		all := &reads{n: map[crm.Kind]int{}}
		w.sched.Store = counted{w.store, all}
		w.at("2026-11-03 12:00")
		w.holds(w.one("morning/xiaoli/"), "比亚迪")
		return all.n[crm.KindActivity]
	}
	if few, many := read(1), read(4); few != many {
		t.Errorf("%d activities are read where 20 were done before, %d where 80 were", few, many)
	}
}
