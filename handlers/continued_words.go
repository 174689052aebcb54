package handlers

import "milepost/handlers/wording"

// What people say when they go on about a visit or a call.

// hasOrNot finds a question that ends in 没: 老李那边回话了没.
var hasOrNot = wording.Compile(`[了过到]没有?$|^\p{Han}{1,12}没$`)

// asksSomeone begins what somebody is still to be asked: 问下小陈要一份.
var asksSomeone = wording.Compile(`^(?:那|再|先|回头)?(?:去)?(?:问下|问一下|问问)`)

// noNumber finds that one was not told how somebody can be reached, or got no answer.
var noNumber = wording.OneOf(
	`(?:电话|手机号?|微信|联系方式|名片|邮箱)(?:号码?)?(?:还|都|也)?没(?:有)?`+
		`(?:给|留|要到|拿到|问|加上?|要)(?:我|我们)?$`,
	`没(?:给|留|要到|拿到)(?:我)?(?:电话|手机号?|微信|联系方式|名片|邮箱)$`,
	`^[^,，。 ]{0,4}?(?:一直|还|也|都)?没(?:有)?回(?:复|我|信|消息|音)?(?:呢)?$`,
)

// metWords find that somebody was there, or who he is.
var metWords = wording.Compile(`姓|叫|是|见|聊|谈|碰|陪|在场|也在|一起|接待|\b(met|saw|joined|there|(spoke|talked|sat|was|were|lunch|dinner|meeting|along|together) with)\b|^with\b`)

// notMetYet finds whom one has not met, which says nothing of the visit: 还没见过老板.
var notMetYet = wording.Compile(`^(还|一直|从)没(有)?(见|碰|接触)(过|到过)`)

// theirPlan finds what the customer is going to do for himself, which is news of him and no
// step of ours: 他们年底要上两条线, they will expand next year.
var theirPlan = wording.OneOf(
	`^`+
		`(?:\p{Han}{1,3}(?:总|工|科|处|经理|主任|科长|处长|部长|厂长)(?:也|还)?(?:说|讲|透露|提到))?`+
		`(?:他们?|她们?|对方|客户|人家)?(?:那边|公司|厂里|集团|老板)?`+
		`.{0,10}(?:要|会|准备|打算|计划|想)(?:再|新)?`+
		wording.Any(
			`上`, `扩`, `建`, `买`, `采购`, `换`, `招标`, `投产`, `开工`, `搬`, `改造`, `新增`,
			`增加`, `投`,
		),
	`^(?:they|he|she|the (?:customer|client)) `+
		wording.Any(
			`will`, `want to`, `plan to`, `are going to`, `is going to`, `are planning to`,
		)+` `+
		wording.Any(
			`buy`, `build`, `expand`, `invest`, `replace`, `add`, `move`, `hire`, `open`,
			`upgrade`,
		)+`\b`,
	`^(?:they|he|she|the (?:customer|client)) (?:wants?|needs?) .{2,40}\b`+
		wording.Any(
			`running`, `live`, `installed`, `up`, `in place`, `operational`, `started`,
			`commissioned`, `in production`, `finished`,
		)+` (?:by|in|before|until)\b`,
)

// ofHimself finds what somebody says of himself and his own affairs: none of a visit.
var ofHimself = wording.Compile(`^(?:我|大家|我们|团队)的(拜访|行程|记录|商机|线索)$|^我的(代理|审批|目标|日报|提醒|时间|客户|待办|权限|名字|团队|经理|电话|手机)|^(my (deputy|goal|target|hours|name|phone|manager|team)\b)`)

