package parse

import "strings"

// signsUpTo reports whether a sum is the one up to which, or from which on, somebody of the
// customer's may decide, which says nothing of what our deal is worth: Stahl signs everything over
// 100k, 50万以上要总部批, 王总签字权限100万.
func (r *reader) signsUpTo(m *money, c *clause) bool {
	if r.n[m.span.Start] >= 0x80 || r.han {
		text := r.words(c)
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
			_, decides := holdsAny(r.words(c), []string{"signs", "sign off", "signs off", "can sign", "approves", "can approve", "has to approve", "must approve", "approval", "authorises", "authorizes", "the board", "decides", "can decide", "signature"})
			return decides
		}
	}
	return false
}

// running are words of what is to stand at a customer's when he is done: his goal, and not ours.
var running = []string{"running", "installed", "operational", "up and running", "in place", "commissioned", "in production", "replaced", "live", "started up", "finished", "built", "working"}

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
	if _, wants := holdsAny(text, []string{"want", "wants", "need", "needs", "would like", "expects", "expect"}); !wants {
		return false
	}
	_, goal := holdsAny(text, running)
	return goal
}
