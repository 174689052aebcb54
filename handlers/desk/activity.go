package desk

import (
	"cmp"
	"fmt"
	"slices"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// LongestWork is how many minutes of work one entry may hold that was neither a visit nor a call: a
// month of days of eight hours (J1).
const LongestWork = 20 * 8 * 60

// LogActivity records something done: the activity with its number, the
// account's and contacts' last touch, the account's first opportunity where a
// need or an amount was said, and the booked visit of that day as done.
// BadInput "activity.future" for a day that has not come.
func (w *Work) LogActivity(n NewActivity) (Logged, error) {
	var out Logged
	a, p, err := w.newActivity(&n)
	if err != nil {
		return out, err
	}
	plan, err := w.planDeal(p, n.Deal, said{
		amount: n.Amount, need: n.Need, title: n.Title, signBy: n.SignBy, win: n.WinPct,
		rivals: n.Rivals, on: a.Date, evidence: a.Evidence,
	})
	if err != nil {
		return out, err
	}
	booked, err := w.booked(&a, n.Theirs)
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
	a.ID = crm.ActivityID(w.next())
	if a.No, err = w.number(crm.KindActivity); err != nil {
		return out, err
	}
	if err := w.write(&a, ""); err != nil {
		return out, err
	}
	for i := range booked {
		booked[i].State, booked[i].Closed = crm.TaskDone, a.Date
		if err := w.write(&booked[i], ""); err != nil {
			return out, err
		}
	}
	out.Activity, out.Done = a, booked
	out.Account, err = crm.Get[crm.Account](w.tx, a.Account)
	return out, err
}

// newActivity checks what was said and makes the record of it, with its
// account.
func (w *Work) newActivity(n *NewActivity) (a crm.Activity, account *crm.Account, err error) {
	if n.Type == "" {
		n.Type = crm.Visit
	}
	acc, err := w.account(n.Account)
	if err != nil {
		return a, nil, err
	}
	who, err := w.colleague(n.Who)
	if err != nil {
		return a, nil, err
	}
	if err := w.mayMake(crm.KindActivity, who); err != nil {
		return a, nil, err
	}
	if n.Date == "" {
		n.Date, n.Assumed = crm.DateOf(w.via.Said.In(who.Location())), true
	}
	a = crm.Activity{
		Type: n.Type, Account: n.Account, Who: who.ID, Team: who.Team, With: unique(n.With), Ours: unique(n.Ours),
		Date: n.Date, Clock: n.Clock, Assumed: n.Assumed, Night: n.Night, Outcome: n.Outcome, Gist: n.Gist,
		Purpose: n.Purpose, Showed: n.Showed, Minutes: n.Minutes, Cost: n.Cost, Place: n.Place, Arrival: n.Arrival, Evidence: w.evidence(n.Evidence),
		Tier: acc.Tier, Bought: acc.Orders > 0,
	}
	if err := w.checkActivity(&a); err != nil {
		return a, nil, err
	}
	return a, &acc, nil
}

// checkActivity says whether an activity can be as it stands.
func (w *Work) checkActivity(a *crm.Activity) error {
	var c checks
	pick(&c, crm.E(crm.BadInput, "activity.type", shown(a.Type)), w.book.Activities, &a.Type)
	c.among(crm.E(crm.BadInput, "activity.outcome", shown(a.Outcome)), a.Outcome, crm.Reached, crm.NotReached, crm.Refused)
	c.date(a.Date)
	c.clock(a.Clock)
	c.text(&a.Gist, maxGist)
	c.short(&a.Place)
	c.arrival(&a.Arrival)
	c.text(&a.Review, maxGist)
	a.Purpose = c.strings(a.Purpose)
	for i := range a.Purpose {
		pick(&c, crm.E(crm.BadInput, "activity.purpose", shown(a.Purpose[i])), w.book.Purposes, &a.Purpose[i])
	}
	a.Purpose = unique(a.Purpose)
	a.Showed = c.strings(a.Showed)
	for i := range a.Showed {
		pick(&c, crm.E(crm.BadInput, "activity.showed", shown(a.Showed[i])), w.book.Advantages, &a.Showed[i])
	}
	c.money(a.Cost)
	most := 24 * 60
	if a.Type == crm.OtherActivity {
		most = LongestWork
	}
	if a.Minutes < 0 || a.Minutes > most {
		c.fail(crm.E(crm.BadInput, "activity.minutes"))
	}
	who, err := w.person(a.Who)
	if err != nil {
		return err
	}
	if a.Date > crm.DateOf(w.via.Said.In(who.Location())) {
		c.fail(crm.E(crm.BadInput, "activity.future", string(a.Date)))
	}
	if c.err != nil {
		return c.err
	}
	if _, err := w.contacts(a.Account, a.With); err != nil {
		return err
	}
	for _, id := range a.Ours {
		if _, err := w.person(id); err != nil {
			return err
		}
	}
	return nil
}

// lateFor is for how many days after its day a booked visit is done by one that comes late.
const lateFor = 7

// booked lists the visits that were booked for the day or not long before it, the person and the
// account of a visit: having been there does them, as a call does one to be made. While somebody is absent,
// whoever goes for him does his.
func (w *Work) booked(a *crm.Activity, theirs bool) ([]crm.Task, error) {
	if a.Type == crm.Call && a.Met() {
		return w.calledFor(a, theirs)
	}
	if !a.InPerson() {
		return nil, nil
	}
	var out []crm.Task
	day := crm.Where(crm.OpenAcct, string(a.Account)).Between(string(a.Date.AddDays(-lateFor)), string(a.Date.AddDays(1)))
	var absent error
	err := crm.Each(w.tx, day, func(t crm.Task) bool {
		theirs := t.Owner == a.Who
		if t.Visit && !t.Waiting && !theirs {
			var owner *crm.Person
			if owner, absent = w.person(t.Owner); absent != nil {
				return false
			}
			theirs = owner.AwayOn(a.Date)
		}
		if t.Visit && !t.Waiting && theirs {
			out = append(out, t)
		}
		return true
	})
	if err := cmp.Or(err, absent); err != nil {
		return nil, fmt.Errorf("booked visits of account %s: %w", a.Account, err)
	}
	return out, w.supported(a, &out)
}

// calledFor is the call that was to be made by the day on which it was made: of one's own, and to
// nobody else than was reached. Of several none is meant for sure. A call of theirs does it where it was of
// whom it was for.
func (w *Work) calledFor(a *crm.Activity, theirs bool) ([]crm.Task, error) {
	var out []crm.Task
	err := crm.Each(w.tx, crm.Where(crm.OpenAcct, string(a.Account)), func(t crm.Task) bool {
		other := t.Contact != "" && len(a.With) > 0 && !slices.Contains(a.With, t.Contact) ||
			theirs && !slices.Contains(a.With, t.Contact)
		if t.Call && !t.Waiting && t.Owner == a.Who && t.Due <= a.Date && !other {
			out = append(out, t)
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("calls to make at account %s: %w", a.Account, err)
	}
	if len(out) > 1 {
		out = slices.DeleteFunc(out, func(t crm.Task) bool { return t.Due != a.Date })
	}
	if len(out) > 1 {
		return nil, nil
	}
	return out, nil
}

// supported adds the support that a visit was: that was asked of somebody who does
// what this type of activity does, by or of who was there.
func (w *Work) supported(a *crm.Activity, out *[]crm.Task) error {
	typ, ok := playbook.Find(w.book.Activities, a.Type)
	if !ok || len(typ.Does) == 0 || !a.Met() {
		return nil
	}
	err := crm.Each(w.tx, crm.Where(crm.OpenAcct, string(a.Account)), func(t crm.Task) bool {
		there := t.Asker == a.Who || t.Owner == a.Who || slices.Contains(a.Ours, t.Owner)
		known := slices.ContainsFunc(*out, func(o crm.Task) bool { return o.ID == t.ID })
		if there && !known && slices.Contains(typ.Does, t.Support) {
			*out = append(*out, t)
		}
		return true
	})
	if err != nil {
		return fmt.Errorf("support asked for at account %s: %w", a.Account, err)
	}
	return nil
}
