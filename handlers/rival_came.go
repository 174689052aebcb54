package handlers

import (
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// Whoever else is after the deal comes to the customer as well: what he did there is news of that
// customer, and no visit of ours to a new one.
var (
	// cameToo begins what is told of somebody behind his name: 发那科的人昨天来过.
	cameToo = wording.OneOf(
		`^(?:的(?:人|销售|工程师|团队|业务|老总)|那边|他们|他家|公司|也|又|已经|都|刚|正|在|(?:大?前|昨|今)天|(?:上|这|本)个?(?:周|星期|礼拜|月)[一二三四五六日天]?|上次|最近|前几天|早上|上午|下午)*`+
			`(?:来|过来|去|到|给|演示|送样|送了|做了|请了|约了|拜访|打过?电话|联系)`,
		`^(?:'s)?(?: (?:people|guys|guy|team|rep|sales rep|engineers?))? (?:also |already |just |too )?`+
			wording.Any(`came`, `was`, `were`, `visited`, `has been`, `have been`, `had been`, `did`, `demoed`, `gave`, `showed`, `presented`, `dropped by`, `called`)+`\b`,
	)
	// asksPrice begins what somebody asks for it, behind his name: 发那科最低报170万.
	asksPrice = wording.OneOf(`^(?:的|那边|他们|他家|最低|最高|现在|又|也|已经|才|只|一口气|直接|这次|上次|昨天|今天)*(?:报|出价|开价|给到|降到|卖)`, `^ (?:has |have )?(?:now |just |also )?(?:quoted|offered|offers|bids?|asks?|is asking|came in at|dropped to|went down to)\b`)
	// buysOfUs finds a rival who is a customer himself.
	buysOfUs = wording.OneOf(`想买|要买|向我们|从我们|找我们|问我们|询价|来我们|到我们`, `\b(?:wants?|want to buy|to us|from us|our)\b`)
	// hearsay begins what somebody says of others: 小何说, 听说, Tom says.
	hearsay = wording.OneOf(`(?:说|讲|提到|透露|告诉我|听说|据说)(?:他?们?)?[,，:：]?$`, `\b(?:says|said|told me|mentioned|hear|heard)(?: that)? $`)
)

// tellsOfRival keeps as news of the customer what somebody else did or asked there: a rival of a deal
// with him, or somebody new of whom one was told.
func (q *request) tellsOfRival(t parse.Facts) (bool, error) {
	if t.Account == nil || len(t.Account.Known) > 0 || t.Account.Text == "" || len(things(q.f)) > 1 {
		return false, nil
	}
	before, behind, ok := strings.Cut(fold(t.Text), fold(t.Account.Text))
	switch t.Intent {
	case parse.Visit, parse.Call:
		ok = ok && cameToo.MatchString(lower(behind))
	case parse.Lead, parse.Opportunity:
		ok = ok && asksPrice.MatchString(lower(behind))
	default:
		ok = false
	}
	if !ok || buysOfUs.MatchString(lower(behind)) {
		return false, nil
	}
	at, err := q.whereTold(t, hearsay.MatchString(lower(before)))
	if err != nil || at == "" {
		return false, err
	}
	a, err := q.accountIf(at, q.mayWrite)
	if err != nil || a == nil {
		return false, err
	}
	return q.newsOf(a, t.Text)
}

// whereTold is the customer of whom something is told that somebody else did: at whom whoever told it
// is, or who is talked of, where he did it there or one heard of it; else the one customer of the speaker's
// whom both are after. "" for none.
func (q *request) whereTold(t parse.Facts, heard bool) (crm.AccountID, error) {
	at, maker := crm.AccountID(""), parse.IsMaker(t.Account.Text)
	if q.stillTalking() || maker && crm.DateOf(q.conv.At.In(q.who.Location())) == q.today() {
		at = q.conv.About
	}
	if len(t.Contacts) > 0 {
		fnd, err := q.byContact(t.Contacts, crm.Write)
		if err != nil {
			return "", err
		}
		if fnd.Account != nil {
			at = fnd.Account.ID
		}
	}
	if at != "" {
		if rival, err := q.isRivalAt(at, t.Account.Text); err != nil || rival || heard || maker {
			return at, err
		}
	}
	against, _, err := q.dealsAgainst(t.Account.Text)
	if err != nil || len(against) != 1 {
		return "", err
	}
	for id := range against {
		at = id
	}
	return at, nil
}
