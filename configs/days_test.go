package configs

import (
	"strings"
	"testing"
	"time"

	"milepost/storage/crm"
)

// own is a configuration with calendars and holidays of the company's own.
const own = small + `calendars:
  - {id: CN, file: days/cn-2027.txt}
  - {id: factory, like: CN, weekend: [sun]}
  - {id: dubai, weekend: [fri, sat], file: dubai.txt}
  - {id: rota, weekend: []}
holidays:
  - {name: 司庆, first: 2026-06-18}
  - {name: 年会, first: 2026-12-30, last: 2026-12-31, calendars: [CN]}
`

// further are the files that these calendars name. The first tells 2026 anew too.
func further(config string) map[string]string {
	return map[string]string{
		"team.yaml": config,
		"days/cn-2027.txt": "off 元旦 2026-01-01 2026-01-03\noff 国庆 2026-10-01 2026-10-05\nwork 2026-10-11\n" +
			"off 元旦 2027-01-01 2027-01-03\noff 国庆 2027-10-01 2027-10-07\nwork 2027-09-26 # a Sunday\n",
		"dubai.txt": "off Eid 2026-03-20 2026-03-22\n",
	}
}

func TestCalendarsOfTheCompany(t *testing.T) {
	known := load(t, world(further(own), nil)).Calendars()
	for _, row := range []struct {
		says     string
		calendar string
		day      crm.Date
		worked   bool
	}{
		{"a holiday of a year that the program does not know", "CN", "2027-10-04", false},
		{"its make-up day", "CN", "2027-09-26", true},
		{"the day after it", "CN", "2027-10-08", true},
		{"a day that the file takes back from a year that the program knows", "CN", "2026-10-06", true},
		{"a make-up day that it takes back", "CN", "2026-09-20", false},
		{"a make-up day that it adds", "CN", "2026-10-11", true},
		{"a holiday of a year that it does not speak of", "CN", "2025-10-03", false},
		{"a calendar like it has its years too", "factory", "2027-10-04", false},
		{"a Saturday in the factory", "factory", "2027-10-16", true},
		{"a Saturday elsewhere", "CN", "2027-10-16", false},
		{"a Sunday in the factory", "factory", "2027-10-17", false},
		{"a Friday in Dubai", "dubai", "2026-03-06", false},
		{"a Sunday in Dubai", "dubai", "2026-03-08", true},
		{"a holiday of its own file", "dubai", "2026-03-22", false},
		{"the company's day, everywhere", "dubai", "2026-06-18", false},
		{"the company's day in a country of the program", "DE", "2026-06-18", false},
		{"the company's day where nothing else is off", NoCalendar, "2026-06-18", false},
		{"the day after it", "CN", "2026-06-18", false},
		{"a day on which one calendar is closed", "CN", "2026-12-30", false},
		{"and those like it", "factory", "2026-12-31", false},
		{"and no other", "DE", "2026-12-30", true},
		{"a name that nobody knows", "ZZ", "2026-10-01", true},
	} {
		if got := known(row.calendar).Workday(row.day); got != row.worked {
			t.Errorf("%s (%s, %s) is worked: %t, want %t", row.says, row.calendar, row.day, got, row.worked)
		}
	}
	for _, row := range []struct {
		calendar string
		year     int
		covered  bool
	}{
		{"CN", 2024, true},
		{"CN", 2027, true},
		{"CN", 2028, false},
		{"factory", 2027, true},
		{"factory", 2028, false},
		{"dubai", 2026, true},
		{"dubai", 2027, false},
		{"rota", 2030, true},
		{NoCalendar, 2030, true},
	} {
		if got := known(row.calendar).Covers(row.year); got != row.covered {
			t.Errorf("%s knows %d: %t, want %t", row.calendar, row.year, got, row.covered)
		}
	}
	if h, ok := known("CN").Next("司庆", "2026-01-01"); !ok || h.First != "2026-06-18" {
		t.Errorf("the company's day has its name: %+v", h)
	}
	if first, again := known("CN"), known("CN"); first != again {
		t.Error("a calendar is made anew each time")
	}
	if Calendars("CN").Workday("2026-10-06") {
		t.Error("the program's own calendar was changed")
	}
}

