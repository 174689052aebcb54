package handlers

import "testing"

// How a price is paid, told after the signature without calling it a plan, is the payment plan; what the parts lack of
// the whole is asked for.
func TestHowAContractIsPaid(t *testing.T) {
	alone(t)
	for _, row := range []struct{ says, hears, not string }{
		{"预付三成,发货前六成,质保金一成一年后", "第3期 质保金 12万", "客户动态"},
		{"大族预付三成,发货前六成,质保金一成一年后", "第3期 质保金 12万", "客户动态"},
		{"付款方式:30%预付,60%发货前,10%质保金", "第2期 发货 72万", "客户动态"},
		{"付款三六一", "第2期 72万", "谈判"},
		{"五五付款", "第2期 60万", "客户动态"},
		{"预付一半,验收后付一半", "第2期 验收后付 60万", "客户动态"},
		{"预付40万,发货前60万,尾款20万", "第3期 尾款 20万", "已记 商机"},
		{"大族分三期付,首付36万,发货72万,质保金12万", "第2期 发货 72万", "已记 商机"},
		{"预付三成,余款验收后付", "84万", "客户动态"},
		{"大族月结30天", "第1期 月结30天 120万", "客户动态"},
		{"预付三成,发货前五成,质保金一成", "加起来是 90%", "✅"},
		{"预付40万,验收后50万", "加起来是 90万", "✅"},
		// what is said besides is no plan
		{"大族说预付要等到明年", "", "付款计划"},
		{"预付三成他们不肯", "", "付款计划 大族"},
		{"今天去大族谈付款,预付三成,发货前六成", "已记 拜访", "付款计划"},
		{"大族还要一成折扣", "", "付款计划"},
		{"大族完成了六成", "", "付款计划"},
		{"付款三七二", "", "✅ 付款计划"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了大族激光刘总,谈了焊接机器人,大概120万", "#V1")
		w.says("xiaoli", "大族签了,120万,合同号DZ-1", "🎉")
		w.hears("xiaoli", w.tell("xiaoli", row.says), row.hears, "!"+row.not)
	}
}

// The same in English, in the currency of the deal.
func TestHowAContractIsPaidInEnglish(t *testing.T) {
	alone(t)
	for _, row := range []struct{ says, hears, not string }{
		{"30% upfront, 60% on delivery, 10% after a year", "Row 2 delivery €60k", "News"},
		{"kestrel pays half up front, half on delivery", "Row 2 delivery €50k", "News"},
		{"kestrel pays 40k upfront, 30k on delivery, rest after acceptance", "Row 3 rest after acceptance €30k", "currency"},
		{"kestrel terms: 50/50", "Row 2 €50k", "Negotiation"},
		{"payment terms for kestrel: 30/60/10", "Row 3 €10k", "Negotiation"},
		{"net 30", "Row 1 net 30 days €100k", "not sure"},
		{"30% down, 60% on delivery", "makes 90%", "✅"},
		{"kestrel is down 30% this year", "", "Row 1"},
		{"delivery slipped by half a year", "", "Row 1"},
		{"kestrel's net profit is 30", "", "Row 1"},
	} {
		w := newWorld(t)
		w.says("anna", "Met Tom Reed (buyer) at Kestrel today, 100k EUR", "#V1")
		w.says("anna", "signed kestrel, 100k EUR, contract no. K-7", "Signed")
		w.hears("anna", w.tell("anna", row.says), row.hears, "!"+row.not)
	}
}

// Before a signature it is a term that is bargained over, and no price.
func TestHowAPriceWouldBePaid(t *testing.T) {
	alone(t)
	for _, row := range []struct{ says, hears, not string }{
		{"大族付款预付40万,发货前60万,尾款20万", "谈判 大族", "已改"},
		{"预付三成,发货前六成,质保金一成", "谈判 大族", "已改"},
		{"大族30%预付,70%发货前", "谈判 大族", "客户动态"},
		{"大族预算130万,首付30%", "130万", "谈判"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了大族激光刘总,谈了焊接机器人,大概120万", "#V1")
		w.hears("xiaoli", w.tell("xiaoli", row.says), row.hears, "!"+row.not)
	}
}

// With the signature itself the parts are its plan, and none of them its price.
func TestTheTermsOfASignature(t *testing.T) {
	alone(t)
	for _, row := range []struct{ says, hears, not string }{
		{"大族合同签了,预付36万,发货72万,质保金12万", "合同额 120万", "签了多少"},
		{"大族签了120万,预付36万,发货72万,质保金12万", "第2期 发货 72万", "没记"},
		{"大族签了120万,预付三成,发货前五成,质保金一成", "付款计划没记:加起来是 90%", "第1期"},
		{"大族签了120万,30%预付", "第2期 余款 84万", "没记"},
		{"大族签了,首付36万", "签了多少", "合同额 36万"},
		{"大族签了120万", "付款计划:写", "没记"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了大族激光刘总,谈了焊接机器人,客户预算120万", "#V1")
		w.hears("xiaoli", w.tell("xiaoli", row.says), row.hears, "!"+row.not)
	}
}

// Money is booked on the part that is named by its number, as far as it came.
func TestWhichPartOfAPriceCame(t *testing.T) {
	alone(t)
	for _, row := range []struct{ says, hears, not string }{
		{"到了第一笔 36万", "第1期 预付 36万", "没看懂"},
		{"大族第二笔到了", "第2期 发货 72万", "拜访"},
		{"大族第二笔到了一半", "已到 36万,差 36万", "拜访"},
		{"第二期款到了20万", "已到 20万,差 52万", "拜访"},
		{"大族最后一笔到账了", "第3期 质保金 12万", "第1期"},
		{"第1期12月15号,第2期明年1月20号", "第2期 发货 72万 · 2027-01-20", "没看懂"},
		{"大族第二笔没到", "", "已到"},
		{"大族第二笔什么时候到", "", "已到"},
		{"大族第二台到了", "", "已到"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了大族激光刘总,谈了焊接机器人,大概120万", "#V1")
		w.says("xiaoli", "大族签了120万,预付三成,发货六成,质保金一成", "🎉")
		w.hears("xiaoli", w.tell("xiaoli", row.says), row.hears, "!"+row.not)
	}
	for _, row := range []struct{ says, hears, not string }{
		{"first payment in", "Row 1 upfront €30k", "News"},
		{"kestrel paid the second instalment, 70k", "Row 2 delivery €70k", "News"},
		{"kestrel's last payment arrived", "Row 2 delivery €70k", "News"},
		{"first instalment due dec 15, second jan 20", "Row 2 delivery €70k · Wed, Jan 20", "Negotiation"},
		{"first payment not in yet", "", "is in"},
		{"kestrel signed the acceptance", "Acceptance signed: yes", "Owner"},
	} {
		w := newWorld(t)
		w.says("anna", "Met Tom Reed (buyer) at Kestrel today, 100k EUR", "#V1")
		w.says("anna", "signed kestrel, 100k EUR, contract no. K-7", "Signed")
		w.says("anna", "30% upfront, 70% on delivery", "Row 2")
		w.hears("anna", w.tell("anna", row.says), row.hears, "!"+row.not)
	}
}
