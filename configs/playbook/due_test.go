package playbook

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"milepost/storage/crm"
)

// china2026 are the days around the National Day of 2026: off from Thursday
// to Wednesday, and the Saturday after is worked.
func china2026() *crm.Calendar {
	return &crm.Calendar{
		Holidays: []crm.Holiday{{Name: "国庆", First: "2026-10-01", Last: "2026-10-07"}},
		Makeup:   map[crm.Date]bool{"2026-10-10": true}, From: 2026, To: 2026,
	}
}

func rep(with ...func(*crm.Person)) *crm.Person {
	p := &crm.Person{ID: "xiaoli", Zone: "Asia/Shanghai", Hours: crm.Hours{From: "09:00", To: "18:00"}, Roles: []crm.Role{crm.RoleRep}}
	for _, f := range with {
		f(p)
	}
	return p
}

func inBerlin(p *crm.Person) { p.Zone = "Europe/Berlin" }

func when(t testing.TB, zone, s string) time.Time {
	t.Helper()
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", s, loc)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// account is 小李's customer 粤钢, made long ago.
func account(tier string, with ...func(*crm.Account)) crm.Account {
	a := crm.Account{ID: "yuegang", Owner: "xiaoli", Tier: tier}
	a.Created = time.Date(2026, 1, 5, 2, 0, 0, 0, time.UTC)
	for _, f := range with {
		f(&a)
	}
	return a
}

func visitedOn(d crm.Date) func(*crm.Account) { return func(a *crm.Account) { a.LastVisit = d } }
func calledOn(d crm.Date) func(*crm.Account)  { return func(a *crm.Account) { a.LastCall = d } }
func madeOn(d crm.Date) func(*crm.Account) {
	return func(a *crm.Account) { a.Created = d.In(time.UTC).Add(2 * time.Hour) }
}

func step(due crm.Date, with ...func(*crm.Task)) crm.Task {
	t := crm.Task{ID: "t1", Account: "yuegang", Owner: "xiaoli", Text: "报价", Due: due}
	for _, f := range with {
		f(&t)
	}
	return t
}

func visitAt(clock string) func(*crm.Task) {
	return func(t *crm.Task) { t.Visit, t.Clock = true, clock }
}

// said puts what is due into one line: "cadence account/yuegang 15".
func said(items []Item) string {
	var out []string
	for _, it := range items {
		out = append(out, fmt.Sprintf("%s %s %d", it.Kind, it.Subject.ID, it.Days))
	}
	return strings.Join(out, "; ")
}

func TestWhatIsDue(t *testing.T) {
	const sh, de = "Asia/Shanghai", "Europe/Berlin"
	tests := []struct {
		name     string
		zone, at string
		person   func(*crm.Person)
		accounts []crm.Account
		tasks    []crm.Task
		seen     crm.Date
		want     string
	}{
		{"A-tier, visited 15 days ago, silent: due", sh, "2026-11-02 09:05", nil, []crm.Account{account("A", visitedOn("2026-10-18"))}, nil, "", "cadence yuegang 15"},
		{"A-tier, visited 14 days ago: not yet", sh, "2026-11-02 09:05", nil, []crm.Account{account("A", visitedOn("2026-10-19"))}, nil, "", ""},
		{"A-tier, called yesterday, visited 15 days ago: a call does not count", sh, "2026-11-02 09:05", nil, []crm.Account{account("A", visitedOn("2026-10-18"), calledOn("2026-11-01"))}, nil, "", "cadence yuegang 15"},
		{"B-tier, visited 30 days ago: not yet", sh, "2026-11-02 09:05", nil, []crm.Account{account("B", visitedOn("2026-10-03"))}, nil, "", ""},
		{"B-tier, visited 31 days ago: due", sh, "2026-11-02 09:05", nil, []crm.Account{account("B", visitedOn("2026-10-02"))}, nil, "", "cadence yuegang 31"},
		{"C-tier, called 45 days ago: not yet", sh, "2026-11-02 09:05", nil, []crm.Account{account("C", calledOn("2026-09-18"))}, nil, "", ""},
		{"C-tier, called 46 days ago: due", sh, "2026-11-02 09:05", nil, []crm.Account{account("C", calledOn("2026-09-17"))}, nil, "", "cadence yuegang 46"},
		{"C-tier, called 60 days ago, visited last week: a visit counts", sh, "2026-11-02 09:05", nil, []crm.Account{account("C", calledOn("2026-09-03"), visitedOn("2026-10-27"))}, nil, "", ""},
		{"D-tier, called 91 days ago: due", sh, "2026-11-02 09:05", nil, []crm.Account{account("D", calledOn("2026-08-03"))}, nil, "", "cadence yuegang 91"},
		{"unrated, never touched: left alone", sh, "2026-11-02 09:05", nil, []crm.Account{account("")}, nil, "", ""},
		{"A-tier, made three days ago, never visited: not yet", sh, "2026-11-02 09:05", nil, []crm.Account{account("A", madeOn("2026-10-30"))}, nil, "", ""},
		{"A-tier, made 15 days ago, never visited: due", sh, "2026-11-02 09:05", nil, []crm.Account{account("A", madeOn("2026-10-18"))}, nil, "", "cadence yuegang 0"},
		{"A-tier, long silent, paused until next week: left alone", sh, "2026-11-02 09:05", nil, []crm.Account{account("A", func(a *crm.Account) { a.Paused = "2026-11-09" })}, nil, "", ""},
		{"A-tier of an import, its turn comes tomorrow: silent", sh, "2026-11-02 09:05", nil, []crm.Account{account("A", func(a *crm.Account) { a.LastVisit, a.Paced = "", "2026-10-20" })}, nil, "", ""},
		{"A-tier of an import, its turn was yesterday: due", sh, "2026-11-04 09:05", nil, []crm.Account{account("A", func(a *crm.Account) { a.LastVisit, a.Paced = "", "2026-10-20" })}, nil, "", "cadence yuegang 0"},
		{"A-tier, long silent, the pause ends today: due", sh, "2026-11-09 09:05", nil, []crm.Account{account("A", func(a *crm.Account) { a.Paused = "2026-11-09" })}, nil, "", "cadence yuegang 0"},
		{"A-tier, long silent, a visit is booked for Thursday: left alone", sh, "2026-11-02 09:05", nil, []crm.Account{account("A", visitedOn("2026-10-01"))}, []crm.Task{step("2026-11-05", visitAt("10:00"))}, "", ""},
		{"A-tier, long silent, a colleague's: his, not mine", sh, "2026-11-02 09:05", nil, []crm.Account{account("A", func(a *crm.Account) { a.Owner = "anna" })}, nil, "", ""},

		{"a step due today: due", sh, "2026-11-02 09:05", nil, nil, []crm.Task{step("2026-11-02")}, "", "due t1 0"},
		{"a step due tomorrow: not yet", sh, "2026-11-02 23:59", nil, nil, []crm.Task{step("2026-11-03")}, "", ""},
		{"a step due tomorrow, one minute later it is tomorrow: due", sh, "2026-11-03 00:00", nil, nil, []crm.Task{step("2026-11-03")}, "", "due t1 0"},
		{"a step due yesterday: overdue by a day", sh, "2026-11-03 09:05", nil, nil, []crm.Task{step("2026-11-02")}, "", "overdue t1 1"},
		{"a step without a day: never", sh, "2026-11-03 09:05", nil, nil, []crm.Task{step("")}, "", ""},
		{"a step that is done: silent", sh, "2026-11-03 09:05", nil, nil, []crm.Task{step("2026-11-02", func(t *crm.Task) { t.State = crm.TaskDone })}, "", ""},
		{"a step due on Saturday: due on Friday morning", sh, "2026-11-06 09:05", nil, nil, []crm.Task{step("2026-11-07")}, "", "due t1 0"},
		{"a step due on Saturday: still due on Friday evening", sh, "2026-11-06 19:30", nil, nil, []crm.Task{step("2026-11-07")}, "", "due t1 0"},
		{"a step due on Saturday: not on Thursday", sh, "2026-11-05 09:05", nil, nil, []crm.Task{step("2026-11-07")}, "", ""},
		{"a step due on Saturday: overdue on Monday", sh, "2026-11-09 09:05", nil, nil, []crm.Task{step("2026-11-07")}, "", "overdue t1 2"},
		{"a step due in the holiday: due on the last day before it", sh, "2026-09-30 09:05", nil, nil, []crm.Task{step("2026-10-05")}, "", "due t1 0"},
		{"a step due on a make-up Saturday: not on Friday", sh, "2026-10-09 09:05", nil, nil, []crm.Task{step("2026-10-10")}, "", ""},
		{"a step due on a make-up Saturday: due that day", sh, "2026-10-10 09:05", nil, nil, []crm.Task{step("2026-10-10")}, "", "due t1 0"},
		{"the customer's answer was promised for yesterday: waited for", sh, "2026-11-03 09:05", nil, nil, []crm.Task{step("2026-11-02", func(t *crm.Task) { t.Waiting = true })}, "", "waiting t1 1"},

		{"a visit at two: an appointment in the morning", sh, "2026-11-02 09:05", nil, nil, []crm.Task{step("2026-11-02", visitAt("14:00"))}, "", "appointment t1 0"},
		{"a visit at two: still one while it lasts", sh, "2026-11-02 15:59", nil, nil, []crm.Task{step("2026-11-02", visitAt("14:00"))}, "", "appointment t1 0"},
		{"a visit at two, two hours later nothing is logged: missing", sh, "2026-11-02 16:00", nil, nil, []crm.Task{step("2026-11-02", visitAt("14:00"))}, "", "log t1 0"},
		{"a visit today, no hour said: a step like any other", sh, "2026-11-02 23:59", nil, nil, []crm.Task{step("2026-11-02", visitAt(""))}, "", "due t1 0"},
		{"a visit yesterday, no hour said, not made: overdue", sh, "2026-11-03 09:05", nil, nil, []crm.Task{step("2026-11-02", visitAt(""))}, "2026-10-20", "overdue t1 1"},
		{"a visit yesterday, no hour said, made: silent", sh, "2026-11-03 09:05", nil, nil, []crm.Task{step("2026-11-02", visitAt(""))}, "2026-11-02", ""},
		{"a visit yesterday, nothing logged: missing", sh, "2026-11-03 09:05", nil, nil, []crm.Task{step("2026-11-02", visitAt("14:00"))}, "2026-10-20", "log t1 1"},
		{"a visit yesterday, logged at night: silent", sh, "2026-11-03 09:05", nil, nil, []crm.Task{step("2026-11-02", visitAt("14:00"))}, "2026-11-02", ""},
		{"a visit on Saturday: told on Friday as a step", sh, "2026-11-06 09:05", nil, nil, []crm.Task{step("2026-11-07", visitAt("10:00"))}, "", "due t1 0"},

		{"23:59 in Shanghai is still today, though Berlin is long behind", sh, "2026-11-02 23:59", nil, nil, []crm.Task{step("2026-11-02")}, "", "due t1 0"},
		{"Tuesday in Shanghai is Monday in Berlin: due there", sh, "2026-11-03 03:10", inBerlin, nil, []crm.Task{step("2026-11-02")}, "", "due t1 0"},
		{"the night Berlin's clocks go back: Sunday's hour that comes twice is still Sunday", de, "2026-10-25 23:59", inBerlin, nil, []crm.Task{step("2026-10-26")}, "", ""},
		{"the morning after Berlin's clocks went back: due", de, "2026-10-26 09:05", inBerlin, nil, []crm.Task{step("2026-10-26")}, "", "due t1 0"},
		{"14 days over the end of summer time are 14 days", de, "2026-11-02 09:05", inBerlin, []crm.Account{account("A", visitedOn("2026-10-19"))}, nil, "", ""},
		{"the spring change skips no day: due on Monday", de, "2026-03-30 00:30", inBerlin, nil, []crm.Task{step("2026-03-30")}, "", "due t1 0"},

		{"all reminders muted for today: silent", sh, "2026-11-02 09:05", func(p *crm.Person) { p.Muted = map[string]crm.Date{"all": "2026-11-02"} }, []crm.Account{account("A", visitedOn("2026-10-01"))}, []crm.Task{step("2026-11-02")}, "", ""},
		{"muted for yesterday: due again", sh, "2026-11-02 09:05", func(p *crm.Person) { p.Muted = map[string]crm.Date{"all": "2026-11-01"} }, nil, []crm.Task{step("2026-11-02")}, "", "due t1 0"},
		{"touches muted by the playbook's name: the step stays", sh, "2026-11-02 09:05", func(p *crm.Person) { p.Muted = map[string]crm.Date{"touch": "2026-12-31"} }, []crm.Account{account("A", visitedOn("2026-10-01"))}, []crm.Task{step("2026-11-02")}, "", "due t1 0"},
		{"an account muted for good: its touch is silent, another year too", sh, "2027-11-02 09:05", func(p *crm.Person) { p.Muted = map[string]crm.Date{"account/yuegang": crm.LastDate} }, []crm.Account{account("A", visitedOn("2026-10-01"))}, nil, "", ""},
		{"all but the morning card muted: the morning card speaks", sh, "2026-11-02 09:05", func(p *crm.Person) { p.Muted = map[string]crm.Date{Rest: crm.LastDate} }, nil, []crm.Task{step("2026-11-02")}, "", "due t1 0"},
		{"the step put off until tomorrow: silent", sh, "2026-11-02 09:05", func(p *crm.Person) { p.Snoozed = map[string]string{"task/t1": "2026-11-03T01:00:00Z"} }, nil, []crm.Task{step("2026-11-02")}, "", ""},
		{"the step put off until an hour ago: due", sh, "2026-11-03 10:00", func(p *crm.Person) { p.Snoozed = map[string]string{"task/t1": "2026-11-03T01:00:00Z"} }, nil, []crm.Task{step("2026-11-02")}, "", "overdue t1 1"},
		{"the account put off until December: touch and step are silent", sh, "2026-11-02 09:05", func(p *crm.Person) { p.Snoozed = map[string]string{"account/yuegang": "2026-12-01T01:00:00Z"} }, []crm.Account{account("A", visitedOn("2026-10-01"))}, []crm.Task{step("2026-11-02")}, "", ""},
		{"a step planned after its account was put off: told on its day", sh, "2026-11-02 09:05", putOffOn("2026-10-20T01:00:00Z"), nil, []crm.Task{step("2026-11-02", plannedAt(when(t, sh, "2026-10-20 10:00")))}, "", "due t1 0"},
		{"a step planned before its account was put off: silent", sh, "2026-11-02 09:05", putOffOn("2026-10-20T01:00:00Z"), nil, []crm.Task{step("2026-11-02", plannedAt(when(t, sh, "2026-10-19 10:00")))}, "", ""},
		{"an old step moved after its account was put off: told on its day", sh, "2026-11-02 09:05", putOffOn("2026-10-20T01:00:00Z"), nil, []crm.Task{step("2026-11-02", plannedAt(when(t, sh, "2026-10-01 10:00")), movedAt(when(t, sh, "2026-10-21 10:00")))}, "", "due t1 0"},
		{"a step planned at an account whose reminders were turned off: told", sh, "2026-11-02 09:05", func(p *crm.Person) {
			p.Muted, p.PutOff = map[string]crm.Date{"account/yuegang": crm.LastDate}, map[string]string{"account/yuegang": "2026-10-20T01:00:00Z"}
		}, []crm.Account{account("A", visitedOn("2026-10-01"))}, []crm.Task{step("2026-11-02", plannedAt(when(t, sh, "2026-10-20 10:00")))}, "", "due t1 0"},
		{"put off until a day on which his card comes before the hour: due", sh, "2026-11-03 08:35", func(p *crm.Person) { p.Snoozed = map[string]string{"task/t1": "2026-11-03T01:00:00Z"} }, nil, []crm.Task{step("2026-11-02")}, "", "overdue t1 1"},
		{"the account put off, but there is an appointment today: told", sh, "2026-11-02 09:05", func(p *crm.Person) { p.Snoozed = map[string]string{"account/yuegang": "2026-12-01T01:00:00Z"} }, nil, []crm.Task{step("2026-11-02", visitAt("14:00"))}, "", "appointment t1 0"},
	}
	b := book(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := rep()
			if tt.person != nil {
				tt.person(p)
			}
			c := Case{Person: p, Cal: china2026(), At: when(t, tt.zone, tt.at), Accounts: tt.accounts, Tasks: tt.tasks}
			if tt.seen != "" {
				c.Seen = map[crm.AccountID]crm.Date{"yuegang": tt.seen}
			}
			if got := said(b.Due(c)); got != tt.want {
				t.Errorf("due: %q, want %q", got, tt.want)
			}
			if got := said(b.Due(c)); got != tt.want {
				t.Errorf("a second look says %q, want %q", got, tt.want)
			}
		})
	}
}

