package parse

import (
	"slices"
	"strings"

	"milepost/handlers/parse/moment"
)

// winIn reads 把握七成, 八成把握, 70% sure.
func (r *reader) winIn(c *clause) int {
	if !slices.ContainsFunc(r.n[c.span.Start:min(c.span.End+1, len(r.n))], func(c rune) bool { return c == '%' || c == '成' }) {
		return 0
	}
	s := r.words(c)
	sure := false
	for _, w := range []string{"把握", "赢率", "胜率", "成功率", "成单率", "概率", "希望", "win rate", "probability", "chance", "sure", "likely", "confident", "几率", "可能性"} {
		sure = sure || strings.Contains(s, w)
	}
	for i := c.span.Start; i < c.span.End; i++ {
		num, ok := smallNumber(r.n, i)
		if !ok || num.value < 1 || num.value > 100 {
			continue
		}
		switch {
		case moment.Has(r.n, num.end, "成") && num.value <= 10 && (sure || moment.Has(r.n, num.end, "成把握")) && !moment.Has(r.n, num.end, "成本"):
			if d, ok := moment.HanDigit(r.runeAt(num.end + 1)); ok && num.value < 10 && d > 0 {
				return int(num.value)*10 + d
			}
			if moment.Has(r.n, num.end+1, "半") {
				return int(num.value)*10 + 5
			}
			return int(num.value) * 10
		case moment.Has(r.n, num.end, "%") && (sure || i == c.span.Start && num.end >= c.span.End && r.foretold()):
			return int(num.value)
		}
		i = num.end - 1
	}
	return 0
}

// foretold reports whether a message tells when a deal is expected to close, beside which
// a mere percentage is how likely it is.
func (r *reader) foretold() bool {
	_, ok := holdsAny(r.folded, []string{"expected close", "close date", "expected to close", "closing", "预计签", "预计成交", "expected sign"})
	return ok
}
