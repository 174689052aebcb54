package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// cancelIntent gives up a visit that was booked, or a step.
func cancelIntent() Intent {
	return Intent{
		Name: "cancel",
		Weigh: func(f parse.Facts) float64 {
			if noNeed.MatchString(f.Plain()) && namesCustomer(f) && !f.Question && f.Letters() <= 24 {
				return 0.9
			}
			if f.Question || f.Letters() > 50 || f.Holds("取消订单") || calledOffByThem.MatchString(f.Plain()) {
				return 0
			}
			if bookedOff.MatchString(f.Plain()) || f.Holds("取消了", "取消明", "取消今", "取消周", "取消下", "不去了", "去不了了", "取消这次") ||
				hasNumber(f) && (f.Holds("取消", "不做了") || callsOff.MatchString(f.Plain())) || f.Word("cancelled", "canceled", "called off") {
				return 0.86
			}
			return 0
		},
		Examples: []string{"取消后天的拜访", "明天的拜访取消", "cancel the visit tomorrow", "cancel Friday's meeting", "明天的拜访取消了", "取消明天的拜访", "② 取消", "the Oakline visit tomorrow is cancelled"},
		Near:     []string{"今天没去成美的", "撤销", "推到下周三", "今天拜访了美的周工,方案没意见"},
		Handle:   (*request).cancel,
	}
}

// bookedOff finds a booked thing that is called off: 明天的拜访取消, cancel Friday's visit.
var bookedOff = wording.Compile(`^取消(今|明|后天|大后天|本?周|下|\d)|(拜访|预约|约访|见面|会议|会|行程|那个|那趟|这个|这趟|这次|那次|这件事?|那件事?|这条|那条)(先|就)?取消(掉)?(吧|了)?$|^cancel .*(visit|meeting|appointment|call|demo|tomorrow|today|day)\b`)

// calledOffByThem finds what a customer calls off, which is nothing that was booked: 他们项目取消了, the tender was
// cancelled.
var calledOffByThem = wording.OneOf(
	`(?:客户|他们|对方|甲方)(?:那边)?(?:自己|主动)(?:又|先|突然)*取消了`,
	`(?:招标|投标|项目|预算|订单|合同|采购)(?:被|都|又|已经|也|全)*取消了?`, `取消了?(?:这次|这个|本次|今年的?)?(?:招标|投标|项目|预算|合同|采购)`,
	`\b(?:tender|bid|project|budget|deal|order|contract|programme|program|investment)\b.{0,20}\b(?:cancell?ed|called off)\b`,
)

// noNeed finds that something is not to be done any more: 这件事不用做了.
var noNeed = wording.Compile(`(?:不用|不必|不需要|用不着)(?:再|去)?(?:做|弄|办|发|报|送|寄|约|催)了$`)

// callsOff finds that a step that is named by its number is given up.
var callsOff = wording.Compile(`^(please |pls )?(cancel|drop|kill|forget|scrap) |(cancel|cancelled|canceled|is off)$`)

// calledOffWords are what a text that calls something off says besides its day.
var calledOffWords = wording.Compile(`取消了?|的?(拜访|预约|约访|见面|会议|行程|会)|不去了|去不了了|(?i)\b(cancel(led|ed)?|called off|the|visit|meeting|appointment|call|demo|is|was)\b|'s`)

// cancelledWord is what stands around the step that is called off by its own word:
// cancel the demo.
var cancelledWord = wording.Compile(`^(cancel|drop|取消|把)\s*(the|my|our|那个|这个)?\s*|(取消了?吧?|不做了|is off)$`)

// whenCalledOff is the day in such a text, as it was written.
func whenCalledOff(text string) string {
	return strings.TrimFunc(calledOffWords.ReplaceAllString(fold(text), " "), parse.IsEdge)
}

func (q *request) cancel() error {
	if ref, ok := firstRef(q.f); ok {
		rec, err := q.named(ref)
		if err != nil {
			return err
		}
		t, err := q.taskOf(rec)
		if err != nil {
			return err
		}
		if t == nil {
			q.reply(q.out.NotOpen(refName(ref)))
			return nil
		}
		return q.cancelTask(*t)
	}
	at := crm.AccountID("")
	if q.f.Account != nil && q.f.Account.Text != "" {
		fnd, err := q.resolve(q.f.Account, crm.Read)
		if err != nil {
			return err
		}
		if fnd.Account != nil {
			at = fnd.Account.ID
		}
	}
	due, _ := day(q.f)
	if due == "" && namesDay(q.m.Text) {
		due, _ = day(parse.Read("提醒我"+whenCalledOff(q.m.Text)+"联系", q.ctx))
		if due == "" {
			q.reply(q.out.NotOpen("")) // which day it was cannot be told
			return nil
		}
	}
	if at == "" && mentionedIn(q.f) != "" {
		if out, err := q.stepsNamed(squash(mentionedIn(q.f))); err != nil || len(out) == 1 {
			if err != nil {
				return err
			}
			return q.cancelTask(out[0]) // known by no more than the words of the step
		}
		q.nothingDone(q.out.NoSuchStep(mentionedIn(q.f)))
		return nil
	}
	all, err := q.myTasks(q.who.ID)
	if err != nil {
		return err
	}
	var out []crm.Task
	for _, t := range all {
		if (at == "" || t.Account == at) && (due == "" || t.Due == due) && (at != "" || t.Visit) {
			out = append(out, t)
		}
	}
	if noNeed.MatchString(squash(q.m.Text)) {
		if out, err = q.tasksLike(q.m.Text, at); err != nil {
			return err
		}
	}
	if word := strings.TrimSpace(cancelledWord.ReplaceAllString(squash(q.m.Text), "")); len(out) == 0 && at == "" && length(word) >= 2 {
		if out, err = q.stepsNamed(word); err != nil {
			return err
		}
	}
	if visits := slices.DeleteFunc(slices.Clone(out), func(t crm.Task) bool { return !t.Visit }); len(visits) == 1 && !otherMatters.MatchString(squash(q.m.Text)) {
		out = visits // what is called off is what was arranged: 恒发取消了 is no quote
	}
	switch len(out) {
	case 0:
		q.reply(q.out.NotOpen(""))
		return nil
	case 1:
		if stepMeant := out[0].Visit || due != "" || at == "" || overlap(out[0].Text, bare(q.f)) > 0; stepMeant {
			return q.cancelTask(out[0])
		}
	}
	return q.askTask(todoDrop, out)
}

// cancelTask gives one step up.
func (q *request) cancelTask(t crm.Task) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	return q.dropTask(w, t)
}
