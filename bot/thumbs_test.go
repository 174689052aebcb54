package main

import (
	"context"
	"flag"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/storage"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

var presses = flag.Int("presses", crmtest.Times(1000, 200), "how many buttons TestManyPressAtOnce presses")

// TestManyPressAtOnce has a crowd press buttons, all at the same moment: the
// [撤销] of each receipt is pressed by the one who wrote it, by his manager and by
// three colleagues, over and over. Each receipt is taken back once, each press
// is answered, and what all of it takes of memory is given back.
func TestManyPressAtOnce(t *testing.T) {
	now := standing(time.Date(2026, 11, 4, 7, 0, 0, 0, time.UTC))
	store, err := storage.Open(t.Context(), filepath.Join(t.TempDir(), dbFile), storage.Options{Now: now.Now, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	wecom := chattest.NewRecorder("wecom")
	a, err := newApp(t.Context(), parts{
		Config: crowdConfig(t), Store: store, Now: now.Now, Log: chattest.Log(t, nil),
		Transports: []chat.Transport{wecom, chattest.NewRecorder("slack")},
	})
	if err != nil {
		t.Fatal(err)
	}
	undo := receipts(t, a, wecom)
	var sent []chat.Message
	for i := range *presses {
		by := i / len(undo) % 5
		who := chat.Identity{Platform: "wecom", Tenant: "demo", ID: [5]string{fmt.Sprintf("rep%d", i%len(undo)), "wangmin", "anna", "xiaoli", fmt.Sprintf("rep%d", (i+1)%len(undo))}[by]}
		key := fmt.Sprintf("press-%d", i)
		sent = append(sent, chat.Message{
			Key: key, Content: key, Kind: chat.Press, From: who, At: now.Now(), Action: undo[i%len(undo)],
			In: chat.Place{Platform: "wecom", Tenant: "demo", Kind: chat.Channel, ID: "huanan"},
		})
	}
	before := heap()
	most, began := allAtOnce(t, a, sent), time.Now()
	if err := a.settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Logf("said in %v", time.Since(began).Round(time.Millisecond))
	answered := map[string]int{}
	for _, ev := range wecom.Take() {
		if key, _, ok := strings.Cut(ev.Key, "/"); ok && !ev.Edit {
			answered[key]++
		}
		if text := ev.Text(); strings.Contains(text, "抱歉") {
			t.Errorf("said: %s", text)
		}
	}
	for _, m := range sent {
		if answered[m.Key] == 0 {
			t.Errorf("%s of %s was not answered", m.Key, m.From.ID)
		}
	}
	if twice := wecom.Doubles(); len(twice) > 0 {
		t.Errorf("%d posts were said twice: %v", len(twice), twice[:1])
	}
	takenBackOnce(t, a, undo)
	sent, answered = nil, nil
	after := heap()
	t.Logf("%d presses on %d buttons; heap %d MB before, %d MB at most, %d MB after", *presses, len(undo), before>>20, most>>20, after>>20)
	if limit := before + 32<<20 + uint64(*presses)*8<<10; after > limit { // the recorder keeps every card
		t.Errorf("the heap has %d MB after it, want at most %d", after>>20, limit>>20)
	}
}

// receipts has everybody of the crowd log a visit, and gives the buttons that
// take them back.
func receipts(t *testing.T, a *app, wecom *chattest.Recorder) (undo []chat.Action) {
	t.Helper()
	for i := range crowd {
		if err := a.inbox.Recv(t.Context(), shortMessage(i, i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	byRep := map[string]chat.Action{}
	for _, ev := range wecom.Take() {
		if b, ok := ev.Card.Press("撤销"); ok {
			byRep[ev.Place.ID] = b.Do
		}
	}
	for i := range crowd {
		do := byRep[fmt.Sprintf("rep%d", i)]
		if do.Verb != cards.DoUndo {
			t.Fatalf("rep%d sees no button: %+v", i, do)
		}
		undo = append(undo, do)
	}
	return undo
}

// allAtOnce delivers messages side by side while they are handled, and gives
// the most bytes that the heap had meanwhile.
func allAtOnce(t *testing.T, a *app, sent []chat.Message) (most uint64) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	var running, people sync.WaitGroup
	running.Go(func() {
		if err := a.inbox.Run(ctx); err != nil {
			t.Error(err)
		}
	})
	var peak atomic.Uint64
	running.Go(func() {
		for ctx.Err() == nil {
			peak.Store(max(peak.Load(), heap()))
			time.Sleep(100 * time.Millisecond)
		}
	})
	began := time.Now()
	for _, m := range sent {
		people.Go(func() {
			if err := a.inbox.Recv(ctx, m); err != nil {
				t.Error(err)
			}
		})
	}
	people.Wait()
	received := time.Since(began)
	if err := a.inbox.Drain(ctx); err != nil {
		t.Error(err)
	}
	t.Logf("received in %v, handled in %v", received.Round(time.Millisecond), time.Since(began).Round(time.Millisecond))
	stop()
	running.Wait()
	return peak.Load()
}

// takenBackOnce fails where a group was not taken back exactly once, where a
// message was set aside, or where the store is not consistent.
func takenBackOnce(t *testing.T, a *app, undo []chat.Action) {
	t.Helper()
	all, err := books(t.Context(), a.Store)
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]map[string]bool{} // groups that took it back
	for _, line := range all {
		c, ok := changeIn(t, line)
		if ok && c.Undoes != "" {
			if by[string(c.Undoes)] == nil {
				by[string(c.Undoes)] = map[string]bool{}
			}
			by[string(c.Undoes)][string(c.Group)] = true
		}
	}
	for _, do := range undo {
		if n := len(by[do.Subject]); n != 1 {
			t.Errorf("%s was taken back %d times", do.Subject, n)
		}
	}
	err = a.Store.View(t.Context(), func(r crm.Reader) error {
		parked, _, err := r.Messages(crm.Parked, crm.Page{})
		for _, m := range parked {
			t.Errorf("%s was set aside: %s", m.Key, m.Reason)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	if diffs, err := a.Store.Check(t.Context()); err != nil || len(diffs) > 0 {
		t.Errorf("the store is not consistent: %v %v", diffs, err)
	}
}

// heap is the living bytes of this process.
func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
