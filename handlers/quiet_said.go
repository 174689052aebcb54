package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// The ways to say that less is to be heard: 不要再提醒我, 日报别发了, no more pings.
var (
	quietZH = wording.OneOf(
		`(`+wording.Any(
			`别`, `不要`, `不用`, `不必`, `无需`, `甭`, `勿`, `停止`, `停掉`, `关掉`, `关闭`,
			`取消`, `暂停`, `少`,
		)+`)(`+
			wording.Any(
				`再`, `给我`, `跟我`, `向我`, `对我`, `老`, `总`, `总是`, `一直`, `天天`, `每天`,
				`给`,
			)+`)*(`+
			wording.Any(
				`提醒`, `催`, `吵`, `打扰`, `打搅`, `烦`, `发`, `推送`, `通知`, `骚扰`, `来`,
			)+`)`,
		`(别|不要|不用)再?(给|跟|向|对)我(说|提|讲)`,
		`勿扰`, `免打扰`,
		`(提醒|通知|消息|推送|打扰)(太多|太频繁|关掉|关了|停了|停掉|先停|不要了|不用了)`,
		`少发(点|一?些)`,
	)
	quietEN = wording.OneOf(
		`\b(mute|pause|snooze|silence) (me |it |them )?(until|till|for)\b`,
		`\b(snooze|pause|mute|silence) (everything|all)\b`,
		`\b(`+wording.Any(
			`stop`, `no more`, `don'?t`, `dont`, `do not`, `no`, `mute`, `silence`, `silent`,
			`turn off`, `switch off`, `disable`, `pause`, `fewer`, `less`, `quit`, `too many`,
			`enough`, `unsubscribe`,
		)+`)\b.{0,30}\b(`+
			wording.Any(
				`remind\w*`, `nudg\w*`, `ping\w*`, `notif\w*`, `digests?`, `disturb`, `bother`,
				`messages?`, `alerts?`, `pester\w*`, `nag\w*`, `bug me`, `bugging me`, `cards?`,
			)+`)\b`,
		`\bmute me\b`, `\bleave me (alone|in peace)\b`, `\bgive me (a break|some peace)\b`, `\bdnd\b`,
		`\bdo not disturb\b`,
	)
	someElse  = wording.Compile(`别忘|不要忘|\bforget\b|客户说|王总说|他说|她说|让我别|叫我别|\b(him|her|them|customer|client|they)\b`)
	meeting   = wording.Compile(`在开会|开会中|正开会|in a meeting|in meetings`)
	morningZH = wording.Compile(`(只|就|仅)(在|要|留|发)?(每天)?早上?(那|的)?(一条|一次|发|提醒|说|那条)|(一天|每天)(早上)?(就|只)?(发|提醒|要)?一(条|次)(就|吧|够|行|好)|早上一条(就|够)`)
	morningEN = wording.Compile(`\b(only|just|one)\b.{0,24}\bmorning\b|\bmorning( card| message)? only\b|\bone (message|reminder|card|ping|nudge) (a|per) day\b|\bonce a day\b`)
	forGoodZH = wording.Compile(`不再|别再|不要再|以后|永远|再也|不用.*了`)
	forGoodEN = wording.Compile(`\b(no more|any ?more|stop|never|unsubscribe|mute)\b`)
	untilDay  = wording.Compile(`\b(until|till|til)\b`)
	onWeekday = wording.Compile(`^(?:next )?(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b`)
	weekends  = wording.Compile(`^[^这本下]*(周末|节假日|半夜|夜里|下班后|休息日)|\b(weekends?|at night|after hours|holidays)\b`)
	partOfDay = wording.Compile(`中午|午休|午饭|点(?:半)?(?:到|至|-|~)\d{1,2}点|\b(?:at|over|during) lunch|\blunch ?time`)
	pointedAt = wording.Compile(`(这|那)(个|条|件|家|事|单)($|[^月星周礼])|\b(this|that|it)( one)?$`)
	aWeek     = wording.Compile(`一周|一个?星期|for (a|one) week`)
	thisMonth = wording.Compile(`这个?月|本月|this month`)
	thisWeek  = wording.Compile(`这周|本周|这个?星期|this week`)
)

// quietLong is how long a wish about reminders is at most, in characters.
const quietLong = 60

