package cards

import (
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// RelationView is how a customer stands to us, and how that came about.
type RelationView struct {
	Name, Number string
	Now          string
	Moves        []RelationRow // oldest first
	May          bool
}

// RelationRow is one step of a relation.
type RelationRow struct {
	From, To string
	On       crm.Date
	By       string
	Reason   string
}

// relationWord is a relation in words; without one a customer is an outsider.
func (w *Writer) relationWord(id string) string {
	if id == "" && len(w.Book.Relations) > 0 {
		id = w.Book.Relations[0].ID
	}
	return playbook.Label(w.Book.Relations, id, w.Locale)
}

// Relation shows how a customer stands to us, the newest step first.
func (w *Writer) Relation(v RelationView) chat.Card {
	c := chat.Card{Title: tail(dots(v.Name, w.t("关系 %s", "relation: %s", w.relationWord(v.Now))), Hash(v.Number), TitleColumns)}
	for i := len(v.Moves) - 1; i >= 0 && len(c.Lines) < MaxLines-1; i-- {
		m := v.Moves[i]
		line := spaced(w.ShortDate(m.On), w.relationWord(m.From)+" → "+w.relationWord(m.To), m.By)
		if m.Reason != "" {
			line = w.colon(line, m.Reason)
		}
		c.Lines = append(c.Lines, line)
	}
	if len(v.Moves) == 0 {
		c.Lines = []string{w.t("还没记过", "Nothing is noted yet")}
	}
	if next := w.relationNext(v.Now); v.May && next != v.Now {
		c.Note = w.t("变了就写「%[1]s 关系 %[2]s」,跳级或回落要写原因", "When it changes: “%[1]s relation: %[2]s”; a jump or a step back needs a reason",
			v.Name, w.relationWord(next))
	}
	return w.fit(c)
}

// relationNext is a plain step from a relation; the relation itself at the end.
func (w *Writer) relationNext(now string) string {
	if now == "" && len(w.Book.Relations) > 0 {
		now = w.Book.Relations[0].ID
	}
	for _, s := range w.Book.RelationWay {
		if s.From == now {
			return s.To
		}
	}
	return now
}

// ClassesView is an account with its classes, those that are proposed too.
type ClassesView struct {
	crm.Account
	Party      string // who they are to us; "" = it was not said
	Amount     string // the amount class that its purchases suggest; "" = it bought nothing
	ValueStage string // that its orders and open deals suggest
	May        bool
}

// Classes shows the five classes that are never mixed, each with where it comes
// from, and below what else it is to us.
func (w *Writer) Classes(v ClassesView) chat.Card {
	c := chat.Card{Title: tail(dots(v.Name.Text, w.t("五种分类", "five classes")), Hash(v.Number()), TitleColumns)}
	class := v.AmountClass
	if class == "" {
		class = v.Amount
	}
	c.Facts = []chat.Fact{
		fact(w.t("线索分级", "Lead tier"), w.tierWord(v.Tier)),
		fact(w.fieldWord("amount_class"), w.orProposed("amount_class", v.AmountClass, v.Amount, w.t("按累计采购算", "by purchases"))),
		fact(w.fieldWord("value_stage"), w.orProposed("value_stage", v.Account.ValueStage, v.ValueStage, w.t("推测", "proposed"))),
		fact(w.fieldWord("manage_mode"), w.orProposed("manage_mode", v.ManageMode, w.Book.ManageModeOf(class), w.t("随金额分类", "follows the amount class"))),
		fact(w.t("行业分类", "Industry class"), w.industryClass(v.Industry)),
	}
	kind := w.Book.OtherAccounts
	if v.KeyAccount {
		kind = w.Book.KeyAccount
	}
	loyalty := w.labelIf(w.Book.Loyalties, v.Loyalty)
	c.Facts = append(c.Facts, fact(w.t("其他", "Also"), dots(kind.Name.In(w.Locale), loyalty, w.relationWord(v.Relation), w.labelIf(w.Book.PartyKinds, v.Party))))
	if v.May && v.Account.ValueStage == "" && v.ValueStage != "" {
		word := playbook.Label(w.Book.ValueStages, v.ValueStage, w.Locale)
		c.Buttons = append(c.Buttons, button(w.t("记为%s", "Note “%s”", word), DoSet, v.Number(), "value_stage="+v.ValueStage))
	}
	return w.fit(c)
}

// orProposed is the choice of a field that was said, else the one that is
// proposed, and why.
func (w *Writer) orProposed(field, is, proposed, why string) string {
	f, _ := w.Book.Field(field)
	switch {
	case is != "":
		return w.fieldValue(f, is)
	case proposed == "":
		return "—"
	}
	return w.fieldValue(f, proposed) + w.paren(why)
}

// industryClass is the class of an industry with its strategy.
func (w *Writer) industryClass(label string) string {
	i, ok := w.Book.Industry(label)
	if !ok {
		return "—"
	}
	return dots(playbook.Label(w.Book.IndustryClasses, i.Class, w.Locale), w.Book.Strategy(label, w.Locale))
}

// AmountsView is the accounts of a team sorted by what they bought.
type AmountsView struct {
	Who     string // whose accounts
	Classes []AmountShare
	Changes int  // accounts whose class is noted otherwise
	None    int  // accounts that bought nothing
	May     bool // he may note the classes
	Team    string
}

// AmountShare is an amount class with its accounts.
type AmountShare struct {
	ID       string
	N        int
	Minor    int64
	Pct      int // of all purchases
	Currency string
	Top      []string // the largest, by name
}

// AmountClasses shows the accounts sorted by what they bought (F4), with how each
// class is managed (I2).
func (w *Writer) AmountClasses(v AmountsView) chat.Card {
	c := chat.Card{Title: dots(w.t("金额分类", "Amount classes"), v.Who)}
	for _, s := range v.Classes {
		row, _ := playbook.Find(w.Book.AmountClasses, s.ID)
		mode := playbook.Label(w.Book.ManageModes, w.Book.ManageModeOf(s.ID), w.Locale)
		money := w.total(crm.Money{Minor: s.Minor, Currency: s.Currency})
		c.Lines = append(c.Lines, dots(
			w.t("%[1]s %[2]d 家 %[3]s(%[4]d%%)", "%[1]s: %[2]d, %[3]s (%[4]d%%)", row.Name.In(w.Locale), s.N, money, s.Pct), mode, w.list(s.Top)))
	}
	if len(v.Classes) == 0 {
		c.Lines = []string{w.t("还没有签过单,排不出来", "Nobody has bought yet, so there is nothing to sort")}
		return w.fit(c)
	}
	if v.None > 0 {
		c.Lines = append(c.Lines, w.t("没有采购的 %d 家不分类", "%d that bought nothing have no class", v.None))
	}
	c.Note = w.sharesNote()
	if v.May && v.Changes > 0 {
		c.Buttons = []chat.Button{button(w.t("写入 %d 家", "Note for %d", v.Changes), DoClasses, v.Team, "")}
	}
	return w.fit(c)
}

// sharesNote says where the classes are cut.
func (w *Writer) sharesNote() string {
	var parts []string
	for _, a := range w.Book.AmountClasses {
		parts = append(parts, w.t("%[1]s %[2]d%%", "%[1]s %[2]d%%", a.ID, a.Share))
	}
	return w.t("按累计采购额从大到小:%s;与线索分级无关", "By purchases, largest first: %s; not the lead tier", w.list(parts))
}

// ClassesNoted is the receipt of amount classes that were noted for a team.
func (w *Writer) ClassesNoted(n int, group crm.GroupID) chat.Card {
	c := chat.Card{Tone: chat.Good, Title: w.t("✅ 已写入 %d 家的金额分类", "✅ Amount class noted for %d", n)}
	if n == 0 {
		c.Title = w.t("金额分类没有变化", "No amount class has changed")
		return w.fit(c)
	}
	c.Lines = []string{w.t("管理方式没单独定过的跟着变", "The management mode follows where nobody chose another")}
	c.Buttons = []chat.Button{w.undoButton(group)}
	return w.fit(c)
}

// Trial lists the key accounts with which a new product is tried first (G2).
func (w *Writer) Trial(product string, rows []AccountRow, from int) chat.Card {
	c := chat.Card{Title: w.t("%s 试销 · 大客户优先", "Trial of %s: key accounts first", Short(product, 20))}
	if product == "" {
		c.Title = w.t("新品试销 · 大客户优先", "New-product trial: key accounts first")
	}
	if len(rows) == 0 {
		c.Lines = []string{w.t("还没有大客户。写「比亚迪是大客户」", "No key account yet. Write “BYD is a key account”")}
		return w.fit(c)
	}
	for i, r := range rows[:min(len(rows), MaxLines)] {
		c.Lines = append(c.Lines, spaced(Circled(i+1), tail(dots(spaced(r.Name.Text, r.OwnerName), w.relationWord(r.Relation), w.labelIf(w.Book.Loyalties, r.Loyalty), w.industryWord(r.Industry)), Hash(r.Number()), LineColumns-3)))
	}
	return w.fit(c)
}

// LeftAsIs says that nothing was changed.
func (w *Writer) LeftAsIs() chat.Card {
	return w.fit(chat.Card{Title: w.t("好,没有改", "All right, nothing was changed")})
}
