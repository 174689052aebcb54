package desk_test

import (
	"testing"

	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

func TestACorrectedAmountIsTheDeals(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		out, _ := w.visit(crmtest.Xiaoli, "美科", "周姐", desk.NewActivity{Amount: crm.Amount{Money: crm.Yuan(1_080_000), Kind: crm.AmountQuote}})
		var c desk.Corrected
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			var err error
			c, err = k.CorrectActivity(out.Activity.ID, desk.ActivityEdit{Amount: &crm.Amount{Money: crm.Yuan(1_800_000), Kind: crm.AmountBudget}})
			return err
		})
		if c.DealBefore.Amount.Money != crm.Yuan(1_080_000) || c.DealAfter.Amount.Money != crm.Yuan(1_800_000) {
			t.Errorf("from %+v to %+v", c.DealBefore.Amount, c.DealAfter.Amount)
		}
		if c.Before.Rev != c.After.Rev {
			t.Errorf("the visit itself did not change and was written")
		}
		plain, _ := w.visit(crmtest.Xiaoli, "格力", "", desk.NewActivity{})
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			var err error
			c, err = k.CorrectActivity(plain.Activity.ID, desk.ActivityEdit{Amount: &crm.Amount{Money: crm.Yuan(50)}})
			return err
		})
		if c.DealBefore != nil || c.DealAfter == nil || c.After.Deal != c.DealAfter.ID {
			t.Errorf("an amount that was forgotten opens the deal: %+v", c)
		}
	})
}

func TestTheWrongCustomer(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		right, _ := w.visit(crmtest.Xiaoli, "比亚迪电子", "王总", desk.NewActivity{Date: "2026-10-01"})
		before := w.snapshot()
		var out desk.Logged
		var step crm.Task
		var taxi crm.Expense
		first := w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			a, _, err := k.OpenAccount(desk.NewAccount{Name: crmtest.Name("比亚迪")})
			if err != nil {
				return err
			}
			var with []crm.ContactID
			for _, name := range []string{"王总", "李工"} {
				c, _, err := k.AddContact(desk.NewContact{Account: a.ID, Name: crmtest.Name(name)})
				if err != nil {
					return err
				}
				with = append(with, c.ID)
			}
			out, err = k.LogActivity(desk.NewActivity{Account: a.ID, With: with, Need: "电池线", Amount: crm.Amount{Money: crm.Yuan(100)}})
			if err != nil {
				return err
			}
			step, err = k.AddTask(desk.NewTask{
				Account: a.ID, Deal: out.Deal.ID, Contact: with[0], From: out.Activity.ID, Text: "带方案", Due: "2026-11-11",
			})
			if err != nil {
				return err
			}
			taxi, err = k.AddExpense(desk.NewExpense{Type: "travel", Amount: crm.Yuan(160), Activity: out.Activity.ID})
			return err
		})
		logged := w.snapshot()
		var c desk.Corrected
		g := w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			var err error
			c, err = k.CorrectActivity(out.Activity.ID, desk.ActivityEdit{Account: &right.Account.ID})
			return err
		})
		to := right.Account.ID
		if c.From.Name.Text != "比亚迪" || c.To.Name.Text != "比亚迪电子" || c.To.Met != 2 || len(c.Gone) != 3 {
			t.Errorf("from %s to %s, met %d, gone %d", c.From.Name.Text, c.To.Name.Text, c.To.Met, len(c.Gone))
		}
		if !w.gone(&crm.Account{ID: out.Account.ID}) {
			t.Errorf("the wrong account is still there")
		}
		if d := get[crm.Opportunity](w, out.Deal.ID); d.Account != to {
			t.Errorf("the deal stayed behind")
		}
		if s := get[crm.Task](w, step.ID); s.Account != to || s.Contact != right.Activity.With[0] || s.Deal != out.Deal.ID {
			t.Errorf("the step stayed behind: %+v", s)
		}
		if x := get[crm.Expense](w, taxi.ID); x.Account != to {
			t.Errorf("the taxi stayed behind")
		}
		a := get[crm.Activity](w, out.Activity.ID)
		if len(a.With) != 2 || a.With[0] != right.Activity.With[0] || a.With[1] != out.Activity.With[1] {
			t.Errorf("with %v", a.With)
		}
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.Undo(g)
			return err
		})
		if d := logged.diff(w.snapshot()); d != "" {
			t.Errorf("the undo of the correction differs: %s", d)
		}
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.Undo(first)
			return err
		})
		if d := before.diff(w.snapshot()); d != "" {
			t.Errorf("the undo of the visit differs: %s", d)
		}
	})
}

