package bolt

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"

	"go.etcd.io/bbolt"

	"milepost/storage/crm"
)

// maxFixes is how many differences wait until they are written.
const maxFixes = 10_000

// Mend makes indexes, names and totals again where they are wrong, in one
// Update: what the others wait for meanwhile is one reading of everything.
func (s *Store) Mend(ctx context.Context) ([]string, error) {
	var did []string
	err := s.updateAlone(ctx, func(x crm.Tx) (err error) {
		m := &mender{
			tx: x.(*tx), ctx: ctx, should: newSorter(filepath.Dir(s.db.Path())), sums: map[crm.Tally]int64{},
			broken: map[crm.Pointer]bool{}, counts: map[string]uint64{},
		}
		did, err = m.all()
		s.roster.Store(nil) // an index that is mended is no change of a person
		return errors.Join(err, m.should.close())
	})
	if err != nil {
		return nil, fmt.Errorf("mend: %w", err)
	}
	return did, nil
}

// mender compares what follows from the records with what is stored.
type mender struct {
	*tx
	ctx     context.Context
	should  *sorter // what should be stored: bucket, key -> body
	buckets []string
	sums    map[crm.Tally]int64
	unnamed [][]byte             // pointers of records whose names need a new revision
	broken  map[crm.Pointer]bool // records that cannot be read
	lost    int                  // other things that cannot be read
	counts  map[string]uint64    // the highest number used, by sequence
	shown   []row                // messages that must belong to the track that they show
	did     []string
}

func (m *mender) all() ([]string, error) {
	m.buckets = slices.Sorted(maps.Keys(m.store.formats))
	for _, bucket := range stored() {
		if err := m.read(bucket); err != nil {
			return nil, err
		}
	}
	for t, n := range m.sums {
		if n != 0 && len(m.broken) == 0 {
			if err := m.expect(row{bTally, tallyKey(t), binary.AppendVarint(nil, n)}); err != nil {
				return nil, err
			}
		}
	}
	if err := m.compare(); err != nil {
		return nil, err
	}
	for _, part := range []func() error{m.nameAgain, m.countAgain, m.showAgain, m.holdAgain} {
		if err := part(); err != nil {
			return nil, err
		}
	}
	if n := len(m.broken); n > 0 {
		m.say("The totals were left alone: %d records cannot be read.", n)
	}
	return m.did, nil
}

func (m *mender) say(format string, args ...any) { m.did = append(m.did, fmt.Sprintf(format, args...)) }

// read notes what follows from the values of a bucket.
func (m *mender) read(bucket string) error {
	b, err := m.bucket(bucket)
	if err != nil {
		return err
	}
	kind := kindOfRecords(bucket)
	c := b.Cursor()
	n := 0
	for k, v := c.First(); k != nil; k, v = c.Next() {
		if n++; n%256 == 0 && m.ctx.Err() != nil {
			return m.ctx.Err()
		}
		body, err := unseal(bucket, k, v, m.store.formats[bucket])
		if err == nil {
			err = m.follow(bucket, k, body)
		}
		switch {
		case errors.Is(err, crm.ErrDamaged) && kind != "":
			m.broken[crm.Pointer{Kind: kind, ID: string(k)}] = true
		case errors.Is(err, crm.ErrDamaged):
			m.lost++
		case err != nil:
			return err
		}
	}
	return nil
}

// follow notes what follows from one value; ErrDamaged if it cannot be read.
func (m *mender) follow(bucket string, k, body []byte) error {
	l, err := lineOf(bucket, k, body)
	if err != nil || l.Type == "" {
		return err
	}
	p, err := parse(l)
	if err != nil {
		return fmt.Errorf("%w: %w", crm.ErrDamaged, err)
	}
	for _, r := range p.rows[1:] {
		if err := m.expect(r); err != nil {
			return err
		}
	}
	for _, t := range p.sums {
		n := t.N
		t.N = 0
		m.sums[t] += n
	}
	if p.count != "" && kindOfRecords(bucket) == "" && l.Type != crm.LineCount {
		m.counts[p.count] = max(m.counts[p.count], p.given)
	}
	if bucket == bRef {
		var in crm.ShownIn
		if err := decode(bucket, k, l.Value, &in); err != nil {
			return err
		}
		m.shown = append(m.shown, row{bTrack, key(in.Place, in.Ref), []byte(l.Key)})
	}
	if p.named != nil {
		return m.named(p.named)
	}
	return nil
}

