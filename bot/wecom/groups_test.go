package wecom

import (
	"encoding/base64"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/bot/wecom/wecomtest"
)

// place is a group.
func (o *office) place(id string) chat.Place {
	return chat.Place{Platform: Platform, Tenant: o.ID, Kind: chat.Channel, ID: id}
}

// digest is a card with a table and a picture.
var digest = chat.Card{
	Title: "漏斗 · 华南 · 11-02", Figure: &chat.Figure{Alt: "潜在 42 落实 11"},
	Sections: []chat.Section{{Head: "停滞", Table: [][]string{{"客户", "天"}, {"粤钢", "51"}}}}, Note: "没有变化时我不发",
	Buttons: []chat.Button{{Label: "私聊看", Do: chat.Action{Verb: "show", Subject: "funnel"}}},
}

func TestAGroupRobotShowsTablesAndPicturesAndNoButtons(t *testing.T) {
	o := open(t, func(o *Options, c *wecomtest.Corp) {
		o.Hooks = map[string]string{"华南": c.Hook("华南")}
		o.Draw = func(chat.Figure) ([]byte, error) { return []byte("\x89PNG"), nil }
	})
	o.send(chat.Sending{Post: chat.Post{Key: "a", To: o.place("华南"), Card: digest}})
	screen := o.Screen("华南")
	if len(screen) != 2 || screen[0].Kind != "markdown_v2" || screen[1].Kind != "image" || string(screen[1].Data) != "\x89PNG" {
		t.Fatalf("it shows %+v", screen)
	}
	for _, want := range []string{"漏斗 · 华南", "停滞", "粤钢 | 51", "没有变化时我不发"} {
		if !strings.Contains(screen[0].Text, want) {
			t.Errorf("%q is not in %q", want, screen[0].Text)
		}
	}
	if strings.Contains(screen[0].Text, "私聊看") {
		t.Error("a button is shown where nothing can be pressed")
	}
	for _, hostile := range []string{"*粗* `码`", "[链接](https://example.com)", "@all <@boss>"} {
		o.send(chat.Sending{Post: chat.Post{Key: hostile, To: o.place("华南"), Card: chat.Card{Title: "原话", Lines: []string{hostile}}}})
		if s := o.last("华南"); !strings.Contains(s.Text, hostile) || s.Kind != "text" {
			t.Errorf("%q is shown as %q by %s", hostile, s.Text, s.Kind)
		}
	}
}

func TestAGroupRobotKeepsItsPace(t *testing.T) {
	now := time.Now()
	o := open(t, func(o *Options, c *wecomtest.Corp) {
		o.Hooks = map[string]string{"华南": c.Hook("华南")}
		o.Now = func() time.Time { return now }
		c.Clock(o.Now)
	})
	said := 0
	for n := range 60 {
		s := o.hi(n)
		s.Post.To = o.place("华南")
		_, err := o.transport.Send(t.Context(), s)
		var retry *chat.Retry
		if err == nil {
			said++
		} else if !errors.As(err, &retry) || strings.Contains(err.Error(), "45009") {
			t.Fatalf("the platform had to refuse: %v", err)
		}
		now = now.Add(time.Second)
	}
	if said < 19 || said > 21 {
		t.Errorf("%d in a minute", said)
	}
	o.FailOnce("webhook/send", wecomtest.Fault{Code: 45009, Msg: "api freq out of limit"})
	now = now.Add(2 * time.Minute)
	s := o.hi(1000)
	s.Post.To = o.place("华南")
	if _, err := o.transport.Send(t.Context(), s); err == nil || chattest.Tells([]byte(err.Error())) {
		t.Errorf("refused, it gave %v", err)
	}
	o.send(o.hi(1001)) // members are not held up by a robot's limit
}

func TestARobotThatIsNotThereIsGone(t *testing.T) {
	o := open(t, func(o *Options, _ *wecomtest.Corp) {
		o.Hooks = map[string]string{"华南": "hook-s3cr3t-that-was-removed"}
	})
	for _, p := range []chat.Place{o.place("华南"), {Platform: Platform, Tenant: o.ID, Kind: chat.Hook, ID: "x"}, {Platform: Platform, Tenant: "other", Kind: chat.DM, ID: "x"}} {
		s := o.hi(1)
		s.Post.To = p
		_, err := o.transport.Send(t.Context(), s)
		var gone *chat.Gone
		if !errors.As(err, &gone) || chattest.Tells([]byte(err.Error())) {
			t.Errorf("%s: %v", p, err)
		}
	}
}

