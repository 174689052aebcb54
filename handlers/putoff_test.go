package handlers

import (
	"testing"

	"milepost/storage/crm"
)

func TestHowFarAStepIsPutOff(t *testing.T) {
	for _, row := range []struct {
		text string
		from crm.Date
		want crm.Date // empty: it does not say so
	}{
		{"再推一周", "2026-12-04", "2026-12-11"},
		{"推迟两天吧", "2026-12-04", "2026-12-06"},
		{"延后10天", "2026-12-04", "2026-12-14"},
		{"推迟一个月", "2027-01-31", "2027-02-28"},
		{"推迟两个星期", "2026-12-25", "2027-01-08"},
		{"push it a week", "2026-12-04", "2026-12-11"},
		{"Postpone two days", "2026-12-31", "2027-01-02"},
		{"推到下周三", "2026-12-04", ""},
		{"客户说项目推迟两个月", "2026-12-04", ""},
		{"they moved the deadline by two weeks", "2026-12-04", ""},
		{"推迟零天", "2026-12-04", ""},
	} {
		far, ok := putOffBy(row.text)
		if ok != (row.want != "") {
			t.Errorf("%s: %v, %v", row.text, far, ok)
		} else if ok && far.from(row.from) != row.want {
			t.Errorf("%s from %s: %s, want %s", row.text, row.from, far.from(row.from), row.want)
		}
	}
}
