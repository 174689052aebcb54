package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// aDayToCome are the ways to name the day to which something moves, with the half of the day or the hour.
const aDayToCome = `(?:明天|后天|大后天|[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]|\d{1,2}月\d{1,2}[号日]?|\d{1,2}[号日])` +
	`(?:早上|上午|中午|下午|晚上)?(?:[\d一二两三四五六七八九十]{1,3}(?:点|[::：]\d\d)(?:半|一刻|三刻|\d\d分?)?)?`

// aDayAhead are the same in English.
const aDayAhead = `(?:(?:next |this )?(?:mon|tues|wednes|thurs|fri|satur)day|tomorrow|tmrw|tmr|(?:next )?(?:mon|tues?|weds?|thu(?:rs?)?|fri)|(?:dec|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov)[a-z]* \d{1,2}|\d{1,2} (?:dec|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov)[a-z]*|\d{1,2}/\d{1,2})` +
	`(?: (?:morning|afternoon|evening))?(?:,? (?:at )?\d{1,2}(?::\d\d)? ?(?:am|pm)?)?`

// hourAlone is an hour to which something moves on the day that it has.
var hourAlone = wording.Compile(`^(\d{1,2})([:.]\d\d)? ?(am|pm)?$`)

// newDayBehind finds a clause that says to which day something moves, and no more: 改周五, 改明天上午再去, moved
// to Friday.
var newDayBehind = wording.OneOf(
	`^(?:那就?|就|只能|所以|我们?|咱们|先|他|她|,|，| )*(?:(?:改|换|挪|推|延)(?:期|约)?(?:到|成|在|为)?|(?:重新|又|另)?约(?:到|在|了))(`+aDayToCome+`)(?:再)?(?:去|过去|见|见面|碰)?(?:了|吧)?$`,
	`^(?:so |but |and |now |we |i |he |she |they |it's |it is |is |was |has been )*(?:moved|moving|pushed|postponed|rescheduled|shifted)(?: it| the visit| the meeting)? (?:to|until|for) (`+aDayAhead+`)(?: instead)?$`,
)

// cannotBe is why somebody cannot be met at a time.
const cannotBe = `不行|没空|没时间|不在|不方便|有事|有会|有安排|要?出差|请假|去不了|来不了|不合适|冲突`

// cameToNothing finds why what was arranged does not come about: 没去成, 说那天不行, couldn't make it.
var cameToNothing = wording.OneOf(
	`没(?:有)?(?:去成|见成|去上|见着|见到|碰上|约成|来成|赶上)|(?:去|来|见)不(?:了|成)`,
	`(?:那天|那个时间|这天|当天|时间|[今明后]天|(?:周|星期|礼拜)[一二三四五六日天]|[上下]午|\d[号日])(?:他|她|他们)?(?:可能|又|都)?(?:`+cannotBe+`)`,
	`临时(?:有事|有会|有安排|出差|开会|要|(?:去|飞|回)了?(?:趟)?\p{Han}{2,4}?(?:了|去了)?)|(?:会|访|时间|行程)(?:要|得)?取消`,
	`(?:要|在|去|得)?出差|没空|没时间|走不开|抽不开身|脱不开身|抽不出时间|在外地|请假|休假|生病|不在(?:厂里?|公司|家)?$|(?:有|要|在|得)(?:开会|个?会)$`, // whoever does
	`\b(?:couldn't|could not|can't|cannot|didn't) (?:make it|go|meet|see)`, `\b(?:that|this|it|(?:day|time|date|slot|hour|morning|afternoon|tomorrow|(?:mon|tues|wednes|thurs|fri)day)(?: at \S+)?) (?:didn't|doesn't|won't) (?:work|suit|happen|come off)\b`,
	`\b(?:is|was|got) (?:busy|sick|tied up|called away|cancelled|canceled)\b`,
)

// dayThatFails finds the day on which what was arranged cannot be.
var dayThatFails = wording.OneOf(
	`((?:\d{1,2}月)?\d{1,2}[号日]|[下这本]?(?:周|星期|礼拜)[一二三四五六日天]|[今明后]天)(?:上午|下午|早上|晚上)?(?:他|她|他们|我|可能|又|都)*(?:`+cannotBe+`)`,
	`\b((?:mon|tues|wednes|thurs|fri)day|tomorrow|today) (?:doesn't|does not|won't|didn't|is not|isn't) (?:work|suit|possible|good)`,
)

