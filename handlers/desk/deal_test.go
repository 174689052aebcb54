package desk_test

import (
	"slices"
	"testing"

	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// deal opens an account and a deal of 小李.
func (w *world) deal(n desk.NewDeal) crm.Opportunity {
	w.t.Helper()
	a := w.open(crmtest.Xiaoli, desk.NewAccount{Name: crmtest.Name("粤钢")})
	n.Account = a.ID
	var o crm.Opportunity
	w.says(crmtest.Xiaoli, func(k *desk.Work) error {
		var err error
		o, err = k.OpenDeal(n)
		return err
	})
	return o
}

func move(o crm.Opportunity, m desk.DealMove) func(k *desk.Work) error {
	return func(k *desk.Work) error {
		_, err := k.MoveDeal(o.ID, m)
		return err
	}
}

func TestADealGoesThroughItsGate(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		o := w.deal(desk.NewDeal{Title: "压机"})
		args := w.refused(crmtest.Xiaoli, crm.Gate, "gate.unmet", move(o, desk.DealMove{}))
		if want := []string{"#P1", "m2", "tier_set", "criteria_met", "sheet_complete"}; !slices.Equal(args, want) {
			t.Fatalf("missing %q, want %q", args, want)
		}
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			if _, err := k.Tick(o.ID, "criteria_met", "是", ""); err != nil {
				return err
			}
			_, err := k.UpdateAccount(o.Account, desk.AccountEdit{
				RankSales: new(10), RankGain: new(10), Region: new("华南"), Industry: new(w.rules.Industries[0].Name.ZH),
				Revenue: &crm.Money{Minor: 100, Currency: "CNY"}, Source: new("other/walk_in"),
			})
			return err
		})
		var e desk.Edited[crm.Opportunity]
		g := w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			var err error
			e, err = k.MoveDeal(o.ID, desk.DealMove{})
			return err
		})
		if e.After.Milestone != "m2" || len(e.After.Moved) != 2 || len(e.Before.Moved) != 1 || e.After.Since != w.today() {
			t.Errorf("%+v", e.After)
		}
		if n := w.tally(crmtest.Xiaoli, crm.MetricMoves); n != 1 {
			t.Errorf("moves %d", n)
		}
		w.undoes(crmtest.Xiaoli, g)
		if o := get[crm.Opportunity](w, o.ID); o.Milestone != "m1" || w.tally(crmtest.Xiaoli, crm.MetricMoves) != 0 {
			t.Errorf("undo: %s", o.Milestone)
		}
	})
}

func TestWhoMovesADealHow(t *testing.T) {
	for _, c := range []struct {
		says  string
		who   crm.PersonID
		m     desk.DealMove
		cause crm.Cause // "" is taken
		key   string
	}{
		{"a rep does not push", crmtest.Xiaoli, desk.DealMove{Push: true, Reason: "急"}, crm.Forbidden, "gate.push"},
		{"a manager pushes with a reason", crmtest.Wangmin, desk.DealMove{Push: true, Reason: "客户急"}, "", ""},
		{"a manager does not push without one", crmtest.Wangmin, desk.DealMove{Push: true}, crm.BadInput, "milestone.reason"},
		{"nobody jumps two milestones", crmtest.Xiaoli, desk.DealMove{To: "m3"}, crm.BadInput, "milestone.far"},
		{"a milestone has to be one", crmtest.Xiaoli, desk.DealMove{To: "m42"}, crm.BadInput, "milestone.unknown"},
		{"staying is no move", crmtest.Xiaoli, desk.DealMove{To: "m1"}, "", ""},
		{"a colleague does not move it", crmtest.Anna, desk.DealMove{}, crm.Forbidden, "record.not_yours"},
	} {
		t.Run(c.says, func(t *testing.T) {
			w := newWorld(t, true)
			o := w.deal(desk.NewDeal{})
			if c.cause == "" {
				w.says(c.who, move(o, c.m))
			} else {
				w.refused(c.who, c.cause, c.key, move(o, c.m))
			}
		})
	}
	both(t, func(t *testing.T, w *world) {
		o := w.deal(desk.NewDeal{})
		w.says(crmtest.Wangmin, move(o, desk.DealMove{Push: true, Reason: "客户急"}))
		w.refused(crmtest.Xiaoli, crm.BadInput, "milestone.reason", move(o, desk.DealMove{To: "m1"}))
		w.says(crmtest.Xiaoli, move(o, desk.DealMove{To: "m1", Reason: "经手人不对"}))
		if o := get[crm.Opportunity](w, o.ID); o.Milestone != "m1" || o.Moved[2].Reason != "经手人不对" {
			t.Errorf("%+v", o.Moved)
		}
	})
}

