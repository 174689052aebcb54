package crmtest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"milepost/storage/crm"
)

func putGet(t *testing.T, b *bench) {
	want := Account("byd", "比亚迪", func(a *crm.Account) {
		a.Aliases = []crm.Name{{Text: "BYD", Fold: "byd", Pinyin: []string{"biyadi"}, Initials: []string{"byd"}, Sort: "biyadi"}}
		a.Revenue, a.LastVisit, a.KeyAccount, a.By, a.Group = crm.Yuan(1_000_000), "2026-11-02", true, Xiaoli, "g1"
	})
	b.put(want)
	first := b.clock.Now()
	want.Rev, want.No, want.Created, want.Updated = 1, 1, first, first
	if diff := cmp.Diff(want, b.account("byd")); diff != "" {
		t.Errorf("after the first put (-want +got):\n%s", diff)
	}
	b.clock.Advance(time.Hour)
	want.Aliases, want.Address = nil, "坪山"
	b.put(want)
	want.Rev, want.Updated = 2, b.clock.Now()
	got := b.account("byd")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("after the second put (-want +got):\n%s", diff)
	}
	// What the struct held before is gone.
	got.Aliases, got.Region = []crm.Name{{Text: "old"}}, "old"
	b.look(func(r crm.Reader) error { return r.Get(got, "byd") })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("read into a used struct (-want +got):\n%s", diff)
	}
	b.look(func(r crm.Reader) error {
		b.missing(r.Get(new(crm.Account), "nobody"), "an unknown account")
		b.missing(r.Get(new(crm.Contact), "byd"), "an account's id among contacts")
		return nil
	})
	for _, rec := range []crm.Record{new(crm.Account), Account(crm.AccountID(strings.Repeat("x", 4096)), "x"), Account("\xff", "x")} {
		if err := b.Update(t.Context(), func(tx crm.Tx) error { return tx.Put(rec) }); err == nil {
			t.Errorf("a record with the id %.10q was put", rec.Key())
		}
	}
}

// leakRead reads a record that is all words, and one with lists, and changes
// what it was given.
func leakRead(t *testing.T, b *bench) {
	b.put(Account("byd", "比亚迪", func(a *crm.Account) { a.Aliases = []crm.Name{Name("BYD")} }))
	b.put(&crm.Field{ID: "f", Subject: crm.Pointer{Kind: crm.KindAccount, ID: "byd"}, Name: "credit", Value: "好", Who: Xiaoli})
	for range 2 { // the second time it may come from memory
		b.look(func(r crm.Reader) error {
			var f crm.Field
			var a crm.Account
			err := errors.Join(r.Get(&f, "f"), r.Get(&a, "byd"))
			if err == nil && (f.Value != "好" || a.Region == "leaked" || a.Aliases[0].Text != "BYD") {
				t.Errorf("what an earlier reader changed is read: %+v, %+v", f, a)
			}
			if err == nil {
				f.Value, a.Region, a.Aliases[0].Text = "leaked", "leaked", "leaked"
			}
			return err
		})
	}
}

func leak(t *testing.T, b *bench) {
	b.do(func(tx crm.Tx) error {
		a := Account("byd", "比亚迪", func(a *crm.Account) { a.Aliases = []crm.Name{Name("BYD")} })
		if err := Put(tx, a); err != nil {
			return err
		}
		a.Region, a.Aliases[0].Text = "leaked", "leaked"
		value := []byte("kept")
		if err := tx.Keep("small", value); err != nil {
			return err
		}
		copy(value, "leak")
		got, err := crm.Get[crm.Account](tx, crm.AccountID("byd"))
		if got.Region == "leaked" || got.Aliases[0].Text == "leaked" {
			t.Error("a change after the put is seen in the transaction")
		}
		return err
	})
	b.look(func(r crm.Reader) error {
		v, err := r.Kept("small")
		if string(v) != "kept" {
			t.Errorf("kept %q", v)
		}
		copy(v, "leak") // it is ours
		again, _ := r.Kept("small")
		if string(again) != "kept" {
			t.Errorf("kept %q after the caller wrote into it", again)
		}
		return err
	})
	if a := b.account("byd"); a.Region == "leaked" || a.Aliases[0].Text == "leaked" {
		t.Error("a change after the put was stored")
	}
}

