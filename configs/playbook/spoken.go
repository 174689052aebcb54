package playbook

import (
	"slices"
	"strings"
	"unicode/utf8"

	"milepost/storage/crm"
)

// Speech is how people tell of a field without calling it by its name: 付款一向准时 is said of a
// customer's credit, "he hates change" of an attitude.
type Speech struct {
	Field string   `yaml:"field" json:"field,omitzero"`  // "" where it stands with its field
	Value string   `yaml:"value" json:"value,omitzero"`  // the choice that it says, of a field that has choices
	Of    []string `yaml:"of" json:"of,omitempty"`       // how it begins, behind whom it is said of
	Tells []string `yaml:"tells" json:"tells,omitempty"` // one of them stands behind; none: the beginning says it. $ behind a word: it ends there, ~ before it: a part of a word
	Not   []string `yaml:"not" json:"not,omitempty"`     // none of them stands in it
	Asks  []string `yaml:"asks" json:"asks,omitempty"`   // how it is asked
	Cut   bool     `yaml:"cut" json:"cut,omitzero"`      // the value is what stands behind the beginning
}

// Fillers are words of a talk that say nothing of a field by themselves.
type Fillers struct {
	Fill []string `yaml:"fill" json:"fill,omitempty"` // between whom something is said of and what is said
	Sets []string `yaml:"sets" json:"sets,omitempty"` // such that lead to a choice: 算, 归到, counts as
	Ends []string `yaml:"ends" json:"ends,omitempty"` // behind a choice
	Asks []string `yaml:"asks" json:"asks,omitempty"` // behind the name of a field: what is it
}

// Heard is what a clause says of a field, or asks about it.
type Heard struct {
	Field string
	Value string // as the field keeps it, or the words behind From
	From  int    // where in the clause the value begins, of a field without choices
	Asked bool
	Named bool // the field stands in it by its name
}

// Listener hears what clauses say of fields. It is made once for many clauses.
type Listener struct {
	book  *Book
	begin map[rune][]spokenWord // the longest first
	fill  map[rune][]spokenWord // fillers, those that set a choice marked by it
	label map[rune][]spokenWord // names of fields
	words map[rune][]spokenWord // choices
	leads map[rune]bool         // what a clause begins with that says something of a field

	things []talkedThing  // what is talked of
	named  map[rune][]int // of these, those whose name begins so
}

// spokenWord is a word with what it means.
type spokenWord struct {
	word  string
	on    crm.Kind
	field Field
	value string
	say   *Speech
	sets  bool
	asks  bool
}

// Listener makes a listener for the words of the method as they are now.
func (b *Book) Listener() *Listener {
	l := &Listener{book: b, begin: map[rune][]spokenWord{}, fill: map[rune][]spokenWord{}, label: map[rune][]spokenWord{}, words: map[rune][]spokenWord{}}
	for i := range b.Speeches {
		s := &b.Speeches[i]
		f, _ := b.Field(s.Field)
		for _, w := range s.Of {
			put(l.begin, spokenWord{word: w, on: b.FieldOn(s.Field), field: f, value: s.Value, say: s})
		}
		for _, w := range s.Asks {
			put(l.begin, spokenWord{word: w, on: b.FieldOn(s.Field), field: f, say: s, asks: true})
		}
	}
	for _, f := range b.Fields {
		for i := range f.Told {
			for _, w := range f.Told[i].Of {
				put(l.begin, spokenWord{word: w, on: b.FieldOn(f.ID), field: f, value: f.Told[i].Value, say: &f.Told[i]})
			}
		}
	}
	for _, w := range b.Fillers.Fill {
		put(l.fill, spokenWord{word: w})
	}
	for _, w := range b.Fillers.Sets {
		put(l.fill, spokenWord{word: w, sets: true})
	}
	for _, f := range b.Fields {
		on := b.FieldOn(f.ID)
		for _, w := range words(f.Word) {
			put(l.label, spokenWord{word: w, on: on, field: f})
		}
		if f.Kind != FieldOne {
			continue
		}
		for _, c := range b.ChoicesOf(f) {
			for _, w := range words(c) {
				put(l.words, spokenWord{word: w, on: on, field: f, value: c.ID})
				if w[0] < utf8.RuneSelf {
					put(l.words, spokenWord{word: w + "s", on: on, field: f, value: c.ID}) // we're friends
				}
			}
		}
	}
	for _, m := range []map[rune][]spokenWord{l.begin, l.fill, l.label, l.words} {
		for r := range m {
			slices.SortStableFunc(m[r], func(a, b spokenWord) int { return len(b.word) - len(a.word) })
		}
	}
	l.leads = leading(l.begin, l.fill, l.label, l.words)
	l.things, l.named = b.talked(), map[rune][]int{}
	for i := range l.things {
		if r, _ := utf8.DecodeRuneInString(l.things[i].name); l.things[i].name != "" {
			l.named[r] = append(l.named[r], i)
		}
	}
	return l
}

