package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// tellsAnswers takes a statement of a talk as the answers and conditions that it gives of the open
// deal that is talked of, in the method's own words for a talk: 钱还没批, budget's in. What follows
// is their evidence; a step or a sum in it is read by itself as well.
func (q *request) tellsAnswers() (bool, error) {
	if q.conv.About == "" || !q.stillTalking() || q.f.Amount != nil {
		return false, nil
	}
	said := q.listener.Told(q.withoutThem(q.m.Text))
	if len(said) == 0 || said[0].Answer != playbook.Unclear && !q.mayTellOfDeal() || !q.ofNoOther() { // 谁拍板还没摸清 asks nobody
		return false, nil
	}
	if open, err := hasOpen(q, q.conv.About); err != nil || !open {
		return false, err
	}
	a, err := q.accountIf(q.conv.About, q.mayWrite)
	if err != nil || a == nil {
		return false, err
	}
	m, ok, err := q.matterOf(*a, wish{verb: crm.Write, want: isOpen})
	if err != nil || !ok {
		return ok, err
	}
	w, err := q.begin()
	if err != nil {
		return true, err
	}
	v := cards.SaidView{}
	for _, s := range said {
		err := q.tellAnswer(w, &m, &v, s)
		if f, ok := faulty(err); ok && f.Key == "tick.follows" {
			continue // it shows in the records, whatever is said
		}
		if err != nil {
			return true, err
		}
	}
	if len(v.Answers) == 0 {
		return false, nil
	}
	if next := q.f.Next; next != nil && next.Due != "" && next.Text != "" {
		n := newTask(a.ID, *next)
		n.Deal = m.deal.ID
		t, err := w.AddTask(n)
		if err != nil {
			return true, err
		}
		tv, err := q.taskView(t)
		if err != nil {
			return true, err
		}
		v.Tasks = append(v.Tasks, tv)
	}
	return true, q.saidCard(m, v, w)
}

// mayTellOfDeal reports a statement within minutes of a receipt that may be of the deal of the
// customer who is talked of: it names no other one and asks for nothing.
func (q *request) mayTellOfDeal() bool {
	t := q.f
	return q.m.Kind == chat.Text && q.stillTalking() && !t.Question && !t.Asks() && !putAsQuestion(t.Text) && q.ofNoOther()
}

// withoutThem is a text without the customer who is talked of, where it names him behind what it
// tells: pain is clear at Brightsmile.
func (q *request) withoutThem(text string) string {
	a := q.f.Account
	if a == nil || a.Text == "" || !means(a, q.conv.About) {
		return text
	}
	for _, at := range []string{" at ", " for ", " with ", " over at "} {
		if before, after, ok := strings.Cut(text, at+a.Text); ok && before != "" {
			return before + after
		}
	}
	return text
}

// ofNoOther reports words that name neither a record nor another customer than the one who is talked of.
func (q *request) ofNoOther() bool {
	return len(q.f.Items)+len(q.f.Refs) == 0 && (q.f.Account == nil || len(q.f.Account.Known) == 0 || means(q.f.Account, q.conv.About))
}

// readsNext has a part of the message read once the rest of it is answered, as if it were said
// after it.
func (q *request) readsNext(parts ...string) {
	for _, p := range parts {
		q.meanwhile = append(q.meanwhile, q.besides(p))
	}
}

// inClauses takes a statement of a talk in which several things are told of a deal, clause by
// clause, as if each were told by itself: 大族也在里面,比我们便宜15万. The first must be one of the
// sentences of a talk about a deal, and the others be such ones or say nothing but news.
func (q *request) inClauses() (bool, error) {
	if q.conv.About == "" || !q.mayTellOfDeal() || length(q.m.Text) > 90 || !parted(squash(q.m.Text)) {
		return false, nil
	}
	each := len(q.order) > 0 && (q.order[0].Name == "note" || q.order[0].Reads == parse.ContactInfo) // of several people, or several fields
	if len(q.order) > 0 && !each && !looselyRead(q.order[0].Reads) {
		return false, nil
	}
	if some, err := hasDeal(q, q.conv.About); err != nil || !some {
		return false, err
	}
	parts := clausesOf(q.m.Text)
	if len(parts) < 2 || len(parts) > 3 {
		return false, nil
	}
	first, err := q.standsFor(parts[0])
	if err != nil || first == "" {
		return false, err
	}
	for _, p := range parts[1:] {
		if then, err := q.standsFor(p); err != nil {
			return false, err
		} else if then == "" && (each || !q.saysNoMore(p)) {
			return false, nil
		}
	}
	whole := q.m.Text
	q.putAs(first)
	if len(q.order) == 0 {
		q.putAs(whole)
		return false, nil
	}
	q.readsNext(parts[1:]...)
	return true, q.dispatch(q.order)
}

// looselyRead reports a reading that several things told in one sentence are easily taken for.
func looselyRead(reads string) bool {
	switch reads {
	case parse.Visit, parse.Call, parse.Task, parse.Lead:
		return true
	}
	return false
}

// standsFor is the sentence of a deal that a part of the message stands for; "" for none.
func (q *request) standsFor(part string) (string, error) {
	then := *q
	then.putAs(part)
	if then.f.Question || then.f.Asks() {
		return "", nil
	}
	if len(q.listener.Told(part)) > 0 {
		return part, nil
	}
	s := squash(part)
	for _, says := range []func(string) (string, error){then.inOtherWords, then.rivalThere, oddsSaid} {
		if text, err := says(s); text != "" || err != nil {
			return text, err
		}
	}
	return "", nil
}

// saysNoMore reports a part of the message that is read as nothing by itself, and so may stand
// beside the rest as what it is.
func (q *request) saysNoMore(part string) bool {
	t := inMethod(q.Book, q.who.Lang(), parse.Read(part, q.ctx))
	return len(ranked(q.intents, t)) == 0 && t.Next == nil && t.Amount == nil && !t.Question && !t.Asks() && states(part)
}

// rivalIsNoLead leaves what is told of a rival of the deal that is talked of to that talk: he is no
// new customer of ours.
func (q *request) rivalIsNoLead() (bool, error) {
	a := q.f.Account
	if a == nil || len(a.Known) > 0 || len(q.order) == 0 || q.order[0].Name != "lead" || !q.stillTalking() || newLead.MatchString(q.m.Text) {
		return false, nil
	}
	if rival, err := q.rivalHere(a.Text); err != nil || rival == "" {
		return false, err
	}
	q.f.Account, q.f.Intent, q.order = nil, parse.None, nil
	return false, nil
}
