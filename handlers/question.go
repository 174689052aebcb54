package handlers

import (
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// yesHolds is how long a bare 好的 can still be the answer to a question: later
// it answers something else that somebody said.
const yesHolds = 24 * time.Hour

// answersQuestion takes words as the answer to the open question, or to the
// only open draft, where they read as one. A clear new matter does not: the
// question waits.
func (q *request) answersQuestion() (bool, error) {
	question := q.conv.Question
	if question.Key == "" {
		return q.answersDraft()
	}
	if question.Key == wentKey {
		return q.tellsOfVisit(question)
	}
	if isNo(q.m.Text) {
		return true, q.refused(question)
	}
	if isYes(q.m.Text) {
		if q.said().Sub(question.At) > yesHolds {
			return false, nil
		}
		return q.agreed(question)
	}
	if c, ok := chosen(question.Choices, q.m.Text); ok {
		return true, q.choose(question, c)
	}
	switch question.Key {
	case cards.AskUntil, cards.AskDate:
		if due, _ := day(q.f); due != "" && length(q.m.Text) <= 12 {
			return true, q.choose(question, crm.Choice{Value: string(due)})
		}
	case cards.AskWhose, cards.AskAccount:
		if question.Draft != "" && q.f.Account != nil && len([]rune(strings.TrimSpace(q.m.Text))) <= len([]rune(q.f.Account.Text))+2 {
			return true, q.chooseNamed(question, q.f.Account)
		}
	}
	return false, nil
}

// answersDraft takes 对, 嗯, 1 as the answer to the only open draft when no
// question is open.
func (q *request) answersDraft() (bool, error) {
	n := choiceNumber(q.m.Text)
	if n == 0 && !isYes(q.m.Text) || len(q.f.Refs) > 0 {
		return false, nil
	}
	open, err := q.drafts()
	if err != nil || len(open) != 1 {
		return false, err
	}
	d := open[0]
	if q.said().Sub(d.Said) > yesHolds {
		return false, nil
	}
	question := crm.Question{Key: d.Ask, Draft: d.ID, Choices: d.Choices, At: d.Said}
	if n > 0 {
		c, ok := cards.Chosen(d, n)
		if !ok {
			return false, nil
		}
		return true, q.choose(question, c)
	}
	return q.agreed(question)
}

// agreed takes a yes: it confirms what only needed that, or the only choice;
// where several stand, it is asked again.
func (q *request) agreed(question crm.Question) (bool, error) {
	if question.Key == cards.AskConfirm && question.Draft != "" {
		return true, q.confirm(question.Draft)
	}
	if len(question.Choices) == 1 {
		return true, q.choose(question, question.Choices[0])
	}
	if question.Draft == "" {
		return false, nil
	}
	d, err := crm.Get[crm.Draft](q.tx, question.Draft)
	if err != nil {
		return false, err
	}
	q.alone(q.say.Question(draftView(d)))
	return true, nil
}

// refused takes a no: none of the choices where that is one, else the draft is
// dropped, and can be brought back.
func (q *request) refused(question crm.Question) error {
	for _, c := range question.Choices {
		if c.Value == cards.ChoiceNew && is(q.m.Text, "都不是", "不是", "neither", "none") {
			return q.choose(question, c)
		}
	}
	if question.Draft != "" {
		return q.drop(question.Draft)
	}
	q.conv.Question = crm.Question{}
	q.alone(q.say.NotOpen(""))
	return nil
}

// chosen is the choice that words name: by its place or by its label.
func chosen(cs []crm.Choice, text string) (crm.Choice, bool) {
	if n := choiceNumber(text); n >= 1 && n <= len(cs) {
		return cs[n-1], true
	}
	said := parse.Fold(text)
	if said == "" {
		return crm.Choice{}, false
	}
	var in []crm.Choice
	for _, c := range cs {
		label := parse.Fold(c.Label)
		switch {
		case c.Value == cards.ChoiceNew && is(text, "新客户", "新的", "是新客户", "new", "a new one", "new customer"):
			return c, true
		case label == said:
			return c, true
		case label != "" && len([]rune(said)) >= 2 && strings.Contains(label, said):
			in = append(in, c)
		}
	}
	if len(in) == 1 {
		return in[0], true
	}
	return crm.Choice{}, false
}

// choose does what an answer to a question leads to. A press on an old card
// comes here too.
func (q *request) choose(question crm.Question, c crm.Choice) error {
	switch {
	case question.Draft != "":
		return q.settle(question.Draft, question.Key, c)
	case question.Key == cards.AskTask && question.Subject.Kind == crm.KindTask:
		return q.chooseTask(question, c)
	case question.Key == cards.AskUntil:
		return q.chooseUntil(question, c)
	case question.Key == cards.AskItem:
		return q.chooseItem(question, c)
	}
	q.conv.Question = crm.Question{}
	q.alone(q.say.Stale(""))
	return nil
}

func (q *request) chooseTask(question crm.Question, c crm.Choice) error {
	q.conv.Question = crm.Question{}
	rec, err := q.named(parse.Item{Number: c.Value})
	if err != nil {
		return err
	}
	t, ok := rec.(*crm.Task)
	if !ok {
		return crm.E(crm.Stale, "task.closed", "#"+c.Value)
	}
	switch todo := question.Subject.ID; {
	case todo == todoDrop:
		return q.drop1(*t)
	case strings.HasPrefix(todo, todoMove):
		due, clock, _ := strings.Cut(todo[len(todoMove):], " ")
		return q.moveTask(*t, crm.Date(due), clock)
	}
	return q.finishTask(*t)
}

// chooseUntil puts off what the question was about.
func (q *request) chooseUntil(question crm.Question, c crm.Choice) error {
	q.conv.Question = crm.Question{}
	due := crm.Date(c.Value)
	switch question.Subject.Kind {
	case crm.KindTask:
		t, err := crm.Get[crm.Task](q.tx, crm.TaskID(question.Subject.ID))
		if err != nil {
			return err
		}
		return q.moveTask(t, due, t.Clock)
	}
	return q.snoozeSubject(question.Subject.ID, due)
}

// chooseItem goes on with the correction of the item that was chosen: with the
// words that were said before, or with a form.
func (q *request) chooseItem(question crm.Question, c crm.Choice) error {
	q.conv.Question = crm.Question{}
	words := question.Subject.ID
	if words == "" {
		return q.openForm(c.Value)
	}
	rec, err := q.named(parse.Item{Number: c.Value})
	if err != nil {
		return err
	}
	b, err := q.bundleOf(rec)
	if err != nil {
		return err
	}
	return q.apply(b, q.fixOf(words, parse.Read(words, q.ctx)))
}

// chooseNamed answers "whose matter is it" with a name that was typed.
func (q *request) chooseNamed(question crm.Question, m *parse.Mention) error {
	d, err := q.openDraft(question.Draft)
	if err != nil {
		return err
	}
	t, err := thaw(d.Facts)
	if err != nil {
		return err
	}
	t.Account = m
	t.Confidence = 1
	return q.write(d.ID, t)
}

// settle finishes a draft with the answer to its question.
func (q *request) settle(id crm.DraftID, ask string, c crm.Choice) error {
	d, err := q.openDraft(id)
	if err != nil {
		return err
	}
	t, err := thaw(d.Facts)
	if err != nil {
		return err
	}
	t.Confidence = 1
	switch ask {
	case cards.AskAccount, cards.AskWhose:
		if c.Value == cards.ChoiceNew {
			return q.writeNew(id, t)
		}
		a, err := crm.Get[crm.Account](q.tx, crm.AccountID(c.Value))
		if err != nil {
			return err
		}
		t.Account = meant(t.Account, a)
	case cards.AskCurrency:
		if t.Amount != nil {
			a := *t.Amount
			a.Currency = c.Value
			t.Amount = &a
		}
	case cards.AskDate:
		t.Date, t.DateAssumed = crm.Date(c.Value), false
	case cards.AskIntent:
		return q.become(d.ID, t, c.Value)
	case cards.AskConfirm:
		if c.Value == cards.ChoiceNone {
			return q.drop(id)
		}
	}
	return q.write(id, t)
}

// meant is the mention of an account that was chosen, still as he wrote it.
func meant(said *parse.Mention, a crm.Account) *parse.Mention {
	if said != nil && said.Text != "" {
		return known(said.Text, a.NameRow())
	}
	return known(a.Name.Text, a.NameRow())
}

// become makes of a draft what its owner chose.
func (q *request) become(id crm.DraftID, t parse.Facts, intent string) error {
	if !recorded(intent) {
		return q.drop(id)
	}
	t.Intent, t.Negated, t.Wished, t.Question = intent, false, false, false
	switch intent {
	case parse.Call:
		t.Activity = crm.Call
	case parse.Task:
		if t.Next == nil {
			t.Next = &parse.Step{Text: t.Text}
		}
	case parse.Visit:
		if t.Gist == "" {
			t.Gist = t.Text
		}
	}
	return q.write(id, t)
}

// confirm writes a draft as it stands.
func (q *request) confirm(id crm.DraftID) error {
	d, err := q.openDraft(id)
	if err != nil {
		return err
	}
	if d.Ask != cards.AskConfirm && len(d.Choices) > 1 {
		q.alone(q.say.Question(draftView(d)))
		return nil
	}
	t, err := thaw(d.Facts)
	if err != nil {
		return err
	}
	t.Confidence = 1
	return q.write(id, t)
}

// openDraft is a draft of his that still waits. Stale "draft.closed" for one
// that was answered before.
func (q *request) openDraft(id crm.DraftID) (crm.Draft, error) {
	d, err := crm.Get[crm.Draft](q.tx, id)
	if err != nil {
		return d, err
	}
	if d.Owner != q.who.ID {
		return d, crm.NotFound(crm.KindDraft, "")
	}
	if d.State != "" {
		return d, crm.E(crm.Stale, "draft.closed")
	}
	return d, nil
}

// write turns a draft into records, closes it and shows the receipt. What
// still cannot be written leaves it open.
func (q *request) write(id crm.DraftID, t parse.Facts) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	if fnd, err := q.subject(t, crm.Write); err != nil {
		return err
	} else if fnd.Taken != nil {
		ask, err := q.whomToAsk(fnd.Taken)
		if err != nil {
			return err
		}
		q.alone(q.say.TakenKept(mentionedIn(t), ask))
		return nil
	}
	return q.finishDraft(w, id, t)
}

