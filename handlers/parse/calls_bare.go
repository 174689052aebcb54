package parse

import (
	"slices"
	"strings"
)

// barelyCalls reports whether all that is said is to call somebody, with no word of its having been done and
// none of what came of it: 给周经理打个电话, which is told of a call as often as it is set down to be made.
func (r *reader) barelyCalls(f *Facts) bool {
	if f.Intent != Call || len(r.clauses) != 1 {
		return false
	}
	c := &r.clauses[0]
	if c.tense != 0 && !r.onlyToday(c) || c.void() || len(c.moneys) > 0 || len(c.folk)+len(c.firms) == 0 {
		return false
	}
	calls := false
	for i := c.from; i < c.to; i++ {
		t := &r.toks[i]
		switch {
		case slices.Contains([]string{"打", "电话", "打电话", "打个电话", "打一下", "打下", "一下", "个", "个电话", "下"}, t.text()):
			calls = calls || t.bits&cCall != 0
		case t.kind == tokWhen, t.kind == tokMark, r.isSpace(i), r.inFirm(i), r.folkAt(i), isFunc(*t, "给"), isFunc(*t, "我"), isFunc(*t, "的"):
		case t.kind == tokWord && t.bits&cWith != 0:
		default:
			return false
		}
	}
	return calls
}

// onlyToday reports a clause whose one day is today, which may be over or to come.
func (r *reader) onlyToday(c *clause) bool {
	if len(c.whens) != 1 {
		return false
	}
	w := &r.whens[c.whens[0]]
	return w.fixed && w.near == r.today && w.clock == "" && w.part < 0
}

// plansBriefly reports a lone sentence in which somebody is to be seen for a moment today: 今天顺便见一下陈总. What was
// done has its 了, and what came of it behind it.
func (r *reader) plansBriefly(c *clause) bool {
	if c.void() || len(c.whens) == 0 || len(r.folk)+len(r.firms) == 0 || len(r.orig) > 24 {
		return false
	}
	for _, i := range c.whens {
		if w := &r.whens[i]; w.near != r.today {
			return false
		}
	}
	text := string(r.orig)
	if strings.ContainsAny(text, ",，。;；\n") {
		return false
	}
	_, brief := holdsAny(text, []string{"见一下", "碰一下", "聊一下", "谈一下", "坐一下", "拜访一下", "沟通一下", "见一面", "碰一面", "碰个头", "见个面", "打个招呼", "顺便见", "顺便去", "顺道去", "顺路去", "顺便看看"})
	_, been := holdsAny(text, []string{"了", "过", "完", "刚", "到", "已", "没"})
	return brief && !been
}
