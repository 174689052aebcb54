package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"milepost/bot/cards"
	"milepost/configs"
	"milepost/storage/crm"
)

// Daily backups are files of this form in a folder of their own, by the moment
// (UTC) at which they were begun. What else is there is left alone.
const (
	backupsFolder = "backups" // in the data folder
	backupPrefix  = "milepost-"
	backupSuffix  = ".db"
	backupStamp   = "20060102T150405Z"
)

const (
	// backupBeat is how often it is looked whether a backup is due.
	backupBeat = 30 * time.Second
	// backupAgain is how long after a failure the next try is.
	backupAgain = time.Hour
)

// backups copies the store once a day.
type backups struct {
	store crm.Machine
	now   func() time.Time
	up    time.Time // since when this process makes them, UTC
	log   *slog.Logger
	data  string        // folder of the store
	dir   string        // folder of the copies
	at    time.Duration // after midnight in zone
	zone  *time.Location
	keep  int // 0 = none are made

	mu   sync.Mutex
	last time.Time // the last good one; zero = none
	err  error     // of the last try
	next time.Time // not before, after a failure
}

// backupState is what whoever makes backups tells of them.
type backupState struct {
	On   bool      // backups are made by themselves
	Last time.Time // the last good one; zero = none yet
	Up   time.Time // since when this process makes them; zero = unknown
	Err  error     // of the last try; nil when it was good
}

// backupView is the same as the machine room shows it.
type backupView struct {
	On    bool      `json:"on"`
	Dir   string    `json:"dir"`
	Last  time.Time `json:"last,omitzero"` // UTC
	Error string    `json:"error,omitzero"`
}

// backupDir is the folder of the daily copies.
func backupDir(cfg *configs.Config) string {
	return cmp.Or(cfg.Backup.Dir, filepath.Join(cfg.Data, backupsFolder))
}

// newBackups makes the daily backups of a configuration; nothing runs yet. A
// demonstration has none.
func newBackups(cfg *configs.Config, store crm.Machine, now func() time.Time, log *slog.Logger) (*backups, error) {
	at, err := time.Parse("15:04", cfg.Backup.At)
	if err != nil {
		return nil, fmt.Errorf("backup.at: %w", err)
	}
	zone, err := time.LoadLocation(cfg.Company.Zone)
	if err != nil {
		return nil, fmt.Errorf("company.zone: %w", err)
	}
	b := &backups{
		store: store, now: now, up: now(), log: log, data: cfg.Data, dir: backupDir(cfg), zone: zone, keep: cfg.Backup.Keep,
		at: time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute,
	}
	if cfg.Demo {
		b.keep = 0
	}
	if all, err := backupsIn(b.dir); err != nil {
		b.err = err
	} else if len(all) > 0 {
		b.last = all[len(all)-1].at
	}
	return b, nil
}

// state tells how the backups stand; of nil backups that none are made.
func (b *backups) state() backupState {
	if b == nil {
		return backupState{}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return backupState{On: b.keep > 0, Last: b.last, Up: b.up, Err: b.err}
}

// told is how they stand, as the admin is told in chat.
func (b *backups) told() cards.BackupState {
	s := b.state()
	return cards.BackupState{On: s.On, Last: s.Last}
}

func (b *backups) view() *backupView {
	s := b.state()
	v := &backupView{On: s.On, Dir: b.dir, Last: s.Last}
	if s.Err != nil {
		v.Error = s.Err.Error()
	}
	return v
}

// run makes a backup whenever one is due, until ctx ends. One that fell due
// while nothing ran is made at once. Failures are told, and tried again.
func (b *backups) run(ctx context.Context) {
	if b.keep == 0 {
		return
	}
	tick := time.NewTicker(backupBeat)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			b.look(ctx)
		}
	}
}

