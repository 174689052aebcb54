package handlers

import (
	"strings"

	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// atNamed begins a phrase with a customer by his name.
const atNamed = `^(?P<at>[^,，。:： 的]{2,12}?)(?:那边|那儿|那家|这边|家)?(?:的)?`

// englishName is the name of a customer inside an English phrase.
const englishName = `(?P<at>[a-z0-9&. -]{2,30}?)`

// plainAsked is asked of the handbook's matters as people ask it on a phone, without the words of the handbook.
var plainAsked = []phrase{
	// who owes us money, not which of ours did what
	{said: wording.Compile(`^(?:现在|目前|到底)?(?:都)?(?:有)?谁(?:还|都)?没(?:有)?(?:付款|付钱|给钱|打款|付清|结账|结款)` + nowWords), as: "待收款"},
	// the lead sheet (L11, L27)
	{said: wording.Compile(`^(我的?)?(?:我们的?)?线索(?:都|主要|大多|一般|大部分)*(?:是)?(?:从)?(?:哪些?|哪几个|什么|啥|几个)(?:个|里|儿)?(?:渠道|地方|途径|路子)(?:过)?来的(?:最多|多)?` + nowWords), as: "$1线索按来源"},
	{said: wording.Compile(atNamed + `(?:为什么|为啥|怎么|咋)(?:会)?(?:是|定|算|评)(?:成|为)?(?:这个?)(?:级别?|等级|类|分类)(?:的)?` + nowWords), as: "@的客户分类哪来的", when: knownThere},
	// classes (E6, G11, B4)
	{said: wording.Compile(`^` + atCustomer + `(?:客户)?关系(?:是)?(?:从.{2,4}(?:升|变|改|降|退)(?:到|成|为).{2,4})?(?:是)?(?:哪天|什么时候|啥时候|几号|谁|怎么)(?:给)?(?:改|变|升|降|定|走|来)(?:到|成|过来)?的?` + nowWords), as: "@的关系", when: knownThere},
	{said: wording.Compile(`^(?:我|我们)?(?:手里|手上|手头|组里)?的?(?:钱|金额|大单|业绩|生意|量)(?:都|主要|大部分|大头|基本)*(?:压|押|集中|落|来自|靠)(?:在|到|着)?(?:哪|谁).{0,6}` + nowWords), as: "80/20"},
	{said: wording.Compile(`^where (?:does|is|do) (?:most|the bulk) of (?:my|our|the) (?:pipeline|money|business|volume|value)(?: sit| sitting| come from| lie)?$`), as: "80/20"},
	// people (F9, J4)
	{said: wording.Compile(atNamed + `还?(?:(?:缺|差|少)(?:哪|什么|啥|几)(?:些|种|类|个)?(?:人|角色|关键人)|有(?:哪|什么|啥|几)(?:些|种|类|个)?(?:人|角色|关键人)(?:没|还没))(?:没|还没|没有)?(?:见|接触|碰|找|搞定|认识|摸)?(?:过|到|着|上)*(?:的)?` + nowWords), as: "@找对人", when: knownThere},
	{said: wording.Compile(`^(?:who|which roles?) (?:haven't|have not|are) (?:we|i)?(?: not)?(?: yet)? ?(?:met|missing|seen|found|covered)(?: yet)?(?: at| in| with) ` + englishName + `(?: yet)?$`), as: "which roles are missing at @", when: knownThere},
	// stages and what is to be done (M17)
	{said: wording.Compile(atNamed + `(?:是不是|是否)?(?:可以|能|该)(?:不能|不可以)?(?:往前|向前)?(?:走|推|进|升)(?:一步|到下一步|下一步|进一步|下一个?阶段)(?:了)?(?:吧|不|没)?` + nowWords), as: "@还差什么", when: knownThere},
	{said: wording.Compile(`^(?:帮我)?(?:理|捋|列|想|过|梳理)(?:一下|一遍|下)?(?:今天|明天|后天|今晚|下午|上午|下?周[一二三四五])?(?:去)?(?:见|拜访|跟|找)(` + withTitle + `)(?:要|该|得|时)?(?:聊|谈|说|问|准备|讲)(?:点|些)?(?:啥|什么|哪些).{0,2}` + nowWords), as: "准备 $1", when: ofSomebodyKnown},
	{said: wording.Compile(`^(?:今天|明天|后天|今晚|下午|上午|下?周[一二三四五])?(?:要)?(?:去)?(?:见|拜访|跟|找)(` + withTitle + `)(?:要|该|得|时|的时候)?(?:聊|谈|说|问|准备|讲)(?:点|些)?(?:啥|什么)(?:好|比较好|合适)?` + nowWords), as: "准备 $1", when: ofSomebodyKnown},
	// opportunity (J16, J1)
	{said: wording.Compile(`^(?:这|那|上面|刚才)(?:个|些)?(?:数|数字|缺口|比例|总数|把握|加权)(?:是)?(?:怎么|咋|如何|怎样)(?:算|来|得|统计|得来)(?:出来)?的?` + nowWords), as: "口径"},
	{said: wording.Compile(`^how (?:is|was|are|were|did you|do you) (?:that|this|these|those|it)?(?: figures?| numbers?| gap| total| share)?(?: being)? ?(?:calculated|counted|computed|worked out|count|calculate|get)(?: to)?(?: that| this| it)?(?: figure| number)?$`), as: "how counted"},
	{said: wording.Compile(`^(?:有|看看)?(?:几家|哪几家|哪些|哪家|谁家|几个)?(?:客户)?(?:我|我们)?(?:跑|去|拜访)(?:了|过)?(?:好多|很多|好几|不少|多少|那么多|这么多)(?:趟|次|回|遍)?(?:都|还|也|却)*(?:没|没有|不见)(?:什么|啥)?(?:动静|进展|动|推进|结果|起色|下文)(?:的)?(?:有哪些|有几家|是哪些|是谁)?` + nowWords), as: "跑得多没进展"},
	// care (G2, G4, G6)
	{said: wording.Compile(`^(?:哪些|哪几家|有没有|哪家|谁)(?:老)?(?:客户)?(?:可以|能|适合|愿意|想)(?:先|优先)?(?:试|试用|试销|试一下|试试)(?:用|销)?(?:一下|我们的?|咱们?的?)*([^,，。?？哪谁什]{2,12})$`), as: "试销 $1"},
	{said: wording.Compile(`^(?:any|which|what) (?:customers?|accounts?|clients?) (?:who |that )?(?:could|can|might|should|would)(?: be the first to)? (?:try|trial|test|pilot) (?:out )?(?:the |our )(.{3,40}?)(?: first)?$`), as: "试销 $1"},
	{said: wording.Compile(atNamed + `对(?:我们|咱们)?([^,，。 有]{0,4}?)(?:有)?(?:什么|啥|哪些|没有?什么)(?:意见|看法|评价|反馈|不满)(?:没有?)?` + nowWords), as: "@ 满意度", when: askedByLeader},
	{said: wording.Compile(`^(?:这个?|本|下个?)?(?:季度?|月|周)?(?:该|要|需要)?(?:谁|哪些客户|哪几家|哪家|哪些)(?:该|要|需要|得)(?:做|打|安排)?(?:个)?(?:季度|电话)?(?:回访|满意度回访|满意度)(?:电话)?(?:的)?(?:了)?` + nowWords), as: "哪些客户还没做满意度电话", when: askedByLeader},
	// who is how busy
	{said: wording.Compile(`^我(?:现在|这个?月|本月|今年|这?季度)?(?:的)?(?:业绩|销售|签单|销量)?(?:在)?(?:组里|团队里?|公司|队里)?(?:能)?排(?:在|到|名)?第?几(?:名|位)?` + nowWords), as: "业绩排名"},
	{said: wording.Compile(`^how(?:'s| is) ([a-z]+) (?:doing|getting on|getting along)(?: (?:this (?:week|month|quarter)|lately|these days|at the moment))?$`), as: "what is $1 working on", ours: []int{1}, when: askedByLeader},
	{said: wording.Compile(`^where do i rank(?: in the team| among us)?$`), as: "sales ranking"},
}

// plainTold is told of the handbook's matters in the words that people have for it on a phone.
var plainTold = []phrase{
	{said: wording.Compile(atNamed + `(?:这单|那单|这个?项目)?(?:重新打开|重新启动|重新激活|重启)(?:了|吧|一下)*(?:[,，].{2,30})?$`), as: "@ 重新开始", when: knownThere},
	{said: wording.Compile(atNamed + `(?:公司|总部|厂|工厂|厂区|营业执照|注册|办公|收货|开票)?(?:的)?地址(?:就)?(?:在|是|为)([^?？哪谁啥]{4,40})$`), as: "@ 地址:$2", when: tellsAddress},
	{said: wording.Compile(atNamed + `行业(?:应该|要|得|可以)?(?:是|填|写|归|算|改)(?:成|为|到|在)?(\p{Han}{2,6}?)(?:行业|类)?$`), as: "@是$2行业", when: anIndustry},
	{said: wording.Compile(atNamed + `(?:所属行业[:： ]*(?:是|填|写|改成|改为)?|行业(?:[:：] ?|填成?|写成?|改成|改为))(\p{Han}{2,6}?)(?:行业|类)?$`), as: "@是$2行业", when: knownThere},
	{said: wording.Compile(`^` + englishName + `(?:'s)? industry (?:is|should be) ([a-z][a-z -]{2,30})$`), as: "@ is in the $2 industry", when: knownThere},
	{said: wording.Compile(atNamed + `([^,，。说]{0,8}?投诉(?:说|了|我们|咱们|称|[:：])*[^,，。过没吗?？]{3,40})$`), as: "服务问题 @ $2", when: complainsNow},
	{said: wording.Compile(`^(?:我们?|咱们?)(?:家|公司)?(?:的|最大的|主要|这边)*(优势|劣势|机会|机遇|威胁|挑战)(?:就|主要|还)?(?:是|在于?)([^哪啥什?？]{2,60})$`), as: "$1:$2", when: hasOpen},
	{said: wording.Compile(atNamed + `(?:这单|这个?项目)?(?:的)?(?:钱|资金|预算|款)(?:到底)?(?:批|落实|到位|下来)(?:下来|下)?(?:了)?(?:没有?|没批|没)?[,，]?(?:还|我)?(?:不清楚|不知道|不确定|没打听到|没问到|说不好)$`), as: "@ 资金落实 不清", when: hasOpen},
	{said: wording.Compile(atNamed + `(?:这单|这个?项目)?(?:的)?(?:钱|资金|预算)(?:从哪里?来|哪里?来|怎么来|到没到位|落没落实)?(?:还|都|也)?(?:没|不)(?:弄|搞|摸|打听|问)?(?:明白|清楚|清|知道|确定)$`), as: "@ 资金落实 不清", when: hasOpen},
	{said: wording.Compile(`^(?P<at>[^,，。:： 的]{2,12}?)(?:那边|那单)?的?(优势|劣势|机会|机遇|威胁|挑战)(?:主要|就|还)?(?:是|在于?)([^哪啥什?？]{2,60})$`), as: "@ $2:$3", when: hasOpen},
	{said: wording.Compile(atNamed + `(?:以后|今后|往后|现在|就|先|后面)*(?:给|让|由|交给|归|转给)([^,，。 ]{2,4}?)(?:来)?(?:负责|接手|接|管|跟)(?:吧|了|好了)?$`), as: "把@交给$2", ours: []int{2}, when: askedByLeader},
	{said: wording.Compile(atNamed + `(?:以后|今后|往后)(?:就|先|都)?(?:给|让|由|交给|归|转给)([^,，。 ]{2,4}?)(?:来)?(?:盯|跑)(?:吧|了|好了)?$`), as: "把@交给$2", ours: []int{2}, when: askedByLeader},
	{said: wording.Compile(`^(?:那)?` + atCustomer + `(?:应该|现在)*(?:该|得)(?:派|请|安排)(?:个)?(?:领导|老板|高层|老总)(?:们)?(?:去|过去)(?:看看|拜访|走走|见见|坐坐|一趟)?(?:了|吧)*$`), as: "记得给@安排高层拜访", when: oursShouldGo},
	{said: wording.Compile(`^` + englishName + ` is (?:more of|more like|rather|basically|really|still|only|just|at best|at most) an? (friend|supplier|partner|outsider)(?: than .{3,30}?)?(?: right now| for now| at the moment| so far| to us)*$`), as: "@ relation: $2", when: knownThere},
	{said: wording.Compile(`^(?:please )?(?:start|open|begin|draft|create|make|put in|prepare) (?:a |the )?(?:project|initiation) (?:request|application|approval|form)(?: for| at)? ` + englishName + `$`), as: "project approval @", when: knownThere},
	{said: wording.Compile(`^(?:we |i |we've |i've |have )*lost ` + englishName + `(?:[,;.-]+ ?(.{2,60}))?$`), as: "@ is lost, $2", when: hasOpen},
	{said: wording.Compile(`^` + englishName + ` (?:is|should be) (?:an?|our|now an?) ([a-z])(?: account| customer| client)?([,;:] .{3,})?$`), as: "rate @ $2$3", when: ratesNamed},
	{said: wording.Compile(`^` + atCustomer + `(?:就)?(?:还是|是)?(?:采购|厂里|公司|(?:采购|设备|技术|生产)部)(?:的)?(` + withTitle + `)(?:一个人|这边|那边)?(?:就)?(?:说了算|拍板|做主)(?:的)?$`), as: "最后是$2拍板", when: ofSomebodyKnown},
}

// anIndustry reports that the last words of a message are an industry of the method.
func anIndustry(q *request, at crm.AccountID) (bool, error) {
	said := []rune(strings.TrimSuffix(squash(q.m.Text), "行业"))
	for n := 2; n <= 6 && n < len(said); n++ {
		if _, ok := q.Book.Industry(string(said[len(said)-n:])); ok {
			return at != "", nil
		}
	}
	return false, nil
}

// askedByLeader reports that a leader speaks of a customer, or of those whom he leads.
func askedByLeader(q *request, _ crm.AccountID) (bool, error) { return allowed(q.who, leaders()), nil }

// isPlace are words of a place that can be found, noPlace of what is only said of an address.
var (
	isPlace = []string{"省", "市", "区", "县", "镇", "乡", "村", "街", "路", "道", "巷", "号", "栋", "楼", "大厦", "园"}
	noPlace = []string{"给", "发", "旁边", "对面", "那个", "这个", "群里", "过", "上次", "系统", "变", "选", "定", "吗", "吧", "不", "没", "错", "对的", "一样"}
)

// tellsAddress reports words that say where a customer is: a place that can be found, with one of its words or of a
// region that is known, and nothing else behind it.
func tellsAddress(q *request, at crm.AccountID) (bool, error) {
	_, said, _ := strings.Cut(squash(q.m.Text), "地址")
	if at == "" || asksWhich(q.m.Text) || strings.ContainsAny(said, ",，") && strings.Contains(said[strings.IndexAny(said, ",，"):], "在") {
		return false, nil
	}
	return (holds(said, isPlace...) || q.f.Region != "") && !holds(said, noPlace...), nil
}

// complaint are the words before a complaint of which there is none yet, and behind one that is over, or that is no
// complaint at all: 再投诉就换供应商, 投诉流程, 投诉处理完了.
var (
	noComplaintYet = []string{"想", "要", "再", "怕", "如果", "要是", "可能", "会", "别", "不", "没", "免得", "怎么", "为什么", "哪"}
	noComplaint    = []string{"流程", "电话", "单", "率", "渠道", "热线", "处理", "解决", "搞定", "关掉", "关闭", "误会", "完了", "怎么", "什么", "多少", "就换", "就麻烦", "已经", "的事", "那"}
)

// complainsNow reports words of a complaint that was made to us, and of what it is about.
func complainsNow(q *request, at crm.AccountID) (bool, error) {
	before, about, _ := strings.Cut(squash(q.m.Text), "投诉")
	if at == "" || q.f.Question || asksWhich(q.m.Text) || putAsQuestion(q.m.Text) || strings.HasSuffix(before, "的") {
		return false, nil
	}
	return !holds(before, noComplaintYet...) && !holds(about, noComplaint...), nil
}

// oursShouldGo reports words of leaders of ours who should see a customer: his own are sent by him.
func oursShouldGo(q *request, at crm.AccountID) (bool, error) {
	return at != "" && !holds(q.m.Text, "他们", "她们", "对方", "自己"), nil
}
