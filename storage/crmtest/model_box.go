package crmtest

import (
	"errors"
	"fmt"
	"time"

	"milepost/storage/crm"
)

func (o op) take(p *plain, tx crm.Tx) error {
	m := Message(fmt.Sprint("m", o.key), func(m *crm.Taken) {
		if o.pick > 3 {
			m.Content = fmt.Sprint("c", o.pick)
		}
	})
	_, known := p.taken[m.Key]
	fresh := !known && !p.content[m.Content]
	got, err := tx.Take(m)
	if fresh {
		p.arrived++
		m.Seq, m.Arrived, m.State = p.arrived, tx.Now(), crm.Waiting
		p.taken[m.Key] = m
		if m.Content != "" {
			p.content[m.Content] = true
		}
	}
	return errors.Join(err, same("taken", got, fresh))
}

// outcome compares what a step of a message or a post answered: there is none,
// it cannot go there, or it did.
func outcome(err error, known, allowed bool) error {
	switch {
	case !known && crm.IsMissing(err), known && !allowed && errors.Is(err, crm.ErrConflict), known && allowed && err == nil:
		return nil
	}
	return fmt.Errorf("known %v, allowed %v, but the answer is: %w", known, allowed, err)
}

func (o op) message(p *plain, tx crm.Tx) error {
	k := fmt.Sprint("m", o.key)
	m, known := p.taken[k]
	was := m.State
	var err error
	allowed := was != crm.Done && was != crm.Emptied
	switch o.pick % 7 {
	case 0:
		allowed = was == crm.Waiting
		m.Tries++
		_, err = tx.Begin(k)
	case 1:
		if allowed = true; was != crm.Emptied {
			m.State, m.Until = crm.Done, time.Time{}
		}
		err = tx.Finish(k)
	case 2:
		m.State, m.Until = crm.Held, o.at
		err = tx.Hold(k, o.at)
	case 3:
		m.State, m.Incident, m.Reason = crm.Parked, "I", o.name
		err = tx.Park(k, "I", o.name)
	case 4:
		allowed = was == crm.Parked || was == crm.Held
		m.State, m.Tries, m.Until, m.Incident, m.Reason = crm.Waiting, 0, time.Time{}, "", ""
		err = tx.Retake(k)
	case 5:
		allowed = was == crm.Held
		m.State, m.Body, m.Until = crm.Emptied, nil, time.Time{}
		err = tx.Erase(k)
	case 6:
		allowed = was == crm.Waiting && m.Tries > 0
		m.Tries--
		err = tx.Withdraw(k)
	}
	if known && allowed {
		p.taken[k] = m
	}
	return outcome(err, known, allowed)
}

func (o op) queue(p *plain, tx crm.Tx) error {
	e := Post(fmt.Sprint("p", o.key, o.pick), func(e *crm.Envelope) {
		if o.pick > 2 {
			e.Track, e.Aside = fmt.Sprint("A", o.pick%3), o.pick%2 == 0
		}
		e.Place = fmt.Sprint("place", o.key%2)
	})
	_, known := p.posts[e.Key]
	got, err := tx.Queue(e)
	if !known {
		if other, ok := p.waits(e); ok {
			other.State, other.Next, other.Reason = crm.Dropped, time.Time{}, crm.Replaced
			p.posts[other.Key] = other
			e.Aside = e.Aside && other.Aside
		}
		p.queued++
		e.Seq, e.Queued, e.State = p.queued, tx.Now(), crm.Queued
		p.posts[e.Key] = e
	}
	return errors.Join(err, same("queued", got, !known))
}

// waits finds the post that waits to show the track of another in its place.
func (p *plain) waits(e crm.Envelope) (crm.Envelope, bool) {
	for _, o := range p.posts {
		if o.Key != e.Key && e.Track != "" && o.Track == e.Track && o.Place == e.Place && (o.State == crm.Queued || o.State == crm.Withheld) {
			return o, true
		}
	}
	return crm.Envelope{}, false
}

