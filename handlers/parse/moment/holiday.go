package moment

import (
	"strings"

	"milepost/storage/crm"
)

// holiday is a feast and how its day is found in a year.
type holiday struct {
	words  string // names, divided by |, without apostrophes
	cal    string // its name in the calendar of the speaker; "" = not in one
	m, d   int    // month and day; of a moving feast: month and 0
	nth    int    // the nth weekday of month m; -1 the last
	wd     int
	easter int // days from Easter Sunday, plus 100
	lunar  bool
	days   int // how long people are off, where no calendar tells
}

// nextHoliday is whichever holiday comes next: 节前, after the holiday.
const nextHoliday = "节"

// holidays are those that salespeople name.
var holidays = []holiday{
	{words: "国庆节|国庆|十一|october holiday|october holidays|national day holiday|national day|national holiday|golden week", cal: "国庆", m: 10, d: 1, days: 7},
	{words: "元旦节|元旦|新年|yuandan", cal: "元旦", m: 1, d: 1, days: 1},
	{words: "劳动节|五一|international workers day|intl workers day|may day", cal: "劳动", m: 5, d: 1, days: 5},
	{words: nextHoliday + "|放假|the holidays|the holiday|holidays|holiday", cal: "", lunar: true},
	{words: "春节|过年|年|chinese new year|lunar new year|spring festival", cal: "春节", m: 1, d: 1, lunar: true, days: 7},
	{words: "除夕|大年三十|年三十", cal: "除夕", m: 12, d: 31, lunar: true},
	{words: "元宵节|元宵", cal: "元宵", m: 1, d: 15, lunar: true},
	{words: "端午节|端午|dragon boat festival", cal: "端午", m: 5, d: 5, lunar: true},
	{words: "七夕节|七夕", cal: "七夕", m: 7, d: 7, lunar: true},
	{words: "中秋节|中秋|mid autumn festival", cal: "中秋", m: 8, d: 15, lunar: true},
	{words: "重阳节|重阳", cal: "重阳", m: 9, d: 9, lunar: true},
	{words: "清明节|清明|qingming", cal: "清明", m: 4, d: 4, days: 1},
	{words: "六一儿童节|儿童节|六一", m: 6, d: 1, days: 1},
	{words: "三八妇女节|妇女节|三八节|womens day|international womens day", m: 3, d: 8, days: 1},
	{words: "植树节", m: 3, d: 12, days: 1},
	{words: "青年节", m: 5, d: 4, days: 1},
	{words: "建党节", m: 7, d: 1, days: 1},
	{words: "建军节", m: 8, d: 1, days: 1},
	{words: "教师节|teachers day", m: 9, d: 10, days: 1},
	{words: "情人节|valentines day|valentine day|valentines", m: 2, d: 14, days: 1},
	{words: "愚人节|april fools day|april fools", m: 4, d: 1, days: 1},
	{words: "万圣节|halloween", m: 10, d: 31, days: 1},
	{words: "圣诞节|圣诞|christmas day|christmas|xmas", m: 12, d: 25, days: 1},
	{words: "平安夜|christmas eve|xmas eve", m: 12, d: 24, days: 1},
	{words: "跨年夜|new years eve|new year eve", m: 12, d: 31, days: 1},
	{words: "new years day|new year day|new years|new year", m: 1, d: 1, days: 1},
	{words: "双十一|双11|光棍节", m: 11, d: 11, days: 1},
	{words: "双十二|双12", m: 12, d: 12, days: 1},
	{words: "母亲节|mothers day", m: 5, nth: 2, wd: 6, days: 1},
	{words: "父亲节|fathers day", m: 6, nth: 3, wd: 6, days: 1},
	{words: "感恩节|thanksgiving day|thanks giving day|thanksgiving|thanks giving", m: 11, nth: 4, wd: 3, days: 4},
	{words: "black friday", m: 11, nth: 4, wd: 4, days: 1},
	{words: "cyber monday", m: 11, nth: 4, wd: 7, days: 1},
	{words: "labor day|labour day", m: 9, nth: 1, wd: 0, days: 1},
	{words: "memorial day", m: 5, nth: -1, wd: 0, days: 1},
	{words: "columbus day", m: 10, nth: 2, wd: 0, days: 1},
	{words: "martin luther king day|mlk day", m: 1, nth: 3, wd: 0, days: 1},
	{words: "presidents day|washingtons birthday", m: 2, nth: 3, wd: 0, days: 1},
	{words: "veterans day", m: 11, d: 11, days: 1},
	{words: "independence day", m: 7, d: 4, days: 1},
	{words: "boxing day", m: 12, d: 26, days: 1},
	{words: "earth day", m: 4, d: 22, days: 1},
	{words: "groundhog day", m: 2, d: 2, days: 1},
	{words: "saint patricks day|st patricks day|st. patricks day", m: 3, d: 17, days: 1},
	{words: "easter sunday|easter", easter: 100, days: 1},
	{words: "easter monday", easter: 101, days: 1},
	{words: "good friday", easter: 98, days: 1},
}

