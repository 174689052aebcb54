package schedules

import (
	"fmt"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// evening is one line per person of what is missing in what he said today.
func (s *Scheduler) evening() job {
	cfg, _ := s.Book.Job("evening")
	// Whoever leaves before its clock hears it before he leaves.
	times := func(p *crm.Person, d crm.Date) (start, end time.Time) {
		zone, h := p.Location(), s.Book.JobHours(cfg, p, d)
		end = d.At(h.To, zone)
		start = d.At(cfg.At, zone)
		if last := end.Add(-time.Duration(cfg.Jitter+2) * time.Minute); start.After(last) || cfg.At < h.From {
			start = last
		}
		return playbook.OffTheHour(start.Add(playbook.Spread("evening", string(p.ID), cfg.Jitter))), end
	}
	j := s.person("evening", cfg, anybody, times, s.sayEvening)
	j.inside = true
	return j
}

func (s *Scheduler) sayEvening(r crm.Reader, sub subject, sl slot, at time.Time) (answer, error) {
	p := sub.person
	return tell(r, p, sl, chat.Nudge, func(*answer) (_ chat.Card, _ bool, err error) {
		if full, err := s.enough(r, p, sl.date, 0); err != nil || full {
			return chat.Card{}, false, err
		}
		v := cards.DayView{From: sl.date, To: sl.date}
		all, newest, err := drafts(r, p)
		if err != nil {
			return chat.Card{}, false, err
		}
		if v.Missing, err = s.missing(r, p, sl.date); err != nil {
			return chat.Card{}, false, err
		}
		if v.Aims, err = aimless(r, p, sl.date); err != nil {
			return chat.Card{}, false, err
		}
		cal := s.Calendars(p.Calendar)
		if len(v.Missing)+len(v.Aims) > 0 || worthAWord(cal.Between(newest, sl.date)) {
			v.Drafts = all
		}
		card, ok := cards.For(p, at, s.Book, cal).Evening(v)
		return card, ok, nil
	})
}

// drafts counts what waits for a word of somebody, and says on which of his days the
// newest was said.
func drafts(r crm.Reader, p *crm.Person) (n int, newest crm.Date, err error) {
	err = crm.Each(r, crm.Where(crm.OpenOwner, string(p.ID)), func(d crm.Draft) bool {
		newest = max(newest, crm.DateOf(d.Created.In(p.Location())))
		n++
		return true
	})
	if err != nil {
		return 0, "", fmt.Errorf("drafts of %s: %w", p.ID, err)
	}
	return n, newest, nil
}

// worthAWord reports whether drafts alone are worth an evening's message so many
// working days after the newest was said: at once, and then in longer and longer
// pauses. The same every evening is not read any more.
func worthAWord(days int) bool { return days&(days+1) == 0 }

// missing lists what the records of a day lack: a next step for each account
// where somebody was met, then the columns of the new leads.
func (s *Scheduler) missing(r crm.Reader, p *crm.Person, d crm.Date) ([]cards.Gap, error) {
	gaps, err := stepless(r, p, d)
	if err != nil {
		return nil, err
	}
	var leads []crm.Lead
	day := crm.Where(crm.ByOwner, string(p.ID)).Between(string(d), string(d.AddDays(1)))
	if err := crm.Each(r, day, func(l crm.Lead) bool { leads = append(leads, l); return true }); err != nil {
		return nil, fmt.Errorf("leads of %s: %w", p.ID, err)
	}
	for i := range leads {
		acc, err := crm.Get[crm.Account](r, leads[i].Account)
		if crm.IsMissing(err) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("account of lead %s: %w", leads[i].ID, err)
		}
		for _, col := range s.Book.LeadMissing(&acc, &leads[i]) {
			if !col.Auto {
				gaps = append(gaps, cards.Gap{What: col.ID, AccountName: acc.Name.Text, Number: leads[i].Number()})
			}
		}
	}
	return gaps, nil
}

// aimless lists the activities of a day of which it was not said what they were
// for, where they are the first of their deal: it is asked once per deal, not
// after every visit (J2).
func aimless(r crm.Reader, p *crm.Person, d crm.Date) ([]cards.Gap, error) {
	deal := func(v *crm.Activity) string { return string(v.Deal) }
	return lacking(r, p, d, "", deal, func(v *crm.Activity) (bool, error) {
		first := true
		err := crm.Each(r, crm.Where(crm.ByDeal, string(v.Deal)), func(a crm.Activity) bool {
			first = a.Date >= d && len(a.Purpose) == 0
			return first
		})
		if err != nil {
			return false, fmt.Errorf("activities of deal %s: %w", v.Deal, err)
		}
		return first, nil
	})
}

// stepless lists the accounts where somebody was met on a day and nothing is
// planned.
func stepless(r crm.Reader, p *crm.Person, d crm.Date) ([]cards.Gap, error) {
	account := func(v *crm.Activity) string { return string(v.Account) }
	return lacking(r, p, d, "next_step", account, func(v *crm.Activity) (bool, error) {
		open, _, err := crm.List[crm.Task](r, crm.Where(crm.OpenAcct, string(v.Account)), crm.Page{Limit: 1})
		if err != nil {
			return false, fmt.Errorf("steps of account %s: %w", v.Account, err)
		}
		return len(open) == 0, nil
	})
}

// lacking lists those activities of a day, one of each deal or account that of
// names, at which somebody was met and something is missing.
func lacking(r crm.Reader, p *crm.Person, d crm.Date, what string, of func(*crm.Activity) string, lacks func(*crm.Activity) (bool, error)) ([]cards.Gap, error) {
	var met []crm.Activity
	asked := map[string]bool{"": true}
	day := crm.Where(crm.ByPerson, string(p.ID)).Between(string(d), string(d.AddDays(1)))
	err := crm.Each(r, day, func(v crm.Activity) bool {
		if key := of(&v); v.Met() && !asked[key] {
			asked[key] = true
			met = append(met, v)
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("activities of %s: %w", p.ID, err)
	}
	var gaps []cards.Gap
	for i := range met {
		v := &met[i]
		missing, err := lacks(v)
		if err != nil {
			return nil, err
		}
		if !missing {
			continue
		}
		acc, err := crm.Get[crm.Account](r, v.Account)
		if crm.IsMissing(err) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("account of activity %s: %w", v.ID, err)
		}
		gaps = append(gaps, cards.Gap{What: what, AccountName: acc.Name.Text, Number: v.Number()})
	}
	return gaps, nil
}
