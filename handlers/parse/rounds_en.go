package parse

import (
	"slices"
	"strings"
)

// findRoundEn does the same in English, where a colon stands between: did three today: Hallam
// Springs, Brent Forge & Sons and Oakham Wire. Names are parted by commas and by "and", by "&" only
// where there are too few without.
func (r *reader) findRoundEn() {
	if r.han || len(r.toks) < 7 || !strings.Contains(r.folded, ":") {
		return
	}
	count, at, i := 0, 0, 0
	for ; i < len(r.toks) && i < 14 && !r.markIs(i, ':'); i++ {
		switch t := r.toks[i]; {
		case count == 0 && countedEn[r.saying(t.span)] > 0:
			count, at = countedEn[r.saying(t.span)], i
		case t.kind == tokWhen, r.isSpace(i):
		case t.kind == tokWord && (t.bits&(cVisit|cMeet|cGo|cDone|cFunc|cCustomer|cTheirs|cPlan) != 0 || countedThings[t.text()]):
		default:
			return
		}
	}
	if count == 0 || !r.markIs(i, ':') {
		return
	}
	seen, end := r.listEn(i+1, false)
	if len(seen) != count {
		if seen, end = r.listEn(i+1, true); len(seen) != count {
			return
		}
	}
	if slices.ContainsFunc(seen, func(s Span) bool { c := r.orig[r.toks[s.Start].span.Start]; return c < 'A' || c > 'Z' }) {
		return
	}
	if r.noneOfCompanies(seen) {
		return
	}
	r.firms = slices.DeleteFunc(r.firms, func(f firm) bool { return f.from > i && f.to <= end })
	for _, s := range seen {
		r.firms = append(r.firms, r.counted(s))
	}
	r.round = Span{at, end}
}

// noneOfCompanies reports whether what is counted are people by their first names, or what was done:
// met two: Greta Vogt and Ben Holt; did two: Product Demo and Price Talk.
func (r *reader) noneOfCompanies(seen []Span) bool {
	folk := 0
	for _, s := range seen {
		if r.toks[s.Start].bits&cPerson != 0 {
			folk++
		}
		if t := r.toks[s.End-1]; t.kind == tokWord && t.bits&(cActivity|cCall|cMeet) != 0 {
			return true
		}
	}
	return folk*2 > len(seen)
}

// countedEn are the words with which customers are counted.
var countedEn = map[string]int{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}

// countedThings are what may be counted besides.
var countedThings = map[string]bool{"visits": true, "stops": true, "customers": true, "accounts": true, "companies": true, "sites": true, "plants": true}

// joinedEn stand behind the "&" of one name.
var joinedEn = map[string]bool{"sons": true, "son": true, "co": true, "co.": true, "company": true, "partners": true, "bros": true, "brothers": true, "cie": true, "daughters": true}

// listEn are the names of a list from token i to the end of its sentence, by their tokens, and
// where the last one ends. A name has at most five words; a list with anything else has none.
func (r *reader) listEn(i int, ampersand bool) (out []Span, end int) {
	from, dated := -1, false
	for k := i; k <= len(r.toks); k++ {
		ends := r.markIs(k, ';') || r.markIs(k, '\n') || r.markIs(k, '.') && (k+1 == len(r.toks) || r.isSpace(k+1))
		sep := k == len(r.toks) || ends || r.markIs(k, ',') || isFunc(r.tok(k), "and") || ampersand && r.tok(k).kind != tokUnknown && r.saying(r.tok(k).span) == "&" && !joinedEn[r.tok(k+2).text()]
		switch {
		case sep:
			if from >= 0 {
				to := k
				for r.isSpace(to - 1) {
					to--
				}
				out, from, end = append(out, Span{from, to}), -1, to
			}
			dated = false
			if ends {
				return out, end
			}
		case r.isSpace(k), dated:
		case from >= 0 && r.dayBehind(k): // Holzer Metall on Friday
			to := k
			for r.isSpace(to - 1) {
				to--
			}
			out, from, end, dated = append(out, Span{from, to}), -1, to, true
		case r.toks[k].kind == tokMark && !r.markIs(k, '&') && !r.markIs(k, '-') && !r.markIs(k, '\''), r.toks[k].kind == tokWhen, r.toks[k].kind == tokMoney:
			return nil, 0
		case from < 0:
			from = k
		case k-from > 9:
			return nil, 0
		}
	}
	return out, end
}

// dayBehind reports whether a day stands at token k, with or without a word before it.
func (r *reader) dayBehind(k int) bool {
	if isFunc(r.tok(k), "on") {
		k += 2
	}
	if isFunc(r.tok(k), "in") && isFunc(r.tok(k+2), "the") {
		k += 4 // in the morning
	}
	return k < len(r.toks) && (r.toks[k].kind == tokWhen || partOfDay(r.toks[k].text()))
}
