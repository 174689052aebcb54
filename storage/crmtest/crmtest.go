// Package crmtest is the suite that every storage engine passes, and a small
// world for the tests of others: a team, its people, and builders of records
// with sane values. It is imported by tests alone.
package crmtest

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"milepost/storage/crm"
)

// Checked looks at the store once the test is over: whatever the test did, it
// must have left a consistent store. The store is closed then.
func Checked[S crm.Machine](t testing.TB, s S) S {
	t.Helper()
	t.Cleanup(func() {
		t.Helper()
		Consistent(t, s)
		if err := s.Close(); err != nil {
			t.Errorf("close the store: %v", err)
		}
	})
	return s
}

// Consistent fails the test for each thing in the store that is not as it
// should be.
func Consistent(t testing.TB, s crm.Machine) {
	t.Helper()
	// The context of a test is over when its cleanups run.
	wrong, err := s.Check(context.WithoutCancel(t.Context()))
	if err != nil {
		t.Errorf("check the store: %v", err)
	}
	for _, sentence := range wrong {
		t.Errorf("the store is not consistent: %s", sentence)
	}
}

// Do runs f in an Update; its error ends the test.
func Do(t testing.TB, s crm.Store, f func(crm.Tx) error) {
	t.Helper()
	if err := s.Update(t.Context(), f); err != nil {
		t.Fatalf("update: %v", err)
	}
}

// Look runs f in a View; its error ends the test.
func Look(t testing.TB, s crm.Store, f func(crm.Reader) error) {
	t.Helper()
	if err := s.View(t.Context(), f); err != nil {
		t.Fatalf("view: %v", err)
	}
}

// Clock is a time that a test sets. Its Now may be called from any goroutine.
type Clock struct {
	mu sync.Mutex
	at time.Time
}

// Start is when the world of Seed begins: Monday 2026-11-02, 10:00 in Shanghai.
func Start() time.Time { return time.Date(2026, 11, 2, 2, 0, 0, 0, time.UTC) }

// NewClock stands at Start.
func NewClock() *Clock { return &Clock{at: Start()} }

// Now is the time that was set last.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

// Set moves the clock to t.
func (c *Clock) Set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = t
}

// Advance moves the clock on.
func (c *Clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// Put writes records as the desk does: a new one gets the next short number of
// its kind, and the totals follow.
func Put(tx crm.Tx, recs ...crm.Record) error {
	for _, rec := range recs {
		var before crm.Record
		if old := crm.New(rec.Kind()); rec.Base().Rev > 0 {
			if err := tx.Get(old, rec.Key()); err != nil {
				return err
			}
			before = old
		} else if err := numbered(tx, rec); err != nil {
			return err
		}
		if err := tx.Put(rec); err != nil {
			return err
		}
		if err := tx.Add(crm.Deltas(before, rec)...); err != nil {
			return err
		}
	}
	return nil
}

// numbered gives a new record its short number, if it has none.
func numbered(tx crm.Tx, rec crm.Record) error {
	no := numberOf(rec)
	if no == nil || *no != 0 {
		return nil
	}
	n, err := tx.NextNumber(crm.Letter(rec.Kind()))
	*no = n
	return err
}

// numberOf is where a record keeps its short number; nil if it counts none.
func numberOf(rec crm.Record) *int {
	switch rec := rec.(type) {
	case *crm.Account:
		return &rec.No
	case *crm.Lead:
		return &rec.No
	case *crm.Contact:
		return &rec.No
	case *crm.Opportunity:
		return &rec.No
	case *crm.Activity:
		return &rec.No
	case *crm.Task:
		return &rec.No
	case *crm.Expense:
		return &rec.No
	}
	return nil
}

// Name is a name whose keys are the text in lower case. Where a test needs the
// keys of the product, it takes parse.Keys instead.
func Name(text string) crm.Name {
	fold := strings.ToLower(strings.ReplaceAll(text, " ", ""))
	return crm.Name{Text: text, Fold: fold, Sort: fold}
}
