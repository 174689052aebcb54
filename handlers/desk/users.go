package desk

import (
	"fmt"

	"milepost/storage/crm"
)

// users walks the live records that name rec: those that must not be left
// behind when it goes. f says whether to go on.
func users(r crm.Reader, rec crm.Record, f func(crm.Record) bool) error {
	me := crm.Pointer{Kind: rec.Kind(), ID: rec.Key()}
	for _, in := range whereUsed(rec) {
		for page := (crm.Page{}); ; {
			recs, next, err := r.List(in.kind, crm.Where(in.index, in.match...), page)
			if err != nil {
				return fmt.Errorf("%ss that name %s: %w", in.kind, me, err)
			}
			for _, u := range recs {
				if names(u, me) && !f(u) {
					return nil
				}
			}
			if next == "" {
				break
			}
			page.After = next
		}
	}
	return nil
}

// names reports whether a record refers to p.
func names(rec crm.Record, p crm.Pointer) bool { return has(rec.Refs(), p) }

// list is a declared index in which records that name another one are found.
type list struct {
	kind  crm.Kind
	index string
	match []string
}

// whereUsed lists the indexes in which the records that can name rec stand.
func whereUsed(rec crm.Record) []list {
	id := rec.Key()
	fields := list{crm.KindField, crm.BySubject, []string{string(rec.Kind()), id}}
	switch r := rec.(type) {
	case *crm.Account:
		return append(under(crm.ByAccount, id, crm.KindContact, crm.KindLead, crm.KindOpportunity, crm.KindActivity,
			crm.KindTask, crm.KindExpense, crm.KindLesson, crm.KindConflict,
			crm.KindTender, crm.KindQuote, crm.KindPayment), list{crm.KindAccount, crm.ByParent, []string{id}}, fields)
	case *crm.Contact:
		return append(under(crm.ByAccount, string(r.Account), crm.KindActivity, crm.KindTask, crm.KindContact), fields)
	case *crm.Opportunity:
		return append(under(crm.ByDeal, id, crm.KindActivity, crm.KindTask, crm.KindExpense, crm.KindApproval,
			crm.KindTender, crm.KindQuote, crm.KindPayment), fields)
	case *crm.Activity:
		return append(under(crm.ByAccount, string(r.Account), crm.KindTask, crm.KindExpense), fields)
	case *crm.Person:
		return append(append(under(crm.ByOwner, id, crm.KindAccount, crm.KindLead, crm.KindGoal, crm.KindLesson),
			under(crm.ByPerson, id, crm.KindActivity, crm.KindExpense, crm.KindApproval)...),
			under(crm.OpenOwner, id, crm.KindTask, crm.KindOpportunity, crm.KindDraft, crm.KindTender, crm.KindPayment)...)
	case *crm.Team:
		return append(under(crm.ByTeam, id, crm.KindPerson, crm.KindAccount, crm.KindLead, crm.KindActivity),
			under(crm.OpenTeam, id, crm.KindTask, crm.KindOpportunity, crm.KindTender, crm.KindPayment)...)
	case *crm.Lead:
		return []list{fields}
	case *crm.Goal:
		return under(crm.ByGoal, id, crm.KindTask)
	}
	return nil
}

func under(index, id string, kinds ...crm.Kind) []list {
	out := make([]list, len(kinds))
	for i, k := range kinds {
		out[i] = list{k, index, []string{id}}
	}
	return out
}
