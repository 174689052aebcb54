package inbox

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"milepost/bot/chat"
)

// TestWhoWaitsForAMessageIsToldWhenItIsDone: once for each, with what is said about
// it, whatever became of it.
func TestWhoWaitsForAMessageIsToldWhenItIsDone(t *testing.T) {
	d := fresh(t)
	var (
		mu   sync.Mutex
		told []string
	)
	d.opt.Done = func(m chat.Message, posts []chat.Post) {
		line := m.Text
		for _, p := range posts {
			line += " -> " + p.Card.Title
		}
		mu.Lock()
		defer mu.Unlock()
		told = append(told, line)
	}
	d.recv(t, li("1", "hello"), li("1", "hello"), li("2", "silence"), li("3", "answer faults"), says(identity("wecom", "nobody"), "4", "hi"), li("5", "answer fails"))
	d.drain(t)
	slices.Sort(told)
	want := []string{
		"answer fails -> incident " + incidentOf("5", d.clock.Now()) + " of xiaoli", "answer faults -> sorry: not.yours",
		"hello -> did hello", "hi -> who are you? first=true", "silence",
	}
	if !slices.Equal(told, want) {
		t.Errorf("told was\n%s\nwant\n%s", fmt.Sprintf("%q", told), fmt.Sprintf("%q", want))
	}
}
