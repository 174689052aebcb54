package desk_test

import (
	"slices"
	"testing"

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
