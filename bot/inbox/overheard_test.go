package inbox

import (
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

func TestOfWhatColleaguesSayNothingIsKept(t *testing.T) {
	room := chat.Place{Platform: "slack", Kind: chat.Channel, ID: "C1"}
	under := func(ref string) chat.Place {
		p := room
		p.Thread = ref
		return p
	}
	for _, row := range []struct {
		says string
		m    chat.Message
		kept bool
	}{
		{"talk in the channel", chat.Message{Kind: chat.Text, In: room}, false},
		{"what he wrote was changed", chat.Message{Kind: chat.Edited, In: room}, false},
		{"what he wrote was removed", chat.Message{Kind: chat.Deleted, In: room}, false},
		{"talk in a thread of colleagues", chat.Message{Kind: chat.Text, In: under("C1/1")}, false},
		{"a mention", chat.Message{Kind: chat.Text, In: room, Mention: true}, true},
		{"a word in the thread of a card of ours", chat.Message{Kind: chat.Text, In: under("C1/9")}, true},
		{"a press", chat.Message{Kind: chat.Press, In: room}, true},
		{"a private word", chat.Message{Kind: chat.Text, In: chat.DMOf(identity("slack", "xiaoli"))}, true},
	} {
		t.Run(row.says, func(t *testing.T) {
			d := fresh(t)
			crmtest.Do(t, d.store, func(tx crm.Tx) error { return tx.SetRef("approval/A1/room", room.String(), "C1/9") })
			row.m.Key, row.m.From, row.m.At, row.m.Text = "k", identity("slack", "xiaoli"), crmtest.Start(), "王总又要灌你"
			d.recv(t, row.m)
			err := d.store.View(t.Context(), func(r crm.Reader) error {
				_, err := r.Message("k")
				return err
			})
			if (err == nil) != row.kept {
				t.Errorf("it is stored: %v, want %v", err == nil, row.kept)
			}
			seen, err := d.Seen(t.Context(), row.m.In)
			if err != nil || seen == "" {
				t.Errorf("nothing says how far was heard: %q, %v", seen, err)
			}
		})
	}
}

func TestAChannelIsNotedOnceAMinute(t *testing.T) {
	var p passages
	at := crmtest.Start()
	for _, row := range []struct {
		where string
		after time.Duration
		want  bool
	}{{"a", 0, true}, {"a", time.Second, false}, {"b", time.Second, true}, {"a", time.Minute, true}, {"a", 0, false}} {
		if got := p.moves(row.where, at.Add(row.after)); got != row.want {
			t.Errorf("%s after %v: %v, want %v", row.where, row.after, got, row.want)
		}
	}
}
