package handlers

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"milepost/configs/playbook/figures"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// named is somebody or something that a question names, as it stands there.
type named struct {
	id, said, name string
	at             int // where it stands in the squashed text
}

// spoken are those whom a question names, in its order.
type spoken struct {
	people, teams, accounts []named
}

// said are the names as they stand in the text.
func (s spoken) said() (out []string) {
	for _, n := range slices.Concat(s.people, s.teams) {
		out = append(out, n.said)
	}
	if len(s.accounts) > 1 {
		for _, n := range s.accounts {
			out = append(out, n.said)
		}
	}
	slices.SortFunc(out, func(a, b string) int { return len(b) - len(a) })
	return out
}

// comparesThem are the words of a question that sets one against another.
var comparesThem = wording.Compile(`比|环比|同比|\bvs\b|versus|\bthan\b|compare|against`)

// differ asks by how much two stretches of time differ: 上个月和这个月拜访差多少.
var differ = wording.Compile(`(上上?个?|去)(月|周|礼拜|季度?|年).{0,8}(这|本|今|上)个?(月|周|礼拜|季度?|年).{0,8}差|(这|本|今)个?(月|周|礼拜|季度?|年).{0,8}(上上?个?|去)(月|周|礼拜|季度?|年).{0,8}差`)

// namedOf finds the colleagues, teams and customers that a text names: a colleague
// in pinyin too.
func (q *request) namedOf(text string) (s spoken, err error) {
	plain := squash(text)
	err = crm.Each(q.tx, crm.Where(crm.ByAll), func(t crm.Team) bool {
		if name := squash(t.Name.Text); len(name) > 1 && strings.Contains(plain, name) {
			s.teams = append(s.teams, named{string(t.ID), name, t.Name.Text, strings.Index(plain, name)})
		}
		return true
	})
	if err != nil {
		return s, fmt.Errorf("teams: %w", err)
	}
	err = crm.Each(q.tx, crm.Where(crm.ByAll), func(p crm.Person) bool {
		if said, at := saidOf(&p, plain); at >= 0 {
			s.people = append(s.people, named{string(p.ID), said, p.Name.Text, at})
		}
		return true
	})
	if err != nil {
		return s, fmt.Errorf("people: %w", err)
	}
	for _, h := range q.ctx.Names.Find(text, parse.Asker{Who: q.who.ID}) {
		if len(h.Known) == 0 || h.Known[0].Row.Kind != crm.KindAccount {
			continue
		}
		runes := []rune(text)
		said := squash(string(runes[h.Span.Start:h.Span.End]))
		s.accounts = append(s.accounts, named{h.Known[0].Row.ID, said, h.Known[0].Row.Names[0].Text, strings.Index(plain, said)})
	}
	if len(s.people) == 1 && withMe.MatchString(plain) {
		s.people = append(s.people, named{string(q.who.ID), "", q.who.Name.Text, len(plain)})
	}
	for _, all := range [][]named{s.people, s.teams, s.accounts} {
		slices.SortStableFunc(all, func(a, b named) int { return a.at - b.at })
	}
	return s, nil
}

// withMe sets the speaker beside somebody: 我和小李谁跑得多.
var withMe = wording.Compile(`我(和|跟|与|比)|(和|跟|与|比)我|\band i\b|\bor me\b|\bthan me\b|\bi vs\b|\bvs me\b`)

// saidOf is how a text names somebody, and where; -1 where it does not.
func saidOf(p *crm.Person, plain string) (said string, at int) {
	forms := []string{squash(p.Full), squash(p.Name.Text)}
	for _, n := range p.Aliases {
		forms = append(forms, squash(n.Text))
	}
	forms = append(forms, p.Name.Pinyin...)
	for _, form := range forms {
		switch {
		case len(form) < 2 || ascii(form) && (len(form) < 3 || !word(latinApart.ReplaceAllString(plain, " $0 "), form)):
		case strings.Contains(plain, form):
			return form, strings.Index(plain, form)
		}
	}
	return "", -1
}

