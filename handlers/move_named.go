package handlers

import (
	"cmp"
	"slices"
	"strings"

	"milepost/handlers/desk"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// movesNamed finds move my Oakline visit to Friday, push the demo to next week:
// what was arranged is named, and moved, not arranged anew.
var movesNamed = wording.Compile(`^` + wording.Any(`please `, `pls `, `can (?:we|you|i) `, `could (?:we|you) `, `let's `) +
	`*(?:move|push|postpone|reschedule|shift) (?:my |the |our |this |that )?(?:.{1,40} )?(` +
	wording.Any(
		`visit`, `meeting`, `call`, `demo`, `appointment`, `lunch`, `dinner`, `presentation`,
		`follow-?up`,
	) + `)(?: (?:with|at) .{1,30})? (?:to|until|till|for) .{2,30}$`)

// movesThat finds the same in Chinese, of what is named by more than its day: 把利元亨报价的事提前
// 到28号.
var movesThat = wording.Compile(`^(?:请|帮我|麻烦|那)?把(?:跟|和|给)?([^,，。周星期礼拜明后今\d#①-⑳].{1,14}?)` +
	`(?:的?那个|的?这个|那件|的?事情?|的)?` +
	wording.Any(
		`提前`, `推迟`, `顺延`, `延后`, `延期`, `挪`, `提`, `推`, `改`, `往前提`, `往后推`,
	) + `到` +
	wording.Any(
		`[下本这]?个?(?:周|星期|礼拜)[一二三四五六日天]`,
		`明天`, `后天`, `大后天`, `月底`, `\d{1,2}月\d{1,2}[号日]?`, `\d{1,2}[号日]`,
	) + `(?:上午|下午|晚上)?(?:吧)?$`)

// movesThing finds a step that is moved by its own words, to a day: push the reference list to
// friday. It may also be no step at all.
var movesThing = wording.Compile(`^` + wording.Any(
	`please `, `pls `, `can (?:we|you|i) `, `could (?:we|you) `, `let's `,
) + `*(?:move|push|postpone|reschedule|shift) (?:my |the |our |this |that )?` +
	`([a-z][a-z '-]{2,30}?) (?:back )?(?:to|until|till) ` + wording.Any(
	`(?:next |this |the coming )?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*`, `tomorrow`,
	`next week`, `the \d{1,2}(?:st|nd|rd|th)`, `[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?`,
	`\d{1,2} [a-z]{3,9}`,
) + `$`)

// movesWhat is what such words move; "" for others.
func movesWhat(text string) string {
	s := squash(text)
	for _, moves := range []*wording.Wording{movesNamed, movesThat, movesThing} {
		if m := moves.FindStringSubmatch(s); m != nil && !is(m[1], "reminder", "task", "step", "date", "deadline") {
			return m[1]
		}
	}
	return ""
}

// moveNamed moves the step that was named: of the customer, where one was, and the
// one that is called so, where there are several. It reports false where a customer was
// named and no step: push Oakline to Friday.
func (q *request) moveNamed(what string, due crm.Date, clock string) (bool, error) {
	all, err := q.myTasks(q.who.ID)
	if err != nil {
		return false, err
	}
	name := mentionedIn(q.f)
	if name != "" {
		if all, err = q.tasksAt(all); err != nil {
			return false, err
		}
	}
	if what = strings.Trim(strings.Replace(what, fold(strings.ToLower(name)), "", 1), " "); what == "" {
		what = name
	}
	called := slices.DeleteFunc(slices.Clone(all), func(t crm.Task) bool { return !callsIt(&t, what) })
	if s := squash(q.m.Text); len(called) == 0 && movesThing.MatchString(s) && !movesNamed.MatchString(s) {
		if name == "" || what != name {
			return false, errPass // of no step: something else may be meant
		}
		return false, nil
	}
	switch {
	case len(all) == 0:
		q.nothingDone(q.out.NothingToMove(name))
		return true, nil
	case len(called) == 1:
		return true, q.moveTask(called[0], due, clock)
	case len(called) > 1:
		all = called
	case name != "" && len(all) == 1:
		return true, q.moveTask(all[0], due, clock)
	}
	return true, q.askTask(todoMove+string(due)+" "+clock, all)
}

// callsIt reports whether a step can be called that: by its words or, of a visit or
// a meeting, because it is one that was arranged.
func callsIt(t *crm.Task, what string) bool {
	return word(t.Text, what) || !ascii(what) && strings.Contains(t.Text, what) || t.Visit && slices.Contains([]string{"visit", "meeting", "appointment"}, what)
}

// thingMoved finds a thing that has another day than it had, told of itself: Otto proposal: push to EOW, the Kestrel
// trial moved to Dec 15.
var thingMoved = wording.Compile(`^(?:the |our |my )?([a-z0-9&][a-z0-9&.' -]{2,40}?)[:,]?(?: is| was| has| has been| got| just| now| will be| date)* ` + wording.Any(
	`moved`, `moves`, `pushed`, `postponed`, `shifted`, `rescheduled`, `slips`, `slipped`, `slides`, `slid`, `delayed`, `put off`, `put back`, `push(?: it)?`,
	`move(?: it)?`, `shift(?: it)?`, `postpone(?: it)?`, `reschedule(?: it)?`,
) + `(?: back| out| forward| again)?(?: from [a-z0-9 ]{2,16}?)? (?:to|till|until|for|by) ([a-z0-9 ./:-]{2,30})$`)

// thingMovedHan finds the same in Chinese, whoever says so: 复测提前到周二吧, 周经理说报价改周四.
var thingMovedHan = wording.Compile(`^(?:[^,，。]{1,6}?说)?(?:那个|这个)?([^,，。]{2,12}?)(?:的)?(?:要|得|可能|只能|先)?(?:提前|推迟|延后|延期|顺延|往后推|往前提|推|改|挪|延)(?:到|成|至|为)?(` + aDayToCome + `)(?:再说|再做|再弄)?(?:了|吧)?$`)

// movesThings gives another day to the one open step of his that is called as the thing which has moved, where it is
// of the customer who is named with it, if one is. What he has no step for is told of something else.
func (q *request) movesThings() (bool, error) {
	said := strings.TrimRight(squash(q.m.Text), ".! ")
	m := thingMoved.FindStringSubmatch(said)
	if m == nil {
		m = thingMovedHan.FindStringSubmatch(said)
	}
	if m == nil || len(q.f.Refs) > 0 || q.f.Question || q.f.Asks() {
		return false, nil
	}
	called, err := q.stepsCalled(m[1])
	if err != nil || len(called) == 0 {
		return false, err
	}
	due, clock := q.dayNamed(m[2])
	if due == "" {
		return false, nil
	}
	if called = q.stepsHere(called); len(called) == 0 {
		return false, nil
	}
	if len(called) > 1 {
		return true, q.askTask(todoMove+string(due)+" "+clock, called)
	}
	return true, q.moveTask(called[0], due, clock)
}

// thingDropped finds a thing of ours that is not to be done any more, and why, said behind it: drop the Kestrel quote,
// Tom doesn't need it.
var thingDropped = wording.Compile(`^(?:please |pls |ok |actually |so |no need,? )*(?:drop|scrap|bin|kill|skip|forget|forget about|cancel) (?:the |that |my |our )?([a-z0-9&][a-z0-9&.' -]{2,40}?)(?: (?:task|step|reminder))?` +
	`(?:(?:,| -|;| as| because| since| cos) ?(?:[a-z]+ )?(?:[a-z]+ )?(?:doesn't|doesnt|don't|dont|didn't|no longer|not|isn't|isnt|won't|wont|has|have|already|changed|is|are|it's|its|no|got)\b.{0,40})?$`)

// dropsThing gives up the one open step of his that is called as the thing which is not wanted any more.
func (q *request) dropsThing() (bool, error) {
	m := thingDropped.FindStringSubmatch(strings.TrimRight(squash(q.m.Text), ".! "))
	if m == nil || len(q.f.Refs) > 0 || q.f.Asks() || q.f.Amount != nil {
		return false, nil
	}
	called, err := q.stepsCalled(m[1])
	if err != nil {
		return false, err
	}
	if called = q.stepsHere(called); len(called) != 1 {
		return false, nil
	}
	return true, q.cancelTask(called[0])
}

// stepsHere are those steps which may be meant in a talk: where it is about a customer, and none is named, his, and
// those of no customer.
func (q *request) stepsHere(called []crm.Task) []crm.Task {
	if namesCustomer(q.f) || len(q.f.Contacts) > 0 || !q.stillTalking() && !q.stillAsking() {
		return called
	}
	return slices.DeleteFunc(called, func(t crm.Task) bool { return t.Account != "" && t.Account != q.conv.About })
}

// stepsCalled are the open steps of the speaker that are called by the words behind a customer's name, or by all of
// them where none is named: Otto's revised proposal.
func (q *request) stepsCalled(words string) ([]crm.Task, error) {
	all, err := q.myTasks(q.who.ID)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	what := strings.TrimSpace(words)
	if namesCustomer(q.f) {
		if !ofOneKnown(q.f) {
			return nil, nil
		}
		what = strings.Replace(what, squash(q.f.Account.Text), "", 1)
		at := crm.AccountID(q.f.Account.Known[0].Row.ID)
		all = slices.DeleteFunc(all, func(t crm.Task) bool { return t.Account != at })
	}
	what = strings.Trim(strings.TrimPrefix(strings.TrimSpace(what), "'s"), " -:,")
	for _, lead := range []string{"for ", "at ", "with ", "the ", "our "} {
		what = strings.TrimPrefix(what, lead)
	}
	for _, end := range []string{" for", " at", " with", " to", " of"} {
		what = strings.TrimSuffix(what, end)
	}
	if what = strings.TrimPrefix(what, "的"); length(what) < 3 && (ascii(what) || length(what) < 2) {
		return nil, nil
	}
	return slices.DeleteFunc(all, func(t crm.Task) bool { return !callsIt(&t, what) }), nil
}

// calledOffNow is the step that his last message gave up, within minutes; nil where it did
// something else: 大族取消了, and then 改到周五上午.
func (q *request) calledOffNow() (*crm.Task, error) {
	if q.conv.Group == "" {
		return nil, nil
	}
	changes, err := changesOf(q.tx, q.conv.Group)
	if err != nil || len(changes) != 1 || changes[0].Kind != crm.KindTask || q.said().Sub(changes[0].At) > talksFor {
		return nil, err
	}
	t, err := crm.Get[crm.Task](q.tx, crm.TaskID(changes[0].ID))
	if err != nil || t.State != crm.TaskDropped || t.Owner != q.who.ID {
		return nil, err
	}
	return &t, nil
}

// bookAgain books the visit at which nobody was met just now for another day, where no
// step stands for it yet: 没见到人, and then 改到下周一上午.
func (q *request) bookAgain(due crm.Date, clock string) (bool, error) {
	if due <= q.today() || q.f.Account != nil || len(q.f.Contacts) > 0 {
		return false, nil
	}
	if t, err := q.calledOffNow(); err != nil {
		return false, err
	} else if t != nil {
		n := desk.NewTask{
			Account: t.Account, Deal: t.Deal, Contact: t.Contact, Text: t.Text, Due: due, Clock: cmp.Or(clock, t.Clock),
			Visit: t.Visit, Call: t.Call, Place: t.Place, Waiting: t.Waiting, From: t.From,
		}
		return true, q.booksNew(n)
	}
	v, sure, err := q.toldJustNow(q.f)
	if err != nil || v == nil || !sure || v.Met() || v.Account != q.conv.About {
		return false, err
	}
	if open, err := q.openTasks(v.Account); err != nil || len(open) > 0 {
		return false, err
	}
	return true, q.booksNew(desk.NewTask{Account: v.Account, Due: due, Clock: clock, Visit: true, From: v.ID, Deal: v.Deal})
}

// booksNew writes a step and answers with its receipt.
func (q *request) booksNew(n desk.NewTask) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	if _, err := w.AddTask(n); err != nil {
		return err
	}
	return q.answered(w.Group())
}

