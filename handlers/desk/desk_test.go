package desk_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/storage/bolt"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// world is a store with the demonstration team and a desk to change it.
type world struct {
	t     testing.TB
	store *bolt.Store
	clock *crmtest.Clock
	desk  *desk.Desk
	rules *playbook.Book
	said  int // messages so far
}

// both runs a test with every transaction run once, and again with every
// transaction run twice.
func both(t *testing.T, f func(t *testing.T, w *world)) {
	for _, twice := range []bool{false, true} {
		t.Run(fmt.Sprintf("twice=%v", twice), func(t *testing.T) { f(t, newWorld(t, twice)) })
	}
}

// embedded is the method of the product, decoded once.
var embedded = sync.OnceValues(playbook.Default)

func newWorld(t testing.TB, twice bool) *world {
	t.Helper()
	book, err := embedded()
	if err != nil {
		t.Fatalf("playbook: %v", err)
	}
	clock := crmtest.NewClock()
	store, err := bolt.Open(filepath.Join(t.TempDir(), "test.db"), bolt.Options{Now: clock.Now, Twice: twice, NoSync: true})
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	w := &world{t: t, store: crmtest.Checked(t, store), clock: clock, desk: desk.New(book, nil), rules: book}
	w.update(func(tx crm.Tx) error { return w.desk.Seed(tx, roster()) })
	clock.Advance(time.Minute)
	return w
}

func (w *world) update(f func(crm.Tx) error) {
	w.t.Helper()
	if err := w.store.Update(w.t.Context(), f); err != nil {
		w.t.Fatalf("update: %v", err)
	}
}

func (w *world) view(f func(crm.Reader) error) {
	w.t.Helper()
	if err := w.store.View(w.t.Context(), f); err != nil {
		w.t.Fatalf("view: %v", err)
	}
}

// try lets somebody say something and gives back his group and his error.
func (w *world) try(who crm.PersonID, f func(k *desk.Work) error) (crm.GroupID, error) {
	w.t.Helper()
	w.said++
	key := fmt.Sprintf("m%d", w.said)
	var g crm.GroupID
	err := w.store.Update(w.t.Context(), func(tx crm.Tx) error {
		p, err := crm.Get[crm.Person](tx, who)
		if err != nil {
			return err
		}
		k, err := w.desk.Begin(tx, &p, desk.Via{Message: key, Text: "words of " + key, Said: w.clock.Now()})
		if err != nil {
			return err
		}
		g = k.Group()
		return f(k)
	})
	w.clock.Advance(time.Minute)
	return g, err
}

// says is try for what has to work.
func (w *world) says(who crm.PersonID, f func(k *desk.Work) error) crm.GroupID {
	w.t.Helper()
	g, err := w.try(who, f)
	if err != nil {
		w.t.Fatalf("%s: %v", who, err)
	}
	return g
}

// refused wants a Fault with that cause and key, and gives its arguments.
func (w *world) refused(who crm.PersonID, cause crm.Cause, key string, f func(k *desk.Work) error) []string {
	w.t.Helper()
	before := w.snapshot()
	_, err := w.try(who, f)
	fault, ok := crm.AsFault(err)
	if !ok {
		w.t.Fatalf("want the fault %s, got %v", key, err)
	}
	if fault.Cause != cause || fault.Key != key {
		w.t.Fatalf("want %s %s, got %v", cause, key, fault)
	}
	if diff := before.diff(w.snapshot()); diff != "" {
		w.t.Fatalf("a refusal changed something: %s", diff)
	}
	return fault.Args
}

// visit logs a first visit in one message: account, contact, visit.
func (w *world) visit(who crm.PersonID, account, contact string, n desk.NewActivity) (desk.Logged, crm.GroupID) {
	w.t.Helper()
	var out desk.Logged
	g := w.says(who, func(k *desk.Work) error {
		var err error
		out, err = visit(k, account, contact, n)
		return err
	})
	return out, g
}

// visit logs a visit with a work that was begun, opening what is not there.
func visit(k *desk.Work, account, contact string, n desk.NewActivity) (desk.Logged, error) {
	if n.Account == "" {
		a, _, err := k.OpenAccount(desk.NewAccount{Name: crmtest.Name(account)})
		if err != nil {
			return desk.Logged{}, err
		}
		n.Account = a.ID
	}
	if contact != "" {
		c, _, err := k.AddContact(desk.NewContact{Account: n.Account, Name: crmtest.Name(contact)})
		if err != nil {
			return desk.Logged{}, err
		}
		n.With = append(n.With, c.ID)
	}
	return k.LogActivity(n)
}

func get[T any, P interface {
	*T
	crm.Record
}, ID ~string](w *world, id ID,
) T {
	w.t.Helper()
	var out T
	w.view(func(r crm.Reader) error {
		var err error
		out, err = crm.Get[T, P](r, id)
		return err
	})
	return out
}

