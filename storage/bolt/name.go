package bolt

import (
	"encoding/binary"
	"fmt"
	"reflect"

	"milepost/storage/crm"
)

// Names gives the rows that changed after a revision, each once and as it is
// now, in the order in which they changed.
func (r *reader) Names(since uint64) ([]crm.NameRow, uint64, error) {
	at, err := r.number(bCount, []byte(seqName))
	if err != nil {
		return nil, 0, err
	}
	var rows []crm.NameRow
	err = r.scan(bName, span{from: ordered(since + 1)}, false, func(_, body []byte) (bool, error) {
		row, err := r.nameRow(body)
		if err == nil && (since > 0 || !row.Gone) {
			rows = append(rows, row)
		}
		return true, err
	})
	if err != nil {
		return nil, 0, err
	}
	return rows, uint64(at), nil
}

// nameRow reads the row of the record that a revision points at.
func (r *reader) nameRow(pointer []byte) (crm.NameRow, error) {
	if at := pointerOf(pointer); crm.Declared(at.Kind) {
		// Not through the cache: all names are read at once, and what is read
		// often would be forgotten for them.
		body, err := r.get(recordsOf(at.Kind), []byte(at.ID))
		if err != nil {
			return crm.NameRow{}, err
		}
		if n, ok := crm.New(at.Kind).(crm.Named); ok && body != nil {
			if err := decode(recordsOf(at.Kind), []byte(at.ID), body, n); err != nil {
				return crm.NameRow{}, err
			}
			return n.NameRow(), nil
		}
	}
	return crm.NameRow{}, fmt.Errorf("name of %q: no such record: %w", pointer, crm.ErrDamaged)
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
