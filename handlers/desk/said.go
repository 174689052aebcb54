package desk

import (
	"fmt"
	"strings"

	"milepost/storage/crm"
)

// said is what a message says of a deal.
type said struct {
	amount   crm.Amount
	need     string
	title    string
	signBy   crm.Date
	win      int
	rivals   []string
	on       crm.Date
	evidence crm.Evidence
	explicit bool // a correction: the amount replaces whatever there is
}

func (s *said) any() bool {
	return s.amount.Minor != 0 || s.need != "" || s.signBy != "" || s.win != 0
}

// dealPlan is what will be written of a deal once every check has passed.
type dealPlan struct {
	deal  *crm.Opportunity
	was   crm.Opportunity // as it is stored
	fresh bool
	note  *crm.Amount // did not replace a firmer one: noted beside it
}

// planDeal finds the deal that something belongs to (by id, else the open one
// that was touched last) and what was said of it; the first need or amount
// opens one at the first milestone. Nothing is written yet.
func (w *Work) planDeal(a *crm.Account, id crm.OpportunityID, s said) (*dealPlan, error) {
	if err := s.check(); err != nil {
		return nil, err
	}
	p := &dealPlan{}
	if id != "" {
		o, err := w.deal(a.ID, id)
		if err != nil {
			return nil, err
		}
		p.deal = &o
	} else {
		o, err := w.lastDeal(a.ID)
		if err != nil {
			return nil, err
		}
		p.deal = o
	}
	switch {
	case p.deal == nil && s.any():
		o, err := w.openDeal(a, s)
		if err != nil {
			return nil, err
		}
		p.deal, p.fresh = o, true
	case p.deal != nil:
		p.was = *p.deal
		if !s.any() && len(s.rivals) == 0 {
			break
		}
		if err := w.mayWrite(p.deal); err != nil {
			return nil, err
		}
		p.note = s.apply(p.deal)
	}
	return p, nil
}

func (s *said) check() error {
	var c checks
	c.amount(&s.amount)
	c.text(&s.need, maxText)
	c.text(&s.title, maxText)
	c.date(s.signBy)
	c.percent(s.win)
	s.rivals = c.strings(s.rivals)
	return c.err
}

// openDeal makes the record of an account's deal, at the first milestone.
func (w *Work) openDeal(a *crm.Account, s said) (*crm.Opportunity, error) {
	owner, err := w.colleague(a.Owner)
	if err != nil {
		return nil, err
	}
	if err := w.mayMake(crm.KindOpportunity, owner); err != nil {
		return nil, err
	}
	title := s.title
	if title == "" {
		title = s.need
	}
	if title == "" {
		title = a.Name.Text
	}
	first := w.book.Milestones[0].ID
	return &crm.Opportunity{
		Account: a.ID, Owner: owner.ID, Team: owner.Team, Title: strings.Join(strings.Fields(title), " "),
		Milestone: first, Since: s.on, Moved: []crm.Move{{To: first, On: s.on, By: w.actor.ID}},
		Amount: s.amount, SignBy: s.signBy, WinPct: s.win, Rivals: s.rivals, Evidence: s.evidence,
	}, nil
}

// apply brings a deal up to date. A budget stands in only until a quote or a
// value is said, and nothing but a contract replaces a contract: the amount
// that does not replace comes back, to be noted beside it.
func (s *said) apply(o *crm.Opportunity) (note *crm.Amount) {
	if s.amount.Minor != 0 {
		is, says := firmness(o.Amount.Kind), firmness(s.amount.Kind)
		if s.explicit || o.Amount.Minor == 0 || says == is || says > 1 && is < 5 || says == 5 {
			o.Amount = s.amount
		} else {
			note = &s.amount
		}
	}
	if s.signBy != "" {
		o.SignBy = s.signBy
	}
	if s.win != 0 {
		o.WinPct = s.win
	}
	for _, r := range s.rivals {
		if !has(o.Rivals, r) {
			o.Rivals = append(append([]string(nil), o.Rivals...), r)
		}
	}
	return note
}

// write writes what was planned.
func (p *dealPlan) write(w *Work) error {
	if p.fresh {
		no, err := w.number(crm.KindOpportunity)
		if err != nil {
			return err
		}
		p.deal.ID, p.deal.No = crm.OpportunityID(w.next()), no
		return w.write(p.deal, "")
	}
	if p.deal == nil {
		return nil
	}
	e, err := save(w, p.was, *p.deal, "")
	if err != nil {
		return err
	}
	*p.deal = e.After
	if p.note == nil {
		return w.keepBudget(&p.was, p.deal)
	}
	text := fmt.Sprintf("%d.%02d %s", p.note.Minor/100, p.note.Minor%100, p.note.Currency)
	_, err = w.note(crm.Pointer{Kind: crm.KindOpportunity, ID: string(p.deal.ID)}, "amount."+string(p.note.Kind), text, "")
	return err
}