// atOthers is the customer at whom those work who are named and known, where a step is another's: 王总的约改到周四了
// moves nothing that was agreed on with somebody else. "" where it may be theirs.
func (q *request) atOthers(t *crm.Task) (at crm.AccountID, err error) {
	if t == nil || t.Account == "" {
		return "", nil
	}
	for _, c := range q.f.Contacts {
		if len(c.Known) != 1 {
			continue
		}
		k, err := q.contactSaid(c)
		if err != nil {
			return "", err
		}
		if k.Account == t.Account {
			return "", nil
		}
		at = k.Account
	}
	return at, nil
}

// elsewhere reports a step of another customer than the one who is talked of, where neither is named: it may be
// the only one there is, and still nobody spoke of it.
func (q *request) elsewhere(t crm.Task) bool {
	return q.stillTalking() && t.Account != "" && t.Account != q.conv.About && !namesCustomer(q.f) && len(q.f.Contacts) == 0
}

// notOnThat finds to which day it is moved what cannot be on another: 下周二上午不行了,陈总说改周四.
var notOnThat = wording.Compile(`(?:来不及|没空|没时间|走不开|去不成|不行)了[,， ]*(?:\p{Han}{1,3}说)?(?:要|得|想)?(?:改|换|挪|推|延)(?:到|成|在|为)?((?:明天|后天|大后天|下?个?(?:周|星期|礼拜)|\d).{0,8})$`)

