package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// chooseReason changes the reason of an ending that waits, and shows it again.
func (q *request) chooseReason(d crm.Draft, reason string) error {
	t, err := thaw(d.Facts)
	if err != nil {
		return err
	}
	t.Gist, t.Tier = reason, ""
	b, err := freeze(t)
	if err != nil {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	if _, err := w.DropDraft(d.ID); err != nil {
		return err
	}
	next, err := w.SaveDraft(desk.NewDraft{Text: d.Text, Intent: endIntent, Facts: b, Ask: cards.AskConfirm})
	if err != nil {
		return err
	}
	return q.showEnd(next, t)
}

// showEnd asks whether a deal ended as a draft says.
func (q *request) showEnd(d crm.Draft, t parse.Facts) error {
	m := matter{}
	if fnd, err := q.resolve(t.Account, crm.Read); err != nil {
		return err
	} else if fnd.Account != nil {
		m.account = *fnd.Account
	}
	if t.Milestone != "" {
		var ok bool
		var err error
		if m, ok, err = q.matterByNumber(t.Milestone); err != nil || !ok {
			return err
		}
	}
	q.began = true
	q.asked(d)
	v, err := q.endView(m, desk.Ending{Reason: t.Gist, Rival: t.Referrer, Gap: t.Amount}, t.Tier)
	if err != nil {
		return err
	}
	v.Draft, v.State = d.ID, t.Outcome
	q.alone(q.say.LostDraft(v))
	return nil
}

// becauseOf finds why a deal ended, and nothing else: 因为价格.
var becauseOf = wording.OneOf(
	`^(?:主要)?(?:是|就是)?(?:因为|由于|原因是|原因)(?:是|:|：|,|，)?(.{2,16}?)`+
		`(?:吧|了|的原因)?$`,
	`^(?:it was |it's |mainly |just )?(?:because of|due to) (?:the |our )?(.{3,24})$`,
	`^(?:the )?(?:main |real )?(?:reason|issue|problem) (?:is|was) (?:the |our )?(.{3,24})$`,
	`^(?:the |our |it was |it's )*([a-z ]{3,24}?) (?:is|was) (?:the |their |his |her )?(?:main |real |only |big )?(?:issue|problem|reason|killer|sticking point)$`,
)

var (
	// keepsOn finds that somebody does not end a deal after all, endedLost that a deal was lost to others.
	keepsOn = wording.OneOf(
		`^(?:算了|不|先|还是|那就?|等等|[,， ])*(?:不|别|先不|先别)(?:放弃|丢|记)(?:它|他们|这单|了|吧)*$`, `^(?:no,? |wait,? |ok,? )*(?:don't|do not|let's not|not) (?:drop|give (?:it )?up|giv(?:e|ing) up|dropping)(?: it| them| on it)?(?: yet| after all)?$`,
	)
	endedLost = wording.OneOf(`输|丢了|黄了|被.{1,6}(?:抢|拿)|\blost\b|\bwent to\b`)
)

// answersEnd takes words as the answer to an ending that waits: a gap, 不清, a
// reason. ok is false when they are something else.
func (q *request) answersEnd(question crm.Question) (bool, error) {
	d, err := q.openDraft(question.Draft)
	if err != nil {
		return false, nil // closed meanwhile
	}
	if d.Intent != endIntent {
		return false, nil
	}
	text := strings.ToLower(fold(q.m.Text))
	gap, _ := q.gapIn(text)
	yes := map[string][]string{
		crm.DealLost: {"确认输单", "输了", "确认丢单", "是输了", "yes, lost", "yes lost", "it is lost", "it's lost", "lost"}, crm.DealDropped: {"确认放弃", "放弃", "是放弃", "yes, give up", "yes give up", "give up"},
	}
	switch t, err := thaw(d.Facts); { // who types the words of a button presses it
	case err != nil:
		return false, nil
	case is(text, yes[t.Outcome]...):
		return true, q.confirmEnd(d, "")
	case is(text, "改原因", "换个原因", "原因不对", "other reason", "another reason"):
		q.alone(q.say.Reasons(d.ID))
		return true, nil
	case notLost.MatchString(text) && length(text) <= 30, keepsOn.MatchString(squash(text)):
		return true, q.drop(d.ID)
	case t.Outcome == crm.DealDropped && endedLost.MatchString(text): // he says another ending, which is asked anew
		w, err := q.begin()
		if err != nil {
			return true, err
		}
		_, err = w.DropDraft(d.ID)
		q.conv.Question = crm.Question{}
		return false, err
	}
	switch {
	case isYes(q.m.Text) && q.conv.At.After(question.At):
		t, err := thaw(d.Facts)
		if err != nil {
			return true, err
		}
		return true, q.showEnd(d, t) // much was said in between: a deal is not ended by the way
	case gap != nil && length(text) <= 20, is(q.m.Text, "不清", "不清楚", "不知道", "unclear", "don't know", "no idea", "not known"):
		return true, q.confirmEnd(d, text)
	}
	fresh := q.said().Sub(question.At) <= namesHold && !q.conv.At.After(question.At) // 推迟 is also what a reminder is answered with
	if !fresh {
		return false, nil
	}
	if r, ok := playbook.Lookup(q.Book.LostReasons, strings.TrimSpace(q.m.Text)); ok {
		return true, q.chooseReason(d, r.ID)
	}
	if m := becauseOf.FindStringSubmatch(squash(q.m.Text)); m != nil {
		q.m.Text = strings.Join(m[1:], "")
		if e, guess := q.endOf(crm.DealLost); guess != "" {
			return true, q.chooseReason(d, e.Reason)
		}
	}
	return false, nil
}

// tellsGap adds to a deal that is lost by how much the winner was cheaper.
func (q *request) tellsGap() error {
	m, ok, err := q.matter(wish{verb: crm.Write, want: func(o *crm.Opportunity) bool { return o.State == crm.DealLost }})
	if err != nil || !ok {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	gap, unclear := q.gapIn(strings.ToLower(fold(q.m.Text)))
	done, err := w.Explain(m.deal.ID, desk.Ending{Gap: gap, NoGap: unclear || gap == nil})
	if err != nil {
		return err
	}
	m.deal = done.After
	v, err := q.endView(m, desk.Ending{}, "")
	if err != nil {
		return err
	}
	v.Group = w.Group()
	q.spokenOf(m, w.Group())
	q.reply(q.out.Ended(v))
	return nil
}

// asksWhyLost asks why the deal of a customer who is named was lost.
var asksWhyLost = wording.OneOf(
	`(?:那个|那单|这单|这个|项目|单子|的|投标|招标| )*(?:是|到底)?(?:为什么|为啥|怎么|咋)(?:会)?(?:丢|输|黄)(?:掉)?(?:了|的|掉的)*[啊呢]?[??]*$`,
	`^(?:so )?why (?:did we lose|was|did) (?:the )?[^?]{2,30}?(?: deal| tender| bid)?(?: lost)?[?]*$`,
)

// tellsWhyLost shows why a deal was lost, of the customer who is named: of all of them the figures tell.
func (q *request) tellsWhyLost() (bool, error) {
	s := squash(q.m.Text)
	if !knowsAccount(q.f) || length(s) > 40 || !asksWhyLost.MatchString(s) || ascii(s) && !q.f.Word("lose", "lost") {
		return false, nil
	}
	fnd, err := q.resolve(q.f.Account, crm.Read)
	if err != nil || fnd.Account == nil {
		return false, err
	}
	var last *crm.Opportunity
	err = crm.Each(q.tx, crm.Where(crm.ByAccount, string(fnd.Account.ID)), func(o crm.Opportunity) bool {
		if (o.State == crm.DealLost || o.State == crm.DealDropped) && (last == nil || o.Updated.After(last.Updated)) {
			last = &o
		}
		return true
	})
	if err != nil || last == nil {
		return false, err
	}
	v, err := q.endView(matter{account: *fnd.Account, deal: *last}, desk.Ending{}, "")
	if err != nil {
		return true, err
	}
	q.about(fnd.Account.ID, "")
	q.personal(q.say.WhyLost(v))
	return true, nil
}
