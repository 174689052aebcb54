package playbook

import (
	"testing"

	"milepost/storage/crm"
)

// TestAClauseIsHeardWhateverItBeginsWith holds what is heard of clauses, from each of their letters
// on, against what is heard where no clause is told apart by its first letter.
func TestAClauseIsHeardWhateverItBeginsWith(t *testing.T) {
	b, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	hears := b.Listener()
	each := b.Listener()
	heard := 0
	for _, text := range []string{
		"", " ", "付款一向准时", "挺保守", ", 非常保守的一个人", "咱们关系不错", "服务要求特别高", "今天拜访了岩峻机电王总,聊了电池线", "信誉 付款一向准时",
		"he hates change", "they pay on time", "行业地位 前十", "预算很紧", "有点儿保守", "😀很保守", "算战略客户", "他是支持我们的", "counts as a key account", "\xff保守",
	} {
		for _, r := range text {
			each.leads[r] = true
		}
		for i := range text {
			for _, on := range []crm.Kind{crm.KindAccount, crm.KindContact} {
				for _, asks := range []bool{false, true} {
					got, ok := hears.Hear(on, text[i:], asks)
					want, is := each.Hear(on, text[i:], asks)
					if got != want || ok != is {
						t.Errorf("%q of %s, asked %v: %+v, %v; want %+v, %v", text[i:], on, asks, got, ok, want, is)
					}
					if ok {
						heard++
					}
				}
			}
		}
	}
	if heard < 10 {
		t.Errorf("only %d of the clauses say something of a field", heard)
	}
}
