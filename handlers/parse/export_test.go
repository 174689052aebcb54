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
	r := newReaderOf(text, tidy(typed(text)).runes, ctx)
	r.dissect()
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
