package handlers

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// moveIntent puts a step off, or forward: 推到下周三, ② 下周三.
func moveIntent() Intent {
	return Intent{
		Name:   "move",
		Starts: []string{"推到", "改到", "推迟到", "延到", "往后推", "顺延到", "提前到", "挪到", "换到", "换成下午", "改成下午", "push to", "push it to", "push that to", "push this to", "move to", "moved to", "move it to", "move that to", "reschedule to", "reschedule it to", "postpone"},
		Weigh: func(f parse.Facts) float64 {
			switch {
			case sizeMoved.MatchString(f.Plain()):
				return 0
			case len(f.Items) == 0 && len(f.Refs) == 0 && movesWhat(f.Text) != "":
				return 0.96
			case len(f.Items) == 0 && f.Letters() <= 60 && (movesAll.MatchString(f.Plain()) || movesDay.MatchString(f.Plain())):
				return 0.98
			case len(f.Items) == 0 && f.Letters() <= 30 && cannotGo.MatchString(f.Plain()):
				return 0.97
			case len(f.Items) == 0 && hourAsked.MatchString(f.Plain()):
				return 0.92
			case f.Question || len(f.Items) > 0, toCode.MatchString(f.Plain()), theirsPutOff.MatchString(f.Plain()):
				return 0
			case f.Holds("为什么", "打错", "记错", "搞错", "日报时间", "周报时间", "推送时间", "报表时间"):
				return 0
			case hasNumber(f) && f.Holds("推到", "推迟", "延到", "改到") || hasNumber(f) && f.Word("push", "postpone", "move"):
				return 0.96
			case putsOff(f) && f.Letters() <= 40:
				return 0.96
			case knowsAccount(f) && f.Outcome == "" && f.Activity == "" && putOffOnly.MatchString(squash(unnamed(f))) && (f.Next != nil && f.Next.Due != "" || monthNamed.MatchString(f.Plain())):
				return 0.96
			case hasNumber(f) && onlyDay(f):
				return 0.94
			case makesIt.MatchString(f.Plain()):
				return 0.92
			case f.WasDate != "" && f.Letters() <= 30 && (f.Holds("推到", "推迟", "延到", "改到", "挪到", "提前到") || f.Word("move", "push", "postpone", "reschedule")):
				return 0.87
			case f.Letters() <= 16 && (f.Holds("推到", "推迟到", "延到", "改到", "往后推") || f.Word("postpone")):
				return 0.85
			}
			return 0
		},
		Examples: []string{"改成下午两点吧", "换成明天上午", "改成下周二", "make it 2pm", "change it to tomorrow", "推到下周三", "push to Friday", "改到下午三点", "move it to 3pm", "push that to thursday", "push it to Friday", "换到4点", "② 下周三", "② 推到下周三", "moved to 3pm", "改到周四下午两点", "把下周五那个推到下下周一", "把周五的推到下周一", "再推一周", "推迟两天", "push it a week", "postpone two days"},
		Near:     []string{"③完成", "客户说项目推迟两个月", "客户说项目推迟两个月,今天拜访了王总", "周五前给美科报价", "美科那个答复是下周二不是周一", "粤钢下个月再说", "① 周五送样", "#V1 改成昨天"},
		Handle:   (*request).move,
	}
}

// sizeMoved finds that something is to be of another size, and has no other day: 节拍要改到10秒以内.
var sizeMoved = wording.Compile(`(?:改|提|压|降|缩|加|换|提高|降低|缩短)到了?\d+(?:\.\d+)?(?:秒|台|套|毫米|mm|%|个点|吨|度|公斤|kg|克|米|厘米|转|瓦|kw|hz|升|微米)`)

// theirsPutOff finds somebody who says that an undertaking of his firm is put off, which is news
// of them and no day of a step: 小钱说改造推到明年3月.
var theirsPutOff = wording.Compile(`^[^,，。 ]{1,8}(?:说|讲|透露|表示|反馈|通知)(?:他们|公司|集团|厂里|的)*[^,，。]{0,4}` +
	wording.Any(
		`项目`, `改造`, `招标`, `投标`, `开标`, `投产`, `搬迁`, `扩产`, `采购`, `立项`, `预算`,
		`工程`, `计划`, `产线`, `新线`, `二期`, `三期`, `开工`, `上线`, `换线`, `建厂`, `新厂`,
		`设备更新`,
	) + `[^,，。]{0,3}(?:推|延|改|挪|拖)(?:迟|后|期)?到`)

