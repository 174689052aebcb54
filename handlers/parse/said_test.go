package parse

import (
	"strings"
	"testing"
)

func TestWhatIsHeardOfAText(t *testing.T) {
	for _, c := range []struct {
		text, plain string
		letters     int
		asks        bool
	}{
		{"", "", 0, false},
		{" ＯＫ！ ", "ok", 2, false},
		{"今天　去了\n比亚迪。", "今天 去了 比亚迪", 7, false},
		{"①", "①", 0, false},
		{"#V31 改成5万", "#v31 改成5万", 7, false},
		{"谁答应过这个", "谁答应过这个", 6, true},
		{"谁去了", "谁去了", 3, false},
		{"签了吗", "签了吗", 3, true},
		{"Signed?", "signed", 6, true},
		{"签的是他们的合同？", "签的是他们的合同", 8, true},
		{"no more than this: a 5% discount, ok", "no more than this: a 5% discount, ok", 26, false},
		{"the plan is with  Mr Chen \tnow ", "the plan is with mr chen now", 22, false},
		{"周三 去 byd, 报价120万 ～", "周三 去 byd, 报价120万", 12, false},
		{"é一Ä 好\xff", "é一ä 好\ufffd", 4, false},
	} {
		h := Hear(c.text)
		if h.Plain != c.plain || h.Letters != c.letters || h.Asks() != c.asks {
			t.Errorf("%q: %q, %d letters, asks %v; want %q, %d, %v", c.text, h.Plain, h.Letters, h.Asks(), c.plain, c.letters, c.asks)
		}
	}
	if !Hear("Please drop it now").Word("drop it") || Hear("dropped it").Word("drop") || !Hear("dropped").Holds("drop") {
		t.Error("words and parts of words are not told apart")
	}
}

func TestAReadingHearsTheTextThatItHasNow(t *testing.T) {
	f := Read("拜访了比亚迪王总。下午去了格力李工", Context{})
	for _, each := range append([]Facts{f}, f.Items...) {
		if each.said == nil || each.said.text != each.Text {
			t.Errorf("%q was not heard when it was read", each.Text)
		}
	}
	if f.Text = "OK!"; f.Plain() != "ok" || f.Letters() != 2 {
		t.Errorf("%q is still heard as %q", f.Text, f.Plain())
	}
}

// TestWordsAreFoundWhereverTheyStand holds what a reading finds in its text against a plain search.
func TestWordsAreFoundWhereverTheyStand(t *testing.T) {
	words := []string{"", "好", "电池", "电池线", "线,下", "王总", "下周三", "下周四", "ok", "byd", "bye", "the plan", "方案过去", "去", "a", "é一"}
	for _, text := range []string{"", "好", "ok", "今天拜访了比亚迪王总,聊了电池线,下周三带方案过去", "The plan is with BYD", "电池 线", "é一ä\xff"} {
		f := Facts{Text: text}
		f.hear()
		for _, w := range words {
			if got, want := f.Holds(w), strings.Contains(Hear(text).Plain, w); got != want {
				t.Errorf("%q in %q: %v, want %v", w, text, got, want)
			}
		}
	}
}

// TestHanIsToldWithoutDecoding holds that against the letters themselves.
func TestHanIsToldWithoutDecoding(t *testing.T) {
	for _, r := range []rune{'a', 'é', '。', ',', '\u3000', '\u4dff', '一', '中', '\u9fff', '\ua000', '\uff01', '😀'} {
		if got := HanAt(string(r), 0); got != unified(r) {
			t.Errorf("%q: %v, want %v", r, got, unified(r))
		}
	}
	for _, s := range []string{"\xe4", "\xe4\xb8", "\xe4\xb8a", "\xe4\xff\x80", "\xe9\xbf"} {
		if HanAt(s, 0) {
			t.Errorf("%q is no letter", s)
		}
	}
}
