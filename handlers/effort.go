package handlers

import (
	"strconv"
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/configs/playbook/figures"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

var (
	// tookSaid finds how long something took: 花了3小时, 用了半天, took 2 hours.
	tookSaid = wording.Compile(`(?:花了?|用了|耗时|谈了|took|spent) ?(\d+(?:\.\d+)?|半|一|两|二|三|四|五|六|七|八|half an?|an?) ?个?(半)?(小时|钟头|分钟|天|hours?|hrs?|h|minutes?|mins?|days?)`)
	// purposeSaid finds what something was for: 目的:推动项目前进.
	purposeSaid = wording.Compile(`(?:目的|purpose)(?:是|为|:| )+ ?(.+)$`)
)

// effortIntent says how long a visit or a call took and what it was for (J1, J2).
func effortIntent() Intent {
	return Intent{
		Name: "effort",
		Weigh: func(f parse.Facts) float64 {
			s := f.Plain()
			switch {
			case f.Question || f.Letters() > 40:
				return 0
			case f.Account != nil && len(f.Refs) == 0 && !strings.HasPrefix(s, "目的"): // 目的:挖信息 names no customer
				return 0
			case purposeSaid.MatchString(s) && (strings.HasPrefix(s, "目的") || strings.HasPrefix(s, "purpose") || hasNumber(f)):
				return 0.94
			case tookSaid.MatchString(s) && (hasNumber(f) || strings.HasPrefix(s, "花") || strings.HasPrefix(s, "用了") || strings.HasPrefix(s, "这次") || strings.HasPrefix(s, "took") || strings.HasPrefix(s, "it took")):
				return 0.9
			}
			return 0
		},
		Examples: []string{"#V1 花了3小时", "这次花了半天", "① 目的 推动项目前进", "目的:挖信息、加强优势", "it took 2 hours", "purpose: build rapport"},
		Near:     []string{"今天拜访了比亚迪王总,谈了3小时", "打车花了160", "粤钢投入多少了", "3小时后提醒我"},
		Handle:   (*request).effort,
	}
}

// effort notes both of the activity that is meant: the one that he names, else
// the one of the last receipt.
func (q *request) effort() error {
	a, err := q.activityMeant()
	if err != nil {
		return err
	}
	if a == nil {
		return errPass
	}
	var e desk.ActivityEdit
	s := squash(q.m.Text)
	if n := minutesSaid(s); n > 0 {
		e.Minutes = &n
	}
	if m := purposeSaid.FindStringSubmatch(s); m != nil {
		all := purposesSaid(q.Book, m[1])
		if len(all) == 0 {
			return crm.E(crm.BadInput, "activity.purpose", m[1], q.say.Purposes())
		}
		e.Purpose = &all
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	done, err := w.CorrectActivity(a.ID, e)
	if err != nil {
		return err
	}
	v := cards.ChangedView{Group: w.Group(), Number: a.Number(), Kind: crm.KindActivity}
	if v.AccountName, err = q.nameOf(a.Account); err != nil {
		return err
	}
	if e.Minutes != nil {
		v.Fields = append(v.Fields, cards.FieldChange{Field: "minutes", Old: done.Before.Minutes, New: done.After.Minutes})
	}
	if e.Purpose != nil {
		v.Fields = append(v.Fields, cards.FieldChange{Field: "purpose", Old: done.Before.Purpose, New: done.After.Purpose})
	}
	q.changed(v)
	return nil
}

// activityMeant is the visit or call that a text is about; nil when none is.
func (q *request) activityMeant() (*crm.Activity, error) {
	if ref, ok := firstRef(q.f); ok {
		rec, err := q.named(ref)
		if err != nil {
			return nil, err
		}
		a, _ := rec.(*crm.Activity)
		return a, nil
	}
	for _, p := range q.conv.Items {
		if p.Kind == crm.KindActivity {
			a, err := crm.Get[crm.Activity](q.tx, p.ID)
			if crm.IsMissing(err) {
				continue
			}
			return &a, err
		}
	}
	return nil, nil
}

// minutesSaid reads how long something took; 0 when it is not said. A day has
// eight hours.
func minutesSaid(s string) int {
	m := tookSaid.FindStringSubmatch(s)
	if m == nil {
		return 0
	}
	n, err := strconv.ParseFloat(m[1], 64)
	if err != nil {
		n = map[string]float64{"半": .5, "half a": .5, "half an": .5, "一": 1, "a": 1, "an": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8}[m[1]]
	}
	if m[2] != "" {
		n += .5
	}
	switch {
	case strings.HasPrefix(m[3], "分") || strings.HasPrefix(m[3], "min"):
	case m[3] == "天" || strings.HasPrefix(m[3], "day"):
		n *= 8 * 60
	default:
		n *= 60
	}
	return int(n)
}

// minutesTold reads how long a visit took from the words that tell of it; 谈了半天
// says that it was long and no more.
func minutesTold(text, typ string) int {
	s, most := squash(text), 12*60
	if typ == crm.OtherActivity { // work that may take days
		most = desk.LongestWork
	}
	if !strings.Contains(s, "谈了半天") {
		return min(minutesSaid(s), most)
	}
	return 0
}

// purposesSaid are the purposes that a text names.
func purposesSaid(b *playbook.Book, text string) []string {
	var out []string
	for _, p := range b.Purposes {
		for _, w := range append([]string{p.Name.ZH, p.Name.EN}, p.Also...) {
			if w != "" && holds(text, strings.ToLower(w)) {
				out = append(out, p.ID)
				break
			}
		}
	}
	return out
}

// purposeOf notes what a visit was for where that is said with it; that is not
// what was talked about.
func (q *request) purposeOf(n *desk.NewActivity, text string) {
	m := purposeSaid.FindStringSubmatch(squash(text))
	if m == nil {
		return
	}
	if n.Purpose = purposesSaid(q.Book, m[1]); len(n.Purpose) > 0 && strings.Contains(m[1], squash(n.Gist)) {
		n.Gist = ""
	}
}

// investedIntent asks what was put into a customer's deal (J1).
func investedIntent() Intent {
	return Intent{
		Name: "invested", Reads: parse.Query,
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() > 40 || didSomething(f) || f.Amount != nil {
				return 0
			}
			if f.Account == nil && (len(f.Colleagues) > 0 || spentAtAll.MatchString(f.Plain())) {
				return 0 // 我这个月花了多少钱 is of no one deal
			}
			if f.Holds("投入了多少", "投入多少", "花了多少", "投了多少", "花了我们多少", "how much did we put into", "what did we put into", "what have we put into", "how much have we spent on", "effort on") {
				return 0.97
			}
			if f.Account != nil && len(f.Account.Known) > 0 && f.Holds("投入产出", "投入回报", "投入和产出", "花的时间", "多少人天", "几个人天", "划算吗", "值不值得", "cost us", "worth the effort", "return on") {
				return 0.97
			}
			return 0
		},
		Examples: []string{"粤钢桶业投入多少了", "比亚迪花了多少时间和费用", "how much did we put into Oakline", "比亚迪投入产出", "比亚迪花了几个人天", "比亚迪划算吗", "what did Oakline cost us"},
		Near:     []string{"投入产出", "打车花了160", "今天拜访了比亚迪王总,他们投入了多少还不知道,下周再问"},
		Handle:   (*request).invested,
	}
}

// invested shows what the open deals of a customer took so far, each on a card.
func (q *request) invested() error {
	f := q.f
	if f.Account == nil || len(f.Account.Known) == 0 { // 粤钢投入 is read as a name
		name := investedWords.ReplaceAllString(squash(q.m.Text), "")
		f = parse.Read(name, q.ctx)
	}
	q.f.Account = f.Account
	a, deals, err := q.dealsMeant()
	if err != nil || len(deals) == 0 {
		return err
	}
	q.about(a.ID, "")
	return q.showFigures(figureRef{
		report: figures.ReportEffort, whose: cards.OfDeal + string(deals[0].ID), from: deals[0].Opened(), to: q.today(),
	}, 0)
}

// dealsMeant are the open deals of the customer who is asked about; where there is none, of either,
// that is said.
func (q *request) dealsMeant() (*crm.Account, []crm.Opportunity, error) {
	a, err := q.accountMeant(crm.Read)
	if err != nil || a == nil {
		return nil, nil, err
	}
	deals, err := q.openDeals(a.ID)
	if err == nil && len(deals) == 0 {
		q.personal(q.say.NoDeal(a.Name.Text, a.Number()))
	}
	return a, deals, err
}

// spentAtAll asks what was spent, and names no customer.
var spentAtAll = wording.Compile(`^(我|我们|咱们|大家|团队|我们组)?(这个?月|本月|上个?月|今年|去年|本周|这周|上周|今天|昨天|本?这?个?季度)?(打车|招待|吃饭|请客|交通|住宿|酒店|差旅|机票|礼品|样品)?(费)?(一共|总共)?花了多少钱?$`)

var investedWords = wording.OneOf(
	`(一共|总共|到现在|已经)?(投入了?|花了|投了)多少.*$`,
	`(的?投入(产出|回报|和产出)|花的时间|(花|用)了(几|多少)(个?人)?天|划算吗|值不值得).*$`,
	`^(how much|what) (did|have) we (put into|spent on) `,
	`^effort on `, `^what did `, ` cost us.*$`, `^return on `, `^is `, ` worth the effort.*$`,
)

// workedOn finds how long somebody worked on what concerns a customer, with whom he was not: spent
// 2 days on Kestrel, 花了2天做比亚迪的方案.
var workedOn = wording.OneOf(
	`^(?:(?:today|yesterday|this week|last week),? )?(?:i |we |i've |i have |we've )?`+
		`(?:just )?(?:spent|put|worked|invested) (?:about |around |some |another )?`+
		wording.Any(
			`\d+(?:\.\d+)?`, `half an?`, `an?`, `one`, `two`, `three`, `four`, `five`,
		)+` ?(?:(?:and a half )?(?:hours?|hrs?|days?|mornings?|afternoons?)) (?:of work )?`+
		`(?:on|into|for) .{2,60}$`,
	`^`+wording.Any(
		`我`, `我们`, `今天`, `昨天`, `这周`, `上周`, `前后`, `一共`, `又`, `已经`, `为`,
		`给`, `在`,
	)+`{0,4}[^,，。]{0,12}?`+
		wording.Maybe(`身上`, `上面`, `这边`, `的?方案`, `的?标书`, `的?图纸`, `的?报价`)+
		`(?:上)?(?:花|用|耗|投入)了?(?:整整|大概|差不多)?`+
		wording.Any(
			`\d+(?:\.\d+)?`, `半`, `一`, `两`, `二`, `三`, `四`, `五`, `六`, `七`, `八`,
		)+` ?个?半?(?:天|小时|钟头|人天)(?:的?时间)?`+
		`(?:[,，]?(?:在|来|去)?(?:做|写|改|弄|画|准备|整理|研究|算|赶)?[^,，。]{0,20})?$`,
)

// worksOn logs the hours of work on a customer as another activity: it costs, and is neither a visit
// nor a call (J1). What tells of a meeting, or asks, is none.
func (q *request) worksOn() (bool, error) {
	t := q.f
	if t.Account == nil || len(t.Account.Known) == 0 || t.Question || t.Asks() || len(t.Items) > 0 || len(t.Refs) > 0 || t.Amount != nil || t.Letters() > 60 {
		return false, nil
	}
	s := squash(t.Text)
	if !workedOn.MatchString(s) || meets.MatchString(s) || theyWork.MatchString(s) || minutesSaid(s) == 0 {
		return false, nil
	}
	date := t.Date
	if date == "" { // what is no visit to the reader has its day behind it: yesterday, on Tuesday
		date = parse.Read("visited them "+s, q.ctx).Date
	}
	if date == "" || date > q.today() {
		date = q.today()
	}
	q.f = parse.Facts{Text: t.Text, Account: t.Account, Intent: parse.Visit, Activity: crm.OtherActivity, Date: date, Gist: t.Text, Confidence: 1}
	return true, q.record()
}

// meets finds that somebody was met or called: that is a visit, however long it took.
var meets = wording.OneOf(
	`拜访`, `见`, `聊`, `谈`, `电话`, `去了`, `跑`, `开会`, `演示`, `培训`, `装机`, `调试`, `验收`,
	`试机`, `参观`,
	`\b`+wording.Any(
		`met`, `visits?`, `visited`, `calls?`, `called`, `with`, `meetings?`, `demo`, `phone`,
		`site`, `training`, `trial`, `workshop`, `presentation`, `lunch`, `dinner`,
	)+`\b`,
)

// theyWork finds that the customer, a machine of his or the way took that long: 恒鑫他们用了2天就批了,
// 恒鑫的设备用了5天, 恒鑫交期要花3天.
var theyWork = wording.Compile(`(?:他们|对方|设备|机器|机床|产线|交期|交货|发货)[^,,。]{0,3}(?:花|用|耗)|(?:要|得|会)(?:花|用|耗)|[天时头]就|路上|来回|回来|等.{0,8}(?:花|用|耗)`)
