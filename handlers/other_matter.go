package handlers

import (
	"milepost/handlers/parse"
	"milepost/handlers/wording"
)

// otherMatter reports words that are clearly not the answer to a question that
// wants words: a command, a question, something that was done.
func (q *request) otherMatter() bool {
	if asks(q.m.Text) || didSomething(q.f) || holds(q.m.Text, "提醒我") || word(q.m.Text, "remind me") {
		return true
	}
	in, ok := commanded(q.intents, q.f)
	if ok && in.Name != "decide" {
		return true
	}
	all := weighed(q.intents, q.f)
	return len(all) > 0 && all[0].Name != "decide" && (all[0].Reads == "" || all[0].Reads == parse.Query) && all[0].Weigh(q.f) > 0.85
}

// otherField reports words that something else wants more than the field that
// was asked for: 到账60万 is no need of the customer.
func (q *request) otherField(asked string) bool {
	if asked != "sign_by" && dayFirst.MatchString(squash(q.m.Text)) {
		return true // 周五前拿批文 is a step, whatever was asked for
	}
	if asked == "sign_by" && q.f.Account != nil && len(q.f.Account.Known) > 0 && !dayWords.MatchString(q.m.Text) {
		return true // no day in it, and a customer: 评选 比亚迪
	}
	all := weighed(q.intents, q.f)
	if len(all) == 0 {
		return false
	}
	switch first := all[0]; {
	case first.Name == "expense" || first.Name == "lead" && (holds(q.m.Text, "线索") || word(q.m.Text, "lead")):
		return true
	case asked == "sign_by": // a day is found in many a text
		return first.Name != "decide"
	case first.Name == "deal" || first.Name == "decide":
		return false
	case first.Name == "task": // what is to be done on a day, with a customer
		due, _ := day(q.f)
		return due != "" && q.f.Account != nil || first.Weigh(q.f) > 0.75
	default:
		return first.Weigh(q.f) > 0.75
	}
}

// dayFirst finds a text that begins with the day of something to be done.
var dayFirst = wording.Compile(`^(今天|明天|后天|月底|(这|本|下)?(周|星期|礼拜)[一二三四五六日天]|\d{1,2}月\d{1,2}[号日])(之?前|去|把|给|拿|要|上午|下午|约)|^(by|on) (mon|tue|wed|thu|fri|sat|sun|tomorrow)`)
