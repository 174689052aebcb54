package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"milepost/bot/cards"
	"milepost/bot/charts"
	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/bot/wecom"
	"milepost/bot/wecom/wecomtest"
)

// weComScene is WeCom as a scene of a story: the real transport over HTTP, and
// a corporation in memory. People write, press and answer there, and what they
// see is read off their screens. A group is heard by the intelligent bot.
type weComScene struct {
	*wecom.Transport
	connection
	now    func() time.Time
	corp   *wecomtest.Corp
	memory *weComMemory
	clicks atomic.Int64

	untaken []chat.Message // what nobody took

	said  []chattest.Event
	keys  map[chat.Ref]map[string]weComButton // by card and what the button does
	first map[chat.Ref]chat.Ref               // the card of which a message is the newest form
}

// weComButton is where a button stands, and its key.
type weComButton struct{ task, key string }

// weComMemory outlives the process of a story, as a store would.
type weComMemory struct {
	mu sync.Mutex
	by map[string][]byte
}

// Keep keeps a value under a key; nil removes it.
func (m *weComMemory) Keep(_ context.Context, key string, value []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.by[key] = value
	return nil
}

// Kept is the value under a key; nil if there is none.
func (m *weComMemory) Kept(_ context.Context, key string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.by[key], nil
}

func newWeComScene(now func() time.Time, log *slog.Logger) scene {
	c := weComServer().Corp()
	c.Group("huanan", "xiaoli", "anna", "wangmin", "zhaogang", "chenjing", "zhouhang")
	c.Anybody()
	c.Endless()
	s := &weComScene{
		connection: newConnection(log), now: now, corp: c,
		keys: map[chat.Ref]map[string]weComButton{}, first: map[chat.Ref]chat.Ref{}, memory: &weComMemory{by: map[string][]byte{}},
	}
	// Two presses of one button in one second are one; a story's clock stands.
	c.Clock(func() time.Time { return s.now().Add(time.Duration(s.clicks.Load()%50) * time.Second) })
	return s
}

// Name, Routes and Run belong to a transport that is there before it is opened.
func (s *weComScene) Name() string { return wecom.Platform }

// Routes adds nothing: the corporation calls the transport itself.
func (s *weComScene) Routes(*http.ServeMux) {}

func (s *weComScene) open(ctx context.Context, in chat.Inlet) error {
	t, err := wecom.New(wecom.Options{
		CorpID: s.corp.ID, Tenant: "demo", AgentID: s.corp.AgentID, Secret: s.corp.Secret, Token: s.corp.Token, AESKey: s.corp.AESKey,
		APIURL: weComServer().URL(), BotID: s.corp.BotID, BotSecret: s.corp.BotSecret, BotURL: weComServer().BotURL(),
		Now: s.now, Log: s.log, Memory: s.memory, Unpaced: true,
		Words: func(context.Context, chat.Identity) chat.Phrases { return cards.WeCom("zh") },
		Draw:  charts.Draw,
	})
	if err != nil {
		return err
	}
	s.Transport = t
	mux := http.NewServeMux()
	t.Routes(mux)
	s.corp.Connect(mux)
	s.corp.CutBot()
	s.start(ctx, t, in)
	if err := s.wait("the intelligent bot is connected", s.corp.BotLive); err != nil {
		return err
	}
	return s.repeat(ctx)
}

// repeat delivers again what nobody took, as long as the platform does so.
func (s *weComScene) repeat(ctx context.Context) error {
	var err error
	for _, m := range s.untaken {
		if s.now().Sub(m.At) < repeats {
			_, e := s.act(ctx, m, false)
			err = errors.Join(err, e)
		}
	}
	s.untaken = nil
	return err
}

func (s *weComScene) wait(what string, f func() bool) error {
	for range 2000 {
		if f() {
			return nil
		}
		time.Sleep(2 * time.Millisecond)
	}
	return fmt.Errorf("it never came to this: %s", what)
}

// Take gives what people see that is new.
func (s *weComScene) Take() []chattest.Event {
	out := s.said
	s.said = nil
	return out
}

