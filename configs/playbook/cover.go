package playbook

import "milepost/storage/crm"

// Covers lists the colleagues whose customer appointments come to somebody as
// of a day: those who are absent, or will be, and for whom he stands in then.
// Without a deputy it is the next above, as it is with approvals. Away of each is
// the absence that is meant.
func (ps People) Covers(who crm.PersonID, today crm.Date) []*crm.Person {
	var out []*crm.Person
	for i := range ps {
		for _, a := range ps[i].Absences() {
			p := &ps[i]
			day := max(today, a.From)
			if p.ID == who || today > a.To || !p.Active(day) {
				continue
			}
			if standing, _ := ps.Standing(crm.Step{Who: p.ID}, "", day); standing == who {
				out = append(out, p.In(a))
			}
		}
	}
	return out
}

// Protected is the last day on which an account is its owner's against a later
// report: so many days after it was last touched, registered or handed over.
func (b *Book) Protected(a *crm.Account, registered crm.Date) crm.Date {
	return max(a.LastVisit, a.LastCall, a.Held, registered).AddDays(b.Claim.Protect)
}

// Covered reports whether a step is a customer appointment that somebody else
// sees to: booked for an hour of a day on which its owner is absent, as long as
// that absence lasts.
func Covered(t *crm.Task, owner *crm.Person, today crm.Date) bool {
	return t.Open() && !t.Deleted && t.Visit && t.Clock != "" && today <= owner.AbsenceOn(t.Due).To
}
