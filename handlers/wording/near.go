package wording

import (
	"regexp/syntax"
	"slices"
)

// most is how many texts an expression may stand for to be looked at one by one.
const most = 48

// nearOf is what letters a text must have beside one another to match an
// expression. Whatever it does not know needs nothing.
func nearOf(re *syntax.Regexp) need {
	if texts, ok := textsOf(re); ok {
		return nearTexts(texts)
	}
	switch re.Op {
	case syntax.OpCapture, syntax.OpPlus:
		return nearOf(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return nearOf(re.Sub[0])
		}
	case syntax.OpConcat:
		return nearConcat(re.Sub)
	case syntax.OpAlternate:
		n := need{kind: any1}
		for _, sub := range re.Sub {
			part := nearOf(sub)
			if part.kind == anything {
				return need{}
			}
			n.add(part)
		}
		return n
	}
	return need{}
}

// nearConcat is what parts that follow one another need: those that stand for few
// texts together.
func nearConcat(subs []*syntax.Regexp) need {
	n := need{kind: all}
	put := func(part need) {
		if part.kind != anything {
			n.add(part)
		}
	}
	texts := [][]rune{nil}
	for _, sub := range subs {
		next, ok := textsOf(sub)
		if !ok {
			put(nearTexts(texts))
			put(nearOf(sub))
			texts = [][]rune{nil}
			continue
		}
		if longer, ok := joined(texts, next); ok {
			texts = longer
			continue
		}
		put(nearTexts(texts))
		texts = next
	}
	put(nearTexts(texts))
	if len(n.bits)+len(n.parts) == 0 {
		return need{}
	}
	return n
}

// nearTexts is what a text needs that holds one of some texts, in folded letters.
func nearTexts(texts [][]rune) need {
	n := need{kind: any1}
	for _, t := range texts {
		part := need{kind: all}
		for i := 1; i < len(t); i++ {
			part.bits = append(part.bits, pair(t[i-1], t[i]))
		}
		if len(part.bits) == 0 {
			return need{} // a single letter was asked for before
		}
		n.add(part)
	}
	return n
}

// textsOf are the texts that an expression stands for, in folded letters; false
// if these are many or without end.
func textsOf(re *syntax.Regexp) ([][]rune, bool) {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText,
		syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return [][]rune{nil}, true
	case syntax.OpLiteral:
		t := make([]rune, len(re.Rune))
		for i, r := range re.Rune {
			t[i] = folded(r)
		}
		return [][]rune{t}, true
	case syntax.OpCharClass:
		return classTexts(re.Rune)
	case syntax.OpCapture:
		return textsOf(re.Sub[0])
	case syntax.OpQuest:
		texts, ok := textsOf(re.Sub[0])
		return append([][]rune{nil}, texts...), ok && len(texts) < most
	case syntax.OpAlternate:
		var all [][]rune
		for _, sub := range re.Sub {
			texts, ok := textsOf(sub)
			if all = append(all, texts...); !ok || len(all) > most {
				return nil, false
			}
		}
		return all, true
	case syntax.OpConcat:
		all, ok := [][]rune{nil}, true
		for _, sub := range re.Sub {
			texts, known := textsOf(sub)
			if !known {
				return nil, false
			}
			if all, ok = joined(all, texts); !ok {
				return nil, false
			}
		}
		return all, true
	}
	return nil, false
}

// classTexts are the letters of a class, given as pairs of first and last.
func classTexts(pairs []rune) ([][]rune, bool) {
	var all [][]rune
	for i := 0; i+1 < len(pairs); i += 2 {
		if len(all)+int(pairs[i+1]-pairs[i]) >= few {
			return nil, false
		}
		for r := pairs[i]; r <= pairs[i+1]; r++ {
			if t := []rune{folded(r)}; !slices.ContainsFunc(all, func(o []rune) bool { return o[0] == t[0] }) {
				all = append(all, t)
			}
		}
	}
	return all, len(all) > 0
}

// joined are texts of which each is followed by each of others; false for too
// many.
func joined(texts, others [][]rune) ([][]rune, bool) {
	if len(texts)*len(others) > most {
		return nil, false
	}
	all := make([][]rune, 0, len(texts)*len(others))
	for _, t := range texts {
		for _, o := range others {
			all = append(all, slices.Concat(t, o))
		}
	}
	return all, true
}
