package playbook

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestParseSaysOnlyWhatDiffers(t *testing.T) {
	own, faults := Parse("own.yaml", []byte(`
tiers:
  - id: A
    cadence: {days: 10}
industries:
  - {id: batteries, name: {zh: 电池, en: batteries}, class: main}
  - {id: chains, drop: true}
restraint: {never_muted: [payment]}
reading:
`))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	a, _ := Find(own.Tiers, "A")
	if a.Cadence != (Cadence{10, ByVisit, "day"}) || a.Worst != 20 || a.Name.ZH != "A级" {
		t.Errorf("one value of a row changes, the others stay: %+v", a)
	}
	ids := IDs(own.Industries)
	if len(ids) != 12 || ids[11] != "batteries" || slices.Contains(ids, "chains") {
		t.Errorf("a row is added at the end, another one is dropped: %v", ids)
	}
	if !slices.Equal(own.Restraint.NeverMuted, []string{"payment"}) || own.Restraint.Morning != 5 {
		t.Errorf("a list without ids is replaced, its neighbours stay: %+v", own.Restraint)
	}
	if own.Reading.NightUntil != "04:00" {
		t.Error("a key with nothing behind it keeps what was there")
	}
}

func TestParseFaults(t *testing.T) {
	deep := strings.Repeat("[", 40) + strings.Repeat("]", 40)
	for _, row := range []struct{ says, file, want string }{
		{
			"a key that is nearly right", "tiers:\n  - id: A\n    cadense: {days: 10}\n",
			`own.yaml:3:5: tiers.A.cadense: there is no key "cadense" here; did you mean "cadence"?`,
		},
		{
			"a key that is nothing", "claim: {zebra: 1}\n",
			`own.yaml:1:9: claim.zebra: there is no key "zebra" here; known here: protect_days, outcomes`,
		},
		{
			"a key twice", "pareto_pct: 70\npareto_pct: 60\n",
			`own.yaml:2:1: pareto_pct: the key "pareto_pct" is there twice; keep one of them`,
		},
		{
			"a word for a number", "pareto_pct: most\n",
			`own.yaml:1:13: pareto_pct: "most" is no whole number that fits; write digits, such as 14`,
		},
		{
			"a number that is far too large", "pareto_pct: 99999999999999999999\n",
			`own.yaml:1:13: pareto_pct: "99999999999999999999" is no whole number that fits; write digits, such as 14`,
		},
		{
			"a word for yes or no", "restraint: {spread_import: ja}\n",
			`own.yaml:1:28: restraint.spread_import: "ja" is neither true nor false; write true or false`,
		},
		{
			"a list for a section", "claim: [1, 2]\n",
			`own.yaml:1:8: claim: a list stands where a section belongs; write keys below it: protect_days, outcomes`,
		},
		{
			"a value for a list", "tiers: none\n",
			`own.yaml:1:8: tiers: "none" stands where a list belongs; write each entry on a line of its own that begins with "- "`,
		},
		{
			"a section for a value", "pareto_pct: {a: 1}\n",
			`own.yaml:1:13: pareto_pct: a section stands where one value belongs; write the value behind the key`,
		},
		{
			"a row without an id", "tiers:\n  - worst_rank: 3\n",
			`own.yaml:2:15: tiers.1: this row has no id; add "id:" with a short name that nothing else in the list has`,
		},
		{
			"a row twice", "value_stages:\n  - {id: x, name: {zh: 一, en: a}}\n  - {id: x, name: {zh: 二, en: b}}\n",
			`own.yaml:3:5: value_stages.x: the id "x" is there twice; give one of them another id`,
		},
		{
			"a row to drop that is not there", "tiers:\n  - {id: E, drop: true}\n",
			`own.yaml:2:5: tiers.E: there is no "E" to drop; write one of: A, B, C, D`,
		},
		{
			"drop where there is no row", "claim: {drop: true}\n",
			`own.yaml:1:9: claim.drop: there is no key "drop" here; known here: protect_days, outcomes`,
		},
		{
			"a text with a comma and no quotes", "name: {zh: 一,二, en: x}\n",
			`own.yaml:1:14: name.二: there is no key "二" here; put the text in quotes when it holds a comma or a colon`,
		},
		{
			"an anchor", "name: &a {zh: 一, en: x}\n",
			`own.yaml:1:7: anchors, aliases and merge keys are not taken; write the value out`,
		},
		{
			"a tag", "pareto_pct: !!int 3\n",
			`own.yaml:1:13: pareto_pct: tags are not taken; leave the tag away`,
		},
		{
			"brackets without end", "rates: " + deep + "\n",
			`own.yaml:1:28: this is nested too deep; write fewer lists inside lists`,
		},
		{
			"two documents", "pareto_pct: 70\n---\npareto_pct: 60\n",
			`own.yaml:2:1: a second document begins here; keep one document in a file`,
		},
		{
			"bytes that are no text", "name: \xff\xfe\n",
			`own.yaml: the file is not UTF-8 text; save it as UTF-8`,
		},
		{
			"a zero byte", "name: \x00\n",
			`own.yaml: the file holds zero bytes; save it as plain text`,
		},
		{
			"a line without end", "name: " + strings.Repeat("x", 3000) + "\n",
			`own.yaml:1:1: the line is longer than 2048 bytes; break it up`,
		},
		{
			"a file without end", strings.Repeat("# x\n", 200_000),
			`own.yaml: the file is larger than 512 KB; keep it below that`,
		},
	} {
		b, faults := Parse("own.yaml", []byte(row.file))
		if len(faults) == 0 {
			t.Errorf("%s: nothing was wrong", row.says)
			continue
		}
		if got := faults[0].String(); got != row.want || b != nil {
			t.Errorf("%s:\n got %s\nwant %s", row.says, got, row.want)
		}
	}
}

