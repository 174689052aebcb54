package parse_test

import (
	"testing"

	"milepost/handlers/parse"
)

// TestBareWeekdays reads days that are told in one breath, in brackets, behind several names or with no
// word of when they are. Written on Wednesday, 18 November 2026, at half past five.
func TestBareWeekdays(t *testing.T) {
	for _, c := range []readAs{
		{says: "a call, and a day to come in one breath", text: "跟 Greta call 了一下 next Tue 再去", intent: parse.Call, date: "2026-11-18", due: "2026-11-24"},
		{says: "a day behind what is arranged is its own", text: "Milford Gears的kick-off定在11月24号下午,今天confirm了", intent: parse.Task, due: "2026-11-24"},
		{says: "a visit that is only to be this week", text: "visit Kestrel Foods on Friday", intent: parse.Task, due: "2026-11-20"},
		{says: "one that has been this week", text: "visit Kestrel Foods on Monday", intent: parse.Visit, date: "2026-11-16"},
		{says: "one of which it is told how it went", text: "Visit Kestrel Foods Friday, Tom loved the demo", intent: parse.Visit, date: "2026-11-13"},
		{says: "a call to come behind a visit to come", text: "visit Otto Packaging Thursday, call Kestrel Foods Friday", intent: parse.Task, due: "2026-11-19"},
		{says: "one customer after the other, each with its day", text: "Visited Kestrel Foods (Mon), Otto Packaging (Tue)", intent: parse.Visit, date: "2026-11-16"},
		{says: "a quote behind a visit is to come", text: "met Tom at Kestrel Foods (Mon), quote (Fri)", intent: parse.Visit, date: "2026-11-16", due: "2026-11-20"},
		{says: "a remark in brackets", text: "恒鑫精密(周一去的)李总要方案,周五前", intent: parse.Visit, date: "2026-11-16", due: "2026-11-20"},
		{says: "one that tells no day", text: "恒鑫精密(老客户)今天去了,李总在", intent: parse.Visit, date: "2026-11-18"},
		{says: "what somebody told on a day of another day", text: "Greta told me on Monday that their board meets next Wednesday", intent: parse.Call, date: "2026-11-16", due: "2026-11-25"},
		{says: "supposed to, and moved", text: "Was supposed to visit Otto Packaging today but moved to Friday", intent: parse.Task, due: "2026-11-20"},
		{says: "a dinner that is still to be tonight", text: "Tonight dinner with Greta", intent: parse.Task, due: "2026-11-18"},
		{says: "one that was had tonight", text: "Had dinner with Greta tonight", intent: parse.Visit, date: "2026-11-18"},
		{says: "one day behind two customers", text: "Saw Tom at Kestrel Foods and Greta at Otto Packaging on Monday", intent: parse.Visit, date: "2026-11-16"},
		{says: "a day of its own for each", text: "Saw Tom at Kestrel Foods yesterday and Greta at Otto Packaging today", intent: parse.Visit, date: "2026-11-17"},
		{says: "one day behind the second of two", text: "Visited Kestrel Foods and then Otto Packaging today", intent: parse.Visit, date: "2026-11-18"},
		{says: "a day that comes again only in a year", text: "Site visit Aldine Motors 4 Nov, Nigel + Tessa, punch list closed", intent: parse.Visit, date: "2026-11-04"},
		{says: "a meal later in the week", text: "lunch with Greta at Otto Packaging on Friday", intent: parse.Task, due: "2026-11-20"},
		{says: "a meal earlier in the week", text: "lunch with Greta at Otto Packaging on Monday", intent: parse.Visit, date: "2026-11-16"},
		{says: "a meal that was", text: "had lunch with Greta at Otto Packaging on Friday", intent: parse.Visit, date: "2026-11-13"},
		{says: "a meal of which it is told how it was", text: "lunch with Greta at Otto Packaging on Friday was great", intent: parse.Visit, date: "2026-11-13"},
		{says: "a call of which it is told how it went", text: "call with Greta on Friday, she is fine with the price", intent: parse.Call, date: "2026-11-13"},
		{says: "whom to call today", text: "call Greta today about the trial", intent: parse.Task, due: "2026-11-18"},
		{says: "whom to meet today, and where", text: "meet Greta at Otto Packaging today", intent: parse.Task, due: "2026-11-18"},
		{says: "a call that was made", text: "call with Greta today", intent: parse.Call, date: "2026-11-18"},
		{says: "a call of which it is told what came of it", text: "call Greta today, she wants samples", intent: parse.Call, date: "2026-11-18"},
		{says: "a visit in the style of a telegram", text: "visit Otto Packaging today", intent: parse.Visit, date: "2026-11-18"},
		{says: "a step on a day that has just been is next year's", text: "Send the calendar to Aldine Motors on 4 Nov", intent: parse.Task, due: "2027-11-04"},
		{says: "one of which it is told that it was good", text: "Visit Kestrel Foods Friday, good talk", intent: parse.None},
		{says: "a review before one goes on a day", text: "周五 demo 完再去明达机电", intent: parse.Task, due: "2026-11-20"},
		{says: "an English word that will be over", text: "明天去明达机电 demo 完报价", intent: parse.Task, due: "2026-11-19"},
		{says: "one that is to be over before a day", text: "周五前 test 完给明达机电", intent: parse.Task, due: "2026-11-20"},
		{says: "one who said on a day what is on another", text: "Pete said on Monday that on Friday he is away", intent: parse.None},
		{says: "an hour of a weekday that has been, and no more", text: "周一10点拜访王总", intent: parse.Task, due: "2026-11-23"},
		{says: "what somebody sends the speaker", text: "王总今天发给我们招标文件", intent: parse.None},
		{says: "a paper that came", text: "今天收到明达机电发给我的订单", intent: parse.Opportunity},
		{says: "what was sent on a day that is over", text: "方案周一发给王总,他周二回了", intent: parse.Call, date: "2026-11-17"},
		{says: "what somebody said today of a day to come", text: "王总今天说周五可以去他厂里看看", intent: parse.Task, due: "2026-11-20"},
		{says: "a talk on what is on another day", text: "今天跟王总讲周五来", intent: parse.Visit, date: "2026-11-18"},
	} {
		c.at = "2026-11-18 17:30"
		c.check(t)
	}
}

