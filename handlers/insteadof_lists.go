package handlers

import (
	"cmp"
	"strconv"
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/wording"
)

var (
	// untouchedZH finds customers whom one has not seen, said as a thing: 有日子没联系的客户, 这周没拜访的客户.
	untouchedZH = wording.OneOf(`^` + shownTo + `(?:哪些|我们?组?的?|咱们?组?的?|组里|团队|我还|有)*(?:客户)?(` +
		`有日子|有阵子|有段时间|有些日子|好长时间|很长时间|好些天|好多天|好几天|很久|好久|长时间|最近|` +
		`这一?周|本周|这个?月|本月|这个?季度|本季度|今年|(?:超过|快|有|大)?(?:半年|一年|两年)(?:多|以上)?` +
		`)(?:都|还|一直)?没有?(?:怎么|再)?` +
		wording.Any(`联系`, `去`, `去跑`, `跑`, `拜访`, `见`, `见面`, `走动`, `跟进`, `跟`, `理`) +
		`(?:过|了|到)?的?(?:客户|公司|人|有哪些|是哪些|哪些|的|名单)*$`)
	// untouchedEN finds the same in English: customers I haven't visited in a month, who's gone quiet.
	untouchedEN = wording.OneOf(
		`^(?:show (?:me )?|list |which |what )*(?:my |the |our )?(?:customers?|accounts?|clients?)(?: that| which| who)? (?:i|we) `+
			`(?:haven't|have not|didn't|did not)(?: been)? `+spokeTo+sinceWhen,
		`^(?:which|what) (?:customers|accounts|clients) (?:haven't|have not) (?:i|we) `+spokeTo+sinceWhen,
		`^whom? (?:(?:haven't|have not|didn't)(?: i| we)?|(?:have|did) (?:i|we) not) `+spokeTo+sinceWhen,
		`^(?:which|what) (?:customers|accounts|clients) (?:are|have|have been) (?:going|gone|getting) (?:quiet|cold|silent)()$`,
		`^(?:who's|who is|who has) (?:gone|going) (?:quiet|cold|silent)()$`,
		`^(?:show (?:me )?|list |any )?(?:customers|accounts|clients) (?:not |un)(?:visited|seen|contacted|touched)`+sinceWhen,
		`^(?:which|what) (?:customers|accounts|clients) (?:has|have) (?:nobody|no[ -]?one|none of us) `+spokeTo+sinceWhen,
		`^(?:who|(?:which|what) (?:customers|accounts|clients)) (?:ha(?:ve|s) not|ha(?:ve|s)n'?t|were not|weren'?t) been `+spokeTo+sinceWhen,
		`^(?:show (?:me )?|list |any |(?:which|what) )?(?:customers|accounts|clients) (?:(?:have |had |has )?(?:with )?no|without(?: a| any)?) (?:visits?|contact|calls?)`+sinceWhen,
	)
	// stretchEN is how long that is: a month, 30 days, the last two weeks.
	stretchEN = wording.Compile(`^(?:the )?(?:last |past |over )?(?:(\d+|a|an|one|two|three|four|six) )?(day|week|month|quarter)s?$`)
	// bareList finds records of which something holds, said as a thing: 今年丢的单子. People ask so for
	// a list, and tell nothing of a visit by it.
	bareList = wording.OneOf(`^(?:我要|我想)?` + shownTo + `((?:(?:我|我们|团队)的?)?` +
		`(?:今年|去年|本月|这个?月|上个?月|这一?周|本周|上一?周|本季度?|这个?季度|上个?季度|最近|目前|现在)?的?` +
		wording.Any(
			`丢`, `输`, `赢`, `签`, `成交`, `新增`, `新进`, `新`, `没签`, `没报价`, `没立项`, `没成交`, `没回款`,
			`没下一步`, `过期`, `超期`, `逾期`, `到期`, `快到期`, `停滞`, `卡住`, `暂停`, `在谈`, `在跟`, `待审批`,
			`待跟进`, `金额最大`, `最大`,
		) + `(?:下来|进来|掉|了|过|住)?的` +
		wording.Any(`单子`, `单`, `商机`, `项目`, `线索`, `客户`, `待办`, `报价`, `合同`, `审批`) +
		`)(?:给我)?(?:看看|看一?下)?$`)
	// bareListEN finds the same in English: new leads this month.
	bareListEN = wording.OneOf(`^(?:show (?:me )?|list )?(?:the |my |our |all )*(` +
		`(?:new|open|lost|won|late|overdue|stuck|due) (?:leads|deals|visits|tasks|opportunities|quotes|requests|payments)` +
		`(?: (?:of )?(?:this|last|next) (?:week|month|quarter|year))?)$`)
)

