package bolt

import (
	"fmt"
	"time"

	"milepost/storage/crm"
)

// What crm.NotFound calls the things that are no records.
const (
	kindMessage crm.Kind = "message"
	kindPost    crm.Kind = "post"
)

// Message is what the inbox holds under a delivery key.
func (r *reader) Message(k string) (crm.Taken, error) {
	var m crm.Taken
	found, err := r.thing(bTaken, []byte(k), &m)
	if err == nil && !found {
		err = crm.NotFound(kindMessage, k)
	}
	return m, err
}

// Messages lists the inbox by state, oldest first.
func (r *reader) Messages(s crm.TakenState, p crm.Page) ([]crm.Taken, string, error) {
	var out []crm.Taken
	next, err := r.page(bTakenAt, under(string(s)), p, func(_, k []byte) error {
		m, err := r.Message(string(k))
		out = append(out, m)
		return indexed(bTakenAt, err)
	})
	if err != nil {
		return nil, "", err
	}
	return out, next, nil
}

// indexed tells that what an index names but is missing is damage.
func indexed(bucket string, err error) error {
	if crm.IsMissing(err) {
		return fmt.Errorf("%s: %w: %w", bucket, crm.ErrDamaged, err)
	}
	return err
}

func takenAt(m crm.Taken) []byte { return append(key(string(m.State)), ordered(m.Seq)...) }

// Take stores a message unless its key or its content was taken before.
func (t *tx) Take(m crm.Taken) (bool, error) {
	k, err := plain(m.Key)
	if err != nil {
		return false, fmt.Errorf("take: %w", err)
	}
	if !fits(m.Content) {
		return false, fmt.Errorf("take %s: content: %w", m.Key, errNoKey)
	}
	for _, at := range []place{{bTaken, m.Key}, {bContent, m.Content}} {
		if at.key == "" {
			continue
		}
		if b, err := t.get(at.bucket, []byte(at.key)); err != nil || b != nil {
			return false, err
		}
	}
	if m.Seq, err = t.next(seqTaken); err != nil {
		return false, err
	}
	if m.State == "" {
		m.State = crm.Waiting
	}
	if m.Arrived.IsZero() {
		m.Arrived = t.now
	}
	if m.Content != "" {
		if err := t.put(bContent, []byte(m.Content), k); err != nil {
			return false, err
		}
	}
	if err := t.put(bTakenAt, takenAt(m), k); err != nil {
		return false, err
	}
	return true, t.putThing(bTaken, k, m)
}

// message changes a message and moves it to the state that change leaves.
func (t *tx) message(k string, change func(*crm.Taken) error) error {
	m, err := t.Message(k)
	if err != nil {
		return err
	}
	was := m
	if err := change(&m); err != nil {
		return fmt.Errorf("message %s is %s: %w", k, m.State, err)
	}
	if was.State != m.State {
		if err := t.del(bTakenAt, takenAt(was)); err != nil {
			return err
		}
		if err := t.put(bTakenAt, takenAt(m), []byte(k)); err != nil {
			return err
		}
	}
	return t.putThing(bTaken, []byte(k), m)
}

// Begin counts a try of a waiting message; ErrConflict if it does not wait.
func (t *tx) Begin(k string) (tries int, err error) {
	err = t.message(k, func(m *crm.Taken) error {
		if m.State != crm.Waiting {
			return crm.ErrConflict
		}
		m.Tries++
		tries = m.Tries
		return nil
	})
	return tries, err
}

// Withdraw takes back the try of a waiting message that was counted last.
func (t *tx) Withdraw(k string) error {
	return t.message(k, func(m *crm.Taken) error {
		if m.State != crm.Waiting || m.Tries == 0 {
			return crm.ErrConflict
		}
		m.Tries--
		return nil
	})
}

// Finish marks a message as handled.
func (t *tx) Finish(k string) error {
	return t.message(k, func(m *crm.Taken) error {
		if m.State != crm.Emptied {
			m.State, m.Until = crm.Done, time.Time{}
		}
		return nil
	})
}

// Hold keeps a message until its sender is known, but not for ever.
func (t *tx) Hold(k string, until time.Time) error {
	return t.message(k, func(m *crm.Taken) error {
		if m.State == crm.Done || m.State == crm.Emptied {
			return crm.ErrConflict
		}
		m.State, m.Until = crm.Held, until.UTC()
		return nil
	})
}

// Erase forgets the words of a held message.
func (t *tx) Erase(k string) error {
	return t.message(k, func(m *crm.Taken) error {
		if m.State != crm.Held {
			return crm.ErrConflict
		}
		m.State, m.Body, m.Until = crm.Emptied, nil, time.Time{}
		return nil
	})
}

// Park sets a message aside that could not be handled.
func (t *tx) Park(k, incident, reason string) error {
	return t.message(k, func(m *crm.Taken) error {
		if m.State == crm.Done || m.State == crm.Emptied {
			return crm.ErrConflict
		}
		m.State, m.Incident, m.Reason = crm.Parked, incident, reason
		return nil
	})
}

// Retake puts a parked or held message back among the waiting, in its old
// place; its tries are counted anew.
func (t *tx) Retake(k string) error {
	return t.message(k, func(m *crm.Taken) error {
		if m.State != crm.Parked && m.State != crm.Held {
			return crm.ErrConflict
		}
		m.State, m.Tries, m.Until, m.Incident, m.Reason = crm.Waiting, 0, time.Time{}, "", ""
		return nil
	})
}
