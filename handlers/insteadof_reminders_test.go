package handlers

import (
	"strings"
	"testing"
)

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

// What a reminder that comes again and again is for the next time alone is read as a day.
func TestAReminderThatRepeatsIsSaidForItsNextTime(t *testing.T) {
	for said, once := range map[string]string{
		"每周五下午提醒我写周报": "周五下午提醒我写周报", "每周提醒我写周报": "下周提醒我写周报", "每个星期一提醒我开会": "星期一提醒我开会",
		"每个月提醒我给王总打电话": "下个月提醒我给王总打电话", "每月5号提醒我对账": "5号提醒我对账", "每月底提醒我报销": "月底提醒我报销",
		"每天9点提醒我看邮件":                              "明天9点提醒我看邮件",
		"remind me every month to call Oakline":   "remind me next month to call Oakline",
		"Remind me every Friday to send it":       "Remind me on Friday to send it",
		"remind me every two weeks to call Tom":   "remind me tomorrow to call Tom",
		"remind me every other week to call Tom":  "remind me next week to call Tom",
		"remind me each morning to look at leads": "remind me tomorrow to look at leads",
	} {
		if got := recurringOnce(said); got != once {
			t.Errorf("%s is next time %q, not %q", said, got, once)
		}
	}
}

// Each of these shares words with a question of reminders or of days off, and is none.
func TestWhatCustomersDidNotSendAndTheirDaysOffAreNoRuleOfReminders(t *testing.T) {
	for _, text := range []string{
		"张工怎么还没给我发消息", "王总问为什么没收到我们的消息", "为什么小陈没收到提醒", "他们下周一上班吗", "客户元旦放几天", "how long is the trial off",
	} {
		w := newWorld(t)
		w.tell("xiaoli", "今天拜访了比亚迪王总和张工,聊了电池线")
		w.said = nil
		w.tell("xiaoli", text)
		for _, wrong := range []string{"为什么没提醒", "上班", "肯定放", "off for sure"} {
			if heard := w.readBy("xiaoli"); strings.Contains(heard, wrong) {
				t.Errorf("%s: %q", text, heard)
			}
		}
	}
}