func TestTheWrongCustomerStaysWhenOthersUseIt(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		old, _ := w.visit(crmtest.Xiaoli, "比亚迪", "王总", desk.NewActivity{Amount: crm.Amount{Money: crm.Yuan(10)}})
		again, _ := w.visit(crmtest.Xiaoli, "", "王总", desk.NewActivity{Account: old.Account.ID})
		other, _ := w.visit(crmtest.Xiaoli, "宁德", "", desk.NewActivity{})
		var c desk.Corrected
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			var err error
			c, err = k.CorrectActivity(again.Activity.ID, desk.ActivityEdit{Account: &other.Account.ID})
			return err
		})
		if len(c.Gone) != 0 || w.gone(&crm.Account{ID: old.Account.ID}) {
			t.Errorf("an account with a visit of its own went: %+v", c.Gone)
		}
		twin := get[crm.Contact](w, c.After.With[0])
		if twin.Account != other.Account.ID || twin.Name.Text != "王总" || twin.Met != 1 {
			t.Errorf("who was met: %+v", twin)
		}
		if c.After.Deal != "" {
			t.Errorf("the visit kept the deal of the other customer")
		}
		if a := get[crm.Account](w, old.Account.ID); a.Met != 1 {
			t.Errorf("met %d", a.Met)
		}
	})
}

func TestTheWrongCustomerAndTheWrongPeople(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		right, _ := w.visit(crmtest.Xiaoli, "宁德", "王总", desk.NewActivity{})
		wrong, _ := w.visit(crmtest.Xiaoli, "比亚迪", "李工", desk.NewActivity{Amount: crm.Amount{Money: crm.Yuan(120), Kind: crm.AmountQuote}})
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.Note(desk.NewNote{Subject: crm.Pointer{Kind: crm.KindOpportunity, ID: string(wrong.Deal.ID)}, Field: "contract_no", Value: "HT-1"})
			return err
		})
		logged := w.snapshot()
		var c desk.Corrected
		g := w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			var err error
			c, err = k.CorrectActivity(wrong.Activity.ID, desk.ActivityEdit{Account: &right.Account.ID, With: &right.Activity.With})
			return err
		})
		if len(c.Gone) != 3 || c.After.With[0] != right.Activity.With[0] {
			t.Errorf("gone %d, with %v; want 李工, the account and its lead gone", len(c.Gone), c.After.With)
		}
		if d := get[crm.Opportunity](w, wrong.Deal.ID); d.Account != right.Account.ID {
			t.Errorf("the deal stayed behind because something is noted of it")
		}
		w.undoes(crmtest.Xiaoli, g)
		if d := logged.diff(w.snapshot()); d != "" {
			t.Errorf("undo: %s", d)
		}
	})
}

func TestWhoWasThere(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		out, _ := w.visit(crmtest.Anna, "Oakline", "", desk.NewActivity{})
		pass := func(to crm.PersonID) func(k *desk.Work) error {
			return func(k *desk.Work) error {
				_, err := k.CorrectActivity(out.Activity.ID, desk.ActivityEdit{Who: &to})
				return err
			}
		}
		w.refused(crmtest.Xiaoli, crm.Forbidden, "record.not_yours", pass(crmtest.Xiaoli))
		w.refused(crmtest.Anna, crm.Forbidden, "record.pass", pass(crmtest.Xiaoli)) // he does not give it away himself
		w.refused(crmtest.Wangmin, crm.Forbidden, "record.pass", pass(xiaosun))
		g := w.says(crmtest.Wangmin, pass(crmtest.Xiaoli))
		if n := w.tally(crmtest.Anna, crm.MetricVisits); n != 0 {
			t.Errorf("Anna still counts %d visits", n)
		}
		if n := w.tally(crmtest.Xiaoli, crm.MetricVisits); n != 1 {
			t.Errorf("小李 counts %d visits", n)
		}
		w.says(crmtest.Wangmin, func(k *desk.Work) error {
			_, err := k.Undo(g)
			return err
		})
		if a := get[crm.Activity](w, out.Activity.ID); a.Who != crmtest.Anna {
			t.Errorf("taken back, it is %s's", a.Who)
		}
	})
}
