package slack

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/bot/slack/fake"
)

// book is an inlet that stores what it hears by key and content, as the inbox
// does, and knows what was read.
type book struct {
	chattest.Ear

	mu       sync.Mutex
	keys     map[string]int
	contents map[string]int
	order    []string // texts
	seen     string
}

func newBook() *book {
	return &book{Ear: *chattest.NewEar(), keys: map[string]int{}, contents: map[string]int{}}
}

func (b *book) Recv(_ context.Context, m chat.Message) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.keys[m.Key]++
	if b.keys[m.Key] > 1 || m.Content != "" && b.contents[m.Content] > 0 {
		return nil
	}
	b.contents[m.Content]++
	b.order = append(b.order, m.Text)
	return nil
}

func (b *book) Seen(context.Context, chat.Place) (string, error) { return b.seen, nil }

func (b *book) texts() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return append([]string(nil), b.order...)
}

// until waits for something that happens soon.
func until(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for range 5000 {
		if ok() {
			return
		}
		time.Sleep(2 * time.Millisecond)
	}
	t.Fatal("waited in vain for: " + what)
}

func TestTheSocketComesBack(t *testing.T) {
	for _, rude := range []bool{false, true} {
		s, b := newStage(t, ModeSocket, fake.Options{AckWithin: 300 * time.Millisecond}, nil), newBook()
		s.run(t, b)
		for n := range 20 {
			if n%5 == 4 {
				s.Disconnect(rude)
			}
			s.Say("UME", s.DM("UME"), fmt.Sprint("第", n, "条"), "")
		}
		until(t, "all twenty", func() bool { return len(b.texts()) == 20 })
		until(t, "all to be acknowledged", func() bool {
			for _, d := range s.Deliveries() {
				if d.Acks == 0 {
					return false
				}
			}
			return true
		})
	}
}

func TestAServerWithoutPingsIsLivedWith(t *testing.T) {
	s, b := newStage(t, ModeSocket, fake.Options{Ping: -1}, nil), newBook()
	s.run(t, b)
	_, d := s.Say("UME", s.DM("UME"), "在吗", "")
	if err := wait(t.Context(), d); err != nil {
		t.Error(err)
	}
}

// TestTwoConnectionsHearEachThingOnce runs two at once on one workspace.
func TestTwoConnectionsHearEachThingOnce(t *testing.T) {
	s, b := newStage(t, ModeSocket, fake.Options{Channels: true}, nil), newBook()
	second := &stage{Server: s.Server, Transport: New(s.opt), opt: s.opt}
	s.run(t, b)
	second.run(t, b)
	until(t, "two sockets", func() bool { return s.Connections() == 2 })
	for n := range 50 {
		s.Say("UME", "CROOM", fmt.Sprint("@Milepost ", n), "") // message and app_mention
		s.Again()
	}
	until(t, "all to be acknowledged", func() bool {
		for _, d := range s.Deliveries() {
			if d.Acks == 0 {
				return false
			}
		}
		return true
	})
	if got := len(b.texts()); got != 50 {
		t.Errorf("%d things were heard, want 50", got)
	}
}

// TestWhatWasSaidMeanwhileIsReadBack: in private chats and, where the bot may
// read, mentions in channels, threads included; once, in order.
func TestWhatWasSaidMeanwhileIsReadBack(t *testing.T) {
	odd := map[string]any{"type": "hello", "num_connections": "1"} // which the SDK does not read
	for _, c := range []struct {
		mode  string
		hello map[string]any
	}{{ModeSocket, nil}, {ModeSocket, odd}, {ModeHTTP, nil}} {
		mode := c.mode
		s, b := newStage(t, mode, fake.Options{Hello: c.hello}, nil), newBook()
		dm := s.DM("UME")
		b.seen = fake.Epoch.Format(time.RFC3339Nano)
		heard := s.Quiet("UME", dm, "第一条", "")
		s.Quiet("UME", dm, "第二条", "")
		top := s.Quiet("UOTHER", "CROOM", "随便聊聊", "")
		s.Quiet("UOTHER", "CROOM", "@Milepost 谁在跟", top.TS)
		if _, err := s.Transport.Send(t.Context(), to(chat.DMOf(person("UME")), "我们自己的")); err != nil {
			t.Fatal(err)
		}
		b.contents["DME/"+heard.TS] = 1 // it was stored before the end
		s.run(t, b)
		until(t, "what was missed", func() bool { return len(b.texts()) == 2 })
		time.Sleep(20 * time.Millisecond)
		if got := strings.Join(b.texts(), " "); got != "第二条 谁在跟" && got != "谁在跟 第二条" {
			t.Errorf("%s: read back %s", mode, got)
		}
		// What comes live moves the marks, and would hide what was missed before.
		var methods []string
		for _, c := range s.Calls() {
			methods = append(methods, c.Method)
		}
		if mode == ModeSocket && slices.Index(methods, "users.conversations") > slices.Index(methods, openSocket) {
			t.Errorf("the marks were read after the socket was asked for: %q", methods)
		}
	}
}

