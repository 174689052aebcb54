package cards

import (
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// ProjectFiled tells the information specialist of a project that was approved
// and is under milestone management now.
func (w *Writer) ProjectFiled(v ApprovalView) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("新立项 %s %s", "New project %s %s", v.No, Short(v.projectName(), 20)),
		Lines: []string{
			dots(v.Asker, w.AmountSaid(v.Deal.Amount), w.colonIf(w.t("区域", "Region"), v.Fields["region"])),
			w.t("已写入系统,纳入里程碑管理:%s", "It is in the system, under milestone management: %s", w.milestoneWord(v.Deal.Milestone)),
			w.t("有不对的字段可以更正,金额和客户除外", "You can correct its fields, except figures and the customer"),
		},
		Buttons: []chat.Button{
			{Label: w.t("更正", "Correct"), Opens: true, Do: chat.Action{Verb: DoFill, Subject: v.No}},
			w.fullForm(&v), button(w.t("打印表", "Printable form"), DoSheet, v.No, ""),
		},
	})
}

// FullForm is the whole application as text, from a line on.
func (w *Writer) FullForm(v ApprovalView, from int) chat.Card {
	body := w.formLines(&v)
	title := spaced(w.t("立项申请表", "Application"), v.No, Short(v.projectName(), 16))
	c, next := w.text(title, body, from)
	if next < len(body) {
		c.Buttons = append(c.Buttons, button(w.t("还有 %d 项", "%d more", len(body)-next), DoFullForm, v.No, itoa(next)))
	}
	return c
}

// FormFields says what stands in some fields of an application.
func (w *Writer) FormFields(v ApprovalView, ids []string) chat.Card {
	c := chat.Card{Title: spaced(Hash(v.No), Short(v.projectName(), 20)), Buttons: []chat.Button{w.fullForm(&v)}}
	for _, id := range ids {
		value := w.formValue(&v, id)
		if value == "" {
			value = w.t("还没填", "not filled in yet")
		}
		c.Lines = append(c.Lines, w.colon(w.applicationField(id), value))
	}
	return w.fit(c)
}

// formLines are the fields of the application with their values, one a line.
func (w *Writer) formLines(v *ApprovalView) []string {
	var out []string
	for _, row := range w.FormRows(*v) {
		value := row[1]
		if value == "" {
			value = "—"
		}
		out = append(out, w.colon(row[0], value))
	}
	return out
}

// FormRows are the fields of the application with their values, in the order of
// the form: what the card, the form and the workbook show.
func (w *Writer) FormRows(v ApprovalView) [][2]string {
	var out [][2]string
	for _, f := range w.Book.Application {
		if len(f.Parts) == 0 {
			value := w.formValue(&v, f.ID)
			if f.Extra && value == "" {
				continue
			}
			out = append(out, [2]string{f.Name.In(w.Locale), value})
			continue
		}
		for _, p := range f.Parts {
			out = append(out, [2]string{p.Name.In(w.Locale), w.answerValue(p.ID, v.Fields[p.ID])})
		}
	}
	return out
}

// formValue is a field of the form in words, those too that fill in themselves
// and those of the reviewers.
func (w *Writer) formValue(v *ApprovalView, id string) string {
	switch id {
	case "number":
		return v.No
	case "applicant":
		return v.Asker
	case "date":
		if n := len(v.Sent); n > 0 {
			return w.Date(v.Sent[n-1].On)
		}
		return w.Date(w.Today())
	case "review":
		if len(v.Steps) > 1 {
			return w.opinion(v.Steps[0])
		}
		return ""
	case "approval":
		if n := len(v.Steps); n > 0 {
			return w.opinion(v.Steps[n-1])
		}
		return ""
	}
	return w.answerValue(id, v.Fields[id])
}

// opinion is what a reviewer wrote: 同意 王敏 11-06 10:12:注意交期.
func (w *Writer) opinion(s StepView) string {
	if s.Decision == "" {
		return ""
	}
	return w.colonTail(spaced(w.decidedWord(s.Decision), s.who(w), w.Moment(s.When)), s.Reason)
}

func (w *Writer) colonTail(head, what string) string {
	if what == "" {
		return head
	}
	return w.colon(head, what)
}

// FormCorrected says which fields of a granted application were put right; by
// is who did it, "" for the reader himself.
func (w *Writer) FormCorrected(v ApprovalView, fields []string, g crm.GroupID, by string) chat.Card {
	c := chat.Card{Title: w.t("✏️ 已更正 %s", "✏️ Corrected %s", spaced(Hash(v.No), Short(v.projectName(), 20)))}
	if by != "" {
		c.Title = w.t("✏️ %s 更正了 %s", "✏️ %s corrected %s", by, spaced(Hash(v.No), Short(v.projectName(), 20)))
	}
	for _, id := range fields {
		c.Lines = append(c.Lines, w.colon(w.applicationField(id), w.answerValue(id, v.Fields[id])))
	}
	if g != "" {
		c.Buttons = []chat.Button{button(w.t("撤销", "Undo"), DoUndo, string(g), "")}
	}
	return w.fit(c)
}
