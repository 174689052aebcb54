package cards

import (
	"strconv"
	"strings"
	"time"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// PrintableForm is the application as a printed form.
func (w *Writer) PrintableForm(v ApprovalView, company string, notice bool) chat.Card {
	sheet := chat.Sheet{Name: v.No, Title: company + w.t("项目立项申请表", " project application"), Notes: there(w.noticeWord(notice), w.exportedBy(w.Name))}
	for _, f := range w.Book.Application {
		if len(f.Parts) == 0 {
			if value := w.formValue(&v, f.ID); !f.Extra || value != "" {
				sheet.Rows = append(sheet.Rows, []chat.Cell{{S: w.fieldHead(f), Bold: true}, w.formCell(&v, f.ID, value)})
			}
			continue
		}
		for _, p := range f.Parts {
			sheet.Rows = append(sheet.Rows, []chat.Cell{{S: p.Name.In(w.Locale), Bold: true}, {S: w.answerValue(p.ID, v.Fields[p.ID])}})
		}
	}
	book := chat.Workbook{Sheets: []chat.Sheet{sheet}, Author: w.Name, Made: w.Now.UTC().Format(time.RFC3339)}
	return w.fit(chat.Card{
		Title: spaced("📎", w.t("立项申请表", "Application"), v.No, Short(v.projectName(), 20)),
		Lines: []string{w.standing(&v)},
		Files: []chat.File{{Name: v.No + ".xlsx", Book: &book}},
	})
}

// yuan is the currency in which figures stand as numbers; those in others are
// written with their currency.
const yuan = "CNY"

// moneyCell is an amount in yuan as a number.
func moneyCell(m crm.Money) chat.Cell {
	return chat.Cell{S: strconv.FormatFloat(float64(m.Minor)/100, 'f', -1, 64), Kind: chat.CellNumber}
}

// fieldHead is the name of a field with the unit of its figures.
func (w *Writer) fieldHead(f playbook.FormField) string {
	if f.Kind == "money" {
		return f.Name.In(w.Locale) + w.paren(w.t("元", yuan))
	}
	return f.Name.In(w.Locale)
}

// formCell is a value of the form: days and figures as such.
func (w *Writer) formCell(v *ApprovalView, id, words string) chat.Cell {
	switch id {
	case "sign_by":
		if d := crm.Date(v.Fields[id]); d.Valid() {
			return chat.Cell{S: string(d), Kind: chat.CellDay}
		}
	case "amount":
		if a := AmountOf(v.Fields[id]); a.Currency == yuan && a.Minor > 0 && a.High == 0 {
			return moneyCell(a.Money)
		}
	case "expenses":
		if v.Spend.Currency == yuan && v.Spend.Minor > 0 {
			return moneyCell(v.Spend)
		}
	case "date":
		if n := len(v.Sent); n > 0 && v.Sent[n-1].On.Valid() {
			return chat.Cell{S: string(v.Sent[n-1].On), Kind: chat.CellDay}
		}
	}
	return chat.Cell{S: words}
}

// Approved lists the applications that were approved from one day to another,
// with a workbook that holds all their fields: what marketing planning gets.
// rows are ①②③ in this order.
func (w *Writer) Approved(rows []ApprovalView, changed []GrantedChange, from, until crm.Date, company string, notice bool) chat.Card {
	span := w.stretch(from, until)
	if len(rows) == 0 && len(changed) > 0 {
		return w.fit(chat.Card{Title: dots(w.t("已批立项", "Approved projects"), w.t("更正", "corrections")), Lines: w.grantedChanges(changed, MaxLines)})
	}
	if len(rows) == 0 {
		return w.fit(chat.Card{
			Title: w.t("%s 没有批准的立项", "No project was approved, %s", span),
			Lines: []string{w.t("换个时间就写「上月的立项清单」", "Another time: “approved projects last month”")},
		})
	}
	c := chat.Card{Title: dots(w.t("已批立项 %d 项", "%d approved", len(rows)), span)}
	corrections := w.grantedChanges(changed, MaxLines/2)
	for i, v := range rows {
		if i == MaxLines-len(corrections) {
			break
		}
		c.Lines = append(c.Lines, spaced(Circled(i+1), dots(spaced(v.No, Short(v.projectName(), 20)), v.Asker, w.AmountSaid(v.Deal.Amount), w.ShortDate(v.Granted))))
	}
	c.Lines = append(c.Lines, corrections...)
	sheet := chat.Sheet{Name: w.t("已批立项", "approved"), Title: company + w.t("已批立项清单", " approved projects"), Notes: there(w.noticeWord(notice), dots(w.exportedBy(w.Name), span, w.n(len(rows), "项", "project", "projects")))}
	for _, f := range w.Book.Application {
		sheet.Head = append(sheet.Head, w.columnsOf(f)...)
	}
	for i := range rows {
		var row []chat.Cell
		for _, f := range w.Book.Application {
			row = append(row, w.cellsOf(&rows[i], f)...)
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	book := chat.Workbook{Sheets: []chat.Sheet{sheet}, Author: w.Name, Made: w.Now.UTC().Format(time.RFC3339)}
	c.Files = []chat.File{{Name: w.t("已批立项", "approved-projects") + "-" + strings.ReplaceAll(string(until), "-", "") + ".xlsx", Book: &book}}
	return w.fit(c)
}

// GrantedAs is an approved application as a list told it.
type GrantedAs struct {
	No     string    `json:"no"`
	Amount crm.Money `json:"amount,omitzero"`
	State  string    `json:"state"`
}

// GrantedChange is an application that was told and is otherwise by now.
type GrantedChange struct{ Was, Now GrantedAs }

// grantedChanges are lines, at most so many, of what is otherwise than it was told.
func (w *Writer) grantedChanges(changed []GrantedChange, most int) []string {
	var out []string
	for _, c := range changed[:min(len(changed), most)] {
		what := ""
		switch c.Now.State {
		case crm.ApprovalGranted:
			what = w.t("%[1]s→%[2]s", "%[1]s → %[2]s", w.Money(c.Was.Amount), w.Money(c.Now.Amount))
			if c.Was.Amount == c.Now.Amount {
				what = w.t("又批准了", "approved again")
			}
		case crm.ApprovalWithdrawn:
			what = w.t("已撤回", "withdrawn")
		case crm.ApprovalRejected:
			what = w.t("已驳回", "rejected")
		default:
			what = w.t("内容变了,要重新审批", "changed, to be approved again")
		}
		out = append(out, w.fixedWord(spaced(c.Was.No, what)))
	}
	return out
}

// columnsOf are the columns of a field, one for each of its parts.
func (w *Writer) columnsOf(f playbook.FormField) []string {
	if len(f.Parts) == 0 {
		return []string{w.fieldHead(f)}
	}
	var out []string
	for _, p := range f.Parts {
		out = append(out, p.Name.In(w.Locale))
	}
	return out
}

func (w *Writer) cellsOf(v *ApprovalView, f playbook.FormField) []chat.Cell {
	if len(f.Parts) == 0 {
		return []chat.Cell{w.formCell(v, f.ID, w.formValue(v, f.ID))}
	}
	var out []chat.Cell
	for _, p := range f.Parts {
		out = append(out, chat.Cell{S: w.answerValue(p.ID, v.Fields[p.ID])})
	}
	return out
}
