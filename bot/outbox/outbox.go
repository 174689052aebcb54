// Package outbox is the only way out. A post is queued in the transaction that
// changes the data, and sent after the commit: in order within a destination,
// what people wait for before what can wait, no faster than the platform
// likes. It is marked as on its way before the platform is called, so that a
// crash in between is known about afterwards.
package outbox

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

const (
	// patience is how long a platform may take for one post.
	patience = 30 * time.Second
	// atOnce is how many posts are on their way to one platform by default.
	atOnce = 64
	// firstPause and longestPause bound the pauses between tries; they double.
	firstPause   = time.Second
	longestPause = 10 * time.Minute
	// longestHold is the longest pause that a platform may ask for.
	longestHold = time.Hour
	// maxUnsure is how often a post is repeated that may have arrived.
	maxUnsure = 20
	// stale is how long what can wait is worth saying if it does not say
	// itself: a nudge, a digest.
	stale = 24 * time.Hour
	// rest is how long Run sleeps at most before it looks into the store.
	rest = time.Minute
)

// Options are what an outbox is made of.
type Options struct {
	Store crm.Store
	Now   func() time.Time
	Log   *slog.Logger // nil: no log
	// Transports are the platforms by name. What goes to another one waits for
	// a start in which it is there.
	Transports map[string]chat.Transport
	// Masked are the platforms on which nobody's telephone number and mail
	// address is to be read.
	Masked map[string]bool
	// Draw makes the file of a table; nil = no post carries one.
	Draw func(name string, b chat.Workbook) ([]byte, error)
	// Join says as one what a platform makes wait; nil = each is said alone.
	Join Join
	// Pace is the least time between two posts to a place; nil = none.
	Pace func(chat.Place) time.Duration
	// AtOnce is how many posts may be on their way to one platform; 0 = 64.
	AtOnce int
	// Observe is told what becomes of posts, outside of any transaction. It is
	// called for several at the same time and must not wait; nil = nobody
	// watches.
	Observe func(Event)
}

// Outbox sends what is queued. One runs on a store.
type Outbox struct {
	opt  Options
	wake chan struct{}

	loading sync.Mutex // before mu
	loaded  bool

	mu     sync.Mutex
	moved  *sync.Cond // a post came back from its platform
	newest uint64
	known  map[string]bool
	dests  map[chat.Place]*dest
	busy   map[string]int  // posts on their way, by platform
	absent map[string]bool // platforms that were found missing and logged
	agenda agenda
	ready  []*dest // due, and held up by their platform's limit
}

// New makes an outbox; nothing is sent yet.
func New(opt Options) *Outbox {
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	if opt.Observe == nil {
		opt.Observe = func(Event) {}
	}
	opt.AtOnce = cmp.Or(opt.AtOnce, atOnce)
	o := &Outbox{
		opt: opt, wake: make(chan struct{}, 1), known: map[string]bool{},
		dests: map[chat.Place]*dest{}, busy: map[string]int{}, absent: map[string]bool{},
	}
	o.moved = sync.NewCond(&o.mu)
	return o
}

// Put queues posts in a transaction. A post whose key was queued before is
// left out; one of a track and place for which another waits replaces it.
func Put(tx crm.Tx, posts []chat.Post) error {
	for _, p := range posts {
		body, err := chat.EncodePost(p)
		if err != nil {
			return fmt.Errorf("queue %s: %w", p.Key, err)
		}
		_, err = tx.Queue(crm.Envelope{
			Key: p.Key, Track: trackOf(p), Under: p.Under, Place: p.To.String(), Class: int(p.Class), Aside: p.Aside && p.Track != "",
			NotBefore: p.NotBefore, NotAfter: p.NotAfter, Body: body,
		})
		if err != nil {
			return fmt.Errorf("queue %s: %w", p.Key, err)
		}
	}
	return nil
}

// trackOf is the track of a post as it is kept: what one person alone sees in
// a place is another card than what all see there.
func trackOf(p chat.Post) string {
	if p.Track == "" || p.Only == nil {
		return p.Track
	}
	return p.Track + "@" + p.Only.String()
}

// Kick says that something was queued.
func (o *Outbox) Kick() {
	select {
	case o.wake <- struct{}{}:
	default:
	}
}

// Run sends until the context ends; destinations do not wait for each other.
// What is on its way is finished before it returns. Nil unless the store
// cannot be read at the start.
func (o *Outbox) Run(ctx context.Context) error {
	if err := o.load(ctx); err != nil {
		return err
	}
	var all sync.WaitGroup
	defer all.Wait()
	for ctx.Err() == nil {
		if err := o.refresh(ctx); err != nil && ctx.Err() == nil {
			o.opt.Log.Error("queued posts cannot be read", "err", err)
		}
		for _, s := range o.start() {
			all.Go(func() { o.carry(ctx, s) })
		}
		timer := time.NewTimer(o.sleep())
		select {
		case <-ctx.Done():
		case <-o.wake:
		case <-timer.C:
		}
		timer.Stop()
	}
	return nil
}

// start is a post that is handed out, with its destination.
type start struct {
	d  *dest
	it item
}

