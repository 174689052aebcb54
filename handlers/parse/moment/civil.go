package moment

import (
	"strconv"
	"time"

	"milepost/storage/crm"
)

// Stamp is a civil moment: seconds since 1970-01-01 00:00, in nobody's zone.
type Stamp int64

const (
	minute Stamp = 60
	hour         = 60 * minute
	day          = 24 * hour
)

// StampOf is what a clock and a calendar on the wall show at t.
func StampOf(t time.Time) Stamp {
	_, off := t.Zone()
	return Stamp(t.Unix() + int64(off))
}

// Date is the civil date of s; "" where the year needs more than four digits
// or lies before the year 1.
func (s Stamp) Date() crm.Date {
	var b [10]byte
	y, m, d := s.civil()
	if y < 1 || y > 9999 {
		return ""
	}
	put(b[0:4], y)
	b[4] = '-'
	put(b[5:7], m)
	b[7] = '-'
	put(b[8:10], d)
	return crm.Date(b[:])
}

func put(b []byte, v int) {
	for i := len(b) - 1; i >= 0; i-- {
		b[i] = byte('0' + v%10)
		v /= 10
	}
}

// Clock is the second of the day.
func (s Stamp) Clock() int { return int(s - s.midnight()) }

func (s Stamp) midnight() Stamp {
	d := s % day
	if d < 0 {
		d += day
	}
	return s - d
}

// civil splits s into year, month and day of the proleptic Gregorian calendar
// (the well-known algorithm over 400-year eras).
func (s Stamp) civil() (y, m, d int) {
	z := int64(s.midnight()/day) + 719468
	era := z / 146097
	if z < 0 {
		era = (z - 146096) / 146097
	}
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	d = int(doy - (153*mp+2)/5 + 1)
	m = int(mp + 3)
	if m > 12 {
		m -= 12
	}
	y = int(yoe + era*400)
	if m <= 2 {
		y++
	}
	return y, m, d
}

// dateOf is midnight of a day; months and days outside their range carry over.
func dateOf(y, m, d int) Stamp {
	for m < 1 {
		y, m = y-1, m+12
	}
	for m > 12 {
		y, m = y+1, m-12
	}
	if m <= 2 {
		y--
	}
	era := y / 400
	if y < 0 {
		era = (y - 399) / 400
	}
	yoe := y - era*400
	mp := (m + 9) % 12
	doy := (153*mp+2)/5 + d - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return Stamp(era*146097+doe-719468) * day
}

// clampedDate is that day of the month, or the month's last when it has fewer.
func clampedDate(y, m, d int) Stamp {
	for m < 1 {
		y, m = y-1, m+12
	}
	for m > 12 {
		y, m = y+1, m-12
	}
	return dateOf(y, m, min(d, daysIn(y, m)))
}

func daysIn(y, m int) int { return int((dateOf(y, m+1, 1) - dateOf(y, m, 1)) / day) }

func validDay(y, m, d int) bool { return m >= 1 && m <= 12 && d >= 1 && d <= daysIn(y, m) }

// weekday counts from Monday = 0.
func (s Stamp) weekday() int {
	d := (int64(s.midnight()/day) + 3) % 7
	if d < 0 {
		d += 7
	}
	return int(d)
}

func (s Stamp) weekStart() Stamp { return s.midnight() - Stamp(s.weekday())*day }

// addMonths moves by months, keeping to the month's last day and the time.
func (s Stamp) addMonths(k int) Stamp {
	y, m, d := s.civil()
	return clampedDate(y, m+k, d) + s - s.midnight()
}

func (s Stamp) year() int  { y, _, _ := s.civil(); return y }
func (s Stamp) month() int { _, m, _ := s.civil(); return m }

// Interval is the time from From until before To. A day is an interval of
// twenty-four hours.
type Interval struct{ From, To Stamp }

func oneDay(s Stamp) Interval { return Interval{s.midnight(), s.midnight() + day} }

// Grain tells how fine something was said, from a second to a century.
type Grain uint8

// The grains, from fine to coarse.
const (
	Second Grain = iota + 1
	Minute
	Hour
	Part // of a day: morning
	Day
	Weekend
	Week
	Fortnight
	Month
	Season
	Quarter
	Half
	Year
	Decade
	Century
)

