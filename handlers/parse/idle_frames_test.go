package parse_test

import (
	"strings"
	"testing"

	"milepost/handlers/parse"
)

// talkWithoutBusiness is what people write beside their work: chat, jokes, news, poems, recipes, notices.
var talkWithoutBusiness = []string{
	"昨天陪老婆去医院产检", "周六带孩子去动物园", "晚上约了同学打球", "昨晚看球到两点", "下午去接孩子", "昨天跟我爸打了个电话", "周三去看牙", "健身房年卡2000", "明天体检别吃早饭",
	"昨天见了相亲对象", "前天去参加了同学婚礼", "昨天和邻居喝了两杯", "昨天去了趟银行", "房东昨天来收租,涨了500", "晚饭吃什么好", "楼上装修从早吵到晚", "星期天去拔了两颗智齿",
	"央行今天宣布降准", "昨晚国足0比1输给了印尼", "据新华社报道,神舟二十号今早发射成功", "特斯拉昨天发布了新款Model Y,售价26万起", "港股今日收涨1.2%", "上海今天新增两条地铁线", "比亚迪11月销量突破50万辆,同比增长12%",
	"床前明月光,疑是地上霜", "去年今日此门中,人面桃花相映红", "昨日入城市,归来泪满巾", "劝君更尽一杯酒,西出阳关无故人", "番茄炒蛋先炒蛋再炒番茄,最后放糖", "豆浆泡一晚上,早上打10分钟", "公司今年年会定在1月20日,节目周五前报",
	"行政通知:12月10日大楼停电,请提前保存文件", "本周六公司团建,地点千岛湖,周五前报名", "快递已放丰巢,取件码8-2-3311", "理发去了", "彩票中了5块",
	"Went to the gym yesterday, legs are killing me", "Met an old school friend on Saturday", "Took the dog to the vet this morning", "Dentist tomorrow at 9", "Bought a used car for 12k", "My flight got delayed 3 hours",
	"The office will be closed on Dec 25 and 26", "The parking lot will be resurfaced next Tuesday", "All hands tomorrow at 10, meeting room 3", "Heavy snow closed the M62 this morning", "Netflix raised prices last week",
	"Boil pasta for 8 minutes, add the sauce, serve hot", "Two roads diverged in a yellow wood, and sorry I could not travel both", "Why do we press harder on the remote when the battery is flat",
}

// talkFrames are what such talk stands in.
var talkFrames = []string{"%s", "%s 😂", "哈哈哈 %s", "[转发] %s", "%s!!!", "%s...", "lol %s", "fyi %s", "%s\n求安慰"}

// TestTalkIsNoRecord makes no record of talk without business, whatever it stands in.
func TestTalkIsNoRecord(t *testing.T) {
	for _, frame := range talkFrames {
		for _, talk := range talkWithoutBusiness {
			text := strings.ReplaceAll(frame, "%s", talk)
			f := parse.Read(text, parse.Context{Said: at("2026-12-08 17:30"), Zone: shanghai, Cal: calendar()})
			if f.Intent != parse.None && f.Intent != parse.Query || len(f.Items) > 0 {
				t.Errorf("%q was read as %s with %d items, want nothing", text, f.Intent, len(f.Items))
			}
		}
	}
}

// TestADayAndANameAreAVisit keeps what looks like such talk and tells of a customer. Written on Tuesday, 8 December 2026.
func TestADayAndANameAreAVisit(t *testing.T) {
	for _, c := range []readAs{
		{says: "a day, a customer and somebody", text: "昨天东成五金王总", intent: parse.Visit, date: "2026-12-07"},
		{says: "a customer to whom one went", text: "今天恒发五金去了,没见到人", intent: parse.Visit, date: "2026-12-08"},
		{says: "a visit will be moved by us", text: "The demo at Oakline will be moved to Thursday", intent: parse.Task, due: "2026-12-10"},
		{says: "samples will be sent", text: "The samples will be shipped next Tuesday", intent: parse.Task, due: "2026-12-15"},
		{says: "a trial will be started", text: "The trial will be started next Monday", intent: parse.Task, due: "2026-12-14"},
		{says: "a customer whose name begins like a count", text: "今天去了六间房科技,聊了切割机", intent: parse.Visit, date: "2026-12-08"},
		{says: "another of them", text: "今天拜访了三套机电的刘总", intent: parse.Visit, date: "2026-12-08"},
		{says: "two lines were sold to a customer", text: "今天去东成五金,他们要新增两条线", intent: parse.Visit, date: "2026-12-08"},
	} {
		c.check(t)
	}
}