// look makes a backup if one is due.
func (b *backups) look(ctx context.Context) {
	now := b.now()
	b.mu.Lock()
	// What lies ahead was noted while the clock was ahead.
	due := (b.last.Before(b.before(now)) && !b.soon(now) || b.last.After(now)) &&
		(!now.Before(b.next) || b.next.After(now.Add(2*backupAgain)))
	b.mu.Unlock()
	if !due {
		return
	}
	err := b.make(ctx, now)
	if ctx.Err() != nil {
		return // the process stops; the next start makes it
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.err = err
	if err != nil {
		b.next = now.Add(backupAgain)
		b.log.Error("the daily backup failed", "folder", b.dir, "again", b.next, "err", err)
		return
	}
	b.last = now
}

// late is how long after its moment a backup is one that was missed, and soon how
// long before the next one such a backup is left to that.
const late, soon = 10 * time.Minute, time.Hour

// soon reports whether the backup that is due was missed and the next one is near: one
// is enough.
func (b *backups) soon(now time.Time) bool {
	return now.Sub(b.before(now)) > late && b.before(now.Add(soon)).After(now)
}

// before is the last moment, not after now, at which a backup falls due.
func (b *backups) before(now time.Time) time.Time {
	local := now.In(b.zone)
	for day := 0; ; day-- {
		// By the clock on the wall, on the days when it is put forward or back too.
		due := time.Date(local.Year(), local.Month(), local.Day()+day, int(b.at/time.Hour), int(b.at%time.Hour/time.Minute), 0, 0, b.zone)
		if !due.After(now) {
			return due
		}
	}
}

// make makes a backup and, when it is proved, removes those that are too many.
func (b *backups) make(ctx context.Context, now time.Time) error {
	if err := os.MkdirAll(b.dir, 0o700); err != nil {
		return fmt.Errorf("make %s: %w", b.dir, plainer(err))
	}
	name := backupPrefix + now.UTC().Format(backupStamp) + backupSuffix
	c, err := backUp(ctx, b.store, filepath.Join(b.dir, name), false)
	if err != nil {
		return err
	}
	if err := b.ledger(ctx); err != nil {
		return err
	}
	b.log.Info("daily backup made and verified", "file", c.File, "bytes", c.Bytes, "records", records(c.Contents))
	return b.prune()
}

// ledger keeps beside the copies whom to forget again: the disk of the store
// may be lost, and they still hold the data.
func (b *backups) ledger(ctx context.Context) error {
	text, err := os.ReadFile(filepath.Join(b.data, forgottenFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read whom to forget: %w", plainerRead(err))
	}
	_, err = copyTo(ctx, filepath.Join(b.dir, forgottenFile), true, func(_ context.Context, f *os.File) (crm.Contents, error) {
		_, err := f.Write(text)
		return crm.Contents{}, err
	}, nil)
	return err
}

// prune removes the oldest backups and what killed ones left.
func (b *backups) prune() error {
	all, err := backupsIn(b.dir)
	if err != nil {
		return err
	}
	now := b.now()
	slices.SortStableFunc(all, func(x, y backupFile) int { // made while the clock was ahead: first to go
		return cmp.Compare(ahead(y, now), ahead(x, now))
	})
	var errs []error
	for _, old := range all[:max(0, len(all)-b.keep)] {
		errs = append(errs, os.Remove(old.path))
	}
	left, err := filepath.Glob(filepath.Join(globbed(b.dir), "."+backupPrefix+"*"+partSuffix))
	for _, part := range left {
		errs = append(errs, os.Remove(part))
	}
	if err := errors.Join(append(errs, err)...); err != nil {
		return fmt.Errorf("remove old backups: %w", err)
	}
	return nil
}

// ahead is 1 for a copy that was made at a moment to come, else 0.
func ahead(f backupFile, now time.Time) int {
	if f.at.After(now) {
		return 1
	}
	return 0
}

// globbed is a path in which no sign stands for others.
func globbed(path string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}

// backupFile is one of the daily copies.
type backupFile struct {
	path  string
	at    time.Time
	bytes int64
}

// backupsIn lists the daily copies in a folder, oldest first; none if there is
// no such folder.
func backupsIn(dir string) ([]backupFile, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the folder of backups %s: %w", dir, plainer(err))
	}
	var all []backupFile
	for _, e := range entries {
		stamp, ok := strings.CutPrefix(e.Name(), backupPrefix)
		stamp, ok2 := strings.CutSuffix(stamp, backupSuffix)
		at, err := time.Parse(backupStamp, stamp)
		info, err2 := e.Info()
		if !ok || !ok2 || err != nil || err2 != nil {
			continue // somebody else's, or removed meanwhile
		}
		all = append(all, backupFile{filepath.Join(dir, e.Name()), at, info.Size()})
	}
	slices.SortFunc(all, func(a, b backupFile) int { return a.at.Compare(b.at) })
	return all, nil
}

// records is how many records a copy holds.
func records(c crm.Contents) int {
	n := 0
	for _, of := range c.Records {
		n += of
	}
	return n
}