// untilNow are the stretches of the calendar that last until now.
var untilNow = map[string]string{"this week": "这周", "this month": "这个月", "this quarter": "这个季度", "this year": "今年"}

const (
	// shownTo is how a list is asked for.
	shownTo = `(?:给我|帮我|让我)?(?:看看|看一?下|列一?下|列出|查一?下|查查|找一?下|找找)?`
	// spokeTo is that one had to do with somebody.
	spokeTo = `(?:visit(?:ed)?|see|seen|contact(?:ed)?|call(?:ed)?|touch(?:ed)?|talk(?:ed)? to|sp(?:eak|oken) (?:to|with)|been to|met)`
	// sinceWhen is since when one had not.
	sinceWhen = `(?: (?:in|for|since|this|over)? ?(.*))?$`
)

// allWrote asks whether everybody has logged: 昨天大家都写了吗.
var allWrote = wording.Compile(`^(昨天|今天|前天|这周|本周|上周)?(?:大家|团队|组里|他们|人)(昨天|今天|前天|这周|本周|上周)?(?:都|全)?(?:写|记|填|交|录)(?:日报|记录|拜访)?了(?:吗|没有?|么)$`)

// listAsked is what is meant by a list that is only named, as the question for it; "" for other words.
func (q *request) listAsked(s string) string {
	if m := allWrote.FindStringSubmatch(s); m != nil && allowed(q.who, leaders()) {
		return cmp.Or(m[1], m[2], "今天") + "谁没写"
	}
	if m := untouchedZH.FindStringSubmatch(s); m != nil {
		if days := q.daysSince(m[1]); days > 0 {
			return strconv.Itoa(days) + "天没联系的客户有哪些"
		}
		if q.ofHisTeams(s) {
			return "30天没联系的客户有哪些"
		}
		return "好久没联系的客户有哪些"
	}
	if m := untouchedEN.FindStringSubmatch(s); m != nil {
		far := strings.TrimSpace(strings.Join(m[1:], ""))
		if days := q.daysSince(untilNow[far]); days > 0 {
			return "which accounts have had no contact for " + strconv.Itoa(days) + " days"
		}
		if span := stretchEN.FindStringSubmatch(far); span != nil {
			return "which accounts have had no contact for " + stretchDays(span[1], span[2]) + " days"
		}
		if far == "" || strings.HasSuffix(far, "while") || strings.HasSuffix(far, "lately") || strings.HasSuffix(far, "recently") || strings.HasSuffix(far, "long time") {
			if q.ofHisTeams(s) {
				return "which accounts have had no contact for 30 days"
			}
			return "who haven't I seen in a while"
		}
		return ""
	}
	if m := bareList.FindStringSubmatch(s); m != nil {
		return m[1] + "有哪些"
	}
	if m := bareListEN.FindStringSubmatch(s); m != nil {
		return "which " + m[1] + "?"
	}
	return ""
}

// ofHisTeams reports that a leader asks for customers of those whom he leads: of his own he
// speaks as his, and mostly has none.
func (q *request) ofHisTeams(s string) bool {
	return allowed(q.who, leaders()) && (!holds(s, "我") && !word(s, "i", "my") || holds(s, "我们"))
}

