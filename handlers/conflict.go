package handlers

import (
	"fmt"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// decideClaimIntent is a decision in words: #X8 不同.
func decideClaimIntent() Intent {
	return Intent{
		Name: "decide-claim",
		Weigh: func(f parse.Facts) float64 {
			if _, ok := conflictNumber(f); ok && outcomeSaid(f.Text) != "" {
				return 0.97
			}
			return 0
		},
		Examples: []string{"#X8 不同", "#X8 转给他", "#X8 同一家", "#X8 共同跟进", "#X8 different"},
		Near:     []string{"#V31 改成昨天", "#X8", "不同意"},
		Handle: func(q *request) error {
			number, _ := conflictNumber(q.f)
			return q.decideClaim(number, outcomeSaid(q.m.Text))
		},
	}
}

// conflictNumber is the conflict that a message names.
func conflictNumber(f parse.Facts) (string, bool) {
	ref, ok := firstRef(f)
	return ref.Number, ok && crm.KindOfNumber(ref.Number) == crm.KindConflict
}

// outcomeSaid is the decision that a text speaks of; "" for none.
func outcomeSaid(text string) crm.ConflictState {
	switch {
	case holds(text, "转给", "转过去", "归报的人") || word(text, "move", "moved"):
		return crm.ConflictMoved
	case holds(text, "不同", "不是同一家", "不是一家", "两家") || word(text, "different"):
		return crm.ConflictDifferent
	case holds(text, "共同", "一起跟", "协同") || word(text, "shared", "both"):
		return crm.ConflictShared
	case holds(text, "同一家", "是一家", "一样") || word(text, "same"):
		return crm.ConflictSame
	}
	return ""
}

// nearTaken keeps a thing whose customer is new and comes near somebody else's:
// which one is not told. Whoever stands over both decides.
func (q *request) nearTaken(w *desk.Work, t parse.Facts, to *crm.Account) error {
	d, err := q.saveDraft(w, t, cards.AskConfirm, nil)
	if err != nil {
		return err
	}
	return q.claim(w, t, to, d.ID)
}

// claim has it decided whose a customer is.
func (q *request) claim(w *desk.Work, t parse.Facts, to *crm.Account, d crm.DraftID) error {
	c, fresh, err := w.OpenConflict(desk.NewConflict{Name: parse.Keys(t.Account.Text), Region: t.Region, Draft: d, Account: to.ID})
	if err != nil {
		return err
	}
	v, err := q.conflictView(c)
	if err != nil {
		return err
	}
	decider, err := crm.Get[crm.Person](q.tx, c.Decider)
	if err != nil {
		return fmt.Errorf("decider of %s: %w", c.Number(), err)
	}
	if d == "" {
		q.alone(q.say.ClaimAsked(t.Account.Text, decider.Name.Text, c.Number()))
	} else {
		q.alone(q.say.NearTaken(t.Account.Text, decider.Name.Text, c.Number(), d))
	}
	if !fresh {
		return nil
	}
	places, err := q.chatsOf(decider.ID)
	if err != nil || len(places) == 0 {
		return err
	}
	say := cards.For(&decider, q.tx.Now(), q.Book, q.Calendars(decider.Calendar))
	q.post(chat.Post{To: places[0], Track: cards.ConflictTrack(c.Number()), Class: chat.Asking, Card: say.Conflict(v)})
	return nil
}

// pressClaim takes up the claim of somebody whose words wait because the
// customer is another's.
func (q *request) pressClaim(a chat.Action) error {
	d, err := q.openDraft(crm.DraftID(a.Subject))
	if err != nil {
		return err
	}
	return q.claimDraft(d)
}

// claimDraft has it decided whose the customer of a draft is.
func (q *request) claimDraft(d crm.Draft) error {
	t, err := thaw(d.Facts)
	if err != nil {
		return err
	}
	fnd, err := q.resolve(t.Account, crm.Write)
	if err != nil {
		return err
	}
	to := fnd.Taken
	if to == nil {
		to = fnd.NearTo
	}
	if to == nil {
		q.alone(q.say.Question(draftView(d)))
		return nil
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	return q.claim(w, t, to, d.ID)
}

// claimLast answers 这家是我先跑的: what he wrote last about somebody else's
// customer is to be decided. Done is false where nothing of the kind waits.
func (q *request) claimLast() (done bool, err error) {
	drafts, err := q.drafts()
	if err != nil {
		return false, err
	}
	for i := len(drafts) - 1; i >= 0; i-- {
		t, err := thaw(drafts[i].Facts)
		if err != nil {
			return false, err
		}
		if t.Account == nil || t.Account.Text == "" {
			continue
		}
		fnd, err := q.resolve(t.Account, crm.Write)
		if err != nil {
			return false, err
		}
		if fnd.Taken != nil || fnd.NearTo != nil {
			return true, q.claimDraft(drafts[i])
		}
	}
	return false, nil
}

// conflictView is a conflict as its decider sees it.
func (q *request) conflictView(c crm.Conflict) (cards.ConflictView, error) {
	v := cards.ConflictView{Conflict: c}
	var a crm.Account
	if err := q.tx.Get(&a, string(c.Account)); err != nil {
		return v, fmt.Errorf("account of %s: %w", c.Number(), err)
	}
	v.AccountName, v.AccountCode, v.Touched = a.Name.Text, a.CreditCode, max(a.LastVisit, a.LastCall)
	var err error
	if v.Protected, err = q.Desk.ProtectedUntil(q.tx, &a); err != nil {
		return v, err
	}
	by := c.By
	if c.Open() {
		by = c.Decider
	}
	for id, to := range map[crm.PersonID]*string{a.Owner: &v.OwnerName, c.Reporter: &v.ReporterName, by: &v.ByName} {
		name, err := q.personName(id)
		if err != nil {
			return v, err
		}
		*to = name
	}
	return v, nil
}

func (q *request) pressSettle(a chat.Action) error {
	return q.decideClaim(strings.TrimPrefix(a.Subject, "#"), crm.ConflictState(a.Arg))
}

// decideClaim decides a conflict. What the reporter wrote is then written in
// his name, or let go; he and the owner hear of it.
func (q *request) decideClaim(number string, outcome crm.ConflictState) error {
	rec, err := q.named(parse.Item{Number: number})
	if err != nil {
		return err
	}
	c, ok := rec.(*crm.Conflict)
	if !ok {
		q.reply(q.out.UnknownButton())
		return nil
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	was, err := crm.Get[crm.Account](q.tx, c.Account)
	if err != nil {
		return err
	}
	done, err := w.DecideConflict(c.ID, outcome, "")
	if err != nil {
		return err
	}
	v, err := q.conflictView(done.After)
	if err != nil {
		return err
	}
	q.track(cards.ConflictTrack(number), q.say.Conflict(v))
	q.remember(w.Group(), "", nil)
	if err := q.afterClaim(v); err != nil {
		return err
	}
	if outcome == crm.ConflictDifferent {
		return nil
	}
	if was.Owner == q.who.ID {
		return nil
	}
	owner, err := crm.Get[crm.Person](q.tx, was.Owner)
	if err != nil {
		return err
	}
	return q.tell(&owner, q.m.Key+"/claim", func(w *cards.Writer) chat.Card { return w.ConflictForOwner(v) })
}

// afterClaim tells the reporter, and does with his words what follows.
func (q *request) afterClaim(v cards.ConflictView) error {
	as, err := q.as(v.Reporter)
	if err != nil || as == nil {
		return err
	}
	ask, err := as.whomOf(v.Account)
	if err != nil {
		return err
	}
	as.alone(as.say.ConflictDecided(v, ask))
	if v.Draft != "" {
		if err := as.settleClaim(v); err != nil {
			return err
		}
	}
	posts, err := as.finish()
	if err != nil {
		return err
	}
	more, err := as.saidMeanwhile()
	if err != nil {
		return err
	}
	q.posts = append(append(q.posts, posts...), more...)
	return nil
}

// whomOf is whom somebody asks who wants to join in on a customer.
func (q *request) whomOf(id crm.AccountID) (string, error) {
	a, err := crm.Get[crm.Account](q.tx, id)
	if err != nil {
		return "", err
	}
	return q.whomToAsk(&a)
}

// as is a request in the name of a colleague, in his private chat where he is
// at home; nil when no platform knows him.
func (q *request) as(id crm.PersonID) (*request, error) {
	places, err := q.chatsOf(id)
	if err != nil || len(places) == 0 {
		return nil, err
	}
	to := places[0]
	as, err := q.request(q.tx, id, chat.Message{
		Key: q.m.Key + "/for/" + string(id), Kind: chat.Press, In: to, At: q.m.At,
		From: chat.Identity{Platform: to.Platform, Tenant: to.Tenant, ID: to.ID},
	})
	if err != nil {
		return nil, err
	}
	as.ctx = parse.Context{Said: q.said(), Zone: as.who.Location(), Locale: as.who.Lang(), Cal: q.Calendars(as.who.Calendar), Names: q.ctx.Names, Mine: id}
	return as, nil
}

// settleClaim does with the words of a reporter what was decided: they count
// from the moment at which he wrote them.
func (q *request) settleClaim(v cards.ConflictView) error {
	d, err := crm.Get[crm.Draft](q.tx, v.Draft)
	if crm.IsMissing(err) || err == nil && d.State != "" {
		return nil // he did something else with them meanwhile
	}
	if err != nil {
		return err
	}
	q.m.At = d.Said
	switch v.State {
	case crm.ConflictDifferent:
		if err := q.settle(d.ID, cards.AskAccount, crm.Choice{Value: cards.ChoiceNew}); err != nil {
			return err
		}
		return q.keepFull(v)
	case crm.ConflictShared, crm.ConflictMoved:
		return q.settle(d.ID, cards.AskAccount, crm.Choice{Value: string(v.Account)})
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	_, err = w.DropDraft(d.ID)
	return err
}

// letGo lets go of the claim whose words were dropped.
func (q *request) letGo(w *desk.Work, d crm.DraftID) error {
	mine, err := q.myClaims()
	if err != nil {
		return err
	}
	for _, c := range mine {
		if c.Draft != d {
			continue
		}
		now, err := w.WithdrawConflict(c.ID)
		if err != nil {
			return err
		}
		decider, err := crm.Get[crm.Person](q.tx, c.Decider)
		if err != nil {
			return err
		}
		v, err := q.conflictView(now)
		if err != nil {
			return err
		}
		return q.edit(cards.ConflictTrack(c.Number()), &decider, func(w *cards.Writer) chat.Card { return w.Conflict(v) })
	}
	return nil
}
