package handlers

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// What a sentence points at in a talk without naming it.
var (
	// rivalAndSum finds who else is in the race, and what he asks: Bosch is in too, quoted 260; 大族也在,报了460.
	rivalAndSum = wording.OneOf(
		`^([a-z][a-z0-9&.-]+(?: [a-z0-9&.-]+)?) (?:is|are) (?:also )?`+
			wording.Any(`in`, `in there`, `in it`, `in the race`, `there`, `bidding`, `quoting`)+
			`(?: too| as well)?,? (?:and |they |has |have |at |with )*`+
			wording.Any(
				`quoted`, `quoting`, `offered`, `offering`, `bid`, `bidding`, `asking`, `at`,
			)+`(?: them)? (\d{2,4})(k|m)?$`,
		`^(?:还有|另外)?([^,，。 ]{2,8}?)(?:也|还)在(?:里面|场|谈|跟|争|抢|报价)?[,，]?`+
			`(?:也|已经)?(?:报了?|报价|报的是?|出价|开价)(?:是|到)?约?(\d{2,5})(万|w)?(?:左右)?$`,
	)
	// quotes finds that somebody offers at a price.
	quotes = wording.Compile(`\b(?:quot|offer|bid|ask)`)
	// theirWeakness finds what the rival is bad at who was just spoken of.
	theirWeakness = wording.OneOf(
		`^(?:but |and )?(?:their|its|the) `+
			wording.Any(`weak (?:spot|point|side)`, `weakness`, `problem`)+
			` is (?:the |their )?([a-z][a-z -]{2,30})$`,
		`^(?:they're|they are) weak (?:on|in|at) (?:the )?([a-z][a-z -]{2,30})$`,
	)
	// postIs finds a post and who has it: MD = Susan Howe; 总经理:张伟.
	postIs = wording.OneOf(
		`^(?:the |their )?(`+
			wording.Any(
				`ceo`, `cfo`, `coo`, `cto`, `md`, `gm`, `vp`, `managing director`, `general manager`,
				`plant manager`, `buyer`, `head of [a-z]{3,14}`,
				`[a-z]{4,14} (?:manager|director|head|engineer)`,
			)+`) ?(?:=|:|is called|'s name is) ?([a-z]+(?: [a-z'-]+){0,2})(?:, .{3,40})?$`,
		`^(?:他们的?)?(`+
			wording.Any(
				`总经理`, `副总`, `厂长`, `董事长`,
				`[采技生设工质财研售]\p{Han}{1,3}(?:总监|经理|部长|主管|科长|主任)`,
			)+`)(?:=|:|:)(\p{Han}{2,3})(?:[,，].{2,20})?$`,
	)
	// dayBefore finds how long before something one is to be reminded: remind me the day before the demo, 评审会前一天提醒我.
	dayBefore = wording.OneOf(
		`^(?:please |pls )?remind me `+
			wording.Any(`the day`, `(?:a|one|two|three|\d) days?`, `a week`)+
			` before (?:the |that |their |his |her )?([a-z][a-z -]{2,24})$`,
		`^(.{2,8}?)(?:之前|以前|前|的前)([一二两三1-9])(?:天|日)(?:再)?(?:提醒|叫|喊)`+
			`(?:我|一下我|我一下|一下)(?:吧)?$`,
		`^([一二两三1-9])天前(?:再)?提醒我?(.{2,8})$`,
	)
	// howLong finds the number of days in it.
	howLong = wording.Compile(`(a week|two|three|\d|[一二两三]) ?(?:days?|天|日| before)`)
	// ourPart finds what part of it is ours: 里面我们能占六成.
	ourPart = wording.Compile(`^(?:这|那|其)?(?:里面|里头|中|当中)?我们(?:这块|这边|家)?` +
		wording.Any(`大概`, `大约`, `应该`, `估计`, `能`, `可以`, `有希望`, `有机会`, `争取`, `要`) +
		`*(?:做|拿|占|吃|分|接)(?:到|下)?(?:大概|约|个)?(一半|半数|[一二三四五六七八九]成|\d{1,2}%)` +
		`(?:左右|吧)?$`)
	// partWorth finds what a part of it is worth, counted in 万: 折弯这块大概350.
	partWorth = wording.Compile(`^([^,，。 \d我他她]{1,6}?)(?:这块|那块|这部分|那部分|部分|这一块)(?:的话)?(?:大概|估计|约|差不多|应该|得|要)+(\d{2,4})(?:左右|的样子|吧)?$`)
	// noPart finds what costs, or is measured, and is no part of a deal: 运费, 尺寸, 产量.
	noPart = wording.Compile(`[费税量度寸期率重长宽高厚]$|时间|人数|成本|利润|人工|人手|面积|产能|工资|距离|库存|交通|[吃住]`)
	// dines finds whom of the customer's one is going to have a meal with: 先约白部长吃个饭吧.
	dines = wording.Compile(`^(?:我)?` +
		wording.Any(
			`(?:先|再|要|得|打算|准备|想|找时间|改天|抽空|回头)*约`,
			`(?:先|再|要|得|打算|准备|想|找时间|改天|抽空|回头)+请`,
		) + aTitled + `(?:一起|出来)?(` +
		wording.Any(
			`吃个?饭`, `喝个?茶`, `喝个?酒`, `喝杯?咖啡`, `打个?球`, `打高尔夫`, `坐坐`, `聊聊`,
		) + `)(?:吧)?$`)
	// inCharge finds somebody by his title, and what he is in charge of: 白部长管整个二期.
	inCharge = wording.Compile(`^(?:那个|这个|还有个?)?` + aTitled + `[,，]?(?:是)?(?:主要|专门)?(?:管|负责|分管|主管|抓)([^,，。?？谁什啥吗我你得不很着太了吃住饭][^,，。?？谁什啥吗我你得]{1,13}?)的?$`)
	// twoStopsZH and twoStopsEN find two visits of one day that are planned in one breath: 今天先去德赛再去华星,
	// tomorrow I'm at Kestrel 9:30 and Mondi at 2.
	twoStopsZH = wording.Compile(`^(` + wording.Any(
		`今天`, `明天`, `后天`, `大后天`,
		`[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]`,
	) +
		`)?(?:上午|下午|早上)?我?(?:打算|准备|要|得)?先(?:去|到|跑|拜访)([^,，。了 再]{2,12}?)(?:那边)?` +
		`[,，]?(?:再|然后|接着)(?:再)?(?:去|到|跑|拜访)([^,，。了 ]{2,12}?)(?:那边)?` +
		`(?:[,，][^,，。了]{2,10})?$`)
	twoStopsEN = wording.Compile(`^(` + wording.Any(`tomorrow`, `today`, `(?:on |next |this )?(?:mon|tues|wednes|thurs|fri)day`) +
		`)[, ]*(?:i'm |i am |i'll be |i will be )?(?:at |seeing |visiting )?([a-z][a-z0-9&. -]{2,30}?)` +
		` (?:at )?(\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)?)(?: and|,)(?: then)? ([a-z][a-z0-9&. -]{2,30}?)` +
		` at (\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)?)$`)
	// heldOn finds the day of what the customer holds: 评审会是15号.
	heldOn = wording.Compile(`^(?:他们的?|那个?|这个?)?(` +
		`\p{Han}{0,6}` +
		wording.Any(
			`评审会?`, `评标会?`, `开标`, `发标`, `定标`, `招标会`, `验收`, `试机`, `打样`,
			`技术交流`, `交流会`, `答疑会?`, `董事会`, `审厂`, `验厂`, `发布会`,
		) + `)(?:是|在|定在|就在|放在|安排在|改到)(?:了)?(` +
		wording.Any(
			`(?:\d{1,2}月)?\d{1,2}[号日]`,
			`[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]`,
			`明天`, `后天`, `大后天`, `月底`, `下个?月\d{1,2}[号日]`,
		) + `)(?:(?:早上|上午|下午)?(?:\d{1,2}点半?)?)$`)
)