// toCode finds that a deal is moved, to a milestone by its code: move it to s2.
var toCode = wording.Compile(`^(?:please )?(?:move|push) (?:it|this|that) to [a-z]\d{1,2}$`)

// makesIt finds 改成下午两点吧, make it 3pm: another moment for what is to come. A
// day that may have been is a correction.
var makesIt = wording.Compile(`^(时间|日期|那个|那就)?(改成|改为|换成|换到|改在|挪成)((明天|后天|大后天|下个?(周|星期|礼拜)[一二三四五六日天]|下个月\d*[号日]?)|(明天|后天|下?(周|星期)[一二三四五六日天])?(早上|上午|中午|下午|晚上|明早|今晚)?[\d一二两三四五六七八九十]{1,3}[点::](\d{1,2}|半|一刻|三刻|钟)?分?)(吧|哈|好了|行吗|可以吗|了|见|上午|下午)?$` +
	`|^(ok |okay |no |actually |please |pls )?(let's )?(make|change|switch) (it|that|this) (to |for )?((tomorrow|next \w+)|((tomorrow|next \w+|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*) )?(at )?(\d{1,2}([:.]\d\d)? ?(am|pm)|\d{1,2}[:.]\d\d|noon|half past \w+))( please| pls)?$`)

// cannotGo finds that one cannot come on the day, and when instead: 周三去不了了,改周五.
var cannotGo = wording.Compile(`(去|来|见|跑|赶)不(了|成|上)了?[,， ]*(改|换|挪|推|延)(到|成|在|为)?(明天|后天|大后天|下?个?(周|星期|礼拜)|\d)|(来不及|没空|没时间|走不开|去不成|不行)了[,， ]*(\p{Han}{1,3}说)?(要|得|想)?(改|换|挪|推|延)(到|成|在|为)?(明天|后天|大后天|下?个?(周|星期|礼拜)|\d)|can't make it.{0,16}(make|move|change|push|reschedule) it`)

// hourAsked finds a wish for another hour that is said as a bare number, 10 and
// then can we make it 11 instead?
var hourAsked = wording.Compile(`^` + wording.Any(
	`(?:ok |okay |no |actually |sorry |please )*(?:can|could) (?:we|you) (?:please )?`+
		`(?:make|move|change|push) (?:it|that|this)(?: to)?(?: at)?`,
	`(?:let's |please )?make (?:it|that)`,
) + ` (\d{1,2})([:.]\d\d)?(?: ?(am|pm)| o'clock)?(?: instead)?(?: please)?[?.!]*$`)

// bareHour is the hour of a day that such a wish names, HH:MM; "" for none.
func bareHour(text string) string { return hourIn(hourAsked.FindStringSubmatch(squash(text))) }

// hourIn is the hour that was found in three groups, hour, minutes and half of the day, as
// HH:MM. What is before eight is meant for the afternoon, as offices keep it.
func hourIn(at []string) string {
	if at == nil {
		return ""
	}
	h, err := strconv.Atoi(at[1])
	if err != nil || h > 23 {
		return ""
	}
	if at[3] == "pm" && h < 12 || at[3] == "" && h < 8 {
		h += 12
	}
	minutes := "00"
	if at[2] != "" {
		minutes = at[2][1:]
	}
	return fmt.Sprintf("%02d:%s", h, minutes)
}

// putsOff reports a text that says how far a step is put off, and nothing that
// was done.
func putsOff(f parse.Facts) bool {
	if f.Outcome != "" || f.Activity != "" {
		return false
	}
	_, ok := putOffBy(unnamed(f))
	return ok
}

// onlyDay reports a text that, besides a number, says nothing but a day.
func onlyDay(f parse.Facts) bool {
	due, _ := day(f)
	if due == "" {
		return false
	}
	rest := []rune(bare(f))
	if f.Next != nil && f.Next.Text != "" && f.Next.Text != string(rest) {
		return false // ① 周五送样: what is to be done is said too
	}
	for _, key := range []string{"date", "next_step.due", "next_step", "due"} {
		if s, ok := f.Spans[key]; ok && s.End-s.Start >= len(rest) {
			return true
		}
	}
	return len(rest) <= 6 && f.Account == nil && len(f.Contacts) == 0 && (f.Next == nil || f.Next.Text == "" || f.Next.Text == string(rest))
}

