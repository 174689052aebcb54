package desk_test

import (
	"slices"
	"testing"
	"time"

	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

func TestAStepsLife(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		a := w.open(crmtest.Xiaoli, desk.NewAccount{Name: crmtest.Name("美科")})
		var s crm.Task
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			var err error
			s, err = k.AddTask(desk.NewTask{Account: a.ID, Text: "报\n价", Due: "2026-11-06", Assumed: true})
			return err
		})
		if s.Text != "报 价" || s.Number() != "T1" {
			t.Errorf("%+v", s)
		}
		wake := func() (at time.Time) {
			w.view(func(r crm.Reader) error {
				list, err := r.Wakes(w.clock.Now().AddDate(1, 0, 0), 100)
				at = time.Time{}
				for _, x := range list {
					if x.Subject == "task/"+string(s.ID) {
						at = x.At
					}
				}
				return err
			})
			return at
		}
		if got, _ := w.rules.Morning(crmtest.Person(crmtest.Xiaoli, "小李"), "2026-11-06"); !got.Equal(wake()) {
			t.Errorf("the step wakes at %s, want his morning of the 6th", wake())
		}
		var e desk.Edited[crm.Task]
		moved := w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			var err error
			e, err = k.MoveTask(s.ID, "2026-11-11", "")
			return err
		})
		if e.Before.Due != "2026-11-06" || e.After.Due != "2026-11-11" || e.After.Assumed {
			t.Errorf("moved: %+v", e)
		}
		w.refused(crmtest.Anna, crm.Forbidden, "record.not_yours", func(k *desk.Work) error {
			_, err := k.FinishTask(s.ID)
			return err
		})
		w.says(crmtest.Wangmin, func(k *desk.Work) error {
			_, err := k.FinishTask(s.ID)
			return err
		})
		if n := w.tally(crmtest.Xiaoli, crm.MetricDone); n != 1 || !wake().IsZero() {
			t.Errorf("done %d, wakes at %s", n, wake())
		}
		w.refused(crmtest.Xiaoli, crm.Stale, "task.closed", func(k *desk.Work) error {
			_, err := k.MoveTask(s.ID, "2026-11-12", "")
			return err
		})
		args := w.refused(crmtest.Xiaoli, crm.Later, "undo.later", func(k *desk.Work) error {
			_, err := k.Undo(moved)
			return err
		})
		if args[0] != "#T1" || args[1] != "王敏" {
			t.Errorf("args %q", args)
		}
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.CorrectTask(s.ID, desk.TaskEdit{Text: new("报价单"), Waiting: new(true)})
			return err
		})
	})
}

func TestAnAccountWakesByTheTouchThatCountsForItsTier(t *testing.T) {
	tests := []struct {
		name string
		rank int
		want string
	}{
		{"A, seen on 10-28 and called on 11-02: 14 days after the visit", 1, "2026-11-12"},
		{"C, seen on 10-28 and called on 11-02: 45 days after the call", 60, "2026-12-18"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t, true)
			a := w.open(crmtest.Xiaoli, desk.NewAccount{Name: crmtest.Name("粤钢"), RankSales: tt.rank, RankGain: tt.rank})
			w.visit(crmtest.Xiaoli, "", "", desk.NewActivity{Account: a.ID, Date: "2026-10-28"})
			w.visit(crmtest.Xiaoli, "", "", desk.NewActivity{Account: a.ID, Type: crm.Call, Date: "2026-11-02"})
			if got := w.wakes("account/" + string(a.ID)); got != tt.want {
				t.Errorf("%s wakes on %s, want %s", a.Tier, got, tt.want)
			}
		})
	}
}

func TestAStepForSaturdayWakesOnFriday(t *testing.T) {
	w := newWorld(t, true)
	var s crm.Task
	w.says(crmtest.Xiaoli, func(k *desk.Work) (err error) {
		s, err = k.AddTask(desk.NewTask{Text: "寄样品", Due: "2026-11-07"})
		return err
	})
	if got := w.wakes("task/" + string(s.ID)); got != "2026-11-06" {
		t.Errorf("it wakes on %s", got)
	}
}

// wakes is when a subject wakes, in Shanghai; "" for never.
func (w *world) wakes(subject string) (day string) {
	w.view(func(r crm.Reader) error {
		list, err := r.Wakes(w.clock.Now().AddDate(1, 0, 0), 100)
		day = ""
		for _, x := range list {
			if x.Subject == subject {
				day = x.At.Add(8 * time.Hour).Format(time.DateOnly)
			}
		}
		return err
	})
	return day
}

