package outbox

import (
	"context"
	"fmt"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

const (
	// lately is how long ago a platform still counts what was said.
	lately = time.Hour
	// queuedFor is how long before it was said a post may have been queued.
	queuedFor = 24 * time.Hour
	// mostCounted is how many posts are looked at for it.
	mostCounted = 20_000
)

// count tells the platforms that take only so much what an earlier process said
// lately, so that both together stay below that.
func (o *Outbox) count(ctx context.Context) error {
	counting := map[string]chat.Counting{}
	for name, t := range o.opt.Transports {
		if c, ok := t.(chat.Counting); ok {
			counting[name] = c
		}
	}
	if len(counting) == 0 {
		return nil
	}
	var said []func()
	err := o.opt.Store.View(ctx, func(r crm.Reader) error {
		said = nil
		now := r.Now()
		page, n := crm.Page{Desc: true, Limit: crm.MaxPage}, 0
		for n < mostCounted {
			rows, next, err := r.Posts(crm.Said, page)
			if err != nil {
				return fmt.Errorf("what was said: %w", err)
			}
			for _, e := range rows {
				if n++; e.Queued.Before(now.Add(-queuedFor)) {
					return nil
				}
				if at := later(e.SaidAt, e.Queued); at.After(now.Add(-lately)) {
					said = append(said, counted(counting, e, at))
				}
			}
			if page.After = next; next == "" {
				return nil
			}
		}
		return nil
	})
	for _, tell := range said { // outside: a platform may look into the store
		tell()
	}
	return err
}

// counted is telling a platform of one post, if it counts.
func counted(counting map[string]chat.Counting, e crm.Envelope, at time.Time) func() {
	to, err := chat.ParsePlace(e.Place)
	if err != nil || counting[to.Platform] == nil {
		return func() {}
	}
	p, err := chat.DecodePost(e.Body)
	if err != nil { // its words were erased since: it was one message at least
		p = chat.Post{Key: e.Key, To: to}
	}
	return func() { counting[to.Platform].Counted(p, at) }
}
