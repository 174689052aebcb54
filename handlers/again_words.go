package handlers

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"milepost/handlers/wording"
)

// laterAlone are the words that say later, and nothing else.
var laterAlone = []string{"晚点再提醒", "晚点再提醒我", "晚点提醒我", "later", "remind me later", "later today"}

// Wishes to hear of a reminder once more; the first group is when. againMay finds those that
// may be meant of anything else: they count behind a card of reminders alone.
var (
	againZH = wording.Compile(`^(?:请|麻烦|那|那就|就|先|的事|的|那个|都|全部?|这些?|你)*(?:今天)?([^,，。 ]{1,10}?)(?:左右|以后|之后|过后)?(?:再|记得|再次)+(?:提醒|叫|喊|催|通知)(?:我|一下|一次|一遍)*(?:吧|好了|就行|哈)?$`)
	againEN = wording.Compile(`^(?:please |pls |ok |okay |can you |could you )*` +
		wording.Any(
			`(?:remind|ping|nudge|ask) me(?: again)?`+
				`(?: (?:about|of) (?:it|this|that|them|these|those|all of (?:it|them)))?`,
			`snooze(?: (?:it|this|that|them|these|all|everything))?(?: for| until| till)?`,
		) + ` ([a-z0-9:. ]{3,20}?)(?: please| pls| again| instead)*$`)
	againMay = wording.Compile(`^(?:那|那就|就|先|都|全部?|这些?)*(?:今天)?([^,，。 说]{1,10}?)(?:左右)?(?:再(?:说|看|弄)|提醒我?|叫我)(?:吧|好了|就行|哈)?$`)
)

// earlyHour finds an hour of the morning: remind me at 8:30 is how somebody says from when
// on he wants to hear of anything.
var earlyHour = regexp.MustCompile(`^at (?:0?[6-9]|1[01])(?:[:.]\d\d)?(?: ?am)?$`)

// againSaid is when somebody wants to hear once more, in his words; may says that the
// words may be meant of anything else.
func againSaid(text string) (when string, may bool) {
	s := squash(text)
	for _, w := range []*wording.Wording{againZH, againEN, againMay} {
		m := w.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		when = strings.TrimSpace(strings.Join(m[1:], ""))
		if earlyHour.MatchString(when) && !strings.Contains(s, "again") {
			return "", false
		}
		if namesDay(when) && !strings.Contains(when, "afternoon") || !laterKnown(when) {
			return "", false
		}
		return when, w == againMay
	}
	return "", false
}

// laterWord is a way to name a time of the same day; at is its hour, HH:MM, where it is always
// the same.
type laterWord struct {
	said []string
	at   string
}

// laterWords are those without figures. Where none is meant it is in two hours; lastHour is
// shortly before the day ends.
var laterWords = []laterWord{
	{[]string{"晚点", "晚一点", "晚些", "晚些时候", "迟点", "等会", "等会儿", "待会", "待会儿", "过会", "过会儿", "一会", "一会儿", "过一会", "过一会儿", "稍后", "稍晚", "回头", "等下", "等一下", "later", "later on", "later today", "in a bit", "in a while", "in a few hours", "a few hours", "a bit"}, ""},
	{[]string{"中午", "at noon", "noon", "lunchtime", "at lunch"}, "12:00"},
	{[]string{"午饭后", "饭后", "吃完饭", "午休后", "吃过饭", "after lunch"}, "13:30"},
	{[]string{"下午", "午后", "this afternoon", "in the afternoon", "afternoon", "pm"}, "14:00"},
	{[]string{"傍晚", "late afternoon"}, "17:00"},
	{[]string{"下班前", "走之前", "before i leave", "before i go", "end of day", "eod", "at the end of the day"}, lastHour},
}

const lastHour = "last"

// inHours and inMinutes find how far off a moment is; the groups are the number, and half.
var (
	inHours   = regexp.MustCompile(`^(?:过|再过|in )?(半|[一两二三四五六1-6]|an?|one|two|three|four|a couple of|half an)? ?个?(半)?(?:个)?(?:小时|钟头|hours?|hrs?|h)(?:以后|之后|后)?$`)
	inMinutes = regexp.MustCompile(`^(?:过|再过|in )?(十|二十|三十|四十|[1-5][05]|ten|twenty|thirty|forty)(?: )?(?:分钟|mins?|minutes?)(?:以后|之后|后)?$`)
	clockOnly = regexp.MustCompile(`^(?:at |around |about |by |till |until )?` + clockSaid + `$`)
)

// laterKnown reports whether words name a time of the same day.
func laterKnown(when string) bool {
	for _, l := range laterWords {
		if slices.Contains(l.said, when) {
			return true
		}
	}
	return inHours.MatchString(when) || inMinutes.MatchString(when) || clockOnly.MatchString(when)
}

// laterVague reports whether words name no time: later.
func laterVague(when string) bool { return slices.Contains(laterWords[0].said, when) }

// small is a number of hours, as words or as a figure.
func small(s string) int {
	if n, ok := counts[s]; ok {
		return n
	}
	if s == "a couple of" {
		return 2
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0 // 半
	}
	return n
}

// minutesIn is a number of minutes, as words or as a figure.
func minutesIn(s string) int {
	if i := slices.Index([]string{"十", "二十", "三十", "四十"}, s); i >= 0 {
		return 10 * (i + 1)
	}
	if i := slices.Index([]string{"ten", "twenty", "thirty", "forty"}, s); i >= 0 {
		return 10 * (i + 1)
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
