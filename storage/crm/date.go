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
	if len(d) != len(time.DateOnly) || d[4] != '-' || d[7] != '-' {
		return time.Time{}, false
	}
	year, ok1 := figures(d[:4])
	month, ok2 := figures(d[5:7])
	day, ok3 := figures(d[8:])
	if !ok1 || !ok2 || !ok3 || month < 1 || month > 12 || day < 1 {
		return time.Time{}, false
	}
	// A day that its month does not have comes out as one of the next.
	if day > 28 && time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Day() != day {
		return time.Time{}, false
	}
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, loc), true
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
	t := d.In(loc)
	c, err := time.Parse("15:04", clock)
	if err != nil || t.IsZero() {
		return t
	}
	return time.Date(t.Year(), t.Month(), t.Day(), c.Hour(), c.Minute(), 0, 0, loc)
}

// LastDate is the last day that can be written: for good.
const LastDate = Date("9999-12-31")

// AddDays moves by calendar days, not beyond LastDate. An invalid date stays as
// it is.
func (d Date) AddDays(n int) Date {
	t, ok := d.midnight(time.UTC)
	if !ok {
		return d
	}
	if t = t.AddDate(0, 0, n); t.Year() > 9999 {
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