func TestQuestionsAndConditions(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		o := w.deal(desk.NewDeal{})
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			for _, q := range []string{"q3", "q4"} {
				if _, err := k.AnswerQuestion(o.ID, q, "yes", "王总批文"); err != nil {
					return err
				}
			}
			_, err := k.AnswerQuestion(o.ID, "q5", "不清", "")
			return err
		})
		w.view(func(r crm.Reader) error {
			o, err := crm.Get[crm.Opportunity](r, o.ID)
			if err != nil {
				return err
			}
			ticks, err := w.desk.Ticks(r, &o)
			if ticks["resources"].Answer != "yes" || ticks["driver"].Answer == "yes" || ticks["q5"].Answer != "unclear" {
				t.Errorf("ticks %+v", ticks)
			}
			return err
		})
		for _, c := range []struct {
			says, key string
			do        func(k *desk.Work) error
		}{
			{"an eleventh question", "question.unknown", func(k *desk.Work) error {
				_, err := k.AnswerQuestion(o.ID, "q11", "yes", "")
				return err
			}},
			{"an answer that is none", "question.answer", func(k *desk.Work) error {
				_, err := k.AnswerQuestion(o.ID, "q1", "maybe", "")
				return err
			}},
			{"a question always applies", "question.answer", func(k *desk.Work) error {
				_, err := k.AnswerQuestion(o.ID, "q1", "na", "小单")
				return err
			}},
			{"an approval is not ticked", "tick.follows", func(k *desk.Work) error {
				_, err := k.Tick(o.ID, "application_approved", "yes", "")
				return err
			}},
			{"a tier is set, not ticked", "tick.follows", func(k *desk.Work) error {
				_, err := k.Tick(o.ID, "tier_set", "yes", "")
				return err
			}},
			{"what the playbook does not waive", "tick.na", func(k *desk.Work) error {
				_, err := k.Tick(o.ID, "consensus", "na", "小单")
				return err
			}},
			{"a waiver without a reason", "tick.na", func(k *desk.Work) error {
				_, err := k.Tick(o.ID, "demo_done", "na", "")
				return err
			}},
			{"a condition that is none", "tick.unknown", func(k *desk.Work) error {
				_, err := k.Tick(o.ID, "weather", "yes", "")
				return err
			}},
		} {
			w.refused(crmtest.Xiaoli, crm.BadInput, c.key, c.do)
		}
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			if _, err := k.Tick(o.ID, "demo_done", "不适用", "标准机"); err != nil {
				return err
			}
			_, err := k.Tick(o.ID, "trust", "yes", "三年老客户")
			return err
		})
	})
}

