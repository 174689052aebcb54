package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// partNamed finds the words of a button behind the name of the customer on whose card it stands:
// 粤钢 拜访记录, Oakline history. Whoever reads them there types them as well.
var partNamed = wording.Compile(`^(?:看看|看一?下|查一?下|调出|show (?:me )?)?(.{2,30}?)(?:的|'s)? ?((?:拜访|走访|跟进|联系|回访|电话|通话|沟通|接触|来往|往来|活动)?(?:历史|历史记录)|(?:拜访|走访|跟进|联系|回访|通话|沟通|接触|来往|往来|活动|电话)的?记录|联系人|全部待办|待办|评估|决策人|(?:visit |call |contact |meeting |activity )?history|(?:visit |call |contact |meeting )log|visits|contacts|all tasks|tasks|assessment|people)$`)

// historyOf asks for the same with the customer behind it: contact history for Oakline.
var historyOf = wording.Compile(`^(?:show (?:me )?|see |list )?(?:the |our |all |all our )?(?:(?:visit |call |contact |meeting )?history|visits|calls|meetings) (?:of|for|with|at|to) (.{2,30})$`)

// cardPart is the part of a card that a button shows: of the customer's, or of his deal's.
type cardPart struct {
	part   string
	ofDeal bool
}

// partCalled is the part that the words of a button show.
func partCalled(label string) cardPart {
	switch label {
	case "联系人", "contacts":
		return cardPart{part: "contacts"}
	case "全部待办", "待办", "all tasks", "tasks":
		return cardPart{part: "tasks"}
	case "评估", "assessment":
		return cardPart{"assess", true}
	case "决策人", "people":
		return cardPart{cards.PartPeople, true}
	}
	return cardPart{part: "visits"}
}

// showsLabelled shows what the button shows whose words stand behind the name of a customer that
// he may read; of a customer without an open deal his own part of it: who is known there.
func (q *request) showsLabelled() (bool, error) {
	s := strings.Trim(squash(q.m.Text), " 。.!！?？")
	m := partNamed.FindStringSubmatch(s)
	if of := historyOf.FindStringSubmatch(s); m == nil && of != nil {
		m = append(of, "history")
	}
	if m == nil {
		return false, nil
	}
	id := q.customerIn(strings.TrimSpace(m[1]))
	if id == "" {
		return false, nil
	}
	a, err := q.accountIf(id, func(a *crm.Account) bool { return q.allowed(crm.Read, crm.ScopeOf(a)) })
	if err != nil || a == nil {
		return false, err
	}
	q.about(a.ID, "")
	p := partCalled(m[2])
	if !p.ofDeal {
		return true, q.showSubject(a.Number(), p.part)
	}
	deals, err := q.openDeals(a.ID)
	if err != nil {
		return true, err
	}
	if len(deals) > 0 {
		return true, q.showSubject(deals[0].Number(), p.part)
	}
	if p.part == cards.PartPeople {
		return true, q.showSubject(a.Number(), "contacts")
	}
	q.putAs("评估 " + a.Name.Text)
	return true, q.dispatch(q.order)
}
