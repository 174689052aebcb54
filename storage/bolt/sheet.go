package bolt

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"milepost/storage/crm"
)

// sheet holds what was written and is not in the file yet: the functions of a
// batch write on one, which is put into the file.
type sheet struct {
	parts map[string]*writes // by bucket
	n     int                // how many values
	like  *sheet             // it is expected to become as large as this one; nil = nothing is
}

// stood is what a sheet held under a key before a value was noted.
type stood struct {
	bucket, key string
	value       []byte
	known       bool // the sheet knew of the key
}

// set notes a value; nil removes what stands under the key. It gives what the
// sheet held there before.
func (s *sheet) set(bucket, key string, value []byte) stood {
	p := s.parts[bucket]
	if p == nil {
		if s.parts == nil {
			s.parts = map[string]*writes{}
		}
		p = s.like.room(bucket)
		s.parts[bucket] = p
	}
	was, known := p.set(key, value)
	if !known {
		s.n++
	}
	return stood{bucket, key, was, known}
}

// room makes room for as many values of a bucket as the sheet has.
func (s *sheet) room(bucket string) *writes {
	n := 0
	if s != nil && s.parts[bucket] != nil {
		n = len(s.parts[bucket].keys)
	}
	return newWrites(n)
}

// reset has the sheet hold under a key what it held before.
func (s *sheet) reset(was stood) {
	p := s.parts[was.bucket]
	if was.known {
		p.set(was.key, was.value)
		return
	}
	p.remove(was.key)
	if s.n--; len(p.keys) == 0 {
		delete(s.parts, was.bucket)
	}
}

// get gives a value, nil for one that is removed; false if the sheet does not
// know of it.
func (s *sheet) get(bucket string, key []byte) ([]byte, bool) {
	p := s.parts[bucket]
	if p == nil {
		return nil, false
	}
	return p.get(key)
}

// within gives what a sheet has of a bucket in a stretch; no keys for nothing.
func (s *sheet) within(bucket string, in span) stretch {
	p := s.parts[bucket]
	if p == nil {
		return stretch{}
	}
	from, to := 0, len(p.keys)
	if in.from != nil {
		from = p.find(in.from)
	}
	if in.to != nil {
		to = p.find(in.to)
	}
	if from >= to {
		return stretch{}
	}
	out := stretch{keys: p.keys[from:to], values: p.values}
	if p.values == nil {
		out.list = p.list[from:to]
	}
	return out
}

// add writes what another sheet holds over what this one does. The other one
// is not used any more.
func (s *sheet) add(o *sheet) {
	if s.n == 0 {
		*s = *o
		return
	}
	for bucket, p := range o.parts {
		if s.parts[bucket] == nil {
			s.parts[bucket] = p
			s.n += len(p.keys)
			continue
		}
		for i, k := range p.keys {
			s.set(bucket, k, p.at(i))
		}
	}
}

// apply puts a sheet into the file, in the order of its keys.
func (s *sheet) apply(btx *bbolt.Tx) error { return applyAll(btx, []*sheet{s}) }

// applyAll puts sheets into the file, the newest first, in the order of their
// keys: of several values under a key the newest one.
func applyAll(btx *bbolt.Tx, sheets []*sheet) error {
	buckets := map[string]int{} // how many keys
	for _, s := range sheets {
		for bucket, p := range s.parts {
			buckets[bucket] += len(p.keys)
		}
	}
	var lines []noted
	for _, bucket := range slices.Sorted(maps.Keys(buckets)) {
		lines = slices.Grow(lines[:0], buckets[bucket])
		for at, s := range slices.Backward(sheets) { // most keys of a later sheet come behind those of an earlier one
			if p := s.parts[bucket]; p != nil {
				for i, k := range p.keys {
					lines = append(lines, noted{k, p.at(i), at})
				}
			}
		}
		slices.SortFunc(lines, noted.compare)
		lines = slices.CompactFunc(lines, func(a, b noted) bool { return a.key == b.key })
		b := btx.Bucket([]byte(bucket))
		if b == nil {
			return fmt.Errorf("bucket %s is gone: %w", bucket, crm.ErrDamaged)
		}
		if grows(bucket) {
			b.FillPercent = 0.95
		}
		if err := put(b, bucket, lines); err != nil {
			return err
		}
	}
	return nil
}

// noted is what one of several sheets, the newest first, says of a key.
type noted struct {
	key   string
	value []byte
	sheet int
}

// compare orders lines by their keys, the newest of a key first.
func (l noted) compare(o noted) int { return cmp.Or(strings.Compare(l.key, o.key), l.sheet-o.sheet) }

// put puts lines into a bucket, each with another key.
func put(b *bbolt.Bucket, bucket string, lines []noted) error {
	var key []byte
	for _, l := range lines {
		key = append(key[:0], l.key...) // bbolt makes a copy
		var err error
		if l.value == nil {
			err = b.Delete(key)
		} else {
			err = b.Put(key, l.value)
		}
		if err != nil {
			return fmt.Errorf("%s %q: %w", bucket, l.key, err)
		}
	}
	return nil
}
