package handlers

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// againWanted reports a wish to hear of a reminder once more on the same day: 下午再提醒我,
// remind me in two hours.
func againWanted(f parse.Facts) bool {
	if f.Letters() > 40 || f.Holds("每天", "每周", "天天") || f.Word("every") {
		return false
	}
	said, _ := againSaid(unnamed(f))
	return said != "" || slices.Contains(laterAlone, f.Plain())
}

// laterClock is the time of today that such words name, HH:MM; "" for none that is to come.
func (q *request) laterClock(when string) string {
	now := q.said().In(q.who.Location())
	_, to := playbook.HoursOn(q.who, q.today())
	for _, l := range laterWords {
		switch {
		case !slices.Contains(l.said, when):
		case l.at == lastHour:
			return later(now, q.today().At(to, q.who.Location()).Add(-45*time.Minute))
		case l.at == "" || l.at <= now.Add(20*time.Minute).Format("15:04"):
			return later(now, now.Add(2*time.Hour))
		default:
			return l.at
		}
	}
	if m := inHours.FindStringSubmatch(when); m != nil {
		n, half := small(m[1]), time.Duration(0)
		if m[2] != "" || m[1] == "半" || m[1] == "half an" {
			half = 30 * time.Minute
		}
		return later(now, now.Add(time.Duration(n)*time.Hour+half))
	}
	if m := inMinutes.FindStringSubmatch(when); m != nil {
		return later(now, now.Add(time.Duration(minutesIn(m[1]))*time.Minute))
	}
	m := clockOnly.FindStringSubmatch(when)
	if m == nil {
		return ""
	}
	clock := q.hourIn(m[1])
	if clock < "12:00" && clock <= now.Format("15:04") && clock != "" { // 3点 at ten is that of the afternoon
		clock = inTheEvening(clock)
	}
	if clock <= now.Format("15:04") {
		return ""
	}
	return clock
}

// later is a moment of the same day behind now as HH:MM, to five minutes; "" for one
// beyond it.
func later(now, at time.Time) string {
	at = at.Round(5 * time.Minute)
	if !at.After(now) || at.YearDay() != now.YearDay() {
		return ""
	}
	return at.Format("15:04")
}

// again reminds once more at a time of today of what is due: of what was named, else of what
// the last card of reminders lists.
func (q *request) again() error {
	when, may := againSaid(unnamed(q.f))
	if when == "" {
		when = "later" // one of laterAlone
	}
	all, listed, err := q.dueAgain()
	switch {
	case err != nil:
		return err
	case may && (!listed || len(all) == 0):
		return errPass
	case len(all) == 0 && laterVague(when):
		if err := q.snoozeDay(); !errors.Is(err, errPass) {
			return err
		}
		fallthrough
	case len(all) == 0:
		q.personal(q.say.AgainNothing())
		return nil
	}
	clock := q.laterClock(when)
	if _, to := playbook.HoursOn(q.who, q.today()); clock >= to && laterVague(when) {
		clock = "" // too late for today
	}
	if clock == "" || !q.Calendars(q.who.Calendar).Workday(q.today()) {
		return q.askUntil(crm.Pointer{ID: all[0].Subject})
	}
	return q.remindAt(all, clock)
}

// dueAgain is what is due of what he means, and whether the last card lists it.
func (q *request) dueAgain() (out []cards.Nudge, listed bool, err error) {
	due, err := q.dueOf(q.who, true)
	if err != nil {
		return nil, false, err
	}
	if len(q.f.Refs) > 0 {
		for _, ref := range q.f.Refs {
			rec, err := q.named(ref)
			if err != nil {
				return nil, false, err
			}
			out = append(out, among(due, []crm.Pointer{{Kind: rec.Kind(), ID: rec.Key()}})...)
		}
		return out, true, nil
	}
	if mentionedIn(q.f) != "" {
		if !knowsAccount(q.f) {
			return nil, false, nil
		}
		fnd, err := q.resolve(q.f.Account, crm.Read)
		if err != nil || fnd.Account == nil {
			return nil, false, err
		}
		for _, n := range due {
			if n.Account == fnd.Account.Number() {
				out = append(out, n)
			}
		}
		return out, true, nil
	}
	if out = among(due, q.conv.Items); len(out) > 0 {
		return out, true, nil
	}
	shown, err := q.remindersToday()
	return among(due, shown), false, err
}

