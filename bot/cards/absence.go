package cards

import (
	"cmp"

	"milepost/bot/chat"
	"milepost/configs/playbook/absence"
	"milepost/storage/crm"
)

// What the buttons of absences do.
const (
	DoPass  = "pass" // gives what waits for him to who stands in; Arg: PassNot leaves it
	PassNot = "not"
)

// AwayView is somebody's absence.
type AwayView struct {
	Person  crm.Person
	Deputy  string     // "" when nobody stands in
	Above   string     // who is asked where nobody stands in; "" for nobody
	Waiting int        // requests that wait for him now
	Booked  []TaskView // appointments of these days, by day
	Group   crm.GroupID
	By      string // who noted it, where it was not himself
}

// Away tells somebody what his absence means, or what a colleague's does that he
// noted.
func (w *Writer) Away(v AwayView) chat.Card {
	a := v.Person.Away
	if v.By != "" {
		name := Short(v.Person.Name.Text, 16)
		c := chat.Card{Title: w.t("✅ %[1]s %[2]s 休假", "✅ %[1]s is away %[2]s", name, w.stretch(a.From, a.To)), Buttons: []chat.Button{w.undoButton(v.Group)}}
		if by := cmp.Or(v.Deputy, v.Above); by != "" {
			c.Lines = append(c.Lines, w.t("审批和客户的约由 %s 代", "Approvals and appointments go to %s", by))
		}
		c.Lines = append(c.Lines, w.t("已告诉 %s;这几天不提醒他", "%s was told; no reminders meanwhile", name))
		return w.fit(c)
	}
	c := chat.Card{Title: w.t("✅ %s 您休假", "✅ Away %s", w.stretch(a.From, a.To))}
	if v.Deputy != "" {
		c.Title = w.t("✅ %s 您的审批转 %s", "✅ %s: your approvals go to %s", w.stretch(a.From, a.To), v.Deputy)
		if v.Waiting > 0 {
			c.Lines = append(c.Lines, w.t("现有 %d 件待批也转给他?", "%d wait for you now; pass them too?", v.Waiting))
			pass := button(w.t("转", "Pass them"), DoPass, string(v.Person.ID), "")
			pass.Style = chat.Primary
			c.Buttons = append(c.Buttons, pass, button(w.t("等我回来", "They wait"), DoPass, string(v.Person.ID), PassNot))
		}
	} else {
		c.Lines = append(c.Lines, w.t("没人代批,到期会问您的上级", "Nobody stands in: what is late goes to the next above"), w.t("要找人代就写「休假 … 审批给老周」", "To name somebody: “… approvals to Zhou”"))
	}
	if to := cmp.Or(v.Deputy, v.Above); to != "" && len(v.Booked) > 0 {
		c.Lines = append(c.Lines, w.t("这几天的 %d 个客户约也由 %s 接:", "%d appointments of these days go to %s too:", len(v.Booked), to))
		c.Lines = append(c.Lines, w.bookedLines(v.Booked, 3)...)
	}
	c.Note = w.t("这几天不提醒您,团队日报照发", "No reminders meanwhile; the team's digest goes on")
	c.Buttons = append(c.Buttons, button(w.t("撤销", "Undo"), DoUndo, string(v.Group), ""))
	return w.fit(c)
}

// AwayAlready answers that somebody is ill who is on leave anyway: the leave stands as
// it is. other says that it is not who reads it.
func (w *Writer) AwayAlready(p *crm.Person, a crm.Absence, other bool) chat.Card {
	title := w.t("知道了,好好休息", "Noted, get well soon")
	line := w.t("您 %s 本来就休假,照旧不提醒您", "You are away %s anyway: still no reminders", w.stretch(a.From, a.To))
	if other {
		name := Short(p.Name.Text, 16)
		title = w.t("知道了", "Noted")
		line = w.t("%[1]s %[2]s 本来就休假,照旧不提醒", "%[1]s is away %[2]s anyway: still no reminders", name, w.stretch(a.From, a.To))
	}
	return w.fit(chat.Card{Title: title, Lines: []string{line}})
}

