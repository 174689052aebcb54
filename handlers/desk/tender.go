package desk

import (
	"fmt"
	"slices"
	"time"

	"milepost/storage/crm"
)

// TenderEdit names what was said of a tender; nil stays as it is.
type TenderEdit struct {
	State    *string   // of the playbook's tender_states
	Deadline *crm.Date // an open tender whose deadline moves later is put off
	Clock    *string   // HH:MM
	Opens    *crm.Date
	OpensAt  *string
	Zone     *string // IANA name: in which the clocks are read
	Deposit  *crm.Money
	PayBy    *crm.Date
	Paid     *crm.Date
	Back     *crm.Date
	Ready    []string  // papers of the playbook that are at hand: these are added
	NotReady []string  // these are taken away
	Bids     []crm.Bid // the opening record: these are added, one row for each bidder
	NoBids   []string  // these bidders are taken away
	Reason   *string   // of a tender that failed, was void or was not won
	Learnt   *string   // the debrief of one that was not won
}

// SetTender notes what was said of the tender of a deal; the first word of it
// makes its record. A deal has one tender at a time: after one that failed or
// was void, a second call for bids goes on with it in the next round. Gate
// "tender.late" (number, date) for a bid handed in after the deadline has
// passed; Stale "tender.over" (number, state) for a change of dates when the
// result is known; BadInput "tender.state", "tender.learnt" for the debrief of
// one that was not lost, "tender.pay_by" and "tender.opens" (deadline) for a
// deposit that is due after the deadline and bids that are opened before it.
func (w *Work) SetTender(id crm.OpportunityID, e TenderEdit) (Edited[crm.Tender], error) {
	none := Edited[crm.Tender]{}
	_, o, err := w.myDeal(id)
	if err != nil {
		return none, err
	}
	before, err := w.tenderOf(w.tx, id)
	if err != nil {
		return none, err
	}
	t := crm.Tender{Account: o.Account, Deal: o.ID, Owner: o.Owner, Team: o.Team, State: crm.TenderOpen, Round: 1, Evidence: w.evidence(crm.Evidence{})}
	if before != nil {
		t = *before
		t.Ready, t.Delays, t.Bids = slices.Clone(t.Ready), slices.Clone(t.Delays), slices.Clone(t.Bids)
	} else {
		before = new(crm.Tender)
	}
	if err := w.checkTender(&e); err != nil {
		return none, err
	}
	if err := w.tenderDates(&t, &e); err != nil {
		return none, err
	}
	if err := w.tenderState(&t, &e); err != nil {
		return none, err
	}
	w.tenderRest(&t, &e)
	switch {
	case e.PayBy != nil && t.Deadline != "" && t.PayBy > t.Deadline:
		return none, crm.E(crm.BadInput, "tender.pay_by", string(t.Deadline))
	case e.Opens != nil && t.Opens != "" && t.Opens < t.Deadline:
		return none, crm.E(crm.BadInput, "tender.opens", string(t.Deadline))
	}
	if e.Learnt != nil && o.State == crm.DealLost && t.State != crm.TenderVoid && t.State != crm.TenderFailed {
		t.State = crm.TenderMissed // the deal went elsewhere, and its tender with it
	}
	if t.Learnt != "" && t.State != crm.TenderMissed && t.State != crm.TenderVoid && t.State != crm.TenderFailed {
		name := ""
		if t.ID != "" {
			name = label(&t)
		}
		return none, crm.E(crm.BadInput, "tender.learnt", name)
	}
	if t.ID == "" {
		if t.No, err = w.number(crm.KindTender); err != nil {
			return none, err
		}
		t.ID = crm.TenderID(w.next())
	}
	return save(w, *before, t, "")
}

// TenderOf is the tender of a deal, the newest one; nil when it has none.
func (d *Desk) TenderOf(r crm.Reader, deal crm.OpportunityID) (*crm.Tender, error) {
	return d.tenderOf(r, deal)
}

