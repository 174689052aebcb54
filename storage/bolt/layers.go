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
	seen   cover      // of list; made anew with each change: a reader may keep it
}

// cover is what lies over the file at a moment.
type cover struct {
	sheets []*sheet // the newest first
	keys   *sieve   // of them; nil if there are none
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
	keys := l.seen.keys
	if keys == nil {
		keys = newSieve()
	}
	keys.note(s)
	l.set(list, keys)
}

// alike reports whether layers, and those between them, are to become one.
func alike(a, b layer) bool { return a.rank == b.rank && a.rank < topRank }

// drop forgets the layers that are in the file: those up to a number. One that
// was put together with newer ones meanwhile stays, which does no harm: it says
// what the file says, or something newer.
func (l *layers) drop(number uint64) {
	l.change.Lock()
	defer l.change.Unlock()
	list := slices.DeleteFunc(slices.Clone(l.list), func(x layer) bool { return x.last <= number })
	if len(list) == 0 {
		l.set(nil, nil)
		return
	}
	keys := newSieve()
	for _, x := range list {
		keys.note(x.sheet)
	}
	l.set(list, keys)
}

// set has others see some layers, whose keys are in a sieve. Whoever calls it holds
// change.
func (l *layers) set(list []layer, keys *sieve) {
	seen := cover{sheets: make([]*sheet, len(list)), keys: keys}
	for i, x := range list {
		seen.sheets[len(list)-1-i] = x.sheet
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
	return l.seen.sheets, last
}

// begin looks at the file and through the layers, at one moment: the file is
// never ahead of the layers that are seen with it, and where it is not behind
// them they say the same.
func (l *layers) begin(db *bbolt.DB) (*bbolt.Tx, cover, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	btx, err := db.Begin(false)
	return btx, l.seen, err
}

// merged puts layers together, the oldest first.
func merged(list []layer) layer {
	out := layer{sheet: &sheet{parts: map[string]*writes{}}, last: list[len(list)-1].last, rank: list[0].rank + 1}
	parts := map[string][]*writes{}
	for _, x := range list {
		for bucket, p := range x.sheet.parts {
			parts[bucket] = append(parts[bucket], p)
		}
	}
	for bucket, all := range parts {
		p := together(all)
		out.sheet.parts[bucket] = p
		out.sheet.n += len(p.keys)
	}
	return out
}

// together puts what several layers hold of a bucket together, the oldest first:
// neighbours, until one is left.
func together(all []*writes) *writes {
	for len(all) > 1 {
		next := all[:0]
		for i := 0; i < len(all); i += 2 {
			p := all[i]
			if i+1 < len(all) {
				p = all[i+1].over(p)
			}
			next = append(next, p)
		}
		all = next
	}
	return all[0]
}

// over is what stands there when p was written after o.
func (p *writes) over(o *writes) *writes {
	n := len(p.keys) + len(o.keys)
	out := &writes{keys: make([]string, 0, n), list: make([][]byte, 0, n)}
	i, j := 0, 0
	for i < len(p.keys) || j < len(o.keys) {
		if j == len(o.keys) || i < len(p.keys) && p.keys[i] <= o.keys[j] {
			if j < len(o.keys) && p.keys[i] == o.keys[j] {
				j++
			}
			out.keys, out.list = append(out.keys, p.keys[i]), append(out.list, p.at(i))
			i++
		} else {
			out.keys, out.list = append(out.keys, o.keys[j]), append(out.list, o.at(j))
			j++
		}
	}
	return out
}
