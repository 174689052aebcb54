package playbook

import "testing"

func TestAPlaceLiesInItsRegion(t *testing.T) {
	b := book(t)
	for _, row := range []struct {
		says, area, place string
		want              bool
	}{
		{"a town of the region", "华南", "东莞", true},
		{"with its rank and district", "华南", "东莞市长安镇", true},
		{"behind its province", "东莞", "广东省东莞市", true},
		{"the province itself", "华南", "广东", true},
		{"in English", "华南", "Dongguan", true},
		{"asked in English", "South China", "东莞", true},
		{"of a province", "广东", "佛山", true},
		{"not of another province", "广西", "佛山", false},
		{"not of another region", "华东", "东莞", false},
		{"of a city that is a province", "华东", "上海松江", true},
		{"a region is no part of its town", "东莞", "华南", false},
		{"the region itself", "华南", "华南区", true},
		{"a word that only begins alike", "华南", "dongguanese", false},
		{"a place that nobody knows", "华南", "Springfield", false},
		{"an area that nobody knows", "Mars", "东莞", false},
		{"nothing", "华南", "", false},
	} {
		if got := b.Covers(row.area, row.place); got != row.want {
			t.Errorf("%s: %s covers %s: %v", row.says, row.area, row.place, got)
		}
	}
}
