package schedules

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// initiation is the kind of request that makes a deal a project: 立项.
const initiation = "initiation"

// initiations is the list of the applications that were approved since the last
// one, with a workbook of their fields, for marketing planning (N6); silent when
// there was none.
func (s *Scheduler) initiations() job {
	cfg, ok := s.Book.Job("initiations")
	cfg.Off = cfg.Off || !ok
	times := func(p *crm.Person, d crm.Date) (time.Time, time.Time) {
		return s.Book.FirstHour("initiations", cfg, p, d)
	}
	may := func(p *crm.Person) bool { return slices.Contains(s.roles(cfg.To, p), true) }
	return s.person("initiations", cfg, may, times, func(r crm.Reader, sub subject, sl slot, at time.Time) (answer, error) {
		return s.sayInitiations(r, cfg.To, sub.person, sl, at)
	})
}

// roles says for each way in which a job finds its readers whether somebody is
// one: his function first, then the roles that stand in where nobody has it.
func (s *Scheduler) roles(to string, p *crm.Person) []bool {
	id, isFunction := strings.CutPrefix(to, "function/")
	if !isFunction {
		return []bool{p.Has(crm.Role(to))}
	}
	out := []bool{slices.Contains(p.Functions, id)}
	f, _ := playbook.Find(s.Book.Functions, id)
	for _, role := range f.Fallback {
		out = append(out, p.Has(crm.Role(role)))
	}
	return out
}

// reads reports whether somebody is a reader of a job: of those who are, in the
// first way in which anybody is.
func (s *Scheduler) reads(r crm.Reader, to string, p *crm.Person, on crm.Date) (bool, error) {
	first := slices.Index(s.roles(to, p), true)
	ps, err := playbook.Everybody(r)
	if err != nil {
		return false, err
	}
	for i := range ps {
		if n := slices.Index(s.roles(to, &ps[i]), true); n >= 0 && ps[i].Active(on) && first >= 0 {
			first = min(first, n)
		}
	}
	return first >= 0 && s.roles(to, p)[first], nil
}

func (s *Scheduler) sayInitiations(r crm.Reader, to string, p *crm.Person, sl slot, at time.Time) (answer, error) {
	last, err := readMark(r, sl.mark)
	if err != nil {
		return answer{}, err
	}
	from, until := last.Date, sl.date.AddDays(-1)
	if from == "" {
		from = sl.date.AddDays(-7)
	}
	return tell(r, p, sl, chat.Digest, func(a *answer) (chat.Card, bool, error) {
		ok, err := s.reads(r, to, p, sl.date)
		if err != nil || !ok {
			return chat.Card{}, false, err
		}
		rows, err := granted(r, from, until)
		if err != nil || len(rows) == 0 {
			return chat.Card{}, false, err
		}
		for i := range rows {
			a.items = append(a.items, crm.Pointer{Kind: crm.KindApproval, ID: string(rows[i].ID)})
		}
		return cards.For(p, at, s.Book, s.Calendars(p.Calendar)).Approved(rows, from, until, s.Company, s.Notice), true, nil
	})
}

// granted lists the applications that were approved on the days from one to
// another, in their order.
func granted(r crm.Reader, from, until crm.Date) ([]cards.ApprovalView, error) {
	ps, err := playbook.Everybody(r)
	if err != nil {
		return nil, err
	}
	var rows []cards.ApprovalView
	var failed error
	err = crm.Each(r, crm.Where(crm.ByGranted).Between(string(from), string(until.AddDays(1))), func(a crm.Approval) bool {
		if a.Subject != initiation {
			return true
		}
		var v cards.ApprovalView
		if v, failed = cards.RequestOf(r, &a, ps); failed == nil {
			rows = append(rows, v)
		}
		return failed == nil && len(rows) < crm.MaxPage
	})
	if failed != nil {
		err = failed
	}
	if err != nil {
		return nil, fmt.Errorf("approved applications: %w", err)
	}
	return rows, nil
}
