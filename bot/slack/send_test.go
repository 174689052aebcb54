package slack

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/slack/fake"
)

func to(p chat.Place, title string) chat.Sending {
	return chat.Sending{Post: chat.Post{Key: title, To: p, Card: chat.Card{Title: title, Lines: []string{"x"}}}}
}

// TestWhatSlackSaysOfAPost has one method fail in one way: what comes of it.
func TestWhatSlackSaysOfAPost(t *testing.T) {
	dm, edit := to(chat.DMOf(person("UME")), "一"), to(chat.DMOf(person("UME")), "一")
	edit.Edit = "DME/1.1"
	alone := to(room("CROOM"), "一")
	me := person("UME")
	alone.Post.Only = &me
	for _, c := range []struct {
		says, method string
		post         chat.Sending
		fault        fake.Fault
		want         string        // retry, refused, gone, unsure or said
		after        time.Duration // of a retry
		trouble      string        // what the admin is told
	}{
		{"slower", "chat.postMessage", dm, fake.Fault{RetryAfter: 30}, "retry", 30 * time.Second, ""},
		{"slower, says the answer itself", "chat.postMessage", dm, fake.Fault{Error: "ratelimited"}, "retry", time.Second, ""},
		{"its server breaks", "chat.postMessage", dm, fake.Fault{Status: 500}, "unsure", 0, ""},
		{"it breaks while a card changes: that is the same twice", "chat.update", edit, fake.Fault{Status: 503}, "retry", 0, ""},
		{"the answer is lost", "chat.postMessage", dm, fake.Fault{Reset: true}, "unsure", 0, ""},
		{"the answer to a change is lost", "chat.update", edit, fake.Fault{Reset: true}, "retry", 0, ""},
		{"nobody knows what it did", "chat.postMessage", dm, fake.Fault{Error: "internal_error"}, "unsure", 0, ""},
		{"the channel is archived", "chat.postMessage", to(room("CROOM"), "一"), fake.Fault{Error: "is_archived"}, "gone", 0, "unarchive it"},
		{"the bot is not in it", "chat.postMessage", to(room("CROOM"), "一"), fake.Fault{Error: "not_in_channel"}, "gone", 0, "/invite @Milepost"},
		{"there is no such channel", "chat.postMessage", to(room("CROOM"), "一"), fake.Fault{Error: "channel_not_found"}, "gone", 0, "correct the channel's id"},
		{"a private chat is not there", "chat.postMessage", dm, fake.Fault{Error: "channel_not_found"}, "gone", 0, ""},
		{"whoever is to see it has left the channel", "chat.postEphemeral", alone, fake.Fault{Error: "user_not_in_channel"}, "gone", 0, ""},
		{"nobody is called so", "conversations.open", dm, fake.Fault{Error: "user_not_found"}, "gone", 0, ""},
		{"he has left", "chat.postMessage", dm, fake.Fault{Error: "user_disabled"}, "gone", 0, ""},
		{"the card was removed", "chat.update", edit, fake.Fault{Error: "message_not_found"}, "gone", 0, ""},
		{"the token was revoked: it waits", "chat.postMessage", dm, fake.Fault{Error: "token_revoked"}, "retry", time.Minute, "reinstall"},
		{"the app is deactivated", "chat.postMessage", dm, fake.Fault{Error: "account_inactive"}, "retry", time.Minute, "install the app again"},
		{"a scope is missing", "chat.postMessage", dm, fake.Fault{Error: "missing_scope"}, "retry", 10 * time.Minute, "lacks a scope"},
		{"a scope is missing that Slack names", "chat.postMessage", dm, fake.Fault{Error: "missing_scope", Needed: "chat:write"}, "retry", 10 * time.Minute, "lacks chat:write"},
		{"it may not write there", "chat.postMessage", dm, fake.Fault{Error: "restricted_action"}, "refused", 0, ""},
		{"there is no such method", "chat.postEphemeral", alone, fake.Fault{Error: "unknown_method"}, "refused", 0, ""},
		{"private chats cannot be opened: the person does", "conversations.open", dm, fake.Fault{Error: "unknown_method"}, "said", 0, "im:write"},
	} {
		t.Run(c.says, func(t *testing.T) {
			s := newStage(t, ModeHTTP, fake.Options{}, nil)
			s.DM("UME")
			s.Fail(func(call fake.Call) fake.Fault {
				if call.Method == c.method {
					return c.fault
				}
				return fake.Fault{}
			})
			_, err := s.Transport.Send(t.Context(), c.post)
			got, after := kindOf(err)
			if got != c.want || after != c.after {
				t.Errorf("it is %s after %v: %v; want %s after %v", got, after, err, c.want, c.after)
			}
			if said := strings.Join(slices.Collect(maps.Values(s.Troubles())), "\n"); !strings.Contains(said, c.trouble) || c.trouble == "" && said != "" {
				t.Errorf("the admin is told %q, want %q", said, c.trouble)
			}
			if err != nil && strings.Contains(err.Error(), fake.BotToken) {
				t.Errorf("the error shows the token: %v", err)
			}
		})
	}
}