// putOffOn is somebody who at a moment put his account off until December.
func putOffOn(at string) func(*crm.Person) {
	return func(p *crm.Person) {
		p.Snoozed, p.PutOff = map[string]string{"account/yuegang": "2026-12-01T01:00:00Z"}, map[string]string{"account/yuegang": at}
	}
}

func plannedAt(at time.Time) func(*crm.Task) {
	return func(t *crm.Task) { t.Created = at }
}

func movedAt(at time.Time) func(*crm.Task) {
	return func(t *crm.Task) { t.Planned = at }
}

func TestTheMostWorthyComesFirst(t *testing.T) {
	b := book(t)
	b.Rates = []Rate{{From: "USD", To: "CNY", On: "2026-01-01", Rate: 7}}
	acc := func(id crm.AccountID, tier string) crm.Account {
		return account(tier, func(a *crm.Account) { a.ID = id })
	}
	task := func(id crm.TaskID, account crm.AccountID, due crm.Date, with ...func(*crm.Task)) crm.Task {
		return step(due, append(with, func(t *crm.Task) { t.ID, t.Account = id, account })...)
	}
	deal := func(account crm.AccountID, m crm.Money) crm.Opportunity {
		return crm.Opportunity{ID: crm.OpportunityID("d-" + account), Account: account, Milestone: "m1", WinPct: 50, Amount: crm.Amount{Money: m}}
	}
	c := Case{
		Person: rep(), Cal: china2026(), At: when(t, "Asia/Shanghai", "2026-11-02 09:05"),
		Accounts: []crm.Account{acc("small", "A"), acc("big", "B"), acc("usd", "D"), acc("tierA", "A"), acc("tierC", "C")},
		Deals:    []crm.Opportunity{deal("small", crm.Yuan(10_000)), deal("big", crm.Yuan(2_000_000)), deal("usd", crm.Money{Minor: 50_000_000, Currency: "USD"})},
		Tasks: []crm.Task{
			task("c-tier", "tierC", "2026-11-02"), task("a-tier", "tierA", "2026-11-02"), task("poor", "small", "2026-11-02"),
			task("rich", "big", "2026-11-02"), task("dollars", "usd", "2026-11-02"), task("old", "tierC", "2026-10-29"),
			task("four", "big", "2026-11-02", visitAt("16:00")), task("ten", "small", "2026-11-02", visitAt("10:00")),
			task("noon", "tierC", "2026-11-02", func(t *crm.Task) { t.Clock = "12:00" }),
		},
	}
	var got []string
	for _, it := range b.Due(c) {
		if it.Subject.Kind == crm.KindTask {
			got = append(got, it.Subject.ID)
		}
	}
	want := "ten noon four dollars rich poor old a-tier c-tier"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("order %q, want %q", s, want)
	}
}

