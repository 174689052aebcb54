package inbox

import (
	"context"
	"errors"
	"fmt"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// errOver says that somebody else has handled the message.
var errOver = errors.New("message does not wait any more")

// handle does all that a message asks for; its files are not waited for once
// quit is closed. An error says that the store, or the end of the process, did
// not let it; the message waits then.
func (i *Inbox) handle(ctx context.Context, quit <-chan struct{}, it *item) error {
	i.company.enter(it.suspect)
	defer i.company.leave(it.suspect)
	if it.again {
		over, err := i.begin(ctx, it.key)
		if err != nil || over {
			return err
		}
		it.again, it.begun = false, true
	}
	err := i.try(ctx, quit, it)
	for n := 0; n < maxConflicts && errors.Is(err, crm.ErrConflict); n++ {
		err = i.try(ctx, quit, it)
	}
	var trouble *trouble
	switch {
	case err == nil || errors.Is(err, errOver):
		return nil
	case errors.As(err, &trouble) && outside(err):
		i.withdraw(ctx, it)
		return err
	}
	err = i.park(ctx, it.key, err)
	switch {
	case err == nil || errors.Is(err, errOver):
		return nil
	case errors.Is(err, crm.ErrDamaged): // not even its state can be changed: a case for the doctor
		i.opt.Log.Error("a message cannot be read and is left where it is", "key", it.key, "err", err)
		return nil
	}
	return err
}

// begin counts a try of a message that was found in the store. Over says that
// there is nothing left to do.
func (i *Inbox) begin(ctx context.Context, key string) (over bool, err error) {
	var tries int
	err = i.opt.Store.Update(ctx, func(tx crm.Tx) error {
		tries = 0
		if err := waits(tx, key); err != nil {
			return err
		}
		var err error
		tries, err = tx.Begin(key)
		return err
	})
	switch {
	case errors.Is(err, errOver):
		return true, nil
	case err != nil:
		return false, err
	case tries <= maxTries:
		return false, nil
	}
	err = i.park(ctx, key, fmt.Errorf("begun %d times and never finished", tries-1))
	if errors.Is(err, errOver) {
		err = nil
	}
	return true, err
}

// withdraw takes the try of a message back that the store, a full disk, or the end
// of the process did not let be handled: it is not the message that such a try
// counts against, in this process or a later one. What cannot be written now is
// tried after the next failure.
func (i *Inbox) withdraw(ctx context.Context, it *item) {
	if !it.begun {
		return
	}
	if i.opt.Store.Update(ctx, func(tx crm.Tx) error { return tx.Withdraw(it.key) }) == nil {
		it.again, it.begun = true, false
	}
}

// waits is errOver unless the message waits.
func waits(r crm.Reader, key string) error {
	_, err := waiting(r, key)
	return err
}

// waiting is a message that waits; errOver for one that does not.
func waiting(r crm.Reader, key string) (crm.Taken, error) {
	m, err := r.Message(key)
	if crm.IsMissing(err) || err == nil && m.State != crm.Waiting {
		err = errOver
	}
	return m, err
}

// matter is a message with what was found out about it.
type matter struct {
	key      string
	who      crm.PersonID
	msg      chat.Message
	prepared any
}

// try handles a message once: reads it, understands it, answers it.
func (i *Inbox) try(ctx context.Context, quit <-chan struct{}, it *item) error {
	began := i.opt.Now()
	m, err := i.prepare(ctx, it.key)
	outcome := Answered
	switch fault, ok := crm.AsFault(err); {
	case ok:
		outcome, err = Explained, i.explain(ctx, m, fault)
	case err != nil:
		return err
	case m.who == "":
		outcome, err = KeptBack, i.hold(ctx, m)
	default:
		i.company.leave(it.suspect) // nobody waits for a network
		err = i.fetched(ctx, quit, it, &m)
		i.company.enter(it.suspect)
		if err != nil {
			return err
		}
		if err := i.unpack(ctx, &m); err != nil {
			return err
		}
		outcome, err = i.answer(ctx, m)
	}
	if err == nil {
		i.handled(m, outcome, began)
	}
	return err
}

// unpack looks into the files of a message.
func (i *Inbox) unpack(ctx context.Context, m *matter) error {
	if i.opt.Unpack == nil {
		return nil
	}
	return guard(func() (err error) {
		m.prepared, err = i.opt.Unpack(ctx, m.who, m.msg, m.prepared)
		return err
	})
}

// answer does what a message of somebody known says, or explains why not.
func (i *Inbox) answer(ctx context.Context, m matter) (outcome string, err error) {
	var fault *crm.Fault
	err = i.update(ctx, m, func(tx crm.Tx) ([]chat.Post, error) {
		fault = nil
		posts, err := i.opt.Answer(tx, m.who, m.msg, m.prepared)
		fault, _ = crm.AsFault(err)
		return posts, err
	}, finish)
	if fault != nil {
		return Explained, i.explain(ctx, m, fault)
	}
	return Answered, err
}

func finish(tx crm.Tx, key string) error { return tx.Finish(key) }

// prepare reads the message and what it means. A Fault in the error is the
// person's.
func (i *Inbox) prepare(ctx context.Context, key string) (m matter, err error) {
	defer i.turns.read()()
	var inner error
	err = i.opt.Store.View(ctx, func(r crm.Reader) error {
		m, inner = matter{key: key}, nil
		row, err := waiting(r, key)
		if err != nil {
			return err
		}
		if m.msg, inner = chat.DecodeMessage(row.Body); inner != nil {
			return nil
		}
		if m.who, err = r.PersonOf(row.Identity); err != nil || m.who == "" || i.opt.Prepare == nil {
			return err
		}
		inner = guard(func() (err error) {
			m.prepared, err = i.opt.Prepare(ctx, r, m.who, m.msg)
			return err
		})
		return nil
	})
	if err != nil {
		return m, &trouble{fmt.Errorf("read %s: %w", key, err)}
	}
	return m, inner
}

// update asks f for posts and queues them with what f changed, in one
// transaction that ends the message by end.
func (i *Inbox) update(ctx context.Context, m matter, f func(crm.Tx) ([]chat.Post, error), end func(crm.Tx, string) error) error {
	var (
		inner error
		said  []chat.Post
		back  bool // a message was put back among the waiting
	)
	err := i.opt.Store.Update(ctx, func(store crm.Tx) error {
		inner, said, back = nil, nil, false
		tx := &watched{Tx: store, back: &back}
		if err := waits(tx, m.key); err != nil {
			return err
		}
		inner = guard(func() error {
			posts, err := f(tx)
			if err != nil || len(posts) == 0 {
				return err
			}
			said = posts
			if err := i.opt.Put(tx, posts); err != nil {
				return fmt.Errorf("queue the answer: %w", err)
			}
			return nil
		})
		if inner != nil {
			return inner
		}
		return end(tx, m.key)
	})
	switch {
	case inner != nil:
		return inner
	case err != nil:
		return &trouble{fmt.Errorf("handle %s: %w", m.key, err)}
	}
	i.opt.Done(m.msg, said)
	if len(said) > 0 {
		i.opt.Kick()
	}
	if back {
		i.Kick(ctx)
	}
	return nil
}

// watched tells whether a handler put a message back: that one waits in the
// store alone until the inbox looks.
type watched struct {
	crm.Tx
	back *bool
}

// Retake puts a message back among the waiting.
func (w *watched) Retake(key string) error {
	*w.back = true
	return w.Tx.Retake(key)
}