// compare makes of a question that sets people, teams, customers or stretches of time
// beside each other one that is put together by them.
func (q *request) compare(in *inquiry, s spoken) {
	times := in.against != "" || in.ago != "" || withLast.MatchString(squash(q.m.Text))
	switch {
	case times && len(s.people) < 2: // of several teams: of them together
		in.amongTimes(q.today())
	case len(s.teams) > 1:
		in.among(figures.ByTeam, s.teams)
	case len(s.people) > 1:
		in.among(figures.ByPerson, s.people)
	case len(s.accounts) > 1:
		in.among(figures.ByAccount, s.accounts)
	case in.comparing:
		in.amongTimes(q.today())
	}
}

// withLast sets a period beside that of now: 和去年比, than last month.
var withLast = wording.Compile(`(比|和|跟|与|同|较)(去年|前年|上上?个?(月|周|礼拜|季)|前一)|\b(than|to|with|vs) last\b`)

// among puts an answer together by those who are named.
func (q *inquiry) among(by string, of []named) {
	keys := make([]string, len(of))
	for i, n := range of {
		keys[i] = n.id
	}
	q.By = by
	q.compared = of
	q.add(figures.Is{What: figures.IsAmong, Value: strings.Join(keys, ",")})
	switch q.Sort { // that one is asked for and not the others
	case figures.SortNone, figures.SortMean, figures.SortPace, figures.SortQuiet:
		q.Sort = ""
	}
}

// amongTimes sets two stretches of time of one length beside each other: both that are
// said; one that passed and that of now; that of now and the one before, or, 同比, the
// same a year ago.
func (q *inquiry) amongTimes(today crm.Date) {
	first, said := periodAsked(q.period, today)
	second, also := periodAsked(q.against, today)
	if !said {
		first = figures.PeriodOf(cmp.Or(wholeOf(q.Horizon()), figures.Month), today)
	}
	switch {
	case also:
	case q.ago == figures.Year:
		second = figures.PeriodOf(first.Horizon, first.From.AddDays(-360)) // within the same week, month or quarter
		if first.Horizon == figures.Year {
			second = first.Before()
		}
	case said && first.To < today && q.ago == "":
		second = figures.PeriodOf(first.Horizon, today)
	case said || q.ago != "":
		second = first.Before()
	default:
		return
	}
	by := first.Horizon // groups of time are called as the horizons are
	if !q.Dated() || !figures.ByTime(by) || second.Horizon != by {
		q.unread = strings.TrimSpace(q.unread + " " + q.against)
		return
	}
	if second.From < first.From {
		first, second = second, first
	}
	q.among(by, []named{{id: figures.TimeKey(first)}, {id: figures.TimeKey(second)}})
	q.span = figures.Period{From: first.From, To: second.To}
}

// wholeOf is a horizon that has one before it; "" for all time.
func wholeOf(horizon string) string {
	if horizon == figures.All {
		return ""
	}
	return horizon
}

// whoseCompared is whose rows an answer about several is made of, and those of them
// whom he may see; the names of the others come back.
func (q *request) whoseCompared(in *inquiry) (whose string, hidden []string, err error) {
	whose = "p." + string(q.who.ID)
	teams, err := q.teamsFor(crm.Export, crm.KindAccount)
	if err != nil {
		return "", nil, err
	}
	if allowed(q.who, leaders()) || len(teams) > 0 {
		whose = "all"
	}
	d, err := q.counterFor(whose, in.Asked.String())
	if err != nil {
		return "", nil, err
	}
	var seen []named
	for _, n := range in.compared {
		may := true
		switch in.By {
		case figures.ByTeam:
			may = slices.Contains(d.Of.Teams, crm.TeamID(n.id))
		case figures.ByPerson:
			may = slices.Contains(d.Of.People, crm.PersonID(n.id))
		case figures.ByAccount:
			a, err := crm.Get[crm.Account](q.tx, crm.AccountID(n.id))
			if err != nil && !crm.IsMissing(err) { // taken back since the names were read
				return "", nil, fmt.Errorf("account %s: %w", n.id, err)
			}
			may = err == nil && crm.Can(q.who, crm.Read, crm.ScopeOf(&a))
			if !may {
				n.name = n.said // not by more than he wrote himself
			}
		}
		if may {
			seen = append(seen, n)
		} else {
			hidden = append(hidden, n.name)
		}
	}
	if len(seen) == 0 {
		return "", nil, crm.E(crm.Forbidden, "figures.not_yours", "")
	}
	in.Is = slices.DeleteFunc(in.Is, func(is figures.Is) bool { return is.What == figures.IsAmong })
	in.among(in.By, seen)
	return whose, hidden, nil
}
