package bolt

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"reflect"

	"milepost/storage/crm"
)

// number reads a number; 0 if there is none.
func (r *reader) number(bucket string, key []byte) (int64, error) {
	b, err := r.get(bucket, key)
	if err != nil || b == nil {
		return 0, err
	}
	return ofNumber(bucket, key, b)
}

func ofNumber(bucket string, key, body []byte) (int64, error) {
	n, used := binary.Varint(body)
	if used != len(body) {
		return 0, fmt.Errorf("%s %q: no number: %w", bucket, key, crm.ErrDamaged)
	}
	return n, nil
}

func (t *tx) putNumber(bucket string, key []byte, n int64) error {
	return t.put(bucket, key, binary.AppendVarint(nil, n))
}

// word reads a short text; "" if there is none.
func (r *reader) word(bucket string, key []byte) (string, error) {
	b, err := r.get(bucket, key)
	return string(b), err
}

// putWord writes a short text; "" removes it.
func (t *tx) putWord(bucket string, key []byte, s string) error {
	if s == "" {
		return t.del(bucket, key)
	}
	return t.put(bucket, key, []byte(s))
}

// decode is what a body says, from the cache if it was read before. What into
// held before does not shine through.
func (r *reader) decode(bucket string, key, body []byte, file int, into any) error {
	v := reflect.ValueOf(into).Elem()
	if r.store.cache.load(bucket, key, body, file, v) {
		return nil
	}
	v.SetZero()
	if err := decode(bucket, key, body, into); err != nil {
		return err
	}
	r.store.locate(into)
	r.store.cache.stands(r.store.cache.store(bucket, key, bytes.Clone(body), v), file)
	return nil
}

// locate gives a record its zone if it has one.
func (s *Store) locate(v any) {
	if rec, ok := v.(crm.Zoned); ok {
		rec.Locate(&s.zones)
	}
}

// thing reads what is kept as JSON; false if there is none.
func (r *reader) thing(bucket string, key []byte, into any) (bool, error) {
	body, file, known, err := r.find(bucket, key, into)
	if known || err != nil || body == nil {
		return known, err
	}
	return true, r.decode(bucket, key, body, file, into)
}

// find gives the body under a key as get does, and the state of the file that it
// stands in, 0 for none; or it fills into with what is known to stand there.
func (r *reader) find(bucket string, key []byte, into any) (body []byte, file int, known bool, err error) {
	defer damaged(bucket, &err)
	if r.over.Load() {
		return nil, 0, false, errOver
	}
	v, noted := r.noted(bucket, key)
	switch {
	case noted && v != nil:
		body, err = sealed(bucket, key, v, r.store.formats[bucket])
		return body, 0, false, err
	case !noted:
		if file = r.file(); file > 0 && r.store.cache.recall(bucket, key, file, reflect.ValueOf(into).Elem()) {
			return nil, file, true, nil
		}
		b, err := r.bucket(bucket)
		if err != nil {
			return nil, 0, false, err
		}
		v = b.value(key)
	}
	if v == nil {
		return nil, 0, false, nil
	}
	body, err = unseal(bucket, key, v, r.store.formats[bucket])
	return body, file, false, err
}

// file is the state of the file that is read, 0 for one that is being written, or
// of which nothing is to be known from memory.
func (r *reader) file() int {
	if r.plain || r.btx.Writable() {
		return 0
	}
	return r.btx.ID()
}

func (t *tx) putThing(bucket string, key []byte, v any) error {
	value, body, err := sealJSON(bucket, key, t.store.formats[bucket], v)
	if err != nil {
		return err
	}
	if bucket != bChange { // is hardly ever read
		t.store.cache.wrote(bucket, key, body, reflect.Indirect(reflect.ValueOf(v)))
	}
	return t.write(bucket, key, value)
}

// toCursor makes text of a key; ofCursor reads it back.
func toCursor(key []byte) string { return base64.RawURLEncoding.EncodeToString(key) }

func ofCursor(s string) ([]byte, error) {
	k, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil {
		return nil, crm.E(crm.BadInput, "page.cursor", s)
	}
	return k, nil
}
