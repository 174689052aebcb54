package desk_test

import (
	"strings"
	"testing"

	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

func TestAFirstVisitOpensWhatItNames(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		out, _ := w.visit(crmtest.Xiaoli, "比亚迪", "王总", desk.NewActivity{
			Gist: "聊了电池线方案", Need: "电池线", Amount: crm.Amount{Money: crm.Yuan(1_200_000), Kind: crm.AmountBudget, Precision: crm.About},
		})
		if out.Activity.Number() != "V1" || out.Account.Number() != "C1" || !out.DealNew || out.Deal.Number() != "P1" {
			t.Fatalf("numbers: %s %s %+v", out.Activity.Number(), out.Account.Number(), out.Deal)
		}
		today := w.today()
		if !out.Activity.Assumed || out.Activity.Date != today {
			t.Errorf("nothing fixed the date: %s assumed %v", out.Activity.Date, out.Activity.Assumed)
		}
		if out.Account.LastVisit != today || out.Account.Met != 1 {
			t.Errorf("the account does not know its visit: %+v", out.Account)
		}
		d := out.Deal
		if d.Milestone != "m1" || d.Since != today || d.Title != "电池线" || len(d.Moved) != 1 || d.Amount.Kind != crm.AmountBudget {
			t.Errorf("deal: %+v", d)
		}
		if c := get[crm.Contact](w, out.Activity.With[0]); c.Met != 1 || c.Number() != "K1" {
			t.Errorf("contact: %+v", c)
		}
		if n := w.tally(crmtest.Xiaoli, crm.MetricVisits); n != 1 {
			t.Errorf("visits: %d", n)
		}
		if n := w.tally(crmtest.Xiaoli, crm.MetricLeads); n != 1 {
			t.Errorf("leads: %d", n)
		}
		if out.Activity.Evidence.Text == "" || out.Activity.Evidence.Message == "" {
			t.Errorf("the words are lost: %+v", out.Activity.Evidence)
		}
	})
}

func TestTheDealsAmount(t *testing.T) {
	yuan := func(n int64, k crm.AmountKind) crm.Amount { return crm.Amount{Money: crm.Yuan(n), Kind: k} }
	for _, c := range []struct {
		says        string
		first, then crm.Amount
		want        crm.Amount
		noted       bool
	}{
		{"a quote takes the place of a budget", yuan(100, crm.AmountBudget), yuan(120, crm.AmountQuote), yuan(120, crm.AmountQuote), false},
		{"a budget does not take the place of a quote", yuan(120, crm.AmountQuote), yuan(100, crm.AmountBudget), yuan(120, crm.AmountQuote), true},
		{"a newer budget takes the place of the older", yuan(100, crm.AmountBudget), yuan(90, crm.AmountBudget), yuan(90, crm.AmountBudget), false},
		{"a value said after a quote is the news", yuan(120, crm.AmountQuote), yuan(95, crm.AmountValue), yuan(95, crm.AmountValue), false},
		{"nothing but a contract replaces a contract", yuan(300, crm.AmountContract), yuan(320, crm.AmountQuote), yuan(300, crm.AmountContract), true},
		{"a contract replaces a contract", yuan(300, crm.AmountContract), yuan(320, crm.AmountContract), yuan(320, crm.AmountContract), false},
	} {
		t.Run(c.says, func(t *testing.T) {
			both(t, func(t *testing.T, w *world) {
				out, _ := w.visit(crmtest.Xiaoli, "比亚迪", "", desk.NewActivity{Amount: c.first})
				again, _ := w.visit(crmtest.Xiaoli, "", "", desk.NewActivity{Account: out.Account.ID, Amount: c.then})
				if again.DealNew || again.Deal.ID != out.Deal.ID || again.Activity.Deal != out.Deal.ID {
					t.Fatalf("a second deal was opened")
				}
				if again.Deal.Amount.Money != c.want.Money || again.Deal.Amount.Kind != c.want.Kind || again.Noted != c.noted {
					t.Errorf("amount %+v noted %v", again.Deal.Amount, again.Noted)
				}
				if c.first.Kind == crm.AmountBudget && c.then.Kind != crm.AmountBudget {
					f := get[crm.Field](w, crm.FieldOf(crm.Pointer{Kind: crm.KindOpportunity, ID: string(out.Deal.ID)}, "amount.budget"))
					if !strings.Contains(f.Value, "CNY") {
						t.Errorf("the budget is lost: %q", f.Value)
					}
				}
				if c.noted {
					f := get[crm.Field](w, crm.FieldOf(crm.Pointer{Kind: crm.KindOpportunity, ID: string(out.Deal.ID)}, "amount."+string(c.then.Kind)))
					if !strings.Contains(f.Value, "CNY") {
						t.Errorf("noted %q", f.Value)
					}
				}
			})
		})
	}
}

