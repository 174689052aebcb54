package handlers

import (
	"fmt"
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// What is said in passing of what is to be done next, as the sentence that it stands for.
var (
	// askedOfMe finds what a customer asks for: 让我把资质发过去.
	askedOfMe = wording.Compile(`^(?:他|她|他们|对方|那边|客户)?(?:让|叫|要|请|托)(?:我|我们|咱们)(把.{2,20}|[^,，。]{0,10}(?:发|寄|给|送|报|做|出|约|带|准备|整理|确认|问|回)[^,，。]{0,12})$`)
	// planLater finds a step for a time that is no day: 下周约他见面.
	planLater = wording.Compile(`^(?:下周|下个?月|这周|过两天|过几天|回头|改天|月底|年后|节后|晚点|下一步)(?:就是|是|先|再|要|得)?(?:约|搞定|拿下|攻|突破|做|安排|找|去|打|给|带|请|跟|把|发|送|拜访|联系|催|问)[^,，。]{1,20}$`)
	// toldMine finds what he said that he would do: 我说下周安排去看海辰的线, 答应给他发资料,
	// I promised a site visit.
	toldMine = wording.OneOf(
		`^我(?:就)?(?:说|答应|承诺|跟他们?说)(?:了|好了|他们?)?[,，]?(`+
			wording.Any(
				`下周`, `下个?月`, `这周`, `明天`, `后天`, `过两天`, `回头`, `月底`,
				`[下这]?(?:周|星期)[一二三四五六日天]`,
			)+`.{2,24}`+`)$`,
		`^(?:另外|还)?(?:我|我们|咱们)?(?:还|也)?(?:答应|承诺)(?:了|过|好了)?`+
			`(?:他们?|她|对方|客户|[^的,，。 ]{2,4}?)??(`+
			`(?:(?:给|帮|替|跟|为)(?:他们?|她|对方|客户|\p{Han}[总工科处姐哥])?)?`+
			`(?:再|先|尽快|回头|回去)?`+
			wording.Any(
				`发`, `寄`, `给`, `送`, `报`, `做`, `出`, `约`, `带`, `准备`, `整理`, `确认`,
				`问`, `回`, `写`, `找`, `争取`, `申请`,
			)+`[^,，。]{0,19}[^,，。了]`+`)$`,
		`^(?:and |also |so |but )*(?:i |we |i've |i have )?(?:also )?`+
			wording.Any(
				`promised`,
				`(?:i |we )`+
					wording.Any(
						`said (?:i'd|i would|i will)`,
						`told (?:him|her|them) (?:i'd|i would)`,
						`owe`,
					),
			)+` (?:(?:him|her|them|to) )*(.{4,60})$`,
	)
	// promisedNone finds that nothing was promised: we promised nothing.
	promisedNone = wording.Compile(`^(?:nothing|no |not |none|never)`)
	// tellColleague finds whom of us he means to tell: 回来跟王敏说一声.
	tellColleague = wording.Compile(`^(?:回来|回去|回头|晚点|明天|到时候?)?(?:要|得|再)?(` +
		wording.Any(
			`(?:跟|给|和)[^,，。 ]{2,6}(?:说|讲|汇报|同步|通个气|打个招呼|商量)(?:一声|一下|下)?`,
			`(?:问|请示|请教)(?:一下|一声|下|问)?[^,，。 ]{2,3}?(?:[,，]?.{2,24})?`,
		) + `)$`)
	// sentIt finds that the step of just now is done: done, sent it.
	sentIt = wording.Compile(`^(?:ok|done|all done|just|already|[,. ])*` +
		wording.Any(`sent`, `did`, `finished`, `delivered`, `mailed`, `emailed`) +
		` (?:it|that|them|this)(?: (?:already|today|just now|over|off))*$`)
	// ratedNow finds the tier of who is talked of: 这客户算B吧, 我觉得是A.
	ratedNow = wording.Compile(`^(?:那)?(?:这|那|他们)?(?:个|家)?(?:客户|公司|单子|单|项目|商机)?(?:我觉得|我看|感觉)?(?:应该|可以|能|大概)?(?:算|是|给|定)(?:个|为|成)?([a-d])(?:级|类)?(?:客户)?(?:吧|了|的|了吧)?$`)
	// thingOn finds what is to be handed over, and when: 资质今天发.
	thingOn = wording.Compile(`^(\p{Han}{2,8}?)(今天|明天|后天|[下这本]?(?:周|星期)[一二三四五六日天]|\d{1,2}[号日])(?:就|要|再|可以|能)?(发|给|交|送|寄|出|报|做好)(?:给?他们?|给?她|过去|出来)?$`)
	// thingDone finds what was handed over: 资质发了.
	thingDone = wording.Compile(`^(\p{Han}{2,8}?)(?:已经|都|刚)?(?:发|给|交|送|寄|出|报|做好|发过去|送过去|发给他)了$`)
	// metOn finds day and hour of an appointment, and nothing else: 那周三下午两点.
	metOn = wording.Compile(`^(?:那就?|就|定|,|，| )*(` +
		wording.Any(
			`明天`, `后天`,
			`[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]`,
			`\d{1,2}[号日]`,
		) +
		`(?:早上|上午|中午|下午|晚上)?[\d一二两三四五六七八九十]{1,3}[点::](?:\d{1,2}|半|一刻|三刻)?` +
		`分?` + `)(?:吧|见|见面|碰|过去)?$`)
	// toDay finds to which day something moves: 改下周一了.
	toDay = wording.Compile(`^(?:那就?|就|只能|,|，| )*(?:改|换|挪|推)(?:到|成|在)?((?:明天|后天|大后天|[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]|\d{1,2}月\d{1,2}[号日]?|\d{1,2}[号日])(?:上午|下午|晚上)?)(?:了|吧)?$`)
	// toHour finds to which hour of its day something moves: 改三点, 视频改十一点了.
	toHour = wording.Compile(`^` + wording.Any(
		`那个?`, `那就?`, `就`, `还是`, `视频`, `会议`, `电话`, `碰面`, `见面`, `时间`, `,`, `，`,
		` `,
	) + `*(?:改|换|挪|推|提前?|延)(?:到|成|在|为)?(?:了)?(` +
		`(?:早上|上午|中午|下午|晚上)?[\d一二两三四五六七八九十]{1,3}(?:点|[::：]\d\d)` +
		`(?:半|一刻|三刻|\d\d分?|整)?` + `)(?:了|吧)?$`)
	// nextMeeting finds on which day one meets the next time: next visit Dec 14, 下次拜访14号.
	nextMeeting = wording.OneOf(
		`^(?:my |our |the )?(?:next|follow-up|follow up|second|third)`+
			` (visit|meeting|call|appointment)(?: is| will be| on| at|:|,)* (`+
			`(?:on )?(?:next )?`+
			wording.Any(
				`[a-z]+day`, `tomorrow`, `[a-z]{3,9} \d{1,2}`, `\d{1,2} [a-z]{3,9}`,
				`the \d{1,2}(?:st|nd|rd|th)`,
			)+`(?:,? (?:at )?\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)?)?`+`)$`,
		`^(?:下次|下回|下一次)(?:拜访|见面|过去|去|碰面|再去)?(?:是|在|定|约|就)*(`+
			wording.Any(
				`[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]`,
				`\d{1,2}月\d{1,2}[号日]?`, `\d{1,2}[号日]`,
			)+`(?:上午|下午|晚上)?(?:[\d一二两三四五六七八九十]{1,3}[点::](?:\d{1,2}|半)?)?`+
			`)(?:吧|去|过去|见|拜访)?$`,
	)
	// pricedAsk finds that what is to be done is an offer: a sum beside it is what the deal is worth.
	pricedAsk = wording.Compile(`报价|报个价|报一?版|出个?价|方案|\b(quotes?|quotation|offer|proposal|price)\b`)
	// notAnyMore finds that what was just planned is not to be done: 不打了, 先不去了, drop it.
	notAnyMore = wording.OneOf(
		`^(?:那|算了|还是|先|暂时|,|，| )*(?:不|别)(?:打|去|发|送|寄|约|见|跑|联系|拜访)了(?:吧)?`+
			`$`,
		`^(?:no|ok|actually|sorry|,| )*(?:drop|scrap|scratch) (?:it|that)`+
			`(?:[,.;:] ?(?:i'll|i will|i'm|i am|let me) .{3,40})?$`,
		`^(?:算了|不用了)[,， ]*我(?:现在|自己|直接|当面|马上|这就|等下)(?:就|去)*`+
			`(?:问|说|打|发|找|联系|弄|做|办)[^,，。]{0,8}$`,
	)
	// laterSame finds to which day a meeting was put off, with its hour as it was.
	laterSame = wording.OneOf(
		`^`+wording.Any(
			`it's `, `it is `, `that's `, `now `, `got `, `been `, `has been `, `was `, `he `,
			`she `, `they `, `we `, `it `,
		)+`*`+
			wording.Any(`rescheduled`, `moved`, `pushed`, `postponed`, `shifted`, `put off`)+
			` (?:to|for|until|till) ((?:next )?[a-z]+day|tomorrow|next week)`+
			`(?:,? (?:at the )?same time)?$`,
		`^(?:改|推|挪|换)(?:到|成)?`+
			`((?:[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]|明天|后天|\d{1,2}[号日]))[,， ]*`+
			wording.Any(
				`同一时间`, `时间不变`, `还是这个?时间`, `一样的?时间`, `还是那个点`, `原来的?时间`,
			)+`$`,
	)
	// whoIsOff finds who called off what was arranged.
	whoIsOff = wording.Compile(`^(?:mr |ms |mrs |dr |herr |frau )?[a-z]+(?: [a-z]+)? (?:has |just )?` +
		`(?:cancelled|canceled|called (?:it )?off)` +
		wording.Any(
			` it`, ` on me`,
			` (?:the|our|today's|tomorrow's) (?:meeting|visit|call|appointment|demo)`,
			` today`, ` tomorrow`,
		) + `*(?:[,.;].*)?$`)
	// bareToDo finds something to be taken along or got ready, and nothing else: bring sample parts.
	bareToDo = wording.Compile(`^(?:also |and |plus |must |need to |dont forget to |don't forget to )*((?:bring|take along|pack|print|prep|prepare|dig out|pick up|order|double check) [a-z0-9].{2,50})$`)
	// sumFor finds with what sum a deal is to be kept: 先记300万.
	sumFor = wording.Compile(`^(?:先|就|暂时)(?:记|写|填|按)(?:个|成|着)?(\d[\d.,]*(?:万|亿|k|w))(?:吧)?$`)
)

// tellsToDo keeps what is asked of him, or what he means to do some day, as a step with the
// customer who is talked of, where the words are read as nothing else.
func (q *request) tellsToDo() (bool, error) {
	s, step := squash(q.m.Text), parse.Step{}
	mine := toldMine.FindStringSubmatch(s)
	if mine != nil && promisedNone.MatchString(mine[3]) {
		mine = nil
	}
	asked := askedOfMe.MatchString(s) && !ofNobody(q.order) && q.order[0].Reads != parse.Task && q.order[0].Reads != parse.Visit
	planned := q.f.Intent == parse.Task && planLater.MatchString(s)
	if mine == nil && !asked && !planned && !ofNobody(q.order) || !q.tellsOn(q.f) && mine == nil || q.lastAbout() == "" || !q.stillTalking() {
		return false, nil
	}
	if mine != nil {
		step.Text = mine[1] + mine[2] + q.inHisWriting(mine[3])
		if next := q.f.Next; next != nil && next.Due != "" {
			step.Due, step.Time = next.Due, next.Time
		} else if next := parse.Read("remind me to "+step.Text, q.ctx).Next; next != nil && next.Due != "" {
			step = *next
		}
		q.f.Account, q.f.Items = nil, nil
	} else if m := tellColleague.FindStringSubmatch(s); m != nil && len(q.f.Colleagues) > 0 {
		step.Text = m[1]
	} else if m := askedOfMe.FindStringSubmatch(s); m != nil {
		step.Text = m[1]
	} else if m := bareToDo.FindStringSubmatch(s); m != nil {
		step.Text = q.inHisWriting(m[1])
	} else if m := thingOn.FindStringSubmatch(s); m != nil {
		step.Text = m[3] + m[1]
		step.Due, step.Time = q.dayNamed(m[2])
	} else if m := planLater.FindStringSubmatch(s); m != nil {
		step.Text = s
	} else {
		return false, nil
	}
	q.f.Intent, q.f.Confidence, q.f.Next = parse.Task, 1, &step
	return true, q.record()
}

// asksPriced keeps what a customer asks for at a sum as both: the step for us, and what his deal
// is worth. 要我出个两台的报价,大概75万.
func (q *request) asksPriced() (bool, error) {
	t := q.f
	if t.Intent != parse.Task || t.Amount == nil || t.Next == nil || len(t.Items) > 0 || !pricedAsk.MatchString(t.Plain()) || !q.tellsOn(t) || q.lastAbout() == "" {
		return false, nil
	}
	a, err := crm.Get[crm.Account](q.tx, q.lastAbout())
	if err != nil {
		return false, fmt.Errorf("account %s: %w", q.lastAbout(), err)
	}
	step, deal := t, t
	step.Account, step.Amount, step.Confidence = known(a.Name.Text, a.NameRow()), nil, 1
	deal.Account, deal.Intent, deal.Next, deal.Confidence, deal.Close = step.Account, parse.Opportunity, nil, 1, ""
	q.f.Items = []parse.Facts{step, deal}
	return true, q.record()
}

// handedOver is what was handed over, as the end of the step for it, where one is open.
func (q *request) handedOver(s string) (string, error) {
	if sentIt.MatchString(s) {
		k, err := q.stepNow()
		if err != nil || k == nil {
			return "", err
		}
		return k.Number() + " done", nil
	}
	m := thingDone.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	return q.endsStepFor(m[1])
}

// endsStepFor ends the one open step of his whose words hold what it was for; "" where there
// is none, or more than one.
func (q *request) endsStepFor(thing string) (string, error) {
	open, err := q.openTasks(q.conv.About)
	if err != nil {
		return "", err
	}
	open = slices.DeleteFunc(open, func(k crm.Task) bool { return k.Owner != q.who.ID || !inOrder(squash(k.Text), thing) })
	if len(open) != 1 || onlyMade(squash(q.m.Text), open[0].Text) {
		return "", nil
	}
	return open[0].Number() + " 完成", nil
}

// appointed is day and hour alone, as the visit at that time: the one that is planned, or a new
// one.
func (q *request) appointed(s string) (string, error) {
	m := metOn.FindStringSubmatch(s)
	if m == nil || q.f.Account != nil && namesCustomer(q.f) {
		return "", nil
	}
	k, err := q.stepNow()
	if err != nil {
		return "", err
	}
	if k != nil {
		if k.Due == "" && strings.Contains(k.Text, "下周") && bareWeekday.MatchString(m[1]) {
			return k.Number() + " 推到下" + m[1], nil // the week was said with the step
		}
		return k.Number() + " 推到" + m[1], nil
	}
	name, err := q.nameOf(q.conv.About)
	if err != nil || name == "" {
		return "", err
	}
	return "约了" + m[1] + "拜访" + name, nil
}

// calledOff is the end of the step of just now: 不打了, and Vogt cancelled, said of nobody who is
// known as a customer.
func (q *request) calledOff(s string) (string, error) {
	if !notAnyMore.MatchString(s) && (!whoIsOff.MatchString(s) || q.f.Account != nil && len(q.f.Account.Known) > 0) {
		return "", nil
	}
	k, err := q.stepNow()
	if err != nil || k == nil {
		return "", err
	}
	return k.Number() + " 取消", nil
}

// meetsNext is the day of the next meeting, as the visit or the call that is planned with the
// customer who is talked of.
func (q *request) meetsNext(s string) (string, error) {
	m := nextMeeting.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	name, err := q.nameOf(q.conv.About)
	switch {
	case err != nil || name == "":
		return "", err
	case m[3] != "":
		return "提醒我" + m[3] + "拜访" + name, nil
	case m[1] == "call":
		return "remind me " + m[2] + " to call " + name, nil
	}
	return "remind me " + m[2] + " to visit " + name, nil
}

// sameHour is another day for the step of just now, or for the one that was called off just now.
func (q *request) sameHour(s string) (string, error) {
	m := laterSame.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	k, err := q.stepNow()
	if err != nil {
		return "", err
	}
	if k != nil && ascii(s) {
		return k.Number() + " to " + m[1], nil
	}
	if k != nil {
		return k.Number() + " 推到" + m[2], nil
	}
	return q.meantAnew(m[1] + m[2])
}

// meantAnew is the step that was called off just now, for another day; "" for none.
func (q *request) meantAnew(day string) (string, error) {
	all, _, err := crm.List[crm.Task](q.tx, crm.Where(crm.ByAccount, string(q.conv.About)), crm.Page{Limit: 1, Desc: true})
	if err != nil {
		return "", fmt.Errorf("steps of %s: %w", q.conv.About, err)
	}
	if len(all) == 0 || all[0].State != crm.TaskDropped || all[0].Owner != q.who.ID || q.said().Sub(all[0].Updated) > talksFor {
		return "", nil
	}
	k := all[0]
	if ascii(day) {
		return strings.TrimSpace("remind me " + day + " " + k.Clock + " " + k.Text), nil
	}
	return strings.TrimSpace("提醒我" + day + k.Clock + k.Text), nil
}

// movedTo is 改下周一了 in the words by which a step is moved; after a visit that did not come
// about, as the visit on that day.
func (q *request) movedTo(s string) (string, error) {
	if m := toHour.FindStringSubmatch(s); m != nil {
		return q.hourMoved(m[1])
	}
	m := toDay.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	k, err := q.stepNow()
	if err != nil {
		return "", err
	}
	name, err := q.nameOf(q.conv.About)
	if k == nil && len(q.conv.Items) == 0 && name != "" && err == nil {
		arranged, err := q.visitsArranged(q.conv.About)
		switch {
		case err != nil:
			return "", err
		case len(arranged) == 1:
			return arranged[0].Number() + " 改到" + m[1], nil
		case len(arranged) == 0 && !q.conv.QueryAt.After(q.conv.At): // he was not only asked about
			return "约了" + m[1] + "拜访" + name, nil
		}
	}
	if putLater.MatchString(s) {
		return "推到" + m[1], err
	}
	return "改到" + m[1], err
}

// hourMoved is the one step with an hour of the customer who is talked of, at another hour.
func (q *request) hourMoved(to string) (string, error) {
	open, err := q.openTasks(q.conv.About)
	if err != nil {
		return "", err
	}
	open = slices.DeleteFunc(open, func(k crm.Task) bool { return k.Owner != q.who.ID || k.Clock == "" })
	if now, err := q.stepNow(); err != nil || len(open) != 1 && now == nil {
		return "", err
	} else if now != nil {
		open = []crm.Task{*now}
	}
	// 2:30 is of the night on a clock, but not for whoever moves an afternoon's meeting: 2点半 is
	// read beside the hour of before.
	to = strings.NewReplacer("：", ":").Replace(to)
	for minutes, said := range map[string]string{":00": "点", ":15": "点一刻", ":30": "点半", ":45": "点三刻"} {
		to = strings.Replace(to, minutes, said, 1)
	}
	return open[0].Number() + " 改到" + to, nil
}

// rated is 这客户算B吧 with the name of the customer who is talked of.
func (q *request) rated(s string) (string, error) {
	m := ratedNow.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	name, err := q.nameOf(q.conv.About)
	return name + " 定为" + strings.ToUpper(m[1]) + "级", err
}

// sumNoted is 先记300万 as the budget that it is.
func (q *request) sumNoted(s string) (string, error) {
	m := sumFor.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	name, err := q.nameOf(q.conv.About)
	return name + " 预算" + m[1], err
}
