package handlers

import "testing"

// TestWhatIsToldOfTwoIsKeptOfEach: people of two customers are two visits, and of one customer one.
func TestWhatIsToldOfTwoIsKeptOfEach(t *testing.T) {
	for _, row := range []struct {
		says string
		sees []string
	}{
		{"王总和周经理都见了", []string{"① 拜访 比亚迪 王总", "② 拜访 恒发五金 周经理"}},
		{"王总和周经理都联系过了", []string{"① 电话 比亚迪 王总", "② 电话 恒发五金 周经理"}},
		{"周经理和韩工都见了", []string{"拜访 · 恒发五金", "!②"}},
		{"王总和周经理都没见", []string{"!②"}},
		{"王总和周经理都见了吗", []string{"!已记"}},
	} {
		t.Run(row.says, func(t *testing.T) {
			w := newWorld(t)
			w.says("xiaoli", "今天拜访了比亚迪王总,聊了电池线", "比亚迪")
			w.says("xiaoli", "今天拜访了恒发五金周经理,韩工也在,谈了切割机", "恒发五金")
			w.says("xiaoli", row.says, row.sees...)
		})
	}
}

// TestAPriceOfARivalIsOfTheDealInWhichHeIsOne: told out of the blue, a rival's price is kept of the deal of which he
// is a rival, whatever was spoken of before; of a rival nobody has heard of it is asked whose deal it is.
func TestAPriceOfARivalIsOfTheDealInWhichHeIsOne(t *testing.T) {
	for _, row := range []struct {
		says string
		sees []string
	}{
		{"发那科报了160万", []string{"大族激光", "发那科 报价:160万"}},
		{"听说发那科报了160万", []string{"大族激光", "发那科 报价:160万"}},
		{"库卡报了160万", []string{"哪个商机", "!已记"}},
		{"我们报了160万", []string{"!发那科 报价"}},
	} {
		t.Run(row.says, func(t *testing.T) {
			w := newWorld(t)
			w.says("xiaoli", "今天拜访大族激光刘总,谈了焊接机器人,180万,对手是发那科", "大族激光")
			w.says("xiaoli", "今天拜访了比亚迪王总,聊了电池线,预算120万", "比亚迪")
			w.later(2 * talksFor)
			w.says("xiaoli", row.says, row.sees...)
		})
	}
}

// TestAPriceThatWasNotNamedIsNoQuote: what somebody denies is no price of ours, and one who was cheaper is no lead.
func TestAPriceThatWasNotNamedIsNoQuote(t *testing.T) {
	for _, row := range []struct {
		says string
		sees []string
	}{
		{"Greta said KUKA did not quote 280k", []string{"!Quote ·"}},
		{"we came second, Kuka was 8k lower", []string{"Mark Otto Packaging as lost?", "rival: Kuka", "!Lead"}},
		{"Otto: we came second, Kuka was 8k lower", []string{"Mark Otto Packaging as lost?"}},
		{"we came second to none", []string{"!lost"}},
		{"quote 280k", []string{"Quote"}},
	} {
		t.Run(row.says, func(t *testing.T) {
			w := newWorld(t)
			w.says("anna", "visited Otto Packaging, met Greta Lindqvist the plant manager, they want two palletizers, budget 300k EUR", "Otto Packaging")
			w.says("anna", row.says, row.sees...)
		})
	}
}

// TestPayingInTenthsIsBargained: the parts of a price in tenths are what is bargained over, also to be noted down.
func TestPayingInTenthsIsBargained(t *testing.T) {
	for _, row := range []struct {
		says string
		sees []string
	}{
		{"帮我记一下付款方式是3-6-1", []string{"谈判 恒发五金", "付款3-6-1"}},
		{"付款方式是3-6-1", []string{"谈判 恒发五金"}},
		{"帮我记一下付款方式是3-6-2", []string{"!谈判"}},
		{"付款方式是什么", []string{"!已记"}},
	} {
		t.Run(row.says, func(t *testing.T) {
			w := newWorld(t)
			w.says("xiaoli", "今天拜访了恒发五金周经理,谈了切割机,预算60万", "恒发五金")
			w.says("xiaoli", row.says, row.sees...)
		})
	}
}

// TestTheRouteOfADayIsWhatIsOnThatDay: whoever wants it put in order is shown it.
func TestTheRouteOfADayIsWhatIsOnThatDay(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金周经理,谈了切割机", "恒发五金")
	w.tell("xiaoli", "明天下午两点去恒发")
	w.says("xiaoli", "帮我把明天的路线排一下", "14:00", "!已记")
	w.says("xiaoli", "明天的行程怎么排", "14:00", "!已记")
	w.says("xiaoli", "记得把路线图发给周经理", "已记 待办")
}
