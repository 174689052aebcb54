package parse_test

import (
	"testing"
	"time"

	"milepost/handlers/parse"
	"milepost/storage/crm"
)

var shanghai = time.FixedZone("Shanghai", 8*3600)

func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, shanghai)
	if err != nil {
		panic(err)
	}
	return t
}

func ask(text, said string) parse.Facts {
	return parse.Read(text, parse.Context{Said: at(said), Zone: shanghai, Cal: calendar()})
}

// TestDays says of each way to name a day which one it is, told on Wednesday
// 2026-11-04 (and on other days where that is the point).
func TestDays(t *testing.T) {
	const wednesday = "2026-11-04 17:00"
	for _, c := range []struct {
		says, text, said string
		date, due        crm.Date
	}{
		{"today", "今天拜访了联丰钣金", wednesday, "2026-11-04", ""},
		{"the day before yesterday", "前天拜访了联丰钣金", wednesday, "2026-11-02", ""},
		{"three days before", "大前天拜访了联丰钣金", wednesday, "2026-11-01", ""},
		{"a bare weekday, told as done, is the last one", "周五拜访了联丰钣金", wednesday, "2026-10-30", ""},
		{"the day for which something is set is to come", "Otto demo is on Friday", wednesday, "", "2026-11-06"},
		{"of that day of the month, with its hour", "Otto demo is Tue 17 10am", wednesday, "", "2026-11-17"},
		{"what was on a day was", "Otto demo was on Friday, Greta liked it", wednesday, "2026-10-30", ""},
		{"a bare weekday of this week", "周一拜访了联丰钣金", wednesday, "2026-11-02", ""},
		{"last week's", "上周一拜访了联丰钣金", wednesday, "2026-10-26", ""},
		{"星期 says the same", "上星期一拜访了联丰钣金", wednesday, "2026-10-26", ""},
		{"礼拜 too", "上礼拜天拜访了联丰钣金", wednesday, "2026-11-01", ""},
		{"a day of the month that has been", "2号拜访了联丰钣金", wednesday, "2026-11-02", ""},
		{"a day of the month that is to come this month was last month's", "28号拜访了联丰钣金", wednesday, "2026-10-28", ""},
		{"month and day", "10月28日拜访了联丰钣金", wednesday, "2026-10-28", ""},
		{"month and day in Chinese numerals", "十月二十八号拜访了联丰钣金", wednesday, "2026-10-28", ""},
		{"with slashes", "10/28拜访了联丰钣金", wednesday, "2026-10-28", ""},
		{"ISO", "2026-10-28 拜访了联丰钣金", wednesday, "2026-10-28", ""},
		{"last December told in January", "12月30号拜访了联丰钣金", "2027-01-05 10:00", "2026-12-30", ""},
		{"days ago", "三天前拜访了联丰钣金", wednesday, "2026-11-01", ""},
		{"after midnight, the day before is meant", "今天拜访了联丰钣金", "2026-11-05 00:40", "2026-11-04", ""},

		{"tomorrow", "明天给联丰钣金报价", wednesday, "", "2026-11-05"},
		{"a bare weekday that is planned is the next one", "周一给联丰钣金报价", wednesday, "", "2026-11-09"},
		{"a bare weekday of this week that still comes", "周五前给联丰钣金报价", wednesday, "", "2026-11-06"},
		{"next week's", "下周三给联丰钣金报价", wednesday, "", "2026-11-11"},
		{"the week after next", "下下周三给联丰钣金报价", wednesday, "", "2026-11-18"},
		{"the end of the month", "月底前给联丰钣金报价", wednesday, "", "2026-11-30"},
		{"the end of next month", "下个月底给联丰钣金报价", wednesday, "", "2026-12-31"},
		{"a day of next month", "下月10号给联丰钣金报价", wednesday, "", "2026-12-10"},
		{"the end of February", "明年2月底给联丰钣金报价", wednesday, "", "2027-02-28"},
		{"in days", "三天后给联丰钣金报价", wednesday, "", "2026-11-07"},
		{"in weeks", "两周后给联丰钣金报价", wednesday, "", "2026-11-18"},
		{"in working days", "3个工作日内给联丰钣金报价", wednesday, "", "2026-11-09"},
		{"after the holiday", "国庆后给联丰钣金报价", "2026-09-29 10:00", "", "2026-10-08"},
		{"before the holiday, the last working day", "国庆前给联丰钣金报价", "2026-09-22 10:00", "", "2026-09-30"},
		{"the first Wednesday after the holiday", "节后第一个周三给联丰钣金报价", "2026-09-29 10:00", "", "2026-10-14"},
		{"the same in English", "visit Norton on the first Wednesday after the holiday", "2026-09-29 10:00", "", "2026-10-14"},
		{"after new year", "年后给联丰钣金报价", "2026-02-10 10:00", "", "2026-02-24"},

		{"English: a bare weekday done", "Visited Northgate Motors Friday", wednesday, "2026-10-30", ""},
		{"English: last week's", "Visited Northgate Motors last Monday", wednesday, "2026-10-26", ""},
		{"English: the day before yesterday", "Visited Northgate Motors the day before yesterday", wednesday, "2026-11-02", ""},
		{"English: days ago", "Visited Northgate Motors 3 days ago", wednesday, "2026-11-01", ""},
		{"English: month and day", "Visited Northgate Motors on Oct 28", wednesday, "2026-10-28", ""},
		{"English: day and month", "Visited Northgate Motors on 28 October", wednesday, "2026-10-28", ""},
		{"English: by a weekday", "Send the quote to Northgate Motors by Friday", wednesday, "", "2026-11-06"},
		{"English: a weekday and its day of the month", "Send the quote to Northgate Motors Fri 20", wednesday, "", "2026-11-20"},
		{"English: a weekday and what is no day of it", "Call Northgate Motors Fri 10", wednesday, "", "2026-11-06"},
		{"English: a weekday and a number that counts", "Call Northgate Motors Fri 20 units", wednesday, "", "2026-11-06"},
		{"English: next is next calendar week", "Send the quote to Northgate Motors next Friday", wednesday, "", "2026-11-13"},
		{"English: next, said on a Sunday", "Send the quote to Northgate Motors next Wed", "2026-11-08 12:00", "", "2026-11-11"},
		{"English: in two weeks", "Send the quote to Northgate Motors in two weeks", wednesday, "", "2026-11-18"},
		{"English: end of the month", "Send the quote to Northgate Motors by end of month", wednesday, "", "2026-11-30"},
		{"English: the day after tomorrow", "Send the quote to Northgate Motors the day after tomorrow", wednesday, "", "2026-11-06"},
		{"English: an ordinal", "Send the quote to Northgate Motors by Nov 20th", wednesday, "", "2026-11-20"},
	} {
		f := ask(c.text, c.said)
		due := crm.Date("")
		if f.Next != nil {
			due = f.Next.Due
		}
		if f.Date != c.date || due != c.due {
			t.Errorf("%s: %q (%s) is date %q due %q, want %q and %q", c.says, c.text, f.Intent, f.Date, due, c.date, c.due)
		}
	}
}

