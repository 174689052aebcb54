package handlers

import (
	"slices"
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// colleaguesIn are the colleagues named in a text, in that order.
func (q *request) colleaguesIn(ps playbook.People, text string) []*crm.Person {
	fold := parse.Fold(text)
	type hit struct {
		at, end int
		p       *crm.Person
	}
	var hits []hit
	for i := range ps {
		p := &ps[i]
		if p.Deleted {
			continue
		}
		for _, n := range append([]crm.Name{p.Name, {Fold: parse.Fold(p.Full)}}, p.Aliases...) {
			if at := strings.Index(fold, n.Fold); n.Fold != "" && at >= 0 {
				hits = append(hits, hit{at, at + len(n.Fold), p})
			}
		}
	}
	slices.SortFunc(hits, func(a, b hit) int {
		if a.at != b.at {
			return a.at - b.at
		}
		return b.end - a.end
	})
	var out []*crm.Person
	last := -1
	for _, h := range hits {
		if h.at >= last && !slices.Contains(out, h.p) {
			out = append(out, h.p)
			last = h.end
		}
	}
	return out
}

// teamIn is the team that is named in a text, the longest name counting: 华东二部
// is not 华东; nil for none.
func (q *request) teamIn(text string) *crm.Team {
	fold := parse.Fold(text)
	var best *crm.Team
	most := 0
	_ = crm.Each(q.tx, crm.Where(crm.ByAll), func(t crm.Team) bool {
		for _, called := range []string{t.Name.Fold, strings.ToLower(string(t.ID))} {
			if len(called) > most && strings.Contains(fold, called) {
				best, most = &t, len(called)
			}
		}
		return true
	})
	return best
}

// colleagueIn is the colleague whose name stands in a text, the longest name
// counting; nil for none. The speaker himself is not meant.
func (q *request) colleagueIn(ps playbook.People, text string) *crm.Person {
	fold := parse.Fold(text)
	var best *crm.Person
	most := 0
	for i := range ps {
		p := &ps[i]
		if p.ID == q.who.ID || !p.Active(q.today()) {
			continue
		}
		for _, n := range append([]crm.Name{p.Name, {Fold: parse.Fold(p.Full)}}, p.Aliases...) {
			if n.Fold != "" && strings.Contains(fold, n.Fold) && len(n.Fold) > most {
				best, most = p, len(n.Fold)
			}
		}
	}
	return best
}

// byTitle finds a colleague by family name and title, as one speaks of a superior: 赵总, 老周.
var byTitle = wording.Compile(`^(?:老|小)(\p{Han})$|^(\p{Han}{1,2}?)(?:副)?(总监|总|经理|主管|主任|工)$`)

// colleagueTitled is the colleague who is called by family name and title, the speaker not
// meant: of several, the only one whose role the title is. nil for none, or more than one.
func (q *request) colleagueTitled(ps playbook.People, text string) *crm.Person {
	m := byTitle.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return nil
	}
	var all, fit []*crm.Person
	for i := range ps {
		p := &ps[i]
		family := func(name string) bool { return length(name) >= 2 && strings.HasPrefix(name, m[1]+m[2]) }
		if p.ID == q.who.ID || !p.Active(q.today()) || !family(p.Name.Text) && !family(p.Full) {
			continue
		}
		all = append(all, p)
		if m[3] == "经理" && p.Has(crm.RoleManager) || strings.HasPrefix(m[3], "总") && p.Has(crm.RoleDirector) {
			fit = append(fit, p)
		}
	}
	switch {
	case len(fit) == 1:
		return fit[0]
	case len(all) == 1:
		return all[0]
	}
	return nil
}

// colleagueOfRank is the colleague who is called by family name and title and holds the role
// that the title is: 赵总 is the director, 王经理 the manager. nil for anybody else.
func (q *request) colleagueOfRank(ps playbook.People, text string) *crm.Person {
	p := q.colleagueTitled(ps, text)
	if m := byTitle.FindStringSubmatch(text); p == nil && m != nil && strings.HasPrefix(q.who.Name.Text, m[1]+m[2]) && m[1]+m[2] != "" {
		p = q.who // he speaks of himself
	}
	if p == nil || strings.HasSuffix(text, "总") && !p.Has(crm.RoleDirector) || strings.HasSuffix(text, "经理") && !p.Has(crm.RoleManager) {
		return nil
	}
	return p
}

// colleagueCalled is the colleague of that name who works here; nil when there
// is none, or more than one.
func colleagueCalled(ps playbook.People, name string, on crm.Date) *crm.Person {
	fold := parse.Fold(name)
	var found *crm.Person
	for i := range ps {
		p := &ps[i]
		if !p.Active(on) || fold == "" {
			continue
		}
		called := p.Name.Fold == fold || parse.Fold(p.Full) == fold
		for _, alias := range p.Aliases {
			called = called || alias.Fold == fold
		}
		if called && found != nil {
			return nil
		}
		if called {
			found = p
		}
	}
	return found
}
