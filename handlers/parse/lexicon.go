package parse

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// class is what a word may be in a message; a word can be several things.
type class uint64

const (
	cGo         class = 1 << iota // goes to a place: 去 到 went
	cMeet                         // meets, talks: 见了 聊了 met
	cVisit                        // says plainly that it was a visit: 拜访
	cCall                         // a phone call
	cWith                         // stands before whom it is done with: 跟 给 with
	cAt                           // stands before a company: 在 at from
	cDone                         // it has happened
	cPlan                         // it is to happen
	cWish                         // it is only wished for
	cNeg                          // it did not happen
	cCancel                       // it is called off
	cAsk                          // a question
	cCommand                      // asks the product to show or find something
	cTitle                        // a job title that may follow a surname
	cDept                         // a department
	cRegion                       // a place; val is its name
	cTail                         // ends a company's name
	cIndustry                     // val is one of the twelve labels
	cBrand                        // a well-known company
	cOurs                         // our side: 我们 our
	cTheirs                       // the customer's side: 他们 对方
	cSpeaker                      // the rep himself: 我 I
	cCost                         // spent; val is its kind
	cRevenue                      // the customer's revenue
	cMoneyKind                    // val is the crm.AmountKind
	cUnit                         // a unit price
	cPayment                      // paid, deposited, discounted: not the deal's value
	cProgramme                    // the customer's whole programme, a competitor's price
	cRole                         // val is the contact's role
	cSource                       // val is the source of a lead
	cActivity                     // val is the kind of activity
	cMilestone                    // val is m1..m10
	cOutcome                      // val is the outcome
	cIntent                       // val is the intent, with a weight
	cSplit                        // begins a new matter: 然后 also
	cChat                         // small talk
	cRival                        // stands by a competitor
	cKin                          // 表哥 老同学: neither contact nor company
	cAnswer                       // what a customer owes us: 答复
	cSay                          // says, reports
	cFunc                         // grammar
	cReach                        // reached on the phone
	cPerson                       // a first name
	cPersonWord                   // a person without a name: 老板娘
	cIntro                        // a person's name follows: 叫 联系人
	cThing                        // goods: not part of a company's name
	cCapture                      // starts a lead
	cWantBuy                      // the customer wants something
	cLegal                        // a company's legal form
	cPreTitle                     // a title that stands before a name: chairman
	cCity                         // a city that a company's name may begin with
	cCustomer                     // an unnamed customer: 那个项目 客户
	cInstitute                    // a hospital, a school, public works: with a city before it a customer's name
	cErrand                       // one's own errand or outing: 看牙 取快递 with my wife
)

// tag is one meaning of a word.
type tag struct {
	class  class
	val    string
	weight float64
}

// word is an entry of the lexicon.
type word struct {
	text string
	n    int // runes
	bits class
	tags []tag
}

// val is what the word means in that class, "" if nothing.
func (w *word) val(c class) string {
	for _, t := range w.tags {
		if t.class == c {
			return t.val
		}
	}
	return ""
}

// means gives the word a meaning; one that two rows give it counts once.
func (w *word) means(t tag) {
	for i := range w.tags {
		if had := &w.tags[i]; had.class == t.class && had.val == t.val {
			had.weight = max(had.weight, t.weight)
			return
		}
	}
	w.tags = append(w.tags, t)
}

// row is a line of the vocabulary: words that share a meaning.
type row struct {
	class  class
	val    string
	weight float64
	words  string // separated by spaces; _ stands for a space inside one, <a|b|> for each of some parts
}

// lexicon finds words at a place of a folded text: a rune trie, whose nodes lie
// side by side so that tens of thousands of words take little room.
type lexicon struct {
	once   sync.Once // the rest was built, by read
	tables [][]row
	nodes  []lexNode
	root   []int32 // the node of a first rune, by the rune
	words  []*word // those that nodes name; the first is none
}

// firstRunes bounds the runes that a word may begin with.
const firstRunes = 0xa000

// lexNode is reached by a rune. The nodes below it stand together, by rune.
type lexNode struct {
	key         rune
	first, many int32
	word        int32 // 0 = no word ends here
	ahead       class // what words that end here or below it may be
}

// words is the lexicon of everything that the reader knows to say. It is built with the first
// text that is read, so that who only looks at his store does not wait for it, and never changes.
var words = newLexicon(vocabularyZh, vocabularyEn, vocabularyPlaces, vocabularyNames, vocabularyGiven, vocabularyPlain, vocabularyTrades, vocabularyMore, vocabularyForms, vocabularyIntake, vocabularyTowns, vocabularyMakers, vocabularySectors, vocabularyReports, vocabularyGrammar, vocabularyDays, vocabularyCar, vocabularyDoing, vocabularyMixed, vocabularyErrands)

func newLexicon(tables ...[]row) *lexicon { return &lexicon{tables: tables} }

// read is the lexicon with all that is in its tables.
func (l *lexicon) read() *lexicon {
	l.once.Do(l.build)
	return l
}

func (l *lexicon) build() {
	byText := map[string]*word{}
	for _, table := range l.tables {
		for _, r := range table {
			for t := range spelled(r.words) {
				w := byText[t]
				if w == nil {
					w = &word{text: t, n: len([]rune(t))}
					byText[t] = w
				}
				w.bits |= r.class
				for left := r.class; left != 0; left &= left - 1 { // a row may hold several classes
					w.means(tag{left & -left, r.val, r.weight})
				}
			}
		}
	}
	for short, long := range shorthand {
		w := byText[long]
		if w == nil || byText[short] != nil {
			continue
		}
		byText[short] = &word{text: w.text, n: len([]rune(short)), bits: w.bits, tags: w.tags}
	}
	l.arrange(byText)
}

