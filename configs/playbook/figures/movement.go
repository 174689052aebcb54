package figures

import (
	"cmp"
	"fmt"
	"slices"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// Movement is what changed in a funnel between two moments. Who was in it then,
// with In and without Out, is in it now; Up and Back are among those who stayed.
type Movement struct {
	In   []Row // opened, reopened, taken up after a pause, handed over
	Up   []Row // to a later level, or a later milestone of the same one
	Back []Row // to an earlier one
	Out  []Row // by State: won, lost, dropped, paused; open = handed over to somebody else
	Gone int   // of Out, those that are no longer there at all: an entry that was undone
}

// Ended are the rows that went out in one state.
func (m *Movement) Ended(state string) []Row {
	var out []Row
	for _, r := range m.Out {
		if r.Deal.State == state {
			out = append(out, r)
		}
	}
	return out
}

// IsZero reports whether nothing moved.
func (m *Movement) IsZero() bool { return len(m.In)+len(m.Up)+len(m.Back)+len(m.Out)+m.Gone == 0 }

// News is what changed in the funnel of teams since a digest of them. Each list has
// the largest amount first.
type News struct {
	Movement
	Repriced []Repriced // that were in the funnel with an amount and have another one now
	Fresh    int        // deals that stand still now and did not then
}

// Repriced is a deal of which a digest told another amount.
type Repriced struct {
	Row
	Had crm.Money
}

// change is a deal as it stood with the teams and as it stands now; nil = not with
// them.
type change struct {
	id      crm.OpportunityID
	was, is *crm.Opportunity
}

// changed puts together what was moved of each deal, in order.
func changed(moved []crm.Moved) []change {
	var out []change
	at := map[string]int{}
	for i := range moved {
		m := &moved[i]
		if m.Kind != crm.KindOpportunity {
			continue
		}
		was, is := m.Deals()
		n, known := at[m.ID]
		if !known {
			n, at[m.ID] = len(out), len(out)
			out = append(out, change{id: crm.OpportunityID(m.ID), was: was})
		}
		out[n].is = is
	}
	return out
}

// News compares the funnel with how it stood on an earlier day, by what was moved
// since with the team, in the order in which it was.
func (d *Desk) News(then crm.Date, moved []crm.Moved) (n News, err error) {
	all, err := d.come(changed(moved), then)
	if err != nil {
		return n, err
	}
	for _, c := range all {
		if err := d.tell(&n, c, then); err != nil {
			return n, err
		}
	}
	for _, rows := range [][]Row{n.In, n.Up, n.Back, n.Out} {
		Largest(rows)
	}
	slices.SortStableFunc(n.Repriced, func(a, b Repriced) int {
		return cmp.Or(cmp.Compare(b.Amount.Minor, a.Amount.Minor), cmp.Compare(a.Account.Name.Sort, b.Account.Name.Sort))
	})
	n.Fresh, err = d.freshlyStill(then, all)
	return n, err
}

// come adds the deals that nobody changed since, of which something was opened or
// ticked for a day that had not come then.
func (d *Desk) come(all []change, then crm.Date) ([]change, error) {
	known := map[crm.OpportunityID]bool{}
	for _, c := range all {
		known[c.id] = true
	}
	var ids []crm.OpportunityID
	err := d.stock(crm.StockAhead, then.AddDays(1), crm.LastDate, func(_ crm.TeamID, t crm.Tally) { ids = append(ids, crm.OpportunityID(t.Metric)) })
	for _, id := range ids {
		if known[id] {
			continue
		}
		o, err := crm.Get[crm.Opportunity](d.R, id)
		if err != nil {
			return nil, fmt.Errorf("deal %s: %w", id, err)
		}
		all = append(all, change{id, &o, &o})
	}
	return all, err
}

// tell adds what became of one deal to the news.
func (d *Desk) tell(n *News, c change, then crm.Date) error {
	was, stood := d.stands(c.was, then)
	is, stands := d.stands(c.is, d.Today)
	switch {
	case !stands && !stood:
		return nil
	case !stands:
		return d.left(n, c.id)
	}
	row, err := d.named(c.is)
	if err != nil {
		return err
	}
	row.Level = is
	if !stood {
		n.In = append(n.In, row)
		return nil
	}
	switch way := cmp.Or(d.level(is)-d.level(was), d.milestone(c.is)-d.milestone(c.was)); {
	case way > 0:
		n.Up = append(n.Up, row)
	case way < 0:
		n.Back = append(n.Back, row)
	}
	if had := c.was.Amount.Money; had.Currency != "" && had != c.is.Amount.Money {
		n.Repriced = append(n.Repriced, Repriced{row, had})
	}
	return nil
}

// stands is the level on which a deal stood in the funnel on a day; false when it
// was not in it.
func (d *Desk) stands(o *crm.Opportunity, on crm.Date) (level string, ok bool) {
	if o == nil || o.State != crm.DealOpen || o.Opened() > on {
		return "", false
	}
	return cmp.Or(d.levelOn(o, on), d.firstLevel()), true
}

// left adds a deal that is not in the funnel any more.
func (d *Desk) left(n *News, id crm.OpportunityID) error {
	var o crm.Opportunity
	err := d.R.Get(&o, string(id))
	if crm.IsMissing(err) || err == nil && o.Deleted {
		n.Gone++
		return nil
	}
	if err != nil {
		return fmt.Errorf("deal %s that left the funnel: %w", id, err)
	}
	row, err := d.named(&o)
	n.Out = append(n.Out, row)
	return err
}

// named is the row of a deal with its customer.
func (d *Desk) named(o *crm.Opportunity) (Row, error) {
	a, err := d.account(o.Account)
	if err != nil {
		return Row{}, err
	}
	return d.row(o, a), nil
}

// level and milestone are the places of a level, and of the milestone of a deal,
// among all. A step forward is one to a later level or, on the same, to a later
// milestone.
func (d *Desk) level(id string) int { return slices.Index(playbook.IDs(d.Book.Funnel), id) }

func (d *Desk) milestone(o *crm.Opportunity) int {
	return slices.Index(playbook.IDs(d.Book.Milestones), o.Milestone)
}
