package figures

import (
	"cmp"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// Funnel is the open deals by the level that they have reached. The first level
// holds every deal that is not paused: a deal that has proved nothing yet is
// only potential.
type Funnel struct {
	On     crm.Date         // as of the end of that day
	Levels map[string][]Row // by id of the level
	Paused []Row
}

// Funnel is how the funnel stood at the end of a day, today's or an earlier one:
// the deals that were open then, by what had been ticked until then. Amounts
// are those of today.
func (d *Desk) Funnel(on crm.Date) (Funnel, error) {
	f := Funnel{On: on, Levels: map[string][]Row{}}
	open, err := d.Open()
	if err != nil {
		return f, err
	}
	if on < d.Today {
		closed, err := d.Closed(on.AddDays(1), d.Today)
		if err != nil {
			return f, err
		}
		open = append(open, closed...)
	}
	for _, r := range open {
		switch {
		case r.Deal.Opened() > on:
		case r.Deal.State == crm.DealPaused:
			f.Paused = append(f.Paused, r)
		default:
			if later(r.Deal.Answers, on) || later(r.Deal.Ticks, on) {
				r.Level = d.levelOn(r.Deal, on)
			}
			r.Level = cmp.Or(r.Level, d.firstLevel())
			f.Levels[r.Level] = append(f.Levels[r.Level], r)
		}
	}
	for _, rows := range f.Levels {
		Largest(rows)
	}
	return f, nil
}

// levelOn is the level by what had been ticked until the end of a day.
func (d *Desk) levelOn(o *crm.Opportunity, on crm.Date) string {
	then := *o
	then.Answers, then.Ticks = until(o.Answers, on), until(o.Ticks, on)
	return d.Book.Level(d.Book.Ticks(&then))
}

// later reports whether something was ticked after a day.
func later(ticks map[string]crm.Tick, on crm.Date) bool {
	for _, t := range ticks {
		if t.On > on {
			return true
		}
	}
	return false
}

// until are the ticks of the days up to one.
func until(ticks map[string]crm.Tick, on crm.Date) map[string]crm.Tick {
	out := map[string]crm.Tick{}
	for id, t := range ticks {
		if t.On <= on {
			out[id] = t
		}
	}
	return out
}

// Passage is how deals went through one milestone in a period (E6).
type Passage struct {
	Milestone string
	On        int // went on to a later one
	Back      int // went back to an earlier one
	Ended     int // were lost or given up there
	Days      int // spent there by those that left, all together
}

// Left is how many deals left the milestone.
func (p Passage) Left() int { return p.On + p.Back + p.Ended }

// Rate is how many of a hundred that left went on; -1 when none left.
func (p Passage) Rate() int {
	if p.Left() == 0 {
		return -1
	}
	return (p.On*100 + p.Left()/2) / p.Left()
}

// Mean is the mean days that a deal stayed before it moved; -1 when none did.
func (p Passage) Mean() int {
	if p.On+p.Back == 0 {
		return -1
	}
	return (p.Days + (p.On+p.Back)/2) / (p.On + p.Back)
}

// Passages are the milestones that deals left in a period, in the method's
// order.
func Passages(b *playbook.Book, f Flows) []Passage {
	order := map[string]int{}
	for i, m := range b.Milestones {
		order[m.ID] = i
	}
	by := map[string]*Passage{}
	at := func(id string) *Passage {
		if by[id] == nil {
			by[id] = &Passage{Milestone: id}
		}
		return by[id]
	}
	for metric := range f {
		from, to, ok := crm.StepOf(metric)
		if !ok {
			continue
		}
		if order[to] > order[from] || to == b.Milestones[0].ID && from == b.Milestones[len(b.Milestones)-1].ID {
			at(from).On += f.N(metric)
		} else {
			at(from).Back += f.N(metric)
		}
	}
	for _, m := range b.Milestones {
		if n := f.N(crm.MetricEnded + m.ID); n != 0 {
			at(m.ID).Ended = n
		}
		if n := f.N(crm.MetricDwell + m.ID); n != 0 {
			at(m.ID).Days = n
		}
	}
	var out []Passage
	for _, m := range b.Milestones {
		if p := by[m.ID]; p != nil && p.Left() > 0 {
			out = append(out, *p)
		}
	}
	return out
}
