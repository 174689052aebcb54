package handlers

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"milepost/storage/crm"
)

// muted is what somebody hears no more of, each with the last day, in order.
func (w *world) muted(who string) string {
	w.t.Helper()
	var out []string
	w.view(func(r crm.Reader) error {
		p, err := crm.Get[crm.Person](r, crm.PersonID(who))
		for _, kind := range slices.Sorted(maps.Keys(p.Muted)) {
			last := string(p.Muted[kind])
			if p.Muted[kind] == crm.LastDate {
				last = "for good"
			}
			if strings.HasPrefix(kind, "account/") {
				kind = "account"
			}
			out = append(out, kind+" "+last)
		}
		return err
	})
	return strings.Join(out, ", ")
}

func TestWhoWantsToHearLessHearsLess(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总", "#V1")
	w.says("anna", "Visited Oakline today, met Greta", "Oakline")
	today := w.clock.Now().Format("2006-01-02")
	day := func(n int) string { return w.clock.Now().AddDate(0, 0, n).Format("2006-01-02") }
	friday := string(crm.Date(today).WeekStart().AddDays(11))
	for _, c := range []struct{ who, said, answer, muted string }{
		{"xiaoli", "别烦我", "[只在早上发一条]", "all " + today},
		{"xiaoli", "今天别吵我 在开会", "今天不再提醒", "all " + today},
		{"xiaoli", "我在开会,晚点再说", "今天不再提醒", "all " + today},
		{"xiaoli", "勿扰", "今天不再提醒", "all " + today},
		{"xiaoli", "消息太多了,少发点", "今天不再提醒", "all " + today},
		{"xiaoli", "下周别提醒我", "还做不到", ""}, // it would begin now
		{"xiaoli", "中午别给我发消息", "还做不到", ""},
		{"xiaoli", "每周五别提醒我", "还做不到", ""},
		{"xiaoli", "每周一别发准备卡", "还做不到", ""},
		{"anna", "no pings at lunch", "cannot keep", ""},
		{"xiaoli", "到下周五别提醒我", "不再提醒", "all " + friday},
		{"xiaoli", "只在早上发一条", "以后只在早上发一条", "rest for good"},
		{"xiaoli", "每天就早上发一条吧", "以后只在早上发一条", "rest for good"},
		{"xiaoli", "不要提醒我费用了", "「费用提醒」", "expenses for good"},
		{"xiaoli", "费用不用提醒我了", "「费用提醒」", "expenses for good"},
		{"xiaoli", "线索表缺项别提醒了", "「线索表缺项」", "columns for good"},
		{"xiaoli", "准备卡不要发了", "「准备卡」", "prep for good, prep_evening for good"},
		{"xiaoli", "晚上别发", "「今日还缺」", "evening for good"},
		{"xiaoli", "比亚迪不用提醒了", "不再提醒 比亚迪", "account for good"},
		{"xiaoli", "审批不要提醒我了", "不能关", ""},
		{"xiaoli", "日报别发了", "只发在群里", ""},
		{"xiaoli", "周末别发消息", "本来就不提醒", ""},
		{"wangmin", "日报别发了", "「团队日报」", "daily for good"},
		{"anna", "stop nudging me", "today", "all " + today},
		{"anna", "I'm in meetings all day, no pings please", "today", "all " + today},
		{"anna", "no pings until " + w.clock.Now().AddDate(0, 0, 9).Format("Jan 2"), "until", "all " + day(8)},
		{"anna", "mute me for a week", "until", "all " + day(6)},
		{"anna", "only one message in the morning please", "one message in the morning", "rest for good"},
		{"anna", "stop reminding me about expenses", "“Expense reminder”", "expenses for good"},
		{"anna", "don't remind me to log visits", "“Visit not logged”", "visit_log for good"},
		{"anna", "no more reminders about Oakline", "of Oakline", "account for good"},
		{"anna", "stop sending me the daily digest", "the channel only", ""},
	} {
		w.says(c.who, c.said, c.answer)
		if got := w.muted(c.who); got != c.muted {
			t.Errorf("%s: %q is silent, want %q", c.said, got, c.muted)
		}
		for range 2 { // the first takes back all of them together, where that is in force
			w.tell(c.who, "恢复提醒")
		}
		if got := w.muted(c.who); got != "" {
			t.Errorf("恢复提醒 after %s: %q is still silent", c.said, got)
		}
	}
}

