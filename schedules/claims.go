package schedules

import (
	"fmt"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// A claim conflict is answered within claimDays working days; after them
// whoever decides is reminded once, and after claimAbove the next above is
// asked, once.
const (
	claimDays  = 1
	claimAbove = 3
)

// claims reminds of claim conflicts that wait.
func (s *Scheduler) claims() job {
	cfg, _ := s.Book.Job("approvals")
	slotOn := func(sub subject, d crm.Date) (slot, bool) {
		p, c := sub.person, sub.rec.(*crm.Conflict)
		cal := s.Calendars(p.Calendar)
		after, what := claimDays, "remind"
		if sub.above {
			after, what = claimAbove, "above"
		}
		if d <= cal.Add(c.Day, after) || !p.Active(d) || p.AwayOn(d) || !cal.Workday(d) || cfg.Off {
			return slot{}, false
		}
		sl := slot{key: fmt.Sprintf("claim/%s/%s", c.ID, what), date: d}
		sl.at, sl.until = s.Book.FirstHour("claims", cfg, p, d)
		return sl, sl.at.Before(sl.until)
	}
	return job{
		name: "claims", list: openClaims, say: s.sayClaim,
		slot: func(sub subject, at time.Time) (slot, bool) {
			sl, ok := slotOn(sub, crm.DateOf(at.In(sub.person.Location())))
			return sl, ok && sl.holds(at)
		},
		next: func(sub subject, after time.Time) time.Time {
			return upcoming(after, sub.person.Location(), func(d crm.Date) (slot, bool) { return slotOn(sub, d) })
		},
	}
}

// openClaims gives each open conflict with who decides it now, and with the
// next above.
func openClaims(r crm.Reader, _ *roster, at time.Time, p crm.Page) ([]subject, string, error) {
	open, next, err := crm.List[crm.Conflict](r, crm.Where(crm.ByStep), p)
	if err != nil || len(open) == 0 {
		return nil, "", err
	}
	ps, err := playbook.Everybody(r)
	if err != nil {
		return nil, "", err
	}
	var out []subject
	for i := range open {
		c := &open[i]
		today := crm.DateOf(at)
		who, _ := ps.Standing(crm.Step{Who: c.Decider}, c.Reporter, today)
		decider := ps.Find(who, today)
		for seen := 0; decider != nil && !crm.Can(decider, crm.Decide, crm.ScopeOf(c)) && seen < len(ps); seen++ {
			decider = ps.Above(decider, today) // a deputy who leads neither of them
		}
		if decider == nil || decider.ID == c.Reporter {
			continue
		}
		out = append(out, subject{person: decider, rec: c})
		if up := ps.Above(decider, today); up != nil && up.ID != c.Reporter {
			out = append(out, subject{person: up, rec: c, above: true})
		}
	}
	return out, next, nil
}

func (s *Scheduler) sayClaim(r crm.Reader, sub subject, sl slot, at time.Time) (answer, error) {
	p, c := sub.person, sub.rec.(*crm.Conflict)
	return tell(r, p, sl, chat.Asking, func(a *answer) (chat.Card, bool, error) {
		a.saw(c)
		v, err := s.conflictView(r, c)
		if err != nil || !c.Open() {
			return chat.Card{}, false, err
		}
		a.items = append(a.items, crm.Pointer{Kind: crm.KindConflict, ID: string(c.ID)})
		cal := s.Calendars(p.Calendar)
		days := 0
		for d := c.Day; d < sl.date; d = d.AddDays(1) {
			if cal.Workday(d.AddDays(1)) {
				days++
			}
		}
		return cards.For(p, at, s.Book, cal).ConflictWaits(v, days, sub.above), true, nil
	})
}

// conflictView is a conflict as a reminder shows it.
func (s *Scheduler) conflictView(r crm.Reader, c *crm.Conflict) (cards.ConflictView, error) {
	v := cards.ConflictView{Conflict: *c}
	ps, err := playbook.Everybody(r)
	if err != nil {
		return v, err
	}
	a, err := crm.Get[crm.Account](r, c.Account)
	if err != nil {
		return v, fmt.Errorf("account of %s: %w", c.Number(), err)
	}
	v.AccountName, v.AccountCode, v.Touched = a.Name.Text, a.CreditCode, max(a.LastVisit, a.LastCall)
	registered := crm.DateOf(a.Created)
	leads, _, err := crm.List[crm.Lead](r, crm.Where(crm.ByAccount, string(a.ID)), crm.Page{Limit: 1})
	if err != nil {
		return v, fmt.Errorf("lead of account %s: %w", a.ID, err)
	}
	if len(leads) > 0 {
		registered = leads[0].Registered
	}
	v.Protected = s.Book.Protected(&a, registered)
	v.OwnerName, v.ReporterName, v.ByName = ps.Name(a.Owner), ps.Name(c.Reporter), ps.Name(c.Decider)
	return v, nil
}
