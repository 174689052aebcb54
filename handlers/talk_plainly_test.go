package handlers

import (
	"testing"
	"time"
)

// What means nothing as it is written is read once more in plainer words: without what only leads in or ends
// it, in the usual word and order, and of the customer who is talked of.
func TestWhatIsSaidInPlainerWords(t *testing.T) {
	alone(t)
	for _, row := range []struct{ who, said, want string }{
		{"xiaoli", "早上好 今天排了啥", "今天没有到期的事"},
		{"xiaoli", "那单多大", "金额"},
		{"xiaoli", "有人跟吗", "是您在跟"},
		{"xiaoli", "大概75万签", "75万"},
		{"xiaoli", "新加个客户 中山鼎盛 做压铸的", "线索 · 鼎盛"},
		{"xiaoli", "联系人黄工", "联系人 · 黄工 · 恒发五金"},
		{"xiaoli", "这个月花多少了", "费用"},
		{"wangmin", "昨天他俩都干啥了", "11-01"},
		{"wangmin", "昨天小李记了啥", "小李 昨天还没记"},
		{"xiaoli", "他最近一次聊了什么", "聊了切割线"},
		{"xiaoli", "那金额现在是多少", "60万"},
		{"xiaoli", "为啥拖", "看 恒发五金"},
		{"xiaoli", "要不要催他", "看 恒发五金"},
		{"wangmin", "这季度能做多少", "2026年4季度"},
		{"wangmin", "谁在拍板", "!✅"},
		{"wangmin", "小李和Anna的客户会不会撞", "相近的客户"},
		// and near to these
		{"xiaoli", "他要我们少报一点,为啥拖他不说", "!答不上来"},
		{"xiaoli", "他最近一次聊了什么都没说", "!上次说了什么"},
		{"xiaoli", "早上的提醒几点发", "!✅"},
		{"xiaoli", "能给吗", "看 恒发五金"},
		{"xiaoli", "算了 下周再打", "!已记 拜访"},
		{"xiaoli", "我们强在哪", "!区域"},
		{"xiaoli", "恒发五金的审批很慢,帮我催一下", "!线索"},
		{"xiaoli", "今天没出门 打了几个电话", "!一条也没有"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线,预算大概60万", "#V1")
		if row.who != "xiaoli" {
			w.later(time.Hour)
		}
		w.hears(row.who, w.tell(row.who, row.said), row.want)
	}
}

// A colleague's plan is asked for as one's own is, with his name.
func TestThePlanOfAColleague(t *testing.T) {
	alone(t)
	for _, row := range []struct{ said, want string }{
		{"小李明天几点去哪", "给恒发五金送样"},
		{"小李明天去哪", "给恒发五金送样"},
		{"小李明天有什么安排", "给恒发五金送样"},
		{"明天小李啥安排", "给恒发五金送样"},
		{"小李后天干嘛", "待办 0 条 · 小李"},
		{"小李昨天去哪了", "拜访 0 次"},
		{"小李今天干了啥", "!待办"},
		{"明天去哪", "!送样"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "明天给恒发五金送样", "#T1")
		w.hears("wangmin", w.tell("wangmin", row.said), row.want)
	}
}

// What was to be done today is told of as done without its customer.
func TestWhatWasToBeDoneTodayIsToldOf(t *testing.T) {
	alone(t)
	for _, row := range []struct{ step, said, want string }{
		{"明天上午打个电话给刘总问合同", "打了 他说老板还没批", "已记 电话 · 恒发五金"},
		{"明天去谈年度协议", "谈完了", "已记 拜访 · 恒发五金"},
		{"明天去谈年度协议", "聊完了 挺满意", "已记 拜访 · 恒发五金"},
		{"明天把图纸发给刘总", "谈完了", "!已记 拜访"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
		w.says("xiaoli", row.step, "#T1")
		w.later(24 * time.Hour)
		w.hears("xiaoli", w.tell("xiaoli", row.said), row.want)
	}
}

// An hour alone leaves a step on its day, 过去 has not been done, and a visit of which nobody was named is told
// to the end by whom one met.
func TestWhatIsPlannedIsNotDone(t *testing.T) {
	alone(t)
	for _, row := range []struct{ said, want string }{
		{"把周五那个改到上午九点半", "11-06 周五 09:30"},
		{"把周五那个改到下周一上午九点半", "11-09 周一 09:30"},
		{"下周二送合同过去", "已记 待办 · 恒发五金"},
		{"昨天送合同过去了", "!待办"},
		{"那就明天上午去恒发五金", "已记 待办 · 恒发五金"},
		{"刘总不在 见了采购的老刘", "已补 拜访"},
		{"见了刘总", "已补 拜访"},
		{"下午又见了刘总", "!已补 拜访"},
		{"那先报55", "报价 恒发五金"},
		{"先导报55", "!报价 恒发五金"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "昨天拜访了恒发五金,见了刘总,聊了切割线,预算大概60万", "#V1")
		w.says("xiaoli", "周五给恒发五金送样", "#T1")
		w.says("xiaoli", "刚从恒发五金出来", "#V2")
		w.hears("xiaoli", w.tell("xiaoli", row.said), row.want)
	}
}

// A step that is talked of is moved, and asked about, in a word or two.
func TestTheStepThatIsTalkedOf(t *testing.T) {
	alone(t)
	for _, row := range []struct {
		said []string
		want string
	}{
		{[]string{"恒发五金送样改到周四吧", "上午十点"}, "11-05 周四 10:00"},
		{[]string{"恒发五金送样改到周四吧", "几点来着"}, "11-05 周四"},
		{[]string{"恒发五金送样改到周四吧", "还是九点半"}, "11-05 周四 09:30"},
		{[]string{"刘总来电话 说周四才在", "那就改周四"}, "11-05 周四"},
		{[]string{"刘总来电话 说周四才在", "算了 下周一再问"}, "11-09 周一"},
		{[]string{"刘总来电话 说周四才在", "问下小陈要一份"}, "待办"},
		{[]string{"恒发五金报价多少", "报价"}, "!0 次"},
		{[]string{"周五恒发五金几点", "下午两点 刘总办公室"}, "11-06 周五 14:00 刘总办公室"},
		{[]string{"恒发五金那边还没信", "催一下吧 明天上午打"}, "上午打电话催"},
		// and near to these
		{[]string{"样品啥时候能出"}, "!已记"},
		{[]string{"A级还是B级"}, "!要"},
		{[]string{"上午十点"}, "没看懂"},
		{[]string{"我的客户", "改周四"}, "!11-05 周四"},
		{[]string{"刘总来电话 说周四才在", "问过小陈了"}, "!待办"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "昨天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
		w.says("xiaoli", "周五给恒发五金送样", "#T1")
		w.later(2 * time.Hour)
		for _, said := range row.said[:len(row.said)-1] {
			w.tell("xiaoli", said)
		}
		w.hears("xiaoli", w.tell("xiaoli", row.said[len(row.said)-1]), row.want)
	}
}

// What a manager asks and orders of one of his people, and what he lets nobody go below.
func TestWhatIsAskedOfSomebodyAndOrdered(t *testing.T) {
	alone(t)
	for _, row := range []struct{ said, want string }{
		{"让小李这周再去一趟恒发五金", "11-06 周五"},
		{"让小李这个月把合同搞定", "11-30"},
		{"让小李周三去", "已交给 小李"},
		{"让小李订个车", "已交给 小李"},
		{"让小李盯一下", "已交给 小李"},
		{"谁跑得少", "按人"},
		{"那单多大了", "60万"},
		{"下次啥时候", "下一步"},
		{"小李请假了?", "没人休假"},
		{"谁在跟他们", "小李"},
		{"低于55不能放", "底价 55万"},
		{"恒发五金低于55万不能签", "底价 55万"},
		{"没去就问问咋回事", "!没去成"},
		// and near to these
		{"让小李下周三去恒发五金", "11-11 周三"},
		{"我请假了", "!没人休假"},
		{"让小李来负责恒发五金", "!盯"},
		{"样品费谁出", "!0 笔"},
		{"多少钱还没定", "!里程碑"},
		{"预算低于55万", "!底价"},
		{"今天没去成恒发五金", "没去成"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "昨天拜访了恒发五金,见了刘总,聊了切割线,预算大概60万", "#V1")
		w.says("wangmin", "恒发五金啥情况", "恒发五金")
		w.hears("wangmin", w.tell("wangmin", row.said), row.want)
	}
}

// Another day of an absence is one of the week of which was spoken.
func TestAnotherDayOfAnAbsence(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("wangmin", "下周二我休假", "11-10 周二")
	w.says("wangmin", "算了 还是周三", "11-11 周三")
}

// Who was spoken to says of somebody else that he is away.
func TestSomebodyElseIsAway(t *testing.T) {
	alone(t)
	for _, row := range []struct{ said, want string }{
		{"给刘总打了电话,刘总说老板出差,下周再定", "!没联系上"},
		{"给刘总打了电话,没人接", "没联系上"},
		{"去恒发五金,前台说刘总出差了,改天再去", "没见到"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "昨天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
		w.hears("xiaoli", w.tell("xiaoli", row.said), row.want)
	}
}
