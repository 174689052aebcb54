package wording

import (
	"regexp"
	"slices"
	"sync"
	"testing"
)

// expressions are of every kind that the needs know, and some that they do not.
var expressions = []string{
	`废标|流标|截标|标书(已经|已)?(交|递|投)了?|\d(号|日)(上午|下午)?开标|(^|[^没])中标|没中(标)?([,，。了]|$)|tender (moved|put off)`,
	`(?i)(这个|那个|我)?(项目)?立(个)?项(申请)?|project approval( for)?`,
	`(?i)kiss`, `[^a-z]+`, `^$`, ``, `a*`, `a+b?`, `(ab){2,3}`, `(ab){0,3}`, `[一二三四五六七八九十]{1,2}月`, `[\p{Han}]{1,4}?拍板`, `(?i)ＡＢ|ß|σ`, `.`, `a|`, `\bdue\b`,
	`审(批|核|一?下)|(王|李)总(拍|定)了?板`, `(?i)(the )?(k|s)[ıi]s{1,2}( me)?`, `([一二]月){1,2}`, `(ab|a?)(b|ba)*`,
	`^(?:又|再)?降到了?(\d+万?)?$`, `^a|^b|^$`, `(^|没)中标$`, `^(?:ab?|c)*$`, `^[^a]b{0,2}$`, `(?m)^中标$`, `^(?i)k[ıi]ss?$`, `a{2,}$`, `^\b(due|ſ)$|^moved.{1,3}$`, `^(a|)(b|)$`, `^.$`, `^\x{FFFD}$`,
}

func TestWhatCannotMatchIsNotLookedFor(t *testing.T) {
	for _, row := range []struct {
		says, expr, text string
		want             bool
	}{
		{"a text with all letters of a phrase is searched", `截标`, "周五截标", true},
		{"a text that lacks one is not", `截标`, "周五开标", false},
		{"one phrase of several is enough", `截标|开标`, "周五开标", true},
		{"parts that may be missing are not asked for", `(已经)?截标了?`, "截标", true},
		{"both parts of a phrase are asked for", `截标.*延期`, "截标", false},
		{"a part that is repeated is asked for", `(截标){2,3}`, "开会", false},
		{"one letter of a class is asked for", `[一二三]月`, "四月", false},
		{"a large class is not", `[^a]月`, "月", true},
		{"letters that follow one another are asked for so", `截标`, "标书截止", false},
		{"one phrase of several is asked for so", `截标|开标(了|啦)`, "标开了,截了标", false},
		{"a letter is asked for behind each that may stand before it", `审(批|核)`, "审一下,批", false},
		{"what may be missing between letters may be there", `标书(已经|已)?交`, "标书已交", true},
		{"and may be missing", `标书(已经|已)?交`, "标书交了", true},
		{"letters with anything between them are not asked for so", `截.*标`, "截了标", true},
		{"letters with a border between them are", `we\b won`, "we won", true},
		{"a phrase that is repeated is asked for so", `(截标)+`, "标截", false},
		{"pairs have no cases", `(?i)kiss`, "KIſS", true},
		{"cases are one", `(?i)KISS`, "kiſs", true},
		{"a text begins with what a phrase begins with", `^(又|再)?降到`, "就降到", false},
		{"or with what follows a part that may be missing", `^(又|再)?降到`, "降到", true},
		{"it ends with what a phrase ends with", `降到了?$`, "降到了吗", false},
		{"or with what comes before a part that may be missing", `降到了?$`, "降到", true},
		{"it is not longer than a phrase may be", `^.{0,2}降到.$`, "又一次降到五", false},
		{"but may be as long", `^.{0,2}降到.$`, "一次降到五", true},
		{"a phrase that stands anywhere asks for no beginning", `(^|没)中标`, "周五中标", true},
		{"nor one that stands at the beginning of a line", `(?m)^中标$`, "周五\n中标", true},
		{"nothing ends with a letter", `^[ab]$`, "", false},
		{"an expression that anything matches is always searched", `a*`, "", true},
	} {
		t.Run(row.says, func(t *testing.T) {
			if got := Compile(row.expr).can(row.text); got != row.want {
				t.Errorf("%q in %q: %v, want %v", row.expr, row.text, got, row.want)
			}
		})
	}
}

// FuzzWording holds every search against the one of package regexp.
func FuzzWording(f *testing.F) {
	for _, text := range []string{
		"", "a", "废标了", "周五下午开标", "we moved the tender, Tender moved", "立项申请 比亚迪", "KİSS kiſs KISS kiss", "abababab", "十二月", "王总拍板", "ａｂ ss ẞ ς", "中标", "没中", "\xff\xfe", "due ",
		"又降到了95万", "降到", "周五\n中标", "没中标", "ab", "cc", "xbb", "aaa", "due", "ſ", "moved it", "moved it off", "b", "\uFFFD", "\xff",
	} {
		f.Add(text)
	}
	var all []*Wording
	for _, expr := range expressions {
		all = append(all, Compile(expr))
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, w := range all {
			bare := regexp.MustCompile(w.String())
			if w.MatchString(text) != bare.MatchString(text) || w.FindString(text) != bare.FindString(text) ||
				!slices.Equal(w.FindStringIndex(text), bare.FindStringIndex(text)) || !slices.Equal(w.FindStringSubmatch(text), bare.FindStringSubmatch(text)) ||
				!slices.Equal(w.FindSubmatchIn(Note(text)), bare.FindStringSubmatch(text)) ||
				!slices.Equal(w.FindStringSubmatchIndex(text), bare.FindStringSubmatchIndex(text)) || w.ReplaceAllString(text, "x") != bare.ReplaceAllString(text, "x") {
				t.Errorf("%s finds something else in %q", w, text)
			}
		}
	})
}

// TestAnExpressionIsMadeOnceForAll asks one for the first time from several goroutines.
func TestAnExpressionIsMadeOnceForAll(t *testing.T) {
	w := Compile(`^(周[一-五])(?P<what>.+)$`)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if m := w.FindStringSubmatch("周三送样"); len(m) != 3 || m[2] != "送样" {
				t.Errorf("found %q", m)
			}
		})
	}
	all.Wait()
	if got := w.SubexpNames(); len(got) != 3 || got[2] != "what" || w.String() != `^(周[一-五])(?P<what>.+)$` {
		t.Errorf("groups %q of %s", got, w)
	}
	defer func() {
		if recover() == nil {
			t.Error("a broken expression is no fault")
		}
	}()
	Compile(`(`).MatchString("周三")
}
