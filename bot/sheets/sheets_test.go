package sheets

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"milepost/bot/chat"
)

// sample is a table with everything that a cell can be.
func sample() chat.Workbook {
	return chat.Workbook{
		Author: "Milepost", Made: "2026-11-02T01:00:00Z",
		Sheets: []chat.Sheet{
			{
				Name: "华南/东莞", Title: "海平自动化潜在客户线索汇总表(JTF001)", Notes: []string{"内部文件,注意保密"},
				Head: []string{"编号", "客户名称", "年营业额(元)", "登记时间"},
				Rows: [][]chat.Cell{
					{{S: "L1"}, {S: "恒发家具"}, {S: "350000000", Kind: chat.CellNumber}, {S: "2026-10-26", Kind: chat.CellDay}},
					{{S: "L2"}, {S: `=HYPERLINK("http://x","点我")`}, {S: "1200000.5", Kind: chat.CellNumber, Mark: true}, {S: "", Kind: ""}},
				},
			},
			{Name: "华南:东莞", Head: []string{"编号"}, Rows: [][]chat.Cell{chat.TextCells("L3")}},
		},
	}
}

func draw(t *testing.T, name string, b chat.Workbook) []byte {
	t.Helper()
	data, err := Draw(name, b)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func open(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	x, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.Close() })
	return x
}

