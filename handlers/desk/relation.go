package desk

import (
	"time"

	"milepost/storage/crm"
)

// RelationMove is one step of how an account stands to us.
type RelationMove struct {
	From, To string // ids of the playbook; "" is the first, an outsider
	At       time.Time
	By       crm.PersonID
	Reason   string
}

// RelationMoves lists the steps of an account's relation, oldest first; what was
// taken back later is a step back like any other.
func RelationMoves(r crm.Reader, id crm.AccountID) ([]RelationMove, error) {
	var out []RelationMove
	var fault error
	last := ""
	err := eachChange(r, crm.ChangeFilter{Record: crm.Pointer{Kind: crm.KindAccount, ID: string(id)}}, false, func(c crm.Change) bool {
		var rec crm.Record
		if rec, fault = decode(c.Kind, c.After); fault != nil || rec == nil {
			return fault == nil
		}
		if a := rec.(*crm.Account); a.Relation != last {
			out = append(out, RelationMove{From: last, To: a.Relation, At: c.At, By: c.Actor, Reason: c.Reason})
			last = a.Relation
		}
		return true
	})
	if fault != nil {
		err = fault
	}
	return out, err
}
