package handlers

import (
	"slices"
	"testing"
)

func TestTheRowsOfAPaymentPlan(t *testing.T) {
	for _, c := range []struct {
		says string
		want []planPiece
	}{
		{"付款计划 预付30% 发货60% 质保金10%", []planPiece{{what: "预付", share: "30%"}, {what: "发货", share: "60%"}, {what: "质保金", share: "10%"}}},
		{"付款计划 预付30% 10月30号,发货60%,质保金10%", []planPiece{{what: "预付", share: "30%", due: "10月30号"}, {what: "发货", share: "60%"}, {what: "质保金", share: "10%"}}},
		{"付款计划 100万 12月1日 460万 1月15日", []planPiece{{sum: "100万", due: "12月1日"}, {sum: "460万", due: "1月15日"}}},
		{"付款计划:12月1日 预付100万,1月15日 尾款460万", []planPiece{{what: "预付", sum: "100万", due: "12月1日"}, {what: "尾款", sum: "460万", due: "1月15日"}}},
		{"付款计划 预付100万,尾款460万", []planPiece{{what: "预付", sum: "100万"}, {what: "尾款", sum: "460万"}}},
		{"付款计划 100万 尾款460万", []planPiece{{sum: "100万"}, {what: "尾款", sum: "460万"}}},
		{"付款计划 50万预付 50万质保", []planPiece{{what: "预付", sum: "50万"}, {what: "质保", sum: "50万"}}},
		{"付款方式:30%预付,60%发货前,10%质保", []planPiece{{what: "预付", share: "30%"}, {what: "发货", share: "60%"}, {what: "质保", share: "10%"}}},
		{"付款计划 首付三成,验收七成", []planPiece{{what: "首付", share: "三成"}, {what: "验收", share: "七成"}}},
		{"付款计划 分两期:第一期 20万 下月10号,第二期 30万 年底", []planPiece{{sum: "20万", due: "下月10号"}, {sum: "30万", due: "年底"}}},
		{"payment plan 30% down, 60% delivery, 10% retention", []planPiece{{what: "down", share: "30%"}, {what: "delivery", share: "60%"}, {what: "retention", share: "10%"}}},
		{"payment plan 30% down on dec 1, 70% on delivery by jan 15", []planPiece{{what: "down", share: "30%", due: "dec 1"}, {what: "delivery", share: "70%", due: "jan 15"}}},
		{"预付 30% 2026-12-01", []planPiece{{what: "预付", share: "30%", due: "2026-12-01"}}},
		{"¥1.05m down 2026-12-01", []planPiece{{what: "down", sum: "¥1.05m", due: "2026-12-01"}}},
		{"付款计划", nil},
	} {
		if got := planPieces(c.says); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%+v, want\n%+v", c.says, got, c.want)
		}
	}
}
