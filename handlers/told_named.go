package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// tellsOfNamed keeps what is told of one's own customer by his name, or by that of somebody of
// his, and reads as nothing else, as news of him (G3): 比亚迪领导还要过一下. To be asked what it
// should become costs a tap, and there is nothing else that it could.
func (q *request) tellsOfNamed() (bool, error) {
	a, rest, err := q.namedAlone()
	if err != nil || a == nil {
		return false, err
	}
	if !states(q.m.Text) || asksWhich(rest) {
		return false, nil
	}
	if isSaidOf(rest) && len(q.f.Competitors) == 0 && !notHis.MatchString(squash(rest)) {
		return q.newsOf(a, rest)
	}
	if length(rest) < 4 || orderBehind.MatchString(squash(rest)) || forAll.MatchString(squash(q.m.Text)) || notHis.MatchString(squash(rest)) || len(q.f.Competitors) > 0 || !states(rest) && !theySay.MatchString(squash(rest)) && !theySay.MatchString(squash(q.m.Text)) || !q.speaksOfNamed(rest) {
		return false, nil
	}
	return q.newsOf(a, rest)
}

// speaksOfNamed reports words behind the name of a customer that tell of him, or of what is dealt over with him.
func (q *request) speaksOfNamed(rest string) bool {
	return speaksOfCustomer(parse.Facts{Text: rest, Contacts: q.f.Contacts}) ||
		ofDealing.MatchString(squash(rest)) && !signedWords.MatchString(squash(rest)) && !aOrNot.MatchString(squash(rest)) && !toSomebody.MatchString(squash(rest)) && !ofMyself.MatchString(squash(rest))
}

var (
	// saidHead begins what is said of a customer: 还在砍价, 要参考案例, 下周定.
	saidHead = wording.Compile(`^(?:那边|这边)?(?:倒是|还是|还|已经?|暂时|目前|可能|应该|基本上?|都|也|又|没|不|在|要|等|下周|下个?月|年底|年后|明年|月底|这个?月|这周|快|准备|打算|终于|刚|突然)\p{Han}{1,20}$`)
	// saidHeadEN begins the same in English, by what they have, want, did or are.
	saidHeadEN = wording.Compile(`^(?:(?:still|finally|now|also|just|already|probably|really|all|both|has|have|had|is|are|was|were|isn't|aren't|not) )*(?:has|have|had|is|are|was|were|isn't|aren't|wants?|wanted|needs?|needed|asked|asks|asking|says?|said|thinks?|prefers?|insists?|expects?|likes?|liked|loves?|loved|hates?|complains?|complained|worried|worries|got|gets|bought|buys|uses?|runs?|opened|delayed|postponed|approved|rejected|agreed|accepted|refused|confirmed|replied|came back|checking|comparing|looking|waiting|considering|happy|unhappy|furious|keen|fine|won't|can't|doesn't|don't|didn't|hasn't|no longer|only) .{3,}`)
	// ofItsFile finds what has a place of its own in the file: otto is at m2, otto is in the packaging industry.
	ofItsFile = wording.Compile(`^(?:(?:is|are|was|has|now|still|already|just|finally|not|isn't) )*(?:(?:in|at|on|reached|passed|of|from|part of|belongs to|a|an|the|no longer) )*(?:m\d{1,2}|milestone \d+|stage \d+|(?:the |our )?funnel|(?:the )?(?:region|industry|sector|tier|class|source) .{1,20}|(?:the )?[a-z]+ (?:region|industry|sector)|duplicate .*|ours|mine|yours|[a-z]+'s(?: account| customer)?|my (?:account|customer)|\d+ visits?)$`)
	// reportsAsked finds a question that somebody else put.
	reportsAsked = wording.Compile(`\b(?:asked|asks|is asking|was asking|wondered|wants? to know|wanted to know)(?: me| us)? (?:who|what|whether|if|how|when|why|where|which|about|for)\b`)
	// notSaid finds what is wanted of the assistant or of somebody, or is nobody's to keep.
	notSaid = wording.Compile(`[查看改删写记管帮填发导问撤你您我咱]|提醒|一下|安排|拜访|跟进|客户|线索|再说|打电话|联系|报价|方案|资料|记录|打印|归|签|丢|赢|输|拿下|中标|黄了|搞定|完成|立项|催|盯|补|不跟|升级`)
)

