package sheets

import (
	"fmt"
	"strings"
	"testing"

	"milepost/bot/chat"
)

func TestALongTextHasTheLinesItNeeds(t *testing.T) {
	for _, c := range []struct {
		is, text string
		wide     int
		want     int
	}{
		{"nothing", "", 10, 1},
		{"what fits", "比亚迪", 10, 1},
		{"Chinese breaks anywhere", strings.Repeat("电", 40), 42, 2},
		{"and takes a line more when it does not fit", strings.Repeat("电", 41), 42, 3},
		{"words stay whole", "technical review, then tender", 18, 2},
		{"a word longer than a line", strings.Repeat("x", 30), 12, 3},
		{"lines that were typed", "一\n二\n三", 42, 3},
	} {
		if got := lines(c.text, c.wide); got != c.want {
			t.Errorf("%s: %d lines, want %d", c.is, got, c.want)
		}
	}
	x := open(t, draw(t, "a.xlsx", chat.Workbook{Sheets: []chat.Sheet{{
		Name: "线索", Head: []string{"编号", "需求"},
		Rows: [][]chat.Cell{chat.TextCells("1", strings.Repeat("换一条电池线", 10)), chat.TextCells("2", "换线"), chat.TextCells("3", strings.Repeat("换一条电池线", 500))},
	}}}))
	for row, want := range map[int]float64{2: 3*lineHigh + lineGap, 3: 15, 4: rowHigh} {
		if got := get(x.GetRowHeight("线索", row))(t); got != want {
			t.Errorf("row %d is %v high, want %v", row, got, want)
		}
	}
}

func TestATableWiderThanThePaperSaysOnEachWhatARowIsAbout(t *testing.T) {
	s := chat.Sheet{Name: "已批立项", Title: "已批立项清单", Notes: []string{"内部文件,注意保密"}}
	for i := range 12 {
		s.Head = append(s.Head, fmt.Sprint("第", i, "项"))
	}
	s.Rows = [][]chat.Cell{chat.TextCells(strings.Split(strings.Repeat(strings.Repeat("长", 20)+" ", 11)+"长", " ")...)}
	x := open(t, draw(t, "a.xlsx", chat.Workbook{Sheets: []chat.Sheet{s}}))
	if page := get(x.GetPageLayout(s.Name))(t); *page.FitToWidth != 3 {
		t.Errorf("it is %d papers wide", *page.FitToWidth)
	}
	if merged, title := get(x.GetMergeCells(s.Name))(t), get(x.GetCellValue(s.Name, "C1"))(t); len(merged) > 0 || title != s.Title {
		t.Errorf("its title lies across the papers (%v), or in the columns that are printed again: %q", merged, title)
	}
	for _, n := range x.GetDefinedName() {
		if n.Name == "_xlnm.Print_Titles" && n.RefersTo != "'已批立项'!$A:$B,'已批立项'!$3:$3" {
			t.Errorf("on every paper stands %s", n.RefersTo)
		}
	}
}

func TestTheValuesOfAFormTakeThePaper(t *testing.T) {
	x := open(t, draw(t, "a.xlsx", chat.Workbook{Sheets: []chat.Sheet{{
		Name: "立项", Rows: [][]chat.Cell{{{S: "预计金额(元)", Bold: true}, {S: "1200000", Kind: chat.CellNumber}}},
	}}}))
	a, b := get(x.GetColWidth("立项", "A"))(t), get(x.GetColWidth("立项", "B"))(t)
	if a+b != onForm {
		t.Errorf("label and value take %v and %v of %d", a, b, onForm)
	}
	if style := get(x.GetStyle(get(x.GetCellStyle("立项", "B1"))(t)))(t); style.Alignment.Horizontal != "left" {
		t.Errorf("a figure stands %q, far from its label", style.Alignment.Horizontal)
	}
}
