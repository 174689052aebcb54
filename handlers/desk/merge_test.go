package desk_test

import (
	"testing"

	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

func TestTwoAccountsThatAreOneCompanyBecomeOne(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		s := w.theirs()
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			if _, err := k.UpdateAccount(s.account.ID, desk.AccountEdit{Region: new("东莞"), Industry: new("家具")}); err != nil {
				return err
			}
			if _, err := k.UpdateAccount(s.other.ID, desk.AccountEdit{Region: new("深圳")}); err != nil {
				return err
			}
			_, err := k.Note(desk.NewNote{Subject: pointer(&s.other), Field: "credit", Value: "弱"})
			return err
		})
		before := w.snapshot()
		var p *desk.MergePlan
		merge := func(k *desk.Work) (err error) {
			p, err = k.MergeAccounts(s.account.ID, s.other.ID)
			return err
		}
		g := w.says(crmtest.Wangmin, merge)
		now := w.account(s.other.ID)
		for what, ok := range map[string]bool{
			"the other file is gone":                  w.gone(&crm.Account{ID: s.account.ID}),
			"its name finds the one that stays":       len(now.Aliases) > 0 && now.Aliases[0].Text == "美科",
			"a value of both stays that of the first": now.Region == "深圳" && len(p.Clashes) == 1 && p.Clashes[0].Field == "region",
			"what it did not know is filled":          now.Industry == "家具",
			"its deals are its own":                   get[crm.Opportunity](w, s.deal.ID).Account == now.ID && get[crm.Opportunity](w, s.lost.ID).Account == now.ID,
			"its requests too":                        get[crm.Approval](w, s.asked.ID).Account == now.ID,
			"its money too":                           get[crm.Payment](w, s.payment.ID).Account == now.ID && get[crm.Expense](w, s.expense.ID).Account == now.ID,
			"its tasks too":                           get[crm.Task](w, s.task.ID).Account == now.ID,
			"a claim waits for the one that stays":    get[crm.Conflict](w, s.claim.ID).Account == now.ID,
			"who is known at both is one":             w.gone(&crm.Contact{ID: s.contact.ID}) && len(p.Twice) == 1,
			"who was met is he":                       get[crm.Activity](w, s.visit.ID).With[0] == p.Twice[s.contact.ID].ID,
			"both met somebody, and that counts":      now.Met == 2 && get[crm.Contact](w, p.Twice[s.contact.ID].ID).Met == 2,
			"what was done keeps its author":          get[crm.Activity](w, s.visit.ID).Who == crmtest.Xiaoli,
			"the rows of a list come along":           get[crm.Field](w, crm.RowOf(pointer(&now), "news", s.row.Row)).Value == s.row.Value,
			"of a field of both the first stays":      get[crm.Field](w, crm.FieldOf(pointer(&now), "credit")).Value == "弱",
			"one line of the lead sheet":              w.gone(&crm.Lead{ID: s.lead.ID}),
		} {
			if !ok {
				t.Errorf("not so: %s\n%+v", what, now)
			}
		}
		w.says(crmtest.Wangmin, func(k *desk.Work) error { _, err := k.Undo(g); return err })
		if diff := before.diff(w.snapshot()); diff != "" {
			t.Errorf("taken back, it is not as it was:\n%s", diff)
		}
		_, again := w.lastGroup(crmtest.Wangmin)
		w.says(crmtest.Wangmin, func(k *desk.Work) error { _, err := k.Undo(again); return err })
		if now := w.account(s.other.ID); now.Met != 2 || !w.gone(&crm.Account{ID: s.account.ID}) {
			t.Errorf("done again: %+v", now)
		}
	})
}

