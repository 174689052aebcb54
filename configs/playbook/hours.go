package playbook

import (
	"cmp"
	"hash/fnv"
	"time"

	"milepost/storage/crm"
)

// Speaks reports whether a person may be spoken to at that moment: on a
// working day of his calendar, within his hours, as long as he works here.
func Speaks(p *crm.Person, cal *crm.Calendar, at time.Time) bool {
	local := at.In(p.Location())
	day := crm.DateOf(local)
	from, to := HoursOn(p, day)
	clock := local.Format("15:04")
	return p.Active(day) && cal.Workday(day) && from <= clock && clock < to
}

// The end of a morning and the beginning of an afternoon.
const (
	noon      = "12:00"
	afternoon = "13:00"
)

// WorkHours is from when to when a person works, "15:04"; nine to six where
// nothing was said or it makes no sense.
func WorkHours(p *crm.Person) (from, to string) {
	from, to = cmp.Or(p.Hours.From, "09:00"), cmp.Or(p.Hours.To, "18:00")
	if from >= to {
		return "09:00", "18:00"
	}
	return from, to
}

// HoursOf is from when to when a person may be spoken to: while he works, or in
// the hours that he asked for himself.
func HoursOf(p *crm.Person) (from, to string) {
	from, to = WorkHours(p)
	if own, end := cmp.Or(p.Own.From, from), cmp.Or(p.Own.To, to); own < end {
		return own, end
	}
	return from, to
}

// HoursOn is the same on a day on which he may be absent for half of it.
func HoursOn(p *crm.Person, day crm.Date) (from, to string) {
	from, to = HoursOf(p)
	switch half := p.Halves[day]; {
	case half == crm.Morning && afternoon < to:
		return max(from, afternoon), to
	case half == crm.Afternoon && from < noon:
		return from, min(to, noon)
	}
	return from, to
}

// InHalf reports whether a clock lies in a half of a day.
func InHalf(half, clock string) bool {
	switch half {
	case crm.Morning:
		return clock < afternoon
	case crm.Afternoon:
		return clock >= noon
	}
	return half == crm.WholeDay
}

// JobHours are the hours of a person on a day in which a job may speak to him:
// his, cut to the window of the job where they meet and he asked for no others.
func (b *Book) JobHours(j Job, p *crm.Person, day crm.Date) Span {
	h := Span{}
	h.From, h.To = HoursOn(p, day)
	w, ok := b.Window(j.Window)
	if !ok || len(w.Spans) == 0 {
		return h
	}
	cut := h
	if p.Own.From == "" {
		cut.From = max(h.From, w.Spans[0].From)
	}
	if p.Own.To == "" {
		cut.To = min(h.To, w.Spans[len(w.Spans)-1].To)
	}
	if cut.From >= cut.To {
		return h
	}
	return cut
}

// lateMorning is how long before the end of somebody's day what belongs to the
// morning is no longer worth saying.
const lateMorning = 2 * time.Hour

// FirstHour is when a job of the morning speaks to a person on a day, and until
// when it is worth it: at its clock, or with his first hour when he begins later,
// or asked for an earlier one and the job is there when the day begins. name spreads the jobs over some minutes.
func (b *Book) FirstHour(name string, j Job, p *crm.Person, d crm.Date) (start, end time.Time) {
	zone, h := p.Location(), b.JobHours(j, p, d)
	base := h.From
	begins, _ := WorkHours(p)
	if own := p.Own.From != "" && j.At <= begins; !own && j.At > h.From && j.At < h.To {
		base = j.At
	}
	start = OffTheHour(d.At(base, zone).Add(Spread(name, string(p.ID), j.Jitter)))
	end = d.At(h.To, zone)
	if early := end.Add(-lateMorning); early.After(start) {
		end = early
	}
	return start, end
}

// Morning is FirstHour of the morning card.
func (b *Book) Morning(p *crm.Person, d crm.Date) (start, end time.Time) {
	j, _ := b.Job("morning")
	return b.FirstHour("morning", j, p, d)
}

// Spread is how many minutes after its time a job speaks for a subject: 1 to
// most, always the same for the same subject, so that not everybody is spoken
// to at once.
func Spread(job, subject string, most int) time.Duration {
	h := fnv.New32a()
	// A hash never fails to write.
	_, _ = h.Write([]byte(job + "/" + subject))
	return time.Duration(1+h.Sum32()%uint32(max(most, 1))) * time.Minute
}

// OffTheHour moves a moment off minute 0 and 30, when everybody else sends.
func OffTheHour(t time.Time) time.Time {
	if t.Minute()%30 == 0 {
		return t.Add(time.Minute)
	}
	return t
}

// present is the first working day of a person from a day on on which he is not
// absent; "" for who works here no more then.
func present(p *crm.Person, cal *crm.Calendar, day crm.Date) crm.Date {
	day = cal.OnOrAfter(day)
	for p.AwayOn(day) {
		day = cal.OnOrAfter(max(day, p.AbsenceOn(day).To).AddDays(1))
	}
	if !p.Active(day) {
		return ""
	}
	return day
}
