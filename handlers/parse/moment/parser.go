package moment

import "milepost/storage/crm"

// maxSteps bounds the work for one beginning of a phrase, so that a text made
// to be hard costs no more than any other; a phrase needs a tenth of it.
const maxSteps = 3000

// parser reads dates and times from the atoms of one text.
type parser struct {
	n, orig    []rune
	a          []atom
	now, today Stamp
	offset     int // minutes that the speaker's zone is east of UTC
	cal        *crm.Calendar
	steps      int
	seen       point // what was read at atom seenAt - 1, for the one who asks again
	seenAt     int
	limit      int // of steps, for the phrase being read
	depth      int
	joint      int // the atom behind a dash that joins two ends: figures may stand close to it
}

// end is the atom behind the last one.
var endAtom = atom{}

// at is atom i; beyond the text it is one that fits nowhere.
func (p *parser) at(i int) atom {
	if i < 0 || i >= len(p.a) || p.steps >= p.limit {
		return endAtom
	}
	p.steps++
	return p.a[i]
}

// skip passes atoms of these kinds.
func (p *parser) skip(i int, kinds ...kind) int {
	for {
		k := p.at(i).k
		found := false
		for _, x := range kinds {
			found = found || k == x && k != other
		}
		if !found {
			return i
		}
		i++
	}
}

func (p *parser) rune(i int) rune {
	if i < 0 || i >= len(p.n) {
		return 0
	}
	return p.n[i]
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (p *parser) says(t atom, w string) bool { return Has(p.n, t.s, w) && t.e-t.s == len(w) }

// word is the text of atom i where it is short and Latin.
func (p *parser) word(i int) string {
	t := p.at(i)
	if t.e-t.s > 12 || t.e == t.s {
		return ""
	}
	return string(p.n[t.s:t.e])
}

// apart reports whether the number at atom i stands apart from letters and
// from other figures before it: A4 is none.
func (p *parser) apart(i int) bool {
	t := p.at(i)
	if t.s == 0 || i > 0 && i == p.joint {
		return true
	}
	r, before := p.n[t.s-1], rune(0)
	if t.s > 1 {
		before = p.n[t.s-2]
	}
	if isAlpha(r) && p.at(i-1).k != month || isDigit(r) || r == '#' || r == '_' {
		return false
	}
	return !((r == '.' || r == '/' || r == '-' || r == ':' || r == ',' || r == '=') && isDigit(before)) && !(r == '$' || r == '¥' || r == '€' || r == '£')
}

// closed reports whether nothing that makes it a measure or a code follows the
// number that ends at atom i-1: 5m, 12%, 3-4-5.
func (p *parser) closed(i int) bool {
	t := p.at(i)
	if !t.is(fGlued) {
		return true
	}
	r := p.rune(t.s)
	if r == 't' && t.e-t.s == 1 && isDigit(p.rune(t.e)) { // 2026-03-05T10:05
		return true
	}
	return !(isAlpha(r) && t.k == other || isDigit(r) || r == '%' || r == '$' || r == '€')
}
