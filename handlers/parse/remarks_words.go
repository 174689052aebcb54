package parse

import "strings"

// leadIn are words that may stand before what a remark is about.
type leadIn struct {
	said  string
	whose bool // it says to whom it belongs
}

// leadIns are such words: whose it is, when it was, that it is said by the way.
var leadIns = func() (out []leadIn) {
	for _, w := range strings.Fields("他们老板 他们公司 他们厂里 他们家 他们厂 他们的 他们 她们 他家 他的 他 她的 她 人家 对方 老板 their the_old_man's his her they he she") {
		out = append(out, leadIn{strings.ReplaceAll(w, "_", " "), true})
	}
	for _, w := range strings.Fields("中间 顺便说 对了 话说 听说 那边 现场 刚 刚刚 已经 又 还 也 都 正 正好 最近 老是 一直 今天 昨天 昨晚 前天 明天 后天 上午 下午 上周 这周 下周 本周 上个月 下个月 这个月 本月 下月 月底 月初 明年 去年 春节 国庆 周一 周二 周三 周四 周五 一 二 三 四 五 " +
		"the a an old new big nice red still just by_the_way btw oh also and there_was there_is there's there_are there_were have has had saw new_the") {
		out = append(out, leadIn{strings.ReplaceAll(w, "_", " "), false})
	}
	return out
}()

// businesslike are words that make business of what looks like a remark.
var businesslike = []string{
	"要上", "要换", "想换", "想上", "要买", "想买", "采购", "改造", "升级", "扩", "新建", "招标", "方案", "合同", "订单", "样品", "样机", "报价", "预算", "项目", "需求", "产能", "接班", "接手", "负责", "介绍", "推荐",
	"联系", "坏", "漏", "修", "见", "聊", "谈", "说", "碰", "遇", "问", "约", "拜访", "开会", "签", "交流", "演示", "去了", "给我", "电话", "请", "邀", "等他", "再去", "再来", "完再", "后再", "才到", "赶到", "没赶", "没能", "迟到", "设备", "机器人", "车间", "公司", "之后", "没去", "别去", "取消", "改期", "推迟", "推到",
	"company", "plant", "factory", " line", "missed", " so ", "broken", "repair", "need", "want", "quote", "order", "project", "budget", "contract", "sample", "deal", "demo", "meeting with", "met ", "told", "said", "asked", " me", " us", " we ", " our", "supplier", "buyer", "manager", "director", "invite", "introduc", "replac", "expan", "upgrad",
	"跟", "陪", "改明", "改后", "改到", "改在", "让", "叫我", " with ", " wrote", " let ", " pass", "reschedul", "moved to",
	" says", " tells", "come back", "until", "before that", "after that", "then", "cancel", "postpone", "instead",
}

// goods are words by which a sum beside them is that of what somebody buys.
var goods = []string{"线", "机", "系统", "台", "套", "自动", "machine", "system", "robot"}

