package playbook

import (
	"slices"
	"strings"
	"time"

	"milepost/storage/crm"
)

// UpMark ends the subject of a wake that concerns who is above the owner of a
// record: his manager, the director, who asked for support.
const UpMark = "@up"

// Wake is when there may next be something to say about a record: the subject of
// a crm.Wake, and the moment; the zero time when there is none in sight.
type Wake struct {
	Subject string
	At      time.Time
}

// WakeOf reads the subject of a wake.
func WakeOf(subject string) (rec crm.Pointer, up, ok bool) {
	subject, up = strings.CutSuffix(subject, UpMark)
	kind, id, ok := strings.Cut(subject, "/")
	return crm.Pointer{Kind: crm.Kind(kind), ID: id}, up, ok
}

// OwnerOf is who hears of a record first; "" for a record that nobody is
// reminded of.
func OwnerOf(rec crm.Record) crm.PersonID {
	switch r := rec.(type) {
	case *crm.Task:
		return r.Owner
	case *crm.Account:
		return r.Owner
	case *crm.Opportunity:
		return r.Owner
	case *crm.Lead:
		return r.Owner
	case *crm.Tender:
		return r.Owner
	case *crm.Payment:
		return r.Owner
	case *crm.Conflict:
		return r.Decider
	}
	return ""
}

// Wakes are the moments after now at which there may be something to say about a
// record, to its owner and to who is above him. Nothing but the record is
// known, so they may be too early, never too late: a look that comes too early
// knows more and sets them anew.
func (b *Book) Wakes(rec crm.Record, owner *crm.Person, cal *crm.Calendar, now time.Time) []Wake {
	subject := crm.Pointer{Kind: rec.Kind(), ID: rec.Key()}.String()
	own, up := Wake{Subject: subject}, Wake{Subject: subject + UpMark}
	if owner != nil && !rec.Base().Deleted {
		v := b.look(caseOf(rec, owner, cal, now))
		v.blind = ToPerson
		own.At = b.morningOf(owner, cal, earliest(v.found(rec)), now)
		for _, m := range b.Moments(rec, owner, cal, now) {
			if m.At.After(now) && (own.At.IsZero() || m.At.Before(own.At)) {
				own.At = m.At
			}
		}
		v.blind = ToManager
		up.At = dawn(owner, cal, earliest(v.found(rec)), now)
	}
	return []Wake{own, up}
}

// After is the first moment after now at which the person of a case may be told
// of one of its records again: a morning, or a time of the record's own.
func (b *Book) After(c *Case, rec crm.Record, next crm.Date) time.Time {
	at := b.morningOf(c.Person, c.Cal, next, c.At)
	for _, m := range b.Moments(rec, c.Person, c.Cal, c.At) {
		if m.At.After(c.At) && (at.IsZero() || m.At.Before(at)) {
			at = m.At
		}
	}
	return at
}

// caseOf is a case of one record and nothing besides.
func caseOf(rec crm.Record, owner *crm.Person, cal *crm.Calendar, now time.Time) Case {
	c := Case{Person: owner, Cal: cal, At: now, People: People{*owner}}
	c.Add(rec)
	return c
}

// Add puts a record into the case; one of a kind that nobody is reminded of is
// left out.
func (c *Case) Add(rec crm.Record) {
	switch r := rec.(type) {
	case *crm.Task:
		c.Tasks = append(c.Tasks, *r)
	case *crm.Account:
		c.Accounts = append(c.Accounts, *r)
	case *crm.Opportunity:
		c.Deals = append(c.Deals, *r)
	case *crm.Lead:
		c.Leads = append(c.Leads, *r)
	case *crm.Tender:
		c.Tenders = append(c.Tenders, *r)
	case *crm.Payment:
		c.Payments = append(c.Payments, *r)
	case *crm.Conflict:
		c.Claims = append(c.Claims, *r)
	}
}

func earliest(all []found) crm.Date {
	var day crm.Date
	for i := range all {
		if f := all[i].from; day == "" || f < day {
			day = f
		}
	}
	return day
}

// morningOf is the first morning after now on which somebody can be told of what
// is due from a day on; the zero time for "".
func (b *Book) morningOf(p *crm.Person, cal *crm.Calendar, from crm.Date, now time.Time) time.Time {
	if from == "" {
		return time.Time{}
	}
	day := present(p, cal, max(from, crm.DateOf(now.In(p.Location()))))
	for range 2 {
		if day == "" {
			return time.Time{}
		}
		if at, _ := b.Morning(p, day); at.After(now) {
			return at.UTC()
		}
		day = present(p, cal, day.AddDays(1))
	}
	return time.Time{}
}

// dawn is the beginning of the first working day after now on which something is
// due from a day on: who is above may be told earlier in the morning than the owner.
func dawn(p *crm.Person, cal *crm.Calendar, from crm.Date, now time.Time) time.Time {
	if from == "" {
		return time.Time{}
	}
	day := cal.OnOrAfter(max(from, crm.DateOf(now.In(p.Location())).AddDays(1)))
	return day.In(p.Location()).UTC()
}

// Moment is a time of its own at which something is said of a record, besides
// the morning card.
type Moment struct {
	Nudge     string // prep_evening, prep, touch, the id of a deadline, or "" for the hour of a step
	At, Until time.Time
	Due       crm.Date // the day that it is about
	Clock     string
	call      bool
}

// stepLasts is how long the hour of a step is still worth a word; eveningHour
// how long before the end of the day tomorrow's appointment is told; alarm how
// long before a deadline its last call comes.
const (
	stepLasts    = time.Hour
	eveningHour  = time.Hour
	alarm        = 2 * time.Hour
	afterMorning = 30 * time.Minute
)

