package desk_test

import (
	"strings"
	"testing"
	"time"

	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// atTheGate is where a rep stood.
func atTheGate() *crm.Arrival {
	return &crm.Arrival{At: time.Date(2026, 3, 5, 1, 52, 0, 0, time.UTC), Lat: 22.692149, Long: 114.346651, Label: "比亚迪坪山\n(北门)"}
}

func TestAnArrivalAndWhatCameOfItAreOneVisit(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		there, _ := w.visit(crmtest.Xiaoli, "比亚迪", "", desk.NewActivity{Arrival: atTheGate()})
		if a := there.Activity.Arrival; a.Lat != 22.6921 || a.Long != 114.3467 || a.Label != "比亚迪坪山 (北门)" {
			t.Errorf("kept finer than it takes, or not on one line: %+v", a)
		}
		var told desk.Logged
		g := w.says(crmtest.Xiaoli, func(k *desk.Work) (err error) {
			c, _, err := k.AddContact(desk.NewContact{Account: there.Account.ID, Name: crmtest.Name("王总")})
			if err != nil {
				return err
			}
			told, err = k.TellVisit(there.Activity.ID, desk.NewActivity{
				Gist: "聊了电池线", With: []crm.ContactID{c.ID}, Amount: crm.Amount{Money: crm.Yuan(1_200_000), Kind: crm.AmountBudget},
			})
			return err
		})
		if told.Activity.ID != there.Activity.ID || !told.Activity.Told() || !told.Activity.Arrival.Placed() || !told.DealNew || told.Account.Met != 1 {
			t.Errorf("told %+v", told)
		}
		if n := w.tally(crmtest.Xiaoli, crm.MetricVisits); n != 1 {
			t.Errorf("%d visits, want one", n)
		}
		w.refused(crmtest.Xiaoli, crm.Stale, "activity.told", func(k *desk.Work) error {
			_, err := k.TellVisit(there.Activity.ID, desk.NewActivity{Gist: "再说一遍"})
			return err
		})
		w.undoes(crmtest.Xiaoli, g)
		if a := get[crm.Activity](w, there.Activity.ID); a.Told() || a.Deal != "" || !a.Arrival.Placed() {
			t.Errorf("what came of it is taken back, the arrival stays: %+v", a)
		}
		w.says(crmtest.Xiaoli, func(k *desk.Work) (err error) {
			_, err = k.TellVisit(there.Activity.ID, desk.NewActivity{Outcome: crm.NotReached})
			return err
		})
		if n := w.tally(crmtest.Xiaoli, crm.MetricVisits); n != 0 {
			t.Errorf("nobody was met, and %d visits count", n)
		}
	})
}

func TestWhatProvesNothing(t *testing.T) {
	w := newWorld(t, false)
	seen, _ := w.visit(crmtest.Xiaoli, "比亚迪", "王总", desk.NewActivity{})
	call, _ := w.visit(crmtest.Xiaoli, "美的", "", desk.NewActivity{Type: crm.Call})
	w.refused(crmtest.Xiaoli, crm.BadInput, "activity.type", func(k *desk.Work) error {
		_, err := k.ProveVisit(call.Activity.ID, *atTheGate())
		return err
	})
	w.refused(crmtest.Anna, crm.Forbidden, "record.not_yours", func(k *desk.Work) error {
		_, err := k.ProveVisit(seen.Activity.ID, *atTheGate())
		return err
	})
	w.refused(crmtest.Xiaoli, crm.BadInput, "arrival.nowhere", func(k *desk.Work) error {
		_, err := k.ProveVisit(seen.Activity.ID, crm.Arrival{Lat: 91})
		return err
	})
}

func TestADroppedDraftForgetsWhereHeWas(t *testing.T) {
	w := newWorld(t, false)
	var d crm.Draft
	w.says(crmtest.Xiaoli, func(k *desk.Work) (err error) {
		d, err = k.SaveDraft(desk.NewDraft{Text: "📍", Intent: "visit", Ask: "whose", Arrival: atTheGate()})
		return err
	})
	if !get[crm.Draft](w, d.ID).Arrival.Placed() {
		t.Fatal("the location is lost while he is asked")
	}
	w.says(crmtest.Xiaoli, func(k *desk.Work) error { _, err := k.DropDraft(d.ID); return err })
	if get[crm.Draft](w, d.ID).Arrival != nil {
		t.Error("a location of no use is kept")
	}
}

func TestWhereWhoIsForgottenWasMetGoes(t *testing.T) {
	o := newOffice(t, false)
	o.update(func(tx crm.Tx) error {
		_, err := tx.Take(crmtest.Message("m-place", func(m *crm.Taken) {
			m.Body = []byte(`{"v":1,"m":{"Text":"","Geo":{"Lat":22.69,"Long":114.34,"Name":"坪山北门"}}}`)
		}))
		return err
	})
	var there crm.Activity
	o.hears("m-place", "", func(k *desk.Work) error {
		out, err := k.LogActivity(desk.NewActivity{Account: o.byd.Account.ID, Arrival: &crm.Arrival{At: o.clock.Now(), Lat: 22.69, Long: 114.34, Label: "坪山北门"}})
		there = out.Activity
		return err
	})
	o.says(crmtest.Xiaoli, func(k *desk.Work) error {
		_, err := k.TellVisit(there.ID, desk.NewActivity{Gist: "聊了电池线", With: o.byd.Activity.With})
		return err
	})
	o.forgets(o.byd.Activity.With[0])
	if a := get[crm.Activity](o.world, there.ID); a.Arrival == nil || a.Arrival.Placed() || a.Gist == "" {
		t.Errorf("the visit and its hour stay, the place goes: %+v %+v", a, a.Arrival)
	}
	if left := o.everything(); strings.Contains(left, "22.69") || strings.Contains(left, "坪山北门") {
		t.Error("the place is still somewhere")
	}
}
