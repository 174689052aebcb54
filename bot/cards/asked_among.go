package cards

import (
	"cmp"

	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// apart is by how much two that are compared differ: of two stretches of time, the
// later from the earlier.
func (w *Writer) apart(a figures.Asked, parts []figures.Part) string {
	if len(a.Among()) != 2 || len(parts) != 2 {
		return ""
	}
	first, second := parts[0], parts[1]
	sum := func(p figures.Part) crm.Money {
		if len(p.Money) == 1 {
			return p.Money[0]
		}
		return crm.Money{}
	}
	m := sum(first)
	m.Minor -= sum(second).Minor
	m.Currency = cmp.Or(m.Currency, sum(second).Currency)
	n := first.N - second.N
	whom := w.groupName(a, first)
	if figures.ByTime(a.By) { // they stand in their order
		n, m.Minor, whom = -n, -m.Minor, w.groupName(a, second)
	}
	if len(first.Money) > 1 || len(second.Money) > 1 { // no one sum to compare
		m = crm.Money{}
	}
	return dots(w.moreOrLess(whom, n, a), w.moreMoney(m))
}

// moreOrLess says by how many one has more than the other.
func (w *Writer) moreOrLess(whom string, n int, a figures.Asked) string {
	switch {
	case n > 0:
		return w.t("%[1]s 多 %[2]s", "%[1]s: %[2]s more", whom, w.many(a, n))
	case n < 0:
		return w.t("%[1]s 少 %[2]s", "%[1]s: %[2]s fewer", whom, w.many(a, -n))
	}
	return w.t("一样多", "As many")
}

// moreMoney says how much more or less a sum is; "" for the same.
func (w *Writer) moreMoney(m crm.Money) string {
	switch {
	case m.Minor > 0:
		return w.t("金额多 %s", "%s more", w.sums([]crm.Money{m}))
	case m.Minor < 0:
		m.Minor = -m.Minor
		return w.t("金额少 %s", "%s less", w.sums([]crm.Money{m}))
	}
	return ""
}
