package handlers

import (
	"slices"
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// itsFile is what the account file is called in a talk.
const itsFile = `(?:客户)?(?:资料|档案|建档|信息|客户信息)`

// helpersEN are colleagues of other functions who are asked for help.
const helpersEN = `r&d|presales|pre-sales|finance|legal|supply|after-sales|service`

// enAt names a customer in an English sentence, or points at him.
const enAt = `(?P<at>[a-z0-9&. -]{2,30}?)`

// calledEN is enAt for one more way of saying the same.
func calledEN(n string) string { return strings.Replace(enAt, "<at>", "<at"+n+">", 1) }

// calledZH is atCustomer for one more way of saying the same.
func calledZH(n string) string { return strings.Replace(atCustomer, "<at>", "<at"+n+">", 1) }

// fieldPhrases are what is asked of a customer's file, his classes and his people in the words of
// a talk (C4, C5, C11, F5, F6, F10, G4, J4).
var fieldPhrases = []phrase{
	// the file
	{said: wording.Compile(`^` + atCustomer + itsFile + `(?:里|上)?(?:还|都|现在)*(?:差|缺|少|没填|空着)(?:的)?(?:哪些|什么|啥|哪几项|几项|多少|了)*` + nowWords), as: "@档案", when: knownThere},
	{said: wording.Compile(`^` + atCustomer + itsFile + `(?:都|现在|已经)*(?:填|建|做|补|写|弄|完善)?(?:了|到|得)*(?:完整|齐全?|全|多少|百分之几|几项|几成|怎么样|好|完)+(?:了|没有|没|吗|么|不)*` + nowWords), as: "@档案", when: knownThere},
	{said: wording.Compile(`^` + atCustomer + itsFile + `(?:是|有)?(?:什么时候|啥时候|多久|多长时间|几个月|哪天|上次)(?:没|以前|前)?(?:有)?(?:更新|动|改|维护|补|填)(?:过|的)*(?:了)?` + nowWords), as: "@档案", when: knownThere},
	{said: wording.Compile(`^` + atCustomer + itsFile + `(?:要不要|该不该|用不用|需不需要|是不是该)(?:更新|补)(?:一下|了)?` + nowWords), as: "@档案", when: knownThere},
	{said: wording.OneOf(
		`^(?:so |and )?what(?:'s| is| do we)? (?:still |else )?(?:missing|lack|lacking|to fill in|empty) (?:for|on|in|at|about|from) (?:the file (?:of|on|for) )?`+enAt+`(?:'s)?(?: file| data| profile)?`+nowWords,
		`^(?:so |and )?what(?:'s| is)? (?:still )?missing in `+calledEN("2")+`(?:'s)? (?:file|profile)`+nowWords,
		`^(?:is|how complete is|how full is|how old is) `+calledEN("3")+`(?:'s)? (?:file|profile|data)(?: complete| full| up to date| current)?`+nowWords,
		`^(?:is )?the file (?:of|on|for) `+calledEN("4")+` (?:complete|full|up to date)`+nowWords,
		`^when (?:was|did) `+calledEN("5")+`(?:'s)? (?:file|profile|data) (?:last )?(?:updated|change|changed|touched)(?: last)?`+nowWords,
		`^(?:show me |show |open )?`+calledEN("6")+`(?:'s)? (?:file|profile)`+nowWords,
	), as: "account file @", when: knownThere},
	{said: wording.OneOf(
		`^(?:把)?`+atCustomer+`(?:这条线索|这条|线索)?(?:转成|转为|转)(?:正式)?客户(?:吧|了)?`+nowWords,
		`^(?:please )?(?:convert|turn) (?:the lead )?`+calledEN("2")+` (?:in)?to (?:an? )?(?:customer|account)$`,
	), as: "@", when: knownThere},
	{said: wording.Compile(`^(?:make|turn|promote) ` + enAt + ` (?:into |to )?(?:an? )?(?:key account|ka)$`), as: "@ is a key account", when: knownThere},
	// lists that are wanted as files: each has its button below it
	{said: wording.OneOf(
		`^(?:请|帮我)?(?:导出|导一下|下载)(?:一下|我们组?的?|本月的?|这个月的?|全部|所有)*(?:拜访)(?:记录|清单|明细|表)?(?:吧|一下)?$`,
		`^(?:本月的?|这个月的?|我们组?的?)*拜访(?:记录|清单|明细|表)?(?:导出|导一下|下载)(?:一下|吧|来)*$`,
	), as: "本月拜访清单", when: byLeader},
	{said: wording.OneOf(
		`^(?:请|帮我)?(?:导出|导一下|下载)(?:一下|我们组?的?|全部|所有|在谈的?)*商机(?:清单|明细|列表|表)?(?:吧|一下)?$`,
		`^(?:我们组?的?|全部|所有|在谈的?)*商机(?:清单|明细|列表|表)?(?:导出|导一下|下载)(?:一下|吧|来)*$`,
	), as: "哪些单子还没签", when: byLeader},
	{said: wording.Compile(`^(?:please )?(?:export|download) (?:all |the |our |my )*visits(?: list)?(?: please)?$`), as: "visits this month", when: byLeader},
	{said: wording.Compile(`^(?:please )?(?:export|download) (?:all |the |our |my |open )*(?:deals|opportunities|pipeline)(?: list)?(?: please)?$`), as: "which deals are not signed yet", when: byLeader},
	// his people, all of them
	{said: wording.OneOf(
		`^`+atCustomer+`(?:我们|咱们)?(?:现在|目前|一共|总共)?(?:只|就|才)?认识(?:\p{Han}{2,4}?)?(?:一个人|几个人|多少人|谁|哪些人)(?:吧|吗|了|而已)?`+nowWords,
		`^(?:我们|咱们)?在`+calledZH("2")+`(?:里面|那边)?(?:一共|总共|现在|都)?认识(?:几个人?|多少人|谁|哪些人)`+nowWords,
	), as: "@联系人有谁", when: knownThere},
	{said: wording.Compile(`^` + atCustomer + `(?:里)?谁(?:在|是)?(?:支持|挺)(?:我们)?[,， 、]*(?:谁|又是谁|哪个)(?:在|是)?反对(?:我们)?` + nowWords), as: "@关系图", when: knownThere},
	{said: wording.Compile(`^([^,，。:： 门银打办刷]{2,14})的(?:卡片|资料卡|人物卡|角色卡)(?:给我)?(?:看看|看一?下|打开|调出来)?$`), as: "给我看$1的四角卡", when: knownAtThis},
	// the classes
	{said: wording.Compile(`^` + atCustomer + `(?:五个|五种|全部|所有|各种|几个)?(?:分类|类别)(?:都|是)?(?:给我)?(?:看看|看一下|看下|列一下|列出来|是什么|有哪些|怎么分的|情况)*` + nowWords), as: "@ 五种分类", when: knownAndNamed},
	{said: wording.OneOf(
		`^(?:show me |show |what are |list )?(?:all )?(?:the )?(?:five )?class(?:es|ifications) (?:of|for) `+enAt+nowWords,
		`^(?:show me |show |what are |list )?(?:all )?(?:of )?`+calledEN("2")+`'s (?:five )?class(?:es|ifications)`+nowWords,
		`^how (?:is|do we class|have we classed|is it that we class) `+calledEN("3")+` (?:classified|classed)`+nowWords,
	), as: "@ classes", when: knownThere},
	{said: wording.Compile(`^` + atCustomer + `(?:符合|够|满足|占|对得上)(?:了)?(?:大客户|ka)?(?:界定|f5)?(?:的)?(?:几条|几项|哪几条|哪几项|哪些条件|哪些界定)` + nowWords), as: "@ 大客户界定", when: knownThere},
	{said: wording.Compile(`^` + atCustomer + `(?:够不够|能不能|该不该|要不要|可不可以|够格|有没有资格|配不配)(?:升|升级|升格|算|定|评|列)?(?:为|成|到|入|当|做)?(?:大客户|ka|重点客户)(?:了)?` + nowWords), as: "@是大客户吗", when: knownThere},
	{said: wording.Compile(`^` + atCustomer + `(?:现在)?(?:是|算|属于)[a-d](?:类|级|档)?还是[a-d](?:类|级|档)?` + nowWords), as: "@ 五种分类", when: knownThere},
	{said: wording.OneOf(
		`^`+atCustomer+`(?:的)?f5(?:检查|清单|过一下|几条|情况|看看|看一下|那四条)*`+nowWords,
		`^f5 `+calledZH("2")+nowWords,
	), as: "@ 大客户界定", when: knownThere},
	{said: wording.Compile(`^(?:show me |show )?(?:the )?(?:f5|key[- ]account profile)(?: checklist| list)? (?:of|for) ` + enAt + nowWords), as: "@ key-account profile", when: knownThere},
	{said: wording.OneOf(
		`^how (?:did|has) (?:our|the) relation(?:ship)? (?:with|to) `+enAt+` (?:develop|developed|change|changed|come about)`+nowWords,
		`^(?:show me )?(?:the )?(?:history of )?our relation(?:ship)? (?:with|to) `+calledEN("2")+nowWords,
		`^how (?:close are we|do we stand|are we doing|good is our relation(?:ship)?) (?:with|to) `+calledEN("3")+nowWords,
		`^where do we stand with `+calledEN("4")+nowWords,
	), as: "@ relation", when: knownThere},
	{said: wording.Compile(`^(?:what|which) (amount class|value stage|management mode|loyalty|party)(?: is| are|'s)? ` + enAt + `(?: in| at)?` + nowWords), as: "@ $1", when: knownThere},
	{said: wording.Compile(`^(?:is|are) ` + enAt + ` (?:an? )?(?:customer or (?:a )?distributor|distributor|dealer|reseller|end customer|end user)` + nowWords), as: "@ party", when: knownThere},
	// his people
	{said: wording.Compile(`^(?:采购|买设备|下单)(?:这块|这边|方面|的事|上|部)?(?:是|归|由|都归)([^,，。 谁哪什]{1,4}?(?:总管|总|经理|工|部长|主任|厂长|科长|处长|主管|老板|董))(?:在)?(?:管|负责|说了算|定)(?:的)?$`), as: "$1是采购者", when: knownThere},
	{said: wording.Compile(`^(?:技术|方案|工艺)(?:这块|这边|方面|上|评估)?(?:是|归|由|都归)([^,，。 谁哪什]{1,4}?(?:总|经理|工|部长|主任|厂长|科长|处长|主管))(?:在)?(?:把关|评估|评|看|负责评)(?:的)?$`), as: "$1是方案评估", when: knownThere},
	{said: wording.Compile(`^` + atCustomer + `(?:还)?(?:关键)?(?:角色|关键人物?|决策链)(?:上)?(?:还)?(?:缺|差|少)(?:了)?(?:哪个|哪些|谁|什么|啥|几个)(?:角色|人)?` + nowWords), as: "@找对人", when: knownThere},
	{said: wording.OneOf(
		`^who else (?:do we |do i |should we |should i |must we )?(?:need to |have to )?(?:know|meet|see|find|win over) (?:at|in) `+enAt+nowWords,
		`^(?:which|what) (?:roles|people) (?:are )?(?:still )?(?:missing|open|not covered|do we (?:still )?(?:lack|miss))(?: at| in) `+calledEN("2")+nowWords,
		`^(?:who|what role|which role) (?:is|are we|do we) (?:still )?(?:missing|lack|miss) (?:at|in) `+calledEN("3")+nowWords,
	), as: "which roles are missing at @", when: knownThere},
	{said: wording.Compile(`^` + aTitled + `(?:现在)?(?:受谁影响|听谁的)` + nowWords + `|^(?:都)?(?:有)?(?:谁|哪些人)(?:在|能)?(?:影响|左右|说动)(?:得了|到)?` + aTitled + nowWords), as: "@组织图", when: knownAtThis},
	{said: wording.OneOf(
		`^(?:画|看|出|给我画|给我看)(?:一?下|个|一?张)?`+atCustomer+`(?:的)?(?:人|人员|里面的人)?(?:的)?(?:关系图|组织图|架构图|组织架构|影响图|人脉图)(?:看看|吧)?`+nowWords,
		`^`+calledZH("2")+`(?:的)?(?:人|人员)(?:画|出|给我画)(?:个|一?张|一?下)?(?:关系图|组织图|架构图|组织架构|影响图)(?:看看|吧)?`+nowWords,
	), as: "组织图 @", when: knownThere},
	{said: wording.OneOf(
		`^(?:draw|show)(?: me)? (?:the |an )?(?:org(?:anisation|anization)? chart|influence map|influence tree|people) (?:of|for|at) `+enAt+nowWords,
		`^who (?:influences|reports to|works for|is above|is under) (?:whom|who) at `+calledEN("2")+nowWords,
		`^who (?:influences|has influence on|can sway) [a-z]+(?: [a-z]+)?(?: at `+calledEN("3")+`)?`+nowWords,
	), as: "org chart @", when: knownThere},
	{said: wording.Compile(`^((?:早上|上午|中午|下午|晚上)?[\d一二两三四五六七八九十]{1,2}点半?(?:以后|之后|以前|之前|后|前|左右|到[\d一二三四五六七八九十]{1,2}点)|早上|上午|中午|下午|晚上|饭点|上班前|下班后|午休时间?)(?:再)?(?:给)?(?:找|打给|联系|约|打电话给|打)` + aTitled + `(?:打电话|打)?(?:最好|最方便|比较方便|方便|比较好|好找|容易找到|最容易找到|合适|准在)$`), as: "$2方便的时间 $1", when: knownAtThis},
	{said: wording.OneOf(
		`^(?:it's )?(?:best|easiest)(?: time)? to (?:reach|call|catch|get) (?:him|her) (?:is )?((?:before|after|around|between|in the|early|late) .{2,30})$`,
		`^(?:the )?best time (?:for|to call|to reach) (?:him|her) is ((?:before|after|around|between|in the|early|late) .{2,30})$`,
		`^call (?:him|her) ((?:before|after|around|between|in the|early|late) .{2,30}?)(?:, (?:never|not) .*)?, (?:he|she)'s (?:free|easier|best|reachable).*$`,
	), as: "preferred time: $1$2$3", when: knownThere},
	{said: wording.Compile(`^(?:it's )?(?:best|easiest)(?: time)? to (?:reach|call|catch|get) ([a-z]+(?: [a-z]+)?) (?:is )?((?:before|after|around|between|in the|early|late) .{2,30})$`), as: "$1 preferred time: $2", when: knownThere},
	// care
	{said: wording.Compile(`^(?:有)?(?:哪些|哪几家|哪家|谁)(?:客户)?(?:已经|都)?(?:好久|很久|这个?季度|本季度?|一直|半年)*(?:没有?|还没)(?:请|让|带|安排)(?:过)?(?:领导|老总|老板|高层|高管)(?:去|来|拜访|走动)?(?:过|了)?` + nowWords), as: "哪些客户该高层拜访了"},
	{said: wording.Compile(`^` + atCustomer + `(?:要不要|该不该|是不是该|用不用|需不需要)(?:请|让|安排)(?:我们)?(?:领导|老总|老板|高层|高管|赵总)(?:去|过去|拜访|走|跑|来)+(?:一趟|一下|走走|看看)?(?:了)?` + nowWords), as: "@的高层拜访多少次", when: knownThere},
	{said: wording.OneOf(
		`^(?:which|what) (?:customers|accounts) (?:have not|haven't|has not) (?:seen|had|been visited by) (?:an? |our |any )?(?:executives?|management|bosse?s?|top management)(?: visit)?(?: for a while| in a while| this quarter| lately)?`+nowWords,
		`^who needs an executive visit`+nowWords,
	), as: "which accounts are due for an executive visit"},
	{said: wording.Compile(`^(?:哪些|哪几家|谁|哪家)(?:客户)?(?:这个?季度|本季度?|这个月|最近|还|都)*(?:没|没有)(?:打|做|问)?(?:过)?(?:满意度|回访|意见)(?:电话|回访|调查)?(?:了|过)?` + nowWords), as: "哪些客户还没做满意度电话", when: byLeader},
	{said: wording.Compile(`^(?:刚|今天|昨天|上午|下午)?(?:我)?(?:给|跟)(?P<at>[^,，。:： ]{2,14}?)(?:的?[^,，。 ]{1,4})?(?:打了?(?:个|通|过)?(?:满意度|回访)?电话|通了?(?:个)?电话|回访了一?下?)[,， ]+((?:他们?|客户|对方|那边)?对[^,，。 ]{1,8}?(?:很|挺|蛮|比较|不太|非常|不|还算|相当|还)*满意.{0,40})$`), as: "满意度电话 @ $2", when: byLeader},
	{said: wording.Compile(`^(?:i )?(?:just )?(?:called|rang|phoned|spoke to|spoke with) ` + enAt + `(?: today)?[,:]? (?:and )?((?:they(?:'re| are)?|he(?:'s| is)?|she(?:'s| is)?|the customer is) (?:very |quite |really |pretty |rather |not |not very |mostly )*(?:happy|satisfied|unhappy|dissatisfied|pleased) with [a-z]+.{0,60})$`), as: "satisfaction call @: $2", when: byLeader},
	{said: wording.OneOf(
		`^(?:the |our |their )([a-z]+(?: [a-z]+)?) (?:at|in) `+enAt+` (?:keeps|is|has been|has|was) (?:again |always |constantly )?(?:jamming|leaking|failing|stopping|overheating|beeping|down|broken|stuck|noisy|tripping|crashing|slipping|misaligned|out of order|drifting|stalling)(?:[ ,].{1,40})?$`,
		`^(?:the |our |their )([a-z]+(?: [a-z]+)?) (?:at|in) `+calledEN("2")+` (?:jammed|leaks|failed|stopped|broke down|broke|crashed|overheats|jams|stalls)(?:[ ,].{1,40})?$`,
	), as: "@ service issue: $0", when: serves},
	{said: wording.Compile(`^(?:can |could |would )?(?:the )?(` + helpersEN + `)(?: team| guys| people)? (?:please )?(?:look at|look into|check|help with|have a look at|sort out) ` + enAt + `'s (.{3,60})$`), as: "need $1 for @: $3", when: knownThere},
	{said: wording.Compile(`^(?:can |could |would )?(?:the )?(` + helpersEN + `)(?: team| guys| people)? (?:please )?(?:look at|look into|check|help with|have a look at|sort out) ((?:the|this|that|their|his|a|an) .{3,60})$`), as: "need $1 for @: $2", when: knownThere},
	{said: wording.Compile(`^(?:please )?(?:get|ask|have|want) (?:our |the )?(?:ceo|md|managing director|director|boss|top management|management|executives?) to (?:visit|go to|go and see|see|call on) ` + enAt + `((?: in| next| this| on| before| by) .{2,20})?$`), as: "need an executive visit at @$2", when: knownThere},
	{said: wording.Compile(`^(?:新出的|新的|新款的?|新上的)([^,，。 ]{2,8})(?:先)?(?:找|给|让|请)(?:谁|哪家|哪些客户)(?:先)?(?:试|试用|试一下|用用看)` + nowWords), as: "新品先给谁试"},
	{said: wording.Compile(`^` + atCustomer + `(?:那个|这个)?(?:服务|售后)?(?:问题|故障|毛病|报警|异响|漏油)(?:已经|都|也|终于)?(?:解决|处理|修|弄|搞)(?:好|完|定|掉)?了[,， ]+(.{2,30})$`), as: "服务问题 @ 解决了,$2", when: issueOpenAt},
	{said: wording.Compile(`^(?:the )([a-z]+(?: [a-z]+)?)(?: at ` + enAt + `)? (?:is|was|has been|got) (?:fixed|solved|repaired|sorted|sorted out)(?: now| today)?[,;:]? (.{2,40})$`), as: "@ service issue: $1 solved, $3", when: issueOpenAt},
	{said: wording.Compile(`^(?:让|请|叫|麻烦)(研发|财务|售前|法务|供应链|售后|技术支持)(?:那边|同事|的人|部)?(?:帮|给|去)(?P<at>[^,，。:： 我]{2,10}?)(?:那边|家)?(看|查|处理|解决|核|算|调|试|做|开|评估)(.{2,40})$`), as: "@需要$1支持,$3$4", when: knownThere},
	{said: wording.Compile(`^(?P<at>[^,，。:： 把]{2,12}?)(?:这个?客户|这家|那家|客户)?(?:转给|交给|划给|移交给|改由)([^,，。 ]{2,4}?)(?:来)?(?:跟|负责|管|跟进)?(?:吧|了)?$`), as: "把@转给$2", ours: []int{2}, when: byLeaderThere},
	{said: wording.Compile(`^(?:把)?(?P<at>[^,，。:： 把]{2,12}?)的?(?:负责人|归属|销售|跟进人)(?:改成|换成|改为|换为|改给|换给|换)([^,，。 ]{2,4}?)(?:吧|了)?$`), as: "把@转给$2", ours: []int{2}, when: byLeaderThere},
}

// issueOpenAt reports a customer with a service issue that is open.
func issueOpenAt(q *request, at crm.AccountID) (bool, error) {
	if at == "" {
		return false, nil
	}
	noted, err := q.notedOf(crm.Pointer{Kind: crm.KindAccount, ID: string(at)})
	return slices.ContainsFunc(q.Book.Fields, func(def playbook.Field) bool {
		return def.Open && slices.ContainsFunc(noted[def.ID], func(f crm.Field) bool { return f.Closed == "" && !f.Deleted })
	}), err
}

// knownAndNamed reports a customer whom the words name, or who is talked of now.
func knownAndNamed(q *request, at crm.AccountID) (bool, error) {
	return at != "" && (namesCustomer(q.f) || q.stillTalking()), nil
}

// byLeaderThere reports what a leader says of a customer who is known.
func byLeaderThere(q *request, at crm.AccountID) (bool, error) {
	if at == "" {
		return false, nil
	}
	return byLeader(q, at)
}