// get fails the test when the library does.
func get[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func TestATableIsDrawnAsASpreadsheetProgramWantsIt(t *testing.T) {
	x := open(t, draw(t, "a.xlsx", sample()))
	if got := x.GetSheetList(); !cmp.Equal(got, []string{"华南东莞", "华南东莞 (2)"}) {
		t.Errorf("the tabs are called %q", got)
	}
	tab := "华南东莞"
	for cell, want := range map[string]string{"A1": "海平自动化潜在客户线索汇总表(JTF001)", "A2": "内部文件,注意保密", "B3": "客户名称", "C4": "350,000,000", "D4": "2026-10-26", "C5": "1,200,000.50"} {
		if got := get(x.GetCellValue(tab, cell))(t); got != want {
			t.Errorf("%s shows %q, want %q", cell, got, want)
		}
	}
	for cell, want := range map[string]excelize.CellType{"C4": excelize.CellTypeUnset, "B4": excelize.CellTypeSharedString, "B5": excelize.CellTypeSharedString} {
		if got := get(x.GetCellType(tab, cell))(t); got != want {
			t.Errorf("%s is of type %v, want %v", cell, got, want)
		}
	}
	if got := get(x.GetCellFormula(tab, "B5"))(t); got != "" {
		t.Errorf("a text became the formula %q", got)
	}
	if style := get(x.GetStyle(get(x.GetCellStyle(tab, "B5"))(t)))(t); style.NumFmt != 49 {
		t.Errorf("a text cell has the format %d: typed into, it could become a formula", style.NumFmt)
	}
	panes := get(x.GetPanes(tab))(t)
	if !panes.Freeze || panes.YSplit != 3 {
		t.Errorf("the head is not frozen: %+v", panes)
	}
	page := get(x.GetPageLayout(tab))(t)
	if *page.Size != 9 || *page.Orientation != "landscape" || *page.FitToWidth != 1 {
		t.Errorf("it is not printed on lying A4: size %d, %s, %d wide", *page.Size, *page.Orientation, *page.FitToWidth)
	}
	if w := get(x.GetColWidth(tab, "B"))(t); w < 20 || w > widest {
		t.Errorf("the column of names is %v wide", w)
	}
	filter := false
	for _, n := range x.GetDefinedName() {
		filter = filter || strings.Contains(n.RefersTo, "$A$3:$D$5")
	}
	if !filter {
		t.Errorf("there is no filter over the rows: %+v", x.GetDefinedName())
	}
}

func TestAFormIsPrintedUpright(t *testing.T) {
	x := open(t, draw(t, "a.xlsx", chat.Workbook{Sheets: []chat.Sheet{{
		Name: "立项", Title: "项目立项申请表",
		Rows: [][]chat.Cell{{{S: "客户", Bold: true}, {S: "比亚迪", Span: 3}}},
	}}}))
	if page := get(x.GetPageLayout("立项"))(t); *page.Orientation != "portrait" {
		t.Errorf("a form is printed %s", *page.Orientation)
	}
	merged := get(x.GetMergeCells("立项"))(t)
	var ranges []string
	for _, m := range merged {
		ranges = append(ranges, m[0])
	}
	if !cmp.Equal(ranges, []string{"A1:D1", "B2:D2"}) {
		t.Errorf("merged are %q", ranges)
	}
}

func TestWhatWasDrawnIsReadAgain(t *testing.T) {
	for _, name := range []string{"a.xlsx", "a.csv"} {
		f, err := Read(name, draw(t, name, sample()))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var names []string
		for _, tab := range f.Tables {
			for _, row := range tab.Rows {
				if len(row.Cells) > 1 {
					names = append(names, row.Cells[1])
				}
			}
		}
		last := names[len(names)-1]
		if last != `=HYPERLINK("http://x","点我")` {
			t.Errorf("%s: the name came back as %q", name, last)
		}
	}
}

func TestNothingOfACSVCanBeTakenForAFormula(t *testing.T) {
	text := string(draw(t, "a.csv", chat.Workbook{Sheets: []chat.Sheet{{
		Head: []string{"a"}, Rows: [][]chat.Cell{chat.TextCells("=1+1"), chat.TextCells("@x"), chat.TextCells("+8613"), chat.TextCells("-1"), chat.TextCells("\tx"), {{S: "-5", Kind: chat.CellNumber}}},
	}}}))
	want := bom + "a\r\n'=1+1\r\n'@x\r\n'+8613\r\n'-1\r\n'\tx\r\n-5\r\n"
	if text != want {
		t.Errorf("the CSV is %q, want %q", text, want)
	}
}

// made is a workbook from a spreadsheet program.
func made(t *testing.T, f func(*excelize.File)) []byte {
	t.Helper()
	x := excelize.NewFile()
	f(x)
	b, err := x.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func must(t *testing.T, errs ...error) {
	t.Helper()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

func TestMergedCellsHoldTheirValueAndHiddenRowsAreLeftOut(t *testing.T) {
	data := made(t, func(x *excelize.File) {
		must(t,
			x.SetSheetRow("Sheet1", "A1", &[]any{"客户", "", "区域"}),
			x.SetSheetRow("Sheet1", "A2", &[]any{"名称", "行业", ""}),
			x.SetSheetRow("Sheet1", "A4", &[]any{"恒发", "家具", "清远"}),
			x.SetSheetRow("Sheet1", "A5", &[]any{"金利", "钣金", ""}),
			x.SetSheetRow("Sheet1", "A6", &[]any{"藏起来", "家电", "东莞"}),
			x.MergeCell("Sheet1", "A1", "B1"), x.MergeCell("Sheet1", "C1", "C2"), x.MergeCell("Sheet1", "C4", "C5"),
			x.SetRowVisible("Sheet1", 6, false),
			x.SetCellFormula("Sheet1", "D4", "1+1"),
		)
	})
	f, err := Read("a.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	want := []Row{
		{1, []string{"客户", "客户", "区域"}},
		{2, []string{"名称", "行业", "区域"}},
		{4, []string{"恒发", "家具", "清远"}},
		{5, []string{"金利", "钣金", "清远"}},
	}
	if diff := cmp.Diff(want, f.Tables[0].Rows); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if f.Hidden != 1 || !f.Formulas {
		t.Errorf("remarks are %+v, want one hidden row and formulas", f.Remarks)
	}
}

func TestACSVIsReadInWhateverItWasWritten(t *testing.T) {
	text := "编号,客户名称\r\n,恒发家具\r\n"
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(text)
	must(t, err)
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(strings.ReplaceAll(text, ",", "\t"))
	must(t, err)
	for _, c := range []struct{ name, data, encoding string }{
		{"UTF-8", text, ""},
		{"UTF-8 with a mark", bom + text, ""},
		{"GBK", gbk, "GB18030"},
		{"UTF-16 with tabs", wide, "UTF-16"},
		{"semicolons", strings.ReplaceAll(text, ",", ";"), ""},
	} {
		f, err := Read("a.csv", []byte(c.data))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if f.Encoding != c.encoding || f.Tables[0].Rows[1].Cells[1] != "恒发家具" {
			t.Errorf("%s: read %+v", c.name, f)
		}
	}
}

// bomb is a packed file that unpacks to far more than it should.
func bomb(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("xl/worksheets/sheet1.xml")
	must(t, err)
	zeros := make([]byte, 1<<20)
	for range maxUnzipped>>20 + 1 {
		_, err := w.Write(zeros)
		must(t, err)
	}
	must(t, z.Close())
	return b.Bytes()
}

func TestAFileThatCannotBeReadSaysWhy(t *testing.T) {
	var many strings.Builder
	for i := range MaxRows + headRoom + 2 {
		fmt.Fprintf(&many, "L%d,x\n", i)
	}
	whole := draw(t, "a.xlsx", sample())
	for _, c := range []struct {
		is, name string
		data     []byte
		want     string
	}{
		{"a bomb", "a.xlsx", bomb(t), Huge},
		{"half a file", "a.xlsx", whole[:len(whole)/2], Broken},
		{"a picture called xlsx", "a.xlsx", []byte("\x89PNG...."), Broken},
		{"a packed file of something else", "a.xlsx", packed(t), Broken},
		{"a workbook with a password", "a.xlsx", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Protected},
		{"an old workbook that was renamed", "a.xlsx", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00"), Old},
		{"an old workbook", "a.xls", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Old},
		{"nothing", "a.csv", nil, Blank},
		{"blank lines", "a.csv", []byte(",,\n,,\n"), Blank},
		{"a program called csv", "a.csv", []byte("MZ\x00\x01\xff"), Broken},
		{"too many rows", "a.csv", []byte(many.String()), TooMany},
	} {
		_, err := Read(c.name, c.data)
		var u *Unreadable
		if !errors.As(err, &u) || u.Why != c.want {
			t.Errorf("%s: %v, want %s", c.is, err, c.want)
		}
	}
}

// packed is a packed file without a workbook in it.
func packed(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	_, err := z.Create("readme.txt")
	must(t, err, z.Close())
	return b.Bytes()
}

func FuzzRead(f *testing.F) {
	b, err := Draw("a.xlsx", sample())
	if err != nil {
		f.Fatal(err)
	}
	f.Add("a.xlsx", b)
	f.Add("a.csv", []byte("编号,客户名称\n1,\"恒发\n"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		_, err := Read(name, data)
		var u *Unreadable
		if err != nil && !errors.As(err, &u) {
			t.Errorf("%v is not an Unreadable", err)
		}
	})
}
