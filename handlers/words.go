package handlers

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
)

// squash is a text as command words are compared with it; see parse.Said.
func squash(s string) string { return parse.Hear(s).Plain }

// length is how many letters and digits a text has.
func length(s string) int { return parse.Hear(s).Letters }

// fold makes full-width letters, digits and signs the narrow ones that people
// mean. Circled numbers stay.
func fold(s string) string {
	if strings.IndexByte(s, wideLead) < 0 && !strings.Contains(s, wideSpace) {
		return s
	}
	return strings.Map(parse.Narrow, s)
}

// What is full-width begins with the one byte, or is the space.
const (
	wideLead  = '\xef'
	wideSpace = "\u3000"
)

// lower is a text in small letters but for those whose small one takes more or fewer bytes (İ): what is
// found in it stands at the same place in the text as it was written.
func lower(s string) string {
	if playbook.IsSmall(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if small := unicode.ToLower(r); utf8.RuneLen(small) == utf8.RuneLen(r) {
			return small
		}
		return r
	}, s)
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
		return !unicode.IsLetter(r) || parse.Circled(r) > 0
	}
	return true
}

// asks reports a text that is put as a question.
func asks(text string) bool { return parse.Hear(text).Asks() }

// is reports whether all that was said is one of the words.
func is(text string, words ...string) bool { return parse.Hear(text).Is(words...) }

// holds reports whether one of the words stands anywhere in the text.
func holds(text string, words ...string) bool { return parse.Hear(text).Holds(words...) }

// word reports whether one of the English words stands in the text as a word
// of its own.
func word(text string, words ...string) bool { return parse.Hear(text).Word(words...) }

// isYes reports a text that does nothing but agree.
func isYes(text string) bool {
	return is(text, "对", "对的", "对对", "嗯", "嗯嗯", "是", "是的", "没错", "好", "好的", "好吧", "行", "可以", "确认", "确定",
		"记", "记吧", "ok", "okay", "yes", "y", "yep", "yeah", "sure", "right", "correct", "👍")
}

// isNo reports a text that does nothing but refuse.
func isNo(text string) bool {
	return givesUp.MatchString(squash(text)) || is(text, "不", "不是", "不对", "都不是", "不要", "不用", "不用了", "不用记", "不用记了", "算了", "不记", "不记了", "别记", "没有",
		"no", "n", "nope", "none", "neither", "drop it", "wrong", "cancel", "never mind", "nevermind", "skip")
}

// givesUp refuses with the word of what was to be done: 算了不换了, 算了还是小李跟.
var givesUp = wording.Compile(`^(?:那?就?算了[,，]?)(?:先)?(?:不|别)(?:换|改|交|给|转|合并?|删|导|发|批|签|记|用|要|加|调|动)了吧?$` +
	`|^(?:那?就?算了)[,，]?还是(?:让|由)?\p{Han}{1,4}(?:跟|来跟|管|负责)吧?$` +
	`|^(?:no|nope|nah|hmm+,? no|wait,? no|sorry,? no|actually,? no)[,.]? (?:please |pls |sorry,? |just |actually )*(?:leave|keep) (?:it|him|her|them|that|things|everything)(?: as (?:it|they) (?:is|are|was|were)| where (?:it is|they are)| (?:with|w/) \S+| open| alone| like that)?$`)

// choiceNumber is which of the choices a text names: 1, ①, 第1个, 一; 0 for none.
func choiceNumber(text string) int {
	s := squash(text)
	if r := []rune(s); len(r) == 1 {
		if n := parse.Circled(r[0]); n > 0 {
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
		if slices.Contains(forms, s) {
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
	return strings.TrimFunc(string(out), parse.IsEdge)
}

func inSpans(i int, refs []parse.Item) bool {
	for _, ref := range refs {
		if ref.Span.Start <= i && i < ref.Span.End {
			return true
		}
	}
	return false
}
