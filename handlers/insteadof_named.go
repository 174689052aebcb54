package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// beside may stand before what is told of a deal.
const beside = `(?:又|也|先|就|还|已经|今天|刚刚?|终于|突然|临时|被)*`

// signing may stand before and behind the time at which a deal is expected to be signed.
const (
	willSign = `^(?:这单|那单|单子|项目|合同)?(?:预计|预期|大概|应该|估计|可能|计划|打算|说|答应)*`
	signsIt  = `(?:能|可以|会|就|要|准备)*签(?:合同|约|单|字)?(?:了|吧)?$`
)

// signsWhen finds when a deal is expected to be signed, and nothing else; signsInWeek only in which week.
var (
	signsWhen = wording.Compile(willSign + `(` + wording.Any(
		aDay, `本?月底`, `下个?月(?:底|初|中旬)?`, `年底`, `年前`, `明年(?:初|年初)?`, `(?:明年)?\d{1,2}月(?:份|底|初)?`,
	) + `)` + signsIt)
	signsInWeek = wording.Compile(willSign + `(下周|下下周|这周|本周)` + signsIt)
)

// namedPhrases are what is told in the fewest words of the deal of a customer who is named.
var namedPhrases = []phrase{
	{said: wording.Compile(`^` + atCustomer + `(?:这单|那单|单子|项目|采购|立项)?` + beside + `(?:暂停|叫停|冻结|停下来|搁置|搁下)(?:了|下来)+$`), as: "@先暂停", when: hasOpen},
	{said: signsWhen, as: "预计$1签", when: hasOpen},
	{said: signsInWeek, as: "预计$1五签", when: hasOpen},
	{said: wording.Compile(`^` + atCustomer + `(?:这单|那单|单子|合同)?(?:也|都|一直)?(?:还|依然|仍然?)?没(?:有)?签(?:呢|约|合同|下来|成)*$`), as: "@到哪一步了", when: hasOpen},
	{said: wording.Compile(`^(?P<at>[a-z0-9&. -]{2,30}?)(?:'s)? (?:hasn't|has not|haven't|have not|still hasn't|didn't)(?: yet)? signed(?: yet| anything)?$`), as: "which stage is @ in", when: hasOpen},
	{said: wording.Compile(`^(?:(?P<at>[^,，。:： ]{2,14}?)(?:的|那边的?))?([^,，。 的]{2,5}?)(?:也|都|还是|一直|坚决|强烈|明确)*(反对|不支持)(?:这事|这单|这个项目)?$`), as: "@的$2$3我们", when: theirsBehind},
	{said: wording.Compile(`^(?P<at>[^,，。:： ]{2,14}?)(?:的|那边的?)([^,，。 的]{2,5}?)(?:也|都|还是|一直|很|挺)*支持(?:我们)?$`), as: "@的$2支持我们", when: theirsBehind},
	{said: wording.Compile(`^` + atCustomer + `(?:的)?(?:项目)?(?:预算|资金|钱|经费)(?:到底)?(?:批|落实|到位|下来)(?:了|下来)*(?:没有?|吗|么|没批|没啊)(?:啊|呢)?[?？]?$`), as: "评估 @", when: hasOpen},
	{said: wording.Compile(`^([a-z]+(?: [a-z]+)?)'s (on our side|against us)$`), as: "$1 is $2"},
	{said: wording.Compile(`^(?:the )?(?:down ?payment|deposit|first payment)(?: of|:| is)? ?(\d{1,2}) ?%(?: (?:on|at|upon|with|after) [^,;]{3,24})?[,;]? (?:and )?(?:the )?(?:rest|balance|remainder) (?:on|at|upon|after|with|before) (.{3,24})$`), as: "@ negotiation: $0", when: hasOpen},
	{said: wrongQuote, as: "@报价改成$1万", when: hasQuoted},
}

// wrongQuote finds that the last offer was sent with a wrong sum: 昨天的报价发错了,应该是168.
var wrongQuote = wording.Compile(`^(?:我|我们)?(?:昨天|上次|刚才|刚刚|之前|今天)?(?:的|那个)* ?(?:报价|quote) ?(?:单)?(?:发|报|写|填|记|打|说)?错了[,，] ?(?:应该|其实)?(?:是|报|改成)? ?(\d{2,5}(?:\.\d)?)(?:万|w)?$`)

// hasQuoted reports a customer with one open deal in which an offer was made, of the size of the sum that is said.
func hasQuoted(q *request, at crm.AccountID) (bool, error) {
	m := wrongQuote.FindStringSubmatch(squash(q.m.Text))
	deals, err := q.openDeals(at)
	if err != nil || m == nil || at == "" || len(deals) != 1 || deals[0].Amount.Kind != crm.AmountQuote {
		return false, err
	}
	sum, err := q.sumOfDeal(at, m[1], "", false)
	return strings.HasSuffix(sum, "万"), err
}

// theirPriceAsked finds that it is asked what somebody offers: 发那科报多少.
var theirPriceAsked = wording.OneOf(
	`^([^,，。 我你他]{2,8}?)(?:那边|家|的)?(?:给他们|给客户)?(?:报|报了|报价|出价|开价|价格)(?:是|到)?(?:多少|什么价|几多)(?:钱)?(?:来着|啊|呢)?[?？]?$`,
	`^(?:how much|what) (?:did|does|is|has) ([a-z][a-z0-9&.-]{2,20}) (?:quoted?|offer(?:ed|ing)?|ask(?:ed|ing)?|bid)(?: for)?[?]?$`,
)

// asksTheirPrice is the question what a rival in one of his open deals offers, as that for the rivals there.
func (q *request) asksTheirPrice(s string) (string, error) {
	m := theirPriceAsked.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	at := crm.AccountID("")
	err := crm.Each(q.tx, crm.Where(crm.OpenOwner, string(q.who.ID)), func(o crm.Opportunity) bool {
		if slices.ContainsFunc(o.Rivals, func(r string) bool { return strings.EqualFold(r, m[1]+m[2]) }) && (at == "" || o.Account == q.conv.About) {
			at = o.Account
		}
		return true
	})
	if err != nil || at == "" {
		return "", err
	}
	name, err := q.nameOf(at)
	if err != nil || name == "" {
		return "", err
	}
	if ascii(s) {
		return "who are the rivals at " + name, nil
	}
	return name + "有哪些对手", nil
}

// theirsBehind reports words of somebody who is known at a customer with a deal.
func theirsBehind(q *request, at crm.AccountID) (bool, error) {
	if len(q.f.Contacts) != 1 || len(q.f.Contacts[0].Known) == 0 {
		return false, nil
	}
	return hasDeal(q, at)
}