// wantsSomething finds words that ask for something or order it.
var wantsSomething = wording.OneOf(
	`(?:填|看|查|写|算|评|画|列|导|发|补|核|改|打|过|出|做)一下(?:表)?$`,
	`打勾$`,
	`(?:表|图|清单|名单|拜访记录|全部待办|四角卡?|角色卡)$`,
	`的[^,，。要再想得会他她去来给让还]{1,6}(?:看下|看看|看一眼|瞧瞧|瞧一眼)$`,
	`(?:情况|资料|金额|进展|明细|台账|记录)(?:捋|理|盘|对|数|拉|调)一?下$`,
	`[^差不这那要没]多(?:深|熟|铁|好|急|大|高|远|久|强|稳|硬|近|紧|难)了?$`,
	`(?:日报|周报|月报)(?:给我|发我|给我看看|发我看看|看看)?$`,
	`(?:发给我|发我|给我看看|我看看|我看一?下)$`,
	`打车`, `停车`, `车票`, `机票`, `报销`, `发票`, `餐费`, `油费`, `花了`, `[你您]给我`, `[你您]来`,
	`[你您]帮`,
	`^(?:那就?|好的?|嗯|行)?[,， ]*`+
		wording.Any(
			`先立项`, `把`, `帮`, `给`, `请`, `让`, `替`, `麻烦`, `改`, `删`, `撤`, `查`, `看`,
			`找`, `列`, `发`, `导`, `设`, `定`, `记`, `加`, `建`, `新建`, `打开`, `取消`, `提醒`,
			`叫`, `转`, `算了`, `别`, `不要`, `不用`, `先(?:不|别|放|这样|记|把|帮)`, `还是`,
			`我要`, `我想`, `想要`, `能不能`, `可不可以`, `可以`, `怎么`, `如何`, `为什么`,
			`为啥`, `为何`, `谁`, `哪`, `几`, `多少`, `什么`, `啥`, `有没有`, `是不是`, `要不要`,
			`批`, `审`, `同意`, `驳回`, `立项`, `完成`, `推`, `约`, `算`, `按`,
		),
	`几[级类]`, `算不算`, `怎么办`, `怎么弄`, `怎么搞`, `怎么写`, `怎么样`, `多少`, `几个`, `几家`,
	`几点`, `什么`, `啥`, `哪[些个家里位天]`, `谁`, `为何`, `咋`, `呢$`, `没有$`, `没$`, `[了过到]没`,
	`^`+wording.Any(
		`show`, `list`, `give`, `send`, `tell`, `help`, `open`, `delete`, `undo`, `cancel`,
		`change`, `set`, `make`, `add`, `create`, `export`, `find`, `move`, `push`, `put`,
		`remind`, `log`, `note`, `please`, `pls`, `can`, `could`, `would`, `should`, `do`,
		`does`, `did`, `is`, `are`, `was`, `were`, `have`, `has`, `what`, `who`, `when`,
		`where`, `which`, `why`, `how`, `let`, `don't`, `dont`, `never`, `i want`, `i need`,
		`i'd like`, `assign`, `mark`, `update`, `remove`, `rename`, `approve`, `reject`,
	)+`\b`,
)

// fairWords finds where people are met for the first time.
var fairWords = wording.Compile(`展会|展上|会上|名片|论坛|(?i)\b(fair|expo|trade ?show|conference|card)\b`)

// othersWent finds that somebody who sells, too, was at the customer's: Fanuc dealer visited
// them twice.
var othersWent = wording.OneOf(
	`(?:代理商?|经销商|对手|友商)(?:的人)?(?:也|都|已经|刚|上周|昨天)*`+
		`(?:来过|去过|来了|去了|拜访过?)`,
	`(?i)\b(?:dealer|distributor|competitor|rival)s? (?:has |have |had )?`+
		`(?:already |also |just )*(?:visited|been|called|met)\b`,
)

// atSomeHouse finds that one was at a company without its name, which is none that was talked of: 今天去了一家
// 模具厂, 上周五去的长安那个模具厂; and not at another plant of theirs: 去了他们那个新厂.
var atSomeHouse = wording.Compile(`(?:去|到|跑|访|见)(?:的|了|过|趟|一趟)*[^,，。他她]{0,6}?(?:[一那有]家|[一那]个)[^,，。新老分二三总他她]{1,6}?(?:厂|公司|店|企业)`)

// wentOn finds that he was somewhere else next: 然后去了隔壁的永利五金.
var wentOn = wording.OneOf(
	wording.Any(
		`然后`, `接着`, `后来`, `之后`, `完了`, `顺便`, `顺路`, `顺道`, `路上`, `又`, `再`,
	)+`(?:就|还|也|又)?(?:去|到|跑|拜访|见|拐)(?:了|的|趟|去|到)`,
	`(?:另外|还|也)(?:去|跑|拜访|走)了`,
	`(?i)\b(?:then|afterwards|later|next)\b.{0,12}\b(?:went|drove|visited|stopped|saw|met)\b`,
	`\balso (?:saw|visited|went to|drove (?:to|over to)|called on|was at|did)\b`,
	`\b(?:also|and|way back|before that|afterwards) (?:i |we )?(?:just |quickly )?`+
		wording.Any(
			`stopped (?:by|in|at)`, `dropped (?:in|by)`, `popped (?:in|into|by|over)`,
			`swung (?:by|past)`, `called in (?:at|on)`,
		)+`\b`,
)

