package handlers

import (
	"testing"
	"time"
)

// Who waits at a customer's gate has arrived there, and what he tells when he comes out is that visit.
func TestWaitingAtTheGate(t *testing.T) {
	alone(t)
	for _, row := range []struct{ who, says, is string }{
		{"xiaoli", "在恒发门口等刘总,他堵车", "已记到访 · 恒发五金"},
		{"xiaoli", "恒发楼下等着", "已记到访 · 恒发五金"},
		{"xiaoli", "在恒发门口", "已记到访 · 恒发五金"},
		{"xiaoli", "我在恒发", "已记到访 · 恒发五金"},
		{"xiaoli", "在恒发厂里等刘总开完会", "已记到访 · 恒发五金"},
		{"xiaoli", "在恒发等通知", "!到访"},
		{"xiaoli", "我在恒发附近", "!到访"},
		{"xiaoli", "我在恒发有熟人", "!到访"},
		{"xiaoli", "在等恒发刘总回复", "!到访"},
		{"xiaoli", "恒发,等他们报价", "!到访"},
		{"xiaoli", "在恒发等刘总签字", "!到访"},
		{"anna", "at Kestrel, waiting for Tom", "Arrival logged"},
		{"anna", "in Kestrel's lobby", "Arrival logged"},
		{"anna", "outside kestrel", "Arrival logged"},
		{"anna", "at kestrel they want 3", "!Arrival"},
		{"anna", "at kestrel on friday", "!Arrival"},
		{"anna", "got to kestrel yet?", "!Arrival"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "上周五拜访了恒发五金,见了刘总,聊了切割线", "#V1")
		w.says("anna", "Met Tom Reed (buyer) at Kestrel last Friday, 300k EUR", "#V2")
		w.hears(row.who, w.tell(row.who, row.says), row.is)
	}
	w := newWorld(t)
	w.says("xiaoli", "上周五拜访了恒发五金,见了刘总,预算60万", "#V1")
	w.says("xiaoli", "在恒发门口等刘总", "#V2")
	w.later(80 * time.Minute)
	w.hears("xiaoli", w.tell("xiaoli", "聊完了,两台改三台,预算加到85万"), "#V2", "两台改三台", "85万")
	w.hears("xiaoli", w.tell("xiaoli", "他老板下周从德国回来,得等他拍板"), "已补 拜访", "#V2", "德国")
}

