package handlers

import (
	"fmt"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
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
	ps, err := desk.Company(q.tx)
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
			q.post(chat.Post{Track: track, To: place, Class: chat.Asking, Card: w.ApprovalRequest(v)})
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
		q.post(chat.Post{Track: ownTrack(a), To: place, Class: chat.Asking, Card: w.Submitted(v)})
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

// submitIntent sends a request, again too.
func submitIntent() Intent {
	return Intent{
		Name:   "submit",
		Words:  []string{"提交", "提交吧", "送审", "重新提交", "再提交", "交上去", "submit", "resubmit", "submit it", "send it for approval"},
		Starts: []string{"提交 lx", "重新提交", "重新提交 lx", "再提交", "提交立项", "提交申请", "resubmit", "submit lx"},
		Weigh: func(f parse.Facts) float64 {
			switch {
			case holds(f.Text, "重新提交", "再提交一次", "再次提交") || word(f.Text, "resubmit"):
				return 0.93
			case holds(f.Text, "提交") && hasRequest(f):
				return 0.93
			}
			return 0
		},
		Examples: []string{"提交", "重新提交 LX-014", "预算批文拿到了,重新提交", "resubmit LX-014", "提交 LX-2026-014"},
		Near:     []string{"下周三提交方案", "今天去比亚迪提交了标书", "立项 比亚迪电池线"},
		Handle:   (*request).submitSaid,
	}
}

// hasRequest reports whether a text names a request by its number.
func hasRequest(f parse.Facts) bool {
	for _, ref := range f.Refs {
		if crm.KindOfNumber(ref.Number) == crm.KindApproval {
			return true
		}
	}
	return false
}

// submitSaid sends the request that is meant; what was said with it is filled in
// first.
func (q *request) submitSaid() error {
	a, err := q.mineMeant(func(a *crm.Approval) bool {
		return a.State != crm.ApprovalGranted && a.State != crm.ApprovalAsked && a.State != crm.ApprovalWithdrawn
	})
	if err != nil {
		return err
	}
	if a == nil {
		return errPass
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	words := bare(q.f)
	for _, cut := range []string{"重新提交", "再提交一次", "再次提交", "再提交", "提交", "送审", "resubmit", "submit"} {
		words = cutFold(words, cut)
	}
	if length(words) > 0 && a.State != crm.ApprovalAsked && a.Subject == initiation {
		if _, err := q.fillFrom(w, a, words, ""); err != nil {
			return err
		}
	}
	return q.submitRequest(w, a, words)
}

// submitRequest sends a request, with what is to be said to who wanted more, and
// tells everybody whom it concerns.
func (q *request) submitRequest(w *desk.Work, a *crm.Approval, remark string) error {
	if err := q.completeForm(w, a); err != nil {
		return err
	}
	done, err := w.SubmitRequest(a.ID, remark)
	if f, ok := faulty(err); ok && f.Key == "application.missing" {
		v, err := q.approvalView(a)
		if err != nil {
			return err
		}
		q.fillOn(&v, nil, true)
		return nil
	}
	if err != nil {
		return err
	}
	after := done.After
	if q.conv.Question.Key == cards.AskApplication {
		q.conv.Question = crm.Question{}
	}
	v, err := q.approvalView(&after)
	if err != nil {
		return err
	}
	c := q.say.Submitted(v)
	q.listed([]crm.Pointer{{Kind: crm.KindApproval, ID: string(a.ID)}})
	q.conv.Group = w.Group()
	q.post(chat.Post{Key: firstKey(ownTrack(&after), q.dm()), Track: ownTrack(&after), To: q.dm(), Card: c})
	if !q.private() {
		q.reply(q.out.SentPrivately())
	}
	return q.askDecision(&after)
}

// completeForm writes into an application what follows from the records now, so
// that it is sent as it stands.
func (q *request) completeForm(w *desk.Work, a *crm.Approval) error {
	if a.Subject != initiation || a.State == crm.ApprovalAsked || a.State == crm.ApprovalGranted {
		return nil
	}
	v, err := q.approvalView(a)
	if err != nil {
		return err
	}
	done, err := w.FillRequest(a.ID, desk.Filling{Fields: v.Fields})
	*a = done.After
	return err
}

// pressSubmit sends the request of a card.
func (q *request) pressSubmit(act chat.Action) error {
	a, err := q.requestNamed(parse.Item{Number: act.Subject})
	if err != nil {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	return q.submitRequest(w, a, "")
}

// withdrawIntent takes a request back that nobody has decided yet.
func withdrawIntent() Intent {
	return Intent{
		Name:   "withdraw",
		Words:  []string{"先撤回来", "先撤回", "撤回来", "撤回立项", "撤回申请", "撤回审批", "立项撤回", "withdraw", "withdraw it", "pull it back"},
		Starts: []string{"撤回立项", "撤回申请", "撤回 lx", "撤回lx", "先撤回", "withdraw"},
		Weigh: func(f parse.Facts) float64 {
			if hasRequest(f) && (holds(f.Text, "撤回", "不申请了", "不立了") || word(f.Text, "withdraw")) {
				return 0.97
			}
			if holds(f.Text, "立项先不", "申请撤回", "撤回来") {
				return 0.9
			}
			return 0
		},
		Examples: []string{"先撤回来", "撤回 LX-014", "withdraw LX-014"},
		Near:     []string{"撤销", "撤回", "撤回一下"},
		Handle:   (*request).withdraw,
	}
}

func (q *request) withdraw() error {
	a, err := q.mineMeant(func(a *crm.Approval) bool { return a.State == crm.ApprovalAsked || a.State == crm.ApprovalMore })
	if err != nil {
		return err
	}
	if a == nil {
		q.personal(q.say.Standing(nil))
		return nil
	}
	return q.withdrawRequest(a)
}

func (q *request) pressWithdraw(act chat.Action) error {
	a, err := q.requestNamed(parse.Item{Number: act.Subject})
	if err != nil {
		return err
	}
	return q.withdrawRequest(a)
}

func (q *request) withdrawRequest(a *crm.Approval) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	done, err := w.WithdrawRequest(a.ID)
	if err != nil {
		return err
	}
	v, err := q.approvalView(&done.After)
	if err != nil {
		return err
	}
	q.personal(q.say.Withdrawn(v, w.Group()))
	q.conv.Group = w.Group()
	return q.everyCard(&done.Before, &done.After)
}

// mineMeant is the request of his that is meant: the one that is named, the one
// of the last card, the only one of the customer that is named, the only one, or
// the newest that is so; nil for none.
func (q *request) mineMeant(is func(*crm.Approval) bool) (*crm.Approval, error) {
	for _, ref := range q.f.Refs {
		if ref.Number == "" || crm.KindOfNumber(ref.Number) == crm.KindApproval {
			return q.requestNamed(ref)
		}
	}
	if q.conv.Question.Key == cards.AskApplication {
		if a, err := crm.Get[crm.Approval](q.tx, crm.ApprovalID(q.conv.Question.Subject.ID)); err == nil && is(&a) {
			return &a, nil
		}
	}
	mine, err := q.requestsOf(q.who.ID, is)
	if err != nil || len(mine) == 0 {
		return nil, err
	}
	if q.f.Account != nil {
		fnd, err := q.resolve(q.f.Account, crm.Write)
		if err != nil {
			return nil, err
		}
		for i := range mine {
			if fnd.Account != nil && mine[i].Account == fnd.Account.ID {
				return &mine[i], nil
			}
		}
	}
	for _, p := range q.conv.Items {
		for i := range mine {
			if p.Kind == crm.KindApproval && p.ID == string(mine[i].ID) {
				return &mine[i], nil
			}
		}
	}
	return &mine[len(mine)-1], nil
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

// requestsUndone brings the cards of requests up to date that an undo changed,
// and asks again where one waits for a decision now.
func (q *request) requestsUndone(done desk.Undone) error {
	for _, d := range done.Restored {
		was, ok := d.Before.(*crm.Approval)
		if !ok {
			continue
		}
		is := d.After.(*crm.Approval)
		if err := q.everyCard(was, is); err != nil {
			return err
		}
		if is.State != crm.ApprovalAsked || was.State == is.State && was.At == is.At {
			continue
		}
		if stepTrack(is) != stepTrack(was) {
			if err := q.editStep(is, is); err != nil {
				return err
			}
		}
		if err := q.tellUndecided(is); err != nil {
			return err
		}
	}
	return nil
}

// tellUndecided tells the applicant that a decision was taken back.
func (q *request) tellUndecided(a *crm.Approval) error {
	p, err := crm.Get[crm.Person](q.tx, a.Asker)
	if err != nil {
		return fmt.Errorf("applicant of %s: %w", a.No, err)
	}
	v, err := q.approvalFor(a, &p)
	if err != nil || p.ID == q.who.ID {
		return err
	}
	return q.tell(&p, fmt.Sprintf("approval/%s/undecided/%d", a.ID, a.Rev), func(w *cards.Writer) chat.Card {
		return w.Undecided(v, q.who.Name.Text)
	})
}
