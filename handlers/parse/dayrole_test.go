package parse_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"milepost/handlers/parse"
)

const (
	dayRolesFile = "dayroles.txt"
	dayRolesHead = "# What the traits of a clause with a day speak for, in tenths: its being the day of what was done, not of what is due.\n# Made by TestDayRoles -train: do not edit.\n"
)

// dayLessons are the clauses of messages that name days, as lessons of two outcomes: the day is
// that of what was done, or that on which something is due. A day that is neither, or could be
// both by the labels, teaches nothing.
func dayLessons(messages []message) []lesson {
	var out []lesson
	for _, m := range messages {
		done, due, clear := daysOf(&m)
		if !clear || m.before != "" {
			continue
		}
		ctx := parse.Context{Said: m.said, Zone: m.said.Location(), Cal: calendar(), Literal: true}
		if m.names != nil {
			ctx.Names = parse.NewNames(m.names)
		}
		for _, c := range parse.DayClauses(m.text, ctx) {
			isDone := slices.ContainsFunc(c.Past, func(d string) bool { return slices.Contains(done, d) })
			isDue := slices.ContainsFunc(c.Next, func(d string) bool { return slices.Contains(due, d) })
			if isDone != isDue {
				out = append(out, lesson{class: m.class, traits: c.Traits, right: []bool{isDone, isDue}, known: c.Open})
			}
		}
	}
	return out
}

// daysOf are the days of what was done and of what is due by the labels of a message, and whether
// they say it of what happened rather than of what is put right or asked.
func daysOf(m *message) (done, due []string, clear bool) {
	for _, r := range m.want {
		if slices.Contains(r.intents, parse.Correction) || slices.Contains(r.intents, parse.Query) || r.values["sign"] != "" {
			return nil, nil, false
		}
		for key, list := range map[string]*[]string{"date": &done, "due": &due} {
			if v := r.values[key]; v != "" {
				*list = append(*list, strings.Split(v, " / ")...)
			}
		}
	}
	return done, due, true
}

// TestDayRoles holds the table of what a day is the day of to the corpus. With -train it is made anew.
func TestDayRoles(t *testing.T) {
	lessons := dayLessons(append(readCorpus(t, "taught"), readCorpus(t, "open")...))
	if *train {
		t.Logf("of files not seen, of days that only the tense fixes: %s", crossedDays(lessons))
		writeTable(t, dayRolesFile, dayRolesHead, taught(lessons, 2, func(*lesson) bool { return true }), 0, 1)
		return
	}
	right := 0
	for i := range lessons {
		if l := &lessons[i]; parse.DayDone(l.traits) == l.right[0] {
			right++
		}
	}
	if share := float64(right) / float64(max(len(lessons), 1)); share < 0.97 {
		t.Errorf("the table tells %.1f%% of the days that it was made from: make it anew with -train", 100*share)
	}
}

// crossedDays teaches a table four fifths of the files at a time and tells how much of what it
// says of the rest with how much certainty is right.
func crossedDays(lessons []lesson) string {
	parts := partsOf(lessons)
	levels := []float64{0.7, 0.8, 0.9, 0.95, 0.98, 1}
	right, all := make([]int, len(levels)), make([]int, len(levels))
	for part := range 5 {
		w := taught(lessons, 2, func(l *lesson) bool { return parts[l.class] != part })
		for i := range lessons {
			l := &lessons[i]
			if parts[l.class] != part || !l.known {
				continue
			}
			p := w.likelihood(w.rowsOf(l))[0]
			k := slices.IndexFunc(levels, func(level float64) bool { return max(p, 1-p) <= level })
			all[k]++
			if p > 0.5 == l.right[0] {
				right[k]++
			}
		}
	}
	var b strings.Builder
	for k, level := range levels {
		fmt.Fprintf(&b, "\nup to %.2f: %d of %d", level, right[k], all[k])
	}
	return b.String()
}
