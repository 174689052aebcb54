package playbook

import "strings"

// Small is a word of the method in small letters. Most of them are Chinese, which has no
// others: those are taken as they are, and not letter by letter.
func Small(w string) string {
	if IsSmall(w) {
		return w
	}
	return strings.ToLower(w)
}

// IsSmall reports that a text has no letters but small ones and such that have no cases, as far as
// that is seen without decoding it.
func IsSmall(w string) bool {
	for i := range len(w) {
		if c := w[i]; 'A' <= c && c <= 'Z' || otherLetters <= c && c < hanLetters || c >= behindHan {
			return false
		}
	}
	return true
}

// Letters of more than one byte begin with one from otherLetters on. Those from hanLetters up
// to behindHan begin U+3000 to U+9FFF, which have no cases.
const (
	otherLetters = 0xc0
	hanLetters   = 0xe3
	behindHan    = 0xea
)

// degrees say how much something is so: 挺保守, 服务要求特别高. A choice is the same without them.
var degrees = strings.NewReplacer(degreeWords...)

// degreeWords are these words, each with what stands in its place: nothing.
var degreeWords = []string{"越来越", "", "有点儿", "", "特别", "", "比较", "", "非常", "", "相当", "", "十分", "", "有点", "", "有些", "", "还算", "", "真的", "", "很", "", "挺", "", "蛮", "", "太", ""}

// besides stands before words of a clause and says nothing.
const besides = " ,:'"

// ourWe is another word for us, and is heard as that.
const ourWe = "咱们"
