package handlers

import (
	"slices"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// visitIntent records visits and everything else that was done with a customer.
func visitIntent() Intent {
	return Intent{
		Name: "visit", Reads: parse.Visit,
		Words: bareVisit(),
		Weigh: weighs(parse.Visit),
		Examples: []string{
			"今天拜访了比亚迪王总,聊了电池线,预算大概120万,下周三带方案过去",
			"刚从美的出来,周工没意见", "白跑一趟格力", "saw Greta @ Oakline, all good",
			"上午美的周工,方案没意见", "格力没见到人门卫不让进", "下午去顺德美科跟林副总谈付款", "顺路恒发坐了坐",
			"18:20 金利老蔡,要报价,80来万", "今天去了美的", "Met Oakline's Greta today, follow up tomorrow 9am",
			"下午跟中航锂电的赵总见了面,他说今年没预算了,明年再看", "今天去永盛签了合同320万,见了李总",
			"上午去了美的见周工聊伺服方案;下午去美科见林副总谈付款;新线索 恒发家具 清远 想买开料机",
		},
		Near: []string{
			"下周想去拜访比亚迪", "今天没去成美的", "明天的拜访取消了", "今天干嘛", "我今天记了啥", "比亚迪啥情况",
			"约了周四上午十点恒鑫会议室",
		},
		Handle: func(q *request) error {
			if slices.Contains(bareVisit(), squash(q.m.Text)) {
				q.reply(q.out.HowToLog())
				return nil
			}
			if err := q.overFromAfar(&q.f); err != nil {
				return err
			}
			if err := q.record(); err != nil {
				return err
			}
			return q.notesBeside()
		},
	}
}

// bareVisit are the words of whoever wants to record a visit and says nothing of it
// yet: a button's label, typed.
func bareVisit() []string {
	return []string{"记拜访", "记一次拜访", "记录拜访", "我要记拜访", "log a visit", "log visit", "new visit"}
}

// wishIntent is a visit that is only wished for: it is not logged, and can
// become a task.
func wishIntent() Intent {
	return Intent{
		Name: "wish", Reads: parse.None,
		Weigh: func(f parse.Facts) float64 {
			if f.Wished && !f.Question && len(f.Items) == 0 && (f.Intent == parse.Visit || f.Intent == parse.Call || f.Intent == parse.None) {
				return 0.8
			}
			return 0
		},
		Examples: []string{"下周想去拜访格力", "下周想去拜访比亚迪"},
		Near:     []string{"周五前给美科报价", "今天拜访了比亚迪王总"},
		Handle:   (*request).wished,
	}
}

// wished keeps the words and offers to make a task of them.
func (q *request) wished() error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	t := q.f
	t.Intent, t.Wished = parse.Task, false
	if t.Next == nil {
		t.Next = &parse.Step{Text: q.m.Text}
	}
	d, err := q.saveDraft(w, t, cards.AskIntent, []crm.Choice{{Value: parse.Task}, {Value: parse.None}})
	if err != nil {
		return err
	}
	q.alone(q.say.Wish(draftView(d)))
	return nil
}

// notDoneIntent is a visit that did not happen.
func notDoneIntent() Intent {
	return Intent{
		Name: "not-done", Reads: parse.None,
		Weigh: func(f parse.Facts) float64 {
			if f.Negated && !f.Question && !f.Holds("谁") && !moneyMissing.MatchString(f.Plain()) && !whoIs.MatchString(f.Plain()) && len(f.Items) == 0 && !doneInstead.MatchString(f.Plain()) && !ifNot.MatchString(f.Plain()) && !ownDay.MatchString(f.Plain()) && speaksOfVisit(f) && (f.Intent == parse.Visit || f.Intent == parse.Call || f.Intent == parse.None) {
				return 0.75
			}
			return 0
		},
		Examples: []string{"今天没去成美的"},
		Near:     []string{"cancel that", "格力没见到人门卫不让进", "打了王经理没人接", "白跑一趟格力"},
		Handle:   (*request).notDone,
	}
}

// ifNot finds what is to be done where something did not happen, or by somebody whom nobody has met: 没去就问问, 没见过
// 让曹经理约一下.
var ifNot = wording.Compile(`没[^,，。 ]{1,4}(?:的话)?[,， ]*就(?:让|叫|问|催|提醒|打|请|安排)|没(?:见|碰|接触|打)过(?:面|他|她)?[,， ]+(?:让|叫|请|先|找|托)`)

// moneyMissing finds what did not come and is nobody: 发货款还差20万没到.
var moneyMissing = wording.Compile(`(款|钱|定金|货|样品|样件|合同|发票|图纸|批复)[^,，。]{0,10}没(有)?(到|来|付|打|收到|寄到|下来)`)

// whoIs says who somebody is at a customer: the boss is Dr. Steiner, haven't met him.
var whoIs = wording.OneOf(
	`^(?:(?:the|their|his|her|our) )?`+
		wording.Any(
			`boss`, `owner`, `ceo`, `cfo`, `coo`, `cto`, `buyer`, `head of [a-z ]+`, `director`,
			`manager`, `decision maker`, `[a-z]+ (?:manager|director|lead)`,
		)+` (?:there )?is `,
	`^`+wording.Any(
		`他们`, `那边`, `老板`, `采购`, `技术`, `设备`, `老总`, `负责人`, `领导`,
	)+`[^,,。]{0,6}(?:是|叫)\p{Han}{2,4}[,,].{0,6}没(?:见|碰|接触)`,
)

// speaksOfVisit reports a text that is about going somewhere or meeting somebody.
func speaksOfVisit(f parse.Facts) bool {
	return f.Account != nil || len(f.Contacts) > 0 || f.Holds("去", "拜访", "见", "跑", "到") ||
		f.Word("visit", "visited", "go", "went", "meet", "met", "see", "saw", "call", "called", "reach", "make it")
}

// doneInstead finds what is said, behind what did not happen, to be done after all or instead: 昨天没空去恒鑫,今天去了;
// 明天不去恒鑫了,改去美科. It is asked about, and not answered with that nothing is kept.
var doneInstead = wording.OneOf(
	`[,,;;。] ?改去\p{Han}{2}`,
	`[,,;;。] ?(?:今天|今早|明天|后天|周[一二三四五六日]|下周[一二三四五]|上午|下午|晚上){1,2}(?:我|再|才|补|又)?(?:去|打|见|联系|送)(?:了|的)?[。!]?$`,
)

// notDone says that nothing was recorded.
func (q *request) notDone() error {
	name := ""
	if q.f.Account != nil {
		name = q.f.Account.Text
	}
	fnd, err := q.subject(q.f, crm.Write)
	if err != nil {
		return err
	}
	if fnd.Account != nil { // another day may follow: 改明天上午
		q.about(fnd.Account.ID, "")
		q.conv.Items, q.conv.At = nil, q.said()
	}
	q.nothingDone(q.out.NotDone(name, ""))
	return nil
}
