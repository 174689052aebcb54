package playbook

import (
	"fmt"

	"milepost/storage/crm"
)

// toAbove is whose items are asked for where the person of a case is above the
// owners of its records, and only part of what the rules want was read of them.
const toAbove = "above"

// News picks of the records of others those of which there may be something new to
// say to a person, who is above their owners: a hint comes back each day while
// nothing changes, and all that is around a record need not be read for that. What
// he was told, and who works here, are part of the case; its records are not.
func (b *Book) News(r crm.Reader, c Case, recs []crm.Record) ([]crm.Record, error) {
	c.Notes = map[crm.Pointer]map[string]crm.Date{}
	g := gatherer{book: b, r: r, c: c, known: map[crm.AccountID]bool{}, today: crm.DateOf(c.At.In(c.Person.Location()))}
	for _, rec := range recs {
		g.c.Add(rec)
		if err := g.bare(rec); err != nil {
			return nil, fmt.Errorf("what is new of %s %s: %w", rec.Kind(), rec.Key(), err)
		}
	}
	v := b.look(g.c)
	v.blind = toAbove
	var out []crm.Record
	for _, rec := range recs {
		if v.news(rec) {
			out = append(out, rec)
		}
	}
	return out, nil
}

// bare reads the customer of a record, and what was noted of one.
func (g *gatherer) bare(rec crm.Record) error {
	var id crm.AccountID
	switch r := rec.(type) {
	case *crm.Account:
		return g.notes(crm.Pointer{Kind: crm.KindAccount, ID: string(r.ID)})
	case *crm.Task:
		id = r.Account
	case *crm.Opportunity:
		id = r.Account
	case *crm.Lead:
		id = r.Account
	}
	if id == "" || g.known[id] {
		return nil
	}
	g.known[id] = true
	a, err := crm.Get[crm.Account](g.r, id)
	if crm.IsMissing(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("account: %w", err)
	}
	g.c.Around = append(g.c.Around, a)
	return nil
}

// news reports whether something of a record is due for the person and was not
// said, or cannot be told without what was not read.
func (v *view) news(rec crm.Record) bool {
	for _, f := range v.found(rec) {
		if f.from > v.today {
			continue
		}
		if f.nudge != nil && conditions[f.nudge.condition()].done {
			return true
		}
		if day := v.quiet(&f); day != "" && day <= v.today {
			return true
		}
	}
	return false
}
