// Package moment finds dates, times, ranges and lengths of time in Chinese,
// English and mixed text, and says everything that each of them may mean: the
// newest day that is not after today and the first that is not before it, in
// the conventions of salespeople first and in those of other readers behind
// them. It is pure: no clock, no zone of the machine.
//
// The text is cut into words and numbers once (lex.go); a grammar over those
// reads days (day.go, dayforms.go, numeric.go, relative.go, count.go), times
// (clock.go), both together (point.go), ranges (ranges.go) and what is open on
// one side (phrase.go); values.go lists what a phrase can mean.
package moment

import (
	"strings"
	"time"

	"milepost/storage/crm"
)

// Kind is what was found.
type Kind uint8

// The kinds of finds.
const (
	Date Kind = iota + 1
	Time
	DateTime
	DateRange
	TimeRange
	DateTimeRange
	Duration
)

// String is the kind's name in lower case: date, datetimerange.
func (k Kind) String() string {
	if int(k) >= len(kindNames) {
		return ""
	}
	return kindNames[k]
}

var kindNames = [...]string{"", "date", "time", "datetime", "daterange", "timerange", "datetimerange", "duration"}

// Value is one thing that a find may mean: a day or a moment (From), a range
// (From and To, either of which may be open) or a length of time.
type Value struct {
	From, To Stamp
	Shape    Shape
}

// Shape tells what of a Value counts.
type Shape uint8

// The shapes of values.
const (
	ADay     Shape = iota + 1 // From, without its time
	AMoment                   // From, with its time
	ARange                    // days From until To
	ASpan                     // moments From until To
	FromDay                   // days from From on
	FromTime                  // from From on
	UntilDay                  // until To
	UntilTime
	ALength // To, in seconds
)

// Said is when and where a text was said.
type Said struct {
	At    time.Time     // in the zone of who said it
	Today crm.Date      // what 今天 means; "" = the date of At
	Cal   *crm.Calendar // for working days and holidays; may be nil
}

// Found is a date, a time, a range or a length of time in a text.
type Found struct {
	Start, End int // runes of the text
	Kind       Kind
	Values     []Value // what it may mean, the likeliest first

	// What a record takes of it.
	HasDay     bool
	Near       Stamp // the day that it means when nothing else speaks
	Past, Next Stamp // the newest that is not after today, the first that is not before it
	Grain      Grain
	Fixed      bool // it can be only this one
	Guess      bool // even so the day was chosen within a longer stretch: 下周, 周末
	Clock      int  // second of the day; -1 when none was said
	Part       int  // hour at which a said part of the day begins; -1 when none was
	Deadline   bool // by, before, 前, 之内
	Ago        bool // carries its own tense: three days ago
	Weekday    bool // a bare day of the week
	Either     bool // an English one: the tense alone decides, nothing is assumed
	Vague      bool // fixes no day in a record: 最近, now, 2026, the last 3 weeks, two hours
}

// Find lists the dates and times of a text in order. n is the text folded rune
// for rune (lower case, simple forms), orig the same runes as typed; taken is not
// zero for the runes that another reading has taken (nil: none are).
func Find(n, orig []rune, taken []int16, said Said) []Found {
	out, _ := find(n, orig, taken, said)
	return out
}

// find is Find, counting the steps that it took.
func find(n, orig []rune, taken []int16, said Said) ([]Found, int) {
	l := lexer{n: n, orig: orig, taken: taken, out: make([]atom, 0, len(n)/2+4)}
	l.run()
	p := parser{n: n, orig: orig, a: l.out, now: StampOf(said.At), cal: said.Cal}
	_, off := said.At.Zone()
	p.offset = off / 60
	p.today = p.now.midnight()
	if said.Today != "" {
		p.today = stampOfDate(said.Today)
	}
	var out []Found
	for i := 0; i < len(p.a); {
		p.limit = p.steps + maxSteps
		if !starts[p.a[i].k] {
			i++
			continue
		}
		if leadsOn[p.a[i].k] && (i+1 == len(p.a) || p.a[i+1].k == other) {
			i++
			continue
		}
		p.seenAt = 0
		f, ok := p.phraseAt(i)
		if !ok || f.end <= i || !p.fits(&f, i) {
			i++
			continue
		}
		if x, ok := p.found(&f); ok {
			out = append(out, x)
			i = f.end
			continue
		}
		i++
	}
	return out, l.steps + p.steps
}

// leadsOn tells which words begin a phrase only with another word of one behind
// them.
var leadsOn = func() (s [256]bool) {
	for _, k := range [...]kind{fromW, between, since, by, until, within, in, on, the, a, same, forW, starting, plus, about, toW, ordNo, lastW, later, before} {
		s[k] = true
	}
	return s
}()

// starts tells which words can begin a phrase.
var starts = func() (s [256]bool) {
	for _, k := range [...]kind{num, wday, month, mday, yearNo, unit, dayWord, rel, relUnit, part, edge, eox, feast, seasonW, half, quarterW, fromW, between, before, after, since, by, until, within, in, at, on, the, a, now, same, few, couple, lastW, ordNo, eraW, forW, starting, plus, about, toW, later, ago, greater} {
		s[k] = true
	}
	return s
}()

