package cards

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// SheetRow is a line of the lead sheet.
type SheetRow struct {
	Lead    crm.Lead
	Account crm.Account
	Astray  bool // its place is looked after by another team
}

// SheetTab is one sheet of a lead sheet: a region, that is a sales team.
type SheetTab struct {
	Name string // "" = of no team
	Note string // what it is, where it is not the rows that were asked for; those do not count
	Rows []SheetRow
}

// SheetView is a lead sheet JTF001 that somebody asked for.
type SheetView struct {
	Company string
	Scope   string   // 华南, 东莞; "" = everything
	From    crm.Date // registered; "" = whenever
	Until   crm.Date
	Tabs    []SheetTab
	Format  string // xlsx or csv
	By      string // who asked for it
	Notice  bool   // internal, confidential
	Group   crm.ExportID
	SendTo  []crm.Choice // managers to whom it may go: person, name
	Others  []crm.Choice // teams whose sheet he may have instead: team, name; without a team, all of them
}

// count is how many rows there are, in how many of them a column is missing, and
// how many are of places that another team looks after.
func (w *Writer) count(v SheetView) (rows, gaps, astray int) {
	for _, t := range v.Tabs {
		if t.Note != "" {
			continue
		}
		rows += len(t.Rows)
		for i := range t.Rows {
			r := &t.Rows[i]
			if r.Astray {
				astray++
			}
			if len(w.Book.LeadMissing(&r.Account, &r.Lead)) > 0 {
				gaps++
			}
		}
	}
	return rows, gaps, astray
}

// LeadSheet brings the lead sheet as a file.
func (w *Writer) LeadSheet(v SheetView) chat.Card {
	rows, gaps, astray := w.count(v)
	if rows == 0 {
		return w.fit(chat.Card{
			Title: w.t("没有线索", "No leads") + w.paren(v.Scope),
			Lines: []string{dots(w.registered(v), w.t("换个区域或时间再试,如「导出全部线索」", "Try another region or time: “export all leads”"))},
		})
	}
	c := chat.Card{Tone: chat.Good, Title: "📎 " + w.sheetTitle(v.Company)}
	c.Lines = []string{
		spaced(cmp.Or(v.Scope, w.Everything()), w.n(rows, "行", "row", "rows")),
		dots(w.registered(v), w.gapsWord(gaps)),
		w.astrayWord(astray),
		w.noted(v.Notice),
		w.t("改好发回来,我先给您看改了什么", "Correct it and send it back: I show what changes first"),
	}
	c.Files = []chat.File{w.sheetFile(v)}
	for _, to := range v.SendTo {
		if len(c.Buttons) == 3 {
			break
		}
		b := button(w.t("发给 %s", "Send to %s", to.Label), DoSend, string(v.Group), to.Value)
		b.Done = w.t("已发", "Sent")
		c.Buttons = append(c.Buttons, b)
	}
	if len(v.Others) > 0 {
		c.Buttons = append(c.Buttons, button(w.t("换区域", "Another region"), DoExport, ExportLeads, sheetSpan(v)))
	}
	return w.fit(c)
}

// SheetWhere asks of which team the lead sheet is to be instead.
func (w *Writer) SheetWhere(v SheetView) chat.Card {
	c := chat.Card{
		Title: w.t("换哪个区域?", "Of which region?"),
		Lines: []string{w.registered(v)},
		Note:  w.t("也可以写一个省或城市,如「导出 东莞 线索」", "A province or a town will do as well: “export Dongguan leads”"),
	}
	for _, t := range v.Others {
		if len(c.Buttons) < MaxButtons {
			c.Buttons = append(c.Buttons, button(t.Label, DoExport, ExportLeads+"/"+t.Value, sheetSpan(v)))
		}
	}
	return w.fit(c)
}

// ExportLeads begins the subject of a button that gives the lead sheet: a team may
// follow behind a slash; what is behind "all" is of all of them.
const (
	ExportLeads = "leads"
	ExportAll   = "all"
)

// sheetSpan is the span and the format of a lead sheet on a button.
func sheetSpan(v SheetView) string {
	return strings.Join([]string{string(v.From), string(v.Until), v.Format}, ".")
}

// SpanOf reads what sheetSpan wrote; ok is false for anything else.
func SpanOf(arg string) (from, until crm.Date, format string, ok bool) {
	p := strings.Split(arg, ".")
	if len(p) != 3 || p[0] != "" && !crm.Date(p[0]).Valid() || p[1] != "" && !crm.Date(p[1]).Valid() {
		return "", "", "", false
	}
	return crm.Date(p[0]), crm.Date(p[1]), p[2], p[2] == "xlsx" || p[2] == "csv"
}

