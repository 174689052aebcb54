package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

var (
	// halfBehind finds the half of a day behind the day on which something is to be done.
	halfBehind = wording.Compile(`(?:今天|明天|后天|(?:周|星期|礼拜)[一二三四五六日天]|\d[号日])(早上|上午|中午|下午|傍晚|晚上)`)
	// halfFirst finds the half of today with which words begin: 下午去比亚迪.
	halfFirst = wording.Compile(`^(早上|上午|中午|下午|傍晚|晚上)`)
	// halfEnglish finds the same in English.
	halfEnglish = wording.Compile(`\b(?:tomorrow|today|this|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri) (morning|afternoon|evening)\b`)
)

// withHalf is what a step says, with the half of the day in which it is to be where no hour
// was said: there is no other place for it, and who comes in the morning for an afternoon
// has come for nothing.
func withHalf(step parse.Step, t parse.Facts, today crm.Date) string {
	if step.Due == "" || step.Waiting || step.Text == "" {
		return step.Text
	}
	if name := strings.TrimPrefix(step.Text, "约"); len(t.Contacts) == 1 && name == t.Contacts[0].Name && !ascii(name) && (step.Time == "" || arranged(t.Text)) {
		step.Text = "见" + name // 上午约了王总
	}
	if step.Time != "" {
		return step.Text
	}
	text, half := squash(t.Text), ""
	if said := halves.FindAllString(text, 5); len(slices.Compact(said)) > 1 {
		if part := clauseAt(t.Text, step.Span); len(halves.FindAllString(squash(part), 2)) == 1 {
			half = halves.FindString(squash(part)) // 明天上午去比亚迪,下午去粤钢: each has his own
		}
	} else if m := halfBehind.FindAllStringSubmatch(text, 2); len(m) == 1 {
		half = m[0][1]
	} else if m := halfFirst.FindStringSubmatch(text); m != nil && step.Due == today {
		half = m[1]
	} else if m := halfEnglish.FindAllStringSubmatch(text, 2); len(m) == 1 {
		half = m[0][1]
	}
	switch {
	case half == "" || strings.Contains(strings.ToLower(step.Text), half):
		return step.Text
	case ascii(half):
		return step.Text + ", in the " + half
	}
	return half + step.Text
}

// clauseAt is the clause of a text in which a span stands, up to its end; "" for a span that is not in it.
func clauseAt(text string, at parse.Span) string {
	runes := []rune(text)
	if at.End <= at.Start || at.End > len(runes) {
		return ""
	}
	from := at.Start
	for from > 0 && !strings.ContainsRune(",，;；。", runes[from-1]) {
		from--
	}
	return string(runes[from:at.End])
}

// askedOf begins what somebody is asked to do: 帮我把报价单准备好.
var askedOf = wording.Compile(`^(?:请|麻烦)?(?:帮我|帮忙|给我)把`)

// withoutAsking is what a step says without the words that ask for it.
func withoutAsking(text string) string {
	if rest := askedOf.ReplaceAllString(text, ""); length(rest) >= 4 {
		return rest
	}
	return text
}

// withoutCustomer is what a step says without the customer that it begins with: he
// stands before it wherever it is shown. What is left of 欣旺达改约到 is a visit.
func withoutCustomer(text string, t parse.Facts) string {
	if t.Account == nil || t.Account.Text == "" {
		return text
	}
	behind, ok := strings.CutPrefix(text, t.Account.Text)
	if !ok {
		return text
	}
	rest := strings.TrimLeft(behindCustomer.ReplaceAllString(behind, ""), " ,，:：")
	switch {
	case onlyMeets.MatchString(rest), rest == "" && behind != "" && arranged(t.Text): // 粤钢那边约了周四
		return "拜访"
	case length(rest) < 2:
		return text
	}
	return rest
}

var (
	behindCustomer = wording.Compile(`^(那边|这边|那里|的)`)
	onlyMeets      = wording.Compile(`^(改约|约|改|改期|约好|定)(到|在|了|好)?$`)
)
