package bolt

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"milepost/storage/crm"
)

// sheetOf is a sheet with something under a key.
func sheetOf(bucket, key string) *sheet {
	s := &sheet{}
	s.set(bucket, key, []byte("x"))
	return s
}

func TestWhatStandsInTheFileIsNotLookedUp(t *testing.T) {
	formats := formats()
	other, all := []*sheet{sheetOf(bTalk, "anna")}, []*sheet(nil)
	mine, namesake := []*sheet{sheetOf(bTalk, "li")}, []*sheet{sheetOf(bKept, "li")}
	for _, c := range []struct {
		name  string
		found int // the state of the file in which it was found; 0: elsewhere
		wrote map[int][]*sheet
		seen  int // the state that a reader sees
		known bool
	}{
		{"it stands in the state in which it was found", 5, nil, 5, true},
		{"what was found over the file may not be in it", 0, nil, 5, false},
		{"it stands in the next state when others were written", 5, map[int][]*sheet{6: other}, 6, true},
		{"it stands where another bucket has its key", 5, map[int][]*sheet{6: namesake}, 6, true},
		{"whoever still sees the state before finds it too", 5, map[int][]*sheet{6: other}, 5, true},
		{"it was written", 5, map[int][]*sheet{6: mine}, 6, false},
		{"it was written, and others after it", 5, map[int][]*sheet{6: mine, 7: other}, 7, false},
		{"it may have been written", 5, map[int][]*sheet{6: all}, 6, false},
		{"a state before that in which it was found may have held another", 5, nil, 4, false},
		{"a state that nobody has announced may hold another", 5, nil, 6, false},
	} {
		var of cache
		d := of.store(bTalk, []byte("li"), []byte("{}"), reflect.ValueOf(crm.Conversation{Person: "li"}))
		of.stands(d, c.found)
		for file := 6; file <= 7; file++ {
			if wrote, ok := c.wrote[file]; ok {
				of.changes(file, wrote, formats)
			}
		}
		var got crm.Conversation
		if known := of.recall(bTalk, []byte("li"), c.seen, reflect.ValueOf(&got).Elem()); known != c.known || known != (got.Person == "li") {
			t.Errorf("%s: known %v, want %v; it is %+v", c.name, known, c.known, got)
		}
	}
}

// Whoever reads an old state late does not have others believe that it is the new one.
func TestWhatWasFoundTooLateIsNotRemembered(t *testing.T) {
	formats := formats()
	for _, c := range []struct {
		name  string
		wrote []*sheet
	}{
		{"it was written meanwhile", []*sheet{sheetOf(bTalk, "li")}},
		{"anything may have been written", nil},
		{"others were written, which nobody tells apart then", []*sheet{sheetOf(bTalk, "anna")}},
	} {
		var of cache
		of.changes(5, nil, formats)
		d := of.store(bTalk, []byte("li"), []byte("{}"), reflect.ValueOf(crm.Conversation{Person: "li"}))
		of.changes(6, c.wrote, formats)
		of.stands(d, 5) // read before, noted now
		var got crm.Conversation
		if of.recall(bTalk, []byte("li"), 6, reflect.ValueOf(&got).Elem()) {
			t.Errorf("%s: it is remembered as what stands there now", c.name)
		}
		of.stands(d, 6)
		if !of.recall(bTalk, []byte("li"), 6, reflect.ValueOf(&got).Elem()) {
			t.Errorf("%s: what is found in the new state is not remembered", c.name)
		}
	}
}

// TestWhatAnOldViewFoundIsNotWhatStandsThereNow: it reads after another value was
// committed, which comes into the file only then.
func TestWhatAnOldViewFoundIsNotWhatStandsThereNow(t *testing.T) {
	s := journaled(t, filepath.Join(t.TempDir(), "milepost.db"), func(o *Options) { o.every = time.Hour })
	says := func(place string) error {
		return s.Update(t.Context(), func(tx crm.Tx) error {
			return tx.PutConversation(crm.Conversation{Person: "li", Place: place})
		})
	}
	reads := func(when, want string) func(crm.Reader) error {
		return func(r crm.Reader) error {
			for range 2 {
				if c, err := r.Conversation("li"); err != nil || c.Place != want {
					t.Errorf("%s: %q and %v, want %q", when, c.Place, err, want)
				}
			}
			return nil
		}
	}
	err := errors.Join(says("one"), s.pages.flush(), s.View(t.Context(), func(r crm.Reader) error {
		return errors.Join(says("two"), reads("a view that began before", "one")(r), s.pages.flush(), reads("when the other is in the file", "one")(r),
			s.View(t.Context(), reads("one that began afterwards", "two")))
	}))
	err = errors.Join(err, s.View(t.Context(), reads("the last", "two")), s.viewFile(t.Context(), reads("the file itself", "two")))
	if err != nil {
		t.Fatal(err)
	}
}

