package crm

import (
	"slices"
	"sort"
	"time"
)

// Holiday is a named run of days off, first and last inclusive.
type Holiday struct {
	Name  string `json:"name"` // Chinese short name where there is one: 国庆, 春节
	First Date   `json:"first"`
	Last  Date   `json:"last"`
	// Least says that these days are off for sure, and that the run is longer or
	// elsewhere once it is announced: nothing is said of the days about it.
	Least bool `json:"least,omitzero"`
}

// Calendar knows which days are worked. It is data: loaded by configs, handed
// to whoever needs it, never changed after it is built. The zero Calendar
// works Monday to Friday and knows no holiday.
type Calendar struct {
	Weekend  []time.Weekday // nil means Saturday and Sunday
	Holidays []Holiday      // sorted by First
	Makeup   map[Date]bool  // weekend days that are worked (调休)
	From, To int            // years that Holidays cover; 0, 0 when it covers none

	ends []Date // the latest Last among the Holidays up to each; nil = it was not prepared
}

// Prepared is a calendar that knows the same and answers faster. What it holds is not
// changed any more.
func (c *Calendar) Prepared() *Calendar {
	out := *c
	out.ends = make([]Date, 0, len(c.Holidays))
	var last Date
	for _, h := range c.Holidays {
		last = max(last, h.Last)
		out.ends = append(out.ends, last)
	}
	return &out
}

// Workday reports whether d is worked: a make-up day is, a holiday is not,
// a weekend day is not.
func (c *Calendar) Workday(d Date) bool {
	if c == nil {
		c = &Calendar{}
	}
	return c.Makeup[d] || c.usual(d)
}

// longestOff is within how many days a run of days off ends that somebody still comes
// back from: what began earlier is not looked at.
const longestOff = 3 * 366

// usual reports whether d is worked if it is no make-up day. Calendars know decades,
// and rules ask by the thousand.
func (c *Calendar) usual(d Date) bool {
	if c.weekend(d.Weekday()) {
		return false
	}
	n := sort.Search(len(c.Holidays), func(i int) bool { return c.Holidays[i].First > d })
	if c.ends != nil {
		return n == 0 || c.ends[n-1] < d
	}
	for oldest := d.AddDays(-longestOff); n > 0 && c.Holidays[n-1].First >= oldest; n-- {
		if d <= c.Holidays[n-1].Last {
			return false
		}
	}
	return true
}

// weekend reports whether a day of the week is off.
func (c *Calendar) weekend(w time.Weekday) bool {
	if c.Weekend == nil {
		return w == time.Saturday || w == time.Sunday
	}
	return slices.Contains(c.Weekend, w)
}

// OnOrAfter is the first working day not before d. A calendar without any
// working day within a year gives d back.
func (c *Calendar) OnOrAfter(d Date) Date { return c.seek(d, 1) }

// OnOrBefore is the last working day not after d.
func (c *Calendar) OnOrBefore(d Date) Date { return c.seek(d, -1) }

func (c *Calendar) seek(d Date, step int) Date {
	at := d
	for range 366 {
		if c.Workday(at) {
			return at
		}
		at = at.AddDays(step)
	}
	return d
}

// Add moves n working days from d, which itself does not count; negative n
// goes back. Add(d, 0) is d.
func (c *Calendar) Add(d Date, n int) Date {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for range n {
		d = c.seek(d.AddDays(step), step)
	}
	return d
}

// Between counts the working days after from up to and including to; negative
// when to is earlier.
func (c *Calendar) Between(from, to Date) int {
	if to < from {
		return -c.Between(to, from)
	}
	if c == nil {
		c = &Calendar{}
	}
	from = from.AddDays(1)
	n := c.weekdays(from, to)
	off := from // the first day whose holiday is not taken off yet
	for _, h := range c.Holidays {
		first, last := max(h.First, off), min(h.Last, to)
		if first <= last {
			n -= c.weekdays(first, last)
			off = last.AddDays(1)
		}
	}
	for d, worked := range c.Makeup {
		if worked && from <= d && d <= to && !c.usual(d) {
			n++
		}
	}
	return n
}

// weekdays counts the days from first to last, both inclusive, that are no
// weekend, whatever is made of them otherwise.
func (c *Calendar) weekdays(first, last Date) int {
	days := last.Sub(first) + 1
	if days <= 0 || first > last {
		return 0
	}
	n := 0
	start := first.Weekday()
	for i := range time.Weekday(7) {
		if !c.weekend((start + i) % 7) {
			n += (days - int(i) + 6) / 7
		}
	}
	return n
}

// Next is the first holiday called name that ends on or after d; ok is false
// when the calendar knows none.
func (c *Calendar) Next(name string, d Date) (h Holiday, ok bool) {
	if c == nil {
		return Holiday{}, false
	}
	for _, h := range c.Holidays {
		if (name == "" || h.Name == name) && h.Last >= d {
			return h, true
		}
	}
	return Holiday{}, false
}

// Covers reports whether the holidays of that year are known.
func (c *Calendar) Covers(year int) bool { return c != nil && c.From <= year && year <= c.To }
