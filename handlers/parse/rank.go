package parse

import (
	"cmp"
	"slices"
	"strings"

	"milepost/storage/crm"
)

// placed is a candidate with what places it among others: looked up once, and not
// for each that it is compared with.
type placed struct {
	candidate
	others bool // it is not of who asks
	recent int  // how lately he had to do with it, 0 = last
	sort   string
	id     string
}

func (a Asker) place(c candidate) placed {
	p := placed{
		candidate: c, recent: len(a.Recent),
		others: a.Who == "" || c.rows.owner(c.row) != a.Who, sort: c.rows.sort(c.row), id: c.rows.id(c.row),
	}
	if len(a.Recent) > 0 && c.kind() == crm.KindAccount {
		if i := slices.Index(a.Recent, crm.AccountID(p.id)); i >= 0 {
			p.recent = i
		}
	}
	return p
}

// same reports whether two candidates are one row.
func (p *placed) same(o *placed) bool {
	return p.rows == o.rows && p.row == o.row || p.rows != o.rows && p.id == o.id && p.kind() == o.kind()
}

// rank puts the best match first: how surely, whose, how lately he had to do
// with it, then by name; a row stands once. A name written exactly so hides those
// that it merely shortens, and what was learned of him hides all others. There
// may be thousands of candidates, of which maxMatches count.
func rank(candidates []candidate, who Asker) []Match {
	if len(candidates) == 0 {
		return nil
	}
	best := candidates[0]
	for _, c := range candidates {
		if c.why == whyLearned {
			return []Match{c.match()}
		}
		if c.surer(best) < 0 {
			best = c
		}
	}
	hidden := func(c candidate) bool {
		return best.score == 1 && (c.score < 1 || best.why != whyShort && c.why == whyShort && c.kind() == best.kind())
	}
	var room [maxMatches + 1]placed
	top := room[:0]
	for _, c := range candidates {
		if !hidden(c) {
			top = keepBest(top, who, c)
		}
	}
	out := make([]Match, len(top))
	for i := range top {
		out[i] = top[i].match()
	}
	// Of several that a short form may mean, mine is meant.
	if mine := who.Who; len(out) > 1 && mine != "" && out[0].Score == 1 && out[0].Row.Owner == mine && out[0].Row.Kind == crm.KindAccount && out[1].Row.Owner != mine {
		for i := 1; i < len(out); i++ {
			out[i].Score = 0.9
		}
	}
	return out
}

// contactsOnly reports whether a name can mean nobody but customers' people.
func contactsOnly(candidates []candidate) bool {
	return !slices.ContainsFunc(candidates, func(c candidate) bool { return c.kind() != crm.KindContact })
}

// keepBest puts a candidate in its place among the best, which are maxMatches at most and have
// room for one more.
func keepBest(top []placed, who Asker, c candidate) []placed {
	p := who.place(c)
	if len(top) == maxMatches && p.compare(&top[len(top)-1]) >= 0 {
		return top
	}
	for i := range top {
		if !p.same(&top[i]) {
			continue
		}
		if p.compare(&top[i]) >= 0 {
			return top
		}
		top = slices.Delete(top, i, i+1)
		break
	}
	at := len(top)
	for at > 0 && top[at-1].compare(&p) >= 0 {
		at--
	}
	top = top[:len(top)+1]
	copy(top[at+1:], top[at:])
	top[at] = p
	return top[:min(len(top), maxMatches)]
}

func (c candidate) match() Match {
	return Match{Row: c.rows.row(c.row), Score: c.score, Why: c.why.String()}
}

// surer puts the one first that is meant more surely, whoever asks.
func (c candidate) surer(o candidate) int {
	switch {
	case c.score != o.score:
		return cmp.Compare(o.score, c.score)
	case c.kind() != o.kind():
		if d := kindRank(c.kind()) - kindRank(o.kind()); d != 0 {
			return d
		}
	}
	return b2i(c.why == whyShort) - b2i(o.why == whyShort)
}

// compare puts the better of two first.
func (p *placed) compare(o *placed) int {
	if d := p.surer(o.candidate); d != 0 {
		return d
	}
	switch {
	case p.others != o.others:
		return b2i(p.others) - b2i(o.others)
	case p.same(o):
		return 0
	case p.recent != o.recent:
		return p.recent - o.recent
	}
	return cmp.Or(strings.Compare(p.sort, o.sort), strings.Compare(p.id, o.id))
}

func kindRank(k crm.Kind) int {
	switch k {
	case crm.KindAccount:
		return 0
	case crm.KindPerson:
		return 1
	}
	return 2
}
