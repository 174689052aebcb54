package figures

import (
	"cmp"
	"fmt"
	"slices"

	"milepost/storage/crm"
)

// thing is a kind of row that can be asked for.
type thing struct {
	rows    func(*Desk, Period) ([]Row, error)
	horizon string // see Asked.Horizon
	files   bool   // made of customers' files alone
	deals   bool   // its rows are deals
}

// things are what can be asked for, by name.
func things() map[string]thing {
	ended := func(state string) func(*Desk, Period) ([]Row, error) {
		return func(d *Desk, p Period) ([]Row, error) {
			rows, err := d.Closed(p.From, p.Until(d.Today), state)
			return Largest(rows), err
		}
	}
	done := func(keep func(*crm.Activity) bool) func(*Desk, Period) ([]Row, error) {
		return func(d *Desk, p Period) ([]Row, error) { return d.Done(p.From, p.Until(d.Today), keep) }
	}
	return map[string]thing{
		AskOpen:     {rows: func(d *Desk, _ Period) ([]Row, error) { return d.running(crm.DealOpen) }, deals: true},
		AskPaused:   {rows: func(d *Desk, _ Period) ([]Row, error) { return d.running(crm.DealPaused) }, deals: true},
		AskWon:      {rows: ended(crm.DealWon), horizon: Year, deals: true},
		AskLost:     {rows: ended(crm.DealLost), horizon: Year, deals: true},
		AskDropped:  {rows: ended(crm.DealDropped), horizon: Year, deals: true},
		AskOpened:   {rows: (*Desk).openedIn, horizon: Month, deals: true},
		AskSigning:  {rows: (*Desk).signing, horizon: Quarter, deals: true},
		AskVisits:   {rows: done(func(a *crm.Activity) bool { return a.InPerson() && a.Met() }), horizon: Month},
		AskCalls:    {rows: done(func(a *crm.Activity) bool { return a.Type == crm.Call && a.Met() }), horizon: Month},
		AskDone:     {rows: done((*crm.Activity).Met), horizon: Month},
		AskPlanned:  {rows: func(d *Desk, p Period) ([]Row, error) { return d.stepsDue(p, true) }, horizon: Week},
		AskSteps:    {rows: func(d *Desk, p Period) ([]Row, error) { return d.stepsDue(p, false) }, horizon: All},
		AskLate:     {rows: func(d *Desk, _ Period) ([]Row, error) { return d.Late() }},
		AskLeads:    {rows: func(d *Desk, p Period) ([]Row, error) { return d.leads(p.From, p.Until(d.Today)) }, horizon: All, files: true},
		AskReceived: {rows: (*Desk).received, horizon: Month},
		AskDue:      {rows: func(d *Desk, p Period) ([]Row, error) { return d.owing(p, false) }, horizon: All},
		AskOverdue:  {rows: func(d *Desk, p Period) ([]Row, error) { return d.owing(p, true) }},
		AskQuotes:   {rows: (*Desk).quotes, horizon: Year},
		AskPending:  {rows: approvals(func(_ *Desk, a *crm.Approval, _ Period) bool { return a.Step() != nil })},
		AskRejected: {rows: approvals(func(_ *Desk, a *crm.Approval, _ Period) bool { return a.State == crm.ApprovalRejected })},
		AskGranted: {rows: approvals(func(_ *Desk, a *crm.Approval, p Period) bool {
			return a.Granted != "" && a.Granted >= p.From && a.Granted <= p.To
		}), horizon: Year},
		AskSpent: {rows: func(d *Desk, p Period) ([]Row, error) {
			return d.costs(p.From, p.Until(d.Today), func(bool) bool { return true })
		}, horizon: Month},
		AskBusy:      {rows: func(d *Desk, _ Period) ([]Row, error) { return d.busy() }},
		AskCustomers: {rows: func(d *Desk, _ Period) ([]Row, error) { return d.Chosen(nil) }, files: true},
	}
}

