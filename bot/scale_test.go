package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/configs"
	"milepost/handlers/parse"
	"milepost/storage"
	"milepost/storage/bolt"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

var worldSize = flag.Int("world", 10_000, "how many activities the worlds of the benchmarks have")

// scaled is a company with so many activities: 1,000,000 in three years, fewer
// in as much shorter a time, so that a day is as busy whatever has gone before.
// It stands on a Monday evening, when the digests of China are due.
func scaled(activities int) crmtest.World {
	accounts := max(500, *worldSize/20)
	return crmtest.World{
		Seed: 1, Now: time.Date(2026, 11, 2, 10, 12, 0, 0, time.UTC), Days: max(11, activities*1095/1_000_000),
		Reps: min(300, max(130, accounts/160)), Accounts: accounts, Activities: activities, History: 7, Keys: parse.Keys,
	}
}

// stored is the file of a loaded world. It is kept in the temporary folder of
// the system, since a large one takes minutes to make. Who writes to it more
// than its roster works on a copy.
func stored(tb testing.TB, w crmtest.World) string {
	tb.Helper()
	dir := filepath.Join(os.TempDir(), "milepost-worlds", fmt.Sprintf(
		"v%d-%d-%d-%d-%d-%d-%d-%d", bolt.Schema, w.Seed, w.Now.Unix(), w.Days, w.Reps, w.Accounts, w.Activities, w.Busiest))
	path := filepath.Join(dir, dbFile)
	if _, err := os.Stat(path); err == nil {
		return dir
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		tb.Fatal(err)
	}
	began := time.Now()
	fresh := path + ".new"
	if err := os.RemoveAll(fresh); err != nil {
		tb.Fatal(err)
	}
	if err := load(tb.Context(), fresh, w); err != nil {
		tb.Fatal(err)
	}
	if err := os.Rename(fresh, path); err != nil {
		tb.Fatal(err)
	}
	tb.Logf("a world of %d activities was loaded in %v", w.Activities, time.Since(began).Round(time.Second))
	return dir
}

// load makes a store of a world.
func load(ctx context.Context, path string, w crmtest.World) error {
	s, err := storage.Open(ctx, path, storage.Options{Now: func() time.Time { return w.Now }, NoSync: true})
	if err != nil {
		return err
	}
	r, out := io.Pipe()
	go func() {
		_, err := w.Dump(ctx, out)
		_ = out.CloseWithError(err) // never fails
	}()
	_, err = s.Load(ctx, bufio.NewReaderSize(r, 1<<20))
	return errors.Join(err, r.Close(), s.Close())
}

// ownCopy is a world's file that may be written to.
func ownCopy(tb testing.TB, w crmtest.World) string {
	tb.Helper()
	to := tb.TempDir()
	in, err := os.Open(filepath.Join(stored(tb, w), dbFile))
	if err != nil {
		tb.Fatal(err)
	}
	out, err := os.Create(filepath.Join(to, dbFile))
	if err != nil {
		tb.Fatal(err)
	}
	_, err = io.Copy(out, in)
	if err := errors.Join(err, out.Sync(), in.Close(), out.Close()); err != nil {
		tb.Fatal(err)
	}
	return to
}

// staged is the product on the store of a world, at the moment at which the
// world stands.
func staged(tb testing.TB, dir string, w crmtest.World) *app {
	tb.Helper()
	cfg, err := configs.Load(configs.Options{ReadFile: os.ReadFile})
	if err != nil {
		tb.Fatal(err)
	}
	clock := running(0)
	clock.Set(w.Now)
	s, err := storage.Open(tb.Context(), filepath.Join(dir, dbFile), storage.Options{Now: clock.Now})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := s.Close(); err != nil {
			tb.Error(err)
		}
	})
	a, err := newApp(tb.Context(), parts{
		Config: cfg, Store: &finishing{Machine: s, waits: map[string]chan struct{}{}}, Now: clock.Now,
		Transports: []chat.Transport{chattest.NewRecorder("wecom")}, Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

// rep is somebody of a world with one of his customers and somebody there.
type rep struct {
	id                crm.PersonID
	account           crm.Account
	customer, contact string
}

// repsOf finds n people of a world who have customers.
func repsOf(tb testing.TB, s crm.Store, n int) []rep {
	tb.Helper()
	var out []rep
	err := s.View(tb.Context(), func(r crm.Reader) error {
		out = nil
		var inner error
		err := crm.Each(r, crm.Where(crm.ByAll), func(p crm.Person) bool {
			var found rep
			if found, inner = repOf(r, p); found.id != "" {
				out = append(out, found)
			}
			return inner == nil && len(out) < n
		})
		return errors.Join(err, inner)
	})
	if err != nil {
		tb.Fatal(err)
	}
	if len(out) < n {
		tb.Fatalf("the world has %d people with customers, %d are needed", len(out), n)
	}
	return out
}

func repOf(r crm.Reader, p crm.Person) (rep, error) {
	accounts, _, err := crm.List[crm.Account](r, crm.Where(crm.ByOwner, string(p.ID)), crm.Page{Limit: 1})
	if err != nil || len(accounts) == 0 || p.Locale != "zh" {
		return rep{}, err
	}
	a := accounts[0]
	people, _, err := crm.List[crm.Contact](r, crm.Where(crm.ByAccount, string(a.ID)), crm.Page{Limit: 1})
	if err != nil || len(people) == 0 {
		return rep{}, err
	}
	return rep{id: p.ID, account: a, customer: a.Name.Text, contact: people[0].Name.Text}, nil
}

// says is a message of a rep in private.
func (p rep) says(key, text string, at time.Time) chat.Message {
	me := chat.Identity{Platform: "wecom", Tenant: "demo", ID: string(p.id)}
	return chat.Message{Key: key, Content: key, Kind: chat.Text, Text: text, From: me, In: chat.DMOf(me), At: at}
}

// visited is what reps write most.
func (p rep) visited(key string, at time.Time) chat.Message {
	return p.says(key, "今天拜访了"+p.customer+p.contact+",聊了方案,下周三带报价过去", at)
}

// finishing is a store that tells when messages are handled for good.
type finishing struct {
	crm.Machine
	mu    sync.Mutex
	waits map[string]chan struct{} // by delivery key
}

// wait is closed once the message is handled and its answer queued.
func (f *finishing) wait(key string) <-chan struct{} {
	f.mu.Lock()
	defer f.mu.Unlock()
	c := make(chan struct{})
	f.waits[key] = c
	return c
}

// Update lets go who waits for what was finished in it.
func (f *finishing) Update(ctx context.Context, do func(crm.Tx) error) error {
	var done []string
	err := f.Machine.Update(ctx, func(tx crm.Tx) error {
		done = nil
		return do(&finishingTx{tx, &done})
	})
	if err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, key := range done {
		if c := f.waits[key]; c != nil {
			close(c)
			delete(f.waits, key)
		}
	}
	return nil
}

type finishingTx struct {
	crm.Tx
	done *[]string
}

// Finish notes the message.
func (t *finishingTx) Finish(key string) error {
	*t.done = append(*t.done, key)
	return t.Tx.Finish(key)
}