// changesOne finds a part of a message that calls off what was arranged with somebody, or gives it another day:
// 恒发取消了, 大族改到下周.
var changesOne = wording.OneOf(
	`^[^,，]{2,12}(?:的?(?:拜访|会|预约|那趟))?(?:取消|不去)了$`,
	`^[^,，]{2,12}?(?:的?(?:拜访|会|预约|那趟))?(?:改|挪|推|延|换)(?:期)?到[^,，]{2,12}$`,
	`^[a-z' ]{2,30}? (?:is |was |has |got )*(?:cancel(?:l)?ed|off)$`,
	`^[a-z' ]{2,30}? (?:is |was |has |got |been )*(?:moved|pushed|postponed|rescheduled) (?:to|until) [a-z0-9 :]{3,20}$`,
)

// otherMatters are what else moves or is called off than what was arranged, what only may come about, and the visit at
// which nobody was met.
var otherMatters = wording.OneOf(
	`报价|订单|项目|[招投开]标|标书|展会|预算|方案|合同|货|样品|款|验收|培训|内部|聚餐|家长|周会|如果|万一|的话|要是|听说|昨|上周|见到|见着|碰上|赶上|接电话|临时要|[小老]\p{Han}|隔壁`,
	`\b(?:orders?|tenders?|quotes?|proposals?|offers?|budgets?|trials?|deliver(?:y|ies)|deadlines?|decisions?|payments?|board|projects?|if|yesterday|my|their|called)\b`,
)

// movedAlone finds that what was arranged with somebody has another day, in one clause: Kestrel moved to Friday,
// Northgate moved the demo to Thursday.
var movedAlone = wording.OneOf(`^[a-z][a-z' ]{1,29}? (?:wants|asked|asks|would like|needs|had|has|prefers)(?: us| me)? to (?:move|push|postpone|reschedule|shift) `+
	`(?:(?:the|our|my|their) (?:demo|visit|meeting|call|appointment|training|presentation)|it) (?:back )?(?:to|until) (`+aDayAhead+`)(?: instead)?$`, `^[a-z][a-z' ]{1,29}? (?:is |was |has |got |been )*(?:moved|pushed|postponed|rescheduled) `+
	`(?:(?:the|our|my|their) (?:demo|visit|meeting|call|appointment|training|presentation) )?(?:to|until) (`+aDayAhead+`|\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)?)(?: instead| now)?$`)

// ofArranged begins what is said of something arranged behind its customer's name, and of no other number of his.
var ofArranged = wording.Compile(`^(?:demo|visit|meeting|mtg|call|appointment|training|presentation)? ?(?:is |was |has |got |been )*(?:moved|pushed|postponed|rescheduled)`)

// changesEach reports parts that each call off what was arranged with one customer, or give it another day: none of
// them is visited in another's stead.
func changesEach(parts []string) bool {
	return len(parts) > 1 && !otherMatters.MatchString(squash(strings.Join(parts, ","))) && !slices.ContainsFunc(parts, func(p string) bool { return !changesOne.MatchString(squash(p)) })
}