func TestParseTellsEverythingAtOnce(t *testing.T) {
	_, faults := Parse("own.yaml", []byte("pareto_pct: many\nclaim: {protect_days: x}\nvisitz: {}\n"))
	var lines []int
	for _, f := range faults {
		lines = append(lines, f.Line)
	}
	if !slices.Equal(lines, []int{1, 2, 3}) {
		t.Errorf("three lines are wrong; told of %v", faults)
	}
}

func TestParseBrokenYAML(t *testing.T) {
	for _, file := range []string{"tiers: [", "a: b: c", "\"", "{", "- a\nb: c", "%", "? a", "key: |\n\t- x", ": : :", "tiers:\n - id: A\n   - x"} {
		b, faults := Parse("own.yaml", []byte(file))
		if b != nil || len(faults) == 0 {
			t.Errorf("%q was taken", file)
			continue
		}
		if f := faults[0]; f.Problem == "" || f.Fix == "" || strings.Contains(f.String(), "\n") {
			t.Errorf("%q: the fault is no sentence: %q", file, f.String())
		}
	}
	for _, file := range []string{"", "\n", "# nothing\n", "---\n", "null\n", "\ufeffpareto_pct: 80\n"} {
		if _, faults := Parse("own.yaml", []byte(file)); len(faults) > 0 {
			t.Errorf("%q changes nothing, and yet: %v", file, faults)
		}
	}
}

func TestHostileFilesCostLittle(t *testing.T) {
	var stairs strings.Builder
	for i := range 700 {
		stairs.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	for says, file := range map[string]string{
		"a thousand lists in one line": strings.Repeat("- ", 1000) + "x\n",
		"a thousand complex keys":      strings.Repeat("? ", 1000) + "x\n",
		"a long stair":                 stairs.String(),
		"a hundred thousand rows":      strings.Repeat("- x\n", 100_000),
		"a hundred thousand keys":      strings.Repeat("a: 1\n", 80_000),
		"a heap of quotes":             strings.Repeat("\"\n", 100_000),
		"a heap of open brackets":      strings.Repeat("[\n", 200_000),
		"a bomb of aliases":            "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
	} {
		start := time.Now()
		if _, faults := Parse("own.yaml", []byte(file)); len(faults) == 0 {
			t.Errorf("%s was taken", says)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s took %s", says, took)
		} else {
			t.Logf("%s took %s", says, took.Round(time.Millisecond))
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", "tiers:\n  - {id: A, worst_rank: 3}\n", "name: {zh: 一, en: b}\n", "a: &x [*x]\n", "- - - -\n", "{{{{", "? ? ?",
		"tiers: [{id: A, drop: true}]", "milestones: [{id: m1, next: [m1]}]", "reading: {sure: .inf}", "\ufeff#", "<<: {}",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		b := new(Book) // Parse without the default below it, which costs a thousand times more
		_, faults := Decode("own.yaml", data, b)
		for _, fault := range append(faults, b.Validate()...) {
			if fault.Problem == "" || fault.Fix == "" {
				t.Fatalf("a fault without words: %+v", fault)
			}
		}
	})
}
