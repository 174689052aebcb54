package bolt

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// queued puts jobs into the queue of a store whose committer is busy, so that
// they come into one batch, and gives their errors.
func queued(t *testing.T, s *Store, fs ...func(crm.Tx) error) []error {
	t.Helper()
	return queuedBehind(t, s, func(crm.Tx) error { return nil }, fs...)
}

// queuedBehind has functions wait for a first one, which a caller runs himself.
func queuedBehind(t *testing.T, s *Store, first func(crm.Tx) error, fs ...func(crm.Tx) error) []error {
	t.Helper()
	errs := make([]error, len(fs))
	busy, free := make(chan struct{}), make(chan struct{})
	var all sync.WaitGroup
	var once sync.Once
	all.Go(func() {
		_ = s.Update(t.Context(), func(tx crm.Tx) error {
			once.Do(func() { close(busy) })
			<-free
			return first(tx)
		})
	})
	<-busy
	for i, f := range fs {
		all.Go(func() { errs[i] = s.Update(t.Context(), f) })
		for waits := 0; waits <= i; {
			time.Sleep(time.Millisecond)
			s.mu.Lock()
			waits = len(s.queue)
			s.mu.Unlock()
		}
	}
	close(free)
	within(t, 20*time.Second, all.Wait)
	return errs
}

func keep(name string, value []byte) func(crm.Tx) error {
	return func(tx crm.Tx) error { return tx.Keep(name, value) }
}

func has(t *testing.T, s *Store, name string) bool {
	t.Helper()
	var v []byte
	crmtest.Look(t, s, func(r crm.Reader) (err error) { v, err = r.Kept(name); return err })
	return v != nil
}

func TestAFullDiskTakesOnlyWhatDoesNotFit(t *testing.T) {
	s := fresh(t)
	crmtest.Do(t, s, furnish)
	info, err := os.Stat(s.db.Path())
	if err != nil {
		t.Fatal(err)
	}
	s.db.MaxSize = int(info.Size())
	big := bytes.Repeat([]byte("x"), s.db.MaxSize)
	errs := queued(t, s, keep("small", []byte("1")), keep("big", big), keep("other", []byte("2")))
	if errs[0] != nil || errs[1] == nil || errs[2] != nil {
		t.Errorf("small %v, big %v, other %v", errs[0], errs[1], errs[2])
	}
	if !has(t, s, "small") || has(t, s, "big") || !has(t, s, "other") {
		t.Error("what is there is not what was said")
	}
	s.db.MaxSize = 0
	crmtest.Do(t, s, keep("big", big))
	crmtest.Consistent(t, s)
}

func TestAnErrorOfTheEngineThatIsOverlookedIsNotCommitted(t *testing.T) {
	s := fresh(t)
	long := crm.Tally{Who: "xiaoli", Day: "2026-11-02", Metric: string(bytes.Repeat([]byte("m"), 40_000)), N: 1}
	err := s.Update(t.Context(), func(tx crm.Tx) error {
		if err := tx.Keep("before", []byte("1")); err != nil {
			return err
		}
		if tx.Add(long) == nil {
			t.Error("a key that is too long was written")
		}
		return nil
	})
	if err == nil || has(t, s, "before") {
		t.Errorf("the update gave %v", err)
	}
}

func TestWhatHasSeenABatchThatFailsIsRunAgain(t *testing.T) {
	s := fresh(t)
	info, err := os.Stat(s.db.Path())
	if err != nil {
		t.Fatal(err)
	}
	s.db.MaxSize = int(info.Size())
	var seen []bool // whether the second saw what the first wrote, each time it ran
	big := bytes.Repeat([]byte("x"), s.db.MaxSize)
	errs := queued(t, s,
		keep("big", big),
		func(x crm.Tx) error {
			v, err := x.Kept("big")
			seen = append(seen, v != nil)
			if err != nil || v != nil {
				return err
			}
			return x.Keep("alone", []byte("1"))
		},
	)
	if errs[0] == nil || errs[1] != nil {
		t.Errorf("the first gave %v, the second %v", errs[0], errs[1])
	}
	if want := []bool{true, false}; !slices.Equal(seen, want) {
		t.Errorf("the second saw the first: %v, want %v", seen, want)
	}
	if has(t, s, "big") || !has(t, s, "alone") {
		t.Error("what is there is not what was said")
	}
}

