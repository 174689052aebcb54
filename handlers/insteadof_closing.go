package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// The parts of a price, as people name them: where a sum or a share stands beside them, by the event too at which one is
// due; else 发货到了 is goods.
const (
	firstParts = `首付款?|首款|头款|预付款?|定金`
	sureParts  = firstParts + `|进度款|发货款|到货款|验收款|尾款|质保金|余款`
	payParts   = `(` + firstParts + `|进度款|发货款?|到货款?|验收款?|尾款|质保金|余款)`
)

// sumOfMoney is a sum with its unit.
const sumOfMoney = `(\d+(?:\.\d+)?(?:万|w|元)元?)`

// Which part of a price came, by its number, and how much of it.
const (
	nthPart   = `第([一二三四五六\d])(?:期|笔)`
	cameOfIt  = `(\d+(?:\.\d+)?(?:万|w|元)元?|一半)?`
	nthPartEN = `(first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th|last|final) (?:payment|instal+ment|part|tranche)`
	cameEN    = `[€$£¥]?\d[\d.,]* ?[km]?(?: (?:eur|usd|gbp|cny|euros?))?`
)

// cameSecond finds that a deal went to one who was cheaper: we came second, Kuka was 8k lower.
const cameSecond = `^we (?:came|came in|finished|ended up|were) (?:second|2nd|third|3rd|last)[,;]? (?:and |because |but )?([a-z][a-z&.-]{2,20}) (?:was|were|came in|undercut us by|beat us by) ([0-9][0-9.,]* ?(?:k|m|million)?(?: ?(?:eur|usd|cny|rmb|gbp))?)(?: lower| cheaper| below us)?$`

// closingPhrases are what is told of a deal around its signature: what is asked for it now, how it is paid,
// how far it is, and when offers must be in.
var closingPhrases = []phrase{
	{said: wording.Compile(`^(?:给|帮)?(?P<at>[^,，。:： ]{2,14}?)?(?:建|加|定|设|排)(?:一?个|一?条|下)?(?:关键|目标)?节点[:：,， ]*(` +
		wording.Any(
			`(?:下|这|本)?周[一二三四五六日天]`,
			`月底`, `(?:今年|明年)?\d{1,2}月(?:\d{1,2}[号日]?|底)`, `\d{1,2}[号日]`,
		) +
		`)(?:之前|以前|前)?(?:要|得|把|先)*([^,，\d]{2,24}?)(?:了|掉)?$`), as: "@作战计划 $3 $2", when: hasOpen},
	{said: wording.Compile(`^(?:合同(?:上|里)?(?:的)?)?交(?:货期?|期)(?:合同)?(?:上|里)?(?:写|谈|签|答应|承诺|定)?(?:的)?(?:是|在|到)?(` +
		wording.Any(
			`(?:下个?月|本月|明年|今年)?\d{1,2}月(?:底|初|中旬|\d{1,2}[号日]?)`,
			`\d{1,2}[号日]`,
		) + `)(?:[,，](?:机器|设备|我们|要|得)?[^,，。\d]{2,10})?$`), as: "@交货定在$1", when: hasSigned},
	{said: wording.Compile(`^` + payParts + sumOfMoney + `(?:也|都|已经|今天|刚刚?|终于|全部?)*(?:到账?|付|打过来|打来|转过来|汇过来|收到|进账|结)了$`), as: "@$1到账$2", when: here(hasPlan)},
	{said: wording.Compile(`^` + payParts + `(?:的)?` + sumOfMoney + `(?:也|都|已经|今天|刚刚?|终于|全部?)*(?:到账?|付|打过来|打来|转过来|汇过来|收到|进账|结)了$`), as: "@到账$2", when: here(hasDeal)},
	{said: wording.Compile(`^` + nthPart + `(?:款|款项)?(?:也|都|已经|今天|刚刚?|终于|只|先)*(?:到账?|付|打过来|打来|转过来|汇过来|收到|进账|结)了?` + cameOfIt + `(?:了)?$`), as: "@第$1期到账$2", when: hasPlan},
	{said: wording.Compile(`^(?:今天|刚刚?|已经)*(?:到账?|收到|来)了?` + nthPart + `(?:款|款项)?[,，: ]*` + cameOfIt + `$`), as: "@第$1期到账$2", when: hasPlan},
	{said: wording.Compile(`^(?P<at>[a-z0-9&. -]{2,30}?) (?:has |have |just |finally )*(?:paid|wired|transferred)(?: us)? (?:the |their )?` + nthPartEN + `(?:,? (?:of )?(` + cameEN + `))?$`), as: "@ $2 payment received $3", when: hasPlan},
	{said: wording.Compile(`^(?:(?P<at>[a-z0-9&. -]{2,30}?)(?:'s)? )?(?:the )?` + nthPartEN + `(?: has| is| was| just| finally)*(?: arrived| landed| in| received| came in| paid| here| come in)(?:,? (` + cameEN + `))?$`), as: "@ $2 payment received $3", when: hasPlan},
	{said: wording.Compile(`^(?P<at>[a-z0-9&. -]{2,30}?) (?:has |have |just |finally )*signed (?:off )?(?:on )?(?:the |our )?(?:final )?acceptance(?: certificate| protocol| test)?$`), as: "@ acceptance signed", when: hasSigned},
	{said: wording.Compile(`^(?:投标)?保证金(?:[\d.]+万)?(?:已经|也|今天|刚刚?|都|昨天)*(?:打|付|汇|转|交|缴)(?:过去|出去|上去|掉|完|好|了)*了$`), as: "@保证金交了", when: depositHere},
	{said: wording.Compile(`^投标保证金(?:[\d.]+万)?(?:已经|也|今天|刚刚?|都|昨天)*(?:打|付|汇|转|交|缴)(?:过去|出去|上去|掉|完|好|了)*了$`), as: "保证金交了", when: depositElsewhere},
	{said: wording.Compile(`^` + payParts + `(?:今天|刚|已经|只|先)*(?:到账?|付|打|来|收到)(?:了|过来)*(\d+(?:\.\d+)?(?:万|w|元)元?)(?:了)?(?:[,，](?:不是|没有?|没到|不够|只是|还不是)(?:全款|全部|付清|结清|一部分|到齐|全))?$`), as: "@$1到账$2", when: hasPlan},
	{said: wording.Compile(`^(?P<at>[^,，。:： ]{2,14}?)的?标书?(?:是|定在|在)?([\d一二三四五六七八九十本这下明后大今周礼星月年元].{2,17}?)截止(?:投标)?([,，].{2,40})?$`), as: "@投标 $2截标$3", when: namesADay},
	{said: wording.Compile(cameSecond), as: "we lost to $1, they were $2 lower"},
	{said: wording.Compile(`^(?P<at>[a-z0-9&. -]{2,30}?)[:,] ` + cameSecond[1:]), as: "@ lost to $2, they were $3 lower"},
	{said: wording.Compile(`^([a-z][a-z.'-]{1,20}(?: [a-z.'-]{2,20})?)(?:'s)? (?:phone|mobile|cell)(?: number)?[?]?$`), as: "what is $1's phone number", when: namesSomebody},
}

