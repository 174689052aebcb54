package handlers

import (
	"cmp"
	"slices"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// maxHeard bounds how many facts a receipt proposes.
const maxHeard = 6

// A heardFact is what a clause of a visit or a call tells of its deal that a gate, a question or the
// funnel waits for: an answer, or a field with its value.
type heardFact struct {
	playbook.Saying
	field, value string
	clause       string // which tells it
	said         string // the sentence by which it is written, where that is another one
}

// fact is what a card shows of it.
func (h *heardFact) fact(was string) cards.HeardFact {
	return cards.HeardFact{
		SaidAnswer: cards.SaidAnswer{ID: h.ID, Question: h.Question, Answer: h.Answer, Was: was},
		Field:      h.field, Value: h.value,
	}
}

// is reports the fact that the button of a card names.
func (h *heardFact) is(key string) bool {
	return key == cards.All || h.field != "" && key == h.field || h.field == "" && key == h.ID+"."+h.Answer
}

// heardIn are the facts that the words of a visit or a call tell of its deal, where the deal does not
// have them yet: 资金已批, said on a visit. They are proposed on the receipt and written when he taps,
// never by themselves (J16).
func (q *request) heardIn(a *crm.Activity) ([]cards.HeardFact, error) {
	if a == nil || !a.Met() {
		return nil, nil
	}
	all, err := q.heardFacts(a)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	o, ok, err := q.dealHeard(a)
	if err != nil || !ok {
		return nil, err
	}
	var out []cards.HeardFact
	for i := range all {
		was, known, err := q.heardBefore(&all[i], a, o)
		if err != nil {
			return nil, err
		}
		if !known && len(out) < maxHeard {
			out = append(out, all[i].fact(was))
		}
	}
	return out, nil
}

// dealHeard is the deal of which a visit or a call tells: its own, else the one that is open or won at
// the customer; nil where he has none, and one can be opened. ok is false where it is not his to write of.
func (q *request) dealHeard(a *crm.Activity) (o *crm.Opportunity, ok bool, err error) {
	if a.Deal != "" {
		own, err := crm.Get[crm.Opportunity](q.tx, a.Deal)
		if err != nil {
			return nil, false, skipMissing(err)
		}
		return &own, !own.Deleted && openOrWon(&own) && q.allowed(crm.Write, crm.ScopeOf(&own)), nil
	}
	err = crm.Each(q.tx, crm.Where(crm.ByAccount, string(a.Account)), func(d crm.Opportunity) bool {
		if openOrWon(&d) && (o == nil || d.Updated.After(o.Updated)) {
			o = &d
		}
		return true
	})
	if err != nil || o != nil {
		return o, o != nil && q.allowed(crm.Write, crm.ScopeOf(o)), err
	}
	at, err := q.accountIf(a.Account, q.mayWrite)
	return nil, at != nil, err
}

// openOrWon reports a deal whose gates still wait for something.
func openOrWon(o *crm.Opportunity) bool { return o.Open() || o.State == crm.DealWon }

// heardBefore reports what a deal has of a fact already: the answer that it had, and whether the fact is no news.
func (q *request) heardBefore(h *heardFact, a *crm.Activity, o *crm.Opportunity) (was string, known bool, err error) {
	if o != nil && o.State == crm.DealWon && !q.waitedFor(h, o.Milestone) {
		return "", true, nil // what is told of money or needs is of the next deal
	}
	switch {
	case h.field == handlerField:
		people, err := q.contactsOf(a.Account)
		return "", slices.ContainsFunc(people, func(k crm.Contact) bool { return k.Handler && k.Name.Text == h.value }), err
	case o == nil:
		return "", false, nil
	case h.field == rivalsField:
		return "", !slices.ContainsFunc(namesIn(h.value), func(n string) bool { return !slices.Contains(o.Rivals, n) }), nil
	case h.field != "":
		f, err := crm.Get[crm.Field](q.tx, crm.FieldOf(crm.Pointer{Kind: crm.KindOpportunity, ID: string(o.ID)}, h.field))
		return "", err == nil && f.Value == h.value, skipMissing(err)
	case h.Question:
		was = o.Answers[h.ID].Answer
	default:
		was = q.Book.Ticks(o)[h.ID].Answer
	}
	return was, was == h.Answer, nil
}

// waitedFor reports a fact for which the gate of a milestone waits, or that of one behind it.
func (q *request) waitedFor(h *heardFact, milestone string) bool {
	here := slices.IndexFunc(q.Book.Milestones, func(m playbook.Milestone) bool { return m.ID == milestone })
	return here >= 0 && slices.ContainsFunc(q.Book.Milestones[here:], func(m playbook.Milestone) bool {
		_, ok := playbook.Find(m.Exit, h.ID)
		return ok
	})
}

// pressHeard writes what was proposed on the receipt of a visit, one fact or all of them: what was said
// there is its evidence.
func (q *request) pressHeard(a chat.Action) error {
	rec, err := q.named(parse.Item{Number: a.Subject})
	if err != nil {
		return err
	}
	act, ok := rec.(*crm.Activity)
	if !ok {
		q.reply(q.out.UnknownButton())
		return nil
	}
	all, err := q.heardFacts(act)
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(h heardFact) bool { return !h.is(a.Arg) })
	if len(all) == 0 {
		q.reply(q.out.UnknownButton())
		return nil
	}
	m, ok, err := q.matterHeard(act)
	if err != nil || !ok {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	v := cards.SaidView{Fresh: m.fresh}
	for i := range all[:min(len(all), maxHeard)] {
		if err := q.tellHeard(w, &m, &v, act, &all[i]); err != nil {
			return err
		}
	}
	return q.saidCard(m, v, w)
}

// matterHeard is the deal of which a visit tells; a customer without one gets one.
func (q *request) matterHeard(act *crm.Activity) (matter, bool, error) {
	o, ok, err := q.dealHeard(act)
	switch {
	case err != nil:
		return matter{}, false, err
	case ok && o != nil:
		return q.matterByID(o.ID)
	case !ok:
		q.reply(q.out.UnknownButton())
		return matter{}, false, nil
	}
	a, err := crm.Get[crm.Account](q.tx, act.Account)
	if err != nil {
		return matter{}, false, err
	}
	return q.matterOf(a, wish{verb: crm.Write, make: true})
}

// tellHeard writes one fact that was told on a visit.
func (q *request) tellHeard(w *desk.Work, m *matter, v *cards.SaidView, act *crm.Activity, h *heardFact) error {
	if _, known, err := q.heardBefore(h, act, &m.deal); known || err != nil {
		return err
	}
	switch h.field {
	case "":
		s := h.Saying
		s.Note = q.say.HeardOn(act.Number(), act.Date, h.clause)
		return q.tellAnswer(w, m, v, s)
	case handlerField, rivalsField:
		then := *q
		then.m.Text = cmp.Or(h.said, h.clause)
		then.f = parse.Read(then.m.Text, q.ctx)
		if h.field == handlerField {
			return then.tellHandler(w, m, v)
		}
		return then.tellRivals(w, m, v)
	}
	p := crm.Pointer{Kind: crm.KindOpportunity, ID: string(m.deal.ID)}
	done, err := w.Note(desk.NewNote{Subject: p, Field: h.field, Value: h.value, Note: q.say.HeardOn(act.Number(), act.Date, "")})
	if err != nil {
		return err
	}
	v.Fields = append(v.Fields, cards.FieldChange{Field: h.field, Old: done.Before.Value, New: done.After.Value})
	return nil
}