// gone reports whether a record is deleted.
func (w *world) gone(rec crm.Record) bool {
	w.t.Helper()
	w.view(func(r crm.Reader) error { return r.Get(rec, rec.Key()) })
	return rec.Base().Deleted
}

// tally is a person's total of a metric over all days.
func (w *world) tally(who crm.PersonID, metric string) int64 {
	w.t.Helper()
	var n int64
	w.view(func(r crm.Reader) error {
		n = 0
		list, err := r.Tallies(who, "2000-01-01", "2100-12-31")
		for _, t := range list {
			if t.Metric == metric {
				n += t.N
			}
		}
		return err
	})
	return n
}

// today is the day of the world's clock in Shanghai.
func (w *world) today() crm.Date { return crm.DateOf(w.clock.Now().Add(8 * time.Hour)) }

func roster() desk.Roster {
	t := crmtest.Team()
	r := desk.Roster{Teams: []desk.RosterTeam{{
		ID: t.ID, Name: t.Name, Region: t.Region, Locale: t.Locale, Zone: t.Zone, Calendar: t.Calendar, Channels: t.Channels,
	}, {ID: "huadong", Name: crmtest.Name("华东"), Locale: "zh", Zone: "Asia/Shanghai"}}}
	for _, p := range append(crmtest.People(), faraway()) {
		r.People = append(r.People, desk.RosterPerson{
			ID: p.ID, Name: p.Name, Full: p.Full, Roles: p.Roles, Team: p.Team, Manager: p.Manager, Locale: p.Locale,
			Zone: p.Zone, Hours: p.Hours, Calendar: p.Calendar, Home: p.Home,
			Identities: []string{"wecom/demo/" + string(p.ID), "slack/demo/" + string(p.ID)},
		})
	}
	return r
}

// 小孙 is a rep of another team.
const xiaosun crm.PersonID = "xiaosun"

func faraway() *crm.Person {
	p := crmtest.Person(xiaosun, "小孙", crm.RoleRep)
	p.Team, p.Manager = "huadong", crmtest.Zhaogang
	return p
}

func TestSeedCanBeRunAtEveryStart(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		before := w.snapshot()
		w.says(crmtest.Zhouhang, func(k *desk.Work) error {
			_, err := k.UpdatePerson(crmtest.Xiaoli, desk.PersonEdit{Locale: new("en")})
			return err
		})
		w.update(func(tx crm.Tx) error { return w.desk.Seed(tx, roster()) })
		if p := get[crm.Person](w, crmtest.Xiaoli); p.Locale != "en" {
			t.Errorf("the roster overwrote what was changed in chat: locale %q", p.Locale)
		}
		w.view(func(r crm.Reader) error {
			who, err := r.PersonOf("slack/demo/anna")
			if who != crmtest.Anna {
				t.Errorf("slack/demo/anna is %q", who)
			}
			return err
		})
		if n := len(before.live); n != 9 {
			t.Errorf("want 2 teams and 7 people, got %d records", n)
		}
	})
}

func TestIdsFollowFromTheMessage(t *testing.T) {
	var ids [2]string
	for i, twice := range []bool{false, true} {
		w := newWorld(t, twice)
		out, g := w.visit(crmtest.Xiaoli, "比亚迪", "王总", desk.NewActivity{})
		ids[i] = strings.Join([]string{string(g), string(out.Activity.ID), out.Activity.Number(), string(out.Account.ID), out.Account.Number()}, " ")
		later, g2 := w.visit(crmtest.Xiaoli, "格力", "", desk.NewActivity{})
		if g >= g2 || out.Activity.ID >= later.Activity.ID {
			t.Errorf("what was said later does not sort later: %s %s", g, g2)
		}
	}
	if ids[0] != ids[1] {
		t.Errorf("a transaction that runs twice gives other ids:\n%s\n%s", ids[0], ids[1])
	}
}

func TestAMessageThatGoesOnKeepsItsGroup(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		w.update(func(tx crm.Tx) error {
			p, err := crm.Get[crm.Person](tx, crmtest.Xiaoli)
			if err != nil {
				return err
			}
			via := desk.Via{Message: "same", Said: w.clock.Now()}
			var groups []crm.GroupID
			for range 3 {
				k, err := w.desk.Begin(tx, &p, via)
				if err != nil {
					return err
				}
				if _, err := k.AddTask(desk.NewTask{Text: "送样"}); err != nil {
					return err
				}
				groups = append(groups, k.Group())
			}
			if groups[0] != groups[1] || groups[1] != groups[2] {
				t.Errorf("one message, several groups: %v", groups)
			}
			return nil
		})
	})
}

func TestSomebodyWhoLeftChangesNothing(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		w.says(crmtest.Zhouhang, func(k *desk.Work) error {
			_, err := k.UpdatePerson(crmtest.Xiaoli, desk.PersonEdit{Until: new(crm.Date("2026-10-31"))})
			return err
		})
		w.refused(crmtest.Xiaoli, crm.Forbidden, "person.inactive", func(k *desk.Work) error { return nil })
	})
}
