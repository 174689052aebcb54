package main

import (
	"strings"
	"testing"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
)

// TestFormsAreFilledInByShortAnswersOnWeCom walks forms to their end as people do
// where there are none: an answer to each question, words that are none, 跳过,
// 上一步, a matter of its own in between, 保存 at any time, 取消, and everything at once.
func TestFormsAreFilledInByShortAnswersOnWeCom(t *testing.T) {
	t.Parallel()
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
				{"质保金 20%", "加起来是 110%,要正好等于合同额"},
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
			[][2]string{
				{"", "截标时间?"},
				{"下午的一个时候", "「下午的一个时候」不像一个时间"},
				{"九点半", "保证金最晚哪天交?"},
				{"上一步", "截标时间?"},
				{"上午10点", "保证金最晚哪天交?"},
				{"今天拜访了美的周工", "已记 拜访 · 美的"},
				{"随便", "「随便」不像一个日子"},
				{"11月25号", "截标 11-30 周一 10:00"},
			},
		},
		{
			"a tender that is left, then done at once",
			[]string{"铁成轨道投标 11月30号截标,保证金20万"},
			chat.Action{Verb: cards.DoBidForm, Subject: "P1"},
			[][2]string{{"", "截标时间?"}, {"09:30", "保证金最晚哪天交?"}, {"取消", "先不动"}, {"在吗", "您好"}},
		},
		{
			"a tender in one message",
			[]string{"铁成轨道投标 11月30号截标,保证金20万"},
			chat.Action{Verb: cards.DoBidForm, Subject: "P1"},
			[][2]string{{"", "截标日期 = 2026-11-30"}, {"截标时间 = 九点半; 保证金最晚哪天交 = 11月25号", "截标 11-30 周一 09:30"}},
		},
		{
			"an application",
			[]string{"今天拜访了比亚迪王总", "立项 比亚迪"},
			chat.Action{Verb: cards.DoFill, Subject: "LX-2026-001"},
			[][2]string{
				{"", "需求摘要?"},
				{"两台折弯机", "预计金额?"},
				{"上一步", "需求摘要?"},
				{"两台折弯机加一套上下料", "预计金额?"},
				{"挺多的", "「挺多的」不像"},
				{"一百二十万", "预计签约日?"},
				{"大概吧", "「大概吧」不像一个日子"},
				{"跳过", "关键人与角色?"},
				{"今天电话打了美的周工", "已记 电话 · 美的"},
				{"王总拍板", "我方价值定位?"},
				{"保存", "已记:需求摘要、预计金额、关键人与角色"},
				{"在吗", "您好"},
			},
		},
		{
			"an application that is left",
			[]string{"今天拜访了比亚迪王总", "立项 比亚迪"},
			chat.Action{Verb: cards.DoFill, Subject: "LX-2026-001"},
			[][2]string{{"", "需求摘要?"}, {"两台折弯机", "预计金额?"}, {"Back", "需求摘要?"}, {"skip", "预计金额?"}, {"“cancel”", "先不动"}, {"立项 比亚迪", "还缺 9 项必填:需求摘要"}},
		},
		{
			"a visit",
			nil,
			chat.Action{Verb: cards.DoLog},
			[][2]string{
				{"", "客户?"},
				{"跳过", "见了谁?"},
				{"上一步", "客户?"},
				{"比亚迪电子", "见了谁?"},
				{"王总", "内容?"},
				{"明天提醒我给美的报价", "美的"},
				{"聊了电池线方案", "下一步?"},
				{"日期 = 上个礼拜八", "不像一个日子"},
				{"日期 = 昨天", "已记 拜访 · 比亚迪电子"},
			},
		},
		{"a visit that is not logged", nil, chat.Action{Verb: cards.DoLog}, [][2]string{{"", "客户?"}, {"比亚迪", "见了谁?"}, {"不记了", "先不动"}, {"我今天记了啥", "还没记"}}},
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
				before := len(v.corp.Screen("xiaoli"))
				if n == 0 {
					v.deliver(t, v.corp.Event("xiaoli", "template_card_event", "<EventKey><![CDATA["+c.opens.String()+"]]></EventKey><TaskId>t1</TaskId>"))
				} else {
					v.say(t, "xiaoli", line[0])
				}
				clock.Set(clock.Now().Add(10 * time.Second))
				said := func() (all string) {
					for _, s := range v.corp.Screen("xiaoli")[before:] {
						all += s.Text + "\n"
					}
					return all
				}
				for range 2000 { // the platform's own words are not queued
					if strings.Contains(said(), line[1]) {
						break
					}
					time.Sleep(2 * time.Millisecond)
				}
				if !strings.Contains(said(), line[1]) {
					t.Fatalf("to %q he is told\n%s\nwanted %q", line[0], said(), line[1])
				}
			}
		})
	}
}
