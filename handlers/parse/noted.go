package parse

import (
	"slices"
	"sort"
	"strings"
)

// Term is a word that names something to note of a record: 资金实力. Key is what
// the one who gave it calls it.
type Term struct {
	Key   string
	Word  string
	Whole bool // the word is a statement by itself: 消费频率高
	Exact bool // so, and nothing may follow it at once: 实用者, of a person
}

// Noted is something that a message notes of a record, or asks about it.
type Noted struct {
	Key   string
	Value string // in the speaker's words; empty when it is asked about, or said by the word itself
	Asked bool
	Not   bool   // the word itself is denied
	Why   string // behind a word that says it by itself: the reason
	Leads bool   // nothing but names stands before it: the message is about it
	Span  Span
}

// Terms are the words by which messages note things. They are made once and
// may be read by many at a time; nil knows none.
type Terms struct{ byFirst map[rune][]folded }

type folded struct {
	word []rune
	term Term
}

// NewTerms makes them; longer words win over those that they begin with.
func NewTerms(terms []Term) *Terms {
	t := &Terms{byFirst: map[rune][]folded{}}
	for _, x := range terms {
		if w := normalise([]rune(strings.TrimSpace(x.Word))); len(w) > 1 {
			t.byFirst[w[0]] = append(t.byFirst[w[0]], folded{w, x})
		}
	}
	for _, same := range t.byFirst {
		sort.SliceStable(same, func(i, j int) bool { return len(same[i].word) > len(same[j].word) })
	}
	return t
}

// at is the longest term that begins at k; nil for none.
func (t *Terms) at(n []rune, k int) *folded {
	same := t.byFirst[n[k]]
	for i := range same {
		if w := same[i].word; k+len(w) <= len(n) && slices.Equal(n[k:k+len(w)], w) {
			return &same[i]
		}
	}
	return nil
}

// notes finds what the message notes. A term counts where a statement can begin:
// at the start of the message, behind a name, a comma or 的; and where a value
// follows it: behind a colon, a blank, 是, or glued to a word that is long enough
// not to be met by chance.
func (r *reader) notes() []Noted {
	if r.ctx.Terms == nil {
		return nil
	}
	type found struct {
		term     *folded
		from, to int
	}
	var all []found
	for k := 0; k < len(r.n); k++ {
		before := r.statementAt(k)
		if !before && !r.isAt(k) && !r.countedAt(k) {
			continue
		}
		if x := r.ctx.Terms.at(r.n, k); x != nil && (before || r.labels(k, x) || x.term.Exact && r.isAt(k)) && r.closes(k, k+len(x.word), x) {
			all = append(all, found{x, k, k + len(x.word)})
			k += len(x.word) - 1
		}
	}
	for i := 0; i+1 < len(all); i++ { // 关系方 供应商: the word is the value of the field before it
		f, next := all[i], all[i+1]
		if !f.term.term.Exact && !f.term.term.Whole && next.term.term.Exact && strings.Trim(r.between(f.to, next.from), " :：是为") == "" {
			all = slices.Delete(all, i+1, i+2)
		}
	}
	var out []Noted
	for i, f := range all {
		end := len(r.n)
		if i+1 < len(all) {
			end = r.trimBack(all[i+1].from)
		}
		n := Noted{Key: f.term.term.Key, Span: Span{f.from, end}}
		value := strings.TrimSpace(r.str(Span{f.to, end}))
		if n.Value, n.Asked = noteValue(value); f.term.term.Exact {
			n.Value, n.Why = "", n.Value // the word is all of it
		}
		if before := r.between(0, f.from); strings.HasSuffix(before, "什么") || strings.HasSuffix(before, "哪些") {
			n.Value, n.Asked = "", true // 还有什么服务问题没解决
		}
		if n.Value == "" && !n.Asked && !f.term.term.Whole {
			if i+1 < len(all) || i > 0 {
				continue // a word without a value beside others
			}
			n.Asked = true // 比亚迪 资金实力: what is it?
		}
		if saysOnlyThat(n.Value) {
			continue
		}
		n.Not = f.term.term.Whole && r.notAt(f.from)
		n.Leads = len(out) > 0 && out[0].Leads || r.namesBefore(f.from)
		out = append(out, n)
	}
	return out
}

// countedAt reports a measure word right before k: 定个联合计划.
func (r *reader) countedAt(k int) bool { return k > 0 && strings.ContainsRune("个条项", r.n[k-1]) }

