package parse_test

import (
	"strings"
	"testing"

	"milepost/handlers/parse"
)

// line is what was read of a message, in a line for each record: intent, customer, day, the day of
// the step and the sum.
func line(f parse.Facts) string {
	records := f.Items
	if len(records) == 0 {
		records = []parse.Facts{f}
	}
	var out []string
	for _, f := range records {
		e := parse.Encode(f)
		words := []string{e.Intent}
		if e.Account != "" {
			words = append(words, e.Account)
		}
		if e.Date != "" {
			words = append(words, string(e.Date))
		}
		if e.Next != nil {
			words = append(words, "step "+string(e.Next.Due))
		}
		if e.AmountCNY != nil {
			words = append(words, "sum")
		}
		out = append(out, strings.TrimSpace(strings.Join(words, " ")))
	}
	return strings.Join(out, ", ")
}

type readsAs struct{ says, text, want string }

func readAll(t *testing.T, said string, rows []readsAs) {
	t.Helper()
	for _, c := range rows {
		if got := line(ask(c.text, said)); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.says, c.text, got, c.want)
		}
	}
}

// TestPresence: when somebody of the customer's is there or away is no step of ours.
func TestPresence(t *testing.T) {
	readAll(t, "2026-11-25 17:40", []readsAs{
		{"he is there", "彭总下周一在公司", "none"},
		{"he comes back, says the reception", "前台说黄总周五才回来", "none"},
		{"he travels and comes back", "鲁厂长这周出差,下周四回", "none"},
		{"he will not be there", "王总周四不在", "none"},
		{"she is off", "Mrs Adler out sick till Monday", "none"},
		{"on leave", "Mr Quigley is on holiday till Thursday", "none"},
		{"he is in another country", "Mr Voss is in Spain until the 18th", "none"},
		{"he comes from there", "邹工下周三从德国回来", "none"},
		{"they are closed", "They are closed from the 21st", "none"},
		{"what is to be done then", "Ruth's on holiday until the 17th, try again then", "task step 2026-12-17"},
		{"told of in a call", "打电话给联丰钣金的彭总,他下周一才回来", "call 联丰钣金 2026-11-25"},
		{"told of after a visit in vain", "今天去联丰钣金没见到彭总,前台说周四回", "visit 联丰钣金 2026-11-25"},
		{"what is to be done then is a step", "彭总下周一在公司,到时候过去一趟", "task step 2026-11-30"},
		{"with a day of its own, too", "今天去联丰钣金没见到彭总,前台说周四回,周四再去", "visit 联丰钣金 2026-11-25 step 2026-11-26"},
		{"he comes to us", "彭总周五过来", "task step 2026-11-27"},
		{"a day that has been is when he was not there", "今天去联丰钣金,彭总不在", "visit 联丰钣金 2026-11-25"},
	})
}

// TestToDo: what is to be done without a day, and what sounds like it.
func TestToDo(t *testing.T) {
	readAll(t, "2026-11-25 17:40", []readsAs{
		{"go there again", "到时候拿着报价再过去一趟,铭轩钢构的", "task 铭轩钢构 step"},
		{"to be asked for a while", "下周三约一下王总吃饭", "task step 2026-12-02"},
		{"to be asked, shorter", "周五约下恒瑞王总", "task 恒瑞 step 2026-11-27"},
		{"chase a thing", "方案那个支持催一下", "task step"},
		{"next, with whom", "next: Hallam Springs, Ms Vogt", "task Hallam Springs step"},
		{"again, but done", "昨天又去了一次联丰钣金", "visit 联丰钣金 2026-11-24"},
		{"a week that comes begins with the same word", "next Wed Hallam Springs, Ms Vogt", "task Hallam Springs step 2026-12-02"},
		{"a meeting that did not take place, and its new day", "上周五联丰钣金的会没开成,改到下周二", "task 联丰钣金 step 2026-12-01"},
		{"to be marked as lost", "mark Oakline as lost", "opportunity Oakline"},
		{"in Chinese", "标记一下铭轩钢构丢单", "opportunity 铭轩钢构"},
	})
}

// TestWhoseMoney: a sum that is a competitor's, a relative's or put into a plant is none of our deal.
func TestWhoseMoney(t *testing.T) {
	readAll(t, "2026-11-25 17:40", []readsAs{
		{"a competitor's, held against ours", "西门子报价280万,比我们低20万,联丰钣金那个", "opportunity 联丰钣金"},
		{"a plant's", "铁岭重工要投3个亿建新厂", "lead 铁岭重工"},
		{"a relative's", "My brother sold his flat for 400k RMB", "none"},
		{"a subsidy", "盛昌铝业拿了2.6亿政府补助", "none 盛昌铝业"},
		{"what they earned", "Portland Pumps made 12m RMB profit last year", "none Portland Pumps"},
		{"ours, held against nobody's", "给联丰钣金报了280万", "opportunity 联丰钣金 sum"},
		{"what he wants to buy from us", "联丰钣金预算280万上一条线", "opportunity 联丰钣金 sum"},
		{"their budget and our quote", "联丰钣金的彭总说预算只有40万,我们报了52万", "opportunity 联丰钣金 sum"},
	})
}