// namesADay reports words in which a day stands, at a customer that is known.
func namesADay(q *request, at crm.AccountID) (bool, error) {
	return at != "" && namesDay(q.m.Text), nil
}

// namesSomebody reports that whose telephone is asked for is called by a name.
func namesSomebody(q *request, _ crm.AccountID) (bool, error) {
	s := squash(q.m.Text)
	first, _, _ := strings.Cut(s, " ")
	if !strings.Contains(s, "'s ") && !strings.Contains(s, " number") && !capital(q.m.Text) {
		return false, nil // smart phone, robot cell
	}
	return !slices.Contains([]string{
		"new", "wrong", "my", "his", "her", "their", "our", "the", "old", "company", "work", "office", "get", "need", "no", "got", "lost", "broken", "on", "by", "a", "private", "what", "which", "whose",
	}, first), nil
}

// capital reports words that begin with a capital letter, as names are written.
func capital(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && s[0] >= 'A' && s[0] <= 'Z'
}

// triedWith finds that a customer tried somebody's goods: Oakline ran a trial with Kuka.
var triedWith = wording.Compile(`^([a-z][a-z0-9&. -]{1,30}?) (?:ran|did|had|made|runs|is running|is doing) (?:a |an |the |its |their )?(?:trial|test|pilot|demo|poc)s? with ([a-z][a-z0-9&.-]{2,20}(?: [a-z0-9&.-]{2,20})?)(?: (?:last|this) (?:week|month|year|quarter)| already| too| as well)*$`)

