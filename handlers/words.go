package handlers

import (
	"slices"
	"strings"
	"sync/atomic"
	"unicode"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
)

// squash is a text as command words are compared with it: width and case
// folded, runs of spaces one space, no punctuation at its ends.
func squash(s string) string { return looked(s).plain }

// length is how many letters and digits a text has.
func length(s string) int { return looked(s).length }

// look is what was found out about a text.
type look struct {
	text, plain string
	length      int
}

// looks remembers what was looked at last: dozens of intents look at the same
// few texts in turn.
var looks [8]atomic.Pointer[look]

func looked(s string) *look {
	at := &looks[len(s)%len(looks)]
	last := at.Load()
	if last == nil || last.text != s {
		last = &look{s, squashAnew(s), lengthAnew(s)}
		at.Store(last)
	}
	return last
}

func squashAnew(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		r = narrow(r)
		if isSpace(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(lower(r))
	}
	return strings.TrimFunc(b.String(), isEdge)
}

// hanFrom is where writing without cases begins: most of what people type here
// need not be looked up.
const hanFrom = '\u2e80'

func isSpace(r rune) bool {
	return r == ' ' || (r < hanFrom || r == '\u3000') && unicode.IsSpace(r)
}

func lower(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r - 'A' + 'a'
	case r < 0x80 || r >= hanFrom && r <= '\u9fff':
		return r
	}
	return unicode.ToLower(r)
}

// fold makes full-width letters, digits and signs the narrow ones that people
// mean. Circled numbers stay.
func fold(s string) string { return strings.Map(narrow, s) }

func narrow(r rune) rune {
	switch {
	case r == '\u3000':
		return ' '
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	}
	return r
}

// isEdge reports what may stand around words without changing them. The signs
// that begin a number (#V31, ①) stay.
func isEdge(r rune) bool {
	return r != '#' && r != '%' && circled(r) == 0 && (unicode.IsPunct(r) || unicode.IsSpace(r) || strings.ContainsRune("~～。!?", r))
}

// circled is which item a circled number means: 1 for ①; 0 for any other rune.
func circled(r rune) int {
	if r >= '①' && r <= '⑳' {
		return int(r-'①') + 1
	}
	return 0
}

// begins reports whether a squashed text begins with a word. A word ends where
// the text ends or where something else than a letter follows, so that 立项
// begins 立项 比亚迪 but not 立项目标.
func begins(said, word string) bool {
	after, found := strings.CutPrefix(said, word)
	if !found {
		return false
	}
	for _, r := range after {
		return !unicode.IsLetter(r) || circled(r) > 0
	}
	return true
}

// askedWho finds a question after who said or did something: it is no word more about
// a visit.
var askedWho = wording.Compile(`^谁(说|提|讲|问|答应)(过|的|了)`)

// asks reports a text that is put as a question.
func asks(text string) bool {
	return askedWho.MatchString(squash(text)) || strings.ContainsAny(text, "??") || strings.HasSuffix(squash(text), "吗") || strings.HasSuffix(squash(text), "么")
}

// is reports whether all that was said is one of the words.
func is(text string, words ...string) bool {
	s := squash(text)
	for _, w := range words {
		if s == w {
			return true
		}
	}
	return false
}

// holds reports whether one of the words stands anywhere in the text.
func holds(text string, words ...string) bool {
	s := squash(text)
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// word reports whether one of the English words stands in the text as a word
// of its own.
func word(text string, words ...string) bool {
	said := squash(text)
	likely := func(w string) bool {
		first, _, _ := strings.Cut(w, " ")
		return strings.Contains(said, first)
	}
	if !slices.ContainsFunc(words, likely) {
		return false
	}
	said = " " + strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\'' {
			return r
		}
		return ' '
	}, said) + " "
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(said, " "+w+" ") })
}

func lengthAnew(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// isYes reports a text that does nothing but agree.
func isYes(text string) bool {
	return is(text, "对", "对的", "对对", "嗯", "嗯嗯", "是", "是的", "没错", "好", "好的", "好吧", "行", "可以", "确认", "确定",
		"记", "记吧", "ok", "okay", "yes", "y", "yep", "yeah", "sure", "right", "correct", "👍")
}

// isNo reports a text that does nothing but refuse.
func isNo(text string) bool {
	return is(text, "不", "不是", "不对", "都不是", "不要", "不用", "不用了", "不用记", "不用记了", "算了", "不记", "不记了", "别记", "没有",
		"no", "n", "nope", "none", "neither", "drop it", "wrong", "cancel", "never mind", "nevermind", "skip")
}

// choiceNumber is which of the choices a text names: 1, ①, 第1个, 一; 0 for none.
func choiceNumber(text string) int {
	s := squash(text)
	if r := []rune(s); len(r) == 1 {
		if n := circled(r[0]); n > 0 {
			return n
		}
		if r[0] >= '1' && r[0] <= '9' {
			return int(r[0] - '0')
		}
	}
	for n, forms := range [][]string{
		1: {"一", "第一个", "第1个", "第一", "选1", "first", "the first", "the first one"},
		2: {"二", "第二个", "第2个", "第二", "选2", "second", "the second", "the second one"},
		3: {"三", "第三个", "第3个", "第三", "选3", "third", "the third", "the third one"},
		4: {"四", "第四个", "第4个", "第四", "选4"},
		5: {"五", "第五个", "第5个", "第五", "选5"},
	} {
		if is(s, forms...) {
			return n
		}
	}
	return 0
}

// firstRef is the item or number that a text names first.
func firstRef(f parse.Facts) (parse.Item, bool) {
	if len(f.Refs) == 0 {
		return parse.Item{}, false
	}
	return f.Refs[0], true
}

// hasNumber reports whether the text names a record by its number or an item
// of the last card.
func hasNumber(f parse.Facts) bool { return len(f.Refs) > 0 }

// bare is the text without the numbers that it names.
func bare(f parse.Facts) string {
	r := []rune(f.Text)
	out := make([]rune, 0, len(r))
	for i, c := range r {
		if !inSpans(i, f.Refs) {
			out = append(out, c)
		}
	}
	return strings.TrimFunc(string(out), isEdge)
}

func inSpans(i int, refs []parse.Item) bool {
	for _, ref := range refs {
		if ref.Span.Start <= i && i < ref.Span.End {
			return true
		}
	}
	return false
}
