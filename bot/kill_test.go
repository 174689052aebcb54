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
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/configs"
	"milepost/storage"
	"milepost/storage/crm"
)

var kills = flag.Int("kills", 10, "how often TestKilled kills the process")

// childDir tells this binary to be the process that is killed.
const childDir = "MILEPOST_TEST_CHILD"

// childMain tells this binary to be the product itself, childService to be a
// service that talks over pipes.
const (
	childMain    = "MILEPOST_TEST_MAIN"
	childService = "MILEPOST_TEST_SERVICE"
)

func TestMain(m *testing.M) {
	if os.Getenv(childMain) != "" {
		main()
	}
	if dir := os.Getenv(childService); dir != "" {
		if err := serveOnPipes(dir, os.Stdin, os.Stdout); err != nil {
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
// line each: a message to it; back, what was acknowledged and what was said.
type wire struct {
	Ack, Said string
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
	var learning sync.WaitGroup // as the service does
	learning.Go(func() { _ = a.learn(ctx) })
	if err := a.settle(ctx); err != nil {
		return err
	}
	for lines := bufio.NewScanner(in); lines.Scan(); {
		var w wire
		if err := json.Unmarshal(lines.Bytes(), &w); err != nil {
			return err
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
	learning.Wait()
	return store.Close()
}

// TestKilled kills the process at random moments while a rep logs visits. What
// was not acknowledged is delivered again, as a platform would, and now and
// then what was acknowledged too. In the end each visit is there once, and
// each receipt that was read stands for a record.
func TestKilled(t *testing.T) {
	dir := t.TempDir()
	const rng, visits = 7, 5
	random := rand.New(rand.NewPCG(rng, rng))
	var all []chat.Message
	acked, receipts := map[string]bool{}, map[string]int{}
	for k := range *kills {
		for range visits {
			all = append(all, visitMessage(len(all)))
		}
		var send []chat.Message
		for _, m := range all {
			if !acked[m.Key] || random.IntN(20) == 0 {
				send = append(send, m)
			}
		}
		wait := time.Duration(random.IntN(60)) * time.Millisecond
		if k == *kills-1 {
			wait = 0 // the last one is left to finish
		}
		talkAndKill(t, dir, send, wait, acked, receipts)
	}
	there := recordsLeft(t, dir, all)
	twice := 0
	for number, n := range receipts {
		twice += n - 1
		if !there[number] {
			t.Errorf("a receipt %s was read, and there is no record", number)
		}
	}
	t.Logf("%d kills, %d messages, %d receipts seen twice", *kills-1, len(all), twice)
}

func visitMessage(i int) chat.Message {
	me := chat.Identity{Platform: "wecom", Tenant: "demo", ID: "xiaoli"}
	key := fmt.Sprintf("m%d", i)
	return chat.Message{
		Key: key, Content: key, Kind: chat.Text, Text: "今天拜访了比亚迪王总,聊了电池线方案",
		From: me, In: chat.DMOf(me), At: time.Now(),
	}
}

var number = regexp.MustCompile(`#V\d+`)

// talkAndKill starts the process, sends, and kills it after the pause; a pause
// of 0 lets it finish.
func talkAndKill(t *testing.T, dir string, send []chat.Message, wait time.Duration, acked map[string]bool, receipts map[string]int) {
	t.Helper()
	c := spawn(t, []string{childDir + "=" + dir})
	go func() {
		defer c.in.Close()
		enc := json.NewEncoder(c.in)
		for _, m := range send {
			if enc.Encode(wire{Message: m}) != nil {
				return // killed
			}
		}
	}()
	first := true
	for lines := bufio.NewScanner(c.out); lines.Scan(); {
		var w wire
		if json.Unmarshal(lines.Bytes(), &w) != nil {
			continue // cut off in the middle
		}
		if first && wait > 0 { // it is up: from now on any moment will do
			first = false
			time.AfterFunc(wait, func() { _ = c.Process.Kill() })
		}
		if w.Ack != "" {
			acked[w.Ack] = true
		}
		if n := number.FindString(w.Said); strings.Contains(w.Said, "已记") && n != "" {
			receipts[n]++
		}
	}
	if code := c.leaves(); code != exitOK && wait == 0 {
		t.Fatalf("the last process failed, exit %d:\n%s", code, c.err.String())
	}
}

// recordsLeft gives the numbers of the visits that are there. It fails where a
// message has not made exactly one, or where the store is not consistent.
func recordsLeft(t *testing.T, dir string, all []chat.Message) map[string]bool {
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
	numbers, made := map[string]bool{}, map[string]int{}
	err = store.View(t.Context(), func(r crm.Reader) error {
		return crm.Each(r, crm.Where(crm.ByNumber), func(a crm.Activity) bool {
			numbers["#"+a.Number()] = true
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
	return numbers
}
