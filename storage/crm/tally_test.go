package crm

import (
	"fmt"
	"strings"
	"testing"
)

func TestDeltasMoveWhatAWriteChanges(t *testing.T) {
	visit := func(set ...func(*Activity)) *Activity {
		a := &Activity{ID: "v", Type: Visit, Who: "xiaoli", Date: "2026-11-02", Outcome: Reached}
		for _, f := range set {
			f(a)
		}
		return a
	}
	on := func(d Date) func(*Activity) { return func(a *Activity) { a.Date = d } }
	by := func(p PersonID) func(*Activity) { return func(a *Activity) { a.Who = p } }
	kind := func(k string) func(*Activity) { return func(a *Activity) { a.Type = k } }
	gone := func(a *Activity) { a.Deleted = true }
	missed := func(a *Activity) { a.Outcome = NotReached }
	cost := func(m Money) func(*Activity) { return func(a *Activity) { a.Cost = m } }
	deal := func(state string, moves ...Date) *Opportunity {
		o := &Opportunity{ID: "p", Owner: "xiaoli", State: state, Closed: "2026-11-05", Milestone: "m4", Amount: Amount{Money: Yuan(10)}}
		for _, d := range moves {
			o.Moved = append(o.Moved, Move{To: "m", On: d, By: "xiaoli"})
		}
		return o
	}
	for _, c := range []struct {
		name          string
		before, after Record
		want          string
	}{
		{"a visit", nil, visit(), "xiaoli 2026-11-02 visits 1"},
		{"a visit of an executive", nil, visit(kind(ExecutiveVisit)), "xiaoli 2026-11-02 visits 1"},
		{"a call", nil, visit(kind(Call)), "xiaoli 2026-11-02 calls 1"},
		{"a demo", nil, visit(kind(Demo)), "xiaoli 2026-11-02 other 1"},
		{"a visit without an outcome met somebody", nil, visit(func(a *Activity) { a.Outcome = "" }), "xiaoli 2026-11-02 visits 1"},
		{"nobody was there", nil, visit(missed), "xiaoli 2026-11-02 tried 1"},
		{"it took an hour and money", nil, visit(cost(Yuan(2)), func(a *Activity) { a.Minutes = 60 }), "xiaoli 2026-11-02 costCNY 200, xiaoli 2026-11-02 minutes 60, xiaoli 2026-11-02 visits 1"},
		{"a visit to a C customer who had bought", nil, visit(func(a *Activity) { a.Tier, a.Bought = "C", true }), "xiaoli 2026-11-02 visits 1, xiaoli 2026-11-02 visits/C 1, xiaoli 2026-11-02 visits/old 1"},
		{"for two purposes", nil, visit(func(a *Activity) { a.Purpose = []string{"rapport", "progress"} }), "xiaoli 2026-11-02 purpose/progress 1, xiaoli 2026-11-02 purpose/rapport 1, xiaoli 2026-11-02 visits 1"},
		{"nothing changed", visit(), visit(), ""},
		{"only its words changed", visit(), visit(func(a *Activity) { a.Gist = "x" }), ""},
		{"it was another day", visit(), visit(on("2026-11-01")), "xiaoli 2026-11-01 visits 1, xiaoli 2026-11-02 visits -1"},
		{"it was somebody else", visit(), visit(by("anna")), "anna 2026-11-02 visits 1, xiaoli 2026-11-02 visits -1"},
		{"it met nobody after all", visit(), visit(missed), "xiaoli 2026-11-02 tried 1, xiaoli 2026-11-02 visits -1"},
		{"the money was euros", visit(cost(Yuan(2))), visit(cost(Money{300, "EUR"})), "xiaoli 2026-11-02 costCNY -200, xiaoli 2026-11-02 costEUR 300"},
		{"it was taken back", visit(), visit(gone), "xiaoli 2026-11-02 visits -1"},
		{"that was taken back", visit(gone), visit(), "xiaoli 2026-11-02 visits 1"},
		{"it was moved while deleted", visit(gone), visit(gone, on("2026-11-01")), ""},
		{"it has no day", nil, visit(on("")), ""},
		{"it is nobody's", nil, visit(by("")), ""},
		{"a deal was opened, which is no move", nil, deal("", "2026-11-01"), ""},
		{"two moves on a day", nil, deal("", "2026-11-01", "2026-11-02", "2026-11-02"), "xiaoli 2026-11-02 dwell/m 1, xiaoli 2026-11-02 moves 2, xiaoli 2026-11-02 step/m/m 2"},
		{"a deal was signed", deal("", "2026-11-02"), deal(DealWon, "2026-11-02"), "xiaoli 2026-11-05 signedCNY 1000, xiaoli 2026-11-05 won 1"},
		{"and was not, after all", deal(DealWon), deal(DealPaused), "xiaoli 2026-11-05 signedCNY -1000, xiaoli 2026-11-05 won -1"},
		{"a deal was lost", deal(""), deal(DealLost), "xiaoli 2026-11-05 ended/m4 1, xiaoli 2026-11-05 lost 1"},
		{"a lead", nil, &Lead{Owner: "xiaoli", Registered: "2026-11-02"}, "xiaoli 2026-11-02 leads 1"},
		{"an expense", nil, &Expense{Who: "xiaoli", Date: "2026-11-02", Amount: Yuan(1)}, "xiaoli 2026-11-02 costCNY 100"},
		{"an expense on an old customer", nil, &Expense{Who: "xiaoli", Date: "2026-11-02", Amount: Yuan(1), Bought: true}, "xiaoli 2026-11-02 costCNY 100, xiaoli 2026-11-02 cost/oldCNY 100"},
		{"an open step", nil, &Task{Owner: "xiaoli", Due: "2026-11-02"}, ""},
		{"a step that is done", nil, &Task{Owner: "xiaoli", State: TaskDone, Closed: "2026-11-03"}, "xiaoli 2026-11-03 done 1"},
		{"a customer", nil, &Account{Owner: "xiaoli"}, ""},
		{"nothing at all", nil, nil, ""},
	} {
		var got []string
		for _, d := range Deltas(c.before, c.after) {
			got = append(got, fmt.Sprint(d.Who, " ", d.Day, " ", d.Metric, d.Currency, " ", d.N))
		}
		if got := strings.Join(got, ", "); got != c.want {
			t.Errorf("%s: %s; want %s", c.name, got, c.want)
		}
	}
}
