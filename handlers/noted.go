package handlers

import (
	"strconv"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// groupKey precedes the id of a group of fields where a message names it.
const groupKey = "group:"

// choiceSign stands between a field and its choice where the word for the choice
// says it all: 比亚迪是孵化客户.
const choiceSign = "="

// skillGroup is what managers note of their people.
const skillGroup = "skills"

// terms are the words by which messages note fields and ask for groups of them.
func terms(b *playbook.Book) *parse.Terms {
	var out []parse.Term
	taken := map[string]bool{} // 供应商 is a relation before it is a kind of party
	add := func(key string, w playbook.Word, whole bool) {
		for _, s := range append([]string{w.Name.ZH, w.Name.EN}, w.Also...) {
			out = append(out, parse.Term{Key: key, Word: s, Whole: whole})
		}
	}
	for _, f := range b.Fields {
		switch f.Record {
		case "name", "contacts", "phone": // people say them in sentences of their own
			continue
		}
		add(f.ID, f.Word, f.Kind == playbook.FieldYes)
		if !f.Free {
			continue
		}
		for _, c := range b.ChoicesOf(f) {
			for _, s := range append([]string{c.Name.ZH, c.Name.EN}, c.Also...) {
				if !taken[s] {
					out = append(out, parse.Term{Key: f.ID + choiceSign + c.ID, Word: s, Whole: true, Exact: true})
				}
				taken[s] = true
			}
		}
	}
	for _, g := range b.FieldGroups {
		add(groupKey+g.ID, g.Word, false)
	}
	return parse.NewTerms(out)
}

// noteIntent notes a field of a record, or says what is noted: 比亚迪 资金实力 强,
// 比亚迪的信用怎么样, 王总喜欢钓鱼, 评选 比亚迪 1 2 5.
func noteIntent() Intent {
	return Intent{
		Name: "note",
		Weigh: func(f parse.Facts) float64 {
			switch {
			case len(f.Noted) == 0 || newLead.MatchString(f.Text) && f.Account != nil && len(f.Account.Known) == 0:
				return 0
			case f.Question && asksWho.MatchString(f.Plain()): // who is the buyer at Kestrel
				return 0
			case f.Noted[0].Key == "interests" && likesOurs.MatchString(f.Plain()):
				return 0
			case f.Noted[0].Leads:
				return 0.94
			case didSomething(f) || f.Wished || f.Next != nil && f.Intent == parse.Task || f.Account == nil && len(f.Contacts) == 0 && len(f.Refs) == 0:
				return 0
			}
			return 0.83
		},
		Examples: []string{
			"比亚迪 资金实力 强", "经营特色:做电池和整车", "比亚迪的信用怎么样", "王总喜欢钓鱼", "比亚迪 忠诚度 品牌转移", "评选 比亚迪 1 2 5",
			"Oakline credit: pays on time", "老谢反对我们", "Anil is the evaluator", "王总是决策者、采购者", "比亚迪是孵化客户", "what is Oakline's credit", "比亚迪 客户动态 新厂奠基", "服务问题 比亚迪 设备异响",
		},
		Near: []string{
			"今天拜访了比亚迪王总,聊了定价", "比亚迪啥情况", "最后是林副总拍板", "报价发了", "下周去比亚迪谈定价", "王总电话多少",
		},
		Handle: (*request).noted,
	}
}

// asksWho asks for somebody.
var asksWho = wording.Compile(`^(?:and |so |but )*(?:who|whose)\b|^(?:那|请问)?谁|是谁`)

// forgetWords drops a customer of whom nobody has heard where his name is a
// word of what is noted: 谢明是实用者. One who is named before it is meant: 恒发 地址:东莞长安路.
func (q *request) forgetWords() {
	a := q.f.Account
	if a == nil {
		return
	}
	for _, n := range q.f.Noted {
		if a.Span.Start < n.Span.Start || a.Span.End > n.Span.End || a.Span.End <= a.Span.Start {
			continue
		}
		said := []rune(q.f.Text)
		before := strings.Trim(string(said[:min(n.Span.Start, len(said))]), " ,，:：的")
		switch {
		case before != "" && q.customerIn(squash(before)) != "":
			q.f.Account = q.mention(before)
		case len(a.Known) == 0:
			q.f.Account = nil
		}
		return
	}
}

// notForYou answers somebody who may not see a group of fields.
func (q *request) notForYou() error {
	boss, err := q.personName(q.who.Manager)
	if err != nil {
		return err
	}
	return crm.E(crm.Forbidden, "field.hidden", boss)
}

// notKept says who may note that, and that nothing of it was kept.
func (q *request) notKept() error {
	boss, err := q.personName(q.who.Manager)
	if err != nil {
		return err
	}
	return crm.E(crm.Forbidden, "field.unkept", boss)
}

// notedGroup shows a group of fields; numbers behind it tick the items of a
// checklist.
func (q *request) notedGroup(id string, said parse.Noted) error {
	g, ok := q.Book.FieldGroup(id)
	if !ok {
		return errPass
	}
	yes := q.numbersBehind(said)
	verb := crm.Read
	if len(yes) > 0 {
		verb = crm.Write
	}
	n, err := q.noteAbout(g.On, verb)
	if err != nil || n == nil {
		return err
	}
	if !q.sees(g, n) {
		return q.notForYou()
	}
	if g.Score && len(yes) > 0 {
		return q.tick(n, g, yes)
	}
	return q.showFields(n, g, 0)
}

// numbersBehind are the numbers that a message ends with: 评选 比亚迪 1 2 5.
func (q *request) numbersBehind(said parse.Noted) []int {
	var out []int
	for _, w := range strings.FieldsFunc(said.Value, func(r rune) bool { return strings.ContainsRune(" 、,，;项", r) }) {
		if n, err := strconv.Atoi(w); err == nil && n > 0 && n < 20 {
			out = append(out, n)
		}
	}
	return out
}

// tick answers a checklist: the items of these numbers hold, the others do not.
func (q *request) tick(n *notable, g playbook.FieldGroup, yes []int) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	for i, f := range q.Book.FieldsOf(g.ID) {
		answer := playbook.No
		for _, k := range yes {
			if k == i+1 {
				answer = playbook.Yes
			}
		}
		if _, err := w.Note(desk.NewNote{Subject: n.pointer(), Field: f.ID, Value: answer}); err != nil {
			return err
		}
	}
	q.conv.Group = w.Group()
	return q.showFields(n, g, 0)
}