// LeadList is the lead sheet in chat: the columns of the form in their order, a
// lead a line.
func (w *Writer) LeadList(v SheetView, start int) chat.Card {
	var all []SheetRow
	for _, t := range v.Tabs {
		all = append(all, t.Rows...)
	}
	if len(all) == 0 {
		return w.LeadSheet(v)
	}
	c := chat.Card{Title: spaced(w.t("线索表", "Leads"), v.Scope, w.n(len(all), "行", "row", "rows"))}
	p := w.rows(len(all), start, MaxLines, ListLeads)
	for i := p.from; i < p.to; i++ {
		a, l := &all[i].Account, &all[i].Lead
		source := w.sourceCell(a, l)
		c.Lines = append(c.Lines, dots(Hash(l.Number())+" "+a.Name.Text, a.Region, w.industryWord(a.Industry), w.revenueWord(a.Revenue), w.tierWord(a.Tier), source, w.ShortDate(l.Registered)))
	}
	c.Buttons = p.more
	return w.fit(c)
}

func (w *Writer) revenueWord(m crm.Money) string {
	if m.IsZero() {
		return ""
	}
	return w.Money(m)
}

// SheetFor brings a lead sheet that somebody else has passed on.
func (w *Writer) SheetFor(v SheetView) chat.Card {
	rows, gaps, astray := w.count(v)
	return w.fit(chat.Card{
		Title: spaced(w.t("📎 线索汇总表(JTF001)", "📎 Lead sheet (JTF001)"), v.Scope, w.n(rows, "行", "row", "rows")),
		Lines: []string{
			dots(w.t("%s 发来", "from %s", v.By), w.registered(v), w.gapsWord(gaps)),
			w.astrayWord(astray),
			w.noticeWord(v.Notice),
		},
		Files: []chat.File{w.sheetFile(v)},
	})
}

// SheetSent says that a lead sheet was passed on.
func (w *Writer) SheetSent(to string) chat.Card {
	return w.fit(chat.Card{Tone: chat.Good, Title: w.t("✅ 已发给 %s", "✅ Sent to %s", to), Lines: []string{w.t("已记录", "It is on record")}})
}

func (w *Writer) registered(v SheetView) string {
	switch {
	case v.From != "" && v.Until != "":
		return w.t("%[1]s 至 %[2]s 登记", "registered %[1]s – %[2]s", w.ShortDate(v.From), w.ShortDate(v.Until))
	case v.From != "":
		return w.t("%s 起登记", "registered since %s", w.ShortDate(v.From))
	}
	return ""
}

func (w *Writer) gapsWord(n int) string {
	if n == 0 {
		return ""
	}
	return w.t("缺列 ", "") + w.n(n, "行(标黄)", "row with gaps (yellow)", "rows with gaps (yellow)")
}

// Everything is what the sheet of all teams is called.
func (w *Writer) Everything() string { return w.t("全部", "Everything") }

// NotFilled names the sheet of the leads without that by which the others are parted.
func (w *Writer) NotFilled() string { return w.t("没填", "Not filled in") }

// astrayWord says how many leads are of places that another team looks after.
func (w *Writer) astrayWord(n int) string {
	if n == 0 {
		return ""
	}
	return w.t("所属区域归别的团队 %d 行(标黄),要转就写「恒发家具给小陈」", "Rows whose place is another team's (yellow): %d; “hand Oakline over to Anna” moves one", n)
}

// noted says that the export is on record, and the notice where it is wanted.
func (w *Writer) noted(notice bool) string {
	return w.t("本次导出已记录", "This export is on record") + w.paren(w.noticeWord(notice))
}

func (w *Writer) noticeWord(notice bool) string {
	if !notice {
		return ""
	}
	return w.t("内部文件,注意保密", "internal, confidential")
}

// sheetFile is the file of a lead sheet, named by what is in it.
func (w *Writer) sheetFile(v SheetView) chat.File {
	name := fileWord(v.Scope)
	parts := []string{w.t("线索汇总表", "lead-sheet-") + w.Book.LeadSheet.Form}
	if name != "" {
		parts = append(parts, name)
	}
	parts = append(parts, strings.ReplaceAll(string(w.Today()), "-", ""))
	book := w.LeadWorkbook(v)
	return chat.File{Name: strings.Join(parts, "-") + "." + v.Format, Book: &book}
}

