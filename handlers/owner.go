package handlers

import (
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// ownerIntent asks who looks after a customer.
func ownerIntent() Intent {
	return Intent{
		Name: "owner", Reads: parse.Query,
		Weigh: func(f parse.Facts) float64 {
			if f.Is("这家是我先跑的", "这个客户是我的", "这家是我的", "i was there first") {
				return 0.9
			}
			if f.Account == nil && thisOne.MatchString(f.Plain()) && f.Holds("谁在跟", "谁跟", "谁负责", "谁的") {
				return 0.9
			}
			if f.Account == nil || asksRivals.MatchString(f.Plain()) {
				return 0
			}
			if f.Holds("有人跟", "谁在跟", "谁跟", "谁的客户", "是谁的", "谁负责", "我先跑的", "先报的") ||
				f.Word("who") && f.Word("owns", "has", "covers", "looks") {
				return 0.9
			}
			return 0
		},
		Examples: []string{"恒鑫有人跟吗", "比亚迪谁在跟", "who owns Hengxin", "这家是我先跑的"},
		Near:     []string{"比亚迪啥情况", "谁没跟上", "我这周还有哪些没跟"},
		Handle:   (*request).owner,
	}
}

// owner answers who looks after a customer: to whom may read it, by name.
func (q *request) owner() error {
	if claims(q.f.Text) {
		if done, err := q.claimNow(); done || err != nil {
			return err
		}
	}
	if q.f.Account == nil {
		return q.ownerOfLast()
	}
	fnd, err := q.resolve(q.f.Account, crm.Read)
	if err != nil {
		return err
	}
	name := q.f.Account.Text
	switch {
	case fnd.Account != nil:
		q.about(fnd.Account.ID, "")
		return q.ownerCard(fnd.Account)
	case fnd.Taken != nil:
		return q.takenCard(name, fnd.Taken)
	case len(fnd.Known) == 1:
		return q.ownerCard(&fnd.Known[0])
	case len(fnd.Known) > 1:
		q.reply(q.out.Which(name, choiceNumbers(fnd.Known)))
		return nil
	case fnd.Near:
		return q.takenNear(name)
	}
	q.reply(q.out.AccountUnknown(name))
	return nil
}

// claims reports words by which somebody says that a customer is his.
func claims(text string) bool {
	return holds(text, "我先跑的", "先报的", "我先报", "应该是我的", "这个客户是我的", "这家是我的") || holds(text, "i was there first", "mine first")
}

// claimNow has it decided whose a customer is that he says is his: the one that
// he names, else the one that he wrote of last. Done is false where it is his,
// or nobody's.
func (q *request) claimNow() (done bool, err error) {
	if !q.private() || !mayRecord(q.who) {
		return false, nil
	}
	if q.f.Account == nil {
		return q.claimLast()
	}
	fnd, err := q.resolve(q.f.Account, crm.Write)
	if err != nil {
		return false, err
	}
	to := fnd.Taken
	if to == nil {
		to = fnd.NearTo
	}
	if to == nil {
		return false, nil
	}
	w, err := q.group()
	if err != nil {
		return false, err
	}
	return true, q.claim(w, q.f, to, "")
}

// ownerOfLast answers for the customer that was just spoken of.
func (q *request) ownerOfLast() error {
	a, err := crm.Get[crm.Account](q.tx, q.conv.About)
	if crm.IsMissing(err) {
		q.reply(q.out.NotOpen(""))
		return nil
	}
	if err != nil {
		return err
	}
	if !q.allowed(crm.Read, crm.ScopeOf(&a)) {
		return q.takenCard(a.Name.Text, &a)
	}
	return q.ownerCard(&a)
}

// takenNear answers for a name that only comes near somebody else's customer.
func (q *request) takenNear(name string) error {
	boss, err := q.personName(q.who.Manager)
	if err != nil {
		return err
	}
	q.reply(q.out.MaybeTaken(name, boss))
	return nil
}

// ownerCard says whose a customer is, and offers the rest in private.
func (q *request) ownerCard(a *crm.Account) error {
	owner, err := q.personName(a.Owner)
	if err != nil {
		return err
	}
	c := q.out.Owner(a.Name.Text, owner, a.Owner == q.who.ID)
	q.reply(q.out.PrivateOffer(c, a.Number(), q.private()))
	return nil
}
