package handlers

import (
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// colleaguePhrases are said of colleagues by those who lead them or run the machine, in a talk.
var colleaguePhrases = []phrase{
	{said: wording.Compile(`^` + askedTo + oursZH + `(?:的)?(` + daysToCome + `)` + alsoAsked + `(?:` + planNoun + `|(?:要|会|打算)(?:干|做|忙)(?:点|些)?(?:啥|什么|嘛))(?:是什么|有哪些)?` + askedEnd), as: "$1$2有哪些待办", ours: []int{1}},
	{said: wording.OneOf(`^(?:请|帮我)?提醒(?:一下|一声)?`+oursZH+`(?:一下|一声)?$`, `^(?:please )?(?:remind|chase|ping) `+oursEN+`$`), as: "催一下$1$2", ours: []int{1, 2}, when: leads},
	{said: wording.Compile(`^` + askedTo + oursZH + `(?:的)?待办` + askedEnd), as: "$1有哪些待办", ours: []int{1}},
	{said: wording.Compile(`^我(` +
		wording.Any(`今天`, `明天`, `后天`, `[这下本]?周[一二三四五六日天]?`, `下个?星期`, `这几天`, `这两天`, `\d{1,2}[号日月-]`) +
		`[^,，。 ]{0,14}?)(?:要)?(?:出差|休假|请假|不在|外出)[,，](?:我的?)?(?:审批|待批|批)(?:的)?(?:就|先|都)*(?:让|由|请|给|交给|转给)` + oursZH +
		`(?:先|来|帮忙|帮我)*(?:代|批|处理|顶|审)?(?:一下|着|批)?(?:吧)?$`), as: "我$1休假,审批给$2", ours: []int{2}},
	{said: wording.Compile(`^` + oursZH + `的?(?:审批|申请|待批|活|客户)(?:现在|这几天|这周)?(?:由|是|找|归)?(?:谁|哪个)(?:来|在|帮)*(?:批|代|顶|看|盯|管|处理)(?:着|一下|了)?[?？]?$`), as: "谁不在", ours: []int{1}},
	{said: wording.Compile(`^(?:谁|哪些人|哪个)(?:还)?(?:没|没有)(?:绑定?|连上?|关联|登录)(?:账号|微信|企业微信|平台|上)?(?:过|好)?(?:啊|呢)?[?？]?$|^who (?:has no (?:chat )?account|is not linked|isn't linked|has not linked|hasn't linked)(?: (?:linked|yet|an account))*[?]?$`), as: "花名册"},
	{said: wording.Compile(`^这个?(?:频道|群)(?:就)?(?:是|归|给)(?:我们|咱们)?([^,，。 ]{2,8}?)(?:组|团队|大区)?的?$`), as: "绑定这个频道到$1", when: leads},
	{said: wording.Compile(`^(?:please )?(?:send|give|get) ` + oursEN + ` (?:a |the |his |her )?(?:new )?(?:link |login |one-time )?code$`), as: "$1的绑定码", ours: []int{1}, when: runsMachine},
	{said: wording.Compile(`^(?:a |the )?(?:new )?(?:link |login |one-time )?code for ` + oursEN + `$`), as: "$1的绑定码", ours: []int{1}, when: runsMachine},
	{said: wording.Compile(`^(?:给|帮)` + oursZH + `(?:发|弄|生成|开|再发|来)(?:一?个)?(?:新的?)?(?:绑定码|一次性码|验证码|邀请码|邀请)$`), as: "$1的绑定码", ours: []int{1}, when: runsMachine},
	{said: wording.Compile(`^` + oursZH + `的(?:一次性码|验证码|邀请码)$`), as: "$1的绑定码", ours: []int{1}, when: runsMachine},
	{said: wording.Compile(`^(?:please )?(?:remove|deactivate|disable) ` + oursEN + `$`), as: "$1离职", ours: []int{1}, when: runsMachine},
	{said: wording.Compile(`^` + oursEN + ` (?:has )?(?:left|leaves|is leaving|quit)(?: us| the company)?[,;]? ?(?:and )?(?:give|move|hand|pass|assign)? ?(?:his|her|all|the|their)* ?(?:accounts|customers|clients)(?: go)? to ` + oursEN + `$`), as: "$1离职,客户交给$2", ours: []int{1, 2}},
	{said: wording.Compile(`^(?:please )?(?:add|invite) ([a-z]+ [a-z]+) as (?:a |an |the )?(?:new )?` +
		`(?:sales )?(rep|manager|director|specialist|admin)` +
		`(?: (?:to|in|for|at|on) (?:the )?([^,]{2,20}?)(?: team)?)?[,;] ` +
		`(?:phone|mobile|email|starts?|starting|from)\b.*$`), as: "add $1, $3, $2", when: runsMachine},
}

// creditPhrases put a visit under the name of whoever made it, the speaker where he says 我.
var creditPhrases = []phrase{
	{said: wording.Compile(`^` + oursZH + `(?:的)?(` + visitDay + `)那次(?:去)?(?P<at>[^,，。 是]{2,14}?)(?:其实)?是(?:我|` + oursZH + `)去的(?:[,， ]*不是(?:他|她))?$`), as: "$2@那次是$4去的", ours: []int{1, 4}, when: byLeader},
	{said: wording.Compile(`^(?P<at>[^,，。 是]{2,14}?)(` + visitDay + `)那次(?:拜访)?(?:其实)?是(?:我|` + oursZH + `)去的$`), as: "$2@那次是$3去的", ours: []int{3}, when: byLeader},
	{said: wording.Compile(`^(` + visitDay + `)(?:去)?(?P<at>[^,，。 是]{2,14}?)那次(?:拜访)?(?:其实)?是(?:我|` + oursZH + `)去的$`), as: "$1@那次是$3去的", ours: []int{3}, when: byLeader},
}

// visitDay is a day on which somebody was there.
const visitDay = `今天|昨天|前天|大前天|[上这本]?周[一二三四五六日天]|(?:\d{1,2}月)?\d{1,2}[号日]`

// runsMachine reports that the speaker keeps the roster.
func runsMachine(q *request, _ crm.AccountID) (bool, error) { return q.who.Has(crm.RoleAdmin), nil }

// ownNumber tells one's own number, which is kept by nobody here: 我换手机号了 13700001111.
var ownNumber = wording.OneOf(
	`^我的?(?:新)?(?:手机|电话|微信|邮箱)(?:号码?)?(?:换|改|变|是|为|:)+(?:了|成)?[,， :]*[\w@.+-]*$`,
	`^我换(?:了)?(?:个)?(?:手机|电话|微信|邮箱)(?:号码?)?了?[,， :]*[\w@.+-]*$`,
	`^my (?:new )?(?:phone|mobile|cell|email|number|wechat)(?: number| address)?(?: is| has| changed| now|:)+(?: to)?[: ]*[\w@.+-]*$`,
)

// toMyself finds that an account of a hand-over is to be the speaker's: ② 给我.
var toMyself = wording.Compile(`给我$|归我$|\bto me$`)

// takesBackFirst finds that a change of people is to be taken back, and not made: 撤销小李离职.
var takesBackFirst = wording.Compile(`^(?:我)?(?:反悔了?|不对|搞错了|弄错了)?[,， ]*(?:请|帮我)?(?:撤销|撤回|取消|undo|take back)`)