func kindOf(err error) (kind string, after time.Duration) {
	var (
		retry   *chat.Retry
		refused *chat.Refused
		gone    *chat.Gone
		unsure  *chat.Unsure
	)
	switch {
	case err == nil:
		return "said", 0
	case errors.As(err, &retry):
		return "retry", retry.After
	case errors.As(err, &refused):
		return "refused", 0
	case errors.As(err, &gone):
		return "gone", 0
	case errors.As(err, &unsure):
		return "unsure", 0
	}
	return err.Error(), 0
}

// TestNothingWasSentWhenNobodyAnswers: a name that is not there, a port on which
// nobody listens, a certificate that nobody trusts.
func TestNothingWasSentWhenNobodyAnswers(t *testing.T) {
	secure := httptest.NewTLSServer(http.NotFoundHandler())
	defer secure.Close()
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	for says, address := range map[string]string{
		"a name that is not there": "http://milepost.invalid/api/", "a port that is closed": gone.URL, "a certificate of nobody": secure.URL,
	} {
		s := newStage(t, ModeHTTP, fake.Options{}, func(o *Options) { o.APIURL, o.Client = address, nil })
		_, err := s.Transport.Send(t.Context(), to(room("CROOM"), "一"))
		if kind, _ := kindOf(err); kind != "retry" {
			t.Errorf("%s: %s, %v", says, kind, err)
		}
	}
}

func TestWhatHangsHoldsUpNobodyElse(t *testing.T) {
	s := newStage(t, ModeSocket, fake.Options{}, nil)
	s.Fail(func(c fake.Call) fake.Fault {
		return fake.Fault{Hang: c.Method == "chat.postMessage" && c.Args["channel"] == "CROOM"}
	})
	ctx, cancel := context.WithCancel(t.Context())
	hung := make(chan error, 1)
	go func() {
		_, err := s.Transport.Send(ctx, to(room("CROOM"), "一"))
		hung <- err
	}()
	if _, err := s.Transport.Send(t.Context(), to(chat.DMOf(person("UME")), "二")); err != nil {
		t.Error(err)
	}
	cancel()
	if kind, _ := kindOf(<-hung); kind != "unsure" {
		t.Errorf("what hung is %s", kind)
	}
}

// TestAPostWhoseAnswerWasLostIsSaidOnce: by its key, where the bot may read.
func TestAPostWhoseAnswerWasLostIsSaidOnce(t *testing.T) {
	for _, c := range []struct {
		says   string
		post   chat.Sending
		scopes []string
		want   int
	}{
		{"in a private chat", to(chat.DMOf(person("UME")), "一"), nil, 1},
		{"in a channel that may be read", to(room("CROOM"), "一"), nil, 1},
		{"in one that may not", to(room("CROOM"), "一"), []string{"chat:write", "im:write", "im:history"}, 2},
		{"a form behind a button", chat.Sending{Post: chat.Post{Key: "f", To: chat.DMOf(person("UME")), Form: &chat.Form{Title: "改", Do: chat.Action{Verb: "save"}}}}, nil, 1},
	} {
		t.Run(c.says, func(t *testing.T) {
			s := newStage(t, ModeHTTP, fake.Options{Scopes: c.scopes}, nil)
			s.fail("unsure")
			if _, err := s.Transport.Send(t.Context(), c.post); err == nil {
				t.Fatal("its answer was not lost")
			}
			s.fail("")
			c.post.Again = true
			ref, err := s.Transport.Send(t.Context(), c.post)
			if err != nil || ref == "" {
				t.Fatalf("%s, %v", ref, err)
			}
			if n := len(s.Posted()); n != c.want {
				t.Errorf("it stands there %d times, want %d", n, c.want)
			}
			if _, ts := unref(string(ref)); ts != s.Posted()[len(s.Posted())-1].TS {
				t.Errorf("the reference is %s", ref)
			}
		})
	}
}

