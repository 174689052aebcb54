package handlers

import (
	"fmt"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook/figures"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// goalPlanIntent is what is to be done for a goal, by whom and until when (A5).
func goalPlanIntent() Intent {
	return Intent{
		Name:       "goal_plan",
		UnlessDone: true,
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() <= 100 && goalPlanWords.MatchString(f.Plain()) {
				return 0.96
			}
			return 0
		},
		Examples: []string{"目标计划", "目标计划 每周拜访3家A级客户 12月31日 小李", "怎么达到目标", "目标计划:签下粤钢,11月20号前,小陈负责", "goal plan", "goal plan: sign Oakline, Nov 20, Anna"},
		Near:     []string{"目标 2026 签约 2000万", "作战计划 拿下技术部 11月20日 小李", "离目标还差多少", "付款计划 预付30% 发货60% 质保金10%"},
		Handle:   (*request).goalPlan,
	}
}

var (
	goalPlanWords = wording.Compile(`目标计划|达标计划|(达到|完成|实现)目标的?计划|怎么(才能)?(达到|完成|实现|达成)目标|goal plan|plan for (my|our|the) goal|how do (i|we) reach (my|our|the) goal`)
	goalPlanHead  = wording.Compile(`(?i)^.*?(` +
		wording.Any(
			`目标计划`, `达标计划`, `目标的?计划`,
			`怎么(才能)?(达到|完成|实现|达成)目标`,
			`goal plan`, `plan for (my|our|the) goal`,
			`how do (i|we) reach (my|our|the) goal`,
		) + `)[:：是加??!！ ]*`)
)

func (q *request) goalPlan() error {
	g, err := q.goalMeant()
	if err != nil {
		return err
	}
	if g == nil {
		q.personal(q.say.NoGoalToPlan())
		return nil
	}
	rest := strings.Trim(goalPlanHead.ReplaceAllString(q.m.Text, ""), " ,，:：。.")
	if rest == "" {
		return q.showGoalPlan(g, 0)
	}
	return q.addGoalRow(g, q.rowIn(rest, desk.NewTask{}))
}

// goalMeant is the goal for which something is planned: of whom the text says,
// of the longest time that holds today, that of money first; nil if there is
// none.
func (q *request) goalMeant() (*crm.Goal, error) {
	var owners []string
	switch {
	case q.who.Has(crm.RoleDirector), !allowed(q.who, leaders()), ownSaid(q.m.Text):
		owners = []string{string(q.who.ID)}
	default: // a team's plan, else his own
		owners = []string{string(q.who.Team), string(q.who.ID)}
	}
	for _, owner := range owners {
		var best *crm.Goal
		err := crm.Each(q.tx, crm.Where(crm.ByOwner, owner), func(g crm.Goal) bool {
			p := figures.PeriodOf(g.Horizon, g.From)
			if p.From <= q.today() && q.today() <= p.To && (best == nil || better(&g, best)) {
				best = &g
			}
			return true
		})
		if err != nil || best != nil {
			return best, err
		}
	}
	return nil, nil
}

// better reports whether a plan is rather for goal a than for b.
func better(a, b *crm.Goal) bool {
	if x, y := a.Metric == crm.MetricSigned, b.Metric == crm.MetricSigned; x != y {
		return x
	}
	return figures.PeriodOf(a.Horizon, a.From).To > figures.PeriodOf(b.Horizon, b.From).To
}

// addGoalRow adds what is to be done, or asks for what it lacks: without an owner
// or a day it is not taken.
func (q *request) addGoalRow(g *crm.Goal, n desk.NewTask) error {
	n.Goal, n.Plan = g.ID, true
	if n.Text == "" {
		return q.showGoalPlan(g, 0)
	}
	v, err := q.goalView(g)
	if err != nil {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	t, err := w.AddTask(n)
	if f, ok := faulty(err); ok && (f.Key == "plan.owner" || f.Key == "plan.due") {
		q.began = true
		q.asked(crm.Draft{Ask: cards.AskPlan})
		q.conv.Question.Subject = crm.Pointer{Kind: crm.KindGoal, ID: strings.Join([]string{string(g.ID), string(n.Due), string(n.Owner), n.Text}, "\t")}
		q.alone(q.say.GoalPlanLacks(v, n.Text, n.Due == "", n.Owner == ""))
		return nil
	}
	if err != nil {
		return err
	}
	tv, err := q.taskView(t)
	if err != nil {
		return err
	}
	q.conv.Group = w.Group()
	q.listTasks([]crm.Task{t})
	q.personal(q.say.GoalPlanRow(v, tv, w.Group()))
	return nil
}

// completesGoalPlan takes words as what a row lacks. ok is false when they name
// neither a day nor a colleague.
func (q *request) completesGoalPlan(question crm.Question) (bool, error) {
	of, n, ok := q.completedRow(question)
	if !ok {
		return false, nil
	}
	g, err := crm.Get[crm.Goal](q.tx, crm.GoalID(of))
	if err != nil {
		return true, err
	}
	return true, q.addGoalRow(&g, n)
}

// goalView is a goal with whose it is, where it is not the reader's own.
func (q *request) goalView(g *crm.Goal) (cards.GoalView, error) {
	v := cards.GoalView{Goal: *g, Period: figures.PeriodOf(g.Horizon, g.From)}
	var err error
	if g.Owner != "" {
		v.Whose, err = q.other(g.Owner)
		return v, err
	}
	t, err := crm.Get[crm.Team](q.tx, g.Team)
	v.Whose = t.Name.Text
	return v, err
}

// showGoalPlan shows what is to be done for a goal, open things first.
func (q *request) showGoalPlan(g *crm.Goal, from int) error {
	gv, err := q.goalView(g)
	if err != nil {
		return err
	}
	v := cards.GoalPlanView{GoalView: gv, Start: from}
	if !crm.Can(q.who, crm.Read, crm.ScopeOf(g)) {
		return crm.E(crm.Forbidden, "goal.not_yours", "")
	}
	var rows []crm.Task
	err = crm.Each(q.tx, crm.Where(crm.ByGoal, string(g.ID)), func(t crm.Task) bool {
		if t.State != crm.TaskDropped {
			rows = append(rows, t)
		}
		return len(rows) < crm.MaxPage
	})
	if err != nil {
		return fmt.Errorf("plan of goal %s: %w", g.ID, err)
	}
	slices.SortStableFunc(rows, openFirst)
	for _, t := range rows {
		if t.State == crm.TaskDone {
			v.Done++
		}
	}
	if v.Rows, err = q.taskViews(rows); err != nil {
		return err
	}
	q.listTasks(rows)
	q.personal(q.say.GoalPlan(v))
	return nil
}

// openFirst orders the rows of a plan: open ones first, each by its day.
func openFirst(a, b crm.Task) int {
	switch {
	case a.Open() == b.Open():
		return strings.Compare(string(a.Due), string(b.Due))
	case a.Open():
		return -1
	}
	return 1
}
