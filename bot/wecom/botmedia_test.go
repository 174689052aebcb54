package wecom

import (
	"bytes"
	"strings"
	"testing"

	"milepost/bot/chat"
	"milepost/bot/wecom/wecomtest"
)

// drawn is a picture of several pieces.
var drawn = append([]byte("\x89PNG"), bytes.Repeat([]byte("picture"), 200<<10)...)

// illustrated is a digest with a picture and a file, for a place.
func illustrated(to chat.Place) chat.Sending {
	return chat.Sending{Post: chat.Post{Key: "digest", To: to, Class: chat.Digest, Card: chat.Card{
		Title: "漏斗 · 华南", Figure: &chat.Figure{Kind: "bars", Alt: "潜在 42 落实 11"}, Files: []chat.File{{Name: "线索.xlsx", Data: []byte("a drawn file")}},
	}}}
}

func TestTheIntelligentBotSendsPicturesAndFiles(t *testing.T) {
	o := open(t, func(o *Options, c *wecomtest.Corp) {
		withBot(o, c)
		o.Draw = func(chat.Figure) ([]byte, error) { return drawn, nil }
	}).run(nil)
	alone := o.dm("xiaoli")
	alone.Thread = BotThread
	for says, to := range map[string]chat.Place{group: o.place(group), "xiaoli": alone} {
		s := illustrated(to)
		s.Post.Key += says
		o.send(s)
		screen := o.Screen(says)
		if len(screen) != 3 || !strings.Contains(screen[0].Text, "潜在 42 落实 11") || screen[1].Kind != "image" || !bytes.Equal(screen[1].Data, drawn) ||
			screen[2].Text != "[file] 线索.xlsx" || string(screen[2].Data) != "a drawn file" {
			t.Fatalf("%s: %d messages: %v", says, len(screen), screen)
		}
		if o.Calls("media/upload") != 0 {
			t.Error("it was uploaded for the app, whose files the bot cannot send")
		}
		pieces := o.Calls(cmdUploadChunk)
		o.send(s) // another try
		if o.Calls(cmdUploadChunk) != pieces {
			t.Error("a second try uploads it again")
		}
	}
}

func TestAPictureThatTheBotCannotSendIsSaidInWords(t *testing.T) {
	for says, fault := range map[string]wecomtest.Fault{
		"a server that knows no uploads": {Code: 40001, Msg: "unknown cmd"}, "a file that is not taken": {Code: 40006, Msg: "invalid media size"},
	} {
		o := open(t, func(o *Options, c *wecomtest.Corp) {
			withBot(o, c)
			o.Draw = func(chat.Figure) ([]byte, error) { return drawn, nil }
		}).run(nil)
		o.Fail(func(path string) wecomtest.Fault {
			if path == cmdUploadInit || path == cmdUploadFinish {
				return fault
			}
			return wecomtest.Fault{}
		})
		o.send(illustrated(o.place(group)))
		if screen := o.Screen(group); len(screen) != 1 || !strings.Contains(screen[0].Text, "潜在 42 落实 11") || !strings.Contains(screen[0].Text, "📎 线索.xlsx") {
			t.Errorf("%s: it shows %v", says, screen)
		}
	}
}

func TestAnUploadThatBreaksOffIsBegunAnew(t *testing.T) {
	o := open(t, func(o *Options, c *wecomtest.Corp) {
		withBot(o, c)
		o.Draw = func(chat.Figure) ([]byte, error) { return drawn, nil }
	}).run(nil)
	o.FailOnce(cmdUploadChunk, wecomtest.Fault{Code: codeBusy, Msg: "system busy"})
	if _, err := o.transport.Send(t.Context(), illustrated(o.place(group))); err == nil {
		t.Fatal("half an upload counts as one")
	}
	if n := len(o.Screen(group)); n != 0 {
		t.Errorf("%d messages stand there before the picture can", n)
	}
	o.send(illustrated(o.place(group)))
	if n := len(o.Screen(group)); n != 3 {
		t.Errorf("%d messages stand there, want 3", n)
	}
}