// running are the open deals of a state, the largest first.
func (d *Desk) running(state string) ([]Row, error) {
	open, err := d.Open()
	if err != nil {
		return nil, err
	}
	return Largest(picked(open, func(r Row) bool { return r.Deal.State == state })), nil
}

// picked are the rows that keep says yes to, in a list of their own.
func picked(rows []Row, keep func(Row) bool) []Row {
	var out []Row
	for _, r := range rows {
		if keep(r) {
			out = append(out, r)
		}
	}
	return out
}

// openedIn are the deals that were opened on the days of a period.
func (d *Desk) openedIn(p Period) ([]Row, error) {
	open, err := d.Open()
	if err != nil {
		return nil, err
	}
	ended, err := d.Closed(p.From, d.Today)
	if err != nil {
		return nil, err
	}
	return Largest(picked(slices.Concat(open, ended), func(r Row) bool { on := r.Deal.Opened(); return on >= p.From && on <= p.To })), nil
}

// signing are the open deals whose expected signing lies in a period, the
// nearest first.
func (d *Desk) signing(p Period) ([]Row, error) {
	open, err := d.running(crm.DealOpen)
	if err != nil {
		return nil, err
	}
	rows := picked(open, func(r Row) bool { return r.Deal.SignBy >= p.From && r.Deal.SignBy <= p.To })
	slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Compare(a.Deal.SignBy, b.Deal.SignBy) })
	return rows, nil
}

// stepsDue are the open steps that come due on the days of a period, or only the
// visits among them, the nearest first; of all time those without a day too.
func (d *Desk) stepsDue(p Period, visits bool) ([]Row, error) {
	span := func(f crm.Filter) crm.Filter { return f.Between(string(p.From), string(p.To.AddDays(1))) }
	if p.Ever() {
		span = func(f crm.Filter) crm.Filter { return f }
	}
	return dated(d, span, func(t *crm.Task) (Row, bool) {
		return Row{Task: t, On: t.Due, Clock: t.Clock}, !t.Waiting && (t.Visit || !visits)
	}, func(t *crm.Task) (crm.AccountID, crm.OpportunityID) { return t.Account, "" })
}

// busy is what they have to do within a week, what is late first, and what they
// did within the last one, the newest first.
func (d *Desk) busy() ([]Row, error) {
	todo, err := d.stepsDue(Period{From: oldest.AddDays(1), To: d.Today.AddDays(7)}, false)
	if err != nil {
		return nil, err
	}
	done, err := d.Done(d.Today.AddDays(-6), d.Today, func(*crm.Activity) bool { return true })
	slices.Reverse(done)
	return slices.Concat(todo, done), err
}

// theirs reports whether a record of that owner and team is theirs.
func (d *Desk) theirs(owner crm.PersonID, team crm.TeamID) bool {
	if d.Of.Person != "" {
		return owner == d.Of.Person
	}
	return slices.Contains(d.Of.Teams, team)
}

// allDeals are their deals: those that are open and those that ever ended.
func (d *Desk) allDeals() ([]Row, error) {
	open, err := d.Open()
	if err != nil {
		return nil, err
	}
	ended, err := d.Closed(oldest, d.Today)
	return slices.Concat(open, ended), err
}

// payments are the rows of the payment plans of their deals that keep makes
// something of.
func (d *Desk) payments(keep func(*crm.Payment) []Row) ([]Row, error) {
	deals, err := d.allDeals()
	if err != nil {
		return nil, err
	}
	var out []Row
	for _, deal := range deals {
		err := crm.Each(d.R, crm.Where(crm.ByDeal, string(deal.Deal.ID)), func(p crm.Payment) bool {
			for _, r := range keep(&p) {
				r.Deal, r.Account, r.Payment = deal.Deal, deal.Account, &p
				out = append(out, r)
			}
			return true
		})
		if err != nil {
			return nil, fmt.Errorf("payments of %s: %w", deal.Deal.ID, err)
		}
	}
	return out, nil
}

