package handlers

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// dayWordEN is a word of which English days are made.
var dayWordEN = wording.Any(
	`on`, `for`, `to`, `until`, `till`, `through`, `and`, `the`, `rest`, `of`,
	`all`, `next`, `this`, `coming`, `today`, `tomorrow`, `mon(?:day)?s?`,
	`tue(?:s|sday)?`, `wed(?:s|nesday)?`, `thu(?:r|rs|rsday)?`, `fri(?:day)?`,
	`sat(?:urday)?`, `sun(?:day)?`, `week`, `days?`, `an?`, `one`, `two`, `three`,
	`\d{1,2}(?:st|nd|rd|th)?`,
	`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*`,
)

// notThere reports a text that says of somebody that he is not there on some days, and
// nothing else but who stands in.
func notThere(text string) bool {
	return awayDays.MatchString(squash(deputyWords.ReplaceAllString(fold(text), " ")))
}

// leaveIntent notes when he is absent and who decides meanwhile.
func leaveIntent() Intent {
	weigh := says(0.9, 60, []string{"我病了", "我休假", "周休假", "月休假", "号休假", "天休假", "休假", "请假", "年假", "病假", "事假", "婚假", "产假", "陪产假", "调休", "审批给", "我出差期间"}, "on leave", "out of office", "on holiday", "on vacation", "off sick", "i'm sick", "im sick", "i am sick", "calling in sick", "sick leave", "parental leave", "day off", "out sick", "i'm off", "im off", "i am off", "i'm away", "i am away", "i'll be away", "i'll be off")
	return Intent{
		Name:   "leave",
		Starts: []string{"休假", "请假"},
		Weigh: func(f parse.Facts) float64 {
			if f.Holds("谁", "哪个", "哪些人") || f.Word("who", "whos", "who's") || len(f.Colleagues) == 1 && isAway.MatchString(f.Plain()) {
				return 0
			}
			if f.Letters() <= 20 && leaveFirst.MatchString(f.Plain()) && !didSomething(f) {
				return 0.97
			}
			known := f.Account != nil && len(f.Account.Known) > 0
			if f.Letters() <= 60 && !known && notThere(f.Text) {
				return 0.97
			}
			if f.Letters() <= 30 && leaveOwn.MatchString(f.Plain()) && !known && (!didSomething(f) || halfSaid.MatchString(f.Text)) {
				return 0.97
			}
			if f.Account != nil && !leaveFirst.MatchString(squash(f.Account.Text)) || didSomething(f) || len(f.Contacts) > 0 && !f.Holds("我", "审批") && !begins(f.Plain(), "休假") && !f.Word("i'm", "i", "my", "approvals") {
				return 0
			}
			return weigh(f)
		},
		Examples: []string{"我下周休假审批给老周", "休假 11-09 到 11-13 审批给老周", "我明天请假", "I'm on leave Nov 9 to Nov 13, approvals to Zhou", "病假1月6日到7日", "我周四周五请病假", "off sick today", "I'm off next week", "明天调休一天", "这两天不在", "out Thu and Fri"},
		Near:     []string{"别烦我", "王总下周休假,周三再约", "今天拜访了比亚迪王总", "我回来了", "王总这两天不在"},
		Handle:   (*request).leave,
	}
}

// backIntent says that he is there again, or will be.
func backIntent() Intent {
	return Intent{
		Name:  "back",
		Words: []string{"休假取消", "休假取消了", "假取消了", "不请假了", "取消请假", "i'm not taking leave", "leave cancelled", "cancel leave", "cancel my vacation", "cancel my holiday", "我回来了", "回来了", "销假", "取消休假", "我销假了", "不休假了", "i'm back", "im back", "back at work", "cancel my leave"},
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() <= 20 && len(f.Colleagues) == 1 && theyAreBack.MatchString(f.Plain()) {
				return 0.97
			}
			if f.Account != nil || len(f.Contacts) > 0 {
				return 0
			}
			if f.Letters() <= 40 && leaveOff.MatchString(f.Plain()) || backEarly.MatchString(f.Plain()) {
				return 0.98
			}
			if f.Letters() <= 16 && (f.Holds("我回来", "我周", "我下周") && f.Holds("回来", "上班") || f.Holds("back on", "back at work")) {
				return 0.9
			}
			return 0
		},
		Examples: []string{"我回来了", "我提前回来了", "I came back early", "back on Monday", "我周一回来上班", "小李回来了"},
		Near:     []string{"王总下周回来,周三再约", "撤回来", "我下周休假审批给老周"},
		Handle:   (*request).back,
	}
}