var (
	talkWords = wording.OneOf(
		`嫌`, `贵`, `便宜`, `降\d`, `降价`, `折扣`, `报价`, `方案`, `样板`, `样品`, `交期`, `付款`,
		`账期`, `要求`, `要我们`, `让我们`, `催我们`, `希望`, `觉得`, `担心`, `认可`, `满意`, `同意`,
		`考虑`, `感兴趣`, `决定`, `定下来`, `拍板`,
		`(?i)\b`+
			wording.Any(
				`discount`, `pricey`, `expensive`, `cheaper`, `delivery time`, `warranty`,
				`payment terms`, `samples?`, `budget`, `interested`, `worried`, `decision`, `decide`,
			)+`\b`,
	)
	pronouns  = wording.Compile(`[他她]|对方|人家|(?i)\b(he|she|they|him|her|them|his|their)\b`)
	moreWords = wording.Compile(`^(对了|另外|还有|补充|顺便|而且|然后|哦对|哦[,，]|再补|忘了说)|^[他她](们|说|嫌|觉得|要|问|想|还|也|对|最|不|那|的|家|老板|领导)|^(对方|那边|人家)|那边` +
		`|(?i)^(also|and|plus|btw|by the way|oh|forgot|one more thing)\b|(?i)^(he|she|they|his|her|their)\b`)
	another = wording.Compile(`又去|又见|又跑|再去|又打|下午|晚上|傍晚|(?i)\b(again|later|afternoon|evening)\b`)
)

// dearer finds what somebody asks beside us: 利元亨报价低两成.
var dearer = wording.Compile(`^[^,，。 ]{2,8}?(的?报价|的?价格|报的|卖的?)?(比我们|比咱们)?(低|高|便宜|贵)(了|出|上)?(不少|很多|一些|一点|[一二两三四五六七八九\d.]+(成|%|个点|万|倍))(左右|多)?$`)

// madeIn finds where a thing comes from, which is not where the customer is: 旧线是日本的, the old
// line is German.
var madeIn = wording.OneOf(
	`(?:线|设备|机|机器人|产品|牌子|品牌|系统|配件|用的).{0,6}是.{2,4}(?:的|货|产|进口)`,
	`进口`, `国产`,
	`\b`+wording.Any(`lines?`, `machines?`, `robots?`, `equipment`, `systems?`, `cells?`)+
		`\b.{0,20}\b`+
		wording.Any(
			`from`, `japanese`, `german`, `american`, `chinese`, `korean`, `italian`, `swiss`,
		)+`\b`,
)

// introduced finds that somebody is going to make one known to somebody else.
var introduced = wording.OneOf(
	`(?:会|帮|要|可以|答应|愿意|下次|回头)[^,，。]{0,6}(?:介绍|引荐|引见)`,
	`\b`+wording.Any(`'ll`, `will`, `can`, `to`, `promised to`, `offered to`, `going to`)+
		` (?:intro|introduce|connect|put) (?:me|us)\b`,
)

// cameAlong finds that somebody was there, too.
var cameAlong = wording.OneOf(
	`一起`, `一块`, `同去`, `陪`, `也(?:去|在|来|到|参加|跟|见)`, `带(?:上|着|了)`, `[叫拉喊]上`,
	`跟着`, `我[和跟]`, `[和跟同]我`,
	`[和跟同][^,，。]{1,6}(?:去|见|拜访|聊|谈|过去)`,
	`\b(?:with|joined|came|along|together|took|brought|too|also)\b`,
)

// formerly finds the time of a trade that is over: 去年做了500万.
var formerly = wording.OneOf(
	`^(?:他们?|客户|对方|跟他们)?`+
		wording.Any(
			`去年`, `前年`, `往年`, `上半年`, `上一?年`, `之前`, `以前`, `历史上`, `今年`,
		)+wording.Any(
		`一共`, `总共`, `也`, `就`, `才`, `只`, `跟我们`, `从我们这`, `在我们这`, `我们`,
	)+`*(?:做|买|采购|成交|签|下)了?`,
	`\b(?:last year|in 20\d\d|previously) `,
)

// unitSaid finds a sum of which it was said in what it is counted.
var unitSaid = wording.Compile(`[万亿千元块¥$€]|\d ?[kmw]\b|million|thousand|rmb|usd|eur|cny|\d{5}|\d,\d{3}`)

// moreLead is how the second half of a talk begins, which says nothing by itself.
var moreLead = wording.Compile(`^(对了|另外|还有|补充一下|补充|顺便说一下|顺便|哦对了|忘了说)[,，:： ]*|(?i)^(also|and|plus|btw|by the way|oh|one more thing|forgot to say)[,: ]+`)
