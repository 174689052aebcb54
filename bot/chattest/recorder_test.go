package chattest_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/chattest"
)

var (
	li   = chat.Identity{Platform: "fake", Tenant: "demo", ID: "xiaoli"}
	anna = chat.Identity{Platform: "fake", Tenant: "demo", ID: "anna"}
	room = chat.Place{Platform: "fake", Tenant: "demo", Kind: chat.Channel, ID: "huanan"}
	noon = time.Date(2026, 3, 5, 4, 0, 0, 0, time.UTC)
)

func TestRecorderIsAPlatform(t *testing.T) {
	chattest.Run(t, func(*testing.T) chattest.Platform {
		r := chattest.NewRecorder("fake")
		// The suite may speak before Run has connected its inlet.
		connected := make(chan struct{})
		return chattest.Platform{
			Transport: r, Me: li, Other: anna, Channel: room,
			Can: chattest.Can{Edit: true, Thread: true, Only: true, Form: true},
			Run: func(ctx context.Context, in chat.Inlet) error {
				r.Connect(in)
				close(connected)
				return r.Run(ctx, in)
			},
			Seen: func(who chat.Identity, in chat.Place) []chattest.Seen {
				var out []chattest.Seen
				for _, s := range r.Shown(who, in) {
					out = append(out, chattest.Seen{Text: s.Text(), Reply: s.Thread != ""})
				}
				return out
			},
			Say: func(ctx context.Context, from chat.Identity, in chat.Place, text string) error {
				<-connected
				_, err := r.Say(ctx, from, in, text, noon)
				return err
			},
			Mention: func(text string) string { return chattest.Mention + " " + text },
			Again:   r.Again,
			Press: func(ctx context.Context, from chat.Identity, in chat.Place, ref chat.Ref, label string) error {
				<-connected
				_, err := r.Press(ctx, from, in, ref, label, noon)
				return err
			},
			Submit: func(ctx context.Context, from chat.Identity, in chat.Place, ref chat.Ref, fill map[string]string) error {
				<-connected
				_, err := r.Submit(ctx, from, in, ref, fill, noon)
				return err
			},
			Fail: func(kind string) bool {
				r.Fail(map[string]func(chat.Sending) error{
					"retry":   func(chat.Sending) error { return &chat.Retry{Why: io.EOF} },
					"refused": func(chat.Sending) error { return &chat.Refused{Why: io.EOF} },
					"gone":    func(chat.Sending) error { return &chat.Gone{Why: io.EOF} },
					"unsure":  func(chat.Sending) error { return &chat.Unsure{Why: io.EOF} },
				}[kind])
				return true
			},
		}
	})
}

func send(t *testing.T, r *chattest.Recorder, s chat.Sending) chat.Ref {
	t.Helper()
	ref, err := r.Send(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return ref
}

func post(key, title string) chat.Post {
	return chat.Post{Key: key, To: chat.DMOf(li), Card: chat.Card{Title: title}}
}

func TestWhatIsSaidTwiceIsCounted(t *testing.T) {
	for _, c := range []struct {
		says    string
		again   bool
		seen    int
		doubles int
	}{
		{"a repetition that says so is recognised", true, 1, 0},
		{"a repetition that does not is a double", false, 2, 1},
	} {
		t.Run(c.says, func(t *testing.T) {
			r := chattest.NewRecorder("fake")
			send(t, r, chat.Sending{Post: post("a", "一")})
			send(t, r, chat.Sending{Post: post("a", "一"), Again: c.again})
			if n := len(r.Shown(li, chat.DMOf(li))); n != c.seen || len(r.Doubles()) != c.doubles {
				t.Errorf("%d stand there, doubles %v", n, r.Doubles())
			}
		})
	}
}

func TestWhatWasTakenAwayIsGone(t *testing.T) {
	r := chattest.NewRecorder("fake")
	ref := send(t, r, chat.Sending{Post: post("a", "一")})
	if card, ok := r.Card(chat.DMOf(li), ref); !ok || card.Title != "一" {
		t.Fatalf("card %+v %v", card, ok)
	}
	r.Remove(chat.DMOf(li), ref)
	var gone *chat.Gone
	if _, err := r.Send(t.Context(), chat.Sending{Edit: ref, Post: post("b", "二")}); !errors.As(err, &gone) {
		t.Errorf("an edit of what is gone gave %v", err)
	}
	if _, ok := r.Card(chat.DMOf(li), ref); ok {
		t.Error("the card is still there")
	}
}

func TestTakeGivesEachEventOnce(t *testing.T) {
	r := chattest.NewRecorder("fake")
	r.Clock(func() time.Time { return noon })
	ref := send(t, r, chat.Sending{Post: post("a", "一")})
	send(t, r, chat.Sending{Edit: ref, Post: post("b", "二")})
	var got []string
	for _, ev := range r.Take() {
		got = append(got, fmt.Sprintf("%s %v %v", ev.Card.Title, ev.Edit, ev.At.Equal(noon)))
	}
	if want := "[一 false true 二 true true]"; fmt.Sprint(got) != want {
		t.Errorf("took %v, want %s", got, want)
	}
	if more := r.Take(); len(more) > 0 {
		t.Errorf("took again %v", more)
	}
	if all := r.Cards(); len(all) != 1 || all[0].Card.Title != "二" || len(r.Events()) != 2 {
		t.Errorf("cards %v", all)
	}
}

func TestAnAttachedFileCanBeOpened(t *testing.T) {
	r := chattest.NewRecorder("fake")
	f := r.Attach("leads.csv", "", []byte("rows"))
	in, err := r.Fetch(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(in)
	if err != nil || string(body) != "rows" || f.Size != 4 || !strings.HasPrefix(f.Type, "text/csv") {
		t.Errorf("read %q, %v of %+v", body, err, f)
	}
	if _, err := r.Fetch(t.Context(), chat.File{Handle: "no"}); err == nil {
		t.Error("a file that is not there was opened")
	}
}

func TestPeopleOnlyPressWhatTheySee(t *testing.T) {
	r := chattest.NewRecorder("fake")
	ear := chattest.NewEar()
	r.Connect(ear)
	ref := send(t, r, chat.Sending{Post: chat.Post{Key: "a", To: room, Only: &li, Card: chat.Card{
		Title: "只给小李", Buttons: []chat.Button{{Label: "好", Do: chat.Action{Verb: "ok"}}},
	}}})
	if _, err := r.Press(t.Context(), anna, room, ref, "好", noon); err == nil {
		t.Error("Anna pressed what only Xiao Li sees")
	}
	if _, err := r.Press(t.Context(), li, room, ref, "不", noon); err == nil {
		t.Error("a button was pressed that is not there")
	}
	ear.Silent(t)
	m, err := r.Say(t.Context(), li, room, "改错了", noon)
	if err != nil {
		t.Fatal(err)
	}
	if e, err := r.Change(t.Context(), m, "改对了", noon); err != nil || e.Content != m.Content || e.Key == m.Key || e.Kind != chat.Edited {
		t.Errorf("a change came in as %+v, %v", e, err)
	}
}
