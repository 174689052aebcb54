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

// keptField is a field that records themselves keep, with the words by which
// people ask where its value comes from.
type keptField struct {
	on   crm.Kind
	id   string
	said *wording.Wording
}

// keptFields are those fields; what is more particular stands first.
var keptFields = []keptField{
	{crm.KindAccount, "revenue", wording.Compile(`营业额|营收|年销售额|revenue|turnover`)},
	{crm.KindAccount, "rank_sales", wording.Compile(`销售(业绩)?排名|sales rank`)},
	{crm.KindAccount, "rank_profit", wording.Compile(`利润排名|profit rank`)},
	{crm.KindAccount, "region", wording.Compile(`区域|地区|region`)},
	{crm.KindAccount, "industry", wording.Compile(`行业|industry`)},
	{crm.KindAccount, "tier", wording.Compile(`等级|级别|分级|客户分类|[abcd](级|类|$)|\btier\b`)},
	{crm.KindAccount, "source", wording.Compile(`线索来源|lead source`)},
	{crm.KindAccount, "owner", wording.Compile(`负责人|\bowner\b`)},
	{crm.KindAccount, "address", wording.Compile(`地址|address`)},
	{crm.KindAccount, "name", wording.Compile(`客户名称?|名称|全称|(account|customer) name`)},
	{crm.KindContact, "phone", wording.Compile(`电话号?码?|手机号?|phone`)},
	{crm.KindContact, "title", wording.Compile(`职务|职位|头衔|title`)},
	{crm.KindOpportunity, "sign_by", wording.Compile(`签约(日期|日|时间)?|sign(ing)? date`)},
	{crm.KindOpportunity, "win_pct", wording.Compile(`把握|成功率|chance`)},
	{crm.KindOpportunity, "milestone", wording.Compile(`里程碑|阶段|milestone|stage`)},
	{crm.KindOpportunity, "amount", wording.Compile(`金额|预算|报价|价格|多少钱|amount|budget`)},
}

// asksOrigin finds a question for where a value comes from, who said it, and when.
var asksOrigin = wording.OneOf(
	`(?:从)?(?:哪|哪里|哪儿)来的`, `出处`,
	`(?:谁|哪个|哪位)(?:填|写|记|改|定|录|存|设|报|标|评|给)(?:的|了|过)`,
	`(?:啥时候|什么时候|何时|几号|哪天)(?:填|写|记|改|定|录|设|标|评)(?:的|了|过)`,
	`(?:哪条|哪句)(?:消息|记录|话)`, `改过(?:几次|没有|吗)`,
	`where (?:does|did|do) .+ come from`,
	`who (?:set|changed|entered|wrote|put|said|rated)`,
	`when was .+ (?:set|changed|entered|noted)`,
	`provenance`,
	`为(?:什么|啥).{0,12}(?:是|定|评|算)(?:成|为|了)?[abcd](?:级|类)?$`,
	`(?:哪些|什么|几项)(?:还)?(?:没|未)有?核实`,
	`(?:没|未)核实的?有?(?:哪些|什么|几项)?$`,
	`(?:what|which|anything) .{0,20}(?:not verified|unverified)`,
)

// unverified asks which values of a file nobody has looked into.
var unverified = wording.Compile(`(没|未)有?核实|not verified|unverified`)

// originIntent tells where a value comes from: 比亚迪的年营业额谁填的, 金额哪来的.
func originIntent() Intent {
	return Intent{
		Name: "origin", Reads: parse.Query,
		Weigh: func(f parse.Facts) float64 {
			text := f.Plain()
			if f.Letters() > 40 || didSomething(f) || !asksOrigin.MatchString(text) {
				return 0
			}
			if _, ok := keptAsked(text); ok || unverified.MatchString(text) || f.Account != nil && strings.Contains(text, "出处") {
				return 0.975
			}
			return 0
		},
		Examples: []string{"比亚迪的年营业额谁填的", "比亚迪金额哪来的", "比亚迪的等级是谁定的", "where does Oakline's amount come from", "who changed Oakline's region", "比亚迪出处"},
		Near:     []string{"这是谁记的", "线索来源有哪些", "谁拍板", "今天拜访了比亚迪,问他们预算哪来的", "这680万怎么来的", "为什么提醒我粤钢"},
		Handle:   (*request).origin,
	}
}

// keptAsked is the field that a question names.
func keptAsked(text string) (keptField, bool) {
	for _, k := range keptFields {
		if k.said.MatchString(text) {
			return k, true
		}
	}
	return keptField{}, false
}

