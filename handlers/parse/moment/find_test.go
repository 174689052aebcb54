package moment_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/handlers/parse/moment"
	"milepost/storage/crm"
)

// wednesday is when the texts of these tests are said.
const wednesday = "2026-11-04T17:00:00"

// said is a moment on a clock eight hours east of UTC, with the holidays that
// the tests speak of.
func said(t testing.TB, at string) moment.Said {
	t.Helper()
	when, err := time.ParseInLocation("2006-01-02T15:04:05", at, time.FixedZone("east", 8*3600))
	if err != nil {
		t.Fatal(err)
	}
	return moment.Said{At: when, Cal: &crm.Calendar{
		From: 2026, To: 2027,
		Holidays: []crm.Holiday{
			{Name: "春节", First: "2026-02-15", Last: "2026-02-23"},
			{Name: "劳动节", First: "2026-05-01", Last: "2026-05-05"},
			{Name: "国庆", First: "2026-10-01", Last: "2026-10-07"},
			{Name: "元旦", First: "2027-01-01", Last: "2027-01-03"},
			{Name: "春节", First: "2027-02-05", Last: "2027-02-11"},
		},
		Makeup: map[crm.Date]bool{"2026-10-10": true},
	}}
}

func find(text string, s moment.Said) []moment.Found {
	return moment.Find([]rune(strings.ToLower(text)), []rune(text), nil, s)
}

// spell writes a value as the tests do: a day, a moment without its seconds,
// or both ends of a range.
func spell(v moment.Value) string {
	short := func(s moment.Stamp) string {
		return strings.TrimSuffix(strings.Replace(s.String(), "T", " ", 1), ":00")
	}
	switch v.Shape {
	case moment.ADay:
		return v.From.Day()
	case moment.AMoment:
		return short(v.From)
	case moment.ARange:
		return v.From.Day() + ".." + v.To.Day()
	case moment.ASpan:
		return short(v.From) + ".." + short(v.To)
	case moment.FromDay:
		return v.From.Day() + ".."
	case moment.FromTime:
		return short(v.From) + ".."
	case moment.UntilDay:
		return ".." + v.To.Day()
	case moment.UntilTime:
		return ".." + short(v.To)
	}
	return fmt.Sprintf("%ds", v.To)
}

