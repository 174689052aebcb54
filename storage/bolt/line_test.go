package bolt

import (
	"bytes"
	"testing"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// dumped is a dump of a store with one of each thing, by line.
func dumped(t testing.TB) [][]byte {
	t.Helper()
	s := fresh(t)
	crmtest.Do(t, s, furnish)
	crmtest.Do(t, s, func(tx crm.Tx) error {
		if err := tx.PutChunk("half", 0, []byte{1, 2}); err != nil {
			return err
		}
		return tx.Keep("bytes", []byte{0xFF})
	})
	var out bytes.Buffer
	if _, err := s.Dump(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	return bytes.SplitAfter(bytes.TrimSuffix(out.Bytes(), []byte("\n")), []byte("\n"))[1:]
}

// FuzzParseLine: whatever a line says, it is an error, or what is stored of it
// makes the same line again.
func FuzzParseLine(f *testing.F) {
	for _, line := range dumped(f) {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		l, err := crm.ReadLine(text)
		if err != nil {
			return
		}
		p, err := parse(l)
		if err != nil {
			return
		}
		again, err := lineOf(p.rows[0].bucket, p.rows[0].key, p.rows[0].body)
		if err != nil || again.Type != l.Type || again.Key != l.Key || again.Number != l.Number {
			t.Errorf("%s is stored as %q, which makes %+v, %v", text, p.rows[0], again, err)
		}
		for _, r := range p.rows {
			if _, ok := formats()[r.bucket]; !ok || len(r.key) == 0 {
				t.Errorf("%s is stored in %q under %q", text, r.bucket, r.key)
			}
		}
	})
}

// FuzzLineOf: whatever stands in a bucket, it is damage or a line; and what can
// be parsed of that is stored where it stood.
func FuzzLineOf(f *testing.F) {
	for i := range stored() {
		f.Add(uint8(i), []byte("a\x00b\x00"), []byte("{}"))
		f.Add(uint8(i), ordered(1), []byte{2})
	}
	for _, line := range dumped(f) {
		l, err := crm.ReadLine(line)
		if err != nil {
			f.Fatal(err)
		}
		p, err := parse(l)
		if err != nil {
			f.Fatalf("%s: %v", line, err)
		}
		for i, bucket := range stored() {
			if bucket == p.rows[0].bucket {
				f.Add(uint8(i), p.rows[0].key, p.rows[0].body)
			}
		}
	}
	f.Fuzz(func(t *testing.T, n uint8, key, body []byte) {
		bucket := stored()[int(n)%len(stored())]
		l, err := lineOf(bucket, key, body)
		if err != nil || l.Type == "" {
			return
		}
		p, err := parse(l)
		if err != nil {
			return
		}
		if p.rows[0].bucket != bucket || !bytes.Equal(p.rows[0].key, key) {
			t.Errorf("%q in %s becomes %q in %s", key, bucket, p.rows[0].key, p.rows[0].bucket)
		}
	})
}

// FuzzSmallKeys: keys of wakes, totals, names and moments are read or are
// damage.
func FuzzSmallKeys(f *testing.F) {
	f.Add(tallyKey(crm.Tally{Who: "a", Day: "2026-11-02", Metric: "visits"}), []byte{2})
	f.Add(key("account", "byd"), []byte{})
	f.Fuzz(func(t *testing.T, k, body []byte) {
		if tally, err := ofTally(k, body); err == nil && !bytes.Equal(tallyKey(tally), k) {
			t.Errorf("total %q reads %+v", k, tally)
		}
		if at := pointerOf(k); at != (crm.Pointer{}) && !bytes.Equal(key(string(at.Kind), at.ID), k) {
			t.Errorf("pointer %q reads %+v", k, at)
		}
		if len(k) == 8 && !bytes.Equal(moment(ofMoment(k)), k) {
			t.Errorf("moment %x reads %v", k, ofMoment(k))
		}
	})
}
