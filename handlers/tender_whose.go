package handlers

import (
	"fmt"

	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// tenderRuns finds what happens to a tender that is there: its deposit, its papers, its days, its opening.
var tenderRuns = wording.Compile(`保证金(?:.{0,8})(?:[交付打汇转缴退回]|到账)|(?:标书|投标文件)(?:都|已经?|今天)?(?:[交递送]|投)|(?:截标|开标|投标).{0,6}(?:延|推|改|提前|挪)|开标了|[流废]标|\b(?:bid submitted|deposit (?:is )?(?:paid|back)|tender (?:moved|postponed|extended))\b`)

// tenderElsewhere is the customer of the speaker's one open tender, where no customer is named and the one who is talked
// of has none: 保证金交掉了 is of the tender that there is. It is nil for any other words.
func (q *request) tenderElsewhere() (*crm.Account, error) {
	if namesCustomer(q.f) || hasNumber(q.f) || !tenderRuns.MatchString(squash(q.m.Text)) {
		return nil, nil
	}
	var at crm.AccountID
	several := false
	err := crm.Each(q.tx, crm.Where(crm.OpenOwner, string(q.who.ID)), func(t crm.Tender) bool {
		if !t.Open() {
			return true
		}
		several = several || at != "" && at != t.Account
		if at == "" || t.Account == q.conv.About {
			at = t.Account
		}
		return at != q.conv.About
	})
	if err != nil {
		return nil, fmt.Errorf("open tenders of %s: %w", q.who.ID, err)
	}
	if at == "" || at == q.conv.About || several {
		return nil, nil
	}
	return q.accountIf(at, q.mayWrite)
}

// depositHere is hasOpen where no tender of somebody else's is meant.
func depositHere(q *request, at crm.AccountID) (bool, error) {
	other, err := q.tenderElsewhere()
	if err != nil || other != nil {
		return false, err
	}
	return hasOpen(q, at)
}

// depositElsewhere is the other way round.
func depositElsewhere(q *request, _ crm.AccountID) (bool, error) {
	other, err := q.tenderElsewhere()
	return other != nil, err
}
