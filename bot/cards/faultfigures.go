package cards

// figureFaults are about goals, figures and what they count.
var figureFaults = map[string]faultWords{
	"goal.one": {
		"一次定一个团队的目标", "如「华南目标 2026 签约 5000万」",
		"One team at a time, please", "Such as “South goal 2026 signed 50M CNY”",
	},
	"figures.gone": {
		"这个数我不会算了", "写「口径」看现在有哪些数",
		"I no longer count that figure", "Write “how is it counted” for those that there are",
	},
	"figures.not_yours": {
		"[{1} 的]数只给本人和他的经理看", "看您自己的写「我的目标」",
		"Those figures[ of {1}] are for themselves and their manager", "For your own write “my goal”",
	},
	"forget.asked": {
		"已经有人申请删除了", "等另一位管理员同意",
		"Somebody asked for that already", "It waits for another admin",
	},
	"forget.nobody": {
		"没有在等您同意的删除", "要删除写「删除联系人 王建国」",
		"No deletion waits for you", "To delete somebody write “delete contact Greta”",
	},
	"forget.own": {
		"自己申请的要另一位管理员同意", "请他在他的卡片上按「同意删除」",
		"Another admin has to agree to your request", "Let him press “Agree” on his card",
	},
	"support.function": {
		"没有「{1}」这个支持部门", "可以请售前、研发、财务、法务",
		"There is no “{1}” to ask", "Ask presales, R&D, finance or legal",
	},
	"support.nobody": {
		"现在没有人做{1}", "请管理员写上谁做",
		"Nobody does {1} at present", "Ask the admin to name somebody",
	},
	"activity.purpose": {
		"没有「{1}」这种目的", "写四种之一:建立关系、挖信息、加强优势、推进项目",
		"There is no purpose “{1}”", "One of: build rapport, mine information, strengthen our edge, move the project",
	},
}
