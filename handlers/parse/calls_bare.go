package parse

import "slices"

// barelyCalls reports whether all that is said is to call somebody, with no word of its having been done and
// none of what came of it: 给周经理打个电话, which is told of a call as often as it is set down to be made.
func (r *reader) barelyCalls(f *Facts) bool {
	if f.Intent != Call || len(r.clauses) != 1 {
		return false
	}
	c := &r.clauses[0]
	if c.tense != 0 || c.void() || len(c.moneys) > 0 || len(c.folk)+len(c.firms) == 0 {
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