// TestPutOff reads what did not come about, was put on another day or was said on one day of another.
// Written on Thursday, 6 August 2026, at twenty past six.
func TestPutOff(t *testing.T) {
	for _, c := range []readAs{
		{says: "not come about, and made good tomorrow", text: "今天没去成明达机电,明早再去", intent: parse.Task, due: "2026-08-07"},
		{says: "not come about, and no more said", text: "今天没去明达机电", intent: parse.None},
		{says: "not come about, and it is left open", text: "今天没去成明达机电,明天再说", intent: parse.None},
		{says: "moved, with a blank amid the word", text: "华宇包装 visit 从周四 move 到 next Tuesday", intent: parse.Task, due: "2026-08-11"},
		{says: "arranged, put on today, and over", text: "跟明达机电约的是周五,他们临时改到今天,刚谈完", intent: parse.Visit, date: "2026-08-06"},
		{says: "the same in other words", text: "明达机电本来约的明天,人家改今天了,已经见完", intent: parse.Visit, date: "2026-08-06"},
		{says: "put on today, and still to come", text: "跟明达机电约的是周五,他们改到今天了,晚上去", intent: parse.Task, due: "2026-08-06"},
		{says: "an hour of a day of this week that has been", text: "周二下午三点在华宇包装,林总带着看了车间", intent: parse.Visit, date: "2026-08-04"},
		{says: "an hour of one that comes", text: "周六下午三点在华宇包装,林总带我看车间", intent: parse.Task, due: "2026-08-08"},
		{says: "asked for on a day that has been", text: "On Monday I showed Marta the new pump, on Tuesday she asked for a quote, I send it tomorrow", intent: parse.Visit, date: "2026-08-03", due: "2026-08-07"},
		{says: "in the morning, said in the evening", text: "Tried Pete three times today, no luck, will try in the morning", intent: parse.Call, date: "2026-08-06", due: "2026-08-07"},
		{says: "in the morning, of today", text: "Met Marta in the morning at Solvang Pumps", intent: parse.Visit, date: "2026-08-06"},
		{says: "a step behind a day, without a mark", text: "met Tom at Solvang Pumps Tuesday will send the quote Friday", intent: parse.Visit, date: "2026-08-04", due: "2026-08-07"},
		{says: "what he said behind a call, without a mark", text: "Tom called today said he will order next week", intent: parse.Call, date: "2026-08-06"},
		{says: "what a meeting will be", text: "The meeting with Tom on Friday will be at 3", intent: parse.Task, due: "2026-08-07"},
		{says: "an English word that is over", text: "跟华宇包装 demo 完,quote 周五 send", intent: parse.Visit, due: "2026-08-07"},
		{says: "a call that is still to be tonight", text: "晚上 8 点跟 Isla 有个 Teams call", intent: parse.Task, due: "2026-08-06"},
		{says: "one that was this afternoon", text: "下午 3 点跟 Isla 有个 Teams call", intent: parse.Call, date: "2026-08-06"},
		{says: "one of yesterday that was moved", text: "Yesterday's meeting at Solvang Pumps was moved to Friday", intent: parse.Task, due: "2026-08-07"},
		{says: "a day with its weekday in brackets", text: "2号(周日)陪何总钓鱼", intent: parse.Visit, date: "2026-08-02"},
		{says: "a weekday in brackets that says that it comes", text: "2号(周三)拜访何总", intent: parse.Task, due: "2026-09-02"},
		{says: "which day is still open", text: "下周 visit 华宇包装, 具体哪天等 Marta confirm", intent: parse.Task},
		{says: "which day it was", text: "哪天去的明达机电", intent: parse.Query},
		{says: "another's that was put on today", text: "跟明达机电约了周五,恒鑫精密提到今天,刚见完", intent: "task visit", date: "2026-08-06", due: "2026-08-07"},
		{says: "a paper that was put on today", text: "跟明达机电约了周五,报价提到今天,刚谈完内部", intent: parse.Visit, date: "2026-08-06", due: "2026-08-07"},
		{says: "a call to come in brackets", text: "Pete (call Friday) wants a quote", intent: parse.Task, due: "2026-08-07"},
	} {
		c.at = "2026-08-06 18:20"
		c.check(t)
	}
}

// TestAWaitThatIsOver notes no step for a wait of minutes, and one for whatever else is waited for.
func TestAWaitThatIsOver(t *testing.T) {
	for text, step := range map[string]string{
		"刚到恒鑫精密,李总临时开会让我等半小时": "",
		"去恒鑫精密,李总让我等一下":       "",
		"去恒鑫精密,李总让我等10分钟":     "",
		"去恒鑫精密,李总让我等他消息":      "等他消息",
		"去恒鑫精密,李总让我等到下周":      "等到下周",
	} {
		f := parse.Read(text, parse.Context{Said: at("2026-11-18 17:30"), Zone: shanghai, Cal: calendar()})
		got := ""
		if f.Next != nil {
			got = f.Next.Text
		}
		if got != step {
			t.Errorf("%s: step %q, want %q", text, got, step)
		}
	}
}
