package cards

import (
	"fmt"
	"strings"
	"time"

	"milepost/bot/chat"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// picture ends a figure: its words, which say all that the picture shows.
func (w *Writer) picture(f chat.Figure, lines ...string) *chat.Figure {
	f.Told = true
	f.Without = w.withoutWord()
	f.Alt = strings.Join(append([]string{f.Title}, there(append(lines, f.Note)...)...), "\n")
	return &f
}

// withoutWord explains the box that stands for a character without a glyph.
func (w *Writer) withoutWord() string {
	return w.t("□ = 图里写不出的字,原字见文字", "□ = a character that cannot be drawn; the words have it")
}

// FunnelFigure is a team's funnel with what moved since the last digest; nil
// when nothing is in it.
func (w *Writer) FunnelFigure(v FunnelDigestView) *chat.Figure {
	title := dots(w.t("漏斗", "Funnel"), v.Team, w.cutOff(v.At))
	return w.funnelPicture(title, &v.Funnel, &v.Moved)
}

// funnelPicture draws the levels of a funnel report, each with what came to it.
func (w *Writer) funnelPicture(title string, r *figures.Report, m *figures.Movement) *chat.Figure {
	f := chat.Figure{Kind: chat.Funnel, Title: title, Note: w.movedLine(m)}
	var lines []string
	n := 0
	for _, p := range r.All(figures.PartLevel) {
		node := chat.Node{Label: w.partName(p), Small: dots(w.deals(p.N), w.sums(p.Money)), Size: float64(p.N), Tag: w.cameTo(m, p.Key)}
		f.Nodes = append(f.Nodes, node)
		lines = append(lines, w.colon(node.Label, dots(node.Small, node.Tag)))
		n += p.N
	}
	if n == 0 {
		return nil
	}
	return w.picture(f, lines...)
}

// cameTo says how many came to a level of a funnel, and how.
func (w *Writer) cameTo(m *figures.Movement, level string) string {
	var parts []string
	for _, p := range []struct {
		word string
		rows []figures.Row
	}{{w.t("进", "in"), m.In}, {w.t("升", "up"), m.Up}, {w.t("退", "back"), m.Back}} {
		n := 0
		for i := range p.rows {
			if p.rows[i].Level == level {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, w.t("%[1]s %[2]d", "%[2]d %[1]s", p.word, n))
		}
	}
	return w.list(parts)
}

// PyramidFigure is how many customers each tier has and what they are worth; nil
// for none.
func (w *Writer) PyramidFigure(r *figures.Report, whose string) *chat.Figure {
	f := chat.Figure{Kind: chat.Pyramid, Title: dots(w.t("客户金字塔", "Account pyramid"), whose, w.ShortDate(r.On))}
	var lines []string
	for _, p := range r.All(figures.PartTier) {
		node := chat.Node{Label: w.partName(p), Small: dots(w.firms(p.N), w.sums(p.Money)) + w.share(p), Size: float64(p.N)}
		if p.Key == "" {
			node.Apart = true
			if last := len(w.Book.Tiers) - 1; last >= 0 { // who was not ranked is not of the last tier
				node.Tag = w.t("不是 %s", "not %s", w.tierWord(w.Book.Tiers[last].ID))
			}
		}
		f.Nodes = append(f.Nodes, node)
		lines = append(lines, w.colon(node.Label, dots(node.Small, node.Tag)))
	}
	if len(f.Nodes) == 0 {
		return nil
	}
	f.Note = w.t("按家数画,金额 = 已签 + 在谈", "drawn by count; amount = signed + open")
	return w.picture(f, lines...)
}

// YearFigure is the pipeline against the goal over a year: what was signed until
// the end of each month and, from this month on, with it what the open deals
// weigh by the day on which they are to be signed; the goal is a line. nil
// without anything to draw.
func (w *Writer) YearFigure(r *figures.Report, whose string) *chat.Figure {
	months := figures.Months(r)
	if months == nil || r.Period.Horizon != figures.Year {
		return nil
	}
	signed, weighted, goal := w.t("已签", "Signed"), w.t("加权在谈", "Weighted"), w.t("目标", "Goal")
	f := chat.Figure{
		Kind: chat.Year, Title: dots(w.t("目标和在谈", "Goal and pipeline"), whose, w.PeriodName(r.Period)),
		Legend: []string{signed, weighted}, Series: map[string][]float64{}, Shown: map[string][]string{},
	}
	money := func(n int64) string { return w.total(crm.Money{Minor: n, Currency: r.Currency}) }
	var grown []string
	for i, m := range months {
		label := w.t("%[1]d月", "%[2]s", i+1, time.Month(i + 1).String()[:3])
		f.Labels = append(f.Labels, label)
		f.Series[signed] = append(f.Series[signed], float64(m.Signed))
		f.Series[weighted] = append(f.Series[weighted], float64(m.Weighted))
		f.Shown[weighted] = append(f.Shown[weighted], money(m.Signed+m.Weighted))
		if i == 0 && m.Signed+m.Weighted > 0 || i > 0 && m != months[i-1] {
			grown = append(grown, spaced(label, money(m.Signed+m.Weighted)))
		}
	}
	if r.Goal != nil && r.Goal.Value.Minor > 0 {
		f.Legend = append(f.Legend, goal)
		f.Series[goal] = []float64{float64(r.Goal.Value.Minor)}
		f.Shown[goal] = []string{w.total(r.Goal.Value)}
	}
	f.Note = dots(w.gapLineOf(r), w.t("没说签约日的算在年底", "without a signing day: at the end of the year"))
	out := w.picture(f)
	// The card says what the picture says but for the months.
	out.Told = false
	out.Alt = w.t("到月底(已签+加权):", "by the end of the month (signed + weighted): ") + w.list(grown)
	return out
}

// MonthFigure is the picture of a director's month: the year against its goal
// where there is something to draw, else the pyramid.
func (w *Writer) MonthFigure(v MonthlyView) *chat.Figure {
	if v.Gap.Goal != nil {
		if f := w.YearFigure(&v.Gap, v.Scope); f != nil {
			return f
		}
	}
	return w.PyramidFigure(&v.Pyramid, v.Scope)
}

// planFigure is a payment plan: a bar for each row, filled as far as money came
// in.
func (w *Writer) planFigure(title string, rows []crm.Payment) *chat.Figure {
	f := chat.Figure{Kind: chat.Plan, Title: title, Legend: []string{w.t("到齐", "paid"), w.t("到一部分", "part paid"), w.t("没到", "open"), w.t("逾期", "overdue")}}
	var lines []string
	for i := range rows {
		p := &rows[i]
		node := chat.Node{
			Label: spaced(w.t("第%d期", "Row %d", p.Row), Short(p.What, 16), w.ShortDate(p.Due)),
			Small: w.t("到 %[1]s / %[2]s", "%[1]s of %[2]s", w.Money(p.Got()), w.Money(p.Amount)),
			Size:  float64(p.Amount.Minor), Part: float64(min(p.Got().Minor, p.Amount.Minor)),
		}
		switch late := p.Late(w.Today()); {
		case p.Paid():
			node.Tag, node.Shade = f.Legend[0], 1
		case late > 0:
			node.Tag, node.Shade = w.t("逾期 %s", "%s overdue", w.Days(late)), 4
		case p.Got().Minor > 0:
			node.Tag, node.Shade = f.Legend[1], 2
		default:
			node.Tag = f.Legend[2] // its day has not come: neither good nor bad
		}
		f.Nodes = append(f.Nodes, node)
		lines = append(lines, fmt.Sprintf("%s · %s · %s", node.Label, node.Small, node.Tag))
	}
	if len(f.Nodes) == 0 {
		return nil
	}
	return w.picture(f, lines...)
}