// TestOneCustomerIsPutOff: today is Monday 2026-11-02, and nothing is due of anybody.
func TestOneCustomerIsPutOff(t *testing.T) {
	alone(t)
	for _, c := range []struct{ who, said, answer string }{
		{"xiaoli", "比亚迪推迟3天", "比亚迪 11-05 周四 再提醒您"},
		{"xiaoli", "把比亚迪往后推一周", "比亚迪 11-09 周一 再提醒您"},
		{"xiaoli", "比亚迪推迟5天", "比亚迪 11-09 周一 再提醒您"}, // the fifth is a Saturday
		{"xiaoli", "比亚迪推到周五", "比亚迪 11-06 周五 再提醒您"},
		{"xiaoli", "周四再提醒我吧", "比亚迪 11-05 周四 再提醒您"},
		{"xiaoli", "别再提醒这个", "不再提醒 比亚迪"},
		{"xiaoli", "这个月别烦我", "到 11-30 周一不再提醒"},
		{"anna", "postpone Oakline by 3 days", "Oakline again on Thu, Nov 5"},
		{"anna", "push Oakline to Friday", "Oakline again on Fri, Nov 6"},
		{"anna", "Oakline can wait until December", "Oakline again on Tue, Dec 1"},
		{"anna", "push Oakline to December", "Oakline again on Tue, Dec 1"},
		{"anna", "remind me Thursday instead", "Oakline again on Thu, Nov 5"},
		{"anna", "stop reminding me about this", "no more reminders of Oakline"},
		{"anna", "leave me alone this week", "until Sun, Nov 8"},
		{"anna", "stop nagging me about Oakline", "no more reminders of Oakline"},
		{"anna", "can you remind me about Oakline on Monday instead", "Oakline again on Mon, Nov 9"},
		{"anna", "not now", "no more reminders today"},
		{"xiaoli", "不要再跟我说比亚迪了", "不再提醒 比亚迪"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了比亚迪王总", "#V1")
		w.says("anna", "Visited Oakline today, met Greta", "Oakline")
		w.says(c.who, c.said, c.answer)
	}
}

func TestSomeOfItComesBack(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总", "#V1")
	for _, said := range []string{"不再提醒比亚迪", "不要提醒我费用了", "准备卡不要发了", "别烦我"} {
		w.tell("xiaoli", said)
	}
	today := w.clock.Now().Format("2006-01-02")
	for _, c := range []struct{ said, muted string }{
		{"恢复费用提醒", "account for good, all " + today + ", prep for good, prep_evening for good"},
		{"恢复提醒", "account for good, prep for good, prep_evening for good"},
		{"恢复格力的提醒", "account for good, prep for good, prep_evening for good"},
		{"恢复比亚迪的提醒", "prep for good, prep_evening for good"},
		{"恢复准备卡提醒", ""},
	} {
		w.tell("xiaoli", c.said)
		if got := w.muted("xiaoli"); got != c.muted {
			t.Errorf("%s: %q is silent, want %q", c.said, got, c.muted)
		}
	}
}

func TestWhatOnlySoundsLikeLessIsNone(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总", "#V1")
	for _, said := range []string{
		"别忘了提醒我周五给比亚迪报价", "王总说别再打扰他了", "客户说不要发消息了,直接打电话", "报价先别发", "不要再给客户发报价了",
		"stop by Oakline at 3pm tomorrow", "no message from Greta yet", "Don't forget to remind me about BYD Friday",
	} {
		w.tell("xiaoli", said)
		if got := w.muted("xiaoli"); got != "" {
			t.Errorf("%s: %q is silent", said, got)
		}
	}
}

func TestALeaveThatIsNotTaken(t *testing.T) {
	for _, c := range []struct{ said, answer string }{
		{"取消休假", "已取消"},
		{"休假取消了,那周我在", "已取消"},
		{"%d月的休假不休了", "已取消"},
		{"cancel my leave", "cancelled"},
		{"12月的休假取消了", "记着的休假是"},
	} {
		w := newWorld(t)
		from := w.clock.Now().AddDate(0, 0, 14)
		who := "xiaoli"
		if c.answer == "cancelled" {
			who = "anna"
		}
		w.tell(who, fmt.Sprintf("休假 %s 到 %s", from.Format("01-02"), from.AddDate(0, 0, 3).Format("01-02")))
		said := c.said
		if strings.Contains(said, "%d") {
			said = fmt.Sprintf(said, int(from.Month()))
		}
		w.says(who, said, c.answer)
		w.view(func(r crm.Reader) error {
			p, err := crm.Get[crm.Person](r, crm.PersonID(who))
			if gone, wanted := p.Away.From == "", c.answer != "记着的休假是"; gone != wanted {
				t.Errorf("%s: the leave is gone: %v", said, gone)
			}
			return err
		})
	}
	w := newWorld(t)
	w.says("xiaoli", "休假取消了", "没有记着的休假")
}

func TestALeaderHasSomebodyReminded(t *testing.T) {
	w := newWorld(t)
	w.says("wangmin", "催一下小李", "没有到期的事")
	w.says("xiaoli", "提醒我今天给比亚迪报价", "#T1")
	w.says("xiaoli", "别烦我", "今天")
	said := w.tell("wangmin", "催一下小李")
	if len(said) != 2 || !strings.Contains(said[0].text+said[1].text, "已请 小李 看看到期的") || !strings.Contains(said[0].text+said[1].text, "王敏 请您看看到期的") {
		t.Errorf("both are told: %v", said)
	}
	w.says("wangmin", "催催小李", "今天已经请 小李 看过了")
	w.says("wangmin", "催一下赵刚", "不在您的团队")
	w.says("xiaoli", "催一下王敏", "给经理看")
	w.says("xiaoli", fmt.Sprintf("休假 %s", w.clock.Now().Format("01-02")), "休假")
	w.says("zhaogang", "催一下小李", "没去打扰")
}
