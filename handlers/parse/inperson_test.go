package parse_test

import (
	"cmp"
	"testing"

	"milepost/handlers/parse"
)

// TestSaidToFace holds that what somebody of a customer's said to one's face was a meeting on the day of its
// clause, and what others said, or is to be said, none. All is said on Wednesday the 9th of December 2026.
func TestSaidToFace(t *testing.T) {
	readOnWednesday(t, []readAs{
		{says: "he said so to one's face", text: "要在Friday之前给贺总新quote,今天他当面讲的", intent: parse.Visit, date: "2026-12-09", due: "2026-12-11"},
		{says: "with his own mouth", text: "他们财务下周二付款,今天贺总亲口说的", intent: parse.Visit, date: "2026-12-09", due: "2026-12-15"},
		{says: "in his office", text: "贺总说周五给订单,昨天在他办公室说的", intent: parse.Visit, date: "2026-12-08", due: "2026-12-11"},
		{says: "at the customer's", text: "Friday前给Neil发quote,昨天在比亚迪当面答应的", intent: parse.Visit, date: "2026-12-08", due: "2026-12-11"},
		{says: "at the customer's, in two languages", text: "一周内给Greta回复,今天在Siemens promise的", intent: parse.Visit, date: "2026-12-09", due: "2026-12-16"},
		{says: "in person, and what comes of it without a that", text: "Neil told me in person today they decide next Tuesday", intent: parse.Visit, date: "2026-12-09", due: "2026-12-15"},
		{says: "promised there", text: "Drawings to Greta before Friday, promised her at Siemens today", intent: parse.Visit, date: "2026-12-09", due: "2026-12-11"},
		{says: "an hour of today beside a day to come", text: "deadline是下周五,孔总上午当面讲的", intent: parse.Visit, date: "2026-12-09", due: "2026-12-18"},
		{says: "promised there, though a promise is to come", text: "孙工今早在车间亲口答应,周五open图纸给我们", intent: parse.Visit, date: "2026-12-09", due: "2026-12-11"},
		{says: "over a meal", text: "孙工饭桌上答应的,下周一签", intent: parse.Visit, due: "2026-12-14"},
		{says: "on the phone it was a call", text: "周五前要新报价,贺总今早电话里说的", intent: parse.Call, date: "2026-12-09", due: "2026-12-11"},
		{says: "what one's own people say is none", text: "周五前给贺总报价,今天老板当面讲的", intent: parse.Task, due: "2026-12-11"},
		{says: "what is to be said so is none", text: "周五要当面跟贺总说价格", intent: parse.Task, due: "2026-12-11"},
		{says: "what is only heard is none", text: "听说贺总昨天当面拒绝了大族", intent: parse.None},
	})
}

