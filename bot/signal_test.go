package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/configs"
	"milepost/handlers"
	"milepost/storage"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// piped is a platform made of two pipes that receives by itself: a message a
// line, acknowledged when it is durable, and only then.
type piped struct {
	pipe
	in   io.Reader
	slow time.Duration // how long it takes to say something
}

func (p piped) Run(ctx context.Context, in chat.Inlet) error {
	lines := bufio.NewScanner(p.in)
	for ctx.Err() == nil && lines.Scan() {
		var w wire
		if err := json.Unmarshal(lines.Bytes(), &w); err != nil {
			return err
		}
		if err := in.Recv(ctx, w.Message); err != nil {
			continue // not acknowledged: it comes again
		}
		if err := p.out.Encode(wire{Ack: w.Message.Key}); err != nil {
			return err
		}
	}
	<-ctx.Done()
	return nil
}

func (p piped) Send(ctx context.Context, s chat.Sending) (chat.Ref, error) {
	time.Sleep(p.slow)
	return p.pipe.Send(ctx, s)
}

// locked lets many write lines to one pipe.
type locked struct {
	mu sync.Mutex
	w  io.Writer
}

func (l *locked) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(b)
}

// serveOnPipes is the service as main runs it, with its own signals, on a real
// file with real syncs.
func serveOnPipes(dir string, in io.Reader, out io.Writer) error {
	ctx, stop := signalled()
	defer stop()
	cfg, err := configs.Load(configs.Options{ReadFile: os.ReadFile})
	if err != nil {
		return err
	}
	store, clock, err := openStore(ctx, dir, func(string) {})
	if err != nil {
		return err
	}
	cfg.Data = dir
	// How a service ends is what its tests look at: how long its first sentence takes,
	// seconds under the race detector, is not to be in their way.
	handlers.New(handlers.Options{Book: cfg.Book}).Rehearse()
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	p := piped{pipe: pipe{json.NewEncoder(&locked{w: out})}, in: in}
	if text := os.Getenv("MILEPOST_TEST_SLOW"); text != "" {
		if p.slow, err = time.ParseDuration(text); err != nil {
			return err
		}
	}
	err = runService(ctx, parts{Config: cfg, Store: store, Transports: []chat.Transport{p}, Now: clock.Now, Log: log}, os.LookupEnv)
	if err != nil {
		return err
	}
	return closed(store, log)
}

// child is a process of ours that a test starts and ends.
type child struct {
	*exec.Cmd
	t   *testing.T
	in  io.WriteCloser
	out io.Reader
	err bytes.Buffer // what it logged; to be read when it has ended
	log chan string  // the same, a line each
}

// spawn starts this binary as something else. It is killed at last after a
// time in which it would have ended by itself.
func spawn(t *testing.T, env []string, args ...string) *child {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	t.Cleanup(cancel)
	c := &child{Cmd: exec.CommandContext(ctx, os.Args[0], args...), t: t, log: make(chan string, 1000)}
	c.Env = append(os.Environ(), env...)
	var err error
	if c.in, err = c.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if c.out, err = c.StdoutPipe(); err != nil {
		t.Fatal(err)
	}
	logged, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(c.log)
		for lines := bufio.NewScanner(logged); lines.Scan(); {
			c.err.WriteString(lines.Text() + "\n")
			select {
			case c.log <- lines.Text():
			default:
			}
		}
	}()
	return c
}

// says waits for a line of the log.
func (c *child) says(what string) string {
	c.t.Helper()
	for line := range c.log {
		if strings.Contains(line, what) {
			return line
		}
	}
	c.t.Fatalf("it ended without saying %q:\n%s", what, c.err.String())
	return ""
}

// leaves waits for its end, and tells the exit code; -1 is a signal.
func (c *child) leaves() int {
	for range c.log { // to the end
	}
	_ = c.Wait() // the code tells
	return c.ProcessState.ExitCode()
}

func (c *child) signal() {
	c.t.Helper()
	if err := c.Process.Signal(syscall.SIGTERM); err != nil {
		c.t.Fatal(err)
	}
}

// burst sends messages to a service and gives what it acknowledged; at the
// n-th acknowledgement the service gets its signal.
func (c *child) burst(all []chat.Message, n int) map[string]bool {
	c.t.Helper()
	go func() {
		defer c.in.Close()
		enc := json.NewEncoder(c.in)
		for _, m := range all {
			if enc.Encode(wire{Message: m}) != nil {
				return // it has ended
			}
		}
	}()
	acked := map[string]bool{}
	for lines := bufio.NewScanner(c.out); lines.Scan(); {
		var w wire
		if json.Unmarshal(lines.Bytes(), &w) != nil || w.Ack == "" {
			continue
		}
		acked[w.Ack] = true
		if len(acked) == n {
			c.signal()
		}
	}
	return acked
}

// TestStoppedInABurst stops the service while messages pour in. It ends by
// itself and well; whatever it acknowledged is there; what it did not comes
// again, and in the end each has made one visit.
func TestStoppedInABurst(t *testing.T) {
	dir := t.TempDir()
	const stops = 3
	visits := crmtest.Times(40, 20)
	var all []chat.Message
	acked := map[string]bool{}
	for k := range stops {
		for range visits {
			all = append(all, visitMessage(len(all)))
		}
		var send []chat.Message
		for _, m := range all {
			if !acked[m.Key] {
				send = append(send, m)
			}
		}
		at := 10 + 7*k
		if k == stops-1 {
			at = len(send) // the last one hears everything
		}
		began := time.Now()
		c := spawn(t, []string{childService + "=" + dir})
		now := c.burst(send, at)
		if code := c.leaves(); code != exitOK {
			t.Fatalf("stop %d: exit %d\n%s", k, code, c.err.String())
		}
		t.Logf("stop %d: %d of %d acknowledged, %v in all", k, len(now), len(send), time.Since(began).Round(time.Millisecond))
		if strings.Contains(c.err.String(), "did not stop in time") {
			t.Errorf("stop %d:\n%s", k, c.err.String())
		}
		for key := range now {
			acked[key] = true
		}
		thereAll(t, dir, acked)
	}
	finish(t, dir)
	recordsLeft(t, dir, all)
}

