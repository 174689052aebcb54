package handlers

import (
	"slices"
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// aTitled is somebody called by what he is: 韩总, 罗经理.
const aTitled = `([^,，。 他她这那]{1,4}?(?:总|经理|工|部长|主任|厂长|科长|处长|主管|老板|董))`

// whoIsUnder and whoIsAbove ask for the place of somebody among his colleagues.
const (
	whoIsUnder = `的?(?:下面|手下|底下|下边)(?:都|还)?(?:有|是)(?:谁|哪些人|几个人|什么人|哪几个)`
	whoIsAbove = `(?:的?(?:上面|上头|上级|领导)(?:还)?(?:是|有)|汇报给|(?:向|跟)|听)(?:谁|哪位|什么人)(?:汇报|的)?`
)

// peoplePhrases are what is told and asked of a customer's people in the words of a talk (F7, J4 to J7, M15).
var peoplePhrases = []phrase{
	{said: wording.Compile(`^([a-z]+(?: [a-z]+)?) (?:likes|loves|favou?rs|is on the side of|is keen on|backs|is with) us$|^([a-z]+(?: [a-z]+)?) is on our side$`), as: "$1$2 supports us", when: knownByName},
	{said: wording.Compile(`^([a-z]+(?: [a-z]+)?)(?:'s| is) (?:our|a|the|my) (?:biggest |main |real |inside )?(?:champion|supporter|fan|ally|sponsor)$`), as: "$1 supports us", when: theirPersonFirst},
	{said: wording.Compile(`^([a-z]+(?: [a-z]+)?) (?:really |still |clearly )?(?:doesn't|does not|didn't) (?:like|want) us$`), as: "$1 does not support us", when: theirPersonFirst},
	{said: wording.Compile(`^([a-z]+(?: [a-z]+)?) (?:really |still |clearly )?hates us$`), as: "$1 opposes us", when: theirPersonFirst},
	{said: wording.Compile(`^(?:他们的?)?(?:采购|技术|设备|生产|财务|质量|工艺)?(?:部)?(?:的)?(` +
		wording.Any(
			`\p{Han}{1,3}(?:副?总|工|经理|部长|主任|厂长|科长|处长|主管|老板|董)`,
			`[老小]\p{Han}`,
		) + `)(?:好像|明显|一直|比较|是|也|都|很|还)*(?:挺|力挺|支持|向着|帮)(?:我们|咱们)` +
		`(?:这边|这家|说话)?的?$`), as: "$1支持我们", when: hasDeal},
	{said: wording.Compile(`^(?:他们的?)?(?:采购|技术|设备|生产|财务|质量|工艺)?(?:部)?(?:的)?(` +
		wording.Any(
			`\p{Han}{1,3}(?:副?总|工|经理|部长|主任|厂长|科长|处长|主管|老板|董)`,
			`[老小]\p{Han}`,
		) + `)(?:好像|明显|一直|比较|是|也|都|很|还|有点)*` +
		wording.Any(`不待见`, `不看好`, `不喜欢`, `看不上`, `不挺`, `反感`, `抵触`) +
		`(?:我们|咱们)(?:这边|这家)?的?$`), as: "$1不支持我们", when: hasDeal},
	{said: wording.Compile(`^(?P<at>[^,，。:： ]{2,14}?)的` + aTitled + whoIsUnder + nowWords), as: "@组织图", when: knownThere},
	{said: wording.Compile(`^` + aTitled + whoIsUnder + nowWords), as: "@组织图", when: knownAtThis},
	{said: wording.Compile(`^` + aTitled + `(?:的)?生日(?:是|在)?(?:每年)?((?:农历)?\d{1,2}月\d{1,2}[号日]?)$`), as: "$1 个人备注 生日$2", when: knownThere},
	{said: wording.Compile(`^` + aTitled + `的?(?:资料|信息|情况|档案|联系方式)(?:给我|发我|给我看看|给我看一下|看下|看看|调出来)(?:吧)?$`), as: "$1", when: knownThere},
	{said: wording.Compile(`^([a-z]+)'s (?:surname|last name|family name) is ([a-z-]{2,20})$`), as: "$1's full name is $1 $2"},
	{said: wording.Compile(`^(?P<at>[^,，。:： ]{2,14}?)的` + aTitled + whoIsAbove + nowWords), as: "@组织图", when: knownThere},
	{said: wording.Compile(`^` + aTitled + whoIsAbove + nowWords), as: "@组织图", when: knownAtThis},
	{said: wording.Compile(`^` + aTitled + `(?:的)?(?:上面|上头|上级|领导|老板)(?:就|还)?(?:是|有个?|叫)(?:集团的?|总部的?|公司的?|他们)?` +
		`(?:厂长|部长|副总|总经理|董事长|老板|总监|主任|经理|科长|处长|主管)([老小]\p{Han}|\p{Han}{1,2}[总工董])$`), as: "$1向$2汇报", when: knownThere},
	{said: wording.Compile(`^` + aTitled + `(?:的)?(?:上面|上头|上级|领导|老板)(?:就|还)?(?:是|有个?|叫)(?:集团的?|总部的?|公司的?)?([^,，。 谁哪什]{2,6})$`), as: "$1向$2汇报", when: knownThere},
	{said: wording.Compile(`^` + aTitled + `(?:(?:对我们|对咱们)(?:是)?(?:什么|啥|怎么个?)(?:态度|看法|印象)|(?:是)?(?:什么|啥)(?:来头|背景|情况|人|角色)|(?:是)?(?:干嘛|干啥|管什么|管啥)的)` + nowWords), as: "$1", when: knownThere},
	{said: wording.Compile(`^` + aTitled + `(?:今天|昨天|刚刚?|已经?|终于|总算)*(?:签字了|签了字|把字签了)$`), as: "$1把合同签了", when: knownAtThis},
	{said: wording.Compile(`^` + aTitled + `(?:来)?(?:最后|最终)(?:拍板|批准?|签字|说了算|定)的?$`), as: "$1是最后批准人", when: knownThere},
	{said: wording.Compile(`^` + aTitled + `(?:平时|私下|特别|很|最|就)*(?:爱好?|好|迷)((?:打|踢|看|喝|钓|跑|爬|下|玩|听|收|养|骑|游|唱|写|摄|吃)[^?？]{1,30})$`), as: "$1喜欢$2", when: knownThere},
	{said: wording.Compile(`^(?:那个|这个|那位|这位)?` + aTitled + `(?:平时|私下|一般)?(?:都|最)?(?:喜欢|爱好|爱|好)(?:点|些)?(?:什么|啥)` + nowWords), as: "$1喜欢什么", when: knownThere},
	{said: wording.Compile(`^(?:听说|据说)?(?:他们的?)?(?:管)?采购(?:的|负责人|那边)?(?:是|归|找)` +
		`([^,，。 谁哪什]{1,4}?(?:总管|总|经理|工|部长|主任|厂长|科长|处长|主管|老板|董))` +
		`(?:管|负责)?$`), as: "$1是采购者", when: knownThere},
	{said: wording.Compile(`^` + aTitled + `(?:就|只|也|算)*(?:是)?(?:个)?(?:用的人|使用的人?|干活的|用设备的)(?:[,，].{1,12})?$`), as: "$1是使用者", when: knownByName},
	{said: wording.Compile(`^` + aTitled + `(?:这个?人|就|是个?|很|挺|比较|特别|有点|非常|偏)*(保守|实用|创新|激进|有远见|落后)(?:得很|得不行|型的?|派的?|的人?|的)?$`), as: "$1是$2者", when: knownByName},
	{said: wording.Compile(`^` + aTitled + `(?:最|比较|特别|很|主要|就|一直)*(?:担心|怕|看重|在意|在乎|关注)(?:的)?(?:是|的就是)?([^,，。 吗?？了过][^,，。 吗?？]{1,23})$`), as: "$1关心$2", when: knownByName},
	{said: wording.Compile(`^(?:还有|还差|还缺)?(?:哪个|哪些|什么|啥)(?:关键)?(?:角色|关键人)(?:还)?(?:没|缺|不知道)(?:有)?(?:找到|覆盖|对上|认识|接触)*(?:的)?` + nowWords), as: "@找对人", when: knownThere},
	{said: wording.OneOf(
		`^(?:他们?|对方|客户)?(?:现在|目前)?(?:跟|和|与)(?:我们|咱们)(?:现在|目前)?`+
			`(?:算|是)?(?:什么|啥|怎么样的?)(?:关系)(?:了)?`+nowWords,
		`^what(?:'s| is) (?:our|the) relation(?:ship)?(?: with (?:them|him|her))?`+nowWords,
	), as: "@的关系", when: knownThere},
	{said: wording.Compile(`^(?:现在)?(?:应该)?(?:算|算是|是)(朋友|供应商|合作伙伴|局外人)(?:关系)?(?:了|吧|了吧)*$`), as: "@关系 $1", when: knownThere},
	{said: wording.Compile(`^(?:call (?:it|them)|they're|they are|make it|let's say)(?: a| an| our)? (friend|supplier|partner|outsider)s?(?: now)?$`), as: "@ relation: $1", when: knownThere},
	{said: wording.Compile(`^([a-z]+(?: [a-z]+)?) (?:is|seems|looks) (?:a bit |very |quite |rather |pretty |really )*(conservative|pragmatic|innovative|visionary)$`), as: "$1 is $2", when: theirPersonFirst},
	{said: wording.Compile(`^([a-z]+(?: [a-z]+)?) (?:worries|is worried|is concerned|cares)(?: most| mainly| mostly| a lot)? about (.{3,60})$`), as: "$1 cares about $2", when: theirPersonFirst},
	{said: wording.Compile(`^(?:so |and )?who(?:'s| is) the (?:decider|decision maker|decision-maker|boss there)(?: then| there| at (?P<at>[a-z0-9&. -]{2,30}?))?` + nowWords), as: "who decides at @", when: knownThere},
	{said: wording.Compile(`^([a-z]+(?: [a-z]+)?)'s (?:boss|manager|superior) is (?:called )?([a-z]+ [a-z]+)$`), as: "$1 reports to $2", when: knownThere},
	{said: wording.Compile(`^([a-z]+(?: [a-z]+)?) (?:signs|approves|has to sign|must sign)(?: off)?(?: on)? (?:everything|anything|all|it all)(?: .{2,30})?$`), as: "$1 signs off", when: theirPersonFirst},
	// what he is (C8, F6)
	{said: wording.Compile(`^(?:他们?|对方)?(?:公司)?(?:是|在)?(` +
		`(?:行业|业内|同行)(?:里|内)?(?:的)?` +
		wording.Any(
			`老大`, `龙头`, `第[一二三]`, `前[三五十]`, `数一数二`, `领头羊`, `标杆`,
		) + `[^,，?？]{0,20}` + `)(?:[,，].{0,20})?$`), as: "@ 行业地位:$1", when: knownThere},
	{said: wording.Compile(`^(?:他们?|对方|客户)?(` +
		`(?:付款|打款|回款)` +
		wording.Any(
			wording.Any(
				`很`, `比较`, `一直`, `一向`, `都`, `挺`, `特别`, `非常`, `有点`,
				`老`,
			)+`*`+
				wording.Any(
					`爽快`, `及时`, `准时`, `痛快`, `慢`, `拖`, `磨叽`, `拖拉`, `不及时`,
					`不爽快`,
				)+`[^,，?？]{0,12}`,
			`(?:很|比较|一直|一向|都|挺|特别|非常)+快`,
		) + `)$`), as: "@ 商业信誉:$1", when: knownThere},
	{said: wording.Compile(`^` + atCustomer + `(?:能不能|能|够不够|够|可以|算不算|是不是)(?:算|当|定为|评|评为|列为)?(?:是|得上)?(?:个)?大客户(?:了)?(?:吗|么|不)?[?？]?$`), as: "评选 @", when: knownThere},
	{said: wording.Compile(`^` + atCustomer + `(?:算|是)(?:不是)?(?:新|老)客户(?:吗|么|还是.{1,4})?[?？]?$`), as: "@啥情况", when: knownThere},
	{said: wording.Compile(`^([^,，。 我他]{2,8}?)(?:那边|家)?(?:的|有)?(?:有)?(?:啥|什么|哪些)(?:软肋|短板|弱点|缺点|毛病)` + nowWords), as: "$1的短板", when: rivalNamedInHan},
	// who else is in the race (I4)
	{said: wording.Compile(`^they(?:'re| are)? (?:also |still |now )*(?:look(?:ing)?|talk(?:ing)?|speak(?:ing)?)` +
		` (?:also )?(?:at|to|with) ([a-z][a-z0-9&.-]{2,20}(?: [a-z0-9&.-]{2,20})?)` +
		`(?: too| as well| also)?$`), as: "competitor is $1", when: aRivalByName},
	{said: wording.Compile(`^([a-z][a-z0-9&.-]{2,20}) (?:is|are|'s) (` +
		wording.Maybe(
			`[\d.,]+ ?(?:k|%|m)? `, `much `, `a bit `, `a lot `, `slightly `, `way `,
		) + wording.Any(
		`cheaper`, `faster`, `quicker`, `stronger`, `better`, `closer`, `bigger`,
	) + `)(?: than (?:us|we are|ours))?(?:,? (?:but|and|though) .{3,40})?$`), as: "$1 strength: $2", when: rivalNamedFirst},
	{said: wording.Compile(`^([a-z][a-z0-9&.-]{2,20}) (?:is|are|'s) (` +
		wording.Maybe(
			`[\d.,]+ ?(?:k|%|m)? `, `much `, `a bit `, `a lot `, `slightly `, `way `,
		) + wording.Any(
		`slower`, `weaker`, `dearer`, `pricier`, `more expensive`, `worse`,
		`further away`,
	) + `)(?: than (?:us|we are|ours))?(?:,? (?:but|and|though) .{3,40})?$`), as: "$1 weakness: $2", when: rivalNamedFirst},
	{said: wording.Compile(`^(?:please |can you |could you )*(?:get|have|ask) (?:the |our )?` +
		`(?:service team|after-sales|service)(?: guys| people| team| department| folks)?` +
		` to (.{3,60})$`), as: "need after-sales for @: $1", when: knownThere},
	{said: wording.Compile(`^(?:please |can you |could you )*(?:get|have|ask) (?:the |our )?(` +
		wording.Any(`presales`, `pre-sales`, `r&d`, `finance`, `legal`, `supply`) +
		`)(?: guys| people| team| department| folks)? to (.{3,60})$`), as: "need $1 for @: $2", when: knownThere},
	{said: wording.Compile(`^(?:please )?(?:tell|let) ([^,]{2,24}?) (?:know )?(?:that )?(i'm|i am|i'll be|i will be)` +
		` ((?:out|off|away|on leave|on holiday|on vacation|sick|ill).{0,30})$`), as: "$2 $3", when: toldToOurs},
}

// toldToOurs reports that who is to be told is a colleague.
func toldToOurs(q *request, _ crm.AccountID) (bool, error) {
	s := squash(q.m.Text)
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return false, err
	}
	m := tellsWhom.FindStringSubmatch(s)
	return m != nil && (len(q.colleaguesIn(ps, m[1])) > 0 || colleagueSounding(ps, m[1], q.today()) != nil), nil
}

