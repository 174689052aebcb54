package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/storage/crm"
)

// round is a story that a test tells line by line, opening the files that come and mending
// them as people do in their spreadsheet program.
type round struct {
	*testing.T
	p    *player
	dir  string
	last []chat.File // that came with what was said last
}

// rounds begins one at a moment.
func rounds(t *testing.T, at string) *round { return roundsOn(t, at, nil) }

// roundsOn begins one on given platforms.
func roundsOn(t *testing.T, at string, stages map[string]staging) *round {
	t.Helper()
	r := &round{T: t, dir: t.TempDir()}
	st, err := parseStory(filepath.Join(r.dir, "round.story"), "# loose\n-- "+at+" --\n")
	if err != nil {
		t.Fatal(err)
	}
	if r.p, err = newPlayer(st, r.dir, playOptions{Stages: stages, Log: chattest.Log(t, io.Discard)}); err != nil {
		t.Fatal(err)
	}
	if err := r.p.start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.p.shut(); err != nil {
			t.Error(err)
		}
	})
	return r
}

// does has the line of a story done, and gives all that is then said, edits too.
func (r *round) does(line string, want ...string) string {
	r.Helper()
	s, err := parseStep(line)
	if err == nil {
		r.p.story.Steps = append(r.p.story.Steps, s)
		r.p.step++
		err = r.p.play(r.Context(), s)
	}
	if err != nil {
		r.Fatalf("%s: %v", line, err)
	}
	var said strings.Builder
	for _, h := range r.p.heard {
		said.WriteString(h.Event.Text() + "\n")
		if files := h.Card.Files; len(files) > 0 {
			r.last = files
		}
	}
	for _, w := range want {
		not, forbidden := strings.CutPrefix(w, "!")
		if strings.Contains(said.String(), not) == forbidden {
			r.Errorf("after %q it is wrong about %q:\n%s", line, w, said.String())
		}
	}
	return said.String()
}

// opens opens the newest file as a spreadsheet program does.
func (r *round) opens() *excelize.File {
	r.Helper()
	if len(r.last) == 0 {
		r.Fatal("no file came")
	}
	x, err := excelize.OpenReader(bytes.NewReader(r.last[0].Data))
	if err != nil {
		r.Fatal(err)
	}
	r.Cleanup(func() { _ = x.Close() })
	return x
}

// keeps saves a workbook, or what stands in data, under a name that can be sent.
func (r *round) keeps(name string, x *excelize.File, data []byte) {
	r.Helper()
	if x != nil {
		b, err := x.WriteToBuffer()
		if err != nil {
			r.Fatal(err)
		}
		data, _ = io.ReadAll(b)
	}
	if err := os.WriteFile(filepath.Join(r.dir, name), data, 0o600); err != nil {
		r.Fatal(err)
	}
}

// rows are the cells of a sheet as they are shown.
func (r *round) rows(x *excelize.File, sheet string) [][]string {
	r.Helper()
	all, err := x.GetRows(sheet)
	if err != nil {
		r.Fatal(err)
	}
	return all
}

// leads are all that there are: customer, day, owner, author.
func (r *round) leads() (all []string) {
	r.Helper()
	err := r.p.store.View(r.Context(), func(rd crm.Reader) error {
		all = nil
		return crm.Each(rd, crm.Where(crm.ByNumber), func(l crm.Lead) bool {
			a, err := crm.Get[crm.Account](rd, l.Account)
			if err == nil && !l.Deleted {
				all = append(all, fmt.Sprintf("%s %s %s %s", a.Name.Text, l.Registered, l.Owner, l.Author))
			}
			return true
		})
	})
	if err != nil {
		r.Fatal(err)
	}
	return all
}

