package wording

import (
	"regexp"
	"slices"
	"testing"
)

// expressions are of every kind that the needs know, and some that they do not.
var expressions = []string{
	`废标|流标|截标|标书(已经|已)?(交|递|投)了?|\d(号|日)(上午|下午)?开标|(^|[^没])中标|没中(标)?([,，。了]|$)|tender (moved|put off)`,
	`(?i)(这个|那个|我)?(项目)?立(个)?项(申请)?|project approval( for)?`,
	`(?i)kiss`, `[^a-z]+`, `^$`, ``, `a*`, `a+b?`, `(ab){2,3}`, `(ab){0,3}`, `[一二三四五六七八九十]{1,2}月`, `[\p{Han}]{1,4}?拍板`, `(?i)ＡＢ|ß|σ`, `.`, `a|`, `\bdue\b`,
	`审(批|核|一?下)|(王|李)总(拍|定)了?板`, `(?i)(the )?(k|s)[ıi]s{1,2}( me)?`, `([一二]月){1,2}`, `(ab|a?)(b|ba)*`,
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
