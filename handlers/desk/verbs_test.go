package desk_test

import (
	"slices"
	"testing"
	"time"

	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// open makes an account of somebody.
func (w *world) open(who crm.PersonID, n desk.NewAccount) crm.Account {
	w.t.Helper()
	var a crm.Account
	w.says(who, func(k *desk.Work) error {
		var err error
		a, _, err = k.OpenAccount(n)
		return err
	})
	return a
}

func TestAnotherRepsAccount(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		a := w.open(crmtest.Xiaoli, desk.NewAccount{Name: crmtest.Name("比亚迪")})
		touch := func(wrote string) func(k *desk.Work) error {
			return func(k *desk.Work) error {
				if wrote != "" {
					k.Wrote(a.ID, wrote)
				}
				_, err := k.LogActivity(desk.NewActivity{Account: a.ID})
				return err
			}
		}
		for _, c := range []struct {
			says string
			who  crm.PersonID
			key  string
			said string
			want []string
		}{
			{"a colleague hears the name that he wrote, and his manager", crmtest.Anna, "account.not_yours", "BYD", []string{"BYD", "王敏"}},
			{"a colleague of the team may read the name", crmtest.Anna, "account.not_yours", "", []string{"比亚迪", "王敏"}},
			{"another team's rep hears his own words", xiaosun, "account.not_yours", "比亚迪股份", []string{"比亚迪股份", "赵刚"}},
			{"and nothing that he did not say", xiaosun, "account.not_yours", "", []string{"", "赵刚"}},
			{"an admin does no deals", crmtest.Zhouhang, "role.cannot", "比亚迪", []string{"account"}},
			{"a specialist files, she does not visit", crmtest.Chenjing, "role.cannot", "比亚迪", []string{"activity"}},
		} {
			args := w.refused(c.who, crm.Forbidden, c.key, touch(c.said))
			if !slices.Equal(args, c.want) {
				t.Errorf("%s: %q, want %q", c.says, args, c.want)
			}
		}
		w.says(crmtest.Wangmin, touch(""))
		w.says(crmtest.Zhaogang, touch(""))
		args := w.refused(xiaosun, crm.Forbidden, "account.taken", func(k *desk.Work) error {
			_, _, err := k.OpenAccount(desk.NewAccount{Name: crmtest.Name("比亚迪")})
			return err
		})
		if !slices.Equal(args, []string{"比亚迪", "赵刚"}) {
			t.Errorf("撞单 says %q", args)
		}
		w.refused(crmtest.Anna, crm.Forbidden, "person.not_yours", func(k *desk.Work) error {
			_, err := k.AddTask(desk.NewTask{Text: "报价", Owner: crmtest.Xiaoli})
			return err
		})
	})
}

func TestAContactIsFoundAgain(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		a := w.open(crmtest.Xiaoli, desk.NewAccount{Name: crmtest.Name("比亚迪")})
		b := w.open(crmtest.Xiaoli, desk.NewAccount{Name: crmtest.Name("格力")})
		add := func(n desk.NewContact) (c crm.Contact, fresh bool) {
			w.says(crmtest.Xiaoli, func(k *desk.Work) error {
				var err error
				c, fresh, err = k.AddContact(n)
				return err
			})
			return c, fresh
		}
		wang, fresh := add(desk.NewContact{Account: a.ID, Name: crmtest.Name("王总"), Full: "王建国"})
		if !fresh || wang.Full != "王建国" {
			t.Fatalf("%+v", wang)
		}
		again, fresh := add(desk.NewContact{Account: a.ID, Name: crmtest.Name("王总"), Title: "采购总监", Roles: []string{"决策者", "buyer"}, Phone: "13900000678"})
		if fresh || again.ID != wang.ID || again.Title != "采购总监" || !slices.Equal(again.Roles, []string{"decider", "buyer"}) {
			t.Errorf("%+v", again)
		}
		full, fresh := add(desk.NewContact{Account: a.ID, Name: crmtest.Name("王建国")})
		if fresh || full.ID != wang.ID || full.Rev != again.Rev {
			t.Errorf("by his full name: fresh %v, %+v", fresh, full)
		}
		if other, fresh := add(desk.NewContact{Account: b.ID, Name: crmtest.Name("王总")}); !fresh || other.ID == wang.ID {
			t.Errorf("the 王总 of another company is somebody else")
		}
		li, _ := add(desk.NewContact{Account: a.ID, Name: crmtest.Name("李工")})
		w.refused(crmtest.Xiaoli, crm.BadInput, "contact.exists", func(k *desk.Work) error {
			n := crmtest.Name("王总")
			_, err := k.UpdateContact(li.ID, desk.ContactEdit{Name: &n})
			return err
		})
		var e desk.Edited[crm.Contact]
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			var err error
			e, err = k.UpdateContact(wang.ID, desk.ContactEdit{NoRoles: []string{"decider"}, Decision: new("最后批准"), Support: new("内线"), Handler: new(true)})
			return err
		})
		if !slices.Equal(e.After.Roles, []string{"buyer"}) || e.After.Decision != "approve" || e.After.Support != "insider" || !e.After.Handler {
			t.Errorf("%+v", e.After)
		}
		if !slices.Equal(e.Before.Roles, []string{"decider", "buyer"}) {
			t.Errorf("before: %+v", e.Before.Roles)
		}
	})
}

