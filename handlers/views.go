package handlers

import (
	"fmt"
	"strings"

	"milepost/bot/cards"
	"milepost/storage/crm"
)

// nameOf is what an account is called; "" when there is none. A deleted one is
// still called something.
func (q *request) nameOf(id crm.AccountID) (string, error) {
	if id == "" {
		return "", nil
	}
	var a crm.Account
	if err := q.tx.Get(&a, string(id)); err != nil {
		if crm.IsMissing(err) {
			return "", nil
		}
		return "", fmt.Errorf("account %s: %w", id, err)
	}
	return a.Name.Text, nil
}

// personName is what a colleague is called.
func (q *request) personName(id crm.PersonID) (string, error) {
	if id == "" {
		return "", nil
	}
	var p crm.Person
	if err := q.tx.Get(&p, string(id)); err != nil {
		if crm.IsMissing(err) {
			return "", nil
		}
		return "", fmt.Errorf("person %s: %w", id, err)
	}
	return p.Name.Text, nil
}

// other is the name of somebody else than the reader, "" for himself.
func (q *request) other(id crm.PersonID) (string, error) {
	if id == q.who.ID {
		return "", nil
	}
	return q.personName(id)
}

func (q *request) activityView(a crm.Activity) (cards.ActivityView, error) {
	v := cards.ActivityView{Activity: a}
	var err error
	if v.AccountName, err = q.nameOf(a.Account); err != nil {
		return v, err
	}
	if v.WhoName, err = q.other(a.Who); err != nil {
		return v, err
	}
	for _, id := range a.With {
		c, err := crm.Get[crm.Contact](q.tx, id)
		if crm.IsMissing(err) {
			continue
		}
		if err != nil {
			return v, fmt.Errorf("contact %s: %w", id, err)
		}
		v.People = append(v.People, c)
	}
	for _, id := range a.Ours {
		name, err := q.personName(id)
		if err != nil {
			return v, err
		}
		v.Colleagues = append(v.Colleagues, name)
	}
	return v, nil
}

func (q *request) leadView(l crm.Lead) (cards.LeadView, error) {
	v := cards.LeadView{Lead: l}
	var a crm.Account
	if err := q.tx.Get(&a, string(l.Account)); err != nil {
		return v, fmt.Errorf("account %s: %w", l.Account, err)
	}
	v.AccountName, v.Region, v.Industry = a.Name.Text, a.Region, a.Industry
	v.Tier, v.RankSale, v.RankGain, v.Revenue = a.Tier, a.RankSale, a.RankGain, a.Revenue
	if a.Industry == "" {
		v.Trade = tradeIn(l.Need)
	}
	var err error
	v.OwnerName, err = q.other(l.Owner)
	return v, err
}

func (q *request) contactView(c crm.Contact) (cards.ContactView, error) {
	name, err := q.nameOf(c.Account)
	return cards.ContactView{Contact: c, AccountName: name}, err
}

func (q *request) dealView(o crm.Opportunity) (cards.DealView, error) {
	name, err := q.nameOf(o.Account)
	if err != nil {
		return cards.DealView{}, err
	}
	budget, err := q.budgetOf(&o)
	return cards.DealView{Opportunity: o, AccountName: name, Budget: budget}, err
}

// budgetOf is the customer's budget that stands beside what was quoted or signed; zero where none does.
func (q *request) budgetOf(o *crm.Opportunity) (crm.Amount, error) {
	if !besideAmount(o, crm.Amount{Kind: crm.AmountBudget}) {
		return crm.Amount{}, nil
	}
	return q.Desk.BudgetOf(q.tx, o.ID)
}

func (q *request) taskView(t crm.Task) (cards.TaskView, error) {
	v := cards.TaskView{Task: t}
	var err error
	if v.AccountName, err = q.nameOf(t.Account); err != nil {
		return v, err
	}
	if v.OwnerName, err = q.other(t.Owner); err != nil {
		return v, err
	}
	if t.Contact != "" {
		var c crm.Contact
		if err := q.tx.Get(&c, string(t.Contact)); err != nil {
			return v, fmt.Errorf("contact %s: %w", t.Contact, err)
		}
		v.ContactName = c.Name.Text
	}
	return v, nil
}

func (q *request) expenseView(e crm.Expense) (cards.ExpenseView, error) {
	name, err := q.nameOf(e.Account)
	return cards.ExpenseView{Expense: e, AccountName: name}, err
}

