package cards

import (
	"strings"
	"time"

	"milepost/bot/chat"
)

// MarkedRow is a row of a file with what was found of it.
type MarkedRow struct {
	Row     int    // of the file, as people count; 0 where it does not matter
	Name    string // of the customer
	Cells   []chat.Cell
	Faults  []MarkedFault
	Near    string
	Doubt   bool
	Known   bool
	Differs []RowDiffers
	Left    []RowLeft
}

// MarkedFault is what is wrong with one cell of a row.
type MarkedFault struct {
	RowWhy
	Col   int    // counted from 0; -1 for none
	Value string // what stands there
}

// MarkedTable is a sheet of a file.
type MarkedTable struct {
	Name  string
	Above []string // lines above the head
	Head  []string
	Rows  []MarkedRow
}

// maxMarked is how many of the rows to correct stand on the card itself.
const maxMarked = 5

// Marked brings a file back with the reasons beside its rows.
func (w *Writer) Marked(file string, tables []MarkedTable) chat.Card {
	book := chat.Workbook{Made: w.Now.UTC().Format(time.RFC3339)}
	left := 0
	var rows []string // the first of those to correct
	for _, t := range tables {
		s := chat.Sheet{Name: t.Name, Head: append(append([]string(nil), t.Head...), w.t(resultZH, resultEN), w.columnWord("confirm"))}
		if len(t.Above) > 0 {
			s.Title, s.Notes = t.Above[0], t.Above[1:]
		}
		for _, r := range t.Rows {
			cells := append([]chat.Cell(nil), r.Cells...)
			for len(cells) < len(t.Head) {
				cells = append(cells, chat.Cell{})
			}
			cells = cells[:len(t.Head)]
			for _, f := range r.Faults {
				if f.Col >= 0 && f.Col < len(cells) {
					cells[f.Col].Mark = true
				}
			}
			word := w.resultWord(r)
			bad := len(r.Faults) > 0 || r.Doubt
			if bad {
				left++
				if r.Row > 0 && len(rows) < maxMarked {
					rows = append(rows, w.rowNamed(r)+w.t(":", ": ")+word)
				}
			}
			s.Rows = append(s.Rows, append(cells, chat.Cell{S: word, Mark: bad}, chat.Cell{}))
		}
		book.Sheets = append(book.Sheets, s)
	}
	ext := file[max(strings.LastIndex(file, "."), 0):]
	base := strings.TrimSuffix(file, ext)
	if ext != ".csv" {
		ext = ".xlsx"
	}
	title := w.t("📎 标注表:%s要改", "📎 Marked: %s to correct", w.n(left, "行", "row", "rows"))
	if left == 0 {
		title = w.t("📎 标注表:没有要改的行", "📎 Marked: no row to correct")
	}
	return w.fit(chat.Card{
		Title: title,
		Lines: append(rows, []string{
			w.t("原因写在每行后面,标黄的格子要改", "The reason stands behind each row; yellow cells want correcting"),
			w.t("疑似重复而其实是新客户的,在「确认」列写「新客户」", "For one that only looks like another, write “new” under Confirm"),
		}...),
		Files: []chat.File{{Name: base + w.t("-标注", "-marked") + ext, Book: &book}},
	})
}

// rowNamed is which row of a file is meant: 第 4 行 恒发家具.
func (w *Writer) rowNamed(r MarkedRow) string {
	if r.Name == "" {
		return w.t("第 %d 行", "Row %d", r.Row)
	}
	return w.t("第 %d 行 %s", "Row %d, %s", r.Row, Short(r.Name, 16))
}

// resultWord is what became of a row.
func (w *Writer) resultWord(r MarkedRow) string {
	switch {
	case len(r.Faults) > 0:
		var parts []string
		for _, f := range r.Faults {
			s := w.rowWhy(f.RowWhy, f.Value)
			switch {
			case f.Value == "" || f.Why == "nobody":
			case f.Why == "twice":
				s += w.paren(w.rowOf(f.Value))
			default:
				s += w.paren(Short(f.Value, 20))
			}
			parts = append(parts, s)
		}
		return strings.Join(parts, w.t(";", "; "))
	case r.Doubt && r.Near != "":
		return w.t("疑似重复:和 %s 相近", "like %s, which is there", r.Near)
	case r.Doubt:
		return w.t("疑似重复:和公司已有的客户相近", "like a customer that is there")
	case len(r.Differs) > 0:
		return w.standsOtherwise(r.Differs)
	case r.Known:
		return w.t("已有", "known already")
	}
	return joined(w.t(";", "; "), w.t("可导入", "can be imported"), w.takenAs(r.Left), w.leftEmpty(r.Left), w.keptAs(r.Left))
}

// rowOf names a row of the same file: 同第 4 行, and of another sheet 同「华南」第 4 行.
func (w *Writer) rowOf(place string) string {
	if i := strings.LastIndex(place, "!"); i >= 0 {
		return w.t("同%[1]s第 %[2]s 行", "row %[2]s of %[1]s", w.quote(place[:i]), place[i+1:])
	}
	return w.t("同第 %s 行", "row %s", place)
}

// IsResultColumn reports whether a column is one of those that Marked puts behind the
// others.
func IsResultColumn(head string) bool { return head == resultZH || head == resultEN }

const (
	resultZH = "导入结果"
	resultEN = "Result"
)
