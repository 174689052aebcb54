package handlers

import (
	"fmt"
	"slices"
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

// offers keeps what the newest card offers to each whom this message is answered or told to. One that was
// made before is over, whatever came after it: only the very next words of somebody say yes to it.
func (q *request) offers() error {
	newest := map[chat.Place]chat.Card{}
	for _, p := range q.posts {
		changes := slices.ContainsFunc(q.reposts, func(r repost) bool { return r.key == p.Key })
		if p.To.Kind == chat.DM && p.Card.Title != "" && !changes {
			newest[p.To] = p.Card
		}
	}
	q.conv.Offer = crm.Offer{}
	if c, ok := newest[q.dm()]; ok {
		if o := offerOf(c); o.Yes != "" {
			o.At = q.said()
			q.conv.Offer = o
		}
		delete(newest, q.dm())
	}
	for to, c := range newest {
		if err := q.offersTo(to, c); err != nil {
			return err
		}
	}
	return nil
}

// offersTo keeps what a card offers that somebody else is told in a private chat.
func (q *request) offersTo(to chat.Place, c chat.Card) error {
	id := chat.Identity{Platform: to.Platform, Tenant: to.Tenant, ID: to.ID}
	who, err := q.tx.PersonOf(id.String())
	if err != nil {
		return fmt.Errorf("person of %s: %w", id, err)
	}
	if who == "" || who == q.who.ID {
		return nil
	}
	conv, err := q.tx.Conversation(who)
	if err != nil {
		return fmt.Errorf("conversation of %s: %w", who, err)
	}
	o := offerOf(c)
	if o.Yes == "" && conv.Offer.Yes == "" {
		return nil
	}
	if o.Yes != "" {
		o.At, o.Told = q.said(), true
	}
	conv.Person, conv.Offer = who, o
	if err := q.tx.PutConversation(conv); err != nil {
		return fmt.Errorf("keep the conversation of %s: %w", who, err)
	}
	return nil
}

// nods reports words by which somebody may say no more than that he has read what he was told.
func nods(text string) bool {
	return is(text, "嗯", "嗯嗯", "好", "好的", "好吧", "行", "可以", "记", "记吧", "ok", "okay", "sure", "right", "yep", "yeah", "y", "👍")
}

// takesNod reports whether such words do what a card offers: not money that came in, nor that somebody's
// data goes for good, where the card came unasked.
func takesNod(o crm.Offer, a chat.Action) bool {
	return !o.Told || a.Verb != cards.DoConfirmPaid && a.Verb != cards.DoPrivacy
}

// answersOffer takes words as a yes or a no to what the last card offers: it does what its button does. What
// was asked or said after the card is what they answer else.
func (q *request) answersOffer() (bool, error) {
	o, s := q.conv.Offer, squash(q.m.Text)
	if o.Yes == "" || length(s) > 16 || q.said().Sub(o.At) > offerHolds || q.conv.Question.At.After(o.At) || !o.Told && q.conv.At.After(o.At) {
		return false, nil
	}
	act, err := chat.ParseAction(o.Yes)
	if err != nil {
		return false, fmt.Errorf("what the last card offered: %w", err)
	}
	if decision, _ := decisionWords(q.m.Text); o.Told && decision != "" && act.Verb != cards.DoPrivacy {
		if open, err := q.toDecide(); err != nil || len(open) > 0 {
			return false, err // it decides a request that waits for him
		}
	}
	labelled := parse.Fold(s) == parse.Fold(o.Label) || is(q.m.Text, "同意", "agree", "do it", "go ahead", "删吧", "删除", "delete it", "yes delete")
	switch {
	case labelled || isYes(q.m.Text) && (takesNod(o, act) || !nods(q.m.Text)):
	case isNo(q.m.Text) || is(q.m.Text, "取消", "先不", "不同意", "别删", "not now", "keep it", "don't", "refuse"):
		if o.No == "" {
			q.conv.Offer = crm.Offer{}
			q.alone(q.say.LeftAsIs())
			return true, nil
		}
		if act, err = chat.ParseAction(o.No); err != nil {
			return false, fmt.Errorf("what the last card let him refuse: %w", err)
		}
	default:
		return false, nil
	}
	q.conv.Offer = crm.Offer{}
	return true, q.press(act)
}
