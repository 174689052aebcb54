package handlers

import (
	"regexp"
	"testing"
)

// endsByExpression says in one expression what ends a statement.
var endsByExpression = regexp.MustCompile(`(?i)[,，;；。]\s*(?:但是?|不过|而且|另外|还有|and |but |also )?|但是?|不过| but `)

// FuzzStatementEnd holds where the first statement of a text ends against what an expression finds.
func FuzzStatementEnd(f *testing.F) {
	for _, text := range []string{
		"", "方案过了", "方案过了,价格还要谈", "方案过了,但是价格还要谈", "方案过了 , 但价格", "方案过了不过价格还要谈", "不知道谁定", "但是", "是但", "价格高；另外交期长",
		"price is fine but delivery is not", "fine BUT late", "fine, And they want a demo", "fine,\t\nalſo the line", "fine, alsothe line", "fine,and", "budget is in", "a but", " but ",
		"\xff,\xfe", "不\xff", "İ, but x", ",,", "还有,而且", "。不过", "x，　但是",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		want := []int{-1, -1}
		if m := endsByExpression.FindStringIndex(text); m != nil {
			want = m
		}
		if from, to := statementEnd(text); from != want[0] || to != want[1] {
			t.Errorf("the first statement of %q ends at %d to %d, want %v", text, from, to, want)
		}
	})
}