// arrange puts words into the trie by their texts.
func (l *lexicon) arrange(byText map[string]*word) {
	order := slices.AppendSeq(make([]string, 0, len(byText)), maps.Keys(byText))
	slices.Sort(order)
	l.nodes, l.root, l.words = make([]lexNode, 1, nodesOf(order)), make([]int32, firstRunes), make([]*word, 1, len(byText)+1)
	// branch is a node and those in order, from..to, that begin with the same
	// so many bytes, which lead to it.
	type branch struct{ node, from, to, bytes int32 }
	branches := make([]branch, 1, cap(l.nodes))
	branches[0].to = int32(len(order))
	for i := 0; i < len(branches); i++ {
		b := branches[i]
		if b.from < b.to && len(order[b.from]) == int(b.bytes) {
			l.nodes[b.node].word = int32(len(l.words))
			l.words = append(l.words, byText[order[b.from]])
			b.from++
		}
		l.nodes[b.node].first = int32(len(l.nodes))
		for b.from < b.to {
			r, size := utf8.DecodeRuneInString(order[b.from][b.bytes:])
			same, to := order[b.from][:int(b.bytes)+size], b.from+1
			for to < b.to && strings.HasPrefix(order[to], same) {
				to++
			}
			if b.node == 0 {
				l.root[r] = int32(len(l.nodes))
			}
			branches = append(branches, branch{int32(len(l.nodes)), b.from, to, int32(len(same))})
			l.nodes = append(l.nodes, lexNode{key: r})
			l.nodes[b.node].many++
			b.from = to
		}
	}
	for i := len(l.nodes) - 1; i >= 0; i-- { // what stands below a node stands behind it
		n := &l.nodes[i]
		if w := l.words[n.word]; w != nil {
			n.ahead = w.bits
		}
		for _, below := range l.nodes[n.first : n.first+n.many] {
			n.ahead |= below.ahead
		}
	}
}

// nodesOf is how many nodes a trie of sorted texts has: one, and one for each beginning
// of a text that the text before it does not share.
func nodesOf(order []string) int {
	n, before := 1, ""
	for _, s := range order {
		same := 0
		for i, r := range s {
			if !strings.HasPrefix(before[i:], s[i:i+utf8.RuneLen(r)]) {
				break
			}
			same = i + utf8.RuneLen(r)
		}
		n += utf8.RuneCountInString(s[same:])
		before = s
	}
	return n
}

// spelled are the words of a row, those with parts in every way: 见<到|着><了|> is
// 见到了, 见到, 见着了 and 见着.
func spelled(words string) iter.Seq[string] {
	return func(yield func(string) bool) {
		var each func(head, rest string) bool
		each = func(head, rest string) bool {
			before, parts, some := strings.Cut(rest, "<")
			if head += before; !some {
				return yield(head)
			}
			parts, rest, _ = strings.Cut(parts, ">")
			for p := range strings.SplitSeq(parts, "|") {
				if !each(head+p, rest) {
					return false
				}
			}
			return true
		}
		for t := range strings.FieldsSeq(words) {
			if !each("", strings.ReplaceAll(t, "_", " ")) {
				return
			}
		}
	}
}

// child follows one rune; 0 means there is none.
func (l *lexicon) child(at int32, r rune) int32 {
	if at == 0 {
		if r < firstRunes {
			return l.root[r]
		}
		return 0
	}
	n := &l.nodes[at]
	below := l.nodes[n.first : n.first+n.many]
	if len(below) <= 8 {
		for i := range below {
			if below[i].key == r {
				return n.first + int32(i)
			}
		}
		return 0
	}
	if i, ok := slices.BinarySearchFunc(below, r, func(n lexNode, r rune) int { return cmp.Compare(n.key, r) }); ok {
		return n.first + int32(i)
	}
	return 0
}

// at calls f with every word that begins at text[i], shortest first. Words of
// Latin letters only count between word boundaries.
func (l *lexicon) at(text []rune, i int, f func(*word)) {
	l.read()
	node := int32(0)
	latin := isWordRune(text[i])
	if latin && i > 0 && isWordRune(text[i-1]) {
		return
	}
	for j := i; j < len(text); j++ {
		if node = l.child(node, text[j]); node == 0 {
			return
		}
		if w := l.words[l.nodes[node].word]; w != nil {
			if isWordRune(text[j]) && j+1 < len(text) && isWordRune(text[j+1]) {
				continue
			}
			f(w)
		}
	}
}

// longest is the longest word of one of these classes at text[i], or nil. It
// goes no further than such words reach.
func (l *lexicon) longest(text []rune, i int, c class) *word {
	if i < 0 || i >= len(text) || i > 0 && isWordRune(text[i]) && isWordRune(text[i-1]) {
		return nil
	}
	l.read()
	var best *word
	node := int32(0)
	for j := i; j < len(text); j++ {
		if node = l.child(node, text[j]); node == 0 || l.nodes[node].ahead&c == 0 {
			return best
		}
		w := l.words[l.nodes[node].word]
		if w != nil && w.bits&c != 0 && !(isWordRune(text[j]) && j+1 < len(text) && isWordRune(text[j+1])) {
			best = w
		}
	}
	return best
}

// isWordRune reports whether r belongs to a Latin word or number.
func isWordRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r >= 0xC0 && r <= 0x24F && r != 0xD7 && r != 0xF7
}