func TestWhenThereIsSomethingToSay(t *testing.T) {
	w := newWorld(t, true)
	holidays := &crm.Calendar{Holidays: []crm.Holiday{{Name: "调休", First: "2026-11-16", Last: "2026-11-16"}}}
	w.desk = desk.New(w.rules, func(string) *crm.Calendar { return holidays })
	a := w.open(crmtest.Xiaoli, desk.NewAccount{Name: crmtest.Name("粤钢"), RankSales: 1, RankGain: 1})
	wakes := w.wakes
	account := "account/" + string(a.ID)
	if got := wakes(account); got != "2026-11-17" {
		t.Errorf("an A account that was opened on the 2nd wakes on %s, want the day after the holiday of the 16th", got)
	}
	var out desk.Logged
	out, _ = w.visit(crmtest.Xiaoli, "", "", desk.NewActivity{Account: a.ID, Date: "2026-10-31", Need: "压机"})
	if got := wakes(account); got != "2026-11-17" {
		t.Errorf("visited on a Saturday, due on a Saturday: wakes on %s", got)
	}
	deal := "opportunity/" + string(out.Deal.ID)
	if got := wakes(deal); got != "2026-11-09" {
		t.Errorf("the first tasks of m1 are asked for on %s", got)
	}
	w.says(crmtest.Xiaoli, func(k *desk.Work) error {
		_, err := k.EndDeal(out.Deal.ID, desk.Ending{State: crm.DealPaused, Wake: "2027-03-01"})
		return err
	})
	if got := wakes(deal); got != "2027-03-01" {
		t.Errorf("a paused deal wakes on %s", got)
	}
	w.says(crmtest.Xiaoli, func(k *desk.Work) error {
		_, err := k.EndDeal(out.Deal.ID, desk.Ending{State: crm.DealDropped, Reason: "不跟了"})
		return err
	})
	if got := wakes(deal); got != "2026-11-09" {
		t.Errorf("a deal that was given up wakes on %s, want a week later: they may recommend us", got)
	}
}

func TestMoneySpent(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		out, _ := w.visit(crmtest.Xiaoli, "美科", "", desk.NewActivity{Need: "付款"})
		spend := func(n desk.NewExpense) func(k *desk.Work) error {
			n.Activity = out.Activity.ID
			return func(k *desk.Work) error {
				_, err := k.AddExpense(n)
				return err
			}
		}
		w.says(crmtest.Xiaoli, spend(desk.NewExpense{Type: "打车", Amount: crm.Yuan(160)}))
		if n := w.tally(crmtest.Xiaoli, crm.MetricCost); n != 16000 {
			t.Errorf("cost %d", n)
		}
		dinner := spend(desk.NewExpense{Type: "meal", Amount: crm.Yuan(800)})
		args := w.refused(crmtest.Xiaoli, crm.Gate, "expense.needs_approval", dinner)
		if !slices.Equal(args, []string{"meal", "美科"}) {
			t.Errorf("args %q", args)
		}
		w.refused(crmtest.Xiaoli, crm.BadInput, "expense.amount", spend(desk.NewExpense{Type: "travel"}))
		w.refused(crmtest.Xiaoli, crm.BadInput, "expense.type", spend(desk.NewExpense{Type: "赌博", Amount: crm.Yuan(1)}))
		w.update(func(tx crm.Tx) error {
			return crmtest.Put(tx, crmtest.Approval("ap1", "LX-2026-001", out.Deal, func(a *crm.Approval) { a.State = crm.ApprovalGranted }))
		})
		w.says(crmtest.Xiaoli, dinner)
		if n := w.tally(crmtest.Xiaoli, crm.MetricCost); n != 96000 {
			t.Errorf("cost %d", n)
		}
	})
}

func TestDraftsAreTheirOwnersAlone(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		var d crm.Draft
		saved := w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			if _, err := visit(k, "美的", "", desk.NewActivity{}); err != nil {
				return err
			}
			var err error
			d, err = k.SaveDraft(desk.NewDraft{Text: "又去恒新", Intent: "visit", Facts: []byte("{}"), Ask: "account", Choices: []crm.Choice{{Value: "new", Label: "新客户"}}})
			return err
		})
		confirm := func(k *desk.Work) error {
			if _, err := k.ConfirmDraft(d.ID); err != nil {
				return err
			}
			_, err := visit(k, "恒新", "", desk.NewActivity{})
			return err
		}
		w.refused(crmtest.Wangmin, crm.Forbidden, "record.not_yours", confirm)
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			for range 20 {
				if _, err := k.AddToDraft(d.ID, "他们嫌交期长"); err != nil {
					return err
				}
			}
			return nil
		})
		w.refused(crmtest.Xiaoli, crm.BadInput, "draft.long", func(k *desk.Work) error {
			_, err := k.AddToDraft(d.ID, "预算80万")
			return err
		})
		w.refused(crmtest.Xiaoli, crm.BadInput, "draft.empty", func(k *desk.Work) error {
			_, err := k.AddToDraft(d.ID, " ")
			return err
		})
		waiting := w.snapshot()
		g := w.says(crmtest.Xiaoli, confirm)
		w.refused(crmtest.Xiaoli, crm.Stale, "draft.closed", func(k *desk.Work) error {
			_, err := k.DropDraft(d.ID)
			return err
		})
		w.undoes(crmtest.Xiaoli, g)
		if diff := waiting.diff(w.snapshot()); diff != "" {
			t.Errorf("the draft is not open again: %s", diff)
		}
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.DropDraft(d.ID)
			return err
		})
		w.undoes(crmtest.Xiaoli, saved) // what became of the draft does not stand against the visit
	})
}

