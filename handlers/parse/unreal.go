package parse

import (
	"slices"
	"strings"
)

// unreal reports whether a clause says by its frame, whatever the doing in it, that the doing did not
// happen or will not: it was forgotten, is not to be any more, or is a joke.
func (r *reader) unreal(c *clause) bool {
	return r.left(c) || r.calledOff(c) || r.joked(c)
}

// ownDoing is what a clause says behind its days and the speaker, who need not be named: a doing of
// his own where it begins with a word of one.
func (r *reader) ownDoing(c *clause) string {
	i := c.from
	for i < c.to && (r.toks[i].kind == tokWhen || r.isSpace(i) || speakers[r.toks[i].text()] || isFunc(r.toks[i], "on")) {
		i++
	}
	if i >= c.to {
		return ""
	}
	return r.between(r.toks[i].span.Start, c.span.End)
}

// left reports whether the speaker forgot a doing, or had no time for it, on a day that has been:
// 昨天忘了去恒鑫, no time to swing by Oakline on Monday.
func (r *reader) left(c *clause) bool {
	if c.bits&cOutcome != 0 || !r.dated(c) && c.from > 0 {
		return false
	}
	rest, ok := cutAny(r.ownDoing(c), hanLeft)
	if !ok {
		rest, ok = cutAny(r.ownDoing(c), latinLeft)
		return ok && doesEn(rest) && !strings.HasPrefix(r.between(c.span.End, len(r.n)), " but ") && !strings.HasPrefix(r.between(c.span.End, len(r.n)), "but ")
	}
	if _, prices := holdsAny(rest, []string{"报价", "报个价", "报一下价"}); prices {
		return false // 昨天忘了给比亚迪报价,今天报120万
	}
	if r.dated(c) && len(c.firms)+len(c.folk) > 0 {
		_, short := holdsAny(rest, []string{"细", "多", "深", "展开", "记", "录", "填", "写", "登", "了", "我", "理", "聊", "谈", "吃饭"})
		return !short || doesHan(rest)
	}
	return doesHan(rest)
}

// bareDoing reports whether a clause says no more behind its day than that it is to be done then: 忘了给王总
// 打电话,明天上午打.
func (r *reader) bareDoing(c *clause) bool {
	switch strings.TrimLeft(r.ownDoing(c), "再补才") {
	case "打", "去", "见", "送", "联系":
		return true
	}
	return false
}

// hanLeft and latinLeft are the words behind which stands what was left undone.
var (
	hanLeft   = []string{"没空", "没时间", "没顾上", "没抽出时间", "没抽出空", "忘记了", "忘记", "忘了", "抽不出时间", "抽不出空"}
	latinLeft = []string{"forgot to ", "no time to ", "had no time to ", "no chance to ", "still no chance to ", "had no chance to ", "ran out of time to ", "failed to "}
)

// doesHan reports whether words begin with a doing that takes one to a customer or to somebody, not with
// writing it down or with something that was left there: 忘了记, 忘了带样品去恒鑫, 没时间细聊.
func doesHan(rest string) bool {
	for _, w := range [...]string{"去", "到", "给", "跟", "和", "陪", "请", "约", "见", "拜访", "走访", "回访", "联系", "打电话", "打给", "参加", "出席", "列席", "旁听", "接待", "送样", "把样", "把资料", "把货", "把图", "把方案", "把标书", "把合同", "call", "visit", "meet"} {
		if tail, ok := strings.CutPrefix(rest, w); ok {
			_, paper := holdsAny(tail, []string{"记", "录", "填", "写", "登", "了"})
			return tail != "" && !paper
		}
	}
	return false
}

// doesEn reports whether words begin with a doing that is no writing down and no asking, and do not go on with
// what was done instead.
func doesEn(rest string) bool {
	verb, _, ok := strings.Cut(rest, " ")
	if _, instead := holdsAny(rest, []string{" but ", " so ", " when ", " while "}); instead {
		return false
	}
	return ok && !triedVerbs[verb] && !notedEn[verb]
}

// notedEn are the verbs of writing down what was done, and of what was left out within a visit.
var notedEn = wordSet("log record note write add put enter file update tell report bring take leave check include save submit post share say mention ask give show introduce discuss quote pay sign thank charge book")

// calledOff reports whether the speaker is not to do what he was to, on a day that is to come: 周五不给
// 恒鑫做培训了, we won't swing by Oakline tomorrow, 明天去恒鑫试机的事黄了.
func (r *reader) calledOff(c *clause) bool {
	if len(c.whens) == 0 || r.dated(c) || len(c.moneys) > 0 {
		return false
	}
	text := strings.TrimRight(r.words(c), " 啊哈吧")
	if _, off := holdsAny(text, []string{"的事黄了", "的事吹了", "的事泡汤了", "的事不成了"}); off {
		return c.bits&cSay == 0
	}
	if rest, ok := strings.CutPrefix(r.ownDoing(c), "不"); ok {
		return strings.HasSuffix(text, "了") && (doesHan(strings.TrimRight(rest, "了 啊哈吧")) || len(c.firms)+len(c.folk) > 0 && !strings.ContainsAny(firstRune(rest), "来在行能想用是知够带管论") && !strings.ContainsAny(rest, "就也还"))
	}
	rest, ok := cutAny(r.ownDoing(c), latinOff)
	if !ok {
		return false
	}
	_, all := holdsAny(rest, endedEn)
	verb, _, more := strings.Cut(rest, " ")
	return !all && more && !staysEn[verb]
}

// staysEn are the verbs that leave what is planned as it is when they are denied: I won't need the car tomorrow,
// going to Otto by train.
var staysEn = wordSet("be forget miss let stop need have know take mind rain hesitate")

