package crm

import (
	"fmt"
	"time"
)

// Date is a civil date, "2006-01-02", in whatever zone the person meant.
// Dates compare and sort as strings; the empty Date is "not said".
type Date string

// DateOf is the civil date of t in t's own location.
func DateOf(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

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
func (d Date) Valid() bool { _, err := time.Parse(time.DateOnly, string(d)); return err == nil }

// In is midnight at the start of d in loc. An invalid date gives the zero time.
func (d Date) In(loc *time.Location) time.Time {
	t, err := time.ParseInLocation(time.DateOnly, string(d), loc)
	if err != nil {
		return time.Time{}
	}
	return t
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

// AddDays moves by calendar days. An invalid date stays as it is.
func (d Date) AddDays(n int) Date {
	if !d.Valid() {
		return d
	}
	return DateOf(d.In(time.UTC).AddDate(0, 0, n))
}

// Sub is the number of calendar days from o to d; 0 if either is invalid.
func (d Date) Sub(o Date) int {
	if !d.Valid() || !o.Valid() {
		return 0
	}
	return int(d.In(time.UTC).Sub(o.In(time.UTC)) / (24 * time.Hour))
}

// Weekday is the day of the week; Sunday for an invalid date.
func (d Date) Weekday() time.Weekday { return d.In(time.UTC).Weekday() }

// WeekStart is the Monday of d's week (playbook: a week is Monday to Sunday).
func (d Date) WeekStart() Date { return d.AddDays(-(int(d.Weekday()) + 6) % 7) }
