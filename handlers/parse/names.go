package parse

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"milepost/storage/crm"
)

// Names is an immutable snapshot of the names that are known: customers, their
// people and our own. It is safe for use by many goroutines at once; nil knows
// nobody.
//
// It is two layers of sorted keys, which is a rune trie laid flat: a large one
// that stays and a small one for what came since, so that With is cheap.
type Names struct {
	base, over *layer
	hidden     map[rowKey]bool // rows of base that over replaces or forgets
}

type rowKey struct {
	kind crm.Kind
	id   string
}

// form is one way to write a row's name: where its key stands in the text of its
// layer. A layer has hundreds of thousands of them, in which the collector finds
// nothing to follow.
type form struct {
	from uint32
	row  int32
	size uint16 // bytes
	why  why
}

// maxKey bounds the size of a key.
const maxKey = 1<<16 - 1

// of is the key of a form of that text.
func (f *form) of(text string) string { return text[f.from : f.from+uint32(f.size)] }

type why uint8

const (
	whyExact why = iota
	whyAlias
	whyLearned
	whyShort
	whyPinyin
	whyInitials
	whyNear
)

func (w why) String() string {
	return [...]string{"exact", "alias", "learned", "short", "pinyin", "initials", "near"}[w]
}

// NewNames makes a snapshot of these rows; a row that is Gone is left out. A
// later row of the same kind and id replaces an earlier one.
func NewNames(rows []crm.NameRow) *Names {
	return &Names{base: newLayer(rows), over: newLayer(nil)}
}

// With is the snapshot with these rows added, replaced or (Gone) forgotten.
// The receiver stays as it is; nil counts as empty.
func (n *Names) With(rows []crm.NameRow) *Names {
	if n == nil {
		return NewNames(rows)
	}
	if len(rows) == 0 {
		return n
	}
	if n.over.rows.len()+len(rows) > 256+n.base.rows.len()/16 {
		return NewNames(append(n.rows(), rows...))
	}
	fresh := append(n.over.rows.all(), rows...)
	hidden := maps.Clone(n.hidden)
	if hidden == nil {
		hidden = make(map[rowKey]bool, len(rows))
	}
	for _, r := range rows {
		hidden[rowKey{r.Kind, r.ID}] = true
	}
	return &Names{base: n.base, over: newLayer(fresh), hidden: hidden}
}

// rows lists what is known.
func (n *Names) rows() []crm.NameRow {
	out := make([]crm.NameRow, 0, n.base.rows.len()+n.over.rows.len())
	for i := range int32(n.base.rows.len()) {
		if !n.hides(n.base, i) {
			out = append(out, n.base.rows.row(i))
		}
	}
	return append(out, n.over.rows.all()...)
}

// hides reports whether a row of a layer is replaced or forgotten by the one over it.
func (n *Names) hides(l *layer, row int32) bool {
	return l == n.base && len(n.hidden) > 0 && n.hidden[l.rows.key(row)]
}

// Len is how many names are known.
func (n *Names) Len() int {
	if n == nil {
		return 0
	}
	known := n.over.rows.len()
	for i := range int32(n.base.rows.len()) {
		known += b2i(!n.hides(n.base, i))
	}
	return known
}

// Hit is a known name that stands in a text.
type Hit struct {
	Span  Span // code points of the text
	Known []Match
}

// Asker is for whom names are looked up.
type Asker struct {
	Who    crm.PersonID    // his own accounts rank first, and what was learned of him counts
	Recent []crm.AccountID // what he had to do with last, newest first
}

// Find lists the known names that are written out in a text, leftmost and
// longest first, without overlap; of each, what it may mean, best first.
func (n *Names) Find(text string, who Asker) []Hit {
	if n == nil {
		return nil
	}
	return n.find(normalise([]rune(text)), who)
}

// Has reports whether a text names a customer or somebody of his, whichever of those who are called so.
func (n *Names) Has(text string, who Asker) bool {
	if n == nil {
		return false
	}
	r := normalise([]rune(text))
	var room []candidate
	for i := 0; i < len(r); i++ {
		if !startsAt(r, i) {
			continue
		}
		end, known := n.at(r, i, who, room[:0])
		if room = known; end > i && len(known) > 0 {
			if slices.ContainsFunc(known, func(c candidate) bool { return c.kind() == crm.KindAccount || c.kind() == crm.KindContact }) {
				return true
			}
			i = end - 1
		}
	}
	return false
}

// startsAt reports whether a name may begin at text[i].
func startsAt(text []rune, i int) bool {
	if !isWordRune(text[i]) {
		return text[i] >= 0x80
	}
	return i == 0 || !isWordRune(text[i-1])
}

