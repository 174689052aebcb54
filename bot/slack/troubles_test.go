package slack

import (
	"errors"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	sdk "github.com/slack-go/slack"

	"milepost/bot/chat"
	"milepost/bot/slack/fake"
)

// TestWhatAnAdminMendedIsSaidNoMore has each trouble come and go.
func TestWhatAnAdminMendedIsSaidNoMore(t *testing.T) {
	room, dm := to(room("CROOM"), "一"), to(chat.DMOf(person("UME")), "一")
	for _, c := range []struct {
		says, method string
		fault        fake.Fault
		post         chat.Sending
		about        string
	}{
		{"an archived channel", "chat.postMessage", fake.Fault{Error: "is_archived"}, room, "channel CROOM"},
		{"a scope, by its name", "chat.postMessage", fake.Fault{Error: "missing_scope", Needed: "chat:write"}, dm, "scope chat:write"},
		{"a revoked token", "chat.postMessage", fake.Fault{Error: "token_revoked"}, dm, "auth"},
		{"private chats that cannot be opened", "conversations.open", fake.Fault{Error: "missing_scope", Needed: "im:write"}, dm, "scope im:write"},
	} {
		t.Run(c.says, func(t *testing.T) {
			s := newStage(t, ModeHTTP, fake.Options{}, nil)
			s.Fail(func(call fake.Call) fake.Fault {
				if call.Method == c.method {
					return c.fault
				}
				return fake.Fault{}
			})
			_, _ = s.Transport.Send(t.Context(), c.post) // its error is another test's
			if got := slices.Collect(maps.Keys(s.Troubles())); !slices.Equal(got, []string{c.about}) {
				t.Errorf("the admin is told of %q, want %q", got, c.about)
			}
			s.Fail(nil)
			if _, err := s.Transport.Send(t.Context(), c.post); err != nil {
				t.Fatal(err)
			}
			if got := s.Troubles(); len(got) > 0 {
				t.Errorf("it is mended, and still said: %q", got)
			}
		})
	}
}

// TestAChatThatIsClosedIsAskedForAnew: then it is another one, or its person has
// left.
func TestAChatThatIsClosedIsAskedForAnew(t *testing.T) {
	for says, c := range map[string]struct {
		opens  string // what becomes of asking
		person bool   // the product is told that he has left
		said   int
	}{
		"it was closed":           {"", false, 2},
		"he is deactivated":       {"user_disabled", true, 1},
		"nobody is called so now": {"user_not_found", true, 1},
	} {
		t.Run(says, func(t *testing.T) {
			s := newStage(t, ModeHTTP, fake.Options{}, nil)
			post := to(chat.DMOf(person("UME")), "一")
			if _, err := s.Transport.Send(t.Context(), post); err != nil {
				t.Fatal(err)
			}
			closed := false
			s.Fail(func(call fake.Call) fake.Fault {
				switch {
				case call.Method == "chat.postMessage" && !closed:
					closed = true
					return fake.Fault{Error: "channel_not_found"}
				case call.Method == "conversations.open":
					return fake.Fault{Error: c.opens}
				}
				return fake.Fault{}
			})
			_, err := s.Transport.Send(t.Context(), post)
			var gone *chat.Gone
			if errors.As(err, &gone) != c.person || c.person && !gone.Person {
				t.Errorf("it ends with %v", err)
			}
			if n := len(s.Posted()); n != c.said {
				t.Errorf("%d were said, want %d", n, c.said)
			}
			if got := s.Troubles(); len(got) > 0 {
				t.Errorf("an admin is told %q", got)
			}
		})
	}
}

// TestAServerThatIsNoneIsGivenUp: Run ends, so that it begins anew after a pause,
// and says why.
func TestAServerThatIsNoneIsGivenUp(t *testing.T) {
	for says, c := range map[string]struct {
		hello bool
		want  string
	}{"it closes each connection at once": {true, "closed at once"}, "it accepts and never answers": {false, "nothing came for"}} {
		t.Run(says, func(t *testing.T) {
			mux, up := http.NewServeMux(), websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
			server := httptest.NewServer(mux)
			defer server.Close()
			mux.HandleFunc("/api/auth.test", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(`{"ok":true,"user_id":"UBOT"}`)) })
			mux.HandleFunc("/api/apps.connections.open", func(w http.ResponseWriter, r *http.Request) {
				_, _ = w.Write([]byte(`{"ok":true,"url":"ws://` + r.Host + `/link?ticket=1"}`))
			})
			mux.HandleFunc("/link", func(w http.ResponseWriter, r *http.Request) {
				conn, err := up.Upgrade(w, r, nil)
				if err != nil {
					return
				}
				defer conn.Close()
				if c.hello {
					_ = conn.WriteMessage(websocket.TextMessage, []byte(`{"type":"hello"}`))
					return
				}
				_, _, _ = conn.ReadMessage() // until it is given up
			})
			s := newStage(t, ModeSocket, fake.Options{}, func(o *Options) { o.APIURL, o.Client = server.URL+"/api", nil })
			s.Transport.silent = 50 * time.Millisecond
			if err := s.Run(t.Context(), newBook()); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("Run ended with %v, want %s", err, c.want)
			}
		})
	}
}

// TestWhoIsInAPrivateChatIsAsked where the list of conversations does not say.
func TestWhoIsInAPrivateChatIsAsked(t *testing.T) {
	s, b := newStage(t, ModeHTTP, fake.Options{Nameless: true}, nil), newBook()
	b.seen = fake.Epoch.Format(time.RFC3339Nano)
	s.Quiet("UME", s.DM("UME"), "昨天说的", "")
	s.run(t, b)
	until(t, "what was missed", func() bool { return slices.Equal(b.texts(), []string{"昨天说的"}) })
}

// TestAnotherSigningSecretIsTheAdminsMatter: nobody is heard then. A stranger who sends
// a wrong signature beside good ones is none.
func TestAnotherSigningSecretIsTheAdminsMatter(t *testing.T) {
	now := fake.Epoch
	s, _ := heard(t, ModeHTTP, fake.Options{}, func(o *Options) { o.Now = func() time.Time { return now } })
	post := func(secret string) {
		r := httptest.NewRequest(http.MethodPost, Path, strings.NewReader("ssl_check=1"))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		stamp, signature := fake.Sign(secret, now, []byte("ssl_check=1"))
		r.Header.Set("X-Slack-Request-Timestamp", stamp)
		r.Header.Set("X-Slack-Signature", signature)
		s.mux.ServeHTTP(httptest.NewRecorder(), r)
	}
	for _, step := range []struct {
		says   string
		secret string
		later  time.Duration
		told   bool
	}{
		{"a wrong signature, and never a right one", "other", 0, true},
		{"then a right one", fake.Secret, time.Minute, false},
		{"a stranger's a minute later", "other", time.Minute, false},
		{"wrong ones alone for an hour", "other", time.Hour, true},
	} {
		now = now.Add(step.later)
		post(step.secret)
		if _, told := s.Troubles()[signing]; told != step.told {
			t.Errorf("%s: the admin is told %v", step.says, told)
		}
	}
}

// TestAPrivateChatIsNoChannelThatAnAdminMends, even when it is not known any more whose
// it is.
func TestAPrivateChatIsNoChannelThatAnAdminMends(t *testing.T) {
	s := newStage(t, ModeHTTP, fake.Options{}, nil)
	s.placed("DGONE", sdk.SlackErrorResponse{Err: "channel_not_found"})
	if got := s.Troubles(); len(got) > 0 {
		t.Errorf("the admin is told of %q", got)
	}
}
