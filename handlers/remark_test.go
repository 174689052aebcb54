package handlers

import (
	"testing"
	"time"
)

// TestWhatPeopleAreLikeIsKeptOnThem tells of people in the words of a talk, and beside each what is of
// their company, of a deal or of a step and stays that.
func TestWhatPeopleAreLikeIsKeptOnThem(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万", "#V1")
	w.says("xiaoli", "今天拜访了恒鑫,见了林工,聊了打样", "#V2")
	w.says("xiaoli", "韩总以前在富士康", "韩总 · 粤钢", "个人备注 以前在富士康", "!线索")
	w.says("xiaoli", "韩总跟雅马哈的人很熟", "个人备注", "跟雅马哈的人很熟", "!线索")
	w.says("xiaoli", "林工加我微信了", "林工 · 恒鑫", "加我微信了")
	w.says("xiaoli", "林工不太爱说话", "已补 拜访", "不太爱说话") // of the one who is talked of it is more of the visit
	w.says("xiaoli", "韩总同意立项了", "!个人备注")
	w.says("xiaoli", "韩总说价格还行", "!个人备注")
	w.says("xiaoli", "韩总下周三来公司", "!个人备注")
	w.says("xiaoli", "韩总电话多少", "!个人备注 电话")
	w.says("xiaoli", "韩总拍板", "决策", "!个人备注")
	w.says("xiaoli", "雅马哈的韩总", "!个人备注 雅马哈")
	w.says("xiaoli", "如果韩总走了怎么办", "!个人备注")
	w.says("anna", "Met Julia Stein at Hartmann Pumps today, they want 6 cells, about 540k EUR", "#V")
	w.says("anna", "Julia used to work at Siemens", "Julia Stein", "used to work at Siemens", "!Lead saved")
	w.says("anna", "Julia is close to the KUKA people", "close to the KUKA people", "!Lead saved")
	w.says("anna", "Julia wants a discount", "!Personal note")
	w.says("anna", "Julia called me back", "!Personal note")
}

// TestWhatIsSaidOfSomebodyAddsUp notes two things of one person: both stay, and a correction takes the
// place of what was there.
func TestWhatIsSaidOfSomebodyAddsUp(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万", "#V1")
	w.says("xiaoli", "韩总喜欢钓鱼", "兴趣 钓鱼")
	w.says("xiaoli", "韩总也喜欢打球", "钓鱼、打球")
	w.says("xiaoli", "韩总喜欢钓鱼", "!钓鱼、打球、钓鱼")
	w.says("xiaoli", "韩总女儿今年高考", "女儿今年高考")
	w.says("xiaoli", "韩总不喝酒", "女儿今年高考、不喝酒")
	w.says("xiaoli", "韩总的兴趣改成爬山", "爬山", "!、爬山")
	w.says("anna", "Met Julia Stein at Hartmann Pumps today, they want 6 cells, about 540k EUR", "#V")
	w.says("anna", "Julia likes sailing", "sailing")
	w.says("anna", "Julia loves jazz", "sailing; jazz")
}

// TestAStepIsDatedByTheWordsForIt sets a step without a day and then says when he does it.
func TestAStepIsDatedByTheWordsForIt(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万", "#V1")
	w.says("xiaoli", "他让我发份合同样本", "#T1", "没说日子")
	w.says("xiaoli", "合同样本明天发", "#T1", "11-03", "!#T2")
	w.says("xiaoli", "图纸后天发", "#T2", "11-04")
	for text, same := range map[[2]string]bool{
		{"发份合同样本", "合同样本发"}: true, {"发合同样本", "发图纸"}: false, {"寄样品", "寄"}: false, {"送方案过去", "送方案"}: true,
		{"send the drawings", "send the drawings"}: true, {"send the drawings", "send the quote"}: false, {"call Tom", "call"}: false,
	} {
		if sameDoing(text[0], text[1]) != same {
			t.Errorf("%q is the same as %q: %t", text[1], text[0], !same)
		}
	}
}

// TestWhatIsSaidBehindAVisitIsNoOtherVisit tells what somebody thought of a demo behind the visit, and what
// is sent when, in English.
func TestWhatIsSaidBehindAVisitIsNoOtherVisit(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Met Julia Stein at Hartmann Pumps today, they want 6 cells, about 540k EUR", "#V1")
	w.says("anna", "Julia liked the demo", "Added to visit", "!#V2")
	w.says("anna", "sending it tmrw", "Nov 3", "send", "!Added")
	w.says("anna", "quote Hartmann 535k", "€535k")
	w.says("anna", "make it 530k", "€535k → €530k")
	w.says("anna", "showed Julia the demo yesterday", "#V2")
	w.says("anna", "Julia not picking up", "not reached")
	w.says("anna", "will try again Thu", "Nov 5")
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万", "#V")
	w.says("xiaoli", "韩总对演示很满意", "已补 拜访")
	w.says("xiaoli", "给韩总做了演示", "!已补 拜访 · 粤钢 #V9")
}

