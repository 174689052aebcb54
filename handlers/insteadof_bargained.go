package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// bargainPhrases are what is told of offers, contracts and money in the words of a talk (m6 to m9).
var bargainPhrases = []phrase{
	{said: wording.Compile(`^(?:今天|今早|上午|下午|刚|刚刚|刚才|已经|我)*(?:给|向)?报价(?:给|了)?(?P<at>[^,，。:： \d]{2,14}?)([\d.]+ ?(?:万|亿|w)(?:元|块)?)(?:了)?$`), as: "@报价$2", when: knownThere},
	{said: wording.Compile(`^(?:今天|刚|刚刚|我们?|已经)*报(?:了)?价(?:了|出去了?|过去了?)?[,， ]*(?:是)?([\d.]+(?:万|亿|w)元?)(?:了)?$`), as: "报价 $1", when: hasOpen},
	{said: wording.Compile(`^(?:价格|报价)?(?:又|再|最后)*(?:降|改)到了?([\d.]+万?)[,， ]?(?:又|重新|这是|算)?(第.版|新的?一版)(?:报价)?(?:了)?$`), as: "$2报价$1", when: hasOpen},
	{said: wording.Compile(`^(?:[^,，。]{2,4}?(?:的|那个|那边))?` + atCustomer + `(?:这单|那单|这个单子|那个单子|那个|这个)?[,，]?` +
		`(?:我)?(?:觉得|看|认为)?(?:概率|把握|胜算)?[一二三四五六七八九]成(?:把握)?` +
		`(?:有点|太|偏)?(?:高|低|乐观|保守)了(?:点|些)?[,，]?(?:改|调|降|算|按)(?:成|到|为)?` +
		`([一二三四五六七八九]成半?|\d{1,2}%)(?:吧)?$`), as: "@把握$2", when: hasOpen},
	{said: wording.Compile(`^` + atCustomer + `(?:今年|明年|年度)?的?预算(?:又|被|都|已经|从[^,，。]{1,8}?)*` +
		`(?:砍|降|减|压|缩|缩水|加|涨|提|增)(?:到|成|至|为)(?:只有|了)?(\d{2,5})(?:万)?(?:了|吧)?` +
		`$`), as: "@预算改成$2万", when: hasOpen},
	{said: wording.Compile(`^([^,，。 ]{2,8}?)(?:那边|这边|这块|那块)?(?:也|要|得|先|就)*(?:单独|另外|分开|单)(?:再)?(?:建|开|立|记)(?:一?个(?:新)?(?:商机|单子|项目)?|(?:新)?(?:商机|单子|项目))(?:吧)?$`), as: "新商机 @ $1", when: hasOpen},
	{said: wording.Compile(`^(?P<at>[^,，。:： ]{2,14}?)(?:那边)?的([^,，。:： ]{2,8}?)(?:单独|另外|分开|单)(?:再)?(?:建|开|立)(?:一?个(?:新)?(?:商机|单子|项目)?|(?:新)?(?:商机|单子|项目))(?:吧)?$`), as: "新商机 @ $2", when: knownThere},
	{said: wording.Compile(`^(?:所以|那|这单|现在)?(?:的)?(?:概率|把握|胜算|赢率|可能性|几率)(?:从[^,，。]{1,4}?)?` +
		`(?:又|也|就|要|得|应该|可能)?(?:降|掉|跌|提|升|涨|调|改|变|下调|上调)(?:低|高|了)?` +
		`(?:到|成|为|至)(?:只有|大概)?(` +
		wording.Any(
			`[一二三四五六七八九]成半?`, `\d{1,2}%`,
			`百分之[一二三四五六七八九十]{1,3}`,
		) + `)(?:了|吧)?$`), as: "把握$1", when: hasOpen},
	{said: wording.Compile(`^(?:所以|那|这单|现在)?(?:签单|签约|签合同|下单|合同|签)(?:的)?(?:时间|日期)?` +
		`(?:又|也|就|要|得|应该|可能)*(?:推|推迟|延|延后|顺延|拖|挪|改|提前)(?:到|至|成)(` +
		`(?:今年|明年|后年)?` +
		wording.Any(
			`[一二三四]季度`, `q[1-4]`, `上半年`, `下半年`,
			`\d{1,2}月[份底初]?(?:\d{1,2}[号日])?`,
			`年底`, `年中`, `春节[前后]`, `月底`, `下个?月底?`, `下季度`,
		) + `)(?:了|吧)?$`), as: "预计$1签", when: hasOpen},
	{said: wording.Compile(`^` + atCustomer + `(?:今年|明年|年度)?的?预算(?:[^,，。\d]{0,8}[,，])?(?:从|原来|之前|原先)(?:是|的)?` +
		`(\d{2,5})(?:万)?[,，]?(?:砍|降|减|缩|涨|加|增|变|改)?(?:到|成|为)?(?:现在)?` +
		`(?:只有|只剩|只|剩|是|变成)?(\d{2,5})(?:万)?(?:了|吧)?$`), as: "@预算改成$3万", when: hasOpen},
	{said: wording.Compile(`^(?:please |ok |so |and )*(?:drop|close|kill|scrap|forget)(?: the)?` +
		` (?P<at>[a-z0-9&. -]{2,30}?)(?: one| deal| project| opportunity| job)?[,;:]?` +
		` (?:as |because |since )?they(?:'ve| have)? ` +
		wording.Any(
			`(?:went|gone|go) with`, `chose`, `chosen`, `picked`, `(?:bought|ordered) from`,
			`decided (?:for|on)`,
		) + ` ([a-z][a-z0-9&. -]{2,30})$`), as: "lost @ to $2"},
	{said: wording.Compile(`^(?:the |our )?(?:odds|chances?|probability)(?: are| is|:| of (?:winning|signing|this) )? ?(?:about |around |at )?(\d{1,2}) ?(?:%|percent)(?: now)?$`), as: "win chance $1%", when: hasOpen},
	{said: wording.Compile(`^(?:the |our )?(?:odds|chances?|probability)(?: of (?:winning|signing|this))?` +
		`(?: is| are| has| have)?(?: now)? ` +
		wording.Any(
			`dropped`, `fell`, `fallen`, `gone`, `went`, `rose`, `risen`, `climbed`, `up`, `down`,
			`slipped`,
		) +
		`(?: down| up)?(?: to| at)? (?:about |maybe |around )?(\d{1,2}) ?(?:%|percent)?(?: now)?$`), as: "win chance $1%", when: hasOpen},
	{said: wording.Compile(`^(?:so |and |but )?(?:` +
		wording.Any(
			`they`, `we`, `it`, `this`, `this one`, `should`, `could`, `might`, `may`, `will`,
			`'ll`, `would`, `can`, `probably`, `maybe`, `likely`, `hopefully`,
		) + ` ?` +
		`)*(?:close|sign|land)(?: it| this| them)?(?: by| in| around| at| before)?(?: the)? (` +
		wording.Maybe(
			`end of `, `mid `, `middle of `, `early `, `late `, `beginning of `,
		) + wording.Any(
		`january`, `february`, `march`, `april`, `may`, `june`, `july`, `august`,
		`september`, `october`, `november`, `december`, `jan`, `feb`, `mar`, `apr`, `jun`,
		`jul`, `aug`, `sep`, `oct`, `nov`, `dec`,
	) + `)$`), as: "signing in $1", when: hasOpen},
	{said: wording.Compile(`^(?:这?个?月底?|月底|年底|年前|今年|这单)?(?:是)?(?:签|定|成)(?:不了|不下来|不成)[,， ]*` +
		`(?:估计|可能|怕是|只能|得|要|应该)*(?:拖|推|延|等|往后推)(?:到|至)?(` +
		`(?:今年|明年|后年)?` +
		wording.Any(
			`[一二三四]季度`, `q[1-4]`, `上半年`, `下半年`,
			`\d{1,2}月[份底初]?(?:\d{1,2}[号日])?`,
			`年底`, `年中`, `春节[前后]`, `年后`, `月底`, `下个?月底?`, `下季度`,
		) + `)(?:再签|签|再说)?(?:了|吧)*$`), as: "预计$1签", when: hasOpen},
	{said: wording.Compile(`^(?:我们|咱们)?的?(优势|劣势)(?:主要|就|还)?(?:是|在于)((?:[^,，吗呢啥什?？]|[,，][^弱劣缺]){2,40})$`), as: "@$1:$2", when: hasOpen},
	{said: wording.Compile(`^(?:我们|咱们)?的?(优势|劣势)(?:就|是)?((?:没|缺|少).{2,30})$`), as: "@$1:$2", when: hasOpen},
	{said: wording.Compile(`^(?:我们|咱们)?(?:主要|就)?强在([^,，?？哪什啥吗呢]{2,20})$`), as: "@优势:$1", when: hasOpen},
	{said: wording.Compile(`^(?:我们|咱们)?(?:主要|就)?弱在([^,，?？哪什啥吗呢]{2,20})$`), as: "@劣势:$1", when: hasOpen},
	{said: wording.Compile(`^` +
		wording.Any(`they(?:'ll| will| want to| plan to)? `, `expected `, `planned `, `to `) +
		`*` + wording.Any(
		`sign(?: date)?`, `signing(?: date)?`, `signature(?: date)?`, `clos(?:e|ing) date`,
	) + wording.Any(` is`, ` expected`, ` planned`, ` by`, ` in`, ` on`, ` around`, `:`) +
		`* (` + `(?:the )?` +
		wording.Maybe(
			`end of `, `mid `, `middle of `, `early `, `late `, `beginning of `,
		) + wording.Any(
		`january`, `february`, `march`, `april`, `may`, `june`, `july`, `august`,
		`september`, `october`, `november`, `december`, `jan`, `feb`, `mar`, `apr`, `jun`,
		`jul`, `aug`, `sep`, `oct`, `nov`, `dec`,
	) + `(?: \d{1,2}(?:st|nd|rd|th)?)?(?: \d{4})?` + `)$`), as: "signing in $1", when: hasOpen},
	{said: wording.Compile(`^(?:our )?strengths? (?:is|are) ([^,;]{3,60})(?:[,;] ?(?:and |but |our )?weakness(?:es)?(?: is| are|:)? (.{3,60}))$`), as: "@ strengths: $1, weaknesses: $2"},
	{said: wording.Compile(`^(?:our )?(strengths?|weakness(?:es)?|opportunit(?:y|ies)|challenges?)(?: is| are|:) ([^?]{3,80})$`), as: "@ $1: $2"},
	{said: wording.Compile(`^(?P<at>[^,，。:： ]{2,14}?)(?:那边|那家)?(?:又|今天|昨天|刚|已经|终于)*(?:打|汇|转)` +
		`(?:过)?(?:来|到)(?:了)?(\d+(?:\.\d+)?(?:万|元|w)元?)(?:了|块|货款|款)?$`), as: "@到账$2", when: hasSigned},
	{said: wording.Compile(`^(?P<at>[^,，。:： ]{2,14}?)(?:那边|那儿)?(?:说|反馈|讲)(?:我们的?)?` +
		`([^,，]{0,8}(?:有|出现|出了|又)(?:气孔|裂纹|毛刺|异响|偏差|故障|质量问题|漏).{0,8})$`), as: "服务问题 @ $2", when: servesSigned},
	{said: wording.Compile(`^(?:那|这)?(?:个)?问题(\d{1,2})(?:就|可以|现在)*(?:算|答)(?:作|成)?(是|否|不清)(?:了|吧)?$`), as: "问题$1$2", when: hasOpen},
	{said: wording.Compile(`^([^,，。 我咱他她]{2,8}?)(?:的)?(?:短板|弱点|软肋)(?:就|主要)*(?:是|在于?)(.{2,30})$`), as: "$1短板是$2", when: hasOpen},
	{said: wording.Compile(`^(发货|交货|到货|安装|调试|验收)(?:日期|时间)?(?:就|暂)?(?:定|约|排)(?:在|到|了)*(` +
		wording.Any(
			`(?:下|这|本)?周[一二三四五六日天]`,
			`(?:下个?月|本月|\d{1,2}月)(?:底|初|中旬|\d{1,2}[号日])?`,
			`\d{1,2}[号日]`,
		) + `)$`), as: "@$1定在$2", when: knownThere},
	{said: wording.Compile(`^(?P<at>[^,，。:： ]{2,14}?)(?:的)?合同编?号(?:是|为|:|：| )*([a-z0-9][\w/-]*\d[\w/-]*)$`), as: "@的合同号是$2", when: hasDeal},
	{said: wording.Compile(`^合同编?号(?:是|为|:|：| )*([a-z0-9][\w/-]*\d[\w/-]*)$`), as: "@的合同号是$1", when: hasDeal},
	{said: wording.Compile(`^(?:付款(?:方式|条件)?(?:是|[:：])?)?(?:` + firstParts + `|合同签订后?|签约)(?:付)?` +
		`\d{1,2}%(?:` +
		`[,，、 ]+` +
		wording.Any(
			`到货`, `发货`, `验收`, `安装`, `调试`, `进度`, `尾款`, `质保金`, `余款`, `质保`,
			`交货`,
		) + `[^,，、 ]{0,4}?\d{1,2}%` + `){1,4}$`), as: "付款计划 $0", when: hasSigned},
	{said: wording.Compile(`^(?:在)?(` +
		wording.Any(
			`(?:下|这|本)?周[一二三四五六日天]`,
			`月底`, `\d{1,2}月(?:\d{1,2}[号日]|底)`, `\d{1,2}[号日]`,
		) +
		`)(?:之前|以前|前)(?:要|得|把|先)?([^,，\d]{3,20})[,，](?:由)?([^,，。 ]{1,4}?)(?:来)?` +
		`(?:负责|牵头)$`), as: "作战计划 $2 $1 $3", when: hasOpen},
	{said: wording.Compile(`^(` + sureParts + `)(?:已经|也|都|今天|刚|全部?)*(?:到|付|打过来|收到|进账|结)了$`), as: "@$1到账", when: hasSigned},
	{said: wording.Compile(`^(?:the )?(?:deposit|down ?payment|first payment)(?: has| is| was| just)*(?: arrived| landed| in| received| came in| paid| here| come in)+$`), as: "@ down payment received", when: hasSigned},
	{said: wording.Compile(`^put ([a-z][a-z .'-]{1,30}?) down as (?:a |an |our )?(supporter|champion|opponent|neutral)$`), as: "$1 is a $2"},
	{said: wording.Compile(`^(?:and |but |so |in the end |finally |sadly )*they(?:'ve| have)? (?:went|gone|go) with ([a-z][a-z0-9&. -]{1,30}?)(?:[,;:] ?(.{2,40}))?$`), as: "@ lost to $1, $2", when: wentWithOne},
	{said: wording.Compile(`^(?:we |sadly |ok )*lost (?:it|this|this one|the deal)[,;:.]? ?([a-z][a-z0-9&.-]{2,20}) (?:was|is|were|came in|offered) (.{3,40})$`), as: "@ lost to $1, $2", when: hasOpen},
	{said: wording.Compile(`^(?:we're |we are )?(?:much |a bit )?(?:stronger|strong|better) (?:on|at|in) ([^,]{3,40})$`), as: "@ strengths: $1", when: comparesInOpen},
	{said: wording.Compile(`^(?:we're |we are )?(?:much |a bit )?(?:weaker|weak) (?:on|at|in) ([^,]{3,40})$`), as: "@ weaknesses: $1", when: comparesInOpen},
	{said: wording.Compile(`^(?P<at>[a-z0-9&. -]{2,30}?) (?:gave us a no|said no to us|turned us down|rejected us|declined our offer)$`), as: "@ is lost", when: hasOpen},
	{said: wording.Compile(`^(?:it's |they're |we're |that's )?back on(?: again| track)?$`), as: "reopen @", when: hasPaused},
	{said: wording.Compile(`^(?:and )?([a-z][a-z0-9&.-]{2,20}(?: [a-z0-9&.-]{2,20})?) is (?:at|down to|up to|now at) ([\d.,]+ ?(?:k|m|mio|million)(?: ?(?:eur|usd|cny|rmb))?)$`), as: "$1 quoted $2", when: ofARival},
	{said: wording.Compile(`^(?:we )?lost (?:it |this |the deal )?(?:to|against) ([a-z][a-z0-9&. -]{1,30}?)(?:[,;:] ?(.{2,40}))?$`), as: "@ lost to $1, $2", when: hasOpen},
	{said: wording.Compile(`^([a-z][a-z0-9&.-]{2,20}(?: [a-z0-9&.-]{2,20})?) (?:has )?(?:won|got) (?:it|the deal|the order|this one)(?:[,;:] ?(.{2,40}))?$`), as: "@ lost to $1, $2", when: rivalWon},
	{said: wording.Compile(`^(?:and )?([a-z][a-z0-9&.-]{2,20}(?: [a-z0-9&.-]{2,20})?) (?:is|are) (?:also )?` +
		`(?:bidding|quoting|offering|asking|in)(?: too| as well| also)?` +
		`(?: at| for| with| around| about)+` +
		` ([\d.,]+ ?(?:k|m|mio|million)(?: ?(?:eur|usd|cny|rmb))?)(?: too| as well)?$`), as: "$1 quoted $2", when: ofARival},
}