// TestFind says of each way to put a date or a time what it is, told on
// Wednesday 4 November 2026 at five in the afternoon.
func TestFind(t *testing.T) {
	for _, c := range []struct{ says, text, found, kind, means string }{
		{"tomorrow", "明天交图纸", "明天", "date", "2026-11-05"},
		{"the day before yesterday", "前天见的", "前天", "date", "2026-11-02"},
		{"a bare weekday of this week", "周五交样", "周五", "date", "2026-11-06"},
		{"the week after next's", "下下周三复盘", "下下周三", "date", "2026-11-18"},
		{"a day of next month", "下个月十五号开标", "下个月十五号", "date", "2026-12-15"},
		{"a month and a day in numerals", "十二月初八前后", "十二月初八", "date", "2026-12-08"},
		{"a year in two digits", "27年1月8日", "27年1月8日", "date", "2027-01-08"},
		{"the end of the month is its last day", "月底", "月底", "date", "2026-11-21..2026-12-01"},
		{"and a record takes that day", "月底", "月底", "date", "2026-11-30"},
		{"a week", "下周出差", "下周", "daterange", "2026-11-09..2026-11-16"},
		{"a quarter", "明年第一季度", "明年第一季度", "daterange", "2027-01-01..2027-04-01"},
		{"a quarter in short", "明年Q2启动", "明年Q2", "daterange", "2027-04-01..2027-07-01"},
		{"half a year", "下半年再说", "下半年", "daterange", "2026-07-01..2027-01-01"},
		{"the nth weekday of a month", "十二月的第二个星期二", "十二月的第二个星期二", "date", "2026-12-08"},
		{"days ago", "三天前", "三天前", "date", "2026-11-01"},
		{"in weeks", "两周后", "两周后", "date", "2026-11-18"},
		{"within working days", "3个工作日内", "3个工作日内", "date", "2026-11-09"},
		{"half an hour ago", "半小时前", "半小时前", "datetime", "2026-11-04 16:30"},
		{"before the holiday", "元旦前", "元旦前", "date", "2026-12-31"},
		{"after the new year feast", "年后", "年后", "date", "2027-02-12"},
		{"a time of the afternoon", "明天下午三点半", "明天下午三点半", "datetime", "2026-11-05 15:30"},
		{"tonight", "今晚八点", "今晚八点", "datetime", "2026-11-04 20:00"},
		{"the small hours", "后天凌晨两点", "后天凌晨两点", "datetime", "2026-11-06 02:00"},
		{"a range of hours", "明天上午九点到十一点", "明天上午九点到十一点", "datetimerange", "2026-11-05 09:00..2026-11-05 11:00"},
		{"a range of days", "11月9日到12日", "11月9日到12日", "daterange", "2026-11-09..2026-11-12"},
		{"a range over months", "从12月28日至1月5日", "从12月28日至1月5日", "daterange", "2026-12-28..2027-01-05"},
		{"a deadline", "12月8日之前", "12月8日之前", "date", "..2026-12-08"},
		{"from a year on", "2024年以来", "2024年以来", "daterange", "2024-01-01.."},
		{"a length of time", "质保三年", "三年", "duration", "94608000s"},

		{"a month and a day with a dot", "11.03见了乔总", "11.03", "date", "2026-11-03"},
		{"a deadline with a dot", "他要12.5前出方案", "12.5前", "date", "..2026-12-05"},
		{"a dot and a part of the day", "12.3上午十点", "12.3上午十点", "datetime", "2026-12-03 10:00"},
		{"a dot at the head of a note", "10.28 顺达链条 聊付款", "10.28", "date", "2026-10-28"},
		{"a stroke before a name", "10/28 天马 通了电话", "10/28", "date", "2026-10-28"},

		{"a weekday", "see them Friday", "Friday", "date", "2026-11-06"},
		{"next is next calendar week", "next Tue", "next Tue", "date", "2026-11-10"},
		{"a month and a day", "kick-off on Dec 3rd", "Dec 3rd", "date", "2026-12-03"},
		{"a day and a month", "3rd of December 2027", "3rd of December 2027", "date", "2027-12-03"},
		{"the month first where both can be", "12/3/2026", "12/3/2026", "date", "2026-12-03"},
		{"the day first where only that can be", "23/12/2026", "23/12/2026", "date", "2026-12-23"},
		{"the day after tomorrow at half two", "the day after tomorrow at half past two", "the day after tomorrow at half past two", "datetime", "2026-11-06 14:30"},
		{"half of an hour in short", "the day after tomorrow at half two", "the day after tomorrow at half two", "datetime", "2026-11-06 14:30"},
		{"the week before last", "the week before last", "the week before last", "daterange", "2026-10-19..2026-10-26"},
		{"the weekend after next", "the weekend after next", "the weekend after next", "daterange", "2026-11-21..2026-11-23"},
		{"the last day of something", "the last day of the month", "the last day of the month", "date", "2026-11-30"},
		{"working days behind a day", "5 business days from tomorrow", "5 business days from tomorrow", "date", "2026-11-12"},
		{"a time before its day", "3pm on Thursday", "3pm on Thursday", "datetime", "2026-11-05 15:00"},
		{"an early number", "9 tomorrow morning", "9 tomorrow morning", "datetime", "2026-11-05 09:00"},
		{"a quarter to", "a quarter to 8 tomorrow", "a quarter to 8 tomorrow", "datetime", "2026-11-05 07:45"},
		{"both ends settled by the second", "tomorrow from 2 to 4pm", "tomorrow from 2 to 4pm", "datetimerange", "2026-11-05 14:00..2026-11-05 16:00"},
		{"days of a month", "November 18 - 20", "November 18 - 20", "daterange", "2026-11-18..2026-11-20"},
		{"the year of the second end is the first's too", "Nov 28 to Jan 9, 2027", "Nov 28 to Jan 9, 2027", "daterange", "2026-11-28..2027-01-09"},
		{"a quarter of a year", "Q1 2027", "Q1 2027", "daterange", "2027-01-01..2027-04-01"},
		{"the last Monday of a month", "last Monday of December", "last Monday of December", "date", "2026-12-28"},
		{"weeks ago", "two weeks ago", "two weeks ago", "date", "2026-10-21"},
		{"in minutes", "in 20 minutes", "in 20 minutes", "datetime", "2026-11-04 17:20"},
		{"days from a day", "3 days from Friday", "3 days from Friday", "date", "2026-11-09"},
		{"a holiday", "thanksgiving", "thanksgiving", "date", "2026-11-26"},
		{"a moving feast of another year", "easter 2027", "easter 2027", "date", "2027-03-28"},
		{"by the end of a month", "by the end of next month", "by the end of next month", "daterange", "2026-11-04 17:00..2027-01-01 00:00"},
		{"open at its end", "since August", "since August", "daterange", "2026-08-01.."},
		{"an ISO moment is brought into the speaker's zone", "2026-11-05T08:00:00Z", "2026-11-05T08:00:00Z", "datetime", "2026-11-05 16:00"},
		{"the day first where points stand behind both", "revised offer until 26.11.", "until 26.11.", "date", "..2026-11-26"},
		{"the day first where points stand between all three", "on 07.12.2026", "07.12.2026", "date", "2026-12-07"},
		{"a day with points and its hour", "21.11. 14:00 Pagham Ovens", "21.11. 14:00", "datetime", "2026-11-21 14:00"},
		{"an hour that ends what is said", "call him tomorrow 9", "tomorrow 9", "datetime", "2026-11-05 09:00"},
		{"the heading of a note", "02.11. Pagham Ovens", "02.11.", "date", "2026-11-02"},
		{"a week by its number as Germans write it", "in KW 48", "KW 48", "daterange", "2026-11-23..2026-11-30"},
		{"the end of a working day", "close of business Friday", "close of business Friday", "date", "2026-11-06"},
		{"the end of another day", "by end of day tomorrow", "by end of day tomorrow", "date", "..2026-11-05"},
		{"a week on a day", "a week on Tuesday", "a week on Tuesday", "date", "2026-11-17"},
		{"a fortnight on a day", "a fortnight on Tuesday", "a fortnight on Tuesday", "date", "2026-11-24"},
		{"a week tomorrow", "a week tomorrow", "a week tomorrow", "date", "2026-11-12"},
		{"two weeks today", "two weeks today", "two weeks today", "date", "2026-11-18"},
		{"fortnight tomorrow", "fortnight tomorrow", "fortnight tomorrow", "date", "2026-11-19"},
		{"tomorrow week", "tomorrow week", "tomorrow week", "date", "2026-11-12"},
		{"a day and a fortnight", "Friday fortnight", "Friday fortnight", "date", "2026-11-20"},
		{"hours as shippers write them", "tomorrow 0930hrs", "tomorrow 0930hrs", "datetime", "2026-11-05 09:30"},
		{"half an hour before its day", "half eight on Thursday", "half eight on Thursday", "datetime", "2026-11-05 08:30"},
		{"what is coming behind its day", "Tuesday coming", "Tuesday coming", "date", "2026-11-10"},
		{"a weekday of the week after", "they want the Friday after", "the Friday after", "date", "2026-11-13"},
		{"the week after this one", "and wants the week after instead", "the week after", "daterange", "2026-11-09..2026-11-16"},
		{"no first of the month", "Monday first thing", "Monday", "date", "2026-11-02"},
		{"hours with their letter", "tomorrow 1430h", "tomorrow 1430h", "datetime", "2026-11-05 14:30"},
		{"a week from a day", "a week from Tuesday", "a week from Tuesday", "date", "2026-11-17"},
		{"a day after next", "the Monday after next", "the Monday after next", "date", "2026-11-16"},
		{"a unit ago", "fortnight ago", "fortnight ago", "date", "2026-10-21"},
		{"the end of the year", "by year-end", "by year-end", "daterange", "2026-11-04 17:00..2027-01-01 00:00"},
		{"the end of the quarter", "quarter end", "quarter end", "date", "2026-12-31"},
		{"in a hurry", "y'day", "y'day", "date", "2026-11-03"},
		{"mistyped", "wednsday", "wednsday", "date", "2026-11-04"},
		{"an hour at the end of what is said", "tomorrow at 7!", "tomorrow at 7", "datetime", "2026-11-05 07:00"},
		{"before the end of a day, in both languages", "30号before下班", "30号before下班", "date", "2026-11-30"},
		{"today in a week", "下周的今天签合同", "下周的今天", "date", "2026-11-11"},
		{"tomorrow and the day after", "明后天都在那边", "明后天", "date", "2026-11-05"},
		{"the days after one of a month", "11月7日之后的订单", "11月7日之后", "daterange", "2026-11-08.."},
		{"a half of a year", "今年后半年不在", "今年后半年", "daterange", "2026-07-01..2027-01-01"},
		{"the first quarters of a year", "去年前三季度", "去年前三季度", "date", "2025-01-01..2025-10-01"},
		{"the year first in figures", "25-12-31截止", "25-12-31", "date", "2025-12-31"},
		{"a weekday of a week that is counted", "两周后的周四", "两周后的周四", "date", "2026-11-19"},
		{"days of the next week", "下周的周一至周三", "下周的周一至周三", "daterange", "2026-11-09..2026-11-11"},
		{"a decade of the last century", "上世纪九十年代", "上世纪九十年代", "daterange", "1990-01-01..2000-01-01"},
		{"no title", "《明天会更好》今天放了", "今天", "date", "2026-11-04"},
		{"the week that begins on a day", "w/c 16 November", "w/c 16 November", "daterange", "2026-11-16..2026-11-23"},
		{"a week counted from the end", "2nd last week of October", "2nd last week of October", "daterange", "2026-10-19..2026-10-26"},
		{"a quarter behind its year", "26q4", "26q4", "daterange", "2026-10-01..2027-01-01"},
		{"the year of both ends", "5/1-5/7, 2027", "5/1-5/7, 2027", "daterange", "2027-05-01..2027-05-07"},
		{"the days that people work", "this working week", "this working week", "daterange", "2026-11-02..2026-11-07"},
		{"hours of a weekday", "Monday 11-4", "Monday 11-4", "datetimerange", "2026-11-02 11:00..2026-11-02 16:00"},
		{"a month after next", "March after next", "March after next", "date", "2028-03-01..2028-04-01"},
		{"hours as the French write them", "9h30 - 11h00", "9h30 - 11h00", "timerange", "2026-11-04 09:30..2026-11-04 11:00"},
		{"from an hour for so long", "from 9 for 2.5 hours", "from 9 for 2.5 hours", "timerange", "2026-11-04 09:00..2026-11-04 11:30"},
		{"a zone behind a dash", "2026-11-05T08:15:30-05:30", "2026-11-05T08:15:30-05:30", "datetime", "2026-11-05 21:45:30"},
		{"the morning settles the hour", "从今早八点十分至下午11点32分", "从今早八点十分至下午11点32分", "datetimerange", "2026-11-04 08:10..2026-11-04 23:32"},
		{"mixed", "周三3pm", "周三3pm", "datetime", "2026-11-04 15:00"},
	} {
		fs := find(c.text, said(t, wednesday))
		if len(fs) != 1 {
			t.Errorf("%s: %q has %d finds: %+v", c.says, c.text, len(fs), fs)
			continue
		}
		f := fs[0]
		if got := string([]rune(c.text)[f.Start:f.End]); got != c.found && strings.TrimPrefix(c.found, "by ") != got {
			t.Errorf("%s: found %q in %q, want %q", c.says, got, c.text, c.found)
		}
		var all []string
		for _, v := range f.Values {
			all = append(all, spell(v))
		}
		if f.Kind.String() != c.kind || !slices.Contains(all, c.means) {
			t.Errorf("%s: %q is a %s and may be %v, want a %s that may be %s", c.says, c.text, f.Kind, all, c.kind, c.means)
		}
	}
}

