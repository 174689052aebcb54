package handlers

import (
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// workPhrases are what is said and asked of the work on a deal: its ten questions and its funnel, strengths and
// weaknesses, rows of the battle plan, versions of the quote, what was paid, the acceptance.
var workPhrases = []phrase{
	{said: wording.Compile(`^` + atCustomer + `(?:十个?|10个?)问题(?:里|中)?(?:还)?(?:差|缺|剩|没答|没回答)(?:哪几个|哪些|几个|什么|啥|多少)(?:没答)?[?？]?$`), as: "评估 @", when: hasDeal},
	{said: wording.Compile(`^(?:给我看看|看看|看一下)?漏斗(?:上|里|中)?(?P<at>[^,，。:： ]{2,14}?)(?:是)?在?(?:哪|第几)(?:一)?层[?？]?$`), as: "漏斗 @", when: hasDeal},
	{said: wording.Compile(`^(?P<at>[^,，。:： ]{2,14}?)(?:是)?在?漏斗(?:的|里|上|中)?(?:哪|第几)(?:一)?层[?？]?$`), as: "漏斗 @", when: hasDeal},
	{said: wording.Compile(`^(?:which level of the funnel is|where in the funnel is) (?P<at>[a-z][\w .&-]{1,30}?)(?: in)?[?]?$`), as: "funnel @", when: hasDeal},
	{said: wording.Compile(`^` + atCustomer + `(?:swot)?[:： ]*(?:我们的?)?优势(?:是|有|:|：| )*([^,，;；是有]{2,30})[,，;；] ?(?:我们的?)?(?:劣势|短板)(?:是|有|:|：| )*([^,，;；]{2,30})$`), as: "@ 优势:$2 劣势:$3", when: hasDeal},
	{said: wording.Compile(`^swot[:：, ]*(优势|劣势|机遇|挑战)(?:是|有|:|：| )*([^,，;；]{2,30})$`), as: "@ $1:$2", when: hasDeal},
	{said: wording.Compile(`^(?:再|又|还)加一?(?:条|行)[:：,， ]*([^,，\d]{3,30})$`), as: "作战计划 $1", when: talksOfPlan},
	{said: wording.Compile(`^` + atCustomer + `作战计划(?:里|上)?(?:还)?(?:差|缺|剩)(?:啥|什么|哪些|几条|哪几条)(?:没做|没完成)?[?？]?$`), as: "@作战计划", when: hasDeal},
	{said: wording.Compile(`^` + atCustomer + `(?:上一版|第[一二三四五]版|最早那版|之前那版)(?:报价?)?(?:报了?|是)?(?:多少|几万)(?:钱)?[?？]?$`), as: "@报价记录", when: hasDeal},
	{said: wording.Compile(`^` + atCustomer + `(?:的)?报价(?:的)?第([二三四五])版(?:是|为|到)?([\d.]+ ?万?)$`), as: "@ 报价$3", when: hasDeal},
	{said: wording.Compile(`^(?P<at>[a-z][\w.&-]{1,30}?) (?:has |have )?(?:paid|transferred|wired)(?: us)? ([€$£]?[\d.,]+ ?[km]?(?: ?(?:eur|usd|gbp|cny|rmb))?)(?: (?:today|yesterday))?$`), as: "received $2 from @", when: hasPlan},
	{said: wording.Compile(`^(?P<at>[^,，。:： ]{2,14}?)?(?:的)?方案(?:都|已经|刚)?(?:讲|宣讲|介绍|过)完了$`), as: "@方案汇报完了", when: meetsThere},
	{said: wording.Compile(`^(?:the )?(?:final )?acceptance (?:is |was |has been )?(?:done|passed|signed|through|ok|completed) (?:at|by) (?P<at>[a-z0-9&. -]{2,30}?)$`), as: "@ acceptance signed", when: hasSigned},
}

// meetsThere reports that a visit of the customer stands in his plan of today and is still open.
func meetsThere(q *request, at crm.AccountID) (bool, error) {
	all, err := q.meetsToday(func(t *crm.Task) bool { return t.Visit && t.Account == at })
	return len(all) > 0, err
}

// talksOfPlan reports that the last card was of a battle plan, or of a row of it.
func talksOfPlan(q *request, at crm.AccountID) (bool, error) {
	if q.f.Next != nil && q.f.Next.Due != "" || q.f.Date != "" && !q.f.DateAssumed || knowsAccount(q.f) || ownRecord.MatchString(q.m.Text) {
		return false, nil
	}
	if at != q.conv.About || len(q.conv.Items) == 0 || q.conv.Items[0].Kind != crm.KindTask && q.conv.Items[0].Kind != crm.KindOpportunity {
		return false, nil
	}
	return hasDeal(q, at)
}

// ownRecord finds what has a record of its own, and is no row of a plan: 再加一条,竞争对手是大族.
var ownRecord = wording.Compile(`对手|预算|决策|生日|需求|报价|费用|是|有|说|紧张`)

// seenAlready finds that somebody says once more that he was there: 王总我见过了啊,12月1号拜访的.
var seenAlready = wording.OneOf(
	`(?:我)?(?:不是|早就|已经|都|其实|明明)*(?:见|去|拜访|跑|谈)过了?(?:啊|呀|的|嘛|呢)`, `\balready (?:met|saw|seen|visited|been)\b`, `\b(?:have|did) (?:meet|see|visit) (?:him|her|them)\b`,
)

// wasThere shows the visit of a day of which somebody says that he was there, where it is on record: it is no
// second one.
func (q *request) wasThere() (bool, error) {
	t := q.f
	if t.Intent != parse.Visit || t.Date == "" || t.DateAssumed || t.Next != nil || t.Amount != nil || length(q.m.Text) > 30 || !seenAlready.MatchString(squash(q.m.Text)) {
		return false, nil
	}
	fnd, err := q.subject(t, crm.Write)
	if err != nil || fnd.Account == nil {
		return false, err
	}
	acts, err := q.lastActivities(fnd.Account.ID, 10)
	if err != nil {
		return false, err
	}
	for i := range acts {
		if a := &acts[i]; a.Who == q.who.ID && a.Date == t.Date && strings.HasPrefix(a.Number(), "V") {
			q.putAs("看 #" + a.Number())
			return true, q.dispatch(q.order)
		}
	}
	return false, nil
}
