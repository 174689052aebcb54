package schedules

import (
	"fmt"
	"sort"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// approvals reminds whoever decides of requests that have waited too long, once
// a working day, and asks the next above when they have waited longer still: on the day on
// which they come to him, and then once in the time that it took (Wait.Asks).
func (s *Scheduler) approvals() job {
	cfg, _ := s.Book.Job("approvals")
	times := func(p *crm.Person, d crm.Date) (time.Time, time.Time) {
		if s.hasMonday(p, d) { // it is on that card
			return time.Time{}, time.Time{}
		}
		return s.Book.FirstHour("approvals", cfg, p, d)
	}
	j := s.person("approvals", cfg, anybody, times, s.sayApprovals)
	j.idle = func(ros *roster) bool { return !ros.waits } // then nobody need be looked at
	return j
}

func (s *Scheduler) sayApprovals(r crm.Reader, sub subject, sl slot, at time.Time) (answer, error) {
	p := sub.person
	return tell(r, p, sl, chat.Asking, func(a *answer) (chat.Card, bool, error) {
		late, err := s.late(r, p, sl.date)
		if err != nil || len(late) == 0 {
			return chat.Card{}, false, err
		}
		var rows []cards.ApprovalView
		for i := range late {
			a.saw(&late[i].Approval)
			a.items = append(a.items, crm.Pointer{Kind: crm.KindApproval, ID: string(late[i].ID)})
			rows = append(rows, late[i].ApprovalView)
		}
		w := cards.For(p, at, s.Book, s.Calendars(p.Calendar))
		if len(late) == 1 {
			return w.ApprovalWaits(rows[0], late[0].above), true, nil
		}
		return w.Pending(rows, 0), true, nil
	})
}

// lastThere is the last working day of somebody before a day on which he was not absent;
// of whoever is back after more than a year, the one a year of working days ago.
func (s *Scheduler) lastThere(p *crm.Person, day crm.Date) crm.Date {
	cal := s.Calendars(p.Calendar)
	for range 260 {
		if day = cal.Add(day, -1); !p.AwayOn(day) {
			break
		}
	}
	return day
}

// lateRequest is a request that waits too long.
type lateRequest struct {
	cards.ApprovalView
	above bool // it comes to the next above
}

// late lists the requests that somebody has to be reminded of on a day, those
// that wait longest first.
func (s *Scheduler) late(r crm.Reader, p *crm.Person, on crm.Date) ([]lateRequest, error) {
	ps, err := playbook.Everybody(r)
	if err != nil {
		return nil, err
	}
	if !ps.Decides(p) {
		named, _, err := crm.List[crm.Approval](r, crm.Where(crm.ByStep, string(p.ID)), crm.Page{Limit: 1})
		if err != nil {
			return nil, fmt.Errorf("requests that name him: %w", err)
		}
		if len(named) == 0 {
			return nil, nil
		}
	}
	var out []lateRequest
	seen := map[crm.ApprovalID]bool{}
	var fault error
	err = crm.Each(r, crm.Where(crm.ByStep), func(a crm.Approval) bool {
		standing, _ := ps.Standing(*a.Step(), a.Asker, on)
		who := ps.Find(standing, on)
		if seen[a.ID] || a.Asker == p.ID || who == nil {
			return true
		}
		above := standing != p.ID
		if above { // whose it is before its days are counted: it may have waited for months
			next := ps.Above(who, on)
			if next == nil || next.ID != p.ID || s.Book.Beyond(&a, ps, s.Calendars, on) == nil {
				return true
			}
		}
		seen[a.ID] = true
		cal := s.Calendars(who.Calendar)
		wait := s.Book.Waits(&a, cal, crm.DateOf(a.Asked.In(who.Location())), on)
		if !wait.Late(on) || above && !wait.Asks(cal, s.lastThere(p, on), on) {
			return true
		}
		v, err := cards.RequestOf(r, &a, ps)
		v.Wait, v.Decides = wait, true
		fault = err
		out = append(out, lateRequest{v, above})
		return err == nil
	})
	if fault != nil {
		err = fault
	}
	if err != nil {
		return nil, fmt.Errorf("requests that wait: %w", err)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Asked.Before(out[j].Asked) })
	return out, nil
}
