package handlers

import (
	"fmt"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// record writes what a message said: each thing that is sure becomes a record,
// each that is not a draft. One card answers all of it.
func (q *request) record() error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	list := things(q.f)
	if len(list) > 1 {
		if others, err := q.ofOthersRound(); err != nil {
			return err
		} else if others {
			return q.notUnderstood()
		}
	}
	for i, t := range list {
		if len(list) > 1 {
			w.Item(i + 1)
		}
		err := q.keep(w, t)
		f, ok := faulty(err)
		switch {
		case err == nil:
		case ok && len(list) > 1:
			// A verb checks before it writes: the others stand, and the words of
			// this one are not lost.
			if err := q.setAside(w, t, f); err != nil {
				return err
			}
		default:
			return err
		}
	}
	w.Item(0)
	if err := q.answered(w.Group()); err != nil || len(q.posts) > 0 {
		return err
	}
	return q.nothingNew()
}

// nothingNew answers a message that said nothing that was not known: with what
// is known of the customer.
func (q *request) nothingNew() error {
	if q.goesWith == nil && q.stillTalking() && states(q.m.Text) {
		if v, sure, err := q.toldJustNow(q.f); err != nil || v != nil && sure {
			if err != nil {
				return err
			}
			return q.addTo(v, q.f) // it says something, of what he told just now
		}
	}
	fnd, err := q.subject(q.f, crm.Read)
	if err != nil {
		return err
	}
	if fnd.Account == nil {
		return q.notUnderstood()
	}
	if done, err := q.tellsOfNamed(); done || err != nil {
		return err
	}
	return q.showAccount(fnd.Account)
}

// setAside keeps the words of a thing that was refused, and says why.
func (q *request) setAside(w *desk.Work, t parse.Facts, f *crm.Fault) error {
	if err := q.draft(w, t, cards.AskConfirm, nil); err != nil {
		return err
	}
	return q.explain(f)
}

// keep writes one thing, or drafts it. Of two that it could be as well he is asked.
func (q *request) keep(w *desk.Work, t parse.Facts) error {
	if q.carriedOver(t) {
		t.Account = nil // 昨天见了周经理,他要报价: whose person it is says more than what came before
	}
	if t.Next != nil && t.Next.Text != "" && (onlyRound.MatchString(t.Next.Text) || q.onlyNames(t.Next.Text)) {
		next := *t.Next
		next.Text, t.Next = q.say.ToVisit(), &next // 下午海目星和大族: what is to be done there was not said
	}
	if done, err := q.unsureNews(t); done || err != nil {
		return err
	}
	if done, err := q.tellsOfRival(t); done || err != nil {
		return err
	}
	if done, err := q.stepOfNobody(t); done || err != nil {
		return err
	}
	if leadOrDeal(t) {
		fnd, err := q.subject(t, crm.Write)
		if err != nil {
			return err
		}
		if t.Intent, t.Close = parse.Lead, ""; fnd.Account != nil {
			t.Intent = parse.Opportunity
		}
		t.Confidence = max(t.Confidence, q.Book.Reading.Sure) // it was in doubt about no more than that
	}
	if onlySigns(t) {
		t.Close, t.Confidence = "", max(t.Confidence, q.Book.Reading.Sure)
	}
	if t.Close != "" && recorded(t.Intent) {
		return q.draft(w, t, cards.AskIntent, []crm.Choice{{Value: t.Intent}, {Value: t.Close}})
	}
	switch t.Intent {
	case parse.Visit, parse.Call:
		t = lacksNoStep(t)
		if onTheWay(t) {
			on, err := q.activityOf(w, t)
			if err != nil {
				return err
			}
			if on != nil {
				return q.keepExpense(w, t)
			}
		}
		return q.keepActivity(w, t)
	case parse.Lead:
		return q.keepLead(w, t)
	case parse.ContactInfo:
		return q.keepContacts(w, t)
	case parse.Opportunity:
		return q.keepDeal(w, t)
	case parse.Task:
		if done, err := q.lacksTold(t); done || err != nil {
			return err
		}
		return q.keepTask(w, t)
	case parse.Expense:
		return q.keepExpense(w, t)
	}
	return q.draft(w, t, cards.AskIntent, intentChoices(t))
}

// draft keeps a thing until he says.
func (q *request) draft(w *desk.Work, t parse.Facts, ask string, choices []crm.Choice) error {
	_, err := q.saveDraft(w, t, ask, choices)
	return err
}

