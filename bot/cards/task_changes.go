package cards

import (
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// TaskDone is the receipt of a finished step.
func (w *Writer) TaskDone(t TaskView, group crm.GroupID) chat.Card {
	c := chat.Card{
		Tone:  chat.Good,
		Title: tail(w.t("✅ 完成 · ", "✅ Done · ")+spaced(unsaid(t.AccountName, t.Text), t.Text), Hash(t.Number()), TitleColumns),
	}
	if t.AccountName != "" {
		c.Lines = []string{w.t("接下来呢?写「下周三再去%[1]s」这样一句就行", "What comes next? One line will do: “visit %[1]s next Wed”", Short(t.AccountName, 20))}
	}
	undo := button(w.t("撤销", "Undo"), DoUndo, string(group), "")
	undo.Done = w.t("已撤销", "Undone")
	c.Buttons = []chat.Button{undo}
	return w.fit(c)
}

// TaskMoved is the receipt of a step that was put off or brought forward.
func (w *Writer) TaskMoved(t TaskView, was crm.Task, group crm.GroupID) chat.Card {
	c := chat.Card{
		Tone:  chat.Good,
		Title: tail(w.t("✏️ 改期 · ", "✏️ Moved · ")+spaced(unsaid(t.AccountName, t.Text), t.Text), Hash(t.Number()), TitleColumns),
	}
	from := w.Date(was.Due)
	if was.Clock != "" && was.Clock != t.Clock {
		from = spaced(from, was.Clock)
	}
	if was.Due == "" {
		from = w.t("没说日子", "no day")
	}
	c.Lines = []string{from + " → " + w.due(t)}
	undo := button(w.t("撤销", "Undo"), DoUndo, string(group), "")
	undo.Done = w.t("已撤销", "Undone")
	c.Buttons = []chat.Button{undo}
	return w.fit(c)
}

// TaskDropped is the receipt of a step that will not be done.
func (w *Writer) TaskDropped(t TaskView, group crm.GroupID) chat.Card {
	c := chat.Card{
		Title: tail(w.t("已取消 · ", "Cancelled · ")+spaced(unsaid(t.AccountName, t.Text), t.Text), Hash(t.Number()), TitleColumns),
	}
	undo := button(w.t("恢复", "Undo"), DoUndo, string(group), "")
	undo.Done = w.t("已恢复", "Undone")
	c.Buttons = []chat.Button{undo}
	return w.fit(c)
}
