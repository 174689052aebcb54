package playbook

import (
	"slices"
	"testing"

	"milepost/storage/crm"
)

func TestWhoseAppointmentsComeToSomebody(t *testing.T) {
	const on = crm.Date("2026-11-03")
	week := crm.Absence{From: "2026-11-02", To: "2026-11-06", Deputy: "presales"}
	for _, c := range []struct {
		name, who string
		change    func(People)
		want      []crm.PersonID
	}{
		{"the deputy's while the other is absent", "presales", func(ps People) { ps[0].Away = week }, []crm.PersonID{"rep"}},
		{"and nobody else's", "manager", func(ps People) { ps[0].Away = week }, nil},
		{"before it begins", "presales", func(ps People) { ps[0].Away = crm.Absence{From: "2026-11-09", To: "2026-11-10", Deputy: "presales"} }, []crm.PersonID{"rep"}},
		{"not after it is over", "presales", func(ps People) { ps[0].Away = crm.Absence{From: "2026-11-01", To: "2026-11-02", Deputy: "presales"} }, nil},
		{"the next above where nobody was named", "manager", func(ps People) { ps[0].Away = crm.Absence{From: "2026-11-02", To: "2026-11-06"} }, []crm.PersonID{"rep"}},
		{"the next above where the deputy is absent too, whose own come there as well", "manager", func(ps People) { ps[0].Away, ps[4].Away = week, crm.Absence{From: on, To: on} }, []crm.PersonID{"rep", "presales"}},
		{"whom the absent deputy named", "loose", func(ps People) {
			ps[0].Away, ps[4].Away = week, crm.Absence{From: on, To: on, Deputy: "loose"}
		}, []crm.PersonID{"rep", "presales"}},
		{"the next above where two name each other", "manager", func(ps People) {
			ps[0].Away, ps[4].Away = week, crm.Absence{From: on, To: on, Deputy: "rep"}
		}, []crm.PersonID{"rep", "presales"}},
		{"of one who left nothing comes", "presales", func(ps People) { ps[0].Away, ps[0].Until = week, "2026-11-02" }, nil},
	} {
		ps := staff()
		c.change(ps)
		var got []crm.PersonID
		for _, p := range ps.Covers(crm.PersonID(c.who), on) {
			got = append(got, p.ID)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