func TestBlocksThatSlackDoesNotTakeAreSaidAsText(t *testing.T) {
	s := newStage(t, ModeHTTP, fake.Options{}, nil)
	n := 0
	s.Fail(func(c fake.Call) fake.Fault {
		if n++; c.Args["blocks"] != nil && len(c.Args["blocks"].([]any)) > 0 {
			return fake.Fault{Error: "invalid_blocks", Messages: []string{"no more than 3 items allowed"}}
		}
		return fake.Fault{}
	})
	x := to(room("CROOM"), "标题")
	x.Post.Card.Lines = []string{"<!channel> 第一行"}
	if _, err := s.Transport.Send(t.Context(), x); err != nil {
		t.Fatal(err)
	}
	if m := s.Posted()[0]; fake.Plain(m) != "标题\n<!channel> 第一行" || len(s.Alarms()) > 0 {
		t.Errorf("it says %q and rings %q", fake.Plain(m), s.Alarms())
	}
	x.Edit, x.Post.Card.Title = chat.Ref(ref("CROOM", s.Posted()[0].TS)), strings.Repeat("<长&", 2000) // which is much longer as Slack counts it
	if _, err := s.Transport.Send(t.Context(), x); err != nil || !strings.HasSuffix(s.Posted()[0].Text, "…") {
		t.Errorf("it says %.40q, %v", s.Posted()[0].Text, err)
	}
}

func TestPicturesAndFilesGoUp(t *testing.T) {
	draw := func(o *Options) {
		o.Draw = func(f chat.Figure) ([]byte, error) { return []byte("PNG " + f.Title), nil }
	}
	x := to(room("CROOM"), "漏斗")
	x.Post.Card.Figure = &chat.Figure{Kind: "funnel", Title: "漏斗 华南", Alt: "潜在 42 落实 11"}
	x.Post.Card.Files = []chat.File{{Name: "线索.xlsx", Data: []byte("XLSX")}}
	for _, c := range []struct {
		says   string
		fault  fake.Fault
		method string
		files  int
		words  string // the card has to say
	}{
		{"both", fake.Fault{}, "", 2, "漏斗"},
		{"not: the words of the picture are said", fake.Fault{Error: "missing_scope"}, "files.getUploadURLExternal", 0, "潜在 42 落实 11"},
		{"not at first", fake.Fault{Status: 500}, "once", 2, "漏斗"},
		{"not shared", fake.Fault{Error: "internal_error"}, "files.completeUploadExternal", 0, "漏斗"},
	} {
		t.Run(c.says, func(t *testing.T) {
			s := newStage(t, ModeHTTP, fake.Options{}, draw)
			n := 0
			s.Fail(func(call fake.Call) fake.Fault {
				if n++; call.Method == c.method || c.method == "once" && n == 1 {
					return c.fault
				}
				return fake.Fault{}
			})
			if _, err := s.Transport.Send(t.Context(), x); err != nil {
				t.Fatal(err)
			}
			posted := s.Posted()
			if !strings.Contains(fake.Plain(posted[0]), c.words) {
				t.Errorf("the card says %q", fake.Plain(posted[0]))
			}
			files := 0
			for _, m := range posted[1:] {
				files += len(m.Files)
			}
			if files != c.files {
				t.Errorf("%d files, want %d", files, c.files)
			}
			if c.files == 2 {
				f, _ := s.FileOf(posted[1].Files[0])
				if string(f.Data) != "PNG 漏斗 华南" || f.Alt != "潜在 42 落实 11" || f.Name != "funnel.png" {
					t.Errorf("the picture is %+v", f)
				}
			}
		})
	}
}