func (q *request) origin() error {
	k, named := keptAsked(squash(q.m.Text))
	on := k.on
	if !named {
		on = crm.KindAccount
	}
	n, err := q.noteAbout(on, crm.Read)
	if err != nil || n == nil {
		return err
	}
	if !named {
		return q.showSources(n, cards.FileGroup, 0)
	}
	if on == crm.KindOpportunity && !q.readsDeals() {
		return crm.E(crm.Forbidden, "deal.not_shown", n.name)
	}
	return q.showOrigin(n, q.say.KeptField(k.id))
}

// originsShown is how many values a card tells of: the present one and those
// before it.
const originsShown = 4

// showOrigin shows one value that a record keeps, where it comes from, and what it
// was before.
func (q *request) showOrigin(n *notable, f playbook.Field) error {
	v := q.bareView(n, playbook.FieldGroup{})
	v.Fields = []cards.FieldView{{Field: f}}
	if err := q.trace(n.rec, originsShown, v.Fields); err != nil {
		return err
	}
	q.personal(q.say.Field(v))
	return nil
}

// trace tells of fields that a record itself keeps what they say and where that
// comes from.
func (q *request) trace(rec crm.Record, most int, fields []cards.FieldView) error {
	ids := make([]string, len(fields))
	for i, f := range fields {
		ids[i] = f.Field.Record
	}
	from, err := q.Desk.Origins(q.tx, rec, most, ids...)
	if err != nil {
		return err
	}
	for i, f := range fields {
		var all []cards.NotedView
		for _, o := range from[f.Field.Record] {
			x, err := q.originView(rec, f.Field, o)
			if err != nil {
				return err
			}
			all = append(all, x)
		}
		if len(all) == 0 {
			continue
		}
		all[0].Was = all[1:]
		fields[i].Values = all[:1]
		if err := q.checked(rec, f.Field.Record, &fields[i].Values[0]); err != nil {
			return err
		}
	}
	return nil
}

func (q *request) originView(rec crm.Record, f playbook.Field, o desk.Origin) (cards.NotedView, error) {
	x := cards.NotedView{Kept: true, Words: q.say.KeptWords(f.Record, o.Value), Form: o.How == desk.Form}
	x.ID = crm.FieldOf(crm.Pointer{Kind: rec.Kind(), ID: rec.Key()}, f.Record)
	x.Who, x.On, x.Evidence.Text = o.Who, o.On, o.Text
	var err error
	if f.Record == "owner" {
		id, _ := o.Value.(string)
		if x.Words, err = q.personName(crm.PersonID(id)); err != nil {
			return x, err
		}
	}
	x.Value = x.Words
	x.WhoName, err = q.personName(o.Who)
	return x, err
}

// checked adds who looked into a value that a record keeps, and what he said.
func (q *request) checked(rec crm.Record, field string, x *cards.NotedView) error {
	c, err := desk.Checked(q.tx, rec, field)
	if err != nil || c == nil {
		return err
	}
	x.Verified, x.Checker, x.CheckedOn = c.Verified, c.Checker, c.CheckedOn
	x.CheckerName, err = q.personName(c.Checker)
	return err
}

// sheetFields are what the lead sheet keeps of a customer beside its file, and
// whose it is: they are told with the sources of the file.
var sheetFields = []string{"region", "industry", "revenue", "tier", "source", "owner"}

// keptSources are the sources of what a record keeps in a group of fields; of a
// customer's file also those of the lead sheet, of its people and its open deals.
func (q *request) keptSources(n *notable, group string, fields []cards.FieldView) ([]cards.FieldView, error) {
	var own []cards.FieldView
	for _, f := range fields {
		if f.Field.Record != "" {
			own = append(own, cards.FieldView{Field: f.Field})
		}
	}
	a, ok := n.rec.(*crm.Account)
	if ok && group == cards.FileGroup {
		for _, id := range sheetFields {
			own = append(own, cards.FieldView{Field: q.say.KeptField(id)})
		}
	}
	if err := q.trace(n.rec, 1, own); err != nil || !ok || group != cards.FileGroup {
		return own, err
	}
	people, err := q.contactsOf(a.ID)
	if err != nil {
		return nil, err
	}
	for i := range people {
		his := []cards.FieldView{{Field: q.say.KeptField("contact")}, {Field: q.say.KeptField("phone")}}
		his[0].Field.Record = "name"
		if err := q.trace(&people[i], 1, his); err != nil {
			return nil, err
		}
		own = append(own, his...)
	}
	if !q.readsDeals() {
		return own, nil
	}
	deals, err := q.openDeals(a.ID)
	if err != nil {
		return nil, err
	}
	for i := range deals {
		its := []cards.FieldView{{Field: q.say.KeptField("amount")}, {Field: q.say.KeptField("sign_by")}}
		if err := q.trace(&deals[i], 1, its); err != nil {
			return nil, err
		}
		own = append(own, its...)
	}
	return own, nil
}
