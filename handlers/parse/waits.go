package parse

import "strings"

// waits reports whether it is the customer who has to act.
func (r *reader) waits(c *clause) bool {
	if r.answersThem(c) {
		return false
	}
	ours := false
	for i := c.from; i < c.to; i++ {
		t := r.toks[i]
		if t.kind != tokWord || r.inFirm(i) {
			continue
		}
		if t.bits&(cSpeaker|cOurs) != 0 && !(i > 0 && t.bits&cSpeaker == 0 && r.tok(i-1).bits&cAnswer != 0) && t.w.text != "us" && t.w.text != "me" && t.w.text != "my" {
			ours = true
		}
		switch t.w.text {
		case "催", "催一下", "chase", "提醒我", "remind me", "remind":
			return false
		}
		if t.bits&cAnswer != 0 && !ours {
			return true
		}
		if !ours && (t.w.text == "will" || t.w.text == "promised" || t.w.text == "owes") && r.contactBefore(c, i) {
			return true
		}
	}
	return r.awaits(c) || r.theyAct(c)
}

// contactBefore reports whether somebody of the customer is the subject of the
// word at token i: Maria will send the drawings.
func (r *reader) contactBefore(c *clause, i int) bool {
	for _, k := range c.folk {
		if p := &r.folk[k]; !p.ours && p.span.End < r.toks[i].span.Start && r.toks[i].span.Start-p.span.End <= 2 {
			return true
		}
	}
	return false
}

// waitsAt reports whether the step of clause at is somebody else's, for whom one waits, by its own
// words or by those of the clause before.
func (r *reader) waitsAt(at int) bool {
	c := &r.clauses[at]
	if r.waits(c) {
		return true
	}
	if at == 0 || r.clauses[at-1].sentence != c.sentence {
		return false
	}
	prev := &r.clauses[at-1]
	return len(c.firms)+len(c.folk) == 0 && c.bits&cSpeaker == 0 && r.awaits(prev) || r.onlyDue(c) && r.waits(prev)
}

// answersThem reports whether it is we who answer somebody: 周三前回他, 明天给他答复.
func (r *reader) answersThem(c *clause) bool {
	text := r.str(c.span)
	if _, ours := holdsAny(text, weAnswer); !ours {
		return false
	}
	_, theirs := holdsAny(text, []string{"等", "老板", "领导", "他会", "她会", "总会", "经理会"})
	return !theirs
}

// weAnswer are the words for what we owe somebody.
var weAnswer = []string{
	"回他", "回她", "回复他", "回复她", "答复他", "答复她", "给他回", "给她回", "给他答", "给她答", "给他们回", "给他们答", "给对方答", "给对方回",
	"给客户答", "给客户回", "回复客户", "答复客户", "回复对方", "答复对方",
}

// awaits reports whether a clause says that something is waited for: 等他们出结果,
// waiting for Greta to confirm, answer expected Wednesday.
func (r *reader) awaits(c *clause) bool {
	text := strings.TrimRight(r.words(c), "吧看。!~")
	if strings.HasSuffix(text, "再说") || strings.HasSuffix(text, "再") || strings.HasSuffix(text, "再议") || strings.HasSuffix(text, "再定") {
		return false // 等他们开完会再说: no day, and nothing to do
	}
	for i := c.from; i < c.to; i++ {
		switch r.toks[i].text() {
		case "等", "等待", "等着", "坐等", "在等", "waiting for", "awaiting", "await", "still waiting", "waiting on", "waiting", "expecting":
			if i <= c.from+1 && i+1 < c.to || r.stillIn(i) && c.bits&(cSpeaker|cOurs) == 0 {
				return true // 上面还在等总部批
			}
		case "给我们", "发我们", "发给我们", "回我们", "寄给我们":
			return !isFunc(r.tok(i+1), "的") && i <= c.from+2 && c.bits&cSpeaker == 0
		case "给我":
			return r.runeAt(r.toks[i].span.End) == '们' && i <= c.from+2 && c.bits&cSpeaker == 0 // 下周五给我们信
		case "给":
			if r.tok(i+1).bits&cOurs != 0 && r.tok(i+1).kind == tokWord && !isFunc(r.tok(i+2), "的") && !strings.HasSuffix(r.tok(i+1).text(), "的") && i <= c.from+2 && c.bits&cSpeaker == 0 {
				return true // 周六前给我们新图
			}
		case "expected", "pending", "outstanding", "due from":
			return i > c.from && len(c.whens) > 0
		}
	}
	return false
}