func TestWhatWasPromisedComesBeforeARhythmAndTheBetterTierFirst(t *testing.T) {
	b := book(t)
	seen := func(id crm.AccountID, tier string, last crm.Date) crm.Account {
		return account(tier, func(a *crm.Account) { a.ID, a.LastVisit = id, last })
	}
	c := Case{
		Person: rep(), Cal: china2026(), At: when(t, "Asia/Shanghai", "2026-11-02 09:05"),
		Accounts: []crm.Account{
			seen("b-long", "B", "2026-07-01"), seen("a-short", "A", "2026-10-16"), seen("a-long", "A", "2026-10-14"), seen("promised", "D", "2026-10-30"),
		},
		Tasks: []crm.Task{step("2026-11-02", func(t *crm.Task) { t.ID, t.Account = "quote", "promised" })},
	}
	var got []string
	for _, it := range b.Due(c) {
		if it.Kind == DueTouch || it.Kind == DueToday {
			got = append(got, string(it.Account))
		}
	}
	want := "promised a-long a-short b-long"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("order %q, want %q", s, want)
	}
}

func TestARuleSaysWhy(t *testing.T) {
	b := book(t)
	c := Case{
		Person: rep(), Cal: china2026(), At: when(t, "Asia/Shanghai", "2026-11-02 09:05"),
		Accounts: []crm.Account{account("A", visitedOn("2026-10-15"))},
	}
	due := b.Due(c)
	if len(due) != 1 {
		t.Fatalf("%d items, want one", len(due))
	}
	want := Rule{Nudge: "touch", By: ByVisit, Limit: 14, Last: "2026-10-15"}
	if due[0].Rule != want || due[0].Days != 18 || due[0].Since != "2026-10-29" {
		t.Errorf("%+v, want rule %+v, 18 days, since 10-29", due[0], want)
	}
}

