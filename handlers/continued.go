package handlers

import (
	"slices"
	"strings"
	"time"

	"milepost/bot/chat"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// goesOnFor is how long after something was told further words may be more of
// the same.
const goesOnFor = 30 * time.Minute

// goesOn takes words as more about what he told of just now: 他嫌贵, also met his
// boss. Nobody names the customer again in the second sentence, and nobody was
// there twice because he goes on talking.
func (q *request) goesOn() (bool, error) {
	t := q.f
	if q.m.Kind != chat.Text || len(t.Items) > 0 || len(t.Refs) > 0 || t.Question || t.Asks() || putAsQuestion(t.Text) || hasOrNot.MatchString(t.Plain()) || t.Wished && !goesOnBy(t.Text) {
		return false, nil
	}
	if noNumber.MatchString(t.Plain()) && q.stillTalking() { // whose number, or answer, he did not get he has not called
		t.Intent, t.Activity, t.Contacts = parse.None, "", nil
	} else if !q.tellsMore(t) {
		return false, nil
	} else if q.aside(t) {
		t.Contacts = nil
	}
	v, sure, err := q.toldJustNow(t)
	if err != nil || v == nil || !sure || !q.sameVisit(v, t) {
		return false, err
	}
	return true, q.addTo(v, t)
}

// hasOrNot finds a question that ends in 没: 老李那边回话了没.
var hasOrNot = wording.Compile(`[了过到]没有?$`)

// noNumber finds that one was not told how somebody can be reached, or got no answer.
var noNumber = wording.Compile(`(电话|手机号?|微信|联系方式|名片|邮箱)(号码?)?(还|都|也)?没(有)?(给|留|要到|拿到|问|加上?|要)(我|我们)?$|没(给|留|要到|拿到)(我)?(电话|手机号?|微信|联系方式|名片|邮箱)$|^[^,，。 ]{0,4}?(一直|还|也|都)?没(有)?回(复|我|信|消息|音)?(呢)?$`)

// aside reports a statement in which somebody of the customer's is named of whom nobody says
// that he was met: 试用要走技术部,找刘工.
func (q *request) aside(t parse.Facts) bool {
	return len(q.order) == 0 && t.Account == nil && len(t.Contacts) > 0 && q.stillTalking() && states(t.Text) && !metWords.MatchString(t.Plain())
}

// metWords find that somebody was there, or who he is.
var metWords = wording.Compile(`姓|叫|是|见|聊|谈|碰|陪|在场|也在|一起|接待|\b(met|saw|joined|there|(spoke|talked|sat|was|were|lunch|dinner|meeting|along|together) with)\b|^with\b`)

// tellsMore reports words that may be more of something told before: what reads
// as nothing else, or as something done.
func (q *request) tellsMore(t parse.Facts) bool {
	if q.ofAnother(t) {
		return true
	}
	if len(q.order) == 0 {
		return goesOnBy(t.Text) || pointsBack(t) || t.Account != nil || len(t.Contacts) > 0 || ofATalk(t.Text) || q.stillTalking() && states(t.Text)
	}
	switch q.order[0].Reads {
	case parse.Visit, parse.Call: // who says the day begins anew
		return othersWent.MatchString(t.Text) && q.stillTalking() || t.Date == "" || t.DateAssumed || goesOnBy(t.Text) || pointsBack(t)
	case parse.ContactInfo:
		return q.looselyOfSomebody(t)
	case parse.Task: // what they want is no step of ours, unless they ask it of us
		return q.stillTalking() && theirOwn.MatchString(t.Plain()) && !asksOfMe(t.Text) && (t.Next == nil || t.Next.Due == "" || theirPlan.MatchString(t.Plain()))
	case parse.Opportunity:
		if q.looselyOfADeal(t) {
			return true
		}
		fallthrough
	case parse.Lead: // they chose us over Trumpf: who is named there is no customer
		return goesOnBy(t.Text) && t.Account != nil && len(t.Account.Known) == 0 && !newLead.MatchString(t.Text) && !someoneNew(t) && t.Amount == nil
	case parse.None, "":
		return (q.order[0].Name == "hush" || q.order[0].Name == "wish" || q.order[0].Name == "not-done" && q.stillTalking()) && goesOnBy(t.Text) || q.order[0].Name == "not-done" && notMetYet.MatchString(t.Plain()) && q.tellsOn(t)
	}
	return false
}

// sameVisit reports whether a message tells more of an activity rather than of
// another one with the same customer.
func (q *request) sameVisit(v *crm.Activity, t parse.Facts) bool {
	switch {
	case othersWent.MatchString(t.Text):
		return true
	case q.handedElsewhen(v, t):
		return false
	case theirOwn.MatchString(t.Plain()) && t.Intent == parse.None && t.Account == nil: // what they want by a day is no day of ours
		return true
	case theirPlan.MatchString(t.Plain()) && !namesCustomer(t), q.ofAnother(t):
		return true
	case another.MatchString(t.Text), t.Clock != "", t.Date != "" && !t.DateAssumed && t.Date != v.Date, t.Next != nil && t.Next.Due != "" && t.Gist == "" && len(t.Contacts) == 0:
		return false
	case (t.Intent == parse.Visit || t.Intent == parse.Call) && (t.Confidence >= q.Book.Reading.Sure || t.Activity != "") && inPerson(v.Type) != inPerson(activityType(t)):
		return false
	case goesOnBy(t.Text), pointsBack(t), t.Account == nil && len(t.Contacts) == 0 && t.Intent == parse.None && (ofATalk(t.Text) || states(t.Text)),
		t.Account == nil && len(t.Contacts) == 0 && t.Intent == parse.Visit && t.Confidence < q.Book.Reading.Sure && q.stillTalking() && states(t.Text):
		return true
	case q.looselyOfADeal(t):
		return metThere(v, t)
	case t.Account == nil && len(t.Contacts) > 0 && (t.Intent == parse.None || t.Confidence < q.Book.Reading.Sure),
		q.looselyOfSomebody(t):
		return metThere(v, t)
	}
	// 去了恒力, and then 恒力那边见了刘经理: only now it is said whom he met.
	return t.Account != nil && len(v.With) == 0 && v.Outcome == "" && (len(t.Contacts) > 0 || t.Intent == parse.None)
}

// goesOnBy reports words that begin as the second half of a talk, or speak of
// somebody who must have been named before.
func goesOnBy(text string) bool {
	return moreWords.MatchString(strings.TrimSpace(text)) || theirOwn.MatchString(squash(text)) && length(text) <= 60
}

// ofATalk reports words of what is said between seller and buyer, which mean
// nothing by themselves and much after a visit: 要我们降10个点.
func ofATalk(text string) bool { return length(text) >= 4 && talkWords.MatchString(text) }

// looselyOfADeal reports a statement that may be news of a deal, in which nothing stands
// that a deal keeps, of the customer who is talked of: 他们要求节拍8秒以内.
func (q *request) looselyOfADeal(t parse.Facts) bool {
	return t.Intent == parse.Opportunity && t.Confidence < q.Book.Reading.Sure && t.Amount == nil && t.SignDate == "" && t.WinPct == 0 && len(t.Competitors) == 0 &&
		(t.Account == nil || !strings.Contains(t.Text, t.Account.Text)) && q.stillTalking() && states(t.Text)
}

// looselyOfSomebody reports a statement that may be of who somebody is, of whom he tells while he
// tells of a visit: 对了恒力还有个采购小陈,说他只看价格.
func (q *request) looselyOfSomebody(t parse.Facts) bool {
	return t.Intent == parse.ContactInfo && t.Confidence < q.Book.Reading.Sure && len(t.Contacts) > 0 && q.stillTalking() && states(t.Text)
}

// stillTalking reports that what he told of last is only minutes old: then what
// he states is about that, whatever it is.
func (q *request) stillTalking() bool {
	since := q.said().Sub(q.conv.At)
	return q.conv.About != "" && since >= 0 && since <= talksFor
}

// talksFor is how soon after a receipt a statement needs no word that joins it.
const talksFor = 10 * time.Minute

// states reports words that tell of something: not a question, not what is wanted
// of the assistant, not what people send to be nice.
func states(text string) bool {
	s := squash(text)
	enough := length(s) >= 4
	if ascii(s) {
		enough = len(strings.Fields(s)) >= 3
	}
	return enough && length(s) <= 120 && !asks(text) && !putAsQuestion(text) && !ofHimself.MatchString(s) && !smallTalk(text) && !wantsSomething.MatchString(s)
}

// notMetYet finds whom one has not met, which says nothing of the visit: 还没见过老板.
var notMetYet = wording.Compile(`^(还|一直|从)没(有)?(见|碰|接触)(过|到过)`)

// theirPlan finds what the customer is going to do for himself, which is news of him and no
// step of ours: 他们年底要上两条线, they will expand next year.
var theirPlan = wording.Compile(`^(\p{Han}{1,3}(总|工|科|处|经理|主任|科长|处长|部长|厂长)(也|还)?(说|讲|透露|提到))?(他们?|她们?|对方|客户|人家)?(那边|公司|厂里|集团|老板)?.{0,10}(要|会|准备|打算|计划|想)(再|新)?(上|扩|建|买|采购|换|招标|投产|开工|搬|改造|新增|增加|投)|^(they|he|she|the (customer|client)) (will|want to|plan to|are going to|is going to|are planning to) (buy|build|expand|invest|replace|add|move|hire|open|upgrade)\b|^(they|he|she|the (customer|client)) (wants?|needs?) .{2,40}\b(running|live|installed|up|in place|operational|started|commissioned|in production|finished) (by|in|before|until)\b`)

// ofHimself finds what somebody says of himself and his own affairs: none of a visit.
var ofHimself = wording.Compile(`^我的(代理|审批|目标|日报|提醒|时间|客户|待办|权限|名字|团队|经理|电话|手机)|^(my (deputy|goal|target|hours|name|phone|manager|team)\b)`)

// wantsSomething finds words that ask for something or order it.
var wantsSomething = wording.Compile(`(填|看|查|写|算|评|画|列|导|发|补|核|改|打|过|出|做)一下(表)?$|打勾$|(表|图|清单|名单|拜访记录|全部待办)$|(日报|周报|月报)(给我|发我|给我看看|发我看看|看看)?$|(发给我|发我|给我看看|我看看|我看一?下)$|打车|停车|车票|机票|报销|发票|餐费|油费|花了|[你您]给我|[你您]来|[你您]帮|^(那就?|好的?|嗯|行)?[,， ]*(先立项|把|帮|给|请|让|替|麻烦|改|删|撤|查|看|找|列|发|导|设|定|记|加|建|新建|打开|取消|提醒|叫|转|算了|别|不要|不用|先(不|别|放|这样|记|把|帮)|还是|我要|我想|想要|能不能|可不可以|可以|怎么|如何|为什么|为啥|为何|谁|哪|几|多少|什么|啥|有没有|是不是|要不要|批|审|同意|驳回|立项|完成|推|约|算|按)|几[级类]|算不算|怎么办|怎么弄|怎么搞|怎么写|怎么样|多少|几个|几家|几点|什么|啥|哪[些个家里位天]|谁|为何|咋|呢$|没有$|没$|[了过到]没` +
	`|^(show|list|give|send|tell|help|open|delete|undo|cancel|change|set|make|add|create|export|find|move|push|put|remind|log|note|please|pls|can|could|would|should|do|does|did|is|are|was|were|have|has|what|who|when|where|which|why|how|let|don't|dont|never|i want|i need|i'd like|assign|mark|update|remove|rename|approve|reject)\b`)

// someoneNew reports somebody of whom nothing was known before, with how he can be
// reached or where he was met: a new customer's, no rival of the last one.
func someoneNew(t parse.Facts) bool {
	for _, c := range t.Contacts {
		if len(c.Known) == 0 && (c.Phone != "" || c.Email != "" || fairWords.MatchString(t.Text)) {
			return true
		}
	}
	return false
}

// fairWords finds where people are met for the first time.
var fairWords = wording.Compile(`展会|展上|会上|名片|论坛|(?i)\b(fair|expo|trade ?show|conference|card)\b`)

// othersWent finds that somebody who sells, too, was at the customer's: Fanuc dealer visited
// them twice.
var othersWent = wording.Compile(`(代理商?|经销商|对手|友商)(的人)?(也|都|已经|刚|上周|昨天)*(来过|去过|来了|去了|拜访过?)|(?i)\b(dealer|distributor|competitor|rival)s? (has |have |had )?(already |also |just )*(visited|been|called|met)\b`)

// wentOn finds that he was somewhere else next: 然后去了隔壁的永利五金.
var wentOn = wording.Compile(`(然后|接着|后来|之后|完了|顺便|顺路|顺道|路上|又|再)(就|还|也|又)?(去|到|跑|拜访|见|拐)(了|的|趟|去|到)|(另外|还|也)(去|跑|拜访|走)了|(?i)\b(then|afterwards|later|next)\b.{0,12}\b(went|drove|visited|stopped|saw|met)\b|\balso (saw|visited|went to|drove (to|over to)|called on|was at|did)\b|\b(also|and|way back|before that|afterwards) (i |we )?(just |quickly )?(stopped (by|in|at)|dropped (in|by)|popped (in|into|by|over)|swung (by|past)|called in (at|on))\b`)

// overThere reports a customer who is named as a place, though nobody has heard of
// him: 星邦那边没见到人.
func overThere(t parse.Facts) bool {
	return strings.Contains(t.Text, t.Account.Text+"那边") || strings.Contains(t.Text, t.Account.Text+"这边")
}

// metThere reports that everybody whom a message names was met on an activity.
func metThere(v *crm.Activity, t parse.Facts) bool {
	for _, c := range t.Contacts {
		met := func(m parse.Match) bool { return slices.Contains(v.With, crm.ContactID(m.Row.ID)) }
		if !slices.ContainsFunc(c.Known, met) {
			return false
		}
	}
	return true
}

// pointsBack reports words that name nobody and speak of somebody all the same:
// 回了他两周.
func pointsBack(t parse.Facts) bool {
	return pronouns.MatchString(t.Text) && (t.Account == nil || !strings.Contains(t.Text, t.Account.Text))
}

var (
	talkWords = wording.Compile(`嫌|贵|便宜|降\d|降价|折扣|报价|方案|样板|样品|交期|付款|账期|要求|要我们|让我们|催我们|希望|觉得|担心|认可|满意|同意|考虑|感兴趣|决定|定下来|拍板|(?i)\b(discount|pricey|expensive|cheaper|delivery time|warranty|payment terms|samples?|budget|interested|worried|decision|decide)\b`)
	pronouns  = wording.Compile(`[他她]|对方|人家|(?i)\b(he|she|they|him|her|them|his|their)\b`)
	moreWords = wording.Compile(`^(对了|另外|还有|补充|顺便|而且|然后|哦对|哦[,，]|再补|忘了说)|^[他她](们|说|嫌|觉得|要|问|想|还|也|对|最|不|那|的|家|老板|领导)|^(对方|那边|人家)|那边` +
		`|(?i)^(also|and|plus|btw|by the way|oh|forgot|one more thing)\b|(?i)^(he|she|they|his|her|their)\b`)
	another = wording.Compile(`又去|又见|又跑|再去|又打|下午|晚上|傍晚|(?i)\b(again|later|afternoon|evening)\b`)
)

// toldJustNow is what he told of last within the time in which more may follow,
// with the customer that the words name or, where they name none, with the one
// spoken of. sure is false when they could belong to several.
func (q *request) toldJustNow(t parse.Facts) (v *crm.Activity, sure bool, err error) {
	at := q.conv.About
	named := t.Account != nil && t.Account.Text != "" && !q.ofAnother(t) && !othersWent.MatchString(t.Text) && (len(t.Account.Known) > 0 || !goesOnBy(t.Text) || overThere(t) || wentOn.MatchString(t.Text))
	if named || len(t.Contacts) > 0 {
		fnd, err := q.subject(t, crm.Write)
		if err != nil || named && fnd.Account == nil {
			return nil, false, err
		}
		if fnd.Account != nil {
			at, named = fnd.Account.ID, true
		}
	}
	if at == "" {
		return nil, false, nil
	}
	acts, err := q.lastActivities(at, 10)
	if err != nil {
		return nil, false, err
	}
	for i := range acts {
		a := &acts[i]
		since := q.said().Sub(a.Created)
		if a.Who == q.who.ID && !a.Deleted && since >= 0 && since <= goesOnFor && (v == nil || a.No > v.No) {
			v = a
		}
	}
	return v, v != nil && (named || !q.severalTold()), nil
}

// dearer finds what somebody asks beside us: 利元亨报价低两成.
var dearer = wording.Compile(`^[^,，。 ]{2,8}?(的?报价|的?价格|报的|卖的?)?(比我们|比咱们)?(低|高|便宜|贵)(了|出|上)?(不少|很多|一些|一点|[一二两三四五六七八九\d.]+(成|%|个点|万|倍))(左右|多)?$`)

// ofAnother reports what is said of somebody else than the customer, of which no record can be
// made, within minutes of a receipt: Peter thinks Trumpf is too slow, 利元亨报价低两成.
func (q *request) ofAnother(t parse.Facts) bool {
	if t.Account == nil || len(t.Account.Known) > 0 || !q.stillTalking() || another.MatchString(t.Text) {
		return false
	}
	if s := t.Plain(); dearer.MatchString(s) && !rivalSide.MatchString(s) {
		return true
	}
	if t.Intent != parse.None || len(q.order) > 0 || !states(t.Text) {
		return false
	}
	name, err := q.nameOf(q.conv.About)
	return err == nil && !strings.HasPrefix(t.Account.Text, name) // 比亚迪蓝色的: he is meant, and something of him
}

// severalTold reports that his last message told of several things.
func (q *request) severalTold() bool {
	n := 0
	for _, it := range q.conv.Items {
		if it.Kind == crm.KindActivity {
			n++
		}
	}
	return n > 1
}

// addTo records words as more about an activity.
func (q *request) addTo(v *crm.Activity, t parse.Facts) error {
	a, err := crm.Get[crm.Account](q.tx, v.Account)
	if err != nil {
		return err
	}
	q.f, q.goesWith = moreOf(v, t, a), v
	return q.record()
}

// madeIn finds where a thing comes from, which is not where the customer is: 旧线是日本的, the old
// line is German.
var madeIn = wording.Compile(`(线|设备|机|机器人|产品|牌子|品牌|系统|配件|用的).{0,6}是.{2,4}(的|货|产|进口)|进口|国产|\b(lines?|machines?|robots?|equipment|systems?|cells?)\b.{0,20}\b(from|japanese|german|american|chinese|korean|italian|swiss)\b`)

// moreOf is a reading as more about an activity with a customer.
func moreOf(v *crm.Activity, t parse.Facts, a crm.Account) parse.Facts {
	if t.Gist == "" || t.Intent != parse.Visit {
		t.Gist = moreLead.ReplaceAllString(strings.TrimSpace(t.Text), "")
		if t.Account != nil && (means(t.Account, a.ID) || strings.Contains(a.Name.Text, t.Account.Text)) { // it stands in the title
			if rest, ok := strings.CutPrefix(t.Gist, t.Account.Text); ok {
				t.Gist = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(rest, "那边"), "这边"), "的")
			}
		}
		t.Gist = strings.Trim(t.Gist, " ,，。.;；")
	}
	t.Intent, t.Activity, t.Account, t.Confidence, t.Close = parse.Visit, v.Type, known(a.Name.Text, a.NameRow()), 1, ""
	if v.Type == crm.Call {
		t.Intent = parse.Call
	}
	if introduced.MatchString(t.Plain()) {
		t.Contacts = nil // she'll intro me to Martin: nobody has met him
	}
	if !cameAlong.MatchString(t.Plain()) {
		t.Colleagues = nil // 明天找王敏批: he was not there
	}
	if madeIn.MatchString(t.Plain()) {
		t.Region = ""
	}
	if formerly.MatchString(t.Plain()) {
		t.Amount = nil // what was bought once is not what is to be sold
	}
	if t.Amount != nil && !unitSaid.MatchString(strings.ToLower(fold(t.Text))) {
		t.Amount = nil // 大概150 is a sum of which nobody said whether it is in 万
	}
	if theirOwn.MatchString(t.Plain()) && t.Next != nil && !t.Next.Waiting {
		t.Next, t.Later = nil, nil
	}
	t.Negated, t.Wished, t.Question, t.Date, t.DateAssumed, t.Clock = false, false, false, v.Date, v.Assumed, ""
	return t
}

