package cards

import (
	"milepost/bot/chat"
	"milepost/configs/playbook"
)

// What a question about a request asks: crm.Question.Key. Subject is the
// approval.
const (
	AskApplication = "application" // the next field of an application; Choices[0].Value: which
	AskReason      = "reason"      // why it is rejected
	AskMore        = "more"        // what is missing
	AskDecide      = "decide"      // which request is meant; Subject.ID: the decision and its words
)

// Application is the draft of an application for its applicant: what is there,
// what is missing, and how to say the next thing. saved names the fields that
// were just filled in; refused says that it could not be sent so.
func (w *Writer) Application(v ApprovalView, saved []string, refused bool) chat.Card {
	c := chat.Card{Title: tail(dots(w.t("📝 立项 %s %s", "📝 Project %s %s", v.No, Short(v.projectName(), 20))), w.t("· 草稿", "· draft"), TitleColumns)}
	have, all := w.filledFields(&v)
	if refused {
		c.Tone = chat.Warning
		c.Lines = append(c.Lines, w.t("必填的还没齐,没有提交", "Required fields are missing; not sent"))
	}
	if len(saved) > 0 {
		c.Lines = append(c.Lines, w.t("已记:%s", "Noted: %s", w.list(w.fieldNames(saved))))
	}
	for _, f := range v.Refused {
		c.Tone = chat.Warning
		c.Lines = append(c.Lines, w.Fault(f).Title)
	}
	if len(saved) == 0 || len(v.Missing) == 0 {
		c.Lines = append(c.Lines, w.sinceSent(&v)...)
	}
	c.Lines = append(c.Lines, w.t("已填好 %d/%d 项", "%d of %d fields are filled in", have, all))
	full := chat.Button{Label: w.t("填表", "Fill in form"), Opens: true, Do: chat.Action{Verb: DoFill, Subject: v.No}}
	send := button(w.t("提交", "Send"), DoSubmit, v.No, "")
	if len(v.Missing) == 0 {
		send.Style = chat.Primary
		c.Lines = append(c.Lines, w.t("必填项都齐了", "Everything required is there"))
		c.Note = w.t("写「提交」就送审", "Write “submit” to send it")
		c.Buttons = []chat.Button{send, full, w.fullForm(&v)}
		return w.fit(c)
	}
	c.Lines = append(c.Lines, w.missingLine(v.Missing))
	next := v.Missing[0]
	c.Lines = append(c.Lines, w.nextField(&v, next)...)
	c.Note = w.t("几项可以一句话说完", "Several may come in one message")
	c.Buttons = []chat.Button{full, w.fullForm(&v), send}
	return w.fit(c)
}

// ApplicationWaits says that a draft of an application is put aside and where it
// goes on.
func (w *Writer) ApplicationWaits(v ApprovalView) chat.Card {
	return w.fit(chat.Card{
		Title:   w.t("好的,草稿先放着 %s", "OK, the draft can wait: %s", v.No),
		Lines:   []string{w.t("填过的都在;要接着填就写「立项 %s」", "What was filled in is kept; to go on write “project approval %s”", Short(v.projectName(), 20))},
		Buttons: []chat.Button{{Label: w.t("填表", "Fill in form"), Opens: true, Do: chat.Action{Verb: DoFill, Subject: v.No}}},
	})
}

// WillDecide says of an application that was not sent yet who will decide it, in which order: v has
// its steps.
func (w *Writer) WillDecide(v ApprovalView) chat.Card {
	c := chat.Card{Title: spaced(v.No, Short(v.projectName(), 20), w.t("还没提交", "is not sent yet"))}
	for i, s := range v.Steps {
		c.Lines = append(c.Lines, spaced(Circled(i+1), dots(s.Who, w.stepWord(string(s.Role), i == len(v.Steps)-1))))
	}
	if len(v.Steps) == 0 {
		c.Lines = []string{w.t("名单里还没有能批的人,请管理员先加上", "The roster has nobody who could approve it: please ask the admin")}
	}
	c.Note = w.t("写「提交 %s」就送审", "Write “submit %s” to send it", shortNo(v.No))
	c.Buttons = []chat.Button{button(w.t("提交", "Send"), DoSubmit, v.No, "")}
	return w.fit(c)
}

// nextField says how to fill in the next field.
func (w *Writer) nextField(v *ApprovalView, f playbook.FormField) []string {
	name, say := f.Name.In(w.Locale), f.Say.In(w.Locale)
	if have := answersOf(v.Fields[f.ID]); len(have) > 0 { // some of the questions have their answer
		var open []string
		for _, q := range w.Book.Assessed() {
			if have[q.ID] == "" {
				open = append(open, spaced(w.questionNo(q.ID), q.Short.In(w.Locale)))
			}
		}
		return []string{w.t("还没答:%s", "Not answered yet: %s", w.list(open)), w.title1(say)}
	}
	return []string{w.t("先说 %s:%s", "Next, %s: %s", name, say)}
}

// missingLine counts what is missing, and names the first.
func (w *Writer) missingLine(missing []playbook.FormField) string {
	const most = 4
	var names []string
	for _, f := range missing[:min(most, len(missing))] {
		names = append(names, f.Name.In(w.Locale))
	}
	more := ""
	if len(missing) > most {
		more = w.t(" 等", " …")
	}
	return w.t("还缺 %d 项必填:%s", "%d required missing: %s", len(missing), w.list(names)+more)
}

func (w *Writer) fullForm(v *ApprovalView) chat.Button {
	return button(w.t("全表", "Full form"), DoFullForm, v.No, "")
}

// fieldNames are fields of the application, or parts of one, as people call
// them.
func (w *Writer) fieldNames(ids []string) []string {
	var out []string
	for _, id := range ids {
		out = append(out, w.applicationField(id))
	}
	return out
}

// applicationField is a field of the application, or a part of one, as people
// call it.
func (w *Writer) applicationField(id string) string {
	for _, f := range w.Book.Application {
		if f.ID == id {
			return f.Name.In(w.Locale)
		}
		if p, ok := playbook.Find(f.Parts, id); ok {
			return p.Name.In(w.Locale)
		}
	}
	return w.fieldWord(id)
}

// filledFields counts the fields of the form that hold something; the reviewers'
// are empty until they have decided.
func (w *Writer) filledFields(v *ApprovalView) (have, all int) {
	for _, f := range w.Book.Application {
		if f.Extra {
			continue
		}
		all++
		if f.By == playbook.FieldAuto || f.By == playbook.FieldApplicant && w.Book.Filled(f, v.Fields) {
			have++
		}
	}
	return have, all
}

// StillDraft answers who wants to withdraw what he never sent: nobody was asked.
func (w *Writer) StillDraft(v ApprovalView) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("%s 还是草稿,没送审,不用撤回", "%s is a draft: nobody was asked yet", v.No),
		Lines: []string{Short(v.projectName(), 40), w.t("不要了就写「撤销 %s」;留着的话以后接着填", "“undo %s” deletes it; else it waits until you go on", shortNo(v.No))},
	})
}
