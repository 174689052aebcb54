package handlers

import (
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// dayOnly finds 是昨天, 不对,是昨天去的: a day on which it was instead.
var dayOnly = wording.Compile(`^(不对)?[,,。 ]*(应该)?(是)?(昨天|前天|大前天|今天|明天|后天|大后天|[上下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]|\d{1,2}月\d{1,2}[号日]|\d{1,2}[号日])(去的|打的|见的|跑的|的)?$`)

// dayOnlyEn finds it was Tuesday, no it's next Friday.
var dayOnlyEn = wording.Compile(`^((no|sorry|oops|actually|nope)[, ]+)*(it|that|this) ?(was|is|'s|should be) (actually )?(on )?(yesterday|today|tomorrow|((last|next|this) )?(mon|tues|wednes|thurs|fri|satur|sun)day|(last|next|this) (mon|tue|wed|thu|fri|sat|sun))( actually)?$`)

// dateSaid finds the day in 日期改成10月30号.
var dateSaid = wording.Compile(`(?:日期|那天|时间)(?:改成|改为|应该是|应是|是)\s*([^,,。]+)`)

// pastDay is the day that such a text names.
func pastDay(text string, ctx parse.Context) crm.Date {
	if m := dateSaid.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	m := dayOnly.FindStringSubmatch(squash(text))
	if m == nil {
		return ""
	}
	if f := parse.Read(m[4]+"拜访了客户", ctx); !f.DateAssumed {
		return f.Date
	}
	return ""
}
