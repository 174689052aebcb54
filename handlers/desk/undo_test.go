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
				t.Fatalf("round %d: 撤销 means %q, want the visit %q", round, last, g)
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
			back, _ := w.undoes(crmtest.Xiaoli, u)
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

func TestWhatOthersPutRightStandsAgainstAnUndo(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		out, g := w.visit(crmtest.Xiaoli, "比亚迪", "王总", desk.NewActivity{Amount: crm.Amount{Money: crm.Yuan(120)}})
		day := crm.Date("2026-11-01")
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.CorrectActivity(out.Activity.ID, desk.ActivityEdit{Date: &day})
			return err
		})
		w.says(crmtest.Wangmin, func(k *desk.Work) error {
			_, err := k.CorrectActivity(out.Activity.ID, desk.ActivityEdit{Amount: &crm.Amount{Money: crm.Yuan(90)}})
			return err
		})
		before := w.snapshot()
		w.refused(crmtest.Xiaoli, crm.Later, "undo.later", func(k *desk.Work) error {
			_, err := k.Undo(g)
			return err
		})
		if d := before.diff(w.snapshot()); d != "" {
			t.Errorf("a refused undo changed something: %s", d)
		}
	})
}

func TestWhatStandsAgainstAnUndo(t *testing.T) {
	for _, c := range []struct {
		says  string
		key   string
		first string // which record the refusal names
		who   string
		known bool // the account was there before
		later func(w *world, out desk.Logged)
	}{
		{"the manager put the visit right", "undo.later", "#V1", "王敏", false, func(w *world, out desk.Logged) {
			w.says(crmtest.Wangmin, func(k *desk.Work) error {
				_, err := k.CorrectActivity(out.Activity.ID, desk.ActivityEdit{Gist: new("聊报价")})
				return err
			})
		}},
		{"the account got a tier", "undo.later", "比亚迪", "王敏", false, func(w *world, out desk.Logged) {
			w.says(crmtest.Wangmin, func(k *desk.Work) error {
				_, err := k.UpdateAccount(out.Account.ID, desk.AccountEdit{Tier: new("A"), Reason: "行业前20"})
				return err
			})
		}},
		{"the new account has a later visit", "undo.used", "比亚迪", "小李", false, func(w *world, out desk.Logged) {
			w.visit(crmtest.Xiaoli, "", "", desk.NewActivity{Account: out.Account.ID})
		}},
		{"the new contact was met again", "undo.used", "王总", "小李", true, func(w *world, out desk.Logged) {
			w.visit(crmtest.Xiaoli, "", "王总", desk.NewActivity{Account: out.Account.ID})
		}},
		{"the new deal has a step", "undo.used", "#P1", "小李", true, func(w *world, out desk.Logged) {
			w.says(crmtest.Xiaoli, func(k *desk.Work) error {
				_, err := k.AddTask(desk.NewTask{Account: out.Account.ID, Deal: out.Deal.ID, Text: "报价"})
				return err
			})
		}},
	} {
		t.Run(c.says, func(t *testing.T) {
			both(t, func(t *testing.T, w *world) {
				n := desk.NewActivity{Need: "电池线"}
				if c.known {
					w.says(crmtest.Xiaoli, func(k *desk.Work) error {
						a, _, err := k.OpenAccount(desk.NewAccount{Name: crmtest.Name("比亚迪")})
						n.Account = a.ID
						return err
					})
				}
				out, g := w.visit(crmtest.Xiaoli, "比亚迪", "王总", n)
				at := w.clock.Now()
				c.later(w, out)
				args := w.refused(crmtest.Xiaoli, crm.Later, c.key, func(k *desk.Work) error {
					_, err := k.Undo(g)
					return err
				})
				if args[0] != c.first || args[len(args)-2] != c.who || args[len(args)-1] != at.Format(time.RFC3339) {
					t.Errorf("the refusal says %q; want %s … %s %s", args, c.first, c.who, at.Format(time.RFC3339))
				}
			})
		})
	}
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

func TestARedoThatHasNoPlaceAnyMore(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		_, g := w.visit(crmtest.Xiaoli, "比亚迪", "", desk.NewActivity{})
		_, u := w.undoes(crmtest.Xiaoli, g)
		w.visit(crmtest.Xiaoli, "比亚迪", "", desk.NewActivity{})
		args := w.refused(crmtest.Xiaoli, crm.Later, "undo.name", func(k *desk.Work) error {
			_, err := k.Undo(u)
			return err
		})
		if args[0] != "比亚迪" {
			t.Errorf("args %q", args)
		}

		var a crm.Account
		opened := w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			var err error
			a, _, err = k.OpenAccount(desk.NewAccount{Name: crmtest.Name("格力")})
			return err
		})
		_, visited := w.visit(crmtest.Xiaoli, "", "", desk.NewActivity{Account: a.ID})
		_, u = w.undoes(crmtest.Xiaoli, visited)
		w.undoes(crmtest.Xiaoli, opened)
		args = w.refused(crmtest.Xiaoli, crm.Later, "undo.needs", func(k *desk.Work) error {
			_, err := k.Undo(u)
			return err
		})
		if args[1] != "格力" {
			t.Errorf("args %q", args)
		}
	})
}

