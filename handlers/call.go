package handlers

import "milepost/handlers/parse"

// callIntent records calls, reached or not.
func callIntent() Intent {
	return Intent{
		Name: "call", Reads: parse.Call,
		Weigh: weighs(parse.Call),
		Examples: []string{
			"打了王经理没人接", "called Neil, voicemail", "电话约好周四10点", "打了鑫宏达汽配王经理电话,没人接,明早再打",
			"下午跟中航锂电的赵总通了个电话,他说今年没预算了,明年再看",
			"永盛李总电话通了,约好下周四上午10点见面", "打了美科林副总电话,谈付款", "called Neil at Bridgeport Rail, voicemail",
		},
		Near:   []string{"王总电话多少", "明天给王总打电话", "存个联系人 方志明 技术部经理 13700001234"},
		Handle: (*request).record,
	}
}
