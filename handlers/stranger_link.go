package handlers

import (
	"fmt"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/storage/crm"
)

// mostNamed is how many colleagues a form names who have no identity on that
// platform yet.
const mostNamed = 5

// knownFaceForm is the form by which a stranger is said to be somebody of the
// roster.
func (q *request) knownFaceForm(act chat.Action) (*chat.Form, error) {
	id, s, done, err := q.unknownFace(act.Subject)
	if err != nil || done {
		return nil, err
	}
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return nil, err
	}
	face := q.face(id, s)
	if p := colleagueCalled(ps, s.Name, q.today()); p != nil {
		face.Name = p.Name.Text
	} else {
		face.Name = ""
	}
	for i := range ps {
		if len(face.Without) == mostNamed {
			break
		}
		here, err := q.identitiesOn(ps[i].ID, id)
		if err != nil {
			return nil, err
		}
		if ps[i].Active(q.today()) && len(here) == 0 {
			face.Without = append(face.Without, ps[i].Name.Text)
		}
	}
	form := q.say.KnownFaceForm(face)
	return &form, nil
}

// identitiesOn are somebody's identities on the platform of another.
func (q *request) identitiesOn(who crm.PersonID, like chat.Identity) ([]string, error) {
	all, err := q.tx.Identities(who)
	if err != nil {
		return nil, fmt.Errorf("identities of %s: %w", who, err)
	}
	var here []string
	for _, text := range all {
		if id, err := chat.ParseIdentity(text); err == nil && id.Platform == like.Platform && id.Tenant == like.Tenant {
			here = append(here, text)
		}
	}
	return here, nil
}

// submitKnownFace links a stranger to somebody of the roster. One whom the
// platform knew otherwise before is known there under the new identity alone,
// and what waits for him goes there.
func (q *request) submitKnownFace() error {
	subject := q.m.Action.Subject
	id, s, done, err := q.unknownFace(subject)
	if err != nil || done {
		return err
	}
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return err
	}
	name := desk.Clean(strings.Join(q.m.Values[cards.WelcomeName], ""))
	p := colleagueCalled(ps, name, q.today())
	if p == nil {
		return crm.E(crm.BadInput, "person.unknown", name)
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	before, err := q.identitiesOn(p.ID, id)
	if err != nil {
		return err
	}
	if err := w.LinkIdentity(subject, p.ID); err != nil {
		return err
	}
	for _, was := range before {
		if err := w.LinkIdentity(was, ""); err != nil {
			return err
		}
		if err := q.follows(was, subject); err != nil {
			return err
		}
	}
	q.conv.Group = w.Group()
	face := q.face(id, s)
	face.Name = p.Name.Text
	if err := q.showFace(face, q.m.Key, func(w *cards.Writer) chat.Card { return w.FaceDone(face, cards.FaceKnown, q.who.Name.Text) }); err != nil {
		return err
	}
	return q.askBack(subject, p.ID)
}

// follows lets what waits under an identity follow its person to another one.
func (q *request) follows(was, now string) error {
	for _, k := range []struct {
		id string
		to []byte
	}{{was, []byte(now)}, {now, nil}} {
		id, err := chat.ParseIdentity(k.id)
		if err != nil {
			return err
		}
		if err := q.tx.Keep(crm.MovedKey(chat.DMOf(id).String()), k.to); err != nil {
			return err
		}
	}
	return nil
}
