package desk_test

import (
	"testing"
	"time"

	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// budget is a deal with an amount that somebody named.
func budget(yuan int64) desk.NewDeal {
	return desk.NewDeal{Amount: crm.Amount{Money: crm.Yuan(yuan), Kind: crm.AmountBudget}}
}

func TestEverythingSaidOfADealCanBeTakenBack(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		o := w.deal(budget(1_000_000))
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.PlanPayments(o.ID, []desk.PlanRow{{What: "预付", Amount: crm.Yuan(30)}, {What: "质保金", Amount: crm.Yuan(70), Retained: true}})
			return err
		})
		rows := w.plan(o)
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.Receive(rows[1].ID, crm.Yuan(10), "")
			return err
		})
		for name, do := range map[string]func(k *desk.Work) error{
			"a tender": func(k *desk.Work) error {
				_, err := k.SetTender(o.ID, desk.TenderEdit{Deadline: new(crm.Date("2026-11-30")), Deposit: new(crm.Yuan(200_000))})
				return err
			},
			"a quote": func(k *desk.Work) error {
				_, _, err := k.AddQuote(desk.NewQuote{Deal: o.ID, Amount: crm.Yuan(950_000)})
				return err
			},
			"a round of the negotiation": func(k *desk.Work) error {
				_, err := k.AddRound(o.ID, crm.Round{Ours: crm.Yuan(98), Theirs: crm.Yuan(90)})
				return err
			},
			"a floor": func(k *desk.Work) error {
				_, err := k.UpdateDeal(o.ID, desk.DealEdit{Floor: new(crm.Yuan(900_000))})
				return err
			},
			"another payment plan": func(k *desk.Work) error {
				_, err := k.PlanPayments(o.ID, []desk.PlanRow{{Amount: crm.Yuan(60)}, {Amount: crm.Yuan(30)}, {Amount: crm.Yuan(10)}})
				return err
			},
			"money": func(k *desk.Work) error {
				_, err := k.Receive(rows[0].ID, crm.Yuan(12), "")
				return err
			},
			"a promise": func(k *desk.Work) error {
				_, err := k.Promise(rows[0].ID, "2026-12-10")
				return err
			},
			"an assessment": func(k *desk.Work) error {
				_, err := k.AnswerQuestion(o.ID, "q4", "是", "李工说预算批了")
				return err
			},
			"a condition": func(k *desk.Work) error {
				_, err := k.Tick(o.ID, "criteria_met", "是", "")
				return err
			},
			"a field": func(k *desk.Work) error {
				_, err := k.Note(desk.NewNote{Subject: crm.Pointer{Kind: crm.KindOpportunity, ID: string(o.ID)}, Field: "unique_value", Value: "一级能效"})
				return err
			},
			"a row of the battle plan": func(k *desk.Work) error {
				_, err := k.AddTask(desk.NewTask{Account: o.Account, Deal: o.ID, Text: "拿下技术部", Due: "2026-11-20", Owner: crmtest.Anna, Plan: true})
				return err
			},
			"a lost deal, explained": func(k *desk.Work) error {
				if _, err := k.EndDeal(o.ID, desk.Ending{State: crm.DealLost, Reason: "便宜", Why: "给大族了,他们便宜"}); err != nil {
					return err
				}
				_, err := k.Explain(o.ID, desk.Ending{Rival: "大族", NoGap: true})
				return err
			},
		} {
			before := w.snapshot()
			g := w.says(crmtest.Xiaoli, do)
			if before.diff(w.snapshot()) == "" {
				t.Errorf("%s changed nothing", name)
			}
			w.says(crmtest.Xiaoli, func(k *desk.Work) error {
				_, err := k.Undo(g)
				return err
			})
			if d := before.diff(w.snapshot()); d != "" {
				t.Errorf("%s was not taken back: %s", name, d)
			}
		}
	})
}

