package parse_test

import (
	"strings"
	"testing"

	"milepost/handlers/parse"
)

// TestWhatADayIsTheDayOf says of messages told on Wednesday 4 November 2026 what was done on
// which day, record by record, and what is due when.
func TestWhatADayIsTheDayOf(t *testing.T) {
	for _, c := range []struct{ says, text, done, due string }{
		{"a day on which one is away is none of a visit", "周一周二我不在,昨天见的坤达机械的陈工说周五给图", "2026-11-03", "2026-11-06"},
		{"what was meant to be is none either", "原来说周二去,其实周一就去了坤达机械", "2026-11-02", ""},
		{"nor in English", "Had meant to see Otto at Bader Pressen on Tuesday, went to Bader Pressen on Monday instead", "2026-11-02", ""},
		{"two days are two visits", "周一去了坤达机械见陈工,今天又去了一趟送样品", "2026-11-02 2026-11-04", ""},
		{"two days in one breath as well", "Saw Kate at Ellis Rail on Monday and again today", "2026-11-02 2026-11-04", ""},
		{"days on end are one", "周一周二都在坤达机械调试", "2026-11-02", ""},
		{"the last time is over", "Have been to Ellis Rail twice, last time on Monday", "2026-11-02", ""},
		{"the day of a signature is no step", "今天拜访坤达机械,陈工说12月底能签,让我周五补资料", "2026-11-04", "2026-11-06"},
		{"a tender closes without us", "今天去了坤达机械,11月20号截标,周五交标书", "2026-11-04", "2026-11-06"},
		{"a thing, to whom and a day are a plan", "Samples to Fenland Pumps Friday", "", "2026-11-06"},
		{"even where the day stands alone", "报价单给坤达机械,周五", "", "2026-11-06"},
		{"will visit is a plan", "will visit Ellis Rail on Friday", "", "2026-11-06"},
		{"the last time is behind what was done today", "上次是11月2号去的坤达机械,今天又去了一趟,陈工说选型定了", "2026-11-04", ""},
		{"a later part of the day before is of that day", "昨天上午坤达机械见陈工;下午去宏达阀门,没见到人", "2026-11-03 2026-11-03", ""},
		{"unless it is said to be of today", "昨天上午坤达机械见陈工;今天下午去了宏达阀门", "2026-11-03 2026-11-04", ""},
		{"days before a holiday that is over were then", "国庆前两天去了坤达机械见陈工", "2026-09-29", ""},
		{"and its second working day", "国庆后第二天拜访了坤达机械的陈工", "2026-10-09", ""},
		{"what they want of us goes before what they do", "今天去了坤达机械见了陈工聊了聊框架他说月底前要出名单让我们周五前把资质补齐", "2026-11-04", "2026-11-06"},
		{"a day that was put off once more", "昨天约的是明天,今天陈工说改后天了,坤达机械那边", "", "2026-11-06"},
		{"again on the next day is another visit", "3号跑的坤达机械见陈工,4号又去见封总", "2026-11-03 2026-11-04", ""},
		{"days under their heads", "Mon: call with Ellis Rail Ltd, Tue: on site there with Frau Behrens", "2026-11-02 2026-11-03", ""},
		{"the day that was forgotten is that of what follows", "forgot to log last Fri - demo at Ellis Rail Ltd, five engineers came", "2026-10-30", ""},
		{"not there, but there", "昨天不是去的利华,去的是坤达机械,见了柏经理", "2026-11-03", ""},
		{"a dot between a month and a day", "11.2见了坤达机械的陈工,11.13前给图纸", "2026-11-02", "2026-11-13"},
	} {
		f := parse.Read(c.text, parse.Context{Said: at("2026-11-04 17:00"), Zone: shanghai})
		records := f.Items
		if len(records) == 0 {
			records = []parse.Facts{f}
		}
		var done []string
		due := ""
		for _, x := range records {
			if x.Date != "" && x.Intent != parse.Task {
				done = append(done, string(x.Date))
			}
			if x.Next != nil && due == "" {
				due = string(x.Next.Due)
			}
		}
		if got := strings.Join(done, " "); got != c.done || due != c.due {
			t.Errorf("%s: %q: done on %q, due on %q, want %q and %q", c.says, c.text, got, due, c.done, c.due)
		}
	}
}
