package handlers

import (
	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// mayAsk reports whether he may be asked something now: not before his first
// receipt, and at most a few times a day. What he began himself does not count.
func (q *request) mayAsk() bool {
	if q.began {
		return true
	}
	if q.conv.Receipts == 0 {
		return false
	}
	return q.conv.AskedOn != q.today() || q.conv.Asked < q.Book.Restraint.PerDay
}

// asked counts a question and makes it the open one.
func (q *request) asked(d crm.Draft) {
	if q.conv.AskedOn != q.today() {
		q.conv.AskedOn, q.conv.Asked = q.today(), 0
	}
	if !q.began {
		q.conv.Asked++
	}
	q.conv.Question = crm.Question{Key: d.Ask, Draft: d.ID, Choices: d.Choices, At: q.said()}
}

// answered says what a message made: one card, with at most one question.
func (q *request) answered(g crm.GroupID) error {
	if err := q.attach(g); err != nil {
		return err
	}
	v, items, ok, err := q.logged(g)
	if err != nil || !ok {
		return err
	}
	ask := len(v.Drafts) > 0 && q.mayAsk() && len(q.posts) == 0
	if len(v.Items) == 0 && len(q.posts) > 0 {
		return nil // it was said already why nothing was made
	}
	waiting := 0
	switch {
	case ask:
		q.asked(v.Drafts[0].Draft)
	case len(v.Items) == 0:
		q.alone(q.say.Kept(v.Drafts[0]))
		return nil
	default:
		// The receipt counts what waits, and the evening lists it.
		waiting, v.Drafts = len(v.Drafts), nil
	}
	v.Partly = q.f.Partly
	if q.goesWith != nil && len(v.Items) > 0 {
		v.Items[0].Joined = true
		if a := v.Items[0].Activity; a != nil && q.f.Gist != "" && q.f.Gist != a.Gist {
			a.Gist = "… " + q.f.Gist // what was added, not what stands there already
		}
	}
	v.First = q.conv.Receipts < firstReceipts
	if !ask && !v.First && len(q.posts) == 0 {
		v.Follow = q.followUp(v)
	}
	if len(v.Items) > 0 {
		q.conv.Receipts++
	}
	q.show(g, v, waiting)
	if len(v.Items) == 1 && v.Follow == "" {
		q.waitsForResult()
	}
	if len(v.Items) > 0 {
		q.remember(g, receiptTrack(g), items)
	}
	if q.joined != nil {
		return q.refreshOf(*q.joined)
	}
	return nil
}

// show puts a receipt where he wrote. A question is asked in private only.
func (q *request) show(g crm.GroupID, v cards.Logged, waiting int) {
	if q.private() {
		q.track(receiptTrack(g), q.say.LoggedAndKept(v, waiting))
		return
	}
	if len(v.Drafts) > 0 {
		q.alone(q.say.Question(v.Drafts[0]))
		v.Drafts = nil
	}
	if len(v.Items) > 0 {
		q.post(chat.Post{To: q.here(), Track: receiptTrack(g), Card: q.out.LoggedAndKept(v, waiting)})
	}
}

// followUp is the one question that a receipt leads to: what was learnt of a
// call that reached nobody (M14), what an appointment lacks (M9), what is thought
// of a visit that had been booked (I7). Of several things told at once nothing is
// asked, and nothing while another question is open.
func (q *request) followUp(v cards.Logged) string {
	if len(v.Items) != 1 || !q.private() || !q.mayAsk() || q.conv.Question.Key != "" && q.said().Sub(q.conv.Question.At) <= namesHold {
		return ""
	}
	ask := func(key string, about crm.Pointer) {
		q.asked(crm.Draft{Ask: key})
		q.conv.Question.Subject = about
	}
	switch a := q.latest; {
	case a != nil && a.Type == crm.Call && a.Outcome == crm.NotReached && len(v.Items[0].Tasks) == 0:
		ask(cards.AskReached, crm.Pointer{Kind: crm.KindActivity, ID: string(a.ID)})
		return cards.FollowReached
	case q.booked != nil:
		lacks := meetLacks(q.booked)
		if lacks != "" {
			ask(cards.AskMeet, crm.Pointer{Kind: crm.KindTask, ID: string(q.booked.ID)})
		}
		return lacks
	case q.met && a != nil && a.Met():
		ask(cards.AskReview, crm.Pointer{Kind: crm.KindActivity, ID: string(a.ID)})
		return cards.FollowReview
	}
	return ""
}
