package parse_test

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/handlers/parse"
)

const spotsFile = "spots.txt"

// chain is the units of a message as a lesson in spotting names.
type chain struct {
	class  string
	traits [][]string
	rows   [][]int // of the traits, while it is taught
	tags   []int   // what each unit is
	again  bool    // of a message with its names exchanged
}

const (
	noName = 0
	aFirm  = 1
	aFolk  = 3
)

// chainsOf are the lessons of messages: a stretch is a name where a record of its message
// names it; where none names any, and for competitors and who passed a customer on, what was
// read is believed, for messages that are read right.
func chainsOf(messages []message) []chain {
	var out []chain
	for _, m := range messages {
		ctx := parse.Context{Said: m.said, Zone: m.said.Location(), Cal: calendar(), Literal: true}
		if m.names != nil {
			ctx.Names = parse.NewNames(m.names)
		}
		units, text, read := parse.Units(m.text, ctx)
		c := chain{class: m.class, tags: make([]int, len(units))}
		for _, u := range units {
			c.traits = append(c.traits, u.Traits)
		}
		named, every := companiesOf(&m)
		mark(units, c.tags, text, named, aFirm)
		people, told := peopleOf(&m)
		mark(units, c.tags, text, people, aFolk)
		for _, n := range read {
			switch {
			case n.Person && (told || n.Beside):
			case n.Person:
				tag(units, c.tags, n.Start, n.End, aFolk)
			case !every || n.Beside:
				tag(units, c.tags, n.Start, n.End, aFirm)
			}
		}
		out = append(out, c)
	}
	return out
}

// peopleOf are the people that the labels of a message name, and whether they name all.
func peopleOf(m *message) (named []string, all bool) {
	for _, r := range m.want {
		all = all || len(r.contacts) > 0 || slices.Contains(r.absent, "contacts")
		for _, c := range r.contacts {
			named = append(named, strings.Split(c.Name, " / ")...)
		}
	}
	return named, all
}

// mark tags the units of the names wherever a text has them, the longest first.
func mark(units []parse.Unit, tags []int, text string, names []string, as int) {
	names = slices.Clone(names)
	slices.SortStableFunc(names, func(a, b string) int { return len(b) - len(a) })
	runes := []rune(strings.ToLower(text))
	for _, name := range names {
		want := []rune(strings.ToLower(name))
		for at := 0; len(want) > 0 && at+len(want) <= len(runes); at++ {
			if slices.Equal(runes[at:at+len(want)], want) {
				tag(units, tags, at, at+len(want), as)
			}
		}
	}
}

// tag tags the units of a stretch, where it has whole ones and none has a tag.
func tag(units []parse.Unit, tags []int, start, end, as int) {
	from := slices.IndexFunc(units, func(u parse.Unit) bool { return u.Start == start })
	to := slices.IndexFunc(units, func(u parse.Unit) bool { return u.End == end })
	if from < 0 || to < from || slices.ContainsFunc(tags[from:to+1], func(t int) bool { return t != noName }) {
		return
	}
	tags[from] = as
	for i := from + 1; i <= to; i++ {
		tags[i] = as + 1
	}
}

// namesOf are the names that tags make, as from, to and kind.
func namesOf(tags []int) map[[3]int]bool {
	out := map[[3]int]bool{}
	for i := 0; i < len(tags); i++ {
		if k := tags[i]; k == aFirm || k == aFolk {
			to := i + 1
			for to < len(tags) && tags[to] == k+1 {
				to++
			}
			out[[3]int{i, to, k}] = true
		}
	}
	return out
}

// TestSpots holds the table of names to what it was taught: it finds them all but for few.
// With -train it is made anew, and it is printed how well it does on files, or on those of
// -further, that it has not seen.
func TestSpots(t *testing.T) {
	messages := readCorpus(t, "taught")
	if !*train {
		if right, all := spotsRight(messages); right*100 < all*97 {
			t.Errorf("%d of %d names are spotted: make the table anew with -train", right, all)
		}
		return
	}
	lessons := lessonsIn(t, append(messages, readCorpus(t, "open")...))
	if *further == "" {
		t.Logf("of files not seen: %s", crossedChains(lessons))
	}
	made := taughtChains(lessons, func(*chain) bool { return true })
	made.write(t)
	if *further != "" {
		t.Logf("of %s: %s", *further, made.spotting(chainsOf(readFile(t, "further", *further))))
	}
}

// spotsRight counts how many of the customers and people that labels name are spotted.
func spotsRight(messages []message) (right, all int) {
	for _, m := range messages {
		if m.names != nil {
			continue
		}
		ctx := parse.Context{Said: m.said, Zone: m.said.Location(), Cal: calendar(), Literal: true}
		spots := parse.Spots(m.text, ctx)
		for _, r := range m.want {
			names := []string{r.values["account"]}
			for _, c := range r.contacts {
				names = append(names, c.Name)
			}
			for _, n := range names {
				if n = longestIn(m.text, n); n == "" {
					continue
				}
				all++
				if slices.ContainsFunc(spots, func(s parse.Named) bool { return s.Text == n }) {
					right++
				}
			}
		}
	}
	return right, all
}

