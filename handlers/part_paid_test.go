package handlers

import "testing"

// What was paid of a price is no price: it neither changes the sum of a deal nor opens another one.
func TestAPartThatIsPaidIsNoPrice(t *testing.T) {
	for _, c := range []struct {
		first, says string
		want        []string
	}{
		{"", "恒发付了定金18万", []string{"客户动态", "付了定金18万", "!金额"}},
		{"", "恒发定金打了18万过来", []string{"客户动态", "!金额"}},
		{"", "恒发那边付了30%定金", []string{"客户动态", "付了30%定金"}},
		{"", "恒发付了三成货款", []string{"客户动态", "付了三成货款"}},
		{"", "恒发要求付30%定金", []string{"!付了"}},
		{"", "恒发收到首付款18万", []string{"客户动态", "!金额"}},
		{"恒发签了,58万", "恒发付了定金18万", []string{"客户动态", "!商机"}},
		{"恒发签了58万,预付三成", "恒发付了预付款17.4万", []string{"第1期", "已到齐 17.4万"}},
		{"恒发签了58万,预付三成", "恒发付了定金5万", []string{"已到 5万", "!商机"}},
		{"", "恒发签了58万,定金付了18万", []string{"已签 恒发五金", "合同额 58万"}},
		{"", "恒发定金打了18万,合同58万签了", []string{"已签 恒发五金", "合同额 58万"}},
		{"", "恒发签了58万,预付三成", []string{"合同额 58万", "预付 17.4万"}},
		{"", "恒发金额58万", []string{"金额 60万 → 58万"}},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了周经理,预算60万", "#V1")
		if c.first != "" {
			w.tell("xiaoli", c.first)
		}
		for _, s := range w.tell("xiaoli", c.says) {
			if !s.edit && s.to.ID == "xiaoli" {
				w.has(s, c.want...)
				break
			}
		}
	}
}
