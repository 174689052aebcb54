package bolt

import "testing"

func TestWhatMayTakeTheLastRoom(t *testing.T) {
	small, large := make([]byte, 300), make([]byte, besides+1)
	for _, c := range []struct {
		name   string
		values map[string][]byte
		want   bool
	}{
		{"nothing", nil, false},
		{"a record that is written", map[string][]byte{"a": small}, false},
		{"a record that is removed", map[string][]byte{"a": nil}, true},
		{"one that is removed, and the counter beside it", map[string][]byte{"a": nil, "b": small}, true},
		{"one that is removed for a larger one", map[string][]byte{"a": nil, "b": large}, false},
	} {
		var s sheet
		for k, v := range c.values {
			s.set(bKept, k, v)
		}
		if got := s.frees(); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
