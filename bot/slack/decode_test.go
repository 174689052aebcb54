package slack

import (
	"context"
	"strings"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/bot/slack/fake"
)

// heard runs a stage with an ear.
func heard(t *testing.T, mode string, with fake.Options, more func(*Options)) (*stage, *chattest.Ear) {
	t.Helper()
	s, ear := newStage(t, mode, with, more), chattest.NewEar()
	s.run(t, ear)
	return s, ear
}

func TestWhatIsWrittenIsReadAsItWasTyped(t *testing.T) {
	s := newStage(t, ModeHTTP, fake.Options{}, func(o *Options) {
		o.Called = func(_ context.Context, who chat.Identity) string { return map[string]string{"UWANG": "王敏"}[who.ID] }
	})
	for _, c := range []struct {
		says, text, want string
		mentioned        bool
	}{
		{"entities are what they stand for", "A &amp; B &lt;x&gt;", "A & B <x>", false},
		{"the bot's name is taken off", "<@UBOT> 比亚迪谁在跟", "比亚迪谁在跟", true},
		{"with its label too, and the comma behind it", "<@UBOT|milepost>, 谁在跟", "谁在跟", true},
		{"in the middle as well", "hey <@UBOT> who has BYD", "hey who has BYD", true},
		{"a colleague is called by his name", "和 <@UWANG> 一起去的", "和 王敏 一起去的", false},
		{"a stranger by what Slack calls him", "with <@UX|neil>", "with @neil", false},
		{"a channel by its name", "in <#C1|华南>", "in #华南", false},
		{"a link is its address", "see <https://x.com/a?b=1&amp;c=2>", "see https://x.com/a?b=1&c=2", false},
		{"or its label", "see <https://x.com|the site>", "see the site", false},
		{"a mail address is one", "<mailto:li@x.com|li@x.com> <tel:+8613800138000|13800138000>", "li@x.com 13800138000", false},
		{"a broadcast is a word", "<!here> ok", "@here ok", false},
		{"a date is its words", "<!date^1392734382^{date}|Feb 18>", "Feb 18", false},
		{"nothing is nothing", "<@UBOT>", "", true},
	} {
		t.Run(c.says, func(t *testing.T) {
			got, mentioned := s.read(t.Context(), c.text, "UBOT")
			if got != c.want || mentioned != c.mentioned {
				t.Errorf("reads %q, mentioned %v; want %q, %v", got, mentioned, c.want, c.mentioned)
			}
		})
	}
}

func TestWhatComesToNothingOnPurpose(t *testing.T) {
	s, ear := heard(t, ModeHTTP, fake.Options{Channels: true}, nil)
	dm := s.DM("UME")
	message := func(more map[string]any) map[string]any {
		m := map[string]any{"type": "message", "channel": dm, "channel_type": "im", "user": "UME", "text": "x", "ts": "1772676300.000100"}
		for k, v := range more {
			m[k] = v
		}
		return m
	}
	for says, inner := range map[string]map[string]any{
		"our own post":                 message(map[string]any{"user": fake.BotUser, "bot_id": fake.BotID}),
		"another bot's":                message(map[string]any{"bot_id": "BX"}),
		"a join":                       message(map[string]any{"subtype": "channel_join"}),
		"a topic":                      message(map[string]any{"subtype": "channel_topic"}),
		"a huddle":                     message(map[string]any{"subtype": "huddle_thread"}),
		"a message of nobody":          message(map[string]any{"user": ""}),
		"a reminder of Slackbot's":     message(map[string]any{"user": "USLACKBOT"}),
		"somebody of another company":  message(map[string]any{"user_team": "T9"}),
		"a message that one sees":      message(map[string]any{"is_ephemeral": true}),
		"an event that we do not know": {"type": "reaction_added", "user": "UME"},
		"a change of nothing":          {"type": "message", "subtype": "message_changed", "channel": dm, "channel_type": "im", "ts": "1.1"},
		"a preview of a link": {
			"type": "message", "subtype": "message_changed", "channel": dm, "channel_type": "im", "ts": "1.1",
			"message": message(nil), "previous_message": message(nil),
		},
	} {
		d := s.Event(inner)
		if d.Acks != 1 {
			t.Errorf("%s is not acknowledged", says)
		}
	}
	ear.Silent(t)
}

