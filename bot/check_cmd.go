package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"milepost/configs"
	"milepost/storage/crm"
)

// checkCmd reads configuration and playbook and says what is wrong in them.
type checkCmd struct {
	Online bool `help:"Ask the platforms whether what is configured works."`
}

// Help shows an example.
func (checkCmd) Help() string {
	return "Examples:\n  milepost check\n  milepost check --config team.yaml\n  milepost check --online --config team.yaml"
}

// Run prints what was read, or every fault with file, line, key and what to do.
func (k checkCmd) Run(ctx context.Context, w world, c *commands) error {
	cfg, err := c.load(w)
	if err != nil {
		return err
	}
	where := cfg.Path
	if cfg.Demo {
		where = "the embedded demonstration team"
	}
	fmt.Fprintf(w.Out, "configuration: %s: %s, %s\n", where, counted(len(cfg.People), "person", "people"), counted(len(cfg.Teams), "team", "teams"))
	method := cfg.Playbook
	if method == "" {
		method = "embedded"
	}
	fmt.Fprintf(w.Out, "playbook: %s: %d milestones\n", method, len(cfg.Book.Milestones))
	for _, s := range cfg.Settings() {
		if s.Origin.Kind == configs.FromEnv {
			fmt.Fprintf(w.Out, "environment: %s sets %s: %s\n", s.Env, s.Key, s.Value)
		}
	}
	warnDeaf(w.Out, cfg)
	if !cfg.Demo {
		warnUnconnected(w.Out, cfg)
	}
	warnCalendars(w.Out, cfg, crm.DateOf(time.Now()))
	if k.Online {
		if err := proveAll(ctx, w.Out, cfg); err != nil {
			return err
		}
	}
	fmt.Fprintln(w.Out, "ok")
	return nil
}

// proveWithin is how long the platforms may take to answer.
const proveWithin = time.Minute

// proveAll asks each platform that is configured whether that works.
func proveAll(ctx context.Context, out io.Writer, cfg *configs.Config) error {
	if !cfg.WeCom.Enabled() && !cfg.Slack.Enabled() {
		return errors.New("no chat platform is connected, so none was asked; set MILEPOST_SLACK_BOT_TOKEN for Slack, MILEPOST_WECOM_SECRET or MILEPOST_WECOM_BOT_SECRET for WeCom (see the README)")
	}
	ctx, cancel := context.WithTimeout(ctx, proveWithin)
	defer cancel()
	var all error
	if cfg.WeCom.Enabled() {
		all = errors.Join(all, proveWeCom(ctx, out, cfg))
	}
	if cfg.Slack.Enabled() {
		all = errors.Join(all, proveSlack(ctx, out, cfg))
	}
	return all
}

// warnDeaf names a platform that is set up in vain: it can only speak.
func warnDeaf(out io.Writer, cfg *configs.Config) {
	if c := cfg.WeCom; c.Secret.Set() && !c.Token.Set() && !c.BotSecret.Set() {
		fmt.Fprintln(out, "warning: WeCom can only speak: what people write is heard with wecom.token and wecom.aes_key, or with the intelligent bot")
	}
}

// warnUnconnected names a platform on which people of the roster are to be met,
// and whose secrets are not here: often they stand only in the service's file.
func warnUnconnected(out io.Writer, cfg *configs.Config) {
	known := map[string]int{}
	for _, p := range cfg.People {
		for _, id := range cfg.IdentitiesOf(p) {
			known[id.Platform]++
		}
	}
	for _, x := range []struct {
		platform, name, takes string
		connected             bool
	}{
		{configs.PlatformSlack, "Slack", "MILEPOST_SLACK_BOT_TOKEN", cfg.Slack.Enabled()},
		{configs.PlatformWeCom, "WeCom", "MILEPOST_WECOM_SECRET or MILEPOST_WECOM_BOT_SECRET", cfg.WeCom.Enabled()},
	} {
		if n := known[x.platform]; n > 0 && !x.connected {
			fmt.Fprintf(out, "warning: the roster has %s on %s, which is not connected here: set %s\n", counted(n, "person", "people"), x.name, x.takes)
		}
	}
}

// warnCalendars names the calendars in use that do not know the holidays of this
// year, or of the next one when that is near.
func warnCalendars(out io.Writer, cfg *configs.Config, today crm.Date) {
	names := []string{cfg.Company.Calendar}
	for _, t := range cfg.Teams {
		names = append(names, t.Calendar)
	}
	for _, p := range cfg.People {
		names = append(names, p.Calendar)
	}
	known, seen := cfg.Calendars(), map[string]bool{"": true}
	for _, name := range names {
		if seen[name] {
			continue
		}
		seen[name] = true
		this, next := today.In(time.UTC).Year(), today.AddDays(calendarAhead).In(time.UTC).Year()
		for year := this; year <= next; year++ {
			if !known(name).Covers(year) {
				fmt.Fprintf(out, "warning: the public holidays of %s are not known for %d: only weekends and holidays of a fixed date count as days off; add a file with them under calendars: (see the README), or upgrade\n", name, year)
			}
		}
	}
}

// maxRead is how much of a file is read: configs refuses less than that as too
// large, so that what never ends is told like what is too long.
const maxRead = 1 << 20

// readFile reads a configuration, a playbook or the file of a secret, up to
// maxRead bytes of it.
func readFile(path string) (data []byte, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return io.ReadAll(io.LimitReader(f, maxRead))
}

// load reads the configuration that the command line and the environment name.
// Faults are printed one a line and end as one short error.
func (c *commands) load(w world) (*configs.Config, error) { return c.loaded(w, configs.Options{}) }

// loaded is load with what a command minds less.
func (c *commands) loaded(w world, opt configs.Options) (*configs.Config, error) {
	if w.Names != nil {
		for _, f := range configs.StrangeVariables(w.Names()) {
			fmt.Fprintf(w.Err, "warning: %s\n", f)
		}
	}
	opt.Path, opt.Env, opt.ReadFile = c.Config, w.Env, readFile
	cfg, err := configs.Load(opt)
	var faults configs.Faults
	if errors.As(err, &faults) {
		fmt.Fprintln(w.Err, faults.Error())
		return nil, fmt.Errorf("%d to mend; nothing was started", len(faults))
	}
	if err != nil {
		return nil, err
	}
	if c.Data != "" {
		cfg.SetData(c.Data)
	}
	return cfg, nil
}