// TestAQuestionThatEndsInNotIsAnswered asks in the shortest way whether something was done.
func TestAQuestionThatEndsInNotIsAnswered(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万", "#V1")
	w.says("xiaoli", "粤钢发合同没", "粤钢", "!已补", "!已记")
	w.says("xiaoli", "粤钢给定金没", "粤钢", "!已补", "!已记")
	w.says("xiaoli", "定金给没", "!已补")
	w.says("xiaoli", "今天粤钢没见到人", "!负责人")
	w.says("wangmin", "给粤钢打了个季度回访电话,客户说小李响应慢", "满意度电话", "客户说小李响应慢", "只有您自己看得到", "!打了个")
}

// TestWhatACustomerPaidIsNoPrice tells of money that came, without a word for which part of the price it was, and
// beside it what is a price or a wish.
func TestWhatACustomerPaidIsNoPrice(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万", "#V1")
	w.says("xiaoli", "粤钢今天付款30万", "客户动态", "付款30万", "!350万 →")
	w.says("xiaoli", "今天拜访了恒鑫,见了林工,预算80万", "#V2")
	w.says("xiaoli", "粤钢今天付款31万", "客户动态")
	w.says("xiaoli", "不对 是20万", "!80万 → 20万", "!350万 →")
	w.says("xiaoli", "粤钢打了20万过来", "客户动态", "!电话")
	w.says("xiaoli", "粤钢今天打款10万", "客户动态", "!没看懂")
	w.says("xiaoli", "粤钢还没付款30万", "!客户动态 #")
	w.says("xiaoli", "给粤钢报了345万", "报价 粤钢")
	w.says("xiaoli", "理由 年营业额8个亿", "!已记 线索")
	w.says("xiaoli", "下周二下午2点再去", "11-10", "14:00", "!没看懂")
	w.says("xiaoli", "粤钢签了,345万", "已签")
	w.says("xiaoli", "付款计划 30%预付 60%发货 10%质保", "付款计划")
	w.says("xiaoli", "粤钢付款30万", "30万", "!客户动态")
}

// TestWhoIsNamedIsMeant names a customer, a person or a thing beside what would be of somebody else.
func TestWhoIsNamedIsMeant(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒鑫,见了林工,对手是发那科,预算80万", "#V1")
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万", "#V2")
	w.clock.Advance(72 * time.Hour)
	w.says("xiaoli", "粤钢那边发那科报了160万", "粤钢", "160万", "!恒鑫")
	w.says("anna", "Met Julia Stein at Hartmann Pumps today, they want 6 cells, about 540k EUR", "#V")
	w.says("anna", "Met Greta Oakes at Oakline today, they want presses, about 300k EUR", "#V")
	w.says("xiaoli", "陈静今天跑了两家:粤钢、恒鑫", "!已记")
	w.says("xiaoli", "竞争对手今天跑了两家,上午粤钢,下午恒鑫", "!已记")
	w.says("xiaoli", "今天陈静跑了两家:粤钢、恒鑫", "!已记")
	w.says("xiaoli", "老板今天跑了两家,粤钢、恒鑫", "!已记")
	w.says("xiaoli", "今天跑了两家:粤钢、恒鑫", "已记 2 条")
	w.says("xiaoli", "老板今天跑了两家,粤钢、恒鑫", "!已记")
	w.says("xiaoli", "小陈今天跑了两家,粤钢、恒鑫", "!已记")
	w.says("xiaoli", "陪老板今天跑了两家,粤钢、恒鑫", "已记 2 条")
	w.says("anna", "visit Oakline on Wednesday 2pm", "14:00")
	w.says("anna", "Julia can't make it, we moved to Friday", "!Moved")
	w.says("anna", "the gripper didn't work, moved to Friday", "!Moved")
	w.says("anna", "Wednesday doesn't work, moved to Friday", "Moved", "14:00")
	w.says("xiaoli", "周四下午两点去粤钢", "14:00")
	w.says("xiaoli", "20号不行,改21号", "!改期")
	w.says("xiaoli", "周五不行,改周六", "!改期")
}