// TestNamesAreSpottedByWhatIsAroundThem reads names that are in no list, in places where
// the rules about single words find none.
func TestNamesAreSpottedByWhatIsAroundThem(t *testing.T) {
	ctx := parse.Context{Said: time.Date(2026, 9, 16, 17, 50, 0, 0, shanghai), Zone: shanghai, Cal: calendar()}
	for _, c := range []struct{ text, account, contact string }{
		{"跟金昌链条的曾工通了电话,他说图纸月底能给", "金昌链条", "曾工"},
		{"新乐电器的采购总监叫龙海涛,他说了算", "新乐电器", "龙海涛"},
		{"帮我记一下,宝丰的IT负责人换成了戴敏,手机18955667788", "宝丰", "戴敏"},
		{"刚跟Bosch Suzhou的Kevin开完会,下周二之前要submit报价", "Bosch Suzhou", "Kevin"},
	} {
		f := parse.Read(c.text, ctx)
		if f.Account == nil || f.Account.Text != c.account || len(f.Contacts) != 1 || f.Contacts[0].Name != c.contact {
			t.Errorf("%s: want %s of %s, read %+v of %+v", c.text, c.contact, c.account, f.Contacts, f.Account)
		}
	}
}

// lessonsIn are the lessons of messages, as they are and with their names exchanged.
func lessonsIn(t *testing.T, messages []message) []chain {
	out := append(chainsOf(messages), chainsOf(workedOut(t))...)
	for seed := range uint64(exchanges) {
		again := chainsOf(exchanged(messages, seed))
		for i := range again {
			again[i].again = true
		}
		out = append(out, again...)
	}
	return out
}

// workedOut are the examples of the product's intents, in which what single words speak for
// is believed, as messages that nothing is said of.
func workedOut(t *testing.T) []message {
	var out []message
	for _, line := range notes(t, workedFile) {
		_, text, _ := strings.Cut(line, "\t")
		out = append(out, message{class: worksIt, text: strings.ReplaceAll(text, `\n`, "\n"), said: time.Date(2026, 11, 2, 9, 0, 0, 0, shanghai), want: []record{{}}})
	}
	return out
}

// crossedChains teaches a table four fifths of the files at a time and asks it the rest.
func crossedChains(lessons []chain) string {
	const parts = 5
	classes := map[string]int{}
	for _, c := range lessons {
		if _, ok := classes[c.class]; !ok {
			classes[c.class] = len(classes)
		}
	}
	var out []string
	for part := range parts {
		made := taughtChains(lessons, func(c *chain) bool { return c.class == worksIt || classes[c.class]%parts != part })
		var rest []chain
		for _, c := range lessons {
			if classes[c.class]%parts == part && !c.again && c.class != worksIt {
				rest = append(rest, c)
			}
		}
		out = append(out, made.spotting(rest))
	}
	return strings.Join(out, "; ")
}

// spotting tells how many of the names are found and how many of those found are names.
func (t *chainLearner) spotting(lessons []chain) string {
	var found, want, right [4]int
	for i := range lessons {
		c := &lessons[i]
		is, got := namesOf(c.tags), namesOf(t.guess(c))
		for n := range is {
			want[n[2]]++
			if got[n] {
				right[n[2]]++
			}
		}
		for n := range got {
			found[n[2]]++
		}
	}
	f1 := func(k int) float64 { return 200 * float64(right[k]) / float64(max(found[k]+want[k], 1)) }
	return fmt.Sprintf("companies %.1f of %d, people %.1f of %d", f1(aFirm), want[aFirm], f1(aFolk), want[aFolk])
}

// write writes the table as the reader has it.
func (t *chainLearner) write(x *testing.T) {
	x.Helper()
	var b strings.Builder
	b.WriteString("# What the traits of a unit of a text speak for its being to a name, in tenths: " + strings.Join(parse.TagNames(), ", ") + ".\n# Made by TestSpots -train: do not edit.\n")
	row := func(name string, w []float64) {
		b.WriteString(name + "\t")
		for k, v := range w {
			if k > 0 {
				b.WriteByte(' ')
			}
			fmt.Fprint(&b, int(math.Round(v*10)))
		}
		b.WriteByte('\n')
	}
	for i, name := range parse.TagNames() {
		row(">\t"+name+"\t", t.moves[i])
	}
	kept := 0
	for i, name := range t.names {
		if slices.ContainsFunc(t.w[i], func(v float64) bool { return v != 0 }) {
			row(name, t.w[i])
			kept++
		}
	}
	if err := os.WriteFile(spotsFile, []byte(b.String()), 0o644); err != nil {
		x.Fatal(err)
	}
	x.Logf("%d traits written to %s", kept, spotsFile)
}