func TestAFunctionThatLeavesABatchIsNotRunAgain(t *testing.T) {
	s := fresh(t)
	path := s.db.Path()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	s.db.MaxSize = int(info.Size())
	left := 0
	leaves := func(crm.Tx) error {
		left++
		runtime.Goexit()
		return nil
	}
	errs := queued(t, s, leaves, keep("big", make([]byte, s.db.MaxSize)), keep("small", []byte("1")))
	if errs[1] == nil || errs[2] != nil {
		t.Errorf("big %v, small %v", errs[1], errs[2])
	}
	if left != 1 {
		t.Errorf("the function that left ran %d times", left)
	}
}

// What was committed is not said to have failed because its caller gave up
// meanwhile.
func TestACallerWhoGivesUpTooLateHearsTheOutcome(t *testing.T) {
	s := fresh(t)
	for range 20 { // which of the two he hears first is chance
		ctx, giveUp := context.WithCancel(t.Context())
		err := s.Update(ctx, func(tx crm.Tx) error {
			giveUp()
			return tx.Keep("late", []byte("1"))
		})
		if err != nil {
			t.Fatalf("it is stored, and was said to have failed: %v", err)
		}
	}
}

// Where nothing else is under way a caller runs his function himself, and others
// wait for him: whatever becomes of it, theirs are committed.
func TestACallerWhoRunsHisFunctionHimselfTakesNobodyWithHim(t *testing.T) {
	for name, ends := range map[string]func(s *Store, tx crm.Tx) error{
		"it gives an error":        func(*Store, crm.Tx) error { return errors.New("no") },
		"it panics":                func(*Store, crm.Tx) error { panic("no") },
		"it ends its goroutine":    func(*Store, crm.Tx) error { runtime.Goexit(); return nil },
		"it does not fit the disk": func(s *Store, tx crm.Tx) error { return tx.Keep("big", make([]byte, s.db.MaxSize)) },
		"it takes back its own":    func(_ *Store, tx crm.Tx) error { return tx.Keep("led", nil) },
	} {
		t.Run(name, func(t *testing.T) {
			s := fresh(t)
			crmtest.Do(t, s, furnish)
			info, err := os.Stat(s.db.Path())
			if err != nil {
				t.Fatal(err)
			}
			s.db.MaxSize = int(info.Size())
			first := func(tx crm.Tx) error {
				if err := tx.Keep("led", []byte("1")); err != nil {
					return err
				}
				return ends(s, tx)
			}
			sees := func(tx crm.Tx) error {
				v, err := tx.Kept("led")
				if err != nil || v == nil {
					return err
				}
				return tx.Keep("seen", v)
			}
			errs := queuedBehind(t, s, first, keep("other", []byte("1")), sees)
			if errs[0] != nil || errs[1] != nil {
				t.Errorf("the others gave %v", errs)
			}
			if !has(t, s, "other") || has(t, s, "led") || has(t, s, "seen") {
				t.Error("what is there is not what was said")
			}
			crmtest.Do(t, s, keep("later", []byte("1")))
		})
	}
}

var (
	edits    = flag.Int("edits", crmtest.Times(1000, 100), "how many damaged files are tried; a full run tries 10000")
	editSeed = flag.Uint64("editseed", 1, "where the damage starts")
)