// comparesInOpen is hasOpen for words that say in what we are better, and not when: better on Friday,
// weak in the knees.
func comparesInOpen(q *request, at crm.AccountID) (bool, error) {
	if noStrength.MatchString(squash(q.m.Text)) {
		return false, nil
	}
	return hasOpen(q, at)
}

// noStrength finds a time, or how somebody feels, behind what sounds like a comparison.
var noStrength = wording.Compile(`\b(?:on|at|in) ` +
	wording.Any(
		`the (?:morning|afternoon|evening|knees|week|end)`,
		`(?:mon|tues|wednes|thurs|fri|satur|sun)day`,
		`january`, `february`, `march`, `april`, `may`, `june`, `july`, `august`, `september`,
		`october`, `november`, `december`, `q[1-4]`, `noon`, `night`, `home`, `least`, `\d`,
	))

// hasOpen reports a customer with a deal that is open.
func hasOpen(q *request, at crm.AccountID) (bool, error) {
	if at == "" || at == q.supposed {
		return at != "", nil
	}
	deals, err := q.openDeals(at)
	return len(deals) > 0, err
}

// servesSigned reports words that may tell of something of ours that does not work, at a customer who has bought.
func servesSigned(q *request, at crm.AccountID) (bool, error) {
	if ok, err := hasSigned(q, at); !ok || err != nil {
		return false, err
	}
	return serves(q, at)
}

