package main

import (
	"context"
	"errors"
	"fmt"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/bot/outbox"
	"milepost/handlers/desk"
	"milepost/storage/crm"
)

// eraser carries out what admins decided in chat: it forgets contacts, which
// takes many transactions, and tells the admins when it is done. What it has not
// done when the process ends it does at the next start.
type eraser struct {
	app   *app
	due   chan struct{}
	whole bool // what a command had begun before this process is finished
}

// Kick says that there may be something to do.
func (e *eraser) Kick() {
	select {
	case e.due <- struct{}{}:
	default: // that is known already
	}
}

// Run does what is to be done, whenever there may be something, until ctx ends.
func (e *eraser) Run(ctx context.Context) error {
	e.Kick()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-e.due:
		}
		if err := errors.Join(e.takeUp(ctx), e.Drain(ctx)); err != nil && ctx.Err() == nil {
			e.app.Log.Error("a contact could not be forgotten; it is tried again", "err", err)
		}
	}
}

// takeUp finishes, once, what a command had begun to forget when it was killed:
// the file of those who are forgotten names them before anything is done.
func (e *eraser) takeUp(ctx context.Context) error {
	if e.whole || e.app.Dir == "" {
		return nil
	}
	n, err := forgetAgain(ctx, e.app.Store, e.app.Dir)
	e.whole = err == nil
	if n > 0 {
		e.app.Log.Info("contacts that were being forgotten when a process ended are forgotten now", "number", n)
	}
	return err
}

// Drain forgets everybody of whom that was decided.
func (e *eraser) Drain(ctx context.Context) error {
	var todo []desk.Erasure
	err := e.app.Store.View(ctx, func(r crm.Reader) (err error) {
		todo, err = desk.Erasures(r)
		return err
	})
	if err != nil {
		return err
	}
	for _, one := range todo {
		if !one.Go {
			continue
		}
		if err := e.forget(ctx, one); err != nil {
			return fmt.Errorf("forget contact %s: %w", one.Contact, err)
		}
	}
	return nil
}

// forget forgets one contact and says so.
func (e *eraser) forget(ctx context.Context, one desk.Erasure) error {
	a := e.app
	f, err := forgetOf(ctx, a.Store, one.Contact)
	if err != nil {
		return err
	}
	if a.Dir != "" { // first in the file: should it break off, a copy that is restored goes on
		if err := noteForgotten(a.Dir, []forgottenLine{{one.Contact, a.Now().UTC()}}); err != nil {
			return err
		}
	}
	_, err = a.desk.Forget(ctx, a.Store, f)
	if fault, ok := crm.AsFault(err); ok && fault.Key == "forget.done" { // before the process ended
		err = nil
	}
	if err != nil {
		return err
	}
	err = a.Store.Update(ctx, func(tx crm.Tx) error {
		posts, err := e.posts(tx, one)
		if err != nil {
			return err
		}
		if err := desk.CarriedOut(tx, one.Contact); err != nil {
			return err
		}
		return outbox.Put(tx, posts)
	})
	if err != nil {
		return err
	}
	a.outbox.Kick()
	return nil
}

// posts tell those who asked and agreed, where each is at home.
func (e *eraser) posts(tx crm.Tx, one desk.Erasure) ([]chat.Post, error) {
	var k crm.Contact
	if err := tx.Get(&k, string(one.Contact)); err != nil {
		return nil, err
	}
	var posts []chat.Post
	for _, id := range []crm.PersonID{one.By, one.Agreed} {
		if id == "" {
			continue
		}
		p, err := crm.Get[crm.Person](tx, id)
		if crm.IsMissing(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		to, ok, err := homeOf(tx, &p)
		if err != nil || !ok {
			return nil, err
		}
		w := cards.For(&p, tx.Now(), e.app.Config.Book, e.app.calendars(p.Calendar))
		posts = append(posts, chat.Post{Key: "privacy/" + string(one.Contact) + "/done/" + string(id), To: to, Class: chat.Asking, Card: w.PrivacyDone(k.Number())})
	}
	return posts, nil
}

// homeOf is the private chat with a person where he is at home, else any; ok is
// false for somebody whom no platform knows.
func homeOf(tx crm.Reader, p *crm.Person) (to chat.Place, ok bool, err error) {
	ids, err := tx.Identities(p.ID)
	if err != nil {
		return to, false, err
	}
	for _, s := range ids {
		id, err := chat.ParseIdentity(s)
		if err != nil {
			return to, false, err
		}
		if !ok || id.Platform == p.Home {
			to, ok = chat.DMOf(id), true
		}
	}
	return to, ok, nil
}
