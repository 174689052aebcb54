package cards

import (
	"fmt"
	"strconv"
	"strings"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// AnswersText is how the form keeps the answers to its questions: q1:yes
// q4:unclear.
func AnswersText(book *playbook.Book, answers map[string]crm.Tick) string {
	var parts []string
	for _, q := range book.Assessed() {
		if a := answers[q.ID].Answer; a != "" {
			parts = append(parts, q.ID+":"+a)
		}
	}
	return strings.Join(parts, " ")
}

func answersOf(s string) map[string]string {
	out := map[string]string{}
	for _, part := range strings.Fields(s) {
		if q, a, ok := strings.Cut(part, ":"); ok {
			out[q] = a
		}
	}
	return out
}

// answerValue is a value of the form in words: what follows from records is kept
// as ids and codes.
func (w *Writer) answerValue(id, raw string) string {
	if raw == "" {
		return ""
	}
	switch id {
	case "assessment":
		var parts []string
		is := answersOf(raw)
		for i, q := range w.Book.Questions {
			if a := is[q.ID]; a != "" {
				parts = append(parts, w.t("%d %s %s", "%d %s %s", i+1, q.Short.In(w.Locale), w.answerWord(a)))
			}
		}
		if len(parts) == 0 {
			return raw
		}
		return w.list(parts)
	case "amount":
		return w.Amount(AmountOf(raw))
	case "sign_by", "date":
		if d := crm.Date(raw); d.Valid() {
			return w.Date(d)
		}
	case "tier":
		return w.tierWord(raw)
	case "source":
		return w.sourceWord(raw)
	case "industry":
		return w.industryWord(raw)
	}
	if f, _ := w.Book.FormField(id); len(f.Choices) > 0 {
		return w.chosen(f, raw)
	}
	return raw
}

// optionWords are all choices of a field.
func (w *Writer) optionWords(f playbook.FormField) []string {
	var out []string
	for _, c := range f.Choices {
		out = append(out, c.Name.In(w.Locale))
	}
	return out
}

// chosen are the words of the choices of a field.
func (w *Writer) chosen(f playbook.FormField, ids string) string {
	var out []string
	for _, id := range strings.Split(ids, ",") {
		out = append(out, playbook.Label(f.Choices, id, w.Locale))
	}
	return w.list(out)
}

// AmountText is how the form keeps an amount, AmountOf reads it.
func AmountText(a crm.Amount) string {
	if a.IsZero() {
		return ""
	}
	return fmt.Sprintf("%s %d %d %s %s", a.Currency, a.Minor, a.High, dash(string(a.Precision)), dash(string(a.Kind)))
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// AmountOf reads what AmountText wrote; what is none gives the zero amount.
func AmountOf(s string) crm.Amount {
	p := strings.Fields(s)
	if len(p) != 5 {
		return crm.Amount{}
	}
	var a crm.Amount
	a.Currency = p[0]
	a.Minor, _ = strconv.ParseInt(p[1], 10, 64)
	a.High, _ = strconv.ParseInt(p[2], 10, 64)
	if p[3] != "-" {
		a.Precision = crm.Precision(p[3])
	}
	if p[4] != "-" {
		a.Kind = crm.AmountKind(p[4])
	}
	return a
}