func TestATendersLife(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		o := w.deal(budget(1_000_000))
		set := func(e desk.TenderEdit) (out crm.Tender) {
			w.says(crmtest.Xiaoli, func(k *desk.Work) error {
				done, err := k.SetTender(o.ID, e)
				out = done.After
				return err
			})
			return out
		}
		first := set(desk.TenderEdit{Deadline: new(crm.Date("2026-11-03")), Clock: new("09:30"), Deposit: new(crm.Yuan(200_000)), PayBy: new(crm.Date("2026-11-02"))})
		if first.Number() != "B1" || first.State != crm.TenderOpen || first.Round != 1 {
			t.Errorf("%+v", first)
		}
		if put := set(desk.TenderEdit{Deadline: new(crm.Date("2026-11-05"))}); put.State != crm.TenderPostponed || len(put.Delays) != 1 || put.ID != first.ID {
			t.Errorf("put off: %+v", put)
		}
		w.clock.Set(time.Date(2026, 11, 5, 1, 31, 0, 0, time.UTC))
		args := w.refused(crmtest.Xiaoli, crm.Gate, "tender.late", func(k *desk.Work) error {
			_, err := k.SetTender(o.ID, desk.TenderEdit{State: new("标书交了")})
			return err
		})
		if args[0] != "#B1" || args[1] != "2026-11-05" {
			t.Errorf("%q", args)
		}
		set(desk.TenderEdit{State: new("流标"), Reason: new("不足三家")})
		again := set(desk.TenderEdit{State: new("二次招标"), Deadline: new(crm.Date("2026-12-07"))})
		if again.Round != 2 || again.Reason != "" || !again.Open() {
			t.Errorf("the second call: %+v", again)
		}
		set(desk.TenderEdit{State: new("标书交了"), Paid: new(crm.Date("2026-11-04"))})
		w.refused(crmtest.Xiaoli, crm.BadInput, "tender.learnt", func(k *desk.Work) error {
			_, err := k.SetTender(o.ID, desk.TenderEdit{Learnt: new("报价高了")})
			return err
		})
		lost := set(desk.TenderEdit{
			State: new("没中"), Learnt: new("报价高了"),
			Bids: []crm.Bid{{Who: "大族", Price: crm.Yuan(900_000)}, {Price: crm.Yuan(950_000)}, {Who: "大族", Price: crm.Yuan(910_000)}},
		})
		if len(lost.Bids) != 2 || lost.Bids[0].Price != crm.Yuan(910_000) || lost.LearntOn == "" || lost.Owed() != crm.Yuan(200_000) {
			t.Errorf("lost: %+v", lost)
		}
		if back := set(desk.TenderEdit{Back: new(crm.Date("2026-11-05"))}); back.Owed().Minor != 0 {
			t.Errorf("the deposit is still owed: %+v", back)
		}
		w.refused(crmtest.Anna, crm.Forbidden, "record.not_yours", func(k *desk.Work) error {
			_, err := k.SetTender(o.ID, desk.TenderEdit{Learnt: new("x")})
			return err
		})
	})
}

func TestMoneyThatComesIn(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		o := w.deal(budget(1_000_000))
		shares := []desk.PlanRow{{What: "预付", Share: 30, Due: "2026-10-30"}, {What: "发货", Share: 60}, {What: "质保金", Share: 10, Retained: true}}
		plan := func(rows []desk.PlanRow) func(k *desk.Work) error {
			return func(k *desk.Work) error {
				_, err := k.PlanPayments(o.ID, rows)
				return err
			}
		}
		w.refused(crmtest.Xiaoli, crm.Gate, "payment.no_amount", plan(shares))
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.EndDeal(o.ID, desk.Ending{State: crm.DealWon, Amount: &crm.Amount{Money: crm.Yuan(3_500_001)}})
			return err
		})
		w.refused(crmtest.Xiaoli, crm.BadInput, "payment.sum", plan(shares[:2]))
		w.refused(crmtest.Xiaoli, crm.BadInput, "payment.rows", plan(nil))
		w.refused(crmtest.Xiaoli, crm.BadInput, "payment.currency", plan([]desk.PlanRow{{Amount: crm.Money{Minor: 100, Currency: "USD"}}}))
		w.says(crmtest.Xiaoli, plan(shares))
		rows := w.plan(o)
		var sum int64
		for _, r := range rows {
			sum += r.Amount.Minor
		}
		if len(rows) != 3 || sum != crm.Yuan(3_500_001).Minor || rows[0].Amount != (crm.Money{Minor: 105_000_030, Currency: "CNY"}) {
			t.Fatalf("%+v", rows)
		}
		in := func(m crm.Money) func(k *desk.Work) error {
			return func(k *desk.Work) error {
				_, err := k.Receive(rows[0].ID, m, "")
				return err
			}
		}
		w.refused(crmtest.Xiaoli, crm.BadInput, "payment.more", in(crm.Yuan(2_000_000)))
		w.refused(crmtest.Xiaoli, crm.BadInput, "payment.currency", in(crm.Money{Minor: 1, Currency: "USD"}))
		w.refused(crmtest.Xiaoli, crm.BadInput, "payment.amount", in(crm.Money{Currency: "CNY"}))
		w.says(crmtest.Xiaoli, in(crm.Yuan(600_000)))
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.Promise(rows[0].ID, "2026-12-10")
			return err
		})
		one := w.plan(o)[0]
		if one.Left() != (crm.Money{Minor: 45_000_030, Currency: "CNY"}) || one.Expected() != "2026-12-10" || one.Late("2026-11-02") != 3 || one.Paid() {
			t.Errorf("a part of it: %+v", one)
		}
		confirm := func(k *desk.Work) error {
			_, err := k.ConfirmPayment(rows[0].ID)
			return err
		}
		w.refused(crmtest.Xiaoli, crm.Forbidden, "payment.own", confirm)
		w.says(crmtest.Wangmin, confirm)
		w.refused(crmtest.Wangmin, crm.Stale, "payment.confirmed", confirm)
		w.refused(crmtest.Xiaoli, crm.Stale, "payment.received", plan([]desk.PlanRow{{Share: 1}, {Share: 99}}))
	})
}

