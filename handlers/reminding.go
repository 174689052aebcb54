package handlers

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// Questions how reminders work: how many come at most, when somebody above hears of what
// did not move, whether they come when nobody works, and when what comes by the clock does.
var (
	asksCeiling = wording.OneOf(
		`^(?:你|您)?(?:一|每)天(?:最多|至多|会|要|到底|大概)*(?:提醒|发|推)(?:给|送)?我?(?:发|推|提醒)?`+
			`(?:几|多少)(?:条|次|个|回)(?:提醒|消息)?(?:呢|啊)?$`,
		`^(?:提醒|消息)(?:一|每)天最多(?:发|有|来)?(?:几|多少)(?:条|次|个)(?:呢|啊)?$`,
		`^how many (?:reminders|messages|nudges|pings) (?:do|will|can|would|am) (?:i|you) .{0,24}(?:a|per|each|in a) day$`,
	)
	asksEscalation = wording.OneOf(
		`^.{0,6}(?:什么|啥|哪些|哪种)(?:样的)?(?:情况|时候|提醒|事情|事)?(?:下|里)?(?:你)?(?:会|才|才会|就会)?(?:被)?`+
			`(?:升级|上报|捅)(?:给|到)`+aboveSaid+`(?:那里|那)?(?:呢|啊)?$`,
		`^(?:多久|几天|多少天)(?:没|不|没有)(?:人)?(?:处理|动|跟进|回|跟|理)(?:了)?(?:你)?(?:会|就会|就|才|才会)?`+
			`(?:升级|上报|报|告诉)(?:给|到)?`+aboveSaid+`(?:呢|啊)?$`,
		`^(?:谁|哪些人)(?:能|会|可以)(?:看到|看见|看得到|知道)我(?:没|没有|不)(?:跟进|处理|动|理|回)(?:呢|啊)?$`,
		`^(?:我)?(?:不理|没理|忽略)(?:你的)?提醒(?:会|的话会)?(?:怎么样|怎样|咋样|告诉(?:我)?(?:经理|领导|老板)吗)$`,
		`^when (?:is|are|does|do|will) .{1,24} (?:escalate|escalated|escalates|go|goes|reported) to (?:my |the )?(?:boss|manager|director|me)$`,
		`^what (?:gets|is|will be|goes) escalated(?: to (?:my |the )?(?:boss|manager|director|me))?$`,
		`^(?:who|will my (?:boss|manager)) (?:sees|see|hears|hear|is told|knows|know) (?:of it |about it )?(?:that|if|when) i (?:don't|do not|didn't|did not|ignore) .{2,24}$`,
	)
	asksOffHours = wording.OneOf(
		`^(?:你|您)?(?:周末|周六|周日|晚上|半夜|夜里|下班后|假期|节假日|国庆|春节|放假)(?:里)?(?:的时候)?(?:你|您)?(?:也)?`+
			`(?:会不会|会|还会)(?:再|还|给我)*(?:发|提醒|推|打扰|吵)(?:我|给我)*(?:消息|提醒)?(?:吗|么|嘛)?$`,
		`^(?:do|will) you (?:ping|message|remind|nudge|bother) me (?:on|at|over|during) (?:the )?(?:weekends?|night|holidays?)$`,
	)
	asksWhenSent = wording.OneOf(
		`^(?:以后)?(?:客户)?(?:线索汇总表|线索表|周一那张卡?|金字塔|月报|早报|晨报|早上那条|早间提醒|二八名单)(?:是|都)?(?:每周|每天|每个?月)?`+
			`(?:几点|什么时候|啥时候|哪天|几号)(?:会)?(?:发|来|出|推)(?:给)?我?(?:的)?(?:呢|啊)?$`,
		`^(?:when|what time) (?:is|does|do|will) (?:the |my )?(?:lead sheet|monday card|morning (?:card|message)|monthly (?:report|digest)|pyramid)s? (?:come|sent|be sent|go out|due)$`,
	)
	asksWhoSilenced = wording.OneOf(
		`^(?:有)?(?:谁|哪些人|哪个销售|哪些销售)(?:都)?(?:把)?(?:了)?(?:哪些|自己的|他的|手上的)?(?:客户|提醒)*(?:的)?(?:都|给)*(?:提醒)?`+
			`(?:静音|屏蔽|关掉|关|停掉)(?:了|掉)*(?:哪些|什么)?(?:客户|提醒)*$`,
		`^(?:哪些|哪几[个家]|什么)客户(?:被|让|给)(?:谁|销售|大家|人)?(?:静音|屏蔽|不再提醒)(?:了)?$`,
		`^who (?:has |have )?(?:muted|silenced|turned off) .{0,24}(?:reminders?|customers?|accounts?|nudges?|any|what|anything)$`,
		`^(?:which|what) (?:customers|accounts) (?:are|were|got|have been) (?:muted|silenced)(?: by .{2,16})?$`,
	)
)

