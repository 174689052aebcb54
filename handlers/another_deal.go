package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// anotherDealIntent opens one more deal of a customer that is known: 新商机 比亚迪
// 储能线 300万. Without these words a figure is taken for the deal that is open.
func anotherDealIntent() Intent {
	return Intent{
		Name: "another_deal", Reads: parse.Opportunity,
		Weigh: func(f parse.Facts) float64 {
			said := f.Plain()
			if !anotherDeal.MatchString(said) || toldOfDeal.MatchString(said) || f.Question || f.Asks() || f.Letters() > 80 || len(f.Items) > 0 || f.Negated || f.Wished || didSomething(f) {
				return 0
			}
			if f.Account == nil && anotherDeal.FindStringIndex(said)[0] == 0 || f.Account != nil && len(f.Account.Known) > 0 && f.Account.Known[0].Score >= 1 {
				return 0.95
			}
			return 0
		},
		Examples: []string{
			"新商机 比亚迪 储能线 300万", "再开一个比亚迪的商机 涂装线 80万", "比亚迪还有一个项目,储能线,300万", "比亚迪有个新项目 储能线",
			"another deal at Oakline: storage line 3M CNY", "open a new deal for Oakline: paint shop",
		},
		Near:   []string{"新线索 恒发家具 清远 开料机", "比亚迪有几个商机", "今天拜访了比亚迪,聊了新项目", "比亚迪储能线预算300万"},
		Handle: (*request).anotherDeal,
	}
}

// anotherDeal finds the words that open one more deal.
var anotherDeal = wording.OneOf(
	wording.Any(
		`新增`, `新开`, `再开`, `另开`, `再建`, `新建`, `再来`, `再加`, `开`, `又有`, `还有`,
		`另有`, `有`,
	)+`了?(?:一个|1个|个)?新?的?(?:.{0,12}的)?(?:商机|项目|机会)`,
	`(?:另外?一个|另一个|第二个|新)(?:的)?(?:商机|项目)`,
	`(?:open |create |add )?(?:a new|another|a second|new) (?:deal|opportunity|project)`+
		`(?: (?:at|with|for))?`,
	`^(?:open |create |add |also |we have |there's |got )*(?:a )?(?:second|2nd|third|separate|additional|one more) (?:deal|opportunity|opp|project) (?:at|with|for) ?[a-z0-9&.' -]{0,30}[:,]`,
)

// toldOfDeal finds behind a colon how a second deal stands, and not what it is called: 2nd deal at Otto: lost.
var toldOfDeal = wording.Compile(`\b(?:second|2nd|third|separate|additional|one more) (?:deal|opportunity|opp|project) [^:,]{0,36}[:,] ?(?:they|he|she|we|i|it|it's|lost|won|stuck|dead|gone|on hold|off|still|is|was|has|no|not|nothing|waiting|closed|signed|postponed|delayed|moved)\b`)

// figureWords is a sum, or a day, in what is said of a new deal; the rest is its name.
var figureWords = wording.Compile(wording.Maybe(
	`预算`, `金额`, `大概`, `大约`, `约`, `总价`, `budget`, `about`, `around`, `worth`,
) + `\s*[¥$€]?\d[\d.,]*\s*(?:多|来)?(?:万|亿|千|百万|k|m|w|mio)?` +
	wording.Maybe(`元`, `块`, `美金`, `美元`, `欧元`, `人民币`, `rmb`, `cny`, `usd`, `eur`) +
	`(?:左右|上下)?(?:\s*(?:rmb|cny|usd|eur))?`)

// dealTitleIn is the name of a new deal: the first words beside the customer's name,
// the words that open it and its figures; "" where none is said.
func dealTitleIn(text string, names ...string) string {
	for _, name := range names {
		text = without(text, name)
	}
	text = anotherDeal.ReplaceAllString(text, ",")
	text = figureWords.ReplaceAllString(text, ",")
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",，:：;；。、\n", r) }) {
		part = strings.TrimFunc(part, parse.IsEdge)
		for _, word := range []string{"叫", "名字是", "是", "的", "做", "called", "at ", "for ", "with "} {
			part = strings.TrimSpace(strings.TrimPrefix(part, word))
		}
		if n := length(part); n >= 2 && n <= 30 {
			return part
		}
	}
	return ""
}

// alsoWanted finds what a customer wants beside what is dealt over with him: 还有个事,他们仓库也想改,大概五十万.
var alsoWanted = wording.Compile(`(?:还有|另外|此外|除了这个)(?:还有|个|一个|一?件)*(?:事情?|需求|活儿?)?[,，:： ]*(?:他们|对方|客户|那边)?的?([^,，。\d]{2,12}?)(?:也|还)(?:想|要|打算|准备|需要|得)(?:把)?([^,，。\d]{1,12})`)

