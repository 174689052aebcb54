package handlers

import "testing"

// A director asks for the team of a manager by her name, and by how long nobody has been to a customer.
func TestADirectorAsksForATeam(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线,预算120万", "#V1")
	w.says("zhaogang", "王敏那边有几个大单", "恒发五金")
	w.says("zhaogang", "王敏团队这个月怎么样", "华南")
	w.says("zhaogang", "王敏那边说恒发有戏", "!恒发五金 ·")
	w.says("zhaogang", "哪些客户超过半年没拜访", "180 天没联系")
	w.says("zhaogang", "最大的风险是啥", "可能丢的单")
	w.says("zhaogang", "今年丢的单主要什么原因", "输掉的单")
}

// The day is summed up in any of its names, and what was only summed up is none of them.
func TestTheDayIsSummedUp(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
	for _, said := range []string{"今天总结", "总结一下今天", "帮我总结下今天的工作", "今日小结", "summary of today", "sum up my day"} {
		w.says("xiaoli", said, "日报", "恒发五金")
	}
	w.hears("xiaoli", w.tell("xiaoli", "今天总结了一下经验"), "!日报")
	w.hears("xiaoli", w.tell("xiaoli", "刘总总结了三点要求"), "!日报")
}

// A column that is wrong is put right in the breath in which it is said.
func TestAColumnIsPutRight(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("xiaoli", "新线索 粤钢 佛山 钢桶", "线索 · 粤钢")
	w.says("chenjing", "粤钢行业填错了,应该是铁路", "铁路")
	w.says("chenjing", "粤钢的区域不对,是深圳", "深圳")
	w.says("chenjing", "粤钢来源写错了,是展会", "展会")
	w.says("chenjing", "粤钢的行业填错了,是激光设备", "行业里没有「激光设备」")
}

// Only whoever keeps the machine hears of its backups.
func TestBackupsAreAskedFor(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("zhouhang", "昨晚备份了吗", "运行正常")
	w.says("zhouhang", "when was the last backup", "运行正常")
	w.says("xiaoli", "备份了吗", "一切正常")
	w.says("xiaoli", "我们是他们的备份供应商", "!一切正常")
}
