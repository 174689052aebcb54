package handlers

import "testing"

// TestWordsBesideRemindersKeepTheirMeaning reads what looks like a wish about reminders, or
// like a question of them, and is none.
func TestWordsBesideRemindersKeepTheirMeaning(t *testing.T) {
	for text, near := range map[string]bool{
		"为什么没提醒我比亚迪": true, "今天怎么没发早报": true, "why didn't I get a reminder today": true,
		"怎么没提醒我": true, "为什么没收到款": false, "为什么没发货": false, "客户为什么没回复报价": false, "why didn't they send the payment": false,
	} {
		s := squash(text)
		if got := whyNoneSaid.MatchString(s) && !notOfReminders.MatchString(s) && holds(s, "收到", "提醒", "报", "get", "remind"); got != near {
			t.Errorf("%s asks why no reminder came: %t", text, got)
		}
	}
	for text, again := range map[string]bool{
		"每周五下午提醒我写周报": true, "每天早上9点提醒我看邮件": true, "remind me every friday to write the weekly": true,
		"每天9点提醒我": false, "周五提醒我写周报": false, "客户每周五提醒我们发货": false, "remind me on friday to write the weekly": false,
	} {
		if got := recurringSaid.MatchString(squash(text)); got != again {
			t.Errorf("%s wants a reminder again and again: %t", text, got)
		}
	}
	for text, off := range map[string]bool{
		"元旦放几天": true, "下周一上班吗": true, "周六补班吗": true, "is tomorrow a holiday": true, "do we work on saturday": true,
		"国庆后联系美科": false, "这批货放几天再发": false, "明天休假": false, "周一回来上班": false, "is the quote off the table": false,
	} {
		if got := daysOffAsked.MatchString(squash(text)); got != off {
			t.Errorf("%s asks which days are worked: %t", text, got)
		}
	}
	for text, nth := range map[string]bool{
		"第二个是哪些": true, "第3个是哪几家": true, "which are the second": true,
		"第二个完成": false, "第二个是比亚迪": false, "第二次去是谁": false,
	} {
		if got := placeSaid.MatchString(squash(text)); got != nth {
			t.Errorf("%s asks for a list by its place: %t", text, got)
		}
	}
}
