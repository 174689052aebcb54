package crmtest

import (
	"time"

	"milepost/storage/crm"
)

// calendar lays out the days and shares the activities among them.
func (l *life) calendar() {
	first := l.Now.UTC().Truncate(24*time.Hour).AddDate(0, 0, 1-l.Days)
	total := 0
	for n := range l.Days + 90 {
		l.off = append(l.off, !works(first.AddDate(0, 0, n)))
	}
	for n := range l.Days {
		at := first.AddDate(0, 0, n)
		dd := day{at: at, date: crm.DateOf(at)}
		if !l.off[n] {
			// They get busier over the years, less so on Mondays and Fridays.
			dd.busy = 1000 + 500*n/l.Days - 150*int(at.Weekday()%4%2)
		}
		total += dd.busy
		l.days = append(l.days, dd)
	}
	if total == 0 { // a world of one weekend works through it
		for i := range l.days {
			l.days[i].busy = 1
		}
		total = len(l.days)
	}
	sum, given := 0, 0
	for i := range l.days {
		sum += l.days[i].busy
		upto := int(int64(l.Activities) * int64(sum) / int64(total))
		l.days[i].quota, given = upto-given, upto
	}
}

// works reports a weekday that is no holiday in China. The world keeps to
// these, whatever the team: it need not know every calendar.
func works(at time.Time) bool {
	_, month, dd := at.Date()
	switch at.Weekday() {
	case time.Saturday, time.Sunday:
		return false
	}
	switch {
	case month == time.January && dd == 1, month == time.May && dd <= 5, month == time.October && dd <= 7:
		return false
	}
	springs := []string{
		"2016-02-08", "2017-01-28", "2018-02-16", "2019-02-05", "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29",
		"2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-03",
	}
	for _, s := range springs {
		if away := crm.DateOf(at); away >= crm.Date(s).AddDays(-1) && away <= crm.Date(s).AddDays(6) {
			return false
		}
	}
	return true
}
