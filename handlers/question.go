package handlers

import (
	"strings"
	"time"
	"unicode"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// namesHold is how long a name that is typed can still be the answer to a
// question: later it asks for that customer's card.
const namesHold = 30 * time.Minute

// yesHolds is how long a bare 好的 can still be the answer to a question: later
// it answers something else that somebody said.
const yesHolds = 24 * time.Hour

// answersQuestion takes words as the answer to the open question, or to the
// only open draft, where they read as one. A clear new matter does not: the
// question waits.
func (q *request) answersQuestion() (bool, error) {
	question := q.conv.Question
	if question.Key == "" {
		return q.answersDraft()
	}
	if q.conv.Query != "" && q.conv.QueryAt.After(question.At) && q.said().Sub(q.conv.QueryAt) <= likewiseFor && likewiseSaid.MatchString(strings.TrimSpace(q.m.Text)) {
		return false, nil // 后天呢 goes on asking, and answers nothing
	}
	if question.Key == cards.AskGoal {
		if told, err := q.tellsGoal(question); told || err != nil {
			return told, err
		}
	}
	switch question.Key {
	case cards.AskBecause:
		return q.tellsBecause(question)
	case cards.AskFull:
		return q.tellsFull(question)
	case cards.AskColumn:
		return q.tellsColumn(question)
	case cards.AskImport:
		return false, nil // see answersImport
	case wentKey:
		return q.tellsOfVisit(question)
	case arrivedKey:
		return q.tellsResult(question)
	case cards.AskApplication, cards.AskReason, cards.AskMore:
		return q.answersRequest(question)
	case cards.AskPeople:
		return q.answersPlan(question)
	}
	if done, err := q.answersFreely(question); done || err != nil {
		return done, err
	}
	switch {
	case isNo(q.m.Text):
		return true, q.refused(question)
	case isYes(q.m.Text) && (q.said().Sub(question.At) > yesHolds || q.conv.At.After(question.At) && question.Key != cards.AskConfirm):
		return false, nil // it agrees with what came after
	case isYes(q.m.Text):
		return q.agreed(question)
	}
	return q.chooses(question)
}

// chooses takes words as one of the choices of a question, by number or by name, or as
// the day or the customer that it asks for.
func (q *request) chooses(question crm.Question) (bool, error) {
	fresh := q.said().Sub(question.At) <= namesHold
	if n := choiceNumber(q.m.Text); n >= 1 && n <= len(question.Choices) {
		return true, q.choose(question, question.Choices[n-1])
	}
	if c, ok := labelled(question.Choices, q.m.Text); ok && fresh {
		return true, q.choose(question, c)
	}
	switch question.Key {
	case cards.AskUntil, cards.AskDate:
		if value := q.dayAnswered(question, fresh); value != "" {
			return true, q.choose(question, crm.Choice{Value: value})
		}
	case cards.AskWhose:
		if fresh && question.Draft != "" && q.f.Account != nil && len([]rune(strings.TrimSpace(q.m.Text))) <= len([]rune(q.f.Account.Text))+2 {
			return true, q.chooseNamed(question, q.f.Account)
		}
	}
	return false, nil
}

// dayAnswered is the hour, the month or the day that words name and nothing else, as the
// choice of a question for one; "" for none.
func (q *request) dayAnswered(question crm.Question, fresh bool) string {
	until := question.Key == cards.AskUntil
	if clock := q.clockOfAnswer(); clock != "" && until && q.laterChoice(question.Subject) != "" {
		return cards.LaterToday + clock
	}
	if due := q.monthAlone(); due != "" && fresh && until && question.Subject.Kind == crm.KindOpportunity {
		return string(due)
	}
	said := squash(q.m.Text)
	tells := q.f.Account != nil || len(q.f.Contacts) > 0 || didSomething(q.f) // 今天拜访了美的陈工 is no answer
	if tells || length(q.m.Text) > 12 || noDayAlone.MatchString(said) || leaveOwn.MatchString(said) || !onlyOfADay(q.m.Text) {
		return ""
	}
	return string(q.dayAlone())
}

// ofADay are the words of an answer that is a day: 那就停到下周一再说吧, let's say until Jan 15.
var ofADay = wording.OneOf(
	`[今明后]天|大后天|[上下这本]*个?(?:周|星期|礼拜)[一二三四五六日天末]?|[上下这本]个?月|[月年季周](?:底|初|中|末)|[今明后去]年|季度|半年`,
	`春节|过年|年后|元旦|国庆|五一|十一|中秋|端午|清明|圣诞|假期|放假|节`,
	`[\d一二三四五六七八九十两半几]|[年月日号天个点时]|小时|分钟|上午|下午|晚上|中午|早上`,
	`推迟|推|暂停|停|放|改|延|等|到|至|过|完|先|就|那|再|说|看|跟|联系|提醒|叫我|以|之|后|前|左右|好|行|嗯|的|了|吧|嘛|呢|啊|么|也|都|可|定|在`,
	`\b(?:today|tonight|tomorrow|tmrw|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b`,
	`\b(?:days?|weeks?|weekend|months?|years?|quarter|q[1-4]|easter|christmas|xmas|new|cny|holidays?|end|mid|middle|start|beginning|early|late|first|second|third|last|half)\b`,
	`\b(?:a|an|the|one|two|three|four|five|six|next|this|in|on|at|by|to|till|til|until|after|before|from|now|of|for|around|about|or|so|back|again|later|pause|wait|hold|push|park|snooze|move|make|it|let's|lets|say|try|maybe|ok|okay|fine|yes|then|please|pls|am|pm|noon|morning|afternoon|evening|st|nd|rd|th)\b|\d+(?:st|nd|rd|th)\b`,
)

// onlyOfADay reports an answer that is a day and tells nothing beside it: not 他说下周一领导过会.
func onlyOfADay(text string) bool {
	rest := ofADay.ReplaceAllString(strings.ToLower(fold(text)), "")
	return !strings.ContainsFunc(rest, unicode.IsLetter)
}

// noDayAlone finds that a text which names a day says something of it: 周末别发, 今天到期的有哪些.
var noDayAlone = wording.Compile(`别|不要|不用|勿|改到|日报|周报|早报|吗$|谁|哪|什么|上班|放假`)

// bareMonthSaid finds a month, and nothing else: 三月, 到明年3月再说.
var bareMonthSaid = wording.Compile(`^(?:到|至|等|停到|暂停到)?(?:明年|今年)?(\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份|初)?(?:再说|再看|再跟)?(?:吧)?$`)

// monthAlone is the first day of the month that is all that was said; "" for anything else.
func (q *request) monthAlone() crm.Date {
	m := bareMonthSaid.FindStringSubmatch(squash(q.m.Text))
	if m == nil {
		return ""
	}
	return q.monthStart(numberOfMonth(m[1]))
}

// dayAlone is the day that a text names, also where it says nothing else: 明天
// alone is read as no step and no date of anything.
func (q *request) dayAlone() crm.Date {
	due, _ := day(q.f)
	if due != "" || length(q.m.Text) > 12 {
		return due
	}
	if b, ok := putOffBy("推迟" + strings.TrimRight(squash(q.m.Text), "之以后")); ok { // 3天后
		return b.from(q.today())
	}
	if is(q.m.Text, "下周", "下礼拜", "下星期", "next week") {
		return q.today().WeekStart().AddDays(7)
	}
	if !namesDay(q.m.Text) {
		return ""
	}
	text := "提醒我" + q.m.Text + "打电话"
	if ascii(q.m.Text) {
		text = "remind me to call " + q.m.Text
	}
	due, _ = day(parse.Read(text, q.ctx))
	return due
}

// answersDraft takes 对, 嗯, 1 as the answer to the only open draft when no
// question is open.
func (q *request) answersDraft() (bool, error) {
	n := choiceNumber(q.m.Text)
	if n == 0 && !isYes(q.m.Text) || len(q.f.Refs) > 0 {
		return false, nil
	}
	open, err := q.drafts()
	if err != nil || len(open) != 1 {
		return false, err
	}
	d := open[0]
	if q.said().Sub(d.Said) > yesHolds {
		return false, nil
	}
	question := crm.Question{Key: d.Ask, Draft: d.ID, Choices: d.Choices, At: d.Said}
	if d.Ask == cards.AskIntent && q.said().Sub(d.Said) > namesHold {
		return false, nil
	}
	if n > 0 {
		c, ok := cards.Chosen(d, n)
		if !ok {
			return false, nil
		}
		return true, q.choose(question, c)
	}
	return q.agreed(question)
}

// agreed takes a yes: it confirms what only needed that, or the only choice;
// where several stand, it is asked again.
func (q *request) agreed(question crm.Question) (bool, error) {
	if question.Key == cards.AskIntent {
		return false, nil // what it is to become is not answered by a yes
	}
	if question.Key == cards.AskConfirm && question.Draft != "" {
		return true, q.confirm(question.Draft)
	}
	if len(question.Choices) == 1 || question.Key == cards.AskOpen {
		return true, q.choose(question, question.Choices[0])
	}
	if question.Draft == "" {
		return false, nil
	}
	d, err := crm.Get[crm.Draft](q.tx, question.Draft)
	if err != nil {
		return false, err
	}
	q.alone(q.say.Question(draftView(d)))
	return true, nil
}

// refused takes a no: none of the choices where that is one, else the draft is
// dropped, and can be brought back.
func (q *request) refused(question crm.Question) error {
	for _, c := range question.Choices {
		if c.Value == cards.ChoiceNew && is(q.m.Text, "都不是", "不是", "neither", "none") {
			return q.choose(question, c)
		}
	}
	if question.Draft != "" {
		return q.drop(question.Draft)
	}
	q.conv.Question = crm.Question{}
	q.alone(q.say.LeftAsIs())
	return nil
}

// labelled is the choice whose label words repeat, all of it or enough.
func labelled(cs []crm.Choice, text string) (crm.Choice, bool) {
	said := parse.Fold(text)
	if said == "" {
		return crm.Choice{}, false
	}
	var in []crm.Choice
	for _, c := range cs {
		label := parse.Fold(c.Label)
		switch {
		case c.Value == cards.ChoiceNew && is(text, "新客户", "新的", "是新客户", "new", "a new one", "new customer"):
			return c, true
		case label == said:
			return c, true
		case label != "" && len([]rune(said)) >= 2 && strings.Contains(label, said):
			in = append(in, c)
		}
	}
	if len(in) == 1 {
		return in[0], true
	}
	return crm.Choice{}, false
}

// choose does what an answer to a question leads to. A press on an old card
// comes here too.
func (q *request) choose(question crm.Question, c crm.Choice) error {
	switch {
	case question.Draft != "":
		return q.settle(question.Draft, question.Key, c)
	case question.Key == cards.AskTask && question.Subject.Kind == crm.KindTask:
		return q.chooseTask(question, c)
	case question.Key == cards.AskUntil:
		return q.chooseUntil(question, c)
	case question.Key == cards.AskItem:
		return q.chooseItem(question, c)
	case question.Key == cards.AskDecide:
		return q.chooseRequest(question, c)
	case question.Key == cards.AskDeal:
		return q.chooseDeal(question, c)
	case question.Key == cards.AskOpen:
		return q.chooseOpen(question, c)
	}
	q.conv.Question = crm.Question{}
	q.alone(q.say.Stale(""))
	return nil
}

func (q *request) chooseTask(question crm.Question, c crm.Choice) error {
	q.conv.Question = crm.Question{}
	rec, err := q.named(parse.Item{Number: c.Value})
	if err != nil {
		return err
	}
	t, ok := rec.(*crm.Task)
	if !ok {
		return crm.E(crm.Stale, "task.closed", "#"+c.Value)
	}
	switch todo := question.Subject.ID; {
	case todo == todoDrop:
		return q.cancelTask(*t)
	case strings.HasPrefix(todo, todoMove):
		due, clock, _ := strings.Cut(todo[len(todoMove):], " ")
		return q.moveTask(*t, crm.Date(due), clock)
	}
	return q.finishTask(*t)
}

// chooseUntil puts off what the question was about.
func (q *request) chooseUntil(question crm.Question, c crm.Choice) error {
	q.conv.Question = crm.Question{}
	if clock, ok := strings.CutPrefix(c.Value, cards.LaterToday); ok {
		return q.againAt(question.Subject, clock)
	}
	due := crm.Date(c.Value)
	switch question.Subject.Kind {
	case crm.KindTask:
		t, err := crm.Get[crm.Task](q.tx, crm.TaskID(question.Subject.ID))
		if err != nil {
			return err
		}
		return q.moveTask(t, due, t.Clock)
	case crm.KindOpportunity:
		m, ok, err := q.matterByNumber(question.Subject.ID)
		if err != nil || !ok {
			return err
		}
		return q.endDeal(m, desk.Ending{State: crm.DealPaused, Wake: due}, "")
	}
	return q.snoozeSubject(question.Subject.ID, due)
}

// chooseItem goes on with the correction of the item that was chosen: with the
// words that were said before, or with a form.
func (q *request) chooseItem(question crm.Question, c crm.Choice) error {
	q.conv.Question = crm.Question{}
	words := question.Subject.ID
	if words == "" {
		return q.openForm(c.Value)
	}
	rec, err := q.named(parse.Item{Number: c.Value})
	if err != nil {
		return err
	}
	b, err := q.bundleOf(rec)
	if err != nil {
		return err
	}
	return q.apply(b, q.fixOf(words, parse.Read(words, q.ctx)))
}

// chooseNamed answers "whose matter is it" with a name that was typed.
func (q *request) chooseNamed(question crm.Question, m *parse.Mention) error {
	d, err := q.openDraft(question.Draft)
	if err != nil {
		return err
	}
	t, err := thaw(d.Facts)
	if err != nil {
		return err
	}
	t.Account = m
	t.Confidence, t.Close = 1, ""
	return q.write(d.ID, t)
}
