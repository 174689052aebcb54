package outbox

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// tightFor is how long after a wait there may be little room still.
const tightFor = time.Minute

// joinMost is how many posts are looked at to be said as one.
const joinMost = 8

// ForRoom reports whether a post waits only because its platform has no room for
// what can wait: nothing is wrong.
func ForRoom(e crm.Envelope) bool { return strings.HasPrefix(e.Reason, room) }

// Join words several cards for one reader as one. in are the indices of those
// that are in it, in order; with less than two they are said one by one.
type Join func(ctx context.Context, to chat.Place, cards []chat.Card) (joined chat.Card, in []int)

// join adds to a post that its platform made wait what waits behind it and can
// be said with it: what can wait, of one class and for one person. They are
// marked as on their way with it. What is joined cannot be changed later: the
// card of its track would take the others away.
func (o *Outbox) join(ctx context.Context, d *dest, it item, s *chat.Sending) []item {
	if o.opt.Join == nil || it.alone || !joins(s.Post) || s.Edit != "" {
		return nil
	}
	near := o.behind(d, it)
	if len(near) == 0 {
		return nil
	}
	cards := []chat.Card{s.Post.Card}
	var fit []item
	err := o.opt.Store.View(ctx, func(r crm.Reader) error {
		cards, fit = cards[:1], nil
		for _, other := range near {
			p, err := joinable(r, other)
			if err != nil {
				return err
			}
			if p != nil {
				cards, fit = append(cards, p.Card), append(fit, other)
			}
		}
		return nil
	})
	if err != nil || len(fit) == 0 {
		return nil // it is said alone
	}
	card, in := o.opt.Join(ctx, s.Post.To, cards)
	if len(in) < 2 || in[0] != 0 {
		return nil
	}
	along := make([]item, 0, len(in)-1)
	for _, i := range in[1:] {
		along = append(along, fit[i-1])
	}
	err = o.opt.Store.Update(ctx, func(tx crm.Tx) error {
		for _, other := range along {
			if p, err := joinable(tx, other); err != nil || p == nil {
				return errors.Join(err, errOver)
			}
			if err := tx.Sending(other.key); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil // one was replaced meanwhile: the next try joins anew
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	d.items = slices.DeleteFunc(d.items, func(i item) bool {
		return slices.ContainsFunc(along, func(f item) bool { return f.key == i.key })
	})
	s.Post.Key = fmt.Sprintf("%s/+%d", s.Post.Key, len(along))
	s.Post.Track, s.Post.Card = "", card
	for i := range along {
		along[i].tries++
	}
	return along
}

// behind are the posts that wait where one goes and that may be joined to it.
func (o *Outbox) behind(d *dest, it item) (out []item) {
	o.mu.Lock()
	defer o.mu.Unlock()
	now := o.opt.Now()
	if !it.held && !d.tight.After(now) {
		return nil // there was room
	}
	for _, other := range d.items {
		if other.class == it.class && other.place == it.place && other.under == "" && !other.alone && !other.again &&
			!other.notBefore.After(now) && !expired(other, now) {
			if out = append(out, other); len(out) == joinMost {
				break
			}
		}
	}
	return out
}

// joins reports whether a post is of a kind that is said with others: to one
// person, of what can wait.
func joins(p chat.Post) bool {
	return p.Class >= chat.Nudge && p.To.Private() && p.Form == nil && p.Only == nil && p.Under == ""
}

// joinable is a post that still waits and shows a card of its own; nil if not.
func joinable(r crm.Reader, it item) (*chat.Post, error) {
	e, err := r.Post(it.key)
	if crm.IsMissing(err) || err == nil && e.State != crm.Queued {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	edit, err := refOf(r, e.Track, e.Place)
	if err != nil || edit != "" {
		return nil, err
	}
	p, err := chat.DecodePost(e.Body)
	if err != nil || !joins(p) {
		return nil, nil // it is given up, or said, alone
	}
	return &p, nil
}

// together is the outcome of posts that were sent as one: none of them is the
// card of its track, and a refusal may be meant for another of them.
func together(out outcome) outcome {
	out.ref = ""
	if out.drop != "" && !out.person && !strings.HasPrefix(out.drop, unsure) {
		return outcome{alone: true, reason: "refused with others: " + out.drop}
	}
	return out
}

// share settles what went along with a post, and had the same fate.
func (o *Outbox) share(ctx context.Context, d *dest, also []item, out outcome) error {
	now := o.opt.Now()
	var back []item
	err := o.record(ctx, func(tx crm.Tx) error {
		back = back[:0]
		for _, it := range also {
			var err error
			switch {
			case out.alone || out.reason != "":
				it.alone = it.alone || out.alone
				it.held, it.next = true, now
				back = append(back, it)
				err = tx.Failed(it.key, now, "waits again with what it was joined to")
			case out.drop != "":
				err = tx.Failed(it.key, time.Time{}, out.drop)
			default:
				err = tx.Sent(it.key, "")
			}
			if err != nil && !errors.Is(err, crm.ErrConflict) {
				return err
			}
		}
		return nil
	})
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, it := range also {
		delete(o.known, it.key)
	}
	if err != nil {
		return fmt.Errorf("send what was joined: %w", err)
	}
	for _, it := range back {
		o.known[it.key] = true
		d.insert(it)
	}
	return nil
}
