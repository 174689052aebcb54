package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// beside may stand before what is told of a deal.
const beside = `(?:又|也|先|就|还|已经|今天|刚刚?|终于|突然|临时|被)*`

// signing may stand before and behind the time at which a deal is expected to be signed.
const (
	willSign = `^(?:这单|那单|单子|项目|合同)?(?:预计|预期|大概|应该|估计|可能|计划|打算|说|答应)*`
	signsIt  = `(?:能|可以|会|就|要|准备)*签(?:合同|约|单|字)?(?:了|吧)?$`
)

// signsWhen finds when a deal is expected to be signed, and nothing else; signsInWeek only in which week.
var (
	signsWhen = wording.Compile(willSign + `(` + wording.Any(
		aDay, `本?月底`, `下个?月(?:底|初|中旬)?`, `年底`, `年前`, `明年(?:初|年初)?`, `(?:明年)?\d{1,2}月(?:份|底|初)?`,
	) + `)` + signsIt)
	signsInWeek = wording.Compile(willSign + `(下周|下下周|这周|本周)` + signsIt)
)

const (
	// aboutDeal may stand before what is told of a deal.
	aboutDeal = `^(?:这单|那单|这个?项目|那个?项目|这个?单子|那个?单子)?`
	// farTime is a time that is not near enough to be a day: 春节后, 明年3月, 二季度.
	farTime = `(?:明年|今年|后年)?(?:\d{1,2}月(?:份|底|初|中旬?)?|[一二三四五六七八九十]{1,2}月(?:份|底|初|中旬?)?|[一二三四]季度|上半年|下半年|年初|年中|年底|年后|春节[前后]|过完年|过了年|节后|开年|明年)`
)

var (
	// restsUntil finds that a deal rests, and until when: 停一停,客户说春节后再说.
	restsUntil = wording.Compile(aboutDeal + `(?:就|先|暂时)*(?:停一停|停一下|停停|放一放|放放|搁一搁|搁置|缓一缓|缓缓|停下来|停了|不推了|不推进了|暂停)(?:吧|一下|了)?[,，](?:等|到|要|说|客户|他们|对方|让我们|得|那边)*(` + farTime + `)(?:再说|再看|再跟|再谈|再启动|再弄|再推|再议|以后|之后)?(?:吧|了)?$`)
	// signDayMoved finds until when the signing of a deal is put off or set: 签约可能要拖到3月.
	signDayMoved = wording.Compile(aboutDeal + `的?(?:预计|预期|计划)?的?(?:签约|签单|签合同|合同签订|成交)的?(?:时间|日期|日)?(?:可能|估计|大概|应该|恐怕|怕是|得|要|会|预计|就|再|又)*(?:改|推迟?|拖|延后?|挪|提前|顺延|定|放|等|是)(?:到|在|至|成)?了?((?:明年|今年|后年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|底|初|中旬?|\d{1,2}[号日])?|[一二三四]季度|年底|年前|年后|本?月底|下个?月(?:底|初)?)(?:了|吧|去了)*$`)
)

// speaksHere reports words of a customer who is named before them, or of whom it is talked: of nobody else what
// is told without a name is written.
func (q *request) speaksHere() bool { return q.ofNamed || q.stillTalking() }

// here is a condition that holds only where the customer is named, or is talked of.
func here(when func(*request, crm.AccountID) (bool, error)) func(*request, crm.AccountID) (bool, error) {
	return func(q *request, at crm.AccountID) (bool, error) {
		if !q.speaksHere() {
			return false, nil
		}
		return when(q, at)
	}
}

// comparedHere is hasOpen where it is we who are compared: 恒发比大族强在付款快 tells of no strength of ours.
func comparedHere(q *request, at crm.AccountID) (bool, error) {
	if !q.speaksHere() || q.ofNamed && !holds(q.m.Text, "我们", "咱们") {
		return false, nil
	}
	return hasOpen(q, at)
}

// toldOfNamed is hasOpen where the customer himself is named: 不做了 alone may be said of a step.
func toldOfNamed(q *request, at crm.AccountID) (bool, error) {
	if !q.ofNamed {
		return false, nil
	}
	return hasOpen(q, at)
}

// restsOpen is hasOpen where nobody wants to be reminded, and nothing of it is to be done by ourselves.
func restsOpen(q *request, at crm.AccountID) (bool, error) {
	if holds(q.m.Text, "提醒", "我再", "我去", "联系") {
		return false, nil
	}
	return hasOpen(q, at)
}

