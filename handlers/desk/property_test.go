package desk_test

import (
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// TestWhateverIsDoneCanBeUndoneInReverse lets random people do random things,
// undo and redo among them, and takes everything back, the last thing first:
// after each step the live records, the totals and the wakes are what they
// were before it.
func TestWhateverIsDoneCanBeUndoneInReverse(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t, rapid.Bool().Draw(rt, "twice"))
		type done struct {
			who    crm.PersonID
			what   string
			group  crm.GroupID
			before snapshot
		}
		var stack []done
		w.visit(crmtest.Xiaoli, "恒鑫", "王总", desk.NewActivity{Need: "折弯机", Date: "2026-10-30"})
		for i := range 20 {
			// Only the seed is rapid's: it would choose the first of a list too often.
			rnd := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), uint64(i)))
			who := oneOf(rnd, crmtest.Xiaoli, crmtest.Xiaoli, crmtest.Xiaoli, crmtest.Wangmin, crmtest.Anna)
			before := w.snapshot()
			what, do := action(rnd, w, before, who)
			g, err := w.try(who, do)
			if _, ok := crm.AsFault(err); err != nil && !ok {
				rt.Fatalf("%d %s %s: %v", i, who, what, err)
			}
			after := before.diff(w.snapshot())
			switch {
			case err != nil && after != "":
				rt.Fatalf("%d %s %s was refused and changed something: %s", i, who, what, after)
			case err == nil && after != "":
				stack = append(stack, done{who, what, g, before})
			}
		}
		crmtest.Consistent(t, w.store)
		for i := len(stack) - 1; i >= 0; i-- {
			d := stack[i]
			if _, err := w.try(d.who, func(k *desk.Work) error {
				_, err := k.Undo(d.group)
				return err
			}); err != nil {
				rt.Fatalf("undo of %d, %s by %s: %v", i, d.what, d.who, err)
			}
			if diff := d.before.diff(w.snapshot()); diff != "" {
				rt.Fatalf("undo of %d, %s by %s: %s", i, d.what, d.who, diff)
			}
		}
		crmtest.Consistent(t, w.store)
	})
}

