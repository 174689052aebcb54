package handlers

import (
	"fmt"
	"strconv"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

var (
	// asksSum finds what somebody asks, perhaps without the unit in which it is counted: 雅马哈报240,
	// Fanuc quoted 75.
	asksSum = wording.OneOf(
		`^([^ ,，:0-9给我咱他她你]{2,10}?)(?:那边|家)?`+
			`(?:(?:也|还)?在(?:抢|跟|争|投|竞争|里面)了?[,，](?:他们)?)?(?:也|又|已经|才|只)*`+
			`(?:给(?:他们|对方))?`+
			wording.Any(`在报`, `报了?`, `报价`, `报的是?`, `报到`, `出价`, `开价`, `要价`)+
			`(?:是|在|到)?[,， ]?约?(\d{2,5})(万|w)?(?:左右|了)?$`,
		`^(?:但|但是|不过|可是)?([^ ,，:0-9给我咱他她你]{2,10}?)(?:那边|家)?(?:又|也|刚|再|已经)+(?:把价)?(?:降|涨)(?:价|了|到|成|至)*[,， ]*(?:现在|到)?(\d{2,5})(万|w)?(?:了)?$`,
		`^([a-z][a-z&.-]+(?: [a-z&.-]+)?) (?:has |have )?`+
			wording.Any(
				`quoted`, `offered`, `offers`, `bids`, `bid`, `asks`, `sits`, `stands`, `came in`,
				`comes in`,
			)+`(?: them)?(?: at)? (\d{2,3})$`,
	)
	// budgetAlone finds a budget of the customer who is talked of, without its unit: 预算批了380.
	budgetAlone = wording.Compile(`^(?:他们|对方|客户|那边)?的?(?:年度|总|今年|明年)?预算(?:他们|对方|那边|老板|领导|总部|集团)?` +
		`(?:就|只|都|已经|也|才)?` +
		wording.Any(`批了`, `批下来`, `批下来了`, `批的是`, `给了`, `有`, `下来了`, `定了`, `报了`) +
		`(?:大概|差不多|约)?(\d{2,4})(?:左右|上下|的样子|吧)?$`)
	// aYear finds a number that is a year: 预算批了2027.
	aYear = wording.Compile(`^20[2-4]\d$`)
	// noRival finds what quotes or is quoted and is no company: a person called by his post or as one
	// of the young, a department, a paper.
	noRival = wording.Compile(`^[小老阿]\p{Han}$|^\p{Han}科$|[处局姐哥]$|主任$|[部厂]长$|财务|采购|技术|售[前后]|研发|法务|发票|合同|标书|运费|税`)
	// oursAlone finds what we asked of him, without its unit: 给他们报了360.
	oursAlone = wording.Compile(`^(?:那)?(?:(?:我们?|咱们?)?(?:已经|先|就)*(?:给(?:他们?|她|对方|客户)(?:的)?)|(?:我们|咱们)(?:已经|先|就)*|(?:我们?|咱们?)?(?:就|先)+)(?:报价|报的?)(?:是|了|到)?(?:大概|差不多|约)?(\d{2,4})(?:左右|吧)?$`)
	// eachFor finds a number of machines and what one of them costs.
	eachFor = wording.Compile(`^(?:他们|客户|对方)?(?:一共|总共|大概|先)?(?:要|需要|想要|买|上)?(\d{1,3})` +
		`[台条套](?:线|机|设备|机器人)?[,，](?:一|每|单)[台条套]?(?:价|价格)?` +
		`(?:大概|差不多|约|要|估计|我估|报|是)*(\d{1,4}(?:\.\d)?)[万个]?(?:左右|的样子|吧)?$`)
	// oldNumber finds two bare numbers of which one is to stand for the other: 刚才说的380改成360,
	// 不是420是400, make that 85k not 90.
	oldNumber = wording.OneOf(
		`^(?:刚才|刚刚|之前|上面|那个|前面)?(?:说|写|记|报)?的?(?:预算|报价|金额|价格|总价)?`+
			`(?:说|写|记)?的?(\d{2,5})(?:万|k|w)?(?:应该)?(?:改成|改为|改到|换成|错了,?(?:应该)?是)`+
			`(\d{2,5})(?:万|k|w)?(?:吧)?$`,
		`^(?:预算|报价|金额|价格|总价)?不是(\d{2,5})(?:万|k|w)?[,，]?(?:而|应该)?是(\d{2,5})`+
			`(?:万|k|w)?$`,
		`^(?:预算|报价|金额|价格|总价)?(?:应该)?是(\d{2,5})(?:万|k|w)?[,，]?不是(\d{2,5})`+
			`(?:万|k|w)?$`,
		`^(?:预算|报价|金额|价格|总价)?(\d{2,5})(?:万|k|w)?(?:那个|这个|的那个)?(?:也|又|还是)?(?:不对|错了|不准|有误)[,，](?:应该|应)?(?:是|改成)(\d{2,5})`+
			`(?:万|k|w)?$`,
		`^(?:no,? |sorry,? )?`+
			wording.Any(`make (?:that|it) `, `it'?s `, `it is `, `should be `)+
			`(\d{2,5})k?,? not (\d{2,5})k?$`,
	)
)

// spokenSums find a sum in Chinese numerals without its unit, as a phone writes what is said into it: 德玛报了六十五.
var spokenSums = wording.Compile(`(?:报了?|报价|报的是?|报到|出价|开价|要价|[降涨谈让]到|[降涨]了|预算(?:有|是|大概)?|批了|给了|改成|改为|不是|应该是|[,，]是)(?:大概|差不多|约)?([一二两三四五六七八九][一二三四五六七八九十百千零]{1,6})(?:左右|了|吧|改成|错了|[,，]|$)`)

// inFigures is a message with the sums that were spoken in figures, as the phrases of sums know them; "" where
// none was.
func inFigures(s string) string {
	said := s
	for length(s) <= 40 {
		at := spokenSums.FindStringSubmatchIndex(s)
		if at == nil {
			break
		}
		sum, ok := parse.InFigures(s[at[2]:at[3]])
		if !ok {
			break
		}
		s = s[:at[2]] + sum + s[at[3]:]
	}
	if s == said {
		return ""
	}
	return s
}

// bareSum finds a sum without its unit at the end of what a rival is said to ask, with who asks it.
var bareSum = wording.Compile(`^([^?？,， ]{2,30}?(?:说|讲|透露|提到|听说|那边|这边|家)(?:对手|竞品|友商)?([^?？,， 说讲的]{2,8}?)(?:也|又|已经|才|只|刚)*(?:报了?|报价|报的是?|报到|出价|开价|要价))(\d{2,4})(左右|了|吧)?$`)

// noQuoter begins what is nobody: a day, a number of machines.
var noQuoter = wording.Compile(`^(?:[上下这本]个?[周月]|[明后今昨]|周[一二三四五六日]|星期|[两几一二三四五六七八九十]+[台条套个])|[小老]\p{Han}$`)

// sumInFull gives its unit to what a rival is said to ask, where that makes it of the size of the one open deal
// of the customer who is named or, without one, talked of: 周经理说德玛报65.
func (q *request) sumInFull(s string) (string, error) {
	m := bareSum.FindStringSubmatch(s)
	if m == nil || q.f.Asks() || noQuoter.MatchString(m[2]) || noRival.MatchString(m[2]) || notTheirs.MatchString(m[2]) {
		return "", nil
	}
	at := crm.AccountID("")
	switch {
	case ofOneKnown(q.f) && namesCustomer(q.f):
		at = crm.AccountID(q.f.Account.Known[0].Row.ID)
	case q.stillTalking():
		at = q.conv.About
	}
	sum, err := q.sumOfDeal(at, m[3], "", false)
	if err != nil || sum == "" {
		return "", err
	}
	if strings.HasSuffix(m[1], "报") {
		m[1] += "了"
	}
	return m[1] + sum + m[4], nil
}

// bareBudget gives its unit to a budget of the customer who is talked of, and to what we asked of
// him: 预算批了380, 给他们报了360.
func (q *request) bareBudget(s string) (string, error) {
	m, head := budgetAlone.FindStringSubmatch(s), "预算"
	if m == nil {
		m, head = oursAlone.FindStringSubmatch(s), "报价"
	}
	if m == nil || aYear.MatchString(m[1]) {
		return "", nil
	}
	if head == "报价" {
		name, err := q.nameOf(q.conv.About)
		if err != nil || name == "" {
			return "", err
		}
		return "给" + name + "报价" + m[1] + "万", nil
	}
	return head + m[1] + "万", nil
}

// oldForNew gives its unit to a number that takes the place of another, where a sum on record
// is the other one: in none the number is somebody's telephone or his count of machines.
func (q *request) oldForNew(s string) (string, error) {
	m := oldNumber.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	old, now := m[1]+m[3]+m[6]+m[7]+m[10], m[2]+m[4]+m[5]+m[8]+m[9]
	unit, err := q.unitOnRecord(old)
	if err != nil || unit == "" {
		return "", err
	}
	if unit == "k" {
		return "it is " + now + unit + " not " + old + unit, nil
	}
	return "是" + now + unit + "不是" + old + unit, nil
}

// unitOnRecord is the unit in which a number is the sum of a deal that he told of lately; "" where
// it is that of none.
func (q *request) unitOnRecord(number string) (string, error) {
	all, err := q.pricedLately()
	if err != nil {
		return "", err
	}
	deals, err := q.openDeals(q.conv.About) // of which a sum alone was told
	if err != nil {
		return "", err
	}
	for _, p := range all {
		deals = append(deals, p.deal)
	}
	for i := range deals {
		a, unit, err := q.unitOfSize(number, deals[i].Amount.Money)
		if err != nil {
			return "", err
		}
		if a != nil && a.Minor == deals[i].Amount.Minor {
			return unit, nil
		}
	}
	return "", nil
}

// guessedRival finds who may be the rival, with a word that doubts it, before his price: 好像是宏拓 报了63.
var guessedRival = wording.Compile(`^(?:好像|应该|可能|听说|估计|貌似|大概)(?:就)?是([^ ,，:0-9]{2,8})[ ,，]*`)

// rivalSum gives its unit to what somebody asks of the customer who is talked of and is neither a
// customer nor one of the people, as the rival that he is: where it is of the size of the one open
// deal or, in a talk, where he is a rival already or a company by his name alone.
func (q *request) rivalSum(s string) (string, error) {
	m := asksSum.FindStringSubmatch(guessedRival.ReplaceAllString(s, "$1"))
	if m == nil {
		return "", nil
	}
	name, english := rivalHead.ReplaceAllString(m[1]+m[4]+m[7], ""), m[8]
	listed, err := q.rivalHere(name)
	if err != nil {
		return "", err
	}
	if m[4] != "" && listed == "" {
		return "", nil // 产量又降了,65 is no price of anybody's
	}
	if some, err := q.mayRival(name); err != nil || !some && listed == "" {
		return "", err
	}
	said, err := q.sumOfDeal(q.conv.About, m[2]+m[5]+english, m[3]+m[6], ascii(s))
	if err != nil {
		return "", err
	}
	if said == "" {
		if !q.stillTalking() || listed == "" && !q.firmByName(name) {
			return "", nil
		}
		if said = m[2] + m[5] + "万"; english != "" {
			said = english + "k"
		}
	}
	if name = q.inHisWriting(name); english != "" {
		return name + " quoted " + said, nil
	}
	return name + "报了" + said, nil
}

// mayRival reports a name of somebody who may be a rival: no customer, nobody of ours or theirs, and
// nothing that only has a price.
func (q *request) mayRival(name string) (bool, error) {
	if notTheirs.MatchString(name) || noRival.MatchString(name) || ownGoods.MatchString(name) || len(q.f.Colleagues) > 0 || q.customerIn(name) != "" || len(q.f.Contacts) > 0 && len(q.f.Contacts[0].Known) > 0 {
		return false, nil
	}
	theirs, err := q.calledThere(name) // Tim quoted 390, who was met there
	return !theirs, err
}

// pricedEach is what so many machines are worth at a price each, counted in 万, as the budget that
// it is: 要6台,一台大概28.
func (q *request) pricedEach(s string) (string, error) {
	m := eachFor.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return "", fmt.Errorf("how many machines %q: %w", m[1], err)
	}
	price, err := strconv.ParseFloat(m[2], 64)
	if err != nil {
		return "", fmt.Errorf("what a machine costs %q: %w", m[2], err)
	}
	name, err := q.nameOf(q.conv.About)
	if err != nil || name == "" {
		return "", err
	}
	return name + " " + m[1] + "台,预算大概" + strconv.FormatFloat(float64(n)*price, 'f', -1, 64) + "万", nil
}

// firmByName reports a company by its name alone that is no customer of ours.
func (q *request) firmByName(name string) bool {
	f := parse.Read("今天拜访了"+q.inHisWriting(name), q.ctx)
	return f.Account != nil && len(f.Account.Known) == 0 && strings.EqualFold(f.Account.Text, name)
}
