package parse

import (
	"strings"
)

// trait is one thing that is true of the words of a group: what they are weighed
// by as a whole. Names, days, sums and numbers are not told apart in it, so that
// what holds of one customer holds of any.
type trait struct {
	kind traitKind
	a, b string
}

type traitKind byte

const (
	traitFlag  traitKind = 'f' // what the group has: a customer, somebody
	traitMood  traitKind = 't' // a clause's tense and mood
	traitClass traitKind = 'c' // a class of word that a clause has, in its mood or in any
	traitWord  traitKind = 'w' // a word, in a clause of that mood or of any
	traitFirst traitKind = 's' // the word that a clause begins with
	traitPair  traitKind = 'g' // two words, one after the other
	traitKinds traitKind = 'k' // what two words are that follow each other
	traitRunes traitKind = 'r' // one Chinese character or two, wherever words end
)

// hash is what the table of weights knows a trait by: FNV-1a over its parts.
func (t trait) hash() uint64 {
	h := (uint64(14695981039346656037) ^ uint64(t.kind)) * 1099511628211
	for i := range len(t.a) {
		h = (h ^ uint64(t.a[i])) * 1099511628211
	}
	h = (h ^ '\t') * 1099511628211
	for i := range len(t.b) {
		h = (h ^ uint64(t.b[i])) * 1099511628211
	}
	return h
}

// String is a trait as the table of weights has it.
func (t trait) String() string { return string(rune(t.kind)) + "\t" + t.a + "\t" + t.b }

// classNames are the classes by their bits, as traits call them.
var classNames = strings.Fields("go meet visit call with at done plan wish neg cancel ask command title dept region tail industry brand ours theirs speaker cost revenue kind unit payment programme role source activity milestone outcome intent split chat rival kin answer say func reach person someone intro thing capture want legal pretitle city customer institute errand")

// traits calls note with everything that is true of a group's words. The same
// trait may come more than once.
func (r *reader) traits(g *group, note func(trait)) {
	if g.firm >= 0 {
		note(trait{traitFlag, "customer", ""})
		note(trait{traitFlag, "customer", digits[min(max(int(r.firms[g.firm].score), 0), 8)]})
		if r.firms[g.firm].tailed {
			note(trait{traitFlag, "trade", ""})
		}
	}
	if r.anybody(g) {
		note(trait{traitFlag, "somebody", ""})
	}
	note(trait{traitFlag, "clauses", digits[min(len(g.clauses), 4)]})
	last := "^"
	for _, k := range g.clauses {
		c := &r.clauses[k]
		mood := c.mood()
		note(trait{traitMood, mood, ""})
		if k == g.clauses[0] {
			note(trait{traitMood, mood, "first"})
		}
		if k == g.clauses[len(g.clauses)-1] {
			note(trait{traitMood, mood, "last"})
		}
		if len(c.whens) > 0 {
			note(trait{traitMood, mood, "day"})
		}
		if len(c.moneys) > 0 {
			note(trait{traitMood, mood, "sum"})
		}
		for n, name := range classNames {
			if c.bits&(1<<n) != 0 {
				note(trait{traitClass, name, ""})
				note(trait{traitClass, name, mood})
			}
		}
		last = r.wordTraits(c, mood, last, note)
		r.kindTraits(c, note)
	}
	note(trait{traitPair, last, "$"})
	r.runeTraits(g, note)
}

var digits = [...]string{"0", "1", "2", "3", "4", "5", "6", "7", "8"}

// mood is a clause's tense and what else it is, in a word.
func (c *clause) mood() string {
	tense := c.tense + 1
	switch {
	case c.wish:
		return [...]string{"wished done", "wished", "wished plan"}[tense]
	case c.neg:
		return [...]string{"denied done", "denied", "denied plan"}[tense]
	case c.cancel:
		return [...]string{"cancelled done", "cancelled", "cancelled plan"}[tense]
	case c.ask:
		return [...]string{"asked done", "asked", "asked plan"}[tense]
	case c.quote:
		return [...]string{"quoted done", "quoted", "quoted plan"}[tense]
	case c.beside:
		return [...]string{"beside done", "beside", "beside plan"}[tense]
	}
	return [...]string{"done", "open", "plan"}[tense]
}

// wordTraits notes a clause's words and which follow which, across clauses. It
// returns the last.
func (r *reader) wordTraits(c *clause, mood, last string, note func(trait)) string {
	first := true
	for i := c.from; i < c.to; i++ {
		if r.isSpace(i) {
			continue
		}
		w := r.said(i)
		if w == last && w[0] == '<' {
			continue // one name of several tokens
		}
		note(trait{traitWord, w, ""})
		note(trait{traitPair, last, w})
		if r.toks[i].kind == tokWord {
			note(trait{traitWord, w, mood})
		}
		if first {
			note(trait{traitFirst, w, ""})
			first = false
		}
		last = w
	}
	return last
}

// said is a token as traits have it: the word, or what kind of name or number.
func (r *reader) said(i int) string {
	t := r.toks[i]
	switch {
	case r.inFirm(i), t.kind == tokName:
		return "<customer>"
	case r.folkOf[i], t.kind == tokPerson:
		return "<somebody>"
	case t.kind == tokWord:
		return t.w.text
	case t.kind == tokWhen:
		return "<day>"
	case t.kind == tokMoney:
		return "<sum>"
	case t.kind == tokDigits:
		return "<number>"
	case t.kind == tokPhone, t.kind == tokEmail, t.kind == tokWeChat:
		return "<address>"
	case t.kind == tokMark && r.n[t.span.Start] == '\n':
		return "<line>"
	case t.kind == tokURL, t.kind == tokRef:
		return "<reference>"
	}
	return r.saying(t.span)
}

// kindTraits notes what kinds of words follow each other in a clause.
func (r *reader) kindTraits(c *clause, note func(trait)) {
	last := "^"
	for i := c.from; i < c.to; i++ {
		if r.isSpace(i) {
			continue
		}
		kind := r.said(i)
		switch t := r.toks[i]; {
		case kind[0] == '<':
		case t.kind == tokWord && t.bits == cFunc:
		case t.kind == tokWord && t.w.tags[0].class == cIntent:
			kind = t.w.tags[0].val
		case t.kind == tokWord:
			kind = kindsOf(t.bits)
		case t.kind == tokUnknown, t.kind == tokLatin:
			kind = "?"
		}
		if kind == last {
			continue
		}
		note(trait{traitKinds, last, kind})
		last = kind
	}
}

// runeTraits notes the Chinese characters of what is no name, day or sum.
func (r *reader) runeTraits(g *group, note func(trait)) {
	for _, k := range g.clauses {
		r.runesOf(&r.clauses[k], note)
	}
}

// runesOf notes those of one clause.
func (r *reader) runesOf(c *clause, note func(trait)) {
	before := -1
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; r.inFirm(i) || r.folkAt(i) || t.kind == tokWhen || t.kind == tokMoney {
			before = -1
			continue
		}
		for at := r.toks[i].span.Start; at < r.toks[i].span.End; at++ {
			if !isHan(r.n[at]) {
				before = -1
				continue
			}
			note(trait{traitRunes, r.between(at, at+1), ""})
			if before == at-1 && at > 0 {
				note(trait{traitRunes, r.between(before, at+1), ""})
			}
			before = at
		}
	}
}