func TestTheLastTouchIsWhatIsStored(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		first, _ := w.visit(crmtest.Xiaoli, "美科", "周姐", desk.NewActivity{Date: "2026-10-01"})
		id := first.Account.ID
		log := func(n desk.NewActivity) desk.Logged {
			n.Account = id
			out, _ := w.visit(crmtest.Xiaoli, "", "周姐", n)
			return out
		}
		second := log(desk.NewActivity{Date: "2026-10-20"})
		log(desk.NewActivity{Date: "2026-10-25", Outcome: crm.NotReached})
		log(desk.NewActivity{Type: crm.Call, Date: "2026-10-28"})
		log(desk.NewActivity{Type: crm.OtherActivity, Date: "2026-10-29"})
		late := log(desk.NewActivity{Date: "2026-10-10"}) // told late: not the newest

		want := func(visit, call crm.Date, met int) {
			t.Helper()
			a := get[crm.Account](w, id)
			if a.LastVisit != visit || a.LastCall != call || a.Met != met {
				t.Errorf("last visit %s, last call %s, met %d; want %s, %s, %d", a.LastVisit, a.LastCall, a.Met, visit, call, met)
			}
		}
		want("2026-10-20", "2026-10-28", 3)
		g := w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.CorrectActivity(second.Activity.ID, desk.ActivityEdit{Outcome: new(crm.NotReached)})
			return err
		})
		want("2026-10-10", "2026-10-28", 2)
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.CorrectActivity(late.Activity.ID, desk.ActivityEdit{Date: new(crm.Date("2026-10-02"))})
			return err
		})
		want("2026-10-02", "2026-10-28", 2)
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.Undo(g)
			return err
		})
		want("2026-10-20", "2026-10-28", 3)
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.CorrectActivity(second.Activity.ID, desk.ActivityEdit{Type: new(crm.Call)})
			return err
		})
		want("2026-10-02", "2026-10-28", 2)
		if c := get[crm.Contact](w, first.Activity.With[0]); c.Met != 5 {
			t.Errorf("周姐 was reached %d times", c.Met)
		}
	})
}

func TestAVisitDoesTheBookedOne(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		out, _ := w.visit(crmtest.Xiaoli, "恒鑫", "", desk.NewActivity{})
		day := w.today()
		var booked, other crm.Task
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			var err error
			booked, err = k.AddTask(desk.NewTask{Account: out.Account.ID, Text: "拜访", Visit: true, Due: day, Clock: "10:00"})
			if err != nil {
				return err
			}
			other, err = k.AddTask(desk.NewTask{Account: out.Account.ID, Text: "送样", Due: day})
			return err
		})
		call, _ := w.visit(crmtest.Xiaoli, "", "", desk.NewActivity{Account: out.Account.ID, Type: crm.Call})
		if len(call.Done) != 0 {
			t.Errorf("a call did the visit")
		}
		again, g := w.visit(crmtest.Xiaoli, "", "", desk.NewActivity{Account: out.Account.ID})
		if len(again.Done) != 1 || again.Done[0].ID != booked.ID || again.Done[0].Closed != day {
			t.Fatalf("done: %+v", again.Done)
		}
		if n := get[crm.Task](w, other.ID); !n.Open() {
			t.Errorf("%s is no visit and was done", n.Text)
		}
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.Undo(g)
			return err
		})
		if n := get[crm.Task](w, booked.ID); !n.Open() {
			t.Errorf("the undo left the booked visit done")
		}
	})
}

