package charts

import (
	"bytes"
	"flag"
	"image/color"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"milepost/bot/chat"
	"milepost/storage/crmtest"
)

var keep = flag.String("keep", "", "folder into which the pictures of the tests are written, to be looked at")

// byd is who decides at a customer.
func byd() chat.Figure {
	return chat.Figure{
		Kind: chat.Tree, Title: "比亚迪 · 组织与影响", Alt: "…",
		Legend: []string{"内线", "支持", "中立", "不支持", "反对"},
		Nodes: []chat.Node{
			{Label: "林副总", Small: "※ 最后批准 · 决策者 · 见过 3 次", Tag: "支持", Shade: 2},
			{Label: "王建国(采购总监)", Small: "+ 决策制定 · 采购者、决策者 · 见过 5 次", Tag: "内线", Up: 1, Shade: 1, To: []int{1}},
			{Label: "谢明(技术部总监)", Small: "= 方案评估 · 影响者 · 见过 1 次", Tag: "反对", Up: 1, Shade: 5, To: []int{1, 2}},
			{Label: "李工(设备工程师)", Small: "- 最终用户 · 使用者 · 还没见过", Tag: "中立", Up: 3, Shade: 3},
			{Label: "周姐", Small: "角色还不清楚", Tag: "没记支持度"},
		},
		Note: "还没有找到:发起人。箭头 = 影响谁",
	}
}

func pyramid() chat.Figure {
	return chat.Figure{
		Kind: chat.Bars, Title: "客户金字塔 · 全部区域 · 11-02", Labels: []string{"A 级", "B 级", "C 级", "D 级", "未定"},
		Series: map[string][]float64{"金额": {6_800_000, 2_310_000, 940_000, 120_000, 0}},
		Shown:  map[string][]string{"金额": {"12 家 680万", "31 家 231万", "88 家 94万", "140 家 12万", "9 家 没有金额"}},
		Note:   "金额 = 累计采购;未定 = 还没有行业排名,不等于 D 级",
	}
}

func TestFiguresAreDrawnForAPhone(t *testing.T) {
	two := pyramid()
	two.Series["商机"] = []float64{1e6, 2e6, 3e5, 0, 4e5}
	long := byd()
	long.Title = strings.Repeat("很长的标题", 30)
	long.Nodes = nil
	for i := range 25 {
		long.Nodes = append(long.Nodes, chat.Node{Label: strings.Repeat("深圳市", 20), Small: strings.Repeat("说明", 60), Tag: strings.Repeat("反对", 20), Up: i, Shade: i % 7, To: []int{i + 2, 99}})
	}
	all := map[string]chat.Figure{"tree": byd(), "bars": pyramid(), "bars-two": two, "tree-long": long}
	maps.Copy(all, digestFigures())
	names := slices.Sorted(maps.Keys(all))
	for _, name := range names[:crmtest.Times(len(names), 3)] {
		data, err := Draw(all[name])
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if b := img.Bounds(); b.Dx() != width || b.Dy() < 250 || b.Dy() > tallest {
			t.Errorf("%s is %d × %d pixels", name, b.Dx(), b.Dy())
		}
		seen := map[color.Color]int{}
		for y := 0; y < img.Bounds().Dy(); y += 3 {
			for x := 0; x < width; x += 3 {
				seen[img.At(x, y)]++
			}
		}
		for c := range seen { // its own paper, also in a chat that is dark
			if _, _, _, alpha := c.RGBA(); alpha != 0xffff {
				t.Errorf("%s lets what is behind it shine through: %v", name, c)
			}
		}
		if len(seen) < 20 {
			t.Errorf("%s shows next to nothing: %d colours", name, len(seen))
		}
		again, err := Draw(all[name])
		if err != nil || !bytes.Equal(data, again) {
			t.Errorf("%s is not drawn the same twice", name)
		}
		if *keep != "" {
			if err := os.WriteFile(filepath.Join(*keep, name+".png"), data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestWhatCannotBeDrawnIsSaid(t *testing.T) {
	for _, f := range []chat.Figure{{}, {Kind: "pie"}, {Kind: chat.Tree}, {Kind: chat.Bars, Labels: []string{"A"}}} {
		if _, err := Draw(f); err == nil {
			t.Errorf("%+v is drawn", f)
		}
	}
}

func TestACharacterWithoutAGlyphHasAStandIn(t *testing.T) {
	s := paperOf(t)
	for _, row := range []struct{ text, want string }{
		{"比亚迪 BYD ※①→", "比亚迪 BYD ※①→"},
		{"Škoda", "Skoda"},
		{"𠮷野", "□野"},
		{"好👍", "好□"},
	} {
		if got := s.drawable(row.text); got != row.want {
			t.Errorf("%q is drawn as %q, wanted %q", row.text, got, row.want)
		}
	}
}

// TestTheFontHasAllOfGB2312 reads every character of the national standard, its
// signs too: company names are full of those of its second level.
func TestTheFontHasAllOfGB2312(t *testing.T) {
	s := paperOf(t)
	n := 0
	var lacks []rune
	for hi := byte(0xB0); hi <= 0xF7; hi++ {
		for lo := byte(0xA1); lo <= 0xFE; lo++ {
			text, err := simplifiedchinese.GBK.NewDecoder().Bytes([]byte{hi, lo})
			r, _ := utf8.DecodeRune(text)
			if err != nil || !unicode.Is(unicode.Han, r) || hi == 0xD7 && lo > 0xF9 {
				continue
			}
			if n++; !s.has(r) {
				lacks = append(lacks, r)
			}
		}
	}
	if n != 6763 {
		t.Errorf("read %d characters of GB 2312, which has 6763", n)
	}
	for _, r := range "鑫圳莞钣睿□→※①·…—、。「」《》+-%/" {
		if !s.has(r) {
			lacks = append(lacks, r)
		}
	}
	if len(lacks) > 0 {
		t.Errorf("the font lacks %d: %s", len(lacks), string(lacks[:min(len(lacks), 40)]))
	}
}

// TestWhatCannotBeDrawnIsExplained draws a name with a character that the font
// lacks: the picture has a line more, which says so.
func TestWhatCannotBeDrawnIsExplained(t *testing.T) {
	tall := func(name string) int {
		f := pyramid()
		f.Title, f.Without = name, "□ = 图里写不出的字"
		return picture(t, f).Bounds().Dy()
	}
	if plain, odd := tall("吉野家"), tall("𠮷野家"); odd <= plain {
		t.Errorf("a picture with a box is %d pixels tall, one without %d: nothing explains the box", odd, plain)
	}
}

// TestEveryCharacterOfTheProductHasAGlyph reads what the playbook and the
// demonstration team can put on a picture.
func TestEveryCharacterOfTheProductHasAGlyph(t *testing.T) {
	s := paperOf(t)
	files, err := filepath.Glob(filepath.Join("..", "..", "configs", "playbook", "method", "*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	more, err := filepath.Glob(filepath.Join("..", "..", "configs", "*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 || len(more) == 0 {
		t.Fatalf("no playbook or no demonstration team: %d and %d files", len(files), len(more))
	}
	for _, file := range append(files, more...) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range string(data) {
			if !unicode.IsControl(r) && !s.has(r) {
				t.Errorf("%s: the font has no %q (%U)", file, r, r)
			}
		}
	}
}

func paperOf(t *testing.T) *sheet {
	t.Helper()
	s, err := newSheet()
	if err != nil {
		t.Fatal(err)
	}
	return s
}