func (d *Desk) tenderOf(r crm.Reader, deal crm.OpportunityID) (*crm.Tender, error) {
	var newest *crm.Tender
	err := crm.Each(r, crm.Where(crm.ByDeal, string(deal)), func(t crm.Tender) bool {
		if newest == nil || t.No > newest.No {
			newest = &t
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("tender of deal %s: %w", deal, err)
	}
	return newest, nil
}

func (w *Work) checkTender(e *TenderEdit) error {
	var c checks
	for _, d := range []*crm.Date{e.Deadline, e.Opens, e.PayBy, e.Paid, e.Back} {
		if d != nil {
			c.date(*d)
		}
	}
	for _, s := range []*string{e.Clock, e.OpensAt} {
		if s != nil {
			c.clock(*s)
		}
	}
	if e.State != nil {
		pick(&c, crm.E(crm.BadInput, "tender.state", shown(*e.State)), w.book.Tender, e.State)
	}
	if e.Zone != nil {
		if _, err := time.LoadLocation(*e.Zone); err != nil || *e.Zone == "" {
			c.fail(crm.E(crm.BadInput, "zone.unknown", shown(*e.Zone)))
		}
	}
	if e.Deposit != nil {
		c.money(*e.Deposit)
	}
	for i := range e.Ready {
		pick(&c, crm.E(crm.BadInput, "tender.paper", shown(e.Ready[i])), w.book.TenderPapers, &e.Ready[i])
	}
	for i := range e.Bids {
		c.short(&e.Bids[i].Who)
		c.text(&e.Bids[i].Note, maxText)
		c.money(e.Bids[i].Price)
	}
	for _, s := range []*string{e.Reason, e.Learnt} {
		if s != nil {
			c.text(s, maxGist)
		}
	}
	return c.err
}

// tenderDates sets the dates. A deadline that moves later is a delay and is
// kept as one: the old date stays readable.
func (w *Work) tenderDates(t *crm.Tender, e *TenderEdit) error {
	if !t.Open() && (e.Deadline != nil || e.Opens != nil) && e.State == nil {
		return crm.E(crm.Stale, "tender.over", label(t), t.State)
	}
	if e.Deadline != nil && *e.Deadline != t.Deadline {
		if t.Deadline != "" && *e.Deadline > t.Deadline && t.Open() {
			t.Delays = append(t.Delays, crm.Delay{From: t.Deadline, To: *e.Deadline, On: w.Today(), By: w.actor.ID})
			if t.State == crm.TenderOpen {
				t.State = crm.TenderPostponed
			}
		}
		t.Deadline = *e.Deadline
	}
	set(&t.Clock, e.Clock)
	set(&t.Opens, e.Opens)
	set(&t.OpensAt, e.OpensAt)
	set(&t.Zone, e.Zone)
	return nil
}

// tenderState moves a tender on. A bid counts as handed in on the day on which
// that is said, and only before the deadline, in the tender's own zone.
func (w *Work) tenderState(t *crm.Tender, e *TenderEdit) error {
	if e.State == nil || *e.State == t.State {
		return nil
	}
	switch to := *e.State; to {
	case crm.TenderSubmitted:
		if w.pastDeadline(t) {
			return crm.E(crm.Gate, "tender.late", label(t), string(t.Deadline))
		}
		t.Submitted = w.Today()
	case crm.TenderAgain:
		t.Round++
		t.Submitted, t.Result, t.Bids, t.Reason, t.Learnt, t.LearntOn = "", "", nil, "", "", ""
	case crm.TenderOpen:
		t.Submitted, t.Result = "", ""
	case crm.TenderWon, crm.TenderMissed, crm.TenderFailed, crm.TenderVoid:
		t.Result = w.Today()
	}
	t.State = *e.State
	return nil
}

// pastDeadline reports whether what was said came after the deadline; one
// without a time ends with its day.
func (w *Work) pastDeadline(t *crm.Tender) bool {
	if t.Deadline == "" {
		return false
	}
	said := w.via.Said.In(t.Location(w.actor.Location()))
	if day := crm.DateOf(said); day != t.Deadline || t.Clock == "" {
		return day > t.Deadline
	}
	return said.Format("15:04") > t.Clock
}

func (w *Work) tenderRest(t *crm.Tender, e *TenderEdit) {
	set(&t.Deposit, e.Deposit)
	set(&t.PayBy, e.PayBy)
	set(&t.Paid, e.Paid)
	set(&t.Back, e.Back)
	set(&t.Reason, e.Reason)
	if e.Learnt != nil && *e.Learnt != t.Learnt {
		t.Learnt, t.LearntOn = *e.Learnt, w.Today()
	}
	t.Ready = slices.DeleteFunc(unique(append(t.Ready, e.Ready...)), func(id string) bool { return has(e.NotReady, id) })
	t.Bids = slices.DeleteFunc(t.Bids, func(b crm.Bid) bool { return has(e.NoBids, b.Who) })
	for _, b := range e.Bids {
		i := slices.IndexFunc(t.Bids, func(have crm.Bid) bool { return have.Who == b.Who })
		if i < 0 {
			t.Bids = append(t.Bids, b)
		} else {
			t.Bids[i] = b
		}
	}
}

// bidsKnown reports whether a tender's result is known.
func bidsKnown(t *crm.Tender) bool {
	return t != nil && (t.State == crm.TenderWon || t.State == crm.TenderMissed)
}
