package handlers

import (
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// sentThing is what is sent to a customer or brought to him.
const sentThing = `(?:the |a |an |our |my |some )(?:new |revised |updated |final |signed |full |technical |price )?(?:nda|proposal|quote|quotation|offer|drawings?|contract|samples?|specs?|invoice|documents?|docs|brochures?|catalog(?:ue)?|list|files?|slides|agreement|nda|data ?sheets?|parts?|report|summary|minutes|machine|figures|references?)`

// dayPhrases are what is told in the course of a day: who is to be met next, what was spent, what
// is still missing.
var dayPhrases = []phrase{
	{said: wording.Compile(`^(?:and |so |then )*(?:i'?m |i am |we'?re |we are )?(send|bring|mail|email|ship|forward|deliver|hand)ing ((?:(?:it|them|this|that|those)|(?:(?:them|her|him) )?` + sentThing + `)(?: over)?(?: to [a-z]+)?) ((?:today|tonight|tomorrow|tmrw|tmr|(?:on |next |this )?(?:mon|tues|wednes|thurs|fri)day)(?: morning| afternoon| evening)?)$`), as: "will $1 $2 $3", when: talksOn},
	{said: wording.Compile(`^((?:明天|后天|大后天|[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]|(?:\d{1,2}月)?\d{1,2}[号日])(?:早上|上午|中午|下午|晚上)?(?:\d{1,2}(?:点半?|[:：]\d\d)|[一二三四五六七八九十]{1,2}点半?)?)(?:我|我们)?再(?:去|过去|来|跑)(?:一趟|一次|一下|他们那|他们家|那边)?(?:吧|看看)?$`), as: "$1再去一趟"},
	{said: wording.Compile(`^(?:帮我|替我|给我|帮忙)(?:再|先)?约(?:一下|下|个|一个)?(?:他们|她们|那边|对方)?的?(` + withTitle + `)(?:见个?面|聊聊|谈谈|的?时间)?(?:吧)?$`), as: "下一步约$1"},
	{said: wording.Compile(`^(?:` + `(?:ok |okay |right )?(?:that's|thats|that is|that was) (?:it|all)` +
		`(?: for (?:today|now))?[.,;! ]+` + `)?(?:` +
		`(?:can i have |give me |send me )?(?:a |the |my )?(?:daily )?` +
		`(?:summary|recap|report)` +
		wording.Any(` of (?:the|my) day`, ` for today`, ` please`, ` pls`) + `+` + `)$`), as: "daily report"},
	{said: wording.Compile(`^(?:帮我|给我|替我)(?:写|做|出|整理|生成|弄|汇总)(?:个|一个|一份|份|一下|下)?` +
		`(?:今天的?|今日)?(?:拜访|工作|跑客户)?的?(?:总结|日报|小结|汇总)` +
		`(?:[,，]?(?:再|然后)?(?:发给|给|发)[^,，。 ]{1,4})?(?:吧)?$`), as: "日报"},
	{said: wording.Compile(`^(?:请|帮我|给我|替我|来个?|来份)*(?:今天|今日|当天)的?(?:工作|拜访)?的?(?:总结|小结|汇总)(?:一下|下|发我|给我|呢|吧)*$`), as: "日报"},
	{said: wording.Compile(`^(?:请|帮我|给我|替我)*(?:总结|小结|汇总)(?:一下|下)?(?:我)?(?:今天|今日)(?:的)?(?:工作|拜访|情况|跑的)?(?:吧)?$`), as: "日报"},
	{said: wording.Compile(`^(?:sum|wrap) up (?:my |the )?(?:day|today)$|^(?:a |my |the )?(?:summary|recap) (?:of |for )(?:my day|the day|today)$|^today's (?:summary|recap)$`), as: "daily report"},
	{said: wording.Compile(`^((?:差旅|打车|住宿|酒店|高铁|火车|机票|油|过路|停车|餐|吃饭|招待|快递)费?)` +
		`(?:一共|总共|共|花了|是|用了)*(\d{1,6})(?:块钱?|元)?[,，]?(?:帮我|给我|要)?` +
		`(?:报一下|报销一?下?|报下|报了吧|报掉)$`), as: "$1花了$2元"},
	{said: wording.Compile(`^` + atCustomer + `(?:现在)?(?:申请)?立项(?:的话)?(?:还)?(?:缺|差|需要|要)(?:什么|啥|哪些|点什么|点啥|些什么|些啥)(?:材料|资料|东西|条件)?(?:啊|呢)?[?？]?$`), as: "@还差什么"},
	{said: wording.Compile(`^` + atCustomer + `(?:这|那)?个?(?:单子?|项目)?(?:现在)?(?:能不能|能|可以|够)(?:申请)?立项了?(?:吧|吗|么|不|没)?[?？]?$`), as: "@还差什么"},
	{said: wording.Compile(`^` + atCustomer + `(?:这|那)?个?(?:单子?|项目|生意)?(?:现在|大概|到底)?` +
		wording.Any(
			`能成吗`, `能不能成`, `成不成`, `能成不`, `(?:有)?几成(?:把握|胜算|希望)?`,
			`(?:有)?多大(?:把握|胜算|希望)`,
			`(?:把握|胜算|希望)(?:有)?(?:多大|大不大|大吗|几成)`,
		) + `(?:啊|呢|吗)?[?？]?$`), as: "@能赢吗"},
	{said: wording.OneOf(
		`^(?:ok(?:ay)?,? |so |then |and |well,? )*what (?:else )?`+
			`(?:do you|does it|does that) (?:still |else )?(?:need|want|require)`+
			`(?: from me| to know| for that)?(?: then)?[?]?$`,
		`^(?:那|好|行|那么|那就)[,， ]*(?:你|还|它)*(?:需要|要|缺)(?:我)?(?:补|填|写|给)?`+
			`(?:什么|啥|哪些|点什么|点啥)(?:呢|啊)?[?？]?$`,
	), as: "@还差什么"},
	{said: wording.OneOf(
		`^how much (?:have|did|has) (?:i|we|it) `+
			wording.Any(`spent?`, `spend`, `cost(?: us)?`, `invest(?:ed)?`, `put`)+
			`(?: so far)?(?: on| into| in)? (?P<at>[a-z0-9&. -]{2,30}?)(?: so far| yet)?[?]?$`,
		`^(?:is|was) `+
			wording.Any(`it`, `this`, `that`, `(?P<at2>[a-z0-9&. -]{2,30}?)`)+
			` (?:still )?worth (?:it|the effort|the time|the money)[?]?$`,
	), as: "what did @ cost us"},
	{said: wording.OneOf(
		`^who(?: else)? (?:should|must|do) i (?:still |else )?`+
			`(?:know|meet|get to know|talk to)(?: there| at (?P<at>[a-z0-9&. -]{2,30}?))?[?]?`+
			`$`,
		`^(?:还|那边还|他们那还)(?:该|要|得|应该)(?:认识|见|找|搞定)(?:谁|哪些人|哪几个)`+
			`(?:啊|呢)?$`,
	), as: "who is missing at @"},
	{said: wording.OneOf(
		`^(?:what are|how are) (?:our|the) (?:odds|chances)`+
			`(?: (?:at|with|on) (?P<at>[a-z0-9&. -]{2,30}?))?(?: now)?[?]?$`,
		`^how likely (?:is it|is this|are we to (?:win|get it))[?]?$`,
	), as: "can we win @"},
	{said: wording.OneOf(
		`^what (?:can|could|might) (?:still )?`+
			`go wrong(?: here| there| with (?:it|this|them))?[?]?$`,
		`^(?:这单|这个单子?|他们)?(?:还)?(?:有)?(?:什么|啥|哪些)风险(?:啊|呢)?$`,
		`^(?:风险|坑)在哪(?:里)?(?:啊|呢)?$`,
	), as: "@能赢吗"},
}

// withTitle is how somebody is called by what he is: 刘总, 采购王经理.
const withTitle = `[^,，。 \d约]{1,6}?(?:总|经理|工|部长|主任|厂长|科长|处长|主管|老板|先生|女士|院长|总监)`

// alsoLooked finds at whom a customer looks beside us, and what that one asks.
var alsoLooked = wording.Compile(`^(?:他们?|对方|客户|那边|人家)(?:那边)?(?:另外|也|还|同时|最近)*(?:在)?(?:看|谈|接触|找|问|比)` +
	`(?:着|了|过)?([^,，。 \d]{2,8}?)(?:的)?[,，。;； ]+(?:([^,，。 \d]{2,8}?)(?:那边|家)?)?` +
	`(?:也|又|已经|才|只)?(?:报了|报价|报的是?|出价|开价|要价|要)(?:是|到)?` +
	`约?([\d.]+ ?(?:万|w|k|千|亿)?元?)(?:左右)?$`)

// looksBeside is at whom a customer looks beside us, as the rival that he is, with his price:
// 他们另外在看库卡,库卡报了520万.
func (q *request) looksBeside(s string) (string, error) {
	m := alsoLooked.FindStringSubmatch(s)
	if m == nil || notTheirs.MatchString(m[1]) || m[2] != m[1] { // 他们还看了方案,报价280万 may be our own
		return "", nil
	}
	if open, err := hasOpen(q, q.conv.About); err != nil || !open {
		return "", err // nothing but the visit can hold it
	}
	return m[1] + "报了" + m[3], nil
}

// visitOver finds that a visit to a customer is over, and what is told of it: 格力这边完事了,陈工挺认可.
var visitOver = wording.OneOf(
	`^(?P<at>[^,，。:： ]{2,14}?)(?:这边|那边|这里|那里|那儿)?(?:都|已经|刚|也)?`+
		`(?:完事|聊完|谈完|结束|弄完|跑完|见完|忙完)了?[,，。;； ]+(.{2,80})$`,
	`^`+wording.Any(
		`out of`, `back from`, `done (?:at|with)`, `finished (?:at|with)`, `just left`,
	)+` (?P<at2>[a-z0-9&. -]{2,30}?)[.,;:] ?(.{2,160})$`,
	`^(?P<at4>[a-z0-9&. -]{2,30}?)(?: is| all)? (?:done|over)[.,;:] ?([^\d]{2,160})$`,
	`^(?:the )?(?P<at3>[a-z0-9&. -]{2,30}?) went (?:really |very |quite |so )?`+
		`(?:great|well|fine|ok|okay|good|badly|so-so)[.,;:!] ?(.{2,160})$`,
)

// tellsItIsOver takes what is told of a known customer behind the end of a visit as that visit: as
// more of the one that he told of a moment ago, else as the one that he comes from.
func (q *request) tellsItIsOver() (bool, error) {
	m := visitOver.FindStringSubmatch(squash(q.m.Text))
	if m == nil || len(q.f.Items) > 0 || q.f.Asks() || !ofOneKnown(q.f) {
		return false, nil
	}
	name, rest := q.inHisWriting(m[1]+m[3]+m[5]+m[7]), q.inHisWriting(m[2]+m[4]+m[6]+m[8])
	if q.customerIn(name) == "" {
		return false, nil
	}
	v, sure, err := q.toldJustNow(q.f)
	if err != nil {
		return false, err
	}
	if ascii(name) {
		q.putAs("visited " + name + " today, " + rest)
	} else {
		q.putAs("今天拜访了" + name + "," + rest)
	}
	if q.f.Gist == "" {
		q.f.Gist = rest
	}
	if v == nil || !sure || !inPerson(v.Type) || q.f.Intent != parse.Visit {
		return false, nil
	}
	return true, q.addTo(v, q.f)
}

// talksOn reports that what is said belongs to somebody: to whom it names, or who is talked of.
func talksOn(q *request, _ crm.AccountID) (bool, error) {
	return namesCustomer(q.f) || q.stillTalking(), nil
}

// thereAt finds that one goes to a customer who is named before the time: TCL那边下午三点去.
var thereAt = wording.Compile(`^([^,，。:： \d我你他她咱]{2,12}?)(?:那边|那儿|那里|他们那|家)?(?:我)?(` +
	`(?:今天|明天|后天|今晚|明早|[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天])?(?:早上|上午|中午|下午|傍晚|晚上)?(?:\d{1,2}点半?|[一二两三四五六七八九十]{1,2}点半?)?)` +
	`(?:再|才)?(?:去|过去)(?:一?趟)?(?:吧)?$`)

// timeFirst begins what names a time and no customer.
var timeFirst = wording.Compile(`^(?:[让叫请找跟等帮派喊]|今[天晚早]|明[天早晚]|后天|[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天末]?|[上下中]午|早上|晚上|傍晚|回头|改天|然后|我们|咱们|先|再|就|还)`)

// goesThereAt is such words with the customer behind the way to him; "" for others.
func (q *request) goesThereAt(s string) string {
	if !strings.HasSuffix(strings.TrimSuffix(s, "吧"), "去") && !strings.HasSuffix(s, "趟") {
		return ""
	}
	m := thereAt.FindStringSubmatch(s)
	if m == nil || m[2] == "" || timeFirst.MatchString(m[1]) {
		return ""
	}
	return m[2] + "去" + q.inHisWriting(m[1])
}
