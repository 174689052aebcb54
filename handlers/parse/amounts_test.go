package parse_test

import (
	"testing"

	"milepost/storage/crm"
)

func TestAmounts(t *testing.T) {
	for _, c := range []struct {
		says, text string
		yuan       int64
		high       int64
		kind       crm.AmountKind
		precision  crm.Precision
	}{
		{"万", "今天拜访联丰钣金,总价120万", 1200000, 0, crm.AmountValue, crm.Exact},
		{"a thousand separator", "今天拜访联丰钣金,总价1,750万", 17500000, 0, crm.AmountValue, crm.Exact},
		{"Chinese numerals", "今天拜访联丰钣金,总价一百二十万", 1200000, 0, crm.AmountValue, crm.Exact},
		{"the freight beside the price", "Visited Graham Pumps, freight 3k RMB, machine 760k RMB", 760000, 0, crm.AmountValue, crm.Exact},
		{"the whole of several stages", "拜访优艾智合,一期80万二期120万,总共200万", 2000000, 0, crm.AmountValue, crm.Exact},
		{"the whole machine beside a part of it", "拜访拓斯达,激光器18万,整机95万", 950000, 0, crm.AmountValue, crm.Exact},
		{"figures that might be hours", "Visited Graham Pumps, budget between 3 and 4 million RMB", 3000000, 4000000, crm.AmountBudget, crm.Range},
		{"a scale of two characters for both ends", "拜访新松,预算在3到4百万之间", 3000000, 4000000, crm.AmountBudget, crm.Range},
		{"a scale of one for both ends", "拜访新松,预算在30到40万之间", 300000, 400000, crm.AmountBudget, crm.Range},
		{"what is bought now", "拜访固高,买了我们60万的机器", 600000, 0, crm.AmountValue, crm.Exact},
		{"rounded upwards", "今天拜访联丰钣金,总价50来万", 500000, 0, crm.AmountValue, crm.About},
		{"rounded, in numerals", "今天拜访联丰钣金,总价八十来万", 800000, 0, crm.AmountValue, crm.About},
		{"多", "今天拜访联丰钣金,总价300多万", 3000000, 0, crm.AmountValue, crm.About},
		{"a range", "今天拜访联丰钣金,总价两三百万", 2000000, 3000000, crm.AmountValue, crm.Range},
		{"亿", "今天拜访联丰钣金,合同额1.2亿", 120000000, 0, crm.AmountContract, crm.Exact},
		{"w", "今天拜访联丰钣金,总价60w", 600000, 0, crm.AmountValue, crm.Exact},
		{"W", "今天拜访联丰钣金,总价1500W", 15000000, 0, crm.AmountValue, crm.Exact},
		{"a spoken decimal", "今天拜访联丰钣金,总价三点五亿", 350000000, 0, crm.AmountValue, crm.Exact},
		{"a spoken decimal of 个亿", "今天拜访联丰钣金,总价一点二个亿", 120000000, 0, crm.AmountValue, crm.Exact},
		{"two and a half million", "Visited Northgate Motors, deal worth two and a half million RMB", 2500000, 0, crm.AmountValue, crm.Exact},
		{"full width", "今天拜访联丰钣金，总价６０万", 600000, 0, crm.AmountValue, crm.Exact},
		{"12万5", "今天拜访联丰钣金,总价12万5", 125000, 0, crm.AmountValue, crm.Exact},
		{"左右", "今天拜访联丰钣金,预算100万左右", 1000000, 0, crm.AmountBudget, crm.About},
		{"以上", "今天拜访联丰钣金,预算200万以上", 2000000, 0, crm.AmountBudget, crm.AtLeast},
		{"a quote", "今天拜访联丰钣金,我们报了85.6万", 856000, 0, crm.AmountQuote, crm.Exact},
		{"a target price", "今天拜访联丰钣金,目标价75万", 750000, 0, crm.AmountTarget, crm.Exact},
		{"unit price times quantity", "今天拜访联丰钣金,要3台,一台45万", 1350000, 0, crm.AmountValue, crm.Exact},
		{"the price that it came down to", "今天拜访联丰钣金,报价从120万降到95万", 950000, 0, crm.AmountQuote, crm.Exact},
		{"RMB million", "Visited Northgate Motors, budget 5.8 million RMB", 5800000, 0, crm.AmountBudget, crm.Exact},
		{"RMB in front", "Visited Northgate Motors, deal worth RMB 3.2M", 3200000, 0, crm.AmountValue, crm.Exact},
		{"yuan sign", "Visited Northgate Motors, deal worth ¥1.2M", 1200000, 0, crm.AmountValue, crm.Exact},

		{"万 and 千", "今天拜访联丰钣金,总价5万3千", 53000, 0, crm.AmountValue, crm.Exact},
		{"万 and 千 after a nought", "今天拜访联丰钣金,总价50万零4千", 504000, 0, crm.AmountValue, crm.Exact},
		{"万, 千 and the digit behind", "今天拜访联丰钣金,总价12万3千5", 123500, 0, crm.AmountValue, crm.Exact},
		{"what the price was lowered by, and the price", "今天拜访联丰钣金,报价再让3万,报169万", 1690000, 0, crm.AmountValue, crm.Exact},
		{"what is bought in a year", "今天拜访联丰钣金,一年采购预算3亿", 300000000, 0, crm.AmountBudget, crm.Exact},

		{"what the price was lowered by", "今天拜访联丰钣金,报价让了3万", 0, 0, "", ""},
		{"a sum that it did not come to", "今天拜访联丰钣金,我们没报到95万", 0, 0, "", ""},
		{"a part of the price", "今天拜访联丰钣金,首付到了50万", 0, 0, "", ""},
		{"a year's turnover, unnamed", "今天拜访联丰钣金,他们一年大概3个亿", 0, 0, "", ""},
		{"payment terms in digits", "今天拜访联丰钣金,付款要3331", 0, 0, "", ""},
		{"payment terms in numerals", "今天拜访联丰钣金,他们要一四五零", 0, 0, "", ""},
		{"a unit price alone", "今天拜访联丰钣金,一台45万", 0, 0, "", ""},
		{"the customer's revenue", "今天拜访联丰钣金,年产值3亿", 0, 0, "", ""},
		{"the whole programme", "今天拜访联丰钣金,总投资2个亿", 0, 0, "", ""},
		{"a deposit", "今天拜访联丰钣金,保证金20万", 0, 0, "", ""},
		{"a difference", "今天拜访联丰钣金,还差15万", 0, 0, "", ""},
		{"a competitor's price", "今天拜访联丰钣金,大族报价90万,对手报80万", 0, 0, "", ""},
		{"a count of goods", "今天拜访联丰钣金,年产10万台", 0, 0, "", ""},
		{"a discount", "今天拜访联丰钣金,要再降5个点", 0, 0, "", ""},
		{"no figure at all", "今天拜访联丰钣金,几十万的单子", 0, 0, "", ""},
		{"a phone number", "今天拜访联丰钣金,陈总13800138000", 0, 0, "", ""},
		{"a taxi", "今天拜访联丰钣金,打车160", 0, 0, "", ""},
	} {
		f := ask(c.text, "2026-11-04 17:00")
		switch {
		case f.Amount == nil && c.yuan == 0:
		case f.Amount == nil:
			t.Errorf("%s: %q has no amount, want %d", c.says, c.text, c.yuan)
		case f.Amount.Money != crm.Yuan(c.yuan) || f.Amount.High != c.high*100 || f.Amount.Kind != c.kind || f.Amount.Precision != c.precision:
			t.Errorf("%s: %q is %+v, want %d (%d) %s %s", c.says, c.text, *f.Amount, c.yuan, c.high, c.kind, c.precision)
		}
	}
}

