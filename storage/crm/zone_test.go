package crm

import (
	"testing"
	"time"
)

func TestARecordHasTheZoneOfItsName(t *testing.T) {
	var zones Zones
	ofPerson := func(name string, given *Zones) *time.Location {
		p := &Person{Zone: name}
		if given != nil {
			p.Locate(given)
		}
		return p.Location()
	}
	moved := &Person{Zone: "Asia/Shanghai"}
	moved.Locate(&zones)
	moved.Zone = "Europe/Berlin"
	team := &Team{Zone: "Asia/Tokyo"}
	team.Locate(&zones)
	bare, berlin := &Tender{}, &Tender{Zone: "Europe/Berlin"}
	berlin.Locate(&zones)
	for _, c := range []struct {
		what string
		got  *time.Location
		want string
	}{
		{"one that was given", ofPerson("Asia/Shanghai", &zones), "Asia/Shanghai"},
		{"one that nobody gave", ofPerson("Asia/Shanghai", nil), "Asia/Shanghai"},
		{"one that there is not", ofPerson("Asia/Nowhere", &zones), "UTC"},
		{"no name", ofPerson("", &zones), "UTC"},
		{"of somebody who moved since", moved.Location(), "Europe/Berlin"},
		{"of a team", team.Location(), "Asia/Tokyo"},
		{"of a tender with none: its owner's", bare.Location(time.UTC), "UTC"},
		{"of a tender with its own", berlin.Location(time.UTC), "Europe/Berlin"},
	} {
		if c.got.String() != c.want {
			t.Errorf("%s: %s, want %s", c.what, c.got, c.want)
		}
	}
	if a, b := ofPerson("Asia/Shanghai", &zones), ofPerson("Asia/Shanghai", &zones); a != b {
		t.Error("the same zone was loaded twice")
	}
}
