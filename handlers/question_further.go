package handlers

import (
	"slices"

	"milepost/configs/playbook/figures"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
)

// furtherAsked answers a message that only says more of a question that was answered:
// 金额加起来呢, 都是谁的, 和去年比怎么样. It asks that question again with what is said
// now; a message that could be a request of its own is left alone.
func (q *request) furtherAsked(l *lexicon, before string) (bool, error) {
	if length(q.m.Text) > 16 || length(before) > 40 || didSomething(q.f) || hasRequest(q.f) || ofItsOwn.MatchString(squash(q.m.Text)) {
		return false, nil
	}
	s, err := q.namedOf(q.m.Text)
	if err != nil {
		return false, err
	}
	if more := l.read(q.f, s.said()); !more.further() {
		return false, nil
	}
	text, f := q.m.Text, q.f
	q.m.Text = before + " " + text
	q.f = inMethod(q.Book, q.who.Lang(), parse.Read(q.m.Text, q.ctx))
	in, err := q.inquire(l)
	if err == nil && in.clear(q.f) && in.unread == "" {
		err = q.answerAsked(in)
		return true, err
	}
	q.m.Text, q.f = text, f
	return false, err
}

// ofItsOwn names what is asked about: a question that needs no other.
var ofItsOwn = wording.Compile(`客户|线索|商机|项目|\b(customers?|accounts?|deals?|leads?)\b`)

// further reports what is a part of a question and none of its own: all of it was
// understood, and it names no rows.
func (q *inquiry) further() bool {
	if q.unread != "" || q.about != "" || q.silent > 0 {
		return false
	}
	for _, s := range []string{figures.AskPending, figures.AskGranted, figures.AskRejected} {
		if slices.Contains(q.states, s) {
			return false // 批了 decides a request
		}
	}
	return len(q.asks)+len(q.bys)+len(q.sorts)+len(q.Is)+len(q.states) > 0 || q.comparing
}
