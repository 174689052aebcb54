package parse

import (
	"strings"

	"milepost/handlers/parse/moment"
	"milepost/storage/crm"
)

// grain tells how fine a date was said.
type grain byte

const (
	byDay   grain = 'd'
	byWeek  grain = 'w'
	byMonth grain = 'm'
	byClock grain = 't' // a time or a part of the day, no date
)

// when is a date or time as said, not yet resolved: the tense of its clause
// chooses among the readings.
type when struct {
	span     Span
	near     crm.Date // what it means when nothing else speaks
	past     crm.Date // the newest reading that is not after today
	next     crm.Date // the first reading that is not before today
	grain    grain
	fixed    bool // one reading only
	guess    bool // even so it was rounded: 周末, 月初
	clock    string
	part     int  // hour at which a said part of the day begins; -1 when none
	deadline bool // 前, by
	ago      bool // carries its own tense: 三天前
	weekday  bool // a bare day of the week
	several  bool // a stretch of days
	either   bool // a bare English weekday: the tense alone decides, nothing is assumed
}

// on is the day in the direction of a tense: past < 0, future > 0.
func (w *when) on(tense int) (d crm.Date, assumed bool) {
	switch {
	case w.fixed || tense == 0:
		return w.near, w.guess
	case tense < 0:
		return w.past, w.guess || w.past != w.near && !w.either
	}
	return w.next, w.guess || w.next != w.near && !w.either
}

// direction is the tense that the date itself shows: -1 before today, 1 after
// it, 0 when it could be either or is today.
func (w *when) direction(today crm.Date) int {
	if !w.fixed {
		return 0
	}
	switch {
	case w.near < today:
		return -1
	case w.near > today:
		return 1
	}
	return 0
}

// whenOf is what the slots take of a find; ok is false where it fixes no day
// and no time.
func (r *reader) whenOf(f *moment.Found) (when, bool) {
	if f.Vague || f.Kind == moment.Duration || !f.HasDay && f.Clock < 0 && !isHan(r.n[f.End-1]) {
		return when{}, false
	}
	if !f.HasDay && r.aLittle(f) || f.HasDay && r.countsTimes(f) {
		return when{}, false
	}
	if f.End-f.Start == len("bom") && r.n[f.Start] == 'b' && string(r.n[f.Start:f.End]) == "bom" {
		return when{}, false // a bill of materials; the beginning of a month is "by BOM", or said otherwise
	}
	if f.End-f.Start == len("sat") && f.Start > 0 && r.n[f.Start-1] == '的' && string(r.orig[f.Start:f.End]) == "SAT" {
		return when{}, false // 泰力的SAT昨天跑完了: a site acceptance test
	}
	if r.onlyCalled(f) {
		return when{}, false
	}
	w := when{
		span: Span{f.Start, f.End}, near: f.Near.Date(), past: f.Past.Date(), next: f.Next.Date(),
		grain: byDay, fixed: f.Fixed, guess: f.Guess, part: f.Part, deadline: f.Deadline, ago: f.Ago, weekday: f.Weekday, either: f.Either,
	}
	switch {
	case !f.HasDay:
		w.grain = byClock
	case f.Grain == moment.Week || f.Grain == moment.Fortnight:
		w.grain = byWeek
	case f.Grain >= moment.Month && f.Guess:
		w.grain = byMonth
	}
	if v := f.Values[0]; (v.Shape == moment.ARange || v.Shape == moment.ASpan) && f.HasDay && r.movedUpTo(f) {
		to := v.To.Date()
		w.near, w.past, w.next, w.fixed, w.clock = to, to, to, true, ""
		if at := v.To.Clock(); v.Shape == moment.ASpan && at > 0 {
			w.clock = hhmm(int(at))
		}
		return w, to != ""
	}
	v := f.Values[0]
	w.several = v.Shape == moment.ARange && f.Grain == moment.Day && v.From.Date().AddDays(1) < v.To.Date()
	if f.Clock >= 0 {
		w.clock = hhmm(f.Clock)
	}
	return w, w.near != "" && w.past != "" && w.next != ""
}