// leave notes an absence. Without days it asks for them, without a deputy it
// says what happens meanwhile.
func (q *request) leave() error {
	if notThere(q.m.Text) && !ownLeave.MatchString(strings.ToLower(q.m.Text)) { // of whom was he just speaking?
		if v, _, err := q.toldJustNow(q.f); err != nil {
			return err
		} else if v != nil {
			return errPass
		}
	}
	from, to := q.leaveSaid(q.m.Text)
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return err
	}
	if done, err := q.halfLeave(ps, from, to); done || err != nil {
		return err
	}
	if from == "" {
		q.personal(q.say.WhenAway())
		return nil
	}
	return q.takeLeave(leaverIn(q, ps), crm.Absence{}, from, to, ps)
}

// correctLeave puts other days in the place of those of an absence that was noted
// just now: 不是明天,是下周五.
func (q *request) correctLeave() (bool, error) {
	if len(q.conv.Items) != 1 || q.conv.Items[0].Kind != crm.KindPerson || q.f.Account != nil || hasNumber(q.f) {
		return false, nil
	}
	from, to := q.leaveSaid(newPart(q.m.Text))
	if from == "" {
		return false, nil
	}
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return true, err
	}
	p := ps.Find(crm.PersonID(q.conv.Items[0].ID), q.today())
	if p == nil || p.Away.From == "" {
		return false, nil
	}
	if then := q.weekOfStep(p.Away.From, from); then != from { // 改成周三 of what was said for Tuesday of next week
		from, to = then, to.AddDays(then.Sub(from))
	}
	return true, q.takeLeave(p.ID, p.Away, from, to, ps)
}

