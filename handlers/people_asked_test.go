package handlers

import (
	"testing"
	"time"
)

// What is asked of somebody at a customer without a question mark is answered and never kept as
// news; what tells of him still is.
func TestWhatIsAskedOfSomebodyIsNoNews(t *testing.T) {
	for _, c := range []struct{ says, hears string }{
		{"王总的四角卡看下", "采购角色"},
		{"王总的四角", "采购角色"},
		{"跟王总关系有多深", "关系层度"},
		{"王总跟我们多铁", "关系层度"},
		{"王总那边多深了", "!客户动态"},
		{"比亚迪的付款情况捋一下", "!客户动态"},
		{"王总说方案他要看看", "客户动态"},
		{"王总说差不多大的厂都在换设备", "客户动态"},
		{"比亚迪领导层还没批预算", "客户动态"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了比亚迪王总,聊了电池线", "#V1")
		w.later(48 * time.Hour)
		w.hears("xiaoli", w.tell("xiaoli", c.says), c.hears)
	}
}

// The people over and under somebody are those of his own customer, whoever is talked of.
func TestTheChartIsThatOfTheCustomerNamed(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "跟粤钢的陈总通了电话,产线改造明年上", "粤钢")
	w.says("xiaoli", "今天拜访了比亚迪王总,聊了电池线", "比亚迪")
	w.says("xiaoli", "粤钢的陈总下面是谁", "粤钢 · 组织与影响", "陈总")
	w.says("xiaoli", "比亚迪", "王总")
	w.says("xiaoli", "王总下面有谁", "比亚迪 · 组织与影响")
	w.says("xiaoli", "粤钢的陈总汇报给谁", "粤钢 · 组织与影响")
	w.says("xiaoli", "比亚迪", "王总")
	w.hears("xiaoli", w.tell("xiaoli", "陈总下面是谁"), "!比亚迪")
}

// A list of visits that is asked for in few words is no visit to the customer on the screen.
func TestMyVisitsAreAList(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总,聊了电池线", "#V1")
	w.later(24 * time.Hour)
	for _, list := range []string{"我的拜访", "看看我的拜访记录", "大家的拜访", "大家本周的拜访"} {
		w.says("xiaoli", "比亚迪", "王总")
		w.hears("xiaoli", w.tell("xiaoli", list), "电池线", "!已记", "!已补")
	}
	if n := w.visits("xiaoli"); n != 1 {
		t.Errorf("%d visits are kept, want 1", n)
	}
}

// What is to be noted is not the reason that is waited for; what follows may be.
func TestWhatIsToBeNotedIsNoReason(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总,聊了电池线", "#V1")
	w.says("xiaoli", "比亚迪关系升到伙伴", "请说原因")
	w.hears("xiaoli", w.tell("xiaoli", "记一下王总女儿今年高考"), "!合作伙伴")
	w.says("xiaoli", "一起做了实验室", "关系 合作伙伴")
}

// A customer is rated by 改成 and 调到 as by 定为; what asks for it or tells of our own grade is none.
func TestATierIsChangedInMoreWords(t *testing.T) {
	for _, c := range []struct{ says, hears string }{
		{"把比亚迪改成C级,厂子太小了", "客户分类 C 级"},
		{"比亚迪调到B类,明年要扩产", "客户分类 B 级"},
		{"比亚迪改成C级", "请说原因"},
		{"比亚迪改成C级了吗", "!客户分类 C"},
		{"比亚迪说要把我们调成A级供应商", "!定为 A"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了比亚迪王总,聊了电池线", "#V1")
		w.later(24 * time.Hour)
		w.hears("xiaoli", w.tell("xiaoli", c.says), c.hears)
	}
}
