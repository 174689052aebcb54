package crmtest

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"milepost/storage/crm"
)

// moved changes deals and customers of two teams, and looks for what was moved there.
func moved(t *testing.T, b *bench) {
	east := &crm.Team{ID: "east", Name: Name("华东"), Locale: "zh"}
	b.put(east, Account("byd", "比亚迪"), Opportunity("p1", "byd", "2026-11-02"))
	change := func(rec crm.Record, before string, touch crm.Touch) {
		b.clock.Advance(time.Minute)
		b.do(func(tx crm.Tx) error {
			c := crm.Change{Group: "g", Actor: Xiaoli, Kind: rec.Kind(), ID: rec.Key(), Touch: touch, RevAfter: 1}
			if before != "" {
				c.Before = []byte(before)
			}
			return tx.Log(&c)
		})
	}
	change(Opportunity("p1", "byd", "2026-11-02"), "", crm.TouchSaid)
	change(Opportunity("p1", "byd", "2026-11-02"), `{"id":"p1","account":"byd","team":"east","milestone":"m1"}`, crm.TouchSaid)
	change(Account("byd", "比亚迪"), `{"id":"byd","team":"huanan","tier":"Z"}`, crm.TouchDerived)
	change(Account("byd", "比亚迪"), `{"id":"byd","team":"huanan","tier":"Z"}`, crm.TouchSaid)
	for _, c := range []struct {
		name  string
		team  crm.TeamID
		after time.Time
		want  []string
	}{
		{"a team", Huanan, Start(), []string{"1 opportunity p1 false true", "2 opportunity p1 false true", "4 account byd true true"}},
		{"another team", "east", Start(), []string{"2 opportunity p1 true false"}},
		{"a team after a moment", Huanan, Start().Add(2 * time.Minute), []string{"4 account byd true true"}},
		{"a team after the last moment", Huanan, Start().Add(4 * time.Minute), nil},
		{"the beginning of a team", "huana", Start(), nil},
	} {
		var got []string
		b.look(func(r crm.Reader) error {
			list, err := r.Moved(c.team, c.after)
			for _, m := range list {
				if want := Start().Add(time.Duration(m.Seq) * time.Minute); !m.At.Equal(want) {
					t.Errorf("%s: change %d was made at %v, want %v", c.name, m.Seq, m.At, want)
				}
				got = append(got, fmt.Sprint(m.Seq, " ", m.Kind, " ", m.ID, " ", m.Was != "", " ", m.Is != ""))
			}
			return err
		})
		if !slices.Equal(got, c.want) {
			t.Errorf("of %s: %q, want %q", c.name, got, c.want)
		}
	}
}
