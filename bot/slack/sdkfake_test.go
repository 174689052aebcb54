package slack

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/slack-go/slack/slacktest"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/bot/slack/fake"
)

// TestTheSDKsOwnFakeIsLivedWith: a server that is nobody's here. It sends no
// pings, knows few methods, and repeats each post as a frame without an envelope.
func TestTheSDKsOwnFakeIsLivedWith(t *testing.T) {
	server := slacktest.NewTestServer()
	server.Start()
	defer server.Stop()
	go func() {
		for range server.SeenFeed { // else it hears nothing more
		}
	}()
	s := newStage(t, ModeHTTP, fake.Options{}, func(o *Options) {
		o.Mode, o.APIURL, o.Client = ModeSocket, server.GetAPIURL(), client()
	})
	ear := chattest.NewEar()
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx, ear) }()
	defer func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}()
	go server.SendToWebsocket(`{"type":"hello"}`)
	until(t, "us to be ready", func() bool { in, _ := s.listener(); return in != nil })
	event := func(id, text, ts string) string {
		return fmt.Sprintf(`{"envelope_id":%q,"type":"events_api","payload":{"type":"event_callback","event_id":"Ev%s","event":`+
			`{"type":"message","channel":"DME","channel_type":"im","user":"UME","text":%q,"ts":%q}}}`, id, id, text, ts)
	}
	go server.SendToWebsocket(event("e1", "在吗 &amp; 好吗", "1772676300"))
	if m := ear.Next(t); m.Text != "在吗 & 好吗" || m.In != chat.DMOf(person("UME")) {
		t.Errorf("came in as %+v", m)
	}
	until(t, "it to be acknowledged", func() bool {
		return slices.ContainsFunc(server.GetSeenInboundMessages(), func(m string) bool { return strings.Contains(m, `"envelope_id":"e1"`) })
	})
	for n := range 3 {
		ref, err := s.Transport.Send(t.Context(), to(room("CROOM"), fmt.Sprint("答 <!channel> ", n)))
		if err != nil || !strings.HasPrefix(string(ref), "CROOM/") {
			t.Fatalf("%s, %v", ref, err)
		}
	}
	go server.SendToWebsocket(event("e2", "还在吗", "1772676301"))
	if m := ear.Next(t); m.Text != "还在吗" {
		t.Errorf("what it repeats came in as %+v", m)
	}
	ear.Silent(t)
	if _, err := s.Transport.Send(t.Context(), chat.Sending{Edit: "CROOM/1.1", Post: chat.Post{Key: "k", To: room("CROOM"), Card: chat.Card{Title: "改"}}}); err == nil {
		t.Error("it knows no chat.update, and nobody said so")
	}
}
