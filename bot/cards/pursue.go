package cards

import (
	"strings"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// ScriptView fills in the call script.
type ScriptView struct {
	AccountName string
	Number      string // of the account
	Company     string
	Rep         string
	Contact     string // whom to ask for; "" when nobody is known
	Window      string // when he can be reached
	Typical     string // the person who decided at won deals of the same industry
	Case        *CaseView
}

// CaseView is a won deal of the same industry: how we helped somebody like them.
type CaseView struct {
	AccountName, Title, Industry string
	Signed                       crm.Date
	Value                        string // what was noted as its unique value
}

// Script is the call script in three steps, filled in: who I am, what is in it
// for them, the appointment (M7–M9).
func (w *Writer) Script(v ScriptView) chat.Card {
	c := chat.Card{Title: tail(w.t("话术 ", "Call script · ")+v.AccountName, Hash(v.Number), TitleColumns)}
	ask := v.Contact
	if ask == "" {
		ask = v.Typical
		if ask != "" {
			ask += w.paren(w.t("同行业多找他", "the usual person in this industry"))
		}
	}
	offer := w.Book.Offer.In(w.Locale)
	who := w.t("找谁:%s", "Ask for: %s", ask)
	if ask == "" {
		who = w.t("找谁:先问谁管设备采购", "Ask for: whoever buys equipment")
	}
	c.Lines = []string{
		w.t("① 您好,我是%[1]s的%[2]s,我们做%[3]s", "① I am %[2]s from %[1]s; we make %[3]s", v.Company, v.Rep, offer),
		w.benefit(v),
		w.t("我们也能为您做同样的事", "We can do the same for you"),
		w.t("③ 您周四还是周五方便?十分钟就好。定下时间、地点、找谁", "③ Would Thursday or Friday suit you? Ten minutes. Fix time, place and person"),
		dots(who, w.t("几点打 %s", "call %s", v.Window)),
	}
	c.Note = w.t("没找到人就写「没找到人」,打完写一句结果", "Nobody there? Say “not reached”. Afterwards one line on how it went")
	return w.fit(c)
}

// benefit is the second step: how we helped somebody like them, and what it
// brought. Without a case nothing is made up.
func (w *Writer) benefit(v ScriptView) string {
	if v.Case == nil {
		return w.t("② 讲一个您知道的同类客户(库里还没有同行业签过的)", "② Tell of a similar customer you know (none of this industry has signed yet)")
	}
	k := v.Case
	value := k.Value
	if value == "" {
		value = k.Title
	}
	return w.t("② 同行业(%[2]s)的%[1]s,%[3]s签的:%[4]s", "② %[1]s, in your industry (%[2]s), signed in %[3]s: %[4]s", k.AccountName, w.industryWord(k.Industry), w.month(k.Signed), value)
}

// month is 2026年3月, Mar 2026.
func (w *Writer) month(d crm.Date) string {
	t := d.In(w.Zone)
	if w.Locale == "en" {
		return t.Format("Jan 2006")
	}
	return t.Format("2006年1月")
}

// PrepView is what to know before a visit.
type PrepView struct {
	AccountView
	Task     *TaskView // the appointment; nil when none is booked
	Deal     *DealCardView
	Concerns []string // what the people cared for, with who
	Hobbies  []string
	Ask      []playbook.Question // the open questions to ask
	Rivals   []string            // with their weak points
	Start    int
}

// Prep is the card before a visit: think first (I7).
func (w *Writer) Prep(v PrepView) chat.Card {
	c := chat.Card{Title: tail(w.t("准备 ", "Prepare · ")+v.Name.Text, Hash(v.Number()), TitleColumns)}
	var lines []string
	add := func(label, value string) {
		if value != "" {
			lines = append(lines, w.colon(label, value))
		}
	}
	if v.Task != nil {
		lines = append(lines, w.meeting(*v.Task))
	}
	if v.Deal != nil {
		add(w.t("目标", "Aim"), w.gapAim(*v.Deal))
	}
	add(w.t("上次", "Last"), w.lastFact(v.Visits))
	add(w.t("关心", "Cares for"), w.list(v.Concerns))
	add(w.t("要问", "Ask"), w.askList(v.Ask))
	add(w.t("对手", "Rivals"), w.list(v.Rivals))
	if v.Deal != nil {
		add(w.t("做对事", "Right thing"), w.rightThing(v.Deal.DealView, v.Deal.Stage))
		add(w.t("找对人", "Right people"), w.rightPeople(*v.Deal))
	}
	add(w.t("闲聊", "Small talk"), w.list(v.Hobbies))
	if len(lines) == 0 {
		lines = []string{w.t("还没有记录:先问需求、预算、谁拍板", "Nothing noted yet: ask for need, budget, who decides")}
	}
	p := w.rows(len(lines), v.Start, MaxLines-1, v.Number())
	c.Lines = lines[p.from:p.to]
	for i := range p.more {
		p.more[i].Do.Arg = "prep." + p.more[i].Do.Arg
	}
	c.Buttons = append(p.more, button(w.t("话术", "Script"), DoShow, v.Number(), "script"), button(w.t("客户卡", "Account"), DoShow, v.Number(), ""))
	c.Note = w.t("谈完一句话告诉我:见了谁、谈了什么、下一步", "Afterwards one line: whom, what, what next")
	return w.fit(c)
}

// meeting is an appointment: when, where, with whom; what is not fixed is said.
func (w *Writer) meeting(t TaskView) string {
	place, who := t.Place, t.ContactName
	if place == "" {
		place = w.t("地点没定", "place open")
	}
	if who == "" {
		who = w.t("找谁没定", "person open")
	}
	when := w.DateClock(t.Due, t.Clock)
	if t.Clock == "" {
		when += w.t("(几点没定)", " (time open)")
	}
	return dots(when, place, who)
}

// gapAim is what a visit could bring the deal: the first thing missing.
func (w *Writer) gapAim(v DealCardView) string {
	if len(v.Unmet) == 0 {
		return w.t("条件齐了,谈进下一步", "all holds: talk about the next step")
	}
	var names []string
	for i, u := range v.Unmet {
		if i == 3 {
			break
		}
		names = append(names, u.Name.In(w.Locale))
	}
	return w.t("%[1]s 还缺 %[2]s", "%[1]s lacks %[2]s", v.Milestone, w.list(names))
}

func (w *Writer) askList(qs []playbook.Question) string {
	var names []string
	for i, q := range qs {
		if i == 3 {
			break
		}
		names = append(names, q.Name.In(w.Locale))
	}
	return strings.Join(names, " ")
}

// WhichVisit asks which booked visit is to be prepared.
func (w *Writer) WhichVisit(tasks []TaskView) chat.Card {
	c := chat.Card{Title: w.t("准备哪一个?", "Which visit?")}
	for i, t := range tasks {
		if i == MaxButtons {
			break
		}
		c.Lines = append(c.Lines, spaced(Circled(i+1), t.AccountName, w.meeting(t)))
		c.Buttons = append(c.Buttons, button(spaced(Circled(i+1), t.AccountName), DoShow, t.Number(), "prep"))
	}
	return w.fit(c)
}

// NothingBooked says that no visit is booked then.
func (w *Writer) NothingBooked(day crm.Date) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("%s 没有约好的拜访", "No visit is booked for %s", w.Date(day)),
		Lines: []string{w.t("写上客户名也行,如「准备 比亚迪」", "Or name the customer: “prepare BYD”")},
	})
}

