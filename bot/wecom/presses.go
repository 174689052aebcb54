package wecom

import (
	"cmp"
	"context"
	"slices"
	"time"

	"milepost/bot/chat"
)

// press is a press that can still be answered by changing its card.
type press struct {
	reqID string
	until time.Time
	grey  string        // the label of its button afterwards; "" = it can be pressed again
	key   string        // of the message
	over  chan struct{} // closed when it is handled and nothing changes its card
}

// pressed notes a press. What is said about it within clickWithin changes its
// card. What changes none is answered as soon as it is handled, by the card as it
// stands, and in time in any case.
func (b *aibot) pressed(ctx context.Context, reqID string, h heard) {
	p := press{reqID: reqID, until: time.Now().Add(clickWithin), grey: h.key.Done, key: h.Key, over: make(chan struct{})}
	b.mu.Lock()
	b.presses[h.task] = p
	b.mu.Unlock()
	b.t.asked.Go(func() {
		late := time.NewTimer(clickWithin)
		defer late.Stop()
		grey := p.grey
		select {
		case <-ctx.Done():
			return
		case <-late.C:
			grey = cmp.Or(grey, b.t.words(ctx, h.From.ID).Processing)
		case <-p.over:
		}
		b.stays(ctx, h.task, reqID, grey)
	})
}

// stays answers a press by the card that was pressed, its button grey if it has a
// label for that.
func (b *aibot) stays(ctx context.Context, task, reqID, grey string) {
	b.mu.Lock()
	mine, card := b.presses[task].reqID == reqID, b.shown[task]
	b.mu.Unlock()
	if !mine || card == nil {
		return
	}
	code, _ := b.claim(ctx, task)
	if code.Code != reqID {
		return
	}
	again := *card
	if grey != "" {
		again.ReplaceText = cut(grey, maxLabel)
	}
	if err := b.update(ctx, updating{task: task, code: code, card: &again}); err != nil {
		b.t.opt.Log.Info("a press was not answered in time", "err", err)
	}
}

// Handled answers a press on a card of the intelligent bot that none of the posts
// changes.
func (t *Transport) Handled(m chat.Message, posts []chat.Post) {
	if t.bot != nil && m.Kind == chat.Press {
		t.bot.handled(m.Key, func(task string) bool {
			return slices.ContainsFunc(posts, func(p chat.Post) bool { return p.Track != "" && shows(task, p.Track) })
		})
	}
}

// handled ends the waiting of a press, unless its card is about to change.
func (b *aibot) handled(key string, changes func(task string) bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for task, p := range b.presses {
		if p.key == key && !changes(taskOf(task)) {
			close(p.over)
			p.key = "" // once
			b.presses[task] = p
		}
	}
}

// claim uses up the answer to a press.
func (b *aibot) claim(_ context.Context, task string) (cardCode, func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	p, ok := b.presses[task]
	if !ok {
		return cardCode{}, nil
	}
	delete(b.presses, task)
	return cardCode{Task: task, Code: p.reqID, Until: p.until, grey: p.grey}, func() {}
}
