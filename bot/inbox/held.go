package inbox

import (
	"context"
	"fmt"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// Ask words what somebody is asked about the messages that were held for him
// while nobody knew him, oldest first.
type Ask func(tx crm.Tx, who crm.PersonID, held []chat.Message) ([]chat.Post, error)

// AskBack finds what is held for somebody who is known now, lets go of what was
// held too long, and has him asked about the rest: nothing of it is handled
// unasked. Asking again about the same messages is left to the posts' keys.
func (i *Inbox) AskBack(ctx context.Context, ask Ask) error {
	err := i.opt.Store.Update(ctx, func(tx crm.Tx) error {
		known, err := knownNow(tx)
		if err != nil {
			return err
		}
		for _, identity := range known {
			if err := i.askBack(tx, identity, ask); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("ask about held messages: %w", err)
	}
	i.opt.Kick()
	return nil
}

// knownNow lists the identities for which messages are held and that belong to
// somebody, in the order in which they first wrote.
func knownNow(r crm.Reader) ([]string, error) {
	var known []string
	seen := map[string]bool{}
	for page := (crm.Page{}); ; {
		rows, next, err := r.Messages(crm.Held, page)
		if err != nil {
			return nil, err
		}
		for _, m := range rows {
			if seen[m.Identity] {
				continue
			}
			seen[m.Identity] = true
			who, err := r.PersonOf(m.Identity)
			if err != nil {
				return nil, err
			}
			if who != "" {
				known = append(known, m.Identity)
			}
		}
		if next == "" {
			return known, nil
		}
		page.After = next
	}
}

func (i *Inbox) askBack(tx crm.Tx, identity string, ask Ask) error {
	who, err := tx.PersonOf(identity)
	if err != nil {
		return err
	}
	held, err := crm.HeldOf(tx, identity)
	if err != nil {
		return err
	}
	var said []chat.Message
	for _, row := range held {
		m, err := chat.DecodeMessage(row.Body)
		if err != nil || row.Until.Before(tx.Now()) {
			if err := tx.Finish(row.Key); err != nil {
				return err
			}
			continue
		}
		said = append(said, m)
	}
	posts, err := ask(tx, who, said)
	if err != nil {
		return err
	}
	if err := crm.KeepStranger(tx, identity, crm.Stranger{}); err != nil {
		return err
	}
	return i.opt.Put(tx, posts)
}
