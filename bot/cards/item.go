package cards

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// itemLines is what a card of its own says of one thing, the most worthy first.
func (w *Writer) itemLines(it Item) []string {
	var lines []string
	switch {
	case it.Activity != nil && it.Activity.justArrived():
		lines = append(lines, w.placeLine(it.Activity.Arrival, it.Activity.photos()))
	case it.Activity != nil:
		lines = append(lines, w.activityLine(*it.Activity), w.outcomeLine(*it.Activity), w.showedLine(*it.Activity))
	case it.Lead != nil:
		lines = append(lines, w.leadLine(*it.Lead), w.ranksLine(*it.Lead), w.tradeLine(*it.Lead), w.strategyLine(it.Lead.Industry), w.referrerLine(*it.Lead))
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
	lines = append(lines, w.expenseLines(it)...)
	if a := it.Activity; a != nil && a.Arrival.Placed() && !a.justArrived() {
		lines = append(lines, w.stoodLine(a.Arrival))
	}
	if a := it.Activity; a == nil || !a.justArrived() || a.photos() < len(a.Files) {
		lines = append(lines, w.filesLine(it)) // else the photos are counted
	}
	if it.Learned != nil {
		lines = append(lines, w.learnedLine(it.Learned))
	}
	return lines
}

// cameFrom is the way back to the message that a visit was made of. It is not for
// everybody: what is written in a channel or a private chat stays there.
func (w *Writer) cameFrom(it Item) []chat.Section {
	if it.Activity == nil || it.Activity.Evidence.Link == "" || w.Public {
		return nil
	}
	return []chat.Section{{Text: []chat.Span{{S: w.t("看原消息", "The message it is from"), Link: it.Activity.Evidence.Link}}}}
}

// title is the first line of a receipt: what, whose, its number. The name
// gives way when it is too long, the number does not. saved says that it was
// recorded just now.
func (w *Writer) title(it Item, saved bool) string {
	head, name, mark := w.titleWords(it)
	switch {
	case saved && it.Activity != nil && it.Activity.justArrived():
		head = w.t("📍 已记到访", "📍 Arrival logged")
	case saved && it.Joined:
		head = w.t("✏️ 已补 ", "✏️ Added to ") + w.lower(head)
	case saved:
		head = w.t("✅ 已记 ", "✅ ") + head
		head += w.savedWord(it)
	}
	number := Hash(numberOf(it))
	room := TitleColumns - Width(number) - 1
	if name = dots(head, name); Width(name+mark) > room && it.Activity != nil && !it.Activity.Met() {
		mark = "" // the line below says it too, and the name is worth more
	}
	return spaced(Short(name, room-Width(mark))+mark, number)
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

// titleWords are what a thing is called, whose it is, and what is marked of it:
// that the customer is new, that nobody was met.
func (w *Writer) titleWords(it Item) (what, name, mark string) {
	name, mark = it.Account, w.marks(it)
	switch {
	case it.Activity != nil:
		return w.activityWord(it.Activity.Type), name, mark
	case it.Lead != nil:
		return w.t("线索", "Lead"), name, mark
	case it.Deal != nil:
		return w.t("商机", "Opportunity"), dots(name, otherThan(it.Deal.Title, it.Account)), mark
	case len(it.Contacts) > 0:
		return w.t("联系人", "Contact"), dots(it.Contacts[0].Name.Text, name), mark
	case len(it.Tasks) > 0:
		return w.taskWord(it.Tasks[0]), name, mark
	case len(it.Expenses) > 0:
		e := it.Expenses[0]
		return w.t("费用", "Expense"), spaced(w.expenseWord(e.Type), w.costMoney(e.Amount)), ""
	}
	return w.t("记录", "Entry"), name, mark
}

// taskWord is what a next step is called: 待办, 等对方, 预约.
func (w *Writer) taskWord(t TaskView) string {
	switch {
	case t.Waiting:
		return w.t("等对方", "Their turn")
	case t.Visit && t.Clock != "":
		return w.t("预约", "Appointment")
	}
	return w.t("待办", "Task")
}

// marks are what stands behind the name in a title: (新客户), (没见到人).
func (w *Writer) marks(it Item) string {
	var what []string
	if it.New {
		what = append(what, w.newWord())
	}
	if a := it.Activity; a != nil && !a.Met() {
		what = append(what, w.outcomeWord(a.Outcome, a.Type == crm.Call))
	}
	return w.paren(joined(w.t(",", ", "), what...))
}

func (w *Writer) newWord() string { return w.t("新客户", "new") }

// activityLine is when, with whom, about what.
func (w *Writer) activityLine(a ActivityView) string {
	var ours string
	if len(a.Colleagues) > 0 {
		ours = w.t("同去 %s", "with %s", w.list(a.Colleagues))
	}
	return dots(w.when(a), w.people(a.People), ours, w.gist(a))
}

// gist is what was talked about, without the kind of activity that stands before
// it already.
func (w *Writer) gist(a ActivityView) string {
	rest, found := strings.CutPrefix(a.Gist, w.activityWord(a.Type))
	if r, _ := utf8.DecodeRuneInString(rest); !found || rest != "" && unicode.IsLetter(r) {
		return a.Gist
	}
	return strings.TrimLeft(rest, " ,，、:：")
}

// when is the day of an activity, and how it came to be that day.
func (w *Writer) when(a ActivityView) string {
	s := w.DateClock(a.Date, a.Clock)
	if w.Base != nil && crm.DateOf(w.Now.In(w.Base)) != w.Today() {
		s += w.t("(您那边的日期)", " (your time)")
	}
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
	return w.title1(w.outcomeWord(a.Outcome, a.Type == crm.Call) + w.paren(w.uncounted(a.Type)))
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

// showedLine says which of our advantages were presented, and what was thought
// of the visit afterwards.
func (w *Writer) showedLine(a ActivityView) string {
	var showed, review string
	if len(a.Showed) > 0 {
		showed = w.colonSpaced(w.fieldWord("showed"), w.value("showed", a.Showed))
	}
	if a.Review != "" {
		review = w.colon(w.fieldWord("review"), a.Review)
	}
	return dots(showed, review)
}

func (w *Writer) leadLine(l LeadView) string {
	from := w.sourceWord(l.Source)
	if l.Source == "" {
		from = ""
	}
	if l.Referrer != "" {
		from = w.t("%s引荐", "via %s", l.Referrer)
	}
	whose := ""
	if l.OwnerName != "" {
		whose = w.t("归 %s", "for %s", l.OwnerName)
	}
	return dots(unsaid(l.Region, l.Need), w.industryWord(l.Industry), l.Need, w.yearly(l.Revenue), from, whose)
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

// onWeChat is a WeChat id with what it is; "" for none.
func (w *Writer) onWeChat(id string) string {
	if id == "" {
		return ""
	}
	return w.t("微信 ", "WeChat ") + id
}

func (w *Writer) contactLines(it Item) []string {
	var out []string
	for i, c := range it.Contacts {
		name := c.Name.Text
		if i == 0 && it.Activity == nil && it.Lead == nil && it.Deal == nil {
			name = "" // the card is about this one
		}
		more := dots(w.roleWords(c.Contact), w.secret(c.Phone), w.secret(c.Email), w.secret(w.onWeChat(c.WeChat)))
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
	return tail(spaced(w.t("下一步", "Next:"), w.step(t, w.stepText(t))), Hash(t.Number()), LineColumns)
}

// stepText is what is to be done, and by whom when it is not he.
func (w *Writer) stepText(t TaskView) string {
	if t.Waiting {
		return w.t("等对方:", "waiting for: ") + t.Text
	}
	return t.Text
}

// mainTask is the task that the card is about, if it is about one.
func (w *Writer) mainTask(it Item) *TaskView {
	if len(it.Tasks) == 0 || it.Activity != nil || it.Lead != nil || it.Deal != nil || len(it.Contacts) > 0 {
		return nil
	}
	return &it.Tasks[0]
}

func (w *Writer) taskLine(t TaskView) string {
	return w.step(t, unsaid(t.ContactName, t.Text), t.Text)
}

// unsaid is a name that the words beside it do not say already.
func unsaid(name, text string) string {
	if strings.Contains(text, name) {
		return ""
	}
	return name
}

// otherThan is the title of a deal beside its customer's name; "" where it says
// no more.
func otherThan(title, name string) string {
	if title == name {
		return ""
	}
	return title
}

// step is a step with its day in front, or behind it that it has none.
func (w *Writer) step(t TaskView, words ...string) string {
	if t.Due == "" {
		return spaced(words...) + w.t("(没说日子)", " (no day yet)")
	}
	return spaced(w.due(t), spaced(words...))
}

// place is the town after which a zone is called: Berlin.
func place(zone *time.Location) string {
	name := zone.String()
	return strings.ReplaceAll(name[strings.LastIndexByte(name, '/')+1:], "_", " ")
}

// longWeekend is how many days a weekend takes from one working day to the next.
const longWeekend = 3

// firstBack reports whether a day is the first one worked after more than a weekend.
func (w *Writer) firstBack(d crm.Date) bool {
	return w.Cal != nil && w.Cal.Workday(d) && d.Sub(w.Cal.OnOrBefore(d.AddDays(-1))) > longWeekend
}

// due is the day of a step and how it came to be that day.
func (w *Writer) due(t TaskView) string {
	if t.Due == "" {
		return w.t("没说日子", "no day")
	}
	s := w.DateClock(t.Due, t.Clock)
	if w.Base != nil && t.Clock != "" {
		s = spaced(s, place(w.Zone))
	}
	switch {
	case t.Assumed && w.firstBack(t.Due):
		s += w.t("(节后首个工作日,我按这个理解)", " (first working day after the holidays, as I read it)")
	case t.Assumed:
		s += w.t("(推测)", " (my guess)")
	}
	return spaced(s, unsaid(t.Place, t.Text))
}

// correction is an example of how this very card would be put right, in words
// that are understood as they stand.
func (w *Writer) correction(it Item) string {
	switch {
	case it.Deal != nil && it.Deal.Amount.Kind == crm.AmountBudget:
		return w.t("预算改成102万", "it's 1.02M not 1.2M")
	case it.Deal != nil && !it.Deal.Amount.IsZero():
		return w.t("是180万不是108万", "it's 1.8M not 1.08M")
	case it.Activity != nil && it.Activity.Date < w.Today():
		return w.t("不对,是今天去的", "no, it was today")
	case it.Activity != nil:
		return w.t("不对,是昨天去的", "no, it was yesterday")
	case len(it.Contacts) > 0:
		return w.t("%s是采购总监", "%s is purchasing director", Short(it.Contacts[0].Name.Text, 12))
	}
	return w.t("撤销", "undo")
}
