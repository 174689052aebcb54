package schedules

import (
	"cmp"
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

// initiationsState is what a list of approved applications compares with.
type initiationsState struct {
	mark
	Told map[crm.ApprovalID]toldInitiation `json:"told,omitempty"`
}

// toldInitiation is an application as it was told last.
type toldInitiation struct {
	On crm.Date `json:"on"`
	cards.GrantedAs
}

// toldFor is how many days what was told is compared with what is known by then.
const toldFor = 92

// toldBefore compares what was told with how it stands now: what is different, in
// order of the numbers, and what the next list compares with.
func toldBefore(r crm.Reader, told map[crm.ApprovalID]toldInitiation, today crm.Date) (changed []cards.GrantedChange, now map[crm.ApprovalID]toldInitiation, err error) {
	now = map[crm.ApprovalID]toldInitiation{}
	for id, was := range told {
		if today.Sub(was.On) > toldFor {
			continue
		}
		a, err := crm.Get[crm.Approval](r, id)
		if err != nil && !crm.IsMissing(err) {
			return nil, nil, fmt.Errorf("application that was told: %w", err)
		}
		is := cards.GrantedAs{No: was.No, Amount: was.Amount, State: crm.ApprovalWithdrawn}
		if err == nil {
			is = grantedAs(&a)
		}
		if is != was.GrantedAs {
			changed = append(changed, cards.GrantedChange{Was: was.GrantedAs, Now: is})
		}
		now[id] = toldInitiation{was.On, is}
	}
	slices.SortFunc(changed, func(a, b cards.GrantedChange) int { return cmp.Compare(a.Was.No, b.Was.No) })
	return changed, now, nil
}

// grantedAs is what a list tells of an application, as far as it may change. One
// that is not any more what was granted is to be decided again.
func grantedAs(a *crm.Approval) cards.GrantedAs {
	is := cards.GrantedAs{No: a.No, Amount: a.Amount, State: a.State}
	switch {
	case a.Deleted:
		is.State = crm.ApprovalWithdrawn
	case a.State == crm.ApprovalGranted && len(a.Changed) > 0:
		is.State = crm.ApprovalChanged
	}
	return is
}

func (s *Scheduler) sayInitiations(r crm.Reader, to string, p *crm.Person, sl slot, at time.Time) (answer, error) {
	var last initiationsState
	if err := readKept(r, sl.mark, &last); err != nil {
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
		if err != nil {
			return chat.Card{}, false, err
		}
		changed, told, err := toldBefore(r, last.Told, sl.date)
		if err != nil {
			return chat.Card{}, false, err
		}
		for i := range rows {
			told[rows[i].ID] = toldInitiation{sl.date, grantedAs(&rows[i].Approval)}
		}
		if err := a.compares(initiationsState{mark{Date: sl.date}, told}); err != nil || len(rows)+len(changed) == 0 {
			return chat.Card{}, false, err
		}
		for i := range rows {
			a.items = append(a.items, crm.Pointer{Kind: crm.KindApproval, ID: string(rows[i].ID)})
		}
		return cards.For(p, at, s.Book, s.Calendars(p.Calendar)).Approved(rows, changed, from, until, s.Company, s.Notice), true, nil
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
