package bolt

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"time"

	"milepost/storage/crm"
)

// PersonOf is who an identity belongs to; "" for a stranger.
func (r *reader) PersonOf(identity string) (crm.PersonID, error) {
	w, err := r.word(bIdentity, []byte(identity))
	return crm.PersonID(w), err
}

// Identities lists the identities of a person, sorted.
func (r *reader) Identities(who crm.PersonID) ([]string, error) {
	var out []string
	err := r.scan(bIDsOf, under(string(who)), false, func(k, _ []byte) (bool, error) {
		identity, err := idOf(bIDsOf, k)
		out = append(out, identity)
		return true, err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Link says whose an identity is; "" unlinks it.
func (t *tx) Link(identity string, who crm.PersonID) error {
	k, err := plain(identity)
	if err != nil {
		return fmt.Errorf("link: %w", err)
	}
	old, err := t.PersonOf(identity)
	if err != nil || old == who {
		return err
	}
	if old != "" {
		if err := t.del(bIDsOf, key(string(old), identity)); err != nil {
			return err
		}
	}
	if who != "" {
		if err := t.put(bIDsOf, key(string(who), identity), nil); err != nil {
			return err
		}
	}
	return t.putWord(bIdentity, k, string(who))
}

// Conversation is the state of a person's talk with the bot.
func (r *reader) Conversation(who crm.PersonID) (crm.Conversation, error) {
	c := crm.Conversation{}
	if _, err := r.thing(bTalk, []byte(who), &c); err != nil {
		return crm.Conversation{}, err
	}
	c.Person = who
	return c, nil
}

// PutConversation keeps the state of a talk.
func (t *tx) PutConversation(c crm.Conversation) error {
	k, err := plain(string(c.Person))
	if err != nil {
		return fmt.Errorf("conversation: %w", err)
	}
	return t.putThing(bTalk, k, c)
}

// Kept is a small value that was kept under a key; nil if none.
func (r *reader) Kept(name string) ([]byte, error) {
	b, err := r.get(bKept, []byte(name))
	return bytes.Clone(b), err
}

// KeptAs fills into with what was kept as JSON under a key; false if there is none.
func (r *reader) KeptAs(name string, into any) (bool, error) {
	return r.thing(bKept, []byte(name), into)
}

// Keep keeps a small value under a key; nil removes it.
func (t *tx) Keep(name string, value []byte) error {
	k, err := plain(name)
	if err != nil {
		return fmt.Errorf("keep: %w", err)
	}
	if value == nil {
		return t.del(bKept, k)
	}
	return t.put(bKept, k, value)
}

// KeepAs keeps a value as JSON under a key, as Keep would.
func (t *tx) KeepAs(name string, value any) error {
	k, err := plain(name)
	if err != nil {
		return fmt.Errorf("keep: %w", err)
	}
	return t.putThing(bKept, k, value)
}

// Wakes lists the subjects whose hint is not after until, earliest first; a
// limit of 0 means MaxPage.
func (r *reader) Wakes(until time.Time, limit int) ([]crm.Wake, error) {
	if limit <= 0 {
		limit = crm.MaxPage
	}
	var out []crm.Wake
	// Moments are kept to the microsecond: the next one is the first too late.
	s := span{to: moment(until.Add(time.Microsecond))}
	err := r.scan(bWake, s, false, func(k, _ []byte) (bool, error) {
		if len(k) <= 8 {
			return false, fmt.Errorf("%s %q: no key of a wake: %w", bWake, k, crm.ErrDamaged)
		}
		out = append(out, crm.Wake{Subject: string(k[8:]), At: ofMoment(k[:8])})
		return len(out) < limit, nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// NextWake is the first moment after one at which a hint comes; the zero time if
// there is none.
func (r *reader) NextWake(after time.Time) (time.Time, error) {
	var next time.Time
	err := r.scan(bWake, span{from: moment(after.Add(time.Microsecond))}, false, func(k, _ []byte) (bool, error) {
		if len(k) <= 8 {
			return false, fmt.Errorf("%s %q: no key of a wake: %w", bWake, k, crm.ErrDamaged)
		}
		next = ofMoment(k[:8])
		return false, nil
	})
	return next, err
}

// Wake sets the hint of a subject; the zero time removes it.
func (t *tx) Wake(w crm.Wake) error {
	k, err := plain(w.Subject)
	if err != nil {
		return fmt.Errorf("wake: %w", err)
	}
	old, err := t.get(bWakeOf, k)
	if err != nil {
		return err
	}
	if old != nil {
		n, err := ofNumber(bWakeOf, k, old)
		if err != nil {
			return err
		}
		if !w.At.IsZero() && n == w.At.UnixMicro() {
			return nil
		}
		if err := t.del(bWake, wakeKey(time.UnixMicro(n), w.Subject)); err != nil {
			return err
		}
	}
	if w.At.IsZero() {
		return t.del(bWakeOf, k)
	}
	if err := t.put(bWakeOf, k, binary.AppendVarint(nil, w.At.UnixMicro())); err != nil {
		return err
	}
	return t.put(bWake, wakeKey(w.At, w.Subject), nil)
}

func wakeKey(at time.Time, subject string) []byte { return append(moment(at), subject...) }