// named expects the revision that a name has, or notes that it needs one.
func (m *mender) named(pointer []byte) error {
	rev, err := m.number(bNameOf, pointer)
	at := ordered(uint64(rev))
	if err == nil && rev > 0 {
		if is, err := m.get(bName, at); err == nil && bytes.Equal(is, pointer) {
			m.counts[seqName] = max(m.counts[seqName], uint64(rev))
			return errors.Join(m.expect(row{bName, at, pointer}), m.expect(row{bNameOf, pointer, binary.AppendVarint(nil, rev)}))
		}
	}
	m.unnamed = append(m.unnamed, bytes.Clone(pointer))
	return nil
}

func (m *mender) expect(r row) error {
	at, _ := slices.BinarySearch(m.buckets, r.bucket)
	return m.should.add(append(binary.BigEndian.AppendUint16(nil, uint16(at)), r.key...), r.body)
}

// compare goes through all derived buckets beside what should be in them.
func (m *mender) compare() error {
	at := -1
	var d *differ
	goTo := func(bucket int) (err error) {
		for ; at < bucket; at++ {
			if d != nil {
				if err := d.end(m); err != nil {
					return err
				}
			}
			d = nil
			if next := at + 1; next < len(m.buckets) && isDerived(m.buckets[next]) {
				if d, err = m.differ(m.buckets[next]); err != nil {
					return err
				}
			}
		}
		return nil
	}
	err := m.should.each(m.ctx, func(k, body []byte) error {
		if err := goTo(int(binary.BigEndian.Uint16(k))); err != nil {
			return err
		}
		return d.should(m, k[2:], body)
	})
	if err != nil {
		return err
	}
	return goTo(len(m.buckets))
}

// differ walks through one derived bucket.
type differ struct {
	bucket     string
	b          *bbolt.Bucket
	c          *bbolt.Cursor
	key, value []byte // where it stands
	last       []byte // that should be there
	fixes      []row  // nil body: to be removed
	removed    int
	written    int
}

func (m *mender) differ(bucket string) (*differ, error) {
	b, err := m.tx.bucket(bucket)
	if err != nil {
		return nil, err
	}
	d := &differ{bucket: bucket, b: b.Bucket, c: b.Cursor()}
	d.key, d.value = d.c.First()
	return d, nil
}

// should compares with the next key that should be there.
func (d *differ) should(m *mender, key, body []byte) error {
	if bytes.Equal(d.last, key) && d.last != nil {
		return nil // two things claim one place: the first has it
	}
	d.last = bytes.Clone(key)
	if err := d.skip(m, key); err != nil {
		return err
	}
	if bytes.Equal(d.key, key) && d.key != nil {
		is, err := unseal(d.bucket, d.key, d.value, m.store.formats[d.bucket])
		d.key, d.value = d.c.Next()
		if err == nil && bytes.Equal(is, body) {
			return nil
		}
	}
	d.written++
	return d.fix(m, row{d.bucket, bytes.Clone(key), append([]byte{}, body...)})
}

// skip removes what stands before a key; nil for all that is left.
func (d *differ) skip(m *mender, before []byte) error {
	for d.key != nil && (before == nil || bytes.Compare(d.key, before) < 0) {
		k := bytes.Clone(d.key)
		keep := m.follows(d.bucket, k, d.value)
		d.key, d.value = d.c.Next()
		if keep {
			continue
		}
		d.removed++
		if err := d.fix(m, row{d.bucket, k, nil}); err != nil {
			return err
		}
	}
	return nil
}