// movesArranged gives another day to what was arranged with a customer and does not come about on its day:
// 恒发下午没去成,周经理临时有事,改明天上午; 陈总说那天不行,改周五. It is the one open visit there; with several it
// asks which, and with none the words stay for whoever reads them.
func (q *request) movesArranged() (bool, error) {
	to := q.newDay()
	if to == "" || len(q.f.Refs)+len(q.f.Colleagues) > 0 || q.f.Question || !q.tellsOnlyWhy() {
		return false, nil
	}
	at, err := q.oneNamedIn(q.m.Text)
	if err != nil || at == "" {
		return false, err
	}
	if who, err := q.personIn(strings.TrimSpace(fold(q.m.Text))); err != nil || who != nil && who.known && who.account.ID != at {
		return false, err // what comes between them and another customer
	}
	open, err := q.visitsArranged(at)
	if err != nil || len(open) == 0 {
		return q.movesNone(at, err)
	}
	due, clock := q.dayNamed(to)
	if hour := hourIn(hourAlone.FindStringSubmatch(to)); hour != "" {
		if len(open) != 1 || !ofArranged.MatchString(squash(toldBehind(q.m.Text, q.f.Account.Text))) || open[0].Due < q.today() {
			return false, nil
		}
		return true, q.moveTask(open[0], open[0].Due, hour)
	}
	if due == "" {
		return false, nil
	}
	if m := dayThatFails.FindStringSubmatch(squash(q.m.Text)); m != nil { // 12号不行,改15号 is said of what is on the 12th
		was, _ := q.dayNamed(m[1])
		open = slices.DeleteFunc(open, func(t crm.Task) bool { return was != "" && t.Due != was })
	}
	open = slices.DeleteFunc(open, func(t crm.Task) bool { return clock == "" && t.Due == due && lastHalf(to) == "" })
	if len(open) == 0 {
		return false, nil
	}
	if len(open) > 1 || movedByThem.MatchString(squash(q.m.Text)) && q.namesSomebodyNew() { // 徐工 may be anybody's
		return true, q.askTask(todoMove+string(due)+" "+clock, open)
	}
	return true, q.moveTask(open[0], q.aheadDay(&open[0], due), clock)
}

// movesNone says that nothing is booked with a customer where the meeting itself was named that has another day: no
// other step of his is meant by that.
func (q *request) movesNone(at crm.AccountID, err error) (bool, error) {
	m := movedByThem.FindStringSubmatch(squash(q.m.Text))
	if err != nil || m == nil || !ofMeeting.MatchString(m[1]) {
		return false, err
	}
	name, err := q.nameOf(at)
	if err != nil {
		return false, err
	}
	q.nothingDone(q.out.NothingToMove(name))
	return true, nil
}

// besideWhy are the words that may stand in a clause that says why what was arranged does not come about: who
// says so and how, the visit, its day.
var besideWhy = wording.OneOf(
	`说|讲|通知|来电话?|打来|电话|微信|回复?|告诉|那边|那儿|他们?|她们?|我们?|咱们?|人|本来|原来|原定|约好?|定好?|的|了|又|也|都|可能|要|得|去|拜访|见面|会面|那趟|会|预约|因为|因|今天|今早|刚刚?|突然|这次|`+
		`(?:\d{1,2}月)?\d{1,2}[号日]|[下这本]?(?:周|星期|礼拜)[一二三四五六日天]|[今明后那当这]天|上午|下午|早上|晚上|中午|[\d一二两三四五六七八九十]+点半?`,
	`\b(?:he|she|they|we|i|says|said|called|wrote|to say|tells me|told me|that|the|our|visit|meeting|demo|call|appointment|on|at|it|is|was|so|and|sorry|unfortunately|today|tomorrow|just|on (?:mon|tues|wednes|thurs|fri)day|(?:mon|tues|wednes|thurs|fri)day|can|will|be|there)\b`,
)

// tellsOnlyWhy reports that the clauses before the one with the new day hold nothing but who does not come, the
// day of the visit and why it fails: what is said of an order, a tender or a rival is another matter.
func (q *request) tellsOnlyWhy() bool {
	parts := clausesOf(q.m.Text)
	for _, p := range parts[:max(len(parts)-1, 0)] {
		if length(q.besidesWhy(squash(p))) > 0 {
			return false
		}
	}
	return true
}

// besidesWhy is what a clause holds beside who speaks or is spoken of, the meeting and why it fails.
func (q *request) besidesWhy(clause string) string {
	left := " " + clause + " "
	if q.f.Account != nil {
		left = strings.ReplaceAll(left, squash(q.f.Account.Text), " ")
	}
	for _, c := range q.f.Contacts {
		left = strings.ReplaceAll(left, squash(c.Name), " ")
	}
	return besideWhy.ReplaceAllString(cameToNothing.ReplaceAllString(left, " "), "")
}

