package simulation

import (
	"fmt"
	"strings"
	"time"

	"milepost/storage/crm"
)

// phrases are what reps of one language write with. {a} is the customer, {c}
// somebody there, {t} what it was about, {w} when, {s} the next step, {n} an
// amount in the language's own way, {d} a date.
type phrases struct {
	visit, visitNext, sloppy, visitLate, nobody []string
	call, callNext, noAnswer, book, spent       []string
	topic, step, weekday                        []string
	open, quote, apply                          []string
	tender, paid, submitted, won, missed        []string
	signed, plan, money, lost, pause            []string
	leave, sick, back                           []string
	talk                                        []string // said that records nothing
}

var zh = phrases{
	visit:     lines("今天拜访了{a}{c},聊了{t}|上午去了{a},见了{c},谈{t}|刚从{a}出来,跟{c}聊了聊{t}|今天去{a}拜访{c},{t}谈得不错|下午到{a},{c}在,主要谈{t}"),
	visitNext: lines("今天拜访了{a}{c},聊了{t},{w}{s}|今天去了{a},见了{c},{t},{w}前{s}|刚拜访完{a}{c},{t}。下一步{w}{s}|下午去{a}见{c},谈了{t},约好{w}{s}"),
	sloppy:    lines("去了{a} {c}还行|跑了趟{a},见到{c}了|{a}{c}见了 {t}|今天{a},{c},{t},{w}{s}|{a}那边去过了"),
	visitLate: lines("昨天拜访了{a}{c},聊了{t}|前天去了{a},见了{c},{t}|{w}去{a}拜访了{c},聊{t}"),
	nobody:    lines("今天去了{a},{c}没在|去{a}没见到{c}"),
	call:      lines("给{a}{c}打了电话,聊了{t}|跟{a}{c}通了电话,{t}|电话联系了{a}的{c},说了{t}"),
	callNext:  lines("给{a}{c}打电话,聊了{t},{w}{s}|{a}{c}来电话,{t},{w}前{s}"),
	noAnswer:  lines("打了{a}{c}电话,没人接|{a}{c}电话打不通"),
	book:      lines("约了{a}{c}{w}上午10点见面|{a}{c}约好{w}下午2点过去"),
	spent:     lines("今天打车去{a}花了86|去{a}高铁票320|今天去{a}打车45元"),
	topic:     lines("换线方案|新产线的规划|设备改造|交期的问题|样机试用情况|能耗和节拍|明年的扩产计划|对手的报价|售后的事"),
	step:      lines("带方案过去|发报价|送样|给技术参数|安排售前交流|再去一次|回复交期|请他们来参观"),
	weekday:   lines("周日|周一|周二|周三|周四|周五|周六"),
	open:      lines("今天拜访了{a}{c},想上一条新线,预算大概{n}|今天去了{a}见{c},要买开料机,预算{n}左右"),
	quote:     lines("给{a}报价{n}|{a}报价{n}"),
	apply:     lines("立项 {a}"),
	tender:    lines("{a} {d}上午9点半截标,保证金20万{w}前交"),
	paid:      lines("{a}保证金已交"),
	submitted: lines("{a}标书交了"),
	won:       lines("{a}中标了"),
	missed:    lines("{a}没中,给大族了"),
	signed:    lines("{a}签了,合同号{d},{n}"),
	plan:      lines("{a}付款计划 预付30% {w},发货60% {d},质保金10%"),
	money:     lines("{a}到账{n}"),
	lost:      lines("{a}黄了,给大族了,他们便宜"),
	pause:     lines("{a}暂停到{d}"),
	leave:     lines("我{w}到{d}休假|{w}到{d}休假"),
	sick:      lines("今天病了,请假一天|今天身体不舒服请假一天"),
	back:      lines("我回来了"),
	talk:      lines("早|今天干嘛|本周有什么安排|{a}啥情况|谢谢|我的客户|今天我记了什么"),
}

