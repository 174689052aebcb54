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

// SupportUrged is the receipt of whoever asked for the same once more.
func (w *Writer) SupportUrged(v SupportView) chat.Card {
	return w.fit(chat.Card{
		Tone:  chat.Good,
		Title: tail(w.t("✅ 又请了 ", "✅ Asked again: ")+spaced(playbook.Label(w.Book.Functions, v.Support, w.Locale), v.Who)+" · "+Short(v.AccountName, 16), Hash(v.Number()), TitleColumns),
		Lines: []string{Short(v.Text, LineColumns-4), w.t("%s 前做好;做完我告诉您", "Due %s; I will tell you when it is done", w.Date(v.Due))},
	})
}

// Supports lists the help that was asked for and is not done yet, each with whom it was asked of.
func (w *Writer) Supports(rows []SupportView) chat.Card {
	if len(rows) == 0 {
		return w.fit(chat.Card{
			Title: w.t("没有在等的支持", "No help is waited for"),
			Lines: []string{w.t("要人帮忙就写「要个售前周四去趟比亚迪」", "To ask: “need presales for BYD on Thursday”")},
		})
	}
	c := chat.Card{Title: w.t("在等的支持 %d 件", "Help waited for: %d", len(rows))}
	for i, v := range rows {
		if i == MaxLines-2 {
			c.Note = w.t("还有 %d 件", "%d more", len(rows)-i)
			break
		}
		who := v.Who
		if v.Asker != "" {
			who = w.t("%[1]s 请 %[2]s", "%[1]s asked %[2]s", v.Asker, v.Who)
		}
		c.Lines = append(c.Lines, numbered(i+1, tail(dots(w.Until(v.Due), who, spaced(unsaid(v.AccountName, v.Text), Short(v.Text, 24))), Hash(v.Number()), LineColumns-3)))
	}
	return w.fit(c)
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

// StepWhich lists the reader's steps of which one is to go to somebody.
func (w *Writer) StepWhich(v AgendaView, who string) chat.Card {
	c := chat.Card{Title: w.t("哪一件交给 %s?", "Which one goes to %s?", Short(who, 12))}
	for i, t := range v.Tasks[:min(len(v.Tasks), MaxLines)] {
		c.Lines = append(c.Lines, numbered(i+1, w.agendaLine(t)))
	}
	c.Note = w.t("写「① 让%s替我去」", "Write “① have %s go for me”", Short(who, 12))
	return w.fit(c)
}

// NoStepToGive says that the reader has no step of that day that could go to somebody.
func (w *Writer) NoStepToGive(who string) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("没找到您那天的约,没有转", "You have nothing on that day; nothing was passed on"),
		Lines: []string{w.t("要交代别的,如「让%s周三去美科送样」", "For something else: “ask %s to call Midea on Wed”", Short(who, 12))},
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
