package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// aside is a message or a post that waits for somebody to decide.
type aside struct {
	Number   string    `json:"number"` // m12 for a message, p41 for a post
	At       time.Time `json:"at"`     // UTC: when it was said, or queued
	Who      string    `json:"who"`    // whose it is, or for whom
	On       string    `json:"on"`     // the platform
	Why      string    `json:"why"`
	Incident string    `json:"incident,omitzero"`
	Text     string    `json:"text,omitzero"`   // of a post: its title
	Before   time.Time `json:"before,omitzero"` // UTC: of a post that is not worth saying later
}

// byHand is the reason of what an admin dropped.
const byHand = "dropped by hand"

// The numbers of what is set aside: a letter and the order of arrival.
func messageNumber(m crm.Taken) string { return "m" + strconv.FormatUint(m.Seq, 10) }
func postNumber(e crm.Envelope) string { return "p" + strconv.FormatUint(e.Seq, 10) }

// failed reports whether a dropped post is one that somebody may miss: not one
// that a newer one replaced, that was not worth saying any more, or that an
// admin dropped.
func failed(e crm.Envelope) bool {
	return e.Reason != crm.Replaced && e.Reason != byHand && !strings.HasPrefix(e.Reason, "expired")
}

// naming says whose messages and posts are.
type naming struct {
	r      crm.Reader
	labels map[string]string // of channels, by place
}

func (n *naming) message(m crm.Taken) aside {
	return aside{
		Number: messageNumber(m), At: m.At, Who: n.identity(m.Identity), On: platformOf(m.Identity),
		Why: inWords(m.Reason), Incident: m.Incident,
	}
}

func (n *naming) post(e crm.Envelope) aside {
	a := aside{
		Number: postNumber(e), At: latest(e.Queued, e.NotBefore), Who: n.place(e.Place), On: platformOf(e.Place),
		Why: inWords(e.Reason), Before: e.NotAfter,
	}
	if p, err := chat.DecodePost(e.Body); err == nil {
		a.Text = p.Card.Title
		if p.Form != nil {
			a.Text = p.Form.Title
		}
	}
	return a
}

// identity is the name of somebody, or what his platform calls him.
func (n *naming) identity(text string) string {
	id, err := chat.ParseIdentity(text)
	if err != nil {
		return text
	}
	who, err := n.r.PersonOf(text)
	if err != nil || who == "" {
		return id.ID
	}
	p, err := crm.Get[crm.Person](n.r, who)
	if err != nil {
		return string(who)
	}
	return p.Name.Text
}

// place is who reads there: a name, or the label of a channel.
func (n *naming) place(text string) string {
	p, err := chat.ParsePlace(text)
	if err != nil {
		return text
	}
	if p.Private() {
		return n.identity(chat.Identity{Platform: p.Platform, Tenant: p.Tenant, ID: p.ID}.String())
	}
	if n.labels == nil {
		n.labels = map[string]string{}
		// A roster that cannot be read leaves the channels with their ids.
		_ = crm.Each(n.r, crm.Where(crm.ByAll), func(t crm.Team) bool {
			for _, c := range t.Channels {
				n.labels[c.Place] = c.Label
			}
			return true
		})
	}
	p.Thread = ""
	if label := n.labels[p.String()]; label != "" {
		return label
	}
	return p.ID
}

// platformOf is the platform of an identity or a place.
func platformOf(text string) string {
	platform, _, _ := strings.Cut(text, "/")
	return platform
}

// inWords says a reason as an admin needs it.
func inWords(reason string) string {
	for _, r := range []struct{ begins, words string }{
		{"begun ", "the process ended each time while it was handled"},
		{"panic: ", "an error in the program (report it)"},
		{"refused: ", "the platform refused it"},
		{"gone: ", "who or what it was for is not there any more"},
		{"given up after ", "the platform could not be reached"},
		{"unreadable: ", "what is stored cannot be read"},
		{"may have arrived", "it may have arrived, and is not sent twice"},
	} {
		if rest, ok := strings.CutPrefix(reason, r.begins); ok {
			return r.words + ": " + strings.TrimPrefix(rest, ", and is not worth saying twice: ")
		}
	}
	return reason
}

// What can be done with what is set aside, and the words for all of a sort.
const (
	doReplay  = "replay"  // a message is handled again, a post that was given up is sent
	doRelease = "release" // a post that a restore keeps back is sent
	doDrop    = "drop"    // nothing more becomes of it

	allParked   = "parked"
	allGivenUp  = "given-up"
	allWithheld = "withheld"
)

