package parse

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"

	"milepost/storage/crm"
)

// Whether the day of a clause is that of what was done or of what is to be done is weighed by
// single words first (mood). Where they are nearly nearlyEven, all that stands around the day is:
// dayroles.txt holds how much each trait of it speaks for what was done, learned from the corpus.

// dayRolesText is that table, in tenths. It is written by TestDayRoles (testdata/README.md says how).
//
//go:embed dayroles.txt
var dayRolesText string

// dayRoles is the table by the traits' hashes, made when it is needed first. It never changes.
var dayRoles = sync.OnceValue(func() map[uint64]int8 { return readLikely(dayRolesText) })

const (
	nearlyEven = 1.0 // the lead below which single words leave a day to all that stands around it
	dayIsSure  = 3.0 // how much must speak for one of the two, as the logarithm of its odds: 95 in 100
)

// reweighDay decides the tense of a clause by all that stands around its day, where single words
// are nearly nearlyEven and nothing but the tense tells which day is meant.
func (r *reader) reweighDay(k int) {
	c := &r.clauses[k]
	if len(c.whens) == 0 || math.Abs(c.lean) > nearlyEven || c.void() {
		return
	}
	for _, i := range c.whens {
		if w := &r.whens[i]; w.direction(r.today) != 0 || w.deadline || w.ago || r.longToCome(w) {
			return
		}
	}
	if slices.ContainsFunc(r.toks[c.from:c.to], func(t token) bool { return valOf(t, cIntent) == Correction }) {
		return // which day it is of that is put right is not told by the day
	}
	if _, plan := holdsAny(r.words(c), plansOfDay); plan || r.wantsBy(c) {
		return
	}
	if c.tense > 0 && slices.ContainsFunc(c.whens, func(i int) bool { return r.nearerAhead(&r.whens[i]) }) {
		return // 3号去恒鑫, said on the 27th
	}
	odds := r.dayOdds(k)
	was := c.tense
	switch {
	case odds >= dayIsSure && c.tense > 0:
		c.tense = -1
	case odds <= -dayIsSure && c.tense < 0:
		c.tense = 1
	}
	if was != c.tense && r.ctx.Explain {
		r.note(Reason{Slot: "clause", Value: [...]string{"done", "open", "planned"}[c.tense+1], Rule: fmt.Sprintf("likelier by all that stands around the day: %.2f", 1/(1+math.Exp(-math.Abs(odds)))), Span: c.span})
	}
}

// plansOfDay are words that say by themselves that a day is still to be used: 今天三个call要打.
var plansOfDay = []string{"要打", "要去", "要见", "要给", "待打", "得去", "计划", "约见", "跟进", "plan", "follow-up", "follow up"}

// nearerAhead reports whether a day is told by its number alone and comes again much sooner than it
// has been.
func (r *reader) nearerAhead(w *when) bool {
	return !w.fixed && !w.weekday && w.grain == byDay && w.past < r.today.AddDays(-14) && w.next <= r.today.AddDays(10)
}

// dayOdds is how much speaks for the day of a clause being that of what was done rather than of
// what is to be done, as the logarithm of the odds.
func (r *reader) dayOdds(k int) float64 {
	table := dayRoles()
	sum := 0
	seen := make([]uint64, 0, 128)
	r.dayTraits(k, func(t trait) {
		if h := t.hash(); table[h] != 0 && !slices.Contains(seen, h) {
			seen = append(seen, h)
			sum += int(table[h])
		}
	})
	return float64(sum) / 10
}

// What traits of a clause with a day there are beside those of a group.
const (
	traitDay    traitKind = 'd' // the day itself, and when the message was said
	traitLeft   traitKind = 'l' // what stands before the day in its clause
	traitRight  traitKind = 'i' // what stands behind it
	traitLast   traitKind = 'p' // what the clause before has
	traitBehind traitKind = 'q' // what the clauses behind have
)

// dayTraits calls note with what is true of a clause that names a day.
func (r *reader) dayTraits(k int, note func(trait)) {
	c := &r.clauses[k]
	note(biasTrait)
	for n, i := range c.whens {
		kind := r.dayKind(&r.whens[i])
		note(trait{traitDay, kind, ""})
		if n == 0 {
			note(trait{traitDay, kind, r.hourKind()})
			r.besideDay(c, i, kind, note)
		}
	}
	r.bitTraits(c.bits, traitClass, "", note)
	r.wordsOfDay(c, note)
	if len(c.firms) > 0 {
		note(trait{traitFlag, "customer", ""})
	}
	if len(c.folk) > 0 {
		note(trait{traitFlag, "somebody", ""})
	}
	if k > 0 {
		r.sideClause(k-1, traitLast, note)
	} else {
		note(trait{traitLast, "^", ""})
	}
	behind := r.clauses[k+1:]
	for j := range behind[:min(len(behind), 2)] {
		r.sideClause(k+1+j, traitBehind, note)
	}
	if len(behind) == 0 {
		note(trait{traitBehind, "$", ""})
	}
}

