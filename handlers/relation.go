package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// askBecause asks for the reason of a value that needs one. Nothing was written.
func (q *request) askBecause(n *notable, f playbook.Field, value string, fault *crm.Fault) error {
	q.wantsWhy(n.pointer(), f.ID, value, fault)
	return nil
}

// wantsWhy asks for the reason without which a value cannot be written.
func (q *request) wantsWhy(of crm.Pointer, field, value string, fault *crm.Fault) {
	q.personal(q.say.Fault(fault))
	q.conv.Question = crm.Question{Key: cards.AskBecause, Subject: of, Choices: []crm.Choice{{Value: field + choiceSign + value}}, At: q.said()}
}

// tellsBecause takes words as the reason that was asked for. A command, a message
// about another customer and a question are none.
func (q *request) tellsBecause(question crm.Question) (bool, error) {
	if q.said().Sub(question.At) > namesHold || len(question.Choices) == 0 || q.f.Question {
		return false, nil
	}
	if (q.conv.At.After(question.At) || q.conv.QueryAt.After(question.At)) && !saysBecause(q.m.Text) {
		return false, nil // something else was told or asked since: nobody answered at Lakeside
	}
	if isNo(q.m.Text) || is(q.m.Text, "算了", "不改了", "不用了", "先不改", "never mind", "cancel") {
		q.conv.Question = crm.Question{}
		q.alone(q.say.LeftAsIs())
		return true, nil
	}
	if question.Subject.Kind == crm.KindAccount && namesCustomer(q.f) && ofOneKnown(q.f) && !means(q.f.Account, crm.AccountID(question.Subject.ID)) {
		return false, nil // 利元亨这个能立项了吧: of somebody else
	}
	if s := strings.TrimSpace(q.m.Text); asksFirst.MatchString(squash(s)) || ascii(s) && !strings.Contains(s, " ") || // goals alone is no reason
		asks(s) || putAsQuestion(s) || asksWhich(s) || howMany.MatchString(squash(s)) || setsOther.MatchString(squash(s)) {
		return false, nil
	}
	if other, err := q.tellsOtherwise(); other || err != nil {
		return false, err
	}
	sum := amountSaid.MatchString(squash(q.m.Text)) && !q.conv.At.After(question.At)
	if in, ok := choose(q.intents, q.f); ok && !sum && !saysBecause(q.m.Text) && !q.isWhy(in, question) {
		return false, nil
	}
	rec := crm.New(question.Subject.Kind)
	if err := q.tx.Get(rec, question.Subject.ID); err != nil {
		return false, err
	}
	n, err := q.notableOf(rec)
	if err != nil {
		return true, err
	}
	q.conv.Question = crm.Question{}
	field, value, _ := strings.Cut(question.Choices[0].Value, choiceSign)
	why := because(strings.TrimSpace(q.m.Text))
	if sum {
		why = "" // a sum is no reason, and nobody knows of what it is: the question is put again
	}
	if a, ok := rec.(*crm.Account); ok && field == tierField {
		return true, q.rateAs(a, value, why)
	}
	q.f.Noted = []parse.Noted{{Key: field, Value: value, Why: why}}
	return true, q.noteAll(n)
}

// setsOther finds that something else is put right or set: no reason.
var setsOther = wording.OneOf(
	`^[^,，。]{0,14}(?:写|记|填|选|搞|弄)错了`, `^[^,，。]{0,10}(?:应该|应当)是`, `^(?:不对|不是)[,，]`, `^[^,，。]{0,14}(?:改成|改为|定为|定成|换成)`,
	`\b(?:is|was) wrong\b`, `^(?:make|change|set|put) `,
)

// saysBecause reports words that begin as a reason does.
func saysBecause(text string) bool {
	s := squash(text)
	return strings.HasPrefix(s, "因为") || strings.HasPrefix(s, "because")
}

// tellsOtherwise reports words that name a customer and are a sentence of their own, with a
// meaning of its own: 大族五个分类, 大族跟我们是供应商关系. A reason names nobody, or begins with 因为.
func (q *request) tellsOtherwise() (bool, error) {
	if !namesCustomer(q.f) || saysBecause(q.m.Text) {
		return false, nil
	}
	if text, err := q.phrased(wording.Note(squash(q.m.Text)), q.ofFields); text != "" || err != nil {
		return text != "", err
	}
	text := strings.TrimSpace(fold(q.m.Text))
	who, err := q.speaksOf(text)
	if err != nil || who == nil {
		return false, err
	}
	return len(q.hears(who, text, false)) > 0, nil
}

// asksFirst finds words that ask for something, which are no reason: list silver clinics.
var asksFirst = wording.OneOf(
	`^(?:list|show|which|what|who|how|where|when|export|help)\b`,
	`^`+wording.Any(
		`帮我`, `给我`, `替我`, `麻烦`, `对手`, `竞争对手`, `报价`, `competitors?`, `rivals?`,
		`看看`, `看一?下`, `列一?下`, `列出`, `查一?下`, `导出`, `有哪些`, `哪些`, `谁`,
		`怎么`, `记一?下`, `记着`, `记住`, `备注`,
	),
)

// howMany finds what asks for a number: 要几台.
var howMany = wording.Compile(`几[台个家次条套件天万]|多少|[吗呢][?？]?$|什么时候`)

// isWhy reports words that can be the reason that was asked for although they
// read as something: 换了采购负责人 as a note, 一起做了实验室 as a visit. They name no
// customer, no day and no sum, and what tells of something done comes at once.
func (q *request) isWhy(in Intent, question crm.Question) bool {
	f := &q.f
	switch {
	case f.Account != nil && len(f.Account.Known) > 0 || len(f.Items) > 0 || newLead.MatchString(f.Text):
		return false
	case in.Name == "note":
		return true
	case in.Name != in.Reads && in.Name != "deal" || !recorded(in.Reads) || q.conv.At.After(question.At):
		return false
	case f.Date != "" && !f.DateAssumed || f.Amount != nil || len(f.Costs) > 0 || len(f.Contacts) > 0:
		return false
	}
	return f.Next == nil || f.Next.Due == "" && f.Next.Time == ""
}

// showRelation shows how a customer stands to us, and how that came about.
func (q *request) showRelation(a *crm.Account) error {
	moves, err := desk.RelationMoves(q.tx, a.ID)
	if err != nil {
		return err
	}
	v := cards.RelationView{Name: a.Name.Text, Number: a.Number(), Now: a.Relation, May: q.allowed(crm.Write, crm.ScopeOf(a))}
	for _, m := range moves {
		row := cards.RelationRow{From: m.From, To: m.To, On: crm.DateOf(m.At.In(q.who.Location())), Reason: m.Reason}
		if row.By, err = q.personName(m.By); err != nil {
			return err
		}
		v.Moves = append(v.Moves, row)
	}
	q.about(a.ID, "")
	q.listed(nil)
	q.conv.At = q.said()
	q.personal(q.say.Relation(v))
	return nil
}
