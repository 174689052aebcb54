package handlers

import (
	"testing"

	"milepost/handlers/wording"
)

// TestPhrasesThatMoveAskOrApply: what is found by the phrases that are written down as tables,
// and the nearest thing that each of them leaves alone.
func TestPhrasesThatMoveAskOrApply(t *testing.T) {
	for _, row := range []struct {
		name       string
		found      *wording.Wording
		says, near string
	}{
		{"a row of the payment plan slips", rowMoves, "second slips to jan 15", "second slips"},
		{"its day alone is named", rowMoves, "the first payment moved to next friday", "the first payment jan 15"},
		{"a row is due, in Chinese", rowMoves, "第二笔12月20号付", "第二版12月20号付"},
		{"a share of the sum", rowSaid, "预付30%,签约后付", "预付款还没付"},
		{"a share, in English", rowSaid, "deposit is 30%, due on signing", "deposit is due on signing"},
		{"a step is moved by its words", movesThing, "push the reference list to friday", "push the reference list to neil"},
		{"a step is moved politely", movesThing, "can we move the sample review to 3 dec", "can we move to friday"},
		{"an application is wished for", wantsProject, "我要给三一立项", "三一立项了"},
		{"an application, in English", wantsProject, "let's apply for project approval", "they apply for project funds"},
		{"the number of a project", numberAsked, "我的立项编号是多少", "我的立项是多少钱"},
		{"where one's own request stands", mineAsked, "我提的申请到哪一步了", "他提的申请到哪一步了"},
		{"one's own request, in English", mineAsked, "where is my application?", "where is my applicant?"},
		{"where the request stands", standsAsked, "立项审批现在怎么样了", "立项会开得怎么样"},
		{"why it was refused", standsAsked, "why was my request sent back?", "why was my visit sent back?"},
		{"what is new in another version", changesAsked, "这版和上次比改了哪些内容", "这版和上次比改了价格"},
		{"what is new, in English", changesAsked, "what's changed since last time", "what's changed at oakline"},
		{"the form on paper", requestForm, "立项申请表打印一份", "立项会纪要打印一份"},
	} {
		if !row.found.MatchString(row.says) {
			t.Errorf("%s: %q is not found", row.name, row.says)
		}
		if row.found.MatchString(row.near) {
			t.Errorf("%s: %q is found, and is not meant", row.name, row.near)
		}
	}
}
