package handlers

import (
	"fmt"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// offerHolds is how long words can still say yes or no to the button of a card.
const offerHolds = 30 * time.Minute

// ownAnswers are what buttons do whose cards wait for words of their own: a question, a plan, a file that is
// shown, a request to decide on.
func ownAnswers(verb string) bool {
	switch verb {
	case cards.DoConfirm, cards.DoPeople, cards.DoImport, cards.DoDecide, cards.DoSubmit, cards.DoChoose:
		return true
	}
	return false
}

// offerOf is what a card offers to whoever says yes: what its one primary or dangerous button does. The
// button of the same kind that stands behind it refuses. It has no time yet; without Yes there is none.
func offerOf(c chat.Card) (o crm.Offer) {
	var yes *chat.Button
	for _, b := range c.AllButtons() {
		switch {
		case b.Style == chat.Primary || b.Style == chat.Danger:
			if yes != nil || b.Opens || ownAnswers(b.Do.Verb) {
				return crm.Offer{}
			}
			yes = &b
			o.Yes, o.Label = b.Do.String(), b.Label
		case yes != nil && o.No == "" && b.Do.Verb == yes.Do.Verb && b.Do.Subject == yes.Do.Subject:
			o.No = b.Do.String()
		}
	}
	return o
}

// offers keeps what his newest card offers. One that was made before this message is over: only his very
// next words say yes to it.
func (q *request) offers() {
	q.conv.Offer = crm.Offer{}
	for i := len(q.posts) - 1; i >= 0; i-- {
		if p := q.posts[i]; p.To == q.dm() && p.Card.Title != "" {
			if o := offerOf(p.Card); o.Yes != "" {
				o.At = q.said()
				q.conv.Offer = o
			}
			return
		}
	}
}

// offersTo keeps what a card offers that somebody else is told.
func (q *request) offersTo(who *crm.Person, c chat.Card) error {
	o := offerOf(c)
	if o.Yes == "" || who.ID == q.who.ID {
		return nil
	}
	conv, err := q.tx.Conversation(who.ID)
	if err != nil {
		return fmt.Errorf("conversation of %s: %w", who.ID, err)
	}
	o.At, o.Told = q.said(), true
	conv.Person, conv.Offer = who.ID, o
	if err := q.tx.PutConversation(conv); err != nil {
		return fmt.Errorf("keep the conversation of %s: %w", who.ID, err)
	}
	return nil
}

// answersOffer takes words as a yes or a no to what the last card offers: it does what its button does. What
// was asked or said after the card is what they answer else.
func (q *request) answersOffer() (bool, error) {
	o, s := q.conv.Offer, squash(q.m.Text)
	if o.Yes == "" || length(s) > 16 || q.said().Sub(o.At) > offerHolds || q.conv.Question.At.After(o.At) || !o.Told && q.conv.At.After(o.At) {
		return false, nil
	}
	labelled := parse.Fold(s) == parse.Fold(o.Label) || is(q.m.Text, "同意", "可以", "agree", "do it", "go ahead", "删吧", "删除", "delete it", "yes delete")
	do := ""
	switch {
	case labelled || isYes(q.m.Text):
		do = o.Yes
	case isNo(q.m.Text) || is(q.m.Text, "取消", "先不", "不同意", "别删", "not now", "keep it", "don't", "refuse"):
		if do = o.No; do == "" {
			q.conv.Offer = crm.Offer{}
			q.alone(q.say.LeftAsIs())
			return true, nil
		}
	default:
		return false, nil
	}
	act, err := chat.ParseAction(do)
	if err != nil {
		return false, fmt.Errorf("what the last card offered: %w", err)
	}
	q.conv.Offer = crm.Offer{}
	return true, q.press(act)
}
