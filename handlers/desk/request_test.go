package desk_test

import (
	"slices"
	"testing"
	"time"

	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// form is an application with every required field.
func form() map[string]string {
	return map[string]string{
		"account": "粤钢", "title": "压机", "need": "压机一台", "amount": "CNY 100 0 exact value", "sign_by": "2027-03-31",
		"key_people": "王总(决策者)", "value_position": "换线快", "assessment": "q1:yes q2:yes q3:yes q4:yes q5:unclear",
		"expenses": "3万", "team": "小李", "customer_benefit": "产能", "our_benefit": "市场",
	}
}

// apply drafts and sends the application of a deal as somebody.
func (w *world) apply(who crm.PersonID, o crm.Opportunity) crm.Approval {
	w.t.Helper()
	var a crm.Approval
	w.says(who, func(k *desk.Work) error {
		var err error
		a, err = k.DraftRequest(desk.NewRequest{Subject: "initiation", Deal: o.ID, Filling: desk.Filling{Fields: form(), Spend: money(30_000)}})
		return err
	})
	w.says(who, submit(a.ID, ""))
	return get[crm.Approval](w, a.ID)
}

func money(yuan int64) *crm.Money { m := crm.Yuan(yuan); return &m }

func submit(id crm.ApprovalID, remark string) func(*desk.Work) error {
	return func(k *desk.Work) error {
		_, err := k.SubmitRequest(id, remark)
		return err
	}
}

func decide(id crm.ApprovalID, decision, words string) func(*desk.Work) error {
	return func(k *desk.Work) error {
		_, err := k.DecideRequest(id, desk.Ruling{Decision: decision, Words: words})
		return err
	}
}

func TestAnApplicationIsReviewedAndApproved(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		o := w.deal(desk.NewDeal{Title: "压机"})
		w.refused(crmtest.Xiaoli, crm.Gate, "application.missing", func(k *desk.Work) error {
			a, err := k.DraftRequest(desk.NewRequest{Subject: "initiation", Deal: o.ID})
			if err != nil {
				return err
			}
			return submit(a.ID, "")(k)
		})
		a := w.apply(crmtest.Xiaoli, o)
		if a.No != "LX-2026-001" || a.State != crm.ApprovalAsked || a.Version != 1 || a.Steps[0].Who != crmtest.Wangmin || a.Steps[1].Who != crmtest.Zhaogang || a.Due == "" {
			t.Fatalf("%+v", a)
		}
		w.refused(crmtest.Xiaoli, crm.Stale, "approval.open", func(k *desk.Work) error {
			_, err := k.DraftRequest(desk.NewRequest{Subject: "initiation", Deal: o.ID})
			return err
		})
		w.refused(crmtest.Xiaoli, crm.Stale, "approval.waits", func(k *desk.Work) error {
			_, err := k.FillRequest(a.ID, desk.Filling{Fields: map[string]string{"need": "两台"}})
			return err
		})
		w.refused(crmtest.Xiaoli, crm.Forbidden, "approval.own", decide(a.ID, crm.ApprovalGranted, ""))
		w.refused(crmtest.Zhaogang, crm.Forbidden, "approval.not_yours", decide(a.ID, crm.ApprovalGranted, ""))
		w.refused(crmtest.Xiaoli, crm.Gate, "expense.needs_approval", dinner(o, 1))
		w.says(crmtest.Wangmin, decide(a.ID, crm.ApprovalGranted, ""))
		w.refused(crmtest.Wangmin, crm.Forbidden, "approval.not_yours", decide(a.ID, crm.ApprovalGranted, ""))
		g := w.says(crmtest.Zhaogang, decide(a.ID, crm.ApprovalGranted, "注意交期"))
		w.refused(crmtest.Zhaogang, crm.Stale, "approval.decided", decide(a.ID, crm.ApprovalRejected, "x"))
		a = get[crm.Approval](w, a.ID)
		if a.State != crm.ApprovalGranted || a.Granted != w.today() || a.Limit != crm.Yuan(30_000) {
			t.Errorf("%+v", a)
		}
		if o := get[crm.Opportunity](w, o.ID); o.Project != a.No || o.Milestone != "m1" {
			t.Errorf("%+v", o)
		}
		w.says(crmtest.Xiaoli, dinner(o, 20_000))
		w.refused(crmtest.Xiaoli, crm.Gate, "expense.over_limit", dinner(o, 10_001))
		w.says(crmtest.Zhaogang, func(k *desk.Work) error { _, err := k.Undo(g); return err })
		if a := get[crm.Approval](w, a.ID); a.State != crm.ApprovalAsked || a.At != 1 || get[crm.Opportunity](w, o.ID).Project != "" {
			t.Errorf("after the undo: %+v", a)
		}
	})
}

func dinner(o crm.Opportunity, yuan int64) func(*desk.Work) error {
	return func(k *desk.Work) error {
		_, err := k.AddExpense(desk.NewExpense{Type: "meal", Amount: crm.Yuan(yuan), Account: o.Account, Deal: o.ID})
		return err
	}
}

