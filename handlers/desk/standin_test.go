package desk_test

import (
	"testing"

	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

func TestADeputyMayDoTheWorkAndGivesNothingAway(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		l, _ := w.visit(crmtest.Xiaoli, "粤钢", "王总", desk.NewActivity{})
		var at crm.Task
		w.says(crmtest.Xiaoli, func(k *desk.Work) (err error) {
			at, err = k.AddTask(desk.NewTask{Account: l.Account.ID, Text: "拜访", Due: w.today(), Clock: "10:00", Visit: true})
			return err
		})
		log := func(k *desk.Work) error {
			_, err := k.LogActivity(desk.NewActivity{Account: l.Account.ID, Gist: "代去"})
			return err
		}
		w.refused(crmtest.Anna, crm.Forbidden, "account.not_yours", log)
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.SetAway(crmtest.Xiaoli, crm.Absence{}, crm.Absence{From: w.today(), To: w.today().AddDays(2), Deputy: crmtest.Anna})
			return err
		})
		w.says(crmtest.Anna, log)
		if now := get[crm.Task](w, at.ID); now.Open() || now.Owner != crmtest.Xiaoli {
			t.Errorf("the visit that was made for him is still to be made: %+v", now)
		}
		w.refused(crmtest.Chenjing, crm.Forbidden, "role.cannot", log)
		w.refused(crmtest.Anna, crm.Forbidden, "handover.not_yours", func(k *desk.Work) error {
			_, err := k.HandOver(desk.HandOver{From: crmtest.Xiaoli, To: crmtest.Anna})
			return err
		})
		w.clock.Set(w.clock.Now().AddDate(0, 0, 5))
		w.says(crmtest.Anna, log) // what he did on the last day may be written down
		w.clock.Set(w.clock.Now().AddDate(0, 0, 1))
		w.refused(crmtest.Anna, crm.Forbidden, "account.not_yours", log)
	})
}