// The specialist's file comes back with its reasons, is mended in that very workbook and sent
// again: what was imported is known, what she mended is new, each row keeps its author and day.
func TestAFaultySheetIsMendedInTheWorkbookThatCameBack(t *testing.T) {
	t.Parallel()
	r := rounds(t, "2026-11-02 10:00")
	x := excelize.NewFile()
	for i, row := range [][]any{
		{"公司名称", "地区", "行业", "年营业额(万元)", "分类", "线索来源", "登记日期", "联系人", "电话", "登记人"},
		{"恒发家具", "清远", "家具", 8000, "", "展会", "2026-10-26", "王海峰", "13900000678", "小李"},
		{"恒运钢桶", "佛山", "钢桶", 5000, "S", "展会", "2026-10-27", "", "", "小李"},
		{"新锐餐饮", "东莞", "餐饮", 900, "", "展会", "2026-10-27", "", "", "Anna"},
		{"宏达链条", "中山", "链条", "两个亿左右吧", "B", "展会", "2999-01-01", "", "", "小王"},
		{"", "中山", "链条", 3000, "B", "展会", "2026-10-28", "", "", "小李"},
		{"天虹五金", "中山", "五金", 3000, "C", "展会", "2026-10-28", "", "", "Anna"},
	} {
		if err := x.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	r.keeps("线索1102.xlsx", x, nil)
	r.does("陈静 file> 线索1102.xlsx", "6 行,还没写入", "新 3", "有错 3", "餐饮")
	r.does("陈静 [导入 3 行]", "已导入 3 行", "有错 3 行没导入")
	r.does("陈静 [下载标注表]", "标注表")
	first := []string{"恒发家具 2026-10-26 xiaoli xiaoli", "新锐餐饮 2026-10-27 anna anna", "天虹五金 2026-10-28 anna anna"}
	if diff := cmp.Diff(first, r.leads()); diff != "" {
		t.Errorf("imported are (-want +got)\n%s", diff)
	}
	marked := r.opens()
	tab := marked.GetSheetList()[0]
	all := r.rows(marked, tab)
	if got := strings.Join(all[4], "|"); !strings.Contains(got, "登记时间在以后(2999-01-01);没有叫「小王」的同事") {
		t.Errorf("what is wrong with a row is not all said at once: %s", got)
	}
	mend := func(cell string, v any) {
		if err := marked.SetCellValue(tab, cell, v); err != nil {
			t.Fatal(err)
		}
	}
	mend("E3", "A")
	mend("D5", 20000)
	mend("G5", "2026-10-28")
	mend("J5", "小李")
	mend("A6", "宏大链条厂")
	r.keeps("改好.xlsx", marked, nil)
	r.does("陈静 file> 改好.xlsx", "6 行,还没写入", "新 3", "已有 3", "!有错", "!疑似")
	r.does("陈静 [导入 3 行]", "已导入 3 行")
	want := slices.Concat(first, []string{"恒运钢桶 2026-10-27 xiaoli xiaoli", "宏达链条 2026-10-28 xiaoli xiaoli", "宏大链条厂 2026-10-28 xiaoli xiaoli"})
	if diff := cmp.Diff(want, r.leads()); diff != "" {
		t.Errorf("then there are (-want +got)\n%s", diff)
	}
	r.does("陈静 file> 改好.xlsx", "6 行都已经有了", "![导入")
	r.does("陈静> 撤销", "已撤销")
	if diff := cmp.Diff(first, r.leads()); diff != "" {
		t.Errorf("undone, there are (-want +got)\n%s", diff)
	}
}

// The lead sheet JTF001 is what its readers print and filter: titled, eight columns in order, one
// sheet a region, figures as figures, nothing that a formula hides in. Sent back as it came, in
// either kind of file, it says nothing new.
func TestTheLeadSheetGoesOutAndComesBackTheSame(t *testing.T) {
	t.Parallel()
	r := rounds(t, "2026-11-02 09:00")
	r.does("小李> 新线索 恒发家具 清远 家具 年营业额8000万 展会认识的")
	r.does("小李> 新线索 格睿钣金 东莞 做钣金的 年营业额3.5亿")
	r.does("小李> 格睿钣金销售排名12 利润排名18")
	r.does("小李> 格睿钣金是老客户介绍的", "老客户引荐")
	r.does("小李> 格睿钣金 引荐人 金利", "金利")
	r.does("Anna> new lead: Jingrui Auto Parts, Dongguan, automotive, annual revenue USD 45m")
	r.does("赵刚> 新线索 沪宁轨道 上海 铁路")
	r.keeps("怪名.csv", nil, []byte("客户名称,所属区域,客户分类,登记人\n\"=HYPERLINK(\"\"http://x\"\",1)厂\",佛山,,小李\n+86电子,佛山,C,小李\n-10度冷链,佛山,,Anna\n@粤海电子,佛山,,Anna\n"))
	r.does("陈静 file> 怪名.csv", "新 4")
	r.does("陈静 [导入 4 行]", "已导入 4 行")
	before := r.leads()
	for _, name := range []string{"back.xlsx", "back.csv"} {
		r.does("陈静> 导出全部线索 " + strings.TrimPrefix(filepath.Ext(name), "."))
		data := r.last[0].Data
		if name == "back.xlsx" {
			r.looksLikeJTF001(r.opens())
		} else {
			for line := range strings.SplitSeq(strings.TrimPrefix(string(data), "\ufeff"), "\n") {
				for cell := range strings.SplitSeq(line, ",") {
					if cell = strings.TrimLeft(cell, `" `); cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) && cell != "\r" {
						t.Errorf("%q of the CSV begins like a formula", cell)
					}
				}
			}
		}
		r.keeps(name, nil, data)
		r.does("陈静 file> "+name, fmt.Sprintf("%d 行都已经有了", len(before)), "没有要写的")
		if diff := cmp.Diff(before, r.leads()); diff != "" {
			t.Errorf("%s changed something (-want +got)\n%s", name, diff)
		}
	}
}

