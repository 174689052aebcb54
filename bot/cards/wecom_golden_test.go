package cards

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/bot/wecom"
	"milepost/bot/wecom/wecomtest"
)

// seenMost are the cards that people see most, and a form: what they are on
// WeCom stands in golden files.
func seenMost() []string {
	return []string{
		"visit-first", "several-many", "question", "changed", "undone", "morning", "gate", "approval-request", "approval-granted",
		"approval-rejected", "digest", "digest-funnel", "arrival-photo", "form-log",
	}
}

// TestTheCardsSeenMostOnWeCom compares what is sent of them with golden files.
func TestTheCardsSeenMostOnWeCom(t *testing.T) {
	server := wecomtest.New()
	t.Cleanup(server.Close)
	corp := server.Corp()
	corp.Anybody()
	corp.Endless()
	for _, locale := range []string{"zh", "en"} {
		tr, err := wecom.New(wecom.Options{
			CorpID: corp.ID, AgentID: corp.AgentID, Secret: corp.Secret, APIURL: server.URL(), Now: time.Now, Memory: &notes{}, Unpaced: true, Log: chattest.Log(t, nil),
			Words: func(context.Context, chat.Identity) chat.Phrases { return WeCom(locale) },
		})
		if err != nil {
			t.Fatal(err)
		}
		all := samples(writer(t, locale))
		for _, name := range seenMost() {
			to := chat.Place{Platform: wecom.Platform, Tenant: corp.ID, Kind: chat.DM, ID: name + locale}
			post := chat.Post{Key: name, To: to}
			switch v := all[name].(type) {
			case chat.Card:
				post.Card = v
			case chat.Form:
				post.Form = &v
			default:
				t.Fatalf("there is no card %q", name)
			}
			if _, err := tr.Send(t.Context(), chat.Sending{Post: post}); err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			enc := json.NewEncoder(&b)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", " ")
			for _, shown := range corp.Screen(to.ID) {
				if err := enc.Encode(map[string]any{"msgtype": shown.Kind, shown.Kind: shown.Payload}); err != nil {
					t.Fatal(err)
				}
			}
			file := filepath.Join("testdata", "wecom", name+"."+locale+".json")
			if *update {
				if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil || !bytes.Equal(b.Bytes(), want) {
				t.Errorf("%s is\n%s\nwanted\n%s%v (go test ./bot/cards -update writes it)", name, b.Bytes(), want, err)
			}
		}
	}
	files, err := filepath.Glob(filepath.Join("testdata", "wecom", "*.zh.json"))
	if err != nil || len(files) != len(seenMost()) {
		t.Errorf("%d golden files of %d cards: %v", len(files), len(seenMost()), err)
	}
}
