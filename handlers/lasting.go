package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
)

var (
	// lasts finds what tells how somebody or a company is, and not what happened.
	lasts = wording.OneOf(
		`天天|每天都?|每个?月|每年|一向|向来|历来|从来|平时|平常|老跟|总跟|老是|总是`,
		`主要(?:靠|做|供|卖)|全靠|都是通过|靠.{1,10}吃饭|属于|其实是|本来就是|就是个|是个|出身|认识|就认|只认|认死理`,
		`(?:厂子|厂房|公司|总部|办公室|新厂|工厂)?(?:都)?(?:已经)?搬(?:到|去|家|厂|走|了)`,
		`\b(?:always|never|usually|every (?:day|week|month|year)|owns|belongs to|lives? (?:on|from))\b`,
	)
	// putsVisitOff finds that a visit is wanted on another day, which is none: wants to postpone the visit.
	putsVisitOff = wording.OneOf(
		`^(?:[^\s,;.]+ ){1,3}(?:wants?|asks?|asked|would like|needs?|prefers?) (?:us )?to (?:postpone|reschedule|delay|push|move|shift|cancel) (?:back )?(?:the|our|this|that|next \w+'?s?) (?:visit|meeting|call|demo|trip)\b`,
		`^[^,，。见访聊谈打去]{0,12}(?:想|要求?|希望|说)(?:把)?(?:我们的?)?(?:拜访|见面|会议|行程|参观|演示)(?:的?时间)?(?:推迟|延期|改期|往后推|往后挪|取消)`,
	)
	// moving is what sounds like going or meeting and is none: 搬到寮步去了, 靠钢卷吃饭.
	moving = wording.Compile(`搬(?:到|去)?[^,，。]{0,10}去?了|去年|过去|失去|靠[^,，。]{1,12}吃饭|看重|看好|谈不上|见效|听说`)
	// happens finds that somebody was met, gone to, called or shown something, or when that was.
	happens = wording.Compile(`[见访聊谈约碰跑坐拿送看去吃陪扑签催]|来了|到了|打了|电话|演示|交流|考察|验收|安装|试机|送样|沟通|汇报|介绍|提交|讨论|商量|对接|参观|走访|[带进交定报递收问]了|带我|刚|今[天早晚]|昨|前天|上周|[上中下]午|早上|晚上|` +
		`\b(?:met|saw|visited|called|spoke|talked|meeting|visit|call|lunch|dinner|showed|demo|today|yesterday|morning|afternoon|last|went|been|presented|dropped|stopped|rang|phoned|popped|swung|discussed|all day)\b`)
)

var (
	// theirWealth finds what a customer has, which is the price of nothing: 账上躺着十几个亿.
	theirWealth = wording.Compile(`损失|账上|账面|融了|融资|注册资本|市值|身家|净资产|负债|\b(?:in the bank|market cap|net worth|in debt|war chest)\b`)
	// oursToSell finds that a deal is spoken of all the same.
	oursToSell = wording.Compile(`预算|报价|报了|合同|项目|单子|这单|订单|首付|定金|到账|\b(?:budget|quote|offer|contract|order|deal)\b`)
	// wordOfName finds that a customer is praised, or not, where he is: 在长安镇那一片名气不小.
	wordOfName = wording.Compile(`名气|名声|口碑|响当当`)
	// isOneWho finds who somebody is to a decision: 是最后画押的人.
	isOneWho = wording.Compile(`是[^,，。]{0,12}的(?:人|那个人?|那位)$`)
)

// asTheirs leaves out of what is told of a customer or somebody of his what only sounds like a sum of a
// deal, a region or another customer.
func asTheirs(f parse.Facts) parse.Facts {
	said := f.Plain()
	if f.Amount != nil && theirWealth.MatchString(said) && !oursToSell.MatchString(said) {
		f.Amount = nil
	}
	if f.Region != "" && f.Revenue == nil && f.Industry == "" && wordOfName.MatchString(said) {
		f.Region = ""
	}
	if f.Intent == parse.ContactInfo && f.Account != nil && len(f.Account.Known) == 0 && len(f.Contacts) == 1 && len(f.Contacts[0].Known) > 0 &&
		strings.HasPrefix(said, squash(f.Contacts[0].Name)) && isOneWho.MatchString(said) {
		f.Account = nil
	}
	f.Noted = slices.DeleteFunc(slices.Clone(f.Noted), func(n parse.Noted) bool {
		before := []rune(f.Text)
		return lacksIt.MatchString(squash(string(before[:min(max(n.Span.Start, 0), len(before))])))
	})
	return f
}

// lacksIt finds that what is named next is not there: 自己没渠道.
var lacksIt = wording.Compile(`(?:没有?|无|缺乏?|缺少)$`)

// asLasting takes what reads as a visit or a call for none where it tells how a customer or somebody
// of his is, on no day and with nothing done: 恒发车间的小孙天天用这台机器.
func asLasting(f parse.Facts) parse.Facts {
	if f.Intent != parse.Visit && f.Intent != parse.Call || f.Date != "" && !f.DateAssumed || f.Next != nil || f.Amount != nil || f.Outcome != "" || len(f.Costs)+len(f.Items)+len(f.Refs)+len(f.Colleagues) > 0 || f.Letters() > 60 {
		return f
	}
	said := f.Plain()
	if !putsVisitOff.MatchString(said) && (!lasts.MatchString(said) || happens.MatchString(moving.ReplaceAllString(said, ""))) {
		return f
	}
	f.Intent, f.Activity, f.Intents, f.Confidence = parse.None, "", nil, 0
	if f.Account != nil && len(f.Account.Known) == 0 {
		f.Account = nil // 松湖路那边 is no customer
	}
	return f
}
