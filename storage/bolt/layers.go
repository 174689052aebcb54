package bolt

import (
	"slices"
	"sync"

	"go.etcd.io/bbolt"
)

// fanIn is how many layers of the same rank become one of the next rank, up to
// the rank topRank: to put many large ones together takes longer than a commit
// may.
const (
	fanIn   = 8
	topRank = 2
)

// layers hold what is durable in the journal and may not be in the file yet.
// Readers look through them at the file.
type layers struct {
	change sync.Mutex // held by who makes another list
	mu     sync.Mutex // guards what follows
	list   []layer    // the oldest first; a layer that is here does not change
	seen   []*sheet   // of list, the newest first; made anew with each change: a reader may keep it
}

// layer is what one or more commits wrote.
type layer struct {
	sheet *sheet
	last  uint64 // number of the newest of them
	rank  int    // how often it was put together with others
}

// add puts a commit over the others.
func (l *layers) add(s *sheet, number uint64) {
	l.change.Lock()
	defer l.change.Unlock()
	list := append(slices.Clone(l.list), layer{sheet: s, last: number})
	for n := len(list) - fanIn; n >= 0 && alike(list[n], list[len(list)-1]); n = len(list) - fanIn {
		list = append(list[:n], merged(list[n:]))
	}
	l.set(list)
}

// alike reports whether layers, and those between them, are to become one.
func alike(a, b layer) bool { return a.rank == b.rank && a.rank < topRank }

// drop forgets the layers that are in the file: those up to a number. One that
// was put together with newer ones meanwhile stays, which does no harm: it says
// what the file says, or something newer.
func (l *layers) drop(number uint64) {
	l.change.Lock()
	defer l.change.Unlock()
	l.set(slices.DeleteFunc(slices.Clone(l.list), func(x layer) bool { return x.last <= number }))
}

func (l *layers) set(list []layer) {
	seen := make([]*sheet, len(list))
	for i, x := range list {
		seen[len(list)-1-i] = x.sheet
	}
	l.mu.Lock()
	l.list, l.seen = list, seen
	l.mu.Unlock()
}

// all are the layers as they are now, the newest first, and the number of the
// newest; 0 if there is none.
func (l *layers) all() (seen []*sheet, last uint64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if n := len(l.list); n > 0 {
		last = l.list[n-1].last
	}
	return l.seen, last
}

// begin looks at the file and through the layers, at one moment: the file is
// never ahead of the layers that are seen with it, and where it is not behind
// them they say the same.
func (l *layers) begin(db *bbolt.DB) (*bbolt.Tx, []*sheet, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	btx, err := db.Begin(false)
	return btx, l.seen, err
}

// merged puts layers together, the oldest first.
func merged(list []layer) layer {
	out := layer{sheet: &sheet{parts: map[string]*writes{}}, last: list[len(list)-1].last, rank: list[0].rank + 1}
	sizes := map[string]int{} // of each bucket, at most
	for _, x := range list {
		for bucket, p := range x.sheet.parts {
			sizes[bucket] += len(p.keys)
		}
	}
	for bucket, n := range sizes {
		out.sheet.parts[bucket] = &writes{values: make(map[string][]byte, n), keys: make([]string, 0, n)}
	}
	for _, x := range list {
		for bucket, p := range x.sheet.parts {
			into := out.sheet.parts[bucket]
			for k, v := range p.values {
				into.values[k] = v
			}
			into.keys = append(into.keys, p.keys...)
		}
	}
	for _, p := range out.sheet.parts {
		slices.Sort(p.keys)
		p.keys = slices.Compact(p.keys)
		out.sheet.n += len(p.keys)
	}
	return out
}
