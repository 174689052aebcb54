package handlers

import (
	"slices"
	"strings"
	"unicode/utf8"

	"milepost/configs/playbook"
	"milepost/handlers/wording"
)

// How sure it is that the head of a column means what it seems to.
const (
	headSame  = 1000 * iota // it is called like the column of the form
	headPart                // one of two names, 联系人/电话, or without its marks, 客户名称(必填)
	headEnds                // it ends like one: 所在城市, 信息来源, lead owner
	headOther               // it means nothing that is known
)

// headMeans is what the head of a column means: the id of a column, and how sure
// that is, the surest first; "" for nothing that is known. Of two heads that are equally
// sure, 所属省份 and 所属城市, the one is surer whose word comes first in the method.
func headMeans(b *playbook.Book, head string) (id string, sure int) {
	head = strings.Join(strings.Fields(fold(head)), " ")
	plain := strings.TrimSpace(strings.Trim(inBrackets.ReplaceAllString(head, ""), headMarks))
	for _, s := range []string{head, strings.Trim(head, headMarks), plain} {
		if id, at := columnCalled(b, s); id != "" {
			return id, headSame + at
		}
	}
	parts := strings.FieldsFunc(plain, func(r rune) bool { return strings.ContainsRune("/、,|&", r) })
	for _, s := range parts {
		if id, at := columnCalled(b, s); id != "" && len(parts) > 1 {
			return id, headPart + at
		}
	}
	if id, at := headEnd(b, plain); id != "" {
		return id, headEnds + at
	}
	return "", headOther
}

// headMarks are the signs around the name of a column that say that it must be filled in.
const headMarks = "*★☆●:?!.·• "

// inBrackets finds what the head of a column says besides: 年营业额(万元), 区域(必填).
var inBrackets = wording.Compile(`[(【\[](.*?)[)】\]]`)

// columnCalled is the column of the form that is called so, with or without the
// spaces that a head has inside: 客 户 名 称, credit code; and which of its names that is.
func columnCalled(b *playbook.Book, s string) (id string, at int) {
	for _, s := range []string{s, strings.Join(strings.Fields(s), "")} {
		for _, w := range formWords(b) {
			if at := slices.IndexFunc(w.Names(), func(name string) bool { return s != "" && strings.EqualFold(s, name) }); at >= 0 {
				return w.ID, at
			}
		}
	}
	return "", 0
}

// formWords are the words for all columns that an import reads.
func formWords(b *playbook.Book) []playbook.Word {
	words := make([]playbook.Word, 0, len(b.LeadSheet.Columns)+len(b.LeadSheet.More))
	for _, c := range b.LeadSheet.Columns {
		words = append(words, c.Word)
	}
	return append(words, b.LeadSheet.More...)
}

// endColumns are the columns that are known by the end of a longer name. Those
// that are missing have names that end many others: 合同编号, 产品名称, 成立日期.
var endColumns = []string{"region", "industry", "revenue", "source", "contact", "phone", "title", "rank_sales", "rank_profit", "owner", "code", "address", "referrer"}

// notOfCustomer finds, in a longer name, that the column is about something else
// than the customer: the deal, the paper, their suppliers, their website.
var notOfCustomer = wording.Compile(`预计|预估|合同|订单|采购|目标|意向|成交|历史|单笔|月均|本月|季度|上半年|下半年|我司|我方|资金|货源|供应|供货|销售渠道|分销|网址|网站|邮箱|邮件|收货|传真|紧急|技术负责|客户负责|expected|deal|contract|order|fax|email|e-mail|web|monthly|quarter` +
	`|(?:企业|公司|单位|工厂|厂|生产|项目|车间)负责人|(?:business|company|plant|product|process) owner` + // theirs, not who of ours has them
	`|(?:邮政|邮|行业|股票|产品|国家|地区|区域)(?:编码|代码|编号)|(?:zip|post(?:al)?|country|area|product|item|industry|currency|project|stock) code` +
	`|(?:产品|材料|原料|收入|利润|电力)来源|(?:cash|power|income|supply) source|出口|上市|export|emergency|bank`)

// headEnd is the column whose name ends a longer one, and which of its names that
// is; of several the longest ending decides.
func headEnd(b *playbook.Book, s string) (id string, at int) {
	s = strings.ToLower(s)
	if notOfCustomer.MatchString(s) {
		return "", 0
	}
	best := 0
	for _, w := range formWords(b) {
		if !slices.Contains(endColumns, w.ID) {
			continue
		}
		for i, name := range w.Names() {
			rest, ends := strings.CutSuffix(s, strings.ToLower(name))
			if ends && name != "" && name[0] < utf8.RuneSelf {
				ends = strings.HasSuffix(rest, " ") // a word of its own: sales rep
			}
			if ends && length(name) > 1 && len(name) > best {
				id, at, best = w.ID, i, len(name)
			}
		}
	}
	return id, at
}
