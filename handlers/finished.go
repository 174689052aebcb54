package handlers

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// finishedAlone finds words that say no more than that a meeting is over: 见完了.
var finishedAlone = wording.OneOf(
	`^(?:刚|刚刚|我|我们|都|已经)*(?:见|谈|聊|拜访|开|面谈|会)(?:完|好|结束)(?:了|啦)?[。.!]*`+
		`$`,
	`^(?:刚|刚刚|我|我们|都|已经)*(?:看|转|走)完(?:了|啦)[。.!]*$`,
	`^(?:刚)?(?:开完会|会开完了|见过了|见到了|去过了|出来了)[。.!]*$`,
	`^(?:just )?(?:finished|done)(?: with)? (?:the|our|that) (?:meeting|visit|appointment)`+
		`[.!]*$`,
	`^(?:the )?(?:meeting|visit)(?:'s| is)? (?:done|over|finished)[.!]*$`,
	`^just (?:got |come |came )?(?:out|finished)(?: now| there| of there| of the meeting| with (?:him|her|them))?[.!]*$`,
	`^(?:just |i'm |im |i am )+(?:got |come |came )?(?:(?:back|out) (?:from|of) (?:there|the meeting|the visit)|(?:finished|done) (?:there|with (?:him|her|them)))(?: now)?[.!]*$`,
)

// lookedOver finds the words for the end of a visit that end other things, too: 看完了, 走完了.
var lookedOver = wording.Compile(`(?:看|转|走)完(?:了|啦)[。.!]*$`)

// finished records the visit that was booked for today; of several it asks
// which. With none booked the words mean something else.
func (q *request) finished() error {
	booked, err := q.bookedUntil(q.said().In(q.who.Location()).Format("15:04"))
	if err != nil {
		return err
	}
	t := parse.Facts{Text: q.m.Text, Intent: parse.Visit, Activity: crm.Visit, Date: q.today(), Confidence: 1}
	if lookedOver.MatchString(squash(q.m.Text)) {
		k, err := q.bookedBefore()
		if err != nil {
			return err
		}
		if k == nil || !k.Visit {
			return errPass // nothing whose hour is over, and what was looked at is anybody's guess
		}
	}
	if len(booked) == 0 {
		k, err := q.bookedBefore()
		if err != nil {
			return err
		}
		if k == nil || !k.Call {
			return errPass
		}
		a, err := crm.Get[crm.Account](q.tx, k.Account)
		if err != nil {
			return fmt.Errorf("account %s: %w", k.Account, err)
		}
		t.Intent, t.Activity, booked = parse.Call, crm.Call, []crm.Account{a}
	}
	if len(booked) > 1 {
		w, err := q.begin()
		if err != nil {
			return err
		}
		return q.askWhere(w, t, booked)
	}
	t.Account = known(booked[0].Name.Text, booked[0].NameRow())
	q.f = t
	return q.record()
}

// meetingOver begins a text with the end of a meeting that was no visit, as a rule.
const meetingOver = `^(?:刚|刚刚|已经|我们|我)*(?:开完会|(?:视频|线上)?会议?(?:已经|刚)?开完|(?:视频|电话|线上)?会议?(?:刚)?(?:结束|完)|(?:视频|电话)(?:会议?)?(?:开|打)完|打完电话)了?`

// overFromAfar takes what begins with the end of a meeting as a call, where one was to be made to that
// customer today: 会开完了,周经理嫌贵.
func (q *request) overFromAfar(t *parse.Facts) error {
	if t.Intent != parse.Visit || t.Account == nil && len(t.Contacts) == 0 || !meetingOverSaid.MatchString(t.Plain()) {
		return nil
	}
	k, err := q.bookedBefore()
	if err != nil || k == nil || !k.Call || k.Visit {
		return err
	}
	fnd, err := q.subject(*t, crm.Write)
	if err != nil || fnd.Account == nil || fnd.Account.ID != k.Account {
		return err
	}
	t.Intent, t.Activity, t.Confidence, t.Close = parse.Call, crm.Call, 1, ""
	return nil
}

var meetingOverSaid = wording.Compile(meetingOver)

