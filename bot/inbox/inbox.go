// Package inbox is the only way in. A message is durable before its platform
// is told so, is kept once however often it is delivered, and is handled in
// one transaction together with everything that it changes and everything that
// is said about it. What one person says is handled in order; people do not
// wait for each other.
package inbox

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

const (
	// heldFor is how long the message of somebody unknown is kept for him by
	// default.
	heldFor = 7 * 24 * time.Hour
	// maxTries is how often a message is begun again after the process ended
	// in the middle of it, before it is set aside.
	maxTries = 3
	// maxConflicts is how often a message is handled anew because somebody
	// else changed the same records meanwhile.
	maxConflicts = 5
	// lanes is how many messages are handled at the same time by default.
	lanes = 64
)

// Options are what an inbox is made of. Only Store, Now, Answer and Put are
// required. All the functions may be called for different people at the same
// time and, being inside transactions, more than once for the same message.
type Options struct {
	Store crm.Store
	Now   func() time.Time
	Log   *slog.Logger // nil: no log
	// Lanes is how many messages are handled side by side; 0 = 64.
	Lanes int
	// Held is how long the message of somebody unknown is kept for him; 0 = 7
	// days.
	Held time.Duration

	// Fetch opens a file that came with a message of a platform, with the errors
	// of chat.Transport; nil = none can be had.
	Fetch func(ctx context.Context, platform string, f chat.File) (io.ReadCloser, error)
	// NameOf asks a platform what somebody unknown is called there; nil = nobody
	// is asked.
	NameOf func(ctx context.Context, who chat.Identity) (string, error)
	// MaxFile is the largest file that is taken, in bytes.
	MaxFile int64
	// FetchPause is the first pause before a file is asked for again; 0 = a second.
	FetchPause time.Duration

	// Prepare reads what the message means. It changes nothing.
	Prepare func(ctx context.Context, r crm.Reader, who crm.PersonID, m chat.Message) (any, error)
	// Unpack looks into the files that a message brings or speaks of, when they
	// are stored and before it is answered, outside of any transaction. It gets
	// what Prepare gave and gives what Answer gets; nil = nobody looks.
	Unpack func(ctx context.Context, who crm.PersonID, m chat.Message, prepared any) (any, error)
	// Answer does what the message says and gives the posts about it. A
	// crm.Fault undoes all it did and is explained; any other error parks the
	// message.
	Answer func(tx crm.Tx, who crm.PersonID, m chat.Message, prepared any) ([]chat.Post, error)
	// Explain words an error that the person caused.
	Explain func(tx crm.Tx, who crm.PersonID, m chat.Message, f *crm.Fault) ([]chat.Post, error)
	// Incident words that the message was set aside under that number. Who is
	// empty if nobody is known to have sent it.
	Incident func(tx crm.Tx, who crm.PersonID, m chat.Message, incident string) ([]chat.Post, error)
	// Stranger words that the sender is not known. First is true for the first
	// message that is held for him: the admin is told then.
	Stranger func(tx crm.Tx, m chat.Message, first bool) ([]chat.Post, error)
	// Suggest gives the options of a lookup field, filtered by what he may see;
	// nil = there are none.
	Suggest func(ctx context.Context, r crm.Reader, who crm.PersonID, field, typed string) ([]chat.Option, error)
	// Matter reports words that are clearly a matter of their own, and no answer
	// to a question; nil = none are.
	Matter func(ctx context.Context, r crm.Reader, who crm.PersonID, m chat.Message) (bool, error)
	// Misfit says why words cannot be what a field of that kind asks for; nil =
	// everything fits.
	Misfit func(ctx context.Context, r crm.Reader, who crm.PersonID, kind string, m chat.Message) (string, error)
	// Put queues posts in the transaction.
	Put func(tx crm.Tx, posts []chat.Post) error
	// Done is told after the commit that a message was handled, and what was queued
	// about it. It is called for several at the same time and must not wait; nil =
	// nobody waits for that.
	Done func(m chat.Message, posts []chat.Post)
	// Kick tells the outbox that something was queued.
	Kick func()
	// Observe is told what happens to messages, outside of any transaction. It
	// is called for several at the same time and must not wait; nil = nobody
	// watches.
	Observe func(Event)
}

