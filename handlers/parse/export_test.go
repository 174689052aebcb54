package parse

import (
	"math"
	"strings"
)

// Group is one group of a message as it is weighed: what is true of its words, and
// how likely each of the outcomes is by the table of weights.
type Group struct {
	Traits     []string // each once, as the table has them
	Likelihood map[string]float64
	ByWords    string // the intent that single words speak for
}

// Outcomes are the outcomes, in the order of the table's columns.
func Outcomes() []string { return outcomes[:] }

// BiasTrait is true of every group.
func BiasTrait() string { return biasTrait.String() }

// newReader begins to read a text as it is typed.
func newReader(text string, ctx Context) *reader { return newReaderOf(text, typed(text), ctx) }

// Groups takes a message apart as Read does.
func Groups(text string, ctx Context) []Group {
	r := newReaderOf(text, tidy(typed(text)).runes, ctx)
	r.dissect()
	var out []Group
	gs := r.groups()
	for i := range gs {
		var f Facts
		r.fill(&gs[i], &f)
		f.Costs, f.Intents = r.costs(&gs[i]), r.weighIntents(&gs[i])
		r.byWords(&gs[i], &f)
		g := Group{ByWords: f.Intent, Traits: []string{biasTrait.String()}, Likelihood: map[string]float64{}}
		seen := map[trait]bool{}
		r.traits(&gs[i], func(t trait) {
			if !seen[t] {
				seen[t] = true
				g.Traits = append(g.Traits, t.String())
			}
		})
		p := r.likelihood(&gs[i])
		for k, name := range outcomes {
			g.Likelihood[name] = p[k]
		}
		out = append(out, g)
	}
	return out
}

// Stretch is a Chinese stretch that no word explains, which may be a company.
type Stretch struct {
	Text   string
	Traits []string // each once, as the table has them
	Taken  bool     // it is read as part of a company
}

// Stretches takes a message apart as Read does.
func Stretches(text string, ctx Context) []Stretch {
	r := cutUp(text, ctx)
	r.findFirms()
	var out []Stretch
	for i := 0; i < len(r.toks); i++ {
		if r.toks[i].kind != tokUnknown {
			continue
		}
		f, ok := r.hanFirm(i)
		if !ok {
			continue
		}
		s := Stretch{Text: f.text}
		seen := map[trait]bool{}
		r.nameTraits(&f, func(t trait) {
			if !seen[t] {
				seen[t] = true
				s.Traits = append(s.Traits, t.String())
			}
		})
		for k := range r.firms {
			s.Taken = s.Taken || r.firms[k].from < f.to && f.from < r.firms[k].to
		}
		out = append(out, s)
		i = max(i, f.to-1)
	}
	return out
}

// Likely is what the table of companies says of the traits of a stretch.
func Likely(traits []string) float64 {
	sum := 0
	for _, s := range traits {
		part := strings.Split(s, "\t")
		sum += int(likelyNames()[trait{traitKind(part[0][0]), part[1], part[2]}.hash()])
	}
	return 1 / (1 + math.Exp(-float64(sum)/10))
}

// Unit is a unit of a text, by which names are spotted, with what is true of it.
type Unit struct {
	Start, End int // runes of the text
	Traits     []string
}

// Named is a name that was read in a text.
type Named struct {
	Start, End int // runes of the text
	Text       string
	Person     bool
	Beside     bool // a competitor, who passed a customer on, one of ours
	Likely     float64
}

// Units takes a message apart into what names are spotted by. The text is what is left
// of it when what tells nothing is set aside; read are the names that single words speak for.
func Units(text string, ctx Context) (units []Unit, tidied string, read []Named) {
	r := cutUp(text, ctx)
	r.findFirms()
	r.findPeople()
	for _, f := range r.firms {
		read = append(read, Named{Start: f.span.Start, End: f.span.End, Beside: f.rival || f.referrer || f.aside})
	}
	for _, p := range r.folk {
		read = append(read, Named{Start: p.span.Start, End: p.span.End, Person: true, Beside: p.ours || p.referrer || p.through})
	}
	r = cutUp(text, ctx)
	us := r.units()
	for i := range us {
		u := Unit{Start: us[i].span.Start, End: us[i].span.End}
		r.unitTraits(us, i, func(kind traitKind, a, b part) { u.Traits = append(u.Traits, trait{kind, a.s, b.s}.String()) })
		units = append(units, u)
	}
	return units, string(r.orig), read
}

// Spots are the names that are spotted in a text.
func Spots(text string, ctx Context) (out []Named) {
	r := cutUp(text, ctx)
	for _, s := range r.spots().names() {
		out = append(out, Named{Start: s.span.Start, End: s.span.End, Text: r.str(s.span), Person: s.person, Likely: s.likely})
	}
	return out
}

// TagNames are what a unit can be to a name, and which may follow which.
func TagNames() []string { return tagNames[:] }

// MayFollow reports whether a tag may stand behind another.
func MayFollow(tag, last int) bool { return spotTag(tag).mayFollow(spotTag(last)) }

// cutUp reads a text as far as its tokens.
func cutUp(text string, ctx Context) *reader {
	r := newReaderOf(text, tidy(typed(text)).runes, ctx)
	r.tokens()
	return r
}

// DayClause is a clause that names a day, and what is true of it.
type DayClause struct {
	Traits     []string // each once, as the table has them
	Past, Next []string // its days as ones that have been and as ones to come
	Open       bool     // nothing but the tense tells which
}

// DayClauses takes a message apart as Read does.
func DayClauses(text string, ctx Context) (out []DayClause) {
	r := newReaderOf(text, tidy(typed(text)).runes, ctx)
	r.dissect()
	for k := range r.clauses {
		c := &r.clauses[k]
		if len(c.whens) == 0 {
			continue
		}
		d := DayClause{Open: true}
		for _, i := range c.whens {
			w := &r.whens[i]
			past, _ := w.on(-1)
			next, _ := w.on(1)
			d.Past, d.Next = append(d.Past, string(past)), append(d.Next, string(next))
			d.Open = d.Open && w.direction(r.today) == 0
		}
		seen := map[trait]bool{}
		r.dayTraits(k, func(t trait) {
			if !seen[t] {
				seen[t] = true
				d.Traits = append(d.Traits, t.String())
			}
		})
		out = append(out, d)
	}
	return out
}

// DayDone is what the table of days says of the traits of a clause: its day is that of what was done.
func DayDone(traits []string) bool {
	sum := 0
	for _, s := range traits {
		part := strings.Split(s, "\t")
		sum += int(dayRoles()[trait{traitKind(part[0][0]), part[1], part[2]}.hash()])
	}
	return sum > 0
}
