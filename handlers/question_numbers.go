package handlers

import (
	"strconv"
	"strings"

	"milepost/configs/playbook/figures"
	"milepost/handlers/wording"
)

// sumIs is the condition that a sum says.
func sumIs(minor int64, under bool) figures.Is {
	if under {
		return figures.Is{What: figures.IsUnder, Value: strconv.FormatInt(minor, 10)}
	}
	return figures.Is{What: figures.IsOver, Value: strconv.FormatInt(minor, 10)}
}

var (
	// oddsIn and oddsEN find how likely deals are: 赢率高于七成, with a chance over 70%.
	oddsIn = wording.Compile(`(赢率|赢面|把握|胜算|概率|可能性|几率)(?:在|是)?(高于|超过|大于|不低于|过|有|低于|小于|少于|不到|不足)?(?:百分之)?(?:([一二三四五六七八九]成半?)|(\d{2}) ?(?:%|个点))(以上|以下|以内|往上|往下)?`)
	oddsEN = wording.Compile(`\b(?:with (?:a )?|whose )?(?:odds|chances?|probability|win rate)(?: of winning)?(?: is| are)? (over|above|more than|at least|better than|under|below|less than) (\d{2}) ?(?:%|percent)`)
)

// likelyIs is the condition that a chance says, in percent.
func likelyIs(percent int, under bool) figures.Is {
	if under {
		return figures.Is{What: figures.IsLikely, Value: "-" + strconv.Itoa(percent)}
	}
	return figures.Is{What: figures.IsLikely, Value: strconv.Itoa(percent)}
}

// sumOf is a sum in minor units of a currency with two places.
func sumOf(n, unit string) int64 {
	v, err := strconv.ParseFloat(n, 64)
	if err != nil {
		return 0
	}
	times := map[string]float64{"": 1, "w": 1e4, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}[unit]
	return int64(v*times*100 + 0.5)
}

// number reads a small number in figures or in Chinese; 0 for what is none.
func number(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	digit := func(r string) int { return strings.Index("一二三四五六七八九", r)/3 + 1 }
	s = strings.ReplaceAll(s, "两", "二")
	switch before, after, ten := strings.Cut(s, "十"); {
	case ten:
		n := 10
		if before != "" {
			n = 10 * digit(before)
		}
		if after != "" {
			n += digit(after)
		}
		return n
	case strings.Contains("一二三四五六七八九", s) && s != "":
		return digit(s)
	}
	return 0
}

// daysOf is how many days a unit of time has.
func daysOf(unit string) int {
	switch unit {
	case "周", "星期", "礼拜", "week":
		return 7
	case "月", "month":
		return 30
	case "季度":
		return 90
	case "年", "year":
		return 365
	}
	return 1
}
