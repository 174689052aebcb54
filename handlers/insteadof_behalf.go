package handlers

import (
	"strings"

	"milepost/handlers/wording"
)

var (
	// onBehalf finds that the assistant is to reach somebody for him: 帮我给周经理打个电话, could you email
	// Peter the layout. It writes to no customer, so that is a step of his own, and never a call that was made.
	onBehalf = wording.Compile(`^(?:那就?|好的?|你|能不能|可不可以|可以|能|麻烦|请|[,，])*(?:帮我|替我|帮忙|麻烦你?|请你)(?:再|先|也)?((?:给|跟|向).{1,8}?(?:打个?电话|去个?电话|发个?(?:邮件|短信|微信|消息|信息)|回个?(?:电话|消息|信|邮件)|说一?声).{0,20}|(?:通知|联系|回复|催|约)(?:一?下)?.{1,24})$` +
		`|^(?:please |pls |can you |could you |would you )+((?:call|ring|phone|e-?mail|text|message|write to|write|contact|reach out to|ping|get back to) .{3,60})$|^((?:call|ring|phone|e-?mail|text|message) .{3,40}) for me$`)
	// askedBy finds that somebody of his own house wants to know what follows: 老板问我本月能签多少.
	askedBy = wording.Compile(`^(?:我们)?(?:老板|领导|老大|头儿|总监|经理)(?:又|刚才?|在|今天|总)*(?:问|想知道)(?:我|我们|起)?[,，:: ]*(.{3,40})$|^(?:my |the )?(?:boss|manager|director)(?:'s| is| just| keeps)* (?:asking|asks|asked|wants to know)(?: me)?[,: ]+(.{6,60})$`)
)

// reachesFor is a wish that the assistant reach somebody of a customer's, as a step; "" for none.
func (q *request) reachesFor(s string) (string, error) {
	m := onBehalf.FindStringSubmatch(s)
	if m == nil || len(q.f.Contacts) == 0 || len(q.f.Colleagues) > 0 {
		return "", nil
	}
	if m[1] != "" {
		return "提醒我" + m[1], nil
	}
	return "remind me to " + q.inHisWriting(m[2]+m[3]), nil
}

// askedAround is the question that somebody of his own house put to him; "" for none.
func (q *request) askedAround(s string) (string, error) {
	m := askedBy.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	rest := strings.TrimSpace(m[1] + m[2])
	if !asks(rest) && !putAsQuestion(rest) && !ends.MatchString(rest) {
		return "", nil
	}
	return rest, nil
}

// ends finds that words ask by how they end.
var ends = wording.Compile(`(?:多少|几[个家单次]|怎么样|什么情况|进展|哪一?步|吗|呢|没有?)[了啊]?$`)
