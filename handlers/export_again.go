package handlers

import (
	"cmp"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// pressExport gives a file: the lead sheet of another team, or the list behind a
// figure.
func (q *request) pressExport(a chat.Action) error {
	if f, ok := q.figureOf(a.Subject); ok && f.part != "" {
		return q.exportFigure(f)
	}
	what, team, chosen := strings.Cut(a.Subject, "/")
	from, until, format, ok := cards.SpanOf(a.Arg)
	if what != cards.ExportLeads || !ok {
		q.reply(q.out.UnknownButton())
		return nil
	}
	all, err := q.allTeams()
	if err != nil {
		return err
	}
	s := sheetScope{teams: all, rest: true, from: from, until: until, format: format}
	if !chosen {
		v := cards.SheetView{From: from, Until: until, Format: format}
		if v.Others, err = q.otherSheets(nil); err == nil {
			q.alone(q.say.SheetWhere(v))
		}
		return err
	}
	if team != cards.ExportAll {
		t, err := crm.Get[crm.Team](q.tx, crm.TeamID(team))
		if err != nil {
			return err
		}
		s.teams, s.team, s.rest = []crm.Team{t}, t.ID, false
	}
	return q.giveSheet(s)
}

// otherSheets are the teams whose lead sheet he may have, but for the one that he
// has; none for somebody who has only his own team's.
func (q *request) otherSheets(but *sheetScope) ([]crm.Choice, error) {
	if !crm.Can(q.who, crm.Export, crm.Scope{Kind: crm.KindLead, Shared: true}) {
		return nil, nil
	}
	all, err := q.allTeams()
	if err != nil {
		return nil, err
	}
	var out []crm.Choice
	for _, t := range all {
		if but == nil || t.ID != but.team {
			out = append(out, crm.Choice{Value: string(t.ID), Label: t.Name.Text})
		}
	}
	if but == nil || but.team != "" || but.region != "" {
		out = append(out, crm.Choice{Value: cards.ExportAll, Label: q.say.Everything()})
	}
	return out, nil
}

// exportFigure gives the list behind a figure as a file, and notes that.
func (q *request) exportFigure(f figureRef) error {
	part := f.part
	v, err := q.figuresFor(f)
	if err != nil {
		return err
	}
	l, err := q.behindFigure(v, part)
	if err != nil || l == nil {
		if err == nil {
			q.personal(q.say.FiguresGone(v))
		}
		return err
	}
	w, err := q.group()
	if err != nil {
		return err
	}
	of := l.Kind()
	team, err := q.teamFigured(v.Subject)
	if err != nil {
		return err
	}
	if _, err := w.NoteExport(desk.NewExport{Of: of, Format: "xlsx", Rows: len(l.Rows), Team: team, From: f.from, Until: f.to}); err != nil {
		return err
	}
	q.personal(q.say.FigureFile(*l, q.Company, q.Notice))
	return nil
}

// exportsShown asks for what stands on the screen as a file: 导出, 导出来, 把这个导成表, export it.
var exportsShown = wording.OneOf(
	`^(?:请|帮我|麻烦|把|能不能|可以)*`+
		wording.Maybe(
			`它`, `这个`, `这些`, `这张`, `这份`, `上面的?`, `刚才的?`, `刚才那个`,
		)+`(?:名单|清单|列表|明细|表)?(?:都|也)?(?:给我)?`+
		wording.Any(
			`导出来?`, `导一?下`, `导成表`, `导成excel`, `导个?表`, `下载`, `发我excel`,
			`发excel`, `发个?excel给我`, `要excel`, `excel`,
		)+wording.Any(
		`一下`, `一份`, `成?excel`, `成?表格?`, `成?文件`, `给我`, `发我`, `吧`, `吗`, `下来`,
	)+`*$`,
	`^(?:please )?(?:export|download)(?: (?:it|this|that|these|them|the list|this list))?`+
		`(?: as| to| in)?(?: an?)?(?: excel| xlsx| file)*(?: please)?$`,
	`^(?:excel|xlsx)(?: file)?(?: please)?$`,
)

// exportShown gives the list that he looks at as a file, as the button below it does, else
// the first list behind the card of figures that stands there; done is false where neither does.
func (q *request) exportShown() (done bool, err error) {
	f, ok := q.figureOf(q.conv.Track)
	if !ok {
		return false, nil
	}
	if list, ok := q.figureOf(q.conv.Listed); ok && strings.HasPrefix(q.conv.Listed, q.conv.Track+"/") {
		f.part = list.part
	}
	v, err := q.figuresFor(f)
	if err != nil {
		return true, err
	}
	for _, p := range v.Parts {
		if f.part == "" && p.Listed && !p.Empty() {
			f.part = p.ID()
		}
		if f.part == p.ID() && p.Empty() {
			f.part = "" // an empty list is no file
			break
		}
	}
	if f.part == "" {
		q.personal(q.say.FiguresGone(v))
		return true, nil
	}
	return true, q.exportFigure(f)
}

// teamFigured is the team whose figures a card shows: of one person his; "" for
// several.
func (q *request) teamFigured(subject string) (crm.TeamID, error) {
	f, _ := q.figureOf(subject)
	d, err := q.counterFor(f.whose, f.report)
	if err != nil {
		return "", err
	}
	if d.Of.Deal != "" {
		o, err := crm.Get[crm.Opportunity](q.tx, d.Of.Deal)
		return o.Team, err
	}
	if d.Of.Person != "" {
		p, err := crm.Get[crm.Person](q.tx, d.Of.Person)
		return p.Team, err
	}
	if len(d.Of.Teams) == 1 {
		return d.Of.Teams[0], nil
	}
	return "", nil
}

// mayExportFigure reports whether he may have the list behind a figure as a file.
func (q *request) mayExportFigure(l *cards.BehindView) (bool, error) {
	team, err := q.teamFigured(l.Subject)
	return err == nil && crm.Can(q.who, crm.Export, crm.Scope{Kind: cmp.Or(l.Kind(), crm.KindAccount), Team: team, Shared: true}), err
}

// leadsSeen are the leads that he looks at: his own, and of who has none of his own but gives
// out the sheet, those of the sheet.
func (q *request) leadsSeen(s sheetScope) ([]cards.SheetRow, error) {
	if !q.who.Has(crm.RoleRep) && crm.Can(q.who, crm.Export, crm.Scope{Kind: crm.KindLead, Team: s.team, Shared: true}) && len(s.teams) > 0 {
		tabs, err := q.sheetTabs(s)
		var rows []cards.SheetRow
		for _, t := range tabs {
			rows = append(rows, t.Rows...)
		}
		return rows, err
	}
	in := crm.Where(crm.ByOwner, string(q.who.ID))
	if s.from != "" {
		in = in.Between(string(s.from), string(s.until.AddDays(1)))
	}
	return q.leadRows(in, s.region)
}
