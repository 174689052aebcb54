package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/wording"
)

// anotherMatter begins another matter of the day: 下午去…, then I saw ….
var anotherMatter = wording.OneOf(
	`^(?:然后|接着|之后|完了)?(?:今天|上午|中午|下午|晚上|傍晚|明天|后天|下周)`, `^(?:又|再)?(?:去|到|见|拜访|跑)`,
	`^(?:and |then |after that )*(?:i |we )?(?:met|saw|visited|called|went|had lunch|tomorrow|next)\b`,
)

// signsAmong takes a signature that is told among other things as a statement of its own: 上午恒发签了
// 合同,下午去比亚迪送方案. The customer who signed is the one in whose clause it stands; read as one
// sentence, the deal of another could be won.
func (q *request) signsAmong() (bool, error) {
	t := q.f
	if len(t.Refs) > 0 || t.Question || t.Asks() || !signedWords.MatchString(t.Plain()) {
		return false, nil
	}
	parts := clausesOf(q.m.Text)
	if len(parts) < 2 {
		return false, nil
	}
	of := make([]string, len(parts)) // the customer whom each part names
	at := -1
	for i, part := range parts {
		then := *q
		then.putAs(part)
		if namesCustomer(then.f) {
			of[i] = then.f.Account.Text
		}
		if at < 0 && of[i] != "" && len(then.order) > 0 && then.order[0].Name == "contract" {
			at = i
		}
	}
	if at < 0 || !slices.ContainsFunc(of, func(name string) bool { return name != "" && name != of[at] }) {
		return false, nil
	}
	end := at + 1 // what follows without a customer of its own is of the signature
	for end < len(parts) && of[end] == "" && !anotherMatter.MatchString(squash(parts[end])) {
		end++
	}
	rest := slices.Concat(parts[:at], parts[end:])
	q.readsNext(strings.Join(parts[at:end], ",")) // last: where it lacks its sum, that is asked, and the rest is kept
	q.putAs(strings.Join(rest, ","))
	return true, q.words()
}