// TestWhatSlackLeavesOutIsReadBack: above 30,000 events an hour it says once a
// minute that it leaves some out; when it has said so for the last time, they are
// read.
func TestWhatSlackLeavesOutIsReadBack(t *testing.T) {
	s, b := newStage(t, ModeHTTP, fake.Options{}, nil), newBook()
	s.Transport.calm = 30 * time.Millisecond
	s.run(t, b)
	_, d := s.Say("UME", s.DM("UME"), "来得了的", "")
	if err := wait(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	s.Quiet("UME", s.DM("UME"), "漏掉的", "")
	s.Quiet("UOTHER", "CROOM", "@Milepost 谁在跟", "")
	for n := range 2 {
		d := s.Raw("events_api", map[string]any{"type": "app_rate_limited", "team_id": "T1", "minute_rate_limited": fake.Epoch.Unix() + int64(60*n), "api_app_id": fake.AppID})
		if err := wait(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	if !strings.Contains(s.Troubles()["events"], "read back") {
		t.Errorf("an admin is told %q", s.Troubles())
	}
	until(t, "what was left out", func() bool { return len(b.texts()) == 3 })
	until(t, "the trouble to be over", func() bool { return len(s.Troubles()) == 0 })
	got := b.texts()
	slices.Sort(got)
	if want := []string{"来得了的", "漏掉的", "谁在跟"}; !slices.Equal(got, want) {
		t.Errorf("heard %s", got)
	}
}

func TestATokenThatIsNotTakenIsSaid(t *testing.T) {
	for _, c := range []struct {
		says, mode string
		fault      fake.Fault
		method     string
		want       string
	}{
		{"a revoked token", ModeSocket, fake.Fault{Error: "token_revoked"}, "auth.test", "reinstall the app"},
		{"an unknown token", ModeHTTP, fake.Fault{Error: "invalid_auth"}, "auth.test", "MILEPOST_SLACK_BOT_TOKEN"},
		{"an app token without its scope", ModeSocket, fake.Fault{Error: "missing_scope"}, "apps.connections.open", "connections:write"},
		{"an app token of another kind", ModeSocket, fake.Fault{Error: "not_allowed_token_type"}, "apps.connections.open", "MILEPOST_SLACK_APP_TOKEN"},
		{"a server that is down", ModeSocket, fake.Fault{Status: 503}, "apps.connections.open", "503"},
		{"a server that breaks off", ModeSocket, fake.Fault{Drop: true}, "auth.test", "EOF"},
	} {
		t.Run(c.says, func(t *testing.T) {
			s := newStage(t, c.mode, fake.Options{}, nil)
			s.Fail(func(call fake.Call) fake.Fault {
				if call.Method == c.method {
					return c.fault
				}
				return fake.Fault{}
			})
			err := s.Run(t.Context(), newBook())
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("Run ended with %v, want %s", err, c.want)
			}
			if err != nil && (strings.Contains(err.Error(), fake.BotToken) || strings.Contains(err.Error(), fake.AppToken)) {
				t.Errorf("it shows a token: %v", err)
			}
		})
	}
}

// TestStartingNeedsOnlyTwoMethods: everything else may be unknown.
func TestStartingNeedsOnlyTwoMethods(t *testing.T) {
	s, b := newStage(t, ModeSocket, fake.Options{}, nil), newBook()
	s.Fail(func(c fake.Call) fake.Fault {
		switch c.Method {
		case "auth.test", "apps.connections.open", "chat.postMessage":
			return fake.Fault{}
		}
		return fake.Fault{Error: "unknown_method"}
	})
	s.run(t, b)
	_, d := s.Say("UME", s.DM("UME"), "在吗", "")
	if err := wait(t.Context(), d); err != nil {
		t.Error(err)
	}
	if _, err := s.Transport.Send(t.Context(), to(chat.DMOf(person("UOTHER")), "早")); err != nil {
		t.Errorf("a private chat that cannot be opened: %v", err)
	}
}
