package wecom

import (
	"context"

	"milepost/bot/chat"
)

// turn is what somebody wrote while a form of his stood open, with what is needed to go on.
type turn struct {
	in    chat.Inlet
	form  *filling
	m     chat.Message
	words chat.Phrases // in his language
}

// ownMatter reports words that are no answer, although one is awaited. A choice is
// one, whatever else it may mean.
func (t *Transport) ownMatter(ctx context.Context, in chat.Inlet, m chat.Message, field chat.Field) (bool, error) {
	judge, ok := in.(chat.Judge)
	if !ok || len(field.Options) > 0 {
		return false, nil
	}
	return judge.Matter(ctx, m.From, m.Text)
}

// misfit says why an answer cannot be what is asked for; "" if it can.
func (t *Transport) misfit(ctx context.Context, in chat.Inlet, m chat.Message, field chat.Field, text string) (string, error) {
	judge, ok := in.(chat.Judge)
	if !ok {
		return "", nil
	}
	return judge.Misfit(ctx, m.From, field.Kind, text)
}
