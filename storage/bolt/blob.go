package bolt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"time"

	"milepost/storage/crm"
)

// Blob is a stored file without its content.
func (r *reader) Blob(id crm.BlobID) (crm.Blob, error) {
	var b crm.Blob
	found, err := r.thing(bBlob, []byte(id), &b)
	if err == nil && !found {
		err = crm.NotFound(crm.KindBlob, string(id))
	}
	return b, err
}

// Chunk is a piece of a stored file.
func (r *reader) Chunk(id crm.BlobID, n int) ([]byte, error) {
	piece, err := r.get(bChunk, chunkKey(id, n))
	if err == nil && piece == nil {
		err = crm.NotFound(crm.KindBlob, string(id))
	}
	return bytes.Clone(piece), err
}

func chunkKey(id crm.BlobID, n int) []byte { return append(key(string(id)), ordered(uint64(n))...) }

// PutChunk stores a piece of a file that is not there yet.
func (t *tx) PutChunk(id crm.BlobID, n int, piece []byte) error {
	if _, err := plain(string(id)); err != nil {
		return fmt.Errorf("piece of a file: %w", err)
	}
	if n < 0 || len(piece) == 0 || len(piece) > crm.ChunkSize {
		return fmt.Errorf("piece %d of file %s has %d bytes, want 1 to %d", n, id, len(piece), crm.ChunkSize)
	}
	switch _, err := t.Blob(id); {
	case err == nil:
		return fmt.Errorf("piece %d of file %s: %w", n, id, crm.ErrConflict)
	case !crm.IsMissing(err):
		return err
	}
	if err := t.loosen(id); err != nil {
		return err
	}
	return t.put(bChunk, chunkKey(id, n), piece)
}

// PutBlob says that all pieces of a file are there.
func (t *tx) PutBlob(b crm.Blob) error {
	k, err := plain(string(b.ID))
	if err != nil {
		return fmt.Errorf("file: %w", err)
	}
	pieces, size := 0, int64(0)
	err = t.scan(bChunk, under(string(b.ID)), false, func(_, piece []byte) (bool, error) {
		// All but the last are full: then so many of them are the first ones.
		if size != int64(pieces)*crm.ChunkSize {
			return false, crm.ErrConflict
		}
		pieces, size = pieces+1, size+int64(len(piece))
		return true, nil
	})
	if err == nil && (size != b.Size || pieces != b.Chunks()) {
		err = crm.ErrConflict
	}
	if err == nil && pieces > 0 {
		_, err = t.Chunk(b.ID, pieces-1)
	}
	if err != nil {
		return fmt.Errorf("file %s of %d bytes has %d pieces of %d bytes: %w", b.ID, b.Size, pieces, size, err)
	}
	b.Stored = t.now
	if err := t.loosen(b.ID); err != nil {
		return err
	}
	return t.putThing(bBlob, k, b)
}

// DropBlob forgets a file and its pieces.
func (t *tx) DropBlob(id crm.BlobID) error {
	var pieces [][]byte
	err := t.scan(bChunk, under(string(id)), false, func(k, _ []byte) (bool, error) {
		pieces = append(pieces, bytes.Clone(k))
		return true, nil
	})
	if err != nil {
		return err
	}
	for _, k := range pieces {
		if err := t.del(bChunk, k); err != nil {
			return err
		}
	}
	if err := t.tighten(id); err != nil {
		return err
	}
	return t.del(bBlob, []byte(id))
}

// A file that no live record holds is loose: it stands in bLoose under the
// moment since when, so that a sweep finds the oldest first.

func looseKey(at time.Time, id crm.BlobID) []byte { return append(moment(at), id...) }

// loosen notes that a file is loose from now on, unless it is known already or
// a record holds it.
func (t *tx) loosen(id crm.BlobID) error {
	held, err := t.isHeld(id)
	if err != nil || held {
		return err
	}
	since, err := t.get(bLooseOf, []byte(id))
	if err != nil || since != nil {
		return err
	}
	if err := t.putNumber(bLooseOf, []byte(id), t.now.UnixMicro()); err != nil {
		return err
	}
	return t.put(bLoose, looseKey(t.now, id), nil)
}

// tighten notes that a file is not loose any more.
func (t *tx) tighten(id crm.BlobID) error {
	since, err := t.get(bLooseOf, []byte(id))
	if err != nil || since == nil {
		return err
	}
	n, err := ofNumber(bLooseOf, []byte(id), since)
	if err != nil {
		return err
	}
	if err := t.del(bLoose, looseKey(time.UnixMicro(n), id)); err != nil {
		return err
	}
	return t.del(bLooseOf, []byte(id))
}

// isHeld reports whether a live record holds a file.
func (r *reader) isHeld(id crm.BlobID) (held bool, err error) {
	err = r.scan(bBlobRef, under(string(id)), false, func(_, _ []byte) (bool, error) {
		held = true
		return false, nil
	})
	return held, err
}

