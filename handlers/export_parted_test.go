package handlers

import (
	"testing"

	"milepost/bot/cards"
	"milepost/storage/crm"
)

// A lead sheet parted anew: the fullest sheet first, one town under its several names, and those
// of which it is not known last.
func TestALeadSheetIsPartedByRegionOrIndustry(t *testing.T) {
	row := func(no int, region, industry string) cards.SheetRow {
		return cards.SheetRow{Lead: crm.Lead{No: no}, Account: crm.Account{Region: region, Industry: industry}}
	}
	tabs := []cards.SheetTab{
		{Name: "华南", Rows: []cards.SheetRow{row(3, "东莞市", "家电"), row(1, "佛山", "家电"), row(4, "", "家电")}},
		{Name: "华东", Rows: []cards.SheetRow{row(2, "东莞", ""), row(5, "Dongguan", "铁路")}},
	}
	for by, want := range map[string][]string{
		"region":   {"东莞 #2 #3 #5", "佛山 #1", " #4"},
		"industry": {"家电 #1 #3 #4", "铁路 #5", " #2"},
	} {
		var got []string
		for _, tab := range partedBy(tabs, by) {
			s := tab.Name
			for _, r := range tab.Rows {
				s += " #" + string(rune('0'+r.Lead.No))
			}
			got = append(got, s)
		}
		if len(got) != len(want) {
			t.Errorf("by %s: %q, want %q", by, got, want)
			continue
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("by %s: sheet %d is %q, want %q", by, i+1, got[i], want[i])
			}
		}
	}
}
