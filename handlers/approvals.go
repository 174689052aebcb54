package handlers

import (
	"fmt"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// The tracks of a request: the card of whoever decides a step, that of the
// applicant, that of a channel in which requests are decided, and the line in
// the team's other channels. Each stands in several places; all are brought to
// the one state.
func stepTrack(a *crm.Approval) string {
	return fmt.Sprintf("approval/%s/%d/%d", a.ID, a.Version, a.At)
}
func ownTrack(a *crm.Approval) string  { return fmt.Sprintf("approval/%s/%d/own", a.ID, a.Version) }
func roomTrack(a *crm.Approval) string { return fmt.Sprintf("approval/%s/%d/room", a.ID, a.Version) }
func lineTrack(a *crm.Approval) string { return fmt.Sprintf("approval/%s/line", a.ID) }

// firstKey is the key of the first card of a track in a place: what says that
// there is one to be edited.
func firstKey(track string, to chat.Place) string { return track + "/" + to.String() }

// stands shows where a request stands, to somebody who may read it.
func (q *request) stands(a *crm.Approval) error {
	v, err := q.approvalView(a)
	if err != nil {
		return err
	}
	q.listed([]crm.Pointer{{Kind: crm.KindApproval, ID: string(a.ID)}})
	if v.Decides {
		q.personal(q.say.ApprovalRequest(v))
		return nil
	}
	q.personal(q.say.Standing([]cards.ApprovalView{v}))
	return nil
}

// asks tells everybody whom a request concerns that it waits for a decision:
// whoever decides, the applicant, the team's channels.
func (q *request) askDecision(a *crm.Approval) error {
	if err := q.askStep(a); err != nil {
		return err
	}
	return q.tellRooms(a)
}

// askStep asks whoever decides the step now.
func (q *request) askStep(a *crm.Approval) error {
	s := a.Step()
	if s == nil {
		return nil
	}
	p, err := crm.Get[crm.Person](q.tx, s.Who)
	if err != nil {
		return fmt.Errorf("who decides %s: %w", a.No, err)
	}
	to, err := q.chatsOf(p.ID)
	if err != nil || len(to) == 0 {
		return err
	}
	v, err := q.approvalFor(a, &p)
	if err != nil {
		return err
	}
	w := cards.For(&p, q.tx.Now(), q.Book, q.Calendars(p.Calendar))
	track := stepTrack(a)
	q.post(chat.Post{Key: firstKey(track, to[0]), Track: track, To: to[0], Class: chat.Asking, Card: w.ApprovalRequest(v)})
	return nil
}

// tellRooms brings the channels of the team up to date: where requests are
// decided everything, elsewhere one line.
func (q *request) tellRooms(a *crm.Approval) error {
	var t crm.Team
	if err := q.tx.Get(&t, string(a.Team)); crm.IsMissing(err) || a.Team == "" {
		return nil
	} else if err != nil {
		return fmt.Errorf("team of %s: %w", a.No, err)
	}
	v, err := q.approvalFor(a, nil)
	if err != nil {
		return err
	}
	for _, ch := range t.Channels {
		to, err := chat.ParsePlace(ch.Place)
		if err != nil {
			return fmt.Errorf("channel %s: %w", ch.Label, err)
		}
		w := cards.ForTeam(&t, ch, q.tx.Now(), q.Book, q.Calendars(t.Calendar))
		if !ch.Approvals {
			q.putCard(lineTrack(a), to, w.ApprovalLine(v))
			continue
		}
		w.Public = false
		room := v
		room.Open, room.Decides = true, a.State == crm.ApprovalAsked // whoever may not is told so
		q.putCard(roomTrack(a), to, w.ApprovalRequest(room))
	}
	return nil
}

// decidesHere reports whether he wrote in a channel in which requests are
// decided.
func (q *request) decidesHere() (bool, error) {
	if q.private() {
		return false, nil
	}
	here := q.m.In
	here.Thread = ""
	found := false
	err := crm.Each(q.tx, crm.Where(crm.ByAll), func(t crm.Team) bool {
		for _, ch := range t.Channels {
			found = found || ch.Approvals && ch.Place == here.String()
		}
		return !found
	})
	if err != nil {
		return false, fmt.Errorf("teams: %w", err)
	}
	return found, nil
}

// putCard says something on a track, or changes the card that shows it.
func (q *request) putCard(track string, to chat.Place, c chat.Card) {
	p := chat.Post{Track: track, To: to, Class: chat.Asking, Card: c}
	if !q.shows(track, to) {
		p.Key = firstKey(track, to)
	}
	q.post(p)
}

// shows reports whether a track has a card in a place, sent or on its way.
func (q *request) shows(track string, to chat.Place) bool {
	_, err := q.tx.Post(firstKey(track, to))
	return err == nil
}

// editStep brings the cards of those who were asked at a step up to date; at is
// the step as it was asked.
func (q *request) editStep(asked, a *crm.Approval) error {
	track := stepTrack(asked)
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return err
	}
	for i := range ps {
		to, err := q.chatsOf(ps[i].ID)
		if err != nil {
			return err
		}
		for _, place := range to {
			if !q.shows(track, place) {
				continue
			}
			v, err := q.approvalFor(a, &ps[i])
			if err != nil {
				return err
			}
			v.Decides = v.Decides && stepTrack(a) == track
			w := cards.For(&ps[i], q.tx.Now(), q.Book, q.Calendars(ps[i].Calendar))
			q.repost(chat.Post{Track: track, To: place, Class: chat.Asking, Card: w.ApprovalRequest(v)}, to)
		}
	}
	return nil
}

// editOwn brings the applicant's own card up to date.
func (q *request) editOwn(a *crm.Approval) error {
	p, err := crm.Get[crm.Person](q.tx, a.Asker)
	if err != nil {
		return fmt.Errorf("applicant of %s: %w", a.No, err)
	}
	to, err := q.chatsOf(p.ID)
	if err != nil {
		return err
	}
	for _, place := range to {
		if !q.shows(ownTrack(a), place) {
			continue
		}
		v, err := q.approvalFor(a, &p)
		if err != nil {
			return err
		}
		w := cards.For(&p, q.tx.Now(), q.Book, q.Calendars(p.Calendar))
		q.repost(chat.Post{Track: ownTrack(a), To: place, Class: chat.Asking, Card: w.Submitted(v)}, to)
	}
	return nil
}

// everyCard brings every card of a request to its state as it is now.
func (q *request) everyCard(asked, a *crm.Approval) error {
	if err := q.editStep(asked, a); err != nil {
		return err
	}
	if err := q.editOwn(a); err != nil {
		return err
	}
	return q.tellRooms(a)
}

// maxRequests is how many requests of one person are looked at.
const maxRequests = 2 * crm.MaxPage

// requestsOf lists the requests of somebody that are so, the oldest change
// first.
func (q *request) requestsOf(who crm.PersonID, is func(*crm.Approval) bool) ([]crm.Approval, error) {
	var out []crm.Approval
	seen := 0
	err := crm.Each(q.tx, crm.Where(crm.ByPerson, string(who)), func(a crm.Approval) bool {
		if is(&a) {
			out = append(out, a)
		}
		seen++
		return seen < maxRequests
	})
	if err != nil {
		return nil, fmt.Errorf("requests of %s: %w", who, err)
	}
	sortRequests(out)
	return out, nil
}
