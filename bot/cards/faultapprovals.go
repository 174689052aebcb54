package cards

// approvalFaults are about requests for a decision, and what they allow.
var approvalFaults = map[string]faultWords{
	"absence.days": {
		"这几天对不上", "写「休假 11-09 到 11-13」这样的,最长一年",
		"Those days do not fit", "Write “on leave Nov 9 to Nov 13”, a year at most",
	},
	"absence.deputy": {
		"{1} 不能代您", "换一位同事,如「审批给老周」",
		"{1} cannot stand in for you", "Name another colleague: “approvals to Zhou”",
	},
	"person.unknown": {
		"人员名单里没有「{1}」", "写同事的名字再试;要加人就写「加小孙 华南 销售」",
		"Nobody in the roster is called “{1}”", "Write a colleague's name; to add one: “add Sun, South, rep”",
	},
	"person.only_admin": {
		"{1} 是唯一的管理员,先不能离开", "先请一位接手,如「小李是管理员」,再来一次",
		"{1} is the only admin and cannot go yet", "Make somebody else one first, like “Li is an admin”, and try again",
	},
	"person.unnamed": {
		"说的是哪位同事?", "写上名字,如「小李的客户给小陈」;要加人就写「加小孙 华南 销售」",
		"Which colleague do you mean?", "Name them: “Li's accounts to Chen”; to add one: “add Sun, South, rep”",
	},
	"team.unknown": {
		"没有这个团队", "要新建就写「新建团队 华东二部 经理老周」",
		"There is no such team", "To found one: “create team East Two, manager Zhou”",
	},
	"person.team": {
		"{1} 放哪个团队?", "有 {2};连团队一起写,如「加{1} 华南 销售」",
		"Which team does {1} join?", "There are {2}; name it as well: “add {1}, South, rep”",
	},
	"team.exists": {
		"已经有团队「{1}」", "换个名字;看有哪些人写「{1}有谁」",
		"There is a team “{1}” already", "Choose another name; “who is in {1}” shows it",
	},
	"channel.free": {
		"这个群没有绑定团队", "要绑定就写「@Milepost 绑定到华南」",
		"This channel is no team's", "To bind it: “@Milepost bind to South”",
	},
	"people.not_yours": {
		"人员和权限由管理员来改", "请管理员办,或写给我您要改什么",
		"People and roles are the admin's to change", "Please ask the admin",
	},
	"person.function": {
		"没有「{1}」这种分工", "写 售前、技术负责人、法务、财务、研发 或 市场策划",
		"There is no function “{1}”", "Write presales, technical lead, legal, finance, R&D or marketing planning",
	},
	"handover.whom": {
		"{1} 的交给谁?", "如「{1}的客户给小陈」",
		"To whom do {1}'s go?", "Like “{1}'s accounts to Chen”",
	},
	"handover.self": {
		"不能交接给他自己", "换一位同事的名字",
		"That is the same person", "Name another colleague",
	},
	"handover.nothing": {
		"{1} 名下没有要交接的", "写「{1}的客户」看看",
		"{1} has nothing to hand over", "See “{1}'s accounts”",
	},
	"handover.not_yours": {
		"交接要经理或管理员来办", "[请 {1} 办]",
		"A manager or the admin hands over", "[{1} can do it]",
	},
	"account.site": {
		"没有「{1}」这种关系", "写「A 是 B 的子公司」或「A 是 B 的工厂」",
		"There is no relation “{1}”", "Write “A is a subsidiary of B” or “A is a plant of B”",
	},
	"expense.changed": {
		"{1:expense}先不能记:{2} 批准后有变化", "写「重新提交 {2}」,批了就能记",
		"{1:expense}: {2} changed since its approval", "“resubmit {2}”; once approved it can be logged",
	},
	"expense.over_limit": {
		"超过批准的销售费用 {2:money}", "{1} 已记 {3:money};要追加就写「{1} 费用5万」再提交",
		"More than the approved {2:money}", "{1} has {3:money} so far; to raise it “{1} expenses 50k”, then submit",
	},
	"application.missing": {
		"{1} 还没齐,没有提交", "还缺:{2:fields}",
		"{1} is not complete; not sent", "Missing: {2:fields}",
	},
	"application.begun": {
		"{1} 是 {2} 写的,还没批下来", "请 {2} 提交;或请 {2} 先写「撤回 {1}」,您再写",
		"{2} has written {1}; it is not approved yet", "Ask {2} to send it, or to write “withdraw {1}”; then write yours",
	},
	"application.field": {
		"「{1}」不是您填的", "别的项直接写,如「费用3万」",
		"“{1}” is not yours to fill in", "Write the others, like “expenses 30k”",
	},
	"application.choice": {
		"{1:fields}没有「{2}」这个选项", "[可以是:{1:options}]",
		"{1:fields} cannot be “{2}”", "[It can be: {1:options}]",
	},
	"application.figure": {
		"金额和客户要申请人改", "{1} 的申请人改了会重新送审",
		"Figures and the customer are the applicant's", "When changed, {1} is approved anew",
	},
	"application.number": {
		"{1} 就是项目编号,自动给的,不能改", "要对应您自己的编号,写在备注里,如「粤钢 备注 合同系统编号 HP-31」",
		"{1} is the project number; it is given and does not change", "To keep a number of your own beside it, note it of the customer",
	},
	"approval.subject": {
		"没有「{1}」这种申请", "写 立项、申请特价、提交方案评审 这样的",
		"There is no request “{1}”", "Write project approval, special price or solution review",
	},
	"approval.open": {
		"{1} 正在审,一次只能有一个", "要改就先写「撤回 {1}」",
		"{1} is being decided; one at a time", "To change it, “withdraw {1}” first",
	},
	"approval.waits": {
		"{1} 正在审,先不能改", "要改就先写「撤回 {1}」",
		"{1} is being decided; no change now", "To change it, “withdraw {1}” first",
	},
	"approval.granted": {
		"{1} 已经批准", "不用再提交",
		"{1} is approved already", "No need to send it again",
	},
	"approval.withdrawn": {
		"{1} 已经撤回", "要再提交就写「提交 {1}」",
		"{1} is withdrawn already", "To send it again: “submit {1}”",
	},
	"approval.no_approver": {
		"没有人能批:缺 {1:role}", "请管理员加一位,如「加老周 {1:role}」,再提交",
		"Nobody can decide: no {1:role}", "Ask the admin to add one, then submit again",
	},
	"approval.taken_back": {
		"{1} 已经由 {2} 撤回了", "不用再批;再提交时我会找您",
		"{1} was withdrawn by {2}", "There is nothing to decide; I come back when it is sent again",
	},
	"approval.newer": {
		"{1} 后来又提交过,这张卡片旧了", "写「{1}」看最新的再批",
		"{1} was sent again since; this card is old", "Write “{1}” to see the newest",
	},
	"approval.not_asked": {
		"{1} 现在没有等您批", "写「待审批」看还有哪些",
		"{1} is not waiting for a decision", "“approvals” lists what is",
	},
	"approval.words": {
		"要补什么,或什么条件?", "如「要补充 {1} 预算批文」",
		"What is missing, or on what condition?", "Like “needs more {1}: the budget approval”",
	},
	"approval.decided": {
		"{1} 已经决定过了[:{2} {4:decision} {3:moment}]", "这次没有再改",
		"{1} was decided already[: {4:decision} by {2}, {3:moment}]", "Nothing was changed this time",
	},
	"approval.decision": {
		"{1} 的决定我读不懂", "写「同意」「驳回」加原因,或「要补充」加要什么",
		"{1}: I cannot read that decision", "Write approve, reject with a reason, or ask for more",
	},
	"approval.own": {
		"{1} 是您自己的申请", "要由上一级来批",
		"{1} is your own request", "The next above decides on it",
	},
	"approval.not_yours": {
		"{1} 现在不在您这一步", "[等 {2} 决定;]轮到您时我会找您",
		"{1} is not at your step", "[It waits for {2}. ]I will ask you when it is your turn",
	},
	"approval.reason": {
		"驳回要写原因", "如「驳回 {1} 资金没落实」",
		"Please say why you reject it", "Like “reject {1}, no funds yet”",
	},
}