// start hands out what may be sent now, the most urgent first as far as each
// platform's limit goes.
func (o *Outbox) start() []start {
	o.mu.Lock()
	defer o.mu.Unlock()
	now := o.opt.Now()
	o.ready = append(o.ready, o.agenda.due(now)...)
	type first struct {
		d *dest
		n int
	}
	var firsts []first
	for _, d := range o.ready {
		if n, _ := o.head(d, now, true); n >= 0 {
			firsts = append(firsts, first{d, n})
		} else {
			o.touch(d)
		}
	}
	slices.SortFunc(firsts, func(a, b first) int { return order(a.d.items[a.n], b.d.items[b.n]) })
	o.ready = o.ready[:0]
	var out []start
	for _, f := range firsts {
		if f.d.busy { // it stood in both lists
			continue
		}
		if o.busy[f.d.place.Platform] >= o.opt.AtOnce {
			o.ready = append(o.ready, f.d)
			continue
		}
		out = append(out, start{f.d, o.give(f.d, f.n)})
	}
	return out
}

// carry delivers a post.
func (o *Outbox) carry(ctx context.Context, s start) {
	if err := o.deliver(ctx, s.d, s.it); err != nil && !errors.Is(err, crm.ErrClosed) {
		o.opt.Log.Error("a post cannot be sent now and stays queued", "err", err)
	}
	o.Kick()
}

// sleep is how long nothing can be sent.
func (o *Outbox) sleep() time.Duration {
	o.mu.Lock()
	defer o.mu.Unlock()
	if d := o.agenda.first(); d != nil {
		return min(rest, max(0, d.at.Sub(o.opt.Now())))
	}
	return rest
}

// Next is the first moment after one at which a post that waits may be sent;
// zero when none waits. What was queued since the last Drain is not among them.
func (o *Outbox) Next(after time.Time) time.Time {
	o.mu.Lock()
	defer o.mu.Unlock()
	var next time.Time
	for _, d := range o.dests {
		if at := d.at; at.After(after) && (next.IsZero() || at.Before(next)) {
			next = at
		}
	}
	return next
}

// Drain sends everything that may be sent now, one after the other, the most
// urgent first and then in the order in which it was queued, and returns when
// nothing is left but what has to wait. It knows no pace.
func (o *Outbox) Drain(ctx context.Context) error {
	if err := o.load(ctx); err != nil {
		return err
	}
	for ctx.Err() == nil {
		if err := o.refresh(ctx); err != nil {
			return err
		}
		d, it := o.next()
		if d == nil {
			if o.wait() {
				continue
			}
			return nil
		}
		if err := o.deliver(ctx, d, it); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// next hands out the post that is to be sent first of those that may be sent.
func (o *Outbox) next() (*dest, item) {
	o.mu.Lock()
	defer o.mu.Unlock()
	now := o.opt.Now()
	var (
		to *dest
		at int
	)
	for _, d := range o.dests {
		n, _ := o.head(d, now, false)
		if n >= 0 && (to == nil || order(d.items[n], to.items[at]) < 0) {
			to, at = d, n
		}
	}
	if to == nil {
		return nil, item{}
	}
	return to, o.give(to, at)
}

// wait waits for a post that a Run has on its way; false if there is none.
func (o *Outbox) wait() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, n := range o.busy {
		if n > 0 {
			o.moved.Wait()
			return true
		}
	}
	return false
}

// load settles, at the first call, what an earlier process had on its way.
func (o *Outbox) load(ctx context.Context) error {
	o.loading.Lock()
	defer o.loading.Unlock()
	if o.loaded {
		return nil
	}
	if err := o.recover(ctx); err != nil {
		return fmt.Errorf("look for posts that wait: %w", err)
	}
	if err := o.count(ctx); err != nil {
		return fmt.Errorf("count what was said lately: %w", err)
	}
	o.loaded = true
	return nil
}

// recover settles what an earlier process had on its way: it may have arrived.
func (o *Outbox) recover(ctx context.Context) error {
	return o.opt.Store.Update(ctx, func(tx crm.Tx) error {
		for {
			rows, _, err := tx.Posts(crm.OnWay, crm.Page{}) // each leaves this state below
			if err != nil || len(rows) == 0 {
				return err
			}
			for _, e := range rows {
				edit, err := refOf(tx, e.Track, e.Place)
				if err != nil {
					return err
				}
				next := tx.Now()
				if !repeat(chat.Class(e.Class), edit) {
					next = time.Time{}
				}
				if err := tx.Failed(e.Key, next, unsure+": the process ended while it was on its way"); err != nil {
					return err
				}
			}
		}
	})
}

// repeat reports whether a post that may have arrived is sent again: what
// people wait for is, and a change of a card is the same twice.
func repeat(c chat.Class, edit string) bool { return edit != "" || c <= chat.Asking }

func refOf(r crm.Reader, track, place string) (string, error) {
	if track == "" {
		return "", nil
	}
	return r.RefOf(track, place)
}

// refresh enters what was queued since the last time.
func (o *Outbox) refresh(ctx context.Context) error {
	o.mu.Lock()
	since := o.newest
	o.mu.Unlock()
	var fresh []crm.Envelope
	err := o.opt.Store.View(ctx, func(r crm.Reader) error {
		fresh = fresh[:0]
		for after := since; ; {
			rows, err := r.PostsAfter(after)
			for _, e := range rows {
				e.Body = nil
				fresh, after = append(fresh, e), e.Seq
			}
			if err != nil || len(rows) < crm.MaxPage {
				return err
			}
		}
	})
	if err != nil {
		return fmt.Errorf("look for posts that wait: %w", err)
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, e := range fresh {
		o.enter(e)
	}
	return nil
}

// errGone says that whoever a post is for is not there any more.
var errGone = errors.New(crm.GonePerson)

// errOver says that a post does not wait any more: it was replaced.
var errOver = errors.New("post does not wait any more")
