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
