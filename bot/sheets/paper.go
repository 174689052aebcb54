package sheets

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
	"github.com/xuri/excelize/v2"

	"milepost/bot/chat"
)

// The widths of columns, in characters.
const (
	narrowest = 8
	widest    = 42
)

// onPaper is how many characters side by side can still be read on a lying A4
// paper; a wider table is printed on several side by side. onForm is how many a
// standing one takes at full size.
const (
	onPaper = 200
	onForm  = 84
)

// The height of a line, what is left above and below, and the most that a row
// can have, in points.
const (
	lineHigh = 15.5
	lineGap  = 2
	rowHigh  = 409
)

// widths makes every column as wide as what it holds, within reason; the rest
// is wrapped. The values of a form take what the labels leave of the paper.
func widths(cols int, s chat.Sheet) []int {
	wide := make([]int, cols)
	for i, text := range s.Head {
		wide[i] = width(text) + 3 // the arrow of the filter
	}
	for _, cells := range s.Rows {
		col := 0
		for _, c := range cells {
			if c.Span <= 1 {
				n := width(c.S)
				if c.Kind == chat.CellNumber {
					n += n/3 + 1
				}
				wide[col] = max(wide[col], n)
			}
			col += max(c.Span, 1)
		}
	}
	for i, n := range wide {
		wide[i] = min(max(n+2, narrowest), widest)
	}
	if last := cols - 1; len(s.Head) == 0 && last > 0 {
		wide[last] = max(wide[last], onForm-sum(wide[:last]))
	}
	return wide
}

// columns sets the widths.
func (d *drawing) columns(sheet string, wide []int) {
	for i, n := range wide {
		letter, err := excelize.ColumnNumberToName(i + 1)
		d.do(err)
		d.do(d.f.SetColWidth(sheet, letter, letter, float64(n)))
	}
}

// high makes a row as high as its longest cell, wrapped: not every program
// does so by itself when it opens a file.
func (d *drawing) high(sheet string, row int, wide []int, cells []chat.Cell) {
	most, col := 1, 0
	for _, c := range cells {
		span := max(c.Span, 1)
		if c.Kind == chat.CellText {
			most = max(most, lines(c.S, sum(wide[col:col+span])))
		}
		col += span
	}
	if most > 1 {
		d.do(d.f.SetRowHeight(sheet, row, min(float64(most)*lineHigh+lineGap, rowHigh)))
	}
}

// lines is how many lines a text takes in a column of a width: Chinese breaks
// anywhere, other words only between each other.
func lines(text string, wide int) int {
	room, n := wide, 0
	if runewidth.StringWidth(text) > utf8.RuneCountInString(text) {
		room = wide - 1 - wide/30 // Chinese takes a little more than two figures
	}
	for line := range strings.SplitSeq(text, "\n") {
		n++
		at := 0
		for _, word := range words(line) {
			w := runewidth.StringWidth(word)
			if at > 0 && at+runewidth.StringWidth(strings.TrimRight(word, " ")) > room {
				n++
				at = 0
			}
			at += w
			for at > room+1 { // a word longer than a line
				n++
				at -= room
			}
		}
	}
	return n
}

// words cuts a line where it may be broken: behind spaces, and behind every
// wide character.
func words(line string) []string {
	var out []string
	from := 0
	for i, r := range line {
		next := i + len(string(r))
		if unicode.IsSpace(r) || runewidth.RuneWidth(r) > 1 {
			out = append(out, line[from:next])
			from = next
		}
	}
	return append(out, line[from:])
}

func sum(all []int) (n int) {
	for _, w := range all {
		n += w
	}
	return n
}

// page sets A4, lying for a table and upright for a form, as wide as so many
// papers.
func (d *drawing) page(sheet string, table bool, wide int) {
	a4, way, fit := 9, "portrait", true
	high := 0 // as many pages as it takes
	if table {
		way = "landscape"
	}
	d.do(d.f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &way, FitToWidth: &wide, FitToHeight: &high}))
	d.do(d.f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	side, end, middle := 0.4, 0.6, true
	d.do(d.f.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &end, Bottom: &end, Horizontally: &middle}))
	d.do(d.f.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: "&C&P / &N"}))
}
