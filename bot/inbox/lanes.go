package inbox

import (
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

// item is a message that waits; its body stays in the store.
type item struct {
	key   string
	seq   uint64
	again bool        // found in the store: it may have been begun before
	begun bool        // a try of it is counted in the store
	files []chat.File // as they were stored; nil before
	// suspect: it was under way when two processes ended, and maybe why.
	suspect bool
}

// lane is what is handled in order.
type lane struct {
	name  string
	items []item // by seq
	busy  bool
	queue bool // stands in Inbox.ready
	fails int  // times in a row that the store did not let it be handled
}

// enter puts a message into its lane, unless it is there.
func (i *Inbox) enter(name string, it item) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.known[it.key] {
		return
	}
	i.known[it.key] = true
	l := i.lanes[name]
	if l == nil {
		l = &lane{name: name}
		i.lanes[name] = l
	}
	at, _ := slices.BinarySearchFunc(l.items, it, func(a, b item) int { return compare(a.seq, b.seq) })
	l.items = slices.Insert(l.items, at, it)
	i.offer(l)
}

func compare(a, b uint64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// offer makes a lane available to whoever works. i.mu is held.
func (i *Inbox) offer(l *lane) {
	if !l.busy && !l.queue && len(l.items) > 0 {
		l.queue = true
		i.ready = append(i.ready, l)
		i.wake()
	}
	i.moved.Broadcast()
}

// wake has one of those who rest look for a lane, the one who has rested the
// shortest: the memory that he worked in is still near the processor, and a stack
// that is in use need not grow anew. i.mu is held.
func (i *Inbox) wake() {
	if n := len(i.rest); n > 0 {
		i.rest[n-1] <- struct{}{}
		i.rest = i.rest[:n-1]
	}
}

// claim takes the first message of a ready lane: of the one that waits longest,
// or with oldest of the one whose message came first. i.mu is held.
func (i *Inbox) claim(oldest bool) (*lane, item) {
	at := 0
	if oldest {
		for n, l := range i.ready {
			if l.items[0].seq < i.ready[at].items[0].seq {
				at = n
			}
		}
	}
	l := i.ready[at]
	i.ready = slices.Delete(i.ready, at, at+1)
	it := l.items[0]
	l.items = l.items[1:]
	l.queue, l.busy = false, true
	i.busy++
	return l, it
}

// settled gives a lane back. With a failure of the store the message stays the
// first of its lane.
func (i *Inbox) settled(l *lane, it item, failed bool) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.busy--
	l.busy = false
	if failed {
		l.fails++
		l.items = slices.Insert(l.items, 0, it)
	} else {
		l.fails = 0
		delete(i.known, it.key)
	}
	if len(l.items) == 0 {
		delete(i.lanes, l.name)
	}
	i.offer(l)
}

// load enters what waits in the store and is not known here.
func (i *Inbox) load(ctx context.Context) error {
	type found struct {
		lane string
		item
	}
	var all []found
	err := i.opt.Store.View(ctx, func(r crm.Reader) error {
		all = all[:0]
		for page := (crm.Page{}); ; {
			rows, next, err := r.Messages(crm.Waiting, page)
			if err != nil {
				return err
			}
			for _, m := range rows {
				who, err := r.PersonOf(m.Identity)
				if err != nil {
					return err
				}
				all = append(all, found{laneOf(who, m.Identity), item{key: m.Key, seq: m.Seq, again: true, suspect: m.Tries > 0}})
			}
			if next == "" {
				return nil
			}
			page.After = next
		}
	})
	if err != nil {
		return fmt.Errorf("look for messages that wait: %w", err)
	}
	for _, f := range all {
		i.enter(f.lane, f.item)
	}
	return nil
}

// Kick looks into the store for messages that somebody else put among the
// waiting: a parked one that is to be handled again, say.
func (i *Inbox) Kick(ctx context.Context) {
	if err := i.load(ctx); err != nil {
		i.opt.Log.Error("messages that wait cannot be read", "err", err)
	}
}

// Run handles messages until the context ends, lanes side by side. First come
// those that an earlier process left. What is under way is finished before it
// returns; nil unless the store cannot be read.
func (i *Inbox) Run(ctx context.Context) error {
	if err := i.load(ctx); err != nil {
		return err
	}
	stop := context.AfterFunc(ctx, func() {
		i.mu.Lock()
		defer i.mu.Unlock()
		for len(i.rest) > 0 {
			i.wake()
		}
		i.moved.Broadcast()
	})
	defer stop()
	var all sync.WaitGroup
	for range i.opt.Lanes {
		all.Go(func() { i.work(ctx) })
	}
	all.Wait()
	return nil
}

func (i *Inbox) work(ctx context.Context) {
	woken := make(chan struct{}, 1)
	for {
		i.mu.Lock()
		for len(i.ready) == 0 && ctx.Err() == nil {
			i.rest = append(i.rest, woken)
			i.mu.Unlock()
			<-woken
			i.mu.Lock()
		}
		if ctx.Err() != nil {
			i.mu.Unlock()
			return
		}
		l, it := i.claim(false)
		fails := l.fails
		i.mu.Unlock()
		err := i.handle(context.WithoutCancel(ctx), ctx.Done(), &it)
		if err != nil {
			i.troubled(ctx, fails, err)
		}
		i.settled(l, it, err != nil)
	}
}

// troubled waits before a message is tried again that the store did not let be
// handled: a full disk, say. Nothing is lost meanwhile, and the rest goes on.
func (i *Inbox) troubled(ctx context.Context, fails int, err error) {
	if fails == 0 && !errors.Is(err, crm.ErrClosed) && !errors.Is(err, errQuit) {
		i.opt.Log.LogAttrs(ctx, slog.LevelError, "a message cannot be handled now and stays waiting", slog.Any("err", err))
	}
	pause := time.NewTimer(min(100*time.Millisecond<<min(fails, 10), 30*time.Second))
	defer pause.Stop()
	select {
	case <-ctx.Done():
	case <-pause.C:
	}
}

// Drain handles everything that waits, one after the other in the order of
// arrival, and returns when nothing is left, or with the error of a store that
// does not work.
func (i *Inbox) Drain(ctx context.Context) error {
	if err := i.load(ctx); err != nil {
		return err
	}
	for {
		i.mu.Lock()
		for len(i.ready) == 0 && i.busy > 0 { // a Run works on them
			i.moved.Wait()
		}
		if len(i.ready) == 0 {
			i.mu.Unlock()
			return ctx.Err()
		}
		l, it := i.claim(true)
		i.mu.Unlock()
		err := ctx.Err()
		if err == nil {
			err = i.handle(ctx, ctx.Done(), &it)
		}
		i.settled(l, it, err != nil)
		if err != nil {
			return err
		}
	}
}
