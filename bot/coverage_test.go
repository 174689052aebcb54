package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"milepost/bot/chattest"
)

// mostUnbuilt is how many rows of the handbook may be listed as nothing to build.
const mostUnbuilt = 25

// TestHandbookCoverage proves that each row of the handbook is shown: by the
// lines below "# rows:" in a story, by a test with "rows:" in its comment, or by
// a line of nothing-to-build.txt with the reason, and by only one of them; and
// that the lines which show it hold the words of shows.txt.
func TestHandbookCoverage(t *testing.T) {
	rows := rowList(t, "rows.txt")
	unbuilt := rowList(t, "nothing-to-build.txt")
	shown, lines := map[string][]string{}, map[string]string{}
	for _, file := range stories(t) {
		st := read(t, file)
		for n, m := range st.Rows {
			at := fmt.Sprintf("%s:%d", filepath.Base(file), m.Line)
			from, to := st.below(n)
			if from != m.Step || from == to {
				t.Errorf("%s: no expected line stands directly below %v", at, m.IDs)
			}
			note(shown, m.IDs, at)
			for _, id := range m.IDs {
				lines[id] += demanded(st.Steps[from:to])
			}
		}
	}
	for test, ids := range testsWithRows(t) {
		note(shown, ids, test)
	}
	for id, by := range shown {
		if rows[id] == "" {
			t.Errorf("%s: the handbook has no row %s", by[0], id)
		}
	}
	if len(unbuilt) > mostUnbuilt {
		t.Errorf("%d rows are nothing to build; at most %d", len(unbuilt), mostUnbuilt)
	}
	var table strings.Builder
	for _, id := range slices.SortedFunc(maps.Keys(rows), byRow) {
		ways := 0
		state := "MISSING"
		for _, way := range []struct {
			is   bool
			says string
		}{
			{len(shown[id]) > 0, strings.Join(shown[id], ", ")},
			{unbuilt[id] != "", "nothing to build: " + unbuilt[id]},
		} {
			if way.is {
				ways, state = ways+1, way.says
			}
		}
		if ways != 1 {
			t.Errorf("%s (%s): shown by %v, nothing to build %q: want exactly one of them", id, rows[id], shown[id], unbuilt[id])
		}
		fmt.Fprintf(&table, "%-4s %s\n", id, state)
	}
	showsWhatItSays(t, rows, unbuilt, lines)
	t.Logf("%d rows: %d shown, %d nothing to build\n%s", len(rows), len(shown), len(unbuilt), table.String())
	sameAsHandbook(t, rows)
}

// demanded are the words that expected lines demand, a line each.
func demanded(steps []step) string {
	var b strings.Builder
	for _, s := range steps {
		b.WriteString(s.Text + "\n")
		for _, more := range s.More {
			if !more.Not {
				b.WriteString(more.Text + "\n")
			}
		}
		if s.Kind == stepStore {
			b.WriteString(strings.Join([]string{s.Ask.What, s.Ask.Of, s.Ask.Field, "=", s.Ask.Equal}, " ") + "\n")
		}
	}
	return b.String()
}

// showsWhatItSays holds the lines that show each row against shows.txt: the words
// in which what the handbook asks of the product can be seen. A line that only
// mentions a row does not have them.
func showsWhatItSays(t *testing.T, rows, unbuilt, lines map[string]string) {
	t.Helper()
	words := rowList(t, "shows.txt")
	for _, id := range slices.SortedFunc(maps.Keys(rows), byRow) {
		switch {
		case unbuilt[id] != "" && words[id] != "":
			t.Errorf("%s is nothing to build, and shows.txt says how it is seen", id)
		case unbuilt[id] != "":
			continue
		case words[id] == "":
			t.Errorf("%s: shows.txt does not say in which words it is seen", id)
		}
		for _, want := range strings.Split(words[id], " + ") {
			if want = strings.ReplaceAll(want, `\|`, "|"); !strings.Contains(lines[id], want) {
				t.Errorf("%s (%s): no line that shows it holds %q", id, rows[id], want)
			}
		}
	}
}