// ofHisSize finds how large a customer is, or how often he buys: 有300人, 一年采购两次, has four plants.
var ofHisSize = wording.OneOf(
	`^(?:公司|厂里|总部|总共|一共|现在|目前|大概|大约|差不多|全国)*有(?:大概|大约|差不多|将近)?[\d一二两三四五六七八九十百千]+(?:多|来|几)?(?:个|名|号|家|条|台|间|座|亩|万平|平)*(?:人|员工|工人|工程师|技术员|工厂|厂|分厂|车间|产线|生产线|机床|机器人?|设备|门店|分公司|子公司|基地|厂房)(?:左右)?$`,
	`^(?:大概|一般)*(?:一年|每年|每季度|半年|每半年|一个季度)(?:大概|大约|要|得|才|只|就|都)*(?:集中)?(?:采购|买|招标|下单|采|订)[\d一二两三四五六七八九十几]+(?:多|来)?(?:次|回|批|轮|台|条|套)(?:设备|机器|机床|左右)*$`,
	`^(?:has|have|runs?|employs?|owns?|operates?) (?:about |around |over |some |roughly |at least )*(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen)k? (?:[a-z]+ ){0,2}(?:people|employees|staff|workers|engineers|doctors|dentists|nurses|plants|factories|sites|lines|machines|offices|branches|shops|practices|chairs|beds)(?: (?:in|at|across|around|near|worldwide|altogether)\b.{0,24})?$`,
)

// tellsSize keeps how large a customer is as news of him: it is no part of a visit, and nothing that a lead wants.
func (q *request) tellsSize() (bool, error) {
	if !sizeWords.MatchString(squash(q.m.Text)) || !namesCustomer(q.f) || asksWhich(q.m.Text) || asks(q.m.Text) || putAsQuestion(q.m.Text) {
		return false, nil
	}
	a, rest, err := q.namedAlone()
	if err != nil || a == nil || !ofHisSize.MatchString(squash(rest)) {
		return false, err
	}
	return q.newsOf(a, rest)
}

// rivalThereNow finds what a rival does at a customer: ABB在粤钢那边动作很大.
var rivalThereNow = wording.Compile(`^([^,，。 我你他她]{2,8}?)(?:的人|家)?(?:最近|也|一直|天天|今天|昨天)*(?:在|跟|和|对|往)([^,，。 ]{2,10}?)(?:那边|那儿|身上|家)(.{2,40})$`)

// tellsOfRivalThere keeps what a rival of an open deal does at the customer as news of him: nobody of ours was there.
func (q *request) tellsOfRivalThere() (bool, error) {
	m := rivalThereNow.FindStringSubmatch(squash(q.m.Text))
	if m == nil || asks(q.m.Text) || putAsQuestion(q.m.Text) {
		return false, nil
	}
	at := q.customerIn(m[2])
	deals, err := q.openDeals(at)
	if err != nil || at == "" {
		return false, err
	}
	his := parse.IsMaker(m[1])
	for i := range deals {
		his = his || slices.ContainsFunc(deals[i].Rivals, func(name string) bool { return lower(name) == m[1] })
	}
	a, err := q.accountIf(at, q.owns)
	if err != nil || a == nil || !his {
		return false, err
	}
	return q.newsOf(a, strings.TrimSpace(q.m.Text))
}

// sizeWords finds words without which nothing of the kind is told.
var sizeWords = wording.OneOf(`有|一年|每年|半年|季度`, `\b(?:has|have|runs?|employs?|owns?|operates?)\b`)

// isSaidOf reports the predicate of a plain statement of a customer.
func isSaidOf(rest string) bool {
	s := squash(rest)
	if ascii(s) {
		return saidHeadEN.MatchString(s) && !ofItsFile.MatchString(s) && !orderBehind.MatchString(s) && !toSomebody.MatchString(s)
	}
	return saidHead.MatchString(s) && !notSaid.MatchString(s) && !wantsSomething.MatchString(s) && !orderBehind.MatchString(s)
}

// saysNoFigure reports that nothing is told that a deal has a place for.
func saysNoFigure(t parse.Facts) bool {
	return t.Amount == nil && t.SignDate == "" && t.WinPct == 0 && t.Next == nil && len(t.Competitors) == 0
}

// unsureNews keeps as news of a customer of one's own what somebody of his said, where it would
// else be asked whether that was a call, a visit or a step: 粤钢陈总微信说明年三月才招标.
func (q *request) unsureNews(t parse.Facts) (bool, error) {
	if t.Intent == parse.Opportunity && t.Confidence < q.Book.Reading.Sure && saysNoFigure(t) && states(q.m.Text) { // 比亚迪要等明年预算
		a, rest, err := q.namedAlone()
		if err != nil || a == nil || !isSaidOf(rest) {
			return false, err
		}
		return q.newsOf(a, rest)
	}
	dayless := t.Intent == parse.Task && (t.Next == nil || t.Next.Due == "") // 陈总说招标要提前到一月: nobody's step
	if t.Confidence >= q.Book.Reading.Sure && !dayless && !theirWait.MatchString(t.Plain()) || t.Intent != parse.Call && t.Intent != parse.Visit && t.Intent != parse.Task || t.Amount != nil || len(t.Contacts) != 1 {
		return false, nil
	}
	s := squash(q.m.Text)
	if !theySay.MatchString(s) && !(dayless && didThemselves.MatchString(s)) || ofDoing.MatchString(s) || ofMyself.MatchString(s) || !states(q.m.Text) {
		return false, nil
	}
	a, rest, err := q.namedAlone()
	if err != nil || a == nil {
		return false, err
	}
	return q.newsOf(a, rest)
}

