package handlers

import (
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// reminderPhrases are wishes about reminders in the words of a day.
var reminderPhrases = []phrase{
	{said: wording.Compile(`^(?:以后|平时)?(?:周末|节假日|休息日|半夜|夜里|下班(?:以)?后)(?:就|都|也)?(?:别|不要|勿|不用)(?:再|给我)*(?:发|推|吵|烦|打扰)(?:我|消息)*(?:了)?$`), as: "周末别提醒我"},
	{said: wording.OneOf(
		`^(?:能不能|可不可以|可以|以后|平时|请|麻烦)*(?:给我)?少(?:给我)?(?:发|推)`+
			`(?:一?点|一?些|几条)(?:消息|提醒)?(?:给我)?(?:吧|行吗|行不行|可以吗|啊)?$`,
		`^(?:以后)?(?:一|每)天最多(?:给我)?(?:发|推|提醒)?[两二三四2-5]条(?:消息|提醒)?`+
			`(?:吧|就行|就够了?)?$`,
	), as: "提醒太多了"},
	{said: wording.Compile(`^(?:please )?(?:max|maximum|at most|no more than) (?:two|three|four|[2-5]) (?:messages|reminders|pings)(?: (?:a|per) day)?(?: please)?$`), as: "too many pings"},
	{said: wording.Compile(`^(?:我)?(?:在|正在)?开会(?:呢|中|着)?[,， ]*(?:过)?(?:半个?|一个?|两个?|[1-4]个?)?` +
		`(?:小时|钟头|会儿?|下午|晚点|待会儿?)?(?:以|之)?后?(?:再)(?:说|提醒|发)(?:我)?(?:吧)?$`), as: "在开会,晚点提醒"},
	{said: wording.Compile(`^(?:i'?m |i am )?in a meeting[,.]? (?:please )?(?:remind|ping|message) me (?:again )?` +
		wording.Any(`in (?:an|one|two|half an) hours?`, `later`, `after`, `this afternoon`) +
		`(?: please)?$`), as: "in a meeting, remind me later"},
	{said: wording.OneOf(
		`^(?:以后|每天)?早上(?:的)?(?:那条|那张|那张卡|提醒|早报|那条提醒)(?:能不能|可不可以|可以|请)*(?:晚|早)(?:点|一点)(?:来|发|推)?(?:吧|吗)?[,， ]*(?:改到|改成|到)?((?:\d{1,2}|[七八九十])[点:：](?:半|\d{2})?)(?:吧|行吗|可以吗)?$`,
		`^(?:以后|每天)?早上(?:的)?(?:那条|那张|那张卡|提醒|早报|那条提醒)(?:改到|改成|挪到)(?:早上|上午)?((?:\d{1,2}|[七八九十])[点:：](?:半|\d{2})?)(?:再)?(?:来|发)?(?:吧|行吗|可以吗)?$`,
	), as: "提醒改到$1$2"},
	{said: wording.Compile(`^(?:把)?(?P<at>[^,，。:： ]{2,14}?)(?:的|那条|这条|那个)*提醒((?:今天|明天|后天|下?周[一二三四五六日])(?:早上|上午|中午|下午|晚上)?)(?:再|重新)(?:发|推|说|提醒)(?:我|给我)?(?:吧|一次|一遍)?$`), as: "@ $2再提醒我", when: knownThere},
	{said: wording.Compile(`^(?:把)?(?P<at>[^,，。:： ]{2,14}?)的?提醒(?:往后)?(?:推迟|延后|推|延)([一两二三四五六七八九十\d]{1,2}(?:天|周|个?星期|个?礼拜))(?:吧)?$`), as: "@ $2后再提醒", when: knownThere},
}

// remindersPutOff finds that all that is put off is a reminder: 的提醒推到周四, push the reminder to Thursday.
var remindersPutOff = wording.OneOf(
	`^的?提醒(?:都|也|先|再)*(?:往后)?(?:推|推迟|延|延后|改|挪)(?:到|至)[^,，。]{2,8}$`,
	`^(?:push|postpone|move|delay) (?:the |my |all )?reminders? (?:of|for|about|on) (?:to|until|till) [a-z0-9 ]{3,20}$`,
)

// reminderAsked are questions what reminders come, and wishes to see them once more, in the
// words of a day.
var reminderAsked = []phrase{
	{said: wording.Compile(`^(?:看看|看一?下|发我|发一?下|今天的?|团队的?)*漏斗的?(?:日报|日报表)(?:呢|发我|看看|看一下)?$`), as: "漏斗"},
	{said: wording.OneOf(
		`^(?:你)?明天(?:早上|上午)?(?:你)?(?:还|会|要)*(?:有)?(?:提醒)?(?:我)?(?:哪些提醒|什么提醒|(?:什么|哪些|啥|几件)(?:事|提醒)?)$`,
		`^what (?:will|are|do) you (?:going to )?(?:remind|nudge|ping) me (?:of|about) tomorrow$`,
	), as: "明天干嘛"},
	{said: wording.OneOf(
		`^(?:我)?今天(?:还|还有|还剩|剩)(?:有)?(?:啥|什么|哪些|几件)(?:事|活)?(?:没|还没|没有)(?:弄|做|干|搞|忙)?(?:完|完成|好|做)(?:的)?$`,
		`^(?:你)?今天(?:你)?(?:还|会|要)*(?:再)?提醒(?:我)?(?:哪些|什么|啥|几件)(?:事)?$`,
		`^(?:把)?(?:今早|今天早上|早上)(?:的)?(?:那条|那张)?(?:的)?(?:提醒|早报|晨报|卡)?(?:再|重新)(?:给我)?(?:发|推)(?:给)?(?:我)?(?:一?[遍次下]|看看)*$`,
		`^(?:哪些|什么)(?:提醒|事|单子)?(?:被)?升级(?:到|给)我(?:了|这)*$`,
		`^(?:please )?(?:resend|send me|show me|send) (?:this morning's|today's morning|the morning|my morning) (?:card|reminders?|message)(?: again| please)*$`,
	), as: "今天干嘛"},
	{said: wording.Compile(`^(?:这条|这个|这张|这)?(?:规则)?(?:是)?谁(?:设|定|订)的(?:这条|这个)?规则$`), as: "为什么提醒这个"},
	{said: wording.Compile(`^谁(?:最近)?(?:老是|总是|一直|经常|老|总)?不理(?:会)?(?:你的)?提醒$`), as: "谁没动"},
}

// recurringSaid asks to be reminded again and again: 每周五下午提醒我写周报, remind me every
// Friday to send the weekly. The groups are when, and of what.
var recurringSaid = wording.OneOf(
	`^(?:以后|请|麻烦)?每(?:天|日|周|个?星期|个?礼拜|个?月|个?工作日).{0,12}?(?:都)?`+
		`(?:提醒|叫|喊)我.{2,30}$`,
	`^(?:请|麻烦)?(?:提醒|叫)我每(?:天|日|周|个?星期|个?礼拜|个?月|个?工作日).{2,30}$`,
	`^(?:please )?remind me to .{2,40} (?:every|each) (?:other |second )?(?:day|week|month|quarter|morning|workday|weekday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?: morning| afternoon)?$`,
	`^(?:please )?remind me (?:every|each) (?:\w+ ){1,6}(?:to|about) .{2,40}$`,
)

// recurring says that a reminder comes once, and how to have the next one.
func (q *request) recurring() (bool, error) {
	s := squash(q.m.Text)
	if !holds(s, "每", "every", "each") || !recurringSaid.MatchString(s) {
		return false, nil
	}
	q.personal(q.say.NoRecurring(recurringOnce(strings.TrimSpace(fold(q.m.Text)))))
	return true, nil
}

// onceFor are the words for each of many times, and what the next of them alone is called.
var onceFor = []struct {
	each *wording.Wording
	once string
}{
	{wording.Compile(`每(?:天|日|个?工作日)`), "明天"},
	{wording.Compile(`每(?:个)?(周|星期|礼拜)([一二三四五六日天末1-7])`), "$1$2"},
	{wording.Compile(`每(?:个)?(周|星期|礼拜)`), "下$1"},
	{wording.Compile(`每(?:个)?月的?([底末])`), "月$1"},
	{wording.Compile(`每(?:个)?月的?([\d一二三])`), "$1"},
	{wording.Compile(`每(?:个)?月`), "下个月"},
	{wording.Compile(`(?i)\b(?:every|each) (?:other |second )?(week|month|quarter|year)\b`), "next $1"},
	{wording.Compile(`(?i)\b(?:every|each) ((?:mon|tues|wednes|thurs|fri|satur|sun)day)\b`), "on $1"},
	{wording.Compile(`(?i)\b(?:every|each) (?:\w+ ){0,2}(?:day|days|morning|workday|weekday|weeks|months)\b`), "tomorrow"},
}

// recurringOnce is such a wish for the next time alone.
func recurringOnce(s string) string {
	for _, o := range onceFor {
		s = o.each.ReplaceAllString(s, o.once)
	}
	return s
}

// notOfReminders finds what else did not come: no question about reminders.
var notOfReminders = wording.Compile(`款|钱|货|票|样品|合同|回复|报价|方案|邮件|资料|图纸|payment|money|invoice|quote|parcel|sample|reply|drawing`)

// whyNoneSaid asks why somebody got no reminder: 今天怎么没发早报, 为什么没提醒我比亚迪. The groups
// are the colleague who got none, if any.
var whyNoneSaid = wording.OneOf(
	`^(?:今天|昨天|早上|\p{Han}{2,3}?)?(?:为什么|为啥|怎么)(?:今天|昨天|早上)?`+
		`([^没不,，。]{0,6}?)(?:今天|昨天|早上|还|一直|都)*没有?(?:收到|给我发|发|提醒|推送)`+
		`(?:我)?(?:.{0,10}?)(?:了)?(?:呢|啊)?$`,
	`^why `+
		wording.Any(
			`(?:didn'?t|did not|haven'?t|have not) (?:i|you|([a-z]+))`,
			`(?:did|have) (?:i|you) not`,
		)+` `+
		wording.Any(
			`get`, `got`, `gotten`, `receive`, `received`, `remind`, `reminded`, `send`, `sent`,
		)+`\b.{0,40}$`,
)

// whyNone answers why no reminder came; false for any other text.
func (q *request) whyNone() (bool, error) {
	s := squash(q.m.Text)
	if !holds(s, "没", "why") || len(q.f.Contacts) > 0 || notOfReminders.MatchString(s) {
		return false, nil // of what somebody of a customer's did not send, nothing is known here
	}
	m := whyNoneSaid.FindStringSubmatch(s)
	if m == nil || !holds(s, "收到", "提醒", "报", "推送", "消息", "get", "got", "receive", "remind", "sen") {
		return false, nil
	}
	p, err := q.remindedMeant()
	if err != nil || p == nil {
		return true, err
	}
	return true, q.sayWhyNone(p, false)
}

// remindedMeant is of whose reminders he speaks: of a colleague's, where he may, else of his own;
// nil when he was told that he may not.
func (q *request) remindedMeant() (*crm.Person, error) {
	if len(q.f.Colleagues) != 1 || q.f.Colleagues[0].Row.ID == string(q.who.ID) {
		return q.who, nil
	}
	other, err := crm.Get[crm.Person](q.tx, crm.PersonID(q.f.Colleagues[0].Row.ID))
	if err != nil {
		return nil, err
	}
	if !q.allowed(crm.Reassign, crm.Scope{Kind: crm.KindTask, Owner: other.ID, Team: other.Team, Shared: true}) {
		q.personal(q.say.ManagerOnly())
		return nil, nil
	}
	return &other, nil
}

// allSilent adds all that somebody silenced or put off, the customers as a count.
func allSilent(v *cards.WhyNoneView, p *crm.Person, b *playbook.Book, now time.Time, lang string) {
	today := crm.DateOf(now.In(p.Location()))
	customers := map[string]bool{}
	for key, last := range p.Muted {
		if _, record := pointer(key); record && last >= today {
			customers[key] = true
		}
	}
	for key, until := range p.Snoozed {
		if _, record := pointer(key); record && until > now.UTC().Format(time.RFC3339) {
			customers[key] = true
		}
	}
	v.Customers = len(customers)
	for _, k := range b.Spoken() {
		if p.Muted[k.ID] >= today {
			v.Kinds = append(v.Kinds, k.Name.In(lang))
		}
	}
}

// sayWhyNone says what keeps reminders from somebody today: his calendar, an absence, what
// he silenced, or that nothing is due; asked whether he silenced any, all that he did.
func (q *request) sayWhyNone(p *crm.Person, whether bool) error {
	today := crm.DateOf(q.tx.Now().In(p.Location()))
	v := cards.WhyNoneView{Who: p.Name.Text, Own: p.ID == q.who.ID, Off: !q.Calendars(p.Calendar).Workday(today), Away: p.AbsenceOn(today)}
	v.From, v.To = playbook.HoursOn(p, today)
	if p.Muted[cards.All] >= today {
		v.Muted = p.Muted[cards.All]
	}
	v.Rest = p.Quiet(playbook.Rest, today)
	if v.Whether = whether; whether {
		allSilent(&v, p, q.Book, q.tx.Now(), q.who.Lang())
	}
	for _, k := range q.Book.SpokenIn(squash(q.m.Text)) {
		switch j, timed := q.Book.Job(k.ID); {
		case k.Posts && timed:
			v.Posted, v.At = k.Name.In(q.who.Lang()), j.At
		case !whether && p.Muted[k.ID] >= today:
			v.Kinds = append(v.Kinds, k.Name.In(q.who.Lang()))
		}
	}
	due, err := q.dueOf(p, false)
	if err != nil {
		return err
	}
	v.Due = len(due)
	if knowsAccount(q.f) {
		fnd, err := q.resolve(q.f.Account, crm.Read)
		if err != nil {
			return err
		}
		if fnd.Account != nil {
			q.about(fnd.Account.ID, "")
			v.Account = fnd.Account.Name.Text
			v.Due = 0
			for _, n := range due {
				if n.Account == fnd.Account.Number() {
					v.Due++
				}
			}
			of := crm.Pointer{Kind: crm.KindAccount, ID: string(fnd.Account.ID)}
			v.Silent = p.Muted[of.String()] >= today || p.Snoozed[of.String()] > q.tx.Now().UTC().Format(time.RFC3339)
		}
	}
	q.personal(q.say.WhyNone(v))
	return nil
}