// leadSheet calls the lead sheet by its whole name: as a part of another one 线索表 is not the
// name of what comes on Mondays.
var leadSheet = strings.NewReplacer("线索汇总表", "线索汇总表", "线索表", "线索汇总表", "lead sheet", "monday sheet")

// aboveSaid is who may be told of what did not move.
const aboveSaid = `(?:我|我们|(?:我|我的|我们)?(?:经理|总监|领导|老板|上级|上司|主管|\p{Han}{1,2}(?:经理|总)))`

// remindingIntent answers how reminders work: 一天最多提醒我几条, 什么情况下会升级给我, 谁把客户静音了.
func remindingIntent() Intent {
	return Intent{
		Name: "reminding",
		Weigh: func(f parse.Facts) float64 {
			s := f.Plain()
			if f.Letters() > 60 || knowsAccount(f) || len(f.Contacts) > 0 {
				return 0
			}
			for _, asked := range []*wording.Wording{asksCeiling, asksEscalation, asksOffHours, asksWhenSent, asksWhoSilenced} {
				if asked.MatchString(s) {
					return 0.985
				}
			}
			return 0
		},
		Examples: []string{
			"一天最多提醒我几条", "什么情况下会升级给我", "谁能看到我没跟进", "周末会不会给我发消息", "谁把客户静音了", "线索表什么时候发",
			"how many messages will you send me a day", "when is this escalated to my boss", "who muted which customers",
		},
		Near: []string{
			"我静音了什么", "一天最多三条就行", "周末别发消息", "谁没跟进", "客户问什么时候升级", "什么时候升级到A级", "谁把方案发给客户了", "线索表什么时候交", "早上那条线什么时候来料",
			"who muted the call", "when does the order go to the plant",
		},
		Handle: (*request).reminding,
	}
}

// reminding answers such a question.
func (q *request) reminding() error {
	switch s := squash(q.m.Text); {
	case asksWhoSilenced.MatchString(s):
		return q.whoSilenced()
	case asksOffHours.MatchString(s):
		q.personal(q.say.OffHours())
	case asksWhenSent.MatchString(s):
		kinds := q.Book.SpokenIn(leadSheet.Replace(s))
		if len(kinds) == 0 {
			return errPass
		}
		q.personal(q.say.WhyKind(kinds[0], time.Time{}))
	case asksEscalation.MatchString(s):
		q.personal(q.say.Escalation())
	default:
		q.personal(q.say.Ceiling())
	}
	return nil
}

// whoSilenced lists for whoever leads a team which of its people hears no more of which of
// his customers. What kinds of reminder somebody likes to hear is his own matter.
func (q *request) whoSilenced() error {
	teams, err := q.teams()
	if err != nil {
		return err
	}
	if len(teams) == 0 {
		return q.managerOnly()
	}
	var people []crm.Person
	err = crm.Each(q.tx, crm.Where(crm.ByAll), func(p crm.Person) bool {
		if p.Active(q.today()) && slices.ContainsFunc(teams, func(t crm.Team) bool { return t.ID == p.Team }) {
			people = append(people, p)
		}
		return true
	})
	if err != nil {
		return fmt.Errorf("people of teams: %w", err)
	}
	var out []cards.SilencedBy
	for i := range people {
		for key, last := range people[i].Muted {
			at, ok := pointer(key)
			if !ok || at.Kind != crm.KindAccount || last < q.today() {
				continue
			}
			a, err := crm.Get[crm.Account](q.tx, crm.AccountID(at.ID))
			switch {
			case crm.IsMissing(err):
			case err != nil:
				return fmt.Errorf("account %s: %w", at.ID, err)
			case a.Owner == people[i].ID:
				out = append(out, cards.SilencedBy{Who: people[i].Name.Text, Account: a.Name.Text, Until: last})
			}
		}
	}
	q.personal(q.say.WhoSilenced(out))
	return nil
}
