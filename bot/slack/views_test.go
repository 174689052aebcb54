package slack

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	sdk "github.com/slack-go/slack"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/bot/slack/fake"
)

// correction is a form as the product makes one.
func correction() *chat.Form {
	return &chat.Form{
		Do: chat.Action{Verb: "save", Subject: "V1", Rev: 3}, Title: "改 #V1",
		Fields: []chat.Field{
			{Key: "account", Kind: chat.Lookup, Label: "客户", Value: []string{"a1"}, Options: []chat.Option{{Value: "a1", Label: "比亚迪"}}},
			{Key: "date", Kind: chat.Day, Label: "日期", Value: []string{"2026-03-05"}},
			{Key: "clock", Kind: chat.Clock, Label: "时间", Value: []string{"09:30"}},
			{Key: "gist", Kind: chat.Area, Label: "内容", Value: []string{"聊了\n电池线"}, Required: true},
			{Key: "outcome", Kind: chat.One, Label: "结果", Options: []chat.Option{{Value: "met", Label: "见到了"}, {Value: "not", Label: "没见到"}}, Value: []string{"met"}},
			{Key: "purpose", Kind: chat.Many, Label: "目的", Options: []chat.Option{{Value: "p1", Label: "需求"}, {Value: "p2", Label: "方案"}}, Value: []string{"p1"}},
			{Key: "amount", Kind: chat.Amount, Label: "金额"},
		},
	}
}

// card is a card with a button that opens a form.
func opener() chat.Sending {
	x := to(chat.DMOf(person("UME")), "已记")
	x.Post.Card.Buttons = []chat.Button{{Label: "改", Opens: true, Do: chat.Action{Verb: "edit", Subject: "V1"}}}
	return x
}

// pressed presses the button of a card and gives what came in.
func (s *stage) pressed(t *testing.T, ear *chattest.Ear, x chat.Sending, label string) chat.Message {
	t.Helper()
	ref, err := s.Transport.Send(t.Context(), x)
	if err != nil {
		t.Fatal(err)
	}
	channel, ts := unref(string(ref))
	if _, err := s.Server.Press("UME", channel, ts, label); err != nil {
		t.Fatal(err)
	}
	return ear.Next(t)
}

func (s *stage) sendForm(t *testing.T, f *chat.Form, key, trigger string) chat.Ref {
	t.Helper()
	ref, err := s.Transport.Send(t.Context(), chat.Sending{Post: chat.Post{Key: key, To: chat.DMOf(person("UME")), Form: f, Trigger: trigger}})
	if err != nil {
		t.Fatal(err)
	}
	return ref
}

func TestAFormOpensAndComesBackAsItWasFilledIn(t *testing.T) {
	s, ear := heard(t, ModeHTTP, fake.Options{}, nil)
	ear.Offer(chat.Option{Value: "a1", Label: "比亚迪"}, chat.Option{Value: "a2", Label: "美的"})
	m := s.pressed(t, ear, opener(), "改")
	if ref := s.sendForm(t, correction(), "k1", m.Trigger); !strings.HasPrefix(string(ref), "view/") {
		t.Fatalf("the form stands at %s", ref)
	}
	v, _ := s.Modal("UME")
	want := "客户 = 比亚迪\n日期 = 2026-03-05\n时间 = 09:30\n内容 = 聊了\n电池线\n结果 = 见到了\n目的 = 需求\n金额 = "
	if got := fake.PlainBlocks(v.Body["blocks"].([]any)); got != want {
		t.Errorf("the form shows\n%s\nwant\n%s", got, want)
	}
	if got, err := s.Server.Suggest("UME", "客户", "美"); err != nil || len(got) != 1 || got[0] != "美的" {
		t.Errorf("options %v, %v", got, err)
	}
	answered := make(chan error, 1)
	go func() {
		_, err := s.Server.Submit("UME", map[string]string{"客户": "美的", "金额": "180万", "时间": "", "目的": "需求、方案"})
		answered <- err
	}()
	m = ear.Next(t)
	if got := fmt.Sprint(m.Values["account"], m.Values["date"], m.Values["clock"], m.Values["gist"], m.Values["outcome"], m.Values["purpose"], m.Values["amount"]); got != "[a2] [2026-03-05] [] [聊了\n电池线] [met] [p1 p2] [180万]" {
		t.Errorf("values %s", got)
	}
	if m.Kind != chat.Submit || m.Action != correction().Do || m.In != chat.DMOf(person("UME")) {
		t.Errorf("came in as %+v", m)
	}
	done := to(chat.DMOf(person("UME")), "已改")
	done.Post.Trigger = m.Trigger
	if _, err := s.Transport.Send(t.Context(), done); err != nil {
		t.Fatal(err)
	}
	if err := <-answered; err != nil {
		t.Fatal(err)
	}
	if _, open := s.Modal("UME"); open {
		t.Error("the form is still open")
	}
}