// Moments are the times of a record: the evening before an appointment and some
// hours before it, the hour that was said for a step, the last working hour
// before a tender or its deposit is due, the hours in which a customer is best
// called whose turn it is. Each is within his hours and on a
// working day of his; what falls outside is in the morning card. A reminder that
// he muted has none.
func (b *Book) Moments(rec crm.Record, p *crm.Person, cal *crm.Calendar, now time.Time) []Moment {
	var out []Moment
	switch r := rec.(type) {
	case *crm.Task:
		if !r.Open() || r.Deleted || r.Clock == "" || !r.Due.Valid() {
			return nil
		}
		if !r.Visit {
			at := r.Due.At(r.Clock, p.Location())
			out = append(out, Moment{At: at, Until: at.Add(stepLasts), Due: r.Due, Clock: r.Clock})
			break
		}
		out = b.preparations(r, p, cal, now)
	case *crm.Account:
		out = b.callMoments(r, p, cal, now)
	case *crm.Tender:
		v := b.look(caseOf(r, p, cal, now))
		for _, d := range v.tenderDates(r) {
			if d.id != DeadlineTender && d.id != DeadlineDeposit {
				continue
			}
			if _, ok := Find(b.Deadlines, d.id); !ok {
				continue
			}
			clock := d.clock
			if clock == "" {
				_, clock = HoursOn(p, d.due)
			}
			end := d.due.At(clock, p.Location())
			if at, until := lastHour(p, cal, end.Add(-alarm)); !at.IsZero() {
				out = append(out, Moment{Nudge: d.id, At: at, Until: min2(until, end), Due: d.due, Clock: d.clock})
			}
		}
	}
	kept := out[:0]
	for _, m := range out {
		if b.sayable(&m, p, cal) {
			kept = append(kept, m)
		}
	}
	if _, ok := rec.(*crm.Tender); ok {
		return oneADay(kept, p.Location())
	}
	return kept
}

// oneADay leaves of the last calls of a tender the first of each day: its card names
// the deposit too.
func oneADay(calls []Moment, zone *time.Location) []Moment {
	slices.SortStableFunc(calls, func(a, b Moment) int { return a.At.Compare(b.At) })
	return slices.CompactFunc(calls, func(a, b Moment) bool { return crm.DateOf(a.At.In(zone)) == crm.DateOf(b.At.In(zone)) })
}

// sayable cuts a moment to his hours; false when it falls outside, or when the
// morning card has only just said it.
func (b *Book) sayable(m *Moment, p *crm.Person, cal *crm.Calendar) bool {
	day := crm.DateOf(m.At.In(p.Location()))
	if !Speaks(p, cal, m.At) || p.AwayOn(day) {
		return false
	}
	if j, ok := b.Job("morning"); ok && !j.Off && m.Due == day {
		if said, _ := b.Morning(p, day); m.At.Before(said.Add(afterMorning)) {
			return false
		}
	}
	_, to := HoursOn(p, day)
	if end := day.At(to, p.Location()); end.Before(m.Until) {
		m.Until = end
	}
	return m.At.Before(m.Until)
}

// The nudges that have somebody prepare for an appointment: the evening before,
// and some hours before it.
const (
	PrepEvening = "prep_evening"
	PrepBefore  = "prep"
)

// Prepares reports whether it is a time to prepare for an appointment.
func (m Moment) Prepares() bool { return m.Nudge == PrepEvening || m.Nudge == PrepBefore }

// Urgent reports whether it is the last call of a deadline: that comes however much
// was said before.
func (m Moment) Urgent() bool { return m.Nudge == DeadlineTender || m.Nudge == DeadlineDeposit }

// preparations are the times at which somebody prepares for an appointment.
func (b *Book) preparations(t *crm.Task, p *crm.Person, cal *crm.Calendar, now time.Time) []Moment {
	var out []Moment
	today := crm.DateOf(now.In(p.Location()))
	at := t.Due.At(t.Clock, p.Location())
	if n, ok := Find(b.Nudges, PrepEvening); ok && !(n.Mutes && (p.Quiet(n.ID, today) || p.Quiet(Rest, today))) {
		day := cal.OnOrBefore(t.Due.AddDays(-1))
		_, to := HoursOn(p, day)
		end := day.At(to, p.Location())
		out = append(out, Moment{
			Nudge: n.ID, At: OffTheHour(end.Add(-eveningHour).Add(Spread(n.ID, string(p.ID), 15))), Until: end, Due: t.Due, Clock: t.Clock,
		})
	}
	if n, ok := Find(b.Nudges, PrepBefore); ok && !(n.Mutes && (p.Quiet(n.ID, today) || p.Quiet(Rest, today))) {
		out = append(out, Moment{Nudge: n.ID, At: at.Add(-time.Duration(n.Hours) * time.Hour), Until: at, Due: t.Due, Clock: t.Clock})
	}
	return out
}

// lastHour is the last moment not after one at which somebody works, and until
// when: a deadline is told before the night or the holiday, never after it.
func lastHour(p *crm.Person, cal *crm.Calendar, latest time.Time) (at, until time.Time) {
	zone := p.Location()
	day := crm.DateOf(latest.In(zone))
	for range 60 {
		from, to := HoursOn(p, day)
		start, end := day.At(from, zone), day.At(to, zone)
		switch {
		case !cal.Workday(day) || p.AwayOn(day) || latest.Before(start):
		case latest.Before(end):
			return latest, end
		default:
			return end.Add(-eveningHour + 7*time.Minute), end
		}
		day = day.AddDays(-1)
	}
	return time.Time{}, time.Time{}
}

func min2(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}