// TestNothing: numbers, codes and words that look like dates and are none.
func TestNothing(t *testing.T) {
	for _, text := range []string{
		"12.5%", "1,750台", "A4纸", "3号线站台", "有三点意见", "换成版本2.3的图", "报价11.25去掉运费", "压到11.20去签", "2.5米的轴", "11.5 万", "万一下雨", "以后天天来", "这台机器", "前台接待", "version 1.10.3", "the price is 12.10.", "a factor of 1.5.", "55 kW 4 poles",
		"he may come", "a second opinion", "sat with the buyer", "the sun", "part no. 4-5-6", "工号20231107", "今日头条", "新年快乐", "model X-2000-B", "32/13/2026", "2026-13-45", "25:70",
	} {
		if fs := find(text, said(t, wednesday)); len(fs) > 0 {
			t.Errorf("%q: found %+v", text, fs)
		}
	}
}

// TestTense: a bare day has a reading on either side of today, and says so.
func TestTense(t *testing.T) {
	for _, c := range []struct {
		text             string
		near, past, next string
		fixed            bool
	}{
		{"周一", "2026-11-02", "2026-11-02", "2026-11-09", false},
		{"周五", "2026-11-06", "2026-10-30", "2026-11-06", false},
		{"上周五", "2026-10-30", "2026-10-30", "2026-10-30", true},
		{"28号", "2026-11-28", "2026-10-28", "2026-11-28", false},
		{"3月5日", "2027-03-05", "2026-03-05", "2027-03-05", false},
		{"2月29日", "2028-02-29", "2024-02-29", "2028-02-29", false},
		{"下周", "2026-11-13", "2026-11-13", "2026-11-13", true},
		{"4月", "2027-04-30", "2026-04-30", "2027-04-30", false},
		{"Monday", "2026-11-02", "2026-11-02", "2026-11-09", false},
	} {
		fs := find(c.text, said(t, wednesday))
		if len(fs) != 1 {
			t.Errorf("%q has %d finds", c.text, len(fs))
			continue
		}
		f := fs[0]
		if f.Near.Day() != c.near || f.Past.Day() != c.past || f.Next.Day() != c.next || f.Fixed != c.fixed {
			t.Errorf("%q: near %s past %s next %s fixed %v, want %s %s %s %v", c.text, f.Near.Day(), f.Past.Day(), f.Next.Day(), f.Fixed, c.near, c.past, c.next, c.fixed)
		}
	}
}

