package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/configs"
	"milepost/storage"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

var kills = flag.Int("kills", crmtest.Times(10, 1), "how often the tests TestKilled… kill the process")

// childDir tells this binary to be the process that is killed.
const childDir = "MILEPOST_TEST_CHILD"

// childMain tells this binary to be the product itself, childService to be a
// service that talks over pipes, childStory to play the product in a story.
const (
	childStory   = "MILEPOST_TEST_STORY"
	childMain    = "MILEPOST_TEST_MAIN"
	childService = "MILEPOST_TEST_SERVICE"
)

func TestMain(m *testing.M) {
	// How rarely the tests' own process collects what it throws away is no matter of
	// the product's processes that it starts.
	if err := os.Unsetenv("GOGC"); err != nil {
		panic(err)
	}
	if os.Getenv(childMain) != "" {
		if err := os.Unsetenv(childMain); err != nil { // the product warns of it
			panic(err)
		}
		main()
	}
	if dir := os.Getenv(childService); dir != "" {
		if err := serveOnPipes(dir, os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	if dir := os.Getenv(childStory); dir != "" {
		if err := perform(context.Background(), dir, os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	if dir := os.Getenv(childDir); dir != "" {
		if err := serve(context.Background(), dir, os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// wire is what the killed process and its parent say to each other, a JSON
// line each: a message to it, or that it may rest; back, what was acknowledged,
// what was said, and that it has come to rest.
type wire struct {
	Ack, Said string
	Rest      bool
	Message   chat.Message
}

// pipe is a platform made of two pipes.
type pipe struct{ out *json.Encoder }

func (pipe) Name() string                                            { return "wecom" }
func (pipe) Routes(*http.ServeMux)                                   {}
func (pipe) Run(ctx context.Context, _ chat.Inlet) error             { <-ctx.Done(); return nil }
func (pipe) Fetch(context.Context, chat.File) (io.ReadCloser, error) { return nil, os.ErrNotExist }

func (p pipe) Send(_ context.Context, s chat.Sending) (chat.Ref, error) {
	return chat.Ref(s.Post.Key), p.out.Encode(wire{Said: s.Post.Card.Plain()})
}

// serve is the product on a real file with real syncs, fed by a pipe.
func serve(ctx context.Context, dir string, in io.Reader, out io.Writer) error {
	cfg, err := configs.Load(configs.Options{ReadFile: os.ReadFile})
	if err != nil {
		return err
	}
	store, err := storage.Open(ctx, filepath.Join(dir, dbFile), storage.Options{Now: time.Now})
	if err != nil {
		return err
	}
	enc := json.NewEncoder(out)
	a, err := newApp(ctx, parts{
		Config: cfg, Store: store, Transports: []chat.Transport{pipe{enc}}, Now: time.Now,
		Log: slog.New(slog.NewTextHandler(os.Stderr, nil)),
	})
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	var beside sync.WaitGroup // as the service does
	defer beside.Wait()
	defer stop()
	beside.Go(func() { _ = a.learn(ctx) })
	beside.Go(func() { _ = a.health.run(ctx) })
	if err := a.settle(ctx); err != nil {
		return err
	}
	for lines := bufio.NewScanner(in); lines.Scan(); {
		var w wire
		if err := json.Unmarshal(lines.Bytes(), &w); err != nil {
			return err
		}
		if w.Rest {
			a.health.rest()
			if err := enc.Encode(w); err != nil {
				return err
			}
			continue
		}
		if err := a.inbox.Recv(ctx, w.Message); err != nil {
			return err
		}
		if err := enc.Encode(wire{Ack: w.Message.Key}); err != nil {
			return err
		}
		if err := a.settle(ctx); err != nil {
			return err
		}
	}
	stop()
	beside.Wait()
	return store.Close()
}

func visitMessage(i int) chat.Message {
	me := chat.Identity{Platform: "wecom", Tenant: "demo", ID: "xiaoli"}
	key := fmt.Sprintf("m%d", i)
	return chat.Message{
		Key: key, Content: key, Kind: chat.Text, Text: "今天拜访了比亚迪王总,聊了电池线方案",
		From: me, In: chat.DMOf(me), At: time.Now(),
	}
}

// TestKilledWhileItStops kills the service at random moments of its stop, which
// begins in a burst of messages. What it acknowledged is there; what it did not
// comes again, and in the end each message has made one visit.
func TestKilledWhileItStops(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	random := rand.New(rand.NewPCG(11, 11))
	var all []chat.Message
	acked, killed := map[string]bool{}, 0
	for range max(3, *kills/5) {
		for range 20 {
			all = append(all, visitMessage(len(all)))
		}
		var send []chat.Message
		for _, m := range all {
			if !acked[m.Key] || random.IntN(20) == 0 {
				send = append(send, m)
			}
		}
		c := spawn(t, []string{childService + "=" + dir, "MILEPOST_TEST_SLOW=10ms"})
		after := time.Duration(random.Int64N(int64(8 * time.Millisecond)))
		go func() {
			for line := range c.log {
				if strings.Contains(line, "stopping") {
					time.AfterFunc(after, func() { _ = c.Process.Kill() })
				}
			}
		}()
		for key := range c.burst(send, 1+random.IntN(10)) {
			acked[key] = true
		}
		if code := c.leaves(); code == -1 {
			killed++
		} else if code != exitOK {
			t.Fatalf("exit %d\n%s", code, c.err.String())
		}
	}
	thereAll(t, dir, acked)
	aside := replayed(t, dir)
	in, out := io.Pipe()
	go func() {
		enc := json.NewEncoder(out)
		for _, m := range all {
			if !acked[m.Key] && enc.Encode(wire{Message: m}) != nil {
				return
			}
		}
		_ = out.Close() // never fails
	}()
	if err := serve(t.Context(), dir, in, io.Discard); err != nil {
		t.Fatal(err)
	}
	recordsLeft(t, dir, all)
	t.Logf("killed %d times while it stopped, %d messages, %d acknowledged in time, %d set aside meanwhile and replayed", killed, len(all), len(acked), aside)
}

// replayed puts back what was set aside because the process ended three times
// while it was handled, as milepost doctor --replay does, and tells how many.
func replayed(t *testing.T, dir string) (n int) {
	t.Helper()
	store, err := storage.Open(t.Context(), filepath.Join(dir, dbFile), storage.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	err = store.Update(t.Context(), func(tx crm.Tx) error {
		n = 0
		for page := (crm.Page{}); ; {
			rows, next, err := tx.Messages(crm.Parked, page)
			if err != nil {
				return err
			}
			for _, m := range rows {
				if !strings.Contains(m.Reason, "never finished") {
					t.Errorf("%s was set aside: %s", m.Key, m.Reason)
				}
				n++
				if err := tx.Retake(m.Key); err != nil {
					return err
				}
			}
			if next == "" {
				return nil
			}
			page.After = next
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// recordsLeft fails where a message has not made exactly one visit, or where
// the store is not consistent.
func recordsLeft(t *testing.T, dir string, all []chat.Message) {
	t.Helper()
	store, err := storage.Open(t.Context(), filepath.Join(dir, dbFile), storage.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	diffs, err := store.Check(t.Context())
	if err != nil || len(diffs) > 0 {
		t.Errorf("after the kills: %v %v", diffs, err)
	}
	made := map[string]int{}
	err = store.View(t.Context(), func(r crm.Reader) error {
		return crm.Each(r, crm.Where(crm.ByNumber), func(a crm.Activity) bool {
			made[a.Evidence.Message]++
			return true
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range all {
		if n := made[m.Key]; n != 1 {
			t.Errorf("message %s made %d visits, want exactly one", m.Key, n)
		}
	}
}
