package cards

import (
	"fmt"
	"slices"
	"strings"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// PartChart, PartPicture and PartRoles are parts of a customer's card: who
// reports to whom, in words and as a picture, and which roles are known.
const (
	PartChart   = "chart"
	PartPicture = "picture"
	PartRoles   = "roles"
)

// OfferRole adds to the receipt of a role what the other scheme of roles would
// say. One is never written from the other, but offered; subject is how buttons name
// him, in a deal or in general.
func (w *Writer) OfferRole(c chat.Card, k crm.Contact, subject string) chat.Card {
	offered := false
	for _, d := range w.Book.Decides {
		if w.Public || k.Decision != "" || k.No == 0 || !share(d.Offers, k.Roles) {
			continue
		}
		c.Buttons = append(c.Buttons, button(spaced(d.Sign, d.Name.In(w.Locale)), DoSet, subject, "decision_role="+d.ID))
		offered = true
	}
	if offered {
		c.Note = w.t("%s还没记,要不要也记上?", "%s is not noted yet; shall I?", w.fieldWord("decision_role"))
	}
	return w.fit(c)
}

// share reports whether two lists have something in common.
func share(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// Tied is the receipt of who reports to whom, or who influences whom.
func (w *Writer) Tied(v ChangedView, account string) chat.Card {
	c := w.NotedAll(v)
	c.Buttons = append(c.Buttons, button(w.t("看组织图", "Org chart"), DoShow, account, PartChart))
	return w.fit(c)
}

// PersonView is somebody at a customer with all that is noted of him.
type PersonView struct {
	crm.Contact
	AccountName string
	Depth       string // of the relation, as it was noted; "" = it was not
	Concerns    string
	Interests   string
	Personal    string
	Above       string   // to whom he reports
	Influences  []string // whom he influences
	May         bool

	Deal, DealTitle string        // the deal as which has him he is shown; "" = in general
	Elsewhere       []CornersView // shown in general: the deals with corners of their own
	Own             bool          // in a list of a deal's people: it has corners of its own
}

// Person is the card of somebody at a customer with its four corners: role,
// attitude to innovation, support, depth of the relation (J6).
func (w *Writer) Person(v PersonView) chat.Card {
	c := chat.Card{Title: tail(dots(v.Name.Text+w.paren(dots(v.Full, v.Title)), v.AccountName, v.DealTitle), Hash(v.Number()), TitleColumns)}
	depth, proposed := v.Depth, w.Book.Depth(v.Met)
	shown := w.depthShown(v)
	c.Lines = []string{
		w.corner(w.t("采购角色", "Role"), w.roleWords(v.Contact)) + " | " + w.corner(w.t("创新态度", "Attitude"), w.labelIf(w.Book.Attitudes, v.Attitude)),
		w.corner(w.t("项目支持", "Support"), w.labelIf(w.Book.Supports, v.Support)) + " | " + w.corner(w.t("关系层度", "Depth"), shown),
	}
	for _, own := range v.Elsewhere {
		c.Lines = append(c.Lines, w.colon(w.t("在 %s", "In %s", spaced(Short(own.Title, 20), Hash(own.Deal))), w.cornersOf(own.Corners)))
		c.Buttons = append(c.Buttons, button(Short(own.Title, 12), DoShow, v.Number()+"/"+own.Deal, ""))
	}
	if v.Left != "" {
		c.Lines = append([]string{w.t("⚠️ %s 起不在这家了", "⚠️ Left on %s", w.ShortDate(v.Left))}, c.Lines...)
	}
	c.Facts = []chat.Fact{
		fact(w.t("关心", "Concerns"), v.Concerns),
		fact(w.t("兴趣", "Interests"), dots(v.Interests, v.Personal)),
		fact(w.t("方便的时间", "Best time"), v.Prefers),
		w.ties(v.Above, v.Influences),
		fact(w.t("电话", "Phone"), w.secret(v.Phone)),
	}
	if v.Forgotten != "" {
		c.Facts, v.May = nil, false
		c.Note = w.t("个人信息已删除,只留编号和见过几次", "Personal data was deleted; the number and the count of meetings stay")
	}
	if v.May {
		subject := v.Number()
		if v.Deal != "" {
			subject += "/" + v.Deal
		}
		b := button(w.t("填写", "Fill in"), DoNote, subject, "role")
		b.Opens = true
		c.Buttons = append([]chat.Button{b}, c.Buttons...)
		if depth == "" {
			word := playbook.Label(w.Book.Depths, proposed, w.Locale)
			c.Buttons = append(c.Buttons, button(w.t("记为%s", "Note “%s”", word), DoSet, subject, "depth="+proposed))
		}
	}
	return w.fit(c)
}

// corner is one of the four corners of a person's card.
func (w *Writer) corner(label, value string) string { return spaced(label, orDash(value)) }

func orDash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

// ties are to whom somebody reports and whom he influences.
func (w *Writer) ties(above string, influences []string) chat.Fact {
	if above == "" {
		return fact(w.t("影响", "Influences"), w.list(influences))
	}
	return fact(w.t("汇报给", "Reports to"), dots(above, w.influenceWords(influences)))
}

func (w *Writer) influenceWords(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return w.t("影响 %s", "influences %s", w.list(names))
}

// PersonNode is somebody at a customer and where he stands.
type PersonNode struct {
	crm.Contact
	Level int
	Up    int   // 1 + the index of whom he reports to; 0 = nobody known
	To    []int // 1 + the indexes of whom he influences
}

// ChartView is who reports to whom at a customer, and who influences whom.
type ChartView struct {
	Name, Number string
	People       []PersonNode // those above before those below them
	Missing      []string     // buying roles that nobody has
	From         int          // first line to show
}

// OrgChart is the influence tree of a customer in words (J4).
func (w *Writer) OrgChart(v ChartView) chat.Card {
	title := tail(dots(v.Name, w.t("组织与影响", "people and influence")), Hash(v.Number), TitleColumns)
	if len(v.People) == 0 {
		return w.fit(chat.Card{Title: title, Lines: []string{
			w.t("还没有联系人。写「存个联系人 方志明 技术部经理 137…」", "Nobody yet. Write “save contact Fang Zhiming, CTO, 137…”"),
		}})
	}
	picture := button(w.t("画成图", "As a picture"), DoShow, v.Number, PartPicture)
	roles := button(w.t("找对人", "Roles"), DoShow, v.Number, PartRoles)
	c, next := w.text(title, w.treeLines(v), v.From, picture, roles)
	if next < len(v.People) {
		c.Buttons = append(c.Buttons, button(w.t("还有 %d 条", "%d more", len(v.People)-next), DoShow, v.Number, fmt.Sprintf("%s.%d", PartChart, next)))
	}
	c.Note = w.missingRoles(v.Missing)
	return w.fit(c)
}

// treeLines are the people of a chart, one a line, deeper ones set off.
func (w *Writer) treeLines(v ChartView) []string {
	var out []string
	for _, p := range v.People {
		lead := ""
		if p.Level > 0 {
			lead = "└" + strings.Repeat("─", min(p.Level, 6)-1) + " "
		}
		var to []string
		for _, i := range p.To {
			if i > 0 && i <= len(v.People) {
				to = append(to, v.People[i-1].Name.Text)
			}
		}
		influence := ""
		if len(to) > 0 {
			influence = "→ " + w.list(to)
		}
		out = append(out, lead+spaced(dots(w.people([]crm.Contact{p.Contact}), w.roleWords(p.Contact), w.labelIf(w.Book.Supports, p.Support)), influence))
	}
	return out
}

func (w *Writer) missingRoles(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	var words []string
	for _, id := range ids {
		words = append(words, playbook.Label(w.Book.BuyingRoles, id, w.Locale))
	}
	return w.t("还没找到:%s", "Not found yet: %s", w.list(words))
}

// OrgPicture is the influence tree of a customer as a picture; who cannot see it
// gets the same in words.
func (w *Writer) OrgPicture(v ChartView) chat.Card {
	f := chat.Figure{
		Kind: chat.Tree, Title: dots(v.Name, w.t("组织与影响", "people and influence")),
		Note: joined(w.t("。", ". "), w.missingRoles(v.Missing), w.t("箭头 = 影响谁", "arrow = influences")),
	}
	for _, s := range w.Book.Supports {
		f.Legend = append(f.Legend, s.Name.In(w.Locale))
	}
	for _, p := range v.People {
		n := chat.Node{
			Label: w.people([]crm.Contact{p.Contact}), Up: p.Up, To: p.To, Tag: w.labelIf(w.Book.Supports, p.Support),
			Small: dots(w.roleWords(p.Contact), w.metCount(p.Met)),
			Shade: 1 + slices.Index(playbook.IDs(w.Book.Supports), p.Support),
		}
		if n.Tag == "" {
			n.Tag = w.t("支持度没记", "not noted")
		}
		f.Nodes = append(f.Nodes, n)
	}
	alt := append(w.treeLines(v), w.missingRoles(v.Missing))
	f.Without = w.withoutWord()
	f.Alt = ShortLines(strings.Join(there(alt...), "\n"), MaxBytes-200)
	c := w.fit(chat.Card{Title: tail(f.Title, Hash(v.Number), TitleColumns)})
	c.Figure = &f
	return w.fit(c)
}

func (w *Writer) metCount(n int) string {
	if n == 0 {
		return w.t("还没见过", "not met yet")
	}
	if n == 1 {
		return w.t("见过 1 次", "met once")
	}
	return w.t("见过 %d 次", "met %d times", n)
}

// ShortLines is a text of several lines of at most so many bytes.
func ShortLines(s string, most int) string {
	for len(s) > most {
		i := strings.LastIndexByte(s, '\n')
		if i < 0 {
			return Short(s, most/3)
		}
		s = s[:i]
	}
	return s
}

// RolesView is which roles at a customer are known.
type RolesView struct {
	Name, Number string
	People       []crm.Contact
	Stage        string // of the customer's buying; "" = not known
	Deal         string // number of the open deal; "" = none
}

// Roles says which roles at a customer are known (找对人), and what fits the
// stage of its buying (做对事).
func (w *Writer) Roles(v RolesView) chat.Card {
	c := chat.Card{}
	n := 0
	for _, r := range w.Book.BuyingRoles {
		var who []crm.Contact
		for _, k := range v.People {
			if slices.Contains(k.Roles, r.ID) {
				who = append(who, k)
			}
		}
		if len(who) > 0 {
			n++
		}
		c.Facts = append(c.Facts, fact(r.Name.In(w.Locale), orDash(w.people(who))))
	}
	c.Title = tail(dots(v.Name, w.t("找对人 %[1]d/%[2]d", "right people %[1]d/%[2]d", n, len(w.Book.BuyingRoles))), Hash(v.Number), TitleColumns)
	if s, ok := playbook.Find(w.Book.BuyingWay, v.Stage); ok {
		c.Note = w.t("做对事:客户在「%[1]s」→ %[2]s", "right thing: they are %[1]s → %[2]s", s.Name.In(w.Locale), s.Do.In(w.Locale))
	} else if v.Deal != "" {
		c.Note = w.t("做对事:客户采购到哪一步了?写「采购阶段 %s」", "right thing: how far is their buying? Write “buying stage: %s”", w.Book.BuyingWay[0].Name.In(w.Locale))
	}
	c.Buttons = []chat.Button{button(w.t("组织图", "Org chart"), DoShow, v.Number, PartChart)}
	return w.fit(c)
}

// Decides answers who decides at a customer.
func (w *Writer) Decides(v RolesView) chat.Card {
	c := chat.Card{Title: tail(w.t("%s 谁拍板", "Who decides at %s", v.Name), Hash(v.Number), TitleColumns)}
	seen := map[crm.ContactID]bool{}
	for _, d := range w.deciding(v.People) {
		if !seen[d.who.ID] {
			seen[d.who.ID] = true
			c.Lines = append(c.Lines, w.colon(d.as, dots(w.people([]crm.Contact{d.who}), w.labelIf(w.Book.Supports, d.who.Support), w.metCount(d.who.Met))))
		}
	}
	if len(c.Lines) == 0 {
		c.Lines = []string{w.t("还不知道。知道了就写「最后是林副总拍板」", "Not known yet. When you know: “Lin has the final say”")}
	}
	c.Buttons = []chat.Button{button(w.t("找对人", "Roles"), DoShow, v.Number, PartRoles), button(w.t("组织图", "Org chart"), DoShow, v.Number, PartChart)}
	return w.fit(c)
}

// deciding is somebody who decides, and as what.
type deciding struct {
	as  string
	who crm.Contact
}

// deciding lists who decides, the last word first.
func (w *Writer) deciding(people []crm.Contact) []deciding {
	var out []deciding
	deciders := w.Book.Deciders()
	for _, d := range w.Book.Decides {
		for _, k := range people {
			if k.Decision == d.ID && share(d.Offers, deciders) {
				out = append(out, deciding{spaced(d.Sign, d.Name.In(w.Locale)), k})
			}
		}
	}
	for _, k := range people {
		for _, r := range k.Roles {
			if slices.Contains(deciders, r) {
				out = append(out, deciding{playbook.Label(w.Book.BuyingRoles, r, w.Locale), k})
			}
		}
	}
	return out
}

// LeftView is somebody who works at a customer no more.
type LeftView struct {
	PersonView
	Group crm.GroupID
	To    string       // where he went, as it was said; "" = not said
	Next  *crm.Contact // who came for him; nil = not said
}

// Left is the receipt of somebody who has left a customer.
func (w *Writer) Left(v LeftView) chat.Card {
	c := chat.Card{
		Tone: chat.Good, Title: tail(w.t("✅ 已记 %[1]s 离开了 %[2]s", "✅ Noted: %[1]s left %[2]s", v.Name.Text, v.AccountName), Hash(v.Number()), TitleColumns),
		Lines: []string{w.t("以前的记录不动,组织图和角色里不再算他", "What was recorded stays; roles and org chart do not count him any more")},
	}
	if len(v.Roles) > 0 || v.Decision != "" {
		c.Lines = append(c.Lines, w.t("他是 %s,要另找一位", "He was %s: somebody else is needed", w.roleWords(v.Contact)))
	}
	if v.Next != nil {
		c.Lines = append(c.Lines, w.t("接替的 %[1]s 已存为联系人 %[2]s", "%[1]s, who came for him, is saved as a contact %[2]s", dots(v.Next.Name.Text, v.Next.Title), Hash(v.Next.Number())))
	}
	c.Buttons = []chat.Button{w.undoButton(v.Group)}
	if v.To != "" {
		c.Note = w.t("要在那边存上他,写「存个联系人 %[1]s %[2]s」", "To note him there, write “save contact %[1]s %[2]s”", Short(v.To, 16), v.Name.Text)
	}
	return w.fit(c)
}