func TestPricesRoundsAndTheFloor(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		o := w.deal(budget(1_200_000))
		holds := func() (yes bool) {
			w.view(func(r crm.Reader) error {
				now, err := crm.Get[crm.Opportunity](r, o.ID)
				if err != nil {
					return err
				}
				now.Milestone = "m7"
				ticks, err := w.desk.Ticks(r, &now)
				yes = ticks["special_price"].Answer == "yes"
				return err
			})
			return yes
		}
		quote := func(yuan int64) (q crm.Quote, after crm.Opportunity) {
			w.says(crmtest.Xiaoli, func(k *desk.Work) error {
				var done desk.Edited[crm.Opportunity]
				var err error
				q, done, err = k.AddQuote(desk.NewQuote{Deal: o.ID, Amount: crm.Yuan(yuan)})
				after = done.After
				return err
			})
			return q, after
		}
		if q, after := quote(1_000_000); q.Version != 1 || q.Number() != "Q1" || after.Amount.Kind != crm.AmountQuote || after.Amount.Minor != crm.Yuan(1_000_000).Minor {
			t.Errorf("%+v, %+v", q, after)
		}
		if q, _ := quote(950_000); q.Version != 2 {
			t.Errorf("the second is version %d", q.Version)
		}
		if holds() {
			t.Error("without a floor nobody knows whether the price is special")
		}
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.UpdateDeal(o.ID, desk.DealEdit{Floor: new(crm.Yuan(900_000))})
			return err
		})
		if !holds() {
			t.Error("a price above the floor needs no approval")
		}
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.AddRound(o.ID, crm.Round{Ours: crm.Yuan(880_000), Theirs: crm.Yuan(850_000)})
			return err
		})
		if holds() {
			t.Error("below the floor it takes an approval")
		}
		w.refused(crmtest.Xiaoli, crm.BadInput, "quote.amount", func(k *desk.Work) error {
			_, _, err := k.AddQuote(desk.NewQuote{Deal: o.ID})
			return err
		})
		w.refused(crmtest.Xiaoli, crm.BadInput, "round.empty", func(k *desk.Work) error {
			_, err := k.AddRound(o.ID, crm.Round{})
			return err
		})
	})
}

func TestARowOfABattlePlanHasAnOwnerAndADay(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		o := w.deal(budget(100))
		row := func(n desk.NewTask) func(k *desk.Work) error {
			return func(k *desk.Work) error {
				n.Account, n.Deal, n.Plan = o.Account, o.ID, true
				_, err := k.AddTask(n)
				return err
			}
		}
		w.refused(crmtest.Xiaoli, crm.BadInput, "plan.owner", row(desk.NewTask{Text: "拿下技术部", Due: "2026-11-20"}))
		w.refused(crmtest.Xiaoli, crm.BadInput, "plan.due", row(desk.NewTask{Text: "拿下技术部", Owner: crmtest.Anna}))
		w.refused(crmtest.Anna, crm.Forbidden, "record.not_yours", row(desk.NewTask{Text: "拿下技术部", Owner: crmtest.Anna, Due: "2026-11-20"}))
		w.says(crmtest.Xiaoli, row(desk.NewTask{Text: "拿下技术部", Owner: crmtest.Anna, Due: "2026-11-20"}))
	})
}

func TestATenderMayBeLeftOutWithAReason(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		o := w.deal(budget(100))
		push := func(to string) {
			w.says(crmtest.Wangmin, move(o, desk.DealMove{To: to, Push: true, Reason: "测试"}))
		}
		push("m5")
		args := w.refused(crmtest.Xiaoli, crm.BadInput, "milestone.skip", move(o, desk.DealMove{To: "m7"}))
		if len(args) != 3 || args[1] != "m6" {
			t.Errorf("%q", args)
		}
		w.refused(crmtest.Xiaoli, crm.Gate, "gate.unmet", move(o, desk.DealMove{To: "m7", Reason: "直接采购"}))
	})
}
