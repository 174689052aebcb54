package desk

import (
	"slices"

	"milepost/storage/crm"
)

// Can is the one permission rule, and what an absence adds to it: whoever is
// named to stand in for somebody may meanwhile read and write what is that
// person's, as far as his own role works with such things at all; so may, while
// that one is absent too, whoever stands in for him. He gives nothing away and
// takes nothing along.
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
	for id, seen := s.Owner, (map[crm.PersonID]bool{}); id != "" && !seen[id]; {
		seen[id] = true
		p, err := crm.Get[crm.Person](r, id)
		if err != nil || !lately(&p, r) {
			return false // nobody stands in for one who is not there
		}
		if id = p.StandIn(crm.DateOf(r.Now().In(p.Location()))); id == actor.ID {
			return true
		}
	}
	return false
}

// lately reports whether somebody is absent today, or was within the days in
// which it may still be written up.
func lately(p *crm.Person, r crm.Reader) bool {
	today := crm.DateOf(r.Now().In(p.Location()))
	return slices.ContainsFunc(p.Absences(), func(a crm.Absence) bool { return a.From <= today && today <= a.To.AddDays(writeUp) })
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
