package handlers

import (
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// sayOfField is one way of speaking of what a field says: whose word it is, whether it holds, that
// it is wrong or to be taken away.
type sayOfField struct {
	said  *wording.Wording
	named bool // only under the name of the field
	does  func(q *request, n *notable, f playbook.Field, value string) error
}

const (
	itZH    = `(?:那|这)?(?:个|条|项|一条|一项)?(?:是|的|信息|内容|情况|说法|都|也)*`
	valueIs = `(?:应该|应当)?(?:是|改成|改为|改|写成|填成|换成)`
)

// saysOfField are these ways. The words stand behind the name of the field, or mean the one that
// was spoken of just now.
var saysOfField = []sayOfField{
	{wording.OneOf(
		`^`+itZH+`(?:是)?(?:谁|哪个|哪位)(?:填|写|记|说|讲|告诉|提供|录|报|问到)(?:的|过|我们的|你的)*(?:啊|呢|呀)?[?？]?$`,
		`^`+itZH+`(?:从)?(?:哪|哪里|哪儿)(?:来|听来|打听来|问来|得来)的(?:啊|呢)?[?？]?$`,
		`^`+itZH+`(?:什么时候|啥时候|哪天)(?:填|写|记|说|更新)的(?:啊|呢)?[?？]?$`,
		`^`+itZH+`(?:核实|核对|确认|求证)(?:过|了)*(?:没有?|吗|么|不)[?？]?$`,
		`^`+itZH+`(?:有人|谁)(?:去)?(?:核实|核对|求证)(?:过|了)*(?:没有?|吗|么)?[?？]?$`,
		`^`+itZH+`(?:靠谱|可靠|准|可信|真)(?:吗|么|不|不靠谱)[?？]?$`,
		`^(?:and )?who (?:said|told us|told you|wrote|noted|entered|put in|put down|reported|claims)(?: that| this| it| so| about that)?[?]?$`,
		`^(?:and )?where (?:did|do) (?:we|you) (?:get|have) (?:that|this|it) from[?]?$`,
		`^(?:and )?where (?:does|did) (?:that|this|it) come from[?]?$`,
		`^(?:and )?(?:has|did) (?:anyone|anybody|someone|somebody|we) (?:check|checked|verify|verified|confirm|confirmed)(?: that| this| it)?[?]?$`,
		`^(?:and )?(?:is|was) (?:that|this|it) (?:verified|checked|confirmed|certain|reliable|true)[?]?$`,
		`^(?:and )?when was (?:that|this|it) (?:noted|entered|written|said|updated)[?]?$`,
	), false, func(q *request, n *notable, f playbook.Field, _ string) error { return q.showField(n, f) }},
	{wording.OneOf(
		`^`+itZH+`(?:我)?(?:已经|已|刚|去|打电话|找人|问过财务|问了财务)*(?:核实|核对|求证|确认)(?:过|好|完|一下)?(?:了)?[,， ]*(?:属实|没问题|没错|是真的|准确|无误|对的|情况属实)?(?:了)?$`,
		`^`+itZH+`(?:情况)?(?:属实|千真万确|准确无误|确实如此|是真的)(?:的)?$`,
		`^(?:i )?(?:have )?(?:checked|verified|confirmed)(?: that| this| it)?(?:,? (?:and )?(?:it's|it is|that's)? ?(?:true|right|correct|fine|ok|accurate))?$`,
		`^(?:that|this|it) (?:is|has been|was)? ?(?:verified|confirmed|checked|true|accurate)(?: by .{2,30})?$`,
		`^that's (?:verified|confirmed|true|accurate)$`,
	), true, func(q *request, n *notable, f playbook.Field, _ string) error { return q.verifyField(n, f, true) }},
	{wording.OneOf(
		`^`+itZH+`(?:不属实|存疑|要存疑|不太靠谱|不靠谱|有水分|水分大|信不过|不可信|要打个?问号|不太可信|听着不对)(?:的|吧)?$`,
		`^(?:that's|that is|this is|it's) (?:doubtful|questionable|not reliable|unreliable|hearsay|not certain)$`,
		`^i (?:doubt|don't believe|do not believe|don't trust) (?:that|this|it)$`,
	), true, func(q *request, n *notable, f playbook.Field, _ string) error { return q.verifyField(n, f, false) }},
	{wording.OneOf(
		`^`+itZH+`(?:刚才)?(?:写|记|填|录|弄|搞)(?:错|反)(?:了)?[,，:： ]*`+valueIs+`[:： ]*(?P<value>.{1,40}?)(?:才对|的)?$`,
		`^`+itZH+`不对[,，:： ]*`+valueIs+`[:： ]*(?P<value2>.{1,40}?)(?:才对|的)?$`,
		`^`+itZH+`(?:改成|改为|更正为|更新为|换成)[:： ]*(?P<value3>.{1,40})$`,
		`^(?:that's|that is|this is|it's|is) wrong[,:;]? (?:it's|it is|it should be|should be|they are|make it|it's rather) (?P<value4>.{2,60})$`,
		`^(?:make (?:that|it)|change (?:that|it) to|correct (?:that|it) to|(?:that|it) should (?:be|say)) (?P<value5>.{2,60})$`,
	), false, func(q *request, n *notable, f playbook.Field, value string) error {
		q.f.Noted = []parse.Noted{{Key: f.ID, Value: value, Leads: true}}
		return q.noteAll(n)
	}},
	{wording.OneOf(
		`^`+itZH+`(?:清空|删掉|删了|删除|去掉|抹掉|不要了|撤掉|清掉)(?:吧|了)?$`,
		`^(?:clear|delete|remove|drop|take out) (?:that|this|it)(?: again| field| please)?$`,
	), true, func(q *request, n *notable, f playbook.Field, _ string) error {
		q.f.Noted = []parse.Noted{{Key: f.ID, Value: "清空", Leads: true}}
		return q.noteAll(n)
	}},
}

// speaksOfField answers what is said of what a field says, under its name or of the one that was
// spoken of just now: 信誉是谁填的, 核实过没有, 写错了,改成一般, "who said that about their credit".
func (q *request) speaksOfField() (bool, error) {
	if !q.private() || len(q.f.Items)+len(q.f.Refs) > 0 || length(q.m.Text) > 60 {
		return false, nil
	}
	text := strings.TrimRight(strings.TrimSpace(fold(q.m.Text)), ".。!！")
	rest, n, f, err := q.fieldMeant(text)
	if err != nil || n == nil {
		return false, err
	}
	said := wording.Note(lower(strings.TrimLeft(rest, " 的,，:：")))
	for _, t := range saysOfField {
		m := t.said.FindSubmatchIn(said)
		if m == nil {
			continue
		}
		value := ""
		for i, group := range t.said.SubexpNames() {
			if strings.HasPrefix(group, "value") && m[i] != "" {
				value = q.inHisWriting(m[i])
			}
		}
		if t.named && rest == text || value != "" && rest == text && !q.valueAlone(f, value) {
			return false, nil // a visit, a step or a person may be meant
		}
		if f.Kind == playbook.FieldRows {
			return false, nil // each row is spoken of by its number
		}
		if g, _ := q.Book.FieldGroup(f.Group); !q.sees(g, n) {
			return true, q.notForYou()
		}
		return true, t.does(q, n, f, value)
	}
	return false, nil
}

// valueAlone reports words that can be nothing but what a field says: no day, sum, customer or person.
func (q *request) valueAlone(f playbook.Field, value string) bool {
	if f.Kind == playbook.FieldOne {
		_, ok := playbook.Find(q.Book.ChoicesOf(f), value)
		return ok
	}
	for _, t := range []parse.Facts{q.f, parse.Read(value, q.ctx)} {
		if t.Next != nil || t.Amount != nil || t.Date != "" && !t.DateAssumed || t.Account != nil || len(t.Contacts)+len(t.Competitors)+len(t.Items)+len(t.Refs) > 0 {
			return false
		}
	}
	return !strings.ContainsAny(value, "0123456789") && !whenSaid.MatchString(squash(value))
}

// whenSaid finds a day, or what was done on it.
var whenSaid = wording.Compile(`[今明昨前后]天|周[一二三四五六日天]|星期|下[周月]|上[周月]|月底|号|拜访|电话|见面|\b(?:today|tomorrow|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month|visit|call|meeting)\b`)

// fieldMeant is the field of which words speak, with the record and with the words that are left:
// one that they name, else the one of which something was said or asked just now. The record is
// nil for none.
func (q *request) fieldMeant(text string) (string, *notable, playbook.Field, error) {
	for _, on := range []crm.Kind{crm.KindAccount, crm.KindContact} {
		rest, id := q.listener.Named(on, lower(text), text)
		if id == "" {
			continue
		}
		who, err := q.speaksOf(text)
		if err != nil || who == nil || who.on != on {
			return "", nil, playbook.Field{}, err
		}
		if who.silent && who.account.ID != q.conv.About {
			continue
		}
		f, _ := q.Book.Field(id)
		n, err := q.notedOn(who)
		if who.silent || ascii(text) {
			return rest, n, f, err
		}
		rest, _ = q.listener.Named(on, lower(who.rest), who.rest)
		return rest, n, f, err
	}
	if q.conv.Field == "" || q.said().Sub(q.conv.FieldAt) > talksFor || q.conv.At.After(q.conv.FieldAt) {
		return "", nil, playbook.Field{}, nil
	}
	kind, of, id := crm.OfField(q.conv.Field)
	rec := crm.New(kind)
	if err := q.tx.Get(rec, of); err != nil {
		return "", nil, playbook.Field{}, skipMissing(err)
	}
	f, _ := q.Book.Field(id)
	n, err := q.notableOf(rec)
	if err != nil || n.account == nil || n.account.ID != q.conv.About {
		return "", nil, playbook.Field{}, err // another was spoken of since
	}
	return text, n, f, nil
}

// notedOn is the record of whom words speak; nil for a person whom nobody knows yet.
func (q *request) notedOn(who *ofWhom) (*notable, error) {
	if who.on == crm.KindAccount {
		return q.notableOf(who.account)
	}
	k, err := q.contactNamed(who.account.ID, parse.Keys(who.contact))
	if err != nil || k == nil {
		return nil, err
	}
	return q.notableOf(k)
}

// verifyField says of a value that it was looked into, and whether it holds.
func (q *request) verifyField(n *notable, f playbook.Field, holds bool) error {
	id := f.ID
	if f.Record != "" {
		id = f.Record
	}
	return q.verify(crm.FieldOf(n.pointer(), id), holds)
}

// spokeOfField remembers the field of which something was said or asked.
func (q *request) spokeOfField(n *notable, f playbook.Field) {
	q.conv.Field, q.conv.FieldAt = crm.FieldOf(n.pointer(), f.ID), q.said()
	q.conv.At = q.conv.FieldAt
}
