package handlers

import (
	"strings"

	"milepost/handlers/wording"
)

// asksPlan finds what may ask for the plan of somebody.
var asksPlan = wording.Compile(`安排|干嘛|干啥|干什么|去哪|跑哪|什么事|啥事|行程|日程|计划|几点`)

// plansOf is a question for what a colleague has before him as that for his steps: 小李今天几点去哪, 小李明天有什么安排. It
// is such a question where one would ask it of oneself without his name.
func (q *request) plansOf(s string) (string, error) {
	if length(s) > 20 || !asksPlan.MatchString(s) {
		return "", nil
	}
	named, err := q.namedOf(s)
	if err != nil || len(named.people) != 1 || named.people[0].id == string(q.who.ID) {
		return "", err
	}
	own := strings.TrimPrefix(strings.Replace(s, named.people[0].said, "", 1), "的")
	when := q.whenIn(own)
	if !aheadAsked.MatchString(own) {
		return "", nil
	}
	return named.people[0].name + when + "的待办有哪些", nil
}
