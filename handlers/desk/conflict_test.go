package desk_test

import (
	"testing"

	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// claim has somebody report a company that comes near a.
func (w *world) claim(who crm.PersonID, a crm.AccountID, name string) crm.Conflict {
	w.t.Helper()
	var c crm.Conflict
	w.says(who, func(k *desk.Work) (err error) {
		c, _, err = k.OpenConflict(desk.NewConflict{Name: crmtest.Name(name), Account: a})
		return err
	})
	return c
}

func TestWhoDecidesAClaim(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		ours := w.open(crmtest.Xiaoli, desk.NewAccount{Name: crmtest.Name("恒鑫钣金")})
		bosses := w.open(crmtest.Wangmin, desk.NewAccount{Name: crmtest.Name("粤钢桶业")})
		w.update(func(tx crm.Tx) error {
			far := crmtest.Person("far", "小陈", crm.RoleRep)
			far.Team = "huadong"
			return crmtest.Put(tx, far)
		})
		for _, c := range []struct {
			is   string
			who  crm.PersonID
			at   crm.AccountID
			want crm.PersonID
		}{
			{"two of one team: their manager", crmtest.Anna, ours.ID, crmtest.Wangmin},
			{"two teams: the director", "far", ours.ID, crmtest.Zhaogang},
			{"the manager himself reports: the director", crmtest.Wangmin, ours.ID, crmtest.Zhaogang},
			{"the manager's own customer: still the manager of both", crmtest.Anna, bosses.ID, crmtest.Wangmin},
		} {
			if got := w.claim(c.who, c.at, "恒鑫精密"); got.Decider != c.want {
				t.Errorf("%s: %s decides, want %s", c.is, got.Decider, c.want)
			}
		}
		again := w.claim(crmtest.Anna, ours.ID, "恒鑫精密")
		if again.No != 1 {
			t.Errorf("said again it is %s, want #X1", again.Number())
		}
		w.refused(crmtest.Xiaoli, crm.BadInput, "conflict.own", func(k *desk.Work) error {
			_, _, err := k.OpenConflict(desk.NewConflict{Name: crmtest.Name("恒鑫"), Account: ours.ID})
			return err
		})
		w.refused(crmtest.Zhouhang, crm.Forbidden, "role.cannot", func(k *desk.Work) error {
			_, _, err := k.OpenConflict(desk.NewConflict{Name: crmtest.Name("恒鑫"), Account: ours.ID})
			return err
		})
	})
}

func TestAClaimIsDecidedOnce(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		a := w.open(crmtest.Xiaoli, desk.NewAccount{Name: crmtest.Name("恒鑫钣金")})
		c := w.claim(crmtest.Anna, a.ID, "恒新钣金")
		decide := func(o crm.ConflictState) func(*desk.Work) error {
			return func(k *desk.Work) error { _, err := k.DecideConflict(c.ID, o, ""); return err }
		}
		for _, who := range []crm.PersonID{crmtest.Anna, crmtest.Xiaoli, crmtest.Chenjing, crmtest.Zhouhang} {
			w.refused(who, crm.Forbidden, "conflict.not_yours", decide(crm.ConflictSame))
		}
		w.refused(crmtest.Wangmin, crm.BadInput, "conflict.outcome", decide("perhaps"))
		g := w.says(crmtest.Wangmin, decide(crm.ConflictShared))
		w.refused(crmtest.Zhaogang, crm.Stale, "conflict.decided", decide(crm.ConflictSame))
		now := w.account(a.ID)
		if len(now.With) != 1 || now.With[0] != crmtest.Anna || len(now.Aliases) != 1 || now.Aliases[0].Text != "恒新钣金" {
			t.Errorf("shared, it is followed by %v and also called %v", now.With, now.Aliases)
		}
		w.says(crmtest.Anna, func(k *desk.Work) error {
			_, err := k.LogActivity(desk.NewActivity{Type: crm.Visit, Account: a.ID})
			return err
		})
		w.says(crmtest.Wangmin, func(k *desk.Work) error { _, err := k.Undo(g); return err })
		if now := w.account(a.ID); len(now.With) != 0 || len(now.Aliases) != 0 {
			t.Errorf("undone, it is followed by %v and called %v", now.With, now.Aliases)
		}
		w.says(crmtest.Zhaogang, decide(crm.ConflictSame)) // who stands above may decide as well
	})
}

