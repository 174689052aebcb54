package moment

import "strings"

// kind is what a word of the text does in a date.
type kind uint8

const (
	other     kind = iota
	num            // v: the number; w: how many digits were written
	wday           // v: Monday = 0
	month          // v: January = 1
	mday           // v: day of the month, marked as such: 5号
	yearNo         // v: a year, marked as such: 2026年
	unit           // v: Grain
	dayWord        // v: days from today; w: 1 + index of a part of the day, or 0
	rel            // v: units from this one: last -1, this 0, next 1; w: kind of relative
	relUnit        // v: units from this one; w: Grain: 明年
	part           // v: index of a part of the day
	edge           // v: which edge of a unit
	feast          // v: index of a holiday
	seasonW        // v: 0 spring … 3 winter
	hourMark       // 点, o'clock, h
	minMark        // 分
	secMark        // 秒
	quarterMk      // 刻
	ampm           // v: 0 or 12
	half           // half, 半
	quarterW       // quarter
	toW            // to, till, through, 到, 至
	dash
	fromW
	between
	before // v: as an open range it ends there
	after
	since
	by
	until
	within
	in
	at
	on
	of
	the
	a
	and
	or
	comma
	dot
	slash
	colon
	ago
	hence
	later
	past // past, after the hour
	about
	forW
	starting
	now
	few
	couple
	ish
	plus
	hundred
	thousand
	oh
	ordNo // 第
	each  // 个
	same
	greater
	zoneW // v: minutes east of UTC
	open  // (
	quote
	more
	upper // which of a pair of words: 上, 下 before a count of units
	decadeW
	eraW
	cal
	eox   // v: edge; w: Grain: eom, eod
	lastW // 最后
	workday
	firstW
)

// The edges of a unit.
const (
	edgeBegin = iota + 1
	edgeMid
	edgeEnd
	edgeEarly
	edgeLate
	edgeRest
	edgeLater
	edgeFirstTen // 上旬
	edgeMidTen
	edgeLastTen
	edgeNearEnd
)

// isNight marks night, which counts days and is a part of one.
const isNight = 9

// isCommencing marks a week whose beginning is named behind it: w/c 4 May.
const isCommencing = 8

// The ways to be relative.
const (
	relPlain    = iota // this, next, last
	relUpcoming        // upcoming, following
	relPast            // past, previous
	relWindow          // 近, 未来: a window up to now or from now
)

type entry struct {
	k    kind
	v, w int
}