func stale(t *testing.T, b *bench) {
	b.put(Account("byd", "比亚迪"))
	for name, rev := range map[string]int{"a new one": 0, "an old one": 2, "none yet": 7} {
		if rev == 2 {
			b.put(b.account("byd"))
			rev = 1
		}
		b.refuses(crm.ErrConflict, func(tx crm.Tx) error {
			a := Account("byd", name)
			a.Rev = rev
			return tx.Put(a)
		})
	}
	b.refuses(crm.ErrConflict, func(tx crm.Tx) error {
		a := Account("fresh", "never stored")
		a.Rev = 1
		return tx.Put(a)
	})
	if got := b.account("byd").Name.Text; got != "比亚迪" {
		t.Errorf("the account is called %s now", got)
	}
}

func refused(t *testing.T, b *bench) {
	b.put(Account("byd", "比亚迪"))
	b.do(func(tx crm.Tx) error {
		a := Account("byd", "other")
		a.Rev = 5
		before := a.Meta
		if err := tx.Put(a); !errors.Is(err, crm.ErrConflict) {
			t.Errorf("put gave %v", err)
		}
		if a.Meta != before {
			t.Errorf("the refused record was changed to %+v", a.Meta)
		}
		return nil // overlooked: everything else stands
	})
	if got := b.account("byd"); got.Name.Text != "比亚迪" || got.Rev != 1 {
		t.Errorf("the account is %s at revision %d", got.Name.Text, got.Rev)
	}
}

func noIndex(t *testing.T, b *bench) {
	b.look(func(r crm.Reader) error {
		for _, c := range []struct {
			kind  crm.Kind
			index string
		}{{crm.KindAccount, "colour"}, {crm.KindAccount, ""}, {crm.KindContact, crm.ByOwner}, {"colour", crm.ByAll}} {
			if _, _, err := r.List(c.kind, crm.Where(c.index), crm.Page{}); !errors.Is(err, crm.ErrNoIndex) {
				t.Errorf("%s by %q gave %v", c.kind, c.index, err)
			}
		}
		for _, f := range []crm.ChangeFilter{{}, {Group: "g1", Person: Xiaoli}} {
			if _, _, err := r.Changes(f, crm.Page{}); !errors.Is(err, crm.ErrNoIndex) {
				t.Errorf("changes by %+v gave %v", f, err)
			}
		}
		return nil
	})
}

func sorted(t *testing.T, b *bench) {
	named := func(id crm.AccountID, text, sort string) *crm.Account {
		return Account(id, text, func(a *crm.Account) { a.Name.Sort = sort })
	}
	b.put(named("1", "重庆长安", "chongqingchangan"), named("2", "比亚迪", "biyadi"), named("3", "格力", "geli"),
		named("4", "Bosch", "bosch"), named("5", "比亚迪电子", "biyadidianzi"), named("6", "", ""))
	b.look(func(r crm.Reader) error {
		got, err := texts(r, crm.Where(crm.ByAll), crm.Page{})
		if want := []string{"", "比亚迪", "比亚迪电子", "Bosch", "重庆长安", "格力"}; !slices.Equal(got, want) {
			t.Errorf("listed %q, want %q", got, want)
		}
		return err
	})
}

// texts lists the names of accounts.
func texts(r crm.Reader, f crm.Filter, p crm.Page) ([]string, error) {
	list, _, err := crm.List[crm.Account](r, f, p)
	var out []string
	for _, a := range list {
		out = append(out, a.Name.Text)
	}
	return out, err
}

