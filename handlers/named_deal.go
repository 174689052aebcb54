package handlers

import (
	"strings"

	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// dealHeads stand behind the name of a customer of whose deal something is told.
var dealHeads = []string{"那边", "那单", "这单", "那个单子", "这个单子", "的单子", "那个项目", "这个项目", "的项目", "那个商机", "那块", "那家"}

// ofNamedDeal takes what is told behind the name of a customer of whose deal it is for what it would be
// in a talk about him: 大族那边ABB报了165. It does so only where there is an open deal and the first that is
// told is one of the sentences of such a talk.
func (q *request) ofNamedDeal() (bool, error) {
	if length(q.m.Text) > 60 || q.f.Question || q.f.Asks() || putAsQuestion(q.m.Text) || len(q.f.Refs)+len(q.f.Items) > 0 || !ofOneKnown(q.f) {
		return false, nil
	}
	told := strings.TrimSpace(fold(q.m.Text))
	if text := inChinese(told); text != "" {
		told = text
	}
	rest, ok := strings.CutPrefix(told, q.f.Account.Text)
	if !ok {
		return false, nil
	}
	if stage := q.reachedStage(strings.TrimSpace(trimHead(rest))); stage != "" {
		open, err := hasOpen(q, crm.AccountID(q.f.Account.Known[0].Row.ID))
		if err != nil || !open {
			return false, err
		}
		q.putAs(q.f.Account.Text + stage)
		return true, q.dispatch(q.order)
	}
	for _, head := range dealHeads {
		if behind, ok := strings.CutPrefix(rest, head); ok {
			return q.ofTheDealOf(crm.AccountID(q.f.Account.Known[0].Row.ID), strings.TrimLeft(behind, " ,，:：的"))
		}
	}
	behind := strings.TrimLeft(rest, " ,，:：的")
	if s := squash(behind); !q.keepsNothing() && !signsWhen.MatchString(s) && !payTerms.MatchString(s) {
		return false, nil
	}
	return q.ofTheDealOf(crm.AccountID(q.f.Account.Known[0].Row.ID), behind)
}

// keepsNothing reports words that are read as nothing, or as of a deal of which they say nothing that
// its record holds.
func (q *request) keepsNothing() bool {
	return len(q.order) == 0 || q.order[0].Name == "deal" && saysNoFigure(q.f)
}

// trimHead is what stands behind such words, or all of it.
func trimHead(rest string) string {
	for _, head := range dealHeads {
		if behind, ok := strings.CutPrefix(rest, head); ok {
			return behind
		}
	}
	return rest
}

// offersUnsettled reports an offer that was not made, was only heard of or guessed, is still to be made, was of
// another time, or is told by somebody there of himself: none of that is what stands now.
func offersUnsettled(s string) bool { return strings.Contains(s, "报") && unsettled.MatchString(s) }

// unsettled finds by which words it is so.
var unsettled = wording.Compile(`没|未|听说|据说|估计|可能|大概|好像|也许|传|去年|前年|往年|上次|以前|当时|下周|下个?月|明天|后天|准备|打算|想|如果|要是|万一|说.{0,2}报`)

// ofTheDealOf reads what is told of the open deal of a customer as if he were talked of.
func (q *request) ofTheDealOf(at crm.AccountID, told string) (bool, error) {
	parts := clausesOf(told)
	if len(parts) == 0 || len(parts) > 3 || offersUnsettled(squash(parts[0])) {
		return false, nil
	}
	a, err := crm.Get[crm.Account](q.tx, at)
	if err != nil || !q.allowed(crm.Write, crm.ScopeOf(&a)) {
		return false, err
	}
	if open, err := hasOpen(q, at); err != nil || !open {
		return false, err
	}
	then := *q
	then.conv.About, then.conv.At = at, q.said()
	first, err := then.standsFor(told)
	if first != "" {
		parts = nil
	} else if err == nil {
		first, err = then.standsFor(parts[0])
	}
	if first == "" || err != nil {
		return false, err
	}
	q.about(at, "")
	q.conv.At = q.said() // who was named is talked of, and no other in whose deal the same rival is
	q.putAs(first)
	if len(q.order) == 0 {
		return false, nil
	}
	if len(parts) > 1 {
		q.readsNext(parts[1:]...)
	}
	return true, q.dispatch(q.order)
}
