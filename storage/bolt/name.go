package bolt

import (
	"encoding/binary"
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"sync"

	"milepost/storage/crm"
)

// Names gives the rows that changed after a revision, each once and as it is
// now, in the order in which they changed.
func (r *reader) Names(since uint64) ([]crm.NameRow, uint64, error) {
	at, err := r.number(bCount, []byte(seqName))
	if err != nil {
		return nil, 0, err
	}
	var found []pointed
	err = r.scan(bName, span{from: ordered(since + 1)}, false, func(_, body []byte) (bool, error) {
		n, err := r.pointed(body)
		found = append(found, n)
		return true, err
	})
	if err != nil {
		return nil, 0, err
	}
	rows, err := rowsOf(found)
	if err != nil {
		return nil, 0, err
	}
	if since == 0 {
		rows = slices.DeleteFunc(rows, func(row crm.NameRow) bool { return row.Gone })
	}
	return rows, uint64(at), nil
}

// pointed is a record that a revision of names points at, and its body.
type pointed struct {
	crm.Pointer
	body []byte
}

// pointed reads what a revision points at.
func (r *reader) pointed(pointer []byte) (pointed, error) {
	at := pointerOf(pointer)
	if crm.Declared(at.Kind) {
		// Not through the cache: all names are read at once, and what is read
		// often would be forgotten for them.
		body, err := r.get(recordsOf(at.Kind), []byte(at.ID))
		if err != nil {
			return pointed{}, err
		}
		if body != nil && crm.NamingOf(at.Kind) != nil {
			return pointed{at, body}, nil
		}
	}
	return pointed{}, fmt.Errorf("name of %q: no such record: %w", pointer, crm.ErrDamaged)
}

// share is how many names are enough work for one more processor.
const share = 1000

// rowsOf decodes records into their rows. The first message after a start waits for all
// the names that there are, most of the time while they are decoded: each processor does a part.
func rowsOf(found []pointed) ([]crm.NameRow, error) {
	rows := make([]crm.NameRow, len(found))
	workers := min(runtime.GOMAXPROCS(0), 1+len(found)/share)
	errs := make([]error, workers)
	var all sync.WaitGroup
	for n := range workers {
		from, to := n*len(found)/workers, (n+1)*len(found)/workers
		decodes := func() {
			errs[n] = call(func() error { return decodeRows(found[from:to], rows[from:to]) }) // the file may be damaged
		}
		if n == workers-1 { // one of them is here already
			decodes()
			continue
		}
		all.Go(decodes)
	}
	all.Wait()
	return rows, errors.Join(errs...)
}

func decodeRows(found []pointed, rows []crm.NameRow) error {
	for i, n := range found {
		rec := crm.NamingOf(n.Kind)
		if err := decode(recordsOf(n.Kind), []byte(n.ID), n.body, rec); err != nil {
			return err
		}
		rows[i] = rec.NameRow()
	}
	return nil
}

// pointerOf reads what bName holds; the zero Pointer if it is none.
func pointerOf(body []byte) crm.Pointer {
	if parts, ok := split(body); ok && len(parts) == 2 {
		return crm.Pointer{Kind: crm.Kind(parts[0]), ID: parts[1]}
	}
	return crm.Pointer{}
}

// rename gives a record a new revision of names if its row changed.
func (t *tx) rename(rec, old crm.Record) error {
	is, ok := rec.(crm.Named)
	if !ok {
		return nil
	}
	if was, ok := old.(crm.Named); ok && reflect.DeepEqual(was.NameRow(), is.NameRow()) {
		return nil
	}
	pointer := key(string(rec.Kind()), rec.Key())
	last, err := t.number(bNameOf, pointer)
	if err != nil {
		return err
	}
	if last != 0 {
		if err := t.del(bName, ordered(uint64(last))); err != nil {
			return err
		}
	}
	rev, err := t.next(seqName)
	if err != nil {
		return err
	}
	if err := t.putNumber(bNameOf, pointer, int64(rev)); err != nil {
		return err
	}
	return t.put(bName, ordered(rev), pointer)
}

// ofSeq reads the sequence at the end of a key.
func ofSeq(key []byte) (uint64, bool) {
	if len(key) < 8 {
		return 0, false
	}
	return binary.BigEndian.Uint64(key[len(key)-8:]), true
}
