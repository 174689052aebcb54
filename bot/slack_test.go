package main

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"milepost/bot/cards"
	"milepost/bot/charts"
	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/bot/slack"
	"milepost/bot/slack/fake"
)

// workspace is a Slack in memory with the demonstration team in it, on a port of
// this machine.
func workspace(t *testing.T, opt fake.Options) *fake.Server {
	t.Helper()
	opt.Team = "demo"
	w := fake.New(opt)
	inhabit(w)
	server := httptest.NewServer(w)
	w.Listen(server.URL)
	t.Cleanup(func() {
		w.Close()
		server.CloseClientConnections()
		server.Close()
	})
	return w
}

// inhabit puts the demonstration team and its channel into a workspace.
func inhabit(w *fake.Server) {
	for _, id := range []string{"xiaoli", "anna", "wangmin", "zhaogang", "chenjing", "zhouhang"} {
		w.Add(fake.User{ID: id, Name: id, Email: id + "@example.com"})
	}
	w.Open(fake.Channel{ID: "huanan", Name: "华南"})
}

// slackFor is the connection to a workspace by a socket.
func slackFor(t testing.TB, w *fake.Server) *slack.Transport {
	return slack.New(slackTestOptions(w, chattest.Log(t, nil)))
}

func slackTestOptions(w *fake.Server, log *slog.Logger) slack.Options {
	return slack.Options{
		BotToken: fake.BotToken, AppToken: fake.AppToken, APIURL: w.APIURL(), Tenant: "demo", Now: time.Now, Unpaced: true, Shortcuts: slackShortcuts(),
		Words: func(context.Context, chat.Identity) slack.Words { return slack.Words(cards.WordsOfPlatform("zh")) },
		Draw:  charts.Draw, Log: log,
	}
}

