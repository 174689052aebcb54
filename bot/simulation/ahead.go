package simulation

import (
	"context"
	"errors"
	"fmt"

	"milepost/bot/chat"
)

// saying is what somebody is going to write.
type saying struct {
	who  *person
	text string
}

// ahead reads what is written next beside what is done meanwhile: by the acts with
// which it is written.
type ahead map[int]*aside

// near is how many acts are looked at for what is written next: in a heap the first
// two are among the first three.
const near = 3

// foresee has what is written next read, but for what somebody writes after other
// words of his, which change what it is read by: now is who writes meanwhile, if
// anybody.
func (p *play) foresee(ctx context.Context, now *saying) {
	if p.Ahead == nil {
		return
	}
	busy := map[*person]bool{}
	if now != nil {
		busy[now.who] = true
	}
	for i := range p.acts[:min(len(p.acts), near)] {
		next := &p.acts[i]
		if next.says == nil {
			continue
		}
		if p.ahead[next.seq] == nil && (i == 0 || !busy[next.says.who]) {
			p.ahead[next.seq] = p.read(ctx, next)
		}
		busy[next.says.who] = true
	}
}

// read begins to read what is written with an act.
func (p *play) read(ctx context.Context, next *act) *aside {
	m := chat.Message{Kind: chat.Text, Text: next.says.text, From: next.says.who.me, In: chat.DMOf(next.says.who.me), At: next.at.UTC()}
	done := make(chan error, 1)
	go func() { done <- p.Ahead(ctx, m) }()
	return &aside{done}
}

// foreseen waits until what is written with an act has been read, if that was begun.
func (p *play) foreseen(a act) error {
	one := p.ahead[a.seq]
	if one == nil {
		return nil
	}
	delete(p.ahead, a.seq)
	if err := one.wait(); err != nil {
		return fmt.Errorf("read ahead: %w", err)
	}
	return nil
}

// wait waits for all that is being read.
func (a ahead) wait() error {
	var err error
	for _, one := range a {
		err = errors.Join(err, one.wait())
	}
	return err
}