// holding is where the files of a live record say that it holds them.
func holding(rec crm.Record) []place {
	h, ok := rec.(crm.Holder) // nil is none
	if !ok || rec.Base().Deleted {
		return nil
	}
	var all []place
	for _, id := range h.Blobs() {
		all = append(all, place{bBlobRef, string(key(string(id), string(rec.Kind()), rec.Key()))})
	}
	return all
}

// holds brings up to date which files are loose after a record changed.
func (t *tx) hold(was, is crm.Record) error {
	for _, rec := range []crm.Record{was, is} {
		h, ok := rec.(crm.Holder)
		if !ok {
			continue
		}
		for _, id := range h.Blobs() {
			if err := t.settleBlob(id); err != nil {
				return err
			}
		}
	}
	return nil
}

// settleBlob makes a file loose, or not, as the records say.
func (t *tx) settleBlob(id crm.BlobID) error {
	held, err := t.isHeld(id)
	if err != nil {
		return err
	}
	if held {
		return t.tighten(id)
	}
	switch _, err := t.Blob(id); {
	case crm.IsMissing(err): // swept or forgotten before
		return nil
	case err != nil:
		return err
	}
	return t.loosen(id)
}

// holdAgain finds out again which files no record holds.
func (m *mender) holdAgain() error {
	ids, err := m.files()
	if err != nil {
		return err
	}
	n := 0
	for _, id := range ids {
		held, err := m.isHeld(id)
		loose, err2 := m.get(bLooseOf, []byte(id))
		if err = errors.Join(err, err2); errors.Is(err, crm.ErrDamaged) {
			continue // the check tells it
		}
		switch {
		case err != nil:
		case held && loose != nil:
			err, n = m.tighten(id), n+1
		case !held && loose == nil:
			err, n = m.loosen(id), n+1
		}
		if err != nil {
			return err
		}
	}
	if n > 0 {
		m.say("Whether a record holds them was found out again for %d files.", n)
	}
	return nil
}

// files lists what files there are, or pieces of them; some stand twice.
func (m *mender) files() ([]crm.BlobID, error) {
	var ids []crm.BlobID
	last := ""
	for _, bucket := range []string{bBlob, bChunk} {
		b, err := m.bucket(bucket)
		if err != nil {
			return nil, err
		}
		c := b.Cursor()
		for k, _ := c.First(); k != nil && m.ctx.Err() == nil; k, _ = c.Next() {
			id := string(k)
			if bucket == bChunk {
				parts, ok := split(k[:max(0, len(k)-8)])
				if !ok || len(parts) != 1 {
					continue // the check tells it
				}
				id = parts[0]
			}
			if id != last {
				ids, last = append(ids, crm.BlobID(id)), id
			}
		}
	}
	return ids, m.ctx.Err()
}

// blobs compares the stored files with their pieces and with who holds them.
func (c *check) blobs() error {
	err := c.each(bLooseOf, func(k, body []byte) error {
		n, used := binary.Varint(body)
		if used != len(body) {
			return c.say("The moment since when file %q is loose is none.", k)
		}
		return c.expect(bLoose, looseKey(time.UnixMicro(n), crm.BlobID(k)), nil, fmt.Sprintf("The loose file %q", k))
	})
	if err != nil {
		return err
	}
	if err := c.each(bBlob, c.blob); err != nil {
		return err
	}
	last := ""
	return c.each(bChunk, func(k, _ []byte) error {
		if len(k) < 9 {
			return c.say("%s has a key that names no piece: %q.", bChunk, k)
		}
		parts, ok := split(k[:len(k)-8])
		if !ok || len(parts) != 1 {
			return c.say("%s has a key that names no piece: %q.", bChunk, k)
		}
		if parts[0] == last {
			return nil
		}
		last = parts[0]
		whole, err := c.get(bBlob, []byte(last))
		loose, err2 := c.get(bLooseOf, []byte(last))
		if err == nil && err2 == nil && whole == nil && loose == nil {
			return c.say("Pieces of file %q belong to nothing.", last)
		}
		return nil
	})
}

// blob compares one stored file.
func (c *check) blob(k, body []byte) error {
	var b crm.Blob
	if err := decode(bBlob, k, body, &b); err != nil || string(b.ID) != string(k) {
		return c.say("The file under %q is not written as a file is.", k)
	}
	size, pieces := int64(0), 0
	err := c.scan(bChunk, under(string(k)), false, func(_, piece []byte) (bool, error) {
		size, pieces = size+int64(len(piece)), pieces+1
		return true, nil
	})
	if err == nil && (size != b.Size || pieces != b.Chunks()) {
		return c.say("File %q has %d bytes in %d pieces, but should have %d in %d.", k, size, pieces, b.Size, b.Chunks())
	}
	held, err := c.isHeld(b.ID)
	loose, err2 := c.get(bLooseOf, k)
	switch {
	case err != nil || err2 != nil: // sealed tells it
		return nil
	case held && loose != nil:
		return c.say("File %q is held by a record and called loose.", k)
	case !held && loose == nil:
		return c.say("File %q is held by no record and not called loose.", k)
	}
	return nil
}