// sentOff finds that a leader has whoever it is do something: 让他明天去找罗总.
var sentOff = wording.Compile(`^(?:让|叫|请|催|提醒)[他她](?:[^们的]|$)`)

// twoStops is two visits of one day, planned in one breath, as two; "" where the words are no such
// plan.
func (q *request) twoStops(s string) string {
	if m := twoStopsZH.FindStringSubmatch(s); m != nil {
		day := cmp.Or(m[1], "今天")
		if day == "今天" {
			if q.said().In(q.who.Location()).Hour() >= 17 {
				return ""
			}
			day = "今天下午" // a plan, and no visit that was made
		}
		return day + "去" + m[2] + "," + day + "去" + m[3]
	}
	m := twoStopsEN.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	day := strings.TrimPrefix(m[1], "on ")
	stop := func(name, hour string) string {
		if n, err := strconv.Atoi(hour); err == nil && n < 7 { // at 2 is in the afternoon
			hour += "pm"
		}
		return "visit " + q.inHisWriting(name) + " " + day + " at " + hour
	}
	return stop(m[2], m[3]) + ", " + stop(m[4], m[5])
}

// atTheTalk is what points at something of this talk without naming it, as the sentence that it
// stands for.
func (q *request) atTheTalk(s string) (string, error) {
	for _, says := range []func(string) (string, error){q.rivalWithSum, q.weakLast, q.hasPost, q.remindsBefore, q.ourPartOfIt, q.isHeld, q.partOfIt, q.dinesWith, q.charged} {
		if text, err := says(s); text != "" || err != nil {
			return text, err
		}
	}
	return "", nil
}

