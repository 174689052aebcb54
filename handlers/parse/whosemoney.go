package parse

import (
	"strings"
	"unicode/utf8"
)

// privateMoney reports whether a clause tells of the money of a relative or of what people buy for
// themselves, where no business is named: my brother sold his flat for 400k.
func (r *reader) privateMoney(c *clause) bool {
	if c.bits&(cVisit|cCall|cThing|cMoneyKind|cMilestone|cCustomer|cPayment|cUnit|cWantBuy|cCapture|cActivity) != 0 && c.bits&cKin == 0 || r.theirs(c) {
		return false
	}
	if i := r.firstWord(c); c.bits&cKin != 0 && (r.tok(i).bits&cKin != 0 || r.tok(i).bits&cSpeaker != 0 || isFunc(r.tok(i), "my")) && len(c.firms) == 0 && c.bits&(cCustomer|cWantBuy|cMoneyKind) == 0 {
		return true
	}
	_, ok := holdsAny(r.words(c), privateGoods)
	return ok
}

// privateGoods are what people spend their own money on.
var privateGoods = []string{"买房", "卖房", "房子", "房贷", "首付款买", "看房", "二手房", "学区房", "车贷", "彩礼", "学费", "买车", "换车", "炒股", "股票", "基金亏", "基金赚", "彩票", "红包", "份子钱", "压岁钱", "年终奖", "my flat", "his flat", "her flat", "my house", "his house", "her house", "their house", "my mortgage", "the mortgage", "my car", "his car", "her car", "lottery", "school fees", "my bonus", "my salary", "my shares", "my pension"}

// whatBehind reports whether the words right behind a sum say that it is a subsidy, a loan or what a
// company earned, or those before it that it was lost or raised: 2.6亿政府补助, 去年亏了1.2亿.
func (r *reader) whatBehind(c *clause, m *money) bool {
	if c.bits&cMoneyKind != 0 && r.namedBefore(c, m) {
		return false // 预算300万补助到位就买
	}
	before := strings.TrimRight(r.between(max(0, m.span.Start-7), m.span.Start), " 约近")
	for _, w := range [...]string{"亏", "亏了", "亏损", "亏损了", "融了", "融到", "融资", "融到了", "募了", "募到", "盈利", "净赚", "罚了", "被罚", "lost", "raised"} {
		if strings.HasSuffix(before, w) {
			_, deal := holdsAny(r.between(m.span.End, c.span.End), []string{"deal", "order", "contract", "project", "quote", "单", "项目"})
			return !deal // lost the 300k Oakline deal
		}
	}
	if r.ownsBefore(c, m) {
		return true
	}
	behind := strings.TrimLeft(r.between(m.span.End, min(len(r.n), m.span.End+14)), " 的元块政府银行")
	behind = strings.TrimPrefix(behind, "in ")
	for _, w := range [...]string{"补助", "补贴", "补偿", "贷款", "融资", "罚款", "利润", "净利", "奖金", "奖励", "profit", "loss", "turnover", "revenue", "sales last", "grant", "loan", "fine", "subsidy", "funding"} {
		if rest, ok := strings.CutPrefix(behind, w); ok {
			_, deal := holdsAny(r.between(m.span.End, c.span.End), []string{"项目", "系统", "平台", "条款", "租赁", "line", "system", "platform", "share", "software"})
			return !deal && (isHan([]rune(w)[0]) || rest == "" || rest[0] < 'a') // 300k loan origination system
		}
	}
	return false
}

// ownSums are what people and companies earn, pay and own besides their deals, and dealSums what makes a
// deal of it all the same.
var (
	ownSums  = []string{"租金", "房租", "利润", "净利", "工资", "年薪", "月薪", "学费", "别墅", "豪车", "房价", "地价", "过路费", "their rent", "the rent", "profit", "salary", "villa", "yacht", "tuition"}
	dealSums = []string{"报价", "预算", "合同", "订单", "项目", "单子", "设备", "买", "采购", "租赁", "系统", "软件", "平台", "quote", "budget", "contract", "order", "project", "deal"}
)

// ownsBefore reports whether the words before a sum say that it is rent, profit, pay or a house: 他们去年
// 利润才三百万.
func (r *reader) ownsBefore(c *clause, m *money) bool {
	if _, own := holdsAny(r.between(max(c.span.Start, m.span.Start-12), m.span.Start), ownSums); !own {
		return false
	}
	_, deal := holdsAny(r.words(c), dealSums)
	return !deal
}

// namedBefore reports whether a word for what a deal's sum is stands before a sum of a clause:
// 预算300万, a budget of 300k.
func (r *reader) namedBefore(c *clause, m *money) bool {
	for i := c.from; i < c.to && r.toks[i].span.End <= m.span.Start; i++ {
		if t := r.toks[i]; t.kind == tokWord && t.w.val(cMoneyKind) != "" {
			return true
		}
	}
	return false
}

