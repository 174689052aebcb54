package parse_test

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
)

const (
	publishedFile = "testdata/accuracy.txt"
	readmeFile    = "../../README.md"
	readmeMark    = "How well it reads"
)

// published is the table of the README: by key, by language and by class, the parts
// of the corpus beside each other, in whole percent rounded down; the held-out part
// also as it was read when it was new.
func published(scores map[string]*score, first map[string]float64) string {
	var b strings.Builder
	row := func(name string, of func(s *score) tally, was string) {
		fmt.Fprintf(&b, "%-18s", name)
		for _, set := range sets {
			cell := "-"
			if c := of(scores[set]); c.total > 0 {
				cell = fmt.Sprintf("%.0f%%", math.Floor(c.percent()))
			}
			fmt.Fprintf(&b, " %8s", cell)
		}
		fmt.Fprintf(&b, " %18s\n", was)
	}
	fmt.Fprintf(&b, "%-18s %8s %8s %8s %18s\n", "", "taught", "open", "held out", "held out, at first")
	for _, key := range headline {
		row(key, func(s *score) tally { return s.get(key, "", "") }, fmt.Sprintf("%.0f%%", math.Floor(first[key])))
	}
	for _, c := range []struct {
		name  string
		count func(s *score) int
	}{{"absent", func(s *score) int { return s.absent }}, {"made", func(s *score) int { return s.made }}} {
		fmt.Fprintf(&b, "%-18s %8d %8d %8d %18.0f\n", c.name, c.count(scores["taught"]), c.count(scores["open"]), c.count(scores["heldout"]), first[c.name])
	}
	b.WriteString("\n")
	for _, key := range headline {
		for _, lang := range []string{"zh", "en", "mixed"} {
			row(key+" "+lang, func(s *score) tally { return s.get(key, lang, "") }, "")
		}
	}
	b.WriteString("\n")
	for _, class := range classes(scores["heldout"]) {
		row(class, func(s *score) tally { return s.get("whole", "", class) }, "")
	}
	lines := strings.Split(b.String(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// classes are the classes of a part, in order.
func classes(s *score) []string {
	var out []string
	for c := range s.tallies {
		if c.class != "" && !slices.Contains(out, c.class) {
			out = append(out, c.class)
		}
	}
	slices.Sort(out)
	return out
}

// TestTheReadmeTellsHowWellItReads compares the README's table with the one that was
// recorded, and that with the recorded figures.
func TestTheReadmeTellsHowWellItReads(t *testing.T) {
	table, err := os.ReadFile(publishedFile)
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile(readmeFile)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(readme), readmeMark)
	_, rest, _ = strings.Cut(rest, "```\n")
	shown, _, _ := strings.Cut(rest, "```")
	if strings.TrimSpace(shown) != strings.TrimSpace(string(table)) {
		t.Errorf("the README shows\n%s\nand recorded is\n%s", shown, table)
	}
	recorded := readFigures(t, recordedFile)
	for _, line := range strings.Split(string(table), "\n") {
		f := strings.Fields(line)
		if len(f) != 5 || f[1] == "zh" || f[1] == "en" || f[1] == "mixed" || !slices.Contains(append([]string{"absent", "made"}, headline...), f[0]) {
			continue
		}
		for i, set := range sets {
			if got, want := strings.TrimSuffix(f[i+1], "%"), fmt.Sprintf("%.0f", recorded[set+" "+f[0]]); got != want {
				t.Errorf("%s of %s: the table says %s, recorded is %s", f[0], set, got, want)
			}
		}
	}
}
