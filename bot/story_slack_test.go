package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"time"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/bot/slack"
	"milepost/bot/slack/fake"
)

// slackScene is Slack as a scene of a story: the real transport over HTTP, and
// the workspace in memory. People write, press and submit there, and what they
// see is read off their screens.
type slackScene struct {
	revoked bool // the token, by the story
	*slack.Transport
	connection
	now  func() time.Time
	work *fake.Server
	mux  *http.ServeMux

	said []func() chattest.Event
	sent map[string]fake.Message // what people wrote, by the player's name for it
}

func newSlackScene(now func() time.Time, log *slog.Logger) scene {
	w := fake.New(fake.Options{Team: "demo", Now: now, Channels: true})
	inhabit(w)
	return &slackScene{connection: newConnection(log), now: now, work: w, sent: map[string]fake.Message{}}
}

// Name, Routes and Run belong to a transport that is there before it is opened.
func (s *slackScene) Name() string { return slack.Name }

// Routes adds nothing: the workspace calls the transport itself.
func (s *slackScene) Routes(*http.ServeMux) {}

func (s *slackScene) open(ctx context.Context, in chat.Inlet) error {
	if s.revoked { // it is about a token that is revoked while the process runs: a new one would not begin with it
		s.work.Revoke("")
		defer s.work.Revoke("token_revoked")
	}
	ready := make(chan struct{})
	opt := slackTestOptions(s.work, s.log)
	opt.Mode, opt.SigningSecret, opt.Now, opt.Client = slack.ModeHTTP, fake.Secret, s.now, s.work.Client()
	opt.Connected = func() { close(ready) }
	s.Transport, s.mux = slack.New(opt), http.NewServeMux()
	s.Transport.Routes(s.mux)
	s.work.Hook(s.mux)
	s.start(ctx, s.Transport, in)
	select {
	case <-ready:
		return nil
	case err := <-s.ended:
		s.ended <- err
		return err
	}
}

func (s *slackScene) close() {
	s.connection.close()
	s.work.Hook(http.HandlerFunc(noProcess))
}

// breakBy revokes the token, or gives it back.
func (s *slackScene) breakBy(about string) bool {
	switch about {
	case "token":
		s.work.Revoke("token_revoked")
	case "":
		s.work.Revoke("")
	}
	s.revoked = about == "token"
	return about == "token"
}

// Take gives what people see that is new.
func (s *slackScene) Take() []chattest.Event {
	var out []chattest.Event
	for _, ev := range s.said {
		out = append(out, ev())
	}
	s.said = nil
	return out
}

// Send sends by the transport and notes what people see of it.
func (s *slackScene) Send(ctx context.Context, x chat.Sending) (chat.Ref, error) {
	if err := s.failed(x); err != nil {
		return "", err
	}
	before := len(s.work.Posted())
	ref, err := s.Transport.Send(ctx, x)
	if err != nil {
		return ref, err
	}
	ev := chattest.Event{
		At: s.now(), Key: x.Post.Key, Place: x.Post.To, Edit: x.Edit != "" && ref == x.Edit, Again: x.Again, Ref: ref, Only: x.Post.Only, Post: x.Post,
	}
	switch {
	case x.Post.Form != nil:
		s.said = append(s.said, func() chattest.Event { return s.form(ev) })
		return ref, nil
	case x.Post.To.Kind == chat.Home:
		v, _ := s.work.Home(x.Post.To.ID)
		blocks, _ := v.Body["blocks"].([]any)
		ev.Card = cardOf(blocks)
	default:
		m, ok := s.message(ref)
		if !ok {
			return ref, fmt.Errorf("nobody sees %s", ref)
		}
		if m.Thread != "" {
			ev.Thread = chat.Ref(m.Channel + "/" + m.Thread)
		}
		if want := s.channelOf(x.Post.To); m.Channel != want {
			return ref, fmt.Errorf("%s stands in %s, not in %s", ref, m.Channel, want)
		}
		ev.Card = cardOf(anyBlocks(m))
		s.shared(&ev, x.Post.Card, s.work.Posted()[min(before+1, len(s.work.Posted())):])
	}
	s.said = append(s.said, func() chattest.Event { return ev })
	return ref, nil
}

// channelOf is the channel of a place.
func (s *slackScene) channelOf(p chat.Place) string {
	if p.Kind == chat.DM {
		return s.work.DM(p.ID)
	}
	return p.ID
}

// message is what a reference points at.
func (s *slackScene) message(ref chat.Ref) (fake.Message, bool) {
	channel, ts := cutRef(ref)
	for _, m := range s.work.Posted() {
		if m.Channel == channel && m.TS == ts && !m.Deleted {
			return m, true
		}
	}
	return fake.Message{}, false
}

func cutRef(ref chat.Ref) (channel, ts string) {
	channel, ts, _ = strings.Cut(strings.TrimSuffix(string(ref), "/alone"), "/")
	return channel, ts
}

// shared adds the files that came behind a card: pictures as figures, others as
// what they were drawn from.
func (s *slackScene) shared(ev *chattest.Event, said chat.Card, behind []fake.Message) {
	for _, m := range behind {
		for _, id := range m.Files {
			f, _ := s.work.FileOf(id)
			if said.Figure != nil && f.Type == "image/png" && f.Alt != "" {
				ev.Card.Figure = &chat.Figure{Alt: f.Alt, Title: f.Title}
				continue
			}
			got := chat.File{Name: f.Name, Type: f.Type, Data: f.Data}
			for _, want := range said.Files {
				if want.Name == f.Name && bytes.Equal(want.Data, f.Data) {
					got = want
				}
			}
			ev.Card.Files = append(ev.Card.Files, got)
		}
	}
}

