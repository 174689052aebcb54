package handlers

import (
	"strings"

	"milepost/handlers/wording"
)

// planPiece is a row of a payment plan as it was said: what it is for, a share or
// a sum, and when it is due.
type planPiece struct{ what, share, sum, due string }

// What the rows of a payment plan are made of, in lower case.
const (
	payMonth = `(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)`
	payDay   = `(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|(?:明年|今年)?\d{1,2}月(?:\d{1,2}[号日]?|底|初)|(?:下个?月|本月|这个?月)(?:\d{1,2}[号日]?|底)|` +
		`\d{1,2}[号日]|年底|月底|[下本这]个?周[一二三四五六日天]|\d{1,2}/\d{1,2}|` + payMonth + `[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)? ` + payMonth + `[a-z]*)`
	payShare = `(?:\d{1,3}(?:\.\d+)? ?%|[一二两三四五六七八九]成)`
	paySum   = `(?:[¥$€] ?)?[\d一二三四五六七八九十百千两][\d一二三四五六七八九十百千.,]* ?(?:万|w|千|k|mil|m|元|块|亿)+(?: ?(?:元|cny|usd|eur|rmb))?`
	payMarks = ",，、;；。\n"
)

var (
	payToken   = wording.Compile(payDay + `|` + payShare + `|` + paySum)
	payDayOnly = wording.Compile(`^` + payDay + `$`)
	payHead    = wording.Compile(`[付回收]款计划表?|付款条件|付款方式|payment plan|分[一二两三四五六七八九十\d]+(?:期|次|笔)`)
	payNumber  = wording.Compile(`^(?:第?[一二三四五六七八九十\d]{1,2}(?:期|笔|次|、|\.|\))|[①-⑳]|row \d{1,2}) ?`)
)

// planPieces reads the rows of a payment plan from words in lower case. Each
// share or sum is a row. A date belongs to the sum before it, or, when the first
// thing said is a date, to the one after; a word to the sum that it stands at.
func planPieces(low string) []planPiece {
	low = payHead.ReplaceAllString(strings.ReplaceAll(low, "％", "%"), " ")
	var out []planPiece
	label := func(s string) (took bool) {
		n := len(out)
		if took = n > 0 && out[n-1].what == "" && planLabel(s) != ""; took {
			out[n-1].what = planLabel(s)
		}
		return took
	}
	end, due, datesFirst := 0, "", false
	at := payToken.FindAllStringIndex(low, -1)
	for i, span := range at {
		gap, said := low[end:span[0]], strings.TrimSpace(low[span[0]:span[1]])
		end = span[1]
		before, after := planGap(gap)
		if i == 0 && after == "" {
			after = before
		}
		if took := label(before); took && before == after {
			after = ""
		}
		if payDayOnly.MatchString(said) {
			if i == 0 {
				datesFirst = true
			}
			switch n := len(out); {
			case datesFirst:
				due = said
			case n > 0 && out[n-1].due == "":
				out[n-1].due = said
			}
			label(after)
			continue
		}
		p := planPiece{what: planLabel(after), due: due}
		if due = ""; strings.ContainsAny(said, "%成") {
			p.share = said
		} else {
			p.sum = said
		}
		out = append(out, p)
	}
	rest := low[end:]
	if i := strings.IndexAny(rest, payMarks); i >= 0 {
		rest = rest[:i]
	}
	label(rest)
	return out
}

// planGap shares the words between two tokens out: what stands before a comma
// belongs to the token before, what stands after it to the next one. Without a
// comma it is the token that the words touch; touching neither, either.
func planGap(gap string) (before, after string) {
	if i := strings.IndexAny(gap, payMarks); i >= 0 {
		j := strings.LastIndexAny(gap, payMarks)
		return gap[:i], strings.TrimLeft(gap[j:], payMarks)
	}
	switch left, right := strings.HasPrefix(gap, " "), strings.HasSuffix(gap, " "); {
	case left && !right:
		return "", gap
	case right && !left:
		return gap, ""
	}
	return gap, gap
}

// planLabel is what a row is for, without its count and the words around it.
func planLabel(s string) string {
	s = strings.Trim(s, " "+payMarks+":：·-—()（）")
	s = payNumber.ReplaceAllString(s, "")
	for _, w := range []string{"在", "于", "是", "为", "付款", "支付", "付", "前", "之前", "左右", "and ", "on ", "by ", "at "} {
		s = strings.TrimPrefix(s, w)
	}
	for _, w := range []string{"是", "为", "之前", "前", "的", " on", " by", " in", " before", " due"} {
		s = strings.TrimSuffix(s, w)
	}
	return strings.Trim(s, " :：·-—()（）")
}
