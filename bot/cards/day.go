package cards

import (
	"strconv"
	"strings"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// Agenda is what is to be done today or this week: appointments, steps that
// are due or late, customers to be touched. Tasks then Touches are ①②③.
func (w *Writer) Agenda(v AgendaView) chat.Card {
	n := len(v.Tasks) + len(v.Touches)
	if n == 0 {
		return w.fit(chat.Card{
			Title:   w.t("%s没有到期的事", "Nothing due %s", w.stretchWord(v.From, v.To)),
			Lines:   []string{w.t("要安排就写「周四上午十点约了美的周工」", "To plan: “remind me Thursday to call Midea”")},
			Buttons: []chat.Button{w.press(phraseAccounts)},
		})
	}
	c := chat.Card{
		Title: w.t("%[1]s %[2]d 件", "%[1]s: %[2]d to do", w.title1(w.stretchWord(v.From, v.To)), n),
	}
	p := w.rows(n, v.Start, MaxLines-1, w.agendaList(v))
	for i := p.from; i < p.to; i++ {
		if i < len(v.Tasks) {
			c.Lines = append(c.Lines, numbered(i+1, w.agendaLine(v.Tasks[i])))
		} else {
			c.Lines = append(c.Lines, numbered(i+1, w.nudgeLine(v.Touches[i-len(v.Tasks)])))
		}
	}
	c.Note = w.answerNote(p.from+1, upTo(len(v.Tasks)), p.to)
	c.Buttons = p.more
	return w.fit(c)
}

func (w *Writer) agendaList(v AgendaView) string {
	if v.From == v.To {
		return ListAgenda
	}
	return ListBetween(ListAhead, v.From, v.To)
}

// agendaLine is a step as the agenda shows it: today's with its clock, a late
// one with how late it is.
func (w *Writer) agendaLine(t TaskView) string {
	when := w.Until(t.Due)
	if t.Due >= w.Today() && t.Clock != "" {
		when = spaced(when, t.Clock)
	}
	if t.Due == "" {
		when = w.due(t)
	}
	words := spaced(unsaid(t.AccountName, t.Text), unsaid(t.ContactName, t.Text), w.stepText(t))
	if t.OwnerName != "" { // he stands in
		words = w.t("代 %[1]s:%[2]s", "for %[1]s: %[2]s", t.OwnerName, words)
	}
	return tail(dots(when, words), Hash(t.Number()), LineColumns-3)
}

// stretchWord is 今天, 明天, 本周, or the dates.
func (w *Writer) stretchWord(from, to crm.Date) string {
	today := w.Today()
	switch {
	case from == to && from == today:
		return w.t("今天", "today")
	case from == to && from == today.AddDays(1):
		return w.t("明天", "tomorrow")
	case from == to && from == today.AddDays(-1):
		return w.t("昨天", "yesterday")
	case from == to:
		return w.Date(from)
	case from == today.WeekStart() && to == from.AddDays(6):
		return w.t("本周", "this week")
	case from == today.WeekStart().AddDays(7) && to == from.AddDays(6):
		return w.t("下周", "next week")
	case from == today.WeekStart().AddDays(-7) && to == from.AddDays(6):
		return w.t("上周", "last week")
	case from == monthOf(today) && to.AddDays(1) == monthOf(to.AddDays(1)) && to.Sub(from) < 31:
		return w.t("本月", "this month")
	case from == monthOf(from) && to.AddDays(1) == monthOf(today) && to.Sub(from) < 31:
		return w.t("上个月", "last month")
	}
	return w.stretch(from, to)
}

// monthOf is the first day of the month of d.
func monthOf(d crm.Date) crm.Date { return d.AddDays(1 - d.In(time.UTC).Day()) }

// lower begins with a small letter.
func (w *Writer) lower(s string) string {
	if w.Locale != "en" || s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// title1 begins with a capital.
func (w *Writer) title1(s string) string {
	if w.Locale != "en" || s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// Day is what was logged, with what is still missing: 我今天记了啥, and the
// week. Items are ①②③ in this order.
func (w *Writer) Day(v DayView) chat.Card {
	stretch := w.stretchWord(v.From, v.To)
	if v.Of != "" && len(v.Items) == 0 {
		return w.fit(chat.Card{Title: w.t("%[2]s %[1]s还没记", "%[2]s: nothing logged %[1]s", stretch, Short(v.Of, 16))})
	}
	if len(v.Items) == 0 {
		return w.fit(chat.Card{
			Title:   w.t("%s还没记", "Nothing logged %s", stretch),
			Lines:   []string{w.t("跑了哪家直接说,如「上午美的周工,方案没意见」", "Just tell me: “Saw Zhou at Midea, all good”")},
			Buttons: w.draftsButton(v.Drafts),
		})
	}
	c := chat.Card{Title: w.title1(dots(w.t("%[1]s记了 %[2]d 条", "%[1]s: %[2]d logged", stretch, len(v.Items)), w.metWord(v.Counts)))}
	if v.Of != "" {
		c.Title = dots(Short(v.Of, 16), c.Title)
	}
	room := MaxLines
	gap := w.gapLine(v.Missing)
	if gap != "" {
		room--
	}
	p := w.rows(len(v.Items), v.Start, room, w.dayList(v))
	for i := p.from; i < p.to; i++ {
		c.Lines = append(c.Lines, numbered(i+1, w.dayLine(v.Items[i], v.Items)))
	}
	c.Note = gap
	if v.Of != "" {
		p.more = nil // a button would go on with the reader's own
	}
	c.Buttons = append(p.more, w.draftsButton(v.Drafts)...)
	if w.dayList(v) == ListDay && v.Of == "" {
		c.Buttons = append(c.Buttons, button(w.t("改", "Edit"), DoShow, ListDayEdit, ""))
	}
	if v.From == v.To && v.Of == "" {
		c.Buttons = append(c.Buttons, button(w.t("复制成日报", "Copy as report"), DoCopy, string(v.From), ""))
	} else if v.Of == "" && v.From.Valid() && v.To.Valid() && v.To.Sub(v.From) < 7 {
		c.Buttons = append(c.Buttons, button(w.t("复制成周报", "Copy as report"), DoCopy, string(v.From)+"/"+string(v.To), ""))
	}
	return w.fit(c)
}

// DayEdit asks which thing of the day is to be changed.
func (w *Writer) DayEdit(v DayView) chat.Card {
	if len(v.Items) == 0 {
		return w.Day(v)
	}
	c := chat.Card{
		Title: w.t("改哪一条?", "Change which one?"),
		Lines: []string{w.t("也可以直接写「① 是李总不是王总」「② 撤销」", "Or write “① it was Li, not Wang”, “② undo”")},
	}
	p := w.rows(len(v.Items), v.Start, MaxButtons-1, ListDayEdit)
	for i := p.from; i < p.to; i++ {
		b := button(Short(numbered(i+1, v.Items[i].Account), ButtonColumns), DoEdit, numberOf(v.Items[i]), "")
		b.Opens = true
		c.Buttons = append(c.Buttons, b)
	}
	c.Buttons = append(c.Buttons, p.more...)
	return w.fit(c)
}

func (w *Writer) dayList(v DayView) string {
	today := w.Today()
	switch {
	case v.From == today && v.To == today:
		return ListDay
	case v.From == today.WeekStart() && v.To == v.From.AddDays(6):
		return ListWeek
	}
	return ListBetween(ListBehind, v.From, v.To)
}

func (w *Writer) draftsButton(n int) []chat.Button {
	if n == 0 {
		return nil
	}
	return []chat.Button{button(w.t("待确认 %d", "Drafts: %d", n), DoShow, ListDrafts, "")}
}

// metWord is how many met somebody: 4 见到 1 没见到.
func (w *Writer) metWord(c Counts) string {
	if c.Visits+c.Calls+c.Other+c.Tried == 0 {
		return ""
	}
	met := c.Visits + c.Calls + c.Other
	if c.Tried == 0 {
		return w.t("%d 次见到人", "%d met", met)
	}
	return w.t("%[1]d 见到 %[2]d 没见到", "%[1]d met, %[2]d not", met, c.Tried)
}

// gapLine is the one line of what is missing, with words to mend it.
func (w *Writer) gapLine(gaps []Gap) string {
	if len(gaps) == 0 {
		return ""
	}
	first := gaps[0]
	n := 0
	for _, g := range gaps {
		if g.What == first.What {
			n++
		}
	}
	ref := Circled(first.Item)
	if ref == "" {
		ref = first.AccountName
	}
	return w.t("还缺 %[1]s %[2]d 条:直接写「%[3]s %[4]s」", "Missing: %[1]s ×%[2]d, e.g. “%[3]s %[4]s”",
		w.lower(w.fieldWord(first.What)), n, ref, w.gapExample(first.What))
}

// gapNames are the customers at whom the first kind of gap is open.
func gapNames(gaps []Gap) []string {
	var names []string
	for _, g := range gaps {
		if g.What != gaps[0].What {
			continue
		}
		name := g.AccountName
		if name == "" {
			name = spaced(Circled(g.Item), Hash(g.Number))
		}
		names = append(names, name)
	}
	return names
}

func (w *Writer) gapExample(what string) string {
	switch what {
	case "next_step":
		return w.t("周五送样", "samples on Friday")
	case "contact", "with":
		return w.t("见的是王总", "met Mr Wang")
	case "amount":
		return w.t("大概80万", "about 800k")
	case "revenue":
		return w.t("年营业额3亿", "revenue 300M")
	case "industry":
		return w.t("家电行业", "home appliances")
	case "region":
		return w.t("在东莞", "in Dongguan")
	case "source":
		return w.t("老客户引荐的", "by referral")
	}
	return w.t("补一句", "one line")
}

// counts is a day's or a team's flows, what there is: 拜访 4 · 没见到 1 · 电话 3.
func (w *Writer) counts(c Counts) string {
	part := func(n int, zh, one, many string) string {
		switch {
		case n == 0:
			return ""
		case w.Locale != "en":
			return zh + " " + strconv.Itoa(n)
		}
		return w.n(n, zh, one, many)
	}
	return dots(
		part(c.Visits, "拜访", "visit", "visits"), part(c.Tried, "没见到", "not met", "not met"),
		part(c.Calls, "电话", "call", "calls"), part(c.Other, "其他活动", "other", "other"),
		part(c.Leads, "新线索", "new lead", "new leads"), part(c.Moves, "推进", "move", "moves"),
		part(c.Done, "完成待办", "task done", "tasks done"),
		part(c.Won, "签约", "won", "won"), part(c.Lost, "输单", "lost", "lost"),
	)
}

// Evening is the one line of what is missing at the end of the day; ok is
// false when nothing is.
func (w *Writer) Evening(v DayView) (c chat.Card, ok bool) {
	if len(v.Missing)+len(v.Aims) == 0 && v.Drafts == 0 {
		return chat.Card{}, false
	}
	c.Title = w.t("今天还有 %d 条等您一句话", "Today: %d waiting for a word from you", v.Drafts)
	if len(v.Missing) > 0 {
		what, names := v.Missing[0].What, gapNames(v.Missing)
		c.Title = w.t("今天还缺 %[1]s %[2]d 条", "Still missing today: %[1]s ×%[2]d", w.lower(w.fieldWord(what)), len(names))
		c.Lines = []string{w.list(names)}
		c.Note = w.t("直接写「%[1]s %[2]s」", "Just write “%[1]s %[2]s”", Short(names[0], 20), w.gapExample(what))
		if what == "next_step" {
			c.Note = w.t("直接写「周五前给%[1]s送样」", "Just write “samples for %[1]s by Friday”", Short(names[0], 20))
		}
	}
	if n := len(v.Aims); n > 0 {
		if len(v.Missing)+v.Drafts == 0 {
			c.Title = w.t("今天还缺 目的 %d 条", "Still missing today: purpose ×%d", n)
		}
		c.Lines = append(c.Lines, w.aimLine(v.Aims[0]))
	}
	c.Buttons = append(w.draftsButton(v.Drafts), button(w.t("看今天", "Show today"), DoShow, ListDay, ""))
	return w.fit(c), true
}

// aimLine asks what a visit was for, with an answer to copy.
func (w *Writer) aimLine(g Gap) string {
	example := ""
	if n := len(w.Book.Purposes); n > 0 {
		example = w.Book.Purposes[n-1].Name.In(w.Locale)
	}
	return w.t("%[1]s 这次去的目的?写「#%[2]s 目的 %[3]s」", "%[1]s, what was it for? “#%[2]s purpose: %[3]s”", Short(g.AccountName, 12), g.Number, example)
}