// didThemselves finds what somebody who is named has done or is, and what nobody of ours is to do: Greta moved to purchasing.
var didThemselves = wording.Compile(`^[a-z]+(?: [a-z]+)? (?:has |have |had |just |already |now |also |was |is |been )*(?:[a-z]{2,}ed|became|become|got|went|gone|took|taken|lost|won|chose|chosen|bought|grew|fell|rose|gave|held|kept|knew|known|ran|said|told)\b`)

// supposed begins what would come of something; itsPace finds that something of a customer's has to wait.
var (
	supposed = wording.OneOf(`^(?:如果|要是|假如|万一|除非|只要)`, `^(?:if|unless|once|in case|should)\b`)
	itsPace  = wording.OneOf(`要?等到?`, `先不`, `不急`, `再说$`, `要?拖到?`, `\b(?:has|have|needs?) to wait\b`, `\b(?:moved|slipped|postponed|pushed back) to\b`, `\bon ice\b`)
)

// ownStep finds what one wants to be reminded of, or is going to do oneself once it is so: 如果没消息,提醒我打电话;
// 等到下周再去粤钢.
var ownStep = wording.OneOf(
	`提醒|叫我|通知我|告诉我|记得|别忘`, `再(?:去|联系|拜访|打|跟进|报|发|送|约|聊|谈|催|找|问)`, `我(?:们)?(?:再|就|去|来|要|得|会)`,
	`\b(?:remind|tell|call|ping) me\b`, `\b(?:i|we)(?:'ll| will| should| need to| have to| can)\b`,
)

// stepOfNobody keeps as news of a customer of one's own what would be, or has to wait, where it would else become a
// step of which nobody could say when it is done: 粤钢技改立项要等到一季度.
func (q *request) stepOfNobody(t parse.Facts) (bool, error) {
	if t.Intent != parse.Task || len(things(q.f)) > 1 || !states(q.m.Text) {
		return false, nil
	}
	s := squash(q.m.Text)
	dayless := t.Next == nil || t.Next.Due == ""
	if !supposed.MatchString(s) && !(dayless && itsPace.MatchString(s)) || ofMyself.MatchString(s) || ownStep.MatchString(s) {
		return false, nil
	}
	if a, rest, err := q.namedAlone(); err != nil || a != nil {
		if err != nil || orderBehind.MatchString(squash(rest)) {
			return false, err
		}
		return q.newsOf(a, strings.TrimSpace(q.m.Text))
	}
	if !q.stillTalking() || !supposed.MatchString(s) || namesCustomer(t) {
		return false, nil
	}
	a, err := q.accountIf(q.conv.About, q.owns)
	if err != nil || a == nil {
		return false, err
	}
	return q.newsOf(a, strings.TrimSpace(q.m.Text))
}

// ofDealing finds what is dealt over with a customer who is named: 恒发那边要求含安装,不然不签.
var ofDealing = wording.OneOf(
	`签`, `安装`, `质保`, `备件`, `培训`, `运费`, `含税`, `个点`, `折扣`, `优惠`, `降价`, `松口`, `让步`, `进来了`, `退出`, `流程`, `会签`, `盖章`, `罚款`, `违约`, `押金`, `月结`,
	`\b(?:discount|warranty|training|freight|install(?:ation)?|penalt(?:y|ies)|terms|pulled out|dropped out)\b`,
)

// aOrNot finds a question that is put by both answers: 签不签得下来.
var aOrNot = wording.Compile(`签不签|能不能|行不行|要不要|是不是|会不会|可不可|肯不肯|给不给|退不退|让不让|降不降|包不包|含不含|有没有|得[下了出]来$|(?:什么|啥)时候|多少|几个点$|哪`)

// orderBehind finds what is wanted of the assistant behind that which it is wanted of: 合同打印一下.
var orderBehind = wording.Compile(`(?:打印|复印|翻译|扫描|转发|保存|存|下载|整理|汇总|总结|发群里|发邮箱|抄送)(?:一下|一份|出来|给[^,，。]{1,4})?(?:吧|哈|呗)?$|(?:个人信息|个人资料|个人数据|隐私)$`)

