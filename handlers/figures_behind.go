package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
)

// behindIntent asks for the list behind a figure that was just shown.
func behindIntent() Intent {
	return Intent{
		Name: "behind", Reads: parse.Query,
		Words: []string{"哪些", "哪几个", "哪几单", "哪几家", "是哪些", "有哪些", "都是哪些", "都有谁", "明细", "怎么来的", "怎么算出来的", "which ones", "which", "what are they", "show them", "which are they", "details"},
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() <= 24 && (f.Amount != nil || f.Letters() <= 10) && f.Holds("怎么来的", "哪来的", "怎么算出来的", "是哪些", "是哪几", "明细") && !f.Holds("你", "最") && (f.Account == nil || len(f.Account.Known) == 0) {
				return 0.9
			}
			if f.Amount != nil && f.Letters() <= 50 && (f.Word("where") && f.Word("from") || f.Holds("made of", "come from", "behind the")) {
				return 0.9
			}
			return 0
		},
		Examples: []string{"这680万怎么来的", "哪些?", "加权是哪些", "明细", "which ones?", "where does the 6.8M come from"},
		Near:     []string{"我这周还有哪些没跟", "你是怎么来的这个电话", "哪些客户跑了很多次没推进"},
		Handle:   (*request).behindAsked,
	}
}

// pointsOnly only points at a figure: 这些是哪些.
var pointsOnly = wording.Compile(`^(?:这|那|它|他们|上面|刚才|分别|具体|到底|究竟|these|those|they|it).{0,4}$`)

// behindAsked finds the figure that he means on the last card, or on the digest that came
// last: by its amount, by what it is called; else the first that has a list.
func (q *request) behindAsked() error {
	if done, err := q.behindNamed(); done || err != nil {
		return err
	}
	told, err := q.figuresTold()
	if err != nil {
		return err
	}
	if len(told) == 0 {
		q.personal(q.say.FigureWhich())
		return nil
	}
	if m := behindSaid.FindStringSubmatch(squash(q.m.Text)); m != nil && q.f.Amount == nil && !pointsOnly.MatchString(m[2]+m[len(m)-1]) {
		return errPass // of a figure that stands nowhere: it is asked for as such
	}
	if told[0].digest == "" && q.f.Amount == nil && strings.HasPrefix(q.conv.Listed, q.conv.Track+"/") { // that list once more
		if v, err := q.figuresFor(told[0].figureRef); err == nil && length(squash(q.m.Text)) <= 4 {
			return q.showBehindPart(v, strings.TrimPrefix(q.conv.Listed, q.conv.Track+"/"))
		}
	}
	var first cards.FiguresView
	best, gone := "", false
	for i, t := range told {
		v, err := q.figuresFor(t.figureRef)
		if err != nil {
			return err
		}
		if i == 0 {
			first = v
		}
		for _, p := range t.partsOf(v) {
			name := strings.ToLower(q.say.PartName(p))
			if !p.Listed || p.Empty() {
				gone = gone || length(name) >= 2 && holds(q.m.Text, name) // 费用是哪些, of none
				continue
			}
			switch {
			case q.f.Amount != nil && p.Has(q.f.Amount.Minor), holds(q.m.Text, name):
				return q.showBehindPart(v, p.ID())
			case best == "":
				first, best = v, p.ID()
			}
		}
		if t.digest == "" && best != "" { // a card that stands there, not the digest before it
			break
		}
	}
	if best == "" || gone {
		q.personal(q.say.FiguresGone(first))
		return nil
	}
	return q.showBehindPart(first, best)
}

// formulaIntent asks how figures are counted.
func formulaIntent() Intent {
	return Intent{
		Name: "formula", Reads: parse.Query,
		Words:  []string{"怎么算的", "how counted", "formulas"},
		Starts: []string{"口径", "how is it counted"},
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() <= 16 && f.Holds("口径", "怎么算的") {
				return 0.95
			}
			return 0
		},
		Examples: []string{"口径", "口径 缺口", "漏斗怎么算的", "how is it counted", "how is it counted: gap"},
		Near:     []string{"这680万怎么来的", "缺口多少"},
		Handle: func(q *request) error {
			report := q.say.ReportNamed(func(words ...string) bool { return holds(q.m.Text, words...) })
			if f, ok := q.figureOf(q.conv.Track); ok && report == "" {
				report = f.report
			}
			if report == "" {
				q.reply(q.out.Formulas())
			} else {
				q.reply(q.out.Formula(report))
			}
			return nil
		},
	}
}
