package handlers

import (
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// whoseVisit gives an activity that was recorded to whoever made it: 粤钢那次拜访记到
// Anna名下, 恒鑫那次是Anna去的.
var whoseVisit = wording.Compile(`(那次|上次|这次|那趟|那个|那条)(的?(拜访|电话|记录))?(其实|应该)?(是|归).{1,10}(去|跑|打|做)的$|(记|算|改)(到|在|给|成).{1,10}(名下|头上)$`)

// underName finds that a visit is put under somebody's name.
var underName = wording.Compile(`(?:记|算|改)(?:到|在|给|成).{1,10}(?:名下|头上)$`)

// visitOfDay finds that the day says which visit is meant, and is not what is put right: 昨天比亚迪那次是Anna去的.
var visitOfDay = wording.Compile(`(?:今天|昨天|前天|大前天|[上这本]?(?:周|星期|礼拜)[一二三四五六日天]|\d{1,2}[号日]).{0,14}(?:那次|那趟)`)

// creditsDay reports that the visit of a day is put under somebody's name.
func (q *request) creditsDay() bool {
	s := squash(q.m.Text)
	return whoseVisit.MatchString(s) && visitOfDay.MatchString(s)
}

// daysVisit is the newest visit or call of a customer on a day.
func (q *request) daysVisit(a *crm.Account, on crm.Date) (*bundle, error) {
	acts, err := q.lastActivities(a.ID, 20)
	if err != nil {
		return nil, err
	}
	for i := range acts {
		if acts[i].Date == on && q.allowed(crm.Write, crm.ScopeOf(&acts[i])) {
			return q.bundleOf(&acts[i])
		}
	}
	return nil, crm.E(crm.Missing, "record.missing", string(crm.KindActivity), "")
}
