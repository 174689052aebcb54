package parse_test

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/handlers/parse"
)

var train = flag.Bool("train", false, "make the table of weights anew from the messages of taught and open, and print how well it does on files that it has not seen")

const weightsFile = "weights.txt"

// workedFile has what each example of the product's intents is read as, or near for a
// near miss, and the example.
const workedFile = "testdata/worked.txt"

// worksIt is the class of the lessons that no file has.
const worksIt = "worked"

// lesson is one group of a message and what it may be read as.
type lesson struct {
	class  string
	traits []string
	rows   []int  // of the traits, while it is taught
	right  []bool // by outcome
	known  bool   // what single words say of it, where it is a stretch
}

// lessonsOf are the groups of messages whose records are as many as were read.
func lessonsOf(messages []message) []lesson {
	var out []lesson
	for _, m := range messages {
		ctx := parse.Context{Said: m.said, Zone: m.said.Location(), Cal: calendar(), Literal: true}
		if m.names != nil {
			ctx.Names = parse.NewNames(m.names)
		}
		groups := parse.Groups(m.text, ctx)
		if len(groups) != len(m.want) || m.before != "" {
			continue
		}
		for i, g := range groups {
			l := lesson{class: m.class, traits: g.Traits, right: make([]bool, len(parse.Outcomes()))}
			for k, name := range parse.Outcomes() {
				l.right[k] = allows(m.want[i], name)
			}
			out = append(out, l)
		}
	}
	return out
}

// worked are the lessons of what words that work the product look like: the examples
// and near misses of every intent of the product, which a test of the handlers keeps.
// What they are taken as is decided by their handlers; the table must not make more of
// them than single words do.
func worked(t *testing.T) []lesson {
	t.Helper()
	ctx := parse.Context{Said: time.Date(2026, 11, 2, 9, 0, 0, 0, shanghai), Zone: shanghai, Cal: calendar()}
	var out []lesson
	for _, line := range notes(t, workedFile) {
		reads, text, _ := strings.Cut(line, "\t")
		groups := parse.Groups(strings.ReplaceAll(text, `\n`, "\n"), ctx)
		if len(groups) != 1 {
			continue
		}
		near := reads == "near"
		l := lesson{class: worksIt, traits: groups[0].Traits, right: make([]bool, len(parse.Outcomes()))}
		for k, name := range parse.Outcomes() {
			none := name == "ignore" || name == "ask"
			l.right[k] = name == groups[0].ByWords || none && groups[0].ByWords == parse.None || !near && (name == reads || reads == "command" && (none || name == parse.Query))
		}
		out = append(out, l)
	}
	return out
}

// allows reports whether a record may be read as an outcome.
func allows(r record, outcome string) bool {
	for _, intent := range r.intents {
		none := intent == parse.None || intent == parse.Command
		if intent == outcome || none && (outcome == "ignore" || outcome == "ask") && (r.values["action"] == "" || r.values["action"] == outcome) {
			return true
		}
	}
	return false
}

// TestWeights holds the table of weights to the corpus: by itself it finds the
// intent of nearly all that it was taught. With -train the table is made anew.
func TestWeights(t *testing.T) {
	messages := append(readCorpus(t, "taught"), readCorpus(t, "open")...)
	if *train {
		lessons := append(lessonsOf(messages), worked(t)...)
		t.Logf("of files not seen: %s", crossed(lessons))
		write(t, taught(lessons, len(parse.Outcomes()), func(*lesson) bool { return true }))
		return
	}
	right, all := 0, 0
	for _, m := range messages {
		if len(m.want) > 1 || m.before != "" {
			continue
		}
		ctx := parse.Context{Said: m.said, Zone: m.said.Location(), Cal: calendar(), Literal: true}
		if groups := parse.Groups(m.text, ctx); len(groups) == 1 {
			all++
			if allows(m.want[0], likeliest(groups[0].Likelihood)) {
				right++
			}
		}
	}
	if share := float64(right) / float64(max(all, 1)); share < 0.96 {
		t.Errorf("the table finds the intent of %.1f%% of the messages that it was made from: make it anew with -train", 100*share)
	}
}

func likeliest(p map[string]float64) string {
	return slices.MaxFunc(slices.Sorted(maps.Keys(p)), func(a, b string) int { return cmp.Compare(p[a], p[b]) })
}

// crossed teaches a table four fifths of the files at a time and asks it the rest.
func crossed(lessons []lesson) string {
	parts := partsOf(lessons)
	right, all := 0, 0
	for part := range 5 {
		w := taught(lessons, len(parse.Outcomes()), func(l *lesson) bool { return l.class == worksIt || parts[l.class] != part })
		for i := range lessons {
			if l := &lessons[i]; l.class != worksIt && parts[l.class] == part {
				all++
				if w.finds(l) {
					right++
				}
			}
		}
	}
	return fmt.Sprintf("%.1f%% of %d", 100*float64(right)/float64(all), all)
}

// write writes the table as the reader has it.
func write(t *testing.T, made *learner) {
	t.Helper()
	var b strings.Builder
	b.WriteString("# What the traits of a message speak for, in tenths: " + strings.Join(parse.Outcomes(), " ") + ".\n# Made by TestWeights -train: do not edit.\n")
	kept := 0
	for i, name := range made.names {
		var line []string
		any := false
		for _, w := range made.w[i] {
			any = any || math.Abs(w) > smallest
			line = append(line, fmt.Sprint(int(math.Round(max(min(w*10, 127), -127)))))
		}
		if any {
			kept++
			fmt.Fprintf(&b, "%s\t%s\n", name, strings.Join(line, " "))
		}
	}
	if err := os.WriteFile(weightsFile, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d traits written to %s", kept, weightsFile)
}
