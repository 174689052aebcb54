package crmtest

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"milepost/storage/crm"
)

// plain is the store as plain maps: what every engine must agree with.
type plain struct {
	recs    map[crm.Pointer]version
	past    map[crm.Pointer][][]byte
	named   map[crm.Pointer]uint64 // revision of its name
	names   uint64
	numbers map[string]int
	kept    map[string]string
	wakes   map[string]time.Time
	who     map[string]crm.PersonID
	taken   map[string]crm.Taken
	content map[string]bool
	arrived uint64
	posts   map[string]crm.Envelope
	queued  uint64
	shows   map[[2]string]string // track, place -> ref
	belongs map[[2]string]string // place, ref -> track
	log     []crm.Change
}

// version is a record as it stands: never changed in place.
type version struct {
	rec  crm.Record
	body []byte // rec as JSON
}

func newPlain() *plain {
	return &plain{
		recs: map[crm.Pointer]version{}, past: map[crm.Pointer][][]byte{}, named: map[crm.Pointer]uint64{},
		numbers: map[string]int{}, kept: map[string]string{}, wakes: map[string]time.Time{}, who: map[string]crm.PersonID{},
		taken: map[string]crm.Taken{}, content: map[string]bool{}, posts: map[string]crm.Envelope{},
		shows: map[[2]string]string{}, belongs: map[[2]string]string{},
	}
}

// copy is a world of its own: values are never changed in place.
func (p *plain) copy() *plain {
	c := *p
	c.recs, c.past, c.named, c.numbers = maps.Clone(p.recs), maps.Clone(p.past), maps.Clone(p.named), maps.Clone(p.numbers)
	c.kept, c.wakes, c.who, c.taken = maps.Clone(p.kept), maps.Clone(p.wakes), maps.Clone(p.who), maps.Clone(p.taken)
	c.content, c.posts, c.shows, c.belongs = maps.Clone(p.content), maps.Clone(p.posts), maps.Clone(p.shows), maps.Clone(p.belongs)
	c.log = slices.Clone(p.log)
	return &c
}

// loaded is the world after a dump and a load: names have new revisions, in the
// order in which they were loaded.
func (p *plain) loaded() *plain {
	c := p.copy()
	c.names = 0
	for _, k := range crm.Kinds() {
		var ids []string
		for at := range c.named {
			if at.Kind == k {
				ids = append(ids, at.ID)
			}
		}
		slices.Sort(ids)
		for _, id := range ids {
			c.names++
			c.named[crm.Pointer{Kind: k, ID: id}] = c.names
		}
	}
	return c
}

// alive reports whether a record is there and not deleted.
func (p *plain) alive(at crm.Pointer) bool {
	rec := p.recs[at].rec
	return rec != nil && !rec.Base().Deleted
}

// referred reports whether a live record refers to one.
func (p *plain) referred(to crm.Pointer) bool {
	for at := range p.recs {
		if p.alive(at) && slices.Contains(p.recs[at].rec.Refs(), to) {
			return true
		}
	}
	return false
}

// model runs random operations on a store and on plain maps, and compares.
func model(t *testing.T, open Opener) {
	for _, twice := range []bool{false, true} {
		t.Run(fmt.Sprintf("twice %v", twice), rapid.MakeCheck(func(rt *rapid.T) { simulate(rt, t, open, twice) }))
	}
}

func simulate(rt *rapid.T, t *testing.T, open Opener, twice bool) {
	dir, err := os.MkdirTemp(t.TempDir(), "store")
	if err != nil {
		rt.Fatal(err)
	}
	b := &bench{t: t, clock: NewClock(), open: open}
	b.opt = Options{Dir: dir, Now: b.clock.Now, Twice: twice, Throwaway: true}
	b.Machine = open(t, b.opt)
	defer func() {
		Consistent(t, b)
		if err := errors.Join(b.Close(), os.RemoveAll(dir)); err != nil {
			t.Errorf("close: %v", err)
		}
	}()
	world := newPlain()
	rt.Repeat(map[string]func(*rapid.T){
		"update": func(rt *rapid.T) { world = b.step(rt, world) },
		"reopen": func(rt *rapid.T) {
			if rapid.IntRange(0, 4).Draw(rt, "rarely") == 0 {
				b.again()
			}
		},
		"dump and load": func(rt *rapid.T) {
			if rapid.IntRange(0, 9).Draw(rt, "rarely") == 0 {
				b.reload(rt.Fatalf)
				world = world.loaded()
			}
		},
		"": func(rt *rapid.T) {
			limit := rapid.IntRange(1, 5).Draw(rt, "page")
			if err := b.View(t.Context(), func(r crm.Reader) error { return world.agree(r, limit) }); err != nil {
				rt.Fatalf("the store and the model differ: %v", err)
			}
		},
	})
}

// step runs one Update of some operations that may fail at its end, and gives
// the world after it.
func (b *bench) step(rt *rapid.T, before *plain) *plain {
	b.clock.Advance(time.Duration(rapid.IntRange(0, 90).Draw(rt, "minutes")) * time.Minute)
	ops := rapid.SliceOfN(operation(), 1, 6).Draw(rt, "operations")
	end := rapid.SampledFrom([]string{"commit", "commit", "commit", "fail", "panic"}).Draw(rt, "end")
	var after *plain
	err := b.Update(b.t.Context(), func(tx crm.Tx) error {
		after = before.copy()
		for _, op := range ops {
			if err := op.run(after, tx); err != nil {
				return fmt.Errorf("%s: %w", op.what, err)
			}
		}
		switch end {
		case "fail":
			return errWanted
		case "panic":
			panic("wanted")
		}
		return nil
	})
	var p *crm.Panicked
	switch {
	case end == "commit" && err == nil:
		return after
	case end == "fail" && errors.Is(err, errWanted), end == "panic" && errors.As(err, &p) && p.Value == "wanted":
		return before
	}
	rt.Fatalf("update that should %s gave %v", end, err)
	return nil
}
