package schedules

import (
	"fmt"
	"time"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// ahead is how many days of coming steps are read beside what is due: a visit
// that is booked keeps the cadence quiet.
const ahead = 8

// gather reads what the rules need to say what is due for a person: steps by
// their day, his accounts, and what went on with those that a visit was booked
// with.
func gather(r crm.Reader, p *crm.Person, cal *crm.Calendar, at time.Time) (playbook.Case, error) {
	c := playbook.Case{Person: p, Cal: cal, At: at, Seen: map[crm.AccountID]crm.Date{}}
	today := crm.DateOf(at.In(p.Location()))
	err := crm.Each(r, crm.Where(crm.OpenOwner, string(p.ID)).Between("", string(today.AddDays(ahead))), func(t crm.Task) bool {
		c.Tasks = append(c.Tasks, t)
		return true
	})
	if err != nil {
		return c, fmt.Errorf("steps of %s: %w", p.ID, err)
	}
	err = crm.Each(r, crm.Where(crm.ByOwner, string(p.ID)), func(a crm.Account) bool {
		c.Accounts = append(c.Accounts, a)
		return true
	})
	if err != nil {
		return c, fmt.Errorf("accounts of %s: %w", p.ID, err)
	}
	err = crm.Each(r, crm.Where(crm.OpenOwner, string(p.ID)), func(o crm.Opportunity) bool {
		c.Deals = append(c.Deals, o)
		return true
	})
	if err != nil {
		return c, fmt.Errorf("deals of %s: %w", p.ID, err)
	}
	if err := covered(r, &c, today); err != nil {
		return c, err
	}
	return c, visited(r, &c, today)
}

// visited adds, for each step that was to be a visit, that somebody went there
// since, and the account when it is a colleague's.
func visited(r crm.Reader, c *playbook.Case, today crm.Date) error {
	mine := map[crm.AccountID]bool{}
	for i := range c.Accounts {
		mine[c.Accounts[i].ID] = true
	}
	for i := range c.Tasks {
		t := &c.Tasks[i]
		if t.Account == "" || t.Due > today {
			continue
		}
		if !mine[t.Account] {
			a, err := crm.Get[crm.Account](r, t.Account)
			switch {
			case err == nil:
				c.Accounts = append(c.Accounts, a)
			case !crm.IsMissing(err):
				return fmt.Errorf("account of step %s: %w", t.ID, err)
			}
			mine[t.Account] = true
		}
		if t.Visit {
			day, err := lastThere(r, t.Account, t.Due)
			if err != nil {
				return err
			}
			c.Seen[t.Account] = max(c.Seen[t.Account], day)
		}
	}
	return nil
}

// lastThere is the newest day, from since on, on which somebody went to an
// account, whether he met somebody or not.
func lastThere(r crm.Reader, id crm.AccountID, since crm.Date) (day crm.Date, err error) {
	err = crm.Each(r, crm.Where(crm.ByAccount, string(id)).Between(string(since), ""), func(v crm.Activity) bool {
		if v.InPerson() {
			day = max(day, v.Date)
		}
		return true
	})
	if err != nil {
		return "", fmt.Errorf("activities of account %s: %w", id, err)
	}
	return day, nil
}

// nudge is an item as the cards show it, with the names behind its ids. What
// it is about is noted in a.
func nudge(r crm.Reader, c playbook.Case, it playbook.Item, a *answer) (cards.Nudge, error) {
	n := cards.Nudge{
		Kind: it.Kind, Subject: it.Subject.String(), Tier: it.Tier,
		By: it.Rule.By, Last: it.Rule.Last, Days: it.Days, Limit: it.Rule.Limit,
	}
	for i := range c.Accounts {
		if acc := &c.Accounts[i]; acc.ID == it.Account {
			n.Account, n.AccountName = acc.Number(), acc.Name.Text
			a.saw(acc)
		}
	}
	if it.Kind == playbook.DueTouch {
		number, err := touchNumber(r, it)
		n.LastNumber = number
		return n, err
	}
	for i := range c.Tasks {
		if t := &c.Tasks[i]; string(t.ID) == it.Subject.ID {
			n.Task = cards.TaskView{Task: *t, AccountName: n.AccountName}
			a.saw(t)
		}
	}
	if owner := n.Task.Owner; owner != "" && owner != c.Person.ID { // he stands in
		p, err := crm.Get[crm.Person](r, owner)
		if err != nil && !crm.IsMissing(err) {
			return n, fmt.Errorf("owner of step %s: %w", n.Task.ID, err)
		}
		n.For = p.Name.Text
	}
	return n, withContact(r, &n.Task)
}

// touchNumber is the number of the visit or call that was the last touch.
func touchNumber(r crm.Reader, it playbook.Item) (string, error) {
	if it.Rule.Last == "" {
		return "", nil
	}
	number := ""
	day := crm.Where(crm.ByAccount, string(it.Account)).Between(string(it.Rule.Last), string(it.Rule.Last.AddDays(1)))
	err := crm.Each(r, day, func(v crm.Activity) bool {
		if v.Met() && (v.InPerson() || it.Rule.By == playbook.ByCall && v.Type == crm.Call) {
			number = v.Number()
		}
		return true
	})
	if err != nil {
		return "", fmt.Errorf("last touch of account %s: %w", it.Account, err)
	}
	return number, nil
}
