package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/configs"
	"milepost/storage"
)

// TestAStrangerWhoIsAddedIsAskedAboutWhatHeSaid keeps the promise that the bot
// makes to whom it does not know: his words wait, he is asked, and what he wants
// recorded is recorded on the day on which he said it.
func TestAStrangerWhoIsAddedIsAskedAboutWhatHeSaid(t *testing.T) {
	ctx := t.Context()
	cfg, err := storyConfig(&story{Name: "testdata/x.story"})
	if err != nil {
		t.Fatal(err)
	}
	clock := standing(time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC))
	store, err := storage.Open(ctx, filepath.Join(t.TempDir(), dbFile), storage.Options{Now: clock.Now, NoSync: true, Twice: true})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	wecom := chattest.NewRecorder("wecom")
	start := func() *app {
		t.Helper()
		a, err := newApp(ctx, parts{
			Config: cfg, Store: store, Now: clock.Now, Log: chattest.Log(t, nil),
			Transports: []chat.Transport{wecom, chattest.NewRecorder("slack")},
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := a.settle(ctx); err != nil {
			t.Fatal(err)
		}
		return a
	}
	lilei := chat.Identity{Platform: "wecom", Tenant: "demo", ID: "lilei"}
	says := func(a *app, m chat.Message) string {
		t.Helper()
		m.Content, m.From, m.In, m.At = m.Key, lilei, chat.DMOf(lilei), clock.Now()
		if err := a.inbox.Recv(ctx, m); err != nil {
			t.Fatal(err)
		}
		if err := a.settle(ctx); err != nil {
			t.Fatal(err)
		}
		var said []string
		for _, ev := range wecom.Take() {
			if ev.Place.ID == lilei.ID {
				said = append(said, ev.Card.Plain())
			}
		}
		return strings.Join(said, "\n\n")
	}
	a := start()
	if got := says(a, chat.Message{Key: "a", Kind: chat.Text, Text: "今天拜访了比亚迪王总"}); !strings.Contains(got, "还不认识您") {
		t.Errorf("a stranger is told %q", got)
	}

	clock.Set(clock.Now().AddDate(0, 0, 2))
	cfg.People = append(slices.Clone(cfg.People), configs.Person{
		ID: "lilei", Name: "李雷", Roles: []string{"rep"}, Team: "huanan", Manager: "wangmin", Locale: "zh",
		Zone: "Asia/Shanghai", Calendar: "CN", Hours: "09:00-18:00", Home: "wecom",
		Identities: map[string]string{"wecom": "demo/lilei"},
	})
	start()
	a = start() // once more: he is asked once
	asked := wecom.Take()
	if len(asked) != 1 || !strings.Contains(asked[0].Card.Plain(), "今天拜访了比亚迪王总") {
		t.Fatalf("he was asked %d times: %+v", len(asked), asked)
	}
	keep, ok := asked[0].Card.Press("都记下")
	if !ok {
		t.Fatal("there is no button to record it")
	}
	got := says(a, chat.Message{Key: "b", Kind: chat.Press, Action: keep.Do, On: asked[0].Ref})
	if !strings.Contains(got, "已记 拜访 · 比亚迪") || !strings.Contains(got, "11-02 周一") {
		t.Errorf("after [都记下] it says\n%s", got)
	}
	if got := says(a, chat.Message{Key: "c", Kind: chat.Press, Action: keep.Do, On: asked[0].Ref}); !strings.Contains(got, "处理过了") {
		t.Errorf("after a second press it says\n%s", got)
	}
}
