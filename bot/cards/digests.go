package cards

import (
	"fmt"
	"slices"
	"time"

	"milepost/bot/chat"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// FunnelDigestView is a team's funnel against the last digest of it.
type FunnelDigestView struct {
	Team   string
	ID     crm.TeamID
	At     time.Time        // cut-off
	Funnel figures.Report   // of today
	Stuck  figures.Report   // what stands still
	Gap    figures.Report   // of the quarter
	Moved  figures.Movement // since the last digest; nothing on the first
	First  bool             // there is nothing to compare with
	Fresh  int              // deals that stand still since the last digest
	// What the last digest told and is different now: deals that were told as
	// ended and are open, with how, and deals of which another amount was told.
	Returned []figures.Row
	Told     map[crm.OpportunityID]string
	Repriced []figures.Repriced
	Figure   *chat.Figure // may be nil
}

// FunnelDigest is the funnel for a team's channel. ok is false when there is
// nothing to say.
func (w *Writer) FunnelDigest(v FunnelDigestView) (c chat.Card, ok bool) {
	deals := 0
	for _, p := range v.Funnel.All(figures.PartLevel) {
		deals += p.N
	}
	fixed := w.funnelFixed(v)
	if v.First && deals == 0 || !v.First && v.Moved.IsZero() && v.Fresh == 0 && fixed == "" {
		return chat.Card{}, false
	}
	c.Title = dots(w.t("漏斗", "Funnel"), Short(v.Team, 20), w.cutOff(v.At))
	c.Lines = w.funnelNews(v)
	if c.Note = w.fixedWord(fixed); v.First { // said once, not every evening
		c.Note = w.t("没有变化时我不发", "Nothing new, nothing sent")
	}
	c.Buttons = w.below(v.ID, v.Funnel.Period, figures.ReportFunnel, figures.ReportStuck, figures.ReportGap)
	c.Figure = v.Figure
	return w.fit(c), true
}

// DigestWithFunnel is a team's day with its funnel in the same card, where the
// method wants one post. ok is false when neither has anything to say.
func (w *Writer) DigestWithFunnel(v DigestView, f FunnelDigestView) (c chat.Card, ok bool) {
	day, told := w.Digest(v)
	funnel, moved := w.FunnelDigest(f)
	switch {
	case !moved:
		return w.fit(day), told
	case !told:
		return w.fit(funnel), true
	}
	day.Lines = append(day.Lines, funnel.Lines[:min(2, len(funnel.Lines))]...)
	if fixed := w.funnelFixed(f); fixed != "" { // more than that nothing is said on days without change
		day.Note = w.fixedWord(fixed)
	}
	day.Buttons = append(day.Buttons, funnel.Buttons...)
	day.Figure = funnel.Figure
	return w.fit(day), true
}

// funnelNews are the levels, what moved, what stands still, and the gap where
// money may be read.
func (w *Writer) funnelNews(v FunnelDigestView) []string {
	lines := []string{w.levelsLine(&v.Funnel), w.movedLine(&v.Moved), w.stuckLine(&v.Stuck)}
	if !w.hidesMoney() && v.Gap.Goal != nil {
		lines = append(lines, w.gapLineOf(&v.Gap))
	}
	return append(lines, dots(w.leftOutLines(FiguresView{Report: v.Gap})...))
}

// cutOff is the moment up to which a digest counts.
func (w *Writer) cutOff(at time.Time) string {
	local := at.In(w.Zone)
	return w.DateClock(crm.DateOf(local), local.Format("15:04"))
}

// below are the buttons under a digest: each opens in private, of the team for
// whoever leads it, else of the one who presses.
func (w *Writer) below(team crm.TeamID, p figures.Period, reports ...string) []chat.Button {
	var out []chat.Button
	for _, report := range reports {
		of := p
		switch report {
		case figures.ReportGap:
			of = figures.PeriodOf(figures.Quarter, p.From)
		case figures.ReportAhead:
			of = p.After()
		}
		out = append(out, button(w.title1(w.reportName(report))+w.t("(私聊)", " (private)"), DoPrivate, FigureSubject(report, OfTeam+string(team), of), ""))
	}
	return out
}

// FigureSubject names figures in a button: of whom, and of when.
func FigureSubject(report, whose string, p figures.Period) string {
	return fmt.Sprintf("%s%s/%s/%s/%s", FigurePrefix, report, whose, p.From, p.To)
}

// levelsLine is 潜在商机 42 → 落实项目 11 → 我的项目 4, with money where it may
// be read; "" where all are empty.
func (w *Writer) levelsLine(r *figures.Report) string {
	line, levels := "", r.All(figures.PartLevel)
	if empty(levels...) {
		return ""
	}
	for _, p := range levels {
		if line != "" {
			line += " → "
		}
		n := fmt.Sprint(p.N)
		if money := w.sums(p.Money); money != "" {
			n = spaced(w.deals(p.N), money)
		}
		line += spaced(w.partName(p), n)
	}
	return line
}

// empty reports whether there is nothing in any of some parts.
func empty(parts ...figures.Part) bool {
	return !slices.ContainsFunc(parts, func(p figures.Part) bool { return p.N > 0 })
}

// movedLine is what came in and went out: 进 2(粤钢、宏图) · 退 1(美的) · 输 1.
func (w *Writer) movedLine(m *figures.Movement) string { return w.movedNamed(m, 2) }

// movedNamed is what moved, with the names of the first of each kind; with fewer
// where the line would be too long.
func (w *Writer) movedNamed(m *figures.Movement, names int) string {
	for ; names > 0; names-- {
		if s := w.list(w.movedParts(m, names)); Width(s) <= LineColumns {
			return s
		}
	}
	return w.list(w.movedParts(m, 0))
}

func (w *Writer) movedParts(m *figures.Movement, names int) (parts []string) {
	for _, p := range []struct {
		word string
		rows []figures.Row
	}{
		{w.t("进", "in"), m.In},
		{w.t("升", "up"), m.Up},
		{w.t("退", "back"), m.Back},
		{w.t("签", "won"), m.Ended(crm.DealWon)},
		{w.t("输", "lost"), m.Ended(crm.DealLost)},
		{w.t("放弃", "given up"), m.Ended(crm.DealDropped)},
		{w.t("暂停", "paused"), m.Ended(crm.DealPaused)},
		{w.t("转出", "handed over"), m.Ended(crm.DealOpen)},
	} {
		if n := len(p.rows); n > 0 {
			parts = append(parts, w.t("%[1]s %[2]d", "%[2]d %[1]s", p.word, n)+w.paren(w.firstOf(p.rows, names)))
		}
	}
	if m.Gone > 0 {
		parts = append(parts, w.t("撤掉 %d", "%d taken back", m.Gone))
	}
	return parts
}

// firstOf names the customers of the first rows, each once, and says whether
// there are more.
func (w *Writer) firstOf(rows []figures.Row, most int) string {
	var names []string
	seen := map[crm.AccountID]bool{}
	for _, r := range rows {
		if r.Account != nil && r.Account.Name.Text != "" && !seen[r.Account.ID] {
			seen[r.Account.ID] = true
			names = append(names, Short(r.Account.Name.Text, 16))
		}
	}
	s := w.list(names[:min(most, len(names))])
	if len(names) > most && most > 0 {
		s += w.t(" 等", " …")
	}
	return s
}

// stuckLine is 停滞 4(最久 51 天)、到期未动 3; "" when nothing stands still.
func (w *Writer) stuckLine(r *figures.Report) string {
	var parts []string
	for _, p := range r.Parts {
		switch {
		case p.N == 0:
		case p.Kind == figures.PartStuck:
			parts = append(parts, spaced(w.kindName(p.Kind), fmt.Sprint(p.N))+w.paren(w.t("最久 %s", "longest %s", w.Days(p.Days))))
		default:
			parts = append(parts, spaced(w.kindName(p.Kind), fmt.Sprint(p.N)))
		}
	}
	return w.listed(parts...)
}

// gapLineOf is 本季:缺口 558万、加权 1,012万、已签 430万、目标 2,000万.
func (w *Writer) gapLineOf(r *figures.Report) string {
	v := FiguresView{Report: *r}
	if r.Goal == nil {
		if empty(r.The(figures.PartWeighted, ""), r.The(figures.PartSigned, "")) {
			return ""
		}
		return dots(w.part(v, figures.PartWeighted), w.part(v, figures.PartSigned))
	}
	gap := w.t("缺口 ", "gap ") + w.total(crm.Money{Minor: max(r.Missing, 0), Currency: r.Currency})
	if r.Missing <= 0 {
		gap = w.t("目标够了", "goal covered")
	}
	return w.listed(w.colon(w.PeriodName(r.Period), gap), w.part(v, figures.PartWeighted), w.part(v, figures.PartSigned), w.t("目标 ", "goal ")+w.total(r.Goal.Value))
}

// WeeklyView is the sheet of a team's weekly meeting.
type WeeklyView struct {
	FunnelDigestView
	Week   figures.Report // the review of this week
	Before figures.Report // of the week before
	Busy   figures.Report // many visits, no step
	Lost   figures.Report
	Ahead  figures.Report  // next week
	Issues figures.Report  // what customers complain of (H4)
	Fixed  []figures.Fixed // of the last sheet
}

// WeeklyKinds are the figures of a weekly sheet that the next one counts anew.
func WeeklyKinds() []string {
	return []string{figures.PartVisits, figures.PartCalls, figures.PartLeads, figures.PartMoves, figures.PartEnded}
}

// Weekly is the agenda of a team's weekly meeting: a line for each point, in the
// order in which it is talked about. ok is false when there is nothing to say.
func (w *Writer) Weekly(v WeeklyView) (c chat.Card, ok bool) {
	points := []string{
		w.doneLine(&v.Week, &v.Before, figures.PartVisits, figures.PartCalls, figures.PartLeads, figures.PartMoves),
		w.endedLine(v),
		dots(w.levelsLine(&v.Funnel), w.movedNamed(&v.Moved, 0)),
		w.standstillLine(v),
		w.aheadLine(&v.Ahead),
	}
	n := 0
	for _, p := range points {
		if p != "" {
			n++
			c.Lines = append(c.Lines, fmt.Sprintf("%d. %s", n, p))
		}
	}
	if w.idle(v) {
		return chat.Card{}, false
	}
	c.Title = dots(w.t("例会单", "Weekly meeting"), Short(v.Team, 14), spaced(w.stretch(v.Week.Period.From, v.Week.On), v.At.In(w.Zone).Format("15:04")))
	c.Note = w.fixedWord(dots(w.figuresFixed(v.Fixed), w.funnelFixed(v.FunnelDigestView)))
	c.Buttons = w.below(v.ID, v.Week.Period, figures.ReportReview, figures.ReportFunnel, figures.ReportStuck, figures.ReportAhead)
	c.Figure = v.Figure
	return w.fit(c), true
}

// idle reports whether a team has neither done nor got anything.
func (w *Writer) idle(v WeeklyView) bool {
	for _, r := range []figures.Report{v.Week, v.Funnel, v.Stuck, v.Ahead} {
		for _, p := range r.Parts {
			if p.N > 0 {
				return false
			}
		}
	}
	return v.Moved.IsZero() && len(v.Fixed)+len(v.Returned) == 0
}

// doneLine is what was done, each with what changed against the week before:
// 拜访 31(+3)、电话 22(-1)、新线索 6、推进 3.
func (w *Writer) doneLine(now, before *figures.Report, kinds ...string) string {
	var parts []string
	for _, kind := range kinds {
		n, was := now.The(kind, "").N, before.The(kind, "").N
		if n == 0 && was == 0 {
			continue
		}
		s := spaced(w.kindName(kind), fmt.Sprint(n))
		if n != was {
			s += w.paren(fmt.Sprintf("%+d", n-was))
		}
		parts = append(parts, s)
	}
	return w.listed(parts...)
}

// endedLine is what was won, lost and given up, and why.
func (w *Writer) endedLine(v WeeklyView) string {
	var parts []string
	for _, p := range v.Week.All(figures.PartEnded) {
		if p.N > 0 {
			parts = append(parts, spaced(w.partName(p), w.deals(p.N), w.sums(p.Money)))
		}
	}
	var why []string
	for _, p := range v.Lost.All(figures.PartReason) {
		if len(why) < w.topOf() {
			why = append(why, spaced(Short(w.partName(p), 16), fmt.Sprint(p.N)))
		}
	}
	if len(why) > 0 {
		return dots(w.list(parts), w.list(why))
	}
	return w.list(parts)
}

// standstillLine names what stands still and what was visited without a step.
func (w *Writer) standstillLine(v WeeklyView) string {
	var parts []string
	for _, p := range slices.Concat(v.Stuck.Parts, v.Busy.Parts, v.Issues.Parts) {
		if p.N == 0 {
			continue
		}
		s := spaced(w.kindName(p.Kind), fmt.Sprint(p.N))
		if rows, err := p.Rows(); err == nil && slices.Contains([]string{figures.PartStuck, figures.PartBusy, figures.PartIssue}, p.Kind) {
			s += w.paren(w.firstOf(rows, 2)) // the rest is one tap away
		}
		parts = append(parts, s)
	}
	return w.listed(parts...)
}

// aheadLine is what next week brings.
func (w *Writer) aheadLine(r *figures.Report) string {
	var parts []string
	for _, p := range r.Parts {
		if p.N == 0 {
			continue
		}
		s := spaced(w.kindName(p.Kind), fmt.Sprint(p.N), w.sums(p.Money))
		if rows, err := p.Rows(); err == nil && p.Kind == figures.PartTenders {
			s += w.paren(spaced(Short(rows[0].Account.Name.Text, 16), w.ShortDate(rows[0].On)))
		}
		parts = append(parts, s)
	}
	if len(parts) == 0 {
		return ""
	}
	parts[0] = w.t("下周:", "Next week: ") + parts[0]
	return w.listed(parts...)
}

// topOf is how many entries one section of a digest has.
func (w *Writer) topOf() int { return max(w.Book.Restraint.Section, 1) }

// tierShares is 金字塔:A 12 家 680万(66%)…, on two lines where one is too short for
// all tiers.
func (w *Writer) tierShares(r *figures.Report) []string {
	var lines []string
	tiers := r.All(figures.PartTier)
	if empty(tiers...) {
		return nil
	}
	for i, p := range tiers {
		s := spaced(w.tierShort(p.Key), w.firms(p.N), w.sums(p.Money)) + w.share(p)
		last := len(lines) - 1
		switch {
		case i == 0:
			lines = []string{w.t("金字塔:", "Pyramid: ") + s}
		case last == 0 && Width(w.list([]string{lines[0], s})) > LineColumns:
			lines = append(lines, s)
		default:
			lines[last] = w.list([]string{lines[last], s})
		}
	}
	return lines
}
