package parse_test

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"milepost/handlers/parse"
)

const (
	likelyFile = "likely.txt"
	likelyHead = "# What the traits of a Chinese stretch that no word explains speak for, in tenths: its being a company.\n# Made by TestLikely -train: do not edit.\n"
)

// namedIn are the stretches of messages that may be companies, as lessons of two
// outcomes: none, and one. A stretch is one where a record of its message names it; where
// none names any, what was read is believed, for messages that are read right.
func namedIn(messages []message) []lesson {
	var out []lesson
	for _, m := range messages {
		ctx := parse.Context{Said: m.said, Zone: m.said.Location(), Cal: calendar(), Literal: true}
		if m.names != nil {
			ctx.Names = parse.NewNames(m.names)
		}
		named, every := companiesOf(&m)
		for _, s := range parse.Stretches(m.text, ctx) {
			is := false
			for _, a := range named {
				is = is || strings.Contains(a, s.Text) || strings.Contains(s.Text, a)
			}
			if !is && s.Taken && every {
				continue // whom else it names, or misread
			}
			if !every {
				is = is || s.Taken
			}
			out = append(out, lesson{class: m.class, traits: s.Traits, right: []bool{!is, is}, known: s.Taken})
		}
	}
	return out
}

// companiesOf are the companies that the labels of a message name, and whether each of
// its records names its own.
func companiesOf(m *message) (named []string, every bool) {
	every = true
	for _, r := range m.want {
		if r.values["account"] == "" {
			every = false
		}
		for _, key := range []string{"account", "rival", "referrer", "known"} {
			for a := range strings.SplitSeq(r.values[key], " / ") {
				if a != "" {
					named = append(named, a)
				}
			}
		}
	}
	return named, every
}

// TestLikely holds the table of companies to the corpus. With -train it is made anew.
func TestLikely(t *testing.T) {
	lessons := namedIn(append(readCorpus(t, "taught"), readCorpus(t, "open")...))
	if *train {
		t.Logf("of files not seen: %s", crossedNames(lessons))
		writeTable(t, likelyFile, likelyHead, taught(lessons, 2, func(*lesson) bool { return true }), 1, 0)
		return
	}
	right := 0
	for i := range lessons {
		if l := &lessons[i]; parse.Likely(l.traits) > 0.5 == l.right[1] {
			right++
		}
	}
	if share := float64(right) / float64(max(len(lessons), 1)); share < 0.96 {
		t.Errorf("the table tells %.1f%% of the stretches that it was made from: make it anew with -train", 100*share)
	}
}

// crossedNames teaches a table four fifths of the files at a time and tells how much of
// what it says of the rest with how much certainty is right.
func crossedNames(lessons []lesson) string {
	parts := partsOf(lessons)
	var b strings.Builder
	levels := []float64{0.01, 0.03, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.97, 0.99, 1}
	is, not := make([]int, len(levels)), make([]int, len(levels))
	for part := range 5 {
		w := taught(lessons, 2, func(l *lesson) bool { return parts[l.class] != part })
		for i := range lessons {
			l := &lessons[i]
			if parts[l.class] != part {
				continue
			}
			p := w.likelihood(w.rowsOf(l))[1]
			for k, level := range levels {
				if p <= level {
					if l.right[1] {
						is[k]++
					} else {
						not[k]++
					}
					break
				}
			}
		}
	}
	for k, level := range levels {
		fmt.Fprintf(&b, "\nup to %.2f: %4d companies, %4d none", level, is[k], not[k])
	}
	return b.String()
}

// writeTable writes a table of one column as the reader has it: how much each trait speaks for the
// outcome at one place against that at another.
func writeTable(t *testing.T, file, head string, made *learner, is, not int) {
	t.Helper()
	var b strings.Builder
	b.WriteString(head)
	kept := 0
	for i, name := range made.names {
		if w := math.Round((made.w[i][is] - made.w[i][not]) * 10); math.Abs(w) >= 1 {
			kept++
			fmt.Fprintf(&b, "%s\t%d\n", name, int(max(min(w, 127), -127)))
		}
	}
	if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d traits written to %s", kept, file)
}

// partsOf deals the files of lessons out to five parts, so that a table may be asked of files that
// it was not taught.
func partsOf(lessons []lesson) map[string]int {
	parts := map[string]int{}
	for _, l := range lessons {
		if _, ok := parts[l.class]; !ok {
			parts[l.class] = len(parts) % 5
		}
	}
	return parts
}