// leading are the letters with which the words of some tables begin, and those that say how much
// something is so.
func leading(tables ...map[rune][]spokenWord) map[rune]bool {
	all := map[rune]bool{}
	for _, m := range tables {
		for r := range m {
			all[r] = true
		}
	}
	for i := 0; i < len(degreeWords); i += 2 {
		r, _ := utf8.DecodeRuneInString(degreeWords[i])
		all[r] = true
	}
	r, _ := utf8.DecodeRuneInString(ourWe)
	all[r] = true
	return all
}

func put(m map[rune][]spokenWord, w spokenWord) {
	w.word = Small(w.word)
	if r, _ := utf8.DecodeRuneInString(w.word); w.word != "" {
		m[r] = append(m[r], w)
	}
}

// at are the words that a text begins with, the longest first.
func at(m map[rune][]spokenWord, s string) (out []*spokenWord) {
	r, _ := utf8.DecodeRuneInString(s)
	all := m[r]
	for i := range all {
		if all[i].begins(s) {
			out = append(out, &all[i])
		}
	}
	return out
}

// begins reports that a text begins with the word.
func (w *spokenWord) begins(s string) bool {
	return strings.HasPrefix(s, w.word) && wordEdges(s, 0, len(w.word))
}

// Hear is what a clause in small letters says of a field of that kind of record, or asks about
// it; whom it is said of stands in it no more. How much it is so does not matter to a choice.
func (l *Listener) Hear(on crm.Kind, clause string, asks bool) (Heard, bool) {
	if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(clause, besides)); !l.leads[r] {
		return Heard{}, false
	}
	clause = strings.ReplaceAll(clause, ourWe, "我们") // which is as long
	h, ok := l.hear(on, clause, asks)
	if ok || asks {
		return h, ok
	}
	plain := degrees.Replace(clause)
	if plain == clause {
		return h, false
	}
	h, ok = l.hear(on, plain, false)
	f, _ := l.book.Field(h.Field)
	switch {
	case f.Kind == FieldYes: // keeps the words themselves
		h.Value, h.From = clause, 0
	case f.Kind != FieldOne:
		return Heard{}, false
	}
	return h, ok
}

// hear is Hear of the clause as it stands.
func (l *Listener) hear(on crm.Kind, clause string, asks bool) (Heard, bool) {
	rest, sets := clause, false
	var label *spokenWord
	for {
		rest = strings.TrimLeft(rest, besides)
		for _, w := range at(l.begin, rest) {
			if named := labelAt(l.label, on, rest); w.asks != asks || w.on != on || named != nil && len(named.word) > len(w.word) ||
				label != nil && (w.field.ID != label.field.ID || w.value == "" && !asks) {
				continue // 行业地位 前十 names its field
			}
			if h, ok := l.says(w, clause, rest); ok {
				if said := strings.TrimPrefix(rest, w.word); h.Value == clause && labelAt(l.label, on, rest) != nil && strings.HasPrefix(said, " ") { // 信誉 付款一向准时: its name is no part of it
					h.From = len(clause) - len(strings.TrimLeft(said, " "))
					h.Value = clause[h.From:]
				}
				return h, true
			}
		}
		if !asks {
			if h, ok := l.chooses(on, label, sets, rest); ok {
				return h, true
			}
		}
		if label == nil {
			label = labelAt(l.label, on, rest)
			if label != nil {
				rest = rest[len(label.word):]
				continue
			}
		}
		fills := at(l.fill, rest)
		if len(fills) == 0 {
			break
		}
		for _, w := range fills {
			sets = sets || w.sets && len(w.word) == len(fills[0].word)
		}
		rest = rest[len(fills[0].word):]
	}
	switch {
	case label == nil:
	case asks:
		return Heard{Field: label.field.ID, Asked: true}, l.asked(rest)
	case label.field.Kind == FieldLine && length(label.word) > 3 && label.word[0] >= utf8.RuneSelf && !holdsAny(rest[:min(len(rest), 3)], notValue): // 销售政策给他们账期60天
		from := len(clause) - len(strings.TrimLeft(rest, " :是"))
		return Heard{Field: label.field.ID, Value: clause[from:], From: from, Named: true}, true
	}
	return Heard{}, false
}

// notValue are words behind the name of a field that make another word of it: 合作意向书.
var notValue = []string{"书", "表", "会", "的", "问", "这"}

// Named is the field of that kind of record which a text in small letters names, and the text as
// it was written without that name and what leads to it; "" for none.
func (l *Listener) Named(on crm.Kind, small, written string) (rest, field string) {
	for i := range small {
		if !utf8.RuneStart(small[i]) || i > 0 && small[i] < utf8.RuneSelf && small[i-1] != ' ' {
			continue
		}
		w := labelAt(l.label, on, small[i:])
		if w == nil {
			continue
		}
		before, behind := written[:i], written[i+len(w.word):]
		if small[i] >= utf8.RuneSelf {
			return behind, w.field.ID
		}
		for _, lead := range aboutIt {
			if head, ok := strings.CutSuffix(strings.ToLower(before), lead+" "); ok {
				return strings.TrimSpace(before[:len(head)] + behind), w.field.ID
			}
		}
		return strings.TrimSpace(behind), w.field.ID
	}
	return "", ""
}

