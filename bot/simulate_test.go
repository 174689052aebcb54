package main

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/bot/simulation"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// around is three reps for the weeks in which summer time begins in Germany,
// and Qingming and Easter are.
var around = simulation.Options{From: "2026-03-20", To: "2026-04-10", Reps: 3, Accounts: 25, Seed: 7}

// played is a play of around, in which a test may break something first.
func played(t testing.TB, opt simulation.Options, spoil func(*simulation.World)) *simulation.Report {
	t.Helper()
	dir := t.TempDir()
	company := simulation.NewCompany(opt)
	cfg, err := simulatedConfig(world{Env: func(string) (string, bool) { return "", false }}, &commands{}, "", company, dir)
	if err != nil {
		t.Fatal(err)
	}
	a, on, err := simulated(t.Context(), cfg, dir, opt.From, chattest.Log(t, io.Discard))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := a.Store.Close(); err != nil {
			t.Error(err)
		}
	}()
	if spoil != nil {
		spoil(&on)
	}
	r, err := simulation.Run(t.Context(), opt, company, on)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestASimulationBreaksNoRuleAndIsTheSameEachTime(t *testing.T) {
	t.Parallel()
	first := played(t, around, nil)
	var one, two bytes.Buffer
	if err := first.Write(&one); err != nil {
		t.Fatal(err)
	}
	if n := first.Violations(); n > 0 {
		t.Errorf("%d rules were broken:\n%s", n, one.String())
	}
	for _, c := range first.Checks {
		if c.Times == 0 {
			t.Errorf("%s: was never held against anything", c.Rule)
		}
	}
	if crmtest.Times(2, 1) == 1 {
		return
	}
	if err := played(t, around, nil).Write(&two); err != nil {
		t.Fatal(err)
	}
	if one.String() != two.String() {
		t.Errorf("the same seed played otherwise:\n%s\nthen:\n%s", one.String(), two.String())
	}
}

func TestASimulationSeesWhatIsWrong(t *testing.T) {
	t.Parallel()
	short := around
	short.To, short.Accounts = "2026-03-31", 10
	for _, c := range []struct {
		name, rule string
		spoil      func(*simulation.World)
	}{
		{"days that are holidays are not known to the product", "never on a holiday", func(w *simulation.World) {
			known := w.Calendars
			w.Calendars = func(name string) *crm.Calendar {
				more := *known(name)
				more.Holidays = append(slices.Clone(more.Holidays), crm.Holiday{Name: "ours", First: "2026-03-24", Last: "2026-03-26"})
				slices.SortFunc(more.Holidays, func(a, b crm.Holiday) int { return cmp.Compare(a.First, b.First) })
				return &more
			}
		}},
		{"a message that is swallowed is lost", "nothing lost", func(w *simulation.World) {
			recv, n := w.Recv, 0
			w.Recv = func(ctx context.Context, m chat.Message) error {
				if n++; n == 20 {
					return nil
				}
				return recv(ctx, m)
			}
		}},
		{"jobs that never look leave everything unsaid", "nothing due and unsaid", func(w *simulation.World) {
			w.Look = w.Settle
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := played(t, short, c.spoil)
			for _, v := range r.Broken {
				if strings.HasPrefix(v.Rule, c.rule) {
					return
				}
			}
			t.Errorf("no violation of %q was found: %v", c.rule, r.Broken)
		})
	}
}

func TestSimulateSaysWhatIsWrongWithItsDays(t *testing.T) {
	none, other := filepath.Join(t.TempDir(), "none.json"), filepath.Join(t.TempDir(), "other.json")
	for name, text := range map[string]string{none: "{}", other: `{"from": "2025-01-01", "to": "2025-01-31", "reps": 3}`} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for args, want := range map[string]string{
		"simulate --from 2026-13-01":                     "a day is written 2026-03-05",
		"simulate --from 2026-03-01 --to 2026-02-01":     "is before --from",
		"simulate --reps 1":                              "2 to 300",
		"simulate --accounts 0":                          "1 to 200",
		"simulate --playbook " + filepath.Join("a", "b"): "no such file",
		"simulate --against " + none:                     "no report that milepost simulate --json printed",
		"simulate --against " + none + " --json":         "leave out --json",
		"simulate --against " + other:                    "only the method may differ",
	} {
		code, _, errs := called(t, "", strings.Fields(args)...)
		if code == exitOK || !strings.Contains(errs, want) {
			t.Errorf("%s: exit %d, %q; wanted %q", args, code, errs, want)
		}
	}
}

// BenchmarkSimulatedDay is what a day of fifty reps costs, and how memory and
// the store grow with each: go test ./bot -run '^$' -bench SimulatedDay -benchtime 1x.
func BenchmarkSimulatedDay(b *testing.B) {
	opt := simulation.Options{From: "2026-01-01", To: "2026-02-28", Reps: 50, Accounts: 40, Seed: 1}
	for b.Loop() {
		began, memory := time.Now(), anonymous()
		played(b, opt, nil)
		days := float64(opt.To.Sub(opt.From) + 1)
		b.ReportMetric(float64(time.Since(began).Milliseconds())/days, "ms/day")
		b.ReportMetric(float64(anonymous()-memory)/days/1024, "anon-KB/day")
	}
}
