package bolt

import (
	"bytes"
	"context"
	"slices"

	"go.etcd.io/bbolt"

	"milepost/storage/crm"
)

// tracedMost is how many of the newest commits are kept for those who ask what has
// changed since they read. What was read before them counts as changed.
const tracedMost = 1024

// trace is what a View has read: keys, and stretches of keys, whether anything
// stands there or not.
type trace struct {
	after uint64 // number of the newest commit that was seen, counted by layers
	keys  map[string]map[string]bool
	spans map[string][]span // once the View is over: apart, and in order
}

// Trace is a View that notes what is read in it. stands tells at any time
// whether all of that is still as it was: false at the latest when a commit has
// changed some of it, and sometimes although none has.
func (s *Store) Trace(ctx context.Context, f func(crm.Reader) error) (stands func() bool, err error) {
	t := &trace{keys: map[string]map[string]bool{}, spans: map[string][]span{}}
	begin := func() (*bbolt.Tx, cover, error) { return s.pages.beginTraced(s.db, t) }
	err = s.view(ctx, begin, func(r crm.Reader) error {
		r.(*reader).trace = t
		return f(r)
	})
	if err != nil {
		return nil, err
	}
	for bucket, all := range t.spans {
		t.spans[bucket] = apart(all)
	}
	return func() bool { return s.pages.stands(t) }, nil
}

// key notes that a key was read; nil notes nothing.
func (t *trace) key(bucket string, key []byte) {
	if t == nil {
		return
	}
	all := t.keys[bucket]
	if all == nil {
		all = map[string]bool{}
		t.keys[bucket] = all
	}
	if !all[string(key)] {
		all[string(key)] = true
	}
}

// walked notes that a stretch was read: to its end, or up to the key last where
// that is not nil. nil notes nothing.
func (t *trace) walked(bucket string, in span, desc bool, last []byte) {
	switch {
	case t == nil:
		return
	case last == nil:
	case desc:
		in.from = last
	default:
		in.to = append(bytes.Clone(last), 0)
	}
	t.spans[bucket] = append(t.spans[bucket], span{bytes.Clone(in.from), bytes.Clone(in.to)})
}

// apart puts stretches together that overlap, and brings them in order.
func apart(all []span) []span {
	slices.SortFunc(all, func(a, b span) int { return bytes.Compare(a.from, b.from) }) // nil is before all keys
	out := all[:0]
	for _, s := range all {
		if n := len(out); n > 0 && (out[n-1].to == nil || bytes.Compare(s.from, out[n-1].to) <= 0) {
			if last := &out[n-1]; last.to != nil && (s.to == nil || bytes.Compare(s.to, last.to) > 0) {
				last.to = s.to
			}
			continue
		}
		out = append(out, s)
	}
	return out
}

// meets reports whether a sheet has written something of what was read.
func (t *trace) meets(s *sheet) bool {
	for bucket, p := range s.parts {
		read, spans := t.keys[bucket], t.spans[bucket]
		if read == nil && spans == nil {
			continue
		}
		for _, k := range p.keys {
			if read[k] || among(spans, k) {
				return true
			}
		}
	}
	return false
}

// among reports whether a key is in one of some stretches, which are apart and in
// order.
func among(all []span, key string) bool {
	from, to := 0, len(all)
	for from < to { // the first that begins behind the key
		if mid := int(uint(from+to) >> 1); string(all[mid].from) <= key {
			from = mid + 1
		} else {
			to = mid
		}
	}
	return from > 0 && (all[from-1].to == nil || key < string(all[from-1].to))
}

// commits are the newest commits, for those who ask what they changed. layers.mu
// guards it.
type commits struct {
	asked bool     // somebody asks: they are kept
	count uint64   // how many there were since the store was opened
	list  []*sheet // the newest, the oldest of them first
}

// came notes a commit; nil is one that did not stand on a sheet alone, of which
// nobody knows what it changed.
func (c *commits) came(s *sheet) {
	c.count++
	switch {
	case !c.asked:
	case s == nil:
		c.list = nil
	case len(c.list) == 2*tracedMost:
		c.list = append(slices.Clone(c.list[tracedMost:]), s)
	default:
		c.list = append(c.list, s)
	}
}

// beginTraced is begin for a View that is traced.
func (l *layers) beginTraced(db *bbolt.DB, t *trace) (*bbolt.Tx, cover, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.commits.asked = true
	t.after = l.commits.count
	btx, err := db.Begin(false)
	return btx, l.seen, err
}

// unseen notes that something was written that stands on no layer.
func (l *layers) unseen() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.commits.came(nil)
}

// stands reports whether no commit has changed what was read.
func (l *layers) stands(t *trace) bool {
	l.mu.Lock()
	newer := int(l.commits.count - t.after)
	kept := len(l.commits.list)
	var since []*sheet
	if newer <= kept {
		since = l.commits.list[kept-newer:]
	}
	l.mu.Unlock()
	return newer <= kept && !slices.ContainsFunc(since, t.meets)
}
