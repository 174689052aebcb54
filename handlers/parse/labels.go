package parse

import (
	"slices"
	"strings"

	"milepost/handlers/parse/moment"
)

// companyLabels, tradeLabels, visitLabels and sourceLabels are what stands before a company,
// its trade, what a visit's report tells and where it was heard of, where a message is filled
// in like a form.
var (
	companyLabels = []string{"客户名称", "客户名", "公司名称", "公司名", "单位名称", "企业名称", "客户叫", "公司叫", "厂名", "名称", "company name", "company", "customer name", "account name", "acct", "acct.", "account", "prospect", "lead"}
	tradeLabels   = []string{"所属行业", "行业", "industry", "segment", "trade"}
	visitLabels   = []string{"拜访时间", "拜访日期", "拜访人", "拜访人员", "拜访对象", "拜访内容", "拜访目的", "拜访地点", "沟通内容", "洽谈内容", "会谈内容", "交流内容", "会议内容", "参会人员", "与会人员", "参加人员", "陪同人员", "人员", "内容", "见面人", "接待人", "下一步", "下一步计划", "下步计划", "后续计划", "进展", "结论", "visited", "attendees", "participants", "discussed", "minutes", "outcome", "result", "type", "next", "next step", "next steps"}
	sourceLabels  = []string{"线索来源", "信息来源", "来源", "渠道", "lead source", "source"}
)

// labelBefore reports whether one of some labels stands before a place, with a colon, 是
// or 为 between or nothing at all: 行业:家电, 客户名称 美芝.
func (r *reader) labelBefore(at int, labels []string) bool {
	k := at
	for k > 0 && (r.n[k-1] == ' ' || r.n[k-1] == ':') {
		k--
	}
	colon := k < at && strings.ContainsRune(r.between(k, at), ':')
	if k > 1 && (r.n[k-1] == '是' || r.n[k-1] == '为') {
		k--
	}
	for _, w := range labels {
		if endsWith(r.n[:k], w) {
			from := k - len([]rune(w))
			latin := !isHan(r.n[from])
			if (from == 0 || !isWordRune(r.n[from]) || !isWordRune(r.n[from-1])) && (colon || !latin) && r.fieldStart(from) {
				return true
			}
		}
	}
	return false
}

// fieldStart reports whether a field of a form may begin at a place.
func (r *reader) fieldStart(i int) bool {
	if i > 1 && r.n[i-1] == ' ' && (isHan(r.n[i-2]) || isDigit(r.n[i-2])) {
		return true // 地区:宁波 行业:气动
	}
	for i > 0 && r.n[i-1] == ' ' {
		i--
	}
	return i == 0 || strings.ContainsRune(",;.。;\n:)、|", r.n[i-1])
}

// formLabels are further labels of such a form.
var formLabels = []string{"地区", "区域", "城市", "地址", "所在地", "联系人", "电话", "手机", "联系电话", "需求", "产品需求", "预算", "营业额", "等级", "分类", "职务", "职位", "备注", "region", "city", "location", "contact", "phone", "mobile", "email", "tier", "budget", "revenue", "needs", "need"}

// formFirms reads the company of a message that is filled in like a form: all that stands
// behind its label, whatever words it is made of. It returns how many labels there are.
func (r *reader) formFirms() int {
	n, visits := 0, 0
	for i := range r.toks {
		t := r.toks[i]
		if !r.markIs(i+1, ':') && !strings.HasSuffix(t.text(), ":") || t.kind != tokWord && t.kind != tokLatin || !r.fieldStart(t.span.Start) {
			continue
		}
		label := strings.TrimSuffix(r.saying(t.span), ":")
		company := slices.Contains(companyLabels, label) || label == "客户" || label == "单位" || label == "拜访客户" || label == "走访客户" || label == "拜访单位"
		if slices.Contains(visitLabels, label) {
			visits++
		}
		if company || slices.Contains(tradeLabels, label) || slices.Contains(sourceLabels, label) || slices.Contains(formLabels, label) {
			n++
		}
		if !company || label == "lead" || label == "prospect" {
			continue
		}
		from := i + 1
		for r.markIs(from, ':') || r.isSpace(from) {
			from++
		}
		to := from
		for to < len(r.toks) && !(r.toks[to].kind == tokMark && strings.ContainsRune(",;。\n、|", r.n[r.toks[to].span.Start])) && !(r.isSpace(to) && isHan(r.n[r.toks[from].span.Start])) && !(r.markIs(to, '.') && r.isSpace(to+1)) {
			to++
		}
		if to > from && to-from <= 8 && r.toks[from].kind != tokPerson {
			s := Span{r.toks[from].span.Start, r.toks[to-1].span.End}
			f := firm{from: from, to: to, span: s, text: r.str(s), tailed: true, anchored: true}
			r.gain(&f, 9, "behind the label for it", t.span)
			r.firms = append(r.firms, f)
		}
	}
	r.reports = len(r.firms) > 0 && visits > 1
	return n
}

// sourceValues are the words with which a form names where a lead came from.
var sourceValues = seek([]hint{
	{"internet/search", []string{"search", "internet", "web", "online", "网络", "网上", "互联网"}, nil},
	{"other/exhibition", []string{"fair", "show", "展"}, nil},
	{"customer/referral", []string{"customer", "client", "老客户", "转介绍"}, nil},
	{"peer", []string{"peer", "colleague at another", "同行"}, nil},
	{"media/trade_magazine", []string{"magazine"}, nil},
	{"media/local_newspaper", []string{"newspaper", "报纸"}, nil},
	{"government_report", []string{"government", "政府", "统计"}, nil},
})

// labelledSource is the source that a field of a form names.
func (r *reader) labelledSource(c *clause) string {
	for _, w := range sourceLabels {
		i := r.indexOf(w, c.span)
		if i < 0 || !r.fieldStart(i) {
			continue
		}
		end := c.span.End
		for end < len(r.n) && r.n[end] != '\n' && r.n[end] != '.' && r.n[end] != ';' && r.n[end] != ',' {
			end++
		}
		if v, _ := r.find(sourceHints, Span{i, end}); v != "" {
			return v
		}
		v, _ := r.find(sourceValues, Span{i, end})
		return v
	}
	return ""
}

// indexOf is where a word begins within a span, -1 where it does not.
func (r *reader) indexOf(w string, s Span) int {
	for i := s.Start; i < s.End; i++ {
		if moment.Has(r.n, i, w) && (i == 0 || !isWordRune(r.n[i]) || !isWordRune(r.n[i-1])) {
			return i
		}
	}
	return -1
}
