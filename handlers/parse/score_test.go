package parse_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/handlers/parse"
)

// line is a message with the facts that it must be read as.
type line struct {
	ID     string         `json:"id"`
	Lang   string         `json:"lang"`
	Ref    string         `json:"ref_time"`
	Text   string         `json:"text"`
	Expect map[string]any `json:"expect"`
}

// tally counts how often a key was right.
type tally struct{ right, total int }

func (t tally) percent() float64 {
	if t.total == 0 {
		return 100
	}
	return 100 * float64(t.right) / float64(t.total)
}

// score is how well a set of messages was read, by key and by language.
type score struct {
	keys   map[string]*tally
	lines  tally
	absent int // values that had to be left out
	made   int // records made of what is to be ignored
	wrong  []string
}

func newScore() *score { return &score{keys: map[string]*tally{}} }

func (s *score) mark(key, lang string, ok bool) {
	for _, k := range []string{key, key + " " + lang} {
		if s.keys[k] == nil {
			s.keys[k] = &tally{}
		}
		s.keys[k].total++
		if ok {
			s.keys[k].right++
		}
	}
}

// read reads one line as `bot parse` does and gives its facts as JSON.
func read(t testing.TB, l line) (parse.Facts, map[string]any) {
	t.Helper()
	said, err := time.Parse(time.RFC3339, l.Ref)
	if err != nil {
		t.Fatalf("%s: %v", l.ID, err)
	}
	f := parse.Read(l.Text, parse.Context{Said: said, Zone: said.Location(), Locale: l.Lang, Cal: calendar(), Literal: true})
	data, err := json.Marshal(parse.Encode(f))
	if err != nil {
		t.Fatalf("%s: %v", l.ID, err)
	}
	var got map[string]any
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatalf("%s: %v", l.ID, err)
	}
	return f, got
}

// add scores one line.
func (s *score) add(t testing.TB, l line) bool {
	_, got := read(t, l)
	var faults []string
	check := func(key string, ok bool, want, have any) {
		s.mark(key, l.Lang, ok)
		if !ok {
			faults = append(faults, fmt.Sprintf("%s: want %v, read %v", key, want, have))
		}
	}
	s.compare("", l.Expect, got, check)
	if l.Expect["action"] == "ignore" && got["intent"] != "none" {
		s.made++
	}
	if absent, ok := l.Expect["absent"].([]any); ok {
		for _, k := range absent {
			if _, there := got[k.(string)]; there {
				s.absent++
				faults = append(faults, fmt.Sprintf("absent %v, read %v", k, got[k.(string)]))
			}
		}
	}
	s.lines.total++
	if len(faults) == 0 {
		s.lines.right++
		return true
	}
	s.wrong = append(s.wrong, fmt.Sprintf("%s %s\n      %s", l.ID, l.Text, strings.Join(faults, "\n      ")))
	return false
}

func (s *score) compare(at string, want, got map[string]any, check func(string, bool, any, any)) {
	for _, key := range slices.Sorted(maps.Keys(want)) {
		w, g := want[key], got[key]
		switch key {
		case "absent":
		case "contacts":
			checkContacts(w, g, check)
		case "next_step":
			wm, _ := w.(map[string]any)
			gm, _ := g.(map[string]any)
			for _, k := range []string{"due", "time"} {
				if wm[k] != nil {
					check(k, wm[k] == gm[k], wm[k], gm[k])
				}
			}
			if wm["text"] != nil && at == "" {
				check("next", gm != nil, wm["text"], g)
			}
		case "items":
			ws, _ := w.([]any)
			gs, _ := g.([]any)
			check("items", len(ws) == len(gs), len(ws), len(gs))
			if len(ws) == len(gs) {
				for i := range ws {
					s.compare(fmt.Sprint(i), ws[i].(map[string]any), gs[i].(map[string]any), check)
				}
			}
		case "account":
			have, _ := g.(string)
			check(key, parse.Fold(w.(string)) == parse.Fold(have), w, g)
		case "amount_other":
			check(key, fmt.Sprint(g) == w, w, g)
		case "ask_for":
			check(key, fmt.Sprint(w) == fmt.Sprint(g), w, g)
		default:
			check(key, w == g, w, g)
		}
	}
}

func checkContacts(w, g any, check func(string, bool, any, any)) {
	ws, _ := w.([]any)
	gs, _ := g.([]any)
	var names, have []string
	for _, x := range ws {
		m := x.(map[string]any)
		names = append(names, m["name"].(string))
		for _, y := range gs {
			h := y.(map[string]any)
			if h["name"] != m["name"] {
				continue
			}
			for _, k := range []string{"title", "role", "phone", "email"} {
				if m[k] != nil {
					check(k, m[k] == h[k], m[k], h[k])
				}
			}
		}
	}
	for _, y := range gs {
		n, _ := y.(map[string]any)["name"].(string)
		have = append(have, n)
	}
	slices.Sort(names)
	slices.Sort(have)
	check("contacts", slices.Equal(names, have), names, have)
}

// table prints the score by key, the whole and each language.
func (s *score) table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-14s %10s %8s %8s\n", "key", "all", "zh", "en")
	for _, k := range slices.Sorted(maps.Keys(s.keys)) {
		if strings.Contains(k, " ") {
			continue
		}
		part := func(lang string) string {
			if t := s.keys[k+" "+lang]; t != nil {
				return fmt.Sprintf("%d/%d", t.right, t.total)
			}
			return "-"
		}
		t := s.keys[k]
		fmt.Fprintf(&b, "%-14s %4d/%-4d %4.1f%% %7s %8s\n", k, t.right, t.total, t.percent(), part("zh"), part("en"))
	}
	fmt.Fprintf(&b, "whole messages %d/%d, absent violated %d, made of an ignore %d\n", s.lines.right, s.lines.total, s.absent, s.made)
	return b.String()
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
	for sc.Scan() {
		var l line
		if err := json.Unmarshal(sc.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		s.add(t, l)
	}
	t.Logf("\n%s\n%s", s.table(), strings.Join(s.wrong, "\n"))
	if s.lines.right < sampleLines {
		t.Errorf("%d whole messages read right, want at least %d", s.lines.right, sampleLines)
	}
	if s.absent > 0 || s.made > 0 {
		t.Errorf("%d values read that had to be left out, %d records made of what is to be ignored", s.absent, s.made)
	}
}

// sampleLines is how many whole messages of the shared sample are read right.
const sampleLines = 41