func (q *request) saveDraft(w *desk.Work, t parse.Facts, ask string, choices []crm.Choice) (crm.Draft, error) {
	if q.trying == ofTheTalk || q.trying != asWritten && q.onlyAsks {
		return crm.Draft{}, errUnclear // what only may be meant is asked in his own words
	}
	b, err := freeze(t)
	if err != nil {
		return crm.Draft{}, err
	}
	q.doubted = true
	return w.SaveDraft(desk.NewDraft{
		Text: t.Text, Intent: t.Intent, Facts: b, Ask: ask, Choices: choices,
		Aside: t.Intent == parse.None && ask == cards.AskIntent && !saysSomething(t),
	})
}

// saysSomething reports a reading that holds anything of which a record could
// be made: a customer, a person, a figure, a day.
func saysSomething(t parse.Facts) bool {
	for _, it := range t.Items {
		if saysSomething(it) {
			return true
		}
	}
	return t.Account != nil || len(t.Contacts) > 0 || len(t.Colleagues) > 0 || t.Amount != nil || t.Revenue != nil ||
		len(t.Costs) > 0 || t.Date != "" && !t.DateAssumed || t.SignDate != "" || t.WinPct > 0 || len(t.Refs) > 0 ||
		t.Next != nil && (t.Next.Due != "" || t.Next.Time != "")
}

// place finds the customer of a thing, and makes it where it is new. Where
// that cannot be sure the thing becomes a draft and ok is false.
func (q *request) place(w *desk.Work, t parse.Facts) (a *crm.Account, ok bool, err error) {
	fnd, err := q.subject(t, crm.Write)
	if err != nil {
		return nil, false, err
	}
	switch {
	case fnd.Taken != nil:
		return nil, false, q.taken(w, t, fnd.Taken)
	case fnd.Near:
		return nil, false, q.nearTaken(w, t, fnd.NearTo)
	case len(fnd.Choices) > 0:
		return nil, false, q.draft(w, t, cards.AskAccount, fnd.Choices)
	case fnd.Account != nil && !fnd.Agreed && t.Confidence < q.Book.Reading.Sure && (t.Account != nil && !worksThere(t) || !plainIntent(t)) && !q.promisesNow(t) && !q.sumNow(t):
		if namesCustomer(t) && ofOneKnown(t) {
			q.about(fnd.Account.ID, "") // in doubt is what was told, not of whom: what comes next is of him
		}
		return nil, false, q.draft(w, t, cards.AskConfirm, nil)
	case fnd.Account != nil:
		w.Wrote(fnd.Account.ID, mentioned(t, fnd.Account))
		return fnd.Account, true, nil
	case fnd.New && t.Confidence < q.Book.Reading.Draft:
		return nil, false, q.draft(w, t, cards.AskConfirm, nil)
	case fnd.New:
		made, err := q.openNew(w, t)
		return &made, err == nil, err
	}
	if a, err := q.talkedOf(t); a != nil || err != nil {
		return a, err == nil, err
	}
	return nil, false, q.askWhose(w, t)
}

// promisesNow reports a step with its day that names no customer, of the one who is talked of:
// within minutes of a visit there is nothing to ask about it.
func (q *request) promisesNow(t parse.Facts) bool {
	return t.Intent == parse.Task && t.Next != nil && t.Next.Due > q.today() && q.tellsOn(t)
}

// talkedOf is the customer of whom he is talking, for words that name none and nobody
// who is known elsewhere: a lead, and then 见了设备科长老郑. It is nil where that could
// be several.
func (q *request) talkedOf(t parse.Facts) (*crm.Account, error) {
	if !q.private() || !q.stillTalking() || q.severalTold() || loneName(t) != "" || len(t.Items) > 0 || t.Asks() || wentOn.MatchString(t.Text) || atSomeHouse.MatchString(t.Text) {
		return nil, nil
	}
	id := q.lastAbout()
	if id == "" {
		return nil, nil
	}
	a, err := crm.Get[crm.Account](q.tx, id)
	if err != nil {
		return nil, fmt.Errorf("account %s: %w", id, err)
	}
	return &a, nil
}

// plainly is by how much the evidence for one intent must lead.
const plainly = 2

// plainIntent reports a reading that was unsure of nothing but the customer, whom those
// who were named give away: what was done with them is plain.
func plainIntent(t parse.Facts) bool {
	next := 0.0
	for name, w := range t.Intents {
		if name != t.Intent {
			next = max(next, w)
		}
	}
	return t.Intents[t.Intent]-next >= plainly
}

// mentioned is how he wrote a customer's name.
func mentioned(t parse.Facts, a *crm.Account) string {
	if t.Account != nil && t.Account.Text != "" {
		return t.Account.Text
	}
	return a.Name.Text
}

