package cards

// dealFaults are about deals, money and the method.
var dealFaults = map[string]faultWords{
	// Deals and money.
	"deal.elsewhere": {
		"{1} 是另一家客户的商机", "写清楚客户名再试",
		"{1} belongs to another customer", "Say it again with the customer's name",
	},
	"deal.form": {
		"没有「{1}」这种商机", "写 大客户持续 或 大项目",
		"No deal is called “{1}”", "Write key account or large project",
	},
	"deal.title": {
		"商机要有个名字", "如「比亚迪电池线」",
		"A deal needs a name", "Like “BYD battery line”",
	},
	"deal.state": {
		"没有「{1}」这种状态", "写 暂停、赢单、输单 或 放弃",
		"There is no state “{1}”", "Write paused, won, lost or given up",
	},
	"deal.closed": {
		"{1} [已是{2:state}],没有再改", "要接着跟就写「{1} 重新开始」",
		"{1} [is {2:state}]; nothing changed", "To take it up again, say so",
	},
	"deal.wake": {
		"{1} 暂停到哪天?", "写「{1} 暂停到3月」",
		"Until when do you pause {1}?", "Write “pause {1} till March”",
	},
	"deal.reason": {
		"{1} 为什么{2:state}?", "如「{1} 输单,被便宜了20万」,不清楚就写「不清」",
		"Why is {1} {2:state}?", "Like “{1} lost on price”; “unclear” will do",
	},
	"deal.no_amount": {
		"{1} 签了多少?", "写「{1} 合同额320万」",
		"What was {1} signed for?", "Write “{1} contract 3.2M CNY”",
	},
	"deal.win_pct": {
		"把握要在 0 到 100 之间", "如「把握七成」「70%」",
		"The chance is between 0 and 100", "Like “70%” or “70% sure”",
	},
	"amount.unknown": {
		"「{1}」不像一个金额", "写「120万」或「95000」这样的",
		"“{1}” is not an amount I know", "Write “1.2M” or “95000”",
	},
	"amount.absurd": {
		"这个金额太大,怕听错,没有记", "再写一次,如「预算改成120万」",
		"That amount is so large; not saved", "Please write it again: “it's ¥1.2M”",
	},
	"amount.zero": {
		"金额不能改成 0", "金额不对就直接写对的,如「预算改成95万」",
		"An amount cannot become 0", "Just write the right one: “it is ¥950k”",
	},
	"amount.negative": {
		"金额不能是负的", "再写一次,如「预算改成120万」",
		"An amount cannot be below zero", "Please write it again: “¥1.2M”",
	},
	"amount.currency": {
		"是哪种货币?", "写「预算改成20万美元」这样的",
		"Which currency is it?", "Write “1.2M CNY” or “200k USD”",
	},
	"amount.range": {
		"金额的两头反了", "小的在前,如「80到100万」",
		"The range is the wrong way round", "The lower one first: “¥800k to 1M”",
	},
	"amount.kind": {
		"这是预算、报价还是合同额?", "写「预算120万」「报价95万」或「合同额90万」",
		"Is it a budget, a quote or a contract?", "Write “it's ¥1.2M”, “quote ¥950k” or “contract ¥900k”",
	},
	"amount.precision": {
		"这个金额我读不准", "写「120万」或「约120万」",
		"I cannot read how exact that is", "Write “¥1.2M” or “about ¥1.2M”",
	},
	"expense.amount": {
		"花了多少?", "如「打车160」",
		"How much was it?", "Like “taxi 160”",
	},
	"expense.type": {
		"费用类型没有「{1}」", "写 打车、招待、礼品、样品 这样的",
		"No expense is called “{1}”", "Write taxi, meal, gift or sample",
	},
	"expense.needs_approval": {
		"{1:expense}要等立项批准后才能记", "[先写「立项 {2}」;]打车、住宿随时可记",
		"{1:expense}: after the project's approval", "[First “project approval {2}”. ]Travel can be logged any time",
	},

	// The method.
	"gate.unmet": {
		"还不能进 {1:milestone}", "写「还差什么」看缺哪几项",
		"Not ready for {1:milestone}", "Write “what's missing” to see what is left",
	},
	"gate.push": {
		"{1} 还差条件,要经理才能推进", "[请 {2} 写「{1} 仍要推进」和原因]",
		"{1}: only a manager can push on", "[{2} can, saying why]",
	},
	"milestone.unknown": {
		"没有「{1}」这个里程碑", "写 m1 到 m10",
		"There is no milestone “{1}”", "Write m1 to m10",
	},
	"milestone.reason": {
		"{1} 改到 {2:milestone},请说原因", "补一句为什么就行",
		"{1} to {2:milestone}: please say why", "One line will do",
	},
	"milestone.far": {
		"{1} 不能从 {2} 直接到 {3}", "一步一步来,先进下一个里程碑",
		"{1} cannot go from {2} to {3} at once", "Take the next milestone first",
	},
	"question.unknown": {
		"没有「{1}」这个问题", "写 问题1 到 问题10",
		"There is no question “{1}”", "Write Q1 to Q10",
	},
	"question.answer": {
		"答案要写 是、否 或 不清", "如「问题4 是」「问题5 不清」",
		"The answer is yes, no or unclear", "Like “Q4 yes” or “Q5 unclear”",
	},
	"tick.unknown": {
		"没有「{1}」这个条件", "写「还差什么」看有哪些",
		"There is no condition “{1}”", "Write “what's missing” to see them",
	},
	"tick.na": {
		"{1:condition} 不能不做,或要说原因", "补一句为什么不适用",
		"{1:condition}: needed, or say why not", "One line on why it does not apply",
	},
	"tick.follows": {
		"{1:condition} 看记录就知道,不用勾", "记下那次拜访或审批,它就齐了",
		"{1:condition}: follows from the records", "Log the visit or the approval and it holds",
	},
}
