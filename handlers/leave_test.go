package handlers

import (
	"strings"
	"testing"
	"time"
)

// TestDaysOfAnAbsence: today is Monday 2026-11-02.
func TestDaysOfAnAbsence(t *testing.T) {
	for _, c := range []struct{ said, want string }{
		{"我11月9号到13号休假,审批给老周", "11-09 至 11-13"},
		{"我下周一到周五休假,审批给老周", "11-09 至 11-13"},
		{"下周三到下下周二休假,审批给老周", "11-11 至 11-17"},
		{"我下周休假审批给老周", "11-09 至 11-13"},
		{"周四到周五休假,审批给老周", "11-05 至 11-06"},
		{"我11月9-13号休假", "11-09 至 11-13"},
		{"I'm on leave Nov 9-13", "11-09 至 11-13"},
		{"on leave 9-13 Nov", "11-09 至 11-13"},
		{"I'm off Thursday and Friday next week", "11-12 至 11-13"},
		{"off next Thursday and Friday, on leave", "11-12 至 11-13"},
		{"下周三、周四请假", "11-11 至 11-12"},
		{"周五到下周二休假", "11-06 至 11-10"},
		{"明后两天请假", "11-03 至 11-04"},
		{"请假三天,从周四开始", "11-05 至 11-09"},
		{"从明天起休假到周五", "11-03 至 11-06"},
		{"I'm on leave until Friday", "11-02 至 11-05"},
		{"明天和下周五请假", "11-03"},
		{"周四五请假", "11-05 至 11-06"},
		{"下周一至三请假", "11-09 至 11-11"},
		{"5、6号休假", "11-05 至 11-06"},
		{"周四五都出差", "11-05 至 11-06"},
		{"明天起出差三天", "11-03 至 11-05"},
		{"今明两天出差", "11-02 至 11-03"},
		{"这两天不在", "11-02 至 11-03"},
		{"我下周二周三不在公司", "11-10 至 11-11"},
		{"out Thu and Fri", "11-05 至 11-06"},
		{"OOO next Thu/Fri", "11-12 至 11-13"},
		{"vacation Nov 9-13", "11-09 至 11-13"},
		{"I'll be out Wednesday", "11-04"},
		{"周三一起出差", ""},
	} {
		w := newWorld(t)
		w.has(w.tell("wangmin", c.said)[0], c.want)
	}
}

func TestALeaveIsOnesOwnWhateverItIsFor(t *testing.T) {
	for _, c := range []struct{ said, want string }{
		{"我后天下午请假去看牙", "11-04 周三 下午 您请假"},
		{"周四请个半天假接孩子", "哪半天?"},
		{"OOO Nov 9-13, 老周 covers", "11-09 至 11-13"},
		{"王总下周休假,周三再约", "待办"},
	} {
		w := newWorld(t)
		w.has(w.tell("xiaoli", c.said)[0], c.want)
	}
}

// TestDaysOfAnAbsenceFromTheMiddleOfAWeek: today is Thursday 2026-11-26.
func TestDaysOfAnAbsenceFromTheMiddleOfAWeek(t *testing.T) {
	for _, c := range []struct{ said, want string }{
		{"下周一到周三请假", "11-30 至 12-02"},
		{"I'm off Thursday and Friday next week", "12-03 至 12-04"},
		{"I'm off next week", "11-30 至 12-04"},
		{"30号到2号休假", "11-30 至 12-02"},
		{"9号请假", "12-09"},
		{"周三请假", "12-02"},
		{"这周出差", "11-26 至 11-27"},
		{"我这周不在", "11-26 至 11-27"},
	} {
		w := newWorld(t)
		w.later(24 * 24 * time.Hour)
		w.has(w.tell("wangmin", c.said)[0], c.want)
	}
}

func TestALeaveIsNoAnswerToWhenSomethingIsPutOffTo(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "周四给比亚迪发报价", "#T1")
	w.says("xiaoli", "晚点提醒我", "推到哪天")
	w.says("xiaoli", "明天上午请假", "11-03 周二 上午 您请假")
}

// TestWhatIsLeftOfAWeek: of a week that is said on its last working day the weekend is left
// too, and a week with a make-up Saturday is worked until then.
func TestWhatIsLeftOfAWeek(t *testing.T) {
	for _, c := range []struct {
		on   int // days after Monday 2026-11-02
		said string
		want string
	}{
		{4, "这周出差", "11-06 至 11-08"},
		{4, "I'm travelling this week", "11-06 至 11-08"},
		{0, "这周出差", "11-02 至 11-06"},
	} {
		w := newWorld(t)
		w.later(time.Duration(c.on) * 24 * time.Hour)
		w.has(w.tell("wangmin", c.said)[0], c.want)
	}
}

func TestWhoIsNotThereIsNotTheOneWhoTells(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天去了比亚迪,没见到人", "比亚迪")
	for _, said := range w.tell("xiaoli", "这两天不在") {
		if strings.Contains(said.text, "休假") {
			t.Errorf("he spoke of the customer: %s", said.text)
		}
	}
	w.says("anna", "back on Wednesday", "off until Wed, Nov 4")
}

// TestSeveralAbsences: today is Monday 2026-11-02. 谁不在 lists what is known.
func TestSeveralAbsences(t *testing.T) {
	for _, c := range []struct {
		name string
		said []string
		want string // lines of the list
	}{
		{"an illness of today leaves the holiday that is planned", []string{"我11月9号到13号休假", "今天拜访了美科", "今天病了,请假一天"}, "11-02, 11-09 至 11-13"},
		{"a holiday that is planned leaves the illness of today", []string{"今天病了,请假一天", "11月9号到13号休假"}, "11-02, 11-09 至 11-13"},
		{"days that meet those before take their place", []string{"我11月9号到13号休假", "我11月10号到12号休假"}, "11-10 至 11-12"},
		{"days that are put right take the place of those said last", []string{"今天病了,请假一天", "11月9号到10号休假", "不是9号,是11月12号到13号"}, "11-02, 11-12 至 11-13"},
		{"back from the illness, the holiday stays", []string{"今天病了,请假一天", "11月9号到13号休假", "我回来了"}, "11-09 至 11-13"},
		{"the holiday is off by its week, the illness stays", []string{"11月9号到13号休假", "今天病了,请假一天", "下周的休假取消了"}, "11-02"},
		{"what was noted last is taken back, the holiday stays", []string{"11月9号到13号休假", "今天病了,请假一天", "撤销"}, "11-09 至 11-13"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			for _, said := range c.said {
				w.tell("xiaoli", said)
			}
			list := w.tell("wangmin", "谁不在")[0].text
			var got []string
			for _, days := range []string{"11-02", "11-09 至 11-13", "11-10 至 11-12", "11-09 至 11-10", "11-12 至 11-13"} {
				if strings.Contains(list, days) {
					got = append(got, days)
				}
			}
			if s := strings.Join(got, ", "); s != c.want {
				t.Errorf("%s: %s; want %s\n%s", c.said, s, c.want, list)
			}
		})
	}
}
