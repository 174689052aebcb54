package handlers

import (
	"testing"
	"time"
)

// TestADealIsToldOfBehindItsCustomer tells of the deals of customers who are named what is told in a talk about
// them, and beside it what only looks like it.
func TestADealIsToldOfBehindItsCustomer(t *testing.T) {
	alone(t)
	for _, c := range []struct{ says, hears, not string }{
		// how far it is
		{"恒发可以往商务谈判走了", "不能从 m1 直接到 m7", "已记"},
		{"比亚迪推进一下", "还不能进", "没看懂"},
		{"比亚迪不满足也推进吧", "已请", "客户动态"},
		{"比亚迪推进会开了", "", "还不能进"},
		{"比亚迪往回走了", "", "还不能进"},
		// that it rests, and that it is over
		{"把恒发的项目停一停,客户说春节后再说", "已暂停", "待办"},
		{"恒发这单先不推了,等他们过完年", "02-15", "草稿"},
		{"恒发停了一条线,等3月再开", "", "已暂停"},
		{"提醒我春节后把恒发的项目重启", "已记 待办", "已暂停"},
		{"大族那个单没了,发那科便宜了15万", "标为输单", "大族激光 · 未定"},
		{"大族这单感觉要黄", "客户动态", "标为输单"},
		{"大族可能要黄", "客户动态", "标为输单"},
		{"大族这单黄了", "标为输单", "客户动态"},
		{"大族不要了,换成三台小的", "", "标为输单"},
		{"大族不招了", "", "标为输单"},
		{"恒发的切割机停下来了,等3月修", "", "暂停到"},
		{"恒发回电话了", "电话", "退回"},
		{"大族打回方案,要重做", "客户动态", "不能从"},
		{"恒发比大族强在付款快", "", "优势"},
		{"大族发那科报价降了5万", "", "给大族"},
		{"大族报价降了5万", "", "发那科"},
		{"比亚迪多要了折扣,变成110万", "", "已改"},
		{"付款三七开", "没看懂", "谈判"},
		{"又加了一台,变成150万", "没看懂", "已改"},
		{"我们已经投了标", "没看懂", "已递交"},
		{"q5是的", "没看懂", "已记"},
		{"谈到168了", "没看懂", "谈判"},
		{"定金20万打过来了", "哪家客户", "付款计划"},
		{"周经理要50", "客户动态", "谈判"},
		{"周经理要50万", "对方 50万", "客户动态"},
		{"恒发压到55万", "对方 55万", "已改"},
		{"大族第三轮谈到166万", "谈到166万", "已改"},
		{"大族签约提前到本月底", "预计签约 11-30", "等对方"},
		{"大族不能丢了东西", "", "已记"},
		{"大族占我们的库位一半", "", "已记"},
		{"大族合作多年的供应商是发那科", "", "稳定"},
		{"大族部门多了一个采购", "", "组织结构"},
		{"恒发要派专家过来看", "", "专业团队"},
		{"周经理上午不接电话", "没联系上", "方便的时间"},
		{"刘总只在周三有空,帮我约一下", "待办", "方便的时间"},
		{"大族产值不是他们最关心的,是交期", "", "已记"},
		{"刘总徒弟小李是我们的人", "", "已记 联系人"},
		{"恒发客户自己取消了", "客户取消", "已取消"},
		{"大族那批样品没了", "", "标为输单"},
		// when it is signed, and how likely that is
		{"大族项目我觉得能成七成", "把握 70%", "客户动态"},
		{"恒发签约可能要拖到3月", "预计签约 2027-03-31", "等对方"},
		{"把大族的签约时间改到明年2月底", "预计签约 2027-02-28", "待办"},
		{"大族焊接机器人预计明年3月签", "预计签约 2027-03-31", "要我怎么办"},
		{"大族项目明年3月投产", "", "预计签约"},
		{"大族七成机器是我们的", "", "把握"},
		// what is bargained over
		{"大族还价到160", "对方 160万", "没看懂"},
		{"刘总说最多出165", "谈判 大族", "比亚迪"},
		{"刘总说最多出2个人", "", "谈判"},
		{"大族付款三七开", "付款三七开", "没看懂"},
		{"比亚迪又加了一台,变成150万", "150万", "没看懂"},
		{"我们在大族比发那科强在交期,弱在价格", "优势 交期", "没看懂"},
		// money that came, and what it was paid for
		{"比亚迪首付款36万到了", "还没有付款计划", "拜访"},
		{"比亚迪首付款到了再发货", "", "到账"},
		{"恒发保证金打过去了", "保证金已交", "已记 电话"},
		{"我们投了大族的标", "已递交", "大族激光 · 未定"},
		// papers that went out, and what else is of no meeting
		{"给恒发的报价发出去了", "完成 · 恒发五金 报价", "拜访"},
		{"给恒发的方案发出去了", "", "没见到人"},
		{"恒发去了一趟", "已记 拜访", "没看懂"},
		{"比亚迪项目经理换人了", "客户动态", "标为"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了比亚迪王总,聊了电池线,预算大概120万,下周三带方案过去", "#V1")
		w.says("xiaoli", "拜访恒发五金的周经理,他要两台切割机,预算60万,周五前报价", "#V2")
		w.says("xiaoli", "拜访大族激光刘总,谈了焊接机器人,三台,大概180万,对手是发那科", "#V3")
		w.clock.Advance(26 * time.Hour)
		w.hears("xiaoli", w.tell("xiaoli", c.says), c.hears, "!"+c.not)
	}
}

// TestWhatIsCalledOffOrMovedIsMeant moves and calls off what was agreed on with who is named, and asks where the
// only step there is another matter.
func TestWhatIsCalledOffOrMovedIsMeant(t *testing.T) {
	alone(t)
	for _, c := range []struct{ says, hears, not string }{
		{"王总的约改到周四了", "比亚迪 带方案过去", "恒发"},
		{"下周三的拜访改到周四", "比亚迪 带方案过去", "恒发"},
		{"恒发取消了", "哪一件待办", "已取消"},
		{"恒发的报价取消了", "已取消 · 恒发五金 报价", "哪一件"},
		{"下周三去比亚迪带方案这个取消吧", "已取消 · 比亚迪", "没去成"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了比亚迪王总,聊了电池线,预算大概120万,下周三带方案过去", "#V1")
		w.says("xiaoli", "拜访恒发五金的周经理,他要两台切割机,预算60万,周五前报价", "#V2")
		w.clock.Advance(26 * time.Hour)
		w.hears("xiaoli", w.tell("xiaoli", c.says), c.hears, "!"+c.not)
	}
}

// TestGoalsAreChangedByWhatIsSaidOfThem lets a goal grow, and says what is ideal of it; without a goal nothing is set.
func TestGoalsAreChangedByWhatIsSaidOfThem(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("xiaoli", "本月目标再加50万", "还没有目标", "!目标已定")
	w.says("xiaoli", "本季度理想值600万,可行性7成", "还没有目标", "!线索")
	w.says("xiaoli", "本月目标200万", "目标已定")
	w.says("xiaoli", "本月目标再加50万", "目标 250万", "!目标 50万")
	w.says("xiaoli", "我这个季度打算签300万,理想400万,可行性八成", "300万(理想 400万,可行 80%)", "!线索")
	w.says("xiaoli", "本季度理想值600万,可行性7成", "理想 600万,可行 70%", "!线索")
	w.says("xiaoli", "这周我要跑5家", "拜访:目标 5")
	w.says("xiaoli", "理想汽车预算600万", "!目标")
}

// TestWhatIsSaidOfAStepIsDoneToIt moves, hands over and calls off a step by its words, and ends none that is only
// not needed any more.
func TestWhatIsSaidOfAStepIsDoneToIt(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总,聊了电池线,预算大概120万,下周三带方案过去", "#V1")
	w.says("xiaoli", "拜访恒发五金的周经理,他要两台切割机,预算60万,周五前报价", "#V2")
	w.says("xiaoli", "比亚迪那个方案下周三我来不及了,改下周五", "改期 · 比亚迪", "11-13", "!拜访 ·")
	w.says("xiaoli", "恒发报价这件事不用做了", "已取消 · 恒发五金 报价", "!完成")
	w.says("xiaoli", "下周二上午去粤钢见陈总", "11-10")
	w.says("xiaoli", "下周二上午不行了,陈总说改周四", "11-12", "!11-10 周二 →  11-10")
	w.says("xiaoli", "方案做了", "!已取消")
}

// TestWhoIsNamedFirstIsMeant tells of rivals, questions and money of customers who are named, and what only looks
// so of somebody else.
func TestWhoIsNamedFirstIsMeant(t *testing.T) {
	alone(t)
	for _, c := range []struct{ first, says, hears, not string }{
		{"", "发那科的短板是售后慢", "大族激光", "比亚迪"},
		{"", "恒发Q5是的,他们新厂6月投产", "问题5 紧迫性:是", "已有这家"},
		{"", "大族十个问题答了几个", "评估 大族激光", "未定"},
		{"", "大族第二轮谈到168了", "谈到168万", "未定"},
		{"", "大族谈到2楼的事了", "", "谈判"},
		{"", "恒发的报价涨了2万", "", "2万"},
		{"报价大族172万", "给大族的报价又降了3万", "第2版 169万", "草稿"},
		{"", "比发那科我们弱在品牌", "", "劣势"},
		{"", "大族定金20万打过来了", "还没有付款计划", "已记 电话"},
		{"", "大族Q1是的,需求书发来了", "问题1 需求明确:是", "已记 拜访"},
		{"", "大族来了两个人", "已记 拜访", "没看懂"},
		{"", "恒发不做了,老板换了", "标为输单", "客户动态"},
		{"", "不做了", "", "标为输单"},
		{"", "比亚迪延期到明年二季度", "暂停到哪天", "投标"},
		{"", "作战计划加一行 大族 请刘总来参观 12月20日 小李", "⬜ 请刘总来参观", "一行"},
		{"大族签了168万", "付款计划 30%预付 60%发货 10%质保", "付款计划", "没看懂"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "拜访大族激光刘总,谈了焊接机器人,三台,大概180万,对手是发那科", "#V1")
		w.says("xiaoli", "拜访恒发五金的周经理,他要两台切割机,预算60万,周五前报价", "#V2")
		w.says("xiaoli", "今天拜访了比亚迪王总,聊了电池线,预算大概120万,下周三带方案过去", "#V3")
		w.clock.Advance(2 * time.Hour)
		if c.first != "" {
			w.tell("xiaoli", c.first)
		}
		w.hears("xiaoli", w.tell("xiaoli", c.says), c.hears, "!"+c.not)
	}
}
