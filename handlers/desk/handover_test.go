package desk_test

import (
	"slices"
	"testing"

	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

func TestAHandOverPassesEverythingOnAndKeepsTheAuthor(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		l, _ := w.visit(crmtest.Xiaoli, "粤钢", "王总", desk.NewActivity{Amount: crm.Amount{Money: crm.Yuan(100), Kind: crm.AmountValue}})
		at, o := l.Account, *l.Deal
		var late, ahead crm.Task
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			var err error
			if late, err = k.AddTask(desk.NewTask{Account: at.ID, Text: "送样", Due: w.today().AddDays(-3)}); err != nil {
				return err
			}
			ahead, err = k.AddTask(desk.NewTask{Account: at.ID, Text: "拜访", Due: w.today().AddDays(1), Clock: "10:00", Visit: true})
			return err
		})
		a := w.apply(crmtest.Xiaoli, o)
		before := w.snapshot()
		h := desk.HandOver{From: crmtest.Xiaoli, To: crmtest.Anna, Last: w.today()}
		over := func(k *desk.Work) error { _, err := k.HandOver(h); return err }
		w.refused(crmtest.Anna, crm.Forbidden, "handover.not_yours", over)
		w.refused(crmtest.Chenjing, crm.Forbidden, "handover.not_yours", over)
		w.refused(crmtest.Wangmin, crm.Forbidden, "record.pass", func(k *desk.Work) error {
			_, err := k.HandOver(desk.HandOver{From: crmtest.Xiaoli, To: xiaosun})
			return err
		})
		w.refused(crmtest.Zhouhang, crm.BadInput, "handover.self", func(k *desk.Work) error {
			_, err := k.HandOver(desk.HandOver{From: crmtest.Xiaoli, To: crmtest.Xiaoli})
			return err
		})
		w.refused(crmtest.Zhouhang, crm.Missing, "handover.nothing", func(k *desk.Work) error {
			_, err := k.HandOver(desk.HandOver{From: crmtest.Anna, To: crmtest.Xiaoli})
			return err
		})
		g := w.says(crmtest.Wangmin, over)
		if now := get[crm.Account](w, at.ID); now.Owner != crmtest.Anna || now.Held != w.today() {
			t.Errorf("account: %+v", now)
		}
		if now := get[crm.Opportunity](w, o.ID); now.Owner != crmtest.Anna {
			t.Errorf("deal: %+v", now)
		}
		if now := get[crm.Activity](w, l.Activity.ID); now.Who != crmtest.Xiaoli {
			t.Errorf("the visit has lost its author: %+v", now)
		}
		if now := get[crm.Task](w, late.ID); now.Owner != crmtest.Anna || now.Due < w.today().AddDays(w.rules.Restraint.GraceDays) {
			t.Errorf("what was overdue comes without grace: %+v", now)
		}
		if now := get[crm.Task](w, ahead.ID); now.Owner != crmtest.Anna || now.Due != ahead.Due {
			t.Errorf("appointment: %+v", now)
		}
		if now := get[crm.Approval](w, a.ID); now.Asker != crmtest.Anna || now.State != crm.ApprovalAsked {
			t.Errorf("request: %+v", now)
		}
		if now := get[crm.Person](w, crmtest.Xiaoli); now.Until != w.today() {
			t.Errorf("the leaver: %+v", now)
		}
		w.says(crmtest.Wangmin, func(k *desk.Work) error { _, err := k.Undo(g); return err })
		if diff := before.diff(w.snapshot()); diff != "" {
			t.Errorf("taken back, it is not as it was:\n%s", diff)
		}
	})
}