// TestWhatShowsARowIsMissedWhenItIsTakenAway plays each story without the lines
// that show rows: for every block of them, somebody is left without the answer
// that he had. What the clock brings needs no line in a story; there it is the
// test above that misses the line.
func TestWhatShowsARowIsMissedWhenItIsTakenAway(t *testing.T) {
	var shared storyConfigs
	for _, file := range oneIn(usual(1, 24), stories(t)) {
		st := read(t, file)
		if len(st.Rows) == 0 {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			p, err := playStory(t.Context(), without(st), playOptions{Configs: &shared, Log: chattest.Log(t, io.Discard)})
			if err != nil {
				return // a card that such a line names is missed when it is pressed
			}
			for n, m := range st.Rows {
				from, to := st.below(n)
				act := lastAct(st, from)
				if act < 0 || st.Steps[act].Kind == stepClock {
					continue
				}
				last := st.Steps[to-1].Line
				if !slices.ContainsFunc(p.misses, func(f miss) bool { return f.Line >= st.Steps[act].Line && f.Line <= last }) {
					t.Errorf("line %d: nobody misses what shows %v", m.Line, m.IDs)
				}
			}
		})
	}
}

// without is a story whose rows are shown by nothing.
func without(st *story) *story {
	gone := make([]bool, len(st.Steps))
	for n := range st.Rows {
		from, to := st.below(n)
		for i := from; i < to; i++ {
			gone[i] = true
		}
	}
	cut := *st
	cut.Steps, cut.Rows = nil, nil
	for i, s := range st.Steps {
		if !gone[i] {
			cut.Steps = append(cut.Steps, s)
		}
	}
	return &cut
}

// lastAct is the step before that was done, not expected; -1 if there is none.
func lastAct(st *story, before int) int {
	for i := before - 1; i >= 0; i-- {
		if !st.Steps[i].expected() {
			return i
		}
	}
	return -1
}

func read(t *testing.T, file string) *story {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	st, err := parseStory(file, string(data))
	if err != nil {
		t.Fatal(err)
	}
	return st
}

// rowList reads lines such as "D1 | a heading" by their row.
func rowList(t *testing.T, name string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "handbook", name))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if line == "" {
			continue
		}
		id, says, ok := strings.Cut(line, " | ")
		if !ok || out[id] != "" || strings.TrimSpace(says) == "" {
			t.Fatalf("%s:%d: %q is not a row with its own text", name, i+1, line)
		}
		out[id] = says
	}
	return out
}

func note(shown map[string][]string, ids []string, by string) {
	for _, id := range ids {
		shown[id] = append(shown[id], by)
	}
}

// byRow orders A2 before A10.
func byRow(a, b string) int {
	return strings.Compare(fmt.Sprintf("%c%4s", a[0], a[1:]), fmt.Sprintf("%c%4s", b[0], b[1:]))
}

var rowsComment = regexp.MustCompile(`(?m)^rows: ([A-N0-9 ]+)$`)

// testsWithRows finds the tests of the whole project whose comment has a line
// such as "rows: L27 L28".
func testsWithRows(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Recv != nil || !strings.HasPrefix(fn.Name.Name, "Test") {
				continue
			}
			for _, m := range rowsComment.FindAllStringSubmatch(fn.Doc.Text(), -1) {
				test := fmt.Sprintf("%s %s", filepath.ToSlash(filepath.Dir(path)), fn.Name.Name)
				out[test] = append(out[test], strings.Fields(m[1])...)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var handbookRow = regexp.MustCompile(`(?m)^\| ([A-N]\d+) \| .*? \| (.*?) \|`)

// sameAsHandbook compares the project's list of rows with the handbook where
// that is at hand.
func sameAsHandbook(t *testing.T, rows map[string]string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "shared", "domain", "handbook.md"))
	if err != nil {
		t.Logf("the handbook is not at hand (%v): its rows are taken from testdata/handbook", err)
		return
	}
	have := map[string]string{}
	for _, m := range handbookRow.FindAllStringSubmatch(string(data), -1) {
		have[m[1]] = m[2]
	}
	if !maps.Equal(have, rows) {
		t.Errorf("testdata/handbook has %d rows, the handbook %d, or their titles differ", len(rows), len(have))
	}
}
