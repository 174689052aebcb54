package parse_test

import (
	"bufio"
	"cmp"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"milepost/handlers/parse"
)

// recorded are the figures, in percent by key, below which reading must not
// fall. They are raised when reading gets better, never lowered to pass.
var recorded = map[string]float64{
	"intent": 99, "account": 99, "date": 99, "due": 99, "amount_cny": 99, "contacts": 99, "messages": 98,
}

// golden is a line of testdata/corpus.txt.
type golden struct {
	line   line
	number int
	beyond map[string]string // facts that the JSON does not hold
}

// readCorpus reads testdata/corpus.txt; its head says how it is written.
func readCorpus(t testing.TB) []golden {
	t.Helper()
	file, err := os.Open("testdata/corpus.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	zone := time.FixedZone("Shanghai", 8*3600)
	var out []golden
	lang, said := "", ""
	sc := bufio.NewScanner(file)
	for n := 1; sc.Scan(); n++ {
		s := strings.TrimSpace(sc.Text())
		switch {
		case s == "" || strings.HasPrefix(s, "#"):
		case strings.HasPrefix(s, "["):
			lang = strings.Trim(s, "[]")
		case strings.HasPrefix(s, "@ 20"):
			at, err := time.ParseInLocation("2006-01-02 15:04", s[2:], zone)
			if err != nil {
				t.Fatalf("corpus.txt:%d: %v", n, err)
			}
			said = at.Format(time.RFC3339)
		default:
			g, err := readGolden(s)
			if err != nil {
				t.Fatalf("corpus.txt:%d: %v", n, err)
			}
			g.number = n
			g.line.ID, g.line.Lang, g.line.Ref = fmt.Sprintf("corpus.txt:%d", n), lang, said
			out = append(out, g)
		}
	}
	return out
}

func readGolden(s string) (golden, error) {
	g := golden{beyond: map[string]string{}}
	records := strings.Split(s, " || ")
	head := strings.Split(records[0], " | ")
	g.line.Text = strings.ReplaceAll(strings.TrimSpace(head[0]), `\n`, "\n")
	if len(records) == 1 {
		if len(head) < 2 {
			return g, fmt.Errorf("no intent")
		}
		m, err := g.facts(head[1:])
		g.line.Expect = m
		return g, err
	}
	var items []any
	for _, r := range records[1:] {
		m, err := g.facts(strings.Split(r, " | "))
		if err != nil {
			return g, err
		}
		items = append(items, m)
	}
	g.line.Expect = map[string]any{"items": items}
	return g, nil
}

func (g *golden) facts(parts []string) (map[string]any, error) {
	m := map[string]any{"intent": strings.TrimSpace(parts[0])}
	next := map[string]any{}
	for _, p := range parts[1:] {
		key, value, _ := strings.Cut(strings.TrimSpace(p), " ")
		number := func() (any, error) {
			f, err := strconv.ParseFloat(value, 64)
			return f, err
		}
		var err error
		switch key {
		case "account", "activity", "date", "industry", "region", "source", "outcome", "milestone", "action":
			m[key] = value
		case "contact":
			c := map[string]any{}
			for i, v := range strings.Split(value, ",") {
				if v = strings.TrimSpace(v); v != "" {
					c[[]string{"name", "title", "role", "phone"}[i]] = v
				}
			}
			old, _ := m["contacts"].([]any)
			m["contacts"] = append(old, c)
		case "due", "time":
			next[key] = value
			m["next_step"] = next
		case "amount":
			m["amount_cny"], err = number()
		case "revenue":
			m["annual_revenue_cny"], err = number()
		case "other":
			cur, v, _ := strings.Cut(value, " ")
			value = v
			var f any
			f, err = number()
			m["amount_other"] = fmt.Sprint(map[string]any{"currency": cur, "value": f})
		case "ask":
			var list []any
			for a := range strings.SplitSeq(value, ",") {
				list = append(list, a)
			}
			m["ask_for"] = list
		case "absent":
			var list []any
			for a := range strings.SplitSeq(value, ",") {
				list = append(list, a)
			}
			m["absent"] = list
		case "cost", "kind", "about", "waiting", "ours", "referrer", "rival", "win", "sign", "wished", "negated", "ref", "step", "was", "high":
			g.beyond[key] = value
		default:
			return nil, fmt.Errorf("unknown key %q", key)
		}
		if err != nil {
			return nil, err
		}
	}
	return m, nil
}

// TestCorpus reads the project's own corpus, prints how well by key and by
// language, and fails below the recorded figures.
func TestCorpus(t *testing.T) {
	s := newScore()
	corpus := readCorpus(t)
	for _, g := range corpus {
		f, _ := read(t, g.line)
		ok := s.add(t, g.line)
		var faults []string
		for _, key := range slices.Sorted(maps.Keys(g.beyond)) {
			have, right := beyond(f, key, g.beyond[key])
			s.mark(key, g.line.Lang, right)
			if !right {
				faults = append(faults, fmt.Sprintf("%s: want %s, read %s", key, g.beyond[key], have))
			}
		}
		switch {
		case len(faults) > 0 && ok:
			s.lines.right--
			s.wrong = append(s.wrong, g.line.ID+" "+g.line.Text+"\n      "+strings.Join(faults, "\n      "))
		case len(faults) > 0:
			s.wrong[len(s.wrong)-1] += "\n      " + strings.Join(faults, "\n      ")
		}
	}
	t.Logf("\n%s\n%s", s.table(), strings.Join(s.wrong, "\n"))
	if len(corpus) < 500 {
		t.Errorf("the corpus has %d messages, want at least 500", len(corpus))
	}
	if s.absent > 0 {
		t.Errorf("%d values read that had to be left out", s.absent)
	}
	if s.made > 0 {
		t.Errorf("%d records made of what is to be ignored", s.made)
	}
	s.mark("messages", "", false)
	*s.keys["messages"] = s.lines
	for _, key := range slices.Sorted(maps.Keys(recorded)) {
		if got := s.keys[key].percent(); got < recorded[key] {
			t.Errorf("%s: %.1f%% right, recorded %.1f%%", key, got, recorded[key])
		}
	}
}

// beyond compares a fact that the JSON does not hold.
func beyond(f parse.Facts, key, want string) (string, bool) {
	have := ""
	all := append([]parse.Facts{f}, f.Items...)
	for _, x := range all {
		switch key {
		case "cost":
			for _, c := range x.Costs {
				have += fmt.Sprintf("%s %d", c.Kind, c.Amount.Minor/100)
			}
		case "kind":
			if x.Amount != nil {
				have = string(x.Amount.Kind)
			}
		case "about":
			if x.Amount != nil && x.Amount.Precision == "about" {
				have = want
			}
		case "waiting":
			if x.Next != nil && x.Next.Waiting {
				return want, true
			}
			have = "not waiting"
		case "ours":
			for _, c := range x.Colleagues {
				have = c.Row.Names[0].Text
			}
		case "referrer":
			have += x.Referrer
		case "rival":
			have += strings.Join(x.Competitors, ",")
		case "win":
			have = strconv.Itoa(x.WinPct)
		case "sign":
			have = string(x.SignDate)
		case "wished":
			have = map[bool]string{true: want, false: "no wish"}[x.Wished]
		case "negated":
			have = map[bool]string{true: want, false: "not negated"}[x.Negated]
		case "step":
			if x.Next != nil {
				have = cmp.Or(x.Next.Text, "-")
			}
		case "was":
			have = string(x.WasDate)
		case "high":
			if x.Amount != nil {
				have = strconv.FormatInt(x.Amount.High/100, 10)
			}
		case "ref":
			for _, r := range x.Refs {
				have = strconv.Itoa(r.Index) + r.Number
			}
		}
	}
	return have, have == want
}
