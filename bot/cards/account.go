package cards

import (
	"fmt"
	"slices"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// Account is the account card: who has it, where it stands, whom we know, what
// happened last, what comes next, what is missing.
func (w *Writer) Account(v AccountView) chat.Card {
	c := chat.Card{Title: tail(v.Name.Text, "· "+w.tierWord(v.Tier)+" "+Hash(v.Number()), TitleColumns)}
	next := w.nextFact(v.Tasks)
	if v.FileOnly {
		next = ""
	}
	c.Facts = []chat.Fact{
		fact(w.t("负责人", "Owner"), dots(v.OwnerName, w.visitCount(v))),
		fact(w.t("商机", "Deal"), w.dealFact(v.Deals)),
		fact(w.t("联系人", "Contacts"), w.contactFact(v.Contacts)),
		fact(w.t("最近", "Last"), w.lastFact(v.Visits)),
		fact(w.t("下一步", "Next"), next),
		fact(w.t("还缺", "Missing"), w.missingWords(v.Missing)),
	}
	if !v.FileOnly && len(v.Visits) == 0 && len(v.Contacts) == 0 {
		c.Facts = append(c.Facts, fact(w.t("最近", "Last"), w.t("还没有拜访和电话", "no visit or call yet")))
	}
	if len(v.Visits) > 1 {
		c.Buttons = append(c.Buttons, button(w.t("拜访记录", "History"), DoShow, v.Number(), "visits"))
	}
	if len(v.Contacts) > 2 {
		c.Buttons = append(c.Buttons, button(w.t("联系人", "Contacts"), DoShow, v.Number(), "contacts"))
	}
	if len(v.Tasks) > 1 {
		c.Buttons = append(c.Buttons, button(w.t("全部待办", "All tasks"), DoShow, v.Number(), "tasks"))
	}
	if !w.Public {
		c.Buttons = append(c.Buttons, button(w.t("档案", "File"), DoShow, v.Number(), FileGroup))
	}
	return w.fit(c)
}

// visitCount is how often somebody was met: 已见 2/4 次.
func (w *Writer) visitCount(v AccountView) string {
	if v.Met == 0 {
		return ""
	}
	return w.t("已拜访 %[1]d/%[2]d 次", "%[1]d of %[2]d visits", v.Met, w.wanted())
}

// dealFact is the first open deal; more of them are counted.
func (w *Writer) dealFact(deals []DealView) string {
	if len(deals) == 0 {
		return ""
	}
	d := deals[0]
	amount := w.amountsOf(d)
	state := w.milestoneWord(d.Milestone)
	if d.State == crm.DealPaused {
		state = dots(state, w.stateWord(d.State))
	}
	var more string
	if n := len(deals) - 1; n > 0 {
		more = w.t("另有 %d 个", "and %d more", n)
	}
	var sign string
	if d.SignBy != "" {
		sign = w.signing(d.SignBy)
	}
	return dots(state, amount, sign, more)
}

func (w *Writer) contactFact(cs []ContactView) string {
	var plain []crm.Contact
	for _, c := range cs {
		plain = append(plain, c.Contact)
	}
	return w.people(plain)
}

// lastFact is the newest activity with its number.
func (w *Writer) lastFact(visits []ActivityView) string {
	if len(visits) == 0 {
		return ""
	}
	return w.activityBrief(visits[0])
}

// activityBrief is an activity on one line: 11-23 周一 拜访 王总:聊了电池线 #V1.
func (w *Writer) activityBrief(a ActivityView) string {
	what := w.gist(a)
	if !a.Met() {
		what = w.outcomeWord(a.Outcome, a.Type == crm.Call)
	}
	head := spaced(w.Date(a.Date), a.WhoName, w.activityWord(a.Type), w.people(a.People))
	return tail(w.colon(head, what), Hash(a.Number()), LineColumns-10)
}

func (w *Writer) nextFact(tasks []TaskView) string {
	if len(tasks) == 0 {
		return w.t("还没定", "none set")
	}
	t := tasks[0]
	return tail(w.stepBrief(t), Hash(t.Number()), LineColumns-10)
}

// stepBrief is a step on one line; one that is late says so, one that is
// waited for too.
func (w *Writer) stepBrief(t TaskView) string {
	late := ""
	if t.Due != "" && t.Due < w.Today() {
		late = w.paren(w.Until(t.Due))
	}
	return w.step(t, unsaid(t.ContactName, t.Text), w.stepText(t)) + late
}

// AccountTaken is all that somebody without the right learns: that it is
// somebody's, and whom to ask.
func (w *Writer) AccountTaken(name, ask string) chat.Card {
	name = Short(name, 24)
	if ask == "" {
		return w.fit(chat.Card{Title: w.t("%s 已有人跟", "%s is being looked after", name)})
	}
	ask = Short(ask, 12)
	return w.fit(chat.Card{Title: w.t("%[1]s 已有人跟,要协同请找 %[2]s", "%[1]s is taken; to join in, ask %[2]s", name, ask)})
}

// AccountUnknown answers a question about a customer nobody has heard of.
func (w *Writer) AccountUnknown(name string) chat.Card {
	if w.Role == crm.RoleAdmin { // he visits nobody
		return w.NotUnderstood("", nil)
	}
	return w.fit(chat.Card{
		Title: w.t("还没有%s的记录", "Nothing about %s yet", w.quote(Short(name, 24))),
		Lines: []string{w.t("去过就写「今天拜访了%s」,我来建", "Been there? Write “Visited %s today” and I set it up", Short(name, 24))},
	})
}

// History lists what was done with a customer, newest first. next is the
// argument of the button that shows more; "" for none.
func (w *Writer) History(name, number string, visits []ActivityView, next string) chat.Card {
	c := chat.Card{Title: tail(w.t("%s · 拜访记录", "%s · history", name), Hash(number), TitleColumns)}
	for i, a := range visits {
		if i == MaxLines {
			break
		}
		c.Lines = append(c.Lines, spaced(Circled(i+1), w.activityBrief(a)))
	}
	if len(visits) == 0 {
		c.Lines = []string{w.t("还没有拜访和电话", "No visit or call yet")}
	}
	if next != "" {
		c.Buttons = []chat.Button{button(w.t("更早的", "Earlier"), DoShow, number, next)}
	}
	return w.fit(c)
}

// Contact is what is known of a person at a customer. Where others read along
// it has no phone number.
func (w *Writer) Contact(v ContactView) chat.Card {
	c := chat.Card{Title: tail(dots(v.Name.Text, v.AccountName), Hash(v.Number()), TitleColumns)}
	c.Facts = []chat.Fact{
		fact(w.t("电话", "Phone"), w.secret(v.Phone)),
		fact(w.t("全名", "Full name"), v.Full),
		fact(w.t("职务", "Title"), dots(v.Department, v.Title)),
		fact(w.t("邮箱", "E-mail"), w.secret(v.Email)),
		fact(w.t("微信", "WeChat"), w.secret(v.WeChat)),
		fact(w.t("角色", "Role"), w.roleWords(v.Contact)),
		fact(w.t("方便的时间", "Best time"), v.Prefers),
	}
	if !w.Public {
		c.Facts = append(c.Facts, fact(w.t("态度", "Stance"), w.list(there(
			w.labelIf(w.Book.Attitudes, v.Attitude), w.labelIf(w.Book.Supports, v.Support)))))
	}
	if v.Phone == "" && !w.Public {
		c.Note = w.t("还没有电话。写「%s电话 137…」我来存", "No phone yet. Write “%s's phone is 137…”", Short(v.Name.Text, 20))
	}
	return w.fit(c)
}

func (w *Writer) labelIf(rows []playbook.Word, id string) string {
	if id == "" {
		return ""
	}
	return playbook.Label(rows, id, w.Locale)
}

func there(parts ...string) []string {
	return slices.DeleteFunc(parts, func(s string) bool { return s == "" })
}

// Contacts lists the people of a customer.
func (w *Writer) Contacts(name, number string, cs []ContactView, start int) chat.Card {
	c := chat.Card{Title: tail(w.t("%s · 联系人", "%s · contacts", name), Hash(number), TitleColumns)}
	if len(cs) == 0 {
		c.Lines = []string{w.t("还没有联系人。写「存个联系人 方志明 技术部经理 137…」", "Nobody yet. Write “save contact Fang Zhiming, CTO, 137…”")}
		return w.fit(c)
	}
	p := w.rows(len(cs), start, MaxLines, number)
	for i := p.from; i < p.to; i++ {
		k := cs[i]
		c.Lines = append(c.Lines, spaced(Circled(i+1), tail(dots(k.Name.Text, w.goneWord(k.Contact), fullBeside(k.Contact), k.Title, w.roleWords(k.Contact), w.secret(k.Phone)), Hash(k.Number()), LineColumns-3)))
	}
	for i := range p.more {
		p.more[i].Do.Arg = "contacts." + p.more[i].Do.Arg
	}
	c.Buttons = p.more
	return w.fit(c)
}

// goneWord says that somebody works there no more.
func (w *Writer) goneWord(k crm.Contact) string {
	if k.Left == "" {
		return ""
	}
	return w.t("已离开", "has left")
}

// fullBeside is the full name of somebody where it says more than the one in use.
func fullBeside(k crm.Contact) string {
	if k.Full == k.Name.Text {
		return ""
	}
	return k.Full
}

// Accounts lists accounts, most neglected first; ①②③ in this order.
func (w *Writer) Accounts(v AccountsView) chat.Card {
	if len(v.Rows) == 0 && v.None {
		return w.fit(chat.Card{
			Title: w.t("您名下没有客户", "No customers are yours"),
			Lines: []string{w.t("客户归销售跟;要交给别人就写「小李的客户交给小陈」", "They belong to the reps; to hand some over write “hand Li's accounts to Chen”")},
		})
	}
	if len(v.Rows) == 0 {
		return w.fit(chat.Card{
			Title: w.t("还没有客户", "No customers yet"),
			Lines: []string{w.t("写「今天拜访了比亚迪王总」,我就建第一家", "Write “Visited BYD today, met Mr Wang” and there is the first")},
		})
	}
	c := chat.Card{Title: w.accountsTitle(v)}
	p := w.rows(len(v.Rows), v.From, MaxLines, ListAccounts)
	for i := p.from; i < p.to; i++ {
		c.Lines = append(c.Lines, spaced(Circled(i+1), w.accountRow(v.Rows[i])))
	}
	c.Buttons = p.more
	return w.fit(c)
}

// Followed marks a customer in one's own list that another owns.
func (w *Writer) Followed(owner string) string {
	return w.t("(和 %s 一起跟)", "(with %s)", Short(owner, 12))
}

func (w *Writer) accountsTitle(v AccountsView) string {
	count := w.n(len(v.Rows), "家", "account", "accounts")
	if v.Mine || v.Who == "" {
		return w.t("您的客户 %s", "Yours: %s", count)
	}
	return w.t("%[1]s 的客户 %[2]s", "%[1]s: %[2]s", Short(v.Who, 20), count)
}

func (w *Writer) accountRow(r AccountRow) string {
	var next string
	if r.Next != nil {
		next = w.t("下一步 ", "next ") + spaced(w.nextDay(r.Next.Due), r.Next.Text)
	}
	return tail(dots(spaced(r.Name.Text, r.OwnerName), w.tierWord(r.Tier), w.touched(r), next), Hash(r.Number()), LineColumns-3)
}

// nextDay is the day of a step on a crowded line; a late one says so.
func (w *Writer) nextDay(d crm.Date) string {
	if d != "" && d < w.Today() {
		return w.Until(d)
	}
	return w.ShortDate(d)
}

// touched is how long ago the account was seen, or called, and by when it
// ought to have been.
func (w *Writer) touched(r AccountRow) string {
	last, never, ago := r.LastVisit, w.t("还没去过", "never visited"), w.t("没去", "since a visit")
	if r.By == "call" {
		last, never, ago = maxDate(r.LastCall, r.LastVisit), w.t("还没联系过", "never called"), w.t("没联系", "since a call")
	}
	if last == "" {
		return never
	}
	n := w.Today().Sub(last)
	if n < 2 {
		return w.t("%s联系过", "touched %s", w.Ago(last))
	}
	s := w.Days(n) + w.t("", " ") + ago
	if r.Limit > 0 && n > r.Limit {
		s += w.t("(应 %d 天内)", " (limit %d)", r.Limit)
	}
	return s
}

func maxDate(a, b crm.Date) crm.Date {
	if a > b {
		return a
	}
	return b
}

// numbered is a line of a list.
func numbered(n int, s string) string { return fmt.Sprintf("%s %s", Circled(n), s) }