// latinOff are the words behind which stands what is not to be done any more.
var latinOff = []string{"won't ", "wont ", "will not ", "not going to ", "not gonna ", "am not going to ", "i'm not going to ", "we're not going to ", "are not going to ", "aren't going to ", "no longer going to "}

// joked reports whether a clause takes back what it tells: 昨天去了恒鑫才怪, as if we went there.
func (r *reader) joked(c *clause) bool {
	text := strings.TrimRight(r.words(c), " 呢啊哈")
	return strings.HasSuffix(text, "才怪") || strings.HasSuffix(text, "是假的") && len(c.whens) > 0 && c.bits&cSay == 0 || strings.HasPrefix(text, "as if we ") || strings.HasPrefix(text, "as if i ")
}

// onlyMeant reports whether a clause says no more than what the speaker was about to do, whatever it was.
func (r *reader) onlyMeant(c *clause) bool {
	_, ok := cutAny(r.ownDoing(c), []string{"was going to ", "were going to ", "was supposed to ", "were supposed to ", "was meant to ", "were meant to ", "本来", "原本", "原计划", "原定"})
	return ok
}

// cutAny cuts the first of some beginnings off that a text has.
func cutAny(text string, heads []string) (string, bool) {
	for _, w := range heads {
		if rest, ok := strings.CutPrefix(text, w); ok {
			return rest, true
		}
	}
	return "", false
}

// makersPeople reports whether it is the people of one who sells what we sell who did something with a
// customer or somebody of his: 发那科的人昨天请王工吃了饭, the Fanuc guys dropped by Oakline.
func (r *reader) makersPeople(c *clause) bool {
	i := r.firstWord(c)
	for r.isSpace(i) || isFunc(r.tok(i), "the") {
		i++
	}
	if i >= c.to || len(c.moneys) > 0 || c.bits&(cSpeaker|cOurs|cSay) != 0 || !makers[r.saying(r.toks[i].span)] || !r.namesThere(c, i) {
		return false
	}
	rest := strings.TrimPrefix(r.between(r.toks[i].span.End, c.span.End), " ")
	if behind, ok := cutAny(rest, []string{"的人", "的销售", "的业务", "的团队", "的工程师", "的代理", "销售", "的sales"}); ok {
		_, here := holdsAny(behind, []string{"来", "说", "找我", "问", "要"})
		named := slices.ContainsFunc(c.folk, func(k int) bool { return strings.HasPrefix(behind, r.saying(r.folk[k].span)) })
		return !here && !named // 汇川的销售张经理昨天见了: 汇川 buys, too
	}
	rest, _ = cutHead(rest, []string{"guys ", "people ", "team ", "rep ", "reps ", "folks ", "sales ", "lot "})
	if _, here := holdsAny(" "+rest+" ", []string{" me ", " us ", " our ", " with me", " came "}); here {
		return false
	}
	verb, _, ok := strings.Cut(rest, " ")
	return ok && (isPast(verb) || pastGoing[verb])
}

// pastGoing are the past forms of how one gets somewhere or does something there that isPast lacks.
var pastGoing = wordSet("drove flew rode took came made did gave held brought sent showed shown ran won put set")

// namesThere reports whether a clause names a company or somebody behind token i.
func (r *reader) namesThere(c *clause, i int) bool {
	at := r.toks[i].span.End
	return slices.ContainsFunc(c.firms, func(k int) bool { return r.firms[k].span.Start >= at }) || slices.ContainsFunc(c.folk, func(k int) bool { return r.folk[k].span.Start >= at })
}

// cutHead is a text without the first of some beginnings that it has.
func cutHead(text string, heads []string) (string, bool) {
	if rest, ok := cutAny(text, heads); ok {
		return rest, true
	}
	return text, false
}

// rivalsActs reports whether it is a competitor, not called by his name, who did something with a
// customer or is to: 竞争对手昨天跟王工喝了茶, 对手周五要去恒鑫.
func (r *reader) rivalsActs(c *clause) bool {
	i := r.firstWord(c)
	k := r.rivalAt(i)
	if k == 0 || k >= c.to || len(c.whens) == 0 || len(c.moneys) > 0 || len(c.firms)+len(c.folk) == 0 || c.bits&(cSpeaker|cOurs|cSay) != 0 || r.folkAt(k) || r.inFirm(k) {
		return false
	}
	rest := r.between(r.toks[k-1].span.End, c.span.End)
	if _, named := holdsAny(rest, []string{"的", "是", "来"}); named && strings.HasPrefix(rest, "的") {
		return false
	}
	for r.tok(k).kind == tokWhen || r.isSpace(k) || isFunc(r.tok(k), "要") || isFunc(r.tok(k), "也") || isFunc(r.tok(k), "又") {
		k++
	}
	return k < c.to && !r.folkAt(k) && !r.inFirm(k)
}

// nothingReal reports whether all doings of a group are such that nothing comes of them: left undone,
// called off, a joke, another's, only shown, or asked with a mark.
func (r *reader) nothingReal(g *group) bool {
	found := false
	for _, k := range g.clauses {
		c := &r.clauses[k]
		switch {
		case c.neg && (r.undone(c) || r.unreal(c)), c.beside && (r.makersPeople(c) || r.rivalsActs(c)), c.quote && r.shows, c.ask && r.runeAt(c.span.End) == '?':
			found = true
		case !c.void() && (len(c.whens) > 0 || slices.ContainsFunc(r.toks[c.from:c.to], func(t token) bool {
			return t.kind == tokWord && t.bits&(cVisit|cGo|cMeet|cCall|cDone|cOutcome|cActivity|cSay|cWantBuy|cIntent) != 0
		})):
			return false
		}
	}
	return found
}
