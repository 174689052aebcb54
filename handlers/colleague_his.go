package handlers

import (
	"strings"
	"time"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// colleagueHeldFor is how long a leader's 他 goes on to mean the colleague whom he named.
const colleagueHeldFor = 30 * time.Minute

// hisColleague finds a pronoun that stands for one whom a leader leads: he is told something,
// asked for something, or his days and figures are asked of. What it begins and ends is what
// stays of the sentence.
var hisColleague = []*wording.Wording{
	wording.Compile(`^((?:那|再|也|就|请|麻烦|帮我|替我|你)*(?:让|叫|告诉|转告|通知|提醒|催|催一下|提醒一下|安排))(?:他|她)((?:一下|一声)?[,，:： ]?.*)$`),
	wording.Compile(`^((?:那|再|也|就|请|麻烦|帮我|替我|你)*(?:跟|给|和))(?:他|她)((?:说|讲)(?:一声|一下|下)?[^了过完好到清明得不声下一].{1,})$`),
	wording.Compile(`^()(?:他|她)(?:的)?((?:今天|明天|后天|昨天|[上这下本]周[一二三四五六日天]?|[上这]个?月|最近|这几天|现在|手上|手里|名下|还有|有)[^,，。]{0,16}(?:几个|几家|几单|几次|几趟|多少|哪些|哪几|什么|啥|谁|哪|怎么样|怎样|咋样|如何|没有|吗|干嘛|勤)[^,，。]{0,8})$`),
	wording.Compile(`^()(?:他|她)(?:的)?((?:待办|周报|日报|客户|单子|商机|漏斗|业绩|目标|缺口|拜访|记录|日程|安排|提醒)[^,，。]{0,10})$`),
	wording.Compile(`(?i)^((?:please |can you |could you |then |and )*(?:tell|ask|remind|have|get|nudge|chase))(?: him| her)( .{2,}|)$`),
	wording.Compile(`(?i)^((?:and )?(?:what|where|how|who|which .{2,20})(?:'s| is| has| does| did| was|'d)?)(?: he| she)( .{2,})$`),
	wording.Compile(`(?i)^((?:and |so )?(?:how many|how much|how often|what|which|when|where) (?:[a-z]+ ){0,2}?(?:did|has|does|is|was|have))(?: he| she)( .{2,})$`),
	wording.Compile(`(?i)^((?:and |show me |show )?)(?:his|her)( (?:deals|accounts|customers|tasks|visits|leads|pipeline|funnel|week|day|numbers|target|gap|steps|calls)[?]?)$`),
}

// heOfOurs finds a pronoun that stands for a colleague of whom was asked just now: 她跑过几次.
var heOfOurs = wording.Compile(`^(?:让|叫|请|催|提醒|问)?(他|她)(?:[^们的]|$)`)

// remembersColleague keeps whom of his people a leader speaks of, for 他 to mean him, until he speaks of a customer.
func (q *request) remembersColleague() {
	switch {
	case !allowed(q.who, leaders()):
	case len(q.f.Colleagues) == 1 && q.f.Colleagues[0].Row.ID != string(q.who.ID):
		q.conv.Colleague, q.conv.ColleagueAt = crm.PersonID(q.f.Colleagues[0].Row.ID), q.said()
	case namesCustomer(q.f):
		q.conv.Colleague = ""
	}
}

// ofColleague puts his name where a leader's 他 stands for one of his people; "" where it does not.
func (q *request) ofColleague(s string) (string, error) {
	if !holds(s, "他", "她", "him", "her", "his", "he", "she") || len(q.f.Colleagues) > 0 || !allowed(q.who, leaders()) {
		return "", nil
	}
	for _, said := range hisColleague {
		m := said.FindStringSubmatch(strings.TrimRight(strings.TrimSpace(fold(q.m.Text)), "。.!！"))
		if m == nil || strings.HasPrefix(m[2], "们") { // 让他们 is of all of them
			continue
		}
		p, err := q.colleagueOfHis()
		if err != nil || p == nil {
			return "", err
		}
		name := p.Name.Text
		if ascii(s) {
			return strings.TrimSpace(m[1] + " " + name + m[2]), nil
		}
		return m[1] + name + m[2], nil
	}
	return q.colleagueOfQuestion(s), nil
}

// colleagueOfQuestion puts the name of the colleague of whom a leader asked just now for the pronoun
// that begins what he says next; "" where there is none.
func (q *request) colleagueOfQuestion(s string) string {
	m := heOfOurs.FindStringSubmatch(s)
	if m == nil || q.conv.Query == "" || q.said().Sub(q.conv.QueryAt) > likewiseFor || len(q.f.Contacts) > 0 {
		return ""
	}
	kind, name := namedIn(parse.Read(q.conv.Query, q.ctx))
	if kind != crm.KindPerson {
		return ""
	}
	said := fold(q.m.Text)
	if _, rest, _ := strings.Cut(said, m[1]); ascii(name) && rest != "" && ascii(rest[:1]) { // 她Kestrel的报价: two names
		name += " "
	}
	return strings.Replace(said, m[1], name, 1)
}

// colleagueOfHis is the colleague whom a leader's 他 stands for: who works for the customer, or with the man of
// a customer's, who stands in the same sentence; else the one whom he named last, else whose customer
// he looks at. nil where it is nobody, or himself.
func (q *request) colleagueOfHis() (*crm.Person, error) {
	fresh := func(at time.Time) bool {
		since := q.said().Sub(at)
		return since >= 0 && since <= colleagueHeldFor
	}
	named, spoken := q.was.Colleague != "" && fresh(q.was.ColleagueAt), fresh(q.conv.AboutAt)
	if !named && (!spoken || q.stillTalking() && q.conv.Contact != "") { // whom he told of himself is a customer's man
		return nil, nil
	}
	id, err := q.worksFor(q.customerSaid(q.f))
	if err != nil {
		return nil, err
	}
	switch {
	case id != "":
	case named:
		id = q.was.Colleague
	case spoken:
		if id, err = q.worksFor(q.conv.About); err != nil {
			return nil, err
		}
	}
	if id == "" || id == q.who.ID {
		return nil, nil
	}
	p, err := crm.Get[crm.Person](q.tx, id)
	if err != nil || !p.Active(q.today()) {
		return nil, err
	}
	return &p, nil
}

// worksFor is whose customer it is, other than the speaker's; "" for nobody.
func (q *request) worksFor(at crm.AccountID) (crm.PersonID, error) {
	if at == "" {
		return "", nil
	}
	a, err := q.accountIf(at, func(a *crm.Account) bool { return a.Owner != q.who.ID })
	if err != nil || a == nil {
		return "", err
	}
	return a.Owner, nil
}

// customerSaid is the one known customer who stands in a message, by his name or by that of somebody of his; "" for none.
func (q *request) customerSaid(t parse.Facts) crm.AccountID {
	switch {
	case (namesCustomer(t) || worksThere(t)) && len(t.Account.Known) == 1:
		return crm.AccountID(t.Account.Known[0].Row.ID)
	case t.Account == nil && len(t.Contacts) == 1 && len(t.Contacts[0].Known) == 1:
		return t.Contacts[0].Known[0].Row.Account
	}
	return ""
}
