package handlers

import (
	"milepost/bot/cards"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// signedFigure finds what a contract is worth, and nothing else: 58万, 合同额58万, #P2 合同额58万.
var signedFigure = wording.Compile(`^(?:#?p\d+ ?)?(?:合同|总)?(?:金?额)?(?:一共|总共|就|是|为|签了|签的|:|：| |for|worth|contract|it's|it was)*([\d.,]+|[一二三四五六七八九十百两]+(?:万|百万|千万|亿)?) ?(万|w|亿|百万|千万|k|m|million)?(?:元|块|人民币)? ?(usd|eur|cny|rmb|gbp)?(?:了|吧)?$`)

// asksSum asks what a contract is worth of which it was told that it is signed: the sum that is said next is
// that of this deal.
func (q *request) asksSum(m matter, f *crm.Fault) error {
	q.about(m.account.ID, "")
	q.began = true
	q.asked(crm.Draft{Ask: cards.AskSum})
	q.conv.Question.Subject = crm.Pointer{Kind: crm.KindOpportunity, ID: m.deal.Number()}
	return q.explain(f)
}

// tellsSum takes a sum for that of the contract which was asked for, and nothing else.
func (q *request) tellsSum(question crm.Question) (bool, error) {
	m := signedFigure.FindStringSubmatch(squash(q.m.Text))
	if m == nil || len(q.f.Refs) > 0 && q.f.Refs[0].Number != question.Subject.ID {
		return false, nil
	}
	about := q.conv.About
	deal, ok, err := q.matterByNumber(question.Subject.ID)
	if err != nil || !ok {
		return ok, err
	}
	if (deal.account.ID != about || q.conv.At.After(question.At)) && !holds(q.m.Text, "合同", "签") && !word(q.m.Text, "contract", "signed") {
		return false, nil // something else was told in between
	}
	sum := m[1] + m[2] + m[3]
	if m[2]+m[3] == "" {
		if sum, err = q.sumOfDeal(deal.account.ID, m[1], "", ascii(q.m.Text) && q.who.Lang() != "zh"); err != nil || sum == "" {
			return false, err // pieces, perhaps
		}
	}
	q.conv.Question = crm.Question{}
	if q.who.Lang() == "zh" {
		q.putAs("#" + question.Subject.ID + " 签了," + sum)
	} else {
		q.putAs("#" + question.Subject.ID + " signed, " + sum)
	}
	return true, q.dispatch(q.order)
}