// notThen is the day, with its hour, to which it is moved what cannot be on the first day that is named; "" for none.
// A day of the week is one of the week of the first.
func (q *request) notThen() (crm.Date, string) {
	m := notOnThat.FindStringSubmatch(squash(q.m.Text))
	if m == nil {
		return "", ""
	}
	due, hour := q.dayNamed(m[1])
	if due == "" {
		return "", ""
	}
	was, _ := day(q.f)
	for due = q.toCome(due); due < was && !weekNamed.MatchString(m[1]); {
		due = due.AddDays(7)
	}
	return due, hour
}

// weekOfStep is the day to which a step moves that is due in a later week than this: a day of the
// week said without its week is one of the step's own week, 改到周三 of what was set for Tuesday
// of next week; what is put off does not come sooner.
func (q *request) weekOfStep(was, due crm.Date) crm.Date {
	s := squash(q.m.Text)
	if due == "" || due >= was || was.WeekStart() <= q.today().WeekStart() || !weekday.MatchString(s) || weekNamed.MatchString(s) {
		return due
	}
	due = due.AddDays(was.WeekStart().Sub(due.WeekStart()))
	if due <= was && putLater.MatchString(s) {
		due = due.AddDays(7)
	}
	return due
}

// onlyStepThere is the only step of ours that is open with the customer who is talked of, where no list of several was shown since; nil for
// none or several.
func (q *request) onlyStepThere() (*crm.Task, error) {
	if !q.stillTalking() || len(q.conv.Items) > 1 || namesCustomer(q.f) || len(q.f.Contacts) > 0 {
		return nil, nil
	}
	a, err := q.accountIf(q.conv.About, q.owns)
	if err != nil || a == nil {
		return nil, err
	}
	t, err := q.taskOf(a)
	if err != nil || t == nil || t.Waiting {
		return nil, err
	}
	return t, nil
}

