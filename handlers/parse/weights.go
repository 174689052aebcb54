package parse

import (
	_ "embed"
	"fmt"
	"math"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// weightsText is the table of weights: a trait a line, with how much it speaks
// for each of the outcomes in tenths. It is written by TestWeights (testdata/README.md says how).
//
//go:embed weights.txt
var weightsText string

// outcomes are what a group may be, as far as its words as a whole tell. None is
// two: what is to be passed over, and what is to be asked about.
var outcomes = [...]string{Visit, Lead, Call, Task, ApprovalRequest, Query, ContactInfo, Opportunity, Correction, Expense, "ignore", "ask"}

const (
	outIgnore = len(outcomes) - 2
	outAsk    = len(outcomes) - 1
)

// scores is what speaks for each of the outcomes.
type scores [len(outcomes)]float64

// weightTable is the table of weights as it is looked up.
type weightTable struct {
	rows map[uint64]int32 // by a trait's hash
	of   [][len(outcomes)]int8
}

// weights is the table, made when it is needed first. It never changes.
var weights = sync.OnceValue(func() *weightTable { return readWeights(weightsText) })

// readWeights reads a table as it was written. The table is part of the
// program: one that cannot be read is a fault of its making, which a test finds.
func readWeights(text string) *weightTable {
	t := &weightTable{rows: make(map[uint64]int32, strings.Count(text, "\n"))}
	for line := range strings.Lines(text) {
		part := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(part) != 4 || len(part[0]) != 1 {
			continue // the head
		}
		var row [len(outcomes)]int8
		at := 0
		for w := range strings.FieldsSeq(part[3]) {
			if v, err := strconv.ParseInt(w, 10, 8); err == nil && at < len(row) {
				row[at] = int8(v)
			}
			at++
		}
		t.rows[trait{traitKind(part[0][0]), part[1], part[2]}.hash()] = int32(len(t.of))
		t.of = append(t.of, row)
	}
	return t
}

// biasTrait is true of every group.
var biasTrait = trait{traitFlag, "any", ""}

// likelihood is how likely each of the outcomes is for a group, by all of its
// words at once: they add up to 1.
func (r *reader) likelihood(g *group) scores {
	table := weights()
	found := make([]int32, 0, 128)
	look := func(t trait) {
		if row, ok := table.rows[t.hash()]; ok {
			found = append(found, row)
		}
	}
	look(biasTrait)
	r.traits(g, look)
	slices.Sort(found)
	var sum scores
	for _, row := range slices.Compact(found) {
		for k, w := range &table.of[row] {
			sum[k] += float64(w) / 10
		}
	}
	return sum.normal()
}

// normal turns sums of weights into likelihoods.
func (s scores) normal() scores {
	top := slices.Max(s[:])
	total := 0.0
	for k := range s {
		s[k] = math.Exp(s[k] - top)
		total += s[k]
	}
	for k := range s {
		s[k] /= total
	}
	return s
}

// intent is the likeliest intent, and how likely it is.
func (s *scores) intent() (string, float64) {
	best, p := None, s[outIgnore]+s[outAsk]
	for k, name := range outcomes[:outIgnore] {
		if s[k] > p {
			best, p = name, s[k]
		}
	}
	return best, p
}

// of is how likely an intent is.
func (s *scores) of(intent string) float64 {
	if at := slices.Index(outcomes[:outIgnore], intent); at >= 0 {
		return s[at]
	}
	return s[outIgnore] + s[outAsk]
}

// explainLikelihood tells which traits spoke most for one intent against another.
func (r *reader) explainLikelihood(g *group, intent, against string) {
	table := weights()
	at := func(name string) int {
		if k := slices.Index(outcomes[:outIgnore], name); k >= 0 {
			return k
		}
		return outIgnore
	}
	k, other := at(intent), at(against)
	type lot struct {
		t trait
		w float64
	}
	var lots []lot
	seen := map[trait]bool{}
	r.traits(g, func(t trait) {
		row, ok := table.rows[t.hash()]
		if !ok || seen[t] {
			return
		}
		seen[t] = true
		if w := float64(table.of[row][k]-table.of[row][other]) / 10; w > 0 {
			lots = append(lots, lot{t, w})
		}
	})
	slices.SortStableFunc(lots, func(a, b lot) int {
		switch {
		case a.w > b.w:
			return -1
		case a.w < b.w:
			return 1
		}
		return 0
	})
	for _, l := range lots[:min(len(lots), 4)] {
		r.note(Reason{Slot: "intent", Value: intent, Rule: fmt.Sprintf("usually goes with it rather than with %s: %s", against, strings.TrimSpace(l.t.a+" "+l.t.b)), Weight: l.w})
	}
}

// kindsOf names the classes of a word in one word; that it is said of an errand as well changes nothing.
func kindsOf(c class) string {
	c = exceptErrand(c)
	if c&(c-1) == 0 && c != 0 {
		return classNames[bits.TrailingZeros64(uint64(c))]
	}
	return classSets()[c]
}

// exceptErrand is what a word may be besides one of an errand, where it is anything else.
func exceptErrand(c class) class {
	if rest := c &^ cErrand; rest != 0 {
		return rest
	}
	return c
}

// classSets are the names of the sets of classes that words of the lexicon have.
var classSets = sync.OnceValue(func() map[class]string {
	sets := map[class]string{}
	for _, w := range words.read().words {
		if w == nil {
			continue
		}
		kinds := exceptErrand(w.bits)
		if sets[kinds] != "" {
			continue
		}
		var names []string
		for n, name := range classNames {
			if kinds&(1<<n) != 0 {
				names = append(names, name)
			}
		}
		sets[kinds] = strings.Join(names, "+")
	}
	return sets
})