func TestWhoTakesACustomerOverBooksItsMoneyToo(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		l, _ := w.visit(crmtest.Xiaoli, "粤钢", "", desk.NewActivity{Amount: crm.Amount{Money: crm.Yuan(100), Kind: crm.AmountValue}})
		o := *l.Deal
		var row crm.Payment
		var bid crm.Tender
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			e, err := k.SetTender(o.ID, desk.TenderEdit{Deadline: new(w.today().AddDays(9))})
			if err != nil {
				return err
			}
			bid = e.After
			if _, err := k.EndDeal(o.ID, desk.Ending{State: crm.DealWon}); err != nil {
				return err
			}
			plan, err := k.PlanPayments(o.ID, []desk.PlanRow{{What: "预付", Share: 100, Due: w.today()}})
			row = plan[0]
			return err
		})
		receive := func(k *desk.Work) error {
			_, err := k.Receive(row.ID, crm.Yuan(60), "")
			return err
		}
		note := func(k *desk.Work) error {
			_, err := k.UpdateDeal(o.ID, desk.DealEdit{Title: new("压机一期")})
			return err
		}
		w.refused(crmtest.Anna, crm.Forbidden, "record.not_yours", receive)
		w.refused(crmtest.Anna, crm.Forbidden, "record.not_yours", note)
		before := w.snapshot()
		g := w.says(crmtest.Wangmin, func(k *desk.Work) error {
			_, err := k.HandOver(desk.HandOver{From: crmtest.Xiaoli, To: crmtest.Anna})
			return err
		})
		if b, p := get[crm.Tender](w, bid.ID), get[crm.Payment](w, row.ID); b.Owner != crmtest.Anna || p.Owner != crmtest.Anna {
			t.Errorf("the tender is %s's, the payment %s's", b.Owner, p.Owner)
		}
		w.undoes(crmtest.Wangmin, g)
		if diff := before.diff(w.snapshot()); diff != "" {
			t.Errorf("taken back, it is not as it was:\n%s", diff)
		}
		w.says(crmtest.Wangmin, func(k *desk.Work) error {
			_, err := k.HandOver(desk.HandOver{From: crmtest.Xiaoli, To: crmtest.Anna})
			return err
		})
		w.says(crmtest.Anna, receive)
		w.says(crmtest.Anna, note)
		if now := get[crm.Opportunity](w, o.ID); now.Owner != crmtest.Xiaoli || w.tally(crmtest.Xiaoli, crm.MetricWon) != 1 {
			t.Errorf("who won it is %s", now.Owner)
		}
	})
}

func TestAManagerWhoLeavesIsFollowedByTheNextAbove(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		o := w.deal(desk.NewDeal{Title: "压机"})
		a := w.apply(crmtest.Xiaoli, o)
		w.says(crmtest.Zhouhang, func(k *desk.Work) error {
			_, err := k.HandOver(desk.HandOver{From: crmtest.Wangmin, To: crmtest.Xiaoli, Last: w.today()})
			return err
		})
		if now := get[crm.Approval](w, a.ID); now.Step().Who != crmtest.Zhaogang {
			t.Errorf("%+v", now.Steps)
		}
		if p := get[crm.Person](w, crmtest.Xiaoli); p.Manager != crmtest.Zhaogang {
			t.Errorf("小李's manager is %q", p.Manager)
		}
	})
}

// TestADirectorWhoLeavesIsFollowedByWhoTakesOver: nobody is above him, and on his last day he
// decides no longer what was passed on.
func TestADirectorWhoLeavesIsFollowedByWhoTakesOver(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		o := w.deal(desk.NewDeal{Title: "压机"})
		a := w.apply(crmtest.Xiaoli, o)
		w.says(crmtest.Wangmin, decide(a.ID, crm.ApprovalGranted, ""))
		if now := get[crm.Approval](w, a.ID); now.Step() == nil || now.Step().Who != crmtest.Zhaogang {
			t.Fatalf("it waits at %+v", now.Steps)
		}
		before := w.snapshot()
		over := func(k *desk.Work) error {
			_, err := k.HandOver(desk.HandOver{From: crmtest.Zhaogang, To: crmtest.Wangmin, Last: w.today()})
			return err
		}
		g := w.says(crmtest.Zhouhang, over)
		w.refused(crmtest.Zhaogang, crm.Forbidden, "approval.not_yours", decide(a.ID, crm.ApprovalGranted, ""))
		w.says(crmtest.Zhouhang, func(k *desk.Work) error { _, err := k.Undo(g); return err })
		if diff := before.diff(w.snapshot()); diff != "" {
			t.Errorf("taken back, it is not as it was:\n%s", diff)
		}
		w.says(crmtest.Zhouhang, over)
		w.says(crmtest.Wangmin, decide(a.ID, crm.ApprovalGranted, ""))
	})
}