// feastName is one name of a holiday.
type feastName struct {
	text []rune
	at   int
}

// feastNames are the names of holidays by their first rune, longest first.
var feastNames = func() *ByRune[feastName] {
	m := new(ByRune[feastName])
	for i, h := range holidays {
		for s := range strings.SplitSeq(h.words, "|") {
			r := []rune(s)
			m.Add(r[0], feastName{r, i}, func(a, b feastName) bool { return len(a.text) > len(b.text) })
		}
	}
	return m
}()

// holiday is the holiday whose name stands at n[i] and where the name ends.
func (l *lexer) holiday(i int) (at, end int) {
	n := l.n
	for _, f := range feastNames.At(n[i]) {
		if e := feastEnd(n, i, f.text); e > i && !l.takenIn(i, e-i) {
			if daysOff := Has(n, i, "放假"); e-i == 1 && isHan(n[i]) || Has(n, i, "十一") || daysOff {
				if k := len(l.out) - 1; !l.bounded(i, e) || daysOff && k >= 0 && l.glued && l.out[k].k == feast {
					continue
				}
			} else if Has(n, e, "月") || isHan(n[i]) && (Has(n, e, "号") || Has(n, e, "点") || Has(n, e, "路") || Has(n, e, "个") || Has(n, e, "台")) || !isHan(n[i]) && e < len(n) && (isAlpha(n[e]) || n[e] == '-') {
				continue
			}
			if (Has(n, i, "holiday") || Has(n, i, "the ")) && !endsIn(n[:i], "before ") && !endsIn(n[:i], "after ") {
				continue // on holiday
			}
			if Has(n, i, "新年") && (Has(n, e, "度") || Has(n, e, "快乐") || Has(n, e, "好") || Has(n, e, "礼") || Has(n, e, "新")) {
				continue // 新年快乐
			}
			return f.at, e
		}
	}
	return 0, i
}

// bounded reports whether 节, 年 or 十一 at [i, e) is a holiday: 前 or 后 stands
// behind it and nothing before that makes another word of it.
func (l *lexer) bounded(i, e int) bool {
	n := l.n
	for _, w := range [...]string{"假期", "长假", "放假", "假"} {
		if Has(n, e, w) {
			e += len([]rune(w))
			break
		}
	}
	ok := Has(n, e, "前") && !Has(n, e, "前台") || Has(n, e, "后") && !Has(n, e, "后天") || Has(n, e, "之前") || Has(n, e, "之后") || Has(n, e, "以前") || Has(n, e, "以后") || Has(n, e, "过后")
	if !ok || i == 0 {
		return ok
	}
	if isDigit(n[i-1]) {
		return false
	}
	for _, c := range "季环情细关章调礼音字品几多些两半一二三四五六七八九十去今明前后每" {
		if n[i-1] == c {
			return false
		}
	}
	return true
}

// endsIn reports whether runes end in such a word.
func endsIn(n []rune, w string) bool { return Has(n, len(n)-len(w), w) }

// lastDays say of the time before a holiday that its last working day is meant, not that something
// is due by it: 节前最后一天.
var lastDays = [...]string{"最后一个工作日", "最后一个上班日", "最后一天", "最后一日", "的最后一天", "的那一天", "那一天", "的那天", "那天"}

// firstBack is where a word ends at rune i that says of the time before or after a holiday that its first
// working day is meant, which it is without it: 节前最后一天, 节后第一个工作日. It is i where none stands.
func (l *lexer) firstBack(i int) int {
	k := len(l.out) - 1
	if k < 1 || !l.glued || l.out[k-1].k != feast && l.out[k-1].k != cal {
		return i
	}
	if l.out[k].k == before && l.out[k].e-l.out[k].s <= 2 {
		for _, w := range lastDays {
			if Has(l.n, i, w) {
				return i + len([]rune(w))
			}
		}
	}
	if l.out[k].k != after || l.out[k-1].k != feast {
		return i
	}
	for _, w := range [...]string{"第一个工作日", "首个工作日", "头一个工作日", "第一天上班", "上班第一天", "上班头一天", "开工第一天", "第一个上班日"} {
		if Has(l.n, i, w) {
			return i + len([]rune(w))
		}
	}
	return i
}

// feastEnd is where a name ends that is written at n[i], however its
// apostrophes and hyphens are put; i when it is not.
func feastEnd(n []rune, i int, name []rune) int {
	j := i
	for k := 0; k < len(name); {
		if j >= len(n) {
			return i
		}
		switch c := n[j]; {
		case c == name[k], name[k] == ' ' && c == '-':
			j, k = j+1, k+1
		case c == '\'' || c == ' ' && j > i && n[j-1] == ' ':
			j++
		default:
			return i
		}
	}
	if Has(n, j, "'s") && isAlpha(n[i]) {
		return i
	}
	return j
}