var (
	// wantedAnew begins what could be dealt over by itself: 改, 做, 一台.
	wantedAnew = wording.Compile(`^(?:再|新|都|也)*(?:改|做|搞|上|建|盖|买|采购|换|装|加装|加一|加两|扩|升级|自动化|[一两二三四五六几\d]{1,2}[台套条个])`)
	// ofThisDeal finds what is bargained over in the deal that there is, and who only speaks of it.
	ofThisDeal = wording.Compile(`预算|价|合同|款|质保|保修|账期|折扣|返点|罚|保证金|发票|降|让|便宜|竞争|对手|领导|老板|我们|咱`)
)

// tellsAlsoWanted opens one more deal for what is wanted beside a deal that has its sum: that sum is not changed by it.
func (q *request) tellsAlsoWanted() (bool, error) {
	m := alsoWanted.FindStringSubmatch(squash(q.m.Text))
	if m == nil || !wantedAnew.MatchString(m[2]) || ofThisDeal.MatchString(m[1]+m[2]) || q.f.Amount == nil || len(q.f.Items)+len(q.f.Refs) > 0 || q.f.Question || asksWhich(q.m.Text) || namesCustomer(q.f) && !ofOneKnown(q.f) || !namesCustomer(q.f) && !q.stillTalking() {
		return false, nil
	}
	at := q.conv.About
	if namesCustomer(q.f) {
		at = crm.AccountID(q.f.Account.Known[0].Row.ID)
	}
	a, err := q.accountIf(at, q.owns)
	if err != nil || a == nil {
		return false, err
	}
	deals, err := q.openDeals(a.ID)
	if err != nil || !slices.ContainsFunc(deals, func(o crm.Opportunity) bool { return o.Amount.Minor > 0 }) {
		return false, err
	}
	return true, q.opensAnother(a, deals, m[1]+m[2])
}

// anotherDeal opens one more deal; one of that name that is open is shown.
func (q *request) anotherDeal() error {
	a, err := q.accountMeant(crm.Write)
	if err != nil || a == nil {
		return err
	}
	deals, err := q.openDeals(a.ID)
	if err != nil {
		return err
	}
	return q.opensAnother(a, deals, dealTitleIn(q.m.Text, a.Name.Text, mentionedIn(q.f)))
}

// opensAnother opens one more deal of a customer, called so.
func (q *request) opensAnother(a *crm.Account, deals []crm.Opportunity, title string) error {
	q.about(a.ID, "")
	if title == "" {
		q.reply(q.out.DealCalledWhat(a.Name.Text))
		return nil
	}
	for i := range deals {
		if strings.EqualFold(deals[i].Title, title) {
			m, ok, err := q.matterByID(deals[i].ID)
			if err != nil || !ok {
				return err
			}
			return q.showDeal(m)
		}
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	n := desk.NewDeal{Account: a.ID, Title: title, SignBy: q.f.SignDate, WinPct: q.f.WinPct, Rivals: q.f.Competitors}
	amount := q.inDealsCurrency(q.f.Amount, deals)
	if amount != nil && amount.Currency != "" {
		n.Amount = *amount
	}
	if _, err := w.OpenDeal(n); err != nil {
		return err
	}
	if err := q.answered(w.Group()); err != nil || amount == nil || amount.Currency != "" {
		return err
	}
	return q.askCurrency(w, q.f, a)
}

// byDeal is the customer whose open deal is called so, where no customer is: the one
// that was just spoken of, else one of his own. 储能线 王总反对.
func (q *request) byDeal(name string, verb crm.Verb) (*crm.Account, error) {
	if !q.readsDeals() {
		return nil, nil
	}
	bare := func(s string) string {
		return strings.TrimSuffix(strings.TrimSuffix(parse.Keys(s).Fold, "项目"), "project")
	}
	wanted := bare(name)
	var at crm.AccountID
	look := func(o crm.Opportunity) bool {
		if bare(o.Title) == wanted {
			at = o.Account
		}
		return at == ""
	}
	ranges := []crm.Filter{crm.Where(crm.OpenOwner, string(q.who.ID))}
	if q.conv.About != "" {
		ranges = []crm.Filter{crm.Where(crm.OpenAcct, string(q.conv.About)), ranges[0]}
	}
	for _, r := range ranges {
		if err := crm.Each(q.tx, r, look); err != nil || at != "" {
			break
		}
	}
	if at == "" {
		return nil, nil
	}
	a, err := crm.Get[crm.Account](q.tx, at)
	if err != nil || !q.allowed(verb, crm.ScopeOf(&a)) || strings.Contains(parse.Keys(a.Name.Text).Fold, wanted) {
		return nil, err
	}
	return &a, nil
}
