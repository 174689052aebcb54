package desk_test

import (
	"testing"

	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

func TestAnAccountKnowsWhatItBought(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		o := w.deal(desk.NewDeal{Title: "压机"})
		visit := func() crm.Activity {
			var v desk.Logged
			w.says(crmtest.Xiaoli, func(k *desk.Work) (err error) {
				v, err = k.LogActivity(desk.NewActivity{Account: o.Account})
				return err
			})
			return v.Activity
		}
		before := visit()
		win := func(id crm.OpportunityID, yuan int64) crm.GroupID {
			return w.says(crmtest.Xiaoli, func(k *desk.Work) error {
				_, err := k.EndDeal(id, desk.Ending{State: crm.DealWon, Amount: &crm.Amount{Money: crm.Yuan(yuan)}})
				return err
			})
		}
		won := win(o.ID, 100)
		a := get[crm.Account](w, o.Account)
		if a.Orders != 1 || len(a.Bought) != 1 || a.Bought[0] != crm.Yuan(100) {
			t.Fatalf("%d orders, bought %v", a.Orders, a.Bought)
		}
		if after := visit(); before.Bought || !after.Bought {
			t.Errorf("the visit before the order says %v, the one after %v", before.Bought, after.Bought)
		}
		if n := w.tally(crmtest.Xiaoli, crm.MetricVisitsTo+crm.MetricOld); n != 1 {
			t.Errorf("%d visits to old customers, want 1", n)
		}
		w.undoes(crmtest.Xiaoli, won)
		if a := get[crm.Account](w, o.Account); a.Orders != 0 || a.Bought != nil {
			t.Errorf("undone: %d orders, bought %v", a.Orders, a.Bought)
		}
	})
}

// TestWhatIsDerivedIsNothingToTakeBack: after a loss, a visit with a new deal, and both taken back,
// 撤销 means what was said before them and not once more the visit, of which only the day stood
// otherwise since when nothing is open with the customer.
func TestWhatIsDerivedIsNothingToTakeBack(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		out, first := w.visit(crmtest.Xiaoli, "恒鑫", "王总", desk.NewActivity{Need: "折弯机", Amount: crm.Amount{Money: crm.Yuan(90)}})
		lost := w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.EndDeal(out.Activity.Deal, desk.Ending{State: crm.DealLost, Reason: "pricing"})
			return err
		})
		again := w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := visit(k, "", "", desk.NewActivity{Account: out.Account.ID, Amount: crm.Amount{Money: crm.Yuan(1)}})
			return err
		})
		w.undoes(crmtest.Xiaoli, again)
		w.undoes(crmtest.Xiaoli, lost)
		if g, _ := w.lastGroup(crmtest.Xiaoli); g != first {
			t.Errorf("撤销 means %s, want the first visit %s (the second was %s)", g, first, again)
		}
	})
}
