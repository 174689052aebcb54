package cards

import (
	"cmp"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// SupportView is something that a colleague was asked for.
type SupportView struct {
	crm.Task
	AccountName string
	Who, Asker  string // who is asked, and who asks
	Group       crm.GroupID
}

// priority marks what is for a key account: it comes first (G1).
func (w *Writer) priority(v SupportView) string {
	if !v.First {
		return ""
	}
	return w.t("⭐ 大客户优先", "⭐ Key account: first")
}

// SupportAsked is the receipt of whoever asked.
func (w *Writer) SupportAsked(v SupportView) chat.Card {
	undo := button(w.t("撤销", "Undo"), DoUndo, string(v.Group), "")
	undo.Done = w.t("已撤销", "Undone")
	return w.fit(chat.Card{
		Tone:  chat.Good,
		Title: tail(w.t("✅ 已请 ", "✅ Asked ")+spaced(playbook.Label(w.Book.Functions, v.Support, w.Locale), v.Who)+" · "+Short(v.AccountName, 16), Hash(v.Number()), TitleColumns),
		Lines: []string{
			w.t("%s 前做好;做完我告诉您", "Due %s; I will tell you when it is done", w.Date(v.Due)),
			w.priority(v),
		},
		Buttons: []chat.Button{undo},
	})
}

// SupportWanted asks the colleague.
func (w *Writer) SupportWanted(v SupportView) chat.Card {
	return w.fit(chat.Card{
		Title: tail(w.t("请您支持 · ", "Your help is wanted · ")+Short(v.AccountName, 20), Hash(v.Number()), TitleColumns),
		Lines: []string{
			w.colon(Short(v.Asker, 12), w.quote(Short(v.Text, LineColumns-20))),
			w.t("%s 前做好", "Due %s", w.Date(v.Due)),
			w.priority(v),
		},
		Buttons: []chat.Button{
			button(w.t("完成", "Done"), DoDone, v.Number(), ""), button(w.t("改日期", "Move"), DoMove, v.Number(), ""),
		},
	})
}

// Assigned is the receipt of whoever gave a step to somebody whom he leads.
func (w *Writer) Assigned(v SupportView) chat.Card {
	undo := button(w.t("撤销", "Undo"), DoUndo, string(v.Group), "")
	undo.Done = w.t("已撤销", "Undone")
	return w.fit(chat.Card{
		Tone:    chat.Good,
		Title:   tail(w.t("✅ 已交给 ", "✅ Given to ")+Short(v.Who, 12)+w.ofAccount(v.AccountName), Hash(v.Number()), TitleColumns),
		Lines:   []string{w.assigned(v), w.t("已告诉 TA;做完我告诉您", "Told already; I will tell you when it is done")},
		Buttons: []chat.Button{undo},
	})
}

// AssignedToYou tells somebody of a step that who leads him gave him.
func (w *Writer) AssignedToYou(v SupportView) chat.Card {
	return w.fit(chat.Card{
		Title: tail(Short(v.Asker, 12)+w.t(" 请您办", " asks you")+w.ofAccount(v.AccountName), Hash(v.Number()), TitleColumns),
		Lines: []string{w.assigned(v)},
		Buttons: []chat.Button{
			button(w.t("完成", "Done"), DoDone, v.Number(), ""), button(w.t("改日期", "Move"), DoMove, v.Number(), ""),
		},
	})
}

// assigned is a step that was given, with its day.
func (w *Writer) assigned(v SupportView) string {
	if v.Due == "" {
		return Short(v.Text, LineColumns-20)
	}
	return spaced(w.Date(v.Due), v.Clock, Short(v.Text, LineColumns-20))
}

func (w *Writer) ofAccount(name string) string {
	if name == "" {
		return ""
	}
	return " · " + Short(name, 16)
}

// SupportDone tells whoever asked that it is done.
func (w *Writer) SupportDone(v SupportView) chat.Card {
	return w.fit(chat.Card{
		Title: tail(w.t("✅ %s 做好了 · ", "✅ %s has done it · ", Short(v.Who, 12))+Short(cmp.Or(v.AccountName, v.Text), 16), Hash(v.Number()), TitleColumns),
		Lines: []string{w.quote(Short(v.Text, LineColumns-4))},
	})
}
