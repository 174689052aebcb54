package handlers

import (
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// ofWhom is of whom a clause speaks, and what it says of him.
type ofWhom struct {
	on      crm.Kind
	account *crm.Account
	contact string // of a person: the name by which he is known, or a new one
	rest    string // what is said, as it was written
	silent  bool   // nobody was named: it is said of the customer who is talked of
	known   bool   // the person is one who is known
}

var (
	// unsureOf finds that something is supposed, asked for or wished, and not told.
	unsureOf = wording.Compile(`如果|要是|万一|假如|的话|会不会|是不是|要不要|最好是?能|希望能|\b(?:if|unless|whether|should we|could we|let's|maybe we)\b`)
	// asksOf finds a question without a sign for it.
	asksOf = wording.Compile(`[?？]|[吗么呢嘛]$|[没不]$|什么|怎么|怎样|多少|哪|谁|啥|(?:^|[^十好])几(?:类|个[^亿万]|个$)|还是|^(?:and |so )?(?:what|how|who|when|do|does|is|are|has|have|where|which|whose)\b`)
	// asksPlainly finds what is nothing but a question.
	asksPlainly = wording.Compile(`[?？]|[吗么呢嘛]$`)
	// setsRight finds words that put right what was said before.
	setsRight = wording.Compile(`^(?:改|换成|写错|记错|不对|不是|更新|更正)`)
	// setsTo finds what a field is to say from now on.
	setsTo = wording.Compile(`^[^,，。]{1,10}?(?:改成|改为|换成|写成|记成|更正为|更新为)[:： ]*(.{1,40})$`)
	// wantsBeside finds a wish, a step or a sum in a clause behind what is told of a field.
	wantsBeside = wording.Compile(`\d|[要想让约得需先再降推等]|报价|合同|付款|首付|周[一二三四五六日]|下[周月]|\b(?:wants?|needs?|asks?|asked|must|should|will|orders?|trial|quote|offer|send|sent|call|meet|meeting|visit|moved|postponed|successor|then|we)\b`)
	// lastWhen finds when something was, which is no part of an address.
	lastWhen = wording.Compile(`\b(?:last|this|next) (?:week|month|year)\b|\bago\b`)
	// pointing is how what is said begins where it points at whom it is said of.
	pointing = wording.Compile(`^(?:这家|那家|这个人|这人|那边|这边|也|还|都|就|是)+|^'?(?:ve|s|re|is|are)(?: got)? `)
	// leadsIn finds what stands before whom a clause speaks of.
	leadsIn = wording.Compile(`^(?:(?:另外|还有|对了|其实|听说|据说|反正|补充一?下|记一?下|备注一?下|把|将|跟|和|与|给|我们跟|我们和|咱们跟|咱们和|先把|就把|我看|我觉得|感觉|还有就是|那个|so|and|well|also|ok|btw|fyi|by the way|turns out|it turns out|it seems|looks like|i think|i hear|i heard|apparently|put|mark|set|file|class|classify|list|rate|treat|handle|manage|move|count|what's|what is|how's|how is|how good is|how strong is|how solid is|how big is|what about|what|how|where|when|who|do|does|did|are|is|has|have|can|the folks at|the people at|over at)(?:[:, ]+|(?:)))`)
	// agreedWith finds that something is agreed with somebody, which follows.
	agreedWith = wording.Compile(`^(?:跟|和|与)?(.{0,12}?)(?:说好了?|谈好了?|商量好了?|约好了?|讲好了?|定好了?|敲定了?|谈妥了?)(?:的是)?[,， ]*|^(?:we )?(?:have )?agreed with ([a-z0-9&. -]{2,30}?) (?:to|that we|on)? ?`)
	// theyOf finds that the customer who is talked of is spoken of; heOf that the person is.
	theyOf = wording.Compile(`^(?:他们家?|她们|它们?|对方|客户那?边?|客户|人家|这家客户|这家公司|这家|那家公司|那家|这个客户|(?:they|them|their|it|its|this customer|the customer|this one|that customer|these guys|those guys|this account|the company)\b)(?:那边|这边)?(?:的|'re|'s| )*`)
	heOf   = wording.Compile(`^(?:他|她|这个?人|那个?人|这位|那位|(?:he|she|him|her|his)\b)(?:这个人|这人|本人)?(?:的|'s| )*`)
	// postBefore finds where somebody works before his name.
	postBefore = wording.Compile(`^(?:他们|对方|客户)?(?:那边)?(?:的)?(?:采购|技术|设备|生产|财务|质量|工艺|研发|项目|总经办|销售)?(?:部|处|科|中心|那边)?(?:的)?$`)
	// withWhom finds of whom it is said at the end of a clause: we're friends with Kestrel by now.
	withWhom = wording.Compile(`^(.{2,60}?) (?:with|of|for|about|at|on|to) ([a-z0-9&. -]{2,30}?)(?: by now| now| already| these days)?[?]?$`)
)

// tellsField takes what a talk tells of a field of a customer or of somebody there, or asks about
// one, without its name: 付款一向准时, 忠诚吗, she hates change. The words are the method's.
func (q *request) tellsField() (bool, error) {
	if !q.private() || len(q.f.Items)+len(q.f.Refs)+len(q.f.Competitors) > 0 || length(q.m.Text) > 110 || unsureOf.MatchString(squash(q.m.Text)) {
		return false, nil
	}
	text := strings.TrimSpace(fold(q.m.Text))
	parts := clausesOf(text)
	asked := q.f.Question || asksPlainly.MatchString(squash(text)) ||
		len(parts) == 1 && (q.f.Asks() || putAsQuestion(text) || asksOf.MatchString(squash(text)) || yesOrNo(text)) // 什么新就要什么, and more
	if m := agreedWith.FindStringSubmatch(lower(text)); m != nil && strings.TrimSpace(text[len(m[0]):]) != "" {
		parts = append([]string{strings.TrimSpace(m[1]+m[2]) + " " + text[len(m[0]):]}, clausesOf(text[len(m[0]):])[1:]...)
	}
	if len(parts) == 0 || len(parts) > 5 || asked && len(parts) > 1 {
		return false, nil
	}
	who, err := q.speaksOf(parts[0])
	if err != nil || who == nil {
		return false, err
	}
	notes := q.hears(who, parts[0], asked)
	if len(notes) == 0 || !asked && q.duesSomething(parts[0], notes[0].Key) {
		return false, nil
	}
	for _, p := range parts[1:] {
		if more, err := q.hearsMore(who, p, &notes); !more || err != nil {
			return false, err // a step, a wish or a sum beside it is not lost for it
		}
	}
	return q.notesHeard(who, notes)
}

// hears is what is said of him in words that the method knows; nil for nothing.
func (q *request) hears(who *ofWhom, clause string, asked bool) []parse.Noted {
	said := lower(who.rest)
	if who.silent && (ascii(said) || setsRight.MatchString(said)) {
		return nil // English says of whom
	}
	h, ok := q.listener.Hear(who.on, said, asked)
	if asked && !ok && !asksPlainly.MatchString(said) { // 谁便宜买谁的 asks for nobody
		h, ok = q.listener.Hear(who.on, said, false)
		asked, ok = false, ok && !h.Asked && h.From == 0 && !q.isWords(h.Field)
	}
	if !ok || h.Named && len(q.f.Noted) > 0 && q.f.Noted[0].Leads {
		return nil // which is read as it stands
	}
	f, _ := q.Book.Field(h.Field)
	if g, _ := q.Book.FieldGroup(f.Group); who.silent && !g.File && g.See != playbook.SeePrivate && f.Record != "loyalty" || f.Kind == playbook.FieldRows && q.f.Amount != nil {
		return nil
	}
	if f.ID == characterField && (q.f.Industry != "" && len(q.order) > 0 || q.f.Region != "" || q.f.Revenue != nil) {
		if t := parse.Read(clause, q.ctx); t.Industry != "" || t.Region != "" || t.Revenue != nil || !q.standsFirst() {
			return nil // the lead sheet keeps it
		}
	}
	n := parse.Noted{Key: f.ID, Value: h.Value, Asked: asked, Leads: true}
	if q.isWords(f.ID) && !asked {
		n.Value = strings.Trim(pointing.ReplaceAllString(who.rest[min(h.From, len(who.rest)):], ""), " ,.;:的")
		if f.Kind == playbook.FieldRows && f.ID != planField {
			n.Value = strings.Trim(clause, " ,.;")
		}
	}
	if m := setsTo.FindStringSubmatch(n.Value); m != nil { // 付款改成一般
		n.Value = m[1]
	}
	if n.Value == "" && !asked {
		return nil
	}
	return []parse.Noted{n}
}

// standsFirst reports a region that is only where a customer is the first: 在东莞数一数二.
func (q *request) standsFirst() bool {
	parts := clausesOf(q.m.Text)
	h, ok := q.listener.Hear(crm.KindAccount, lower(parts[len(parts)-1]), false)
	return len(parts) > 1 && ok && h.Field == "standing"
}

const (
	characterField = "character"  // what a customer makes and what he is good at
	planField      = "joint_plan" // what is agreed with him
	addressField   = "address"    // where he is
	concernsField  = "concerns"   // what troubles somebody, or matters to him
	policyField    = "policy"     // what is granted to him
	prefersField   = "prefers"    // when somebody is to be called
)

// isWords reports a field that keeps words as they are, or as what shows that it holds.
func (q *request) isWords(field string) bool {
	f, _ := q.Book.Field(field)
	return f.Kind == playbook.FieldLine || f.Kind == playbook.FieldRows || f.Kind == playbook.FieldYes
}

// hearsMore takes one more clause: another field of the same one, or words that belong to what was
// said before them. It is false where it speaks of something else, or somebody.
func (q *request) hearsMore(who *ofWhom, clause string, notes *[]parse.Noted) (bool, error) {
	other, err := q.speaksOf(clause)
	if err != nil {
		return false, err
	}
	if other == nil { // nobody else is named
		other = &ofWhom{on: who.on, account: who.account, contact: who.contact, rest: clause}
	}
	if other.silent || other.on == who.on && other.account.ID == who.account.ID && other.contact == who.contact {
		same := *who
		same.rest = other.rest
		same.silent = false
		if n := q.hears(&same, clause, false); len(n) > 0 {
			q.addHeard(notes, n[0])
			return true, nil
		}
	}
	last := &(*notes)[len(*notes)-1]
	if !other.silent && (other.on != who.on || other.contact != who.contact || other.account.ID != who.account.ID) &&
		(q.isWords(last.Key) || len(q.hears(other, clause, false)) > 0) {
		return false, nil
	}
	t := parse.Read(clause, q.ctx)
	if last.Key == prefersField && t.Amount == nil && !t.Question && len(t.Contacts) == 0 && !holds(clause, "约", "帮", "改", "提醒") && !ofMyself.MatchString(squash(clause)) { // 平时在厂里,周五才回办公室
		last.Value = joined(last.Value, clause)
		return true, nil
	}
	if last.Key == policyField && t.Next == nil && t.Amount == nil && !t.Question && len(t.Contacts) == 0 { // 月结60天,返点2%
		last.Value = joined(last.Value, clause)
		return true, nil
	}
	if t.Next != nil || t.Amount != nil || t.Date != "" && !t.DateAssumed || t.Question || t.Asks() || len(t.Costs)+len(t.Contacts)+len(t.Competitors) > 0 || wantsBeside.MatchString(squash(clause)) {
		return false, nil
	}
	if q.isWords(last.Key) {
		last.Value = joined(last.Value, clause)
		return true, nil
	}
	last.Why = strings.TrimLeft(last.Why+","+because(clause), ",")
	return true, nil
}

// addHeard adds one more thing that was heard; of the same field it goes on, and a choice stays.
func (q *request) addHeard(notes *[]parse.Noted, n parse.Noted) {
	for i := range *notes {
		if x := &(*notes)[i]; x.Key == n.Key {
			if q.isWords(n.Key) {
				x.Value = joined(x.Value, n.Value)
			}
			return
		}
	}
	*notes = append(*notes, n)
}

// yesOrNo finds a question that offers both answers: 拖不拖, 有没有.
func yesOrNo(text string) bool {
	r := []rune(text)
	for i := 1; i+1 < len(r); i++ {
		if (r[i] == '不' || r[i] == '没') && r[i-1] == r[i+1] {
			return true
		}
	}
	return false
}

// joined is one clause behind the other.
func joined(a, b string) string {
	if ascii(a) {
		return a + ", " + b
	}
	return a + "," + b
}

// duesSomething reports a clause that tells of a step with its day, whatever else it says.
func (q *request) duesSomething(clause, field string) bool {
	if field == planField || field == prefersField { // which says the hour at which somebody is there every day
		return false
	}
	t := parse.Read(clause, q.ctx)
	return t.Next != nil && t.Next.Due != "" || lastWhen.MatchString(squash(clause)) && field == addressField
}

// notesHeard writes what was heard of him, or answers what was asked.
func (q *request) notesHeard(who *ofWhom, notes []parse.Noted) (bool, error) {
	f, _ := q.Book.Field(notes[0].Key)
	q.f.Account, q.f.Contacts, q.f.Noted = known(who.account.Name.Text, who.account.NameRow()), nil, notes
	if who.on == crm.KindContact {
		q.f.Contacts = []parse.Contact{{Name: who.contact}}
	}
	if g, _ := q.Book.FieldGroup(f.Group); !notes[0].Asked && g.See == playbook.SeeOwn {
		return false, nil
	}
	return true, q.notedOne(f, who.on)
}
