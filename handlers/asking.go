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
	v.First = q.conv.Receipts < firstReceipts
	v.Later = q.aside()
	if len(v.Items) > 0 {
		q.conv.Receipts++
	}
	q.show(g, v, waiting)
	if len(v.Items) > 0 {
		q.remember(g, receiptTrack(g), items)
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
