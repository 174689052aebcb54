package handlers

import (
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// Words of which what is said of an absence is made: that somebody is not there, how, that he
// travels, who stands in, and what joins all that.
var (
	awayWords = []string{
		"休假", "请假", "年假", "休年假", "请年假", "病假", "事假", "婚假", "产假", "陪产假", "调休", "不在", "不在公司", "外出", "不上班",
		"off", "away", "out of office", "out of the office", "ooo", "on leave", "on vacation", "on holiday", "not in", "out", "annual leave", "vacation",
	}
	awayTravels = []string{"出差", "在外地", "跑外地", "travelling", "traveling", "on a business trip", "on the road", "on a trip"}
	awayIll     = []string{"病假", "生病", "病了", "sick", "off sick", "sick leave", "ill"}
	awayFiller  = []string{
		"我们", "我", "要", "得", "请", "休", "会", "都", "全", "的", "了", "这几天", "那几天", "这段时间", "期间", "从", "起", "开始", "到", "至", "和", "跟", "一直", "大家", "各位", "跟大家说一下", "说一声", "报备一下", "报备",
		"i'm", "im", "i", "am", "i'll", "will", "be", "is", "the", "from", "to", "until", "on", "and", "taking", "for", "just so you know", "fyi", "please note", "-", "–", "~", "/", "、",
	}
	standsWords = []string{
		"审批", "待批", "要批的", "批", "代", "代批", "顶", "顶班", "盯", "盯着", "看着", "照看", "照应", "负责", "处理", "找", "给", "交给", "转给", "麻烦", "联系", "代理", "代理人",
		"covers", "cover", "covering", "approvals", "stands in", "stand in", "ask", "contact", "takes over", "looks after", "go to", "deputy",
	}
	standsFiller = []string{
		"我们", "我的", "我", "他的", "她的", "他", "她", "的", "有", "有事", "有急事", "急事", "有什么事", "什么事", "事", "事情", "这几天", "那几天", "这段时间", "期间", "都", "就", "先", "请", "让", "由", "来", "帮忙", "帮我", "帮", "一下", "看下", "看", "下", "客户", "工作", "活", "单子", "需要", "的话", "可以", "吧", "是", "直接",
		"for me", "for him", "for her", "me", "my", "his", "her", "while", "i'm", "im", "i", "away", "out", "will", "to", "the", "accounts", "customers", "clients", "anything", "urgent", "if", "is", "in", "please", "meanwhile", "goes", "can", "over", "with", "questions", "any", "on", "approves", "work",
	}
	halfDayWords = []string{"上午", "下午", "半天", "早上", "晚上", "中午", "点", "morning", "afternoon", "half"}
	awayCues     = []string{"假", "不在", "出差", "外出", "在外地", "off", "out", "away", "leave", "vacation", "holiday", "ooo", "travel", "trip", "not in", "road", "sick", "病了", "生病"}
)

// anAbsence is what a message says of who is not there: of whom, when, in what way, and who
// stands in.
type anAbsence struct {
	who, deputy          *crm.Person
	days                 string
	ill, travels, leaves bool
}

// tellsAbsence is a message that tells of an absence, whichever way it is said, in the sentence
// that is understood: 我14号到18号不在,有审批找赵总. "" where a word of it tells of something else.
func (q *request) tellsAbsence(s string) (string, error) {
	if len([]rune(s)) > 60 || !holds(s, awayCues...) || q.f.Question || q.f.Asks() || holds(s, halfDayWords...) {
		return "", nil
	}
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return "", err
	}
	var a anAbsence
	for _, c := range pausesOf(daysSpelled(fold(q.m.Text))) {
		if ok, err := q.ofAbsence(&a, c, ps); !ok || err != nil {
			return "", err
		}
	}
	if a.who == nil && a.deputy == nil && !ownLeave.MatchString(s) {
		return "", nil // 这两天不在 may be the customer
	}
	from, to := q.leaveSaid(a.days)
	if from == "" || !a.leaves {
		return "", nil
	}
	who := "我"
	if a.who != nil && a.who.ID != q.who.ID && !allowed(q.who, []crm.Role{crm.RoleManager, crm.RoleDirector, crm.RoleAdmin}) {
		return "", nil // 王总下周不在 may be the customer's
	}
	if a.who != nil && a.who.ID != q.who.ID {
		who = a.who.Name.Text + " "
	}
	when := string(from[len("2006-"):]) + "到" + string(to[len("2006-"):])
	if a.travels && a.deputy == nil {
		return who + when + "出差", nil
	}
	text := who + when + "休假"
	if a.ill {
		text = who + when + "病假"
	}
	if a.deputy != nil {
		text += ",审批给" + a.deputy.Name.Text
	}
	return text, nil
}

