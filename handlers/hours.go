package handlers

import (
	"fmt"
	"strconv"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// clockSaid is a time of day as people write it.
const clockSaid = `((?:凌晨|半夜|深夜|早上|上午|早|下午|晚上)?(?:[零〇一二两三四五六七八九十\d]{1,3}点(?:半|一刻|三刻|\d{1,2}分?)?|\d{1,2}[:：]\d{2})|(?:\d{1,2}(?:[:.]\d{2})? ?(?:am|pm)?))`

// Words that give up hours of one's own, and those that ask for them.
var (
	hanSaid   = wording.Compile(`\p{Han}`)
	hoursBack = wording.OneOf(
		`^(?:恢复|改回|还原)(?:默认的?|原来的?)?(?:提醒|工作)?时间$`,
		`^提醒时间(?:恢复|改回)(?:默认|原来的?)?$`,
		`^(?:reset|default) (?:my )?(?:hours|reminder time)$`,
		`^back to (?:the )?(?:usual|default|normal) hours$`,
	)
	hoursAsked = wording.Compile(`^(我的|我)?(提醒|工作)时间(是)?(几点|多少|什么时候)?$|^what are my (working )?hours$|^my hours$`)
)

// hoursRule is one way to say them.
type hoursRule struct {
	re       *wording.Wording
	from, to bool
}

// hoursRules are what people say of the hours in which they want to hear of
// something; the groups are the times.
func hoursRules() []hoursRule {
	from := []string{
		`^(?:以后|从明天起|每天)?(?:把)?(?:早上|早晨|早间)?的?(?:早报|早间卡|早上那条|晨报|提醒)(?:时间)?(?:改|调|换|定|挪)(?:到|成|为|在)(?:每天)?` + clockSaid + `(?:吧|再发|发|开始)?$`,
		`^(?:以后|从明天起|每天)(?:都|早上)?` + clockSaid + `(?:再|才|就|开始)?(?:给我|跟我)?(?:提醒|发消息|发)我?(?:吧)?$`,
		`^(?:以后|每天)?` + clockSaid + `(?:以|之)?前(?:都)?(?:别|不要|勿|不用)再?(?:给我)?(?:提醒|发消息|发|打扰|烦|吵)我?(?:了)?$`,
		`^我(?:们)?(?:每天|都是|一般)?` + clockSaid + `(?:才|开始)?上班$`,
		`^(?:please )?(?:send|move|set|change|shift)? ?(?:me )?(?:my |the )?(?:morning (?:card|message|reminder)s?|reminders?|nudges?) (?:to|at|from) ` + clockSaid + `(?: every (?:day|morning)| from now on)?$`,
		`^(?:please )?remind me (?:every (?:day|morning) )?(?:at|from) ` + clockSaid + `(?: every (?:day|morning)| from now on| onwards)?$`,
		`^(?:please )?(?:no|don'?t|do not|stop) ?.{0,12}(?:remind|messag|ping|nudg|disturb)[a-z]*(?: me)?(?: anything)? (?:before|until|till) ` + clockSaid + `$`,
		`^i (?:start|begin)(?: work| working)? at ` + clockSaid + `$`,
	}
	to := []string{
		`^(?:以后|每天)?` + clockSaid + `(?:以|之)?后(?:都)?(?:别|不要|勿|不用)再?(?:给我)?(?:提醒|发消息|发|打扰|烦|吵)我?(?:了)?$`,
		`^我(?:们)?(?:每天|都是|一般)?` + clockSaid + `(?:就)?下班$`,
		`^(?:please )?(?:no|don'?t|do not|stop) ?.{0,12}(?:remind|messag|ping|nudg|disturb)[a-z]*(?: me)?(?: anything)? (?:after|past) ` + clockSaid + `$`,
		`^i (?:finish|stop|leave)(?: work| working)? at ` + clockSaid + `$`,
	}
	both := []string{
		`^(?:我的|我)?(?:工作|上班|提醒)(?:的)?(?:时间)?(?:改|调|是|从|换|:|:)?(?:成|到|为)?` + clockSaid + ` ?(?:到|至|-|~|–) ?` + clockSaid + `$`,
		`^my (?:working |office )?hours(?: are|:| is)? ` + clockSaid + ` ?(?:to|-|until|till|–) ?` + clockSaid + `$`,
	}
	var out []hoursRule
	add := func(list []string, from, to bool) {
		for _, s := range list {
			out = append(out, hoursRule{wording.Compile(s), from, to})
		}
	}
	add(both, true, true)
	add(from, true, false)
	add(to, false, true)
	return out
}

// hoursIntent changes in which hours somebody hears of something.
func hoursIntent() Intent {
	rules := hoursRules()
	return Intent{
		Name: "hours",
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() > 48 || f.Holds("今天", "today") {
				return 0
			}
			text := hoursText(f.Text)
			if heard := parse.Hear(text); heard.Holds("今天", "明天 ", "today") {
				return 0
			}
			if hoursBack.MatchString(text) || hoursAsked.MatchString(text) {
				return 0.98
			}
			for _, r := range rules {
				if r.re.MatchString(text) {
					return 0.98
				}
			}
			return 0
		},
		Examples: []string{"提醒改到8点半", "remind me at 8:30"},
		Near:     []string{"9点半再提醒我", "remind me at 8:30 to call Neil"},
		Handle:   func(q *request) error { return q.hours(rules) },
	}
}

// hoursText is a text as the rules know it.
func hoursText(text string) string {
	text = strings.TrimRight(lower(strings.TrimSpace(fold(text))), "。.!！~")
	if hanSaid.MatchString(text) { // blanks mean nothing there
		return strings.ReplaceAll(text, " ", "")
	}
	return text
}

// hours notes the hours that were said, or says which they are.
func (q *request) hours(rules []hoursRule) error {
	text := hoursText(q.m.Text)
	h := q.who.Own
	switch {
	case hoursAsked.MatchString(text):
		q.personal(q.say.Hours(*q.who, ""))
		return nil
	case hoursBack.MatchString(text):
		h = crm.Hours{}
	default:
		if !q.hoursSaid(rules, text, &h) {
			return errPass
		}
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	p, err := w.SetHours(h)
	if err != nil {
		return err
	}
	q.conv.Group = w.Group()
	q.personal(q.say.Hours(p, w.Group()))
	return q.refreshHome()
}

// hoursSaid brings hours to what a text says of them.
func (q *request) hoursSaid(rules []hoursRule, text string, h *crm.Hours) bool {
	for _, r := range rules {
		m := r.re.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		first, last := q.hourIn(m[1]), q.hourIn(m[len(m)-1])
		if first == "" || last == "" {
			return false
		}
		if r.from {
			h.From = first
		}
		if r.to {
			h.To = inTheEvening(last)
		}
		return true
	}
	return false
}

// hourIn is a time of day as it was said, HH:MM; "" for none.
func (q *request) hourIn(said string) string {
	said = strings.TrimSpace(strings.ReplaceAll(said, ".", ":"))
	if n, err := strconv.Atoi(said); err == nil && n < 24 {
		return fmt.Sprintf("%02d:00", n)
	}
	return q.clockIn(said)
}

// inTheEvening is the end of a day as it is said: six is 18:00.
func inTheEvening(clock string) string {
	if clock >= "12:00" || clock < "01:00" {
		return clock
	}
	var hour, minute int
	if _, err := fmt.Sscanf(clock, "%d:%d", &hour, &minute); err != nil {
		return clock
	}
	return fmt.Sprintf("%02d:%02d", hour+12, minute)
}