func TestWhoMayUndo(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		_, g := w.visit(crmtest.Xiaoli, "比亚迪", "王总", desk.NewActivity{Need: "电池线"})
		undo := func(k *desk.Work) error {
			_, err := k.Undo(g)
			return err
		}
		w.refused(crmtest.Anna, crm.Forbidden, "account.not_yours", undo)
		w.refused(xiaosun, crm.Forbidden, "account.not_yours", undo)
		w.refused(crmtest.Zhouhang, crm.Forbidden, "role.cannot", undo)
		w.says(crmtest.Wangmin, undo)
	})
}

func TestSettingsAreTakenBackAndDoNotStandAgainstAVisit(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		empty := w.snapshot()
		g := w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			if _, err := visit(k, "比亚迪", "", desk.NewActivity{}); err != nil {
				return err
			}
			_, err := k.SetLocale("en")
			return err
		})
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			if _, err := k.Learned("undo"); err != nil {
				return err
			}
			_, err := k.Mute("cadence", "2026-12-31")
			return err
		})
		muted := w.snapshot()
		w.undoes(crmtest.Xiaoli, g)
		p := get[crm.Person](w, crmtest.Xiaoli)
		if p.Locale != "zh" || p.Muted["cadence"] == "" || p.Learned["undo"] == "" {
			t.Errorf("person: %+v", p)
		}
		if len(muted.live) == len(empty.live) || w.tally(crmtest.Xiaoli, crm.MetricVisits) != 0 {
			t.Errorf("the visit was not taken back")
		}
	})
}

func TestPeopleOperationsAreTakenBack(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		owner := func() (id crm.PersonID) {
			w.view(func(r crm.Reader) error {
				var err error
				id, err = r.PersonOf("wecom/demo/new")
				return err
			})
			return id
		}
		before := w.snapshot()
		g := w.says(crmtest.Zhouhang, func(k *desk.Work) error {
			_, err := k.AddPerson(desk.RosterPerson{
				Name: crmtest.Name("小陈"), Roles: []crm.Role{crm.RoleRep}, Team: crmtest.Huanan, Locale: "zh",
				Zone: "Asia/Shanghai", Identities: []string{"wecom/demo/new"},
			})
			return err
		})
		made := owner()
		if made == "" {
			t.Fatal("the identity was not linked")
		}
		_, u := w.undoes(crmtest.Zhouhang, g)
		if d := before.diff(w.snapshot()); d != "" || owner() != "" {
			t.Errorf("undo: %s, identity of %q", d, owner())
		}
		w.undoes(crmtest.Zhouhang, u)
		if owner() != made {
			t.Errorf("redo: identity of %q", owner())
		}
		link := w.says(crmtest.Zhouhang, func(k *desk.Work) error { return k.LinkIdentity("wecom/demo/new", crmtest.Anna) })
		w.undoes(crmtest.Zhouhang, link)
		if owner() != made {
			t.Errorf("undo of a link: identity of %q", owner())
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
