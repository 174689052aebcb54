package simulation

import (
	"errors"
	"fmt"
	"time"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// deadlines holds that each step of a deadline that is a rep's was said, whatever
// he muted: of tenders, deposits, openings, and payments.
func (l *look) deadlines(r crm.Reader) error {
	zone := l.stored.Location()
	return errors.Join(
		crm.Each(r, crm.Where(crm.OpenOwner, string(l.stored.ID)), func(t crm.Tender) bool {
			since := crm.DateOf(t.Updated.In(zone))
			if t.State != crm.TenderSubmitted {
				l.deadline("tender", t.Number(), t.Account, t.Deadline, t.Deadline, since, crm.Pointer{Kind: crm.KindTender, ID: string(t.ID)})
			}
			if t.Deposit.Minor > 0 && t.Paid == "" {
				l.deadline("deposit", t.Number(), t.Account, t.PayBy, t.PayBy, since, crm.Pointer{Kind: crm.KindTender, ID: string(t.ID)})
			}
			return true
		}),
		crm.Each(r, crm.Where(crm.OpenOwner, string(l.stored.ID)), func(p crm.Payment) bool {
			if !p.Paid() { // what came in and waits to be confirmed needs no reminder of the owner
				l.deadline("payment", p.Number(), p.Account, p.Due, p.Expected(), crm.DateOf(p.Updated.In(zone)), crm.Pointer{Kind: crm.KindPayment, ID: string(p.ID)})
			}
			return true
		}))
}

// deadline looks at the newest step of one deadline that is due: since it was
// known, or changed, or since the day until which he put it off. Where a later day
// was promised the steps before count from it, and one after waits until it is over.
func (l *look) deadline(kind, number string, account crm.AccountID, on, promised, known crm.Date, of crm.Pointer) {
	clock, ok := playbook.Find(l.p.Book.Deadlines, kind)
	if !ok || !on.Valid() {
		return
	}
	var newest crm.Date
	for _, step := range clock.Steps {
		at := l.cal.OnOrBefore(max(on, promised).AddDays(step.Day))
		if step.Day > 0 {
			at = l.cal.OnOrAfter(max(on.AddDays(step.Day), promised.AddDays(1)))
		}
		if step.To == playbook.ToPerson && at <= l.day && at >= newest {
			newest = at
		}
	}
	if newest == "" || newest < known { // a step past before is spoken of with what made it known
		return
	}
	name := number
	if a := l.account(account); a != nil {
		name = a.Name.Text
	}
	l.note("days on which a deadline was near")
	if l.due(kind+"/"+number+"/"+string(newest), max(newest, l.put(of, time.Time{})), name) {
		l.once("unsaid "+kind+"/"+number+"/"+string(newest), ruleUnsaid, l.who,
			fmt.Sprintf("the %s of %s %s on %s: nothing was said by the end of %s, its step was on %s", kind, name, number, on, l.day, newest))
	}
}
