package handlers

import (
	"slices"
	"strings"

	"milepost/configs/playbook"
	"milepost/configs/playbook/figures"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// asksCustomers weighs a question which customers there are, and how many, of whom
// something holds: 哪些客户资料不全, 大客户有哪些, 小李的客户有哪些, how many are unrated.
func asksCustomers(book *playbook.Book, f parse.Facts) float64 {
	if f.Letters() > 40 || didSomething(f) || f.Amount != nil || newLead.MatchString(f.Text) || f.Account != nil && len(f.Account.Known) > 0 {
		return 0
	}
	s := f.Plain()
	if idleEN.MatchString(s) {
		return 0 // no contact for 30 days: for how long nobody spoke to them, not whom one knows
	}
	if completeAsked.MatchString(s) {
		return 0.965
	}
	asked := customersAsked.MatchString(s)
	if !asked && !customersOf.MatchString(s) || worked.MatchString(contactWords.ReplaceAllString(s, "")) || holds(s, "我的大客户") {
		return 0
	}
	which := whichSaid(book, f)
	switch gaps := func(is figures.Is) bool { return is.What == figures.IsLacking || is.What == figures.IsKnown }; {
	case slices.ContainsFunc(which, func(is figures.Is) bool { return is.What == figures.IsStale }):
		return 0.965
	case slices.ContainsFunc(which, gaps): // 没有联系方式的 asks for no number
		return 0.945
	case len(which) > 0, asked && len(f.Colleagues) > 0, allCustomers.MatchString(s):
		return 0.92
	}
	return 0
}

// customersAsked answers with the customers that are meant.
func (q *request) customersAsked() error {
	whose, err := q.whoseFiles()
	if err != nil {
		return err
	}
	named, err := q.namedOf(q.m.Text)
	if err != nil {
		return err
	}
	which, err := q.lessTeams(whichSaid(q.Book, q.f), named.teams)
	if err != nil {
		return err
	}
	if completeAsked.MatchString(q.f.Plain()) {
		which = figures.Which{{What: figures.IsLacking}}
	}
	today := q.today()
	f := figureRef{report: figures.ReportCustomers, whose: whose, from: today, to: today}
	if len(which) > 0 || len(q.f.Colleagues) > 0 {
		f.part = figures.Part{Kind: figures.PartWhich, Key: which.String()}.ID()
	}
	return q.showFigures(f, 0)
}

// whoseFiles is whose customers a text means: as of other figures; who keeps the
// files of all means all.
func (q *request) whoseFiles() (string, error) {
	whose, err := q.whose()
	if err == nil && whose == "t."+string(q.who.Team) && !allowed(q.who, leaders()) { // his part of his team's
		whose = "p." + string(q.who.ID)
	}
	if err != nil || whose != "p."+string(q.who.ID) || ownSaid(q.m.Text) {
		return whose, err
	}
	teams, err := q.teamsFor(crm.Export, crm.KindAccount)
	if err == nil && len(teams) > 0 {
		return "all", nil
	}
	return whose, err
}

var (
	// completeAsked asks how complete the files of customers are.
	completeAsked = wording.OneOf(
		`^.{0,8}?(?:客户|我的|团队|组里)?(?:的)?(?:资料|档案|客户信息|信息)(?:的)?(?:平均)?`+
			`(?:完整|完善|齐全|填写|完成)(?:度|率|程度|性|情况)`+
			`(?:.{0,4}(?:多少|怎么样|怎样|如何|咋样|几|看看))?$`,
		`^(?:客户)?(?:资料|档案)(?:都)?填(?:了多少|得怎么样|得如何|全了吗|完了吗)$`,
		`^(?:how complete are|completeness of) (?:the |our |my )?(?:account |customer )?files$`,
		`^(?:file|data|account file) completeness$`,
	)
	// customersAsked asks which customers, or how many.
	customersAsked = wording.OneOf(
		`(`+wording.Any(
			`哪些`, `哪几`, `几家`, `几个`, `多少`, `有谁`, `名单`, `列出`, `列一下`, `看看`,
			`所有`, `全部`,
		)+`).{0,16}(客户|公司|资料|档案)`,
		`(客户|公司|资料|档案|联系人|联系方式).{0,10}(哪些|哪几|几家|几个|多少)`,
		`客户(的)?(名单|清单|列表)$`,
		`\b(which|what|how many|list|show|all)\b.*\b(accounts?|customers?|clients?|files)\b`,
	)
	// customersOf names some of them and nothing else: 没有联系人的客户.
	customersOf = wording.Compile(`的(客户|公司)$|^(the )?(key |unrated |incomplete )?(accounts?|customers?|clients?|files) (with|without|of|in|from|that|who)\b`)
	// allCustomers asks for all of them.
	allCustomers = wording.OneOf(
		`^`+wording.Any(
			`我们`, `咱们`, `团队`, `公司`, `组里`, `我`, `现在`, `目前`, `一共`, `总共`, `手上`,
			`手里`, `共`,
		)+`*(?:有)?(?:多少|几)(?:个|家)?客户$`,
		`^客户(?:一共|总共|现在|目前)*(?:有)?(?:多少|几)(?:个|家)?$`,
		`^(?:客户情况|客户概况|所有客户|全部客户)$`,
		`^how many (?:accounts|customers|clients)(?: do (?:we|i) have)?$`,
		`^(?:all|our) (?:accounts|customers)$`,
	)
	// worked asks about what was done, not about what is.
	worked       = wording.Compile(`拜访|见了|见过|跑了|跑过|去了|去过|联系|跟进|打过|打了|聊了|丢|输|visited|called|met\b|lost`)
	contactWords = wording.Compile(`联系人|联系方式|联系电话`)
)

// A condition with the words that say it, zh in any text, en as whole words.
type whichWords struct {
	is     figures.Is
	zh, en []string
}

// whichSayings are the conditions in the order in which their words are looked
// for; of one kind the first that is found is taken.
func whichSayings() []whichWords {
	return []whichWords{
		{figures.Is{What: figures.IsKnown, Value: "1"}, []string{"一个联系人", "1个联系人", "一位联系人", "单一联系人", "单联系人", "只认识一个", "只认识1个", "只认识一位", "一个人认识"}, []string{"one contact", "1 contact", "single contact", "one person", "single-contact"}},
		{figures.Is{What: figures.IsKnown, Value: "0"}, []string{"没有联系人", "没联系人", "无联系人", "一个人都不认识", "谁都不认识", "缺联系人"}, []string{"no contact", "no contacts", "without contacts", "without a contact"}},
		{figures.Is{What: figures.IsLacking, Value: "phone"}, []string{"没有联系方式", "没联系方式", "没有电话", "没电话", "没留电话", "没有手机", "缺电话", "缺联系方式"}, []string{"no phone", "without a phone", "without phone"}},
		{figures.Is{What: figures.IsLacking, Value: "industry"}, lacking("行业", "所属行业"), []string{"no industry", "without an industry", "without industry"}},
		{figures.Is{What: figures.IsLacking, Value: "region"}, lacking("区域", "所属区域", "地区"), []string{"no region", "without a region", "without region"}},
		{figures.Is{What: figures.IsLacking, Value: "revenue"}, lacking("年营业额", "营业额"), []string{"no revenue", "without revenue"}},
		{figures.Is{What: figures.IsLacking, Value: "source"}, lacking("来源", "线索来源"), []string{"no source", "without a source", "without source"}},
		{figures.Is{What: figures.IsLacking, Value: "address"}, lacking("地址"), []string{"no address", "without an address", "without address"}},
		{figures.Is{What: figures.IsTier}, []string{"没分级", "未分级", "没有分级", "没定级", "未定级", "没评级", "未评级", "没定等级", "没有等级", "还没分类", "没分类", "未定的", "分级未定"}, []string{"unrated", "not rated", "no tier", "without a tier", "untiered"}},
		{figures.Is{What: figures.IsLacking, Value: figures.LacksColumn}, []string{"缺东西", "缺项", "缺列", "缺内容", "缺了", "没填满", "没填齐", "不齐"}, []string{"missing columns", "missing something", "columns missing", "lack something"}},
		{figures.Is{What: figures.IsLacking}, []string{"不全", "不完整", "没填全", "没填完", "缺资料", "资料缺", "缺信息", "信息缺", "档案缺", "缺档案", "没建档"}, []string{"incomplete", "gaps", "missing fields", "not complete"}},
		{figures.Is{What: figures.IsStale, Value: figures.Yes}, []string{"资料过期", "档案过期", "信息过期", "资料太旧", "资料旧了", "档案旧了", "资料没更新", "资料好久没更新", "资料很久没更新", "没更新资料", "没更新档案", "好久没更新", "很久没更新", "过期的资料", "过期的档案"}, []string{"stale", "out of date", "outdated", "not updated"}},
		{figures.Is{What: figures.IsBought, Value: figures.No}, []string{"没成交", "未成交", "没买过", "没下过单", "没签过", "还没签", "没下单"}, []string{"not bought", "never bought", "not signed", "not ordered"}},
		{figures.Is{What: figures.IsBought, Value: figures.Yes}, []string{"买过", "成交过", "已成交", "下过单", "签过", "老客户", "成交的客户", "成交客户"}, []string{"have bought", "has bought", "bought from us", "existing", "have ordered"}},
		{figures.Is{What: figures.IsDealt, Value: figures.No}, []string{"没有商机", "没商机", "没有项目", "没项目", "没单子", "没有单子"}, []string{"no deal", "no deals", "no open deal", "no open deals", "without a deal", "without deals", "without an open deal", "without open deals"}},
		{figures.Is{What: figures.IsDealt, Value: figures.Yes}, []string{"有商机", "有项目", "在谈的"}, []string{"open deal", "open deals"}},
	}
}

// lacking are the ways of saying that one of these is not known.
func lacking(names ...string) (out []string) {
	for _, n := range names {
		for _, no := range []string{"没填", "没写", "没有", "没登记", "缺", "没说", "未填", "没"} {
			out = append(out, no+n)
		}
	}
	return out
}

// notOfAFile are words of things that are stale for other reasons than their customer's file.
var notOfAFile = []string{"商机", "单子", "项目", "报价", "合同", "待办", "deal", "opportunit", "quote", "contract", "task", "pipeline"}

// whichSaid are the conditions that a text puts on customers.
func whichSaid(b *playbook.Book, f parse.Facts) (out figures.Which) {
	add := func(is figures.Is) {
		if !slices.ContainsFunc(out, func(o figures.Is) bool { return o.What == is.What }) {
			out = append(out, is)
		}
	}
	for _, w := range whichSayings() {
		if w.is.What == figures.IsStale && f.Holds(notOfAFile...) {
			continue // a deal that stands still is none whose customer's file is old
		}
		if f.Holds(w.zh...) || slices.ContainsFunc(w.en, func(e string) bool { return f.Word(e) }) {
			add(w.is)
		}
	}
	if f.Tier != "" {
		add(figures.Is{What: figures.IsTier, Value: f.Tier})
	}
	switch key, other := longestWord(f.Text, b.KeyAccount), longestWord(f.Text, b.OtherAccounts); {
	case f.Holds("不是"+b.KeyAccount.Name.ZH, "非"+b.KeyAccount.Name.ZH) || other > 0 && other >= key:
		add(figures.Is{What: figures.IsKey, Value: figures.No})
	case key > 0:
		add(figures.Is{What: figures.IsKey, Value: figures.Yes})
	}
	for _, list := range []struct {
		what  string
		words []playbook.Word
	}{
		{figures.IsStage, b.ValueStages},
		{figures.IsLoyalty, b.Loyalties},
		{figures.IsRelation, playbook.WordsOf(b.Relations)},
		{figures.IsIndustry, playbook.WordsOf(b.Industries)},
		{figures.IsClass, playbook.WordsOf(b.IndustryClasses)},
		{figures.IsSource, playbook.WordsOf(b.Sources)},
	} {
		if id := wordIn(f.Text, list.words); id != "" {
			add(figures.Is{What: list.what, Value: id})
		}
	}
	if f.Region != "" {
		add(figures.Is{What: figures.IsRegion, Value: f.Region})
	}
	return out
}

// wordIn is the id of the word that a text holds, the longest where one is part
// of another (主流行业 of 非主流行业); "" for none.
func wordIn(text string, words []playbook.Word) (id string) {
	best := 0
	for _, w := range words {
		if n := longestWord(text, w); n > best {
			best, id = n, w.ID
		}
	}
	return id
}

// longestWord is how long the longest of the names of a word is that a text holds;
// 0 for none.
func longestWord(text string, w playbook.Word) (n int) {
	for _, s := range append([]string{w.Name.ZH, w.Name.EN}, w.Also...) {
		if s = strings.ToLower(s); length(s) > 1 && ((s[0] >= 0x80 || strings.Contains(s, " ")) && holds(text, s) || word(text, s)) {
			n = max(n, length(s))
		}
	}
	return n
}
