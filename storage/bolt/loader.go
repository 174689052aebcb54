package bolt

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"milepost/storage/crm"
)

const (
	// maxSums and maxRecent bound what a load remembers.
	maxSums   = 1 << 15
	maxRecent = 1 << 17
)

// loader builds a store of the lines of a dump.
type loader struct {
	store   *Store
	buckets []string          // by number, sorted
	number  map[string]uint16 // of a bucket
	types   map[string]int    // place of a type in a dump
	inOrder map[string]bool   // buckets that lines fill from their beginning to their end

	header crm.DumpHeader
	line   int    // that was taken last
	last   int    // its type
	order  []byte // its place within the type

	rows   *sorter // what follows from the lines: bucket, key -> line, body
	refs   *sorter // what must be there: type, id -> line
	recent map[crm.Pointer]bool
	sums   map[crm.Tally]int64
	names  uint64           // revisions given
	counts map[string]usage // by sequence

	page  *page
	pages chan *page
}

// usage is how far a sequence was counted, and by which line it was used most.
type usage struct {
	counted, most uint64
	line          int
}

func newLoader(s *Store) *loader {
	l := &loader{
		store: s, buckets: slices.Sorted(maps.Keys(s.formats)), number: map[string]uint16{}, types: map[string]int{},
		recent: map[crm.Pointer]bool{}, sums: map[crm.Tally]int64{}, counts: map[string]usage{}, page: new(page),
	}
	for i, b := range l.buckets {
		l.number[b] = uint16(i)
	}
	for i, t := range crm.LineTypes() {
		l.types[t] = i
	}
	l.inOrder = map[string]bool{bName: true}
	for _, b := range stored() {
		l.inOrder[b] = sortedAsDumped(b)
	}
	dir := filepath.Dir(s.db.Path())
	l.rows, l.refs = newSorter(dir), newSorter(dir)
	l.refs.memory /= 4
	return l
}

func (l *loader) close() error { return errors.Join(l.rows.close(), l.refs.close()) }

// run takes every line, then writes what follows from them.
func (l *loader) run(ctx context.Context, r io.Reader) error {
	err := l.writing(ctx, func(ctx context.Context) error {
		if err := l.readAll(ctx, r); err != nil {
			return err
		}
		return l.settleCounts(ctx)
	})
	if err == nil {
		err = l.checkRefs(ctx)
	}
	if err != nil {
		return err
	}
	return l.writing(ctx, l.writeRows)
}

// writing runs f while the pages that it makes are written beside it.
func (l *loader) writing(ctx context.Context, f func(context.Context) error) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	l.pages = make(chan *page, 1)
	done := make(chan error)
	go func() {
		var err error
		for p := range l.pages {
			if err == nil {
				if err = l.store.writePage(p); err != nil {
					stop(err)
				}
			}
		}
		done <- err
	}()
	err := f(ctx)
	if err == nil {
		err = l.flush(ctx)
	}
	close(l.pages)
	if e := <-done; e != nil {
		return e // the cause of the other
	}
	return err
}

// take takes one line.
func (l *loader) take(ctx context.Context, s *said) error {
	if s.err != nil {
		return s.err
	}
	if l.line == 1 {
		return l.takeHeader(s.Line)
	}
	at := l.types[s.Type]
	switch {
	case s.Type == crm.LineHeader:
		return errors.New("a second header: two dumps are not loaded at once")
	case at < l.last:
		return fmt.Errorf("%s stands behind %s, and must stand before it", titledLine(s.Line), crm.LineTypes()[l.last])
	case at == l.last && bytes.Compare(s.order, l.order) <= 0:
		return fmt.Errorf("%s stands twice, or not in its order", titledLine(s.Line))
	}
	l.last, l.order = at, s.order
	if s.named != nil {
		l.names++
		s.rows = append(s.rows, row{bNameOf, s.named, binary.AppendVarint(nil, int64(l.names))}, row{bName, ordered(l.names), s.named})
	}
	for _, r := range s.rows {
		if err := l.put(ctx, r); err != nil {
			return err
		}
	}
	for _, to := range s.refs {
		if err := l.refer(to); err != nil {
			return err
		}
	}
	l.use(s)
	return l.sum(s.sums)
}