func TestTheTier(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		a := w.open(crmtest.Xiaoli, desk.NewAccount{Name: crmtest.Name("粤钢"), RankSales: 30, RankGain: 12})
		if a.Tier != "B" || a.TierWhy != desk.TierByRule {
			t.Fatalf("the worse of 30 and 12 makes %q (%s)", a.Tier, a.TierWhy)
		}
		edit := func(e desk.AccountEdit) crm.Account {
			var out desk.Edited[crm.Account]
			w.says(crmtest.Xiaoli, func(k *desk.Work) error {
				var err error
				out, err = k.UpdateAccount(a.ID, e)
				return err
			})
			return out.After
		}
		if got := edit(desk.AccountEdit{RankSales: new(15)}); got.Tier != "A" {
			t.Errorf("ranks 15 and 12: %q", got.Tier)
		}
		w.refused(crmtest.Xiaoli, crm.BadInput, "tier.reason", func(k *desk.Work) error {
			_, err := k.UpdateAccount(a.ID, desk.AccountEdit{Tier: new("C")})
			return err
		})
		if got := edit(desk.AccountEdit{Tier: new("C"), Reason: "不再采购"}); got.Tier != "C" || got.TierWhy != "不再采购" {
			t.Errorf("override: %q (%s)", got.Tier, got.TierWhy)
		}
		if got := edit(desk.AccountEdit{RankSales: new(1)}); got.Tier != "C" || got.RankSale != 1 {
			t.Errorf("the ranks replaced an override: %q", got.Tier)
		}
		if got := edit(desk.AccountEdit{Tier: new(""), Reason: "按排名"}); got.Tier != "A" || got.TierWhy != desk.TierByRule {
			t.Errorf("back to the rule: %q (%s)", got.Tier, got.TierWhy)
		}
	})
}

func TestTheRelation(t *testing.T) {
	for _, c := range []struct {
		says string
		way  []string // the last one is asked without a reason
		ok   bool
	}{
		{"an outsider becomes a friend", []string{"friend"}, true},
		{"a friend becomes a supplier", []string{"friend", "supplier"}, true},
		{"an outsider does not become a partner at once", []string{"partner"}, false},
		{"a friend who was no supplier does not become a partner", []string{"friend", "partner"}, false},
		{"a friend who was a supplier does", []string{"supplier", "friend", "partner"}, true},
		{"falling back wants a reason", []string{"friend", "outsider"}, false},
	} {
		t.Run(c.says, func(t *testing.T) {
			w := newWorld(t, true)
			a := w.open(crmtest.Xiaoli, desk.NewAccount{Name: crmtest.Name("航新")})
			to := func(r, reason string) func(k *desk.Work) error {
				return func(k *desk.Work) error {
					_, err := k.UpdateAccount(a.ID, desk.AccountEdit{Relation: &r, Reason: reason})
					return err
				}
			}
			last := c.way[len(c.way)-1]
			for _, r := range c.way[:len(c.way)-1] {
				w.says(crmtest.Xiaoli, to(r, ""))
			}
			if !c.ok {
				w.refused(crmtest.Xiaoli, crm.BadInput, "relation.reason", to(last, ""))
			}
			w.says(crmtest.Xiaoli, to(last, "总部定的"))
		})
	}
}