// priced is a row of that sum, beside the currency of the figures where it has no
// rate into it.
func (d *Desk) priced(m crm.Money) Row {
	r := Row{Amount: crm.Money{Currency: d.Currency}}
	if in, ok := d.Book.Convert(m, d.Currency, d.Today); ok {
		r.Amount = in
	} else {
		r.Beside = []crm.Money{m}
	}
	return r
}

// received is the money that came in on the days of a period, the newest first.
func (d *Desk) received(p Period) ([]Row, error) {
	rows, err := d.payments(func(pay *crm.Payment) (out []Row) {
		for _, got := range pay.Received {
			if got.On >= p.From && got.On <= p.To {
				r := d.priced(got.Amount)
				r.On, r.Paid = got.On, true
				out = append(out, r)
			}
		}
		return out
	})
	slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Compare(b.On, a.On) })
	return rows, err
}

// owing is the money that is still to come in: what is due on the days of a
// period, the nearest first, or what is late, the longest first. Of all time what
// has no date is there too, last.
func (d *Desk) owing(p Period, late bool) ([]Row, error) {
	rows, err := d.payments(func(pay *crm.Payment) []Row {
		if pay.Paid() || late && pay.Late(d.Today) == 0 || !late && !p.Ever() && (pay.Due < p.From || pay.Due > p.To) {
			return nil
		}
		r := d.priced(pay.Left())
		r.On, r.Late = pay.Due, pay.Late(d.Today)
		return []Row{r}
	})
	slices.SortStableFunc(rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(b.Late, a.Late), cmp.Compare(cmp.Or(a.On, "9999"), cmp.Or(b.On, "9999")))
	})
	return rows, err
}

// quotes are the quotes made on the days of a period, the newest first. One that
// was overtaken by its next version is there, and adds to the sum: the question
// is what was quoted.
func (d *Desk) quotes(p Period) ([]Row, error) {
	deals, err := d.allDeals()
	if err != nil {
		return nil, err
	}
	var out []Row
	for _, deal := range deals {
		err := crm.Each(d.R, crm.Where(crm.ByDeal, string(deal.Deal.ID)), func(q crm.Quote) bool {
			if q.On >= p.From && q.On <= p.To {
				r := d.priced(q.Amount)
				r.Deal, r.Account, r.Quote, r.On = deal.Deal, deal.Account, &q, q.On
				out = append(out, r)
			}
			return true
		})
		if err != nil {
			return nil, fmt.Errorf("quotes of %s: %w", deal.Deal.ID, err)
		}
	}
	slices.SortStableFunc(out, func(a, b Row) int { return cmp.Or(cmp.Compare(b.On, a.On), cmp.Compare(b.Quote.No, a.Quote.No)) })
	return out, nil
}

// approvals are the requests of their people that keep says yes to, those that
// wait longest first.
func approvals(keep func(*Desk, *crm.Approval, Period) bool) func(*Desk, Period) ([]Row, error) {
	return func(d *Desk, p Period) ([]Row, error) {
		var out []Row
		for _, who := range d.Of.People {
			var failed error
			err := crm.Each(d.R, crm.Where(crm.ByPerson, string(who)), func(a crm.Approval) bool {
				if !keep(d, &a, p) || !d.theirs(a.Asker, a.Team) {
					return true
				}
				row := d.priced(a.Amount)
				row.Approval, row.Account = &a, &crm.Account{}
				if a.Account != "" {
					row.Account, failed = d.account(a.Account)
				}
				if !a.Asked.IsZero() && a.Step() != nil {
					row.Days = max(d.Today.Sub(crm.DateOf(a.Asked.In(d.zone()))), 0)
				}
				out = append(out, row)
				return failed == nil
			})
			if err = cmp.Or(err, failed); err != nil {
				return nil, fmt.Errorf("requests of %s: %w", who, err)
			}
		}
		slices.SortStableFunc(out, func(a, b Row) int {
			return cmp.Or(cmp.Compare(b.Days, a.Days), cmp.Compare(a.Approval.No, b.Approval.No))
		})
		return out, nil
	}
}