// forAll finds what is for colleagues to read, or of what a rival did: that was told nobody.
var forAll = wording.Compile(`大家|各位|同事们|兄弟们|^(?:竞争)?对手|^友商|\b(?:everyone|everybody|folks|guys|fyi)\b`)

// notHis finds that a record is denied, which tells nothing of the customer.
var notHis = wording.Compile(`^(?:不是|不归|不该|不属于).{0,4}(?:我|客户)|(?:写|记|打|搞|填|录)错|\b(?:wrong|not my|not mine|isn't mine)\b`)

// ofDoing finds that somebody was met, called, or is to be: that is more than news.
var ofDoing = wording.Compile(`[见访聊谈约碰]|打(?:了|过)?(?:个|通)?电话|去了|来了|到了|下周|明天|后天|我们?.{0,8}?(?:要|得|再|去|给|来|约)|\b(?:met|saw|visited|called|spoke|talked|meet|meeting|tomorrow|next week|i|we|us)\b`)

// namedAlone is the one customer of the speaker's own of whom a message speaks, by his name or
// that of somebody of his, and what is said of him; nil where it is none, another's or several.
func (q *request) namedAlone() (a *crm.Account, rest string, err error) {
	t := q.f
	if !q.private() || len(t.Items)+len(t.Refs) > 0 || (t.Question || t.Asks()) && !reportsAsked.MatchString(squash(q.m.Text)) || len(t.Colleagues) > 0 || len(t.Contacts) > 1 {
		return nil, "", nil
	}
	rest = strings.TrimSpace(q.m.Text)
	var id crm.AccountID
	switch {
	case namesCustomer(t):
		if !ofOneKnown(t) {
			return nil, "", nil
		}
		id = crm.AccountID(t.Account.Known[0].Row.ID)
		rest = toldBehind(rest, t.Account.Text)
	case len(t.Contacts) == 1 && len(t.Contacts[0].Known) == 1:
		k, err := q.contactSaid(t.Contacts[0])
		if err != nil || k == nil || q.stillTalking() && k.Account != q.conv.About { // somebody of that name may be here, too
			return nil, "", err
		}
		id = k.Account
	default:
		k, _, err := q.calledFirst()
		if k == nil || err != nil {
			return nil, "", err
		}
		id = k.Account
	}
	a, err = q.accountIf(id, q.owns)
	return a, rest, err
}

// toldBehind is what is said behind the name of a customer: 大族那边还在砍价 tells 还在砍价, and 恒发那台机器
// keeps its 那台.
func toldBehind(text, name string) string {
	rest := strings.TrimLeft(strings.TrimPrefix(text, name), " ,，:：的")
	for _, there := range []string{"那边", "这边", "那儿"} {
		rest = strings.TrimPrefix(rest, there)
	}
	rest = strings.TrimLeft(rest, " ,，:：的")
	if strings.HasPrefix(rest, "'s ") {
		return text // Otto's line stopped
	}
	return rest
}

// worryBehind finds what troubles somebody, said behind what he is: 老梁支持我们,就是嫌我们交期长.
var worryBehind = wording.Compile(`(?i)^(.{2,30}?)[,，;；。 ]+(?:但是?|不过|就是|只是|可是|but |though |just )?((?:他|她|he |she |is |he's |she's )?(?:嫌|担心|怕|顾虑|在意|不满意|抱怨|worries|worried|thinks|complains|complained|finds).{2,60})$|^(.{2,20}?)(?:但是?|不过|就是|只是|可是)((?:嫌|担心|怕|顾虑|在意|不满意|抱怨).{1,60})$`)

// notesSomebody reports a reading that speaks most for a note of a record or of somebody.
func (q *request) notesSomebody() bool {
	return len(q.order) > 0 && (q.order[0].Name == "note" || q.order[0].Name == "contact")
}

// tellsWorry takes what is told of somebody and what troubles him as two statements: what is kept
// of him holds only the first.
func (q *request) tellsWorry() (bool, error) {
	t := q.f
	if !q.notesSomebody() || len(t.Contacts) != 1 || t.Question || t.Asks() || !q.stillTalking() {
		return false, nil
	}
	m := worryBehind.FindStringSubmatch(strings.TrimSpace(q.m.Text))
	if m == nil {
		return false, nil
	}
	first, worry := m[1]+m[3], m[2]+m[4]
	then := *q
	if then.putAs(first); !then.notesSomebody() {
		return false, nil
	}
	if who := t.Contacts[0].Name; who != "" {
		worry = strings.TrimLeft(worry, "他她")
		if ascii(worry) {
			who += " "
		}
		worry = who + worry
	}
	q.readsNext(worry)
	q.putAs(first)
	return true, q.dispatch(q.order)
}