// TestMixedVerbs holds that an English verb with a Chinese mark means what the Chinese verb with it would.
func TestMixedVerbs(t *testing.T) {
	readOnWednesday(t, []readAs{
		{says: "one comes from there", text: "刚left比亚迪,Monday发修改版给章工", intent: parse.Visit, date: "2026-12-09", due: "2026-12-14"},
		{says: "a message left on a phone is no visit", text: "刚left a message给贺总,Friday再打", intent: parse.Call, date: "2026-12-09", due: "2026-12-11"},
		{says: "shown, and a next step", text: "demo完比亚迪的line 2,Friday给estimate", intent: parse.Visit, due: "2026-12-11"},
		{says: "still to be shown", text: "Friday demo给比亚迪", intent: parse.Task, due: "2026-12-11"},
		{says: "presented to somebody", text: "present了方案给Greta,她Friday给decision", intent: parse.Visit, due: "2026-12-11"},
		{says: "a log of what is over", text: "比亚迪 Wed: review完成。下周一: 发minutes", intent: parse.Visit, date: "2026-12-09", due: "2026-12-14"},
		{says: "a thing of one's own that is over is none", text: "内部review完成", intent: parse.None},
		{says: "promised, which is to come", text: "promise了章工Thursday给revised quote", intent: parse.Task, due: "2026-12-10"},
		{says: "confirmed, which is to come", text: "已confirm跟贺总Friday的meeting", intent: parse.Task, due: "2026-12-11"},
		{says: "one goes and looks into it", text: "去check一下比亚迪的payment,周四", intent: parse.Task, due: "2026-12-10"},
		{says: "a meal with somebody", text: "昨晚dinner跟Neil,Friday morning再call他确认", intent: parse.Visit, date: "2026-12-08", due: "2026-12-11"},
		{says: "a ticket that was booked is nobody's", text: "刚book了机票", intent: parse.None},
		{says: "days in their order", text: "比亚迪:周一交流,周五送样", intent: parse.Visit, date: "2026-12-07", due: "2026-12-11"},
		{says: "days side by side and one to come", text: "周一周二在比亚迪装机,周四开机", intent: parse.Visit, date: "2026-12-07", due: "2026-12-10"},
		{says: "days to come side by side", text: "周四周五在比亚迪装机", intent: parse.Task, due: "2026-12-10"},
		{says: "another day in the place of one that does not suit", text: "比亚迪明天停电,改周五去", intent: parse.Task, due: "2026-12-11"},
		{says: "met and promised in one breath", text: "met Marge on Tuesday and promised her drawings by Monday", intent: parse.Visit, date: "2026-12-08", due: "2026-12-14"},
		{says: "visited and has to send", text: "Visited Siemens Tuesday and need to send the layout by Monday", intent: parse.Visit, date: "2026-12-08", due: "2026-12-14"},
		{says: "comes from a meeting of who asks for something", text: "刚散会,比亚迪要求Friday前补FAT protocol", intent: parse.Visit, date: "2026-12-09", due: "2026-12-11"},
		{says: "a meeting of one's own before what somebody is to be sent", text: "刚散会,周五给比亚迪发方案", intent: parse.Task, due: "2026-12-11"},
		{says: "a date without a year, of a meeting", text: "12/8 比亚迪 review meeting,12/14发minutes", intent: parse.Visit, date: "2026-12-08", due: "2026-12-14"},
		{says: "a bill of materials is no day", text: "next step: send BOM to 比亚迪 Friday", intent: parse.Task, due: "2026-12-11"},
		{says: "he wants something by a day, which is none of his own", text: "周一met了Sean,周五前他要layout", intent: parse.Visit, date: "2026-12-07", due: "2026-12-11"},
		{says: "came by, which is no deadline", text: "Greta came by our office Monday afternoon and wants a revised quote by Thursday", intent: parse.Visit, date: "2026-12-07", due: "2026-12-10"},
	})
}

// readOnWednesday checks how messages are read that are said on Wednesday the 9th of December 2026, in the
// evening, where they name no other hour.
func readOnWednesday(t *testing.T, all []readAs) {
	t.Helper()
	for _, c := range all {
		c.at = cmp.Or(c.at, "2026-12-09 18:10")
		c.check(t)
	}
}

// TestNothingOfTheDay holds that what fills a day beside work is no record, with what is one beside it.
func TestNothingOfTheDay(t *testing.T) {
	readOnWednesday(t, []readAs{
		{says: "a film", text: "saw Oppenheimer at the Odeon last night", intent: parse.None},
		{says: "somebody of a customer's", text: "saw Greta at Siemens last night", intent: parse.Visit, date: "2026-12-08"},
		{says: "a party of one's own", text: "company christmas party Friday at Riverside", intent: parse.None},
		{says: "a meal with a customer before Christmas is not on that day", text: "christmas lunch with Greta from Siemens on Friday", intent: parse.Task, due: "2026-12-11"},
		{says: "news of two companies", text: "Boeing lost another order to Airbus", intent: parse.None},
		{says: "a heading of days", text: "Monday 7 December: Week 50", intent: parse.None},
		{says: "what stands under such a heading", text: "Week 50: visited Siemens on Monday", intent: parse.Visit, date: "2026-12-07"},
		{says: "the car", text: "picked up the car from Kwik Fit this morning", intent: parse.None},
		{says: "what a customer gave", text: "picked up samples from Siemens this morning", intent: parse.Visit, date: "2026-12-09"},
		{says: "what is only imagined", text: "imagine we sign Siemens for 2 million tomorrow", intent: parse.None},
		{says: "an event that somebody else held", text: "小米昨天开发布会,雷总讲了三小时", intent: parse.None},
		{says: "an event at which one met somebody", text: "昨天去比亚迪开放日,见了王总", intent: parse.Visit, date: "2026-12-08"},
	})
}