// wantsQuiet weighs a message as a wish for fewer reminders.
func wantsQuiet(f parse.Facts) float64 {
	s := f.Plain()
	if f.Letters() > quietLong || f.Question || len(f.Contacts) > 0 || someElse.MatchString(s) || didSomething(f) {
		return 0
	}
	switch {
	case onlyMornings(s):
		return 0.96
	case quietZH.MatchString(s) && (!knowsAccount(f) && holds(s, "提醒", "催", "吵", "扰", "烦", "消息", "通知", "推送", "少发") || knowsAccount(f) && holds(s, "提醒", "催", "烦我", "我说", "我提", "我讲")):
		return 0.96
	case quietEN.MatchString(s), meeting.MatchString(s) && f.Account == nil && holds(s, "晚点", "等会", "待会", "later"):
		return 0.97
	}
	return 0
}

// onlyMornings reports the wish for one message a day. Of what somebody is to do
// in the morning it is not: it speaks of messages, or of nothing.
func onlyMornings(s string) bool {
	return morningZH.MatchString(s) || morningEN.MatchString(s) && (holds(s, "message", "remind", "card", "ping", "nudge", "notif", "send") || length(s) <= 20)
}

// wantsKindQuiet weighs a message by what it names: 日报别发了, 晚上别发.
func wantsKindQuiet(book *playbook.Book, f parse.Facts) float64 {
	s := f.Plain()
	if f.Letters() > 20 || knowsAccount(f) || f.Question || len(f.Contacts) > 0 || someElse.MatchString(s) || !quietZH.MatchString(s) && !cardUnwanted.MatchString(s) || len(book.SpokenIn(s)) == 0 {
		return 0
	}
	return 0.95
}

// cardUnwanted finds that a card is named that is not wanted: 不要准备卡了, 不想看周报.
var cardUnwanted = wording.Compile(`^(?:我|以后|都|就)*(?:不要|不用|不需要|不想[要看]|停掉?|关掉?|取消)(?:再|看|发|给我)*[^,,。]{0,6}(?:卡|日报|周报|月报|简报|早报|晨报)(?:了|吧)?$`)

// knowsAccount reports whether a message names a customer that is known. What else
// looks like one here is the name of a kind: 线索表缺项别提醒了.
func knowsAccount(f parse.Facts) bool { return f.Account != nil && len(f.Account.Known) > 0 }

// quiet answers a wish for fewer reminders: of a customer, of a kind, beside the
// morning card, or of all.
func (q *request) quiet() error {
	s := squash(q.m.Text)
	last := q.quietUntil(s)
	_, pointsAtCustomer := q.customerPointedAt(s)
	switch {
	case onlyMornings(s):
		return q.muteKind(playbook.Rest, crm.LastDate)
	case weekends.MatchString(s):
		q.personal(q.say.OffHours())
		return nil
	case (partOfDay.MatchString(s) || eachDay.MatchString(s)) && !knowsAccount(q.f): // 每周五别提醒我
		q.personal(q.say.PartOfDay())
		return nil
	case pointsAtCustomer && !hasNumber(q.f):
		a, err := crm.Get[crm.Account](q.tx, q.conv.About)
		if err != nil {
			return err
		}
		if last != "" {
			return q.snoozeAccount(&a, last.AddDays(1))
		}
		return q.hush(&a)
	case hasNumber(q.f), len(q.conv.Items) > 0 && pointedAt.MatchString(s) && mentionedIn(q.f) == "":
		return q.quietOne(last)
	case knowsAccount(q.f), mentionedIn(q.f) != "" && len(q.Book.SpokenIn(s)) == 0:
		return q.quietAbout(s, last)
	case meeting.MatchString(s):
		return q.muteKind(cards.All, last)
	}
	var can, cannot, posts []playbook.Spoken
	for _, k := range q.Book.SpokenIn(s) {
		switch {
		case k.Posts && !(k.ID == "daily" && q.who.Has(crm.RoleManager)):
			posts = append(posts, k)
		case k.Mutes:
			can = append(can, k)
		default:
			cannot = append(cannot, k)
		}
	}
	switch {
	case len(can) > 0:
		var ids []string
		for _, k := range can {
			ids = append(ids, k.ID)
		}
		if from, to := q.laterDaysAlone(s); from != "" {
			q.personal(q.say.QuietFromNow(from, to, strings.Join(ids, cards.KindsApart)))
			return nil
		}
		if last == "" {
			last = crm.LastDate
		}
		return q.muteKind(strings.Join(ids, cards.KindsApart), last)
	case len(cannot) > 0:
		q.personal(q.say.NeverQuiet(cannot[0].Name))
		return nil
	case len(posts) > 0:
		q.personal(q.say.PostedThere(posts[0].Name))
		return nil
	}
	if from, to := q.laterDaysAlone(s); from != "" {
		q.personal(q.say.QuietFromNow(from, to, cards.All))
		return nil
	}
	return q.muteKind(cards.All, last)
}