// TestARepLogsAVisitOnSlack runs the whole service on Slack, over a real socket.
func TestARepLogsAVisitOnSlack(t *testing.T) {
	w := workspace(t, fake.Options{})
	v := serving(t, slackFor(t, w))
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

// slackDay is a service on Slack, with what people see there.
type slackDay struct {
	*testing.T
	*fake.Server
}

func aDayOnSlack(t *testing.T) slackDay {
	w := workspace(t, fake.Options{Channels: true})
	v := serving(t, slackFor(t, w))
	t.Cleanup(v.ended)
	if err := w.Connected(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	return slackDay{t, w}
}

// sees waits until somebody sees words in a channel, and gives that message.
func (d slackDay) sees(who, channel, words string) (found fake.Message) {
	d.Helper()
	until(d.T, who+" to see "+words, func() bool {
		for _, m := range d.Seen(who, channel) {
			if m.Bot != "" && strings.Contains(fake.Plain(m), words) {
				found = m
				return true
			}
		}
		return false
	})
	return found
}

func (d slackDay) home(who, words string) fake.View {
	d.Helper()
	var v fake.View
	until(d.T, who+"'s page to say "+words, func() bool {
		var ok bool
		v, ok = d.Home(who)
		return ok && strings.Contains(fake.PlainBlocks(v.Body["blocks"].([]any)), words)
	})
	return v
}

func (d slackDay) modal(who string) string {
	d.Helper()
	var v fake.View
	until(d.T, "a form for "+who, func() bool {
		var ok bool
		v, ok = d.Modal(who)
		return ok && v.Body["submit"] != nil
	})
	return fake.PlainBlocks(v.Body["blocks"].([]any))
}

func TestTheHomePageOnSlack(t *testing.T) {
	d := aDayOnSlack(t)
	d.Say("wangmin", d.DM("wangmin"), "今天拜访了比亚迪王总,聊了电池线方案", "")
	d.sees("wangmin", d.DM("wangmin"), "已记 拜访")
	d.GoHome("wangmin", "home")
	page := d.home("wangmin", "比亚迪")
	shown := fake.PlainBlocks(page.Body["blocks"].([]any))
	for _, want := range []string{"王敏 · ", "今天", "华南", "我的客户", "设置", "[English]", "[今天别提醒]"} {
		if !strings.Contains(shown, want) {
			t.Errorf("%s is not on the page:\n%s", want, shown)
		}
	}
	if _, err := d.PressView("wangmin", page.ID, "English"); err != nil {
		t.Fatal(err)
	}
	d.home("wangmin", "Settings")
	page, _ = d.Home("wangmin")
	if _, err := d.PressView("wangmin", page.ID, "Not today"); err != nil {
		t.Fatal(err)
	}
	d.home("wangmin", "[Turn on]")
}

func TestAMessageIsLoggedAsAVisit(t *testing.T) {
	d := aDayOnSlack(t)
	said := d.Quiet("anna", "huanan", "今天和粤钢林副总见了面,谈付款,预算200万,下周三带方案过去", "")
	d.Shortcut("xiaoli", slack.ShortcutMessage, &said)
	form := d.modal("xiaoli")
	for _, want := range []string{"客户 = 粤钢", "见了谁 = 林副总", "金额 = 200万", "谈付款", "下一步 = 带方案过去"} {
		if !strings.Contains(form, want) {
			t.Errorf("%s is not in the form:\n%s", want, form)
		}
	}
	if _, err := d.Submit("xiaoli", map[string]string{"见了谁": "林副总、周姐"}); err != nil {
		t.Fatal(err)
	}
	receipt := d.sees("xiaoli", d.DM("xiaoli"), "已记 拜访 · 粤钢")
	for _, want := range []string{"周姐", "200万", "带方案过去"} {
		if !strings.Contains(fake.Plain(receipt), want) {
			t.Errorf("%s is not on the receipt:\n%s", want, fake.Plain(receipt))
		}
	}
	// The way back to what it was made of, now and whenever it is looked at.
	back := "archives/huanan/p" + strings.ReplaceAll(said.TS, ".", "") + "|看原消息>"
	d.Say("xiaoli", d.DM("xiaoli"), "#V1", "")
	until(t, "the link on the receipt and on the visit's card", func() bool {
		n := 0
		for _, m := range d.Seen("xiaoli", d.DM("xiaoli")) {
			if blocks, err := json.Marshal(m.Blocks); err == nil && strings.Contains(strings.ReplaceAll(string(blocks), `\u003e`, ">"), back) {
				n++
			}
		}
		return n == 2
	})
	d.Shortcut("xiaoli", slack.ShortcutGlobal, nil)
	if form := d.modal("xiaoli"); !strings.Contains(form, "客户 = \n") {
		t.Errorf("a form from nowhere is filled in:\n%s", form)
	}
	// Customers and contacts are searched for; what nobody has used yet is offered as new.
	for _, c := range []struct{ field, typed, want string }{
		{"客户", "", "粤钢"},
		{"客户", "粤", "粤钢 粤(新)"},
		{"客户", "yuegang", "粤钢 yuegang(新)"},
		{"客户", "yg", "粤钢 yg(新)"},
		{"客户", "粤钢", "粤钢"},
		{"客户", "恒发", "恒发(新)"},
		{"见了谁", "林", "林副总·粤钢 林(新)"},
		{"见了谁", "王总", "王总(新)"},
	} {
		got, err := d.Suggest("xiaoli", c.field, c.typed)
		if said := strings.ReplaceAll(strings.Join(got, "\n"), " ", ""); err != nil || strings.ReplaceAll(said, "\n", " ") != c.want {
			t.Errorf("%s, typed %q: %q, %v; want %s", c.field, c.typed, got, err, c.want)
		}
	}
	if _, err := d.Submit("xiaoli", map[string]string{"客户": "粤钢", "见了谁": "林副总、李工", "内容": "送样"}); err != nil {
		t.Fatal(err)
	}
	second := fake.Plain(d.sees("xiaoli", d.DM("xiaoli"), "林副总、李工"))
	if strings.Contains(second, "新客户") {
		t.Errorf("the customer that he chose is taken for a new one:\n%s", second)
	}
}

func TestACommandIsAnsweredInPrivate(t *testing.T) {
	d := aDayOnSlack(t)
	got := d.Command("anna", "huanan", slack.Command, "met BYD's Mr Wang today, talked about the battery line")
	if err := got.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(got.Answer), "private chat") && !strings.Contains(string(got.Answer), "私聊") || !strings.Contains(string(got.Answer), "ephemeral") {
		t.Errorf("it was acknowledged with %s", got.Answer)
	}
	d.sees("anna", d.DM("anna"), "Visit logged · BYD")
	for _, m := range d.Seen("wangmin", "huanan") {
		t.Errorf("all in the channel read %s", fake.Plain(m))
	}
}

func TestAMentionIsAnsweredInItsThread(t *testing.T) {
	d := aDayOnSlack(t)
	d.Say("xiaoli", d.DM("xiaoli"), "今天拜访了比亚迪王总", "")
	d.sees("xiaoli", d.DM("xiaoli"), "已记 拜访")
	asked, _ := d.Say("anna", "huanan", "@Milepost 比亚迪谁在跟", "")
	answer := d.sees("anna", "huanan", "比亚迪")
	if answer.Thread != asked.TS {
		t.Errorf("the answer stands in thread %q, not in %q", answer.Thread, asked.TS)
	}
	time.Sleep(50 * time.Millisecond) // the mention came twice, as message and as app_mention
	n := 0
	for _, m := range d.Seen("anna", "huanan") {
		if m.Bot != "" {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d answers, want 1", n)
	}
}
