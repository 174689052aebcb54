package simulation

import (
	"strings"
	"testing"
	"time"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

func TestNoTwoCustomersHaveOneName(t *testing.T) {
	for locale, most := range map[string]int{"zh": 30_000, "en": 6_000} {
		seen := map[string]int{}
		for n := range most {
			name, trade := customerName(locale, n)
			if was, twice := seen[name]; twice {
				t.Fatalf("%s: customers %d and %d are both called %s", locale, was, n, name)
			}
			if seen[name] = n; trade < 0 || trade >= len(zhTrades) {
				t.Fatalf("%s: customer %d is of trade %d", locale, n, trade)
			}
		}
	}
}

func TestNoTwoColleaguesHaveOneName(t *testing.T) {
	c := NewCompany(Options{From: "2026-01-01", To: "2026-12-31", Reps: 300, Accounts: 1, Seed: 1})
	names, ids := map[string]bool{}, map[string]bool{}
	for _, p := range c.People {
		if names[p.Name] || ids[p.ID] {
			t.Errorf("%s (%s) is there twice", p.Name, p.ID)
		}
		names[p.Name], ids[p.ID] = true, true
	}
}

func TestACompanyHasWhatIsToBeTried(t *testing.T) {
	c := NewCompany(Options{From: "2026-01-01", To: "2026-12-31", Reps: 50, Accounts: 1, Seed: 1})
	has := map[string]bool{}
	for _, p := range c.People {
		has["zone "+p.Zone], has["calendar "+p.Calendar], has["habit "+p.Habit.Name] = true, true, true
		has["somebody leaves"] = has["somebody leaves"] || p.Leaves != ""
		has["somebody joins"] = has["somebody joins"] || p.Joins != ""
		for _, s := range p.Away {
			has["ill"] = has["ill"] || s.Sick
			has["on holiday"] = has["on holiday"] || !s.Sick
		}
	}
	for _, want := range []string{
		"zone Asia/Shanghai", "zone Europe/Berlin", "calendar CN", "calendar DE", "habit logs well", "habit logs badly", "habit logs late",
		"habit ignores", "habit decides in time", "habit decides late", "somebody leaves", "somebody joins", "ill", "on holiday",
	} {
		if !has[want] {
			t.Errorf("nobody has %q", want)
		}
	}
}

func TestDiceOfOnePurposeFallTheSame(t *testing.T) {
	one, same, other, seed := roll(1, "a", "b"), roll(1, "a", "b"), roll(1, "a", "c"), roll(2, "a", "b")
	x := one.Uint64()
	if same.Uint64() != x || other.Uint64() == x || seed.Uint64() == x {
		t.Error("the same seed and purpose must fall the same, and no others")
	}
}

func TestADayIsSaidAsPeopleSayIt(t *testing.T) {
	for _, c := range []struct {
		today, d crm.Date
		zh, en   string
	}{
		{"2026-11-02", "2026-11-03", "明天", "tomorrow"},
		{"2026-11-02", "2026-11-06", "周五", "Friday"},
		{"2026-11-06", "2026-11-11", "下周三", "next Wednesday"},
		{"2026-11-02", "2026-11-25", "11月25日", "November 25"},
	} {
		if got := zh.coming("zh", c.today, c.d); got != c.zh {
			t.Errorf("on %s, %s is %s, want %s", c.today, c.d, got, c.zh)
		}
		if got := en.coming("en", c.today, c.d); got != c.en {
			t.Errorf("on %s, %s is %s, want %s", c.today, c.d, got, c.en)
		}
	}
}

func TestEveryPhraseIsFilledIn(t *testing.T) {
	p := &play{Options: Options{Seed: 1}, World: World{Calendars: func(string) *crm.Calendar { return &crm.Calendar{} }}}
	for locale, ph := range map[string]*phrases{"zh": &zh, "en": &en} {
		who := new(Company).add(&person{ID: "r", Locale: locale})
		k := &customer{Name: "A", Contact: "B"}
		for _, list := range [][]string{ph.visit, ph.visitNext, ph.sloppy, ph.visitLate, ph.nobody, ph.call, ph.callNext, ph.noAnswer, ph.book, ph.tender, ph.plan, ph.pause} {
			for _, text := range list {
				if got := p.words(who, k, text, "2026-11-02", roll(1, "x")); strings.ContainsAny(got, "{}") {
					t.Errorf("%q became %q", text, got)
				}
			}
		}
	}
}

func TestFiguresCountTheDaysOnWhichNothingCame(t *testing.T) {
	k := (&tally{sent: 6, days: []int{1, 5}, items: 4, within: [2]int{1, 2}}).figures("morning", 20)
	if k.Mean != 0.3 || k.P95 != 1 || k.Max != 5 || k.Day != 0.25 || k.Three != 0.5 {
		t.Errorf("got %+v", k)
	}
}

func TestAnAnswerComesInSomebodysWorkingTime(t *testing.T) {
	who := new(Company).add(&person{ID: "r", Zone: "Asia/Shanghai", Away: []stretch{{From: "2026-11-03", To: "2026-11-03"}}})
	p := &play{World: World{Calendars: func(string) *crm.Calendar { return &crm.Calendar{} }}}
	p.now = time.Date(2026, 11, 2, 9, 30, 0, 0, time.UTC) // 17:30 there, and he is away tomorrow
	if got, want := p.worked(who, 60), time.Date(2026, 11, 4, 1, 30, 0, 0, time.UTC); !got.Equal(want) {
		t.Errorf("an hour later is %v, want %v", got, want)
	}
}

func TestTheTradesAreTheIndustriesOfTheDefaultMethod(t *testing.T) {
	b, err := playbook.Default()
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Industries) != len(zhTrades) || len(zhTrades) != len(enTrades) {
		t.Errorf("%d industries, %d and %d trades", len(b.Industries), len(zhTrades), len(enTrades))
	}
}