// tellsWhom finds who is to be told that somebody is away.
var tellsWhom = wording.Compile(`^(?:please )?(?:tell|let) ([^,]{2,24}?) (?:know )?(?:that )?(?:i'm|i am|i'll be|i will be) `)

// theirPersonFirst reports words that begin with somebody of the customer's who is known.
func theirPersonFirst(q *request, at crm.AccountID) (bool, error) {
	words := strings.Fields(squash(q.m.Text))
	if at == "" || len(words) == 0 {
		return false, nil
	}
	return q.calledThere(strings.TrimSuffix(words[0], "'s"))
}

// rivalNamedFirst reports words that begin with a rival of the open deal that is talked of.
func rivalNamedFirst(q *request, _ crm.AccountID) (bool, error) {
	first, _, _ := strings.Cut(squash(q.m.Text), " ")
	rival, err := q.rivalHere(strings.TrimSuffix(first, "'s"))
	return rival != "", err
}

// knownByName reports words that name one of the customer's people under the name by which he is known.
func knownByName(q *request, at crm.AccountID) (bool, error) {
	return at != "" && len(q.f.Contacts) == 1 && len(q.f.Contacts[0].Known) > 0, nil
}

// knownAtThis reports words that name nobody who is only known elsewhere than at the customer.
func knownAtThis(q *request, at crm.AccountID) (bool, error) {
	if at == "" || len(q.f.Contacts) != 1 || len(q.f.Contacts[0].Known) == 0 {
		return at != "", nil
	}
	return slices.ContainsFunc(q.f.Contacts[0].Known, func(k parse.Match) bool { return k.Row.Account == at }), nil
}

