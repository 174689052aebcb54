package playbook

import (
	"slices"
	"time"

	"milepost/storage/crm"
)

// likedFor is how long after the clock at which somebody likes to be called a
// reminder to do so still comes in time.
const likedFor = time.Hour

// CallSpans are the hours of a day in which an account is best called: when its
// people said they like it, else the window of the cadence of its tier (M11, M12).
// None where any hour will do.
func (b *Book) CallSpans(a *crm.Account) []Span {
	if a.CallAt != "" {
		from, err := time.Parse("15:04", a.CallAt)
		if err != nil {
			return nil
		}
		to := from.Add(likedFor)
		if to.Day() != from.Day() {
			return []Span{{From: a.CallAt, To: "23:59"}}
		}
		return []Span{{From: a.CallAt, To: to.Format("15:04")}}
	}
	cad, ok := b.Cadence(a.Tier)
	if !ok || cad.By != ByCall {
		return nil
	}
	w, _ := b.Window(cad.Window)
	return w.Spans
}

// callTime is when somebody is reminded on a day to call an account: with the
// hours in which it is best called, where they are his too and the morning card
// comes before them. Otherwise that card says it, and ok is false.
func (b *Book) callTime(a *crm.Account, p *crm.Person, day crm.Date) (m Moment, ok bool) {
	if p.Quiet(Rest, day) {
		return m, false
	}
	j, there := b.Job("morning")
	said, _ := b.Morning(p, day)
	from, to := HoursOn(p, day)
	for _, s := range b.CallSpans(a) {
		begin, end := max(s.From, from), min(s.To, to)
		if begin >= end {
			continue
		}
		zone := p.Location()
		at := OffTheHour(day.At(begin, zone).Add(Spread("call", string(p.ID)+begin, j.Jitter)))
		until := day.At(end, zone)
		if there && !j.Off {
			if !said.Before(day.At(begin, zone)) && said.Before(until) {
				return m, false // the card comes within these hours
			}
			if at.Before(said.Add(afterMorning)) {
				continue
			}
		}
		if at.Before(until) {
			return Moment{At: at, Until: until, Due: day, Clock: begin}, true
		}
	}
	return m, false
}

// Calls reports whether a moment is one to call an account.
func (m Moment) Calls() bool { return m.call }

// callMoments is the next time at which somebody may be reminded to call an
// account whose turn it is.
func (b *Book) callMoments(a *crm.Account, p *crm.Person, cal *crm.Calendar, now time.Time) []Moment {
	i := slices.IndexFunc(b.Nudges, func(n Nudge) bool { return n.condition() == "touch" })
	if i < 0 || len(b.CallSpans(a)) == 0 || b.Nudges[i].Mutes && p.Quiet(b.Nudges[i].ID, crm.DateOf(now.In(p.Location()))) {
		return nil
	}
	v := b.look(caseOf(a, p, cal, now))
	it, day := v.touch(&b.Nudges[i], a)
	if day == "" || it.Rule.By != ByCall {
		return nil
	}
	day = present(p, cal, max(day, v.today))
	for range 2 {
		if day == "" {
			return nil
		}
		if m, ok := b.callTime(a, p, day); ok && now.Before(m.Until) {
			m.Nudge, m.call = b.Nudges[i].ID, true
			return []Moment{m}
		}
		day = present(p, cal, day.AddDays(1))
	}
	return nil
}

// laterToday reports whether an item has an hour of its own today that is still
// to come: then no card of the morning says it.
func (v *view) laterToday(it *Item) bool {
	a := v.account[it.Account]
	if it.Kind != DueTouch || it.Rule.By != ByCall || it.Up || a == nil || a.Owner != v.Person.ID {
		return false
	}
	m, ok := v.book.callTime(a, v.Person, v.today)
	return ok && v.At.Before(m.At)
}
