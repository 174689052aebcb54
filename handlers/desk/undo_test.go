package desk_test

import (
	"testing"
	"time"

	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// undoes lets somebody take a group back.
func (w *world) undoes(who crm.PersonID, g crm.GroupID) (desk.Undone, crm.GroupID) {
	w.t.Helper()
	var out desk.Undone
	u := w.says(who, func(k *desk.Work) error {
		var err error
		out, err = k.Undo(g)
		return err
	})
	return out, u
}

func (w *world) lastGroup(who crm.PersonID) (g, undo crm.GroupID) {
	w.t.Helper()
	w.view(func(r crm.Reader) error {
		var err error
		if g, err = desk.LastGroup(r, who); err != nil {
			return err
		}
		undo, err = desk.LastUndo(r, who)
		return err
	})
	return g, undo
}

func TestUndoTakesBackWhatWasMadeOnTheWayAndRedoBringsItBack(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		empty := w.snapshot()
		out, g := w.visit(crmtest.Xiaoli, "比亚迪", "王总", desk.NewActivity{Need: "电池线", Amount: crm.Amount{Money: crm.Yuan(120)}})
		logged := w.snapshot()
		for round := range 3 {
			last, _ := w.lastGroup(crmtest.Xiaoli)
			if last != g {
				t.Fatalf("round %d: 撤销 means %q, want the visit, or what brought it back, %q", round, last, g)
			}
			undone, u := w.undoes(crmtest.Xiaoli, g)
			if undone.Redo || len(undone.Gone) != 5 || len(undone.Back) != 0 {
				t.Fatalf("undone: %+v", undone)
			}
			if d := empty.diff(w.snapshot()); d != "" {
				t.Fatalf("undo: %s", d)
			}
			w.refused(crmtest.Xiaoli, crm.Stale, "undo.done", func(k *desk.Work) error {
				_, err := k.Undo(g)
				return err
			})
			last, undo := w.lastGroup(crmtest.Xiaoli)
			if last != "" || undo != u {
				t.Fatalf("撤销 means %q, 恢复 means %q, want nothing and %q", last, undo, u)
			}
			var back desk.Undone
			back, g = w.undoes(crmtest.Xiaoli, u)
			if !back.Redo || len(back.Back) != 5 {
				t.Fatalf("redo: %+v", back)
			}
			if d := logged.diff(w.snapshot()); d != "" {
				t.Fatalf("redo: %s", d)
			}
			if _, undo := w.lastGroup(crmtest.Xiaoli); undo != "" {
				t.Fatalf("恢复 means %q after everything is back", undo)
			}
		}
		again, _ := w.visit(crmtest.Xiaoli, "格力", "", desk.NewActivity{})
		if again.Activity.No != out.Activity.No+1 {
			t.Errorf("a number was used twice: %s", again.Activity.Number())
		}
	})
}

func TestUndoAfterUndoGoesOnBack(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		empty := w.snapshot()
		out, _ := w.visit(crmtest.Xiaoli, "比亚迪", "王总", desk.NewActivity{})
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.CorrectActivity(out.Activity.ID, desk.ActivityEdit{Gist: new("聊报价")})
			return err
		})
		for range 2 {
			g, _ := w.lastGroup(crmtest.Xiaoli)
			w.undoes(crmtest.Xiaoli, g)
		}
		if d := empty.diff(w.snapshot()); d != "" {
			t.Errorf("two undos: %s", d)
		}
	})
}

