package crmtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"milepost/storage/crm"
)

// sum lists a person's totals as "day metric currency n".
func (b *bench) sum(who crm.PersonID, from, to crm.Date) []string {
	b.t.Helper()
	out := []string{}
	b.look(func(r crm.Reader) error {
		list, err := r.Tallies(who, from, to)
		sum := int64(0)
		for _, t := range list {
			sum += t.N
			if t.Who != who {
				b.t.Errorf("asked for %s, got %+v", who, t)
			}
			out = append(out, fmt.Sprintf("%s %s%s %d", t.Day, t.Metric, t.Currency, t.N))
		}
		if got, err := r.Total(who, from, to); err != nil || got != sum {
			b.t.Errorf("the total of %s is %d (%v), want %d", who, got, err, sum)
		}
		return err
	})
	return out
}

func tallies(t *testing.T, b *bench) {
	is := func(who crm.PersonID, when string, want ...string) {
		t.Helper()
		if got := b.sum(who, "2026-01-01", "2026-12-31"); !slices.Equal(got, want) {
			t.Errorf("%s: %s has %q, want %q", when, who, got, want)
		}
	}
	visit := func() *crm.Activity {
		v := new(crm.Activity)
		b.look(func(r crm.Reader) error { return r.Get(v, "v1") })
		return v
	}
	b.put(Account("byd", "比亚迪"), Activity("v1", "byd", "2026-11-02"), Activity("v2", "byd", "2026-11-02"))
	is(Xiaoli, "two visits", "2026-11-02 visits 2")

	v := visit()
	v.Date = "2026-11-03"
	b.put(v)
	is(Xiaoli, "one was a day later", "2026-11-02 visits 1", "2026-11-03 visits 1")

	v = visit()
	v.Who, v.Cost = Anna, crm.Yuan(160)
	b.put(v)
	is(Xiaoli, "it was somebody else", "2026-11-02 visits 1")
	is(Anna, "it was her", "2026-11-03 costCNY 16000", "2026-11-03 visits 1")

	v = visit()
	v.Outcome = crm.NotReached
	b.put(v)
	is(Anna, "she met nobody", "2026-11-03 costCNY 16000", "2026-11-03 tried 1")

	v = visit()
	v.Deleted = true
	b.put(v)
	is(Anna, "it was taken back")

	v = visit()
	v.Deleted = false
	b.put(v)
	is(Anna, "that was taken back too", "2026-11-03 costCNY 16000", "2026-11-03 tried 1")
	is(Xiaoli, "that was taken back too", "2026-11-02 visits 1")
}

func tallyOrder(t *testing.T, b *bench) {
	b.put(
		Expense("e1", crm.Yuan(5), "2026-11-02"), Expense("e2", crm.Money{Minor: 100, Currency: "EUR"}, "2026-11-02"),
		Expense("e3", crm.Yuan(7), "2026-10-31"), Expense("e4", crm.Yuan(2), "2026-11-03"), Expense("e5", crm.Yuan(5), "2026-11-02"),
	)
	b.put(Account("byd", "比亚迪"), Activity("v1", "byd", "2026-11-02", func(a *crm.Activity) { a.Minutes = 90 }))
	want := []string{
		"2026-11-02 costCNY 1000", "2026-11-02 costEUR 100", "2026-11-02 minutes 90", "2026-11-02 visits 1", "2026-11-03 costCNY 200",
	}
	if got := b.sum(Xiaoli, "2026-11-01", "2026-11-03"); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := b.sum(Xiaoli, "2026-11-03", "2026-11-02"); len(got) > 0 {
		t.Errorf("from a later to an earlier day: %q", got)
	}
}

func numbers(t *testing.T, b *bench) {
	next := func(want int, end error) {
		t.Helper()
		err := b.Update(t.Context(), func(tx crm.Tx) error {
			for i := range 2 {
				if n, err := tx.NextNumber("LX-2026"); n != want+i || err != nil {
					t.Errorf("number %d, %v; want %d", n, err, want+i)
				}
			}
			return end
		})
		if !errors.Is(err, end) {
			t.Fatal(err)
		}
	}
	next(1, nil)
	next(3, errWanted)
	next(3, nil)
	b.do(func(tx crm.Tx) error {
		n, err := tx.NextNumber("LX-2027")
		if n != 1 {
			t.Errorf("another series starts at %d", n)
		}
		return err
	})
	b.again()
	next(5, nil)
}