var en = phrases{
	visit:     lines("Visited {a} today, met {c}, talked about {t}|Met {c} at {a} this morning, {t}|Just left {a}, spoke with {c} about {t}|Was at {a} today, saw {c}, discussed {t}"),
	visitNext: lines("Visited {a} today, met {c}, {t}, will {s} {w}|Met {c} at {a} today about {t}. Next: {s} by {w}|Saw {c} at {a}, discussed {t}, {s} {w}"),
	sloppy:    lines("saw {c} @ {a}, all good|{a} visit done, {c} ok|quick stop at {a}, {c}, {t}|{a} today, {c}, {s} {w}"),
	visitLate: lines("Visited {a} yesterday, met {c}, {t}|Was at {a} on {w}, met {c}, {t}|Yesterday met {c} at {a}, {t}"),
	nobody:    lines("Went to {a} today, {c} was not in|Visited {a} but {c} was away"),
	call:      lines("Called {c} at {a}, talked about {t}|Phone call with {c} at {a} about {t}"),
	callNext:  lines("Called {c} at {a}, {t}, will {s} {w}|Call with {c}, {a}: {t}; {s} by {w}"),
	noAnswer:  lines("called {c} at {a}, voicemail|Called {a}, {c} did not pick up"),
	book:      lines("Meeting with {c} at {a} {w} at 10am|Booked a visit to {a} with {c} {w} at 2pm"),
	spent:     lines("taxi to {a} 34 EUR|Train to {a} 89 EUR"),
	topic:     lines("the new line|the retrofit|delivery times|the trial machine|energy use|next year's expansion|the competitor's offer|service"),
	step:      lines("bring the proposal|send the quote|send samples|send the data sheet|arrange a presales call|confirm the delivery date"),
	weekday:   lines("Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"),
	open:      lines("Visited {a} today, met {c}, they want a new line, budget about {n}|Met {c} at {a} today, they need a cutting machine, budget is {n}"),
	quote:     lines("quote {a} {n}|Quoted {a} {n}"),
	apply:     lines("apply for {a}"),
	tender:    lines("{a} tender due {d} at 9:30, deposit 20k EUR by {w}"),
	paid:      lines("{a} deposit paid"),
	submitted: lines("{a} bid submitted"),
	won:       lines("{a} tender won"),
	missed:    lines("{a} tender not won, went to Dazu"),
	signed:    lines("{a} signed, contract {d}, {n}"),
	plan:      lines("{a} payment plan: 30% down {w}, 60% on delivery {d}, 10% retention"),
	money:     lines("{a} paid {n}"),
	lost:      lines("lost {a} to Dazu, they were cheaper"),
	pause:     lines("pause {a} until {d}"),
	leave:     lines("on vacation from {w} to {d}"),
	sick:      lines("I am sick today|off sick today"),
	back:      lines("I'm back"),
	talk:      lines("hi|what's on for me|status of {a}|thanks|my accounts|my day"),
}

func lines(s string) []string { return strings.Split(s, "|") }

// in gives the phrases of a language.
func in(locale string) *phrases {
	if locale == "en" {
		return &en
	}
	return &zh
}

// fill puts words into a phrase.
func fill(text string, pairs ...string) string { return strings.NewReplacer(pairs...).Replace(text) }

// day is a civil date as somebody says it: 3月5日, March 5.
func day(locale string, d crm.Date) string {
	t := d.In(time.UTC)
	if locale == "en" {
		return t.Format("January 2")
	}
	return fmt.Sprintf("%d月%d日", t.Month(), t.Day())
}

// coming is a day of the next two weeks as somebody says it on another one.
func (ph *phrases) coming(locale string, today, d crm.Date) string {
	word := ph.weekday[d.Weekday()]
	switch weeks := d.WeekStart().Sub(today.WeekStart()) / 7; {
	case d.Sub(today) == 1 && locale == "en":
		return "tomorrow"
	case d.Sub(today) == 1:
		return "明天"
	case weeks == 0:
		return word
	case weeks == 1 && locale == "en":
		return "next " + word
	case weeks == 1:
		return "下" + word
	}
	return day(locale, d)
}

// amount is a sum in ten thousands as somebody says it.
func amount(locale string, tenThousands int) string {
	if locale == "en" {
		return fmt.Sprintf("%dk EUR", tenThousands*10)
	}
	return fmt.Sprintf("%d万", tenThousands)
}
