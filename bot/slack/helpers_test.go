package slack

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/bot/slack/fake"
)

const tenant = "T1"

func person(id string) chat.Identity { return chat.Identity{Platform: Name, Tenant: tenant, ID: id} }

func room(id string) chat.Place {
	return chat.Place{Platform: Name, Tenant: tenant, Kind: chat.Channel, ID: id}
}

func english() Words {
	return Words{
		Submit: "Submit", Cancel: "Cancel", Open: "Fill in", More: "Show all", Loading: "One moment …", Elsewhere: "The answer is in our chat",
		Expired: "This has lapsed; ask again", Private: "I answered in our private chat", Sure: "Sure?", Yes: "Yes", No: "No", Choose: "Choose", TooLong: "… more in chat",
	}
}

// stage is a workspace with two people and a channel, and a connection to it.
type stage struct {
	*fake.Server
	*Transport
	opt Options
	mux *http.ServeMux
}

// newStage connects over a real socket, or over HTTP in memory.
func newStage(t *testing.T, mode string, with fake.Options, more func(*Options)) *stage {
	t.Helper()
	s := &stage{Server: fake.New(with), mux: http.NewServeMux()}
	for _, id := range []string{"UME", "UOTHER"} {
		s.Add(fake.User{ID: id, Name: id, Email: strings.ToLower(id) + "@example.com"})
	}
	s.Server.Open(fake.Channel{ID: "CROOM", Name: "huanan"})
	s.opt = Options{
		Mode: mode, BotToken: fake.BotToken, AppToken: fake.AppToken, SigningSecret: fake.Secret, APIURL: s.APIURL(), Tenant: tenant,
		Client: s.Client(), Now: func() time.Time { return fake.Epoch }, Unpaced: true, Log: chattest.Log(t, nil),
		Words:     func(context.Context, chat.Identity) Words { return english() },
		Shortcuts: map[string]chat.Action{"log_visit": {Verb: "log"}},
	}
	if mode == ModeSocket {
		s.serve(t)
	}
	if more != nil {
		more(&s.opt)
	}
	s.Transport = New(s.opt)
	s.Routes(s.mux)
	if mode == ModeHTTP {
		s.Hook(s.mux)
	}
	return s
}

// serve puts the workspace on a port of this machine.
func (s *stage) serve(t *testing.T) {
	server := httptest.NewServer(s.Server)
	s.Listen(server.URL)
	s.opt.APIURL, s.opt.Client = s.APIURL(), server.Client()
	t.Cleanup(func() {
		s.Server.Close()
		server.CloseClientConnections()
		server.Close()
	})
}

// run connects until the test ends.
func (s *stage) run(t *testing.T, in chat.Inlet) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.Run(ctx, in) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("Run: %v", err)
		}
	})
	s.ready(t)
}

// ready waits until something that is delivered arrives.
func (s *stage) ready(t *testing.T) {
	t.Helper()
	for range 2000 {
		in, _ := s.listener()
		if in != nil && (s.opt.Mode == ModeHTTP || s.Connections() > 0) {
			return
		}
		time.Sleep(2 * time.Millisecond)
	}
	t.Fatal("no connection")
}

// channelOf is the channel of a place.
func (s *stage) channelOf(p chat.Place) string {
	if p.Kind == chat.DM {
		return s.DM(p.ID)
	}
	return p.ID
}

// platform is the workspace as the suite of all platforms sees it.
func (s *stage) platform(t *testing.T) chattest.Platform {
	return chattest.Platform{
		Transport: s.Transport, Me: person("UME"), Other: person("UOTHER"), Channel: room("CROOM"),
		Can: chattest.Can{Edit: true, Thread: true, Only: true, Form: true},
		Seen: func(who chat.Identity, in chat.Place) []chattest.Seen {
			var out []chattest.Seen
			for _, m := range s.Seen(who.ID, s.channelOf(in)) {
				if m.Bot != "" {
					out = append(out, chattest.Seen{Text: fake.Plain(m), Reply: m.Thread != ""})
				}
			}
			return out
		},
		Say: func(ctx context.Context, from chat.Identity, in chat.Place, text string) error {
			s.ready(t)
			_, d := s.Say(from.ID, s.channelOf(in), text, "")
			return wait(ctx, d)
		},
		Mention: func(text string) string { return "@Milepost " + text },
		Again:   func(ctx context.Context) error { return wait(ctx, s.Again()) },
		Press: func(ctx context.Context, from chat.Identity, in chat.Place, ref chat.Ref, label string) error {
			s.ready(t)
			channel, ts := unref(strings.TrimSuffix(string(ref), alone))
			d, err := s.Press(from.ID, channel, ts, label)
			if err != nil {
				return err
			}
			return wait(ctx, d)
		},
		Submit: func(ctx context.Context, from chat.Identity, in chat.Place, ref chat.Ref, fill map[string]string) error {
			s.ready(t)
			channel, ts := unref(string(ref))
			if _, err := s.Press(from.ID, channel, ts, english().Open); err != nil {
				return err
			}
			if err := s.modal(ctx, from.ID); err != nil {
				return err
			}
			_, err := s.Submit(from.ID, fill)
			return err
		},
		Fail: s.fail,
	}
}

// modal waits until a modal is open for somebody.
func (s *stage) modal(ctx context.Context, user string) error {
	for {
		if _, ok := s.Modal(user); ok {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("no modal opened for %s: %w", user, ctx.Err())
		case <-time.After(2 * time.Millisecond):
		}
	}
}

func wait(ctx context.Context, d *fake.Delivery) error {
	if d == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	return d.Wait(ctx)
}

// fail makes the next message fail in a way that comes out as that kind.
func (s *stage) fail(kind string) bool {
	f, ok := map[string]fake.Fault{
		"": {}, "retry": {RetryAfter: 1}, "refused": {Error: "restricted_action"}, "gone": {Error: "channel_not_found"}, "unsure": {Reset: true},
	}[kind]
	s.Fail(func(c fake.Call) fake.Fault {
		if c.Method == "chat.postMessage" {
			return f
		}
		return fake.Fault{}
	})
	return ok
}

func readAll(t *testing.T, r io.ReadCloser) string {
	t.Helper()
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
