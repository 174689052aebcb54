package handlers

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// pressDecide decides by a button. One on a card of an older version, or of a
// step that is over, decides nothing.
func (q *request) pressDecide(act chat.Action) error {
	decision, version, at, ok := cards.DecisionOf(act.Arg)
	if !ok {
		q.reply(q.out.UnknownButton())
		return nil
	}
	a, err := q.requestNamed(parse.Item{Number: act.Subject})
	if f, ok := faulty(err); ok && f.Key == "record.not_yours" {
		return q.notDecider(act.Subject, err)
	}
	if err != nil {
		return err
	}
	if a.State == crm.ApprovalAsked && a.Version != version {
		return crm.E(crm.Stale, "approval.newer", cards.Hash(a.No))
	}
	if a.State == crm.ApprovalAsked && a.At != at {
		at = min(at, len(a.Steps)-1)
		s := a.Steps[at]
		name, err := q.personName(s.Who)
		if err != nil {
			return err
		}
		return crm.E(crm.Stale, "approval.decided", cards.Hash(a.No), name, s.When.UTC().Format(rfc3339), s.Decision)
	}
	return q.ruleOn(a, decision, "", true)
}

// notDecider answers somebody who presses a decision of a request that he may not
// read: where it stands open to all who read along, with who decides it.
func (q *request) notDecider(number string, otherwise error) error {
	if here, err := q.decidesHere(); err != nil || !here {
		return cmp.Or(err, otherwise)
	}
	found, _, err := crm.List[crm.Approval](q.tx, crm.Where(crm.ByNumber, number), crm.Page{Limit: 1, Desc: true})
	if err != nil || len(found) == 0 || found[0].Step() == nil {
		return cmp.Or(err, otherwise)
	}
	name, err := q.personName(found[0].Step().Who)
	if err != nil {
		return err
	}
	return crm.E(crm.Forbidden, "approval.not_yours", cards.Hash(number), name)
}

const rfc3339 = "2006-01-02T15:04:05Z07:00"

