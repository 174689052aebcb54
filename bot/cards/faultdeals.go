package cards

// dealFaults are about deals, money and the method.
var dealFaults = map[string]faultWords{
	// Deals and money.
	"feedback.manager": {
		"满意度电话由经理打", "[名单请问 {1}]",
		"Satisfaction calls are the manager's", "[Ask {1} for the list]",
	},
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
	"deal.open": {
		"{1} 还在跟,没有输", "要标输单就写「{1} 黄了,给谁了」",
		"{1} is open, not lost", "To close it: “{1} lost to …”",
	},
	"tender.state": {
		"没有「{1}」这种投标状态", "写 标书交了、延期、流标、废标、二次招标、中标、没中",
		"There is no tender state “{1}”", "Write submitted, put off, failed, void, won or not won",
	},
	"tender.paper": {
		"没有「{1}」这种投标文件", "写 授权书、资质、业绩",
		"There is no paper “{1}”", "Write authority, qualification or references",
	},
	"tender.late": {
		"{1} 截标已过({2:date}),不能再递交", "延期了就先写「延期到12月7号」",
		"{1}: the deadline ({2:date}) has passed", "If it was put off: “tender moved to Dec 7”",
	},
	"tender.over": {
		"{1} [已是{2:tender}],日期没有改", "又招一次就写「二次招标 12月20号截标」",
		"{1} [is {2:tender}]; no date changed", "A second call? “second tender due Dec 20”",
	},
	"tender.learnt": {
		"[{1} ]没有丢标,不用复盘", "结果出来写「没中」再复盘",
		"[{1}: ]the bid was not lost", "When it is: “we lost the tender”, then the debrief",
	},
	"tender.pay_by": {
		"保证金要在截标 {1:date} 之前交", "换一个更早的日子",
		"The deposit is due before {1:date}, when bids are due", "Name an earlier day",
	},
	"tender.opens": {
		"开标不会早于截标 {1:date}", "换一个更晚的日子",
		"Bids are not opened before {1:date}, when they are due", "Name a later day",
	},
	"tender.bid": {
		"没看懂「{1}」的报价", "一行一家,如「大族 90万」",
		"I do not see a price in “{1}”", "One bidder a line, like “Dazu 900k CNY”",
	},
	"zone.unknown": {
		"没有「{1}」这个时区", "如 Asia/Shanghai",
		"There is no zone “{1}”", "Like Asia/Shanghai",
	},
	"quote.amount": {
		"报价多少?", "如「报价 95万」",
		"How much is the quote?", "Like “quote 950k CNY”",
	},
	"round.empty": {
		"这一轮谈了什么?", "如「谈判 我们98万 对方90万」",
		"What was said in this round?", "Like “negotiation we 980k they 900k”",
	},
	"payment.no_amount": {
		"{1} 还没有合同额,比例算不出金额", "先写「签了,320万」,或直接写每期金额",
		"{1} has no contract amount yet", "First “signed, 3.2M CNY”, or say each sum",
	},
	"payment.sum": {
		"付款计划没记:[加起来是 {1:money},]要正好等于合同额", "几期一起再说一次,比例加到 100%",
		"Payment plan not saved: [it makes {1:money}, and ]it has to make the contract sum", "Say all parts once more: shares make 100%",
	},
	"payment.row": {
		"没看懂「{1}」", "一行一期,如「预付 30% 12月10日」",
		"I do not see how much in “{1}”", "One row each, like “down 30% Dec 10”",
	},
	"payment.rows": {
		"付款计划每期要有比例或金额", "如「付款计划 预付30% 发货60% 质保金10%」",
		"Each row needs a share or a sum", "Like “payment plan 30% down, 70% delivery”",
	},
	"payment.currency": {
		"这笔要用 {1} 记", "换成合同的货币再写一次",
		"This one is in {1}", "Say it again in the contract's currency",
	},
	"payment.amount": {
		"到账多少?", "如「到账60万」",
		"How much came in?", "Like “received 600k”",
	},
	"payment.more": {
		"{1} 没有那么多要收的", "写「付款计划」看还差多少",
		"{1} lacks less than that", "“payment plan” shows what is left",
	},
	"payment.paid": {
		"{1} 已经到齐了", "写「付款计划」看其余各期",
		"{1} is all in", "“payment plan” shows the other rows",
	},
	"payment.received": {
		"{1} 已有到账,不能改小或删掉", "先撤销到账,再改计划",
		"{1} has received money and cannot shrink", "Undo the receipt first, then change the plan",
	},
	"payment.own": {
		"{1} 是您自己记的,要别人确认", "[请 {2} 或财务点「确认到账」]",
		"{1}: somebody else confirms your note", "[{2} or finance can]",
	},
	"payment.confirmed": {
		"{1} 没有待确认的到账", "写「付款计划」看各期",
		"{1} has nothing to confirm", "“payment plan” shows the rows",
	},
	"plan.owner": {
		"「{1}」谁负责?", "没有责任人的不算计划,如「小李 11月20日」",
		"“{1}”: who does it?", "A plan has an owner: “Anna, Nov 20”",
	},
	"plan.due": {
		"「{1}」哪天前?", "没有日期的不算计划,如「11月20日前」",
		"“{1}”: by when?", "A plan has a day: “by Nov 20”",
	},
	"activity.showed": {
		"没有「{1}」这种优势", "写 产品、价格、服务 或 技术",
		"There is no advantage “{1}”", "Write product, price, service or technology",
	},
	"milestone.skip": {
		"{1} 跳过 {2:milestone} 要说原因", "如「{1} 进 {3},直接采购」",
		"{1}: say why {2:milestone} is left out", "Like “{1} to {3}, direct purchase”",
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
		"没有「{1}」这个里程碑", "写其中一个:{:milestones}",
		"There is no milestone “{1}”", "Write one of: {:milestones}",
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
		"没有「{1}」这个问题", "写其中一个:{:questions}",
		"There is no question “{1}”", "Write one of: {:questions}",
	},
	"application.people": {
		"关键人要写姓名", "如「王总拍板」",
		"Key people are named", "Like “Wang decides”",
	},
	"application.rivals": {
		"对手要写名字", "如「对手是大族」",
		"Competitors are named", "Like “competitor is Schuler”",
	},
	"question.answer": {
		"答案要写 是、否 或 不清", "如「{:question} 是」「{:question} 不清」",
		"The answer is yes, no or unclear", "Like “{:question} yes” or “{:question} unclear”",
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
