package parse

import "strings"

// tenths are the tenths of a price that are left by a discount, in the characters by which they are counted.
var tenths = map[rune]int64{'一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9, '1': 1, '2': 2, '3': 3, '4': 4, '5': 5, '6': 6, '7': 7, '8': 8, '9': 9}

// lessDiscount is a sum with the discount that is given on it right behind: 60万打九八折 is 58.8万. A discount that
// stands for itself changes none.
func (r *reader) lessDiscount(m *money) int64 {
	rest := strings.TrimLeft(r.between(m.span.End, min(len(r.n), m.span.End+8)), " ,，元块的再")
	rest, ok := strings.CutPrefix(rest, "打")
	if !ok {
		return m.minor
	}
	rest = strings.TrimPrefix(rest, "个")
	left, unit := int64(0), int64(1)
	for i, c := range rest {
		n, counts := tenths[c]
		switch {
		case counts && unit < 100:
			left, unit = left*10+n, unit*10
		case c == '折' && i > 0:
			return m.minor * left / unit
		case c != '.':
			return m.minor
		}
	}
	return m.minor
}
