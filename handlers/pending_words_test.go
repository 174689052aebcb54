package handlers

import "testing"

// Whoever asks in his own words what waits for his approval is shown it, and
// told kindly when it is nothing.
func TestWhatWaitsForMyApproval(t *testing.T) {
	w := newWorld(t)
	for _, text := range []string{
		"待我审批", "待审批", "审批", "审批列表", "我的审批", "还有什么待我审批的吗", "需要我审批的有哪些", "有没有要我审批的", "我要审批什么",
		"哪些在等我批", "轮到我批的有吗", "有要我批的吗?", "等我审核的",
	} {
		w.says("wangmin", text, "没有等您批的", "我的申请")
	}
	for _, text := range []string{
		"approvals", "my approvals", "what is waiting for my approval", "What waits for my approval?", "what's waiting for me to approve",
		"any approvals for me?", "any approvals waiting", "are there any requests to approve", "any applications pending", "anything waiting for me", "anything that needs my sign-off?", "what do I have to approve",
	} {
		w.says("anna", text, "Nothing is waiting for your decision", "my requests")
	}
	for _, text := range []string{"今天拜访了比亚迪王总,他说等我批量报价", "王总说预算要等他们审批", "我要批发价"} {
		w.says("wangmin", text, "!没有等您批的")
	}
}
