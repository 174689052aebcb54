package handlers

import (
	"slices"
	"strings"

	"milepost/configs/playbook/figures"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// furtherAsked answers a message that only says more of a question that was answered:
// 金额加起来呢, 都是谁的, 和去年比怎么样. It asks that question again with what is said
// now; a message that could be a request of its own is left alone.
func (q *request) furtherAsked(l *lexicon, before string) (bool, error) {
	if m := butSaid.FindStringSubmatch(strings.TrimRight(squash(q.m.Text), "呢? ")); m != nil {
		return q.askedBut(l, before, m[1]+m[2])
	}
	if most := 16; ascii(q.m.Text) && length(q.m.Text) > 2*most || !ascii(q.m.Text) && length(q.m.Text) > most || length(before) > 40 || didSomething(q.f) || hasRequest(q.f) || ofItsOwn.MatchString(squash(q.m.Text)) {
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

// butSaid leaves somebody out of what was asked: 去掉小李的呢, 不算 Anna, without Anna.
var butSaid = wording.OneOf(
	`^(?:那)?(?:如果|要是)?`+
		wording.Any(
			`去掉`, `除了`, `除去`, `除开`, `除`, `不算`, `不含`, `不包括`, `排除`, `剔除`,
			`刨去`, `刨掉`, `抛开`,
		)+`(.{1,12}?)(?:的|以外|之外|外)*$`,
	`^(?:and )?(?:without|except|excluding|not counting|leaving out) (.{2,20}?)(?:'s)?$`,
)

// askedBut asks the question before once more, of all but one colleague; false where
// no colleague is named, or that question is none that can leave somebody out.
func (q *request) askedBut(l *lexicon, before, name string) (bool, error) {
	s, err := q.namedOf(name)
	if err != nil || len(s.people) != 1 || squash(s.people[0].said) != name { // 除了小李都去了 tells
		return false, err
	}
	text, f := q.m.Text, q.f
	q.m.Text = before
	q.f = inMethod(q.Book, q.who.Lang(), parse.Read(before, q.ctx))
	in, err := q.inquire(l)
	if err != nil || !in.clear(q.f) || in.unread != "" || len(in.compared) > 0 {
		q.m.Text, q.f = text, f
		return false, err
	}
	who, err := q.personName(crm.PersonID(s.people[0].id))
	if err != nil {
		return true, err
	}
	in.Is = append(in.Is, figures.Is{What: figures.IsOwner, Value: figures.But(s.people[0].id, who)})
	return true, q.answerAsked(in)
}

// ofItsOwn names what is asked about: a question that needs no other.
var ofItsOwn = wording.Compile(`客户|线索|商机|项目|\b(customers?|accounts?|deals?|leads?)\b`)

// further reports what is a part of a question and none of its own: all of it was
// understood, and it names no rows.
func (q *inquiry) further() bool {
	if q.unread != "" || q.about != "" && !q.implied || q.silent > 0 {
		return false
	}
	for _, s := range []string{figures.AskPending, figures.AskGranted, figures.AskRejected} {
		if slices.Contains(q.states, s) {
			return false // 批了 decides a request
		}
	}
	return len(q.asks)+len(q.bys)+len(q.sorts)+len(q.Is)+len(q.states) > 0 || q.comparing
}
