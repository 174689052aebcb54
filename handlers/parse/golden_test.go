package parse_test

import (
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var (
	update      = flag.Bool("update", false, "record the figures of the golden corpus anew, and note held-out messages that are new")
	heldoutShow = flag.Bool("heldout.show", false, "print the held-out messages that were misread: for who audits them, never for who tunes the reader")
)

// headline are the keys whose figures are recorded.
var headline = []string{"intent", "account", "date", "due", "amount", "contacts", "whole"}

const (
	recordedFile = "testdata/recorded.txt"
	firstFile    = "testdata/heldout/first_run.txt"
)

// TestGolden reads the golden corpus, prints how well by key, by language and
// by class, the parts beside each other, and fails below the recorded figures.
// What was misread is printed of the parts that may be seen.
func TestGolden(t *testing.T) {
	scores := map[string]*score{}
	for _, set := range sets {
		s := newScore()
		for _, m := range readCorpus(t, set) {
			s.add(&m)
		}
		scores[set] = s
		if set != "heldout" || *heldoutShow {
			t.Logf("misread in %s:\n%s", set, strings.Join(s.wrong, "\n"))
		}
	}
	t.Logf("\n%s\n%s\n%s\n%s", byKey(scores), byLanguage(scores), byClass(scores), calibration(scores))
	first := readFigures(t, firstFile)
	if len(first) > 0 {
		t.Logf("\n%s", beside(scores["heldout"].figures(""), first))
	}
	if *update {
		writeFigures(t, recordedFile, "The figures below which reading the golden corpus must not fall, in whole percent, and how often it may at most\ninvent what was not said (absent) or make something of what is to be ignored (made). go test -run TestGolden -update", scores)
		if len(first) == 0 {
			writeFigures(t, firstFile, "How the held-out messages were read when they were new, before the reader had seen any message of their kind.\nNever written again.", map[string]*score{"heldout": scores["heldout"]})
		}
		return
	}
	for _, set := range sets {
		compareFigures(t, set, scores[set].figures(set+" "), readFigures(t, recordedFile))
	}
}

// figures are a part's recorded figures by name, in percent or as a count.
func (s *score) figures(of string) map[string]float64 {
	out := map[string]float64{of + "absent": float64(s.absent), of + "made": float64(s.made)}
	for _, key := range headline {
		out[of+key] = s.get(key, "", "").percent()
	}
	return out
}

func isCount(name string) bool {
	return strings.HasSuffix(name, "absent") || strings.HasSuffix(name, "made")
}

func compareFigures(t *testing.T, set string, got, recorded map[string]float64) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(got)) {
		want, ok := recorded[name]
		switch {
		case !ok:
			t.Errorf("no figure of %s is recorded: run with -update", name)
		case isCount(name) && got[name] > want:
			t.Errorf("%s: %.0f, recorded at most %.0f", name, got[name], want)
		case !isCount(name) && got[name] < want:
			t.Errorf("%s: %.1f%%, recorded %.0f%%", name, got[name], want)
		}
	}
}

// readFigures reads lines of a name and a number.
func readFigures(t *testing.T, path string) map[string]float64 {
	t.Helper()
	out := map[string]float64{}
	for _, s := range notes(t, path) {
		cut := max(strings.LastIndex(s, " "), 0)
		v, err := strconv.ParseFloat(s[cut+1:], 64)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		out[s[:cut]] = v
	}
	return out
}

// notes reads the lines of a file beside the corpus but for its remarks; one
// that is not there yet has none.
func notes(t *testing.T, path string) []string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return slices.DeleteFunc(strings.Split(string(data), "\n"), func(s string) bool { return s == "" || s[0] == '#' })
}

// writeFigures writes them, percents rounded down, so that one message more or
// less does not matter.
func writeFigures(t *testing.T, path, head string, scores map[string]*score) {
	t.Helper()
	var b strings.Builder
	for l := range strings.SplitSeq(head, "\n") {
		fmt.Fprintf(&b, "# %s\n", l)
	}
	for _, set := range slices.Sorted(maps.Keys(scores)) {
		of := set + " "
		if len(scores) == 1 {
			of = ""
		}
		figures := scores[set].figures(of)
		for _, name := range slices.Sorted(maps.Keys(figures)) {
			if len(scores) == 1 && !isCount(name) {
				fmt.Fprintf(&b, "%s %.1f\n", name, figures[name])
				continue
			}
			fmt.Fprintf(&b, "%s %.0f\n", name, math.Floor(figures[name]))
		}
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// beside prints the held-out figures of now and of the first run.
func beside(now, first map[string]float64) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-12s %10s %10s\n", "held-out", "first run", "now")
	for _, name := range slices.Sorted(maps.Keys(now)) {
		fmt.Fprintf(&b, "%-12s %10.1f %10.1f\n", name, first[name], now[name])
	}
	return b.String()
}

func byKey(scores map[string]*score) string {
	keys := map[string]bool{}
	for _, s := range scores {
		for c := range s.tallies {
			keys[c.key] = true
		}
	}
	return table("key", slices.Sorted(maps.Keys(keys)), func(set, key string) tally { return scores[set].get(key, "", "") })
}

func byLanguage(scores map[string]*score) string {
	var rows []string
	for _, key := range headline {
		for _, lang := range []string{"zh", "en", "mixed"} {
			rows = append(rows, key+" "+lang)
		}
	}
	return table("by language", rows, func(set, row string) tally {
		key, lang, _ := strings.Cut(row, " ")
		return scores[set].get(key, lang, "")
	})
}

// byClass prints whole messages and intents, class by class.
func byClass(scores map[string]*score) string {
	classes := map[string]bool{}
	for _, s := range scores {
		for c := range s.tallies {
			if c.class != "" {
				classes[c.class] = true
			}
		}
	}
	var rows []string
	for _, class := range slices.Sorted(maps.Keys(classes)) {
		rows = append(rows, class+" whole", class+" intent")
	}
	return table("by class", rows, func(set, row string) tally {
		class, key, _ := strings.Cut(row, " ")
		return scores[set].get(key, "", class)
	})
}

// table prints a line for each row, the parts of the corpus beside each other.
func table(head string, rows []string, get func(set, row string) tally) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-22s", head)
	for _, set := range sets {
		fmt.Fprintf(&b, " %19s", set)
	}
	for _, row := range rows {
		fmt.Fprintf(&b, "\n%-22s", row)
		for _, set := range sets {
			if c := get(set, row); c.total > 0 {
				fmt.Fprintf(&b, " %6d/%-5d %5.1f%%", c.right, c.total, c.percent())
				continue
			}
			fmt.Fprintf(&b, " %19s", "-")
		}
	}
	return b.String() + "\n"
}

// calibration prints how many of what was said with so much confidence were
// read right as a whole; records are those of which something is made.
func calibration(scores map[string]*score) string {
	names := []string{"0.9 and more", "0.6 to 0.9", "below 0.6"}
	return table("confidence, records", names, func(set, row string) tally {
		return scores[set].bands[slices.Index(names, row)].records
	}) + "\n" + table("confidence, all", names, func(set, row string) tally {
		return scores[set].bands[slices.Index(names, row)].all
	})
}
