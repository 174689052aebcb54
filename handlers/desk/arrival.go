package desk

import (
	"math"
	"slices"
	"strings"

	"milepost/storage/crm"
)

// arrival cleans the proof of a visit in place: a label on one line, and a
// position no finer than it takes to see at whose he was.
func (c *checks) arrival(p **crm.Arrival) {
	if *p == nil {
		return
	}
	a := **p
	if !(math.Abs(a.Lat) <= 90) || !(math.Abs(a.Long) <= 180) {
		c.fail(crm.E(crm.BadInput, "arrival.nowhere"))
		return
	}
	a.At, a.Lat, a.Long = a.At.UTC(), coarse(a.Lat), coarse(a.Long)
	a.Label = cutRunes(line(a.Label), maxName)
	*p = &a
}

// coarse is a coordinate to four decimals.
func coarse(degrees float64) float64 { return math.Round(degrees*10_000) / 10_000 }

// ProveVisit adds to a visit the proof that he was there. Forbidden for what
// somebody else did, BadInput "activity.type" for what is no visit.
func (w *Work) ProveVisit(id crm.ActivityID, at crm.Arrival) (crm.Activity, error) {
	a, err := crm.Get[crm.Activity](w.tx, id)
	if err != nil {
		return a, err
	}
	if err := w.mayWrite(&a); err != nil {
		return a, err
	}
	if !a.InPerson() {
		return a, crm.E(crm.BadInput, "activity.type", shown(a.Type))
	}
	before := a
	a.Arrival = &at
	if err := w.checkActivity(&a); err != nil {
		return before, err
	}
	e, err := save(w, before, a, "")
	return e.After, err
}

// TellVisit adds to a visit of which only the arrival is known what came of it:
// as LogActivity would write it, but on the same record. What is empty in n
// stays as it is. Stale "activity.told" when more is known of it already.
func (w *Work) TellVisit(id crm.ActivityID, n NewActivity) (Logged, error) {
	var out Logged
	a, err := crm.Get[crm.Activity](w.tx, id)
	if err != nil {
		return out, err
	}
	if err := w.mayWrite(&a); err != nil {
		return out, err
	}
	if a.Told() {
		return out, crm.E(crm.Stale, "activity.told", "#"+a.Number())
	}
	return w.tell(a, n)
}

// AddToActivity adds to something that was done what was told of it afterwards:
// what it was about stands behind what stood there, the rest as in TellVisit. Its
// kind, its day and its hour stay.
func (w *Work) AddToActivity(id crm.ActivityID, n NewActivity) (Logged, error) {
	a, err := crm.Get[crm.Activity](w.tx, id)
	if err != nil {
		return Logged{}, err
	}
	if err := w.mayWrite(&a); err != nil {
		return Logged{}, err
	}
	n.Type, n.Clock = "", ""
	n.Gist = strings.Join(unique(slices.DeleteFunc([]string{a.Gist, n.Gist}, func(s string) bool { return s == "" })), "; ")
	said := w.evidence(n.Evidence).Text
	n.Evidence = a.Evidence
	if said != "" && a.Evidence.Text != said {
		n.Evidence.Text = strings.TrimPrefix(a.Evidence.Text+"\n"+said, "\n")
	}
	return w.tell(a, n)
}

// tell writes what is said of an activity on the record that there is.
func (w *Work) tell(a crm.Activity, n NewActivity) (out Logged, err error) {
	before := a
	say(&a.Type, n.Type)
	say(&a.Clock, n.Clock)
	say(&a.Outcome, n.Outcome)
	say(&a.Gist, n.Gist)
	say(&a.Place, n.Place)
	say(&a.Minutes, n.Minutes)
	say(&a.Cost, n.Cost)
	a.With, a.Ours = unique(append(a.With, n.With...)), unique(append(a.Ours, n.Ours...))
	a.Purpose, a.Showed = append(a.Purpose, n.Purpose...), unique(append(a.Showed, n.Showed...))
	a.Evidence = w.evidence(n.Evidence)
	if err := w.checkActivity(&a); err != nil {
		return out, err
	}
	acc, err := w.account(a.Account)
	if err != nil {
		return out, err
	}
	plan, err := w.planDeal(&acc, n.Deal, said{
		amount: n.Amount, need: n.Need, title: n.Title, signBy: n.SignBy, win: n.WinPct,
		rivals: n.Rivals, on: a.Date, evidence: a.Evidence,
	})
	if err != nil {
		return out, err
	}
	if err := plan.write(w); err != nil {
		return out, err
	}
	out.Deal, out.DealNew, out.Noted = plan.deal, plan.fresh, plan.note != nil
	if plan.deal != nil {
		a.Deal = plan.deal.ID
	}
	e, err := save(w, before, a, "")
	if err != nil {
		return out, err
	}
	out.Activity = e.After
	out.Account, err = crm.Get[crm.Account](w.tx, a.Account)
	return out, err
}

// say sets a field that was said.
func say[T comparable](to *T, said T) {
	var none T
	if said != none {
		*to = said
	}
}