// form is the form that is open for the reader of an event: by itself, or behind
// the button of a card, which he presses.
func (s *slackScene) form(ev chattest.Event) chattest.Event {
	who := ev.Place.ID
	if !strings.HasPrefix(string(ev.Ref), "view/") {
		channel, ts := cutRef(ev.Ref)
		if _, err := s.work.Press(who, channel, ts, "填写"); err != nil {
			if _, err := s.work.Press(who, channel, ts, "Fill in"); err != nil {
				ev.Card = chat.Card{Title: err.Error()}
				return ev
			}
		}
	}
	v, ok := s.work.Modal(who)
	if !ok {
		ev.Card = chat.Card{Title: "no form is open"}
		return ev
	}
	f := formOf(v)
	f.Do = ev.Post.Form.Do
	s.forms[who] = f
	ev.Form = &f
	return ev
}

// act does what a message of the player says, as people do it on Slack.
func (s *slackScene) act(ctx context.Context, m chat.Message, again bool) (func() error, error) {
	nothing := func() error { return nil }
	s.quiet()
	s.work.Add(fake.User{ID: m.From.ID, Name: m.From.ID, Email: m.From.ID + "@example.com"})
	if again {
		s.work.Again()
		return nothing, nil
	}
	channel := s.channelOf(m.In)
	_, thread := cutRef(chat.Ref(m.In.Thread))
	if m.Quoted != "" {
		_, thread = cutRef(m.Quoted)
	}
	text := m.Text
	if m.Mention {
		text = "@Milepost " + text
	}
	var d *fake.Delivery
	var err error
	switch m.Kind {
	case chat.Text:
		if len(m.Files) > 0 {
			f := s.files[m.Files[0].Handle]
			_, d = s.work.Send(m.From.ID, channel, text, f.name, f.data)
			break
		}
		var said fake.Message
		said, d = s.work.Say(m.From.ID, channel, text, thread)
		s.sent[m.Content] = said
	case chat.Edited:
		was := s.sent[m.Content]
		d = s.work.Edit(was.Channel, was.TS, text)
	case chat.Press:
		if m.On == chat.OnHome {
			d, err = s.work.PressHome(m.From.ID, m.Action.String())
			break
		}
		at, ts := cutRef(m.On)
		d, err = s.work.PressValue(m.From.ID, at, ts, m.Action.String())
	case chat.Submit:
		return s.submit(m)
	case chat.Opened:
		tab := "home"
		if m.In.Kind == chat.DM {
			tab = "messages"
		}
		d = s.work.GoHome(m.From.ID, tab)
	default:
		return nothing, fmt.Errorf("nobody does %s on Slack", m.Kind)
	}
	if err == nil && d != nil && d.Acks == 0 && !s.down() {
		err = errors.New("it was not acknowledged")
	}
	return nothing, err
}

// submit fills in the form that is open, or leaves it. The answer comes when the
// product has handled it.
func (s *slackScene) submit(m chat.Message) (func() error, error) {
	if m.Action.Verb == chat.Cancel {
		_, err := s.work.CloseModal(m.From.ID)
		return func() error { return nil }, err
	}
	fill := map[string]string{}
	for _, f := range s.forms[m.From.ID].Fields {
		now, was := m.Values[f.Key], f.Value
		if !slices.Equal(now, was) {
			fill[f.Label] = strings.Join(now, "、")
		}
	}
	done := make(chan error, 1)
	go func() {
		_, err := s.work.Submit(m.From.ID, fill)
		done <- err
	}()
	select {
	case <-s.heard:
		return func() error { return <-done }, nil
	case err := <-done:
		return func() error { return nil }, err
	}
}

func anyBlocks(m fake.Message) []any {
	var out []any
	for _, b := range m.Blocks {
		out = append(out, b)
	}
	return out
}

// cardOf is what blocks show, as a card.
func cardOf(blocks []any) chat.Card {
	var c chat.Card
	for i, x := range blocks {
		b, _ := x.(map[string]any)
		var sec chat.Section
		switch kind := b["type"]; {
		case kind == "divider":
			continue
		case i == 0 && (kind == "header" || kind == "section") && b["accessory"] == nil:
			c.Title = fake.PlainBlocks([]any{b})
			continue
		case kind == "actions":
			sec.Buttons = buttonsOf(b["elements"])
		default:
			if a, ok := b["accessory"]; ok {
				sec.Buttons = buttonsOf([]any{a})
				bare := map[string]any{"type": "section", "text": b["text"]}
				b = bare
			}
			sec.Text = chat.T(fake.PlainBlocks([]any{b}))
		}
		c.Sections = append(c.Sections, sec)
	}
	return c
}

func buttonsOf(v any) []chat.Button {
	list, _ := v.([]any)
	var out []chat.Button
	for _, x := range list {
		e, _ := x.(map[string]any)
		text, _ := e["text"].(map[string]any)
		label, _ := text["text"].(string)
		value, _ := e["value"].(string)
		do, err := chat.ParseAction(value)
		if err != nil {
			do = chat.Action{Verb: "slack", Subject: value}
		}
		out = append(out, chat.Button{Label: label, Do: do})
	}
	return out
}