func TestWhatCannotBeLogged(t *testing.T) {
	long := strings.Repeat("长", 61)
	for _, c := range []struct {
		says  string
		cause crm.Cause
		key   string
		do    func(k *desk.Work, a crm.AccountID) error
	}{
		{"a visit of tomorrow", crm.BadInput, "activity.future", logs(desk.NewActivity{Date: "2026-11-03"})},
		{"a day that is none", crm.BadInput, "date.unknown", logs(desk.NewActivity{Date: "2026-02-30"})},
		{"a year that nobody means", crm.BadInput, "date.range", logs(desk.NewActivity{Date: "1026-11-02"})},
		{"a clock that is none", crm.BadInput, "clock.unknown", logs(desk.NewActivity{Clock: "25:00"})},
		{"a type that nobody knows", crm.BadInput, "activity.type", logs(desk.NewActivity{Type: "dance"})},
		{"an outcome that nobody knows", crm.BadInput, "activity.outcome", logs(desk.NewActivity{Outcome: "maybe"})},
		{"more minutes than a day has", crm.BadInput, "activity.minutes", logs(desk.NewActivity{Minutes: 1441})},
		{"a negative amount", crm.BadInput, "amount.negative", logs(desk.NewActivity{Amount: crm.Amount{Money: crm.Yuan(-5)}})},
		{"an amount beyond all sense", crm.BadInput, "amount.absurd", logs(desk.NewActivity{Amount: crm.Amount{Money: crm.Yuan(9e15)}})},
		{"an amount without a currency", crm.BadInput, "amount.currency", logs(desk.NewActivity{Amount: crm.Amount{Money: crm.Money{Minor: 5}}})},
		{"an amount of a kind that is none", crm.BadInput, "amount.kind", logs(desk.NewActivity{Amount: crm.Amount{Money: crm.Yuan(5), Kind: "gift"}})},
		{"a range the wrong way round", crm.BadInput, "amount.range", logs(desk.NewActivity{Amount: crm.Amount{Money: crm.Yuan(5), High: 3}})},
		{"a certainty above 100", crm.BadInput, "deal.win_pct", logs(desk.NewActivity{WinPct: 101})},
		{"a name without a letter", crm.BadInput, "name.empty", opens(desk.NewAccount{Name: crmtest.Name(" \x00 ")})},
		{"a name as long as a sentence", crm.BadInput, "name.long", opens(desk.NewAccount{Name: crmtest.Name(long)})},
		{"a region as long as a sentence", crm.BadInput, "text.long", opens(desk.NewAccount{Name: crmtest.Name("新"), Region: long})},
		{"an industry that is none of the twelve", crm.BadInput, "account.industry", opens(desk.NewAccount{Name: crmtest.Name("新"), Industry: "算命"})},
		{"a source that is none", crm.BadInput, "account.source", opens(desk.NewAccount{Name: crmtest.Name("新"), Source: "梦里"})},
		{"a rank below one", crm.BadInput, "account.rank", opens(desk.NewAccount{Name: crmtest.Name("新"), RankSales: -1})},
		{"a company that is there already", crm.BadInput, "account.exists", opens(desk.NewAccount{Name: crmtest.Name("美科")})},
		{"an alias that another company has", crm.BadInput, "account.exists", opens(desk.NewAccount{Name: crmtest.Name("新"), Aliases: []crm.Name{crmtest.Name("美科")}})},
		{"a step without words", crm.BadInput, "task.empty", func(k *desk.Work, a crm.AccountID) error {
			_, err := k.AddTask(desk.NewTask{Account: a, Text: "\n"})
			return err
		}},
		{"a contact of another company", crm.BadInput, "contact.elsewhere", func(k *desk.Work, a crm.AccountID) error {
			b, _, err := k.OpenAccount(desk.NewAccount{Name: crmtest.Name("别家")})
			if err != nil {
				return err
			}
			c, _, err := k.AddContact(desk.NewContact{Account: b.ID, Name: crmtest.Name("张工")})
			if err != nil {
				return err
			}
			_, err = k.LogActivity(desk.NewActivity{Account: a, With: []crm.ContactID{c.ID}})
			return err
		}},
		{"a role that nobody has", crm.BadInput, "contact.role", func(k *desk.Work, a crm.AccountID) error {
			_, _, err := k.AddContact(desk.NewContact{Account: a, Name: crmtest.Name("张工"), Roles: []string{"king"}})
			return err
		}},
		{"an account that is not there", crm.Missing, "record.missing", func(k *desk.Work, _ crm.AccountID) error {
			_, err := k.LogActivity(desk.NewActivity{Account: "nowhere"})
			return err
		}},
	} {
		t.Run(c.says, func(t *testing.T) {
			w := newWorld(t, true)
			out, _ := w.visit(crmtest.Xiaoli, "美科", "", desk.NewActivity{})
			w.refused(crmtest.Xiaoli, c.cause, c.key, func(k *desk.Work) error { return c.do(k, out.Account.ID) })
		})
	}
}

func logs(n desk.NewActivity) func(*desk.Work, crm.AccountID) error {
	return func(k *desk.Work, a crm.AccountID) error {
		n.Account = a
		_, err := k.LogActivity(n)
		return err
	}
}

func opens(n desk.NewAccount) func(*desk.Work, crm.AccountID) error {
	return func(k *desk.Work, _ crm.AccountID) error {
		_, _, err := k.OpenAccount(n)
		return err
	}
}

func TestWhatIsKeptOfStrangeText(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		out, _ := w.visit(crmtest.Xiaoli, "  美\u202e科\x07 ", "", desk.NewActivity{
			Gist:     strings.Repeat("很长", 400) + "\xff",
			Evidence: crm.Evidence{Text: strings.Repeat("话", 5000)},
		})
		if got := out.Account.Name.Text; got != "美科" {
			t.Errorf("name %q", got)
		}
		if n := len([]rune(out.Activity.Gist)); n != 500 || !strings.HasSuffix(out.Activity.Gist, "…") {
			t.Errorf("gist of %d characters", n)
		}
		if n := len(out.Activity.Evidence.Text); n > 8<<10 || n < 8<<10-3 || strings.Contains(out.Activity.Evidence.Text, "\ufffd") {
			t.Errorf("evidence of %d bytes", n)
		}
	})
}
