package desk

import (
	"cmp"
	"maps"
	"slices"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// OpenDeal opens an opportunity at the first milestone; its owner is the
// account's.
func (w *Work) OpenDeal(n NewDeal) (crm.Opportunity, error) {
	none := crm.Opportunity{}
	a, err := w.account(n.Account)
	if err != nil {
		return none, err
	}
	if n.On == "" {
		n.On = w.Today()
	}
	s := said{
		amount: n.Amount, title: n.Title, signBy: n.SignBy, win: n.WinPct, rivals: n.Rivals, on: n.On,
		evidence: w.evidence(n.Evidence),
	}
	if err := s.check(); err != nil {
		return none, err
	}
	var c checks
	c.date(n.On)
	pick(&c, crm.E(crm.BadInput, "deal.form", shown(n.Form)), w.book.DealKinds, &n.Form)
	if c.err != nil {
		return none, c.err
	}
	if err := w.members(n.Members); err != nil {
		return none, err
	}
	o, err := w.openDeal(&a, s)
	if err != nil {
		return none, err
	}
	o.Form, o.Members = n.Form, unique(n.Members)
	err = (&dealPlan{deal: o, fresh: true}).write(w)
	return *o, err
}

// members says whether these people can be on a team.
func (w *Work) members(ids []crm.PersonID) error {
	for _, id := range ids {
		if _, err := w.colleague(id); err != nil {
			return err
		}
	}
	return nil
}

// myDeal reads a deal that the actor may change, with copies of its lists and
// maps, so that what was stored stays as it is. A deal that is over stays his
// who ended it; whoever has the customer now sees to its delivery and payment.
func (w *Work) myDeal(id crm.OpportunityID) (before, o crm.Opportunity, err error) {
	before, err = crm.Get[crm.Opportunity](w.tx, id)
	if err != nil {
		return before, o, err
	}
	if err := w.mayWrite(&before); err != nil && !MayDeal(w.tx, w.actor, &before) {
		return before, o, err
	}
	o = before
	o.Answers, o.Ticks = maps.Clone(o.Answers), maps.Clone(o.Ticks)
	o.Moved, o.Rivals, o.Members = slices.Clone(o.Moved), slices.Clone(o.Rivals), slices.Clone(o.Members)
	o.Rounds, o.Reviews = slices.Clone(o.Rounds), slices.Clone(o.Reviews)
	return before, o, nil
}

// MayDeal reports whether somebody may change a deal: his own or his team's, and
// one that is over where he has the customer now.
func MayDeal(r crm.Reader, actor *crm.Person, o *crm.Opportunity) bool {
	if Can(r, actor, crm.Write, crm.ScopeOf(o)) {
		return true
	}
	if o.Open() {
		return false
	}
	a, err := crm.Get[crm.Account](r, o.Account)
	return err == nil && Can(r, actor, crm.Write, crm.Scope{Kind: crm.KindOpportunity, Owner: a.Owner, Team: a.Team, Shared: true})
}

// UpdateDeal changes what is known of an opportunity. An amount that is said
// here replaces whatever there is.
func (w *Work) UpdateDeal(id crm.OpportunityID, e DealEdit) (Edited[crm.Opportunity], error) {
	none := Edited[crm.Opportunity]{}
	before, o, err := w.myDeal(id)
	if err != nil {
		return none, err
	}
	set(&o.Title, e.Title)
	set(&o.Form, e.Form)
	set(&o.Amount, e.Amount)
	set(&o.SignBy, e.SignBy)
	set(&o.WinPct, e.WinPct)
	set(&o.Floor, e.Floor)
	var c checks
	c.money(o.Floor)
	o.Title = line(o.Title)
	c.text(&o.Title, maxText)
	if o.Title == "" {
		c.fail(crm.E(crm.BadInput, "deal.title"))
	}
	c.amount(&o.Amount)
	c.date(o.SignBy)
	c.percent(o.WinPct)
	picked(&c, crm.E(crm.BadInput, "deal.form", shown(o.Form)), w.book.DealKinds, e.Form, &o.Form)
	o.Rivals = unique(append(o.Rivals, c.strings(e.Rivals)...))
	gone := c.strings(e.NoRivals)
	o.Rivals = slices.DeleteFunc(o.Rivals, func(r string) bool { return has(gone, r) })
	if c.err != nil {
		return none, c.err
	}
	if e.Members != nil {
		if err := w.members(*e.Members); err != nil {
			return none, err
		}
		o.Members = unique(*e.Members)
	}
	if e.Amount != nil && !e.Rather {
		if err := w.keepBudget(&before, &o); err != nil {
			return none, err
		}
	}
	return save(w, before, o, e.Reason)
}

// Explain adds to a deal that is lost or given up what was asked for once:
// another reason, to whom it went, by how much the winner was cheaper; unclear
// is an answer. Stale "deal.open" (number) when it is neither.
func (w *Work) Explain(id crm.OpportunityID, e Ending) (Edited[crm.Opportunity], error) {
	none := Edited[crm.Opportunity]{}
	before, o, err := w.myDeal(id)
	if err != nil {
		return none, err
	}
	if o.State != crm.DealLost && o.State != crm.DealDropped {
		return none, crm.E(crm.Stale, "deal.open", label(&o))
	}
	var c checks
	c.text(&e.Reason, maxGist)
	c.text(&e.Why, maxGist)
	c.short(&e.Rival)
	if e.Gap != nil {
		c.amount(e.Gap)
	}
	if c.err != nil {
		return none, c.err
	}
	if e.Reason != "" {
		w.blame(&o, e)
	}
	w.gap(&o, e)
	return save(w, before, o, e.Why)
}

// MoveDeal moves an opportunity to another milestone: forward through the
// gate, or against it by a manager with a reason; back with a reason. Gate
// "gate.unmet" when conditions are missing: number, milestone asked for, then
// the ids of what is missing. Forbidden
// "gate.push" (number, manager) for a push by one who may not; BadInput
// "milestone.unknown", "milestone.far", "milestone.reason".
func (w *Work) MoveDeal(id crm.OpportunityID, m DealMove) (Edited[crm.Opportunity], error) {
	none := Edited[crm.Opportunity]{}
	before, o, err := w.myDeal(id)
	if err != nil {
		return none, err
	}
	var c checks
	c.date(m.On)
	c.text(&m.Reason, maxGist)
	if c.err != nil {
		return none, c.err
	}
	if m.On == "" {
		m.On = w.Today()
	}
	if o.State != crm.DealOpen && o.State != crm.DealWon { // a won one is still delivered and paid
		return none, crm.E(crm.Stale, "deal.closed", label(&o), o.State)
	}
	w.signedAt(&o, cmp.Or(o.Closed, m.On)) // one that an earlier release left where it stood
	if err := w.mayMove(&o, &m); err != nil {
		return none, err
	}
	if m.To == o.Milestone {
		return Edited[crm.Opportunity]{before, before}, nil
	}
	o.Milestone, o.Since = m.To, m.On
	o.Moved = append(o.Moved, crm.Move{To: m.To, On: m.On, By: w.actor.ID, Reason: m.Reason})
	o.Moves = len(o.Moved)
	return save(w, before, o, m.Reason)
}

// mayMove completes the milestone that is asked for and holds the gate.
func (w *Work) mayMove(o *crm.Opportunity, m *DealMove) error {
	all := playbook.IDs(w.book.Milestones)
	here, _ := w.book.Milestone(o.Milestone)
	if m.To == "" && len(here.Next) > 0 {
		m.To = here.Next[0]
	}
	to, ok := w.book.Milestone(m.To)
	if !ok {
		if to, ok = playbook.Lookup(w.book.Milestones, m.To); !ok {
			return crm.E(crm.BadInput, "milestone.unknown", shown(m.To))
		}
	}
	m.To = to.ID
	next := has(here.Next, m.To)
	switch {
	case m.To == o.Milestone:
		return nil
	case !next && slices.Index(all, m.To) < slices.Index(all, o.Milestone): // back
		if m.Reason == "" {
			return crm.E(crm.BadInput, "milestone.reason", label(o), m.To)
		}
		return nil
	case m.Push:
		if !w.can(crm.Push, o) {
			return crm.E(crm.Forbidden, "gate.push", label(o), w.boss())
		}
		if m.Reason == "" {
			return crm.E(crm.BadInput, "milestone.reason", label(o), m.To)
		}
		return nil
	case !next:
		return crm.E(crm.BadInput, "milestone.far", label(o), o.Milestone, m.To)
	case w.skips(here, m.To) && m.Reason == "":
		return crm.E(crm.BadInput, "milestone.skip", label(o), here.Next[0], m.To)
	}
	unmet, err := w.Missing(w.tx, o)
	if err != nil || len(unmet) == 0 {
		return err
	}
	args := []string{label(o), m.To}
	for _, u := range unmet {
		args = append(args, u.ID)
	}
	return crm.E(crm.Gate, "gate.unmet", args...)
}

// skips reports whether a move leaves out a milestone that the method lets
// people leave out with a reason: no tender for a direct purchase.
func (w *Work) skips(here playbook.Milestone, to string) bool {
	usual, _ := w.book.Milestone(here.Next[0])
	return usual.ID != to && usual.Skippable && has(usual.Next, to)
}

// AnswerQuestion answers one of the ten questions (q1…q10), or of a pack that is
// switched on, with yes, no or unclear, or a synonym of the playbook. The
// assessment as it stands then is kept, one a day. BadInput "question.unknown",
// "question.answer".
func (w *Work) AnswerQuestion(id crm.OpportunityID, question, answer, note string) (Edited[crm.Opportunity], error) {
	return w.tick(id, answer, note, func(o *crm.Opportunity, t crm.Tick) error {
		q, ok := playbook.Find(w.book.Asked(), question)
		switch {
		case !ok:
			return crm.E(crm.BadInput, "question.unknown", shown(question))
		case t.Answer == playbook.NA:
			return crm.E(crm.BadInput, "question.answer", q.ID)
		}
		put(&o.Answers, q.ID, t)
		return w.look(o)
	})
}

// look keeps the assessment of a deal as it stands today.
func (w *Work) look(o *crm.Opportunity) error {
	l := crm.Look{On: w.Today(), By: w.actor.ID}
	for _, q := range w.book.Asked() {
		switch o.Answers[q.ID].Answer {
		case playbook.Yes:
			l.Yes++
		case playbook.No:
			l.No++
		case playbook.Unclear:
			l.Unclear++
		}
	}
	l.Level = w.book.Level(w.book.Ticks(o))
	if n := len(o.Reviews); n > 0 && o.Reviews[n-1].On == l.On && o.Reviews[n-1].By == l.By {
		o.Reviews = o.Reviews[:n-1]
	}
	o.Reviews = append(o.Reviews, l)
	return nil
}

// Tick says that a condition of a gate or of the funnel holds (yes), does not
// (no), is unclear, or does not apply (na, where the playbook allows it, with a
// note). BadInput "tick.unknown"; "tick.follows" for a condition that follows
// from records, approvals or questions; "tick.na".
func (w *Work) Tick(id crm.OpportunityID, condition, answer, note string) (Edited[crm.Opportunity], error) {
	return w.tick(id, answer, note, func(o *crm.Opportunity, t crm.Tick) error {
		c, gate := w.condition(condition)
		switch {
		case !gate && !w.funnel(condition) && !w.signal(condition):
			return crm.E(crm.BadInput, "tick.unknown", shown(condition))
		case t.Answer == playbook.NA && (!c.NA || t.Note == ""):
			return crm.E(crm.BadInput, "tick.na", condition)
		case t.Answer != playbook.NA && gate && follows(c):
			return crm.E(crm.BadInput, "tick.follows", condition)
		}
		put(&o.Ticks, condition, t)
		return nil
	})
}

func (w *Work) tick(id crm.OpportunityID, answer, note string, on func(*crm.Opportunity, crm.Tick) error) (Edited[crm.Opportunity], error) {
	none := Edited[crm.Opportunity]{}
	before, o, err := w.myDeal(id)
	if err != nil {
		return none, err
	}
	var c checks
	c.text(&note, maxGist)
	pick(&c, crm.E(crm.BadInput, "question.answer", shown(answer)), w.book.Answers, &answer)
	if answer == "" {
		c.fail(crm.E(crm.BadInput, "question.answer", ""))
	}
	if c.err != nil {
		return none, c.err
	}
	if err := on(&o, crm.Tick{Answer: answer, Note: note, By: w.actor.ID, On: w.Today()}); err != nil {
		return none, err
	}
	return save(w, before, o, "")
}

// FinishChore notes that a task of a milestone was done, or what a reminder about
// a deal asked for. BadInput "tick.unknown" for one that the playbook lacks.
func (w *Work) FinishChore(id crm.OpportunityID, chore string) (Edited[crm.Opportunity], error) {
	return w.tick(id, playbook.Yes, "", func(o *crm.Opportunity, t crm.Tick) error {
		_, known := playbook.Find(w.book.Nudges, chore)
		for _, m := range w.book.Milestones {
			_, task := playbook.Find(m.Tasks, chore)
			known = known || task
		}
		if !known {
			return crm.E(crm.BadInput, "tick.unknown", shown(chore))
		}
		put(&o.Ticks, playbook.DidTick(chore), t)
		return nil
	})
}