// hasDeal reports a customer with a deal, open or won.
func hasDeal(q *request, at crm.AccountID) (bool, error) {
	if ok, err := hasOpen(q, at); ok || err != nil {
		return ok, err
	}
	return hasSigned(q, at)
}

// wentWithOne reports that whom they went with is called by a name: they went with Fanuc, not with the cheaper one.
func wentWithOne(q *request, at crm.AccountID) (bool, error) {
	_, name, _ := strings.Cut(q.m.Text, " with ")
	if name == "" || strings.ToLower(name[:1]) == name[:1] {
		return false, nil
	}
	return hasOpen(q, at)
}

// hasPaused reports a customer with a deal that is paused.
func hasPaused(q *request, at crm.AccountID) (bool, error) {
	if at == "" {
		return false, nil
	}
	deals, err := q.openDeals(at)
	return slices.ContainsFunc(deals, func(o crm.Opportunity) bool { return o.State == crm.DealPaused }), err
}

// ofARival reports words that begin with somebody who is no customer of ours and none of the
// people: the sum that he asks is his.
func ofARival(q *request, at crm.AccountID) (bool, error) {
	first, _, _ := strings.Cut(squash(q.m.Text), " is ")
	first = strings.TrimPrefix(first, "and ")
	if notTheirs.MatchString(first) || q.customerIn(first) != "" || theirOwn.MatchString(first+" ") || ofTheDeal.MatchString(first) {
		return false, nil
	}
	if theirs, err := q.calledThere(first); err != nil || theirs {
		return false, err
	}
	return hasOpen(q, at)
}