// TestUndoMeansTheLastThingSaid: what came back is newer than what was said meanwhile, and
// whatever somebody says of himself is as much as a record.
func TestUndoMeansTheLastThingSaid(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		_, first := w.visit(crmtest.Xiaoli, "比亚迪", "王总", desk.NewActivity{})
		_, undo := w.undoes(crmtest.Xiaoli, first)
		_, second := w.visit(crmtest.Xiaoli, "格力", "", desk.NewActivity{})
		_, redo := w.undoes(crmtest.Xiaoli, undo)
		trip := w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.SetTrip(crmtest.Xiaoli, crm.Trip{From: w.today(), To: w.today().AddDays(2)})
			return err
		})
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.Learned("undo")
			return err
		})
		for _, row := range []struct {
			name string
			want crm.GroupID
		}{{"the trip, not what the desk remembers", trip}, {"what came back", redo}, {"what was said before", second}} {
			last, _ := w.lastGroup(crmtest.Xiaoli)
			if last != row.want {
				t.Fatalf("撤销 means %q, want %s: %q", last, row.name, row.want)
			}
			w.undoes(crmtest.Xiaoli, last)
		}
		if last, _ := w.lastGroup(crmtest.Xiaoli); last != "" {
			t.Errorf("撤销 means %q after everything is taken back", last)
		}
	})
}

func TestAVisitIsTakenBackBesideALaterOne(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		first, _ := w.visit(crmtest.Xiaoli, "比亚迪", "王总", desk.NewActivity{Date: "2026-10-01"})
		second, g := w.visit(crmtest.Xiaoli, "", "王总", desk.NewActivity{Account: first.Account.ID, Date: "2026-10-20"})
		w.visit(crmtest.Xiaoli, "", "王总", desk.NewActivity{Account: first.Account.ID, Date: "2026-10-30"})
		w.undoes(crmtest.Xiaoli, g)
		a := get[crm.Account](w, first.Account.ID)
		if !w.gone(&crm.Activity{ID: second.Activity.ID}) || a.Met != 2 || a.LastVisit != "2026-10-30" {
			t.Errorf("met %d, last visit %s", a.Met, a.LastVisit)
		}
	})
}

func TestOwnCorrectionsGoWithWhatTheyPutRight(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		out, g := w.visit(crmtest.Xiaoli, "比亚迪", "王总", desk.NewActivity{Amount: crm.Amount{Money: crm.Yuan(120)}})
		day := crm.Date("2026-11-01")
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.CorrectActivity(out.Activity.ID, desk.ActivityEdit{Amount: &crm.Amount{Money: crm.Yuan(102)}})
			return err
		})
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			c, _, err := k.AddContact(desk.NewContact{Account: out.Activity.Account, Name: crmtest.Name("周工")})
			if err != nil {
				return err
			}
			with := []crm.ContactID{c.ID}
			_, err = k.CorrectActivity(out.Activity.ID, desk.ActivityEdit{Date: &day, With: &with})
			return err
		})
		right := w.snapshot()
		_, u := w.undoes(crmtest.Xiaoli, g)
		for _, rec := range []crm.Pointer{{Kind: crm.KindActivity, ID: string(out.Activity.ID)}, {Kind: crm.KindAccount, ID: string(out.Activity.Account)}} {
			w.view(func(r crm.Reader) error {
				have := crm.New(rec.Kind)
				if err := r.Get(have, rec.ID); err != nil {
					return err
				}
				if !have.Base().Deleted {
					t.Errorf("%s still stands", rec)
				}
				return nil
			})
		}
		if last, undo := w.lastGroup(crmtest.Xiaoli); last != "" || undo != u {
			t.Errorf("撤销 means %q, 恢复 means %q, want nothing and %q", last, undo, u)
		}
		w.undoes(crmtest.Xiaoli, u)
		if d := right.diff(w.snapshot()); d != "" {
			t.Errorf("redo: %s", d)
		}
	})
}

