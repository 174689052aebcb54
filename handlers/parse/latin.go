package parse

import "strings"

// bookings are orders to arrange something: set up a call with Mary Thursday 3pm.
var bookings = map[string]bool{"set up a": true, "book a": true, "arrange a": true, "arrange": true, "organise": true, "organize": true, "schedule": true}

// collective reports whether what is said behind a name is said of a company only: Penhall want
// a plan, Brackley is on hold, Farnley现在到哪个stage了.
func (r *reader) collective(u run) bool {
	rest := strings.TrimLeft(r.between(u.span.End, min(u.span.End+24, len(r.n))), " ")
	for _, w := range []string{"want ", "need ", "have ", "are ", "is on hold", "is lost", "is won", "won't decide", "现在到哪", "到哪个", "到哪一步", "那个项目", "那个单", "这单", "那单", "卡在哪"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// lostTo reports whether a word before token i tells to whom a deal was lost: lost to
// Schuler, siemens is lost, went to Schuler.
func (r *reader) lostTo(prev token, i int) bool {
	switch prev.text() {
	case "to", "with", "went to", "gone to", "goes to", "going to":
		if r.lostBefore(i) {
			return true
		}
	}
	return r.threatened(i)
}

// threatened reports whether a name is to whom a customer goes if he does not get what he asks for:
// 8% off or he goes to Trumpf.
func (r *reader) threatened(i int) bool {
	if i < 4 || r.han {
		return false
	}
	at := r.toks[i].span.Start
	said := r.between(max(0, at-28), at)
	k := strings.LastIndex(said, " or ")
	if k < 0 || strings.ContainsAny(said[k:], ".;?") || strings.Contains(said, "whether") || strings.Contains(said, "either") || strings.Contains(said, " we ") || strings.Contains(said, " us ") {
		return false
	}
	for _, w := range []string{" go to ", " goes to ", " go with ", " goes with ", " buy from ", " buys from ", " switch to ", " switches to ", " going to "} {
		if strings.HasSuffix(said, w) {
			return strings.Contains(said[k:], " he") || strings.Contains(said[k:], " she") || strings.Contains(said[k:], " they") || strings.Contains(said[k:], " it's ")
		}
	}
	return false
}

// goneToBoth reports whether a name stands in a list behind one that was gone to: 跑了Farnley
// 和Hexworth.
func (r *reader) goneToBoth(a, u run) bool {
	prev, _ := r.before(a.from)
	link := a.to
	for r.isSpace(link) {
		link++
	}
	if t := r.tok(link); link >= u.from || !isFunc(t, "and") && !isFunc(t, "和") && !r.markIs(link, '&') && !r.markIs(link, '、') {
		return false
	}
	next := r.tok(u.to)
	return prev.kind == tokWord && prev.bits&(cGo|cVisit) != 0 && prev.bits&(cMeet|cWith) == 0 && next.kind == tokMark && !r.isSpace(u.to) && !r.markIs(u.to, '(')
}
