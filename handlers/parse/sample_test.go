package parse_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"milepost/handlers/parse"
)

// sampleLines is how many whole messages of the shared sample are read right.
const sampleLines = 41

// sampled is a line of the shared sample. What it expects of next_step.text is
// a gist, so that only a step is asked for.
type sampled struct {
	ID   string    `json:"id"`
	Lang string    `json:"lang"`
	Ref  time.Time `json:"ref_time"`
	Text string    `json:"text"`
	Want expected  `json:"expect"`
}

type expected struct {
	parse.Encoded
	Absent []string   `json:"absent"`
	Items  []expected `json:"items"`
}

// record brings what is expected into the form of the corpus.
func (e expected) record() record {
	r := record{intents: []string{e.Intent}, values: map[string]string{}, contacts: e.Contacts, absent: e.Absent}
	for key, value := range plainly(e.Encoded) {
		if value != "" && key != "step" && key != "next_step" {
			r.values[key] = value
		}
	}
	return r
}

// TestSample reads the shared sample where it is at hand.
func TestSample(t *testing.T) {
	const path = "../../../shared/corpora/messages-sample.jsonl"
	file, err := os.Open(path)
	if err != nil {
		t.Logf("the shared sample is not at hand, nothing to measure: %v", err)
		return
	}
	defer file.Close()
	s := newScore()
	sc := bufio.NewScanner(file)
	for n := 1; sc.Scan(); n++ {
		var l sampled
		if err := json.Unmarshal(sc.Bytes(), &l); err != nil {
			t.Fatalf("line %d: %v", n, err)
		}
		m := message{id: l.ID, class: "sample", lang: l.Lang, where: fmt.Sprintf("sample:%d", n), text: l.Text, said: l.Ref}
		for _, e := range l.Want.Items {
			m.want = append(m.want, e.record())
		}
		if len(m.want) == 0 {
			m.want = []record{l.Want.record()}
		}
		s.add(&m)
	}
	t.Logf("misread:\n%s", strings.Join(s.wrong, "\n"))
	if right := s.get("whole", "", "").right; right < sampleLines {
		t.Errorf("%d whole messages read right, want at least %d", right, sampleLines)
	}
	if s.absent > 0 || s.made > 0 {
		t.Errorf("%d values read that had to be left out, %d records made of what is to be ignored", s.absent, s.made)
	}
}
