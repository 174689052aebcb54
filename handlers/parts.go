package handlers

import (
	"cmp"
	"slices"
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// remainder is a message, or a clause of it, out of which one part after another is taken. What
// nothing takes stays in left: a message is read in this way only where nothing stays, so that
// one word that is not known leaves it to whoever knows it.
type remainder struct{ left string }

// takenOut stands where a part was taken, so that what stood around it does not become one word.
const takenOut = " "

// take takes some words out, the longest first, and reports whether there was one. Words of
// letters count only where they stand alone.
func (p *remainder) take(words ...string) bool {
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	found := false
	for _, w := range words {
		for from := 0; ; {
			at := strings.Index(lower(p.left[from:]), w)
			if at < 0 {
				break
			}
			at += from
			if ascii(w) && !standsAlone(p.left, at, at+len(w)) {
				from = at + len(w)
				continue
			}
			p.left, found = p.left[:at]+takenOut+p.left[at+len(w):], true
			from = at
		}
	}
	return found
}

// standsAlone reports that no letter and no digit touches a part of a text.
func standsAlone(text string, from, to int) bool {
	touches := func(b byte) bool {
		return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9'
	}
	return (from == 0 || !touches(text[from-1])) && (to == len(text) || !touches(text[to]))
}

// empty reports that nothing stays but signs between words.
func (p *remainder) empty() bool { return p.rest() == "" }

// rest is what stays, without the signs around its words.
func (p *remainder) rest() string {
	words := strings.Fields(p.left)
	for i, w := range words {
		words[i] = strings.TrimFunc(w, parse.IsEdge)
	}
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " ")
}

// takeDays takes the days out that a text names, and reports whether there were some.
func (q *request) takeDays(p *remainder) bool {
	runes, found, end := []rune(p.left), false, 0
	var b strings.Builder
	for _, e := range parse.Entities(p.left, q.ctx) {
		if _, long := daysLong(e); e.Span.Start < end || !long && len(q.daysOf(e)) == 0 {
			continue
		}
		b.WriteString(string(runes[end:e.Span.Start]) + takenOut)
		end, found = e.Span.End, true
	}
	p.left = b.String() + string(runes[end:])
	return found
}

// takeColleagues takes the names of colleagues out, and gives those who were named, in order.
func (q *request) takeColleagues(p *remainder, ps playbook.People) []*crm.Person {
	named := q.colleaguesIn(ps, p.left)
	for _, c := range named {
		for _, n := range append([]string{c.Name.Text, c.Full}, aliasesOf(c)...) {
			if n != "" {
				p.take(lower(n))
			}
		}
	}
	return named
}

// aliasesOf are the other names by which somebody is known.
func aliasesOf(c *crm.Person) []string {
	out := make([]string, len(c.Aliases))
	for i, a := range c.Aliases {
		out[i] = a.Text
	}
	return out
}

// pausesOf parts a text where it pauses.
func pausesOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",，;；。.!！\n", r) })
}
