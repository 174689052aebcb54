package handlers

import "milepost/handlers/wording"

// What people say of who joins a team, leaves it or does what.

// addWords, and the others, find what is to be changed.
var (
	addWords = wording.OneOf(
		`(?i)^(?:add|invite)\s+([A-Za-z\p{Han}]+)\s+(?:to|into)\s+(.+)$`,
		`(?i)^(?:add|invite)\s+([A-Z][A-Za-z]+ [A-Z][A-Za-z]+)(?:,\s*|\s+as\s+)(.+)$`,
		`^(?:请|帮我)?(?:加|添加|新增|邀请)\s*([A-Z][A-Za-z]+ [A-Z][A-Za-z]+)[,，]\s*(.+)$`,
		`^新来了?(?:一个|个|一位|位)?(?:新?同事|新人|销售)[,:\s]*([\p{Han}]{2,4}?)[,,\s]+(.+)$`,
		`^(?:请|帮我)?(?:加|添加|新增|邀请)(?:一?个?(?:新?人|新?同事|用户|成员|新来的))?[::\s]*`+
			`([\p{Han}A-Za-z]{1,20}?)\s*(?:加入|到|进|,|,|\s)\s*(.+)$`,
		`^(?:add|invite)\s+([A-Za-z\p{Han}]+)[,\s]+(.+)$`,
		`^(?:新同事|新人|新来的)?\s*([\p{Han}A-Za-z]{1,10}?)(?:今天|明天|下周一?|刚刚?)?`+
			`(?:入职|报到|加入)了?[,,。\s]+(.+)$`,
	)
	leavesWords = wording.Compile(`(?i)离职|辞职|不干了|离开公司|停用|注销|移出花名册|has left|is leaving|leaves the company|left the company`)
	// staysWords finds that somebody does not leave: 小李没离职, 搞错了.
	staysWords = wording.Compile(`(?i)(?:没有?|不|还没有?|并没有?|未)(?:要|会|想|打算|准备|正式|真的?)?(?:离职|辞职|走)|(?:has not|hasn't|did not|didn't) (?:left|leave|quit)|(?:is not|isn't|not) (?:leaving|quitting)`)
	handWords  = wording.Compile(`(?i)(?:的)?(?:所有|全部)?(?:客户|商机|工作|活|单子)(?:都|全部?)?(?:转给|交给|移交给|交接给|给|归)|hand over|accounts? (?:go )?to\b`)
	moveWords  = wording.Compile(`(?i)(?:调岗到|调岗去|转岗到|转岗去|调到|调去|调往|转到|换到|move[sd]?\s+\S+\s+to|transfer\s+\S+\s+to)`)
	roleWords  = wording.Compile(`(?i)(?:升为|升任|改为|改成|担任|设为|设成|负责|当|做|开.{0,3}权限|管理员权限|(?:取消|去掉|收回).{1,12}管理员|is now|becomes|make\s+\S+\s+(?:a|an|the)?)`)
)

// handsOver finds 把比亚迪给Anna: a customer passed to a colleague.
var handsOver = wording.OneOf(
	`^把.*(?:转给|交给|移交给?|划给|[^发]给)`,
	`^.{1,6}的.{2,14}(?:改给|转给|划给|分给|移给)`,
	`^(?:give|pass|assign|reassign|move|hand) .+ to `,
)

// handsThing finds that it is papers that a colleague is given, or a thing: 把报价给Anna.
var handsThing = wording.OneOf(
	`^把?(?:[^,，。 ]{1,14}?的)?(?:那个|这个|那份|这份|那些|这些)?(?:新的?|第.版|最新的?)?`+
		wording.Any(aPaper, `报价单`, `名片`, `纪要`, `照片`, `表格?`, `电话`, `微信`)+`(?:也|都|先)?(?:转给|交给|移交给?|给)`,
	`^(?:give|pass|hand) (?:the |my |our |that |this |[a-z&. -]{2,24}'s )?(?:new |latest )?`+
		wording.Any(
			`quotes?`, `quotation`, `offer`, `proposal`, `contract`, `samples?`, `drawings?`, `brochures?`,
			`business card`, `documents?`, `files?`, `slides`, `minutes`, `report`, `invoice`, `photos?`,
			`numbers?`,
		)+` to `,
)

// passesAccount reports words by which a customer passes to a colleague, and no thing does.
func passesAccount(said string) bool {
	return handsOver.MatchString(said) && !handsThing.MatchString(said)
}

// theirNumber tells the number or the address of a colleague, whom nobody reaches through it
// here: 小李的手机换了 13900002222.
var theirNumber = wording.Compile(`^(?:\p{Han}{2,4}?|[a-z]{2,20})(?:的|'s)? ?(?:新)?` +
	wording.Any(`手机`, `电话`, `座机`, `微信`, `邮箱`, `phone`, `mobile`, `number`, `email`) +
	`(?:号码?)?(?:换|改|变|是|为|:| is| has| changed)+(?:了|成|to)?[,， :]*[\w@.+-]*$`)

// promoted finds a role that somebody gets, where nothing parts his name from it:
// 小李升经理, 让Anna当经理. Who is none of ours, the roster does not know.
var promoted = wording.Compile(`^(让|请)?(\p{Han}{2,4}?|[a-z]{2,12}) ?(升|升为|升任|升成|当|担任|任)(?:到|了)?(大客户经理|销售经理|经理|副?总监|副总|组长|主管|信息专员|专员|管理员)(了)?(吧)?$`)

var toColleague = wording.Compile(`^(?:这家|这个客户|客户)?(?:以后|今后|现在|改)?(?:转给|转|交给|移交给?|划给|给|换成?|改由|由|归|还是?)[\p{Han}a-z]{1,8}?(?:负责|来?跟|跟进|接手|来?管|来做)?(?:吧|了)?$`)

// notYetPlan finds that what is shown is not to be done: 不对,先别交.
var notYetPlan = wording.OneOf(
	`^(?:不对|等等|等一下|稍等|算了)?[,， ]*(?:先|还是)?(?:别|不要|不用|不)`+
		`(?:交|转|改|动|调|交接)(?:了|吧)?$`,
	`^(?:no|wait)[,;]? (?:not yet|don't)(?: do it| move (?:it|them))?(?: yet)?$`,
)

// leavesSaid reports words that say that somebody leaves, and not that he stays.
func leavesSaid(said string) bool {
	return leavesWords.MatchString(said) && !staysWords.MatchString(said)
}
