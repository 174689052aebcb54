package handlers

import (
	"fmt"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// creditSaid finds a 统一社会信用代码 in a text.
var creditSaid = wording.Compile(`(?i)\b[0-9A-HJ-NPQRTUWXY]{18}\b`)

// askFull asks the one who reported a customer for its full name or its credit
// code, by which whoever decides can tell.
func (q *request) askFull(a chat.Action) error {
	mine, err := q.myClaims()
	if err != nil {
		return err
	}
	for _, c := range mine {
		if c.Number() == a.Subject {
			q.conv.Question = crm.Question{Key: cards.AskFull, Subject: crm.Pointer{Kind: crm.KindConflict, ID: string(c.ID)}, At: q.said()}
			q.alone(q.say.FullWanted(c.Name.Text))
			return nil
		}
	}
	q.alone(q.say.Stale(""))
	return nil
}

// tellsFull takes a text as the full name, the code, or both of them.
func (q *request) tellsFull(question crm.Question) (bool, error) {
	text := desk.Clean(q.m.Text)
	if q.said().Sub(question.At) > namesHold || didSomething(q.f) || asks(text) || length(text) > 60 {
		return false, nil
	}
	q.conv.Question = crm.Question{}
	if isNo(text) {
		q.alone(q.say.LeftAsIs())
		return true, nil
	}
	code := creditSaid.FindString(text)
	name := strings.Trim(strings.Replace(text, code, "", 1), " ,;:\uff0c\uff1a\uff1b\u3001\u3002")
	for _, w := range []string{"统一社会信用代码", "信用代码", "全称是", "全称", "代码", "full name", "credit code"} {
		name = strings.Trim(strings.Replace(name, w, "", 1), " ,;:\uff0c\uff1a\uff1b\u3001\u3002")
	}
	w, err := q.begin()
	if err != nil {
		return true, err
	}
	n := desk.FullName{Code: strings.ToUpper(code)}
	if name != "" {
		n.Name = parse.Keys(name)
	}
	done, err := w.DescribeConflict(crm.ConflictID(question.Subject.ID), n)
	if err != nil {
		return true, err
	}
	v, err := q.conflictView(done.After)
	if err != nil {
		return true, err
	}
	q.alone(q.say.FullTold(v))
	decider, err := crm.Get[crm.Person](q.tx, v.Decider)
	if err != nil {
		return true, fmt.Errorf("decider of %s: %w", v.Number(), err)
	}
	return true, q.edit(cards.ConflictTrack(v.Number()), &decider, func(w *cards.Writer) chat.Card { return w.Conflict(v) })
}

// keepFull gives a customer that a decided claim left to the one who reported it
// the full name and the code that he told.
func (q *request) keepFull(v cards.ConflictView) error {
	if v.Full.Text == "" && v.Code == "" {
		return nil
	}
	found, _, err := crm.List[crm.Account](q.tx, crm.Where(crm.ByFold, v.Name.Fold), crm.Page{Limit: 1})
	if err != nil || len(found) == 0 || found[0].Owner != q.who.ID {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	if v.Full.Text != "" {
		if _, err := w.AddAlias(found[0].ID, v.Full); err != nil {
			return err
		}
	}
	if v.Code != "" {
		_, err = w.UpdateAccount(found[0].ID, desk.AccountEdit{Code: &v.Code})
	}
	return err
}
