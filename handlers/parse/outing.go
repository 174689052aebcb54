package parse

import (
	"slices"
	"strings"
)

// What people do besides their work reads like their work: they go somewhere, take somebody along, are rung by
// somebody. A customer who is known is visited whatever else is said; where the name is not known and nothing
// but a way there or a call speaks for one, it is held against what the way was for.

// trip is what going to a company, or being called by it, turns out to have been.
type trip int

const (
	toCustomer trip = iota // nothing speaks against a customer
	unclear                // the name is one's of whom everybody buys: it is asked whether he is a customer
	private                // an errand, an outing, a journey, what others do
)

// onBusiness are the classes of words by which a company is a customer to whom a way led.
const onBusiness = cMoneyKind | cMilestone | cWantBuy | cCustomer | cTheirs | cActivity | cRole | cDept | cPayment | cUnit | cCapture

// tripOf tells what a group that reads like a visit, a call or a new customer was.
func (r *reader) tripOf(g *group, intent string) trip {
	switch intent {
	case Visit, Call, Lead, ContactInfo, Task, None:
	default:
		return toCustomer
	}
	if g.firm >= 0 && len(r.firms[g.firm].known) > 0 {
		return toCustomer
	}
	bits := r.bitsOf(g)
	if intent == None {
		if bits&cErrand != 0 && bits&(onBusiness|cSay|cOurs) == 0 && !r.anybody(g) {
			return private
		}
		return toCustomer
	}
	if r.leftForPlace(g) || r.ownEvent(g) || intent == Lead && r.makersPlan(g) {
		return private
	}
	if bits&(onBusiness&^cDept) != 0 || bits&cErrand == 0 && r.goodsIn(g) || bits&cErrand == 0 && r.dealtOver(g) || r.sumOf(g) != nil || r.postOf(g) {
		return toCustomer
	}
	if intent == Lead || intent == ContactInfo {
		return toCustomer
	}
	switch {
	case r.errandIn(g, intent) && !r.plainVisit(g):
		return private
	case g.firm >= 0 && intent != Task && !r.plainVisit(g) && (r.servesAll(&r.firms[g.firm]) || r.ownThings(g)):
		return unclear
	}
	return toCustomer
}

// goodsIn reports whether a group speaks of goods: 去顺丰看了分拣线.
func (r *reader) goodsIn(g *group) bool {
	return slices.ContainsFunc(g.clauses, func(k int) bool {
		c := &r.clauses[k]
		return c.bits&cThing != 0 && slices.ContainsFunc(r.toks[c.from:c.to], func(t token) bool {
			return t.kind == tokWord && t.bits&cThing != 0 && t.bits&(cMeet|cGo|cCall|cVisit) == 0
		})
	})
}

// dealtOver reports whether a group names what is sold to companies alone, or how many of something are wanted:
// 今天去德邦谈了分拣线, 顺丰来电,要两台.
func (r *reader) dealtOver(g *group) bool {
	return slices.ContainsFunc(g.clauses, func(k int) bool {
		text := r.words(&r.clauses[k])
		_, sold := holdsAny(text, []string{"产线", "生产线", "分拣", "流水线", "灌装", "包装", "输送", "设备", "自动化", "机器人", "改造", "项目", "方案", "需求"})
		_, talked := holdsAny(text, []string{"谈", "聊"})
		return sold || counts(text) || talked && strings.ContainsAny(text[len(text)-min(len(text), 3):], "机线")
	})
}

// errandIn reports whether an errand is told in the clause that names the company of a group, or in one of a
// group that names none or tells of a call: 去了恒鑫,顺路取了个快递 is a visit.
func (r *reader) errandIn(g *group, intent string) bool {
	anywhere := g.firm < 0 || r.bitsOf(g)&cCall != 0 && intent != Visit || r.servesAll(&r.firms[g.firm])
	return slices.ContainsFunc(g.clauses, func(k int) bool {
		c := &r.clauses[k]
		return c.bits&cErrand != 0 && (anywhere || r.firms[g.firm].from >= c.from && r.firms[g.firm].from < c.to)
	})
}

// ownThings reports whether the clause that names the company of a group says that the way was for something
// or somebody of the speaker's own, or that he met a relation: took my laptop to Currys, met my brother at Pret.
func (r *reader) ownThings(g *group) bool {
	for _, k := range g.clauses {
		c := &r.clauses[k]
		if f := &r.firms[g.firm]; f.from < c.from || f.from >= c.to {
			continue
		}
		for i := c.from; i < c.to; i++ {
			if isFunc(r.toks[i], "my") && r.isSpace(i+1) && r.privateThing(i+2) {
				return true
			}
		}
	}
	return false
}

