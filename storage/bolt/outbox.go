package bolt

import (
	"fmt"
	"time"

	"milepost/storage/crm"
)

// Post is what the outbox holds under a key.
func (r *reader) Post(k string) (crm.Envelope, error) {
	var e crm.Envelope
	found, err := r.thing(bPost, []byte(k), &e)
	if err == nil && !found {
		err = crm.NotFound(kindPost, k)
	}
	return e, err
}

// Posts lists the outbox by state, in the order in which it was queued.
func (r *reader) Posts(s crm.PostState, p crm.Page) ([]crm.Envelope, string, error) {
	return r.posts(under(string(s)), p)
}

// PostsAfter begins behind that post: of those before it nearly all are gone, and
// a walk goes by what was lately removed too.
func (r *reader) PostsAfter(seq uint64) ([]crm.Envelope, error) {
	in := under(string(crm.Queued))
	in.from = postAt(crm.Envelope{State: crm.Queued, Seq: seq + 1})
	out, _, err := r.posts(in, crm.Page{})
	return out, err
}

func (r *reader) posts(in span, p crm.Page) ([]crm.Envelope, string, error) {
	var out []crm.Envelope
	next, err := r.page(bPostAt, in, p, func(_, k []byte) error {
		e, err := r.Post(string(k))
		out = append(out, e)
		return indexed(bPostAt, err)
	})
	if err != nil {
		return nil, "", err
	}
	return out, next, nil
}

func postAt(e crm.Envelope) []byte { return append(key(string(e.State)), ordered(e.Seq)...) }

// slot is where a post waits to show its track in its place.
func slot(e crm.Envelope) []byte { return key(e.Track, e.Place) }

// Queue stores a post unless its key was queued before, ever.
func (t *tx) Queue(e crm.Envelope) (bool, error) {
	k, err := plain(e.Key)
	if err != nil {
		return false, fmt.Errorf("queue: %w", err)
	}
	if !fits(e.Track, e.Place) {
		return false, fmt.Errorf("queue %s: track and place: %w", e.Key, errNoKey)
	}
	if b, err := t.get(bPost, k); err != nil || b != nil {
		return false, err
	}
	if err := t.replace(&e); err != nil {
		return false, err
	}
	if e.Seq, err = t.next(seqPost); err != nil {
		return false, err
	}
	e.State, e.Queued = crm.Queued, t.now
	if err := t.put(bPostAt, postAt(e), k); err != nil {
		return false, err
	}
	if e.Track != "" {
		if err := t.put(bWaiting, slot(e), k); err != nil {
			return false, err
		}
	}
	return true, t.putThing(bPost, k, e)
}

// replace drops the post that waits for the track and place of a newer one.
func (t *tx) replace(e *crm.Envelope) error {
	if e.Track == "" {
		return nil
	}
	old, err := t.word(bWaiting, slot(*e))
	if err != nil || old == "" {
		return err
	}
	return t.post(old, func(o *crm.Envelope) error {
		e.Aside = e.Aside && o.Aside
		o.State, o.Next, o.Reason = crm.Dropped, time.Time{}, crm.Replaced
		return nil
	})
}

// post changes a post and moves it to the state that change leaves.
func (t *tx) post(k string, change func(*crm.Envelope) error) error {
	e, err := t.Post(k)
	if err != nil {
		return err
	}
	was := e
	if err := change(&e); err != nil {
		return fmt.Errorf("post %s is %s: %w", k, e.State, err)
	}
	if was.State != e.State {
		if err := t.del(bPostAt, postAt(was)); err != nil {
			return err
		}
		if err := t.put(bPostAt, postAt(e), []byte(k)); err != nil {
			return err
		}
	}
	if e.Track != "" && waits(&was) != waits(&e) {
		if waits(&e) {
			err = t.put(bWaiting, slot(e), []byte(k))
		} else {
			err = t.del(bWaiting, slot(e))
		}
		if err != nil {
			return err
		}
	}
	return t.putThing(bPost, []byte(k), e)
}

// waits reports whether a post is the one that waits to show its track.
func waits(e *crm.Envelope) bool { return e.State == crm.Queued || e.State == crm.Withheld }

// over reports whether a post is not to be sent.
func over(e *crm.Envelope) bool { return e.State != crm.Queued && e.State != crm.OnWay }

// Sending marks a post as on its way; ErrConflict unless it is to be sent.
func (t *tx) Sending(k string) error {
	return t.post(k, func(e *crm.Envelope) error {
		if over(e) {
			return crm.ErrConflict
		}
		e.State, e.Tries, e.Next = crm.OnWay, e.Tries+1, time.Time{}
		return nil
	})
}

