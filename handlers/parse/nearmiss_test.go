package parse_test

import "testing"

// TestNearMisses holds what shares its words with what a rule reads, and means something else.
func TestNearMisses(t *testing.T) {
	readAll(t, "2026-12-08 17:00", []readsAs{
		{"somebody before a firm of partners", "Met Vogt, Marsh & Co today", "visit Marsh & Co 2026-12-08"},
		{"by his first name", "Called Ben, Hall & Sons wants a quote", "call Hall & Sons 2026-12-08"},
		{"a wish, and no company of that name", "希望王总下周签", "none"},
		{"what is to come", "未来采购王总负责", "contact"},
		{"a quality that somebody has", "全能的小王帮忙", "none"},
		{"places that are counted", "去了苏州、无锡、常州三家客户", "none"},
		{"competitors that are counted", "今天拜访恒瑞电机,竞品是汇川、台达、英威腾三家", "visit 恒瑞电机 2026-12-08"},
		{"an engineer who is visited", "今天拜访徐工,他说要换泵", "visit 2026-12-08"},
		{"a fee", "进场费谈了", "none"},
		{"where one met him", "Met Kevin at Reception", "visit"},

		{"asked for where one was", "今天去恒鑫,请王总跟财务催款", "visit 恒鑫 2026-12-08"},
		{"somebody of theirs has it done", "今天在恒鑫,王总让李工先测试", "visit 恒鑫 2026-12-08"},
		{"asked for on a visit", "拜访恒鑫请王总帮忙推荐", "visit 恒鑫"},
		{"again, and over", "昨天再去一次恒鑫,还是没见到", "visit 恒鑫 2026-12-07"},
		{"who rang to chase it", "恒鑫来电催一下样品", "call 恒鑫 2026-12-08"},
		{"the next one that was", "next up was Oakline, met Ms Vogt", "visit Oakline"},
		{"in vain, but there", "我去恒鑫拜访没成,王总出差", "visit 恒鑫"},
		{"waiting for his call", "等王总打电话来", "task step"},
		{"the hour of the day he is there", "王总下周三在公司,约了10点", "task step 2026-12-16"},
		{"a part of today, behind what is due by a day", "周五前报价,下午去恒瑞", "visit 恒瑞 2026-12-08 step 2026-12-11"},

		{"a budget that was passed", "比亚迪批了200万以上的预算", "opportunity 比亚迪 sum"},
		{"a sum that was approved", "Oakline's board approved over 300k RMB", "opportunity Oakline sum"},
		{"our offer by a month", "they need the offer in place by January", "task step 2027-01-31"},
		{"what is sold to a bank", "they want a 300k RMB loan origination system", "none sum"},
		{"a budget with a subsidy", "预算300万补助到位就买", "none sum"},
		{"a project of subsidies", "签了80万政府补贴项目", "none sum"},
		{"a tender", "招投标金额1.2亿", "none sum"},
		{"a deal that was lost", "we lost 300k RMB Oakline deal to Kuka", "opportunity Oakline sum"},
		{"what the customer offers", "Oakline offered 300k RMB, less than we hoped", "opportunity Oakline sum"},

		{"a day before a verb", "15th call Ben", "task step 2026-12-15"},
		{"a day with its word", "on the 15th visit Oakline", "task Oakline step 2026-12-15"},
		{"a number of tickets", "机票 x2", "none"},
		{"many tickets", "高铁票x10", "none"},
		{"a number of gifts", "买月饼x30", "none"},
		{"what was paid", "餐费x120", "expense"},
		{"goods in a list", "电机、减速机、恒瑞阀门", "visit 恒瑞阀门"},
		{"I was there, too", "小赵昨晚跟骆总吃的饭,我也在", "visit 2026-12-07"},
		{"a colleague and I", "Anna of our team and I visited Oakline", "visit Oakline"},
		{"why a deal was lost", "把恒鑫丢单原因写一下", "none 恒鑫"},
		{"people that are counted", "Met two: Greta Vogt and Ben Holt", "visit"},
		{"a form that was filled in wrongly", "合同格式写错了,恒鑫要改", "correction 恒鑫"},
	})
}
