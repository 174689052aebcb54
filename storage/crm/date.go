package crm

import (
	"fmt"
	"time"
)

// Date is a civil date, "2006-01-02", in whatever zone the person meant.
// Dates compare and sort as strings; the empty Date is "not said".
type Date string

// DateOf is the civil date of t in t's own location.
func DateOf(t time.Time) Date {
	year, month, day := t.Date()
	if year < 0 || year > 9999 {
		return Date(t.Format(time.DateOnly))
	}
	return Date([]byte{
		'0' + byte(year/1000), '0' + byte(year/100%10), '0' + byte(year/10%10), '0' + byte(year%10), '-',
		'0' + byte(month/10), '0' + byte(month%10), '-', '0' + byte(day/10), '0' + byte(day%10),
	})
}

// MakeDate builds a date from its parts, normalising overflow as time.Date does.
func MakeDate(year int, month time.Month, day int) Date {
	return DateOf(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// ParseDate reads "2006-01-02". Any other form is an error.
func ParseDate(s string) (Date, error) {
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return "", fmt.Errorf("date %q: want YYYY-MM-DD", s)
	}
	return Date(s), nil
}

// Valid reports whether d is a real calendar date.
func (d Date) Valid() bool { _, ok := d.midnight(time.UTC); return ok }

// In is midnight at the start of d in loc. An invalid date gives the zero time.
func (d Date) In(loc *time.Location) time.Time {
	t, _ := d.midnight(loc)
	return t
}

// midnight is the start of d in loc; false, and the zero time, for no date. It
// reads the ten characters itself: rules ask for dates by the thousand.
func (d Date) midnight(loc *time.Location) (time.Time, bool) {
	year, month, day, ok := d.parts()
	if !ok {
		return time.Time{}, false
	}
	return time.Date(year, month, day, 0, 0, 0, 0, loc), true
}

// parts takes d apart; false for no date.
func (d Date) parts() (year int, month time.Month, day int, ok bool) {
	if len(d) != len(time.DateOnly) || d[4] != '-' || d[7] != '-' {
		return 0, 0, 0, false
	}
	year, ok1 := figures(d[:4])
	m, ok2 := figures(d[5:7])
	day, ok3 := figures(d[8:])
	month = time.Month(m)
	// A day that its month does not have comes out as one of the next.
	ok = ok1 && ok2 && ok3 && m >= 1 && m <= 12 && day >= 1 &&
		(day <= 28 || time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Day() == day)
	return year, month, day, ok
}

// figures is the number that a text of nothing but digits writes.
func figures(s Date) (n int, ok bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, true
}

// At is the instant of clock ("15:04") on d in loc; an empty or unreadable
// clock means the start of the day.
func (d Date) At(clock string, loc *time.Location) time.Time {
	year, month, day, ok := d.parts()
	if !ok {
		return time.Time{}
	}
	hour, minute, ok := hourOf(clock)
	if !ok {
		hour, minute = 0, 0
	}
	return time.Date(year, month, day, hour, minute, 0, 0, loc)
}

// hourOf takes "15:04" apart, also "9:04"; false for anything else.
func hourOf(clock string) (hour, minute int, ok bool) {
	n := len(clock) - 3
	if n != 1 && n != 2 || clock[n] != ':' {
		return 0, 0, false
	}
	hour, ok1 := figures(Date(clock[:n]))
	minute, ok2 := figures(Date(clock[n+1:]))
	return hour, minute, ok1 && ok2 && hour < 24 && minute < 60
}

// LastDate is the last day that can be written: for good.
const LastDate = Date("9999-12-31")

// AddDays moves by calendar days, not beyond LastDate. An invalid date stays as
// it is.
func (d Date) AddDays(n int) Date {
	year, month, day, ok := d.parts()
	if !ok || n == 0 {
		return d
	}
	if day += n; day >= 1 && day <= 28 { // most stay in their month
		return d[:8] + Date([]byte{'0' + byte(day/10), '0' + byte(day%10)})
	}
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if t.Year() > 9999 {
		return LastDate
	}
	return DateOf(t)
}

// Sub is the number of calendar days from o to d; 0 if either is invalid.
func (d Date) Sub(o Date) int {
	to, ok1 := d.midnight(time.UTC)
	from, ok2 := o.midnight(time.UTC)
	if !ok1 || !ok2 {
		return 0
	}
	return int(to.Sub(from) / (24 * time.Hour))
}

// Weekday is the day of the week; Sunday for an invalid date.
func (d Date) Weekday() time.Weekday {
	t, ok := d.midnight(time.UTC)
	if !ok {
		return time.Sunday
	}
	return t.Weekday()
}

// WeekStart is the Monday of d's week (playbook: a week is Monday to Sunday).
func (d Date) WeekStart() Date { return d.AddDays(-(int(d.Weekday()) + 6) % 7) }