// follows tells whether an entry may follow from a record that cannot be read.
func (m *mender) follows(bucket string, k, value []byte) bool {
	if len(m.broken) == 0 && m.lost == 0 {
		return false
	}
	if kind := kindOfIndex(bucket); kind != "" {
		id, err := idOf(bucket, k)
		return err == nil && m.broken[crm.Pointer{Kind: kind, ID: id}]
	}
	switch bucket {
	case bTally:
		return len(m.broken) > 0
	case bNameOf:
		return m.broken[pointerOf(k)]
	case bName:
		body, err := unseal(bucket, k, value, m.store.formats[bucket])
		return err == nil && m.broken[pointerOf(body)]
	}
	return m.lost > 0
}

// fix notes what is to be written, and writes when there is much of it.
func (d *differ) fix(m *mender, r row) error {
	if d.fixes = append(d.fixes, r); len(d.fixes) < maxFixes {
		return nil
	}
	at := bytes.Clone(d.key)
	if err := d.flush(m); err != nil {
		return err
	}
	if d.key != nil { // the cursor does not outlive what was written
		d.c = d.b.Cursor()
		d.key, d.value = d.c.Seek(at)
	}
	return nil
}

func (d *differ) flush(m *mender) error {
	for _, r := range d.fixes {
		var err error
		if r.body == nil {
			err = m.del(r.bucket, r.key)
		} else {
			err = m.put(r.bucket, r.key, r.body)
		}
		if err != nil {
			return err
		}
	}
	d.fixes = nil
	return nil
}

// end removes what is left and tells what was done.
func (d *differ) end(m *mender) error {
	if err := errors.Join(d.skip(m, nil), d.flush(m)); err != nil {
		return err
	}
	switch {
	case d.removed > 0 && d.written > 0:
		m.say("%s: %d entries were made again, %d that followed from nothing were removed.", d.bucket, d.written, d.removed)
	case d.written > 0:
		m.say("%s: %d entries were made again.", d.bucket, d.written)
	case d.removed > 0:
		m.say("%s: %d entries that followed from nothing were removed.", d.bucket, d.removed)
	}
	return nil
}

// nameAgain gives names a new revision whose old one was lost.
func (m *mender) nameAgain() error {
	if err := m.count(seqName); err != nil {
		return err
	}
	for _, pointer := range m.unnamed {
		rev, err := m.next(seqName)
		if err == nil {
			err = errors.Join(m.putNumber(bNameOf, pointer, int64(rev)), m.put(bName, ordered(rev), pointer))
		}
		if err != nil {
			return err
		}
	}
	if n := len(m.unnamed); n > 0 {
		m.say("%d names were entered again.", n)
	}
	return nil
}

// countAgain counts sequences to what was used of them.
func (m *mender) countAgain() error {
	for _, name := range slices.Sorted(maps.Keys(m.counts)) {
		if err := m.count(name); err != nil {
			return err
		}
	}
	return nil
}

func (m *mender) count(name string) error {
	n, err := m.number(bCount, []byte(name))
	if err != nil && !errors.Is(err, crm.ErrDamaged) || err == nil && uint64(n) >= m.counts[name] {
		return err
	}
	m.say("%s counts to %d again.", name, m.counts[name])
	return m.putNumber(bCount, []byte(name), int64(m.counts[name]))
}

// showAgain lets messages belong to the track that they show.
func (m *mender) showAgain() error {
	n := 0
	for _, r := range m.shown {
		is, err := m.get(r.bucket, r.key)
		if err == nil && bytes.Equal(is, r.body) {
			continue
		}
		n++
		if err := m.put(r.bucket, r.key, r.body); err != nil {
			return err
		}
	}
	if n > 0 {
		m.say("%d messages belong again to the track that they show.", n)
	}
	return nil
}
