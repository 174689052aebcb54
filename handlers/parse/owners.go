package parse

import "strings"

// unitsOf stand between a group of companies and the one of its own that is meant.
var unitsOf = []string{"下面的", "旗下的", "旗下", "下属的", "下属", "属下的", "名下的", "底下的", "子公司", "的子公司", "下面", "控股的"}

// ownersAside marks the group to which a customer belongs, where both are named, as what only
// helps to say which one it is: 华立集团下面的华立仪表, Penrith Wire, part of Sefton Group.
func (r *reader) ownersAside() {
	for k := 1; k < len(r.firms); k++ {
		a, b := &r.firms[k-1], &r.firms[k]
		if a.span.End > b.span.Start {
			continue
		}
		between := strings.TrimSpace(r.between(a.span.End, b.span.Start))
		for _, w := range unitsOf {
			a.aside = a.aside || between == w
		}
		switch strings.TrimLeft(between, ", (") {
		case "part of", "part of the", "a subsidiary of", "subsidiary of", "owned by", "a unit of", "a division of", "which belongs to", "belongs to", "属于", "隶属于", "隶属":
			b.aside = true
		}
	}
}

// tookAlong are the words with which somebody is said to have brought the speaker to a customer.
var tookAlong = []string{"带我去", "带我们去", "带我进", "带我们进", "带我见", "带我们见", "领我去", "领我们去", "领我进", "领我们进", "带着我去", "带我到", "带我们到", "引我去", "took me to", "took us to", "brought me to", "brought us to", "walked me into", "walked us into", "got me into", "got us into"}

// broughtBy makes who took the speaker to a customer that is named behind it whom the customer
// came through, not somebody of his: 老卞带我去的新劲刚.
func (r *reader) broughtBy() {
	for k := range r.folk {
		p := &r.folk[k]
		if p.ours || p.referrer || r.firmBefore(p.tok) {
			continue
		}
		behind := strings.TrimLeft(r.between(p.span.End, len(r.n)), " ")
		for _, w := range tookAlong {
			rest, ok := strings.CutPrefix(behind, w)
			if !ok {
				continue
			}
			at := len(r.n) - len([]rune(rest))
			for i := range r.firms {
				if f := &r.firms[i]; f.span.Start >= at && f.span.Start <= at+2 {
					p.referrer = true
				}
			}
		}
	}
}