// match is what a form of a layer's row means to somebody: of a lesson, its
// account to whom it belongs, and nothing to the others.
func (n *Names) match(l *layer, f form, score float64, why why, who Asker) (candidate, bool) {
	if l.rows.kind(f.row) != crm.KindLesson {
		return candidate{&l.rows, score, f.row, why}, true
	}
	if score < 1 || l.rows.owner(f.row) != who.Who || who.Who == "" {
		return candidate{}, false
	}
	key := rowKey{crm.KindAccount, string(l.rows.account(f.row))}
	for _, x := range []*layer{n.over, n.base} {
		if i, ok := x.at(key); ok && !(x == n.base && n.hidden[key]) {
			return candidate{&x.rows, 1, i, whyLearned}, true
		}
	}
	return candidate{}, false
}

func (n *Names) find(text []rune, who Asker) []Hit {
	var out []Hit
	n.each(text, who, func(s Span, known []candidate) { out = append(out, Hit{s, rank(known, who)}) })
	return out
}

// each hands over the known names in a folded text one by one, with all that they may
// mean, which stays as it is until the next one.
func (n *Names) each(text []rune, who Asker, found func(Span, []candidate)) {
	var room []candidate
	for i := 0; i < len(text); i++ {
		if !startsAt(text, i) {
			continue
		}
		end, known := n.at(text, i, who, room[:0])
		if room = known; end > i && len(known) > 0 {
			found(Span{i, end}, known)
			i = end - 1
		}
	}
}

// at is the longest known name that begins at text[i], and what it may mean, in the
// room of known.
func (n *Names) at(text []rune, i int, who Asker, known []candidate) (int, []candidate) {
	end := i
	for _, l := range []*layer{n.base, n.over} {
		counts := func(f form) bool {
			return !n.hides(l, f.row) && (l.rows.kind(f.row) != crm.KindLesson || l.rows.owner(f.row) == who.Who)
		}
		e, lo, hi := l.longest(text, i, counts)
		if e == i || e < end {
			continue
		}
		if e > end {
			known = known[:0]
		}
		end = e
		for _, f := range l.forms[lo:hi] {
			if m, ok := n.match(l, f, 1, f.why, who); ok && counts(f) {
				known = append(known, m)
			}
		}
	}
	return end, known
}

// longest is the longest form that counts and begins at text[i]: where it ends
// and which forms have that key. Spaces and dashes inside a name do not matter.
func (l *layer) longest(text []rune, i int, counts func(form) bool) (end int, from, to int) {
	span, ok := l.first[text[i]]
	if !ok {
		return i, 0, 0
	}
	lo, hi := int(span[0]), int(span[1])
	off := utf8.RuneLen(text[i])
	end = i
	j := i + 1
	for {
		// Keys that end here are the first of the range.
		if int(l.forms[lo].size) == off && boundary(text, i, j) {
			e := lo
			for e < hi && int(l.forms[e].size) == off {
				e++
			}
			if slices.ContainsFunc(l.forms[lo:e], counts) {
				end, from, to = j, lo, e
			}
		}
		for j < len(text) && j-i < 64 && strings.ContainsRune(" -.&'()·", text[j]) {
			j++
		}
		if j >= len(text) {
			return end, from, to
		}
		lo, hi = l.narrow(lo, hi, off, text[j])
		if lo == hi {
			return end, from, to
		}
		off += utf8.RuneLen(text[j])
		j++
	}
}

// boundary keeps a Latin name from ending inside a word.
func boundary(text []rune, i, j int) bool {
	return j >= len(text) || !isWordRune(text[j-1]) || !isWordRune(text[j])
}

// narrow keeps the forms of [lo, hi) whose key goes on with r at byte off.
func (l *layer) narrow(lo, hi, off int, r rune) (int, int) {
	at := func(k int) rune {
		key := l.key(&l.forms[k])
		if len(key) <= off {
			return -1
		}
		x, _ := utf8.DecodeRuneInString(key[off:])
		return x
	}
	a, b := lo, hi
	for a < b {
		if m := (a + b) / 2; at(m) < r {
			a = m + 1
		} else {
			b = m
		}
	}
	start := a
	b = hi
	for a < b {
		if m := (a + b) / 2; at(m) <= r {
			a = m + 1
		} else {
			b = m
		}
	}
	return start, a
}

// maxMatches bounds how many candidates are worth telling of.
const maxMatches = 20

// candidate is a row that a name may mean.
type candidate struct {
	rows  *rowList
	score float64
	row   int32 // of rows
	why   why
}

func (c candidate) kind() crm.Kind { return c.rows.kind(c.row) }
