package schedules

import (
	"fmt"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// moments speaks at the times that records have of their own: the hour of a
// step, the evening before an appointment and two hours before it, the last
// working hour before a tender closes. Its subjects are those whose hint has come.
func (s *Scheduler) moments() job {
	return job{
		name: "reminder", list: s.atTheirTime, say: s.sayMoment,
		slot: func(sub subject, at time.Time) (slot, bool) {
			sl := momentSlot(sub.person, sub.rec, sub.moment)
			return sl, sl.holds(at)
		},
	}
}

// momentSlot is a time of a record of somebody as a slot. The appointments for
// which he prepares at one time have one slot, and the customers whom he is to
// call then: they come on one card.
func momentSlot(p *crm.Person, rec crm.Record, m playbook.Moment) slot {
	if m.Prepares() || m.Calls() {
		key := fmt.Sprintf("reminder/%s/%s/%s", m.Nudge, p.ID, m.Due)
		if m.Nudge != playbook.PrepEvening {
			key += "T" + m.Clock
		}
		return slot{key: key, date: m.Due, at: m.At, until: m.Until}
	}
	what := ""
	if m.Nudge != "" {
		what = m.Nudge + "/"
	}
	return slot{key: fmt.Sprintf("reminder/%s%s/%sT%s", what, rec.Key(), m.Due, m.Clock), date: m.Due, at: m.At, until: m.Until}
}

// atTheirTime gives the records that were woken and have something to say at a
// moment, with their owners.
func (s *Scheduler) atTheirTime(r crm.Reader, ros *roster, at time.Time, _ crm.Page) ([]subject, string, error) {
	if ros.idle {
		return nil, "", nil
	}
	w, err := s.wokenFor(r, ros, at)
	if err != nil {
		return nil, "", err
	}
	var out []subject
	for _, h := range w.all {
		if h.rec == nil || h.up {
			continue
		}
		for _, m := range s.Book.Moments(h.rec, h.owner, s.Calendars(h.owner.Calendar), at) {
			if !m.At.After(at) && at.Before(m.Until) {
				out = append(out, subject{person: h.owner, rec: h.rec, moment: m, own: w.own[h.owner.ID]})
			}
		}
	}
	return out, "", nil
}

func (s *Scheduler) sayMoment(r crm.Reader, sub subject, sl slot, at time.Time) (answer, error) {
	p, cal := sub.person, s.Calendars(sub.person.Calendar)
	return tell(r, p, sl, chat.Nudge, func(a *answer) (chat.Card, bool, error) {
		still := false // it may have been moved, or muted, just now
		for _, m := range s.Book.Moments(sub.rec, p, cal, at) {
			still = still || momentSlot(p, sub.rec, m).key == sl.key
		}
		if !still {
			return chat.Card{}, false, nil
		}
		if full, err := s.enough(r, p, a.day, ofEvening); err != nil || full && !sub.moment.Urgent() {
			return chat.Card{}, false, err
		}
		c, err := s.Book.Gather(r, p, cal, at, []crm.Record{sub.rec})
		if err != nil {
			return chat.Card{}, false, err
		}
		a.saw(sub.rec)
		of := crm.Pointer{Kind: sub.rec.Kind(), ID: sub.rec.Key()}
		if sub.moment.Nudge == "" { // 完成 means it; a card to prepare by leaves ①②③ to the morning's
			a.items = []crm.Pointer{of}
		}
		w := cards.For(p, at, s.Book, cal)
		switch rec := sub.rec.(type) {
		case *crm.Tender:
			it := playbook.Item{
				Kind: sub.moment.Nudge, Subject: of, Account: rec.Account, Deal: rec.Deal, Owner: rec.Owner, Clock: sub.moment.Clock,
				Rule: playbook.Rule{Nudge: sub.moment.Nudge, Due: sub.moment.Due, Amount: rec.Deposit},
			}
			v, err := tenderView(r, &c, rec)
			n := cards.NudgeOf(&c, &it)
			n.Final = true
			return w.TenderDue(v, n), true, err
		case *crm.Task:
			if sub.moment.Prepares() {
				return s.prepCard(r, w, p, at, sl, a)
			}
			return s.stepCard(w, &c, rec)
		case *crm.Account:
			return s.callCard(r, w, sub, at, sl, a)
		}
		return chat.Card{}, false, nil
	})
}

// stepCard is what is said of a step at its hour; ok is false for one of which
// there is nothing to say any more.
func (s *Scheduler) stepCard(w *cards.Writer, c *playbook.Case, t *crm.Task) (chat.Card, bool, error) {
	for _, it := range s.Book.Due(*c) {
		if it.Subject.Kind == crm.KindTask && it.Subject.ID == string(t.ID) {
			return w.Reminder(cards.NudgeOf(c, &it)), true, nil
		}
	}
	return chat.Card{}, false, nil
}
