package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
)

// rightColumn is what of a customer or of somebody there is put right in one sentence, and the
// sentence that sets it: @ is whose it is, $ the value.
type rightColumn struct {
	words []string
	as    string
}

// rightColumns are these, the longer words of a column first.
var rightColumns = []rightColumn{
	{[]string{"所属行业", "行业"}, "@是$行业"},
	{[]string{"所属区域", "区域", "地区"}, "@在$"},
	{[]string{"年营业额", "营业额", "年产值", "产值", "年营收", "营收"}, "@年营业额$"},
	{[]string{"线索来源", "来源"}, "@来源是$"},
	{[]string{"地址"}, "@地址是$"},
	{[]string{"销售排名"}, "@销售排名$"},
	{[]string{"利润排名"}, "@利润排名$"},
	{[]string{"手机号码", "手机号", "手机", "电话号码", "电话"}, "@电话是$"},
	{[]string{"邮箱地址", "邮箱"}, "@邮箱是$"},
	{[]string{"微信号", "微信"}, "@微信是$"},
}

var (
	// wronglyKept finds that a column was written wrongly, and what is right: 地址错了,应该在东莞长安.
	wronglyKept = wording.Compile(`^(?:好像|我|都|给)*(?:写|填|记|录|弄|搞|输|存|登记)?(?:错了?|得不对|不对了?|有误)(?:[,，:： ]+(.+)|((?:应该|应当|其实|是|改|在).+))$`)
	// notButRight finds what it is, behind what it is not: 不是钣金是家电.
	notButRight = wording.Compile(`^(?:应该|其实)?不是([^,，。是]{1,24})[,，]?(?:而|应该|其实)*是(.+)$`)
	// butNot is what it is not, behind what it is.
	butNot = wording.Compile(`[,，]?(?:而)?不是[^,，。]+$`)
	// isRather leads to what is right.
	isRather = wording.Compile(`^(?:应该|应当|其实|实际|现在|要)*(?:是|改成|改为|改|换成|更正为|为|写|填)*[:： ]*`)
	// tierRather finds the tier of a customer behind the one that he does not have, and before it.
	tierRather = wording.Compile(`^(.{2,14}?)(?:应该|其实|现在)*(?:不是([a-d])(?:类|级)(?:客户)?[,，]?(?:而|应该|其实)*是([a-d])(?:类|级)(?:客户)?|是([a-d])(?:类|级)(?:客户)?[,，]?不是[a-d](?:类|级)(?:客户)?)(?:[,，了 ]+(.*))?$`)
	// tierNone finds a tier that somebody does not have, where nobody says which he has.
	tierNone = wording.Compile(`^(.{2,14}?)(?:应该|其实|现在)*(?:不是|不算|算不上)[a-d](?:类|级)(?:客户)?(?:了|吧|的)*$`)
	// partRather finds whose part it is, behind who does not have it: 王总不是决策人,李总才是.
	partRather = wording.Compile(`^(.{2,6}?)(?:其实|根本)?不是(决策人|决策者|拍板的?|拍板人|最后批准|签字的|采购者|采购|使用者|经手人|发起人|影响者)(?:的人)?[,，](?:其实)?(.{2,6}?)才是(?:的)?$`)
)

// putsRight is what puts right what is kept of a customer or of somebody there, as the sentence that
// sets it: the last thing that was told is not meant, nor the deal.
func (q *request) putsRight(s string) (string, error) {
	if !strings.Contains(s, "不是") && !strings.Contains(s, "算") && !strings.Contains(s, "错") && !strings.Contains(s, "不对") && !strings.Contains(s, "有误") ||
		!q.private() || asks(s) || putAsQuestion(s) || length(s) > 60 {
		return "", nil
	}
	if m := partRather.FindStringSubmatch(s); m != nil && !strings.HasPrefix(m[3], m[1]) { // 刘总的老板才是 names nobody
		k, err := q.hisOwn(m[1])
		if err != nil || k == nil {
			return "", err
		}
		at, err := q.nameOf(k.Account)
		if err != nil {
			return "", err
		}
		if len(k.Roles) > 0 || k.Decision != "" {
			q.readsNext(m[1] + "不是" + m[2])
		}
		return at + m[3] + "是" + m[2], nil
	}
	if m := tierRather.FindStringSubmatch(s); m != nil && q.customerIn(m[1]) != "" {
		text := m[1] + "定为" + strings.ToUpper(m[3]+m[4]) + "级"
		if m[5] != "" {
			text += "," + m[5]
		}
		return q.inHisWriting(text), nil
	}
	if m := tierNone.FindStringSubmatch(s); m != nil && q.customerIn(m[1]) != "" {
		return q.inHisWriting(m[1]) + " 五种分类", nil
	}
	for _, c := range rightColumns {
		for _, w := range c.words {
			at := strings.Index(s, w)
			if at <= 0 {
				continue
			}
			whose := strings.TrimRight(s[:at], "的 ")
			value := rightValue(s[at+len(w):])
			if value == "" || !q.keepsOf(whose) {
				return "", nil
			}
			if c.as == "@是$行业" {
				value = strings.TrimSuffix(value, "行业")
			}
			return strings.NewReplacer("@", q.inHisWriting(whose), "$", q.inHisWriting(value)).Replace(c.as), nil
		}
	}
	return "", nil
}

// rightValue is what is right, of words behind the name of a column; "" where none is said.
func rightValue(behind string) string {
	if m := wronglyKept.FindStringSubmatch(behind); m != nil {
		behind = m[1] + m[2]
	} else if !strings.HasPrefix(behind, "不是") && !strings.HasPrefix(behind, "应该不是") {
		return ""
	}
	if m := notButRight.FindStringSubmatch(behind); m != nil {
		if holds(m[1], "他们", "最", "问题", "重点", "关键") {
			return "" // 产值不是他们最关心的,是交期
		}
		behind = m[2]
	}
	behind = butNot.ReplaceAllString(behind, "")
	value := strings.Trim(isRather.ReplaceAllString(behind, ""), " ,，。.!！")
	value = strings.TrimPrefix(value, "在")
	if strings.ContainsAny(value, ",，。") || length(value) > 40 {
		return "" // more is told than what is right
	}
	return value
}

// keepsOf reports words that are the name of a customer who is known, or of somebody whom the
// message names.
func (q *request) keepsOf(whose string) bool {
	return q.customerIn(whose) != "" || slices.ContainsFunc(q.f.Contacts, func(c parse.Contact) bool { return lower(fold(c.Name)) == whose })
}
