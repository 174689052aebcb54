package handlers

import (
	"fmt"
	"slices"
	"strings"

	"milepost/configs/playbook"
	"milepost/configs/playbook/figures"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// questionIntent answers what can be asked of customers, deals, visits, money,
// leads, requests, quotes and steps, by any conditions: 哪些客户资料不全, 哪些项目卡住了,
// 谁业绩最好, who lost to Trumpf this year.
func questionIntent(book *playbook.Book, l *lexicon) Intent {
	return Intent{
		Name: "question", Reads: parse.Query,
		Weigh: func(f parse.Facts) float64 {
			return max(asksCustomers(book, f), l.weigh(f))
		},
		Examples: []string{"哪些客户资料不全", "which files are incomplete"},
		Near:     []string{"我有哪些客户", "今天见了几家客户"},
		Handle: func(q *request) error {
			if asksCustomers(book, q.f) > 0 && !l.asksOther(q.f) {
				return q.customersAsked()
			}
			return q.questionAsked(l)
		},
		Further: func(q *request, before string) (bool, error) { return q.furtherAsked(l, before) },
	}
}

// weigh says how strongly a reading speaks for a question of which all was
// understood, or most.
func (l *lexicon) weigh(f parse.Facts) float64 {
	if !mayAsk(f) {
		return 0
	}
	switch q := l.read(f, nil); {
	case !q.clear(f):
		return 0
	case q.unread != "" && q.silent <= 4 && len(q.asks) > 0, q.unread != "" && q.silent <= 10 && len(q.sorts) > 0 && twoOf.MatchString(f.Plain()): // both names are found when it is answered
		return 0.85
	case q.unread != "":
		return 0.62
	case q.plain():
		return 0.8 // other cards show more of just that: 我今天跑了几家, 商机有哪些
	case q.sharp():
		return 0.95
	}
	return 0.91
}

// asksOther reports a question of which all was understood and that is for other
// rows than customers: 大客户里哪些单没下一步.
func (l *lexicon) asksOther(f parse.Facts) bool {
	if !mayAsk(f) {
		return false
	}
	q := l.read(f, nil)
	return q.clear(f) && q.unread == "" && q.Thing != figures.AskCustomers
}

// sharp reports a question that no other card answers.
func (q *inquiry) sharp() bool {
	if q.Then != "" || sameTime.MatchString(q.period) || q.differs {
		return true
	}
	switch q.Thing {
	case figures.AskPending:
		return len(q.states) > 0
	case figures.AskQuotes, figures.AskLeads, figures.AskRejected, figures.AskPlanned, figures.AskSigning, figures.AskBusy, figures.AskSpent:
		return true
	case figures.AskDropped:
		return len(q.asks) > 0
	case figures.AskLost:
		if slices.ContainsFunc(q.Is, func(is figures.Is) bool { return is.What == figures.IsRival }) {
			return true
		}
	case figures.AskDue:
		return q.period != "" || slices.ContainsFunc(q.Is, func(is figures.Is) bool { return is.What == figures.IsAccount })
	}
	narrowed := slices.ContainsFunc(q.Is, func(is figures.Is) bool {
		return is.What != figures.IsStuck && !(is.What == figures.IsRegion && teamLike.MatchString(is.Value))
	})
	return q.Deals() && narrowed || q.By != "" && q.By != figures.ByReason && q.Sort != "" || q.By == figures.ByShowed
}

// plain reports a question for deals, visits or customers that says hardly more of
// them than that they are meant.
func (q *inquiry) plain() bool {
	if q.differs || q.By != "" || q.Sort != "" || slices.ContainsFunc(q.Is, func(is figures.Is) bool { return is.What != figures.IsAt && is.What != figures.IsForm }) {
		return false
	}
	switch q.Thing {
	case figures.AskVisits, figures.AskDone, figures.AskCustomers:
		return true
	case figures.AskOpen:
		return q.period == ""
	case figures.AskPending:
		return len(q.states) == 0
	}
	return false
}

// askCue is what a question of this kind has at least.
var askCue = wording.OneOf(
	`按`, `各`, `(?:客户|单|项目|线索|商机)吗`, `谁`, `有没有`, `有吗`, `哪`, `多少`, `几`, `最`,
	`平均`, `排名`, `排行`, `什么`, `啥`, `为什么`, `名单`, `清单`, `总额`, `总共`, `一共`, `合计`,
	`客户.*的$`,
	`的(?:单子?|项目|商机|线索|报价|立项|款|拜访|客户)`,
	`(?:没|未|以上|以下).{0,4}(?:单|项目|线索|立项)`,
	`忙什么`, `忙啥`, `干嘛`, `能签`, `的单`, `单$`, `发我`, `超期`, `靠谱`, `咋样`, `花得`,
	`\banything\b`, `\b(?:any|am i|have)\b`, `在投标`, `最急`, `啥时候`, `(?:去年|同)(?:这|期)`,
	`怎么样`, `怎样`, `如何`, `情况`, `进展`, `进度`, `总金额`, `拖后腿`, `垫底`,
	`\b(?:vs|pipeline|compare|forecast)\b`,
	`比.*(?:年|月|周|季|天)`,
	`\b`+wording.Any(
		`by`, `per`, `who`, `which`, `what`, `whose`, `how`, `list`, `show`, `biggest`,
		`largest`, `longest`, `oldest`, `best`, `average`, `deals`, `visits`, `leads`,
		`quotes`, `payments`, `ranking`, `where`, `anyone`, `overdue`,
	)+`\b`,
)

// asksRule asks what something means.
var asksRule = wording.Compile(`问我|问了|问起|没想到|谁都|谁也|提醒|什么是|什么叫|是什么意思|算什么|what is an? |what does|what's an? `)

// thisOne means what was spoken of last: no question of all.
var thisOne = wording.Compile(`这(家|个|位)?客户|这(一|个)?(单|项目)|这家`)

// mayAsk tells quickly what cannot be such a question.
func mayAsk(f parse.Facts) bool {
	return f.Letters() <= 40 && f.Letters() >= 3 && askCue.MatchString(f.Plain()) && (!didSomething(f) || askedWhom(f)) && !hasRequest(f) &&
		!thisOne.MatchString(f.Plain()) && !strings.ContainsAny(f.Text, ";;。\n") && !asksRule.MatchString(f.Plain()) && !asksRivals.MatchString(f.Plain()) && (f.Account == nil || len(f.Account.Known) == 0 || rivalZH.MatchString(f.Plain()) || ofCustomer(f) || twoOf.MatchString(f.Plain()))
}

// twoOf sets one customer beside another: 恒鑫和比亚迪哪个更有戏.
var twoOf = wording.Compile(`(和|跟|与|还是|比).+(谁|哪个|哪家|哪单|哪一|多少|多|少|大)|\bor\b|\bvs\b|\bcompare`)

// ofCustomer reports a question for the money, the quotes or the visits of a customer
// that is named.
func ofCustomer(f parse.Facts) bool {
	return f.Account != nil && len(f.Account.Known) == 1 && len(f.Account.Known[0].Row.Names) > 0 && customerCue.MatchString(f.Plain()) && !priceNow.MatchString(f.Plain())
}

// priceNow asks what the price is, and not how often one was quoted: 恒发报价多少.
var priceNow = wording.Compile(`(?:报价|报了|报的|报到|价格)(?:价)?(?:是|到|了)?多少(?:钱|万)?(?:了)?$`)

var customerCue = wording.OneOf(
	`(?:款|尾款|货款|预付|钱).{0,6}(?:哪天|什么时候|啥时候|几时|几号|到没|到了没)`,
	`(?:给|付|打)了(?:我们|咱们)?(?:多少|几)`,
	`一共给`, `总共给`, `风险`, `靠谱`, `稳吗`, `会不会丢`, `\brisk`, `\banything (?:with|at|for)\b`,
	wording.Any(
		`欠`, `回款`, `没付`, `没回`, `到账`, `待收`, `报价`, `报过`, `报了`, `拜访`, `去了`,
		`去过`, `跑了`,
	)+`.{0,4}(?:多少|几|哪些|什么|谁)`,
	`(?:多少|几次|哪些|谁).{0,4}(?:款|报价|拜访|去过)`,
	`\bhow (?:much|many)\b.*\b(?:owes?|owed|paid|quotes?|visits?)\b`,
)

// askedWhom reports that the customer of a reading is a word that asks for him:
// 大家都去了哪.
func askedWhom(f parse.Facts) bool {
	return f.Account != nil && len(f.Account.Known) == 0 && len(f.Contacts) == 0 && askWords.MatchString(f.Account.Text)
}

var askWords = wording.Compile(`哪|谁|几|什么|啥|多少`)

// clear reports whether enough of a text was understood to answer it.
func (q *inquiry) clear(f parse.Facts) bool {
	if q.Thing == "" || q.silent > 6 || 3*q.silent > 2*f.Letters() || leftOut.MatchString(q.unread) {
		return false
	}
	asked := len(q.asks)+len(q.bys)+len(q.sorts) > 0 || q.comparing || q.Thing == figures.AskBusy || f.Asks()
	if q.Then != "" {
		return true
	}
	if (q.Thing == figures.AskPlanned || q.Thing == figures.AskVisits) && !f.Asks() && len(q.asks) == 1 && q.wants(wantsMany) && !f.Holds("多少", "有几", "了几", "过几", "how many") {
		return false // 周五去东莞拜访几家客户
	}
	if asked {
		return true
	}
	switch {
	case q.silent > 0:
		return false
	case ascii(f.Text): // visits next week; no BYD deal lost to Trumpf
		return listsThem.MatchString(f.Plain()) && (len(q.Is)+len(q.states) > 0 || q.period != "" || ownSaid(f.Text))
	}
	if q.Deals() && len(q.states) > 0 && showsMe.MatchString(f.Plain()) {
		return true
	}
	return strings.HasSuffix(f.Plain(), "的") && q.period != "" && q.Deals() || len(q.Is) > 0 // 下个月能签的, 东莞的单
}

// leftOut finds what a figure may not leave out though nothing was made of it: that something is not so, or its hour.
// 没出门 打了几个电话, 今天几点去哪.
var leftOut = wording.Compile(`没\p{Han}|[不别]|^点$| 点$|^点 |^出$|承担`)

// showsMe wants to be shown something: 这个月丢的单子发我看看.
var showsMe = wording.Compile(`(发|给|拿|调|拉)(给)?(我|来|出来)(看看|看下|看一下|瞧瞧|一下)?(吧)?$|(列|拉)(一下|出来)$`)

// teamLike are regions as teams are called: 华南签了多少 is of the team.
var teamLike = wording.Compile(`^[华西东][南东北中西]$`)

// listsThem begins with what is wanted, in the plural.
var listsThem = wording.Compile(`^` + wording.Any(
	`my `, `our `, `the `, `all `, `all my `, `open `, `lost `, `paused `, `overdue `,
	`my overdue `, `my open `, `pending `,
) + `*` +
	wording.Any(
		`deals`, `visits`, `leads`, `quotes`, `payments`, `projects`, `customers`, `accounts`,
		`orders`, `tasks`, `steps`, `calls`, `opportunities`, `requests`, `approvals`,
	) + `\b`)

// questionAsked answers with a list, or with what the rows are put together to.
func (q *request) questionAsked(l *lexicon) error {
	in, err := q.inquire(l)
	if err != nil {
		return err
	}
	if !in.clear(q.f) {
		return errPass
	}
	return q.answerAsked(in)
}

// inquire reads his message as a question, with those whom it names.
func (q *request) inquire(l *lexicon) (inquiry, error) {
	s, err := q.namedOf(q.m.Text)
	if err != nil {
		return inquiry{}, err
	}
	if len(q.f.Colleagues) == 0 && len(s.people) > 0 {
		q.f.Colleagues = []parse.Match{{Row: crm.NameRow{Kind: crm.KindPerson, ID: s.people[0].id, Names: []crm.Name{{Text: s.people[0].said}}}}}
	}
	in := l.read(q.f, s.said())
	if in.Is, err = q.lessTeams(in.Is, s.teams); err != nil {
		return inquiry{}, err
	}
	if in.Thing != "" {
		q.compare(&in, s)
	}
	return in, nil
}

// lessTeams are conditions without the regions that are teams: those that are named, and his own, which
// looks after all of its region.
func (q *request) lessTeams(all figures.Which, teams []named) (figures.Which, error) {
	if !slices.ContainsFunc(all, func(is figures.Is) bool { return is.What == figures.IsRegion }) {
		return all, nil
	}
	var own crm.Team
	if q.who.Team != "" {
		var err error
		if own, err = crm.Get[crm.Team](q.tx, q.who.Team); err != nil {
			return nil, fmt.Errorf("team %s: %w", q.who.Team, err)
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(is figures.Is) bool {
		return is.What == figures.IsRegion && (own.ID != "" && (is.Value == own.Name.Text || is.Value == own.Region) ||
			slices.ContainsFunc(teams, func(t named) bool { return t.name == is.Value }))
	}), nil
}

// answerAsked answers what was made of a question.
func (q *request) answerAsked(in inquiry) error {
	whose, hidden, err := q.whoseAsked(&in)
	if err != nil {
		return err
	}
	if in.By == figures.ByPerson && len(in.sorts) == 0 && !in.team && ownVisits.MatchString(squash(q.m.Text)) {
		in.By = "" // 这周我拜访了几家都是谁: whom he saw
	}
	f := figureRef{report: in.Asked.String(), whose: whose}
	f.from, f.to = q.spanAsked(in)
	v, err := q.figuresFor(f)
	if err != nil {
		return err
	}
	v.Notes.Unread, v.Notes.Hidden = in.unread, hidden
	v.Notes.Own = v.Own && (in.team || in.By == figures.ByPerson) && !ownSaid(q.m.Text)
	q.listed(nil)
	q.conv.Track, q.conv.FiguresAt = v.Subject, q.said()
	if in.By != "" || in.Sort == figures.SortMean || in.Sort == figures.SortPace || v.Notes.Counts {
		q.personal(q.say.Figures(v))
		return nil
	}
	q.conv.Listed = v.Subject + "/" + figures.PartAsked
	list, err := q.behindFigure(v, figures.PartAsked)
	if err != nil {
		return err
	}
	return q.showBehind(list, 0)
}

// whoseAsked is whose rows are meant: as of other figures; who keeps the files
// of all means all.
func (q *request) whoseAsked(in *inquiry) (whose string, hidden []string, err error) {
	switch {
	case len(in.compared) > 1 && !figures.ByTime(in.By):
		return q.whoseCompared(in)
	case in.By == figures.ByTeam && q.who.Has(crm.RoleDirector):
		return "all", nil, nil
	}
	whose, err = q.whoseFiles()
	return whose, nil, err
}

// spanAsked is the period that is meant; without one said, what suits the
// question.
func (q *request) spanAsked(in inquiry) (from, to crm.Date) {
	if in.span.From != "" {
		return in.span.From, in.span.To
	}
	today := q.today()
	p, said := periodAsked(in.period, today)
	switch h := in.Horizon(); {
	case said:
		if days := p.To.Sub(p.From); p.To == today && days > 0 && comes(in.Thing) && !lastSaid.MatchString(strings.NewReplacer("最近", "", "近", "").Replace(in.period)) {
			p, _ = spanOf(days+1, true, today) // 最近要签的 are those of the next days
		}
		if p.To < today && comes(in.Thing) && !yearSaid.MatchString(in.period) && !lastSaid.MatchString(in.period) { // 12月 is the next one
			p = figures.PeriodOf(p.Horizon, p.From.AddDays(366))
		}
	case h == figures.All, slices.ContainsFunc(in.Is, func(is figures.Is) bool { return is.What == figures.IsAccount }) && in.Dated(): // of one customer all there is
		p = figures.Begun()
	case h == "":
		p = figures.PeriodOf(figures.Day, today)
	default:
		p = figures.PeriodOf(h, today)
	}
	return p.From, p.To
}

// countsOnly reports somebody who may know how many deals there are, and no more:
// whoever keeps the files of all and sells nothing.
func (q *request) countsOnly() bool {
	return q.who.Has(crm.RoleSpecialist) && !allowed(q.who, leaders()) && !q.who.Has(crm.RoleRep)
}

// countsOf is the question that counts what a report about deals is about; ok is
// false for a report that has no such counts.
func countsOf(report string) (a figures.Asked, ok bool) {
	a, ok = map[string]figures.Asked{
		figures.ReportFunnel:  {Thing: figures.AskOpen, By: figures.ByMilestone},
		figures.ReportPassage: {Thing: figures.AskOpen, By: figures.ByMilestone},
		figures.ReportGap:     {Thing: figures.AskWon, By: figures.ByPerson},
		figures.ReportLost:    {Thing: figures.AskLost, By: figures.ByReason},
		figures.ReportStuck:   {Thing: figures.AskOpen, By: figures.ByMilestone, Is: figures.Which{{What: figures.IsStuck, Value: figures.Yes}}},
		figures.ReportMoney:   {Thing: figures.AskDue, By: figures.ByPerson},
	}[report]
	return a, ok
}

// ownVisits finds that whom he saw himself is asked for: 这周我拜访了几家都是谁.
var ownVisits = wording.Compile(`我(?:自己)?(?:一共|总共|都)?(?:拜访|走访|跑|见|去|联系|打)[了过]|\b(?:did|have) i (?:visit|see|seen|meet|met|call)`)
