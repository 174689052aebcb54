package parse

import "strings"

// postBefore reports whether an unknown word stands where somebody's post does:
// between 的, 他们 or a department and the person, as in 他们技术顾问裴教授.
func (r *reader) postBefore(i int) bool {
	if next := r.tok(i + 1); next.kind != tokPerson || next.span.Start != r.toks[i].span.End || r.toks[i].span.End-r.toks[i].span.Start > 3 {
		return false
	}
	prev := r.tok(i - 1)
	return isFunc(prev, "的") && r.inFirm(i-2) || prev.bits&(cTheirs|cDept) != 0 && prev.kind == tokWord
}

// plantBehind is where a plant that is named with its place behind a company ends:
// 比亚迪|深圳坪山工厂, 广汽|埃安番禺基地. It is i when there is none.
func (r *reader) plantBehind(i int) int {
	for k := i; k < len(r.toks) && k <= i+3; k++ {
		t := r.toks[k]
		if k > 0 && t.span.Start != r.toks[k-1].span.End {
			return i
		}
		switch t.text() {
		case "工厂", "基地", "厂区", "园区", "分厂", "总厂", "厂", "所", "研究所", "研究院", "分公司", "生产基地", "制造基地", "产业园", "二厂", "一厂", "三厂":
			if k > i && !(t.text() == "工厂" && r.tok(i-1).bits&cTail != 0) || k == i && t.text() != "工厂" && t.text() != "总部" {
				return k + 1
			}
			return i
		}
		if t.kind != tokUnknown && (t.kind != tokWord || t.bits&(cRegion|cCity) == 0) || t.span.End-t.span.Start > 4 {
			return i
		}
	}
	return i
}

// venue reports whether a place to eat, to sleep or to shop is named at token i, right behind
// what it is called, and nothing says that it is a customer's: nobody of it follows.
func (r *reader) venue(i int) bool {
	t := r.tok(i)
	if i == 0 || t.span.Start != r.toks[i-1].span.End || r.tok(i+1).kind == tokPerson || r.tok(i+1).bits&(cDept|cTitle|cPersonWord) != 0 || isFunc(r.tok(i+1), "的") {
		return false
	}
	switch t.text() {
	case "酒店", "饭店", "酒楼", "宾馆", "餐厅", "火锅", "茶楼", "茶馆", "咖啡厅", "咖啡馆", "面馆", "饭馆", "酒吧", "会所", "民宿", "旅馆", "小区", "影院", "ktv":
		return true
	}
	return false
}

// linksAt reports whether the first character of a name is no part of it but links it to who
// was met: 和博远电机的殷总见面了, as against 和顺兴铁架.
func (r *reader) linksAt(f *firm) bool {
	if r.toks[f.from].kind == tokUnknown && r.n[f.span.Start] == '有' && f.span.End-f.span.Start >= 3 && f.from > 0 && strings.HasSuffix(r.toks[f.from-1].text(), "的") {
		return true // 参加的有宏远铸造的马工
	}
	if r.toks[f.from].kind != tokUnknown || f.span.End-f.span.Start < 3 || !strings.ContainsRune("和跟与同", r.n[f.span.Start]) || f.from > 0 && r.toks[f.from-1].kind != tokMark && r.toks[f.from-1].kind != tokWhen {
		return false
	}
	i := f.to
	if isFunc(r.tok(i), "的") {
		i++
	}
	for r.tok(i).bits&(cDept|cTitle) != 0 && r.tok(i).kind == tokWord {
		i++
	}
	if r.tok(i).kind != tokPerson {
		return false
	}
	for i++; i < len(r.toks) && r.toks[i].kind != tokMark; i++ {
		if t := r.toks[i]; t.kind == tokWord && t.bits&(cMeet|cCall|cVisit) != 0 {
			return f.span.End-f.span.Start > 3 || strings.ContainsAny(t.w.text, "通聊谈碰") // 和拓邦的容经理通了电话
		}
	}
	return false
}

// districtNamed reports whether a company that is called like a district begins at token i:
// 绍兴越秀风机, 越秀风机谈了价格.
func (r *reader) districtNamed(i int) bool {
	t, trade, prev := r.toks[i], r.tok(i+1), r.tok(i-1)
	if t.kind != tokWord || t.bits&cRegion == 0 || t.w.n != 2 || trade.bits&cTail == 0 || trade.w.n < 2 || trade.span.Start != t.span.End {
		return false
	}
	if prev.kind == tokWord && prev.bits&cCity != 0 && prev.span.End == t.span.Start {
		return true
	}
	if isFunc(prev, "的") && r.tok(i-2).kind == tokWord && r.tok(i-2).bits&cRegion != 0 {
		return true // 瓯海的永嘉泵阀
	}
	next := r.tok(i + 2)
	return (i == 0 || prev.kind == tokMark) && next.kind == tokWord && next.bits&(cMeet|cOutcome|cSay|cCall|cPersonWord) != 0 || next.kind == tokPerson && (i == 0 || prev.kind == tokMark || prev.bits&(cVisit|cGo|cMeet) != 0)
}

// brandGoesOn is where the name of a company ends that begins with one that everybody knows,
// before token i, and goes on with a further word: Volvo Penta. It is i where it does not.
func (r *reader) brandGoesOn(i int) int {
	if i < 1 || !isWordRune(r.n[r.toks[i-1].span.Start]) || !r.isSpace(i) {
		return i
	}
	t, next := r.tok(i+1), r.tok(i+2)
	if t.kind != tokLatin || !r.capital(t) || r.allCaps(t) || t.span.End-t.span.Start < 4 || pinyinSurnames[r.saying(t.span)] || next.kind != tokMark && !isFunc(next, "的") || r.isSpace(i+2) {
		return i
	}
	return i + 2
}