// rivalNamedLater reports words in which a rival of the open deal that is talked of stands.
func rivalNamedLater(q *request, _ crm.AccountID) (bool, error) {
	words := strings.Fields(squash(q.m.Text))
	for _, w := range words {
		if rival, err := q.rivalHere(strings.TrimSuffix(strings.Trim(w, "?"), "'s")); err != nil || rival != "" {
			return rival != "", err
		}
	}
	return false, nil
}

// rivalNamedInHan reports words that begin with a rival of the open deal that is talked of.
func rivalNamedInHan(q *request, _ crm.AccountID) (bool, error) {
	deals, err := q.openDeals(q.conv.About)
	if err != nil || q.conv.About == "" {
		return false, err
	}
	s := squash(q.m.Text)
	return slices.ContainsFunc(deals, func(o crm.Opportunity) bool {
		return slices.ContainsFunc(o.Rivals, func(name string) bool { return strings.HasPrefix(s, strings.ToLower(name)) })
	}), nil
}

// aRivalByName reports a name in capitals that is neither a customer nor one of the people there.
func aRivalByName(q *request, at crm.AccountID) (bool, error) {
	words := strings.Fields(strings.TrimRight(strings.TrimSpace(q.m.Text), ".!"))
	for len(words) > 0 && (words[len(words)-1] == "too" || words[len(words)-1] == "also") {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return false, nil
	}
	name := words[len(words)-1]
	if strings.ToLower(name) == name || noRivalEN.MatchString(strings.ToLower(name)) || len(q.f.Contacts) > 0 || q.customerIn(strings.ToLower(name)) != "" || len(q.f.Colleagues) > 0 {
		return false, nil
	}
	if theirs, err := q.calledThere(strings.ToLower(name)); err != nil || theirs {
		return false, err
	}
	return hasOpen(q, at)
}