// Send sends by the transport and notes what people see of it.
func (s *weComScene) Send(ctx context.Context, x chat.Sending) (chat.Ref, error) {
	if err := s.failed(x); err != nil {
		return "", err
	}
	where := x.Post.To
	if x.Post.Only != nil && !where.Private() {
		where = chat.DMOf(*x.Post.Only)
	}
	before := map[string]int{}
	for _, m := range s.corp.Screen(where.ID) {
		before[m.ID] = m.Changes + 1
	}
	ref, err := s.Transport.Send(ctx, x)
	if err != nil {
		return ref, err
	}
	if b := s.corp.Breaches(); len(b) > 0 {
		return ref, fmt.Errorf("a rule of the platform was broken: %s", b[0])
	}
	var fresh []wecomtest.Shown
	for _, m := range s.corp.Screen(where.ID) {
		if before[m.ID] != m.Changes+1 {
			fresh = append(fresh, m)
		}
	}
	if len(fresh) == 0 && x.Edit == ref { // it says nothing that does not stand there, or that is told otherwise
		if x.Post.Aside {
			s.said = append(s.said, chattest.Event{
				At: s.now(), Key: x.Post.Key, Place: x.Post.To, Edit: true, Silent: true, Ref: cmp.Or(s.first[ref], ref), Card: x.Post.Card, Post: x.Post,
			})
		}
		return ref, nil
	}
	if len(fresh) == 0 {
		return ref, fmt.Errorf("nobody sees %s", x.Post.Key)
	}
	// A card that cannot be changed any more is said anew: to its reader the
	// new one is the card.
	ev := chattest.Event{
		At: s.now(), Key: x.Post.Key, Place: x.Post.To, Edit: x.Edit != "", Again: x.Again, Ref: s.same(x.Edit, ref), Only: x.Post.Only, Post: x.Post,
	}
	if f := x.Post.Form; f != nil {
		if why := unseen(*f, fresh[0].Text); why != "" {
			return ref, fmt.Errorf("the form of %s does not show %s", x.Post.Key, why)
		}
		ev.Form, s.forms[where.ID] = f, *f
	} else {
		ev.Card = s.card(ev.Ref, fresh, x.Post.Card)
	}
	s.said = append(s.said, ev)
	return ref, nil
}

// same is the card that a message shows, given the one that it replaces.
func (s *weComScene) same(was, ref chat.Ref) chat.Ref {
	if was == "" {
		return ref
	}
	was = cmp.Or(s.first[was], was)
	s.first[ref] = was
	return was
}

// unseen is the first part of a form that does not stand in a text.
func unseen(f chat.Form, text string) string {
	for _, field := range f.Fields {
		if want := strings.TrimSpace(field.Label + " = " + field.Shown()); !strings.Contains(text, want) {
			return want
		}
		if !strings.Contains(text, field.Error) {
			return field.Error
		}
	}
	return ""
}

// card is what messages show, as one card.
func (s *weComScene) card(ref chat.Ref, fresh []wecomtest.Shown, said chat.Card) chat.Card {
	var c chat.Card
	var lines []string
	s.keys[ref] = maps.Clone(s.keys[ref])
	if s.keys[ref] == nil {
		s.keys[ref] = map[string]weComButton{}
	}
	for _, m := range fresh {
		switch {
		case m.Kind == "image" && said.Figure != nil:
			c.Figure = said.Figure
		case m.Kind == "image" || m.Kind == "file":
			for _, f := range said.Files {
				if bytes.Equal(f.Data, m.Data) && strings.HasSuffix(m.Text, f.Name) {
					c.Files = append(c.Files, f)
				}
			}
		default:
			text := m.Text
			if at := strings.LastIndex(text, "\n["); at >= 0 && strings.HasSuffix(text, "]") {
				text = text[:at]
			}
			lines = append(lines, strings.Split(text, "\n")...)
		}
		for _, b := range m.Buttons {
			do := doOf(b.Key)
			s.keys[ref][do.String()] = weComButton{m.Task, b.Key}
			c.Buttons = append(c.Buttons, chat.Button{Label: b.Label, Do: do})
		}
	}
	for _, f := range c.Files { // they are named where they stand
		lines = slices.DeleteFunc(lines, func(l string) bool { return l == "📎 "+f.Name })
	}
	if len(lines) > 0 {
		c.Title, c.Lines = lines[0], lines[1:]
	}
	return c
}

// doOf is the action in a key.
func doOf(key string) chat.Action {
	var k struct{ A string }
	if json.Unmarshal([]byte(key), &k) == nil {
		key = k.A
	}
	do, err := chat.ParseAction(key)
	if err != nil {
		return chat.Action{Verb: "wecom", Subject: key}
	}
	return do
}

