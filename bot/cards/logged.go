package cards

import (
	"strconv"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// Logged is the receipt of one message: one card for whatever it made. With
// nothing but drafts it is the first draft's question.
func (w *Writer) Logged(v Logged) chat.Card {
	switch {
	case len(v.Items) == 0 && len(v.Drafts) > 0:
		return w.Question(v.Drafts[0])
	case len(v.Items) == 1 && len(v.Drafts) == 0:
		return w.loggedOne(v)
	}
	return w.loggedMany(v)
}

// loggedOne is the receipt of a message that made one thing.
func (w *Writer) loggedOne(v Logged) chat.Card {
	it := v.Items[0]
	c := chat.Card{Tone: chat.Good, Title: w.title(it, true), Lines: w.itemLines(it)}
	if v.First {
		c.Note = w.t("不对就直接说,如「%s」", "Not right? Just say so: “%s”", w.correction(it))
	}
	c.Buttons = w.receiptButtons(v, numberOf(it))
	c.Buttons = append(w.dateButtons(it), c.Buttons...)
	return w.fit(c)
}

// Shown is one thing that was recorded, as it is now. group is what made it.
func (w *Writer) Shown(it Item, group crm.GroupID) chat.Card {
	return w.fit(chat.Card{
		Title: w.title(it, false), Lines: w.itemLines(it),
		Buttons: w.receiptButtons(Logged{Group: group}, numberOf(it)),
	})
}

// itemLines is what a card of its own says of one thing, the most worthy first.
func (w *Writer) itemLines(it Item) []string {
	var lines []string
	switch {
	case it.Activity != nil:
		lines = append(lines, w.activityLine(*it.Activity), w.outcomeLine(*it.Activity))
	case it.Lead != nil:
		lines = append(lines, w.leadLine(*it.Lead))
	}
	lines = append(lines, w.dealLine(it))
	if main := w.mainTask(it); main != nil {
		lines = append(lines, w.taskLine(*main))
	}
	for i := range it.Tasks {
		if &it.Tasks[i] != w.mainTask(it) {
			lines = append(lines, w.nextLine(it.Tasks[i]))
		}
	}
	lines = append(lines, w.contactLines(it)...)
	return append(lines, w.expenseLines(it)...)
}

// title is the first line of a receipt: what, whose, its number. The name
// gives way when it is too long, the number does not. saved says that it was
// recorded just now.
func (w *Writer) title(it Item, saved bool) string {
	head, name := w.titleWords(it)
	if saved {
		head = w.t("✅ 已记 ", "✅ ") + head
		head += w.savedWord(it)
	}
	return tail(dots(head, name), Hash(numberOf(it)), TitleColumns)
}

// savedWord is the verb that English puts behind.
func (w *Writer) savedWord(it Item) string {
	main := w.mainTask(it)
	switch {
	case it.Activity != nil:
		return w.t("", " logged")
	case main != nil && main.Waiting:
		return ""
	}
	return w.t("", " saved")
}

// titleWords are what a thing is called and whose it is.
func (w *Writer) titleWords(it Item) (what, name string) {
	name = it.Account + w.newMark(it)
	switch {
	case it.Activity != nil:
		return w.activityWord(it.Activity.Type), name + w.outcomeMark(*it.Activity)
	case it.Lead != nil:
		return w.t("线索", "Lead"), name
	case it.Deal != nil:
		return w.t("商机", "Opportunity"), dots(name, it.Deal.Title)
	case len(it.Contacts) > 0:
		return w.t("联系人", "Contact"), dots(it.Contacts[0].Name.Text, name)
	case len(it.Tasks) > 0:
		return w.taskWord(it.Tasks[0]), name
	case len(it.Expenses) > 0:
		e := it.Expenses[0]
		return w.t("费用", "Expense"), spaced(w.expenseWord(e.Type), w.costMoney(e.Amount))
	}
	return w.t("记录", "Entry"), name
}

// taskWord is what a next step is called: 待办, 等对方, 约会.
func (w *Writer) taskWord(t TaskView) string {
	switch {
	case t.Waiting:
		return w.t("等对方", "Their turn")
	case t.Visit && t.Clock != "":
		return w.t("约会", "Appointment")
	}
	return w.t("待办", "Task")
}

func (w *Writer) newMark(it Item) string {
	if !it.New {
		return ""
	}
	return w.t("(新客户)", " (new)")
}

// outcomeMark says behind the name that nobody was met.
func (w *Writer) outcomeMark(a ActivityView) string {
	if a.Met() {
		return ""
	}
	return w.paren(w.outcomeWord(a.Outcome, a.Type == crm.Call))
}

// activityLine is when, with whom, about what.
func (w *Writer) activityLine(a ActivityView) string {
	var ours string
	if len(a.Colleagues) > 0 {
		ours = w.t("同去 %s", "with %s", w.list(a.Colleagues))
	}
	return dots(w.when(a), w.people(a.People), ours, a.Gist)
}

// when is the day of an activity, and how it came to be that day.
func (w *Writer) when(a ActivityView) string {
	s := w.DateClock(a.Date, a.Clock)
	switch {
	case a.Night:
		return s + w.t("(凌晨发的,按前一天记)", " (sent after midnight, logged for the day before)")
	case a.Assumed && a.Date == w.Today():
		return s + w.t("(按今天记)", " (taken as today)")
	case a.Assumed:
		return s + w.t("(推测)", " (my guess)")
	}
	return s
}

// outcomeLine says what does not count.
func (w *Writer) outcomeLine(a ActivityView) string {
	if a.Met() {
		return ""
	}
	return w.title1(w.uncounted(a.Type))
}

// uncounted says that what met nobody is no contact, and none of the visits
// that the method asks for.
func (w *Writer) uncounted(typ string) string {
	if typ == crm.Call {
		return w.t("不算联系过", "does not count as a contact")
	}
	return w.t("不计入%[1]d次拜访", "not one of the %[1]d visits", w.wanted())
}

// wanted is how many visits the method asks for.
func (w *Writer) wanted() int {
	if n := w.Book.Visits.Wanted; n > 0 {
		return n
	}
	return 4
}

func (w *Writer) leadLine(l LeadView) string {
	from := w.sourceWord(l.Source)
	if l.Source == "" {
		from = ""
	}
	if l.Referrer != "" {
		from = w.t("%s引荐", "via %s", l.Referrer)
	}
	return dots(l.Region, w.industryWord(l.Industry), l.Need, from)
}

// dealLine is the amount and what was made for it.
func (w *Writer) dealLine(it Item) string {
	var amount, sign, chance, lead string
	if d := it.Deal; d != nil {
		amount = w.AmountSaid(d.Amount)
		if d.SignBy != "" {
			sign = w.signing(d.SignBy)
		}
		if d.WinPct > 0 {
			chance = w.t("把握 %d%%", "%d%% sure", d.WinPct)
		}
		if numberOf(it) != d.Number() && it.Lead == nil {
			lead = w.t("商机 %s", "opportunity %s", Hash(d.Number()))
		}
	}
	if it.Lead != nil && it.Activity != nil {
		lead = w.t("线索 %s", "lead %s", Hash(it.Lead.Number()))
	}
	return dots(amount, sign, chance, lead)
}

func (w *Writer) contactLines(it Item) []string {
	var out []string
	for i, c := range it.Contacts {
		name := c.Name.Text
		if i == 0 && it.Activity == nil && it.Lead == nil && it.Deal == nil {
			name = "" // the card is about this one
		}
		more := dots(w.roleWords(c.Contact), w.secret(c.Phone), w.secret(c.Email))
		line := dots(name, c.Department, c.Title, more)
		switch {
		case name == "":
			out = append(out, line)
		case it.Activity == nil || more != "" || c.Department != "": // the line of the visit has name and title
			out = append(out, w.t("联系人 ", "Contact ")+tail(line, Hash(c.Number()), LineColumns-8))
		}
	}
	return out
}

func (w *Writer) expenseLines(it Item) []string {
	var out []string
	for i, e := range it.Expenses {
		if i == 0 && numberOf(it) == e.Number() {
			out = append(out, dots(w.Date(e.Date), it.Account, e.Note))
			continue
		}
		out = append(out, tail(spaced(w.expenseWord(e.Type), w.costMoney(e.Amount)), Hash(e.Number()), LineColumns))
	}
	return out
}

// costMoney is what was spent; a channel does not see it.
func (w *Writer) costMoney(m crm.Money) string {
	if w.hidesMoney() {
		return ""
	}
	return w.Money(m)
}

// nextLine is a next step, or what is waited for.
func (w *Writer) nextLine(t TaskView) string {
	head := w.t("下一步", "Next:")
	if t.Waiting {
		head = w.t("等对方", "Waiting:")
	}
	return tail(spaced(head, w.due(t), t.Text), Hash(t.Number()), LineColumns)
}

// mainTask is the task that the card is about, if it is about one.
func (w *Writer) mainTask(it Item) *TaskView {
	if len(it.Tasks) == 0 || it.Activity != nil || it.Lead != nil || it.Deal != nil || len(it.Contacts) > 0 {
		return nil
	}
	return &it.Tasks[0]
}

func (w *Writer) taskLine(t TaskView) string { return spaced(w.due(t), t.ContactName, t.Text) }

// due is the day of a step and how it came to be that day.
func (w *Writer) due(t TaskView) string {
	if t.Due == "" {
		return w.t("(没说日子)", "(no day yet)")
	}
	s := w.DateClock(t.Due, t.Clock)
	if t.Assumed {
		s += w.t("(推测)", " (my guess)")
	}
	return s
}

// correction is an example of how this very card would be put right.
func (w *Writer) correction(it Item) string {
	switch {
	case it.Deal != nil && it.Deal.Amount.Kind == crm.AmountBudget:
		return w.t("预算是102万", "the budget is 1.02M")
	case it.Deal != nil && !it.Deal.Amount.IsZero():
		return w.t("是180万不是108万", "it is 1.8M, not 1.08M")
	case len(it.Tasks) > 0:
		return w.t("是下周二", "it is next Tuesday")
	case it.Activity != nil:
		return w.t("是昨天去的", "it was yesterday")
	}
	return w.t("撤销", "undo")
}

// receiptButtons are 改 and 撤销 of what the message made.
func (w *Writer) receiptButtons(v Logged, number string) []chat.Button {
	edit := button(w.t("改", "Edit"), DoEdit, number, "")
	edit.Opens = true
	undo := button(w.t("撤销", "Undo"), DoUndo, string(v.Group), "")
	undo.Done = w.t("已撤销", "Undone")
	if number == "" {
		edit.Do.Subject = EditGroup + string(v.Group)
		edit.Opens = false
		undo.Label = w.t("全部撤销", "Undo all")
	}
	return []chat.Button{edit, undo}
}

// dateButtons mend in one tap what was assumed of a day.
func (w *Writer) dateButtons(it Item) []chat.Button {
	if a := it.Activity; a != nil && a.Night {
		next := a.Date.AddDays(1)
		return []chat.Button{button(w.t("其实是 %s", "It was %s", w.ShortDate(next)), DoRedate, a.Number(), string(next))}
	}
	if t := w.mainTask(it); t != nil && t.Assumed {
		return []chat.Button{button(w.t("改日期", "Other day"), DoMove, t.Number(), "")}
	}
	return nil
}

// numberOf is the number that a card names an item by.
func numberOf(it Item) string {
	switch {
	case it.Activity != nil:
		return it.Activity.Number()
	case it.Lead != nil:
		return it.Lead.Number()
	case it.Deal != nil:
		return it.Deal.Number()
	case len(it.Contacts) > 0:
		return it.Contacts[0].Number()
	case len(it.Tasks) > 0:
		return it.Tasks[0].Number()
	case len(it.Expenses) > 0:
		return it.Expenses[0].Number()
	}
	return ""
}

// loggedMany is the receipt of a message that made several things.
func (w *Writer) loggedMany(v Logged) chat.Card {
	c := chat.Card{Tone: chat.Good, Title: "✅ " + dots(w.tally(v.Items), w.common(v.Items))}
	room := MaxLines - 1 // the note
	if len(v.Drafts) > 0 {
		room--
	}
	p := w.rows(len(v.Items), v.From, room, EditGroup+string(v.Group))
	for i := p.from; i < p.to; i++ {
		c.Lines = append(c.Lines, spaced(Circled(i+1), w.itemLine(v.Items[i], v.Items)))
	}
	if len(v.Drafts) > 0 {
		q := w.ask(v.Drafts[0])
		c.Lines = append(c.Lines, w.t("还有 %[1]d 条要您定:%[2]s", "%[1]d needs you: %[2]s", len(v.Drafts), q))
		c.Buttons = append(c.Buttons, w.choiceButtons(v.Drafts[0], 3)...)
	}
	if len(v.Items) > 1 {
		n := Circled(len(v.Items))
		c.Note = w.t("不对写「%[1]s 撤销」「① 改成昨天」", "Not right? “%[1]s undo”, “① was yesterday”", n)
	}
	number := ""
	if len(v.Items) == 1 {
		number = numberOf(v.Items[0])
	}
	c.Buttons = append(c.Buttons, p.more...)
	c.Buttons = append(c.Buttons, w.receiptButtons(v, number)...)
	return w.fit(c)
}

// tally is what was made, counted: 已记 3 条 + 1 笔费用.
func (w *Writer) tally(items []Item) string {
	var costs int
	for _, it := range items {
		if isExpense(it) {
			costs++
		}
	}
	rest := len(items) - costs
	switch {
	case costs == 0:
		return w.t("已记 %d 条", "%d saved", rest)
	case rest == 0:
		return w.t("已记 %d 笔费用", "%d expenses saved", costs)
	case costs == 1:
		return w.t("已记 %d 条 + 1 笔费用", "%d + 1 expense saved", rest)
	}
	return w.t("已记 %d 条 + %d 笔费用", "%d + %d expenses saved", rest, costs)
}

func isExpense(it Item) bool {
	return it.Activity == nil && it.Lead == nil && it.Deal == nil && len(it.Contacts) == 0 &&
		len(it.Tasks) == 0 && len(it.Expenses) > 0
}

// common is the day that all activities share.
func (w *Writer) common(items []Item) string {
	day := commonDay(items)
	if day == "" {
		return ""
	}
	return w.ShortDate(day)
}

func commonDay(items []Item) crm.Date {
	var day crm.Date
	for _, it := range items {
		if it.Activity == nil {
			continue
		}
		if day != "" && day != it.Activity.Date {
			return ""
		}
		day = it.Activity.Date
	}
	return day
}

// itemLine is one thing on one line: what, whose, with whom, what about, and
// what follows. What follows and the number stay when the rest is too long.
func (w *Writer) itemLine(it Item, all []Item) string {
	var head string
	switch {
	case it.Activity != nil:
		head = w.activityItem(it, w.activityWord(it.Activity.Type), commonDay(all) == "")
	case it.Lead != nil:
		head = w.colon(spaced(w.t("线索", "Lead"), it.Account), w.leadLine(*it.Lead))
	case it.Deal != nil:
		head = spaced(w.t("商机", "Opportunity"), it.Account, it.Deal.Title)
	case len(it.Contacts) > 0:
		k := it.Contacts[0]
		head = spaced(w.t("联系人", "Contact"), k.Name.Text, it.Account, k.Title)
	case len(it.Tasks) > 0:
		t := it.Tasks[0]
		return tail(spaced(w.taskWord(t), w.due(t), it.Account, t.Text), Hash(t.Number()), itemColumns)
	case len(it.Expenses) > 0:
		return w.expenseItem(it)
	}
	return w.itemTail(head, it)
}

// dayLine is a thing as the day shows it, where most are visits: the customer
// comes first, and only what was no visit is named.
func (w *Writer) dayLine(it Item, all []Item) string {
	if it.Activity == nil {
		return w.itemLine(it, all)
	}
	return w.itemTail(w.activityItem(it, "", commonDay(all) == ""), it)
}

// itemColumns is the room of a line behind its ① and a space.
const itemColumns = LineColumns - 3

// itemTail adds the amount, what comes next and the number.
func (w *Writer) itemTail(head string, it Item) string {
	var follows string
	if len(it.Tasks) > 0 {
		t := it.Tasks[0]
		text := t.Text
		if t.Waiting {
			text = w.t("等对方", "waiting for ") + text
		}
		follows = Short("→ "+spaced(w.due(t), text), itemColumns/2)
	}
	return tail(w.withAmount(head, it), spaced(follows, Hash(numberOf(it))), itemColumns)
}

// withAmount puts the amount behind what was said.
func (w *Writer) withAmount(head string, it Item) string {
	if it.Deal == nil || it.Deal.Amount.IsZero() || w.hidesMoney() {
		return head
	}
	said := w.AmountSaid(it.Deal.Amount)
	if it.Deal.Amount.Kind == crm.AmountValue || it.Deal.Amount.Kind == "" {
		said = w.Amount(it.Deal.Amount)
	}
	return head + w.t(",", ", ") + said
}

// activityItem is the head of an activity's line; other is set where the days
// differ. Without a word for what it was, a call and the like is named behind.
func (w *Writer) activityItem(it Item, word string, other bool) string {
	a := it.Activity
	var day, kind string
	if other {
		day = w.Date(a.Date)
	}
	if word == "" && a.Type != crm.Visit {
		kind = w.activityWord(a.Type)
	}
	what := a.Gist
	switch {
	case !a.Met() && a.Type == crm.Call:
		what = w.outcomeWord(a.Outcome, true)
	case !a.Met():
		what = w.outcomeWord(a.Outcome, false) + w.paren(w.uncounted(a.Type))
	case what == "" && len(a.People) == 0:
		what = w.t("没说见谁", "nobody named")
	}
	who := w.people(a.People)
	if who != "" {
		who = w.t("%s", "(%s)", who)
	}
	return w.colon(spaced(day, word, it.Account+w.newMark(it), who), joined(w.t(",", ", "), kind, what))
}

// colonIfBoth joins a head and what it says, if it says anything.
func (w *Writer) colonIfBoth(head, what string) string { return w.colon(head, what) }

func (w *Writer) expenseItem(it Item) string {
	e := it.Expenses[0]
	line := spaced(w.expenseWord(e.Type), w.costMoney(e.Amount))
	switch {
	case e.On > 0:
		line += w.t(" → 记在", " → on ") + Circled(e.On)
	case it.Account != "":
		line = spaced(line, it.Account)
	}
	return tail(line, Hash(e.Number()), itemColumns)
}

// subject is a row's number as an argument.
func subject(n int) string { return strconv.Itoa(n) }
