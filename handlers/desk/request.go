package desk

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// NewRequest asks for a decision about a deal.
type NewRequest struct {
	Subject string // a kind of the playbook: initiation, solution, bid, special_price, contract
	Deal    crm.OpportunityID
	Filling
}

// Filling is what is filled in of a request.
type Filling struct {
	Fields map[string]string // of the form, by id; FieldWhy of a request that has no form
	Spend  *crm.Money        // expected sales expenses, as a figure; nil leaves it as it is
}

// FieldWhy is the field of a request without a form: what is asked for, and why.
const FieldWhy = "why"

// maxVersions is how many versions of a request are kept.
const maxVersions = 20

// DraftRequest opens a request for a decision about a deal, or takes up again
// the one that is not decided yet: there is one at a time. It has its number at
// once. Stale "approval.open" (number) while one waits, "approval.granted"
// (number) for an application that was granted; Forbidden "application.begun" (number, name)
// where somebody else has drafted it; BadInput "approval.subject".
func (w *Work) DraftRequest(n NewRequest) (crm.Approval, error) {
	none := crm.Approval{}
	kind, ok := w.book.Approval(n.Subject)
	if !ok {
		return none, crm.E(crm.BadInput, "approval.subject", shown(n.Subject))
	}
	deal, err := crm.Get[crm.Opportunity](w.tx, n.Deal)
	if err != nil {
		return none, err
	}
	if err := w.mayWrite(&deal); err != nil {
		return none, err
	}
	if !deal.Open() && n.Subject == initiation {
		return none, crm.E(crm.Stale, "deal.closed", label(&deal), deal.State)
	}
	a, err := RequestOf(w.tx, deal.ID, n.Subject)
	if err != nil {
		return none, err
	}
	switch {
	case a == nil || a.State == crm.ApprovalGranted && n.Subject != initiation:
	case a.State == crm.ApprovalWithdrawn && !w.can(crm.Write, a):
	case a.State == crm.ApprovalAsked:
		return *a, crm.E(crm.Stale, "approval.open", label(a))
	case a.State == crm.ApprovalGranted:
		return *a, crm.E(crm.Stale, "approval.granted", label(a))
	case !w.can(crm.Write, a):
		return none, crm.E(crm.Forbidden, "application.begun", label(a), w.nameOf(a.Asker))
	default:
		done, err := w.FillRequest(a.ID, n.Filling)
		return done.After, err
	}
	fields, err := w.filled(nil, n.Fields)
	if err != nil {
		return none, err
	}
	fresh := crm.Approval{
		ID: crm.ApprovalID(w.next()), Subject: n.Subject, Account: deal.Account, Deal: deal.ID, Asker: w.actor.ID,
		Team: deal.Team, State: crm.ApprovalDraft, Fields: fields,
	}
	set(&fresh.Spend, n.Spend)
	if fresh.No, err = w.requestNumber(kind); err != nil {
		return none, err
	}
	return fresh, w.write(&fresh, "")
}

