package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"milepost/storage"
	"milepost/storage/crm"
)

// dumpCmd writes the store as JSON lines.
type dumpCmd struct {
	Force   bool   `help:"Write over a file that is there."`
	Damaged bool   `help:"Write what can still be read of a store that is damaged, and say what cannot."`
	File    string `arg:"" optional:"" default:"-" help:"The file to write; without one, standard output."`
}

// Help shows an example.
func (dumpCmd) Help() string {
	return "Examples:\n  milepost dump m.jsonl\n  milepost dump | gzip > m.jsonl.gz\n\n" +
		"One JSON object a line: all records, their history, and what waits to be handled\n" +
		"and sent. milepost load reads it back. It holds everything that people wrote: keep it safe.\n\n" +
		"A damaged store that no longer opens: milepost dump --damaged m.jsonl, then milepost load it into\n" +
		"a new folder and see with milepost doctor what is missing. A recent backup may hold more."
}

// Run writes the lines, by the process that holds the store or directly.
func (c dumpCmd) Run(ctx context.Context, w world, all *commands) error {
	cfg, err := all.load(w)
	if err != nil {
		return err
	}
	if c.Damaged {
		return c.salvage(ctx, w, filepath.Join(cfg.Data, dbFile))
	}
	k, err := reach(ctx, w.Err, cfg.Data)
	if err != nil {
		return err
	}
	return errors.Join(c.write(ctx, w, k.Dump), k.Close())
}

// salvage writes what a damaged store still holds, and says what is lost.
func (c dumpCmd) salvage(ctx context.Context, w world, path string) error {
	var lost []string
	err := c.write(ctx, w, func(ctx context.Context, out io.Writer) (has crm.Contents, err error) {
		has, lost, err = storage.Salvage(ctx, path, out)
		if errors.Is(err, crm.ErrLocked) {
			err = fmt.Errorf("%s is in use; stop that Milepost first, or leave out --damaged: a store that opens is dumped whole", path)
		}
		return has, err
	})
	for _, sentence := range lost {
		fmt.Fprintln(w.Err, sentence)
	}
	return err
}

// write dumps to the file or to standard output.
func (c dumpCmd) write(ctx context.Context, w world, dump func(context.Context, io.Writer) (crm.Contents, error)) error {
	if c.File == "-" {
		has, err := dump(ctx, w.Out)
		if err != nil {
			return fmt.Errorf("dump: %w", plainer(err))
		}
		fmt.Fprintf(w.Err, "dumped (%s)\n", holds(has))
		return nil
	}
	done, err := copyTo(ctx, c.File, c.Force, func(ctx context.Context, f *os.File) (crm.Contents, error) {
		buffered := bufio.NewWriterSize(&steady{f: f, left: syncEvery}, 1<<16)
		has, err := dump(ctx, buffered)
		return has, errors.Join(err, buffered.Flush())
	}, nil)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w.Err, "dumped %s to %s (%s)\n", sized(done.Bytes), filepath.Clean(done.File), holds(done.Contents))
	return err
}

// loadCmd reads JSON lines into a new store.
type loadCmd struct {
	Hold bool   `help:"Keep back what was waiting to be sent, as restore does; milepost doctor lists it."`
	File string `arg:"" help:"The file that milepost dump wrote, or - for standard input."`
}

// Help shows an example.
func (loadCmd) Help() string {
	return "Examples:\n  milepost load --data new m.jsonl\n  gunzip < m.jsonl.gz | milepost load --data new -\n\n" +
		"It makes a new store: all of the lines or none. An older state than the present is\n" +
		"loaded with --hold, or what was waiting then is sent once more."
}

// Run loads into a new store.
func (c loadCmd) Run(ctx context.Context, w world, all *commands) error {
	cfg, err := all.load(w)
	if err != nil {
		return err
	}
	if err := noStore(cfg.Data); err != nil {
		return err
	}
	in := w.In
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return fmt.Errorf("read %s: %w", c.File, plainerRead(err))
		}
		defer f.Close()
		if !isDump(c.File) {
			return fmt.Errorf("%s is no dump of Milepost, and nothing was loaded; a copy that milepost backup wrote is for milepost restore %s", c.File, c.File)
		}
		in = f
	} else if terminal(in) {
		return misused("nothing comes in; name the file, or lead it in with a pipe")
	}
	defer meanwhile(w, "loading; a million records take a minute or two")()
	var (
		has   crm.Contents
		back  []aside
		again int
	)
	err = newStore(ctx, cfg.Data, nil, func(ctx context.Context, store crm.Machine) (err error) {
		if has, err = store.Load(ctx, in); err == nil && c.Hold {
			back, err = holdBack(ctx, store, "loaded from a dump of "+stamp(has.At))
		}
		if err == nil {
			again, err = forgetAgain(ctx, store, cfg.Data, beside(c.File))
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("%s: %w; nothing of it was kept", c.File, plainer(err))
	}
	fmt.Fprintf(w.Out, "loaded into %s (%s)\n", cfg.Data, holds(has))
	tellForgotten(w, again)
	switch unsent := unsent(has); {
	case c.Hold && len(back) > 0:
		return listHeld(w, cfg.Data, back)
	case unsent > 0 && !c.Hold:
		fmt.Fprintf(w.Out, "%s sent at the next start\n", counted(unsent, "post was waiting and is", "posts were waiting and are"))
	}
	return nil
}
