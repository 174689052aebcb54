package crm_test

import (
	"testing"

	"milepost/storage/crm"
)

func TestHowFarApart(t *testing.T) {
	gate := &crm.Arrival{Lat: 22.6921, Long: 114.3466}
	for _, c := range []struct {
		what   string
		other  *crm.Arrival
		within bool
	}{
		{"the same place", &crm.Arrival{Lat: 22.6921, Long: 114.3466}, true},
		{"a hundred metres north", &crm.Arrival{Lat: 22.6930, Long: 114.3466}, true},
		{"a hundred metres east, where degrees are shorter", &crm.Arrival{Lat: 22.6921, Long: 114.3476}, true},
		{"a kilometre away", &crm.Arrival{Lat: 22.6921, Long: 114.3564}, false},
		{"only a name", &crm.Arrival{Label: "比亚迪坪山"}, false},
		{"nothing", nil, false},
	} {
		if got := gate.Within(c.other, 150); got != c.within {
			t.Errorf("%s: within 150 m: %v", c.what, got)
		}
	}
	if (*crm.Arrival)(nil).Placed() || (&crm.Arrival{}).Placed() || !gate.Placed() || !(&crm.Arrival{Label: "坪山"}).Placed() {
		t.Error("an arrival without a place is placed, or one with a place is not")
	}
}
