package desk

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// Ruling is what somebody says of a request.
type Ruling struct {
	Decision string     // crm.ApprovalGranted, ApprovalConditional, ApprovalRejected, ApprovalMore
	Words    string     // the reason, the condition, what is missing; a comment on what is granted
	Limit    *crm.Money // how much may be spent on sales, where the condition says so
}

// Decided is what a decision did.
type Decided struct {
	Edited[crm.Approval]
	Deal  *crm.Opportunity // of a granted application: as it is now
	Moved bool             // the deal went on: the gate holds now
	Unmet []playbook.Unmet // what its gate still asks for
	Todo  *crm.Task        // what a rejection gives the applicant to do
}

// DecideRequest decides the step at which a request stands. It is for whom the
// step names, for whoever stands in for him while he is absent, and, when it has
// waited too long, for the next above; never for the applicant. Whoever has the
// following step as well has decided that too. Stale "approval.taken_back" (number, applicant), "approval.decided"
// (number, who, RFC 3339 moment, state) when somebody was faster; Forbidden
// "approval.own" (number), "approval.not_yours" (number, who decides).
func (w *Work) DecideRequest(id crm.ApprovalID, r Ruling) (Decided, error) {
	none := Decided{}
	before, err := crm.Get[crm.Approval](w.tx, id)
	if err != nil {
		return none, err
	}
	a := before
	a.Steps = slices.Clone(before.Steps)
	if a.State != crm.ApprovalAsked {
		return none, w.decidedBefore(&a)
	}
	ps, err := playbook.Everybody(w.tx)
	if err != nil {
		return none, err
	}
	if err := w.takeStep(&a, ps); err != nil {
		return none, err
	}
	var c checks
	c.text(&r.Words, maxText)
	if err := a.Decide(w.actor.ID, r.Decision, r.Words, w.via.Said); err != nil {
		return none, err
	}
	for a.State == crm.ApprovalAsked { // his own step again
		w.ask(&a, ps)
		if a.Steps[a.At].Who != w.actor.ID || r.Decision == crm.ApprovalRejected || r.Decision == crm.ApprovalMore {
			break
		}
		if err := a.Decide(w.actor.ID, r.Decision, r.Words, w.via.Said); err != nil {
			return none, err
		}
	}
	out := Decided{}
	switch a.State {
	case crm.ApprovalMore:
		a.Talk = append(slices.Clone(a.Talk), crm.Remark{Who: w.actor.ID, When: w.via.Said, What: remarkMore, Text: r.Words})
	case crm.ApprovalRejected:
		if out.Todo, err = w.todo(&a, r.Words); err != nil {
			return none, err
		}
	case crm.ApprovalGranted:
		a.Granted = w.Today()
	}
	if r.Limit != nil && r.Decision == crm.ApprovalConditional {
		a.Limit = *r.Limit
	}
	if a.State == crm.ApprovalGranted && a.Limit == (crm.Money{}) {
		a.Limit = a.Spend
	}
	if out.Edited, err = save(w, before, a, r.Words); err != nil {
		return none, err
	}
	if a.State == crm.ApprovalGranted && a.Subject == initiation {
		err = w.initiate(&a, &out)
	}
	return out, err
}

// decidedBefore is the refusal of a decision on what nobody has to decide now.
func (w *Work) decidedBefore(a *crm.Approval) error {
	if last := a.Last(); last != nil && a.State != crm.ApprovalDraft && a.State != crm.ApprovalWithdrawn {
		return crm.E(crm.Stale, "approval.decided", label(a), w.nameOf(last.Who), moment(last.When), last.Decision)
	}
	if a.State == crm.ApprovalWithdrawn {
		return crm.E(crm.Stale, "approval.taken_back", label(a), w.nameOf(a.Asker))
	}
	return crm.E(crm.Stale, "approval.not_asked", label(a))
}

// takeStep makes the actor the one who decides the step that is waited for, or
// says why he is not.
func (w *Work) takeStep(a *crm.Approval, ps playbook.People) error {
	s, on := &a.Steps[a.At], w.Today()
	if w.actor.ID == a.Asker {
		return crm.E(crm.Forbidden, "approval.own", label(a))
	}
	who, instead := w.Deciders(a, ps, on)
	switch me := w.actor.ID; {
	case me == s.For: // he is back, or decides himself
		s.Who, s.For = me, ""
		return nil
	case me == s.Who:
		return nil
	case slices.Contains(who, me):
		s.Who, s.For = me, instead
		return nil
	}
	return crm.E(crm.Forbidden, "approval.not_yours", label(a), w.nameOf(s.Who))
}

// Deciders are those who may decide the step of a request that is waited for on
// a day: see playbook.Book.Approvers.
func (d *Desk) Deciders(a *crm.Approval, ps playbook.People, on crm.Date) (who []crm.PersonID, instead crm.PersonID) {
	return d.book.Approvers(a, ps, d.cal, on)
}