// introduced finds that somebody is going to make one known to somebody else.
var introduced = wording.Compile(`(?:会|帮|要|可以|答应|愿意|下次|回头)[^,，。]{0,6}(?:介绍|引荐|引见)|\b(?:'ll|will|can|to|promised to|offered to|going to) (?:intro|introduce|connect|put) (?:me|us)\b`)

// cameAlong finds that somebody was there, too.
var cameAlong = wording.Compile(`一起|一块|同去|陪|也(?:去|在|来|到|参加|跟|见)|带(?:上|着|了)|[叫拉喊]上|跟着|我[和跟]|[和跟同]我|[和跟同][^,，。]{1,6}(?:去|见|拜访|聊|谈|过去)|\b(?:with|joined|came|along|together|took|brought|too|also)\b`)

// formerly finds the time of a trade that is over: 去年做了500万.
var formerly = wording.Compile(`^(?:他们?|客户|对方|跟他们)?(?:去年|前年|往年|上半年|上一?年|之前|以前|历史上|今年)(?:一共|总共|也|就|才|只|跟我们|从我们这|在我们这|我们)*(?:做|买|采购|成交|签|下)了?|\b(?:last year|in 20\d\d|previously) `)

// unitSaid finds a sum of which it was said in what it is counted.
var unitSaid = wording.Compile(`[万亿千元块¥$€]|\d ?[kmw]\b|million|thousand|rmb|usd|eur|cny|\d{5}|\d,\d{3}`)

// moreLead is how the second half of a talk begins, which says nothing by itself.
var moreLead = wording.Compile(`^(对了|另外|还有|补充一下|补充|顺便说一下|顺便|哦对了|忘了说)[,，:： ]*|(?i)^(also|and|plus|btw|by the way|oh|one more thing|forgot to say)[,: ]+`)

// joins records a draft as more about an activity of his.
func (q *request) joins(id crm.DraftID, t parse.Facts, number string) error {
	rec, err := q.named(parse.Item{Number: number})
	if err != nil {
		return err
	}
	v, ok := rec.(*crm.Activity)
	if !ok || !q.allowed(crm.Write, crm.ScopeOf(v)) {
		return crm.E(crm.Missing, "record.missing", string(crm.KindActivity), number)
	}
	a, err := crm.Get[crm.Account](q.tx, v.Account)
	if err != nil {
		return err
	}
	q.goesWith = v
	return q.write(id, moreOf(v, t, a))
}
