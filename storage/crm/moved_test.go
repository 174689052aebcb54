package crm

import (
	"encoding/json"
	"reflect"
	"testing"
)

func TestWhatAChangeMoves(t *testing.T) {
	data := func(rec Record) []byte {
		if rec == nil {
			return nil
		}
		b, err := json.Marshal(rec)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	customer := func(with func(*Account)) Record {
		a := &Account{ID: "a", Team: "south", Tier: "B", Relation: "friend"}
		with(a)
		return a
	}
	deal := func(with func(*Opportunity)) Record {
		o := &Opportunity{ID: "p", Account: "a", Team: "south", Milestone: "m1", Since: "2026-11-02"}
		with(o)
		return o
	}
	same, noted := func(*Account) {}, func(a *Account) { a.Address = "x" }
	opened, titled := func(*Opportunity) {}, func(o *Opportunity) { o.Title = "x" }
	for _, c := range []struct {
		name    string
		was, is Record
		touch   Touch
		teams   []TeamID
	}{
		{"a customer of another tier", customer(same), customer(func(a *Account) { a.Tier = "A" }), TouchSaid, []TeamID{"south"}},
		{"as an older release wrote it", customer(same), customer(func(a *Account) { a.Tier = "A" }), "", []TeamID{"south"}},
		{"and as what follows from others", customer(same), customer(func(a *Account) { a.Tier = "A" }), TouchDerived, nil},
		{"a customer with another address", customer(same), customer(noted), TouchSaid, nil},
		{"a new customer", nil, customer(same), TouchSaid, nil},
		{"one that was deleted", customer(same), customer(func(a *Account) { a.Deleted, a.Tier = true, "" }), TouchSaid, nil},
		{"one that went to another team with another tier", customer(same), customer(func(a *Account) { a.Team, a.Tier = "east", "A" }), TouchSaid, []TeamID{"east"}},
		{"a new deal", nil, deal(opened), TouchSaid, []TeamID{"south"}},
		{"a deal with another title", deal(opened), deal(titled), TouchSaid, nil},
		{"one that moved on", deal(opened), deal(func(o *Opportunity) { o.Milestone = "m2" }), TouchSaid, []TeamID{"south"}},
		{"one of which something was ticked", deal(opened), deal(func(o *Opportunity) { o.Ticks = map[string]Tick{"need": {Answer: "yes"}} }), TouchSaid, []TeamID{"south"}},
		{"one that was deleted", deal(opened), deal(func(o *Opportunity) { o.Deleted = true }), TouchSaid, []TeamID{"south"}},
		{"one that went to another team", deal(opened), deal(func(o *Opportunity) { o.Team = "east" }), TouchSaid, []TeamID{"south", "east"}},
		{"one of no team", nil, deal(func(o *Opportunity) { o.Team = "" }), TouchSaid, nil},
		{"a step", nil, &Task{ID: "t", Team: "south"}, TouchSaid, nil},
	} {
		kind := c.is.Kind()
		var teams []TeamID
		for _, m := range MovesOf(&Change{Seq: 3, Kind: kind, ID: c.is.Key(), Before: data(c.was), After: data(c.is), Touch: c.touch}) {
			if teams = append(teams, m.Team); m.Seq != 3 || m.Kind != kind || m.ID != c.is.Key() {
				t.Errorf("%s: it is told of %+v", c.name, m)
			}
		}
		if !reflect.DeepEqual(teams, c.teams) {
			t.Errorf("%s concerns %v, want %v", c.name, teams, c.teams)
		}
	}
	if m := MovesOf(&Change{Kind: KindOpportunity, Before: []byte("{"), After: []byte("junk")}); m != nil {
		t.Errorf("what cannot be read moved %+v", m)
	}
}

func TestWhatMovedIsReadAgain(t *testing.T) {
	was := Opportunity{
		ID: "p|1", Account: "a,b", Team: "south", Milestone: "m:3", Since: "2026-11-01", State: DealPaused, Held: "2026-10-01", WinPct: 35,
		Amount:  Amount{Money: Money{-5, "EUR"}, Kind: AmountQuote},
		Answers: map[string]Tick{"q1": {Answer: "yes", On: "2026-11-03"}, "q2": {Answer: "unclear"}, "q:3": {On: "2026-11-04"}},
		Ticks:   map[string]Tick{"budget%": {Answer: "no", On: "2026-11-05"}},
		Moved:   []Move{{On: "2026-09-01"}},
	}
	is := was
	is.State = DealOpen
	before, _ := json.Marshal(was)
	after, _ := json.Marshal(is)
	m := MovesOf(&Change{Kind: KindOpportunity, ID: "p|1", Before: before, After: after})
	if len(m) != 1 {
		t.Fatalf("it moved %+v", m)
	}
	was.Team, is.Team = "", ""
	if a, b := m[0].Deals(); !reflect.DeepEqual(a, &was) || !reflect.DeepEqual(b, &is) {
		t.Errorf("it is read as\n%+v\n%+v, want\n%+v\n%+v", a, b, was, is)
	}
	before, _ = json.Marshal(Account{ID: "a", Team: "south", Tier: "A|", Relation: "friend|"})
	after, _ = json.Marshal(Account{ID: "a", Team: "south"})
	if m := MovesOf(&Change{Kind: KindAccount, ID: "a", Before: before, After: after}); len(m) != 1 {
		t.Errorf("a customer moved %+v", m)
	} else if a, b := m[0].Customer(); a.Tier != "A|" || a.Relation != "friend|" || b.Tier != "" || b.Relation != "" {
		t.Errorf("it is read as %+v, %+v", a, b)
	}
	if a, b, account, ok := (&Moved{Was: "a|m1|paused||", Is: "a%2Cb|m%3A2||"}).Milestones(); a != "m1" || b != "m:2" || account != "a,b" || !ok {
		t.Errorf("it went from %q to %q with %q, %v", a, b, account, ok)
	}
	if _, _, _, ok := (&Moved{Is: "a|m1||"}).Milestones(); ok {
		t.Error("a new deal went from a milestone to another")
	}
	if a, b := (&Moved{Was: "x|y", Is: ""}).Deals(); a != nil || b != nil {
		t.Errorf("no deal is read as %+v, %+v", a, b)
	}
}