func (q *request) taskViews(tasks []crm.Task) ([]cards.TaskView, error) {
	var out []cards.TaskView
	for _, t := range tasks {
		v, err := q.taskView(t)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

// recordName names a record in a sentence.
func (q *request) recordName(rec crm.Record) (cards.RecordName, error) {
	n := cards.RecordName{Kind: rec.Kind()}
	if r, ok := rec.(crm.Numbered); ok {
		n.Number = r.Number()
	}
	var err error
	switch r := rec.(type) {
	case *crm.Account:
		n.Name = r.Name.Text
	case *crm.Contact:
		n.Name = r.Name.Text
	case *crm.Activity:
		n.Name, err = q.nameOf(r.Account)
	case *crm.Lead:
		n.Name, err = q.nameOf(r.Account)
	case *crm.Opportunity:
		n.Name, err = q.nameOf(r.Account)
	case *crm.Tender:
		n.Name, err = q.nameOf(r.Account)
	case *crm.Quote:
		n.Name = q.say.Money(r.Amount)
	case *crm.Payment:
		n.Name = q.say.RowName(*r)
	case *crm.Task:
		n.Name = r.Text
	case *crm.Expense:
		n.Name = q.say.Money(r.Amount)
	case *crm.Person:
		n.Name = r.Name.Text
	case *crm.Team:
		n.Name = r.Name.Text
	case *crm.Goal:
		v, err := q.goalView(r)
		if err != nil {
			return n, err
		}
		n.Name = q.say.GoalName(v)
	case *crm.Conflict:
		n.Name = r.Name.Text
	case *crm.Approval:
		n.Name, err = q.nameOf(r.Account)
	case *crm.Draft:
		n.Name = r.Text
	case *crm.Lesson:
		n.Name = r.Name.Text
	case *crm.Field:
		if strings.Contains(r.Name, ".") { // a side of a rival, another amount
			n.Name = q.say.NoteName(r.Name)
			break
		}
		n.Name, err = q.notedName(r)
	}
	return n, err
}

// openTasks lists the open steps of an account, by due date.
func (q *request) openTasks(id crm.AccountID) ([]crm.Task, error) {
	var out []crm.Task
	err := crm.Each(q.tx, crm.Where(crm.OpenAcct, string(id)), func(t crm.Task) bool {
		out = append(out, t)
		return len(out) < crm.MaxPage
	})
	if err != nil {
		return nil, fmt.Errorf("open steps of account %s: %w", id, err)
	}
	return out, nil
}

// myTasks lists the open steps of a person, by due date.
func (q *request) myTasks(who crm.PersonID) ([]crm.Task, error) {
	var out []crm.Task
	err := crm.Each(q.tx, crm.Where(crm.OpenOwner, string(who)), func(t crm.Task) bool {
		out = append(out, t)
		return len(out) < crm.MaxPage
	})
	if err != nil {
		return nil, fmt.Errorf("open steps of %s: %w", who, err)
	}
	return out, nil
}

// openDeals lists the open deals of an account, the one touched last first.
func (q *request) openDeals(id crm.AccountID) ([]crm.Opportunity, error) {
	var out []crm.Opportunity
	err := crm.Each(q.tx, crm.Where(crm.OpenAcct, string(id)), func(o crm.Opportunity) bool {
		out = append(out, o)
		return len(out) < crm.MaxPage
	})
	if err != nil {
		return nil, fmt.Errorf("open deals of account %s: %w", id, err)
	}
	for i := range out {
		if out[i].Updated.After(out[0].Updated) {
			out[0], out[i] = out[i], out[0]
		}
	}
	return out, nil
}

// contactsOf lists the people of an account, by name.
func (q *request) contactsOf(id crm.AccountID) ([]crm.Contact, error) {
	var out []crm.Contact
	err := crm.Each(q.tx, crm.Where(crm.ByAccount, string(id)), func(c crm.Contact) bool {
		out = append(out, c)
		return len(out) < crm.MaxPage
	})
	if err != nil {
		return nil, fmt.Errorf("contacts of account %s: %w", id, err)
	}
	return out, nil
}

// lastActivities lists the newest activities of an account.
func (q *request) lastActivities(id crm.AccountID, n int) ([]crm.Activity, error) {
	out, _, err := crm.List[crm.Activity](q.tx, crm.Where(crm.ByAccount, string(id)), crm.Page{Limit: n, Desc: true})
	if err != nil {
		return nil, fmt.Errorf("activities of account %s: %w", id, err)
	}
	return out, nil
}

// accountView is the account card of somebody who may read it.
func (q *request) accountView(a crm.Account) (cards.AccountView, error) {
	v := cards.AccountView{Account: a, Mine: q.allowed(crm.Write, crm.ScopeOf(&a))}
	var err error
	if v.OwnerName, err = q.personName(a.Owner); err != nil {
		return v, err
	}
	contacts, err := q.contactsOf(a.ID)
	if err != nil {
		return v, err
	}
	for _, c := range contacts {
		if c.Left != "" {
			continue
		}
		v.Contacts = append(v.Contacts, cards.ContactView{Contact: c, AccountName: a.Name.Text})
	}
	v.FileOnly = !q.readsDeals()
	if v.Missing, err = q.missing(&a); err != nil || v.FileOnly {
		return v, err
	}
	visits, err := q.lastActivities(a.ID, 3)
	if err != nil {
		return v, err
	}
	for _, act := range visits {
		av, err := q.activityView(act)
		if err != nil {
			return v, err
		}
		v.Visits = append(v.Visits, av)
	}
	tasks, err := q.openTasks(a.ID)
	if err != nil {
		return v, err
	}
	if v.Tasks, err = q.taskViews(tasks); err != nil {
		return v, err
	}
	deals, err := q.openDeals(a.ID)
	if err != nil {
		return v, err
	}
	for _, o := range deals {
		d, err := q.dealView(o)
		if err != nil {
			return v, err
		}
		v.Deals = append(v.Deals, d)
	}
	return v, nil
}

// missing lists the columns of the lead sheet that are empty for an account.
func (q *request) missing(a *crm.Account) ([]string, error) {
	leads, _, err := crm.List[crm.Lead](q.tx, crm.Where(crm.ByAccount, string(a.ID)), crm.Page{Limit: 1})
	if err != nil {
		return nil, fmt.Errorf("lead of account %s: %w", a.ID, err)
	}
	if len(leads) == 0 {
		return nil, nil
	}
	var out []string
	for _, c := range q.Book.LeadMissing(a, &leads[0]) {
		if !c.Auto {
			out = append(out, c.ID)
		}
	}
	return out, nil
}
