package handlers

import (
	"testing"
	"time"
)

func TestWhatHoldsNothingDoesNotPileUp(t *testing.T) {
	w := newWorld(t)
	s := w.says("xiaoli", "蓝色的那个放第二排", "没看懂", "[记拜访]")
	if n := w.drafts("xiaoli"); n != 0 {
		t.Errorf("%d drafts wait, none can become a record", n)
	}
	w.says("xiaoli", "待确认", "没有待确认的")
	w.says("xiaoli", "我今天记了啥", "!待确认")
	w.one(w.press("xiaoli", s, "记拜访"))
	if n := w.drafts("xiaoli"); n == 0 && w.visits("xiaoli") == 0 {
		t.Error("the button made nothing of it")
	}
	w.says("anna", "purple monkey dishwasher", "not sure")
	if n := w.drafts("anna"); n != 0 {
		t.Errorf("%d drafts wait of English words that say nothing", n)
	}
}

func TestWhatNamesACustomerStillWaits(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总", "#V1")
	w.says("xiaoli", "比亚迪蓝色的那个放第二排", "没看懂")
	if n := w.drafts("xiaoli"); n != 1 {
		t.Errorf("%d drafts instead of the one that names a customer", n)
	}
}

func TestTheAdminAsksWhereThingsAreSetUp(t *testing.T) {
	w := newWorld(t)
	for _, text := range []string{"怎么加人", "在哪里填名字", "where do I put names", "how do I add people"} {
		w.says("zhouhang", text, "配置文件", "people:", "README", "check")
	}
	for _, text := range []string{"怎么接入Slack", "怎么接企业微信", "how do I connect Slack"} {
		w.says("zhouhang", text, "README", "终端", "!没有「Slack」")
	}
	w.says("zhouhang", "今天拜访了比亚迪王总", "客户由销售来记", "请他发给我一句话就行", "!角色")
}

func TestTheReportInOtherWords(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总", "#V1")
	for _, text := range []string{"写个日报", "出个日报", "今天的日报", "今天一共去了几家", "今天跑了几家"} {
		w.says("xiaoli", text, "比亚迪", "!没看懂")
	}
	w.says("anna", "how many today", "!not sure")
}

func TestACorrectionKeepsTheCurrency(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Visited Oakline today, met Greta, budget 1.5M USD", "Oakline", "$1.5M")
	w.says("anna", "it's 1.2M not 1.5M", "$1.5M → $1.2M")
	w.says("xiaoli", "今天拜访了比亚迪王总,预算大概50万美元", "50万美元")
	w.says("xiaoli", "是80万不是50万", "80万美元")
	w.says("xiaoli", "是80万人民币不是80万美元", "!→ 80万美元")
}

func TestTheStepOfADayIsMoved(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总,下周五带方案过去", "11-13 周五", "#T1")
	w.later(time.Hour)
	w.says("xiaoli", "今天拜访了美科周姐,周三送样", "11-04 周三", "#T2")
	w.says("xiaoli", "把下周五那个推到下下周一", "带方案", "11-16 周一", "!送样")
}

func TestWhatSomebodyAskedForGoesToHisCustomer(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "王总让我给他发个资料", "发个资料", "!没看懂")
	w.says("xiaoli", "今天拜访了比亚迪王总", "#V1")
	w.says("xiaoli", "今天拜访了美科周姐", "#V2")
	w.says("xiaoli", "王总让我给他发个资料", "比亚迪", "发个资料")
	w.says("xiaoli", "今天拜访了美科周姐,聊价格", "#V3")
	w.says("xiaoli", "李总让我给他发个报价", "美科", "发个报价")
}

func TestTheIndustryIsAnsweredInOneLine(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了宁德时代王总", "#V1")
	w.says("xiaoli", "宁德时代属于哪个行业", "还没记", "宁德时代是家电行业")
	w.says("xiaoli", "宁德时代是电池行业", "行业里没有", "电池")
	w.says("xiaoli", "宁德时代是汽车配件行业", "已改", "汽车配件")
	s := w.says("xiaoli", "宁德时代属于哪个行业", "汽车配件")
	w.has(s, "!负责人", "!还没记")
}
