package handlers

import "testing"

// What only asks for a field of the open form is no value of it: what stands there is shown, and nothing is
// written. What asks the same words of something else, and what tells a value, stays as it was.
func TestAFieldThatIsAskedForIsNotFilledIn(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访恒发五金的周经理,他要两台切割机,预算60万", "恒发五金")
	w.says("xiaoli", "立项 恒发五金", "LX-2026-001 恒发五金 · 草稿")
	for _, text := range []string{"竞争对手是谁", "小组都有谁", "费用是多少", "资金来源是什么", "需求是什么?", "我方价值怎么写", "我方收益是啥", "team: who?", "need: what is it?"} {
		w.says("xiaoli", text, "LX-2026-001 恒发五金", "[全表]", "!已记")
	}
	w.says("xiaoli", "看全表", "!什么", "!谁", "!怎么写", "!多少")
	for _, row := range []struct{ says, saved string }{
		{"竞争对手是大族", "已记:竞争对手"},
		{"需求是什么都要快", "已记:需求摘要"},
		{"费用3万", "已记:预计销售费用"},
		{"我方价值:多少年都不停机", "已记:我方价值定位"},
	} {
		w.says("xiaoli", row.says, row.saved)
	}
}

// A chance that is said with the form open is the deal's, and no day, no need and nobody on the team;
// and how long a delivery takes names nobody on it either.
func TestAChanceIsTheDealsWhileAFormIsOpen(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "saw Greta @ Oakline about the press line, budget 200k EUR", "Oakline")
	w.says("anna", "apply for project approval Oakline", "LX-2026-001 Oakline · draft")
	w.says("anna", "60% chance", "!Noted: Need")
	w.says("anna", "need: a press line, signing in March", "Noted: Need, Expected signing")

	w.says("xiaoli", "今天拜访恒发五金的周经理,他要两台切割机,预算60万", "恒发五金")
	w.says("xiaoli", "立项 恒发五金", "LX-2026-002 恒发五金 · 草稿")
	w.says("xiaoli", "需求:切割机两台,明年3月签,周经理拍板,我方价值:省电,费用2万,问题1-5是", "先说 开拓小组成员")
	w.says("xiaoli", "交付要6个月", "!已记")
	w.says("xiaoli", "成功率60%", "已记:把握\n", "还缺 2 项必填:开拓小组成员")
	w.says("xiaoli", "小组:小李、售前小钟", "已记:开拓小组成员")
}

// The application of a customer is found again by how people point at it; what is said of the
// customer himself is not about the form.
func TestADraftIsPointedAtByItsCustomer(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访恒发五金的周经理,他要两台切割机,预算60万", "恒发五金")
	w.says("xiaoli", "恒发五金那份还差什么", "!草稿") // there is none
	w.says("xiaoli", "立项 恒发五金", "LX-2026-001 恒发五金 · 草稿")
	w.says("xiaoli", "先放着", "草稿先放着")
	for _, text := range []string{"恒发五金那份继续", "恒发五金那份还差什么", "恒发五金的立项还缺哪几项", "继续填恒发五金那份", "恒发五金那张表接着填吧"} {
		w.says("xiaoli", text, "LX-2026-001 恒发五金 · 草稿", "还缺")
	}
	w.says("xiaoli", "先放着", "草稿先放着")
	for _, text := range []string{"恒发五金还差什么", "恒发五金那边继续跟进", "恒发五金那份报价还差什么", "恒发五金继续"} {
		w.has(w.tell("xiaoli", text)[0], "!恒发五金 · 草稿")
	}
	w.says("anna", "saw Greta @ Oakline about the press line, budget 200k EUR", "Oakline")
	w.says("anna", "apply for project approval Oakline", "Oakline · draft")
	w.says("anna", "leave it for now", "the draft can wait")
	for _, text := range []string{"continue with the Oakline one", "continue with Oakline's application", "what's missing on the Oakline one", "what's missing in Oakline's application?"} {
		w.says("anna", text, "Oakline · draft", "required missing")
	}
	w.says("anna", "leave it for now", "the draft can wait")
	for _, text := range []string{"continue with Oakline", "what's missing at Oakline", "continue the Oakline trial"} {
		w.has(w.tell("anna", text)[0], "!Oakline · draft")
	}
}

// What goes to marketing planning is asked for by its readers in these words.
func TestTheListForMarketingPlanningIsAskedFor(t *testing.T) {
	w := newWorld(t)
	for _, text := range []string{"给市场策划的清单", "市场策划清单", "已批的立项", "list for marketing planning"} {
		w.says("wangmin", text, "没有批准的立项")
	}
	w.has(w.tell("xiaoli", "给市场策划的清单")[0], "!没有批准的立项")
	w.has(w.tell("wangmin", "给市场策划发了清单")[0], "!没有批准的立项")
}