func (l *loader) takeHeader(line crm.Line) error {
	if line.Type != crm.LineHeader {
		return errors.New(`this is no dump of Milepost: its first line must be {"t":"milepost",...}`)
	}
	if line.Number > crm.DumpVersion {
		return fmt.Errorf("the dump has version %d and this program knows %d: %w; take the newer one", line.Number, crm.DumpVersion, crm.ErrNewer)
	}
	if err := decode(crm.LineHeader, nil, line.Value, &l.header); err != nil || line.Number < 1 || l.header.Names < 1 {
		return errors.New("the header does not tell the version of the dump and of its names")
	}
	if l.header.Names > crm.NameVersion {
		return fmt.Errorf("the dump has names of version %d and this program knows %d: %w; take the newer one", l.header.Names, crm.NameVersion, crm.ErrNewer)
	}
	return nil
}

// put writes a row, at once if its bucket is filled in order.
func (l *loader) put(ctx context.Context, r row) error {
	if l.inOrder[r.bucket] {
		return l.write(ctx, r)
	}
	v := append(binary.AppendUvarint(nil, uint64(l.line)), r.body...)
	return l.rows.add(append(binary.BigEndian.AppendUint16(nil, l.number[r.bucket]), r.key...), v)
}

// use notes which number of a sequence a line carries.
func (l *loader) use(s *said) {
	if s.count == "" {
		return
	}
	u := l.counts[s.count]
	if s.Type == crm.LineCount {
		u.counted = s.given
	} else if s.given > u.most {
		u.most, u.line = s.given, l.line
	}
	l.counts[s.count] = u
}

// settleCounts compares the sequences with their use, and counts the
// revisions of names. Short numbers may be given by others than the series;
// where the series may be lost, they are never given again.
func (l *loader) settleCounts(ctx context.Context) error {
	for _, name := range slices.Sorted(maps.Keys(l.counts)) {
		u := l.counts[name]
		if u.most <= u.counted || !l.header.Damaged && strings.HasPrefix(name, seriesOf("")) {
			continue
		}
		if !l.header.Damaged {
			return fmt.Errorf("line %d: it carries %d of %s, which the dump counts to %d only", u.line, u.most, name, u.counted)
		}
		if err := l.write(ctx, row{bCount, []byte(name), binary.AppendVarint(nil, int64(u.most))}); err != nil {
			return err
		}
	}
	if l.names == 0 {
		return nil
	}
	return l.write(ctx, row{bCount, []byte(seqName), binary.AppendVarint(nil, int64(l.names))})
}

// refer notes that a record must be there.
func (l *loader) refer(to crm.Pointer) error {
	if l.header.Damaged || l.recent[to] {
		return nil
	}
	if len(l.recent) >= maxRecent {
		clear(l.recent)
	}
	l.recent[to] = true
	at, ok := l.types[string(to.Kind)]
	if !ok {
		return fmt.Errorf("it refers to a %q, which is no kind of record", to.Kind)
	}
	return l.refs.add(append([]byte{byte(at)}, to.ID...), binary.AppendUvarint(nil, uint64(l.line)))
}

// checkRefs looks whether everything is there that lines refer to.
func (l *loader) checkRefs(ctx context.Context) error {
	btx, err := l.store.db.Begin(false)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	r := &reader{store: l.store, btx: btx}
	types := crm.LineTypes()
	err = l.refs.each(ctx, func(key, value []byte) error {
		kind := crm.Kind(types[key[0]])
		b, err := r.get(recordsOf(kind), key[1:])
		if err == nil && b == nil {
			line, _ := binary.Uvarint(value)
			err = fmt.Errorf("line %d: it refers to %s %q, which the dump does not have", line, kind, key[1:])
		}
		return err
	})
	return errors.Join(err, btx.Rollback(), l.refs.close())
}

// sum adds to totals, which wait in the sorter when they are many.
func (l *loader) sum(sums []crm.Tally) error {
	for _, t := range sums {
		n := t.N
		t.N = 0
		l.sums[t] += n
	}
	if len(l.sums) < maxSums {
		return nil
	}
	return l.spillSums()
}

func (l *loader) spillSums() error {
	for t, n := range l.sums {
		k := append(binary.BigEndian.AppendUint16(nil, l.number[bTally]), tallyKey(t)...)
		if err := l.rows.add(k, binary.AppendVarint(nil, n)); err != nil {
			return err
		}
	}
	clear(l.sums)
	return nil
}