func TestNotedFieldsAndGoals(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		a := w.open(crmtest.Xiaoli, desk.NewAccount{Name: crmtest.Name("美科")})
		subject := crm.Pointer{Kind: crm.KindAccount, ID: string(a.ID)}
		note := func(value string) (e desk.Edited[crm.Field], g crm.GroupID) {
			g = w.says(crmtest.Xiaoli, func(k *desk.Work) error {
				var err error
				e, err = k.Note(desk.NewNote{Subject: subject, Field: "credit", Value: value})
				return err
			})
			return e, g
		}
		empty := w.snapshot()
		note("好")
		e, g := note("一般")
		if e.Before.Value != "好" || e.After.Value != "一般" || e.After.Who != crmtest.Xiaoli {
			t.Errorf("%+v", e)
		}
		if same, _ := note("一般"); same.Before.Rev != same.After.Rev {
			t.Errorf("noting the same again is a change")
		}
		w.undoes(crmtest.Xiaoli, g)
		if f := get[crm.Field](w, e.After.ID); f.Value != "好" {
			t.Errorf("undo: %q", f.Value)
		}
		note("")
		if d := empty.diff(w.snapshot()); d != "" {
			t.Errorf("an empty value takes the note away: %s", d)
		}
		if e, _ := note("又好了"); e.After.Deleted {
			t.Errorf("a note that was taken away does not come back")
		}
		w.refused(crmtest.Anna, crm.Forbidden, "account.not_yours", func(k *desk.Work) error {
			_, err := k.Note(desk.NewNote{Subject: subject, Field: "credit", Value: "坏"})
			return err
		})

		goal := desk.NewGoal{Horizon: "month", From: "2026-11-01", Metric: "visits", Value: crm.Money{Minor: 40, Currency: "CNY"}}
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.SetGoal(goal)
			return err
		})
		goal.Value.Minor = 50
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			e, err := k.SetGoal(goal)
			if err == nil && (e.Before.Value.Minor != 40 || e.After.Value.Minor != 50) {
				t.Errorf("goal: %+v", e)
			}
			return err
		})
		w.refused(crmtest.Anna, crm.Forbidden, "goal.not_yours", func(k *desk.Work) error {
			goal.Owner = crmtest.Xiaoli
			_, err := k.SetGoal(goal)
			return err
		})
	})
}

func TestAPersonsOwnSettings(t *testing.T) {
	for _, who := range []crm.PersonID{crmtest.Xiaoli, crmtest.Wangmin, crmtest.Zhaogang, crmtest.Chenjing, crmtest.Zhouhang} {
		w := newWorld(t, true)
		w.says(who, func(k *desk.Work) error {
			if _, err := k.SetLocale("en"); err != nil {
				return err
			}
			if _, err := k.Mute("all", "2026-11-30"); err != nil {
				return err
			}
			if _, err := k.Snooze("task/1", w.clock.Now().Add(time.Hour)); err != nil {
				return err
			}
			if _, err := k.RemindAgain([]string{"task/1", "task/9"}, w.clock.Now().Add(time.Hour)); err != nil {
				return err
			}
			_, err := k.Learned("correct")
			return err
		})
		p := get[crm.Person](w, who)
		if len(p.Again) != 2 || p.Snoozed["task/1"] == "" {
			t.Errorf("%s: to be reminded again of %v", who, p.Again)
		}
		if p.Locale != "en" || !p.Quiet("cadence", "2026-11-30") || p.Snoozed["task/1"] == "" || p.Learned["correct"] == "" {
			t.Errorf("%s: %+v", who, p)
		}
		w.clock.Advance(2 * time.Hour)
		w.says(who, func(k *desk.Work) error {
			if _, err := k.Unmute("all"); err != nil {
				return err
			}
			_, err := k.Snooze("task/2", w.clock.Now().Add(time.Hour))
			return err
		})
		p = get[crm.Person](w, who)
		if p.Quiet("cadence", "2026-11-30") || len(p.Snoozed) != 2 {
			t.Errorf("%s: %+v", who, p)
		}
		w.clock.Advance(100 * 24 * time.Hour)
		w.says(who, func(k *desk.Work) error {
			_, err := k.Snooze("task/3", w.clock.Now().Add(time.Hour))
			return err
		})
		if p = get[crm.Person](w, who); len(p.Snoozed) != 1 || len(p.PutOff) != 1 {
			t.Errorf("%s, a season later: %v, %v; want the new one alone", who, p.Snoozed, p.PutOff)
		}
	}
	w := newWorld(t, false)
	w.refused(crmtest.Xiaoli, crm.BadInput, "person.locale", func(k *desk.Work) error {
		_, err := k.SetLocale("fr")
		return err
	})
	w.refused(crmtest.Wangmin, crm.Forbidden, "people.not_yours", func(k *desk.Work) error {
		return k.LinkIdentity("slack/demo/x", crmtest.Xiaoli)
	})
}