// namedPhrases are what is told in the fewest words of the deal of a customer who is named.
var namedPhrases = []phrase{
	{said: wording.Compile(`^` + atCustomer + `(?:这单|那单|单子|项目|采购|立项)?` + beside + `(?:(?:暂停|叫停|冻结|停下来|搁置|搁下)(?:了|下来)+|先(?:冻结|搁置|停一停|停下来)(?:吧|一下)?)$`), as: "@先暂停", when: hasOpen},
	{said: wording.Compile(aboutDeal + `(?:他们|客户)?(?:自己)?(?:又|都|也|突然|决定)*(?:不做了|不上了|不买了|不要了|不搞了|不采购了)(?:[,，](.{2,40}))?$`), as: "@黄了,客户取消,$1", when: toldOfNamed},
	{said: wording.Compile(`^(?:这单|这个?项目|项目)?(?:又|要|说|可能|整体|先)*(?:延期|推迟|延后|推后|往后推|往后延)(?:了|到|至)*(` + farTime + `)(?:再说|再看|再启动)?(?:了|吧)?$`), as: "@先暂停", when: toldOfNamed},
	{said: wording.Compile(`^(?:的)?(?:q|问题|第)(\d{1,2})(?:题|个问题)?(?:是|答)?(?:是的|对的?|没问题)(?:[,，](.{2,40}))?$`), as: "问题$1是,$2", when: here(hasOpen)},
	{said: wording.Compile(`^(?:的)?(?:十个|10个)?(?:问题|十问)(?:都|已经|现在)*(?:答|回答|填)了?(?:几|多少|哪)[个些题]*(?:了)?[?？]?$`), as: "评估 @", when: hasOpen},
	{said: wording.Compile(`^(?P<at>[^,，。:： ]{2,12}?)(?:的)?(?:十个|10个)?(?:问题|十问)(?:都|已经|现在)*(?:答|回答|填)了?(?:几|多少|哪)[个些题]*(?:了)?[?？]?$`), as: "评估 @", when: hasOpen},
	{said: wording.Compile(`^(?P<at>[^,，。:： ]{2,12}?)(?:的)?漏斗(?:到|在|走到)?(?:了)?(?:哪|第几)一?(?:层|级|步)(?:了)?[?？]?$`), as: "评估 @", when: hasOpen},
	{said: wording.Compile(`^(?P<at>[^,，。:： ]{2,12}?)(?:的)?立项(?:申请表?)?(?:写|填|弄|办|走|批|做)?(?:到|得)(?:哪|怎么样|咋样|哪一步|什么程度)(?:了|啦)*[?？]?$`), as: "@立项批了没", when: hasDeal},
	{said: wording.Compile(`^(?:(?P<at>[^,，。:： ]{2,12}?)的?)?作战计划的?第?[一二三四五六七八九十\d]{1,2}[条行项个](?:已经|都)?(?:完成|做完|搞定|办完|做好)了?$`), as: "@作战计划有哪些", when: hasOpen},
	{said: restsUntil, as: "@暂停到$1", when: restsOpen},
	{said: signsWhen, as: "预计$1签", when: hasOpen},
	{said: signDayMoved, as: "预计$1签", when: hasOpen},
	{said: wording.Compile(aboutDeal + `(?:就|都|也|已经|彻底|算是|怕是)*(?:黄|凉|吹|泡汤|没戏|没希望|没机会)(?:了|掉)+(?:[,，](.{2,40}))?$`), as: "@黄了,$1", when: hasOpen},
	{said: wording.Compile(`^(?:这单|那单|这个?项目|那个?项目|这个?单子|那个?单子)(?:最后|还是|到底)*(?:没了|飞了|没拿到|没拿下|没成|被抢了|让人抢了)(?:[,，](.{2,40}))?$`), as: "@黄了,$1", when: hasOpen},
	{said: wording.Compile(`^(?:这单)?(?:客户|他们|对方|甲方)?(?:那边)?(?:自己|主动)(?:又|先|突然)*(?:取消|撤项|撤单|放弃|叫停)了(?:项目|采购|订单)?(?:[,，].{2,40})?$`), as: "@黄了,客户取消", when: hasOpen},
	{said: wording.Compile(`^(?:他们|客户)?(?:又|再|多)+(?:加|增|追加|要|买)了?[一二两三四五六七八九十几\d]{1,3}[台套条个组批件线][^人,，]{0,4}[,，](?:总共|一共|总价|总额|金额|现在|合计)*(?:变成|变|是|到|涨到)了?(\d+(?:\.\d+)?(?:万|w))了?$`), as: "@金额改成$1", when: here(hasOpen)},
	{said: wording.Compile(`^(?:我们?|咱们?)?比([^,，]{2,8}?)(?:主要|就)?(?:强在|好在|胜在|优势在|优势是)([^,，?？哪什啥吗]{2,20})[,，](?:但是?|不过)?(?:弱在|差在|输在|劣势在|劣势是)([^,，?？哪什啥吗]{2,20})$`), as: "@优势:$2,劣势:$3", when: comparedHere},
	{said: wording.Compile(`^(?:我们?|咱们?)?比([^,，]{2,8}?)(?:主要|就)?(?:强在|好在|胜在|优势在|优势是)([^,，?？哪什啥吗]{2,20})$`), as: "@优势:$2", when: comparedHere},
	{said: wording.Compile(`^(?:我们?|咱们?)?比([^,，]{2,8}?)(?:主要|就)?(?:弱在|差在|输在|劣势在|劣势是)([^,，?？哪什啥吗]{2,20})$`), as: "@劣势:$2", when: comparedHere},
	{said: wording.Compile(`^(?:我们?|咱们?)(?:已经|也|都)*投了(?P<at>[^,，。:： ]{2,12}?)的标书?(?:了)?$`), as: "@标书交了", when: hasOpen},
	{said: wording.Compile(`^(?:我们?|咱们?)(?:已经|也|都)*投了标书?(?:了)?$`), as: "@标书交了", when: here(hasOpen)},
	{said: wording.Compile(`^(?:付款|货款)(?:方式|条件)?(?:是|按|定|谈的)*((?:[一二三四五六七八九]){2,3}开|\d(?:[-/:]\d){1,3})$`), as: "谈判:付款$1", when: here(hasOpen)},
	{said: signsInWeek, as: "预计$1五签", when: hasOpen},
	{said: wording.Compile(`^` + atCustomer + `(?:这单|那单|单子|合同)?(?:也|都|一直)?(?:还|依然|仍然?)?没(?:有)?签(?:呢|约|合同|下来|成)*$`), as: "@到哪一步了", when: hasOpen},
	{said: wording.Compile(`^(?P<at>[a-z0-9&. -]{2,30}?)(?:'s)? (?:hasn't|has not|haven't|have not|still hasn't|didn't)(?: yet)? signed(?: yet| anything)?$`), as: "which stage is @ in", when: hasOpen},
	{said: wording.Compile(`^` + atCustomer + `(?:的)?(?:项目)?(?:预算|资金|钱|经费)(?:到底)?(?:批|落实|到位|下来)(?:了|下来)*(?:没有?|吗|么|没批|没啊)(?:啊|呢)?[?？]?$`), as: "评估 @", when: hasOpen},
	{said: wording.OneOf(
		`^`+atCustomer+`(?:的)?(?:po|订单|采购单)(?:已经|刚|今天|终于)*(?:收到|下|来|到|发过来|给)了$`,
		`^`+atCustomer+`(?:已经|刚|今天|终于)*(?:正式)?下(?:订|采购)?单了$`,
	), as: "@签了", when: hasOpen},
	{said: wording.OneOf(
		`^(?:这单|那单|` + atCustomer + `(?:这单|那单)?)(?:现在)?(?:的)?(?:把握|赢率|概率|胜算|赢面|几率)(?:现在|大概|有|是)*(?:多少|几成|多大|怎么样|如何)(?:了)?(?:啊|呢)?[?？]?$`,
	), as: "@到哪一步了", when: hasOpen},
	{said: wording.Compile(`^(?:我)?(?:手上|手里|这里|这边|现在)*(?:还)?有(?:几个|几条|哪些|多少)(?:个|条)?(?:草稿|没确认的|待确认的?)(?:没处理|没确认)?` + nowWords), as: "待确认"},
	{said: wording.Compile(`^(?:(?:明天|后天|今天|下周|这周)\S{0,2}?)?(?:帮我)?(?:看看|看下|想想)?(?:明天|后天|今天|下周|这周)?(?:我)?该(?:去|跑|拜访|见)(?:谁家?|哪家|哪几家|哪些客户)(?:了)?(?:啊|呢)?[?？]?$`), as: "好久没联系的客户有哪些"},
	{said: wording.Compile(`^` + atCustomer + `(?:那单|这单|那个单子|那个项目)(?:就)?(?:先)?(?:别|不)(?:再)?跟了(?:吧)?$`), as: "@不跟了", when: hasOpen},
	{said: payTerms, as: "谈判:$0", when: hasOpen},
	{said: wording.Compile(`^(?:and |so |now )*(?:it's|it is|that leaves)(?: just| only)? us (?:and|against|versus|vs) ([a-z][a-z0-9&.-]{2,20})(?: now| left)?$`), as: "competitor is $1", when: hasOpen},
	{said: wording.Compile(`^([a-z]+(?: [a-z]+)?)'s (on our side|against us)$`), as: "$1 is $2"},
	{said: wording.Compile(`^(?:the )?(?:down ?payment|deposit|first payment)(?: of|:| is)? ?(\d{1,2}) ?%(?: (?:on|at|upon|with|after) [^,;]{3,24})?[,;]? (?:and )?(?:the )?(?:rest|balance|remainder) (?:on|at|upon|after|with|before) (.{3,24})$`), as: "@ negotiation: $0", when: hasOpen},
	{said: wrongQuote, as: "@报价改成$1万", when: hasQuoted},
}

