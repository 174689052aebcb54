package handlers

import "testing"

// TestCustomersThatAreListedAreRegistered: who names his customers one after the other, as on his first day, has them
// all as leads, whatever their names look like; what only begins so registers nobody.
func TestCustomersThatAreListedAreRegistered(t *testing.T) {
	for _, row := range []struct {
		who, says string
		sees      []string
	}{
		{"xiaoli", "我手上客户有美的、华兴和TCL,先都记一下", []string{"① 线索 美的", "② 线索 华兴", "③ 线索 TCL"}},
		{"xiaoli", "我的客户:美的、格力、TCL", []string{"③ 线索 TCL"}},
		{"xiaoli", "新增客户 立讯 蓝思 领益", []string{"① 线索 立讯", "② 线索 蓝思", "③ 线索 领益"}},
		{"xiaoli", "我负责的客户有三和机械、和而泰", []string{"① 线索 三和机械", "② 线索 和而泰"}},
		{"xiaoli", "客户有意见,要投诉", []string{"!已记"}},
		{"xiaoli", "客户有钱,没问题", []string{"!已记"}},
		{"xiaoli", "我的客户有哪些、多少", []string{"!已记"}},
		{"xiaoli", "客户是老板,采购说了不算", []string{"!已记"}},
		{"anna", "add leads Otto, Kestrel and Northgate", []string{"① Lead Otto", "③ Lead Northgate"}},
		{"anna", "my accounts are Otto, Blue Ridge Foods and Kuhn", []string{"① Lead Otto", "② Lead Blue Ridge Foods", "③ Lead Kuhn"}},
		{"anna", "my leads are slow, sorry", []string{"!✅"}},
		{"anna", "my customers are unhappy, late deliveries and bad quality", []string{"!✅"}},
		{"anna", "my accounts are a mess, need a holiday", []string{"!✅"}},
	} {
		t.Run(row.says, func(t *testing.T) {
			newWorld(t).says(row.who, row.says, row.sees...)
		})
	}
}

// TestListedCustomersThatAreThereStayOne: whom he has already is not registered again, and of a list of nobody else
// he sees what he has.
func TestListedCustomersThatAreThereStayOne(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "新增客户 立讯 蓝思", "② 线索 蓝思")
	w.says("xiaoli", "我手上客户有立讯、蓝思、领益", "线索 · 领益", "!立讯")
	w.says("xiaoli", "我手上客户有立讯、蓝思", "客户 3 家")
}

// TestAFirstDay: what somebody types on the day on which he begins.
func TestAFirstDay(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "我手上客户有美的、格力、TCL", "③ 线索 TCL")
	w.says("xiaoli", "TCL那边下午五点去", "预约 · TCL", "17:00 去TCL")
	w.says("xiaoli", "今天拜访了TCL,设备科老罗说今年没预算", "已记 拜访 · TCL")
	w.says("xiaoli", "明年三月再联系", "待办 · TCL", "2027-03-01", "联系老罗")
	w.says("xiaoli", "周四约了美的的胡经理,上午10点", "预约 · 美的", "见胡经理")
	w.says("xiaoli", "胡经理说他出差,改下周一", "改期 · 美的 见胡经理", "10:00")
	w.says("xiaoli", "格力现在第几步", "格力", "!已记")
}

// TestSomebodyIsTakenUpAgainInAMonth: it is a reminder for then, of whom was talked of; what they begin then is none.
func TestSomebodyIsTakenUpAgainInAMonth(t *testing.T) {
	for _, row := range []struct {
		says string
		sees []string
	}{
		{"过完年再联系", []string{"待办 · TCL", "2027-02", "联系老罗"}},
		{"他说三月份再跟进", []string{"待办 · TCL", "2027-03-01"}},
		{"年后再聊", []string{"待办 · TCL", "联系老罗"}},
		{"他们三月份再招标", []string{"!2027-03-01"}},
		{"三月份再联系别的供应商", []string{"!待办"}},
	} {
		t.Run(row.says, func(t *testing.T) {
			w := newWorld(t)
			w.says("xiaoli", "今天拜访了TCL,见了老罗,说今年没预算", "已记 拜访 · TCL")
			w.says("xiaoli", row.says, row.sees...)
		})
	}
}

// TestAQuestionFillsInNoForm: what is asked while a form waits for a field is answered, and stands in no field of it.
func TestAQuestionFillsInNoForm(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了格力黄工,他们要上两条喷涂线", "已记 拜访 · 格力")
	w.says("xiaoli", "格力那个写个立项吧", "先说 需求摘要")
	w.says("xiaoli", "格力现在第几步", "!已记:需求摘要")
	w.says("xiaoli", "两条喷涂线,节拍30秒", "已记:需求摘要")
}
