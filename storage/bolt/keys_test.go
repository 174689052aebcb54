package bolt

import (
	"bytes"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// anyPart draws parts from the bytes that escaping is about, and others.
func anyPart() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return string(rapid.SliceOfN(rapid.SampledFrom([]byte{0, 1, 2, 'a', 'b', 0xE4, 0xFF}), 0, 5).Draw(t, "bytes"))
	})
}

func TestKeysSortAndReadAsTheirPartsDo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.SliceOfN(anyPart(), 1, 4).Draw(t, "a")
		b := rapid.SliceOfN(anyPart(), len(a), len(a)).Draw(t, "b")
		if got, want := bytes.Compare(key(a...), key(b...)), slices.Compare(a, b); got != want {
			t.Fatalf("%q and %q compare as %d, their parts as %d", key(a...), key(b...), got, want)
		}
		if parts, ok := split(key(a...)); !ok || !slices.Equal(parts, a) {
			t.Fatalf("%q came back as %q, %v", a, parts, ok)
		}
		if s := under(a...); !s.holds(key(append(slices.Clone(a), b...)...)) || s.holds(key(append(slices.Clone(a[:len(a)-1]), a[len(a)-1]+"x")...)) {
			t.Fatalf("under %q is not what begins with it", a)
		}
	})
}

func FuzzSplit(f *testing.F) {
	f.Add(key("a", "\x00\x01", ""))
	f.Add([]byte{1})
	f.Add([]byte("no end"))
	f.Fuzz(func(t *testing.T, k []byte) {
		if parts, ok := split(k); ok && !bytes.Equal(key(parts...), k) {
			t.Errorf("%q was read as %q, which is %q", k, parts, key(parts...))
		}
	})
}

func FuzzUnseal(f *testing.F) {
	f.Add([]byte("key"), []byte(`{"a":1}`), []byte(nil))
	f.Add([]byte("key"), []byte(nil), seal(bKept, []byte("other"), asBytes, []byte("x")))
	f.Fuzz(func(t *testing.T, k, body, wild []byte) {
		v := seal(bKept, k, asBytes, body)
		if got, err := unseal(bKept, k, v, asBytes); err != nil || !bytes.Equal(got, body) {
			t.Errorf("sealed %q, unsealed %q, %v", body, got, err)
		}
		if _, err := unseal(bKept, k, v, asJSON); err == nil {
			t.Error("another format was accepted")
		}
		for i := range v {
			bad := bytes.Clone(v)
			bad[i] ^= 0x40
			if _, err := unseal(bKept, k, bad, asBytes); err == nil {
				t.Errorf("a flip of byte %d was not seen", i)
			}
		}
		if got, err := unseal(bKept, k, wild, asBytes); err == nil && !bytes.Equal(seal(bKept, k, asBytes, got), wild) {
			t.Errorf("%q was accepted as %q", wild, got)
		}
	})
}

func FuzzCursor(f *testing.F) {
	s := fresh(f)
	crmtest.Do(f, s, furnish)
	f.Add("AAAA", true)
	f.Add("?", false)
	f.Add(toCursor(key("比亚迪", "byd")), true)
	f.Fuzz(func(t *testing.T, after string, desc bool) {
		crmtest.Look(t, s, func(r crm.Reader) error {
			_, _, err := r.List(crm.KindAccount, crm.Where(crm.ByOwner, string(crmtest.Xiaoli)), crm.Page{After: after, Desc: desc})
			if _, ok := crm.AsFault(err); !ok && err != nil {
				t.Errorf("a cursor gave %v", err)
			}
			return nil
		})
	})
}

func TestMomentsSortAsTimesDo(t *testing.T) {
	times := []time.Time{
		time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(1969, 12, 31, 23, 59, 59, 0, time.UTC), time.Unix(0, 0).UTC(),
		time.Date(2026, 11, 2, 2, 0, 0, 0, time.UTC), time.Date(2026, 11, 2, 2, 0, 0, 1000, time.UTC), time.Date(2999, 1, 1, 0, 0, 0, 0, time.UTC),
	}
	for i, at := range times {
		if got := ofMoment(moment(at)); !got.Equal(at) {
			t.Errorf("%v came back as %v", at, got)
		}
		if i > 0 && bytes.Compare(moment(times[i-1]), moment(at)) >= 0 {
			t.Errorf("%v does not sort before %v", times[i-1], at)
		}
	}
}
