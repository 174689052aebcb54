package desk

import (
	"cmp"
	"fmt"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// EndDeal wins, loses, drops or pauses an opportunity, or takes it up again.
// Stale "deal.closed" (number, state) when it is over, or open already; Gate
// "deal.no_amount" for a won one without a contract value; BadInput
// "deal.reason", "deal.wake".
func (w *Work) EndDeal(id crm.OpportunityID, e Ending) (Edited[crm.Opportunity], error) {
	none := Edited[crm.Opportunity]{}
	before, o, err := w.myDeal(id)
	if err != nil {
		return none, err
	}
	if e.On == "" {
		e.On = w.Today()
	}
	var c checks
	c.date(e.On)
	c.date(e.Wake)
	c.text(&e.Reason, maxGist)
	c.text(&e.Why, maxGist)
	c.short(&e.Rival)
	if e.Gap != nil {
		c.amount(e.Gap)
	}
	c.among(crm.E(crm.BadInput, "deal.state", shown(e.State)), e.State, crm.DealPaused, crm.DealWon, crm.DealLost, crm.DealDropped)
	if c.err != nil {
		return none, c.err
	}
	if e.State == crm.DealOpen {
		err = w.reopen(&o)
	} else if !o.Open() {
		err = crm.E(crm.Stale, "deal.closed", label(&o), o.State)
	} else {
		err = w.end(&o, e)
	}
	if err != nil {
		return none, err
	}
	if o.State == crm.DealLost {
		if err := w.missTender(id, e.On); err != nil {
			return none, err
		}
	}
	return save(w, before, o, cmp.Or(e.Why, e.Reason))
}

// missTender ends the open tender of a deal that is lost: it went elsewhere with the deal.
func (w *Work) missTender(id crm.OpportunityID, on crm.Date) error {
	before, err := w.tenderOf(w.tx, id)
	if err != nil || before == nil || !before.Open() {
		return err
	}
	t := *before
	t.State, t.Result = crm.TenderMissed, on
	_, err = save(w, *before, t, "")
	return err
}

// gap notes to whom a deal went, and by how much the winner was cheaper.
func (w *Work) gap(o *crm.Opportunity, e Ending) {
	if e.Rival != "" {
		o.Rival = e.Rival
		if !has(o.Rivals, e.Rival) {
			o.Rivals = append(o.Rivals, e.Rival)
		}
	}
	switch {
	case e.Gap != nil && e.Gap.Minor > 0:
		o.Gap, o.NoGap = *e.Gap, false
	case e.NoGap:
		o.Gap, o.NoGap = crm.Amount{}, true
	}
}

// blame notes the reason: one of the method's where it is one, else the words.
func (w *Work) blame(o *crm.Opportunity, e Ending) {
	o.Reason, o.Why = e.Reason, e.Why
	if row, ok := playbook.Lookup(w.book.LostReasons, e.Reason); ok {
		o.Reason = row.ID
	}
}

func (w *Work) end(o *crm.Opportunity, e Ending) error {
	o.State, o.Reason, o.Why, o.Rival, o.Wake, o.Closed = e.State, e.Reason, e.Why, e.Rival, "", e.On
	switch e.State {
	case crm.DealPaused:
		o.Wake, o.Closed = e.Wake, ""
		if e.Wake <= w.Today() {
			return crm.E(crm.BadInput, "deal.wake", label(o))
		}
	case crm.DealLost, crm.DealDropped:
		if e.Reason == "" {
			return crm.E(crm.BadInput, "deal.reason", label(o), e.State)
		}
		w.blame(o, e)
		w.gap(o, e)
	case crm.DealWon:
		return w.sign(o, e)
	}
	return nil
}

// sign makes the amount of a won deal that of its contract. A budget is no
// contract value: somebody has to say it.
func (w *Work) sign(o *crm.Opportunity, e Ending) error {
	if e.Amount != nil {
		o.Amount = *e.Amount
	}
	if o.Amount.Minor <= 0 || e.Amount == nil && firmness(o.Amount.Kind) < firmness(crm.AmountValue) {
		return crm.E(crm.Gate, "deal.no_amount", label(o))
	}
	o.Amount.Kind = crm.AmountContract
	if e.Amount != nil && e.Amount.Precision == "" {
		o.Amount.Precision = crm.Exact
	}
	var c checks
	c.amount(&o.Amount)
	w.signedAt(o, e.On)
	return c.err
}

// signedAt brings a deal to the milestone in which contracts are signed, wherever
// it stood: a signature is a fact that no gate holds up. What its gate asks for
// (contract, payment plan, hand-over) still has to hold before it goes on.
func (w *Work) signedAt(o *crm.Opportunity, on crm.Date) {
	to := w.book.Stands(o)
	if to == o.Milestone {
		return
	}
	o.Milestone, o.Since = to, on
	o.Moved = append(o.Moved, crm.Move{To: to, On: on, By: w.actor.ID})
	o.Moves = len(o.Moved)
}

// reopen takes a paused, lost or dropped deal up again. The time of a pause
// does not count as time in the milestone.
func (w *Work) reopen(o *crm.Opportunity) error {
	side, ok := playbook.Find(w.book.SideStates, o.State)
	if !ok || !side.Reopen {
		return crm.E(crm.Stale, "deal.closed", label(o), o.State)
	}
	ended := o.Closed
	if o.State == crm.DealPaused {
		var err error
		if ended, err = w.pausedOn(o); err != nil {
			return err
		}
	}
	if days := w.Today().Sub(ended); days > 0 {
		o.Since = o.Since.AddDays(days)
	}
	o.State, o.Reason, o.Rival, o.Wake, o.Closed = crm.DealOpen, "", "", "", ""
	o.Why, o.Gap, o.NoGap = "", crm.Amount{}, false
	return nil
}

// pausedOn is the day on which a deal's pause began, from its history.
func (w *Work) pausedOn(o *crm.Opportunity) (crm.Date, error) {
	day := w.Today()
	me := crm.Pointer{Kind: crm.KindOpportunity, ID: string(o.ID)}
	err := eachChange(w.tx, crm.ChangeFilter{Record: me}, true, func(c crm.Change) bool {
		rec, err := decode(c.Kind, c.After)
		if err != nil || rec.(*crm.Opportunity).State != crm.DealPaused {
			return false
		}
		day = crm.DateOf(c.At.In(w.actor.Location()))
		return true
	})
	if err != nil {
		return "", fmt.Errorf("history of deal %s: %w", o.ID, err)
	}
	return day, nil
}
