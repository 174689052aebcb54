package bolt

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"

	"go.etcd.io/bbolt"

	"milepost/storage/crm"
)

const (
	// pageBytes and pageRows are how much of a load one transaction takes.
	pageBytes = 16 << 20
	pageRows  = 100_000
	// loadFill is how full pages are made. What comes later in between finds
	// some room.
	loadFill = 0.9
)

// page is some rows with sealed values, written in one transaction.
type page struct {
	rows  []row
	bytes int
	line  int // of the dump that was taken last
}

// write puts a row on the page, and hands a full page on.
func (l *loader) write(ctx context.Context, r row) error {
	r.body = seal(r.bucket, r.key, l.store.formats[r.bucket], r.body)
	l.page.rows = append(l.page.rows, r)
	if l.page.bytes += len(r.key) + len(r.body); l.page.bytes >= pageBytes || len(l.page.rows) >= pageRows {
		return l.flush(ctx)
	}
	return nil
}

// flush hands the page on.
func (l *loader) flush(ctx context.Context) error {
	p := l.page
	p.line = l.line
	l.page = &page{rows: make([]row, 0, len(p.rows))}
	select {
	case l.pages <- p:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// writePage writes a page, and how far the load has come.
func (s *Store) writePage(p *page) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("page of the file: %v: %w", v, crm.ErrDamaged)
		}
	}()
	btx, err := s.db.Begin(true)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer func() { _ = giveUp(btx) }()
	k := []byte(keyLoad)
	p.rows = append(p.rows, row{bMeta, k, seal(bMeta, k, asNumber, binary.AppendVarint(nil, int64(p.line)))})
	var bucket *bbolt.Bucket
	name := ""
	for _, r := range p.rows {
		if r.bucket != name {
			name, bucket = r.bucket, btx.Bucket([]byte(r.bucket))
			bucket.FillPercent = loadFill
		}
		if err := bucket.Put(r.key, r.body); err != nil {
			return fmt.Errorf("%s %q: %w", r.bucket, r.key, err)
		}
	}
	s.cache.changes(btx.ID(), nil, nil)
	if err := btx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

// writeRows writes what follows from the lines, in the order of the buckets
// and their keys.
func (l *loader) writeRows(ctx context.Context) error {
	if err := l.spillSums(); err != nil {
		return err
	}
	tally := l.number[bTally]
	var key, body []byte
	var line uint64
	var total int64
	write := func() error {
		if key == nil {
			return nil
		}
		bucket := l.buckets[binary.BigEndian.Uint16(key)]
		r := row{bucket, bytes.Clone(key[2:]), body}
		if bucket == bTally {
			if total == 0 {
				return nil
			}
			r.body = binary.AppendVarint(nil, total)
		}
		return l.write(ctx, r)
	}
	err := l.rows.each(ctx, func(k, v []byte) error {
		same := key != nil && bytes.Equal(k, key)
		if !same {
			if err := write(); err != nil {
				return err
			}
			key, total = append(key[:0], k...), 0
		}
		if binary.BigEndian.Uint16(k) == tally {
			n, _ := binary.Varint(v)
			total += n
			return nil
		}
		at, n := binary.Uvarint(v)
		switch {
		case same && at == line:
			return nil // a record names a file twice
		case same:
			return fmt.Errorf("line %d: it claims the same place in %s as line %d: two messages of one content, or two posts that wait for one track", at, l.buckets[binary.BigEndian.Uint16(k)], line)
		}
		line, body = at, append(body[:0], v[n:]...)
		return nil
	})
	if err != nil {
		return err
	}
	return write()
}