var (
	// ofHim finds what is told or asked of somebody who was named before: 他上面还有谁, he signs everything.
	ofHim = wording.OneOf(
		`^(?:他|她|这人|那人)(?:的)?(`+
			wording.Any(
				`(?:上面|上头|上级|领导|老板)(?:还)?(?:是|有|叫)`,
				`对我们`, `对咱们`, `偏向`, `倾向`, `向着`, `保持中立`, `平时`, `私下`, `喜欢`,
				`爱[^人]`,
				`(?:就|只|很|挺|比较|特别|最|有点|是个?)*`+
					wording.Any(
						`看重`, `在意`, `在乎`, `关心`, `关注`, `担心`, `怕`, `保守`, `激进`,
						`创新`, `用的人`, `用设备的`, `使用的`,
					),
				`(?:最后|最终)(?:拍板|批|签字|说了算)`,
				`向.{1,8}汇报`,
			)+`.{0,40}`+`)$`,
		`^(?:he|she) (`+
			wording.Any(
				`signs`, `approves`, `has to sign`, `must sign`, `reports to`, `prefers`,
				`cares about`, `worries about`, `is worried about`, `likes`, `influences`,
				`is (?:a bit |very |quite |rather |pretty )*`+
					wording.Any(`conservative`, `pragmatic`, `innovative`, `visionary`),
			)+`(?: .{2,60})?`+`)$`,
		`^(?:he|she)(?:'s)`+
			` ((?:a bit |very |quite |rather |pretty )*(?:conservative|pragmatic|innovative|visionary))`+
			`$`,
		`^(?:his|her) ((?:boss|manager|superior) is .{2,30})$`,
	)
	// likesOurs finds that somebody likes or did something of this talk, which is none of his interests:
	// 他喜欢这个方案, 他关注了我们公众号, she likes the layout.
	likesOurs = wording.Compile(`(?:喜欢|爱|关心|关注|担心|在意|看重|怕)(?:[这那我他她了过]|$)|\blikes (?:the|our|this|that|it|your|us)\b`)
	// overNamed finds that it is said who is above somebody, by a name: his boss is not happy tells of
	// nobody new.
	overNamed = wording.Compile(` is (?:called )?[\p{Lu}\p{Han}]`)
	// leansTo finds on whose side somebody is.
	leansTo = wording.Compile(`^([^,，。 ]{2,6}?)(?:好像|明显|比较|还是|更)*(?:偏向|倾向于?|向着|站在)(我们|咱们)?([^,，。 ]{2,10}?)?(?:那边|这边|一边)?的?$`)
	// thanUs finds in what a rival is better or worse than we are: 他们账期比我们松, Kuka is 20k cheaper but slower.
	thanUs = wording.Compile(`^([^,，。 的]{2,10}?)(?:的)?(` +
		wording.Any(
			`价格`, `报价`, `账期`, `交期`, `售后`, `服务`, `质量`, `精度`, `速度`, `节拍`, `品牌`,
			`方案`, `关系`, `案例`, `功能`, `配置`, `技术`,
		) + `)?(` +
		`比(?:我们|咱们)的?(?:还|要|更)?` +
		wording.Any(
			`便宜`, `低`, `松`, `长`, `短`, `快`, `好`, `强`, `全`, `多`, `近`, `稳`, `贵`, `高`,
			`慢`, `差`, `弱`, `少`, `远`, `紧`, `旧`,
		) + `[^,，。]{0,6}` + `)$`)
	// worseThan finds that it is worse.
	worseThan = wording.Compile(`贵|慢|差|弱|紧|远|旧|少|(?:价格|报价).*高|交期.*长|账期.*短`)
)

