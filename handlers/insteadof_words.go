package handlers

import "milepost/handlers/wording"

// What people say that stands for a longer sentence, and is put in its place.

// atGate is where at a customer's somebody stands who waits there, or is in already.
const atGate = `(?:那边|这边|门口|大门口|楼下|大厅|前台|门卫|停车场|会议室|办公室|现场|公司|厂里|车间|食堂)`

var (
	// sheDecides finds what somebody is in the decision, said by a pronoun: 她说了算, he
	// decides.
	sheDecides = wording.OneOf(
		`^(?:他|她|就?他|就?她)(?:就)?`+
			wording.Any(
				`说了算`, `拍板`, `做主`, `能做主`, `能拍板`, `定的?`, `决定`, `是决策(?:人|者)`,
				`是(?:使用|技术|采购)(?:人|者)`, `支持我们`, `反对我们`, `不支持我们`,
			)+`$`,
		`^(?:he|she) `+
			wording.Any(
				`decides`, `signs off`, `is the decision maker`, `supports us`, `is with us`,
				`is against us`, `is our champion`,
			)+`$`,
	)
	// oddsAlone finds how likely a deal is, and nothing else: 七成吧.
	oddsAlone = wording.OneOf(
		`^(?:(?:这|那)个?(?:单子|单|项目|生意)?)?(?:我(?:个人)?觉得|我看|我感觉|我估计|感觉|觉得)?`+
			`(?:(?:能|可以|会)?(?:成|签|赢|拿下|签下来|中标?)的?)?`+
			`(?:概率|把握|胜算|几率|可能性|希望|机会)?(?:是|有|在)?(`+
			wording.Any(
				`大概`, `估计`, `差不多`, `应该`, `可能`, `也就`, `有`, `我看`, `先`, `算`, `按`,
				`[,， ]`,
			)+`)*([一二三四五六七八九]|\d)成(半|多)?的?(把握|胜算|可能性?|希望|机会|概率|赢面)?(?:能(?:成|签|赢|拿下))?(吧|左右|的样子)?$`,
		`^(about |maybe |i'd say |i think |call it )?(\d{2}) ?(%|percent)`+
			`(?: chance| likely| sure)?`+
			`(?:,? (?:i'd say|i think|i reckon|i guess|maybe|or so|at best|tops))?$`,
	)
)

