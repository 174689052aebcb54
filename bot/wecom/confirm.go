package wecom

import (
	"context"
	"strings"
	"unicode/utf8"

	"milepost/bot/chat"
)

// presses takes what a button asks of the platform itself: a confirmation. False:
// the press is to be handled.
func (t *Transport) presses(h heard) bool {
	switch {
	case h.key.Confirm != "":
		t.say(h.In, func(ctx context.Context) error { return t.confirm(ctx, h) })
	case h.key.No:
		t.say(h.In, func(ctx context.Context) error {
			w := t.words(ctx, h.From.ID)
			return t.confirmed(ctx, h, w.Left, w.No)
		})
	case h.key.On != "":
		t.say(h.In, func(ctx context.Context) error {
			w := t.words(ctx, h.From.ID)
			return t.confirmed(ctx, h, w.Processing, w.Yes)
		})
		return false
	default:
		return false
	}
	return true
}

// confirm asks whether a button is meant.
func (t *Transport) confirm(ctx context.Context, h heard) error {
	w := t.words(ctx, h.From.ID)
	key := h.key
	key.Confirm, key.On = "", string(h.On)
	head, more := question(h.key.Confirm)
	ask := &templateCard{
		Type: "button_interaction", Title: cardTitle{head}, Subtitle: more,
		TaskID: taskID(chat.Post{Key: h.Key + "/sure", Track: "sure", To: h.In}),
		Buttons: []cardButton{
			{Text: w.Yes, Style: 1, Key: key.String()}, {Text: w.No, Style: 2, Key: pressKey{No: true}.String()},
		},
	}
	o, err := t.way(h.In)
	if err != nil {
		return err
	}
	err = t.deliver(ctx, o, chat.Answer, []body{cardBody(ask)})
	t.Handled(h.Message, nil) // the card that was pressed stays as it is
	return err
}

// question divides what is asked into a title and what stands below it: after the
// question itself where that fits, else all of it once more.
func question(s string) (head, more string) {
	if fits(s, maxTitle) {
		return s, ""
	}
	if at := strings.IndexAny(s, "??。"); at >= 0 {
		_, size := utf8.DecodeRuneInString(s[at:])
		if head = s[:at+size]; fits(head, maxTitle) && len(head) < len(s) {
			return head, cut(strings.TrimSpace(s[at+size:]), maxSubtitle)
		}
	}
	return cut(s, maxTitle), cut(s, maxSubtitle)
}

// confirmed closes a confirmation that was answered, so that it is not answered
// twice.
func (t *Transport) confirmed(ctx context.Context, h heard, says, pressed string) error {
	o, err := t.way(h.In)
	if err != nil || o.update == nil {
		return err
	}
	code, _ := o.claim(ctx, h.task)
	if code.Code == "" {
		return nil
	}
	return o.update(ctx, updating{h.task, code, greyed(chat.Card{Title: says}, o.surface, pressed, t.words(ctx, h.From.ID)), h.From.ID})
}
