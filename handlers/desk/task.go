package desk

import "milepost/storage/crm"

// NewTask is a next step.
type NewTask struct {
	Account  crm.AccountID // empty: nobody's in particular
	Deal     crm.OpportunityID
	Contact  crm.ContactID
	Owner    crm.PersonID // empty: the actor
	Text     string       // at most 200 characters
	Due      crm.Date
	Clock    string // HH:MM
	Visit    bool   // a visit is to be made then
	Call     bool   // a call, or a meeting from afar
	Asked    bool   // the actor asks Owner for it, and is told when it is done
	Place    string // of an appointment
	Plan     bool   // a row of the plan of Deal or Goal: Due and Owner are required
	Goal     crm.GoalID
	Waiting  bool // the customer has to act
	Assumed  bool
	From     crm.ActivityID // in which it was said
	Evidence crm.Evidence
}

// AddTask adds a next step. A step of an account needs the right to change the
// account; one without an account is the owner's own.
func (w *Work) AddTask(n NewTask) (crm.Task, error) {
	owner, err := w.colleague(n.Owner)
	if err != nil {
		return crm.Task{}, err
	}
	if n.Plan {
		if err := w.planRow(n, owner); err != nil {
			return crm.Task{}, err
		}
	} else if err := w.mayMake(crm.KindTask, owner); err != nil {
		return crm.Task{}, err
	}
	t := crm.Task{
		Account: n.Account, Deal: n.Deal, Contact: n.Contact, Owner: owner.ID, Team: owner.Team, Text: n.Text,
		Due: n.Due, Clock: n.Clock, Visit: n.Visit, Call: n.Call, Place: n.Place, Plan: n.Plan, Goal: n.Goal, Waiting: n.Waiting, Assumed: n.Assumed, From: n.From,
		Evidence: w.evidence(n.Evidence),
	}
	if n.Asked && owner.ID != w.actor.ID {
		t.Asker = w.actor.ID
	}
	if err := w.checkTask(&t, crm.Task{}); err != nil {
		return crm.Task{}, err
	}
	if t.From != "" {
		if _, err := crm.Get[crm.Activity](w.tx, t.From); err != nil {
			return crm.Task{}, err
		}
	}
	t.ID = crm.TaskID(w.next())
	if t.No, err = w.number(crm.KindTask); err != nil {
		return crm.Task{}, err
	}
	return t, w.write(&t, "")
}

// planRow says whether a row of the plan of a deal or of a goal can be as it is
// (I6, A5): it has something to do, a day and somebody who answers for it. Whoever
// may change the deal names colleagues of his team. BadInput "plan.owner", "plan.due" (goal).
func (w *Work) planRow(n NewTask, owner *crm.Person) error {
	if n.Owner == "" {
		return crm.E(crm.BadInput, "plan.owner", shown(n.Text))
	}
	if n.Due == "" {
		return crm.E(crm.BadInput, "plan.due", shown(n.Text))
	}
	if n.Goal != "" {
		g, err := crm.Get[crm.Goal](w.tx, n.Goal)
		if err != nil {
			return err
		}
		if err := w.mayWrite(&g); err != nil {
			return err
		}
		return w.mayMake(crm.KindTask, owner)
	}
	o, err := w.deal(n.Account, n.Deal)
	if err != nil {
		return err
	}
	if err := w.mayWrite(&o); err != nil {
		return err
	}
	if owner.Team != o.Team {
		return w.mayMake(crm.KindTask, owner)
	}
	return nil
}

// checkTask says whether a step can be as it stands; what it hung on before
// is not asked about again.
func (w *Work) checkTask(t *crm.Task, was crm.Task) error {
	var c checks
	t.Text = line(t.Text)
	c.text(&t.Text, maxText)
	if t.Text == "" && !t.Visit {
		c.fail(crm.E(crm.BadInput, "task.empty"))
	}
	c.date(t.Due)
	c.clock(t.Clock)
	c.short(&t.Place)
	if c.err != nil {
		return c.err
	}
	if t.Account != "" && t.Account != was.Account {
		if _, err := w.account(t.Account); err != nil {
			return err
		}
	}
	if t.Deal != "" && t.Deal != was.Deal {
		if _, err := w.deal(t.Account, t.Deal); err != nil {
			return err
		}
	}
	if t.Contact != "" && t.Contact != was.Contact {
		if _, err := w.contacts(t.Account, []crm.ContactID{t.Contact}); err != nil {
			return err
		}
	}
	return nil
}