// theyCalled finds a call that was not ours: 李工打电话来问交期, Tom called us.
var theyCalled = wording.OneOf(`打电话(?:过来|来|给我)|打(?:过)?来(?:了)?(?:个)?电话|(?:来|打来)了?(?:个|一个)?电话|来电`, `\b(?:called|rang|phoned) (?:us|me|in|back)\b`)

// beginsOver finds that a text begins with a meeting's being over: 见完了,…, good meeting. ….
var beginsOver = wording.OneOf(
	`^(?:刚|刚刚|已经|都|我们|我)*(?:讲标|答辩|评审|演示|方案|标)?`+
		`(?:见|谈|聊|讲|拜访|会|面谈)(?:完|好)了?[,，。;； ]`,
	meetingOver+`[,，。;； ]`,
	`^(?:刚|刚刚|已经|都|我们|我)*(?:见到|见着|去|去过|看|吃)(?:完|过)?了[,，。;； ]`,
	`^(?:刚)?(?:聊|谈)得(?:不错|挺好|还行|还可以|一般|不太好|很好)`,
	`^(?:a |just had a |had a )?`+
		wording.Maybe(
			`good`, `great`, `nice`, `short`, `quick`, `long`, `tough`, `ok`, `okay`,
			`productive`, `useful`, `decent`,
		)+`,? ?(?:meeting|visit|talk|session|chat)(?: went [a-z ]+| done| over| was [a-z ]+)?`+
		`[.,;:!]`,
	`^(?:it |that |all )?went (?:well|ok|okay|fine|great|badly|so-so)[.,;:!]`,
	`^(?:the |our |my |todays |today's )?(?:demo|meeting|mtg|visit|presentation|pitch|session|tour|workshop|kick-?off|site visit|walk-?through|factory tour|catch-?up|review|plant tour) (?:went|was (?:ok|good|great|fine|short|long|tough|useful|a)|is over|is done|over|done|finished)\b`,
	`^(?:i'm |im |i am |we're )?(?:just |now )*(?:got |come |came )?(?:out|back) (?:of|from) (?:there|the meeting|the mtg|the demo|the visit|the call)[.,;: ]`,
	`^(?:got|let) (?:in|inside) this time[.,;: ]`,
)

// overWithin is how long after its hour a visit that was booked is what is told of, where no
// customer is named.
const overWithin = 5 * time.Hour

// tellsOfBooked takes what is told of no customer as the visit of today that was booked for an hour which is over,
// or planned without one, where it begins with the meeting's end or tells of who was to be met, or was there.
func (q *request) tellsOfBooked() (bool, error) {
	t := q.f
	if q.stillTalking() || len(t.Items) > 0 || len(t.Refs) > 0 || t.Question || t.Asks() || namesCustomer(t) && len(t.Account.Known) > 0 {
		return false, nil
	}
	present := len(t.Contacts) > 0 && t.Letters() <= 80 && wasPresent.MatchString(t.Plain())
	if !present && (len(q.order) > 0 && q.order[0].Reads != parse.Visit && q.order[0].Reads != parse.Call || t.Intent != parse.None && t.Intent != parse.Visit && t.Intent != parse.Call) {
		return false, nil // Greta's number, a reminder to call her
	}
	over := beginsOver.MatchString(t.Plain())
	called := calledSo.MatchString(t.Plain()) && !namesCustomer(t)
	if !over && !present && !called && namedWho(t) == "" && len(t.Contacts) < 2 {
		return false, nil
	}
	k, err := q.bookedBefore()
	if called {
		over = true
		k, err = q.calledToday()
	}
	if err == nil && k == nil && (over || present) {
		k, err = q.plannedToday()
	}
	if err != nil || k == nil {
		return false, err
	}
	who := namedWho(t)
	if who == "" && len(t.Contacts) > 1 && !namesCustomer(t) {
		who = t.Contacts[0].Name // and whom else he met there
	}
	there := who != "" && strings.Contains(lower(k.Text), lower(who))
	if present && !there {
		if there, err = q.anyOf(k, t.Contacts); err != nil {
			return false, err
		}
	}
	if !there && (!over || namesCustomer(t)) {
		return false, nil
	}
	a, err := crm.Get[crm.Account](q.tx, k.Account)
	if err != nil {
		return false, fmt.Errorf("account %s: %w", k.Account, err)
	}
	if there && namesCustomer(t) {
		t.Contacts = append(t.Contacts, parse.Contact{Name: who})
	}
	t.Account, t.Confidence, t.Close = known(a.Name.Text, a.NameRow()), 1, ""
	switch {
	case k.Call && !k.Visit:
		t.Intent, t.Activity = parse.Call, crm.Call
	case t.Intent != parse.Call:
		t.Intent = parse.Visit
	}
	q.f = t
	return true, q.record()
}

