package bolt

import (
	"fmt"

	"go.etcd.io/bbolt"
)

// tx reads and writes. What it writes stands on the sheet of its batch, and is
// taken back if its function fails, and nobody else's work with it.
type tx struct {
	reader
	sheet *sheet
	// undo is what stood on the sheet before each write, the oldest first.
	undo []stood
	// broken is the first failure of the engine itself. A function that
	// overlooks such an error must not be committed.
	broken error
	// byHand says that something was written that stands on no sheet.
	byHand bool
	// brings are the sheets that are written by hand; nil = it may be anything.
	brings []*sheet
	// last says that it may take the last room of the disk.
	last bool
}

// put writes a body under a key. The key and the body belong to the engine
// from then on.
func (t *tx) put(bucket string, key, body []byte) error {
	return t.write(bucket, key, seal(bucket, key, t.store.formats[bucket], body))
}

// del removes what is under a key, if anything.
func (t *tx) del(bucket string, key []byte) error { return t.write(bucket, key, nil) }

// write notes what is to stand under a key; nil removes it.
func (t *tx) write(bucket string, key, value []byte) error {
	switch {
	case t.broken != nil:
	case t.over.Load():
		return errOver
	case len(key) == 0 || len(key) > bbolt.MaxKeySize:
		t.broken = fmt.Errorf("%s: a key of %d bytes: %w", bucket, len(key), errNoKey)
	default:
		t.undo = append(t.undo, t.sheet.set(bucket, string(key), value))
	}
	return t.broken
}

// takeBack leaves the sheet as the function found it.
func (t *tx) takeBack() {
	for i := len(t.undo) - 1; i >= 0; i-- {
		t.sheet.reset(t.undo[i])
	}
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
