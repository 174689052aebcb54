package main

import (
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

// weComServer is the one WeCom of this process: the library knows one address.
var weComServer = sync.OnceValue(wecomtest.New)

func TestAVisitIsLoggedAndUndoneOnWeCom(t *testing.T) {
	corp := weComServer().Corp(wecomtest.Member{ID: "xiaoli", Name: "小李"})
	cfg, err := storyConfig(&story{Name: "testdata/x.story"})
	if err != nil {
		t.Fatal(err)
	}
	store, err := storage.Open(t.Context(), filepath.Join(t.TempDir(), dbFile), storage.Options{Now: time.Now, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	p := parts{Config: cfg, Store: store, Now: time.Now, Log: chattest.Log(t, nil)}
	opt := weComOptions(cfg, store, p.Now, p.Log)
	opt.CorpID, opt.Tenant, opt.AgentID, opt.Secret = corp.ID, "demo", corp.AgentID, corp.Secret
	opt.Token, opt.AESKey, opt.APIURL = corp.Token, corp.AESKey, weComServer().URL()
	transport, err := wecom.New(opt)
	if err != nil {
		t.Fatal(err)
	}
	p.Transports = []chat.Transport{transport}
	a, err := newApp(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	transport.Routes(mux)
	corp.Connect(mux)
	done := make(chan error, 1)
	go func() { done <- transport.Run(t.Context(), a.inbox) }()
	t.Cleanup(func() {
		if err := <-done; err != nil {
			t.Error(err)
		}
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := corp.Verify(t.Context()); err != nil {
		t.Fatal(err)
	}
	sees := func(words ...string) {
		t.Helper()
		if err := a.settle(t.Context()); err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, s := range corp.Screen("xiaoli") {
			all = append(all, s.Text)
		}
		for _, w := range words {
			if !strings.Contains(strings.Join(all, "\n"), w) {
				t.Fatalf("%q does not stand there, but\n%s", w, strings.Join(all, "\n--\n"))
			}
		}
	}
	if err := corp.Say(t.Context(), "xiaoli", "今天拜访了比亚迪王总,聊了电池线方案,预算大概120万,下周三带方案过去"); err != nil {
		t.Fatal(err)
	}
	sees("已记 拜访 · 比亚迪", "约120万", "[改] [撤销]")
	if err := corp.Again(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := corp.Press(t.Context(), "xiaoli", "", "撤销"); err != nil {
		t.Fatal(err)
	}
	sees("已撤销 #V1", "[恢复]")
	if n := len(corp.Screen("xiaoli")); n != 2 {
		t.Errorf("%d messages stand there, want two: what was delivered twice is answered once", n)
	}
	if b := corp.Breaches(); len(b) > 0 {
		t.Errorf("rules of the platform were broken: %s", b)
	}
}