// showField answers what is noted of one field; a list shows as its card.
func (q *request) showField(n *notable, f playbook.Field) error {
	g, _ := q.Book.FieldGroup(f.Group)
	q.spokeOfField(n, f)
	switch a, account := n.rec.(*crm.Account); {
	case account && f.Record == "relation":
		return q.showRelation(a)
	case f.Kind == playbook.FieldRows:
		return q.showFields(n, g, 0)
	case desk.StoredValue(n.rec, f.Record) != nil:
		return q.showOrigin(n, f)
	}
	noted, err := q.notedOf(n.pointer())
	if err != nil {
		return err
	}
	fv, err := q.fieldView(n, f, noted[f.ID])
	if err != nil {
		return err
	}
	v := q.bareView(n, g)
	v.Fields = []cards.FieldView{fv}
	q.personal(q.say.Field(v))
	return nil
}

// noteAll writes everything that a message notes of one record.
func (q *request) noteAll(n *notable) error {
	if err := q.dealOfNotable(n); err != nil {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	if n.account != nil {
		w.Wrote(n.account.ID, mentionedIn(q.f))
	}
	v := cards.ChangedView{Group: w.Group(), Number: n.number(), Kind: n.rec.Kind(), AccountName: n.name}
	for _, said := range q.f.Noted {
		f, ok := q.Book.Field(said.Key)
		if !ok || said.Asked || q.Book.FieldOn(f.ID) != n.rec.Kind() {
			continue
		}
		value, evidence := said.Value, said.Why
		if f.Kind == playbook.FieldYes {
			value, evidence = answerSaid(said)
		}
		if _, choice := playbook.Find(q.Book.ChoicesOf(f), value); isNothing(value) && !choice {
			value = ""
		}
		if said.Not && f.Kind != playbook.FieldYes {
			if value, err = q.without(n, f, value); err != nil {
				return err
			}
		}
		if f.Adds && value != "" {
			if value, err = q.behindNoted(n, f, value); err != nil {
				return err
			}
		}
		q.spokeOfField(n, f)
		changes, row, err := q.noteOne(w, n, f, value, evidence)
		if fault, ok := faulty(err); ok && fault.Key == "relation.reason" {
			return q.askBecause(n, f, value, fault)
		}
		if err != nil {
			return err
		}
		if row != nil && len(q.f.Noted) == 1 {
			return q.rowNoted(n, f, *row)
		}
		if row != nil {
			changes = []cards.FieldChange{{Field: f.ID, New: value}}
		}
		v.Fields = append(v.Fields, changes...)
	}
	if len(v.Fields) > 0 {
		q.conv.Group = w.Group()
	}
	if n.made && len(v.Fields) == 0 {
		return q.answered(w.Group()) // all that was said came with the contact
	}
	k, ok := n.rec.(*crm.Contact)
	if !ok {
		q.personal(q.say.NotedAll(v))
		return nil
	}
	c := q.say.NotedAll(v)
	corners := 0
	for _, x := range v.Fields {
		if x.Field == "buying_roles" {
			c = q.say.OfferRole(c, n.contactIn(k), n.subject())
		}
		if f, _ := q.Book.Field(x.Field); f.Group == cornerGroup {
			corners++
		}
	}
	if more, err := q.several(k.Account); err != nil {
		return err
	} else if more && corners > 0 && n.deal == nil && c.Note == "" && q.readsDeals() {
		c = q.say.InAllDeals(c, k.Name.Text)
	}
	q.personal(c)
	return q.refreshContact(k.ID)
}

// rowNoted is the receipt of one row of a list.
func (q *request) rowNoted(n *notable, f playbook.Field, row cards.FieldView) error {
	g, _ := q.Book.FieldGroup(f.Group)
	v := q.bareView(n, g)
	v.Fields = []cards.FieldView{row}
	q.conv.Group = q.work.Group()
	q.personal(q.say.NotedRow(v, q.work.Group()))
	return q.tellOwner(n, f, v)
}

// tellOwner lets who looks after a customer hear what somebody else noted of it,
// so that he can help in time (G3).
func (q *request) tellOwner(n *notable, f playbook.Field, v cards.FieldsView) error {
	if !f.Tell || n.account == nil || n.account.Owner == "" || n.account.Owner == q.who.ID {
		return nil
	}
	owner, err := crm.Get[crm.Person](q.tx, n.account.Owner)
	if err != nil {
		return err
	}
	by := q.who.Name.Text
	return q.tell(&owner, q.m.Key+"/noted/"+f.ID, func(w *cards.Writer) chat.Card { return w.NotedForYou(v, by) })
}

// answerSaid is the answer that a statement gives to a check, and its evidence:
// 消费频率高 每月都下单.
func answerSaid(n parse.Noted) (answer, evidence string) {
	first, rest, _ := strings.Cut(strings.TrimLeft(n.Value, " "), " ")
	switch {
	case is(first, "是", "对", "有", "yes", "y"):
		return playbook.Yes, rest
	case is(first, "否", "不是", "没有", "不", "no", "n"):
		return playbook.No, rest
	case is(first, "不清", "不清楚", "不知道", "unclear", "unknown"):
		return playbook.Unclear, rest
	case n.Not:
		return playbook.No, n.Value
	}
	return playbook.Yes, n.Value
}

// isNothing reports words that take a value away.
func isNothing(s string) bool {
	return is(s, "清空", "删掉", "删除", "去掉", "无", "空", "clear", "none", "delete")
}

// noteOne writes one field: into the record where it keeps it, else beside it.
// Of a list it gives the row that was added.
func (q *request) noteOne(w *desk.Work, n *notable, f playbook.Field, value, evidence string) ([]cards.FieldChange, *cards.FieldView, error) {
	if f.Record != "" {
		changes, err := q.keepValue(w, n, f, value, evidence)
		return changes, nil, err
	}
	if f.ID == depthField && n.deal != nil {
		changes, err := q.setDepth(w, n, f, value)
		return changes, nil, err
	}
	if f.Open && solvedWords.MatchString(value) {
		v, err := q.solve(w, n, f, value)
		if v != nil || err != nil {
			return nil, v, err
		}
	}
	done, err := w.Note(desk.NewNote{Subject: n.pointer(), Field: f.ID, Value: value, Note: evidence})
	if err != nil {
		return nil, nil, err
	}
	if f.Kind == playbook.FieldRows {
		v, err := q.fieldView(n, f, []crm.Field{done.After})
		return nil, &v, err
	}
	was := done.Before
	if was.Deleted {
		was.Value, was.Note = "", ""
	}
	now := done.After
	if now.Deleted {
		now.Value, now.Note = "", ""
	}
	if was.Value == now.Value && was.Note == now.Note {
		return nil, nil, nil
	}
	return []cards.FieldChange{{Field: f.ID, Old: q.valueWords(f, was), New: q.valueWords(f, now)}}, nil, nil
}

// valueWords is a noted value with its evidence, as a change shows it.
func (q *request) valueWords(f playbook.Field, x crm.Field) string {
	return q.say.Noted(f, x)
}
