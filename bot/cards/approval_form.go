package cards

import (
	"strconv"
	"strings"

	"milepost/bot/chat"
	"milepost/configs/playbook"
)

func itoa(n int) string { return strconv.Itoa(n) }

// ApplicationForm is the application to fill in. Only what its reader may
// change is asked for, and nothing is required before it is sent.
func (w *Writer) ApplicationForm(v ApprovalView, may func(id string) bool) chat.Form {
	form := chat.Form{
		Do:    chat.Action{Verb: DoFill, Subject: v.No, Rev: v.Rev},
		Title: Short(w.t("立项申请表", "Application"), 24), Submit: w.t("保存", "Save"), Cancel: w.t("取消", "Cancel"),
	}
	add := func(f playbook.FormField, id, label string) {
		if f.By != playbook.FieldApplicant || !may(id) {
			return
		}
		field := chat.Field{Key: id, Kind: fieldKind(f), Label: label, Hint: w.formHint(f), Max: 500, Asks: f.Required}
		for _, c := range f.Choices {
			field.Options = append(field.Options, chat.Option{Value: c.ID, Label: c.Name.In(w.Locale)})
		}
		switch value := w.formInput(id, v.Fields[id]); {
		case value == "":
		case len(f.Choices) > 0:
			field.Value = strings.Split(v.Fields[id], ",")
		default:
			field.Value = []string{value}
		}
		form.Fields = append(form.Fields, field)
	}
	for _, f := range w.Book.Application {
		if len(f.Parts) == 0 {
			add(f, f.ID, f.Name.In(w.Locale))
			continue
		}
		for _, p := range f.Parts {
			add(f, p.ID, p.Name.In(w.Locale))
		}
	}
	return form
}

// formHint says beside a field what it takes: a form may be saved half filled, and Slack
// calls every field of it optional, so what is needed to send it says so.
func (w *Writer) formHint(f playbook.FormField) string {
	say := Short(f.Say.In(w.Locale), 60)
	if f.Kind == "date" { // it is picked
		say = ""
	}
	if f.Required {
		return w.colonTail(w.t("提交前必填", "Needed to send it"), say)
	}
	return say
}

// fieldKind is how a field is filled in. What stands in the records already and
// is written as words there, is written as words here.
func fieldKind(f playbook.FormField) string {
	switch {
	case f.Kind == "many" && len(f.Choices) > 0:
		return chat.Many
	case f.Kind == "one" && len(f.Choices) > 0:
		return chat.One
	case f.Kind == "area":
		return chat.Area
	case f.Kind == "money":
		return chat.Amount
	case f.Kind == "date":
		return chat.Day
	}
	return chat.Line
}

// formInput is a value as it stands in the form to be changed.
func (w *Writer) formInput(id, raw string) string {
	if id == "sign_by" {
		return raw
	}
	return w.answerValue(id, raw)
}