func TestAnAbsenceIsOnesOwn(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		away := func(who crm.PersonID, a crm.Absence) func(*desk.Work) error {
			return func(k *desk.Work) error { _, err := k.SetAway(who, crm.Absence{}, a); return err }
		}
		week := crm.Absence{From: w.today(), To: w.today().AddDays(4), Deputy: crmtest.Anna}
		w.refused(crmtest.Xiaoli, crm.Forbidden, "people.not_yours", away(crmtest.Wangmin, week))
		for key, bad := range map[string]crm.Absence{
			"absence.days":   {From: w.today(), To: w.today().AddDays(-1)},
			"absence.deputy": {From: w.today(), To: w.today(), Deputy: crmtest.Wangmin},
		} {
			w.refused(crmtest.Wangmin, crm.BadInput, key, away(crmtest.Wangmin, bad))
		}
		o := w.deal(desk.NewDeal{Title: "压机"})
		a := w.apply(crmtest.Xiaoli, o)
		w.says(crmtest.Wangmin, away(crmtest.Wangmin, week))
		w.refused(crmtest.Anna, crm.Stale, "approval.not_asked", decide(w.draft(o).ID, crm.ApprovalGranted, ""))
		w.says(crmtest.Anna, decide(a.ID, crm.ApprovalGranted, ""))
		if s := get[crm.Approval](w, a.ID).Steps[0]; s.Who != crmtest.Anna || s.For != crmtest.Wangmin {
			t.Errorf("%+v", s)
		}
		w.says(crmtest.Zhouhang, func(k *desk.Work) error {
			_, err := k.SetAway(crmtest.Wangmin, week, crm.Absence{})
			return err
		})
		if p := get[crm.Person](w, crmtest.Wangmin); p.AwayOn(w.today()) {
			t.Error("she is still away")
		}
	})
}

// draft is a request of 小李 that was not sent.
func (w *world) draft(o crm.Opportunity) crm.Approval {
	w.t.Helper()
	var a crm.Approval
	w.says(crmtest.Xiaoli, func(k *desk.Work) error {
		var err error
		a, err = k.DraftRequest(desk.NewRequest{Subject: "bid", Deal: o.ID})
		return err
	})
	return a
}

func TestAChannelBelongsToOneTeam(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		ch := get[crm.Team](w, crmtest.Huanan).Channels[0]
		bind := func(k *desk.Work) error { _, err := k.SetChannel("huadong", ch); return err }
		w.refused(crmtest.Xiaoli, crm.Forbidden, "people.not_yours", bind)
		w.refused(crmtest.Wangmin, crm.Forbidden, "people.not_yours", bind)
		g := w.says(crmtest.Zhouhang, bind)
		has := func(id crm.TeamID) bool {
			return slices.ContainsFunc(get[crm.Team](w, id).Channels, func(c crm.TeamChannel) bool { return c.Place == ch.Place })
		}
		if has(crmtest.Huanan) || !has("huadong") {
			t.Error("it is not the other team's alone")
		}
		w.says(crmtest.Zhouhang, func(k *desk.Work) error { _, err := k.Undo(g); return err })
		if !has(crmtest.Huanan) || has("huadong") {
			t.Error("taken back, it is not as it was")
		}
	})
}
