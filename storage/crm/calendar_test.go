package crm

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// autumn is China around the national holiday of 2026: off from October 1st
// to 7th, worked on Saturday the 10th.
func autumn() *Calendar {
	return &Calendar{
		Holidays: []Holiday{{Name: "国庆", First: "2026-10-01", Last: "2026-10-07"}, {Name: "元旦", First: "2027-01-01", Last: "2027-01-01"}},
		Makeup:   map[Date]bool{"2026-10-10": true}, From: 2026, To: 2027,
	}
}

func TestWorkdays(t *testing.T) {
	closed := autumn()
	closed.Holidays = append([]Holiday{{Name: "搬迁", First: "2025-12-01", Last: "2026-11-03"}}, closed.Holidays...)
	gulf := &Calendar{Weekend: []time.Weekday{time.Friday, time.Saturday}}
	for _, c := range []struct {
		what string
		cal  *Calendar
		day  Date
		want bool
	}{
		{"a Monday", autumn(), "2026-11-02", true},
		{"a Saturday", autumn(), "2026-11-07", false},
		{"the first day of a holiday", autumn(), "2026-10-01", false},
		{"its last day", autumn(), "2026-10-07", false},
		{"the day after", autumn(), "2026-10-08", true},
		{"a Saturday that is made up", autumn(), "2026-10-10", true},
		{"the Sunday after it", autumn(), "2026-10-11", false},
		{"a Monday between two holidays", autumn(), "2026-12-14", true},
		{"a day of the last holiday", autumn(), "2027-01-01", false},
		{"the last day on which a company moves that was closed for months, with holidays in between", closed, "2026-11-03", false},
		{"the day after it", closed, "2026-11-04", true},
		{"a Sunday where Friday is free", gulf, "2026-11-08", true},
		{"a Friday there", gulf, "2026-11-06", false},
		{"a weekday without a calendar", nil, "2026-10-01", true},
		{"a weekend without a calendar", nil, "2026-10-03", false},
	} {
		if got := c.cal.Workday(c.day); got != c.want {
			t.Errorf("%s (%s) is worked: %v, want %v", c.what, c.day, got, c.want)
		}
	}
}

func TestWorkingDaysAreCountedAndFound(t *testing.T) {
	cal := autumn()
	for _, c := range []struct {
		what      string
		got, want Date
	}{
		{"the first one from a holiday on", cal.OnOrAfter("2026-10-01"), "2026-10-08"},
		{"the first one from a working day on", cal.OnOrAfter("2026-10-08"), "2026-10-08"},
		{"the last one before a holiday ends", cal.OnOrBefore("2026-10-07"), "2026-09-30"},
		{"one after the last before the holiday", cal.Add("2026-09-30", 1), "2026-10-08"},
		{"three after it, over the made-up Saturday", cal.Add("2026-09-30", 3), "2026-10-10"},
		{"one before the first after the holiday", cal.Add("2026-10-08", -1), "2026-09-30"},
		{"none", cal.Add("2026-10-01", 0), "2026-10-01"},
	} {
		if c.got != c.want {
			t.Errorf("%s is %s, want %s", c.what, c.got, c.want)
		}
	}
	for _, c := range []struct {
		from, to Date
		want     int
	}{{"2026-09-30", "2026-10-08", 1}, {"2026-09-30", "2026-10-12", 4}, {"2026-11-02", "2026-11-02", 0}, {"2026-10-08", "2026-09-30", -1}} {
		if got := cal.Between(c.from, c.to); got != c.want {
			t.Errorf("from %s to %s are %d working days, want %d", c.from, c.to, got, c.want)
		}
	}
	never := &Calendar{Weekend: []time.Weekday{0, 1, 2, 3, 4, 5, 6}}
	if got := never.OnOrAfter("2026-11-02"); got != "2026-11-02" {
		t.Errorf("where nobody ever works the next working day is %s", got)
	}
}

func TestTheNextHolidayIsFoundByName(t *testing.T) {
	cal := autumn()
	for _, c := range []struct {
		name string
		from Date
		want Date // its first day; "" for none
	}{
		{"国庆", "2026-09-01", "2026-10-01"},
		{"国庆", "2026-10-07", "2026-10-01"},
		{"国庆", "2026-10-08", ""},
		{"", "2026-10-08", "2027-01-01"},
		{"春节", "2026-01-01", ""},
	} {
		h, ok := cal.Next(c.name, c.from)
		if h.First != c.want || ok != (c.want != "") {
			t.Errorf("the next %q from %s is %+v, %v; want %s", c.name, c.from, h, ok, c.want)
		}
	}
	if _, ok := (*Calendar)(nil).Next("国庆", "2026-09-01"); ok {
		t.Error("no calendar knows a holiday")
	}
	if !cal.Covers(2026) || cal.Covers(2028) || (*Calendar)(nil).Covers(2026) {
		t.Error("the calendar covers 2026 and 2027 alone")
	}
}

func TestWorkingDaysBetweenAreThoseOneByOne(t *testing.T) {
	odd := autumn()
	odd.Weekend = []time.Weekday{time.Friday}
	odd.Holidays = []Holiday{{First: "2026-09-28", Last: "2026-10-12"}, {First: "2026-10-01", Last: "2026-10-03"}, {First: "2026-10-10", Last: "2026-10-20"}}
	odd.Makeup["2026-09-29"], odd.Makeup["2026-10-14"], odd.Makeup["2026-10-16"] = true, false, true
	for what, cal := range map[string]*Calendar{"China": autumn(), "holidays that overlap": odd, "no calendar": nil} {
		for from := Date("2026-09-20"); from < "2026-10-30"; from = from.AddDays(1) {
			n := 0
			for to := from; to < "2026-11-20"; {
				if got := cal.Between(from, to); got != n {
					t.Fatalf("%s: from %s to %s are %d working days, want %d", what, from, to, got, n)
				}
				if to = to.AddDays(1); cal.Workday(to) {
					n++
				}
			}
		}
	}
}

// A prepared calendar works on the same days: on those of random holidays, long and
// short, apart and one over the other.
func TestAPreparedCalendarWorksOnTheSameDays(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for n := range 200 {
		cal := autumn()
		cal.Holidays = nil
		for range random.IntN(12) {
			first := Date("2025-06-01").AddDays(random.IntN(500))
			cal.Holidays = append(cal.Holidays, Holiday{First: first, Last: first.AddDays(random.IntN(1 + random.IntN(60)))})
		}
		slices.SortFunc(cal.Holidays, func(a, b Holiday) int { return cmp.Compare(a.First, b.First) })
		prepared := cal.Prepared()
		for d := Date("2025-05-20"); d < "2027-01-20"; d = d.AddDays(1) {
			if got, want := prepared.Workday(d), cal.Workday(d); got != want {
				t.Fatalf("calendar %d, %v: %s is worked: %v, want %v", n, cal.Holidays, d, got, want)
			}
		}
	}
}