// ofAbsence reads one clause of such a message, and reports whether all of it was understood.
func (q *request) ofAbsence(a *anAbsence, clause string, ps playbook.People) (bool, error) {
	p := remainder{clause}
	days := q.takeDays(&p)
	named, err := q.takeNamed(&p, ps)
	switch {
	case err != nil:
		return false, err
	case len(named) > 0 && a.leaves:
		return q.ofDeputy(a, &p, named[len(named)-1]), nil
	case len(named) > 1:
		return false, nil
	case len(named) == 1:
		a.who = named[0]
	}
	ill := p.take(awayIll...)
	travels := p.take(awayTravels...)
	away := p.take(awayWords...)
	if days {
		a.days += "," + clause
	}
	p.take(awayFiller...)
	a.ill, a.travels, a.leaves = a.ill || ill, a.travels || travels, a.leaves || ill || travels || away
	return p.empty() && (days || ill || travels || away), nil
}

// ofDeputy reads a clause that says who stands in for whoever is away.
func (q *request) ofDeputy(a *anAbsence, p *remainder, deputy *crm.Person) bool {
	if a.deputy != nil || a.who != nil && deputy.ID == a.who.ID || a.who == nil && deputy.ID == q.who.ID {
		return false
	}
	a.deputy = deputy
	stands := p.take(standsWords...)
	p.take(standsFiller...)
	return stands && p.empty()
}

// tellsDeputy notes who stands in for the one whose absence was noted just now, where that is all that is said:
// 小李 covers, 审批给小李.
func (q *request) tellsDeputy() (bool, error) {
	if len(q.conv.Items) != 1 || q.conv.Items[0].Kind != crm.KindPerson || length(q.m.Text) > 40 || q.f.Question || q.f.Asks() {
		return false, nil
	}
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return false, err
	}
	p := ps.Find(crm.PersonID(q.conv.Items[0].ID), q.today())
	if p == nil || p.Away.From == "" || p.Away.To < q.today() {
		return false, nil
	}
	left := remainder{strings.TrimRight(squash(q.m.Text), ".!。 ")}
	named, err := q.takeNamed(&left, ps)
	if err != nil || len(named) != 1 {
		return false, err
	}
	a := anAbsence{who: p, leaves: true}
	if !q.ofDeputy(&a, &left, named[0]) {
		return false, nil
	}
	q.m.Text = "审批给" + a.deputy.Name.Text
	return true, q.takeLeave(p.ID, p.Away, p.Away.From, p.Away.To, ps)
}

// titledIn finds where somebody is called by family name and title: 赵总, 老周.
var titledIn = wording.Compile(`\p{Han}(?:副总|总监|总|经理|主管)|[老小]\p{Han}`)

// takeNamed takes the colleagues out who are named, else the one who is called by family name and title.
func (q *request) takeNamed(p *remainder, ps playbook.People) ([]*crm.Person, error) {
	if named := q.takeColleagues(p, ps); len(named) > 0 {
		return named, nil
	}
	called := titledIn.FindString(p.left)
	if called == "" {
		return nil, nil
	}
	c := q.colleagueOfRank(ps, called)
	if c == nil {
		return nil, nil
	}
	if theirs, err := q.meansCustomers(called); theirs || err != nil {
		return nil, err
	}
	p.take(called)
	return []*crm.Person{c}, nil
}

// meansCustomers reports that somebody at a customer who was spoken of last is called so, too.
func (q *request) meansCustomers(called string) (bool, error) {
	for _, c := range q.f.Contacts {
		if c.Name == called && len(c.Known) > 0 {
			return true, nil
		}
	}
	for _, at := range append([]crm.AccountID{q.conv.About}, q.conv.Recent...) {
		if k, err := q.contactThere(at, called); k != nil || err != nil {
			return k != nil, err
		}
	}
	return false, nil
}