// askWhose drafts a thing whose customer was not named.
func (q *request) askWhose(w *desk.Work, t parse.Facts) error {
	last, err := q.recent()
	if err != nil {
		return err
	}
	offered := choices(last)
	if name := loneName(t); name != "" {
		offered = append(offered[:min(len(offered), maxChoices-1)], crm.Choice{Value: cards.ChoiceNew, Label: name})
	}
	return q.draft(w, t, cards.AskWhose, offered)
}

// keepActivity writes a visit, a call or another thing done, with the people
// who were met, what comes next, what it cost and what was learnt.
func (q *request) keepActivity(w *desk.Work, t parse.Facts) error {
	a, ok, err := q.place(w, t)
	if err != nil || !ok {
		return err
	}
	with, err := q.addContacts(w, a.ID, t.Contacts)
	if err != nil {
		return err
	}
	ours, err := q.colleagues(t)
	if err != nil {
		return err
	}
	n := desk.NewActivity{
		Type: activityType(t), Account: a.ID, With: with, Ours: ours, Date: t.Date, Clock: t.Clock,
		Assumed: t.DateAssumed, Night: t.NightBefore, Outcome: t.Outcome, Gist: t.Gist, Theirs: theyCalled.MatchString(t.Plain()),
		SignBy: t.SignDate, WinPct: t.WinPct, Rivals: t.Competitors, Minutes: minutesTold(t.Text, activityType(t)),
	}
	if t.Outcome == "" || t.Outcome == crm.Reached {
		n.Showed = showedIn(q.Book, t.Text)
	}
	q.purposeOf(&n, t.Text)
	if t.Amount != nil && !namesCurrency(q.m.Text) {
		deals, err := q.openDeals(a.ID)
		if err != nil {
			return err
		}
		t.Amount = q.inDealsCurrency(t.Amount, deals)
	}
	if t.Amount != nil && t.Amount.Currency != "" {
		n.Amount = *t.Amount
	}
	done, err := q.logVisit(w, t, n)
	if err != nil {
		return err
	}
	if q.first == nil {
		q.first = &done.Activity
	}
	q.latest, q.met = &done.Activity, q.met || len(done.Done) > 0
	for _, t := range done.Done {
		if t.Support == "" {
			continue
		}
		if err := q.supportDone(t); err != nil {
			return err
		}
	}
	if err := q.addStep(w, t, a.ID, done.Activity); err != nil {
		return err
	}
	for _, c := range t.Costs {
		if err := q.addCost(w, t, c, desk.NewExpense{Account: a.ID, Activity: done.Activity.ID}); err != nil {
			return err
		}
	}
	if err := q.enrich(w, a.ID, t); err != nil {
		return err
	}
	q.about(a.ID, first(with))
	return q.askCurrency(w, t, a)
}

// addStep writes what comes next after an activity.
func (q *request) addStep(w *desk.Work, t parse.Facts, at crm.AccountID, from crm.Activity) error {
	if t.Next == nil || t.Next.Text == "" && t.Next.Due == "" {
		return nil
	}
	n := newTask(at, *t.Next)
	n.From, n.Deal = from.ID, from.Deal
	if n.Text == "" || arranged(t.Text) || goesTo(n.Text, t) {
		n.Visit = !n.Waiting
	}
	if _, err := w.AddTask(n); err != nil {
		return err
	}
	for _, later := range t.Later {
		n := newTask(at, later)
		n.From, n.Deal = from.ID, from.Deal
		if _, err := w.AddTask(n); err != nil {
			return err
		}
	}
	return nil
}

func first(ids []crm.ContactID) crm.ContactID {
	if len(ids) == 0 {
		return ""
	}
	return ids[0]
}

// enrich fills empty fields of an account with what was said along the way.
// What somebody wrote before is not overwritten in passing.
func (q *request) enrich(w *desk.Work, id crm.AccountID, t parse.Facts) error {
	a, err := crm.Get[crm.Account](q.tx, id)
	if err != nil {
		return err
	}
	var e desk.AccountEdit
	some := false
	fill := func(have, said string, to **string) {
		if have == "" && said != "" {
			*to, some = &said, true
		}
	}
	fill(a.Region, t.Region, &e.Region)
	fill(a.Industry, t.Industry, &e.Industry)
	fill(a.Source, t.Source, &e.Source)
	fill(a.Referrer, t.Referrer, &e.Referrer)
	if a.Revenue.IsZero() && t.Revenue != nil && !t.Revenue.IsZero() && t.Revenue.Currency != "" {
		e.Revenue, some = t.Revenue, true
	}
	if !some {
		return nil
	}
	if _, err = w.UpdateAccount(id, e); err != nil {
		return fmt.Errorf("what was said of %s: %w", id, err)
	}
	return nil
}