// onlyCalled reports whether a find only says what something is called: Week 50 at the head of a message, a
// christmas party.
func (r *reader) onlyCalled(f *moment.Found) bool {
	if f.Start == 0 && f.Grain == moment.Week && r.runeAt(f.End) == ':' && isDigit(r.n[f.End-1]) && isLetter(r.n[0]) {
		return true
	}
	if first := r.n[f.Start]; first != 'c' && first != 'x' {
		return false
	}
	said := string(r.n[f.Start:f.End])
	if strings.HasPrefix(said, "christmas ") || strings.HasPrefix(said, "xmas ") {
		return strings.HasSuffix(said, "lunch") || strings.HasSuffix(said, "dinner")
	}
	if said != "christmas" && said != "xmas" {
		return false
	}
	next, _, _ := strings.Cut(strings.TrimLeft(string(r.n[f.End:min(len(r.n), f.End+9)]), " "), " ")
	switch strings.TrimRight(next, ",.!") {
	case "party", "lunch", "dinner", "drinks", "card", "cards", "gift", "gifts", "do":
		return true
	}
	return false
}

// hhmm is a second of the day as a record keeps it.
func hhmm(sec int) string {
	h, m := byte(sec/3600), byte(sec/60%60)
	return string([]byte{'0' + h/10, '0' + h%10, ':', '0' + m/10, '0' + m%10})
}

// countsTimes reports whether an ordinal only counts how often something was done: 2nd visit to Tamar.
func (r *reader) countsTimes(f *moment.Found) bool {
	if f.End-f.Start > 11 || f.End-f.Start < 3 || f.End+2 > len(r.n) || r.n[f.End-1] < 'a' || r.n[f.End-1] > 'z' || r.n[f.End] != ' ' {
		return false
	}
	switch string(r.n[f.End-2 : f.End]) {
	case "st", "nd", "rd", "th":
	default:
		return false // 2pm
	}
	if said := strings.TrimPrefix(string(r.n[f.Start:f.End]), "the "); len(said) != 3 {
		return false // December 2nd, on the 2nd; 15th visit Oakline is on that day
	}
	next, _ := wordAt(r.n, f.End+1)
	if !timesEn[next] {
		return false
	}
	behind, _ := wordAt(r.n, f.End+2+len(next))
	return timesBehind[behind]
}

// timesEn are the words for what is done several times.
var timesEn = wordSet("visit time meeting call attempt try round demo trip quote offer revision reminder workshop session order batch meet")

// timesBehind are the words before which they are no verbs.
var timesBehind = wordSet("to with at of on in for today yesterday went was is this there")

// fromFirstDay lets days of a month of which only the last is called one begin with the first:
// 23、24号.
func (r *reader) fromFirstDay(w *when) {
	s := w.span
	if w.grain != byDay || s.Start < 2 || s.End-s.Start < 2 || s.End-s.Start > 3 || r.n[s.End-1] != '号' && r.n[s.End-1] != '日' || !strings.ContainsRune("、,和", r.n[s.Start-1]) || !isDigit(r.n[s.Start-2]) {
		return
	}
	from := s.Start - 2
	if from > 0 && isDigit(r.n[from-1]) {
		from--
	}
	first, _ := intAt(r.n, from)
	last, end := intAt(r.n, s.Start)
	if end != s.End-1 || first < 1 || first >= last || last-first > 6 || from > 0 && (isWordRune(r.n[from-1]) || strings.ContainsRune("./-第#月", r.n[from-1])) {
		return
	}
	if k := len(r.moneys) - 1; k >= 0 && r.moneys[k].bare && r.moneys[k].span == (Span{from, s.Start - 1}) && len(r.claims) == int(r.owner[from]) {
		r.moneys, r.claims = r.moneys[:k], r.claims[:len(r.claims)-1]
		for i := from; i < s.Start; i++ {
			r.owner[i] = 0
		}
	}
	if !r.free(Span{from, s.Start}) {
		return
	}
	back := first - last
	w.span.Start, w.near, w.past, w.next = from, w.near.AddDays(back), w.past.AddDays(back), w.next.AddDays(back)
}

