package desk

import (
	"fmt"

	"milepost/storage/crm"
)

// Seed fills a store with the teams, the people and the identities of a
// roster. What is there already stays as it is, and what was taken away stays
// away: afterwards the store is the truth. It can be run at every start.
func (d *Desk) Seed(tx crm.Tx, r Roster) error {
	w, err := d.begin(tx, new(crm.Person), Via{Message: "seed", How: Import})
	if err != nil {
		return err
	}
	for _, t := range r.Teams {
		if err := w.seedTeam(t); err != nil {
			return fmt.Errorf("team %s: %w", t.ID, err)
		}
	}
	for _, p := range r.People {
		if err := w.seedPerson(p); err != nil {
			return fmt.Errorf("person %s: %w", p.ID, err)
		}
	}
	return nil
}

func (w *Work) seedTeam(n RosterTeam) error {
	t := crm.Team{ID: n.ID}
	if err := w.again(&t); err != nil || t.Rev != 0 {
		return err
	}
	var c checks
	c.name(&n.Name)
	c.short(&n.Region)
	if c.err != nil {
		return c.err
	}
	t.Name, t.Region, t.Locale, t.Zone, t.Calendar, t.Channels = n.Name, n.Region, n.Locale, n.Zone, n.Calendar, n.Channels
	return w.write(&t, "")
}

func (w *Work) seedPerson(n RosterPerson) error {
	p := crm.Person{ID: n.ID}
	if err := w.again(&p); err != nil || p.Rev != 0 {
		return err
	}
	var free []string
	for _, id := range n.Identities {
		who, err := w.tx.PersonOf(id)
		if err != nil {
			return fmt.Errorf("identity %s: %w", id, err)
		}
		if who == "" {
			free = append(free, id)
		}
	}
	n.Identities = free
	_, err := w.addPerson(n)
	return err
}
