package bolt

import (
	"fmt"
	"reflect"
	"slices"

	"milepost/storage/crm"
)

// rekeyPage is how many records get new keys of their names at a time.
const rekeyPage = 500

// rekey makes the keys of names again if they were made by another version of
// the algorithm. Revisions of records stay: nothing was said about them.
func (s *Store) rekey() error {
	has := 0
	err := s.transact(func(t *tx) (err error) { has, err = t.nameVersion(); return err })
	if err != nil || has == crm.NameVersion || s.opt.Names == nil {
		return err
	}
	return s.advance(fmt.Sprintf("names%d", has), s.rekeying(), s.rekeyed)
}

// rekeying is the migration that does it.
func (s *Store) rekeying() migration {
	return migration{
		what: "Names are found by the keys of this version now",
		page: func(t *tx, after []byte) ([]byte, error) { return t.rekeyPage(s.opt.Names, after) },
	}
}

func (s *Store) rekeyed(t *tx) error { return t.putNumber(bMeta, []byte(keyNames), crm.NameVersion) }

// rekeyPage makes the keys of the names of some records again.
func (t *tx) rekeyPage(names func(string) crm.Name, after []byte) ([]byte, error) {
	at := pointerOf(after)
	kinds := slices.DeleteFunc(crm.Kinds(), func(k crm.Kind) bool { return !named(reflect.TypeOf(crm.New(k))) })
	for i, k := range kinds {
		if i < slices.Index(kinds, at.Kind) {
			continue
		}
		from := ""
		if k == at.Kind {
			from = at.ID
		}
		recs, err := t.recordsAfter(k, from, rekeyPage)
		if err != nil {
			return nil, err
		}
		for _, rec := range recs {
			if err := t.rekeyOne(rec, names); err != nil {
				return nil, err
			}
		}
		if len(recs) > 0 {
			return key(string(k), recs[len(recs)-1].Key()), nil
		}
	}
	return nil, nil
}

// recordsAfter reads records by id, behind one.
func (t *tx) recordsAfter(k crm.Kind, id string, limit int) ([]crm.Record, error) {
	var s span
	if id != "" {
		s = s.after([]byte(id), false)
	}
	var recs []crm.Record
	err := t.scan(recordsOf(k), s, false, func(key, body []byte) (bool, error) {
		rec := crm.New(k)
		err := decode(recordsOf(k), key, body, rec)
		recs = append(recs, rec)
		return len(recs) < limit, err
	})
	return recs, err
}

// rekeyOne makes the keys of one record's names again.
func (t *tx) rekeyOne(old crm.Record, names func(string) crm.Name) error {
	rec, err := t.record(old.Kind(), old.Key())
	if err != nil || !rename(reflect.ValueOf(rec).Elem(), names) {
		return err
	}
	return t.settle(rec, old, []byte(rec.Key()))
}

// named tells whether values of a type hold names.
func named(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		return named(t.Elem())
	case reflect.Struct:
		if t == reflect.TypeFor[crm.Name]() {
			return true
		}
		for i := range t.NumField() {
			if t.Field(i).IsExported() && named(t.Field(i).Type) {
				return true
			}
		}
	}
	return false
}

// rename makes the keys of every name in a value again, and tells whether that
// changed any.
func rename(v reflect.Value, names func(string) crm.Name) (changed bool) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			changed = rename(v.Index(i), names) || changed
		}
	case reflect.Struct:
		if was, ok := v.Interface().(crm.Name); ok {
			is := names(was.Text)
			is.Text = was.Text
			if was.Text == "" || reflect.DeepEqual(is, was) {
				return false
			}
			v.Set(reflect.ValueOf(is))
			return true
		}
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && named(f.Type) {
				changed = rename(v.Field(i), names) || changed
			}
		}
	}
	return changed
}