// dayKind is what a day is, without which it is.
func (r *reader) dayKind(w *when) string {
	kind := "either"
	switch {
	case w.deadline:
		kind = "deadline"
	case w.ago:
		kind = "ago"
	case w.fixed && w.near < r.today:
		kind = "been"
	case w.fixed && w.near > r.today:
		kind = "comes"
	case w.fixed && (w.part >= 0 || w.clock != "") && r.partAhead(w):
		kind = "today ahead"
	case w.fixed && r.hasBegun(w):
		kind = "today begun"
	case w.fixed && w.clock != "":
		kind = "today clock"
	case w.fixed && w.part >= 0:
		kind = "today part"
	case w.fixed:
		kind = "today"
	case w.weekday:
		kind = "weekday"
		if w.near < r.today {
			kind = "weekday been"
		} else if w.near == r.today {
			kind = "weekday today"
		}
	case r.justBeen(w):
		kind = "day just been"
	case w.near == r.today:
		kind = "day today"
	case w.near < r.today:
		kind = "day been"
	}
	if w.clock != "" && !w.fixed {
		kind += " clock"
	}
	if w.grain != byDay {
		kind += " " + string(rune(w.grain))
	}
	return kind
}

// hourKind is what part of the day a message was said in.
func (r *reader) hourKind() string {
	switch h := r.local.Hour(); {
	case h < 11:
		return "early"
	case h < 15:
		return "midday"
	case h < 18:
		return "late"
	}
	return "evening"
}

// besideDay notes what stands right before and behind the first day of a clause.
func (r *reader) besideDay(c *clause, when int, kind string, note func(trait)) {
	for i := c.from; i < c.to; i++ {
		if r.toks[i].kind != tokWhen || r.toks[i].at != when {
			continue
		}
		for _, side := range [...]struct {
			kind      traitKind
			step, end int
		}{{traitLeft, -1, c.from - 1}, {traitRight, 1, c.to}} {
			last, n := "", 0
			for j := i + side.step; j != side.end && n < 3; j += side.step {
				if r.isSpace(j) {
					continue
				}
				w := r.said(j)
				if w == last && w[0] == '<' {
					continue
				}
				note(trait{side.kind, w, ""})
				if n == 0 {
					note(trait{side.kind, w, kind})
				}
				last = w
				n++
			}
			if n == 0 {
				note(trait{side.kind, "|", ""})
				note(trait{side.kind, "|", kind})
			}
		}
		return
	}
}

// bitTraits notes the classes of words.
func (r *reader) bitTraits(bits class, kind traitKind, of string, note func(trait)) {
	for n, name := range classNames {
		if bits&(1<<n) != 0 {
			note(trait{kind, name, of})
		}
	}
}

// wordsOfDay notes the words and Chinese characters of a clause.
func (r *reader) wordsOfDay(c *clause, note func(trait)) {
	last := "^"
	for i := c.from; i < c.to; i++ {
		if r.isSpace(i) {
			continue
		}
		w := r.said(i)
		if w == last && w[0] == '<' {
			continue
		}
		if r.toks[i].kind == tokLatin && strings.HasSuffix(w, "ed") {
			note(trait{traitFlag, "-ed", ""})
		}
		note(trait{traitWord, w, ""})
		note(trait{traitPair, last, w})
		last = w
	}
	note(trait{traitPair, last, "$"})
	r.runesOf(c, note)
}

// sideClause notes what a clause beside has.
func (r *reader) sideClause(k int, kind traitKind, note func(trait)) {
	c := &r.clauses[k]
	r.bitTraits(c.bits, kind, "", note)
	for _, i := range c.whens {
		note(trait{kind, "day", r.dayKind(&r.whens[i])})
	}
	if len(c.firms) > 0 {
		note(trait{kind, "customer", ""})
	}
	if len(c.folk) > 0 {
		note(trait{kind, "somebody", ""})
	}
	for i := c.from; i < c.to; i++ {
		if r.toks[i].kind == tokWord {
			note(trait{kind, "w", r.toks[i].w.text})
			if w := r.toks[i].w.text; strings.Contains(w, "了") || strings.HasSuffix(w, "过") {
				note(trait{kind, "-了", ""})
			}
		}
	}
}

// partAhead reports whether a part of today still lies well ahead.
func (r *reader) partAhead(w *when) bool {
	if r.night || r.today != crm.DateOf(r.local) {
		return false
	}
	if w.clock != "" {
		return w.clock > r.local.Format("15:04")
	}
	return w.part-r.local.Hour() >= 2 || w.part >= 18 && r.local.Hour() < 20 // 今晚, said at six
}
