package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/bot/inbox"
	"milepost/storage/crm"
)

// floor has b.N messages of n people go the whole way with nothing read or
// handled: what a message left in the store is written once more for each, the
// same number of values of the same size. It gives how many a second: what is
// between this and the whole way is what reading and handling cost.
func floor(b *testing.B, n int) float64 {
	b.Helper()
	store := durableStore(b)
	a, err := newApp(b.Context(), parts{
		Config: crowdConfig(b), Store: store, Transports: []chat.Transport{chattest.NewRecorder("wecom")},
		Now: time.Now, Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		b.Fatal(err)
	}
	const first, second = 100_000_000, 200_000_000 // the first makes the customer
	for _, from := range []int{first, second} {
		for rep := range n {
			if err := a.inbox.Recv(b.Context(), shortMessage(from+rep, rep)); err != nil {
				b.Fatal(err)
			}
		}
		if err := a.inbox.Drain(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
	left := map[crm.PersonID]*leaving{}
	err = store.View(b.Context(), func(r crm.Reader) error {
		for rep := range n {
			who := crm.PersonID(fmt.Sprint("rep", rep))
			l, err := leftBy(r, who, shortMessage(second+rep, rep).Key)
			if err != nil {
				return err
			}
			left[who] = l
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	p := newPace(n)
	return p.run(b, inbox.New(inbox.Options{
		Store: store, Now: time.Now, Log: slog.New(slog.DiscardHandler),
		Answer: func(tx crm.Tx, who crm.PersonID, m chat.Message, _ any) ([]chat.Post, error) {
			return nil, left[who].again(tx, m.Key)
		},
		Put:  func(crm.Tx, []chat.Post) error { return nil }, // again queues what was queued
		Done: func(chat.Message, []chat.Post) { p.next() },
	}))
}

// leaving is what a message left in the store.
type leaving struct {
	changes []crm.Change
	records []crm.Record // of each change, as it left it
	totals  []crm.Tally
	talk    crm.Conversation
	origins []byte // where the words stand that the records were made of
	post    crm.Envelope
	due     time.Time // when its step is looked at
}

// leftBy reads what the last message of somebody left.
func leftBy(r crm.Reader, who crm.PersonID, key string) (*leaving, error) {
	var l leaving
	var err, err2, err3, err4 error
	l.talk, err = r.Conversation(who)
	l.origins, err4 = r.Kept(originsOf(who))
	l.post, err2 = r.Post(key + "/1")
	if l.changes, _, err3 = r.Changes(crm.ChangeFilter{Group: l.talk.Group}, crm.Page{}); err3 == nil && len(l.changes) != 4 {
		err3 = fmt.Errorf("the message changed %d records, want a visit, its customer, whom he met, and a step", len(l.changes))
	}
	if err := errors.Join(err, err2, err3, err4); err != nil {
		return nil, err
	}
	for _, c := range l.changes {
		rec := crm.New(c.Kind)
		if err := json.Unmarshal(c.After, rec); err != nil {
			return nil, err
		}
		l.records = append(l.records, rec)
		switch x := rec.(type) {
		case *crm.Activity:
			l.totals = append(l.totals, crm.Deltas(nil, rec)...)
		case *crm.Task:
			l.totals = append(l.totals, crm.Deltas(nil, rec)...)
			l.due = x.Due.At("09:00", time.UTC)
		}
	}
	return &l, nil
}

// again writes it once more: what was new is new again.
func (l *leaving) again(tx crm.Tx, key string) error {
	for i, rec := range l.records {
		c := l.changes[i]
		if c.RevBefore == 0 {
			rec.Base().Rev = 0
			n, err := tx.NextNumber(crm.Letter(c.Kind))
			if err != nil {
				return err
			}
			switch x := rec.(type) {
			case *crm.Activity:
				x.ID, x.No = crm.ActivityID("again-"+key), n
			case *crm.Task:
				x.ID, x.No = crm.TaskID("again-"+key), n
				if err := tx.Wake(crm.Wake{Subject: "task/" + string(x.ID), At: l.due}); err != nil {
					return err
				}
			}
		}
		c.RevBefore = rec.Base().Rev
		if err := tx.Put(rec); err != nil {
			return err
		}
		c.ID, c.RevAfter, c.After, c.Group, c.At = rec.Key(), rec.Base().Rev, nil, crm.GroupID("again-"+key), tx.Now()
		if err := tx.Log(&c); err != nil {
			return err
		}
	}
	post := l.post
	post.Key, post.Track = key+"/1", "again-"+key
	_, err := tx.Queue(post)
	return errors.Join(tx.Add(l.totals...), tx.PutConversation(l.talk), tx.Keep(originsOf(l.talk.Person), slices.Clone(l.origins)), err)
}

func originsOf(who crm.PersonID) string { return "origins/" + string(who) }