// AwayNoted tells somebody that a colleague noted an absence of his.
func (w *Writer) AwayNoted(v AwayView) chat.Card {
	a := v.Person.Away
	c := chat.Card{
		Title: w.t("%[1]s 给您记了休假:%[2]s", "%[1]s noted your leave: %[2]s", Short(v.By, 16), w.stretch(a.From, a.To)),
		Lines: []string{w.t("这几天不提醒您;不对就写「取消休假」", "No reminders meanwhile; if that is wrong: “cancel my leave”")},
	}
	if by := cmp.Or(v.Deputy, v.Above); by != "" {
		c.Lines = append([]string{w.t("审批和客户的约由 %s 代", "Approvals and appointments go to %s", by)}, c.Lines...)
	}
	return w.fit(c)
}

// bookedLines are appointments with their day and hour, at most so many.
func (w *Writer) bookedLines(booked []TaskView, most int) []string {
	var out []string
	for i, t := range booked {
		if i == most && len(booked) > most {
			return append(out, w.t("还有 %d 个", "%d more", len(booked)-most))
		}
		out = append(out, Short(dots(w.DateClock(t.Due, t.Clock), spaced(unsaid(t.AccountName, t.Text), unsaid(t.ContactName, t.Text), t.Text)), LineColumns-3))
	}
	return out
}

// StandIn tells somebody that he stands in for a colleague.
func (w *Writer) StandIn(v AwayView) chat.Card {
	a := v.Person.Away
	c := chat.Card{
		Title: w.t("%s %s 休假,由您代", "%s: %s is away, you stand in", w.orderAway(v)...),
		Lines: []string{w.t("%s 至 %s 的审批和客户的约转给您", "%s to %s their approvals and appointments come to you", w.ShortDate(a.From), w.ShortDate(a.To))},
		Note:  w.t("记录里写明是代办的", "It is on record that you act for them"),
	}
	c.Lines = append(c.Lines, w.bookedLines(v.Booked, 4)...)
	return w.fit(c)
}

// Covering tells who stands in for a colleague, on the first day of his
// absence, what comes to him for that.
func (w *Writer) Covering(v AwayView) chat.Card {
	c := chat.Card{
		Title: w.t("今天起您代 %s(到 %s)", "From today you stand in for %s (to %s)", v.Person.Name.Text, w.Date(v.Person.Away.To)),
		Lines: w.bookedLines(v.Booked, 5),
		Note:  w.t("到日子我来提醒您;去过了照常写一句就行", "I remind you on the day; log them as you log your own"),
	}
	if len(v.Booked) > 0 {
		c.Lines = append([]string{w.t("客户的约 %d 个:", "Appointments with customers, %d:", len(v.Booked))}, c.Lines...)
	}
	if v.Waiting > 0 {
		c.Lines = append(c.Lines, w.t("待批 %d 件", "Waiting for a decision: %d", v.Waiting))
		c.Buttons = append(c.Buttons, button(w.t("待批", "Decide"), DoShow, ListPending, ""))
	}
	return w.fit(c)
}

// ReturnView is what went on while somebody was absent.
type ReturnView struct {
	absence.Review
	Name string
	Held int  // what came due and was held back, still to do
	Card bool // the morning card that follows says what that is
}

