package inbox

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"runtime/debug"
	"strings"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// errOver says that somebody else has handled the message.
var errOver = errors.New("message does not wait any more")

// handle does all that a message asks for; its files are not waited for once
// quit is closed. An error says that the store, or the end of the process, did
// not let it; the message waits then.
func (i *Inbox) handle(ctx context.Context, quit <-chan struct{}, it *item) error {
	if it.again {
		over, err := i.begin(ctx, it.key)
		if err != nil || over {
			return err
		}
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
		it.again = true
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
	it.again = true
	return err
}

// trouble is an error that the message did not bring about: the commit failed,
// the store cannot be read.
type trouble struct{ err error }

func (t *trouble) Error() string { return t.err.Error() }
func (t *trouble) Unwrap() error { return t.err }

// outside reports whether waiting may help: a damaged value or a record that
// changed will not mend itself.
func outside(err error) bool {
	return !errors.Is(err, crm.ErrConflict) && !errors.Is(err, crm.ErrDamaged)
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

// waits is errOver unless the message waits.
func waits(r crm.Reader, key string) error {
	m, err := r.Message(key)
	switch {
	case crm.IsMissing(err):
		return errOver
	case err != nil:
		return err
	case m.State != crm.Waiting:
		return errOver
	}
	return nil
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
		if err := i.fetched(ctx, quit, it, &m); err != nil {
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
	err = i.update(ctx, m.key, func(tx crm.Tx) ([]chat.Post, error) {
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
		if err := waits(r, key); err != nil {
			return err
		}
		row, err := r.Message(key)
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
func (i *Inbox) update(ctx context.Context, key string, f func(crm.Tx) ([]chat.Post, error), end func(crm.Tx, string) error) error {
	var (
		inner error
		said  bool
		back  bool // a message was put back among the waiting
	)
	err := i.opt.Store.Update(ctx, func(store crm.Tx) error {
		inner, said, back = nil, false, false
		tx := &watched{Tx: store, back: &back}
		if err := waits(tx, key); err != nil {
			return err
		}
		inner = guard(func() error {
			posts, err := f(tx)
			if err != nil || len(posts) == 0 {
				return err
			}
			said = true
			if err := i.opt.Put(tx, posts); err != nil {
				return fmt.Errorf("queue the answer: %w", err)
			}
			return nil
		})
		if inner != nil {
			return inner
		}
		return end(tx, key)
	})
	switch {
	case inner != nil:
		return inner
	case err != nil:
		return &trouble{fmt.Errorf("handle %s: %w", key, err)}
	}
	if said {
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

// explain answers an error that the person caused, in a transaction of its own
// after his was rolled back.
func (i *Inbox) explain(ctx context.Context, m matter, fault *crm.Fault) error {
	return i.update(ctx, m.key, func(tx crm.Tx) ([]chat.Post, error) {
		if i.opt.Explain == nil {
			return nil, fault
		}
		return i.opt.Explain(tx, m.who, m.msg, fault)
	}, finish)
}

// hold keeps the message of somebody unknown for a while. What he did not say
// to us is forgotten: a stranger in a channel is none of our business.
func (i *Inbox) hold(ctx context.Context, m matter) error {
	if !addressed(m.msg) {
		return i.update(ctx, m.key, func(crm.Tx) ([]chat.Post, error) { return nil, nil }, finish)
	}
	who := m.msg.From.String()
	return i.update(ctx, m.key, func(tx crm.Tx) ([]chat.Post, error) {
		s, err := crm.StrangerOf(tx, who)
		if err != nil {
			return nil, err
		}
		first := !s.NotOurs && s.Until.Before(tx.Now())
		if first {
			s.Asked, s.Until = tx.Now(), tx.Now().Add(i.opt.Held)
			if err := crm.KeepStranger(tx, who, s); err != nil {
				return nil, err
			}
		}
		if i.opt.Stranger == nil {
			return nil, nil
		}
		return i.opt.Stranger(tx, m.msg, first)
	}, func(tx crm.Tx, key string) error {
		if err := tx.Hold(key, tx.Now().Add(i.opt.Held)); err != nil {
			return err
		}
		s, err := crm.StrangerOf(tx, who)
		if err != nil || !s.NotOurs {
			return err
		}
		return tx.Erase(key)
	})
}

// addressed reports whether a message was meant for the bot.
func addressed(m chat.Message) bool {
	switch m.Kind {
	case chat.Opened, chat.Joined:
		return false
	case chat.Press, chat.Submit:
		return true
	}
	return m.In.Private() || m.Mention
}

// park sets a message aside under an incident number, says so, and logs it
// once, without a word of what was said.
func (i *Inbox) park(ctx context.Context, key string, why error) error {
	began := i.opt.Now()
	m, err := i.sender(ctx, key)
	if err != nil {
		return err
	}
	incident := incidentOf(key, i.opt.Now())
	reason := scrub(why.Error(), m.msg)
	set := func(tx crm.Tx, key string) error { return tx.Park(key, incident, reason) }
	err = i.update(ctx, key, func(tx crm.Tx) ([]chat.Post, error) {
		if i.opt.Incident == nil {
			return nil, nil
		}
		return i.opt.Incident(tx, m.who, m.msg, incident)
	}, set)
	var silent error
	if err != nil && !errors.Is(err, errOver) { // then at least out of the way
		silent = err
		err = i.update(ctx, key, func(crm.Tx) ([]chat.Post, error) { return nil, nil }, set)
	}
	if err != nil {
		return err
	}
	attrs := []any{"incident", incident, "key", key, "kind", m.msg.Kind, "platform", m.msg.From.Platform, "why", reason}
	if silent != nil {
		attrs = append(attrs, "unsaid", scrub(silent.Error(), m.msg))
	}
	var p *panicked
	if errors.As(why, &p) {
		attrs = append(attrs, "stack", p.stack)
	}
	i.opt.Log.Error("a message was set aside", attrs...)
	i.handled(m, SetAside, began)
	return nil
}

// sender reads a message and whose it is, without its meaning.
func (i *Inbox) sender(ctx context.Context, key string) (matter, error) {
	var m matter
	err := i.opt.Store.View(ctx, func(r crm.Reader) error {
		m = matter{key: key}
		row, err := r.Message(key)
		if err != nil {
			return err
		}
		if m.who, err = r.PersonOf(row.Identity); err != nil {
			return err
		}
		// What cannot be decoded is parked all the same, and told to its sender.
		if m.msg, err = chat.DecodeMessage(row.Body); err != nil {
			m.msg = chat.Message{Key: key, At: row.At}
			m.msg.From, _ = chat.ParseIdentity(row.Identity)
			m.msg.In, _ = chat.ParsePlace(row.Place)
		}
		return nil
	})
	if err != nil {
		return m, fmt.Errorf("read %s: %w", key, err)
	}
	return m, nil
}

// incidentOf is a short number that a person can read out: I-1103-7F2A.
func incidentOf(key string, now time.Time) string {
	h := fnv.New64a()
	_, _ = h.Write([]byte(key)) // cannot fail
	return fmt.Sprintf("I-%s-%04X", now.UTC().Format("0102"), uint16(h.Sum64()>>24))
}

// scrub takes what the person typed out of an error text.
func scrub(s string, m chat.Message) string {
	words := []string{m.Text}
	for _, vs := range m.Values {
		words = append(words, vs...)
	}
	for _, w := range words {
		if len(w) > 1 {
			quoted := fmt.Sprintf("%q", w)
			s = strings.ReplaceAll(s, quoted[1:len(quoted)-1], "…")
			s = strings.ReplaceAll(s, w, "…")
		}
	}
	return s
}

// panicked is a panic as an error.
type panicked struct {
	value any
	stack string
}

func (p *panicked) Error() string { return fmt.Sprintf("panic: %v", p.value) }

// guard calls f and turns a panic into an error.
func guard(f func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &panicked{v, string(debug.Stack())}
		}
	}()
	return f()
}