func changeTakesTheRecord(t *testing.T, b *bench) {
	var stored, given []byte
	b.do(func(tx crm.Tx) error {
		a := Account("byd", "比亚迪")
		if err := Put(tx, a); err != nil {
			return err
		}
		c := crm.Change{Group: "g1", Actor: Xiaoli, Kind: crm.KindAccount, ID: "byd", RevAfter: a.Rev}
		err := tx.Log(&c)
		given = c.After
		return err
	})
	b.look(func(r crm.Reader) error {
		all, _, err := r.Changes(crm.ChangeFilter{Group: "g1"}, crm.Page{})
		if len(all) == 1 {
			stored = all[0].After
		}
		return err
	})
	var a crm.Account
	if err := json.Unmarshal(stored, &a); err != nil || a.Name.Text != "比亚迪" || a.Rev != 1 || !bytes.Equal(stored, given) {
		t.Errorf("the change holds %q (%v), and was given %q", stored, err, given)
	}
}

func changes(t *testing.T, b *bench) {
	b.put(Account("byd", "比亚迪"), Account("geli", "格力"))
	log := func(group crm.GroupID, actor crm.PersonID, id string) {
		b.clock.Advance(time.Minute)
		b.do(func(tx crm.Tx) error {
			return tx.Log(&crm.Change{Group: group, Actor: actor, Via: "chat", Kind: crm.KindAccount, ID: id, RevBefore: 1, RevAfter: 2, Before: []byte("{}"), After: []byte(`{"a":1}`), Reason: id})
		})
	}
	log("g1", Xiaoli, "byd")
	log("g1", Xiaoli, "geli")
	log("g2", Anna, "byd")
	log("g\x00", Anna, "geli")
	for _, c := range []struct {
		name string
		f    crm.ChangeFilter
		want []string
	}{
		{"a record", crm.ChangeFilter{Record: crm.Pointer{Kind: crm.KindAccount, ID: "byd"}}, []string{"g1 byd", "g2 byd"}},
		{"a group", crm.ChangeFilter{Group: "g1"}, []string{"g1 byd", "g1 geli"}},
		{"the beginning of a group", crm.ChangeFilter{Group: "g"}, nil},
		{"a person", crm.ChangeFilter{Person: Anna}, []string{"g2 byd", "g\x00 geli"}},
		{"a person after a moment", crm.ChangeFilter{Person: Anna, After: Start().Add(3 * time.Minute)}, []string{"g\x00 geli"}},
		{"a person after his last moment", crm.ChangeFilter{Person: Anna, After: Start().Add(4 * time.Minute)}, nil},
		{"another kind", crm.ChangeFilter{Record: crm.Pointer{Kind: crm.KindTask, ID: "byd"}}, nil},
	} {
		for _, desc := range []bool{false, true} {
			want := slices.Clone(c.want)
			if desc {
				slices.Reverse(want)
			}
			var got []string
			b.look(func(r crm.Reader) error {
				for page := (crm.Page{Limit: 1, Desc: desc}); ; {
					list, next, err := r.Changes(c.f, page)
					for _, ch := range list {
						got = append(got, string(ch.Group)+" "+ch.ID)
					}
					if page.After = next; err != nil || next == "" {
						return err
					}
				}
			})
			if !slices.Equal(got, want) {
				t.Errorf("of %s, desc %v: %q, want %q", c.name, desc, got, want)
			}
		}
	}
	b.look(func(r crm.Reader) error {
		list, _, err := r.Changes(crm.ChangeFilter{Group: "g2"}, crm.Page{})
		want := []crm.Change{{Seq: 3, Group: "g2", Actor: Anna, Via: "chat", At: Start().Add(3 * time.Minute), Kind: crm.KindAccount, ID: "byd", RevBefore: 1, RevAfter: 2, Before: []byte("{}"), After: []byte(`{"a":1}`), Reason: "byd"}}
		if diff := cmp.Diff(want, list); diff != "" {
			t.Errorf("a change (-want +got):\n%s", diff)
		}
		return err
	})
}

func wakes(t *testing.T, b *bench) {
	at := func(hours int) time.Time { return Start().Add(time.Duration(hours) * time.Hour) }
	is := func(until time.Time, limit int, want ...string) {
		t.Helper()
		b.look(func(r crm.Reader) error {
			list, err := r.Wakes(until, limit)
			got := []string{}
			for _, w := range list {
				got = append(got, fmt.Sprint(w.Subject, " ", w.At.Sub(Start()).Hours()))
			}
			if !slices.Equal(got, want) {
				t.Errorf("until %v, at most %d: %q, want %q", until, limit, got, want)
			}
			return err
		})
	}
	next := func(after, want time.Time) {
		t.Helper()
		b.look(func(r crm.Reader) error {
			got, err := r.NextWake(after)
			if !got.Equal(want) {
				t.Errorf("after %v the next hint comes at %v, want %v", after, got, want)
			}
			return err
		})
	}
	wake := func(subject string, when time.Time) {
		b.do(func(tx crm.Tx) error { return tx.Wake(crm.Wake{Subject: subject, At: when}) })
	}
	next(at(0), time.Time{})
	wake("b", at(2))
	wake("a", at(2))
	wake("c", at(1))
	wake("long ago", time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC))
	wake("far off", time.Date(2999, 1, 1, 0, 0, 0, 0, time.UTC))
	wake("long ago", time.Time{})
	is(at(1).Add(-time.Microsecond), 0)
	is(at(1), 0, "c 1")
	is(at(2), 0, "c 1", "a 2", "b 2")
	is(at(2), 2, "c 1", "a 2")
	next(at(0), at(1))
	next(at(1).Add(-time.Microsecond), at(1))
	next(at(1), at(2))
	next(at(2), time.Date(2999, 1, 1, 0, 0, 0, 0, time.UTC))
	wake("c", at(3))
	is(at(9), 0, "a 2", "b 2", "c 3")
	wake("a", at(2).In(time.FixedZone("", 3600))) // the same moment again
	wake("b", time.Time{})
	wake("nobody", time.Time{})
	is(at(9), 0, "a 2", "c 3")
}

