package figures

import (
	"cmp"
	"fmt"
	"slices"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// Stand is where a deal stood in the funnel: what a digest keeps to compare the
// next one with.
type Stand struct {
	Level     string `json:"l"`
	Milestone string `json:"m"`
	Minor     int64  `json:"a,omitzero"` // its amount
	Currency  string `json:"c,omitzero"` // "" = none was said, or an older release kept it
}

// Money is the amount of the deal then; without a currency, none is known.
func (s Stand) Money() crm.Money { return crm.Money{Minor: s.Minor, Currency: s.Currency} }

// Standing is where each deal of the funnel stands; paused ones are not in it.
func (f Funnel) Standing() map[crm.OpportunityID]Stand {
	out := map[crm.OpportunityID]Stand{}
	for level, rows := range f.Levels {
		for _, r := range rows {
			out[r.Deal.ID] = Stand{level, r.Deal.Milestone, r.Deal.Amount.Minor, r.Deal.Amount.Currency}
		}
	}
	return out
}

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

// Movement compares the funnel with how it stood before. Each list has the
// largest amount first.
func (d *Desk) Movement(then map[crm.OpportunityID]Stand, now Funnel) (Movement, error) {
	var m Movement
	in := map[crm.OpportunityID]bool{}
	for level, rows := range now.Levels {
		for _, r := range rows {
			in[r.Deal.ID] = true
			was, stayed := then[r.Deal.ID]
			switch way := d.way(was, Stand{Level: level, Milestone: r.Deal.Milestone}); {
			case !stayed:
				m.In = append(m.In, r)
			case way > 0:
				m.Up = append(m.Up, r)
			case way < 0:
				m.Back = append(m.Back, r)
			}
		}
	}
	for id := range then {
		if in[id] {
			continue
		}
		var o crm.Opportunity
		err := d.R.Get(&o, string(id))
		if crm.IsMissing(err) || err == nil && o.Deleted {
			m.Gone++
			continue
		}
		if err != nil {
			return m, fmt.Errorf("deal %s that left the funnel: %w", id, err)
		}
		a, err := d.account(o.Account)
		if err != nil {
			return m, err
		}
		m.Out = append(m.Out, d.row(&o, a))
	}
	for _, rows := range [][]Row{m.In, m.Up, m.Back} {
		if err := d.Named(rows); err != nil {
			return m, err
		}
	}
	for _, rows := range [][]Row{m.In, m.Up, m.Back, m.Out} {
		Largest(rows)
	}
	return m, nil
}

// way is above zero for a step forward: the level decides, then the milestone.
func (d *Desk) way(was, is Stand) int {
	level := func(id string) int { return slices.Index(playbook.IDs(d.Book.Funnel), id) }
	milestone := func(id string) int { return slices.Index(playbook.IDs(d.Book.Milestones), id) }
	return cmp.Or(level(is.Level)-level(was.Level), milestone(is.Milestone)-milestone(was.Milestone))
}