// task reads a step that the actor may change. Stale "task.closed" (number,
// state) when it has to be open and is not.
func (w *Work) task(id crm.TaskID, open bool) (crm.Task, error) {
	t, err := crm.Get[crm.Task](w.tx, id)
	if err != nil {
		return t, err
	}
	if err := w.mayWrite(&t); err != nil {
		return t, err
	}
	if open && !t.Open() {
		return t, crm.E(crm.Stale, "task.closed", label(&t), t.State)
	}
	return t, nil
}

// MoveTask puts a next step off, or forward. An empty clock takes the time
// away. BadInput "task.no_date" without a day.
func (w *Work) MoveTask(id crm.TaskID, due crm.Date, clock string) (Edited[crm.Task], error) {
	none := Edited[crm.Task]{}
	t, err := w.task(id, true)
	if err != nil {
		return none, err
	}
	var c checks
	c.date(due)
	c.clock(clock)
	if due == "" {
		c.fail(crm.E(crm.BadInput, "task.no_date", label(&t)))
	}
	if c.err != nil {
		return none, c.err
	}
	before := t
	t.Due, t.Clock, t.Assumed, t.Planned = due, clock, false, w.tx.Now()
	return save(w, before, t, "")
}

// FinishTask marks a next step as done on the day on which that was said.
// Stale "task.closed" when it is not open.
func (w *Work) FinishTask(id crm.TaskID) (Edited[crm.Task], error) {
	return w.closeTask(id, crm.TaskDone, "")
}

// DropTask gives a next step up: it was cancelled. Stale "task.closed" when it
// is not open.
func (w *Work) DropTask(id crm.TaskID, reason string) (Edited[crm.Task], error) {
	return w.closeTask(id, crm.TaskDropped, reason)
}

func (w *Work) closeTask(id crm.TaskID, state, reason string) (Edited[crm.Task], error) {
	t, err := w.task(id, true)
	if err != nil {
		return Edited[crm.Task]{}, err
	}
	before := t
	t.State, t.Closed = state, w.Today()
	return save(w, before, t, reason)
}

// CorrectTask puts a next step right, a closed one too.
func (w *Work) CorrectTask(id crm.TaskID, e TaskEdit) (Edited[crm.Task], error) {
	none := Edited[crm.Task]{}
	t, err := w.task(id, false)
	if err != nil {
		return none, err
	}
	before := t
	if e.Account != nil && *e.Account != t.Account {
		t.Account, t.Deal, t.Contact, t.From = *e.Account, "", "", ""
	}
	set(&t.Deal, e.Deal)
	set(&t.Contact, e.Contact)
	set(&t.Text, e.Text)
	set(&t.Clock, e.Clock)
	set(&t.Place, e.Place)
	set(&t.Visit, e.Visit)
	set(&t.Waiting, e.Waiting)
	if e.Due != nil {
		t.Due, t.Assumed, t.Planned = *e.Due, false, w.tx.Now()
	}
	if e.Owner != nil && *e.Owner != t.Owner {
		owner, err := w.handTo(&t, t.Owner, *e.Owner)
		if err != nil {
			return none, err
		}
		t.Owner, t.Team = owner.ID, owner.Team
		if t.Asker == "" && owner.ID != w.actor.ID {
			t.Asker = w.actor.ID // he hears when it is done
		}
	}
	if err := w.checkTask(&t, before); err != nil {
		return none, err
	}
	return save(w, before, t, e.Reason)
}

// handTo says whether the actor may pass a record that is from's to somebody
// else: his own to a colleague of his team, a manager's team's to another of
// his team. Forbidden "record.pass" (name of the other).
func (w *Work) handTo(rec crm.Record, from, to crm.PersonID) (*crm.Person, error) {
	p, err := w.colleague(to)
	if err != nil {
		return nil, err
	}
	own := from == w.actor.ID && p.Team == w.actor.Team && p.Has(crm.RoleRep)
	scope := crm.Scope{Kind: rec.Kind(), Owner: p.ID, Team: p.Team, Shared: true}
	if own || w.can(crm.Reassign, rec) && crm.Can(w.actor, crm.Write, scope) {
		return p, nil
	}
	return nil, crm.E(crm.Forbidden, "record.pass", p.Name.Text, w.boss())
}
