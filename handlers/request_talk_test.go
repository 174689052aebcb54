package handlers

import (
	"strings"
	"testing"
	"time"
)

// A form is handed in by a sentence that says so, whatever else it says first.
func TestWhatHandsAFormIn(t *testing.T) {
	for _, row := range []struct {
		says, before string
		sends        bool
	}{
		{"好了 交吧", "", true},
		{"就这样吧,报上去", "", true},
		{"ok send it in", "", true},
		{"费用降到2800,再交一次", "费用降到2800", true},
		{"费用改2500再报", "费用改2500", true},
		{"make the expenses 2800 EUR and send it again", "make the expenses 2800 EUR", true},
		{"好了", "", false},
		{"周五前交样品", "", false},
		{"他们要我们再报一次价", "", false},
		{"send it to Greta", "", false},
	} {
		before, sends := handsIn(row.says)
		if sends != row.sends || sends && before != row.before {
			t.Errorf("%s: sends %v after %q, want %v after %q", row.says, sends, before, row.sends, row.before)
		}
	}
}

// A request is refused by a part of a sentence, and the others are the reason.
func TestWhatRefusesBetween(t *testing.T) {
	for says, reason := range map[string]string{
		"太贵了,退回去,先把费用砍一半":                       "太贵了,先把费用砍一半",
		"too expensive, send it back, halve it": "too expensive,halve it",
		"样品他们退回去了,说太厚":                          "",
		"退回去":                                   "",
		"客户把合同驳回了,要改条款":                         "",
		"发票抬头错了,退回,重开":                          "",
		"样机坏了,退回,让他们重发":                         "",
		"客户说太贵,退回去了":                            "",
		"赵总说了,不批":                               "",
		"小李请假,我不批":                              "",
		"the sample is broken, send it back":    "",
		"they rejected, reject":                 "",
		"send it back, it is broken":            "",
		"费用太高了,打回去":                             "费用太高了",
	} {
		got := ""
		if m := refusesBetween(says); m != nil {
			got = strings.Join(m[1:], "")
		}
		if got != reason {
			t.Errorf("%s is refused for %q, want %q", says, got, reason)
		}
	}
}

// A limit of what may be spent is heard in the words in which a director sets it.
func TestWhatLimitsTheExpenses(t *testing.T) {
	for says, limit := range map[string]string{
		"费用≤2万": "2万", "费用不超过2万": "2万", "费用别超2000": "2000", "费用控制在1万以内": "1万", "费用2万以内": "2万", "expenses max 3k": "3k", "expenses up to 2k eur": "2k eur",
		"费用太高": "", "费用花在哪": "", "预算别超100万": "", "费用5000怎么来的": "",
	} {
		got := ""
		if m := limitSaid.FindStringSubmatch(says); m != nil {
			got = strings.Join(m[1:], "")
		}
		if got != limit {
			t.Errorf("%s limits to %q, want %q", says, got, limit)
		}
	}
}

// What costs are going to be is nothing that was spent.
func TestWhatIsOnlyEstimated(t *testing.T) {
	for says, estimated := range map[string]bool{
		"销售费用大概5000": true, "预计费用8000": true, "expenses around 4k eur": true,
		"打车大概60": false, "费用5000": false, "招待费800": false, "expenses 40 for the taxi": false,
	} {
		if estimatedCost.MatchString(says) != estimated {
			t.Errorf("%s is estimated %v, want %v", says, !estimated, estimated)
		}
	}
}

// While an application is talked of, what else is said is not of it: neither a deal that is asked
// for, nor a customer's people who decide, nor what puts the writer off.
func TestWhatIsNotOfTheApplication(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访恒发五金的周经理,他要两台切割机,预算60万", "恒发五金")
	w.says("xiaoli", "立项 恒发五金", "LX-2026-001 恒发五金 · 草稿")
	for _, beside := range []string{"怎么这么多要填的", "这个要写什么", "等我问一下", "哈哈", "晚点再说", "帮我看看"} {
		for _, s := range w.tell("xiaoli", beside) {
			w.has(s, "!已记")
		}
		w.says("xiaoli", "立项 恒发五金", "先说 需求摘要")
	}
	w.says("xiaoli", "预算还在走流程", "!已记:商机评估")
	for asked, want := range map[string]string{
		"恒发五金到哪一步了": "!LX-2026-001 恒发五金 还没提交",
		"恒发五金啥情况":   "!还没提交",
	} {
		w.has(w.tell("xiaoli", asked)[0], want)
	}
	w.has(w.tell("xiaoli", "立项 恒发五金")[0], "先说 需求摘要")
	w.says("xiaoli", "谁来审", "① 王敏")
}

