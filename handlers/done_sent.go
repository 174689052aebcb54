package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// thingGone finds a thing that was handed over, told of itself: Otto's proposal went out today.
var thingGone = wording.Compile(`^(?:the |our |my )?([a-z0-9&][a-z0-9&.' -]{2,40}?)(?: has| have| is| was| were| just| finally| now| been| already| all)* ` + wording.Any(
	`went out`, `gone out`, `gone`, `out`, `out the door`, `sent(?: off| out| over)?`, `delivered`, `submitted`, `e-?mailed`, `mailed`, `shipped`, `posted`, `handed (?:in|over)`,
	`on its way`, `with them`, `done`, `finished`, `completed`, `sorted`, `uploaded`, `forwarded`,
) + `(?: to (?:them|him|her|[a-z]+(?: [a-z]+)?))?` + handedWhen)

// handedWhen is when, and how, something was handed over.
const handedWhen = `(?: today| yesterday| yday| this (?:morning|afternoon|am|pm)| last night| just now| now| already| by e-?mail| on time| earlier| first thing|(?: on| last)? (?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri)(?:day)?| a (?:few days|day|bit) (?:early|late))*$`

var (
	// thingSent finds the same told by who did it: sent him the quote, emailed Greta the drawings.
	thingSent = wording.Compile(`^(?:i |we |i've |we've |have |just |finally |already |ok |also |and |then |so )*(?:sent|e-?mailed|mailed|forwarded|delivered|submitted|shipped|handed over|dropped off|couriered|shared)(?: over| off| out)?(?: (?:him|her|them|everyone|[a-z]+(?: [a-z]+)?))? (?:the|our|my|his|her|their|a|an|that|those) ` +
		`([a-z0-9&][a-z0-9&.' -]{2,40}?)(?: over| off| out| across)?(?: to (?:him|her|them|[a-z]+(?: [a-z]+)?))?` + handedWhen)
	// itWasSent finds that something is gone, and no more.
	itWasSent = wording.Compile(`^(?:i |i've |just |finally |already |ok |have |and )*(?:sent|e-?mailed|mailed|forwarded|submitted|shipped|delivered)(?: (?:it|them|that|those|this|everything|both))(?: over| off| out| across)?(?: to (?:him|her|them|[a-z]+(?: [a-z]+)?))?` + handedWhen)
	// toSend finds a step which is over once its thing is gone.
	toSend = wording.Compile(`\b(?:send|e-?mail|mail|forward|submit|ship|deliver|get .{2,40} (?:to|over)|quote|quotation|offer|proposal|brochure|samples?|references?|agreement|contract|draft|drawings?|datasheet|layout|summary)\b|发|寄|送|报价|交`)
)

// sampleGone finds that samples have gone out, with who carries them: 样寄出去了顺丰.
var sampleGone = wording.Compile(`^(?:那批|这批|第[一二三]批|新的?)?(样(?:品|件|机)?)(?:都|也|已经|今天|昨天|刚刚?)*(?:寄|发|送|交|快递)(?:给)?(?:他们?|客户|对方)?(?:出去|过去|走|出|掉)*了(?:[,，]?(?:走|发|用)?(?:的)?(?:顺丰|德邦|中通|圆通|韵达|申通|极兔|京东|跨越|ems|快递))?$`)

// finishesSample finishes the one open step of his to bring samples on their way, where one is.
func (q *request) finishesSample() (bool, error) {
	if !sampleGone.MatchString(strings.TrimRight(squash(q.m.Text), ".! ")) || len(q.f.Refs) > 0 {
		return false, nil
	}
	all, err := q.myTasks(q.who.ID)
	if err != nil {
		return false, err
	}
	all = slices.DeleteFunc(all, func(t crm.Task) bool {
		return !strings.Contains(t.Text, "样") || !strings.ContainsAny(t.Text, "寄送发交")
	})
	if here := slices.DeleteFunc(slices.Clone(all), func(t crm.Task) bool { return t.Account != q.conv.About }); len(here) == 1 {
		all = here
	}
	switch {
	case len(all) != 1:
		return false, nil
	case q.stillTalking() && all[0].Account != "" && all[0].Account != q.conv.About: // they may be samples of his
		return true, q.askTask(todoDone, all)
	}
	return true, q.finishTask(all[0])
}