// TestAGrantedApplicationStartsTheClock: rows N2, N3 and N4. Approval is one of
// the conditions of m3; when the others hold it leads to m4.
func TestAGrantedApplicationStartsTheClock(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		o := w.deal(desk.NewDeal{Title: "压机", Members: []crm.PersonID{crmtest.Xiaoli}})
		push := func(to string) {
			w.says(crmtest.Wangmin, move(o, desk.DealMove{To: to, Push: true, Reason: "客户急"}))
		}
		push("m2")
		push("m3")
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			for _, c := range []string{"need_clear", "value_fits"} {
				if _, err := k.Tick(o.ID, c, "是", ""); err != nil {
					return err
				}
			}
			for _, q := range []string{"q1", "q2", "q3", "q4", "q5"} {
				if _, err := k.AnswerQuestion(o.ID, q, "是", ""); err != nil {
					return err
				}
			}
			_, _, err := k.AddContact(desk.NewContact{Account: o.Account, Name: crmtest.Name("王总"), Roles: []string{"decider"}})
			return err
		})
		w.refused(crmtest.Xiaoli, crm.Gate, "gate.unmet", move(o, desk.DealMove{}))
		a := w.apply(crmtest.Xiaoli, o)
		w.says(crmtest.Wangmin, decide(a.ID, crm.ApprovalGranted, ""))
		w.clock.Advance(48 * time.Hour)
		w.says(crmtest.Zhaogang, func(k *desk.Work) error {
			d, err := k.DecideRequest(a.ID, desk.Ruling{Decision: crm.ApprovalGranted})
			if err == nil && (!d.Moved || len(d.Unmet) > 0 || d.Deal.Milestone != "m4") {
				t.Errorf("%+v", d)
			}
			return err
		})
		if o := get[crm.Opportunity](w, o.ID); o.Milestone != "m4" || o.Since != w.today() {
			t.Errorf("%+v", o)
		}
		if n := w.tally(crmtest.Xiaoli, crm.MetricMoves); n != 1 {
			t.Errorf("%d moves are the owner's", n)
		}
	})
}

func TestWhatWasRejectedGoesOnWhereItWas(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		o := w.deal(desk.NewDeal{Title: "压机"})
		a := w.apply(crmtest.Xiaoli, o)
		w.says(crmtest.Wangmin, decide(a.ID, crm.ApprovalGranted, ""))
		w.refused(crmtest.Zhaogang, crm.BadInput, "approval.reason", decide(a.ID, crm.ApprovalRejected, ""))
		w.says(crmtest.Zhaogang, decide(a.ID, crm.ApprovalRejected, "资金没落实"))
		a = get[crm.Approval](w, a.ID)
		todo := get[crm.Task](w, a.Todo)
		if todo.Text != "LX-2026-001: 资金没落实" || todo.Owner != crmtest.Xiaoli || !todo.Open() {
			t.Errorf("to do: %+v", todo)
		}
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.FillRequest(a.ID, desk.Filling{Fields: map[string]string{"assessment": "q1:yes q2:yes q3:yes q4:yes q5:yes"}})
			return err
		})
		w.says(crmtest.Xiaoli, submit(a.ID, ""))
		a = get[crm.Approval](w, a.ID)
		if a.Version != 2 || a.At != 1 || a.Steps[0].Decision != crm.ApprovalGranted || a.Steps[1].Decision != "" {
			t.Errorf("%+v", a)
		}
		if got := w.rules.Changes(a.Before(), a.Fields); !slices.Equal(got, []string{"assessment"}) {
			t.Errorf("changed: %q", got)
		}
		if now := get[crm.Task](w, todo.ID); now.Open() {
			t.Error("what was to be done is still open")
		}
		w.says(crmtest.Zhaogang, decide(a.ID, crm.ApprovalRejected, "太贵"))
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.FillRequest(a.ID, desk.Filling{Fields: map[string]string{"expenses": "1万"}, Spend: money(10_000)})
			return err
		})
		w.says(crmtest.Xiaoli, submit(a.ID, ""))
		if a = get[crm.Approval](w, a.ID); a.At != 0 || a.Steps[0].Decision != "" {
			t.Errorf("a figure changed, and the manager does not see it: %+v", a)
		}
		w.says(crmtest.Wangmin, decide(a.ID, crm.ApprovalMore, "报价单"))
		w.says(crmtest.Xiaoli, submit(a.ID, "报价单发您了"))
		if a = get[crm.Approval](w, a.ID); a.At != 0 || a.Version != 4 || a.Talk[len(a.Talk)-1].Text != "报价单发您了" {
			t.Errorf("%+v", a)
		}
		w.says(crmtest.Xiaoli, func(k *desk.Work) error { _, err := k.WithdrawRequest(a.ID); return err })
		w.refused(crmtest.Wangmin, crm.Stale, "approval.taken_back", decide(a.ID, crm.ApprovalGranted, ""))
		if a = get[crm.Approval](w, a.ID); a.No != "LX-2026-001" || a.Fields["need"] == "" {
			t.Errorf("its number and its text are gone: %+v", a)
		}
	})
}