// triesAnother takes what is told of a customer's trial with somebody else for what it is, and for no visit
// of ours: a rival of the deal that is open, else the customer's news. Of one who is not known nothing is kept.
func (q *request) triesAnother() (bool, error) {
	m := triedWith.FindStringSubmatch(squash(q.m.Text))
	if m == nil || q.f.Question || q.f.Asks() || slices.Contains([]string{"we", "i", "they", "he", "she"}, m[1]) || len(q.f.Colleagues) > 0 || slices.Contains([]string{"us", "our", "them"}, m[2]) {
		return false, nil
	}
	name, rival := q.inHisWriting(m[1]), q.inHisWriting(m[2])
	if !capital(rival) || slices.ContainsFunc(q.f.Contacts, func(c parse.Contact) bool { return len(c.Known) > 0 }) {
		return false, nil // with success, with three machines, with one of their own
	}
	at := q.customerIn(m[1])
	if at == "" {
		q.order, q.f.Items = nil, nil
		return true, q.notUnderstood()
	}
	open, err := hasOpen(q, at)
	if err != nil {
		return false, err
	}
	if open && q.customerIn(m[2]) == "" {
		q.putAs(name + " competitor is " + rival)
	} else {
		q.putAs(name + " news: " + strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(fold(q.m.Text)), name)))
	}
	return true, q.dispatch(q.order)
}

var (
	// changedPrice finds what our offer is now, without its unit: 报价改到168.
	changedPrice = wording.Compile(`^(?:我们的?|把)?报价(?:又|再|重新)?(?:改|调|压|调整)(?:到|成|为)了?(\d{2,5}(?:\.\d)?)(万|w)?(?:了|吧)?$`)
	// quotedNow finds that our offer went out, at which sum: 报了,58.8.
	quotedNow = wording.Compile(`^(?:已经?|刚刚?|都|价|价格|今天|下午|上午)*(?:报|报价)(?:单)?(?:了|出了|出去了|过去了|给(?:他们?|她们?|对方|客户)了|发了)[,，: ]*(?:报的|价格)?(\d{2,5}(?:\.\d{1,2})?)(万|w)?(?:含税)?(?:了|吧)?$`)
	// movedPrice finds by how much our offer went up or down: 报价又降了3万.
	movedPrice = wording.Compile(`^(?:我们的?)?报价(?:又|再|给)*(降|涨|加|减|让|便宜|优惠)(?:价)?了?(\d+(?:\.\d+)?(?:万|w))(?:了|吧)?$`)
	// shortOf finds how much a part of the price still lacks: 发货款还差20万没到.
	shortOf = wording.Compile(`^` + payParts + `(?:还|就|只|现在)*(?:差|欠|少)(?:了)?(\d+(?:\.\d+)?(?:万|w|元)元?)(?:没|还没)?(?:到账?|付|收到?|打|给|来)?$`)
	// stageAhead and stageBack find where a deal is to go: 可以往商务谈判走了, 退回到电话预约那一步,需求没确认.
	stageAhead = wording.Compile(`^(?:现在|已经|都|可以|能|该|要|就|直接|先|单子|项目)*(?:往|向|朝)([^,，。\d哪什啥几多]{2,8}?)(?:阶段|这一步|环节)?(?:走|推|推进|进|靠)(?:了|吧|啦)?$`)
	stageBack  = wording.Compile(`^(?:得|要|先|还是|就|又|被|单子|项目)*(?:(?:退回?|回退|倒退?|打回|回)(?:到|至)([^,，。\d哪什啥几多]{2,8}?)(?:阶段|(?:那|这)?一步|环节)?|(?:退回?|回退|倒退?|打回)([^,，。\d哪什啥几多]{2,8}?)(?:阶段|(?:那|这)一步|环节))(?:了|吧)?(?:[,，](?:因为|原因是|理由是|主要是)?(.{2,40}))?$`)
	// stageTold finds how far a deal is: 恒发那单走到方案了.
	stageTold = wording.Compile(`^(?:现在|目前|已经|都)*(?:走|进|推进|推|谈|跟|做|进行)?到了?([^,，。\d哪什啥几多]{2,8}?)(?:阶段|这一步|环节)?(?:了|啦)$`)
)

// changesPrice is the next version of our offer, in the unit in which it is of the size of the one open deal.
func (q *request) changesPrice(s string) (string, error) {
	name, err := q.nameOf(q.conv.About)
	if err != nil || name == "" {
		return "", err
	}
	if m := movedPrice.FindStringSubmatch(s); m != nil {
		return q.movesPrice(name, m[1], m[2])
	}
	m := changedPrice.FindStringSubmatch(s)
	if m == nil {
		if m = quotedNow.FindStringSubmatch(s); m == nil || q.lastAbout() == "" {
			return "", nil
		}
		if owed, err := q.owesQuote(); err != nil || !owed {
			return "", err // it may be what a rival asks
		}
	}
	sum, err := q.sumOfDeal(q.conv.About, m[1], m[2], false)
	if sum == "" || err != nil {
		return "", err
	}
	return name + "报价 " + sum, nil
}

