package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// datesStep gives a step of the customer who is talked of that has no day the one on which he says he does the same:
// 他让我发份合同样本, then 合同样本明天发. As a step of its own it would stand there twice.
func (q *request) datesStep(t parse.Facts) (bool, error) {
	if t.Intent != parse.Task || t.Next == nil || t.Next.Due == "" || t.Next.Waiting || len(t.Contacts) > 0 || len(clausesOf(t.Text)) > 1 ||
		theyOf.MatchString(lower(t.Text)) || heOf.MatchString(lower(t.Text)) { // what they do is no step of ours
		return false, nil
	}
	open, err := q.openTasks(q.conv.About)
	if err != nil {
		return false, err
	}
	open = slices.DeleteFunc(open, func(k crm.Task) bool {
		return k.Owner != q.who.ID || k.Due != "" || !sameDoing(k.Text, t.Next.Text)
	})
	if len(open) != 1 {
		return false, nil
	}
	return true, q.moveTask(open[0], t.Next.Due, t.Next.Time)
}

// sameDoing reports that the second step names nothing that the first does not, whatever the order of
// its words, and not only what is done but also with what.
func sameDoing(first, second string) bool {
	small := func(s string) string {
		return strings.NewReplacer("的", "", "了", "", "把", "", "就", "", "再", "", "给", "").Replace(squash(s))
	}
	if first, second = small(first), small(second); ascii(second) {
		for _, word := range strings.Fields(second) {
			if !strings.Contains(" "+first+" ", " "+word+" ") && word != "the" && word != "a" && word != "it" && word != "them" {
				return false
			}
		}
		return len(strings.Fields(second)) > 1
	}
	for _, r := range second {
		if !strings.ContainsRune(first, r) {
			return false
		}
	}
	return length(second) > 2
}
