package configs

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/de"
	"github.com/rickar/cal/v2/fr"
	"github.com/rickar/cal/v2/gb"
	"github.com/rickar/cal/v2/jp"
	"github.com/rickar/cal/v2/us"

	"milepost/storage/crm"
)

//go:embed calendars/cn.txt
var china string

// The years that calculated calendars cover.
const (
	firstYear = 2024
	lastYear  = 2030
)

// NoCalendar is the name of the calendar that knows no holiday.
const NoCalendar = "none"

// forever is the last year of a calendar that knows no holiday.
const forever = 9999

// CalendarNames lists the calendars by country (ISO code), those of the German
// states behind Germany's (ISO 3166-2: DE-BY), and NoCalendar.
func CalendarNames() []string {
	states := slices.Sorted(maps.Keys(germanStates()))
	return slices.Concat([]string{"CN", "DE"}, states, []string{"FR", "GB", "JP", "US", NoCalendar})
}

// germanStates are the holidays of each state of Germany, those of the whole
// country too.
func germanStates() map[string][]*cal.Holiday {
	return map[string][]*cal.Holiday{
		"DE-BB": de.HolidaysBB, "DE-BE": de.HolidaysBE, "DE-BW": de.HolidaysBW, "DE-BY": de.HolidaysBY,
		"DE-HB": de.HolidaysHB, "DE-HE": de.HolidaysHE, "DE-HH": de.HolidaysHH, "DE-MV": de.HolidaysMV,
		"DE-NI": de.HolidaysNI, "DE-NW": de.HolidaysNW, "DE-RP": de.HolidaysRP, "DE-SH": de.HolidaysSH,
		"DE-SL": de.HolidaysSL, "DE-SN": de.HolidaysSN, "DE-ST": de.HolidaysST, "DE-TH": de.HolidaysTH,
	}
}

// Calendars gives the public holidays of a country, or a German state, by its ISO
// code. Any other name gives a calendar that works Monday to Friday and knows no holiday.
// Covers tells for which years the holidays are known; China's are announced
// a year at a time, and until then only those are off that have a day by law.
func Calendars(name string) *crm.Calendar {
	switch name {
	case "CN":
		c, err := parseCalendar(china)
		if err == nil { // the tests rule the error out
			return c
		}
	case "DE":
		return calculated(de.Holidays)
	case "FR":
		return calculated(fr.Holidays)
	case "GB":
		return calculated(gb.Holidays)
	case "JP":
		return calculated(jp.Holidays)
	case "US":
		return calculated(us.Holidays)
	case NoCalendar:
		return &crm.Calendar{From: 1, To: forever}
	}
	if state, ok := germanStates()[name]; ok {
		return calculated(state)
	}
	return &crm.Calendar{}
}

// calculated holds the days on which the holidays are observed.
func calculated(holidays []*cal.Holiday) *crm.Calendar {
	c := &crm.Calendar{From: firstYear, To: lastYear}
	for year := firstYear; year <= lastYear; year++ {
		for _, h := range holidays {
			if _, observed := h.Calc(year); !observed.IsZero() {
				day := crm.DateOf(observed)
				c.Holidays = append(c.Holidays, crm.Holiday{Name: h.Name, First: day, Last: day})
			}
		}
	}
	sortHolidays(c.Holidays)
	return c
}

func sortHolidays(h []crm.Holiday) {
	sort.SliceStable(h, func(i, j int) bool { return h[i].First < h[j].First })
}

// parseCalendar reads the lines of a calendar file (see calendars/cn.txt).
func parseCalendar(text string) (*crm.Calendar, error) {
	c := &crm.Calendar{Makeup: map[crm.Date]bool{}}
	var each []crm.Holiday // First and Last without a year
	for n, line := range strings.Split(text, "\n") {
		line, _, _ = strings.Cut(line, "#")
		f := strings.Fields(line)
		switch {
		case len(f) == 0:
			continue
		case f[0] == "off" && len(f) == 4 && crm.Date(f[2]).Valid() && crm.Date(f[3]).Valid() && f[2] <= f[3]:
			c.Holidays = append(c.Holidays, crm.Holiday{Name: f[1], First: crm.Date(f[2]), Last: crm.Date(f[3])})
		case f[0] == "work" && len(f) == 2 && crm.Date(f[1]).Valid():
			c.Makeup[crm.Date(f[1])] = true
		case f[0] == "each" && len(f) == 4 && inYear(firstYear, f[2]).Valid() && inYear(firstYear, f[3]).Valid() && f[2] <= f[3]:
			each = append(each, crm.Holiday{Name: f[1], First: crm.Date(f[2]), Last: crm.Date(f[3])})
		default:
			return nil, fmt.Errorf("calendar line %d: want \"off NAME FIRST LAST\", \"work DATE\" or \"each NAME MM-DD MM-DD\"", n+1)
		}
	}
	sortHolidays(c.Holidays)
	years := map[int]bool{}
	for _, h := range c.Holidays {
		year := h.Last.In(time.UTC).Year() // New Year may begin in December
		if c.From == 0 {
			c.From = year
		}
		years[year] = true
		c.From, c.To = min(c.From, year), max(c.To, year)
	}
	for year := c.From; year < c.To; year++ {
		if !years[year] {
			return nil, fmt.Errorf("the calendar has no day off in %d, and has some before and after it", year)
		}
	}
	for year := c.To + 1; c.To > 0 && year <= lastYear; year++ { // not Covered: they are not all
		for _, h := range each {
			c.Holidays = append(c.Holidays, crm.Holiday{Name: h.Name, First: inYear(year, string(h.First)), Last: inYear(year, string(h.Last)), Least: true})
		}
	}
	sortHolidays(c.Holidays)
	return c, nil
}

// inYear is a day of a year, as MM-DD.
func inYear(year int, day string) crm.Date { return crm.Date(fmt.Sprintf("%04d-%s", year, day)) }
