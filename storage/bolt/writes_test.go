package bolt

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestASheetHoldsWhatWasNotedLast holds a sheet with few and with many values
// against a plain map, also after what was noted is taken back, and two of them
// together against both maps.
func TestASheetHoldsWhatWasNotedLast(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	key := func(most int) string { return fmt.Sprintf("k%02d", r.IntN(most)) }
	value := func(n int) []byte {
		if n%5 == 0 {
			return nil
		}
		return fmt.Append(nil, n)
	}
	for _, most := range []int{1, 3, few, few + 1, 60} {
		var sheets []*writes
		both := map[string][]byte{}
		for range 3 {
			s, want := &sheet{}, map[string][]byte{}
			for n := range 2 * most {
				if n%4 == 3 { // is taken back
					before := maps.Clone(want)
					var undo []stood
					for range 1 + r.IntN(most) {
						undo = append(undo, s.set("b", key(most), value(n)))
					}
					for _, u := range slices.Backward(undo) {
						s.reset(u)
					}
					same(t, s.parts["b"], before)
					continue
				}
				k, v := key(most), value(n)
				s.set("b", k, v)
				want[k], both[k] = v, v
			}
			same(t, s.parts["b"], want)
			if s.n != len(want) {
				t.Errorf("of %d keys: %d values are counted, want %d", most, s.n, len(want))
			}
			sheets = append(sheets, s.parts["b"])
		}
		same(t, together(sheets), both)
	}
}

// same wants writes to hold just what a map does, and its keys in order.
func same(t *testing.T, got *writes, want map[string][]byte) {
	t.Helper()
	if got == nil {
		got = newWrites(0)
	}
	if keys := slices.Sorted(maps.Keys(want)); !slices.Equal(got.keys, keys) {
		t.Fatalf("keys %q, want %q", got.keys, keys)
	}
	for i, k := range got.keys {
		v, ok := got.get([]byte(k))
		if !ok || !bytes.Equal(v, want[k]) || !bytes.Equal(got.at(i), want[k]) || (v == nil) != (want[k] == nil) {
			t.Errorf("%s is %q, %v, want %q", k, v, ok, want[k])
		}
	}
	if v, ok := got.get([]byte("k")); ok || v != nil {
		t.Errorf("what nobody noted is %q", v)
	}
}
