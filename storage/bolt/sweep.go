package bolt

import (
	"time"

	"milepost/storage/crm"
)

// Sweep removes what has been kept long enough, oldest first.
func (t *tx) Sweep(old crm.Retention, limit int) (crm.Swept, error) {
	var s crm.Swept
	for _, part := range []func(crm.Retention, int, *crm.Swept) error{
		t.emptyMessages, t.emptyPosts, t.forgetMessages, t.forgetPosts, t.sweepBlobs,
	} {
		// One more than may go tells whether there is more.
		if err := part(old, limit-s.Count()+1, &s); err != nil {
			return crm.Swept{}, err
		}
		if s.More {
			break
		}
	}
	return s, nil
}

// take cuts a list to what may go and notes whether there was more.
func take[T any](list []T, limit int, s *crm.Swept) []T {
	if len(list) < limit {
		return list
	}
	s.More = true
	return list[:limit-1]
}

// oldMessages lists the first messages of a state up to a moment of arrival.
func (t *tx) oldMessages(state crm.TakenState, until time.Time, limit int) ([]crm.Taken, error) {
	var out []crm.Taken
	err := t.scan(bTakenAt, under(string(state)), false, func(_, k []byte) (bool, error) {
		m, err := t.Message(string(k))
		if err != nil || !m.Arrived.Before(until) {
			return false, indexed(bTakenAt, err)
		}
		out = append(out, m)
		return len(out) < limit, nil
	})
	return out, err
}

// oldPosts lists the first posts of a state up to a moment at which they were
// queued.
func (t *tx) oldPosts(state crm.PostState, until time.Time, limit int) ([]crm.Envelope, error) {
	var out []crm.Envelope
	err := t.scan(bPostAt, under(string(state)), false, func(_, k []byte) (bool, error) {
		e, err := t.Post(string(k))
		if err != nil || !e.Queued.Before(until) {
			return false, indexed(bPostAt, err)
		}
		out = append(out, e)
		return len(out) < limit, nil
	})
	return out, err
}

func (t *tx) emptyMessages(old crm.Retention, limit int, s *crm.Swept) error {
	list, err := t.oldMessages(crm.Done, old.Bodies, limit)
	if err != nil {
		return err
	}
	for _, m := range take(list, limit, s) {
		err := t.message(m.Key, func(m *crm.Taken) error {
			m.State, m.Body, m.Reason = crm.Emptied, nil, ""
			return nil
		})
		if err != nil {
			return err
		}
		s.Messages++
	}
	return nil
}

func (t *tx) emptyPosts(old crm.Retention, limit int, s *crm.Swept) error {
	for _, state := range []crm.PostState{crm.Said, crm.Dropped} {
		list, err := t.oldPosts(state, old.Bodies, limit-s.Posts)
		if err != nil {
			return err
		}
		for _, e := range take(list, limit-s.Posts, s) {
			err := t.post(e.Key, func(e *crm.Envelope) error {
				e.State, e.Body, e.Reason = crm.EmptiedPost, nil, ""
				return nil
			})
			if err != nil {
				return err
			}
			s.Posts++
		}
		if s.More {
			return nil
		}
	}
	return nil
}

func (t *tx) forgetMessages(old crm.Retention, limit int, s *crm.Swept) error {
	list, err := t.oldMessages(crm.Emptied, old.Keys, limit)
	if err != nil {
		return err
	}
	for _, m := range take(list, limit, s) {
		if err := t.forgetMessage(m); err != nil {
			return err
		}
		s.Keys++
	}
	return nil
}

func (t *tx) forgetMessage(m crm.Taken) error {
	if m.Content != "" {
		if err := t.del(bContent, []byte(m.Content)); err != nil {
			return err
		}
	}
	if err := t.del(bTakenAt, takenAt(m)); err != nil {
		return err
	}
	return t.del(bTaken, []byte(m.Key))
}

func (t *tx) forgetPosts(old crm.Retention, limit int, s *crm.Swept) error {
	list, err := t.oldPosts(crm.EmptiedPost, old.Keys, limit)
	if err != nil {
		return err
	}
	for _, e := range take(list, limit, s) {
		if err := t.forgetPost(e); err != nil {
			return err
		}
		s.Keys++
	}
	return nil
}

// forgetPost removes a post, and of its message that it belonged to a track
// which another shows now.
func (t *tx) forgetPost(e crm.Envelope) error {
	if e.Track != "" && e.Ref != "" {
		shown, err := t.RefOf(e.Track, e.Place)
		if err != nil {
			return err
		}
		belongs, err := t.Track(e.Place, e.Ref)
		if err != nil {
			return err
		}
		if shown != e.Ref && belongs == e.Track {
			if err := t.del(bTrack, key(e.Place, e.Ref)); err != nil {
				return err
			}
		}
	}
	if err := t.del(bPostAt, postAt(e)); err != nil {
		return err
	}
	return t.del(bPost, []byte(e.Key))
}

func (t *tx) sweepBlobs(old crm.Retention, limit int, s *crm.Swept) error {
	var list []crm.Blob
	err := t.scan(bLoose, span{to: moment(old.Blobs)}, false, func(k, _ []byte) (bool, error) {
		b, wanted, err := t.wanted(crm.BlobID(k[8:]))
		if err == nil && !wanted {
			list = append(list, b)
		}
		return err == nil && len(list) < limit, err
	})
	if err != nil {
		return err
	}
	for _, b := range take(list, limit, s) {
		if err := t.DropBlob(b.ID); err != nil {
			return err
		}
		s.Blobs++
		s.Bytes += b.Size
	}
	return nil
}

// wanted reports whether a loose file belongs to a message that is not done
// yet. One that was never stored to its end is wanted by nobody.
func (t *tx) wanted(id crm.BlobID) (crm.Blob, bool, error) {
	b, err := t.Blob(id)
	if crm.IsMissing(err) {
		return crm.Blob{ID: id}, false, nil
	}
	if err != nil || b.Message == "" {
		return b, false, err
	}
	m, err := t.Message(b.Message)
	if crm.IsMissing(err) {
		return b, false, nil
	}
	return b, m.State != crm.Done && m.State != crm.Emptied, err
}