func TestWhatWasApprovedGoesBackWhenItChanges(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		o := w.deal(desk.NewDeal{Title: "压机", Amount: crm.Amount{Money: crm.Yuan(1_200_000), Kind: crm.AmountValue}})
		a := w.apply(crmtest.Xiaoli, o)
		w.says(crmtest.Wangmin, decide(a.ID, crm.ApprovalGranted, ""))
		w.says(crmtest.Zhaogang, decide(a.ID, crm.ApprovalGranted, ""))
		amount := func(yuan int64, kind crm.AmountKind) func(*desk.Work) error {
			return func(k *desk.Work) error {
				_, err := k.UpdateDeal(o.ID, desk.DealEdit{Amount: &crm.Amount{Money: crm.Yuan(yuan), Kind: kind}})
				return err
			}
		}
		state := func(want string, changed ...string) {
			t.Helper()
			if a := get[crm.Approval](w, a.ID); a.State != want || !slices.Equal(a.Changed, changed) {
				t.Errorf("%s %q, want %s %q", a.State, a.Changed, want, changed)
			}
		}
		g := w.says(crmtest.Xiaoli, amount(1_800_000, crm.AmountValue))
		state(crm.ApprovalChanged, "amount")
		w.refused(crmtest.Xiaoli, crm.Gate, "expense.changed", dinner(o, 1))
		w.says(crmtest.Xiaoli, func(k *desk.Work) error { _, err := k.Undo(g); return err })
		state(crm.ApprovalGranted)
		w.says(crmtest.Xiaoli, amount(1_100_000, crm.AmountContract))
		state(crm.ApprovalGranted)
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.UpdateDeal(o.ID, desk.DealEdit{Title: new("另一台"), Amount: &crm.Amount{Money: crm.Yuan(1_200_000), Kind: crm.AmountValue}})
			return err
		})
		state(crm.ApprovalChanged, "title")
		w.says(crmtest.Xiaoli, submit(a.ID, ""))
		state(crm.ApprovalAsked)
	})
}

func TestTheSpecialistPutsRightWhatIsNoFigure(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		o := w.deal(desk.NewDeal{Title: "压机"})
		a := w.apply(crmtest.Xiaoli, o)
		correct := func(id, value string) func(*desk.Work) error {
			return func(k *desk.Work) error {
				_, err := k.FillRequest(a.ID, desk.Filling{Fields: map[string]string{id: value}})
				return err
			}
		}
		w.refused(crmtest.Chenjing, crm.Forbidden, "role.cannot", correct("funding", "自筹"))
		w.says(crmtest.Wangmin, decide(a.ID, crm.ApprovalGranted, ""))
		w.says(crmtest.Zhaogang, decide(a.ID, crm.ApprovalGranted, ""))
		w.says(crmtest.Chenjing, correct("funding", "自筹"))
		w.refused(crmtest.Chenjing, crm.Forbidden, "application.figure", correct("expenses", "9万"))
		w.refused(crmtest.Chenjing, crm.Forbidden, "application.figure", correct("title", "别的"))
		if a := get[crm.Approval](w, a.ID); a.State != crm.ApprovalGranted || a.Fields["funding"] != "自筹" {
			t.Errorf("%+v", a)
		}
		w.says(crmtest.Xiaoli, correct("need", "两台"))
		if a := get[crm.Approval](w, a.ID); a.State != crm.ApprovalChanged {
			t.Errorf("its applicant changed it, and it is %s", a.State)
		}
	})
}

func TestRequestsOfTheOtherMilestonesUseTheSameSteps(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		o := w.deal(desk.NewDeal{Title: "压机"})
		for i, c := range []struct {
			subject string
			who     crm.PersonID
		}{{"solution", crmtest.Wangmin}, {"bid", crmtest.Zhaogang}, {"special_price", crmtest.Zhaogang}, {"contract", crmtest.Zhaogang}} {
			var a crm.Approval
			w.says(crmtest.Xiaoli, func(k *desk.Work) error {
				var err error
				if a, err = k.DraftRequest(desk.NewRequest{Subject: c.subject, Deal: o.ID, Filling: desk.Filling{Fields: map[string]string{desk.FieldWhy: "客户急"}}}); err != nil {
					return err
				}
				return submit(a.ID, "")(k)
			})
			a = get[crm.Approval](w, a.ID)
			if want := []string{"A1", "A2", "A3", "A4"}[i]; a.No != want || len(a.Steps) != 1 || a.Steps[0].Who != c.who {
				t.Errorf("%s: %+v", c.subject, a)
			}
			w.says(c.who, decide(a.ID, crm.ApprovalGranted, ""))
		}
		ticks := map[string]crm.Tick{}
		w.view(func(r crm.Reader) error {
			for _, m := range []string{"m5", "m6", "m7"} {
				deal := get[crm.Opportunity](w, o.ID)
				deal.Milestone = m
				have, err := w.desk.Ticks(r, &deal)
				if err != nil {
					return err
				}
				for id, tick := range have {
					ticks[id] = tick
				}
			}
			return nil
		})
		for _, c := range []string{"solution_reviewed", "bid_decided", "special_price"} {
			if ticks[c].Answer != playbook.Yes {
				t.Errorf("%s does not hold", c)
			}
		}
	})
}
