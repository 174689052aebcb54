package inbox

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// trouble is an error that the message did not bring about: the commit failed,
// the store cannot be read.
type trouble struct{ err error }

func (t *trouble) Error() string { return t.err.Error() }
func (t *trouble) Unwrap() error { return t.err }

// panicked is a panic as an error.
type panicked struct {
	value any
	stack string
}

func (p *panicked) Error() string { return fmt.Sprintf("panic: %v", p.value) }

// outside reports whether waiting may help: a damaged value or a record that
// changed will not mend itself.
func outside(err error) bool {
	return !errors.Is(err, crm.ErrConflict) && !errors.Is(err, crm.ErrDamaged)
}

// explain answers an error that the person caused, in a transaction of its own
// after his was rolled back.
func (i *Inbox) explain(ctx context.Context, m matter, fault *crm.Fault) error {
	return i.update(ctx, m, func(tx crm.Tx) ([]chat.Post, error) {
		if i.opt.Explain == nil {
			return nil, fault
		}
		return i.opt.Explain(tx, m.who, m.msg, fault)
	}, finish)
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
	err = i.update(ctx, m, func(tx crm.Tx) ([]chat.Post, error) {
		if i.opt.Incident == nil {
			return nil, nil
		}
		return i.opt.Incident(tx, m.who, m.msg, incident)
	}, set)
	var silent error
	if err != nil && !errors.Is(err, errOver) { // then at least out of the way
		silent = err
		err = i.update(ctx, m, func(crm.Tx) ([]chat.Post, error) { return nil, nil }, set)
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

// incidentOf is a short number that a person can read out: I-1103-7F2A. All of
// the key decides: ids of a platform mostly differ in their last digits.
func incidentOf(key string, now time.Time) string {
	sum := sha256.Sum256([]byte(key))
	return fmt.Sprintf("I-%s-%X", now.UTC().Format("0102"), sum[:2])
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

// guard calls f and turns a panic into an error.
func guard(f func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &panicked{v, string(debug.Stack())}
		}
	}()
	return f()
}
