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
	tuning      = flag.Bool("tuning", false, "leave the held-out messages out: for who tunes the reader and is not to see even their figures")
	further     = flag.String("further", "", "print how the messages of this file are read, too: an absolute path")
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
		if *tuning && set == "heldout" {
			scores[set] = newScore()
			continue
		}
		s := scored(readCorpus(t, set))
		scores[set] = s
		if set != "heldout" || *heldoutShow {
			t.Logf("misread in %s:\n%s", set, strings.Join(s.wrong, "\n"))
		}
	}
	if *further != "" {
		scores["further"] = scored(readFile(t, "further", *further))
		t.Logf("misread in %s:\n%s", *further, strings.Join(scores["further"].wrong, "\n"))
	}
	t.Logf("\n%s\n%s\n%s\n%s", byKey(scores), byLanguage(scores), byClass(scores), calibration(scores))
	first := readFigures(t, firstFile)
	if len(first) > 0 && !*tuning {
		t.Logf("\n%s", beside(scores["heldout"].figures(""), first))
	}
	if *update && !*tuning {
		recordFigures(t, scores)
		if err := os.WriteFile(publishedFile, []byte(published(scores, first)), 0o644); err != nil {
			t.Fatal(err)
		}
		if len(first) == 0 {
			firstRun(t, scores["heldout"])
		}
	}
	if *tuning {
		return
	}
	for _, set := range sets {
		if sure := scores[set].bands[0].said; sure.percent() < 90 {
			t.Errorf("%s: of the values said with 0.9 and more %.1f%% are right, want nine in ten", set, sure.percent())
		}
		if sure := scores[set].bands[0].records; sure.percent() < 90 {
			t.Errorf("%s: of the records said with 0.9 and more %.1f%% are right as a whole, want nine in ten", set, sure.percent())
		}
		compareFigures(t, set, scores[set].figures(set+" "), readFigures(t, recordedFile))
	}
}

func scored(messages []message) *score {
	s := newScore()
	for _, m := range messages {
		s.add(&m)
	}
	return s
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

// recordFigures writes the better of what was recorded and what was read now:
// percents rounded down, so that one message more or less does not matter.
func recordFigures(t *testing.T, scores map[string]*score) {
	t.Helper()
	was := readFigures(t, recordedFile)
	var lines []string
	for _, set := range sets {
		for name, now := range scores[set].figures(set + " ") {
			old, ok := was[name]
			switch now = math.Floor(now); {
			case ok && isCount(name):
				now = min(now, old)
			case ok:
				now = max(now, old)
			}
			lines = append(lines, fmt.Sprintf("%s %.0f", name, now))
		}
	}
	writeLines(t, recordedFile, "The figures below which reading the golden corpus must not fall, in whole percent, and how often it may at most\n# invent what was not said (absent) or make something of what is to be ignored (made). go test -run TestGolden -update", lines)
}

// firstRun writes how the held-out messages were read when they were new, once.
func firstRun(t *testing.T, s *score) {
	t.Helper()
	var lines []string
	for name, v := range s.figures("") {
		lines = append(lines, fmt.Sprintf("%s %.1f", name, v))
	}
	writeLines(t, firstFile, "How the held-out messages were read when they were new, before the reader had seen any message of their kind.\n# Never written again.", lines)
}

func writeLines(t *testing.T, path, head string, lines []string) {
	t.Helper()
	slices.Sort(lines)
	if err := os.WriteFile(path, []byte("# "+head+"\n"+strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
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
	return table(scores, "key", slices.Sorted(maps.Keys(keys)), func(s *score, key string) tally { return s.get(key, "", "") })
}

func byLanguage(scores map[string]*score) string {
	var rows []string
	for _, key := range headline {
		for _, lang := range []string{"zh", "en", "mixed"} {
			rows = append(rows, key+" "+lang)
		}
	}
	return table(scores, "by language", rows, func(s *score, row string) tally {
		key, lang, _ := strings.Cut(row, " ")
		return s.get(key, lang, "")
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
	return table(scores, "by class", rows, func(s *score, row string) tally {
		class, key, _ := strings.Cut(row, " ")
		return s.get(key, "", class)
	})
}

// table prints a line for each row, the parts of the corpus beside each other.
func table(scores map[string]*score, head string, rows []string, get func(s *score, row string) tally) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-22s", head)
	parts := columns(scores)
	for _, set := range parts {
		fmt.Fprintf(&b, " %19s", set)
	}
	for _, row := range rows {
		fmt.Fprintf(&b, "\n%-22s", row)
		for _, set := range parts {
			if c := get(scores[set], row); c.total > 0 {
				fmt.Fprintf(&b, " %6d/%-5d %5.1f%%", c.right, c.total, c.percent())
				continue
			}
			fmt.Fprintf(&b, " %19s", "-")
		}
	}
	return b.String() + "\n"
}

// columns are the parts that were read, in order.
func columns(scores map[string]*score) []string {
	if scores["further"] == nil {
		return sets
	}
	return append(slices.Clip(sets), "further")
}

// calibration prints how much of what was said with so much confidence was right:
// of the single values that were read, of the messages of which something is made
// as a whole (where a value that was left out is a fault too), and of all.
func calibration(scores map[string]*score) string {
	names := []string{"0.9 and more", "0.6 to 0.9", "below 0.6"}
	return table(scores, "confidence, values", names, func(s *score, row string) tally {
		return s.bands[slices.Index(names, row)].said
	}) + "\n" + table(scores, "confidence, records", names, func(s *score, row string) tally {
		return s.bands[slices.Index(names, row)].records
	}) + "\n" + table(scores, "confidence, all", names, func(s *score, row string) tally {
		return s.bands[slices.Index(names, row)].all
	})
}
