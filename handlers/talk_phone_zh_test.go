package handlers

import (
	"testing"
	"time"
)

// One line of a talk as it is typed on a telephone, after what was said before, and what its answer holds.
type typed struct {
	before []string
	says   string
	is     []string
}

// hearsTyped says each line after 周经理 of 恒发五金 was met yesterday, and after what was said before it.
func hearsTyped(t *testing.T, who string, rows []typed) {
	t.Helper()
	alone(t)
	for _, row := range rows {
		w := newWorld(t)
		w.says("xiaoli", "昨天拜访了恒发五金,见了周经理,聊了切割线,报价66万", "#V1")
		for _, s := range row.before {
			w.tell(who, s)
		}
		w.hears(who, w.tell(who, row.says), row.is...)
	}
}

// A step is moved where it is the one that was spoken of, and another customer's only step is not taken for it.
func TestTheStepThatIsSpokenOf(t *testing.T) {
	hearsTyped(t, "xiaoli", []typed{
		{[]string{"他老板姓黄,最后黄总点头", "那就约他下周二"}, "不对 周三", []string{"下一步 11-10 周二 → 11-11 周三"}},
		{[]string{"他老板姓黄,最后黄总点头"}, "那就约他下周二", []string{"11-10 周二", "黄总"}},
		{[]string{"周五去大族送样", "今天又去了恒发五金,见了周经理"}, "改下周三", []string{"哪一件待办", "!改期"}},
		{[]string{"今天又去了恒发五金,见了周经理", "周五去大族送样"}, "改下周三", []string{"改期", "大族"}},
		{[]string{"周四去恒发五金谈协议", "恒发五金啥情况"}, "约早上十点吧", []string{"11-05 周四 10:00"}},
		{[]string{"恒发五金啥情况"}, "约早上十点吧", []string{"!改期"}},
		{[]string{"周经理电话约了周三过去"}, "周经理临时去上海了,约到下周二", []string{"改期", "11-10 周二"}},
		{[]string{"周经理电话约了周三过去"}, "周经理临时去上海了", []string{"!改期"}},
	})
}

// A price is put right, lowered and asked of in few words.
func TestPricesInFewWords(t *testing.T) {
	hearsTyped(t, "xiaoli", []typed{
		{[]string{"恒发五金报价60万"}, "60万那个也不对,是66", []string{"60万 → 66万"}},
		{nil, "60万那个也不对,是68", []string{"!66万 → 60万"}},
		{[]string{"恒发五金报价60万"}, "那个也不对,周三去的", []string{"!66万"}},
		{nil, "恒发五金下午报,60万打九八折", []string{"58.8万"}},
		{nil, "恒发五金报价60万打九八折", []string{"58.8万"}},
		{nil, "恒发五金报价60万", []string{"60万", "!58.8"}},
		{nil, "恒发五金要打九折", []string{"!59.4"}},
		{nil, "恒发五金的底线是多少", []string{"谈判 恒发五金"}},
		{nil, "我们底线多少来着", []string{"谈判 恒发五金"}},
		{nil, "恒发五金这单给个折扣,批到55万", []string{"特价审批", "恒发五金"}},
		{nil, "恒发五金要个折扣,我没松口", []string{"!特价审批"}},
		{nil, "恒发五金这边竞品汉邦报了70万", []string{"对手 汉邦", "汉邦 报价:70万", "!这边"}},
		{[]string{"恒发五金对手汉邦报了70万"}, "但汉邦又降了,65", []string{"汉邦 报价:65万"}},
		{[]string{"恒发五金对手汉邦报了70万"}, "产量又降了,65", []string{"!报价:65"}},
		{[]string{"恒发五金对手汉邦报了70万"}, "汉邦比我们贵还是便宜", []string{"汉邦 报价:70万", "!短板"}},
		{[]string{"竞品是谁来着"}, "好像是宏拓 报了63", []string{"对手 宏拓", "宏拓 报价:63万"}},
		{nil, "这单谁在跟我们抢", []string{"竞争对手", "!是您在跟"}},
		{nil, "恒发五金谁在跟", []string{"是您在跟"}},
		{nil, "周五前把价报了", []string{"待办 · 恒发五金", "11-06 周五 报价", "!价报"}},
		{[]string{"周五前给恒发五金报价"}, "把价报了", []string{"完成", "报价", "!价报"}},
		{nil, "恒发五金的备件单独立一个", []string{"商机 · 恒发五金 · 备件"}},
	})
}

