package cards

import (
	"fmt"
	"time"

	"milepost/storage/crm"
)

// Date is a civil date as people say it, with the date itself: 12-02 周三, or
// Wed, Dec 2. A year that is not the reader's own is shown. The empty date
// gives "".
func (w *Writer) Date(d crm.Date) string {
	if !d.Valid() {
		return string(d)
	}
	t := d.In(time.UTC)
	if w.Locale == "en" {
		return t.Format("Mon") + ", " + w.ShortDate(d)
	}
	return w.ShortDate(d) + " " + weekday(t)
}

// ShortDate is the date without its weekday: 12-02, Dec 2.
func (w *Writer) ShortDate(d crm.Date) string {
	if !d.Valid() {
		return string(d)
	}
	t := d.In(time.UTC)
	other := t.Year() != w.Now.In(w.Zone).Year()
	switch {
	case w.Locale == "en" && other:
		return t.Format("Jan 2, 2006")
	case w.Locale == "en":
		return t.Format("Jan 2")
	case other:
		return t.Format(time.DateOnly)
	}
	return t.Format("01-02")
}

func weekday(t time.Time) string {
	return [...]string{"周日", "周一", "周二", "周三", "周四", "周五", "周六"}[t.Weekday()]
}

// DateClock is a date with its time of day, if one was said: 12-02 周三 09:30,
// Wed, Dec 2, 09:30.
func (w *Writer) DateClock(d crm.Date, clock string) string {
	if d == "" || clock == "" {
		return w.Date(d) + clock
	}
	return w.Date(d) + w.t(" ", ", ") + clock
}

// Moment is an instant in the reader's zone: the clock alone today, else with
// its date.
func (w *Writer) Moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	local := t.In(w.Zone)
	clock := local.Format("15:04")
	if crm.DateOf(local) == w.Today() {
		return clock
	}
	return w.ShortDate(crm.DateOf(local)) + w.t(" ", ", ") + clock
}

// Days is a number of days: 18 天, 18 days.
func (w *Writer) Days(n int) string { return w.n(n, "天", "day", "days") }

// Ago is how long ago a date was: 今天, 昨天, 18 天前. A date to come is said
// as a date.
func (w *Writer) Ago(d crm.Date) string {
	switch n := w.Today().Sub(d); {
	case !d.Valid():
		return ""
	case n < 0:
		return w.Date(d)
	case n == 0:
		return w.t("今天", "today")
	case n == 1:
		return w.t("昨天", "yesterday")
	default:
		return w.t("%s前", "%s ago", w.Days(n))
	}
}

// Until is how far a date lies ahead: 今天, 明天, else the date; a past one is
// 过期 3 天.
func (w *Writer) Until(d crm.Date) string {
	switch n := d.Sub(w.Today()); {
	case !d.Valid():
		return ""
	case n == 0:
		return w.t("今天", "today")
	case n == 1:
		return w.t("明天", "tomorrow")
	case n == -1:
		return w.t("昨天到期", "due yesterday")
	case n < 0:
		return w.t("过期 %s", "%s overdue", w.Days(-n))
	default:
		return w.Date(d)
	}
}

// signing is when a deal is expected to be signed: the day this year, the
// month in another.
func (w *Writer) signing(d crm.Date) string {
	when := w.ShortDate(d)
	if t := d.In(time.UTC); d.Valid() && t.Year() != w.Now.In(w.Zone).Year() {
		when = t.Format(w.t("2006-01", "Jan 2006"))
	}
	return w.t("预计 %s 签", "signing %s", when)
}

// stretch is a run of days: 11-23 至 11-29.
func (w *Writer) stretch(from, to crm.Date) string {
	if from == to {
		return w.Date(from)
	}
	return fmt.Sprintf("%s%s%s", w.ShortDate(from), w.t(" 至 ", " to "), w.ShortDate(to))
}

// momentOf words an RFC 3339 moment; anything else stays as it is.
func (w *Writer) momentOf(s string) string {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return w.Moment(t)
	}
	return s
}