// ruleOn decides a request. What needs words and has none asks for them.
func (q *request) ruleOn(a *crm.Approval, decision, words string, pressed bool) error {
	if words == "" && (decision == crm.ApprovalRejected || decision == crm.ApprovalMore) {
		return q.askWords(a, decision)
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	r := desk.Ruling{Decision: decision, Words: words}
	if m := limitSaid.FindStringSubmatch(fold(words)); m != nil && decision == crm.ApprovalConditional {
		limit, err := q.limitOf(strings.Join(m[1:], ""))
		if err != nil {
			return err
		}
		r.Limit = limit
	}
	done, err := w.DecideRequest(a.ID, r)
	if err != nil {
		return err
	}
	return q.ruled(w, done, pressed)
}

// limitOf is a limit as it was said, in the company's currency where only its digits were.
func (q *request) limitOf(said string) (*crm.Money, error) {
	if n, err := strconv.ParseInt(said, 10, 32); err == nil && n >= 100 {
		return &crm.Money{Minor: n * 100, Currency: q.currency()}, nil
	}
	limit, err := q.moneySaid(said)
	if err != nil {
		return nil, err
	}
	return &limit.Money, nil
}

// ruled says a decision to everybody whom it concerns.
func (q *request) ruled(w *desk.Work, done desk.Decided, pressed bool) error {
	after := done.After
	v, err := q.approvalView(&after)
	if err != nil {
		return err
	}
	q.conv.Group = w.Group()
	room, err := q.decidesHere()
	switch {
	case err != nil:
		return err
	case room && !pressed: // in the thread in which he said it
		open := *q.out
		open.Public = false
		q.reply(open.Ruled(v))
	case room: // the card that he pressed says so
	case !pressed || !q.private() || !q.shows(stepTrack(&done.Before), q.dm()):
		q.personal(q.say.Ruled(v))
	}
	if err := q.editStep(&done.Before, &after); err != nil {
		return err
	}
	if err := q.editOwn(&after); err != nil {
		return err
	}
	if err := q.tellRooms(&after); err != nil {
		return err
	}
	if after.State == crm.ApprovalAsked { // the applicant's own card says that it went on
		return q.askStep(&after)
	}
	if err := q.tellApplicant(&after, done); err != nil {
		return err
	}
	if after.State == crm.ApprovalGranted && after.Subject == initiation {
		return q.tellSpecialist(&after)
	}
	return nil
}

// asksDay makes the day of a step the open question of its owner; false when he
// has another one, or was asked enough today.
func (q *request) asksDay(t *crm.Task) (bool, error) {
	as, err := q.as(t.Owner)
	if err != nil || as == nil || !as.mayAsk() || as.conv.Question.Key != "" && q.said().Sub(as.conv.Question.At) <= yesHolds {
		return false, err
	}
	as.asked(crm.Draft{Ask: cards.AskUntil})
	as.conv.Question.Subject = crm.Pointer{Kind: crm.KindTask, ID: string(t.ID)}
	_, err = as.finish()
	return err == nil, err
}

// tellApplicant tells the applicant what was decided, and what follows.
func (q *request) tellApplicant(a *crm.Approval, done desk.Decided) error {
	p, err := crm.Get[crm.Person](q.tx, a.Asker)
	if err != nil {
		return fmt.Errorf("applicant of %s: %w", a.No, err)
	}
	v, err := q.approvalFor(a, &p)
	if err != nil {
		return err
	}
	if v.Task = done.Todo; v.Task != nil {
		if v.AskDay, err = q.asksDay(v.Task); err != nil {
			return err
		}
	}
	return q.tell(&p, fmt.Sprintf("%s/%s/%d", stepTrack(a), a.State, a.Rev), func(w *cards.Writer) chat.Card {
		return w.Decision(v, done.Unmet, done.Moved)
	})
}

// tellSpecialist tells whoever keeps the project files of a new project.
func (q *request) tellSpecialist(a *crm.Approval) error {
	specialists, err := peopleWith(q.tx, crm.RoleSpecialist)
	if err != nil {
		return err
	}
	for i := range specialists {
		v, err := q.approvalFor(a, &specialists[i])
		if err != nil {
			return err
		}
		err = q.tell(&specialists[i], fmt.Sprintf("approval/%s/%d/filed", a.ID, a.Version), func(w *cards.Writer) chat.Card { return w.ProjectFiled(v) })
		if err != nil {
			return err
		}
	}
	return nil
}

// askWords asks for the reason of a rejection, or for what is missing.
func (q *request) askWords(a *crm.Approval, decision string) error {
	v, err := q.approvalView(a)
	if err != nil {
		return err
	}
	if !v.Decides { // the desk says why
		w, err := q.begin()
		if err != nil {
			return err
		}
		_, err = w.DecideRequest(a.ID, desk.Ruling{Decision: decision, Words: decision})
		return err
	}
	key := cards.AskReason
	if decision == crm.ApprovalMore {
		key = cards.AskMore
	}
	q.conv.Question = crm.Question{
		Key: key, Subject: crm.Pointer{Kind: crm.KindApproval, ID: string(a.ID)}, At: q.said(),
		Choices: []crm.Choice{{Value: cards.DecisionArg(decision, a)}},
	}
	q.alone(q.say.WhyReject(v, decision == crm.ApprovalMore))
	return nil
}

// answersRequest takes words as the answer to a question about a request: the
// reason, or fields of the application. What is clearly another matter waits.
func (q *request) answersRequest(question crm.Question) (bool, error) {
	a, err := crm.Get[crm.Approval](q.tx, crm.ApprovalID(question.Subject.ID))
	if crm.IsMissing(err) {
		q.conv.Question = crm.Question{}
		return false, nil
	}
	if err != nil {
		return true, err
	}
	if question.Key == cards.AskApplication {
		return q.answersApplication(&a, question)
	}
	if isNo(q.m.Text) {
		q.conv.Question = crm.Question{}
		return true, q.stands(&a)
	}
	if len(question.Choices) == 0 {
		return false, nil
	}
	decision, version, at, _ := cards.DecisionOf(question.Choices[0].Value)
	if q.decidesAnew() || a.State == crm.ApprovalAsked && (a.Version != version || a.At != at) {
		q.conv.Question = crm.Question{} // it is over, whatever he says
		return false, nil
	}
	if q.otherMatter() && !(decision == crm.ApprovalMore && q.asksOfCustomer(&a, question)) {
		return false, nil
	}
	q.conv.Question = crm.Question{}
	words := q.m.Text
	if d, rest := decisionWords(words); d == decision && rest != "" {
		words = rest
	}
	return true, q.ruleOn(&a, decision, words, false)
}

// decidesAnew reports words that decide a request that they name, whatever was asked: 驳回 LX-014.
func (q *request) decidesAnew() bool {
	decision, _ := decisionSaid(squash(bare(q.f)))
	return decision != "" && hasRequest(q.f)
}

// ofTheirSide are those of whom something is asked that only the applicant knows.
var ofTheirSide = []string{"客户", "他们", "对方", "甲方", "那边", "the customer", "they", "their", "them"}

// ofOurFigures are words of a question that is about our own work: how much of it, when, and whose.
var ofOurFigures = []string{"本月", "这个月", "上个月", "本周", "这周", "上周", "今天", "昨天", "季度", "今年", "我的", "我们", "团队", "几家", "多少家", "哪些客户"}

// asksOfCustomer reports a question about the customer or the form of a request, written at once after it was
// asked what the applicant is to add: it is for him. One that asks for a list or a figure of ours is not.
func (q *request) asksOfCustomer(a *crm.Approval, question crm.Question) bool {
	s := squash(q.m.Text)
	switch {
	case !asks(q.m.Text) && !putAsQuestion(q.m.Text) && !whatFor.MatchString(s),
		q.conv.At.After(question.At), q.conv.QueryAt.After(question.At), len(q.f.Refs) > 0, didSomething(q.f), holds(q.m.Text, ofOurFigures...),
		knowsAccount(q.f) && !means(q.f.Account, a.Account):
		return false
	}
	if in, ok := commanded(q.intents, q.f); ok && in.Name != "decide" {
		return false
	}
	if all := weighed(q.intents, q.f); len(all) > 0 && all[0].Reads == parse.Query && all[0].Weigh(q.f) > 0.9 {
		return false
	}
	found, _ := fieldsSaid(s)
	return len(found) > 0 || whatFor.MatchString(s) || holds(q.m.Text, ofTheirSide...) || word(q.m.Text, ofTheirSide...)
}

// submitApplication takes the form of an application.
func (q *request) submitApplication() error {
	a, err := q.requestNamed(parse.Item{Number: q.m.Action.Subject})
	if err != nil {
		return err
	}
	v, err := q.approvalView(a)
	if err != nil {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	form := q.say.ApplicationForm(v, func(string) bool { return true })
	corrects := a.State == crm.ApprovalGranted
	fill := desk.Filling{Fields: map[string]string{}}
	var saved []string
	for _, f := range form.Fields {
		values, given := q.given(f.Key)
		if !given {
			continue
		}
		now, was := desk.Clean(strings.Join(values, ",")), strings.Join(f.Value, ",")
		if now == was {
			continue
		}
		saved = append(saved, f.Key)
		if corrects || now == "" {
			fill.Fields[f.Key] = now
			continue
		}
		if err := q.fillOne(w, a, saidField{f.Key, now}, &fill); err != nil {
			return err
		}
	}
	if len(fill.Fields) > 0 || fill.Spend != nil {
		done, err := w.FillRequest(a.ID, fill)
		if err != nil {
			return err
		}
		*a = done.After
	}
	if corrects {
		return q.corrected(w, a, saved)
	}
	return q.showApplication(a, saved)
}
