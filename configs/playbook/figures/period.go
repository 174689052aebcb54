// Package figures counts what a person or teams did and what they have open:
// flows from the totals that are kept per person and day, stocks from the index
// of what is open, and what ended in a period from the index of what is closed.
// Each figure is a list of rows, so that it always is what its list adds up to.
package figures

import (
	"time"

	"milepost/storage/crm"
)

// The horizons of a period, as goals keep them.
const (
	Year    = "year"
	Quarter = "quarter"
	Month   = "month"
	Week    = "week"
	Day     = "day"
)

// Period is a stretch of civil days, both ends included.
type Period struct {
	Horizon  string // year quarter month week day
	From, To crm.Date
}

// PeriodOf is the period of that horizon in which a day lies; weeks begin on
// Monday. An unknown horizon gives the month.
func PeriodOf(horizon string, day crm.Date) Period {
	t := day.In(time.UTC)
	first := func(y int, m time.Month) crm.Date { return crm.DateOf(time.Date(y, m, 1, 0, 0, 0, 0, time.UTC)) }
	p := Period{Horizon: horizon}
	switch horizon {
	case Year:
		p.From, p.To = first(t.Year(), 1), first(t.Year()+1, 1).AddDays(-1)
	case Quarter:
		m := (t.Month()-1)/3*3 + 1
		p.From, p.To = first(t.Year(), m), first(t.Year(), m+3).AddDays(-1)
	case Week:
		p.From = day.WeekStart()
		p.To = p.From.AddDays(6)
	case Day:
		p.From, p.To = day, day
	default:
		p.Horizon = Month
		p.From, p.To = first(t.Year(), t.Month()), first(t.Year(), t.Month()+1).AddDays(-1)
	}
	return p
}

// Before is the period of the same horizon that ends where this one begins.
func (p Period) Before() Period { return PeriodOf(p.Horizon, p.From.AddDays(-1)) }

// After is the period of the same horizon that begins where this one ends.
func (p Period) After() Period { return PeriodOf(p.Horizon, p.To.AddDays(1)) }

// Until is the last day of the period that is not after today: what its figures
// can know.
func (p Period) Until(today crm.Date) crm.Date { return min(p.To, today) }

// HorizonOf is the horizon of a stretch of days that is a whole period; "" for
// any other stretch.
func HorizonOf(from, to crm.Date) string {
	for _, h := range []string{Day, Week, Month, Quarter, Year} {
		if p := PeriodOf(h, from); p.From == from && p.To == to {
			return h
		}
	}
	return ""
}
