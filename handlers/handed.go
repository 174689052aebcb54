package handlers

import (
	"cmp"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// aPaper is what goes to a customer, on paper or as a thing.
var aPaper = wording.Any(
	`报价`, `方案`, `样品`, `样件`, `样机`, `样册`, `样本`, `资料`, `资质`, `标书`, `合同`, `协议`,
	`邮件`, `图纸`, `清单`, `报告`, `案例`, `目录`, `参数`, `手册`, `说明书`, `视频`, `发票`, `函`,
	`文件`, `计划`, `ppt`, `画册`, `图册`, `宣传册`, `彩页`, `文档`, `链接`,
)

var (
	// handedTo finds that something went to a customer, or that one wrote to him: 给比亚迪发了报价,
	// sent Petersen the quote.
	handedTo = wording.OneOf(
		wording.Any(aPaper, `名片`)+`.{0,8}?(?:发|寄|送|交|传|递|快递|提交|给|回)(?:过|完|给|到|出)?`+
			`.{0,10}?(?:了|过去|出去|过来)`,
		`(?:发|寄|送|交|传|递|回|写|快递|提交)(?:完|好|过|出|去|给|到)*了?.{0,12}?`+
			wording.Any(aPaper, `微信`, `消息`, `信息`),
		`^`+wording.Any(
			`i `, `we `, `i've `, `we've `, `have `, `has `, `just `, `already `, `also `,
			`then `, `and `, `log that `, `note that `,
		)+`*`+
			wording.Any(
				`sent`, `emailed`, `e-mailed`, `mailed`, `delivered`, `shipped`, `handed`,
				`forwarded`, `texted`, `messaged`, `whatsapped`, `pinged`, `wrote`, `submitted`,
				`dropped off`,
			)+`\b`,
		`\b(?:was|were|has been|have been|got|is|are) (?:just |already )?`+
			wording.Any(
				`sent`, `delivered`, `shipped`, `handed over`, `mailed`, `emailed`, `submitted`,
			)+`\b`,
	)
	// notHanded finds that it did not go, is still to go, or went from them to us.
	notHanded = wording.OneOf(
		`没`, `别`, `勿`, `不`, `未`, `还(?:要|得|需)`, `准备`, `打算`, `要(?:发|寄|送|交)`, `明天`,
		`后天`, `下周`, `得(?:发|寄|送|交)`, `给我`, `给咱`, `发来`, `寄来`, `收到`, `让我`,
		`他(?:们)?(?:发|寄|送|给|回)`, `她(?:们)?(?:发|寄|送|给|回)`, `在看`,
		`\b(?:not|didn't|haven't|will|to be|need|should|must|plan|us|me)\b`,
	)
	// paperSent finds that a paper or a thing went out, and nothing else: 报价发出去了.
	paperSent = wording.Compile(`^` + aPaper + `单?(?:已经|都|也|今天|昨天|刚刚?|终于)*(?:发|寄|交|送|传|快递)(?:给)?(?:他们|客户|对方)?(?:出去|过去|出|过|好|完|掉)*了$`)
	// passedBy finds that he only looked in on somebody: 路过了宏远,顺手送了份资料.
	passedBy = wording.Compile(`路过|顺路|顺道|顺手|经过`)
	// byChannel finds that one talked without being there, and not by phone: 恒力石化微信聊了下.
	byChannel = wording.Compile(`(微信|邮件|短信|飞书|钉钉|企微|qq)(上|里)?(跟|和|给|与)?.{0,16}?(说|聊|沟通|问|确认|谈|交流|讨论|对|回|催)(了|过)|(说|聊|沟通|问|确认|谈|交流|讨论)(了|过).{0,4}(微信|邮件|短信)`)
	// wasThere finds that one was there all the same.
	wasThere = wording.Compile(`去|到|见|上门|现场|拜访|加了|扫了|当面`)
	// isDone finds, in Chinese, that something has been done.
	isDone = wording.Compile(`了|过去|出去|[a-z]`)
	// recordOf is what stands before that which is to be recorded: log that.
	recordOf = wording.Compile(`(?i)^(?:please |pls )?(?:log|note|record|write down)(?: that|:)? |^(?:帮我)?(?:记一下|记下|记一笔|备注)[,，:： ]*`)
)

// handsOver records, as another activity than a visit or a call (J3), that something was handed
// over or written to a customer who is known, where no step was open for it. Within the time in
// which he may tell more of a visit it joins that visit.
func (q *request) handsOver() (bool, error) {
	t := q.f
	if !q.private() || t.Question || t.Asks() || len(t.Items) > 0 || len(t.Refs) > 0 || t.Amount != nil ||
		len(t.Costs) > 0 || t.Next != nil || t.Intent == parse.Expense {
		return false, nil
	}
	said := recordOf.ReplaceAllString(strings.TrimSpace(t.Text), "")
	plain := squash(said)
	chatted := byChannel.MatchString(plain) && !wasThere.MatchString(plain)
	if !q.saysHanded(t, said, chatted) {
		return false, nil
	}
	a, fresh, err := q.handedAt(t, plain)
	if err != nil || a == nil && !fresh {
		return false, err
	}
	if a != nil && (t.Account == nil || t.Account.Text == "") {
		t.Account = known(a.Name.Text, a.NameRow())
	}
	if a != nil && !notFinished.MatchString(plain) {
		switch open, err := q.tasksLike(q.m.Text, a.ID); { // the step for it is done
		case err != nil:
			return false, err
		case len(open) == 1:
			return true, q.finishTask(open[0])
		case len(open) > 1:
			return true, q.askTask(todoDone, open)
		}
	}
	t.Text = said
	t.Date, t.DateAssumed = q.dayHanded(said)
	var v *crm.Activity
	sure := false
	if !fresh {
		if v, sure, err = q.toldJustNow(t); err != nil {
			return false, err
		}
	}
	if v != nil && sure && cmp.Or(t.Date, q.today()) == v.Date {
		return true, q.addTo(v, t)
	}
	t.Intent, t.Activity, t.Confidence, t.Close = parse.Visit, crm.OtherActivity, 1, ""
	if chatted {
		t.Intent, t.Activity = parse.Call, "" // as what is said by message counts elsewhere
	}
	t.Gist = strings.TrimLeft(strings.TrimPrefix(said, t.Account.Text), "那这边备注动态的,，:： ")
	t.Gist, t.Next, t.Negated, t.Outcome = strings.Trim(t.Gist, " ,，。.;；!！"), nil, false, ""
	q.f = t
	return true, q.record()
}

// saysHanded reports whether words tell that something was handed over, or that one wrote
// to somebody, and no more than that.
func (q *request) saysHanded(t parse.Facts, said string, chatted bool) bool {
	plain := squash(said)
	unnamed := plain
	if namesCustomer(t) { // 恒发 hands nothing over by its name
		unnamed = squash(strings.Replace(said, t.Account.Text, "", 1))
	}
	if t.Account != nil && len(t.Contacts) == 0 {
		if behind, _ := dealTold(said, t.Account.Text); paperSent.MatchString(squash(behind)) && !tenderWords.MatchString(plain) {
			return !notHanded.MatchString(plain)
		}
	}
	switch {
	case length(plain) > 80, tenderWords.MatchString(plain), signedWords.MatchString(plain),
		!chatted && (recordsSurely(q, t) || !handedTo.MatchString(unnamed)):
		return false
	}
	return !notHanded.MatchString(plain) && isDone.MatchString(plain)
}

// handedAt is the customer to whom something was handed over: the one that is named, or the
// one who is talked of; fresh, where he is new and somebody went there.
func (q *request) handedAt(t parse.Facts, plain string) (a *crm.Account, fresh bool, err error) {
	at, err := q.subject(t, crm.Write)
	if err != nil {
		return nil, false, err
	}
	a = at.Account
	if a == nil && !namesCustomer(t) && len(t.Contacts) == 0 && q.stillTalking() {
		if a, err = q.talkedOf(t); err != nil {
			return nil, false, err
		}
	}
	return a, at.New && wentTo(plain, t), nil
}

// recordsSurely reports a reading that is sure of a visit or a call: 今天去比亚迪把样品送过去了.
func recordsSurely(q *request, t parse.Facts) bool {
	return (t.Intent == parse.Visit || t.Intent == parse.Call) && t.Confidence >= q.Book.Reading.Sure
}

// handedElsewhen reports that something was handed over on another day than that of an activity.
func (q *request) handedElsewhen(v *crm.Activity, t parse.Facts) bool {
	if !handedTo.MatchString(t.Plain()) {
		return false
	}
	d, assumed := q.dayHanded(t.Text)
	return !assumed && d != v.Date
}

// dayHanded is the day on which something was handed over, as the words say; assumed where they
// say none.
func (q *request) dayHanded(said string) (day crm.Date, assumed bool) {
	when := said + ",打了电话"
	if ascii(said) {
		when = said + ", called them"
	}
	if f := parse.Read(when, q.ctx); f.Date != "" && !f.DateAssumed {
		return f.Date, false
	}
	return "", true
}

// wentTo reports a customer of whom nothing is known yet, named as the one to whom it went.
func wentTo(plain string, t parse.Facts) bool {
	if !namesCustomer(t) {
		return false
	}
	name := squash(t.Account.Text)
	return length(name) >= 2 && (strings.Contains(plain, "给"+name) || strings.Contains(plain, " to "+name) || strings.Contains(plain, "sent "+name) || passedBy.MatchString(plain))
}
