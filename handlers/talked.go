package handlers

import (
	"fmt"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// goesOnOtherwise takes words as more about what he told of just now that is not
// for the log of a visit: when and where an appointment is, what is to be done
// next with the same customer, what a new lead wants.
func (q *request) goesOnOtherwise() (bool, error) {
	t := q.f
	if !q.stillTalking() || len(t.Items) > 0 || len(t.Refs) > 0 || t.Account != nil || t.Question || t.Asks() || putAsQuestion(t.Text) {
		return false, nil
	}
	for _, tells := range []func(parse.Facts) (bool, error){q.tellsWhenMet, q.tellsDay, q.tellsWhoComes} {
		if done, err := tells(t); done || err != nil {
			return done, err
		}
	}
	if len(t.Contacts) == 1 && len(t.Contacts[0].Known) == 0 && t.Letters() <= 8 && ofNobody(q.order) && q.lastAbout() != "" && nameAlone.MatchString(t.Plain()) {
		q.f.Intent, q.f.Confidence = parse.ContactInfo, 1 // 哦姓文,文经理
		return true, q.record()
	}
	planned := t.Next != nil && t.Next.Due > q.today() || againLater.MatchString(t.Plain())
	if planned && ofNobody(q.order) && !theirOwn.MatchString(t.Plain()) && q.lastAbout() != "" {
		q.f.Intent = parse.Task
		return true, q.record()
	}
	return q.tellsNeed(t)
}

// againLater finds an order to oneself for a time that is no day: try again in March.
var againLater = wording.Compile(`^(then )?(try|call|check|ping|visit|follow|write|ask|talk|come back|get back)\b.{0,30}\b(in|after|next|around|later)\b|^(等|到)?(明年|下个?月|下季度|年后|节后|\d{1,2}月|春节后)(份|底|初)?再(试|联系|去|打|跟|问|看|聊|约)`)

// ofNobody reports a reading that speaks for no record and no intent.
func ofNobody(order []Intent) bool { return len(order) == 0 }

// theirOwn finds a statement of what the customer's people do or want: it is no
// step of ours.
var theirOwn = wording.Compile(`^(他们?|她们?|对方|客户|人家)?(那边|那儿)?的?(老板|领导|集团|采购|财务|技术|设备|工艺|生产|厂长|老总|董事长|总经理|总部|上面|上头|甲方)|^(他|她|对方|客户|人家)|^(the |their )?(customer|client|boss|management|board|buyer|purchasing|owner|he|she|they)\b`)

// metWhen finds the hour of what was arranged, and where: 约的下午两点 在他们会议室.
var metWhen = wording.Compile(`^(?:约的?|约在|约好|定的?|定在|时间)(?:是|在)?((?:早上|上午|中午|下午|晚上)?[\d一二两三四五六七八九十]{1,3}(?:[点::](?:\d{1,2}|半|一刻|三刻)?分?))(?:[,, ]*(?:地点)?在(.{2,20}))?$`)

// tellsWhenMet notes hour and place of the visit that he planned just now.
func (q *request) tellsWhenMet(t parse.Facts) (bool, error) {
	at := metWhen.FindStringSubmatch(strings.TrimSpace(fold(t.Text)))
	if at == nil {
		return false, nil
	}
	k, err := q.stepNow()
	if err != nil || k == nil {
		return false, err
	}
	_, clock := day(parse.Read("提醒我明天"+at[1]+"联系", q.ctx))
	if clock == "" {
		return false, nil
	}
	w, err := q.begin()
	if err != nil {
		return true, err
	}
	e := desk.TaskEdit{Clock: &clock}
	if at[2] != "" {
		e.Place = &at[2]
	}
	done, err := w.CorrectTask(k.ID, e)
	if err != nil {
		return true, err
	}
	v, err := q.taskView(done.After)
	if err != nil {
		return true, err
	}
	q.conv.Group = w.Group()
	q.reply(q.out.TaskMoved(v, done.Before, w.Group()))
	return true, q.refreshOf(crm.Pointer{Kind: crm.KindTask, ID: string(k.ID)})
}

// nameAlone finds a person's name with nothing else: 哦姓文,文经理.
var nameAlone = wording.Compile(`^(哦|噢|啊|对|是|叫)*[,， ]*(姓\p{Han}[,， ]*)?(叫|是)?\p{Han}{1,2}(总|工|经理|部长|主任|科长|厂长|处长|老板|女士|先生|小姐)$`)

// stepNow is the step that he set just now and that is still open; nil for none.
func (q *request) stepNow() (*crm.Task, error) {
	if len(q.conv.Items) != 1 || q.conv.Items[0].Kind != crm.KindTask {
		return nil, nil
	}
	k, err := crm.Get[crm.Task](q.tx, crm.TaskID(q.conv.Items[0].ID))
	if err != nil || !k.Open() || k.Owner != q.who.ID {
		return nil, err
	}
	return &k, nil
}

// dueAlone finds the day by which something is to be handed in, and nothing else:
// 周三之前给.
var dueAlone = wording.Compile(`^(今天|明天|后天|大后天|[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]|\d{1,2}月\d{1,2}[号日]|\d{1,2}[号日]|月底|周末)((之?前|以前)(要|就要|得)?((给|交|发|出|送|弄好|搞定|完成|做完|去|到)(他们?|她们?|对方|客户|出来|过去)?)?|(要|就要|得)?(给|交|发|出|送|弄好|搞定|完成|做完)(他们?|她们?|对方|客户|出来|过去)?)吧?$`)

// tellsDay gives its day to the step that was set without one.
func (q *request) tellsDay(t parse.Facts) (bool, error) {
	m := dueAlone.FindStringSubmatch(t.Plain())
	if m == nil {
		return false, nil
	}
	k, err := q.stepNow()
	if err != nil || k == nil || k.Due != "" {
		return false, err
	}
	due, _ := day(parse.Read("提醒我"+m[1]+"打电话", q.ctx))
	if due == "" {
		return false, nil
	}
	return true, q.moveTask(*k, q.aheadDay(k, due), "")
}

// whoComes finds who is to come along: 带上张工.
var whoComes = wording.Compile(`^(?:再|然后)?(?:带上?|叫上|拉上|喊上|和|跟)([^,，。 ]{2,10}?)(?:一起|一块儿?)?(?:去|过去)?$|^(?:with|take|bring) ([a-z]+(?: [a-z]+)?)(?: along| with me)?$`)

// tellsWhoComes adds who comes along to the step that was set just now.
func (q *request) tellsWhoComes(t parse.Facts) (bool, error) {
	if !whoComes.MatchString(t.Plain()) || len(t.Contacts)+len(t.Colleagues) == 0 && !ofNobody(q.order) {
		return false, nil
	}
	k, err := q.stepNow()
	if err != nil || k == nil {
		return false, err
	}
	w, err := q.begin()
	if err != nil {
		return true, err
	}
	text := k.Text + ", " + strings.Trim(t.Text, " ,，。.")
	if q.who.Lang() == "zh" {
		text = k.Text + "," + strings.Trim(t.Text, " ,，。.")
	}
	done, err := w.CorrectTask(k.ID, desk.TaskEdit{Text: &text})
	if err != nil {
		return true, err
	}
	e := edits{view: cards.ChangedView{Group: w.Group(), Number: k.Number(), Kind: crm.KindTask}}
	if e.view.AccountName, err = q.nameOf(k.Account); err != nil {
		return true, err
	}
	e.field("next_step", done.Before.Text, done.After.Text)
	q.changed(e.view)
	return true, q.refreshOf(crm.Pointer{Kind: crm.KindTask, ID: string(k.ID)})
}

// leadToday is his lead of a customer that he registered today; nil for none.
func (q *request) leadToday(at crm.AccountID) (*crm.Lead, error) {
	if at == "" {
		return nil, nil
	}
	all, _, err := crm.List[crm.Lead](q.tx, crm.Where(crm.ByAccount, string(at)), crm.Page{Limit: 1, Desc: true})
	if err != nil {
		return nil, fmt.Errorf("leads of %s: %w", at, err)
	}
	if len(all) == 0 || all[0].Registered != q.today() || all[0].Owner != q.who.ID || !q.allowed(crm.Write, crm.ScopeOf(&all[0])) {
		return nil, nil
	}
	return &all[0], nil
}

// tellsNeed notes what a lead wants that he registered just now: he is looking for
// a palletizer.
func (q *request) tellsNeed(t parse.Facts) (bool, error) {
	if len(q.order) > 0 || len(t.Colleagues) > 0 || !states(t.Text) {
		return false, nil
	}
	l, err := q.leadToday(q.lastAbout())
	if err != nil || l == nil {
		return false, err
	}
	w, err := q.begin()
	if err != nil {
		return true, err
	}
	need := strings.Trim(t.Text, " ,，。.;；")
	if l.Need != "" {
		need = l.Need + "; " + need
	}
	if _, err := w.UpdateLead(l.ID, desk.LeadEdit{Need: &need}); err != nil {
		return true, err
	}
	return true, q.answered(w.Group())
}
