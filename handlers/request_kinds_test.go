package handlers

import (
	"testing"
	"time"
)

// together is all that was said to everybody, as one card.
func together(got []shown) (all shown) {
	for _, s := range got {
		all.text += s.text + "\n"
	}
	return all
}

// reviewWaits is a world in which a review of 恒发五金's solution waits for wangmin.
func reviewWaits(t *testing.T) *world {
	t.Helper()
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢陈总,聊了改造", "粤钢")
	w.says("xiaoli", "今天拜访恒发五金的周经理,他要两台切割机,预算60万", "恒发五金")
	w.has(together(w.tell("xiaoli", "提交方案评审 恒发五金")), "方案评审 #A1", "等 王敏")
	w.later(time.Minute)
	return w
}

// A request that is wanted is handed in by its customer and its kind, with words that ask for it; what is told of
// the customer, held on a day, or decided by his people asks for nothing.
func TestWhichRequestIsWanted(t *testing.T) {
	for says, request := range map[string]string{
		"恒发五金方案评审提交": "方案评审 #A1", "恒发五金方案评审": "是哪一个", "方案评审 恒发五金": "是哪一个", "solution review for 恒发五金": "是哪一个", "submit the solution review for 恒发五金": "方案评审 #A1",
		"恒发五金合同要总监批一下": "合同审批 #A1", "恒发五金的合同让赵总批一下": "合同审批 #A1", "need the director to approve the 恒发五金 contract": "合同审批 #A1",
		"恒发五金要不要投标让赵总定一下": "投标决定 #A1", "恒发五金特价 再降3个点": "特价审批 #A1", "special price for 恒发五金, another 4%": "特价审批 #A1", "need a special price for 恒发五金, 3% off": "特价审批 #A1", "can you get the 恒发五金 contract approved": "合同审批 #A1", "恒发五金要不要投标,请总监定": "投标决定 #A1",
		"恒发五金方案评审,周经理提了三点意见": "", "周三恒发五金方案评审": "", "恒发五金合同让周经理批一下": "", "恒发五金要特价": "", "恒发五金的方案过了": "",
		"恒发五金方案下周提交": "", "恒发五金合同周经理批了": "", "gave 恒发五金 a 5% discount": "", "ask 周经理 to approve the 恒发五金 contract": "",
	} {
		t.Run(says, func(t *testing.T) {
			w := newWorld(t)
			w.says("xiaoli", "今天拜访恒发五金的周经理,他要两台切割机,预算60万", "恒发五金")
			got := together(w.tell("xiaoli", says))
			if request == "" {
				w.has(got, "!#A1")
				return
			}
			w.has(got, request)
		})
	}
}

// A decision that names the customer and the kind is of the request that waits; what the customer decided, another
// customer's or another kind's is of none.
func TestADecisionByCustomerAndKind(t *testing.T) {
	for says, want := range map[string]string{
		"恒发五金的方案过了": "同意", "同意恒发五金的方案": "同意", "approve 恒发五金's solution": "同意", "批恒发五金的方案": "同意", "恒发五金方案评审驳回,价格没算清": "驳回",
		"恒发五金的方案可以,但价格再核一遍": "有条件同意", "恒发五金方案通过客户评审了": "", "恒发五金同意了方案": "", "恒发五金的方案过了法务": "", "恒发五金的方案可以再改改": "", "恒发五金的合同过了": "", "恒发五金的方案过了吗": "", "恒发五金的方案没过": "", "approve the quote to 粤钢": "",
	} {
		t.Run(says, func(t *testing.T) {
			w := reviewWaits(t)
			got := together(w.tell("wangmin", says))
			if want == "" {
				w.has(got, "!已告诉 小李")
				w.has(w.tell("wangmin", "待审批")[0], "方案评审 #A1")
				return
			}
			w.has(got, "#A1 恒发五金 "+want, "已告诉 小李")
		})
	}
}

