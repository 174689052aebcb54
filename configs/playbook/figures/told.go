package figures

import (
	"slices"

	"milepost/storage/crm"
)

// Told are figures of a report as a digest said them, kept so that the next one
// can say what is different by now. Only flows are kept, what was done and what
// ended on the days of a period: what stands open is another thing every day.
type Told struct {
	From  crm.Date               `json:"from,omitzero"`
	To    crm.Date               `json:"to,omitzero"`   // the last day that counted
	N     map[string]int         `json:"n,omitempty"`   // by Part.ID
	Money map[string][]crm.Money `json:"sum,omitempty"` // of what was signed
}

// Told is what a report says of the kinds that a digest shows.
func (r *Report) Told(kinds ...string) Told {
	t := Told{From: r.Period.From, To: r.On, N: map[string]int{}}
	for _, p := range r.Parts {
		if !slices.Contains(kinds, p.Kind) {
			continue
		}
		t.N[p.ID()] = p.N
		if p.Kind == PartEnded && p.Key == crm.DealWon && len(p.Money) > 0 {
			t.Money = map[string][]crm.Money{p.ID(): p.Money}
		}
	}
	return t
}

// Period is the days that were told.
func (t Told) Period() Period { return Period{HorizonOf(t.From, t.To), t.From, t.To} }

// Fixed is a figure of an earlier digest that is different now.
type Fixed struct {
	Period Period // that was told
	Part          // as it is now
	Was    int
	Had    []crm.Money
}

// Against is what is different in a report of the same days, in its order.
func (t Told) Against(now *Report) []Fixed {
	var out []Fixed
	for _, p := range now.Parts {
		was, told := t.N[p.ID()]
		if !told {
			continue
		}
		had := t.Money[p.ID()]
		if p.N != was || p.Kind == PartEnded && p.Key == crm.DealWon && !slices.Equal(had, p.Money) {
			out = append(out, Fixed{Period: t.Period(), Part: p, Was: was, Had: had})
		}
	}
	return out
}

// Again counts what was told once more and says what is different; nothing where
// nothing was told.
func (d *Desk) Again(report string, t Told) ([]Fixed, error) {
	if t.From == "" || len(t.N) == 0 {
		return nil, nil
	}
	now, err := d.Count(report, t.Period())
	if err != nil {
		return nil, err
	}
	return t.Against(&now), nil
}

// Returned takes out of what came in the deals that the last digest told as won,
// lost or given up: they were not, or are so no more.
func (m *Movement) Returned(told map[crm.OpportunityID]string) []Row {
	var back []Row
	m.In = slices.DeleteFunc(m.In, func(r Row) bool {
		if told[r.Deal.ID] != "" {
			back = append(back, r)
		}
		return told[r.Deal.ID] != ""
	})
	return back
}

// Endings are the deals that went out as won, lost or given up, with how.
func (m *Movement) Endings() map[crm.OpportunityID]string {
	out := map[crm.OpportunityID]string{}
	for _, r := range m.Out {
		switch r.Deal.State {
		case crm.DealWon, crm.DealLost, crm.DealDropped:
			out[r.Deal.ID] = r.Deal.State
		}
	}
	return out
}