// around is the unit of a grain that holds s.
func around(g Grain, s Stamp) Interval {
	y, m, _ := s.civil()
	switch g {
	case Second:
		return Interval{s, s + 1}
	case Minute:
		return Interval{s - s%minute, s - s%minute + minute}
	case Hour:
		return Interval{s - s%hour, s - s%hour + hour}
	case Weekend:
		return Interval{s.weekStart() + 5*day, s.weekStart() + 7*day}
	case Week:
		return Interval{s.weekStart(), s.weekStart() + 7*day}
	case Fortnight:
		return Interval{s.weekStart(), s.weekStart() + 14*day}
	case Month:
		return Interval{dateOf(y, m, 1), dateOf(y, m+1, 1)}
	case Quarter:
		q := (m - 1) / 3 * 3
		return Interval{dateOf(y, q+1, 1), dateOf(y, q+4, 1)}
	case Half:
		h := (m - 1) / 6 * 6
		return Interval{dateOf(y, h+1, 1), dateOf(y, h+7, 1)}
	case Season:
		return seasonAround(s)
	case Year:
		return Interval{dateOf(y, 1, 1), dateOf(y+1, 1, 1)}
	case Decade:
		return Interval{dateOf(y/10*10, 1, 1), dateOf(y/10*10+10, 1, 1)}
	case Century:
		return Interval{dateOf(y/100*100, 1, 1), dateOf(y/100*100+100, 1, 1)}
	}
	return oneDay(s)
}

// shift moves s by k units of a grain.
func shift(g Grain, s Stamp, k int) Stamp {
	switch g {
	case Second:
		return s + Stamp(k)
	case Minute:
		return s + Stamp(k)*minute
	case Hour:
		return s + Stamp(k)*hour
	case Day, Part:
		return s + Stamp(k)*day
	case Week, Weekend:
		return s + Stamp(k)*7*day
	case Fortnight:
		return s + Stamp(k)*14*day
	}
	return s.addMonths(k * monthsOf(g))
}

// monthsOf is the length of a grain in months; 0 below a month.
func monthsOf(g Grain) int {
	switch g {
	case Month:
		return 1
	case Season, Quarter:
		return 3
	case Half:
		return 6
	case Year:
		return 12
	case Decade:
		return 120
	case Century:
		return 1200
	}
	return 0
}

// secondsOf is the length of a grain in seconds: a month has thirty days, a
// year three hundred and sixty-five.
func secondsOf(g Grain) Stamp {
	switch g {
	case Second:
		return 1
	case Minute:
		return minute
	case Hour:
		return hour
	case Part:
		return day / 2
	case Day:
		return day
	case Weekend:
		return 2 * day
	case Week:
		return 7 * day
	case Fortnight:
		return 14 * day
	case Month:
		return 30 * day
	case Season, Quarter:
		return 90 * day
	case Half:
		return 180 * day
	case Year:
		return 365 * day
	case Decade:
		return 3650 * day
	case Century:
		return 36500 * day
	}
	return 0
}

// seasonAround is the astronomical season of the northern hemisphere.
func seasonAround(s Stamp) Interval {
	y := s.year()
	starts := [6]Stamp{dateOf(y-1, 12, 21), dateOf(y, 3, 20), dateOf(y, 6, 21), dateOf(y, 9, 23), dateOf(y, 12, 21), dateOf(y+1, 3, 20)}
	for i := range 5 {
		if s < starts[i+1] {
			return Interval{starts[i], starts[i+1]}
		}
	}
	return Interval{starts[4], starts[5]}
}

// AppendFrom appends how the value begins: YYYY-MM-DD for days, YYYY-MM-DDTHH:MM:SS
// for moments, nothing where it is open.
func (v *Value) AppendFrom(b []byte) []byte {
	switch v.Shape {
	case ADay, ARange, FromDay:
		return v.From.appendDay(b)
	case AMoment, ASpan, FromTime:
		return v.From.appendTime(b)
	}
	return b
}

// AppendTo appends how the value ends, in the same forms; the seconds of a length
// of time; nothing where it is open or begins and ends at once.
func (v *Value) AppendTo(b []byte) []byte {
	switch v.Shape {
	case ARange, UntilDay:
		return v.To.appendDay(b)
	case ASpan, UntilTime:
		return v.To.appendTime(b)
	case ALength:
		return strconv.AppendInt(b, int64(v.To), 10)
	}
	return b
}

// Day is the date of s, YYYY-MM-DD; years before the first are negative.
func (s Stamp) Day() string {
	var b [20]byte
	return string(s.appendDay(b[:0]))
}

// String is s as YYYY-MM-DDTHH:MM:SS.
func (s Stamp) String() string {
	var b [28]byte
	return string(s.appendTime(b[:0]))
}

func (s Stamp) appendTime(out []byte) []byte {
	out = s.appendDay(out)
	c := s.Clock()
	var t [9]byte
	t[0], t[3], t[6] = 'T', ':', ':'
	put(t[1:3], c/3600)
	put(t[4:6], c/60%60)
	put(t[7:9], c%60)
	return append(out, t[:]...)
}

func (s Stamp) appendDay(out []byte) []byte {
	y, m, d := s.civil()
	ancient := y < 0
	if ancient {
		out, y = append(out, '-'), -y
	}
	if y > 9999 || y < 1000 && ancient { // -234
		out = strconv.AppendInt(out, int64(y), 10)
	} else {
		var b [4]byte
		put(b[:], y)
		out = append(out, b[:]...)
	}
	var b [6]byte
	b[0], b[3] = '-', '-'
	put(b[1:3], m)
	put(b[4:6], d)
	return append(out, b[:]...)
}
