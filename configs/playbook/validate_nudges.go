package playbook

import (
	"fmt"
	"slices"
	"strings"
)

// nudges checks what the product reminds of: an entry that could never be said
// is a fault.
func (c *checker) nudges() {
	b := c.b
	to := []string{ToPerson, ToManager, ToDirector, ToAsker}
	for i := range b.Nudges {
		n := &b.Nudges[i]
		at := "nudges." + n.ID
		c.oneOf(at+".to", n.To, to)
		if n.Tier != "" {
			c.oneOf(at+".tier", n.Tier, IDs(b.Tiers))
		}
		c.within(at+".days", n.Days, 0, 3650)
		c.within(at+".hours", n.Hours, 0, 24*365)
		c.within(at+".repeat", n.Repeat, 0, 365)
		c.within(at+".escalate", n.Escalate, 0, 10)
		if n.When == "" {
			n.When = n.ID
		}
		c.oneOf(at+".when", n.When, Conditions())
		if n.When == "no_activity" {
			c.oneOf(at+".of", n.Of, IDs(b.Activities))
		}
		c.buttons(at, n.Do)
	}
	for _, d := range b.Deadlines {
		at := "deadlines." + d.ID
		c.oneOf(at, d.ID, DeadlineIDs())
		if len(d.Steps) == 0 {
			c.fault(at+".steps", "write at least {day: 0, to: person}", "it is never told")
		}
		for i, s := range d.Steps {
			c.oneOf(fmt.Sprintf("%s.steps.%d.to", at, i+1), s.To, to[:3])
			if i > 0 && s.Day <= d.Steps[i-1].Day {
				c.fault(at+".steps", "write them earliest first", "the steps are out of order")
			}
		}
		c.buttons(at, d.Do)
	}
	for _, m := range b.Milestones {
		for _, t := range m.Tasks {
			c.chore("milestones."+m.ID+".tasks."+t.ID, t)
		}
	}
}

func (c *checker) buttons(at string, do []string) {
	for i, verb := range do {
		c.oneOf(fmt.Sprintf("%s.do.%d", at, i+1), verb, NudgeButtons())
	}
}

// chore checks a task of a milestone: something must see to it.
func (c *checker) chore(at string, t Chore) {
	b, ways := c.b, 0
	for _, set := range []bool{t.Day > 0, t.By != "", t.Auto} {
		if set {
			ways++
		}
	}
	if ways != 1 {
		c.fault(at, "write one of day: 7, by: a nudge, auto: true", "nothing sees to this task")
	}
	if t.By != "" {
		c.oneOf(at+".by", t.By, slices.Concat(IDs(b.Nudges), IDs(b.Deadlines), IDs(b.Jobs)))
	}
	for i, proof := range t.Until {
		what, of, named := strings.Cut(proof, "/")
		if named {
			what += "/"
		}
		key := fmt.Sprintf("%s.until.%d", at, i+1)
		c.oneOf(key, what, proofs)
		if what == "field/" {
			c.oneOf(key, of, IDs(b.Fields))
		}
	}
}