// investedIn reports whether a sum is what a customer puts into a plant, of which ours is at most
// a part: 要投3个亿建新厂, investing 200m in a new plant.
func (r *reader) investedIn(c *clause, m *money) bool {
	before := r.between(max(c.span.Start, m.span.Start-16), m.span.Start)
	behind := r.between(m.span.End, c.span.End)
	if !strings.Contains(before, "投") && !strings.Contains(before, "砸") && !strings.Contains(before, "invest") {
		return false
	}
	if _, tender := holdsAny(before, []string{"投标", "投了标", "投的标", "投诉", "投产", "砸价"}); tender {
		return false
	}
	if m.minor >= 1e8*100 {
		return true
	}
	_, plant := holdsAny(behind, []string{"建", "盖", "扩产", "新厂", "厂房", "基地", "园区", "plant", "factory", "site", "facility", "warehouse", "campus"})
	return plant
}

// holdsOurs reports whether behind a sum of clause k stands the part of it that is the deal: 大概要投三千万,
// 里面设备有八百万.
func (r *reader) holdsOurs(k int, m *money) bool {
	return r.sumAfter(k, m, func(x *money, between string) bool {
		_, part := holdsAny(between, []string{"其中", "里面", "里头", "当中", "这一块", "这块", "这部分", "of which", "our part", "our share"})
		return part && x.minor < m.minor
	})
}

// foundHigh reports whether a sum of clause k is a price that is found too high, and behind it stands what there is
// to spend: 120万太高了,预算只有100万.
func (r *reader) foundHigh(k int, m *money) bool {
	behind := strings.TrimLeft(r.between(m.span.End, min(len(r.n), m.span.End+14)), " 的是价格有点还实在真was")
	for _, high := range []string{"太高", "太贵", "偏高", "偏贵", "高了", "贵了", "too high", "too much", "too expensive", "above their"} {
		if strings.HasPrefix(behind, high) {
			return r.sumAfter(k, m, func(x *money, between string) bool {
				_, spend := holdsAny(between, []string{"预算", "只有", "最多", "顶多", "能接受", "budget", "only", "at most"})
				return spend && x.minor < m.minor
			})
		}
	}
	return false
}

// sumAfter reports whether one of the sums of a deal behind one of clause k, in its sentence, is
// what is looked for; between is what stands before it.
func (r *reader) sumAfter(k int, m *money, is func(x *money, between string) bool) bool {
	for at := k; at < len(r.clauses) && r.clauses[at].sentence == r.clauses[k].sentence; at++ {
		for _, i := range r.clauses[at].moneys {
			x := &r.moneys[i]
			if x.span.Start > m.span.End && x.role == roleDeal && is(x, r.between(m.span.End, x.span.Start)) {
				return true
			}
		}
	}
	return false
}

// heldAgainstUs reports whether a price is a competitor's because ours is held against it right
// behind it: 西门子报价280万,比我们低20万. Who named it is the competitor.
func (r *reader) heldAgainstUs(k int, m *money) bool {
	c := &r.clauses[k]
	if len(c.firms) == 0 || c.bits&(cOurs|cSpeaker) != 0 {
		return false
	}
	f := &r.firms[c.firms[0]]
	if f.from != c.from && f.from != r.firstWord(c) || f.span.Start > m.span.Start || r.inFirm(r.tokenAt(m.span.Start)) {
		return false
	}
	if !r.namesPrice(f, m) {
		return false
	}
	if !r.comparesUs(r.between(m.span.End, c.span.End)) && !(k+1 < len(r.clauses) && r.clauses[k+1].sentence == c.sentence && (r.comparesUs(r.words(&r.clauses[k+1])) || r.weAsk(&r.clauses[k+1]))) {
		return false
	}
	f.rival = true
	return true
}

// namesPrice reports whether it is a company itself that names the sum behind it: 西门子报了280万,
// ABB quoted them 300k; not got a quote of 300k, 的Derek说预算只有40万.
func (r *reader) namesPrice(f *firm, m *money) bool {
	said := r.between(f.span.End, m.span.Start)
	if _, ok := holdsAny(said, []string{"报", "quote", "bid", "is on", "came in"}); !ok {
		_, offers := holdsAny(said, []string{"开价", "出价", "offer", "at"})
		if !offers || !f.rival && !makers[r.saying(f.span)] {
			return false // who buys offers a price, too
		}
	}
	_, other := holdsAny(said, []string{"预算", "budget", "说", "got", "get", "from", "收到", "拿到", "的"})
	return !other
}

