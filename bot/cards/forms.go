package cards

import (
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// The fields of the forms: keys of chat.Message.Values when a form comes back.
// They are the JSON names of the records' fields, so that FieldChange and the
// forms speak of the same things.
const (
	FieldAccount    = "account"
	FieldType       = "type"
	FieldDate       = "date"
	FieldClock      = "clock"
	FieldWith       = "with" // names, as one would write them: 周姐、林副总
	FieldOutcome    = "outcome"
	FieldGist       = "gist"
	FieldText       = "text"
	FieldDue        = "due"
	FieldName       = "name"
	FieldTitle      = "title"
	FieldDepartment = "department"
	FieldPhone      = "phone"
	FieldEmail      = "email"
	FieldAmount     = "amount"
	FieldSignBy     = "sign_by"
	FieldWinPct     = "win_pct"
	FieldNote       = "note"
	FieldNextStep   = "next_step" // in words: 下周三带方案过去
)

// SaveWent is the argument of the DoSave of Went's form: the subject is an
// account of which a new visit is logged.
const SaveWent = "went"

// EditActivity is the form to put a visit, a call or another activity right.
func (w *Writer) EditActivity(a ActivityView) chat.Form {
	var names []string
	for _, p := range a.People {
		names = append(names, p.Name.Text)
	}
	f := w.form(a.Number(), int64(a.Rev))
	f.Fields = []chat.Field{
		w.field(FieldAccount, chat.Line, true, a.AccountName),
		w.field(FieldDate, chat.Day, true, string(a.Date)),
		w.field(FieldClock, chat.Clock, false, a.Clock),
		w.field(FieldWith, chat.Line, false, w.list(names)),
		options(w.field(FieldType, chat.One, true, a.Type), w.Locale, w.Book.Activities),
		w.outcomeField(a.Activity),
		w.field(FieldGist, chat.Area, false, a.Gist),
	}
	return f
}

func (w *Writer) outcomeField(a crm.Activity) chat.Field {
	value := a.Outcome
	if value == "" {
		value = crm.Reached
	}
	f := w.field(FieldOutcome, chat.One, true, value)
	for _, o := range []string{crm.Reached, crm.NotReached, crm.Refused} {
		f.Options = append(f.Options, chat.Option{Value: o, Label: w.outcomeWord(o, a.Type == crm.Call)})
	}
	return f
}

// EditTask is the form to put a next step right.
func (w *Writer) EditTask(t TaskView) chat.Form {
	f := w.form(t.Number(), int64(t.Rev))
	f.Fields = []chat.Field{
		w.field(FieldText, chat.Line, true, t.Text),
		w.field(FieldDue, chat.Day, false, string(t.Due)),
		w.field(FieldClock, chat.Clock, false, t.Clock),
	}
	return f
}

// EditContact is the form to put a person right.
func (w *Writer) EditContact(c ContactView) chat.Form {
	f := w.form(c.Number(), int64(c.Rev))
	f.Fields = []chat.Field{
		w.field(FieldName, chat.Line, true, c.Name.Text),
		w.field(FieldTitle, chat.Line, false, c.Title),
		w.field(FieldDepartment, chat.Line, false, c.Department),
		w.field(FieldPhone, chat.Line, false, c.Phone),
		w.field(FieldEmail, chat.Line, false, c.Email),
	}
	return f
}

// EditDeal is the form to put an opportunity right.
func (w *Writer) EditDeal(d DealView) chat.Form {
	f := w.form(d.Number(), int64(d.Rev))
	chance := ""
	if d.WinPct > 0 {
		chance = subject(d.WinPct)
	}
	amount := ""
	if !d.Amount.IsZero() {
		amount = w.Amount(d.Amount)
	}
	f.Fields = []chat.Field{
		w.field(FieldAmount, chat.Amount, false, amount),
		w.field(FieldSignBy, chat.Day, false, string(d.SignBy)),
		w.field(FieldWinPct, chat.Number, false, chance),
	}
	return f
}

// EditExpense is the form to put money spent right.
func (w *Writer) EditExpense(e ExpenseView) chat.Form {
	f := w.form(e.Number(), int64(e.Rev))
	f.Fields = []chat.Field{
		options(w.field(FieldType, chat.One, true, e.Type), w.Locale, w.Book.Expenses),
		w.field(FieldAmount, chat.Amount, true, w.Money(e.Amount)),
		w.field(FieldDate, chat.Day, true, string(e.Date)),
		w.field(FieldNote, chat.Line, false, e.Note),
	}
	return f
}

// Went is the form for a visit that was made and not logged: the account is
// filled in, the day is the one that was booked, or today.
func (w *Writer) Went(account, number string, day crm.Date) chat.Form {
	if day == "" {
		day = w.Today()
	}
	f := w.form(number, 0)
	f.Do.Arg = SaveWent
	f.Title = w.t("记一次拜访 · %s", "Log a visit · %s", Short(account, 24))
	f.Fields = []chat.Field{
		w.field(FieldDate, chat.Day, true, string(day)),
		w.field(FieldWith, chat.Line, false, ""),
		w.field(FieldGist, chat.Area, false, ""),
		w.field(FieldNextStep, chat.Line, false, ""),
	}
	f.Fields[3].Hint = w.t("如「下周三带方案过去」", "like “proposal next Wednesday”")
	return f
}

// FieldWrong puts an error at a field of a form that came back; what was typed
// stays in it.
func (w *Writer) FieldWrong(f chat.Form, key string, fault *crm.Fault) chat.Form {
	c := w.Fault(fault)
	for i := range f.Fields {
		if f.Fields[i].Key == key {
			f.Fields[i].Error = joined(w.t("。", ". "), c.Title, chat.Words(chat.T(joined(" ", c.Lines...))))
			return f
		}
	}
	f.Error = joined(w.t("。", ". "), c.Title, joined(" ", c.Lines...))
	return f
}

func (w *Writer) form(number string, rev int64) chat.Form {
	return chat.Form{
		Do:     chat.Action{Verb: DoSave, Subject: number, Rev: int(rev)},
		Title:  w.t("改 %s", "Edit %s", Hash(number)),
		Submit: w.t("保存", "Save"),
		Cancel: w.t("取消", "Cancel"),
	}
}

func (w *Writer) field(key, kind string, required bool, value string) chat.Field {
	f := chat.Field{Key: key, Kind: kind, Label: w.fieldWord(key), Required: required, Max: 200}
	if kind == chat.Area {
		f.Max = 500
	}
	if value != "" {
		f.Value = []string{value}
	}
	return f
}

// options fills a field with a vocabulary of the playbook.
func options[T playbook.Worded](f chat.Field, locale string, rows []T) chat.Field {
	for _, id := range playbook.IDs(rows) {
		f.Options = append(f.Options, chat.Option{Value: id, Label: playbook.Label(rows, id, locale)})
	}
	return f
}
