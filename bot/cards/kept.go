package cards

import (
	"slices"
	"strings"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// What is kept of a customer, of his deal and of his people, as it can be asked for.
const (
	KeptRegion   = "region"
	KeptIndustry = "industry"
	KeptRevenue  = "revenue"
	KeptTier     = "tier"
	KeptSource   = "source"
	KeptCode     = "credit_code"
	KeptBought   = "bought"
	KeptVisited  = "visited"
	KeptCalled   = "called"
	KeptTimes    = "times"
	KeptSince    = "since"
	KeptNeed     = "need"
	KeptLast     = "last"
	KeptNext     = "next"
	KeptFriends  = "friends"
	KeptFoes     = "foes"

	KeptRivals   = "rivals"
	KeptBudget   = "budget"
	KeptQuote    = "quote"
	KeptSigning  = "signing"
	KeptTeam     = "team"
	KeptContract = "contract"
	KeptProject  = "project"

	KeptEmail   = "email"
	KeptWeChat  = "wechat"
	KeptTitle   = "title"
	KeptFull    = "full"
	KeptPrefers = "prefers"
	KeptMet     = "met"
	KeptSupport = "support"
	KeptStays   = "stays"
)

// KeptView is a customer of whom something is asked that is kept.
type KeptView struct {
	AccountView
	What    []string // what is asked, at most three
	Lead    crm.Lead
	Quote   *crm.Quote    // the last one
	Quoting *TaskView     // the open step of a quote that is still to come
	Signed  *DealView     // the last deal that was won
	Team    []string      // who works on the deal
	Applied *ApprovalView // the last application for its project approval
	Person  *PersonView   // of whom it is asked; nil = of the customer
	Seen    *ActivityView // the last time that somebody was met
	Rang    *ActivityView // the last call that reached somebody
	With    *ActivityView // the last time that Person was reached
	Heard   *ActivityView // the last activity of which something was told that was asked for
}

// AskedKept answers what is asked of a customer, of his deal or of somebody there in the first line, and
// says how to tell what is not known yet.
func (w *Writer) AskedKept(v KeptView) chat.Card {
	name, number := v.Name.Text, v.Number()
	if v.Person != nil {
		name, number = dots(v.Person.Name.Text, v.Name.Text), v.Person.Number()
	}
	c := chat.Card{Title: tail(name, Hash(number), TitleColumns)}
	if len(v.What) == 1 {
		c.Title = tail(dots(name, w.keptLabel(v.What[0])), Hash(number), TitleColumns)
	}
	for _, what := range v.What {
		value, tell := w.keptOf(what, v), ""
		if value == "" {
			value, tell = w.t("还不知道", "Not known yet"), w.keptTell(what, v)
		}
		if len(v.What) > 1 {
			value = w.colon(w.keptLabel(what), value)
		}
		c.Lines = append(c.Lines, value)
		if tell != "" && c.Note == "" {
			c.Note = w.t("知道了就写「%s」", "When you know: “%s”", tell)
		}
	}
	if len(v.Deals) > 0 && slices.Contains(v.What, KeptSigning) {
		d := v.Deals[0]
		c.Lines = append(c.Lines, w.t("里程碑: ", "Milestone: ")+dots(w.milestoneWord(d.Milestone), w.AmountSaid(d.Amount)))
		c.Buttons = append(c.Buttons, button(w.t("还差什么", "What's missing"), DoShow, d.Number(), "gate"))
	}
	if v.Heard != nil && c.Note != "" {
		c.Lines = append(c.Lines, w.colon(w.t("提到过", "Heard"), w.activityBrief(*v.Heard)))
	}
	if what := v.What[0]; what == KeptFriends || what == KeptFoes || what == KeptSupport {
		c.Buttons = append(c.Buttons, button(w.t("组织图", "Org chart"), DoShow, v.Number(), PartChart))
	}
	if v.Person != nil {
		c.Buttons = append(c.Buttons, button(w.t("看 %s", "Show %s", Short(v.Person.Name.Text, 8)), DoShow, v.Person.Number(), ""))
	}
	c.Buttons = append(c.Buttons, button(w.t("看客户", "Show customer"), DoShow, v.Number(), ""))
	return w.fit(c)
}

// keptWords are what is asked for as a card calls it, and how it is told: Chinese, English.
var keptWords = map[string][4]string{
	KeptRegion:   {"区域", "Region", "%s在深圳", "%s is in Berlin"},
	KeptIndustry: {"行业", "Industry", "%s是家电行业", "%s is in home appliances"},
	KeptRevenue:  {"年营业额", "Yearly revenue", "%s年营业额3亿", "%s yearly revenue 30M EUR"},
	KeptTier:     {"等级", "Tier", "%s销售排名12 利润排名18", "%s sales rank 12 profit rank 18"},
	KeptSource:   {"线索来源", "Source", "%s来源是展会", "%s source: trade fair"},
	KeptCode:     {"信用代码", "Credit code", "", ""},
	KeptBought:   {"买过什么", "Bought so far", "", ""},
	KeptVisited:  {"上次拜访", "Last visit", "", ""},
	KeptCalled:   {"上次电话", "Last call", "", ""},
	KeptTimes:    {"去过几次", "Visits so far", "", ""},
	KeptSince:    {"哪天建的", "On file since", "", ""},
	KeptNeed:     {"要什么", "What they want", "", ""},
	KeptLast:     {"上次说了什么", "What was said last", "", ""},
	KeptNext:     {"下一步", "Next step", "周五前给%s打电话", "call %s by Friday"},
	KeptFriends:  {"谁支持我们", "Who supports us", "%s支持我们", "%s supports us"},
	KeptFoes:     {"谁反对我们", "Who is against us", "%s反对我们", "%s is against us"},
	KeptRivals:   {"竞争对手", "Competitors", "%s对手是大族", "%s rival: Dazu"},
	KeptBudget:   {"客户预算", "Customer budget", "%s预算120万", "%s budget 120k"},
	KeptQuote:    {"报价", "Quote", "报价%s 120万", "quoted %s 120k"},
	KeptSigning:  {"什么时候签", "Signing", "%s预计3月底签", "%s will sign by end of March"},
	KeptTeam:     {"开拓小组", "Team", "%s小组 小林 小钟", "%s team Lin, Zhong"},
	KeptContract: {"合同", "Contract", "%s签了,120万", "%s signed, 120k"},
	KeptProject:  {"立项", "Project approval", "", ""},
	KeptEmail:    {"邮箱", "E-mail", "%s邮箱 name@…", "%s's email is name@…"},
	KeptWeChat:   {"微信", "WeChat", "%s微信 name123", "%s's wechat is name123"},
	KeptTitle:    {"职务", "Title", "%s是采购总监", "%s is the purchasing manager"},
	KeptFull:     {"全名", "Full name", "%s全名叫王建国", "%s's full name is Greta Lindqvist"},
	KeptPrefers:  {"方便的时间", "Best time", "%s喜欢下午四点以后见", "%s prefers afternoons after 3"},
	KeptMet:      {"见过几次", "Meetings so far", "", ""},
	KeptSupport:  {"支持我们吗", "With us?", "%s支持我们", "%s supports us"},
	KeptStays:    {"还在吗", "Still there?", "", ""},
}

// keptLabel is what a card calls what is asked for.
func (w *Writer) keptLabel(what string) string {
	k := keptWords[what]
	return w.t(k[0], k[1])
}

// keptTell is how to tell what is not known yet, of whom it is asked.
func (w *Writer) keptTell(what string, v KeptView) string {
	k := keptWords[what]
	form := w.t(k[2], k[3])
	if form == "" {
		return ""
	}
	name := Short(v.Name.Text, 16)
	switch {
	case v.Person != nil:
		name = Short(v.Person.Name.Text, 16)
	case (what == KeptFriends || what == KeptFoes) && len(v.Contacts) > 0:
		name = Short(v.Contacts[0].Name.Text, 16)
	case what == KeptFriends || what == KeptFoes:
		name = w.t("王总", "Lin")
	}
	return strings.ReplaceAll(form, "%s", name)
}

// keptOf is what is known of it; "" for nothing.
func (w *Writer) keptOf(what string, v KeptView) string {
	switch what {
	case KeptEmail, KeptWeChat, KeptTitle, KeptFull, KeptPrefers, KeptMet, KeptSupport, KeptStays:
		if v.Person == nil {
			return ""
		}
		return w.keptOfPerson(what, v)
	case KeptRivals, KeptBudget, KeptQuote, KeptSigning, KeptTeam, KeptContract, KeptProject:
		return w.keptOfDeal(what, v)
	case KeptVisited, KeptCalled, KeptTimes, KeptNeed, KeptLast, KeptNext, KeptBought:
		return w.keptOfWork(what, v)
	}
	switch what {
	case KeptRegion:
		return w.regionWord(v.Region)
	case KeptIndustry:
		return w.industryWord(v.Industry)
	case KeptRevenue:
		if !v.Revenue.IsZero() {
			return w.Money(v.Revenue)
		}
	case KeptTier:
		if v.Tier != "" {
			return w.tierWord(v.Tier)
		}
	case KeptSource:
		source, by := v.Lead.Source, v.Lead.Referrer
		if source == "" {
			source, by = v.Source, v.Referrer
		}
		if source+by == "" {
			return ""
		}
		return dots(w.sourceWord(source), w.by(by))
	case KeptCode:
		return v.CreditCode
	case KeptSince:
		return w.Date(crm.DateOf(v.Created.In(w.Zone)))
	case KeptFriends:
		return w.contactFact(w.supporters(v.Contacts, true))
	case KeptFoes:
		return w.contactFact(w.supporters(v.Contacts, false))
	}
	return ""
}

// by is who brought a customer.
func (w *Writer) by(who string) string {
	if who == "" {
		return ""
	}
	return w.t("%s介绍的", "introduced by %s", who)
}

// regionWord is a region as the method calls it in the reader's language.
func (w *Writer) regionWord(region string) string {
	for _, r := range w.Book.Regions {
		if r.Name.ZH == region {
			return r.Name.In(w.Locale)
		}
	}
	return region
}

// supporters are those who are for us, or those who are against us.
func (w *Writer) supporters(all []ContactView, of bool) []ContactView {
	ids := []string{"against", "opposes"}
	if of {
		ids = []string{"insider", "supports"}
	}
	var out []ContactView
	for _, c := range all {
		if slices.Contains(ids, c.Support) {
			out = append(out, c)
		}
	}
	return out
}

// keptOfWork is what is known of what was done with a customer and comes next.
func (w *Writer) keptOfWork(what string, v KeptView) string {
	switch what {
	case KeptVisited:
		if v.Seen == nil {
			return dots(w.t("还没拜访过", "no visit yet"), w.lastTouch(v.Rang))
		}
		return dots(w.Ago(v.Seen.Date), w.activityBrief(*v.Seen))
	case KeptCalled:
		if v.Rang == nil {
			return dots(w.t("还没通过电话", "no call yet"), w.lastTouch(v.Seen))
		}
		return dots(w.Ago(v.Rang.Date), w.activityBrief(*v.Rang))
	case KeptTimes:
		if v.Met == 0 {
			return dots(w.t("还没拜访过", "no visit yet"), w.lastTouch(v.Rang))
		}
		s := w.visitCount(v.AccountView)
		if v.Seen != nil {
			s = dots(s, w.t("上次 ", "last ")+w.Date(v.Seen.Date))
		}
		return s
	case KeptNeed:
		if v.Lead.Need != "" {
			return v.Lead.Need
		}
		return w.lastFact(v.Visits)
	case KeptLast:
		if len(v.Visits) == 0 {
			return w.t("还没有拜访和电话", "no visit or call yet")
		}
		return w.lastFact(v.Visits)
	case KeptNext:
		if len(v.Tasks) > 0 {
			return w.nextFact(v.Tasks)
		}
	case KeptBought:
		if v.Orders == 0 {
			return w.t("还没买过", "nothing yet")
		}
		var sums []string
		for _, m := range v.Bought {
			sums = append(sums, w.Money(m))
		}
		return dots(w.n(v.Orders, "单", "order", "orders"), strings.Join(sums, " + "))
	}
	return ""
}

// lastTouch is the other kind of activity, which there was.
func (w *Writer) lastTouch(a *ActivityView) string {
	if a == nil {
		return ""
	}
	return w.activityBrief(*a)
}

// keptOfDeal is what is known of the deal of a customer.
func (w *Writer) keptOfDeal(what string, v KeptView) string {
	var d DealView
	if len(v.Deals) > 0 {
		d = v.Deals[0]
	}
	switch what {
	case KeptRivals:
		return w.list(d.Rivals)
	case KeptBudget:
		b := d.Budget
		if d.Amount.Kind == crm.AmountBudget {
			b = d.Amount
		}
		if b.IsZero() {
			return ""
		}
		return w.Amount(b)
	case KeptQuote:
		switch {
		case v.Quote != nil:
			return dots(w.Money(v.Quote.Amount), w.t("第%d版", "version %d", v.Quote.Version), w.Date(v.Quote.On))
		case d.Amount.Kind == crm.AmountQuote:
			return w.AmountSaid(d.Amount)
		case v.Quoting != nil:
			return dots(w.t("还没报", "not quoted yet"), w.stepBrief(*v.Quoting))
		}
		return w.t("还没报", "not quoted yet")
	case KeptSigning:
		switch {
		case d.SignBy != "":
			return w.signing(d.SignBy)
		case len(v.Deals) == 0 && v.Signed != nil:
			return dots(w.t("签了", "signed"), w.Date(v.Signed.Closed), w.AmountSaid(v.Signed.Amount))
		}
	case KeptTeam:
		return w.list(v.Team)
	case KeptContract:
		if v.Signed != nil {
			return dots(w.t("签了", "signed"), w.Date(v.Signed.Closed), w.AmountSaid(v.Signed.Amount))
		}
		return w.t("还没签", "not signed yet")
	case KeptProject:
		return w.keptProject(d, v)
	}
	return ""
}

// keptProject is how far the project approval of a deal is.
func (w *Writer) keptProject(d DealView, v KeptView) string {
	switch {
	case d.Project != "":
		return dots(w.t("已立项", "approved"), d.Project)
	case v.Applied != nil:
		return dots(w.t("还没批", "not approved yet"), Hash(v.Applied.No), w.standing(v.Applied))
	}
	return dots(w.t("还没立项", "not approved yet"), w.t("要立项就写「立项 %s」", "to apply write “project approval %s”", Short(v.Name.Text, 16)))
}

// keptOfPerson is what is known of somebody at a customer.
func (w *Writer) keptOfPerson(what string, v KeptView) string {
	p := v.Person
	switch what {
	case KeptEmail:
		return p.Email
	case KeptWeChat:
		return p.WeChat
	case KeptTitle:
		return dots(p.Department, p.Title, w.roleWords(p.Contact))
	case KeptFull:
		return p.Full
	case KeptPrefers:
		return p.Prefers
	case KeptMet:
		if v.With == nil {
			return w.t("还没见过", "not met yet")
		}
		return dots(w.n(p.Met, "次", "time", "times"), w.t("上次 ", "last ")+w.activityBrief(*v.With))
	case KeptSupport:
		return playbook.Label(w.Book.Supports, p.Support, w.Locale)
	case KeptStays:
		if p.Left != "" {
			return w.t("%s 起不在这家了", "left on %s", w.ShortDate(p.Left))
		}
		return w.t("没听说离开", "nothing heard of leaving")
	}
	return ""
}
