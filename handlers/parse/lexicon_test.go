package parse

import "testing"

func TestATrieHasANodeForEachBeginning(t *testing.T) {
	for _, row := range []struct {
		says  string
		texts []string
		nodes int
	}{
		{"nothing but the root", nil, 1},
		{"one word", []string{"拜访"}, 3},
		{"words that begin alike", []string{"拜访", "拜访了", "拜见", "见"}, 6},
		{"letters that begin with the same byte", []string{"见", "视"}, 3},
		{"words of both languages", []string{"met", "meet", "见"}, 7},
	} {
		words := map[string]*word{}
		for _, s := range row.texts {
			words[s] = &word{text: s}
		}
		l := &lexicon{}
		l.arrange(words)
		if len(l.nodes) != row.nodes || cap(l.nodes) != row.nodes {
			t.Errorf("%s: %d nodes in room for %d, want %d", row.says, len(l.nodes), cap(l.nodes), row.nodes)
		}
		for _, s := range row.texts {
			at := int32(0)
			for _, r := range s {
				at = l.child(at, r)
			}
			if w := l.words[l.nodes[at].word]; w == nil || w.text != s {
				t.Errorf("%s: %s leads to %v", row.says, s, w)
			}
		}
	}
}
