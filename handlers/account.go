package handlers

import (
	"regexp"
	"strings"

	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// accountIntent shows a customer: who has it, where it stands, what is next.
func accountIntent() Intent {
	return Intent{
		Name: "account", Reads: parse.Query,
		Weigh: func(f parse.Facts) float64 {
			switch {
			case len(f.Items) > 0:
				return 0
			case onlyName(f):
				return 0.95
			case f.Intent == parse.Query && (f.Account != nil || len(f.Contacts) > 0):
				return 0.7
			case holds(f.Text, "聊了啥", "聊了什么", "谈了啥", "谈了什么", "说了啥", "说了什么") && (f.Account != nil || len(f.Contacts) > 0):
				return 0.82
			case f.Account != nil && f.Intent == parse.None && (asksWhom.MatchString(squash(f.Text)) || asksWhen.MatchString(squash(f.Text))) && asksAbout(f):
				return 0.74
			case f.Account != nil && f.Account.Text != "" && asksIndustry.MatchString(squash(f.Text)) && !didSomething(f):
				return 0.76
			case f.Account != nil && (holds(f.Text, "啥情况", "什么情况", "怎么样了", "进展") || word(f.Text, "status")):
				return 0.75
			}
			return 0
		},
		Examples: []string{"比亚迪啥情况", "上次跟王总聊了啥", "status of Oakline", "比亚迪", "比亚迪属于哪个行业", "what industry is Oakline in"},
		Near:     []string{"今天拜访了比亚迪王总", "恒鑫有人跟吗", "王总电话多少", "比亚迪为什么提醒我", "收到", "美科是家电行业"},
		Handle:   (*request).account,
	}
}

// asksWhom and asksWhen find the questions that a part of the card answers: its
// people, and what was done there.
var (
	asksWhom = regexp.MustCompile(`的人都?有谁|都有谁|有哪些人|有哪些联系人|联系人(有|都|是|$)|认识谁|who do (i|we) know|who did i meet|contacts|people at`)
	asksWhen = regexp.MustCompile(`上次|上一次|上回|啥时候去|什么时候去|去过几次|跑过几次|拜访过几次|拜访记录|历史|when (was|did) |last visit|history|how often`)
)

// asksIndustry finds 属于哪个行业, 是什么行业的, what industry is X in.
var asksIndustry = regexp.MustCompile(`(哪个|哪一个|什么|啥|哪种)行业|行业(是|属于)(什么|啥|哪)|(what|which) (industry|sector)`)

// onlyName reports a text that is a customer's name and nothing else.
func onlyName(f parse.Facts) bool {
	if f.Account == nil || len(f.Account.Known) == 0 && f.Intent != parse.Query {
		return false
	}
	text := strings.TrimSpace(f.Text)
	return length(text) <= length(f.Account.Text) && f.Account.Text != ""
}

// account shows the card of the customer that was named, or that the people
// named belong to. Of somebody else's he learns only that it is taken.
func (q *request) account() error {
	fnd, err := q.subject(q.f, crm.Read)
	if err != nil {
		return err
	}
	name := mentionedIn(q.f)
	switch {
	case fnd.Account != nil && q.private() && asksIndustry.MatchString(squash(q.m.Text)):
		q.about(fnd.Account.ID, "")
		q.reply(q.out.Industry(fnd.Account.Name.Text, fnd.Account.Industry))
		return nil
	case fnd.Account != nil && q.private() && asksWhom.MatchString(squash(q.m.Text)):
		return q.showPart(fnd.Account, "contacts")
	case fnd.Account != nil && q.private() && asksWhen.MatchString(squash(q.m.Text)):
		return q.showHistory(fnd.Account, 0)
	case fnd.Account != nil:
		return q.showAccount(fnd.Account)
	case fnd.Taken != nil:
		return q.takenCard(name, fnd.Taken)
	case len(fnd.Known) == 1 && len(fnd.Choices) <= 2:
		return q.showAccount(&fnd.Known[0]) // only one comes near
	case len(fnd.Known) > 1:
		q.reply(q.out.Which(name, choiceNumbers(fnd.Known)))
		return nil
	case name == "" && len(q.f.Contacts) > 0:
		q.reply(q.out.ContactUnknown(q.f.Contacts[0].Name))
		return nil
	case name == "":
		return errPass
	}
	q.reply(q.out.AccountUnknown(name))
	return nil
}

// choiceNumbers are candidates to look at, by their numbers.
func choiceNumbers(all []crm.Account) []crm.Choice {
	var out []crm.Choice
	for i, c := range choices(all) {
		out = append(out, crm.Choice{Value: all[i].Number(), Label: c.Label})
	}
	return out
}

// showAccount shows a customer where he asked. Where others read along there
// is only whose it is; the rest is offered in private.
func (q *request) showAccount(a *crm.Account) error {
	q.about(a.ID, "")
	if !q.private() {
		return q.ownerCard(a)
	}
	v, err := q.accountView(*a)
	if err != nil {
		return err
	}
	q.reply(q.out.Account(v))
	q.listed(nil)
	for _, t := range v.Tasks {
		q.conv.Items = append(q.conv.Items, crm.Pointer{Kind: crm.KindTask, ID: string(t.ID)})
	}
	return nil
}

// takenCard says no more than that somebody looks after a customer, and whom
// to ask.
func (q *request) takenCard(name string, a *crm.Account) error {
	ask, err := q.whomToAsk(a)
	if err != nil {
		return err
	}
	q.reply(q.out.AccountTaken(name, ask))
	return nil
}

// ownerIntent asks who looks after a customer.
func ownerIntent() Intent {
	return Intent{
		Name: "owner", Reads: parse.Query,
		Weigh: func(f parse.Facts) float64 {
			if is(f.Text, "这家是我先跑的", "这个客户是我的", "这家是我的", "i was there first") {
				return 0.9
			}
			if f.Account == nil {
				return 0
			}
			if holds(f.Text, "有人跟", "谁在跟", "谁跟", "谁的客户", "是谁的", "谁负责", "我先跑的", "先报的") ||
				word(f.Text, "who") && word(f.Text, "owns", "has", "covers", "looks") {
				return 0.9
			}
			return 0
		},
		Examples: []string{"恒鑫有人跟吗", "比亚迪谁在跟", "who owns Hengxin", "这家是我先跑的"},
		Near:     []string{"比亚迪啥情况", "谁没跟上", "我这周还有哪些没跟"},
		Handle:   (*request).owner,
	}
}

// owner answers who looks after a customer: to whom may read it, by name.
func (q *request) owner() error {
	if q.f.Account == nil {
		return q.ownerOfLast()
	}
	fnd, err := q.resolve(q.f.Account, crm.Read)
	if err != nil {
		return err
	}
	name := q.f.Account.Text
	switch {
	case fnd.Account != nil:
		q.about(fnd.Account.ID, "")
		return q.ownerCard(fnd.Account)
	case fnd.Taken != nil:
		return q.takenCard(name, fnd.Taken)
	case len(fnd.Known) == 1:
		return q.ownerCard(&fnd.Known[0])
	case len(fnd.Known) > 1:
		q.reply(q.out.Which(name, choiceNumbers(fnd.Known)))
		return nil
	case fnd.Near:
		return q.takenNear(name)
	}
	q.reply(q.out.AccountUnknown(name))
	return nil
}

// ownerOfLast answers for the customer that was just spoken of.
func (q *request) ownerOfLast() error {
	a, err := crm.Get[crm.Account](q.tx, q.conv.About)
	if crm.IsMissing(err) {
		q.reply(q.out.NotOpen(""))
		return nil
	}
	if err != nil {
		return err
	}
	if !crm.Can(q.who, crm.Read, crm.ScopeOf(&a)) {
		return q.takenCard(a.Name.Text, &a)
	}
	return q.ownerCard(&a)
}

// takenNear answers for a name that only comes near somebody else's customer.
func (q *request) takenNear(name string) error {
	boss, err := q.personName(q.who.Manager)
	if err != nil {
		return err
	}
	q.reply(q.out.MaybeTaken(name, boss))
	return nil
}

// ownerCard says whose a customer is, and offers the rest in private.
func (q *request) ownerCard(a *crm.Account) error {
	owner, err := q.personName(a.Owner)
	if err != nil {
		return err
	}
	c := q.out.Owner(a.Name.Text, owner, a.Owner == q.who.ID)
	q.reply(q.out.PrivateOffer(c, a.Number(), q.private()))
	return nil
}

// phoneIntent asks for somebody's number.
func phoneIntent() Intent {
	return Intent{
		Name: "phone", Reads: parse.Query,
		Weigh: func(f parse.Facts) float64 {
			if hasPhone(f) {
				return 0
			}
			asks := holds(f.Text, "电话多少", "电话是多少", "手机多少", "手机号", "联系方式", "电话号码", "的电话", "邮箱多少") && !holds(f.Text, "打了", "打通", "没接", "打电话") ||
				word(f.Text, "phone", "number", "number?") && (word(f.Text, "what", "what's", "whats") || holds(f.Text, "'s number", "'s phone", "number of", "phone of"))
			if len(f.Contacts) > 0 && length(f.Text) <= 14 && (holds(f.Text, "查下", "查一下", "查查", "看下", "看一下", "找下") && holds(f.Text, "电话", "手机", "邮箱") || strings.HasSuffix(squash(f.Text), "是谁")) {
				return 0.92
			}
			if asks && length(f.Text) < 40 {
				return 0.92
			}
			return 0
		},
		Examples: []string{"帮我查下王总电话", "王总是谁", "王总电话多少", "方志明电话多少", "what's Greta's number", "美科林副总的联系方式"},
		Near:     []string{"打了王经理没人接", "比亚迪是谁的客户", "存个联系人 方志明 技术部经理 13700001234", "打了美科林副总电话,谈付款"},
		Handle:   (*request).phone,
	}
}

func hasPhone(f parse.Facts) bool {
	for _, c := range f.Contacts {
		if c.Phone != "" || c.Email != "" {
			return true
		}
	}
	return false
}

// phone shows what is known of the person who was named: in private, for
// numbers are nobody else's business.
func (q *request) phone() error {
	found, err := q.contactsCalled()
	if err != nil {
		return err
	}
	switch {
	case len(found) == 0 && len(q.f.Contacts) == 0:
		return q.phoneOfLast()
	case len(found) == 0:
		q.reply(q.out.ContactUnknown(q.f.Contacts[0].Name))
		return nil
	case len(found) == 1:
		v, err := q.contactView(found[0])
		if err != nil {
			return err
		}
		q.personal(q.say.Contact(v))
		q.about(found[0].Account, found[0].ID)
		return nil
	}
	var cs []crm.Choice
	for _, c := range found[:min(len(found), maxChoices)] {
		v, err := q.contactView(c)
		if err != nil {
			return err
		}
		cs = append(cs, crm.Choice{Value: c.Number(), Label: strings.TrimSpace(c.Name.Text + " " + v.AccountName)})
	}
	q.personal(q.say.Which(q.f.Contacts[0].Name, cs))
	return nil
}

// phoneOfLast answers 他电话多少: for the person who was just spoken of, else
// with the people of that customer.
func (q *request) phoneOfLast() error {
	if q.conv.Contact != "" && (q.f.Account == nil || q.f.Account.Text == "" || means(q.f.Account, q.conv.About)) {
		c, err := crm.Get[crm.Contact](q.tx, q.conv.Contact)
		if err != nil && !crm.IsMissing(err) {
			return err
		}
		if ok, cerr := q.can(crm.Read, &c); err == nil && cerr == nil && ok && !c.Deleted {
			v, err := q.contactView(c)
			if err != nil {
				return err
			}
			q.personal(q.say.Contact(v))
			return nil
		}
	}
	fnd, err := q.subject(q.f, crm.Read)
	if err != nil {
		return err
	}
	if fnd.Account == nil || !q.private() {
		return errPass
	}
	return q.showPart(fnd.Account, "contacts")
}

// contactsCalled are the people of the name that was said at customers that he
// may read; of the customer that was named, if one was.
func (q *request) contactsCalled() ([]crm.Contact, error) {
	at := crm.AccountID("")
	if q.f.Account != nil && q.f.Account.Text != "" {
		fnd, err := q.resolve(q.f.Account, crm.Read)
		if err != nil {
			return nil, err
		}
		if fnd.Account != nil {
			at = fnd.Account.ID
		}
	}
	var out []crm.Contact
	seen := map[crm.ContactID]bool{}
	for _, c := range q.f.Contacts {
		fold := parse.Keys(c.Name).Fold
		err := crm.Each(q.tx, crm.Where(crm.ByFold, fold), func(k crm.Contact) bool {
			if !seen[k.ID] && (at == "" || k.Account == at) {
				if ok, err := q.can(crm.Read, &k); err == nil && ok {
					seen[k.ID] = true
					out = append(out, k)
				}
			}
			return len(out) < crm.MaxPage
		})
		if err != nil {
			return nil, err
		}
	}
	// The one who was just spoken of is meant.
	for _, k := range out {
		if len(out) > 1 && k.ID == q.conv.Contact {
			return []crm.Contact{k}, nil
		}
	}
	return out, nil
}

// wentKey is the question after 我其实去过: the customer is filled in.
const wentKey = "went"

// went opens the log of a visit that was made and not recorded. subject is the
// number of the customer or of the step.
func (q *request) went(subject string) error {
	rec, err := q.named(parse.Item{Number: strings.TrimPrefix(subject, "#")})
	if err != nil {
		return err
	}
	var a crm.Account
	var day crm.Date
	switch r := rec.(type) {
	case *crm.Account:
		a = *r
	case *crm.Task:
		day = r.Due
		if a, err = crm.Get[crm.Account](q.tx, r.Account); err != nil {
			return err
		}
	default:
		q.reply(q.out.UnknownButton())
		return nil
	}
	q.about(a.ID, "")
	q.conv.Question = crm.Question{
		Key: wentKey, Subject: crm.Pointer{Kind: crm.KindAccount, ID: string(a.ID)}, At: q.said(),
		Choices: dayChoice(day),
	}
	q.alone(q.say.WentAsk(a.Name.Text, day))
	return nil
}

// dayChoice keeps the day on which a visit was booked.
func dayChoice(d crm.Date) []crm.Choice {
	if d == "" {
		return nil
	}
	return []crm.Choice{{Value: string(d)}}
}

// tellsOfVisit takes words as the visit that 我其实去过 opened, unless they are a
// matter of their own.
func (q *request) tellsOfVisit(question crm.Question) (bool, error) {
	a, err := crm.Get[crm.Account](q.tx, crm.AccountID(question.Subject.ID))
	if crm.IsMissing(err) {
		q.conv.Question = crm.Question{}
		return false, nil
	}
	if err != nil {
		return false, err
	}
	t := q.f
	if in, ok := choose(q.intents, t); len(t.Items) > 0 || ok && !recorded(in.Reads) || t.Account != nil && !means(t.Account, a.ID) {
		return false, nil
	}
	if isNo(q.m.Text) {
		q.conv.Question = crm.Question{}
		return true, nil
	}
	t.Intent, t.Account, t.Confidence = parse.Visit, known(a.Name.Text, a.NameRow()), 1
	t.Negated, t.Wished, t.Question = false, false, false
	if (t.Date == "" || t.DateAssumed) && len(question.Choices) > 0 {
		t.Date, t.DateAssumed = crm.Date(question.Choices[0].Value), true
	}
	if t.Next != nil && t.Date == "" && t.Next.Due != "" && t.Next.Due <= q.today() {
		t.Date, t.Next = t.Next.Due, nil
	}
	q.conv.Question = crm.Question{}
	q.f = t
	return true, q.record()
}

// means reports whether a mention may mean that customer.
func means(m *parse.Mention, id crm.AccountID) bool {
	for _, k := range m.Known {
		if k.Row.ID == string(id) {
			return true
		}
	}
	return false
}
