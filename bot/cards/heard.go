package cards

import (
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// heardApart is how many of the things that a visit told of its deal have a button each; more are
// named on lines of their own, and noted by one button.
const heardApart = 2

// heardAlone are the labels of the buttons by which what a visit told is noted one by one; nil where there
// are too many, or a label has no room for what it notes.
func (w *Writer) heardAlone(heard []HeardFact) (labels []string) {
	for _, f := range heard {
		name, value := w.heardWord(f)
		label := w.t("记 %[1]s:%[2]s", "Note %[1]s: %[2]s", name, value)
		if len(heard) > heardApart || Width(label) > ButtonColumns {
			return nil
		}
		labels = append(labels, label)
	}
	return labels
}

// heardButtons propose in one tap what the words of a visit tell of its deal.
func (w *Writer) heardButtons(heard []HeardFact, number string) []chat.Button {
	var out []chat.Button
	for i, label := range w.heardAlone(heard) {
		b := button(label, DoHeard, number, heard[i].key())
		b.Done = w.t("已记", "Noted")
		out = append(out, b)
	}
	if len(heard) == 0 || len(out) == 1 {
		return out
	}
	label := w.t("都记上", "Note all of it")
	if len(heard) == 1 {
		label = w.t("记上", "Note it")
	}
	all := button(label, DoHeard, number, All)
	all.Done = w.t("已记", "Noted")
	return append(out, all)
}

// key is what the button of a fact carries.
func (f HeardFact) key() string {
	if f.Field != "" {
		return f.Field
	}
	return f.ID + "." + f.Answer
}

// heardWord is how a fact is called, and what it is.
func (w *Writer) heardWord(f HeardFact) (name, value string) {
	if f.Field != "" {
		return w.fieldWord(f.Field), f.Value
	}
	name = w.conditionName(f.ID)
	if q, ok := playbook.Find(w.Book.Asked(), f.ID); ok && f.Question {
		name = q.Short.In(w.Locale)
	}
	return name, playbook.Label(w.Book.Answers, f.Answer, w.Locale)
}

// heardLines are all that a visit told of its deal, on as few lines as hold it.
func (w *Writer) heardLines(heard []HeardFact) []string {
	if len(heard) == 0 || len(w.heardAlone(heard)) > 0 {
		return nil // their buttons say it
	}
	lines := []string{w.t("可记上", "Worth noting")}
	for i, f := range heard {
		name, value := w.heardWord(f)
		said := spaced(name, Short(value, LineColumns/3))
		if f.Field == "" && f.Answer == playbook.Yes {
			said = name
		}
		last := &lines[len(lines)-1]
		switch next := dots(*last, said); {
		case i == 0:
			*last = w.colon(*last, said)
		case Width(next) <= LineColumns:
			*last = next
		default:
			lines = append(lines, said)
		}
	}
	return lines
}

// HeardOn is the evidence of what was told on a visit: 11-26 #V1「资金已批」; without words only which visit it was.
func (w *Writer) HeardOn(number string, on crm.Date, words string) string {
	if words != "" {
		words = w.quote(Short(words, LineColumns/2))
	}
	return spaced(w.ShortDate(on), Hash(number), words)
}