// TestCurrency: Chinese without a currency word is yuan, English is asked.
func TestCurrency(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"今天拜访联丰钣金,预算120万", "CNY"},
		{"今天拜访联丰钣金,预算30万美金", "USD"},
		{"今天拜访联丰钣金,预算20万欧元", "EUR"},
		{"Visited Northgate Motors, budget 3.2M", ""},
		{"Visited Northgate Motors, budget EUR 250k", "EUR"},
		{"Visited Northgate Motors, budget $90k", "USD"},
	} {
		f := ask(c.text, "2026-11-04 17:00")
		if f.Amount == nil || f.Amount.Currency != c.want {
			t.Errorf("%q: %+v, want currency %q", c.text, f.Amount, c.want)
		}
	}
}

func TestCosts(t *testing.T) {
	for _, c := range []struct {
		text, kind string
		yuan       int64
	}{
		{"打车160", "travel", 160},
		{"打车花了一百六", "travel", 160},
		{"高铁票两百三", "travel", 230},
		{"请客户吃饭花了1280", "meal", 1280},
		{"住宿费380元", "travel", 380},
		{"taxi 45 RMB", "travel", 45},
		{"买茶叶300块", "gift", 300},
	} {
		f := ask(c.text, "2026-11-04 17:00")
		if len(f.Costs) != 1 || f.Costs[0].Kind != c.kind || f.Costs[0].Amount != crm.Yuan(c.yuan) || f.Amount != nil {
			t.Errorf("%q: costs %+v, amount %+v", c.text, f.Costs, f.Amount)
		}
	}
}