func identities(t *testing.T, b *bench) {
	is := func(who crm.PersonID, want ...string) {
		t.Helper()
		b.look(func(r crm.Reader) error {
			got, err := r.Identities(who)
			if !slices.Equal(got, want) {
				t.Errorf("%s is %q, want %q", who, got, want)
			}
			for _, identity := range want {
				if p, err := r.PersonOf(identity); p != who || err != nil {
					t.Errorf("%s belongs to %q, %v; want %s", identity, p, err, who)
				}
			}
			return err
		})
	}
	is(Xiaoli, "slack/demo/xiaoli", "wecom/demo/xiaoli")
	b.do(func(tx crm.Tx) error { return tx.Link("slack/demo/xiaoli", Anna) })
	is(Xiaoli, "wecom/demo/xiaoli")
	is(Anna, "slack/demo/anna", "slack/demo/xiaoli", "wecom/demo/anna")
	b.do(func(tx crm.Tx) error { return tx.Link("slack/demo/anna", "") })
	is(Anna, "slack/demo/xiaoli", "wecom/demo/anna")
	is("nobody")
	b.look(func(r crm.Reader) error {
		who, err := r.PersonOf("slack/demo/anna")
		if who != "" {
			t.Errorf("an identity that was unlinked belongs to %s", who)
		}
		return err
	})
}

func kept(t *testing.T, b *bench) {
	want := crm.Conversation{Person: Xiaoli, Items: []crm.Pointer{{Kind: crm.KindActivity, ID: "v1"}}, Group: "g1", At: Start(), Asked: 2}
	b.do(func(tx crm.Tx) error {
		return errors.Join(tx.PutConversation(want), tx.Keep("offset", []byte("3h")), tx.Keep("empty", []byte{}), tx.Keep("none", nil))
	})
	b.look(func(r crm.Reader) error {
		got, err := r.Conversation(Xiaoli)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("the talk (-want +got):\n%s", diff)
		}
		none, err2 := r.Conversation(Anna)
		if diff := cmp.Diff(crm.Conversation{Person: Anna}, none); diff != "" {
			t.Errorf("no talk yet (-want +got):\n%s", diff)
		}
		for name, want := range map[string]string{"offset": `"3h"`, "empty": `""`, "none": "nil", "never": "nil"} {
			v, err := r.Kept(name)
			got := fmt.Sprintf("%q", v)
			if v == nil {
				got = "nil"
			}
			if got != want || err != nil {
				t.Errorf("kept as %s: %s, %v; want %s", name, got, err, want)
			}
		}
		return errors.Join(err, err2)
	})
	type days map[string]crm.Date
	seen := days{"byd": "2026-11-02"}
	b.do(func(tx crm.Tx) error { return tx.KeepAs("seen", seen) })
	seen["byd"] = "" // what is kept does not change with it
	b.look(func(r crm.Reader) error {
		text, err := r.Kept("seen")
		if want := `{"byd":"2026-11-02"}`; string(text) != want {
			t.Errorf("kept %s as JSON, want %s", text, want)
		}
		var got, again, none days
		has, err2 := r.KeptAs("seen", &got)
		got["byd"] = "2026-11-03"
		_, err3 := r.KeptAs("seen", &again)
		if !has || again["byd"] != "2026-11-02" {
			t.Errorf("kept as JSON, and read %v after somebody changed his own: %v", again, has)
		}
		has, err4 := r.KeptAs("never", &none)
		if has || none != nil {
			t.Errorf("never kept, and read %v", none)
		}
		return errors.Join(err, err2, err3, err4)
	})
	b.do(func(tx crm.Tx) error { return tx.Keep("offset", nil) })
	b.look(func(r crm.Reader) error {
		v, err := r.Kept("offset")
		if v != nil {
			t.Errorf("kept %q after it was removed", v)
		}
		return err
	})
}
