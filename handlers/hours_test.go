package handlers

import (
	"testing"
	"time"
)

// Who says when he wants to hear of something is told his hours and when the
// morning message comes; the night stays quiet. 小李 works nine to six.
func TestOnesOwnHours(t *testing.T) {
	for _, c := range []struct{ said, want string }{
		{"提醒改到8点半", "✅ 提醒只在工作日 08:30–18:00"},
		{"提醒改到8点半", "早上那条 08:3"},
		{"早报改到10点吧", "10:00–18:00"},
		{"以后9点半再提醒我", "09:30–18:00"},
		{"10点前别提醒我", "10:00–18:00"},
		{"我八点半上班", "08:30–18:00"},
		{"我每天五点半下班", "09:00–17:30"},
		{"7点以后别给我发消息", "09:00–19:00"},
		{"晚上8点以后不要提醒我", "09:00–20:00"},
		{"提醒时间 8:30 到 17:30", "08:30–17:30"},
		{"my hours are 8:30 to 17:30", "08:30–17:30"},
		{"remind me at 8:30", "08:30–18:00"},
		{"Move my morning card to 8.45", "08:45–18:00"},
		{"no reminders after 7pm", "09:00–19:00"},
		{"don't ping me before 10", "10:00–18:00"},
		{"提醒改到凌晨3点", "提醒只在 06:00 到 22:00 之间"},
		{"23点以后别提醒我", "提醒只在 06:00 到 22:00 之间"},
		{"我的提醒时间", "提醒只在工作日 09:00–18:00"},
	} {
		w := newWorld(t)
		w.has(w.tell("xiaoli", c.said)[0], c.want)
	}
	for _, said := range []string{"9点半再提醒我", "remind me at 8:30 to call Neil", "今天6点以后别提醒我", "提醒我8点半给王总打电话"} {
		w := newWorld(t)
		if posts := w.tell("xiaoli", said); len(posts) > 0 {
			w.has(posts[0], "!提醒只在")
		}
	}
}

func TestOnesOwnHoursAreTakenBack(t *testing.T) {
	w := newWorld(t)
	w.tell("xiaoli", "提醒改到8点半")
	w.has(w.tell("xiaoli", "撤销")[0], "已撤销")
	w.has(w.tell("xiaoli", "我的提醒时间")[0], "09:00–18:00")
	w.tell("xiaoli", "提醒改到8点半")
	w.has(w.tell("xiaoli", "恢复提醒时间")[0], "09:00–18:00")
}

// Half a day off; today is Monday 2026-11-02, ten in the morning.
func TestHalfADayOff(t *testing.T) {
	for _, c := range []struct{ said, want string }{
		{"我后天下午请假去看牙", "✅ 11-04 周三 下午 您请假"},
		{"明天上午请假", "✅ 11-03 周二 上午 您请假"},
		{"下午请假", "✅ 11-02 周一 下午 您请假"},
		{"下午请半天假", "✅ 11-02 周一 下午 您请假"},
		{"周五下午调休", "✅ 11-06 周五 下午 您请假"},
		{"off tomorrow morning, sick leave", "✅ 11-03 周二 上午 您请假"},
		{"周四请个半天假接孩子", "哪半天?"},
		{"请半天假", "哪半天?"},
		{"明天请假", "11-03 周二 您休假"},
	} {
		w := newWorld(t)
		w.has(w.tell("xiaoli", c.said)[0], c.want)
	}
}

func TestHalfADayOffIsTakenBackAndBecomesAWholeOne(t *testing.T) {
	w := newWorld(t)
	w.tell("xiaoli", "约了周四上午十点比亚迪王总")
	w.has(w.tell("xiaoli", "周四上午请假")[0], "这半天约了 1 个客户", "10:00")
	w.has(w.tell("xiaoli", "周四上午不请假了")[0], "已取消 11-05 周四 上午 的请假")
	w.tell("xiaoli", "周四上午请假")
	w.has(w.tell("xiaoli", "周四下午也请假")[0], "✅ 11-05 周四 您请假")
	w.has(w.tell("xiaoli", "撤销")[0], "已撤销")
	w.later(7 * 24 * time.Hour)
	w.has(w.tell("xiaoli", "明天上午请假")[0], "11-10 周二 上午")
}
