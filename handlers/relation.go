package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// askBecause asks for the reason of a value that needs one. Nothing was written.
func (q *request) askBecause(n *notable, f playbook.Field, value string, fault *crm.Fault) error {
	q.personal(q.say.Fault(fault))
	q.conv.Question = crm.Question{
		Key: cards.AskBecause, Subject: n.pointer(), Choices: []crm.Choice{{Value: f.ID + choiceSign + value}}, At: q.said(),
	}
	return nil
}

// tellsBecause takes words as the reason that was asked for. A command, a message
// about another customer and a question are none.
func (q *request) tellsBecause(question crm.Question) (bool, error) {
	if q.said().Sub(question.At) > namesHold || len(question.Choices) == 0 || q.f.Question {
		return false, nil
	}
	if isNo(q.m.Text) || is(q.m.Text, "算了", "不改了", "不用了", "先不改", "never mind", "cancel") {
		q.conv.Question = crm.Question{}
		q.alone(q.say.LeftAsIs())
		return true, nil
	}
	if in, ok := choose(q.intents, q.f); ok && in.Name != "note" {
		return false, nil
	}
	rec := crm.New(question.Subject.Kind)
	if err := q.tx.Get(rec, question.Subject.ID); err != nil {
		return false, err
	}
	n, err := q.notableOf(rec)
	if err != nil {
		return true, err
	}
	q.conv.Question = crm.Question{}
	field, value, _ := strings.Cut(question.Choices[0].Value, choiceSign)
	q.f.Noted = []parse.Noted{{Key: field, Value: value, Why: because(strings.TrimSpace(q.m.Text))}}
	return true, q.noteAll(n)
}

// showRelation shows how a customer stands to us, and how that came about.
func (q *request) showRelation(a *crm.Account) error {
	moves, err := desk.RelationMoves(q.tx, a.ID)
	if err != nil {
		return err
	}
	v := cards.RelationView{Name: a.Name.Text, Number: a.Number(), Now: a.Relation, May: q.allowed(crm.Write, crm.ScopeOf(a))}
	for _, m := range moves {
		row := cards.RelationRow{From: m.From, To: m.To, On: crm.DateOf(m.At.In(q.who.Location())), Reason: m.Reason}
		if row.By, err = q.personName(m.By); err != nil {
			return err
		}
		v.Moves = append(v.Moves, row)
	}
	q.about(a.ID, "")
	q.listed(nil)
	q.conv.At = q.said()
	q.personal(q.say.Relation(v))
	return nil
}
