package bolt

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// TestWrittenIsReadAsStored fills everything that is stored as JSON at random: what
// the cache remembers of it when it is written is what comes out of the file.
func TestWrittenIsReadAsStored(t *testing.T) {
	things := []any{&crm.Taken{}, &crm.Envelope{}, &crm.Conversation{}, &crm.Blob{}}
	for _, k := range crm.Kinds() {
		things = append(things, crm.New(k))
	}
	random := rand.New(rand.NewPCG(1, 2))
	for _, thing := range things {
		typ := reflect.TypeOf(thing).Elem()
		remembered := 0
		for range 300 {
			var c cache
			is := reflect.New(typ)
			fill(random, is.Elem(), 0)
			body, err := json.Marshal(is.Interface())
			if err != nil {
				t.Fatal(err)
			}
			c.wrote("b", []byte("k"), body, is.Elem())
			got, want := reflect.New(typ), reflect.New(typ)
			if !c.load("b", []byte("k"), body, 0, got.Elem()) {
				continue
			}
			remembered++
			if err := json.Unmarshal(body, want.Interface()); err != nil {
				t.Fatal(err)
			}
			c.own(want.Elem()) // empty lists are none, as in every value that the cache gives
			if !reflect.DeepEqual(got.Interface(), want.Interface()) {
				t.Fatalf("%s: remembered\n%+v\nand read\n%+v\nof %s", typ, got.Elem(), want.Elem(), body)
			}
		}
		if remembered < 20 {
			t.Errorf("%s: only %d of 300 were remembered", typ, remembered)
		}
	}
}

// TestNobodyElseSeesWhatIsChanged empties whatever can be reached from a value that the
// cache gave: the next one whom it is given to has it whole.
func TestNobodyElseSeesWhatIsChanged(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for _, k := range crm.Kinds() {
		typ := reflect.TypeOf(crm.New(k)).Elem()
		for range 100 {
			var c cache
			is := reflect.New(typ)
			fill(random, is.Elem(), 0)
			c.store("b", []byte("k"), []byte("{}"), is.Elem())
			want, one, other := reflect.New(typ), reflect.New(typ), reflect.New(typ)
			for _, v := range []reflect.Value{want, one, other} {
				if v == other {
					empty(one.Elem())
				}
				if !c.load("b", []byte("k"), []byte("{}"), 0, v.Elem()) {
					t.Fatalf("%s: it is not remembered", typ)
				}
			}
			if !reflect.DeepEqual(other.Interface(), want.Interface()) {
				t.Fatalf("%s: one changed what another reads:\n%+v\nand before\n%+v", typ, other.Elem(), want.Elem())
			}
		}
	}
}

// empty clears everything that a value leads to, where it stands.
func empty(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				empty(v.Field(i))
			}
		}
	case reflect.Pointer:
		if !v.IsNil() && v.Type() != reflect.TypeFor[*time.Location]() {
			empty(v.Elem())
			v.Elem().SetZero()
		}
	case reflect.Slice:
		for i := range v.Len() {
			empty(v.Index(i))
			v.Index(i).SetZero()
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			value := reflect.New(v.Type().Elem()).Elem()
			value.Set(it.Value())
			empty(value)
		}
		v.Clear()
	}
}

func TestNothingIsRememberedAtRest(t *testing.T) {
	var c cache
	for i := range 3 * cacheSize { // both generations
		c.store("b", fmt.Append(nil, i), []byte("1"), reflect.ValueOf(crm.Blob{Name: "scan.pdf"}))
	}
	last := fmt.Append(nil, 3*cacheSize-1)
	for _, rested := range []bool{false, true} {
		if rested {
			c.forget()
		}
		if has := c.load("b", last, []byte("1"), 0, reflect.New(reflect.TypeFor[crm.Blob]()).Elem()); has == rested {
			t.Errorf("rested %v: it is remembered: %v", rested, has)
		}
	}
	if n := len(c.new) + len(c.old); n > 0 {
		t.Errorf("%d values are held at rest", n)
	}
}

// fill puts something at random into a value: mostly what the product writes, now
// and then a time of another zone, text that is not UTF-8, an empty list.
func fill(random *rand.Rand, v reflect.Value, deep int) {
	if v.Type() == reflect.TypeFor[time.Time]() {
		at := time.UnixMicro(random.Int64N(4e15)).UTC()
		switch random.IntN(60) {
		case 0:
			at = at.In(time.FixedZone("", 8*3600))
		case 1:
			at = time.Now()
		case 2:
			at = time.Time{}
		}
		v.Set(reflect.ValueOf(at))
		return
	}
	if random.IntN(3) == 0 && v.Kind() != reflect.Struct {
		return // left as it is
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString([]string{"", "王总", "a<b>&\u2028\"", "\ufffd", "2026-11-02"}[random.IntN(5)])
		if random.IntN(200) == 0 {
			v.SetString("\xff")
		}
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(random.Int64N(100))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(random.Uint64N(100))
	case reflect.Float32, reflect.Float64:
		v.SetFloat(random.NormFloat64())
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() { // what is not exported is not stored
				fill(random, v.Field(i), deep)
			}
		}
	case reflect.Pointer:
		if deep < 3 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(random, v.Elem(), deep+1)
		}
	case reflect.Slice:
		if n := random.IntN(3); deep < 3 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				fill(random, v.Index(i), deep+1)
			}
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		if deep < 3 {
			key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			fill(random, key, deep+1)
			fill(random, value, deep+1)
			v.SetMapIndex(key, value)
		}
	default:
		panic("crm stores what this test does not know: " + v.Type().String())
	}
}

func TestWhoeverIsReadHasHisZoneWithoutAnotherFile(t *testing.T) {
	s := fresh(t)
	if err := s.Update(t.Context(), crmtest.Seed); err != nil {
		t.Fatal(err)
	}
	zone := s.zones.Load("Asia/Shanghai")
	for _, rested := range []bool{false, true} {
		if rested {
			s.cache.forget()
		}
		var p crm.Person
		if err := s.View(t.Context(), func(r crm.Reader) error { return r.Get(&p, string(crmtest.Xiaoli)) }); err != nil {
			t.Fatal(err)
		}
		if got := p.Location(); got != zone {
			t.Errorf("rested %v: the zone was loaded anew", rested)
		}
	}
}