// looksLikeJTF001 checks the cells of a lead sheet, and what is around them.
func (r *round) looksLikeJTF001(x *excelize.File) {
	r.Helper()
	head := strings.Split("编号 客户名称 所属区域 所属行业 年营业额 客户分类 客户线索来源 登记时间", " ")
	if got := x.GetSheetList(); !cmp.Equal(got, []string{"华南", "未分到团队"}) {
		r.Errorf("its sheets are %q", got)
	}
	for _, tab := range x.GetSheetList() {
		all := r.rows(x, tab)
		at := slices.IndexFunc(all, func(row []string) bool { return len(row) > 0 && row[0] == "编号" })
		if all[0][0] != "海平潜在客户线索汇总表(JTF001)" || at < 1 || !cmp.Equal(all[at], head) {
			r.Fatalf("%s is titled %q, its head is row %d: %q", tab, all[0], at+1, all)
		}
		panes, err := x.GetPanes(tab)
		if err != nil || !panes.Freeze || panes.YSplit != at+1 {
			r.Errorf("%s is frozen as %+v (%v), its head is row %d", tab, panes, err, at+1)
		}
		filter := fmt.Sprintf("$A$%d:$H$%d", at+1, len(all))
		if !slices.ContainsFunc(x.GetDefinedName(), func(n excelize.DefinedName) bool { return n.Scope == tab && strings.Contains(n.RefersTo, filter) }) {
			r.Errorf("%s cannot be filtered over %s: %+v", tab, filter, x.GetDefinedName())
		}
		for n, row := range all[at+1:] {
			for col, s := range row {
				cell, _ := excelize.CoordinatesToCellName(col+1, at+2+n)
				kind, _ := x.GetCellType(tab, cell)
				formula, _ := x.GetCellFormula(tab, cell)
				number := kind == excelize.CellTypeUnset && s != ""
				if formula != "" || number != (head[col] == "登记时间" || head[col] == "年营业额" && !strings.HasPrefix(s, "USD")) && s != "" {
					r.Errorf("%s %s (%s) is %q, of kind %d, formula %q", tab, cell, head[col], s, kind, formula)
				}
			}
			if name, _ := x.GetColWidth(tab, "B"); int(name) < min(len([]rune(row[1]))*2, 42) && n == 0 {
				r.Errorf("%s: %q stands in %v characters", tab, row[1], name)
			}
		}
	}
	for cell, want := range map[string]string{
		"B5": "恒发家具", "C5": "清远", "D5": "家具", "E5": "80,000,000", "G5": "展会", "H5": "2026-11-02", "E6": "350,000,000", "F6": "A级", "G6": "老客户引荐(金利)",
		"B7": "Jingrui Auto Parts", "E7": "USD 45000000", "B8": `=HYPERLINK("http://x",1)厂`, "B9": "+86电子",
	} {
		if got, _ := x.GetCellValue("华南", cell); got != want {
			r.Errorf("%s is %q, not %q", cell, got, want)
		}
	}
	if raw, _ := x.GetCellValue("华南", "E6", excelize.Options{RawCellValue: true}); raw != "350000000" {
		r.Errorf("a figure is kept as %q", raw)
	}
}

// The application is printed as it was approved: its fields in the order of the method, figures and
// days as such, the questions with their answers, what both reviewers said.
func TestThePrintedApplicationHoldsWhatWasApproved(t *testing.T) {
	t.Parallel()
	r := rounds(t, "2026-11-02 09:30")
	for _, line := range []string{
		"小李> 今天拜访了粤钢桶业林副总,喷涂线预算大概350万", "小李> 粤钢桶业在佛山,做钢桶的", "小李> 立项 粤钢桶业",
		"小李> 明年3月签 林副总拍板 小组小李 费用2万 我方价值:省电 需求:喷涂线一条", "小李> 客户收益:省电 我方收益:=样板", "小李> 问题1到4是,问题5不清",
		"小李> 提交", "王敏> 同意 LX-001,价格守住", "赵刚> 同意,尽快",
	} {
		r.does(line)
	}
	r.does("小李 [打印表]", "LX-2026-001")
	x := r.opens()
	tab := x.GetSheetList()[0]
	got := map[string]string{}
	for n, row := range r.rows(x, tab) {
		if len(row) > 1 {
			got[row[0]] = row[1]
		}
		for col := range row {
			cell, _ := excelize.CoordinatesToCellName(col+1, n+1)
			if f, _ := x.GetCellFormula(tab, cell); f != "" {
				t.Errorf("%s holds the formula %q", cell, f)
			}
		}
	}
	for field, want := range map[string]string{
		"编号": "LX-2026-001", "客户": "粤钢桶业", "区域": "佛山", "行业": "钢桶", "审核意见": "同意 王敏 09:30:价格守住", "批准意见": "同意 赵刚 09:30:尽快", "预计金额(元)": "3,500,000", "预计签约日": "2027-03-31", "预计销售费用(元)": "20,000",
		"开拓小组成员": "小李", "客户收益": "省电", "我方收益": "=样板", "申请人": "小李", "日期": "2026-11-02",
	} {
		if got[field] != want {
			t.Errorf("%s is %q, not %q", field, got[field], want)
		}
	}
}
