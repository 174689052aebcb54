package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"milepost/bot/slack"
	"milepost/bot/slack/fake"
)

// payloads is a folder into which the stories on Slack write what they send, for
// the checks that are not ours (.ci/slack).
var payloads = flag.String("payloads", "", "folder for every payload that the stories send to Slack")

// payloadKinds are the methods whose arguments the official types know.
var payloadKinds = []string{"chat.postMessage", "chat.update", "chat.postEphemeral", "views.open", "views.update", "views.publish"}

// shelf keeps payloads that say different things, and one of each shape apart.
type shelf struct {
	mu   sync.Mutex
	seen map[string]bool
	n    int
}

// onShelf is where the stories of this run put what they send.
var onShelf = &shelf{seen: map[string]bool{}}

// shapes is the folder beside the payloads for one of each shape: mutants of
// hundreds would be too many.
const shapes = "shapes"

// keep writes the calls of a workspace as NNNN.METHOD.json.
func (s *shelf) keep(w *fake.Server) error {
	if *payloads == "" {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := os.MkdirAll(filepath.Join(*payloads, shapes), 0o755); err != nil {
		return err
	}
	for _, c := range w.Calls() {
		if !slices.Contains(payloadKinds, c.Method) {
			continue
		}
		b, err := json.MarshalIndent(c.Args, "", " ")
		if err != nil {
			return err
		}
		shape, err := shapeOf(b)
		if err != nil {
			return err
		}
		said := fmt.Sprint(c.Method, c.Args["text"], c.Args["blocks"], c.Args["view"])
		for _, where := range []struct{ key, dir string }{{said, ""}, {c.Method + shape, shapes}} {
			if s.seen[where.key] {
				continue
			}
			s.seen[where.key] = true
			s.n++
			if err := os.WriteFile(filepath.Join(*payloads, where.dir, fmt.Sprintf("%04d.%s.json", s.n, c.Method)), b, 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

// shapeOf is a payload without its texts and ids.
func shapeOf(b []byte) (string, error) {
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		return "", err
	}
	var out bytes.Buffer
	var walk func(any)
	walk = func(v any) {
		switch x := v.(type) {
		case map[string]any:
			keys := make([]string, 0, len(x))
			for k := range x {
				keys = append(keys, k)
			}
			slices.Sort(keys)
			for _, k := range keys {
				out.WriteString(k + "{")
				if s, ok := x[k].(string); ok && (k == "type" || k == "style") {
					out.WriteString(s)
				} else if k != "event_payload" {
					walk(x[k])
				}
				out.WriteString("}")
			}
		case []any:
			for _, e := range x {
				walk(e)
				out.WriteString(",")
			}
		default:
			fmt.Fprintf(&out, "%T", v)
		}
	}
	walk(v)
	return out.String(), nil
}

// inspect fails for broadcasts, mentions, links and marks of Slack's that came
// out of what people typed.
func (s *slackScene) inspect(t *testing.T) {
	if alarms := s.work.Alarms(); len(alarms) > 0 {
		t.Errorf("what people typed does something on Slack: %q", alarms)
	}
	if err := onShelf.keep(s.work); err != nil {
		t.Error(err)
	}
}

// TestTheReadmeSaysWhatEachScopeIsFor compares the manifest with the table.
func TestTheReadmeSaysWhatEachScopeIsFor(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(slack.Manifest(slack.Wants{Channels: true, Groups: true})) {
		scope, why, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), "- "), " # ")
		if !ok {
			continue
		}
		n++
		if !bytes.Contains(readme, []byte("`"+scope+"`")) || why == "" {
			t.Errorf("%s (%s) is not in the README", scope, why)
		}
	}
	if n < 10 {
		t.Errorf("%d scopes", n)
	}
}

func TestTheManifestNamesWhatTheConnectionNeeds(t *testing.T) {
	for _, w := range []slack.Wants{{}, {Groups: true}, {Channels: true}, {URL: "https://milepost.example.com/slack/events", Channels: true, Groups: true}} {
		m := slack.Manifest(w)
		for want, there := range map[string]bool{
			"socket_mode_enabled: true": w.URL == "", "socket_mode_enabled: false": w.URL != "", "channels:history": w.Channels, "message.channels": w.Channels, "groups:history": w.Groups, "message.groups": w.Groups,
			"request_url": w.URL != "", "message_menu_options_url": w.URL != "", "command: /milepost": true, "im:history": true, "message.im": true, "app_home_opened": true,
		} {
			if strings.Contains(m, want) != there {
				t.Errorf("%+v: %s is in the manifest: %v\n%s", w, want, !there, m)
			}
		}
	}
}