// Returned is the one summary for somebody who is back.
func (w *Writer) Returned(v ReturnView) chat.Card {
	c := chat.Card{Title: w.t("欢迎回来,%s(%s)", "Welcome back, %s (%s)", v.Name, w.stretch(v.Days.From, v.Days.To))}
	who := w.list(v.Who)
	if n := len(v.Decided); n > 0 {
		c.Lines = append(c.Lines, w.t("%[1]s 代您批了 %[2]d 件:%[3]s", "%[1]s decided %[2]d for you: %[3]s", who, n, w.decidedFor(v.Decided)))
	}
	if n := len(v.Met); n > 0 {
		c.Lines = append(c.Lines, w.t("%[1]s 代您跑了 %[2]d 次:%[3]s", "%[1]s made %[4]s for you: %[3]s", who, n, w.metFor(v.Met), w.n(n, "次", "visit", "visits")))
	}
	if n := len(v.Waits); n > 0 {
		c.Lines = append(c.Lines, w.t("还等您批 %d 件:%s", "Waiting for your decision, %d: %s", n, w.waiting(v.Waits)))
		c.Buttons = append(c.Buttons, button(w.t("待批", "Decide"), DoShow, ListPending, ""))
	}
	if n := len(v.Open); n > 0 {
		c.Lines = append(c.Lines, w.t("约了还没记 %d 个:%s", "Booked and not logged, %d: %s", n, w.bookedNames(v)))
	}
	switch {
	case v.Held > 0 && v.Card:
		c.Lines = append(c.Lines, w.t("压着没提醒您的 %d 件,今早一起说", "%d reminders were held back; this morning's card has them", v.Held))
	case v.Held > 0:
		c.Lines = append(c.Lines, w.t("压着没提醒您的 %d 件", "%d reminders were held back", v.Held))
		c.Buttons = append(c.Buttons, button(w.t("看看", "Show them"), DoShow, ListAgenda, ""))
	}
	if len(c.Lines) == 0 {
		c.Lines = []string{w.t("这几天没有要您补的", "Nothing is left for you from these days")}
	}
	c.Note = w.t("提醒和审批照常", "Reminders and approvals are as usual")
	return w.fit(c)
}

// maxNamed is how many of a kind the summary names.
const maxNamed = 3

// named lists at most maxNamed of n things.
func (w *Writer) named(n int, word func(int) string) string {
	var out []string
	for i := range min(n, maxNamed) {
		out = append(out, word(i))
	}
	s := w.list(out)
	if n > maxNamed {
		s += w.t(" 等", ", …")
	}
	return s
}

func (w *Writer) decidedFor(all []absence.Decided) string {
	return w.named(len(all), func(i int) string {
		return spaced(w.decidedWord(all[i].Step.Decision), Hash(all[i].Request.No), all[i].Account)
	})
}

func (w *Writer) metFor(all []absence.Met) string {
	return w.named(len(all), func(i int) string {
		return spaced(w.ShortDate(all[i].Activity.Date), all[i].Account, Hash(all[i].Activity.Number()))
	})
}

func (w *Writer) waiting(all []absence.Decided) string {
	return w.named(len(all), func(i int) string { return spaced(Hash(all[i].Request.No), all[i].Account) })
}

func (w *Writer) bookedNames(v ReturnView) string {
	return w.named(len(v.Open), func(i int) string {
		return spaced(w.ShortDate(v.Open[i].Due), v.Names[v.Open[i].Account])
	})
}

func (w *Writer) orderAway(v AwayView) []any {
	span := w.stretch(v.Person.Away.From, v.Person.Away.To)
	if w.Locale == "en" {
		return []any{span, v.Person.Name.Text}
	}
	return []any{v.Person.Name.Text, span}
}

// AwayRow is somebody who is absent on some days.
type AwayRow struct {
	Name     string
	From, To crm.Date
	By       string // who stands in; "" for nobody
	Trip     bool   // he works elsewhere
}

// WhoAway lists who is absent now, or will be.
func (w *Writer) WhoAway(rows []AwayRow) chat.Card {
	if len(rows) == 0 {
		return w.fit(chat.Card{Title: w.t("大家都在,没人休假", "Everybody is there")})
	}
	people := map[string]bool{} // somebody may be away more than once
	for _, r := range rows {
		people[r.Name] = true
	}
	c := chat.Card{Title: w.t("不在的 %d 人", "Away: %d", len(people))}
	for _, r := range rows[:min(len(rows), MaxLines)] {
		by := w.t("没人代", "nobody stands in")
		switch {
		case r.Trip:
			by = w.t("出差", "travelling")
		case r.By != "":
			by = w.t("由 %s 代", "%s stands in", r.By)
		}
		c.Lines = append(c.Lines, dots(r.Name, w.stretch(r.From, r.To), by))
	}
	if len(rows) > MaxLines {
		c.Note = w.t("还有 %d 条", "%d more", len(rows)-MaxLines)
	}
	return w.fit(c)
}

// WhenAway asks for the days of an absence.
func (w *Writer) WhenAway() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("哪几天休假?", "Which days are you away?"),
		Lines: []string{w.t("如「休假 11-09 到 11-13 审批给老周」", "Like “on leave Nov 9 to Nov 13, approvals to Zhou”")},
	})
}