// movedTo is what stands behind the last word that says to when something is moved; all of a text without one.
func movedTo(text string) string {
	s := lower(fold(text))
	for _, to := range []string{"到", "成", " to "} {
		if at := strings.LastIndex(s, to); at >= 0 {
			return s[at+len(to):]
		}
	}
	return s
}

// anotherDay finds the day that is meant rather than the one that was said, and nothing else: no wait, thurs; 不对,周四.
var anotherDay = wording.OneOf(
	`^(?:(?:no|wait|hang on|sorry|oops|actually|rather|better|make it|make that|i mean|i meant)[,. ]+)+(`+aDayAhead+`)(?: instead| please| pls| rather)*$`,
	`^(?:不|不对|等等|算了|错了|还是|改成|应该是|,|，)+(`+aDayToCome+`)(?:吧)?$`,
)

// movesElsewhen asks once more which step is to be moved, to the day that is meant rather than the one that was said.
func (q *request) movesElsewhen(question crm.Question) (bool, error) {
	m := anotherDay.FindStringSubmatch(squash(q.m.Text))
	if m == nil || !strings.HasPrefix(question.Subject.ID, todoMove) || q.said().Sub(question.At) > namesHold {
		return false, nil
	}
	due, clock := q.dayNamed(m[1] + m[2])
	if due == "" {
		return false, nil
	}
	q.ask(question.Key, crm.Pointer{Kind: crm.KindTask, ID: todoMove + string(due) + " " + clock}, question.Choices)
	return true, nil
}

// anotherDayHead begins it.
var anotherDayHead = wording.Compile(`^(?:(?:no|wait|hang on|sorry|oops|actually|rather|better|i mean|i meant)[,. ]+)+|^(?:不|不对|等等|错了|还是|,|，)+`)