func TestClock(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"明天下午三点去联丰钣金", "15:00"},
		{"明天下午3点半去联丰钣金", "15:30"},
		{"明早八点五十去联丰钣金", "08:50"},
		{"明天14:20去联丰钣金", "14:20"},
		{"明晚7点一刻去联丰钣金", "19:15"},
		{"明天中午一点去联丰钣金", "13:00"},
		{"明天3点去联丰钣金", "15:00"},
		{"明天去联丰钣金提三点意见", ""},
		{"Meeting with Northgate Motors tomorrow at 9am", "09:00"},
		{"Meeting with Northgate Motors tomorrow 2:30 pm", "14:30"},
		{"Meeting with Northgate Motors noon tomorrow", "12:00"},
		{"Meeting with Northgate Motors tomorrow at 10", "10:00"},
	} {
		f := ask(c.text, "2026-11-04 08:00")
		if f.Next == nil {
			t.Errorf("%q: no next step, intent %s", c.text, f.Intent)
		} else if f.Next.Time != c.want || f.Next.Due != "2026-11-05" {
			t.Errorf("%q: %s %s, want 2026-11-05 %s", c.text, f.Next.Due, f.Next.Time, c.want)
		}
	}
}

// TestNight: what is said after midnight belongs to the day before, and the
// facts say so; milepost parse stays literal.
func TestNight(t *testing.T) {
	ctx := parse.Context{Said: at("2026-11-03 00:20"), Zone: shanghai}
	if f := parse.Read("今天去了美的", ctx); f.Date != "2026-11-02" || !f.NightBefore {
		t.Errorf("date %s, night before %v", f.Date, f.NightBefore)
	}
	if f := parse.Read("昨天去了美的", ctx); f.Date != "2026-11-01" || f.NightBefore {
		t.Errorf("yesterday is %s, night before %v", f.Date, f.NightBefore)
	}
	ctx.Literal = true
	if f := parse.Read("今天去了美的", ctx); f.Date != "2026-11-03" || f.NightBefore {
		t.Errorf("literally: date %s, night before %v", f.Date, f.NightBefore)
	}
	ctx.Literal, ctx.Said = false, at("2026-11-03 04:00")
	if f := parse.Read("今天去了美的", ctx); f.Date != "2026-11-03" {
		t.Errorf("at four: date %s", f.Date)
	}
}

// TestZoneOfTheSpeaker: the same instant is another day in Berlin.
func TestZoneOfTheSpeaker(t *testing.T) {
	said := at("2026-11-03 03:10")
	f := parse.Read("Met Oakline's Greta today, follow up tomorrow 9am", parse.Context{Said: said, Zone: time.FixedZone("Berlin", 3600)})
	if f.Date != "2026-11-02" || f.Next == nil || f.Next.Due != "2026-11-03" || f.Next.Time != "09:00" {
		t.Errorf("date %s, next %+v", f.Date, f.Next)
	}
}
