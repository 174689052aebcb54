package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"milepost/configs"
	"milepost/storage"
	"milepost/storage/crm"
)

// restoreCmd makes a store from a copy.
type restoreCmd struct {
	Yes  bool   `help:"Do not ask."`
	Copy string `arg:"" help:"The file that bot backup wrote."`
}

// Help shows an example.
func (restoreCmd) Help() string {
	return "Examples:\n  bot restore m.db\n  bot restore --data /var/lib/milepost --yes backups/milepost-20261101T183000Z.db\n\n" +
		"It never writes over a store. The copy is proved first and stays as it is. What was\n" +
		"waiting to be sent at the moment of the copy is held back, not sent: bot doctor\n" +
		"lists it and sends what you want. A message that comes a second time is still known.\n" +
		"Contacts whom " + forgottenFile + " names, in the data folder or beside the copy, are\n" +
		"forgotten again."
}

// Run proves the copy, says what it means, asks, and does it.
func (c restoreCmd) Run(ctx context.Context, w world, all *commands) error {
	cfg, err := all.load(w)
	if err != nil {
		return err
	}
	if err := noStore(cfg.Data); err != nil {
		return err
	}
	stop := meanwhile(w, "reading the copy")
	has, bytes, err := c.proved(ctx)
	stop()
	if err != nil {
		return fmt.Errorf("%w; nothing was changed", err)
	}
	now := time.Now()
	agreed := func() error {
		fmt.Fprintf(w.Out, "%s: %s, verified (%s)\n", c.Copy, sized(bytes), holds(has))
		for _, line := range consequences(has, cfg, now) {
			fmt.Fprintln(w.Out, line)
		}
		if c.Yes {
			return nil
		}
		return confirmed(ctx, w, "RESTORE")
	}
	told := len(has.Records) > 0
	if told {
		if err := agreed(); err != nil {
			return err
		}
	}
	defer meanwhile(w, "copying")()
	var back []aside
	var again int
	err = newStore(ctx, cfg.Data, c.copyTo, func(ctx context.Context, store crm.Machine) (err error) {
		if !told { // an earlier version wrote it: what is in it is known only now
			if has, err = store.Dump(ctx, io.Discard); err == nil {
				err = agreed()
			}
			if err != nil {
				return err
			}
		}
		if back, err = holdBack(ctx, store, "restored from a copy of "+stamp(has.At)); err != nil {
			return err
		}
		if again, err = forgetAgain(ctx, store, cfg.Data, beside(c.Copy)); err != nil {
			return err
		}
		return store.Update(ctx, func(tx crm.Tx) error {
			return tx.Keep(keptRestored, []byte(now.UTC().Format(time.RFC3339)+" "+has.At.UTC().Format(time.RFC3339)))
		})
	})
	var called failure
	switch {
	case errors.As(err, &called), errors.Is(err, errNo):
		return err
	case err != nil:
		return fmt.Errorf("restore: %w", plainer(err))
	}
	fmt.Fprintf(w.Out, "restored into %s\n", cfg.Data)
	tellForgotten(w, again)
	if err := listHeld(w, cfg.Data, back); err != nil {
		return err
	}
	_, err = fmt.Fprintln(w.Out, "Next: bot doctor, then start it.")
	return err
}

// keptRestored is where a store remembers when it was restored, and of which
// moment the copy was: two moments, RFC 3339, UTC.
const keptRestored = "store/restored"

// proved reads the whole copy and tells what it holds, and its size.
func (c restoreCmd) proved(ctx context.Context) (crm.Contents, int64, error) {
	info, err := os.Stat(c.Copy)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return crm.Contents{}, 0, fmt.Errorf("there is no file %s", c.Copy)
	case err != nil:
		return crm.Contents{}, 0, fmt.Errorf("read %s: %w", c.Copy, plainerRead(err))
	case info.IsDir():
		return crm.Contents{}, 0, fmt.Errorf("%s is a folder; name the copy in it", c.Copy)
	}
	if isDump(c.Copy) {
		return crm.Contents{}, 0, fmt.Errorf("%s is a dump; use bot load --hold %s", c.Copy, c.Copy)
	}
	has, err := storage.Verify(ctx, c.Copy)
	if err != nil {
		return has, 0, fmt.Errorf("%s cannot be used: %w", c.Copy, err)
	}
	return has, info.Size(), nil
}

// plainerRead is plainer for what is read.
func plainerRead(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("there is no such file")
	case errors.Is(err, fs.ErrPermission):
		return errors.New("this user may not read it")
	}
	return err
}

// isDump reports whether a file begins as a dump does.
func isDump(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	begin := make([]byte, 1)
	_, err = io.ReadFull(f, begin)
	return err == nil && bytes.Equal(begin, []byte("{"))
}

// copyTo copies the copy to where it is opened: opening may bring it up to
// date, and it is to stay as it is.
func (c restoreCmd) copyTo(path string) error {
	from, err := os.Open(c.Copy)
	if err != nil {
		return fmt.Errorf("read %s: %w", c.Copy, plainerRead(err))
	}
	defer from.Close()
	to, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(&steady{f: to, left: syncEvery}, from)
	return errors.Join(err, to.Sync(), to.Close())
}

// consequences says what a restore of a copy means.
func consequences(has crm.Contents, cfg *configs.Config, now time.Time) []string {
	if has.At.IsZero() {
		return []string{"Nobody had written anything when this copy was made."}
	}
	ago := lasting(now.Sub(has.At))
	out := []string{fmt.Sprintf("This copy stands at %s, %s ago. What came later is not in it.", stamp(has.At), ago)}
	if n := unsent(has); n > 0 {
		out = append(out, fmt.Sprintf("%s waiting to be sent then. They are not sent now: they are held back and listed in %s.", counted(n, "post was", "posts were"), heldFile))
	}
	if n := has.Messages[crm.Waiting]; n > 0 {
		out = append(out, fmt.Sprintf("%s not been handled yet then, and will be at the next start.", counted(n, "message had", "messages had")))
	}
	if cfg.WeCom.Enabled() {
		out = append(out, "What people wrote on WeCom meanwhile cannot be got back: ask them to send again what has no receipt.")
	}
	if cfg.Slack.Enabled() {
		out = append(out, fmt.Sprintf("What people wrote on Slack meanwhile is still there: %s of it.", ago))
	}
	return out
}