var (
	// halfOdds finds that a deal is as likely as not.
	halfOdds = wording.OneOf(
		`^(?:概率|把握|胜算|几率|可能性)?(?:大概|估计|差不多|也就)?(?:是|有|在)?(?:大概)?`+
			`(?:一半|对半开?|五五开|五五)(?:吧|左右|的样子)?$`,
		`^(?:i'd say |about |maybe |it's |call it )?(?:50[/-]50|fifty[ -]fifty)`+
			`(?:,? i'd say| i think| or so)?$`,
	)
	// oddsOf finds how likely the deal of somebody is: Kessler probably 40%.
	oddsOf = wording.OneOf(
		`^([a-z][a-z&. -]{1,30}?)(?: is| at|,|:)? (?:probably|maybe|about|around|roughly|at)`+
			` (\d{2}) ?(?:%|percent)$`,
		`^(?:so |ok |well |then |i'd )*(?:let's say|say|call it|i'd say|put) (\d{2})`+
			` ?(?:%|percent) (?:for|on|at) ([a-z][a-z&. -]{1,30})$`,
	)
	// versionSum finds the version of our offer, which is written like the number of a visit, and its sum.
	versionSum = wording.Compile(`^v(\d) ?((?:报价)?(?:降到|降|报了?|改成|改到|改为|到)(?:了)?[\d.]{2,6}(?:万|w)?)(?:了)?$`)
	// hereNow finds that he is at a customer's: 在海目星了.
	hereNow = wording.OneOf(
		`^(?:我|我们|人)?(?:已经|现在)?在([^,，。 ]{2,14}?)`+atGate+`?了$`,
		`^(?:我|我们|人)?(?:已经|现在|还|正|都)*(?:在|到了?)?([^,，。 ]{2,14}?)(?:`+atGate+`了?[,， ]*|[,， ])(?:正|还|先|一直|坐着)*(?:在)?等(?:着|会儿|一会儿?|一下|他们?|她们?|人|[\p{Han}]{1,3}(?:总|工|经理|主任|科长|部长|厂长|老板|主管|总监))+(?:下来|出来|开完会|来接)?[,， ]*(?:(?:他|她)?(?:堵车|在开会|开会|还没来|没到|在路上|迟到)了?)?$`,
		`^(?:我|我们|人)(?:已经|现在|刚)?在([^,，。 ]{2,14}?)`+atGate+`?$`,
		`^(?:已经|现在|刚)?在([^,，。 ]{2,14}?)(?:大?门口|楼下|大厅|前台|停车场|会议室)$`,
		`^(?:i'm |im |we're |we are |i am |here |now |just |got |got here |parked )*(?:at|in|outside|got to|reached) (?:the )?([a-z][a-z0-9&. -]{1,30}?)(?:'s)?(?: (?:lobby|reception|gate|office|plant|factory|site|car park|parking lot|canteen))?(?: now)?(?:,? (?:waiting|sitting)(?: here)?(?: for [a-z]+(?: [a-z]+)?)?)?(?:,? [a-z]+(?:'s| is) (?:late|stuck|in a meeting|stuck in .{4,20}))?[.!]?$`,
	)
	// calledNow finds the name of somebody, and nothing else: it's Maria Lopez.
	calledNow = wording.Compile(`(?i)^(?:it's|it is|that's|that is|(?:his|her|the) name is|(?:he|she) is called|(?:he|she)'s called) ([a-z][a-z'-]+ [a-z][a-z'-]+)$`)
	// postIn finds the post of somebody who has no name yet.
	postIn = wording.Compile(`\b(` + wording.Any(
		`ceo`, `cfo`, `coo`, `cto`, `cio`,
		wording.Any(
			`managing`, `plant`, `purchasing`, `sales`, `technical`, `production`, `finance`,
			`project`, `operations`,
		)+` (?:director|manager|head)`,
		`head of [a-z]+`, `buyer`, `owner`, `boss`,
	) + `)\b`)
	// stepAnew finds another day for what is to be done.
	stepAnew = wording.OneOf(
		`^(?:那个|那)?(\p{Han}{2,6}?)(?:那个|的?事)?(?:还是|就|要)?(?:改|推|延|挪|换)`+
			`(?:到|成|为|在|至)?(`+
			wording.Any(
				`今天`, `明天`, `后天`, `大后天`,
				`[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]`,
				`\d{1,2}月\d{1,2}[号日]?`, `\d{1,2}[号日]`,
			)+`(?:上午|下午|晚上)?`+`)(?:吧|好了|再给|给|发)?$`,
		`^`+wording.Any(
			`actually`, `no`, `sorry`, `make it`, `make that`, `it's`, `better`, `,`, ` `,
		)+
			`*((?:next )?(?:monday|tuesday|wednesday|thursday|friday|mon|tue|wed|thu|fri|tomorrow))`+
			`(?: instead)? for the ([a-z]{4,20})(?: instead)?(?: please)?$`,
		`^(?:actually|no|sorry|but|,| )*(?:the |our |my )([a-z]{4,20}) `+
			wording.Any(`moves`, `moved`, `is moved`, `has moved`, `was moved`, `is now`, `is`)+
			`(?: to| on)? (?:the )?(`+
			wording.Any(
				`\d{1,2}(?:st|nd|rd|th)`,
				`(?:next )?(?:monday|tuesday|wednesday|thursday|friday)`,
				`tomorrow`,
			)+`)$`,
	)
	// bareWeekday finds a day of the week of which is not said of which week it is.
	bareWeekday = wording.Compile(`^(周|星期|礼拜)|^(mon|tue|wed|thu|fri)`)
	// alsoThere finds who else works at a customer, with his post and his name.
	alsoThere = wording.Compile(`^([^,，。 ]{0,10}?)(?:那边|那儿|里面)?(?:还|也|另外)?有一?个(?:负责)?(\p{Han}{0,6}(?:总监|经理|部长|主任|厂长|科长|处长|主管|总工|工程师|老板|副总|采购|助理|秘书))(姓|叫)(\p{Han}{1,3})$`)
	// referredBy finds a customer, and through whom he came.
	referredBy = wording.Compile(`^([^,，。 这那]{2,10}?)(?:那边|那家)?是(\p{Han}{2,8}?)(?:给)?(?:介绍|引荐|推荐)(?:来|过来)?的((?:[,，].*)?)$`)
	// inTheRace finds who else wants the same deal.
	inTheRace = wording.OneOf(
		`^(?:跟|和)(?:我们|咱们)?(?:竞争|抢单?|争)的(?:还|也|主要)*(?:有|是)(.{2,20})$`,
		`^(?:(?:他|她|他们|对方)(?:还|也)?说)?(?:还有|另外|听说)?([^,，。 ]{2,8}?)(?:也|还)`+
			`(?:报了?价了|在(?:竞争|抢|场|跟|参与|争这单|谈|报价|里面|投标?)了?)$`,
		`^(?:还有|另外|听说)?([^,，。 ]{2,8}?)(?:也|又|突然)*(?:杀|插|掺和?|挤|跳)(?:进来|一脚)了?$`,
		`^(?:还有|另外|听说)?([^,，。 ]{2,10}?)(?:也|又|突然)*进来了$`,
		`^([a-z][a-z0-9&. -]{1,30}?) (?:is|are) (?:also )?`+
			wording.Any(
				`the incumbent`, `the current supplier`, `their current supplier`, `in there`,
				`in the race`, `in the running`, `in the mix`, `bidding`, `quoting`, `in it`,
			)+`(?: too| as well| also)?$`,
		`^(?:we're|we are|i'm)? ?(?:also )?up against ([a-z][a-z0-9&., -]{1,40})$`,
	)
	// oneOfThem finds who is among those whose offers are compared: 他们在比三家,有一家是鸿达.
	oneOfThem = wording.Compile(`(?:在比|比了|比价|对比|找了|问了|货比)[^,，]{0,6}家?[,， ]*(?:其中|另外)?(?:有?一家|另一家|一个)(?:就)?是(?:[^,，。 ]{2,4}的)?([^,，。 的]{2,10})$`)
	// contractSum finds what a contract is worth, and nothing else; signedBefore that there is one.
	contractSum = wording.OneOf(
		`^(?:the )?(?:contract|order|deal) (?:is|was)(?: for| worth)?`+
			` ([\d.,]+ ?(?:k|m|million)? ?(?:eur|usd|gbp|cny|rmb|euros?|dollars?|pounds?)?)$`,
		`^合同(?:额|金额|价)?(?:是|一共)?([\d.]+万?)$`,
	)
	signedBefore = wording.Compile(`签|\b(signed|ordered)\b`)
	// projectWish finds the wish that what is talked of be a project; mayProject whether it may.
	projectWish = wording.OneOf(
		`^(?:那|就|先|可以|,|，| )*立项(?:吧|了|好了)?$`,
		`^(?:please |can you |could you |let's |ok )*(?:set up|open|start|create|apply for)`+
			` (?:the|a) project(?: approval| application)?`+
			`(?: now| then| please| for (?:it|this|them))?[?]?$`,
	)
	mayProject = wording.Compile(`^(?:现在|这个|它|那)?(?:能|可以|可不可以|能不能)(?:申请)?立项(?:了)?(?:吗|么|不|没)?$`)
	// stillToArrange finds with whom no visit could be arranged yet.
	stillToArrange = wording.Compile(`^([^,，。 ]{2,12}?)(?:那边|那家)?(?:还|暂时|一直)没(?:有)?约(?:上|到|好|成)(?:呢|了)?$`)
	// tryAgain finds whom he means to call once more, and when.
	tryAgain = wording.Compile(`^(?:i'll |will |let's )?try ([a-z][a-z .&-]{1,30}?) again (?:on |next )?((?:next )?[a-z]+day|tomorrow|next week|mon|tue|wed|thu|fri)$`)
	// tooSoon finds that a day is too early for what is due on it, and when instead.
	tooSoon = wording.Compile(`^((?:[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]|明天|后天|今天|\d{1,2}[号日]))?(?:那天)?` +
		`(?:可能|恐怕|估计|应该|怕)?` +
		wording.Any(`来不及`, `赶不上`, `赶不出来`, `做不完`, `弄不完`, `交不了`, `给不了`, `不行`) +
		`了?[,， ]*(?:改|换|挪|推|要|得)?(?:到|成)?(` +
		wording.Any(
			`明天`, `后天`, `大后天`,
			`[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]`,
			`\d{1,2}月\d{1,2}[号日]?`, `\d{1,2}[号日]`,
		) + `(?:上午|下午|晚上)?` + `)(?:吧|好了|再给|给|发|交)?$`)
	// headOf finds the forms of address of who heads a company.
	headOf = wording.Compile(`^\p{Han}(老板|老板娘|总|董|董事长|总经理|老总|厂长)$`)
)