// BackThemselves says who may end the absence of a colleague.
func (w *Writer) BackThemselves(name string) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("%s 自己说一声「我回来了」就行", "%s says “I'm back” for that", name),
		Lines: []string{w.t("TA 的经理说也可以", "So can their manager")},
	})
}

// TheirLeaveOff says that the absence of a colleague is over.
func (w *Writer) TheirLeaveOff(name string, a crm.Absence) chat.Card {
	return w.fit(chat.Card{
		Tone:  chat.Good,
		Title: w.t("%[1]s 回来了,%[2]s 的休假取消", "%[1]s is back; away %[2]s is cancelled", name, w.stretch(a.From, a.To)),
		Lines: []string{w.t("提醒和审批照常;已告诉 TA", "Reminders and approvals are as usual; told already")},
	})
}

// WhenDeputy asks for the days on which somebody stands in for the reader.
func (w *Writer) WhenDeputy(name string) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("哪几天由 %s 代您?", "On which days does %s stand in for you?", name),
		Lines: []string{w.t("如「下周三到周五休假 审批给%s」", "Like “on leave Nov 9 to Nov 13, approvals to %s”", name)},
	})
}

// Back says that somebody is there again; until is his last absent day, when
// that is still to come.
func (w *Writer) Back(until crm.Date, name string) chat.Card {
	if until != "" {
		return w.fit(chat.Card{Title: w.t("好的,休假到 %s", "OK, away until %s", w.Date(until))})
	}
	return w.fit(chat.Card{Title: w.t("欢迎回来,%s", "Welcome back, %s", name), Lines: []string{w.t("提醒和审批照常", "Reminders and approvals are as usual")}})
}

// BackAhead answers who says on which day he will be there again while no absence of
// his is noted.
func (w *Writer) BackAhead(day crm.Date) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("您不在的日子还没记", "No absence of yours is noted"),
		Lines: []string{w.t("从今天起不在就写「休假到 %[1]s」", "Away from today on? “off until %[2]s”", w.ShortDate(day.AddDays(-1)), w.Date(day))},
	})
}

// LeaveAhead answers who says that he is back while the only leave of his that is noted
// has not begun.
func (w *Writer) LeaveAhead(a crm.Absence) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("欢迎回来,提醒照常", "Welcome back, reminders come as usual"),
		Lines: []string{w.t("%s 的休假还在;不休了就写「取消休假」", "Your leave of %s stays; not going? “cancel my leave”", w.stretch(a.From, a.To))},
	})
}

// LeaveOff says that a leave that had not begun will not be taken.
func (w *Writer) LeaveOff(a crm.Absence) chat.Card {
	return w.fit(chat.Card{
		Tone:  chat.Good,
		Title: w.t("已取消 %s 的休假", "Leave of %s is cancelled", w.stretch(a.From, a.To)),
		Lines: []string{w.t("那几天提醒和审批照常", "Reminders and approvals come as usual")},
	})
}

// NoLeave says that there is none to cancel.
func (w *Writer) NoLeave() chat.Card {
	return w.fit(chat.Card{Title: w.t("没有记着的休假,提醒和审批照常", "No leave is noted: all comes as usual")})
}

// OtherLeave says which leave stands when another one was to be cancelled.
func (w *Writer) OtherLeave(a crm.Absence) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("记着的休假是 %s", "The leave I have is %s", w.stretch(a.From, a.To)),
		Lines: []string{w.t("要取消就写「取消休假」", "To cancel it write “cancel my leave”")},
	})
}

// PassNothing says that what waits stays with him.
func (w *Writer) PassNothing() chat.Card {
	return w.fit(chat.Card{Title: w.t("好的,现有的等您回来批", "OK, they wait for you")})
}

// Passed says how many requests went to who stands in.
func (w *Writer) Passed(n int, to string, g crm.GroupID) chat.Card {
	return w.fit(chat.Card{
		Title:   w.t("已转给 %s:%d 件待批", "Passed to %s: %d", to, n),
		Lines:   []string{w.t("您先批了也算", "If you decide first, that counts")},
		Buttons: []chat.Button{button(w.t("撤销", "Undo"), DoUndo, string(g), "")},
	})
}