// RequestOf is the newest request of a subject about a deal that was not
// withdrawn, else the newest; nil if there is none.
func RequestOf(r crm.Reader, deal crm.OpportunityID, subject string) (*crm.Approval, error) {
	var best *crm.Approval
	err := crm.Each(r, crm.Where(crm.ByDeal, string(deal)), func(a crm.Approval) bool {
		withdrawn := a.State == crm.ApprovalWithdrawn
		switch {
		case a.Subject != subject:
		case best == nil, best.State == crm.ApprovalWithdrawn && !withdrawn, !withdrawn && !a.Created.Before(best.Created):
			best = &a
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("requests of deal %s: %w", deal, err)
	}
	return best, nil
}

// requestNumber is LX-2026-014 for an application and A17 for any other
// request, as the playbook's numbers say. The year is that of the actor's day.
func (w *Work) requestNumber(kind playbook.Approval) (string, error) {
	number, _ := playbook.Find(w.book.Numbers, kind.Number)
	if number.Form == "" {
		n, err := w.tx.NextNumber(kind.Number)
		if err != nil {
			return "", fmt.Errorf("number of a request: %w", err)
		}
		return fmt.Sprintf("%s%d", kind.Number, n), nil
	}
	year := string(w.Today())[:4]
	series := kind.Number + "-" + year
	n, err := w.tx.NextNumber(series)
	if err != nil {
		return "", fmt.Errorf("number of an application: %w", err)
	}
	return fmt.Sprintf("%s-%03d", series, n), nil
}

// filled is what a form holds after some of its fields were filled in; an empty
// value empties a field. BadInput "application.field" for a field that is not
// the applicant's, "application.choice" (field, value) for what is none of its
// choices.
func (w *Work) filled(old, more map[string]string) (map[string]string, error) {
	out := maps.Clone(old)
	if out == nil {
		out = map[string]string{}
	}
	for _, id := range slices.Sorted(maps.Keys(more)) {
		if id != FieldWhy && !w.applicants(id) {
			return nil, crm.E(crm.BadInput, "application.field", shown(id))
		}
		value, ok := w.book.FormValue(id, more[id])
		if !ok {
			return nil, crm.E(crm.BadInput, "application.choice", id, shown(more[id]))
		}
		var c checks
		c.text(&value, maxGist)
		if out[id] = value; value == "" {
			delete(out, id)
		}
	}
	return out, nil
}

// applicants reports whether a field, or a part of one, is filled in by the
// applicant.
func (w *Work) applicants(id string) bool {
	for _, f := range w.book.Application {
		if _, part := playbook.Find(f.Parts, id); f.By == playbook.FieldApplicant && (f.ID == id || part) {
			return true
		}
	}
	return false
}

// myRequest reads a request that the actor may change.
func (w *Work) myRequest(id crm.ApprovalID) (crm.Approval, error) {
	a, err := crm.Get[crm.Approval](w.tx, id)
	if err != nil {
		return a, err
	}
	if err := w.mayWrite(&a); err != nil {
		return a, err
	}
	return a, nil
}

// FillRequest fills in fields of a request that is not being decided. One that
// was granted goes back when its applicant changes it; the information
// specialist puts right what is no figure, and it stays granted. Stale
// "approval.waits" (number) while somebody decides on it; Forbidden
// "application.figure" (number) for a figure changed by a specialist.
func (w *Work) FillRequest(id crm.ApprovalID, f Filling) (Edited[crm.Approval], error) {
	none := Edited[crm.Approval]{}
	before, err := crm.Get[crm.Approval](w.tx, id)
	if err != nil {
		return none, err
	}
	corrects := before.State == crm.ApprovalGranted && w.actor.Has(crm.RoleSpecialist)
	if !corrects {
		if err := w.mayWrite(&before); err != nil {
			return none, err
		}
	}
	if before.State == crm.ApprovalAsked {
		return none, crm.E(crm.Stale, "approval.waits", label(&before))
	}
	a := before
	if a.Fields, err = w.filled(before.Fields, f.Fields); err != nil {
		return none, err
	}
	set(&a.Spend, f.Spend)
	changed := w.book.Changes(before.Fields, a.Fields)
	switch {
	case len(changed) == 0 && maps.Equal(before.Fields, a.Fields):
		return Edited[crm.Approval]{Before: before, After: before}, nil
	case corrects && (w.book.Figures(changed) || slices.ContainsFunc(changed, w.scope)):
		return none, crm.E(crm.Forbidden, "application.figure", label(&a))
	case corrects:
	case a.State == crm.ApprovalGranted:
		a.State, a.Changed = crm.ApprovalChanged, changed
	case a.State == crm.ApprovalWithdrawn:
		a.State = crm.ApprovalDraft
	}
	return save(w, before, a, "")
}

// scope reports whether a field says for whom and for what an application is.
func (w *Work) scope(id string) bool { return id == "account" || id == "title" }

// SubmitRequest sends a request to whoever decides first: the next version of
// it, when it was sent before. One that was rejected, or that somebody wants
// more of, starts at that step, unless a figure changed. Gate
// "application.missing" (number, the ids of the fields) when required
// fields are empty; Gate "approval.no_approver" (role) when there is nobody to
// decide; Stale "approval.waits" (number) and "approval.granted" (number).
func (w *Work) SubmitRequest(id crm.ApprovalID, remark string) (Edited[crm.Approval], error) {
	none := Edited[crm.Approval]{}
	before, err := w.myRequest(id)
	if err != nil {
		return none, err
	}
	switch before.State {
	case crm.ApprovalAsked:
		return none, crm.E(crm.Stale, "approval.waits", label(&before))
	case crm.ApprovalGranted:
		return none, crm.E(crm.Stale, "approval.granted", label(&before))
	}
	a := before
	if a.Subject == initiation {
		if missing := w.book.MissingFields(a.Fields); len(missing) > 0 {
			return none, crm.E(crm.Gate, "application.missing", label(&a), strings.Join(playbook.IDs(missing), ","))
		}
	}
	kind, _ := w.book.Approval(a.Subject)
	ps, err := playbook.Everybody(w.tx)
	if err != nil {
		return none, err
	}
	asker, err := w.person(a.Asker)
	if err != nil {
		return none, err
	}
	steps, missing := w.book.Steps(kind, asker, ps, w.Today())
	if missing != "" {
		return none, crm.E(crm.Gate, "approval.no_approver", missing)
	}
	var c checks
	c.text(&remark, maxText)
	if (a.State == crm.ApprovalMore || a.State == crm.ApprovalRejected) && remark != "" {
		a.Talk = append(slices.Clone(a.Talk), crm.Remark{Who: w.actor.ID, When: w.via.Said, What: remarkAnswer, Text: remark})
	}
	if err := w.nextVersion(&a, steps); err != nil {
		return none, err
	}
	w.ask(&a, ps)
	return save(w, before, a, "")
}

// nextVersion makes the fields as they stand the version that is decided, from
// its first step on, or from the one that sent the version before it back.
func (w *Work) nextVersion(a *crm.Approval, steps []crm.Step) error {
	deal, err := crm.Get[crm.Opportunity](w.tx, a.Deal)
	if err != nil {
		return err
	}
	at := 0
	sent := slices.Clone(a.Sent)
	if n := len(sent); n > 0 {
		sent[n-1].Steps = a.Steps
		figure := w.book.Figures(w.book.Changes(sent[n-1].Fields, a.Fields)) || a.Amount != deal.Amount.Money
		back := a.State == crm.ApprovalRejected || a.State == crm.ApprovalMore
		if back && !figure && a.At < len(a.Steps) && len(steps) == len(a.Steps) {
			at = a.At
			copy(steps, a.Steps[:at]) // what was granted before stays so
		}
	}
	sent = append(sent, crm.Submission{Version: a.Version + 1, On: w.Today(), Fields: maps.Clone(a.Fields)})
	if len(sent) > maxVersions {
		sent = sent[len(sent)-maxVersions:]
	}
	a.Sent, a.Steps, a.At, a.Version = sent, steps, at, a.Version+1
	a.State, a.Amount, a.Title, a.Changed = crm.ApprovalAsked, deal.Amount.Money, deal.Title, nil
	a.Limit, a.Granted = crm.Money{}, ""
	return w.todoDone(a)
}

// todoDone finishes what a rejection gave the applicant to do.
func (w *Work) todoDone(a *crm.Approval) error {
	if a.Todo == "" {
		return nil
	}
	t, err := crm.Get[crm.Task](w.tx, a.Todo)
	a.Todo = ""
	if crm.IsMissing(err) || err == nil && !t.Open() {
		return nil
	}
	if err != nil {
		return err
	}
	_, err = w.FinishTask(t.ID)
	return err
}

// What a remark is.
const (
	remarkMore   = "more"
	remarkAnswer = "answer"
)

// ask makes the step that is waited for stand with whoever decides it today, and
// starts its time.
func (w *Work) ask(a *crm.Approval, ps playbook.People) {
	on := w.Today()
	s := &a.Steps[a.At]
	s.Who, s.For = ps.Standing(*s, a.Asker, on)
	a.Asked = w.via.Said
	kind, _ := w.book.Approval(a.Subject)
	calendar := w.actor.Calendar
	if p := ps.Find(s.Who, on); p != nil {
		calendar = p.Calendar
	}
	a.Due = w.cal(calendar).Add(on, kind.Due)
}

// WithdrawRequest takes a request back that was not decided yet; its text and
// its number are kept. Stale "approval.granted" (number), "approval.withdrawn"
// (number).
func (w *Work) WithdrawRequest(id crm.ApprovalID) (Edited[crm.Approval], error) {
	none := Edited[crm.Approval]{}
	before, err := w.myRequest(id)
	if err != nil {
		return none, err
	}
	switch before.State {
	case crm.ApprovalGranted:
		return none, crm.E(crm.Stale, "approval.granted", label(&before))
	case crm.ApprovalWithdrawn:
		return none, crm.E(crm.Stale, "approval.withdrawn", label(&before))
	}
	a := before
	a.State = crm.ApprovalWithdrawn
	return save(w, before, a, "")
}
