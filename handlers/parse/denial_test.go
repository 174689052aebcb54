package parse_test

import (
	"testing"

	"milepost/handlers/parse"
)

// TestWhatWasNotDoneIsNoRecord holds that a visit or a call that the speaker denies makes nothing, in
// whatever words, and that what he tried, or did with something lacking, does.
func TestWhatWasNotDoneIsNoRecord(t *testing.T) {
	for _, row := range []struct {
		why, text string
		done      bool
	}{
		{"a meal that was not", "昨天没请王工吃饭,恒鑫钣金", false},
		{"drawings that were not gone through", "昨天没跟王工过图纸,恒鑫钣金", false},
		{"a call that was not", "昨天没跟王工通电话,恒鑫钣金", false},
		{"samples that were not brought", "昨天没送样到恒鑫钣金", false},
		{"a review that was not attended", "昨天没列席恒鑫钣金的评审会", false},
		{"an English word of doing", "昨天没train恒鑫钣金的operator", false},
		{"another one, of calling", "昨天没dial王工,恒鑫钣金", false},
		{"a way that was not driven", "Didn't drive up to Hartwell Foods yesterday", false},
		{"a pitch that was not held", "Didn't pitch to Greta yesterday, Hartwell Foods", false},
		{"a call that was not made", "Did not give Greta a call yesterday, Hartwell Foods", false},
		{"what a customer did by himself", "恒鑫钣金上周自己培训了操作工", false},
		{"what a courier brought", "样件昨天用快递送过去了,恒鑫钣金", false},
		{"samples that a customer fetched", "Greta collected the samples from our office yesterday", false},
		{"a machine that she set up herself", "Greta set up the machine herself yesterday", false},
		{"what they taught their own people", "他们上周培训了操作工,恒鑫钣金", false},
		{"what one did for them", "Dropped the samples off at Hartwell Foods yesterday", true},
		{"a visit without what one should have had along", "昨天没带样品去恒鑫钣金,王总不高兴", true},
		{"a colleague who did not come along", "Didn't take Tom along to Hartwell Foods yesterday", true},
		{"a company to which one went by oneself", "恒鑫钣金昨天自己去的,见了王工", true},
		{"a call of nearly an hour", "Almost an hour on the phone with Greta from Hartwell Foods", true},
		{"what one did by oneself", "昨天我自己去恒鑫钣金培训了操作工", true},
		{"what one brought", "昨天把样件送过去给王工了,恒鑫钣金", true},
		{"what one talked about", "昨天去恒鑫钣金聊了培训的事", true},
		{"a thing that is called like a call", "Visited Hartwell Foods yesterday, they need a ring gear", true},
		{"one did, with nothing arranged", "昨天没约就去了恒鑫钣金", true},
		{"one did, and it was not in vain", "昨天没白跑,恒鑫钣金王工答应了", true},
		{"what one did and did not agree on", "昨天没跟王工谈拢,恒鑫钣金", true},
		{"a call that did not get through", "昨天没给王工打通电话,恒鑫钣金", true},
		{"what was not talked of on a visit", "昨天去了恒鑫钣金,没跟王工谈价格", true},
		{"what was not left there", "昨天去了恒鑫钣金,没给王工留资料", true},
		{"how long one stayed", "Didn't leave Hartwell Foods until six yesterday", true},
		{"how far one got", "Didn't get past reception at Hartwell Foods yesterday", true},
		{"what was lacking before it was told", "Didn't have time to write: visited Hartwell Foods yesterday", true},
		{"what she did not like", "Greta didn't like our price, met her yesterday", true},
		{"what was not talked of, in English", "Visited Hartwell Foods yesterday, didn't discuss the price", true},
	} {
		if f := parse.Read(row.text, spring); (f.Intent == parse.Visit || f.Intent == parse.Call) != row.done {
			t.Errorf("%s: %s is read as %q", row.why, row.text, f.Intent)
		}
	}
}