// rivalWithSum is who else is in the race and what he asks, by the rule for a sum alone.
func (q *request) rivalWithSum(s string) (string, error) {
	m := rivalAndSum.FindStringSubmatch(s)
	if m == nil || ofUs.MatchString(s) || m[2] != "" && !quotes.MatchString(s) && len(q.f.Contacts) > 0 {
		return "", nil // our price is there, at 260; Tom is in, at 240
	}
	if m[4] != "" {
		return q.rivalSum(m[4] + "报了" + m[5] + m[6])
	}
	if m[3] != "" {
		if some, err := q.mayRival(m[1]); err != nil || !some {
			return "", err
		}
		return q.inHisWriting(m[1]) + " quoted " + m[2] + m[3], nil
	}
	return q.rivalSum(m[1] + " quoted " + m[2])
}

// weakLast is what the one rival of the deal that is talked of is bad at.
func (q *request) weakLast(s string) (string, error) {
	m := theirWeakness.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	rival, err := q.rivalHere("")
	if err != nil || rival == "" {
		return "", err
	}
	return rival + "'s weakness is " + m[1] + m[2], nil
}

// hasPost is a post and who has it, as somebody of the customer's who is to be kept.
func (q *request) hasPost(s string) (string, error) {
	m := postIs.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	name, err := q.nameOf(q.conv.About)
	if err != nil || name == "" {
		return "", err
	}
	if m[3] != "" {
		text := "存个联系人 " + name + " " + m[3] + m[4]
		if got := parse.Read(text, q.ctx).Contacts; len(got) != 1 || got[0].Name != m[4] {
			return "", nil // 总经理:很满意
		}
		return text, nil
	}
	who := q.inHisWriting(m[2])
	if strings.ToLower(who[:1]) == who[:1] {
		return "", nil // the buyer is called away
	}
	return "save contact " + who + ", " + q.inHisWriting(m[1]), nil
}

// daysIn is how many days before something words say; one where they say no number.
func daysIn(s string) int {
	m := howLong.FindStringSubmatch(s)
	if m == nil {
		return 1
	}
	if n, err := strconv.Atoi(m[1]); err == nil {
		return n
	}
	return map[string]int{"a week": 7, "two": 2, "两": 2, "二": 2, "three": 3, "三": 3, "一": 1}[m[1]]
}