// writeNew makes the customer that was named anew, whatever comes near it.
func (q *request) writeNew(id crm.DraftID, t parse.Facts) error {
	if t.Account == nil || t.Account.Text == "" {
		return q.write(id, t)
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	a, _, err := w.OpenAccount(newAccount(t))
	if err != nil {
		return err
	}
	t.Account = known(t.Account.Text, a.NameRow())
	return q.finishDraft(w, id, t)
}

func (q *request) finishDraft(w *desk.Work, id crm.DraftID, t parse.Facts) error {
	if _, err := w.ConfirmDraft(id); err != nil {
		return err
	}
	if q.conv.Question.Draft == id {
		q.conv.Question = crm.Question{}
	}
	q.began = true
	if err := q.keep(w, t); err != nil {
		return err
	}
	return q.answered(w.Group())
}

// drop forgets a draft.
func (q *request) drop(id crm.DraftID) error {
	d, err := q.openDraft(id)
	if err != nil {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	if _, err := w.DropDraft(id); err != nil {
		return err
	}
	if q.conv.Question.Draft == id {
		q.conv.Question = crm.Question{}
	}
	q.alone(q.say.DraftDropped(d.Text))
	return nil
}

// drafts lists what waits for a word of his, oldest first.
func (q *request) drafts() ([]crm.Draft, error) {
	var out []crm.Draft
	err := crm.Each(q.tx, crm.Where(crm.OpenOwner, string(q.who.ID)), func(d crm.Draft) bool {
		out = append(out, d)
		return len(out) < crm.MaxPage
	})
	return out, err
}
