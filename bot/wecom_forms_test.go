package main

import (
	"strings"
	"testing"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
)

// TestFormsAreFilledInByShortAnswersOnWeCom walks forms to their end as people do
// where there are none: an answer to each question, 跳过, 上一步, a matter of its own
// in between, 保存 at any time, and everything at once.
func TestFormsAreFilledInByShortAnswersOnWeCom(t *testing.T) {
	for _, c := range []struct {
		says  string
		first []string
		opens chat.Action
		lines [][2]string // what he says, and what he is answered
	}{
		{
			"a payment plan",
			[]string{"永盛签了,合同号HT-2026-018,350万"},
			chat.Action{Verb: cards.DoPlanForm, Subject: "P1"},
			[][2]string{
				{"", "第1期?"},
				{"预付 30% 12月10日", "第2期?"},
				{"上一步", "第1期?"},
				{"预付 40% 12月10日", "第2期?"},
				{"今天拜访了美的周工", "已记 拜访 · 美的"},
				{"发货 50%", "第3期?"},
				{"质保金 20%", "加起来不是全部"},
				{"第3期 = 质保金 10%", "✅ 付款计划 永盛"},
			},
		},
		{
			"a payment plan at once",
			[]string{"永盛签了,合同号HT-2026-018,350万"},
			chat.Action{Verb: cards.DoPlanForm, Subject: "P1"},
			[][2]string{{"", "第1期?"}, {"第1期 = 预付 30% 12月10日; 第2期 = 发货 70%", "✅ 付款计划 永盛"}},
		},
		{
			"a payment plan that is left",
			[]string{"永盛签了,合同号HT-2026-018,350万"},
			chat.Action{Verb: cards.DoPlanForm, Subject: "P1"},
			[][2]string{{"", "第1期?"}, {"取消", "先不动"}, {"在吗", "您好"}},
		},
		{
			"the file of a customer",
			[]string{"今天拜访了比亚迪王总"},
			chat.Action{Verb: cards.DoNote, Subject: "C1", Arg: cards.FileGroup},
			[][2]string{{"", "「跳过」"}, {"跳过", "「上一步」"}, {"上一步", "?"}, {"我今天记了啥", "今天记了 1 条"}, {"跳过", "?"}, {"保存", ""}},
		},
		{
			"a tender",
			[]string{"铁成轨道投标 11月30号截标,保证金20万"},
			chat.Action{Verb: cards.DoBidForm, Subject: "P1"},
			[][2]string{{"", "截标日期 = 2026-11-30"}, {"截标时间 = 09:30", "截标 11-30 周一 09:30"}},
		},
		{
			"an application",
			[]string{"今天拜访了比亚迪王总", "立项 比亚迪"},
			chat.Action{Verb: cards.DoFill, Subject: "LX-2026-001"},
			[][2]string{{"", "立项申请表"}, {"需求摘要 = 两台折弯机", "已填好"}},
		},
		{
			"a correction",
			[]string{"今天拜访了比亚迪王总"},
			chat.Action{Verb: cards.DoEdit, Subject: "V1"},
			[][2]string{{"", "改 #V1"}, {"上一步", "「保存」"}, {"今天电话打了美的周工", "已记 电话 · 美的"}, {"内容 = 聊了电池线", "已改 #V1"}},
		},
	} {
		t.Run(c.says, func(t *testing.T) {
			clock := standing(time.Date(2026, 11, 2, 6, 0, 0, 0, time.UTC))
			v := newBothSides(t, clock)
			v.corp.Clock(clock.Now)
			for _, text := range c.first {
				v.say(t, "xiaoli", text)
			}
			for n, line := range c.lines {
				if n == 0 {
					v.deliver(t, v.corp.Event("xiaoli", "template_card_event", "<EventKey><![CDATA["+c.opens.String()+"]]></EventKey><TaskId>t1</TaskId>"))
				} else {
					v.say(t, "xiaoli", line[0])
				}
				clock.Set(clock.Now().Add(10 * time.Second))
				sees := func() bool {
					all := v.corp.Screen("xiaoli")
					return strings.Contains(all[max(0, len(all)-2)].Text+all[len(all)-1].Text, line[1])
				}
				for range 500 { // the platform's own words are not queued
					if sees() {
						break
					}
					time.Sleep(2 * time.Millisecond)
				}
				if !sees() {
					all := v.corp.Screen("xiaoli")
					t.Fatalf("to %q he is told\n%s\nwanted %q", line[0], all[len(all)-1].Text, line[1])
				}
			}
		})
	}
}