// remindsBefore is a reminder some days before a step that is called by a word of it, and is open
// with the customer who is talked of.
func (q *request) remindsBefore(s string) (string, error) {
	m := dayBefore.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	word := cmp.Or(m[1], m[2], m[5])
	days := daysIn(strings.Replace(s, word, "", 1))
	open, err := q.openTasks(q.conv.About)
	if err != nil {
		return "", err
	}
	open = slices.DeleteFunc(open, func(k crm.Task) bool {
		text := squash(k.Text) // a reminder of it is not the thing itself
		return k.Due == "" || !strings.Contains(text, word) || strings.HasPrefix(text, "prepare ") || strings.HasPrefix(text, "准备")
	})
	if len(open) != 1 {
		return "", nil
	}
	on := open[0].Due.AddDays(-days)
	name, err := q.nameOf(q.conv.About)
	if err != nil || on <= q.today() {
		return "", err
	}
	if ascii(s) {
		return "remind me on " + string(on) + " to prepare " + word + " at " + name, nil
	}
	return "提醒我" + string(on) + "准备" + name + "的" + word, nil
}

// ourPartOfIt is our part of the budget of the one open deal, as its amount.
func (q *request) ourPartOfIt(s string) (string, error) {
	m := ourPart.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	deals, err := q.openDeals(q.conv.About)
	if err != nil || len(deals) != 1 || deals[0].Amount.Kind != crm.AmountBudget || deals[0].Amount.Currency != "CNY" || deals[0].Amount.High != 0 {
		return "", err
	}
	part := hundredths(m[1])
	if part <= 0 || part >= 100 {
		return "", nil
	}
	return "金额大概" + strconv.FormatInt(deals[0].Amount.Minor/100*part/100, 10) + "元", nil
}

// isHeld is what the customer holds on a day that comes, as a step of that day.
func (q *request) isHeld(s string) (string, error) {
	m := heldOn.FindStringSubmatch(s)
	if m == nil || ofUs.MatchString(s) {
		return "", nil
	}
	f := parse.Read("提醒我"+m[2]+"准备"+m[1], q.ctx)
	name, err := q.nameOf(q.conv.About)
	if err != nil || name == "" || f.Next == nil || f.Next.Due == "" || f.Next.Due < q.today() {
		return "", err
	}
	return "提醒我" + m[2] + name + m[1], nil
}

// partOfIt is what a part of a deal is worth, where none is open with a sum, as the budget that it is.
func (q *request) partOfIt(s string) (string, error) {
	m := partWorth.FindStringSubmatch(s)
	if m == nil || q.f.Amount != nil || q.f.Intent == parse.Expense || notTheirs.MatchString(m[1]) || noPart.MatchString(m[1]) {
		return "", nil
	}
	deals, err := q.openDeals(q.conv.About)
	if err != nil || slices.ContainsFunc(deals, func(o crm.Opportunity) bool { return o.Amount.Minor > 0 }) {
		return "", err
	}
	name, err := q.nameOf(q.conv.About)
	if err != nil || name == "" {
		return "", err
	}
	return name + m[1] + ",预算大概" + m[2] + "万", nil
}

// dinesWith is a meal to come, as the step that it is. 请刘总喝酒 with no word of when tells as well of
// one that was.
func (q *request) dinesWith(s string) (string, error) {
	m := dines.FindStringSubmatch(s)
	if m == nil || q.f.Intent == parse.Task {
		return "", nil
	}
	known, err := q.calledThere(m[1])
	if err != nil || known {
		return "记得先约" + m[1] + m[2], err
	}
	name, err := q.nameOf(q.conv.About)
	return "记得先约" + name + m[1] + m[2], err
}

// charged is somebody of whom nothing was known, and what he is in charge of, as who is to be kept.
func (q *request) charged(s string) (string, error) {
	m := inCharge.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	if known, err := q.calledThere(m[1]); err != nil || known {
		return "", err
	}
	name, err := q.nameOf(q.conv.About)
	if err != nil || name == "" {
		return "", err
	}
	return "存个联系人 " + name + " " + m[1] + ",管" + m[2], nil
}
