package handlers

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook/figures"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// A figure card names itself: fig/<report>/<whose>/<from>/<to>[/<part>]. A part
// asks for the list behind one of its figures.
type figureRef struct {
	report   string
	whose    string // p.<person>, t.<team>+<team>, d.<deal>, all, or m.<team>: see below
	from, to crm.Date
	part     string // "" = the card itself
	unused   string // of what he said: conditions that the report cannot apply; stands in no subject
}

func (f figureRef) String() string {
	parts := []string{cards.FigurePrefix + f.report, f.whose, string(f.from), string(f.to)}
	if f.part != "" {
		parts = append(parts, f.part)
	}
	return strings.Join(parts, "/")
}

// figureOf reads the subject of a button or the track of a card.
func figureOf(subject string) (f figureRef, ok bool) {
	rest, ok := strings.CutPrefix(subject, cards.FigurePrefix)
	if !ok {
		return f, false
	}
	p := strings.SplitN(rest, "/", 5)
	if len(p) < 4 {
		return f, false
	}
	f = figureRef{report: p[0], whose: p[1], from: crm.Date(p[2]), to: crm.Date(p[3])}
	if len(p) == 5 {
		f.part = p[4]
	}
	return f, f.from.Valid() && f.to.Valid()
}

func (f figureRef) period() figures.Period {
	return figures.Period{Horizon: figures.HorizonOf(f.from, f.to), From: f.from, To: f.to}
}

// counter is who counts for him: of one person or of teams, if he may see them.
// The totals of one person are for himself and whoever leads him.
func (q *request) counter(whose string) (*figures.Desk, error) {
	return q.counterFor(whose, "")
}

// ofFiles reports whether a report is made of customers' files alone, so that
// who keeps files sees it whoever leads the people.
func ofFiles(report string) bool {
	a, asked := figures.AskedOf(report)
	return report == figures.ReportCustomers || report == figures.ReportIssues || asked && a.OfFiles()
}

// counterFor is counter for a report.
func (q *request) counterFor(whose, report string) (*figures.Desk, error) {
	verb, kind := crm.Reassign, crm.KindActivity
	if _, asked := figures.AskedOf(report); ofFiles(report) || asked && !allowed(q.who, leaders()) {
		verb, kind = crm.Export, crm.KindAccount
	}
	d := &figures.Desk{R: q.tx, Book: q.Book, Today: q.today(), Zone: q.who.Location(), Currency: q.Book.SumsIn(q.who.Lang()), Asker: q.who.ID}
	if id, ok := strings.CutPrefix(whose, cards.OfDeal); ok {
		o, err := crm.Get[crm.Opportunity](q.tx, id)
		if err == nil && !crm.Can(q.who, crm.Read, crm.ScopeOf(&o)) {
			err = crm.E(crm.Forbidden, "figures.not_yours", "")
		}
		d.Of.Deal = o.ID
		return d, err
	}
	if id, ok := strings.CutPrefix(whose, "p."); ok {
		p, err := crm.Get[crm.Person](q.tx, crm.PersonID(id))
		if err != nil {
			return nil, err
		}
		if p.ID != q.who.ID && !crm.Can(q.who, verb, crm.Scope{Kind: kind, Owner: p.ID, Team: p.Team, Shared: true}) {
			return nil, crm.E(crm.Forbidden, "figures.not_yours", p.Name.Text)
		}
		d.Of = figures.Of{Person: p.ID, People: []crm.PersonID{p.ID}, Files: p.ID != q.who.ID && q.filesOnly(p.Team)}
		return d, nil
	}
	teams, err := q.teamsFor(verb, kind)
	if err != nil {
		return nil, err
	}
	for _, t := range teams {
		if whose == "all" || slices.Contains(strings.Split(strings.TrimPrefix(whose, "t."), "+"), string(t.ID)) {
			d.Of.Teams = append(d.Of.Teams, t.ID)
		}
	}
	if len(d.Of.Teams) == 0 || whose != "all" && len(d.Of.Teams) != strings.Count(whose, "+")+1 {
		return nil, crm.E(crm.Forbidden, "figures.not_yours", "")
	}
	if len(d.Of.Teams) == len(teams) { // all of his, by whatever name: his own goal is that of them together
		d.Of.Leader = q.who.ID
	}
	d.Of.Files = q.filesOnly(d.Of.Teams[0])
	for _, id := range d.Of.Teams {
		people, err := q.everOf(id)
		if err != nil {
			return nil, err
		}
		for _, p := range people {
			d.Of.People = append(d.Of.People, p.ID)
		}
	}
	return d, nil
}