// What the customer wants otherwise is part of what is told, and puts no record right.
func TestWhatTheyWantOtherwise(t *testing.T) {
	alone(t)
	for _, row := range []struct{ says, is string }{
		{"今天拜访恒发,他们想改成双工位的", "#V2"},
		{"拜访恒发,想改成双工位的", "#V2"},
		{"刘总说改成三台", "刘总说改成三台"},
		{"他们要改成三台", "他们要改成三台"},
		{"恒发的拜访改成昨天", "已改 #V1"},
		{"预算改成80万", "已改"},
		{"他们预算改成80万", "80万"},
		{"客户改成粤钢", "!客户动态"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了刘总,预算60万", "#V1")
		w.hears("xiaoli", w.tell("xiaoli", row.says), row.is)
	}
}

// Who competes is no customer whose deal it is, though he is one elsewhere.
func TestARivalWhoIsACustomer(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了大族激光,见了林总,180万", "#V1")
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,预算60万", "#V2")
	w.hears("xiaoli", w.tell("xiaoli", "竞争对手有大族,报了78万"), "恒发五金", "对手 大族", "!大族激光 #P")
}

// What is told of somebody's boss is told of the boss.
func TestWhatIsToldOfHisBoss(t *testing.T) {
	alone(t)
	for _, row := range []struct{ says, is string }{
		{"他老板下周从德国回来,得等他拍板", "!决策者"},
		{"得等他拍板", "决策者"},
		{"他领导出差了,他定不了", "!决策者"},
		{"his boss is back next week, he decides", "!决策者"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了刘总,预算60万", "#V1")
		w.hears("xiaoli", w.tell("xiaoli", row.says), row.is)
	}
}

// Whoever was talked of yesterday is not talked of this morning, because a card of something else was shown.
func TestACardOfSomethingElseIsNoTalk(t *testing.T) {
	alone(t)
	for _, row := range []struct{ who, first, then, is string }{
		{"xiaoli", "提醒我周五交报销", "他们领导下周来", "!已记"},
		{"xiaoli", "提醒我周五交报销", "明天发样册", "!恒发"},
		{"xiaoli", "恒发怎么样", "他们领导下周来", "恒发"},
		{"anna", "remind me friday to file expenses", "send the brochure tomorrow", "!Kestrel"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
		w.says("anna", "Met Tom Reed (buyer) at Kestrel Packaging today, about a line", "#V2")
		w.later(18 * time.Hour)
		w.tell(row.who, row.first)
		w.hears(row.who, w.tell(row.who, row.then), row.is)
	}
}

// Who is not in today has not left his firm, wherever he went.
func TestWhoIsNotInHasNotLeft(t *testing.T) {
	alone(t)
	for _, row := range []struct{ says, is string }{
		{"刘总不在,秘书说他去北京了", "!离开了"},
		{"刘总不在,他出国了", "!离开了"},
		{"刘总不在,去上海了", "!离开了"},
		{"刘总不在办公室了", "!离开了"},
		{"刘总不在恒发了", "离开了"},
		{"刘总不在恒发干了", "离开了"},
		{"刘总已经离职了", "离开了"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了刘总,预算60万", "#V1")
		w.hears("xiaoli", w.tell("xiaoli", row.says), row.is)
	}
}

// A sum behind 报了 is our offer where an offer is owed to the customer who is talked of.
func TestWhatWeQuotedNow(t *testing.T) {
	alone(t)
	for _, row := range []struct{ says, is string }{
		{"报了,58.8", "第1版 58.8万"},
		{"报了58.8", "待办也完成了"},
		{"报给他了,58.8万", "第1版 58.8万"},
		{"报了3台", "!报价 恒发"},
		{"他们报了58.8", "!第1版"},
		{"大族报了58.8", "!第1版"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了刘总,预算60万,周五前报价", "#V1")
		w.hears("xiaoli", w.tell("xiaoli", row.says), row.is)
	}
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,预算60万", "#V1")
	w.hears("xiaoli", w.tell("xiaoli", "报了58.8"), "!第1版") // nobody said that we are to
}

// Another man's number, another plant's money and another size are what they are, and change nothing of what is known.
func TestWhatIsOfAnother(t *testing.T) {
	alone(t)
	for _, row := range []struct{ says, is string }{
		{"分厂负责人姓曹,18922223333", "联系人 · 曹负责人"},
		{"采购经理叫林晓,13711112222", "联系人 · 林晓"},
		{"电话18922223333", "已改 #K1"},
		{"他说分厂预算大概200,明年上", "客户动态"},
		{"二期预算200万", "客户动态"},
		{"预算大概200万", "约200万"},
		{"节拍要改到10秒以内", "!待办"},
		{"要改到10秒以内", "已补 拜访"},
		{"要提高到12米", "!哪一件"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了刘总,预算60万", "#V1")
		w.hears("xiaoli", w.tell("xiaoli", row.says), row.is)
	}
}

// A proposal that was gone through is the visit, where one was booked for today.
func TestAProposalGoneThrough(t *testing.T) {
	alone(t)
	for _, row := range []struct{ booked, says, is string }{
		{"明天下午去恒发", "恒发方案讲完了", "方案演示 · 恒发五金"},
		{"明天下午去恒发", "恒发方案做完了", "!方案演示"},
		{"后天下午去恒发", "恒发方案讲完了", "!方案演示"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "上周五拜访了恒发五金,见了刘总,周三带方案过去", "#V1")
		w.tell("xiaoli", row.booked)
		w.later(26 * time.Hour)
		w.hears("xiaoli", w.tell("xiaoli", row.says), row.is)
	}
}

// Whoever was talked of days ago is offered for what is not understood for as long as that, whatever was shown since.
func TestWhoIsOfferedForNews(t *testing.T) {
	alone(t)
	for _, row := range []struct {
		after time.Duration
		is    string
	}{
		{20 * time.Hour, "恒发五金 动态"},
		{80 * time.Hour, "!恒发五金 动态"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
		w.later(row.after)
		w.tell("xiaoli", "提醒我周五交报销")
		w.hears("xiaoli", w.tell("xiaoli", "交期太长了"), row.is)
	}
}
