package handlers

import (
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// aDay is a day as people say it in the middle of a sentence, with the hour perhaps.
const aDay = `(?:(?:下|这|本)?个?(?:周|星期|礼拜)[一二三四五六日天]|(?:今天|明天|后天)|(?:下个?月|本月|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[号日])(?:上午|下午|早上)?(?:\d{1,2}点半?)?`

// theirTitled is somebody at the customer by his name and post; 等刘总 waits for him.
const theirTitled = `[^,，。 \d约等让请找看要问没跟给]{1,3}(?:总|经理|工|部长|主任|厂长|科长|处长|主管|老板|院长|总监)`

// termPhrases are what is told and asked of prices, terms, tenders and rivals while a deal is bargained
// over (m6 to m9, H1, I4).
var termPhrases = []phrase{
	// who decides, and who buys (m2, m4): what the gates ask for, as it is said
	{said: wording.Compile(`^(?:最后|最终)(?:还是|还)?(?:是|由|归|要|得)?(` + theirTitled + `)(?:来|去)?(?:批准?|审批|签字?)(?:的)?[,，](` + theirTitled + `)(?:来)?(?:做|下|拿)(?:决策|决定|主意)(?:的)?$`), as: "$1是最后批准,$2是决策制定", when: hasOpen},
	{said: wording.Compile(`^(?:最后|最终)(?:还是|还)?(?:是|由|归|要|得)?(` + theirTitled + `)(?:来|去)?(?:批准?|审批|签字?)(?:的)?$`), as: "$1是最后批准", when: hasOpen},
	{said: wording.Compile(`^(` + theirTitled + `)(?:来)?(?:做|下|拿)(?:决策|决定|主意)(?:的)?$`), as: "$1是决策制定", when: hasOpen},
	{said: wording.Compile(`^(?:他们?(?:的)?)?(?:设备)?采购(?:这块|这边)?(?:都)?(?:归|由|是)(` + theirTitled + `)(?:来)?(?:管|负责)(?:的)?$`), as: "@ 设备采购负责人是$1", when: hasOpen},
	{said: wording.Compile(`^(?:他们?(?:的)?)?采购(?:要|得|都是|是)?先(.{2,12}?)(?:再|然后|,)(.{2,12})$`), as: "@ 采购流程:先$1再$2", when: hasOpen},
	{said: wording.Compile(`^(?:他们?)?经手的?(?:人)?(?:就|还)?是(` + theirTitled + `)$`), as: "经手人是$1", when: hasOpen},
	// offers and terms (m7)
	{said: wording.Compile(`^(?:那|我们|咱们)?(?:最低|底线|底价)(?:还)?(?:能|可以|可|允许)?(?:到|给到|做到|降到|让到|卖)?(?:是)?(?:多少|几多|什么价|哪)` + nowWords), as: "@底价多少", when: hasOpen},
	{said: wording.Compile(`^(?:那|就|行|好|可以|[,， ])*签(?:了)?吧$`), as: "@还差什么", when: hasOpen},
	{said: wording.Compile(`^(` + sureParts + `)(?:要|得|想|希望)*(?:等|在|到)?(` +
		wording.Any(
			`到货`, `发货`, `验收`, `安装`, `调试`, `投产`, `质保期?`, `试运行`, `\d+个?月`,
			`半年`, `一年`,
		) +
		`)(?:合格|完成|完|好|过|满)*(?:了|以后|之后|后)*(?:再|才|就)?(?:付|给|结|支付)(?:清)?` +
		`(?:了|吧)?$`), as: "谈判:$1$2后付", when: hasOpen},
	{said: wording.Compile(`^(?:我们?的?|咱们?的?)?(?:最大的?|核心)?(?:独特价值|卖点|亮点|独特之处|杀手锏|核心优势)(?:就|主要|还)?(?:是|在于?|[:：])(.{2,60})$`), as: "独特价值 $1", when: hasOpen},
	{said: wording.Compile(`^(?:(?:our |the )?(?:unique value|selling point|usp)|our (?:edge|strong point))(?: is|:) (.{2,80})$`), as: "@ unique value: $1", when: hasOpen},
	{said: wording.Compile(`^` + wording.Maybe(
		`(?P<who>[^,，。 我咱]{1,6}?)?(?:说|答应|同意|表示)(?:行|可以|没问题|好|ok)?`,
		`他们`, `对方`, `客户`,
	) +
		`[,， ]*(?:那)?(?:就|定)?(` + aDay + `|月底|年底|下?个?月底|下个?月)(?:过来|去|来|正式|可以|能)*` +
		`签(?:合同|约)?(?:吧)?$`), as: "预计$2签", when: hasOpen},
	// how far it is, and what is done next (E2, I5, I6)
	{said: wording.Compile(`^评估(?:一下|下)?(?:能不能|值不值得?|要不要|该不该|行不行)(?:做|跟|投|继续跟|接)?(?:啊|呢)?[?？]?$`), as: "评估 @", when: hasOpen},
	{said: wording.Compile(`^(?:我们?的?|咱们?的?)(优势|劣势|机遇|挑战|机会|威胁)(?:呢|有哪些|有啥|是什么|是啥)[?？]?$`), as: "SWOT @", when: hasOpen},
	{said: wording.Compile(`^(?:那)?(?:下一步|接下来|后面|计划)?(?:谁)(?:负责|干|做|管)(?:啥|什么|哪些|哪块)` + nowWords), as: "作战计划有哪些", when: hasOpen},
	{said: wording.OneOf(
		`^(?:还|也|先|得|要|必须)*(?:搞定|拿下|攻下|攻克|做通|说服)`+
			`([^,，。 了过吗]{2,12})$`,
		`^([^,，。 我]{2,12}?)(?:也|还|那边)*(?:得|要|必须)(?:搞定|拿下|攻下|攻克|做通)$`,
	), as: "作战计划 拿下$1$2", when: winsSomebody},
	{said: wording.Compile(`^(?:我|想|能不能|可以|要|应该|该|得|就|现在)*(?:(?:推|进|往前推|升)(?:进|到|一下)?下一?(?:步|阶段|个里程碑)|往下一步(?:走|推|推进)|往(?:前|下)(?:再)?推(?:一步|一下)?)(?:吗|吧|了)?$`), as: "@推进到下一步", when: hasOpen},
	{said: wording.Compile(`^(?:现在|这单|它)*卡在(?:哪|哪里|哪儿|什么地方)(?:了)?` + nowWords), as: "@还差什么", when: hisOpen},
	{said: wording.Compile(`^(?:这|那)个?(?:单子?|项目|生意)(?:还)?(?:活着|在跟|有戏|有希望|有救)` + nowWords), as: "@到哪一步了", when: hasOpen},
	{said: wording.Compile(`^(?:那)?(?:这单|这个|他们|那)?(?:就)?先` +
		wording.Any(
			`放一放`, `缓一缓`, `放放`, `缓缓`, `搁一搁`, `搁置`, `晾一晾`, `晾着`, `放着`,
		) + `(?:吧)?(?:[,，](.{1,8}?)(?:再说|再看|再跟|再聊|再谈|再推)(?:吧)?)?$`), as: "@先放一放,$1再说", when: hasOpen},
	{said: wording.Compile(`^(?:他们?|对方|客户)?(?:这次)?(?:要|得|是|会|准备|打算)*(` +
		`走` + wording.Any(
		`邀标`, `邀请招标`, `公开招标`, `招投标`, `招标`, `单一来源`, `比价`, `询价`,
		`竞争性谈判`, `竞谈`, `议标`, `集采`,
	) + `(?:[,，、 ].{1,20})?` + `)$`), as: "@采购流程 $1", when: hasOpen},
	{said: wording.Compile(`^(?:他们?|对方|客户)?(?:这次)?(?:(?:要不要|用不用|是不是)(?:走)?(?:招标|招投标|投标)[?？]?|(?:要|得)(?:走)?(?:招标|招投标|投标)(?:吗|么|不|[?？])[?？]?)$`), as: "@采购流程", when: hasOpen},
	{said: wording.Compile(`^they (?:want|need) ` +
		wording.Any(`it`, `them`, `this`, `the (?:machine|line|system|cells?|robots?)`) +
		`(?: (?:running|live|installed|up|delivered|ready))? (?:by|before|in) (.{3,20})$`), as: "@ need: by $1", when: nothingToldNow},
	{said: wording.Compile(`^([a-z][a-z0-9&.-]{2,20}) (?:always |often |usually )?(` +
		wording.Any(
			wording.Any(`delivers?`, `ships?`, `answers?`, `reacts?`, `responds?`)+
				` (?:very |too |always )?(?:late|slowly|badly)`,
			`has no (?:local |own )?`+
				wording.Any(`service`, `spare parts`, `references?`, `support`, `team`)+
				`(?: here)?`,
		) + `)$`), as: "$1 weakness: $2", when: rivalNamedFirst},
	{said: wording.Compile(`^what(?:'s| is| are) ([a-z][a-z0-9&.-]{2,20}?)(?:'s)? (?:bad at|weak at|weak spots?|weakness(?:es)?)` + nowWords), as: "who are the rivals at @", when: rivalNamedLater},
	{said: wording.Compile(`^(?:a |the |another )?(?:customer |client )?complaints?(?: that|:)+ (.{3,80})$`), as: "service issue at @: $1", when: knownThere},
	{said: wording.Compile(`^(?:please )?(?:reassign|hand|give|pass|transfer) (?:it|this|them|this one|that one)(?: over)? to ([a-z\p{Han} ]{2,20})$`), as: "reassign @ to $1", when: handedToOurs},
	{said: wording.OneOf(
		`^(?:no,? ?|wait,? ?|actually,? ?|ok,? ?)*(?:let's |please )?(?:keep|carry)`+
			` (?:it |them )?(?:going|on|open|active|alive)$`,
		`^(?:算了|不|还是|那)*(?:[,， ])*(?:还是)?(?:继续|接着)(?:跟|跟进|推)(?:吧)?$`,
	), as: "reopen @", when: hasPaused},
	// tenders (m6)
	{said: wording.Compile(`^` + atCustomer + `(?:的)?(?:标)?(?:是|在|定在)?(` + aDay + `)开标$`), as: "@投标 $2开标", when: hasOpen},
	{said: wording.OneOf(
		`^`+atCustomer+`(?:的)?(?:投标)?保证金(?:是)?(?:要|得)?(?:什么时候|啥时候|哪天|几号|多少)`+
			`(?:之?前)?(?:要|得)?(?:交|付)?`+nowWords,
		`^`+atCustomer+`(?:的)?(?:技术|商务)?标书?(?:是)?(?:谁|哪个)(?:在)?(?:做|写|负责|经办|弄)`+nowWords,
	), as: "@投标怎么样了", when: tenders},
	{said: wording.Compile(`^(?:is|when is|when's) (?:the |our )?(?:bid )?deposit (?:due|payable|to be paid)(?: .{1,20})?` + nowWords), as: "@ tender status", when: tenders},
	// endings and what comes after them (N, H4)
	{said: wording.Compile(`^(?P<at>[a-z0-9&. -]{2,30}?) (?:is|are|has gone|have gone) (?:dead|toast|gone|history|dead in the water|no more)(?:[,;:.-]+ ?(.{2,60}))?$`), as: "@ is lost, $2", when: hasOpen},
	{said: wording.Compile(`^(?P<at>[a-z0-9&. -]{2,30}?) (?:is|are) (?:back|alive)(?: on| in the game| again| in play)*(?:[,;:.-]+ ?(.{2,60}))?$`), as: "reopen @", when: hasEnded},
	{said: wording.Compile(`^(?P<at>[a-z0-9&. -]{2,30}?)(?:'s)? (machine|cell|line|laser|robot|unit|system)(` +
		`(?: (?:in|at|of|on|no|nr|number)?\.? ?[a-z0-9 ]{1,20}?)? ` +
		wording.Any(`is`, `has`, `was`, `keeps`, `broke`, `stopped`, `failed`, `leaks`) +
		` ?` + wording.Any(
		`leaking`, `broken`, `down`, `stopped`, `stopping`, `failing`, `noisy`,
		`overheating`, `again`,
	) + `(?: again)?` + `)$`), as: "service issue at @: $2$3", when: serves},
	// money (m9)
	{said: wording.OneOf(
		`^(?:so |and )?(?:they|he|(?P<at>[a-z0-9&. -]{2,30}?)) (?:still )?owes?(?: us)?`+
			` how much`+nowWords,
		`^(?:so |and )?how much (?:do|does) (?:they|he|(?P<at2>[a-z0-9&. -]{2,30}?))`+
			` (?:still )?owe(?: us)?`+nowWords,
	), as: "@ payment plan", when: hasSigned},
	{said: wording.Compile(`^(发货|交货|到货|安装|调试|验收)(?:估计|可能|又|得|要|会)*(?:拖|推|推迟|延|延期|顺延|挪)` +
		`(?:到|至)了?(` +
		wording.Any(
			`(?:明年|今年)?`+
				wording.Any(`\d{1,2}`, `[一二三四五六七八九十]{1,2}`, `下个?`, `本`)+
				`月(?:底|初|中旬?|\d{1,2}[号日])?`,
			aDay,
		) + `)(?:了|吧)?$`), as: "@$1定在$2", when: hasSigned},
	{said: wording.Compile(`^` + payParts + `(?:大概|应该)?(?:什么时候|啥时候|哪天|几号)(?:能|该|要|会)?(?:到账?|付|给|收)?` + nowWords), as: "@付款计划", when: hasPlan},
	{said: wording.Compile(`^(?:那|现在)?还(?:差|有|剩)(?:多少|几多)(?:钱|款)?没(?:有)?(?:收|到|付|给|回|结)` + nowWords), as: "@还有多少钱没收", when: hasSigned},
	{said: wording.Compile(`^(?:那|现在)?(?:总价|总额)(?:是)?(?:多少钱?|几多)` + nowWords), as: "@金额多少", when: hasOpen},
	{said: wording.Compile(`^` + atCustomer + `(?:那)?(?:个)?(?:是|要|买|一共)?(?:几|多少)(?:台|套|条|件|台套)来着` + nowWords + `|^(?:and )?(?:the )?[a-z]{4,12}s,? how many(?: was it| were there| again)?[?]?$`), as: "@上次聊了啥", when: knownThere},
}

// nothingToldNow reports a customer with an open deal of whom nothing was told a moment ago that the
// words could be more of.
func nothingToldNow(q *request, at crm.AccountID) (bool, error) {
	if v, _, err := q.toldJustNow(q.f); err != nil || v != nil {
		return false, err
	}
	return hasOpen(q, at)
}

// winsSomebody reports words of whom there is to win for an open deal, and not how many deals or customers.
func winsSomebody(q *request, at crm.AccountID) (bool, error) {
	if countsWhat.MatchString(squash(q.m.Text)) {
		return false, nil
	}
	return hasOpen(q, at)
}

// countsWhat finds deals and customers by their number.
var countsWhat = wording.Compile(`[一两二三几\d]+个?(?:单|客户|家|台|套)`)

// handedToOurs reports that who is to get a customer is a colleague.
func handedToOurs(q *request, at crm.AccountID) (bool, error) {
	s := squash(q.m.Text)
	to := s[strings.LastIndex(s, " to ")+len(" to "):] // the phrase has one
	ps, err := playbook.Everybody(q.tx)
	if err != nil || at == "" || len(q.colleaguesIn(ps, to)) == 0 && colleagueSounding(ps, to, q.today()) == nil {
		return false, err
	}
	return knownThere(q, at)
}

// hisOpen reports a customer with an open deal, to somebody who leads nobody: a manager asks so of
// all his deals.
func hisOpen(q *request, at crm.AccountID) (bool, error) {
	if allowed(q.who, leaders()) {
		return false, nil
	}
	return hasOpen(q, at)
}

// hasPlan reports a customer whose last won deal has a payment plan.
func hasPlan(q *request, at crm.AccountID) (bool, error) {
	if at == "" {
		return false, nil
	}
	won, err := q.wonDeal(at)
	if err != nil || won == nil {
		return false, err
	}
	rows, err := q.Desk.PaymentsOf(q.tx, won.ID)
	return len(rows) > 0, err
}

// hasEnded reports a customer with a deal that is paused or was lost or dropped, and none that goes on.
func hasEnded(q *request, at crm.AccountID) (bool, error) {
	if at == "" {
		return false, nil
	}
	ended := false
	err := crm.Each(q.tx, crm.Where(crm.ByAccount, string(at)), func(o crm.Opportunity) bool {
		if o.Deleted {
			return true
		}
		ended = o.State == crm.DealLost || o.State == crm.DealDropped || o.State == crm.DealPaused
		return ended || o.State == crm.DealWon
	})
	return ended, err
}

var (
	// dearPrefix finds the complaint before what they offer: 嫌贵,要332.
	dearPrefix = wording.Compile(`^(?:还是|又|都)?(?:嫌|觉得|说|认为)(?:我们)?(?:的)?(?:价格?|报价)?(?:太|有点|还是)?(?:贵|高)了?[,， ]+`)
	// agreedOn finds on what sum both sides met: 那就330吧, we settled on 528.
	agreedOn = wording.OneOf(
		`^(?:最后|那就|就|双方|[,， ])*`+
			wording.Any(`各退一步`, `各让一步`, `(?:他们|对方)?(?:老板|领导)?拍板`)+
			`(?:了|定)?[,，]?(?:按|就|是)?(\d{2,5}(?:\.\d)?)(万|w)?(?:了|吧)?$`,
		`^(?:那|就|行|好|可以|最后|最终|[,， ])+(?:按|以|定|谈到|谈成)*(\d{2,5}(?:\.\d)?)(万|w)?`+
			`(?:了|吧|成交|谈成了?|谈定了?)+$`,
		`^(?:ok |so |well |finally |in the end )*(?:we(?:'ve| have)? )?`+
			wording.Any(`settled`, `agreed`, `landed`, `met`, `shook hands`, `ended up`)+
			`(?: with them)? (?:on|at) ([\d.,]{2,9}?) ?(k|m)?(?:[,;.] .{3,40})?$`,
	)
	// sentFor finds a quote that went out, whose sum has no unit: sent them a quote for 552, 给粤钢报了345.
	sentFor = wording.OneOf(
		`^(?:we |i |just |have |'ve )*(?:sent|gave|mailed|emailed) (.{2,30}?) (?:a|the|our)`+
			` (?:new |revised |second |first )?(?:quote|offer)(?: (?:for|at|of|over))? ([\d.,]{2,9})`+
			` ?(k|m)?$`,
		`^(?:we |i |just |have |'ve )*quoted (.{2,30}?) (?:at |for )?([\d.,]{2,9}) ?(k|m)?$`,
		`^给([^,，。\d]{2,12}?)(?:那边)?报(?:了|过)(\d{2,5})(万|w)?(?:过去|出去)?了?$`,
	)
	// quotedAnew finds the next version of our offer, whose sum has no unit: 又报了一版,172, v3降到86.
	quotedAnew = wording.OneOf(
		`^(?:我们?|咱们?)?(?:今天|刚|又|再|重新|已经)*(?:给(?:他们?|对方|客户))?(?:重新)?`+
			`报(?:了|过去)?`+wording.Any(`新?一版`, `新的?一版`, `第?[二三四五六\d]版`, `v\d`)+
			`[,，: ]*(?:是|降到|价格|总价|报的?)*(\d{2,5}(?:\.\d)?)(万|w)?(?:了)?$`,
		`^(?:第[二三四五六\d]版|(?:第?二|三|四)次报价)(?:的)?(?:报价)?`+
			wording.Any(
				`降到`, `降`, `报了?`, `是`, `改成`, `改到`, `改为`, `到`, `:`, `,`, `，`, ` `,
			)+`*(\d{2,5}(?:\.\d)?)(万|w)?(?:了)?$`,
		`^(?:we |i |just |and )*`+
			wording.Any(
				`(?:re-?quoted|requoted)(?: them)?(?: at)?`,
				`(?:sent|gave|have)?(?: them)? ?(?:a |the |our )?`+
					`(?:new|revised|second|third|v\d) (?:quote|offer|version|price)`+
					`(?: is| at| of| for|:)*`,
				`version \d(?: is| at| down to|:)+`,
			)+` ([\d.,]{2,9}) ?(k|m)?$`,
	)
	// closedAt finds that a deal was made at a sum: 330成交了, 成交330.
	closedAt = wording.Compile(`^(?:今天|刚|终于|最后|已经)*(?:按|以)?(\d{2,5}(?:\.\d)?)(万|w)?成交了?$|^(?:今天|刚|终于|最后|已经)*成(?:交)?了?[,，!! ]*(\d{2,5}(?:\.\d)?)(万|w)?$`)
)

// meetsAt is a sum on which both sides met, or for which a quote went out, in the unit in which it is
// of the size of the one open deal of the customer who is talked of.
func (q *request) meetsAt(s string) (string, error) {
	for _, way := range []struct {
		said   *wording.Wording
		zh, en string
		named  int // the group that names the customer; 0 for none
	}{
		{agreedOn, "谈判:我们", "negotiation: we ", 0},
		{quotedAnew, "@报价 ", "quote ", 0},
		{closedAt, "@签了,", "", 0},
		{sentFor, "报价 ", "quote ", 1},
	} {
		m := way.said.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		at, sums := q.conv.About, m[1:]
		if way.named > 0 {
			name := m[1] + m[4] + m[7]
			if !pointsHere.MatchString(name) {
				at = q.customerIn(name)
			}
			sums = append(append(m[2:4:4], m[5:7]...), m[8:]...)
		}
		said, err := q.sumOfDeal(at, strings.Join(every(sums, 0), ""), strings.Join(every(sums, 1), ""), ascii(s))
		if said == "" || err != nil {
			return "", err
		}
		name, err := q.nameOf(at)
		if err != nil {
			return "", err
		}
		switch {
		case way.named > 0 && ascii(s):
			return name + " " + way.en + said, nil
		case way.named > 0:
			return name + way.zh + said, nil
		case ascii(s):
			return way.en + said, nil
		}
		return strings.ReplaceAll(way.zh, "@", name) + said, nil
	}
	return "", nil
}

// every are the strings of each second place, from the one that is given.
func every(all []string, from int) (out []string) {
	for i := from; i < len(all); i += 2 {
		out = append(out, all[i])
	}
	return out
}

// sumOfDeal is a number with its unit, where that makes it of the size of the one open deal of a
// customer; "" where it is not, or there is no such deal.
func (q *request) sumOfDeal(at crm.AccountID, number, unit string, en bool) (string, error) {
	if at == "" {
		return "", nil
	}
	if at == q.supposed && unit == "" { // what it may mean; he is asked
		if unit = "万"; en {
			unit = "k"
		}
		return number + unit, nil
	}
	deals, err := q.openDeals(at)
	if err != nil || at != q.supposed && (len(deals) != 1 || deals[0].Amount.Minor == 0) {
		return "", err
	}
	if unit != "" {
		return number + unit, nil
	}
	a, unit, err := q.unitOfSize(number, deals[0].Amount.Money)
	if err != nil || a == nil || a.Minor*2 < deals[0].Amount.Minor || a.Minor > deals[0].Amount.Minor*2 || en && unit == "万" {
		return "", err // pieces, perhaps
	}
	return number + unit, nil
}
