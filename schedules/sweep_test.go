package schedules

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"milepost/bot/chattest"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

const aDay = 24 * time.Hour

// sweeper is a scheduler that keeps words for 30 days, keys for 400 and files
// for 3, on a store of its own choice.
func (w *world) sweeper(store crm.Store) *Scheduler {
	loc, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		w.Fatal(err)
	}
	return New(Options{
		Store: store, Book: w.book, Calendars: calendars, Put: queue, Now: w.clock.Now, Kick: w.kick,
		Log:    chattest.Log(w, w.log),
		Retain: Retain{Bodies: 30 * aDay, Keys: 400 * aDay, Blobs: 3 * aDay}, Zone: loc,
	})
}

// handled takes messages and marks them as done.
func (w *world) handled(keys ...string) {
	w.Helper()
	w.do(func(tx crm.Tx) error {
		for _, k := range keys {
			_, err := tx.Take(crmtest.Message(k))
			if err := errors.Join(err, tx.Finish(k)); err != nil {
				return err
			}
		}
		return nil
	})
}

// left tells what of a message is kept.
func (w *world) left(key string) string {
	w.Helper()
	out := ""
	crmtest.Look(w, w.store, func(r crm.Reader) error {
		m, err := r.Message(key)
		switch {
		case crm.IsMissing(err):
			out, err = "nothing", nil
		case len(m.Body) == 0:
			out = "its key"
		default:
			out = "all of it"
		}
		return err
	})
	return out
}

func TestWhatWasKeptLongEnoughGoesAtNight(t *testing.T) {
	w := newWorld(t)
	s := w.sweeper(w.store)
	w.handled("m1")
	if _, err := crm.StoreBlob(t.Context(), w.store, crm.Blob{ID: "f"}, bytes.NewReader([]byte("photo")), 100); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		at      string
		message string
		file    bool
	}{
		{"2026-11-02 23:00", "all of it", true},
		{"2026-11-05 09:00", "all of it", true}, // that was the night's sweep: not yet three days
		{"2026-11-05 11:00", "all of it", true}, // three days, but the next sweep is at night
		{"2026-11-06 02:59", "all of it", true},
		{"2026-11-06 03:00", "all of it", false},
		{"2026-12-02 04:00", "all of it", false},
		{"2026-12-03 04:00", "its key", false},
		{"2027-12-07 04:00", "its key", false},
		{"2027-12-08 04:00", "nothing", false},
	} {
		w.clock.Set(shanghai(t, c.at))
		if err := s.Look(t.Context(), w.clock.Now()); err != nil {
			t.Fatal(err)
		}
		file := true
		crmtest.Look(t, w.store, func(r crm.Reader) error {
			_, err := r.Blob("f")
			file = err == nil
			return nil
		})
		if got := w.left("m1"); got != c.message || file != c.file {
			t.Errorf("%s: of the message is left %s, want %s; file %v, want %v", c.at, got, c.message, file, c.file)
		}
	}
	for _, want := range []string{"messages=0 posts=0 keys=0 files=1 bytes=5", "messages=1 posts=", "keys="} {
		if !strings.Contains(w.log.String(), want) {
			t.Errorf("the log does not say %q:\n%s", want, w.log)
		}
	}
}

func TestASweepThatWasBrokenOffGoesOn(t *testing.T) {
	w := newWorld(t)
	var keys []string
	for i := range 3*sweepPage + 1 {
		keys = append(keys, fmt.Sprint("m", i))
	}
	w.handled(keys...)
	w.clock.Advance(30 * aDay)
	w.note()
	w.clock.Advance(aDay)
	err := w.sweeper(crmtest.NewMortal(w.store, 2)).sweep(t.Context(), w.clock.Now())
	if !errors.Is(err, crmtest.ErrKilled) {
		t.Fatalf("the process was not killed: %v", err)
	}
	if first, last := w.left("m0"), w.left(keys[len(keys)-1]); first != "its key" || last != "all of it" {
		t.Errorf("after two pages the first has %s left and the last %s", first, last)
	}
	s := w.sweeper(w.store)
	if err := s.sweep(t.Context(), w.clock.Now()); err != nil {
		t.Fatal(err)
	}
	if last := w.left(keys[len(keys)-1]); last != "its key" {
		t.Errorf("the last has %s left", last)
	}
	w.handled("late")
	w.clock.Advance(59 * aDay)
	w.note()
	if err := s.sweep(t.Context(), w.clock.Now().Add(aDay)); err != nil {
		t.Fatal(err)
	}
	if late := w.left("late"); late != "its key" {
		t.Errorf("the next sweep left %s", late)
	}
}

// note looks once in a night after others that nobody has seen.
func (w *world) note() {
	w.Helper()
	if err := w.sweeper(w.store).sweep(w.Context(), w.clock.Now()); err != nil {
		w.Fatal(err)
	}
}

func TestAClockThatIsAYearAheadRemovesNothing(t *testing.T) {
	w := newWorld(t)
	s := w.sweeper(w.store)
	w.handled("m1")
	w.note()
	w.clock.Advance(aDay)
	w.note()
	for range 60 { // an hour in a year from now
		if err := s.sweep(t.Context(), w.clock.Now().Add(365*aDay)); err != nil {
			t.Fatal(err)
		}
	}
	if got := w.left("m1"); got != "all of it" {
		t.Errorf("of the message is left %s", got)
	}
	// Back again it goes on as if nothing had happened.
	for _, c := range []struct {
		after time.Duration
		left  string
	}{{0, "all of it"}, {aDay, "all of it"}, {30 * aDay, "all of it"}, {31 * aDay, "its key"}} {
		if err := s.sweep(t.Context(), w.clock.Now().Add(c.after)); err != nil {
			t.Fatal(err)
		}
		if got := w.left("m1"); got != c.left {
			t.Errorf("%v after that: of the message is left %s, want %s", c.after, got, c.left)
		}
	}
}

func TestWithoutLimitsEverythingIsKept(t *testing.T) {
	w := newWorld(t)
	w.handled("m1")
	w.clock.Advance(10_000 * aDay)
	if err := w.sched.sweep(t.Context(), w.clock.Now()); err != nil {
		t.Fatal(err)
	}
	if got := w.left("m1"); got != "all of it" {
		t.Errorf("of the message is left %s", got)
	}
}