func TestOneItemIsTakenBack(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		empty := w.snapshot()
		var one, two desk.Logged
		g := w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			k.Item(1)
			var err error
			if one, err = visit(k, "美的", "周工", desk.NewActivity{Gist: "聊伺服"}); err != nil {
				return err
			}
			k.Item(2)
			if two, err = visit(k, "", "周工", desk.NewActivity{Account: one.Account.ID, Type: crm.Call}); err != nil {
				return err
			}
			k.Item(3)
			_, err = visit(k, "美科", "", desk.NewActivity{})
			return err
		})
		item := func(n int) desk.Undone {
			t.Helper()
			var out desk.Undone
			w.says(crmtest.Xiaoli, func(k *desk.Work) error {
				var err error
				out, err = k.UndoItem(g, n)
				return err
			})
			return out
		}
		out := item(1)
		if len(out.Gone) != 1 || len(out.Kept) != 3 {
			t.Errorf("①: gone %d, kept %d; want the visit gone, the account, its lead and the contact kept", len(out.Gone), len(out.Kept))
		}
		if a := get[crm.Account](w, one.Account.ID); a.Met != 0 || a.LastCall != w.today() || a.LastVisit != "" {
			t.Errorf("account after ① is gone: %+v", a)
		}
		w.refused(crmtest.Xiaoli, crm.Missing, "undo.nothing", func(k *desk.Work) error {
			_, err := k.UndoItem(g, 4)
			return err
		})
		out = item(2)
		if len(out.Gone) != 4 {
			t.Errorf("②: gone %d; nobody uses the account now", len(out.Gone))
		}
		if !w.gone(&crm.Activity{ID: two.Activity.ID}) || !w.gone(&crm.Account{ID: one.Account.ID}) {
			t.Errorf("② is still there")
		}
		if last, _ := w.lastGroup(crmtest.Xiaoli); last != g {
			t.Errorf("③ is left, and 撤销 means %q", last)
		}
		w.undoes(crmtest.Xiaoli, g)
		if d := empty.diff(w.snapshot()); d != "" {
			t.Errorf("all items: %s", d)
		}
	})
}

func TestCommonThingsGoWithTheLastItemThatUsesThem(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		empty := w.snapshot()
		g := w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			a, _, err := k.OpenAccount(desk.NewAccount{Name: crmtest.Name("美的")})
			if err != nil {
				return err
			}
			for n := range 2 {
				k.Item(n + 1)
				if _, err := visit(k, "", "周工", desk.NewActivity{Account: a.ID}); err != nil {
					return err
				}
			}
			return nil
		})
		for n := range 2 {
			w.says(crmtest.Xiaoli, func(k *desk.Work) error {
				_, err := k.UndoItem(g, n+1)
				return err
			})
		}
		if d := empty.diff(w.snapshot()); d != "" {
			t.Errorf("both items: %s", d)
		}
	})
}

func TestUndoGoesBackStepByStepToTheVisitItself(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		out, g := w.visit(crmtest.Xiaoli, "比亚迪", "王总", desk.NewActivity{Assumed: true})
		for _, day := range []crm.Date{"2026-11-01", "2026-10-31"} {
			w.says(crmtest.Xiaoli, func(k *desk.Work) error {
				_, err := k.CorrectActivity(out.Activity.ID, desk.ActivityEdit{Date: &day})
				return err
			})
		}
		for range 2 {
			last, _ := w.lastGroup(crmtest.Xiaoli)
			w.undoes(crmtest.Xiaoli, last)
		}
		if last, _ := w.lastGroup(crmtest.Xiaoli); last != g {
			t.Fatalf("撤销 means %q, want the visit %q", last, g)
		}
		w.undoes(crmtest.Xiaoli, g)
	})
}

// TestUndoMeansWhatWasSaidLastThoughTheClockWasPutBack: what somebody did is found by
// its moment, and a machine's clock may have been wrong.
func TestUndoMeansWhatWasSaidLastThoughTheClockWasPutBack(t *testing.T) {
	for says, back := range map[string]time.Duration{"an hour": -time.Hour, "a year": -365 * 24 * time.Hour} {
		t.Run(says, func(t *testing.T) {
			w := newWorld(t, false)
			_, before := w.visit(crmtest.Xiaoli, "比亚迪", "", desk.NewActivity{})
			w.clock.Advance(back)
			_, last := w.visit(crmtest.Xiaoli, "格力", "", desk.NewActivity{})
			if g, _ := w.lastGroup(crmtest.Xiaoli); g != last {
				t.Errorf("撤销 means %s, want %s", g, last)
			}
			_, undo := w.undoes(crmtest.Xiaoli, last)
			if g, u := w.lastGroup(crmtest.Xiaoli); g != before || u != undo {
				t.Errorf("then 撤销 means %s and 恢复 %s, want %s and %s", g, u, before, undo)
			}
		})
	}
}