// LeadWorkbook is form JTF001: titled, the columns of the playbook in order,
// one sheet a region (sales team, K3), what is missing marked.
func (w *Writer) LeadWorkbook(v SheetView) chat.Workbook {
	b := chat.Workbook{Author: v.By, Made: w.Now.UTC().Format(time.RFC3339)}
	title := w.sheetTitle(v.Company)
	all, _, _ := w.count(v)
	var head []string
	for _, c := range w.Book.LeadSheet.Columns {
		head = append(head, c.Name.In(w.Locale))
	}
	for _, t := range v.Tabs {
		if len(t.Rows) == 0 {
			continue
		}
		rows := len(t.Rows)
		if v.Format == "csv" { // one table of all of them
			rows = all
		}
		s := chat.Sheet{Name: t.Name, Title: title, Notes: w.sheetNotes(v, rows), Head: head}
		if t.Note != "" {
			s.Notes = there(w.noticeWord(v.Notice), t.Note)
		}
		if s.Name == "" {
			s.Name = w.t("未分到团队", "no team")
		}
		for i := range t.Rows {
			s.Rows = append(s.Rows, w.sheetCells(&t.Rows[i]))
		}
		b.Sheets = append(b.Sheets, s)
	}
	return b
}

// sheetTitle is the title of form JTF001 with the company's name (L24).
func (w *Writer) sheetTitle(company string) string {
	return strings.ReplaceAll(w.Book.LeadSheet.Title.In(w.Locale), "{{company}}", company)
}

// sheetNotes are the lines under the title of a sheet with so many rows.
func (w *Writer) sheetNotes(v SheetView, rows int) []string {
	return there(w.noticeWord(v.Notice), dots(w.exportedBy(v.By), w.registered(v), w.n(rows, "行", "row", "rows"), w.t("年营业额单位:元", "annual revenue in CNY")))
}

// exportedBy says who made a file, and when.
func (w *Writer) exportedBy(who string) string {
	if who == "" { // what comes by the clock nobody asked for
		return w.t("%s 自动生成", "Made on schedule, %s", w.Now.In(w.Zone).Format("2006-01-02 15:04"))
	}
	return w.t("%[1]s %[2]s 导出", "Exported by %[1]s, %[2]s", who, w.Now.In(w.Zone).Format("2006-01-02 15:04"))
}

// sheetCells are the cells of one lead, one for each column of the playbook.
func (w *Writer) sheetCells(r *SheetRow) []chat.Cell {
	gaps := map[string]bool{}
	for _, c := range w.Book.LeadMissing(&r.Account, &r.Lead) {
		gaps[c.ID] = true
	}
	gaps["region"] = gaps["region"] || r.Astray
	cells := make([]chat.Cell, len(w.Book.LeadSheet.Columns))
	for i, c := range w.Book.LeadSheet.Columns {
		cells[i] = w.sheetCell(c.ID, r)
		cells[i].Mark = gaps[c.ID]
	}
	return cells
}

func (w *Writer) sheetCell(column string, r *SheetRow) chat.Cell {
	a, l := &r.Account, &r.Lead
	switch column {
	case "number":
		return chat.Cell{S: l.Number()}
	case "account":
		return chat.Cell{S: a.Name.Text}
	case "region":
		return chat.Cell{S: a.Region}
	case "industry":
		return chat.Cell{S: w.industryWord(a.Industry)}
	case "revenue":
		return w.revenueCell(a.Revenue)
	case "tier":
		if a.Tier == "" {
			return chat.Cell{}
		}
		return chat.Cell{S: playbook.Label(w.Book.Tiers, a.Tier, w.Locale)}
	case "source":
		return chat.Cell{S: w.sourceCell(a, l)}
	case "registered":
		return chat.Cell{S: string(l.Registered), Kind: chat.CellDay}
	}
	return chat.Cell{}
}

// revenueCell is a sum in yuan as a number; one in another currency says so.
func (w *Writer) revenueCell(m crm.Money) chat.Cell {
	if m.IsZero() {
		return chat.Cell{}
	}
	units, cents := split(m.Minor)
	s := strconv.FormatUint(units, 10)
	if cents > 0 {
		s += fmt.Sprintf(".%02d", cents)
	}
	if m.Currency != "CNY" {
		return chat.Cell{S: spaced(m.Currency, s)}
	}
	return chat.Cell{S: s, Kind: chat.CellNumber}
}

// sourceCell is where a lead comes from, with who recommended it in brackets.
func (w *Writer) sourceCell(a *crm.Account, l *crm.Lead) string {
	source, by := l.Source, l.Referrer
	if source == "" {
		source, by = a.Source, a.Referrer
	}
	if source == "" {
		return ""
	}
	return w.sourceWord(source) + w.paren(by)
}