// in is the day of the holiday in a year.
func (h *holiday) in(y int) Stamp {
	switch {
	case h.easter > 0:
		return easter(y) + Stamp(h.easter-100)*day
	case h.nth > 0 && h.wd == 7: // the Monday after the fourth Thursday
		return nthWeekday(y, h.m, h.nth, 3) + 4*day
	case h.nth > 0 && h.wd == 4 && h.m == 11: // the day after the fourth Thursday
		return nthWeekday(y, h.m, h.nth, 3) + day
	case h.nth != 0:
		return nthWeekday(y, h.m, h.nth, h.wd)
	}
	if h.lunar && y >= lunarFrom && y < lunarFrom+len(lunarDays) {
		l := lunarDays[y-lunarFrom]
		switch h.cal {
		case "春节":
			return dateOf(y, l[0]/100, l[0]%100)
		case "除夕":
			return dateOf(y, l[0]/100, l[0]%100) - day
		case "元宵":
			return dateOf(y, l[0]/100, l[0]%100) + 14*day
		case "端午":
			return dateOf(y, l[1]/100, l[1]%100)
		case "中秋":
			return dateOf(y, l[2]/100, l[2]%100)
		}
	}
	return dateOf(y, h.m, h.d)
}

// known reports whether the day of the holiday is known in a year.
func (h *holiday) known(y int) bool {
	if !h.lunar {
		return true
	}
	switch h.cal {
	case "春节", "除夕", "元宵", "端午", "中秋":
		return y >= lunarFrom && y < lunarFrom+len(lunarDays)
	}
	return false
}

// lunarDays are the days (month and day) of 春节, 端午 and 中秋 of the years from
// lunarFrom on, for a speaker whose calendar does not cover the year.
var lunarDays = [...][3]int{
	{210, 610, 917}, {129, 531, 1006}, {217, 619, 925}, {206, 609, 915}, {126, 528, 1003}, {213, 616, 922}, {203, 605, 912}, {123, 624, 1001}, {211, 612, 919},
}

const lunarFrom = 2024

// nthWeekday is the nth such weekday of a month; the last for -1.
func nthWeekday(y, m, nth, wd int) Stamp {
	if nth < 0 {
		last := dateOf(y, m+1, 1) - day
		return last - Stamp((last.weekday()-wd+7)%7)*day
	}
	first := dateOf(y, m, 1)
	return first + Stamp((wd-first.weekday()+7)%7)*day + Stamp(nth-1)*7*day
}

// easter is Easter Sunday by the anonymous Gregorian algorithm.
func easter(y int) Stamp {
	a, b, c := y%19, y/100, y%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	x := h + l - 7*m + 114
	return dateOf(y, x/31, x%31+1)
}

// off is the run of days off of a holiday that is on now or comes next, by the
// speaker's calendar where it knows: of a run that is not announced yet the guess of a
// whole one is better than the days that are off for sure.
func (h *holiday) off(cal *crm.Calendar, today Stamp) (first, last Stamp, known bool) {
	if cal != nil && (h.cal != "" || strings.HasPrefix(h.words, nextHoliday)) {
		d := today.Date()
		for _, c := range cal.Holidays {
			if c.Last >= d && !c.Least && (strings.Contains(c.Name, h.cal) || h.cal == "劳动" && strings.Contains(c.Name, "五一")) {
				return stampOfDate(c.First), stampOfDate(c.Last), true
			}
		}
	}
	if h.cal == "" && strings.HasPrefix(h.words, nextHoliday) {
		return soonest(today)
	}
	n := Stamp(max(h.days, 1))
	y := today.year()
	first = h.in(y)
	if first+(n-1)*day < today {
		y++
		first = h.in(y)
	}
	return first, first + (n-1)*day, h.known(y)
}

// soonest is the run of days off that is on now or comes next, where no calendar covers the day.
func soonest(today Stamp) (first, last Stamp, known bool) {
	for i := range holidays {
		switch h := &holidays[i]; h.cal {
		case "元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆":
			if f, l, ok := h.off(nil, today); ok && (!known || f < first) {
				first, last, known = f, l, true
			}
		}
	}
	return first, last, known
}

// lately is the last day of a holiday that was over at most six weeks ago.
func (h *holiday) lately(cal *crm.Calendar, today Stamp) (last Stamp, ok bool) {
	first, last, known := h.before(cal, today)
	return last, known && first < today && last < today
}

// before is the run of days off that a holiday had or began in the six weeks before a day, of any
// holiday the newest one; else the one that comes next.
func (h *holiday) before(cal *crm.Calendar, today Stamp) (first, last Stamp, known bool) {
	first, last, known = h.off(cal, today-42*day)
	for any := h.cal == "" && strings.HasPrefix(h.words, nextHoliday); any && known; {
		f, l, ok := h.off(cal, last+day)
		if !ok || f >= today || f <= first {
			break
		}
		first, last = f, l
	}
	return first, last, known
}

// stampOfDate is midnight of a date that is known to be valid.
func stampOfDate(d crm.Date) Stamp {
	num := func(s string) (v int) {
		for _, c := range []byte(s) {
			v = v*10 + int(c-'0')
		}
		return v
	}
	if len(d) != 10 {
		return 0
	}
	return dateOf(num(string(d[:4])), num(string(d[5:7])), num(string(d[8:])))
}
