package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/storage/crm"
)

// showDealPart shows one part of a deal's card: gate, met, assess, funnel,
// looks, plan, notes, quotes, payments, people; a row may follow the word.
func (q *request) showDealPart(o *crm.Opportunity, arg string) error {
	m, ok, err := q.matterByID(o.ID)
	if err != nil || !ok {
		return err
	}
	what, at, _ := strings.Cut(arg, ".")
	from := cards.Row(at)
	switch what {
	case "gate":
		return q.showGate(m, from, false)
	case "met":
		return q.showGate(m, from, true)
	case "assess", "funnel", "evidence", "looks", "verdict":
		return q.showAssess(m, what, from)
	case "plan":
		return q.showPlan(m, from)
	case "notes":
		return q.showNotes(m, from)
	case "quotes":
		return q.showQuotes(m, "", from)
	case "payments":
		return q.showPayments(m, from)
	case cards.PartPeople:
		return q.showDealPeople(m, from)
	}
	return q.showDeal(m)
}

// showOfDeal shows a tender, a quote or a row of a payment plan; done is false
// for any other record.
func (q *request) showOfDeal(rec crm.Record) (done bool, err error) {
	var id crm.OpportunityID
	switch r := rec.(type) {
	case *crm.Tender:
		id = r.Deal
	case *crm.Quote:
		id = r.Deal
	case *crm.Payment:
		id = r.Deal
	default:
		return false, nil
	}
	m, ok, err := q.matterByID(id)
	if err != nil || !ok {
		return true, err
	}
	switch rec.(type) {
	case *crm.Tender:
		return true, q.showTender(m)
	case *crm.Quote:
		return true, q.showQuotes(m, "", 0)
	}
	return true, q.showPayments(m, 0)
}