// takeLeave notes an absence in place of one that is put right, the zero value for
// none, with who stands in where somebody is named.
func (q *request) takeLeave(me crm.PersonID, was crm.Absence, from, to crm.Date, ps playbook.People) error {
	a := crm.Absence{From: from, To: to}
	if p := ps.Find(me, q.today()); p != nil && len(q.conv.Items) == 1 && q.conv.Items[0].ID == string(me) && (was.From != "" || touch(a, p.Away)) {
		a.Deputy = p.Away.Deputy // of the days that are put right
	}
	named := ""
	if m := deputyWords.FindStringSubmatch(q.m.Text); m != nil {
		named = strings.TrimFunc(strings.Join(m[1:], ""), parse.IsEdge)
		p := q.colleagueIn(ps, named)
		if p == nil {
			p = q.colleagueTitled(ps, named)
		}
		if p == nil {
			return crm.E(crm.BadInput, "person.unknown", cards.Short(named, 20))
		}
		a.Deputy = p.ID
	}
	if p := ps.Find(me, q.today()); p != nil && was == (crm.Absence{}) && illSaid.MatchString(fold(q.m.Text)) {
		days := besideLeave(p, a)
		if days.From == "" {
			q.personal(q.say.AwayAlready(p, p.AbsenceOn(a.From), me != q.who.ID))
			return nil
		}
		a = days
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	done, err := w.SetAway(me, was, a)
	if err != nil {
		return err
	}
	return q.away(w, done.After, ps)
}

// touch reports that one absence goes on where another ends, or lies over it.
func touch(a, b crm.Absence) bool {
	return b.From != "" && a.From <= b.To.AddDays(1) && b.From <= a.To.AddDays(1)
}

// besideLeave are the days of an illness on which somebody is not on leave anyway: the
// leave goes on. The zero value for none.
func besideLeave(p *crm.Person, ill crm.Absence) crm.Absence {
	for a := p.AbsenceOn(ill.From); a.From != "" && ill.From <= ill.To; a = p.AbsenceOn(ill.From) {
		ill.From = a.To.AddDays(1)
	}
	for a := p.AbsenceOn(ill.To); a.From != "" && ill.From <= ill.To; a = p.AbsenceOn(ill.To) {
		ill.To = a.From.AddDays(-1)
	}
	if ill.From > ill.To {
		return crm.Absence{}
	}
	return ill
}

// leaverIn is whose leave a text is about: 小孙下周休假,审批给老周 is 小孙's, when
// said by his manager or an admin; without such a name his own.
func leaverIn(q *request, ps playbook.People) crm.PersonID {
	text := deputyWords.ReplaceAllString(fold(q.m.Text), " ")
	at := leaveWord.FindStringIndex(lower(text))
	said := text // Anna请假到下周三,她的审批我来: who takes the leave is named before it
	if at != nil {
		said = text[:at[0]]
	}
	if at == nil || ownLeave.MatchString(strings.ToLower(said)) {
		return q.who.ID
	}
	if named := q.colleaguesIn(ps, text[:at[0]]); len(named) > 0 {
		return named[0].ID
	}
	return q.who.ID
}

// theirBack ends the absence of a colleague, said by who leads him.
func (q *request) theirBack(name string) error {
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return err
	}
	p := colleagueCalled(ps, name, q.today())
	if p == nil || p.ID == q.who.ID {
		return errPass
	}
	if !q.allowed(crm.Reassign, crm.Scope{Kind: crm.KindTask, Owner: p.ID, Team: p.Team, Shared: true}) {
		q.personal(q.say.BackThemselves(p.Name.Text))
		return nil
	}
	was := p.AbsenceOn(q.today())
	if was.From == "" { // a leave that is still to come stays: he may be back from a journey
		q.personal(q.say.Back("", p.Name.Text))
		return nil
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	if _, err := w.SetAway(p.ID, was, crm.Absence{}); err != nil {
		return err
	}
	q.conv.Group = w.Group()
	q.personal(q.say.TheirLeaveOff(p.Name.Text, was))
	return q.tell(p, q.m.Key+"/back", func(w *cards.Writer) chat.Card { return w.LeaveOff(was) })
}

// back ends an absence: now, or before the day that was said.
func (q *request) back() error {
	if m := theyAreBack.FindStringSubmatch(squash(q.m.Text)); m != nil && len(q.f.Colleagues) == 1 {
		return q.theirBack(m[1] + m[2])
	}
	if leaveOff.MatchString(squash(q.m.Text)) {
		if done, err := q.halfBack(); done || err != nil {
			return err
		}
	}
	if q.who.Away.From == "" && leaveOff.MatchString(squash(q.m.Text)) {
		q.personal(q.say.NoLeave())
		return nil
	}
	if day := q.daySaid(q.m.Text); q.who.Away.From == "" && day > q.today() {
		q.personal(q.say.BackAhead(day))
		return nil
	}
	if q.who.Away.From == "" {
		q.personal(q.say.Back("", q.who.Name.Text))
		return nil
	}
	day, _ := q.spanSaid(q.m.Text)
	if ahead := q.who.AbsenceFrom(q.today()); day == "" && ahead.From > q.today() && !leaveOff.MatchString(squash(q.m.Text)) && !is(q.m.Text, "销假", "我销假了") {
		q.personal(q.say.LeaveAhead(ahead)) // he is back from something else: that leave stays
		return nil
	}
	was := *q.who.In(q.leaveMeant(day))
	a := was.Away
	if leaveOff.MatchString(squash(q.m.Text)) { // the days are those of the leave
		other := day != "" && (day > a.To || day < a.From.WeekStart())
		if m := monthSaid.FindStringSubmatch(squash(q.m.Text)); m != nil && !other {
			month, _ := strconv.Atoi(m[1])
			other = month != int(a.From.In(time.UTC).Month()) && month != int(a.To.In(time.UTC).Month())
		}
		if other {
			q.personal(q.say.OtherLeave(a))
			return nil
		}
		day = ""
	}
	if day == "" || day <= q.today() || day <= a.From {
		a = crm.Absence{}
	} else {
		a.To = day.AddDays(-1)
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	if _, err := w.SetAway(q.who.ID, was.Away, a); err != nil {
		return err
	}
	q.conv.Group = w.Group()
	if a.From == "" && was.Away.From <= q.today() {
		said, err := q.summary(was)
		if err != nil {
			return err
		}
		if said {
			return q.showPendingIf()
		}
	}
	if a.From == "" && was.Away.From > q.today() {
		q.personal(q.say.LeaveOff(was.Away))
		return nil
	}
	q.personal(q.say.Back(a.To, q.who.Name.Text))
	if a.From == "" {
		return q.showPendingIf()
	}
	return nil
}

// leaveMeant is the absence of his that ends: one that is off is that of the day
// that was said, or the one noted last; who is back means the one that runs, or
// comes next.
func (q *request) leaveMeant(day crm.Date) crm.Absence {
	ahead := q.who.AbsenceFrom(q.today())
	if !leaveOff.MatchString(squash(q.m.Text)) {
		return cmp.Or(ahead, q.who.Away)
	}
	for _, a := range q.who.Absences() {
		if day != "" && a.To >= q.today() && a.From.WeekStart() <= day && day <= a.To {
			return a
		}
	}
	return cmp.Or(q.who.Noted(q.today()), q.who.Away)
}

// showPendingIf lists what waits for him where something does.
func (q *request) showPendingIf() error {
	open, err := q.toDecide()
	if err != nil || len(open) == 0 {
		return err
	}
	return q.showPending(0)
}

// pressPass gives what waits for him to who stands in for him.
func (q *request) pressPass(act chat.Action) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	to := q.who.StandIn(max(q.today(), q.who.Away.From))
	if act.Arg == cards.PassNot || to == "" {
		q.personal(q.say.PassNothing())
		return nil
	}
	passed, err := w.PassRequests(q.who.ID, to)
	if err != nil {
		return err
	}
	name, err := q.personName(to)
	if err != nil {
		return err
	}
	q.conv.Group = w.Group()
	q.personal(q.say.Passed(len(passed), name, w.Group()))
	for i := range passed {
		if err := q.editStep(&passed[i].Before, &passed[i].After); err != nil {
			return err
		}
		if err := q.askStep(&passed[i].After); err != nil {
			return err
		}
		if err := q.editOwn(&passed[i].After); err != nil {
			return err
		}
	}
	return nil
}