// topics of remarks.
var (
	ofHome    = &topic{not: business | cTitle, sums: true, person: true}
	ofCars    = &topic{not: business | cTitle, sums: true, person: true, needs: []string{"cost", "broke", "bought", "sold", "要", "花了"}}
	ofHouse   = &topic{not: business&^cIntent | cTitle | cWantBuy}
	ofShops   = &topic{not: business | cTitle | cWantBuy, needs: []string{"across", "opposite", "downstairs", "next door", "parked", "in front", "around the corner", "open", "on the corner"}}
	ofMeals   = &topic{not: business | cTitle | cWantBuy, sums: true}
	ofPrices  = &topic{not: business&^(cIntent|cVisit) | cTitle | cWantBuy, sums: true, needs: []string{"涨", "跌", "拍了", "拍出", "一平", "每平", "花了", "造价", "went up", "gone up", "rose", "fell", "went down", "cost them", "a square", "skyrocket"}}
	ofTheRoad = &topic{not: business&^(cSpeaker|cSource) | cTitle | cWantBuy, needs: []string{"堵", "塞车", "晚点", "延误", "抛锚", "爆胎", "绕路", "绕了", "把我带", "带错", "停在", "吃了", "下雨", "大雨", "暴雨", "难找", "难停", "排队", "楼下", "满了", "一直在听", "late", "delayed", "stuck", "packed", "full", "parked", "in front", "car park", "hard to find", "traffic", "jam"}}
	ofFaults  = &topic{not: business | cTitle | cWantBuy, needs: []string{"崩", "宕", "瘫", "死机", "卡死", "断网", "进水", "down", "crash", "offline"}}
	ofAffairs = &topic{not: business | cTitle | cWantBuy, sums: true, person: true}
	ofNames   = &topic{not: business&^(cIntent|cCall) | cTitle | cWantBuy, needs: []string{"叫", "called", "named"}}
	ofFairs   = &topic{not: business&^cSource | cTitle | cWantBuy, needs: []string{"开幕", "闭幕", "结束", "starts", "opens", "ends", "ended"}}
	ofRates   = &topic{not: business | cTitle | cWantBuy, sums: true, needs: []string{"an hour", "per hour", "a day", "每小时", "一小时", "一个小时"}}
	ofTalk    = &topic{not: business&^(cSpeaker|cVisit) | cTitle | cWantBuy, needs: []string{"马斯克", "特朗普", "川普", "雷军", "任正非", "董明珠", "梅西", "足球", "国足", "世界杯", "孩子", "房价", "股票", "股市", "天气", "旅游", "elon", "trump", "musk", "football", "kids", "weather", "holidays", "the stock market"}}
)

// remarks are the ways to begin a remark, by their first character.
var remarks = func() map[rune][]remark {
	out := map[rune][]remark{}
	add := func(t *topic, heads string) {
		for _, h := range strings.Fields(heads) {
			h = strings.ReplaceAll(h, "_", " ")
			first := []rune(h)[0]
			out[first] = append(out[first], remark{h, t})
		}
	}
	add(ofHome, `老婆 太太 媳妇 老公 儿子 女儿 闺女 小孩 孩子 爱人 丈母娘 岳父 老爸 老妈 爱喝 爱吃 喜欢喝 喜欢吃 爱打 新买的车 刚买的车 新提的车 新换的车 son daughter wife husband kid kids dog cat mum mom dad baby house flat wedding`)
	add(ofCars, `car boat`)
	add(ofHouse, `前台小姑娘 前台小妹 前台换 前台姑娘 保安 门口保安 门卫 司机师傅 厕所 卫生间 墙上 大厅 大堂 展厅里 院子 宿舍 厂对面 对面新开 对面开了 楼下新开 楼下开了 office楼下 lobby 咖啡机 茶水间 办公室养 仓库有 仓库进水 receptionist reception security_guard toilet toilets poster lobby coffee_machine plant面积`)
	add(ofShops, `lidl starbucks mcdonald's tesla`)
	add(ofMeals, `食堂 餐厅 大厨 canteen cafeteria lunch_there food_there`)
	add(ofPrices, `房价 地价 油价 租金 隔壁那块地 那块地 厂房当年 房当年 办公楼 rents rent house_prices hall building`)
	add(ofTheRoad, `暴雨 大雨 下雨 路上 高速 高铁 火车 飞机 航班 导航 地铁 车停 在服务区 停车 楼下星巴克 parking train flight plane traffic stuck_in parked starbucks_downstairs`)
	add(ofFaults, `系统 erp mes sap server servers 服务器 网络 电脑 打印机 wifi network intranet`)
	add(ofNames, `会议室 meeting_room conference_room 办公室养 dog cat parrot`)
	add(ofAffairs, `搬完办公室 搬办公室 搬了办公室 换了办公室 年会 开年会 开过年会 开了年会 财务月底要盘点 盘点 要盘点 团建 体检 放假 要放 结婚 生孩子 装修 抽奖 audit moved_offices close_for_christmas had_their_annual had_their_christmas raffle christmas_party gets_married`)
	add(ofFairs, `隔壁展会 展会 工博会 工业展 车展 fair trade_fair trade_show expo`)
	add(ofRates, `parking parking_there 停车 停车费`)
	add(ofTalk, `聊了半天 聊了会儿 聊了会 聊了聊 聊到 聊起 扯了半天 扯到 扯了会儿 吹了半天 joked_about we_joked_about small_talk chatted_about talked_about we_talked_about`)
	return out
}()
