package handlers

import (
	"strings"

	"milepost/handlers/wording"
)

// besideOffer reports a part of what is said of an offer that is a term of it, or no more than how it was
// taken: 附带一年备件, 价格压得很低.
func (q *request) besideOffer(part string) bool {
	if asks(part) || strings.Contains(part, "万") {
		return false
	}
	for _, head := range offerTerms {
		if strings.HasPrefix(part, head) {
			return true
		}
	}
	return !strings.ContainsAny(part, "0123456789") && q.saysNoMore(part)
}

// offerTerms begin what goes with a price.
var offerTerms = []string{
	"附带", "附送", "赠送", "含", "不含", "包", "带", "另送", "送", "加送", "外加", "质保", "账期", "付款", "交期", "前提", "条件是", "价格压", "压价", "嫌贵", "太贵",
	"including", "incl", "with ", "plus ", "excluding", "without ", "provided",
}

// withinOf is below which sum somebody there goes on to talk, sum and unit in groups 1 and 2.
func (q *request) withinOf(s string) []string {
	m := talksWithin.FindStringSubmatch(s)
	if m == nil || m[1] != "" && !pointsHere.MatchString(m[1]) && len(q.f.Contacts) == 0 {
		return nil
	}
	return []string{m[0], m[2], m[3]}
}

// talksWithin finds the sum below which somebody goes on to talk: 龚总说500以内才谈.
var talksWithin = wording.Compile(`^([^,，。 \d我咱]{1,5}?)?(?:那边)?(?:说|讲|要求|希望|表示)?(?:了)?(?:价格)?(?:要|得|必须)?(?:在|到)?(\d{2,5}(?:\.\d)?)(万|w)?(?:以内|以下|之内)(?:才|再|就|可以|都)?(?:能|肯|好)?(?:谈|签|定|考虑|做|继续谈)(?:了|吧)?$`)