// day is the day, and the time of day, that a text speaks of.
func day(f parse.Facts) (crm.Date, string) {
	if f.Next != nil && (f.Next.Due != "" || f.Next.Time != "") {
		return f.Next.Due, f.Next.Time
	}
	if f.DateAssumed {
		return "", f.Clock
	}
	return f.Date, f.Clock
}

// dayWords find a day in words; a time of day alone is none.
var dayWords = wording.OneOf(
	`[今明后昨前]天`, `[明后今]晚`, `明早`, `今早`, `周`, `礼拜`, `星期`, `月`, `号`, `日`,
	`(?i)\b(?:today|tomorrow|tonight|mon(?:days?)?|tue(?:s|sdays?)?|wed(?:s|nesdays?)?|thu(?:rs?|rsdays?)?|fri(?:days?)?|sat(?:urdays?)?|sun(?:days?)?|weeks?|weekend|months?|next)\b`,
	`\d[/-]\d`, `\d(?:st|nd|rd|th)\b`,
	`(?i)\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?:\b|\d)`,
)

// namesDay reports whether a text names a day, not only a time of day.
func namesDay(text string) bool { return dayWords.MatchString(fold(text)) }

// move puts off the step that was named, or the one that was just spoken of.
func (q *request) move() error {
	if toCode.MatchString(squash(q.m.Text)) {
		return errPass // a deal, to a milestone
	}
	if done, err := q.moveAll(); done || err != nil {
		return err
	}
	due, clock := day(q.f)
	far, off := putOffBy(unnamed(q.f))
	if off {
		due, clock = "", ""
	} else if due == "" && clock == "" {
		due, clock = day(parse.Read("提醒我"+bare(q.f)+"联系", q.ctx))
	}
	if clock != "" && !namesDay(movedTo(q.m.Text)) {
		due = "" // 改到下午三点, 周四那个改到下午三点: the day stays as it is
	}
	due = q.untilMonth(q.toCome(due))
	if h := bareHour(q.m.Text); h != "" {
		due, clock = "", h
	}
	if then, hour := q.notThen(); then != "" {
		due, clock = then, hour
	}
	if ref, ok := firstRef(q.f); ok {
		return q.moveRef(ref, due, clock)
	}
	if what := movesWhat(q.m.Text); what != "" {
		if done, err := q.moveNamed(what, due, clock); done || err != nil {
			return err
		}
	}
	if q.f.WasDate != "" {
		return q.moveFrom(q.f.WasDate, due, clock)
	}
	if done, err := q.bookAgain(due, clock); done || err != nil {
		return err
	}
	t, err := q.lastTask()
	if err == nil && t == nil {
		t, err = q.onlyStepThere()
	}
	if err != nil {
		return err
	}
	if q.f.Account != nil && q.f.Account.Text != "" {
		fnd, err := q.resolve(q.f.Account, crm.Read)
		if err != nil {
			return err
		}
		t = nil // another customer's step is not meant
		if fnd.Account != nil {
			if t, err = q.taskOf(fnd.Account); err != nil {
				return err
			}
		}
	}
	others, err := q.atOthers(t)
	if err != nil {
		return err
	}
	if others != "" {
		t = nil
	}
	if t != nil {
		if off {
			due = q.Calendars(q.who.Calendar).OnOrAfter(far.from(cmp.Or(t.Due, q.today())))
		}
		return q.moveTask(*t, due, clock)
	}
	all, err := q.myTasks(q.who.ID)
	if err != nil {
		return err
	}
	if there := slices.DeleteFunc(slices.Clone(all), func(k crm.Task) bool { return k.Account != others }); others != "" && len(there) > 0 {
		all = there
	}
	if name := mentionedIn(q.f); name != "" {
		if all, err = q.tasksAt(all); err != nil {
			return err
		}
		if off {
			due = far.from(q.today())
		}
		if len(all) == 0 && (off || putOffOnly.MatchString(squash(unnamed(q.f))) || due != "" && remindersPutOff.MatchString(squash(unnamed(q.f)))) {
			return q.snoozeNamed(due)
		}
		if len(all) == 0 {
			q.nothingDone(q.out.NoSuchStep(name))
			return nil
		}
	}
	if len(all) == 1 && !q.elsewhere(all[0]) {
		return q.moveTask(all[0], due, clock)
	}
	return q.askTask(todoMove+string(due)+" "+clock, all)
}

