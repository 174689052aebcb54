package handlers

import "testing"

// A number in a talk means what it is said of: whose sum it is, and which one it takes the place of.
func TestASumInATalkNeedsNoUnit(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "刚从星海精工出来,见了设备科的许科,下面的小郑也在", "拜访 · 星海精工", "许科", "小郑")
	w.says("xiaoli", "预算批了380", "客户预算 380万")
	w.says("xiaoli", "刚才说的380改成400", "380万 → 400万")
	w.says("xiaoli", "把预算改成420", "400万 → 420万")
	w.says("xiaoli", "不是420是410", "420万 → 410万")
	w.says("xiaoli", "他们要6台,一台大概70", "约420万", "星海精工")
	w.says("xiaoli", "发那科给他们报的是350", "星海精工", "发那科 报价:350万", "!线索")
	w.says("xiaoli", "台达报390", "台达 报价:390万", "!线索")
	w.says("xiaoli", "两台报390", "!两台 报价")
	w.says("xiaoli", "给他们报了400", "报价 星海精工", "400万")
	w.says("xiaoli", "许科手机13811112222", "许科 · 星海精工", "!线索")
	w.says("anna", "saw Grothe at Brandt Hydraulics, he runs maintenance, budget 90k EUR", "Brandt Hydraulics", "€90k")
	w.says("anna", "Fanuc quoted 75", "Fanuc, price: 75k", "!Lead")
	w.says("anna", "also dropped in at Merkel, left a card", "Visit logged · Merkel")
	w.says("anna", "make that 85k not 90", "Changed", "Brandt Hydraulics", "€90k → €85k")
}

// Numbers that are no sum of a deal stand for themselves.
func TestANumberThatIsNoSumIsNotMadeOne(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "拜访了捷普罗经理,预算380万", "捷普")
	w.says("xiaoli", "他们产能每天不是500是600", "!500万", "!600万")
	w.says("xiaoli", "王总报350", "!报价:350万")
	w.says("xiaoli", "去了万科,见了李总", "拜访 · 万科")
	w.says("xiaoli", "预算批了", "!已改")
}

// What he promised is a step, whoever is told of it.
func TestWhatWasPromisedIsAStep(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "拜访了捷普罗经理", "捷普")
	w.says("xiaoli", "答应给他发资料", "待办 · 捷普", "给他发资料")
	w.says("xiaoli", "我答应罗经理帮他问问价", "待办 · 捷普", "!对吗")
	w.says("xiaoli", "资料发了", "完成 · 捷普 给他发资料")
	w.says("xiaoli", "他答应下周给答复", "!待办 · 捷普 答应")
	w.says("anna", "saw Greta at Oakline", "Oakline")
	w.says("anna", "I promised to call her Thursday", "Task saved · Oakline", "Nov 5", "call her")
	w.says("anna", "and I promised the spec sheet", "Task saved · Oakline", "spec sheet")
	w.says("anna", "she promised an answer by Friday", "!the answer (no day yet)")
}

// A name that was heard and written with the wrong character is put right, and stays one person.
func TestANameIsSpelledAnew(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "拜访了星海精工许科长,聊了产线", "许科长", "星海精工")
	w.says("xiaoli", "许科长手机13811112222", "13811112222")
	w.says("xiaoli", "不是许科长,是徐科长,双人徐", "已改 #K1", "徐科长", "!#K2")
	w.says("xiaoli", "应该是言午许", "已改 #K1", "许科长")
	w.says("xiaoli", "是徐科长不是许科长", "已改 #K1", "徐科长")
	w.says("xiaoli", "不是徐科长,是李科长", "!已改 #K1")
}

// What a phone writes of a sum that was spoken has neither figures nor a unit: it is read as one that was typed in full,
// where it is of the size of the deal that is meant.
func TestASpokenSumHasItsUnit(t *testing.T) {
	alone(t)
	for _, row := range []struct{ says, is string }{
		{"周经理说德玛报了六十五", "德玛 报价:65万"},
		{"周经理说德玛报65", "德玛 报价:65万"},
		{"德玛报了六十五", "德玛 报价:65万"},
		{"恒发那边下周报63", "!报价:63"},
		{"恒发那边的小王说报了63", "!报价:63"},
		{"两台报六十五", "!报价:65"},
		{"恒发那边德玛报63", "德玛 报价:63万"},
		{"预算批了七十二", "72万"},
		{"给他们报了六十三", "63万"},
		{"德玛报了三次", "!报价:3"},
		{"财务报了六十五", "!65万"},
		{"恒发去年产量报了五千", "!5000万"},
		{"德玛报了六十五万", "德玛 报价:六十五万"},
		{"改到二十五号", "!25万"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了周经理,聊了切割线,预算大概70万", "#V1")
		w.hears("xiaoli", w.tell("xiaoli", row.says), row.is)
	}
}