// TestWhatGoesWithAnAcknowledgementIsNeverTooLarge: Slack takes no more than 20,480
// bytes with it, however many fields are wrong and however long the names are.
func TestWhatGoesWithAnAcknowledgementIsNeverTooLarge(t *testing.T) {
	const slacks = 20_480
	for _, c := range []struct {
		says          string
		fields, long  int
		errors, least int // of them, each at least so long
	}{
		{"one long error", 1, 4000, 1, maxError},
		{"a form full of short ones", 90, 12, 90, 12},
		{"a form full of long ones", 90, 400, 90, maxError / 10},
		{"more than can be said at the fields", 700, 400, 0, 0},
	} {
		t.Run(c.says, func(t *testing.T) {
			var f chat.Form
			blocks := map[string]string{}
			for i := range c.fields {
				k := fmt.Sprint("k", i)
				f.Fields = append(f.Fields, chat.Field{Key: k, Error: strings.Repeat("<错", c.long/2)})
				blocks[k] = blockOf("abcdef", i, k)
			}
			errs := errorsOf(f, blocks)
			if b, err := json.Marshal(sdk.ViewSubmissionResponse{ResponseAction: sdk.RAErrors, Errors: errs}); err != nil || len(b) >= slacks || len(errs) != c.errors {
				t.Errorf("%d errors in %d bytes, %v", len(errs), len(b), err)
			}
			for _, e := range errs {
				if n := runes(e); n > maxError || n < c.least {
					t.Fatalf("an error of %d characters", n)
				}
			}
		})
	}
	s, ear := heard(t, ModeHTTP, fake.Options{}, nil)
	var many []chat.Option
	for i := range 300 {
		many = append(many, chat.Option{Value: fmt.Sprint(strings.Repeat("值", 70), i), Label: strings.Repeat("&字", 60)})
	}
	ear.Offer(many...)
	body := []byte(`{"type":"block_suggestion","user":{"id":"UME"},"block_id":"a/0/account","value":"字"}`)
	answer, err := s.interaction(t.Context(), body, "e")
	if b, bad := json.Marshal(answer); err != nil || bad != nil || len(b) >= slacks || strings.Count(string(b), `"value"`) < 20 {
		t.Errorf("%d bytes, %d options, %v", len(b), strings.Count(string(b), `"value"`), err)
	}
}

// TestAFormThatIsWrongStaysOpen gives it back with an error: at its field, and
// where the form is another one as a new view.
func TestAFormThatIsWrongStaysOpen(t *testing.T) {
	wrong := correction()
	wrong.Fields[6].Error = "不像一个金额"
	other := correction()
	other.Error, other.Fields = "先填客户", other.Fields[:2]
	large := correction()
	large.Error = "太大"
	for i := range 80 {
		large.Fields = append(large.Fields, chat.Field{Key: fmt.Sprint("x", i), Kind: chat.Area, Label: "补充", Value: []string{strings.Repeat("长", 300)}})
	}
	for _, c := range []struct {
		says   string
		form   *chat.Form
		errors int
		shows  string
	}{
		{"at its field", wrong, 1, "客户 = "}, {"as a new view", other, 0, "⚠️ 先填客户"}, {"as a view too large for an answer", large, 0, "⚠️ 太大"},
	} {
		t.Run(c.says, func(t *testing.T) {
			s, ear := heard(t, ModeHTTP, fake.Options{}, nil)
			m := s.pressed(t, ear, opener(), "改")
			s.sendForm(t, correction(), "k1", m.Trigger)
			answered := make(chan error, 1)
			go func() {
				_, err := s.Server.Submit("UME", map[string]string{"金额": "很多"})
				answered <- err
			}()
			m = ear.Next(t)
			s.sendForm(t, c.form, "k2", m.Trigger)
			if err := <-answered; err != nil {
				t.Fatal(err)
			}
			var v fake.View
			for range 1000 {
				v, _ = s.Modal("UME")
				if strings.Contains(fake.PlainBlocks(v.Body["blocks"].([]any)), c.shows) {
					break
				}
				time.Sleep(2 * time.Millisecond)
			}
			if got := fake.PlainBlocks(v.Body["blocks"].([]any)); !strings.Contains(got, c.shows) || len(v.Errors) != c.errors {
				t.Errorf("it shows\n%.200s\nerrors %v", got, v.Errors)
			}
		})
	}
}

