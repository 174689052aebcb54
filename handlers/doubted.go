package handlers

import (
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// doubtBehind finds that the speaker does not believe what he was told: 恒发说下周签,我不太信.
var doubtBehind = wording.OneOf(
	`^(.{3,60}?)[,，;；。 ]+(?:但是?|不过|可是?)?(?:我|反正我|说实话)?(?:个人)?(?:觉得|感觉|看)?(?:是)?(?:不太|不大|不|有点不|不怎么|不敢|不太敢)(?:敢)?(?:相?信|靠谱)(?:他|她|他们|这话)?$`,
	`^(.{3,60}?)[,，;；。 ]+(?:但是?|不过|可是?)?(?:我|我看|我觉得|感觉)(?:有点)?(?:悬|够呛|难说|未必|不一定)$`,
	`^(.{3,80}?)[,.;] ?(?:but |though )?i (?:doubt (?:it|that)|don't (?:really |quite )?(?:believe|buy) (?:it|that|him|her|them)|have my doubts|'m not convinced|am not convinced|'m not so sure|am not so sure)$`,
)

// tellsDoubt keeps what a customer says as news of him where the speaker adds that he does not believe it: neither
// a day nor a sum of the deal is changed by it.
func (q *request) tellsDoubt() (bool, error) {
	t := q.f
	if len(t.Refs)+len(t.Items) > 0 || t.Question || didSomething(t) || !mayRecord(q.who) || !doubtBehind.MatchString(squash(q.m.Text)) {
		return false, nil
	}
	if t.Next != nil && !holds(q.m.Text, "说", "讲", "答应", "承诺", "保证", "says", "said", "claim", "promis") {
		return false, nil // 明天去恒发,我看悬 is a step of his own
	}
	at := q.conv.About
	if knowsAccount(t) {
		fnd, err := q.resolve(t.Account, crm.Write)
		if err != nil || fnd.Account == nil {
			return false, err
		}
		at = fnd.Account.ID
	} else if !q.stillTalking() || namesCustomer(t) {
		return false, nil
	}
	a, err := q.accountIf(at, q.mayWrite)
	if err != nil || a == nil {
		return false, err
	}
	text := strings.TrimSpace(q.m.Text)
	if t.Account != nil {
		text = strings.TrimFunc(strings.TrimPrefix(text, t.Account.Text), parse.IsEdge)
	}
	return q.newsOf(a, text)
}
