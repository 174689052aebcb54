package handlers

import (
	"testing"
	"time"
)

// TestUndoBehindWordsThatChangedNothing takes nothing older back than what was said last; said once
// more it means that.
func TestUndoBehindWordsThatChangedNothing(t *testing.T) {
	w := newWorld(t)
	w.tell("xiaoli", "今天拜访了粤钢陈总,谈了产线")
	w.later(time.Minute)
	w.says("xiaoli", "取消粤钢的送样", "不记拜访")
	w.says("xiaoli", "撤销", "什么都没改", "再写一次")
	if n := w.visits("xiaoli"); n != 1 {
		t.Fatalf("%d visits are left, want 1", n)
	}
	w.says("xiaoli", "撤销", "已撤销", "粤钢")

	w = newWorld(t)
	w.says("xiaoli", "今天没去成美的", "不记拜访")
	w.later(time.Minute)
	w.tell("xiaoli", "今天拜访了粤钢陈总,谈了产线")
	w.says("xiaoli", "撤销", "已撤销", "粤钢") // something was done since

	w = newWorld(t)
	w.tell("xiaoli", "恒发签了,合同58万,预付30%,发货60%,验收10%")
	w.later(time.Minute)
	w.says("xiaoli", "恒发到账500万", "没有那么多")
	w.says("xiaoli", "撤销", "什么都没改")
	w.says("xiaoli", "恒发付款计划", "第1期")
	w.says("xiaoli", "撤销", "已撤销")
}

// TestRemindersOfACustomerArePutOff puts off what has no step: 大族的提醒推到周四.
func TestRemindersOfACustomerArePutOff(t *testing.T) {
	w := newWorld(t)
	w.tell("xiaoli", "今天拜访了粤钢陈总,谈了产线")
	w.says("xiaoli", "粤钢的提醒推到周四", "11-05", "再提醒")
	w.says("xiaoli", "撤销", "照常提醒")
	w.says("xiaoli", "粤钢的合同推到周四", "!再提醒")
	if n := w.visits("xiaoli"); n != 1 {
		t.Errorf("%d visits are left, want 1", n)
	}
}

// TestSilenceOfLaterDaysAsks begins no silence today that is meant for next week.
func TestSilenceOfLaterDaysAsks(t *testing.T) {
	for text, want := range map[string]string{
		"下周别提醒我": "11-09 至 11-13", "下周一到周三别提醒我": "11-09 至 11-11", "下周别发准备卡": "还做不到", "周五别提醒我": "还做不到",
		"到下周三别提醒我": "好的,到 11-11", "明天别提醒我": "好的,到 11-03", "这周别提醒我": "好的,到 11-08", "别提醒我": "好的",
	} {
		t.Run(text, func(t *testing.T) {
			w := newWorld(t)
			w.says("xiaoli", text, want)
		})
	}
}

// TestWhetherSomebodyIsSilent asks whether reminders are off: of his team a manager may know.
func TestWhetherSomebodyIsSilent(t *testing.T) {
	w := newWorld(t)
	w.says("wangmin", "小李的提醒被静音了吗", "小李", "没有静音")
	w.tell("xiaoli", "这周别提醒我")
	for _, text := range []string{"小李的提醒被静音了吗", "小李是不是把提醒关了", "小李的提醒是不是停了"} {
		w.says("wangmin", text, "小李", "关了提醒,到 11-08")
	}
	w.says("xiaoli", "我的提醒是不是关了", "所有提醒")
	w.says("anna", "小李的提醒被静音了吗", "!11-08")
	w.says("wangmin", "把提醒关了吧", "!没有关掉")
}

// TestLeadsOfWhoHasNoneOfHisOwn shows the leads of the sheet to those who give it out.
func TestLeadsOfWhoHasNoneOfHisOwn(t *testing.T) {
	w := newWorld(t)
	w.tell("xiaoli", "新线索 恒鑫钣金 东莞 折弯机")
	w.tell("laosun", "新线索 航新精工 苏州 折弯机")
	w.says("chenjing", "这周的线索表", "2 行", "恒鑫钣金", "航新精工")
	w.says("wangmin", "线索表", "恒鑫钣金", "!航新精工")
	w.says("xiaoli", "线索表", "恒鑫钣金", "!航新精工")
	w.says("anna", "线索表", "No leads")
	w.says("chenjing", "这周的线索表再发一次", "📎")
}

// TestWhyAtThatHour explains the reminder, whatever hour is asked of.
func TestWhyAtThatHour(t *testing.T) {
	w := newWorld(t)
	w.tell("xiaoli", "今天拜访了恒发五金周经理,周五给他报价")
	w.later(5 * 24 * time.Hour)
	for _, text := range []string{"为什么一大早就提醒我恒发五金", "怎么晚上还提醒我恒发五金"} {
		w.says("xiaoli", text, "为什么提醒", "恒发五金")
	}
	w.says("xiaoli", "为什么一大早恒发五金就没人", "!为什么提醒")
}

// TestWordsOfReminders says in the words of a day what is to happen with reminders.
func TestWordsOfReminders(t *testing.T) {
	for _, row := range []struct{ text, want string }{
		{"早上那条能不能晚点来,九点半", "09:30"},
		{"早上的提醒改到9点半", "09:30"},
		{"早上的会改到9点半", "!提醒只在工作日"},
		{"把粤钢那条提醒明天下午再发", "再提醒您"},
		{"把粤钢那份报价明天下午再发", "!再提醒您"},
		{"今天还有啥没弄完", "今天"},
		{"我开了哪些静音", "没有关掉的提醒"},
		{"目标定了没有", "还没有目标"},
		{"目标定了,2026年签约500万", "目标已定"},
	} {
		t.Run(row.text, func(t *testing.T) {
			w := newWorld(t)
			w.tell("xiaoli", "今天拜访了粤钢陈总,谈了产线")
			got := w.tell("xiaoli", row.text)
			w.has(got[len(got)-1], row.want)
		})
	}
}