func TestAGroupOfTheAppIsSpokenToWithoutCards(t *testing.T) {
	o := open(t, nil)
	id, err := o.transport.NewGroup(t.Context(), "华南销售", []string{"xiaoli", "anna"})
	if err != nil {
		t.Fatal(err)
	}
	o.send(chat.Sending{Post: chat.Post{Key: "a", To: o.place(id), Card: digest}})
	if s := o.last(id); !strings.Contains(s.Text, "粤钢 | 51") || s.Kind == "template_card" {
		t.Errorf("it shows %q by %s", s.Text, s.Kind)
	}
	if _, err := o.transport.NewGroup(t.Context(), "x", []string{"anna"}); err == nil {
		t.Error("a group of one was made")
	}
}

func TestTheIntelligentBotHearsTheGroupAndItsCardsChange(t *testing.T) {
	o := open(t, withBot).run(nil)
	if err := o.BotSay("anna", group, "@Milepost\u2005比亚迪谁在跟"); err != nil {
		t.Fatal(err)
	}
	m := o.ear.Next(t)
	if !m.Mention || m.Text != "比亚迪谁在跟" || m.In != o.place(group) || m.From.ID != "anna" {
		t.Errorf("came in as %+v", m)
	}
	ref := o.send(chat.Sending{Post: chat.Post{Key: "a", Track: "A17", To: o.place(group), Card: receipt("立项审批 #A17", undo)}})
	if err := o.Press(t.Context(), "anna", string(ref), "撤销"); err != nil {
		t.Fatal(err)
	}
	if m := o.ear.Next(t); m.On != ref || m.Action != undo.Do || m.In != o.place(group) {
		t.Errorf("the press came in as %+v", m)
	}
	if got := o.send(chat.Sending{Edit: ref, Post: chat.Post{Key: "b", Track: "A17", To: o.place(group), Card: chat.Card{Title: "#A17 已批准"}}}); got != ref {
		t.Errorf("the card was said anew: %s", got)
	}
	if s := o.last(group); s.Text != "#A17 已批准\n[已撤销]" {
		t.Errorf("it shows %q", s.Text)
	}
	// Without a press nothing can be changed: it is said anew.
	o.send(chat.Sending{Edit: ref, Post: chat.Post{Key: "c", Track: "A17", To: o.place(group), Card: chat.Card{Title: "#A17 有补充"}}})
	if s := o.last(group); s.Text != "(更新) #A17 有补充" || len(o.Screen(group)) != 2 {
		t.Errorf("it shows %q", s.Text)
	}
}

func TestAPressIsAnsweredInTimeEvenWhenTheProductIsSlow(t *testing.T) {
	t.Parallel()
	o := open(t, withBot).run(nil)
	ref := o.send(chat.Sending{Post: chat.Post{Key: "a", Track: "A17", To: o.place(group), Card: receipt("立项审批 #A17", undo)}})
	if err := o.Press(t.Context(), "anna", string(ref), "撤销"); err != nil {
		t.Fatal(err)
	}
	o.ear.Next(t)
	o.until("the button is grey", func() bool { return strings.Contains(o.last(group).Text, "[已撤销]") })
}

// TestAPressIsAnsweredAsSoonAsItIsHandled: by the change of its card where there is
// one, else at once by the card as it stands, on which the other buttons still work.
func TestAPressIsAnsweredAsSoonAsItIsHandled(t *testing.T) {
	t.Parallel()
	const update = "aibot_respond_update_msg"
	for _, c := range []struct {
		says  string
		label string
		posts []chat.Post // about the press
		want  string      // on the card, when it is handled; "" = it is not answered yet
	}{
		{"nothing is said", "改", nil, "[改] [撤销]"},
		{"something is said", "改", []chat.Post{{Key: "x", Card: chat.Card{Title: "改哪里?"}}}, "[改] [撤销]"},
		{"another card changes", "改", []chat.Post{{Key: "x", Track: "A1"}, {Key: "y", Track: "A171"}}, "[改] [撤销]"},
		{"its button is for once", "撤销", nil, "[已撤销]"},
		{"its card changes", "改", []chat.Post{{Key: "x", Track: "A17"}}, ""},
	} {
		o := open(t, withBot).run(nil)
		ref := o.send(chat.Sending{Post: chat.Post{Key: "a", Track: "A17", To: o.place(group), Card: receipt("立项审批 #A17", edit, undo)}})
		if err := o.Press(t.Context(), "anna", string(ref), c.label); err != nil {
			t.Fatal(err)
		}
		m := o.ear.Next(t)
		o.transport.Handled(m, c.posts)
		o.transport.Handled(m, c.posts)
		if c.want != "" {
			o.until(c.says+": the press is answered", func() bool { return o.Calls(update) == 1 })
		}
		if n, text := o.Calls(update), o.last(group).Text; c.want == "" && n != 0 || !strings.HasSuffix(text, c.want) {
			t.Errorf("%s: answered %d times, the card shows %q", c.says, n, text)
		}
		card := chat.Card{Title: "#A17 已批准"}
		o.send(chat.Sending{Edit: ref, Post: chat.Post{Key: "b", Track: "A17", To: o.place(group), Card: card}})
		if all := o.Screen(group); c.want == "" && (len(all) != 1 || !strings.HasPrefix(all[0].Text, card.Title)) || c.want != "" && len(all) != 2 {
			t.Errorf("%s: then %d messages stand there, the last %q", c.says, len(all), all[len(all)-1].Text)
		}
	}
}

