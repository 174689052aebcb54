package handlers

import (
	"maps"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// holidayWords are words without which no question is about days off.
var holidayWords = []string{"放假", "假期", "长假", "节假日", "上班", "补班", "工作日", "休息", "放几天", "放到", "holiday", "off", "we work", "i work", "workday", "working day"}

// theirDays are words for whose days off no calendar here has.
var theirDays = []string{"他们", "他家", "客户", "对方", "人家", "厂里", "供应商", "they", "their", "customer", "supplier"}

// ofNoDay are words beside a question of days off that name neither a day nor a holiday.
var ofNoDay = wording.Compile(`^(?:下一?个|今年|明年|这次|这个|最近的?|我们|公司|节后|长?假期?|节假日|放假| |next|public|bank|holidays?)*$`)

// daysOffAsked asks which days are worked and which are not: 元旦放几天, 下周一上班吗, is
// Jan 1 off. The groups are the day or the holiday.
var daysOffAsked = wording.OneOf(
	`^(?:那|我们|咱们|公司|请问|今年)*(.{0,10}?)`+
		wording.Any(
			`放几天(?:假)?`, `放多久`, `要?放不?放?假吗`, `放不放假`,
			`(?:是)?(?:什么时候|哪天|几号|哪几天|怎么)放(?:假)?`,
			`(?:还|要|用)*(?:上|补)班吗`, `(?:要不要|用不用|上不)上?班`,
			`是不?是?(?:工作日|补班|假期|节假日)吗?`,
			`(?:放假)?(?:后|完)?(?:几号|哪天|什么时候)(?:开始)?上班`,
			`放?假?放到(?:几号|哪天|什么时候)`, `休(?:息吗|几天|到几号)`,
		)+`$`,
	`^(?:下(?:一)?个|最近的?)(?:法定)?(?:假期|节假日|长假|假)(?:是)?`+
		`(?:什么时候|哪天|几号|什么)?$`,
	`^(?:is|are) (.{2,24}?) (?:a |an )?(?:public |bank )?`+
		`(?:holiday|day off|off|working day|workday)s?$`,
	`^do (?:we|i) (?:have to )?work (?:on )?(.{3,24})$`,
	`^(?:when|what)(?:'s| is) (?:the |our )?next (?:public |bank )?holiday$`,
	`^(?:when|how long) (?:is|are) (?:the )?(.{3,24}?)(?: holidays?| break| off)$`,
	`^(?:are|is) (?:we|the office) off (?:on )?(.{3,24})$`,
)

// holidaysIntent says which days are worked, as the calendar of whoever asks has them.
func holidaysIntent() Intent {
	return Intent{
		Name: "holidays", Reads: parse.Query,
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() > 40 || len(f.Contacts)+len(f.Colleagues) > 0 || f.Account != nil && len(f.Account.Known) > 0 || !f.Holds(holidayWords...) {
				return 0
			}
			if daysOffAsked.MatchString(f.Plain()) && !f.Holds(theirDays...) {
				return 0.97
			}
			return 0
		},
		Examples: []string{"元旦放几天", "明天放假吗", "下周一上班吗", "春节什么时候放假", "本周六补班吗", "下个假期是什么时候", "is tomorrow a holiday", "do we work on Saturday", "when is the next public holiday"},
		Near:     []string{"王总下周一上班吗", "小李明天上班吗", "我周一回来上班", "谁在休假", "国庆后联系美科", "明天休假", "is Oakline off track"},
		Handle:   (*request).daysOff,
	}
}

// holidayNames are what people call a holiday beside the names of the calendar.
var holidayNames = map[string][]string{
	"劳动": {"五一", "labour day", "labor day", "may day"}, "国庆": {"十一", "national day", "golden week"},
	"春节": {"过年", "spring festival", "chinese new year", "lunar new year"}, "元旦": {"new year"},
	"清明": {"qingming", "tomb"}, "端午": {"dragon boat"}, "中秋": {"mid-autumn", "moon festival"},
}

// daysOff answers of which days are worked.
func (q *request) daysOff() error {
	s := squash(q.m.Text)
	cal := q.Calendars(q.who.Calendar)
	v := cards.DaysOffView{Day: q.daySaid(q.m.Text)}
	named := slices.ContainsFunc(slices.Collect(maps.Keys(holidayNames)), func(name string) bool {
		return holds(s, append([]string{name}, holidayNames[name]...)...)
	})
	switch {
	case named:
		v.Day, v.Run = "", holidayNamed(cal, s, q.today())
	case v.Day == "" && !ofNoDay.MatchString(strings.Join(daysOffAsked.FindStringSubmatch(q.f.Plain())[1:], "")):
		return errPass // when is the trial off
	case v.Day == "":
		v.Run = holidayNamed(cal, "", q.today())
	default:
		v.Run = holidayOn(cal, v.Day)
	}
	q.personal(q.say.DaysOff(v))
	return nil
}

// holidayOn is the holiday that a day belongs to; nil for none.
func holidayOn(cal *crm.Calendar, day crm.Date) *crm.Holiday {
	if cal == nil {
		return nil
	}
	for i := range cal.Holidays {
		if h := &cal.Holidays[i]; h.First <= day && day <= h.Last {
			return h
		}
	}
	return nil
}

// holidayNamed is the next run of days off, not over on a day, that a text names; of any
// name where the text is "". nil for none.
func holidayNamed(cal *crm.Calendar, text string, today crm.Date) *crm.Holiday {
	if cal == nil {
		return nil
	}
	for i := range cal.Holidays {
		h := &cal.Holidays[i]
		if h.Last >= today && (text == "" || strings.Contains(text, strings.ToLower(h.Name)) || holds(text, holidayNames[h.Name]...)) {
			return h
		}
	}
	return nil
}
