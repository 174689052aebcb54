package configs

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"milepost/storage/crm"
)

// Calendar is a calendar of the configuration: one that comes with the program
// and is told further years, or one of the company's own.
type Calendar struct {
	ID      string   `yaml:"id"`      // CN, or a name of one's own
	Like    string   `yaml:"like"`    // of one's own: the calendar whose holidays it has; "" = none
	Weekend []string `yaml:"weekend"` // mon … sun; as in the calendar that it is like when empty
	File    string   `yaml:"file"`    // holidays of further years; relative to the configuration
}

// Holiday is a run of days on which the company is closed.
type Holiday struct {
	Name      string   `yaml:"name"`
	First     string   `yaml:"first"`     // 2026-06-18
	Last      string   `yaml:"last"`      // inclusive; the first when empty
	Calendars []string `yaml:"calendars"` // the calendars that it holds in; empty = all
}

// days are the days of a week as a configuration names them.
func days() []string { return []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"} }

// Calendars looks up calendars by name, each made once: those of the program
// with the years and the holidays that the configuration adds, and the
// company's own. A name that nobody knows works Monday to Friday. What it gives
// may be called by several goroutines.
func (c *Config) Calendars() func(name string) *crm.Calendar {
	var made sync.Map
	return func(name string) *crm.Calendar {
		if cal, ok := made.Load(name); ok {
			return cal.(*crm.Calendar)
		}
		cal, _ := made.LoadOrStore(name, c.calendar(name).Prepared())
		return cal.(*crm.Calendar)
	}
}

// CalendarNames lists the calendars that people and teams may have.
func (c *Config) CalendarNames() []string {
	all := CalendarNames()
	for _, own := range c.CalendarRows {
		if !slices.Contains(all, own.ID) {
			all = append(all, own.ID)
		}
	}
	return all
}

// calendar makes a calendar of what the program and the configuration know.
func (c *Config) calendar(name string) *crm.Calendar {
	return c.closed(c.public(name), name, c.base(name))
}

// base is the calendar that one is like: itself when it comes with the program.
func (c *Config) base(name string) string {
	for _, row := range c.CalendarRows {
		if row.ID == name && !slices.Contains(CalendarNames(), name) {
			return cmp.Or(row.Like, NoCalendar)
		}
	}
	return name
}

// public are the public holidays of a calendar.
func (c *Config) public(name string) *crm.Calendar {
	cal := Calendars(name)
	if base := c.base(name); base != name {
		cal = c.public(base)
	}
	for _, row := range c.CalendarRows {
		if row.ID == name {
			cal = row.over(cal, c.years[name])
		}
	}
	return cal
}

// over is a calendar with the weekend of a row and the years of its file.
func (r Calendar) over(cal *crm.Calendar, years *crm.Calendar) *crm.Calendar {
	out := *cal
	if len(r.Weekend) > 0 {
		out.Weekend = nil
		for _, d := range r.Weekend {
			out.Weekend = append(out.Weekend, time.Weekday(slices.Index(days(), d)))
		}
	}
	if years == nil {
		return &out
	}
	told := func(d crm.Date) bool { return years.Covers(d.In(time.UTC).Year()) }
	out.Holidays = slices.Concat(years.Holidays, slices.DeleteFunc(slices.Clone(cal.Holidays), func(h crm.Holiday) bool { return told(h.Last) }))
	out.Makeup = map[crm.Date]bool{}
	for d := range cal.Makeup {
		if !told(d) {
			out.Makeup[d] = true
		}
	}
	for d := range years.Makeup {
		out.Makeup[d] = true
	}
	sortHolidays(out.Holidays)
	if cal.To == forever { // it knows what the file says, and nothing else
		cal = years
	}
	out.From, out.To = min(cal.From, years.From), max(cal.To, years.To)
	return &out
}

// closed adds the days on which the company is closed.
func (c *Config) closed(cal *crm.Calendar, names ...string) *crm.Calendar {
	out := *cal
	out.Holidays = slices.Clone(cal.Holidays)
	for _, h := range c.Holidays {
		if len(h.Calendars) == 0 || slices.ContainsFunc(h.Calendars, func(name string) bool { return slices.Contains(names, name) }) {
			out.Holidays = append(out.Holidays, crm.Holiday{Name: h.Name, First: crm.Date(h.First), Last: h.last()})
		}
	}
	sortHolidays(out.Holidays)
	return &out
}

func (h Holiday) last() crm.Date {
	return crm.Date(cmp.Or(h.Last, h.First))
}

// calendarFiles reads the files that add years to calendars.
func (l *loader) calendarFiles() {
	l.c.years = map[string]*crm.Calendar{}
	for i := range l.c.CalendarRows {
		row := &l.c.CalendarRows[i]
		if row.File == "" {
			continue
		}
		key := "calendars." + row.ID + ".file"
		row.File = l.beside(row.File)
		data, ok := l.read(row.File, key, "check the path and who may read it")
		if !ok {
			continue
		}
		years, err := parseCalendar(string(data))
		if err != nil {
			l.faults = append(l.faults, l.locate([]Fault{{Key: key, Problem: row.File + ": " + err.Error(), Fix: "mend that line"}})...)
			continue
		}
		l.c.years[row.ID] = years
	}
}

// calendars checks the calendars and holidays of the configuration.
func (v *validator) calendars() {
	for _, row := range v.c.CalendarRows {
		key := "calendars." + row.ID
		v.id(key, row.ID)
		known := slices.Contains(CalendarNames(), row.ID)
		if row.Like != "" {
			if known {
				v.fault(key+".like", "take it away, or give the calendar a name of your own", "%s comes with the program", row.ID)
			}
			v.oneOf(key+".like", row.Like, CalendarNames())
		}
		for i, d := range row.Weekend {
			v.oneOf(fmt.Sprintf("%s.weekend.%d", key, i+1), d, days())
		}
		if len(slices.Compact(slices.Sorted(slices.Values(row.Weekend)))) == len(days()) {
			v.fault(key+".weekend", "leave out the days that are worked", "no day is left to work on")
		}
		v.gap(key, row)
	}
	for i, h := range v.c.Holidays {
		v.holiday(fmt.Sprintf("holidays.%d", i+1), h)
	}
}

// gap tells of years that neither the program nor a file knows, between those
// that they do.
func (v *validator) gap(key string, row Calendar) {
	years := v.c.years[row.ID]
	if years == nil {
		return
	}
	base := v.c.base(row.ID)
	cal := Calendars(base)
	if years.From == 0 {
		v.fault(key+".file", "write a line such as \"off 元旦 2027-01-01 2027-01-03\"", "%s names no day off", row.File)
	} else if cal.To != forever && years.From > cal.To+1 {
		v.fault(key+".file", "add the years from "+fmt.Sprint(cal.To+1)+" on", "%s begins with %d, and %s is known until %d", row.File, years.From, base, cal.To)
	}
}

func (v *validator) holiday(key string, h Holiday) {
	if strings.TrimSpace(h.Name) == "" {
		v.fault(key+".name", "write how people call it", "nothing is said")
	}
	for _, end := range []struct {
		name string
		on   crm.Date
	}{{"first", crm.Date(h.First)}, {"last", h.last()}} {
		if !end.on.Valid() {
			v.fault(key+"."+end.name, "write it as 2026-06-18", "%q is no date", string(end.on))
			return
		}
	}
	switch n := h.last().Sub(crm.Date(h.First)); {
	case n < 0:
		v.fault(key+".last", "write the last day off, or leave it away for one day", "it ends before it begins")
	case n >= 60:
		v.fault(key+".last", "check the year", "%d days are a long time to be closed", n+1)
	}
	for i, name := range h.Calendars {
		v.oneOf(fmt.Sprintf("%s.calendars.%d", key, i+1), name, v.c.CalendarNames())
	}
}
