package handlers

import (
	"fmt"
	"sort"
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook/figures"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// todayIntent reads back what he recorded today.
func todayIntent() Intent {
	return Intent{
		Name: "day", Reads: parse.Query,
		Words: []string{"我今天记了啥", "今天记了啥", "今天记了什么", "我今天记了什么", "my day", "what did i log today", "what have i logged today", "what did i log", "what did i do today", "wrap up", "wrap up my day", "day wrap up", "wrap-up", "recap", "recap my day", "sum up my day", "end of day", "昨天呢", "今天呢", "昨天的呢", "今天拜访量", "今天跑量", "and yesterday", "yesterday", "我今天干了啥", "今天干了啥", "我今天跑了哪些", "今天跑了哪些"},
		Weigh: func(f parse.Facts) float64 {
			switch {
			case f.Account == nil && len(f.Colleagues) == 0 && doneAsked.MatchString(f.Plain()):
				return 0.92
			case f.Account != nil || f.Holds("谁"):
				return 0
			case len(f.Colleagues) == 1 && theirDay.MatchString(f.Plain()):
				return 0.94
			case f.Holds("今天记了", "今天都记了", "昨天记了", "昨天跑了哪", "今天跑了几", "昨天跑了几", "今天去了几", "昨天去了几", "今天见了几", "今天拜访了几", "今天跑了哪", "今天去了哪些", "昨天去了哪些"):
				return 0.9
			case f.Letters() <= 14 && f.Holds("今天一共", "昨天一共", "今天总共", "昨天总共") && f.Holds("几家", "多少家", "哪几", "几个", "几次", "几条"):
				return 0.9
			case f.Letters() <= 8 && f.Holds("记了哪些", "记了几条"):
				return 0.85
			case barePast.MatchString(f.Plain()):
				return 0.6 // where it puts no day right
			case f.Letters() <= 12 && f.Holds("今天", "昨天") && f.Holds("记录", "拜访了几", "见了几"):
				return 0.86
			case f.Word("yesterday", "today") && f.Word("log", "logged", "show", "did", "many") && asksAbout(f) && f.Letters() < 40:
				return 0.86
			}
			return 0
		},
		Examples: []string{"我今天记了啥", "my day", "我昨天记了啥", "今天跑了几家", "看看昨天的记录", "what did I log yesterday", "show me yesterday", "今天一共去了几家", "今天去了几家?", "how many today"},
		Near:     []string{"今天干嘛", "今天大家跑得怎么样", "今天拜访了美的周工", "今天一共报了120万给比亚迪"},
		Handle: func(q *request) error {
			if doneAsked.MatchString(squash(q.m.Text)) {
				from, to := q.ownPast()
				return q.showDay(from, to, 0)
			}
			d := q.today()
			if holds(q.m.Text, "昨天", "昨日") || word(q.m.Text, "yesterday") {
				d = d.AddDays(-1)
			} else if barePast.MatchString(q.f.Plain()) {
				d = d.AddDays(-2) // 前天
			}
			if done, err := q.colleaguesDay(d, d); done || err != nil {
				return err
			}
			return q.showDay(d, d, 0)
		},
	}
}

// weekIntent shows his week: what was done, or what is still to be touched.
func weekIntent() Intent {
	return Intent{
		Name: "week", Reads: parse.Query,
		Words: []string{"我这周", "我本周", "本周我", "my week"},
		Weigh: func(f parse.Facts) float64 {
			switch {
			case f.Holds("没跟", "没联系", "没去过", "没动", "没拜访") && f.Holds("我", "哪些客户", "哪些没") && !f.Holds("谁"):
				return 0.9
			case f.Account != nil || len(f.Contacts) > 0 || ofDeals.MatchString(f.Plain()):
				return 0
			case len(f.Colleagues) > 0 && stretchAsked.MatchString(f.Plain()) && f.Holds("怎么样", "如何", "情况"):
				return 0.86
			case f.Holds("我这周", "我本周", "本周周报", "我的周报"):
				return 0.85
			case stretchAsked.MatchString(f.Plain()) && (f.Holds("记录", "记了", "拜访", "跑了", "见了", "去了", "周报", "月报", "统计", "总结", "干了", "做了") || asksAbout(f)) &&
				(asksAbout(f) || f.Letters() <= 12) && !f.Holds("谁", "大家", "团队", "组", "漏斗"):
				return 0.86
			case f.Word("week", "month") && asksAbout(f) && !f.Word("team", "who", "funnel", "forecast", "remind", "have") && f.Letters() < 50:
				return 0.84
			case f.Word("week") && f.Word("my") && f.Letters() < 40:
				return 0.8
			}
			return 0
		},
		Examples: []string{
			"我这周还有哪些没跟", "我这周还有哪些客户没跟?", "我这周", "my week", "本周周报", "这个月拜访了几家", "我想看看上周的记录", "上个月跑了多少家",
			"本月记了几条", "上周周报", "how many visits did I make this month", "show me last week", "what did I do last week",
		},
		Near:   []string{"本周谁没动", "今天干嘛", "这周四去了美的见周工", "上周线索导出", "上周去了美的见周工", "粤钢下个月再说", "10月漏斗 华南和华东对比"},
		Handle: (*request).week,
	}
}

// ofDeals finds that not what was logged is asked for, but deals or money.
var ofDeals = wording.Compile(`[丢输签赢](了|的|掉)?(的)?(单|项目|多少|几)|(进|收|回|到|欠)(了|的)?(多少)?(钱|款)`)

// agendaIntent shows what is to be done.
func agendaIntent() Intent {
	return Intent{
		Name: "agenda", Reads: parse.Query,
		Words: []string{"今天干嘛", "明天去哪", "今天去哪", "明天跑哪", "明天什么安排", "今天做什么", "今天有啥", "今天有什么", "明天干嘛", "明天有啥", "明天有什么", "明天呢", "待办", "我的待办", "全部待办", "所有待办", "还有啥没做", "还有什么没做", "还剩啥", "还有啥事", "还有啥", "都看", "show all", "what's left", "whats left", "what is left", "what's next", "whats next", "what's due", "my todos", "what's on for me", "what's on", "what's next week", "next week", "my tasks", "all tasks", "all my tasks", "who should i call today", "who should i call", "who do i call today", "who should i visit today", "agenda", "todo", "what's first", "what's first today", "what first", "what do i owe people", "what do i still owe people", "what do i owe", "what do i still owe", "who do i owe something", "what am i behind on", "what's still open", "anything due", "anything due today", "anything urgent"},
		Weigh: func(f parse.Facts) float64 {
			if f.Account != nil || len(f.Contacts) > 0 || len(f.Colleagues) > 0 {
				return 0
			}
			switch {
			case dueAsked.MatchString(f.Plain()), aheadAsked.MatchString(f.Plain()):
				return 0.96
			case stillToGo.MatchString(f.Plain()):
				return 0.9
			case bareDay.MatchString(f.Plain()):
				return 0.6 // where it puts no day right
			case f.Letters() <= 14 && !f.Holds("没做过", "没做透", "没做好", "没做到位", "没做成", "因为", "由于") && !debriefs.MatchString(f.Plain()) && f.Holds("没做", "没办", "没完成", "要跟的", "哪些待办", "几个待办", "哪些事"):
				return 0.88
			case f.Holds("干嘛", "要干啥", "干点啥", "要干什么", "该干啥", "有什么要我", "有啥要我", "有什么需要我", "啥安排", "什么安排", "要做啥", "要做什么", "有啥事", "有什么事", "日程"):
				return 0.9
			case f.Holds("what's on", "whats on", "anything for me", "what do i have", "what have i got", "my agenda", "to do today", "should i do today", "should i be doing today", "do i do today", "on my plate", "what do i need to do", "anything due", "still open"):
				return 0.9
			}
			return 0
		},
		Examples: []string{
			"今天干嘛", "what's on for me", "今天到期的有哪些", "what's due today", "明天干嘛", "我的待办", "今天有什么安排", "还有啥没做", "what's left", "what do I have this week",
			"这周有什么安排", "下周有啥安排", "what's on tomorrow", "后天有啥事",
		},
		Near: []string{"你能干啥", "我今天记了啥", "周五前给美科报价", "比亚迪啥情况"},
		Handle: func(q *request) error {
			if openAsked(q.m.Text) {
				return q.showOpen()
			}
			from, to := q.ahead()
			return q.showAgenda(from, to, 0)
		},
	}
}

// week shows what is still to be touched where he asks for that, else what he
// recorded.
func (q *request) week() error {
	if holds(q.m.Text, "没") || stillToGo.MatchString(q.f.Plain()) {
		from := q.today().WeekStart()
		return q.showAgenda(q.today(), from.AddDays(6), 0)
	}
	from, to := behindUs(q.m.Text, q.today())
	if done, err := q.colleaguesDay(from, to); done || err != nil {
		return err
	}
	if allowed(q.who, leaders()) && !holds(q.m.Text, "我") && !word(q.m.Text, "i", "my", "me") {
		return q.teamsStretch(from, to) // 本周周报 of a manager is his team's
	}
	return q.showDay(from, to, 0)
}

// teamsStretch shows what the teams that he leads, or the one that he names, did
// from one day to another.
func (q *request) teamsStretch(from, to crm.Date) error {
	whose, err := q.whose()
	if err != nil {
		return err
	}
	f := figureRef{report: figures.ReportReview, whose: whose, from: from, to: to}
	if s := squash(q.m.Text); visitsNamed.MatchString(s) && !visitsCounted.MatchString(s) {
		v, err := q.figuresFor(f)
		if err != nil {
			return err
		}
		if len(v.All(figures.PartVisits)) > 0 { // else the card says that there were none
			f.part = figures.PartVisits
		}
	}
	return q.showFigures(f, 0)
}

func (q *request) showWeek(from int) error {
	monday := q.today().WeekStart()
	return q.showDay(monday, monday.AddDays(6), from)
}

// dayView is what somebody recorded from one day to another, and what ①②③
// mean on a card of it.
func (q *request) dayView(from, to crm.Date) (cards.DayView, []crm.Pointer, error) {
	v := cards.DayView{Who: q.who.Name.Text, From: from, To: to}
	tallies, err := q.tx.Tallies(q.who.ID, from, to)
	if err != nil {
		return v, nil, fmt.Errorf("totals of %s: %w", q.who.ID, err)
	}
	v.Counts = cards.CountsOf(tallies)
	acts, err := q.dayOf(q.who.ID, from, to)
	if err != nil {
		return v, nil, err
	}
	var items []crm.Pointer
	for i := range acts {
		it, gap, err := q.dayItem(acts[i], i+1)
		if err != nil {
			return v, nil, err
		}
		v.Items = append(v.Items, it)
		v.Missing = append(v.Missing, gap...)
		items = append(items, crm.Pointer{Kind: crm.KindActivity, ID: string(acts[i].ID)})
	}
	leads, err := q.leadsOf(from, to, acts)
	if err != nil {
		return v, nil, err
	}
	for _, l := range leads {
		b := &bundle{lead: &l}
		deals, err := q.openDeals(l.Account)
		if err != nil {
			return v, nil, err
		}
		if len(deals) > 0 {
			b.deal = &deals[0]
		}
		it, err := q.item(b)
		if err != nil {
			return v, nil, err
		}
		v.Items = append(v.Items, it)
		items = append(items, crm.Pointer{Kind: crm.KindLead, ID: string(l.ID)})
	}
	open, err := q.drafts()
	v.Drafts = len(open)
	return v, items, err
}

// dayItem is an activity as a line of the day, and what is missing in it.
func (q *request) dayItem(a crm.Activity, n int) (cards.Item, []cards.Gap, error) {
	b := &bundle{activity: &a}
	tasks, err := q.openTasks(a.Account)
	if err != nil {
		return cards.Item{}, nil, err
	}
	for _, t := range tasks {
		if t.From == a.ID {
			b.tasks = append(b.tasks, t)
		}
	}
	if a.Deal != "" {
		o, err := crm.Get[crm.Opportunity](q.tx, a.Deal)
		if err != nil {
			return cards.Item{}, nil, err
		}
		if o.Evidence.Message == a.Evidence.Message {
			b.deal = &o
		}
	}
	it, err := q.item(b)
	if err != nil {
		return it, nil, err
	}
	if len(tasks) > 0 || !a.Met() {
		return it, nil, nil
	}
	return it, []cards.Gap{{Item: n, What: "next_step", AccountName: it.Account, Number: a.Number()}}, nil
}

// leadsOf lists the leads that he registered in these days and that no visit
// brought along.
func (q *request) leadsOf(from, to crm.Date, acts []crm.Activity) ([]crm.Lead, error) {
	visited := map[crm.AccountID]bool{}
	for _, a := range acts {
		visited[a.Account] = true
	}
	var out []crm.Lead
	days := crm.Where(crm.ByOwner, string(q.who.ID)).Between(string(from), string(to.AddDays(1)))
	err := crm.Each(q.tx, days, func(l crm.Lead) bool {
		if !visited[l.Account] {
			out = append(out, l)
		}
		return len(out) < crm.MaxPage
	})
	if err != nil {
		return nil, fmt.Errorf("leads of %s: %w", q.who.ID, err)
	}
	return out, nil
}

// showDay shows what he recorded from one day to another.
func (q *request) showDay(from, to crm.Date, start int) error {
	v, items, err := q.dayView(from, to)
	if err != nil {
		return err
	}
	v.Start = start
	q.personal(q.say.Day(v))
	q.listed(items)
	return nil
}

// colleaguesDay answers a question about what a colleague did: to who leads
// him. done is false when nobody else was named.
func (q *request) colleaguesDay(from, to crm.Date) (done bool, err error) {
	var other *crm.Person
	err = crm.Each(q.tx, crm.Where(crm.ByAll), func(p crm.Person) bool {
		if p.ID != q.who.ID && p.Name.Text != "" && holds(q.m.Text, strings.ToLower(p.Name.Text)) {
			other = &p
		}
		return other == nil
	})
	if err != nil || other == nil {
		return false, err
	}
	if !crm.Can(q.who, crm.Reassign, crm.Scope{Kind: crm.KindActivity, Owner: other.ID, Team: other.Team}) {
		return true, q.managerOnly()
	}
	inside := *q
	inside.who = other
	v, items, err := inside.dayView(from, to)
	if err != nil {
		return true, err
	}
	v.Of, v.Drafts, v.Missing = other.Name.Text, 0, nil
	q.personal(q.say.Day(v))
	q.listed(items)
	return true, nil
}

// showAgenda shows what is to be done from one day to another: steps that are
// due or late, then customers to be touched.
func (q *request) showAgenda(from, to crm.Date, start int) error {
	all, err := q.myTasks(q.who.ID)
	if err != nil {
		return err
	}
	covered, err := q.coveredTasks(q.who.ID, from, max(to, q.today().AddDays(7)))
	if err != nil {
		return err
	}
	if len(covered) > 0 {
		all = append(all, covered...)
		sort.SliceStable(all, func(i, j int) bool { return all[i].Due < all[j].Due })
	}
	late := from <= q.today() && q.today() <= to
	var tasks []crm.Task
	for _, t := range all {
		if t.Due != "" && t.Due <= to && (t.Due >= from || late) {
			tasks = append(tasks, t)
		}
	}
	if len(tasks) == 0 && from == to && late {
		tasks = coming(all, from)
	}
	v := cards.AgendaView{From: from, To: lastDue(tasks, to), Start: start}
	if from != to && late {
		v.From, v.To = from.WeekStart(), to // 本周: the whole of it, what is late included
	}
	if v.Tasks, err = q.taskViews(tasks); err != nil {
		return err
	}
	q.listTasks(tasks)
	if late {
		if v.Touches, err = q.touches(q.who, to); err != nil {
			return err
		}
	}
	for _, n := range v.Touches {
		p, _ := pointer(n.Subject)
		q.conv.Items = append(q.conv.Items, p)
	}
	q.personal(q.say.Agenda(v))
	return nil
}

// coming are the steps of the week ahead: what is shown when nothing is due
// today.
func coming(all []crm.Task, today crm.Date) []crm.Task {
	var out []crm.Task
	for _, t := range all {
		if t.Due > today && t.Due <= today.AddDays(7) {
			out = append(out, t)
		}
	}
	return out
}
