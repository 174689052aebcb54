package handlers

import (
	"fmt"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// claimsIntent lists the claim conflicts that wait.
func claimsIntent() Intent {
	return Intent{
		Name: "claims", Reads: parse.Query,
		Words:    []string{"撞单", "撞单有几个", "撞单有哪些", "有几个撞单", "有哪些撞单", "有没有撞单", "待核对", "我的待核对", "查我的待核对", "撞单核对", "有撞单吗", "claims", "claim conflicts", "my open claims", "open claims"},
		Examples: []string{"撞单", "我的待核对", "claim conflicts"},
		Near:     []string{"待确认", "今天拜访了比亚迪,他们和别人撞单了"},
		Handle:   (*request).showClaims,
	}
}

// myClaims are the open conflicts that he reported.
func (q *request) myClaims() ([]crm.Conflict, error) {
	var out []crm.Conflict
	err := crm.Each(q.tx, crm.Where(crm.ByPerson, string(q.who.ID)), func(c crm.Conflict) bool {
		if c.Open() {
			out = append(out, c)
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("conflicts of %s: %w", q.who.ID, err)
	}
	return out, nil
}

// claimsToDecide are the conflicts that wait for his decision.
func (q *request) claimsToDecide() ([]crm.Conflict, error) {
	var open []crm.Conflict
	err := crm.Each(q.tx, crm.Where(crm.ByStep, string(q.who.ID)), func(c crm.Conflict) bool {
		open = append(open, c)
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("conflicts to decide: %w", err)
	}
	return open, nil
}

// showClaims lists the conflicts that wait: for his decision, and for others'.
func (q *request) showClaims() error {
	var decide, wait []cards.ConflictView
	open, err := q.claimsToDecide()
	if err != nil {
		return err
	}
	mine, err := q.myClaims()
	if err != nil {
		return err
	}
	q.listed(nil)
	for _, part := range []struct {
		from []crm.Conflict
		to   *[]cards.ConflictView
	}{{open, &decide}, {mine, &wait}} {
		for _, c := range part.from {
			v, err := q.conflictView(c)
			if err != nil {
				return err
			}
			*part.to = append(*part.to, v)
		}
	}
	for _, c := range open {
		q.conv.Items = append(q.conv.Items, crm.Pointer{Kind: crm.KindConflict, ID: string(c.ID)})
	}
	q.personal(q.say.Claims(decide, wait))
	return nil
}