// upTo finds that a day is the end of a silence, not all of it, and before that several days are.
var (
	upTo     = wording.Compile(`到|前|内|为止|都|期间|until|till|til |through|before`)
	upToSpan = wording.Compile(`前|内|为止|until|till|til |before|^到|直到`)
	// eachDay finds a day of every week or month.
	eachDay  = wording.Compile(`每(?:个|逢)?(?:周|星期|礼拜|月)[一二三四五六日天末初底\d]|\bevery (?:mon|tues|wednes|thurs|fri|satur|sun)day|\bon (?:mon|tues|wednes|thurs|fri)days`)
	eachTime = wording.Compile(`每|\bevery\b|\beach\b`)
)

// laterDaysAlone are the days to come on which somebody wants to hear nothing, 周五别提醒我, 下周别提醒我;
// "" where he names none, or those up to a day. Tomorrow is near enough to begin now.
func (q *request) laterDaysAlone(s string) (from, to crm.Date) {
	from, to = q.spanSaid(s)
	end := upTo
	if from != to {
		end = upToSpan
	}
	if from <= q.today().AddDays(1) || end.MatchString(s) || eachTime.MatchString(s) || thisWeek.MatchString(s) || thisMonth.MatchString(s) || aWeek.MatchString(s) {
		return "", ""
	}
	return from, to
}

// quietOne is quiet about the one thing that he points to, ② or this: a customer for good,
// a step until a day, for which he is asked. Of several things he is asked which.
func (q *request) quietOne(last crm.Date) error {
	ref, ok := firstRef(q.f)
	if !ok && len(q.conv.Items) > 1 {
		q.personal(q.say.HushWhich(len(q.conv.Items)))
		return nil
	}
	if !ok {
		ref = parse.Item{Index: 1}
	}
	rec, err := q.named(ref)
	if err != nil {
		return err
	}
	at := crm.Pointer{Kind: rec.Kind(), ID: rec.Key()}
	if toldOf(at.Kind) && q.conv.About != "" {
		at = crm.Pointer{Kind: crm.KindAccount, ID: string(q.conv.About)}
	}
	if at.Kind == crm.KindAccount && last == "" {
		a, err := crm.Get[crm.Account](q.tx, crm.AccountID(at.ID))
		if err != nil {
			return err
		}
		return q.hush(&a)
	}
	if last != "" {
		last = last.AddDays(1)
	}
	return q.snoozeSubject(at.String(), last)
}

// quietUntil is the last day on which he wants to hear nothing; "" when he did not
// say.
func (q *request) quietUntil(s string) crm.Date {
	if thisWeek.MatchString(s) {
		return q.today().WeekStart().AddDays(6)
	}
	if thisMonth.MatchString(s) {
		return nextMonth(q.today()).AddDays(-1)
	}
	if at := untilDay.FindStringIndex(s); at != nil {
		for _, said := range []string{strings.TrimSpace(s[at[1]:]), s} {
			to := q.daySaid(said)
			if to == q.today() && onWeekday.MatchString(said) {
				to = to.AddDays(7) // said on a Monday, Monday is the next one
			}
			if to > q.today() {
				return to.AddDays(-1)
			}
		}
	}
	if aWeek.MatchString(s) {
		return q.today().AddDays(6)
	}
	_, to := q.spanSaid(s)
	if to == "" {
		to, _ = day(q.f)
	}
	return to
}

// quietAbout is quiet about a customer: for good when he said so, else until a
// day, for which he is asked.
func (q *request) quietAbout(s string, until crm.Date) error {
	fnd, err := q.resolve(q.f.Account, crm.Read)
	switch {
	case err != nil:
		return err
	case fnd.Account == nil && len(fnd.Known) == 1:
		fnd.Account = &fnd.Known[0]
	case fnd.Account == nil:
		q.reply(q.out.AccountUnknown(mentionedIn(q.f)))
		return nil
	}
	if thisMonth.MatchString(s) {
		until = nextMonth(q.today())
	}
	if until == "" && (forGoodZH.MatchString(s) && !holds(s, "先别", "暂时") || forGoodEN.MatchString(s)) {
		return q.hush(fnd.Account)
	}
	return q.snoozeAccount(fnd.Account, until)
}
