package sheets

import (
	"bytes"
	csvs "encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"milepost/bot/chat"
)

// font is that of every cell; for Chinese, programs put their own in its place.
const font = "Calibri"

// bom tells a spreadsheet program that a CSV is UTF-8.
const bom = "\ufeff"

// Draw makes the file of a workbook, of the kind that its name ends in; XLSX
// for any other ending.
func Draw(name string, b chat.Workbook) ([]byte, error) {
	if ending(name) == csv {
		return drawCSV(b)
	}
	return drawXLSX(b)
}

// drawCSV writes all sheets into one table, with the first one's title, notes
// and head.
func drawCSV(b chat.Workbook) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(bom)
	w := csvs.NewWriter(&out)
	w.UseCRLF = true
	row := func(texts ...string) {
		_ = w.Write(texts) // a buffer takes everything
	}
	for n, s := range b.Sheets {
		if n == 0 || len(s.Head) == 0 {
			for _, line := range append([]string{s.Title}, s.Notes...) {
				if line != "" {
					row(plain(chat.Cell{S: line}))
				}
			}
			if len(s.Head) > 0 {
				row(s.Head...)
			}
		}
		for _, cells := range s.Rows {
			texts := make([]string, len(cells))
			for i, c := range cells {
				texts[i] = plain(c)
			}
			row(texts...)
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return nil, fmt.Errorf("draw csv: %w", err)
	}
	return out.Bytes(), nil
}

// drawing is an XLSX that is being made.
type drawing struct {
	f      *excelize.File
	styles map[look]int
	err    error
}

// look is how a cell is drawn.
type look struct {
	kind             string
	head, title      bool
	note, mark, bold bool
	decimals         bool
	aside            bool // a line above a table that is wider than the paper: it runs to the right
	form             bool // a value beside its label
}

func drawXLSX(b chat.Workbook) (out []byte, err error) {
	f := excelize.NewFile()
	defer func() {
		if e := f.Close(); err == nil && e != nil {
			err = fmt.Errorf("draw xlsx: %w", e)
		}
	}()
	d := &drawing{f: f, styles: map[look]int{}}
	names := tabNames(b.Sheets)
	for n, s := range b.Sheets {
		if n == 0 {
			d.do(f.SetSheetName("Sheet1", names[0]))
		} else {
			_, e := f.NewSheet(names[n])
			d.do(e)
		}
		d.sheet(names[n], s)
	}
	d.do(f.SetDocProps(&excelize.DocProperties{Creator: b.Author, Created: b.Made, Modified: b.Made, LastModifiedBy: b.Author}))
	if d.err != nil {
		return nil, fmt.Errorf("draw xlsx: %w", d.err)
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("draw xlsx: %w", err)
	}
	return buf.Bytes(), nil
}

// do keeps the first error.
func (d *drawing) do(err error) {
	if d.err == nil {
		d.err = err
	}
}

// sheet draws one sheet: title, notes, head, rows; frozen under the head, with
// filters and column widths that fit, for A4.
func (d *drawing) sheet(name string, s chat.Sheet) {
	cols := len(s.Head)
	for _, cells := range s.Rows {
		cols = max(cols, columns(cells))
	}
	wide := widths(max(cols, 1), s)
	papers := (sum(wide) + onPaper - 1) / onPaper
	d.columns(name, wide)
	row := 0
	across := func(text string, l look) {
		row++
		if papers > 1 { // behind the columns that every paper shows
			l.aside = true
			d.put(name, fixed+1, row, chat.Cell{S: text}, l)
			return
		}
		d.put(name, 1, row, chat.Cell{S: text}, l)
		if len(wide) > 1 {
			d.do(d.f.MergeCell(name, at(1, row), at(len(wide), row)))
		}
	}
	if s.Title != "" {
		across(s.Title, look{title: true})
		d.do(d.f.SetRowHeight(name, row, 26))
	}
	for _, line := range s.Notes {
		across(line, look{note: true})
		if papers == 1 {
			d.high(name, row, wide, []chat.Cell{{S: line, Span: len(wide)}})
		}
	}
	if len(s.Head) > 0 {
		row++
		for i, text := range s.Head {
			d.put(name, i+1, row, chat.Cell{S: text}, look{head: true})
		}
		d.high(name, row, wide, chat.TextCells(s.Head...))
	}
	head := row
	for _, cells := range s.Rows {
		row++
		d.cells(name, row, cells, len(s.Head) == 0)
		d.high(name, row, wide, cells)
	}
	if len(s.Head) > 0 {
		d.freeze(name, head, len(wide), len(s.Rows), papers > 1)
	}
	d.page(name, len(s.Head) > 0, papers)
}

// cells draws one row of a table or of a form.
func (d *drawing) cells(sheet string, row int, cells []chat.Cell, form bool) {
	col := 1
	for _, c := range cells {
		d.put(sheet, col, row, c, look{kind: c.Kind, mark: c.Mark, bold: c.Bold, form: form})
		if c.Span > 1 {
			d.do(d.f.MergeCell(sheet, at(col, row), at(col+c.Span-1, row)))
		}
		col += max(c.Span, 1)
	}
}

// columns is how many columns a row takes.
func columns(cells []chat.Cell) int {
	n := 0
	for _, c := range cells {
		n += max(c.Span, 1)
	}
	return n
}

