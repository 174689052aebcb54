package bolt

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"sync/atomic"
	"time"

	"go.etcd.io/bbolt"

	"milepost/storage/crm"
)

// errOver is what a Reader or Tx answers that was kept after its function.
var errOver = errors.New("transaction is over: a Reader must not be kept")

// reader reads one consistent state of the file.
type reader struct {
	store *Store
	btx   *bbolt.Tx
	now   time.Time
	over  atomic.Bool
	// firm says that nothing of what it reads can be taken back any more.
	firm bool
	// plain says that all is to be read in the file itself.
	plain bool
	// sheets hold what is not durable yet, the newest first, over what is and is not
	// in the file yet.
	sheets []*sheet
	cover  cover
	// found are the buckets that were come to in a file that stands still.
	found map[string]*found
}

// found is a bucket, and cursors in it that nobody uses now: one that was used
// before needs no memory to go elsewhere.
type found struct {
	*bbolt.Bucket
	idle []*bbolt.Cursor
}

// cursor gives a cursor to whoever gives it back.
func (f *found) cursor() *bbolt.Cursor {
	n := len(f.idle)
	if n == 0 {
		return f.Cursor()
	}
	c := f.idle[n-1]
	f.idle = f.idle[:n-1]
	return c
}

func (f *found) giveBack(c *bbolt.Cursor) { f.idle = append(f.idle, c) }

// value gives what stands under a key, nil for nothing.
func (f *found) value(key []byte) []byte {
	c := f.cursor()
	defer f.giveBack(c)
	if k, v := c.Seek(key); bytes.Equal(k, key) {
		return v
	}
	return nil
}

// Now is the moment of the transaction, to the microsecond, UTC.
func (r *reader) Now() time.Time { return r.now }

// bucket finds a bucket as it is in the file; every declared one was made when
// that was opened.
func (r *reader) bucket(name string) (*found, error) {
	if r.over.Load() {
		return nil, errOver
	}
	if b := r.found[name]; b != nil {
		return b, nil
	}
	b := r.btx.Bucket([]byte(name))
	if b == nil {
		return nil, fmt.Errorf("bucket %s is gone: %w", name, crm.ErrDamaged)
	}
	f := &found{Bucket: b}
	if !r.btx.Writable() {
		if r.found == nil {
			r.found = map[string]*found{}
		}
		r.found[name] = f
	}
	return f, nil
}

// get gives the body under a key, nil if there is none. It is valid as long
// as the transaction and must not be changed.
func (r *reader) get(bucket string, key []byte) (body []byte, err error) {
	defer damaged(bucket, &err)
	if r.over.Load() {
		return nil, errOver
	}
	if v, ok := r.noted(bucket, key); ok {
		if v == nil {
			return nil, nil
		}
		return sealed(bucket, key, v, r.store.formats[bucket])
	}
	b, err := r.bucket(bucket)
	if err != nil {
		return nil, err
	}
	v := b.value(key)
	if v == nil {
		return nil, nil
	}
	return unseal(bucket, key, v, r.store.formats[bucket])
}

// noted gives what is not in the file yet under a key, nil for what is removed;
// false if that is as it is in the file.
func (r *reader) noted(bucket string, key []byte) ([]byte, bool) {
	for _, s := range r.sheets {
		if v, ok := s.get(bucket, key); ok {
			return v, true
		}
	}
	if !r.cover.keys.may(bucket, key) {
		return nil, false
	}
	for _, s := range r.cover.sheets {
		if v, ok := s.get(bucket, key); ok {
			return v, true
		}
	}
	return nil, false
}

// scan walks the keys of a stretch, backwards with desc, until f says false.
// f must not write to the bucket.
func (r *reader) scan(bucket string, s span, desc bool, f func(key, body []byte) (bool, error)) (err error) {
	defer damaged(bucket, &err)
	b, err := r.bucket(bucket)
	if err != nil {
		return err
	}
	c := b.cursor()
	defer b.giveBack(c)
	for w := walk(c, bucket, s, desc, r.sheets, r.cover.sheets); ; {
		key, value := w.next()
		if key == nil {
			return nil
		}
		body, err := unseal(bucket, key, value, r.store.formats[bucket])
		if err != nil {
			return err
		}
		if more, err := f(key, body); err != nil || !more {
			return err
		}
	}
}

// page walks a stretch from a page's cursor on and calls f for each key, at
// most Limit times. It gives the cursor of the next page, "" at the end.
func (r *reader) page(bucket string, s span, p crm.Page, f func(key, body []byte) error) (string, error) {
	limit := p.Limit
	if limit <= 0 || limit > crm.MaxPage {
		limit = crm.MaxPage
	}
	if p.After != "" {
		at, err := ofCursor(p.After)
		if err != nil {
			return "", err
		}
		s = s.after(at, p.Desc)
	}
	n, next, last := 0, "", []byte(nil)
	err := r.scan(bucket, s, p.Desc, func(k, body []byte) (bool, error) {
		if n == limit {
			next = toCursor(last)
			return false, nil
		}
		n, last = n+1, k
		return true, f(k, body)
	})
	if err != nil {
		return "", err
	}
	return next, nil
}

// after is what is left of a stretch behind a key.
func (s span) after(k []byte, desc bool) span {
	if desc {
		if s.to == nil || bytes.Compare(k, s.to) < 0 {
			s.to = k
		}
		return s
	}
	if s.from == nil || bytes.Compare(k, s.from) >= 0 {
		s.from = append(bytes.Clone(k), 0)
	}
	return s
}

// damaged turns a panic of bbolt, which trusts its pages, and a fault in the
// mapped file into ErrDamaged.
func damaged(what string, err *error) {
	p := recover()
	if p == nil {
		return
	}
	*err = fmt.Errorf("%s: page of the file: %v: %w", what, p, crm.ErrDamaged)
}

// faulted reports whether a panic is a fault in the mapped file, which
// SetPanicOnFault lets us catch, and not a mistake in a program.
func faulted(p any) bool {
	e, ok := p.(runtime.Error)
	if !ok {
		return false
	}
	_, ok = e.(interface{ Addr() uintptr })
	return ok
}