// ofTheDeal finds what has a sum and is nobody: revenue is at 30m, their budget is now at 300k.
var ofTheDeal = wording.Compile(`\b` + wording.Any(
	`budget`, `revenue`, `turnover`, `sales`, `price`, `cost`, `costs`, `volume`, `quote`,
	`offer`, `deal`, `order`, `margin`, `profit`, `target`, `goal`, `limit`, `floor`, `deposit`,
	`total`, `sum`, `amount`, `value`, `pipeline`, `gap`, `forecast`, `capex`, `investment`,
	`plant`, `project`, `contract`, `line`, `machine`, `cell`, `capacity`, `output`, `production`,
	`we`, `ours?`,
) + `\b`)

// rivalWon reports that who won is a rival of the open deal that is talked of.
func rivalWon(q *request, at crm.AccountID) (bool, error) {
	deals, err := q.openDeals(at)
	if err != nil {
		return false, err
	}
	s := squash(q.m.Text)
	for i := range deals {
		for _, name := range deals[i].Rivals {
			if strings.HasPrefix(s, strings.ToLower(name)+" ") {
				return true, nil
			}
		}
	}
	return false, nil
}

var (
	// theirOffer finds what a customer offers in the middle of bargaining, and nothing else: 他们还760,
	// they want 260.
	theirOffer = wording.OneOf(
		`^(?:他们?|她们?|对方|客户)(?:现在|最后|又|只|还是|坚持|就|那边)*`+
			`(?:还价?|要|压|砍|出|给|同意|接受)(?:到|了|价|是)*(\d{2,5}(?:\.\d)?)(万|w)?(?:了|吧)?$`,
		`^(?:他们?|她们?|对方|客户)?(?:现在|最后|又|还是|坚持|就|那边)*(?:想|要求|希望|要我们|让我们|非要)(?:我们)?(?:把?(?:价格|价|报价))?`+
			`(?:压|砍|降|还|谈|给)(?:价)?(?:到|成|至)(\d{2,5}(?:\.\d)?)(万|w)?(?:以内|以下|左右)?(?:了|吧)?$`,
		`^(?:他们?|对方|客户)?(?:那边)?(?:说|讲|表示)?(?:只要)?(\d{2,5}(?:\.\d)?)(万|w)?(?:就|可以|能|肯|愿意|才|也)+签(?:合同|了|约)?$`,
		`^(?:they|he|she|the customer)`+
			wording.Any(` only`, ` now`, ` still`, `'ll`, `'d`, ` would`, ` will`, ` just`)+`* `+
			wording.Any(
				`want`, `wants`, `offer`, `offers`, `offered`, `asked? for`, `ask`,
				`countered(?: with| at)?`, `pay`, `came back (?:with|at)`, `came down to`,
				`went up to`, `say`, `said`, `are at`, `is at`,
			)+` ([\d.,]{2,9}) ?(k|m)?$`,
	)
	// ourOffer finds what we offer: 我们让到325, we could do 268.
	ourOffer = wording.OneOf(
		`^`+wording.Any(
			`(?:我们?|咱们?)(?:最多|可以|能|只能|再|就|又|只好|最后)*(?:让|退|松)`,
			`(?:我们?|咱们?)?最多(?:能|可以)?(?:给|让|降)`,
		)+`(?:到|了到)(\d{2,5}(?:\.\d)?)(万|w)?(?:了|吧)?$`,
		`^我?(?:已经|刚|就)?(?:跟|和|给)`+
			wording.Any(
				`他们?`, `她们?`, `对方`, `客户`, `甲方`, `采购`,
				`\p{Han}{1,3}?(?:总|工|经理|主任|部长|厂长|科|处|姐|哥|董)`,
				`[老小][^婆公板妈爸友弟妹\x00-\x7f]`,
			)+`(?:那边)?(?:说|讲|报|放话)(?:了|的)?(?:最低|最多让到|可以到|能到|让到)+(?:是|到)?`+
			`(\d{2,5}(?:\.\d)?)(万|w)?(?:了|吧)?$`,
		`^(?:our (?:answer|offer|counter|counter-offer) (?:is|was) ([\d.,]{2,9}) ?(k|m)?)$`,
		`^we`+wording.Any(`'d`, ` would`, ` could`, ` can`, ` might`, ` will`, `'ll`, ` just`)+
			`* `+wording.Any(
			`do`, `offered?`, `offer`, `accept`, `go (?:down )?to`, `went (?:down )?to`,
			`come down to`, `came down to`, `live with`, `are at`,
		)+` ([\d.,]{2,9}) ?(k|m)?$`,
	)
)