func pages(t *testing.T, b *bench) {
	var want []string
	for i := range 23 {
		// Ties of the sort are broken by the id.
		a := Account(crm.AccountID(fmt.Sprintf("id%02d", i)), fmt.Sprint(i), func(a *crm.Account) { a.Name.Sort = fmt.Sprint(i / 8) })
		b.put(a)
		want = append(want, a.Name.Text)
	}
	backwards := slices.Clone(want)
	slices.Reverse(backwards)
	b.look(func(r crm.Reader) error {
		for _, limit := range []int{1, 2, 5, 7, 8, 22, 23, 24, 0, -3, 1000} {
			for _, desc := range []bool{false, true} {
				whole := map[bool][]string{false: want, true: backwards}[desc]
				got, err := paged(r, crm.Where(crm.ByOwner, string(Xiaoli)), crm.Page{Limit: limit, Desc: desc})
				if err != nil {
					return err
				}
				if !slices.Equal(got, whole) {
					t.Errorf("pages of %d, desc %v: %v", limit, desc, got)
				}
			}
		}
		_, _, err := r.List(crm.KindAccount, crm.Where(crm.ByAll), crm.Page{After: "?no cursor?"})
		if f, ok := crm.AsFault(err); !ok || f.Cause != crm.BadInput {
			t.Errorf("a cursor that is none gave %v", err)
		}
		return nil
	})
}

// paged joins the pages of a list.
func paged(r crm.Reader, f crm.Filter, p crm.Page) ([]string, error) {
	var out []string
	for {
		list, next, err := crm.List[crm.Account](r, f, p)
		if err != nil {
			return nil, err
		}
		if p.Limit > 0 && p.Limit <= crm.MaxPage && len(list) > p.Limit {
			return nil, fmt.Errorf("a page of %d has %d", p.Limit, len(list))
		}
		for _, a := range list {
			out = append(out, a.Name.Text)
		}
		if next == "" {
			return out, nil
		}
		p.After = next
	}
}

func pageMoved(t *testing.T, b *bench) {
	for _, name := range []string{"a", "b", "c", "d", "e"} {
		b.put(Account(crm.AccountID(name), name))
	}
	for _, c := range []struct {
		desc bool
		want []string
	}{{false, []string{"c", "d"}}, {true, []string{"c", "b"}}} {
		var next string
		page := crm.Page{Limit: 2, Desc: c.desc}
		b.look(func(r crm.Reader) (err error) {
			_, next, err = crm.List[crm.Account](r, crm.Where(crm.ByAll), page)
			return err
		})
		// The last one of the page goes, and another comes before it.
		gone := b.account(map[bool]string{false: "b", true: "d"}[c.desc])
		gone.Deleted = true
		b.put(gone)
		page.After = next
		b.look(func(r crm.Reader) error {
			got, err := texts(r, crm.Where(crm.ByAll), page)
			if !slices.Equal(got, c.want) {
				t.Errorf("desc %v: the second page is %q, want %q", c.desc, got, c.want)
			}
			return err
		})
		gone = b.account(gone.Key())
		gone.Deleted = false
		b.put(gone)
	}
}

func bounds(t *testing.T, b *bench) {
	b.put(Account("byd", "比亚迪"), Account("geli", "格力"))
	for i, day := range []crm.Date{"2026-10-31", "2026-11-01", "2026-11-02", "2026-11-02", "2026-11-03"} {
		b.put(Activity(crm.ActivityID(fmt.Sprint("v", i)), "byd", day))
	}
	b.put(Activity("other", "geli", "2026-11-02"))
	for _, c := range []struct {
		from, to string
		want     int
	}{
		{"", "", 5},
		{"2026-11-01", "", 4},
		{"", "2026-11-02", 2},
		{"2026-11-01", "2026-11-03", 3},
		{"2026-11-02", "2026-11-02", 0},
		{"2026-11-02", "2026-11-02~", 2},
		{"2026-11-03", "2026-11-01", 0},
		{"2027", "", 0},
	} {
		for _, desc := range []bool{false, true} {
			b.look(func(r crm.Reader) error {
				f := crm.Where(crm.ByAccount, "byd").Between(c.from, c.to)
				got, _, err := crm.List[crm.Activity](r, f, crm.Page{Desc: desc})
				if len(got) != c.want {
					t.Errorf("from %q to %q, desc %v: %d activities, want %d", c.from, c.to, desc, len(got), c.want)
				}
				return err
			})
		}
	}
}

