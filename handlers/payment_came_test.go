package handlers

import "testing"

// TestOnlyMoneyThatCameIsBooked says of a contract's money what people say: only what came in is
// booked on its plan.
func TestOnlyMoneyThatCameIsBooked(t *testing.T) {
	for _, row := range []struct{ says, who, text, booked, card string }{
		{"a sum that came in", "xiaoli", "恒发回款到了5万", "5万", ""},
		{"a sum with a nought between", "xiaoli", "恒发首付到了12万零4千", "12.4万", ""},
		{"a sum with its thousands", "xiaoli", "恒发到账5万3千", "5.3万", ""},
		{"a sum with the digit behind", "xiaoli", "恒发到账12万5", "12.5万", ""},
		{"a sum of Monday", "xiaoli", "周一恒发到账5万", "5万", ""},
		{"a part of the price", "xiaoli", "恒发首付款到账", "17.4万", ""},
		{"a part by wire", "xiaoli", "今天恒发的预付款打过来了", "17.4万", ""},
		{"a share", "xiaoli", "恒发 paid us 30%", "17.4万", ""},
		{"a sum and when the rest comes", "xiaoli", "恒发回款5万,剩下的下月10号", "5万", "12-10"},
		{"the plan by its other name", "xiaoli", "恒发的回款计划", "", "付款计划"},
		{"a plan's picture", "xiaoli", "恒发回款计划图", "", "付款计划"},
		{"the plan, asked for by the manager", "wangmin", "恒发的回款计划发我", "", "付款计划"},
		{"another name of a plan", "xiaoli", "恒发收款计划", "", "付款计划"},
		{"a list of what came", "xiaoli", "恒发到账记录", "", "付款计划"},
		{"a reminder", "xiaoli", "恒发到账提醒", "", "没记到账"},
		{"money that did not come", "xiaoli", "恒发30%还没到账", "", "没记到账"},
		{"money that is expected", "xiaoli", "恒发预计周五回款10万", "", "没记到账"},
		{"money of a day ahead", "xiaoli", "恒发的10万周五到账", "", "没记到账"},
		{"what the customer says", "xiaoli", "恒发说款到了", "", "没记到账"},
		{"what has to come first", "xiaoli", "恒发等到账再发货", "", "没记到账"},
		{"a new day", "xiaoli", "恒发到账日期改到12月20号", "", "付款计划"},
		{"money that did not come, in English", "xiaoli", "no payment received yet from 恒发", "", "没记到账"},
	} {
		t.Run(row.says, func(t *testing.T) {
			w := newWorld(t)
			w.tell("xiaoli", "恒发签了,合同58万,预付30%,发货60%,验收10%")
			got := w.tell(row.who, row.text)
			if row.booked == "" {
				w.has(got[len(got)-1], row.card)
				w.says("xiaoli", "恒发付款计划", "⬜ 第1期", "!已到")
				return
			}
			w.says("xiaoli", "恒发付款计划", row.booked, row.card)
		})
	}
}

// TestMoneyIsConfirmedOnlyWhenItIsSaid asks for and about the confirmation of money that came in.
func TestMoneyIsConfirmedOnlyWhenItIsSaid(t *testing.T) {
	for text, confirmed := range map[string]bool{
		"确认到账恒发": true, "恒发确认到账": true, "恒发还没确认到账": false, "恒发的先不确认到账": false, "恒发的等财务确认到账": false, "谁确认到账恒发": false,
	} {
		t.Run(text, func(t *testing.T) {
			w := newWorld(t)
			w.tell("xiaoli", "恒发签了,合同58万,预付30%,发货60%,验收10%")
			w.tell("xiaoli", "恒发到账5万")
			w.tell("wangmin", text)
			waits := "待确认"
			if confirmed {
				waits = "!待确认"
			}
			w.says("xiaoli", "恒发付款计划", waits)
		})
	}
}
