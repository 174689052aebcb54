package cards

import (
	"fmt"
	"slices"
	"strings"

	"milepost/bot/chat"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// MondayView is the one card with which a manager's week begins.
type MondayView struct {
	Team      string
	ID        crm.TeamID
	Date      crm.Date
	Week      figures.Report // the review of last week
	Before    figures.Report // of the week before that
	Stuck     figures.Report
	Ahead     figures.Report // this week and the next
	Issues    figures.Report // what customers complain of (H4)
	Bursts    []figures.Row  // files that were written at one sitting last week (C10)
	Pending   int            // requests that he may decide
	Conflicts int            // claims that he decides
	Top       []figures.Row  // ①②③: what stands still longest, what closes next
	Sheet     SheetView      // the leads of last week
	Own       MorningView    // what is due for himself, numbered after Top
	// What is different by now of what his last Monday told.
	Fixed      []figures.Fixed
	SheetFixed SheetFixed
}

// MondayKinds are the figures of a Monday that the next one counts anew.
func MondayKinds() []string {
	return []string{figures.PartVisits, figures.PartLeads, figures.PartMoves, figures.PartEnded}
}

// Monday is last week, what waits for the manager, what stands still, who has
// not logged and the lead sheet, in one. ok is false when there is nothing.
func (w *Writer) Monday(v MondayView) (c chat.Card, ok bool) {
	rows, gaps, _ := w.count(v.Sheet)
	week := w.doneLine(&v.Week, &v.Before, figures.PartVisits, figures.PartLeads, figures.PartMoves)
	if won := v.Week.The(figures.PartEnded, crm.DealWon); won.N > 0 {
		week = w.list(there(week, spaced(w.t("签约", "won"), w.deals(won.N), w.sums(won.Money))))
	}
	yours := w.yoursLine(v)
	top := w.topLines(v.Top, 2)
	if week == "" && yours == "" && len(v.Bursts) == 0 && len(top) == 0 && rows == 0 {
		return w.Morning(v.Own) // a team that has not begun: nobody is missed
	}
	c.Title = dots(Short(v.Team, 20), w.Date(v.Date))
	if week != "" {
		c.Lines = append(c.Lines, w.t("上周:", "Last week: ")+week)
	}
	c.Lines = append(c.Lines, yours)
	c.Lines = append(c.Lines, top...)
	c.Lines = append(c.Lines, w.mondayRest(v, w.sheetLine(rows, gaps), MaxLines-said(c.Lines))...)
	c.Lines = append(c.Lines, w.ownLines(v.Own, len(top), MaxLines-said(c.Lines))...)
	if sheet := w.withFixed(v.Sheet, v.SheetFixed); len(sheet.Tabs) > 0 && rows+len(v.SheetFixed.Rows) > 0 {
		c.Files = []chat.File{w.sheetFile(sheet)}
	}
	c.Buttons = w.mondayButtons(v)
	return w.fit(c), true
}

// mondayRest is who has not logged, what is different by now, the lead sheet and
// files to look into, on so many lines: guesses at a silence are left out before
// anything else, then the files, for which there is a button.
func (w *Writer) mondayRest(v MondayView, sheet string, room int) []string {
	lines := func(silent string) []string {
		return together(silent, w.fixedWord(w.figuresFixed(v.Fixed)), dots(sheet, w.sheetFixed(v.SheetFixed)), w.burstLine(v))
	}
	silent := slices.DeleteFunc(slices.Clone(v.Week.Silent), func(s figures.Silence) bool { return !s.Missed() })
	if len(silent) == 0 {
		return lines("")
	}
	out := lines(w.notLogged(silent))
	if len(out) > room {
		bare := slices.Clone(silent)
		for i := range bare {
			bare[i] = figures.Silence{Name: bare[i].Name, Away: bare[i].Away, Trip: bare[i].Trip}
		}
		out = lines(w.notLogged(bare))
	}
	return out
}

// together puts parts on as few lines as they go on in this order: each on the first
// that has room.
func together(parts ...string) []string {
	var lines []string
	for _, p := range there(parts...) {
		at := slices.IndexFunc(lines, func(l string) bool { return Width(dots(l, p)) <= LineColumns })
		if at < 0 {
			lines = append(lines, p)
			continue
		}
		lines[at] = dots(lines[at], p)
	}
	return lines
}

// said counts the lines that say something.
func said(lines []string) int {
	n := 0
	for _, l := range lines {
		if l != "" {
			n++
		}
	}
	return n
}

// ownLines are what is due for the manager himself, as the card of any other
// morning has it; where there is little room, one line with the first of it.
func (w *Writer) ownLines(v MorningView, after, room int) []string {
	n := len(v.Nudges)
	switch {
	case n == 0:
		return nil
	case room <= n:
		first := w.ownHead(v, numbered(after+1, w.inFull(v.Nudges[0])))
		if n+v.More > 1 {
			return []string{Short(first, LineColumns-14) + w.t(" · 写「今天干嘛」", " · “my day”")}
		}
		return []string{first}
	}
	out := []string{w.ownHead(v, "")}
	for i := range v.Nudges {
		out = append(out, numbered(after+i+1, w.inFull(v.Nudges[i])))
	}
	return out
}

// ownHead begins what is due for the manager himself: his own work, or what
// stood still with others for so long that it comes to him.
func (w *Writer) ownHead(v MorningView, first string) string {
	n, up := len(v.Nudges)+v.More, 0
	for _, one := range v.Nudges {
		if one.Up {
			up++
		}
	}
	head := w.t("今天您自己的 %d 件", "Your own today: %d", n)
	if up > 0 {
		head = w.t("今天给您的 %d 件", "For you today: %d", n)
	}
	if w.Locale == "en" {
		return dots(head, first)
	}
	return head + ":" + first
}

// yoursLine is what waits for him: 要您处理:待批 2、撞单 1、到期未动 4、停滞 3.
func (w *Writer) yoursLine(v MondayView) string {
	var parts []string
	add := func(word string, n int) {
		if n > 0 {
			parts = append(parts, spaced(word, fmt.Sprint(n)))
		}
	}
	add(w.t("待批", "to approve"), v.Pending)
	add(w.t("撞单", "claims"), v.Conflicts)
	for _, p := range slices.Concat(v.Stuck.Parts, v.Issues.Parts) {
		add(w.lower(w.kindName(p.Kind)), p.N)
	}
	if len(parts) == 0 {
		return ""
	}
	return w.t("要您处理:", "For you: ") + w.list(parts)
}

// burstLine names the files that were written at one sitting (C10).
func (w *Writer) burstLine(v MondayView) string {
	if len(v.Bursts) == 0 {
		return ""
	}
	return w.t("档案待抽查 %d", "Files to spot-check: %d", len(v.Bursts)) + w.paren(w.firstOf(v.Bursts, 2))
}

// topLines are the first rows, numbered so that ①②③ can be named in words.
func (w *Writer) topLines(rows []figures.Row, most int) []string {
	var out []string
	for i, r := range rows[:min(most, len(rows))] {
		kind := figures.PartStuck
		if r.On != "" {
			kind = figures.PartTenders
		}
		line := strings.TrimSuffix(w.behindLine(figures.Part{Kind: kind}, BehindRow{Row: r}), " · "+Hash(r.Deal.Number())) // ① names it
		if r.On != "" {
			line = dots(Short(r.Account.Name.Text, 24), spaced(w.t("截标", "closes"), w.ShortDate(r.On), r.Clock)+w.paren(w.left(r.On)))
		}
		out = append(out, numbered(i+1, line))
	}
	return out
}

func (w *Writer) sheetLine(rows, gaps int) string {
	if rows == 0 {
		return ""
	}
	if gaps == 0 {
		return w.t("线索表 %d 行,见附件", "Lead sheet: %d rows, attached", rows)
	}
	return w.t("线索表 %[1]d 行,见附件,%[2]d 行有缺项", "Lead sheet: %[1]d rows, attached, %[2]d with gaps", rows, gaps)
}

func (w *Writer) mondayButtons(v MondayView) []chat.Button {
	var out []chat.Button
	if v.Pending > 0 {
		out = append(out, button(w.t("待批 %d", "To approve: %d", v.Pending), DoShow, ListPending, ""))
	}
	if v.Conflicts > 0 {
		out = append(out, w.counting(w.press(phraseClaims), v.Conflicts))
	}
	whose := "t." + string(v.ID)
	stuck := 0
	for _, p := range v.Stuck.Parts {
		stuck += p.N
	}
	if stuck > 0 {
		out = append(out, button(w.t("停滞清单", "Standstill list"), DoShow, FigureSubject(figures.ReportStuck, whose, v.Stuck.Period), ""))
	}
	out = append(out, button(w.t("上周回顾", "Last week"), DoShow, FigureSubject(figures.ReportReview, whose, v.Week.Period), ""))
	if len(v.Bursts) > 0 {
		out = append(out, w.press(phraseSpot))
	}
	if v.Issues.The(figures.PartIssue, "").N > 0 {
		out = append(out, button(w.reportName(figures.ReportIssues), DoShow, FigureSubject(figures.ReportIssues, whose, v.Issues.Period)+"/"+figures.PartIssue, ""))
	}
	for _, p := range v.Ahead.Parts {
		if p.N > 0 {
			return append(out, button(w.t("接下来两周", "Next two weeks"), DoShow, FigureSubject(figures.ReportAhead, whose, v.Ahead.Period), ""))
		}
	}
	return out
}

// counting is a button with a number behind its label.
func (w *Writer) counting(b chat.Button, n int) chat.Button {
	b.Label = spaced(b.Label, fmt.Sprint(n))
	return b
}

// MonthlyView is a director's month over all teams.
type MonthlyView struct {
	Scope   string         // the teams
	Funnel  figures.Report // of the month that ended
	Gap     figures.Report // of the year, as of today
	Before  figures.Report // the funnel at the end of the month before
	Pyramid figures.Report
	Mix     figures.Report // for the 80/20 list
	Focus   figures.Report
	Figure  *chat.Figure    // may be nil
	Fixed   []figures.Fixed // of the month that was told last
	Alone   figures.Part    // customers of whom one person alone is known (D7)
}

// Monthly is the funnel as of the end of a month, what came in and went out, the
// gap, the pyramid of customers, the 80/20 list and the concentration. ok is
// false for a company without customers.
func (w *Writer) Monthly(v MonthlyView) (c chat.Card, ok bool) {
	if len(v.Pyramid.Parts) == 0 {
		return chat.Card{}, false
	}
	// The rest is as it stands now.
	c.Title = dots(w.PeriodName(v.Funnel.Period), Short(v.Scope, 20), w.t("漏斗截至 %s", "funnel as of %s", w.ShortDate(v.Funnel.On)))
	c.Lines = []string{
		w.levelsLine(&v.Funnel),
		w.againstLine(&v.Funnel, &v.Before, w.figuresFixed(v.Fixed, v.Before.Period)),
		w.gapLineOf(&v.Gap),
	}
	tiers, head := w.tierShares(&v.Pyramid), v.Mix.The(figures.PartHead, "")
	line := w.headLine(head)
	if n := len(tiers); n > 1 && line != "" { // they have taken its line
		tiers[n-1], line = dots(tiers[n-1], w.headWord(head)), ""
	}
	c.Lines = append(append(c.Lines, tiers...), line, w.focusLine(&v.Focus, w.aloneWord(v.Alone)))
	c.Buttons = w.monthButtons(v)
	c.Figure = v.Figure
	return w.fit(c), true
}

func (w *Writer) monthButtons(v MonthlyView) []chat.Button {
	all, month := "all", v.Funnel.Period
	out := []chat.Button{
		button(w.t("漏斗明细", "Funnel"), DoShow, FigureSubject(figures.ReportFunnel, all, month), ""),
		button(w.t("目标和缺口", "Goal and gap"), DoShow, FigureSubject(figures.ReportGap, all, v.Gap.Period), ""),
		button(w.t("金字塔", "Pyramid"), DoShow, FigureSubject(figures.ReportPyramid, all, v.Gap.Period), ""),
	}
	if v.Mix.The(figures.PartHead, "").N > 0 {
		out = append(out, button(w.t("80/20 名单", "80/20 list"), DoShow, FigureSubject(figures.ReportMix, all, v.Gap.Period)+"/"+figures.PartHead, ""))
	}
	return append(out, button(w.t("集中度", "Concentration"), DoShow, FigureSubject(figures.ReportFocus, all, month), ""),
		button(w.t("口径", "How counted"), DoShow, FormulaPrefix+figures.ReportFunnel, ""))
}

// againstLine is 较9月:进 9 出 5(签1 输2 放弃2), and what is different by now of
// what the last month told.
func (w *Writer) againstLine(now, before *figures.Report, fixed string) string {
	if fixed == "" && empty(append(now.All(figures.PartEnded), now.The(figures.PartOpened, ""))...) {
		return ""
	}
	return dots(w.movedSince(now, before.Period), w.fixedWord(fixed))
}

// movedSince is what came into a funnel and went out of it since the end of a period.
func (w *Writer) movedSince(now *figures.Report, before figures.Period) string {
	ends, out := w.endedWords(now)
	return w.t("较%[1]s:进 %[2]d 出 %[3]d", "vs %[1]s: %[2]d in, %[3]d out", w.PeriodName(before), now.The(figures.PartOpened, "").N, out) + w.paren(ends)
}

// asOf is the end of a day as a cut-off.
func (w *Writer) asOf(day crm.Date) string {
	return w.t("截至 %s 24:00", "as of %s, 24:00", w.ShortDate(day))
}

// endedWords are the deals that went out by how: 签1 输2, and how many.
func (w *Writer) endedWords(r *figures.Report) (words string, n int) {
	var parts []string
	for _, p := range r.All(figures.PartEnded) {
		if n += p.N; p.N > 0 {
			parts = append(parts, fmt.Sprintf("%s%s%d", w.partName(p), w.t("", " "), p.N))
		}
	}
	return strings.Join(parts, w.t(" ", ", ")), n
}

// headLine is 80/20:57 家里前 7 家占 81%:粤钢、比亚迪 等.
func (w *Writer) headLine(p figures.Part) string {
	if p.N == 0 {
		return ""
	}
	line := w.headWord(p)
	if rows, err := p.Rows(); err == nil && len(rows) > 0 {
		line = w.colon(line, w.firstOf(rows, 2)) // the list is one tap away
	}
	return line
}

// headWord is 80/20:57 家里前 7 家占 81%.
func (w *Writer) headWord(p figures.Part) string {
	return w.t("80/20:%[3]d 家里前 %[1]d 家占 %[2]d%%", "80/20: the first %[1]d of %[3]d make %[2]d%%", p.N, p.Pct, p.Of)
}

// aloneWord warns of customers whom one person alone ties to us (D7).
func (w *Writer) aloneWord(p figures.Part) string {
	if p.N == 0 {
		return ""
	}
	return w.t("只认识一个人的客户 %s", "one contact only: %s", w.firms(p.N))
}

// focusLine names those whose business hangs on the fewest customers, as many as
// there is room for before what else stands on that line: half a figure is worse
// than none.
func (w *Writer) focusLine(r *figures.Report, behind string) string {
	var parts []string
	for _, p := range r.All(figures.PartFocus) {
		ours := func(m crm.Money) bool { return m.Currency == r.Currency }
		if p.N > 0 && slices.ContainsFunc(p.Money, ours) && len(parts) < 3 { // a share is one of amounts in our currency
			parts = append(parts, w.t("%[1]s 常联系 %[2]d/%[3]d 家,占金额 %[4]d%%", "%[1]s often meets %[2]d of %[3]d, %[4]d%%", Short(w.partName(p), 12), p.N, p.Of, p.Share))
		}
	}
	line := ""
	for i, p := range parts {
		if i == 0 {
			p = w.t("集中度:", "Concentration: ") + p
		}
		next := dots(line, p)
		if Width(dots(next, behind)) > LineColumns-2 && line != "" {
			line += " …"
			break
		}
		line = next
	}
	return dots(line, behind)
}
