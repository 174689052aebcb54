package parse_test

import (
	"reflect"
	"strings"
	"testing"

	"milepost/handlers/parse"
)

// TestWhyItWasReadSo: asked for, the reading names the words and the rules behind
// each value and the rivals that lost; not asked for, it keeps nothing and reads
// the same.
func TestWhyItWasReadSo(t *testing.T) {
	for _, c := range []struct{ says, text, slot, value, rule, words string }{
		{"the intent and its word", "今天拜访了联丰钣金陈总", "intent", "visit", "meeting somebody", "拜访了"},
		{"what a visit takes in", "今天拜访了联丰钣金,预算120万", "intent", "opportunity", "said on a visit", ""},
		{"what made it a company", "今天拜访了联丰钣金陈总", "account", "联丰钣金", "ends in a trade", "钣金"},
		{"who stands behind it", "今天拜访了联丰钣金陈总", "account", "联丰钣金", "a person behind it", "陈总"},
		{"a competitor that lost", "今天拜访了联丰钣金,竞争对手大族", "account", "大族", "competitor", "大族"},
		{"why somebody is a person", "今天拜访了联丰钣金陈总", "contacts", "陈总", "a surname with a title", "陈总"},
		{"one of ours that lost", "带了售前小方去联丰钣金", "contacts", "小方", "one of ours", "小方"},
		{"the clause that is planned", "今天拜访了联丰钣金,下周三送样", "clause", "planned", "planned 4", "下周三送样"},
		{"the next step", "今天拜访了联丰钣金,下周三送样", "next_step", "2026-11-11 送样", "still comes", "下周三送样"},
		{"a sum that is not ours", "今天拜访了联丰钣金,他们年产值3亿", "amount", "3亿", "revenue", "3亿"},
		{"a day on which nobody was met", "周一我不在,昨天拜访了联丰钣金陈总", "date", "周一", "not there", "周一"},
		{"the day of a signature", "今天拜访联丰钣金,12月底能签,让我周五补资料", "next_step", "12月底能签", "signature", "12月底能签"},
		{"a day that nobody said", "拜访了联丰钣金陈总", "date", "", "no day was said", ""},
	} {
		ctx := parse.Context{Said: at("2026-11-04 17:00"), Zone: shanghai}
		plain := parse.Read(c.text, ctx)
		ctx.Explain = true
		f := parse.Read(c.text, ctx)
		found := false
		for _, x := range f.Why {
			words := string([]rune(c.text)[x.Span.Start:x.Span.End])
			found = found || x.Slot == c.slot && x.Value == c.value && strings.Contains(x.Rule, c.rule) && words == c.words
		}
		if !found {
			t.Errorf("%s: no reason for %s %q by %q at %q in %+v", c.says, c.slot, c.value, c.rule, c.words, f.Why)
		}
		f.Why = nil
		if plain.Why != nil || !reflect.DeepEqual(plain, f) {
			t.Errorf("%s: it reads otherwise when it is not explained", c.says)
		}
	}
}
