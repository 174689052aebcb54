package handlers

import (
	"strings"

	"milepost/handlers/wording"
)

var (
	// onBehalf finds that the assistant is to reach somebody for him: 帮我给周经理打个电话, could you email
	// Peter the layout. It writes to no customer, so that is a step of his own, and never a call that was made.
	onBehalf = wording.OneOf(
		`^`+wording.Any(
			`那就?`, `好的?`, `你`, `能不能`, `可不可以`, `可以`, `能`, `麻烦`, `请`, `[,，]`,
		)+`*(?:帮我|替我|帮忙|麻烦你?|请你)(?:再|先|也)?(`+
			wording.Any(
				`(?:给|跟|向).{1,8}?`+
					wording.Any(
						`打个?电话`, `去个?电话`,
						`发个?(?:邮件|短信|微信|消息|信息)`,
						`回个?(?:电话|消息|信|邮件)`, `说一?声`,
					)+`.{0,20}`,
				`(?:通知|联系|回复|催|约)(?:一?下)?.{1,24}`,
			)+`)$`,
		`^`+wording.Any(`please `, `pls `, `can you `, `could you `, `would you `)+`+(`+
			wording.Any(
				`call`, `ring`, `phone`, `e-?mail`, `text`, `message`, `write to`, `contact`,
				`reach out to`, `ping`, `get back to`,
			)+` .{3,60}`+`)$`,
		`^((?:call|ring|phone|e-?mail|text|message) .{3,40}) for me$`,
	)
	// askedBy finds that somebody of his own house wants to know what follows: 老板问我本月能签多少.
	askedBy = wording.OneOf(
		`^(?:我们)?(?:老板|领导|老大|头儿|总监|经理)(?:又|刚才?|在|今天|总)*(?:问|想知道)`+
			`(?:我|我们|起)?[,，:: ]*(.{3,40})$`,
		`^(?:my |the )?(?:boss|manager|director)(?:'s| is| just| keeps)*`+
			` (?:asking|asks|asked|wants to know)(?: me)?[,: ]+(.{6,60})$`,
	)
)

// ownerBecomes finds who is to own a customer: 把Otto的负责人换成小李.
var ownerBecomes = wording.OneOf(
	`^(?:请|麻烦|帮我)*把(.{2,20}?)的?(?:负责人|跟进人|归属人?|业务员|客户经理)`+
		`(?:换成|改成|改为|换给|变成|给)(.{1,8}?)(?:吧|来跟|跟)?$`,
	`^(?:please |pls )?(?:change|switch|set) the owner of (.{2,30}?) to (.{1,20})$`,
	`^(?:please |pls )?make (.{1,20}?) the owner of (.{2,30})$`,
)

// ownedBy is an order that somebody shall own a customer, as it is usually said; "" for none.
func (q *request) ownedBy(s string) (string, error) {
	m := ownerBecomes.FindStringSubmatch(s)
	switch {
	case m == nil:
		return "", nil
	case m[1] != "":
		return q.inHisWriting(m[1]) + "给" + q.inHisWriting(m[2]) + "跟", nil
	}
	return "give " + q.inHisWriting(m[3]+m[6]) + " to " + q.inHisWriting(m[4]+m[5]), nil
}

var (
	// filledIn finds what is to be written into a field of the customer who is on the screen: 行业写钢铁.
	filledIn = wording.Compile(`^(?:所属)?(行业|区域|地区|线索来源|来源|年?营业额|客户分类|地址|电话)(?:一?栏)?(?:写|填|填成|写成|就写|就填|补上?|选|改成|改为|是)(?:个|成)?[:： ]?([^,，。?？吗呢什啥哪多几]{2,20})$`)
	// newOnes finds a wish to see what was registered in a period: 这周新进来的线索给我看看.
	newOnes = wording.Compile(`^(?:给我)?(?:看看|看一?下|查一?下|列一?下)?(` +
		wording.Any(`今天`, `昨天`, `本周`, `这周`, `上周`, `这个月`, `本月`, `上个月`, `最近`) +
		`)(?:刚)?(?:新增|新进来?|新来|新登记|新录|新|进来)(?:了|的)*(线索|客户)` +
		wording.Maybe(
			`有哪些`, `有几条`, `有几家`, `给我看看`, `给我看一?下`, `发我`, `看看`, `列一?下`, `清单`,
			`名单`,
		) + `$`)
)

// fillsIn is a field of the customer on the screen and what is to stand in it, as it is read; "" for none.
func (q *request) fillsIn(s string) (string, error) {
	m := filledIn.FindStringSubmatch(s)
	if m == nil || q.f.Account != nil && len(q.f.Account.Known) > 0 || q.conv.About == "" || !q.stillTalking() {
		return "", nil
	}
	name, err := q.nameOf(q.conv.About)
	if err != nil {
		return "", err
	}
	if m[1] == "区域" || m[1] == "地区" {
		return name + " 在" + m[2], nil
	}
	return name + " " + m[1] + ":" + q.inHisWriting(m[2]), nil
}

// asksForNew is that wish as the question that it is; "" for none.
func (q *request) asksForNew(s string) (string, error) {
	m := newOnes.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	if m[1] == "最近" {
		m[1] = "本月"
	}
	return m[1] + "新增" + m[2] + "有哪些", nil
}

// reachesFor is a wish that the assistant reach somebody of a customer's, as a step; "" for none.
func (q *request) reachesFor(s string) (string, error) {
	m := onBehalf.FindStringSubmatch(s)
	if m == nil || len(q.f.Contacts) == 0 || len(q.f.Colleagues) > 0 || word(m[2]+m[3], "me") { // can you call me Annie
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
	if named := q.f.Account != nil && len(q.f.Account.Known) > 0; !named && !ofOurs.MatchString(rest) {
		return "", nil // 老板问多少钱: the customer's, who was met
	}
	if !asks(rest) && !putAsQuestion(rest) && !endsAsking.MatchString(rest) {
		return "", nil
	}
	return rest, nil
}

var (
	// endsAsking finds what else asks by how it ends: 粤钢的进展.
	endsAsking = wording.Compile(`(?:什么情况|进展|没有?)[了啊]?$`)
	// ofOurs finds what only somebody of his own house asks for.
	ofOurs = wording.Compile(`本月|这个?月|上个?月|本?季度|今年|本周|这周|上周|能签|签了几|签了多少|业绩|目标|回款|跑了|拜访|商机|漏斗|几单|\b(?:month|quarter|year|week|deals?|pipeline|target|signed|visits?)\b`)
)