// What a receipt asks: besides these, what an appointment lacks (clock, place,
// contact).
const (
	FollowReached = "reached"
	FollowReview  = "review"
)

// follow is the one question that a receipt leads to: the missing one of time,
// place and person of an appointment (M9), what was learnt of a call that reached
// nobody (M14), what is thought of a visit that had been booked (I7).
func (w *Writer) follow(what string) string {
	switch what {
	case FollowReached:
		return w.t("到哪个采购阶段?谁接的?何时再打?", "Which buying stage? Who answered? When to call again?")
	case FollowReview:
		return w.t("复盘一句:这次推进了什么?下次要拿到什么?", "Looking back: what did it move, what do you want next time?")
	case "clock":
		return w.t("几点?", "At what time?")
	case "place":
		return w.t("在哪里见?", "Where?")
	}
	return w.t("见谁?", "With whom?")
}

// MeetSet is the receipt of what was added to an appointment.
func (w *Writer) MeetSet(t TaskView, g crm.GroupID) chat.Card {
	return w.fit(chat.Card{
		Tone: chat.Good, Title: tail(w.t("✅ 预约 ", "✅ Appointment · ")+t.AccountName, Hash(t.Number()), TitleColumns),
		Lines: []string{w.meeting(t)}, Buttons: []chat.Button{button(w.t("准备卡", "Prep card"), DoShow, t.Number(), "prep"), w.undoButton(g)},
	})
}

// Reviewed is the receipt of a review.
func (w *Writer) Reviewed(name, number, text string, g crm.GroupID) chat.Card {
	return w.fit(chat.Card{
		Tone: chat.Good, Title: tail(w.t("✅ 复盘已记 ", "✅ Review noted · ")+name, Hash(number), TitleColumns),
		Lines: []string{text}, Buttons: []chat.Button{w.undoButton(g)},
	})
}

// PlanView is the battle plan of a deal.
type PlanView struct {
	DealView
	Rows  []TaskView // goal, due, owner; open ones first
	Start int
}

