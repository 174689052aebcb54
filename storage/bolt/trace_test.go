package bolt

import (
	"errors"
	"path/filepath"
	"testing"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// What was read stands until a commit changes some of it: also what was not there,
// and what lay behind the end of a page.
func TestWhatWasReadStandsUntilItChanges(t *testing.T) {
	account := func(r crm.Reader) error { _, err := crm.Get[crm.Account](r, "byd"); return err }
	nobody := func(r crm.Reader) error {
		if _, err := crm.Get[crm.Account](r, "gree"); !crm.IsMissing(err) {
			return errors.Join(errors.New("it is there"), err)
		}
		return nil
	}
	visits := func(p crm.Page) func(crm.Reader) error {
		return func(r crm.Reader) error {
			_, _, err := crm.List[crm.Activity](r, crm.Where(crm.ByPerson, string(crmtest.Xiaoli)), p)
			return err
		}
	}
	visit := func(d crm.Date) func(crm.Tx) error {
		return func(tx crm.Tx) error { return crmtest.Put(tx, crmtest.Activity("v3", "byd", d)) }
	}
	rename := func(id crm.AccountID) func(crm.Tx) error {
		return func(tx crm.Tx) error {
			a, err := crm.Get[crm.Account](tx, id)
			if err != nil {
				return err
			}
			a.CreditCode = "91440300" + string(id)
			return tx.Put(&a)
		}
	}
	for _, c := range []struct {
		name   string
		read   func(crm.Reader) error
		write  func(crm.Tx) error
		stands bool
	}{
		{"nothing is written", account, func(crm.Tx) error { return nil }, true},
		{"the record is changed", account, rename("byd"), false},
		{"another record is changed", account, rename("geli"), true},
		{"what was not there comes", nobody, func(tx crm.Tx) error { return crmtest.Put(tx, crmtest.Account("gree", "格力电器")) }, false},
		{"a visit is added to the list", visits(crm.Page{}), visit("2026-11-05"), false},
		{"one is added behind the first page", visits(crm.Page{Limit: 1}), visit("2026-11-05"), true},
		{"one is added before the first page", visits(crm.Page{Limit: 1}), visit("2026-11-01"), false},
		{"one is added behind the last of a list backwards", visits(crm.Page{Limit: 1, Desc: true}), visit("2026-11-05"), false},
		{"one is added to its other end", visits(crm.Page{Limit: 1, Desc: true}), visit("2026-11-01"), true},
		{"a change fails", account, func(tx crm.Tx) error { return errors.Join(rename("byd")(tx), errors.New("no")) }, true},
	} {
		for _, opt := range []Options{{}, {Together: true}, {Journal: true}} {
			opt.Now, opt.NoSync = crmtest.NewClock().Now, true
			s := opened(t, opt)
			crmtest.Do(t, s, furnish)
			stands, err := s.Trace(t.Context(), c.read)
			if err != nil {
				t.Fatalf("%s: %v", c.name, err)
			}
			if !stands() {
				t.Errorf("%s, %+v: it does not stand before", c.name, opt)
			}
			_ = s.Update(t.Context(), c.write) // one is to fail
			direct := !opt.journals() && !opt.together()
			if got := stands(); got != c.stands && !direct || got && !c.stands {
				t.Errorf("%s (journal %v, together %v): stands %v, want %v", c.name, opt.Journal, opt.Together, got, c.stands)
			}
		}
	}
}

// Who read long ago is told that it may have changed.
func TestWhatWasReadLongAgoMayHaveChanged(t *testing.T) {
	s := opened(t, Options{Now: crmtest.NewClock().Now, NoSync: true, Together: true})
	stands, err := s.Trace(t.Context(), func(r crm.Reader) error { _, err := r.Kept("one"); return err })
	if err != nil {
		t.Fatal(err)
	}
	for range 2*tracedMost + 2 {
		crmtest.Do(t, s, func(tx crm.Tx) error { return tx.Keep("other", []byte("x")) })
		if n := len(s.pages.commits.list); n > 2*tracedMost {
			t.Fatalf("%d commits are kept", n)
		}
	}
	if stands() {
		t.Error("it stands, and nobody can know")
	}
}

func TestStretchesThatOverlapAreOne(t *testing.T) {
	b := func(s string) []byte {
		if s == "" {
			return nil
		}
		return []byte(s)
	}
	all := apart([]span{{b("m"), b("p")}, {b("a"), b("c")}, {b("b"), b("d")}, {b("x"), nil}, {b("y"), b("z")}, {b("d"), b("e")}})
	for _, c := range []struct {
		key  string
		want bool
	}{{"0", false}, {"a", true}, {"cc", true}, {"d", true}, {"e", false}, {"m", true}, {"oz", true}, {"p", false}, {"x", true}, {"zz", true}} {
		if got := among(all, c.key); got != c.want {
			t.Errorf("%s is in %q: %v, want %v", c.key, all, got, c.want)
		}
	}
	if len(all) != 3 {
		t.Errorf("they are %d, want 3", len(all))
	}
}

// opened opens a throw-away store.
func opened(t testing.TB, opt Options) *Store {
	t.Helper()
	s, err := Open(filepath.Join(t.TempDir(), "milepost.db"), opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}
