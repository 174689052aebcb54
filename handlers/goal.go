package handlers

import (
	"cmp"
	"strconv"
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook/figures"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// goalSaid finds a goal with its figure: 目标 2026 签约 2000万, 本月目标拜访40次,
// goal 2026 signed 20M CNY.
var goalSaid = wording.Compile(`目标.*\d|\d.*目标|^(set |a |my |our |team |daily |weekly |monthly |quarterly |yearly |annual |sales |signing |visits? |calls? |leads? )*(goal|target)s?\b.*\d|` + wantsToSign)

// aimsFor is a goal of one's own work without the word: aim for 3 visits this week, 这周争取跑5家.
var aimsFor = wording.OneOf(
	`^(?:i |i'll |we |we'll |i'm |let's )*(?:aim|aiming|shoot|shooting|target)(?: for)? \d{1,3} (?:visits?|calls?|leads?) (?:this|next) (?:week|month|quarter|year)$`,
	`^(?:我|我们)?(?:本周|这周|下周|本月|这个?月|下个?月|本季度?|这个?季度|今年)(?:我|我们)?的?(?:争取|目标|计划|打算|至少|要|得|准备)(?:是|要|为)?(?:(?:跑|走|去|见|拜访|走访)(?:满|够)?\d{1,3}(?:家|个客户)|(?:拜访|走访)(?:满|够)?\d{1,3}(?:次|趟))$`,
)

// idealFirst is what is ideal of the goal for a period, without the goal: 本季度理想值600万,可行性7成. moreGoal finds
// that a goal grows by a figure, and is none of that figure: 本月目标再加50万.
var (
	idealFirst = wording.Compile(`^(?:我|我们)?的?(?:今年|明年|本年|q[1-4]|[一二三四1-4]季度|本季度?|这个?季度|下个?季度|本月|这个?月|下个?月|本周|这周|下周)的?(?:目标的?)?理想值?(?:是|为|定|:| )*\d`)
	moreGoal   = wording.OneOf(`目标(?:再|又|还|要|得)*(?:加|增加|追加|提高|上调|多)了?\d`, `\b(?:raise|increase) (?:the |my |our )?(?:goal|target) by \d`)
)

// ownGoal is a goal with its time in front: 本周目标拜访10家,理想12家,可行九成.
var ownGoal = wording.Compile(`^(我|我们|团队)?的?(今天|今日|明天|今年|明年|本年|q[1-4]|[一二三四1-4]季度|本季度?|这个?季度|下个?季度|本月|这个?月|下个?月|本周|这周|下周)的?(签约|拜访|电话|线索)?目标(是|为|:| |签约?|拜访|走访|电话|线索)*\d`)

// wantsToSign is a goal without the word: 我这个月想签300万. It names a time and
// no customer.
const wantsToSign = `^(我|我们|咱们)?(今年|本年|本季度?|这个季度|本月|这个月|下个月|本周|这周|q[1-4])(我|我们)?(想|要|打算|争取|计划|得|准备|至少)(签|完成)(约|单|下)?.{0,3}\d|^i (want|plan|aim|intend) to (sign|close) .*\d.* (this|next) (week|month|quarter|year)$`

// goalIntent sets a goal.
func goalIntent() Intent {
	return Intent{
		Name: "goal",
		Weigh: func(f parse.Facts) float64 {
			s := f.Plain()
			if (ownGoal.MatchString(s) || aimsFor.MatchString(s)) && !f.Question && f.Letters() <= 60 && !goalPlanWords.MatchString(s) {
				return 0.96 // whatever its figures look like
			}
			if idealFirst.MatchString(s) && !f.Question && f.Letters() <= 40 {
				return 0.95
			}
			if f.Letters() > 60 || f.Question || didSomething(f) || f.Account != nil && len(f.Account.Known) > 0 || !goalSaid.MatchString(s) || goalPlanWords.MatchString(s) || theirGoal.MatchString(s) || holds(s, "目标价", "目标客户", "目标行业", "缺口", "差多少", "target price") {
				return 0
			}
			if f.Account != nil && f.Account.Text != "理想" && !holds(s, "目标") && !word(s, "goal", "goals", "target", "targets") {
				return 0 // somebody's deal that is to be signed; 理想400万 names no maker of cars
			}
			if _, ok := periodSaid(f.Text, "2026-01-01"); ok || strings.HasPrefix(s, "目标") || strings.HasPrefix(s, "goal") {
				return 0.95
			}
			return 0
		},
		Examples: []string{"目标 2026 签约 2000万", "本月目标拜访40次", "我今年的目标是签约2000万", "本周目标 拜访 8 家", "本周目标拜访10家,理想12家,可行九成", "下个月目标签约 250万", "明年目标 3000万", "华南目标 2026 签约 5000万", "goal 2026 signed 20M CNY", "my goal this month: 40 visits", "我这个月想签300万", "本季度争取签约500万", "I want to sign 2M CNY this quarter"},
		Near:     []string{"我的目标", "离目标还差多少", "比亚迪的目标价是95万", "今天拜访了比亚迪王总,他们今年目标产量2000万", "what is my goal", "恒鑫这个月要签300万", "目标能完成吗"},
		Handle:   (*request).goal,
	}
}

// goal sets what he says. What is ideal and how feasible it is are asked
// together, once (A3).
func (q *request) goal() error {
	n := desk.NewGoal{Metric: metricSaid(q.m.Text)}
	value, ideal, feasible := goalParted(q.m.Text)
	s := squash(q.m.Text)
	if idealFirst.MatchString(s) || moreGoal.MatchString(s) {
		return q.goalChanged(n.Metric, value, ideal, feasible)
	}
	var ok bool
	if _, ok = q.goalFigure(n.Metric, value, ""); !ok {
		return errPass
	}
	n.Feasibility = percentSaid(feasible)
	p, named := goalPeriod(value, q.today())
	switch {
	case named:
	case holds(value, "今天", "今日") || word(value, "today"):
		p = figures.PeriodOf(figures.Day, q.today())
	case holds(value, "明天") || word(value, "tomorrow"):
		p = figures.PeriodOf(figures.Day, q.today().AddDays(1))
	default:
		p = figures.PeriodOf(figures.Year, q.today())
	}
	n.Horizon, n.From = p.Horizon, p.From
	whose, err := q.whose()
	if err != nil {
		return err
	}
	switch id, team := strings.CutPrefix(whose, "t."); {
	case team && strings.Contains(id, "+"):
		return crm.E(crm.BadInput, "goal.one")
	case team:
		n.Team = crm.TeamID(id)
	case whose != "all":
		n.Owner = crm.PersonID(strings.TrimPrefix(whose, "p."))
	}
	cur, err := q.goalCurrency(cmp.Or(string(n.Team), string(n.Owner)))
	if err != nil {
		return err
	}
	n.Value, _ = q.goalFigure(n.Metric, value, cur)
	n.Ideal, _ = q.goalFigure(n.Metric, ideal, cur)
	return q.setGoal(n)
}

// goalChanged puts right one's own goal for a period that is named: what is ideal of it, or by how much it grows.
// Where there is none it shows those that there are.
func (q *request) goalChanged(metric, value, ideal, feasible string) error {
	p, named := goalPeriod(q.m.Text, q.today())
	if !named {
		p = figures.PeriodOf(figures.Year, q.today())
	}
	g, err := q.goalOver(&crm.Goal{Owner: q.who.ID, Metric: metric}, p)
	if err != nil {
		return err
	}
	if g == nil {
		return q.showGoals(cards.ListGoals+"p."+string(q.who.ID), 0)
	}
	n := desk.NewGoal{Owner: g.Owner, Horizon: g.Horizon, From: g.From, Metric: metric, Value: g.Value, Ideal: g.Ideal, Feasibility: g.Feasibility}
	if more, ok := q.goalFigure(metric, value, g.Value.Currency); ok && moreGoal.MatchString(squash(q.m.Text)) {
		n.Value.Minor += more.Minor
	}
	if m, ok := q.goalFigure(metric, ideal, g.Value.Currency); ok {
		n.Ideal = m
	}
	if pct := percentSaid(feasible); pct > 0 {
		n.Feasibility = pct
	}
	return q.setGoal(n)
}

// setGoal writes a goal and says so, with what is still asked.
func (q *request) setGoal(n desk.NewGoal) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	done, err := w.SetGoal(n)
	if err != nil {
		return err
	}
	g := done.After
	v, err := q.goalView(&g)
	if err != nil {
		return err
	}
	v.Group, v.Again = w.Group(), done.Before.Rev > 0
	q.conv.Question = crm.Question{}
	if g.Ideal.IsZero() || g.Feasibility == 0 {
		v.Ask = true
		q.conv.Question = crm.Question{Key: cards.AskGoal, Subject: crm.Pointer{Kind: crm.KindGoal, ID: string(g.ID)}, At: q.said()}
	}
	q.conv.Group = w.Group()
	q.personal(q.say.Goal(v))
	return nil
}