// wasPresent finds who was at a meeting and who was not: tom was there plus his boss, 陈总没在,见了黄工.
var wasPresent = wording.OneOf(
	`没在|不在|也在|在场|都在|没来|来了|见了|见到|碰到|换成`,
	`\b(?:was|were|wasn't|weren't|came) (?:there|in|around|present|along|out|away)\b|\b(?:showed up|joined|met)\b`,
)

// anyOf reports whether one of some people is known at the customer of a visit that was booked, or was to be met
// there, or whether who is known there is named as absent or the people are said to be theirs.
func (q *request) anyOf(k *crm.Task, named []parse.Contact) (bool, error) {
	if holds(q.m.Text, "他们", "对方", "their") {
		return true, nil
	}
	people, err := q.contactsOf(k.Account)
	if err != nil || slices.ContainsFunc(people, func(p crm.Contact) bool { return holds(q.m.Text, p.Name.Text) }) {
		return err == nil, err
	}
	for _, c := range named {
		if strings.Contains(k.Text, c.Name) {
			return true, nil
		}
		for _, m := range c.Known {
			if m.Score >= 1 && m.Row.Account == k.Account {
				return true, nil
			}
		}
		if who, err := q.byFirstName(k.Account, c); err != nil || who != "" {
			return err == nil, err
		}
	}
	return false, nil
}

// namedWho is the one name that a text gives, of a person or of what may be one; "" for none or
// more.
func namedWho(t parse.Facts) string {
	switch {
	case len(t.Contacts) == 1 && !namesCustomer(t):
		return t.Contacts[0].Name
	case len(t.Contacts) == 0 && namesCustomer(t):
		return t.Account.Text
	}
	return ""
}

// plannedToday is his one open visit of today, where it has no hour; nil for none, for several and for one with an
// hour that is still to come.
func (q *request) plannedToday() (*crm.Task, error) {
	all, err := q.meetsToday(func(t *crm.Task) bool { return t.Visit })
	if err != nil || len(all) != 1 || all[0].Clock != "" {
		return nil, err
	}
	if q.conv.About != all[0].Account && crm.DateOf(q.talkedAt().In(q.who.Location())) == q.today() {
		return nil, nil // another customer was spoken of since the morning
	}
	return &all[0], nil
}

// calledSo begins with a call's having been made, to whom it was to be: 打了 他说老板还没批.
var calledSo = wording.Compile(`^(?:刚|刚刚|已经|电话|给他|给她|我)*打(?:过|完|通)?了(?:电话)?[,，。;； ]`)

// calledToday is his one call that was to be made today; nil for none or several.
func (q *request) calledToday() (*crm.Task, error) {
	all, err := q.meetsToday(func(t *crm.Task) bool { return t.Call && !t.Visit })
	if err != nil || len(all) != 1 {
		return nil, err
	}
	return &all[0], nil
}

// bookedBefore is his one open visit or call of today whose hour came within the time in which it is told
// of; nil for none or several.
func (q *request) bookedBefore() (*crm.Task, error) {
	now := q.said().In(q.who.Location())
	from, to := now.Add(-overWithin).Format("15:04"), now.Format("15:04")
	all, err := q.meetsToday(func(t *crm.Task) bool {
		return t.Clock != "" && t.Clock <= to && (t.Clock >= from || from > to)
	})
	if err != nil || len(all) != 1 {
		return nil, err
	}
	return &all[0], nil
}
