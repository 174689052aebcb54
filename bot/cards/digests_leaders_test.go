package cards

import (
	"strings"
	"testing"

	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// Of what somebody concentrates on a share is said where there are amounts in our currency, be it
// next to nothing of all; of others' currencies there is none.
func TestAConcentrationIsAShareOfOurCurrency(t *testing.T) {
	for _, c := range []struct {
		name  string
		money []crm.Money
		share int
		said  string
	}{
		{"a share", []crm.Money{crm.Yuan(4_900_000)}, 71, "占金额 71%"},
		{"next to nothing", []crm.Money{crm.Yuan(3)}, 0, "占金额 0%"},
		{"euros alone", []crm.Money{{Minor: 42_000_000, Currency: "EUR"}}, 0, ""},
		{"nothing", nil, 0, ""},
	} {
		r := figures.Report{Currency: "CNY", Parts: []figures.Part{{Kind: figures.PartFocus, Key: "x", Name: "小李", N: 2, Of: 3, Share: c.share, Money: c.money}}}
		if got := writer(t, "zh").focusLine(&r, ""); c.said == "" && got != "" || !strings.Contains(got, c.said) {
			t.Errorf("%s: %q, want %q", c.name, got, c.said)
		}
	}
}
