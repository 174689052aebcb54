package parse_test

import (
	"cmp"
	"testing"

	"milepost/handlers/parse"
)

// readAs is what a message is to be read as: the intents of its records in order, where they differ parted
// by a blank, the first day of something done and the first that something is due.
type readAs struct {
	says, at, text  string
	intent          string
	date, due, firm string
}

// check reads the message and compares.
func (c *readAs) check(t *testing.T) {
	t.Helper()
	f := parse.Read(c.text, parse.Context{Said: at(cmp.Or(c.at, "2026-12-08 17:30")), Zone: shanghai, Cal: calendar()})
	items := f.Items
	if len(items) == 0 {
		items = []parse.Facts{f}
	}
	intent, last, date, due, firms := "", "", "", "", ""
	for i := range items {
		x := &items[i]
		if x.Intent != last {
			intent, last = intent+" "+x.Intent, x.Intent
		}
		if x.Intent != parse.None {
			date = cmp.Or(date, string(x.Date), string(f.Date))
		}
		if x.Next != nil && x.Intent != parse.None {
			due = cmp.Or(due, string(x.Next.Due))
		}
		if x.Account != nil {
			firms += " " + x.Account.Text
		}
	}
	if intent != " "+c.intent || date != c.date || due != c.due || c.firm != "" && firms != " "+c.firm {
		t.Errorf("%s: %q was read as%s of%s on %q, due %q; want %s of %s on %q, due %q", c.says, c.text, intent, firms, date, due, c.intent, c.firm, c.date, c.due)
	}
}

