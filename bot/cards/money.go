package cards

import (
	"math"
	"strconv"
	"strings"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// Money is an amount as people say it, without losing any of it: 120万, 3.1871亿,
// 160元, 320万美元; ¥1.2M, ¥160, $3.2M. What comes of several records is a total.
func (w *Writer) Money(m crm.Money) string { return w.figure(m.Minor, m.Currency, "") }

// Amount is money with its precision: 约120万, 约80-100万, 至少50万; about
// ¥1.2M, about ¥800k–1M, at least ¥500k.
func (w *Writer) Amount(a crm.Amount) string {
	one := w.Money(a.Money)
	switch a.Precision {
	case crm.About:
		return w.t("约%s", "about %s", one)
	case crm.AtLeast:
		return w.t("至少%s", "at least %s", one)
	case crm.Range:
		if a.High > 0 {
			return w.between(a)
		}
		return w.t("约%s", "about %s", one)
	}
	return one
}

// AmountSaid is an amount with what it is: 客户预算 约120万.
func (w *Writer) AmountSaid(a crm.Amount) string {
	if a.IsZero() || w.hidesMoney() {
		return ""
	}
	return spaced(w.amountKind(a.Kind), w.Amount(a))
}

// amountsOf is the amount of a deal, and the customer's budget where it stands beside it.
func (w *Writer) amountsOf(d DealView) string {
	return dots(w.AmountSaid(d.Amount), w.AmountSaid(d.Budget))
}

// amountIn is an amount beside the label 金额, which need not be said twice.
func (w *Writer) amountIn(a crm.Amount) string {
	if s := w.AmountSaid(a); s == "" || a.Kind != "" && a.Kind != crm.AmountValue {
		return s
	}
	return w.Amount(a)
}

func (w *Writer) hidesMoney() bool { return w.Public && !w.Amounts }

func (w *Writer) amountKind(k crm.AmountKind) string {
	switch k {
	case crm.AmountBudget:
		return w.t("客户预算", "Customer budget")
	case "", crm.AmountValue:
		return w.t("金额", "Amount")
	}
	return playbook.Label(w.Book.AmountKinds, string(k), w.Locale)
}

// between writes both ends in one unit: 80-100万, not 80万-100万.
func (w *Writer) between(a crm.Amount) string {
	high := w.figure(a.High, a.Currency, "")
	low := w.figure(a.Minor, a.Currency, unitOf(high))
	if w.Locale != "en" {
		for _, unit := range []string{"亿", "万", "元"} {
			lo, okLo := strings.CutSuffix(bare(low, unit), unit)
			if _, okHi := strings.CutSuffix(bare(high, unit), unit); okLo && okHi {
				return "约" + lo + "-" + high
			}
		}
		return "约" + low + "-" + high
	}
	return "about " + low + "–" + strings.TrimPrefix(high, symbol(a.Currency))
}

// bare drops the currency's name behind the unit.
func bare(s, unit string) string {
	if i := strings.Index(s, unit); i >= 0 {
		return s[:i+len(unit)]
	}
	return s
}

func unitOf(s string) string {
	for _, unit := range []string{"亿", "万", "M", "k"} {
		if strings.Contains(s, unit) {
			return unit
		}
	}
	return ""
}

// figure writes minor units. unit asks for 万 or 亿 where the figure allows it.
func (w *Writer) figure(minor int64, currency, unit string) string {
	sign := ""
	if minor < 0 {
		sign = "-"
	}
	units, cents := split(minor)
	if w.Locale == "en" {
		sym := symbol(currency)
		return sign + sym + english(units, cents)
	}
	number, scaled := chinese(units, cents, unit)
	return sign + number + chineseCurrency(currency, scaled)
}

// split parts minor units into whole ones and the rest, as two digits. It
// works on unsigned figures, so that the least int64 has a size too.
func split(minor int64) (units, cents uint64) {
	size := uint64(minor)
	if minor < 0 {
		size = uint64(-(minor + 1)) + 1
	}
	return size / 100, size % 100
}

func chinese(units, cents uint64, unit string) (number string, scaled bool) {
	switch {
	case cents != 0:
		return grouped(units) + "." + twoDigits(cents), false
	case units%1e4 == 0 && units >= 1e8 && unit != "万", units%1e6 == 0 && units > 0 && unit == "亿":
		return decimal(units, 1e8) + "亿", true
	case units >= 1e4 && units%100 == 0:
		return decimal(units, 1e4) + "万", true
	case units >= 1e3 && units%100 == 0 && unit == "万":
		return decimal(units, 1e4) + "万", true
	}
	return grouped(units), false
}

func english(units, cents uint64) string {
	switch {
	case cents != 0:
		return grouped(units) + "." + twoDigits(cents)
	case units >= 1e9 && units%1e7 == 0:
		return decimal(units, 1e9) + "B"
	case units >= 1e6 && units%1e3 == 0:
		return decimal(units, 1e6) + "M"
	case units >= 1e4 && units%100 == 0:
		return decimal(units, 1e3) + "k"
	}
	return grouped(units)
}

// decimal is n/scale without trailing zeroes, its whole part grouped.
func decimal(n, scale uint64) string {
	digits := int(math.Round(math.Log10(float64(scale))))
	rest := strconv.FormatUint(n%scale, 10)
	rest = strings.TrimRight(strings.Repeat("0", digits-len(rest))+rest, "0")
	if rest == "" {
		return grouped(n / scale)
	}
	return grouped(n/scale) + "." + rest
}

func grouped(n uint64) string {
	s := strconv.FormatUint(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func twoDigits(n uint64) string {
	if n < 10 {
		return "0" + strconv.FormatUint(n, 10)
	}
	return strconv.FormatUint(n, 10)
}

// symbol is what stands before a figure in English: ¥, $, €, £, else the code.
func symbol(code string) string {
	switch code {
	case "":
		return ""
	case "CNY":
		return "¥"
	case "USD":
		return "$"
	case "EUR":
		return "€"
	case "GBP":
		return "£"
	}
	return code + " "
}

// chineseCurrency is what stands behind a figure in Chinese. Yuan are not
// named behind 万 and 亿.
func chineseCurrency(code string, scaled bool) string {
	switch code {
	case "", "CNY":
		if scaled {
			return ""
		}
		return "元"
	case "USD":
		return "美元"
	case "EUR":
		return "欧元"
	case "GBP":
		return "英镑"
	case "JPY":
		return "日元"
	case "HKD":
		return "港元"
	case "KRW":
		return "韩元"
	}
	return " " + code
}

// total is what several records come to, or what was worked out of them, as people
// say it: from a million on without what nobody reads (1,593.55万, ¥15.936M), from
// 1亿 on in few figures (3.19亿, ¥319M, ¥1.23B). The list behind it has all of each.
func (w *Writer) total(m crm.Money) string {
	const unit = int64(100)
	least := int64(100)
	if w.Locale == "en" {
		least = 1_000
		m.Minor = rounded(m.Minor, 1e9*unit, 1e7*unit)
	}
	m.Minor = rounded(rounded(m.Minor, 1e8*unit, 1e6*unit), 1e6*unit, least*unit)
	return w.Money(m)
}

// rounded is a figure to the next multiple of step, where it is from that size on.
func rounded(n, from, step int64) int64 {
	if n > -from && n < from {
		return n
	}
	rest := n % step
	n -= rest
	switch {
	case 2*rest >= step && n <= math.MaxInt64-step:
		n += step
	case -2*rest >= step && n >= math.MinInt64+step:
		n -= step
	}
	return n
}

// sums lists what several records come to per currency: 1,200元、30美元. A channel
// does not see it.
func (w *Writer) sums(all []crm.Money) string { return w.perCurrency(all, w.total) }

// exactly lists the money of one record per currency.
func (w *Writer) exactly(all []crm.Money) string { return w.perCurrency(all, w.Money) }

func (w *Writer) perCurrency(all []crm.Money, say func(crm.Money) string) string {
	if w.hidesMoney() {
		return ""
	}
	var parts []string
	for _, m := range all {
		parts = append(parts, say(m))
	}
	return w.list(parts)
}
