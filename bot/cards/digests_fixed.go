package cards

import (
	"fmt"
	"hash/fnv"
	"slices"

	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// fixedWord begins what is different now of what was told before; "" when nothing
// is.
func (w *Writer) fixedWord(what string) string {
	if what == "" {
		return ""
	}
	return w.t("更正:", "Corrected: ") + what
}

// fixedLine says what was counted anew for days that were told before: 11-02 拜访
// 1→2、电话 3→2.
func (w *Writer) fixedLine(cs []Correction) string {
	var parts []string
	for _, c := range cs {
		var what []string
		for _, f := range []struct {
			word     string
			was, now int
		}{
			{w.t("拜访", "visits"), c.Old.Visits, c.New.Visits},
			{w.t("没见到", "not met"), c.Old.Tried, c.New.Tried},
			{w.t("电话", "calls"), c.Old.Calls, c.New.Calls},
			{w.t("其他活动", "other"), c.Old.Other, c.New.Other},
			{w.t("新线索", "new leads"), c.Old.Leads, c.New.Leads},
			{w.t("推进", "moves"), c.Old.Moves, c.New.Moves},
			{w.t("签约", "won"), c.Old.Won, c.New.Won},
			{w.t("输单", "lost"), c.Old.Lost, c.New.Lost},
		} {
			if f.was != f.now {
				what = append(what, fmt.Sprintf("%s %d→%d", f.word, f.was, f.now))
			}
		}
		parts = append(parts, spaced(w.ShortDate(c.Date), w.list(what)))
	}
	return dots(parts...)
}

// figuresFixed is 10-26 那周 拜访 31→33、签 0→1; "" when nothing is different.
// known are periods that the reader sees named beside it.
func (w *Writer) figuresFixed(all []figures.Fixed, known ...figures.Period) string {
	var what []string
	for _, f := range all {
		name := w.lower(w.partName(f.Part))
		was, now := fmt.Sprint(f.Was), fmt.Sprint(f.N)
		if f.Was == f.N { // the same deals, for another sum
			was, now = w.sums(f.Had), w.sums(f.Money)
		}
		if was != now {
			what = append(what, spaced(name, was+"→"+now))
		}
	}
	if len(what) == 0 {
		return ""
	}
	if slices.Contains(known, all[0].Period) {
		return w.list(what)
	}
	return spaced(w.told(all[0].Period), w.list(what))
}

// told names a period of which a digest told: 10-26 那周, 9月.
func (w *Writer) told(p figures.Period) string {
	switch {
	case p.Horizon == figures.Month:
		return w.PeriodName(p)
	case p.From == p.From.WeekStart() && p.To.Sub(p.From) < 7:
		return w.t("%s 那周", "week of %s", w.ShortDate(p.From))
	}
	return w.stretch(p.From, p.To)
}

// funnelFixed is what the last digest of a funnel told and is different now:
// 航新 输→在谈、恒鑫 108万→180万.
func (w *Writer) funnelFixed(v FunnelDigestView) string {
	var what []string
	for _, r := range v.Returned {
		how := w.partName(figures.Part{Kind: figures.PartEnded, Key: v.Told[r.Deal.ID]})
		what = append(what, spaced(Short(r.Account.Name.Text, 16), how+w.t("→在谈", " → open")))
	}
	if !w.hidesMoney() {
		for _, r := range v.Repriced {
			what = append(what, spaced(Short(r.Account.Name.Text, 16), w.Money(r.Had)+"→"+w.Money(r.Deal.Amount.Money)))
		}
	}
	return w.first(what, len(what), 3, "项")
}

// SheetFixed is what became different in the rows of a lead sheet since it was
// sent.
type SheetFixed struct {
	Period               figures.Period // in which they were registered
	Changed, Added, Gone int
	Rows                 []SheetRow // those that changed or came, as they are now
}

// sheetFixed is 上次的表改 2 行、加 1 行; "" when nothing is different.
func (w *Writer) sheetFixed(f SheetFixed) string {
	var parts []string
	for _, one := range []struct {
		n      int
		zh, en string
	}{{f.Changed, "改 %d 行", "%d changed"}, {f.Added, "加 %d 行", "%d added"}, {f.Gone, "删 %d 行", "%d removed"}} {
		if one.n > 0 {
			parts = append(parts, w.t(one.zh, one.en, one.n))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return w.t("上次的表", "the last one: ") + w.list(parts)
}

// withFixed is a lead sheet with the rows of the last one that are different now
// in a sheet of their own.
func (w *Writer) withFixed(v SheetView, f SheetFixed) SheetView {
	if len(f.Rows) > 0 {
		v.Tabs = append(v.Tabs[:len(v.Tabs):len(v.Tabs)], SheetTab{
			Name: w.t("更正 ", "Corrected ") + w.ShortDate(f.Period.From), Rows: f.Rows,
			Note: w.t("这些行后来有变化,上次发的表里不一样", "these rows changed after the last sheet was sent"),
		})
	}
	return v
}

// RowSum is what the words of a row of a lead sheet come to: another number means
// that the row reads differently.
func (w *Writer) RowSum(r *SheetRow) uint32 {
	h := fnv.New32a()
	for _, c := range w.sheetCells(r) {
		fmt.Fprintf(h, "%+v\x00", c)
	}
	return h.Sum32()
}

// Equal reports whether two counts are the same in what a digest says of a day.
func (c Counts) Equal(o Counts) bool {
	return c.Visits == o.Visits && c.Tried == o.Tried && c.Calls == o.Calls && c.Other == o.Other &&
		c.Leads == o.Leads && c.Moves == o.Moves && c.Won == o.Won && c.Lost == o.Lost
}

// listed joins what is there with commas, as far as a line of a card has room:
// what is left out is left out whole.
func (w *Writer) listed(parts ...string) string {
	s := ""
	for i, p := range there(parts...) {
		next := p
		if i > 0 {
			next = s + w.t("、", ", ") + p
		}
		if Width(next) > LineColumns-6 { // of a number before it
			return s + " …"
		}
		s = next
	}
	return s
}

// left is how many days there are until a day: 7 天.
func (w *Writer) left(d crm.Date) string {
	if n := d.Sub(w.Today()); n > 1 {
		return w.t("%s", "%s left", w.Days(n))
	}
	return w.Until(d)
}
