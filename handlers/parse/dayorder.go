package parse

import (
	"slices"
	"strings"

	"milepost/handlers/parse/moment"
)

// Days that a message names one after the other speak for each other: the day of one clause says which of
// its readings the bare day of the week of another one has, and whether that has been.

// dayAgain are the words for the day that was said before.
var dayAgain = [...]string{"同一天", "同天", "same day"}

// beginsSame reports whether words for the day that was said before begin at a rune.
func beginsSame(n []rune, i int) bool {
	return (n[i] == '同' || n[i] == 's') && slices.ContainsFunc(dayAgain[:], func(w string) bool { return moment.Has(n, i, w) })
}

// sameDayAs is the day that the words at a rune say again: 周一见了Greta,同一天去了Kestrel. What is only
// delivered on the day of an order is said of no day: same day delivery.
func (r *reader) sameDayAs(i int) (when, bool) {
	w := r.whens[len(r.whens)-1]
	if w.grain != byDay || w.deadline || w.several {
		return when{}, false
	}
	at := slices.IndexFunc(dayAgain[:], func(s string) bool { return moment.Has(r.n, i, s) })
	w.span = Span{i, i + len([]rune(dayAgain[at]))}
	behind, _ := wordAt(r.n, skip(r.n, w.span.End, " -"))
	if strings.HasPrefix(behind, "deliver") || strings.HasPrefix(behind, "ship") || behind == "service" || behind == "dispatch" {
		return when{}, false
	}
	w.clock, w.part, w.guess = "", -1, false
	return w, true
}

// inOrder decides the tense of clauses whose only day is a bare one of the week by the clauses around them.
func (r *reader) inOrder() {
	for k := range r.clauses {
		c := &r.clauses[k]
		if c.void() || !r.onlyWeekdays(c) {
			continue
		}
		w := &r.whens[c.whens[len(c.whens)-1]]
		if (c.tense == 0 || c.tense > 0 && c.lean >= -1) && r.beforeThose(k, w) {
			c.tense = -1
			continue
		}
		if len(c.whens) > 1 {
			continue
		}
		switch {
		case c.tense <= 0 && c.lean <= 0 && (w.past == r.today || w.past < r.today.WeekStart()) && r.confirmedBehind(k):
			c.tense = 1
		case c.tense > 0 && r.endedBehind(k, w):
			c.tense = -1
		}
	}
}

// onlyWeekdays reports whether all days of a clause are bare ones of the week: 周一周二在宏业装机.
func (r *reader) onlyWeekdays(c *clause) bool {
	for _, i := range c.whens {
		if w := &r.whens[i]; !w.weekday || w.fixed || w.deadline || w.grain != byDay {
			return false
		}
	}
	return len(c.whens) > 0
}

// confirmedBehind reports whether the clause behind one tells that what it says is agreed on: Monday
// morning装机,今天跟刘总确认过, said on a Monday.
func (r *reader) confirmedBehind(k int) bool {
	c := &r.clauses[k]
	if k+1 >= len(r.clauses) || c.bits&(cDone|cOutcome) != 0 || r.hanDone(c) || r.thatWas(c) || r.pastEnglish(c) {
		return false
	}
	next := &r.clauses[k+1]
	if next.tense >= 0 || next.void() || next.sentence != c.sentence || len(next.firms) > 0 {
		return false
	}
	_, agreed := holdsAny(r.words(next), []string{"确认", "confirm", "敲定", "说好", "约好", "定好", "定下来", "agreed"})
	return agreed
}

// beforeThose reports whether a clause that says nothing of its own time names a day of this week that has
// been, and one behind it of the same message plans for a day of this week that comes, or for one of the next:
// Otto Tue demo ok, Fri报价; 周一交流,下周三报价. Who meant the next Monday would say so.
func (r *reader) beforeThose(k int, w *when) bool {
	c := &r.clauses[k]
	week := r.today.WeekStart()
	if w.past >= r.today || w.past < week || c.bits&(cPlan|cGo|cWish|cAnswer) != 0 || r.bareVisit(c) {
		return false
	}
	if c.bits&(cActivity|cOutcome|cMilestone|cMeet|cVisit|cDone) == 0 && !r.thereOf(c) && !r.thatWas(c) {
		return false
	}
	for j := k + 1; j < len(r.clauses); j++ {
		b := &r.clauses[j]
		if b.tense <= 0 || b.void() || len(b.whens) != 1 {
			continue
		}
		x := &r.whens[b.whens[0]]
		if x.grain != byDay || x.ago || x.next <= r.today {
			continue
		}
		said := r.saying(x.span)
		if x.next <= week.AddDays(6) || x.fixed && x.next <= week.AddDays(13) && (strings.HasPrefix(said, "next ") || strings.HasPrefix(said, "下周")) {
			return true
		}
	}
	return false
}

// endedBehind reports whether a clause only says where somebody went on a day, in no word for a plan, and
// the one behind it what the customer did on one of the next two, which has come: 周六去比亚迪加班,周一
// 他们验收了.
func (r *reader) endedBehind(k int, w *when) bool {
	c := &r.clauses[k]
	if k+1 >= len(r.clauses) || c.bits&(cPlan|cThing|cWish|cIntent) != 0 || c.bits&(cGo|cVisit) == 0 || len(c.firms) == 0 || w.clock != "" {
		return false
	}
	next := &r.clauses[k+1]
	if next.tense >= 0 || next.void() || next.sentence != c.sentence || len(next.firms) > 0 || len(next.whens) != 1 || !r.hanDone(next) {
		return false
	}
	if _, agreed := holdsAny(r.words(next), []string{"约", "定", "说", "确认", "答应", "同意", "批"}); agreed {
		return false // 周六去比亚迪加班,周一定的
	}
	x := &r.whens[next.whens[0]]
	d, _ := x.on(-1)
	return x.grain == byDay && !x.deadline && d <= r.today && w.past < d && w.past >= d.AddDays(-2)
}

// amThere reports whether a clause says in English where the speaker is on a bare day of the week, which
// is one to come: im at otto thursday. Where he has been he was.
func (r *reader) amThere(c *clause) bool {
	if r.han || len(c.firms) == 0 || len(c.whens) == 0 {
		return false
	}
	w := &r.whens[c.whens[0]]
	if !w.weekday || w.fixed {
		return false
	}
	text := r.words(c)
	return slices.ContainsFunc([]string{"i'm ", "im ", "i am ", "we're ", "we are "}, func(am string) bool {
		rest, ok := strings.CutPrefix(text, am)
		return ok && (strings.HasPrefix(rest, "at ") || strings.HasPrefix(rest, "with ") || strings.HasPrefix(rest, "over at "))
	})
}
