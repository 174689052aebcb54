package handlers

import (
	"strconv"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// shareOfTotal finds the sum of a whole programme and the part of it that is ours:
// 总盘子2000万,我们能做一半. A programme's total alone is nobody's deal.
var shareOfTotal = wording.OneOf(
	wording.Any(
		`总盘子?`, `总包`, `整个项目`, `项目总额`, `总投资`, `总预算`, `总金额`, `盘子`,
	)+`(?:大概|大约|约|差不多|有|是|在|:| )*(`+
		wording.Any(
			`\d[\d.,]*\s*(?:多|来)?(?:万|亿|千万|百万|k|m|w)?`+
				`(?:元|美金|美元|欧元|人民币)?`,
			`[一二两三四五六七八九十百千]+(?:万|亿)`,
		)+`)[^\d]{0,4}(?:,|。|;| |里|中)*(?:其中|里面)?我们`+
		wording.Any(
			`这块`, `这边`, `家`, `大概`, `大约`, `应该`, `估计`, `能`, `可以`, `份额`, `的份额`,
			`有希望`, `有机会`, `争取`, `要`,
		)+`*(?:做|拿|占|吃|分|接|得|是|有)*(?:到|下)?(?:大概|约|个)?(`+
		wording.Any(
			`一半`, `半数`, `[一二三四五六七八九]成`, `[二三四五]分之一`, `\d{1,2}(?:\.\d)?%`,
		)+`)`,
	wording.Any(`total`, `whole (?:project|programme|program)`, `overall`)+
		`(?: is| of|:| about)* ([¥$€]?\d[\d.,]* ?(?:k|m|mio|million)?(?: ?(?:cny|usd|eur|rmb))?)`+
		`[^\d]{1,12}(?:we|our share|ours)`+
		wording.Any(
			` is`, ` can`, ` could`, ` get`, ` do`, ` take`, ` about`, ` would`, ` be`,
		)+`*(?: of)? (half|a third|a quarter|\d{1,2}%)`,
)

// parts are shares of a whole in words, in hundredths.
var parts = map[string]int64{"一半": 50, "半数": 50, "half": 50, "a third": 33, "a quarter": 25, "二分之一": 50, "三分之一": 33, "四分之一": 25, "五分之一": 20}

// withShare adds to what was read of a message our part of a programme's total, as
// about: a share is an estimate.
func withShare(f parse.Facts, ctx parse.Context) parse.Facts {
	if len(f.Items) > 0 || f.Question {
		return f
	}
	m := shareOfTotal.FindStringSubmatch(f.Plain())
	if m == nil {
		return f
	}
	whole := parse.Read(map[bool]string{true: "price ", false: "金额 "}[m[3] != ""]+m[1]+m[3], ctx).Amount
	share := hundredths(m[2] + m[4])
	if whole == nil || share <= 0 || share >= 100 || f.Amount != nil && f.Amount.Minor != whole.Minor {
		return f
	}
	ours := *whole
	ours.Kind, ours.Precision, ours.High = crm.AmountValue, crm.About, 0
	ours.Minor = whole.Minor / 100 * share
	f.Amount = &ours
	if f.Intent == parse.None {
		f.Intent = parse.Opportunity
	}
	return f
}

// hundredths is a share in words as so many of a hundred; 0 for what is none.
func hundredths(s string) int64 {
	if n, ok := parts[s]; ok {
		return n
	}
	if digits, ok := strings.CutSuffix(s, "%"); ok {
		n, err := strconv.ParseFloat(digits, 64)
		if err != nil {
			return 0
		}
		return int64(n)
	}
	if tenths, ok := strings.CutSuffix(s, "成"); ok {
		return 10 * int64(strings.Index("零一二三四五六七八九", tenths)/len("零"))
	}
	return 0
}
