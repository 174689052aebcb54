package inbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/storage/bolt"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// desk is a tiny application behind an inbox: it counts what it did per person
// in the store, and its posts stand in the outbox.
type desk struct {
	*Inbox
	store crm.Store
	clock *crmtest.Clock
	log   *bytes.Buffer
	path  string
	kicks atomic.Int32

	mu    sync.Mutex
	order []string // texts, as they were answered
}

// errBroken is an error that no person caused.
var errBroken = errors.New("the machine is broken")

// open makes a desk on a file; every transaction runs twice.
func open(t *testing.T, path string) *desk {
	t.Helper()
	clock := crmtest.NewClock()
	s, err := bolt.Open(path, bolt.Options{Now: clock.Now, Twice: true, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, crmtest.Checked(t, s), clock)
	d.path = path
	return d
}

func fresh(t *testing.T) *desk {
	t.Helper()
	d := open(t, filepath.Join(t.TempDir(), "milepost.db"))
	crmtest.Do(t, d.store, crmtest.Seed)
	return d
}

func newDesk(t testing.TB, s crm.Store, clock *crmtest.Clock) *desk {
	d := &desk{store: s, clock: clock, log: new(bytes.Buffer)}
	d.Inbox = New(Options{
		Store: s, Now: clock.Now, Log: chattest.Log(t, d.log),
		Prepare: d.prepare, Answer: d.answer, Explain: d.explain, Incident: d.incident, Stranger: d.stranger,
		Put: put, Kick: func() { d.kicks.Add(1) },
	})
	return d
}

func put(tx crm.Tx, posts []chat.Post) error {
	for _, p := range posts {
		if _, err := tx.Queue(crm.Envelope{Key: p.Key, Place: p.To.String(), Body: []byte(p.Card.Title)}); err != nil {
			return err
		}
	}
	return nil
}

func (d *desk) prepare(_ context.Context, _ crm.Reader, _ crm.PersonID, m chat.Message) (any, error) {
	switch {
	case strings.HasPrefix(m.Text, "prepare panics"):
		panic("cannot read " + m.Text)
	case strings.HasPrefix(m.Text, "prepare fails"):
		return nil, fmt.Errorf("read %q: %w", m.Text, errBroken)
	case strings.HasPrefix(m.Text, "prepare faults"):
		return nil, crm.E(crm.BadInput, "date.past")
	}
	return "read: " + m.Text, nil
}

func post(m chat.Message, title string) []chat.Post {
	return []chat.Post{{Key: m.Key + "/1", To: m.In, Card: chat.Card{Title: title}}}
}

func (d *desk) answer(tx crm.Tx, who crm.PersonID, m chat.Message, prepared any) ([]chat.Post, error) {
	if prepared != "read: "+m.Text {
		return nil, fmt.Errorf("prepared is %v", prepared)
	}
	n, err := count(tx, who)
	if err != nil {
		return nil, err
	}
	if err := tx.Keep("count/"+string(who), fmt.Append(nil, n+1)); err != nil {
		return nil, err
	}
	switch {
	case strings.HasPrefix(m.Text, "answer panics"):
		panic("cannot do " + m.Text)
	case strings.HasPrefix(m.Text, "answer fails"):
		return nil, fmt.Errorf("do %q: %w", m.Text, errBroken)
	case strings.HasPrefix(m.Text, "answer faults"):
		return nil, fmt.Errorf("do it: %w", crm.E(crm.Forbidden, "not.yours", "比亚迪"))
	case m.Text == "silence":
		return nil, nil
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.order) == 0 || d.order[len(d.order)-1] != m.Text { // a transaction may run twice
		d.order = append(d.order, m.Text)
	}
	return post(m, "did "+m.Text), nil
}

func (d *desk) explain(_ crm.Tx, _ crm.PersonID, m chat.Message, f *crm.Fault) ([]chat.Post, error) {
	if strings.Contains(m.Text, "explained badly") {
		return nil, errBroken
	}
	return post(m, "sorry: "+f.Key), nil
}

func (d *desk) incident(_ crm.Tx, who crm.PersonID, m chat.Message, incident string) ([]chat.Post, error) {
	if strings.Contains(m.Text, "nobody can be told") {
		panic("no words")
	}
	return post(m, fmt.Sprintf("incident %s of %s", incident, who)), nil
}

func (d *desk) stranger(_ crm.Tx, m chat.Message, first bool) ([]chat.Post, error) {
	return post(m, fmt.Sprintf("who are you? first=%v", first)), nil
}

func count(r crm.Reader, who crm.PersonID) (int, error) {
	b, err := r.Kept("count/" + string(who))
	if err != nil || b == nil {
		return 0, err
	}
	var n int
	_, err = fmt.Sscan(string(b), &n)
	return n, err
}

// did is how many messages of a person changed something.
func (d *desk) did(t *testing.T, who crm.PersonID) (n int) {
	t.Helper()
	crmtest.Look(t, d.store, func(r crm.Reader) (err error) {
		n, err = count(r, who)
		return err
	})
	return n
}

// said lists the posts, in order.
func (d *desk) said(t *testing.T) (out []string) {
	t.Helper()
	crmtest.Look(t, d.store, func(r crm.Reader) error {
		out = nil
		for page := (crm.Page{}); ; {
			rows, next, err := r.Posts(crm.Queued, page)
			for _, e := range rows {
				out = append(out, string(e.Body))
			}
			if err != nil || next == "" {
				return err
			}
			page.After = next
		}
	})
	return out
}

// states counts the messages by state.
func (d *desk) states(t *testing.T) map[crm.TakenState]int {
	t.Helper()
	n := map[crm.TakenState]int{}
	crmtest.Look(t, d.store, func(r crm.Reader) error {
		clear(n)
		for _, s := range []crm.TakenState{crm.Waiting, crm.Done, crm.Held, crm.Parked} {
			for page := (crm.Page{}); ; {
				rows, next, err := r.Messages(s, page)
				if err != nil {
					return err
				}
				if n[s] += len(rows); next == "" {
					break
				}
				page.After = next
			}
		}
		return nil
	})
	for s, count := range n {
		if count == 0 {
			delete(n, s)
		}
	}
	return n
}

func (d *desk) recv(t *testing.T, ms ...chat.Message) {
	t.Helper()
	for _, m := range ms {
		if err := d.Recv(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
}

func (d *desk) drain(t *testing.T) {
	t.Helper()
	if err := d.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func identity(platform, id string) chat.Identity {
	return chat.Identity{Platform: platform, Tenant: "demo", ID: id}
}

// says is a message in private, with a key and a content of its own.
func says(from chat.Identity, key, text string) chat.Message {
	return chat.Message{
		Key: key, Content: "c-" + key, Kind: chat.Text, Text: text, From: from, In: chat.DMOf(from), At: crmtest.Start(),
	}
}

func li(key, text string) chat.Message   { return says(identity("wecom", "xiaoli"), key, text) }
func anna(key, text string) chat.Message { return says(identity("slack", "anna"), key, text) }
