package bolt

import (
	"bytes"
	"slices"

	"go.etcd.io/bbolt"
)

// walker goes through a stretch of a bucket: what is in the file, and over it
// what is on sheets, of which the newest has the last word.
type walker struct {
	in    span
	desc  bool
	c     *bbolt.Cursor
	k, v  []byte // where c stands; nil at the end
	parts []stretch
	// ahead is the next key on the sheets, of which parts[of] is the newest that has
	// it; of < 0 where none has one. Only what was passed makes it found anew.
	ahead string
	of    int
	known bool
}

// stretch is what a sheet has of the rest of a walk.
type stretch struct {
	keys   []string
	values map[string][]byte
	list   [][]byte // the values of keys, where there is no map
}

// walk goes through a bucket of the file and of sheets, the newest first.
func walk(c *bbolt.Cursor, bucket string, in span, desc bool, sheets ...[]*sheet) *walker {
	w := &walker{in: in, desc: desc, c: c}
	for _, some := range sheets {
		for _, s := range some {
			if p := s.within(bucket, in); len(p.keys) > 0 {
				w.parts = append(w.parts, p)
			}
		}
	}
	w.k, w.v = first(c, in, desc)
	return w
}

// next gives the next key and its stored value; no key at the end.
func (w *walker) next() (key, value []byte) {
	for {
		if w.k != nil && !w.in.holds(w.k) {
			w.k = nil
		}
		if !w.known {
			w.find()
		}
		if w.of < 0 || w.k != nil && w.first() {
			key, value = w.k, w.v
			if key != nil {
				w.k, w.v = step(w.c, w.desc)
			}
			return key, value
		}
		if string(w.k) == w.ahead { // what is on a sheet stands for what is in the file
			w.k, w.v = step(w.c, w.desc)
		}
		next, v := w.ahead, w.parts[w.of].value(w.desc)
		w.pass(next)
		if v != nil {
			return []byte(next), v
		}
	}
}

// find finds the next key on the sheets.
func (w *walker) find() {
	w.known, w.of = true, -1
	for i := range w.parts {
		k := w.parts[i].head(w.desc)
		if w.of < 0 || !w.desc && k < w.ahead || w.desc && k > w.ahead {
			w.ahead, w.of = k, i
		}
	}
}

// first reports whether the key in the file comes before those on the sheets.
func (w *walker) first() bool {
	if w.desc {
		return string(w.k) > w.ahead
	}
	return string(w.k) < w.ahead
}

// pass goes beyond a key on all sheets.
func (w *walker) pass(key string) {
	w.known = false
	over := false
	for i := range w.parts {
		p := &w.parts[i]
		switch {
		case p.head(w.desc) != key:
			continue
		case w.desc:
			p.cut(0, len(p.keys)-1)
		default:
			p.cut(1, len(p.keys))
		}
		over = over || len(p.keys) == 0
	}
	if over {
		w.parts = slices.DeleteFunc(w.parts, func(p stretch) bool { return len(p.keys) == 0 })
	}
}

// head is the key that comes next.
func (p *stretch) head(desc bool) string {
	if desc {
		return p.keys[len(p.keys)-1]
	}
	return p.keys[0]
}

// value is that of the key that comes next; nil for one that is removed.
func (p *stretch) value(desc bool) []byte {
	switch {
	case p.values != nil:
		return p.values[p.head(desc)]
	case desc:
		return p.list[len(p.list)-1]
	}
	return p.list[0]
}

// cut leaves some of a stretch.
func (p *stretch) cut(from, to int) {
	p.keys = p.keys[from:to]
	if p.values == nil {
		p.list = p.list[from:to]
	}
}

// holds reports whether a key is inside the stretch.
func (s span) holds(k []byte) bool {
	return (s.from == nil || bytes.Compare(k, s.from) >= 0) && (s.to == nil || bytes.Compare(k, s.to) < 0)
}

// first goes to the first key of a stretch, or with desc to the last.
func first(c *bbolt.Cursor, s span, desc bool) (k, v []byte) {
	switch {
	case !desc && s.from == nil:
		return c.First()
	case !desc:
		return c.Seek(s.from)
	case s.to == nil:
		return c.Last()
	}
	if k, _ = c.Seek(s.to); k == nil {
		return c.Last()
	}
	return c.Prev()
}

func step(c *bbolt.Cursor, desc bool) (k, v []byte) {
	if desc {
		return c.Prev()
	}
	return c.Next()
}
