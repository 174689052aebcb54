package handlers

import (
	"fmt"
	"strings"
	"time"

	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// newsField is the list of a customer's news (G3), where a method keeps one.
const newsField = "news"

// What is told while a customer is talked of is news of him only where the words themselves speak
// of him. People also chat, joke, complain of the assistant and write to the wrong window: what is
// not understood then costs a tap, what is kept of a customer by mistake nobody finds again.
var (
	// nicety finds words that are said to be kind, to end a talk, or of what was written before.
	nicety = wording.OneOf(
		`^`+wording.Any(
			`ok(?:ay)?`, `thanks?`, `thank you`, `thx`, `great`, `good`, `fine`, `cheers`,
			`perfect`, `got it`, `nice`, `sure`, `sounds`, `never ?mind`, `that's (?:all|it)`,
			`see you`, `bye`, `sorry`, `oops`, `ha(?:ha)+`, `lol`, `just testing`, `test`,
			`wrong (?:chat|person|window)`,
		)+`\b`,
		`^`+wording.Any(
			`谢`, `多谢`, `好的`, `好吧`, `好嘞`, `辛苦`, `收到`, `明白`, `知道了`, `了解`,
			`可以的`, `没事`, `没问题`, `算了`, `不客气`, `拜拜`, `回头见`, `就这`, `嗯`, `哦`,
			`哈`, `呵`, `嘿`, `抱歉`, `对不起`, `不好意思`, `发错`, `手滑`, `测试`,
		),
	)
	// ofThem finds words that stand for the customer, or for somebody of his.
	ofThem = wording.Compile(`他们|她们|(?:^|[^其])[他她]|对方|客户|人家|那边|甲方|\b(?:they|them|their|theirs|he|him|his|she|her|customer|client|buyer)(?:'\w+)?\b`)
	// ofBusiness finds what business with a customer is about, and what he has.
	ofBusiness = wording.OneOf(
		`合同`, `预算`, `报价`, `招标`, `投标`, `开标`, `评标`, `中标`, `废标`, `标书`, `项目`, `设备`,
		`机器(?:[^人]|$)`, `产线`, `生产线`, `流水线`, `产能`, `扩产`, `停产`, `投产`, `工厂`, `新厂`,
		`老厂`, `分厂`, `厂房`, `厂里`, `车间`, `采购`, `法务`, `技术部`, `总部`, `集团`, `董事`, `验收`,
		`样品`, `样件`, `样机`, `试机`, `交期`, `交货`, `交付`, `账期`, `付款`, `预付`, `尾款`, `货款`,
		`订单`, `对手`, `方案`, `图纸`, `老板`, `厂长`, `总监`, `副总`, `供应商`, `内部`, `环评`, `这单`,
		`单子`, `二期`, `三期`,
		`\b`+wording.Any(
			`contract`, `tender`, `budget`, `order`, `orders`, `quote`, `offer`, `plant`,
			`factory`, `line`, `lines`, `machine`, `machines`, `supplier`, `suppliers`, `vendor`,
			`legal`, `purchasing`, `procurement`, `board`, `project`, `delivery`, `payment`,
			`sample`, `samples`, `references?`, `trial`, `demo`, `spec`, `specs`, `drawings?`, `price`, `deal`,
			`sign-off`, `signature`, `paperwork`,
		)+`(?:'s)?\b`,
	)
	// ofOurOffer finds what we offer him: 我们报价偏高.
	ofOurOffer = wording.Compile(`^(?:我们|咱们?)(?:家|的)?(?:报价|价格|方案|样品|样件|设备|机器|交期|质量)[^系]|^our (?:quote|price|offer|proposal|sample|samples|machine|delivery|lead time)\b`)
	// ofUs begins what somebody says of himself, his own firm or his family.
	ofUs = wording.OneOf(
		`^(?:我|咱|老婆|老公|孩子|儿子|女儿|公司)`,
		`奖金`, `工资`, `提成`,
		`(?:我们|咱们?|自己)(?:家|的)?(?:老板|领导|公司|部门|内部|集团|总部|工厂|厂里|食堂)`,
		`^(?:i|i'm|im|i've|my|we|we're|our|us)\b`,
		`\b(?:our|my) (?:boss|board|office|factory|plant|own|legal|purchasing)\b`,
	)
	// toSomebody finds words to somebody who is to read them: to a colleague, or to the assistant.
	toSomebody = wording.Compile(`[你您]|机器人|系统|卡片|按钮|\b(?:you|your|yours|u|bot|button)\b`)
	// ordered begins what somebody wants done: translate the contract.
	ordered = wording.OneOf(
		`^`+wording.Any(
			`翻译`, `打印`, `复印`, `总结`, `归纳`, `写`, `订`, `放`, `播`, `拍`, `扫`,
			`发(?:给|我)`, `转发`, `存`, `下载`, `搜`, `念`, `读`, `关`, `重新`, `继续`, `忽略`,
			`忘掉`, `别管`, `不用管`,
		),
		`^`+wording.Any(
			`print`, `translate`, `book`, `play`, `forward`, `e?mail`, `buy`, `summari[sz]e`,
			`draft`, `write`, `check`, `ignore`, `forget`, `remember`, `keep`, `hold`, `stop`,
			`start`, `look`, `search`, `read`, `scan`, `copy`, `save`, `store`, `turn`, `share`,
			`attach`, `upload`, `download`, `bring`, `take`, `go`, `come`, `try`, `ask`, `call`,
			`pay`, `fix`, `get`,
		)+`\b`,
	)
	// ofMyself begins what is one's own affair, whatever it is: my password is, 我明天请假.
	ofMyself = wording.Compile(`^(?:我(?:[^们]|$)|my\b|i\b|i'm\b)`)
)

// speaksOfCustomer reports words that tell of the customer who is talked of, not of the speaker, the
// weather or the assistant, and are for nobody else.
func speaksOfCustomer(t parse.Facts) bool {
	s := squash(t.Text)
	switch {
	case nicety.MatchString(s), toSomebody.MatchString(s), ordered.MatchString(s):
		return false
	case ofThem.MatchString(s), ofOurOffer.MatchString(s), theirOwn.MatchString(s) && !ofUs.MatchString(s):
		return true
	}
	return !ofUs.MatchString(s) && (ofBusiness.MatchString(s) || len(t.Contacts) > 0 && len(t.Contacts[0].Known) > 0)
}

// tellsNews keeps what is told of the customer who is talked of, where no activity of the last
// half hour and no lead of this day could hold it, as news of him: nothing that was told is lost.
func (q *request) tellsNews(at crm.AccountID, t parse.Facts) (bool, error) {
	if !q.stillTalking() || at != q.conv.About || q.ofElsewhere(t) || !speaksOfCustomer(t) {
		return false, nil
	}
	a, err := q.accountIf(at, q.owns) // a manager speaks of many things while a customer of his team is on the screen
	if err != nil || a == nil {
		return false, err
	}
	return q.newsOf(a, t.Text)
}

// accountIf is a customer of whom something holds; nil where it does not, and where he is gone.
func (q *request) accountIf(id crm.AccountID, holds func(*crm.Account) bool) (*crm.Account, error) {
	a, err := crm.Get[crm.Account](q.tx, id)
	switch {
	case crm.IsMissing(err):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("customer %s of whom something is told: %w", id, err)
	case !holds(&a):
		return nil, nil
	}
	return &a, nil
}

// owns reports a customer of the speaker's own.
func (q *request) owns(a *crm.Account) bool { return a.Owner == q.who.ID }

// mayWrite reports a customer whom the speaker may change.
func (q *request) mayWrite(a *crm.Account) bool { return q.allowed(crm.Write, crm.ScopeOf(a)) }

// theySay finds what somebody of a customer's says, wants or thinks: 陈总想看样机.
var theySay = wording.OneOf(
	`^[^,，。:：]{1,10}?`+
		wording.Any(
			`说`, `讲`, `反馈`, `表示`, `提到`, `想`, `希望`, `要求`, `觉得`, `认为`, `嫌`,
			`担心`, `同意`, `不同意`, `认可`, `不认可`, `答应`, `考虑`, `打算`, `催`, `问我?们?`,
		)+`[^,，。谁什啥几哪吗?？]{2,}`,
	`^(?:[a-z0-9&. -]{2,30}(?:: | - ))?[a-z]+(?: [a-z]+)? `+
		wording.Any(
			`wants`, `needs`, `says`, `said`, `thinks`, `asked`, `asks`, `worries`, `agrees`,
			`agreed`, `promised`, `prefers`, `insists`, `hopes`, `expects`,
			`(?:is |was )?(?:not )?(?:happy|unhappy|worried|keen|fine|ok|okay|annoyed|convinced)`, `(?:liked|likes|loved|loves|hates|hated|preferred|complained|complains)`,
			`isn't`, `doesn't`, `won't`, `(?:is|are) (?:asking|pushing|waiting|looking|insisting)`,
		)+`\b`,
)

// tookIt finds that somebody took what he was offered, or a price, which is no meeting; took us to lunch is one.
var tookIt = wording.OneOf(
	`^[a-z]{2,20}(?: [a-z]{2,20})?? (?:just |finally )?(?:took|takes|went for|accepted|accepts|agreed to|ok'd|okayed|said (?:yes|ok) to) (?:it at |the |our )?[€$£¥]?\d[\d.,]* ?(?:k|m)?(?: ?(?:eur|usd|gbp|cny))?$`,
	`^[a-z]{2,20}(?: [a-z]{2,20})?? (?:just |finally )?(?:took|takes) (?:the|our|both|all) `+
		wording.Any(`(?:spare |new |big |small )?(?:kits?|spares?|parts?|offer|quote|machines?|lines?|deal|discount|price|samples?|contract|package|bundle|option)`, `\w+ (?:kits?|spares?|machines?|option|package)`)+`$`,
)

// onlyNews reports a statement about somebody that is read as no record, or so loosely as one that nothing stands in it
// which that would keep: tom wants 10% off opens no deal, and greta wants delivery in feb is no step of ours.
func (q *request) onlyNews(t parse.Facts) bool {
	if len(q.order) != 1 {
		return len(q.order) == 0
	}
	theirs := ascii(t.Plain()) && !wantsOfUs.MatchString(t.Plain())
	switch q.order[0].Name {
	case "lead":
		return theirs || !ascii(t.Plain())
	case "deal":
		return theirs && t.SignDate == "" && t.WinPct == 0 && len(t.Competitors) == 0
	case "task":
		return theirs && (t.Next == nil || t.Next.Due == "") && !asksOfMe(t.Text)
	}
	return false
}

// wantsOfUs finds that somebody wants what we are to make, to send or to do, which is a step of ours.
var wantsOfUs = wording.Compile(`\b(?:wants?|needs?|asked|asks|waiting|would like)(?: for)? (?:me|us|you|to (?:see|meet|talk|visit|have|get)|(?:a|an|the|our|another|new|revised|some|more)? ?(?:[a-z]+ )?(?:quote|quotation|offer|proposal|price|call|meeting|visit|demo|samples?|brochures?|drawings?|layouts?|references?|contract|invoice|datasheets?|catalog(?:ue)?|figures|info|documents?))\b`)

// tellsOfSomebody keeps what somebody known at one's own customer says or wants, told out of the
// blue, as news of that customer.
func (q *request) tellsOfSomebody() (bool, error) {
	t := q.f
	took := tookIt.MatchString(squash(t.Text))
	if !took && (!q.onlyNews(t) || t.Amount != nil) || len(t.Items)+len(t.Refs) > 0 || t.Question || t.Next != nil && t.Next.Due != "" && !theirWait.MatchString(t.Plain()) ||
		len(t.Contacts) != 1 || len(t.Contacts[0].Known) != 1 || t.Account != nil && len(t.Account.Known) != 1 || !took && !theySay.MatchString(squash(t.Text)) || !states(t.Text) || !speaksOfCustomer(t) {
		return false, nil
	}
	k, err := q.contactSaid(t.Contacts[0])
	if err != nil || k == nil {
		return false, err
	}
	a, err := q.accountIf(k.Account, q.owns)
	if err != nil || a == nil || t.Account != nil && !means(t.Account, a.ID) {
		return false, err
	}
	text := strings.TrimSpace(t.Text)
	if n := beginsFold(text, a.Name.Text); n > 0 && (strings.HasPrefix(text[n:], ": ") || strings.HasPrefix(text[n:], " - ")) {
		text = strings.TrimLeft(text[n:], ":- ") // he stands in the title
	}
	return q.newsOf(a, text)
}

// notesDown keeps as news of a customer what is to be noted in so many words and is nothing that
// any intent takes: 帮我记一下:格力付款条件要谈预付三成. Where neither a customer is named nor the words
// speak of one, it must be set off as what is to be noted, and be none of his own affairs.
func (q *request) notesDown() (bool, error) {
	text := strings.TrimSpace(q.m.Text)
	rest := recordOf.ReplaceAllString(text, "")
	if rest == text || length(rest) < 4 || q.f.Account != nil && !ofOneKnown(q.f) || q.f.Account == nil && !q.stillTalking() {
		return false, nil
	}
	if dayToCome.MatchString(squash(rest)) && !q.f.Holds("了", "过了", "他们", "客户", "对方") {
		q.putAs("提醒我" + rest) // 帮我记一下,周三跟小李过大族: his own
		return true, q.dispatch(q.order)
	}
	at := q.conv.About
	if q.f.Account != nil {
		at = crm.AccountID(q.f.Account.Known[0].Row.ID)
		rest = strings.TrimLeft(strings.TrimPrefix(rest, q.f.Account.Text), " ,，:：的")
	} else if s := squash(rest); ofMyself.MatchString(s) && !ofThem.MatchString(s) || !setOff.MatchString(text) && !speaksOfCustomer(parse.Facts{Text: rest, Contacts: q.f.Contacts}) {
		return false, nil
	}
	a, err := q.accountIf(at, q.mayWrite)
	if err != nil || a == nil || rest == "" {
		return false, err
	}
	return q.newsOf(a, rest)
}

// dayToCome begins what is noted with a day that comes, and behind it what the speaker does then: what a customer does on
// that day, 明天恒发停产, is news of his.
var dayToCome = wording.Compile(`^(?:明天|后天|大后天|[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天])(?:[上下中]午|晚上|早上)?(?:\d{1,2}点半?)?,?(?:我|要|得|记得|再|跟|和|去|到|给|找|约|陪|请|催|打|发|寄|交|送|带|见|过|拜访|联系|回访|回复)`)

// setOff finds that what is to be noted stands apart from the order to note it.
var setOff = wording.Compile(`(?i)^[^,，:：]{2,12}[,，:：]|^(?:please |pls )?(?:log|note|record|write down) that `)

// newsOfDraft keeps what nobody understood as news of the customer whom it names.
func (q *request) newsOfDraft(id crm.DraftID, t parse.Facts) error {
	q.putAs(t.Text)
	a, rest, err := q.namedAlone()
	if err != nil {
		return err
	}
	if a == nil {
		return q.drop(id) // he is another's by now
	}
	if err := q.closesDraft(id); err != nil {
		return err
	}
	_, err = q.newsOf(a, rest)
	return err
}

// lastsFor is how long who was talked of last is offered for what names nobody and is not understood: people go on the
// next morning where they ended.
const lastsFor = 72 * time.Hour

// lastTalkedOf is the customer of the speaker's own who was talked of last, where what was not understood may be news of
// him; nil where it is no statement, names somebody else, or is for somebody.
func (q *request) lastTalkedOf() (*crm.Account, error) {
	s := squash(q.m.Text)
	if q.conv.About == "" || q.said().Sub(q.talkedAt()) > lastsFor || namesCustomer(q.f) || q.ofElsewhere(q.f) || len(q.f.Items) > 0 || len(q.f.Costs) > 0 ||
		q.ctx.Names.Capitalized(q.m.Text, q.ctx.Recent) != q.m.Text || !states(q.m.Text) || asksOf.MatchString(s) || nicety.MatchString(s) || toSomebody.MatchString(s) || ordered.MatchString(s) || ofMyself.MatchString(s) {
		return nil, nil
	}
	return q.accountIf(q.conv.About, q.owns)
}

// newsOfTalked keeps what nobody understood as news of the customer who was talked of last, whose number that is.
func (q *request) newsOfTalked(id crm.DraftID, t parse.Facts, number string) error {
	rec, err := q.named(parse.Item{Number: number})
	if err != nil {
		return err
	}
	a, ok := rec.(*crm.Account)
	if !ok || !q.owns(a) {
		return q.drop(id) // he is another's by now
	}
	if err := q.closesDraft(id); err != nil {
		return err
	}
	_, err = q.newsOf(a, t.Text)
	return err
}

// newsOf keeps words among the news of a customer; false where the method keeps none.
func (q *request) newsOf(a *crm.Account, text string) (bool, error) {
	f, ok := q.Book.Field(newsField)
	if !ok || f.Kind != playbook.FieldRows || q.Book.FieldOn(f.ID) != crm.KindAccount {
		return false, nil
	}
	news := parse.Noted{Key: f.ID, Value: strings.Trim(text, " ,，。.;；"), Leads: true}
	q.f = parse.Facts{Text: text, Account: known(a.Name.Text, a.NameRow()), Noted: []parse.Noted{news}}
	return true, q.notedOne(f, crm.KindAccount)
}
