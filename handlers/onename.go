package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/parse"
)

// oneName takes a customer who is written out once and shortened afterwards in the same
// message for one: 上午赛维电子,下午恒昌。赛维见的是老董. What says nothing besides is told
// with the other.
func oneName(f parse.Facts) parse.Facts {
	for i := range f.Items {
		for j := range f.Items {
			a, b := f.Items[i].Account, f.Items[j].Account
			if i == j || a == nil || b == nil || len(b.Known) > 0 || a.Text == b.Text || length(b.Text) < 2 || !strings.HasPrefix(a.Text, b.Text) {
				continue
			}
			whole := *a
			f.Items[j].Account = &whole
		}
	}
	if len(f.Items) < 2 {
		return f
	}
	f.Items = slices.DeleteFunc(slices.Clone(f.Items), func(it parse.Facts) bool {
		return saysNoMore(it) && slices.ContainsFunc(f.Items, func(o parse.Facts) bool {
			return !saysNoMore(o) && o.Intent == it.Intent && o.Account != nil && o.Account.Text == it.Account.Text && (o.Date == it.Date || it.DateAssumed)
		})
	})
	return f
}

// saysNoMore reports a visit of which nothing is told but that it was: 今日小结:上午赛维电子.
func saysNoMore(it parse.Facts) bool {
	return it.Intent == parse.Visit && it.Account != nil && it.Outcome == "" && it.Amount == nil && it.Next == nil && len(it.Contacts) == 0 && length(it.Gist) <= 4
}