// A project is begun in a sentence by us, and not by the customer or by those who call it off.
func TestWhoBeginsAProject(t *testing.T) {
	for says, begins := range map[string]bool{
		"给恒发报个立项": false, "start a project for otto": true, "let's open a project for otto": true,
		"恒发他们要立项了": false, "客户内部要立项了": false, "otto wants to start a project for packaging": false, "取消立项": false,
	} {
		if wantsProject.MatchString(says) != begins {
			t.Errorf("%s begins a project %v, want %v", says, !begins, begins)
		}
	}
}

// sentByXiaoli is a world in which an application of xiaoli's waits for his manager.
func sentByXiaoli(t *testing.T) *world {
	t.Helper()
	w := newWorld(t)
	w.says("xiaoli", "今天拜访恒发五金的周经理,他要两台切割机,预算60万", "恒发五金")
	w.says("xiaoli", "立项 恒发五金", "草稿")
	w.says("xiaoli", "需求:两台切割机;预计签约:2027年3月;竞争对手:大族;我方价值:交期短;决策人:周经理;销售费用:5000;小组:小李;客户收益:省一半人工;我方收益:样板", "已记")
	w.says("xiaoli", "提交 LX-2026-001", "必填的还没齐,没有提交")
	w.says("xiaoli", "问题1-5 是", "已记")
	w.has(w.tell("xiaoli", "提交 LX-2026-001")[0], "经理审核")
	return w
}

// What is told of a customer, a sample or a colleague decides no request that waits.
func TestWhatDecidesNoRequest(t *testing.T) {
	for _, says := range []string{
		"恒发五金那边同意了,要求降价", "恒发五金那边驳回了,说太贵", "恒发五金那边不同意付款方式", "恒发五金项目通过了评审", "恒发五金那边有条件同意,要求送一年维保",
		"发票抬头错了,退回,重开", "快递到了,退回", "样机坏了,退回,让他们重发", "今天开会说了,不批,下次再说",
		"先问他周五来不来开会", "帮我问她生日是哪天", "我想问他明天有没有空", "问小李客户什么时候签", "问小李怎么还没报价",
	} {
		w := sentByXiaoli(t)
		for _, s := range w.tell("wangmin", says) {
			w.has(s, "!已告诉 小李", "!要补充", "!同意 LX")
		}
		w.has(w.tell("wangmin", "待审批")[0], "立项审批 LX-2026-001")
	}
}

// A yes that may be said to anything decides only what was spoken of last.
func TestALooseYesDecidesWhatWasSpokenOf(t *testing.T) {
	w := sentByXiaoli(t)
	w.later(5 * time.Minute)
	w.says("wangmin", "今天拜访了格力的赵工,聊了冲压", "格力")
	w.later(5 * time.Minute)
	for _, yes := range []string{"没意见", "过吧", "go ahead", "looks good"} {
		for _, s := range w.tell("wangmin", yes) {
			w.has(s, "!已告诉 小李")
		}
		w.later(time.Minute)
	}
	w.says("wangmin", "待审批", "LX-2026-001")
	w.has(w.tell("wangmin", "没意见")[0], "等 赵刚") // it stands on the last card
}

// Whom or what else a project is due at tells of theirs, and begins none of ours.
func TestWhoseProjectIsDue(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访恒发五金的周经理,他要两台切割机,预算60万", "恒发五金")
	for _, says := range []string{"周经理要立项了", "对手要立项了", "集团要立项了", "公司要立项了", "恒发五金下个月要立项了", "恒发五金董事会要立项了", "恒发五金准备立项了", "恒发五金要走立项流程"} {
		for _, s := range w.tell("xiaoli", says) {
			w.has(s, "!LX-2026")
		}
	}
	w.says("xiaoli", "恒发五金要立项了", "LX-2026-001 恒发五金 · 草稿")
}

// What costs came to is booked though it is rounded, and what they will come to is not.
func TestARoundedCostIsBooked(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "费用大概300,打车", "费用", "300元")
	w.says("xiaoli", "销售费用大概5000", "!✅")
}