// privateThing reports whether what stands at token i is none of those things and people of the speaker's that
// he takes to a customer.
func (r *reader) privateThing(i int) bool {
	t := r.tok(i)
	if t.kind != tokWord {
		return t.kind == tokLatin && !ownOfWork[r.saying(t.span)]
	}
	return t.bits&(cActivity|cMoneyKind|cMilestone|cDept|cTitle|cMeet|cVisit) == 0 && !ownOfWork[t.w.text] && !leadsOurs[t.w.text]
}

// ownOfWork are such things and people.
var ownOfWork = wordSet("colleague colleagues engineer engineers technician proposal sample samples offer quote demo slides deck presentation report drawings contract counterpart contact contacts customer customers client clients visit meeting call partner team lead way own sales service application first second third last next regular monthly weekly quarterly usual intern trainee")

// plainVisit reports whether a group says of a visit in so many words that it was one.
func (r *reader) plainVisit(g *group) bool {
	for _, k := range g.clauses {
		c := &r.clauses[k]
		for i := c.from; i < c.to; i++ {
			if t := r.toks[i]; t.kind == tokWord && t.bits&cVisit != 0 && t.bits&cErrand == 0 {
				if _, plain := holdsAny(t.w.text, []string{"拜访", "走访", "回访", "上门", "visit"}); plain {
					return true
				}
			}
		}
	}
	return false
}

// postOf reports whether a group names somebody of a customer's by his post.
func (r *reader) postOf(g *group) bool {
	return slices.ContainsFunc(g.clauses, func(k int) bool { return r.titled(&r.clauses[k]) && r.han }) || slices.ContainsFunc(g.clauses, func(k int) bool {
		return slices.ContainsFunc(r.clauses[k].folk, func(p int) bool { return r.folk[p].title != "" && !r.folk[p].ours })
	})
}

