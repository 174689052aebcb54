package handlers

import (
	"fmt"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// Returned asks somebody who was a stranger, and is in the roster now, what is
// to be done with the messages that were held for him, oldest first. It says
// so once for the same messages.
func (r *Router) Returned(tx crm.Tx, who crm.PersonID, held []chat.Message) ([]chat.Post, error) {
	if len(held) == 0 {
		return nil, nil
	}
	p, err := crm.Get[crm.Person](tx, who)
	if err != nil {
		return nil, fmt.Errorf("person %s: %w", who, err)
	}
	var texts []string
	for _, m := range held {
		texts = append(texts, m.Text)
	}
	from := held[0].From
	w := cards.For(&p, tx.Now(), r.Book, r.Calendars(p.Calendar))
	return []chat.Post{{
		Key: "held/" + from.String() + "/" + held[len(held)-1].Key, To: chat.DMOf(from), Class: chat.Asking,
		Card: w.HeldAsk(from.String(), texts),
	}}, nil
}

// pressHeld puts what he said as a stranger back among what is to be handled,
// or lets it go. They are his own words alone: the identity must be his.
func (q *request) pressHeld(a chat.Action) error {
	who, err := q.tx.PersonOf(a.Subject)
	if err != nil {
		return fmt.Errorf("whose is %s: %w", a.Subject, err)
	}
	if who != q.who.ID {
		q.reply(q.out.UnknownButton())
		return nil
	}
	held, err := crm.HeldOf(q.tx, a.Subject)
	if err != nil {
		return fmt.Errorf("held messages: %w", err)
	}
	for _, m := range held {
		if a.Arg == cards.HeldKeep {
			err = q.tx.Retake(m.Key)
		} else {
			err = q.tx.Finish(m.Key)
		}
		if err != nil {
			return fmt.Errorf("held message %s: %w", m.Key, err)
		}
	}
	q.reply(q.out.HeldDone(len(held), a.Arg == cards.HeldKeep))
	return nil
}