// talkedTo finds to which sum both sides have come, and nothing else: 第二轮谈到168了.
var talkedTo = wording.Compile(`^(?:第[一二三四五\d]轮)?(?:价格?)?(?:已经|现在|今天|最后|目前)*谈到了?(\d{2,5}(?:\.\d)?)(万|w)?了?$`)

// nameOffers finds what somebody wants who is called by his name; lowestOurs what we go down to.
var (
	nameOffers = wording.Compile(`^(\p{Han}{2,4}?)(?:那边)?(?:说|讲)?(?:他们)?(?:只肯|最多|只|坚持|还是|就|又|现在)*(?:要|还|还价|压到|出)(\d{2,5}(?:\.\d)?)(万|w)?(?:了|吧)?$`)
	lowestOurs = wording.OneOf(
		`^`+wording.Maybe(`我们?`, `咱们?`, `(?:老板|领导|公司|总部)(?:把|给的?)?`)+
			`(?:的)?(?:最低价?|底线|底价)`+
			wording.Any(
				`给到`, `放到`, `批到`, `松到`, `是`, `就`, `到`, `能到`, `可以到`, `只能`,
				`[:： ]`,
			)+`*(\d{2,5}(?:\.\d)?)(万|w)?(?:了|吧)?`+
			`(?:[,，。 ]+(?:再|低于|少于|不能|够|往下|下来|以下|超过).{1,20})?$`,
		`^(?:our |the |my )?(?:floor|bottom line|lowest price|lowest|walk-?away price|limit)(?: price)?(?: is| at|:|'s)+(?: at)? ([\d.,]{2,9}) ?(k|m)?$`,
		`^(?:we )?can(?:'t|not| not) go (?:below|under|lower than) ([\d.,]{2,9}) ?(k|m)?$`,
	)
)

