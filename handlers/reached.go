package handlers

import (
	"cmp"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// sentenceOf finds that somebody does something or that something is so, which is no place: they went
// with Fanuc, 方案做好了.
var sentenceOf = wording.Compile(`了(?:[,，。!！]|还|就|$)|还没|没有|\b(?:is|are|was|were|isn't|wasn't|has|have|had|sent|done|wants|needs)\b|^(?:they|he|she|we|i|it|you)\b|^(?:他们?|她们?|我们?|对方|客户)(?:去|用|选|说|给|要|想|定|签|不|没|还|已)`)

// meetLacks is the one of time, place and person that an appointment lacks; ""
// when it lacks none, or more than one: then it is a plan to visit, and nobody
// is asked.
func meetLacks(t *crm.Task) string {
	var lacks []string
	if t.Clock == "" {
		lacks = append(lacks, "clock")
	}
	if t.Place == "" {
		lacks = append(lacks, "place")
	}
	if t.Contact == "" {
		lacks = append(lacks, "contact")
	}
	if len(lacks) != 1 {
		return ""
	}
	return lacks[0]
}

// completesMeet takes words as what an appointment lacks.
func (q *request) completesMeet(question crm.Question) (bool, error) {
	t, err := crm.Get[crm.Task](q.tx, crm.TaskID(question.Subject.ID))
	if crm.IsMissing(err) || err == nil && !t.Open() {
		return false, nil
	}
	if err != nil || length(q.m.Text) > 30 || toldOfSomebody.MatchString(squash(q.m.Text)) {
		return false, err
	}
	if q.conv.About != "" && q.conv.About != t.Account {
		return false, nil // another customer was spoken of since
	}
	text := strings.TrimSpace(q.m.Text)
	if is(text, "不清", "不清楚", "不知道", "还没定", "unclear", "not yet", "don't know") || isNo(text) {
		q.conv.Question = crm.Question{}
		return true, nil
	}
	var e desk.TaskEdit
	w, err := q.begin()
	if err != nil {
		return true, err
	}
	switch meetLacks(&t) {
	case "clock":
		_, clock := q.parseStep(string(t.Due) + " " + text)
		if clock == "" {
			clock = q.f.Clock
		}
		if clock == "" {
			return false, nil
		}
		e.Clock = &clock
	case "place":
		if q.booksAnother() || smallTalk(text) || sentenceOf.MatchString(squash(text)) || namesDay(text) || putElsewhen.MatchString(text) {
			return false, nil
		}
		text = strings.TrimPrefix(strings.TrimPrefix(text, "在"), "at ")
		e.Place = &text
	case "contact":
		if length(text) > 10 || q.f.Next != nil && q.f.Next.Due != "" {
			return false, nil
		}
		name := text
		if len(q.f.Contacts) > 0 {
			name = q.f.Contacts[0].Name
		}
		name = strings.TrimPrefix(strings.TrimPrefix(name, "见"), "找")
		k, _, err := w.AddContact(desk.NewContact{Account: t.Account, Name: parse.Keys(name)})
		if err != nil {
			return true, err
		}
		e.Contact = &k.ID
	default:
		return false, nil
	}
	return true, q.completeMeet(t.ID, e)
}

// putElsewhen finds words that move what was arranged, which are no place: 视频改十一点了.
var putElsewhen = wording.Compile(`改|推到|推迟|挪|提前|换到|取消|不去|不见|(?i)\b(mov(e|ed)|push(ed)?|instead|reschedul|cancel|rather)`)

// booksAnother reports words that make an appointment of their own, or that ask:
// 明天下午约了李总 is no place.
func (q *request) booksAnother() bool {
	due, clock := day(q.f)
	books := holds(q.m.Text, "约") || word(q.m.Text, "meet", "meeting", "appointment")
	return (due != "" || clock != "") && (books || len(q.f.Contacts) > 0) || didSomething(q.f) || asks(q.m.Text)
}

// tellsReached takes words as what was learnt: the buying stage, who answered,
// when to call again. They stay with the call, and the next call is a step.
func (q *request) tellsReached(question crm.Question) (bool, error) {
	a, err := crm.Get[crm.Activity](q.tx, crm.ActivityID(question.Subject.ID))
	if crm.IsMissing(err) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	stage := stageOf(q.Book, "客户在"+q.m.Text)
	due, clock := q.againIn(q.m.Text)
	who := whoAnswered.FindStringSubmatch(q.m.Text)
	if stage == "" && due == "" && who == nil || namesCustomer(q.f) && !q.isOf(q.f.Account, a.Account) {
		return false, nil
	}
	q.conv.Question = crm.Question{}
	w, err := q.begin()
	if err != nil {
		return true, err
	}
	gist := strings.Trim(a.Gist+" "+q.m.Text, " ")
	if _, err := w.CorrectActivity(a.ID, desk.ActivityEdit{Gist: &gist}); err != nil {
		return true, err
	}
	acc, err := crm.Get[crm.Account](q.tx, a.Account)
	if err != nil {
		return true, err
	}
	m := matter{account: acc}
	v := cards.SaidView{}
	deals, err := q.openDeals(a.Account)
	if err != nil {
		return true, err
	}
	switch {
	case len(deals) > 0:
		m.deal = deals[0]
	case stage == "": // nothing that a deal keeps
	default:
		if m.deal, err = w.OpenDeal(desk.NewDeal{Account: a.Account}); err != nil {
			return true, err
		}
		v.Fresh = true
	}
	if stage != "" {
		if err := q.noteStage(w, &m, &v, stage); err != nil {
			return true, err
		}
	}
	if who != nil {
		name := cmp.Or(who[1], who[2])
		k, _, err := w.AddContact(desk.NewContact{Account: a.Account, Name: parse.Keys(name)})
		if err != nil {
			return true, err
		}
		v.Fields = append(v.Fields, cards.FieldChange{Field: "contact", New: k.Name.Text})
	}
	if due != "" {
		t, err := w.AddTask(desk.NewTask{Account: a.Account, Deal: m.deal.ID, Text: q.say.CallAgain(), Due: due, Clock: clock, From: a.ID})
		if err != nil {
			return true, err
		}
		tv, err := q.taskView(t)
		if err != nil {
			return true, err
		}
		v.Tasks = append(v.Tasks, tv)
	}
	if m.deal.ID == "" {
		return true, q.answered(w.Group())
	}
	return true, q.saidCard(m, v, w)
}

// isOf reports whether a mention means a customer: one that was made a moment ago may not be
// among the known names yet.
func (q *request) isOf(m *parse.Mention, id crm.AccountID) bool {
	if means(m, id) {
		return true
	}
	name, err := q.nameOf(id)
	return err == nil && fold(name) == fold(m.Text)
}

var (
	whoAnswered = wording.Compile(`([\p{Han}]{2,4}?)接的|(?:前台|reception)?\s*([A-Z][a-z]+) (?:answered|picked up)`)
	callAgain   = wording.Compile(`[^,，。;；]*(再打|再联系|再试|call again|call back)[^,，。;；]*`)
)

// againIn is when to call again.
func (q *request) againIn(text string) (crm.Date, string) {
	clause := callAgain.FindString(text)
	if clause == "" {
		return "", ""
	}
	return q.parseStep(clause)
}

// tellsReview keeps what is thought of a visit afterwards.
func (q *request) tellsReview(question crm.Question) error {
	q.conv.Question = crm.Question{}
	w, err := q.begin()
	if err != nil {
		return err
	}
	text := q.m.Text
	done, err := w.CorrectActivity(crm.ActivityID(question.Subject.ID), desk.ActivityEdit{Review: &text})
	if err != nil {
		return err
	}
	name, err := q.nameOf(done.After.Account)
	if err != nil {
		return err
	}
	q.conv.Group = w.Group()
	q.alone(q.say.Reviewed(name, done.After.Number(), done.After.Review, w.Group()))
	return nil
}

// toldOfSomebody finds a sentence with a verb of its own, which is no place: Cloos is also quoting, 大族也在报价.
var toldOfSomebody = wording.OneOf(
	`\b(?:is|are|was|were|has|have) (?:also |now |still )?[a-z]+(?:ing|ed)\b`,
	`\b(?:wants?|needs?|says?|said|asks?|asked|quoted|offers?|delivers?)\b`,
	`也在`, `报价`, `报了`, `降了`, `竞争`, `对手`, `嫌`, `觉得`, `认为`, `支持`, `反对`, `拍板`,
)