// TestAPictureThatSlackAsksToWaitWithIsNotLeftBehind: before the card is said, all of
// it waits; after that the files do.
func TestAPictureThatSlackAsksToWaitWithIsNotLeftBehind(t *testing.T) {
	for _, c := range []struct {
		method string
		fault  fake.Fault
		waits  bool
	}{
		{"files.getUploadURLExternal", fake.Fault{RetryAfter: 30}, true},
		{"files.getUploadURLExternal", fake.Fault{Error: "ratelimited"}, true},
		{"files.completeUploadExternal", fake.Fault{RetryAfter: 1}, false},
		{"files.completeUploadExternal", fake.Fault{Error: "ratelimited"}, false},
	} {
		s := newStage(t, ModeHTTP, fake.Options{}, nil)
		x := to(room("CROOM"), "漏斗")
		x.Post.Card.Files = []chat.File{{Name: "线索.xlsx", Data: []byte("XLSX")}}
		asked := false
		s.Fail(func(call fake.Call) fake.Fault {
			if call.Method != c.method || asked {
				return fake.Fault{}
			}
			asked = true
			return c.fault
		})
		_, err := s.Transport.Send(t.Context(), x)
		if kind, _ := kindOf(err); c.waits && (kind != "retry" || len(s.Posted()) > 0) || !c.waits && err != nil {
			t.Errorf("%s: %v, and %d posts", c.method, err, len(s.Posted()))
		}
		if c.waits {
			if _, err := s.Transport.Send(t.Context(), x); err != nil {
				t.Fatal(err)
			}
		}
		if posted := s.Posted(); len(posted) != 2 || len(posted[1].Files) != 1 {
			t.Errorf("%s: people see %+v", c.method, posted)
		}
	}
}

// TestWhatOnePersonSeesIsChangedByItsAnswer: a card for one person in a channel
// changes by the address that came with his press, and else is said anew.
func TestWhatOnePersonSeesIsChangedByItsAnswer(t *testing.T) {
	s, ear := heard(t, ModeHTTP, fake.Options{}, nil)
	me := person("UME")
	x := to(room("CROOM"), "只给您看")
	x.Post.Only, x.Post.Card.Buttons = &me, []chat.Button{{Label: "好", Do: chat.Action{Verb: "ok"}}}
	ref, err := s.Transport.Send(t.Context(), x)
	if err != nil {
		t.Fatal(err)
	}
	edit := x
	edit.Edit, edit.Post.Card.Title = ref, "改了一次"
	second, err := s.Transport.Send(t.Context(), edit)
	if err != nil || second == ref {
		t.Fatalf("%s, %v: there was no address to change it by", second, err)
	}
	channel, ts := unref(strings.TrimSuffix(string(second), alone))
	if _, err := s.Server.Press("UME", channel, ts, "好"); err != nil {
		t.Fatal(err)
	}
	if m := ear.Next(t); m.On != second {
		t.Errorf("it was pressed on %s, want %s", m.On, second)
	}
	edit.Edit, edit.Post.Card.Title = second, "改了两次"
	third, err := s.Transport.Send(t.Context(), edit)
	if err != nil || third != second {
		t.Errorf("%s, %v", third, err)
	}
	if all := s.Seen("UME", "CROOM"); len(all) != 2 || !strings.Contains(fake.Plain(all[1]), "改了两次") {
		t.Errorf("he sees %d messages", len(all))
	}
	for n := 2; n <= 6; n++ { // five answers are allowed
		got, err := s.Transport.Send(t.Context(), edit)
		if anew := got != second; err != nil || anew != (n > 5) {
			t.Errorf("answer %d stands at %s, %v", n, got, err)
		}
	}
	if others := s.Seen("UOTHER", "CROOM"); len(others) != 0 {
		t.Errorf("others see %d messages", len(others))
	}
}
