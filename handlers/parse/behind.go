package parse

// evidenceBehind weighs what follows a name.
func (r *reader) evidenceBehind(i int) (float64, string) {
	j, gap, theirs := i, false, r.tok(i).bits&cTheirs != 0 && r.tok(i).kind == tokWord
	for r.tok(j).kind == tokMark && r.runeAt(r.tok(j).span.Start) == ' ' && j < len(r.toks) {
		j++
		gap = true
	}
	if isFunc(r.tok(j), "的") || r.tok(j).bits&cTheirs != 0 {
		j++
	}
	if r.markIs(i, '、') && r.tok(i+1).kind != tokMark && r.tok(i+1).kind != tokPerson {
		return 1.5, "one of a list"
	}
	dept := r.tok(j).bits&cDept != 0 && r.tok(j).kind == tokWord && !gap
	for r.tok(j).bits&(cDept|cTitle) != 0 && r.tok(j).kind == tokWord || isFunc(r.tok(j), "的") {
		j++
	}
	t := r.tok(j)
	if (isFunc(t, "那个") || isFunc(t, "这个") || isFunc(t, "新来的") || isFunc(t, "新来了个") || isFunc(t, "来了个")) && !gap {
		for n := j + 1; n <= j+3; n++ {
			if r.tok(n).kind == tokPerson {
				return 3, "a person behind it"
			}
		}
	}
	if (isFunc(t, "那个") || isFunc(t, "这个") || isFunc(t, "那") || isFunc(t, "这")) && !gap {
		for n := j + 1; n <= j+3; n++ {
			if x := r.tok(n); x.kind == tokWord && x.bits&(cCustomer|cMilestone) != 0 || isFunc(x, "项目") || isFunc(x, "单子") || isFunc(x, "订单") || isFunc(x, "合同") {
				return 2, "a deal of it behind it" // 诺力那个压装项目
			}
		}
	}
	if (isFunc(t, "那个") || isFunc(t, "这个")) && !gap && (j+1 >= len(r.toks) || r.tok(j+1).kind == tokMark) {
		return 1.5, "what is of it behind it" // 标书明天上传,国电那个
	}
	switch {
	case isFunc(t, "的人") && !gap:
		return 1.5, "people of it behind it"
	case dept && t.kind != tokPerson && t.bits&cPersonWord == 0:
		return 2.5, "a department behind it"
	case isFunc(t, "要") && !gap:
		return 1.5, "it wants something"
	case t.kind == tokPerson || t.kind == tokWord && t.bits&cPersonWord != 0:
		return 4, "a person behind it"
	case t.kind == tokRef:
		return 0, ""
	case t.kind == tokWord && t.bits&cIntro != 0:
		return 3, "a person is introduced behind it"
	case t.kind == tokWord && t.bits&(cOutcome|cMeet|cVisit|cThing|cAnswer|cCall|cGo|cActivity) != 0:
		return 1.5, "what is done with a customer behind it"
	case t.kind == tokWord && t.bits&(cIntent|cAsk|cWantBuy|cCommand|cMoneyKind|cRevenue|cPayment|cCustomer|cSource|cRival) != 0, theirs:
		if theirs && !gap && r.tok(i).text() == "那边" {
			if isFunc(r.tok(i+1), "的") && r.tok(i+2).kind == tokUnknown {
				return -2, "a place that helps to say where"
			}
			return 3, "those over there behind it"
		}
		return 1.5, "what is done with a customer behind it"
	case t.kind == tokWhen || t.kind == tokMoney || gap || t.bits&cRegion != 0:
		return 1.5, "what is done with a customer behind it"
	case j >= len(r.toks) && i > 2 && r.closesWith(i-1):
		return 1.5, "named last, behind what is said of it" // 投标文件下周五前要封好,福瑞特
	case j >= len(r.toks) || t.kind == tokMark:
		return 0.5, "nothing against it behind it"
	case isFunc(t, "下一步"), isFunc(t, "下步"), isFunc(t, "后续"):
		return 1.5, "what is done with a customer behind it"
	case t.bits&(cPlan|cSay|cDone|cFunc) != 0:
		return 0.5, "nothing against it behind it"
	}
	return 0, ""
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
