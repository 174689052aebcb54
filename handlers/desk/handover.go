package desk

import (
	"cmp"
	"fmt"
	"slices"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// HandOver gives what is one person's to others.
type HandOver struct {
	From crm.PersonID
	To   crm.PersonID    // who gets what Each does not name
	Only []crm.AccountID // these accounts with all that hangs on them; none named: everything
	// Deals are handed over alone with what hangs on them; their customers stay. None named: see Only.
	Deals []crm.OpportunityID
	Each  map[crm.AccountID]crm.PersonID // accounts that somebody else gets
	// Last is his last day, when he leaves; then his own requests and what waits
	// for his decision are passed on too.
	Last crm.Date
}

// HandPlan is what a hand-over concerns, read before it is done and given when
// it is.
type HandPlan struct {
	Accounts []crm.Account
	Leads    []crm.Lead
	Deals    []crm.Opportunity
	Tasks    []crm.Task     // open steps, booked visits among them
	Tenders  []crm.Tender   // whose result or deposit is waited for
	Payments []crm.Payment  // rows of payment plans that have not all come in
	Asked    []crm.Approval // his own requests that are open
	Waits    []crm.Approval // what waits for his decision; of a leaver
	Reports  []crm.Person   // who have him as their manager; of a leaver
}

// Visits are the booked visits among the steps.
func (p *HandPlan) Visits() []crm.Task {
	var out []crm.Task
	for _, t := range p.Tasks {
		if t.Visit {
			out = append(out, t)
		}
	}
	return out
}

// Empty reports whether there is nothing to hand over.
func (p *HandPlan) Empty() bool {
	return len(p.Accounts)+len(p.Leads)+len(p.Deals)+len(p.Tasks)+len(p.Tenders)+len(p.Payments)+len(p.Asked)+len(p.Waits)+len(p.Reports) == 0
}

// PlanHandOver reads what a hand-over concerns, and changes nothing.
func PlanHandOver(r crm.Reader, h HandOver) (*HandPlan, error) {
	p := &HandPlan{}
	alone := len(h.Deals) > 0
	only := func(id crm.AccountID) bool { return !alone && (len(h.Only) == 0 || slices.Contains(h.Only, id)) }
	goes := func(id crm.AccountID, deal crm.OpportunityID) bool {
		return only(id) || alone && slices.Contains(h.Deals, deal)
	}
	his, open := crm.Where(crm.ByOwner, string(h.From)), crm.Where(crm.OpenOwner, string(h.From))
	err := cmp.Or(
		gather(r, his, &p.Accounts, func(a crm.Account) bool { return only(a.ID) }),
		gather(r, his, &p.Leads, func(l crm.Lead) bool { return only(l.Account) }),
		gather(r, open, &p.Deals, func(o crm.Opportunity) bool { return goes(o.Account, o.ID) }),
		gather(r, open, &p.Tasks, func(t crm.Task) bool { return goes(t.Account, t.Deal) }),
		gather(r, open, &p.Tenders, func(t crm.Tender) bool { return goes(t.Account, t.Deal) }),
		gather(r, open, &p.Payments, func(row crm.Payment) bool { return goes(row.Account, row.Deal) }),
		gather(r, crm.Where(crm.ByPerson, string(h.From)), &p.Asked, func(a crm.Approval) bool { return a.Open() && goes(a.Account, a.Deal) }),
	)
	if err != nil {
		return nil, fmt.Errorf("what is %s's: %w", h.From, err)
	}
	if h.Last == "" {
		return p, nil
	}
	if p.Waits, err = WaitingFor(r, h.From); err != nil {
		return nil, err
	}
	return p, gather(r, crm.Where(crm.ByAll), &p.Reports, func(q crm.Person) bool { return q.Manager == h.From || q.Deputy == h.From })
}

// gather adds to a list what an index holds and passes.
func gather[T any, P interface {
	*T
	crm.Record
}](r crm.Reader, f crm.Filter, to *[]T, pass func(T) bool,
) error {
	return crm.Each[T, P](r, f, func(rec T) bool {
		if pass(rec) {
			*to = append(*to, rec)
		}
		return true
	})
}

// HandOver does what PlanHandOver read, as one group: accounts, leads, deals,
// steps, booked visits, tenders, payments to come and requests change hands, and their clocks start anew
// with the playbook's days of grace. What was done keeps its author. It is for
// an admin, and for the manager of both. BadInput "handover.self", Missing
// "handover.nothing" (name).
func (w *Work) HandOver(h HandOver) (*HandPlan, error) {
	from, err := crm.Get[crm.Person](w.tx, h.From)
	if err != nil {
		return nil, err
	}
	heirs, err := w.heirs(h)
	if err != nil {
		return nil, err
	}
	if err := w.mayHand(&from, heirs); err != nil {
		return nil, err
	}
	if h.Last != "" {
		if err := w.adminStays(&from); err != nil {
			return nil, err
		}
	}
	p, err := PlanHandOver(w.tx, h)
	if err != nil {
		return nil, err
	}
	if p.Empty() && h.Last == "" {
		return nil, crm.E(crm.Missing, "handover.nothing", from.Name.Text)
	}
	to := func(id crm.AccountID) *crm.Person {
		if heir := heirs[h.Each[id]]; heir != nil {
			return heir
		}
		return heirs[h.To]
	}
	if err := w.handRecords(p, to); err != nil {
		return nil, err
	}
	if err := w.handRequests(p, to); err != nil {
		return nil, err
	}
	if h.Last != "" {
		err = w.retire(&from, heirs[h.To], h.Last, p)
	}
	return p, err
}

// heirs are those who get something, by id.
func (w *Work) heirs(h HandOver) (map[crm.PersonID]*crm.Person, error) {
	out := map[crm.PersonID]*crm.Person{}
	for _, id := range append([]crm.PersonID{h.To}, values(h.Each)...) {
		if id == h.From {
			return nil, crm.E(crm.BadInput, "handover.self")
		}
		p, err := w.colleague(id)
		if err != nil {
			return nil, err
		}
		out[id] = p
	}
	return out, nil
}

func values(m map[crm.AccountID]crm.PersonID) []crm.PersonID {
	var out []crm.PersonID
	for _, v := range m {
		out = append(out, v)
	}
	return unique(out)
}

// mayHand says whether the actor may pass what is from's to these.
func (w *Work) mayHand(from *crm.Person, to map[crm.PersonID]*crm.Person) error {
	if w.mayPeople() == nil {
		return nil
	}
	scope := func(p *crm.Person) crm.Scope {
		return crm.Scope{Kind: crm.KindAccount, Owner: p.ID, Team: p.Team, Shared: true}
	}
	if from.ID != w.actor.ID && crm.Can(w.actor, crm.Reassign, scope(from)) {
		for _, p := range to {
			if !crm.Can(w.actor, crm.Write, scope(p)) {
				return crm.E(crm.Forbidden, "record.pass", p.Name.Text, w.boss())
			}
		}
		return nil
	}
	if from.ID == w.actor.ID && w.actor.Has(crm.RoleManager) {
		return nil
	}
	return crm.E(crm.Forbidden, "handover.not_yours", w.boss())
}

// handRecords passes accounts, leads, deals, steps, tenders and payments on.
func (w *Work) handRecords(p *HandPlan, to func(crm.AccountID) *crm.Person) error {
	today := w.Today()
	for _, a := range p.Accounts {
		heir := to(a.ID)
		a.Owner, a.Team, a.Held = heir.ID, heir.Team, today
		if err := w.write(&a, ""); err != nil {
			return err
		}
	}
	for _, l := range p.Leads {
		heir := to(l.Account)
		l.Owner, l.Team = heir.ID, heir.Team
		if err := w.write(&l, ""); err != nil {
			return err
		}
	}
	for _, o := range p.Deals {
		heir := to(o.Account)
		o.Owner, o.Team, o.Held = heir.ID, heir.Team, today
		if err := w.write(&o, ""); err != nil {
			return err
		}
	}
	for _, t := range p.Tasks {
		heir := to(t.Account)
		t.Owner, t.Team = heir.ID, heir.Team
		if t.Due != "" && t.Due < today { // the blame for it is not his
			t.Due = w.cal(heir.Calendar).OnOrAfter(today.AddDays(w.book.Restraint.GraceDays))
		}
		if err := w.write(&t, ""); err != nil {
			return err
		}
	}
	for _, t := range p.Tenders {
		heir := to(t.Account)
		t.Owner, t.Team = heir.ID, heir.Team
		if err := w.write(&t, ""); err != nil {
			return err
		}
	}
	for _, row := range p.Payments { // what is late stays late: the customer owes it, whoever asks
		heir := to(row.Account)
		row.Owner, row.Team = heir.ID, heir.Team
		if err := w.write(&row, ""); err != nil {
			return err
		}
	}
	return nil
}

// handRequests makes the requests that were his those of his heirs. Nobody
// decides on what is his own now.
func (w *Work) handRequests(p *HandPlan, to func(crm.AccountID) *crm.Person) error {
	ps, err := playbook.Everybody(w.tx)
	if err != nil {
		return err
	}
	for _, a := range p.Asked {
		heir := to(a.Account)
		a.Asker, a.Team = heir.ID, heir.Team
		a.Steps = slices.Clone(a.Steps)
		if s := a.Step(); s != nil && s.Who == heir.ID {
			if up := ps.Above(heir, w.Today()); up != nil {
				s.Who, s.For = up.ID, ""
			}
		}
		if err := w.write(&a, ""); err != nil {
			return err
		}
	}
	return nil
}

// retire makes somebody one who leaves: what waits for his decision goes to
// whoever stands in for him or is above him, else to who takes his work over; his
// people get his manager.
func (w *Work) retire(from, taker *crm.Person, last crm.Date, p *HandPlan) error {
	if err := w.mayPeople(); err != nil && !crm.Can(w.actor, crm.Reassign, crm.Scope{Kind: crm.KindAccount, Owner: from.ID, Team: from.Team}) {
		return err
	}
	ps, err := playbook.Everybody(w.tx)
	if err != nil {
		return err
	}
	gone := playbook.People(slices.DeleteFunc(slices.Clone(ps), func(q crm.Person) bool { return q.ID == from.ID }))
	next := gone.Find(from.StandIn(w.Today()), w.Today())
	if next == nil {
		next = gone.Above(from, w.Today())
	}
	for _, a := range p.Waits {
		s := a.Step()
		heir := next
		if heir == nil || heir.ID == a.Asker {
			heir = gone.Above(from, w.Today())
		}
		if heir == nil && taker.ID != a.Asker { // nobody is above a director
			heir = taker
		}
		if s == nil || heir == nil || s.Who != from.ID {
			continue
		}
		a.Steps = slices.Clone(a.Steps)
		a.Steps[a.At].Who, a.Steps[a.At].For = heir.ID, ""
		if err := w.write(&a, ""); err != nil {
			return err
		}
	}
	for _, q := range p.Reports {
		if q.Manager == from.ID {
			q.Manager = from.Manager
		}
		if q.Deputy == from.ID {
			q.Deputy = ""
		}
		if err := w.write(&q, ""); err != nil {
			return err
		}
		delete(w.people, q.ID)
	}
	now, err := crm.Get[crm.Person](w.tx, from.ID)
	if err != nil {
		return err
	}
	now.Until = last
	if err := w.write(&now, ""); err != nil {
		return err
	}
	w.refreshPerson(now)
	return nil
}

// adminStays refuses to let go of the only admin: nobody could add people or change them any more.
func (w *Work) adminStays(p *crm.Person) error {
	if !p.Has(crm.RoleAdmin) {
		return nil
	}
	others := 0
	err := crm.Each(w.tx, crm.Where(crm.ByAll), func(c crm.Person) bool {
		if c.ID != p.ID && c.Has(crm.RoleAdmin) && c.Until == "" {
			others++
		}
		return others == 0
	})
	if err != nil {
		return fmt.Errorf("admins: %w", err)
	}
	if others == 0 {
		return crm.E(crm.BadInput, "person.only_admin", p.Name.Text)
	}
	return nil
}
