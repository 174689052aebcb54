package handlers

import (
	"testing"

	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// TestWhoDecidesInAnIndustryIsLearntFromDealsThatWereWon wins a deal with a
// customer of an industry, and finds the title of the one who decided there on
// the card of the industry; a deal that was lost teaches nothing.
//
// rows: M13
func TestWhoDecidesInAnIndustryIsLearntFromDealsThatWereWon(t *testing.T) {
	w := newWorld(t)
	end := func(name, title, state string) {
		t.Helper()
		err := w.store.Update(t.Context(), func(tx crm.Tx) error {
			p, err := crm.Get[crm.Person](tx, crm.PersonID("xiaoli"))
			if err != nil {
				return err
			}
			k, err := w.r.Desk.Begin(tx, &p, desk.Via{Message: "deal of " + name, Said: tx.Now()})
			if err != nil {
				return err
			}
			a, _, err := k.OpenAccount(desk.NewAccount{Name: parse.Keys(name), Industry: "钣金"})
			if err != nil {
				return err
			}
			if _, _, err := k.AddContact(desk.NewContact{Account: a.ID, Name: parse.Keys("方志明"), Title: title, Roles: []string{"decider"}}); err != nil {
				return err
			}
			o, err := k.OpenDeal(desk.NewDeal{Account: a.ID, Amount: crm.Amount{Money: crm.Yuan(800_000), Kind: crm.AmountContract}})
			if err != nil {
				return err
			}
			_, err = k.EndDeal(o.ID, desk.Ending{State: state, Reason: "rivalry"})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	end("恒发钣金", "设备部经理", crm.DealWon)
	end("格睿精密", "设备部经理", crm.DealWon)
	end("泰昌五金", "总工", crm.DealLost)
	w.says("xiaoli", "钣金行业怎么样", "客户 3 家", "赢单里的关键人:设备部经理(2 单)", "!总工")
	w.says("laosun", "钣金行业怎么样", "!设备部经理", "!客户 3 家") // of another team
}
