package cards

import (
	"cmp"
	"strings"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// NudgeOf is something that is due as cards show it, with the names behind its
// ids as the case knows them.
func NudgeOf(c *playbook.Case, it *playbook.Item) Nudge {
	n := Nudge{
		Kind: it.Kind, Rule: it.Rule.Nudge, Subject: it.Subject.String(), Tier: it.Tier,
		By: it.Rule.By, Last: it.Rule.Last, Days: it.Days, Limit: it.Rule.Limit, Due: it.Rule.Due, Clock: it.Clock,
		Missing: it.Missing, Milestone: it.Rule.Milestone, Count: it.Count, Amount: it.Rule.Amount, Up: it.Up, Worth: it.Worth, Calls: it.Calls,
	}
	if a := c.Account(it.Account); a != nil {
		n.Account, n.AccountName = a.Number(), a.Name.Text
	}
	if o := c.Deal(it.Deal); o != nil {
		n.Deal = DealView{Opportunity: *o, AccountName: n.AccountName}
	}
	if n.Deal.No == 0 {
		for i := range c.Behind {
			if o := &c.Behind[i]; o.Account == it.Account && o.Open() && o.Amount.Minor > n.Deal.Amount.Minor {
				n.Deal = DealView{Opportunity: *o, AccountName: n.AccountName}
			}
		}
	}
	switch rec := c.Record(it.Subject).(type) {
	case *crm.Task:
		n.For = c.Covers[rec.Owner]
		n.Task = TaskView{Task: *rec, AccountName: n.AccountName, ContactName: c.Names[rec.Contact]}
	case *crm.Tender:
		n.Number = rec.Number()
	case *crm.Payment:
		n.Number = rec.Number()
		if on := rec.Expected(); on > rec.Due {
			n.Promised = on
		}
	case *crm.Conflict:
		n.Number, n.About = rec.Number(), rec.Name.Text
	}
	n.LastNumber = c.LastNumber(it)
	if it.Owner != "" && it.Owner != c.Person.ID {
		for i := range c.People {
			if c.People[i].ID == it.Owner {
				n.WhoName = c.People[i].Name.Text
			}
		}
	}
	if it.Up {
		for i := range c.People {
			below := *it
			below.Up = false
			if told, ok := c.Tried[c.People[i].ID][below.Key()]; ok {
				n.Tried = told
			}
		}
	}
	return n
}

// rule is the id of the playbook's nudge or deadline behind a reminder: that of
// its kind, where it says none.
func (n Nudge) rule() string {
	if n.Rule != "" {
		return n.Rule
	}
	switch n.Kind {
	case NudgeDue, NudgeOverdue:
		return "task"
	case NudgeCadence:
		return "touch"
	case NudgeLog:
		return "visit_log"
	case NudgeStuck:
		return "dwell"
	case NudgeMissing:
		return "columns"
	}
	return n.Kind
}

// saying is what the playbook says of a nudge or a deadline.
func (w *Writer) saying(rule string) (say, why playbook.Text, do []string) {
	if n, ok := playbook.Find(w.Book.Nudges, rule); ok {
		return n.Say, n.Why, n.Do
	}
	if d, ok := playbook.Find(w.Book.Deadlines, rule); ok {
		return d.Say, d.Why, d.Do
	}
	return playbook.Text{}, playbook.Text{}, nil
}

// filled puts the facts of a reminder into words of the playbook.
func (w *Writer) filled(t playbook.Text, n Nudge) string {
	s := t.In(w.Locale)
	if !strings.Contains(s, "{{") {
		return s
	}
	deal := ""
	if n.Deal.No > 0 {
		deal = strings.TrimSpace(strings.Replace(n.Deal.Title, n.AccountName, "", 1))
	}
	s = strings.NewReplacer(
		"{{account}}", Short(n.AccountName, 24), "{{deal}}", Short(deal, 20), "{{days}}", w.Days(max(n.Days, 0)),
		"{{limit}}", itoa(n.Limit), "{{last}}", w.lastTime(n), "{{due}}", w.dueWhen(n), "{{day}}", w.ShortDate(n.Due), "{{what}}", w.nudgeWhat(n),
		"{{count}}", itoa(n.Count), "{{milestone}}", w.milestoneWord(n.Milestone), "{{tier}}", w.tierWord(n.Tier),
		"{{amount}}", w.secretMoney(n.Amount),
	).Replace(s)
	return strings.Join(strings.Fields(s), " ")
}

// lastTime is when something was last done.
func (w *Writer) lastTime(n Nudge) string {
	if n.Last == "" {
		return w.t("还没有过", "none yet")
	}
	return w.t("上次 %s", "the last was %s", w.ShortDate(n.Last)) + w.paren(w.Ago(n.Last))
}

// dueWhen is a day with its clock, and how far it is: working days count.
func (w *Writer) dueWhen(n Nudge) string {
	today := w.Today()
	switch {
	case !n.Due.Valid():
		return ""
	case n.Due == today:
		return spaced(w.t("今天", "today"), n.Clock)
	case n.Due < today && n.Promised == today:
		return w.Until(n.Due) + w.t(",新约今天", ", now promised for today")
	case n.Due < today && n.Promised > n.Due:
		return w.Until(n.Due) + w.t(",新约 %s", ", now promised for %s", w.ShortDate(n.Promised))
	case n.Due < today:
		return w.Until(n.Due)
	}
	left := w.Cal.Between(today, n.Due)
	if w.Cal.Workday(n.Due) {
		left-- // the day itself is the end of it
	}
	if left = max(left, 0); today == w.Cal.OnOrBefore(today) {
		left++ // today is one of them
	}
	return w.DateClock(n.Due, n.Clock) + w.paren(w.t("剩 %s", "%s left", w.n(left, "个工作日", "working day", "working days")))
}

// nudgeWhat is what is lacking, or what was asked for.
func (w *Writer) nudgeWhat(n Nudge) string {
	switch {
	case n.About != "":
		return n.About
	case n.Task.No > 0:
		return n.Task.Text
	case n.rule() == "chores":
		m, _ := w.Book.Milestone(n.Milestone)
		var names []string
		for _, id := range n.Missing {
			if t, ok := playbook.Find(m.Tasks, id); ok {
				names = append(names, t.Name.In(w.Locale))
			}
		}
		return w.list(names)
	}
	return w.missingWords(n.Missing)
}

// generic is the line of a reminder whose words are the playbook's.
func (w *Writer) generic(n Nudge) string {
	say, _, _ := w.saying(n.rule())
	if s := w.filled(say, n); s != "" {
		return s
	}
	return w.nudgeName(n)
}

// nudgeName is whose reminder it is, and what it is called.
func (w *Writer) nudgeName(n Nudge) string {
	what := cmp.Or(n.Task.Text, w.ruleName(n))
	return dots(unsaid(n.AccountName, what), what)
}

// ruleName is what the playbook calls the reminder.
func (w *Writer) ruleName(n Nudge) string {
	if d, ok := playbook.Find(w.Book.Deadlines, n.rule()); ok {
		return d.Name.In(w.Locale)
	}
	if d, ok := playbook.Find(w.Book.Nudges, n.rule()); ok {
		return d.Name.In(w.Locale)
	}
	return w.t("提醒", "reminder")
}

// nudgeButtons do the next thing of one reminder.
func (w *Writer) nudgeButtons(n Nudge) []chat.Button {
	_, _, do := w.saying(n.rule())
	var out []chat.Button
	for _, verb := range do {
		out = append(out, w.nudgeButton(n, verb)...)
	}
	return out
}

// FirstDo is what the first button of a reminder does; ok is false where it has none,
// or where that would open or end a deal: who means that says it.
func (w *Writer) FirstDo(n Nudge) (do chat.Action, ok bool) {
	all := w.nudgeButtons(n)
	if len(all) == 0 || all[0].Do.Verb == DoEnd {
		return do, false
	}
	return all[0].Do, true
}

func (w *Writer) nudgeButton(n Nudge, verb string) []chat.Button {
	one := func(label, do, subject, arg string) []chat.Button {
		if subject == "" {
			return nil
		}
		return []chat.Button{button(label, do, subject, arg)}
	}
	deal, step := "", ""
	if n.Deal.No > 0 {
		deal = n.Deal.Number()
	}
	if n.Task.No > 0 {
		step = n.Task.Number()
	}
	switch verb {
	case "done":
		return one(w.t("完成", "Done"), DoDone, step, "")
	case "went":
		return w.went([]Nudge{n})
	case "prep":
		return one(w.t("准备卡", "Prep card"), DoShow, step, "prep")
	case "show":
		if n.Rule == "claim" {
			return one(w.t("待核对", "To decide"), DoShow, ListClaims, "")
		}
		if n.Kind == NudgeMissing {
			return one(w.t("补缺项", "Fill in"), DoShow, ListMissing, "")
		}
		return one(w.t("看客户", "Customer"), DoShow, n.Account, "")
	case "script":
		return one(w.t("话术", "Script"), DoShow, n.Account, "script")
	case "did":
		return one(w.t("做了", "Did it"), DoDone, deal, w.didWhat(n))
	case "reopen":
		return one(w.t("接着跟", "Take it up"), DoEnd, deal, EndReopen)
	case "pause":
		return one(w.t("先暂停", "Pause it"), DoEnd, deal, EndPause)
	case "missing":
		return one(w.t("还差什么", "What's missing"), DoShow, deal, "gate")
	case "tender":
		if n.Rule == "deposit" {
			return one(w.t("保证金已交", "Deposit paid"), DoTender, n.Number, TenderPaid)
		}
		return one(w.t("看投标", "Tender"), DoShow, n.Number, "")
	case "paid":
		return one(w.t("回款计划", "Payment plan"), DoShow, n.Number, "")
	}
	return nil
}

// didWhat is what [做了] ticks off: the first task that is open, or what the
// reminder asked for.
func (w *Writer) didWhat(n Nudge) string {
	if n.Rule == "chores" && len(n.Missing) > 0 {
		return n.Missing[0]
	}
	return n.Rule
}
