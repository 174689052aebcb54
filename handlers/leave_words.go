package handlers

import "milepost/handlers/wording"

// What people say of their days off, and of who stands in for them.

// leaveFirst finds a message that begins with a kind of leave: a day behind it
// is no customer.
var leaveFirst = wording.Compile(`^(病假|事假|婚假|产假|调休|休假|请假|年假)`)

// leaveOwn finds his own leave at the beginning of a message, whatever for:
// 我后天下午请假去看牙, OOO Nov 9-13.
var leaveOwn = wording.OneOf(
	`^我?[想要]?`+
		wording.Maybe(
			`今天`, `明天`, `后天`, `大后天`,
			`[这下本]?(?:周|星期|礼拜)[一二三四五六日天]`,
			`(?:\d{1,2}月)?\d{1,2}[号日]`,
		)+`(?:上午|下午|晚上|全天)?[想要得]?[请休]个?(?:半天|[一两三]天)?[病事年婚产]?假`,
	`^我?(?:不在|外出)的?(?:这|那)?(?:几天|期间|两天|三天|一周)`,
	`^我?出差的?(?:这|那)?(?:几天|期间)`,
	`^我.{0,16}不在[,, ]*(?:审批)?(?:让|由|给|交给).{1,10}(?:批|代|处理|负责)`,
	`^(?:i'?m |i am )?(?:ooo|outofoffice)`,
)

// awayDays find who is not there on some days, and nothing else: 我下周二周三不在公司, out
// Thu and Fri, vacation Nov 9-13.
var awayDays = wording.OneOf(
	`^(?:我们?)?(?:`+tripDays+`)?(?:上午|下午|晚上)(?:都|全天?|可能|应该|要)?`+
		`不在(?:公司|办公室|单位|岗)?了?$`,
	`^(?:我们?)?(?:`+tripDays+`)(?:都|全天?|可能|应该|要)?不在(?:公司|办公室|单位|岗)?了?$`,
	`^`+wording.Any(`i'?m `, `i am `, `i'?ll be `, `i will be `, `will be `, `sorry,? `)+
		`*`+wording.Any(
		`out`, `off`, `away`, `not in`, `not around`, `not working`, `ooo`,
		`out of (?:the )?office`,
		`(?:on |taking )?(?:annual leave|vacation|holiday|pto|time off|leave)`,
	)+`(?: from)?(?:[ ,/&+–-]+`+dayWordEN+`)+$`,
)

// leaveOff finds that a leave will not be taken: 下周的休假取消了, my vacation is
// cancelled.
var leaveOff = wording.OneOf(
	`^(?:我)?.{0,14}(?:休假|请假|年假|调休|的假|事假)(?:计划)?(?:都|先|也)?`+
		`(?:取消|不休|不请|作废|改期)`,
	`^(?:我)?(?:取消|撤销|不休|不请).{0,10}(?:休假|请假|年假|调休|的?假)(?:了|吧)?$`,
	`^(?:我)?.{0,8}不(?:休假|请假|调休)了$`,
	`^(?:cancel|withdraw)\b.{0,24}\b(?:leave|vacation|holiday|time off|day off|pto)\b`,
	`^my .{0,24}`+
		wording.Any(`leave`, `vacation`, `holiday`, `time off`, `day off`, `pto`)+
		`\b.{0,20}\b(?:cancell?ed|off|not happening)\b`,
)

// backEarly finds that he is there before he was to be: 我提前回来了, I came back early.
var backEarly = wording.Compile(`^我?(?:今天|已经)?提前(?:回来|回|销假|上班|返岗)了?$|^(?:i'?m |i am |i came |came |i got |got )?back (?:already|early|earlier|sooner)(?: than planned)?$`)

// illSaid finds that somebody is absent because he is ill.
var illSaid = wording.Compile(`病|身体不舒服|不舒服|发烧|\b(sick|ill|unwell|flu|fever)\b`)

// ownLeave finds that he speaks of himself, whoever else is named.
var ownLeave = wording.Compile(`我|\b(i|i'?m|my|me)\b`)

// leaveWord finds where a leave is said: who is named before it takes it.
var leaveWord = wording.OneOf(
	`休假`, `请假`, `年假`, `病假`, `事假`, `婚假`, `产假`, `调休`, `不在`, `出差`, `on leave`,
	`out of office`, `on holiday`, `on vacation`, `off sick`, `sick leave`, `parental leave`,
	`day off`, `out sick`, `\bis (?:off|away|out)\b`,
)

// deputyWords find who stands in: 审批给老周, approvals to Zhou, Li covers.
var deputyWords = wording.OneOf(
	`(?i)[,, ]*有?(?:什么|急)?事(?:情|儿)?(?:都|就|可以|请|先)*(?:找|联系|问)`+
		`\s*([\p{Han}A-Za-z]{1,10}?)(?:就行|就好|吧|处理)?$`,
	`[,，。;； ]*(?:我的)?审批(?:先|就|都)*([\p{Han}]{2,3}?|[A-Za-z]+)(?:来|帮忙|帮|先)*(?:代|批|替|顶|管)(?:着|我|一?下)?$`,
	`(?:审批|工作|事情|客户)?(?:先)?(?:给|交给|转给|由|让)\s*([\p{Han}A-Za-z]{1,10}?)`+
		`(?:代|处理|批|负责|$|[,,。;;\s])`,
	`(?:approvals? to|deputy|covered by|stands in:?|ask)\s+([A-Za-z]+|\p{Han}{1,6})`,
	`([\p{Han}A-Za-z]+) (?:covers|stands in|covering|approves)\b`,
	`(?:^|[,，。;； ])([\p{Han}A-Za-z]{1,10}?)(?:来|先)?(?:替|代替|顶替)(?:一?下)?`+
		`[他她我](?:的?班|的活|几天)?$`,
	`[,，。;； ]([\p{Han}A-Za-z]{1,10}?)(?:来|先|帮忙|帮)*(?:顶|代|替|代班|顶班|盯|照看|兜)`+
		`(?:着|一?下|几天|一天|一?阵|班)?$`,
)

// theyAreBack says of a colleague that he is there again: 小李回来了, Anna is back.
var theyAreBack = wording.Compile(`^(\p{Han}{2,4}?|[a-z]{2,20})(?:今天|已经|提前|休假|出差)*(?:回来|上班|销假|返岗)了$|^([a-z]{2,20}) (?:is|'s) back(?: (?:today|already|at work|early))?$`)
