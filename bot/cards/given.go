package cards

import (
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// GivenView is an activity, a step or a deal that has another owner now, as one of the two is told.
type GivenView struct {
	Kind        crm.Kind
	Number      string // V31
	AccountName string
	What        string // what it was about, or is to be done
	Date        crm.Date
	By          string // who did it
	To          string // whose it is now
	Mine        bool   // it is the reader's now; else it was
	Back        bool   // an undo did it
}

// Given tells somebody that something was put under his name, or passed on from him.
func (w *Writer) Given(v GivenView) chat.Card {
	by, to := Short(v.By, 12), Short(v.To, 12)
	c := chat.Card{Title: w.t("%s 转给了您", "%s passed this to you", by)}
	visit := v.Kind == crm.KindActivity
	switch {
	case visit && v.Mine:
		c.Title = w.t("%s 把这次记到您名下", "%s put this under your name", by)
	case visit:
		c.Title = w.t("%[1]s 把这次记到 %[2]s 名下", "%[1]s put this under the name of %[2]s", by, to)
	case !v.Mine:
		c.Title = w.t("%[1]s 把您这件转给了 %[2]s", "%[1]s passed this from you to %[2]s", by, to)
	}
	if v.Back {
		c.Title = "↩️ " + c.Title
	}
	c.Lines = []string{dots(spaced(v.AccountName, Hash(v.Number)), w.Date(v.Date), Short(v.What, LineColumns-20))}
	if v.Mine {
		c.Note = w.t("不对就告诉 %s", "If that is wrong tell %s", by)
	}
	c.Buttons = []chat.Button{button(w.t("看 %s", "Show %s", Hash(v.Number)), DoShow, v.Number, "")}
	return w.fit(c)
}

// TookOver tells somebody what he took over.
func (w *Writer) TookOver(v PeopleView) chat.Card {
	c := chat.Card{
		Title: w.t("交接给您:%s 的 %s", "Yours now: %[2]s of %[1]s", v.Who, w.handed(v)),
		Lines: []string{
			w.handedNames(v),
			w.t("商机、待办、预约一起转来,历史仍署名 %s", "Deals, tasks and appointments come along; the history stays %s's", v.Who),
			w.t("过期的待办推后一周,提醒从下周起", "What was overdue moves by a week; reminders begin then"),
		},
	}
	if len(v.Deals) > 0 {
		c.Lines[1] = w.t("它的待办、预约一起转来,历史仍署名 %s", "Its tasks and appointments come along; the history stays %s's", v.Who)
	}
	if n := len(v.Plan.Visits); n > 0 {
		t := v.Plan.Visits[0]
		c.Lines = append(c.Lines, w.t("最近的约:%s", "First appointment: %s", spaced(t.AccountName, w.DateClock(t.Due, t.Clock))))
	}
	c.Buttons = []chat.Button{w.press(phraseAccounts), w.press(phraseAgenda)}
	return w.fit(c)
}

// handed counts what a hand-over gave to somebody: customers, or deals without them.
func (w *Writer) handed(v PeopleView) string {
	if len(v.Took) == 0 && len(v.Deals) > 0 {
		return w.n(len(v.Deals), "个商机", "deal", "deals")
	}
	return w.n(len(v.Took), "家客户", "account", "accounts")
}

// handedNames names what a hand-over gave to somebody, and who did it.
func (w *Writer) handedNames(v PeopleView) string {
	names := v.Took
	if len(names) == 0 {
		names = v.Deals
	}
	return dots(w.someOf(names), w.t("%s 办的", "by %s", Short(v.By, 12)))
}

// GaveAway tells somebody that another handed over what was his.
func (w *Writer) GaveAway(v PeopleView) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("%[1]s 把您的 %[2]s交接给 %[3]s", "%[1]s handed %[2]s of yours to %[3]s", Short(v.By, 12), w.handed(v), Short(v.To, 12)),
		Lines: []string{w.someOf(append(v.Took, v.Deals...)), w.t("历史仍署您的名", "What you did keeps your name")},
	})
}

// someOf lists the first few of some names, and how many there are.
func (w *Writer) someOf(names []string) string {
	const most = 4
	list := w.list(names[:min(most, len(names))])
	if len(names) > most {
		list += w.t(" 等 %d 家", " and more: %d", len(names))
	}
	return list
}

// HandedBack tells somebody that customers went back, or went over again: to him
// (mine), or from him to somebody else.
func (w *Writer) HandedBack(names []string, to, by string, mine, again bool) chat.Card {
	list := w.someOf(names)
	c := chat.Card{Title: w.t("↩️ %s 撤销了交接", "↩️ %s took a hand-over back", Short(by, 12))}
	if again {
		c.Title = w.t("↪️ %s 恢复了交接", "↪️ %s redid a hand-over", Short(by, 12))
	}
	now := w.t("现在由 %s 跟:", "Now with %s: ", Short(to, 12))
	if mine {
		now = w.t("现在由您跟:", "Yours now: ")
	}
	c.Lines = []string{now + list}
	c.Buttons = []chat.Button{w.press(phraseAccounts)}
	return w.fit(c)
}

// wasTold says who was told of what the reader did; "" for nobody.
func (w *Writer) wasTold(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return w.t("已告诉 %s", "Told: %s", w.list(names))
}