// put writes one cell. A text is always written as a text, and its cell is of
// the kind Text: edited by hand it stays one.
func (d *drawing) put(sheet string, col, row int, c chat.Cell, l look) {
	cell := at(col, row)
	switch c.Kind {
	case chat.CellNumber:
		v, err := strconv.ParseFloat(c.S, 64)
		if err != nil {
			l.kind = chat.CellText
			d.do(d.f.SetCellStr(sheet, cell, c.S))
			break
		}
		l.decimals = strings.Contains(c.S, ".")
		d.do(d.f.SetCellFloat(sheet, cell, v, -1, 64))
	case chat.CellDay:
		day, err := time.Parse(time.DateOnly, c.S)
		if err != nil {
			l.kind = chat.CellText
			d.do(d.f.SetCellStr(sheet, cell, c.S))
			break
		}
		d.do(d.f.SetCellFloat(sheet, cell, serial(day), 0, 64))
	default:
		if c.S != "" {
			d.do(d.f.SetCellStr(sheet, cell, clip(c.S)))
		}
	}
	d.do(d.f.SetCellStyle(sheet, cell, cell, d.style(l)))
}

// clip keeps what one cell can hold.
func clip(s string) string {
	if utf8.RuneCountInString(s) <= excelize.TotalCellChars {
		return s
	}
	return string([]rune(s)[:excelize.TotalCellChars])
}

// serial is the number by which a spreadsheet knows a day.
func serial(day time.Time) float64 {
	return float64(day.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)) / (24 * time.Hour))
}

// style makes the style of a look, once.
func (d *drawing) style(l look) int {
	if id, ok := d.styles[l]; ok {
		return id
	}
	text := 49 // @: what is typed into it stays a text
	s := &excelize.Style{
		NumFmt: text, Font: &excelize.Font{Family: font, Size: 11, Bold: l.bold},
		Alignment: &excelize.Alignment{Vertical: "center", WrapText: true},
	}
	line := func(side string) excelize.Border { return excelize.Border{Type: side, Color: "BFBFBF", Style: 1} }
	s.Border = []excelize.Border{line("left"), line("right"), line("top"), line("bottom")}
	fill := func(color string) { s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}} }
	switch {
	case l.title:
		s.Font.Size, s.Font.Bold, s.Border = 15, true, nil
		s.Alignment.Horizontal = "center"
	case l.note:
		s.Font.Size, s.Font.Color, s.Border = 10, "7F7F7F", nil
		s.Alignment.Horizontal = "center"
	case l.head:
		s.Font.Bold = true
		s.Alignment.Horizontal = "center"
		fill("DDEBF7")
	case l.kind == chat.CellNumber:
		s.NumFmt = 3 // #,##0
		if l.decimals {
			s.NumFmt = 4 // #,##0.00
		}
	case l.kind == chat.CellDay:
		day := "yyyy-mm-dd"
		s.NumFmt, s.CustomNumFmt = 0, &day
		s.Alignment.Horizontal = "center"
	}
	if l.form {
		s.Alignment.Horizontal = "left"
	}
	if l.aside {
		s.Alignment.Horizontal, s.Alignment.WrapText = "left", false
	}
	if l.mark {
		fill("FFF2CC")
	}
	id, err := d.f.NewStyle(s)
	d.do(err)
	d.styles[l] = id
	return id
}

// fixed is how many columns stay in sight of a table wider than the paper: A and B.
const fixed = 2

// freeze keeps the head in sight, lets the rows be filtered, and prints what
// stands above them on every page; of a table that is wider than the paper only
// the head, and the first two columns, which say what a row is about.
func (d *drawing) freeze(sheet string, head, cols, rows int, wide bool) {
	tab := "'" + strings.ReplaceAll(sheet, "'", "''") + "'!"
	titles := fmt.Sprintf("%s$1:$%d", tab, head)
	panes := excelize.Panes{Freeze: true, YSplit: head, TopLeftCell: at(1, head+1), ActivePane: "bottomLeft"}
	if wide {
		titles = fmt.Sprintf("%[1]s$A:$B,%[1]s$%[2]d:$%[2]d", tab, head)
		panes.XSplit, panes.TopLeftCell, panes.ActivePane = fixed, at(fixed+1, head+1), "bottomRight"
	}
	d.do(d.f.SetPanes(sheet, &panes))
	d.do(d.f.AutoFilter(sheet, at(1, head)+":"+at(cols, head+rows), nil))
	d.do(d.f.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: sheet,
		RefersTo: titles,
	}))
}

// at is the name of a cell, counted from 1.
func at(col, row int) string {
	name, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		return "A1" // cannot be: both are counted here
	}
	return name
}

// tabNames are names that tabs can have: at most 31 characters without
// []:*?/\ and the apostrophe, none twice.
func tabNames(all []chat.Sheet) []string {
	used := map[string]bool{}
	out := make([]string, len(all))
	for i, s := range all {
		name := strings.TrimSpace(strings.Map(func(r rune) rune {
			if strings.ContainsRune(`[]:*?/\'`, r) || r < ' ' {
				return -1
			}
			return r
		}, s.Name))
		if name == "" || strings.EqualFold(name, "history") { // the latter is taken by the program
			name = "Sheet"
		}
		base := head(name, 27)
		name = head(name, 31)
		for n := 2; used[strings.ToLower(name)]; n++ {
			name = fmt.Sprintf("%s (%d)", base, n)
		}
		used[strings.ToLower(name)] = true
		out[i] = name
	}
	return out
}

// head is the first n characters of a text.
func head(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}