// Sent marks a post as said. A reference becomes the one that shows its track
// in its place.
func (t *tx) Sent(k, ref string) error {
	var said crm.Envelope
	err := t.post(k, func(e *crm.Envelope) error {
		if over(e) {
			return crm.ErrConflict
		}
		e.State, e.Ref, e.Next, e.Reason, e.SaidAt = crm.Said, ref, time.Time{}, "", t.now
		said = *e
		return nil
	})
	if err != nil || said.Track == "" || ref == "" {
		return err
	}
	return t.SetRef(said.Track, said.Place, ref)
}

// Failed sets the next try of a post, or gives it up. A post whose track a
// newer one waits to show is not tried again.
func (t *tx) Failed(k string, next time.Time, reason string) error {
	return t.post(k, func(e *crm.Envelope) error {
		if over(e) {
			return crm.ErrConflict
		}
		e.State, e.Next, e.Reason = crm.Queued, next.UTC(), reason
		if next.IsZero() {
			e.State, e.Next = crm.Dropped, time.Time{}
			return nil
		}
		return t.giveWay(e)
	})
}

// giveWay drops a post whose track a newer one waits to show.
func (t *tx) giveWay(e *crm.Envelope) error {
	if e.Track == "" {
		return nil
	}
	newer, err := t.word(bWaiting, slot(*e))
	if err != nil || newer == "" || newer == e.Key {
		return err
	}
	e.State, e.Next, e.Reason = crm.Dropped, time.Time{}, crm.Replaced
	if e.Aside {
		return nil
	}
	return t.post(newer, func(n *crm.Envelope) error {
		n.Aside = false
		return nil
	})
}

// Withhold keeps a post from being sent.
func (t *tx) Withhold(k, reason string) error {
	return t.post(k, func(e *crm.Envelope) error {
		if over(e) && e.State != crm.Withheld {
			return crm.ErrConflict
		}
		e.State, e.Next, e.Reason = crm.Withheld, time.Time{}, reason
		return t.giveWay(e)
	})
}

// Requeue lets a post wait anew that was withheld or dropped.
func (t *tx) Requeue(k string) error {
	return t.post(k, func(e *crm.Envelope) error {
		if e.State != crm.Withheld && e.State != crm.Dropped {
			return crm.ErrConflict
		}
		was := *e
		e.State, e.Tries, e.Next, e.Reason = crm.Queued, 0, time.Time{}, ""
		if err := t.giveWay(e); err != nil || e.State != crm.Queued {
			e.Tries = was.Tries
			return err
		}
		seq, err := t.next(seqPost)
		e.Seq, e.Queued = seq, t.now
		return err
	})
}

// GiveUp drops a post for good.
func (t *tx) GiveUp(k, reason string) error {
	return t.post(k, func(e *crm.Envelope) error {
		if e.State == crm.Said || e.State == crm.EmptiedPost {
			return crm.ErrConflict
		}
		e.State, e.Next, e.Reason = crm.Dropped, time.Time{}, reason
		return nil
	})
}

// Track is which track a sent message belongs to; "" if none.
func (r *reader) Track(place, ref string) (string, error) { return r.word(bTrack, key(place, ref)) }

// RefOf is the message that shows a track in a place; "" if none.
func (r *reader) RefOf(track, place string) (string, error) { return r.word(bRef, key(track, place)) }

// SetRef points a track in a place at a message. A message that showed it
// before still belongs to the track; "" forgets the one that shows it now.
func (t *tx) SetRef(track, place, ref string) error {
	if track == "" || place == "" || !fits(track, place) || !fits(ref) {
		return fmt.Errorf("track %q in %q: %w", track, place, errNoKey)
	}
	if ref == "" {
		old, err := t.RefOf(track, place)
		if err != nil || old == "" {
			return err
		}
		if err := t.del(bTrack, key(place, old)); err != nil {
			return err
		}
		return t.del(bRef, key(track, place))
	}
	// A message shows one track: another one that it showed lets go of it.
	other, err := t.Track(place, ref)
	if err != nil {
		return err
	}
	if other != "" && other != track {
		shown, err := t.RefOf(other, place)
		if err != nil {
			return err
		}
		if shown == ref {
			if err := t.del(bRef, key(other, place)); err != nil {
				return err
			}
		}
	}
	if err := t.putWord(bTrack, key(place, ref), track); err != nil {
		return err
	}
	return t.putWord(bRef, key(track, place), ref)
}
