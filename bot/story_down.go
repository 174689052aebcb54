package main

import (
	"context"
	"fmt"
	"time"

	"milepost/bot/chat"
	"milepost/bot/slack"
)

// repeats is for how long a recording platform delivers again what nobody took,
// as WeCom does: three times, five seconds apart.
const repeats = 15 * time.Second

// down reports that the process of the story does not run: people write, and
// nobody hears it.
func (p *player) down() bool { return p.app == nil }

// unlikely says why a step cannot happen now; "" if it can. While the process
// is down people write and time passes, and nobody can be asked.
func (p *player) unlikely(s step) string {
	switch {
	case !p.down() && s.Move.Up:
		return "the process is up already"
	case !p.down():
		return ""
	}
	switch s.Kind {
	case stepSay, stepFile, stepPlace, stepEdit, stepExpect, stepSilent:
		return ""
	case stepClock:
		m := s.Move
		if m.Up || !m.Down && !m.Restart && m.Platform == "" && m.Person == "" {
			return ""
		}
	}
	return "the process is down: until -- up -- people can only write, and time can pass"
}

// rise starts the process again. What recording platforms keep for it is
// delivered: what Slack shows is read back, and WeCom repeats what is fresh.
func (p *player) rise(ctx context.Context) error {
	if err := p.start(ctx); err != nil {
		return err
	}
	unsaid := p.unsaid
	p.unsaid = nil
	for _, m := range unsaid {
		if m.From.Platform != slack.Name && p.clock.Now().Sub(m.At) >= repeats {
			continue
		}
		if err := p.app.inbox.Recv(ctx, m); err != nil {
			return fmt.Errorf("receive: %w", err)
		}
	}
	if err := p.app.settle(ctx); err != nil {
		return err
	}
	return p.app.look(ctx)
}

// untaken keeps what somebody writes while the process is down: on a real
// platform that is the platform's matter.
func (p *player) untaken(ctx context.Context, m chat.Message) error {
	s, ok := p.stages[m.From.Platform].(acted)
	if !ok {
		p.unsaid = append(p.unsaid, m)
		return nil
	}
	_, err := s.act(ctx, m, false)
	return err
}
