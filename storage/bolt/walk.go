package bolt

import (
	"bytes"

	"go.etcd.io/bbolt"
)

// walker goes through a stretch of a bucket: what is in the file, and over it
// what is on sheets.
type walker struct {
	in   span
	desc bool
	c    *bbolt.Cursor
	k, v []byte // where c stands; nil at the end
	rows []row  // of the sheets, those that come first at the end that is next
}

func walk(c *bbolt.Cursor, rows []row, in span, desc bool) *walker {
	w := &walker{in: in, desc: desc, c: c, rows: rows}
	w.k, w.v = first(c, in, desc)
	return w
}

// next gives the next key and its stored value; no key at the end.
func (w *walker) next() (key, value []byte) {
	for {
		if w.k != nil && !w.in.holds(w.k) {
			w.k = nil
		}
		switch order := w.compare(); {
		case w.k == nil && len(w.rows) == 0:
			return nil, nil
		case order < 0:
			key, value = w.k, w.v
			w.k, w.v = step(w.c, w.desc)
			return key, value
		case order == 0: // what is on a sheet stands for what is in the file
			w.k, w.v = step(w.c, w.desc)
		}
		if r := w.take(); r.body != nil {
			return r.key, r.body
		}
	}
}

// compare tells whether the file (-1) or a sheet (1) has the next key, or both.
func (w *walker) compare() int {
	switch {
	case len(w.rows) == 0:
		return -1
	case w.k == nil:
		return 1
	case w.desc:
		return bytes.Compare(w.rows[len(w.rows)-1].key, w.k)
	}
	return bytes.Compare(w.k, w.rows[0].key)
}

// take takes the next row.
func (w *walker) take() row {
	n := len(w.rows) - 1
	r := w.rows[0]
	if w.desc {
		r, w.rows = w.rows[n], w.rows[:n]
	} else {
		w.rows = w.rows[1:]
	}
	return r
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
