package handlers

import (
	"slices"
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// remarkField keeps what is told of somebody at a customer and has no field of its own (J).
const remarkField = "personal"

// notOfHim finds what is told beside a name and is no remark on who bears it: what he wants, says or
// decides belongs to his company's news, what was agreed with him or is to be done to a record.
var notOfHim = wording.OneOf(
	`同意|批准|批了|通过|签|立项|报价|价格|付款|回款|合同|订单|招标|中标|样品|方案|交期|预算|要求|需要|希望|答应|约|说(?:[^话]|$)|讲|问|让|叫|催|推荐|介绍|来电|打来|回复|没回|见|拜访|聊|谈|吃饭|开会|发[给我了]|寄|送|给我|找我|我们?|咱|你|您|明天|后天|下周|下个?月|周[一二三四五六日天末]|\d{1,2}[号日点]|提醒|删|改|撤|记`,
	`\b(?:agreed|approved?|signs?|signed|quotes?|price|pay|paid|contract|order|tender|sample|proposal|budget|wants?|needs?|hopes?|promised|said|says|asked|asks|told|tells|call(?:ed)? (?:me|back|us)|met|visit(?:ed)?|meeting|send|sent|gave|give|me|us|our|we|you|remind|delete|change|undo|log|please|tomorrow|next (?:week|month)|today|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|lost|won|is (?:lost|won|dead|off|done|over|back))\b`,
)

// joinsMe finds that somebody keeps in touch with the rep from now on, which is a remark on him.
var joinsMe = wording.OneOf(`^(?:刚|今天|刚刚|也|已经)*(?:加|通过)了?(?:我|我们)?的?(?:个人)?(?:微信|好友|vx|wx|qq)(?:好友)?了?$`, `^(?:has |just |also )*(?:added|accepted) (?:me|my request|my invite) on (?:linkedin|wechat|whatsapp)$`)

// remarksOn keeps what is told of somebody known at a customer of one's own, by his name: 王总以前在富士康,
// Greta used to work at Siemens. What such people are like is what a rep would have to write down elsewhere.
func (q *request) remarksOn() (bool, error) {
	text := strings.TrimSpace(fold(q.m.Text))
	t := q.f
	if !q.private() || !states(text) || len(clausesOf(text)) > 2 || len(t.Items)+len(t.Refs) > 0 || t.Amount != nil || t.Next != nil || t.Question ||
		unsureOf.MatchString(squash(text)) || asksOf.MatchString(squash(text)) || yesOrNo(text) {
		return false, nil
	}
	who, err := q.personIn(text)
	if err != nil || who == nil || !who.known || heOf.MatchString(lower(text)) || !q.owns(who.account) {
		return false, err
	}
	rest := strings.Trim(who.rest, " ,，。.;；!！")
	if f, ok := q.Book.Field(remarkField); !ok || f.Kind != playbook.FieldLine || q.Book.FieldOn(f.ID) != crm.KindContact || !remarks(rest) {
		return false, nil
	}
	return q.notesHeard(who, []parse.Noted{{Key: remarkField, Value: rest, Leads: true}})
}

// wasElsewhere finds where somebody was before he came to the customer; nobody of ours was there.
var wasElsewhere = wording.Compile(`^[^,，。]{1,8}?(?:以前|之前|原来|早年|当年|曾经?|从前)(?:也|就|都|是)*(?:在|从)[^,，。]{2,16}?(?:干|做|待|呆|工作|上班|当|任职|负责|管|跳|过来)`)

// tellsWhereBefore keeps where somebody who is known worked before as a remark on him, whichever
// company is named there: 周经理原来在美的干过. Behind something else that is told it is read for itself.
func (q *request) tellsWhereBefore() (bool, error) {
	text := strings.TrimSpace(fold(q.m.Text))
	if !strings.ContainsAny(text, "前原早当曾") || !states(text) || asksOf.MatchString(squash(text)) {
		return false, nil
	}
	parts := clausesOf(text)
	at := slices.IndexFunc(parts, func(p string) bool { return wasElsewhere.MatchString(squash(p)) })
	switch {
	case at < 0:
		return false, nil
	case at > 0:
		said := q.besides(parts[at])
		said.beside = true
		q.meanwhile = append(q.meanwhile, said)
		q.putAs(strings.Join(slices.Delete(parts, at, at+1), ","))
		return false, nil
	}
	behind := parse.Read(strings.Join(parts[1:], ","), q.ctx)
	if behind.Next != nil && behind.Next.Due != "" || behind.Date != "" && !behind.DateAssumed || behind.Amount != nil {
		return false, nil
	}
	q.f.Account = nil // it is where he was
	who, err := q.personIn(text)
	if err != nil {
		return false, err
	}
	if who == nil || !who.known || !q.owns(who.account) {
		if len(q.f.Contacts) == 0 && !heOf.MatchString(lower(text)) {
			q.putAs(q.m.Text) // of the customer himself
			return false, nil
		}
		return true, q.notUnderstood()
	}
	return q.notesHeard(who, []parse.Noted{{Key: remarkField, Value: strings.Trim(who.rest, " ,，。.;；!！"), Leads: true}})
}

// remarks reports words behind a name that are a remark on who bears it, each of their clauses.
func remarks(rest string) bool {
	said := squash(rest)
	if joinsMe.MatchString(said) {
		return true
	}
	if length(said) < 3 || notOfHim.MatchString(said) {
		return false
	}
	return !slices.ContainsFunc(clausesOf(rest), func(c string) bool {
		return !remarkOf.MatchString(strings.Trim(squash(c), " ,，。.;；!！"))
	})
}

// remarksElsewhere is remarksOn of somebody at another customer than the one who is talked of: what is told
// of him is no more of that talk.
func (q *request) remarksElsewhere() (bool, error) {
	if !q.stillTalking() || namesCustomer(q.f) && len(q.f.Account.Known) > 0 || len(q.order) > 0 && !is(q.order[0].Name, "contact", "lead", "note") {
		return false, nil
	}
	who, err := q.personIn(strings.TrimSpace(fold(q.m.Text)))
	if err != nil || who == nil || !who.known || who.account.ID == q.conv.About {
		return false, err
	}
	return q.remarksOn()
}