func TestAClaimIsLetGoByWhoMadeIt(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		a := w.open(crmtest.Xiaoli, desk.NewAccount{Name: crmtest.Name("恒鑫钣金")})
		c := w.claim(crmtest.Anna, a.ID, "恒鑫精密")
		withdraw := func(k *desk.Work) error { _, err := k.WithdrawConflict(c.ID); return err }
		w.refused(crmtest.Xiaoli, crm.Forbidden, "conflict.not_yours", withdraw)
		w.says(crmtest.Anna, withdraw)
		w.refused(crmtest.Wangmin, crm.Stale, "conflict.decided", func(k *desk.Work) error {
			_, err := k.DecideConflict(c.ID, crm.ConflictSame, "")
			return err
		})
	})
}

func TestWhatLeavesTheStoreIsNotedByRole(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		for _, c := range []struct {
			who       crm.PersonID
			own, all  bool
			otherTeam bool
		}{
			{crmtest.Xiaoli, false, false, false},
			{crmtest.Wangmin, true, false, false},
			{crmtest.Zhaogang, true, true, true},
			{crmtest.Chenjing, true, true, true},
			{crmtest.Zhouhang, false, false, false},
		} {
			for team, may := range map[crm.TeamID]bool{crmtest.Huanan: c.own, "": c.all, "huadong": c.otherTeam} {
				_, err := w.try(c.who, func(k *desk.Work) error { return k.MayExport(crm.KindLead, team) })
				if f, ok := crm.AsFault(err); ok == may || ok && f.Key != "export.role" {
					t.Errorf("%s exports the leads of %q: %v, want allowed %v", c.who, team, err, may)
				}
			}
		}
		g := w.says(crmtest.Chenjing, func(k *desk.Work) error {
			e, err := k.NoteExport(desk.NewExport{Of: crm.KindLead, Format: "xlsx", Rows: 18, Region: "东莞", To: crmtest.Wangmin})
			if err == nil && (e.Rows != 18 || e.Who != crmtest.Chenjing || e.Day == "") {
				t.Errorf("noted is %+v", e)
			}
			return err
		})
		w.refused(crmtest.Chenjing, crm.Missing, "undo.nothing", func(k *desk.Work) error { _, err := k.Undo(g); return err })
		w.view(func(r crm.Reader) error {
			last, err := desk.LastGroup(r, crmtest.Chenjing)
			if last != "" {
				t.Errorf("撤销 would mean the export %s", last)
			}
			return err
		})
	})
}

func TestTheRowOfALead(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		code := "91440300192317458F"
		a := w.open(crmtest.Chenjing, desk.NewAccount{
			Name: crmtest.Name("恒发家具"), Owner: crmtest.Xiaoli, Code: "91440300 192317458f", Tier: "B", TierWhy: "leads.xlsx #5",
			On: "2026-10-26", Author: crmtest.Anna, Spread: true,
		})
		if a.CreditCode != code || a.Tier != "B" || a.TierWhy != "leads.xlsx #5" || a.Paced == "" || a.Owner != crmtest.Xiaoli {
			t.Errorf("the account is %+v", a)
		}
		var l crm.Lead
		w.view(func(r crm.Reader) (err error) { l, err = desk.LeadOf(r, a.ID); return err })
		if l.Registered != "2026-10-26" || l.Author != crmtest.Anna || l.By != crmtest.Chenjing {
			t.Errorf("the lead is %+v", l)
		}
		w.refused(crmtest.Xiaoli, crm.BadInput, "account.coded", func(k *desk.Work) error {
			_, _, err := k.OpenAccount(desk.NewAccount{Name: crmtest.Name("另一家"), Code: code})
			return err
		})
		w.refused(crmtest.Xiaoli, crm.BadInput, "account.code", func(k *desk.Work) error {
			_, _, err := k.OpenAccount(desk.NewAccount{Name: crmtest.Name("另一家"), Code: "123"})
			return err
		})
		w.refused(crmtest.Xiaoli, crm.BadInput, "tier.reason", func(k *desk.Work) error {
			_, _, err := k.OpenAccount(desk.NewAccount{Name: crmtest.Name("另一家"), Tier: "A"})
			return err
		})
		source, need := "other/exhibition", "开料机"
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			done, err := k.UpdateLead(l.ID, desk.LeadEdit{Source: &source, Need: &need})
			if err == nil && (done.After.Source != source || done.After.Need != need || done.Before.Need != "") {
				t.Errorf("the lead is now %+v", done.After)
			}
			return err
		})
		w.refused(crmtest.Anna, crm.Forbidden, "account.not_yours", func(k *desk.Work) error {
			_, err := k.UpdateLead(l.ID, desk.LeadEdit{Need: &need})
			return err
		})
	})
}

// account is an account as it is now.
func (w *world) account(id crm.AccountID) (a crm.Account) {
	w.t.Helper()
	w.view(func(r crm.Reader) (err error) { a, err = crm.Get[crm.Account](r, id); return err })
	return a
}
