package cards

import "milepost/storage/crm"

// RowDiffers is a cell of a row that says something else than what is there of its customer.
type RowDiffers struct {
	Name         string // of the customer
	Column       string
	Stands, Says string // as they are kept
	Had, Sum     crm.Money
}

// suchAs is one of the values that differ, for who decides whether they are replaced: all of them
// stand in the marked file. Of a phone number, and in a group, nothing is shown.
func (w *Writer) suchAs(all []RowDiffers) string {
	for _, d := range all {
		if d.Column == "phone" || w.Public {
			continue
		}
		s := spaced(Short(d.Name, 8), w.columnWord(d.Column), w.cellWord(d.Column, d.Stands, d.Had)+"→"+w.cellWord(d.Column, d.Says, d.Sum))
		return w.paren(s)
	}
	return ""
}

// standsOtherwise is what differs in a row of the marked file: the file's own value stands beside it.
func (w *Writer) standsOtherwise(all []RowDiffers) string {
	var parts []string
	for _, d := range all {
		s := w.columnWord(d.Column)
		if d.Column != "phone" {
			s += w.paren(w.cellWord(d.Column, d.Stands, d.Had))
		}
		parts = append(parts, s)
	}
	return w.t("和系统里不同,系统里是 ", "differs from what is there: ") + w.list(parts)
}

// cellWord is the value of a column in words.
func (w *Writer) cellWord(column, value string, sum crm.Money) string {
	switch column {
	case "revenue":
		return w.Money(sum)
	case "tier":
		return w.tierShort(value)
	case "source":
		return w.sourceWord(value)
	case "industry":
		return w.industryWord(value)
	}
	return Short(value, 12)
}
