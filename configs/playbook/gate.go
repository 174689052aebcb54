package playbook

import (
	"maps"

	"milepost/storage/crm"
)

// The answers of a tick, as records keep them.
const (
	Yes     = "yes"
	No      = "no"
	Unclear = "unclear"
	NA      = "na" // 不适用, with a reason
)

// Unmet is a condition of a gate that does not hold.
type Unmet struct {
	Condition
	Answer string // what was answered: "", no or unclear
	Have   int    // of a counted condition: how many are yes (or answered)
	Want   int    // and how many it takes; 0 for any other
}

// Gate lists the conditions that keep a deal in a milestone, in the book's
// order; none means that it may go on. Ticks are answers to questions, funnel
// conditions and gate conditions by id; whoever calls it adds those that
// follow from records and approvals. An unknown milestone has no gate.
func (b *Book) Gate(milestone string, ticks map[string]crm.Tick) []Unmet {
	m, _ := b.Milestone(milestone)
	var out []Unmet
	for _, c := range m.Exit {
		if u, holds := c.check(ticks); !holds {
			out = append(out, u)
		}
	}
	return out
}

// check says whether a condition holds, and if not what is missing.
func (c Condition) check(ticks map[string]crm.Tick) (Unmet, bool) {
	u := Unmet{Condition: c, Answer: ticks[c.ID].Answer}
	if u.Answer == NA && c.NA && ticks[c.ID].Note != "" {
		return u, true
	}
	if c.Proof != ProofCount {
		return u, u.Answer == Yes
	}
	yes, answered := 0, 0
	for _, id := range c.Of {
		switch ticks[id].Answer {
		case Yes:
			yes++
			answered++
		case No, Unclear:
			answered++
		}
	}
	for _, id := range c.NotNo {
		if ticks[id].Answer == No {
			u.Answer = No
			u.Have, u.Want = yes, c.Yes
			return u, false
		}
	}
	if yes < c.Yes {
		u.Have, u.Want = yes, c.Yes
		return u, false
	}
	if answered < c.Answered {
		u.Have, u.Want = answered, c.Answered
		return u, false
	}
	return u, true
}

// Ticks are the answers, funnel conditions and gate conditions of a deal in
// one map. A funnel condition that nobody ticked takes the answer of the
// questions that prove it, once all of them say yes.
func (b *Book) Ticks(o *crm.Opportunity) map[string]crm.Tick {
	all := make(map[string]crm.Tick, len(o.Answers)+len(o.Ticks))
	maps.Copy(all, o.Answers)
	maps.Copy(all, o.Ticks)
	for _, id := range b.conditions() {
		if _, ticked := o.Ticks[id]; ticked {
			continue
		}
		if t, ok := b.proved(id, o.Answers); ok {
			all[id] = t
		}
	}
	return all
}

// proved is the newest of the answers that prove a funnel condition.
func (b *Book) proved(condition string, answers map[string]crm.Tick) (newest crm.Tick, ok bool) {
	for _, q := range b.Questions {
		if !contains(q.Proves, condition) {
			continue
		}
		t := answers[q.ID]
		if t.Answer != Yes {
			return crm.Tick{}, false
		}
		if !ok || t.On > newest.On {
			newest = t
		}
		ok = true
	}
	return newest, ok
}

// Level is the highest funnel level that holds together with all below it;
// "" for none.
func (b *Book) Level(ticks map[string]crm.Tick) string {
	reached := ""
	for _, l := range b.Funnel {
		if !l.holds(ticks) {
			return reached
		}
		reached = l.ID
	}
	return reached
}

func (l FunnelLevel) holds(ticks map[string]crm.Tick) bool {
	for _, c := range l.Conditions {
		if ticks[c.ID].Answer != Yes {
			return false
		}
	}
	yes := 0
	for _, q := range l.Questions {
		if ticks[q].Answer == Yes {
			yes++
		}
	}
	return yes >= l.Yes
}