func nasty(t *testing.T, b *bench) {
	folds := []string{"a", "a\x00", "a\x00b", "a\x01", "a\x01\x01", "a\x02", "ab", "\x00", "\x01", "\x01\x02", "", "a/b", "¿"}
	for i, f := range folds {
		b.put(Account(crm.AccountID(fmt.Sprintf("i\x00d/%02d", i)), f, func(a *crm.Account) { a.Name.Fold, a.Name.Sort = f, f }))
	}
	b.look(func(r crm.Reader) error {
		for _, f := range folds {
			got, err := texts(r, crm.Where(crm.ByFold, f), crm.Page{})
			if err != nil {
				return err
			}
			if !slices.Equal(got, []string{f}) {
				t.Errorf("by fold %q: found %q", f, got)
			}
		}
		want := slices.Clone(folds)
		slices.Sort(want)
		got, err := texts(r, crm.Where(crm.ByOwner, string(Xiaoli)), crm.Page{})
		if !slices.Equal(got, want) {
			t.Errorf("listed %q, want %q", got, want)
		}
		return err
	})
}

func long(t *testing.T, b *bench) {
	same := strings.Repeat("长", crm.MaxPart) // three times as long as counts
	for i, end := range []string{"c", "a", "b"} {
		b.put(Account(crm.AccountID(fmt.Sprint(i)), same+end))
	}
	b.look(func(r crm.Reader) error {
		got, err := texts(r, crm.Where(crm.ByAll), crm.Page{})
		if want := []string{same + "c", same + "a", same + "b"}; !slices.Equal(got, want) {
			t.Errorf("names that differ too late are not listed by id")
		}
		return err
	})
}

func mended(t *testing.T, b *bench) {
	b.put(Account("bad", "x", func(a *crm.Account) { a.Name = crm.Name{Text: "a\xffb", Fold: "a\xffb", Sort: "a\xffb"} }))
	b.look(func(r crm.Reader) error {
		got, err := texts(r, crm.Where(crm.ByFold, "a\ufffdb"), crm.Page{})
		if !slices.Equal(got, []string{"a\ufffdb"}) {
			t.Errorf("found %q", got)
		}
		return err
	})
	// Changing and deleting it must find the old entries again.
	a := b.account("bad")
	a.Deleted = true
	b.put(a)
}

func gone(t *testing.T, b *bench) {
	b.put(Account("byd", "比亚迪", func(a *crm.Account) { a.Aliases = []crm.Name{Name("BYD")} }))
	a := b.account("byd")
	a.Deleted = true
	b.put(a)
	b.look(func(r crm.Reader) error {
		for _, f := range []crm.Filter{
			crm.Where(crm.ByAll), crm.Where(crm.ByFold, "比亚迪"), crm.Where(crm.ByFold, "byd"),
			crm.Where(crm.ByOwner, string(Xiaoli)), crm.Where(crm.ByTeam, string(Huanan)),
		} {
			if got, err := texts(r, f, crm.Page{}); len(got) > 0 || err != nil {
				t.Errorf("by %s: found %q, %v", f.Index, got, err)
			}
		}
		_, err := crm.Get[crm.Account](r, crm.AccountID("byd"))
		b.missing(err, "a deleted account")
		rec, err := crm.ByNo(r, "C1")
		if err != nil || !rec.Base().Deleted {
			t.Errorf("by number: %v, %v", rec, err)
		}
		return r.Get(new(crm.Account), "byd")
	})
	a = b.account("byd")
	a.Deleted = false
	b.put(a)
	b.look(func(r crm.Reader) error {
		got, err := texts(r, crm.Where(crm.ByFold, "byd"), crm.Page{})
		if !slices.Equal(got, []string{"比亚迪"}) {
			t.Errorf("after coming back: found %q", got)
		}
		return err
	})
}