// aboutIt leads to the name of a field in English.
var aboutIt = []string{" about their", " about the", " about his", " about her", " on their", " of their", "the", "their", "his", "her"}

// labelAt is the name of a field of that kind of record with which a text begins.
func labelAt(m map[rune][]spokenWord, on crm.Kind, s string) *spokenWord {
	r, _ := utf8.DecodeRuneInString(s)
	all := m[r]
	for i := range all {
		if w := &all[i]; w.on == on && w.begins(s) && length(w.word) > 1 {
			return w
		}
	}
	return nil
}

// says is what a clause says that begins, behind its fillers, with the words of a speech.
func (l *Listener) says(w *spokenWord, clause, rest string) (Heard, bool) {
	behind := rest[len(w.word):]
	if w.asks {
		return Heard{Field: w.field.ID, Asked: true}, l.asked(behind)
	}
	if holdsAny(clause, w.say.Not) || !tells(w.say.Tells, behind) {
		return Heard{}, false
	}
	if w.value != "" {
		return Heard{Field: w.field.ID, Value: w.value}, len(w.say.Tells) > 0 || l.ends(behind)
	}
	from := 0
	if w.say.Cut {
		from = len(clause) - len(strings.TrimLeft(behind, " :在是了至到于"))
	}
	return Heard{Field: w.field.ID, Value: clause[from:], From: from}, true
}

// tells reports that one of the words stands in what follows; where there are none, it is told
// already.
func tells(words []string, behind string) bool {
	for _, w := range words {
		w = Small(w)
		if end, ok := strings.CutSuffix(w, "$"); ok {
			if strings.HasSuffix(strings.TrimRight(behind, " .!~了吧啊"), end) {
				return true
			}
			continue
		}
		if part, ok := strings.CutPrefix(w, "~"); ok { // of a longer word: Hafenstraße
			if strings.Contains(behind, part) {
				return true
			}
			continue
		}
		if i := strings.Index(behind, w); i >= 0 && wordEdges(behind, i, i+len(w)) {
			return true
		}
	}
	return len(words) == 0
}

func holdsAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		w = Small(w)
		i := strings.Index(s, w)
		return i >= 0 && wordEdges(s, i, i+len(w))
	})
}

// chooses is the choice with which a text begins and ends, of the field that was named, else of
// the only one that has it, which words must lead to or name behind it.
func (l *Listener) chooses(on crm.Kind, label *spokenWord, sets bool, rest string) (Heard, bool) {
	var found []*spokenWord
	for _, w := range at(l.words, rest) {
		if w.on != on || label != nil && w.field.ID != label.field.ID || length(w.word) < 2 && label == nil || !l.ends(rest[len(w.word):]) {
			continue
		}
		found = append(found, w)
	}
	if label == nil { // 是供应商关系 says by its last word which field is meant
		named := l.namedBehind(on, rest, found)
		switch {
		case len(named) > 0:
			found = named
		case !sets:
			return Heard{}, false
		}
	}
	if len(found) == 0 || slices.ContainsFunc(found, func(w *spokenWord) bool { return w.field.ID != found[0].field.ID }) {
		return Heard{}, false // a supplier is one who is related to us, or what he is
	}
	return Heard{Field: found[0].field.ID, Value: found[0].value}, true
}

// namedBehind are the choices of the field whose name stands behind them: 是供应商关系.
func (l *Listener) namedBehind(on crm.Kind, rest string, found []*spokenWord) []*spokenWord {
	var out []*spokenWord
	for _, w := range found {
		if behind := labelAt(l.label, on, strings.TrimLeft(rest[len(w.word):], " ")); behind != nil && behind.field.ID == w.field.ID {
			out = append(out, w)
		}
	}
	return out
}

// ends reports that nothing follows but words that end a statement.
func (l *Listener) ends(s string) bool { return onlyOf(s, l.book.Fillers.Ends) }

// asked reports that nothing follows the name of a field but the question what it is.
func (l *Listener) asked(s string) bool {
	s = strings.TrimRight(s, " ?？")
	return s == "" || onlyOf(s, l.book.Fillers.Asks)
}

// onlyOf reports that a text is made of these words alone.
func onlyOf(s string, words []string) bool {
	for {
		s = strings.Trim(s, " .!~,'")
		if s == "" {
			return true
		}
		cut := ""
		for _, w := range words {
			if strings.HasPrefix(s, w) && len(w) > len(cut) && wordEdges(s, 0, len(w)) {
				cut = w
			}
		}
		if cut == "" {
			return false
		}
		s = s[len(cut):]
	}
}