// TestToldOutright keeps what was done, whatever is to be done next, where it is said in words that mean
// that it was done. Written on Tuesday, 8 December 2026, at half past five.
func TestToldOutright(t *testing.T) {
	for _, c := range []readAs{
		{says: "a visit that is done, and a step", text: "恒发visit done,周五follow up合同", intent: parse.Visit, due: "2026-12-11"},
		{says: "the plan first, and a call of yesterday", text: "明天去大族demo,昨天已经先call过黎经理了", intent: parse.Call, date: "2026-12-07", due: "2026-12-09"},
		{says: "shown in a meeting over the wire", text: "今早teams会议with博众精工,demo了new feature,12号给final版本", intent: parse.Visit, date: "2026-12-08", due: "2026-12-12"},
		{says: "a contract is done, nobody went", text: "恒发的合同done,周五follow up", intent: parse.Task, due: "2026-12-11"},
		{says: "a visit is still to be done", text: "周五恒发visit,报价done", intent: parse.Task, due: "2026-12-11"},
		{says: "a demo that was not done yet", text: "Otto demo not done yet, Friday again", intent: parse.None},
		{says: "a talk with one of our own, and a plan", text: "昨天给小王打了电话,明天去大族demo", intent: parse.Task, due: "2026-12-09"},

		{says: "in touch with somebody", text: "昨天联系了王工", intent: parse.Call, date: "2026-12-07"},
		{says: "in touch with somebody of a customer's", text: "昨天联系了恒鑫的王工", intent: parse.Call, date: "2026-12-07"},
		{says: "in touch, the name in front", text: "昨天跟王工联系了一下", intent: parse.Call, date: "2026-12-07"},
		{says: "has been in touch, and an answer is to come", text: "已联系恒鑫王工,周五回复", intent: parse.Call, date: "2026-12-08", due: "2026-12-11"},
		{says: "in touch, and a word is to be had by another", text: "已联系恒鑫王工让他周五回电", intent: parse.Task, due: "2026-12-11"},
		{says: "another was sent to be in touch", text: "让小张联系了王工", intent: parse.None},
		{says: "a colleague was in touch", text: "上周赵刚联系了王工", intent: parse.None},
		{says: "a customer is in touch with a maker", text: "恒鑫王总联系了ABB", intent: parse.None},
		{says: "asked who was in touch", text: "谁联系过恒鑫王工", intent: parse.Query},
		{says: "rung by one's wife", text: "老婆昨天ring我", intent: parse.None},
		{says: "a paper is done, nobody went", text: "恒发的演示方案完成了,周四去演示", intent: parse.Task, due: "2026-12-10"},
		{says: "somebody is in touch with another", text: "王工联系了别家", intent: parse.None},
		{says: "in touch with who sends the goods", text: "联系了物流,明天发货", intent: parse.None},
		{says: "in touch with one of our own", text: "昨天联系了小王", intent: parse.None},
		{says: "to be in touch", text: "明天联系王工", intent: parse.Task, due: "2026-12-09"},
		{says: "not in touch", text: "昨天没联系王工", intent: parse.None},
		{says: "rung by somebody", text: "王总刚刚ring我", intent: parse.Call, date: "2026-12-08"},
		{says: "to be rung by somebody", text: "让王总ring我", intent: parse.None},
		{says: "not rung by somebody", text: "王总没ring我", intent: parse.None},

		{says: "made good", text: "没去成明阳电路 yesterday,traffic,改今天去了", intent: parse.Visit, date: "2026-12-08"},
		{says: "not made good", text: "昨天没空去明阳电路,今天也没去", intent: parse.None},
		{says: "made good by another", text: "昨天没空去明阳电路,今天小李去了", intent: parse.None},
		{says: "the customer's man came after all", text: "昨天没见到王工,今天王工来了", intent: parse.Visit, date: "2026-12-08"},
		{says: "to be made good", text: "昨天没空去明阳电路,明天去", intent: parse.Task, due: "2026-12-09"},

		{says: "two counted, each under a part of the day", text: "今天跑了两家,上午东成五金,下午骏业", intent: parse.Visit, date: "2026-12-08", firm: "东成五金 骏业"},
		{says: "two counted, each under its day", text: "本周跑了两家,周一东成五金,周二骏业", intent: parse.Visit, date: "2026-12-07", firm: "东成五金 骏业"},
		{says: "two counted of the week before, written on Monday", at: "2026-12-07 09:00", text: "上周跑了两家,周二东成五金,周五骏业", intent: parse.Visit, date: "2026-12-01", firm: "东成五金 骏业"},
		{says: "two counted, and days that come", text: "今天跑了两家,明天东成五金,后天骏业", intent: parse.Visit, date: "2026-12-08", due: "2026-12-09"},
		{says: "two that are to be visited", text: "这周要跑两家,周四东成五金,周五骏业", intent: parse.Task, due: "2026-12-10"},
		{says: "rain is no customer", text: "今天跑了两家,上午下雨,下午骏业", intent: parse.None},

		{says: "plans of the day", at: "2026-12-08 08:40", text: "今天先跑比亚迪 下午去恒发", intent: parse.Task, due: "2026-12-08"},
		{says: "plans of the day with bare names", at: "2026-12-08 08:40", text: "上午比亚迪,下午恒发", intent: parse.Task, due: "2026-12-08"},
		{says: "the first place of the day and a bare name behind it", at: "2026-12-08 08:40", text: "今天先去比亚迪,下午恒发", intent: parse.Task, due: "2026-12-08"},
		{says: "the same at the end of the day", text: "今天先跑比亚迪 下午去恒发", intent: parse.Visit, date: "2026-12-08"},
		{says: "been there already in the morning", at: "2026-12-08 08:40", text: "今天先去了比亚迪,下午去恒发", intent: parse.Visit + " " + parse.Task, date: "2026-12-08", due: "2026-12-08"},
		{says: "and what came of it", at: "2026-12-08 08:40", text: "今天先跑比亚迪,聊得不错,下午去恒发", intent: parse.Visit + " " + parse.Task, date: "2026-12-08", due: "2026-12-08"},
		{says: "of yesterday", at: "2026-12-08 08:40", text: "昨天去比亚迪,下午去恒发", intent: parse.Visit + " " + parse.Task, date: "2026-12-07", due: "2026-12-08"},

		{says: "a day off, and this afternoon", at: "2026-12-08 09:00", text: "明天我请假,下午去给粤钢送样", intent: parse.Task, due: "2026-12-08"},
		{says: "a day off that is over, and a call on it", text: "昨天我调休,恒鑫陈总来电话要图纸", intent: parse.Call, date: "2026-12-07"},
		{says: "half a day off, and the other half", at: "2026-12-08 09:00", text: "明天下午我请假,上午去给粤钢送样", intent: parse.Task, due: "2026-12-09"},
		{says: "two parts of tomorrow", at: "2026-12-08 09:00", text: "明天去恒鑫,下午去给粤钢送样", intent: parse.Task, due: "2026-12-09"},

		{says: "a week that comes", text: "Week of the 14th: Penrose workshop", intent: parse.Task},
		{says: "met in the week that is", text: "Week of the 7th: met Penrose, quote sent", intent: parse.Visit},
		{says: "the next one, by its figures", text: "见了立讯精密的Amy,next 12/14 送样", intent: parse.Visit, due: "2026-12-14"},
	} {
		c.check(t)
	}
}
