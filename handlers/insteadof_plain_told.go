package handlers

import (
	"slices"
	"strconv"
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

var (
	// classedAs finds a customer who is taken for something, for now or at most: 先按孵化放着, 顶多算朋友.
	classedAs = wording.Compile(atNamed + `(?:跟|和|对|与)?(?:我们?|咱们?)?(?:来说|的关系)?(?:现在|目前|暂时|先|还|只|只能|顶多|最多|撑死|就|也就|应该|可以)*(?:按|当|归|算|列|放|划)(?:是|成|到|进|为|作|个|在)*(\p{Han}{2,5}?)(?:类|客户|阶段|那类|那档)*(?:来)?(?:放着|处理|管|算|对待|看|跟|维护)?(?:吧|了)?$`)
	// overHim finds who stands above somebody and has the last word: 刘总上面还有个集团的黄董,最后他签字.
	overHim = wording.OneOf(
		`^(?:.{0,10}?的?)(`+withTitle+`)(?:的)?(?:上面|上头)(?:还)?(?:有|是)(?:一?个|一?位)?(?:集团|总部|公司|他们)?的?(\p{Han}{1,3}(?:董|总|经理|工|部长|厂长|老板|董事长|总监|书记))[,，](?:最后|最终)?(?:都)?(?:得|要|是|由)?(?:他|她)(?:来)?(签字|拍板|批|说了算|点头|定|做主)(?:的|才行|才算)?$`,
		`^([a-z]+(?: [a-z]+)?) reports to (?:a |an )?(?:mr|ms|mrs|dr)?\.? ?([a-z]+(?: [a-z]+)?)[,;]? (?:and |who )?(?:he |she )?(has the (?:last|final) (?:word|say)|decides|signs|signs off|signs (?:everything|it all|all of it)(?: off)?|makes the decisions?)$`,
	)
	// bySurname finds somebody of whom only the family name is told, and what he is: 一个姓罗的科长, 姓孟的女的.
	bySurname = wording.Compile(`(?:一?个|一?位)?姓(\p{Han})的?(科长|经理|主任|部长|厂长|处长|主管|总监|工程师|老师|老板|女的|女士|男的|先生|小姑娘|小伙子)`)
	// asCalled are the names that go with a family name for what somebody is.
	asCalled = map[string]string{"工程师": "工", "女的": "女士", "男的": "先生", "小姑娘": "女士", "小伙子": "先生"}
	// ranksAbout finds by what a customer is ranked, and where: 利润大概排二十, 销售排行业三十几名.
	ranksAbout = wording.Compile(`^` + atCustomer + `(?:今年|去年)?(?:在)?(?:行业里?|业内|同行里?)?(?:的)?(销售|业绩|销量|营收|规模|利润|经营利润)(?:额)?(?:大概|应该|估计|差不多|在|是|能)*(?:排|第|名次)(?:名|在|到|第)*(?:行业里?|业内|同行里?)?(?:的)?第?(前)?([\d一二三四五六七八九十]{1,4})(几|多|来)?(?:名|位)?(?:左右|以内|吧)?(?:[,， ].{0,16})?$`)
	// bothSides finds what is good and what is bad about a rival, in one sentence: 发那科的机器快但是交期要半年.
	bothSides = wording.Compile(`^(?:家|那边)?(?:的)?([^,，。]{2,16}?)[,，]?(?:但是?|就是|不过|可是|只是)([^,，。]{2,24})$`)
	// priceLowered finds by how much a price was lowered, and to what: 大族报价再让3万,报169.
	priceLowered = wording.Compile(atNamed + `(?:的)?(?:报价|价格)?(?:又|再|已经)*(?:让|降|便宜|优惠|少)(?:了|掉)?[\d.]+(?:万|w)?[,，](?:改)?(?:报|做到|给到|到)(?:了|成|个)?([\d.]+)(万|w)?(?:了)?$`)
	// sharesApart finds how a price is to be paid in two parts: 付款三七开. What nothing says to be paid may be the odds.
	sharesApart = wording.Compile(`^(?:(?:付款|收款)(?:是|按|走)?([一二三四五六七八九])([一二三四五六七八九])开|(?:按|走)?([一二三四五六七八九])([一二三四五六七八九])开(?:付款|[,，](?:先付|预付|首付|订金|定金|发货前?付|货到付)))(?:[,，].{0,24}|.{0,12})?$`)
)

// plainly is what is told of the handbook's matters in words that no phrase can hold, as the sentence that it stands for.
func (q *request) plainly(s string) (string, error) {
	for _, says := range []func(string) (string, error){q.takenFor, q.standsOver, q.calledBySurname, q.isRanked, q.goodAndBad, q.loweredTo, q.paidInTwo} {
		if text, err := says(s); text != "" || err != nil {
			return text, err
		}
	}
	return "", nil
}

// takenFor is a customer who is taken for one of the classes that say themselves what they are.
func (q *request) takenFor(s string) (string, error) {
	m := classedAs.FindStringSubmatch(s)
	if m == nil || q.customerIn(m[1]) == "" || asksWhich(s) {
		return "", nil
	}
	for _, id := range []string{"relation", "value_stage", "manage_mode"} {
		f, ok := q.Book.Field(id)
		if ok && slices.ContainsFunc(q.Book.ChoicesOf(f), func(c playbook.Word) bool { return c.Name.ZH == m[2] || slices.Contains(c.Also, m[2]) }) {
			return q.inHisWriting(m[1]) + "是" + m[2], nil
		}
	}
	return "", nil
}

// standsOver is who stands above somebody known, and behind it that he has the last word.
func (q *request) standsOver(s string) (string, error) {
	m := overHim.FindStringSubmatch(s)
	if m == nil || holds(s, "听说", "好像", "可能", "也许", "据说") || strings.HasPrefix(m[2], "个") || strings.HasPrefix(m[2], "位") {
		return "", nil // 上面有个老板 names nobody
	}
	if m[4] != "" {
		people, err := q.contactsOf(q.conv.About)
		people = slices.DeleteFunc(people, func(k crm.Contact) bool { return !strings.HasPrefix(lower(k.Name.Text)+" ", m[4]+" ") })
		if err != nil || !q.stillTalking() || len(people) != 1 {
			return "", err
		}
		name := q.inHisWriting(strings.TrimSuffix(strings.TrimSuffix(m[5], " and"), " who"))
		q.readsNext(name + " signs off")
		return people[0].Name.Text + " reports to " + name, nil
	}
	k := slices.IndexFunc(q.f.Contacts, func(c parse.Contact) bool { return len(c.Known) > 0 && strings.HasSuffix(m[1], squash(c.Name)) })
	if k < 0 {
		return "", nil
	}
	at := ""
	if namesCustomer(q.f) {
		at = q.f.Account.Text
	}
	decides := m[3]
	if slices.Contains([]string{"点头", "定", "做主"}, decides) {
		decides = "拍板"
	}
	q.readsNext(at + "最后是" + m[2] + decides)
	return at + q.f.Contacts[k].Name + "向" + m[2] + "汇报", nil
}

// calledBySurname gives somebody of whom only the family name is told the name by which he is called: 姓罗的科长 is
// 罗科长.
func (q *request) calledBySurname(s string) (string, error) {
	m := bySurname.FindStringSubmatch(s)
	if m == nil || strings.Count(s, "姓") > 1 || q.f.Question || putAsQuestion(s) {
		return "", nil
	}
	post := m[2]
	if as := asCalled[post]; as != "" {
		post = as
	}
	text := strings.Replace(s, m[0], m[1]+post, 1)
	for _, c := range q.f.Contacts { // 陈总他们 are the people of his firm
		text = strings.Replace(text, c.Name+"他们", "", 1)
	}
	return q.inHisWriting(text), nil
}

// isRanked is by what a customer is ranked where the words are not those of the sheet. A rank that is not
// said to the number asks for it.
func (q *request) isRanked(s string) (string, error) {
	m := ranksAbout.FindStringSubmatch(s)
	if m == nil || q.f.Question || putAsQuestion(s) {
		return "", nil
	}
	name, err := q.nameOf(q.conv.About)
	if m[1] != "" && !pointsHere.MatchString(m[1]) {
		if q.customerIn(m[1]) == "" {
			return "", nil
		}
		name = q.inHisWriting(m[1])
	}
	n := number(m[4])
	if err != nil || name == "" || n == 0 || m[1] == "" && !q.stillTalking() {
		return "", err
	}
	by := "销售排名"
	if strings.Contains(m[2], "利润") {
		by = "利润排名"
	}
	if m[3]+m[5] != "" { // 前二十, 三十几
		return name + "的" + by, nil
	}
	return name + " " + by + strconv.Itoa(n), nil
}

// goodAndBad is what is good about a rival of the deal that is talked of as his strength, and what is bad as
// his weak spot.
func (q *request) goodAndBad(s string) (string, error) {
	if q.f.Question || q.f.Amount != nil || len(q.f.Contacts) > 0 || q.conv.About == "" {
		return "", nil
	}
	deals, err := q.openDeals(q.conv.About)
	if err != nil {
		return "", err
	}
	for i := range deals {
		for _, rival := range deals[i].Rivals {
			rest, first := strings.CutPrefix(s, lower(rival))
			m := bothSides.FindStringSubmatch(rest)
			if !first || m == nil || !isGood(m[1]) || !isBad(m[2]) {
				continue
			}
			q.readsNext(rival + "短板是" + m[2])
			return rival + "强项是" + m[1], nil
		}
	}
	return "", nil
}

var (
	// goodOf and badOf are words for what is good about a rival and what is bad; neitherOf those of what he does, or of
	// somebody else, which is neither: 发那科来过但是没谈成.
	goodOf    = []string{"快", "便宜", "不贵", "好", "不错", "强", "稳", "近", "低", "省", "全", "成熟", "先进", "名气", "牌子", "品牌", "准", "大"}
	badOf     = []string{"贵", "慢", "差", "长", "弱", "不行", "不好", "远", "半年", "个月", "不稳", "旧", "高", "没案例", "没服务", "没人", "小", "粗", "麻烦", "跟不上", "少"}
	neitherOf = []string{"了", "过", "来", "去", "说", "会", "想", "要降", "同意", "见", "签", "标", "看好", "我们", "咱", "昨天", "今天", "明天"}
)

// isGood and isBad report words that say of a rival what is good about him, or what is bad.
func isGood(said string) bool {
	return holds(said, goodOf...) && !holds(strings.NewReplacer("比我们", "", "比咱们", "", "比咱", "").Replace(said), neitherOf...)
}

func isBad(said string) bool { return holds(said, badOf...) && !holds(said, neitherOf...) }

// loweredTo is a price that was lowered as the price that it is now.
func (q *request) loweredTo(s string) (string, error) {
	m := priceLowered.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	at := q.customerIn(m[1])
	deals, err := q.openDeals(at)
	if at == "" || err != nil || len(deals) != 1 {
		return "", err
	}
	unit := m[3]
	if n, err := strconv.ParseFloat(m[2], 64); unit == "" && err == nil && n < 10000 {
		unit = "万"
	}
	return q.inHisWriting(m[1]) + "报价" + m[2] + unit, nil
}

// paidInTwo is 三七开 as the shares in which a price is to be paid.
func (q *request) paidInTwo(s string) (string, error) {
	m := sharesApart.FindStringSubmatch(s)
	if m == nil || !q.stillTalking() {
		return "", nil
	}
	first, second := number(m[1]+m[3]), number(m[2]+m[4])
	if first+second != 10 {
		return "", nil
	}
	return q.paidInShares("付款" + strconv.Itoa(first) + "-" + strconv.Itoa(second))
}