// BattlePlan lists the rows of a deal's battle plan: goal, day, owner (I6).
func (w *Writer) BattlePlan(v PlanView) chat.Card {
	c := chat.Card{Title: tail(w.t("作战计划 ", "Battle plan · ")+w.dealName(v.DealView), Hash(v.Number()), TitleColumns)}
	if len(v.Rows) == 0 {
		c.Lines = []string{w.t("还没有。写「作战计划 拿下技术部 11月20日 小李」", "None yet. Write “battle plan: win the engineers, Nov 20, Anna”")}
		return w.fit(c)
	}
	p := w.rows(len(v.Rows), v.Start, MaxLines, v.Number())
	for i := p.from; i < p.to; i++ {
		c.Lines = append(c.Lines, spaced(Circled(i+1), w.planLine(v.Rows[i])))
	}
	for i := range p.more {
		p.more[i].Do.Arg = "plan." + p.more[i].Do.Arg
	}
	c.Buttons = p.more
	return w.fit(c)
}

func (w *Writer) planLine(t TaskView) string {
	mark := "⬜"
	if t.State == crm.TaskDone {
		mark = "✅"
	} else if t.Due < w.Today() {
		mark = "⚠️"
	}
	owner := t.OwnerName
	if owner == "" {
		owner = w.t("您", "you")
	}
	return tail(dots(mark+" "+t.Text, w.Date(t.Due), owner), Hash(t.Number()), LineColumns-3)
}

// PlanRow is the receipt of a row of a battle plan.
func (w *Writer) PlanRow(v DealView, t TaskView, g crm.GroupID) chat.Card {
	return w.fit(chat.Card{
		Tone: chat.Good, Title: tail(w.t("✅ 作战计划 ", "✅ Battle plan · ")+w.dealName(v), Hash(v.Number()), TitleColumns),
		Lines:   []string{w.planLine(t)},
		Buttons: []chat.Button{button(w.t("整个计划", "The plan"), DoShow, v.Number(), "plan"), w.undoButton(g)},
	})
}

// PlanLacks asks for what a row of a battle plan lacks: it is not taken without.
func (w *Writer) PlanLacks(v DealView, goal string, due, owner bool) chat.Card {
	return w.fit(w.planLacks(tail(w.t("这一行还没记 · ", "Not taken yet · ")+w.dealName(v), Hash(v.Number()), TitleColumns), goal, due, owner))
}

func (w *Writer) planLacks(title, goal string, due, owner bool) chat.Card {
	c := chat.Card{Title: title}
	switch {
	case due && owner:
		c.Lines = []string{w.t("%s:谁负责?哪天前?", "%s: who, and by when?", w.quote(goal))}
	case owner:
		c.Lines = []string{w.t("%s:谁负责?", "%s: who?", w.quote(goal))}
	default:
		c.Lines = []string{w.t("%s:哪天前?", "%s: by when?", w.quote(goal))}
	}
	c.Note = w.t("如「小李 11月20日」。没有人和日期的不算计划", "Like “Anna, Nov 20”. A plan has an owner and a day")
	return c
}

// Promoted is the receipt of a project customer that became a key account (D4).
func (w *Writer) Promoted(name, number string, orders int, g crm.GroupID) chat.Card {
	return w.fit(chat.Card{
		Tone: chat.Good, Title: tail(w.t("✅ 已升为大客户 ", "✅ Key account · ")+name, Hash(number), TitleColumns),
		Lines:   []string{w.t("已成交 %d 单", "%d orders won", orders)},
		Buttons: []chat.Button{w.undoButton(g)},
	})
}

// The sides of a rival (I4), and what it asks for.
const (
	RivalWeak   = "weakness"
	RivalStrong = "strength"
	RivalPrice  = "price"
)

// RivalSide is how a side of a rival is called: 大族 短板.
func (w *Writer) RivalSide(rival, side string) string {
	switch side {
	case RivalWeak:
		return w.t("%s 短板", "%s, weak point", rival)
	case RivalPrice:
		return w.t("%s 报价", "%s, price", rival)
	}
	return w.t("%s 强项", "%s, strength", rival)
}

// NoRivals says that nobody is known who wants the same deal, and how to say it.
func (w *Writer) NoRivals(v DealView) chat.Card {
	return w.fit(chat.Card{
		Title: tail(w.t("%s · 还没记对手", "%s · no rival noted", w.dealName(v)), Hash(v.Number()), TitleColumns),
		Lines: []string{w.t("知道了就写「对手 大族」「大族报了190万」", "Once you know: “rival Dazu”, “Dazu quoted 1.9M”")},
	})
}

// RivalLine is a side of a rival in words.
func (w *Writer) RivalLine(rival, side, words string) string {
	return w.colon(w.RivalSide(rival, side), words)
}

// ToVisit is the text of a step of which no more is known than that somebody is to be seen.
func (w *Writer) ToVisit() string { return w.t("拜访", "visit") }

// CallAgain is the text of the next call after one that reached nobody.
func (w *Writer) CallAgain() string { return w.t("再打电话", "call again") }