// What came of one of several visits is told of that one; who was not met is spoken of once more in the same visit; a
// customer who is new is none of the last one's.
func TestSeveralVisitsInAFewWords(t *testing.T) {
	day := "今天三家 恒发五金 周经理没见着 大族送样 粤钢曹经理吃饭"
	hearsTyped(t, "xiaoli", []typed{
		{[]string{"昨天拜访了大族王总", "昨天拜访了粤钢曹经理"}, day, []string{"恒发五金 周经理:没见到人", "拜访 大族:送样", "曹经理:吃饭"}},
		{[]string{"昨天拜访了大族王总", day}, "恒发五金那个没见着 明天再去", []string{"已补 拜访 · 恒发五金", "11-03 周二 再去"}},
		{[]string{"昨天拜访了大族王总", day}, "恒发五金又去了一趟 还是没见着", []string{"已记 拜访"}},
		{[]string{"今天去了恒发五金"}, "还有个新的 叫永嘉五金 在中山 展会认识的", []string{"线索 · 永嘉五金", "中山"}},
		{[]string{"今天去了恒发五金"}, "还有他们老板也来了", []string{"已补 拜访"}},
		{nil, "今天拜访了一家叫科力达做注塑的,见了陈厂长", []string{"拜访 · 科力达(", "陈厂长"}},
		{nil, "恒发五金周经理加了微信", []string{"加了微信", "!还没有电话"}},
		{nil, "恒发五金周经理微信", []string{"周经理"}},
		{[]string{"刚跟周经理通了电话 他说备件要涨10%"}, "不是涨 是降10%", []string{"涨10% → ", "降10%", "!10%10"}},
		{nil, "周经理打电话来 说周五签不了", []string{"!预计"}},
		{nil, "恒发五金周五签", []string{"预计"}},
		{nil, "哪些项目立项了", []string{"已立项的单", "!待批"}},
		{nil, "哪些立项还没批", []string{"待批的立项审批"}},
		{nil, "今天跑了两家,写一下", []string{"跑了哪家直接说就行"}},
	})
}

// What a leader asks and gives in the words of a talk, and of whom.
func TestALeaderInAFewWords(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("anna", "visited Kestrel today, met Tom, quote by next wednesday", "#V1")
	w.says("xiaoli", "今天拜访了恒发五金,见了周经理,预算66万,下周三带方案过去", "#V2")
	w.tell("wangmin", "上周大家跑了几家")
	w.tell("wangmin", "Anna呢")
	w.hears("wangmin", w.tell("wangmin", "她Kestrel的报价发了没"), "Kestrel", "!AnnaKestrel")
	w.hears("wangmin", w.tell("wangmin", "催她一下"), "Anna", "!小李")
	w.hears("wangmin", w.tell("wangmin", "恒发五金那单我陪小李去"), "待办 · 恒发五金", "陪小李去", "!拜访 ·")
	w.hears("wangmin", w.tell("wangmin", "昨天我陪小李去了恒发五金"), "拜访")
	w.tell("zhaogang", "恒发五金啥情况")
	w.hears("zhaogang", w.tell("zhaogang", "让小李写个计划 周五给我"), "已交给 小李", "11-06 周五", "写个计划")
}

// What a specialist puts right of a lead, and one more of them.
func TestLeadsInAFewWords(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.hears("chenjing", w.tell("chenjing", "新线索 佛山 明辉灯具 做灯具的 网上搜的"), "#L1")
	w.hears("chenjing", w.tell("chenjing", "双喜电器改成朋友介绍的"), "!✏️") // which of the twelve it is, is for him to say
	w.hears("chenjing", w.tell("chenjing", "刚才那条不是佛山 是中山"), "所属区域 佛山 → 中山")
	w.hears("chenjing", w.tell("chenjing", "明辉改成展会认识的"), "搜索引擎 → 展会")
	w.hears("chenjing", w.tell("chenjing", "再加一条 江门 双喜电器 家电 行业协会名单"), "线索 · 双喜电器", "江门")
	w.hears("chenjing", w.tell("chenjing", "双喜电器改成朋友介绍的"), "!✏️")  // which of the twelve it is, is for him to say
	w.hears("chenjing", w.tell("chenjing", "刚才那条不是佛山 是中山"), "!中山") // he is in 江门
	w.hears("chenjing", w.tell("chenjing", "刚才那条不是江门 是中山"), "双喜电器", "中山")
	w.hears("chenjing", w.tell("chenjing", "不是我 是小李"), "!所属区域")
	w.later(48 * time.Hour)
	w.hears("chenjing", w.tell("chenjing", "再加一条 周五开会"), "!线索 ·")
}