func TestChangesRemovalsThreadsAndFiles(t *testing.T) {
	s, ear := heard(t, ModeHTTP, fake.Options{Channels: true}, nil)
	dm := s.DM("UME")
	said, _ := s.Say("UME", dm, "预算120万", "")
	first := ear.Next(t)
	s.Edit(dm, said.TS, "预算180万")
	if m := ear.Next(t); m.Kind != chat.Edited || m.Text != "预算180万" || m.Content != first.Content || m.Key == first.Key || !m.At.After(first.At) {
		t.Errorf("a change came in as %+v", m)
	}
	s.Delete(dm, said.TS)
	if m := ear.Next(t); m.Kind != chat.Deleted || m.Content != first.Content || m.From != first.From {
		t.Errorf("a removal came in as %+v", m)
	}
	top, _ := s.Say("UME", "CROOM", "有人吗", "")
	ear.Next(t)
	s.Say("UOTHER", "CROOM", "@Milepost 在", top.TS)
	m := ear.Next(t)
	if want := "CROOM/" + top.TS; m.In.Thread != want || string(m.Quoted) != want || !m.Mention {
		t.Errorf("an answer in a thread came in as %+v", m)
	}
	if again := ear.Next(t); again.Content != m.Content || again.Key == m.Key || again.Text != m.Text || again.In != m.In {
		t.Errorf("the mention came in again as %+v, first as %+v", again, m)
	}
	s.Server.Send("UME", dm, "现场照片", "a.jpg", []byte("JPEG"))
	m = ear.Next(t)
	if len(m.Files) != 1 || m.Files[0].Name != "a.jpg" || m.Files[0].Type != "image/jpeg" || m.Files[0].Size != 4 || m.Text != "现场照片" {
		t.Fatalf("a photo came in as %+v", m)
	}
	r, err := s.Fetch(t.Context(), m.Files[0])
	if err != nil || readAll(t, r) != "JPEG" {
		t.Errorf("the photo cannot be fetched: %v", err)
	}
	id, _, _ := strings.Cut(m.Files[0].Handle, " ")
	if r, err = s.Fetch(t.Context(), chat.File{Handle: id}); err != nil || readAll(t, r) != "JPEG" {
		t.Errorf("the photo cannot be fetched by its id: %v", err)
	}
	s.GoHome("UME", "home")
	if m = ear.Next(t); m.Kind != chat.Opened || m.In.Kind != chat.Home || m.In.ID != "UME" {
		t.Errorf("opening the home page came in as %+v", m)
	}
	s.Event(map[string]any{"type": "member_joined_channel", "user": "UOTHER", "channel": "CROOM", "event_ts": "1772676300.000100"})
	if m = ear.Next(t); m.Kind != chat.Joined || m.In.ID != "CROOM" {
		t.Errorf("a join came in as %+v", m)
	}
}

// TestAnOddFieldLosesNoMessage sends what Slack's own types do not allow.
func TestAnOddFieldLosesNoMessage(t *testing.T) {
	s, ear := heard(t, ModeSocket, fake.Options{}, nil)
	d := s.Event(map[string]any{
		"type": "message", "channel": s.DM("UME"), "channel_type": "im", "user": "UME", "text": "在吗", "ts": "1772676300.000200",
		"blocks": "not a list", "files": map[string]any{"a": 1}, "edited": 7, "thread_ts": []any{12}, "team": []any{}, "client_msg_id": false, "metadata": "x",
	})
	if m := ear.Next(t); m.Text != "在吗" || m.Kind != chat.Text {
		t.Errorf("came in as %+v", m)
	}
	if err := wait(t.Context(), d); err != nil {
		t.Error(err)
	}
	for says, d := range map[string]*fake.Delivery{
		"an unknown event":     s.Event(map[string]any{"type": "assistant_thread_started", "assistant_thread": map[string]any{"user_id": 1}}),
		"an unknown envelope":  s.Raw("hologram", map[string]any{"a": 1}),
		"an event of nothing":  s.Raw("events_api", map[string]any{"type": "event_callback", "event": []any{1}}),
		"a press of nothing":   s.Raw("interactive", map[string]any{"type": 3}),
		"a command of nothing": s.Raw("slash_commands", map[string]any{"user_id": []any{4}}),
	} {
		if err := wait(t.Context(), d); err != nil {
			t.Errorf("%s: %v", says, err)
		}
	}
	ear.Silent(t)
}

// TestIdsThatAreNumbersAreReadAsTheyStand: a moment loses no digit.
func TestIdsThatAreNumbersAreReadAsTheyStand(t *testing.T) {
	tr := New(Options{Now: func() time.Time { return fake.Epoch }, Tenant: tenant, Log: chattest.Log(t, nil)})
	n := tr.event(t.Context(), []byte(`{"event_id":77,"event":{"type":"message","channel":4,"channel_type":"im","user":12,"text":"在吗","ts":1772676300.000120}}`))
	if m := n.msg; n.ignore != "" || m.From != person("12") || m.Content != "4/1772676300.000120" || m.Key != "slack/e/77" || m.At.Nanosecond() != 120_000 {
		t.Errorf("%s, %+v", n.ignore, n.msg)
	}
}

func TestTheMomentsOfSlack(t *testing.T) {
	for ts, want := range map[string]time.Time{
		"1772676300.000100": time.Date(2026, 3, 5, 2, 5, 0, 100_000, time.UTC), "1772676300": time.Date(2026, 3, 5, 2, 5, 0, 0, time.UTC),
		"": {}, "x": {}, "-5.1": {}, "99999999999999999999.1": {},
	} {
		got := moment(ts)
		if !got.Equal(want) {
			t.Errorf("%q is %v, want %v", ts, got, want)
		}
		if !want.IsZero() && moment(stampOf(got)) != got {
			t.Errorf("%v prints %s", got, stampOf(got))
		}
	}
}
