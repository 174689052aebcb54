package parse_test

import (
	"testing"
	"time"

	"milepost/handlers/parse"
)

// TestOutings holds that errands, outings, journeys and what others hold for everybody are nobody's visit,
// and that the first visit to a customer of whom nobody has heard is one.
func TestOutings(t *testing.T) {
	for _, x := range []struct {
		says, text string
		intent     string
		account    string // of a record
	}{
		{says: "the family along", text: "took the kids to Disneyland", intent: parse.None},
		{says: "the boss along", text: "took my boss to Ellery Glass", intent: parse.Visit, account: "Ellery Glass"},
		{says: "the wife along, in Chinese", text: "陪老婆去协和医院产检", intent: parse.None},
		{says: "the chairman along", text: "陪张总去永盛参观", intent: parse.Visit, account: "永盛"},
		{says: "a shop where everybody buys", text: "went to Ikea with Anna", intent: parse.None},
		{says: "that shop as a customer", text: "visited Ikea, talked to the procurement manager about robots", intent: parse.Visit, account: "Ikea"},
		{says: "a company that sounds like none of those", text: "went to Norvik with Anna, they want two robots", intent: parse.Visit, account: "Norvik"},
		{says: "an office to which one has to go", text: "去税务局报税", intent: parse.None},
		{says: "that office as a customer", text: "去税务局拜访信息中心李主任", intent: parse.Visit, account: "税务局"},
		{says: "a shop where something was bought", text: "去宜家买了个柜子", intent: parse.None},
		{says: "a customer to whom something was brought", text: "去鼎泰五金送样品", intent: parse.Visit, account: "鼎泰五金"},
		{says: "a carrier with whom goods were talked over", text: "今天去德邦谈了分拣线", intent: parse.Visit, account: "德邦"},
		{says: "a carrier that wants machines", text: "顺丰来电,要两台分拣机", intent: parse.Call, account: "顺丰"},
		{says: "a bank with which loans were talked over", text: "今天去工行谈了贷款", intent: parse.None},
		{says: "an errand on the way back from a customer", text: "去了鼎泰五金,顺路取了个快递", intent: parse.Visit, account: "鼎泰五金"},
		{says: "a carrier that rings", text: "DHL called about the parcel", intent: parse.None},
		{says: "a customer who rings", text: "Pemberton called about the quote", intent: parse.Call, account: "Pemberton"},
		{says: "an insurer that rings", text: "平安打电话来推销保险", intent: parse.None},
		{says: "a customer who rings, in Chinese", text: "宏图精密打电话来问价格", intent: parse.Call, account: "宏图精密"},
		{says: "what a maker held for everybody", text: "Siemens hosted a webinar yesterday", intent: parse.None},
		{says: "who was received", text: "hosted Ostrava Castings at our showroom yesterday", intent: parse.Visit, account: "Ostrava Castings"},
		{says: "what a maker showed", text: "库卡昨天在上海开了发布会", intent: parse.None},
		{says: "who set out for a country", text: "Tom left for Norway today", intent: parse.None},
		{says: "who left for another house", text: "Tom left for Brightline Foods", intent: parse.ContactInfo, account: "Brightline Foods"},
		{says: "where a maker builds", text: "Kuka要在苏州建new plant", intent: parse.None},
		{says: "something of one's own in the shop", text: "took my laptop to Currys to get it fixed", intent: parse.None},
		{says: "a demonstration taken there", text: "took the demo unit to Hadley today", intent: parse.Visit, account: "Hadley"},
		{says: "a place for a walk", text: "周末去莫干山爬山", intent: parse.None},
		{says: "a place to look round", text: "去旺达包装看了他们的产线", intent: parse.Visit, account: "旺达包装"},
	} {
		f := parse.Read(x.text, parse.Context{Said: time.Date(2026, 12, 9, 15, 0, 0, 0, time.FixedZone("CST", 8*3600)), Zone: time.FixedZone("CST", 8*3600), Cal: calendar()})
		account := ""
		if f.Account != nil {
			account = f.Account.Text
		}
		if f.Intent != x.intent || x.account != "" && account != x.account {
			t.Errorf("%s: %q is read as %s of %q, want %s of %q", x.says, x.text, f.Intent, account, x.intent, x.account)
		}
		if x.intent == parse.None && !f.Outing && f.Action != "ignore" {
			t.Errorf("%s: %q may be more of what was told before", x.says, x.text)
		}
	}
}
