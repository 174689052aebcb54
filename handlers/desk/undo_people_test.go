package desk_test

import (
	"testing"

	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

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
