package schedules

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// slot is one time at which a job may speak for a subject.
type slot struct {
	key   string // of what is said: a post of this key was said already
	mark  string // kept value that names the last slot dealt with; "" = the key alone tells
	date  crm.Date
	at    time.Time // from when
	until time.Time // from then on it no longer matters
}

// holds reports whether the slot is open at t.
func (sl slot) holds(t time.Time) bool { return !t.Before(sl.at) && t.Before(sl.until) }

// mark is what is kept of a slot that was dealt with. Jobs that compare keep
// more beside it.
type mark struct {
	Date crm.Date `json:"date"`
	// Base is what the hints of a person's records were made of: when it changes
	// they are all made anew.
	Base string `json:"base,omitzero"`
}

func readMark(r crm.Reader, key string) (mark, error) {
	var m mark
	return m, readKept(r, key, &m)
}

// readKept fills into with a kept value; it stays as it is when there is none.
func readKept(r crm.Reader, key string, into any) error {
	data, err := r.Kept(key)
	if err != nil {
		return fmt.Errorf("kept %s: %w", key, err)
	}
	if data == nil {
		return nil
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("kept %s: %w", key, err)
	}
	return nil
}

func keepMark(tx crm.Tx, sl slot, state []byte) error {
	if sl.mark == "" {
		return nil
	}
	if state == nil {
		var err error
		if state, err = json.Marshal(mark{Date: sl.date}); err != nil {
			return fmt.Errorf("encode mark: %w", err)
		}
	}
	if err := tx.Keep(sl.mark, state); err != nil {
		return fmt.Errorf("keep %s: %w", sl.mark, err)
	}
	return nil
}

// on reports whether a job speaks on that day: a working day. A day of the week
// that is off moves to the nearest working day of its week, the first days
// forward and the last ones back, so that a holiday skips no weekly sheet.
func on(j playbook.Job, d crm.Date, cal *crm.Calendar) bool {
	if !cal.Workday(d) {
		return false
	}
	for _, day := range j.Days {
		switch n := slices.Index(weekdays(), day); {
		case day == "workday", n >= 0 && inWeek(d.WeekStart(), n, cal) == d, day == "first" && cal.OnOrAfter(d[:8]+"01") == d:
			return true
		}
	}
	return false
}

// weekdays are the days of a week as a job names them, Monday first.
func weekdays() []string { return []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"} }

// inWeek is the working day of the week beginning on monday that stands for its
// nth day; "" when the whole week is off.
func inWeek(monday crm.Date, n int, cal *crm.Calendar) crm.Date {
	day := monday.AddDays(n)
	if cal.Workday(day) {
		return day
	}
	if n > 2 {
		if day = cal.OnOrBefore(day); day < monday {
			day = cal.OnOrAfter(monday)
		}
	} else if day = cal.OnOrAfter(day); day > monday.AddDays(6) {
		day = cal.OnOrBefore(monday.AddDays(n))
	}
	if day < monday || day > monday.AddDays(6) {
		return ""
	}
	return day
}

// horizon is how many days ahead a next time is looked for: longer than any
// run of holidays.
const horizon = 40

// upcoming is the first start after t among the days from t's own on, in zone.
func upcoming(t time.Time, zone *time.Location, start func(crm.Date) (slot, bool)) time.Time {
	day := crm.DateOf(t.In(zone))
	for range horizon {
		if sl, ok := start(day); ok && sl.at.After(t) {
			return sl.at
		}
		day = day.AddDays(1)
	}
	return time.Time{}
}