// Inbox takes messages and has them handled; it is the chat.Inlet of every
// platform. Several may share one open Store.
type Inbox struct {
	opt      Options
	turns    *turns
	senders  senders
	passages passages
	company  company

	mu    sync.Mutex
	rest  []chan struct{} // of each worker that waits for a lane to be ready
	moved *sync.Cond      // a lane is ready, or was given back
	lanes map[string]*lane
	ready []*lane         // lanes with work that nobody works on
	known map[string]bool // keys in lanes
	busy  int             // lanes that somebody works on
}

// New makes an inbox; nothing runs yet.
func New(opt Options) *Inbox {
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	if opt.Kick == nil {
		opt.Kick = func() {}
	}
	if opt.Done == nil {
		opt.Done = func(chat.Message, []chat.Post) {}
	}
	if opt.Observe == nil {
		opt.Observe = func(Event) {}
	}
	opt.Lanes, opt.Held = cmp.Or(opt.Lanes, lanes), cmp.Or(opt.Held, heldFor)
	opt.FetchPause = cmp.Or(opt.FetchPause, fetchPause)
	i := &Inbox{opt: opt, turns: newTurns(), lanes: map[string]*lane{}, known: map[string]bool{}}
	i.moved = sync.NewCond(&i.mu)
	return i
}

// Recv stores a message. Nil says that it is durable, or was already: what has
// the same Key, or the same Content, is stored once. Of what people in a channel
// say to each other nothing is stored.
func (i *Inbox) Recv(ctx context.Context, m chat.Message) error {
	defer i.turns.take()()
	if m.Key == "" {
		return errors.New("receive a message: it has no key")
	}
	switch others, err := i.overheard(ctx, m); {
	case err != nil:
		return fmt.Errorf("receive %s: %w", m.Key, err)
	case others:
		return i.pass(ctx, m)
	}
	may, err := readings(m)
	if err != nil {
		return fmt.Errorf("receive %s: %w", m.Key, err)
	}
	defer i.senders.turn(m.From.String())()
	var (
		taken bool
		seq   uint64
		lane  string
	)
	err = i.opt.Store.Update(crm.Urgent(ctx), func(tx crm.Tx) error {
		taken, seq, lane = false, 0, ""
		who, err := tx.PersonOf(m.From.String())
		if err != nil {
			return err
		}
		lane = laneOf(who, m.From.String())
		for _, as := range may {
			if taken, err = keep(tx, as, lane); err != nil || taken {
				break
			}
		}
		if err != nil || !taken {
			return err
		}
		stored, err := tx.Message(m.Key)
		seq = stored.Seq
		return err
	})
	if err != nil {
		return fmt.Errorf("receive %s: %w", m.Key, err)
	}
	i.received(m, taken)
	if taken {
		i.enter(lane, item{key: m.Key, seq: seq})
	}
	return nil
}

// reading is what a message may be, as it is stored.
type reading struct {
	chat.Message
	body []byte
}

// keep stores a reading in its lane; false says that it was stored before.
func keep(tx crm.Tx, m reading, lane string) (taken bool, err error) {
	said := m.At
	if said.IsZero() {
		said = tx.Now()
	}
	taken, err = tx.Take(crm.Taken{
		Key: m.Key, Content: contentOf(m.Message), Lane: lane, Identity: m.From.String(), Place: m.In.String(),
		At: said.UTC(), Arrived: tx.Now(), State: crm.Waiting, Body: m.body,
	})
	if err != nil || !taken {
		return false, err
	}
	return true, sawAt(tx, m.In, said)
}

// overtakes is how long after it was written a change of a message may arrive
// before it, and stand for it.
const overtakes = 24 * time.Hour

// readings are what a message may be, in the order in which that is tried: a change
// of one that never came, or comes later, is that message. They are encoded here,
// not in the transaction, for which everybody waits.
func readings(m chat.Message) ([]reading, error) {
	all := []chat.Message{m}
	if m.Kind == chat.Edited && m.Content != "" && !m.Written.IsZero() && m.At.Sub(m.Written) <= overtakes {
		itself := m
		itself.Kind, itself.At, itself.Written = chat.Text, m.Written, time.Time{}
		all = []chat.Message{itself, m}
	}
	out := make([]reading, len(all))
	for n, as := range all {
		body, err := chat.EncodeMessage(as)
		if err != nil {
			return nil, err
		}
		out[n] = reading{as, body}
	}
	return out, nil
}