// todo is what a rejection gives the applicant to do.
func (w *Work) todo(a *crm.Approval, reason string) (*crm.Task, error) {
	asker, err := w.person(a.Asker)
	if err != nil {
		return nil, err
	}
	t := crm.Task{
		ID: crm.TaskID(w.next()), Account: a.Account, Deal: a.Deal, Owner: asker.ID, Team: asker.Team,
		Text: cutRunes(askedFor(line(reason), label(a)), maxText), Evidence: w.evidence(crm.Evidence{}),
	}
	if t.No, err = w.number(crm.KindTask); err != nil {
		return nil, err
	}
	a.Todo = t.ID
	return &t, w.write(&t, "")
}

// asksFor begins the part of a reason that says what is to be done.
var asksFor = regexp.MustCompile(`^(请|先|要|让|去|再|补|把|拿|找|改|重新|重做|核实|确认|写明|get |first |let |ask |please |add |fix |find |bring |show |make sure )`)

// askedFor is what a reason asks for: 先拿预算批文 of 资金没落实,先拿预算批文; where no
// part of it asks for anything, all of it, with what was rejected for it.
func askedFor(reason, rejected string) string {
	parts := strings.FieldsFunc(reason, func(r rune) bool { return strings.ContainsRune(",;.!\uff0c\uff1b\u3002\uff01\n", r) })
	for i := len(parts) - 1; i >= 0; i-- {
		part := strings.TrimSpace(parts[i])
		if head := asksFor.FindString(strings.ToLower(part)); head != "" && len([]rune(part)) > len([]rune(head))+1 {
			return strings.TrimPrefix(strings.TrimPrefix(part, "先"), "请")
		}
	}
	return rejected + ": " + reason
}

// initiate makes a deal a project: it has the application's number, and goes on
// where the gate holds now.
func (w *Work) initiate(a *crm.Approval, out *Decided) error {
	before, err := crm.Get[crm.Opportunity](w.tx, a.Deal)
	if err != nil {
		return err
	}
	o := before
	o.Project = a.No
	m, _ := w.book.Milestone(o.Milestone)
	if o.State == crm.DealOpen && w.before(m, initiation) {
		if out.Unmet, err = w.Missing(w.tx, &o); err != nil {
			return err
		}
	}
	if m.Approval == initiation && o.State == crm.DealOpen && len(out.Unmet) == 0 && len(m.Next) > 0 {
		o.Milestone, o.Since = m.Next[0], w.Today()
		o.Moved = append(slices.Clone(o.Moved), crm.Move{To: o.Milestone, On: o.Since, By: o.Owner})
		o.Moves = len(o.Moved)
		out.Moved = true
	}
	done, err := save(w, before, o, "")
	out.Deal = &done.After
	return err
}

// before reports whether a milestone does not come after the one whose gate asks
// for an approval of that subject.
func (w *Work) before(m playbook.Milestone, subject string) bool {
	all := w.book.Milestones
	at := func(is func(playbook.Milestone) bool) int { return slices.IndexFunc(all, is) }
	return at(func(o playbook.Milestone) bool { return o.ID == m.ID }) <= at(func(o playbook.Milestone) bool { return o.Approval == subject })
}

// reconsider sends a granted application back when the deal is not any more
// what was granted: its amount, its name or its customer changed. What is as it
// was again stays granted.
func (w *Work) reconsider(before, after crm.Record) error {
	o, ok := after.(*crm.Opportunity)
	was, _ := before.(*crm.Opportunity)
	if !ok || was == nil || o.Deleted || was.Amount.Money == o.Amount.Money && was.Title == o.Title && was.Account == o.Account {
		return nil
	}
	if o.Amount.Kind == crm.AmountContract || !o.Open() {
		return nil // the contract has an approval of its own
	}
	a, err := RequestOf(w.tx, o.ID, initiation)
	if err != nil || a == nil || a.State != crm.ApprovalGranted && a.State != crm.ApprovalChanged || len(a.Sent) == 0 {
		return err
	}
	var changed []string
	if o.Account != a.Account {
		changed = append(changed, "account")
	}
	if o.Title != a.Title {
		changed = append(changed, "title")
	}
	if o.Amount.Money != a.Amount {
		changed = append(changed, "amount")
	}
	state := crm.ApprovalGranted
	if len(changed) > 0 {
		state = crm.ApprovalChanged
	}
	if a.State == state && slices.Equal(a.Changed, changed) {
		return nil
	}
	a.State, a.Changed = state, changed
	if err := w.write(a, ""); err != nil {
		return fmt.Errorf("send %s back: %w", a.No, err)
	}
	return nil
}
