package crmtest

import (
	"fmt"
	"strings"
	"testing"

	"milepost/storage/crm"
)

// rosterOf is who a Reader says works here, and the teams.
func rosterOf(r crm.Reader) (names, version string, err error) {
	ros, err := r.Roster()
	if err != nil {
		return "", "", err
	}
	var all []string
	for i := range ros.People {
		all = append(all, ros.People[i].Name.Text)
	}
	for i := range ros.Teams {
		all = append(all, ros.Teams[i].Name.Text)
	}
	return strings.Join(all, " "), ros.Version, nil
}

// roster changes people and teams in every way, and expects the roster to be
// what the lists are, wherever it is asked for.
func roster(t *testing.T, b *bench) {
	last := ""
	same := func(what string, r crm.Reader) error {
		got, version, err := rosterOf(r)
		if err != nil {
			return err
		}
		stored, err := crm.ReadRoster(r, version)
		if err != nil {
			return err
		}
		var all []string
		for i := range stored.People {
			all = append(all, stored.People[i].Name.Text)
		}
		for i := range stored.Teams {
			all = append(all, stored.Teams[i].Name.Text)
		}
		if want := strings.Join(all, " "); got != want {
			t.Errorf("%s: the roster is %s, the lists hold %s", what, got, want)
		}
		return nil
	}
	changed := func(what string, want bool) {
		t.Helper()
		b.look(func(r crm.Reader) error {
			_, version, err := rosterOf(r)
			if (version != last) != want {
				t.Errorf("%s: the version was %q and is %q", what, last, version)
			}
			last = version
			return err
		})
		b.look(func(r crm.Reader) error { return same(what, r) })
	}
	changed("at first", true)
	named := func(name string) func(crm.Tx) error {
		return func(tx crm.Tx) error {
			p, err := crm.Get[crm.Person](tx, Xiaoli)
			if err != nil {
				return err
			}
			p.Name = Name(name)
			if err := tx.Put(&p); err != nil {
				return err
			}
			return same("within the change to "+name, tx)
		}
	}
	b.refuses(errWanted, func(tx crm.Tx) error {
		if err := named("小梨")(tx); err != nil {
			return err
		}
		return errWanted
	})
	changed("a change that was taken back", false)
	b.do(named("小莉"))
	changed("another one, of the same version as that would have had", true)
	b.put(Account("byd", "比亚迪"))
	changed("an account", false)
	b.do(func(tx crm.Tx) error {
		team, err := crm.Get[crm.Team](tx, Huanan)
		if err != nil {
			return err
		}
		team.Name = Name("华南大区")
		return tx.Put(&team)
	})
	changed("a team", true)
	b.again()
	changed("the store opened anew", false)
	for i := range 3 {
		b.put(Person(crm.PersonID(fmt.Sprint("new", i)), fmt.Sprint("新人", i)))
		changed("somebody new", true)
	}
	b.do(func(tx crm.Tx) error {
		p, err := crm.Get[crm.Person](tx, "new0")
		if err != nil {
			return err
		}
		p.Deleted = true
		return tx.Put(&p)
	})
	changed("somebody who is gone", true)
}
