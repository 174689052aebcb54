package desk

import "milepost/storage/crm"

// CorrectActivity puts a recorded activity right. Whose it is may, and his
// manager; who made it is his manager's word (Forbidden "record.pass"). With another customer, what was said along with it moves there too:
// the people who were met, the steps and costs that hang on it, the deal that
// it opened; what the wrong name had made and nobody uses goes.
func (w *Work) CorrectActivity(id crm.ActivityID, e ActivityEdit) (Corrected, error) {
	var out Corrected
	a, err := crm.Get[crm.Activity](w.tx, id)
	if err != nil {
		return out, err
	}
	if err := w.mayWrite(&a); err != nil {
		return out, err
	}
	before := a
	if err := w.applyActivity(&a, e); err != nil {
		return out, err
	}
	from, err := crm.Get[crm.Account](w.tx, before.Account)
	if err != nil {
		return out, err
	}
	to := from
	m := &moving{}
	if a.Account != before.Account {
		if to, err = w.account(a.Account); err != nil {
			return out, err
		}
		if m, err = w.planMove(before, &a, e, &from); err != nil {
			return out, err
		}
		a.Tier, a.Bought = to.Tier, to.Orders > 0
		m.bought = a.Bought
	}
	if err := w.checkActivity(&a); err != nil {
		return out, err
	}
	if err := w.correctDeal(&out, &a, &to, m, e); err != nil {
		return out, err
	}
	if out.Moved, err = m.write(w, before, &a); err != nil {
		return out, err
	}
	if out.Edited, err = save(w, before, a, e.Reason); err != nil {
		return out, err
	}
	if out.Gone, err = m.clear(w); err != nil {
		return out, err
	}
	out.From = from
	out.To, err = crm.Get[crm.Account](w.tx, a.Account)
	return out, err
}

// applyActivity sets the fields of an edit.
func (w *Work) applyActivity(a *crm.Activity, e ActivityEdit) error {
	set(&a.Type, e.Type)
	set(&a.Account, e.Account)
	set(&a.Clock, e.Clock)
	set(&a.Outcome, e.Outcome)
	set(&a.Gist, e.Gist)
	set(&a.Minutes, e.Minutes)
	set(&a.Purpose, e.Purpose)
	set(&a.Cost, e.Cost)
	set(&a.Place, e.Place)
	set(&a.Review, e.Review)
	if e.Showed != nil {
		a.Showed = unique(*e.Showed)
	}
	if e.Date != nil {
		a.Date, a.Assumed, a.Night = *e.Date, false, false
	}
	if e.With != nil {
		a.With = unique(*e.With)
	}
	if e.Ours != nil {
		a.Ours = unique(*e.Ours)
	}
	if e.Who == nil || *e.Who == a.Who {
		return nil
	}
	p, err := w.handTo(a, a.Who, *e.Who)
	if err != nil {
		return err
	}
	if !w.can(crm.Reassign, a) { // a visit counts for whoever made it: he cannot give it away himself
		return crm.E(crm.Forbidden, "record.pass", p.Name.Text, w.boss())
	}
	a.Who, a.Team = p.ID, p.Team
	return nil
}

// correctDeal sets the deal of a corrected activity and its amount, and writes
// the deal where it changed or was opened.
func (w *Work) correctDeal(out *Corrected, a *crm.Activity, to *crm.Account, m *moving, e ActivityEdit) error {
	if e.Deal != nil {
		a.Deal = *e.Deal
	}
	if m.deal != nil {
		m.deal.Account = to.ID // so that the deal is found where it goes
	}
	if e.Amount == nil {
		if a.Deal == "" || m.deal != nil {
			return nil
		}
		_, err := w.deal(to.ID, a.Deal)
		return err
	}
	if e.Amount.Minor == 0 {
		return crm.E(crm.BadInput, "amount.zero")
	}
	s := said{amount: *e.Amount, on: a.Date, evidence: a.Evidence, explicit: true}
	if m.deal != nil {
		if err := s.check(); err != nil {
			return err
		}
		before := *m.deal
		s.apply(m.deal)
		out.DealBefore, out.DealAfter = &before, m.deal
		return nil
	}
	plan, err := w.planDeal(to, a.Deal, s)
	if err != nil {
		return err
	}
	if !plan.fresh {
		was, err := crm.Get[crm.Opportunity](w.tx, plan.deal.ID)
		if err != nil {
			return err
		}
		out.DealBefore = &was
	}
	if err := plan.write(w); err != nil {
		return err
	}
	out.DealAfter = plan.deal
	a.Deal = plan.deal.ID
	return nil
}
