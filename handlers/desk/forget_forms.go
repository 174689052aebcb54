package desk

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"milepost/storage/crm"
)

// form is one way in which somebody is called or reached.
type form struct {
	text string
	kind formKind
	from tie // how much a passage must have to do with him
	re   *regexp.Regexp
}

type formKind int

const (
	isName  formKind = iota
	isReach          // a phone or an e-mail address
)

// counts reports whether the form means him in words of that tie.
func (f form) counts(t tie) bool { return t >= f.from }

// replace puts another word where the form stands. A Latin name or a number
// must stand alone: it is not looked for within a longer one.
func (f form) replace(s, instead string) string {
	if f.kind == isReach {
		instead = removed
	}
	var b strings.Builder
	at := 0
	for _, m := range f.re.FindAllStringIndex(s, -1) {
		before, _ := utf8.DecodeLastRuneInString(s[:m[0]])
		first, _ := utf8.DecodeRuneInString(s[m[0]:])
		last, _ := utf8.DecodeLastRuneInString(s[:m[1]])
		after, _ := utf8.DecodeRuneInString(s[m[1]:])
		if oneWord(before, first) || oneWord(last, after) {
			continue
		}
		b.WriteString(s[at:m[0]])
		b.WriteString(instead)
		at = m[1]
	}
	if at == 0 {
		return s
	}
	return b.String() + s[at:]
}

// oneWord reports whether two characters belong to one word or one number.
func oneWord(a, b rune) bool {
	latin := func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Han, r) && r != utf8.RuneError }
	return latin(a) && latin(b) || unicode.IsDigit(a) && unicode.IsDigit(b)
}

// formsOf lists how he is called and reached, the longest first.
func (c *scrubber) formsOf(versions []crm.Contact) []form {
	var out []form
	add := func(text string, kind formKind, from tie, re string) {
		have := func(f form) bool { return strings.EqualFold(f.text, text) && f.from <= from }
		if text != "" && !slices.ContainsFunc(out, have) {
			out = append(out, form{text, kind, from, regexp.MustCompile(re)})
		}
	}
	for _, k := range versions {
		for _, n := range []string{k.Name.Text, k.Full} {
			if n = strings.TrimSpace(n); utf8.RuneCountInString(n) < 2 || strings.HasPrefix(n, c.f.Name.Text) {
				continue
			}
			add(n, isName, c.reachOf(n, distinct(n)), named(n))
			for _, called := range surnamed(n) {
				add(called, isName, tiedSelf, named(called))
			}
		}
		if digits := onlyDigits(k.Phone); len(digits) >= 5 {
			add(k.Phone, isReach, c.reachOf(k.Phone, len(digits) >= 7), dialled(digits))
		}
		if strings.Contains(k.Email, "@") {
			add(k.Email, isReach, c.reachOf(k.Email, true), "(?i)"+regexp.QuoteMeta(k.Email))
		}
		if len(k.WeChat) >= 5 {
			add(k.WeChat, isReach, c.reachOf(k.WeChat, true), "(?i)"+regexp.QuoteMeta(k.WeChat))
		}
	}
	slices.SortStableFunc(out, func(a, b form) int { return len(b.text) - len(a.text) })
	return out
}

// reachOf is where a form means him: everywhere if it is his alone, else where
// his customer is spoken of.
func (c *scrubber) reachOf(text string, distinct bool) tie {
	if !distinct {
		return tiedAccount
	}
	low := strings.ToLower(text)
	for other := range c.others {
		if strings.Contains(other, low) {
			return tiedAccount
		}
	}
	return tiedNot
}

// titles are what Chinese names end on that are forms of address: a name of
// that shape is borne by many.
const titles = `总经理|总监|总工|副总|经理|主任|部长|科长|处长|厂长|院长|所长|局长|书记|老师|先生|女士|小姐|师傅|博士|教授|总|工|姐|哥|董`

// distinct reports whether a name can mean one person alone: 王建国, Greta
// Keller; not 王总, 老王, 王伟, Greta.
func distinct(n string) bool {
	if han(n) {
		return utf8.RuneCountInString(n) >= 3 && !regexp.MustCompile(`(?:`+titles+`)$`).MatchString(n)
	}
	words := strings.Fields(n)
	return len(words) >= 2 && len(onlyLetters(n)) >= 6
}

// named finds a name in words: as it stands, whatever the case and the spaces.
func named(n string) string {
	var parts []string
	for _, w := range strings.Fields(n) {
		parts = append(parts, regexp.QuoteMeta(w))
	}
	return `(?i)` + strings.Join(parts, `\s+`)
}

// surnamed are the forms of address of a Chinese name: 王建国 is also 王总, 老王.
func surnamed(n string) []string {
	first, size := utf8.DecodeRuneInString(n)
	if !han(n) || first == '老' || first == '小' || size == 0 {
		return nil
	}
	out := []string{"老" + string(first), "小" + string(first)}
	for _, title := range strings.Split(titles, "|") {
		out = append(out, string(first)+title)
	}
	return out
}

// dialled finds a number however it is grouped, with or without the code of
// the country.
func dialled(digits string) string {
	const gap = `[\s\-().·/]{0,2}`
	local := strings.TrimPrefix(digits, "00")
	if len(local) > 11 && strings.HasPrefix(local, "86") {
		local = local[2:]
	}
	return `(?:(?:\+|00)` + gap + `(?:86)?` + gap + `)?` + strings.Join(strings.Split(local, ""), gap)
}

func han(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Han, r)
}

func onlyDigits(s string) string { return keepRunes(s, unicode.IsDigit) }

func onlyLetters(s string) string { return keepRunes(s, unicode.IsLetter) }

func keepRunes(s string, keep func(rune) bool) string {
	return strings.Map(func(r rune) rune {
		if keep(r) {
			return r
		}
		return -1
	}, s)
}
