package cards

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/bot/slack"
	"milepost/bot/slack/fake"
)

var payloads = flag.String("payloads", "", "folder for what every card is on Slack, as a call of its API")

// onSlack is what Slack is sent for each sample: the method and its arguments.
func onSlack(t *testing.T, locale string, shown any) (method string, args []byte) {
	t.Helper()
	w := fake.New(fake.Options{Team: "demo"})
	w.Add(fake.User{ID: "anna"})
	who := chat.Identity{Platform: slack.Name, Tenant: "demo", ID: "anna"}
	s := slack.New(slack.Options{
		BotToken: fake.BotToken, APIURL: w.APIURL(), Client: w.Client(), Tenant: "demo", Unpaced: true, Log: chattest.Log(t, nil),
		Now:   func() time.Time { return fake.Epoch },
		Words: func(context.Context, chat.Identity) slack.Words { return slack.Words(WordsOfPlatform(locale)) },
	})
	p := chat.Post{Key: "sample", To: chat.DMOf(who)}
	switch v := shown.(type) {
	case chat.Card:
		p.Card = v
	case chat.Form:
		p.Form, p.Trigger = &v, "t/"+w.Trigger(who.ID)
	}
	if _, err := s.Send(t.Context(), chat.Sending{Post: p}); err != nil {
		t.Fatal(err)
	}
	calls := w.Calls()
	call := calls[len(calls)-1]
	delete(call.Args, "metadata")
	delete(call.Args, "trigger_id")
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(call.Args); err != nil {
		t.Fatal(err)
	}
	if alarms := w.Alarms(); len(alarms) > 0 {
		t.Errorf("it does something on Slack: %q", alarms)
	}
	return call.Method, b.Bytes()
}

// TestEveryCardOnSlack sends every sample to Slack and compares what is sent with
// its golden file. The workspace itself refuses what passes one of its limits.
func TestEveryCardOnSlack(t *testing.T) {
	n := 0
	seen := map[string]bool{}
	for _, locale := range []string{"zh", "en"} {
		all := samples(writer(t, locale))
		for _, name := range slices.Sorted(maps.Keys(all)) {
			if _, words := all[name].(string); words {
				continue
			}
			t.Run(name+"."+locale, func(t *testing.T) {
				method, got := onSlack(t, locale, all[name])
				n++
				file := filepath.Join("testdata", "slack", name+"."+locale+".json")
				seen[file] = true
				if *payloads != "" {
					if err := os.WriteFile(filepath.Join(*payloads, fmt.Sprintf("%04d.%s.json", 5000+n, method)), whole(t, got, method), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				if *update {
					if err := os.WriteFile(file, got, 0o644); err != nil {
						t.Fatal(err)
					}
					return
				}
				want, err := os.ReadFile(file)
				if err != nil || !bytes.Equal(got, want) {
					t.Errorf("%v; Slack is sent\n%s\nwant\n%s", err, got, want)
				}
			})
		}
	}
	files, err := filepath.Glob("testdata/slack/*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		switch {
		case seen[file]:
		case *update:
			if err := os.Remove(file); err != nil {
				t.Error(err)
			}
		default:
			t.Errorf("%s is the golden file of no card", file)
		}
	}
}

// whole is a payload with what every call of its method has besides.
func whole(t *testing.T, args []byte, method string) []byte {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal(args, &v); err != nil {
		t.Fatal(err)
	}
	if method == "views.open" {
		v["trigger_id"] = "1.2.3"
	}
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
