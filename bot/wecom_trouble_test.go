package main

import (
	"context"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/bot/wecom"
	"milepost/bot/wecom/wecomtest"
	"milepost/storage"
)

// TestWhatIsWrongAtWeComIsToldOnSlackAndNothingIsLost takes WeCom away while
// people write: the admin is told once, on the platform that works, with the
// address to register or the field to copy; what people wrote is answered
// afterwards. (S23)
func TestWhatIsWrongAtWeComIsToldOnSlackAndNothingIsLost(t *testing.T) {
	for _, c := range []struct {
		says   string
		breaks func(*wecomtest.Corp)
		mends  func(*wecomtest.Corp)
		want   []string
	}{
		{
			"the address is not trusted any more",
			func(c *wecomtest.Corp) { c.Untrust(true) }, func(c *wecomtest.Corp) { c.Untrust(false) },
			[]string{"企业微信 收发失败:出口 IP 不可信", "修好后自动补发", "把 203.0.113.7 加进:应用管理 → 应用 → 企业可信IP"},
		},
		{
			"the secret was reset",
			func(c *wecomtest.Corp) { c.Reset("another secret") }, func(c *wecomtest.Corp) { c.Reset("") },
			[]string{"企业微信 收发失败:Secret 不对或重置过", "修好后自动补发", "应用管理 → 应用 → Secret"},
		},
	} {
		t.Run(c.says, func(t *testing.T) {
			clock := standing(time.Date(2026, 11, 2, 6, 0, 0, 0, time.UTC))
			v := newBothSides(t, clock)
			say := func(text string) {
				t.Helper()
				if err := v.corp.Say(t.Context(), "xiaoli", text); err != nil {
					t.Fatal(err)
				}
				if err := v.app.settle(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			say("今天拜访了比亚迪王总")
			if n := len(v.corp.Screen("xiaoli")); n != 1 {
				t.Fatalf("%d answers, want 1", n)
			}
			c.breaks(v.corp)
			for _, text := range []string{"拜访了美的周工", "拜访了格力", "拜访了金利老蔡"} {
				say(text)
			}
			down := func() bool { cond := v.app.health.platforms[0].condition(); return !cond.Up && cond.Err != nil }
			until(t, "WeCom to be down", down)
			for range 4 { // the admin is told once, however often one looks
				clock.Set(clock.Now().Add(3 * time.Minute))
				if err := v.app.look(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			var told []string
			for _, ev := range v.slack.Events() {
				if ev.Place.ID == "zhouhang" && !ev.Edit {
					told = append(told, ev.Text())
				}
			}
			if len(told) != 1 {
				t.Fatalf("the admin was told %d times: %q", len(told), told)
			}
			for _, want := range c.want {
				if !strings.Contains(told[0], want) {
					t.Errorf("the admin is not told %q, but\n%s", want, told[0])
				}
			}
			for _, secret := range []string{v.corp.Secret, "another secret", "美的"} {
				if strings.Contains(told[0], secret) {
					t.Errorf("the admin is told %q", secret)
				}
			}
			c.mends(v.corp)
			until(t, "WeCom to be up again", func() bool { return v.app.health.platforms[0].condition().Up })
			clock.Set(clock.Now().Add(11 * time.Minute))
			if err := v.app.settle(t.Context()); err != nil {
				t.Fatal(err)
			}
			if n := len(v.corp.Screen("xiaoli")); n != 4 {
				t.Errorf("%d answers stand there afterwards, want 4", n)
			}
		})
	}
}

// bothSides is the application on a corporation, under its supervisor, and on a
// Slack that records.
type bothSides struct {
	app   *app
	corp  *wecomtest.Corp
	slack *chattest.Recorder
}

func newBothSides(t *testing.T, clock *clock, others ...wecomtest.Member) *bothSides {
	t.Helper()
	return bothSidesOf(t, clock, func(*wecom.Options, *wecomtest.Corp) {}, others...)
}

// bothSidesOf is newBothSides with another connection to WeCom.
func bothSidesOf(t *testing.T, clock *clock, change func(*wecom.Options, *wecomtest.Corp), others ...wecomtest.Member) *bothSides {
	t.Helper()
	cfg, err := storyConfig(&story{Name: "testdata/x.story"})
	if err != nil {
		t.Fatal(err)
	}
	store, err := storage.Open(t.Context(), filepath.Join(t.TempDir(), dbFile), storage.Options{Now: clock.Now, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	v := &bothSides{corp: weComServer().Corp(append(others, wecomtest.Member{ID: "xiaoli", Name: "小李"})...), slack: chattest.NewRecorder("slack")}
	log := chattest.Log(t, nil)
	opt := weComOptions(cfg, store, clock.Now, log)
	opt.CorpID, opt.Tenant, opt.AgentID, opt.Secret = v.corp.ID, "demo", v.corp.AgentID, v.corp.Secret
	opt.Token, opt.AESKey, opt.APIURL = v.corp.Token, v.corp.AESKey, weComServer().URL()
	change(&opt, v.corp)
	tr, err := wecom.New(opt)
	if err != nil {
		t.Fatal(err)
	}
	v.app, err = newApp(t.Context(), parts{Config: cfg, Store: store, Now: clock.Now, Log: log, Transports: []chat.Transport{tr, v.slack}})
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	tr.Routes(mux)
	v.corp.Connect(mux)
	ctx, stop := context.WithCancel(t.Context())
	var all sync.WaitGroup
	for _, s := range v.app.health.platforms {
		s.pauses = pauses{first: time.Millisecond, longest: 10 * time.Millisecond, steady: 20 * time.Millisecond}
		all.Go(func() { _ = s.run(ctx, v.app.inbox) }) // it ends with the test
	}
	t.Cleanup(func() {
		stop()
		all.Wait()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return v
}

// TestWhoLeftTheCorporationIsNotWrittenToAnyMore: the platform tells of it before
// anything is said to him in vain, and when he is there again.
func TestWhoLeftTheCorporationIsNotWrittenToAnyMore(t *testing.T) {
	clock := standing(time.Date(2026, 11, 2, 6, 0, 0, 0, time.UTC))
	v := newBothSides(t, clock)
	event := func(xml string) { v.deliver(t, xml) }
	if err := v.corp.Say(t.Context(), "xiaoli", "明天给美的送样"); err != nil {
		t.Fatal(err)
	}
	event(v.corp.Event("nobody", "unsubscribe", "")) // of whom nobody here knows
	event(v.corp.Event("sys", "change_contact", "<ChangeType>delete_user</ChangeType><UserID>xiaoli</UserID>"))
	sent := len(v.corp.Screen("xiaoli"))
	if err := v.app.advance(t.Context(), clock, time.Date(2026, 11, 3, 2, 0, 0, 0, time.UTC)); err != nil { // the next morning
		t.Fatal(err)
	}
	if got := len(v.corp.Screen("xiaoli")); got != sent || told(v.slack, "zhouhang", "企业微信 上找不到 小李 了") != 1 {
		t.Errorf("he got %d messages after he had left, and the admin was told %d times", got-sent, told(v.slack, "zhouhang", "企业微信 上找不到 小李 了"))
	}
	event(v.corp.Event("xiaoli", "subscribe", ""))
	if err := v.corp.Say(t.Context(), "xiaoli", "在吗"); err != nil {
		t.Fatal(err)
	}
	if err := v.app.settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := len(v.corp.Screen("xiaoli")); got == sent {
		t.Error("he is back, and nobody answers him")
	}
}
