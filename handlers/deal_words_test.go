package handlers

import "testing"

// What reps and managers type of a deal and of a customer's people between two visits, in their
// own words, and beside each what sounds like it and is something else.

func TestACustomersPeopleAreToldInPassing(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪,见了李工和陈经理,聊电池线,大概300万", "#V1")
	w.says("xiaoli", "李工就是经办人", "经手人 李工")
	w.says("xiaoli", "陈经理升副总了", "职务", "副总", "#K2")
	w.says("xiaoli", "陈副总喜欢下午三点以后见", "方便的时间 下午三点以后", "#K2", "!#K3")
	w.says("xiaoli", "李工支持我们", "支持度 支持")
	w.says("xiaoli", "比亚迪里面谁支持我们", "谁支持我们", "李工", "组织图")
	w.says("xiaoli", "比亚迪的联系人有哪些", "联系人", "!线索", "!组织与影响")
	w.says("xiaoli", "李工喜欢钓鱼", "兴趣 钓鱼", "!方便的时间")
	if n := w.visits("xiaoli"); n != 1 {
		t.Errorf("%d visits instead of one", n)
	}
}

func TestAFirstNameIsWhoWasMet(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Met Julia Stein at Hartmann Pumps today, they want 6 cells, about 540k EUR", "Hartmann Pumps", "#V1")
	w.says("anna", "Julia is the buyer and the evaluator", "Julia Stein", "buyer", "evaluates")
	w.says("anna", "Julia prefers afternoons after 3", "Julia Stein", "Best time", "afternoons after 3")
	w.says("anna", "Julia got promoted to VP", "Julia Stein", "VP", "!Note")
	w.says("anna", "who supports us at Hartmann", "Who supports us", "Not known yet", "Org chart", "!Owner")
	w.has(w.tell("anna", "supply priority for Hartmann")[0], "supply", "Hartmann Pumps", "!trial")
}

func TestADealIsAnsweredByNumbers(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪,见了李工,聊电池线,大概300万", "#V1")
	w.says("xiaoli", "评估比亚迪", "评估 比亚迪", "!线索")
	w.says("xiaoli", "1到3是,4不清", "问题1 需求明确:是", "问题3", "问题4 资金落实:不清")
	w.says("xiaoli", "5也是", "问题5", "是")
	w.says("xiaoli", "客户压力是有的,竞品逼得紧", "客户压力驱动:是(竞品逼得紧)")
	w.says("xiaoli", "驱动因素:明年3月要投产", "驱动因素:是(明年3月要投产)")
	w.says("xiaoli", "对手是先导", "对手 先导")
	w.says("xiaoli", "先导交期老拖,售后也没人", "先导 短板:交期老拖", "!拜访 · 先导")
	w.says("xiaoli", "停了多久了", "里程碑", "第 1 天")
	w.says("xiaoli", "去了几次了", "比亚迪", "1/4")
	w.says("xiaoli", "立项 比亚迪电池线", "草稿")
	w.says("xiaoli", "1到2是,3不清", "已记:商机评估 1–5", "!不像一个日子")
	w.says("xiaoli", "客户压力大不大", "!客户压力驱动:是")
}

func TestWhatIsOpenAtACustomerIsSupported(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了王总,聊轧辊改造,350万", "#V1")
	w.has(w.tell("xiaoli", "请技术做个方案给粤钢,周五要")[0], "已请 售前", "粤钢")
	w.has(w.tell("xiaoli", "让财务看下账期")[0], "已请 财务", "粤钢")
	w.has(w.tell("xiaoli", "粤钢优先保供")[0], "已请 供应链", "粤钢")
	w.says("xiaoli", "还有几个支持没做完", "在等的支持 3 件")
	w.says("xiaoli", "我请的支持都到哪了", "在等的支持 3 件", "请技术做个方案")
	w.says("xiaoli", "粤钢那台漏油了", "服务问题", "漏油", "未解决")
	w.says("xiaoli", "漏油那个修好了", "已解决")
	w.says("xiaoli", "他们老的那台坏了,想换", "!服务问题")
	w.says("wangmin", "谁的支持还没完成", "在等的支持 3 件", "小李 请")
	w.has(w.tell("wangmin", "周五前让每个人交计划")[0], "已交给", "小李", "交计划")
	w.has(w.tell("wangmin", "让陈静把行业填一下")[0], "已请 陈静")
	w.says("wangmin", "给粤钢打个满意度电话,王总说小李挺好", "粤钢 · 满意度电话", "!已记 电话")
}

func TestADealIsBargainedSignedAndPaid(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了王总,聊轧辊改造,350万", "#V1")
	w.says("xiaoli", "第二轮谈了,他们要330万,我们最多再让5万", "谈判 粤钢", "对方 330万", "我们最多再让5万")
	w.says("xiaoli", "第三轮:账期同意60天", "谈判 粤钢", "账期同意60天")
	w.says("xiaoli", "粤钢到哪一步了", "金额: 350万")
	w.says("xiaoli", "验收过了", "!验收单已签")
	w.says("xiaoli", "合同签了325万 三七开", "已签 粤钢", "首付 97.5万", "尾款 227.5万")
	w.says("xiaoli", "首付30% 下月10号", "第1期 首付", "12-10", "!待办")
	w.says("xiaoli", "验收过了", "验收单已签:是")
	w.says("xiaoli", "粤钢付款计划:首付40% 12月底,尾款60%", "130万", "12-31")
	w.says("anna", "Met Julia Stein at Hartmann Pumps today, they want 6 cells, about 540k EUR", "#V2")
	w.says("anna", "second round: they want 500k, we can give 10k more at most", "Negotiation", "they €500k", "10k more")
	w.says("anna", "signed, 525k EUR, 30/70", "Signed", "€157.5k")
	w.says("anna", "first payment 30% on Jan 10", "Row 1", "Jan 10", "!Task")
	w.says("anna", "acceptance done", "Acceptance signed: yes")
}