func TestEveryGateCanBeMet(t *testing.T) {
	// No deal may be stuck for ever: once all that the desk can record is
	// recorded, what is left of each gate is for somebody to say, to answer or
	// to approve.
	w := newWorld(t, true)
	o := w.deal(desk.NewDeal{SignBy: "2027-03-01", Rivals: []string{"大族"}, Members: []crm.PersonID{crmtest.Xiaoli}})
	w.says(crmtest.Xiaoli, func(k *desk.Work) error {
		_, err := k.UpdateAccount(o.Account, desk.AccountEdit{
			RankSales: new(10), RankGain: new(10), Region: new("华南"), Industry: new(w.rules.Industries[0].Name.ZH),
			Revenue: &crm.Money{Minor: 100, Currency: "CNY"}, Source: new("other/walk_in"), Relation: new("friend"),
		})
		if err != nil {
			return err
		}
		boss, _, err := k.AddContact(desk.NewContact{Account: o.Account, Name: crmtest.Name("王总"), Decision: "approve", Support: "支持", Handler: true})
		if err != nil {
			return err
		}
		budget := crm.Amount{Money: crm.Yuan(100), Kind: crm.AmountBudget}
		if _, err = k.LogActivity(desk.NewActivity{Type: crm.Demo, Account: o.Account, With: []crm.ContactID{boss.ID}, Amount: budget}); err != nil {
			return err
		}
		_, err = k.Note(desk.NewNote{Subject: crm.Pointer{Kind: crm.KindOpportunity, ID: string(o.ID)}, Field: "contract_no", Value: "HT-1"})
		return err
	})
	for _, m := range w.rules.Milestones {
		w.records(o, m.ID)
		if m.ID == "m8" {
			w.says(crmtest.Xiaoli, func(k *desk.Work) error {
				_, err := k.EndDeal(o.ID, desk.Ending{State: crm.DealWon, Amount: &crm.Amount{Money: crm.Yuan(320)}})
				return err
			})
		}
		w.view(func(r crm.Reader) error {
			now, err := crm.Get[crm.Opportunity](r, o.ID)
			if err != nil {
				return err
			}
			if now.Milestone != m.ID {
				t.Fatalf("the deal stands in %s, want %s", now.Milestone, m.ID)
			}
			unmet, err := w.desk.Missing(r, &now)
			for _, u := range unmet {
				if u.Proof == playbook.ProofRecords && desk.Derived(u.ID) {
					t.Errorf("%s %s does not follow from the records", m.ID, u.ID)
				}
			}
			return err
		})
		for _, c := range m.Exit {
			_, kind := playbook.Find(w.rules.Approvals, m.Approval)
			switch {
			case c.Proof == playbook.ProofApproval && !kind:
				t.Errorf("%s %s waits for an approval that is none", m.ID, c.ID)
			case c.Proof == playbook.ProofSaid, c.Proof == playbook.ProofRecords && !desk.Derived(c.ID):
				w.says(crmtest.Xiaoli, func(k *desk.Work) error {
					_, err := k.Tick(o.ID, c.ID, "yes", "")
					return err
				})
			}
		}
		w.says(crmtest.Wangmin, func(k *desk.Work) error {
			_, err := k.MoveDeal(o.ID, desk.DealMove{To: m.Next[0], Push: true, Reason: "审批与评估另计"})
			return err
		})
	}
}

// records writes what the gate of a late milestone reads: the tender, the plan,
// the money.
func (w *world) records(o crm.Opportunity, milestone string) {
	rows := w.plan(o)
	w.says(crmtest.Xiaoli, func(k *desk.Work) error {
		var err error
		switch milestone {
		case "m6":
			if _, err = k.SetTender(o.ID, desk.TenderEdit{State: new("已递交")}); err == nil {
				_, err = k.SetTender(o.ID, desk.TenderEdit{State: new("won")})
			}
		case "m8":
			_, err = k.PlanPayments(o.ID, []desk.PlanRow{{What: "全款", Amount: crm.Yuan(320)}})
		case "m9":
			_, err = k.Receive(rows[0].ID, crm.Yuan(320), "")
		}
		return err
	})
	if milestone == "m9" {
		w.says(crmtest.Wangmin, func(k *desk.Work) error {
			_, err := k.ConfirmPayment(rows[0].ID)
			return err
		})
	}
}

// plan is the payment plan of a deal.
func (w *world) plan(o crm.Opportunity) (rows []crm.Payment) {
	w.view(func(r crm.Reader) error {
		var err error
		rows, err = w.desk.PaymentsOf(r, o.ID)
		return err
	})
	return rows
}