// TestRecordsAreOfOneMoment has several change two records together, while they go into
// the file again and again: nobody sees an old one beside a new one, and none goes back.
func TestRecordsAreOfOneMoment(t *testing.T) {
	s := journaled(t, filepath.Join(t.TempDir(), "milepost.db"), func(o *Options) { o.every = time.Millisecond })
	pair := [2]crm.PersonID{"li", "wang"}
	var all, readers sync.WaitGroup
	var over atomic.Bool
	for range 3 {
		all.Go(func() {
			for range 300 {
				err := s.Update(t.Context(), func(tx crm.Tx) error {
					a, err := tx.Conversation(pair[0])
					b, err2 := tx.Conversation(pair[1])
					if a.Place != b.Place {
						t.Errorf("a writer saw %q beside %q", a.Place, b.Place)
					}
					next := fmt.Sprintf("%06d", counted(a.Place)+1)
					a.Place, b.Place = next, next
					return errors.Join(err, err2, tx.PutConversation(a), tx.PutConversation(b))
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	for range 3 {
		readers.Go(func() {
			before := ""
			for !over.Load() {
				err := s.View(t.Context(), func(r crm.Reader) error {
					a, err := r.Conversation(pair[0])
					time.Sleep(100 * time.Microsecond) // long enough for others to write
					b, err2 := r.Conversation(pair[1])
					if a.Place != b.Place || a.Place < before {
						t.Errorf("%q stood beside %q after %q", a.Place, b.Place, before)
					}
					before = a.Place
					return errors.Join(err, err2)
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	over.Store(true)
	readers.Wait()
	err := s.View(t.Context(), func(r crm.Reader) error {
		a, err := r.Conversation(pair[0])
		if a.Place != "000900" {
			t.Errorf("after 900 changes it is %q", a.Place)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// counted is what a text of digits counts to; 0 for none.
func counted(s string) (n int) {
	_, _ = fmt.Sscanf(s, "%d", &n) // there is none at first
	return n
}

// TestNoViewSeesAnythingButItsOwnState has some write, remove nothing and fail, while the
// file takes it all in between, fails to and is read by views that stay open: each finds
// what stands in its own state, however it was found, and in the order it was written.
func TestNoViewSeesAnythingButItsOwnState(t *testing.T) {
	const people, seed = 12, 7
	fails := atomic.Int64{}
	s := journaled(t, filepath.Join(t.TempDir(), "milepost.db"), func(o *Options) {
		o.every = time.Millisecond
		o.commit = func(btx *bbolt.Tx) error {
			if n := fails.Add(1); n > 20 && n%7 == 0 {
				return errors.New("the disk is full")
			}
			return btx.Commit()
		}
	})
	name := func(i int) crm.PersonID { return crm.PersonID(fmt.Sprintf("p%02d", i)) }
	check := func(r crm.Reader, i int) error {
		c, err := r.Conversation(name(i))
		if err != nil {
			return err
		}
		in, ok := r.(*reader)
		if !ok {
			in = &r.(*tx).reader
		}
		body, err := in.get(bTalk, []byte(name(i)))
		if err != nil || body == nil {
			return err
		}
		var plain crm.Conversation
		if err := decode(bTalk, []byte(name(i)), body, &plain); err != nil {
			return err
		}
		if plain.Place != c.Place {
			t.Errorf("%s: %q is given, and %q stands there", name(i), c.Place, plain.Place)
		}
		return nil
	}
	var writers, readers sync.WaitGroup
	var over atomic.Bool
	for w := range 3 {
		writers.Go(func() {
			rnd := rand.New(rand.NewPCG(seed, uint64(w)))
			for n := range 400 {
				err := s.Update(t.Context(), func(tx crm.Tx) error {
					var all error
					for range 1 + rnd.IntN(3) {
						i := rnd.IntN(people)
						all = errors.Join(all, check(tx, i), tx.PutConversation(crm.Conversation{Person: name(i), Place: fmt.Sprintf("%d-%d-%d", w, n, rnd.IntN(3))}), check(tx, i))
					}
					if all == nil && rnd.IntN(10) == 0 {
						return errLeftOut
					}
					return all
				})
				if err != nil && !errors.Is(err, errLeftOut) {
					t.Error(err)
				}
				switch rnd.IntN(40) {
				case 0:
					s.Rest()
				case 1:
					_ = s.pages.flush() // it may be one that fails
				}
			}
		})
	}
	for w := range 4 {
		readers.Go(func() {
			rnd := rand.New(rand.NewPCG(seed, uint64(100+w)))
			view := s.View
			if w == 3 {
				view = s.viewFile
			}
			for !over.Load() {
				err := view(t.Context(), func(r crm.Reader) error {
					var all error
					for range 1 + rnd.IntN(30) {
						all = errors.Join(all, check(r, rnd.IntN(people)))
						if rnd.IntN(6) == 0 {
							time.Sleep(time.Duration(rnd.IntN(2000)) * time.Microsecond)
						}
					}
					return all
				})
				if err != nil && w != 3 {
					t.Error(err)
				}
			}
		})
	}
	writers.Wait()
	over.Store(true)
	readers.Wait()
}

// errLeftOut leaves a change out.
var errLeftOut = errors.New("left out")
