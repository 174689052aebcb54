package handlers

import (
	"fmt"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// exportIntent gives the lead sheet as a file.
func exportIntent() Intent {
	weigh := says(0.85, 40, []string{"导出", "我的线索", "线索清单", "线索列表", "线索表", "线索汇总表", "jtf001", "发我excel", "excel表", "下载客户"}, "export", "xlsx", "lead sheet")
	return Intent{
		Name: "export", Reads: parse.Query,
		Weigh: func(f parse.Facts) float64 {
			if f.Holds("导入") || f.Word("import") {
				return 0
			}
			if f.Letters() <= 24 && sheetParted.MatchString(f.Plain()) {
				return 0.97
			}
			if f.Letters() <= 40 && whoExported.MatchString(f.Plain()) && !didSomething(f) {
				return 0.97
			}
			return weigh(f)
		},
		Examples: []string{"导出东莞线索表", "导出 华南 上周线索", "export the Dongguan lead sheet as xlsx", "导出全部线索 csv", "线索表", "lead sheet for last month", "谁导出过线索,什么时候", "上周谁导出了线索表", "who exported the leads"},
		Near:     []string{"日报", "我的客户", "导入线索表", "今天拜访了格睿王海峰", "导出 王建国 比亚迪 的个人信息"},
		Handle:   (*request).export,
	}
}

// sheetParted asks for a lead sheet parted by region or by industry, said shortly: 按区域分,
// 按行业导一份.
var sheetParted = wording.OneOf(
	`^(?:请|帮我|把)?(?:线索|线索表|线索汇总表|汇总表|表|表格)?(?:请|帮我)?(?:按|分)`+
		`(?:区域|地区|城市|行业)(?:的)?(?:分开?|拆开?|拆分)?(?:[,，])?(?:都)?(?:再)?`+
		`(?:导出?来?|各导|发|给|整理|汇总|拆)?(?:我)?(?:给我)?(?:一份|一下|一个|几份)?`+
		`(?:线索表?|表|文件|excel)?(?:给我|发我)?(?:吧)?$`,
	`^(?:the )?(?:lead )?sheet(?:s)? (?:by|per) (?:region|city|industry)$`,
	`^(?:split|part|group) (?:it|the (?:lead )?sheet) by (?:region|city|industry)$`,
)

// exportOther finds that another file than the lead sheet is wanted; ofPeople that it is one of
// people's data, which nobody gets as a whole.
var (
	exportOther = wording.Compile(`联系人|通讯录|电话本|拜访|电话记录|商机|待办|报价|费用|合同|回款|\b(?:contacts|address book|phone ?book|visits|calls|deals|opportunities|tasks|quotes|expenses|contracts|payments)\b`)
	ofPeople    = wording.Compile(`联系人|通讯录|电话本|contacts|book`)
)

// sheetScope is what a lead sheet is narrowed to.
type sheetScope struct {
	teams  []crm.Team // whose leads; with rest also those of no team
	rest   bool
	team   crm.TeamID // the only one; "" = all
	region string
	from   crm.Date
	until  crm.Date
	format string
	by     string // a sheet for each region or each industry instead of each team; "" = team
}

// sheetBy finds that the lead sheet is to be parted by region or by industry.
var sheetBy = wording.Compile(`(?:按|分)(区域|地区|城市|行业)(?:分|导|拆|整理|归|汇总|各|出|来|发|给|一|的|线索|$|[,，])|(?:split |parted |grouped |one sheet )?(?:by|per) (region|city|industry)`)

// export makes the lead sheet that was asked for, notes that, and brings it in
// private.
func (q *request) export() error {
	s, err := q.sheetScope()
	if err != nil {
		return err
	}
	if whoExported.MatchString(q.f.Plain()) {
		return q.tellExports(s)
	}
	if m := exportOther.FindString(q.f.Plain()); m != "" && !holds(q.f.Plain(), "线索", "lead") {
		q.personal(q.say.ExportOther(ofPeople.MatchString(m)))
		return nil
	}
	if exportsShown.MatchString(q.f.Plain()) {
		if done, err := q.exportShown(); done || err != nil {
			return err
		}
	}
	if !asksFile(q.f.Text) && !sheetParted.MatchString(q.f.Plain()) {
		return q.showLeads(s, 0)
	}
	return q.giveSheet(s)
}

// giveSheet brings a lead sheet in private.
func (q *request) giveSheet(s sheetScope) error {
	v, e, err := q.makeSheet(s, "")
	if err != nil {
		return err
	}
	v.Group = e.ID
	if v.SendTo, err = q.sheetReaders(s); err != nil {
		return err
	}
	if v.Others, err = q.otherSheets(&s); err != nil {
		return err
	}
	q.personal(q.say.LeadSheet(v))
	return nil
}

// asksFile reports a text that wants a file, not a look.
func asksFile(text string) bool {
	return holds(text, "导出", "excel", "表格文件", "下载", "发我", "再发", "重发", "重新发", "补发", "xlsx", "csv") || word(text, "export", "xlsx", "excel", "csv", "file", "download")
}

// showLeads shows his own leads in chat, those of the region and the time that
// he names.
func (q *request) showLeads(s sheetScope, start int) error {
	rows, err := q.leadsSeen(s)
	if err != nil {
		return err
	}
	q.listed(nil)
	for _, r := range rows[min(start, len(rows)):] {
		q.conv.Items = append(q.conv.Items, crm.Pointer{Kind: crm.KindLead, ID: string(r.Lead.ID)})
		if len(q.conv.Items) == cards.MaxLines {
			break
		}
	}
	q.personal(q.say.LeadList(cards.SheetView{Scope: s.region, From: s.from, Until: s.until, Tabs: []cards.SheetTab{{Rows: rows}}}, start))
	return nil
}

// sheetScope reads what the lead sheet is to be of. A region is a team's, else
// one of the accounts'.
func (q *request) sheetScope() (sheetScope, error) {
	s := sheetScope{format: "xlsx"}
	if q.f.Holds("csv") || q.f.Word("csv") {
		s.format = "csv"
	}
	if m := sheetBy.FindStringSubmatch(q.f.Plain()); m != nil {
		s.by = "region"
		if m[1]+m[2] == "行业" || m[1]+m[2] == "industry" {
			s.by = "industry"
		}
	}
	if stretchAsked.MatchString(q.f.Plain()) || q.f.Word("week", "month") {
		s.from, s.until = behindUs(q.f.Text, q.today())
	}
	all, err := q.allTeams()
	if err != nil {
		return s, err
	}
	for _, t := range all {
		if says := q.f.Plain(); strings.Contains(says, strings.ToLower(t.Name.Text)) || t.Region != "" && strings.Contains(says, strings.ToLower(t.Region)) {
			s.teams, s.team = []crm.Team{t}, t.ID
			return s, nil
		}
	}
	s.region = q.f.Region
	s.teams, s.rest = all, true
	if q.who.Team != "" && !crm.Can(q.who, crm.Export, crm.Scope{Kind: crm.KindLead, Shared: true}) {
		s.teams = slices.DeleteFunc(all, func(t crm.Team) bool { return t.ID != q.who.Team })
		s.rest, s.team = false, q.who.Team
	}
	return s, nil
}

// makeSheet gathers the rows of a lead sheet and notes the export.
func (q *request) makeSheet(s sheetScope, to crm.PersonID) (cards.SheetView, crm.Exported, error) {
	v := cards.SheetView{
		Company: q.Company, From: s.from, Until: s.until, Format: s.format, By: q.who.Name.Text, Notice: q.Notice, Scope: s.region,
	}
	w, err := q.group()
	if err != nil {
		return v, crm.Exported{}, err
	}
	if err := w.MayExport(crm.KindLead, s.team); err != nil {
		return v, crm.Exported{}, err
	}
	if s.team != "" && v.Scope == "" {
		v.Scope = s.teams[0].Name.Text
	}
	if v.Tabs, err = q.sheetTabs(s); err != nil {
		return v, crm.Exported{}, err
	}
	if s.by != "" {
		v.Tabs = partedBy(v.Tabs, s.by)
		if n := len(v.Tabs); n > 0 && v.Tabs[n-1].Name == "" {
			v.Tabs[n-1].Name = q.say.NotFilled()
		}
	}
	rows := 0
	for _, t := range v.Tabs {
		rows += len(t.Rows)
	}
	if rows == 0 {
		return v, crm.Exported{}, nil
	}
	e, err := w.NoteExport(desk.NewExport{
		Of: crm.KindLead, Format: s.format, Rows: rows, Team: s.team, Region: s.region, From: s.from, Until: s.until, To: to,
	})
	return v, e, err
}

// sheetTabs are the sheets of a lead sheet, one a region: a team with its leads and
// those of no team from places that it looks after (K3).
func (q *request) sheetTabs(s sheetScope) ([]cards.SheetTab, error) {
	teams, err := q.allTeams()
	if err != nil {
		return nil, err
	}
	nobodys, err := q.sheetRows("", s)
	if err != nil {
		return nil, err
	}
	var out []cards.SheetTab
	strays := q.Book.Strays(teams)
	for i := range s.teams {
		t := &s.teams[i]
		tab := cards.SheetTab{Name: t.Name.Text}
		if tab.Rows, err = q.sheetRows(t.ID, s); err != nil {
			return nil, err
		}
		for i := range tab.Rows {
			tab.Rows[i].Astray = strays(tab.Rows[i].Account.Region, t.ID)
		}
		nobodys = slices.DeleteFunc(nobodys, func(r cards.SheetRow) bool {
			his := q.Book.LooksAfter(t, r.Account.Region)
			if his {
				tab.Rows = append(tab.Rows, r)
			}
			return his
		})
		slices.SortFunc(tab.Rows, func(a, b cards.SheetRow) int { return a.Lead.No - b.Lead.No })
		out = append(out, tab)
	}
	if s.rest {
		out = append(out, cards.SheetTab{Rows: nobodys})
	}
	return out, nil
}

// partedBy is the rows of some sheets parted anew, by region or by industry: the fullest first,
// those without one last.
func partedBy(tabs []cards.SheetTab, by string) []cards.SheetTab {
	var out []cards.SheetTab
	for _, t := range tabs {
		for _, r := range t.Rows {
			name := strings.TrimSuffix(r.Account.Region, "市")
			if by == "industry" {
				name = r.Account.Industry
			}
			i := slices.IndexFunc(out, func(o cards.SheetTab) bool { return o.Name == name || by == "region" && sameRegion(o.Name, name) })
			if i < 0 {
				i, out = len(out), append(out, cards.SheetTab{Name: name})
			}
			out[i].Rows = append(out[i].Rows, r)
		}
	}
	for _, t := range out {
		slices.SortFunc(t.Rows, func(a, b cards.SheetRow) int { return a.Lead.No - b.Lead.No })
	}
	slices.SortStableFunc(out, func(a, b cards.SheetTab) int {
		if (a.Name == "") != (b.Name == "") {
			return len(b.Name) - len(a.Name)
		}
		return len(b.Rows) - len(a.Rows)
	})
	return out
}

// allTeams are the teams of the company.
func (q *request) allTeams() ([]crm.Team, error) {
	var all []crm.Team
	err := crm.Each(q.tx, crm.Where(crm.ByAll), func(t crm.Team) bool {
		all = append(all, t)
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("teams: %w", err)
	}
	return all, nil
}

// sheetRows are the leads of a team that fit the scope, by number.
func (q *request) sheetRows(team crm.TeamID, s sheetScope) ([]cards.SheetRow, error) {
	in := crm.Where(crm.ByTeam, string(team))
	if s.from != "" {
		in = in.Between(string(s.from), string(s.until.AddDays(1)))
	}
	out, err := q.leadRows(in, s.region)
	if err != nil {
		return nil, fmt.Errorf("leads of team %q: %w", team, err)
	}
	return out, nil
}

// leadRows are the leads of a list with their accounts, of a region where one is
// named, by number.
func (q *request) leadRows(in crm.Filter, region string) ([]cards.SheetRow, error) {
	var out []cards.SheetRow
	var inner error
	err := crm.Each(q.tx, in, func(l crm.Lead) bool {
		var a crm.Account
		if inner = q.tx.Get(&a, string(l.Account)); inner != nil {
			return false
		}
		if region == "" || q.Book.Covers(region, a.Region) || sameRegion(a.Region, region) {
			out = append(out, cards.SheetRow{Lead: l, Account: a})
		}
		return true
	})
	if inner != nil {
		err = inner
	}
	if err != nil {
		return nil, err
	}
	slices.SortFunc(out, func(a, b cards.SheetRow) int { return a.Lead.No - b.Lead.No })
	return out, nil
}

// sameRegion reports whether a region of an account is the one that was asked
// for: 东莞, 东莞市长安 and Dongguan are of 东莞.
func sameRegion(have, asked string) bool {
	if have == "" || asked == "" {
		return have == asked
	}
	a, b := parse.Keys(strings.TrimSuffix(have, "市")), parse.Keys(strings.TrimSuffix(asked, "市"))
	if strings.Contains(a.Fold, b.Fold) {
		return true
	}
	spoken := func(n crm.Name) []string { return append(slices.Clone(n.Pinyin), n.Fold) }
	return slices.ContainsFunc(spoken(a), func(s string) bool { return slices.Contains(spoken(b), s) })
}

// sheetReaders are the managers of the teams of a lead sheet, to whom it is
// passed on regularly (handbook K3).
func (q *request) sheetReaders(s sheetScope) ([]crm.Choice, error) {
	managers, err := peopleWith(q.tx, crm.RoleManager)
	if err != nil {
		return nil, err
	}
	var out []crm.Choice
	for _, p := range managers {
		if p.ID != q.who.ID && s.team != "" && p.Team == s.team {
			out = append(out, crm.Choice{Value: string(p.ID), Label: p.Name.Text})
		}
	}
	return out, nil
}

// pressSend passes a lead sheet on to a manager of the team: as it is now.
func (q *request) pressSend(a chat.Action) error {
	e, err := crm.Get[crm.Exported](q.tx, crm.ExportID(a.Subject))
	if err != nil || e.Who != q.who.ID {
		if err == nil || crm.IsMissing(err) {
			q.reply(q.out.UnknownButton())
			return nil
		}
		return err
	}
	s := sheetScope{team: e.Team, region: e.Region, from: e.From, until: e.Until, format: e.Format}
	readers, err := q.sheetReaders(s)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(readers, func(c crm.Choice) bool { return c.Value == a.Arg }) {
		q.reply(q.out.UnknownButton())
		return nil
	}
	t, err := crm.Get[crm.Team](q.tx, e.Team)
	if err != nil {
		return err
	}
	s.teams = []crm.Team{t}
	to, err := crm.Get[crm.Person](q.tx, crm.PersonID(a.Arg))
	if err != nil {
		return err
	}
	v, _, err := q.makeSheet(s, to.ID)
	if err != nil {
		return err
	}
	if err := q.tell(&to, q.m.Key+"/sheet", func(w *cards.Writer) chat.Card { return w.SheetFor(v) }); err != nil {
		return err
	}
	q.alone(q.say.SheetSent(to.Name.Text))
	return nil
}