// TestADamagedFileNeverTakesTheProcessDown edits closed files at random: what
// comes of it must be an answer or an honest error.
func TestADamagedFileNeverTakesTheProcessDown(t *testing.T) {
	dir := t.TempDir()
	good := filepath.Join(dir, "good.db")
	s := reopen(t, good)
	crmtest.Do(t, s, furnish)
	for i := range 200 {
		crmtest.Do(t, s, func(tx crm.Tx) error {
			return crmtest.Put(tx, crmtest.Activity(crm.ActivityID(fmt.Sprint("x", i)), "byd", "2026-11-03"))
		})
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	whole = whole[:used(whole)*pageSize] // the rest is free space
	rng := rand.New(rand.NewPCG(*editSeed, 2))
	refused, found := 0, 0
	for i := range *edits {
		path := filepath.Join(dir, "bad.db")
		if err := os.WriteFile(path, edited(rng, whole), 0o600); err != nil {
			t.Fatal(err)
		}
		within(t, 20*time.Second, func() {
			neverWorse(t, i, path)
			said, err := useAll(t.Context(), path)
			if err != nil {
				refused++
				honest(t, i, err)
			}
			if said {
				found++
			}
		})
	}
	t.Logf("of %d damaged files %d were refused or gave errors, in %d the check told of differences", *edits, refused, found)
	if refused == 0 || found == 0 {
		t.Error("the edits are too gentle to prove anything")
	}
}

const pageSize = 4096

// used is how many pages of a file are used.
func used(whole []byte) int { return len(bytes.TrimRight(whole, "\x00"))/pageSize + 1 }

// edited is a copy that is cut, or has a zeroed page, two swapped pages or some
// flipped bytes, within the part that is used.
func edited(rng *rand.Rand, whole []byte) []byte {
	const page = pageSize
	n := used(whole)
	bad := bytes.Clone(whole)
	at := func() int { return rng.IntN(n) * page }
	switch rng.IntN(6) {
	case 0:
		return bad[:rng.IntN(n*page)]
	case 1:
		clear(bad[at():][:page])
	case 2:
		a, b := bad[at():][:page], bad[at():][:page]
		c := bytes.Clone(a)
		copy(a, b)
		copy(b, c)
	case 3:
		from := rng.IntN(n * page)
		if text := bytes.Index(bad[from:], []byte(`"rev":`)); text >= 0 {
			bad[from+text+rng.IntN(40)] ^= byte(1 + rng.IntN(255))
		}
	case 4:
		bad[at()+rng.IntN(64)] ^= byte(1 + rng.IntN(255)) // where a page says what it is
	case 5:
		for range 1 + rng.IntN(8) {
			bad[rng.IntN(n*page)] ^= byte(1 + rng.IntN(255))
		}
	}
	return bad
}

// useAll opens a store, checks it, reads and writes. said tells whether the
// check found something.
func useAll(ctx context.Context, path string) (said bool, err error) {
	s, err := Open(path, Options{Now: crmtest.NewClock().Now, NoSync: true})
	if err != nil {
		return false, err
	}
	found, err := s.Check(ctx)
	errs := []error{err}
	errs = append(errs, s.View(ctx, func(r crm.Reader) error {
		var all []error
		for _, k := range crm.Kinds() {
			for _, ix := range crm.Indexes(k) {
				_, _, err := r.List(k, crm.Where(ix), crm.Page{})
				all = append(all, err)
			}
		}
		_, _, err := r.Names(0)
		return errors.Join(append(all, err)...)
	}))
	for i := range 3 {
		errs = append(errs, s.Update(ctx, func(tx crm.Tx) error {
			if err := crmtest.Put(tx, crmtest.Activity(crm.ActivityID(fmt.Sprint("new", i)), "byd", "2026-11-04")); err != nil {
				return err
			}
			_, err := tx.Take(crmtest.Message(fmt.Sprint("new", i)))
			return err
		}))
	}
	return len(found) > 0, errors.Join(append(errs, s.Close())...)
}

// honest fails unless every part of an error says that the file is damaged,
// or follows from it.
func honest(t *testing.T, i int, err error) {
	t.Helper()
	var p *crm.Panicked
	if errors.As(err, &p) {
		t.Errorf("edit %d came out as a panic: %v\n%s", i, p.Value, p.Stack)
	} else if !errors.Is(err, crm.ErrDamaged) && !crm.IsMissing(err) && !errors.Is(err, crm.ErrConflict) {
		t.Errorf("edit %d gave %v", i, err)
	}
}
