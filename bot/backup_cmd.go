package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"milepost/storage/crm"
)

// backupCmd copies the store.
type backupCmd struct {
	Force bool   `help:"Write over a file that is there."`
	JSON  bool   `name:"json" help:"Print JSON."`
	File  string `arg:"" help:"The file to write, or - for standard output."`
}

// Help shows an example.
func (backupCmd) Help() string {
	return "Examples:\n  milepost backup m.db\n  milepost backup - | gzip > m.db.gz\n\n" +
		"While the assistant runs, it goes on working; the copy is of one moment. A file is\n" +
		"proved after it was written; a stream is not: prove it where it arrives, with\n" +
		"milepost restore, which asks before it does anything."
}

// Run copies the store, by the process that holds it or directly.
func (c backupCmd) Run(ctx context.Context, w world, all *commands) error {
	cfg, err := all.load(w)
	if err != nil {
		return err
	}
	if c.File == "-" && terminal(w.Out) {
		return misused("a copy of the store is nothing to read on a terminal; name a file, or lead it into a pipe")
	}
	k, err := reach(ctx, w.Err, cfg.Data)
	if err != nil {
		return err
	}
	return errors.Join(c.copy(ctx, w, k), k.Close())
}

func (c backupCmd) copy(ctx context.Context, w world, k keeper) error {
	if c.File == "-" {
		has, err := k.Backup(ctx, w.Out)
		if err != nil {
			return fmt.Errorf("back up: %w", plainer(err))
		}
		fmt.Fprintf(w.Err, "backed up to standard output, not verified (%s)\n", holds(has))
		return nil
	}
	defer meanwhile(w, "copying, and then reading the copy back")()
	done, err := backUp(ctx, k, c.File, c.Force)
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(w.Out, done.view())
	}
	_, err = fmt.Fprintf(w.Out, "backed up %s to %s, verified (%s)\n", sized(done.Bytes), filepath.Clean(done.File), holds(done.Contents))
	return err
}

// holds says what a copy is: 2026-11-02 02:13, 8,412 records.
func holds(c crm.Contents) string {
	n := counted(records(c), "record", "records")
	if c.At.IsZero() {
		return n
	}
	return stamp(c.At) + ", " + n
}
