package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"milepost/bot/chat"
	"milepost/bot/simulation"
	"milepost/configs"
	"milepost/storage"
	"milepost/storage/crm"
)

// simulateCmd plays an invented company on the product.
type simulateCmd struct {
	From     string `help:"First day; default: 1 January of this year." placeholder:"YYYY-MM-DD"`
	To       string `help:"Last day; default: a year after the first." placeholder:"YYYY-MM-DD"`
	Reps     int    `help:"How many reps." default:"50"`
	Accounts int    `help:"How many customers each of them has." default:"40"`
	Seed     uint64 `help:"The same seed plays the same." default:"1"`
	Playbook string `help:"Sales method to play by; default: the one of the configuration." placeholder:"FILE" type:"path"`
	JSON     bool   `name:"json" help:"Print the report as JSON."`
	Against  string `help:"Print what differs from another play of the same days, reps and seed: the report that --json printed of it." placeholder:"FILE" type:"path"`
	Ear      bool   `help:"Print what was answered with a question."`
}

// Help shows an example.
func (simulateCmd) Help() string {
	return "Examples:\n  milepost simulate --from 2026-09-01 --to 2026-11-30 --reps 10\n  milepost simulate --from 2026-09-01 --to 2026-11-30 --reps 10 --json > was.json\n  milepost simulate --from 2026-09-01 --to 2026-11-30 --reps 10 --playbook ours.yaml --against was.json\n\n" +
		"An invented company works with the real assistant on a clock of its own: who is told what, how often,\n" +
		"and what comes of it. The store is thrown away afterwards and leaves out the sync of the disk; nothing\n" +
		"of yours is touched. The same days, reps and seed give the same report, but for the time taken.\n\n" +
		"Exit codes: 0 every rule held, 1 one did not, 2 asked wrongly."
}

// simulationGC is by how many percent memory may grow before it is collected.
const simulationGC = 400

// simulationCached is how many records are kept decoded: all that a day of a large
// company touches.
const simulationCached = 20_000

// Run plays and reports.
func (c simulateCmd) Run(ctx context.Context, w world, all *commands) error {
	opt, err := c.options(time.Now())
	if err != nil {
		return err
	}
	was, err := c.other(opt)
	if err != nil {
		return err
	}
	// The process is there for this alone: it may hold more than it needs.
	defer debug.SetGCPercent(debug.SetGCPercent(simulationGC))
	began := time.Now()
	m := machine{}
	report, err := simulate(ctx, w, all, c, opt, &m)
	if err != nil {
		return err
	}
	m.Seconds = time.Since(began).Seconds()
	if c.JSON {
		enc := json.NewEncoder(w.Out)
		enc.SetIndent("", "  ")
		err = enc.Encode(struct {
			*simulation.Report
			Machine machine `json:"machine"`
		}{report, m})
	} else {
		err = errors.Join(report.Write(w.Out), m.write(w.Out))
	}
	if was != nil && err == nil {
		err = report.Against(was, w.Out)
	}
	if n := report.Violations(); err == nil && n > 0 {
		err = fmt.Errorf("%s", counted(n, "rule did not hold", "rules did not hold"))
	}
	return err
}

// other reads the report of the play to compare with; nil for none.
func (c simulateCmd) other(opt simulation.Options) (*simulation.Report, error) {
	if c.Against == "" {
		return nil, nil
	}
	if c.JSON {
		return nil, misused("--against is printed for people: leave out --json")
	}
	data, err := os.ReadFile(c.Against)
	if err != nil {
		return nil, misused("--against: %v", err)
	}
	was := new(simulation.Report)
	if err := json.Unmarshal(data, was); err != nil || was.Reps == 0 {
		return nil, misused("--against %s: this is no report that milepost simulate --json printed", c.Against)
	}
	if why := opt.Comparable(was); why != "" {
		return nil, misused("--against %s: %s", c.Against, why)
	}
	return was, nil
}

// options reads the days.
func (c simulateCmd) options(now time.Time) (simulation.Options, error) {
	opt := simulation.Options{Reps: c.Reps, Accounts: c.Accounts, Seed: c.Seed, From: crm.MakeDate(now.Year(), 1, 1)}
	var err error
	if c.From != "" {
		if opt.From, err = crm.ParseDate(c.From); err != nil {
			return opt, misused("--from %s: a day is written 2026-03-05", c.From)
		}
	}
	opt.To = opt.From.AddDays(364)
	if c.To != "" {
		if opt.To, err = crm.ParseDate(c.To); err != nil {
			return opt, misused("--to %s: a day is written 2026-03-05", c.To)
		}
	}
	switch {
	case opt.To < opt.From:
		return opt, misused("--to %s is before --from %s", opt.To, opt.From)
	case c.Reps < 2 || c.Reps > 300:
		return opt, misused("--reps %d: 2 to 300", c.Reps)
	case c.Accounts < 1 || c.Accounts > 200:
		return opt, misused("--accounts %d: 1 to 200", c.Accounts)
	}
	return opt, nil
}

// machine is what a play cost here. No other two runs are alike in it.
type machine struct {
	Seconds float64 `json:"seconds"`
	Months  []month `json:"months"`
}

