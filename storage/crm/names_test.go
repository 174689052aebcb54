package crm

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"
	"time"
)

// TestNamesAloneAreTheNamesOfTheRecord decodes records as they are stored for their
// names alone: that gives what the whole record gives, whichever of its fields it needs.
func TestNamesAloneAreTheNamesOfTheRecord(t *testing.T) {
	var named []Kind
	for _, k := range Kinds() {
		rec, ok := New(k).(Named)
		if (NamingOf(k) != nil) != ok {
			t.Errorf("%s: a record with names: %v; the names alone: %v", k, ok, NamingOf(k) != nil)
		}
		if !ok {
			continue
		}
		named = append(named, k)
		fields := reflect.ValueOf(rec).Elem()
		names := func() (whole, alone NameRow) {
			body, err := json.Marshal(rec)
			if err != nil {
				t.Fatal(err)
			}
			n := NamingOf(k)
			if err := json.Unmarshal(body, n); err != nil {
				t.Fatalf("%s: %v", k, err)
			}
			return rec.NameRow(), n.NameRow()
		}
		for _, f := range reflect.VisibleFields(fields.Type()) {
			if !f.IsExported() || f.Anonymous || f.Tag.Get("json") == "-" {
				continue
			}
			v := fields.FieldByIndex(f.Index)
			if !set(v, f.Name) {
				continue
			}
			if whole, alone := names(); !reflect.DeepEqual(whole, alone) {
				t.Errorf("%s with its %s:\n%+v\nof the record, alone\n%+v", k, f.Name, whole, alone)
			}
		}
	}
	if want := []Kind{KindAccount, KindContact, KindLesson, KindPerson}; len(named) != len(want) || slices.ContainsFunc(want, func(k Kind) bool { return !slices.Contains(named, k) }) {
		t.Errorf("records with names are %v, want %v", named, want)
	}
}

// set gives a field some value; false for those of kinds that no name is made of.
func set(v reflect.Value, text string) bool {
	switch x := v.Addr().Interface().(type) {
	case *Name:
		*x = Name{Text: "王" + text, Fold: text, Pinyin: []string{text}, Sort: text}
	case *[]Name:
		*x = []Name{{Text: text + "一"}, {Text: text + "二"}}
	case *time.Time:
		*x = time.Date(2026, 11, 2, 7, 0, 0, 0, time.UTC)
	default:
		switch v.Kind() {
		case reflect.String:
			v.SetString(text)
		case reflect.Bool:
			v.SetBool(true)
		case reflect.Int, reflect.Int64:
			v.SetInt(7)
		default:
			return false
		}
	}
	return true
}
