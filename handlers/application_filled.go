package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// leavesForm finds the words of somebody who wants to go on with an application
// another time, or not at all.
var leavesForm = wording.Compile(`^(算了|草稿(?:先)?(?:放|留|存)|等我(?:问|查|确认|看)|我(?:先|去|要|得)*(?:问|查|确认|核)(?:一?下|清楚)|先不|先放|先存|存着|存一下|存个草稿|先这样|先到这|暂时不|还是不|不立了|不立项了|不申请了|不填了|晚点再?填|以后再填|(?:这个|这份|这张)?(?:先|就)*(?:别|不要|不用|还不)(?:急着)?(?:交|提交|发|报)|改天再|回头再)|^(never ?mind|leave it|skip it|maybe later|save it|save (?:the |this |as )?(?:a )?draft|keep (?:it|this|that)(?: as (?:a )?draft)?(?: for now)?$|let me (?:check|ask|find out|get|look)|i (?:have|need) to (?:check|ask|find out|look)|i'll (?:check|ask|find out)|i'll (?:finish|do|fill)(?: in)? (?:it|the rest|this) later|i'll finish later)`)

// mostOfLeaving is how long such words may be: longer ones say something of the project.
const mostOfLeaving = 14

// leavesApplication reports whether he wants no more of the application now.
func (q *request) leavesApplication() bool {
	said := q.m.Text
	if isNo(said) && !is(said, "没有", "none", "no") || is(said, "later", "not now") {
		return true
	}
	long := length(said) > mostOfLeaving && !(ascii(said) && length(said) <= 2*mostOfLeaving)
	return !long && leavesForm.MatchString(squash(said))
}

// answersApplication fills in what an answer says of the open application.
func (q *request) answersApplication(a *crm.Approval, question crm.Question) (bool, error) {
	if a.State == crm.ApprovalAsked || a.State == crm.ApprovalGranted {
		q.conv.Question = crm.Question{}
		return false, nil
	}
	if q.leavesApplication() {
		q.conv.Question = crm.Question{}
		v, err := q.approvalView(a)
		if err == nil {
			q.alone(q.say.ApplicationWaits(v))
		}
		return true, err
	}
	if d, words := decisionWords(q.m.Text); d != "" && words == "" {
		return false, nil // 同意 decides on somebody's request, and fills in nothing
	}
	if err := q.spellsAnswer(); err != nil {
		return true, err
	}
	if before, ok := handsIn(q.m.Text); ok && !q.submitsNamed(before) {
		return true, q.fillsAndSends(a, before)
	}
	if text := q.withoutCustomer(a); text != "" {
		q.putAs(text)
	}
	all, _ := q.formTalk(a, q.m.Text)
	if q.formOfAnother(a) && strings.HasPrefix(q.m.Text, q.f.Account.Text) {
		return false, nil // 比亚迪明年4月能签
	}
	found := q.ofForm(all)
	if asked := slices.DeleteFunc(slices.Clone(found), func(s saidField) bool { return !asksOnly.MatchString(squash(s.value)) }); len(asked) > 0 {
		return true, q.showsFields(a, asked)
	}
	asked := ""
	if len(question.Choices) > 0 {
		asked = question.Choices[0].Value
	}
	if allYes(q.m.Text, len(q.Book.Assessed())) || len(found) == 0 && !q.f.Question && !q.otherMatter() && len(sayings(q.Understanding, q.m.Text)) > 0 {
		asked = "assessment" // whatever was asked
		found = []saidField{{asked, q.m.Text}}
	}
	switch {
	case len(all) > 0 && len(found) == 0:
		return false, nil // this form does not ask for it
	case len(found) == 0 && q.conv.About != a.Account && q.stillTalking() && q.conv.At.After(question.At):
		return false, nil // another customer is talked of since: 我们底线162 is of him
	case len(found) == 0 && isYes(q.m.Text) && asked == "submit":
		w, err := q.begin()
		if err != nil {
			return true, err
		}
		return true, q.submitRequest(w, a, "")
	case !q.isForApplication(question, asked, found):
		return false, nil
	}
	w, err := q.begin()
	if err != nil {
		return true, err
	}
	saved, refused, err := q.fillFrom(w, a, q.m.Text, asked)
	if err != nil {
		return true, err
	}
	if len(saved) == 0 {
		return false, nil
	}
	return true, q.showApplication(a, saved, refused...)
}

// spellsAnswer puts what is said by numbers in the words of the form: 1到3是,4不清.
func (q *request) spellsAnswer() error {
	if text := byNumber(q.m.Text); text != q.m.Text {
		q.putAs(text)
	}
	text, err := q.answersNumbers(squash(q.m.Text))
	if err == nil && text != "" {
		q.putAs(text)
	}
	return err
}

// isForApplication reports whether what is said fills in the application, by the fields
// that were found in it, or as the answer to the one that is asked for: what is clearly
// another matter does not.
func (q *request) isForApplication(question crm.Question, asked string, found []saidField) bool {
	if len(found) == 0 {
		return !q.leavesFieldOpen(question, asked) && !q.noAnswer(asked) && !didSomething(q.f) &&
			(q.fillsFree(asked) || len(sayings(q.Understanding, q.m.Text)) > 0)
	}
	if len(found) > 1 {
		return true
	}
	if didSomething(q.f) {
		return false
	}
	all := weighed(q.intents, q.f)
	return len(all) == 0 || all[0].Name != "support" // need presales on Thursday is no need of the customer's
}

// leavesFieldOpen reports whether words in which no field was found are no answer to the
// one that is asked for.
func (q *request) leavesFieldOpen(question crm.Question, asked string) bool {
	return isYes(q.m.Text) || isNo(q.m.Text) || q.f.Question || putAsQuestion(q.m.Text) || q.f.Intent == parse.Query || q.otherMatter() || q.otherField(asked) ||
		q.said().Sub(question.At) > namesHold || len(q.f.Refs) > 0 ||
		asked == "submit" && len(q.restSaid(q.m.Text)) == 0
}
