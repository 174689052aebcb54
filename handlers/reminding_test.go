package handlers

import "testing"

// TestHowRemindersWorkIsAnswered: what is asked of the reminders themselves is answered by
// the rules, and writes nothing.
func TestHowRemindersWorkIsAnswered(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总", "#V1")
	w.says("xiaoli", "拜访恒发五金的周经理,预算60万", "恒发五金")
	for _, c := range []struct {
		who, said string
		shows     []string
	}{
		{"xiaoli", "一天最多提醒我几条", []string{"一天最多 5 条提醒"}},
		{"anna", "how many messages will you send me a day", []string{"At most 5 reminders a day"}},
		{"wangmin", "什么情况下会升级给我", []string{"里程碑停留过久", "回款", "经理"}},
		{"xiaoli", "谁能看到我没跟进", []string{"经理会看到"}},
		{"anna", "when is this escalated to my boss", []string{"What goes up"}},
		{"xiaoli", "周末会不会给我发消息", []string{"本来就不提醒"}},
		{"wangmin", "线索表什么时候发", []string{"每周一 09:00"}},
		{"xiaoli", "谁把客户静音了", []string{"团队的情况给经理看"}},
		{"wangmin", "谁把客户静音了", []string{"没有人把客户静音"}},
		{"wangmin", "月报再发一次", []string{"没有发过"}},
		{"xiaoli", "昨天的日报再发一次", []string{"日报 " + w.clock.Now().AddDate(0, 0, -1).Format("01-02")}},
		{"xiaoli", "今早的提醒再发我看看", []string{"今天", "!待办"}},
		{"xiaoli", "不再提醒恒发五金", []string{"不再提醒 恒发五金"}},
		{"wangmin", "谁静音了哪些客户", []string{"静音的客户 1 家", "小李 · 恒发五金"}},
		{"xiaoli", "撤销", []string{"已撤销,照常提醒", "恒发五金", "!修改已撤销"}},
		{"wangmin", "哪些客户被静音了", []string{"没有人把客户静音"}},
		{"xiaoli", "比亚迪推到下周三", []string{"再提醒"}},
		{"xiaoli", "撤销", []string{"已撤销,照常提醒", "比亚迪"}},
	} {
		w.says(c.who, c.said, c.shows...)
	}
}

// TestASilenceBeginsAtOnce: of one later day alone it is said that it cannot be, and nothing
// is silenced; tomorrow, and what ends on a day, is.
func TestASilenceBeginsAtOnce(t *testing.T) {
	w := newWorld(t)
	for _, said := range []string{"下下周五别提醒我", "no reminders on " + w.clock.Now().AddDate(0, 0, 3).Weekday().String()} {
		who := "xiaoli"
		if said[0] < 0x80 {
			who = "anna"
		}
		w.says(who, said, map[string]string{"xiaoli": "从现在静音到那天", "anna": "silent from now until then"}[who])
		if got := w.muted(who); got != "" {
			t.Errorf("%q silenced %s", said, got)
		}
	}
	for _, said := range []string{"明天别提醒我", "到下周五别提醒我"} {
		w.says("xiaoli", said, "不再提醒")
		if w.muted("xiaoli") == "" {
			t.Errorf("%q silenced nothing", said)
		}
		w.says("xiaoli", "恢复提醒", "提醒恢复了")
	}
}

// TestWhatOnlyLooksLikeAQuestionOfReminders holds the tables against what stands near them.
func TestWhatOnlyLooksLikeAQuestionOfReminders(t *testing.T) {
	holdsTables(t, []tableRow{
		{"how many come a day is asked", asksCeiling, []string{"一天最多提醒我几条", "你一天会发几条提醒", "how many pings do i get a day"}, []string{"一天最多发三条", "一天最多能发几台", "他一天发几条朋友圈", "how many calls do i make a day"}},
		{"what goes up is asked", asksEscalation, []string{"什么情况下会升级给我", "多久没跟进会告诉经理", "谁能看到我没跟进", "what gets escalated", "when does it go to my manager"}, []string{"什么时候升级到A级", "什么时候设备升级", "多久没跟进了", "谁没跟进", "什么时候报给王总", "when does the order go to the plant"}},
		{"hours without work are asked about", asksOffHours, []string{"周末会不会给我发消息", "春节你会提醒我吗", "do you ping me on weekends"}, []string{"周末会发货吗", "周末会不会给我发货", "春节要提醒我", "do you work on weekends"}},
		{"when a card comes is asked", asksWhenSent, []string{"线索表什么时候发", "月报几号出", "when does the lead sheet come"}, []string{"线索表什么时候交", "样机什么时候发", "线索表发了", "when does the parcel come"}},
		{"who silenced is asked", asksWhoSilenced, []string{"谁把客户静音了", "谁静音了哪些客户", "哪些客户被静音了", "who muted any customers"}, []string{"谁把方案关了", "我静音了什么", "谁在跟客户", "who muted the call", "which customers are silent"}},
		{"a digest is wanted again", asksResend, []string{"昨天的日报再发一次", "漏斗图重新发我", "resend yesterday's digest"}, []string{"月报再发一次给客户", "报价再发一次", "日报改到早上再发", "日报发了", "resend the quote", "he will resend the report"}},
	})
}
