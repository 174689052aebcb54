package parse

import (
	"strings"

	"milepost/storage/crm"
)

// papers are what a deal goes through with: where one of them is turned down it is
// the deal that is, not the one who brought it.
var papers = map[string]bool{
	"标书": true, "投标": true, "报价": true, "方案": true, "标": true, "投标书": true, "商务标": true, "技术标": true, "样品": true, "合同": true,
	"bid": true, "offer": true, "quote": true, "quotation": true, "proposal": true, "tender": true, "bids": true, "offers": true, "our bid": true, "our offer": true, "our quote": true, "sample": true, "samples": true,
}

// refusedIn is the token of a clause that says that somebody refused; -1 for none.
func (r *reader) refusedIn(c *clause) int {
	for i := c.from; i < c.to; i++ {
		if valOf(r.toks[i], cOutcome) == crm.Refused && !r.inFirm(i) {
			return i
		}
	}
	return -1
}

// paperRefused reports whether the word at token i refuses a paper of ours that stands
// before it: our bid for Linwood was rejected, 方案被拒了.
func (r *reader) paperRefused(c *clause, i int) bool {
	if valOf(r.toks[i], cOutcome) != crm.Refused || c.bits&(cVisit|cCall) != 0 && !isHan(r.n[r.toks[i].span.Start]) {
		return false
	}
	for k := c.from; k < i; k++ {
		if t := r.toks[k]; t.kind == tokWord && papers[t.text()] && !r.inFirm(k) {
			return true
		}
	}
	return false
}

// adjective reports whether a word that tells how a deal stands only says which paper
// is meant: the signed NDA.
func (r *reader) adjective(i int) bool {
	if t := r.toks[i].text(); t != "signed" && t != "sealed" && t != "final" && t != "签好的" && t != "盖好章的" {
		return false
	}
	k := i - 1
	for r.isSpace(k) {
		k--
	}
	switch r.tok(k).text() {
	case "the", "a", "their", "our", "his", "her", "one":
		return true
	}
	return isHan(r.n[r.toks[i].span.Start])
}

// hands reports whether a clause says that something is to be given to somebody.
func (r *reader) hands(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		switch t := r.toks[i]; t.text() {
		case "把":
			return !strings.ContainsAny(r.between(r.toks[i].span.End, c.span.End), "签拿")
		case "给", "寄给", "发给", "送给", "交给", "报给", "send", "deliver", "return", "hand in", "hand over", "submit", "补给":
			return true
		}
	}
	return false
}
