package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"milepost/handlers/parse"
	"milepost/storage"
	"milepost/storage/crm"
)

// noStore refuses a data folder that holds a store.
func noStore(dir string) error {
	path := filepath.Join(dir, dbFile)
	switch _, err := os.Lstat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("look at %s: %w", path, plainer(err))
	}
	return fmt.Errorf("%s holds a store already, and nothing was changed; move %s away first, or name another folder with --data", dir, dbFile)
}

// unfinished is the folder, inside the data folder, in which a new store is
// made.
const unfinished = ".unfinished"

// newStore makes a store in a folder of its own inside the data folder, has it
// filled, and moves it into place when it is whole: a process that is killed
// meanwhile leaves no store behind. begin, if it is not nil, puts a file at the
// store's path before it is opened.
func newStore(ctx context.Context, dir string, begin func(path string) error, fill func(context.Context, crm.Machine) error) (err error) {
	own := filepath.Join(dir, unfinished)
	path := filepath.Join(own, dbFile)
	if err := sweepUnfinished(ctx, own, path); err != nil {
		return err
	}
	if err := os.MkdirAll(own, 0o700); err != nil {
		return fmt.Errorf("make %s: %w", own, plainer(err))
	}
	defer func() { err = errors.Join(err, os.RemoveAll(own)) }()
	if begin != nil {
		if err := begin(path); err != nil {
			return err
		}
	}
	store, err := storage.Open(ctx, path, storage.Options{Now: time.Now, Names: parse.Keys})
	if err != nil {
		return err
	}
	if err := errors.Join(fill(ctx, store), store.Close()); err != nil {
		return err
	}
	if err := noStore(dir); err != nil { // somebody started meanwhile
		return err
	}
	if err := handOver(path, dir); err != nil {
		return fmt.Errorf("give the store to the owner of %s: %w", dir, plainer(err))
	}
	return moveTo(path, filepath.Join(dir, dbFile), false)
}

// sweepUnfinished removes what a killed process left, and nothing of one that
// is at work.
func sweepUnfinished(ctx context.Context, own, path string) error {
	if _, err := os.Lstat(path); err == nil {
		store, err := storage.Open(ctx, path, storage.Options{Now: time.Now, Names: parse.Keys})
		if errors.Is(err, crm.ErrLocked) {
			return errors.New("another load or restore is at work in that folder; wait for it")
		}
		if err == nil { // else it is half of a store
			if err := store.Close(); err != nil {
				return err
			}
		}
	}
	if err := os.RemoveAll(own); err != nil {
		return fmt.Errorf("remove what an earlier load or restore left: %w", plainer(err))
	}
	return nil
}

// unsent is how many posts of a copy were not sent at its moment.
func unsent(c crm.Contents) int { return c.Posts[crm.Queued] + c.Posts[crm.OnWay] }

// holdBack withholds everything that waits to be sent, and gives it with what
// was withheld before, oldest first.
func holdBack(ctx context.Context, store crm.Store, reason string) ([]aside, error) {
	for _, state := range []crm.PostState{crm.OnWay, crm.Queued} {
		for more := true; more; {
			err := store.Update(ctx, func(tx crm.Tx) error {
				more = false
				rows, _, err := tx.Posts(state, crm.Page{}) // each leaves this state below
				if err != nil {
					return err
				}
				for _, e := range rows {
					if err := tx.Withhold(e.Key, reason); err != nil {
						return err
					}
				}
				more = len(rows) > 0
				return nil
			})
			if err != nil {
				return nil, fmt.Errorf("hold back what was not sent: %w", err)
			}
		}
	}
	var back []aside
	err := store.View(ctx, func(r crm.Reader) error {
		back = nil
		who := naming{r: r}
		for page := (crm.Page{}); ; {
			rows, next, err := r.Posts(crm.Withheld, page)
			for _, e := range rows {
				back = append(back, who.post(e))
			}
			if page.After = next; err != nil || next == "" {
				return err
			}
		}
	})
	if err != nil {
		return nil, fmt.Errorf("list what is held back: %w", err)
	}
	return back, nil
}

// heldFile lists, in the data folder, what a restore held back.
const heldFile = "restore-held.txt"

// listHeld writes what is held back to a file and says so.
func listHeld(w world, dir string, back []aside) error {
	if len(back) == 0 {
		return nil
	}
	path := filepath.Join(dir, heldFile)
	text := "What was waiting to be sent, and was not sent since. milepost doctor --release p12 sends\none of them after all, milepost doctor --drop withheld drops them all.\n\n"
	for _, a := range back {
		text += a.line() + "\n"
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		return fmt.Errorf("write %s: %w", path, plainer(err))
	}
	if err := handOver(path, dir); err != nil {
		return fmt.Errorf("give %s to the owner of its folder: %w", path, plainer(err))
	}
	fmt.Fprintf(w.Out, "%s held back, listed in %s\n", counted(len(back), "post is", "posts are"), path)
	return nil
}
