package handlers

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"

	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// notYetIntent takes a win back that was said too soon: actually not yet, 其实还没签.
// After anything else these words mean something else.
func notYetIntent() Intent {
	return Intent{
		Name: "not_yet", Reads: parse.Correction,
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() <= 40 && notYet.MatchString(f.Plain()) {
				return 0.94
			}
			return 0
		},
		Examples: []string{"actually not yet", "sorry, not signed yet", "其实还没签", "搞错了,还没签呢"},
		Near:     []string{"还没签合同", "Oakline has not signed yet, they ask for a discount", "比亚迪还没签"},
		Handle:   (*request).notYet,
	}
}

// lacks begins what there is not, and until when: no budget until Q2. Nothing is to be done about it on that day.
var lacks = wording.OneOf(`^(?:but |and |still |there(?:'s| is) )*(?:no|nothing|none|nobody|no one) [a-z]`, `^(?:说|但|目前|暂时|现在)*(?:没有?|暂无|无)(?:预算|钱|资金|计划|需求|结果|消息|空|人手|产能)`)

// lacksNoStep is a visit or a call with what there is not yet among what was said, where it would be what comes next.
func lacksNoStep(t parse.Facts) parse.Facts {
	if t.Next == nil || !lacks.MatchString(squash(t.Next.Text)) {
		return t
	}
	said := t.Next.Text
	for _, c := range clausesOf(t.Text) {
		if strings.Contains(squash(c), squash(said)) {
			said = strings.TrimSpace(c)
			break
		}
	}
	switch {
	case t.Gist == "":
		t.Gist = said
	case !strings.Contains(squash(t.Gist), squash(said)):
		t.Gist += ", " + said
	}
	t.Next = nil
	return t
}

// lacksTold keeps as news of a customer of one's own what there is not, and until when, where it would else become a step.
func (q *request) lacksTold(t parse.Facts) (bool, error) {
	if t.Next == nil || !lacks.MatchString(squash(t.Next.Text)) || q.f.Holds("提醒", "remind") || len(things(q.f)) > 1 {
		return false, nil
	}
	a, _, err := q.namedAlone()
	if err != nil || a == nil {
		return false, err
	}
	return q.newsOf(a, strings.TrimSpace(q.m.Text))
}

// notYet finds words that say no more than that it has not come to it.
var notYet = wording.OneOf(
	`^`+wording.Any(`actually`, `sorry`, `no`, `wait`, `hmm?`, `oops`, `my mistake`)+
		`[, ]*`+
		wording.Any(
			`it'?s `, `it is `, `it was `, `we'?re `, `we have `, `they have `, `they `,
		)+
		`*(?:not|n't|haven'?t|hasn'?t)(?: quite| been)?(?: signed| won| closed| there)?(?: yet)?`+
		`[, ]*(?:actually|sorry)?$`,
	`^not (?:signed |won |closed )?yet,? (?:actually|sorry)$`,
	`^`+wording.Any(
		`其实`, `不对`, `不是`, `搞错了`, `记错了`, `说错了`, `说早了`, `等等`, `等一下`,
		`哦`, `抱歉`,
	)+`[, ]*(?:我说早了)?[, ]*还没(?:有)?(?:签|签下来|签字|签成|赢|中标|定|成|最后定)?`+
		`(?:呢|的|了)?$`,
)

// notYet takes back the last thing that he said where that won a deal.
func (q *request) notYet() error {
	g, err := desk.LastGroup(q.tx, q.who.ID)
	if err != nil || g == "" {
		return cmp.Or(err, errPass)
	}
	changes, _, err := q.tx.Changes(crm.ChangeFilter{Group: g}, crm.Page{})
	if err != nil {
		return fmt.Errorf("changes of %s: %w", g, err)
	}
	for _, c := range changes {
		if c.Kind != crm.KindOpportunity || stateIn(c.After) != crm.DealWon || stateIn(c.Before) == crm.DealWon {
			continue
		}
		w, err := q.begin()
		if err != nil {
			return err
		}
		return q.takeBack(w, g, 0, "")
	}
	return errPass
}

// stateIn is the state of a deal as a change keeps it; "" for none.
func stateIn(deal []byte) string {
	var o struct {
		State string `json:"state"`
	}
	if len(deal) == 0 || json.Unmarshal(deal, &o) != nil {
		return ""
	}
	return o.State
}
