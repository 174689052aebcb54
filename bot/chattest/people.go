package chattest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"milepost/bot/chat"
)

// deliver hands a message to the inlet under a key of its own.
func (r *Recorder) deliver(ctx context.Context, m chat.Message) (chat.Message, error) {
	r.mu.Lock()
	r.n++
	if m.Key == "" {
		m.Key = fmt.Sprintf("%s/in/%d", r.name, r.n)
	}
	if m.Content == "" {
		m.Content = fmt.Sprintf("content/%d", r.n)
	}
	r.last = m
	in := r.inlet
	r.mu.Unlock()
	if in == nil {
		return m, errors.New("nobody is connected: call Run or Connect first")
	}
	return m, in.Recv(ctx, m)
}

// Say is a person writing in a place. In a channel, words that begin with
// Mention address the bot.
func (r *Recorder) Say(ctx context.Context, from chat.Identity, in chat.Place, text string, at time.Time) (chat.Message, error) {
	m := chat.Message{Kind: chat.Text, Text: text, From: from, In: in, At: at}
	if rest, ok := strings.CutPrefix(text, Mention); ok && !in.Private() {
		m.Mention, m.Text = true, strings.TrimSpace(rest)
	}
	return r.deliver(ctx, m)
}

// Mention is how the bot is addressed in a channel of a Recorder.
const Mention = "@Milepost"

// Again delivers the last message once more, unchanged.
func (r *Recorder) Again(ctx context.Context) error {
	r.mu.Lock()
	m := r.last
	r.mu.Unlock()
	_, err := r.deliver(ctx, m)
	return err
}

// Press is a person pressing the button with that label on a message that he
// can see.
func (r *Recorder) Press(ctx context.Context, from chat.Identity, in chat.Place, ref chat.Ref, label string, at time.Time) (chat.Message, error) {
	s, err := r.seenBy(from, in, ref)
	if err != nil {
		return chat.Message{}, err
	}
	b, ok := s.Card.Press(label)
	if !ok {
		return chat.Message{}, fmt.Errorf("no button [%s] on %q", label, s.Card.Title)
	}
	return r.deliver(ctx, chat.Message{Kind: chat.Press, From: from, In: s.Place, At: at, Action: b.Do, On: ref, Trigger: "now"})
}

// Submit is a person filling in a form, by the labels of its fields, and
// submitting it. Fields that he does not name keep what the form showed.
func (r *Recorder) Submit(ctx context.Context, from chat.Identity, in chat.Place, ref chat.Ref, fill map[string]string, at time.Time) (chat.Message, error) {
	s, err := r.seenBy(from, in, ref)
	if err != nil {
		return chat.Message{}, err
	}
	if s.Form == nil {
		return chat.Message{}, fmt.Errorf("message %s is no form", ref)
	}
	values := map[string][]string{}
	labels := map[string]bool{}
	for _, f := range s.Form.Fields {
		values[f.Key] = f.Value
		if v, ok := fill[f.Label]; ok {
			values[f.Key] = []string{v}
		}
		labels[f.Label] = true
	}
	for label := range fill {
		if !labels[label] {
			return chat.Message{}, fmt.Errorf("the form has no field %q", label)
		}
	}
	return r.deliver(ctx, chat.Message{Kind: chat.Submit, From: from, In: s.Place, At: at, Action: s.Form.Do, On: ref, Values: values})
}

// Change is a person changing what he wrote.
func (r *Recorder) Change(ctx context.Context, was chat.Message, text string, at time.Time) (chat.Message, error) {
	return r.deliver(ctx, chat.Message{Kind: chat.Edited, Text: text, From: was.From, In: was.In, At: at, Content: was.Content, Mention: was.Mention, Written: was.At})
}

func (r *Recorder) seenBy(who chat.Identity, in chat.Place, ref chat.Ref) (Shown, error) {
	for _, s := range r.Shown(who, in) {
		if s.Ref == ref {
			return s, nil
		}
	}
	return Shown{}, fmt.Errorf("%s sees no message %s in %s", who, ref, in)
}
