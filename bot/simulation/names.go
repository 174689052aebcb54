package simulation

import "strings"

// The parts of invented names: customers, people there, and our own people.
var (
	zhFirst     = strings.Split("宏 永 铁 金 鑫 恒 粤 华 航 正 泰 德 嘉 瑞 信 联 盛 昌 南 东 海 江 富 兴 凯 鸿 广 佳 新 天", " ")
	zhSecond    = strings.Split("远 盛 成 利 达 发 钢 安 精 方 源 森 恒 科 润 邦 辉 隆 益 创 旺 诚 峰 洋 威 拓 祥 荣 明 通", " ")
	zhTrades    = strings.Split("汽配 散热器 航空 轨道 桶业 整车 电工 钣金 家电 线材 家具 链条", " ") // beside the playbook's industries
	zhSurname   = strings.Split("王 李 张 刘 陈 杨 黄 赵 周 吴 徐 孙 马 朱 胡 郭 何 林 罗 郑", " ")
	zhTitle     = strings.Split("总 经理 工 主任 部长 科长 厂长", " ")
	zhColleague = strings.Split("伟 芳 娜 敏 静 强 磊 军 洋 勇 艳 杰 娟 涛 超 霞 平 刚 桂 英 华 玉 萍 红 鹏 辉 宁 丹 琳 波", " ")

	enFirst     = strings.Split("Felton Brackwell Oakline Harrow Millbrook Stanfield Ashby Corwen Danvers Elmstead Farleigh Gransden Holbeach Ingleby Kelmarsh Langport Marlow Norbury Osmond Penrith Quorn Radstock Selby Thornbury Uphall Verwood Wexcombe Yarnton Aldbury Benfleet Caldmore Deepcar Eastrop Foxley Grimley Hadlow Islip Kenton Lydney Moreton Naseby Otley Purton Rugby Shipley Tadley Upton Wigston Yeldham Ambleside Burford Clifton Dunmow Egham Frome Glossop Heywood Ilkley Kirkham Leyland Melton Nailsea Ormskirk Petworth Redcar Saltash Tring Uckfield Wantage Yarmouth", " ")
	enTrades    = strings.Split("Auto|Radiators|Aerospace|Rail|Drums|Vehicles|Electric|Metal|Appliances|Wire|Furniture|Chains", "|")
	enPeople    = strings.Split("Greta Hill Jones Neil Becker Schmidt Wagner Fischer Lang Vogel Keller Braun Roth Kraus Weber Hahn Stein Lorenz Busch Frank", " ")
	enColleague = strings.Split("Anna Felix Clara Jonas Paula Oskar Ida Emil Lena Bruno Nora Hugo", " ")

	zhCities = strings.Split("东莞 佛山 广州 深圳 长沙 武汉 苏州 宁波 无锡 惠州 中山 珠海", " ")
	enCities = strings.Split("Hamburg Munich Cologne Bremen Dresden Leipzig Stuttgart Essen", " ")
)

// customerName is the name of the nth customer of our company in a language, and
// which of the trades it is of: no two are the same, and neighbours do not sound
// alike. Once all names are given, they come again with a city.
func customerName(locale string, n int) (name string, trade int) {
	stems, trades, cities, step := len(zhFirst)*len(zhSecond), zhTrades, zhCities, 337
	if locale == "en" {
		stems, trades, cities, step = len(enFirst), enTrades, enCities, 27
	}
	at := n * step % stems // step has no factor in common with stems
	trade = (n + n/stems) % len(trades)
	if locale == "en" {
		name = enFirst[at] + " " + trades[trade]
	} else {
		name = zhFirst[at/len(zhSecond)] + zhSecond[at%len(zhSecond)] + trades[trade]
	}
	if round := n / (stems * len(trades)); round > 0 {
		city := cities[(round-1)%len(cities)]
		if locale == "en" {
			city += " "
		}
		name = city + name
	}
	return name, trade
}

// contactName is somebody at a customer, as a rep writes him.
func contactName(locale string, d dice) string {
	if locale == "en" {
		return of(d, enPeople)
	}
	return of(d, zhSurname) + of(d, zhTitle)
}