func TestAMethodWithoutANudgeIsSilentAboutIt(t *testing.T) {
	b := book(t)
	var rest []Nudge
	for _, n := range b.Nudges {
		if n.ID != "touch" {
			rest = append(rest, n)
		}
	}
	b.Nudges = rest
	c := Case{Person: rep(), At: when(t, "Asia/Shanghai", "2026-11-02 09:05"), Accounts: []crm.Account{account("A")}, Tasks: []crm.Task{step("2026-11-02")}}
	if got := said(b.Due(c)); got != "due t1 0" {
		t.Errorf("due: %q, want the step alone", got)
	}
}

func TestWhenSomebodyMayBeSpokenTo(t *testing.T) {
	tests := []struct {
		name     string
		zone, at string
		person   func(*crm.Person)
		want     bool
	}{
		{"Monday at nine", "Asia/Shanghai", "2026-11-02 09:00", nil, true},
		{"Monday a minute before nine", "Asia/Shanghai", "2026-11-02 08:59", nil, false},
		{"Friday a minute before six", "Asia/Shanghai", "2026-11-06 17:59", nil, true},
		{"Friday at six", "Asia/Shanghai", "2026-11-06 18:00", nil, false},
		{"Friday evening", "Asia/Shanghai", "2026-11-06 20:00", nil, false},
		{"Saturday", "Asia/Shanghai", "2026-11-07 10:00", nil, false},
		{"a holiday", "Asia/Shanghai", "2026-10-05 10:00", nil, false},
		{"a make-up Saturday", "Asia/Shanghai", "2026-10-10 10:00", nil, true},
		{"nine in Shanghai is night in Berlin", "Asia/Shanghai", "2026-11-02 09:30", inBerlin, false},
		{"his own nine o'clock in Berlin, after the clocks went back", "Europe/Berlin", "2026-10-26 09:00", inBerlin, true},
		{"his last day was yesterday", "Asia/Shanghai", "2026-11-03 10:00", func(p *crm.Person) { p.Until = "2026-11-02" }, false},
		{"no hours were said: nine to six", "Asia/Shanghai", "2026-11-02 17:00", func(p *crm.Person) { p.Hours = crm.Hours{} }, true},
		{"hours that make no sense: nine to six", "Asia/Shanghai", "2026-11-02 20:00", func(p *crm.Person) { p.Hours = crm.Hours{From: "22:00", To: "06:00"} }, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := rep()
			if tt.person != nil {
				tt.person(p)
			}
			if got := Speaks(p, china2026(), when(t, tt.zone, tt.at)); got != tt.want {
				t.Errorf("speaks: %v, want %v", got, tt.want)
			}
		})
	}
}
