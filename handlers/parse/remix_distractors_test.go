package parse_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"milepost/handlers/parse"
)

// distractor is a line of testdata/distractors.txt: a remark from which no record takes anything.
type distractor struct{ kind, lang, text string }

// readDistractors reads the remarks.
func readDistractors(t *testing.T) []distractor {
	t.Helper()
	var out []distractor
	kind, lang := "", ""
	for _, line := range notes(t, "testdata/distractors.txt") {
		if strings.HasPrefix(line, "[") {
			kind, lang, _ = strings.Cut(strings.Trim(line, "[]"), " ")
			continue
		}
		out = append(out, distractor{kind, lang, line})
	}
	return out
}

// keysKept are what a remark beside a message must neither fill nor change.
var keysKept = []string{"intent", "account", "contacts", "date", "due", "amount_cny", "amount_other", "annual_revenue_cny", "region", "cost", "sign", "win", "milestone", "rival", "records"}

// keptOf is what a message was read as, key by key.
func keptOf(f parse.Facts) map[string]string {
	out := map[string]string{"records": fmt.Sprint(max(len(f.Items), 1))}
	for _, key := range keysKept {
		if key == "intent" {
			out[key] = f.Intent
		} else if v := reading(f, key); len(v) > 0 {
			out[key] = strings.Join(v, ", ")
		}
	}
	return out
}

// beside are the texts of a message with a remark behind it, and in front of it where the first clause of the message stands for itself.
func (d *distractor) beside(m *message) []string {
	mark := ","
	if m.lang == "en" && d.lang == "en" {
		mark = ", "
	}
	stop := map[bool]string{true: ". ", false: "。"}[d.lang == "en"]
	bare := strings.TrimRight(m.text, "。.!！~… ")
	return []string{bare + mark + d.text, bare + stop + d.text, d.text + stop + m.text}
}

// distracted reports a message beside which a remark can stand: one record of what was done, or a step, all of it read rightly.
func distracted(m *message) bool {
	if len(m.want) != 1 || m.before != "" || strings.ContainsAny(m.text, "?？\n\"“「:：(（") {
		return false
	}
	for _, s := range m.want[0].intents {
		if s != parse.Visit && s != parse.Call && s != parse.Task {
			return false
		}
	}
	return len(scored([]message{*m}).wrong) == 0
}

// TestRemixedDistractors puts remarks beside messages, and holds that what was read of them stays as it was.
func TestRemixedDistractors(t *testing.T) {
	var seeds []message
	for _, set := range []string{"taught", "open"} {
		for _, m := range readCorpus(t, set) {
			if (*remixAll || drawn(m.text, 4)) && distracted(&m) {
				seeds = append(seeds, m)
			}
		}
	}
	s := newScore()
	remarks := readDistractors(t)
	for i := range seeds {
		m := &seeds[i]
		was := keptOf(m.read())
		for _, d := range remarks {
			if !*remixAll && !drawn(m.text+d.text, 24) || m.lang != "mixed" && d.lang != "mixed" && d.lang != m.lang {
				continue
			}
			for at, text := range d.beside(m) {
				x := *m
				x.text, x.class = text, d.kind
				x.lang = []string{"comma", "stop", "front"}[at]
				s.distract(&x, d.text, was)
			}
		}
	}
	if *remixAll {
		t.Logf("changed by a remark:\n%s", strings.Join(s.wrong, "\n"))
	}
	for _, key := range append(slices.Clone(keysKept), "whole") {
		t.Logf("%-20s %5.1f%%  name %5.1f  sum %5.1f  day %5.1f  place %5.1f | behind a comma %5.1f, a full stop %5.1f, in front %5.1f", key, s.get(key, "", "").percent(),
			s.get(key, "", "name").percent(), s.get(key, "", "sum").percent(), s.get(key, "", "day").percent(), s.get(key, "", "place").percent(), s.get(key, "comma", "").percent(), s.get(key, "stop", "").percent(), s.get(key, "front", "").percent())
	}
	t.Logf("%d messages with a remark", s.get("whole", "", "").total)
	for kind, least := range map[string]float64{"name": 85, "sum": 85, "day": 95, "place": 85} {
		if got := s.get("whole", "", kind); !*remixAll && got.percent() < least {
			t.Errorf("remarks on a %s: beside them %.1f%% of %d messages are read as without them, want %.0f%%", kind, got.percent(), got.total, least)
		}
	}
}

// distract counts which keys of a message with a remark are as they were without it.
func (s *score) distract(m *message, remark string, was map[string]string) {
	now := keptOf(m.read())
	whole := 1
	for _, key := range keysKept {
		same := 0
		if now[key] == was[key] {
			same = 1
		} else {
			whole = 0
			s.wrong = append(s.wrong, fmt.Sprintf("%s | %s | %s: %q, not %q | %s", remark, m.lang, key, now[key], was[key], m.text))
		}
		s.count(m, key, same, 1)
	}
	s.count(m, "whole", whole, 1)
}
