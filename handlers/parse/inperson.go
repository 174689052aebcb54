package parse

import (
	"slices"
	"strings"
)

// Who passes on what somebody of a customer's said to his face was with him: what it was about may be a
// matter of other days, but that he said it is a meeting, on the day of its clause.

// faceToFace are words that say that something was said where both were; before is where they may stand.
var faceToFace = []string{
	"当面", "亲口", "面对面", "当着我", "当着面", "饭桌上", "酒桌上", "他办公室", "她办公室", "他们办公室", "在现场", "在车间", "在他们厂", "在他厂里", "在他们公司", "在会上", "会上说", "会上讲",
	"in person", "face to face", "face-to-face", "to my face", "over lunch", "over dinner", "over coffee", "over a coffee", "over a beer", "over drinks", "at his office", "in his office", "at her office", "in her office", "at their office", "at their plant",
}

// notTheirs are words for one's own people, who say much to one's face, and for hearing it from others.
var notTheirs = []string{"老板", "领导", "老大", "boss", "听说", "据说", "让", "叫", "得当面", "要当面", "想当面", "再当面", "没"}

// saidToFace reports whether a clause tells of what somebody of a customer's said, and that the speaker was
// there: 今天他当面讲的, Neil told me in person today. So it was said where a firm stands as the place:
// 昨天在Barlow答应的, promised her at Oakline today.
func (r *reader) saidToFace(c *clause) bool {
	if c.tense >= 0 || c.void() || c.there {
		return false
	}
	if r.facing(c) {
		return true
	}
	text := r.words(c)
	return len(c.firms) > 0 && r.dated(c) && (strings.HasSuffix(text, "的") || !r.han) && r.tellsWords(c) && r.thereOf(c)
}

// facing reports whether a clause says of what somebody said that it was said to one's face, whenever that was.
func (r *reader) facing(c *clause) bool {
	if !r.tellsWords(c) {
		return false
	}
	text := r.words(c)
	if _, face := holdsAny(text, faceToFace); !face {
		return false
	}
	if _, own := holdsAny(text, notTheirs); own {
		return false
	}
	return len(c.firms) > 0 || r.theirs(c) || c.bits&cTheirs != 0 || strings.ContainsAny(text, "他她")
}

// tellsWords reports whether a clause has a word of saying or promising.
func (r *reader) tellsWords(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		t := r.toks[i]
		if t.kind == tokWord && !r.inFirm(i) && (t.bits&cSay != 0 || saysSo[t.w.text] || strings.HasPrefix(t.w.text, "told ")) {
			return true
		}
	}
	return false
}

// toldToFace reports whether a clause of a group tells so, or that the speaker comes from a customer's meeting.
func (r *reader) toldToFace(g *group) bool {
	return slices.ContainsFunc(g.clauses, func(k int) bool { c := &r.clauses[k]; return r.saidToFace(c) || r.leftMeeting(c) })
}

// thereOf reports whether a company of a clause is where something was: 在Barlow, at Oakline.
func (r *reader) thereOf(c *clause) bool {
	for _, k := range c.firms {
		before, at := r.before(r.firms[k].from)
		if s := before.text(); s == "在" || s == "at" && !r.folkAt(r.beforeBlank(at)) {
			return true
		}
	}
	return false
}

// saysSo are the words of saying and promising that are not of cSay.
var saysSo = wordSet("答应 答应了 答应的 承诺 承诺了 承诺的 说的 讲的 提的 要的 定的 谈的 交代 交代的 promise promise了 promised agreed confirm confirm了 confirmed told 签 签了 同意 同意了 拍板 拍板了 敲定 定下 定了")

// beforeBlank is the token before another that is no blank.
func (r *reader) beforeBlank(i int) int {
	_, at := r.before(i)
	return at
}