// Words that name a request which does not wait for him say where it stands, and begin none.
func TestADecisionOfWhatDoesNotWait(t *testing.T) {
	w := reviewWaits(t)
	w.has(w.tell("zhaogang", "批恒发五金的投标")[0], "没有等您批的")
	w.has(together(w.tell("xiaoli", "合同审批 恒发五金")), "合同审批 #A2")
	w.has(w.tell("wangmin", "批恒发五金的合同")[0], "#A2 等 赵刚", "合同审批 恒发五金", "![撤回]")
	w.has(w.tell("zhaogang", "同意恒发五金的合同")[0], "已告诉 小李")
	w.has(w.tell("zhaogang", "同意恒发五金的合同")[0], "合同审批 #A2 恒发五金", "✅ 赵刚 同意")
	w.has(w.tell("xiaoli", "撤回恒发五金的合同审批")[0], "✅ 赵刚 同意", "!已撤回")
	w.has(w.tell("xiaoli", "恒发五金方案批了没")[0], "#A1 等 王敏", "方案评审 恒发五金")
}

// Where another request came after the card that he saw last, a decision that names none is asked about.
func TestADecisionAfterANewerRequest(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访恒发五金的周经理,他要两台切割机,预算60万", "恒发五金")
	w.has(together(w.tell("xiaoli", "投标决定 恒发五金")), "投标决定 #A1")
	w.later(time.Minute)
	w.has(w.tell("zhaogang", "待批")[0], "投标决定 #A1")
	w.later(time.Minute)
	w.has(together(w.tell("xiaoli", "恒发五金特价 再降3个点")), "特价审批 #A2")
	w.later(time.Minute)
	w.has(w.tell("zhaogang", "驳回 太低了,毛利不够")[0], "驳回 哪一件?")
}

// A bid is decided by words of its own, only while one waits and was spoken of last.
func TestABidIsDecided(t *testing.T) {
	for says, want := range map[string]string{"投吧": "同意", "不投了,对手太强": "驳回", "恒发五金不投了,毛利太低": "驳回", "恒发五金投了": "", "投资": "", "投诉处理了吗": ""} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访恒发五金的周经理,他要两台切割机,预算60万", "恒发五金")
		w.has(together(w.tell("xiaoli", "投标决定 恒发五金")), "投标决定 #A1")
		got := together(w.tell("zhaogang", says))
		if want == "" {
			w.has(got, "!已告诉 小李")
		} else {
			w.has(got, want, "已告诉 小李")
		}
	}
}

// A bare 可以 grants what was spoken of last, and shows what waits where something else was.
func TestABareYesOfALeader(t *testing.T) {
	w := reviewWaits(t)
	w.says("wangmin", "今天拜访了格力的赵工,聊了冲压", "格力")
	w.later(time.Minute)
	w.has(w.tell("wangmin", "可以")[0], "方案评审 #A1 恒发五金", "[同意]")
	w.has(w.tell("wangmin", "可以")[0], "已告诉 小李")
}

// Whoever owns the customer is told who has drafted his application already.
func TestAnotherOnesDraft(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访恒发五金的周经理,他要两台切割机,预算60万", "恒发五金")
	w.says("wangmin", "立项 恒发五金", "草稿")
	w.has(w.tell("xiaoli", "立项 恒发五金")[0], "LX-2026-001 是 王敏 写的", "请 王敏 提交")
	w.has(w.tell("wangmin", "撤回 LX-2026-001")[0], "已撤回")
	w.has(w.tell("xiaoli", "立项 恒发五金")[0], "LX-2026-002", "草稿")
}

// A review that is only named may be asked for, or was held: either is a press away, and nothing is written before.
func TestAReviewIsAskedForOrWasHeld(t *testing.T) {
	for label, want := range map[string]string{"提交审批": "方案评审 #A1", "开过会": "已记 项目交流 · 恒发五金"} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访恒发五金的周经理,他要两台切割机,预算60万", "恒发五金")
		asked := w.says("xiaoli", "方案评审 恒发五金", "是哪一个", "!已记")
		w.has(together(w.press("xiaoli", asked, label)), want)
	}
}

// What is sent again is named, or answers what was asked for; its name is no answer.
func TestWhatIsSentAgainSaysNoMoreThanItsName(t *testing.T) {
	for says, not := range map[string]string{"重新提交 恒发五金方案评审": "!小李 补充:", "付款3331,首付三成": "!A1 付款"} {
		w := reviewWaits(t)
		w.has(together(w.tell("wangmin", "要补充 付款条款")), "要补充")
		w.later(time.Minute)
		w.has(together(w.tell("xiaoli", says)), "第 2 次提交", not)
	}
}