func TestAMergeOfTwoPeoplesAccountsIsTheManagersAndTakesFromNobody(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		a, _ := w.visit(crmtest.Xiaoli, "中联", "王总", desk.NewActivity{Amount: crm.Amount{Money: crm.Yuan(100), Kind: crm.AmountValue}})
		b, _ := w.visit(crmtest.Anna, "中联重科", "", desk.NewActivity{})
		granted := w.apply(crmtest.Xiaoli, *a.Deal)
		for range 2 {
			at := get[crm.Approval](w, granted.ID)
			w.says(at.Step().Who, func(k *desk.Work) error {
				_, err := k.DecideRequest(at.ID, desk.Ruling{Decision: crm.ApprovalGranted})
				return err
			})
		}
		merge := func(k *desk.Work) error { _, err := k.MergeAccounts(a.Account.ID, b.Account.ID); return err }
		for _, who := range []crm.PersonID{crmtest.Xiaoli, crmtest.Anna, crmtest.Chenjing, crmtest.Zhouhang} {
			w.refused(who, crm.Forbidden, "account.merge", merge)
		}
		w.refused(crmtest.Wangmin, crm.BadInput, "account.same", func(k *desk.Work) error {
			_, err := k.MergeAccounts(a.Account.ID, a.Account.ID)
			return err
		})
		g := w.says(crmtest.Wangmin, merge)
		now := w.account(b.Account.ID)
		if now.Owner != crmtest.Anna || len(now.With) != 1 || now.With[0] != crmtest.Xiaoli {
			t.Errorf("whose it is: %s with %v", now.Owner, now.With)
		}
		if o := get[crm.Opportunity](w, a.Deal.ID); o.Owner != crmtest.Xiaoli {
			t.Errorf("the deal went to %s", o.Owner)
		}
		if r := get[crm.Approval](w, granted.ID); r.State != crm.ApprovalGranted || len(r.Changed) > 0 {
			t.Errorf("what was granted is now %s, changed %v", r.State, r.Changed)
		}
		var later desk.Logged
		w.says(crmtest.Xiaoli, func(k *desk.Work) (err error) {
			if later, err = k.LogActivity(desk.NewActivity{Account: now.ID, Deal: a.Deal.ID, With: a.Activity.With}); err != nil {
				return err
			}
			_, err = k.UpdateContact(a.Activity.With[0], desk.ContactEdit{Title: new("总监")})
			return err
		})
		w.says(crmtest.Wangmin, func(k *desk.Work) error { _, err := k.Undo(g); return err })
		if now := get[crm.Activity](w, later.Activity.ID); now.Account != a.Account.ID {
			t.Errorf("a visit to his people stays with %s", now.Account)
		}
		if now := get[crm.Contact](w, a.Activity.With[0]); now.Title != "总监" || now.Account != a.Account.ID {
			t.Errorf("what was learned of him since is lost: %+v", now)
		}
		if r := get[crm.Approval](w, granted.ID); r.State != crm.ApprovalGranted || r.Account != a.Account.ID {
			t.Errorf("taken back, it is %s of %s", r.State, r.Account)
		}
	})
}

func TestASiteIsMergedWithWhatItBelongsTo(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		var top, mid, low crm.Account
		for _, x := range []struct {
			to   *crm.Account
			name string
			up   *crm.Account
		}{{&top, "集团", nil}, {&mid, "公司", &top}, {&low, "工厂", &mid}} {
			*x.to = w.open(crmtest.Xiaoli, desk.NewAccount{Name: crmtest.Name(x.name)})
			if x.up != nil {
				w.says(crmtest.Xiaoli, func(k *desk.Work) error {
					_, err := k.SetSite(x.to.ID, x.up.ID, "plant")
					return err
				})
			}
		}
		w.refused(crmtest.Xiaoli, crm.BadInput, "account.circle", func(k *desk.Work) error {
			_, err := k.MergeAccounts(top.ID, low.ID)
			return err
		})
		w.says(crmtest.Xiaoli, func(k *desk.Work) error { _, err := k.MergeAccounts(top.ID, mid.ID); return err })
		if now := w.account(mid.ID); now.Parent != "" || now.Site != "" {
			t.Errorf("it belongs to %q still", now.Parent)
		}
		w.says(crmtest.Xiaoli, func(k *desk.Work) error { _, err := k.MergeAccounts(low.ID, mid.ID); return err })
		if now := w.account(mid.ID); now.Parent != "" || len(now.Aliases) != 2 {
			t.Errorf("site and top: %+v", now)
		}
	})
}
