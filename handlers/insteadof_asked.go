package handlers

import (
	"slices"
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// nowWords end many a question and say nothing.
const nowWords = `(?:来着)?(?:啊|呢|呀|吗)?[?？]?$`

// typesZH are types of activity, of which is asked how many there were.
const typesZH = `高层拜访|技术研讨|技术交流|项目交流|方案演示|项目考察|条款谈判`

// askedPhrases are what is asked of a deal and of figures in the words of a talk.
var askedPhrases = []phrase{
	{said: wording.Compile(`^(?:现在|目前)?(?:是)?谁(?:在|还在)?(?:跟|负责|管|跑)(?:着|进)?(?:他们|她们|这家|那家|对方|这个客户)(?:家)?` + nowWords), as: "@谁在跟", when: knownThere},
	// a customer and his people (F7, G4, H4)
	{said: wording.Compile(`^` + atCustomer + `(?:的)?(?:高层|领导|老板)(?:拜访)?(?:有|已经)?(?:多久|多长时间|几个月|好久|很久)没(?:有)?(?:去|拜访|见|跑|来往|走动)(?:了|过)*` + nowWords), as: "@的高层拜访多少次"},
	{said: wording.Compile(`^` + atCustomer + `(?:最近|上|最后)(?:一)?次(?:的)?高层拜访(?:是)?(?:什么时候|哪天|谁去的)?` + nowWords), as: "@的高层拜访多少次"},
	{said: wording.Compile(`^` + atCustomer + `(?:一共|总共)?(?:有|做|安排|去|搞)?(?:过|了)?(?:几|多少)[次趟](` + typesZH + `)` + nowWords), as: "@的$2多少次"},
	{said: wording.Compile(`^(?P<at>[^,，。:： ]{2,14}?)的(` + typesZH + `)` + nowWords), as: "@的$2多少次"},
	{said: wording.Compile(`^` + atCustomer + `(?:我们?)?还(?:见过|认识|接触过|有)(?:哪些|什么|谁|哪个)(?:人|联系人)?` + nowWords), as: "@联系人有谁"},
	{said: wording.Compile(`^who else (?:have (?:we|i) met|do (?:we|i) know|did (?:we|i) meet|is)(?: there| over there| at (?P<at>[a-z0-9&. -]{2,30}?))?` + nowWords), as: "who do we know at @"},
	{said: wording.Compile(`^(?:the |our )?contacts at (?P<at>[a-z0-9&. -]{2,30}?)` + nowWords), as: "who do we know at @"},
	{said: wording.Compile(`^` + atCustomer + `(?:的)?(?:服务|售后|报修|质量|设备)问题(?:都|现在)?(?:解决|处理|修好|弄好|关)(?:好|完|掉)?(?:了)?(?:吗|没|没有|么)[?？]?$`), as: "@服务问题"},
	{said: wording.Compile(`^(?:is|are|was|were) (?:the |their |our |that )?(?:service )?` +
		`(?:issues?|problems?|faults?)(?: at (?P<at>[a-z0-9&. -]{2,30}?))?` +
		` (?:fixed|solved|sorted|resolved|closed)(?: now| yet)?` + nowWords), as: "@ service issues"},
	{said: wording.Compile(`^` + atCustomer + `(?:上次|上回|最近一次)(?:都)?(?:谈|聊|说)了(?:啥|什么|些什么)` + nowWords), as: "@上次聊了啥"},
	{said: wording.Compile(`^` + atCustomer + `(?:算|是|定的?)(?:是)?几(?:级|类)(?:客户)?` + nowWords), as: "@啥情况"},
	{said: wording.Compile(`^(?:去|出发|见他们?|拜访)(?:之)?前(?:先)?帮我准备(?:一下|下|点)?(?:资料|东西)?(?:吧)?$`), as: "帮我准备一下@"},
	// how far a deal is (J11-J15, I5, I6)
	{said: wording.Compile(`^` + atCustomer + `(?:这个?)?(?:单子?|项目|商机)?(?:现在)?(?:算|在|到|属于)(?:漏斗)?(?:的)?第?(?:几|哪一?)层(?:了)?` + nowWords), as: "@在漏斗哪一层"},
	{said: wording.Compile(`^` + atCustomer + `(?:这个?)?(?:单子?|项目|商机)?(?:为什么|为啥|为何|怎么)(?:还)?(?:不|没)(?:算|是|到|进)` +
		`(?:得?上|到)?(?:我的项目|落实项目|潜在商机|漏斗|第.层)(?:里)?` + nowWords), as: "@在漏斗哪一层"},
	{said: wording.Compile(`^(?:which|what) (?:funnel )?level is (?P<at>[a-z0-9&. -]{2,30}?) (?:on|at|in)` + nowWords + `|^(?:which|what) funnel level is (?P<at2>[a-z0-9&. -]{2,30}?)` + nowWords), as: "funnel level of @"},
	{said: wording.Compile(`^` + atCustomer + `(?:现在)?还?(?:差|缺)(?:哪几?|哪些|几|什么|啥)(?:个)?(?:条件|条|项|样)(?:件|条件)?` + nowWords), as: "@还差什么", when: noForm},
	{said: wording.Compile(`^(?:tell me|show me|show|what are|give me)(?: the)?(?: (?:ten|10|assessment|opportunity))? questions(?: (?:for|of|at) (?P<at>[a-z0-9&. -]{2,30}?))?` + nowWords), as: "assess @"},
	{said: wording.Compile(`^(?:那)?评估(?:一下|一遍|下)(?:吧)?$`), as: "评估 @"},
	{said: wording.Compile(`^(?:what's|what is|show me|show)? ?(?:our |the |their )?swot(?: (?:for|of|at) (?P<at>[a-z0-9&. -]{2,30}?))?` + nowWords), as: "SWOT @"},
	{said: wording.Compile(`^` + atCustomer + `(?:这单|那单)?(?:[\d.]+(?:万|w)?的?)?(?:我们?的?|咱们?的?)?(?:底价|底线|最低价)(?:是|定的?|定了)?(?:多少|几多|到哪|在哪|什么价)` + nowWords), as: "@谈判记录"},
	{said: wording.Compile(`^([^,，。 我咱]{2,8}?)(?:的)?(?:价格|报价)?(?:是)?比(?:我们?|咱们?)(?:的)?(?:贵还是便宜|便宜还是贵|高还是低|低还是高|(?:贵|便宜|高|低)(?:多少|几个点))` + nowWords), as: "$1有什么短板", when: hasOpen},
	{said: wording.Compile(`^谁(?:现在|这周|明天|后天|今天)?(?:有空|有时间|能)(?:陪|跟|和|带)我(?:一起|一块)?(?:去|跑|过去|拜访).{0,12}$`), as: "谁在休假"},
	{said: wording.Compile(`^((?:今天|昨天|上午|下午)?(?:跑|去|见|拜访)了[一两二三四五六七八九十\d]+(?:家|个客户))[,，]?(?:帮我)?(?:写|记|登记|补)一?下(?:吧)?$`), as: "$1"},
	{said: wording.Compile(`^(.{1,8}?(?:前|之前|以前))(?:得|要|先|就)*把价(?:格)?报(?:了|过去|出去|给他们?)?$`), as: "$1报价"},
	{said: wording.Compile(`^(?:我|已经|刚)*把价(?:格)?报(?:了|过去了|出去了|给他们?了)$`), as: "报价发了"},
	{said: wording.Compile(`^` + atCustomer + `(?:那单|那趟|那次|这趟|[下这本]?周[一二三四五六日天]|明天|后天)?我(?:也|可以|来)?(?:陪|带|跟着)([^,，。 我]{2,4}?)(?:一起|一块)?(?:去|过去|跑)(?:一趟|一下)?(?:吧)?$`), as: "提醒我陪$2去@", when: knownThere, ours: []int{2}},
	{said: wording.Compile(`^` + atCustomer + `(?:这单|那单|这个单子)?(?:想|要|得|帮我)*(?:给|申请|要|批)(?:一)?个?(?:特价|折扣|优惠)[,，](?:最低|能|可以|希望)*(?:批|放|降|给|做)到([\d.]+(?:万|w)?)(?:吧)?$`), as: "@申请特价$2", when: byRep},
	// who else bids, and what is a project of its own
	{said: wording.Compile(`^` + atCustomer + `(?:这单|那单|这个单子|那个单子)?(?:现在)?(?:还有|都有|有)?谁(?:还|也|都)?在?(?:跟|和|同|与)(?:我们?|咱们?)(?:在)?(?:抢|争|竞争|拼|比价|打)(?:单|价)?` + nowWords), as: "@对手有谁", when: hasOpen},
	{said: wording.Compile(`^(?:现在|目前)?(?:有)?(?:哪些|哪几个|几个|多少)(?:项目|单子?|商机|客户)?(?:都|已经)?立(?:了|过)?项(?:批)?(?:下来)?了?的?` + nowWords + `|^立(?:了|过)?项了?(?:的)?(?:有)?(?:几个|哪些|哪几个)(?:项目|单子?)?` + nowWords), as: "已立项的项目有哪些"},
	{said: wording.Compile(`^` + atCustomer + `(?:这|那)?个?(?:算|是|算是)(?:一个|个)?(?:新的?|另一个|单独的?)(?:项目|商机|单子)(?:了)?(?:吗|么|吧)[?？]?$`), as: "@有几个商机", when: hasOpen},
	{said: wording.Compile(`^what(?:'s| is) (?:our|the) floor(?: price)?(?: (?:for|at) (?P<at>[a-z0-9&. -]{2,30}?))?` + nowWords), as: "@ negotiation log"},
	{said: wording.Compile(`^how long (?:is|has) (?P<at>[a-z0-9&. -]{2,30}?) (?:been )?in m\d+(?: now| already)?` + nowWords), as: "which stage is @ in"},
	{said: wording.OneOf(
		`^(?:so )?(?:can|could|will|do) we (?:still )?win (?:it|this|this one|that one)`+nowWords,
		`^what(?:'s| is| are) (?:our|the) (?:win )?(?:chances?|odds)`+
			`(?: there| here| of winning| on this one)*`+nowWords,
	), as: "can we win @", when: hasOpen},
	{said: wording.Compile(`^(?:what|which) (?:stage|milestone) (?:are we|is it|is this)(?: at| in| on)?(?: now| there)?` + nowWords), as: "which stage is @ in"},
	{said: wording.Compile(`^(?:show(?: me)?|what(?:'s| is)) (?:the |our )?(?:battle )?plan(?: (?:for|at) (?P<at>[a-z0-9&. -]{2,30}?))?` + nowWords), as: "battle plan for @", when: hasOpen},
	{said: wording.Compile(`^(?:the )?(?:rivals?|competitors?|competition) (?:at|of|for) (?P<at>[a-z0-9&. -]{2,30}?)` + nowWords + `|^(?P<at2>[a-z0-9&. -]{2,30}?) (?:rivals|competitors)` + nowWords), as: "who are the rivals at @", when: knownThere},
	{said: wording.Compile(`^who(?:'s| is) (?:also |else )?against us(?: there| here)?` + nowWords), as: "who are we up against"},
	{said: wording.Compile(`^(?:我们?)?(?:现在)?(?:在)?(?:跟|和)谁(?:在)?(?:竞争|抢|争)(?:这单|这个单子?)?` + nowWords), as: "对手有谁", when: hasOpen},
	{said: wording.Compile(`^(?:这个?|那个?|它)?(?:单子?|项目|商机)?漏斗(?:里)?(?:现在)?(?:走|算)?(?:到|在)(?:了)?第?(?:几|哪一?)层(?:了)?` + nowWords), as: "@在漏斗哪一层", when: hasOpen},
	{said: wording.Compile(`^(?:还有|还)?(?:哪些|哪几个|什么|几个)条件(?:还)?(?:没|不)(?:有)?(?:满足|达到|达成|符合|够|打勾|做到)(?:的)?` + nowWords), as: "@还差什么", when: hasOpen},
	{said: wording.OneOf(
		`^(?:还有|还)?(?:哪几个|哪些|几个|哪个)(?:问题)?(?:还)?没(?:有)?(?:答|回答|问|问到|清楚|弄清|打钩)(?:的|了)?`+nowWords,
		`^(?:那)?(?:十个?|10个?)?(?:个)?问题(?:里|中)?(?:还)?(?:差|剩|缺)(?:哪几个|哪些|几个|多少)(?:个)?`+nowWords,
		`^what(?:'s| is) (?:still )?(?:missing|open|left|unanswered) (?:on|of|in|from) the (?:ten |10 )?questions`+nowWords,
		`^which (?:of the )?(?:ten |10 )?questions are (?:still )?(?:missing|open|left|unanswered|unclear)`+nowWords,
	), as: "评估 @", when: hasOpen},
	{said: wording.OneOf(
		`^(?:除了|除)[^,，。 ]{1,8}?(?:以外|之外)?(?:,|，)?(?:我们?)?(?:还)?(?:得|要|该|应该|需要|可以|能)*(?:搞定|见|找|认识|接触|拜访|攻|跟|联系|谈)(?:一下)?(?:谁|哪些人|哪个人|哪几个人)`+nowWords,
		`^(?:我们?)?(?:那边|那里|里面)?(?:还)?(?:缺|差|漏)(?:了)?(?:谁|哪些人|哪个人|哪个角色|哪些角色)(?:还)?(?:没)?(?:有)?(?:见|见过|接触|找到|搞定|认识|联系)?(?:过|的)?`+nowWords,
		`^(?:还有|还)谁(?:没|没有)(?:见|见过|接触|接触过|搞定|联系|谈)(?:过|的|到)?`+nowWords,
		`^who else (?:should|must|do|could) (?:i|we) (?:need to )?(?:meet|see|talk to|win over|get to|know)(?: there| over there)?`+nowWords,
		`^who(?:m)? (?:are we|am i) (?:still )?missing(?: there)?`+nowWords,
	), as: "@找对人", when: stillAsked},
	{said: wording.Compile(`^(?:我)?(?:过去|去|到时候)?(?:要|得|该|需要)?(?:带|准备)(?:些|点)?(?:什么|啥|哪些)(?:资料|东西|材料|文件)?(?:过去|去)?` + nowWords), as: "帮我准备一下@", when: stillAsked},
	{said: wording.OneOf(
		`^(?:我们?|价格|报价|这单)?(?:最低|最多|底线|顶多)(?:能|可以)?(?:给|降|让|报|放|做)(?:他们?)?(?:到)?(?:多少|几|哪)(?:钱|万|个点)?`+nowWords,
		`^(?:我们?|价格|报价)?(?:能|可以|可不可以|能不能)(?:降|让|给|放|报)(?:他们?)?到[\d.]+(?:万|w|k)?(?:吗|么|不)[?？]?$`,
		`^(?:can|could|may) (?:i|we) (?:go|come)(?: down| as low as| lower)* (?:to |than |below )?[\d.,]+ ?[kmw]?`+nowWords,
		`^how (?:low|far down) (?:can|could|may) (?:i|we) go`+nowWords,
	), as: "@谈判记录", when: hasOpen},
	{said: wording.Compile(`^(?:客户|他们|对方)?(?:有没有|有)?(?:还|砍|压|杀)(?:过|了)?价(?:了)?(?:吗|没|没有|么)[?？]?$`), as: "@谈判记录", when: hasOpen},
	{said: wording.Compile(`^(?:它|这单|那单|这个单子?|那个单子?)?(?:为什么|为啥|怎么)(?:还|一直|老是)?(?:停|卡|留|待|搁)(?:在)?(?:那|这|那里|这里|那儿|这儿|原地|这一步|着)(?:不动)?(?:了)?` + nowWords), as: "@还差什么", when: stillAsked},
	{said: wording.Compile(`^(?:is|are|was) (?:the|that|my|our) ([a-z]+(?: [a-z]+)?) (?:booked|scheduled|arranged|fixed|confirmed|planned)(?: in| yet| now| already)*` + nowWords), as: "when's the $1"},
	{said: wording.Compile(`^(?:到底|究竟|现在)*卡(?:在)?(?:哪|哪里|哪儿|什么地方)(?:了)?` + nowWords), as: "@还差什么", when: stillAsked},
	{said: wording.Compile(`^` + atCustomer + `离(?:签单|签约|签下来|签|成交|下单)(?:还)?(?:差|有|要)(?:几步|多少|多远|几关|什么|哪些)(?:路)?` + nowWords), as: "@还差什么", when: stillAsked},
	{said: wording.Compile(`^(?:is|has) (?P<at>[a-z0-9&. -]{2,30}?) (?:in|entered|reached) (?:the |our )?funnel(?: yet| now)?` + nowWords), as: "funnel level of @", when: hasOpen},
	{said: wording.Compile(`^` + atCustomer + `(?:进|在|入)(?:了)?漏斗(?:里)?(?:了)?(?:吗|没|没有|么)[?？]?$`), as: "@在漏斗哪一层", when: hasOpen},
	{said: wording.Compile(`^(?:did|have|has) (?:they|he|she) (?:push(?:ed)? back|haggled?|complain(?:ed)?|object(?:ed)?|negotiated?)(?: on| about| over)?(?: the| our)? ?(?:price|quote|offer)?` + nowWords), as: "@ negotiation log", when: hasOpen},
	{said: wording.Compile(`^who(?:'s| is| are) (?:my|our|the) contacts?(?: person)? (?:there|at (?P<at>[a-z0-9&. -]{2,30}?))` + nowWords), as: "who do we know at @"},
	{said: wording.Compile(`^(?:这家|那家|这单|那单|这个客户)?(?:是|现在)?(?:谁|哪个)(?:在)?(?:负责|跟|跟进|管)(?:的|着)?` + nowWords), as: "@谁在跟", when: justOfCustomer},
	{said: wording.Compile(`^(?:等会儿?|一会儿?|待会儿?|马上|下午|上午|明天|今天)?(?:我)?(?:要|得|就|准备)?去(?P<at>[^,，。:： ]{2,14}?)[,，](?:先)?(?:帮我)?准备(?:一下|下|点什么|点资料)?$`), as: "准备 @", when: knownThere},
	{said: wording.Compile(`^([^,，。 我们谁]{2,8}?)(?:碰到|遇到|撞上|碰上)(?:了|过)?(?:几|多少)(?:次|单|回)(?:了)?` + nowWords), as: "碰到$1的单有几单", when: byLeader},
	// money of a deal (m8, m9, J1)
	{said: wording.Compile(`^` + atCustomer + `(?:第[一二三四五六\d]期|质保金)(?:款)?(?:是)?(?:什么时候|啥时候|哪天|几号)(?:能|该|要)?(?:到期|付|到|收|给|退)` + nowWords), as: "@付款计划", when: hasSigned},
	{said: wording.Compile(`^(?:the )?payments?(?: at| of| from| for)? (?P<at>[a-z0-9&. -]{2,30}?)` + nowWords), as: "@ payment plan", when: hasSigned},
	{said: wording.OneOf(
		`^(?:so )?(?:what|how much) (?:did|has)`+
			` (?:that|it|this|(?P<at>[a-z0-9&. -]{2,30}?)) cost(?: us)?(?: so far)?`+nowWords,
		`^(?:did|have) we (?:spend|spent) too much on (?P<at2>[a-z0-9&. -]{2,30}?)`+nowWords,
		`^how much (?:did|have) we (?:spend|spent) on (?P<at3>[a-z0-9&. -]{2,30}?)`+
			`(?: so far)?`+nowWords,
	), as: "what did @ cost us", when: knownThere},
	{said: wording.Compile(`^` + atCustomer + `离立项(?:还)?(?:差|缺)(?:啥|什么|多少|哪些|哪几项)` + nowWords), as: "@还差什么"},
	{said: wording.Compile(`^(?:现在)?(?:已经)?(?:有)?几(?:个|条|题)(?:是|否|不清)(?:了|的)?` + nowWords), as: "评估 @"},
	{said: wording.Compile(`^[^,，。 ]{2,6}?(?:到底)?(?:是不是|有没有)(?:在)?(?:支持|反对|不支持|挺)(?:我们|咱们)(?:的)?` + nowWords), as: "@关系图"},
	{said: wording.Compile(`^` + atCustomer + `(?:的)?(?:付款|账期|价格|条款)(?:条件|方式)?(?:是|上次)?怎么(?:谈|定|约定|说)的` + nowWords), as: "@谈判记录"},
	{said: wording.Compile(`^` + atCustomer + `(?:这次|这单|这个单子?|接下来)?怎么打(?:法)?` + nowWords), as: "@作战计划"},
	// figures (A3, A4, E6, F2, J1)
	{said: wording.Compile(`^(\d+(?:\.\d+)?(?:万|亿|w)(?:以上|以下|往上))的?(?:都)?(?:有)?(哪些|几个|谁|多少个)` + nowWords), as: "$1的单有$2"},
	{said: wording.OneOf(
		`^(?:有)?(?:哪些|哪几个|谁的?)(?:单子?|项目)?(?:都)?(?:停|卡|拖)`+
			`了?(?:.{1,3}(?:个?月|周|天))(?:以上|多)?(?:的|了)*`+nowWords,
		`^(?:哪个|哪些|谁)(?:单子?|项目)?(?:停|卡|拖)(?:得|的)?(?:最久|最长)`+nowWords,
	), as: "停得最久的单"},
	{said: wording.OneOf(
		`^(?:从)?m\d+(?:到|至|-|→|进)m\d+的?转化.{0,14}$`,
		`^(?:单子?|项目)?(?:在)?(?:每个?|各个?)(?:里程碑|阶段|步)(?:都)?`+
			`(?:平均|大概|一般)?停(?:留)?(?:了)?(?:多少天|多久|几天)`+nowWords,
		`^(?:单子?|项目)?平均(?:都)?停(?:留)?(?:了)?(?:多少天|多久|几天)`+nowWords,
	), as: "转化率"},
	{said: wording.Compile(`^(?:还)?有?(?:哪些|多少)?(?:已经)?逾期(?:了)?的?(?:回款|款项?|付款|货款|账|应收款?)(?:都)?(?:有)?(?:哪些|多少|清单|名单)?` + nowWords), as: "逾期款有哪些"},
	{said: wording.Compile(`^(?:现在)?(?:在|正在)?(?:投标|招投标|招标)(?:的|中的?)?(?:单子?|项目)?(?:有)?(?:几个|哪些|多少个?|清单|名单|列表)(?:[,，].{0,12})?` + nowWords), as: "在投标的单有哪些"},
	{said: wording.Compile(`^([abcd])(?:类|级)(?:的)?(?:客户)?(?:都)?(?:有)?(?:多久|多长时间)没(?:有)?(?:去|拜访|联系|跟|见)(?:了|过)*` + nowWords), as: "最久没去的$1类客户"},
	{said: wording.Compile(`^(?P<who>[^,，。 我]{2,6}?)((?:今年|这个?月|本月|这个?季度|本季度|这周|本周)?)的?目标(?:呢|多少|是多少|完成多少了?|怎么样了?|差多少)[?？]?$`), as: "$1$2完成多少了", when: ofColleague},
	{said: wording.Compile(`^(?:这个?|本|上个?)(月|周|季度)比(?:这个?|本|上个?)(?:月|周|季度)(?:多|少)(拜访|签|打电话|花|新增)了?(?:了)?(?:几|多少)(?:次|家|单|个|钱)?` + nowWords), as: "这个$1和上个$1$2差多少"},
	{said: wording.Compile(`^(?:这个?|本)(月|周|季度)比上个?(?:月|周|季度)(?:多|少)(?:跑|去|见)了?(?:几|多少)(?:次|家|个|趟)(?:客户)?` + nowWords), as: "这个$1和上个$1拜访差多少"},
	{said: wording.Compile(`^(?:这|本|今)个?(季度|月|年|周)(?:还|一共|总共)?差(?:多少|几多|得多吗|得远吗)(?:钱)?` + nowWords), as: "这个$1离目标还差多少"},
	{said: wording.Compile(`^(?:([^,，。 ]{2,8}?)(?:那个?|那边|那单|这单|的单子?))?(?:千万|先|暂时)*(?:别|不要)(?:让|叫)(?P<who>[^,，。 ]{2,4}?)(降价|.{3,20})$`), as: "让$2先别$3 $1", when: ofLedColleague},
	{said: wording.Compile(`^how (?:far|much) (?:off|behind|short)(?: (?:am i|are we|is it))?(?: now)?` + nowWords), as: "how big is my gap"},
	{said: wording.Compile(`^我?(?:现在)?手[上里头](?:的)?(?:单子?|项目)?(?:还)?(?:有|一共|总共)*多少钱` + nowWords), as: "我在谈的单一共多少钱"},
	{said: wording.Compile(`^([^,，。 我们谁]{2,8}?)(?:今年|去年|上个?月|这个?月|本季度)?(?:赢|抢|撬|截)了?(?:走)?(?:我们|咱们)的?(?:几|多少)(?:次|单|个|家)(?:了)?` + nowWords), as: "输给$1的单有几单", when: byLeader},
	{said: wording.Compile(`^(?:这|那)?(?:差|缺)的(?:钱|部分|金额|业绩|数)?(?:从哪|靠谁|靠哪)(?:里|些|个)?(?:来|补|单)*` + nowWords), as: "快签的单有哪些"},
	{said: wording.Compile(`^(哪个|哪些)行业(?:最|更)(?:赚钱?|挣钱|值钱|好做)` + nowWords), as: "$1行业签得最多", when: byLeader},
	{said: wording.Compile(`^(?:下?周一|明天|这周|本周|下周|例)?(?:例)?(?:开)?会上?(?:要|该|上)?(?:说|讲|过|看|聊|准备)(?:啥|什么|点啥|点什么|哪些)` + nowWords), as: "这周会上讲什么", when: byLeader},
	{said: wording.Compile(`^单一联系人(?:的)?(?:客户)?(?:有)?(?:哪些|几家|清单|名单)?$`), as: "哪些客户只有一个联系人"},
	{said: wording.Compile(`^(?:客户)?满意度(?:情况|怎么样)?$`), as: "哪些客户还没做满意度电话", when: byLeader},
	{said: wording.Compile(`^(?:现在|目前|我们?的?|团队的?|漏斗)*加权(?:金额|后|额|值)?(?:是|有|到)?(?:多少|几多)(?:了)?` + nowWords), as: "缺口"},
	{said: wording.Compile(`^(?:那|还|一共|总共)*差(?:多少|几多|得多吗|多远)(?:钱|了)?` + nowWords), as: "离目标还差多少", when: askedGoal},
	{said: wording.OneOf(
		`^(?:大家|各人|每个人|每人|谁|各自|他们)(?:都|各|各自)?(?:离目标|的?缺口)?(?:还)?(?:差|缺)(?:多少|几多|得最多|最多|得最远)?(?:钱|万|了)?`+nowWords,
		`^(?:大家|各人|每个人|每人|各自)的?(?:目标)?(?:都)?(?:完成|达成)(?:了)?(?:多少|几成|情况|得怎么样)(?:了)?`+nowWords,
		`^谁离目标(?:最|还)?(?:远|差得最多|差最多|差多少)`+nowWords,
		`^缺口(?:按人|分到人|各人|都是谁的|是谁的)`+nowWords,
		`^how far (?:off|short|behind) is (?:each|everybody|everyone|each rep)`+nowWords,
	), as: "大家的目标", when: byLeader},
	{said: wording.Compile(`^(?:看看|看下)?目标$`), as: "目标怎么样"},
	{said: wording.Compile(`^(?:看看|看下)?我的?(?:所有|全部|最近的?)?拜访(?:记录)?$`), as: "本周的拜访"},
	{said: wording.Compile(`^(?:看看|看下)?(?:大家|团队)(本周|这周|上周|今天|昨天)?的拜访(?:记录)?$`), as: "大家$1拜访了哪些客户"},
	// whom to ask, and who is to try (G2, L19)
	{said: wording.Compile(`^(?:帮我)?(?:问下|看看|看下)?(?:还有)?(?:谁|哪些客户|哪个客户|哪家)(?:能|可以|会|愿意)` +
		`(?:帮|给|替)?(?:我们?|咱们?)?(?:介绍|引荐|推荐)(?:点|些|个)?(?:新)?` +
		`(?:客户|单子?|项目|生意)?` + nowWords), as: "可以请谁引荐"},
	{said: wording.Compile(`^(?:新机器?|新品|新产品|新设备|样机|新机型)(?:应该|该|要|可以)?(?:先)?(?:给|找|让|放)(?:谁|哪家|哪个客户|哪些客户)(?:那)?(?:先)?(?:试|用)(?:试|用|销)?` + nowWords), as: "试销 新品"},
	{said: wording.Compile(`^` + atCustomer + `(?:能不能|可不可以|可以|能|适合|够格)(?:先)?(?:试|试用|试销|试试)(?:一下)?(?:新品|新机器?|新产品|样机|新设备)(?:吗|么|不)?[?？]?$`), as: "试销 新品"},
	{said: wording.OneOf(
		`^(?:谁|哪些|哪个)(?:人)?(?:的|客户的?)?档案(?:看着|看起来)?(?:像|可能|有点)?`+
			`(?:是)?(?:编|假|可疑|有问题|不实|瞎填|乱填|凑).{0,4}$`,
		`^抽查(?:一?下|几个)(?:.{1,4}的)?(?:客户|档案|资料)*$`,
		`^抽查(?:客户|档案|资料)+$`,
	), as: "抽查", when: byLeader},
	// whom to send there (G4)
	{said: wording.Compile(`^(?:我)?(?:想|希望|要|能不能|可不可以|麻烦)?(?:请|让|叫)(\p{Han}{1,2}(?:总监?|董))` +
		`(?:一起|亲自|出面|陪我|抽空|有空|下周|也)*(?:去|来|到)` +
		wording.Any(
			`一趟`, `看看`, `看下`, `拜访`, `见见`, `见`, `坐坐`, `走走`, `会会`, `拜会`,
		) + `*(?:一下)?(?P<at>[^,，。:： 吗]{2,14}?)(?:那边|那儿|一趟|看看|坐坐|走走)?(?:吧)?$`), as: "高层拜访安排一下@", when: ofOurBoss},
	{said: wording.Compile(`^(?:please |can you |could you )*(?:book|get|ask|bring|have) (?:the |our )?` +
		`(?:director|ceo|boss|managing director|md)(?: in| along| over)? (?:for|to) (?:a |an )?` +
		`(?:executive )?visit` +
		wording.Maybe(` (?:to|at) (?P<at>[a-z0-9&. -]{2,30}?)`, ` them`, ` there`) + `$`), as: "arrange an executive visit at @"},
	// what a manager asks of his team (I1, I3, D7, D8, L28, J1)
	{said: wording.Compile(`^(?:有没有|有|哪些|哪几个)(?:客户|公司)?(?:名字|名称)?(?:重名|重复|相近|撞名)(?:的|了)?(?:客户|公司)?` + nowWords), as: "有没有重复的客户"},
	{said: wording.Compile(`^撞单(?:都)?(?:处理|解决|核对|判)(?:好|完)?了?(?:吗|没|没有|么)[?？]?$`), as: "撞单"},
	{said: wording.Compile(`^have i logged (?:anything|something|any visits?)(?: today| yet)*` + nowWords), as: "my day"},
	{said: wording.Compile(`^(?:把|给)?(.{2,8}?最[多差少久])的(?:人|那个人?|那几个人?)(?:提醒|催|敲打|点名|说)(?:一下|下|一声)?(?:吧)?$`), as: "谁$1", when: byLeader},
	{said: wording.Compile(`^(?:还有)?(?:缺|没有|没)(?:填|写)?(来源|区域|行业|年?营业额|分类|联系人|电话|地址)的(?:客户|线索)?(?:还)?(?:有)?(?:几|多少|哪些)(?:条|个|家)?` + nowWords), as: "没填$1的客户有哪些"},
	{said: wording.Compile(`^(?:还有)?(?:谁|哪些人?|哪几个)(?:的)?(?:客户|线索)?(?:都|还)?没(?:有)?(?:填|写|录|补)(?:客户|线索)?(来源|区域|行业|营业额|分类|联系人|电话|地址)` + nowWords), as: "没填$1的客户有哪些"},
	{said: wording.Compile(`^(?:谁|哪些|哪家|哪个)(?:的)?(?:客户|联系人|关系)*(?:最|比较|太)?(?:单薄|薄弱|单一)` + nowWords), as: "哪些客户只有一个联系人"},
	{said: wording.Compile(`^(今天|昨天|这周|本周|上周)?(?:都)?(?:谁|大家|各人|每个人)(今天|昨天|这周|本周|上周)?(?:都)?(?:做|干|忙)了?(?:些)?(?:什么|啥)(?:事)?` + nowWords), as: "$1$2大家跑得怎么样", when: byLeader},
	{said: wording.Compile(`^新(?:客户)?(?:和|跟|与|、)?老客户(?:各|分别|都)*(?:跑|去|拜访|见)(?:了)?(?:几|多少)(?:次|家|趟)?` + nowWords), as: "新老客户"},
	{said: wording.Compile(`^(?:这|那)(?:个)?(?:单子?|项目)(?:[^,，。 ]{2,4}?)?(?:跟|跑|去)(?:了|过)+(?:几|多少)[次趟回]` + nowWords), as: "@拜访几次了", when: knownThere},
	{said: wording.Compile(`^(?:差的|缺的|缺口)(?:部分|钱)?(?:,|，)?(?:哪|靠哪|用哪)(?:几|些|个)?(?:单|单子|项目)?(?:能|可以)?(?:补|填|顶)(?:上|齐|回来)?` + nowWords), as: "快签的单有哪些"},
	{said: wording.Compile(`^(?:哪|谁)(?:个|家|些)?(?:单子?|项目|客户)?(?:花|用|占|投入)(?:的|了|得)?(?:人工|人力|工时|人天|时间|精力|资源)(?:最多|最大)` + nowWords), as: "投入产出"},
	{said: wording.OneOf(
		`^(?:漏斗里?的?)?(潜在商机|落实项目)(?:里|中|这层)?(?:有|是|都有|现在有)?`+
			`(?:哪些|哪几个|几个|谁|多少|几单)(?:单子?|项目|商机)?`+nowWords,
		`^(潜在商机|落实项目|我的项目)(?:为什么|为啥|怎么)(?:是|只有|才)*`+
			`(?:0|零|\d+个?|没有|这么少|一个都没有?)`+nowWords,
	), as: "漏斗"},
	{said: wording.Compile(`^前(?:几|[三五十]|\d+)(?:家|个|名)(?:客户)?(?:加起来|一共|总共|合计)?占(?:了)?(?:几成|多少|百分之几|多大比例)` + nowWords), as: "80/20"},
	{said: wording.Compile(`^([abcd])(?:类|级)(?:的)?(?:客户)?(?:都)?(?:拜访|去|跑|见|联系)(?:到|过|完|遍)*了?(?:没|吗|么|没有)[?？]?$`), as: "最久没去的$1类客户"},
	{said: wording.Compile(`^满意度(?:电话)?(?:还|该|轮到|要)*(?:打|做)?(?:给)?(?:谁|哪家|哪个|哪些)(?:客户)?(?:了|还没打|没打|没做)?` + nowWords), as: "哪些客户还没做满意度电话", when: byLeader},
	{said: wording.Compile(`^(?:\p{Han}{1,2}总|总监|高层|领导)(?:该|应该|要|得)(?:去)?(?:看|拜访|见|跑)(?:看)?(?:哪家|谁|哪些|哪个客户|哪几家)` + nowWords), as: "哪些客户没有高层拜访", when: byLeader},
	{said: wording.Compile(`^(?P<at>[a-z0-9&. -]{2,30}?)(?: is| at|:)? (\d{2}) ?(?:%|percent)(?: now| sure| likely)?$`), as: "@ win chance $2%", when: hasOpen},
	{said: wording.Compile(`^` + atCustomer + `(?:那个?(?:单子?|项目)|这单)?的?(?:胜算|把握|概率|赢面|赢率)?(?:大概|估计|现在|差不多|有|是|到)*(\d{2})%(?:了|吧|左右)?$`), as: "@把握$2%", when: hasOpen},
	{said: wording.Compile(`^([a-z][a-z-]{2,20})'s (?:really |still |clearly )?(against us|with us|on our side|our champion)$`), as: "$1 is $2"},
	// moves and ends in other words
	{said: wording.Compile(`^(?:the |my |our )?(` +
		wording.Any(
			`demo`, `visit`, `meeting`, `call`, `appointment`, `lunch`, `dinner`, `presentation`,
		) + `)(?:'s| is| was| got| has been| has)? ` +
		wording.Any(
			`moved`, `pushed`, `postponed`, `rescheduled`, `shifted`, `put off`,
			`brought forward`,
		) + `(?: back)? (?:to|till|until) (.{3,24})$`), as: "move the $1 to $2"},
	{said: wording.Compile(`^(?:please )?(?:mark|set|put|close) (?P<at>[a-z0-9&. -]{2,30}?) (?:as |down as |to )*lost$`), as: "@ is lost"},
	{said: wording.Compile(`^(?:we(?:'ve| have)? |please |let's |ok )*(?:moved?|push(?:ed)?|advanced?|bring|take)` +
		`(?: it| this| that| them)?(?: on| up| forward)? to ([a-z]\d{1,2})(?: now)?$`), as: "move @ to $1", when: ofAStage},
}

// noForm reports somebody who is filling in no application: what is missing is asked of it.
func noForm(q *request, _ crm.AccountID) (bool, error) {
	a, err := q.unsentForm()
	return a == nil, err
}

// knownThere reports a customer who is known.
func knownThere(_ *request, at crm.AccountID) (bool, error) { return at != "", nil }

// ofSomebodyKnown reports a message that names one person, who is known at a customer.
func ofSomebodyKnown(q *request, _ crm.AccountID) (bool, error) {
	return len(q.f.Contacts) == 1 && len(q.f.Contacts[0].Known) == 1, nil
}

// stillAsked reports a customer who is named, or of whom was spoken just now.
func stillAsked(q *request, at crm.AccountID) (bool, error) {
	return at != "" && (at != q.conv.About || q.stillTalking() || q.stillAsking()), nil
}

// justOfCustomer reports that the last question was about a customer.
func justOfCustomer(q *request, at crm.AccountID) (bool, error) {
	return at != "" && q.stillAsking() && !q.conv.AboutAt.Before(q.conv.QueryAt), nil
}

// byRep reports what somebody says of a deal that is open who leads nobody.
func byRep(q *request, at crm.AccountID) (bool, error) {
	if allowed(q.who, leaders()) {
		return false, nil
	}
	return hasOpen(q, at)
}

// askedGoal reports that a goal was asked for just now.
func askedGoal(q *request, _ crm.AccountID) (bool, error) {
	since := q.said().Sub(q.conv.QueryAt)
	return since >= 0 && since <= likewiseFor && holds(q.conv.Query, "目标", "缺口", "完成"), nil
}

// ofColleague reports a message that names one of ours.
func ofColleague(q *request, _ crm.AccountID) (bool, error) { return len(q.f.Colleagues) > 0, nil }

// ofLedColleague reports words of a colleague that a leader says: a rep keeps nobody from anything.
func ofLedColleague(q *request, _ crm.AccountID) (bool, error) {
	return len(q.f.Colleagues) > 0 && allowed(q.who, leaders()), nil
}

// ofAStage reports words that end with the code of a milestone.
func ofAStage(q *request, at crm.AccountID) (bool, error) {
	said := strings.Fields(strings.TrimSuffix(squash(q.m.Text), " now"))
	return at != "" && slices.ContainsFunc(q.Book.Milestones, func(m playbook.Milestone) bool { return strings.EqualFold(m.ID, said[len(said)-1]) }), nil
}

// byLeader reports somebody who leads others.
func byLeader(q *request, _ crm.AccountID) (bool, error) { return allowed(q.who, leaders()), nil }

var (
	// setAgainst finds two stretches set against each other, and nothing of what: 上个月和这个月差多少.
	setAgainst = wording.Compile(`^(?:这个?|本|上个?)(月|周|季度)(?:比|和|跟|与)(?:这个?|本|上个?)(?:月|周|季度)(?:比)?(?:相差|差|差了)(?:多少|多大)` + nowWords)
	// countedThings are what a question counts.
	countedThings = wording.Compile(`拜访|电话|线索|报价|费用|回款|签约`)
)

// setsAgainst is a question that sets two stretches against each other of what was asked for just
// now, else of what was signed.
func (q *request) setsAgainst(s string) (string, error) {
	m := setAgainst.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	thing := ""
	if since := q.said().Sub(q.conv.QueryAt); since >= 0 && since <= talksFor {
		thing = countedThings.FindString(q.conv.Query)
	}
	if thing == "" {
		thing = "签约"
	}
	return "这个" + m[1] + "和上个" + m[1] + thing + "差多少", nil
}

// ofOurBoss reports words that name a director of ours by his surname: 赵总.
func ofOurBoss(q *request, at crm.AccountID) (bool, error) {
	m := bossNamed.FindStringSubmatch(squash(q.m.Text))
	if m == nil || at == "" {
		return false, nil
	}
	p, err := q.helperCalled(m[1])
	return p != nil && p.Has(crm.RoleDirector), err
}

// bossNamed finds somebody called by his surname and his post.
var bossNamed = wording.Compile(`(?:请|让|叫)(\p{Han}{1,2}(?:总监?|董))`)