func (o op) post(p *plain, tx crm.Tx) error {
	k := fmt.Sprint("p", o.key, o.pick)
	e, known := p.posts[k]
	allowed := e.State == crm.Queued || e.State == crm.OnWay
	var err error
	switch way := len(o.name) % 7; way {
	case 0:
		e.State, e.Tries, e.Next = crm.OnWay, e.Tries+1, time.Time{}
		err = tx.Sending(k)
	case 1:
		ref := fmt.Sprint("msg", o.key)
		e.State, e.Ref, e.Next, e.Reason, e.SaidAt = crm.Said, ref, time.Time{}, "", tx.Now()
		if err = tx.Sent(k, ref); known && allowed && e.Track != "" {
			p.point(e.Track, e.Place, ref)
		}
	case 2:
		e.State, e.Next, e.Reason = crm.Queued, o.at, "busy"
		if newer, waits := p.waits(e); waits {
			e.State, e.Next, e.Reason = crm.Dropped, time.Time{}, crm.Replaced
			if known && allowed {
				p.gaveWay(e, newer)
			}
		}
		err = tx.Failed(k, o.at, "busy")
	case 3:
		e.State, e.Next, e.Reason = crm.Dropped, time.Time{}, "gone"
		err = tx.Failed(k, time.Time{}, "gone")
	default:
		return o.aside(p, tx, k, e)
	}
	if known && allowed {
		p.posts[k] = e
	}
	return outcome(err, known, allowed)
}

// aside withholds a post, queues it again or gives it up.
func (o op) aside(p *plain, tx crm.Tx, k string, e crm.Envelope) error {
	_, known := p.posts[k]
	other, newer := p.waits(e)
	var (
		allowed bool
		err     error
	)
	switch len(o.name) % 7 {
	case 4:
		allowed = e.State == crm.Queued || e.State == crm.OnWay || e.State == crm.Withheld
		e.State, e.Next, e.Reason = crm.Withheld, time.Time{}, "later"
		err = tx.Withhold(k, "later")
	case 5:
		allowed = e.State == crm.Withheld || e.State == crm.Dropped
		if known && allowed && !newer {
			p.queued++
			e.Seq, e.Queued, e.Tries = p.queued, tx.Now(), 0
		}
		e.State, e.Next, e.Reason = crm.Queued, time.Time{}, ""
		err = tx.Requeue(k)
	default:
		allowed, newer = e.State != crm.Said && e.State != crm.EmptiedPost, false
		e.State, e.Next, e.Reason = crm.Dropped, time.Time{}, "never mind"
		err = tx.GiveUp(k, "never mind")
	}
	if newer {
		e.State, e.Reason = crm.Dropped, crm.Replaced
		if known && allowed {
			p.gaveWay(e, other)
		}
	}
	if known && allowed {
		p.posts[k] = e
	}
	return outcome(err, known, allowed)
}

// gaveWay lets a newer post say what was not aside of one that gave way to it.
func (p *plain) gaveWay(e, newer crm.Envelope) {
	newer.Aside = newer.Aside && e.Aside
	p.posts[newer.Key] = newer
}

// point lets a message show a track.
func (p *plain) point(track, place, ref string) {
	at := [2]string{place, ref}
	if other := p.belongs[at]; other != "" && p.shows[[2]string{other, place}] == ref {
		p.shows[[2]string{other, place}] = ""
	}
	p.belongs[at] = track
	p.shows[[2]string{track, place}] = ref
}

func (o op) show(p *plain, tx crm.Tx) error {
	track, place, ref := fmt.Sprint("A", o.pick%3), fmt.Sprint("place", o.key%2), fmt.Sprint("msg", o.key)
	if !o.delete {
		p.point(track, place, ref)
		return tx.SetRef(track, place, ref)
	}
	if was := p.shows[[2]string{track, place}]; was != "" {
		p.belongs[[2]string{place, was}] = ""
		p.shows[[2]string{track, place}] = ""
	}
	return tx.SetRef(track, place, "")
}
