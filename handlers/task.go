package handlers

import (
	"cmp"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// taskIntent sets a next step, or an appointment.
func taskIntent() Intent {
	return Intent{
		Name: "task", Reads: parse.Task,
		Weigh: func(f parse.Facts) float64 {
			if movedSaid.MatchString(f.Plain()) {
				return 0
			}
			return weighs(parse.Task)(f)
		},
		Examples: []string{
			"周五前给美科报价", "提醒我下周二催林副总", "remind me Thu re Oakline", "约了周四上午十点恒鑫会议室",
			"下周一给宏图汽车零部件送样",
		},
		Near:   []string{"③完成", "报价发了", "推到下周三", "今天干嘛", "下周想去拜访格力"},
		Handle: (*request).record,
	}
}

// movedSaid finds that what is arranged has another day or hour, which is no step of its own: fri call moved to 10.
var movedSaid = wording.Compile(`^(?:the |my |our )?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri)(?:day)?(?:'s)? )?(?:call|meeting|mtg|visit|demo|appointment|trial|site visit)s? (?:with .{2,20} )?(?:is |was |has |been |got )*(?:moved|pushed|shifted|postponed|brought forward|rescheduled)\b`)

// keepTask sets a next step: of the customer that was named or, for ① 周五送样,
// of the one that the item is about; of nobody in particular otherwise.
func (q *request) keepTask(w *desk.Work, t parse.Facts) error {
	step := parse.Step{Text: bare(t)}
	if t.Next != nil {
		step = *t.Next
	}
	if step.Text == "" {
		step.Text = bare(t)
	}
	if step.Time != "" && t.Account != nil && strings.EqualFold(step.Text, t.Account.Text) && !holds(t.Text, "提醒", "remind") {
		step.Text = q.say.ToVisit() // otto at 2 today
	}
	if step.Due == "" {
		var err error
		if t, step, err = q.inThatMonth(t, step); err != nil {
			return err
		}
	}
	from, err := q.itemActivity(t)
	if err != nil {
		return err
	}
	var at crm.AccountID
	switch {
	case from != nil:
		at = from.Account
	case t.Account != nil && t.Account.Text != "":
		a, ok, err := q.place(w, t)
		if err != nil || !ok {
			return err
		}
		at = a.ID
	default:
		fnd, err := q.byContact(t.Contacts, crm.Write)
		if err != nil {
			return err
		}
		if one := q.onlyOwn(fnd.Known); one != nil {
			fnd = found{Account: one}
		}
		if len(fnd.Choices) > 0 {
			return q.draft(w, t, cards.AskAccount, fnd.Choices)
		}
		if fnd.Account == nil && hasNumber(t) {
			if at, err = q.itemAccount(t); err != nil {
				return err
			}
		}
		if fnd.Account != nil {
			at = fnd.Account.ID
		} else if at == "" && (again(t.Text) || asksOfMe(t.Text) && len(t.Colleagues) == 0 || q.stillTalking() && !ownBusiness.MatchString(t.Plain())) {
			if !q.began && (loneName(t) != "" && !t.Contacts[0].Given || ofSeveral(q.conv)) {
				return q.askWhose(w, t) // call Voith: as likely a customer as somebody at the one who is talked of
			}
			at = q.lastAbout()
		}
	}
	if err := q.writeTask(w, t, step, at, from); err != nil {
		return err
	}
	for _, later := range t.Later {
		if err := q.writeTask(w, t, later, at, from); err != nil {
			return err
		}
	}
	return nil
}

// ownBusiness finds what is to be done at home rather than with the customer who
// is talked of.
var ownBusiness = wording.OneOf(
	`提醒我`, `记得`, `别忘`, `报销`, `周报`, `日报`, `月报`, `例会`, `周会`, `晨会`, `开会`, `培训`,
	`体检`, `公司`, `总部`, `机票`, `车票`, `酒店`, `接孩子`,
	`\b(?:remind me|remember|expenses?|report|training|dentist|flight|hotel|book a)\b`,
)

// again reports a step that goes on with what was just spoken of: 下周二再去一趟.
func again(text string) bool {
	return holds(text, "再去", "再过去", "再来", "再跑", "再送", "下一步", "接下来", "再跟", "再约", "再打", "再聊", "再谈", "再拜访", "再联系", "回访", "那边", "他们", "给他", "给她", "找他", "找她", "约他", "约她", "催他", "跟他", "跟她") ||
		strings.HasPrefix(strings.ToLower(text), "next step") || word(text, "again", "them", "him", "her", "back there", "there", "follow", "followup")
}

// asksOfMe reports a step that a customer's person asked for.
func asksOfMe(text string) bool {
	return holds(text, "让我", "叫我", "要我", "请我", "托我") || holds(text, "asked me to", "wants me to")
}

// carriedOver reports a customer that the words do not name and that only
// stands there because it was spoken of last, beside people who are known. A
// customer that was chosen in answer to a question stays.
func (q *request) carriedOver(t parse.Facts) bool {
	if q.began || len(q.f.Items) > 0 || !fromBefore(t) {
		return false
	}
	for _, c := range t.Contacts {
		for _, k := range c.Known {
			if k.Score >= 1 && k.Row.Account != "" && !means(t.Account, k.Row.Account) {
				return true
			}
		}
		if len(c.Known) == 0 && c.Given { // Greta, whom one knows somewhere else
			if fnd, err := q.whoseFirstName(c, crm.Write); err == nil && fnd.Account != nil && !means(t.Account, fnd.Account.ID) {
				return true
			}
		}
	}
	return false
}

// onlyOwn is the one among customers that is his own; nil for none or several.
func (q *request) onlyOwn(all []crm.Account) *crm.Account {
	var own *crm.Account
	for i := range all {
		if all[i].Owner != q.who.ID {
			continue
		}
		if own != nil {
			return nil
		}
		own = &all[i]
	}
	return own
}

// lastAbout is the customer that was spoken of in the last half hour and that
// he may write to; "" for none.
func (q *request) lastAbout() crm.AccountID {
	if q.conv.About == "" || q.said().Sub(q.talkedAt()) > namesHold {
		return ""
	}
	a, err := crm.Get[crm.Account](q.tx, q.conv.About)
	if err != nil || a.Deleted || !q.allowed(crm.Write, crm.ScopeOf(&a)) {
		return ""
	}
	return a.ID
}

// onlyRound finds how many customers are to be seen on a day, and nothing else.
var onlyRound = wording.Compile(`^[一两二三四五六七八九十\d]+家(客户)?$`)

// onlyNames reports a step of a list of customers that says no more than who they are.
func (q *request) onlyNames(text string) bool {
	if len(q.f.Items) < 2 {
		return false
	}
	for i := range q.f.Items {
		if a := q.f.Items[i].Account; a != nil {
			text = strings.ReplaceAll(text, a.Text, "")
		}
	}
	return strings.Trim(text, "和与跟及、,， ") == ""
}

// ofSeveral reports that somebody told last of several customers at once, so that 他们 is none of
// them in particular.
func ofSeveral(conv crm.Conversation) bool {
	n := 0
	for _, it := range conv.Items {
		if it.Kind == crm.KindActivity || it.Kind == crm.KindLead {
			n++
		}
	}
	return n > 1 && conv.Track == receiptTrack(conv.Group)
}

// arranged reports a text that speaks of an appointment.
func arranged(text string) bool {
	heard := parse.Hear(text)
	return heard.Holds("约了", "约好", "约在", "约定", "预约") || heard.Word("booked", "appointment")
}

// notPast takes an hour of today that is over for one that is to come: of the day of the
// step that he set just before, else of tomorrow, on which people work.
func (q *request) notPast(t parse.Facts, step *parse.Step) error {
	now := q.said().In(q.who.Location())
	if step.Due != q.today() || step.Time == "" || step.Time >= now.Format("15:04") || namesDay(t.Text) {
		return nil
	}
	before, err := q.stepNow()
	if err != nil {
		return err
	}
	step.Due = q.Calendars(q.who.Calendar).OnOrAfter(q.today().AddDays(1))
	if before != nil && before.Due > q.today() {
		step.Due = before.Due
	}
	return nil
}

// writeTask writes a next step.
func (q *request) writeTask(w *desk.Work, t parse.Facts, step parse.Step, at crm.AccountID, from *crm.Activity) error {
	step.Text = withoutCustomer(withoutAsking(step.Text), t)
	if err := q.notPast(t, &step); err != nil {
		return err
	}
	step.Text = withHalf(step, t, q.today())
	if m := agreedHour.FindStringSubmatch(squash(t.Text)); m != nil && step.Due != "" && step.Time == "" && !step.Waiting {
		_, step.Time = q.dayNamed("明天" + m[1])
	}
	n := newTask(at, step)
	if arranged(t.Text) || goesTo(step.Text, t) {
		n.Visit = !n.Waiting
	}
	if from != nil {
		n.From, n.Deal = from.ID, from.Deal
	}
	if at != "" {
		k, err := q.contactAt(at, t.Contacts)
		if err != nil {
			return err
		}
		n.Contact = k
		q.about(at, k)
	}
	if n.Visit && n.Due != "" {
		n.Place = placeIn(t.Text)
	}
	made, err := w.AddTask(n)
	if err == nil && made.Visit && made.Account != "" && q.booked == nil {
		q.booked = &made
	}
	return err
}

// agreedHour finds the hour that was agreed on, in a clause behind the day: 方案周三带给王总,约了下午两点.
var agreedHour = wording.Compile(`[,，]约(?:了|好|好了|在|的|的是)*((?:早上|上午|中午|下午|晚上)?[\d一二两三四五六七八九十]{1,3}(?:点|[:：]\d\d)(?:半|一刻|三刻|\d\d分?)?)(?:见|见面)?$`)

// placeIn is where people are to meet: 恒鑫会议室, their office; what they meet on, where they
// meet from afar: 视频.
func placeIn(text string) string {
	at := meetPlace.FindStringSubmatch(text)
	if at == nil {
		return meetAfar.FindString(text)
	}
	return strings.Trim(cmp.Or(at[1], at[2]), " ,，在")
}

// meetAfar finds on what people meet who do not sit together.
var meetAfar = wording.OneOf(
	`腾讯会议`, `钉钉会议`, `飞书会议`, `视频会议`, `视频会`, `视频`, `线上会议`, `线上`, `电话会议`,
	`电话会`, `\bTeams\b`,
	`(?i)\b`+
		wording.Any(
			`teams (?:call|meeting)`, `zoom`, `webex`, `google meet`, `video call`, `videocall`,
			`conference call`,
		)+`\b`,
)

var meetPlace = wording.OneOf(
	wording.Any(
		`点半?`,
		`[分午](?:[一二两三四五六七八九十\d]{1,2}点(?:半|[一三]刻)?)?`,
		`在`, `刻`, `:\d\d`,
	)+`(`+
		`(?:[\p{Han}A-Za-z0-9]{0,10}?)`+
		wording.Any(
			`会议室`, `办公室`, `工厂`, `厂里`, `展厅`, `酒店`, `咖啡厅`, `咖啡馆`, `车间`,
			`总部`, `现场`, `公司`,
		)+`)`,
	`(?i)(?:at|in) (`+
		wording.Any(
			`their (?:office|factory|plant)`,
			`(?:the )?[a-z0-9 ]{0,20}(?:office|meeting room|factory|plant|cafe|hotel)`,
		)+`)`,
)

// contactAt is the first of the people named who is known at a customer.
func (q *request) contactAt(at crm.AccountID, said []parse.Contact) (crm.ContactID, error) {
	for _, c := range said {
		if c.Name == "" {
			continue
		}
		k, err := q.contactNamed(at, newContact(at, c).Name)
		if err != nil {
			return "", err
		}
		if k != nil {
			return k.ID, nil
		}
		if id, err := q.byFirstName(at, c); id != "" || err != nil {
			return id, err
		}
	}
	return "", nil
}

// itemAccount is the customer of the item that ① in the text names, whatever
// it is: a lead, a step, a person; "" for none that he may write to.
func (q *request) itemAccount(t parse.Facts) (crm.AccountID, error) {
	ref, _ := firstRef(t)
	rec, err := q.named(ref)
	if err != nil {
		return "", err
	}
	id := crm.AccountID("")
	if a, ok := rec.(*crm.Account); ok {
		id = a.ID
	} else {
		b := &bundle{fresh: true}
		b.add(rec, true)
		id = b.accountID()
	}
	a, err := crm.Get[crm.Account](q.tx, id)
	if crm.IsMissing(err) || err == nil && !q.allowed(crm.Write, crm.ScopeOf(&a)) {
		return "", nil
	}
	return id, err
}

// itemActivity is the activity that ① or #V31 in the text names; nil if none.
func (q *request) itemActivity(t parse.Facts) (*crm.Activity, error) {
	ref, ok := firstRef(t)
	if !ok {
		return nil, nil
	}
	rec, err := q.named(ref)
	if err != nil {
		return nil, err
	}
	a, ok := rec.(*crm.Activity)
	if !ok || !q.allowed(crm.Write, crm.ScopeOf(a)) {
		return nil, nil
	}
	return a, nil
}
