package main

import (
	"context"
	"errors"
	"fmt"
	"os"
)

// playCmd replays stories.
type playCmd struct {
	Show   bool     `help:"Print the whole conversation as it went."`
	Update bool     `help:"Rewrite what the bot says in the story with what it really said; read it before you commit it."`
	Hard   bool     `help:"Run every transaction twice and restart after every line."`
	Files  []string `arg:"" name:"file" help:"Stories."`
}

// Help shows an example.
func (playCmd) Help() string {
	return "Examples:\n  milepost play a.story b.story\n  milepost play --show a.story\n\nExit codes: 0 all held, 1 something did not, 2 a file cannot be read as a story."
}

// Run replays each file and reports what did not hold.
func (c playCmd) Run(ctx context.Context, w world) error {
	failed := 0
	var shared storyConfigs
	for _, file := range c.Files {
		held, err := c.play(ctx, w, &shared, file)
		if err != nil {
			return err
		}
		if !held {
			failed++
		}
	}
	fmt.Fprintf(w.Out, "%d held, %d did not\n", len(c.Files)-failed, failed)
	if failed > 0 {
		return fmt.Errorf("%d of %d stories did not hold", failed, len(c.Files))
	}
	return nil
}

// play replays one file; the error is for one that cannot be read or run.
func (c playCmd) play(ctx context.Context, w world, shared *storyConfigs, file string) (held bool, err error) {
	opt := playOptions{Mode: mode{Twice: c.Hard, Restart: c.Hard}, Configs: shared}
	if c.Show {
		fmt.Fprintf(w.Out, "== %s\n", file)
		opt.Show = w.Out
	}
	if c.Update {
		if err := updateStory(ctx, file, opt); err != nil {
			return false, unreadable(err)
		}
	}
	p, err := playFile(ctx, file, opt)
	if err != nil {
		return false, unreadable(err)
	}
	for _, m := range p.misses {
		fmt.Fprintf(w.Out, "%s: %s\n", file, m)
	}
	return len(p.misses) == 0, nil
}

// unreadable gives a story that cannot be read its exit code.
func unreadable(err error) error {
	var at faultAt
	if errors.As(err, &at) || errors.Is(err, os.ErrNotExist) {
		return failure{exitUsage, err}
	}
	return err
}
