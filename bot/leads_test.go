package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"milepost/bot/sheets"
)

// TestLeadsGoOutAndComeInOnTheCommandLine exports a lead sheet, corrects it,
// and imports it again, by role.
func TestLeadsGoOutAndComeInOnTheCommandLine(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	data, out := filepath.Join(dir, "data"), filepath.Join(dir, "leads.csv")
	works(t, "新线索 格睿钣金 东莞 做钣金的\n新线索 恒发家具 清远 开料机\n", "run", "--data", data)
	if got := works(t, "", "export", "--data", data, "--as", "陈静", "--out", out, "东莞"); !strings.Contains(got, "1 lead") {
		t.Errorf("the export says %q", got)
	}
	sheet, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	f, err := sheets.Read(out, sheet)
	if err != nil || len(f.Tables[0].Rows) != 5 {
		t.Fatalf("it is read again as %+v, %v", f, err)
	}
	fails(t, exitFailed, "managers and specialists", "export", "--data", data, "--as", "小李")
	fails(t, exitFailed, "no \"小王\" in the roster", "export", "--data", data, "--as", "小王")
	more := strings.Replace(string(sheet), "L1,格睿钣金,东莞,钣金,,", "L1,格睿钣金,东莞,钣金,350000000,", 1) + ",天虹链条,中山,链条,2亿,B,展会,2026-03-02\r\n,坏行,中山,链条,3亿,Z,,\r\n"
	if err := os.WriteFile(out, []byte(more), 0o600); err != nil {
		t.Fatal(err)
	}
	got := works(t, "", "import", "--data", data, "--as", "陈静", "--yes", out)
	for _, want := range []string{"3 rows", "1  new", "1  fill in", "1  faulty", "leads-标注.csv", "imported: 1 new, 1 filled in"} {
		if !strings.Contains(got, want) {
			t.Errorf("the import says\n%s\nwithout %q", got, want)
		}
	}
	if got := works(t, "", "import", "--data", data, "--as", "陈静", "--yes", out); !strings.Contains(got, "nothing to write") || !strings.Contains(got, "2  known already") {
		t.Errorf("the second import says\n%s", got)
	}
	if got := works(t, ":as 陈静\n撤销\n天虹链条\n", "run", "--data", data); !strings.Contains(got, "已撤销") || !strings.Contains(got, "没有") && !strings.Contains(got, "还没有") {
		t.Errorf("taken back it says\n%s", got)
	}
	fails(t, exitFailed, "there is no such file", "import", "--data", data, "--as", "陈静", filepath.Join(dir, "none.xlsx"))
	marked, err := os.ReadFile(filepath.Join(dir, "leads-标注.csv"))
	if err != nil || !strings.Contains(string(marked), "分类不是 A、B、C、D(Z)") {
		t.Errorf("the marked file holds %q, %v", marked, err)
	}
}
