package parse

// remarkBracket reports whether the bracket at token i opens or closes a remark that tells on which day
// something was done or is to be done: 恒鑫(周一去的)李总要方案. A day alone belongs to the name before it.
func (r *reader) remarkBracket(i int) bool {
	from, to := i, i
	switch {
	case r.markIs(i, '('):
		for to = i + 1; to < len(r.toks) && !r.markIs(to, ')'); to++ {
			if r.markIs(to, '(') || r.markIs(to, '\n') {
				return false
			}
		}
	case r.markIs(i, ')'):
		for from = i - 1; from >= 0 && !r.markIs(from, '('); from-- {
			if r.markIs(from, ')') || r.markIs(from, '\n') {
				return false
			}
		}
	default:
		return false
	}
	if from < 0 || to >= len(r.toks) {
		return false
	}
	day, deed := false, false
	for _, t := range r.toks[from:to] {
		day = day || t.kind == tokWhen
		deed = deed || t.kind == tokWord && t.bits&(cVisit|cMeet|cGo|cCall) != 0
	}
	return day && deed
}

// amidHan reports whether a day that comes at token i goes on in Chinese with what is planned on it: a
// message in which English names are long is no Chinese one, and runs on as one all the same.
// 跟 Greta call 了一下 next Tue 再去
func (r *reader) amidHan(i int) bool {
	next := i + 1
	for r.isSpace(next) {
		next++
	}
	t := r.tok(next)
	return r.whens[r.toks[i].at].near > r.today && t.kind == tokWord && isHan(r.n[t.span.Start]) && t.bits&(cPlan|cGo|cVisit|cMeet|cCall) != 0
}