func TestNamesOfAnAccount(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		a := w.open(crmtest.Xiaoli, desk.NewAccount{Name: crmtest.Name("比亚迪")})
		b := w.open(crmtest.Xiaoli, desk.NewAccount{Name: crmtest.Name("格力"), Parent: a.ID})
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			e, err := k.AddAlias(a.ID, crmtest.Name("BYD"))
			if err == nil && len(e.After.Aliases) != 1 {
				t.Errorf("aliases %v", e.After.Aliases)
			}
			return err
		})
		w.refused(crmtest.Xiaoli, crm.BadInput, "account.exists", func(k *desk.Work) error {
			_, err := k.AddAlias(b.ID, crmtest.Name("byd"))
			return err
		})
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			n := crmtest.Name("比亚迪股份")
			e, err := k.UpdateAccount(a.ID, desk.AccountEdit{Name: &n})
			if err == nil && (e.After.Name.Text != "比亚迪股份" || e.After.Aliases[0].Text != "比亚迪") {
				t.Errorf("renamed: %+v", e.After)
			}
			return err
		})
		w.refused(crmtest.Xiaoli, crm.BadInput, "account.circle", func(k *desk.Work) error {
			_, err := k.UpdateAccount(a.ID, desk.AccountEdit{Parent: &b.ID})
			return err
		})
	})
}

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
		if got := wake(); !got.Equal(time.Date(2026, 11, 5, 16, 0, 0, 0, time.UTC)) {
			t.Errorf("the step wakes at %s, want midnight in Shanghai", got)
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

func TestWhenThereIsSomethingToSay(t *testing.T) {
	w := newWorld(t, true)
	holidays := &crm.Calendar{Holidays: []crm.Holiday{{Name: "调休", First: "2026-11-16", Last: "2026-11-16"}}}
	w.desk = desk.New(w.rules, func(string) *crm.Calendar { return holidays })
	a := w.open(crmtest.Xiaoli, desk.NewAccount{Name: crmtest.Name("粤钢"), RankSales: 1, RankGain: 1})
	wakes := func(subject string) (day string) {
		w.view(func(r crm.Reader) error {
			list, err := r.Wakes(w.clock.Now().AddDate(1, 0, 0), 100)
			day = ""
			for _, x := range list {
				if x.Subject == subject {
					day = x.At.Add(8 * time.Hour).Format(time.DateTime)
				}
			}
			return err
		})
		return day
	}
	account := "account/" + string(a.ID)
	if got := wakes(account); got != "2026-11-17 00:00:00" {
		t.Errorf("an A account that was opened on the 2nd wakes on %s, want the day after the holiday of the 16th", got)
	}
	var out desk.Logged
	out, _ = w.visit(crmtest.Xiaoli, "", "", desk.NewActivity{Account: a.ID, Date: "2026-10-31", Need: "压机"})
	if got := wakes(account); got != "2026-11-17 00:00:00" {
		t.Errorf("visited on a Saturday, due on a Saturday: wakes on %s", got)
	}
	deal := "opportunity/" + string(out.Deal.ID)
	if got := wakes(deal); got != "2026-11-17 00:00:00" {
		t.Errorf("14 days in m1 are over on %s", got)
	}
	w.says(crmtest.Xiaoli, func(k *desk.Work) error {
		_, err := k.EndDeal(out.Deal.ID, desk.Ending{State: crm.DealPaused, Wake: "2027-03-01"})
		return err
	})
	if got := wakes(deal); got != "2027-03-01 00:00:00" {
		t.Errorf("a paused deal wakes on %s", got)
	}
	w.says(crmtest.Xiaoli, func(k *desk.Work) error {
		_, err := k.EndDeal(out.Deal.ID, desk.Ending{State: crm.DealDropped, Reason: "不跟了"})
		return err
	})
	if got := wakes(deal); got != "" {
		t.Errorf("a deal that was given up wakes on %s", got)
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
				e, err = k.NoteField(subject, "credit", value, false)
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
			_, err := k.NoteField(subject, "credit", "坏", false)
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
			_, err := k.Learned("correct")
			return err
		})
		p := get[crm.Person](w, who)
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
		if p.Quiet("cadence", "2026-11-30") || len(p.Snoozed) != 1 {
			t.Errorf("%s: %+v", who, p)
		}
	}
	w := newWorld(t, false)
	w.refused(crmtest.Xiaoli, crm.BadInput, "person.locale", func(k *desk.Work) error {
		_, err := k.SetLocale("fr")
		return err
	})
	w.refused(crmtest.Wangmin, crm.Forbidden, "role.cannot", func(k *desk.Work) error {
		return k.LinkIdentity("slack/demo/x", crmtest.Xiaoli)
	})
}