// stillIn reports whether the word for waiting at token i says that it goes on: 在等, 还在等.
func (r *reader) stillIn(i int) bool {
	return r.toks[i].text() == "在等" || r.toks[i].text() == "等" && (isFunc(r.tok(i-1), "在") || isFunc(r.tok(i-1), "还在"))
}

// theyAct reports whether the customer is the subject of a clause that tells what
// he does: 凯立齿轮周五前把图纸发过来, she gets back to me, 财务周五打款. What he wants of us
// is ours to do.
func (r *reader) theyAct(c *clause) bool {
	i, ok := r.theirSubject(c)
	if !ok {
		return false
	}
	acts := false
	for ; i < c.to; i++ {
		t := r.toks[i]
		if t.kind == tokUnknown {
			acts = acts || strings.ContainsAny(r.str(t.span), handing) || r.drawsUp(i)
		}
		if t.kind != tokWord {
			continue
		}
		switch s := t.w.text; {
		case r.givesThem(i):
			return false
		case r.obliges(i), t.bits&(cWantBuy|cOurs|cMeet|cVisit|cGo|cWish) != 0 && !acts && s != "去" && s != "来" && s != "过来" && s != "our", s == "要" || s == "想" || s == "让" || s == "叫" || s == "约" || s == "wants" || s == "want" || s == "needs" || s == "need" || s == "要求" || s == "约了" || s == "请" || s == "催" || s == "得":
			return acts
		case isHan(r.n[t.span.Start]):
			acts = acts || r.drawsUp(i) || strings.ContainsAny(s, handing) && s != "发货" && s != "报价" && s != "方案" && s != "再打"
		default:
			acts = acts || theirActs[s] || s == "to" && r.toks[i-1].kind != tokWord && r.isSpace(i+1)
		}
	}
	return acts
}

// drawsUp reports whether the word at token i says that a paper is drawn up: 他们下周一前出个清单; not
// 他们下周一出差.
func (r *reader) drawsUp(i int) bool {
	at := r.toks[i].span.Start
	if r.n[at] != '出' {
		return false
	}
	_, paper := holdsAny(r.between(at, min(len(r.n), at+7)), papersDrawn)
	return paper
}

// papersDrawn are what is drawn up.
var papersDrawn = []string{"图", "清单", "方案", "报告", "结果", "名单", "意见", "计划", "规范", "标准", "需求", "文件", "数据", "结论", "预算", "排期", "时间表", "参数"}

// givesThem reports whether at token i something goes to the customer, and so comes from us:
// 王总说周五前给他方案. What he gives to his own people does not.
func (r *reader) givesThem(i int) bool {
	word := r.toks[i].text()
	verb := strings.TrimRight(word, "他她们")
	then := i + 1
	if verb == word {
		if to := r.tok(then).text(); to == "" || strings.Trim(to, "他她们") != "" {
			return false
		}
		then++
	}
	if verb != "给" && verb != "发给" && verb != "交给" && verb != "寄给" && verb != "送给" && verb != "报给" {
		return false
	}
	t := r.tok(then)
	return t.bits&(cDept|cTitle|cPersonWord) == 0 && !r.folkAt(then) && !isFunc(t, "的") && !isFunc(t, "老板") && !isFunc(t, "领导")
}