// servesAll reports whether a company is one of those to whom everybody goes or by whom everybody is called:
// a carrier, a bank, a shop, an office. It may be a customer, but its name alone does not say so.
func (r *reader) servesAll(f *firm) bool {
	name := Fold(f.text)
	if housesOfAll[name] {
		return true
	}
	for _, end := range officesEnd {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// leftForPlace reports whether all that a group tells is that somebody set out for a town or a country: Tom left
// for Norway today is no new post of his.
func (r *reader) leftForPlace(g *group) bool {
	if r.han || len(g.clauses) != 1 {
		return false
	}
	c := &r.clauses[g.clauses[0]]
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; t.kind != tokWord || t.w.text != "left for" && t.w.text != "leaves for" && t.w.text != "leaving for" {
			continue
		}
		k := i + 1
		for r.isSpace(k) {
			k++
		}
		return r.tok(k).bits&cRegion != 0 || r.firmStarts(k) && r.dated(c)
	}
	return false
}

// ownEvent reports whether a group begins with a company and tells of an event that it held for everybody:
// Siemens hosted a webinar yesterday, 库卡昨天开了发布会.
func (r *reader) ownEvent(g *group) bool {
	c := &r.clauses[g.clauses[0]]
	if r.bitsOf(g)&(cSpeaker|cOurs) != 0 || r.theirs(c) || r.anybody(g) && slices.ContainsFunc(g.clauses, func(k int) bool { return r.meets(&r.clauses[k]) }) {
		return false // 小米昨天开发布会,雷总讲了三小时
	}
	i := r.firstWord(c)
	if i >= c.to || !r.firmStarts(i) && !makers[r.saying(r.toks[i].span)] {
		return false
	}
	end := r.toks[i].span.End
	for k := i; k < c.to && (r.inFirm(k) || k == i); k++ {
		end = r.toks[k].span.End
	}
	rest := r.between(end, c.span.End)
	if _, with := holdsAny(rest, []string{" me", " us", "我", "咱", "去了", "参加", "attended", "went"}); with {
		return false
	}
	_, held := holdsAny(rest, []string{"hosted", "held", "launched", "ran a", "organised", "organized", "unveiled", "announced", "threw", "is hosting", "开了", "办了", "举办", "举行", "搞了", "发布", "召开"})
	_, event := holdsAny(rest, []string{"webinar", "roadshow", "conference", "open day", "open house", "expo", "press event", "launch event", "user group", "customer day", "party", "发布会", "开放日", "路演", "直播", "记者会", "招商会", "经销商大会", "用户大会", "年会", "新品会", "推介会"})
	return held && event
}

// makersPlan reports whether a group that names no customer begins with one who sells what we sell: what he
// builds or plans is no business of a customer's. Kuka要在苏州建new plant.
func (r *reader) makersPlan(g *group) bool {
	c := &r.clauses[g.clauses[0]]
	i := r.firstWord(c)
	if _, builds := holdsAny(r.words(c), []string{"建", "扩产", "投产", "厂", "基地", "plant", "factory", "facility", "building", "expanding"}); !builds {
		return false // 大族老客户,关系硬
	}
	return (g.firm < 0 || r.firms[g.firm].from == i) && !r.anybody(g) && i < c.to && makers[r.saying(r.toks[i].span)] && r.bitsOf(g)&(cSpeaker|cOurs|cTheirs|cCustomer) == 0
}

// officesEnd end what offices and places are called to which people go on errands of their own.
var officesEnd = []string{
	"税务局", "社保局", "社保中心", "派出所", "车管所", "公安局", "工商局", "民政局", "房管局", "居委会", "街道办", "营业厅", "政务中心", "行政服务中心", "出入境", "4s店", "电影院", "影城", "健身房", "乐园", "游乐园", "动物园", "公园", "体育馆", "酒店", "宾馆", "机场", "高铁站", "火车站",
	" hospital", " clinic", " airport", " mall", " cinema", " embassy", " consulate", " school", " hotel", " zoo", " museum", " stadium", " theatre", " post office", " town hall", " city hall", " council",
}

// housesOfAll are carriers, banks, insurers, telephone companies, shops, inns and airlines.
var housesOfAll = func() map[string]bool {
	all := map[string]bool{}
	for _, name := range strings.Split(strings.ReplaceAll(housesList, "\n\t\t", " "), " ") {
		all[Fold(strings.ReplaceAll(name, "_", " "))] = true
	}
	delete(all, "")
	return all
}()

// housesList is their names, a _ for a space within one.
const housesList = `odeon the_odeon imax cineworld picturehouse multiplex wembley kwik_fit halfords jiffy_lube legoland disneyland pizza_express dhl ups fedex usps tnt hermes royal_mail dpd gls sf_express 顺丰 圆通 申通 中通 韵达 极兔 邮政 德邦 京东快递 菜鸟 货拉拉 滴滴 uber lyft
		hsbc barclays citibank citi wells_fargo santander natwest lloyds dbs ocbc uob bank_of_america 工商银行 工行 农业银行 农行 中国银行 建设银行 建行 招商银行 招行 交通银行 交行 民生银行 浦发银行 浦发 平安银行 邮储银行 中信银行 光大银行 兴业银行 支付宝
		allianz axa aviva geico state_farm prudential metlife zurich_insurance 平安 平安保险 太平洋保险 人保 中国人寿 泰康 人寿
		vodafone verizon t-mobile at&t comcast telstra telefonica o2 bt 移动 联通 电信 中国移动 中国联通 中国电信
		ikea costco walmart tesco aldi lidl best_buy decathlon starbucks costa costa_coffee mcdonald's mcdonalds kfc subway chipotle burger_king nando's pret pret_a_manger greggs home_depot b&q screwfix boots currys argos apple_store zara h&m uniqlo sainsbury's waitrose carrefour 7-eleven whole_foods trader_joe's
		宜家 山姆 盒马 永辉 沃尔玛 家乐福 大润发 麦德龙 胖东来 星巴克 瑞幸 麦当劳 肯德基 海底捞 必胜客 万达 万象城 迪卡侬 优衣库 无印良品 屈臣氏 苹果店
		hilton marriott sheraton hyatt ibis novotel holiday_inn premier_inn airbnb 汉庭 如家 全季 亚朵 锦江之星 希尔顿 万豪 喜来登
		lufthansa emirates british_airways ryanair easyjet klm air_france singapore_airlines cathay 国航 东航 南航 海航
		disneyland disney legoland universal_studios 迪士尼 环球影城 欢乐谷 长隆 方特 海洋公园 ocean_park dmv irs hmrc
		imts ces hannover_messe 工博会 广交会 进博会 高交会 lakers`
