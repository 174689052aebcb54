package desk_test

import (
	"testing"
	"time"

	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

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

// What somebody noted of a customer's people is not his to take back once the
// customer is another's.
func TestWhatWasHandedOverIsNotTakenBackByWhoHadIt(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		l, _ := w.visit(crmtest.Xiaoli, "比亚迪", "王总", desk.NewActivity{Need: "电池线"})
		supports := "supports"
		g := w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.UpdateContact(l.Activity.With[0], desk.ContactEdit{Support: &supports})
			return err
		})
		undo := func(k *desk.Work) error {
			_, err := k.Undo(g)
			return err
		}
		w.says(crmtest.Wangmin, func(k *desk.Work) error {
			_, err := k.HandOver(desk.HandOver{From: crmtest.Xiaoli, To: crmtest.Anna})
			return err
		})
		w.refused(crmtest.Xiaoli, crm.Forbidden, "account.not_yours", undo)
		w.says(crmtest.Anna, undo)
	})
}
