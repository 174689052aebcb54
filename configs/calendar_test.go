package configs

import (
	"slices"
	"strconv"
	"testing"

	"milepost/storage/crm"
)

func TestCalendars(t *testing.T) {
	for _, row := range []struct {
		says    string
		country string
		day     crm.Date
		worked  bool
	}{
		{"a Monday in China", "CN", "2026-03-02", true},
		{"a Sunday in China", "CN", "2026-03-01", false},
		{"National Day", "CN", "2026-10-01", false},
		{"its last day off", "CN", "2026-10-07", false},
		{"the first working day after it", "CN", "2026-10-08", true},
		{"the Saturday worked for it", "CN", "2026-10-10", true},
		{"the Sunday worked before it", "CN", "2026-09-20", true},
		{"Spring Festival", "CN", "2026-02-23", false},
		{"the Saturday worked before it", "CN", "2026-02-14", true},
		{"Mid-Autumn within National Day", "CN", "2025-10-06", false},
		{"the day after both", "CN", "2025-10-09", true},
		{"Labour Day 2024", "CN", "2024-05-03", false},
		{"German Unity Day", "DE", "2025-10-03", false},
		{"Chinese National Day in Germany", "DE", "2026-10-01", true},
		{"Good Friday in Germany", "DE", "2026-04-03", false},
		{"Corpus Christi in Bavaria", "DE-BY", "2026-06-04", false},
		{"Corpus Christi in Berlin", "DE-BE", "2026-06-04", true},
		{"Corpus Christi in no state that was said", "DE", "2026-06-04", true},
		{"Reformation Day in Hamburg", "DE-HH", "2025-10-31", false},
		{"Women's Day in Berlin, a Monday of 2027", "DE-BE", "2027-03-08", false},
		{"German Unity Day in Saxony", "DE-SN", "2025-10-03", false},
		{"Thanksgiving in the United States", "US", "2026-11-26", false},
		{"the Friday before a Saturday's Independence Day", "US", "2026-07-03", false},
		{"Boxing Day of a Saturday, given on Monday", "GB", "2026-12-28", false},
		{"Bastille Day", "FR", "2026-07-14", false},
		{"Showa Day in Japan", "JP", "2026-04-29", false},
		{"an ordinary day in Japan", "JP", "2026-06-03", true},
		{"no calendar, a holiday", "none", "2026-10-01", true},
		{"no calendar, a Sunday", "none", "2026-03-01", false},
		{"New Year's Day of a year that is not announced: the law gives its day", "CN", "2027-01-01", false},
		{"National Day of such a year", "CN", "2028-10-03", false},
		{"the run behind it is not known", "CN", "2027-10-07", true},
		{"Labour Day of a year that was announced, by what was announced", "CN", "2026-05-06", true},
		{"an unknown country", "ZZ", "2026-10-01", true},
		{"nothing said", "", "2026-10-01", true},
	} {
		if got := Calendars(row.country).Workday(row.day); got != row.worked {
			t.Errorf("%s (%s) is worked: %t, want %t", row.says, row.day, got, row.worked)
		}
	}
}

func TestChineseHolidays(t *testing.T) {
	c, err := parseCalendar(china)
	if err != nil {
		t.Fatal(err)
	}
	for year := c.From; year <= c.To; year++ {
		var names []string
		for _, h := range c.Holidays {
			if crm.MakeDate(year, 1, 1) <= h.First && h.Last <= crm.MakeDate(year, 12, 31) {
				names = append(names, h.Name)
			}
		}
		slices.Sort(names)
		want := []string{"中秋", "元旦", "劳动", "国庆", "春节", "清明", "端午"}
		if !slices.Equal(names, want) {
			t.Errorf("%d has %v, want %v", year, names, want)
		}
	}
	for day := range c.Makeup {
		if w := day.Weekday(); w != 0 && w != 6 {
			t.Errorf("%s is worked instead of a day off, and yet no weekend day", day)
		}
		for _, h := range c.Holidays {
			if h.First <= day && day <= h.Last {
				t.Errorf("%s is both worked and off", day)
			}
		}
	}
	if h, ok := c.Next("国庆", "2026-03-05"); !ok || h.First != "2026-10-01" || c.OnOrAfter(h.Last.AddDays(1)) != "2026-10-08" {
		t.Errorf("after National Day 2026 work begins on 10-08: %+v", h)
	}
}

func TestOnlyWhatTheLawGivesIsAtLeastOff(t *testing.T) {
	c := Calendars("CN")
	for _, h := range c.Holidays {
		if announced := string(h.First[:4]) <= strconv.Itoa(c.To); h.Least == announced {
			t.Errorf("%+v is of a year that was announced: %t", h, announced)
		}
	}
}

func TestCalendarYears(t *testing.T) {
	for country, covered := range map[string]bool{"CN": false, "DE": true, "FR": true, "GB": true, "JP": true, "US": true, NoCalendar: true, "ZZ": false} {
		if got := Calendars(country).Covers(2027); got != covered {
			t.Errorf("%s knows 2027: %t, want %t", country, got, covered)
		}
	}
	for _, name := range CalendarNames() {
		c := Calendars(name)
		if !c.Covers(2026) {
			t.Errorf("%s does not know 2026", name)
		}
		if !slices.IsSortedFunc(c.Holidays, func(a, b crm.Holiday) int { return cmpDate(a.First, b.First) }) {
			t.Errorf("the holidays of %s are out of order", name)
		}
		for _, h := range c.Holidays {
			if !h.First.Valid() || h.Name == "" || h.Last < h.First {
				t.Errorf("%s: a holiday that is none: %+v", name, h)
			}
		}
	}
}

func cmpDate(a, b crm.Date) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func TestCalendarFileFaults(t *testing.T) {
	for _, line := range []string{"off 国庆 2026-10-01", "off 国庆 2026-10-07 2026-10-01", "work someday", "holiday x", "off 国庆 2026-13-01 2026-13-02", "each 国庆 10-01", "each 国庆 13-01 13-02"} {
		if _, err := parseCalendar("# head\n" + line); err == nil || err.Error() != `calendar line 2: want "off NAME FIRST LAST", "work DATE" or "each NAME MM-DD MM-DD"` {
			t.Errorf("%q: %v", line, err)
		}
	}
}