func TestTheIntelligentBotReadsWhatTheAppCannot(t *testing.T) {
	o := open(t, withBot).run(nil)
	if err := o.BotSend("xiaoli", "", "voice", map[string]any{"content": "今天去了美的"}); err != nil {
		t.Fatal(err)
	}
	m := o.ear.Next(t)
	if m.Text != "今天去了美的" || m.In.Thread != BotThread || !m.In.Private() {
		t.Errorf("a voice came in as %+v", m)
	}
	// The answer goes where he wrote.
	o.send(chat.Sending{Post: chat.Post{Key: "a", To: m.In, Card: chat.Card{Title: "已记"}}})
	if o.Calls("aibot_send_msg") != 1 || o.Calls("message/send") != 0 {
		t.Error("the answer went to the app's chat")
	}
	key := strings.Repeat("k", 32)
	sealed := sealFile(t, []byte(key), []byte("a workbook"))
	o.Fail(nil)
	id := o.Upload("线索.xlsx", "application/octet-stream", sealed)
	from := server().URL() + "/cgi-bin/media/get?access_token=" + o.freshToken() + "&media_id=" + id
	if err := o.BotSend("xiaoli", "", "file", map[string]any{"url": from, "aeskey": base64.StdEncoding.EncodeToString([]byte(key)), "filename": "线索.xlsx"}); err != nil {
		t.Fatal(err)
	}
	m = o.ear.Next(t)
	if len(m.Files) != 1 || m.Files[0].Name != "线索.xlsx" {
		t.Fatalf("a file came in as %+v", m)
	}
	r, err := o.transport.Fetch(t.Context(), m.Files[0])
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err = errors.Join(err, r.Close()); err != nil || string(data) != "a workbook" {
		t.Errorf("it holds %q, %v", data, err)
	}
	if named, ok := r.(chat.Named); !ok || named.FileName() != "线索.xlsx" {
		t.Error("it is not called as its address says, and a message may give no name")
	}
	if err := o.BotSend("xiaoli", "", "mixed", map[string]any{"msg_item": []any{
		map[string]any{"msgtype": "text", "text": map[string]any{"content": "比亚迪坪山"}}, map[string]any{"msgtype": "image", "image": map[string]any{"url": "u", "aeskey": "k"}},
	}}); err != nil {
		t.Fatal(err)
	}
	if m := o.ear.Next(t); m.Text != "比亚迪坪山" || len(m.Files) != 1 {
		t.Errorf("words with a picture came in as %+v", m)
	}
}

// freshToken is an access token of the app.
func (o *office) freshToken() string {
	token, err := o.transport.token(o.t.Context())
	if err != nil {
		o.t.Fatal(err)
	}
	return token
}

func TestOneConnectionLivesAndABrokenOneEndsRun(t *testing.T) {
	o := open(t, withBot).run(nil)
	first := o.transport
	o.CutBot()
	select {
	case err := <-o.ended:
		if err == nil || !strings.Contains(err.Error(), "intelligent bot") {
			t.Errorf("Run ended with %v", err)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("Run did not notice that the connection broke")
	}
	s := o.hi(1)
	s.Post.To = o.place(group)
	var retry *chat.Retry
	if _, err := first.Send(t.Context(), s); !errors.As(err, &retry) {
		t.Errorf("without a connection Send gave %v", err)
	}
	// It is started again, as the supervisor does; then another process takes over.
	o.run(nil)
	o.send(s)
	other, err := New(o.options)
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = other.Run(t.Context(), o.ear) }() // ends with the test
	select {
	case err := <-o.ended:
		o.ended <- err
		if !errors.Is(err, errReplaced) {
			t.Errorf("Run ended with %v", err)
		}
	case <-time.After(5 * time.Second):
		t.Error("two connections live")
	}
}

func TestABotWithAWrongSecretIsToldSo(t *testing.T) {
	o := open(t, func(o *Options, c *wecomtest.Corp) {
		withBot(o, c)
		o.BotSecret = "wrong-bot-secret"
	})
	err := o.transport.Run(t.Context(), o.ear)
	if err == nil || strings.Contains(o.log.String()+err.Error(), "wrong-bot-secret") || !strings.Contains(o.log.String(), "40001") {
		t.Errorf("Run ended with %v\n%s", err, o.log)
	}
}
