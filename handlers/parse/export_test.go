package parse

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
