package parse_test

import (
	"testing"

	"milepost/handlers/parse"
)

// TestOffHours makes nothing of sports, tables, friends, weddings and papers of one's own, and leaves
// what is done for a customer at such places.
func TestOffHours(t *testing.T) {
	for _, c := range []readAs{
		{says: "a class", text: "yoga at Bikram tonight", intent: parse.None},
		{says: "a call to a maker of food of that name", text: "rang Bikram Foods this morning, left a message for Mr Rao", intent: parse.Call, date: "2026-12-08"},
		{says: "a table", text: "booked a table at Nobu for Saturday", intent: parse.None},
		{says: "a visit there on business", text: "was at Nobu's central kitchen today, the manager wants a quote for the packing line", intent: parse.Visit, date: "2026-12-08"},
		{says: "friends", text: "drinks with the lads at The Crown on Friday", intent: parse.None},
		{says: "an office for papers of one's own", text: "下午去公证处办个委托书", intent: parse.None},
		{says: "the same as a customer", text: "下午拜访公证处王主任,谈档案柜", intent: parse.Visit, date: "2026-12-08"},
		{says: "one who is met off a train", text: "去南站接丈母娘,晚点了一个小时", intent: parse.None},
		{says: "flats that were looked at", text: "中介小陈带我看了两套房,首付120万", intent: parse.None},
		{says: "a bottle one queues for", text: "明早五点起来抢茅台", intent: parse.None},
		{says: "the maker of it as a customer", text: "今天电话联系了茅台包装车间的钱主任,让发资料", intent: parse.Call, date: "2026-12-08"},
		{says: "help at home", text: "王阿姨介绍的保姆明天来", intent: parse.None},
	} {
		c.check(t)
	}
}
