package parse_test

import (
	"testing"
	"time"

	"milepost/handlers/parse"
)

// TestWhatATellingIs holds what news of a deal, a call that reached nobody, a meeting on a screen,
// a file that was passed on and money that was spent are read as, in words of whatever kind.
func TestWhatATellingIs(t *testing.T) {
	ctx := parse.Context{Said: time.Date(2026, 11, 25, 9, 30, 0, 0, time.UTC), Zone: time.FixedZone("CST", 8*3600), Cal: calendar(), Literal: true}
	for _, row := range []struct{ why, text, intent string }{
		{"a deal that was stopped", "伟星那个项目被上面砍了,今年不做", parse.Opportunity},
		{"a deal that came through", "客户那边领导签字了,方太的立库项目就算落地了", parse.Opportunity},
		{"a customer who is given up", "诺力那边我不跟了,三次都被挡在门口", parse.Opportunity},
		{"a step of a tender", "亚玛顿昨天唱标,咱们价格最低", parse.Opportunity},
		{"a tender that is put off", "鲁西化工二期招标延到元旦后", parse.Opportunity},
		{"a project that was talked of there", "跟捷迅光电开项目启动会,排了工期", parse.Visit},
		{"terms that were talked of there", "今天跟中泽电缆的商务部谈合同条款,卡在质保期上", parse.Visit},
		{"a meeting on a screen", "和采埃孚开了个Zoom,Martin讲了spec", parse.Call},
		{"a file that was passed on", "附件:拜访纪要_长虹华意_1123.docx", parse.None},
		{"money spent in plain words", "paid 60 RMB for parking", parse.Expense},
		{"an order to the product", "给我列一下华东还没报价的", parse.Query},
	} {
		if f := parse.Read(row.text, ctx); f.Intent != row.intent {
			t.Errorf("%s: %s is read as %s, want %s", row.why, row.text, f.Intent, row.intent)
		}
	}
}
