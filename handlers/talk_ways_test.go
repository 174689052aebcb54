package handlers

import (
	"testing"
	"time"
)

// told is one line of a talk, said after another, and what its answer holds.
type told struct{ first, says, is string }

// hearsEach says each line after the visit at which 周经理 of 恒发五金 was met, and after another line where there is one.
func hearsEach(t *testing.T, rows []told) {
	t.Helper()
	alone(t)
	for _, row := range rows {
		w := newWorld(t)
		w.says("xiaoli", "昨天拜访了恒发五金,见了周经理,预算60万,周五前报价", "#V1")
		if row.first != "" {
			w.tell("xiaoli", row.first)
		}
		w.hears("xiaoli", w.tell("xiaoli", row.says), row.is)
	}
}

// How a customer goes about things is news of him: no step, no visit, nobody to keep, no deal.
func TestHowACustomerGoesAboutThings(t *testing.T) {
	hearsEach(t, []told{
		{"", "恒发五金一般月底才付款", "客户动态"},
		{"", "恒发五金每月25号付款", "客户动态"},
		{"", "恒发五金换供应商很谨慎", "客户动态"},
		{"", "恒发五金审批流程特别长", "客户动态"},
		{"", "恒发五金老板换人了", "客户动态"},
		{"", "恒发五金换老板了,老板儿子接手", "客户动态"},
		{"", "恒发五金估计一年能做两百万", "客户动态"},
		{"", "恒发五金重新来找我们了", "客户动态"},
		{"", "恒发五金感觉要黄了", "客户动态"},
		{"今天拜访了恒发五金,聊了切割线", "他们一般年底才定", "已补 拜访"},
		{"", "恒发五金黄了", "输单"},
		{"", "恒发五金采购换成李工了", "联系人 · 李工"},
		{"", "恒发五金每次都要招标,周五我问问他们", "待办"},
		{"", "恒发五金月底前付款", "!客户动态"},
		{"", "恒发五金预算能到两百万", "200万"},
		{"", "恒发五金付款慢吗", "!客户动态"},
		{"", "恒发五金一般几号付款", "!已记"},
		{"", "恒发五金的审批很慢,帮我催一下", "!已记"},
	})
}

// Another day for a meeting moves the meeting, and nothing else that is to be done there.
func TestAnotherDayForAMeeting(t *testing.T) {
	booked := "约了周经理周三下午两点"
	hearsEach(t, []told{
		{booked, "周经理说改周四", "改期"},
		{booked, "周经理的约推到周五", "改期"},
		{booked, "他改周四了", "改期"},
		{booked, "周经理那边改到周四上午十点", "10:00"},
		{booked, "徐工说改周四", "哪一件待办"},
		{booked, "周经理说报价改周四", "!约周经理"},
		{"", "周经理的约推到周五", "没有约好的事可以改"},
		{"", "报价推到下周五", "改期"},
		{"今天拜访了大族激光,见了刘总", "报价改周五", "!改期"}, // what is due at another one stays
	})
}

// What is said in a talk of several days is taken for what it is.
func TestWhatIsSaidInARunningTalk(t *testing.T) {
	hearsEach(t, []told{
		{"", "今天给周经理打电话", "记待办"},
		{"", "今天顺便见一下周经理", "已记 待办"},
		{"", "今天顺便见了一下周经理", "拜访"},
		{"", "今天跟周经理聊一下,他说价格高", "!待办"},
		{"", "恒发五金那个周三前回他", "已记 待办"},
		{"", "周经理周三前回复我们", "等对方"},
		{"", "和周经理通了电话", "已记 电话"},
		{"", "给周经理发了条微信,没回", "没联系上"},
		{"给周经理打了电话他没接", "明天再催他", "催周经理"},
		{"", "周经理让他助理小陈跟我对接", "联系人 · 小陈"},
		{"", "周经理让我跟小陈对接", "!联系人 · 小陈"},
		{"", "还有个事,他们仓库也想改,大概五十万", "仓库改"},
		{"", "还有预算也批了,80万", "!仓库"},
		{"", "另外预算他们还要加到80万", "!#P2"},
		{"", "另外他们还要我们让2万", "!#P2"},
		{"", "还有领导也想降到55万", "!#P2"},
		{"", "恒发五金合同签了 60万", "已签"},
		{"恒发五金合同签了 60万", "首款下周五到", "!新客户"},
		{"", "样寄出去了顺丰", "!新客户"},
		{"", "今天拜访了顺丰王总", "新客户"},
		{"", "方案周三带给周经理,约了下午两点", "14:00"},
		{"", "出差广州两天,周一回来", "您出差"},
		{"", "出差东莞三天,11月20号回来", "11-18 至 11-20"},
		{"", "我打算改成电话拜访", "!已补"},
		{"", "周经理说报价改周四", "改期"},
		{"", "恒发五金的报价改周四", "改期"},
		{"后天复测恒发五金样件", "复测提前到明天吧", "改期"},
		{"", "回程高铁票226", "已记 费用"},
		{"", "中午他回了,说老板还在看报价", "!完成"},
		{"", "给周经理回了报价", "完成"},
		{"", "标书费500交了", "!完成"},
		{"", "投诉到王经理那了", "!已记 拜访"},
		{"新线索 恒力液压 常熟 想上两条装配线", "是恒发五金周经理介绍的", "介绍人 恒发五金周经理"},
		{"", "大族激光是恒发五金周经理介绍的", "!介绍人 恒发"},
		{"恒发五金周三寄样", "样寄出去了顺丰", "完成"},
		{"恒发五金周三寄样", "样品寄走了", "完成"},
		{"恒发五金周三寄样", "样寄出去了没", "!完成"},
		{"", "样寄出去了", "!新客户"},
		{"恒发五金合同签了60万,预付三成,发货七成", "首款到了", "已到齐"},
		{"恒发五金合同签了60万", "交期写的2月20号", "交货"},
		{"", "交期写的2月20号", "!恒发五金 · 客户动态"},
		{"", "给恒发五金建个节点,1月10号前把技术协议签了", "技术协议"},
	})
}

// What nobody understands the next morning can be kept of the customer who was talked of last, by one tap.
func TestTheNextMorningOneTapKeepsIt(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了周经理", "#V1")
	w.later(20 * time.Hour)
	s := w.says("xiaoli", "测完了,精度达标,节拍差2秒", "没看懂", "恒发五金 动态")
	w.hears("xiaoli", w.press("xiaoli", s, "恒发五金 动态"), "客户动态", "节拍差2秒")
	w.says("xiaoli", "我今天有点累", "!恒发五金 动态")
	w.says("anna", "the sample passed at 11.8 seconds", "!News")
	w.later(96 * time.Hour)
	w.hears("xiaoli", w.tell("xiaoli", "测完了,精度达标,节拍差2秒"), "!恒发五金 动态")
}

// A word on a tender that names no customer is of the tender that there is.
func TestATenderIsTheOneThatThereIs(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了陈总,预算350万", "#V1")
	w.says("xiaoli", "粤钢招标,12月20号截标,保证金10万", "投标")
	w.says("xiaoli", "今天拜访了恒发五金,见了周经理,预算60万", "恒发五金")
	w.says("xiaoli", "投标保证金交掉了", "投标 粤钢")
	w.says("xiaoli", "恒发五金招标,12月28号截标", "投标 恒发五金")
	w.says("xiaoli", "保证金交了", "恒发五金")
	w.says("xiaoli", "粤钢丢了,给ABB了", "输单")
	w.tell("xiaoli", "确认输单")
	w.says("xiaoli", "粤钢投标怎么样了", "未中")
}