// enWords are the English words of dates, lower case.
var enWords = func() map[string]entry {
	m := map[string]entry{}
	add := func(k kind, v, w int, words string) {
		for s := range strings.FieldsSeq(words) {
			m[s] = entry{k, v, w}
		}
	}
	for i, s := range []string{"monday mon mondays", "tuesday tue tues tuesdays tuseday tuesdy teusday", "wednesday wed weds wednesdays wednsday wensday wednesdy", "thursday thu thur thurs thursdays thursdy thrusday thurday", "friday fri fridays firday fridy", "saturday sat saturdays saterday saturdy", "sunday sun sundays"} {
		add(wday, i, 0, s)
	}
	for i, s := range []string{"january jan janurary", "february feb feburary febuary", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sep sept septemer setpember", "october oct", "november nov", "december dec"} {
		add(month, i+1, 0, s)
	}
	for i, s := range strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen") {
		add(num, i, 0, s)
	}
	for i, s := range strings.Fields("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth") {
		add(num, i+1, 1, s)
	}
	for i, s := range strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety") {
		add(num, (i+2)*10, 0, s)
	}
	add(num, 30, 1, "thirtieth")
	add(num, 40, 0, "fourty")
	add(unit, int(Second), 0, "seconds sec secs")
	add(unit, int(Minute), 0, "minute minutes min mins")
	add(unit, int(Hour), 0, "hour hours hr hrs")
	add(unit, int(Day), 0, "day days")
	add(unit, int(Day), isNight, "night nights nite")
	add(unit, int(Week), 0, "week weeks wk wks")
	add(unit, int(Weekend), 0, "weekend weekends wkend wkends")
	add(unit, int(Fortnight), 0, "fortnight fortnights")
	add(unit, int(Month), 0, "month months mo mos")
	add(unit, int(Season), 0, "season seasons")
	add(quarterW, int(Quarter), 0, "quarter quarters qtr qtrs")
	add(unit, int(Year), 0, "year years yr yrs")
	add(unit, int(Decade), 0, "decade decades")
	add(unit, int(Century), 0, "century centuries")
	add(workday, 0, 0, "weekday weekdays workday workdays")
	add(dayWord, 0, 0, "today")
	add(dayWord, 1, 0, "tomorrow tmrw tmr tmw tmrrw tomorow tommorow tommorrow tomorro tomorrrow")
	add(dayWord, -1, 0, "yesterday y'day yday yest yesturday yesteday yestarday yesterdy")
	add(dayWord, 0, 1+partTonight, "tonight tonite")
	add(now, 0, 0, "now atm")
	add(rel, -1, relPlain, "last")
	add(rel, -1, relPast, "past previous prior preceding")
	add(rel, 0, relPlain, "this current")
	add(rel, 1, relPlain, "next")
	add(rel, 1, relUpcoming, "coming upcoming following")
	add(part, partMorning, 0, "morning mornings")
	add(part, partAfternoon, 0, "afternoon afternoons afternoonish")
	add(part, partEvening, 0, "evening evenings")
	add(part, partNight, 0, "nighttime")
	add(part, partNoon, 0, "noon midday noonish lunchtime")
	add(part, partLunch, 0, "lunch")
	add(part, partMidnight, 0, "midnight")
	add(edge, edgeBegin, 0, "beginning start")
	add(edge, edgeMid, 0, "middle mid")
	add(edge, edgeEnd, 0, "end")
	add(edge, edgeEarly, 0, "early")
	add(edge, edgeLate, 0, "late")
	add(edge, edgeRest, 0, "rest remainder")
	add(seasonW, 0, 0, "spring")
	add(seasonW, 1, 0, "summer")
	add(seasonW, 2, 0, "autumn fall")
	add(seasonW, 3, 0, "winter")
	add(hourMark, 0, 0, "o'clock oclock")
	add(ampm, 0, 0, "am")
	add(ampm, 12, 0, "pm")
	add(half, 0, 0, "half")
	add(toW, 0, 0, "to thru through til till until")
	add(fromW, 0, 0, "from")
	add(between, 0, 0, "between")
	add(before, 0, 0, "before")
	add(after, 0, 0, "after")
	add(since, 0, 0, "since")
	add(by, 0, 0, "by due")
	add(within, 0, 0, "within")
	add(in, 0, 0, "in during")
	add(at, 0, 0, "at")
	add(on, 0, 0, "on")
	add(of, 0, 0, "of")
	add(the, 0, 0, "the")
	add(a, 1, 0, "a an")
	add(and, 0, 0, "and")
	add(or, 0, 0, "or")
	add(workday, 1, 0, "business working")
	add(same, 0, 0, "my")
	add(ago, 0, 0, "ago back earlier")
	add(hence, 0, 0, "hence")
	add(later, 0, 0, "later")
	add(about, 0, 0, "about around circa approximately approx roughly exactly sometime")
	add(forW, 0, 0, "for")
	add(starting, 0, 0, "starting beginning commencing")
	add(edge, edgeBegin, 0, "beginning")
	add(few, 3, 0, "few several")
	add(couple, 2, 0, "couple pair")
	add(ish, 0, 0, "ish approximately")
	add(hundred, 100, 0, "hundred")
	add(thousand, 1000, 0, "thousand")
	add(oh, 0, 0, "oh o")
	add(same, 0, 0, "same")
	add(greater, 0, 0, "greater after")
	add(after, 0, 0, "after")
	add(more, 0, 0, "more less than no")
	add(cal, 0, 0, "calendar fiscal")
	for s, g := range map[string]Grain{"d": Day, "w": Week, "m": Month, "q": Quarter, "y": Year} {
		m["eo"+s] = entry{eox, edgeEnd, int(g)}
	}
	add(eox, edgeEnd, int(Day), "cob eob eop")
	add(eox, edgeBegin, int(Year), "boy")
	add(eox, edgeBegin, int(Month), "bom")
	for s, min := range map[string]int{"gmt": 0, "utc": 0, "bst": 60, "cet": 60, "cest": 120, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "pst": -480, "pdt": -420, "pt": -480, "et": -300, "ist": 330, "jst": 540} {
		m[s] = entry{zoneW, min, 0}
	}
	return m
}()