func TestATenderAndAnEndAreToldInPassing(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了王总,聊轧辊改造,350万", "#V1")
	w.says("xiaoli", "粤钢的标30号开", "投标 粤钢", "开标 11-30")
	w.says("xiaoli", "标书交了", "投标 粤钢", "已递交", "!已补")
	w.says("xiaoli", "丢了,大族最低", "未中标", "!线索")
	w.says("xiaoli", "复盘一下,价格高了", "复盘:价格高了")
	w.says("xiaoli", "降到335报了第二版", "报价 粤钢", "335万")
	w.says("xiaoli", "今天去了华星光电,见了何总,检测线 220万", "#V2")
	w.says("xiaoli", "华星重新开始", "华星光电", "!还没有在跟的商机")
	w.says("xiaoli", "华星输了", "华星光电 标为输单?")
	w.says("xiaoli", "因为价格", "定价渠道推广")
	w.says("xiaoli", "南方重工重新开始", "还没有「南方重工」的记录")
	w.says("xiaoli", "粤钢那家别浪费时间了", "粤钢 标为放弃?")
	if n := w.accounts("xiaoli"); n != 2 {
		t.Errorf("%d customers instead of two", n)
	}
}

func TestWhatWasDoneAndSpentIsAsked(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了王总,聊轧辊改造,350万", "#V1")
	w.says("xiaoli", "打车去粤钢花了120", "120元")
	w.says("xiaoli", "这个月打车花了多少", "交通的费用", "120元")
	w.says("xiaoli", "这个月我跑了几家客户", "拜访 1 次", "1 家客户")
	w.says("xiaoli", "上个月和这个月拜访差多少", "10月", "11月")
	w.says("xiaoli", "哪个单子最可能这个月签", "粤钢", "赢面大的在前", "!本月记了")
	w.says("xiaoli", "80%的钱在哪几家", "二八名单")
	w.says("xiaoli", "我觉得粤钢是A", "A 级", "原因")
	w.says("xiaoli", "行业前20", "客户分类 A 级")
	w.says("xiaoli", "行业销售排15", "销售排名 15", "!已补")
	w.says("xiaoli", "目标 拿下技术部 12月底 小李负责", "作战计划 粤钢", "拿下技术部", "12-31")
	w.says("xiaoli", "样品送了哪些客户", "!样品的")
	w.says("xiaoli", "上周打车多少钱", "交通的费用", "!上周还没记")
	w.says("wangmin", "小李的客户谁最久没去了", "粤钢", "!还没有客户")
	w.says("wangmin", "谁的客户最久没去了", "最久没联系的在前", "粤钢")
	w.says("wangmin", "Foshan customers", "Foshan", "!没看懂")
	w.says("anna", "taxi this month", "Expenses (Travel)", "!Added")
	w.says("anna", "where did my leads come from", "by source", "!Visits")
}

// A lost deal says why it was lost, and what was learnt of it is kept whatever became of its tender.
func TestWhyADealWasLost(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "visited Otto Packaging, met Greta Lindqvist, they want two palletizers, budget 300k EUR", "Otto")
	w.says("anna", "why did we lose Otto Packaging", "!Lost ·")
	ask := w.says("anna", "we lost the Otto Packaging tender to Siemens by 5%", "rival: Siemens", "about €15k cheaper")
	w.press("anna", ask, "Yes, lost")
	w.says("anna", "why did we lose Otto Packaging", "Lost · Otto Packaging", "rival: Siemens")
	w.says("anna", "Otto Packaging debrief: price was too high", "not won", "price was too high")
}

// A tender is told of in English by how it closes, opens and ends; what else a customer calls off cancels no step.
func TestATenderInEnglish(t *testing.T) {
	for says, want := range map[string]string{
		"Otto Packaging tender closes Nov 20 at 10am, deposit 10k EUR due Nov 16": "Deposit €10k by Mon, Nov 16", "the Otto Packaging tender was cancelled": "failed",
		"Otto Packaging is retendering, closes Jan 15": "second tender", "Otto Packaging opening: we 300k, Siemens 285k": "us €300k, Siemens €285k",
		"Otto Packaging project was cancelled": "!Cancelled", "Otto Packaging closes at 5pm on Fridays": "!Tender",
	} {
		w := newWorld(t)
		w.says("anna", "visited Otto Packaging, met Greta Lindqvist, they want two palletizers, budget 300k EUR, send proposal by Thursday", "Otto")
		w.says("anna", "bid submitted for Otto Packaging", "submitted")
		w.says("anna", says, want)
	}
}