// toCome is a day of the week that has passed as the next one of its name: a step is
// put off to come, 改到周四 on a Friday.
func (q *request) toCome(due crm.Date) crm.Date {
	for due != "" && due < q.today() && weekday.MatchString(q.m.Text) {
		due = due.AddDays(7)
	}
	return due
}

// weekNamed finds that a day of the week is named with its week, and putLater that something is
// put off, not only moved.
var (
	weekNamed = wording.Compile(`[这本下上今明后]个?(周|礼拜|星期|天)|\b(this|next|coming|last)\b`)
	putLater  = wording.Compile(`推|延|往后|顺延|\b(push|postpone|delay)`)
)

var weekday = wording.Compile(`周[一二三四五六日天]|礼拜[一二三四五六日天]|星期[一二三四五六日天]|(?i)\b(mon|tue|wed|thu|fri|sat|sun)`)

// moveFrom puts off the step that was due on a day: 把下周五那个推到下下周一. It
// asks which where that is not clear.
func (q *request) moveFrom(was, due crm.Date, clock string) error {
	all, err := q.myTasks(q.who.ID)
	if err != nil {
		return err
	}
	if name := mentionedIn(q.f); name != "" {
		if all, err = q.tasksAt(all); err != nil {
			return err
		}
		if len(all) == 0 {
			q.nothingDone(q.out.NoSuchStep(name))
			return nil
		}
	}
	var then []crm.Task
	for _, t := range all {
		if t.Due == was {
			then = append(then, t)
		}
	}
	switch len(then) {
	case 0:
		return q.askTask(todoMove+string(due)+" "+clock, all)
	case 1:
		return q.moveTask(then[0], due, clock)
	}
	return q.askTask(todoMove+string(due)+" "+clock, then)
}

// tasksAt keeps the steps of the customer that was named.
func (q *request) tasksAt(all []crm.Task) ([]crm.Task, error) {
	fnd, err := q.resolve(q.f.Account, crm.Read)
	if err != nil || fnd.Account == nil {
		return nil, err
	}
	var out []crm.Task
	for _, t := range all {
		if t.Account == fnd.Account.ID {
			out = append(out, t)
		}
	}
	return out, nil
}

// moveRef puts off what ② or #T9 names: a step, or the reminder of a customer.
func (q *request) moveRef(ref parse.Item, due crm.Date, clock string) error {
	rec, err := q.named(ref)
	if err != nil {
		return err
	}
	if a, ok := rec.(*crm.Account); ok {
		return q.snoozeAccount(a, due)
	}
	if n, ok, err := q.dueBy(ref, rec); err != nil {
		return err
	} else if ok {
		return q.snoozeSubject(n.Subject, due)
	}
	t, err := q.taskOf(rec)
	if err != nil {
		return err
	}
	if a, ok := rec.(*crm.Activity); ok && t == nil && due != "" && due <= q.today() {
		return q.redate(a, due)
	}
	if t == nil {
		q.reply(q.out.NotOpen(refName(ref)))
		return nil
	}
	return q.moveTask(*t, due, clock)
}

// moveTask puts one step off and says so. A clock alone keeps the day, a day
// alone the clock.
func (q *request) moveTask(t crm.Task, due crm.Date, clock string) error {
	if due == "" && clock != "" {
		due = t.Due
	}
	due = q.weekOfStep(t.Due, due)
	half := ""
	if clock == "" && due != "" {
		clock = t.Clock
		half = otherHalf(t.Text, q.m.Text)
	}
	if due == "" {
		return q.askUntil(crm.Pointer{Kind: crm.KindTask, ID: string(t.ID)})
	}
	if half != "" && (due == t.Due || !namesDay(q.m.Text)) {
		return q.rewordStep(t, half)
	}
	if clock != "" && clock == t.Clock && inAnotherHalf(clock, q.m.Text) {
		clock = "" // 14:00 is no hour of the morning to which it moves
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	done, err := w.MoveTask(t.ID, due, clock)
	if err != nil {
		return err
	}
	if half != "" && clock == "" {
		said, err := w.CorrectTask(t.ID, desk.TaskEdit{Text: &half})
		if err != nil {
			return err
		}
		done.After = said.After
	}
	v, err := q.taskView(done.After)
	if err != nil {
		return err
	}
	q.reply(q.out.TaskMoved(v, done.Before, w.Group()))
	q.conv.Group = w.Group()
	q.about(t.Account, "")
	return q.refreshOf(crm.Pointer{Kind: crm.KindTask, ID: string(t.ID)})
}
