package handlers

import (
	"cmp"
	"strings"

	"milepost/configs/playbook/figures"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// accountIntent shows a customer: who has it, where it stands, what is next.
func accountIntent() Intent {
	return Intent{
		Name: "account", Reads: parse.Query,
		Weigh: func(f parse.Facts) float64 {
			switch {
			case len(f.Items) > 0, f.Intent == parse.Task && f.Next != nil && governed(f.Plain()):
				return 0 // 提醒我周五问大族付款没
			case f.Account == nil && len(f.Contacts) == 0 && ofTheLast.MatchString(f.Plain()):
				return 0.72
			case onlyName(f):
				return 0.95
			case f.Intent == parse.Query && (f.Account != nil || len(f.Contacts) > 0):
				return 0.7
			case f.Holds("聊了啥", "聊了什么", "谈了啥", "谈了什么", "说了啥", "说了什么") && (f.Account != nil || len(f.Contacts) > 0):
				return 0.82
			case f.Account != nil && f.Intent == parse.None && (asksWhom.MatchString(f.Plain()) || asksWhen.MatchString(f.Plain())) && asksAbout(f):
				return 0.74
			case f.Account != nil && f.Account.Text != "" && asksIndustry.MatchString(f.Plain()) && !didSomething(f):
				return 0.76
			case f.Account != nil && len(f.Account.Known) > 0 && howOften.MatchString(f.Plain()):
				return 0.92 // 比亚迪拜访几次了 is no visit
			case f.Account != nil && len(f.Account.Known) > 0 && len(f.Contacts) == 0 && !didSomething(f) && f.Next == nil && asksOnlyFile(f):
				return 0.75
			case f.Account != nil && len(f.Account.Known) > 0 && asksNext.MatchString(f.Plain()):
				return 0.75
			case ofOneKnown(f) && f.Letters() <= 14 && hasOrNot.MatchString(f.Plain()): // 恒发给定金没
				return 0.74
			case f.Account == nil && f.Region != "" && f.Intent == parse.Query && asksHow.MatchString(f.Plain()):
				return 0.6 // a company or a team that is called like a place
			case f.Account != nil && !didSomething(f) && !noNews.MatchString(f.Plain()) && (f.Holds("啥情况", "什么情况", "怎么样了", "进展") || f.Word("status")):
				return 0.75
			}
			return 0
		},
		Examples: []string{"比亚迪啥情况", "上次跟王总聊了啥", "status of Oakline", "比亚迪", "比亚迪属于哪个行业", "比亚迪拜访几次了", "比亚迪下一步", "宁德到哪一步了", "华南怎么样", "what industry is Oakline in"},
		Near:     []string{"今天拜访了比亚迪王总", "恒鑫有人跟吗", "王总电话多少", "比亚迪为什么提醒我", "收到", "美科是家电行业"},
		Handle:   (*request).account,
	}
}

// theFile stands behind the name of a customer of whom what is kept is asked for: 恒发的资料, Kestrel's details.
var theFile = wording.Compile(`^的(?:客户)?(?:基本)?(?:资料|信息)(?:卡)?$|^(?:'s)? (?:details|info|information)$`)

// asksOnlyFile reports that all that is said is a customer's name, and his file.
func asksOnlyFile(f parse.Facts) bool {
	rest, ok := strings.CutPrefix(f.Plain(), squash(f.Account.Text))
	return ok && theFile.MatchString(rest)
}

// asksWhom and asksWhen find the questions that a part of the card answers: its
// people, and what was done there.
var (
	asksWhom = wording.Compile(`的人都?有谁|都有谁|有哪些人|有哪些联系人|联系人(有|都|是|$)|认识谁|who do (i|we) know|who did i meet|contacts|people at`)
	asksWhen = wording.Compile(`上次|上一次|上回|啥时候去|什么时候去|去过几次|跑过几次|拜访过几次|拜访记录|历史|when (was|did) |last visit|history|how often`)
)

var (
	howOften = wording.Compile(`(拜访|去|跑|见|打)(过|了)?(几|多少)(次|回|趟)(了|啦)?$|how (often|many times)`)
	asksNext = wording.Compile(`下一?步(呢|是啥|是什么|怎么走|干嘛|做什么|做啥|要做什么)?$|next step[??]?$`)
	noNews   = wording.Compile(`没(有|啥|什么)*(新|大)?(进展|情况)`)
	asksHow  = wording.Compile(`怎么样|如何|情况|进展|到哪|什么阶段|(^|\W)(how|where|status)`)
)

// ofTheLast asks of the customer who was spoken of last, without his name: 最后一次是哪天,
// what's my next step there.
var ofTheLast = wording.OneOf(
	`^(?:他们?|那边|那家|这家)?(?:上|最近|最后)(?:一)?次(?:去|见|拜访|联系|打电话)?(?:是|在)?`+
		`(?:哪天|什么时候|啥时候|几号)(?:去的|见的)?$`,
	`^(?:他们|那边|那家|这家)下一步.{0,4}$`,
	`(?:next step|status|last visit|last time|contacts?) (?:there|with them|at theirs)$`,
)

// asksIndustry finds 属于哪个行业, 是什么行业的, what industry is X in.
var asksIndustry = wording.Compile(`(哪个|哪一个|什么|啥|哪种)行业|行业(是|属于)(什么|啥|哪)|(what|which) (industry|sector)`)

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
	if q.f.Account == nil && len(q.f.Contacts) == 0 && ofTheLast.MatchString(squash(q.m.Text)) {
		name, err := q.nameMeant()
		if err != nil || name == "" {
			return cmp.Or(err, errPass)
		}
		q.f.Account = q.mention(name)
	}
	if q.f.Account == nil && q.f.Region != "" && len(q.f.Contacts) == 0 {
		if t := q.teamIn(q.m.Text); t != nil {
			return q.teamAsked(t)
		}
		q.f.Account = q.mention(q.f.Region)
	}
	if q.f.Account == nil && len(q.f.Contacts) == 1 && len(q.f.Contacts[0].Known) == 0 {
		// BYD alone may be somebody's name or a company's.
		if m := q.mention(q.f.Contacts[0].Name); len(m.Known) > 0 || asksStage.MatchString(squash(q.m.Text)) || word(q.m.Text, "status") {
			q.f.Account = m
		}
	}
	fnd, err := q.subject(q.f, crm.Read)
	if err != nil {
		return err
	}
	name := mentionedIn(q.f)
	if fnd.Account == nil && fnd.Taken == nil && len(fnd.Known) == 1 && len(fnd.Choices) <= 2 {
		fnd.Account = &fnd.Known[0] // only one comes near
	}
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

// teamAsked shows how a team is doing to whoever leads it.
func (q *request) teamAsked(t *crm.Team) error {
	if !allowed(q.who, leaders()) {
		return q.managerOnly()
	}
	p, named := periodSaid(q.m.Text, q.today())
	if !named {
		p = figures.PeriodOf(figures.Week, q.today())
	}
	return q.showFigures(figureRef{report: figures.ReportReview, whose: "t." + string(t.ID), from: p.From, to: p.To}, 0)
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

// means reports whether a mention may mean that customer.
func means(m *parse.Mention, id crm.AccountID) bool {
	for _, k := range m.Known {
		if k.Row.ID == string(id) {
			return true
		}
	}
	return false
}
