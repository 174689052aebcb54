package handlers

import "testing"

// TestWhenSomebodyWantsToHearAgain: the words that put off within a day, and those that
// look like them and mean something else.
func TestWhenSomebodyWantsToHearAgain(t *testing.T) {
	for _, row := range []struct {
		text, when string // "" for what is no such wish
		may        bool
	}{
		{"下午再提醒我", "下午", false},
		{"晚点再提醒我吧", "晚点", false},
		{"两个小时后再提醒我", "两个小时后", false},
		{"半小时后提醒我", "半小时后", true},
		{"过一会儿再叫我", "过一会儿", false},
		{"今天3点再说", "3点", true},
		{"下班前再提醒一下", "下班前", false},
		{"午饭后再催我", "午饭后", false},
		{"remind me again in two hours please", "in two hours", false},
		{"remind me of this after lunch", "after lunch", false},
		{"snooze until 4pm", "4pm", false},
		{"snooze 30 min", "30 min", false},
		{"周四再提醒我吧", "", false},
		{"明天下午再提醒我", "", false},
		{"下周再说", "", false},
		{"下午再说一遍", "", false},
		{"客户说下午再说", "", false},
		{"王总下午再说", "", false},
		{"下午再去一趟", "", false},
		{"提醒我3点给王总打电话", "", false},
		{"以后9点半再提醒我", "", false},
		{"每天下午再提醒我", "", false},
		{"过两天再提醒我", "", false},
		{"remind me in two hours to call neil", "", false},
		{"remind me tomorrow afternoon", "", false},
		{"remind me next week", "", false},
		{"snooze oakline", "", false},
		{"remind me at 8:30", "", false},
		{"later we met greta", "", false},
	} {
		if when, may := againSaid(row.text); when != row.when || may != row.may {
			t.Errorf("%s: %q %v, want %q %v", row.text, when, may, row.when, row.may)
		}
	}
}

// TestAReminderIsPutOffWithinTheDay: it is three on Monday, and 小李 works nine to six.
func TestAReminderIsPutOffWithinTheDay(t *testing.T) {
	for _, row := range []struct{ said, want string }{
		{"晚点再提醒我", "今天 17:00 再提醒您"},
		{"下午再提醒", "今天 17:00 再提醒您"},
		{"两小时后再提醒我", "今天 17:00 再提醒您"},
		{"一个半小时后再提醒我", "今天 16:30 再提醒您"},
		{"二十分钟后再提醒我", "今天 15:20 再提醒您"},
		{"4点再说", "今天 16:00 再提醒您"},
		{"9点半再提醒我", "21:30 不提醒:只在 09:00–18:00"},
		{"下班前再提醒我", "今天 17:15 再提醒您"},
		{"晚上8点再提醒我", "20:00 不提醒:只在 09:00–18:00"},
		{"remind me at 4:15pm", "今天 16:15 再提醒您"},
		{"恒鑫钣金下午再提醒我", "恒鑫钣金"},
		{"① 下午4点再提醒", "今天 16:00 再提醒您"},
		{"later", "今天 17:00 再提醒您"},
	} {
		w := newWorld(t)
		w.tell("xiaoli", "提醒我今天给恒鑫钣金报价")
		w.tell("xiaoli", "今天干嘛")
		w.has(w.tell("xiaoli", row.said)[0], row.want, "!再提醒(")
	}
	for _, row := range []struct{ first, said, want string }{
		{"下周三给恒鑫钣金报价", "下午再提醒我", "眼下没有要再提醒的"},
		{"今天拜访了恒鑫钣金陈经理,谈折弯机", "remind me in two hours", "眼下没有要再提醒的"},
	} {
		w := newWorld(t)
		w.tell("xiaoli", row.first)
		before := w.tasks("xiaoli")
		w.has(w.tell("xiaoli", row.said)[0], row.want)
		if w.tasks("xiaoli") != before {
			t.Errorf("%s became a step", row.said)
		}
	}
}

// TestNothingIsMovedByTheHourOfAReminder: a wish to be reminded at an hour moves no appointment of
// another day, and is a step where nothing of the customer is due.
func TestNothingIsMovedByTheHourOfAReminder(t *testing.T) {
	for _, row := range []struct{ first, said, want string }{
		{"明天下午3点去恒鑫钣金", "3点提醒我", "已记 待办"},
		{"下周三给恒鑫钣金报价", "恒鑫钣金4点提醒我", "已记 待办"},
		{"提醒我今天给恒鑫钣金报价", "每天9点提醒我", "提醒只在"},
	} {
		w := newWorld(t)
		w.tell("xiaoli", row.first)
		w.has(w.tell("xiaoli", row.said)[0], row.want, "!改期", "!再提醒您")
	}
}

// TestALeaderSeesTheVisitsHeAsksFor: the list itself, and the review where he asks how many
// there were.
func TestALeaderSeesTheVisitsHeAsksFor(t *testing.T) {
	w := newWorld(t)
	w.tell("xiaoli", "今天拜访了恒鑫钣金陈经理,谈折弯机")
	for _, row := range []struct{ said, want string }{
		{"这周拜访有哪些", "① 11-02 拜访 恒鑫钣金"},
		{"列出这周的拜访", "① 11-02 拜访 恒鑫钣金"},
		{"list the visits this week", "① 11-02 拜访 恒鑫钣金"},
		{"这周拜访了几家", "拜访 1"},
		{"这周拜访怎么样", "回顾"},
		{"上周拜访有哪些", "回顾"},
	} {
		w.says("wangmin", row.said, row.want)
	}
}

// TestAllIsPutOff: what was arranged with a customer stays, and nothing else than the
// reminders of the card is moved.
func TestAllIsPutOff(t *testing.T) {
	w := newWorld(t)
	w.tell("xiaoli", "提醒我今天给恒鑫钣金报价")
	w.tell("xiaoli", "约了粤钢的周工今天下午3点见面")
	w.tell("xiaoli", "周五给粤钢送样")
	w.tell("xiaoli", "今天干嘛")
	w.has(w.tell("xiaoli", "全部推到明天")[0], "1 件推到 11-03 周二", "报价", "约好的没动:粤钢", "!送样")
	w.has(w.tell("xiaoli", "撤销")[0], "已撤销")
	for _, said := range []string{"他们全部推到明天", "客户把会议都推到下周了", "全部推到明天的会议"} {
		w.has(w.tell("xiaoli", said)[0], "!件推到")
	}
}