// offerOf is what somebody of the customer who is talked of offers, sum and unit in groups 1 and 2.
func (q *request) offerOf(s string) []string {
	m := nameOffers.FindStringSubmatch(s)
	if m == nil || len(q.f.Contacts) != 1 || len(q.f.Contacts[0].Known) == 0 || squash(q.f.Contacts[0].Name) != m[1] {
		return nil
	}
	if his := q.f.Contacts[0].Known; !slices.ContainsFunc(his, func(h parse.Match) bool { return h.Row.Account == q.conv.About }) {
		return nil // of another customer than the one who is talked of
	}
	return []string{m[0], m[2], m[3]}
}

// bargained is what one side offers, as the round of the negotiation that it is, where the sum is of
// the size of the one open deal of the customer who is talked of.
func (q *request) bargained(s string) (string, error) {
	if !strings.ContainsAny(s, "0123456789") {
		return "", nil
	}
	s = dearPrefix.ReplaceAllString(s, "")
	if text, err := q.bargainedAt(s); text != "" || err != nil {
		return text, err
	}
	parts := clausesOf(s)
	if len(parts) < 2 || len(parts) > 3 {
		return "", nil
	}
	told, beside := "", []string{}
	for _, p := range parts {
		text, err := q.bargainedAt(p)
		switch {
		case err != nil:
			return "", err
		case text != "" && told == "":
			told = text
		case text != "" || !q.besideOffer(p):
			return "", nil
		default:
			beside = append(beside, p)
		}
	}
	if told == "" || strings.HasPrefix(told, "底价") || strings.HasPrefix(told, "floor") {
		return "", nil
	}
	return told + "," + strings.Join(beside, ","), nil
}

