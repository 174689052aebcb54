package parse_test

import (
	"testing"

	"milepost/handlers/parse"
)

// TestDayBehindWhatWasDone reads a day that stands last as that of what was told, whatever language it is
// said in, and leaves the day of what is to come alone. All is said on Thursday, 16 April 2026.
func TestDayBehindWhatWasDone(t *testing.T) {
	for _, c := range []struct {
		says, text        string
		intent, date, due string
	}{
		{"a Chinese day behind an English meeting", "met 车总 at 翔鹭钨业 周二, 预算 3.2M 人民币", parse.Visit, "2026-04-14", ""},
		{"and who went along behind it", "Visited 恒丰钣金 周二 w/ our FAE 小裴", parse.Visit, "2026-04-14", ""},
		{"a call with its day before a colon", "Call with 郝总 星期二: 价格ok, delivery不行", parse.Call, "2026-04-14", ""},
		{"a day behind who was there, too", "Saw Mark Lee, VP of Ops, and his buyer Rita at Norwell Pumps on Tuesday", parse.Visit, "2026-04-14", ""},
		{"a day behind a post", "We were received by Ms. Trent, head of operations at Oakdene Valves, 周二 morning", parse.Visit, "2026-04-14", ""},
		{"a day that begins what is to be done", "met 王总 at 恒丰钣金 周二发报价", parse.Visit, "", "2026-04-21"},
		{"what is shown on a day to come", "met 王总 at 恒丰钣金, demo 周二", parse.Visit, "", "2026-04-21"},
		{"a quote on a day to come", "met Greta at Oakline, quote to Rita on Friday", parse.Visit, "", "2026-04-17"},
		{"another meeting on a day to come", "Met Greta today. Meeting Thursday", parse.Visit, "2026-04-16", "2026-04-23"},
		{"a visit that is to come", "visit 恒丰钣金 周五, 带样品", parse.Task, "", "2026-04-17"},
		{"who comes next", "Saw Greta, then Otto on Friday", parse.Visit, "", "2026-04-17"},
		{"what is planned first and a call that was made", "明天再打个电话, Rang Wilhelm at Krone Beschlag this morning", parse.Call, "2026-04-16", "2026-04-17"},
		{"what is planned first and a talk that has just been", "follow up tmr,刚刚跟凯隆机电的史工teams了半小时", parse.Call, "2026-04-16", "2026-04-17"},
		{"a call that is only planned beside a visit", "20号再打个电话,去了联丰,陈总对我们的封边机感兴趣", parse.Visit, "", "2026-04-20"},
		{"a whole afternoon of a day that is named", "昨天在力科模具待了一下午,跟技术科范工对了参数,下一步明天去演示", parse.Visit, "2026-04-15", "2026-04-17"},
		{"a whole afternoon of today", "在昊天制冷车间蹲了一下午看他们换模", parse.Visit, "2026-04-16", ""},
		{"names alone, and a step behind them", "上午天元周工,样机没意见,明天再打个电话", parse.Visit, "2026-04-16", "2026-04-17"},
		{"a price that is planned, and a meeting in the office", "明天给联丰报价,刚跟小王开了会", parse.Task, "", "2026-04-17"},
		{"a call that is planned, and a talk with the boss", "Tomorrow call Kestrel, spoke with my manager", parse.Task, "", "2026-04-17"},
		{"somebody who had no time", "今天天元周工没空,明天再打个电话", parse.Task, "", "2026-04-17"},
		{"what he answered", "上午天元周工回复了,明天再打个电话", parse.Task, "", "2026-04-17"},
		{"what he is against", "上午天元周工不同意,明天再打个电话", parse.Task, "", "2026-04-17"},
		{"another customer's day behind one that was met", "Saw Mark Lee at Norwell Pumps, Kestrel on Tuesday", parse.Visit, "", "2026-04-21"},
		{"another's day behind whom was met there", "Met Rita at Norwell Pumps, with Tom on Friday", parse.Visit, "", "2026-04-17"},
		{"a lunch behind who was met there", "Saw Mark Lee at Norwell Pumps, lunch on Tuesday", parse.Visit, "", "2026-04-21"},
		{"a day on which he is to do something", "met 车总 周二 he sends the drawings", parse.Visit, "", "2026-04-21"},
		{"a plan for tomorrow's parts", "明天上午拜访宁远,下午去恒瑞电机开会", parse.Task, "", "2026-04-17"},
	} {
		f := parse.Read(c.text, parse.Context{Said: at("2026-04-16 18:20"), Zone: shanghai, Cal: calendar(), Literal: true})
		if len(f.Items) > 0 {
			f = f.Items[0]
		}
		due := ""
		if f.Next != nil {
			due = string(f.Next.Due)
		}
		if f.Intent != c.intent || string(f.Date) != c.date || due != c.due {
			t.Errorf("%s: %q is %s of %q, due %q, want %s of %q, due %q", c.says, c.text, f.Intent, f.Date, due, c.intent, c.date, c.due)
		}
	}
}

// TestPostAtTheHead reads who stands behind a post with which a message begins.
func TestPostAtTheHead(t *testing.T) {
	f := parse.Read("所长 蒿平,明天给他发报价", parse.Context{Said: at("2026-04-16 18:20"), Zone: shanghai, Cal: calendar(), Literal: true})
	if len(f.Contacts) != 1 || f.Contacts[0].Name != "蒿平" {
		t.Errorf("the contacts are %+v, want 蒿平", f.Contacts)
	}
}
