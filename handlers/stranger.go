package handlers

import (
	"fmt"
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/storage/crm"
)

// Stranger answers somebody who is not in the roster: each message of his is
// held, the first is answered with who was asked and how long it is held, and
// the admins are asked once. It says nothing to whom an admin does not count
// among the company, and nothing in a channel.
func (r *Router) Stranger(tx crm.Tx, m chat.Message, first bool) ([]chat.Post, error) {
	if !m.In.Private() || m.Kind != chat.Text && m.Kind != chat.Press && m.Kind != chat.Submit {
		return nil, nil // guests in a channel get nothing
	}
	if posts, done, err := r.linked(tx, m); done || err != nil {
		return posts, err
	}
	known, err := crm.StrangerOf(tx, m.From.String())
	if err != nil || known.NotOurs {
		return nil, err
	}
	admins, err := peopleWith(tx, crm.RoleAdmin)
	if err != nil {
		return nil, err
	}
	w := &cards.Writer{Locale: localeOf(m), Zone: time.UTC, Now: tx.Now(), Book: r.Book}
	name := ""
	if len(admins) > 0 {
		name = admins[0].Name.Text
		w.Zone = admins[0].Location()
	}
	q := &request{Router: r, tx: tx, m: m}
	key := "stranger/" + m.Key // the message's own answers come later
	if !first {
		q.post(chat.Post{Key: key, To: q.dm(), Card: w.HeldToo(heldDays)})
		return q.posts, nil
	}
	q.post(chat.Post{Key: key, To: q.dm(), Card: w.Held(name, heldDays)})
	face := q.face(m.From, known)
	err = q.showFace(face, "asked", func(w *cards.Writer) chat.Card { return w.NewFace(face) })
	return q.posts, err
}

// face is somebody unknown as the admins' cards show him.
func (q *request) face(id chat.Identity, s crm.Stranger) cards.Stranger {
	return cards.Stranger{Platform: id.Platform, ID: id.ID, Identity: id.String(), Name: s.Name, Until: s.Until, Asked: s.Asked}
}

// showFace shows every admin the card about a stranger, in the place of the one
// that he has; turn tells one showing from the next.
func (q *request) showFace(face cards.Stranger, turn string, word func(*cards.Writer) chat.Card) error {
	admins, err := peopleWith(q.tx, crm.RoleAdmin)
	if err != nil {
		return err
	}
	track := fmt.Sprintf("stranger/%s/%d", face.Identity, face.Asked.Unix())
	for i := range admins {
		to, err := q.chatsOf(admins[i].ID)
		if err != nil {
			return err
		}
		if len(to) == 0 {
			continue
		}
		w := cards.For(&admins[i], q.tx.Now(), q.Book, q.Calendars(admins[i].Calendar))
		q.post(chat.Post{Key: track + "/" + turn + "/" + string(admins[i].ID), Track: track, To: to[0], Class: chat.Asking, Card: word(w)})
	}
	return nil
}

// unknownFace is the stranger that a button names, for an admin; done is true
// when he was answered: he is somebody's by now.
func (q *request) unknownFace(subject string) (id chat.Identity, s crm.Stranger, done bool, err error) {
	if !crm.Can(q.who, crm.Operate, crm.Scope{Kind: crm.KindPerson}) {
		return id, s, true, crm.E(crm.Forbidden, "people.not_yours")
	}
	if id, err = chat.ParseIdentity(subject); err != nil {
		q.reply(q.out.UnknownButton())
		return id, s, true, nil
	}
	who, err := q.tx.PersonOf(subject)
	if err != nil {
		return id, s, true, err
	}
	if who != "" {
		return id, s, true, crm.E(crm.BadInput, "identity.taken", id.ID)
	}
	s, err = crm.StrangerOf(q.tx, subject)
	return id, s, err != nil, err
}

// pressFace does what an admin decides about a stranger.
func (q *request) pressFace(act chat.Action) error {
	id, s, done, err := q.unknownFace(act.Subject)
	if err != nil || done {
		return err
	}
	switch act.Arg {
	case cards.FaceNot:
		if !s.NotOurs {
			if err := q.sendAway(id, s); err != nil {
				return err
			}
		}
		s.NotOurs = true
	case cards.FaceLater, cards.FaceAgain:
		s.NotOurs, s.Until = false, q.tx.Now().AddDate(0, 0, heldDays)
	default:
		q.reply(q.out.UnknownButton())
		return nil
	}
	if err := crm.KeepStranger(q.tx, act.Subject, s); err != nil {
		return err
	}
	face := q.face(id, s)
	return q.showFace(face, q.m.Key, func(w *cards.Writer) chat.Card {
		if act.Arg == cards.FaceAgain {
			return w.NewFace(face)
		}
		return w.FaceDone(face, act.Arg, q.who.Name.Text)
	})
}

// sendAway tells a stranger once, kindly, that this is not for him, and erases
// what was held for him.
func (q *request) sendAway(id chat.Identity, s crm.Stranger) error {
	held, err := crm.HeldOf(q.tx, id.String())
	if err != nil {
		return fmt.Errorf("held messages: %w", err)
	}
	w := &cards.Writer{Locale: "zh", Zone: time.UTC, Now: q.tx.Now(), Book: q.Book}
	for _, row := range held {
		if m, err := chat.DecodeMessage(row.Body); err == nil {
			w.Locale = localeOf(m)
		}
		if err := q.tx.Erase(row.Key); err != nil {
			return fmt.Errorf("held message %s: %w", row.Key, err)
		}
	}
	q.post(chat.Post{Key: fmt.Sprintf("stranger/%s/%d/away", id, s.Asked.Unix()), To: chat.DMOf(id), Card: w.NotOurs()})
	return nil
}

// welcomeForm is the form by which a stranger is added.
func (q *request) welcomeForm(act chat.Action) (*chat.Form, error) {
	id, s, done, err := q.unknownFace(act.Subject)
	if err != nil || done {
		return nil, err
	}
	face := q.face(id, s)
	err = crm.Each(q.tx, crm.Where(crm.ByAll), func(t crm.Team) bool {
		face.Teams = append(face.Teams, cards.TeamName{ID: t.ID, Name: t.Name.Text})
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("teams: %w", err)
	}
	form := q.say.WelcomeForm(face, act.Arg)
	return &form, nil
}

// submitWelcome adds a stranger as the form says.
func (q *request) submitWelcome() error {
	subject := q.m.Action.Subject
	id, s, done, err := q.unknownFace(subject)
	if err != nil || done {
		return err
	}
	said := func(key string) string { return desk.Clean(strings.Join(q.m.Values[key], "")) }
	p := peoplePlan{Do: cards.PeopleAdd, Name: said(cards.WelcomeName), Team: crm.TeamID(said(cards.WelcomeTeam)), Roles: []crm.Role{crm.Role(said(cards.WelcomeRole))}, Identity: subject}
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return err
	}
	if have := colleagueCalled(ps, p.Name, q.today()); have != nil {
		return crm.E(crm.BadInput, "person.exists", have.Name.Text)
	}
	v, err := q.planView(p)
	if err != nil {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	if err := q.carryOut(w, p, &v); err != nil {
		return err
	}
	v.Group = w.Group()
	q.conv.Group = w.Group()
	q.personal(q.say.PeopleDone(v))
	face := q.face(id, s)
	face.Name = p.Name
	return q.showFace(face, q.m.Key, func(w *cards.Writer) chat.Card { return w.FaceDone(face, "", q.who.Name.Text) })
}
