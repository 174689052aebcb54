package bolt

import (
	"fmt"

	"milepost/storage/crm"
)

// tx reads and writes. It keeps a journal of what it overwrote, so that it
// can be taken back while what others wrote in the same batch stays.
type tx struct {
	reader
	journal []undo
	// broken is the first failure of the engine itself. A function that
	// overlooks such an error must not be committed.
	broken error
	// unsafe says that bbolt failed half-way: the whole batch is given up.
	unsafe bool
}

// undo is one value as it stood: nil for none.
type undo struct {
	bucket string
	key    []byte
	value  []byte
}

// put writes a body under a key. The key and the body belong to the engine
// from then on.
func (t *tx) put(bucket string, key, body []byte) error {
	return t.write(bucket, key, seal(bucket, key, t.store.formats[bucket], body))
}

// del removes what is under a key, if anything.
func (t *tx) del(bucket string, key []byte) error { return t.write(bucket, key, nil) }

// write notes what stood under a key and replaces it; nil removes it.
func (t *tx) write(bucket string, key, value []byte) (err error) {
	if t.broken != nil {
		return t.broken
	}
	defer func() {
		if p := recover(); p != nil {
			t.unsafe = true
			err = fmt.Errorf("%s: page of the file: %v: %w", bucket, p, crm.ErrDamaged)
		}
		if err != nil && t.broken == nil {
			t.broken = err
		}
	}()
	b, err := t.bucket(bucket)
	if err != nil {
		return err
	}
	if grows(bucket) {
		b.FillPercent = 0.95
	}
	// Values that bbolt gives stay as they are until the transaction ends:
	// they lie in the file or are slices that seal made.
	old := b.Get(key)
	if old == nil && value == nil {
		return nil
	}
	t.journal = append(t.journal, undo{bucket, key, old})
	if value == nil {
		return b.Delete(key)
	}
	return b.Put(key, value)
}

// rollback plays the journal back. False if that failed: then only giving up
// the whole batch helps.
func (t *tx) rollback() (ok bool) {
	if t.unsafe {
		return false
	}
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	for i := len(t.journal) - 1; i >= 0; i-- {
		u := t.journal[i]
		b := t.btx.Bucket([]byte(u.bucket))
		if b == nil {
			return false
		}
		var err error
		if u.value == nil {
			err = b.Delete(u.key)
		} else {
			err = b.Put(u.key, u.value)
		}
		if err != nil {
			return false
		}
	}
	t.journal = nil
	return true
}

// next counts a series up by one.
func (t *tx) next(series string) (uint64, error) {
	n, err := t.number(bCount, []byte(series))
	if err != nil {
		return 0, err
	}
	n++
	return uint64(n), t.putNumber(bCount, []byte(series), n)
}
