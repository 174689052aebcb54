package handlers

import (
	"slices"
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// Words of which it is made who of us goes where, and whose a customer is to be from now on.
var (
	headsFor     = []string{"去拜访", "去一趟", "跑一趟", "走一趟", "去", "到", "跑", "拜访", "去见", "去谈", "goes to", "go to", "visits", "visit", "sees"}
	goesFiller   = []string{"让", "由", "请", "安排", "一趟", "一下", "那边", "吧", "就", "先", "负责", "上午", "下午", "早上", "的", "will", "to", "on", "and", "'ll"}
	wentAlready  = wording.Compile(`了|过|没|别|不|谁|哪|吗|呢|是否|回来|刚|正在|路上|昨|前天|上周|去年|\b(?:went|visited|was|saw|not|don't|who|did)\b`)
	keepsFrom    = []string{"跟", "跟进", "接", "接手", "接过去", "接过来", "负责", "管", "转给", "交给", "移交给", "takes over", "take over", "handles", "handle"}
	keepsNot     = []string{"跟不过来", "忙不过来", "顾不过来", "管不过来"}
	keepsFiller  = []string{"让", "由", "把", "给", "换", "换成", "改成", "改由", "归", "去", "来", "以后", "今后", "后面", "接下来", "就", "吧", "了", "这家", "这个客户", "我", "的", "都", "from now on", "should", "let", "to"}
	mayStayTheir = wording.Compile(`谁|哪|吗|呢|没|不要|别|是否|暂时|几天|一下|休假|出差|[?？]`)
)

// aJourney is one clause of who goes where: who, nil for the speaker, to which customer, and the
// day as it was said.
type aJourney struct {
	who       *crm.Person
	to, when  string
	past, now bool // the day is over, or is today
}

// sendsOut is who of us is to go where, said by who leads them, in the sentence that gives each
// his step: 小李去恒发,王敏去大族. What a colleague plans is no visit of whoever tells it, and the
// day that is said first is that of all.
func (q *request) sendsOut(s string) (string, error) {
	if !holds(s, headsFor...) || wentAlready.MatchString(s) || q.f.Question || q.f.Asks() {
		return "", nil
	}
	ps, err := playbook.Everybody(q.tx)
	if err != nil || len(q.colleaguesIn(ps, s)) == 0 && !titledIn.MatchString(s) {
		return "", err
	}
	var all []aJourney
	others := 0
	for _, c := range pausesOf(fold(q.m.Text)) {
		j, ok, err := q.journey(c, ps)
		if !ok || j.past || err != nil {
			return "", err
		}
		if j.when == "" && len(all) > 0 {
			j.when = all[0].when
		}
		if j.who != nil {
			others++
		}
		all = append(all, j)
	}
	if others == 0 || len(all) == 1 && (all[0].when == "" || all[0].now) { // 小李去恒发 may be told, too
		return "", nil
	}
	lead := allowed(q.who, leaders())
	said := make([]string, len(all))
	for i, j := range all {
		switch {
		case j.who == nil && j.when == "":
			said[i] = "提醒我去" + j.to
		case j.who == nil:
			said[i] = j.when + "我去" + j.to
		case lead:
			said[i] = "让" + j.who.Name.Text + j.when + "去" + j.to
		case len(all) == 1:
			return "", nil // what his colleague plans is none of his steps
		default:
			said[i] = j.when + j.who.Name.Text + "去" + j.to
		}
	}
	return strings.Join(said, ","), nil
}

// journey reads one clause: 明天小李去恒发. False where a word of it says anything else.
func (q *request) journey(clause string, ps playbook.People) (aJourney, bool, error) {
	f := parse.Read(clause, q.ctx)
	if f.Account == nil || len(f.Account.Known) != 1 || f.Account.Text == "" {
		return aJourney{}, false, nil
	}
	j := aJourney{to: f.Account.Text}
	p := remainder{strings.Replace(clause, j.to, takenOut, 1)}
	before := p.left
	if q.takeDays(&p) {
		for _, e := range parse.Entities(before, q.ctx) {
			j.when += e.Text
			soon := slices.ContainsFunc(q.daysOf(e), func(d stretch) bool { return d.to >= q.today() && d.from < q.today().AddDays(60) })
			j.past = j.past || !soon
			j.now = j.now || slices.ContainsFunc(q.daysOf(e), func(d stretch) bool { return d.from == q.today() })
		}
	}
	named, err := q.takeNamed(&p, ps)
	if err != nil {
		return j, false, err
	}
	mine := p.take("我", "i", "i'll")
	switch {
	case len(named) > 1 || len(named) == 1 && mine || len(named) == 0 && !mine:
		return j, false, nil
	case len(named) == 1 && named[0].ID != q.who.ID:
		j.who = named[0]
	}
	goes := p.take(headsFor...)
	p.take(goesFiller...)
	return j, goes && p.empty(), nil
}

// passesTo is whose a customer is to be from now on: 粤钢让Anna去跟吧. Who may not give customers
// away is told who may.
func (q *request) passesTo(s string) (string, error) {
	if !holds(s, keepsFrom...) && !strings.Contains(s, "给") || mayStayTheir.MatchString(s) || q.f.Account == nil || len(q.f.Account.Known) != 1 || q.f.Account.Text == "" {
		return "", nil
	}
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return "", err
	}
	p := remainder{strings.Replace(fold(q.m.Text), q.f.Account.Text, takenOut, 1)}
	named := q.takeColleagues(&p, ps)
	if len(named) != 1 || named[0].ID == q.who.ID {
		return "", nil
	}
	p.take(keepsNot...)
	keeps := p.take(keepsFrom...)
	gives := strings.Contains(p.left, "给") || strings.Contains(p.left, "归")
	p.take(keepsFiller...)
	if !p.empty() || !keeps && !gives {
		return "", nil
	}
	return "把" + q.f.Account.Text + "转给" + named[0].Name.Text, nil
}