// fits reports whether a phrase is one rather than a chance: a bare month, a
// short name of a day, a number alone need more.
func (p *parser) fits(f *phrase, i int) bool {
	first := p.at(i)
	j := i
	for p.at(j).s < f.s {
		j++
	}
	if f.s > 0 && p.at(j).k == num && p.at(j).is(fDigits) && !p.apart(j) && !(p.at(j-1).k == dash) {
		return false
	}
	if f.isLong && !f.two {
		return p.fitsLength(f)
	}
	x := &f.x
	if f.two || f.openFrom || f.openTo {
		if x.what == hasDay && x.d.bare && x.d.grain == Year && f.two && first.k == num && p.chanceYears(f, i) {
			return false
		}
		return !(x.what == hasDay && x.d.bare && x.d.grain == Season)
	}
	switch {
	case x.what == hasDay && x.d.weekday && !p.at(j).is(fHan):
		return p.weekdayFits(j, f)
	case x.what == hasDay && x.d.bare:
		return p.bareFits(j, f, first)
	case x.what == hasPart:
		return p.partFits(j, f)
	}
	return true
}

// fitsLength reports whether a length of time stands alone.
func (p *parser) fitsLength(f *phrase) bool {
	return !f.q.some && f.q.length() > 0
}

// chanceYears reports whether two numbers look like years by chance.
func (p *parser) chanceYears(f *phrase, i int) bool {
	return !p.apart(i) || p.codeBefore(i) || f.y.d.bare && f.y.d.near.From < f.x.d.near.From
}

// codeBefore reports whether a word in capitals or a figure stands before atom
// i: ABC 2000, $ 2000.
func (p *parser) codeBefore(i int) bool {
	e := p.at(i).s - 1
	for e > 0 && p.n[e] == ' ' {
		e--
	}
	if e < 0 || i == 0 || p.orig == nil {
		return false
	}
	r := p.orig[e]
	return r >= 'A' && r <= 'Z' || r == '$' || r == '¥' || r == '€' || r == '£'
}

// weekdayFits keeps "sat with" and "the sun" from being days.
func (p *parser) weekdayFits(j int, f *phrase) bool {
	if p.at(j).k == the {
		return false
	}
	t := p.at(j)
	if t.e-t.s > 4 {
		return true
	}
	switch p.word(j) {
	case "sat", "sun":
	default:
		return true
	}
	switch p.word(j + 1) {
	case "with", "in", "down", "through", "beside", "next", "around", "across":
		return false
	}
	if p.word(j) == "sat" && p.acceptance(t) {
		return false
	}
	k := p.at(j - 1).k
	return t.is(fCap) || k == on || k == by || f.x.what&hasClock != 0 || len(p.a) <= 2 && j == 0
}

// acceptance reports whether SAT is the test of a machine on its site rather than a day: 做了SAT,
// FAT/SAT passed. Whoever writes it as Sat speaks of the day: Sat report, passed her the quote Sat.
func (p *parser) acceptance(t atom) bool {
	if p.orig != nil && p.orig[t.e-1] != 'T' && p.orig[t.s] == 'S' {
		return false
	}
	before, behind := string(p.n[max(0, t.s-4):t.s]), string(p.n[t.e:min(len(p.n), t.e+7)])
	for _, w := range [...]string{"做", "做了", "做完", "做个", "通过", "过了", "完成", "fat/", "fat+", "fat和", "fat、", "fat &"} {
		if strings.HasSuffix(strings.TrimRight(before, " "), w) {
			return true
		}
	}
	for _, w := range [...]string{"测试", "验收", "通过", "完成", "做完", "做了", "passed", "pass", "test", "report"} {
		if strings.HasPrefix(strings.TrimLeft(behind, " "), w) {
			return true
		}
	}
	return false
}

// bareFits decides about a mere month, year, season or number.
func (p *parser) bareFits(j int, f *phrase, first atom) bool {
	d := &f.x.d
	before := p.at(j - 1)
	led := before.k == in || before.k == by || before.k == of || before.k == since || before.k == on || before.k == forW || before.k == until || before.k == toW || before.k == fromW
	alone := f.end >= len(p.a) && j == 0
	switch d.grain {
	case Month:
		t := p.at(j)
		if led || alone && t.is(fCap) || alone && t.e-t.s > 4 {
			return true
		}
		w := p.word(j)
		if before.k == edge {
			return true
		}
		return t.e-t.s > 3 && w != "march" && w != "sept" && (j > 0 || f.end >= len(p.a) || p.at(f.end).k == comma)
	case Year:
		t := p.at(j)
		if t.is(fDigits) {
			if n := p.at(f.end); (n.k == dash || n.k == slash) && p.at(f.end+1).k == num {
				return false
			}
			if before.k == num || before.k == comma && p.at(j-2).k == num || before.k == dash && before.is(fGlued) {
				return false
			}
			return t.v >= 1900 && t.v <= 2100 && !p.codeBefore(j) && !p.moneyBehind(f.end)
		}
		return true
	case Season:
		return led || before.k == the
	case Week, Fortnight:
		return true
	case Weekend:
		return before.k == the || led || alone
	}
	return alone || before.k == wday || first.k == on && d.grain == Day
}

// moneyBehind reports whether what follows a number makes it a sum or a count.
func (p *parser) moneyBehind(j int) bool {
	t := p.at(j)
	return t.e > 0 && (t.k == other && isHan(p.rune(t.s)) && isMeasure(p.rune(t.s)) || t.k == each || t.k == hundred || t.k == thousand)
}

// partFits decides about a part of the day without a day.
func (p *parser) partFits(j int, f *phrase) bool {
	t := p.at(f.end - 1)
	if t.is(fHan) {
		return t.e-t.s > 1
	}
	switch before := p.word(j - 1); before {
	case "good", "every", "per":
		return false
	}
	if f.x.x.part == partLunch {
		return p.word(f.end-1) == "time"
	}
	if f.x.x.part == partNight && t.k == unit {
		return f.x.x.mod != 0 || p.at(j).k == in || p.at(j-1).k == at || f.end >= len(p.a) && j == 0
	}
	return true
}