// enShapes are the lengths that words of dates have, as bits, by their first letter.
var enShapes = func() (s [26]uint32) {
	for w := range enWords {
		s[w[0]-'a'] |= 1 << len(w)
	}
	return s
}()

// wordOf is what an English word of dates does; most words are none by their first
// letter and length.
func wordOf(w string) (entry, bool) {
	if w[0] < 'a' || w[0] > 'z' || enShapes[w[0]-'a']&(1<<len(w)) == 0 {
		return entry{}, false
	}
	e, ok := enWords[w]
	return e, ok
}

// zhWord is a Chinese word of dates.
type zhWord struct {
	text []rune
	entry
}

// zhWords are the Chinese words of dates by their first rune, longest first.
var zhWords = func() *ByRune[zhWord] {
	m := new(ByRune[zhWord])
	longer := func(a, b zhWord) bool { return len(a.text) > len(b.text) }
	add := func(k kind, v, w int, words string) {
		for s := range strings.FieldsSeq(words) {
			r := []rune(s)
			m.Add(r[0], zhWord{r, entry{k, v, w}}, longer)
		}
	}
	add(dayWord, -3, 0, "大前天")
	add(dayWord, 3, 0, "大后天")
	add(dayWord, -2, 0, "前天 前日")
	add(dayWord, 2, 0, "后天 后日")
	add(dayWord, -1, 0, "昨天 昨日 昨儿 昨 琴日 寻日")
	add(dayWord, 0, 0, "今天 今日 今儿 刚才 刚刚")
	add(dayWord, 1, 0, "明天 明日 明儿 听日")
	add(dayWord, -2, 0, "前儿 前儿个")
	add(dayWord, -1, 0, "昨儿个")
	add(dayWord, 0, 0, "今儿个 今明两天 今明天")
	add(dayWord, 1, 0, "明后天 明后两天")
	add(dayWord, 7, 0, "下周的今天 下周今天 下星期的今天 下星期今天")
	add(dayWord, -7, 0, "上周的今天 上周今天 上星期的今天 上星期今天")
	add(dayWord, 1, 0, "明儿个")
	add(dayWord, 2, 0, "后儿 后儿个")
	add(eox, edgeEnd, int(Day), "下班前 下班之前 下班以前 收工前 收工之前 天黑前 天黑之前")
	add(dayWord, -2, 1+partNight, "前晚")
	add(dayWord, -1, 1+partNight, "昨晚 昨夜 琴晚")
	add(dayWord, -1, 1+partDawn, "昨早")
	add(dayWord, -1, 1+partAfternoon, "昨下午")
	add(dayWord, -1, 1+partMorning, "昨上午")
	add(dayWord, 0, 1+partDawn, "今早 今晨 今朝")
	add(dayWord, 0, 1+partTonight, "今晚 今夜")
	add(dayWord, 0, 1+partMorning, "今上午")
	add(dayWord, 0, 1+partAfternoon, "今下午")
	add(dayWord, 1, 1+partDawn, "明早 明晨 听朝")
	add(dayWord, 1, 1+partNight, "明晚 听晚")
	add(dayWord, 2, 1+partDawn, "后早")
	add(dayWord, 2, 1+partNight, "后晚")
	add(dayWord, 1, 1+partMorning, "明上午")
	add(dayWord, 1, 1+partAfternoon, "明下午")
	add(now, 0, 0, "现在 目前 此刻 依家 而家 当前")
	add(now, 1, 0, "最近 近期 近来")
	for off, s := range map[int]string{-1: "去年 上年", 0: "今年 本年", 1: "明年 来年 下年", 2: "后年", -2: "前年"} {
		add(relUnit, off, int(Year), s)
	}
	add(rel, -2, relPlain, "上上个 上上")
	add(rel, 2, relPlain, "下下个 下下")
	add(rel, -1, relPlain, "上一个 上个 上一 上")
	add(rel, 1, relPlain, "下一个 下个 下一 下")
	add(rel, 1, relPlain, "次") // of a week only
	add(rel, 0, relPlain, "这一个 这个 这一 这 本个 本 今个")
	add(rel, -1, relWindow, "近 最近 过去 过去的 前")
	add(rel, 1, relWindow, "未来 未来的 接下来 接下来的 后")
	add(lastW, 0, 0, "最后一个 最后")
	add(ordNo, 0, 0, "第")
	add(unit, int(Second), 0, "秒 秒钟")
	add(unit, int(Minute), 0, "分钟")
	add(unit, int(Hour), 0, "小时 个小时 钟头 个钟头 个钟")
	add(unit, int(Day), 0, "天 日")
	add(workday, 0, 0, "个工作日 工作日")
	add(unit, int(Week), 0, "周 星期 礼拜 个星期 个礼拜 个周")
	add(unit, int(Weekend), 0, "周末 星期末 礼拜末 个周末")
	add(unit, int(Month), 0, "个月 月")
	add(unit, int(Quarter), 0, "季度 个季度 季")
	add(unit, int(Half), 0, "半年 个半年")
	add(unit, int(Year), 0, "年 周年")
	add(unit, int(Century), 0, "世纪 个世纪")
	add(decadeW, 0, 0, "年代")
	for i, s := range []string{"一", "二", "三", "四", "五", "六", "日 天"} {
		for t := range strings.FieldsSeq(s) {
			add(wday, i, 0, "周"+t+" 星期"+t+" 礼拜"+t)
		}
	}
	for i := range 7 {
		d := string(rune('1' + i))
		add(wday, i, 1, "周"+d+" 星期"+d+" 礼拜"+d)
	}
	add(part, partDawn, 0, "大清早 清早 一大早 一早 大早上 早上 早晨 清晨 早 早间")
	add(part, partMorning, 0, "上午")
	add(part, partNoon, 0, "中午 正午 晌午")
	add(part, partAfternoon, 0, "下午 午后 午饭后 晏昼 下昼")
	add(part, partDusk, 0, "傍晚 傍黑 擦黑")
	add(part, partNight, 0, "晚上 晚间 夜里 夜晚 晚 深夜")
	add(part, partSmall, 0, "凌晨 半夜")
	add(edge, edgeEnd, 0, "底 末")
	add(edge, edgeBegin, 0, "初")
	add(edge, edgeMid, 0, "中")
	add(edge, edgeFirstTen, 0, "上旬")
	add(edge, edgeMidTen, 0, "中旬")
	add(edge, edgeLastTen, 0, "下旬")
	for i, s := range []string{"春天 春季", "夏天 夏季", "秋天 秋季", "冬天 冬季"} {
		add(seasonW, i, 0, s)
	}
	add(hourMark, 0, 0, "点 点钟 点整 点正")
	add(hourMark, 1, 0, "时")
	add(minMark, 0, 0, "分")
	add(quarterMk, 0, 0, "刻")
	add(half, 0, 0, "半")
	add(toW, 0, 0, "到 至")
	add(fromW, 0, 0, "从 自 由")
	add(between, 0, 0, "之间 间")
	add(and, 0, 0, "和 与 及 跟")
	add(or, 0, 0, "或 或者")
	add(before, 0, 0, "之前 以前 前")
	add(after, 0, 0, "之后 以后 过后 后")
	add(since, 0, 0, "以来 起")
	add(within, 0, 0, "之内 以内 内")
	add(of, 0, 0, "的 农历 阴历 旧历 公历 阳历")
	add(each, 0, 0, "个")
	add(forW, 0, 0, "过")
	add(about, 0, 0, "大约 大概 约 差不多")
	add(few, 3, 0, "几")
	add(cal, 0, 0, "放假 长假 假期 假")
	add(month, 1, 0, "正月")
	add(month, 12, 0, "腊月")
	add(eraW, 1661, 0, "康熙")
	add(eraW, 1911, 0, "民国")
	add(eraW, 1722, 0, "雍正")
	add(eraW, 1735, 0, "乾隆")
	return m
}()