// handing are the characters of what a customer does on a day that we wait for:
// he gives, sends, pays, confirms, decides, answers, returns.
const handing = "发寄给付打款定确认决返回提供签批知馈复审交评"

// theirActs are the same in English.
var theirActs = map[string]bool{
	"will": true, "gets": true, "confirm": true, "confirms": true, "sends": true, "returns": true, "signs": true, "decides": true, "answers": true, "pays": true, "replies": true, "approves": true,
	"reviews": true, "checks": true, "is checking": true, "checking": true, "calls": true, "gives": true, "promised": true, "promise": true, "promises": true, "release": true, "releases": true, "issues": true, "approve": true, "give": true, "return": true, "send": true,
	"reply": true, "get back": true, "'ll": true, "she'll": true, "he'll": true, "they'll": true, "going to": true, "agreed to": true,
}

// theirSubject is where the words behind the subject of a clause begin, if that is
// the customer, somebody of his or a department of his.
func (r *reader) theirSubject(c *clause) (int, bool) {
	i := c.from
	for i < c.to && (r.toks[i].kind == tokWhen || r.toks[i].kind == tokMark || isFunc(r.toks[i], "说") || isFunc(r.toks[i], "said") || isFunc(r.toks[i], "and") || isFunc(r.toks[i], "但") || isFunc(r.toks[i], "then")) {
		i++
	}
	start := i
	for i < c.to {
		t := r.toks[i]
		switch {
		case r.inFirm(i), t.kind == tokPerson, t.kind == tokName, r.folkAt(i):
		case t.kind == tokMark && r.isSpace(i) && i > start:
		case t.kind == tokWord && t.bits&(cTheirs|cCustomer) != 0 && t.bits&cSpeaker == 0:
			if s := t.w.text; s == "she'll" || s == "he'll" || s == "they'll" {
				return i, true
			}
		case t.kind == tokWord && t.bits&(cDept|cTitle|cPersonWord) != 0 && t.bits&cAnswer == 0:
		case isFunc(t, "他"), isFunc(t, "她"): // 他周一把图纸发过来
		case isFunc(t, "董事会"), isFunc(t, "board"), isFunc(t, "老板"), isFunc(t, "领导"), isFunc(t, "那边"), isFunc(t, "这边"):
		case isFunc(t, "说") && i > start:
			if j, ok := r.theirSubject(&clause{from: i + 1, to: c.to}); ok {
				return j, true
			}
			return i + 1, true
		case isFunc(t, "的") && i > start && i+1 < c.to && (r.folkAt(i+1) || r.toks[i+1].kind == tokPerson || r.toks[i+1].bits&(cDept|cTitle) != 0):
		default:
			return i, i > start && !isFunc(t, "的")
		}
		i++
	}
	return i, false
}

// folkAt reports whether somebody of the customer's is named at token i.
func (r *reader) folkAt(i int) bool {
	if r.folkOf != nil && (i < 0 || i >= len(r.folkOf) || !r.folkOf[i]) {
		return false
	}
	for k := range r.folk {
		if p := &r.folk[k]; !p.ours && p.tok <= i && r.toks[i].span.End <= p.span.End {
			return true
		}
	}
	return false
}

// sentThere reports whether an address is only where something is to be sent by a day: 让后天把
// coc发他邮箱ji.w@yinlun.cn, wants the CoC by Saturday, w.ji@yinlun.cn.
func (r *reader) sentThere(c *clause, i int) bool {
	if r.dueIn(c) && (r.obliged(c) || c.bits&cWantBuy != 0 || isFunc(r.tok(i-1), "邮箱") && strings.Contains(r.words(c), "发")) {
		return true
	}
	for k := range r.clauses {
		if b := &r.clauses[k]; b.to <= i && b.sentence == c.sentence && r.dueIn(b) && (r.obliged(b) || b.bits&cWantBuy != 0) {
			return true
		}
	}
	return false
}
