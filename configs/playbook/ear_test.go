package playbook

import (
	"reflect"
	"strings"
	"testing"
)

func TestEarHearsWhatSayingsFind(t *testing.T) {
	book, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	e := book.Ear()
	texts := []string{
		"", "q", "今天拜访了粤钢王总,聊了电池线", "met Lin of Yuegang today", "Q4 unclear", "q 4 是", "Ｑ４：是", "问题4 不清", "第4题 是", "question 4 yes", "Question\t4 yes", "\xff\xfe",
		"粤钢资金已批", "资金没落实", "FUNDS approved", "演示不适用,原因是老客户", "不用保证金", "no deposit", "符合选择标准", "客户同意做方案",
	}
	for form := range e.forms {
		for _, f := range e.forms[form] {
			texts = append(texts, f, "粤钢"+f+"已批", strings.ToUpper(f)+" no", "不用"+f, "没"+f)
		}
	}
	said := 0
	for _, text := range texts {
		want := book.Sayings(text)
		if len(want) > 0 {
			said++
		}
		if got := e.Sayings(text); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: heard %v, want %v", text, got, want)
		}
	}
	if said < 100 {
		t.Errorf("only %d of %d texts say anything", said, len(texts))
	}
}
