package figures

import (
	"strings"

	"milepost/configs/playbook"
)

// costs reports what was spent for a kind of expense; what a visit cost was the way to it.
func (f *file) costs(kind string) bool {
	if f.row.Expense != nil {
		return f.row.Expense.Type == kind
	}
	k, ok := playbook.Find(f.Book.Expenses, kind)
	return ok && k.Travel && f.row.Activity != nil
}

// lies reports a customer in a place: 东莞 holds 东莞长安, and Dongguan in Latin letters does.
func (f *file) lies(place string) bool {
	here := f.row.Account.Region
	return strings.Contains(here, place) || here != "" && place[0] < 0x80 && f.Book.Covers(place, here)
}