// payTerms finds until when, or after what, a part of the price is to be paid.
var payTerms = wording.Compile(`^` + payParts + `(?:[^,，。吗呢?？]{0,12})(?:之?前|之?后|以前|以后|当天|内)(?:再|就|才|要|得|先)?(?:打|付|给|结|付清|结清|支付)(?:过来|到)?(?:[,，][^?？]{2,30})?$`)

// wrongQuote finds that the last offer was sent with a wrong sum: 昨天的报价发错了,应该是168.
var wrongQuote = wording.Compile(`^(?:我|我们)?(?:昨天|上次|刚才|刚刚|之前|今天)?(?:的|那个)* ?(?:报价|quote) ?(?:单)?(?:发|报|写|填|记|打|说)?错了[,，] ?(?:应该|其实)?(?:是|报|改成)? ?(\d{2,5}(?:\.\d)?)(?:万|w)?$`)

// hasQuoted reports a customer with one open deal in which an offer was made, of the size of the sum that is said.
func hasQuoted(q *request, at crm.AccountID) (bool, error) {
	m := wrongQuote.FindStringSubmatch(squash(q.m.Text))
	deals, err := q.openDeals(at)
	if err != nil || m == nil || at == "" || len(deals) != 1 || deals[0].Amount.Kind != crm.AmountQuote {
		return false, err
	}
	sum, err := q.sumOfDeal(at, m[1], "", false)
	return strings.HasSuffix(sum, "万"), err
}