// daysSince is how many days the stretch of the calendar has that began last, today left out; 0 for
// a stretch of no set length, and on its first day.
func (q *request) daysSince(stretch string) int {
	today := q.today()
	switch {
	case strings.Contains(stretch, "半年"):
		return 180
	case strings.Contains(stretch, "一年"):
		return 365
	case strings.Contains(stretch, "两年"):
		return 2 * 365
	}
	switch strings.NewReplacer("个", "", "一", "").Replace(stretch) {
	case "这周", "本周":
		return today.Sub(today.WeekStart())
	case "这月", "本月":
		return today.Sub(monthStart(today))
	}
	return 0
}

// stretchDays is how many days a stretch has, as digits: two weeks are 14.
func stretchDays(number, unit string) string {
	n, err := strconv.Atoi(number)
	if err != nil {
		n = map[string]int{"two": 2, "three": 3, "four": 4, "six": 6}[number]
	}
	return strconv.Itoa(max(n, 1) * map[string]int{"day": 1, "week": 7, "month": 30, "quarter": 90}[unit])
}

// visitsAsked finds that visits are asked for, or what they took.
var visitsAsked = wording.Compile(`(?:拜访|走访|上门|跑|去|花|身上).*(?:几|多少|费用|时间)|(?:几|多少|谁).*(?:拜访|走访|上门|跑|花|身上)|\bvisits?\b.*\bcost|\b(?:how many|what|which)\b.*\bvisit`)

// tiersJoined writes each of two tiers out that are said together in a short question, CD客户, C/D级, C级和D级;
// "" where none are. They are those to whom a call would do, so in English the first stands for both.
func (q *request) tiersJoined(s string) string {
	if length(s) > 40 || !visitsAsked.MatchString(s) {
		return ""
	}
	var called []playbook.Tier
	for _, t := range q.Book.Tiers {
		if t.Cadence.By == playbook.ByCall {
			called = append(called, t)
		}
	}
	for i, first := range called {
		for _, second := range called[i+1:] {
			if from, to := joinedAt(s, lower(first.Name.EN), lower(second.Name.EN)); to > 0 && word(s, "visit", "visits", "visited") {
				return s[:from] + "tier " + first.Name.EN + " customers" + s[to:]
			}
			if from, to := joinedAt(s, lower(tierShort(first)), lower(tierShort(second))); to > 0 && !ascii(s) {
				return s[:from] + tierShort(first) + "类" + tierShort(second) + "类客户" + s[to:]
			}
		}
	}
	return ""
}

// tierShort is the name of a tier in Chinese without the word that says what it is: C of C级.
func tierShort(t playbook.Tier) string {
	return strings.TrimSuffix(strings.TrimSuffix(t.Name.ZH, "级"), "类")
}

// joinedAt is where two names stand side by side in a text, or with a sign between them, and what says that they
// are tiers; to is 0 where they do not.
func joinedAt(s, first, second string) (from, to int) {
	if first == "" || second == "" {
		return 0, 0
	}
	skip := func(at int, words ...string) int {
		for _, w := range words {
			if strings.HasPrefix(s[at:], w) {
				return at + len(w)
			}
		}
		return at
	}
	for start := 0; ; {
		i := strings.Index(s[start:], first)
		if i < 0 {
			return 0, 0
		}
		i += start
		start = i + len(first)
		at := skip(skip(start, "级", "类"), " and ", " or ", " & ", " / ", "/", "&", "、", "和", "与", "跟")
		at = skip(at, "tier ")
		if !strings.HasPrefix(s[at:], second) {
			continue
		}
		end := at + len(second)
		if i > 0 && isLatin(s[i-1]) || end < len(s) && isLatin(s[end]) || at == start && ascii(s) {
			continue
		}
		end = skip(skip(skip(end, "级", "类"), "的"), "客户", " tiers", " tier", " customers", " accounts")
		for _, before := range []string{"tiers ", "tier "} {
			if strings.HasSuffix(s[:i], before) {
				return i - len(before), end
			}
		}
		return i, end
	}
}

// isLatin reports a letter or a digit of which a longer word may be made: abcd.
func isLatin(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '-'
}
