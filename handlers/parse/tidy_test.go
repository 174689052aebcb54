package parse

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestTidy(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"今 天 没 去 客 户 那", "今天没去客户那"},
		{"今天 拜 访 了 比亚迪", "今天 拜访了 比亚迪"},
		{"比亚迪 王总 周五送样", "比亚迪 王总 周五送样"}, // blanks part words here
		{"预算 60 万", "预算 60万"},
		{"太好了!!!!!", "太好了!"},
		{"嗯。。。。好", "嗯。好"},
		{"Met *Greta* at _Oakline_", "Met Greta at Oakline"},
		{"mail greta_holm@oakline.com", "mail greta_holm@oakline.com"},
		{"5*3 = 15, 4*2 = 8", "5*3 = 15, 4*2 = 8"},
		{"done :tada: budget 5k", "done \ufffc budget 5k"},
		{"met at 10:30:00", "met at 10:30:00"},
		{"比亚\u200b迪", "比亚迪"},
		{"👍🏻️好", "👍🏻好"},
	} {
		if s := tidy([]rune(c.text)); string(s.runes) != c.want {
			t.Errorf("%q is tidied to %q, want %q", c.text, string(s.runes), c.want)
		}
	}
}

// TestPlacesAreThoseOfTheTextAsTyped: what was read of a tidied text points at where
// it stood.
func TestPlacesAreThoseOfTheTextAsTyped(t *testing.T) {
	const text = "!!!! 今 天 拜 访 了 *凯立齿轮* 的翁总 :tada: , 预算 60 万"
	f := Read(text, Context{Said: time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC)})
	for key, want := range map[string]string{"account": "凯立齿轮", "contacts": "翁总", "amount_cny": "60 万", "date": "今 天"} {
		s, ok := f.Spans[key]
		if got := string([]rune(text)[s.Start:s.End]); !ok || got != want {
			t.Errorf("%s stands at %q, want %q", key, got, want)
		}
	}
}

// FuzzTidy: tidying keeps the order of the runes and what each is, and twice is as once.
func FuzzTidy(f *testing.F) {
	for _, s := range []string{"今 天 没 去", ":tada::tada: ok", "**a** _b_ `c`", "!!!??。。", "\u200b比\ufe0f", "6 万 7 亿", "* a *", "_ _ __"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		runes := []rune(text)
		s := tidy(runes)
		if again := tidy(s.runes); !slices.Equal(again.runes, s.runes) {
			t.Fatalf("%q, tidied again %q", string(s.runes), string(again.runes))
		}
		if s.at == nil {
			if !slices.Equal(s.runes, runes) {
				t.Fatal("changed, and no map says how")
			}
			return
		}
		for i, at := range s.at {
			if i > 0 && at <= s.at[i-1] || int(at) >= len(runes) || s.runes[i] != runes[at] && s.runes[i] != '\ufffc' {
				t.Fatalf("rune %d is %q and stood at %d, behind %v", i, s.runes[i], at, s.at[max(0, i-1)])
			}
		}
	})
}

// FuzzNormalise: folding keeps every rune's place, and twice is as once.
func FuzzNormalise(f *testing.F) {
	for _, s := range []string{"ＢＹＤ拜訪了「王總」", "Ünal ß é", "嘅咗喺", "\t\r\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		once := normalise([]rune(text))
		if len(once) != utf8.RuneCountInString(text) || !slices.Equal(normalise(once), once) {
			t.Fatalf("%q becomes %q, and again %q", text, string(once), string(normalise(once)))
		}
	})
}

// FuzzStages runs a text through one stage after the other: tokens and clauses cover
// it in order, whatever is found lies inside it, and entities are the same twice.
func FuzzStages(f *testing.F) {
	for _, s := range []string{"今天拜访了比亚迪王总,预算大概120万,下周三带方案过去", "Saw Moira at Thetford Locks and Ken at Wrenfield Tubes", "1. a 2. b", "& & and and", "的的的了了了", "今天"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		ctx := Context{Said: time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC)}
		r := newReader(text, ctx)
		r.claimContacts()
		r.claimRefs()
		r.claimSums()
		r.tokenize()
		r.findFirms()
		r.findPeople()
		r.markNames()
		r.cut()
		end := 0
		for _, x := range r.toks {
			if x.span.Start != end || x.span.End <= x.span.Start {
				t.Fatalf("token %v behind %d", x.span, end)
			}
			end = x.span.End
		}
		if end != len(r.n) {
			t.Fatalf("tokens end at %d of %d", end, len(r.n))
		}
		last := 0
		for k := range r.clauses {
			c := &r.clauses[k]
			if c.from < last || c.to <= c.from || c.to > len(r.toks) {
				t.Fatalf("clause %d of tokens %d to %d behind %d", k, c.from, c.to, last)
			}
			last = c.to
		}
		for _, x := range r.firms {
			if x.from < 0 || x.to <= x.from || x.to > len(r.toks) || x.span.End > len(r.n) || strings.TrimSpace(x.text) == "" {
				t.Fatalf("company %q of tokens %d to %d", x.text, x.from, x.to)
			}
		}
		if a, b := Entities(text, ctx), Entities(text, ctx); !reflect.DeepEqual(a, b) {
			t.Fatalf("entities %v, and then %v", a, b)
		}
	})
}