var (
	// sentTo finds to whom something went; to the customer it went by any of theirs.
	sentTo = wording.Compile(` to ([a-z]+(?: [a-z]+)?)` + handedWhen)
	theirs = wording.Compile(`^(?:him|her|them|everyone|everybody|both|all|(?:the |their )?(?:customer|client|buyer|purchasing|procurement|plant))\b`)
	// wentBeside finds what went out beside the thing itself, or in place of it.
	wentBeside = wording.Compile(`\b(?:about|regarding|re|reminder|invite|invitation|question|template|link|thank|note|second|other|another|wrong|old)\b`)
)

// sentAt is the customer to whom something went that names none: of whom is talked, else of whom the one is that is
// named; "" for anyone. It is false for what went to somebody else.
func (q *request) sentAt(said string) (crm.AccountID, bool, error) {
	to, err := q.byContact(q.f.Contacts, crm.Write)
	switch m := sentTo.FindStringSubmatch(said); {
	case err != nil:
		return "", false, err
	case to.Account != nil:
		return to.Account.ID, true, nil
	case m != nil && !theirs.MatchString(m[1]):
		return "", false, nil
	case q.stillTalking():
		return q.conv.About, true, nil
	}
	return "", true, nil
}

// finishesThing finishes the one open step of his that is called as the thing which was handed over. What he has no
// step for is told of something else.
func (q *request) finishesThing() (bool, error) {
	said := strings.TrimRight(squash(q.m.Text), ".! ")
	if strings.ContainsAny(q.m.Text, "?？") {
		return false, nil
	}
	if ascii(said) && itWasSent.MatchString(said) {
		return q.finishesSent()
	}
	m := thingGone.FindStringSubmatch(said)
	if m == nil {
		m = thingSent.FindStringSubmatch(said)
	}
	if m == nil || len(q.f.Refs) > 0 || q.f.Question || q.f.Asks() || q.f.Negated || q.f.Amount != nil || len(q.f.Costs) > 0 {
		return false, nil
	}
	if wentBeside.MatchString(m[1]) {
		return false, nil
	}
	called, err := q.stepsCalled(m[1])
	if err == nil && len(called) > 0 && !namesCustomer(q.f) { // who was sent something is no step of another's
		var at crm.AccountID
		var ok bool
		if at, ok, err = q.sentAt(said); !ok {
			return false, err
		}
		called = slices.DeleteFunc(called, func(t crm.Task) bool { return at != "" && t.Account != at })
	}
	if err != nil || len(called) != 1 {
		return false, err
	}
	return true, q.finishTask(called[0])
}

// finishesSent finishes the step by which it was to be sent, of the customer who is named or was spoken of today, else
// the one that is due; of several it asks. What he has no such step for is told of something else.
func (q *request) finishesSent() (bool, error) {
	all, err := q.myTasks(q.who.ID)
	if err != nil {
		return false, err
	}
	sends := func(t crm.Task) bool { return !t.Waiting && toSend.MatchString(lower(t.Text)) }
	all = slices.DeleteFunc(all, func(t crm.Task) bool { return !sends(t) })
	at := crm.AccountID("")
	if fnd, err := q.subject(q.f, crm.Write); err != nil {
		return false, err
	} else if fnd.Account != nil {
		at = fnd.Account.ID
	} else if now, ok, err := q.sentAt(strings.TrimRight(squash(q.m.Text), ".! ")); !ok {
		return false, err
	} else if t, err := q.lastTask(); err != nil {
		return false, err
	} else if t != nil && t.Owner == q.who.ID && sends(*t) && crm.DateOf(q.conv.At.In(q.who.Location())) == q.today() {
		return true, q.finishTask(*t)
	} else {
		at = now
	}
	due := slices.DeleteFunc(slices.Clone(all), func(t crm.Task) bool {
		return at != "" && t.Account != at || at == "" && (t.Due == "" || t.Due > q.today())
	})
	switch both := word(squash(q.m.Text), "both"); {
	case len(due) == 0:
		return false, nil
	case both && slices.ContainsFunc(due, ofTwoThings):
		due = slices.DeleteFunc(due, func(t crm.Task) bool { return !ofTwoThings(t) })
	case both && len(due) == 2:
		if err := q.finishTask(due[0]); err != nil {
			return true, err
		}
		return true, q.finishTask(due[1])
	}
	if len(due) == 1 {
		return true, q.finishTask(due[0])
	}
	return true, q.askTask(todoDone, due)
}

// ofTwoThings reports a step by which two things are to be sent: send Otto the references and the nda.
func ofTwoThings(t crm.Task) bool { return holds(lower(t.Text), " and ", " & ", "和", "、") }
