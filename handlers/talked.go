package handlers

import (
	"fmt"
	"slices"
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
	if !q.tellsOn(t) {
		if len(t.Items) == 0 && len(t.Refs) == 0 && ofOneKnown(t) && q.stillTalking() && t.Amount == nil && t.Next == nil {
			return q.tellsNeed(t) // 铭利达这个应该能成
		}
		return false, nil
	}
	if done, err := q.tellsWhoComes(t); done || err != nil {
		return done, err
	}
	looked := q.conv.Query != "" && !q.conv.QueryAt.Before(q.conv.At) // a name alone looks somebody up then
	if !looked && len(t.Contacts) == 1 && len(t.Contacts[0].Known) == 0 && t.Letters() <= 8 && ofNobody(q.order) && q.lastAbout() != "" && nameAlone.MatchString(t.Plain()) {
		q.f.Intent, q.f.Confidence = parse.ContactInfo, 1 // 哦姓文,文经理
		return true, q.record()
	}
	planned := (t.Next != nil && t.Next.Due > q.today() || againLater.MatchString(t.Plain())) && !theirWait.MatchString(t.Plain())
	if planned && ofNobody(q.order) && !theirOwn.MatchString(t.Plain()) && q.lastAbout() != "" {
		q.f.Intent = parse.Task
		return true, q.record()
	}
	return q.tellsNeed(t)
}

// tellsOn reports a statement within minutes of a receipt that names no other customer.
func (q *request) tellsOn(t parse.Facts) bool {
	return q.stillTalking() && len(t.Items) == 0 && len(t.Refs) == 0 && !namesCustomer(t) && !t.Question && !t.Asks() && !putAsQuestion(t.Text)
}

// tellsWhen takes words as the hour or the day of the step that was set just now.
func (q *request) tellsWhen() (bool, error) {
	if !q.tellsOn(q.f) {
		return false, nil
	}
	for _, means := range []func(parse.Facts) (bool, error){q.tellsWhenMet, q.datesStep, q.tellsThingToo} {
		if done, err := means(q.f); done || err != nil {
			return done, err
		}
	}
	return q.tellsDay(q.f)
}

// namesCustomer reports that a customer stands in the words: 他们 means one, and names none.
func namesCustomer(t parse.Facts) bool {
	return t.Account != nil && t.Account.Span.End > t.Account.Span.Start
}

// ofOneKnown reports words that name one customer who is known.
func ofOneKnown(t parse.Facts) bool {
	return t.Account != nil && len(t.Account.Known) == 1 && t.Account.Known[0].Row.Kind == crm.KindAccount
}

// againLater finds an order to oneself for a time that is no day: try again in March.
var againLater = wording.OneOf(
	`^(?:then )?`+
		wording.Any(
			`try`, `call`, `check`, `ping`, `visit`, `follow`, `write`, `ask`, `talk`,
			`come back`, `get back`,
		)+`\b.{0,30}\b(?:in|after|next|around|later)\b`,
	`^(?:再|重新|回头再?)(?:打|联系|约|去|发|跑|试)(?:一?次|一下|一趟|一?个电话)?$`,
	`^(?:等|到)?`+
		wording.Any(`明年`, `下个?月`, `下季度`, `年后`, `节后`, `\d{1,2}月`, `春节后`)+
		`(?:份|底|初)?再(?:试|联系|去|打|跟|问|看|聊|约)`,
)

// ofNobody reports a reading that speaks for no record and no intent.
func ofNobody(order []Intent) bool { return len(order) == 0 }

// theirWait finds that something of the customer's takes until a day, which is no day of ours:
// 王总说估计要等到元旦后.
var theirWait = wording.Compile(`(?:估计|可能|大概|恐怕|应该|最快|最早|至少)(?:也|还|就)?(?:要|得|需要?|只能)?(?:等到?|拖到|排到|放到|推到|到).{1,8}(?:[后前]|月|年|才|了|再说|再定)` +
	`|(?:才|再)(?:能|会)?(?:招标|开标|定标|启动|开工|上会|批|定|签|采购|评审|投产)|\b(?:probably|likely|won't|not) .{0,24}\b(?:until|before|till)\b`)