// labels reports a term of some length with a colon behind it: it is the head of a line,
// wherever in a sentence it stands.
func (r *reader) labels(k int, x *folded) bool {
	end := k + len(x.word)
	return r.countedAt(k) && len(x.word) >= glued && end < len(r.n) && r.n[end] == ':'
}

// beforeTerm are words that may stand between a name and what is noted.
var beforeTerm = []string{"是", "为", "也是", "还是", "又是", "is", "is a", "a", "an", "不是", "不", "没有", "有什么", "有哪些", "什么", "的", "what is", "what's", "the", "'s", "s", "看", "看看", "跟", "和", "给", "与", "定个", "定了个", "做个", "做了个", "记个", "有个", "提个"}

// namesBefore reports whether nothing but names stands before k.
func (r *reader) namesBefore(k int) bool {
	left := slices.Clone(r.n[:k])
	blank := func(s Span) {
		for i := s.Start; i < min(s.End, k); i++ {
			left[i] = ' '
		}
	}
	for _, h := range r.hits {
		blank(h.Span)
	}
	for _, f := range r.firms {
		blank(f.span)
	}
	for _, p := range r.folk {
		blank(p.span)
	}
	for _, ref := range r.refs {
		blank(ref.Span)
	}
	for _, w := range strings.FieldsFunc(string(left), func(c rune) bool { return strings.ContainsRune(" ,:;。?", c) }) {
		if !slices.Contains(beforeTerm, w) {
			return false
		}
	}
	return true
}

// statementAt reports whether a statement can begin at k.
func (r *reader) statementAt(k int) bool {
	if k == 0 {
		return true
	}
	if r.endsName(k) {
		return true
	}
	prev := r.n[k-1]
	if isHan(r.n[k]) {
		return strings.ContainsRune(" ,。;:、\n的了不没", prev) || r.isNotAt(k) || strings.HasSuffix(r.between(0, k), "什么") || strings.HasSuffix(r.between(0, k), "哪些")
	}
	if prev != ' ' {
		return strings.ContainsRune(",.;:\n", prev)
	}
	// In English a name, a sign or an article stands before it.
	before := strings.TrimSuffix(strings.TrimRight(r.between(0, k), " "), "'s")
	if strings.HasSuffix(before, " the") || strings.HasSuffix(before, ",") || strings.HasSuffix(before, ".") || strings.HasSuffix(before, ";") {
		return true
	}
	end := len([]rune(before))
	return r.endsName(end)
}

// endsName reports whether a name that was found ends at k.
func (r *reader) endsName(k int) bool {
	ends := func(s Span) bool { return s.End == k }
	return slices.ContainsFunc(r.hits, func(h Hit) bool { return ends(h.Span) }) ||
		slices.ContainsFunc(r.firms, func(f firm) bool { return ends(f.span) }) ||
		slices.ContainsFunc(r.folk, func(p person) bool { return ends(p.span) })
}

func (r *reader) isNotAt(k int) bool { return k > 1 && r.between(k-2, k) == "不是" }

// notAt reports a negation right before k.
func (r *reader) notAt(k int) bool {
	if before := r.between(0, k); strings.HasSuffix(before, "不只是") || strings.HasSuffix(before, "不止是") || strings.HasSuffix(before, "不光是") || strings.HasSuffix(before, "不再是") {
		return true
	}
	return k > 0 && (r.n[k-1] == '不' || r.n[k-1] == '没') || r.isNotAt(k)
}

// exactAlone is from how many characters a word says something by itself;
// shorter ones need 是 before them: 王总是内线.
const exactAlone = 3

// isAt reports whether 是 or is stands right before k.
func (r *reader) isAt(k int) bool {
	return k > 0 && strings.ContainsRune("是为成到", r.n[k-1]) || strings.HasSuffix(r.between(0, k), " is ") || strings.HasSuffix(r.between(0, k), " is a ") ||
		strings.HasSuffix(r.between(0, k), " is the ") || strings.HasSuffix(r.between(0, k), " is an ")
}

// glued is from how many characters a term needs no sign before its value.
const glued = 4