// laneOf names the lane of a person, or of a stranger's identity. Everything
// that one person says is one lane, on whatever platform he says it.
func laneOf(who crm.PersonID, identity string) string {
	if who != "" {
		return "person/" + string(who)
	}
	return "identity/" + identity
}

// contentOf is what two deliveries of the same thing have in common. A later
// change or removal of a message is not the message.
func contentOf(m chat.Message) string {
	if m.Content == "" {
		return ""
	}
	c := m.From.Platform + "/" + m.From.Tenant + "/" + m.Content
	switch m.Kind {
	case chat.Edited:
		return c + "/" + m.Kind + "/" + m.At.UTC().Format(time.RFC3339Nano)
	case chat.Deleted:
		return c + "/" + m.Kind
	}
	return c
}

// seenKey is where the moment is kept up to which a place was read.
func seenKey(p chat.Place) string {
	p.Thread = ""
	return "seen/" + p.String()
}

// seenStep is how far behind the newest message of a place what is remembered
// of it may be: reading back what is there already does no harm.
const seenStep = time.Minute

// sawAt remembers the newest moment of a place, to the step.
func sawAt(tx crm.Tx, in chat.Place, at time.Time) error {
	was, err := tx.Kept(seenKey(in))
	if err != nil {
		return err
	}
	if old, err := time.Parse(time.RFC3339Nano, string(was)); err == nil && at.Before(old.Add(seenStep)) {
		return nil
	}
	return tx.Keep(seenKey(in), []byte(at.UTC().Format(time.RFC3339Nano)))
}

// Seen is the moment of the newest message of a place (RFC 3339, UTC), or one
// up to a minute earlier, from which a platform reads back after an outage; empty when nothing was seen.
func (i *Inbox) Seen(ctx context.Context, p chat.Place) (string, error) {
	var cursor string
	err := i.opt.Store.View(ctx, func(r crm.Reader) error {
		b, err := r.Kept(seenKey(p))
		cursor = string(b)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("see what was read of %s: %w", p, err)
	}
	return cursor, nil
}

// Suggest gives the options of a lookup field. A stranger gets none.
func (i *Inbox) Suggest(ctx context.Context, who chat.Identity, field, typed string) ([]chat.Option, error) {
	if i.opt.Suggest == nil {
		return nil, nil
	}
	var out []chat.Option
	err := i.opt.Store.View(ctx, func(r crm.Reader) error {
		person, err := r.PersonOf(who.String())
		if err != nil || person == "" {
			return err
		}
		return guard(func() (err error) {
			out, err = i.opt.Suggest(ctx, r, person, field, typed)
			return err
		})
	})
	if err != nil {
		return nil, fmt.Errorf("suggest %s: %w", field, err)
	}
	return out, nil
}

// Matter is chat.Judge's: nothing that a stranger says is a matter of its own.
func (i *Inbox) Matter(ctx context.Context, who chat.Identity, text string) (own bool, err error) {
	if i.opt.Matter == nil {
		return false, nil
	}
	err = i.judge(ctx, who, text, func(r crm.Reader, person crm.PersonID, m chat.Message) (err error) {
		own, err = i.opt.Matter(ctx, r, person, m)
		return err
	})
	return own, err
}

// Misfit is chat.Judge's: whatever a stranger says fits.
func (i *Inbox) Misfit(ctx context.Context, who chat.Identity, kind, text string) (why string, err error) {
	if i.opt.Misfit == nil {
		return "", nil
	}
	err = i.judge(ctx, who, text, func(r crm.Reader, person crm.PersonID, m chat.Message) (err error) {
		why, err = i.opt.Misfit(ctx, r, person, kind, m)
		return err
	})
	return why, err
}

// judge has f look at words that somebody known wrote in private.
func (i *Inbox) judge(ctx context.Context, who chat.Identity, text string, f func(crm.Reader, crm.PersonID, chat.Message) error) error {
	err := i.opt.Store.View(ctx, func(r crm.Reader) error {
		person, err := r.PersonOf(who.String())
		if err != nil || person == "" {
			return err
		}
		return guard(func() error {
			return f(r, person, chat.Message{Kind: chat.Text, Text: text, From: who, In: chat.DMOf(who), At: i.opt.Now()})
		})
	})
	if err != nil {
		return fmt.Errorf("what is meant: %w", err)
	}
	return nil
}