// bargainedAt is what one side offers in one statement.
func (q *request) bargainedAt(s string) (string, error) {
	side, m := "对方", theirOffer.FindStringSubmatch(s)
	if m == nil {
		side, m = "我们", ourOffer.FindStringSubmatch(s)
	}
	if m == nil {
		side, m = "对方", q.offerOf(s)
	}
	if m == nil {
		side, m = "对方", q.withinOf(s)
	}
	if m == nil && q.speaksHere() {
		side, m = "谈到", talkedTo.FindStringSubmatch(s)
	}
	floor := ""
	if m == nil {
		m = lowestOurs.FindStringSubmatch(s)
		floor = "底价 "
	}
	if m == nil || q.conv.About == "" {
		return "", nil
	}
	number, unit := m[1], m[2]
	for i := 3; i+1 < len(m); i += 2 {
		number, unit = number+m[i], unit+m[i+1]
	}
	sum, err := q.sumOfDeal(q.conv.About, number, unit, ascii(s))
	if sum == "" || err != nil {
		return "", err
	}
	if floor != "" && ascii(s) {
		return "floor price " + sum, nil
	}
	if floor != "" {
		return floor + sum, nil
	}
	if ascii(s) {
		side = map[string]string{"对方": "they", "我们": "we"}[side]
		return "negotiation: " + side + " " + sum, nil
	}
	return "谈判:" + side + sum, nil
}
