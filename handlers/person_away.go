package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/wording"
)

// theirAway finds that somebody is away for a while, told by itself: 恒发周经理出差了, Greta is on holiday until
// Friday. Who was not there when one came is told with the visit, or in fewer words: 恒发周经理不在.
var theirAway = wording.OneOf(
	`^[^,，。?？谁我你]{1,14}?(?:今天|明天|这周|本周|下周|最近|这几天|这阵子|已经|又|都|要|在|去|到|\d|[月号日]|\p{Han}{2}去?)*?`+
		wording.Any(`出差`, `休假`, `度假`, `出国`, `休产假`, `年假`, `请假`)+`(?:了|中|去了|几天|一周|一个月)*$`,
	`^(?:[a-z0-9&. -]{2,30}: )?[a-z]+(?: [a-z]+)? (?:is|'s|will be|has been) (?:now |still |back )?`+
		wording.Any(
			`away`, `on (?:holiday|vacation|leave|a business trip|a trip|parental leave|sick leave)`, `travell?ing`, `out of (?:the )?office`, `abroad`,
		)+`(?: (?:this|next|until|till|from|for|all|since|in) [a-z0-9 /.-]{2,30})?$`,
	`^[a-z]+(?: [a-z]+)? (?:leaves|is leaving|retires|is retiring|quits|is quitting|resigned|has resigned|quit)(?: us| them| the (?:company|firm))?,?(?: (?:at the |the |this |next |in |by |on |last day )?[a-z0-9 /]{2,24})?$`,
)

// toldOfOurs finds a visit, an order or a denial before who is away: 今天去恒发周经理出差, 提醒我周经理下周出差.
var toldOfOurs = wording.Compile(`^(?:今天|明天|昨天)?(?:去|来|到|拜访|给|打|约|请|提醒|待办|陪|跟|和|等|帮)|[不没应叫让派来跟陪]|[下这本]?周[一二三四五六日](?:跟|和|陪)`)

// tellsAway keeps as news of one's own customer that somebody of his is away: nobody was visited.
func (q *request) tellsAway() (bool, error) {
	if !theirAway.MatchString(squash(q.m.Text)) || len(q.f.Items)+len(q.f.Refs)+len(q.f.Colleagues) > 0 || q.f.Question || q.f.Asks() {
		return false, nil
	}
	first, err := q.firstNames()
	if err != nil {
		return false, err
	}
	somebody := len(q.f.Contacts) == 1 || slices.ContainsFunc(capitals.FindAllString(q.m.Text, 8), func(w string) bool { return first[w] != nil })
	in, err := q.customersIn(q.m.Text, first)
	if err != nil || !somebody || len(in) == 0 || slices.ContainsFunc(in, func(c customerSaid) bool { return c.id != in[0].id }) || toldOfOurs.MatchString(squash(q.m.Text)) {
		return false, err
	}
	a, err := q.accountIf(in[0].id, q.owns)
	if err != nil || a == nil {
		return false, err
	}
	text := q.m.Text
	if in[0].named {
		text = strings.TrimLeft(strings.TrimPrefix(text, in[0].text), " :：,，的")
	}
	return q.newsOf(a, text)
}
