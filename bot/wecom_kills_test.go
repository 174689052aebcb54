package main

import (
	"fmt"
	"math/rand"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"milepost/bot/chattest"
	"milepost/bot/wecom"
	"milepost/storage"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// TestFiguresOfKills kills the service fifty times or, with -kills of more than a
// thousand, one in twenty of so many, while people write. The platform's tries
// go on until one is taken.
func TestFiguresOfKills(t *testing.T) {
	if !*figures {
		t.Skip("-figures measures")
	}
	const people = 20
	rounds := max(50, *kills/20)
	corp := weComServer().Corp()
	corp.Anybody()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := ln.Addr().String()
	if err := ln.Close(); err != nil {
		t.Fatal(err)
	}
	corp.ConnectTo("http://" + addr + wecom.CallbackPath)
	var roster strings.Builder
	fmt.Fprintf(&roster, "company: {name: 海平}\nhttp: {addr: %q}\nteams:\n  - {id: south, name: 华南}\npeople:\n  - {id: admin, name: 管理员, roles: [admin]}\n", addr)
	for n := range people {
		fmt.Fprintf(&roster, "  - {id: p%d, name: 小%d, roles: [rep], team: south, home: wecom, identities: {wecom: p%d}}\n", n, n, n)
	}
	team, data := write(t, "team.yaml", roster.String()), t.TempDir()
	var log logTail
	start := func() *exec.Cmd {
		cmd := exec.CommandContext(t.Context(), binary(t), "run", "--service", "--config", team, "--data", data)
		cmd.Env = append(os.Environ(),
			"MILEPOST_WECOM_CORP_ID="+corp.ID, fmt.Sprint("MILEPOST_WECOM_AGENT_ID=", corp.AgentID), "MILEPOST_WECOM_SECRET="+corp.Secret,
			"MILEPOST_WECOM_TOKEN="+corp.Token, "MILEPOST_WECOM_AES_KEY="+corp.AESKey, "MILEPOST_WECOM_API_URL="+weComServer().URL())
		cmd.Stderr = chattest.Guard(t, &log)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		return cmd
	}
	kill := func(cmd *exec.Cmd) {
		_ = cmd.Process.Kill()
		if err := cmd.Wait(); err == nil || cmd.ProcessState.Exited() {
			t.Errorf("the service ended by itself: %v\n%s", err, log.String())
		}
	}
	var all sync.WaitGroup
	for round := range rounds {
		cmd := start()
		for n := range people {
			s, err := corp.Seal(corp.Message(fmt.Sprintf("p%d", n), "text", "<Content>在吗</Content>"))
			if err != nil {
				t.Fatal(err)
			}
			all.Go(func() {
				for corp.Deliver(t.Context(), s) != nil && t.Context().Err() == nil {
					time.Sleep(50 * time.Millisecond)
				}
			})
		}
		for end := time.Now().Add(20 * time.Second); corp.Calls("message/send") < round*people/2 && time.Now().Before(end); {
			time.Sleep(5 * time.Millisecond)
		}
		time.Sleep(time.Duration(rand.Intn(400)) * time.Millisecond)
		kill(cmd)
	}
	cmd := start()
	all.Wait()
	want := rounds * people
	var got, twice int
	// A member takes thirty a minute: the last answers come when there is room.
	patience := 3*time.Minute + time.Duration(rounds)*2*time.Second
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		got, twice = 0, 0
		for n := range people {
			seen := len(corp.Screen(fmt.Sprintf("p%d", n)))
			got += seen
			twice += max(0, seen-rounds)
		}
		if got-twice >= want {
			break
		}
	}
	kill(cmd)
	aside, left := leftBehind(t, data)
	fmt.Printf("killed %d times: %d messages, %d answers seen, %d lost, %d twice, %d taken away by the duplicate check, %d dropped, %d set aside\n",
		rounds, want, got, want-(got-twice), twice, corp.Doubles(), corp.Dropped(), aside)
	if got-twice != want || corp.Dropped() > 0 || aside > 0 {
		t.Errorf("%d messages were not answered; left behind: %s\n%s", want-(got-twice), left, log.String())
	}
}

// leftBehind tells what of messages and posts a store holds that did not end
// well, and how many messages were set aside.
func leftBehind(t *testing.T, data string) (aside int, left string) {
	t.Helper()
	store, err := storage.Open(t.Context(), filepath.Join(data, dbFile), storage.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	crmtest.Look(t, store, func(r crm.Reader) error {
		aside = 0
		b.Reset()
		for _, state := range []crm.TakenState{crm.Waiting, crm.Held, crm.Parked} {
			rows, _, err := r.Messages(state, crm.Page{})
			if err != nil {
				return err
			}
			for _, m := range rows {
				fmt.Fprintf(&b, "\n%s %s, begun %d times: %s", m.Key, m.State, m.Tries, m.Reason)
			}
			if state == crm.Parked {
				aside = len(rows)
			}
		}
		for _, state := range []crm.PostState{crm.Queued, crm.OnWay, crm.Withheld, crm.Dropped} {
			rows, _, err := r.Posts(state, crm.Page{})
			if err != nil {
				return err
			}
			for _, e := range rows {
				fmt.Fprintf(&b, "\n%s %s, tried %d times, next %s: %s", e.Key, e.State, e.Tries, e.Next, e.Reason)
			}
		}
		return nil
	})
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	return aside, b.String()
}

// logTail is the end of what processes log.
type logTail struct {
	mu   sync.Mutex
	last []byte
}

func (l *logTail) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.last = append(l.last, p...)
	l.last = l.last[max(0, len(l.last)-8000):]
	return len(p), nil
}

func (l *logTail) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return string(l.last)
}
