package handlers

import "testing"

// A customer whose trade is none of the method's industries is registered all the same: that the
// column stays empty is said at once, with the nearest that there is.
func TestATradeThatIsNoneOfTheIndustriesIsSaid(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "新线索 丰达五金 佛山 做五金的", "丰达五金", "行业里没有「五金」", "最近的是钣金", "丰达五金 行业 钣金")
	w.says("xiaoli", "丰达五金 行业 钣金", "所属行业 钣金")
	w.says("xiaoli", "新线索 明达食品,珠海,餐饮行业,年营业额2亿", "年营业额 2亿", "行业里没有「餐饮」", "!最近的", "「明达食品 行业 …」")
	w.says("xiaoli", "新线索 顺昌炉具,中山,电机行业,展会认识的", "展会", "行业里没有「电机」", "电工器材")
	w.says("xiaoli", "明达食品所属行业 半导体", "行业里没有「半导体」")
	w.says("xiaoli", "明达食品行业改成五金", "行业里没有「五金」", "写其中一个:钣金")
	// Trades of the method, words that name none, and the trade of what he wants to do there.
	w.says("xiaoli", "新线索 恒发家具 清远 做家具的", "家具", "!行业里没有")
	w.says("xiaoli", "新线索 利达车桥 广州 汽配行业", "汽车配件", "!行业里没有")
	w.says("xiaoli", "新线索 宏图机械 江门 开料机", "开料机", "!行业里没有")
	w.says("xiaoli", "恒发家具行业改造要上新线", "!行业里没有")
	w.says("xiaoli", "恒发家具所属行业是哪个", "!行业里没有")
	w.says("anna", "new lead Oakline, Leeds, in the metalwork industry, revenue 40M EUR", "No industry “metalwork”. Set it: “Oakline industry is …”")
	w.says("anna", "new lead Fernhill, York, in the steel sheet industry", "Nearest: “Fernhill industry is steel drums”")
	w.says("anna", "Fernhill industry is steel drums", "Industry: steel drums")
	w.says("anna", "Oakline industry is sheet metal", "Industry: sheet metal")
}
