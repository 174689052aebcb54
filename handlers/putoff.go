package handlers

import (
	"strconv"
	"strings"
	"time"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// by is how far a step is put off: 再推一周, push it two days.
type by struct{ days, months int }

// The whole text has to say so: 客户说项目推迟两个月 is news, not a wish.
var (
	putOffZH = wording.Compile(`^(?:那就|就|先|再|把它|它|把|将|的事|那边|这边|那家|这家)*(?:推迟|推后|往后推|往后放|延后|延期|延|推|缓)\s*([一两二三四五六七八九十\d]{1,2})\s*(天|周|个?星期|个?礼拜|个月)(?:吧|再说|好了)?$`)
	putOffEN = wording.Compile(`^(?:please )?(?:push|postpone|delay|move|snooze)(?: it| that| this)?(?: back| out)?(?: by| for)?` +
		` (a|an|one|two|three|four|\d{1,2})(?: more)? (day|week|month)s?$`)
)

// putOffOnly finds a text that puts off to a day, and says nothing of what: the customer is
// cut out of it.
var putOffOnly = wording.OneOf(
	`^(?:把|将|先|就|的事|那边|这边)*`+
		wording.Any(`推到`, `推迟到`, `推后到`, `改到`, `延到`, `挪到`, `往后推到`, `放到`)+
		`.{2,12}$`,
	`^(?:please )?(?:push|postpone|move|delay|reschedule)(?: it)?(?: back| out)?`+
		`(?: to| until| till) .{3,16}$`,
)

// unnamed is a text without the numbers and without the customer that it names.
func unnamed(f parse.Facts) string {
	at, ok := f.Spans["account"]
	if !ok {
		return bare(f)
	}
	var out strings.Builder
	for i, r := range []rune(f.Text) {
		if (i < at.Start || i >= at.End) && !inSpans(i, f.Refs) {
			out.WriteRune(r)
		}
	}
	return strings.TrimFunc(out.String(), parse.IsEdge)
}

// counts are the small numbers that people write in words.
var counts = map[string]int{
	"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4,
}

// putOffBy reads how far a text puts something off; ok is false when it names
// a day instead, or nothing.
func putOffBy(text string) (b by, ok bool) {
	text = squash(text)
	m := putOffZH.FindStringSubmatch(text)
	if m == nil {
		m = putOffEN.FindStringSubmatch(text)
	}
	if m == nil {
		return by{}, false
	}
	n, inWords := counts[m[1]]
	if !inWords {
		var err error
		if n, err = strconv.Atoi(m[1]); err != nil || n == 0 {
			return by{}, false // 十五天 and the like: he names a day when asked
		}
	}
	switch strings.TrimPrefix(m[2], "个") {
	case "天", "day":
		return by{days: n}, true
	case "月", "month":
		return by{months: n}, true
	}
	return by{days: 7 * n}, true
}

// from is the day that far after d; a month after Jan 31 is the end of February.
func (b by) from(d crm.Date) crm.Date {
	if b.months > 0 {
		t := d.In(time.UTC)
		last := time.Date(t.Year(), t.Month()+time.Month(b.months)+1, 0, 0, 0, 0, 0, time.UTC)
		return crm.MakeDate(last.Year(), last.Month(), min(t.Day(), last.Day()))
	}
	return d.AddDays(b.days)
}
