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
	if _, ok := countOf(re); ok {
		return nearTexts(textsOf(re))
	}
	return nearParts(re)
}

// nearParts is nearOf of an expression that stands for many texts.
func nearParts(re *syntax.Regexp) need {
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
		return oneOf(re.Sub, nearOf)
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
		n, ok := countOf(sub)
		switch {
		case !ok:
			put(nearTexts(texts))
			put(nearParts(sub))
			texts = [][]rune{nil}
		case len(texts)*n > most:
			put(nearTexts(texts))
			texts = textsOf(sub)
		default:
			texts = joined(texts, textsOf(sub))
		}
	}
	put(nearTexts(texts))
	if len(n.bits)+len(n.parts) == 0 {
		return need{}
	}
	return n
}

// nearTexts is what a text needs that holds one of some texts, in folded letters.
func nearTexts(texts [][]rune) need {
	long, single := 0, 0
	for _, t := range texts {
		if len(t) < 2 {
			return need{} // a single letter was asked for before
		}
		if long += len(t) - 1; len(t) == 2 {
			single++
		}
	}
	n := need{kind: any1, parts: make([]need, 0, len(texts)-single)}
	bits := make([]uint16, 0, long)
	for _, t := range texts {
		from := len(bits)
		for i := 1; i < len(t); i++ {
			bits = append(bits, pair(t[i-1], t[i]))
		}
		n.add(need{kind: all, bits: bits[from:len(bits):len(bits)]})
	}
	return n
}

// countOf is how many texts an expression stands for; false if these are many or
// without end. It is asked before they are listed, which costs much more.
func countOf(re *syntax.Regexp) (int, bool) {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText,
		syntax.OpWordBoundary, syntax.OpNoWordBoundary, syntax.OpLiteral:
		return 1, true
	case syntax.OpCharClass:
		letters := classLetters(re.Rune)
		return len(letters), len(letters) > 0
	case syntax.OpCapture:
		return countOf(re.Sub[0])
	case syntax.OpQuest:
		n, ok := countOf(re.Sub[0])
		return n + 1, ok && n < most
	case syntax.OpAlternate:
		all := 0
		for _, sub := range re.Sub {
			n, ok := countOf(sub)
			if all += n; !ok || all > most {
				return 0, false
			}
		}
		return all, true
	case syntax.OpConcat:
		all := 1
		for _, sub := range re.Sub {
			n, ok := countOf(sub)
			if all *= n; !ok || all > most {
				return 0, false
			}
		}
		return all, true
	}
	return 0, false
}

// textsOf are the texts that an expression stands for, in folded letters, where
// countOf counts them.
func textsOf(re *syntax.Regexp) [][]rune {
	switch re.Op {
	case syntax.OpLiteral:
		t := make([]rune, len(re.Rune))
		for i, r := range re.Rune {
			t[i] = folded(r)
		}
		return [][]rune{t}
	case syntax.OpCharClass:
		letters := classLetters(re.Rune)
		all := make([][]rune, len(letters))
		for i := range letters {
			all[i] = letters[i : i+1 : i+1]
		}
		return all
	case syntax.OpCapture:
		return textsOf(re.Sub[0])
	case syntax.OpQuest:
		return append([][]rune{nil}, textsOf(re.Sub[0])...)
	case syntax.OpAlternate:
		var all [][]rune
		for _, sub := range re.Sub {
			all = append(all, textsOf(sub)...)
		}
		return all
	case syntax.OpConcat:
		all := [][]rune{nil}
		for _, sub := range re.Sub {
			all = joined(all, textsOf(sub))
		}
		return all
	}
	return [][]rune{nil} // what has no letters
}

// classLetters are the folded letters of a class, given as pairs of first and last;
// none if these are many.
func classLetters(pairs []rune) []rune {
	var all []rune
	for i := 0; i+1 < len(pairs); i += 2 {
		if len(all)+int(pairs[i+1]-pairs[i]) >= few {
			return nil
		}
		for r := pairs[i]; r <= pairs[i+1]; r++ {
			if f := folded(r); !slices.Contains(all, f) {
				all = append(all, f)
			}
		}
	}
	return all
}

// joined are texts of which each is followed by each of others.
func joined(texts, others [][]rune) [][]rune {
	if len(texts) == 1 && len(texts[0]) == 0 {
		return others
	}
	if len(others) == 1 && len(others[0]) == 0 {
		return texts
	}
	long := 0
	for _, t := range texts {
		long += len(t) * len(others)
	}
	for _, o := range others {
		long += len(o) * len(texts)
	}
	all, letters := make([][]rune, 0, len(texts)*len(others)), make([]rune, 0, long)
	for _, t := range texts {
		for _, o := range others {
			from := len(letters)
			letters = append(append(letters, t...), o...)
			all = append(all, letters[from:len(letters):len(letters)])
		}
	}
	return all
}
