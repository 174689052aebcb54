package inbox

import (
	"context"
	"fmt"
	"sync"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// overheard reports what somebody says in a channel to his colleagues: that is
// not ours to keep. What stands in the thread of a card of ours may be meant for
// it, and is kept.
func (i *Inbox) overheard(ctx context.Context, m chat.Message) (bool, error) {
	switch m.Kind {
	case chat.Text, chat.Edited, chat.Deleted:
	default:
		return false, nil
	}
	if addressed(m) {
		return false, nil
	}
	if m.In.Thread == "" {
		return true, nil
	}
	ours := false
	err := i.opt.Store.View(ctx, func(r crm.Reader) error {
		channel := m.In
		channel.Thread = ""
		track, err := r.Track(channel.String(), m.In.Thread)
		ours = track != ""
		return err
	})
	return !ours, err
}

// passages are the moments up to which channels were heard, so that the store
// is asked to move one once a minute and not for every word.
type passages struct {
	mu sync.Mutex
	at map[string]time.Time
}

// pass notes only when something was said, of what is not kept: so much need not
// be read back after an outage.
func (i *Inbox) pass(ctx context.Context, m chat.Message) error {
	at, where := m.At, seenKey(m.In)
	if at.IsZero() {
		at = i.opt.Now()
	}
	if !i.passages.moves(where, at) {
		return nil
	}
	if err := i.opt.Store.Update(ctx, func(tx crm.Tx) error { return sawAt(tx, m.In, at) }); err != nil {
		return fmt.Errorf("note when a channel was heard: %w", err)
	}
	return nil
}

// moves reports whether a moment is so much newer that it is worth a write.
func (p *passages) moves(where string, at time.Time) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if at.Before(p.at[where].Add(seenStep)) {
		return false
	}
	if p.at == nil {
		p.at = map[string]time.Time{}
	}
	p.at[where] = at
	return true
}