// owesQuote reports that a step of his with the customer who is talked of is to quote.
func (q *request) owesQuote() (bool, error) {
	open, err := q.openTasks(q.conv.About)
	if err != nil {
		return false, err
	}
	return slices.ContainsFunc(open, func(k crm.Task) bool {
		return k.Owner == q.who.ID && strings.Contains(k.Text, "报价")
	}), nil
}

// movesPrice is the next version of our offer, that much above or below the last one; without one it shows those that
// there are.
func (q *request) movesPrice(name, way, by string) (string, error) {
	deals, err := q.openDeals(q.conv.About)
	if err != nil || len(deals) == 0 {
		return "", err
	}
	was := deals[0].Amount
	step, err := q.amountOf(by)
	if err != nil || step == nil {
		return "", err
	}
	if !q.speaksHere() || len(deals) > 1 || was.Kind != crm.AmountQuote || was.Currency != "CNY" || step.Minor*2 > was.Minor {
		return name + "报价多少", nil
	}
	now := was.Money
	if now.Minor -= step.Minor; holds(way, "涨", "加") {
		now.Minor += 2 * step.Minor
	}
	return name + "报价 " + sumSaid(now), nil
}

// lacksOfRow is what a part of the price still lacks as what came in of it, where the plan says how much
// it is: the rest has come.
func (q *request) lacksOfRow(s string) (string, error) {
	m := shortOf.FindStringSubmatch(s)
	if m == nil || q.conv.About == "" {
		return "", nil
	}
	won, err := q.wonDeal(q.conv.About)
	if err != nil || won == nil {
		return "", err
	}
	rows, err := q.Desk.PaymentsOf(q.tx, won.ID)
	if err != nil {
		return "", err
	}
	lacks, err := q.amountOf(m[2])
	if err != nil || lacks == nil {
		return "", err
	}
	inYuan := strings.HasSuffix(m[2], "元")
	name, err := q.nameOf(q.conv.About)
	if err != nil {
		return "", err
	}
	part := strings.TrimSuffix(m[1], "款")
	for i := range rows {
		if !strings.Contains(rows[i].What, part) {
			continue
		}
		left := rows[i].Left()
		if inYuan && left.Currency != "CNY" {
			return "", nil // told in another currency than the plan is in
		}
		if left.Minor -= lacks.Minor; left.Minor > 0 {
			return name + m[1] + "到账" + sumSaid(left), nil
		}
		return name + "付款计划", nil // as it stands there already, or more than all of it
	}
	return "", nil
}

// stageLike end what may be the name of a stage, in a method or at a customer.
var stageLike = []string{"确认", "评审", "论证", "选型", "比价", "谈判", "招标", "定标", "立项", "方案", "商务", "合同", "测试", "试样", "验证", "交付"}

// reachedStage is how far a deal is of which it is told, as the move to that milestone, whose gate says what is
// missing, or as how far the customer's own buying is; what the method calls otherwise is no stage.
func (q *request) reachedStage(told string) string {
	if m := stageAhead.FindStringSubmatch(told); m != nil {
		if id := q.stageCalled(m[1]); id != "" {
			return "推进到" + id
		}
		return ""
	}
	if m := stageBack.FindStringSubmatch(told); m != nil {
		if id := q.stageCalled(m[1] + m[2]); id != "" {
			return "退回" + id + "," + m[3]
		}
		return ""
	}
	m := stageTold.FindStringSubmatch(told)
	if m == nil {
		return ""
	}
	for _, s := range q.Book.BuyingWay {
		for _, w := range append([]string{s.Name.ZH}, s.Also...) {
			if strings.EqualFold(w, m[1]) {
				return "采购阶段 " + s.Name.ZH
			}
		}
	}
	found := q.stageCalled(m[1])
	if found == "" && slices.ContainsFunc(stageLike, func(end string) bool { return strings.HasSuffix(m[1], end) }) {
		return "到哪一步了"
	}
	if found == "" {
		return ""
	}
	return "推进到" + found
}

// stageCalled is the milestone of the method that goes by a name, or by how it begins or ends; "" for none or several.
func (q *request) stageCalled(name string) string {
	found := ""
	for i := range q.Book.Milestones {
		zh := q.Book.Milestones[i].Name.ZH
		if zh == name {
			return q.Book.Milestones[i].ID
		}
		if strings.HasPrefix(zh, name) || strings.HasSuffix(zh, name) {
			if found != "" {
				return ""
			}
			found = q.Book.Milestones[i].ID
		}
	}
	return found
}
