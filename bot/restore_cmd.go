package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"milepost/configs"
	"milepost/storage"
	"milepost/storage/crm"
)

// restoreCmd makes a store from a copy.
type restoreCmd struct {
	Yes       bool   `help:"Do not ask."`
	Forgotten string `help:"File that says whom to forget again; without it, forgotten.jsonl in the data folder, beside the copy and in the folder above." placeholder:"FILE"`
	Copy      string `arg:"" help:"The file that milepost backup wrote."`
}

// Help shows an example.
func (restoreCmd) Help() string {
	return "Examples:\n  milepost restore m.db\n  milepost restore --data /var/lib/milepost --yes backups/milepost-20261101T183000Z.db\n\n" +
		"It never writes over a store. The copy is proved first and stays as it is. What was\n" +
		"waiting to be sent at the moment of the copy is held back, not sent: milepost doctor\n" +
		"lists it and sends what you want. A message that comes a second time is still known.\n" +
		"Contacts whom " + forgottenFile + " names are forgotten again."
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
	ledgers, err := c.ledgers()
	if err != nil {
		return err
	}
	r := restoring{restoreCmd: c, w: w, cfg: cfg, now: time.Now(), ledgers: ledgers}
	stop := meanwhile(w, "reading the copy")
	r.has, r.bytes, err = c.proved(ctx)
	stop()
	if err != nil {
		return fmt.Errorf("%w; nothing was changed", err)
	}
	if r.told = len(r.has.Records) > 0; r.told {
		if err := r.agreed(ctx); err != nil {
			return err
		}
	}
	defer meanwhile(w, "copying")()
	err = newStore(ctx, cfg.Data, c.copyTo, r.fill)
	var called failure
	switch {
	case errors.As(err, &called), errors.Is(err, errNo):
		return err
	case err != nil:
		return fmt.Errorf("restore: %w", plainer(err))
	}
	fmt.Fprintf(w.Out, "restored into %s\n", cfg.Data)
	tellForgotten(w, r.again)
	if err := listHeld(w, cfg.Data, r.back); err != nil {
		return err
	}
	_, err = fmt.Fprintln(w.Out, "Next: milepost doctor, then start it.")
	return err
}

// ledgers are the files that may say whom to forget again, beside that of the
// data folder. Daily backups lie in a folder of the data folder that they are
// of, which may have another name by now.
func (c restoreCmd) ledgers() ([]string, error) {
	if c.Forgotten != "" {
		if _, err := os.Stat(c.Forgotten); err != nil {
			return nil, fmt.Errorf("read %s: %w", c.Forgotten, plainerRead(err))
		}
		return []string{c.Forgotten}, nil
	}
	return []string{beside(c.Copy), beside(filepath.Dir(c.Copy))}, nil
}

// restoring is a restore under way.
type restoring struct {
	restoreCmd
	w       world
	cfg     *configs.Config
	now     time.Time
	ledgers []string
	has     crm.Contents
	bytes   int64
	told    bool    // what the copy holds, and it was agreed to
	back    []aside // what is held back
	again   int     // contacts that were forgotten again
}

// agreed says what the copy is and what a restore means, and asks.
func (r *restoring) agreed(ctx context.Context) error {
	fmt.Fprintf(r.w.Out, "%s: %s, verified (%s)\n", r.Copy, sized(r.bytes), holds(r.has))
	for _, line := range consequences(r.has, r.cfg, r.now) {
		fmt.Fprintln(r.w.Out, line)
	}
	if r.Yes {
		return nil
	}
	return confirmed(ctx, r.w, "RESTORE")
}

// fill makes of the copied store what may be started.
func (r *restoring) fill(ctx context.Context, store crm.Machine) (err error) {
	if !r.told { // an earlier version wrote it: what is in it is known only now
		if r.has, err = store.Dump(ctx, io.Discard); err == nil {
			err = r.agreed(ctx)
		}
		if err != nil {
			return err
		}
	}
	if r.back, err = holdBack(ctx, store, "restored from a copy of "+stamp(r.has.At)); err != nil {
		return err
	}
	if r.again, err = forgetAgain(ctx, store, r.cfg.Data, r.ledgers...); err != nil {
		return err
	}
	return store.Update(ctx, func(tx crm.Tx) error {
		return tx.Keep(keptRestored, []byte(r.now.UTC().Format(time.RFC3339)+" "+r.has.At.UTC().Format(time.RFC3339)))
	})
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
		return crm.Contents{}, 0, fmt.Errorf("%s is a dump; use milepost load --hold %s", c.Copy, c.Copy)
	}
	has, err := storage.Verify(ctx, c.Copy)
	switch {
	case errors.Is(err, crm.ErrDamaged): // which page says nothing to whoever wants his records back
		return has, 0, fmt.Errorf("%s cannot be used: it is damaged, or no copy that milepost backup wrote; take another one", c.Copy)
	case err != nil:
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
	span, ahead := lasting(now.Sub(has.At)), has.At.Sub(now) > skewed
	when := span + " ago"
	if ahead {
		when = span + " from now by this machine's clock, which may be wrong"
	}
	out := []string{fmt.Sprintf("This copy stands at %s, %s. What came later is not in it.", stamp(has.At), when)}
	if n := unsent(has); n > 0 {
		out = append(out, fmt.Sprintf("%s waiting to be sent then. They are not sent now: they are held back and listed in %s.", counted(n, "post was", "posts were"), heldFile))
	}
	if n := has.Messages[crm.Waiting]; n > 0 {
		out = append(out, fmt.Sprintf("%s not been handled yet then, and will be at the next start.", counted(n, "message had", "messages had")))
	}
	if cfg.WeCom.Enabled() {
		out = append(out, "What people wrote on WeCom meanwhile cannot be got back: ask them to send again what has no receipt.")
	}
	if cfg.Slack.Enabled() && !ahead {
		out = append(out, fmt.Sprintf("What people wrote on Slack meanwhile is still there: %s of it.", span))
	}
	return out
}
