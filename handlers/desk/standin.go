package desk

import "milepost/storage/crm"

// Can is the one permission rule, and what an absence adds to it: whoever is
// named to stand in for somebody may meanwhile read and write what is that
// person's, as far as his own role works with such things at all. He gives
// nothing away and takes nothing along.
func Can(r crm.Reader, actor *crm.Person, v crm.Verb, s crm.Scope) bool {
	if crm.Can(actor, v, s) {
		return true
	}
	if actor == nil || s.Owner == "" || s.Owner == actor.ID || v != crm.Read && v != crm.Write || !standsInWith(s.Kind) {
		return false
	}
	own := s
	own.Owner, own.Team = actor.ID, actor.Team
	if !crm.Can(actor, v, own) {
		return false
	}
	owner, err := crm.Get[crm.Person](r, s.Owner)
	if err != nil {
		return false // nobody stands in for one who is not there
	}
	today := crm.DateOf(r.Now().In(owner.Location()))
	from, to := owner.Away.From, owner.Away.To
	return from != "" && from <= today && today <= to.AddDays(writeUp) && owner.StandIn() == actor.ID
}

// writeUp is how many days after an absence whoever stood in may still write
// down what he did: Friday's visit on Monday.
const writeUp = 3

// standsInWith reports whether somebody's records of a kind are open to who
// stands in for him: what belongs to the work with his customers.
func standsInWith(k crm.Kind) bool {
	switch k {
	case crm.KindAccount, crm.KindLead, crm.KindContact, crm.KindOpportunity, crm.KindActivity, crm.KindTask,
		crm.KindQuote, crm.KindPayment, crm.KindTender, crm.KindField:
		return true
	}
	return false
}
