package cards

// faultsOf finds the words of an error that a person can cause, by its key. A
// test reads the sources and fails when a key has none.
func faultsOf(key string) (faultWords, bool) {
	for _, table := range []map[string]faultWords{recordFaults, valueFaults, dealFaults, approvalFaults, figureFaults} {
		if f, ok := table[key]; ok {
			return f, true
		}
	}
	return faultWords{}, false
}

// recordFaults are about whose something is, customers and their people, what
// was done with them, what was written, and taking it back.
var recordFaults = map[string]faultWords{
	// What is not there.
	"record.missing": {
		"没找到这条{1:kind}[ {2:number}]", "可能已经撤销了。写客户名或编号再找,如「#V31」",
		"I cannot find that {1:kind}[ {2:number}]", "It may have been undone. Try the customer's name or “#V31”",
	},
	"number.unknown": {
		"没有「{1}」这个编号", "编号写在卡片上,如 #V31、#T9",
		"There is no number “{1}”", "Numbers stand on the cards, like #V31 or #T9",
	},
	"page.cursor": {
		"这一页旧了", "请把清单重新打开一次",
		"That page is out of date", "Please open the list again",
	},
	"item.missing": {
		"上一张卡片没有 {1}", "写编号更稳,如「#V31 撤销」",
		"The last card has no {1}", "A number is safer: “undo #V31”",
	},

	"file.many": {
		"一条记录最多附 {1} 个文件", "这次的没有附上;把要紧的发到另一条上",
		"An entry holds {1} files at most", "Nothing was attached; send what matters to another entry",
	},
	"file.nowhere": {
		"这里不能附文件", "请附在拜访、待办或费用上",
		"Files cannot go there", "Attach them to a visit, a task or an expense",
	},
	"lesson.missing": {
		"没有记过「{1}」这个叫法", "看全部:写「学到了什么」",
		"I never learned the name “{1}”", "To see all: “what have you learned”",
	},

	// Personal data that was removed.
	"forget.admin": {
		"个人信息只能由管理员删除", "请联系管理员",
		"Only an admin removes personal data", "Please ask the admin",
	},
	"forget.done": {
		"{1} 的个人信息已经删除过了", "不用再做什么",
		"The personal data of {1} is removed already", "Nothing is left to do",
	},
	"contact.forgotten": {
		"{1} 的个人信息已按要求删除,不能再记", "新的联系人请用新名字记",
		"The personal data of {1} was removed; nothing can be noted", "Note somebody new under a new name",
	},

	// Whose it is.
	"industry.dimension": {
		"没有「{1}」这一项", "可以写需求、资源、地理位置、购买习惯、购买行为",
		"There is no “{1}”", "There are need, resources, location, buying habits and buying behaviour",
	},
	"import.changed": {
		"刚才有人改了客户,没有导入", "请再导入一次",
		"Customers have changed meanwhile; nothing was imported", "Please import it once more",
	},
	"conflict.own": {
		"{1} 就是您的", "直接记就行",
		"{1} is yours already", "Just log it",
	},
	"conflict.nobody": {
		"还没有人能核对撞单", "请管理员在名单里加一位总监",
		"There is nobody to decide it", "Ask the admin to add a director",
	},
	"conflict.not_yours": {
		"{1} 不由您核对", "由双方的经理或总监来定",
		"{1} is not yours to decide", "The manager or the director of both decides",
	},
	"conflict.decided": {
		"{1} 已经核对过了[:{2} 定的「{3:outcome}」,{4:date}]", "要改请由定的人写「撤销」后再定",
		"{1} was decided before[: “{3:outcome}” by {2}, {4:date}]", "Whoever decided can undo it first",
	},
	"conflict.protected": {
		"还在保护期,到 {1:date}", "过期前只能定「同一家」「不同」或「共同跟进」",
		"It is protected until {1:date}", "Until then decide “same”, “different” or “shared”",
	},
	"conflict.outcome": {
		"没听懂怎么定", "写「#X8 同一家」「#X8 不同」或「#X8 共同跟进」",
		"I did not get the decision", "Write “#X8 same”, “#X8 different” or “#X8 shared”",
	},
	"account.code": {
		"信用代码 {1} 不对", "统一社会信用代码是 18 位数字和字母",
		"{1} is no credit code", "It has 18 digits and letters",
	},
	"account.coded": {
		"这个信用代码已是 {1} 的", "是同一家就写那个名字",
		"That credit code is {1}'s", "If it is the same company, use that name",
	},
	"account.taken": {
		"{1} 已有人跟", "[要协同请找 {2}]",
		"{1} is already looked after", "[To join in, ask {2}]",
	},
	"account.not_yours": {
		"[{1} ]不归您跟,没有记", "[要协同请找 {2}]",
		"[{1}: ]not your customer; not saved", "[To join in, ask {2}]",
	},
	"record.not_yours": {
		"[{1} ]不是您的记录", "[要看要改请找 {2}]",
		"[{1}: ]not your entry", "[To see or change it, ask {2}]",
	},
	"record.pass": {
		"这条不能直接转给 {1}", "[请 {2} 来转]",
		"You cannot pass this to {1}", "[{2} can do it]",
	},
	"person.not_yours": {
		"不能替 {1} 记", "[请 {1} 自己记,或找 {2}]",
		"You cannot log this for {1}", "[{1} can log it, or ask {2}]",
	},
	"person.gone": {
		"{1} 已不在公司", "换一位同事的名字再写一次",
		"{1} no longer works here", "Say it again with another colleague",
	},
	"person.inactive": {
		"{1},您的账号已停用", "还要用就请管理员恢复",
		"{1}, your access has ended", "If you still need it, ask the admin",
	},
	"person.exists": {
		"已经有一位叫 {1}", "换个名字或编号再加",
		"There is a {1} already", "Add the new one under another name",
	},
	"person.locale": {
		"我只会中文和英文", "写「说中文」或「说英文」",
		"I speak Chinese and English", "Write “speak Chinese” or “speak English”",
	},
	"person.zone": {
		"没有「{1}」这个时区", "照 Asia/Shanghai 这样写",
		"There is no zone “{1}”", "Write it like Asia/Shanghai",
	},
	"person.role": {
		"[没有「{1}」这个角色,]请写清角色", "写 销售、经理、总监、信息专员 或 管理员",
		"[“{1}” is no role: ]which role is it?", "Write rep, manager, director, specialist or admin",
	},
	"identity.taken": {
		"这个账号已经是别人的", "先从那个人名下解开",
		"That identity is somebody else's", "Take it from him first",
	},
	"identity.unknown": {
		"不认识「{1}」这个账号", "请他先给我发一句话",
		"I do not know the identity “{1}”", "Ask him to write to me first",
	},
	"mute.incomplete": {
		"静音到哪天?", "写「今天别提醒」或「这周别烦我」",
		"Mute until when?", "Write “mute today” or “mute this week”",
	},
	"again.past": {
		"几点再提醒?", "写「下午4点再提醒我」",
		"Again at what time?", "Write “remind me again at 4pm”",
	},
	"snooze.subject": {
		"推迟哪一条?", "写「② 推到下周三」",
		"Which one shall I put off?", "Write “② to next Wednesday”",
	},
	"export.role": {
		"导出要经理、总监或信息专员来做", "[请 {1} 导给您]",
		"Exports are for managers and specialists", "[Ask {1} for the file]",
	},
	"deal.not_shown": {
		"{1} 的商机给销售、经理和总监看", "线索和档案您能看:写「{1} 档案」",
		"The deals of {1} are for reps, managers and the director", "Leads and files are yours to see: “file {1}”",
	},
	"role.cannot": {
		"客户由销售来记", "请他发给我一句话就行",
		"Customers are for the rep to note", "One line from the rep to me is enough",
	},
	"goal.not_yours": {
		"这个目标不由您定", "[请找 {1}]",
		"That goal is not yours to set", "[Ask {1}]",
	},

	// Customers.
	"account.exists": {
		"{1} 已经有了[({2})]", "直接写「今天拜访了{1}」就记在它名下",
		"{1} is here already[ ({2})]", "Write “Visited {1} today” and it goes there",
	},
	"account.same": {
		"这本来就是一家", "写出两家的名字",
		"That is one customer already", "Name two of them",
	},
	"account.merge": {
		"这两家不能由您合并", "[请 {1} 来合并]",
		"These two are not yours to merge", "[Ask {1} to do it]",
	},
	"account.circle": {
		"{1} 不能是自己的上级公司", "写清楚谁是谁的下属公司",
		"{1} cannot be its own parent", "Say which company belongs to which",
	},
	"account.industry": {
		"行业里没有「{1}」", "写其中一个:{1:industries}",
		"No industry is called “{1}”", "Write one of: {1:industries}",
	},
	"account.source": {
		"线索来源里没有「{1}」", "写其中一个:{:sources}",
		"No source is called “{1}”", "Write one of: {:sources}",
	},
	"account.tier": {
		"客户分类没有「{1}」", "写其中一个:{:tiers}",
		"There is no tier “{1}”", "Write one of: {:tiers}",
	},
	"account.relation": {
		"关系里没有「{1}」", "写其中一个:{:relations}",
		"No relation is called “{1}”", "Write one of: {:relations}",
	},
	"account.loyalty": {
		"忠诚度里没有「{1}」", "写其中一个:{:loyalties}",
		"No loyalty is called “{1}”", "Write one of: {:loyalties}",
	},
	"account.amount_class": {
		"金额分类没有「{1}」", "写其中一个:{:amount_classes}",
		"There is no amount class “{1}”", "Write one of: {:amount_classes}",
	},
	"account.value_stage": {
		"价值阶段没有「{1}」", "写其中一个:{:value_stages}",
		"There is no value stage “{1}”", "Write one of: {:value_stages}",
	},
	"account.manage_mode": {
		"管理方式没有「{1}」", "写其中一个:{:manage_modes}",
		"There is no such way: “{1}”", "Write one of: {:manage_modes}",
	},
	"account.rank": {
		"这个排名我读不懂", "写一个名次,如「行业排名第 12」",
		"I cannot read that rank", "Write a place: “rank 12 in the industry”",
	},
	"tier.reason": {
		"{1} 定为 {2:tier},请说原因", "如「{1} 定为{2:tier},因为明年要扩产」",
		"{1} as {2:tier}: please say why", "Like “{1} is {2:tier}, because they expand next year”",
	},
	"relation.reason": {
		"{1}:{2:relation} → {3:relation},请说原因", "跳级或回落要留一句为什么,直接写就行",
		"{1}: {2:relation} → {3:relation}, why?", "A jump or a step back needs one line of reason; just write it",
	},

	// Visits, calls, steps.
	"activity.purpose": {
		"拜访目的没有「{1}」", "[可以写:{2}]",
		"No purpose is called “{1}”", "[There are: {2}]",
	},
	"activity.future": {
		"{1:date} 还没到,先不记成去过", "还没去就写成约好的,如「周四上午约了王总」",
		"{1:date} has not come yet; not logged", "If it is planned, write “meeting Mr Wang on Thursday”",
	},
	"activity.minutes": {
		"用时我读不懂", "写「谈了40分钟」或「1小时」",
		"I cannot read how long it took", "Write “40 minutes” or “1 hour”",
	},
	"activity.outcome": {
		"结果里没有「{1}」", "写「见到了」「没见到」或「被拒绝」",
		"No outcome is called “{1}”", "Write met, nobody met or turned away",
	},
	"activity.type": {
		"活动类型没有「{1}」", "写 拜访、电话、方案演示、技术研讨 这样的",
		"No activity is called “{1}”", "Write visit, call, demo or seminar",
	},
	"activity.told": {
		"{1} 已经写过结果了", "要改就写「{1} 改成…」",
		"How {1} went is saved already", "To change it, write “{1} …” with what is right",
	},
	"arrival.nowhere": {
		"这个定位读不懂", "请写一句在哪家,如「到了比亚迪」",
		"I cannot read this location", "Please say where you are, like “arrived at BYD”",
	},
	"task.empty": {
		"待办要写做什么", "如「周五前给美的报价」",
		"Say what is to be done", "Like “quote for Midea by Friday”",
	},
	"task.closed": {
		"{1} 已经{2:state}", "要重新做就再写一句",
		"{1} is {2:state} already", "To do it again, say so in a new line",
	},
	"task.no_date": {
		"{1} 推到哪天?", "写「{1} 推到下周三」",
		"Until when, {1}?", "Write “{1} to next Wednesday”",
	},
	"draft.closed": {
		"这条待确认已经处理过了", "写「待确认」看还剩哪些",
		"That draft is settled already", "Write “drafts” to see what is left",
	},
	"draft.empty": {
		"这句是空的,没有记", "写一句话就行,如「今天拜访了比亚迪王总」",
		"That was empty; nothing is saved", "One line will do: “Visited BYD today, met Mr Wang”",
	},
	"draft.long": {
		"这段太长,一次读不完", "分成两三句再发",
		"That is too much at once", "Please send it in two or three parts",
	},

	// People at customers.
	"contact.exists": {
		"{1} 已经存过了[({2})]", "要改就直接说,如「{1} 是采购总监」",
		"{1} is saved already[ ({2})]", "To change it just say so: “{1} is purchasing director”",
	},
	"contact.same": {
		"{1} 本来就是一个人", "写出要合并的两个名字",
		"{1} is one person already", "Name two of them",
	},
	"contact.apart": {
		"{1} 和 {2} 不在同一家客户", "只能合并同一家的人",
		"{1} and {2} are at two customers", "Only people of one customer can be merged",
	},
	"contact.two": {
		"全名不同:{1}、{2},没有合并", "全名记错了就先改,如「王工全名王明」",
		"Two full names, {1} and {2}: not merged", "If one is wrong, put it right first: “Wang's full name is Wang Ming”",
	},
	"contact.elsewhere": {
		"{1} 是另一家客户的人", "写清楚哪家的,如「比亚迪的{1}」",
		"{1} belongs to another customer", "Say which one: “{1} of BYD”",
	},
	"contact.circle": {
		"{1}不能是自己的上级,也不能影响自己", "看看是不是说反了,如「李工向王总汇报」",
		"{1} cannot be above or influence himself", "Perhaps it is the other way round: “Li reports to Wang”",
	},
	"contact.role": {
		"采购角色没有「{1}」", "写 决策者、使用者、影响者、采购者 或 发起人",
		"No buying role is called “{1}”", "Write decider, user, influencer, buyer or initiator",
	},
	"contact.decision": {
		"决策角色没有「{1}」", "写 最后批准、决策制定、方案评估 或 最终用户",
		"No decision role is called “{1}”", "Write final approval, decides, evaluates or end user",
	},
	"contact.attitude": {
		"创新态度没有「{1}」", "写 创新者、远见者、实用者、保守者 或 落后者",
		"No attitude is called “{1}”", "Write innovator, visionary, pragmatist, conservative or laggard",
	},
	"contact.support": {
		"支持度没有「{1}」", "写 内线、支持、中立、不支持 或 反对",
		"No support is called “{1}”", "Write insider, supports, neutral, against or opposes",
	},

	// Taking back.
	"undo.later": {
		"[{1} ]后来又改过,没有撤销", "[{3:moment} {2} 改过;]先撤那次,或直接说要改哪里",
		"[{1} ]was changed later; not undone", "[{2} changed it at {3:moment}. ]Undo that first, or just say what is wrong",
	},
	"undo.used": {
		"[{1} ]别处还用着,没有撤销", "[{4:moment} {3} 记了 {2};]先撤那条,或直接说要改哪里",
		"[{1} ]is in use; not undone", "[{3} logged {2} at {4:moment}. ]Undo that first, or just say what is wrong",
	},
	"undo.kept": {
		"[{1} ]别处还用着,已经留着了", "直接说要改哪里,如「不对,是昨天去的」",
		"[{1} ]is in use and stays", "Just say what is wrong: “no, it was yesterday”",
	},
	"undo.needs": {
		"[{1} ]恢复不了", "[它要的 {2} 已经撤销,]先恢复那一条",
		"[{1} ]cannot come back", "[It needs {2}, which is undone. ]Bring that back first",
	},
	"undo.name": {
		"{1} 恢复不了,已有同名的", "直接用现在的那一个就行",
		"{1} cannot come back: the name is taken", "Use the one that is there now",
	},
	"undo.item": {
		"是第几条?", "如「② 撤销」",
		"Which item is it?", "Like “② undo”",
	},
	"undo.done": {
		"这条已经撤销过了", "要找回来就写「恢复」",
		"That is undone already", "To have it back, write “redo”",
	},
	"undo.nothing": {
		"没有可撤销的", "撤以前的要写编号,如「撤销 #V31」",
		"There is nothing to undo", "For an older one say its number: “undo #V31”",
	},
	"goal.horizon": {
		"目标的期间没有「{1}」", "写 年、季、月 或 周",
		"There is no such period: “{1}”", "Write year, quarter, month or week",
	},
	"goal.feasibility": {
		"可行性要在 0 到 100 之间", "如「可行性七成」",
		"Feasibility is between 0 and 100", "Like “70% feasible”",
	},
	"goal.incomplete": {
		"目标还差一半", "写全期间和数,如「目标 2026 签约 2000万」",
		"The goal is not complete", "Say period and figure: “goal 2026 signed 20M CNY”",
	},
}
