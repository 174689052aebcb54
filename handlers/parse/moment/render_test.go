package moment_test

import (
	"fmt"
	"testing"
	"time"

	"milepost/handlers/parse/moment"
	"milepost/storage/crm"
)

var zhDays = [...]string{"周日", "周一", "周二", "周三", "周四", "周五", "周六"}

// forms are the ways in which cards write a day and people answer with it; yearly
// ones name no year and are only written of the days around.
var forms = []struct {
	name   string
	yearly bool
	write  func(t time.Time) string
}{
	{"the card's date in Chinese", true, func(t time.Time) string { return t.Format("01-02") + " " + zhDays[t.Weekday()] }},
	{"the card's date in English", true, func(t time.Time) string { return t.Format("Mon, Jan 2") }},
	{"the card's short date in English", true, func(t time.Time) string { return t.Format("Jan 2") }},
	{"the card's short date in Chinese", true, func(t time.Time) string { return t.Format("01-02") }},
	{"with its year", false, func(t time.Time) string { return t.Format("Jan 2, 2006") }},
	{"ISO", false, func(t time.Time) string { return t.Format(time.DateOnly) }},
	{"month and day", true, func(t time.Time) string { return fmt.Sprintf("%d月%d日", t.Month(), t.Day()) }},
	{"month and 号", true, func(t time.Time) string { return fmt.Sprintf("%d月%d号", t.Month(), t.Day()) }},
	{"in numerals", true, func(t time.Time) string { return hanNumber(int(t.Month())) + "月" + hanNumber(t.Day()) + "号" }},
	{"with its year in Chinese", false, func(t time.Time) string { return t.Format("2006年1月2日") }},
	{"two digits of the year", false, func(t time.Time) string { return t.Format("06年1月2日") }},
	{"slashes, the year first", false, func(t time.Time) string { return t.Format("2006/1/2") }},
	{"points, the year first", false, func(t time.Time) string { return t.Format("2006.1.2") }},
	{"slashes", true, func(t time.Time) string { return t.Format("1/2") }},
	{"the day first in English", false, func(t time.Time) string { return t.Format("2 January 2006") }},
	{"with an ordinal", false, func(t time.Time) string { return t.Format("January ") + ordinal(t.Day()) + t.Format(", 2006") }},
	{"of", true, func(t time.Time) string { return "the " + ordinal(t.Day()) + t.Format(" of January") }},
	{"day, month, weekday", true, func(t time.Time) string { return t.Format("Monday 2 Jan") }},
	{"eight figures", false, func(t time.Time) string { return t.Format("20060102") }},
}

func hanNumber(n int) string {
	digits := []rune("零一二三四五六七八九")
	switch {
	case n < 10:
		return string(digits[n])
	case n < 20:
		return "十" + map[bool]string{true: "", false: string(digits[n%10])}[n == 10]
	}
	return string(digits[n/10]) + "十" + map[bool]string{true: "", false: string(digits[n%10])}[n%10 == 0]
}

func ordinal(n int) string {
	end := "th"
	if n/10 != 1 {
		switch n % 10 {
		case 1:
			end = "st"
		case 2:
			end = "nd"
		case 3:
			end = "rd"
		}
	}
	return fmt.Sprint(n, end)
}

// TestRenderedDatesReadBack writes every day of three years in every form, alone,
// before a clock and inside a sentence, and reads it back as itself.
func TestRenderedDatesReadBack(t *testing.T) {
	s := said(t, wednesday)
	today := s.At.Truncate(24 * time.Hour)
	for off := -400; off <= 700; off++ {
		d := today.AddDate(0, 0, off)
		want := crm.DateOf(d)
		for _, f := range forms {
			if f.yearly && (off < -170 || off > 170) {
				continue
			}
			text := f.write(d)
			for _, in := range [...]string{"%s", "%s 15:40", "报价改到%s,客户同意了", "moved it to %s, they agreed"} {
				msg := fmt.Sprintf(in, text)
				if !readsAs(find(msg, s), want) {
					t.Errorf("%s: %q is not read as %s: %+v", f.name, msg, want, find(msg, s))
					return
				}
			}
		}
	}
}

// readsAs reports whether one of the finds is fixed on the day, or is nearest to it.
func readsAs(fs []moment.Found, want crm.Date) bool {
	for _, f := range fs {
		if f.HasDay && f.Near.Date() == want {
			return true
		}
	}
	return false
}

// TestRenderedTimesReadBack writes every minute of a day in the forms of cards and
// of people, and reads it back as itself.
func TestRenderedTimesReadBack(t *testing.T) {
	s := said(t, wednesday)
	for m := 0; m < 24*60; m++ {
		h, min := m/60, m%60
		half := "上午"
		if h >= 12 {
			half = "下午"
		} else if h == 0 {
			half = "凌晨"
		}
		for _, text := range []string{
			fmt.Sprintf("明天%02d:%02d", h, min), fmt.Sprintf("11-05 周四 %02d:%02d", h, min), fmt.Sprintf("Thu, Nov 5, %02d:%02d", h, min), fmt.Sprintf("明天%d点%02d分", h, min),
			fmt.Sprintf("2026-11-05T%02d:%02d:00", h, min), time.Date(2026, 11, 5, h, min, 0, 0, time.UTC).Format("3:04 pm on Nov 5"), half + fmt.Sprintf("%d点%02d分", (h+11)%12+1, min),
		} {
			ok := false
			for _, f := range find(text, s) {
				for _, v := range f.Values {
					ok = ok || v.Shape == moment.AMoment && v.From.Clock() == m*60
				}
			}
			if !ok {
				t.Fatalf("%q is not read as %02d:%02d: %+v", text, h, min, find(text, s))
			}
		}
	}
}