// theirOwn finds a statement of what the customer's people do or want: it is no
// step of ours.
var theirOwn = wording.OneOf(
	`^\p{Han}{1,3}`+
		wording.Any(`总`, `工`, `科`, `处`, `经理`, `主任`, `科长`, `处长`, `部长`, `厂长`)+
		`(?:也|还)?(?:说|讲|透露|提到)(?:他们|公司|厂里|集团|总部)`,
	`^(?:他们?|她们?|对方|客户|人家)?(?:那边|那儿)?的?`+
		wording.Any(
			`老板`, `领导`, `集团`, `采购`, `财务`, `技术`, `设备`, `工艺`, `生产`, `厂长`,
			`老总`, `董事长`, `总经理`, `总部`, `上面`, `上头`, `甲方`,
		),
	`^(?:他|她|对方|客户|人家)`,
	`^`+wording.Any(
		`交期`, `价格`, `付款`, `账期`, `质保`, `工期`, `进度`, `合同`, `方案`, `配置`,
	)+`(?:上|方面|这块)?(?:他们|对方|客户|人家)`,
	`^(?:the |their )?`+
		wording.Any(
			`customer`, `client`, `boss`, `management`, `board`, `buyer`, `purchasing`, `owner`,
			`he`, `she`, `they`,
		)+`\b`,
)

// metWhen finds the hour of what was arranged, and where: 约的下午两点 在他们会议室.
var metWhen = wording.Compile(`^` + wording.Any(
	`(?:他们?|她们?|对方|人家|客户)?(?:那边|那儿)?(?:跟我)?约了`,
	`约的?`, `约在`, `约好`, `定的?`, `定在`, `时间`,
) + `(?:是|在)?(` +
	`(?:早上|上午|中午|下午|晚上)?[\d一二两三四五六七八九十]{1,3}` +
	`(?:[点::](?:\d{1,2}|半|一刻|三刻)?分?)` + `)(?:吧|好了|哈)?(?:[,, ]*(?:地点)?在(.{2,20}))?$` +
	`|^((?:早上|上午|中午|下午|晚上)[\d一二两三四五六七八九十]{1,3}[点::](?:\d{1,2}|半|一刻|三刻)?)[,，。 ]+(?:在|去)?([^,，。 ]{0,8}(?:办公室|会议室|厂里|工厂|公司|楼下|前台|食堂|车间|现场|大厅|总部|展厅))$`)

// hourNow finds the hour of what was arranged, in English: moved to 3, it's at 2pm.
var hourNow = wording.Compile(`^` + wording.Any(
	`it's `, `it is `, `that's `, `they `, `we `, `now `, `got `, `was `, `been `, `has been `,
) + `*(?:moved to|pushed to|at|make it|make that) (\d{1,2})([:.]\d\d)? ?(am|pm)?` +
	`(?: now| instead| today)?$`)