// wholeGoal finds a goal that is set with its metric and its value: no more of the last one.
var wholeGoal = wording.Compile(`目标.{0,12}(签约|签单|拜访|线索|回款|电话|新客户|立项|业绩)|(签约|签单|拜访|线索|回款|电话|新客户|立项|业绩).{0,2}目标|\bgoal .{0,24}\b(signed|visits?|leads?|calls?|revenue)\b`)

// tellsGoal takes what is ideal and how feasible it is, of the goal that was
// just set; false when the words say neither.
func (q *request) tellsGoal(question crm.Question) (bool, error) {
	value, ideal, feasible := goalParted(q.m.Text)
	s := squash(q.m.Text)
	if setsGoal(s) && (wholeGoal.MatchString(s) || namesPeriod(value, q.today())) {
		return false, nil // another goal, with all that belongs to it
	}
	if ideal == "" && feasible == "" && (!goalFigureAlone.MatchString(squash(q.m.Text)) || q.said().Sub(question.At) > namesHold) {
		return false, nil // another matter
	}
	g, err := crm.Get[crm.Goal](q.tx, crm.GoalID(question.Subject.ID))
	if crm.IsMissing(err) {
		q.conv.Question = crm.Question{}
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if p, named := periodSaid(q.m.Text, q.today()); named && p != figures.PeriodOf(g.Horizon, g.From) { // what is ideal of another one
		other, err := q.goalOver(&g, p)
		if other == nil || err != nil {
			return false, err
		}
		g = *other
	}
	n := desk.NewGoal{
		Owner: g.Owner, Team: g.Team, Horizon: g.Horizon, From: g.From, Metric: g.Metric, Value: g.Value, Ideal: g.Ideal, Feasibility: g.Feasibility,
	}
	if ideal == "" && feasible == "" { // only a figure
		if pct := percentSaid(q.m.Text); pct > 0 {
			feasible = q.m.Text
		} else {
			ideal = q.m.Text
		}
	}
	if m, ok := q.goalFigure(g.Metric, value, g.Value.Currency); ok && value != "" && setsGoal(s) {
		n.Value = m // 目标改成1800万,理想2000万
	}
	m, said := q.goalFigure(g.Metric, ideal, g.Value.Currency)
	if said {
		n.Ideal = m
	}
	pct := percentSaid(feasible)
	if pct > 0 {
		n.Feasibility = pct
	}
	if !said && pct == 0 {
		return false, nil
	}
	return true, q.setGoal(n)
}

// goalOver is the goal for another period that counts the same for the same; nil where there is none.
func (q *request) goalOver(g *crm.Goal, p figures.Period) (*crm.Goal, error) {
	goals, err := q.goalsOf(cmp.Or(string(g.Team), string(g.Owner)), p)
	if err != nil {
		return nil, err
	}
	for i := range goals {
		if goals[i].Metric == g.Metric && figures.PeriodOf(goals[i].Horizon, goals[i].From) == p {
			return &goals[i], nil
		}
	}
	return nil, nil
}

// theirGoal finds that somebody else's goal is told of, or one of what is made and not sold.
var theirGoal = wording.Compile(`^(?:客户|他们|对方|对手|甲方|业主|厂里)|目标(?:产量|产能|产值|销量)|^(?:they|the customer|their)\b`)

// setsGoal reports words that set a goal, however its period is said.
func setsGoal(s string) bool { return goalSaid.MatchString(s) || aimsFor.MatchString(s) }

// namesPeriod reports that the value of a goal is said together with its period.
func namesPeriod(value string, today crm.Date) bool {
	_, named := periodSaid(value, today)
	return named
}

var (
	idealWord    = wording.Compile(`理想值?(是|为|:)?|ideal(ly| value)?( is|:)?`)
	feasibleWord = wording.Compile(`可行性?(是|为|:)?|feasib(le|ility)( is|:)?`)
	pctSaid      = wording.Compile(`(\d{1,3}) ?%|百分之(\d{1,3})|([一二三四五六七八九十\d])成`)
	moneySaid    = wording.Compile(`[¥$€£]?[\d一二两三四五六七八九十百千][\d一二两三四五六七八九十百千.,]* ?([万亿wkm元]|million|mio)+ ?(rmb|usd|cny|eur|gbp|美元|美金|欧元|人民币|yuan|dollars|euros)?`)
	// goalFigureAlone is an answer that is a figure, a percentage or both.
	goalFigureAlone = wording.Compile(`^[\d.,一二两三四五六七八九十百千万亿wkm%成元 ]+$`)
	countSaid       = wording.Compile(`(\d{1,6}) ?(次|家|个|个客户|趟|条|通|visits?|calls?|leads?)?$`)
)

// goalParted cuts a goal into its value, what is ideal and how feasible it is;
// each may come first.
func goalParted(text string) (value, ideal, feasible string) {
	s := squash(text)
	value = s
	i, f := idealWord.FindStringIndex(s), feasibleWord.FindStringIndex(s)
	part := func(at, other []int) string {
		end := len(s)
		if other != nil && other[0] > at[0] {
			end = other[0]
		}
		return strings.Trim(s[at[1]:end], " ,，;；。")
	}
	if i != nil {
		ideal = part(i, f)
		value = s[:i[0]]
	}
	if f != nil {
		feasible = part(f, i)
		value = value[:min(len(value), f[0])]
		if feasible == "" && pctSaid.MatchString(s[:f[0]]) { // 70% feasible
			feasible = s[:f[0]]
		}
	}
	return strings.Trim(value, " ,，"), ideal, feasible
}

// periodBehind finds the period of a goal behind its figure: 3 visits this week.
var periodBehind = wording.Compile(` (this|next) (week|month|quarter|year)$`)

// runsTo finds visits that are called by how one goes: 跑5家.
var runsTo = wording.Compile(`[跑走去见](?:满|够)?\d{1,3}(?:家|个客户|次|趟)`)

// metricSaid is what a goal counts: signed money unless he says otherwise.
func metricSaid(text string) string {
	switch {
	case holds(text, "拜访", "走访") || word(text, "visit", "visits") || runsTo.MatchString(squash(text)):
		return crm.MetricVisits
	case holds(text, "电话") || word(text, "call", "calls"):
		return crm.MetricCalls
	case holds(text, "线索") || word(text, "lead", "leads"):
		return crm.MetricLeads
	}
	return crm.MetricSigned
}

// goalCurrency is the currency in which somebody's goals stand already, or a team's; "" where there is
// none. Who set 2M EUR for the year means euros with 500k for the quarter.
func (q *request) goalCurrency(owner string) (string, error) {
	year := figures.PeriodOf(figures.Year, q.today())
	goals, err := q.goalsOf(cmp.Or(owner, string(q.who.ID)), figures.Period{From: year.From, To: year.To.AddDays(366)})
	if err != nil {
		return "", err
	}
	for i := range goals {
		if goals[i].Metric == crm.MetricSigned {
			return goals[i].Value.Currency, nil
		}
	}
	return "", nil
}

// goalFigure reads a figure: money of signed contracts, in the given currency where none is said, a
// number of anything else. ok is false when there is none.
func (q *request) goalFigure(metric, text, currency string) (crm.Money, bool) {
	if text == "" {
		return crm.Money{}, false
	}
	if metric != crm.MetricSigned {
		m := countSaid.FindStringSubmatch(strings.TrimSpace(periodBehind.ReplaceAllString(text, "")))
		if m == nil {
			return crm.Money{}, false
		}
		n, _ := strconv.Atoi(m[1])
		return crm.Money{Minor: int64(n)}, n > 0
	}
	found := moneySaid.FindAllString(yearSaid.ReplaceAllString(text, " "), -1)
	if len(found) == 0 {
		return crm.Money{}, false
	}
	f := parse.Read(map[string]string{"zh": "金额", "en": "price "}[q.who.Lang()]+found[len(found)-1], q.ctx)
	if f.Amount == nil || f.Amount.Minor <= 0 {
		return crm.Money{}, false
	}
	m := f.Amount.Money
	if m.Currency == "" {
		m.Currency = cmp.Or(currency, q.Book.SumsIn(q.who.Lang()))
	}
	return m, true
}

// percentSaid reads 70%, 七成; 0 for neither.
func percentSaid(text string) int {
	m := pctSaid.FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	if d := m[1] + m[2]; d != "" {
		n, _ := strconv.Atoi(d)
		return min(n, 100)
	}
	if n := strings.Index("一二三四五六七八九十", m[3]); n >= 0 {
		return (n/len("一") + 1) * 10
	}
	return int(m[3][0]-'0') * 10
}

// goalPeriod is the period that a goal is set for. A goal looks ahead: a month or a
// quarter that is over this year is that of next year, and 12月 in November the one
// to come.
func goalPeriod(text string, today crm.Date) (figures.Period, bool) {
	p, ok := periodSaid(text, today)
	s := squash(text)
	if !ok || yearSaid.MatchString(s) || monthIn(s) == 0 && !quarterSaid.MatchString(s) {
		return p, ok
	}
	for p.After().From <= today {
		p = figures.PeriodOf(p.Horizon, p.From.AddDays(366))
	}
	return p, true
}
