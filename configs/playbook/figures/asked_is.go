package figures

import (
	"fmt"
	"strconv"
	"strings"

	"milepost/storage/crm"
)

// minor is the number of a condition; 0 for what is none.
func minor(v string) int64 {
	n, err := strconv.ParseInt(v, 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// at reports whether a deal stands in a milestone: m4, m4- from there on, -m4 up
// to there.
func (f *file) at(v string) (bool, error) {
	if f.row.Deal == nil {
		return false, nil
	}
	now, is := f.place(f.row.Deal.Milestone), f.place(strings.Trim(v, "-"))
	switch {
	case now < 0 || is < 0:
		return false, nil
	case strings.HasSuffix(v, "-"):
		return now >= is, nil
	case strings.HasPrefix(v, "-"):
		return now <= is, nil
	}
	return now == is, nil
}

// place is which milestone of the method that is; -1 for none.
func (d *Desk) place(id string) int {
	for i, m := range d.Book.Milestones {
		if m.ID == id {
			return i
		}
	}
	return -1
}

// likely reports whether a deal is won with at least a chance or, behind a minus, with at most one.
func (f *file) likely(v string) bool {
	if under, ok := strings.CutPrefix(v, "-"); ok {
		return int64(f.Book.WinPct(f.row.Deal)) <= minor(under)
	}
	return int64(f.Book.WinPct(f.row.Deal)) >= minor(v)
}

// NoRival is the value of IsRival for a deal beside which nobody is named.
const NoRival = "-"

// against reports whether a rival has to do with a deal: of one that was lost, he
// who won it.
func (f *file) against(name string) bool {
	if name == NoRival {
		return f.row.Deal.Rival == "" && len(f.row.Deal.Rivals) == 0
	}
	said := strings.ToLower(name)
	for _, g := range rivals(*f.row) {
		if have := strings.ToLower(g.key); have != "" && (name == "*" || strings.Contains(have, said) || strings.Contains(said, have)) {
			return true
		}
	}
	return false
}

// stuck reports whether a deal stands longer in its milestone than that allows,
// and keeps how long in the row.
func (f *file) stuck(v string) bool {
	days, limit, stuck := f.Book.Stuck(f.row.Deal, f.Today)
	f.row.Days, f.row.Limit = days, limit
	return stuck == (v == Yes)
}

// turned reports whether a deal was ever opened with the customer of a row.
func (f *file) turned() (found bool, err error) {
	err = crm.Each(f.R, crm.Where(crm.ByAccount, string(f.row.Account.ID)), func(crm.Opportunity) bool {
		found = true
		return false
	})
	if err != nil {
		return false, fmt.Errorf("deals at %s: %w", f.row.Account.ID, err)
	}
	return found, nil
}