// tellsWhenMet notes hour and place of the visit that he planned just now.
func (q *request) tellsWhenMet(t parse.Facts) (bool, error) {
	at := metWhen.FindStringSubmatch(strings.TrimSpace(fold(t.Text)))
	if at != nil {
		at = []string{at[0], at[1] + at[3], at[2] + at[4]} // 约的下午两点,在他们会议室; 下午两点 曹经理办公室
	}
	hour := hourIn(hourNow.FindStringSubmatch(t.Plain()))
	if at == nil && hour == "" {
		return false, nil
	}
	k, err := q.stepNow()
	if err == nil && k == nil && at != nil {
		k, err = q.stepShown()
	}
	if err != nil || k == nil {
		return false, err
	}
	clock := hour
	if at != nil {
		_, clock = day(parse.Read("提醒我明天"+at[1]+"联系", q.ctx))
	}
	if clock == "" {
		return false, nil
	}
	w, err := q.begin()
	if err != nil {
		return true, err
	}
	e := desk.TaskEdit{Clock: &clock}
	if at != nil && at[2] != "" {
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

// stepNow is the one step that he set just now, alone or with a new customer, and that is
// still open; nil for none.
func (q *request) stepNow() (*crm.Task, error) {
	if len(q.conv.Items) != 1 {
		return nil, nil
	}
	switch q.conv.Items[0].Kind {
	case crm.KindTask:
		k, err := crm.Get[crm.Task](q.tx, crm.TaskID(q.conv.Items[0].ID))
		if err != nil || !k.Open() || k.Owner != q.who.ID {
			return nil, err
		}
		return &k, nil
	case crm.KindLead:
		open, err := q.openTasks(q.conv.About)
		if err != nil || len(open) != 1 || open[0].Owner != q.who.ID {
			return nil, err
		}
		return &open[0], nil
	}
	return nil, nil
}

// stepShown is the one visit with a day and no hour that is planned with the customer whose card was looked at just
// now: 粤钢周四几点, and then 约早上十点吧.
func (q *request) stepShown() (*crm.Task, error) {
	if q.conv.About == "" || !q.stillTalking() {
		return nil, nil
	}
	open, err := q.visitsArranged(q.conv.About)
	if err != nil || len(open) != 1 || open[0].Due < q.today() || open[0].Clock != "" {
		return nil, err
	}
	return &open[0], nil
}

// dueAlone finds the day by which something is to be handed in, and nothing else:
// 周三之前给.
var dueAlone = wording.Compile(`^(` + wording.Any(
	`今天`, `明天`, `后天`, `大后天`,
	`[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]`,
	`\d{1,2}月\d{1,2}[号日]`, `\d{1,2}[号日]`, `月底`, `周末`,
) + `(?:上午|下午|晚上)?` + `)(` +
	wording.Any(
		`(之?前|以前)(要|就要|得)?`+
			`((给|交|发|出|送|弄好|搞定|完成|做完|去|到)给?(他们?|她们?|对方|客户|出来|过去)?)?`,
		`(要|就要|得)?(给|交|发|出|送|弄好|搞定|完成|做完)`+
			`给?(他们?|她们?|对方|客户|出来|过去)?`,
	) + `)?吧?$`)

// aboutWhen finds when something is to be, more or less, and nothing else: probably mid
// January, 大概下月中旬.
var aboutWhen = wording.OneOf(
	`^(?:大概|估计|可能|应该|差不多|也许|就|要)*(`+
		wording.Any(
			`(?:明年|今年|下个?月|本月|这个月|\d{1,2}月)`+
				`(?:初|中旬|上旬|下旬|中|底|末)?`,
			`月[初中底]`, `年[初底]`,
			`[下这]?个?(?:周|星期|礼拜)[一二三四五六日天]?`,
			`节[前后]`, `年[前后]`, `国庆后`, `春节后`,
		)+`)(?:左右|前后|的样子)?(?:吧|再去|再说)?$`,
	`^`+wording.Any(
		`probably`, `maybe`, `around`, `about`, `likely`, `i think`, `sometime`, `some time`,
		`say`, `in`, `,`, ` `,
	)+`+(`+
		wording.Maybe(`early `, `mid `, `mid-`, `late `, `the end of `, `end of `)+
		wording.Any(
			`january`, `february`, `march`, `april`, `may`, `june`, `july`, `august`,
			`september`, `october`, `november`, `december`, `jan`, `feb`, `mar`, `apr`, `jun`,
			`jul`, `aug`, `sep`, `oct`, `nov`, `dec`, `next week`, `next month`, `this month`,
			`the month`,
		)+`)(?: or so)?$`,
)

// tellsDay gives its day to the step that was set without one.
func (q *request) tellsDay(t parse.Facts) (bool, error) {
	said := t.Plain()
	if m := dueAlone.FindStringSubmatch(said); m != nil {
		said = m[1]
	} else if m := aboutWhen.FindStringSubmatch(said); m != nil {
		said = m[1] + m[2]
	} else {
		return false, nil
	}
	k, err := q.stepNow()
	if err != nil || k == nil || k.Due != "" {
		return false, err
	}
	due, _ := q.dayNamed(said)
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
	text := k.Text + ", " + strings.Trim(t.Text, " ,，。.")
	if q.who.Lang() == "zh" {
		text = k.Text + "," + strings.Trim(t.Text, " ,，。.")
	}
	return true, q.rewordStep(*k, text)
}

// rewordStep gives a step other words, and shows which it had.
func (q *request) rewordStep(k crm.Task, text string) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	done, err := w.CorrectTask(k.ID, desk.TaskEdit{Text: &text})
	if err != nil {
		return err
	}
	e := edits{view: cards.ChangedView{Group: w.Group(), Number: k.Number(), Kind: crm.KindTask}}
	if e.view.AccountName, err = q.nameOf(k.Account); err != nil {
		return err
	}
	e.field("next_step", done.Before.Text, done.After.Text)
	q.changed(e.view)
	return q.refreshOf(crm.Pointer{Kind: crm.KindTask, ID: string(k.ID)})
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

// ofTheSheet finds what the lead sheet has columns for: it is none of what a lead wants.
var ofTheSheet = wording.OneOf(`利润|销量|营业额|营收|产值|排名|排第|注册资本|地址|级别`, `\b(?:profit|turnover|revenue|rank(?:ed|ing)?|address|headcount)\b`)

// stillOpen finds that nothing is known of something yet: 周几还没定, 多少钱没说.
var stillOpen = wording.Compile(`^(?:几|多少|周几|哪|什么|谁|具体)[^,，。]{0,6}(?:还|也|都)?(?:没|不)(?:定|说|知道|清楚|确定|问)`)

// tellsNeed notes what a lead wants that he registered just now: he is looking for
// a palletizer.
func (q *request) tellsNeed(t parse.Facts) (bool, error) {
	if len(q.order) > 0 || len(t.Colleagues) > 0 || !states(t.Text) || asksWhich(t.Text) || stillOpen.MatchString(t.Plain()) {
		return false, nil
	}
	at := q.lastAbout()
	if ofOneKnown(t) {
		at = crm.AccountID(t.Account.Known[0].Row.ID)
	}
	l, err := q.leadToday(at)
	if err != nil {
		return false, err
	}
	if l != nil && ofTheSheet.MatchString(squash(t.Text)) {
		return false, nil // 利润没销量好 is nothing that he wants
	}
	if l == nil && t.Account == nil {
		return q.tellsNews(at, t)
	} else if l == nil {
		if !ofOneKnown(t) && len(t.Account.Known) == 0 && at == q.conv.About { // a word that only looks like somebody's name
			t.Account = nil
			return q.tellsNews(at, t)
		}
		return false, nil
	}
	w, err := q.begin()
	if err != nil {
		return true, err
	}
	q.about(l.Account, "")
	need := strings.Trim(t.Text, " ,，。.;；")
	if l.Need != "" {
		need = l.Need + "; " + need
	}
	if _, err := w.UpdateLead(l.ID, desk.LeadEdit{Need: &need}); err != nil {
		return true, err
	}
	return true, q.answered(w.Group())
}

// fromBefore reports a customer whom a message does not name: a pronoun stands for him, of whom was
// spoken before.
func fromBefore(t parse.Facts) bool {
	return t.Account != nil && t.Account.Text != "" && !t.Holds(strings.ToLower(t.Account.Text))
}

// worksThere reports a customer whom a message does not name, but somebody who is known there:
// 给周经理打了电话,他说下周签.
func worksThere(t parse.Facts) bool {
	return fromBefore(t) && slices.ContainsFunc(t.Contacts, func(c parse.Contact) bool {
		return slices.ContainsFunc(c.Known, func(k parse.Match) bool { return k.Row.Account != "" && means(t.Account, k.Row.Account) })
	})
}

// sumNow reports a sum of the deal told within minutes of a visit, with no customer named: of whom it is is as plain.
func (q *request) sumNow(t parse.Facts) bool {
	return t.Intent == parse.Opportunity && t.Amount != nil && q.tellsOn(t)
}