// act does what a message of the player says, as people do it on WeCom.
func (s *weComScene) act(ctx context.Context, m chat.Message, again bool) (func() error, error) {
	s.quiet()
	if s.down() {
		s.untaken = append(s.untaken, m)
		return func() error { return nil }, nil
	}
	who := m.From.ID
	var err error
	switch {
	case again:
		err = s.corp.Again(ctx)
	case m.Kind == chat.Press:
		err = s.press(ctx, m)
	case m.Kind == chat.Submit:
		err = s.submit(ctx, m)
	case m.Kind == chat.Opened:
		err = s.corp.Enter(ctx, who)
	case m.Kind != chat.Text:
		err = fmt.Errorf("nobody does %s on WeCom", m.Kind)
	case !m.In.Private():
		if m.Mention {
			err = errors.Join(s.corp.BotSay(who, m.In.ID, "@Milepost "+m.Text), s.stored())
		}
	default:
		for _, f := range m.Files {
			file := s.files[f.Handle]
			kind := map[bool]string{true: "image", false: "file"}[strings.HasPrefix(f.Type, "image/")]
			if strings.HasSuffix(f.Name, ".amr") {
				kind = "voice"
			}
			err = errors.Join(err, s.corp.SendMedia(ctx, who, kind, file.name, file.data))
		}
		if m.Geo != nil {
			err = s.corp.SendPlace(ctx, who, m.Geo.Lat, m.Geo.Long, m.Geo.Name)
		}
		if m.Text != "" || len(m.Files) == 0 && m.Geo == nil {
			err = errors.Join(err, s.corp.Say(ctx, who, m.Text))
		}
	}
	return func() error { return nil }, err
}

// stored waits until something was stored.
func (s *weComScene) stored() error {
	select {
	case <-s.heard:
		return nil
	case <-time.After(10 * time.Second):
		return errors.New("it was not stored")
	}
}

// press presses, and says that it is meant where that is asked.
func (s *weComScene) press(ctx context.Context, m chat.Message) error {
	b, ok := s.keys[m.On][m.Action.String()]
	if !ok {
		return fmt.Errorf("%s has no button for %s", m.On, m.Action)
	}
	s.clicks.Add(1)
	sees := len(s.corp.Screen(m.In.ID))
	if err := s.corp.PressKey(ctx, m.From.ID, b.task, b.key); err != nil {
		return err
	}
	if !strings.Contains(b.key, `"c":`) {
		if !m.In.Private() {
			return s.stored()
		}
		return nil
	}
	if err := s.wait("it is asked whether that is meant", func() bool { return len(s.corp.Screen(m.In.ID)) > sees }); err != nil {
		return err
	}
	s.clicks.Add(1)
	return s.corp.Press(ctx, m.From.ID, "", cards.WeCom("zh").Yes)
}

// submit answers the form in one message, or leaves it.
func (s *weComScene) submit(ctx context.Context, m chat.Message) error {
	f := s.forms[m.From.ID]
	if m.Action.Verb == chat.Cancel {
		return s.corp.Say(ctx, m.From.ID, f.Cancel)
	}
	var pairs []string
	for _, field := range f.Fields {
		now := chat.Field{Value: m.Values[field.Key], Options: field.Options}
		if now.Shown() != field.Shown() {
			pairs = append(pairs, field.Label+" = "+now.Shown())
		}
	}
	if len(pairs) == 0 {
		return s.corp.Say(ctx, m.From.ID, f.Submit)
	}
	return s.corp.Say(ctx, m.From.ID, strings.Join(pairs, "; "))
}

// unlikeWeCom says why a story cannot happen on WeCom; "" if it can.
func unlikeWeCom(st *story) string {
	for _, s := range st.Steps {
		switch {
		case s.On != "" || s.Move.Platform != "" && s.Move.Full == 0 || strings.Contains(s.Text, "Slack"):
			return "it is about platforms by name"
		case s.Kind == stepEdit:
			return "nobody can change what he wrote on WeCom"
		case s.Kind == stepQuote:
			return "the app is not told what somebody quotes"
		case s.Kind == stepFile && strings.Contains(s.Text, " "):
			return "a file comes without words on WeCom"
		case s.Sub:
			return "there are no threads on WeCom"
		}
	}
	return ""
}

// TestStoriesOnWeCom plays the stories with everybody at home on WeCom: what a
// story shows is shown there too, and what its people do can be done there.
func TestStoriesOnWeCom(t *testing.T) {
	playOn(t, "wecom", map[string]staging{"wecom": newWeComScene}, unlikeWeCom, shares{plain: usual(4, 24), hard: usual(12, 48)})
}
