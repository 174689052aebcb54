package main

import (
	"context"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/bot/slack"
	"milepost/bot/slack/fake"
)

// workspace is a Slack in memory with the demonstration team in it, on a port of
// this machine.
func workspace(t *testing.T, opt fake.Options) *fake.Server {
	t.Helper()
	opt.Team = "demo"
	w := fake.New(opt)
	settle(w)
	server := httptest.NewServer(w)
	w.Listen(server.URL)
	t.Cleanup(func() {
		w.Close()
		server.CloseClientConnections()
		server.Close()
	})
	return w
}

// settle puts the demonstration team and its channel into a workspace.
func settle(w *fake.Server) {
	for _, id := range []string{"xiaoli", "anna", "wangmin", "zhaogang", "chenjing", "zhouhang"} {
		w.Add(fake.User{ID: id, Name: id, Email: id + "@example.com"})
	}
	w.Open(fake.Channel{ID: "huanan", Name: "华南"})
}

// slackFor is the connection to a workspace by a socket.
func slackFor(w *fake.Server) *slack.Transport {
	return slack.New(slackTestOptions(w))
}

func slackTestOptions(w *fake.Server) slack.Options {
	return slack.Options{
		BotToken: fake.BotToken, AppToken: fake.AppToken, APIURL: w.APIURL(), Tenant: "demo", Now: time.Now, Unpaced: true,
		Words: func(context.Context, chat.Identity) slack.Words { return slack.Words(cards.WordsOfPlatform("zh")) },
	}
}

// TestARepLogsAVisitOnSlack runs the whole service on Slack, over a real socket.
func TestARepLogsAVisitOnSlack(t *testing.T) {
	w := workspace(t, fake.Options{})
	v := serving(t, slackFor(w))
	defer v.ended()
	if err := w.Connected(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	dm := w.DM("xiaoli")
	last := func() fake.Message {
		seen := w.Seen("xiaoli", dm)
		return seen[len(seen)-1]
	}
	w.Say("xiaoli", dm, "今天拜访了比亚迪王总,聊了电池线方案,预算大概120万,下周三带方案过去", "")
	until(t, "a receipt", func() bool { return strings.Contains(fake.Plain(last()), "已记 拜访 · 比亚迪") })
	receipt := last()
	if _, err := w.Press("xiaoli", dm, receipt.TS, "改"); err != nil {
		t.Fatal(err)
	}
	until(t, "the form", func() bool { _, open := w.Modal("xiaoli"); return open })
	if _, err := w.Submit("xiaoli", map[string]string{"金额": "180万"}); err != nil {
		view, _ := w.Modal("xiaoli")
		t.Fatal(err, fake.PlainBlocks(view.Body["blocks"].([]any)))
	}
	until(t, "the receipt to be corrected", func() bool {
		for _, m := range w.Seen("xiaoli", dm) {
			if m.TS == receipt.TS {
				return strings.Contains(fake.Plain(m), "180万")
			}
		}
		return false
	})
	if _, open := w.Modal("xiaoli"); open {
		t.Error("the form is still open")
	}
}