// filesOnly reports whether he may read the files of a team's customers and not
// their deals.
func (q *request) filesOnly(team crm.TeamID) bool {
	return !crm.Can(q.who, crm.Read, crm.Scope{Kind: crm.KindOpportunity, Team: team, Shared: true})
}

// below is whose figures a button below a team's digest shows to the one who
// presses it: the team's to whoever leads it, his own to anybody else.
func (q *request) below(whose string) string {
	team, ok := strings.CutPrefix(whose, cards.OfTeam)
	switch {
	case !ok:
		return whose
	case crm.Can(q.who, crm.Reassign, crm.Scope{Kind: crm.KindActivity, Team: crm.TeamID(team), Shared: true}):
		return "t." + team
	}
	return "p." + string(q.who.ID)
}

// everOf are the people of a team, those who have left among them: what they
// did counts.
func (q *request) everOf(id crm.TeamID) ([]crm.Person, error) {
	var out []crm.Person
	err := crm.Each(q.tx, crm.Where(crm.ByTeam, string(id)), func(p crm.Person) bool {
		out = append(out, p)
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("people of team %s: %w", id, err)
	}
	return out, nil
}

// whose says whose figures a text means: a colleague or teams that it names, his
// own where he says so or leads nobody, else the teams that he leads.
func (q *request) whose() (string, error) {
	if len(q.f.Colleagues) > 0 {
		return "p." + q.f.Colleagues[0].Row.ID, nil
	}
	var named []string
	err := crm.Each(q.tx, crm.Where(crm.ByAll), func(t crm.Team) bool {
		if holds(q.m.Text, t.Name.Text) || strings.Contains(parse.Keys(q.m.Text).Fold, t.Name.Fold) {
			named = append(named, string(t.ID))
		}
		return true
	})
	if err != nil {
		return "", fmt.Errorf("teams: %w", err)
	}
	switch {
	case len(named) > 0:
		return "t." + strings.Join(named, "+"), nil
	case !allowed(q.who, leaders()) || ownSaid(q.m.Text):
		return "p." + string(q.who.ID), nil
	case q.who.Has(crm.RoleDirector):
		return "all", nil
	}
	return "t." + string(q.who.Team), nil
}

// ownSaid reports a text about what is his own.
func ownSaid(text string) bool {
	return holds(text, "我的", "我自己", "我今年", "我本", "我这", "我上") && !holds(text, "我的项目", "我的团队", "我的人") || word(text, "my", "mine")
}

// whoseName is how a card calls them; "" for his own.
func (q *request) whoseName(d *figures.Desk) (string, error) {
	if d.Of.Deal != "" {
		o, err := crm.Get[crm.Opportunity](q.tx, d.Of.Deal)
		if err != nil {
			return "", err
		}
		return q.nameOf(o.Account)
	}
	if d.Of.Person != "" {
		return q.other(d.Of.Person)
	}
	var names []string
	for _, id := range d.Of.Teams {
		t, err := crm.Get[crm.Team](q.tx, id)
		if err != nil {
			return "", fmt.Errorf("team %s: %w", id, err)
		}
		names = append(names, t.Name.Text)
	}
	return cards.Names(q.who.Lang(), names), nil
}

// showFigures shows a report, or the list behind one of its figures. It is for
// him alone, wherever he asked.
func (q *request) showFigures(f figureRef, start int) error {
	v, err := q.figuresFor(f)
	if err != nil {
		return err
	}
	q.listed(nil)
	q.conv.Track, q.conv.FiguresAt = v.Subject, q.said()
	if f.part != "" {
		return q.showBehindPart(v, f.part, start)
	}
	for _, p := range v.Parts {
		if p.Kind != figures.PartTaken && p.Kind != figures.PartIssue { // cards that number their first rows
			continue
		}
		rows, err := p.Rows()
		if err != nil {
			return err
		}
		for _, r := range rows {
			q.conv.Items = append(q.conv.Items, pointerOf(r))
		}
	}
	q.personal(q.say.Figures(v))
	return nil
}

// figuresFor counts what a card shows.
func (q *request) figuresFor(f figureRef) (cards.FiguresView, error) {
	var v cards.FiguresView
	if !figures.Known(f.report) || strings.HasPrefix(f.whose, cards.OfDeal) != (f.report == figures.ReportEffort) {
		return v, crm.E(crm.Missing, "figures.gone")
	}
	f.whose = q.below(f.whose)
	if f.report == figures.ReportFeedback && !allowed(q.who, leaders()) { // these calls are theirs (G6)
		boss, err := q.personName(q.who.Manager)
		if err != nil {
			return v, err
		}
		return v, crm.E(crm.Forbidden, "feedback.manager", boss)
	}
	d, err := q.counterFor(f.whose, f.report)
	if err != nil {
		return v, err
	}
	if key, ok := strings.CutPrefix(f.part, figures.PartWhich+"."); ok {
		d.Of.Which, _ = figures.WhichOf(key)
	}
	if v.Report, err = d.Count(f.report, f.period()); err != nil {
		return v, err
	}
	v.Own, v.Many = d.Of.Person == q.who.ID, len(d.Of.People) > 1
	v.Notes.Counts = v.Asked != nil && d.Of.Files && !v.Asked.OfFiles()
	if v.Whose, err = q.whoseName(d); err != nil {
		return v, err
	}
	v.Notes.Unused = f.unused
	f.part = ""
	if v.Subject, err = q.subjectOf(f); err == nil && v.Asked != nil && v.Many {
		f.report = v.Asked.ByPeople().String()
		v.ByPeople, err = q.subjectOf(f)
	}
	return v, err
}

// showBehindPart shows the list behind the part of that id.
func (q *request) showBehindPart(v cards.FiguresView, id string, start ...int) error {
	if n, ok := strings.CutPrefix(id, cards.PartsMore); ok {
		if from, err := strconv.Atoi(n); err == nil {
			q.personal(q.say.FiguresMore(v, from))
			return nil
		}
	}
	l, err := q.behindFigure(v, id)
	if err != nil {
		return err
	}
	if l == nil {
		q.personal(q.say.FiguresGone(v))
		return nil
	}
	q.listed(nil)
	q.conv.Track, q.conv.Listed, q.conv.FiguresAt = v.Subject, v.Subject+"/"+id, q.said()
	return q.showBehind(l, append(start, 0)[0])
}

// showBehind shows the list behind a figure.
func (q *request) showBehind(l *cards.BehindView, start int) error {
	l.Start = start
	for _, r := range l.Rows {
		q.conv.Items = append(q.conv.Items, pointerOf(r.Row))
	}
	var err error
	mixed := l.Asked != nil && l.Asked.Thing == figures.AskBusy // steps and visits: no table
	if l.May, err = q.mayExportFigure(l); err != nil {
		return err
	}
	l.May = l.May && !mixed
	q.personal(q.say.BehindFigure(*l))
	return nil
}

// pointerOf is what a row of a list is about: ①②③ mean it.
func pointerOf(r figures.Row) crm.Pointer {
	switch {
	case r.Issue != nil:
		return crm.Pointer{Kind: crm.KindField, ID: string(r.Issue.ID)}
	case r.Approval != nil:
		return crm.Pointer{Kind: crm.KindApproval, ID: string(r.Approval.ID)}
	case r.Deal != nil:
		return crm.Pointer{Kind: crm.KindOpportunity, ID: string(r.Deal.ID)}
	case r.Activity != nil:
		return crm.Pointer{Kind: crm.KindActivity, ID: string(r.Activity.ID)}
	case r.Lead != nil:
		return crm.Pointer{Kind: crm.KindLead, ID: string(r.Lead.ID)}
	case r.Expense != nil:
		return crm.Pointer{Kind: crm.KindExpense, ID: string(r.Expense.ID)}
	case r.Task != nil:
		return crm.Pointer{Kind: crm.KindTask, ID: string(r.Task.ID)}
	}
	return crm.Pointer{Kind: crm.KindAccount, ID: string(r.Account.ID)}
}

// behindFigure is the list behind the part of that id, which adds up to the figure; nil
// when the figure is 0 by now.
func (q *request) behindFigure(v cards.FiguresView, id string) (*cards.BehindView, error) {
	i := slices.IndexFunc(v.Parts, func(p figures.Part) bool { return p.ID() == id && p.Listed })
	if i < 0 {
		return nil, nil
	}
	rows, err := v.Parts[i].Rows()
	if err != nil {
		return nil, err
	}
	l := &cards.BehindView{FiguresView: v, Part: v.Parts[i]}
	for _, r := range rows {
		line := cards.BehindRow{Row: r}
		if line.Who, err = q.other(r.Owner()); err != nil {
			return nil, err
		}
		l.Rows = append(l.Rows, line)
	}
	return l, nil
}