func TestHowADealEnds(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		o := w.deal(desk.NewDeal{Amount: crm.Amount{Money: crm.Yuan(100), Kind: crm.AmountBudget}})
		end := func(e desk.Ending) func(k *desk.Work) error {
			return func(k *desk.Work) error {
				_, err := k.EndDeal(o.ID, e)
				return err
			}
		}
		open := w.snapshot()
		w.refused(crmtest.Xiaoli, crm.Gate, "deal.no_amount", end(desk.Ending{State: crm.DealWon}))
		w.refused(crmtest.Xiaoli, crm.BadInput, "deal.reason", end(desk.Ending{State: crm.DealLost}))
		w.refused(crmtest.Xiaoli, crm.BadInput, "deal.wake", end(desk.Ending{State: crm.DealPaused, Wake: "2026-11-01"}))
		w.refused(crmtest.Xiaoli, crm.Stale, "deal.closed", end(desk.Ending{State: crm.DealOpen}))

		won := w.says(crmtest.Xiaoli, end(desk.Ending{State: crm.DealWon, Amount: &crm.Amount{Money: crm.Yuan(320)}}))
		if n, s := w.tally(crmtest.Xiaoli, crm.MetricWon), w.tally(crmtest.Xiaoli, crm.MetricSigned); n != 1 || s != 32000 {
			t.Errorf("won %d, signed %d", n, s)
		}
		w.refused(crmtest.Xiaoli, crm.Stale, "deal.closed", end(desk.Ending{State: crm.DealLost, Reason: "价格"}))
		w.undoes(crmtest.Xiaoli, won)
		if d := open.diff(w.snapshot()); d != "" {
			t.Errorf("undo of a win: %s", d)
		}

		w.says(crmtest.Xiaoli, end(desk.Ending{State: crm.DealLost, Reason: "太贵", Rival: "大族"}))
		lost := get[crm.Opportunity](w, o.ID)
		if lost.Reason != "pricing" || lost.Rival != "大族" || lost.Closed != w.today() || w.tally(crmtest.Xiaoli, crm.MetricLost) != 1 {
			t.Errorf("lost: %+v", lost)
		}
		w.says(crmtest.Xiaoli, end(desk.Ending{State: crm.DealOpen}))
		if w.tally(crmtest.Xiaoli, crm.MetricLost) != 0 {
			t.Errorf("a reopened deal is still counted as lost")
		}

		w.says(crmtest.Xiaoli, end(desk.Ending{State: crm.DealPaused, Wake: "2027-03-01"}))
		w.clock.Set(w.clock.Now().AddDate(0, 0, 10))
		w.says(crmtest.Xiaoli, end(desk.Ending{State: crm.DealOpen}))
		if again := get[crm.Opportunity](w, o.ID); again.Since != o.Since.AddDays(10) || again.State != "" || again.Wake != "" {
			t.Errorf("ten days of pause count as time in the milestone: since %s", again.Since)
		}
	})
}

func TestADealIsBroughtUpToDate(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		o := w.deal(desk.NewDeal{Rivals: []string{"大族"}, Members: []crm.PersonID{crmtest.Xiaoli}})
		if o.Title != "粤钢" {
			t.Errorf("title %q", o.Title)
		}
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			e, err := k.UpdateDeal(o.ID, desk.DealEdit{
				Title: new("压机 二期"), WinPct: new(70), SignBy: new(crm.Date("2027-04-30")), Form: new("project"),
				Amount: &crm.Amount{Money: crm.Yuan(268)}, Rivals: []string{"海天", "大族"}, NoRivals: []string{"大族"},
				Members: &[]crm.PersonID{crmtest.Xiaoli, crmtest.Anna},
			})
			if err == nil && (!slices.Equal(e.After.Rivals, []string{"海天"}) || !slices.Equal(e.Before.Rivals, []string{"大族"}) || e.After.WinPct != 70) {
				t.Errorf("%+v", e)
			}
			return err
		})
	})
}
