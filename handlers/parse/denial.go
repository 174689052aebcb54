package parse

import "strings"

// undone reports whether a clause says of the speaker, who need not be named, that he did not do
// something, whatever it was: 昨天没跟王工过图纸, didn't drive up to Oakline yesterday. What was
// tried and came to nothing was done: 没谈拢, didn't get past reception.
func (r *reader) undone(c *clause) bool {
	i := c.from
	for i < c.to && (r.toks[i].kind == tokWhen || r.isSpace(i) || speakers[r.toks[i].text()] || isFunc(r.toks[i], "on")) {
		i++
	}
	if i >= c.to || r.inFirm(i) || r.folkAt(i) || c.bits&cOutcome != 0 || c.from > 0 && !r.dated(c) {
		return false
	}
	text := r.between(r.toks[i].span.Start, c.span.End)
	for _, no := range hanDenials {
		if rest, ok := strings.CutPrefix(text, no); ok {
			return leftUndone(r.unnamed(rest, c))
		}
	}
	if !r.han && len(c.firms) > 0 && c.bits&(cVisit|cMeet|cGo|cCall) != 0 && (strings.HasPrefix(text, "nobody from our") || strings.HasPrefix(text, "no one from our") || strings.HasPrefix(text, "none of us")) {
		return true
	}
	for _, no := range latinDenials {
		if rest, ok := strings.CutPrefix(text, no); ok {
			verb, behind, _ := strings.Cut(rest, " ")
			if _, ended := holdsAny(rest, endedEn); ended {
				return false // didn't leave Oakline until six
			}
			return behind != "" && !triedVerbs[verb]
		}
	}
	return false
}

// unnamed is a part of a clause without the names of its customers, of which no letter says how anything
// went: 没送样到东成五金.
func (r *reader) unnamed(text string, c *clause) string {
	for _, k := range c.firms {
		text = strings.Replace(text, r.saying(r.firms[k].span), "x", 1)
	}
	return text
}

// leftUndone reports whether what stands behind 没 is a doing of ours that was not begun: it has
// no word for how it ended, nothing that was done instead and no thing that was lacking.
func leftUndone(rest string) bool {
	if rest == "" || strings.ContainsAny(rest, "了就直才却着成拢完妥够") {
		return false
	}
	if _, ended := holdsAny(rest, attained); ended {
		return false
	}
	if strings.HasPrefix(rest, "带") && strings.ContainsAny(rest, "去到") {
		return false // 没带样品去恒鑫: he went there all the same
	}
	for _, lack := range hanLacks {
		if strings.HasPrefix(rest, lack) {
			return false
		}
	}
	return true
}

// speakers are the words that may stand before a denial and leave the speaker its subject.
var speakers = map[string]bool{"我": true, "我们": true, "咱": true, "咱们": true, "也": true, "都": true, "又": true, "还是": true, "i": true, "we": true, "so": true, "also": true, "still": true}

// hanDenials are the words that deny what stands behind them, the longer ones first.
var hanDenials = []string{"还没有", "都没有", "没有", "还没", "都没", "没"}

// attained are what a doing came to, which is denied of one that was begun: 没谈出结果, 没打通.
var attained = []string{"出结果", "出来", "下来", "上面", "起来", "敲定", "定下", "签下", "见到", "找到", "碰到", "遇到", "堵到", "等到", "约到", "拿到", "聊到", "谈到", "问到", "收到", "守到", "联系到", "听到", "看到", "轮到", "打通", "接通", "聊通", "谈通", "说通", "走通", "拨通"}

// hanLacks begin what is lacking, or what is denied of the customer or of how something went.
var hanLacks = []string{"白", "少", "啥", "什么", "事", "问题", "想", "人", "戏", "空", "时间", "车", "票", "意见", "需求", "预算", "结果", "消息", "回", "反馈", "进展", "下文", "动静", "提", "说", "表", "答应", "同意", "定", "签", "批", "决", "意思", "兴趣", "项目", "钱", "希望", "办法", "多", "怎么", "太", "那么", "必要", "等", "预约", "约", "敢", "忍", "错", "接电话", "接我", "理", "让", "给我", "给我们", "给面子", "给机会", "给准", "给答", "给话", "下单", "中", "赶", "谈", "聊", "见"}

// latinDenials are the same in English.
var latinDenials = []string{"didn't ", "didnt ", "did not ", "never ", "haven't ", "have not ", "couldn't ", "could not "}

// endedEn are what says behind a denial that something was done all the same, or that something was
// lacking.
var endedEn = []string{"until", "till ", "because", "alone", "without", "but ", "along", "with me", "have time", "have a chance", "have any", "have the", "have much", "have to", "have enough", "take long", "take no", "take the bait", "bring up", "bring any"}

// triedVerbs are those that say of something done how it went, or what somebody did not think.
var triedVerbs = wordSet("get reach see meet catch find hear manage make agree sign close win like know think want need say answer discuss talk mention ask offer sell convince persuade finish expect realise realize notice feel look seem work go let even actually really quite stay last mind been had got found heard convinced managed")