// closes reports whether a value, or a question, follows the term in [from, to).
func (r *reader) closes(from, to int, x *folded) bool {
	if x.term.Exact && len(x.word) < exactAlone && !r.isAt(from) {
		return false
	}
	if to == len(r.n) || x.term.Whole && !x.term.Exact {
		return true
	}
	next := r.n[to]
	if x.term.Exact {
		if next == '的' && (to+1 == len(r.n) || strings.ContainsRune(" ,;。.!吧", r.n[to+1])) {
			return true // 刘总是中立的
		}
		return strings.ContainsRune(" ,;。.!?、和也兼又及了吧吗呢客", next) && (next != '客' || strings.HasPrefix(r.between(to, len(r.n)), "客户"))
	}
	if !isHan(x.word[len(x.word)-1]) && isLetter(next) {
		return false
	}
	rest := r.between(to, len(r.n))
	if !isHan(x.word[len(x.word)-1]) && next == ' ' {
		named := r.endsName(len([]rune(strings.TrimSuffix(strings.TrimRight(r.between(0, from), " "), "'s"))))
		listed := strings.HasSuffix(strings.TrimRight(r.between(0, from), " "), ",") // sales rank 12, profit rank 18
		return named || listed || from == 0 && r.beginsName(to+1) || strings.HasPrefix(rest, " is ") || asked(rest)
	}
	if strings.ContainsRune(" :=,;。?!\n", next) || strings.ContainsRune("是为", next) {
		return true
	}
	if asked(rest) {
		return true
	}
	if person := r.behindPerson(from); person {
		return true // 王总喜欢钓鱼: of a person, and nothing else is meant
	}
	return (isHan(next) || next >= '0' && next <= '9') && len(x.word) >= glued && from > 0
}

// beginsName reports whether a name that was found begins at k: SWOT 比亚迪.
func (r *reader) beginsName(k int) bool {
	return slices.ContainsFunc(r.hits, func(h Hit) bool { return h.Span.Start == k }) ||
		slices.ContainsFunc(r.firms, func(f firm) bool { return f.span.Start == k }) ||
		slices.ContainsFunc(r.folk, func(p person) bool { return p.span.Start == k })
}

func (r *reader) behindPerson(k int) bool {
	for _, p := range r.folk {
		if p.span.End == k {
			return true
		}
	}
	for _, h := range r.hits {
		if h.Span.End == k && h.Known[0].Row.Kind == "contact" {
			return true
		}
	}
	return false
}

func isLetter(c rune) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// trimBack is k without the name-less rest before it: commas and blanks.
func (r *reader) trimBack(k int) int {
	for k > 0 && strings.ContainsRune(" ,;、。\n不没的是也和又还兼", r.n[k-1]) {
		k--
	}
	return k
}

// askings are what is asked of a field.
var askings = []string{"怎么样", "怎样", "如何", "是什么", "是啥", "好不好", "好吗", "什么", "多少", "呢", "吗", "咋样", "有哪些", "高吗", "强吗", "情况", "填一下", "填写", "看一下", "打一下", "过一下", "填写一下"}

// asked reports a rest, folded, that asks and says nothing.
func asked(rest string) bool {
	was := strings.TrimSpace(rest)
	rest = strings.TrimRight(was, "? .")
	return slices.Contains(askings, rest) || rest == "" && was != "" || asksCount(rest)
}

// asksCount reports words that ask how many there are, or which: 还有几个没关.
func asksCount(rest string) bool {
	rest = strings.TrimPrefix(strings.TrimPrefix(rest, "还"), "有")
	return len([]rune(rest)) <= 7 && (strings.HasPrefix(rest, "几") || strings.HasPrefix(rest, "多少") || strings.HasPrefix(rest, "哪些"))
}

// onlyThat are words that say of a matter no more than that it is one: price is the issue.
var onlyThat = wordSet("the a an our their his her main only big biggest real still not no issue problem sticking point question concern worry blocker thing here now there")

// saysOnlyThat reports a value in English that is nothing but that the matter is one.
func saysOnlyThat(value string) bool {
	words := strings.Fields(strings.ToLower(value))
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !onlyThat[w] }) && value != "no" && value != "not"
}

// noteValue is what was said of a term, without the signs that lead to it.
func noteValue(s string) (value string, question bool) {
	if asked(string(normalise([]rune(s)))) {
		return "", true
	}
	for {
		was := s
		s = strings.TrimLeft(s, " :\uff1a=\uff1d,\uff0c;\uff1b是为")
		for _, p := range []string{"改成", "改为", "is ", "was "} {
			s = strings.TrimPrefix(s, p)
		}
		if s == was {
			break
		}
	}
	return strings.TrimRight(s, " ,\uff0c;\uff1b。.!\uff01"), false
}
