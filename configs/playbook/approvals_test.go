package playbook

import (
	"slices"
	"testing"
	"time"

	"milepost/storage/crm"
)

// staff is a team with its manager, another team, a director and a specialist.
func staff() People {
	p := func(id, team, manager string, roles ...crm.Role) crm.Person {
		return crm.Person{ID: crm.PersonID(id), Name: crm.Name{Text: id}, Team: crm.TeamID(team), Manager: crm.PersonID(manager), Roles: roles, Zone: "UTC"}
	}
	return People{
		p("rep", "south", "manager", crm.RoleRep), p("manager", "south", "director", crm.RoleManager), p("other", "north", "director", crm.RoleManager),
		p("director", "", "", crm.RoleDirector), p("presales", "south", "manager", crm.RoleRep), p("loose", "south", "", crm.RoleRep),
	}
}

func TestWhoDecidesARequest(t *testing.T) {
	b, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	const on = crm.Date("2026-11-03")
	for _, c := range []struct {
		name, subject, asker string
		change               func(People)
		want                 []crm.PersonID
		missing              string
	}{
		{"a rep's application goes to the manager, then the director", "initiation", "rep", nil, []crm.PersonID{"manager", "director"}, ""},
		{"so does that of somebody without a manager of his own", "initiation", "loose", nil, []crm.PersonID{"manager", "director"}, ""},
		{"a manager's own step goes to the next above, who decides once", "initiation", "manager", nil, []crm.PersonID{"director"}, ""},
		{"nobody is above the only director", "initiation", "director", nil, nil, "manager"},
		{"one who left decides nothing", "initiation", "rep", func(ps People) { ps[1].Until = "2026-11-01" }, []crm.PersonID{"director"}, ""},
		{"without a director it cannot be sent", "initiation", "rep", func(ps People) { ps[3].Deleted = true }, nil, "director"},
		{"a function that nobody has falls back", "solution", "rep", nil, []crm.PersonID{"manager"}, ""},
		{"a function that somebody has is his", "solution", "rep", func(ps People) { ps[4].Functions = []string{"technical_lead"} }, []crm.PersonID{"presales"}, ""},
	} {
		ps := staff()
		if c.change != nil {
			c.change(ps)
		}
		kind, _ := b.Approval(c.subject)
		asker := ps[slices.IndexFunc(ps, func(p crm.Person) bool { return string(p.ID) == c.asker })]
		steps, missing := b.Steps(kind, &asker, ps, on)
		var got []crm.PersonID
		for _, s := range steps {
			got = append(got, s.Who)
		}
		if !slices.Equal(got, c.want) || missing != c.missing {
			t.Errorf("%s: %q, missing %q; want %q, missing %q", c.name, got, missing, c.want, c.missing)
		}
	}
}

func TestWhoStandsIn(t *testing.T) {
	const on = crm.Date("2026-11-03")
	away := func(deputy crm.PersonID) func(People) {
		return func(ps People) { ps[1].Away = crm.Absence{From: "2026-11-02", To: "2026-11-06", Deputy: deputy} }
	}
	for _, c := range []struct {
		name   string
		change func(People)
		who    crm.PersonID
		of     crm.PersonID
	}{
		{"whoever is there decides himself", func(People) {}, "manager", ""},
		{"his deputy, while he is away", away("other"), "other", "manager"},
		{"never the applicant", away("rep"), "director", "manager"},
		{"nobody named: the next above", away(""), "director", "manager"},
		{"a deputy who is away himself", func(ps People) { away("other")(ps); ps[2].Away = ps[1].Away }, "director", "manager"},
		{"after his last day", func(ps People) { ps[1].Until = "2026-11-02" }, "director", "manager"},
		{"before his absence", func(ps People) { ps[1].Away = crm.Absence{From: "2026-11-04", To: "2026-11-06", Deputy: "other"} }, "manager", ""},
	} {
		ps := staff()
		c.change(ps)
		if who, of := ps.Standing(crm.Step{Who: "manager"}, "rep", on); who != c.who || of != c.of {
			t.Errorf("%s: %s for %q, want %s for %q", c.name, who, of, c.who, c.of)
		}
	}
}

func TestWhatWaitsTooLongGoesToTheNextAbove(t *testing.T) {
	b, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	ps := staff()
	cal := func(string) *crm.Calendar { return nil }
	a := &crm.Approval{Subject: "initiation", Asker: "rep", State: crm.ApprovalAsked, Steps: []crm.Step{{Who: "manager"}}, Asked: time.Date(2026, 11, 5, 9, 0, 0, 0, time.UTC)}
	for _, c := range []struct {
		on   crm.Date
		days int
		late bool
		want []crm.PersonID
		asks bool // the next above hears of it
	}{
		{"2026-11-05", 0, false, []crm.PersonID{"manager"}, false},
		{"2026-11-06", 1, false, []crm.PersonID{"manager"}, false},
		{"2026-11-08", 1, false, []crm.PersonID{"manager"}, false}, // a Sunday does not count
		{"2026-11-09", 2, true, []crm.PersonID{"manager"}, false},
		{"2026-11-10", 3, true, []crm.PersonID{"manager", "director"}, true},
		{"2026-11-11", 4, true, []crm.PersonID{"manager", "director"}, false}, // once is enough for the day
		{"2026-11-12", 5, true, []crm.PersonID{"manager", "director"}, true},  // as long again as it took
		{"2026-11-16", 7, true, []crm.PersonID{"manager", "director"}, true},
	} {
		wait := b.Waits(a, nil, "2026-11-05", c.on)
		who, _ := b.Approvers(a, ps, cal, c.on)
		if last := (*crm.Calendar)(nil).Add(c.on, -1); wait.Asks(nil, last, c.on) != c.asks {
			t.Errorf("%s: the next above is asked: %v", c.on, !c.asks)
		}
		if wait.Days != c.days || wait.Late(c.on) != c.late || !slices.Equal(who, c.want) {
			t.Errorf("%s: %d days, late %v, %q; want %d, %v, %q", c.on, wait.Days, wait.Late(c.on), who, c.days, c.late, c.want)
		}
	}
}

func TestWhoWasAwayHearsWhatCameToHimMeanwhile(t *testing.T) {
	wait := Wait{Above: "2026-11-10", Again: 2}
	for _, c := range []struct {
		why      string
		last, on crm.Date
		asks     bool
	}{
		{"it came to him while he was away", "2026-11-09", "2026-11-11", true},
		{"his turn came once more while he was away", "2026-11-11", "2026-11-13", true},
		{"nothing came since he heard of it", "2026-11-12", "2026-11-13", false},
		{"he works on a Sunday that counts for nobody", "2026-11-13", "2026-11-15", false},
		{"he worked on the weekend before his turn", "2026-11-15", "2026-11-16", true},
		{"it is not his yet", "2026-11-06", "2026-11-09", false},
	} {
		if got := wait.Asks(nil, c.last, c.on); got != c.asks {
			t.Errorf("%s: there on %s and on %s, asked %v", c.why, c.last, c.on, got)
		}
	}
}
