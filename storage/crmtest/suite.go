package crmtest

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"milepost/storage/crm"
)

// Options are what the suite asks of an engine when it opens a store.
type Options struct {
	// Dir is a folder of the test. Opening it again after Close opens the
	// same store.
	Dir string
	// Now tells the time.
	Now func() time.Time
	// Twice runs each function given to Update twice.
	Twice bool
	// Throwaway says that the store need not survive a crash of the machine.
	Throwaway bool
}

// Opener opens a store of the engine that is tested.
type Opener func(t testing.TB, opt Options) crm.Machine

// Run holds an engine to the contract of crm.Store: every case on a plain
// store and on one that runs each transaction twice, and then random
// operations against a model.
func Run(t *testing.T, open Opener) {
	cases := []struct {
		name string
		test func(*testing.T, *bench)
	}{
		{"an update that fails leaves nothing behind", failed},
		{"an update that panics leaves nothing behind and says so", panicked},
		{"a test that stops inside an update stops nobody else", stopped},
		{"a view that panics says so", panickedView},
		{"a function may run twice", ranTwice},
		{"one that fails takes nobody else's work with it", apart},
		{"who gave up before his turn does not run", cancelled},
		{"a closed store says so", closed},
		{"a transaction is over when its function is", over},
		{"the moment of a transaction is taken once", moment},

		{"a record is as it was put", putGet},
		{"what changes after a put does not leak", leak},
		{"what changes after a get does not leak", leakRead},
		{"a put with an old revision is refused", stale},
		{"a put that was refused changes nothing, not even the record", refused},
		{"a list that is not declared is refused", noIndex},
		{"Chinese names are listed by their sort", sorted},
		{"pages join to the whole list, both ways, with ties", pages},
		{"a page goes on although the list changed", pageMoved},
		{"bounds are from inclusive to exclusive", bounds},
		{"parts may hold any byte", nasty},
		{"a part counts up to a length", long},
		{"text that is not UTF-8 is mended and found", mended},
		{"a deleted record is found by its number alone", gone},
		{"names come by revision, once each, the gone ones too", names},
		{"a write that changes no name gives no revision", quiet},

		{"totals move with the date, the owner, undo and deletion", tallies},
		{"totals are listed by day, metric and currency", tallyOrder},
		{"numbers have no gaps", numbers},
		{"a change takes the record as it is stored", changeTakesTheRecord},
		{"changes are found by record, group and person", changes},
		{"what changes moved is found by team", moved},
		{"wakes come in time and once", wakes},
		{"identities are known both ways", identities},
		{"a talk and small things are kept", kept},
		{"the roster is what the lists are, and has a version", roster},

		{"a message is taken once, by its key and by its content", takenOnce},
		{"a message goes its way", messageWay},
		{"messages are listed by state in order of arrival", messageOrder},
		{"a post is queued once, for ever", queuedOnce},
		{"what waits is listed behind any post", queuedLater},
		{"a post goes its way", postWay},
		{"a newer post of a track replaces the waiting one", collapse},
		{"a retry gives way to a newer post", retryGivesWay},
		{"a post is set aside", setAside},
		{"a change is told elsewhere too", asides},
		{"a message shows one track, and belongs to it afterwards", tracks},

		{"a file is stored in pieces and read whole", blobWhole},
		{"a file that is too large or breaks off leaves nothing", blobBroken},
		{"a file that was never stored to its end cannot be read, and goes", blobUnfinished},
		{"a file stays as long as a live record holds it", blobHeld},
		{"a file of a message that is not done stays", blobWanted},

		{"words go first, keys later, and a repetition is known meanwhile", sweptInTurn},
		{"what waits, is held, parked or withheld is never swept", sweptNever},
		{"a sweep goes on page by page, oldest first", sweptPages},
		{"a card that was replaced is forgotten with its post", sweptTracks},

		{"passages are all the words that are kept", passages},
		{"a redaction changes words and nothing else", redacted},
		{"a redaction that would change more is refused", redactedMore},
		{"a redacted name is found no more", redactedName},

		{"everything is there after opening again", reopened},

		{"a dump that is loaded and dumped again has the same bytes", dumpLoad},
		{"what is loaded goes on where it was", loadGoesOn},
		{"a dump is in order and tells what it holds", dumpOrder},
		{"a load of a wrong line says which, and leaves no half store", loadRefused},
		{"a load that stops half-way is never taken for a store", loadStopped},
		{"only an empty store is loaded", loadNotEmpty},
		{"a dump of a damaged file is loaded although things are missing", loadDamaged},
		{"nothing is mended in a store that is well", mendNothing},
		{"what the machine does can be given up", machineCancelled},
	}
	for _, twice := range []bool{false, true} {
		name := "once"
		if twice {
			name = "twice"
		}
		t.Run(name, func(t *testing.T) {
			for _, c := range cases {
				t.Run(c.name, func(t *testing.T) { c.test(t, newBench(t, open, twice)) })
			}
		})
	}
	t.Run("random operations agree with a model", func(t *testing.T) { model(t, open) })
}

// bench is a store under test, with the demonstration team in it.
type bench struct {
	crm.Machine
	t     testing.TB
	clock *Clock
	open  Opener
	opt   Options
}

func newBench(t *testing.T, open Opener, twice bool) *bench {
	t.Helper()
	b := &bench{t: t, clock: NewClock(), open: open}
	b.opt = Options{Dir: t.TempDir(), Now: b.clock.Now, Twice: twice, Throwaway: true}
	b.Machine = open(t, b.opt)
	t.Cleanup(func() {
		Consistent(t, b)
		if err := b.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	b.do(Seed)
	return b
}

// again closes the store and opens it once more.
func (b *bench) again() {
	b.t.Helper()
	if err := b.Close(); err != nil {
		b.t.Fatalf("close: %v", err)
	}
	b.Machine = b.open(b.t, b.opt)
}

func (b *bench) do(f func(crm.Tx) error)       { b.t.Helper(); Do(b.t, b, f) }
func (b *bench) look(f func(crm.Reader) error) { b.t.Helper(); Look(b.t, b, f) }

// put puts copies of records: a function that runs twice must not see what
// its first run left in them.
func (b *bench) put(recs ...crm.Record) {
	b.t.Helper()
	b.do(func(tx crm.Tx) error {
		for _, rec := range recs {
			fresh, err := clone(rec)
			if err != nil {
				return err
			}
			if err := Put(tx, fresh); err != nil {
				return err
			}
		}
		return nil
	})
}

// clone copies a record deeply.
func clone(rec crm.Record) (crm.Record, error) {
	body, err := json.Marshal(rec)
	if err != nil {
		return nil, err
	}
	fresh := crm.New(rec.Kind())
	return fresh, json.Unmarshal(body, fresh)
}

// refuses runs f in an Update that must fail with want.
func (b *bench) refuses(want error, f func(crm.Tx) error) {
	b.t.Helper()
	if err := b.Update(b.t.Context(), f); !errors.Is(err, want) {
		b.t.Fatalf("update gave %v, want %v", err, want)
	}
}

// missing reports a failure unless err says that something is not there.
func (b *bench) missing(err error, what string) {
	b.t.Helper()
	if !crm.IsMissing(err) {
		b.t.Errorf("%s: got %v, want it missing", what, err)
	}
}

// account reads an account that must be there, deleted or not.
func (b *bench) account(id string) *crm.Account {
	b.t.Helper()
	a := new(crm.Account)
	b.look(func(r crm.Reader) error { return r.Get(a, id) })
	return a
}