// ofAFirm finds that who is leaned to is a company, whatever its name: 倾向华准那家.
var ofAFirm = wording.Compile(`(?:那边|这边|一边|那家|这家)的?$`)

// leans is on whose side somebody is, ours or that of a rival in the deal, as his support.
func (q *request) leans(s string) (string, error) {
	m := leansTo.FindStringSubmatch(s)
	if m == nil || m[2]+m[3] == "" || len(q.f.Contacts) == 0 || squash(q.f.Contacts[0].Name) != m[1] {
		return "", nil
	}
	if m[2] != "" {
		return m[1] + "支持我们", nil
	}
	rival, err := q.rivalHere(m[3])
	if err != nil {
		return "", err
	}
	if rival == "" { // 吴厂长倾向库卡 names a rival of whom nobody told before, 倾向分期 a way to pay
		if !parse.IsMaker(m[3]) && !ofAFirm.MatchString(s) {
			return "", nil
		}
		if open, err := hasOpen(q, q.conv.About); err != nil || !open || !q.stillTalking() || q.customerIn(m[3]) != "" || !q.firmByName(m[3]) {
			return "", err
		}
		q.readsNext("对手是" + m[3])
	}
	return m[1] + "不支持我们", nil
}

// ofThePerson is what is told or asked of somebody who was named last, under his name; "" where it is
// of nobody.
func (q *request) ofThePerson(s string) (string, error) {
	m := ofHim.FindStringSubmatch(s)
	if m == nil || likesOurs.MatchString(s) {
		return "", nil
	}
	c, err := q.lastPerson()
	if err != nil || c == nil {
		return "", err
	}
	switch {
	case m[3] != "":
		return c.Name.Text + " is " + q.inHisWriting(m[3]), nil
	case m[4] != "" && !overNamed.MatchString(q.inHisWriting(m[4])):
		return "", nil
	case m[4] != "":
		return c.Name.Text + "'s " + q.inHisWriting(m[4]), nil
	case ascii(s):
		return c.Name.Text + " " + q.inHisWriting(m[2]), nil
	}
	return c.Name.Text + q.inHisWriting(m[1]), nil
}

