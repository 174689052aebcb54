package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"milepost/configs"
)

// doctorCmd says what is wrong and what to do, and does it.
type doctorCmd struct {
	Quick   bool     `help:"Leave out the consistency of the store, which reads all of it."`
	JSON    bool     `name:"json" help:"Print JSON."`
	Mend    bool     `help:"Make indexes, names and totals again from the records where they are wrong."`
	Yes     bool     `help:"Do not ask before --mend."`
	Replay  []string `help:"Handle a message again, or send a post that was given up: m12, p41, I-1102-7F2A, parked, given-up." placeholder:"N"`
	Release []string `help:"Send a post that is held back since a restore: p41, withheld." placeholder:"N"`
	Drop    []string `help:"Let a message or a post go: m12, p41, parked, given-up, withheld." placeholder:"N"`
}

// Help shows an example.
func (doctorCmd) Help() string {
	return "Examples:\n  milepost doctor\n  milepost doctor --replay m12,m13\n  milepost doctor --drop withheld\n  milepost doctor --mend\n\n" +
		"Exit codes: 0 all is well, 1 something needs a person, 2 it was called wrongly."
}

// Run examines, mends or acts, by the process that holds the store or directly.
func (c doctorCmd) Run(ctx context.Context, w world, all *commands) error {
	cfg, err := all.load(w)
	if err != nil {
		return err
	}
	k, err := reach(ctx, w.Err, cfg.Data)
	if err != nil {
		return ill(cfg, err)
	}
	return errors.Join(c.attend(ctx, w, cfg, k), k.Close())
}

// unopened says to whatever command met a damaged store who knows what to do.
type unopened struct{ error }

func (e unopened) Error() string { return e.error.Error() + "\nbot doctor tells what can be done" }
func (e unopened) Unwrap() error { return e.error }

// ill says what to do about a store that cannot be opened.
func ill(cfg *configs.Config, err error) error {
	var bare unopened
	if !errors.As(err, &bare) {
		return err
	}
	err = bare.error
	text := "what can be done:\n"
	if all, err := backupsIn(backupDir(cfg)); err == nil && len(all) > 0 {
		newest := all[len(all)-1]
		text += fmt.Sprintf("  the newest backup is of %s: move %s away, then milepost restore %s\n", stamp(newest.at), filepath.Join(cfg.Data, dbFile), newest.path)
	} else {
		text += fmt.Sprintf("  there is no backup in %s; if you have one elsewhere: milepost restore FILE\n", backupDir(cfg))
	}
	return fmt.Errorf("%w\n%s  what can still be read of it: milepost dump --damaged saved.jsonl, then milepost load --hold --data NEW saved.jsonl", err, text)
}

// attend does what was asked of an open store.
func (c doctorCmd) attend(ctx context.Context, w world, cfg *configs.Config, k keeper) error {
	for _, o := range []order{{doReplay, c.Replay}, {doRelease, c.Release}, {doDrop, c.Drop}} {
		if len(o.What) == 0 {
			continue
		}
		told, err := k.Do(ctx, o)
		for _, line := range told {
			fmt.Fprintln(w.Out, line)
		}
		if err != nil {
			return err
		}
	}
	switch {
	case c.Mend:
		return c.mend(ctx, w, k)
	case len(c.Replay)+len(c.Release)+len(c.Drop) > 0:
		return nil
	}
	f, err := c.examine(ctx, w, k, examining{Quick: c.Quick})
	if err != nil {
		return err
	}
	_, direct := k.(*local)
	d := diagnose(ctx, cfg, f, direct)
	if c.JSON {
		err = printJSON(w.Out, d)
	} else {
		d.print(w.Out)
	}
	if n := d.needs(); err == nil && n > 0 {
		return failure{exitFailed, fmt.Errorf("%s a person", counted(n, "thing needs", "things need"))}
	}
	return err
}

// examine looks at the store, and says so when that takes long.
func (doctorCmd) examine(ctx context.Context, w world, k keeper, e examining) (findings, error) {
	defer meanwhile(w, "reading the whole store; with a million records that takes a minute or more (--quick leaves it out)")()
	return k.Examine(ctx, e)
}

// mend repairs what follows from the records, after asking.
func (c doctorCmd) mend(ctx context.Context, w world, k keeper) error {
	f, err := c.examine(ctx, w, k, examining{})
	if err != nil {
		return err
	}
	if len(f.Wrong) == 0 {
		_, err := fmt.Fprintln(w.Out, "the store is consistent; there is nothing to mend")
		return err
	}
	list(w.Out, f.Wrong)
	fmt.Fprintln(w.Out, "Indexes, names and totals are made again from the records. No record is changed.")
	if !c.Yes {
		if err := confirmed(ctx, w, "MEND"); err != nil {
			return err
		}
	}
	stop := meanwhile(w, "mending; nothing else is written meanwhile")
	told, err := k.Mend(ctx)
	stop()
	list(w.Out, told)
	if err != nil {
		return fmt.Errorf("mend: %w", err)
	}
	if f, err = c.examine(ctx, w, k, examining{}); err != nil {
		return err
	}
	if len(f.Wrong) > 0 {
		list(w.Out, f.Wrong)
		return errors.New("this is left: it is in the records themselves; keep a backup, and restore one from before it if it hurts")
	}
	_, err = fmt.Fprintln(w.Out, "the store is consistent")
	return err
}

// rowsShown is how many rows of a sort are printed.
const rowsShown = 20

// list prints lines, not too many.
func list(out io.Writer, lines []string) {
	for _, line := range lines[:min(len(lines), rowsShown)] {
		fmt.Fprintln(out, "  "+line)
	}
	if more := len(lines) - rowsShown; more > 0 {
		fmt.Fprintf(out, "  and %s more; --json shows all\n", thousands(more))
	}
}

// line is a row of what is set aside: p41  2026-11-02 02:13  小李 (wecom)  why.
func (a aside) line() string {
	text := fmt.Sprintf("%-5s %s  %s (%s)", a.Number, stamp(a.At), a.Who, a.On)
	if a.Text != "" {
		text += "  “" + a.Text + "”"
	}
	if a.Incident != "" {
		text += "  " + a.Incident
	}
	if a.Why != "" {
		text += "  " + a.Why
	}
	if !a.Before.IsZero() {
		text += "  (not worth saying after " + stamp(a.Before) + ")"
	}
	return text
}

func lines(all []aside) []string {
	out := make([]string, len(all))
	for i, a := range all {
		out[i] = a.line()
	}
	return out
}

// lateAfter is how long something may wait for a running service before
// somebody has to look.
const lateAfter = 15 * time.Minute
