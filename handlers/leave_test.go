package handlers

import "testing"

// TestDaysOfAnAbsence: today is Monday 2026-11-02.
func TestDaysOfAnAbsence(t *testing.T) {
	for _, c := range []struct{ said, want string }{
		{"我11月9号到13号休假,审批给老周", "11-09 至 11-13"},
		{"我下周一到周五休假,审批给老周", "11-09 至 11-13"},
		{"下周三到下下周二休假,审批给老周", "11-11 至 11-17"},
		{"我下周休假审批给老周", "11-09 至 11-13"},
		{"周四到周五休假,审批给老周", "11-05 至 11-06"},
	} {
		w := newWorld(t)
		w.has(w.tell("wangmin", c.said)[0], c.want)
	}
}
