package handlers

import (
	"strconv"
	"strings"
	"time"

	"milepost/handlers/wording"
	"milepost/storage/crm"
)

var (
	dayForm   = wording.Compile(`^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[ T,].*)?$`)
	monthDay  = wording.Compile(`^(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$`)
	yearLast  = wording.Compile(`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})(?:[ ,].*)?$`)
	shortYear = wording.Compile(`^(\d{2})[-/.](\d{1,2})[-/.](\d{1,2})$`)
)

// dateOrder is in which order a column writes 11/9/2026.
type dateOrder int

// The orders of a date that ends with its year.
const (
	orderUnknown  dateOrder = iota // no row of the column tells
	orderDayFirst                  // 31/10/2026
	orderMonthDay                  // 10/31/2026
)

// orderOf finds out from a column in which order it writes its dates: one date
// that can be read in one order only tells it for all. Two that disagree tell nothing.
func orderOf(cells []string) (o dateOrder) {
	for _, s := range cells {
		m := yearLast.FindStringSubmatch(strings.TrimSpace(fold(s)))
		if m == nil {
			continue
		}
		a, _ := strconv.Atoi(m[1]) // at most two digits
		b, _ := strconv.Atoi(m[3])
		is := orderUnknown
		switch {
		case m[2] == "." || a > 12:
			is = orderDayFirst
		case b > 12 || strings.HasSuffix(strings.ToUpper(s), "M"): // 3:15 PM
			is = orderMonthDay
		}
		if is != orderUnknown && o != orderUnknown && is != o {
			return orderUnknown
		}
		if is != orderUnknown {
			o = is
		}
	}
	return o
}

// dateOf is a day by its numbers as they are written; "" for one that there is not.
func dateOf(year, month, day string) crm.Date {
	t, err := time.Parse("2006-1-2", year+"-"+month+"-"+day)
	if err != nil {
		return ""
	}
	return crm.Date(t.Format(time.DateOnly))
}

// dayInWords reads a date with its month in words, and eight digits.
func dayInWords(s string) crm.Date {
	for _, form := range []string{"20060102", "2 Jan 2006", "2 January 2006", "Jan 2 2006", "January 2 2006", "2-Jan-2006", "2-Jan-06"} {
		if t, err := time.Parse(form, strings.ReplaceAll(s, ",", "")); err == nil {
			return crm.Date(t.Format(time.DateOnly))
		}
	}
	return ""
}

// serial reads the number by which a spreadsheet keeps a day.
func (v *valueReader) serial(s string) crm.Date {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || f < 20_000 || f >= 80_000 {
		return ""
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if v.base1904 {
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return crm.Date(epoch.AddDate(0, 0, int(f)).Format(time.DateOnly))
}

// yearless is the last day before tomorrow with that month and day: who registers
// something in a list writes 11月9日 and means the one that was.
func (v *valueReader) yearless(month, day string) crm.Date {
	for back := range 4 { // 29 February is not each year's
		if d := dateOf(strconv.Itoa(v.now()-back), month, day); d != "" && d <= v.today {
			return d
		}
	}
	return ""
}

// recent reports whether two digits are one of the last few years.
func (v *valueReader) recent(yy string) bool {
	year := "20" + yy
	return len(yy) == 2 && year <= string(v.today[:4]) && year >= strconv.Itoa(v.now()-3)
}

// now is the year of today.
func (v *valueReader) now() int {
	year, _ := strconv.Atoi(string(v.today[:4])) // a date of our own begins with digits
	return year
}

// day reads a date: written out, or the number by which a spreadsheet keeps
// it. A date that can be two is neither guessed.
func (v *valueReader) day(r *leadRow, s string) {
	var d crm.Date
	if m := dayForm.FindStringSubmatch(s); m != nil {
		d = dateOf(m[1], m[2], m[3])
	} else if m := monthDay.FindStringSubmatch(s); m != nil {
		d = v.yearless(m[1], m[2])
	} else if m := yearLast.FindStringSubmatch(s); m != nil {
		order := v.order
		if order == orderUnknown {
			order = orderOf([]string{s})
		}
		switch {
		case order == orderMonthDay:
			d = dateOf(m[4], m[1], m[3])
		case order == orderDayFirst || m[1] == m[3]:
			d = dateOf(m[4], m[3], m[1])
		default:
			r.fault("registered", "order", s)
			return
		}
	} else if m := shortYear.FindStringSubmatch(s); m != nil {
		if v.recent(m[1]) && !v.recent(m[3]) { // 26-11-02; 15-10-26 begins with its day, 26-10-25 may
			d = dateOf("20"+m[1], m[2], m[3])
		}
	} else if d = dayInWords(s); d == "" {
		d = v.serial(s)
	}
	switch {
	case d == "" || d < "2000-01-01":
		r.fault("registered", "date", s)
	case d > v.today:
		r.fault("registered", "future", s)
	default:
		r.on = d
	}
}
