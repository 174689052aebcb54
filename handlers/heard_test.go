package handlers

import (
	"testing"

	"milepost/bot/cards"
)

// What a visit tells of a deal that a gate waits for is offered in one tap, and is then said no more.
func TestWhatAVisitTellsOfADeal(t *testing.T) {
	alone(t)
	for _, row := range []struct{ who, says, offers, noted string }{
		// m1
		{"xiaoli", "今天拜访恒发刘总,聊下来符合我们选客户的标准", "记 符合选择标准:是", "符合选择标准:是"},
		{"anna", "visited Kestrel today, met Tom, they meet our criteria", "Meets the selection criteria", "Meets the selection criteria: yes"},
		// m2
		{"xiaoli", "今天拜访恒发,经手人是李工", "记 经手人:李工", "经手人 李工"},
		{"xiaoli", "今天去了恒发,这个项目经手人是设备科李工", "记 经手人:李工", "经手人 李工"},
		{"xiaoli", "刚从恒发出来,对接人是李工,以后找他", "记 经手人:李工", "经手人 李工"},
		{"anna", "visited Kestrel today, Klaus handles it", "Klaus", "Klaus"},
		{"anna", "met Tom at Kestrel today, the handler is Klaus Weber", "Klaus Weber", "Klaus Weber"},
		{"xiaoli", "今天拜访恒发刘总,采购走招标", "采购流程 采购走招标", "采购流程 采购走招标"},
		{"xiaoli", "今天拜访恒发刘总,采购流程是先技术评审再招标", "先技术评审再招标", "采购流程 先技术评审再招标"},
		{"xiaoli", "今天去恒发见了刘总,他说要走公开招标", "要走公开招标", "采购流程 要走公开招标"},
		{"anna", "visited Kestrel today, met Tom, they buy by public tender", "they buy by public tender", "Buying process"},
		{"anna", "met Tom at Kestrel today, buying process is technical review then three quotes", "technical review", "Buying process"},
		{"xiaoli", "今天拜访恒发刘总,设备采购负责人是李工", "设备采购负责人 李工", "设备采购负责人 李工"},
		{"xiaoli", "今天去恒发,刘总同意我们出方案", "记 双方同意往下做:是", "双方同意往下做:是"},
		{"anna", "visited Kestrel today, Tom agreed to go on", "Both agree", "Both agree"},
		// m3 and the ten questions
		{"xiaoli", "今天拜访恒发刘总,需求基本摸清了", "需求明确:是", "问题1 需求明确:是"},
		{"anna", "visited Kestrel today, met Tom, the need is clear", "Need", "Need"},
		{"xiaoli", "今天去恒发,刘总说钱已经到位了", "记 资金落实:是", "问题4 资金落实:是"},
		{"xiaoli", "今天拜访恒发刘总,预算还没批", "记 资金落实:否", "问题4 资金落实:否"},
		{"anna", "visited Kestrel today, met Tom, funds are approved", "Note funds: yes", "Q4 funds: yes"},
		{"anna", "met Tom at Kestrel, budget is in place", "Note funds: yes", "Q4 funds: yes"},
		{"xiaoli", "今天拜访恒发刘总,他们很急,必须快上", "记 紧迫性:是", "紧迫性:是"},
		{"xiaoli", "今天拜访恒发刘总,决策流程摸清了", "记 决策因数:是", "决策因数:是"},
		{"xiaoli", "今天拜访恒发刘总,方案他们认可了", "记 方案合适:是", "方案合适:是"},
		// m4 and m5
		{"xiaoli", "今天拜访恒发刘总,技术协议签字了", "记 需求清单已确认:是", "需求清单已确认:是"},
		{"anna", "met Tom at Kestrel, the spec is frozen", "Requirement list", "Requirement list confirmed: yes"},
		{"anna", "visited Kestrel today, met Tom, competitors are Trumpf and Bystronic", "Trumpf、Bystronic", "Trumpf"},
		{"xiaoli", "今天拜访恒发刘总,华准也在投", "华准", "对手 华准"},
		{"xiaoli", "今天去恒发,试样通过了,刘总很满意", "记 客户反馈:是", "客户反馈:是"},
		{"xiaoli", "今天拜访恒发刘总,规格书是按我们的写的", "记 对规格的影响:是", "对规格的影响:是"},
		// m6 to m8
		{"xiaoli", "今天去恒发,招标文件看完了", "记 读过招标文件:是", "读过招标文件:是"},
		{"xiaoli", "今天去恒发刘总那里,保证金交了", "记 保证金已交:是", "保证金已交:是"},
		{"xiaoli", "今天去恒发,商务条款谈拢了", "记 条款谈定:是", "条款谈定:是"},
		{"anna", "visited Kestrel today, met Tom, terms are agreed", "Terms agreed", "Terms agreed: yes"},
		{"xiaoli", "今天拜访恒发刘总,合同法务已审", "记 法务审核:是", "法务审核:是"},
		{"xiaoli", "今天去恒发,已交接给实施", "记 交接确认:是", "交接确认:是"},
		{"xiaoli", "今天去恒发,验收单签了", "记 验收单已签:是", "验收单已签:是"},
		// several at once: one button
		{"xiaoli", "今天拜访恒发,经手人是李工,采购走招标,预算批了", "可记上:经手人 李工 · 采购流程 采购走招标", "采购流程 采购走招标"},
	} {
		w := heardWorld(t)
		ref := w.tell(row.who, row.says)
		w.hears(row.who, ref, "#V", row.offers)
		w.hears(row.who, w.taps(row.who, ref), row.noted)
	}
}

