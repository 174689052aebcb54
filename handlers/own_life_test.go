package handlers

import "testing"

// Minutes after a visit, what he says of his own life is none of it; what goes on about the visit is.
func TestWhatIsOfOnesOwnLife(t *testing.T) {
	alone(t)
	for _, row := range []struct{ said, want string }{
		{"老婆让我早点回去", ""},
		{"油快没了", ""},
		{"领导又在催业绩", ""},
		{"今天跑了三家 累", ""},
		{"没见客户 在家写方案", ""},
		// and near to these
		{"他老婆也在厂里管财务", "已补 拜访"},
		{"他们领导又在催交期", "已补 拜访"},
		{"老板嫌贵", "已补 拜访"},
		{"我们聊了三号线的节拍", "已补 拜访"},
		{"对方说要先试样", "已补 拜访"},
		{"没见到刘总", "!✅ 已记 待办"},
		{"车间快没料了", "已补 拜访"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "刚从恒发五金出来 见了刘总", "#V1")
		got := w.tell("xiaoli", row.said)
		if row.want == "" {
			if len(got) > 0 {
				t.Errorf("%s is answered: %s", row.said, got[0].text)
			}
			continue
		}
		w.hears("xiaoli", got, row.want)
	}
}

// What was recorded last is put right by its hour alone, and by the customer alone.
func TestTheLastIsPutRight(t *testing.T) {
	alone(t)
	for _, row := range []struct{ first, said, want string }{
		{"明天上午十点约了恒发五金刘总", "不是十点是九点半", "11-03 周二 09:30"},
		{"明天上午十点约了恒发五金刘总", "是九点半不是十点", "11-03 周二 09:30"},
		{"明天下午三点约了恒发五金刘总", "不对 是下午两点", "11-03 周二 14:00"},
		{"打车20", "刚才那笔记到比亚迪名下", "比亚迪"},
		{"今天又去了恒发五金 刘总不在", "刚才那条写到比亚迪头上", "恒发五金 → 比亚迪"},
		// and near to these
		{"明天上午十点约了恒发五金刘总", "是周四不是周三", "!11-03 周二 09:30"},
		{"明天上午十点约了恒发五金刘总", "不对 是后天", "11-03 周二 → 11-04 周三"},
		{"今天又去了恒发五金 刘总不在", "今天写到恒发五金很晚", "!搞错"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "昨天拜访了比亚迪,见了王总,聊了涂装线", "#V1")
		w.says("xiaoli", "昨天拜访了恒发五金,见了刘总,聊了切割线", "#V2")
		w.tell("xiaoli", row.first)
		w.hears("xiaoli", w.tell("xiaoli", row.said), row.want)
	}
}

// Somebody's new number is no call, and what somebody is said to say is no visit.
func TestANewNumberIsNoCall(t *testing.T) {
	alone(t)
	for _, row := range []struct{ said, want string }{
		{"恒发五金刘总换电话了", "!已记 电话"},
		{"恒发五金刘总电话换了", "!已记 电话"},
		{"恒发五金刘总 说方案收到了在看", "客户动态"},
		// and near to these
		{"跟恒发五金刘总打了电话", "已记 电话"},
		{"给恒发五金刘总打电话 换了个时间", "已记 电话"},
		{"今天见了恒发五金刘总 说方案收到了", "已记 拜访"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "昨天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
		w.later(2 * 60 * 60 * 1e9)
		w.hears("xiaoli", w.tell("xiaoli", row.said), row.want)
	}
}

// Whom one is going to ask again is asked about by then; what a colleague wants of one is for no customer.
func TestWhatIsAskedAgainAndWhatAColleagueWants(t *testing.T) {
	alone(t)
	for _, row := range []struct{ said, want string }{
		{"周五再问他一次", "11-06 周五 再问刘总"},
		{"下周一再催一下他", "11-09 周一"},
		{"明天再问问", "11-03 周二 再问刘总"},
		{"王敏让我周三交周报", "!恒发五金"},
		// and near to these
		{"刘总让我周三交方案", "待办 · 恒发五金"},
		{"王敏让我周三给刘总报价", "待办 · 恒发五金"},
		{"他问周五行不行", "已补"},
		{"周五再打", "给刘总打电话"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
		w.hears("xiaoli", w.tell("xiaoli", row.said), row.want)
	}
}

// What ends a talk, or leaves something as it is, gets no answer; what is to be done first does.
func TestWhatEndsATalk(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
	for _, said := range []string{"行了就这些", "今天就到这", "先这样吧", "先别记 等小李问清楚", "先别报 等我跟赵刚碰一下"} {
		if got := w.tell("xiaoli", said); len(got) > 0 {
			t.Errorf("%s is answered: %s", said, got[0].text)
		}
	}
	for _, said := range []string{"先报50万", "就这些客户 排个序", "先发样品给刘总 周五前"} {
		if got := w.tell("xiaoli", said); len(got) == 0 {
			t.Errorf("%s is not answered", said)
		}
	}
}