// newDay is the day, as it was said, to which something moves that does not come about on its own; "" for none.
func (q *request) newDay() string {
	parts := clausesOf(q.m.Text)
	last := len(parts) - 1
	if last == 0 {
		if to := q.newDayOf(parts[0]); to != "" {
			return to
		}
	}
	if last == 0 && (ofOneKnown(q.f) || len(q.f.Contacts) == 1 && q.f.Account == nil) {
		if m := movedAlone.FindStringSubmatch(squash(parts[0])); m != nil {
			return m[1] + m[2]
		}
	}
	if last < 1 {
		return ""
	}
	m := newDayBehind.FindStringSubmatch(squash(parts[last]))
	if m == nil || !slices.ContainsFunc(parts[:last], func(p string) bool { return cameToNothing.MatchString(squash(p)) }) {
		return ""
	}
	return m[1] + m[2]
}

// movedByThem finds in one clause that somebody has another day for what was arranged with him: 周经理说改周四,
// 王总的约推到周五上午.
var movedByThem = wording.Compile(`^([^,，。]{1,16}?)(?:要|想|得|可能|只能|临时|又|给|已经)*(?:改|推|挪|换|延)(?:期|约)?(?:到|成|在|为|至)?(` + aDayToCome + `)(?:再)?(?:去|过去|来|见|见面|碰)?(?:了|吧)?$`)

// newDayOf is the day of such a clause, where before it stand only who says so and the meeting itself.
func (q *request) newDayOf(clause string) string {
	m := movedByThem.FindStringSubmatch(squash(clause))
	if m == nil || otherMatters.MatchString(strings.TrimPrefix(m[1], q.calledIn(m[1]))) || !ofMeeting.MatchString(m[1]) && len(q.f.Contacts) == 0 && !ofThem.MatchString(m[1]) || length(q.besidesWhy(m[1])) > 0 {
		return ""
	}
	return m[2]
}

// ofMeeting finds what was arranged, in the words before its new day: 周经理的约.
var ofMeeting = wording.Compile(`(?:的|那个|这个)?(?:约|会|拜访|见面|会面|那趟|饭局|预约)$`)

// calledIn is the name with which words begin; "" where nobody who is named stands there.
func (q *request) calledIn(words string) string {
	for _, c := range q.f.Contacts {
		if name := squash(c.Name); name != "" && strings.HasPrefix(words, name) {
			return name
		}
	}
	return ""
}

// oneNamedIn is the customer whom a text names, himself or by somebody of his; of a text that names none the one
// of the talk. It is "" where several are named.
func (q *request) oneNamedIn(text string) (crm.AccountID, error) {
	first, err := q.firstNames()
	if err != nil {
		return "", err
	}
	in, err := q.customersIn(text, first)
	if err != nil {
		return "", err
	}
	if slices.ContainsFunc(in, func(c customerSaid) bool { return c.named }) {
		in = slices.DeleteFunc(in, func(c customerSaid) bool { return !c.named })
	}
	switch {
	case len(in) == 1:
		return in[0].id, nil
	case len(in) == 0 && q.stillTalking() && (q.f.Account == nil || len(q.f.Account.Known) > 0):
		return q.conv.About, nil
	}
	return "", nil
}

// visitsArranged are his open visits with a customer, and what else has its hour there: a demo at 14:00.
func (q *request) visitsArranged(at crm.AccountID) ([]crm.Task, error) {
	open, err := q.openTasks(at)
	return slices.DeleteFunc(open, func(t crm.Task) bool { return t.Owner != q.who.ID || !t.Visit && t.Clock == "" }), err
}

// routeAsked finds that the stops of a day are to be put in order: 帮我把明天的路线排一下.
var routeAsked = wording.OneOf(
	`^(?:请|帮我|麻烦|把)*(今天|明天|后天|[下这本]?周[一二三四五六日天])的?(?:拜访)?(?:路线|行程|顺序)(?:帮我|给我)?(?:排|规划|安排|优化)(?:一?下)?(?:吧)?$`,
	`^(今天|明天|后天|[下这本]?周[一二三四五六日天])的?(?:拜访)?(?:路线|行程)(?:该|应该)?怎么(?:排|走|安排)[?？]?$`,
)

// asksRoute is a wish for the route of a day as the question for what is on that day, in its order.
func asksRoute(s string) (string, error) {
	m := routeAsked.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	return m[1] + m[2] + "有什么安排", nil
}
