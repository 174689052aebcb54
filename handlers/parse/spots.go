package parse

import (
	_ "embed"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// spotsText is the table of how much each trait of a unit of a message speaks for its
// being part of a company's or of somebody's name, in tenths. It is written by TestSpots
// (testdata/README.md says how).
//
//go:embed spots.txt
var spotsText string

// spot is a stretch of the text that all the characters and words in and around it take
// for a name.
type spot struct {
	span   Span
	person bool    // somebody's; else a company's
	likely float64 // that it is one, with just these ends
}

// spotTag is what a unit of the text is to a name.
type spotTag int

const (
	tagNone   spotTag = iota
	tagFirm           // begins a company's name
	tagFirmOn         // goes on with it
	tagFolk           // begins somebody's
	tagFolkOn         // goes on with it
	tagCount
)

// tagNames are the tags as the table has them.
var tagNames = [tagCount]string{"none", "firm", "firm on", "folk", "folk on"}

// tagWeights are how much something speaks for each of the tags.
type tagWeights [tagCount]float64

// spotTable is the table by the traits' keys, each at the first free place from where its
// key points to.
type spotTable struct {
	keys  []uint64
	of    []tagWeights
	moves [tagCount]tagWeights // from one tag to the next
}

// row is what a trait speaks for; nil when the table does not have it.
func (t *spotTable) row(key uint64) *tagWeights {
	last := uint64(len(t.keys) - 1)
	for at := key & last; t.keys[at] != 0; at = (at + 1) & last {
		if t.keys[at] == key {
			return &t.of[at]
		}
	}
	return nil
}

// put adds a trait.
func (t *spotTable) put(key uint64, row tagWeights) {
	last := uint64(len(t.keys) - 1)
	at := key & last
	for t.keys[at] != 0 {
		at = (at + 1) & last
	}
	t.keys[at], t.of[at] = key, row
}

// spotWeights is the table, made when it is needed first. It never changes.
var spotWeights = sync.OnceValue(func() *spotTable { return readSpots(spotsText) })

// readSpots reads a table as it was written; a line that is none is its head.
func readSpots(text string) *spotTable {
	size := 1 << (bits.Len(uint(strings.Count(text, "\n"))) + 1)
	t := &spotTable{keys: make([]uint64, size), of: make([]tagWeights, size)}
	for line := range strings.Lines(text) {
		x := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(x) != 4 || len(x[0]) != 1 {
			continue
		}
		var row tagWeights
		at := 0
		for w := range strings.FieldsSeq(x[3]) {
			if v, err := strconv.Atoi(w); err == nil && at < len(row) {
				row[at] = float64(v) / 10
			}
			at++
		}
		if from := slices.Index(tagNames[:], x[1]); x[0][0] == byte(unitMove) && from >= 0 {
			t.moves[from] = row
			continue
		}
		t.put(spotKey(traitKind(x[0][0]), partOf(x[1]).h, partOf(x[2]).h), row)
	}
	return t
}

// mayFollow reports whether a tag may stand behind another: a name goes on only behind
// its own beginning.
func (t spotTag) mayFollow(last spotTag) bool {
	switch t {
	case tagFirmOn:
		return last == tagFirm || last == tagFirmOn
	case tagFolkOn:
		return last == tagFolk || last == tagFolkOn
	}
	return true
}

// spots finds the names of a text by the table: the likeliest way to divide all of it
// into names and what is none, and how likely each of them is.
func (r *reader) spots() *lattice {
	l := &lattice{units: r.units()}
	t := spotWeights()
	l.moves = &t.moves
	l.at = make([]tagWeights, len(l.units))
	for i := range l.units {
		at := &l.at[i]
		r.unitTraits(l.units, i, func(kind traitKind, a, b part) {
			if row := t.row(spotKey(kind, a.h, b.h)); row != nil {
				for k, w := range row {
					at[k] += w
				}
			}
		})
	}
	l.sum()
	return l
}
