package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"milepost/bot/chattest"
	"milepost/configs"
	"milepost/storage"
	"milepost/storage/crm"
)

// nightly are the backups of a configuration of one's own, on a clock that is
// set by hand.
func nightly(t *testing.T, at time.Time, set func(*configs.Config)) (*backups, *clock) {
	t.Helper()
	cfg := &configs.Config{Data: t.TempDir(), Backup: configs.Backup{At: "02:30", Keep: 2}, Company: configs.Company{Zone: "Asia/Shanghai"}}
	if set != nil {
		set(cfg)
	}
	clock := standing(at)
	store, err := storage.Open(t.Context(), filepath.Join(cfg.Data, dbFile), storage.Options{Now: clock.Now, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	b, err := newBackups(cfg, store, clock.Now, chattest.Log(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	return b, clock
}

// names lists what is in a folder.
func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestWhenABackupFallsDue(t *testing.T) {
	for _, row := range []struct {
		name, zone, at, now, want string
	}{
		{"in the evening, that of the morning", "Asia/Shanghai", "02:30", "2026-11-02T20:00:00+08:00", "2026-11-02T02:30"},
		{"before it, that of yesterday", "Asia/Shanghai", "02:30", "2026-11-02T02:29:59+08:00", "2026-11-01T02:30"},
		{"at that very moment", "Asia/Shanghai", "02:30", "2026-11-02T02:30:00+08:00", "2026-11-02T02:30"},
		{"on the first of a month", "Asia/Shanghai", "23:59", "2026-03-01T08:00:00+08:00", "2026-02-28T23:59"},
		{"when the clock is put forward over it", "Europe/Berlin", "02:30", "2026-03-29T08:00:00+02:00", "2026-03-29T03:30"},
		{"when the clock is put back over it", "Europe/Berlin", "02:30", "2026-10-25T08:00:00+01:00", "2026-10-25T02:30"},
	} {
		now, err := time.Parse(time.RFC3339, row.now)
		if err != nil {
			t.Fatal(err)
		}
		b, _ := nightly(t, now, func(c *configs.Config) { c.Company.Zone, c.Backup.At = row.zone, row.at })
		if got := b.before(now).Format("2006-01-02T15:04"); got != row.want {
			t.Errorf("%s: %s, want %s", row.name, got, row.want)
		}
	}
}

func TestOneBackupIsEnoughWhereAMissedOneAndTheNextMeet(t *testing.T) {
	for _, row := range []struct {
		name, now string
		made      bool
	}{
		{"the first start, 40 seconds before the hour: the hour sees to it", "2026-11-02T02:29:20+08:00", false},
		{"the first start in the evening", "2026-11-02T20:00:00+08:00", true},
		{"an hour and a bit before it", "2026-11-02T01:20:00+08:00", true},
		{"at the hour", "2026-11-02T02:30:20+08:00", true},
	} {
		now, err := time.Parse(time.RFC3339, row.now)
		if err != nil {
			t.Fatal(err)
		}
		b, clock := nightly(t, now, nil)
		b.look(t.Context())
		if made := len(names(t, b.dir)) > 0; made != row.made {
			t.Errorf("%s: made %v, want %v", row.name, made, row.made)
		}
		if !row.made {
			clock.Set(now.Add(time.Minute))
			b.look(t.Context())
			if all := names(t, b.dir); len(all) != 1 {
				t.Errorf("%s: a minute later there are %q", row.name, all)
			}
		}
	}
}

func TestBackupsAreMadeKeptAndRemoved(t *testing.T) {
	start := time.Date(2026, 11, 2, 1, 0, 0, 0, time.UTC) // 09:00 in Shanghai
	b, clock := nightly(t, start, nil)
	if s := b.state(); !s.On || !s.Last.IsZero() || s.Err != nil {
		t.Errorf("at first: %+v", s)
	}
	b.look(t.Context()) // that of the night was missed
	b.look(t.Context()) // and is there now
	if got, want := names(t, b.dir), []string{"milepost-20261102T010000Z.db"}; !slices.Equal(got, want) {
		t.Fatalf("there are %q, want %q", got, want)
	}
	for _, name := range []string{"notes.txt", "milepost-old.db", ".milepost-20261101T183000Z.db-1.part"} {
		if err := os.WriteFile(filepath.Join(b.dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := noteForgotten(b.data, []forgottenLine{{Contact: "k1", At: start}}); err != nil {
		t.Fatal(err)
	}
	for day := range 3 {
		clock.Set(time.Date(2026, 11, 2+day, 18, 29, 0, 0, time.UTC))
		b.look(t.Context()) // a minute too early
		clock.Set(time.Date(2026, 11, 2+day, 18, 30, 0, 0, time.UTC))
		b.look(t.Context())
	}
	want := []string{forgottenFile, "milepost-20261103T183000Z.db", "milepost-20261104T183000Z.db", "milepost-old.db", "notes.txt"}
	if got := names(t, b.dir); !slices.Equal(got, want) {
		t.Errorf("there are %q, want %q: two copies, whom to forget again, and what is somebody else's", got, want)
	}
	if s := b.state(); !s.Last.Equal(clock.Now()) || s.Err != nil {
		t.Errorf("in the end: %+v", s)
	}
	again, err := newBackups(&configs.Config{Data: filepath.Dir(b.dir), Backup: configs.Backup{At: "02:30", Keep: 2}, Company: configs.Company{Zone: "UTC"}}, b.store, clock.Now, b.log)
	if err != nil || !again.state().Last.Equal(clock.Now()) {
		t.Errorf("the next process knows of %v, %v", again.state().Last, err)
	}
}

func TestAClockThatWasAheadStopsNoBackup(t *testing.T) {
	start := time.Date(2026, 11, 2, 1, 0, 0, 0, time.UTC)
	b, clock := nightly(t, start, func(c *configs.Config) { c.Backup.Keep = 1 })
	clock.Set(start.AddDate(1, 0, 0))
	b.look(t.Context())
	clock.Set(start)
	b.look(t.Context())
	b.look(t.Context())
	if got, want := names(t, b.dir), []string{"milepost-20261102T010000Z.db"}; !slices.Equal(got, want) {
		t.Errorf("there are %q, want %q", got, want)
	}
	clock.Set(start.Add(18 * time.Hour))
	b.look(t.Context())
	if got, want := names(t, b.dir), []string{"milepost-20261102T190000Z.db"}; !slices.Equal(got, want) {
		t.Errorf("the next night there are %q, want %q", got, want)
	}
}

func TestAFailedBackupIsToldAndTriedAgain(t *testing.T) {
	b, clock := nightly(t, time.Date(2026, 11, 2, 1, 0, 0, 0, time.UTC), nil)
	if err := os.WriteFile(b.dir, nil, 0o600); err != nil { // no folder can be made
		t.Fatal(err)
	}
	b.look(t.Context())
	if s := b.state(); s.Err == nil || !s.Last.IsZero() {
		t.Errorf("after a failure: %+v", s)
	}
	if err := os.Remove(b.dir); err != nil {
		t.Fatal(err)
	}
	clock.Set(clock.Now().Add(59 * time.Minute))
	b.look(t.Context())
	if len(names(t, b.dir)) > 0 {
		t.Error("it was tried again before its hour")
	}
	clock.Set(clock.Now().Add(time.Minute))
	b.look(t.Context())
	if s := b.state(); s.Err != nil || !s.Last.Equal(clock.Now()) {
		t.Errorf("after the next try: %+v", s)
	}
}

func TestADamagedCopyPushesNoGoodOneOut(t *testing.T) {
	b, clock := nightly(t, time.Date(2026, 11, 2, 1, 0, 0, 0, time.UTC), func(c *configs.Config) { c.Backup.Keep = 1 })
	b.look(t.Context())
	b.store = spoilt{b.store}
	clock.Set(clock.Now().AddDate(0, 0, 1))
	b.look(t.Context())
	if got, want := names(t, b.dir), []string{"milepost-20261102T010000Z.db"}; !slices.Equal(got, want) || b.state().Err == nil {
		t.Errorf("there are %q, want %q; %v", got, want, b.state().Err)
	}
}

func TestWhoMakesNoBackups(t *testing.T) {
	now := time.Date(2026, 11, 2, 1, 0, 0, 0, time.UTC)
	for name, set := range map[string]func(*configs.Config){
		"a demonstration":      func(c *configs.Config) { c.Demo = true },
		"one that wants none":  func(c *configs.Config) { c.Backup.Keep = 0 },
		"a folder of its own":  func(c *configs.Config) { c.Backup.Dir = filepath.Join(c.Data, "elsewhere") },
		"the folder of itself": nil,
	} {
		b, _ := nightly(t, now, set)
		on := name == "a folder of its own" || name == "the folder of itself"
		if b.state().On != on {
			t.Errorf("%s: %+v", name, b.state())
		}
	}
	if s := (*backups)(nil).state(); s.On {
		t.Errorf("nobody at all: %+v", s)
	}
}

// spoilt is a store whose copies lose bytes on the way.
type spoilt struct{ crm.Machine }

// Backup leaves out every byte of the second half.
func (s spoilt) Backup(ctx context.Context, w io.Writer) (crm.Contents, error) {
	var whole bytes.Buffer
	has, err := s.Machine.Backup(ctx, &whole)
	if err == nil {
		_, err = w.Write(whole.Bytes()[:whole.Len()/2])
	}
	return has, err
}
