package parse_test

import "testing"

// TestNearMissesOfSums holds what shares its words with what says that a sum is none of a deal's.
func TestNearMissesOfSums(t *testing.T) {
	readAll(t, "2026-10-14 19:10", []readsAs{
		{"a price with the freight in it", "今天拜访恒鑫,报价含运费120万", "visit 恒鑫 2026-10-14 sum"},
		{"the same without it", "今天拜访恒鑫,报价不含海运费120万", "visit 恒鑫 2026-10-14 sum"},
		{"the same in English", "visited Oakline today, quoted incl. freight 120k RMB", "visit Oakline 2026-10-14 sum"},
		{"a thing to save with", "恒鑫想上节约用水方案120万", "lead 恒鑫 sum"},
		{"a line that saves", "恒鑫的节约型产线预算200万", "opportunity 恒鑫 sum"},
		{"a customer who ships", "Visited Baltic Shipping today 2M RMB budget for new cranes", "visit Baltic Shipping 2026-10-14 sum"},
		{"freight alone", "今天拜访恒鑫,运费3万", "visit 恒鑫 2026-10-14"},
		{"who bought before, and wants more", "恒鑫以前买过我们设备这次预算200万", "opportunity 恒鑫 sum"},
		{"who never bought", "恒鑫从没买过我们的东西预算90万", "opportunity 恒鑫 sum"},
		{"who bought last year, and wants more", "Oakline bought two presses last year and now wants three more for 900k RMB", "opportunity Oakline sum"},
	})
}

// TestNearMissesOfVisits holds what shares its words with what says that a visit was none, or when it was.
func TestNearMissesOfVisits(t *testing.T) {
	readAll(t, "2026-10-14 19:10", []readsAs{
		{"how a contract is worded", "今天拜访恒鑫,王总说技术协议这么写就可以签", "visit 恒鑫 2026-10-14"},
		{"how a clause is worded", "今天跟恒鑫王总过合同,这样写他能接受,预算80万", "visit 恒鑫 2026-10-14 sum"},
		{"at the end, of a contract", "今天拜访恒鑫王总过合同,这样写", "visit 恒鑫 2026-10-14"},
		{"what is to be on a day of this month", "28号那天去恒鑫见王总", "task 恒鑫 step 2026-10-28"},
		{"what a customer does on a day to come", "年底那天去恒鑫收款,王总在", "task 恒鑫 step 2026-12-31"},
		{"what was on that day", "周五那天去恒鑫没见到王总", "visit 恒鑫 2026-10-09"},
		{"one whom we met instead", "Was supposed to see Tom but met Greta at Oakline instead", "visit Oakline"},
		{"what a machine is to do", "Met Greta today, the pump is supposed to run at 5 bar but runs at 4", "visit 2026-10-14"},
		{"what we are to do, and did not", "supposed to visit Oakline but the car died", "none Oakline"},
		{"how long it was to be", "Supposed to be a quick call but spent two hours at Oakline with Greta", "call Oakline 2026-10-14"},
		{"a thing that is sold", "Met Greta at Oakline today about the online meeting tool", "visit Oakline 2026-10-14"},
		{"hours of service", "Met Greta 10/9 about 24/7 support", "visit 2026-10-09"},
		{"a thickness", "今天去恒鑫,厚度,3.15,合格", "visit 恒鑫 2026-10-14"},
		{"a version", "今天恒鑫王总说软件3.11 call接口有问题", "call 恒鑫 2026-10-14"},
		{"a day that an arrangement heads", "周五:去恒鑫,王总打电话约的", "call 恒鑫 2026-10-14 step 2026-10-16"},
	})
}

// TestNearMissesOfNames holds companies that look like people, and the other way about.
func TestNearMissesOfNames(t *testing.T) {
	readAll(t, "2026-10-14 19:10", []readsAs{
		{"a company that is called like a head of section", "今天拜访雷科,见李工", "visit 雷科 2026-10-14"},
		{"another one", "今天拜访易科,聊了方案", "visit 易科 2026-10-14"},
		{"where one went, before its head of that name", "今天去常林常总聊了方案", "visit 常林 2026-10-14"},
		{"a company that begins with a word", "今天拜访天天果园,预算80万", "visit 天天果园 2026-10-14 sum"},
		{"a word at the head of a report", "Conclusion: talked to Greta, no budget", "visit"},
		{"another one", "Result: spoke to Greta today, they like it", "visit 2026-10-14"},
		{"a customer's review", "恒鑫内部会议定了,预算200万", "opportunity 恒鑫 sum"},
	})
}