// TestWithoutMe: what others did is no visit of the speaker's, and a call that no word speaks of is none.
func TestWithoutMe(t *testing.T) {
	readAll(t, "2026-12-10 18:05", []readsAs{
		{"a colleague had dinner with him", "小赵昨晚跟骆总吃的饭,没叫我", "none"},
		{"I had dinner with him", "昨晚跟骆总吃的饭", "visit 2026-12-09"},
		{"somebody says that he saw him", "Jim says he saw Iyer on Tuesday", "none"},
		{"I saw him, and he says", "Saw Iyer on Tuesday, he says the budget is approved", "visit 2026-12-08"},
		{"a competitor's people came", "听他们门卫讲,昨天埃斯顿的人来过", "none 埃斯顿"},
		{"what they will have somebody do", "骆总说下周让财务打款", "task step"},
		{"he rang", "周一去见了联丰钣金的邹工,周三他打电话来说要改方案", "visit 联丰钣金 2026-12-07, call 联丰钣金 2026-12-09"},
		{"a heading for each day", "12/9 拜访 锐克刀具 俞总;12/10 拜访 华晟纺机 樊部长", "visit 锐克刀具 2026-12-09, visit 华晟纺机 2026-12-10"},
		{"a day at home is none of the visit", "Wed: sick. Thu: Altmann, Karl.", "visit Altmann 2026-12-10"},
	})
}

// TestOnTheDays: which day it was, told on Tuesday 2026-09-22.
func TestOnTheDays(t *testing.T) {
	readAll(t, "2026-09-22 17:50", []readsAs{
		{"what was talked about tells that it was", "星期天陪腾飞物流的曾总爬山,顺便聊了下仓库的事", "visit 腾飞物流 2026-09-20"},
		{"on the way", "周一上午送曾总去的机场,路上聊了聊三期", "visit 2026-09-21"},
		{"without it, it is to come", "周四送曾总去机场", "task step 2026-09-24"},
		{"German days as headings", "17.09.: Holzer Metall, 18.09.: Tamar Bakery", "visit Holzer Metall 2026-09-17, visit Tamar Bakery 2026-09-18"},
		{"a count is no day", "2nd visit to Tamar Bakery on the 18th went better than the 1st", "visit Tamar Bakery 2026-09-18"},
		{"a day is no count", "Visited Tamar Bakery on the 2nd, call went well", "visit Tamar Bakery 2026-09-02"},
		{"three, each on its day", "Met three: Holzer Metall on Fri, Tamar Bakery on Mon, Quayside Foods today", "visit Holzer Metall 2026-09-18, visit Tamar Bakery 2026-09-21, visit Quayside Foods 2026-09-22"},
		{"a competitor, as one hears", "I heard Kuka demoed at Holzer Metall on Friday", "none Holzer Metall"},
		{"back, and to be called then", "Nina's in the office again from Thursday, call her then", "task step 2026-09-24"},
	})
}

// TestCountedRound: customers that are counted and listed are so many.
func TestCountedRound(t *testing.T) {
	readAll(t, "2026-11-25 17:40", []readsAs{
		{"three", "Did three today: Hallam Springs, Brent Forge and Oakham Wire", "visit Hallam Springs 2026-11-25, visit Brent Forge 2026-11-25, visit Oakham Wire 2026-11-25"},
		{"two, one of them with an &", "Did 2 today: Marsh & Field, Tyne Castings", "visit Marsh & Field 2026-11-25, visit Tyne Castings 2026-11-25"},
		{"what is counted may be named", "Two visits today: Hallam Springs and Brent Forge", "visit Hallam Springs 2026-11-25, visit Brent Forge 2026-11-25"},
		{"things to do are no customers", "Two things today: send the quote and call Ben", "task step 2026-11-25"},
	})
}

// TestDaysAround: days of a month of which one is written short, and those beside a holiday.
func TestDaysAround(t *testing.T) {
	readAll(t, "2026-10-09 08:20", []readsAs{
		{"two days, the first counts", "5、6号两天都在联丰钣金调试", "visit 联丰钣金 2026-10-05"},
		{"with dots", "10.6-10.7在联丰钣金盯安装", "visit 联丰钣金 2026-10-06"},
		{"a price with dots", "联丰钣金报价10.6-10.7万", "opportunity 联丰钣金 sum"},
		{"the last day before the holiday", "节前最后一天去了联丰钣金送月饼", "visit 联丰钣金 2026-09-30"},
		{"the day before days off", "放假前那天去了联丰钣金", "visit 联丰钣金 2026-09-30"},
		{"the first day after", "放假后第一天去了联丰钣金", "visit 联丰钣金 2026-10-08"},
		{"by the days off that come", "放假前给联丰钣金报价", "task 联丰钣金 step 2026-12-31"},
		{"in the morning it is still to come", "上午去趟联丰钣金", "task 联丰钣金 step 2026-10-09"},
		{"a part of the day that was named", "周一上午去联丰钣金,下午去利和铜材", "task 联丰钣金 step 2026-10-12, task 利和铜材 step 2026-10-12"},
	})
}