// TestPeopleHaveCalendarsOfTheCompany: a calendar of one's own is named like any other.
func TestPeopleHaveCalendarsOfTheCompany(t *testing.T) {
	c := load(t, world(further(strings.Replace(own, "calendar: DE", "calendar: factory", 1)), nil))
	if p, _ := c.Person("greta"); p.Calendar != "factory" {
		t.Errorf("Greta's calendar is %q", p.Calendar)
	}
	if day := c.Calendars()("factory").OnOrAfter("2027-10-01"); day.Weekday() != time.Friday || day != "2027-10-08" {
		t.Errorf("she is back on %s", day)
	}
}

func TestCalendarFaults(t *testing.T) {
	for _, row := range []struct{ says, add, want string }{
		{"no such file", "calendars: [{id: CN, file: no.txt}]", "team.yaml:4:22: calendars.CN.file: no.txt: there is no such file; check the path and who may read it"},
		{"a line that is none", "calendars: [{id: CN, file: bad.txt}]", `team.yaml:4:22: calendars.CN.file: bad.txt: calendar line 1: want "off NAME FIRST LAST", "work DATE" or "each NAME MM-DD MM-DD"; mend that line`},
		{"nothing in it", "calendars: [{id: CN, file: empty.txt}]", `team.yaml:4:22: calendars.CN.file: empty.txt names no day off; write a line such as "off 元旦 2027-01-01 2027-01-03"`},
		{"a year left out", "calendars: [{id: CN, file: late.txt}]", "team.yaml:4:22: calendars.CN.file: late.txt begins with 2028, and CN is known until 2026; add the years from 2027 on"},
		{"a year left out within it", "calendars: [{id: CN, file: gap.txt}]", "team.yaml:4:22: calendars.CN.file: gap.txt: the calendar has no day off in 2028, and has some before and after it; mend that line"},
		{"like what nobody knows", "calendars: [{id: x, like: ZZ}]", `team.yaml:4:21: calendars.x.like: there is no "ZZ"; write one of: CN, DE, DE-BB, DE-BE, DE-BW, DE-BY, DE-HB, DE-HE, DE-HH, DE-MV, DE-NI, DE-NW, DE-RP, DE-SH, DE-SL, DE-SN, DE-ST, DE-TH, FR, GB, JP, US, none`},
		{"a country that is like another", "calendars: [{id: CN, like: DE}]", "team.yaml:4:22: calendars.CN.like: CN comes with the program; take it away, or give the calendar a name of your own"},
		{"a day of the week that is none", "calendars: [{id: x, weekend: [so]}]", `team.yaml:4:31: calendars.x.weekend.1: there is no "so"; write one of: sun, mon, tue, wed, thu, fri, sat`},
		{"no day to work on", "calendars: [{id: x, weekend: [mon, tue, wed, thu, fri, sat, sun]}]", "team.yaml:4:21: calendars.x.weekend: no day is left to work on; leave out the days that are worked"},
		{"a holiday without a name", "holidays: [{first: 2026-06-18}]", "team.yaml:4:12: holidays.1.name: nothing is said; write how people call it"},
		{"a date that is none", "holidays: [{name: 司庆, first: 2026-06-31}]", `team.yaml:4:23: holidays.1.first: "2026-06-31" is no date; write it as 2026-06-18`},
		{"an end before its beginning", "holidays: [{name: 司庆, first: 2026-06-18, last: 2026-06-17}]", "team.yaml:4:42: holidays.1.last: it ends before it begins; write the last day off, or leave it away for one day"},
		{"closed for a year", "holidays: [{name: 司庆, first: 2026-06-18, last: 2027-06-18}]", "team.yaml:4:42: holidays.1.last: 366 days are a long time to be closed; check the year"},
		{"in a calendar that nobody has", "holidays: [{name: 司庆, first: 2026-06-18, calendars: [XX]}]", `team.yaml:4:54: holidays.1.calendars.1: there is no "XX"; write one of: CN, DE, DE-BB, DE-BE, DE-BW, DE-BY, DE-HB, DE-HE, DE-HH, DE-MV, DE-NI, DE-NW, DE-RP, DE-SH, DE-SL, DE-SN, DE-ST, DE-TH, FR, GB, JP, US, none`},
	} {
		_, err := Load(world(map[string]string{
			"team.yaml": small + row.add + "\n", "bad.txt": "holiday x", "empty.txt": "# nothing yet\n",
			"late.txt": "off 元旦 2028-01-01 2028-01-03", "gap.txt": "off 元旦 2027-01-01 2027-01-03\noff 元旦 2029-01-01 2029-01-01",
		}, nil))
		if err == nil || err.Error() != row.want {
			t.Errorf("%s:\n got %v\nwant %s", row.says, err, row.want)
		}
	}
}
