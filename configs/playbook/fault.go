package playbook

import (
	"fmt"
	"sort"
	"strings"
)

// Fault is one thing that is wrong in a file, in words for the person who
// wrote it. Line and Column count from 1; 0 means that the place is unknown,
// as for a value that is missing altogether.
type Fault struct {
	File    string
	Line    int
	Column  int
	Key     string // path of the value: tiers.A.cadence.days
	Problem string // what is wrong
	Fix     string // what to do about it
}

// String is the fault as one line: place, key, what is wrong, what to do.
func (f Fault) String() string {
	var b strings.Builder
	if f.File != "" {
		b.WriteString(f.File)
		if f.Line > 0 {
			fmt.Fprintf(&b, ":%d:%d", f.Line, f.Column)
		}
		b.WriteString(": ")
	}
	if f.Key != "" {
		b.WriteString(f.Key + ": ")
	}
	b.WriteString(f.Problem)
	if f.Fix != "" {
		b.WriteString("; " + f.Fix)
	}
	return b.String()
}

// Place is where a value stands in a file.
type Place struct {
	File   string
	Line   int
	Column int
}

// Places tells of each key path that a file sets where it does so.
type Places map[string]Place

// Locate gives each fault without a place that of its key, or of the nearest
// key above it, and sorts them as they stand in the file.
func (p Places) Locate(faults []Fault) []Fault {
	for i := range faults {
		f := &faults[i]
		if f.Line > 0 {
			continue
		}
		for key := f.Key; key != ""; key = above(key) {
			if at, ok := p[key]; ok {
				f.File, f.Line, f.Column = at.File, at.Line, at.Column
				break
			}
		}
	}
	sort.SliceStable(faults, func(i, j int) bool {
		a, b := faults[i], faults[j]
		if a.Line != b.Line {
			return a.Line < b.Line
		}
		return a.Column < b.Column
	})
	return faults
}

func above(key string) string {
	i := strings.LastIndexByte(key, '.')
	if i < 0 {
		return ""
	}
	return key[:i]
}

// Nearest is the word of known that typed is most likely meant to be; "" when
// none is close.
func Nearest(typed string, known []string) string {
	best, least := "", 1 // a single letter is near nothing but its other case
	if n := len([]rune(typed)); n > 1 {
		least = max(1, n/3) + 1
	}
	for _, k := range known {
		if d := distance(strings.ToLower(typed), strings.ToLower(k)); d < least {
			best, least = k, d
		}
	}
	return best
}

// distance counts the edits, a swap of neighbours being one, from a to b.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	if len(x) > 64 || len(y) > 64 {
		return len(x) + len(y)
	}
	rows := make([][]int, len(x)+1)
	for i := range rows {
		rows[i] = make([]int, len(y)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(x); i++ {
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(x)][len(y)]
}

// OneOf is the fix for a value that must be one of known: the nearest, or all.
func OneOf(typed string, known []string) string {
	if near := Nearest(typed, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "write one of: " + strings.Join(known, ", ")
}
