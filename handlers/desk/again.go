package desk

import (
	"maps"
	"time"

	"milepost/storage/crm"
)

// RemindAgain lets the actor hear once more of some subjects at a moment of the same
// day; of what else he asked for only what is to come stays.
func (w *Work) RemindAgain(subjects []string, at time.Time) (crm.Person, error) {
	if len(subjects) == 0 || !at.After(w.tx.Now()) {
		return crm.Person{}, crm.E(crm.BadInput, "again.past")
	}
	for _, s := range subjects {
		if s == "" || len(s) > maxText {
			return crm.Person{}, crm.E(crm.BadInput, "snooze.subject")
		}
	}
	return w.self(func(p *crm.Person) {
		now := until(w.tx.Now())
		maps.DeleteFunc(p.Again, func(_, at string) bool { return at <= now })
		for _, s := range subjects {
			put(&p.Again, s, until(at))
		}
	})
}
