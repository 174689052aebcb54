package parse_test

import (
	"testing"

	"milepost/handlers/parse"
)

// TestDaysInOrder holds that days which are named one after the other tell each other's tense, with what
// must not change beside them. All is said on Wednesday the 9th of December 2026, in the evening.
func TestDaysInOrder(t *testing.T) {
	readOnWednesday(t, []readAs{
		{says: "a log of what was shown and what is to be sent", text: "比亚迪 Tue demo ok,Fri报价", intent: parse.Visit, date: "2026-12-08", due: "2026-12-11"},
		{says: "the same with the day behind the customer", text: "Siemens Tuesday: demo ok. Friday: send contract", intent: parse.Visit, date: "2026-12-08", due: "2026-12-11"},
		{says: "days that have both been leave the later one to the tense", text: "比亚迪 Mon demo, Tue报价", intent: parse.Task, due: "2026-12-15"},
		{says: "what is agreed on behind is a plan", at: "2026-12-07 10:00", text: "Monday morning给比亚迪装机,今天跟刘总确认过", intent: parse.Task, due: "2026-12-14"},
		{says: "where the day has just been, it was", text: "Tuesday在比亚迪装机,今天跟刘总确认过", intent: parse.Visit, date: "2026-12-08"},
		{says: "what was done is none, though it was confirmed", text: "周一给比亚迪装完机了,今天跟刘总确认过", intent: parse.Visit, date: "2026-12-07"},
		{says: "what they did then ended a stay at the weekend", text: "周六去比亚迪加班,周一他们验收了", intent: parse.Visit, date: "2026-12-05"},
		{says: "what was only settled then did not", text: "周六去比亚迪加班,周一定的", intent: parse.Task, due: "2026-12-12"},
		{says: "a later part of a day of the week is of that day", text: "周一上午比亚迪,下午海康,都见到人了", intent: parse.Visit, date: "2026-12-07"},
		{says: "a later part of today is of today", text: "上午比亚迪,下午海康,都见到人了", intent: parse.Visit, date: "2026-12-09"},
		{says: "the same day again", text: "前天去了比亚迪,同一天还去了海康", intent: parse.Visit, date: "2026-12-07"},
		{says: "a service is of no day", text: "visited Siemens on Monday, they like our same day delivery", intent: parse.Visit, date: "2026-12-07"},
		{says: "where one is on a day of the week is a plan", text: "im at siemens thursday", intent: parse.Task, due: "2026-12-10"},
		{says: "where one was is none", text: "was at siemens monday", intent: parse.Visit, date: "2026-12-07"},
		{says: "a week that is counted on", text: "次周五给比亚迪报价", intent: parse.Task, due: "2026-12-18"},
		{says: "times that are counted before a day", text: "去了比亚迪两次周五再去", intent: parse.Visit, due: "2026-12-11"},
	})
}

// TestEachClauseItsDay holds that each day belongs to the clause that tells of it, whichever comes first.
func TestEachClauseItsDay(t *testing.T) {
	readOnWednesday(t, []readAs{
		{says: "the plan first, then what was shown today", text: "下周二给比亚迪发contract,今天demo完了", intent: parse.Visit, date: "2026-12-09", due: "2026-12-15"},
		{says: "the plan first, then a talk", text: "下周三再去比亚迪,今天聊了俩小时", intent: parse.Visit, date: "2026-12-09", due: "2026-12-16"},
		{says: "the plan first and nothing done", text: "下周三再去比亚迪,今天先准备资料", intent: parse.Task, due: "2026-12-16"},
		{says: "a talk with one of our own beside a plan is none", text: "昨天给小王打了电话,明天去比亚迪demo", intent: parse.Task, due: "2026-12-10"},
		{says: "an hour of a talk and the next day", text: "今天跟Greta聊到六点,tmr发summary", intent: parse.Visit, date: "2026-12-09", due: "2026-12-10"},
		{says: "what one has done and will do", text: "saw Greta on the 7th and will see her again on the 17th", intent: parse.Visit, date: "2026-12-07", due: "2026-12-17"},
		{says: "what follows from it", text: "Demo at Siemens went well Tuesday so quote goes Thursday", intent: parse.Visit, date: "2026-12-08", due: "2026-12-10"},
		{says: "when it was promised", text: "Quote promised for Friday when I saw Tom on Monday", intent: parse.Visit, date: "2026-12-07", due: "2026-12-11"},
		{says: "two places joined, each behind its day", text: "spent Monday at Siemens and Tuesday at Bosch", intent: parse.Visit, date: "2026-12-07"},
		{says: "a meal that is part of the day", text: "last Thursday lunch with Greta, next Thursday site tour", intent: parse.Visit, date: "2026-12-03", due: "2026-12-17"},
		{says: "a thing that was shown", text: "周一demo给比亚迪看了,反馈不错", intent: parse.Visit, date: "2026-12-07"},
		{says: "a thing that is to be shown", text: "周五demo给比亚迪", intent: parse.Task, due: "2026-12-11"},
		{says: "an hour on a day before what was talked about", text: "比亚迪王总Tue 14:00 visit,聊了welding line", intent: parse.Visit, date: "2026-12-08"},
		{says: "how long it took is no hour", text: "今天在比亚迪调机2h,明天交报告", intent: parse.Visit, date: "2026-12-09", due: "2026-12-10"},
	})
}

// TestWhoDrawsUp holds that a paper which the customer draws up is waited for.
func TestWhoDrawsUp(t *testing.T) {
	for text, waits := range map[string]bool{
		"今天在比亚迪谈的,他们下周一前出个清单": true,
		"今天去了比亚迪,王工周五前出图":     true,
		"今天去了比亚迪,我们下周一前出个清单":  false,
		"今天去了比亚迪,周五前出方案":      false,
	} {
		f := parse.Read(text, parse.Context{Said: at("2026-12-09 18:10"), Zone: shanghai, Cal: calendar()})
		if f.Next == nil || f.Next.Waiting != waits {
			t.Errorf("%q: step %+v, want one that waits: %v", text, f.Next, waits)
		}
	}
}
