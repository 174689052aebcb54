package simulation

import (
	"context"
	"fmt"

	"milepost/bot/chat"
)

// saying is what somebody is going to write.
type saying struct {
	who  *person
	text string
}

// ahead reads what is written next beside what is done meanwhile.
type ahead struct {
	aside
	seq int // of the act that was read last
}

// foresee has what is written next read, when what was to be read before has been.
func (p *play) foresee(ctx context.Context) error {
	if err := p.ahead.wait(); err != nil {
		return fmt.Errorf("read ahead: %w", err)
	}
	if p.Ahead == nil || len(p.acts) == 0 {
		return nil
	}
	next := &p.acts[0]
	if next.says == nil || next.seq == p.ahead.seq {
		return nil
	}
	m := chat.Message{Kind: chat.Text, Text: next.says.text, From: next.says.who.me, In: chat.DMOf(next.says.who.me), At: next.at.UTC()}
	done := make(chan error, 1)
	p.ahead.done, p.ahead.seq = done, next.seq
	go func() { done <- p.Ahead(ctx, m) }()
	return nil
}