// theirPriceAsked finds that it is asked what somebody offers: 发那科报多少.
var theirPriceAsked = wording.OneOf(
	`^([^,，。 我你他]{2,8}?)(?:那边|家|的)?(?:给他们|给客户)?(?:报|报了|报价|出价|开价|价格)(?:是|到)?(?:多少|什么价|几多)(?:钱)?(?:来着|啊|呢)?[?？]?$`,
	`^(?:how much|what) (?:did|does|is|has) ([a-z][a-z0-9&.-]{2,20}) (?:quoted?|offer(?:ed|ing)?|ask(?:ed|ing)?|bid)(?: for)?[?]?$`,
)

// asksTheirPrice is the question what a rival in one of his open deals offers, as that for the rivals there.
func (q *request) asksTheirPrice(s string) (string, error) {
	m := theirPriceAsked.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	at := crm.AccountID("")
	err := crm.Each(q.tx, crm.Where(crm.OpenOwner, string(q.who.ID)), func(o crm.Opportunity) bool {
		if slices.ContainsFunc(o.Rivals, func(r string) bool { return strings.EqualFold(r, m[1]+m[2]) }) && (at == "" || o.Account == q.conv.About) {
			at = o.Account
		}
		return true
	})
	if err != nil || at == "" {
		return "", err
	}
	name, err := q.nameOf(at)
	if err != nil || name == "" {
		return "", err
	}
	if ascii(s) {
		return "who are the rivals at " + name, nil
	}
	return name + "有哪些对手", nil
}

// takesSide finds on whose side somebody is, behind his name, and nothing else.
var takesSide = wording.Compile(`^(?:[,， ])*(?:也|都|还是|一直|坚决|强烈|明确|很|挺|全力|比较)*(反对|不支持|支持)(?:我们|咱们)?(?:这事|这单|这个项目)?(?:的)?(?:了)?$`)

// sides is on whose side somebody is who is known at the customer who is named before him, as his support:
// 恒发的周经理反对, which is no visit.
func (q *request) sides(string) (string, error) {
	t := &q.f
	if !namesCustomer(*t) || !ofOneKnown(*t) || len(t.Contacts) != 1 || len(t.Contacts[0].Known) == 0 {
		return "", nil
	}
	rest, ok := strings.CutPrefix(strings.TrimSpace(fold(q.m.Text)), t.Account.Text)
	if !ok {
		return "", nil
	}
	name := t.Contacts[0].Name
	behind, ok := strings.CutPrefix(strings.TrimLeft(trimHead(rest), " ,，的"), name)
	if !ok {
		return "", nil
	}
	m := takesSide.FindStringSubmatch(squash(behind))
	if m == nil {
		return "", nil
	}
	return t.Account.Text + "的" + name + m[1] + "我们", nil
}