func TestAFormWhoseTriggerHasLapsedWaitsBehindAButton(t *testing.T) {
	for says, trigger := range map[string]string{"none": "", "one of an earlier process": "t/gone", "of a form that has closed": "s/gone"} {
		s, ear := heard(t, ModeHTTP, fake.Options{}, nil)
		ref := s.sendForm(t, correction(), "k1", trigger)
		m, _ := s.find(ref)
		for _, want := range []string{"改 #V1", "客户 = 比亚迪", "金额 = ", "[Fill in]"} {
			if !strings.Contains(fake.Plain(m), want) {
				t.Errorf("%s: the card does not say %s:\n%s", says, want, fake.Plain(m))
			}
		}
		if _, err := s.Server.Press("UME", m.Channel, m.TS, "Fill in"); err != nil {
			t.Fatal(err)
		}
		if v, ok := s.Modal("UME"); !ok || len(v.Inputs()) != 7 {
			t.Errorf("%s: nothing opened", says)
		}
		if _, err := s.CloseModal("UME"); err != nil {
			t.Fatal(err)
		}
		if m := ear.Next(t); m.Action != (chat.Action{Verb: chat.Cancel, Subject: "V1"}) {
			t.Errorf("%s: leaving it came in as %+v", says, m)
		}
	}
}

// find is the message behind a reference.
func (s *stage) find(ref chat.Ref) (fake.Message, bool) {
	channel, ts := unref(string(ref))
	for _, m := range s.Posted() {
		if m.Channel == channel && m.TS == ts {
			return m, true
		}
	}
	return fake.Message{}, false
}

// TestAfterARestartTheStoreKnowsWhatStoodBehindAButton: a form, the rest of a
// card, and nothing any more.
func TestAfterARestartTheStoreKnowsWhatStoodBehindAButton(t *testing.T) {
	s, ear := heard(t, ModeHTTP, fake.Options{}, nil)
	form := s.sendForm(t, correction(), "k1", "")
	long := to(chat.DMOf(person("UME")), "长")
	long.Post.Card.Lines = []string{strings.Repeat("很长的一段话👍", 2000), "结尾"}
	card, err := s.Transport.Send(t.Context(), long)
	if err != nil {
		t.Fatal(err)
	}
	kept := map[string]chat.Post{"k1": {Key: "k1", To: chat.DMOf(person("UME")), Form: correction()}, "长": long.Post}
	s.opt.Posted = func(_ context.Context, key string) (chat.Post, error) {
		p, ok := kept[key]
		if !ok {
			return p, fmt.Errorf("nothing is called %s", key)
		}
		return p, nil
	}
	next := &stage{Server: s.Server, Transport: New(s.opt), opt: s.opt, mux: http.NewServeMux()}
	next.Routes(next.mux)
	s.Hook(next.mux)
	next.run(t, ear)
	for _, c := range []struct {
		ref         chat.Ref
		label, want string
		who         string
	}{
		{form, "Fill in", "客户 = 比亚迪", "UME"}, {card, "Show all", "结尾", "UME"}, {card, "Show all", "This has lapsed", "UOTHER"},
	} {
		channel, ts := unref(string(c.ref))
		if _, err := s.Server.Press(c.who, channel, ts, c.label); err != nil {
			t.Fatal(err)
		}
		v, ok := s.Modal(c.who)
		if got := fake.PlainBlocks(v.Body["blocks"].([]any)); !ok || !strings.Contains(got, c.want) {
			t.Errorf("[%s] shows %.200s", c.label, got)
		}
	}
	clear(kept)
	next.forms = newMemory[chat.Post](1)
	channel, ts := unref(string(form))
	if _, err := s.Server.Press("UME", channel, ts, "Fill in"); err != nil {
		t.Fatal(err)
	}
	if v, _ := s.Modal("UME"); !strings.Contains(fake.PlainBlocks(v.Body["blocks"].([]any)), "This has lapsed") {
		t.Error("what is not kept any more is not said")
	}
}

func TestAFormThatIsSlowIsWaitedFor(t *testing.T) {
	s, ear := heard(t, ModeHTTP, fake.Options{}, nil)
	m := s.pressed(t, ear, opener(), "改")
	if err := s.modal(t.Context(), "UME"); err != nil { // the waiting view, before the trigger lapses
		t.Fatal(err)
	}
	if v, _ := s.Modal("UME"); v.Body["submit"] != nil {
		t.Fatal("that is no waiting view")
	}
	s.sendForm(t, correction(), "k1", m.Trigger)
	if v, _ := s.Modal("UME"); len(v.Inputs()) != 7 {
		t.Error("the form did not take its place")
	}
}