// What is heard, asked, wished, to come, of another or depends on something is no fact of the deal.
func TestWhatIsNoFactOfTheDeal(t *testing.T) {
	alone(t)
	for _, row := range []struct{ who, says string }{
		{"xiaoli", "今天拜访恒发刘总,听说预算批了"},
		{"xiaoli", "今天拜访恒发刘总,预算可能批了"},
		{"xiaoli", "今天拜访恒发刘总,问他预算批了没"},
		{"xiaoli", "今天拜访恒发刘总,明年才批预算"},
		{"xiaoli", "今天拜访恒发刘总,下个月资金到位"},
		{"xiaoli", "今天拜访恒发刘总,如果价格合适,客户同意做方案"},
		{"xiaoli", "今天拜访恒发刘总,隔壁厂预算批了"},
		{"xiaoli", "今天拜访恒发刘总,采购走不走招标还没定"},
		{"xiaoli", "今天拜访恒发刘总,聊了采购"},
		{"anna", "visited Kestrel today, met Tom, funds may be approved"},
		{"anna", "visited Kestrel today, met Tom, asked whether funds are approved"},
		{"anna", "visited Kestrel today, met Tom, funds will be approved next month"},
		{"anna", "visited Kestrel today, met Tom, if funds are approved they agree to go on"},
	} {
		w := heardWorld(t)
		w.hears(row.who, w.tell(row.who, row.says), "![记 ", "![记上", "![都记", "![Note", "!资金落实:是", "!同意往下做:是")
	}
}

// Whoever decides is of the customer who was visited, though another of that name is known elsewhere.
func TestWhoDecidesIsOfWhoWasVisited(t *testing.T) {
	alone(t)
	for _, row := range []struct{ says, is, not string }{
		{"今天去恒发,决策人是王总", "恒发", "!大族"},
		{"今天拜访恒发刘总,这事王总说了算", "恒发五金", "!大族"},
		{"今天拜访恒发刘总,大族王总也问起他", "#V", "!决策者"},
	} {
		w := heardWorld(t)
		w.hears("xiaoli", w.tell("xiaoli", row.says), row.is, row.not)
	}
}

// heardWorld has a deal of each of two reps, and one more customer of the first.
func heardWorld(t *testing.T) *world {
	w := newWorld(t)
	w.says("xiaoli", "上周五拜访了大族激光,见了王总,聊了焊接线,180万", "#V1")
	w.says("xiaoli", "上周五拜访了恒发五金,见了刘总,聊了切割线,金额60万", "#V2")
	w.says("anna", "Met Tom Reed (buyer) at Kestrel last Friday, 300k EUR", "#V3")
	return w
}

// taps presses the last of the buttons by which a receipt offers to note what a visit told.
func (w *world) taps(who string, got []shown) []shown {
	w.t.Helper()
	for _, s := range got {
		buttons := s.post.Card.AllButtons()
		for i := len(buttons) - 1; i >= 0; i-- {
			if buttons[i].Do.Verb == cards.DoHeard {
				return w.do(who, buttons[i].Do)
			}
		}
	}
	w.t.Errorf("nothing is offered")
	return nil
}