// Questions that are answered by their numbers, with one that is not sure.
func TestAnAnswerThatIsNotSureIsUnclear(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "saw Greta @ Oakline about the press line, budget 200k EUR", "Oakline")
	w.says("anna", "questions 1 to 5 yes, 6 not sure", "Q1", "!(6 not sure)")
	w.has(w.tell("anna", "we are not sure about 6 machines")[0], "!Q6")
}

// What costs are to come down to was not spent, and what a part of the work costs is not what the deal
// is worth.
func TestASumOfCostsIsNoExpenseAndNoAmount(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "saw Greta @ Oakline about the press line, budget 200k EUR", "Oakline")
	w.says("anna", "expenses down to 9k EUR", "!Expense saved")
	w.says("anna", "taxi 30 EUR", "Expense saved")
	w.says("xiaoli", "今天拜访了粤钢,见了陈总,预算200万", "#V2")
	w.says("xiaoli", "费用降到3万", "!已记")
	w.says("xiaoli", "打车86", "已记 费用")
	w.says("xiaoli", "立项 粤钢", "草稿")
	w.says("xiaoli", "样品两套3万,剩下差旅", "!金额 3万")
	w.says("xiaoli", "金额150万", "已记:预计金额")
}

// Every question is answered at once, whatever was asked; a number of them that the form does not
// have answers none.
func TestAllQuestionsAreAnsweredAtOnce(t *testing.T) {
	for text, all := range map[string]bool{
		"五个问题都是": true, "五个问题全是": true, "问题都是": true, "都是": true, "评估全是": true, "5个都是": true, "yes to all": true, "all yes": true, "all five yes": true, "yes to all five": true, "all of them are yes": true,
		"三个问题都是": false, "都是老客户": false, "问题都是他提的": false, "五个都是新机": false, "问题都解决了": false, "all": false, "all five machines": false, "yes": false, "yes to all of it": false,
	} {
		if got := allYes(text, 5); got != all {
			t.Errorf("%s answers every question: %t", text, got)
		}
	}
	w := newWorld(t)
	w.says("xiaoli", "今天拜访恒发五金的周经理,他要两台切割机,预算60万", "恒发五金")
	w.says("xiaoli", "立项 恒发五金", "LX-2026-001 恒发五金 · 草稿", "先说 需求摘要")
	w.says("xiaoli", "五个问题全是", "已记:商机评估 1–5")
}

// A draft is not withdrawn: nobody was asked, and no channel is told. What waits is shown with its
// button where he only says that it is off, as it may be off with the customer.
func TestADraftIsNotWithdrawn(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "撤回申请", "您没有在审的申请")
	w.says("xiaoli", "今天拜访恒发五金的周经理,他要两台切割机,预算60万", "恒发五金")
	w.says("xiaoli", "立项 恒发五金", "LX-2026-001 恒发五金 · 草稿")
	for _, text := range []string{"撤回申请", "取消立项"} {
		if sent := w.tell("xiaoli", text); len(sent) != 1 {
			t.Errorf("%s of a draft is told to %d", text, len(sent))
		} else {
			w.has(sent[0], "还是草稿,没送审", "撤销 LX-001")
		}
	}
	if sent := w.tell("xiaoli", "撤回 LX-001"); len(sent) != 1 {
		t.Errorf("a draft that is withdrawn is told to %d", len(sent))
	}
	w.says("xiaoli", "立项 恒发五金", "草稿")
	w.says("xiaoli", "需求:切割机两台,明年3月签,周经理拍板,我方价值:省电,费用2万,问题1-5是,小组小李,客户收益:产能提升30%,我方收益:样板", "必填项都齐了")
	w.tell("xiaoli", "提交")
	w.says("xiaoli", "费用改成1万", "正在审,先不能改")
	w.says("xiaoli", "先不立项了", "等 王敏", "[撤回]", "!已撤回")
	w.has(w.tell("wangmin", "要补充 LX-001")[0], "要 小李 补什么", "!已告诉")
	w.has(w.tell("wangmin", "竞争对手报价多少")[0], "要补充", "已告诉 小李")
}

// What was taken back of a form is said with its field, as of any other record.
func TestAnUndoneFieldOfAFormIsNamed(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访恒发五金的周经理,他要两台切割机,预算60万", "恒发五金")
	w.says("xiaoli", "立项 恒发五金", "草稿")
	w.says("xiaoli", "我方价值:省电", "已记:我方价值定位")
	w.says("xiaoli", "撤销", "修改已撤销", "我方价值定位 省电 → (空)")
}
