package handlers

import (
	"reflect"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// What was foreseen is what would be read when it comes: it counts while nothing has
// changed by which it is read, and once.
func TestWhatIsForeseenCountsWhileItHolds(t *testing.T) {
	const text = "他们要加两台,周五前出报价"
	for _, c := range []struct {
		what      string
		meanwhile func(w *world)
		later     time.Duration // it comes later than was expected
		twice     bool
		holds     bool
	}{
		{what: "nothing happens", holds: true},
		{what: "a colleague logs a visit", meanwhile: func(w *world) { w.tell("laosun", "拜访三一重工,王总看了样机") }}, // a name is new
		{what: "a colleague asks something", meanwhile: func(w *world) { w.tell("laosun", "帮助") }, holds: true},
		{what: "he speaks of another customer", meanwhile: func(w *world) { w.tell("xiaoli", "给美的打了电话") }},
		{what: "it comes on another day", later: 26 * time.Hour},
		{what: "the same is said once more", twice: true},
	} {
		t.Run(c.what, func(t *testing.T) {
			w := newWorld(t)
			w.tell("xiaoli", "拜访美的,见了张工")
			w.tell("xiaoli", "拜访比亚迪,见了陈工")
			m := w.message("xiaoli", chat.Text, text)
			w.view(func(r crm.Reader) error { return w.r.Foresee(t.Context(), r, "xiaoli", m) })
			if c.meanwhile != nil {
				c.meanwhile(w)
			}
			m.At = m.At.Add(c.later)
			var now, fresh, foreseen sense
			w.view(func(r crm.Reader) error {
				ctx, conv, err := w.r.contextOf(r, "xiaoli", m)
				if err != nil {
					return err
				}
				if was, ok := w.r.foreseen.Load(expected{"xiaoli", text}); ok {
					foreseen = was.(foresight).sense
				}
				if c.twice {
					w.r.senseNow("xiaoli", text, len(conv.Items), ctx)
				}
				now, fresh = w.r.senseNow("xiaoli", text, len(conv.Items), ctx), w.r.senseOf(text, len(conv.Items), ctx)
				return nil
			})
			if !reflect.DeepEqual(fresh.facts, now.facts) {
				t.Errorf("read now:\n%+v\nmade of what was foreseen:\n%+v", fresh.facts, now.facts)
			}
			if len(foreseen.order) == 0 || len(now.order) != len(fresh.order) {
				t.Fatalf("%d intents were foreseen, %d are read, %d were made of it", len(foreseen.order), len(fresh.order), len(now.order))
			}
			if holds := &foreseen.order[0] == &now.order[0]; holds != c.holds {
				t.Errorf("what was foreseen counts: %v, want %v", holds, c.holds)
			}
		})
	}
}