// action draws something that somebody may try to do with what there is.
func action(rnd *rand.Rand, w *world, s snapshot, who crm.PersonID) (string, func(k *desk.Work) error) {
	ids := func(k crm.Kind) string {
		if list := s.ids(k); len(list) > 0 {
			return oneOf(rnd, list...)
		}
		return "none"
	}
	account, activity, task := crm.AccountID(ids(crm.KindAccount)), crm.ActivityID(ids(crm.KindActivity)), crm.TaskID(ids(crm.KindTask))
	deal, contact := crm.OpportunityID(ids(crm.KindOpportunity)), crm.ContactID(ids(crm.KindContact))
	name := oneOf(rnd, "比亚迪", "格力", "美的", "美科", "恒鑫")
	person := oneOf(rnd, "", "王总", "李工")
	day := w.today().AddDays(-rnd.IntN(5))
	kind := oneOf(rnd, crm.Visit, crm.Visit, crm.Call, crm.Demo, crm.OtherActivity)
	outcome := oneOf(rnd, "", crm.Reached, crm.NotReached)
	amount := crm.Amount{Money: crm.Yuan(rnd.Int64N(4)), Kind: oneOf(rnd, crm.AmountBudget, crm.AmountQuote)}
	tier, noted := oneOf(rnd, "A", "B"), oneOf(rnd, "", "好")
	last, undo := w.lastGroup(who)
	acts := []struct {
		what string
		do   func(k *desk.Work) error
	}{
		{"a first visit", func(k *desk.Work) error {
			k.Item(1)
			out, err := visit(k, name, person, desk.NewActivity{Type: kind, Date: day, Outcome: outcome, Amount: amount})
			if err != nil {
				return err
			}
			_, err = k.AddTask(desk.NewTask{Account: out.Account.ID, Text: "送样", Due: day.AddDays(7), From: out.Activity.ID})
			return err
		}},
		{"another visit", func(k *desk.Work) error {
			_, err := visit(k, "", person, desk.NewActivity{Account: account, Type: kind, Date: day, Outcome: outcome, Amount: amount, Cost: amount.Money})
			return err
		}},
		{"a booked visit", func(k *desk.Work) error {
			_, err := k.AddTask(desk.NewTask{Account: account, Visit: true, Due: day})
			return err
		}},
		{"a corrected visit", func(k *desk.Work) error {
			_, err := k.CorrectActivity(activity, desk.ActivityEdit{Date: &day, Type: &kind, Outcome: &outcome})
			return err
		}},
		{"a corrected amount", func(k *desk.Work) error {
			_, err := k.CorrectActivity(activity, desk.ActivityEdit{Amount: &amount})
			return err
		}},
		{"another customer", func(k *desk.Work) error {
			_, err := k.CorrectActivity(activity, desk.ActivityEdit{Account: &account})
			return err
		}},
		{"somebody else's visit", func(k *desk.Work) error {
			_, err := k.CorrectActivity(activity, desk.ActivityEdit{Who: new(crmtest.Anna)})
			return err
		}},
		{"a step done", func(k *desk.Work) error {
			_, err := k.FinishTask(task)
			return err
		}},
		{"a step moved", func(k *desk.Work) error {
			_, err := k.MoveTask(task, day.AddDays(3), "")
			return err
		}},
		{"a taxi", func(k *desk.Work) error {
			_, err := k.AddExpense(desk.NewExpense{Type: "travel", Amount: crm.Yuan(9), Activity: activity, Date: day})
			return err
		}},
		{"a contact's role", func(k *desk.Work) error {
			_, err := k.UpdateContact(contact, desk.ContactEdit{Roles: []string{"decider"}, Support: new("insider")})
			return err
		}},
		{"a tier", func(k *desk.Work) error {
			_, err := k.UpdateAccount(account, desk.AccountEdit{Tier: &tier, Reason: "行业前20"})
			return err
		}},
		{"a new name", func(k *desk.Work) error {
			n := crmtest.Name(name + "集团")
			_, err := k.UpdateAccount(account, desk.AccountEdit{Name: &n})
			return err
		}},
		{"a deal pushed on", func(k *desk.Work) error {
			_, err := k.MoveDeal(deal, desk.DealMove{Push: true, Reason: "客户急"})
			return err
		}},
		{"a deal lost", func(k *desk.Work) error {
			_, err := k.EndDeal(deal, desk.Ending{State: crm.DealLost, Reason: "价格"})
			return err
		}},
		{"a deal won", func(k *desk.Work) error {
			_, err := k.EndDeal(deal, desk.Ending{State: crm.DealWon, Amount: &crm.Amount{Money: crm.Yuan(7)}})
			return err
		}},
		{"a note", func(k *desk.Work) error {
			p := crm.Pointer{Kind: crm.KindAccount, ID: string(account)}
			_, err := k.Note(desk.NewNote{Subject: p, Field: "credit", Value: noted})
			return err
		}},
		{"a draft", func(k *desk.Work) error {
			_, err := k.SaveDraft(desk.NewDraft{Text: "不确定", Intent: "visit"})
			return err
		}},
		{"a mute", func(k *desk.Work) error {
			_, err := k.Mute("cadence", day)
			return err
		}},
		{"an undo", func(k *desk.Work) error { return undoes(k, last) }},
		{"an undo", func(k *desk.Work) error { return undoes(k, last) }},
		{"a redo", func(k *desk.Work) error { return undoes(k, undo) }},
		{"an item undone", func(k *desk.Work) error {
			_, err := k.UndoItem(last, 1)
			return err
		}},
	}
	act := oneOf(rnd, acts...)
	return act.what, act.do
}

func undoes(k *desk.Work, g crm.GroupID) error {
	_, err := k.Undo(g)
	return err
}

func oneOf[T any](rnd *rand.Rand, list ...T) T { return list[rnd.IntN(len(list))] }
