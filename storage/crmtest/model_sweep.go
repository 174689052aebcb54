package crmtest

import (
	"errors"
	"time"

	"milepost/storage/crm"
)

// sweep removes in pages what became old, in the store and in the model.
func (o op) sweep(p *plain, tx crm.Tx) error {
	age := time.Duration(o.key) * time.Hour
	old := crm.Retention{Bodies: tx.Now().Add(-age), Keys: tx.Now().Add(-2 * age), Blobs: tx.Now().Add(-age)}
	var want, got crm.Swept
	for k, m := range p.taken {
		if m.State == crm.Done && m.Arrived.Before(old.Bodies) {
			m.State, m.Body, m.Reason = crm.Emptied, nil, ""
			want.Messages++
		}
		p.taken[k] = m
		if m.State == crm.Emptied && m.Arrived.Before(old.Keys) {
			delete(p.taken, k)
			delete(p.content, m.Content)
			want.Keys++
		}
	}
	for k, e := range p.posts {
		if (e.State == crm.Said || e.State == crm.Dropped) && e.Queued.Before(old.Bodies) {
			e.State, e.Body, e.Reason = crm.EmptiedPost, nil, ""
			want.Posts++
		}
		p.posts[k] = e
		if e.State == crm.EmptiedPost && e.Queued.Before(old.Keys) {
			p.fade(e)
			delete(p.posts, k)
			want.Keys++
		}
	}
	for {
		page, err := tx.Sweep(old, 1+o.pick)
		if err != nil {
			return err
		}
		if page.Count() > 1+o.pick || page.More && page.Count() == 0 {
			return errors.New("a page of a sweep removed too much, or nothing although there is more")
		}
		if got = got.Plus(page); !page.More {
			return same("swept", got, want)
		}
	}
}

// fade forgets that the message of a post belonged to a track that another one
// shows now.
func (p *plain) fade(e crm.Envelope) {
	at := [2]string{e.Place, e.Ref}
	if e.Track != "" && e.Ref != "" && p.belongs[at] == e.Track && p.shows[[2]string{e.Track, e.Place}] != e.Ref {
		p.belongs[at] = ""
	}
}