// namesWeekday lets a day of the week in brackets say which of two the day before them is, and be that
// day itself: 18号(周日)陪何总钓鱼.
func (r *reader) namesWeekday(w *when) {
	k := len(r.whens) - 1
	if k < 0 || !w.weekday || w.span.Start == 0 || r.n[w.span.Start-1] != '(' || r.runeAt(w.span.End) != ')' {
		return
	}
	day := &r.whens[k]
	if day.span.End != w.span.Start-1 || day.weekday || day.fixed || day.grain != byDay {
		return
	}
	for _, d := range [...]crm.Date{day.past, day.next} {
		if d.Weekday() == w.next.Weekday() && day.past.Weekday() != day.next.Weekday() {
			day.near, day.past, day.next, day.fixed = d, d, d, true
			w.near, w.past, w.next, w.fixed = d, d, d, true
			return
		}
	}
}

// thatDay lets a day of which one says 那天 be the one that has been where the words behind it tell
// what was done or not found then: 28号那天去收款,财务不在. What is to come may be told so, too:
// 28号那天他们开标.
func (r *reader) thatDay(w *when) {
	end := w.span.End
	if w.grain == byClock || end+1 >= len(r.n) || r.n[end] != '那' || !strings.ContainsRune("天日晚次趟回", r.n[end+1]) {
		return
	}
	near, past := w.near, w.past
	if w.fixed {
		if near <= r.today || string(r.n[w.span.Start:end]) != "月底" {
			return
		}
		past = (r.today[:8] + "01").AddDays(-1) // 月底那天, said on the second
	}
	if past >= near || w.span.Start > 0 && strings.ContainsRune("到等就下本这", r.n[w.span.Start-1]) || strings.ContainsAny(string(r.n[end+2:min(len(r.n), end+10)]), "要会得再将约?") {
		return
	}
	behind, _, _ := strings.Cut(string(r.n[end+2:]), ".")
	if _, told := holdsAny(behind, []string{"了", "去过", "见过", "来过", "谈过", "聊过", "打过", "拜访过", "没", "不在", "完", "白跑"}); !told {
		return
	}
	w.near, w.past, w.next, w.fixed = past, past, past, true
}

// movedUpTo reports whether a stretch of days is from where and to where something is moved:
// moved from tomorrow to next Tuesday.
func (r *reader) movedUpTo(f *moment.Found) bool {
	if !moment.Has(r.n, f.Start, "from ") && !endsWith(r.n[:f.Start], "from ") {
		return false
	}
	left := strings.TrimSuffix(strings.TrimRight(string(r.n[max(0, f.Start-24):f.Start]), " "), " from")
	for _, w := range []string{"moved", "postponed", "pushed", "rescheduled", "shifted", "put back", "put off", "brought forward", "changed", "moved it", "move it", "move", "shift it", "shift", "change it", "reschedule"} {
		if strings.HasSuffix(left, w) {
			return true
		}
	}
	return false
}

// aLittle reports whether 一点 is a little of what is said before it, no time of day:
// 再让一点, 便宜一点.
func (r *reader) aLittle(f *moment.Found) bool {
	if f.End-f.Start != 2 || r.n[f.Start] != '一' || r.n[f.Start+1] != '点' || f.Start == 0 || !isHan(r.n[f.Start-1]) {
		return false
	}
	return !strings.ContainsRune("天日午晚上早晨在到于约一二三四五六前后会点就等", r.n[f.Start-1])
}

// besideHan takes a bare English weekday that stands within a Chinese clause for the one of this week, as its
// Chinese name would be: Friday约了邓总.
func (r *reader) besideHan(w *when) {
	next := r.runeAt(skip(r.n, w.span.End, " "))
	if !w.either || !isHan(next) || next == '不' || r.runeAt(w.span.Start-1) == '是' {
		return // 是Thursday不是Friday: what was told before says which
	}
	if day := r.today.WeekStart().AddDays((int(w.next.Weekday()) + 6) % 7); day == w.past || day == w.next {
		w.either, w.near = false, day
	}
}
