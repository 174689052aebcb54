package handlers

import (
	"strings"

	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// What somebody has before him and what he has done is asked in a few parts that go together
// freely: whose it is, which days, and what is asked. A part more is another sentence: 明天的计划取消了
// asks nothing.
const (
	// askedTo opens such a question.
	askedTo = `(?:那|请|麻烦|帮我|给我|让我|你)*(?:看看|看一?下|查一?下|查查|说说|告诉我|列一?下|发我|想看|想知道)?(?:我)?(?:自己)?(?:的)?`
	// daysToCome are days that are not over.
	daysToCome = `(?:今天|今晚|今日|明天|明日|明早|明晚|大?后天|这两天|这几天|接下来|(?:接下来|未来|今后|往后)(?:的)?[两二三四五六七几1-9]天|(?:这|本|下)个?(?:周|星期|礼拜)[一二三四五六日天末1-6]?|(?:周|星期|礼拜)[一二三四五六日天末1-6]|\d{1,2}(?:月|-)\d{1,2}[号日]?|\d{1,2}[号日])(?:的)?(?:早上|上午|中午|下午|晚上)?`
	// daysBehind are days that are over, or today.
	daysBehind = `(?:今天|今日|今早|昨天|昨日|昨晚|大?前天|(?:上|这|本)个?(?:周|星期|礼拜)[一二三四五六日天]|(?:周|星期|礼拜)[一二三四五六日天])(?:早上|上午|中午|下午|晚上)?`
	// daysOwn are both but today alone, of which 今天呢 asks what was logged.
	daysOwn = `(?:明|昨|大?后|大?前)[天日晚早](?:早上|上午|中午|下午|晚上)?|(?:这|本|下|上)个?(?:周|星期|礼拜)[一二三四五六日天]|下个?(?:周|星期|礼拜)|(?:周|星期|礼拜)[一二三四五六日天末]`
	// alsoAsked stands between the days and what is asked.
	alsoAsked = `(?:我|自己|的|还|都|会|要|得|该|一共|总共|大概|到底)*`
	// planNoun names what is laid out.
	planNoun = `(?:工作|拜访|外出|出差)?(?:计划|安排|行程|日程|行程安排|日程安排|日程表|待办|任务|排期|活)`
	// askedEnd ends a question.
	askedEnd = `(?:呢|呀|啊|来着|的)*$`
)

var (
	// aheadAsked asks what he has before him: 明天的计划, 周四有啥, am I free on Friday.
	aheadAsked = wording.OneOf(
		`^(?:看看|看一?下|发我|查一?下)?我的?`+planNoun+askedEnd,
		`^`+askedTo+daysToCome+alsoAsked+planNoun+`(?:是什么|是啥|有哪些|有什么|有啥|怎么样|怎么排的|发我|看看|看一下)?`+askedEnd,
		`^`+askedTo+daysToCome+alsoAsked+`(?:有|剩下?|剩)(?:什么|啥|哪些|几个|几件|多少|没有)(?:安排|计划|行程|日程|事|事情|事儿|活|约|约会|会|会议|待办|任务)?(?:吗|没|没有)?`+askedEnd,
		`^`+askedTo+daysToCome+alsoAsked+`有(?:什么|啥|哪些|几个|几件|没有)?(?:要|需要|该|得|必须)(?:我)?(?:注意|留意|盯|跟|跟进|处理|办|做|去|跑|见)的(?:事|事情|客户|人)?(?:吗|没|没有)?`+askedEnd,
		`^`+askedTo+daysToCome+alsoAsked+`(?:干|做|忙|搞|弄)(?:点|些)?(?:啥|什么|嘛)(?:事|去)?`+askedEnd,
		`^`+askedTo+daysToCome+alsoAsked+`(?:几点|什么时候|啥时候)?(?:去|跑)哪(?:儿|里|家)?`+askedEnd,
		`^`+askedTo+daysToCome+alsoAsked+`(?:排(?:了|着)?(?:些|点)?(?:什么|啥|哪些)|(?:什么|啥|哪些)(?:安排|计划|行程|日程))`+askedEnd,
		`^`+askedTo+daysToCome+alsoAsked+`(?:见|约了?)(?:谁|哪些人|哪几个人?|几个人)`+askedEnd,
		`^`+askedTo+daysToCome+alsoAsked+`(?:有空|忙|有时间|有安排|有事|有约|空)(?:吗|不|没|么|没有|不忙|还是没空)`+askedEnd,
		`^(?:what(?:'s|s| is) |show (?:me )?|see |let me see |give me )?(?:my |the )?(?:plan|plans|schedule|agenda|calendar|programme|program)(?: look(?:ing)? like)? (?:for )?(?:on )?`+comingEN+`$`,
		`^(?:what(?:'s|s| is) |show (?:me )?|see |let me see |give me )?(?:my )?`+comingEN+`(?:'s|s)? (?:plan|plans|schedule|agenda|programme|program)$`,
		`^(?:am i|do i have (?:any )?time|have i got (?:any )?time|anything) ?(?:free|busy|planned|scheduled|booked|on)? (?:for )?(?:on )?`+comingEN+`$`,
		`^(?:where|who|whom|what) (?:am i|do i|will i|should i) (?:going|seeing|visiting|meeting|doing|go|see|visit|meet|do|have)(?: to)? (?:for )?(?:on )?`+comingEN+`$`,
	)
	// doneAsked asks what he did: 今天我干了啥, where did I go on Monday.
	doneAsked = wording.OneOf(
		`^`+askedTo+daysBehind+alsoAsked+`(?:干|做|忙|弄|搞|写|记|聊|谈)(?:了|过|成)(?:些|点)?(?:啥|什么|哪些|几条|多少)(?:事|活|东西|单)?(?:了)?`+askedEnd,
		`^`+askedTo+daysBehind+alsoAsked+`(?:跑|去|见|拜访|走访|走)(?:了|过)(?:哪(?:儿|里|家|几家|些|些地方|些人|些客户|几个|个客户)?|谁|几家|几个|多少家|几个人|几个客户|多少客户|什么人|什么客户)(?:了)?`+askedEnd,
		`^(?:what|who|whom|where|which accounts|how many (?:accounts|customers|people|visits)) (?:did i|have i|had i) (?:do|done|see|seen|meet|met|visit|visited|go|gone|log|logged|been|make)(?: to)? (?:on )?(?:today|yesterday|(?:last |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)$`,
	)
)

// comingEN are days that are not over, in English.
const comingEN = `(?:today|tonight|tomorrow|the day after tomorrow|(?:this|next) week|(?:this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?: morning| afternoon| evening)?`

// daysOwnEN are days but today, in English.
const daysOwnEN = `tomorrow|yesterday|the day after tomorrow|next week|(?:this |next |last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day`

// weekdayEN finds a weekday that is over, in English.
var weekdayEN = wording.Compile(`(?:last |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day`)

// ownPast are the days, today among them, of which such a question asks what he did on them:
// today where it names none. A weekday is the last one of that name.
func (q *request) ownPast() (from, to crm.Date) {
	today := q.today()
	if on := pastDay(weekdayEN.FindString(strings.ToLower(q.m.Text)), q.ctx); on != "" {
		return on, on
	}
	p, ok := periodAsked(periodIn(q.m.Text), today)
	if !ok {
		return today, today
	}
	for p.From == p.To && p.From > today {
		p.From, p.To = p.From.AddDays(-7), p.To.AddDays(-7)
	}
	return p.From, p.To
}