// thereAll fails for each message that was acknowledged and is not stored.
func thereAll(t *testing.T, dir string, acked map[string]bool) {
	t.Helper()
	store, err := storage.Open(t.Context(), filepath.Join(dir, dbFile), storage.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	for key := range acked {
		if _, err := messageIn(t.Context(), store, key); err != nil {
			t.Errorf("message %s was acknowledged, and now: %v", key, err)
		}
	}
}

// finish handles what is left, as the next start does.
func finish(t *testing.T, dir string) {
	t.Helper()
	var out bytes.Buffer
	if err := serve(t.Context(), dir, strings.NewReader(""), &out); err != nil {
		t.Fatal(err)
	}
}

func TestTheSecondSignalEndsItAtOnce(t *testing.T) {
	dir := t.TempDir()
	c := spawn(t, []string{childService + "=" + dir, "MILEPOST_TEST_SLOW=1h"})
	enc := json.NewEncoder(c.in)
	if err := enc.Encode(wire{Message: visitMessage(0)}); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(c.out)
	if !lines.Scan() || !strings.Contains(lines.Text(), `"Ack":"m0"`) {
		t.Fatalf("not acknowledged: %s", lines.Text())
	}
	c.signal()
	c.says("stopping")
	c.signal()
	if code := c.leaves(); code != -1 {
		t.Errorf("exit %d, want the end by a signal:\n%s", code, c.err.String())
	}
	thereAll(t, dir, map[string]bool{"m0": true})
}

// manager is a service manager's socket.
type manager struct{ *net.UnixConn }

func newManager(t *testing.T) (manager, string) {
	t.Helper()
	dir, err := os.MkdirTemp("", "sd") // short: the name of a socket has little room
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	name := filepath.Join(dir, "n")
	conn, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: name, Net: "unixgram"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	return manager{conn}, name
}

func (m manager) hears(t *testing.T) string {
	t.Helper()
	if err := m.SetReadDeadline(time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	b := make([]byte, 100)
	n, err := m.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	return string(b[:n])
}

// TestTheServiceAsItIsInstalled runs the product as the unit and the container
// do: without a console, with a listener and a service manager, in a folder that
// it cannot write to, on a machine that knows no time zone.
func TestTheServiceAsItIsInstalled(t *testing.T) {
	data := t.TempDir()
	sd, socket := newManager(t)
	env := []string{
		childMain + "=1", "NOTIFY_SOCKET=" + socket, "MILEPOST_HTTP_ADDR=127.0.0.1:0", "MILEPOST_LOG_FORMAT=json",
		"ZONEINFO=/nowhere", "MILEPOST_DATA=" + data,
	}
	c := spawn(t, env, "run", "--service")
	var line struct{ Msg, HTTP string }
	if err := json.Unmarshal([]byte(c.says(`"ready"`)), &line); err != nil || line.HTTP == "" {
		t.Fatalf("where does it listen? %v\n%s", err, c.err.String())
	}
	if said := sd.hears(t); said != notifyReady {
		t.Errorf("the service manager hears %q", said)
	}
	asked := append(env, "MILEPOST_HTTP_ADDR="+line.HTTP)
	for _, row := range []struct {
		name string
		args []string
		code int
		want string
	}{
		{"its health", []string{"health"}, exitOK, `"ok":true`},
		{"its readiness", []string{"health", "--ready"}, exitOK, `"ok":true`},
		{"a second run", []string{"run", "--service"}, exitFailed, "in use by another Milepost"},
	} {
		one := spawn(t, asked, row.args...)
		out, _ := io.ReadAll(one.out)
		if code := one.leaves(); code != row.code || !strings.Contains(string(out)+one.err.String(), row.want) {
			t.Errorf("%s: exit %d\n%s%s", row.name, code, out, one.err.String())
		}
	}
	resp, err := http.Get("http://" + line.HTTP + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	c.signal()
	if said := sd.hears(t); said != notifyStopping {
		t.Errorf("the service manager hears %q", said)
	}
	if code := c.leaves(); code != exitOK {
		t.Errorf("exit %d\n%s", code, c.err.String())
	}
	gone := spawn(t, asked, "health")
	if code := gone.leaves(); code != exitFailed || !strings.Contains(gone.err.String(), "no service answers") {
		t.Errorf("after its end: exit %d\n%s", code, gone.err.String())
	}
}

func TestAnAddressInUseIsSaidAtOnce(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	c := spawn(t, []string{childMain + "=1", "MILEPOST_HTTP_ADDR=" + ln.Addr().String(), "MILEPOST_DATA=" + t.TempDir()}, "run", "--service")
	if code := c.leaves(); code != exitFailed || !strings.Contains(c.err.String(), fmt.Sprintf("listen on http.addr %s", ln.Addr())) {
		t.Errorf("exit %d\n%s", code, c.err.String())
	}
}

// messageIn reads a message of the inbox.
func messageIn(ctx context.Context, store crm.Store, key string) (m crm.Taken, err error) {
	err = store.View(ctx, func(r crm.Reader) (err error) {
		m, err = r.Message(key)
		return err
	})
	return m, err
}