func TestADealThatNobodyWasToldOfHasTheReasonOfMostDays(t *testing.T) {
	s := &standing{why: map[string]int{whyAway: 2, whyFull: 3, whyAsked: 1}}
	if got := s.reasons()[0]; got != whyFull {
		t.Errorf("got %q", got)
	}
	want := whyFull + " (3 d); " + whyAway + " (2 d); " + whyAsked + " (1 d)"
	if got := s.days(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTwoLedgersAreReadAsOne(t *testing.T) {
	at := time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)
	said, over := newLedger(func() time.Time { return at }), newLedger(func() time.Time { return at.Add(-time.Hour) })
	said.check(ruleTwice, true, nil, nil)
	said.check(ruleTwice, false, nil, func() string { return "later" })
	over.once("a step", ruleUnsaid, nil, "earlier")
	over.once("a step", ruleUnsaid, nil, "once more")
	over.note("days")
	all := said.with(over)
	if len(all.broken) != 2 || all.broken[0].What != "earlier" || all.broken[1].What != "later" {
		t.Errorf("broken: %+v", all.broken)
	}
	if all.checked[ruleTwice] != 2 || all.notes["days"] != 1 {
		t.Errorf("counts: %v, %v", all.checked, all.notes)
	}
}

func TestTwoPlaysAreComparedByWhatDiffers(t *testing.T) {
	was := &Report{
		Kinds: []Kind{{Name: "evening", Sent: 12, Items: 14, Three: 0.24}, {Name: "morning", Sent: 30, Items: 90, Three: 0.33}},
		All:   Kind{Name: "all", Sent: 42}, Normal: Week{Mean: 1.84, P95: 2.6}, Deals: 37,
	}
	now := &Report{
		Kinds: []Kind{{Name: "morning", Sent: 30, Items: 88, Three: 0.35}},
		All:   Kind{Name: "all", Sent: 30}, Normal: Week{Mean: 1.22, P95: 1.8}, Deals: 37,
	}
	var b strings.Builder
	if err := now.Against(was, &b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"1.84 (p95 2.6)  1.22 (p95 1.8)", "evening: sent              12               0", "90, 33%         88, 35%"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing:\n%s", want, b.String())
		}
	}
	if strings.Contains(b.String(), "morning: sent") || strings.Contains(b.String(), "deals") {
		t.Errorf("what is the same is printed:\n%s", b.String())
	}
}
