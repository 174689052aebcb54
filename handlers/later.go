package handlers

import (
	"regexp"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/parse"
)

// later is an intent whose time comes with another release: it says so, and
// what can be done today. keep saves the words among the drafts, so that
// nothing is lost.
func later(in Intent, what string, keep bool) Intent {
	weigh := in.Weigh
	if keep {
		in.Aside, in.touches = what, weigh
	}
	if weigh != nil {
		in.Weigh = func(f parse.Facts) float64 {
			if didSomething(f) {
				return 0 // what was done is recorded first
			}
			return weigh(f)
		}
	}
	in.Handle = func(q *request) error { return q.later(what, keep) }
	return in
}

// didSomething reports a message that tells of a visit or a call that was made.
func didSomething(f parse.Facts) bool {
	for _, t := range things(f) {
		if (t.Intent == parse.Visit || t.Intent == parse.Call) && happened(t) && (t.Account != nil || len(t.Contacts) > 0) {
			return true
		}
	}
	return false
}

// aside is what of a later release was said beside something that was done;
// "" for nothing.
func (q *request) aside() string {
	if !didSomething(q.f) {
		return ""
	}
	for _, in := range q.intents {
		if in.touches != nil && in.touches(q.f) >= enough {
			return in.Aside
		}
	}
	return ""
}

func (q *request) later(what string, keep bool) error {
	kept := false
	if keep && mayRecord(q.who) && q.private() {
		w, err := q.begin()
		if err != nil {
			return err
		}
		if err := q.draft(w, q.f, cards.AskIntent, intentChoices(q.f)); err != nil {
			return err
		}
		kept = true
	}
	q.reply(q.out.Later(what, kept))
	return nil
}

// says weighs a message by words that only this matter uses.
func says(weight float64, longest int, zh []string, en ...string) func(parse.Facts) float64 {
	return func(f parse.Facts) float64 {
		if length(f.Text) > longest {
			return 0
		}
		if holds(f.Text, zh...) {
			return weight
		}
		for _, e := range en {
			if strings.Contains(e, " ") && holds(f.Text, e) || word(f.Text, e) {
				return weight
			}
		}
		return 0
	}
}

// leaveIntent is absence and who stands in.
func leaveIntent() Intent {
	return later(Intent{
		Name:     "leave",
		Weigh:    says(0.85, 40, []string{"我休假", "周休假", "月休假", "号休假", "休假", "请假", "审批给", "我回来了"}, "on leave", "back on monday", "out of office", "on holiday until"),
		Examples: []string{"我下周休假审批给老周", "back on Monday"},
		Near:     []string{"别烦我", "王总下周回来,周三再约", "今天拜访了比亚迪王总"},
	}, cards.LaterLeave, false)
}

// handsOver finds 把比亚迪给Anna: a customer passed to a colleague.
var handsOver = regexp.MustCompile(`^把.+(转给|交给|移交给?|划给|给)|^(give|pass|assign|reassign|move|hand) .+ to `)

// peopleIntent is the roster, hand-over and channels.
func peopleIntent() Intent {
	weigh := says(0.85, 30, []string{"加人", "添加用户", "新增用户", "加个人", "的客户给", "的客户交给", "离职", "绑定这个群", "绑定本群"}, "bind this channel", "hand over", "add a user", "add user")
	return later(Intent{
		Name: "people",
		Weigh: func(f parse.Facts) float64 {
			if len(f.Colleagues) > 0 && handsOver.MatchString(squash(f.Text)) {
				return 0.86
			}
			// 加小孙 华南 销售: a name, a team, a role of our own
			if strings.HasPrefix(squash(f.Text), "加") && length(f.Text) <= 14 && holds(f.Text, "销售", "经理", "专员", "管理员") && (f.Account == nil || len(f.Account.Known) == 0) {
				return 0.85
			}
			return weigh(f)
		},
		Examples: []string{"小李的客户给小陈", "小李离职,客户交给小陈", "加小孙 华南 销售", "bind this channel to South", "把比亚迪给小陈"},
		Near:     []string{"我的客户", "加上王总的电话", "怎么加人"},
	}, cards.LaterPeople, false)
}

// supportIntent asks for somebody's help.
func supportIntent() Intent {
	return later(Intent{
		Name:     "support",
		Weigh:    says(0.8, 40, []string{"要个售前", "需要售前", "申请售前", "要技术支持"}, "need presales", "need a presales"),
		Examples: []string{"要个售前去趟粤钢", "need presales for Hongtu Thursday"},
		Near:     []string{"拜访了宏图汽车零部件,这次带了售前小钟"},
	}, cards.LaterSupport, true)
}