// rivalHere is a rival of the open deals that are talked of, as he is written there; where none is
// named, the only one. "" for nobody.
func (q *request) rivalHere(named string) (string, error) {
	deals, err := q.openDeals(q.conv.About)
	if err != nil || q.conv.About == "" {
		return "", err
	}
	var all []string
	for i := range deals {
		for _, name := range deals[i].Rivals {
			if named == "" || strings.EqualFold(name, named) {
				all = append(all, name)
			}
		}
	}
	slices.Sort(all)
	if all = slices.Compact(all); len(all) != 1 {
		return "", nil
	}
	return all[0], nil
}

// noRivalEN finds what is written with a capital and is no company: days and months, departments, countries.
var noRivalEN = wording.Compile(`^` + wording.Any(
	`(?:mon|tues|wednes|thurs|fri|satur|sun)day`,
	`january`, `february`, `march`, `april`, `may`, `june`, `july`, `august`, `september`,
	`october`, `november`, `december`, `q[1-4]`, `legal`, `finance`, `purchasing`, `procurement`,
	`management`, `engineering`, `marketing`, `china`, `germany`, `europe`, `asia`, `italy`,
	`france`, `japan`, `poland`, `india`, `america`, `usa`,
) + `$`)

// ownGoods finds what has a price and is nobody.
var ownGoods = wording.Compile(`版|价|方案|设备|机器$|机器[^人]|[台条线]$|客户|对方|对手|友商|最后|今天|昨天|上次|第.|总共|一共|单价|我们`)

// comparesUs is in what a rival of the deal that is talked of is better or worse than we are, as his
// strength or his weak spot.
func (q *request) comparesUs(s string) (string, error) {
	m := thanUs.FindStringSubmatch(s)
	if m == nil || q.f.Question {
		return "", nil
	}
	named := m[1]
	if pointsHere.MatchString(named) {
		named = ""
	}
	rival, err := q.rivalHere(named)
	if rival == "" || err != nil {
		return "", err
	}
	if worseThan.MatchString(m[2] + m[3]) {
		return rival + "短板是" + m[2] + m[3], nil
	}
	return rival + "强项是" + m[2] + m[3], nil
}