// remindersToday are the subjects of the newest card of reminders of today that were not
// dealt with.
func (q *request) remindersToday() ([]crm.Pointer, error) {
	for _, kept := range []string{cards.KeptAgain(q.who.ID), cards.KeptMorning(q.who.ID)} {
		var shown cards.MorningShown
		if _, err := q.tx.KeptAs(kept, &shown); err != nil {
			return nil, fmt.Errorf("%s: %w", kept, err)
		}
		if shown.Date == q.today() {
			return subjects(shown.View.Nudges), nil
		}
	}
	return nil, nil
}

// among are those of some reminders whose subject is one of these, each subject once.
func among(due []cards.Nudge, these []crm.Pointer) (out []cards.Nudge) {
	for _, n := range due {
		p, ok := pointer(n.Subject)
		if ok && slices.Contains(these, p) && !slices.ContainsFunc(out, func(o cards.Nudge) bool { return o.Subject == n.Subject }) {
			out = append(out, n)
		}
	}
	return out
}

// remindAt notes that he wants to hear of these once more at a time of today.
func (q *request) remindAt(all []cards.Nudge, clock string) error {
	from, to := playbook.HoursOn(q.who, q.today())
	if clock < from || clock >= to {
		q.personal(q.say.AgainOutside(clock, from, to))
		return nil
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	var of []string
	for _, n := range all {
		of = append(of, n.Subject)
	}
	if _, err := w.RemindAgain(of, q.today().At(clock, q.who.Location())); err != nil {
		return err
	}
	q.conv.Group = w.Group()
	q.personal(q.say.Again(all, clock, w.Group()))
	return nil
}

// laterChoice is the time of today that is offered beside the days until which something
// can be put off: in two hours, where he may be spoken to then and it is due.
func (q *request) laterChoice(of crm.Pointer) string {
	clock := q.laterClock("later")
	if from, to := playbook.HoursOn(q.who, q.today()); clock == "" || clock < from || clock >= to || !q.Calendars(q.who.Calendar).Workday(q.today()) {
		return ""
	}
	if all, err := q.putOffNow(of); err != nil || len(all) == 0 {
		return "" // the days are offered all the same
	}
	return clock
}

// putOffNow is what is due of the subject of a question until when something is put off: a
// step, a reminder, or those of a card.
func (q *request) putOffNow(of crm.Pointer) ([]cards.Nudge, error) {
	items := []crm.Pointer{of}
	if of.Kind == "" {
		p, single := pointer(of.ID)
		if items[0] = p; !single {
			var err error
			if items, err = q.bundled(of.ID); err != nil {
				return nil, err
			}
		}
	}
	due, err := q.dueOf(q.who, true)
	return among(due, items), err
}

// againAt puts off to a time of today what the question was about.
func (q *request) againAt(of crm.Pointer, clock string) error {
	all, err := q.putOffNow(of)
	if err != nil {
		return err
	}
	if len(all) == 0 || clock <= q.said().In(q.who.Location()).Format("15:04") {
		q.personal(q.say.Stale(""))
		return nil
	}
	return q.remindAt(all, clock)
}

// clockOfAnswer is the time of today that answers until when something is put off: 下午3点,
// in two hours; "" for any other answer.
func (q *request) clockOfAnswer() string {
	s := strings.TrimSuffix(strings.TrimPrefix(strings.TrimRight(squash(q.m.Text), "吧"), "今天"), "再说")
	if s == "" || length(s) > 14 || namesDay(s) && !strings.Contains(s, "afternoon") || !laterKnown(s) {
		return ""
	}
	return q.laterClock(s)
}
