package bolt

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"

	"milepost/storage/crm"
)

// Get fills into with the record of its kind and that id, a deleted one too.
func (r *reader) Get(into crm.Record, id string) error {
	k := into.Kind()
	bucket, key := recordsOf(k), []byte(id)
	found, err := r.thing(bucket, key, into)
	if err == nil && !found {
		err = crm.NotFound(k, id)
	}
	return err
}

// record reads a record of any kind; nil if there is none.
func (r *reader) record(k crm.Kind, id string) (crm.Record, error) {
	rec := crm.New(k)
	err := r.Get(rec, id)
	if crm.IsMissing(err) {
		return nil, nil
	}
	return rec, err
}

// List gives a page of the records under a declared index.
func (r *reader) List(k crm.Kind, f crm.Filter, p crm.Page) ([]crm.Record, string, error) {
	if !slices.Contains(crm.Indexes(k), f.Index) {
		return nil, "", fmt.Errorf("list %s by %q: %w", k, f.Index, crm.ErrNoIndex)
	}
	var out []crm.Record
	bucket := indexOf(k, f.Index)
	next, err := r.page(bucket, spanOf(f), p, func(key, _ []byte) error {
		id, err := idOf(bucket, key)
		if err != nil {
			return err
		}
		rec, err := r.record(k, id)
		if err == nil && rec == nil {
			err = fmt.Errorf("%s %q is indexed by %s but missing: %w", k, id, f.Index, crm.ErrDamaged)
		}
		out = append(out, rec)
		return err
	})
	if err != nil {
		return nil, "", err
	}
	return out, next, nil
}

// idOf is the last part of a key of an index.
func idOf(bucket string, key []byte) (string, error) {
	parts, ok := split(key)
	if !ok {
		return "", fmt.Errorf("%s %q: no key of an index: %w", bucket, key, crm.ErrDamaged)
	}
	return parts[len(parts)-1], nil
}

// Put writes a record and brings its indexes and its names up to date. What
// it checks, it checks before the first write.
func (t *tx) Put(rec crm.Record) error {
	if t.over.Load() {
		return errOver
	}
	k, id := rec.Kind(), rec.Key()
	if !crm.Declared(k) {
		return fmt.Errorf("put %s: no such kind is declared", k)
	}
	key, err := plain(id)
	if err != nil {
		return fmt.Errorf("put %s: %w", k, err)
	}
	old, err := t.replaced(k, id)
	if err != nil {
		return err
	}
	m := rec.Base()
	before := *m
	if err := t.stamp(m, old); err != nil {
		return fmt.Errorf("put %s %s: %w", k, id, err)
	}
	if err := t.settle(rec, old, key); err != nil {
		*m = before
		return fmt.Errorf("put %s %s: %w", k, id, err)
	}
	return nil
}

// replaced is the record that another one is to take the place of; nil if there is none. It is
// only looked at: it may be what the cache holds.
func (t *tx) replaced(k crm.Kind, id string) (crm.Record, error) {
	bucket, key := recordsOf(k), []byte(id)
	if v, noted := t.noted(bucket, key); noted && v != nil {
		body, err := sealed(bucket, key, v, asJSON)
		if err != nil {
			return nil, err
		}
		if rec := t.store.cache.peek(bucket, key, body); rec != nil {
			return rec, nil
		}
	}
	return t.record(k, id)
}

// stamp checks the revision and writes what the engine knows into a record.
func (t *tx) stamp(m *crm.Meta, old crm.Record) error {
	if old == nil {
		if m.Rev != 0 {
			return crm.ErrConflict
		}
		m.Created = t.now
	} else {
		if m.Rev != old.Base().Rev {
			return crm.ErrConflict
		}
		m.Created = old.Base().Created
	}
	m.Rev++
	m.Updated = t.now
	return nil
}

// settle writes the record itself and what follows from it.
func (t *tx) settle(rec, old crm.Record, key []byte) error {
	bucket := recordsOf(rec.Kind())
	value, body, err := sealJSON(bucket, key, asJSON, rec)
	if err != nil {
		return err
	}
	kept := rec
	if bytes.Contains(body, []byte(`\ufffd`)) {
		// Broken UTF-8 is stored mended: what is found later is what counts.
		kept = crm.New(rec.Kind())
		if err := decode(bucket, key, body, kept); err != nil {
			return err
		}
	}
	was, is, err := moves(old, kept)
	if err != nil {
		return err
	}
	t.store.locate(rec)
	t.store.cache.wrote(bucket, key, body, reflect.ValueOf(rec).Elem())
	if err := t.write(bucket, key, value); err != nil {
		return err
	}
	for _, e := range was {
		if err := t.del(e.bucket, []byte(e.key)); err != nil {
			return err
		}
	}
	for _, e := range is {
		if err := t.put(e.bucket, []byte(e.key), nil); err != nil {
			return err
		}
	}
	if err := t.hold(old, kept); err != nil {
		return err
	}
	if err := crm.RosterChanged(t, kept); err != nil {
		return err
	}
	return t.rename(kept, old)
}

// place is one entry of an index.
type place struct{ bucket, key string }

// entries is where a record stands in its indexes; nil stands nowhere.
func entries(rec crm.Record) ([]place, error) {
	_, all, err := moves(nil, rec)
	return all, err
}

// moves is where a record stood and does not stand any more when another one
// takes its place, and where that stands anew. Most entries stay.
func moves(old, rec crm.Record) (was, is []place, err error) {
	before, err := listed(old)
	if err != nil {
		return nil, nil, err
	}
	after, err := listed(rec)
	if err != nil {
		return nil, nil, err
	}
	return append(places(old, before, after), except(holding(old), holding(rec))...),
		append(places(rec, after, before), except(holding(rec), holding(old))...), nil
}

// listed are the entries of a record. Of a deleted one only its number is left;
// nil has none.
func listed(rec crm.Record) ([]crm.Entry, error) {
	if rec == nil {
		return nil, nil
	}
	all := rec.Index()
	for _, e := range all {
		if !slices.Contains(crm.Indexes(rec.Kind()), e.Index) {
			return nil, fmt.Errorf("index %q: %w", e.Index, crm.ErrNoIndex)
		}
	}
	if rec.Base().Deleted {
		all = slices.DeleteFunc(all, func(e crm.Entry) bool { return e.Index != crm.ByNumber })
	}
	return all, nil
}

// places is where a record stands by entries that are not among others.
func places(rec crm.Record, entries, others []crm.Entry) []place {
	var all []place
	for _, e := range entries {
		if slices.ContainsFunc(others, func(o crm.Entry) bool { return sameEntry(e, o) }) {
			continue
		}
		// An alias may fold to the name itself: one entry is enough.
		if at := (place{indexOf(rec.Kind(), e.Index), string(entryKey(e, rec.Key()))}); !slices.Contains(all, at) {
			all = append(all, at)
		}
	}
	return all
}

// sameEntry reports whether two entries of a record have the same key.
func sameEntry(a, b crm.Entry) bool {
	return a.Index == b.Index && slices.EqualFunc(a.Parts, b.Parts, func(a, b string) bool { return cut(a) == cut(b) })
}

// except are those of some places that are not among others.
func except(all, others []place) []place {
	return slices.DeleteFunc(all, func(p place) bool { return slices.Contains(others, p) })
}