// month is how things stood at a month's end.
type month struct {
	Until      crm.Date `json:"until"`
	StoreMB    float64  `json:"store_mb"`
	FreeMB     float64  `json:"free_mb"`
	MemoryMB   float64  `json:"memory_mb"` // anonymous memory of the process
	Goroutines int      `json:"goroutines"`
	Seconds    float64  `json:"seconds"` // since the beginning
}

func (m machine) write(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "\n%.1f s; the store is thrown away and was written without sync\n", m.Seconds)
	for _, at := range m.Months {
		fmt.Fprintf(&b, "  %s  %5.1f s  store %.1f MB (%.1f free)  memory %.0f MB  goroutines %d\n",
			at.Until, at.Seconds, at.StoreMB, at.FreeMB, at.MemoryMB, at.Goroutines)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// simulate plays in a folder that is removed afterwards.
func simulate(ctx context.Context, w world, all *commands, c simulateCmd, opt simulation.Options, m *machine) (_ *simulation.Report, err error) {
	dir, err := os.MkdirTemp("", "milepost-simulation-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	company := simulation.NewCompany(opt)
	cfg, err := simulatedConfig(w, all, c.Playbook, company, dir)
	if err != nil {
		return nil, err
	}
	log := slog.New(slog.NewTextHandler(w.Err, &slog.HandlerOptions{Level: slog.LevelError}))
	a, on, err := simulated(ctx, cfg, dir, opt.From, log)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, a.Store.Close()) }()
	began := time.Now()
	on.Month = func(d crm.Date) { m.Months = append(m.Months, a.month(ctx, d, began)) }
	if c.Ear {
		on.Ear = func(who, said, asked string) {
			fmt.Fprintf(w.Err, "%s: %s\n%s\n", who, said, indent(asked, "    | "))
		}
	}
	return simulation.Run(ctx, opt, company, on)
}

// simulated is the product on a throw-away store in a folder, with a clock that
// stands before a day, and what a play sees of it.
func simulated(ctx context.Context, cfg *configs.Config, dir string, from crm.Date, log *slog.Logger) (*app, simulation.World, error) {
	clock := standing(from.AddDays(-1).In(time.UTC))
	store, err := openThrowaway(ctx, filepath.Join(dir, dbFile), storage.Options{Now: clock.Now, Together: true, Cached: simulationCached})
	if err != nil {
		return nil, simulation.World{}, err
	}
	stages := []*simulation.Stage{simulation.NewStage(configs.PlatformWeCom), simulation.NewStage(configs.PlatformSlack)}
	a, err := newApp(ctx, parts{Config: cfg, Store: store, Transports: []chat.Transport{stages[0], stages[1]}, Now: clock.Now, Log: log})
	if err != nil {
		return nil, simulation.World{}, errors.Join(err, store.Close())
	}
	return a, simulation.World{
		Store: store, Stages: stages, Book: cfg.Book, Calendars: cfg.Calendars(), Set: clock.Set,
		Recv: a.inbox.Recv, Ahead: a.foresee, Settle: a.answer, Look: a.look, Next: a.nextDue,
	}, nil
}

// foresee has what somebody is going to write read before he does.
func (a *app) foresee(ctx context.Context, m chat.Message) error {
	return a.Store.View(ctx, func(r crm.Reader) error {
		who, err := r.PersonOf(m.From.String())
		if err != nil || who == "" {
			return err
		}
		return a.router.Foresee(ctx, r, who, m)
	})
}

// nextDue is the first moment after one at which something may be said by
// itself.
func (a *app) nextDue(after time.Time) time.Time {
	next := a.planner.Next(after)
	if t := a.outbox.Next(after); !t.IsZero() && (next.IsZero() || t.Before(next)) {
		return t
	}
	return next
}

// month is how the product stands now.
func (a *app) month(ctx context.Context, d crm.Date, began time.Time) month {
	const mb = 1 << 20
	at := month{Until: d, Goroutines: runtime.NumGoroutine(), Seconds: time.Since(began).Seconds(), MemoryMB: float64(anonymous()) / mb}
	if size, err := a.Store.Size(ctx); err == nil {
		at.StoreMB, at.FreeMB = float64(size.File)/mb, float64(size.Free)/mb
	}
	return at
}

// simulatedConfig is the configuration in force with the people and teams of a
// simulated company, and its method unless another one is named.
func simulatedConfig(w world, all *commands, method string, company *simulation.Company, dir string) (*configs.Config, error) {
	real, err := all.load(w)
	if err != nil {
		return nil, err
	}
	head := map[string]string{}
	if !real.Demo {
		head["hours"] = real.Company.Hours
		if method == "" && real.Playbook != "" {
			method = real.Playbook
			if !filepath.IsAbs(method) {
				method = filepath.Join(filepath.Dir(real.Path), method)
			}
		}
	}
	text, err := company.Config(head, method)
	if err != nil {
		return nil, err
	}
	path := filepath.Join(dir, "company.yaml")
	if err := os.WriteFile(path, text, 0o600); err != nil {
		return nil, err
	}
	return configs.Load(configs.Options{Path: path, Env: func(string) (string, bool) { return "", false }, ReadFile: readFile})
}
