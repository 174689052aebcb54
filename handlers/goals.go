package handlers

import (
	"fmt"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook/figures"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// goalsSaid asks for a list of goals: 目标有哪些, 团队目标, what are my goals.
var goalsSaid = wording.OneOf(
	`^(?:the |our )?goals$`,
	`(?:所有|全部|各个?|每个?人|各人|大家|团队|组里|我们组|小组|下属)的?目标`,
	`目标(?:都)?(?:有哪些|有哪几个|有几个|清单|列表|一览|总览|汇总|都有)`,
	`(?:哪些|哪几个|几个|什么)目标`, `目标都`,
	`(?:list|all|which|what|how many) (?:of )?(?:are )?(?:my |our |the |their )?goals`,
	`goals? (?:list|overview)`,
	`^(?:my|our|team|the team's|everybody's|everyone's) goals$`,
)

// asksGoals reports a text that asks for goals, not for how one stands and not to
// set one.
func asksGoals(text string) bool {
	s := squash(text)
	return goalsSaid.MatchString(s) && !goalPlanWords.MatchString(s) && (!goalSaid.MatchString(s) || listAsked.MatchString(s)) && !holds(s, "完成", "差多少", "缺口", "达成", "行业", "客户")
}

// goalsAsked lists goals: those that hold now and later, or those of the period
// that he names.
func (q *request) goalsAsked() error {
	whose, err := q.whose()
	if err != nil {
		return err
	}
	subject := cards.ListGoals + whose
	if p, named := periodSaid(q.m.Text, q.today()); named {
		subject += "/" + string(p.From) + "/" + string(p.To)
	}
	return q.showGoals(subject, 0)
}

// showGoals lists the goals that a subject of cards.ListGoals names.
func (q *request) showGoals(subject string, start int) error {
	whose, days, _ := strings.Cut(strings.TrimPrefix(subject, cards.ListGoals), "/")
	d, err := q.counter(whose)
	if err != nil {
		return err
	}
	in := figures.Period{From: q.today(), To: q.today().AddDays(3660)}
	if from, to, ok := strings.Cut(days, "/"); ok {
		in = figures.Period{From: crm.Date(from), To: crm.Date(to)}
	}
	v := cards.GoalsView{Start: start, Subject: subject}
	if v.Whose, err = q.whoseName(d); err != nil {
		return err
	}
	var owners []string
	for _, t := range d.Of.Teams {
		owners = append(owners, "t."+string(t))
	}
	if d.Of.Leader != "" {
		owners = append(owners, "p."+string(d.Of.Leader))
	}
	for _, p := range d.Of.People {
		owners = append(owners, "p."+string(p))
	}
	q.listed(nil)
	for _, owner := range slices.Compact(owners) {
		rows, err := q.goalRows(owner, in)
		if err != nil {
			return err
		}
		v.Rows = append(v.Rows, rows...)
	}
	for i := range v.Rows {
		if d.Of.Person != "" || len(d.Of.Teams) == 1 && v.Rows[i].Team != "" {
			v.Rows[i].Whose = "" // the title says it
		}
		q.conv.Items = append(q.conv.Items, crm.Pointer{Kind: crm.KindGoal, ID: string(v.Rows[i].ID)})
	}
	q.personal(q.say.Goals(v))
	return nil
}

// goalRows are the goals of a person (p.) or a team (t.) that touch a stretch of
// days, the longest first, with how far each is.
func (q *request) goalRows(owner string, in figures.Period) ([]cards.GoalRow, error) {
	goals, err := q.goalsOf(owner[2:], in)
	if err != nil || len(goals) == 0 {
		return nil, err
	}
	d, err := q.counter(owner)
	if err != nil {
		return nil, err
	}
	var out []cards.GoalRow
	for i := range goals {
		gv, err := q.goalView(&goals[i])
		if err != nil {
			return nil, err
		}
		rep, err := d.Count(figures.ReportGap, gv.Period)
		if err != nil {
			return nil, err
		}
		out = append(out, cards.GoalRow{GoalView: gv, Missing: crm.Money{Minor: rep.Missing, Currency: rep.Currency}, Done: rep.The(figures.PartGoal, gv.Metric).N})
	}
	return out, nil
}

// goalsOf are the goals of a person or a team that touch a stretch of days, the
// longest first.
func (q *request) goalsOf(owner string, in figures.Period) ([]crm.Goal, error) {
	var out []crm.Goal
	err := crm.Each(q.tx, crm.Where(crm.ByOwner, owner), func(g crm.Goal) bool {
		if p := figures.PeriodOf(g.Horizon, g.From); p.To >= in.From && p.From <= in.To {
			out = append(out, g)
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("goals of %s: %w", owner, err)
	}
	slices.SortStableFunc(out, func(a, b crm.Goal) int {
		x, y := figures.PeriodOf(a.Horizon, a.From), figures.PeriodOf(b.Horizon, b.From)
		if n := y.To.Sub(y.From) - x.To.Sub(x.From); n > 3 || n < -3 { // months and quarters differ among themselves
			return n
		}
		return strings.Compare(string(x.From)+a.Metric, string(y.From)+b.Metric)
	})
	return out, nil
}

// gapPeriod is the period that is meant where nobody names one: the year, unless
// there is a goal only for less; then the longest for which there is one.
func (q *request) gapPeriod(whose string) (figures.Period, error) {
	year := figures.PeriodOf(figures.Year, q.today())
	owner := whose[min(2, len(whose)):]
	if whose == "all" {
		owner = string(q.who.ID)
	}
	goals, err := q.goalsOf(owner, figures.Period{From: q.today(), To: q.today()})
	if err != nil || len(goals) == 0 {
		return year, err
	}
	best := slices.IndexFunc(goals, func(g crm.Goal) bool { return g.Metric == crm.MetricSigned })
	if best < 0 || goals[0].Horizon == figures.Year {
		best = 0
	}
	return figures.PeriodOf(goals[best].Horizon, goals[best].From), nil
}

// showGoal shows how far one goal is, and what that is made of.
func (q *request) showGoal(g *crm.Goal) error {
	if !crm.Can(q.who, crm.Read, crm.ScopeOf(g)) {
		return crm.E(crm.Forbidden, "goal.not_yours", "")
	}
	whose := "p." + string(g.Owner)
	if g.Owner == "" {
		whose = "t." + string(g.Team)
	}
	p := figures.PeriodOf(g.Horizon, g.From)
	return q.showFigures(figureRef{report: figures.ReportGap, whose: whose, from: p.From, to: p.To}, 0)
}
