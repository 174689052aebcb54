package parse

import "strings"

// forgetWeak drops what only stands where a company could, once a better one is
// there: most often words that the lexicon does not know.
func (r *reader) forgetWeak() {
	best := 0.0
	for _, f := range r.firms {
		if !f.rival {
			best = max(best, f.score)
		}
	}
	if best < 4.5 {
		return
	}
	kept := r.firms[:0]
	for _, f := range r.firms {
		weak := best >= 7 && f.score < 6 && !f.tailed && !f.rival && len(f.known) == 0 && isHan(r.n[f.span.Start]) && !r.led(&f)
		if (f.score >= 4.5 || f.anchored || r.listStarts(f.to) || r.writtenLike(&f) || f.rival || f.tailed || isWordRune(r.n[f.span.Start])) && !weak {
			kept = append(kept, f)
		} else {
			r.explainFirm(&f, "a better one stands beside it")
		}
	}
	if len(kept) != len(r.firms) {
		r.firms = kept
		for i := range r.firms {
			r.settle(i)
		}
	}
}

// led reports whether a word of going, visiting, calling or capturing stands right
// before a company, or it is one of a list.
func (r *reader) led(f *firm) bool {
	k := f.from - 1
	for r.isSpace(k) || r.tok(k).bits&cRegion != 0 || r.tok(k).bits&cFunc != 0 && r.tok(k).bits&(cGo|cVisit|cWith|cAt|cCapture) == 0 && k > 0 && r.tok(k).kind == tokWord {
		k--
	}
	t := r.tok(k)
	return t.kind == tokRef && len(r.refs) > 1 || t.kind == tokMoney && r.moneys[t.at].bare && r.enumerates(k) || t.kind == tokWord && (t.bits&(cGo|cVisit|cCall|cCapture|cWith|cAt) != 0 || isFunc(t, "给了") || wishesTo(t) || t.bits&cMeet != 0 && f.anchored) && t.bits&cTheirs == 0 || k < 0 || t.kind == tokWhen || t.kind == tokMark
}

// bareFirm is a company that is all of the last words of a message about a visit, or of the
// first ones: 今天白来,中原内配.
func (r *reader) bareFirm(bits class) (firm, bool) {
	if bits&(cVisit|cOutcome) == 0 || bits&(cWish|cAsk) != 0 || bits&cChat != 0 && bits&cOutcome == 0 || len(r.toks) < 4 {
		return firm{}, false
	}
	last := len(r.toks) - 1
	for last > 0 && r.toks[last].kind == tokMark {
		last--
	}
	for _, i := range []int{last, 0} {
		t := r.toks[i]
		if t.kind != tokUnknown || t.span.End-t.span.Start < 3 || t.span.End-t.span.Start > 5 || i == last && !r.markIs(i-1, ',') && !r.isSpace(i-1) || i == 0 && !r.markIs(1, ',') && !r.isSpace(1) || strings.ContainsAny(r.str(t.span), "了不没的着吗呢么们这那吧啊谁我你他她它有是在个位名几就都还又很太真好说听看") {
			continue
		}
		f := firm{from: i, to: i + 1, span: t.span, text: r.str(t.span)}
		r.gain(&f, needed, "all that a clause has, in a message about a visit", t.span)
		return f, true
	}
	return firm{}, false
}

// wishesTo reports whether a word says that somebody would go to whom it stands before: 打算去.
func wishesTo(t token) bool {
	s := t.text()
	return t.bits&cWish != 0 && (strings.HasSuffix(s, "去") || strings.HasSuffix(s, "拜访") || strings.HasSuffix(s, "约") || strings.HasSuffix(s, "见"))
}

// findLone takes what stands at the head of a clause for a company where none was read and
// the message is about business: 惠科要求付款3-4-3, 福达的预算批了. Only what no word explains
// counts, and no more than four characters of it.
func (r *reader) findLone() {
	if len(r.firms) > 0 || len(r.hits) > 0 {
		return
	}
	bits := class(0)
	for i := range r.toks {
		bits |= r.toks[i].bits
	}
	if f, ok := r.bareFirm(bits); ok {
		r.firms = append(r.firms, f)
		return
	}
	if bits&(cMoneyKind|cPayment|cRole|cIntent|cMilestone|cActivity|cWantBuy|cUnit|cCost) == 0 || bits&(cChat|cWish) != 0 {
		return
	}
	for i, t := range r.toks {
		if t.kind != tokUnknown || t.span.End-t.span.Start < 2 || t.span.End-t.span.Start > 4 || strings.ContainsAny(r.str(t.span), "了不没的着吗呢么们这那吧啊谁我你他她它有是在个位名几就都还又很太真") {
			continue
		}
		prev, next := r.tok(i-1), r.tok(i+1)
		if bits&cCost != 0 && bits&(cVisit|cCall|cMeet) == 0 && i+1 == len(r.toks) && r.isSpace(i-1) && (r.tok(i-2).kind == tokMoney || r.tok(i-2).bits&cCost != 0) {
			f := firm{from: i, to: i + 1, span: t.span, text: r.str(t.span)} // 招待费 600 沪光
			r.gain(&f, needed, "behind money that was spent", t.span)
			r.firms = append(r.firms, f)
			return
		}
		if prev.kind == tokWord && valOf(prev, cIntent) == ApprovalRequest && next.kind == tokWord && next.bits&(cIntent|cPayment|cMoneyKind) != 0 {
			prev = token{kind: tokMark} // 请批准通润特价
		}
		if i > 0 && prev.kind != tokMark && prev.kind != tokWhen && !isFunc(prev, "一下") && !isFunc(prev, "下") && !isFunc(prev, "关于") {
			continue
		}
		if next.kind != tokWord || next.bits&(cMoneyKind|cPayment|cIntent|cRole|cMilestone|cWantBuy|cCustomer|cSay|cTheirs) == 0 && !isFunc(next, "的") && !isFunc(next, "要求") && !isFunc(next, "最终") && !isFunc(next, "最后") && !isFunc(next, "今年") && !isFunc(next, "要") && !isFunc(next, "想") && !isFunc(next, "已经") && !isFunc(next, "按") {
			continue
		}
		if isFunc(next, "的") && r.tok(i+2).bits&(cThing|cMoneyKind|cDept|cTitle|cRole|cMilestone|cIntent) == 0 {
			continue
		}
		f := firm{from: i, to: i + 1, span: t.span, text: r.str(t.span)}
		r.gain(&f, needed, "at the head of a clause about business, and no other company is named", t.span)
		r.firms = append(r.firms, f)
		return
	}
}
