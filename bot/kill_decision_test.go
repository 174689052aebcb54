package main

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"milepost/bot/slack/fake"
	"milepost/storage"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// TestKilledWhileSomebodyDecides kills the real process with signal 9 at random moments of a
// decision. Slack does not deliver a press again by itself: whoever sees the button still standing
// presses it once more. Each request is decided once, and who asked is told once.
func TestKilledWhileSomebodyDecides(t *testing.T) {
	if crmtest.Times(1, 0) == 0 {
		t.Skip("skipped: what is killed is a process of its own, whose start is slow under the race detector")
	}
	t.Parallel()
	rounds := max(2, *kills/20)
	w := workspace(t, fake.Options{Now: time.Now, AckWithin: time.Second})
	w.Add(fake.User{ID: "p0"})
	w.Add(fake.User{ID: "boss"})
	config, data := write(t, "team.yaml", slackTeam(1, "")), t.TempDir()
	r := rand.New(rand.NewPCG(4, 9))
	rep, boss := w.DM("p0"), w.DM("boss")
	saw := func(who, channel string, words ...string) (n int, last fake.Message) {
		for _, m := range w.Seen(who, channel) {
			text := fake.Plain(m)
			if m.Bot != "" && !lacks(text, words) {
				n, last = n+1, m
			}
		}
		return n, last
	}
	pressedAgain := 0
	for i := range rounds {
		cmd := slackProcess(t, w, config, data)
		until(t, "a socket", func() bool { return w.Connections() > 0 })
		if i == 0 {
			w.Say("p0", rep, "今天拜访了恒发五金周经理", "")
			until(t, "the receipt", func() bool { n, _ := saw("p0", rep, "已记 拜访"); return n > 0 })
		}
		no := fmt.Sprintf("#A%d ", i+1)
		w.Say("p0", rep, fmt.Sprintf("申请 恒发五金 样机借用%d天", i+5), "")
		until(t, "the request", func() bool { n, _ := saw("boss", boss, "请示 "+no, "[同意]"); return n > 0 })
		_, card := saw("boss", boss, "请示 "+no, "[同意]")
		if _, err := w.Press("boss", boss, card.TS, "同意"); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(r.IntN(40)) * time.Millisecond)
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait() // it was killed
		until(t, "the socket to be gone", func() bool { return w.Connections() == 0 })
		cmd = slackProcess(t, w, config, data)
		until(t, "a socket", func() bool { return w.Connections() > 0 })
		time.Sleep(500 * time.Millisecond)
		if n, open := saw("boss", boss, "请示 "+no, "[同意]"); n > 0 {
			pressedAgain++
			if _, err := w.Press("boss", boss, open.TS, "同意"); err != nil {
				t.Fatal(err)
			}
		}
		until(t, "the answer to "+no, func() bool { n, _ := saw("p0", rep, no, "已批准"); return n > 0 })
		// A post that was on its way when the process was killed is seen twice; the first of them stays as it was.
		until(t, "the card of "+no+"to change", func() bool {
			open, _ := saw("boss", boss, "请示 "+no, "[同意]")
			all, _ := saw("boss", boss, "请示 "+no)
			return open == 0 || open < all
		})
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // it was killed
		until(t, "the socket to be gone", func() bool { return w.Connections() == 0 })
		if n, last := saw("p0", rep, no, "已批准"); n != 1 {
			t.Errorf("who asked for %swas told %d times: %s", no, n, fake.Plain(last))
		}
	}
	if n := approvedOnce(t, data); n != rounds {
		t.Errorf("%d of %d requests are approved by one decision", n, rounds)
	}
	t.Logf("%d kills in the middle of a decision, pressed again %d times", rounds, pressedAgain)
}

// lacks reports that a text lacks some of the words.
func lacks(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// approvedOnce counts the requests of a store that are approved, with one decision each.
func approvedOnce(t *testing.T, data string) (n int) {
	t.Helper()
	store, err := storage.Open(t.Context(), filepath.Join(data, dbFile), storage.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	crmtest.Look(t, store, func(r crm.Reader) error {
		n = 0
		return crm.Each(r, crm.Where(crm.ByPerson, "p0"), func(a crm.Approval) bool {
			if a.State == crm.ApprovalGranted && len(a.Steps) == 1 {
				n++
			}
			return true
		})
	})
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	return n
}
