package bolt

import (
	"fmt"
	"maps"
	"slices"

	"go.etcd.io/bbolt"

	"milepost/storage/crm"
)

// sheet holds what was written and is not in the file yet: the functions of a
// batch write on one, which is put into the file.
type sheet struct {
	parts map[string]*writes // by bucket
	n     int                // how many values
}

// writes are what a sheet holds of one bucket.
type writes struct {
	values map[string][]byte // as they are stored; nil for one that is removed
	keys   []string          // of values, in order
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
		p = &writes{values: map[string][]byte{}}
		s.parts[bucket] = p
	}
	was, known := p.values[key]
	if !known {
		at, _ := slices.BinarySearch(p.keys, key)
		p.keys = slices.Insert(p.keys, at, key)
		s.n++
	}
	p.values[key] = value
	return stood{bucket, key, was, known}
}

// reset has the sheet hold under a key what it held before.
func (s *sheet) reset(was stood) {
	p := s.parts[was.bucket]
	if was.known {
		p.values[was.key] = was.value
		return
	}
	delete(p.values, was.key)
	at, _ := slices.BinarySearch(p.keys, was.key)
	p.keys = slices.Delete(p.keys, at, at+1)
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
	v, ok := p.values[string(key)]
	return v, ok
}

// within lists the keys of a bucket in a stretch, in order.
func (s *sheet) within(bucket string, in span) []string {
	p := s.parts[bucket]
	if p == nil {
		return nil
	}
	from, to := 0, len(p.keys)
	if in.from != nil {
		from, _ = slices.BinarySearch(p.keys, string(in.from))
	}
	if in.to != nil {
		to, _ = slices.BinarySearch(p.keys, string(in.to))
	}
	if from >= to {
		return nil
	}
	return p.keys[from:to]
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
		for _, k := range p.keys {
			s.set(bucket, k, p.values[k])
		}
	}
}

// apply puts a sheet into the file, in the order of its keys.
func (s *sheet) apply(btx *bbolt.Tx) error { return applyAll(btx, []*sheet{s}) }

// applyAll puts sheets into the file, the newest first, in the order of their
// keys: of several values under a key the newest one.
func applyAll(btx *bbolt.Tx, sheets []*sheet) error {
	keys := map[string][]string{}
	for _, s := range sheets {
		for bucket, p := range s.parts {
			keys[bucket] = append(keys[bucket], p.keys...)
		}
	}
	for _, bucket := range slices.Sorted(maps.Keys(keys)) {
		all := keys[bucket]
		if len(sheets) > 1 {
			slices.Sort(all)
			all = slices.Compact(all)
		}
		b := btx.Bucket([]byte(bucket))
		if b == nil {
			return fmt.Errorf("bucket %s is gone: %w", bucket, crm.ErrDamaged)
		}
		if grows(bucket) {
			b.FillPercent = 0.95
		}
		if err := put(b, bucket, all, sheets); err != nil {
			return err
		}
	}
	return nil
}

// put puts the values of some keys into a bucket.
func put(b *bbolt.Bucket, bucket string, keys []string, sheets []*sheet) error {
	var key []byte
	for _, k := range keys {
		key = append(key[:0], k...) // bbolt makes a copy
		var v []byte
		for _, s := range sheets {
			var ok bool
			if v, ok = s.get(bucket, key); ok {
				break
			}
		}
		var err error
		if v == nil {
			err = b.Delete(key)
		} else {
			err = b.Put(key, v)
		}
		if err != nil {
			return fmt.Errorf("%s %q: %w", bucket, k, err)
		}
	}
	return nil
}