// differs reports whether a sum is only by how much somebody's price is not ours: 比我们低20万, 20k
// below us.
func (r *reader) differs(c *clause, m *money) bool {
	return r.comparesUs(r.between(c.span.Start, m.span.Start)) || r.comparesUs(r.between(m.span.End, min(c.span.End, m.span.End+12)))
}

// comparesUs reports whether words hold what was said against us.
func (r *reader) comparesUs(text string) bool {
	_, ok := holdsAny(text, []string{"比我们", "比咱们", "比我方", "比我司", "than us", "than we", "than our", "below us", "below our", "under us", "under our", "above us", "above our"})
	return ok
}

// weAsk reports whether a clause is what we ask: 我们260万, ours is 260k.
func (r *reader) weAsk(c *clause) bool {
	i := r.firstWord(c)
	if len(c.moneys) == 0 || len(c.firms) > 0 || r.tok(i).kind != tokWord {
		return false
	}
	switch r.tok(i).text() {
	case "我们", "咱们", "咱", "我方", "我司", "我们报", "我们报的", "we", "ours", "we're at", "we are at", "our":
		return true
	}
	return false
}

// notThisDeal reports whether the words beside a sum say that it is what a customer paid for what he
// bought before, what he saves, or what it costs to bring the goods: 去年买过我们60万的机器, bought a
// 600k machine from us in 2022, 省下来维修费30万, freight 3k.
func (r *reader) notThisDeal(c *clause, m *money) bool {
	said := r.between(c.span.Start, m.span.Start)
	return r.besideDeal(c, m) || r.boughtBefore(c, said)
}

// besideDeal reports whether a sum is what is saved or what the way of the goods costs. A price that
// has the freight in it is the deal's (报价含运费120万), and so is what a thing to save with costs
// (节约用水方案120万).
func (r *reader) besideDeal(c *clause, m *money) bool {
	near := r.between(max(c.span.Start, m.span.Start-12), m.span.Start)
	if at := strings.LastIndexAny(near, "0123456789万亿"); at >= 0 {
		_, size := utf8.DecodeRuneInString(near[at:])
		near = near[at+size:] // that belongs to the sum before
	}
	at, ok := holdsAny(near, besideTheDeal)
	if !ok {
		return false
	}
	from := m.span.Start - utf8.RuneCountInString(near[at.Start:])
	if r.inFirm(r.tokenAt(from)) {
		return false // Baltic Shipping 2M
	}
	head := strings.TrimRight(r.between(max(0, from-16), from), " 海陆空国内际")
	for _, w := range [...]string{"含", "包", "包括", "带", "连", "incl.", "incl", "inc", "inc.", "including", "includes", "with", "w/"} {
		if strings.HasSuffix(head, w) {
			return false
		}
	}
	_, deal := holdsAny(near[at.End:]+" "+r.between(m.span.End, c.span.End), dealsOwn)
	return !deal
}

// boughtBefore reports whether a clause tells before a sum what was bought in earlier years, and
// nothing after that of what is wanted now.
func (r *reader) boughtBefore(c *clause, said string) bool {
	for _, w := range [...]string{"买过", "采购过", "订过"} {
		if at := strings.LastIndex(said, w); at >= 0 {
			_, now := holdsAny(said[at:], wantedNow)
			return !now && !strings.HasSuffix(said[:at], "没") && !strings.HasSuffix(said[:at], "没有")
		}
	}
	at, bought := holdsAny(said, []string{"买了我们", "bought", "purchased"})
	if !bought {
		return false
	}
	if _, now := holdsAny(said[at.Start:], wantedNow); now {
		return false
	}
	_, ago := holdsAny(r.words(c), []string{"去年", "前年", "早年", "以前", "年前", "in 20", "last year", "years ago", "a year ago", "previously"})
	return ago
}

var (
	// besideTheDeal are words of which the sum behind is none of the deal's.
	besideTheDeal = []string{"省下", "省了", "能省", "可省", "节省", "节约", "运费", "关税", "save", "saving", "freight", "shipping", "customs"}
	// dealsOwn are words of which the sum is the deal's all the same.
	dealsOwn = []string{"项目", "方案", "预算", "报价", "设备", "系统", "改造", "产线", "合同", "投", "project", "line", "budget", "quote", "offer", "price", "retrofit", "package", "deal", "contract"}
	// wantedNow are words of what a customer wants, who bought before.
	wantedNow = []string{"这次", "现在", "今年", "明年", "再", "还", "追加", "预算", "打算", "想", "now", "another", "more", "next", "plan", "want", "budget"}
)

// wholeOf reports whether the words before a sum say that it is the whole of what was named before,
// or what it is a part of: 一期80万二期120万,总共200万.
func (r *reader) wholeOf(left string) bool {
	for _, w := range [...]string{"总共", "一共", "合计", "共计", "总计", "整机"} {
		if strings.HasSuffix(left, w) {
			return true
		}
	}
	return false
}
