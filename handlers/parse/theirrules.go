package parse

import "strings"

// signsUpTo reports whether a sum is the one up to which, or from which on, somebody of the
// customer's may decide, which says nothing of what our deal is worth: Stahl signs everything over
// 100k, 50万以上要总部批, 王总签字权限100万.
func (r *reader) signsUpTo(m *money, c *clause) bool {
	if r.n[m.span.Start] >= 0x80 || r.han {
		text := r.words(c)
		if r.threshold(m) {
			return true
		}
		_, limit := holdsAny(text, []string{"以上", "以下", "以内", "超过", "权限", "额度", "超了"})
		if !limit {
			return false
		}
		if budget := c.bits&cMoneyKind != 0 && !strings.Contains(text, "权限"); budget || r.hanDone(c) || strings.Contains(text, "系统") {
			return false // 批了200万以上的预算
		}
		_, decides := holdsAny(text, []string{"批", "签字", "上会", "董事会", "总部定", "说了算", "能定", "做主", "拍板", "决定", "招标", "审"})
		return decides
	}
	before := strings.TrimRight(r.between(max(0, m.span.Start-12), m.span.Start), " €$£")
	for _, limit := range []string{" over", " above", " up to", " more than", " beyond", " below", " under"} {
		if strings.HasSuffix(before, limit) {
			_, decides := holdsAny(r.words(c), []string{"signs", "sign off", "can sign", "approves", "can approve", "has to approve", "must approve", "approval", "authorises", "authorizes", "the board", "decides", "can decide", "signature"})
			return decides
		}
	}
	return false
}

// threshold reports whether a sum only says of which sums a rule holds: 报价低于100万的不用报我,
// 超过50万的单子都给我看.
func (r *reader) threshold(m *money) bool {
	before := r.between(max(0, m.span.Start-3), m.span.Start)
	behind := r.between(m.span.End, min(len(r.n), m.span.End+9))
	than := false
	for _, w := range []string{"低于", "高于", "大于", "小于", "超过", "少于", "多于", "不到", "不超过"} {
		than = than || strings.HasSuffix(before, w)
	}
	for _, w := range []string{"以上", "以下", "以内"} {
		if rest, ok := strings.CutPrefix(behind, w); ok {
			than, behind = true, rest
		}
	}
	rest, ok := strings.CutPrefix(behind, "的")
	if _, rule := cutAny(behind, []string{"要找我", "得找我", "必须找我", "要问我", "要报我", "不做", "不接", "免谈"}); than && rule {
		return true // 恒鑫报价低于55万要找我
	}
	if !than || !ok || strings.ContainsAny(r.between(max(0, m.span.Start-5), m.span.Start), "个有笔这") {
		return false // 恒鑫有个超过500万的项目 is one, and its sum is known so far
	}
	for _, thing := range []string{"单子", "订单", "单", "项目", "报价", "客户"} {
		if cut, ok := strings.CutPrefix(rest, thing); ok {
			rest = cut
			break
		}
	}
	for _, w := range []string{"都", "不用", "不必", "不要", "别", "要", "得", "才", "就", "一律", "先", "必须"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// running are words of what is to stand at a customer's when he is done: his goal, and not ours.
var running = []string{"running", "installed", "operational", "in place", "commissioned", "in production", "replaced", "live", "started up", "finished", "built", "working"}

// theirGoal reports whether a clause says by which month or season something is to run at the
// customer's, which is no step of ours: they want it replaced by September.
func (r *reader) theirGoal(c *clause) bool {
	if r.han || len(c.whens) == 0 || c.bits&(cSpeaker|cOurs|cCall) != 0 {
		return false
	}
	for _, w := range c.whens {
		if g := r.whens[w].grain; g == byDay || g == byClock || g == byWeek {
			return false
		}
	}
	text := r.words(c)
	if _, ours := holdsAny(text, []string{"us to", "from us", "our", "offer", "quote", "proposal", "contract", "sample", "demo"}); ours {
		return false // they need the offer in place by January
	}
	if _, wants := holdsAny(text, []string{"want", "need", "would like", "expect"}); !wants {
		return false
	}
	_, goal := holdsAny(text, running)
	return goal
}
