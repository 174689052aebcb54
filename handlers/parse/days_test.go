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
		{"a customer and a day that has come were there, before what is to be done", "坤达机械 today, 下周一发offer", "2026-11-04", "2026-11-09"},
		{"with the name of the day as well", "坤达机械 today, send offer Monday", "2026-11-04", "2026-11-09"},
		{"what is to be done for him today is a plan", "坤达机械 offer today, drawings Friday", "", "2026-11-06"},
		{"a customer for today and another for tomorrow are a visit and a plan", "坤达机械 today, 宏达阀门 tomorrow", "2026-11-04", "2026-11-05"},
		{"a day before a mark and a surname is no week", "went to 坤达机械 last Fri, 周经理 says wait", "2026-10-30", ""},
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
		{"a month and a day before a colon", "Oct 28: Ellis Rail Ltd, with Mats. Oct 29: Moss Chemicals, Kari only.", "2026-10-28 2026-10-29", ""},
		{"the second time is the one that is told", "去年底就见过坤达机械的陈工,昨天是第二次", "2026-11-03", ""},
		{"a day that is only why", "因为今天下雨所以昨天提前去了坤达机械", "2026-11-03", ""},
		{"what was not arranged is no step", "今天打给坤达机械的陈工,明天约了他们封总没约上,后天再打", "2026-11-04", "2026-11-06"},
		{"an evening some days ago", "三天前晚上坤达机械的陈工打来问交期", "2026-11-01", ""},
		{"who has rung is past", "2号晚上坤达机械的陈工打来问交期", "2026-11-02", ""},
		{"a month, a comma and what is counted", "first visit to Ellis Rail was in June, second one today with Orla", "2026-11-04", ""},
		{"come away from there", "left Ellis Rail an hour ago, they want the offer by Friday", "2026-11-04", "2026-11-06"},
		{"told in one breath of two days to come", "刚从坤达机械出来陈工说价格没问题就是交期要提前到十一月底让我回去确认一下周五给他回话", "2026-11-04", "2026-11-06"},
		{"before a holiday that is still to come", "元旦前给坤达机械交方案", "", "2026-12-31"},
		{"before a holiday that is over", "国庆前去了坤达机械见陈工", "2026-09-30", ""},
		{"what was to be on a day was not", "today was supposed to be Ellis Rail Ltd but we did it yesterday", "2026-11-03", ""},
		{"days of their own to companies one by one", "昨天和今天分别去了坤达机械和宏达阀门", "2026-11-03 2026-11-04", ""},
		{"all that stands around the day tells that it was", "今天过去坤达机械处理投诉,陈工气消了", "2026-11-04", ""},
		{"the same in the morning, of what is to come", "今天下午六点过去坤达机械处理投诉", "", "2026-11-04"},
		{"a day that was called away on", "2号周一被坤达机械叫去抢修,陈工当场点头", "2026-11-02", ""},
		{"what is to come beside what was done", "坤达机械周五验收,我今天先去摸了摸底", "2026-11-04", "2026-11-06"},
		{"his birthday beside a visit", "陈工11月8号生日,今天去送了个蛋糕,坤达机械", "2026-11-04", "2026-11-08"},
		{"a report is of what has been", "周一的会议纪要:坤达机械,陈工参加,定了试用方案", "2026-11-02", ""},
		{"unless it is still to be written", "周五交会议纪要给坤达机械", "", "2026-11-06"},
		{"or sent", "Monday meeting minutes: send to Ellis Rail", "", "2026-11-09"},
		{"a bare day beside a word that it was so", "3号去坤达机械,陈工在", "2026-11-03", ""},
		{"a competitor's day is not ours", "竞品昨天在坤达机械试机,陈工让我们周五也去", "", "2026-11-06"},
		{"a company and a day as a heading", "Ellis Rail today: Kate signed off the layout, FAT is 3 Dec", "2026-11-04", "2026-12-03"},
		{"a number of a day that was two days ago", "2号泡在坤达机械调试", "2026-11-02", ""},
		{"the same of what is planned", "2号要去坤达机械调试", "", "2026-12-02"},
		{"to see somebody off on a day that has been", "陈工11月底退休,昨天去跟他告别,坤达机械", "2026-11-03", "2026-11-30"},
		{"calls that are counted", "昨天三个call:陈工同意,封总占线", "2026-11-03 2026-11-03", ""},
		{"a day that has been and comes again in a year", "第二次给坤达机械送样了,上次10月26号送的不合格", "2026-10-26", ""},
		{"before a holiday, and again today", "国庆前就见过陈工,今天又去坤达机械催了一下", "2026-11-04", ""},
		{"a list under its heading", "今天见了两个客户:宏达阀门的封工,坤达机械的陈工", "2026-11-04 2026-11-04", ""},
		{"then is 然后", "昨天先去宏达阀门跟封工碰了下,then去坤达机械送样", "2026-11-03 2026-11-03", ""},
		{"then is what comes next in English", "Saw Kate at Ellis Rail today, then send the quote on Friday", "2026-11-04", "2026-11-06"},
		{"a number of a day that is long over and soon to come", "11号去坤达机械,陈工在", "", "2026-11-11"},
		{"calls that are still to be made", "今天三个call要打:陈工,封总", "", "2026-11-04"},
		{"what is planned for today", "今天计划:坤达机械,宏达阀门", "", "2026-11-04"},
		{"who is to be followed up", "今天跟进坤达机械", "", "2026-11-04"},
		{"a test of a machine that is called like a day", "昨天去坤达机械做了SAT,陈工签字", "2026-11-03", ""},
		{"a day behind what was done in English", "dropped by 坤达机械 昨天", "2026-11-03", ""},
		{"a report headed by a day with a point", "10.28 Ellis Rail, Kate, trial OK", "2026-10-28", ""},
		{"a time of day with a point that heads a message", "10.30 Kate at Ellis Rail, saw her today, trial OK", "2026-11-04", ""},
		{"a report headed by a Saturday", "Sat report: visited Ellis Rail, met Kate", "2026-10-31", ""},
		{"a test on a Saturday", "Sat test run at Ellis Rail, Kate happy", "2026-10-31", ""},
		{"a length that heads a message", "1.20 Meter cable for Ellis Rail, saw Kate today", "2026-11-04", ""},
		{"how far a work has come is to be looked at", "明天去坤达机械看进度", "", "2026-11-05"},
		{"a heading under which nobody was met", "Oakline today: no meeting with Greta", "", ""},
		{"a heading above a message that came", "坤达机械今天:陈工微信说下周签", "", ""},
		{"minutes that somebody wants", "周五要的会议纪要:坤达机械", "", "2026-11-06"},
		{"an errand of one's own", "坤达机械的陈工下周过生日,今天去订了蛋糕", "", ""},
		{"what is wanted by a day, and when one was there", "Kate wants the contract Friday, I was there this afternoon", "2026-11-04", "2026-11-06"},
		{"what he got on a day that has been", "Kate got the contract Friday, I was at Ellis Rail this afternoon", "2026-11-04", ""},
		{"one visit on each of two days", "周一和上周五各去了一次坤达机械", "2026-11-02 2026-10-30", ""},
		{"on both of them", "went to Ellis Rail on both Monday and Tuesday", "2026-11-02 2026-11-03", ""},
		{"two days that one stayed there", "周一和周二都在坤达机械调试", "2026-11-02", ""},
		{"two days that come", "周四和周五各去一次坤达机械", "", "2026-11-05"},
		{"a call to come before whom one did not meet today", "明天call陈工,今天坤达机械没见到人", "2026-11-04", "2026-11-05"},
		{"to go again on a day with a point", "10.28拜访坤达机械,11.17再去", "2026-10-28", "2026-11-17"},
		{"a price with a point that is to be talked of again", "拜访坤达机械,价格压到11.17再谈", "", ""},
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
