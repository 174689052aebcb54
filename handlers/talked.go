package handlers

import (
	"strings"

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
	if !q.stillTalking() || len(t.Items) > 0 || len(t.Refs) > 0 || t.Account != nil || t.Question || asks(t.Text) {
		return false, nil
	}
	if done, err := q.tellsWhenMet(t); done || err != nil {
		return done, err
	}
	planned := t.Next != nil && t.Next.Due > q.today() || againLater.MatchString(squash(t.Text))
	if planned && ofNobody(q.order) && !theirOwn.MatchString(squash(t.Text)) && q.lastAbout() != "" {
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
	if at == nil || len(q.conv.Items) != 1 || q.conv.Items[0].Kind != crm.KindTask {
		return false, nil
	}
	k, err := crm.Get[crm.Task](q.tx, crm.TaskID(q.conv.Items[0].ID))
	if err != nil || !k.Open() {
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

// tellsNeed notes what a lead wants that he registered just now: he is looking for
// a palletizer.
func (q *request) tellsNeed(t parse.Facts) (bool, error) {
	if len(q.conv.Items) == 0 || q.conv.Items[0].Kind != crm.KindLead || len(q.order) > 0 || !states(t.Text) {
		return false, nil
	}
	l, err := crm.Get[crm.Lead](q.tx, crm.LeadID(q.conv.Items[0].ID))
	if err != nil || l.Deleted || l.Account != q.conv.About || !q.allowed(crm.Write, crm.ScopeOf(&l)) {
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
	q.goesWith = nil
	return true, q.answered(w.Group())
}