// order is something to do with what is set aside.
type order struct {
	Do   string   `json:"do"`   // doReplay, doRelease or doDrop
	What []string `json:"what"` // m12, p41, I-1103-7F2A, or all of a sort
}

// target is what an order is about.
type target struct {
	number  string
	key     string
	message bool
	state   crm.PostState
	before  time.Time
}

// Do does what an order says, one after the other, and tells what it did. What
// an order names must be there.
func (l *local) Do(ctx context.Context, o order) ([]string, error) {
	var found []target
	err := l.store.View(ctx, func(r crm.Reader) (err error) {
		found, err = targets(r, o.What)
		return err
	})
	if err != nil {
		return nil, err
	}
	var told []string
	for _, t := range found {
		said, err := l.act(ctx, o.Do, t)
		if err != nil {
			return told, fmt.Errorf("%s %s: %w", o.Do, t.number, err)
		}
		told = append(told, said)
		if l.log != nil {
			l.log.Info("set aside, and decided by hand", "do", o.Do, "number", t.number, "key", t.key)
		}
	}
	if l.changed != nil {
		l.changed(ctx)
	}
	return told, nil
}

// act does one thing.
func (l *local) act(ctx context.Context, do string, t target) (said string, err error) {
	write := func(f func(crm.Tx) error) {
		err = l.store.Update(ctx, f)
		if errors.Is(err, crm.ErrConflict) {
			err = errors.New("it is not set aside any more; look again")
		}
	}
	switch {
	case do == doReplay && t.message:
		write(func(tx crm.Tx) error { return tx.Retake(t.key) })
		return t.number + " is handled again", err
	case do == doDrop && t.message:
		write(func(tx crm.Tx) error { return tx.Finish(t.key) })
		return t.number + " is dropped", err
	case do == doDrop:
		write(func(tx crm.Tx) error { return tx.GiveUp(t.key, byHand) })
		return t.number + " is dropped", err
	case do == doRelease && t.message:
		return "", errors.New("it is a message; use --replay")
	case !t.before.IsZero() && t.before.Before(l.now()):
		return fmt.Sprintf("%s stays: it was to be said before %s; drop it", t.number, stamp(t.before)), nil
	case do == doReplay && t.state == crm.Withheld:
		return "", errors.New("it is kept back since a restore; use --release")
	case do == doReplay, do == doRelease:
		write(func(tx crm.Tx) error { return tx.Requeue(t.key) })
		return t.number + " is sent", err
	}
	return "", fmt.Errorf("there is no such thing to do as %q", do)
}

// targets finds what is named.
func targets(r crm.Reader, names []string) ([]target, error) {
	all, err := setAside(r)
	if err != nil {
		return nil, err
	}
	var found []target
	for _, name := range names {
		before := len(found)
		for _, t := range all {
			if t.is(name) {
				found = append(found, t.target)
			}
		}
		if len(found) == before {
			return nil, fmt.Errorf("nothing that is set aside is called %s; milepost doctor lists what is", name)
		}
	}
	return found, nil
}

// named is a target with the names under which it is known.
type named struct {
	target
	incident, sort string
}

func (n named) is(name string) bool {
	return strings.EqualFold(name, n.number) || n.incident != "" && strings.EqualFold(name, n.incident) || name == n.sort
}

// setAside lists everything that somebody can decide about.
func setAside(r crm.Reader) ([]named, error) {
	var all []named
	err := eachMessage(r, crm.Parked, func(m crm.Taken) {
		all = append(all, named{target{number: messageNumber(m), key: m.Key, message: true}, m.Incident, allParked})
	})
	add := func(sort string) func(crm.Envelope) bool {
		return func(e crm.Envelope) bool {
			if e.State != crm.Dropped || failed(e) {
				all = append(all, named{target{number: postNumber(e), key: e.Key, state: e.State, before: e.NotAfter}, "", sort})
			}
			return e.State != crm.Dropped || e.Queued.After(r.Now().Add(-recent))
		}
	}
	return all, errors.Join(err,
		eachPost(r, crm.Withheld, crm.Page{}, add(allWithheld)),
		eachPost(r, crm.Dropped, crm.Page{Desc: true}, add(allGivenUp)))
}

// stamp writes a moment as the machine room does: in this machine's zone.
func stamp(t time.Time) string { return t.Local().Format("2006-01-02 15:04") }
