package slack

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"milepost/bot/chat"
	"milepost/bot/slack/fake"
)

// known is a roster: what they are called, by id.
func known(names map[string]string) func(*Options) {
	return func(o *Options) {
		o.Called = func(_ context.Context, who chat.Identity) string { return names[who.ID] }
	}
}

// TestWhoIsOfTheCompany writes, presses and is read back: a colleague is heard,
// wherever in the organisation he belongs, and nobody of another company is.
func TestWhoIsOfTheCompany(t *testing.T) {
	for _, c := range []struct {
		says, id, team, org string
		heard               bool
	}{
		{"a colleague, of whom no workspace is said", "UWEI", "", "", true},
		{"one of our workspace", "UWEI", "T1", "", true},
		{"an id of Enterprise Grid", "W0WEI", "T1", "E1", true},
		{"one named with the organisation", "W0WEI", "E1", "E1", true},
		{"somebody of the roster, in a sister workspace", "W0WEI", "T2", "E1", true},
		{"nobody of the roster, in another workspace", "W0NEIL", "T2", "E1", false},
		{"a customer of Slack Connect", "UNEIL", "T9", "", false},
		{"a customer of an organisation", "UNEIL", "E9", "E1", false},
	} {
		t.Run(c.says, func(t *testing.T) {
			with := fake.Options{Channels: true, Org: c.org}
			more := known(map[string]string{"UWEI": "李伟", "W0WEI": "李伟"})
			s, b := newStage(t, ModeHTTP, with, more), newBook()
			s.Add(fake.User{ID: c.id, Name: "x", Team: c.team})
			b.seen = seenAtFirst
			s.Quiet(c.id, "CROOM", "@Milepost 早", "")
			s.run(t, b)
			until(t, "reading back to end", func() bool { s.mu.Lock(); defer s.mu.Unlock(); return s.missed == nil })
			if c.heard {
				until(t, "what was missed", func() bool { return len(b.texts()) == 1 })
			}
			s.Say(c.id, "CROOM", "@Milepost 谁在跟", "")
			want := map[bool]int{true: 2}[c.heard]
			if got := b.texts(); len(got) != want {
				t.Errorf("heard %q", got)
			}
			card := to(room("CROOM"), "比亚迪")
			card.Post.Card.Buttons = []chat.Button{{Label: "私聊我", Do: chat.Action{Verb: "private"}}}
			ref, err := s.Transport.Send(t.Context(), card)
			if err != nil {
				t.Fatal(err)
			}
			channel, ts := unref(string(ref))
			d, err := s.Server.Press(c.id, channel, ts, "私聊我")
			if err != nil || d.Acks != 1 {
				t.Fatalf("a press is not acknowledged: %v", err)
			}
			if c.heard {
				want++
			}
			if got := b.texts(); len(got) != want {
				t.Errorf("with a press, heard %q", got)
			}
		})
	}
}

// TestAnAppOfAWholeOrganisation works for the workspace that the roster names: its
// calls say which, and a roster that names none is told so.
func TestAnAppOfAWholeOrganisation(t *testing.T) {
	for _, c := range []struct{ workspace, trouble string }{
		{"T1", ""}, {"demo", "installed for the whole organisation E1"}, {"", "set slack.workspace to the workspace (T…)"},
	} {
		s, b := newStage(t, ModeHTTP, fake.Options{Org: "E1", OrgWide: true}, func(o *Options) { o.Tenant = c.workspace }), newBook()
		s.Add(fake.User{ID: "W0WEI", Name: "李伟", Team: "T1"})
		b.seen = seenAtFirst
		s.Quiet("W0WEI", s.DM("W0WEI"), "拜访了比亚迪", "")
		s.run(t, b)
		if said := s.Troubles()["workspace"]; !strings.Contains(said, c.trouble) || c.trouble == "" && said != "" {
			t.Errorf("with the workspace %q an admin is told %q", c.workspace, said)
		}
		bad := 0
		for _, f := range s.Check(t.Context(), Wants{}, nil, nil) {
			if !f.OK {
				bad++
			}
		}
		if ok := c.trouble == ""; ok != (bad == 0) {
			t.Errorf("with the workspace %q the check finds %d to mend", c.workspace, bad)
		}
		if c.trouble == "" {
			until(t, "what was missed", func() bool { return len(b.texts()) == 1 })
			s.Command("W0WEI", "CROOM", Command, "今天")
			if got := b.texts(); len(got) != 2 {
				t.Errorf("heard %q", got)
			}
		}
	}
}

// TestAnAddressOfAMessageFollowsTheWorkspace, which may be renamed while we run.
func TestAnAddressOfAMessageFollowsTheWorkspace(t *testing.T) {
	s, ear := heard(t, ModeHTTP, fake.Options{}, nil)
	said, _ := s.Say("UME", s.DM("UME"), "拜访了比亚迪", "")
	ear.Next(t)
	for _, name := range []string{"fake", "haiping"} {
		s.Rename(name)
		s.Shortcut("UME", ShortcutGlobal, &said)
		want := fmt.Sprintf("https://%s.slack.com/archives/%s/p%s", name, said.Channel, strings.ReplaceAll(said.TS, ".", ""))
		if m := ear.Next(t); len(m.Values[chat.Source]) != 1 || m.Values[chat.Source][0] != want {
			t.Errorf("the way back is %q, want %s", m.Values[chat.Source], want)
		}
	}
	for _, c := range []struct{ url, domain, want string }{
		{"https://old.slack.com", "", "https://old.slack.com/archives/C1/p12"},
		{"https://acme.enterprise.slack.com/", "sales", "https://acme.enterprise.slack.com/archives/C1/p12"},
		{"http://127.0.0.1:8080/", "sales", "http://127.0.0.1:8080/archives/C1/p12"},
		{"https://old.slack.com/", "a/b", "https://old.slack.com/archives/C1/p12"},
		{"", "sales", ""},
	} {
		if got := (self{url: c.url}).linkTo(c.domain, "C1", "1.2"); got != c.want {
			t.Errorf("of %s, called %q: %s, want %s", c.url, c.domain, got, c.want)
		}
	}
}
