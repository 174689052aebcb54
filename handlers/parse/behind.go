package parse

// behindName is what stands behind a name that ends before token from.
type behindName struct {
	from int
	at   int   // the first token that is no space, particle, department or title
	t    token // that token
	gap  bool  // a space stands between
	dept bool  // a department stands between, and no space
}

// evidenceBehind weighs what follows a name that ends before token i.
func (r *reader) evidenceBehind(i int) (float64, string) {
	if r.markIs(i, '、') && r.tok(i+1).kind != tokMark && r.tok(i+1).kind != tokPerson {
		return 1.5, "one of a list"
	}
	b := r.behindName(i)
	for _, says := range [...]func(*reader, *behindName) (indication, bool){
		(*reader).pointedBehind, (*reader).somebodyBehind, (*reader).businessBehind, (*reader).endBehind,
	} {
		if x, ok := says(r, &b); ok {
			return x.weight, x.rule
		}
	}
	return 0, ""
}

// behindName passes over what may stand between a name and what tells of it: 的, a
// department, a title.
func (r *reader) behindName(i int) behindName {
	b := behindName{from: i, at: i}
	for r.tok(b.at).kind == tokMark && r.runeAt(r.tok(b.at).span.Start) == ' ' && b.at < len(r.toks) {
		b.at++
		b.gap = true
	}
	if isFunc(r.tok(b.at), "的") || r.tok(b.at).bits&cTheirs != 0 {
		b.at++
	}
	b.dept = r.tok(b.at).bits&cDept != 0 && r.tok(b.at).kind == tokWord && !b.gap
	for r.tok(b.at).bits&(cDept|cTitle) != 0 && r.tok(b.at).kind == tokWord || isFunc(r.tok(b.at), "的") {
		b.at++
	}
	b.t = r.tok(b.at)
	return b
}

// pointedBehind weighs what is pointed at behind a name: 那个王工, 这个项目.
func (r *reader) pointedBehind(b *behindName) (indication, bool) {
	if b.gap {
		return indication{}, false
	}
	switch {
	case isAny(b.t, "那个", "这个", "新来的", "新来了个", "来了个") && r.within3(b.at, func(x token) bool { return x.kind == tokPerson }):
		return indication{3, "a person behind it"}, true
	case isAny(b.t, "那个", "这个", "那", "这") && r.within3(b.at, namesDeal):
		return indication{2, "a deal of it behind it"}, true // 诺力那个压装项目
	case isAny(b.t, "那个", "这个") && (b.at+1 >= len(r.toks) || r.tok(b.at+1).kind == tokMark):
		return indication{1.5, "what is of it behind it"}, true // 标书明天上传,国电那个
	}
	return indication{}, false
}

// within3 reports whether one of the three tokens behind token i is what is sought.
func (r *reader) within3(i int, sought func(token) bool) bool {
	return sought(r.tok(i+1)) || sought(r.tok(i+2)) || sought(r.tok(i+3))
}

// namesDeal reports whether a word names what is bought or sold.
func namesDeal(t token) bool {
	return t.kind == tokWord && t.bits&(cCustomer|cMilestone) != 0 || isAny(t, "项目", "单子", "订单", "合同")
}

// somebodyBehind weighs people, departments and posts behind a name.
func (r *reader) somebodyBehind(b *behindName) (indication, bool) {
	t := b.t
	switch {
	case isFunc(t, "的人") && !b.gap:
		return indication{1.5, "people of it behind it"}, true
	case b.dept && t.kind != tokPerson && t.bits&cPersonWord == 0:
		return indication{2.5, "a department behind it"}, true
	case isFunc(t, "要") && !b.gap:
		return indication{1.5, "it wants something"}, true
	case t.kind == tokPerson || t.kind == tokWord && t.bits&cPersonWord != 0:
		return indication{4, "a person behind it"}, true
	case t.kind == tokRef:
		return indication{}, true
	case t.kind == tokWord && t.bits&cIntro != 0:
		return indication{3, "a person is introduced behind it"}, true
	}
	return indication{}, false
}

// businessBehind weighs words for what is done with a customer.
func (r *reader) businessBehind(b *behindName) (indication, bool) {
	const (
		done   = cOutcome | cMeet | cVisit | cThing | cAnswer | cCall | cGo | cActivity
		wanted = cIntent | cAsk | cWantBuy | cCommand | cMoneyKind | cRevenue | cPayment | cCustomer | cSource | cRival
	)
	t, first := b.t, r.tok(b.from)
	theirs := first.kind == tokWord && first.bits&cTheirs != 0
	switch {
	case t.kind == tokWord && t.bits&done != 0:
	case theirs && !b.gap && first.text() == "那边":
		if isFunc(r.tok(b.from+1), "的") && r.tok(b.from+2).kind == tokUnknown {
			return indication{-2, "a place that helps to say where"}, true
		}
		return indication{3, "those over there behind it"}, true
	case theirs, t.kind == tokWord && t.bits&wanted != 0:
	case t.kind == tokWhen || t.kind == tokMoney || b.gap || t.bits&cRegion != 0:
	default:
		return indication{}, false
	}
	return indication{1.5, "what is done with a customer behind it"}, true
}

// endBehind weighs a mark, the end of the message and words that say little.
func (r *reader) endBehind(b *behindName) (indication, bool) {
	switch {
	case b.at >= len(r.toks) && b.from > 2 && r.closesWith(b.from-1):
		return indication{1.5, "named last, behind what is said of it"}, true // 投标文件下周五前要封好,福瑞特
	case b.at >= len(r.toks) || b.t.kind == tokMark:
		return indication{0.5, "nothing against it behind it"}, true
	case isAny(b.t, "下一步", "下步", "后续"):
		return indication{1.5, "what is done with a customer behind it"}, true
	case b.t.bits&(cPlan|cSay|cDone|cFunc) != 0:
		return indication{0.5, "nothing against it behind it"}, true
	}
	return indication{}, false
}

// closesWith reports whether the message ends in nothing but a stretch of two to four characters
// that no word explains, at token i, behind a clause that speaks of business on a day or of a sum.
func (r *reader) closesWith(i int) bool {
	t := r.toks[i]
	if t.kind != tokUnknown || t.span.End-t.span.Start < 2 || t.span.End-t.span.Start > 4 || !r.markIs(i-1, ',') || len(r.firms) > 0 {
		return false
	}
	said, dated := class(0), false
	for k := range i {
		said |= r.toks[k].bits
		dated = dated || r.toks[k].kind == tokWhen || r.toks[k].kind == tokMoney
	}
	return dated && said&(cThing|cMoneyKind|cMilestone|cPayment) != 0 && said&cChat == 0
}
