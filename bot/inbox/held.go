package inbox

import (
	"cmp"
	"context"
	"fmt"
	"time"

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

// hold keeps the message of somebody unknown for a while. What he did not say
// to us is forgotten: a stranger in a channel is none of our business.
func (i *Inbox) hold(ctx context.Context, m matter) error {
	if !addressed(m.msg) {
		return i.update(ctx, m, func(crm.Tx) ([]chat.Post, error) { return nil, nil }, finish)
	}
	who := m.msg.From.String()
	name, err := i.nameOf(ctx, m.msg.From)
	if err != nil {
		return err
	}
	return i.update(ctx, m, func(tx crm.Tx) ([]chat.Post, error) {
		s, err := crm.StrangerOf(tx, who)
		if err != nil {
			return nil, err
		}
		first := !s.NotOurs && s.Until.Before(tx.Now())
		if first {
			s.Asked, s.Until = tx.Now(), tx.Now().Add(i.opt.Held)
			s.Name = cmp.Or(name, s.Name)
			if err := crm.KeepStranger(tx, who, s); err != nil {
				return nil, err
			}
		}
		if i.opt.Stranger == nil {
			return nil, nil
		}
		return i.opt.Stranger(tx, m.msg, first)
	}, func(tx crm.Tx, key string) error {
		if err := tx.Hold(key, tx.Now().Add(i.opt.Held)); err != nil {
			return err
		}
		s, err := crm.StrangerOf(tx, who)
		if err != nil || !s.NotOurs {
			return err
		}
		return tx.Erase(key)
	})
}

// namedWithin is how long a platform may take to say what somebody is called.
const namedWithin = 3 * time.Second

// nameOf is what a platform calls somebody unknown, asked when the admins will
// be; "" if it does not say, or not soon.
func (i *Inbox) nameOf(ctx context.Context, who chat.Identity) (string, error) {
	if i.opt.NameOf == nil {
		return "", nil
	}
	var s crm.Stranger
	err := i.opt.Store.View(ctx, func(r crm.Reader) (err error) {
		s, err = crm.StrangerOf(r, who.String())
		return err
	})
	if err != nil {
		return "", &trouble{fmt.Errorf("what is known of %s: %w", who, err)}
	}
	if s.NotOurs || !s.Until.Before(i.opt.Now()) {
		return "", nil
	}
	asked, cancel := context.WithTimeout(ctx, namedWithin)
	defer cancel()
	name, err := i.opt.NameOf(asked, who)
	if err != nil {
		i.opt.Log.Info("a platform does not say what somebody is called", "platform", who.Platform, "err", err)
	}
	return name, nil
}

// addressed reports whether a message was meant for the bot.
func addressed(m chat.Message) bool {
	switch m.Kind {
	case chat.Opened, chat.Joined, chat.Left:
		return false
	case chat.Press, chat.Submit:
		return true
	}
	return m.In.Private() || m.Mention
}