// TestTaken: what another reading has taken is left alone.
func TestTaken(t *testing.T) {
	text := []rune("周三见2026年3月5日的合同")
	taken := make([]int16, len(text))
	for i := 3; i < 12; i++ {
		taken[i] = 1
	}
	fs := moment.Find(text, text, taken, said(t, wednesday))
	if len(fs) != 1 || fs[0].Start != 0 || fs[0].End != 2 {
		t.Errorf("found %+v", fs)
	}
}

func TestARunThatIsNotAnnouncedIsGuessedAsAWhole(t *testing.T) {
	for _, at := range []string{"2027-09-20T10:00:00", "2027-04-20T10:00:00", "2027-12-20T10:00:00"} {
		none, law := said(t, at), said(t, at)
		cal := *law.Cal
		cal.Holidays = append(slices.Clone(cal.Holidays),
			crm.Holiday{Name: "劳动", First: "2027-05-01", Last: "2027-05-02", Least: true},
			crm.Holiday{Name: "国庆", First: "2027-10-01", Last: "2027-10-03", Least: true},
			crm.Holiday{Name: "元旦", First: "2028-01-01", Last: "2028-01-01", Least: true})
		law.Cal = &cal
		for _, text := range []string{"国庆后去比亚迪", "国庆前去比亚迪", "五一后去比亚迪", "节后去比亚迪", "节前去比亚迪", "长假后去比亚迪", "元旦后去比亚迪", "年后去比亚迪", "visit BYD after National Day", "visit BYD after the holidays"} {
			want, got := fmt.Sprintf("%+v", find(text, none)), fmt.Sprintf("%+v", find(text, law))
			if got != want {
				t.Errorf("%s: %q is\n%s where the law gives days,\n%s where nobody knows any", at, text, got, want)
			}
		}
	}
}
